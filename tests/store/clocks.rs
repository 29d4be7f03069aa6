//! What the clock does: found by any node after any downtime, and done once.

use quorate_core::case::{Case, Effect};
use quorate_core::record::leaf::Body;
use quorate_core::{Calendar, Date, Moment};
use quorate_engine::{Clock, Engine, Procedures};
use serde_json::json;

use crate::support::county::{CALENDAR, County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

const ASKING: &str = "\
procedure: asking
version: 1
language: en
title: Asking
source: Tests
status: advisory
parties:
  lead: {league: League}
  member: {tax: Tax, civil: Civil}
positions: {ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}]}
stages:
  - {stage: a, title: A, source: x, tasks: [{consultation: t, title: T, ask: each of members, due: 5 workdays,
     remind: 2 workdays before, escalate: 3 workdays after to head}]}
ends: {done: {title: Done, success: true}}
";
const CASE: &str = "asked";
const NOTICE_2027: &str = "  2027:\n    notice: n\n    off: [\"01-01..01-03\"]\n    worked: []\n";

fn procedures() -> Procedures {
    let mut all = Procedures::default();
    all.add(ASKING, None).unwrap_or_else(|faults| panic!("{faults:#?}"));
    all
}

/// The morning of a day in China.
fn morning(day: &str) -> Moment {
    Date::parse(day).unwrap().before().unwrap().ends(480).plus_minutes(9 * 60)
}

async fn two(database: &Database) -> (County, County) {
    drop(County::establish(database).await);
    (County::with(database, "a", procedures()).await, County::with(database, "b", procedures()).await)
}

async fn open(county: &County, case: &str) {
    let command = json!({"act": "open", "procedure": "asking", "county": TENANT});
    county.submit(LEAGUE, case, command).await.unwrap();
}

async fn case(county: &County) -> Case {
    (*county.engine.case(TENANT, CASE).await.unwrap().unwrap()).clone()
}

/// What the program did in the case, in order, with the task.
async fn did(county: &County) -> Vec<(String, String)> {
    let stream = format!("case/{CASE}");
    let rows = county.engine.store().leaves_since(TENANT, &stream, 0, i64::MAX).await.unwrap();
    let mut all = vec![];
    for row in rows.into_iter().filter(|r| r.leaf.actor == "system") {
        let Body::Case { act } = row.leaf.body else { continue };
        assert_eq!(act.by.via, "timer");
        for effect in act.effects {
            let key = match effect {
                Effect::Reminded { key, .. }
                | Effect::Escalated { key, .. }
                | Effect::SuspensionOver { key }
                | Effect::DueRecounted { key, .. } => key,
                other => panic!("the clock did {other:?}"),
            };
            all.push((act.act.clone(), key));
        }
    }
    all
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn after_days_of_downtime_each_is_done_once_by_whichever_node() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        open(&a, CASE).await;
        assert_eq!(a.engine.run_due(a.engine.now()).await.unwrap(), 0, "nothing is due");
        let next = a.engine.store().next_due().await.unwrap();
        assert_eq!(next, case(&a).await.next_at());
        // Both were off from Monday until the deadline had long passed.
        let now = morning("2026-10-12");
        a.clock.set(now);
        b.clock.set(now);
        let (left, right) = tokio::join!(a.engine.run_due(now), b.engine.run_due(now));
        assert!(left.unwrap() + right.unwrap() >= 4);
        let expected = pairs(&[
            ("nudge", "t.1.civil"),
            ("nudge", "t.1.tax"),
            ("escalate", "t.1.civil"),
            ("escalate", "t.1.tax"),
        ]);
        let mut done = did(&b).await;
        assert_eq!(done.iter().filter(|(act, _)| act == "nudge").count(), 2, "{done:?}");
        done.sort();
        let mut sorted = expected.clone();
        sorted.sort();
        assert_eq!(done, sorted, "each once");
        assert_eq!(b.engine.run_due(now).await.unwrap(), 0);
        assert_eq!(b.engine.store().next_due().await.unwrap(), None);
        // A node that starts now finds nothing left either.
        let c = County::with(database, "c", procedures()).await;
        c.clock.set(now);
        assert_eq!(c.engine.run_due(now).await.unwrap(), 0);
        a.check_log().await;
        c.check_rebuild().await;
    });
}

#[test]
fn one_node_alone_does_them_in_the_order_of_their_moments() {
    for_each_database(async |database| {
        let (a, _) = two(database).await;
        open(&a, CASE).await;
        let over = json!({"act": "suspend", "task": "t.1.tax", "reason": "※", "until": "2026-09-15"});
        a.submit(LEAGUE, CASE, over).await.unwrap();
        let now = morning("2026-10-12");
        a.clock.set(now);
        assert_eq!(a.engine.run_due(now).await.unwrap(), 3);
        let expected =
            pairs(&[("suspension_over", "t.1.tax"), ("nudge", "t.1.civil"), ("escalate", "t.1.civil")]);
        assert_eq!(did(&a).await, expected);
        // It goes on by somebody's act alone, and its moments are counted on.
        assert!(case(&a).await.tasks["t.1.tax"].suspended.is_some());
        a.submit(LEAGUE, CASE, json!({"act": "resume", "task": "t.1.tax"})).await.unwrap();
        assert_eq!(a.engine.run_due(now).await.unwrap(), 0);
        let later = morning("2026-11-30");
        a.clock.set(later);
        assert_eq!(a.engine.run_due(later).await.unwrap(), 2);
        a.check_rebuild().await;
    });
}

#[test]
fn what_nobody_owes_any_more_is_not_done() {
    for_each_database(async |database| {
        let (a, _) = two(database).await;
        open(&a, CASE).await;
        let reply = json!({"act": "reply", "task": "t.1.tax", "stance": "agree"});
        a.submit("tax-section-head", CASE, reply).await.unwrap();
        a.submit(LEAGUE, CASE, json!({"act": "withdraw", "reason": "※"})).await.unwrap();
        assert_eq!(a.engine.store().next_due().await.unwrap(), None);
        let now = morning("2026-10-12");
        a.clock.set(now);
        assert_eq!(a.engine.run_due(now).await.unwrap(), 0);
    });
}

#[test]
fn a_program_with_a_newer_calendar_counts_provisional_deadlines_again_once() {
    for_each_database(async |database| {
        let (a, b) = two(database).await;
        let now = morning("2026-12-30");
        a.clock.set(now);
        open(&a, CASE).await;
        assert!(case(&a).await.tasks["t.1.tax"].due.as_ref().unwrap().provisional);
        assert_eq!(a.engine.run_due(now).await.unwrap(), 0, "by the same calendar nothing is counted again");
        drop(a);
        let text = format!("{}\n{NOTICE_2027}", CALENDAR.trim_end());
        let calendar = Calendar::from_yaml(&text).unwrap();
        let newer = async || {
            let (store, clock) = (database.open().await, Clock::fixed(now));
            Engine::start(store, procedures(), calendar.clone(), clock).await.unwrap()
        };
        let (one, other) = (newer().await, newer().await);
        let (left, right) = tokio::join!(one.run_due(now), other.run_due(now));
        assert!(left.unwrap() + right.unwrap() >= 1);
        assert_eq!(
            did(&b).await,
            pairs(&[("recount", "t.1"), ("recount", "t.1.civil"), ("recount", "t.1.tax")])
        );
        let due = case(&b).await.tasks["t.1.tax"].due.clone().unwrap();
        assert_eq!((due.day.to_string().as_str(), due.provisional), ("2027-01-07", false));
        assert_eq!(one.run_due(now).await.unwrap(), 0);
        b.check_rebuild().await;
    });
}
