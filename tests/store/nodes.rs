//! Two engines on one database, as behind a load balancer: nothing is lost and nothing doubled.

use std::collections::BTreeSet;

use quorate_core::RefusalCode as R;
use serde_json::json;

use super::races::{one_won, race};
use crate::support::county::{BUREAUS, County, LEAGUE, TENANT, code};
use crate::support::databases::{Database, for_each_database};

async fn two(database: &Database) -> (County, County) {
    let first = County::establish(database).await;
    let second = County::start(database, "b").await;
    (first, second)
}

#[test]
fn both_write_to_one_case() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        let case = a.founding("case-1");
        case.to_coordination().await;
        b.clock.set(a.engine.now());
        let size = a.check_log().await;
        let mut asked = vec![];
        for bureau in BUREAUS {
            let reply = json!({"act": "reply", "task": format!("bureaus.1.{bureau}"), "stance": "agree"});
            for county in [&a, &b, &b, &a] {
                asked.push((county, county.request(&format!("{bureau}-section-head"), "case-1", &reply)));
            }
        }
        let results = race(asked).await;
        for of_one_bureau in results.chunks(4) {
            let won = of_one_bureau.iter().filter(|r| r.is_ok()).count();
            assert_eq!(won, 1, "{of_one_bureau:?}");
        }
        let refused: BTreeSet<R> = results.into_iter().filter(Result::is_err).map(code).collect();
        assert!(refused.is_subset(&[R::TaskNotOpen].into()), "{refused:?}");
        assert_eq!(a.check_log().await, size + 8);
        assert_eq!(b.check_log().await, size + 8);
        assert_eq!(case.now().await, b.founding("case-1").now().await);
        b.check_rebuild().await;
    });
}

#[test]
fn both_write_to_cases_of_their_own_and_of_the_other() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        let size = a.check_log().await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        let mut asked = vec![];
        for n in 0..24 {
            let county = if n % 2 == 0 { &a } else { &b };
            asked.push((county, county.request(LEAGUE, &format!("case-{n}"), &open)));
        }
        let mut indices: Vec<u64> = race(asked).await.into_iter().map(|r| r.unwrap().index).collect();
        indices.sort_unstable();
        assert_eq!(
            indices,
            (size..size + 24).collect::<Vec<u64>>(),
            "each has an index of its own, without gaps"
        );
        // Each goes on where the other left off: neither may rest on what it remembers.
        let claim = json!({"act": "claim", "task": "survey-county.1"});
        let asked = (0..24).map(|n| {
            let county = if n % 2 == 0 { &b } else { &a };
            (county, county.request(LEAGUE, &format!("case-{n}"), &claim))
        });
        for result in race(asked.collect()).await {
            assert_eq!(result.unwrap().version, 2);
        }
        assert_eq!(b.check_log().await, size + 48);
        a.check_rebuild().await;
    });
}

#[test]
fn one_command_sent_to_both_is_written_once() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        a.founding("case-1").to_coordination().await;
        let size = a.check_log().await;
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        let request = a.request("tax-section-head", "case-1", &reply);
        let asked = (0..16).map(|n| (if n % 2 == 0 { &a } else { &b }, request.clone())).collect();
        let answers: BTreeSet<String> =
            race(asked).await.into_iter().map(|r| serde_json::to_string(&r.unwrap()).unwrap()).collect();
        assert_eq!(answers.len(), 1, "{answers:#?}");
        assert_eq!(b.check_log().await, size + 1);
    });
}

#[test]
fn a_change_of_the_directory_holds_on_both_at_once() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        a.founding("case-1").to_coordination().await;
        b.clock.set(a.engine.now());
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        assert_eq!(code(b.submit("newcomer", "case-1", reply.clone()).await), R::NotYourOffice);
        a.direct(json!({"act": "put_person", "person": "newcomer", "name": "newcomer"})).await.unwrap();
        let appoint = json!({"act": "appoint", "appointment": "n", "person": "newcomer", "office": "tax", "role": "handler"});
        a.direct(appoint).await.unwrap();
        b.submit("newcomer", "case-1", reply).await.expect("appointed on the other node");
    });
}

#[test]
fn a_case_goes_from_hand_to_hand_to_its_founding() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        let (left, right) = (a.founding("case-1"), b.founding("case-1"));
        left.to_coordination().await;
        b.clock.set(a.engine.now());
        right.coordinate(1).await;
        a.clock.set(b.engine.now());
        left.prepare().await;
        b.clock.set(a.engine.now());
        right.found().await;
        assert!(a.engine.verdict(TENANT, "case-1").await.unwrap().unwrap().verdict.complete);
        a.check_rebuild().await;
    });
}

#[test]
fn both_decide_one_task_and_one_wins() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        a.founding("case-1").to_coordination().await;
        let claim = json!({"act": "claim", "task": "bureaus.1.tax"});
        let people = ["tax-section-head", "tax-deputy-lead", "tax-head"];
        let asked = (0..32).map(|n| {
            let county = if n % 2 == 0 { &a } else { &b };
            (county, county.request(people[n % 3], "case-1", &claim))
        });
        let codes = one_won(race(asked.collect()).await);
        assert!(codes.iter().all(|c| matches!(c, R::TaskNotOpen | R::ClaimedByOther)), "{codes:?}");
    });
}

#[test]
fn one_rebuilds_while_the_other_writes() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        for n in 0..6 {
            a.founding(&format!("case-{n}")).open().await;
        }
        let claim = json!({"act": "claim", "task": "survey-county.1"});
        let release = json!({"act": "release", "task": "survey-county.1"});
        let writing = async {
            for round in 0..10 {
                let command = if round % 2 == 0 { &claim } else { &release };
                for n in 0..6 {
                    b.submit(LEAGUE, &format!("case-{n}"), command.clone()).await.unwrap();
                }
            }
        };
        let rebuilding = async {
            for _ in 0..10 {
                assert_eq!(a.engine.rebuild().await.unwrap(), 6);
            }
        };
        tokio::join!(writing, rebuilding);
        b.check_rebuild().await;
        a.check_log().await;
    });
}
