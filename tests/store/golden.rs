//! Stores that earlier versions wrote: opened, verified, judged and carried on by this one.
//!
//! `UPDATE_GOLDEN=1 cargo test -p quorate-tests golden` writes that of this version anew; done once per format, never
//! to make a failing test pass.

use std::path::PathBuf;

use quorate_engine::Procedures;
use quorate_store::Url;
use serde_json::json;
use sqlx::{Connection, Executor, SqliteConnection};
use tempfile::TempDir;

use crate::support::county::{County, TENANT};
use crate::support::databases::{Database, runtime};
use crate::support::expected::{is_set, path};

/// Every store kept, by the version of the format.
const KEPT: [&str; 1] = ["v1"];
/// The version that `UPDATE_GOLDEN=1` writes.
const PRESENT: &str = "v1";

fn file(version: &str) -> PathBuf {
    path("golden").join(version).join("store.db")
}

fn in_folder() -> Database {
    let folder = TempDir::new().unwrap();
    let url = Url(format!("sqlite:{}", folder.path().join("store.db").display()));
    Database { kind: "sqlite", url, folder }
}

#[test]
fn stores_of_earlier_versions_are_read_judged_and_carried_on() {
    runtime().block_on(async {
        if is_set("UPDATE_GOLDEN") {
            write().await;
        }
        for version in KEPT {
            let database = in_folder();
            std::fs::copy(file(version), database.folder.path().join("store.db")).unwrap();
            println!("{version}");
            carry_on(&database).await;
        }
    });
}

/// One case founded, one in the middle of its coordination after a return.
async fn write() {
    let database = in_folder();
    let county = County::establish(&database).await;
    county.founding("founded").whole().await;
    let open = county.founding("open");
    open.to_coordination().await;
    open.object(1, "commerce").await;
    let dispose =
        json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "写明范围"});
    open.act("league-section-head", dispose).await;
    open.act("league-section-head", json!({"act": "return", "to": "plan", "reason": "按意见修改"})).await;
    open.plan(2).await;
    open.agree(2, "tax").await;
    county.engine.store().close().await;
    compact(&database).await;
    let to = file(PRESENT);
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::copy(database.folder.path().join("store.db"), &to).unwrap();
}

/// Small pages: most of the two dozen tables and indexes are nearly empty.
async fn compact(database: &Database) {
    let mut connection = SqliteConnection::connect(&database.url.0).await.unwrap();
    for sql in ["PRAGMA journal_mode = DELETE", "PRAGMA page_size = 1024", "VACUUM"] {
        connection.execute(sql).await.unwrap();
    }
    connection.close().await.unwrap();
}

async fn carry_on(database: &Database) {
    // No procedure is loaded: a case keeps the definition it began under, and the store keeps the definition.
    let county = County::with(database, "later", Procedures::default()).await;
    let size = county.check_log().await;
    assert!(size > 100);
    county.check_rebuild().await;
    let founded = county.engine.verdict(TENANT, "founded").await.unwrap().unwrap();
    assert!(founded.verdict.complete);
    assert_eq!(founded.verdict.end.as_deref(), Some("founded"));
    let open = county.founding("open");
    let version = open.now().await.version;
    county.clock.set(open.now().await.moved_at.plus_minutes(60));
    open.agree(2, "civil").await;
    assert_eq!(open.now().await.version, version + 1);
    assert_eq!(county.check_log().await, size + 1);
    county.check_rebuild().await;
    let verdict = county.engine.verdict(TENANT, "open").await.unwrap().unwrap().verdict;
    assert!(!verdict.complete);
    assert_eq!((verdict.returns, verdict.end), (1, None));
}
