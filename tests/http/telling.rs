//! What offices are told: notices of every kind, read and marked as read; reminders by page, by program and by telephone.

use std::collections::BTreeSet;

use quorate_core::Language;
use quorate_core::case::NoticeKind;
use quorate_store::NoticeRow;
use quorate_wording::say;
use serde_json::{Value, json};

use super::markup::html;
use super::site::{Reply, Site};
use crate::support::county::{BUREAUS, LEAGUE, TENANT};
use crate::support::databases::for_each_database;
use crate::support::expected::expect;

const CASE: &str = "told";
const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/told/tasks/bureaus.1.tax";
const DAY: i64 = 24 * 60;

/// A case in which an office is told everything there is to tell.
async fn story(site: &Site) {
    let case = site.county.founding(CASE);
    // The tax bureau is under the league here, which may urge it on.
    let under =
        json!({"act": "put_office", "office": "tax", "name": "tax", "fills": ["tax"], "under": "league"});
    site.county.direct(under).await.unwrap();
    case.to_coordination().await;
    case.object(1, "commerce").await;
    case.agree(1, "civil").await;
    let photo = site.county.file("photo").await;
    let behalf = json!({"medium": "paper", "signer": "洪晓燕※", "person": "finance-section-head",
        "rank": "section-head", "dated": "2026-09-14", "photo": photo});
    case.act(
        LEAGUE,
        json!({"act": "reply", "task": "bureaus.1.finance", "stance": "agree", "behalf": behalf}),
    )
    .await;
    case.act(LEAGUE, json!({"act": "remind", "task": "bureaus.1.science"})).await;
    case.act(LEAGUE, json!({"act": "remind", "task": "bureaus.1.tax"})).await;
    // A call is recorded, and nobody is told of it in the pages.
    case.act(LEAGUE, json!({"act": "remind", "task": "bureaus.1.tax", "told": "罗欣※"})).await;
    case.act(
        LEAGUE,
        json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "※"}),
    )
    .await;
    let plan = site.county.file("plan, mended").await;
    let paper = json!({"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]});
    case.act(LEAGUE, json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "※"})).await;
    case.act(
        "civil-section-head",
        json!({"act": "call_substantive", "task": "bureaus.1.civil", "reason": "※"}),
    )
    .await;
    case.agree(1, "civil").await;
    // A colleague prepares it, and hands it back.
    let prepare = json!({"act": "delegate", "task": "bureaus.1.management", "person": "management-head"});
    case.act("management-section-head", prepare).await;
    case.act("management-head", json!({"act": "hand_back", "task": "bureaus.1.management"})).await;
    let science = "bureaus.1.science";
    let suspend = json!({"act": "suspend", "task": science, "reason": "※", "until": "2026-09-15"});
    case.act("science-section-head", suspend).await;
    let engine = &site.county.engine;
    site.county.clock.set(engine.now().plus_minutes(2 * DAY));
    assert_eq!(engine.run_due(engine.now()).await.unwrap(), 1, "the clock tells the lead");
    case.act(LEAGUE, json!({"act": "resume", "task": science})).await;
    // Beside the clause: one more is asked and then not, a letter went to the wrong office, some are only told.
    let more = json!({"act": "add_signer", "task": "bureaus.1", "office": "informatics", "turn": "beside", "reason": "※"});
    case.act(LEAGUE, more).await;
    case.act(LEAGUE, json!({"act": "drop_signer", "task": "bureaus.1.add.1", "reason": "※"})).await;
    let wrong =
        json!({"act": "transfer", "task": "bureaus.1.management", "office": "informatics", "reason": "※"});
    case.act("management-section-head", wrong).await;
    case.act(LEAGUE, json!({"act": "inform", "offices": ["security"], "words": "※"})).await;
    case.act(LEAGUE, json!({"act": "announce", "of": "name-section-heads"})).await;
    case.act(LEAGUE, json!({"act": "close_round", "task": "bureaus.1"})).await;
    case.act(LEAGUE, json!({"act": "redo", "of": "bureaus", "reason": "※"})).await;
    case.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "※"})).await;
    case.plan(2).await;
    case.coordinate(3).await;
    case.prepare().await;
    case.found().await;
}

async fn told(site: &Site, offices: &[&str]) -> Vec<NoticeRow> {
    let offices: Vec<String> = offices.iter().map(|o| (*o).to_owned()).collect();
    let (store, directory) =
        (site.county.engine.store(), site.county.engine.directory(TENANT).await.unwrap());
    let people: Vec<String> = directory.people.keys().cloned().chain([String::new()]).collect();
    let mut all = store.notices(TENANT, (&offices, &people), (0, u64::MAX >> 1), 10_000).await.unwrap();
    all.reverse();
    all
}

/// The acts of the case, each with who acted, what it did first, and whom that was told to.
async fn table(site: &Site) -> String {
    let history = site.get("auditor", &format!("/api/v1/cases/{CASE}/history?limit=200")).await.good();
    let directory = site.county.engine.directory(TENANT).await.unwrap();
    let everybody: Vec<&str> = directory.offices.keys().map(String::as_str).collect();
    let rows = told(site, &everybody).await;
    let mut known = BTreeSet::new();
    let mut text = String::new();
    for leaf in history["history"].as_array().unwrap() {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (by, did) = (word(&leaf["act"]["by"]["office"]), word(&leaf["act"]["effects"][0]["effect"]));
        text += &format!("{by}: {did}\n");
        let index = leaf["index"].as_u64().unwrap();
        known.insert(index);
        for row in rows.iter().filter(|r| r.position == index) {
            assert_eq!(row.case, CASE);
            let person = word(&leaf["act"]["by"]["person"]);
            let own = if row.person.is_empty() { row.office == by } else { row.person == person };
            assert!(!own, "told of one's own act: {row:?}");
            let whom = [row.office.as_str(), &row.person].join(" ");
            text += &format!("    {}: {} {}\n", whom.trim_end(), row.kind, row.key);
        }
    }
    assert!(rows.iter().all(|r| known.contains(&r.position)), "notices of no act");
    let kinds: BTreeSet<&str> = rows.iter().map(|r| r.kind.as_str()).collect();
    // Of what clauses of the core procedure do not ask for `store::clocks` tells, of a revoked paper `hands`, of a new
    // version `migrating`.
    let elsewhere = [
        NoticeKind::Nudged,
        NoticeKind::Escalated,
        NoticeKind::Recounted,
        NoticeKind::Revoked,
        NoticeKind::Moved,
    ];
    let all: BTreeSet<&str> =
        NoticeKind::ALL.into_iter().filter(|k| !elsewhere.contains(k)).map(NoticeKind::as_str).collect();
    assert_eq!(kinds, all, "the story tells of every kind");
    text
}

#[test]
fn every_office_is_told_what_the_reviewed_story_says_and_nobody_of_ones_own_act() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        story(&site).await;
        expect("http/telling.expected", &table(&site).await);
        site.county.check_rebuild().await;
        // The neighbours and those who take part in nothing are told nothing.
        assert_eq!(told(&site, &["zone", "archive", "supervision"]).await, []);
        let foreign: Vec<String> = BUREAUS.map(str::to_owned).into();
        let next_door = site
            .county
            .engine
            .store()
            .notices("520623", (&foreign, &[String::new()]), (0, u64::MAX >> 1), 10)
            .await
            .unwrap();
        assert_eq!(next_door, []);
    });
}

/// The notices of a page: where each leads to, and whether it is new.
fn listed(page: &Reply) -> Vec<(String, bool)> {
    assert_eq!(page.status, 200, "{}", page.text());
    let markup = html(page.text());
    let lines = markup.words.iter().filter(|w| w.around.iter().any(|e| e.has_class("lead")));
    let one = |w: &super::markup::Words| {
        let link = w.around.iter().find(|e| e.has_class("lead")).unwrap().get("href").to_owned();
        (link, w.inside("new"))
    };
    lines.map(one).collect()
}

#[test]
fn the_page_shows_what_is_new_and_marks_it_as_read_for_oneself_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let page = site.get(TAX, "/notices").await;
        let rows = listed(&page);
        assert!(rows.contains(&(TASK.to_owned(), true)), "{rows:?}");
        let tally = async |person: &str| {
            let markup = html(site.get(person, "/").await.text());
            let tab = markup
                .words
                .iter()
                .find(|w| w.inside("tally") && w.around.iter().any(|e| e.get("href") == "/notices"));
            tab.map_or(0, |w| w.text.parse().unwrap())
        };
        assert_eq!(tally(TAX).await, rows.len());
        let before = html(page.text()).elements.into_iter().find(|e| e.get("name") == "before").unwrap();
        let read = site.fill(TAX, "/notices", &[("before", before.get("value"))]).await;
        assert_eq!((read.status, read.header("location").as_str()), (303, "/notices"));
        let after = listed(&site.get(TAX, "/notices").await);
        assert_eq!(after.len(), rows.len(), "what is read is still there");
        assert!(after.iter().all(|(_, new)| !new), "{after:?}");
        assert_eq!(tally(TAX).await, 0);
        // A colleague has read nothing.
        assert!(listed(&site.get("tax-head", "/notices").await).iter().all(|(_, new)| *new));
        assert_eq!(tally("tax-head").await, rows.len());
        // Only what comes later is new.
        site.county.founding(CASE).act(LEAGUE, json!({"act": "remind", "task": "bureaus.1.tax"})).await;
        let later = listed(&site.get(TAX, "/notices").await);
        assert_eq!(later.iter().map(|(_, new)| *new).collect::<Vec<bool>>()[..2], [true, false]);
        // The lead sees who has answered.
        site.county.founding(CASE).agree(1, "civil").await;
        let answered = site.get(LEAGUE, "/notices").await;
        let who = answered.text().split("class=\"sub\"").nth(1).unwrap().split("</span>").next().unwrap();
        assert!(who.contains(" · civil · "), "{who}");
        // Who takes part in nothing has nothing, and an auditor too.
        for person in ["archivist", "auditor"] {
            assert_eq!(listed(&site.get(person, "/notices").await), []);
        }
        site.county.check_rebuild().await;
    });
}

#[test]
fn no_notice_is_lost_between_two_pages() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for office in BUREAUS {
            if office != "tax" {
                let appoint = json!({"act": "appoint", "appointment": format!("tax-in-{office}"), "person": TAX,
                    "office": office, "role": "handler", "rank": "section-head"});
                site.county.direct(appoint).await.unwrap();
            }
        }
        for n in 0..9 {
            site.county.founding(&format!("c-{n}")).to_coordination().await;
        }
        let all = told(&site, &BUREAUS).await;
        assert!(all.len() > 60, "{}", all.len());
        let mut expected: Vec<String> =
            all.iter().map(|n| format!("/cases/{}/tasks/{}", n.case, n.key)).collect();
        expected.sort();
        let (mut seen, mut path) = (vec![], "/notices".to_owned());
        loop {
            let page = site.get(TAX, &path).await;
            seen.extend(listed(&page).into_iter().map(|(link, _)| link));
            let markup = html(page.text());
            match markup.elements.iter().find(|e| e.get("href").starts_with("/notices?before=")) {
                Some(next) => next.get("href").clone_into(&mut path),
                None => break,
            }
        }
        seen.sort();
        assert_eq!(seen, expected);
    });
}

#[test]
fn an_office_is_reminded_once_a_day_and_calls_are_recorded() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let by_page = async |fields: &[(&str, &str)]| {
            let fields: Vec<(&str, &str)> =
                [("act", "remind")].into_iter().chain(fields.iter().copied()).collect();
            site.fill_task(LEAGUE, TASK, &fields).await
        };
        let api = "/api/v1/cases/told/tasks/bureaus.1.tax/remind";
        let reminded = by_page(&[("words", "请尽快※")]).await;
        assert_eq!(
            (reminded.status, reminded.header("location")),
            (303, format!("{TASK}?said=said-reminded"))
        );
        // The same day again is refused with a sentence, by page and by program.
        let again = by_page(&[]).await;
        assert_eq!(again.status, 409, "{}", again.text());
        assert!(
            again.text().contains(&say(Language::Zh, "refusal-reminded-already", &[])),
            "{}",
            again.text()
        );
        site.post(LEAGUE, api, &json!({})).await.problem(409, "reminded-already");
        site.county.clock.set(site.county.engine.now().plus_minutes(DAY - 1));
        site.post(LEAGUE, api, &json!({})).await.problem(409, "reminded-already");
        let called = by_page(&[("told", "罗欣※"), ("words", "答应明天办※")]).await;
        assert_eq!(called.status, 303, "{}", called.text());
        site.county.clock.set(site.county.engine.now().plus_minutes(1));
        site.post(LEAGUE, api, &json!({})).await.good();
        for page in [site.get(LEAGUE, TASK).await, site.get(TAX, TASK).await] {
            assert!(page.text().contains("罗欣※") && page.text().contains("答应明天办※"), "{}", page.text());
            assert!(page.text().contains("请尽快※"), "{}", page.text());
        }
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("罗欣") && !log.contains("请尽快"), "texts are payloads");
        // Of its reminders the office is told; of the call it was told by telephone.
        let kinds: Vec<String> = told(&site, &["tax"]).await.into_iter().map(|n| n.kind).collect();
        assert_eq!(kinds.iter().filter(|k| *k == "reminded").count(), 2, "{kinds:?}");
        // An equal is not to be reminded by an equal, and the page offers it to nobody but the lead.
        site.post("civil-section-head", api, &json!({})).await.problem(403, "not-your-office");
        // Reminded just now, but a call can be recorded.
        assert!(!site.get(LEAGUE, TASK).await.text().contains("id=\"rw\""));
        for (person, offered) in
            [(LEAGUE, true), (TAX, false), ("civil-section-head", false), ("auditor", false)]
        {
            let page = site.get(person, TASK).await;
            assert_eq!(page.text().contains("value=\"remind\""), offered, "{person}");
        }
    });
}

/// The courteous text on the page of a task, ready to be copied.
fn courteous(page: &Reply) -> String {
    let markup = html(page.text());
    let text = markup.words.iter().find(|w| w.around.last().is_some_and(|e| e.get("id") == "rx"));
    text.unwrap_or_else(|| panic!("no text to copy: {}", page.text())).text.clone()
}

#[test]
fn the_text_to_send_is_courteous_and_never_says_overdue_of_what_has_no_deadline() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let now = site.county.founding(CASE).now().await;
        let key = &now.tasks.values().find(|t| t.office == "organization").unwrap().key;
        assert!(now.tasks[key].due.is_none() && now.tasks["bureaus.1.tax"].due.is_some());
        let open = &format!("/cases/told/tasks/{key}");
        for later in [0, 90 * DAY] {
            site.county.clock.set(site.county.engine.now().plus_minutes(later));
            for (language, bad) in [("zh", ["逾期", "超期", "期限"]), ("en", ["overdue", "late", "deadline"])]
            {
                let text = courteous(&site.get(LEAGUE, &format!("{open}?lang={language}")).await);
                assert!(text.contains("organization"), "{text}");
                assert!(!bad.iter().any(|word| text.contains(word)), "{text}");
                let text = courteous(&site.get(LEAGUE, &format!("{TASK}?lang={language}")).await);
                assert!(text.contains("tax") && text.contains("2026"), "with its day: {text}");
                assert!(!bad[..2].iter().any(|word| text.contains(word)), "{text}");
            }
        }
    });
}

#[test]
fn what_a_person_sets_for_notices_is_checked_and_kept_out_of_the_leaves() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for (mail, phone) in [("x", ""), ("a b@c.example", ""), ("a@b", ""), ("", "12"), ("", "call me")] {
            let reply =
                site.fill(TAX, "/notices", &[("time", "at_once"), ("mail", mail), ("phone", phone)]).await;
            assert_eq!(reply.status, 422, "{mail} {phone}: {}", reply.text());
        }
        site.county.founding(CASE).open().await;
        let set = [("time", "daily"), ("mail", "luo@tax.example"), ("phone", "0856 3220000")];
        assert_eq!(site.fill(TAX, "/notices", &set).await.status, 303);
        let page = site.get(TAX, "/notices").await;
        let value = |name: &str| -> Value {
            let markup = html(page.text());
            markup.elements.iter().find(|e| e.get("name") == name).unwrap().get("value").into()
        };
        assert_eq!((value("mail"), value("phone")), (json!("luo@tax.example"), json!("0856 3220000")));
        for person in ["tax-head", "administrator", "auditor"] {
            assert!(!site.get(person, "/notices").await.text().contains("luo@tax"), "{person}");
        }
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("luo@tax") && !log.contains("3220000"));
        site.county.check_rebuild().await;
    });
}
