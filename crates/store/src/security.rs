//! The security log: who came in, who failed to, whose access was changed. Apart from the record of cases.

use quorate_core::Moment;

use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// Something that happened at the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Moment,
    /// What, by a word of the wording.
    pub event: String,
    /// Who did it; empty if nobody is known.
    pub person: String,
    /// From where.
    pub address: String,
    /// About whom or what.
    pub about: String,
}

impl Store {
    /// Notes something.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note(&self, tenant: &str, event: &SecurityEvent) -> Result<(), StoreError> {
        let SecurityEvent { id, at, event, person, address, about } = event;
        execute!(self, sql::ADD_EVENT, id, tenant, at.0, event, person, address, about)?;
        Ok(())
    }

    /// What happened before a moment and id, the last first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn events(
        &self,
        tenant: &str,
        (before, id): (Moment, &str),
        limit: i64,
    ) -> Result<Vec<SecurityEvent>, StoreError> {
        let rows: Vec<(String, i64, String, String, String, String)> =
            on_pool!(self, sql::EVENTS, |db, sql| {
                sqlx::query_as(sql).bind(tenant).bind(before.0).bind(id).bind(limit).fetch_all(db).await
            })?;
        let one = |(id, at, event, person, address, about)| SecurityEvent {
            id,
            at: Moment(at),
            event,
            person,
            address,
            about,
        };
        Ok(rows.into_iter().map(one).collect())
    }
}
