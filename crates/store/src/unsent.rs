//! 暂存: what somebody has filled in and not sent yet. It is theirs alone, and no part of the record.

use quorate_core::Moment;

use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// What nobody came back to in so many minutes is thrown away: ninety days.
const KEPT_MINUTES: i64 = 90 * 24 * 60;

impl Store {
    /// Keeps what a person has filled in for a task, instead of what was kept before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_unsent(
        &self,
        (tenant, person): (&str, &str),
        (case, task): (&str, &str),
        body: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        execute!(self, sql::SWEEP_UNSENT, now.plus_minutes(-KEPT_MINUTES).0)?;
        execute!(self, sql::PUT_UNSENT, tenant, person, case, task, body, now.0)?;
        Ok(())
    }

    /// What a person has filled in for a task, and when.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unsent(
        &self,
        (tenant, person): (&str, &str),
        (case, task): (&str, &str),
    ) -> Result<Option<(String, Moment)>, StoreError> {
        let row: Option<(String, i64)> = on_pool!(self, sql::UNSENT, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).bind(case).bind(task).fetch_optional(db).await
        })?;
        Ok(row.map(|(body, saved)| (body, Moment(saved))))
    }

    /// Throws it away: it was sent, or is not wanted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drop_unsent(
        &self,
        (tenant, person): (&str, &str),
        (case, task): (&str, &str),
    ) -> Result<(), StoreError> {
        execute!(self, sql::DROP_UNSENT, tenant, person, case, task)?;
        Ok(())
    }
}
