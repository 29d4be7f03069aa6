//! Many at once on one engine: one wins, the others are told why, and nobody is told of the database.

use quorate_core::RefusalCode as R;
use quorate_engine::{Answer, Failure, Request};
use serde_json::{Value, json};

use crate::support::county::{BUREAUS, County, LEAGUE, TENANT, code};
use crate::support::databases::for_each_database;

/// All at once, each in a task of its own.
pub async fn race(asked: Vec<(&County, Request)>) -> Vec<Result<Answer, Failure>> {
    let spawned: Vec<_> = asked
        .into_iter()
        .map(|(county, request)| {
            let engine = county.engine.clone();
            tokio::spawn(async move { engine.submit(request).await })
        })
        .collect();
    let mut results = vec![];
    for one in spawned {
        results.push(one.await.unwrap());
    }
    results
}

/// Exactly one won; the codes of the others.
pub fn one_won(results: Vec<Result<Answer, Failure>>) -> Vec<R> {
    let won = results.iter().filter(|r| r.is_ok()).count();
    let codes: Vec<R> = results.into_iter().filter(Result::is_err).map(code).collect();
    assert_eq!(won, 1, "the others: {codes:?}");
    codes
}

#[test]
fn of_thirty_two_who_answer_one_wins() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let size = county.check_log().await;
        let people = ["tax-section-head", "tax-deputy-lead", "tax-head"];
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        let asked = (0..32).map(|n| (&county, county.request(people[n % 3], "case-1", &reply))).collect();
        let codes = one_won(race(asked).await);
        assert_eq!(codes, [R::TaskNotOpen; 31]);
        assert_eq!(county.check_log().await, size + 1);
    });
}

#[test]
fn of_thirty_two_who_claim_or_answer_the_claimer_stays_alone() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let people = ["tax-section-head", "tax-deputy-lead", "tax-head"];
        let claim = json!({"act": "claim", "task": "bureaus.1.tax"});
        let asked = (0..32).map(|n| (&county, county.request(people[n % 3], "case-1", &claim))).collect();
        let codes = one_won(race(asked).await);
        assert!(codes.iter().all(|c| matches!(c, R::TaskNotOpen | R::ClaimedByOther)), "{codes:?}");
        assert!(codes.contains(&R::ClaimedByOther));
        let size = county.check_log().await;
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        let asked = (0..32).map(|n| (&county, county.request(people[n % 3], "case-1", &reply))).collect();
        let codes = one_won(race(asked).await);
        assert!(codes.iter().all(|c| matches!(c, R::TaskNotOpen | R::ClaimedByOther)), "{codes:?}");
        assert_eq!(county.check_log().await, size + 1);
    });
}

#[test]
fn of_thirty_two_decisions_one_founds() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let size = county.check_log().await;
        let reply = county.file("reply").await;
        let decide = json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed",
            "papers": [{"paper": "reply", "files": [reply]}]});
        let asked = (0..32).map(|_| (&county, county.request("league-head", "case-1", &decide))).collect();
        assert_eq!(one_won(race(asked).await), [R::TaskNotOpen; 31]);
        // The decision, and the body as an office of the directory.
        assert_eq!(county.check_log().await, size + 2);
        assert_eq!(
            county
                .engine
                .directory(TENANT)
                .await
                .unwrap()
                .offices
                .values()
                .filter(|o| o.from_case.is_some())
                .count(),
            2
        );
    });
}

#[test]
fn different_tasks_and_cases_do_not_hinder_each_other() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        let asked = (0..40).map(|n| (&county, county.request(LEAGUE, &format!("case-{n}"), &open))).collect();
        for result in race(asked).await {
            result.unwrap();
        }
        county.founding("case-x").to_coordination().await;
        let reply = |bureau: &str| -> Value {
            json!({"act": "reply", "task": format!("bureaus.1.{bureau}"), "stance": "agree"})
        };
        let asked =
            BUREAUS.map(|b| (&county, county.request(&format!("{b}-section-head"), "case-x", &reply(b))));
        let mut versions: Vec<u64> =
            race(asked.into()).await.into_iter().map(|r| r.unwrap().version).collect();
        versions.sort_unstable();
        assert!(versions.windows(2).all(|w| w[1] == w[0] + 1), "{versions:?}");
        county.check_log().await;
        county.check_rebuild().await;
    });
}
