//! Figures where people see them: on the case, in its verdict and in the manual, in both languages.

use quorate_core::{Language, Procedure};
use quorate_engine::Procedures;
use quorate_wording::manual;
use serde_json::json;

use super::site::{Reply, Site};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::{Database, for_each_database};

const TEXT: &str = "procedure: seat-count
version: 1
language: zh
title: 核定席位
source: 办法
status: advisory
parties: {lead: {league: 团县委}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
parameters: {part: {title: 每席人数, range: 2..40, stands_for: 若干, source: 三}}
figures:
  share: {title: 应有席位, source: 三, is: {share: [heads, part]}}
  seats: {title: 席位数, source: 三, is: {max: [3, {ceil: share}]}}
  meeting: {title: 会期, source: 四, is: {table: {by: seats, rows: [{when: ..9, is: 1/2}, {when: 10.., is: {sum: [1, 1/2]}}]}}}
stages:
- stage: count
  title: 清点
  source: 二
  tasks: [{work: heads-count, title: 清点人数, states: {heads: 人数, range: 1..9000}}]
- stage: elect
  title: 推选
  source: 三
  tasks: [{work: few, title: 简易推选, when: {seats: ..9}}, {work: many, title: 大会推选, when: {seats: 10..}}]
ends: {done: {title: 办成, success: true}}
";
const ENGLISH: &str = "办法: Rules
seat-count: Fixing the seats
seats: Seats
league: League
section-head: Section head
deputy-lead: Deputy
head: Head
part: Heads to a seat
若干: some
share: Seats due
meeting: Days of the meeting
count: Count
清点人数: Count the heads
heads: Heads
elect: Choose
few: Choose in short
many: Choose in assembly
done: Done
";

#[test]
fn a_figure_is_shown_with_its_computation() {
    for_each_database(async |database| {
        let mut procedures = Procedures::default();
        procedures.add(TEXT, None).unwrap();
        let site = Site::over(County::establish_with(database, procedures).await, database).await;
        let case = site.county.founding("a");
        let act = async |body| case.act(LEAGUE, body).await;
        act(json!({"act": "open", "procedure": "seat-count", "county": "520622"})).await;
        act(json!({"act": "submit", "task": "heads-count.1", "work": {"facts": {"heads": 331}}})).await;
        let page = site.get(LEAGUE, "/cases/a").await;
        assert!(page.text().contains("席位数：还算不出，缺每席人数"), "{}", page.text());
        act(json!({"act": "set_parameter", "parameter": "part", "value": 30, "decided_by": "常委会"})).await;
        let lines =
            ["应有席位 = 331 ÷ 30 = 331/30", "席位数 = 3、(331 ÷ 30) 向上取整 中最大的 = 12", "会期 ="];
        for path in ["/cases/a", "/cases/a/verdict"] {
            let page = site.get(LEAGUE, path).await;
            lines.iter().for_each(|line| assert!(page.text().contains(line), "{line}: {}", page.text()));
        }
        assert!(site.get(LEAGUE, "/cases/a/tasks/many.1").await.text().contains("大会推选"));
        let told = site.get(LEAGUE, "/api/v1/cases/a").await.good();
        let seats = json!({"figure": "seats", "value": "12", "from": {"heads": 331, "part": 30}});
        assert_eq!((&told["figures"][1], &told["figures"][2]["value"]), (&seats, &json!("3/2")));
        let verdict = site.get(LEAGUE, "/api/v1/cases/a/verdict").await.good();
        assert_eq!(verdict["figures"], told["figures"]);
    });
}

#[test]
fn a_manual_says_how_a_figure_is_computed() {
    let procedure = Procedure::from_yaml(TEXT, Some(ENGLISH)).unwrap();
    for (language, lines) in [
        (
            Language::Zh,
            [
                "应有席位 = 人数 ÷ 每席人数",
                "席位数 = 3、应有席位 向上取整 中最大的",
                "会期 = 按席位数分档（9 以下 为 1/2，10 以上 为 1 + 1/2）",
            ],
        ),
        (
            Language::En,
            [
                "Seats due = Heads ÷ Heads to a seat",
                "Seats = the greatest of 3, Seats due rounded up",
                "Days of the meeting = by Seats (up to 9: 1/2, from 10: 1 + 1/2)",
            ],
        ),
    ] {
        let manual = manual(&procedure, language);
        lines.iter().for_each(|line| assert!(manual.contains(line), "{line}: {manual}"));
    }
}

const BY_REGION: &str = "procedure: by-region
version: 1
language: zh
title: 按地区推选代表
source: 办法
status: binding
parties: {lead: {league: 团委}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
figures: {seats: {title: 名额, source: 二, for_each: people, is: {ceil: {share: [people, 2]}}}}
stages:
- stage: listing
  title: 造册
  source: 一
  tasks: [{work: list, title: 造册, lists: {people: 会员名册, range: 1..100, grouped_by: 地区}}]
- stage: sending
  title: 推选
  source: 二
  tasks: [{work: send, title: 推选代表, lists: {delegates: 代表名册, range: 1..10000, grouped_by: 地区, as_many_as: seats, from: people}}]
ends: {done: {success: true, title: 已推选}}
";

/// A case under it.
async fn by_region(database: &Database) -> Site {
    let mut procedures = Procedures::default();
    procedures.add(BY_REGION, None).unwrap();
    let site = Site::over(County::establish_with(database, procedures).await, database).await;
    let open = json!({"act": "open", "procedure": "by-region", "county": "520622"});
    site.county.founding("a").act(LEAGUE, open).await;
    site
}

/// Files a roll of these rows.
async fn rows_of(site: &Site, task: &str, paper: &str, rows: &str) -> Reply {
    let file = site.upload(LEAGUE, "a.csv", format!("姓名,地区\n{rows}").as_bytes()).await;
    let work = json!({"work": {"papers": [{"paper": paper, "files": [file]}]}});
    site.post(LEAGUE, &format!("/api/v1/cases/a/tasks/{task}/submit"), &work).await
}

#[test]
fn how_many_there_are_of_each_group_is_said_before_it_is_asked() {
    for_each_database(async |database| {
        let site = by_region(database).await;
        let case = site.county.founding("a");
        rows_of(&site, "list.1", "people", "甲,东\n乙,东\n丙,东\n丁,西\n").await.good();
        let page = site.get(LEAGUE, "/cases/a/tasks/send.1").await;
        assert!(page.text().contains("各组人数：东 2、西 1。"), "{}", page.text());
        assert!(page.text().contains("只能是“会员名册”上的人。"), "{}", page.text());
        let stranger = rows_of(&site, "send.1", "delegates", "甲,东\n乙,东\n戊,西\n").await;
        stranger.problem(422, "roll-unreadable");
        assert_eq!(stranger.json()["facts"]["wrong"], "not-on-other");
        let refused = rows_of(&site, "send.1", "delegates", "甲,东\n乙,东\n丙,东\n丁,西\n").await;
        refused.problem(422, "roll-uneven");
        let told = &refused.json()["facts"];
        assert_eq!(
            (&told["group"], &told["found"], &told["wanted"]),
            (&json!("东"), &json!("3"), &json!("2"))
        );
        rows_of(&site, "send.1", "delegates", "甲,东\n乙,东\n丁,西\n").await.good();
        assert!(!case.now().await.is_open());
    });
}

#[test]
fn with_a_file_that_is_gone_nothing_is_compared_and_nothing_taken() {
    for_each_database(async |database| {
        let site = by_region(database).await;
        rows_of(&site, "list.1", "people", "甲,东\n乙,东\n").await.good();
        let files = database.folder.path().join("files");
        std::fs::rename(&files, files.with_extension("gone")).unwrap();
        std::fs::create_dir(&files).unwrap();
        let refused = rows_of(&site, "send.1", "delegates", "戊,东\n").await;
        refused.problem(422, "roll-unreadable");
        assert_eq!(refused.json()["facts"]["wrong"], "unreadable");
    });
}
