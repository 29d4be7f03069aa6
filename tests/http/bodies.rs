//! Bodies in office by the API and the pages: founded with a term, entered by hand, renewed, and never by two at once.

use futures_util::future::join_all;
use quorate_core::Date;
use quorate_core::record::{LEAF_BYTES_MAX, canonical};
use quorate_engine::Procedures;
use serde_json::{Value, json};

use super::site::{NEIGHBOUR, Site, people_and_neighbour, send};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::{Database, for_each_database};

const TEXT: &str = "procedure: electing
version: 1
language: zh
title: 选举
source: 章程
status: binding
founds:
  board: 理事会
  source: 一
  term: {length: 3 years, at_end: lapses, opens: 6 months, renewed_by: this procedure, source: 二}
parties: {lead: {league: 团委}, member: {tax: 税务}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
rosters: {board: {source: 一, chair: {title: 理事长, count: 1, from: {本县: {}}}}}
stages:
- stage: ballot
  title: 选举
  source: 一
  tasks:
  - {work: nominate, title: 提名, by: league, fills: board}
  - {work: account, title: 述职, by: board, when: {board: in office}}
  - {work: elect, title: 选举, by: league, after: [nominate, account], constitutes: board}
ends: {done: {title: 已产生, founding: board}}
";

fn elects(person: &str) -> Value {
    json!({"roster": [{"seat": "chair", "name": person, "person": person, "pool": "本县"}]})
}

async fn established(database: &Database) -> Site {
    let mut procedures = Procedures::default();
    procedures.add(TEXT, None).unwrap();
    let county = County::establish_with(database, procedures).await;
    people_and_neighbour(&county).await;
    Site::over(county, database).await
}

async fn bodies(site: &Site, person: &str) -> Vec<Value> {
    let told = site.get(person, "/api/v1/bodies").await.good();
    told["bodies"].as_array().unwrap().clone()
}

#[test]
fn a_body_is_founded_with_a_term_and_renewed_by_the_same_procedure() {
    for_each_database(async |database| {
        let site = established(database).await;
        assert!(bodies(&site, LEAGUE).await.is_empty());
        let empty = site.get(LEAGUE, "/bodies").await;
        assert!(empty.text().contains("还没有机构"), "{}", empty.text());
        let first = site.county.founding("a");
        first.act(LEAGUE, json!({"act": "open", "procedure": "electing", "county": "520622"})).await;
        first.act(LEAGUE, json!({"act": "submit", "task": "nominate.1", "work": elects(LEAGUE)})).await;
        first.act(LEAGUE, json!({"act": "submit", "task": "elect.1", "work": {}})).await;
        let all = bodies(&site, LEAGUE).await;
        let (office, until) = (all[0]["office"].as_str().unwrap(), all[0]["term"]["until"].as_str().unwrap());
        assert_eq!((all.len(), office, &all[0]["tenure"]), (1, "a-board", &json!("in_office")));
        let page = site.get(LEAGUE, "/bodies").await;
        assert!(page.text().contains("理事会"), "{}", page.text());
        // Who sits there is shown to whoever acts for the body.
        let page = site.get(LEAGUE, "/bodies?of=a-board").await;
        for line in ["组成人员", "理事长", "随之终止", "/cases/new?procedure=electing&amp;about=a-board"]
        {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        let opens = Date::parse(all[0]["term"]["opens"].as_str().unwrap()).unwrap();
        let begins = "/cases/new?procedure=electing&amp;about=a-board";
        assert!(!site.get(LEAGUE, "/").await.text().contains(begins), "it is not yet time");
        site.county.clock.set(opens.ends(480).plus_minutes(9 * 60));
        assert_eq!(bodies(&site, LEAGUE).await[0]["tenure"], "renewal_open");
        // Whoever can renew it finds that among what is to be done; nobody else does.
        let todo = site.get(LEAGUE, "/").await;
        assert!(todo.text().contains(begins) && todo.text().contains("任期提醒"), "{}", todo.text());
        let elsewhere = site.get("tax-head", "/").await;
        assert!(!elsewhere.text().contains("任期提醒"), "{}", elsewhere.text());
        // By the page, about the body in office.
        let form = site.get(LEAGUE, "/cases/new?procedure=electing&about=a-board").await;
        assert!(form.text().contains("<option value=\"a-board\" selected>"), "{}", form.text());
        let fields = [("procedure", "electing"), ("title", ""), ("key", "k-1"), ("about", "a-board")];
        let opened = site.fill(LEAGUE, "/cases", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.text());
        assert!(!site.get(LEAGUE, "/").await.text().contains("任期提醒"), "somebody is at it");
        let at = opened.header("location");
        let page = site.get(LEAGUE, &at).await;
        for line in ["针对", "/bodies?of=a-board", "在任"] {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        let told = site.get(LEAGUE, &format!("/api/v1{at}")).await.good();
        assert_eq!(
            (&told["concerns"]["office"], &told["concerns"]["seats"]),
            (&json!("a-board"), &json!("all"))
        );
        // Another about the same seats is refused, with the case that is in the way.
        let again = json!({"procedure": "electing", "about": "a-board"});
        let refused = site.post(LEAGUE, "/api/v1/cases", &again).await;
        refused.problem(409, "body-busy");
        assert_eq!(refused.json()["facts"]["case"], at.trim_start_matches("/cases/"));
        let page = site.get(LEAGUE, "/bodies?of=a-board").await;
        assert!(!page.text().contains("about=a-board"), "nothing is offered that would be refused");
        let id = at.trim_start_matches("/cases/");
        let second = site.county.founding(id);
        second.act(LEAGUE, json!({"act": "submit", "task": "account.1", "work": {}})).await;
        second
            .act(LEAGUE, json!({"act": "submit", "task": "nominate.1", "work": elects("league-deputy-lead")}))
            .await;
        second.act(LEAGUE, json!({"act": "submit", "task": "elect.1", "work": {}})).await;
        let renewed = bodies(&site, LEAGUE).await;
        assert_eq!((renewed.len(), &renewed[0]["under_way"]), (1, &json!([])));
        assert!(renewed[0]["term"]["until"].as_str().unwrap() > until);
        let turns: Vec<&str> =
            renewed[0]["turns"].as_array().unwrap().iter().map(|t| t["act"].as_str().unwrap()).collect();
        assert_eq!(turns, ["renews", "constitutes"]);
        let verdict = site.get(LEAGUE, &format!("/api/v1{at}/verdict")).await;
        assert!(verdict.text().contains("term-renewed"), "{}", verdict.text());
        site.county.check_rebuild().await;
    });
}

#[test]
fn of_two_that_open_at_once_about_the_same_seats_one_is_refused() {
    for_each_database(async |database| {
        let site = established(database).await;
        enter(&site, "tax").await;
        let open = json!({"procedure": "electing", "about": "tax"});
        let asked: Vec<_> = (0..6).map(|_| site.post(LEAGUE, "/api/v1/cases", &open)).collect();
        let mut taken = 0;
        for answer in join_all(asked).await {
            if answer.status < 300 {
                taken += 1;
            } else {
                answer.problem(409, "body-busy");
            }
        }
        assert_eq!((taken, bodies(&site, LEAGUE).await[0]["under_way"].as_array().unwrap().len()), (1, 1));
    });
}

async fn enter(site: &Site, office: &str) {
    let fields = [
        ("office", office),
        ("body", "board"),
        ("since", "2020-01-01"),
        ("from", "2024-03-01"),
        ("until", "2027-03-01"),
        ("opens", "2026-09-01"),
        ("at_end", "lapses"),
    ];
    let entered = site.fill("clerk", "/bodies/register", &fields).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
}

#[test]
fn what_was_there_before_is_entered_by_the_clerk_and_seen_by_the_county_alone() {
    for_each_database(async |database| {
        let site = established(database).await;
        let page = site.get("clerk", "/bodies").await;
        assert!(page.text().contains("/bodies/register"));
        assert!(!site.get(LEAGUE, "/bodies").await.text().contains("/bodies/register"));
        enter(&site, "tax").await;
        let all = bodies(&site, LEAGUE).await;
        assert_eq!((&all[0]["office"], &all[0]["since"]), (&json!("tax"), &json!("2020-01-01")));
        let wrong = json!({"act": "register_body", "office": "tax", "body": "board",
            "term": {"since": "2026-01-01", "until": "2025-01-01", "at_end": "lapses"}});
        site.post("clerk", "/api/v1/directory", &wrong).await.problem(422, "bad-term");
        // What cases do is sent by nobody.
        let forged = json!({"act": "follow_body", "office": "tax", "case": "a", "events": [{"is": "over"}]});
        assert_eq!(site.post("clerk", "/api/v1/directory", &forged).await.status, 400);
        let next_door = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let told = send(site.with_token(&next_door, "GET", "/api/v1/bodies")).await.good();
        assert_eq!(told["bodies"], json!([]));
        let page = send(site.with_token(&next_door, "GET", "/bodies?of=tax")).await;
        assert!(!page.text().contains("2027"), "{}", page.text());
    });
}

/// A committee of hundreds: what becomes of it is more than one leaf of the record holds.
#[test]
fn a_large_body_is_founded_and_renewed() {
    for_each_database(async |database| {
        let mut procedures = Procedures::default();
        let large = TEXT.replace("chair: {title: 理事长, count: 1,", "seats: {title: 理事, count: 1..400,");
        procedures.add(&large, None).unwrap();
        let site = Site::over(County::establish_with(database, procedures).await, database).await;
        let person = |n: usize| format!("councillor-with-a-name-of-some-length-{n:03}");
        let put =
            |n| site.county.direct(json!({"act": "put_person", "person": person(n), "name": person(n)}));
        for answer in join_all((0..360).map(put)).await {
            answer.unwrap();
        }
        let nominate = |from: usize| {
            let seat = |n| json!({"seat": "seats", "name": person(n), "person": person(n), "pool": "本县"});
            json!({"act": "submit", "task": "nominate.1", "work": {"roster": (from..from + 180).map(seat).collect::<Vec<_>>()}})
        };
        for (case, from) in [("a", 0), ("b", 180)] {
            let of = site.county.founding(case);
            let mut open = json!({"act": "open", "procedure": "electing", "county": "520622"});
            if case == "b" {
                open["about"] = "a-board".into();
            }
            of.act(LEAGUE, open).await;
            of.act(LEAGUE, nominate(from)).await;
            if case == "b" {
                of.act(&person(0), json!({"act": "submit", "task": "account.1", "work": {}})).await;
            }
            of.act(LEAGUE, json!({"act": "submit", "task": "elect.1", "work": {}})).await;
        }
        let directory = site.county.engine.directory("520622").await.unwrap();
        let body = &directory.bodies["a-board"];
        assert_eq!((body.sitting.len(), body.turns.len()), (180, 2));
        let acting = |n| directory.appointments.values().any(|a| a.person == person(n) && a.until.is_none());
        assert!(!acting(0) && acting(359));
        let leaves =
            site.county.engine.store().leaves_since("520622", "directory", 0, i64::MAX).await.unwrap();
        let longest = leaves.iter().map(|row| canonical(&row.leaf).unwrap().len()).max();
        assert!(longest.is_some_and(|bytes| bytes <= LEAF_BYTES_MAX), "{longest:?}");
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}
