//! 中止 and 恢复: who may, what stands still meanwhile, and how deadlines go on.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, NoticeKind};
use quorate_core::{Command, Moment};
use serde_json::{Value, json};

use super::deadlines::tick;
use crate::world::World;

const LEAD: &str = "lead-head";
const NORTH: &str = "t.1.north";
const SOUTH: &str = "t.1.south";
const DAY: i64 = 24 * 60;

fn county() -> World {
    World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t, title: T, ask: each of members, due: 5 workdays}]}\n\
         - {stage: b, title: B, source: x, tasks: [{work: u, title: U}]}",
    )
}

fn suspend(task: &str) -> Value {
    json!({"act": "suspend", "task": task, "reason": "材料不全，待补正"})
}

fn resume(task: &str) -> Value {
    json!({"act": "resume", "task": task, "words": "已补齐"})
}

fn reply(task: &str) -> Value {
    json!({"act": "reply", "task": task, "stance": "agree"})
}

fn day(world: &World, key: &str) -> String {
    world.case.tasks[key].due.as_ref().unwrap().day.to_string()
}

fn later(world: &mut World, days: i64) {
    world.now = world.now.plus_minutes(days * DAY);
}

#[test]
fn an_office_stops_its_own_task_until_papers_are_supplied() {
    let mut world = county();
    assert_eq!(day(&world, NORTH), "2026-09-20");
    assert_eq!(world.refused("south-head", suspend(NORTH)), R::NotYourOffice);
    assert_eq!(
        world.refused("north-head", json!({"act": "suspend", "task": NORTH, "reason": " "})),
        R::ReasonMissing
    );
    assert_eq!(world.refused("north-head", suspend("")), R::NotTheLead);
    // From today to three years ahead.
    for (until, good) in
        [("2026-09-13", false), ("2026-09-14", true), ("2029-09-16", true), ("2029-09-17", false)]
    {
        let command = json!({"act": "suspend", "task": NORTH, "reason": "r", "until": until});
        let refusal = world.attempt("north-head", &serde_json::from_value(command).unwrap()).err();
        assert_eq!(refusal.map(|r| r.code), (!good).then_some(R::BadSuspensionDay), "{until}");
    }
    later(&mut world, 1);
    world.act("north-head", suspend(NORTH));
    let notices = world.case.notices(world.acts.last().unwrap(), "lead");
    let told: Vec<_> = notices.iter().map(|n| (n.office.as_str(), n.kind, n.key.as_str())).collect();
    assert_eq!(told, [("lead", NoticeKind::Suspended, NORTH)]);
    assert_eq!(world.refused("north-head", suspend(NORTH)), R::Suspended);
    assert_eq!(world.refused("north-head", reply(NORTH)), R::Suspended);
    assert_eq!(world.refused("north-head", json!({"act": "claim", "task": NORTH})), R::Suspended);
    assert_eq!(world.refused(LEAD, json!({"act": "remind", "task": NORTH})), R::Suspended);
    assert_eq!(
        world.refused(LEAD, json!({"act": "close_round", "task": "t.1"})),
        R::Suspended,
        "it is not silent"
    );
    for kind in [ActKind::Reply, ActKind::OnBehalf, ActKind::Slip, ActKind::Claim, ActKind::Suspend] {
        assert!(!world.may("north-head", NORTH, kind) && !world.may(LEAD, NORTH, kind), "{kind:?}");
    }
    assert!(world.may("north-head", NORTH, ActKind::Resume) && world.may(LEAD, NORTH, ActKind::Resume));
    let row = world.case.outline(&world.procedure).queue.into_iter().find(|r| r.key == NORTH).unwrap();
    assert_eq!((row.mark.as_str(), row.due, row.state.as_str()), ("suspended", None, "todo"));
    // The others go on, and papers are still filed.
    world.act("south-head", reply(SOUTH));
    let file = world.file("补正材料");
    world.act(LEAD, json!({"act": "attach", "task": NORTH, "title": "补正材料", "file": file}));
    later(&mut world, 6);
    assert_eq!(world.refused("south-head", resume(NORTH)), R::NotYourOffice);
    world.act("north-head", resume(NORTH));
    // Stopped on Tuesday the 15th with four working days left, on again on Monday the 21st.
    assert_eq!(day(&world, NORTH), "2026-09-28");
    let task = &world.case.tasks[NORTH];
    assert_eq!((task.suspended.clone(), task.stopped, task.pauses.len()), (None, None, 1));
    let elapsed = world.calendar.elapsed(task.offered, world.now, &task.pauses_until(world.now));
    assert_eq!(elapsed, (7, 1), "seven days, of them one worked on: as the deadline counts them");
    assert_eq!(world.refused(LEAD, resume(NORTH)), R::NotSuspended);
    world.act("north-head", reply(NORTH));
    assert!(!world.case.is_open() || world.case.stage == 1);
}

#[test]
fn what_the_lead_suspends_the_lead_resumes() {
    let mut world = county();
    world.act(LEAD, suspend(NORTH));
    assert_eq!(world.refused("north-head", resume(NORTH)), R::NotTheLead);
    assert_eq!(world.refused(LEAD, suspend("nothing")), R::TaskUnknown);
    world.act(LEAD, resume(NORTH));
    assert_eq!(day(&world, NORTH), "2026-09-20", "on the same day nothing moves");
}

#[test]
fn a_task_suspended_in_a_suspended_case_goes_on_when_both_do() {
    for whole_first in [true, false] {
        let mut world = county();
        world.act(LEAD, suspend(NORTH));
        later(&mut world, 1);
        world.act(LEAD, suspend(""));
        assert_eq!(world.refused(LEAD, suspend("")), R::Suspended);
        assert_eq!(world.refused("south-head", reply(SOUTH)), R::Suspended);
        assert!(!world.may("south-head", SOUTH, ActKind::Reply));
        assert_eq!(world.refused(LEAD, json!({"act": "lapse", "of": "t"})), R::Suspended);
        later(&mut world, 2);
        let (first, second) = if whole_first { ("", NORTH) } else { (NORTH, "") };
        world.act(LEAD, resume(first));
        let task = &world.case.tasks[NORTH];
        assert!(task.stopped.is_some(), "still held up");
        assert!(task.due.as_ref().unwrap().stops.is_empty(), "nothing is counted on yet");
        assert_eq!(world.refused("north-head", reply(NORTH)), R::Suspended);
        later(&mut world, 3);
        world.act(LEAD, resume(second));
        // Monday to Sunday the 20th, a day worked: five working days from there.
        assert_eq!(day(&world, NORTH), "2026-09-28");
        let south = if whole_first { "2026-09-22" } else { "2026-09-24" };
        assert_eq!(day(&world, SOUTH), south);
        let task = &world.case.tasks[NORTH];
        let stops = task.due.as_ref().unwrap().stops.len();
        assert_eq!((task.pauses.len(), stops), (1, 1), "it stood once");
        world.act("north-head", reply(NORTH));
    }
}

#[test]
fn a_deadline_that_had_passed_stays_passed() {
    let mut world = county();
    later(&mut world, 7);
    world.act(LEAD, suspend(""));
    later(&mut world, 3);
    world.act(LEAD, resume(""));
    assert_eq!(day(&world, NORTH), "2026-09-20");
    assert!(world.case.tasks[NORTH].due.as_ref().unwrap().stops.is_empty());
}

#[test]
fn what_is_suspended_can_be_left_returned_and_ended() {
    let mut world = county();
    world.act(LEAD, suspend(NORTH));
    world.act(LEAD, json!({"act": "explain", "of": "t", "reason": "r", "basis": "b", "authoriser": "a"}));
    assert_eq!(world.case.stage, 1, "the case goes on without it");
    assert!(!world.case.is_stopped(&world.case.tasks[NORTH]));
    assert_eq!(world.refused(LEAD, resume(NORTH)), R::TaskNotOpen);
    world.act(LEAD, suspend("u.1"));
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "r"}));
    assert!(world.case.tasks["u.1"].superseded && world.case.next_at().is_none());
    world.act("north-head", reply("t.2.north"));
    world.act(LEAD, suspend(""));
    world.act(LEAD, json!({"act": "withdraw", "reason": "r"}));
    assert!(!world.case.is_open());
    assert_eq!(world.refused(LEAD, resume("")), R::CaseEnded);
}

#[test]
fn a_day_that_has_passed_is_told_to_the_lead_and_resumes_nothing() {
    let mut world = county();
    for task in ["", NORTH] {
        world.act(LEAD, json!({"act": "suspend", "task": task, "reason": "r", "until": "2026-09-16"}));
    }
    let over = |task: &str| Command::SuspensionOver { task: task.into() };
    let ends: Moment = world.case.suspended.as_ref().unwrap().ends.unwrap();
    assert_eq!(world.case.next_at(), Some(ends));
    assert_eq!(tick(&mut world, &over("")).unwrap_err().code, R::NotDueYet);
    world.now = ends;
    for (_, command) in world.case.clock_work() {
        tick(&mut world, &command).unwrap();
        let notices = world.case.notices(world.acts.last().unwrap(), "lead");
        assert_eq!(notices[0].kind, NoticeKind::SuspensionOver);
    }
    assert_eq!(world.acts.iter().filter(|a| a.act == "suspension_over").count(), 2);
    assert_eq!(tick(&mut world, &over("")).unwrap_err().code, R::NotDueYet, "once");
    assert!(world.case.suspended.is_some() && world.case.tasks[NORTH].suspended.is_some());
    assert_eq!(world.case.next_at(), None);
    assert_eq!(tick(&mut world, &over("nothing")).unwrap_err().code, R::TaskUnknown);
}

#[test]
fn the_refusal_says_what_is_suspended_and_until_when() {
    let mut world = county();
    let told = |world: &mut World, command: &Value| {
        let refusal =
            world.attempt("north-head", &serde_json::from_value(command.clone()).unwrap()).unwrap_err();
        assert_eq!(refusal.code, R::Suspended);
        ["task", "date"].map(|fact| refusal.facts.get(fact).cloned())
    };
    world.act(LEAD, json!({"act": "suspend", "task": NORTH, "reason": "r", "until": "2026-09-16"}));
    assert_eq!(told(&mut world, &reply(NORTH)), [Some("t".to_owned()), Some("2026-09-16".to_owned())]);
    world.act(LEAD, suspend(""));
    assert_eq!(told(&mut world, &reply(NORTH)), [None, None], "the whole case, until further notice");
}

#[test]
fn of_what_is_no_longer_owed_no_day_is_told() {
    let mut world = county();
    world.act(LEAD, json!({"act": "suspend", "task": NORTH, "reason": "r", "until": "2026-09-16"}));
    world.act(LEAD, json!({"act": "explain", "of": "t", "reason": "r"}));
    later(&mut world, 9);
    let over = Command::SuspensionOver { task: NORTH.into() };
    assert_eq!(tick(&mut world, &over).unwrap_err().code, R::NotDueYet);
    assert_eq!(world.case.clock_work().len(), 0);
}

#[test]
fn whose_clock_stands_is_not_sent_back_to_wait_for_its_turn() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}, {work: v, title: V}]}",
    );
    world.step = 1;
    let sign = json!({"act": "add_signer", "task": "w.1", "office": "south", "turn": "after", "reason": "also theirs"});
    world.act("north-head", sign);
    world.act("north-head", json!({"act": "submit", "task": "w.1"}));
    world.act("south-head", suspend("w.1.add.1"));
    let undo = json!({"act": "undo", "task": "w.1"});
    assert_eq!(world.refused("north-head", undo.clone()), R::UndoActedOn);
    world.act("south-head", resume("w.1.add.1"));
    assert_eq!(world.refused("north-head", undo), R::UndoActedOn, "somebody has acted on it all the same");
}

#[test]
fn a_case_is_not_taken_up_from_the_beginning_past_a_clock_that_has_stood() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}, {work: v, title: V, due: 5 days}]}",
    );
    world.act(LEAD, suspend("v.1"));
    world.act(LEAD, resume("v.1"));
    let before = json!({"act": "take_up", "done": [{"task": "w", "took_place": "2026-05-06"}]});
    assert_eq!(world.refused(LEAD, before), R::TakeUpLate, "what was left of its time would be lost");
}

/// A limit stands with the whole case, and what was left of it runs on; it does not pass meanwhile.
#[test]
fn a_limit_stands_with_the_whole_case() {
    let mut world = World::small(
        "limits: [{limit: talks, title: Talks, within: 30 days after w, until: v, then: refused, source: x}]",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}, {work: v, title: V, after: w}]}",
    );
    world.act(LEAD, json!({"act": "submit", "task": "w.1"}));
    let due = |world: &World| world.case.limits["talks"].due.day.to_string();
    let before = due(&world);
    later(&mut world, 10);
    world.act(LEAD, suspend(""));
    later(&mut world, 40);
    assert!(world.case.clock_work().is_empty(), "nothing passes while the case stands");
    world.act(LEAD, resume(""));
    assert_eq!((&*before, &*due(&world)), ("2026-10-14", "2026-11-23"));
    later(&mut world, 19);
    let pass = Command::PassLimit { limit: "talks".to_owned() };
    assert_eq!(tick(&mut world, &pass).unwrap_err().code, R::NotDueYet);
    later(&mut world, 2);
    tick(&mut world, &pass).unwrap();
    assert!(!world.case.is_open());
}

/// What a limit asks for is asked again after a return: the time in which the case stood is still not its own.
#[test]
fn a_limit_that_was_met_remembers_that_the_case_stood() {
    let mut world = World::small(
        "limits: [{limit: talks, title: Talks, within: 30 days after w, until: v, then: refused, source: x}]",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}]}\n\
         - {stage: b, title: B, source: x, tasks: [{work: v, title: V, writes: {p: P}}]}\n\
         - {stage: c, title: C, source: x, tasks: [{approval: u, title: U, of: p, if_returned: b, if_refused: refused}]}",
    );
    world.act(LEAD, json!({"act": "submit", "task": "w.1"}));
    later(&mut world, 10);
    world.act(LEAD, suspend(""));
    later(&mut world, 40);
    world.act(LEAD, resume(""));
    let file = world.file("p");
    let paper =
        json!({"act": "submit", "task": "v.1", "work": {"papers": [{"paper": "p", "files": [file]}]}});
    world.act(LEAD, paper);
    assert!(world.case.limits.is_empty());
    world.act(LEAD, json!({"act": "decide", "task": "u.1", "outcome": "returned", "reason": "incomplete"}));
    assert_eq!(world.case.limits["talks"].due.day.to_string(), "2026-11-23");
}

/// A day that is moved moves the deadline that hangs on it, and what was left of it while its task stood stays left.
#[test]
fn a_moved_day_keeps_the_time_that_stood() {
    let mut world = World::small(
        "days: {assembly: {title: Assembly, stands_for: the day, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, due: 10 days after assembly}]}",
    );
    let set =
        |day: &str| json!({"act": "set_parameter", "parameter": "assembly", "day": day, "decided_by": "x"});
    world.act(LEAD, set("2026-09-15"));
    assert_eq!(day(&world, "w.1"), "2026-09-25");
    later(&mut world, 2);
    world.act(LEAD, suspend("w.1"));
    later(&mut world, 5);
    world.act(LEAD, resume("w.1"));
    assert_eq!(day(&world, "w.1"), "2026-09-30");
    world.act(LEAD, set("2026-09-14"));
    assert_eq!(day(&world, "w.1"), "2026-09-29");
}
