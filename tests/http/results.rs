//! A task that another case does: its result is taken over by the page and over the API, as it stands there.

use quorate_engine::Procedures;
use serde_json::{Value, json};

use super::site::{Site, send, with_file};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::{Database, for_each_database};

/// Elects delegates, and keeps a record and how many there are.
const ELECTION: &str = "procedure: delegate-election
version: 1
language: zh
title: 代表选举
source: 办法
status: binding
parties: {lead: {league: 团委}, member: {tax: 税务局}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
rosters: {delegates: {title: 代表, source: 一, seat: {title: 代表, count: 1..9, from: {团员: {}}}}}
stages:
- stage: electing
  title: 选举
  source: 一
  tasks:
  - {work: elect, title: 选举代表, fills: delegates, writes: {record: 选举记录}, states: {how_many: 代表人数, range: 1..9}}
  - {approval: confirm, title: 确认, after: elect, of: record, if_returned: electing, if_refused: refused}
ends: {done: {success: true, title: 已选出}, refused: {title: 未选出}}
";

/// Waits for that: any procedure will do that gives the same.
const CONGRESS: &str = "procedure: congress
version: 1
language: zh
title: 代表大会
source: 章程
status: binding
parties: {lead: {league: 团委}, member: {tax: 税务局}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
rosters: {delegates: {title: 到会代表, source: 二, seat: {title: 代表, count: 1..9, from: {团员: {}}}}}
stages:
- stage: preparing
  title: 筹备
  source: 二
  tasks:
  - {procedure: choose, title: 产生代表, fills: delegates, writes: {record: 选举记录}, states: {how_many: 代表人数, range: 1..30}, if_failed: not-held}
- stage: meeting
  title: 开会
  source: 三
  tasks:
  - {work: meet, title: 开会, needs: record}
ends: {done: {success: true, title: 已开}, not-held: {title: 未开}}
";
const CLERK: &str = "league-head";

async fn site(database: &Database) -> Site {
    let mut procedures = Procedures::default();
    for text in [ELECTION, CONGRESS] {
        procedures.add(text, None).unwrap();
    }
    Site::over(County::establish_with(database, procedures).await, database).await
}

/// Opens a case under a procedure.
async fn open(site: &Site, case: &str, procedure: &str) {
    let command = json!({"act": "open", "procedure": procedure, "county": "520622"});
    site.county.founding(case).act(LEAGUE, command).await;
}

/// Elects two delegates, and confirms that or not.
async fn elect(site: &Site, outcome: &str) {
    open(site, "election", "delegate-election").await;
    let case = site.county.founding("election");
    let file = site.upload(LEAGUE, "记录.txt", "记录\n".as_bytes()).await;
    let delegates = ["甲某", "乙某"].map(|name| json!({"seat": "seat", "name": name, "pool": "团员"}));
    let work = json!({"papers": [{"paper": "record", "files": [file]}], "roster": delegates, "facts": {"how_many": 2}});
    case.act(LEAGUE, json!({"act": "submit", "task": "elect.1", "work": work})).await;
    case.act(CLERK, json!({"act": "decide", "task": "confirm.1", "outcome": outcome, "reason": "票数不足"}))
        .await;
}

#[test]
fn what_another_case_brought_about_is_taken_over_with_its_record() {
    for_each_database(async |database| {
        let site = site(database).await;
        open(&site, "a", "congress").await;
        let choose = "/cases/a/tasks/choose.1";
        let page = site.get(CLERK, choose).await;
        for line in ["由另案办理", "现在没有", "代表选举", "新建事项", "外部规则"] {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        assert!(!page.text().contains("/cases/a/tasks/choose.1/invite"), "nobody takes a result by a link");
        elect(&site, "agreed").await;
        let page = site.get(CLERK, choose).await;
        assert!(
            page.text().contains("value=\"election\"") && page.text().contains("已选出"),
            "{}",
            page.text()
        );
        let fields = [("act", "take_result"), ("case", "election")];
        let taken = site.fill_task(CLERK, choose, &fields).await;
        assert_eq!(taken.status, 303, "{}", taken.text());
        let (ours, theirs) =
            (site.county.founding("a").now().await, site.county.founding("election").now().await);
        assert_eq!(ours.facts["how_many"].to_string(), "2");
        assert_eq!(ours.paper("record").unwrap().files, theirs.paper("record").unwrap().files);
        // The record of the one names the last leaf of the other: neither can be changed alone.
        let told = site.get(CLERK, "/api/v1/cases/a").await.good();
        let task = told["tasks"].as_array().unwrap().iter().find(|t| t["key"] == "choose.1").unwrap();
        let leaf = site.county.engine.verdict("520622", "election").await.unwrap().unwrap();
        assert_eq!(task["result"]["leaf"], json!(leaf.entries.last().unwrap().1), "{task}");
        let names: Vec<&Value> =
            told["rosters"]["delegates"]["holders"].as_array().unwrap().iter().map(|h| &h["name"]).collect();
        assert_eq!(names, ["甲某", "乙某"], "{told}");
        let verdict = site.get(CLERK, "/cases/a/verdict").await;
        // Both procedures have an end of this id: it is the other one's that the case came to.
        let told = "由事项election（代表选举）办理";
        assert!(
            verdict.text().contains(told) && verdict.text().contains("办结为“已选出”"),
            "{}",
            verdict.text()
        );
        let meet = site.get(CLERK, "/cases/a/tasks/meet.1").await;
        assert!(meet.text().contains("/cases/a/tasks/meet.1/invite"), "{}", meet.text());
        let page = site.get(CLERK, choose).await;
        assert!(page.text().contains("href=\"/cases/election\""), "{}", page.text());
    });
}

#[test]
fn a_result_of_somebody_elses_case_of_one_still_open_or_failed() {
    for_each_database(async |database| {
        let site = site(database).await;
        open(&site, "a", "congress").await;
        open(&site, "other", "delegate-election").await;
        let take =
            async |body: Value| site.post(CLERK, "/api/v1/cases/a/tasks/choose.1/take_result", &body).await;
        take(json!({"case": "nowhere"})).await.problem(404, "sub-case-unknown");
        take(json!({"case": "other"})).await.problem(409, "sub-case-open");
        take(json!({"case": "a"})).await.problem(404, "sub-case-unknown");
        elect(&site, "refused").await;
        take(json!({"case": "election"})).await.problem(422, "reason-missing");
        take(json!({"case": "election", "words": "没有选出"})).await.good();
        let case = site.county.founding("a").now().await;
        assert!(!case.is_open() && case.paper("record").is_none());
    });
}

#[test]
fn a_rule_outside_is_told_by_the_form_with_what_shows_it() {
    for_each_database(async |database| {
        let site = site(database).await;
        open(&site, "a", "congress").await;
        let day = site.county.engine.now().date(480).to_string();
        let file = site.upload(CLERK, "记录.txt", "记录\n".as_bytes()).await;
        let stored = format!("{file} 记录.txt");
        let fields = [
            ("act", "take_result"),
            ("rule", "由上级工会指定"),
            ("day", &day),
            ("fact:how_many", "1"),
            ("roster", "代表,丙某,,,团员"),
            ("stored:record", &stored),
        ];
        let request = site.ask(CLERK, "POST", "/cases/a/tasks/choose.1/act").await;
        let reply =
            send(with_file(request, &fields, ("file:evidence", "文件.txt", "文件\n".as_bytes()))).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        let page = site.get(CLERK, "/cases/a/tasks/choose.1").await;
        assert!(
            page.text().contains("由上级工会指定") && page.text().contains("文件.txt"),
            "{}",
            page.text()
        );
        let verdict = site.get(CLERK, "/cases/a/verdict").await;
        for line in ["按外部规则办理", "没有程序可以证明"] {
            assert!(verdict.text().contains(line), "{line}: {}", verdict.text());
        }
    });
}
