//! Queues and lists: page by page they give every row once, and only what is asked for.

use quorate_core::record::Digest;
use quorate_store::{CaseFilter, QueueFilter, QueueItem, Store};
use serde_json::json;

use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

async fn page_by_page(store: &Store, office: &str, filter: &QueueFilter) -> Vec<QueueItem> {
    let mut all: Vec<QueueItem> = vec![];
    loop {
        let after = all.last().map(|row| (row.due_order, row.case.clone(), row.key.clone()));
        let page =
            store.queue(TENANT, office, &QueueFilter { after, limit: 2, ..filter.clone() }).await.unwrap();
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

#[test]
fn a_queue_is_read_page_by_page_in_the_order_of_its_deadlines() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        // Names that databases like to sort each in its own way.
        for name in ["b-1", "B-2", "a_3", "a-4", "甲", "é", "10", "9"] {
            let case = county.founding(name);
            case.open().await;
        }
        county.founding("c").to_coordination().await;
        county.founding("C").to_coordination().await;
        let store = county.engine.store();
        let everything = QueueFilter { limit: 1000, ..QueueFilter::default() };
        for office in ["league", "tax", "organization", "nobody"] {
            let at_once = store.queue(TENANT, office, &everything).await.unwrap();
            assert_eq!(page_by_page(store, office, &everything).await, at_once, "{office}");
            assert!(at_once.windows(2).all(|w| w[0].due_order <= w[1].due_order));
            let open = QueueFilter { state: "open".into(), ..everything.clone() };
            let open = page_by_page(store, office, &open).await;
            let owed = open.iter().filter(|row| !row.waiting).count() as u64;
            assert_eq!(store.queue_count(TENANT, office).await.unwrap(), owed);
        }
        let of_tax = store.queue(TENANT, "tax", &everything).await.unwrap();
        assert_eq!(of_tax.len(), 2);
        assert!(of_tax.iter().all(|row| row.due.is_some() && row.kind == "reply" && row.state == "todo"));
        let due = of_tax[1].due.unwrap();
        let due_by = |due_by| QueueFilter { due_by: Some(due_by), ..everything.clone() };
        assert_eq!(store.queue(TENANT, "tax", &due_by(due)).await.unwrap().len(), 2);
        assert_eq!(
            store.queue(TENANT, "tax", &due_by(due.plus_minutes(-60 * 24 * 365))).await.unwrap().len(),
            0
        );
        let of_case =
            QueueFilter { case: "C".into(), procedure: "county-work-committee".into(), ..everything.clone() };
        assert_eq!(store.queue(TENANT, "tax", &of_case).await.unwrap().len(), 1);
        let of_other = QueueFilter { procedure: "another".into(), ..everything.clone() };
        assert_eq!(store.queue(TENANT, "tax", &of_other).await.unwrap().len(), 0);
        assert_eq!(store.queue("110101", "tax", &everything).await.unwrap().len(), 0, "another tenant's");
    });
}

#[test]
fn cases_are_listed_the_last_moved_first() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        // Several moved at one moment: the id decides.
        for name in ["a", "B", "b", "A", "甲", "a-b", "a_b"] {
            county.submit(LEAGUE, name, open.clone()).await.unwrap();
        }
        county.clock.set(county.engine.now().plus_minutes(1));
        county.founding("whole").whole().await;
        county.founding("going").to_coordination().await;
        let store = county.engine.store();
        let filter = CaseFilter { limit: 1000, ..CaseFilter::default() };
        let at_once = store.cases(TENANT, &filter).await.unwrap();
        assert_eq!(at_once.len(), 9);
        let mut paged = vec![];
        loop {
            let after = paged.last().map(|row: &quorate_store::CaseRow| (row.moved_at, row.id.clone()));
            let page = store.cases(TENANT, &CaseFilter { after, limit: 2, ..filter.clone() }).await.unwrap();
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, at_once);
        assert!(at_once.windows(2).all(|w| w[0].moved_at >= w[1].moved_at));
        let count = async |filter: CaseFilter| store.cases(TENANT, &filter).await.unwrap().len();
        assert_eq!(count(CaseFilter { status: "ended".into(), ..filter.clone() }).await, 1);
        assert_eq!(count(CaseFilter { procedure: "another".into(), ..filter.clone() }).await, 0);
        let of = |offices: &[&str]| {
            let offices = offices.iter().map(|o| (*o).to_owned()).collect();
            CaseFilter { offices: Some(offices), ..filter.clone() }
        };
        assert_eq!(count(of(&["league"])).await, 9);
        assert_eq!(count(of(&["tax", "nobody"])).await, 2, "only those that have come to it");
        assert_eq!(count(of(&["nobody", "o'clock", "\"", "[]"])).await, 0);
        assert_eq!(count(of(&[])).await, 0, "no office: no case");
    });
}

#[test]
fn who_takes_part_sees_the_case_and_its_files() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").to_coordination().await;
        let store = county.engine.store();
        assert!(store.sees_case(TENANT, "case-1", "tax").await.unwrap());
        assert!(!store.sees_case(TENANT, "case-1", "nobody").await.unwrap());
        assert!(!store.sees_case("110101", "case-1", "tax").await.unwrap());
        let plan = Digest::of(b"plan 1");
        assert_eq!(store.cases_naming(TENANT, plan).await.unwrap(), ["case-1"]);
        assert!(store.cases_naming(TENANT, Digest::of(b"plan 2")).await.unwrap().is_empty());
        assert!(store.cases_naming("110101", plan).await.unwrap().is_empty());
        let row = store.case_row(TENANT, "case-1").await.unwrap().unwrap();
        assert_eq!(
            (row.stage.as_str(), row.status.as_str(), row.lead.as_str()),
            ("coordination", "open", "league")
        );
        assert_eq!(row.version, county.founding("case-1").now().await.version);
        assert_eq!(store.case_row("110101", "case-1").await.unwrap(), None);
    });
}
