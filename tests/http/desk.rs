//! The desk: the queue page by page and several tasks at once; lists of cases as a board, kept, and as a file.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use quorate_core::Language;
use quorate_store::QueueFilter;
use quorate_wording::say;
use serde_json::json;

use super::markup::html;
use super::site::{Reply, Site, form, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TAX: &str = "tax-section-head";

/// The addresses on a page that begin so, each as often as it stands there.
fn links(reply: &Reply, begin: &str) -> Vec<String> {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let all = html(reply.text()).elements.into_iter().filter(|e| e.name == "a");
    all.map(|e| e.get("href").to_owned()).filter(|l| l.starts_with(begin)).collect()
}

/// Every page of a list from its first on, by the link whose words are these.
async fn pages(site: &Site, person: &str, first: &str, words: &str) -> Vec<Reply> {
    let (mut all, mut path) = (vec![], first.to_owned());
    loop {
        let page = site.get(person, &path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        let markup = html(page.text());
        let label = say(Language::Zh, words, &[]);
        let next = markup.words.iter().find(|w| w.text == label && w.inside("btn"));
        let next =
            next.and_then(|w| w.around.iter().find(|e| e.name == "a")).map(|e| e.get("href").to_owned());
        all.push(page);
        assert!(all.len() < 20, "pages without end from {first}");
        match next {
            Some(next) => path = next,
            None => return all,
        }
    }
}

/// Cases that have only been opened, by whoever convenes in an office.
async fn opened(site: &Site, person: &str, name: &str, count: usize) {
    let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
    let one = |n: usize| {
        let (case, open) = (format!("{name}-{n:03}"), open.clone());
        async move { site.county.submit(person, &case, open).await }
    };
    for answer in join_all((0..count).map(one)).await {
        answer.unwrap();
    }
}

/// A person acts in a further office.
async fn also_in(site: &Site, person: &str, office: &str) {
    let appoint = json!({"act": "appoint", "appointment": format!("{person}-in-{office}"), "person": person,
        "office": office, "role": "handler", "rank": "section-head"});
    site.county.direct(appoint).await.unwrap();
}

#[test]
fn a_long_queue_over_several_offices_loses_and_doubles_nothing() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        opened(&site, LEAGUE, "own", 45).await;
        opened(&site, "zone-section-head", "zone", 45).await;
        // Some of what is owed has a deadline, and some waits for others.
        for case in ["m", "own-x", "zone-x"] {
            site.county.founding(case).to_coordination().await;
        }
        also_in(&site, LEAGUE, "zone").await;
        also_in(&site, LEAGUE, "tax").await;
        let mut owed = vec![];
        for office in ["league", "zone", "tax"] {
            let filter = QueueFilter { state: "open".into(), limit: 1000, ..QueueFilter::default() };
            owed.extend(site.county.engine.store().queue(TENANT, office, &filter).await.unwrap());
        }
        let link = |i: &quorate_store::QueueItem| match i.key.starts_with("need.") {
            true => format!("/cases/{}#needs", i.case),
            false => format!("/cases/{}/tasks/{}", i.case, i.key),
        };
        let mut expected: Vec<String> = owed.iter().map(link).collect();
        expected.sort();
        assert!(expected.len() > 100, "{}", expected.len());
        let all = pages(&site, LEAGUE, "/", "next-page").await;
        assert!(all.len() >= 3, "{}", all.len());
        let mut seen: Vec<String> = all.iter().flat_map(|page| links(page, "/cases/")).collect();
        seen.sort();
        assert_eq!(seen, expected);
    });
}

#[test]
fn what_only_waits_for_others_is_paged_too() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let count = 52;
        for n in 0..count {
            site.county.founding(&format!("c-{n:02}")).to_coordination().await;
        }
        // All that is due within the filter is to be collected from others.
        let filter = QueueFilter { state: "open".into(), limit: 1000, ..QueueFilter::default() };
        let items = site.county.engine.store().queue(TENANT, "league", &filter).await.unwrap();
        let waiting: BTreeSet<String> = items
            .iter()
            .filter(|i| i.waiting)
            .map(|i| format!("/cases/{}/tasks/{}", i.case, i.key))
            .collect();
        assert!(waiting.len() >= count, "{}", waiting.len());
        let all = pages(&site, LEAGUE, "/?due=week", "next-page").await;
        let all: Vec<Reply> = [all, pages(&site, LEAGUE, "/", "next-page").await].concat();
        let seen: BTreeSet<String> = all.iter().flat_map(|page| links(page, "/cases/")).collect();
        let lost: Vec<&String> = waiting.difference(&seen).collect();
        assert!(lost.is_empty(), "{lost:?}");
    });
}

#[test]
fn filters_show_what_is_late_what_is_due_this_week_and_one_office() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for case in ["early", "late"] {
            site.county.founding(case).to_coordination().await;
            site.county.clock.set(site.county.engine.now().plus_minutes(7 * 24 * 60));
        }
        also_in(&site, TAX, "civil").await;
        let tasks = async |path: &str| -> Vec<String> {
            let mut all = links(&site.get(TAX, path).await, "/cases/");
            all.sort();
            all
        };
        let of = |case: &str, office: &str| format!("/cases/{case}/tasks/bureaus.1.{office}");
        let due = async |case: &str| {
            let now = site.county.founding(case).now().await;
            now.tasks["bureaus.1.tax"].due.as_ref().unwrap().moment
        };
        let (early, late) = (due("early").await, due("late").await);
        assert!(late.0 - early.0 > 24 * 3_600_000_000, "{early:?} {late:?}");
        let all = [of("early", "civil"), of("early", "tax"), of("late", "civil"), of("late", "tax")].to_vec();
        assert_eq!(tasks("/").await, all);
        // A microsecond before the due moment nothing is late; from it on it is.
        site.county.clock.set(quorate_core::Moment(early.0 - 1));
        assert_eq!(tasks("/?due=late").await, [""; 0]);
        assert_eq!(tasks("/?due=week&office=tax").await[0], of("early", "tax"));
        site.county.clock.set(early);
        assert_eq!(tasks("/?due=late").await, all[..2]);
        assert_eq!(tasks("/?due=late&office=civil").await, all[..1]);
        assert_eq!(tasks("/?office=tax").await, [of("early", "tax"), of("late", "tax")]);
        // Another's office is none of one's own.
        assert_eq!(tasks("/?office=league").await, [""; 0]);
        site.county.clock.set(quorate_core::Moment(late.0 - 8 * 24 * 3_600_000_000));
        assert!(!tasks("/?due=week").await.contains(&of("late", "tax")));
        site.county.clock.set(quorate_core::Moment(late.0 - 7 * 24 * 3_600_000_000));
        assert!(tasks("/?due=week").await.contains(&of("late", "tax")));
        // What is refused by no rule is no fault either.
        for odd in ["/?due=never", "/?after=9&case=%00&key=x", "/?office=%00", "/?case=x&key='&after=-1"] {
            assert_eq!(site.get(TAX, odd).await.status, 200, "{odd}");
        }
    });
}

/// The lines of the answer to several tasks at once: the link and why it was refused.
fn lines(reply: &Reply) -> Vec<(String, String)> {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let markup = html(reply.text());
    let mut all: Vec<(String, String)> = vec![];
    for words in &markup.words {
        if let Some(link) = words.around.iter().find(|e| e.get("href").starts_with("/cases/")) {
            all.push((link.get("href").to_owned(), String::new()));
        } else if words.inside("late") {
            all.last_mut().unwrap().1.clone_from(&words.text);
        }
    }
    all
}

#[test]
fn several_tasks_are_claimed_at_once_and_one_that_cannot_be_holds_up_no_other() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for case in ["a", "b", "c"] {
            site.county.founding(case).to_coordination().await;
        }
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        site.county.submit("zone-section-head", "foreign", open).await.unwrap();
        // Answered already.
        site.county.founding("b").agree(1, "tax").await;
        let task = |case: &str| format!("{case}/bureaus.1.tax");
        let picked = [
            task("a"),
            task("b"),
            "foreign/survey-county.1".into(),
            "missing/survey-county.1".into(),
            task("c"),
        ];
        let id = uuid();
        let fields: Vec<(&str, &str)> = [("act", "claim"), ("command", &id)]
            .into_iter()
            .chain(picked.iter().map(|p| ("task", p.as_str())))
            .collect();
        let reply = site.fill(TAX, "/tasks/batch", &fields).await;
        let told = lines(&reply);
        assert_eq!(told.len(), 5, "{told:?}");
        let refused: Vec<bool> = told.iter().map(|(_, why)| !why.is_empty()).collect();
        assert_eq!(refused, [false, true, true, true, false], "{told:?}");
        assert_eq!(told[2].1, told[3].1, "another's looks as what is missing does");
        assert!(told[1].1 != told[2].1, "{told:?}");
        assert!(!reply.text().contains("县域农村合作组织团工委成立※"), "{}", reply.text());
        for case in ["a", "c"] {
            let now = site.county.founding(case).now().await;
            let state = &now.tasks["bureaus.1.tax"].state;
            assert!(matches!(state, quorate_core::case::TaskState::Claimed { .. }), "{case}: {state:?}");
        }
        // Whoever clicks twice has done it once, and is told the same.
        let head = site.head().await;
        assert_eq!(lines(&site.fill(TAX, "/tasks/batch", &fields).await), told);
        assert_eq!(site.head().await, head);
        // Nobody else's: the civil bureau claims nothing of the tax bureau's.
        let other = site
            .fill("civil-section-head", "/tasks/batch", &[("act", "release"), ("task", &task("a"))])
            .await;
        assert!(!lines(&other)[0].1.is_empty());
        let release = site.fill(TAX, "/tasks/batch", &[("act", "release"), ("task", &task("a"))]).await;
        assert!(lines(&release)[0].1.is_empty(), "{}", release.text());
    });
}

/// A command id as pages make them.
fn uuid() -> String {
    let [a, b] = [0, 1].map(|_| u64::from_be_bytes(quorate_engine::random().unwrap()));
    let hex = format!("{a:016x}{b:016x}");
    format!("{}-{}-7{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}

#[test]
fn no_act_but_two_and_not_too_many_tasks_at_once() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let head = site.head().await;
        for act in ["reply", "withdraw", ""] {
            let reply = site.fill(TAX, "/tasks/batch", &[("act", act), ("task", "a/bureaus.1.tax")]).await;
            assert_eq!(reply.status, 400, "{act}: {}", reply.text());
        }
        let many: Vec<(&str, &str)> =
            [("act", "claim")].into_iter().chain((0..51).map(|_| ("task", "a/bureaus.1.tax"))).collect();
        assert_eq!(site.fill(TAX, "/tasks/batch", &many).await.status, 413);
        let odd = [("act", "claim"), ("task", "a"), ("task", "/"), ("task", "\0/\0"), ("task", "a/b/c")];
        assert_eq!(site.fill(TAX, "/tasks/batch", &odd).await.status, 200);
        assert_eq!(site.fill(TAX, "/tasks/batch", &[("act", "claim")]).await.status, 200);
        assert_eq!(site.head().await, head);
    });
}

/// The records of a file as spreadsheets read it (RFC 4180).
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut record, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.next_if_eq(&'"').is_some() => cell.push('"'),
            ('"', _) => quoted = !quoted,
            (',', false) => record.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                record.push(std::mem::take(&mut cell));
                all.push(std::mem::take(&mut record));
            }
            (c, _) => cell.push(c),
        }
    }
    assert!(cell.is_empty() && record.is_empty() && !quoted, "the file does not end with its line");
    all
}

#[test]
fn the_cases_as_a_file_are_whole_and_no_cell_is_a_formula() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let titles = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠x", "团工委, \"引号\"", "团工委=成立"];
        for (n, title) in titles.into_iter().enumerate() {
            let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT, "title": title});
            site.county.submit(LEAGUE, &format!("titled-{n}"), open).await.unwrap();
        }
        opened(&site, LEAGUE, "many", 205).await;
        opened(&site, "zone-section-head", "zone", 3).await;
        let reply = site.get(LEAGUE, "/cases/export.csv").await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
        assert!(reply.header("content-disposition").starts_with("attachment"));
        let text = reply.text().strip_prefix('\u{feff}').expect("the mark by which spreadsheets know UTF-8");
        let rows = records(text);
        let width = rows[0].len();
        assert!(rows.iter().all(|r| r.len() == width));
        let ids: BTreeSet<&str> = rows[1..].iter().map(|r| r[width - 1].as_str()).collect();
        assert_eq!(
            (rows.len() - 1, ids.len()),
            (213, 213),
            "each once, past the first page, and none of the zone"
        );
        let title_of = |id: &str| rows.iter().find(|r| r[width - 1] == id).unwrap()[0].clone();
        for (n, title) in titles.into_iter().enumerate() {
            let told = title_of(&format!("titled-{n}"));
            let defused = if n < 6 { format!("'{title}") } else { title.to_owned() };
            assert_eq!(told, defused);
        }
        // The same choice as the list, the auditor's own too.
        let found = site.get(LEAGUE, "/cases/export.csv?find=%E5%BC%95%E5%8F%B7").await;
        assert_eq!(records(found.text().trim_start_matches('\u{feff}')).len(), 2);
        let all = site.get("auditor", "/cases/export.csv").await;
        assert_eq!(records(all.text().trim_start_matches('\u{feff}')).len(), 217);
        let none = site.get("archivist", "/cases/export.csv").await;
        assert_eq!(records(none.text().trim_start_matches('\u{feff}')).len(), 1);
    });
}

#[test]
fn a_board_has_every_case_in_the_column_of_its_stage() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        opened(&site, LEAGUE, "survey", 2).await;
        site.county.founding("asked").to_coordination().await;
        site.county.founding("ended").whole().await;
        site.county.founding("gone").open().await;
        site.county.founding("gone").act(LEAGUE, json!({"act": "withdraw", "reason": "※"})).await;
        let page = site.get(LEAGUE, "/cases?view=board").await;
        let markup = html(page.text());
        // The heading of a lane comes before its cards.
        let (mut lane, mut cards) = (String::new(), vec![]);
        for words in &markup.words {
            if words.around.last().is_some_and(|e| e.name == "h3") {
                lane.clone_from(&words.text);
            }
            let card = words.around.iter().find(|e| e.has_class("card"));
            if let (Some(card), true) = (card, words.around.last().is_some_and(|e| e.name == "b")) {
                cards.push((card.get("href").trim_start_matches("/cases/").to_owned(), lane.clone()));
            }
        }
        cards.sort();
        let named: Vec<&str> = cards.iter().map(|(case, _)| case.as_str()).collect();
        assert_eq!(named, ["asked", "ended", "gone", "survey-000", "survey-001"]);
        let ended = say(Language::Zh, "board-ended", &[]);
        let lane = |case: &str| cards.iter().find(|(c, _)| c == case).unwrap().1.as_str();
        assert_eq!((lane("ended"), lane("gone")), (ended.as_str(), ended.as_str()));
        assert_eq!(lane("survey-000"), lane("survey-001"));
        assert!(lane("asked") != lane("survey-000") && lane("asked") != ended);
        // Only those the visitor takes part in.
        let tax = site.get(TAX, "/cases?view=board&lang=en").await;
        assert_eq!(
            links(&tax, "/cases/").iter().filter(|l| !l.contains("export")).count(),
            2,
            "{}",
            tax.text()
        );
    });
}

#[test]
fn a_kept_list_is_ones_own() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").open().await;
        let keep = [("name", "在办的※"), ("query", "status=open&view=board")];
        let kept = site.fill(LEAGUE, "/cases/views", &keep).await;
        assert_eq!((kept.status, kept.header("location")), (303, "/cases?status=open&view=board".into()));
        let own = site.get(LEAGUE, "/cases").await;
        assert!(
            own.text().contains("在办的※") && own.text().contains("/cases?status=open&amp;view=board")
                || own.text().contains("/cases?status=open&view=board")
                || own.text().contains("&#38;view=board"),
            "{}",
            own.text()
        );
        for other in ["league-head", "auditor", "clerk"] {
            assert!(!site.get(other, "/cases").await.text().contains("在办的"), "{other}");
        }
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("在办的"), "a name somebody gave is no text of a leaf");
        // An address is no place for anything but a query.
        for query in ["x\r\nset-cookie: a=b", "日", " ", &"x".repeat(501)] {
            let reply = send(form(
                site.ask(LEAGUE, "POST", "/cases/views").await,
                &[("name", "x"), ("query", query)],
            ))
            .await;
            assert!(reply.status >= 400 && reply.status < 500, "{query:?}: {}", reply.status);
        }
        let markup = html(own.text());
        let id = markup.elements.iter().find(|e| e.get("name") == "drop").unwrap().get("value").to_owned();
        // Somebody else drops nothing of mine.
        site.fill("league-head", "/cases/views", &[("drop", &id)]).await;
        assert!(site.get(LEAGUE, "/cases").await.text().contains("在办的※"));
        assert_eq!(site.fill(LEAGUE, "/cases/views", &[("drop", &id)]).await.status, 303);
        assert!(!site.get(LEAGUE, "/cases").await.text().contains("在办的"));
        site.county.check_rebuild().await;
    });
}
