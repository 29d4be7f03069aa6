//! What the suites share: databases to run on, and a county with offices and people.

pub mod base64;
pub mod cluster;
pub mod county;
pub mod databases;
pub mod expected;
