//! The log: indices without gaps, times that never run back, and no private text in any leaf.

use quorate_core::Moment;
use quorate_core::record::{Digest, Payload};
use serde_json::{Value, json};

use crate::support::county::{County, LEAGUE, MORNING, PRIVATE, TENANT};
use crate::support::databases::for_each_database;

#[test]
fn indices_and_versions_have_no_gaps() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").whole().await;
        county.founding("case-2").to_coordination().await;
        let rows = county.engine.store().log_since(TENANT, 0, i64::MAX).await.unwrap();
        assert!(rows.iter().enumerate().all(|(n, row)| row.index == n as u64));
        assert_eq!(county.check_log().await, rows.len() as u64);
        let head = county.engine.store().head(TENANT).await.unwrap().unwrap();
        assert_eq!(head.frontier.size(), rows.len() as u64);
        assert_eq!(head.last_at, rows.last().unwrap().leaf.at);
        for row in rows {
            assert_eq!(
                quorate_core::record::canonical(&row.leaf).unwrap(),
                row.text,
                "read back and written the same"
            );
        }
    });
}

#[test]
fn private_text_is_in_no_leaf_and_no_list() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.object(1, "tax").await;
        let reason = format!("写明范围{PRIVATE}");
        case.act(
            LEAGUE,
            json!({"act": "dispose", "task": "bureaus.1.tax", "disposal": "adopted", "reason": reason}),
        )
        .await;
        case.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": format!("按意见修改{PRIVATE}")}))
            .await;
        let photo = county.file("photo").await;
        let attach = json!({"act": "attach", "title": format!("会议照片{PRIVATE}"), "file": photo});
        case.act(LEAGUE, attach).await;
        let behalf = json!({"medium": "paper", "signer": format!("张凌{PRIVATE}"), "dated": "2026-09-14", "photo": photo,
            "original": format!("档案室{PRIVATE}")});
        case.plan(2).await;
        case.act(
            LEAGUE,
            json!({"act": "reply", "task": "bureaus.2.civil", "stance": "agree", "behalf": behalf}),
        )
        .await;
        case.coordinate(2).await;
        case.prepare().await;
        case.found().await;
        let leaves = county.log().await;
        assert!(leaves.iter().all(|leaf| !leaf.contains(PRIVATE)), "a leaf holds private text");
        assert!(!county.engine.store().dump(TENANT).await.unwrap().contains(PRIVATE));
        check_payloads(&county, &database.rows(PAYLOADS, PAYLOADS).await, &leaves).await;
    });
}

const PAYLOADS: &str = "SELECT digest, salt, body FROM payload";

/// Every payload is what its salted hash says, carries the mark, and is named by a leaf.
async fn check_payloads(county: &County, payloads: &[Vec<String>], leaves: &[String]) {
    assert!(payloads.len() > 50, "names of people and all texts given");
    for payload in payloads {
        let [digest, salt, body] = payload.as_slice() else { panic!("three columns") };
        assert!(body.contains(PRIVATE), "{body}");
        let salt: Vec<u8> =
            (0..32).step_by(2).map(|n| u8::from_str_radix(&salt[n..n + 2], 16).unwrap()).collect();
        assert_eq!(Digest::salted(&salt, body.as_bytes()).to_string(), *digest);
        assert!(leaves.iter().any(|leaf| leaf.contains(digest.as_str())), "{body}: no leaf names it");
        assert_eq!(
            county.engine.store().payload(TENANT, digest.parse().unwrap()).await.unwrap().as_ref(),
            Some(body)
        );
        assert_eq!(county.engine.store().payload("110101", digest.parse().unwrap()).await.unwrap(), None);
    }
}

#[test]
fn the_same_text_twice_has_two_hashes() {
    // Otherwise one answer of "agreed" would give away every other.
    let first = Payload::new(&[1; 32], 0, "同意");
    assert_ne!(first.digest, Payload::new(&[1; 32], 1, "同意").digest);
    assert_ne!(first.digest, Payload::new(&[2; 32], 0, "同意").digest);
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.agree(1, "tax").await;
        case.agree(1, "civil").await;
        let tasks = case.now().await.tasks.clone();
        let opinion =
            |bureau: &str| tasks[&format!("bureaus.1.{bureau}")].reply.clone().unwrap().opinion.unwrap();
        assert_ne!(opinion("tax"), opinion("civil"));
    });
}

#[test]
fn recorded_time_never_runs_back() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        let before = county.engine.now();
        for (back, bureau) in [(1, "tax"), (60, "civil"), (60 * 24 * 400, "science")] {
            county.clock.set(before.plus_minutes(-back));
            case.agree(1, bureau).await;
        }
        // A directory act, a new case, and another node whose clock is behind.
        county.clock.set(MORNING);
        county.direct(json!({"act": "put_person", "person": "p", "name": "p"})).await.unwrap();
        county.founding("case-2").open().await;
        let behind = County::start(database, "b").await;
        behind.clock.set(Moment(0));
        behind.founding("case-3").open().await;
        county.check_log().await;
        let rows = county.engine.store().log_since(TENANT, 0, i64::MAX).await.unwrap();
        assert!(rows.windows(2).all(|w| w[0].leaf.at <= w[1].leaf.at));
        // The act inside a leaf tells the same time as the leaf.
        for row in &rows {
            let leaf: Value = serde_json::from_str(&row.text).unwrap();
            let at =
                if leaf["body"]["kind"] == "case" { &leaf["body"]["act"]["at"] } else { &leaf["body"]["at"] };
            assert_eq!(at, &leaf["at"], "{}", row.text);
        }
        county.check_rebuild().await;
    });
}
