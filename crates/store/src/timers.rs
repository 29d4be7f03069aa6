//! What the clock has to do: found by an index over all jurisdictions, after any downtime, by any node.

use quorate_core::Moment;
use quorate_core::record::Digest;

use crate::database::{Store, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// A case in which a moment has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCase {
    /// The earliest of its moments.
    pub at: Moment,
    /// Whose it is.
    pub tenant: String,
    /// Its id.
    pub case: String,
}

impl Store {
    /// The cases in which a moment has come, the earliest first, after one of them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn due_cases(
        &self,
        now: Moment,
        after: Option<&DueCase>,
        limit: i64,
    ) -> Result<Vec<DueCase>, StoreError> {
        let (at, tenant, case) = after.map_or((i64::MIN, "", ""), |d| (d.at.0, &*d.tenant, &*d.case));
        let rows: Vec<(i64, String, String)> = on_pool!(self, sql::DUE_CASES, |db, sql| {
            sqlx::query_as(sql).bind(now.0).bind(at).bind(tenant).bind(case).bind(limit).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(|(at, tenant, case)| DueCase { at: Moment(at), tenant, case }).collect())
    }

    /// When the clock has something to do next, in any case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn next_due(&self) -> Result<Option<Moment>, StoreError> {
        let (at,): (Option<i64>,) =
            on_pool!(self, sql::NEXT_DUE, |db, sql| sqlx::query_as(sql).fetch_one(db).await)?;
        Ok(at.map(Moment))
    }

    /// The jurisdictions with provisional deadlines.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn provisional_tenants(&self) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> =
            on_pool!(self, sql::PROVISIONAL_TENANTS, |db, sql| sqlx::query_as(sql).fetch_all(db).await)?;
        Ok(rows.into_iter().map(|(tenant,)| tenant).collect())
    }

    /// How many cases of a jurisdiction have provisional deadlines.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn provisional_count(&self, tenant: &str) -> Result<u64, StoreError> {
        let (count,): (i64,) = on_pool!(self, sql::PROVISIONAL_COUNT, |db, sql| {
            sqlx::query_as(sql).bind(tenant).fetch_one(db).await
        })?;
        Ok(count.unsigned_abs())
    }

    /// Cases with provisional deadlines that were not counted by a calendar, with their versions, after an id.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn provisional_cases(
        &self,
        tenant: &str,
        calendar: Digest,
        after: &str,
        limit: i64,
    ) -> Result<Vec<(String, u64)>, StoreError> {
        let rows: Vec<(String, i64)> = on_pool!(self, sql::PROVISIONAL_CASES, |db, sql| {
            sqlx::query_as(sql)
                .bind(tenant)
                .bind(calendar.to_string())
                .bind(after)
                .bind(limit)
                .fetch_all(db)
                .await
        })?;
        Ok(rows.into_iter().map(|(case, version)| (case, version.unsigned_abs())).collect())
    }
}
