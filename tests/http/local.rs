//! 本县做法: checked before it is adopted, of one county alone, from the next case on, on every node.

use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_engine::Order;
use quorate_wording::say;
use serde_json::{Value, json};

use super::markup::html;
use super::site::{NEIGHBOUR, Reply, Site, next_door, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

const ID: &str = "county-work-committee";
const LOCAL: &str = "/procedures/county-work-committee/local";
const STEP: &str = "县里联合审核";
/// One optional task less, one step more.
const CHANGES: [(&str, &str); 6] = [
    ("drop", "lay-out-groups"),
    ("title-1", STEP),
    ("stage-1", "plan"),
    ("by-1", "league"),
    ("force-1", "should"),
    ("paper-1", "联审意见表"),
];

async fn local(site: &Site, act: &str, fields: &[(&str, &str)]) -> Reply {
    let all: Vec<(&str, &str)> = [("act", act)].into_iter().chain(fields.iter().copied()).collect();
    site.fill("administrator", LOCAL, &all).await
}

async fn adopt(site: &Site) -> Digest {
    let adopted = local(site, "adopt", &CHANGES).await;
    assert_eq!(adopted.status, 303, "{}", adopted.text());
    site.county.engine.directory(TENANT).await.unwrap().adopted[ID]
}

async fn opened(site: &Site, case: &str) -> Digest {
    site.county.founding(case).open().await;
    site.county.founding(case).now().await.digest
}

fn base(site: &Site) -> Digest {
    site.county.engine.procedures().current(ID).unwrap().digest()
}

/// A further node on the same database, with a service of its own.
async fn beside(database: &Database) -> Site {
    Site::over(County::start(database, "b").await, database).await
}

#[test]
fn a_county_checks_adopts_and_takes_back_what_it_does_differently() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let before = opened(&site, "before").await;
        assert_eq!(before, base(&site));
        let head = site.head().await;
        let checked = local(&site, "check", &CHANGES).await;
        assert_eq!(checked.status, 200);
        for told in [STEP, "联审意见表", &say(Language::Zh, "local-checked", &[]), "value=\"adopt\""] {
            assert!(checked.text().contains(told), "{told}: {}", checked.text());
        }
        // What was typed stands there still.
        let markup = html(checked.text());
        let field = |name: &str| markup.elements.iter().find(|e| e.get("name") == name).unwrap();
        assert_eq!(field("title-1").get("value"), STEP);
        let ticked: Vec<&str> = markup
            .elements
            .iter()
            .filter(|e| e.get("name") == "drop")
            .filter(|e| e.attributes.iter().any(|(n, _)| n == "checked"))
            .map(|e| e.get("value"))
            .collect();
        assert_eq!(ticked, ["lay-out-groups"]);
        assert_eq!(site.head().await, head, "a check records nothing");
        assert_eq!(opened(&site, "checked").await, before);
        // Nothing to adopt is nothing adopted.
        local(&site, "adopt", &[]).await;
        assert!(site.county.engine.directory(TENANT).await.unwrap().adopted.is_empty());
        let adopted = adopt(&site).await;
        assert_ne!(adopted, before);
        assert_eq!(opened(&site, "after").await, adopted);
        assert_eq!(
            site.county.founding("before").now().await.digest,
            before,
            "what is under way stays as it was"
        );
        let tasks = async |case: &str| -> Vec<String> {
            let digest = site.county.founding(case).now().await.digest;
            let procedure = site.county.engine.procedures().by_digest(digest).unwrap();
            procedure.tasks().iter().map(|t| t.id.clone()).collect()
        };
        let (own, first) = (tasks("after").await, tasks("before").await);
        assert!(
            own.contains(&"local-1".to_owned()) && !own.contains(&"lay-out-groups".to_owned()),
            "{own:?}"
        );
        assert!(first.contains(&"lay-out-groups".to_owned()) && own.len() == first.len());
        // Every page of it is there, in both languages; the verdict says what the county does differently.
        for path in ["", "/verdict", "/onepage", "/take-up"] {
            for language in ["zh", "en"] {
                let page = site.get(LEAGUE, &format!("/cases/after{path}?lang={language}")).await;
                assert_eq!(page.status, 200, "{path}: {}", page.text());
            }
        }
        let differs = say(Language::Zh, "verdict-local", &[]);
        let verdict = site.get("auditor", "/cases/after/verdict").await;
        assert!(verdict.text().contains(&differs) && verdict.text().contains(STEP), "{}", verdict.text());
        assert!(!site.get("auditor", "/cases/before/verdict").await.text().contains(&differs));
        let page = site.get(LEAGUE, "/procedures/county-work-committee").await;
        assert!(page.text().contains(STEP), "{}", page.text());
        let changes = format!("/procedures/{ID}/changes?from={before}&to={adopted}");
        let compared = site.get(LEAGUE, &changes).await;
        assert!(compared.text().contains(STEP) && !compared.text().contains(&before.to_string()));
        // Cases under both stand on boards of their own, each by a name of its own.
        let board = html(site.get(LEAGUE, "/cases?view=board").await.text()).words;
        let named = board.iter().filter(|w| w.around.iter().any(|e| e.get("id").starts_with("b-")));
        let mut named: Vec<&str> = named.map(|w| w.text.as_str()).collect();
        assert_eq!(named.len(), 2, "{named:?}");
        named.dedup();
        assert_eq!(named.len(), 2, "{named:?}");
        // Taken back, the next case begins as it came, and the one between goes on as it began.
        assert_eq!(local(&site, "undo", &[]).await.status, 303);
        assert_eq!(opened(&site, "last").await, before);
        assert_eq!(site.county.founding("after").now().await.digest, adopted);
        assert_eq!(site.get(LEAGUE, "/cases/after").await.status, 200);
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}

#[test]
fn another_jurisdiction_sees_neither_the_text_nor_the_version() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let before = base(&site);
        let adopted = adopt(&site).await;
        opened(&site, "after").await;
        let harbour = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let get = async |path: &str| send(site.with_token(&harbour, "GET", path)).await;
        let short = &adopted.to_string()[..12];
        for path in [
            "/procedures",
            "/procedures/county-work-committee",
            "/cases/new",
            "/api/v1/procedures",
            "/api/v1/procedures/county-work-committee",
        ] {
            let page = get(path).await;
            assert!(page.status == 200, "{path}: {}", page.status);
            assert!(!page.text().contains(STEP) && !page.text().contains(short), "{path}");
        }
        for (from, to) in [(before, adopted), (adopted, before), (adopted, adopted)] {
            let path = format!("/procedures/{ID}/changes?from={from}&to={to}");
            let reply = get(&path).await;
            assert_eq!(reply.status, 404, "{}", reply.text());
            assert_eq!(site.get(LEAGUE, &path).await.status, 200);
        }
        let open =
            serde_json::from_value(json!({"act": "open", "procedure": ID, "county": NEIGHBOUR})).unwrap();
        let order = Order::Case { case: "next-door".into(), command: open, expected: None };
        next_door(&site.county, "harbour-section-head", order).await;
        let case = site.county.engine.case(NEIGHBOUR, "next-door").await.unwrap().unwrap();
        assert_eq!(case.digest, before, "its neighbour's way is not its own");
        for odd in ["x", "", &"0".repeat(64)] {
            let reply = site.get(LEAGUE, &format!("/procedures/{ID}/changes?from={odd}&to={adopted}")).await;
            assert_eq!(reply.status, 404, "{odd}");
        }
    });
}

#[test]
fn other_nodes_know_it_without_being_started_anew() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let other = beside(database).await;
        // The second node has looked at the directory before.
        assert_eq!(other.get(LEAGUE, "/").await.status, 200);
        let adopted = adopt(&site).await;
        opened(&site, "here").await;
        assert_eq!(other.get(LEAGUE, "/cases/here").await.status, 200);
        assert_eq!(opened(&other, "there").await, adopted);
        assert_eq!(site.get(LEAGUE, "/cases/there").await.status, 200);
        assert_eq!(local(&site, "undo", &[]).await.status, 303);
        assert_eq!(opened(&other, "later").await, base(&site));
    });
}

#[test]
fn a_node_that_was_not_looking_knows_cases_begun_under_what_was_taken_back_since() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let other = beside(database).await;
        assert_eq!(other.get(LEAGUE, "/").await.status, 200);
        adopt(&site).await;
        opened(&site, "between").await;
        assert_eq!(local(&site, "undo", &[]).await.status, 303);
        // Only now somebody comes to the other node.
        for path in ["/", "/cases", "/cases/between", "/cases/between/verdict", "/api/v1/cases/between"] {
            let page = other.get(LEAGUE, path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
        }
        let queue = other.get(LEAGUE, "/").await;
        assert!(!queue.text().contains(">survey-county<"), "tasks by their names: {}", queue.text());
        let report = other.county.file("survey").await;
        let submit = json!({"work": {"papers": [{"paper": "survey-report", "files": [report]}],
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}});
        let reply = other.post(LEAGUE, "/api/v1/cases/between/tasks/survey-county.1/submit", &submit).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        other.county.check_log().await;
        other.county.check_rebuild().await;
    });
}

#[test]
fn what_cannot_be_left_out_or_added_says_so_and_an_unknown_text_is_refused() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let head = site.head().await;
        for task in ["write-plan", "nothing", "founding-reply"] {
            let reply = local(&site, "adopt", &[("drop", task)]).await;
            assert_eq!(reply.status, 200, "{task}: {}", reply.text());
            assert!(
                html(reply.text()).elements.iter().any(|e| e.get("role") == "alert"),
                "{task}: {}",
                reply.text()
            );
        }
        // A stage or an office that is not there.
        for (field, value) in
            [("stage-1", "nowhere"), ("by-1", "nobody"), ("by-1", ""), ("by-1", "each of members")]
        {
            let mut fields = CHANGES.to_vec();
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let reply = local(&site, "adopt", &fields).await;
            assert_eq!(reply.status, 200, "{field} {value}: {}", reply.text());
        }
        assert_eq!(site.head().await, head);
        let by_program = async |digest: &str| {
            let body: Value = json!({"act": "adopt_procedure", "procedure": ID, "digest": digest});
            site.post("administrator", "/api/v1/directory", &body).await
        };
        let unknown = by_program(&"0".repeat(64)).await;
        assert!((400..500).contains(&unknown.status), "{}", unknown.text());
        assert_eq!(unknown.code(), "procedure-unknown", "{}", unknown.text());
        let other = json!({"act": "adopt_procedure", "procedure": "another", "digest": base(&site)});
        assert_eq!(site.post("administrator", "/api/v1/directory", &other).await.code(), "procedure-unknown");
        assert_eq!(site.head().await, head);
    });
}

#[test]
fn a_title_is_a_title_whatever_it_looks_like() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for title in [
            "a\"b", "a'b", "a: b", "# x", "{x: y}", "- x", "true", "123", "a\\b", "*x", "&x", "%x", "x]",
            "null", "<b>x</b>",
        ] {
            let mut fields = CHANGES.to_vec();
            fields.retain(|(name, _)| *name != "title-1" && *name != "drop");
            fields.push(("title-1", title));
            let checked = local(&site, "check", &fields).await;
            assert_eq!(checked.status, 200, "{title}: {}", checked.text());
            assert!(checked.text().contains("value=\"adopt\""), "{title}: {}", checked.text());
            assert!(!checked.text().contains("<b>x"), "{title}");
            assert_eq!(local(&site, "adopt", &fields).await.status, 303, "{title}");
            let directory = site.county.engine.directory(TENANT).await.unwrap();
            let made = site.county.engine.procedures().of(&directory, ID).unwrap();
            assert_eq!(made.name("local-1", Language::Zh), title);
            let first = site.county.engine.procedures().current(ID).unwrap();
            assert_eq!(made.tasks().len(), first.tasks().len() + 1, "{title}");
        }
    });
}
