//! What does not fit is refused by the rules, alike on both databases, and never fails its neighbours.

use futures_util::future::join_all;
use quorate_core::record::LEAF_BYTES_MAX;
use quorate_engine::{Answer, Failure};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::support::county::{BUREAUS, County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// Refused by the rules or taken, not failed.
fn no_failure(result: &Result<Answer, Failure>, told: &str) {
    assert!(matches!(result, Ok(_) | Err(Failure::Refused(_))), "{told}: {result:?}");
}

async fn in_coordination(database: &Database) -> County {
    let county = County::establish(database).await;
    county.founding("case-1").to_coordination().await;
    county
}

#[test]
fn text_with_a_null_character_is_the_senders_fault() {
    for_each_database(async |database| {
        let county = in_coordination(database).await;
        let reply = |opinion: &str| json!({"act": "reply", "task": "bureaus.1.tax", "stance": "suggest", "opinion": opinion});
        let result = county.submit("tax-section-head", "case-1", reply("a\0b")).await;
        no_failure(&result, "an opinion");
        let open =
            json!({"act": "open", "procedure": "county-work-committee", "county": TENANT, "title": "a\0b"});
        no_failure(&county.submit(LEAGUE, "case-2", open).await, "the title of a case");
        no_failure(
            &county.direct(json!({"act": "put_person", "person": "p", "name": "a\0b"})).await,
            "the name of a person",
        );
        county.check_log().await;
    });
}

#[test]
fn what_the_database_will_not_take_does_not_fail_its_neighbours() {
    for_each_database(async |database| {
        let county = in_coordination(database).await;
        let reply = |bureau: &str, opinion: &str| -> Value {
            json!({"act": "reply", "task": format!("bureaus.1.{bureau}"), "stance": "suggest", "opinion": opinion})
        };
        let asked = BUREAUS.map(|bureau| {
            let opinion = if bureau == "science" { "a\0b" } else { "a" };
            county.request(&format!("{bureau}-section-head"), "case-1", &reply(bureau, opinion))
        });
        let results = join_all(asked.map(|request| county.engine.submit(request))).await;
        for (bureau, result) in BUREAUS.iter().zip(results) {
            assert!(result.is_ok() || *bureau == "science", "{bureau}: {result:?}");
        }
        county.check_log().await;
    });
}

#[test]
fn ids_of_commands_and_cases_are_ids() {
    for_each_database(async |database| {
        let county = in_coordination(database).await;
        let claim = json!({"act": "claim", "task": "bureaus.1.tax"});
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        let long: String = (0..4000).map(|n| char::from(b'a' + (n * n % 23) as u8)).collect();
        let mut taken = vec![];
        for wrong in ["", "a/b", "a\0b", &long] {
            let mut request = county.request("tax-section-head", "case-1", &claim);
            request.id = wrong.into();
            let result = county.engine.submit(request).await;
            let case = county.submit(LEAGUE, wrong, open.clone()).await;
            for (what, result) in [("command", result), ("case", case)] {
                if !matches!(result, Err(Failure::Refused(_))) {
                    let shown: String = wrong.chars().take(10).collect();
                    taken.push(format!("{what} {shown:?}: {result:.80?}"));
                }
            }
        }
        assert!(taken.is_empty(), "on {}: {taken:#?}", database.kind);
    });
}

#[test]
fn an_id_made_to_collide_with_what_follows_fails_nobody() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.coordinate(1).await;
        case.act(LEAGUE, json!({"act": "lapse", "of": "name-section-heads"})).await;
        county.founding("case-2").to_coordination().await;
        let notice = county.file("notice").await;
        let form = json!({"act": "submit", "task": "form-group.1", "work": {
            "papers": [{"paper": "group-notice", "files": [notice]}],
            "members": [{"name": "x", "person": "tax-section-head", "party": "tax", "rank": "section-head"}]}});
        let attach = json!({"act": "attach", "title": "x", "file": notice});
        let mut before = county.request(LEAGUE, "case-1", &attach);
        before.id = "form/follow-up-0".into();
        no_failure(&county.engine.submit(before).await, "the id of what follows");
        let mut forming = county.request(LEAGUE, "case-1", &form);
        forming.id = "form".into();
        let mut asked = vec![forming];
        asked.extend(BUREAUS.map(|bureau| {
            let reply = json!({"act": "reply", "task": format!("bureaus.1.{bureau}"), "stance": "agree"});
            county.request(&format!("{bureau}-section-head"), "case-2", &reply)
        }));
        let results = join_all(asked.into_iter().map(|request| county.engine.submit(request))).await;
        let failed: Vec<_> = results.iter().filter(|r| r.is_err()).collect();
        assert!(failed.is_empty(), "on {}: {failed:#?}", database.kind);
    });
}

#[test]
fn no_leaf_is_longer_than_an_entry_can_be() {
    for_each_database(async |database| {
        let county = in_coordination(database).await;
        let names: Vec<String> = (0..2000).map(|n| format!("{n:0>90}")).collect();
        let long = "x".repeat(LEAF_BYTES_MAX);
        for (told, command) in [
            ("many parties", json!({"act": "put_office", "office": "o", "name": "o", "fills": names})),
            (
                "a long English name",
                json!({"act": "put_office", "office": "o", "name": "o", "name_en": long}),
            ),
            (
                "a long title",
                json!({"act": "appoint", "appointment": "a", "person": "tax-head", "office": "tax",
                "role": "handler", "title": long}),
            ),
        ] {
            no_failure(&county.direct(command).await, told);
        }
        for n in 0..150 {
            let renamed = county
                .direct(
                    json!({"act": "put_office", "office": "o", "name": format!("{n}{}", "名".repeat(190))}),
                )
                .await;
            no_failure(&renamed, "renamed again and again");
        }
        let longest = county.log().await.iter().map(String::len).max().unwrap();
        assert!(longest <= LEAF_BYTES_MAX, "{longest} bytes");
    });
}

#[test]
fn more_than_can_wait_is_told_to_come_again_and_nothing_is_lost() {
    for_each_database(async |database| {
        let county = in_coordination(database).await;
        let size = county.check_log().await;
        // The database is kept busy until somebody has been sent away.
        let mut busy = county.engine.store().batch().await.unwrap();
        busy.lock_head(TENANT).await.unwrap();
        let sent_away = Notify::new();
        let people = (0..2000).map(|n| {
            let put = county.direct(json!({"act": "put_person", "person": format!("p{n}"), "name": "p"}));
            async {
                let result = put.await;
                if matches!(result, Err(Failure::Busy)) {
                    sent_away.notify_one();
                }
                result
            }
        });
        let free = async {
            sent_away.notified().await;
            drop(busy);
        };
        let (results, ()) = tokio::join!(join_all(people), free);
        let taken = results.iter().filter(|r| r.is_ok()).count();
        assert!(results.iter().all(|r| matches!(r, Ok(_) | Err(Failure::Busy))));
        assert!((1024..2000).contains(&taken), "{taken}");
        assert_eq!(county.check_log().await, size + taken as u64);
    });
}
