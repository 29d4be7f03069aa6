//! The databases a test runs on: SQLite always, PostgreSQL if there is one.

use std::sync::atomic::{AtomicU64, Ordering};

use quorate_store::{Store, Url};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use tempfile::TempDir;

use super::cluster;

/// An empty database of its own.
pub struct Database {
    /// `sqlite` or `postgres`.
    pub kind: &'static str,
    /// For [`Store::open`].
    pub url: Url,
    /// For files; SQLite's database lies in it.
    pub folder: TempDir,
}

impl Database {
    /// Opens it.
    pub async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// Rows of text, past the store: for looking at what the store has no words for.
    pub async fn rows(&self, sqlite: &'static str, postgres: &'static str) -> Vec<Vec<String>> {
        if self.kind == "sqlite" {
            let mut connection = SqliteConnection::connect(&self.url.0).await.unwrap();
            let rows = connection.fetch_all(sqlite).await.unwrap();
            rows.iter().map(|r| (0..r.len()).map(|n| r.get::<String, _>(n)).collect()).collect()
        } else {
            let mut connection = PgConnection::connect(&self.url.0).await.unwrap();
            let rows = connection.fetch_all(postgres).await.unwrap();
            rows.iter().map(|r| (0..r.len()).map(|n| r.get::<String, _>(n)).collect()).collect()
        }
    }
}

/// Runs a check on an empty database of each kind, SQLite first.
pub fn for_each_database(mut check: impl AsyncFnMut(&Database)) {
    on_sqlite(&mut check);
    if let Some(server) = cluster::url() {
        on_postgres(server, &mut check);
    }
}

/// A runtime for the length of one check.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn on_sqlite(check: &mut impl AsyncFnMut(&Database)) {
    let folder = TempDir::new().unwrap();
    let url = Url(format!("sqlite:{}", folder.path().join("store.db").display()));
    let database = Database { kind: "sqlite", url, folder };
    // Shown if the check fails.
    println!("on {}", database.url.0);
    runtime().block_on(check(&database));
}

fn on_postgres(server: &str, check: &mut impl AsyncFnMut(&Database)) {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let random = u64::from_be_bytes(quorate_engine::random().unwrap());
    let name = format!("quorate_{number}_{random:016x}");
    let database = Database { kind: "postgres", url: named(server, &name), folder: TempDir::new().unwrap() };
    println!("on {}", database.url.0);
    runtime().block_on(async {
        administer(server, format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        check(&database).await;
        // One that failed stays, to be looked at; on the throw-away server until the process ends.
        administer(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
    });
}

async fn administer(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}

/// The URL of another database of a server.
fn named(server: &str, name: &str) -> Url {
    let (address, options) =
        server.split_once('?').map_or((server, String::new()), |(a, o)| (a, format!("?{o}")));
    let authority = address.find("://").map_or(0, |at| at + 3);
    let end = address[authority..].find('/').map_or(address.len(), |at| authority + at);
    Url(format!("{}/{name}{options}", &address[..end]))
}

#[test]
fn a_database_of_a_server_is_named_whatever_its_url_looks_like() {
    let of = |url| named(url, "x").0;
    assert_eq!(of("postgres://u@localhost/postgres?host=/tmp/a"), "postgres://u@localhost/x?host=/tmp/a");
    assert_eq!(of("postgres://u:p@host:5432/postgres"), "postgres://u:p@host:5432/x");
    assert_eq!(of("postgresql://host"), "postgresql://host/x");
}
