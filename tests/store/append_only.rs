//! The record refuses to be changed, whoever asks: triggers in both databases.

use quorate_store::StoreError;

use crate::support::county::{County, TENANT};
use crate::support::databases::{Database, for_each_database};

/// Each is tried alone; every one must be refused.
const CHANGES: &[&str] = &[
    "UPDATE leaf SET actor = 'somebody else'",
    "UPDATE leaf SET leaf = leaf",
    "DELETE FROM leaf",
    "DELETE FROM leaf WHERE position = 0",
    "UPDATE payload SET body = ''",
    "DELETE FROM payload",
    "UPDATE definition SET body = ''",
    "DELETE FROM definition",
];
/// Only PostgreSQL has the word.
const TRUNCATIONS: &[&str] = &[
    "TRUNCATE leaf",
    "TRUNCATE payload",
    "TRUNCATE definition",
    "TRUNCATE leaf, payload, definition CASCADE",
];
/// SQLite's insertion that takes the place of what is there, and fires no trigger of deletion by default.
const REPLACEMENTS: &[&str] = &[
    "INSERT OR REPLACE INTO leaf SELECT tenant, position, stream, version, 'somebody else', command, command_digest, hash, leaf FROM leaf",
    "INSERT OR REPLACE INTO payload SELECT tenant, digest, salt, '' FROM payload",
    "INSERT OR REPLACE INTO definition SELECT digest, name, '', translation FROM definition",
];

#[test]
fn leaves_payloads_and_definitions_stay_as_they_are() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").open().await;
        let before = everything(database).await;
        let mut changes = CHANGES.to_vec();
        changes.extend(if database.kind == "postgres" { TRUNCATIONS } else { REPLACEMENTS });
        let mut let_through = vec![];
        for change in changes {
            match county.engine.store().tamper(change).await {
                Err(StoreError::Database(error)) if error.to_string().contains("append-only") => {}
                other => let_through.push(format!("{change}: {other:?}")),
            }
        }
        assert!(let_through.is_empty(), "let through on {}: {let_through:#?}", database.kind);
        assert_eq!(before, everything(database).await);
        county.check_log().await;
    });
}

async fn everything(database: &Database) -> Vec<Vec<Vec<String>>> {
    let mut all = vec![];
    for sql in [
        "SELECT tenant, hash, actor, leaf FROM leaf ORDER BY tenant, position",
        "SELECT tenant, digest, salt, body FROM payload ORDER BY tenant, digest",
        "SELECT digest, name, body FROM definition ORDER BY digest",
    ] {
        all.push(database.rows(sql, sql).await);
    }
    all
}

/// What somebody might do who can switch the triggers off. Each must be found when the log is read.
const FORGERIES: &[&str] = &[
    "UPDATE leaf SET leaf = replace(leaf, 'handler', 'auditor') WHERE position = 5",
    "DELETE FROM leaf WHERE position = (SELECT max(position) FROM leaf)",
    "DELETE FROM leaf WHERE position = 0",
    // The columns beside a leaf are projections of it; cases and answers are found by them.
    "UPDATE leaf SET stream = 'case/other' WHERE stream = 'case/case-1' AND version = 1",
    "UPDATE leaf SET actor = 'somebody else' WHERE position = 5",
    "UPDATE leaf SET command = 'another' WHERE position = 5",
    "UPDATE leaf SET command_digest = (SELECT hash FROM leaf WHERE position = 4) WHERE position = 5",
    "UPDATE leaf SET version = version + 100 WHERE position = 5",
    // What is counted beside the leaves.
    "UPDATE log_head SET last_at = 0",
    "UPDATE log_head SET size = size - 1",
    "UPDATE stream SET version = version + 1 WHERE stream = 'case/case-1'",
    "DELETE FROM stream WHERE stream = 'case/case-1'",
];

#[test]
fn what_is_forged_past_the_triggers_is_found() {
    let mut unnoticed = vec![];
    for forgery in FORGERIES {
        for_each_database(async |database| {
            let county = County::establish(database).await;
            county.founding("case-1").open().await;
            county.check_log().await;
            disarm(&county, database).await;
            county.engine.store().tamper(forgery).await.unwrap();
            if county.engine.check_log(TENANT).await.is_ok() {
                unnoticed.push(format!("{}: {forgery}", database.kind));
            }
        });
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

async fn disarm(county: &County, database: &Database) {
    let triggers: &[&str] = if database.kind == "sqlite" {
        &["DROP TRIGGER leaf_is_never_changed", "DROP TRIGGER leaf_is_never_removed"]
    } else {
        &["ALTER TABLE leaf DISABLE TRIGGER USER"]
    };
    for trigger in triggers {
        county.engine.store().tamper(trigger).await.unwrap();
    }
}
