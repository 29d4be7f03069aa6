//! Durable leaves, the tables read from them, secrets and artifacts, on SQLite or PostgreSQL.
//!
//! [`Store::batch`] opens the only transaction that writes the record; everything else reads, or writes secrets and
//! artifacts, which are not part of it.

mod access;
mod accounts;
mod artifacts;
mod batch;
mod database;
mod error;
mod identities;
mod incoming;
mod invitations;
mod migrations;
mod notices;
mod practice;
mod reading;
mod security;
pub mod statements;
mod timers;
mod unsent;
mod verdicts;

pub use access::{Bearer, Scope, Secret, SessionRow};
pub use accounts::{Account, TokenRow};
pub use artifacts::{ArtifactError, Artifacts, Uploaded};
pub use batch::{Appended, Batch, Head};
pub use database::{Store, Url};
pub use error::StoreError;
pub use identities::{Ceremony, Identity, PasskeyRow};
pub use incoming::{Sender, UPLOADS_MAX, Upload};
pub use invitations::Opens;
pub use notices::{Delivery, NoticeRow};
pub use reading::{CaseFilter, CaseRow, LeafRow, QueueFilter, QueueItem};
pub use security::SecurityEvent;
pub use timers::DueCase;
pub use verdicts::VerdictRow;
