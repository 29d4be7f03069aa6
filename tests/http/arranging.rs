//! Leave cover and recusals as people enter them: who sees what, in which queue it stands, and what is written down.

use quorate_core::Language;
use quorate_wording::say;
use serde_json::{Value, json};

use super::site::{Reply, Site, form, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TAX: &str = "tax-section-head";
const HEAD: &str = "tax-head";
/// Of an office that takes part in nothing.
const BY: &str = "archivist";
const TASK: &str = "/cases/a/tasks/bureaus.1.tax";

async fn fill(site: &Site, person: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
    send(form(site.ask(person, "POST", path).await, fields)).await
}

/// A cover of the head of the tax office, by a form, with some fields otherwise.
async fn cover(site: &Site, person: &str, other: &[(&str, &str)]) -> Reply {
    let whole = [
        ("act", "put_cover"),
        ("person", "tax-head tax"),
        ("by", BY),
        ("since", "2026-09-14"),
        ("until", "2026-09-20"),
        ("instrument", "玉税函〔2026〕7号"),
    ];
    let rest = whole.into_iter().filter(|(name, _)| !other.iter().any(|(n, _)| n == name));
    let fields: Vec<(&str, &str)> = rest.chain(other.iter().copied()).collect();
    fill(site, person, "/covers", &fields).await
}

async fn recuse(site: &Site, person: &str, fields: &[(&str, &str)]) -> Reply {
    let whole = [("act", "recuse"), ("person", TAX), ("case", "a"), ("reason", "近亲属※")];
    let fields: Vec<(&str, &str)> = whole.into_iter().chain(fields.iter().copied()).collect();
    fill(site, person, "/recusals", &fields).await
}

async fn listed(site: &Site, person: &str) -> (Vec<Value>, Vec<Value>) {
    let all = site.get(person, "/api/v1/arrangements").await.good();
    let list = |name: &str| all[name].as_array().unwrap().clone();
    (list("covers"), list("recusals"))
}

#[test]
fn a_colleague_stands_in_and_every_page_says_for_whom() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        assert_eq!(site.get(BY, "/cases/a").await.status, 404);
        for stranger in [BY, TAX, LEAGUE, "auditor"] {
            let reply = cover(&site, stranger, &[]).await;
            assert_eq!(reply.status, 403, "{stranger}: {}", reply.text());
        }
        assert_eq!(cover(&site, HEAD, &[]).await.status, 303);
        let queue = site.get(BY, "/").await;
        let mark = say(Language::Zh, "covering", &[("person", "tax-head")]);
        assert!(queue.text().contains("/cases/a/tasks/bureaus.1.tax") && queue.text().contains(&mark));
        let page = site.get(BY, TASK).await;
        assert_eq!(page.status, 200);
        let reply = json!({"stance": "agree"});
        assert_eq!(site.post(BY, "/api/v1/cases/a/tasks/bureaus.1.tax/reply", &reply).await.status, 200);
        let words = say(Language::Zh, "by-cover", &[("by", BY), ("person", "tax-head")]);
        for (path, person) in [(TASK, LEAGUE), ("/cases/a", TAX), ("/cases/a", "auditor")] {
            let page = site.get(person, path).await;
            assert!(page.text().contains(&words), "{path}: {words}");
        }
        // The arrangement stands beside it in the history.
        assert!(site.get(LEAGUE, "/cases/a").await.text().contains("玉税函〔2026〕7号"));
        // So does the verdict, with the entries of what was done so.
        let page = site.get("auditor", "/cases/a/verdict").await;
        assert!(page.text().contains(&words) && page.text().contains("玉税函〔2026〕7号"));
        let verdict = site.get("auditor", "/api/v1/cases/a/verdict").await.good();
        let covers = &verdict["covers"][0];
        assert_eq!((&covers["person"], &covers["covered"]), (&json!(BY), &json!("tax-head")));
        assert!(covers["entries"][0]["leaf"].is_string(), "{covers}");
        let task = site.get(LEAGUE, "/api/v1/cases/a/tasks/bureaus.1.tax").await.good();
        assert!(task.to_string().contains(r#""covered":"tax-head""#), "{task}");
        // Ended: nothing is there any more.
        let id = listed(&site, HEAD).await.0[0]["cover"].as_str().unwrap().to_owned();
        let end = [("act", "end_cover"), ("id", id.as_str()), ("until", "2026-09-13")];
        assert_eq!(fill(&site, BY, "/covers", &end).await.status, 403, "not by whoever stands in");
        assert_eq!(fill(&site, HEAD, "/covers", &end).await.status, 303);
        assert_eq!(site.get(BY, "/cases/a").await.status, 404);
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}

#[test]
fn a_cover_for_a_part_shows_that_part_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let other = [("procedures", "another")];
        assert_eq!(cover(&site, HEAD, &other).await.status, 303);
        assert_eq!(site.get(BY, "/cases/a").await.status, 404, "of another procedure");
        assert!(!site.get(BY, "/").await.text().contains("bureaus.1.tax"));
        assert_eq!(site.get(BY, "/api/v1/offices/tax/queue").await.status, 404, "not the whole office's");
        let part = [("procedures", "county-work-committee"), ("kinds", "reply")];
        assert_eq!(cover(&site, HEAD, &part).await.status, 303);
        assert_eq!(site.get(BY, "/cases/a").await.status, 200);
        assert!(site.get(BY, "/").await.text().contains("bureaus.1.tax"));
        assert_eq!(site.get(BY, "/covers").await.status, 200);
        assert!(!site.get(BY, "/cases").await.text().contains("/cases/a\""), "no list of the office's cases");
        // What it brings is no role and no look at what else the office has.
        assert_eq!(site.get(BY, "/offices").await.status, 200);
        assert_eq!(site.get(BY, "/audit").await.status, 403);
    });
}

#[test]
fn a_recusal_bars_is_told_to_few_and_is_not_ended_by_oneself() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        for stranger in [BY, LEAGUE, "tax-deputy-lead"] {
            assert_eq!(recuse(&site, stranger, &[]).await.status, 403, "{stranger}");
        }
        let key = ("key", "01890000-0000-7000-8000-000000000001");
        assert_eq!(recuse(&site, TAX, &[key]).await.status, 303);
        assert_eq!(recuse(&site, TAX, &[key]).await.status, 303, "sent twice, entered once");
        assert_eq!(listed(&site, TAX).await.1.len(), 1);
        let reply = json!({"stance": "agree"});
        let refused = site.post(TAX, "/api/v1/cases/a/tasks/bureaus.1.tax/reply", &reply).await;
        refused.problem(403, "duty-conflict");
        assert!(refused.text().contains("回避"), "{}", refused.text());
        let page = site.get(TAX, TASK).await;
        assert!(page.text().contains("回避"), "the page says why");
        for (person, sees) in
            [(TAX, true), (HEAD, true), ("clerk", true), ("auditor", true), (BY, false), (LEAGUE, false)]
        {
            assert_eq!(listed(&site, person).await.1.len(), usize::from(sees), "{person}");
            let page = site.get(person, "/recusals").await;
            assert_eq!((page.status, page.text().contains("近亲属")), (200, sees), "{person}");
        }
        let id = listed(&site, TAX).await.1[0]["recusal"].as_str().unwrap().to_owned();
        let end = [("act", "end_recusal"), ("id", id.as_str()), ("until", "2026-09-13")];
        assert_eq!(fill(&site, TAX, "/recusals", &end).await.status, 403);
        assert_eq!(fill(&site, "auditor", "/recusals", &end).await.status, 403);
        assert_eq!(fill(&site, "clerk", "/recusals", &end).await.status, 303);
        let past = site.get("auditor", "/recusals?show=past").await;
        assert!(
            past.text().contains("近亲属")
                && !site.get("auditor", "/recusals").await.text().contains("近亲属")
        );
        assert_eq!(site.post(TAX, "/api/v1/cases/a/tasks/bureaus.1.tax/reply", &reply).await.status, 200);
        site.county.check_rebuild().await;
    });
}

/// Two works of the league that nobody may do both.
const APART: &str = r#"procedure: twofold
version: 1
language: zh
title: 两项工作
source: 某办法
status: advisory
parties: {lead: {league: 县团委}, member: {tax: 县税务局}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
stages:
- stage: one
  title: 办理
  source: "一"
  tasks:
  - {work: write, title: 起草方案}
  - {work: check, title: 核对方案}
apart:
- {tasks: [write, check], over: people, source: "二"}
ends: {done: {title: 办成, success: true}}
"#;

#[test]
fn a_case_that_cannot_be_kept_apart_says_so_before_it_is_opened_and_after() {
    for_each_database(async |database| {
        let mut procedures = quorate_engine::Procedures::default();
        procedures.add(APART, None).unwrap();
        let county = County::establish_with(database, procedures).await;
        let site = Site::over(county, database).await;
        let open = json!({"act": "open", "procedure": "twofold", "county": TENANT});
        site.county.submit(LEAGUE, "a", open).await.unwrap();
        let short = say(Language::Zh, "duties-short", &[("clauses", "二")]);
        let told = async |words: &str| {
            let api = site.get(LEAGUE, "/api/v1/cases/a").await.good();
            let pages = [site.get(LEAGUE, "/cases/new").await, site.get(LEAGUE, "/cases/a").await];
            let says = pages.map(|page| (page.status, page.text().contains(words)));
            (says, api["cannot_be_kept_apart"].clone())
        };
        let (says, api) = told(&short).await;
        assert_eq!((says, api), ([(200, false); 2], json!([])));
        for rank in ["deputy-lead", "head"] {
            let end = json!({"act": "end_appointment", "appointment": format!("league-{rank}"), "until": "2026-09-13"});
            site.county.direct(end).await.unwrap();
        }
        let (says, api) = told(&short).await;
        assert_eq!(says, [(200, true); 2]);
        let tasks = ["check", "write"].map(|t| json!({"task": t, "office": "league", "people": [LEAGUE]}));
        assert_eq!(api, json!([{"clauses": ["二"], "tasks": tasks}]));
        let line = [("task", "核对方案"), ("office", "league"), ("people", "league-section-head※")];
        assert!(told(&say(Language::Zh, "duties-who", &line)).await.0[1].1);
    });
}

#[test]
fn both_pages_are_whole_in_both_languages() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        assert_eq!(cover(&site, "clerk", &[("kinds", "work")]).await.status, 303);
        assert_eq!(recuse(&site, "clerk", &[("task", "county-work-committee bureaus")]).await.status, 303);
        for path in ["/covers", "/recusals", "/recusals?case=a", "/covers?show=all&person=tax-head"] {
            for language in ["zh", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                for person in ["clerk", "auditor", TAX, BY] {
                    let page = site.get(person, &format!("{path}{mark}lang={language}")).await;
                    assert_eq!(page.status, 200, "{path} {person}");
                    super::markup::html(page.text());
                }
            }
        }
        let empty = site.get(LEAGUE, "/covers").await;
        assert!(empty.text().contains(&say(Language::Zh, "covers-empty", &[])));
    });
}
