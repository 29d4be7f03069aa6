//! A roll of ten thousand comes in as a table, is counted, and people on it vote: over the API and by the pages.

use std::fmt::Write as _;

use quorate_engine::Procedures;
use serde_json::{Value, json};

use super::site::{Site, send, with_file};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::for_each_database;

const TEXT: &str = "procedure: owners
version: 1
language: zh
title: 业主表决
source: 民法典 278
status: binding
founds: {committee: 业主委员会, source: 二七八}
parties:
  lead: {league: 街道办事处}
  member: {tax: 建设单位}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
rosters:
  committee:
    source: 二七八
    member: {title: 委员, count: 2..3, from: {业主: {}}}
stages:
- stage: list
  title: 造册
  source: 二七八
  tasks: [{work: list-owners, title: 造业主名册, by: league, lists: {roll: 业主名册, range: 1..20000, measures: {area: 专有面积, range: 1..9000000}, grouped_by: 楼栋}}]
- stage: vote
  title: 表决
  source: 二七八
  by: league
  tasks:
  - {vote: rules, title: 表决规约, voters: roll, quorum: [at least 2/3 of entitled, at least 2/3 of entitled area], majority: [more than 1/2 of participating, more than 1/2 of participating area], ballots: true, counts: 2, if_lost: list}
  - {vote: elect, title: 选举委员会, after: rules, voters: roll, fills: committee, constitutes: committee, majority: more than 1/2 of participating, if_lost: list}
- stage: tell
  title: 告知
  source: 二七八
  tasks: [{work: receive, title: 收到结果, by: tax}]
ends: {done: {title: 已成立, founding: committee}}
";
const OWNERS: usize = 10_000;

/// Ten thousand owners of ninety each, fifty to a building; every hundredth has a second flat.
fn table() -> String {
    let mut text = String::from("\u{feff}姓名,编号,专有面积,楼栋\r\n");
    for n in 0..OWNERS {
        writeln!(text, "业主{n},{n},90,{} 栋\r", n / 50).unwrap();
        if n % 100 == 0 {
            writeln!(text, "业主{n},{n},60,{} 栋\r", n / 50).unwrap();
        }
    }
    text
}

async fn open(database: &crate::support::databases::Database) -> Site {
    open_by(database, TEXT).await
}

async fn open_by(database: &crate::support::databases::Database, text: &str) -> Site {
    let mut procedures = Procedures::default();
    procedures.add(text, None).unwrap();
    let site = Site::over(County::establish_with(database, procedures).await, database).await;
    let case = site.county.founding("a");
    case.act(LEAGUE, json!({"act": "open", "procedure": "owners", "county": "520622"})).await;
    site
}

fn counts(issued: u64, participating: u64, agree: u64) -> Value {
    json!({"heads": {"issued": issued, "participating": participating, "for": agree, "against": participating - agree},
        "area": {"participating": participating * 90, "for": agree * 90, "against": (participating - agree) * 90}})
}

#[test]
fn a_roll_of_ten_thousand_is_counted_and_votes_by_it_are_recorded() {
    for_each_database(async |database| {
        let site = open(database).await;
        let act = async |person: &str, task: &str, act: &str, body: Value| {
            site.post(person, &format!("/api/v1/cases/a/tasks/{task}/{act}"), &body).await
        };
        let submit = async |file: &str| {
            let work = json!({"work": {"papers": [{"paper": "roll", "files": [file]}]}});
            act(LEAGUE, "list-owners.1", "submit", work).await
        };
        // What is wrong is told by row and column, in both languages, and nothing has been filed.
        let bad = site
            .upload(LEAGUE, "owners.csv", "姓名,专有面积,楼栋\n甲,90,1\n乙,九十,1\n丙,,1\n".as_bytes())
            .await;
        let refused = submit(&bad).await;
        refused.problem(422, "roll-unreadable");
        let said = refused.json()["zh"]["text"].as_str().unwrap().to_owned();
        assert!(said.contains("第 3 行") && said.contains("专有面积") && said.contains("2 处"), "{said}");
        let pdf = site.upload(LEAGUE, "owners.pdf", b"%PDF-1.7").await;
        submit(&pdf).await.problem(422, "roll-unreadable");
        let file = site.upload(LEAGUE, "owners.csv", table().as_bytes()).await;
        submit(&file).await.good();
        let case = site.get(LEAGUE, "/api/v1/cases/a").await.good();
        assert_eq!(case["facts"], json!({"roll": OWNERS, "area": OWNERS * 90 + 100 * 60}));
        // Names stand in no leaf; how many of each group does.
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("业主42") && log.contains("\"7 栋\":50"), "rows are no part of the log");
        // Two count, each for oneself.
        let sheet = |agree| json!({"held_on": "2026-09-14", "counts": counts(9000, 7000, agree)});
        act(LEAGUE, "rules.1", "count_votes", sheet(3501)).await.good();
        let task = site.get(LEAGUE, "/api/v1/cases/a/tasks/rules.1").await.good();
        assert!(task["entered"]["person"] == LEAGUE && !task.to_string().contains("3501"), "{task}");
        let other = "league-deputy-lead";
        let refused = act(other, "rules.1", "count_votes", sheet(3500)).await;
        refused.problem(409, "counts-differ");
        assert!(!refused.text().contains("3501"));
        act(other, "rules.1", "count_votes", sheet(3501)).await.good();
        let task = site.get(LEAGUE, "/api/v1/cases/a/tasks/rules.1").await.good();
        assert_eq!(task["polls"][0]["outcome"], "carried");
        let page = site.get(LEAGUE, "/cases/a/tasks/rules.1").await;
        for line in [
            "应参加 10000，发出选票 9000，参加 7000",
            "参加的须不少于应参加的 2/3，基数 10000，即 6667；实际 7000，够了。",
            "赞成须专有面积超过参加的 1/2，基数 630000，即 315001；实际 315090，达到。",
            "结果：通过。",
        ] {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        // Of the other office some see the case, and nobody there the rows.
        let candidates: Vec<Value> = [("赵一", 6000), ("钱二", 5000), ("孙三", 2000)]
            .map(|(name, n)| json!({"who": {"seat": "member", "name": name, "pool": "业主"}, "votes": {"heads": n}}))
            .into();
        let elected = json!({"held_on": "2026-09-14", "counts": {"heads": {"participating": 7000}}, "candidates": candidates});
        act(LEAGUE, "elect.1", "count_votes", elected).await.good();
        let tax = "tax-section-head";
        assert_eq!(site.get(tax, "/cases/a").await.status, 200);
        assert_eq!(site.get(tax, &format!("/api/v1/artifacts/{file}")).await.status, 404);
        assert_eq!(site.get("league-head", &format!("/api/v1/artifacts/{file}")).await.status, 200);
        let paper = site.get(tax, "/cases/a/papers/roll").await;
        assert!(paper.text().contains("10000 人") && paper.text().contains("7 栋：50"), "{}", paper.text());
        assert!(!paper.text().contains("业主42"), "{}", paper.text());
        let verdict = site.get(LEAGUE, "/cases/a/verdict").await;
        assert!(
            verdict.text().contains("应参加 10000，参加 7000；按记录的票数复算一致"),
            "{}",
            verdict.text()
        );
    });
}

#[test]
fn a_vote_is_counted_by_its_form() {
    for_each_database(async |database| {
        let site = open_by(database, &TEXT.replace("..9000000", "..9000000, decimals: 2")).await;
        let small = "姓名,编号,专有面积,楼栋\n甲,1,90.5,东\n乙,2,60,东\n丙,3,49.75,西\n丁,4,50.00,西\n";
        let request = site.ask(LEAGUE, "POST", "/cases/a/tasks/list-owners.1/act").await;
        let page = site.get(LEAGUE, "/cases/a/tasks/list-owners.1").await;
        assert!(page.text().contains("姓名、专有面积、楼栋"), "{}", page.text());
        assert!(!page.text().contains("name=\"fact:"), "what is counted is not asked for");
        let filed =
            send(with_file(request, &[("act", "submit")], ("paper:roll", "a.csv", small.as_bytes()))).await;
        assert_eq!(filed.status, 303, "{}", filed.text());
        let page = site.get(LEAGUE, "/cases/a/tasks/rules.1").await;
        for field in ["count:heads:issued", "count:heads:for", "count:area:participating", "两个人各自计票"]
        {
            assert!(page.text().contains(field), "{field}: {}", page.text());
        }
        assert!(!page.text().contains("count:area:issued"));
        assert!(page.text().contains("name=\"decimals:area\" value=\"2\""), "the form says how it asks");
        assert!(page.text().contains("250.25"), "of the whole area: {}", page.text());
        let fields = [
            ("act", "count_votes"),
            ("held_on", "2026-09-14"),
            ("count:heads:issued", "4"),
            ("count:heads:participating", "3"),
            ("count:heads:for", "3"),
            ("count:heads:against", ""),
            ("count:heads:invalid", "0"),
            ("decimals:area", "2"),
            ("count:area:participating", "166.84"),
            ("count:area:for", "166.84"),
            ("count:area:against", ""),
            ("count:area:invalid", "0"),
        ];
        let first = site.fill_task(LEAGUE, "/cases/a/tasks/rules.1", &fields).await;
        assert_eq!(first.status, 303, "{}", first.text());
        let page = site.get("league-head", "/cases/a/tasks/rules.1").await;
        assert!(page.text().contains("请您独立计票"), "{}", page.text());
        assert!(!page.text().contains("166.84"), "the first count is not shown");
        let finer = fields.map(|(n, v)| if n == "count:area:for" { (n, "166.845") } else { (n, v) });
        let finer = site.fill_task("league-head", "/cases/a/tasks/rules.1", &finer).await;
        assert_eq!(finer.status, 400, "nothing is rounded: {}", finer.text());
        let second = site.fill_task("league-head", "/cases/a/tasks/rules.1", &fields).await;
        assert_eq!(second.status, 303, "{}", second.text());
        // Two thirds of 250.25 are 166.8333…, so that a hundredth less would not have been enough.
        let page = site.get(LEAGUE, "/cases/a/tasks/rules.1").await;
        assert!(page.text().contains("166.84 / 250.25 ≥ 166.84"), "{}", page.text());
        let fields = [
            ("act", "count_votes"),
            ("held_on", "2026-09-14"),
            ("count:heads:participating", "4"),
            ("count:heads:invalid", "0"),
            ("candidates", "4，委员，赵一，，，业主\n3, member, 钱二, , , 业主\n1, member, 孙三, , , 业主"),
        ];
        let elected = site.fill_task(LEAGUE, "/cases/a/tasks/elect.1", &fields).await;
        assert_eq!(elected.status, 303, "{}", elected.text());
        let page = site.get(LEAGUE, "/cases/a/tasks/elect.1").await;
        for line in ["赵一（委员）：4 票，当选", "孙三（委员）：1 票，没有当选", "结果：通过。"]
        {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        let case = site.county.founding("a").now().await;
        assert_eq!(case.constituted.as_deref(), Some("committee"));
        assert_eq!(case.rosters["committee"].holders.len(), 2);
    });
}
