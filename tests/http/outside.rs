//! A notice that somebody objects to, and papers filed with an authority outside: told over the API and by the pages.

use quorate_engine::Procedures;
use serde_json::{Value, json};

use super::site::{Site, send, with_file};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::for_each_database;

const TEXT: &str = "procedure: society
version: 1
language: zh
title: 社团登记
source: 条例
status: binding
founds: {society-body: 社团, source: 三}
parties:
  lead: {league: 发起人}
  member: {tax: 监督单位}
  outside: {registry: 登记机关, papers-of-the-place: 报社, many: [papers-of-the-place]}
positions: {ranks: [{section-head: 股长}, {deputy-lead: 副职}, {head: 正职}]}
stages:
- stage: showing
  title: 公示
  source: 九
  tasks:
  - {work: list, title: 写章程, by: league, writes: {charter: 章程}}
  - {notice: show, title: 公示章程, by: league, after: list, of: charter, place: 村口, for: 7 days, objections: {decided_by: tax, within: 5 days, due: 3 workdays}, if_upheld: showing}
- stage: filing
  title: 登记
  source: 十二
  tasks:
  - {filing: tell, title: 送报社, by: league, papers: charter, to: papers-of-the-place}
  - {filing: register, title: 申请登记, by: league, papers: charter, to: registry, until: answered, answer: {certificate: 登记证书}, no_answer: 60 days, if_returned: filing, if_refused: refused, if_no_answer: filing, constitutes: society-body}
ends: {done: {title: 已成立, founding: society-body}, refused: {title: 不予登记}}
";
const CLERK: &str = "league-head";

async fn open(database: &crate::support::databases::Database) -> Site {
    let mut procedures = Procedures::default();
    procedures.add(TEXT, None).unwrap();
    let site = Site::over(County::establish_with(database, procedures).await, database).await;
    let case = site.county.founding("a");
    case.act(LEAGUE, json!({"act": "open", "procedure": "society", "county": "520622"})).await;
    let file = site.upload(LEAGUE, "章程.txt", "章程\n".as_bytes()).await;
    let work = json!({"papers": [{"paper": "charter", "files": [file]}]});
    case.act(LEAGUE, json!({"act": "submit", "task": "list.1", "work": work})).await;
    site
}

fn today(site: &Site) -> String {
    site.county.engine.now().date(480).to_string()
}

fn later(site: &Site, days: i64) {
    site.county.clock.set(site.county.engine.now().plus_minutes(days * 24 * 60));
}

/// Tells by the form of a task what happened, with a photograph.
async fn tell(site: &Site, task: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let day = today(site);
    let all: Vec<(&str, &str)> =
        [("act", "record_event"), ("day", &day)].into_iter().chain(fields.iter().copied()).collect();
    let request = site.ask(CLERK, "POST", &format!("/cases/a/tasks/{task}/act")).await;
    let reply = send(with_file(request, &all, ("file:evidence", "照片.txt", day.as_bytes()))).await;
    (reply.status, reply.text().to_owned())
}

#[test]
fn a_notice_is_put_up_objected_to_and_taken_down_by_its_page() {
    for_each_database(async |database| {
        let site = open(database).await;
        let page = site.get(CLERK, "/cases/a/tasks/show.1").await;
        for line in ["至少公示 7 天", "异议由监督单位处理", "还没有登记", "已张贴"] {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        assert!(!page.text().contains("已撤下"), "what is not up does not come down");
        let (status, text) = tell(&site, "show.1", &[("choice", "put_up")]).await;
        assert_eq!(status, 303, "{text}");
        later(&site, 2);
        let objects = [("choice", "objected"), ("objector", "甲某"), ("words", "第三条不对")];
        let (status, text) = tell(&site, "show.1", &objects).await;
        assert_eq!(status, 303, "{text}");
        // It lies in the queue of whoever decides, who reads what is objected to.
        let tax = "tax-section-head";
        let queue = site.get(tax, "/").await;
        assert!(queue.text().contains("异议处理"), "{}", queue.text());
        let page = site.get(tax, "/cases/a/tasks/show.1.o1").await;
        for line in ["甲某提出异议", "第三条不对", "异议成立", "异议不成立", "照片.txt"]
        {
            assert!(page.text().contains(line), "{line}: {}", page.text());
        }
        let early = tell(&site, "show.1", &[("choice", "taken_down")]).await;
        assert!(early.1.contains("要公示到"), "{}", early.1);
        let fields = [("act", "decide"), ("choice", "declined"), ("words", "条例有明文")];
        let decided = site.fill_task(tax, "/cases/a/tasks/show.1.o1", &fields).await;
        assert_eq!(decided.status, 303, "{}", decided.text());
        later(&site, 6);
        let (status, text) = tell(&site, "show.1", &[("choice", "taken_down")]).await;
        assert_eq!(status, 303, "{text}");
        let page = site.get(CLERK, "/cases/a/tasks/show.1").await;
        assert!(
            page.text().contains("甲某的异议不成立") && page.text().contains("条例有明文"),
            "{}",
            page.text()
        );
        let verdict = site.get(CLERK, "/cases/a/verdict").await;
        assert!(verdict.text().contains("异议 1 件，成立 0 件"), "{}", verdict.text());
        let case = site.get(CLERK, "/api/v1/cases/a").await.good();
        let task = case["tasks"].as_array().unwrap().iter().find(|t| t["key"] == "show.1").unwrap();
        let said: Vec<&str> =
            task["events"].as_array().unwrap().iter().map(|e| e["what"]["is"].as_str().unwrap()).collect();
        assert_eq!(said, ["put_up", "objected", "decided", "taken_down"]);
        assert_eq!(task["events"][1]["what"]["name"], "甲某");
    });
}

#[test]
fn papers_are_filed_with_authorities_and_the_answer_founds() {
    for_each_database(async |database| {
        let site = open(database).await;
        for (days, what) in [(0, "put_up"), (8, "taken_down")] {
            later(&site, days);
            let (status, text) = tell(&site, "show.1", &[("choice", what)]).await;
            assert_eq!(status, 303, "{text}");
        }
        // Of a party that is several each recipient is named.
        let nobody = tell(&site, "tell.1", &[("choice", "sent"), ("names:papers-of-the-place", "")]).await;
        assert!(nobody.1.contains("写明名称"), "{}", nobody.1);
        let two = [("choice", "sent"), ("names:papers-of-the-place", "晨报\n 晚报 \n")];
        assert_eq!(tell(&site, "tell.1", &two).await.0, 303);
        let page = site.get(CLERK, "/cases/a/tasks/tell.1").await;
        assert!(page.text().contains("<option value=\"2\">晚报</option>"), "{}", page.text());
        for of in ["2", "1"] {
            assert_eq!(tell(&site, "tell.1", &[("choice", "received"), ("of", of)]).await.0, 303);
        }
        // Over the API the events are the same.
        let act = async |body: Value| {
            site.post(CLERK, "/api/v1/cases/a/tasks/register.1/record_event", &body).await
        };
        let day = today(&site);
        act(json!({"event": {"is": "sent"}, "day": day})).await.good();
        act(json!({"event": {"is": "answered", "answer": "no_answer"}, "day": day}))
            .await
            .problem(409, "answer-awaited");
        act(json!({"event": {"is": "struck"}, "day": day, "words": "还没有送"})).await.good();
        act(json!({"event": {"is": "answered", "answer": "registered"}, "day": day}))
            .await
            .problem(409, "event-out-of-turn");
        act(json!({"event": {"is": "sent"}, "day": day})).await.good();
        let page = site.get(CLERK, "/cases/a/tasks/register.1").await;
        assert!(page.text().contains("已划去：还没有送"), "{}", page.text());
        let registered =
            json!({"event": {"is": "answered", "answer": "registered"}, "day": day, "words": "窗口领取"});
        act(registered.clone()).await.problem(422, "paper-missing");
        let file = site.upload(CLERK, "证书.txt", "证书\n".as_bytes()).await;
        let mut with = registered;
        with["papers"] = json!([{"paper": "certificate", "files": [file], "number": "社证字 1 号"}]);
        act(with).await.good();
        let case = site.county.founding("a").now().await;
        assert_eq!(case.constituted.as_deref(), Some("society-body"));
        let verdict = site.get(CLERK, "/cases/a/verdict").await;
        assert!(verdict.text().contains("报送 2 处，收到回执 2 处"), "{}", verdict.text());
        assert!(verdict.text().contains("社证字 1 号"), "{}", verdict.text());
    });
}
