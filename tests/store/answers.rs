//! A command is answered once and for all: retries, mixed-up ids, stale versions, and what is not there.

use futures_util::future::join_all;
use quorate_core::RefusalCode as R;
use quorate_engine::{Failure, Order, Request, Who};
use serde_json::json;

use crate::support::county::{County, LEAGUE, TENANT, code, who};
use crate::support::databases::for_each_database;

fn bytes(answer: &quorate_engine::Answer) -> String {
    serde_json::to_string(answer).unwrap()
}

#[test]
fn the_same_id_gives_the_same_bytes_and_no_second_leaf() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        let request = county.request("tax-section-head", "case-1", &reply);
        let first = county.engine.submit(request.clone()).await.unwrap();
        let size = county.check_log().await;
        // At once, after the case has moved on, and from an engine that remembers nothing.
        let second = county.engine.submit(request.clone()).await.unwrap();
        case.agree(1, "civil").await;
        let third = county.engine.submit(request.clone()).await.unwrap();
        let other = County::start(database, "b").await;
        let fourth = other.engine.submit(request).await.unwrap();
        for again in [second, third, fourth] {
            assert_eq!(bytes(&again), bytes(&first));
        }
        assert_eq!(county.check_log().await, size + 1, "only the other reply was added");
    });
}

#[test]
fn the_same_id_at_the_same_time_is_written_once() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let size = county.check_log().await;
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        let request = county.request("tax-section-head", "case-1", &reply);
        let answers = join_all((0..16).map(|_| county.engine.submit(request.clone()))).await;
        let answers: Vec<String> = answers.into_iter().map(|a| bytes(&a.unwrap())).collect();
        assert!(answers.iter().all(|a| *a == answers[0]), "{answers:#?}");
        assert_eq!(county.check_log().await, size + 1);
    });
}

#[test]
fn an_id_belongs_to_one_command_of_one_person() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let claim = |task: &str| json!({"act": "claim", "task": task});
        let mut request = county.request("tax-section-head", "case-1", &claim("bureaus.1.tax"));
        request.id = "mine".into();
        county.engine.submit(request.clone()).await.unwrap();
        let mut other = county.request("tax-section-head", "case-1", &claim("bureaus.1.civil"));
        other.id = "mine".into();
        assert!(matches!(county.engine.submit(other.clone()).await, Err(Failure::Mismatch)), "another task");
        let mut elsewhere = request.clone();
        if let Order::Case { case, .. } = &mut elsewhere.order {
            *case = "case-2".into();
        }
        assert!(matches!(county.engine.submit(elsewhere).await, Err(Failure::Mismatch)), "another case");
        other.who = who("civil-section-head");
        county.engine.submit(other).await.expect("another person's ids are another person's");
    });
}

#[test]
fn a_refusal_is_decided_again() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        let early = county.request(
            "tax-section-head",
            "case-1",
            &json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}),
        );
        assert_eq!(code(county.engine.submit(early.clone()).await), R::NotFound);
        assert_eq!(case.refused("tax-section-head", open).await, R::NotTheLead);
        case.to_coordination().await;
        county.engine.submit(early).await.expect("the same id, now that it is its turn");
    });
}

#[test]
fn a_stale_version_is_told() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        let version = case.now().await.version;
        let claim = |task: &str| json!({"act": "claim", "task": task});
        let expecting = |person: &str, task: &str, version: u64| {
            let mut request = county.request(person, "case-1", &claim(task));
            if let Order::Case { expected, .. } = &mut request.order {
                *expected = Some(version);
            }
            request
        };
        let good = expecting("tax-section-head", "bureaus.1.tax", version);
        let answer = county.engine.submit(good.clone()).await.unwrap();
        assert_eq!(answer.version, version + 1);
        for stale in [0, version, version + 2] {
            let result =
                county.engine.submit(expecting("civil-section-head", "bureaus.1.civil", stale)).await;
            assert!(matches!(result, Err(Failure::Moved(now)) if now == version + 1), "{stale}: {result:?}");
        }
        let again = county.engine.submit(good).await.unwrap();
        assert_eq!(
            bytes(&again),
            bytes(&answer),
            "a retry is answered, though its version is stale by itself"
        );
    });
}

#[test]
fn what_is_not_there_is_not_found_and_leaves_no_trace() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let size = county.check_log().await;
        let claim = json!({"act": "claim", "task": "bureaus.1.tax"});
        assert_eq!(code(county.submit("tax-section-head", "case-2", claim.clone()).await), R::NotFound);
        let Request { order, .. } = county.request("tax-section-head", "case-1", &claim);
        let stranger = Who::person("110101", "tax-section-head", "token");
        let result = county.engine.submit(Request::new(stranger, "x", order)).await;
        assert_eq!(code(result), R::NotFound, "a case of another tenant is not there");
        assert!(county.engine.case("110101", "case-1").await.unwrap().is_none());
        assert!(county.engine.verdict(TENANT, "case-2").await.unwrap().is_none());
        assert_eq!(county.check_log().await, size);
        assert_eq!(county.engine.store().version(TENANT, "case/case-2").await.unwrap(), 0);
        assert_eq!(county.engine.store().tenants().await.unwrap(), [TENANT], "asking does not make a tenant");
    });
}

#[test]
fn nobody_opens_a_case_twice() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        let all = join_all((0..8).map(|_| county.submit(LEAGUE, "case-1", open.clone()))).await;
        assert_eq!(all.iter().filter(|a| a.is_ok()).count(), 1);
        for one in all.into_iter().filter(Result::is_err) {
            assert_eq!(code(one), R::AlreadyOpened);
        }
        let other = json!({"act": "open", "procedure": "no-such-procedure", "county": TENANT});
        assert_eq!(code(county.submit(LEAGUE, "case-9", other).await), R::ProcedureUnknown);
        county.check_log().await;
    });
}
