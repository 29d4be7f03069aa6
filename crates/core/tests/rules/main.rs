//! Core's own tests: one binary, data where it can be.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod bounds;
mod broken;
mod calendar;
mod correcting;
mod founding;
mod leading;
mod meeting;
mod properties;
mod random;
mod situations;
mod world;
