//! The table of the life cycle: whole, and told by the same code that refuses.

use std::collections::BTreeSet;

use quorate_core::case::lifecycle::{Relation, Standing, TABLE, allows, line};
use quorate_core::case::{ActKind, TaskKind};
use quorate_core::roll::Counted;
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

#[test]
fn every_act_has_its_line_in_order() {
    let acts: Vec<ActKind> = TABLE.iter().map(|l| l.act).collect();
    assert_eq!(acts, ActKind::ALL);
    for act in ActKind::ALL {
        let line = line(*act);
        assert_eq!(line.act, *act);
        for (what, there) in
            [("kind", line.kinds.len()), ("standing", line.standing.len()), ("relation", line.who.len())]
        {
            assert!(there > 0, "{} has no {what}", act.as_str());
        }
    }
}

#[test]
fn everything_the_table_can_say_is_said_somewhere() {
    let kinds: BTreeSet<&str> = TABLE.iter().flat_map(|l| l.kinds).map(|k| k.as_str()).collect();
    let standings: BTreeSet<Standing> = TABLE.iter().flat_map(|l| l.standing).copied().collect();
    let relations: BTreeSet<Relation> = TABLE.iter().flat_map(|l| l.who).copied().collect();
    assert_eq!(
        (kinds.len(), standings.len(), relations.len()),
        (TaskKind::ALL.len(), Standing::ALL.len(), Relation::ALL.len())
    );
}

/// Whoever reads the printed table tells its lines apart by these words alone.
#[test]
fn no_two_things_the_table_says_read_alike() {
    let standings: BTreeSet<&str> = Standing::ALL.into_iter().map(Standing::as_str).collect();
    let relations: BTreeSet<&str> = Relation::ALL.into_iter().map(Relation::as_str).collect();
    assert_eq!((standings.len(), relations.len()), (Standing::ALL.len(), Relation::ALL.len()));
}

/// A case in which every kind of task lies, and a work stands in every way it can.
fn everything() -> World {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [
    {work: finished, title: T, by: north, writes: {p: P}}, {work: offered, title: T, by: north},
    {work: claimed, title: T, by: north}, {work: delegated, title: T, by: north},
    {work: over, title: T, by: north, force: may}, {meeting: m, title: T, agenda: [X]}, {meeting: held, title: T, agenda: [{X: may}]},
    {consultation: c, title: T, ask: [north, south]}, {consultation: k, title: T, ask: north},
    {work: listed, title: T, by: north, lists: {r: R, range: 0..9}}, {vote: v, title: T, by: north, voters: r, majority: more than 1/2 of cast, if_lost: a},
    {filing: lodge, title: T, by: north, papers: p, to: south}, {notice: show, title: T, by: north, of: p, for: 3 days, objections: {decided_by: north}, if_upheld: a},
    {procedure: other, title: T, by: north, runs: election, if_failed: a},
    {approval: d, title: T, of: p, by: 'head of each of [lead, north, south]', if_returned: a, if_refused: refused}]}",
    );
    let file = world.file("p");
    let papers = json!([{"paper": "p", "files": [file]}]);
    let north = "north-head";
    let roll = world.file("roll");
    let counted = Counted { rows: 9, heads: 9, ..Counted::default() };
    world.rolls.insert(("r".into(), roll.parse().unwrap()), Ok(counted));
    let listed = json!([{"paper": "r", "files": [roll]}]);
    for (person, command) in [
        (north, json!({"act": "submit", "task": "finished.1", "work": {"papers": papers}})),
        (north, json!({"act": "submit", "task": "listed.1", "work": {"papers": listed}})),
        (north, json!({"act": "claim", "task": "claimed.1"})),
        (north, json!({"act": "delegate", "task": "delegated.1", "person": "north-section-head"})),
        (LEAD, json!({"act": "lapse", "of": "over"})),
        (
            LEAD,
            json!({"act": "record_meeting", "task": "held.1", "held_on": "2026-09-14", "attendance": [{"party": "lead", "name": "x"}]}),
        ),
        (north, json!({"act": "reply", "task": "c.1.north", "stance": "agree"})),
        (north, json!({"act": "reply", "task": "k.1.north", "stance": "agree"})),
        (LEAD, json!({"act": "decide", "task": "d.1.lead", "outcome": "agreed"})),
        (
            north,
            json!({"act": "record_event", "task": "show.1", "event": {"is": "put_up"}, "day": "2026-09-14", "files": [file]}),
        ),
        (
            north,
            json!({"act": "record_event", "task": "show.1", "event": {"is": "objected", "name": "x"}, "day": "2026-09-14", "words": "x"}),
        ),
        (
            north,
            json!({"act": "co_handle", "task": "offered.1", "office": "museum", "words": "x", "waits": true}),
        ),
        (
            north,
            json!({"act": "add_signer", "task": "d.1.north", "office": "museum", "turn": "after", "reason": "x"}),
        ),
    ] {
        world.act(person, command);
    }
    let stands: BTreeSet<Standing> = world.case.tasks.values().map(Standing::of).collect();
    let kinds: BTreeSet<&str> = world.case.tasks.values().map(|t| t.kind.as_str()).collect();
    assert_eq!(
        (stands.len(), kinds.len()),
        (Standing::ALL.len(), TaskKind::ALL.len()),
        "{stands:?} {kinds:?}"
    );
    world
}

/// The table is asked before anything else: whoever acts is told the same of a task that stands otherwise.
#[test]
fn what_the_table_does_not_allow_is_refused_in_its_words() {
    let mut world = everything();
    let paper = json!({"paper": "p", "files": [world.file("q")]});
    let behalf = json!({"medium": "phone", "signer": "x", "dated": "2026-09-14"});
    let came = json!([{"party": "lead", "name": "x"}]);
    let acts: Vec<(ActKind, Value)> = vec![
        (ActKind::Claim, json!({"act": "claim"})),
        (ActKind::Release, json!({"act": "release"})),
        (ActKind::Submit, json!({"act": "submit"})),
        (ActKind::Reply, json!({"act": "reply", "stance": "agree"})),
        (ActKind::Decide, json!({"act": "decide", "outcome": "agreed"})),
        (
            ActKind::RecordMeeting,
            json!({"act": "record_meeting", "held_on": "2026-09-14", "attendance": came}),
        ),
        (ActKind::CountVotes, json!({"act": "count_votes", "held_on": "2026-09-14", "counts": {}})),
        (
            ActKind::RecordEvent,
            json!({"act": "record_event", "event": {"is": "struck"}, "day": "2026-09-14"}),
        ),
        (ActKind::TakeResult, json!({"act": "take_result", "rule": "x"})),
        (ActKind::OnBehalf, json!({"act": "take_result", "rule": "x", "behalf": behalf})),
        (ActKind::OnBehalf, json!({"act": "submit", "behalf": behalf})),
        (
            ActKind::OnBehalf,
            json!({"act": "record_event", "event": {"is": "struck"}, "day": "2026-09-14", "behalf": behalf}),
        ),
        (ActKind::OnBehalf, json!({"act": "reply", "stance": "agree", "behalf": behalf})),
        (ActKind::OnBehalf, json!({"act": "decide", "outcome": "agreed", "behalf": behalf})),
        (ActKind::CloseRound, json!({"act": "close_round"})),
        (ActKind::Dispose, json!({"act": "dispose", "disposal": "declined", "reason": "x"})),
        (ActKind::Undo, json!({"act": "undo"})),
        (ActKind::Correct, json!({"act": "correct", "paper": paper, "reason": "x"})),
        (ActKind::Remind, json!({"act": "remind"})),
        (ActKind::Endorse, json!({"act": "endorse", "words": "x"})),
        (ActKind::Transfer, json!({"act": "transfer", "person": "north-deputy-lead"})),
        (ActKind::Delegate, json!({"act": "delegate", "person": "north-deputy-lead"})),
        (ActKind::HandBack, json!({"act": "hand_back"})),
        (
            ActKind::AddSigner,
            json!({"act": "add_signer", "office": "guests", "turn": "beside", "reason": "x"}),
        ),
        (ActKind::CoHandle, json!({"act": "co_handle", "office": "guests", "words": "x", "waits": true})),
        (ActKind::DropSigner, json!({"act": "drop_signer", "reason": "x"})),
        (ActKind::TakeBack, json!({"act": "take_back", "reason": "x"})),
        (ActKind::Confirm, json!({"act": "submit", "work": {"confirm": true}})),
        (ActKind::Confirm, json!({"act": "reply", "confirm": true})),
        (ActKind::Confirm, json!({"act": "decide", "outcome": "agreed", "confirm": true})),
        (ActKind::Suspend, json!({"act": "suspend", "reason": "x"})),
        (ActKind::Resume, json!({"act": "resume"})),
    ];
    for (act, command) in acts {
        let mut refused = 0;
        for task in world.case.tasks.clone().values() {
            let Err(code) = allows(act, task) else { continue };
            let mut command = command.clone();
            command["task"] = task.key.as_str().into();
            for person in [LEAD, "north-head"] {
                assert_eq!(world.refused(person, command.clone()), code, "{command} by {person}");
            }
            refused += 1;
        }
        assert!(refused > 0, "{act:?} is open everywhere: nothing was asked");
    }
}
