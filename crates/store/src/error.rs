//! What can go wrong with a database.

/// A failure of the store. None of them is the visitor's fault.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no, or could not be reached.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// What is stored does not fit together.
    #[error("the store is inconsistent: {0}")]
    Inconsistent(String),
    /// A URL that names no database we serve.
    #[error("{0}: use sqlite:FILE or postgres://…")]
    Url(String),
    /// An SQLite in which the write-ahead log can be corrupted.
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    OldSqlite(String),
    /// A PostgreSQL that is too old.
    #[error("PostgreSQL {0} is too old: 15 or newer is needed")]
    OldPostgres(String),
}

impl StoreError {
    /// Whether trying again may help: a serialisation failure or a deadlock (40001, 40P01).
    pub fn is_transient(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        matches!(error.code().as_deref(), Some("40001" | "40P01"))
    }

    /// Whether another process holds a lock of the SQLite file (result code 5 and its extended codes).
    pub(crate) fn is_busy(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        error.code().and_then(|c| c.parse::<u32>().ok()).is_some_and(|c| c & 0xff == 5)
    }

    /// Whether a unique constraint was the last line of defence.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}
