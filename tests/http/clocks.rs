//! Deadlines on pages: suspended and resumed by forms, each telling how it was counted; and the public calendar, looked
//! at and exchanged by whoever administers.

use quorate_core::{Calendar, Language};
use quorate_wording::say;
use serde_json::json;

use super::site::Site;
use crate::support::county::{CALENDAR, County, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/a/tasks/bureaus.1.tax";
const DAY: i64 = 24 * 60;
const WHY: &str = "材料不全※";

fn next_year() -> String {
    format!("{}\n  2027:\n    notice: n\n    off: [\"01-01..01-03\"]\n    worked: []\n", CALENDAR.trim_end())
}

fn zh(id: &str) -> String {
    say(Language::Zh, id, &[])
}

fn later(county: &County, days: i64) {
    county.clock.set(county.engine.now().plus_minutes(days * DAY));
}

#[test]
fn an_office_stops_its_deadline_and_the_page_tells_how_it_goes_on() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let page = site.get(TAX, TASK).await;
        assert!(page.text().contains("name=\"act\" value=\"suspend\""), "{}", page.text());
        let fields = [("act", "suspend"), ("words", WHY), ("until", "2026-09-20")];
        let sent = site.fill_task(TAX, TASK, &fields).await;
        assert_eq!(sent.header("location"), format!("{TASK}?said=said-suspended"), "{}", sent.text());
        let page = site.get(TAX, TASK).await;
        for shown in [WHY, "value=\"resume\"", &zh("clock-stands"), "2026年9月20日"] {
            assert!(page.text().contains(shown), "{shown}: {}", page.text());
        }
        assert!(!page.text().contains("value=\"suspend\""));
        let queue = site.get(TAX, "/").await;
        assert!(queue.text().contains(&zh("clock-stands")), "{}", queue.text());
        let task = site.get(TAX, "/api/v1/cases/a/tasks/bureaus.1.tax").await.good();
        assert_eq!(task["suspended"]["until"], "2026-09-20", "{task}");
        assert_eq!(task["suspended"]["reason"], WHY);
        let refused = site.post(TAX, "/api/v1/cases/a/tasks/bureaus.1.tax/claim", &json!({})).await;
        refused.problem(409, "suspended");
        // The lead sees it on the case, and others go on.
        let case = site.get(LEAGUE, "/cases/a").await;
        assert!(case.text().contains(&zh("clock-stands")) || case.text().contains("中止"), "{}", case.text());
        later(&site.county, 14);
        let sent = site.fill_task(TAX, TASK, &[("act", "resume"), ("words", "已补齐※")]).await;
        assert_eq!(sent.header("location"), format!("{TASK}?said=said-resumed"), "{}", sent.text());
        let task = site.get(TAX, "/api/v1/cases/a/tasks/bureaus.1.tax").await.good();
        assert_eq!(task["due"]["stops"].as_array().map(Vec::len), Some(1), "{task}");
        let page = site.get(TAX, TASK).await;
        assert!(page.text().contains("中止；其后"), "each date prints its own calculation: {}", page.text());
        assert!(page.text().contains("个工作日"), "{}", page.text());
        site.county.check_rebuild().await;
    });
}

#[test]
fn the_lead_suspends_the_whole_case_and_resumes_it() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let refused = site.fill(TAX, "/cases/a/act", &[("act", "suspend"), ("reason", WHY)]).await;
        assert_eq!(refused.status, 403, "{}", refused.text());
        let fields = [("act", "suspend"), ("reason", WHY), ("until", "")];
        let sent = site.fill(LEAGUE, "/cases/a/act", &fields).await;
        assert_eq!(sent.header("location"), "/cases/a?said=said-suspended", "{}", sent.text());
        let page = site.get(LEAGUE, "/cases/a").await;
        assert!(page.text().contains(WHY) && page.text().contains("value=\"resume\""), "{}", page.text());
        let other = site.get(TAX, "/cases/a").await;
        assert!(other.text().contains(WHY) && !other.text().contains("value=\"resume\""), "{}", other.text());
        let bad = [("act", "suspend"), ("reason", WHY), ("until", "soon")];
        assert_eq!(site.fill(LEAGUE, "/cases/a/act", &bad).await.status, 400);
        let sent = site.fill(LEAGUE, "/cases/a/act", &[("act", "resume"), ("words", "")]).await;
        assert_eq!(sent.header("location"), "/cases/a?said=said-resumed", "{}", sent.text());
        let case = site.get(LEAGUE, "/api/v1/cases/a").await.good();
        assert!(case["suspended"].is_null(), "{case}");
    });
}

#[test]
fn what_only_the_clock_does_nobody_sends() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        for act in ["nudge", "escalate", "suspension_over"] {
            let path = format!("/api/v1/cases/a/tasks/bureaus.1.tax/{act}");
            assert_eq!(site.post(LEAGUE, &path, &json!({})).await.status, 404, "{act}");
            let sent = site.fill_task(LEAGUE, TASK, &[("act", act)]).await;
            assert_eq!(sent.status, 400, "{act}: {}", sent.text());
        }
    });
}

#[test]
fn another_calendar_is_told_before_it_counts_and_counts_on_every_node() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        later(&site.county, 107);
        site.county.founding("a").to_coordination().await;
        let due = async |county: &County| {
            let case = county.engine.case(TENANT, "a").await.unwrap().unwrap();
            case.tasks["bureaus.1.tax"].due.clone().unwrap()
        };
        assert!(due(&site.county).await.provisional, "the end of the year before");
        let text = next_year();
        let send = async |who: &str, act: &str, text: &str| {
            site.fill(who, "/workdays/change", &[("act", act), ("text", text)]).await
        };
        assert_eq!(send(TAX, "check", &text).await.status, 403);
        let form = site.get("administrator", "/workdays").await;
        assert!(
            form.text().contains("国办发明电〔2025〕7号\n    off: ["),
            "the one in force, to be added to"
        );
        let checked = send("administrator", "check", &text.replace('\n', "\r\n")).await;
        let added = say(Language::Zh, "workdays-added", &[("years", "2027")]);
        for shown in [&added, &zh("workdays-unchanged")] {
            assert!(checked.text().contains(shown.as_str()), "{shown}: {}", checked.text());
        }
        let days = send("administrator", "check", &text.replace("\"01-17\", ", "")).await;
        assert!(days.text().contains("2004年1月17日"), "{}", days.text());
        for (bad, said) in [
            ("calendar: [", "workdays-wrong"),
            (
                "calendar: china\noffset: 480\nyears: {2027: {notice: n, off: [\"13-01\"], worked: []}}",
                "workdays-wrong",
            ),
            ("calendar: mars\noffset: 480\nyears: {}", "workdays-elsewhere"),
            ("calendar: china\noffset: 0\nyears: {}", "workdays-elsewhere"),
        ] {
            let shown = zh(said).split('{').next().unwrap_or_default().chars().take(6).collect::<String>();
            for act in ["check", "adopt"] {
                let refused = send("administrator", act, bad).await;
                assert_eq!(refused.status, 200, "{bad}");
                assert!(refused.text().contains(&shown), "{bad}: {}", refused.text());
            }
        }
        let unknown =
            json!({"act": "adopt_calendar", "digest": Calendar::from_yaml(&text).unwrap().digest()});
        site.post("administrator", "/api/v1/directory", &unknown).await.problem(404, "calendar-unknown");
        let other = County::start(database, "b").await;
        other.clock.set(site.county.engine.now());
        other.engine.directory(TENANT).await.unwrap();
        let adopted = send("administrator", "adopt", &text.replace('\n', "\r\n")).await;
        assert_eq!(adopted.header("location"), "/workdays?said=said-done", "{}", adopted.text());
        // Whoever is first, in the background or here: it is counted again once, by the calendar of the county.
        other.engine.run_due(other.engine.now()).await.unwrap();
        let counted = due(&other).await;
        assert!(!counted.provisional && counted.calendar == Calendar::from_yaml(&text).unwrap().digest());
        let system = site.county.log().await.iter().filter(|l| l.contains("\"act\":\"recount\"")).count();
        assert_eq!(system, 1);
        let page = site.get(TAX, "/workdays?year=2027").await;
        assert!(page.text().contains("2027") && !page.text().contains("/workdays/change"), "{}", page.text());
        // A node that starts later knows it too.
        let third = County::start(database, "c").await;
        let directory = third.engine.directory(TENANT).await.unwrap();
        assert_eq!(third.engine.calendar_of(&directory).digest(), counted.calendar);
        third.check_rebuild().await;
        // A neighbour keeps its own.
        let back = send("administrator", "undo", "").await;
        assert_eq!(back.status, 303, "{}", back.text());
        let directory = third.engine.directory(TENANT).await.unwrap();
        assert_eq!(directory.calendar, None);
    });
}
