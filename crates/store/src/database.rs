//! Opening a database: SQLite with one writer, or PostgreSQL.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::error::StoreError;
use crate::migrations;

/// One value for each database we serve.
#[derive(Debug)]
pub(crate) enum PerDatabase<S, P> {
    Sqlite(S),
    Postgres(P),
}

/// Runs one body against whichever database is open; the body is compiled once for each. `$sql` becomes the text.
macro_rules! on_pool {
    ($store:expr, $statement:expr, |$db:ident, $sql:ident| $body:expr) => {
        match &$store.readers {
            $crate::database::PerDatabase::Sqlite($db) => {
                let $sql = $statement.sqlite;
                $body
            }
            $crate::database::PerDatabase::Postgres($db) => {
                let $sql = $statement.postgres;
                $body
            }
        }
    };
}

/// The same on the connection that writes: secrets and artifacts.
macro_rules! on_writer {
    ($store:expr, $statement:expr, |$db:ident, $sql:ident| $body:expr) => {
        match &$store.writers {
            $crate::database::PerDatabase::Sqlite($db) => {
                let $sql = $statement.sqlite;
                $body
            }
            $crate::database::PerDatabase::Postgres($db) => {
                let $sql = $statement.postgres;
                $body
            }
        }
    };
}

/// Runs a statement of its own on the connection that writes; tells how many rows it touched.
macro_rules! execute {
    ($store:expr, $statement:expr $(, $bind:expr)* $(,)?) => {
        $crate::database::on_writer!($store, $statement, |db, sql| {
            sqlx::query(sql)$(.bind($bind))*.execute(db).await.map(|done| done.rows_affected())
        })
    };
}

/// The same inside a transaction.
macro_rules! in_transaction {
    ($batch:expr, $statement:expr, |$db:ident, $sql:ident| $body:expr) => {
        match &mut $batch.transaction {
            $crate::database::PerDatabase::Sqlite(tx) => {
                let $db = &mut **tx;
                let $sql = $statement.sqlite;
                $body
            }
            $crate::database::PerDatabase::Postgres(tx) => {
                let $db = &mut **tx;
                let $sql = $statement.postgres;
                $body
            }
        }
    };
}
pub(crate) use {execute, in_transaction, on_pool, on_writer};

/// How long one process waits for another that holds a lock of an SQLite file.
const BUSY: Duration = Duration::from_secs(10);

/// Where the database is: `sqlite:FILE` or `postgres://…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

impl FromStr for Url {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let known = ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|p| text.starts_with(p) && text.len() > p.len());
        // A database in memory would be another one on each connection.
        if known && !text.contains(":memory:") {
            Ok(Self(text.to_owned()))
        } else {
            Err(StoreError::Url(text.to_owned()))
        }
    }
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    /// SQLite: one connection, which also makes the checkpoints.
    pub(crate) writers: PerDatabase<SqlitePool, PgPool>,
    pub(crate) readers: PerDatabase<SqlitePool, PgPool>,
}

impl Store {
    /// Opens a database, creates an SQLite file if there is none, and runs the migrations.
    ///
    /// # Errors
    /// If it cannot be opened, is too old, or a migration fails.
    pub async fn open(url: &Url) -> Result<Self, StoreError> {
        let store = if let Some(file) = url.0.strip_prefix("sqlite:") {
            Self::open_sqlite(file.strip_prefix("//").unwrap_or(file)).await?
        } else {
            Self::open_postgres(&url.0).await?
        };
        match &store.writers {
            PerDatabase::Sqlite(pool) => {
                // One transaction that takes the writer's lock at once: of several processes that open the file
                // together the others wait for it and then find nothing to do.
                let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
                migrations::sqlite().run(&mut *tx).await?;
                tx.commit().await?;
            }
            PerDatabase::Postgres(pool) => migrations::postgres().run(pool).await?,
        }
        Ok(store)
    }

    async fn open_sqlite(file: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // Without it, INSERT OR REPLACE would pass the triggers that keep the record append-only.
            .pragma("recursive_triggers", "1")
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .statement_cache_capacity(128);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_lazy_with(options.clone());
        // SQLite does not wait for the lock under which a file takes its journal mode, only for those after it.
        let given_up = tokio::time::Instant::now() + BUSY;
        while let Err(error) = writer.acquire().await.map_err(StoreError::from) {
            if !error.is_busy() || tokio::time::Instant::now() > given_up {
                return Err(error);
            }
            tokio::time::sleep(BUSY / 500).await;
        }
        let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(&writer).await?;
        if version.split('.').filter_map(|n| n.parse().ok()).collect::<Vec<u32>>() < vec![3, 51, 3] {
            return Err(StoreError::OldSqlite(version));
        }
        let readers =
            SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options.pragma("query_only", "1"));
        Ok(Self { writers: PerDatabase::Sqlite(writer), readers: PerDatabase::Sqlite(readers) })
    }

    async fn open_postgres(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.application_name("quorate");
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        let (version,): (String,) = sqlx::query_as("SHOW server_version").fetch_one(&pool).await?;
        let major: u32 = version.split(['.', ' ']).next().and_then(|n| n.parse().ok()).unwrap_or(0);
        if major < 15 {
            return Err(StoreError::OldPostgres(version));
        }
        Ok(Self { writers: PerDatabase::Postgres(pool.clone()), readers: PerDatabase::Postgres(pool) })
    }

    /// `sqlite` or `postgres`.
    pub fn kind(&self) -> &'static str {
        match self.readers {
            PerDatabase::Sqlite(_) => "sqlite",
            PerDatabase::Postgres(_) => "postgres",
        }
    }

    /// Prepares a statement and tells how many parameters and columns it has; for the tests.
    ///
    /// # Errors
    /// If the database refuses it.
    pub async fn prepare(
        &self,
        statement: &crate::statements::Statement,
    ) -> Result<(usize, Vec<String>), StoreError> {
        use sqlx::{Column, Either, Executor, SqlSafeStr, Statement as _};
        fn count<T>(parameters: Option<Either<&[T], usize>>) -> usize {
            match parameters {
                Some(Either::Left(types)) => types.len(),
                Some(Either::Right(count)) => count,
                None => 0,
            }
        }
        macro_rules! told {
            ($pool:expr, $text:expr) => {{
                let prepared = $pool.prepare($text.into_sql_str()).await?;
                (
                    count(prepared.parameters()),
                    prepared.columns().iter().map(|c| c.name().to_owned()).collect(),
                )
            }};
        }
        Ok(match &self.writers {
            PerDatabase::Sqlite(pool) => told!(pool, statement.sqlite),
            PerDatabase::Postgres(pool) => told!(pool, statement.postgres),
        })
    }

    /// Runs any SQL on the connection that writes; for the tests of what the database itself refuses.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn tamper(&self, sql: &'static str) -> Result<u64, StoreError> {
        Ok(match &self.writers {
            PerDatabase::Sqlite(pool) => sqlx::query(sql).execute(pool).await?.rows_affected(),
            PerDatabase::Postgres(pool) => sqlx::query(sql).execute(pool).await?.rows_affected(),
        })
    }

    /// Closes every connection; an SQLite file is then whole without its side files.
    pub async fn close(&self) {
        match &self.readers {
            PerDatabase::Sqlite(pool) => pool.close().await,
            PerDatabase::Postgres(pool) => pool.close().await,
        }
        match &self.writers {
            PerDatabase::Sqlite(pool) => pool.close().await,
            PerDatabase::Postgres(pool) => pool.close().await,
        }
    }
}
