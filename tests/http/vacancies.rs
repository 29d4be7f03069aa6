//! Places that were left, by the pages: seen by everybody of the case, and filled again by whom the procedure names.

use quorate_engine::Procedures;
use serde_json::json;

use super::site::{Site, people_and_neighbour};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::for_each_database;

const TEXT: &str = "procedure: electing
version: 1
language: zh
title: 选举
source: 章程
status: binding
founds: {board: 理事会, source: 一}
parties: {lead: {league: 团委}, member: {tax: 税务}, formed: {group: 选举委员会}}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
rosters: {board: {source: 一, force: must, one_seat_each: true, chair: {title: 理事长, count: 1, from: {本县: {}}}}}
incompatible: [{holding: group, standing_for: board, then: leaves, refilled_by: head of tax, source: 二}]
stages:
- {stage: first, title: 推选, source: 一, tasks: [{work: choose, title: 推选选举委员会, by: league, forms: 'group from each of [league, tax]'}]}
- {stage: ballot, title: 选举, source: 一, tasks: [{work: nominate, title: 提名, by: league, fills: board}]}
- {stage: last, title: 公布, source: 一, tasks: [{work: announce, title: 公布, by: group, constitutes: board}]}
ends: {done: {title: 已产生, founding: board}}
";

#[test]
fn whoever_left_a_group_by_standing_is_replaced_at_the_page() {
    for_each_database(async |database| {
        let mut procedures = Procedures::default();
        procedures.add(TEXT, None).unwrap();
        let county = County::establish_with(database, procedures).await;
        people_and_neighbour(&county).await;
        let site = Site::over(county, database).await;
        let case = site.county.founding("a");
        case.act(LEAGUE, json!({"act": "open", "procedure": "electing", "county": "520622"})).await;
        let member = |name: &str, person: &str, party: &str| json!({"name": name, "person": person, "party": party, "rank": "head"});
        let members = [member("甲", LEAGUE, "league"), member("乙", "tax-head", "tax")];
        case.act(LEAGUE, json!({"act": "submit", "task": "choose.1", "work": {"members": members}})).await;
        assert!(!site.get(LEAGUE, "/cases/a").await.text().contains("空缺"), "nobody has left");

        let stands = json!({"roster": [{"seat": "chair", "name": "甲", "person": LEAGUE, "pool": "本县"}]});
        case.act(LEAGUE, json!({"act": "submit", "task": "nominate.1", "work": stands})).await;
        let told = site.get("tax-head", "/api/v1/cases/a").await.good();
        assert_eq!(told["formed"]["group"]["vacant"], json!([1]));
        let form = "value=\"refill\"";
        let page = site.get("tax-head", "/cases/a").await;
        for line in ["空缺", "第 1 位甲因参选“理事会”退出", form] {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        // The lead sees it, and is not who fills it.
        let page = site.get(LEAGUE, "/cases/a").await;
        assert!(page.text().contains("第 1 位甲") && !page.text().contains(form), "{}", page.text());
        let fields = [
            ("act", "refill"),
            ("party", "group"),
            ("place", "1"),
            ("name", "丙"),
            ("from", "tax"),
            ("reason", "按原推选结果依次递补"),
        ];
        let path = "/cases/a/act";
        assert_eq!(site.fill(LEAGUE, path, &fields).await.status, 403);
        let again = site.fill("tax-head", path, &fields).await;
        assert_eq!((again.status, again.header("location").as_str()), (303, "/cases/a?said=said-refilled"));
        assert!(!site.get("tax-head", "/cases/a").await.text().contains("空缺"));
        assert_eq!(site.fill("tax-head", path, &fields).await.status, 409, "somebody has come in it");
        let told = site.get("tax-head", "/api/v1/cases/a").await.good();
        let names: Vec<&str> = told["formed"]["group"]["members"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| m["name"].as_str().unwrap())
            .collect();
        assert_eq!((names, &told["formed"]["group"]["vacant"]), (vec!["乙", "丙"], &json!([])));
        case.act("tax-head", json!({"act": "submit", "task": "announce.1", "work": {}})).await;
        let verdict = site.get(LEAGUE, "/cases/a/verdict").await;
        assert!(verdict.text().contains("递补了 1 人"), "{}", verdict.text());
        site.county.check_rebuild().await;
    });
}
