//! The auditor's list: every case, the worst first, judged anew when it moves, and nothing held against what is under way.

use quorate_core::Language;
use quorate_wording::say;
use serde_json::json;

use super::markup::html;
use super::site::{Reply, Site};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

/// The rows: case, and how it is marked.
fn rows(page: &Reply) -> Vec<(String, String)> {
    assert_eq!(page.status, 200, "{}", page.text());
    let mut all: Vec<(String, String)> = vec![];
    for words in html(page.text()).words {
        if let Some(link) = words.around.iter().find(|e| e.has_class("lead")) {
            let case = link.get("href").trim_start_matches("/cases/").trim_end_matches("/verdict");
            all.push((case.to_owned(), String::new()));
        } else if let (Some(chip), Some(last)) =
            (words.around.iter().find(|e| e.has_class("chip")), all.last_mut())
        {
            chip.get("class").trim_start_matches("chip ").clone_into(&mut last.1);
        }
    }
    all
}

/// Judged, broken, doubted, as the page counts them.
fn counts(page: &Reply) -> Vec<u64> {
    let words = html(page.text()).words;
    let told = words.iter().filter(|w| w.around.last().is_some_and(|e| e.name == "dd"));
    told.map(|w| w.text.parse().unwrap()).collect()
}

fn marked(rows: &[(String, String)], case: &str) -> String {
    rows.iter().find(|(c, _)| c == case).unwrap_or_else(|| panic!("no {case} in {rows:?}")).1.clone()
}

#[test]
fn the_worst_stand_first_and_what_is_not_done_yet_is_no_fault() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        assert_eq!(counts(&site.get("auditor", "/audit").await), [0, 0, 0]);
        let county = &site.county;
        county.founding("open").open().await;
        county.founding("asked").to_coordination().await;
        county.founding("whole").whole().await;
        county.founding("gone").open().await;
        county.founding("gone").act(LEAGUE, json!({"act": "withdraw", "reason": "※"})).await;
        // Given up before what must be done was done.
        county.founding("refused").to_coordination().await;
        county.founding("refused").act(LEAGUE, json!({"act": "end", "end": "refused", "reason": "※"})).await;
        for person in ["auditor", "programme"] {
            let page = site.get(person, "/audit").await;
            let all = rows(&page);
            assert_eq!(all.len(), 5, "{all:?}");
            for (case, mark) in [("open", "todo"), ("asked", "todo"), ("gone", "done")] {
                assert_eq!(marked(&all, case), mark, "{all:?}");
            }
            let rank =
                |mark: &str| ["late", "doing", "todo", "done"].iter().position(|m| *m == mark).unwrap();
            let ranks: Vec<usize> = all.iter().map(|(_, mark)| rank(mark).min(2)).collect();
            assert!(ranks.is_sorted(), "{all:?}");
            let broken = all.iter().filter(|(_, m)| m == "late").count() as u64;
            let doubted = all.iter().filter(|(_, m)| m == "doing").count() as u64;
            assert_eq!(counts(&page), [5, broken, doubted]);
            // What the list says of a case is what its verdict says.
            for (case, mark) in &all {
                let verdict = site.get("auditor", &format!("/api/v1/cases/{case}/verdict")).await.good();
                let ended = verdict["end"].is_string() && verdict["end"] != "withdrawn";
                let clauses = ["source", "procedure_adds"]
                    .map(|half| verdict[half]["clauses"].as_array().unwrap().clone())
                    .concat();
                let missing =
                    clauses.iter().filter(|c| c["force"] == "must" && c["finding"] == "missing").count();
                assert_eq!(mark == "late", ended && missing > 0, "{case}: {missing} {mark}");
            }
        }
        for person in [LEAGUE, "administrator", "guard"] {
            assert_eq!(site.get(person, "/audit").await.status, 403);
        }
    });
}

#[test]
fn a_case_that_moved_is_judged_anew() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding("a");
        case.to_coordination().await;
        let page = site.get("auditor", "/audit").await;
        assert_eq!(marked(&rows(&page), "a"), "todo");
        case.act(LEAGUE, json!({"act": "end", "end": "refused", "reason": "※"})).await;
        let page = site.get("auditor", "/audit").await;
        let verdict = site.get("auditor", "/cases/a/verdict").await;
        assert_ne!(marked(&rows(&page), "a"), "todo", "{}", verdict.text());
        // Nothing has moved: nothing is judged, and the record is read all the same.
        let again = site.get("auditor", "/audit").await;
        assert_eq!(rows(&again), rows(&page));
        // The tables are made anew from the log, and so is this one.
        site.county.engine.rebuild().await.unwrap();
        assert_eq!(rows(&site.get("auditor", "/audit").await), rows(&page));
    });
}

#[test]
fn a_long_list_has_every_case_once() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for n in 0..60 {
            let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
            site.county.submit(LEAGUE, &format!("c-{n:02}"), open).await.unwrap();
        }
        // A neighbour's cases are none of this list.
        let (mut seen, mut path) = (vec![], "/audit".to_owned());
        let next = say(Language::Zh, "next-page", &[]);
        loop {
            let page = site.get("auditor", &path).await;
            assert_eq!(counts(&page)[0], 60);
            seen.extend(rows(&page).into_iter().map(|(case, _)| case));
            let markup = html(page.text());
            match markup.words.iter().find(|w| w.text == next) {
                Some(words) => {
                    words.around.iter().find(|e| e.name == "a").unwrap().get("href").clone_into(&mut path)
                }
                None => break,
            }
        }
        seen.sort();
        let all: Vec<String> = (0..60).map(|n| format!("c-{n:02}")).collect();
        assert_eq!(seen, all);
        for odd in ["/audit?weight=0&case=%00", "/audit?weight=18446744073709551615&case=x"] {
            let reply = site.get("auditor", odd).await;
            assert!(reply.status < 500, "{odd}: {}", reply.text());
        }
    });
}
