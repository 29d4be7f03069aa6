//! Deadlines that stand and go on, are counted again, remind, and are told to somebody higher.

use quorate_core::RefusalCode as R;
use quorate_core::calendar::Due;
use quorate_core::case::{Effect, NoticeKind, TIMER};
use quorate_core::context::Actor;
use quorate_core::procedure::phrase::Unit;
use quorate_core::{Calendar, Command, Date, Moment, Procedure, Refusal};
use serde_json::json;

use crate::world::{CALENDAR, OFFICES, World, small};

const LEAD: &str = "lead-head";
const NORTH: &str = "t.1.north";
const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{consultation: t, title: T, ask: each of members, \
     due: 5 workdays, remind: 2 workdays before, escalate: 3 workdays after to deputy-lead}]}";

/// `2026-09-14 09:00` in China.
fn at(text: &str) -> Moment {
    let (day, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let midnight = Date::parse(day).unwrap().before().unwrap().ends(480);
    midnight.plus_minutes(hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap())
}

fn china() -> Calendar {
    Calendar::from_yaml(CALENDAR).unwrap()
}

fn due(from: &str, length: i64, unit: Unit) -> Due {
    china().due(length, unit, at(from))
}

/// Counted from, then each stop with what had gone before it, then the day in time.
fn told(due: &Due) -> String {
    let stops = due
        .stops
        .iter()
        .map(|s| format!("{} | {}..{} | ", s.counted, s.from.written(480), s.to.written(480)));
    format!("{}{} | {}", stops.collect::<String>(), due.left(), due.moment.written(480))
}

/// The clock's own command, or why not.
pub fn tick(world: &mut World, command: &Command) -> Result<(), Refusal> {
    let actor = Actor { person: "system".into(), capacities: vec![], via: TIMER.into(), guest: None };
    let decided = world.attempt_as(&actor, command)?;
    world.take(decided);
    Ok(())
}

fn county() -> World {
    World::small("", STAGES)
}

#[test]
fn what_was_left_is_counted_on_from_where_the_clock_runs_again() {
    let calendar = china();
    for (from, length, unit, stops, expected) in [
        // Monday; stopped on Wednesday, on again on the next Tuesday: three working days left.
        (
            "2026-09-07 09:00",
            5,
            Unit::Workdays,
            &[("2026-09-09 10:00", "2026-09-15 16:00")][..],
            "2 | 2026-09-09 10:00..2026-09-15 16:00 | 3 | 2026-09-19 00:00",
        ),
        // The same day: nothing changes.
        (
            "2026-09-07 09:00",
            5,
            Unit::Workdays,
            &[("2026-09-09 10:00", "2026-09-09 16:00")],
            "2 | 2026-09-09 10:00..2026-09-09 16:00 | 3 | 2026-09-15 00:00",
        ),
        // Over the National Day holiday: working days stay working days, and Saturday the 10th is worked.
        (
            "2026-09-28 09:00",
            5,
            Unit::Workdays,
            &[("2026-09-29 09:00", "2026-10-08 09:00")],
            "1 | 2026-09-29 09:00..2026-10-08 09:00 | 4 | 2026-10-14 00:00",
        ),
        // Twice.
        (
            "2026-09-07 09:00",
            5,
            Unit::Workdays,
            &[("2026-09-08 09:00", "2026-09-10 09:00"), ("2026-09-11 09:00", "2026-09-14 09:00")],
            "1 | 2026-09-08 09:00..2026-09-10 09:00 | 1 | 2026-09-11 09:00..2026-09-14 09:00 | 3 | 2026-09-18 00:00",
        ),
        // On the last day; going on on a Sunday, what was left of a working day is left of one.
        (
            "2026-09-07 09:00",
            1,
            Unit::Workdays,
            &[("2026-09-08 09:00", "2026-09-13 09:00")],
            "1 | 2026-09-08 09:00..2026-09-13 09:00 | 0 | 2026-09-15 00:00",
        ),
        (
            "2026-09-07 09:00",
            10,
            Unit::Days,
            &[("2026-09-09 10:00", "2026-09-19 08:00")],
            "2 | 2026-09-09 10:00..2026-09-19 08:00 | 8 | 2026-09-28 00:00",
        ),
        // Hours are exact to the minute.
        (
            "2026-09-07 09:00",
            48,
            Unit::Hours,
            &[("2026-09-08 09:30", "2026-09-20 08:00")],
            "24 | 2026-09-08 09:30..2026-09-20 08:00 | 24 | 2026-09-21 07:30",
        ),
        // Passed before it was stopped: it stays passed.
        (
            "2026-09-07 09:00",
            1,
            Unit::Workdays,
            &[("2026-09-09 00:00", "2026-09-15 16:00")],
            "1 | 2026-09-09 00:00",
        ),
    ] {
        let mut due = due(from, length, unit);
        for (stopped, resumed) in stops {
            due = calendar.resume(&due, at(stopped), at(resumed));
        }
        assert_eq!(told(&due), expected, "{length} {unit:?} from {from}");
        assert_eq!(calendar.recount(&due), due, "counting again changes nothing");
    }
}

#[test]
fn a_day_in_an_unknown_year_is_counted_again_when_its_notice_comes() {
    let before = due("2026-12-30 09:00", 5, Unit::Workdays);
    assert!(before.provisional);
    assert_eq!(before.day.to_string(), "2027-01-06", "1 January counts as a Friday: nobody guesses");
    let notice = "  2027:\n    notice: n\n    off: [\"01-01..01-03\"]\n    worked: []\n";
    let next = Calendar::from_yaml(&format!("{}\n{notice}", CALENDAR.trim_end())).unwrap();
    let after = next.recount(&before);
    assert_eq!((after.day.to_string().as_str(), after.provisional), ("2027-01-07", false));
    assert_eq!(after.calendar, next.digest());
    // It was stopped meanwhile: what had gone is worked out anew too.
    let stopped = china().resume(&before, at("2027-01-04 09:00"), at("2027-01-11 09:00"));
    assert_eq!(told(&stopped), "3 | 2027-01-04 09:00..2027-01-11 09:00 | 2 | 2027-01-14 00:00");
    assert_eq!(
        told(&next.recount(&stopped)),
        "2 | 2027-01-04 09:00..2027-01-11 09:00 | 3 | 2027-01-15 00:00"
    );
}

/// A notice that turns days off into worked ones can say that a deadline had passed before its clock was stopped: then
/// nothing of it is left, and it ends with the first working day on which the clock runs again.
#[test]
fn what_a_notice_lets_end_before_it_was_stopped_has_nothing_left() {
    let before = due("2026-12-30 09:00", 3, Unit::Workdays);
    assert_eq!(before.day.to_string(), "2027-01-04");
    let stopped = china().resume(&before, at("2027-01-04 09:00"), at("2027-01-09 09:00"));
    assert_eq!(told(&stopped), "3 | 2027-01-04 09:00..2027-01-09 09:00 | 0 | 2027-01-12 00:00");
    let notice = "  2027:\n    notice: n\n    off: []\n    worked: [\"01-02\", \"01-03\"]\n";
    let next = Calendar::from_yaml(&format!("{}\n{notice}", CALENDAR.trim_end())).unwrap();
    assert_eq!(
        told(&next.recount(&stopped)),
        "3 | 2027-01-04 09:00..2027-01-09 09:00 | 0 | 2027-01-12 00:00",
        "three days had gone on the Saturday, and no fourth is counted"
    );
}

#[test]
fn what_had_gone_before_a_stop_in_an_unknown_year_is_no_guess_either() {
    let last = due("2026-12-31 09:00", 1, Unit::Workdays);
    let stopped = china().resume(&last, at("2027-01-01 09:00"), at("2027-01-04 09:00"));
    assert_eq!(told(&stopped), "1 | 2027-01-01 09:00..2027-01-04 09:00 | 0 | 2027-01-05 00:00");
    assert!(stopped.provisional, "its one day lies in a year without a notice");
}

#[test]
fn what_has_gone_is_counted_in_days_and_in_working_days_outside_the_pauses() {
    let (from, to) = (at("2026-09-07 09:00"), at("2026-09-21 09:00"));
    let pause = |from: &str, to: &str| (at(from), at(to));
    // Two weeks, of which Sunday the 20th is worked as well.
    for (pauses, workdays) in [
        (vec![], 11),
        (vec![pause("2026-09-09 10:00", "2026-09-15 16:00")], 7),
        (
            vec![
                pause("2026-09-09 10:00", "2026-09-10 10:00"),
                pause("2026-09-11 10:00", "2026-09-14 10:00"),
            ],
            9,
        ),
        (vec![pause("2026-09-12 10:00", "2026-09-13 10:00")], 11),
    ] {
        assert_eq!(china().elapsed(from, to, &pauses), (14, workdays), "{pauses:?}");
    }
}

#[test]
fn people_are_told_in_the_morning_of_working_days_and_to_the_minute_of_hours() {
    let calendar = china();
    // Friday the 25th to Sunday the 27th are the Mid-Autumn holiday.
    let day = due("2026-09-18 09:00", 5, Unit::Workdays);
    assert_eq!(day.day.to_string(), "2026-09-24", "Sunday the 20th is worked");
    assert_eq!(calendar.before(&day, 2, Unit::Workdays), at("2026-09-22 08:30"));
    assert_eq!(calendar.before(&day, 24, Unit::Hours), at("2026-09-24 00:00"));
    assert_eq!(calendar.after(&day, 1, Unit::Workdays), at("2026-09-28 08:30"));
    assert_eq!(calendar.after(&day, 1, Unit::Days), at("2026-09-25 08:30"));
    assert_eq!(calendar.after(&day, 3, Unit::Hours), at("2026-09-25 03:00"));
}

#[test]
fn a_task_carries_its_moments_and_the_clock_alone_acts_on_them() {
    let mut world = county();
    let task = world.case.tasks[NORTH].clone();
    assert_eq!(task.due.as_ref().unwrap().day.to_string(), "2026-09-20", "a Sunday that is worked");
    assert_eq!(task.remind_at, Some(at("2026-09-17 08:30")));
    let escalate = task.escalate.clone().unwrap();
    assert_eq!((escalate.at, escalate.rank.as_str()), (at("2026-09-23 08:30"), "deputy-lead"));
    let collecting = &world.case.tasks["t.1"];
    assert_eq!((collecting.remind_at, collecting.escalate.clone()), (None, None), "it waits for the others");

    let nudge = Command::Nudge { task: NORTH.into() };
    let escalate = Command::Escalate { task: NORTH.into() };
    assert_eq!(tick(&mut world, &nudge).unwrap_err().code, R::NotDueYet);
    world.now = at("2026-09-17 08:30");
    assert_eq!(world.attempt(LEAD, &nudge).unwrap_err().code, R::OnlyTheTimer);
    assert_eq!(world.case.next_at(), Some(world.now));
    tick(&mut world, &nudge).unwrap();
    assert_eq!(tick(&mut world, &nudge).unwrap_err().code, R::NotDueYet, "once");
    let reminder = world.case.tasks[NORTH].reminders.last().unwrap();
    assert_eq!((reminder.by.as_str(), reminder.downward), ("", false), "no office has urged");
    let notices = world.case.notices(world.acts.last().unwrap(), "lead");
    let found: Vec<_> = notices.iter().map(|n| (n.office.as_str(), n.kind)).collect();
    assert_eq!(found, [("north", NoticeKind::Nudged)]);
    // The lead may still remind on the same day: what the program does is nobody's reminder.
    world.act(LEAD, json!({"act": "remind", "task": NORTH}));

    world.now = at("2026-09-23 08:29");
    assert_eq!(tick(&mut world, &escalate).unwrap_err().code, R::NotDueYet);
    world.now = at("2026-09-23 08:30");
    tick(&mut world, &escalate).unwrap();
    assert_eq!(tick(&mut world, &escalate).unwrap_err().code, R::NotDueYet, "once");
    let task = &world.case.tasks[NORTH];
    assert_eq!(
        (task.escalated[0].office.as_str(), task.escalated[0].rank.as_str()),
        ("north", "deputy-lead")
    );
    assert!(task.state.is_open() && task.reply.is_none(), "it decides nothing");
    let row = world.case.outline(&world.procedure).queue.into_iter().find(|r| r.key == NORTH).unwrap();
    assert_eq!(row.mark, "escalated");
    // What was late can be answered, and then nothing is left for the clock but the other office.
    world.act("north-head", json!({"act": "reply", "task": NORTH, "stance": "agree"}));
    assert!(world.case.clock_work().iter().all(|(_, c)| !format!("{c:?}").contains("north")));
}

#[test]
fn somebody_higher_is_told_again_only_of_a_deadline_that_has_moved_on() {
    let notice = |off: &str| {
        let text =
            format!("{}\n  2027:\n    notice: n\n    off: [{off}]\n    worked: []\n", CALENDAR.trim_end());
        Calendar::from_yaml(&text).unwrap()
    };
    let told = "2027-01-11 08:30";
    for (off, escalated, expected) in [
        ("\"01-01..01-03\"", true, Some("2027-01-12 08:30")),
        ("", true, None),
        ("\"01-01..01-03\"", false, Some("2027-01-12 08:30")),
        ("", false, Some(told)),
    ] {
        let mut world = World::with(Procedure::from_yaml(&small("", STAGES), None).unwrap(), &OFFICES);
        (world.now, world.step) = (at("2026-12-30 09:00"), 0);
        world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
        world.now = at(told);
        if escalated {
            tick(&mut world, &Command::Escalate { task: NORTH.into() }).unwrap();
        }
        world.calendar = notice(off);
        tick(&mut world, &Command::Recount {}).unwrap();
        let next = world.case.tasks[NORTH].escalate.as_ref().map(|e| e.at);
        assert_eq!(next, expected.map(at), "{off} {escalated}");
    }
}

#[test]
fn what_would_have_been_said_by_now_is_not_said() {
    let stages = STAGES.replace("due: 5 workdays", "due: 2 workdays");
    for (opened, reminded) in [
        ("2026-09-14 08:29", Some("2026-09-14 08:30")),
        ("2026-09-14 08:30", None),
        ("2026-09-14 09:00", None),
    ] {
        let procedure = Procedure::from_yaml(&small("", &stages), None).unwrap();
        let mut world = World::with(procedure, &OFFICES);
        world.now = at(opened);
        world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
        assert_eq!(world.case.tasks[NORTH].remind_at, reminded.map(at), "{opened}");
    }
}

#[test]
fn whoever_holds_the_rank_is_found_upward_else_the_lead() {
    let ends = |world: &mut World, person: &str| {
        world.direct(json!({"act": "end_appointment", "appointment": person, "until": "2026-09-13"}));
    };
    let escalated = |world: &mut World| {
        world.now = at("2026-09-30 09:00");
        tick(world, &Command::Escalate { task: NORTH.into() }).unwrap();
        world.case.tasks[NORTH].escalated[0].office.clone()
    };
    // The deputy has gone: the head of the same office is higher.
    let mut world = county();
    ends(&mut world, "north-deputy-lead");
    assert_eq!(escalated(&mut world), "north");
    // So has the head: the office above.
    let mut world = county();
    world.direct(json!({"act": "put_office", "office": "north", "name": "north", "fills": ["north"], "under": "museum"}));
    ends(&mut world, "north-deputy-lead");
    ends(&mut world, "north-head");
    assert_eq!(escalated(&mut world), "museum");
    // Nobody above: the lead.
    let mut world = county();
    ends(&mut world, "north-deputy-lead");
    ends(&mut world, "north-head");
    assert_eq!(escalated(&mut world), "lead");
}

#[test]
fn provisional_deadlines_are_counted_again_by_the_lead_or_by_the_clock() {
    let mut world = county();
    assert_eq!(world.refused(LEAD, json!({"act": "recount"})), R::NothingToRecount);
    let notice = "  2027:\n    notice: n\n    off: [\"01-01..01-03\"]\n    worked: []\n";
    let next = Calendar::from_yaml(&format!("{}\n{notice}", CALENDAR.trim_end())).unwrap();
    let procedure = Procedure::from_yaml(&small("", STAGES), None).unwrap();
    let mut world = World::with(procedure, &OFFICES);
    world.now = at("2026-12-30 09:00");
    world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
    assert!(world.case.tasks[NORTH].due.as_ref().unwrap().provisional);
    assert_eq!(world.refused(LEAD, json!({"act": "recount"})), R::NothingToRecount, "by the same calendar");
    // One is suspended: it is counted when it goes on.
    world.act(LEAD, json!({"act": "suspend", "task": "t.1.south", "reason": "待补正"}));
    world.calendar = next;
    assert_eq!(world.refused("north-head", json!({"act": "recount"})), R::NotTheLead);
    tick(&mut world, &Command::Recount {}).unwrap();
    let task = &world.case.tasks[NORTH];
    assert_eq!(task.due.as_ref().unwrap().day.to_string(), "2027-01-07");
    assert_eq!(task.remind_at, Some(at("2027-01-05 08:30")), "what hangs on it moves with it");
    assert!(!task.due.as_ref().unwrap().provisional);
    assert!(world.case.tasks["t.1.south"].due.as_ref().unwrap().provisional);
    assert_eq!(world.refused(LEAD, json!({"act": "recount"})), R::NothingToRecount);
    world.act(LEAD, json!({"act": "resume", "task": "t.1.south"}));
    assert!(!world.case.tasks["t.1.south"].due.as_ref().unwrap().provisional);
}

#[test]
fn without_the_keys_nothing_is_said_and_old_leaves_read_the_same() {
    let plain = STAGES.replace(", remind: 2 workdays before, escalate: 3 workdays after to deputy-lead", "");
    let world = World::small("", &plain);
    assert_eq!(world.case.next_at(), None);
    let offered =
        world.acts.iter().flat_map(|a| &a.effects).find(|e| matches!(e, Effect::TaskOffered { .. }));
    let text = serde_json::to_string(offered.unwrap()).unwrap();
    assert!(!text.contains("remind_at") && !text.contains("escalate") && !text.contains("stops"), "{text}");
}
