//! Deadlines as a month and as a calendar that programs subscribe to: whose they are, who reads them, how they are written.

use std::collections::BTreeSet;

use quorate_http::Access;
use quorate_http::routes::{ALL, Form};
use quorate_store::{Scope, Secret};
use serde_json::json;

use super::markup::html;
use super::site::{FAR, Reply, Site, form, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TAX: &str = "tax-section-head";
/// Everything that has to be escaped, and too long for one line.
const TITLE: &str = "甲，乙;丙,丁\\n戊: 黄桃产业片区农村合作组织团工委成立, 含所辖各乡镇（街道）及其合作社、协会；第一批, 第二批; 第三批※";

/// A property as RFC 5545 has it: name with parameters, and value as it stands there.
type Property = (String, String);

/// Reads a calendar by RFC 5545 alone, strictly: the properties of each event, and those of the calendar itself.
fn events(reply: &Reply) -> (Vec<Property>, Vec<Vec<Property>>) {
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "text/calendar; charset=utf-8");
    let text = reply.text();
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "lines end with CRLF"
    );
    let mut lines: Vec<String> = vec![];
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets in {line:?}", line.len());
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let (mut calendar, mut all, mut open) = (vec![], vec![], vec![]);
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        assert!(name.split(';').all(|p| !p.is_empty()), "{line}");
        match name {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.len() == 1 => calendar.push((name.to_owned(), value.to_owned())),
            _ => all
                .last_mut()
                .map(|e: &mut Vec<Property>| e.push((name.to_owned(), value.to_owned())))
                .unwrap(),
        }
        if (name, value) == ("BEGIN", "VEVENT") {
            assert_eq!(open, ["VCALENDAR", "VEVENT"]);
            all.push(vec![]);
        }
    }
    assert!(open.is_empty(), "{open:?} does not end");
    (calendar, all)
}

/// The value of a property that stands there once.
fn one<'a>(event: &'a [Property], name: &str) -> &'a str {
    let mut found = event.iter().filter(|(n, _)| n == name);
    let (_, value) = found.next().unwrap_or_else(|| panic!("no {name} in {event:?}"));
    assert!(found.next().is_none(), "{name} stands twice in {event:?}");
    value
}

/// A TEXT value (RFC 5545, 3.3.11) as it was before it was escaped.
fn unescaped(value: &str) -> String {
    let (mut text, mut chars) = (String::new(), value.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                other => panic!("\\{other:?} in {value}"),
            },
            ';' | ',' => panic!("{c} is not escaped in {value}"),
            c => text.push(c),
        }
    }
    text
}

/// The path of a calendar whose address a person makes at the page.
async fn subscribe(site: &Site, person: &str) -> String {
    let session = site.session(person).await;
    let request = site.without("POST", "/deadlines").header("cookie", session);
    let page = send(form(request, &[("month", "")])).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let words = html(page.text()).words.into_iter().find(|w| w.text.contains("/calendar/")).unwrap().text;
    words[words.find("/calendar/").unwrap()..].to_owned()
}

async fn read(site: &Site, path: &str) -> Reply {
    send(site.without("GET", path)).await
}

/// The addresses of tasks that a calendar leads to.
fn tasks(reply: &Reply) -> BTreeSet<String> {
    let (_, all) = events(reply);
    let path = |url: &str| url[url.find("/cases/").unwrap()..].to_owned();
    all.iter().map(|e| path(one(e, "URL"))).collect()
}

fn of(case: &str, offices: &[&str]) -> BTreeSet<String> {
    offices.iter().map(|o| format!("/cases/{case}/tasks/bureaus.1.{o}")).collect()
}

#[test]
fn a_calendar_is_written_as_rfc_5545_says() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let open =
            json!({"act": "open", "procedure": "county-work-committee", "county": TENANT, "title": TITLE});
        site.county.submit(LEAGUE, "written", open).await.unwrap();
        let case = site.county.founding("written");
        // The rest of the way to the coordination stage.
        site.county.founding("other").to_coordination().await;
        for (act, task) in [(
            "survey-county.1",
            json!({"papers": [{"paper": "survey-report", "files": [site.county.file("survey").await]}],
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}),
        )] {
            case.act(LEAGUE, json!({"act": "submit", "task": act, "work": task})).await;
        }
        for (parameter, value) in
            [("committee_size", json!(2)), ("large_members", json!(null)), ("reply_days", json!(10))]
        {
            let set =
                json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "※"});
            drop(site.county.submit(LEAGUE, "written", set).await);
        }
        case.plan(1).await;
        let set = json!({"act": "set_parameter", "parameter": "reply_days", "value": 10, "decided_by": "※"});
        drop(site.county.submit(LEAGUE, "written", set).await);
        let now = case.now().await;
        let due = now.tasks["bureaus.1.tax"].due.as_ref().unwrap().moment;
        let feed = subscribe(&site, TAX).await;
        assert!(feed.ends_with(".ics") && feed.len() > 60, "{feed}");
        let reply = read(&site, &feed).await;
        let (calendar, all) = events(&reply);
        assert_eq!(one(&calendar, "VERSION"), "2.0");
        assert!(!one(&calendar, "PRODID").is_empty());
        assert_eq!(all.len(), 2);
        let uids: BTreeSet<&str> = all.iter().map(|e| one(e, "UID")).collect();
        assert_eq!(uids.len(), 2);
        let again = read(&site, &feed).await;
        assert_eq!(
            events(&again).1.iter().map(|e| one(e, "UID").to_owned()).collect::<Vec<_>>(),
            all.iter().map(|e| one(e, "UID").to_owned()).collect::<Vec<_>>()
        );
        let event = all.iter().find(|e| one(e, "URL").contains("/written/")).unwrap();
        assert_eq!(unescaped(one(event, "SUMMARY")), "征求涉农部门意见");
        assert_eq!(unescaped(one(event, "DESCRIPTION")), format!("tax · {TITLE}"));
        // The day meant is the last on which it is not too late.
        let last = quorate_core::Moment(due.0 - 1).date(480).to_string().replace('-', "");
        assert_eq!(one(event, "DTSTART;VALUE=DATE"), last);
        let stamp = one(event, "DTSTAMP");
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        assert!(
            stamp.len() == 16
                && digits(&stamp[..8])
                && &stamp[8..9] == "T"
                && digits(&stamp[9..15])
                && stamp.ends_with('Z'),
            "{stamp}"
        );
    });
}

#[test]
fn an_address_reads_the_deadlines_of_its_persons_offices_and_of_cases_they_lead() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let bureaus = crate::support::county::BUREAUS;
        let tax = subscribe(&site, TAX).await;
        let league = subscribe(&site, LEAGUE).await;
        assert_eq!(tasks(&read(&site, &tax).await), of("a", &["tax"]));
        let led = tasks(&read(&site, &league).await);
        assert!(led.is_superset(&of("a", &bureaus)), "{led:?}");
        assert_eq!(tasks(&read(&site, &format!("{league}?office=tax")).await), of("a", &["tax"]));
        for nothing in ["civil", "nobody", "%00"] {
            assert_eq!(tasks(&read(&site, &format!("{tax}?office={nothing}")).await), BTreeSet::new());
        }
        // Who takes part in nothing has nothing.
        let archive = subscribe(&site, "archivist").await;
        assert_eq!(tasks(&read(&site, &archive).await), BTreeSet::new());
        // What is done is owed no more.
        site.county.founding("a").agree(1, "tax").await;
        assert_eq!(tasks(&read(&site, &tax).await), BTreeSet::new());
        // Whoever acts for the office no more reads nothing of it, by the same address.
        let civil = subscribe(&site, "civil-section-head").await;
        assert_eq!(tasks(&read(&site, &civil).await).len(), 1);
        let end =
            json!({"act": "end_appointment", "appointment": "civil-section-head", "until": "2026-09-01"});
        site.county.direct(end).await.unwrap();
        assert_eq!(tasks(&read(&site, &civil).await), BTreeSet::new());
    });
}

#[test]
fn an_address_that_is_over_and_a_token_of_another_kind_tell_nothing() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let store = site.county.engine.store();
        let feed = subscribe(&site, TAX).await;
        let never = read(&site, "/calendar/k0000.ics").await;
        let turned_away = async |path: &str| {
            let reply = read(&site, path).await;
            assert_eq!((reply.status, &reply.body), (404, &never.body), "{path}");
        };
        // Ordinary tokens open no calendar.
        for scope in [Scope::All, Scope::Read] {
            let secret = Secret::new("q", quorate_engine::random().unwrap());
            store.add_token(&secret, (TENANT, TAX), scope, "x", site.county.engine.now(), FAR).await.unwrap();
            turned_away(&format!("/calendar/{}", secret.reveal())).await;
            turned_away(&format!("/calendar/{}.ics", secret.reveal())).await;
        }
        // It is made by a person at a page, and by no program; and shown to nobody later.
        let by_token = site.fill(TAX, "/deadlines", &[("month", "")]).await;
        assert_eq!(by_token.status, 403);
        let page = site.get(TAX, "/deadlines").await;
        assert!(!page.text().contains("/calendar/"), "{}", page.text());
        // Its person finds and revokes it among the tokens.
        let session = site.session(TAX).await;
        let within = |method: &str, path: &str| site.without(method, path).header("cookie", session.clone());
        let settings = send(within("GET", "/settings")).await;
        let fields = html(settings.text()).elements.into_iter().filter(|e| e.name == "input");
        let fields: Vec<_> = fields.collect();
        let revokes = fields.windows(2).filter(|pair| pair[0].get("value") == "revoke-token");
        let tokens: Vec<&str> = revokes.map(|pair| pair[1].get("value")).collect();
        assert!(tokens.len() >= 3, "the two and the calendar's: {tokens:?}");
        assert_eq!(tasks(&read(&site, &feed).await).len(), 1);
        for token in tokens {
            let fields = [("act", "revoke-token"), ("hash", token)];
            let ended = send(form(within("POST", "/settings"), &fields)).await;
            assert!(ended.status < 400, "{}", ended.text());
        }
        turned_away(&feed).await;
        let second = subscribe(&site, TAX).await;
        assert_eq!(tasks(&read(&site, &second).await).len(), 1);
        site.county.clock.set(site.county.engine.now().plus_minutes(367 * 24 * 60));
        turned_away(&second).await;
    });
}

#[test]
fn the_secret_of_a_calendar_opens_nothing_else_and_a_reading_token_writes_nothing() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let feed = subscribe(&site, LEAGUE).await;
        let secret = feed.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
        let reading = Secret::new("q", quorate_engine::random().unwrap());
        let store = site.county.engine.store();
        store
            .add_token(&reading, (TENANT, LEAGUE), Scope::Read, "x", site.county.engine.now(), FAR)
            .await
            .unwrap();
        let head = site.head().await;
        let mut asked = 0;
        for route in
            ALL.iter().filter(|r| !matches!(r.access, Access::Public | Access::Invited | Access::Feed))
        {
            let path = route
                .path
                .replace("{procedure}", "county-work-committee")
                .replace("{case}", "a")
                .replace("{task}", "bureaus.1.tax")
                .replace("{paper}", "work-plan")
                .replace("{office}", "league")
                .replace("{digest}", &"0".repeat(64));
            let posts = route.operations.iter().any(|o| o.method == "POST") || route.form == Form::Page;
            for method in if posts { &["GET", "POST"][..] } else { &["GET"] } {
                for request in [
                    site.with_token(&secret, method, &path),
                    site.without(method, &path).header("cookie", format!("quorate-session={secret}")),
                ] {
                    let reply = send(request).await;
                    assert!([401, 405].contains(&reply.status), "{method} {path}: {}", reply.status);
                    asked += 1;
                }
            }
            if posts {
                let reply =
                    send(form(site.with_token(reading.reveal(), "POST", &path), &[("act", "claim")])).await;
                assert!([403, 405].contains(&reply.status), "{path}: {} {}", reply.status, reply.text());
            }
        }
        assert!(asked > 150, "{asked}");
        assert_eq!(site.head().await, head);
        for path in ["/", "/cases/a", "/deadlines", "/api/v1/me"] {
            assert_eq!(send(site.with_token(reading.reveal(), "GET", path)).await.status, 200, "{path}");
        }
    });
}

#[test]
fn a_month_shows_ones_own_deadlines_on_their_days() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let now = site.county.founding("a").now().await;
        let due = now.tasks["bureaus.1.tax"].due.as_ref().unwrap().moment;
        let last = quorate_core::Moment(due.0 - 1).date(480);
        let month = last.to_string()[..7].to_owned();
        let shown = async |person: &str, month: &str| -> Vec<(String, String)> {
            let page = site.get(person, &format!("/deadlines?month={month}")).await;
            assert_eq!(page.status, 200, "{month}: {}", page.text());
            // The day stands in its cell before what is due on it.
            let (mut day, mut all) = (String::new(), vec![]);
            for words in html(page.text()).words {
                if words.around.iter().any(|e| e.get("aria-hidden") == "true")
                    && words.around.iter().any(|e| e.name == "time")
                {
                    day.clone_from(&words.text);
                } else if let Some(link) = words.around.iter().find(|e| e.get("href").starts_with("/cases/"))
                {
                    all.push((day.clone(), link.get("href").to_owned()));
                }
            }
            all.dedup();
            all
        };
        let tax = [(last.0.day().to_string(), "/cases/a/tasks/bureaus.1.tax".to_owned())];
        assert_eq!(shown(TAX, &month).await, tax);
        assert_eq!(shown(TAX, "2027-03").await, []);
        assert_eq!(shown("archivist", &month).await, []);
        assert!(shown(LEAGUE, &month).await.len() >= 8 && shown("auditor", &month).await.len() >= 8);
        for odd in ["2026-13", "2026-00", "x", "9999-01", "0000-01", "-1-1", "2026-2-2", "2200-12", "1900-01"]
        {
            shown(TAX, odd).await;
        }
    });
}
