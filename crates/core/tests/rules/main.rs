//! Core's own tests: one binary, data where it can be.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod bounds;
mod broken;
mod calendar;
mod correcting;
mod covering;
mod deadlines;
mod departing;
mod difference;
mod directory;
mod duties;
mod feasible;
mod founding;
mod handing;
mod handling;
mod informing;
mod inviting;
mod leading;
mod lifecycle;
mod meeting;
mod migrating;
mod noticing;
mod patterns;
mod previewing;
mod properties;
mod recusing;
mod reminding;
mod revoking;
mod routing;
mod sharing;
mod signing;
mod situations;
mod suspending;
mod tally;
mod world;
