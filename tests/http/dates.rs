//! A day that is set and moved by the page of a case, a task that waits for it, and a limit that passes by the clock.

use quorate_core::Date;
use quorate_engine::Procedures;
use serde_json::json;

use super::site::Site;
use crate::support::county::{County, LEAGUE};
use crate::support::databases::for_each_database;

const TEXT: &str = "procedure: meeting
version: 1
language: zh
title: 大会
source: 规则
status: binding
parties: {lead: {league: 团委}, member: {tax: 税务}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
days: {assembly: {title: 大会日, stands_for: 召开之日, source: 一}}
stages:
- stage: calling
  title: 通知
  source: 一
  tasks: [{work: call, title: 发出通知, by: league, due: 15 days before assembly, writes: {notice: 通知}}]
- stage: holding
  title: 召开
  source: 二
  tasks: [{meeting: hold, title: 开会, convened_by: league, not_before: assembly, agenda: [报告]}]
- stage: after
  title: 会后
  source: 三
  tasks: [{work: tell, title: 告知, by: league}]
limits: [{limit: half-year, title: 半年, within: 6 months after call, until: hold, then: over, source: 四}]
ends: {done: {title: 已开会, success: true}, over: {title: 没有开成}}
";

#[test]
fn a_day_is_set_and_moved_and_the_clock_does_the_rest() {
    for_each_database(async |database| {
        let mut procedures = Procedures::default();
        procedures.add(&TEXT.replace("stage: after", "stage: telling"), None).unwrap();
        let site = Site::over(County::establish_with(database, procedures).await, database).await;
        let case = site.county.founding("a");
        case.act(LEAGUE, json!({"act": "open", "procedure": "meeting", "county": "520622"})).await;
        let page = site.get(LEAGUE, "/cases/a").await;
        assert!(page.text().contains("type=\"date\" name=\"day\""), "{}", page.text());
        let set = async |day: &str| {
            let fields =
                [("act", "set_parameter"), ("parameter", "assembly"), ("day", day), ("decided_by", "团委")];
            site.fill(LEAGUE, "/cases/a/act", &fields).await
        };
        assert_eq!(set("2026-10-20").await.status, 303);
        let page = site.get(LEAGUE, "/cases/a").await;
        for line in ["2026年10月20日", "改期"] {
            assert!(page.text().replace(' ', "").contains(line), "{line}: {}", page.text());
        }
        let due = site.get(LEAGUE, "/api/v1/cases/a").await.good();
        assert_eq!(
            (&due["parameters"]["assembly"], &due["tasks"][0]["due"]["day"]),
            (&json!("2026-10-20"), &json!("2026-10-05"))
        );
        let file = site.upload(LEAGUE, "通知.txt", "通知\n".as_bytes()).await;
        let work = json!({"papers": [{"paper": "notice", "files": [file]}]});
        case.act(LEAGUE, json!({"act": "submit", "task": "call.1", "work": work})).await;
        // The meeting waits for its day, and the page says until when; the limit runs.
        let page = site.get(LEAGUE, "/cases/a").await;
        for line in ["“开会”从2026年10月20日", "半年：“开会”须在"] {
            assert!(page.text().replace(' ', "").contains(line), "{line}: {}", page.text());
        }
        assert!(case.now().await.round_of("hold").next().is_none());
        assert_eq!(set("2026-09-25").await.status, 303);
        site.county.clock.set(Date::parse("2026-09-24").unwrap().ends(480).plus_minutes(9 * 60));
        assert_eq!(site.county.engine.run_due(site.county.engine.now()).await.unwrap(), 1);
        assert!(case.now().await.round_of("hold").next().is_some(), "its day has come");
        assert_eq!(site.county.engine.run_due(site.county.engine.now()).await.unwrap(), 0);
        // What was called in time for the old day was called too late for the new one.
        let verdict = site.get(LEAGUE, "/api/v1/cases/a/verdict").await;
        assert!(verdict.text().contains("\"late\""), "{}", verdict.text());
        // Half a year later nobody has met: the clock ends the case, once.
        site.county.clock.set(site.county.engine.now().plus_minutes(200 * 24 * 60));
        assert_eq!(site.county.engine.run_due(site.county.engine.now()).await.unwrap(), 1);
        let now = case.now().await;
        assert!(!now.is_open(), "{:?}", now.status);
        let page = site.get(LEAGUE, "/cases/a").await;
        assert!(page.text().contains("没有办成"), "{}", page.text());
        site.county.check_rebuild().await;
    });
}
