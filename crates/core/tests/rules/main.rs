//! Core's own tests: one binary, data where it can be.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod bounds;
mod broken;
mod calendar;
mod correcting;
mod covering;
mod difference;
mod directory;
mod duties;
mod feasible;
mod founding;
mod inviting;
mod leading;
mod meeting;
mod noticing;
mod properties;
mod recusing;
mod reminding;
mod routing;
mod situations;
mod world;
