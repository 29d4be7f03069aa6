//! 会签, 或签, 票签, 顺序会签, 加签, 减签, 协办: several answer, and each word counts once.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, Progress, TaskState, Turn};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

/// Three sign a paper, as `how` says.
fn signing(how: &str) -> World {
    let mut world = World::small(
        "",
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [
    {{work: w, title: W, writes: {{p: P}}}},
    {{approval: d, title: D, of: p, by: 'head of each of [lead, north, south]', if_returned: a, if_refused: refused{how}}}]}}"
        ),
    );
    let file = world.file("p");
    world.act(
        LEAD,
        json!({"act": "submit", "task": "w.1", "work": {"papers": [{"paper": "p", "files": [file]}]}}),
    );
    world
}

fn decide(key: &str, outcome: &str) -> Value {
    json!({"act": "decide", "task": key, "outcome": outcome, "reason": "because"})
}

fn state(world: &World, key: &str) -> TaskState {
    world.case.tasks[key].state.clone()
}

/// Approval modes as data: the way the votes fall, in order, and where it ends.
#[test]
fn an_approval_closes_as_soon_as_it_cannot_change() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("", &["agreed", "agreed", "agreed"], "done"),
        ("", &["refused"], "refused"),
        (", carried: any", &["agreed"], "done"),
        (", carried: any", &["refused", "refused", "agreed"], "done"),
        (", carried: any", &["refused", "refused", "refused"], "refused"),
        (", carried: at least 2", &["refused", "agreed", "agreed"], "done"),
        (", carried: at least 2", &["refused", "refused"], "refused"),
        (", carried: more than 1/2", &["agreed", "agreed"], "done"),
        (", carried: at least 2/3", &["agreed", "refused", "agreed"], "done"),
        (", carried: more than 2/3", &["refused"], "refused"),
        (", carried: more than 1/2 of weight, weights: {lead: 3, north: 1, south: 1}", &["agreed"], "done"),
        (
            ", carried: more than 1/2 of weight, weights: {lead: 2, north: 1, south: 1}",
            &["agreed", "refused", "agreed"],
            "done",
        ),
        (
            ", carried: at least 1/2 of weight, weights: {lead: 2, north: 1, south: 1}",
            &["refused", "agreed", "agreed"],
            "done",
        ),
        (
            ", carried: more than 1/2 of weight, weights: {lead: 2, north: 1, south: 1}",
            &["refused"],
            "refused",
        ),
    ];
    let parties = ["lead", "north", "south"];
    for (how, votes, end) in cases {
        let mut world = signing(how);
        for (party, vote) in parties.iter().zip(votes.iter()) {
            assert!(world.case.is_open(), "{how}: closed before {party} spoke");
            world.act(&format!("{party}-head"), decide(&format!("d.1.{party}"), vote));
        }
        let ended =
            if world.case.is_open() { String::new() } else { world.case.outline(&world.procedure).end };
        assert_eq!(&ended, end, "{how} {votes:?}");
        for party in &parties[votes.len()..] {
            assert_eq!(state(&world, &format!("d.1.{party}")), TaskState::Settled, "{how}: {party}");
        }
        let count = world.case.count(&world.procedure, "d").unwrap();
        assert_eq!(count.carried, Some(*end == "done"), "{how}: {count:?}");
    }
}

#[test]
fn one_signs_after_another() {
    let mut world = signing(", in_turn: true");
    assert_eq!(world.open_keys(), ["d.1.lead"]);
    assert_eq!(world.refused("north-head", decide("d.1.north", "agreed")), R::TaskNotOpen);
    assert!(
        !world.case.outline(&world.procedure).queue.iter().any(|r| r.key == "d.1.north"),
        "in no queue yet"
    );
    world.act(LEAD, decide("d.1.lead", "agreed"));
    assert_eq!(world.open_keys(), ["d.1.north"]);
    world.act("north-head", decide("d.1.north", "returned"));
    assert_eq!(world.open_keys(), ["w.2"], "who comes later is not asked about what has gone back");
}

fn add(key: &str, office: &str, turn: &str) -> Value {
    json!({"act": "add_signer", "task": key, "office": office, "turn": turn, "reason": "theirs as well"})
}

#[test]
fn a_signer_before_is_waited_for_and_one_after_comes_after() {
    let mut world = signing("");
    world.act("north-head", add("d.1.north", "museum", "before"));
    world.act("north-head", add("d.1.north", "guests", "after"));
    assert_eq!(world.refused("north-head", add("d.1.north", "museum", "beside")), R::SignsAlready);
    assert_eq!(
        world.refused("north-head", add("d.1.north", "south", "beside")),
        R::SignsAlready,
        "the clause asks it"
    );
    assert_eq!(world.refused("museum-head", add("d.1.north", "guests", "aside")), R::TurnUnknown);
    assert_eq!(world.refused("south-section-head", add("d.1.north", "nowhere", "before")), R::NotYourOffice);
    assert_eq!(world.refused("north-head", decide("d.1.north", "agreed")), R::SignersFirst);
    assert_eq!(state(&world, "d.1.north.add.2"), TaskState::Queued);
    assert_eq!(world.refused("museum-section-head", decide("d.1.north.add.1", "agreed")), R::PositionNotHeld);
    world.act("museum-head", decide("d.1.north.add.1", "agreed"));
    world.act("north-head", decide("d.1.north", "agreed"));
    assert_eq!(state(&world, "d.1.north.add.2"), TaskState::Offered);
    world.act(LEAD, decide("d.1.lead", "agreed"));
    world.act("south-head", decide("d.1.south", "agreed"));
    assert!(world.case.is_open(), "five sign now: {:?}", world.case.count(&world.procedure, "d"));
    world.act("guests-head", decide("d.1.north.add.2", "agreed"));
    assert!(!world.case.is_open());
    assert_eq!(world.case.count(&world.procedure, "d").unwrap().signers, 5);
}

#[test]
fn who_has_spoken_and_whom_the_clause_names_is_not_dropped() {
    let mut world = signing("");
    world.act("north-head", add("d.1.north", "museum", "beside"));
    let drop = |key: &str| json!({"act": "drop_signer", "task": key, "reason": "not needed"});
    assert_eq!(world.refused("north-head", drop("d.1.north")), R::SignerOfClause);
    assert_eq!(world.refused("south-head", drop("d.1.north.add.1")), R::NotYourOffice);
    world.act("north-section-head", drop("d.1.north.add.1"));
    assert_eq!(state(&world, "d.1.north.add.1"), TaskState::Dropped);
    assert_eq!(world.refused("museum-head", decide("d.1.north.add.1", "agreed")), R::TaskNotOpen);
    // The number is not given again: what was dropped stays what it was.
    world.act("north-head", add("d.1.north", "museum", "beside"));
    world.act("museum-head", decide("d.1.north.add.2", "agreed"));
    assert_eq!(world.refused("north-head", drop("d.1.north.add.2")), R::TaskNotOpen);
}

#[test]
fn a_drop_that_would_decide_is_refused() {
    let mut world = signing(", carried: more than 1/2");
    world.act("north-head", add("d.1.north", "museum", "beside"));
    world.act(LEAD, decide("d.1.lead", "agreed"));
    world.act("south-head", decide("d.1.south", "agreed"));
    let count = world.case.count(&world.procedure, "d").unwrap();
    assert_eq!(
        (count.signers, count.needed, count.carried),
        (4, 3, None),
        "two of four is not more than half"
    );
    let drop = json!({"act": "drop_signer", "task": "d.1.north.add.1", "reason": "r"});
    assert_eq!(world.refused("north-head", drop), R::DropDecides, "two of three would be");
}

#[test]
fn a_colleague_signs_besides_the_office_and_only_they() {
    let mut world = signing("");
    let add = json!({"act": "add_signer", "task": "d.1.north", "person": "north-deputy-lead", "turn": "before", "reason": "r"});
    world.act("north-head", add.clone());
    assert_eq!(world.refused("north-head", add), R::SignsAlready);
    assert_eq!(world.refused("north-section-head", decide("d.1.north.add.1", "agreed")), R::NamedOther);
    assert!(!world.may("north-section-head", "d.1.north.add.1", ActKind::Decide));
    world.act("north-deputy-lead", decide("d.1.north.add.1", "agreed"));
}

#[test]
fn an_added_word_on_a_work_is_an_opinion_and_an_objection_is_disposed_of() {
    let mut world =
        World::small("", "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}]}");
    world.act("north-head", add("w.1", "museum", "before"));
    assert_eq!(world.refused("north-head", json!({"act": "submit", "task": "w.1"})), R::SignersFirst);
    world.act(
        "museum-head",
        json!({"act": "reply", "task": "w.1.add.1", "stance": "object", "opinion": "too dear"}),
    );
    world.act("north-head", json!({"act": "submit", "task": "w.1"}));
    assert_eq!(world.case.run("w").progress, Progress::Open, "the objection stands");
    world.act(
        LEAD,
        json!({"act": "dispose", "task": "w.1.add.1", "disposal": "declined", "reason": "it is not"}),
    );
    assert!(!world.case.is_open());
}

#[test]
fn who_helps_is_waited_for_only_if_asked() {
    for (waits, turn) in [(true, Turn::Before), (false, Turn::Aside)] {
        let mut world = World::small(
            "",
            "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}, {work: v, title: V, after: w}]}",
        );
        let help = json!({"act": "co_handle", "task": "w.1", "office": "museum", "words": "figures", "waits": waits});
        assert_eq!(world.refused("museum-head", help.clone()), R::NotYourOffice);
        world.act("north-head", help.clone());
        assert_eq!(world.refused("north-head", help), R::SignsAlready);
        let added = world.case.tasks["w.1.add.1"].added.clone().unwrap();
        assert_eq!((added.turn, added.by.as_str()), (turn, "north"));
        let submit = json!({"act": "submit", "task": "w.1"});
        let finish = json!({"act": "submit", "task": "w.1.add.1", "work": {"remark": "12 of 40"}});
        if waits {
            assert_eq!(world.refused("north-head", submit.clone()), R::SignersFirst);
            world.act("museum-head", finish);
            world.act("north-head", submit);
        } else {
            world.act("north-head", submit);
            assert_eq!(world.case.run("w").progress, Progress::Done, "nothing waits for it");
            assert_eq!(
                world.refused("museum-head", json!({"act": "submit", "task": "w.1.add.1"})),
                R::ReasonMissing
            );
            world.act("museum-head", finish);
        }
        assert_eq!(state(&world, "w.1.add.1"), TaskState::Done);
    }
}

#[test]
fn an_office_more_is_asked_in_a_round_beside_the_others() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: c, title: C, ask: [north, south]}]}",
    );
    assert_eq!(world.refused(LEAD, add("c.1", "museum", "before")), R::TurnUnknown);
    world.act(LEAD, add("c.1", "museum", "beside"));
    for (office, key) in [("north", "c.1.north"), ("south", "c.1.south"), ("museum", "c.1.add.1")] {
        assert!(world.case.is_open(), "{office} has not answered");
        world.act(&format!("{office}-head"), json!({"act": "reply", "task": key, "stance": "agree"}));
    }
    assert!(!world.case.is_open());
}

#[test]
fn an_office_of_which_everybody_is_barred_is_not_asked_to_sign() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north, writes: {p: P}}, {approval: d, title: D, of: p, not_by: north, if_returned: a, if_refused: refused}]}",
    );
    let file = world.file("p");
    let papers = json!([{"paper": "p", "files": [file]}]);
    world.act("north-head", json!({"act": "submit", "task": "w.1", "work": {"papers": papers}}));
    let sign = |office: &str| json!({"act": "add_signer", "task": "d.1", "office": office, "turn": "beside", "reason": "theirs too"});
    assert_eq!(world.refused("lead-head", sign("north")), R::DutyConflict);
    world.act("lead-head", sign("south"));
}
