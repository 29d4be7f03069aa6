//! Everything that needs more than core alone: one binary, a table of contents. README.md says which suite answers what.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod architecture;
mod browser;
mod calendars;
mod cli;
mod documentation;
mod example;
mod faults;
mod http;
mod notices;
mod patterns;
mod scenarios;
mod store;
mod support;
mod wording;
