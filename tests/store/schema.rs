//! Both databases have the same tables, columns and indexes: one SQL text can serve both.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::support::databases::for_each_database;
use crate::support::expected::{expect, workspace};

/// Table, column, type, whether it may be empty; in the order of the columns.
const COLUMNS: [&str; 2] = [
    "SELECT m.name, c.name, lower(c.type), CASE c.\"notnull\" WHEN 0 THEN 'YES' ELSE 'NO' END
     FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name <> '_sqlx_migrations' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
    "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations' ORDER BY table_name COLLATE \"C\", ordinal_position",
];

/// Table, index, its columns in order; the unnamed ones of primary keys and unique columns too, without their names.
const INDEXES: [&str; 2] = [
    "SELECT m.name, CASE WHEN l.origin = 'c' THEN l.name ELSE 'unique' END AS called,
        (SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) AS columns
     FROM sqlite_master m JOIN pragma_index_list(m.name) l
     WHERE m.type = 'table' AND m.name <> '_sqlx_migrations' ORDER BY 1, 2, 3",
    "SELECT place, called, columns FROM (
        SELECT t.relname::text AS place, CASE WHEN x.indisunique THEN 'unique' ELSE i.relname::text END AS called,
            (SELECT string_agg(a.attname, ' ' ORDER BY k.nth) FROM unnest(x.indkey::int[]) WITH ORDINALITY AS k(number, nth)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS columns
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname = 'public' AND t.relname <> '_sqlx_migrations') AS all_indexes
     ORDER BY place COLLATE \"C\", called COLLATE \"C\", columns COLLATE \"C\"",
];

#[test]
fn tables_columns_and_indexes_are_the_same() {
    for_each_database(async |database| {
        let store = database.open().await;
        let mut found = String::from("# TABLE COLUMN TYPE EMPTY, then TABLE INDEX COLUMNS\n");
        for [sqlite, postgres] in [COLUMNS, INDEXES] {
            for row in database.rows(sqlite, postgres).await {
                found.push_str(&row.join(" "));
                found.push('\n');
            }
        }
        expect("store/schema.expected", &found);
        store.close().await;
    });
}

#[test]
fn every_migration_of_the_folder_has_run() {
    for_each_database(async |database| {
        let _store = database.open().await;
        let folder = workspace("migrations").join(database.kind);
        let files = std::fs::read_dir(folder).unwrap().count();
        let ran = database.rows(RAN, RAN).await;
        assert_eq!(ran.len(), files, "a file that is not in the list of store/src/migrations.rs?");
        // Opening what is open already changes nothing.
        let _again = database.open().await;
        assert_eq!(database.rows(RAN, RAN).await, ran);
    });
}

const RAN: &str = "SELECT CAST(version AS TEXT), description, CAST(installed_on AS TEXT) FROM _sqlx_migrations ORDER BY version";

#[test]
fn several_nodes_may_open_an_empty_database_at_once() {
    for_each_database(async |database| {
        let opened =
            futures_util::future::join_all((0..4).map(|_| quorate_store::Store::open(&database.url))).await;
        for store in opened {
            store.unwrap().close().await;
        }
    });
}

#[tokio::test]
async fn a_node_waits_while_another_process_writes_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
    let mut other = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE busy (n); BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let writes = async {
        let long = "INSERT INTO busy WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c LIMIT 200000) SELECT n FROM c; COMMIT";
        sqlx::raw_sql(long).execute(&mut other).await.unwrap();
    };
    let url = quorate_store::Url(format!("sqlite:{}", file.display()));
    let (store, ()) = futures_util::future::join(quorate_store::Store::open(&url), writes).await;
    store.unwrap().close().await;
}
