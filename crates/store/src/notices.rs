//! Notices as offices read them, and how far each person has been told outside the pages.

use quorate_core::Moment;

use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// Something an office was told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of notice and of its case, told in the migrations")]
pub struct NoticeRow {
    pub office: String,
    /// Index of the act in the log.
    pub position: u64,
    pub kind: String,
    pub key: String,
    pub case: String,
    pub at: Moment,
    pub title: String,
    pub digest: String,
    pub person: String,
    /// The office whose task it is about; empty: it is about none.
    pub of: String,
}

type NoticeTuple = (String, i64, String, String, String, i64, String, String, String, String);

/// How far a person has been told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Everything before this index of the log.
    pub told_to: u64,
    /// When last.
    pub told_at: Moment,
    /// Somebody is telling the person until then.
    pub lease: Moment,
}

fn big(index: u64) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

fn list(names: &[String]) -> Result<String, StoreError> {
    serde_json::to_string(names).map_err(|e| StoreError::Inconsistent(e.to_string()))
}

impl Store {
    /// What offices, and some people of them alone, were told from an index of the log on and before another, the last first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn notices(
        &self,
        tenant: &str,
        (offices, people): (&[String], &[String]),
        (from, before): (u64, u64),
        limit: i64,
    ) -> Result<Vec<NoticeRow>, StoreError> {
        let (offices, people) = (list(offices)?, list(people)?);
        let rows: Vec<NoticeTuple> = on_pool!(self, sql::NOTICES, |db, sql| {
            sqlx::query_as(sql)
                .bind(tenant)
                .bind(&offices)
                .bind(big(before))
                .bind(big(from))
                .bind(limit)
                .bind(&people)
                .fetch_all(db)
                .await
        })?;
        let one = |t: NoticeTuple| NoticeRow {
            office: t.0,
            position: t.1.unsigned_abs(),
            kind: t.2,
            key: t.3,
            case: t.4,
            at: Moment(t.5),
            title: t.6,
            digest: t.7,
            person: t.8,
            of: t.9,
        };
        Ok(rows.into_iter().map(one).collect())
    }

    /// How much an office, and some people of it alone, were told from an index on, counted up to 100.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn notices_since(
        &self,
        tenant: &str,
        (office, people): (&str, &[String]),
        from: u64,
    ) -> Result<u64, StoreError> {
        let people = list(people)?;
        let (count,): (i64,) = on_pool!(self, sql::NOTICES_SINCE, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(office).bind(big(from)).bind(&people).fetch_one(db).await
        })?;
        Ok(count.unsigned_abs())
    }

    /// How far a person has been told; begins here for whom nothing is known: the past is not told.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn delivery(
        &self,
        (tenant, person): (&str, &str),
        from: u64,
        now: Moment,
    ) -> Result<Delivery, StoreError> {
        let known: Option<(i64, i64, i64)> = on_pool!(self, sql::DELIVERY, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).fetch_optional(db).await
        })?;
        match known {
            Some((to, at, lease)) => {
                Ok(Delivery { told_to: to.unsigned_abs(), told_at: Moment(at), lease: Moment(lease) })
            }
            None => {
                execute!(self, sql::BEGIN_DELIVERY, tenant, person, big(from), now.0)?;
                Ok(Delivery { told_to: from, told_at: now, lease: Moment(0) })
            }
        }
    }

    /// Takes it upon this node to tell a person; false if another does, or has.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn lease_delivery(
        &self,
        (tenant, person): (&str, &str),
        told_to: u64,
        (now, until): (Moment, Moment),
    ) -> Result<bool, StoreError> {
        Ok(execute!(self, sql::LEASE_DELIVERY, tenant, person, big(told_to), until.0, now.0)? == 1)
    }

    /// Notes that a person has been told everything before an index.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_delivery(
        &self,
        (tenant, person): (&str, &str),
        told_to: u64,
        now: Moment,
    ) -> Result<(), StoreError> {
        execute!(self, sql::END_DELIVERY, tenant, person, big(told_to), now.0)?;
        Ok(())
    }
}
