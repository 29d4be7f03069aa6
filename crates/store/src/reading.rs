//! Reading: leaves, cases, queues, payloads, definitions.

use quorate_core::Moment;
use quorate_core::record::Digest;
use quorate_core::record::leaf::Leaf;

use crate::batch::{Head, NO_DUE, head};
use crate::database::{Store, execute, on_pool, on_writer};
use crate::error::StoreError;
use crate::statements as sql;

/// A leaf as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafRow {
    /// Index in the log.
    pub index: u64,
    /// Its hash.
    pub hash: Digest,
    /// The bytes that were hashed.
    pub text: String,
    /// What they say.
    pub leaf: Leaf,
}

pub(crate) type LeafTuple = (i64, i64, String, String, String, String, String, String);

impl LeafRow {
    /// A leaf is what its text says; the columns beside it must say the same.
    pub(crate) fn from_tuple(row: LeafTuple) -> Result<Self, StoreError> {
        let (index, version, hash, text, stream, actor, command, command_digest) = row;
        let wrong = |what: String| StoreError::Inconsistent(format!("leaf {index}: {what}"));
        let leaf: Leaf = serde_json::from_str(&text).map_err(|e| wrong(e.to_string()))?;
        if leaf.version != version.unsigned_abs() {
            return Err(wrong("version".into()));
        }
        let columns = [(&stream, &leaf.stream), (&actor, &leaf.actor), (&command, &leaf.command)];
        if columns.iter().any(|(column, told)| column != told)
            || command_digest != leaf.command_digest.to_string()
        {
            return Err(wrong("its columns say something else".into()));
        }
        let hash = hash.parse().map_err(|_| wrong("hash".into()))?;
        Ok(Self { index: index.unsigned_abs(), hash, text, leaf })
    }
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of case_row, told in the migrations")]
pub struct CaseRow {
    pub id: String,
    pub procedure: String,
    pub digest: String,
    pub title: String,
    pub stage: String,
    pub status: String,
    pub end: String,
    pub lead: String,
    pub returned: bool,
    pub version: u64,
    pub opened_at: Moment,
    pub moved_at: Moment,
}

type CaseTuple = (String, String, String, String, String, String, String, String, i64, i64, i64, i64);

impl From<CaseTuple> for CaseRow {
    fn from(t: CaseTuple) -> Self {
        Self {
            id: t.0,
            procedure: t.1,
            digest: t.2,
            title: t.3,
            stage: t.4,
            status: t.5,
            end: t.6,
            lead: t.7,
            returned: t.8 != 0,
            version: t.9.unsigned_abs(),
            opened_at: Moment(t.10),
            moved_at: Moment(t.11),
        }
    }
}

/// Which cases, from where on.
#[derive(Clone, Debug, Default)]
pub struct CaseFilter {
    /// `open`, `ended`, `withdrawn`, or all if empty.
    pub status: String,
    /// By procedure, or all if empty.
    pub procedure: String,
    /// Only those found by this; all if empty.
    pub find: String,
    /// Only those these offices take part in; none: all.
    pub offices: Option<Vec<String>>,
    /// Only those led by one of the offices.
    pub led: bool,
    /// The last row of the page before.
    pub after: Option<(Moment, String)>,
    /// At most so many.
    pub limit: i64,
}

/// Which tasks of an office, from where on.
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// One of the five states, `open` for those still owed, or all if empty.
    pub state: String,
    /// By procedure, or all if empty.
    pub procedure: String,
    /// By case, or all if empty.
    pub case: String,
    /// Only what this person holds or what is meant for them; all if empty.
    pub person: String,
    /// Due before or at this moment.
    pub due_by: Option<Moment>,
    /// The last row of the page before: due, case, key.
    pub after: Option<(i64, String, String)>,
    /// At most so many.
    pub limit: i64,
}

/// A task in an office's queue, with the title of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of queue_row, told in the migrations")]
pub struct QueueItem {
    pub case: String,
    pub key: String,
    pub office: String,
    pub task: String,
    pub kind: String,
    pub state: String,
    pub force: String,
    pub due: Option<Moment>,
    pub offered: Moment,
    pub stage: usize,
    pub waiting: bool,
    pub procedure: String,
    pub title: String,
    pub digest: String,
    pub mark: String,
    pub person: String,
    /// For the cursor.
    pub due_order: i64,
}

type QueueTuple = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    i64,
    i64,
    i64,
    i64,
    String,
    String,
    String,
    String,
    String,
);

impl From<QueueTuple> for QueueItem {
    fn from(t: QueueTuple) -> Self {
        Self {
            case: t.0,
            key: t.1,
            office: t.2,
            task: t.3,
            kind: t.4,
            state: t.5,
            force: t.6,
            due: (t.7 < NO_DUE).then_some(Moment(t.7)),
            offered: Moment(t.8),
            stage: usize::try_from(t.9).unwrap_or(0),
            waiting: t.10 != 0,
            procedure: t.11,
            title: t.12,
            digest: t.13,
            mark: t.14,
            person: t.15,
            due_order: t.7,
        }
    }
}

impl Store {
    /// The version of a stream; 0 if there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn version(&self, tenant: &str, stream: &str) -> Result<u64, StoreError> {
        let row: Option<(i64,)> = on_pool!(self, sql::STREAM_VERSION, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(stream).fetch_optional(db).await
        })?;
        Ok(row.map_or(0, |(v,)| v.unsigned_abs()))
    }

    /// The leaves of a stream after a version.
    ///
    /// # Errors
    /// If the database fails or a leaf cannot be read.
    pub async fn leaves_since(
        &self,
        tenant: &str,
        stream: &str,
        version: u64,
        limit: i64,
    ) -> Result<Vec<LeafRow>, StoreError> {
        let since = i64::try_from(version).unwrap_or(i64::MAX);
        let rows: Vec<LeafTuple> = on_pool!(self, sql::LEAVES_SINCE, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(stream).bind(since).bind(limit).fetch_all(db).await
        })?;
        rows.into_iter().map(LeafRow::from_tuple).collect()
    }

    /// The leaves of a log from an index on.
    ///
    /// # Errors
    /// If the database fails or a leaf cannot be read.
    pub async fn log_since(&self, tenant: &str, index: u64, limit: i64) -> Result<Vec<LeafRow>, StoreError> {
        let from = i64::try_from(index).unwrap_or(i64::MAX);
        let rows: Vec<LeafTuple> = on_pool!(self, sql::LOG_SINCE, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(from).bind(limit).fetch_all(db).await
        })?;
        rows.into_iter().map(LeafRow::from_tuple).collect()
    }

    /// Every stream of a tenant with its version.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn streams(&self, tenant: &str) -> Result<Vec<(String, u64)>, StoreError> {
        let rows: Vec<(String, i64)> =
            on_pool!(self, sql::STREAMS, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?;
        Ok(rows.into_iter().map(|(stream, version)| (stream, version.unsigned_abs())).collect())
    }

    /// The head of a log, if there is one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn head(&self, tenant: &str) -> Result<Option<Head>, StoreError> {
        let row: Option<(i64, i64, String)> =
            on_pool!(self, sql::HEAD, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_optional(db).await)?;
        row.map(|(size, last_at, frontier)| head(size, last_at, &frontier)).transpose()
    }

    /// Every tenant.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tenants(&self) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> =
            on_pool!(self, sql::TENANTS, |db, sql| sqlx::query_as(sql).fetch_all(db).await)?;
        Ok(rows.into_iter().map(|(t,)| t).collect())
    }

    /// Case streams of a tenant after a name, in order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn case_streams(
        &self,
        tenant: &str,
        after: &str,
        limit: i64,
    ) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = on_pool!(self, sql::STREAMS_LIKE, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(after).bind(limit).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(|(s,)| s).collect())
    }

    /// The text of a payload.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn payload(&self, tenant: &str, digest: Digest) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> = on_pool!(self, sql::PAYLOAD, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(digest.to_string()).fetch_optional(db).await
        })?;
        Ok(row.map(|(text,)| text))
    }

    /// The texts of some payloads, in one read.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn payloads(
        &self,
        tenant: &str,
        digests: &[Digest],
    ) -> Result<Vec<(Digest, String)>, StoreError> {
        let wanted = listed(digests);
        let rows: Vec<(String, String)> = on_pool!(self, sql::PAYLOADS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(wanted).fetch_all(db).await
        })?;
        Ok(texts(rows))
    }

    /// Keeps a definition for good.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_definition(
        &self,
        digest: Digest,
        name: &str,
        body: &str,
        translation: Option<&str>,
    ) -> Result<(), StoreError> {
        on_writer!(self, sql::ADD_DEFINITION, |db, sql| {
            sqlx::query(sql)
                .bind(digest.to_string())
                .bind(name)
                .bind(body)
                .bind(translation)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// The text of a definition, and of its translation.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn definition(&self, digest: Digest) -> Result<Option<(String, Option<String>)>, StoreError> {
        Ok(on_pool!(self, sql::DEFINITION, |db, sql| {
            sqlx::query_as(sql).bind(digest.to_string()).fetch_optional(db).await
        })?)
    }

    /// Every definition any case may have begun under: name, text, translation.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn definitions(&self) -> Result<Vec<(String, String, Option<String>)>, StoreError> {
        Ok(on_pool!(self, sql::DEFINITIONS, |db, sql| sqlx::query_as(sql).fetch_all(db).await)?)
    }

    /// A case as lists show it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn case_row(&self, tenant: &str, case: &str) -> Result<Option<CaseRow>, StoreError> {
        let row: Option<CaseTuple> = on_pool!(self, sql::CASE_ROW, |db, sql| sqlx::query_as(sql)
            .bind(tenant)
            .bind(case)
            .fetch_optional(db)
            .await)?;
        Ok(row.map(CaseRow::from))
    }

    /// Cases, the last moved first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn cases(&self, tenant: &str, filter: &CaseFilter) -> Result<Vec<CaseRow>, StoreError> {
        let (moved, id) = filter.after.clone().unwrap_or((Moment(i64::MAX), String::new()));
        let offices = match &filter.offices {
            Some(list) => serde_json::to_string(list).map_err(|e| StoreError::Inconsistent(e.to_string()))?,
            None => String::new(),
        };
        let grams = serde_json::to_string(&quorate_core::search::grams(&filter.find))
            .map_err(|e| StoreError::Inconsistent(e.to_string()))?;
        let statement = if filter.offices.is_some() { sql::CASES_OF_OFFICES } else { sql::CASES };
        let rows: Vec<CaseTuple> = on_pool!(self, statement, |db, sql| {
            let query = sqlx::query_as(sql)
                .bind(tenant)
                .bind(&filter.status)
                .bind(&filter.procedure)
                .bind(moved.0)
                .bind(&id)
                .bind(filter.limit)
                .bind(&grams);
            let query = if filter.offices.is_some() {
                query.bind(&offices).bind(i64::from(filter.led))
            } else {
                query
            };
            query.fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(CaseRow::from).collect())
    }

    /// Whether an office takes part in a case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sees_case(&self, tenant: &str, case: &str, office: &str) -> Result<bool, StoreError> {
        let (count,): (i64,) = on_pool!(self, sql::SEES_CASE, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(case).bind(office).fetch_one(db).await
        })?;
        Ok(count > 0)
    }

    /// The cases that name a file.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn cases_naming(&self, tenant: &str, digest: Digest) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = on_pool!(self, sql::FILE_CASES, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(digest.to_string()).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(|(c,)| c).collect())
    }

    /// An office's tasks in the order of their due moments.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn queue(
        &self,
        tenant: &str,
        office: &str,
        filter: &QueueFilter,
    ) -> Result<Vec<QueueItem>, StoreError> {
        let (due, case, key) = filter.after.clone().unwrap_or((i64::MIN, String::new(), String::new()));
        let due_by = filter.due_by.map_or(NO_DUE, |d| d.0);
        let of_person = !filter.person.is_empty();
        let statement = match filter.state.as_str() {
            _ if of_person => sql::QUEUE_OF_PERSON,
            "" => sql::QUEUE,
            "open" => sql::QUEUE_OWED,
            _ => sql::QUEUE_IN_STATE,
        };
        let rows: Vec<QueueTuple> = on_pool!(self, statement, |db, sql| {
            let query = sqlx::query_as(sql)
                .bind(tenant)
                .bind(office)
                .bind(due)
                .bind(&case)
                .bind(&key)
                .bind(&filter.procedure)
                .bind(&filter.case)
                .bind(due_by)
                .bind(filter.limit);
            let query = if of_person { query.bind(&filter.person) } else { query };
            let named = of_person || !matches!(filter.state.as_str(), "" | "open");
            let query = if named { query.bind(&filter.state) } else { query };
            query.fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(QueueItem::from).collect())
    }

    /// What is owed between two moments by some offices or in cases they lead; by anybody where none are named.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn deadlines(
        &self,
        tenant: &str,
        offices: Option<&[String]>,
        (after, until): (Moment, Moment),
        limit: i64,
    ) -> Result<Vec<QueueItem>, StoreError> {
        let offices = match offices {
            Some(list) => serde_json::to_string(list).map_err(|e| StoreError::Inconsistent(e.to_string()))?,
            None => String::new(),
        };
        // Rows without a deadline have the largest moment.
        let until = until.0.min(NO_DUE - 1);
        let rows: Vec<QueueTuple> = on_pool!(self, sql::DEADLINES, |db, sql| {
            sqlx::query_as(sql)
                .bind(tenant)
                .bind(&offices)
                .bind(after.0)
                .bind(until)
                .bind(limit)
                .fetch_all(db)
                .await
        })?;
        Ok(rows.into_iter().map(QueueItem::from).collect())
    }

    /// How many tasks each person of an office holds now, or is the one they are meant for; those with none left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn loads(&self, tenant: &str, office: &str) -> Result<Vec<(String, u64)>, StoreError> {
        let rows: Vec<(String, i64)> = on_pool!(self, sql::LOADS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(office).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(|(person, count)| (person, count.unsigned_abs())).collect())
    }

    /// How many tasks an office owes now, counted up to 100.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn queue_count(&self, tenant: &str, office: &str) -> Result<u64, StoreError> {
        let (count,): (i64,) = on_pool!(self, sql::QUEUE_COUNT, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(office).fetch_one(db).await
        })?;
        Ok(count.unsigned_abs())
    }

    /// For which form of the read tables their rows were made; 0 if that was never told.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn read_version(&self) -> Result<i64, StoreError> {
        let (version,): (i64,) =
            on_pool!(self, sql::READ_VERSION, |db, sql| sqlx::query_as(sql).fetch_one(db).await)?;
        Ok(version)
    }

    /// Notes that the rows of the read tables are made for a form of them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_read_version(&self, version: i64) -> Result<(), StoreError> {
        execute!(self, sql::SET_READ_VERSION, version)?;
        Ok(())
    }

    /// Every row of the read tables of a tenant as text, for comparing them before and after a rebuild.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn dump(&self, tenant: &str) -> Result<String, StoreError> {
        use std::fmt::Write as _;
        let mut out = String::new();
        let cases: Vec<CaseTuple> =
            on_pool!(self, sql::DUMP_CASES, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?;
        for row in cases {
            let _ = writeln!(out, "case {row:?}");
        }
        for statement in [sql::DUMP_OFFICES, sql::DUMP_FILES, sql::DUMP_GRAMS] {
            let rows: Vec<(String, String)> =
                on_pool!(self, statement, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?;
            for row in rows {
                let _ = writeln!(out, "{} {row:?}", statement.name);
            }
        }
        type Row = (String, String, String, String, String, String, String, i64, i64, i64, i64, String);
        let rows: Vec<Row> =
            on_pool!(self, sql::DUMP_QUEUE, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?;
        for row in rows {
            let _ = writeln!(out, "queue {row:?}");
        }
        type Told = (String, i64, String, String, String, i64, String);
        let rows: Vec<Told> = on_pool!(self, sql::DUMP_NOTICES, |db, sql| sqlx::query_as(sql)
            .bind(tenant)
            .fetch_all(db)
            .await)?;
        for row in rows {
            let _ = writeln!(out, "notice {row:?}");
        }
        Ok(out)
    }
}

/// Digests as a list that both databases read.
pub(crate) fn listed(digests: &[Digest]) -> String {
    let each: Vec<String> = digests.iter().map(|d| format!("\"{d}\"")).collect();
    format!("[{}]", each.join(","))
}

/// Payloads as they stand in their rows.
pub(crate) fn texts(rows: Vec<(String, String)>) -> Vec<(Digest, String)> {
    rows.into_iter().filter_map(|(digest, text)| Some((digest.parse().ok()?, text))).collect()
}
