//! What the database promises, on SQLite and PostgreSQL alike.

mod access;
mod answers;
mod append_only;
mod artifacts;
mod clocks;
mod golden;
mod identities;
mod limits;
mod log;
mod nodes;
mod queues;
mod races;
mod rebuild;
mod schema;
mod statements;
