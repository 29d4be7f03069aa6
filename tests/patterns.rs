//! The resource patterns that need queues, pages or both databases; `core` has the others and writes `docs/patterns.md`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::http::site::Site;
use crate::support::county::{County, LEAGUE};
use crate::support::databases::for_each_database;
use crate::support::expected::workspace;

const TAX: &str = "tax-section-head";

/// Declares each test once, by the number of its pattern: `resource_NUMBER` begins its name.
macro_rules! patterns {
    ($($number:literal $name:ident($site:ident) $body:block)*) => {
        const NAMES: &[(u8, &str)] = &[$(($number, stringify!($name)),)*];
        $(#[test]
        fn $name() {
            for_each_database(async |database| {
                let $site = &Site::establish(database).await;
                $body
            });
        })*
    };
}

/// Cases in which everybody is asked for an opinion, each begun three days after the one before.
async fn asked(site: &Site, cases: &[&str]) {
    for case in cases {
        site.county.founding(case).to_coordination().await;
        site.county.clock.set(site.county.engine.now().plus_minutes(3 * 24 * 60));
    }
}

async fn act(county: &County, person: &str, case: &str, command: Value) {
    county.submit(person, case, command).await.unwrap();
}

/// What stands in a queue of the tax bureau, as `CASE/KEY`.
async fn queue(site: &Site, query: &str) -> Vec<String> {
    let told = site.get(TAX, &format!("/api/v1/offices/tax/queue?{query}")).await.good();
    let row = |t: &Value| format!("{}/{}", t["case"].as_str().unwrap(), t["key"].as_str().unwrap());
    told["tasks"].as_array().unwrap().iter().map(row).collect()
}

async fn shown(site: &Site, person: &str, path: &str) -> String {
    let reply = site.get(person, path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.text().to_owned()
}

patterns! {
    24 resource_24_the_most_urgent_first(site) {
        asked(site, &["z", "m", "a"]).await;
        assert_eq!(queue(site, "").await, ["z", "m", "a"].map(|c| format!("{c}/bureaus.1.tax")));
        let page = shown(site, TAX, "/").await;
        let at = |case: &str| page.find(&format!("/cases/{case}/tasks")).unwrap();
        assert!(at("z") < at("m") && at("m") < at("a"));
    }

    25 resource_25_whoever_reads_chooses(site) {
        asked(site, &["one", "two"]).await;
        act(&site.county, TAX, "two", json!({"act": "claim", "task": "bureaus.1.tax"})).await;
        let [one, two] = ["one", "two"].map(|c| format!("{c}/bureaus.1.tax"));
        for (query, rows) in [
            ("", vec![&one, &two]), ("state=doing", vec![&two]), ("state=todo", vec![&one]), ("case=one", vec![&one]),
            ("person=tax-section-head", vec![&two]), ("person=tax-head", vec![]), ("due_by=2026-09-28", vec![&one]),
        ] {
            assert_eq!(queue(site, query).await.iter().collect::<Vec<_>>(), rows, "{query}");
        }
        for (person, path) in [(TAX, "/?person=me"), ("tax-head", "/?person=tax-section-head")] {
            let page = shown(site, person, path).await;
            assert!(page.contains("/cases/two/tasks") && !page.contains("/cases/one/tasks"), "{path}");
        }
    }

    38 resource_38_the_same_act_on_several_cases(site) {
        asked(site, &["one", "two", "three"]).await;
        act(&site.county, TAX, "two", json!({"act": "claim", "task": "bureaus.1.tax"})).await;
        let picked = ["one/bureaus.1.tax", "two/bureaus.1.tax", "three/bureaus.1.tax"].map(|t| ("task", t));
        let sent = site.fill(TAX, "/tasks/batch", &[&[("act", "claim")], &picked[..]].concat()).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
        assert_eq!(queue(site, "person=tax-section-head").await.len(), 3, "what one has already holds up no other");
    }

    39 resource_39_a_task_leads_to_the_next(site) {
        asked(site, &["one"]).await;
        let help = json!({"act": "co_handle", "task": "bureaus.1.civil", "office": "tax", "words": "x"});
        act(&site.county, "civil-head", "one", help).await;
        let next = "href=\"/cases/one/tasks/bureaus.1.civil.add.1\"";
        let path = "/cases/one/tasks/bureaus.1.tax";
        assert!(!shown(site, TAX, path).await.contains(next), "this one first");
        act(&site.county, TAX, "one", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"})).await;
        assert!(shown(site, TAX, path).await.contains(next));
        assert!(!shown(site, "science-head", path).await.contains(next), "not theirs");
        let done = json!({"act": "submit", "task": "bureaus.1.civil.add.1", "work": {"remark": "x"}});
        act(&site.county, TAX, "one", done).await;
        assert!(!shown(site, TAX, path).await.contains(next));
    }

    40 resource_40_who_sees_what_nobody_holds(site) {
        asked(site, &["one"]).await;
        let task = "/api/v1/cases/one/tasks/bureaus.1.tax";
        let may = [(TAX, 200), ("civil-head", 200), (LEAGUE, 200), ("auditor", 200), ("archivist", 404), ("zone-section-head", 404)];
        for (person, status) in may {
            assert_eq!(site.get(person, task).await.status, status, "{person}");
        }
        assert_ne!(site.get("archivist", "/api/v1/offices/tax/queue").await.status, 200);
        let tell = json!({"act": "inform", "task": "bureaus.1.tax", "offices": ["archive"]});
        act(&site.county, TAX, "one", tell).await;
        assert_eq!(site.get("archivist", task).await.status, 200, "told of it");
    }

    41 resource_41_who_sees_who_holds_it(site) {
        asked(site, &["one"]).await;
        act(&site.county, TAX, "one", json!({"act": "claim", "task": "bureaus.1.tax"})).await;
        let task = "/api/v1/cases/one/tasks/bureaus.1.tax";
        for person in ["civil-head", LEAGUE, "auditor"] {
            assert_eq!(site.get(person, task).await.good()["claimed_by"], TAX, "{person}");
        }
        assert_eq!(site.get("archivist", task).await.status, 404);
        let tell = json!({"act": "inform", "task": "bureaus.1.tax", "offices": ["archive"]});
        act(&site.county, TAX, "one", tell).await;
        assert_eq!(site.get("archivist", task).await.good()["claimed_by"], TAX);
    }
}

#[test]
fn the_document_names_these_tests_and_no_others() {
    let document = std::fs::read_to_string(workspace("docs/patterns.md")).unwrap();
    let cited: BTreeSet<&str> =
        document.split("`tests`: `patterns::").skip(1).filter_map(|t| t.split('`').next()).collect();
    let here: Vec<String> = NAMES.iter().map(|(number, _)| format!("resource_{number}")).collect();
    assert_eq!(cited, here.iter().map(String::as_str).collect());
    assert!(NAMES.iter().all(|(number, name)| name.starts_with(&format!("resource_{number}_"))));
}
