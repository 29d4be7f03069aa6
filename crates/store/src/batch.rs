//! The only transaction that writes the record. Leaf, head and the changed read rows go into it together.

use std::collections::BTreeSet;

use quorate_core::case::outline::QueueRow;
use quorate_core::case::{Case, Notice, Outline};
use quorate_core::context::Stored;
use quorate_core::record::leaf::Leaf;
use quorate_core::record::merkle::{Frontier, leaf_hash};
use quorate_core::record::{Digest, Payload};
use quorate_core::{Moment, Procedure};
use sqlx::{Postgres, Sqlite, Transaction};

use crate::database::{PerDatabase, Store, in_transaction};
use crate::error::StoreError;
use crate::reading::{LeafRow, LeafTuple, listed, texts};
use crate::statements as sql;

/// The due moment of rows without a deadline: they come last in a queue.
pub(crate) const NO_DUE: i64 = 9_007_199_254_740_991;

/// The head of a log: its Merkle frontier and the time of its last leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Size and roots.
    pub frontier: Frontier,
    /// When the last leaf was logged.
    pub last_at: Moment,
}

/// Where an act stands in the log: what a reply is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Index in the log, from 0.
    pub index: u64,
    /// Version of the stream after it.
    pub version: u64,
    /// Hash of the leaf.
    pub hash: Digest,
    /// The stream.
    pub stream: String,
    /// Digest of the command it answers.
    pub command_digest: Digest,
}

/// An open transaction. Dropped without [`Batch::commit`], nothing has happened.
pub struct Batch {
    pub(crate) transaction: PerDatabase<Transaction<'static, Sqlite>, Transaction<'static, Postgres>>,
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Batch")
    }
}

impl Store {
    /// Begins a batch. On SQLite it holds the only writer from the first moment (`BEGIN IMMEDIATE`).
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn batch(&self) -> Result<Batch, StoreError> {
        let transaction = match &self.writers {
            PerDatabase::Sqlite(pool) => {
                PerDatabase::Sqlite(match pool.begin_with("BEGIN IMMEDIATE").await {
                    // A full disk makes SQLite roll back by itself, which leaves the connection believing itself inside
                    // a transaction: it is closed, never used again.
                    Err(sqlx::Error::InvalidSavePointStatement) => {
                        pool.acquire().await?.close().await?;
                        pool.begin_with("BEGIN IMMEDIATE").await?
                    }
                    begun => begun?,
                })
            }
            PerDatabase::Postgres(pool) => PerDatabase::Postgres(pool.begin().await?),
        };
        Ok(Batch { transaction })
    }
}

fn big(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl Batch {
    /// Locks a stream and tells its version; `create` lets it begin.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn lock_stream(&mut self, tenant: &str, stream: &str, create: bool) -> Result<u64, StoreError> {
        if create {
            in_transaction!(self, sql::CREATE_STREAM, |db, sql| {
                sqlx::query(sql).bind(tenant).bind(stream).execute(db).await.map(|_| ())
            })?;
        }
        let row: Option<(i64,)> = in_transaction!(self, sql::LOCK_STREAM, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(stream).fetch_optional(db).await
        })?;
        Ok(row.map_or(0, |(v,)| v.unsigned_abs()))
    }

    /// The version of a stream, unlocked.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn version(&mut self, tenant: &str, stream: &str) -> Result<u64, StoreError> {
        let row: Option<(i64,)> = in_transaction!(self, sql::STREAM_VERSION, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(stream).fetch_optional(db).await
        })?;
        Ok(row.map_or(0, |(v,)| v.unsigned_abs()))
    }

    /// The leaves of a stream after a version.
    ///
    /// # Errors
    /// If the database fails or a leaf cannot be read.
    pub async fn leaves_since(
        &mut self,
        tenant: &str,
        stream: &str,
        version: u64,
    ) -> Result<Vec<LeafRow>, StoreError> {
        let rows: Vec<LeafTuple> = in_transaction!(self, sql::LEAVES_SINCE, |db, sql| {
            sqlx::query_as(sql)
                .bind(tenant)
                .bind(stream)
                .bind(big(version))
                .bind(i64::MAX)
                .fetch_all(db)
                .await
        })?;
        rows.into_iter().map(LeafRow::from_tuple).collect()
    }

    /// What a command of an actor was answered with, if it was.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn answered(
        &mut self,
        tenant: &str,
        actor: &str,
        command: &str,
    ) -> Result<Option<Appended>, StoreError> {
        let row: Option<(i64, i64, String, String, String)> =
            in_transaction!(self, sql::ANSWERED, |db, sql| {
                sqlx::query_as(sql).bind(tenant).bind(actor).bind(command).fetch_optional(db).await
            })?;
        row.map(|(index, version, hash, digest, stream)| {
            let read = |text: &str| text.parse().map_err(|_| StoreError::Inconsistent("leaf.hash".into()));
            Ok(Appended {
                index: index.unsigned_abs(),
                version: version.unsigned_abs(),
                hash: read(&hash)?,
                stream,
                command_digest: read(&digest)?,
            })
        })
        .transpose()
    }

    /// The stored artifacts among some digests.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn artifacts(&mut self, tenant: &str, digests: &[Digest]) -> Result<Vec<Stored>, StoreError> {
        let mut all = vec![];
        for digest in digests {
            let row: Option<(i64, String, String, String)> =
                in_transaction!(self, sql::ARTIFACT, |db, sql| {
                    sqlx::query_as(sql).bind(tenant).bind(digest.to_string()).fetch_optional(db).await
                })?;
            if let Some((size, media, name, _)) = row {
                all.push(Stored { digest: *digest, size: size.unsigned_abs(), media, name });
            }
        }
        Ok(all)
    }

    /// The texts of some payloads, those of this transaction among them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn payloads(
        &mut self,
        tenant: &str,
        digests: &[Digest],
    ) -> Result<Vec<(Digest, String)>, StoreError> {
        let wanted = listed(digests);
        let rows: Vec<(String, String)> = in_transaction!(self, sql::PAYLOADS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(wanted).fetch_all(db).await
        })?;
        Ok(texts(rows))
    }

    /// Locks the head of a log.
    ///
    /// # Errors
    /// If the database fails or the frontier does not fit the size.
    pub async fn lock_head(&mut self, tenant: &str) -> Result<Head, StoreError> {
        in_transaction!(self, sql::CREATE_HEAD, |db, sql| sqlx::query(sql)
            .bind(tenant)
            .execute(db)
            .await
            .map(|_| ()))?;
        let (size, last_at, frontier): (i64, i64, String) =
            in_transaction!(self, sql::LOCK_HEAD, |db, sql| {
                sqlx::query_as(sql).bind(tenant).fetch_one(db).await
            })?;
        head(size, last_at, &frontier)
    }

    /// Appends a leaf under its head. The head moves in memory; [`Batch::set_head`] writes it.
    ///
    /// # Errors
    /// If the database fails; a unique constraint is the last line against a doubled version or command.
    pub async fn append(&mut self, head: &mut Head, leaf: &Leaf) -> Result<Appended, StoreError> {
        let text =
            quorate_core::record::canonical(leaf).map_err(|e| StoreError::Inconsistent(e.to_string()))?;
        let hash = leaf_hash(text.as_bytes());
        let index = head.frontier.append(hash);
        head.last_at = leaf.at;
        in_transaction!(self, sql::ADD_LEAF, |db, sql| {
            sqlx::query(sql)
                .bind(&leaf.tenant)
                .bind(big(index))
                .bind(&leaf.stream)
                .bind(big(leaf.version))
                .bind(&leaf.actor)
                .bind(&leaf.command)
                .bind(leaf.command_digest.to_string())
                .bind(hash.to_string())
                .bind(&text)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        let moved = in_transaction!(self, sql::SET_STREAM, |db, sql| {
            sqlx::query(sql)
                .bind(&leaf.tenant)
                .bind(&leaf.stream)
                .bind(big(leaf.version))
                .execute(db)
                .await
                .map(|done| done.rows_affected())
        })?;
        if moved != 1 {
            return Err(StoreError::Inconsistent(format!(
                "stream {} is not at version {}",
                leaf.stream,
                leaf.version - 1
            )));
        }
        Ok(Appended {
            index,
            version: leaf.version,
            hash,
            stream: leaf.stream.clone(),
            command_digest: leaf.command_digest,
        })
    }

    /// Writes a head that has moved.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_head(&mut self, tenant: &str, head: &Head) -> Result<(), StoreError> {
        let roots = serde_json::to_string(head.frontier.roots())
            .map_err(|e| StoreError::Inconsistent(e.to_string()))?;
        in_transaction!(self, sql::SET_HEAD, |db, sql| {
            sqlx::query(sql)
                .bind(tenant)
                .bind(big(head.frontier.size()))
                .bind(head.last_at.0)
                .bind(&roots)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// Keeps payloads.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_payloads(&mut self, tenant: &str, payloads: &[Payload]) -> Result<(), StoreError> {
        for payload in payloads {
            let salt: String = payload.salt.iter().map(|b| format!("{b:02x}")).collect();
            in_transaction!(self, sql::ADD_PAYLOAD, |db, sql| {
                sqlx::query(sql)
                    .bind(tenant)
                    .bind(payload.digest.to_string())
                    .bind(&salt)
                    .bind(&payload.text)
                    .execute(db)
                    .await
                    .map(|_| ())
            })?;
        }
        Ok(())
    }

    /// Writes what of a case's outline has changed; `before` is none for a new or rebuilt case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_outline(
        &mut self,
        tenant: &str,
        procedure: &Procedure,
        case: &Case,
        before: Option<(&Procedure, &Case)>,
    ) -> Result<(), StoreError> {
        let after = case.outline(procedure);
        // By the version of the procedure that the rows were written by.
        let before = before.filter(|(_, c)| c.version > 0).map(|(p, c)| (c.outline(p), files(c)));
        self.put_case(tenant, case, &after).await?;
        let (old, old_files) = match &before {
            Some((outline, files)) => (Some(outline), files.clone()),
            None => (None, BTreeSet::new()),
        };
        let old_offices: BTreeSet<&String> = old.map(|o| o.offices.iter().collect()).unwrap_or_default();
        let offices: BTreeSet<&String> = after.offices.iter().collect();
        for office in offices.difference(&old_offices) {
            self.pair(sql::ADD_CASE_OFFICE, tenant, &case.id, office).await?;
        }
        for office in old_offices.difference(&offices) {
            self.pair(sql::DROP_CASE_OFFICE, tenant, &case.id, office).await?;
        }
        let files = files(case);
        for file in files.difference(&old_files) {
            self.pair(sql::ADD_CASE_FILE, tenant, &case.id, file).await?;
        }
        for file in old_files.difference(&files) {
            self.pair(sql::DROP_CASE_FILE, tenant, &case.id, file).await?;
        }
        let none = BTreeSet::new();
        let old_grams = old.map_or(&none, |o| &o.grams);
        self.grams(sql::ADD_GRAMS, tenant, &case.id, after.grams.difference(old_grams)).await?;
        self.grams(sql::DROP_GRAMS, tenant, &case.id, old_grams.difference(&after.grams)).await?;
        let old_rows: BTreeSet<&QueueRow> = old.map(|o| o.queue.iter().collect()).unwrap_or_default();
        let rows: BTreeSet<&QueueRow> = after.queue.iter().collect();
        for row in rows.difference(&old_rows) {
            self.put_queue(tenant, case, row).await?;
        }
        let keys: BTreeSet<&String> = rows.iter().map(|r| &r.key).collect();
        for row in old_rows.iter().filter(|r| !keys.contains(&r.key)) {
            self.pair(sql::DROP_QUEUE, tenant, &case.id, &row.key).await?;
        }
        Ok(())
    }

    /// Writes what offices are told of an act; `index` is its place in the log.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_notices(
        &mut self,
        tenant: &str,
        (case, index, at): (&str, u64, Moment),
        notices: &[Notice],
    ) -> Result<(), StoreError> {
        for notice in notices {
            in_transaction!(self, sql::ADD_NOTICE, |db, sql| {
                sqlx::query(sql)
                    .bind(tenant)
                    .bind(&notice.office)
                    .bind(big(index))
                    .bind(notice.kind.as_str())
                    .bind(&notice.key)
                    .bind(case)
                    .bind(at.0)
                    .bind(&notice.person)
                    .execute(db)
                    .await
                    .map(|_| ())
            })?;
        }
        Ok(())
    }

    async fn grams(
        &mut self,
        statement: sql::Statement,
        tenant: &str,
        case: &str,
        grams: impl Iterator<Item = &String>,
    ) -> Result<(), StoreError> {
        let grams: Vec<&String> = grams.collect();
        if grams.is_empty() {
            return Ok(());
        }
        let list = serde_json::to_string(&grams).map_err(|e| StoreError::Inconsistent(e.to_string()))?;
        self.pair(statement, tenant, case, &list).await
    }

    async fn pair(
        &mut self,
        statement: sql::Statement,
        tenant: &str,
        case: &str,
        other: &str,
    ) -> Result<(), StoreError> {
        in_transaction!(self, statement, |db, sql| {
            sqlx::query(sql).bind(tenant).bind(case).bind(other).execute(db).await.map(|_| ())
        })?;
        Ok(())
    }

    async fn put_case(&mut self, tenant: &str, case: &Case, outline: &Outline) -> Result<(), StoreError> {
        in_transaction!(self, sql::PUT_CASE, |db, sql| {
            sqlx::query(sql)
                .bind(tenant)
                .bind(&case.id)
                .bind(&case.procedure)
                .bind(case.digest.to_string())
                .bind(&case.title)
                .bind(&outline.stage)
                .bind(&outline.status)
                .bind(&outline.end)
                .bind(&outline.lead)
                .bind(i64::from(outline.returned))
                .bind(big(case.version))
                .bind(case.opened_at.0)
                .bind(case.moved_at.0)
                .bind(outline.next_at.map_or(NO_DUE, |at| at.0))
                .bind(&outline.provisional)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    async fn put_queue(&mut self, tenant: &str, case: &Case, row: &QueueRow) -> Result<(), StoreError> {
        in_transaction!(self, sql::PUT_QUEUE, |db, sql| {
            sqlx::query(sql)
                .bind(tenant)
                .bind(&case.id)
                .bind(&row.key)
                .bind(&row.office)
                .bind(&row.task)
                .bind(&row.kind)
                .bind(&row.state)
                .bind(&row.force)
                .bind(row.due.map_or(NO_DUE, |d| d.0))
                .bind(row.offered.0)
                .bind(row.stage as i64)
                .bind(i64::from(row.waiting))
                .bind(&case.procedure)
                .bind(&row.mark)
                .bind(&row.person)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// Empties the read tables of a tenant.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn clear(&mut self, tenant: &str) -> Result<(), StoreError> {
        for statement in [
            sql::CLEAR_CASES,
            sql::CLEAR_OFFICES,
            sql::CLEAR_FILES,
            sql::CLEAR_GRAMS,
            sql::CLEAR_QUEUE,
            sql::CLEAR_NOTICES,
            sql::CLEAR_VERDICTS,
        ] {
            in_transaction!(self, statement, |db, sql| sqlx::query(sql)
                .bind(tenant)
                .execute(db)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// Gives the batch up: nothing has happened.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn give_up(self) -> Result<(), StoreError> {
        match self.transaction {
            PerDatabase::Sqlite(transaction) => transaction.rollback().await?,
            PerDatabase::Postgres(transaction) => transaction.rollback().await?,
        }
        Ok(())
    }

    /// Makes the batch durable. After an error nothing is known: the connection is not used again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.transaction {
            PerDatabase::Sqlite(transaction) => transaction.commit().await?,
            PerDatabase::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

pub(crate) fn head(size: i64, last_at: i64, frontier: &str) -> Result<Head, StoreError> {
    let wrong = || StoreError::Inconsistent("log_head.frontier".into());
    let roots: Vec<Digest> = serde_json::from_str(frontier).map_err(|_| wrong())?;
    let frontier = Frontier::restore(size.unsigned_abs(), roots).ok_or_else(wrong)?;
    Ok(Head { frontier, last_at: Moment(last_at) })
}

fn files(case: &Case) -> BTreeSet<String> {
    case.files().map(|f| f.digest.to_string()).collect()
}
