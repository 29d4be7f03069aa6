//! What audits found of each case, as far as they have been made: for the list that shows the worst first.

use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// What an audit found of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of verdict_row, told in the migrations")]
pub struct VerdictRow {
    pub case: String,
    /// The version of the case that was judged.
    pub version: u64,
    pub weight: u64,
    pub broken: u32,
    pub doubts: u32,
    pub explained: u32,
    pub later: u32,
    pub returns: u32,
    pub title: String,
    pub digest: String,
    pub status: String,
    pub lead: String,
}

type VerdictTuple = (String, i64, i64, i64, i64, i64, i64, i64, String, String, String, String);

fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

impl Store {
    /// Keeps what was found of a case at a version: weight, broken, doubts, explained, recorded later, returns.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_verdict(
        &self,
        (tenant, case): (&str, &str),
        version: u64,
        found: [u64; 6],
    ) -> Result<(), StoreError> {
        let version = i64::try_from(version).unwrap_or(i64::MAX);
        let [weight, broken, doubts, explained, later, returns] =
            found.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        execute!(
            self,
            sql::PUT_VERDICT,
            tenant,
            case,
            version,
            weight,
            broken,
            doubts,
            explained,
            later,
            returns
        )?;
        Ok(())
    }

    /// Cases of which nothing was found yet, or that have moved since.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unjudged(&self, tenant: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = on_pool!(self, sql::UNJUDGED, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(limit).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(|(case,)| case).collect())
    }

    /// What was found, the worst first, after a weight and a case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn verdicts(
        &self,
        tenant: &str,
        (weight, case): (u64, &str),
        limit: i64,
    ) -> Result<Vec<VerdictRow>, StoreError> {
        let weight = i64::try_from(weight).unwrap_or(i64::MAX);
        let rows: Vec<VerdictTuple> = on_pool!(self, sql::VERDICTS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(weight).bind(case).bind(limit).fetch_all(db).await
        })?;
        let one = |t: VerdictTuple| VerdictRow {
            case: t.0,
            version: t.1.unsigned_abs(),
            weight: t.2.unsigned_abs(),
            broken: small(t.3),
            doubts: small(t.4),
            explained: small(t.5),
            later: small(t.6),
            returns: small(t.7),
            title: t.8,
            digest: t.9,
            status: t.10,
            lead: t.11,
        };
        Ok(rows.into_iter().map(one).collect())
    }

    /// How many cases were judged as they are, and with how many of them something is wrong: broken, in doubt.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn verdict_counts(&self, tenant: &str) -> Result<(u64, u64, u64), StoreError> {
        let (all, broken, doubted): (i64, i64, i64) = on_pool!(self, sql::VERDICT_COUNTS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).fetch_one(db).await
        })?;
        Ok((all.unsigned_abs(), broken.unsigned_abs(), doubted.unsigned_abs()))
    }
}
