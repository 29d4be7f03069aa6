//! 会签, 或签, 票签, 顺序会签, 加签, 减签, 协办: several answer, and each word counts once.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, Effect, Progress, TaskState, Turn};
use quorate_core::procedure::Kind;
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

/// A program that reads a procedure is told its thresholds as the file says them.
#[test]
fn what_carries_an_approval_is_told_as_the_file_says_it() {
    for said in ["all", "any", "at least 2", "more than 1/2", "at least 2/3", "more than 1/2 of weight"] {
        let weights = if said.ends_with("weight") { ", weights: {lead: 2}" } else { "" };
        let world = signing(&format!(", carried: {said}{weights}"));
        let Kind::Approval { carried, .. } = &world.procedure.task("d").unwrap().kind else {
            panic!("{said}")
        };
        assert_eq!(carried.to_string(), said);
    }
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
fn whose_turn_is_still_to_come_can_be_dropped_and_nothing_else() {
    let mut world = signing("");
    world.act("north-head", add("d.1.north", "museum", "after"));
    let key = "d.1.north.add.1";
    assert_eq!(state(&world, key), TaskState::Queued);
    assert_eq!(world.refused("museum-head", json!({"act": "claim", "task": key})), R::TaskNotOpen);
    assert!(world.may("north-head", key, ActKind::DropSigner));
    world.act("north-head", json!({"act": "drop_signer", "task": key, "reason": "not needed"}));
    assert_eq!(state(&world, key), TaskState::Dropped);
    for office in ["lead", "north", "south"] {
        world.act(&format!("{office}-head"), decide(&format!("d.1.{office}"), "agreed"));
    }
    assert!(!world.case.is_open(), "nobody waits for who was dropped");
}

#[test]
fn an_agreement_is_confirmed_after_a_return_and_nothing_else_is() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, writes: {p: P}}]}
- {stage: b, title: B, source: x, tasks: [
    {approval: d, title: D, of: p, by: 'head of each of [north, south]', carried: any, if_returned: a, if_refused: refused},
    {work: v, title: V}]}";
    let confirm = |office: &str, outcome: &str| json!({"act": "decide", "task": format!("d.2.{office}"), "outcome": outcome, "reason": "x", "confirm": true});
    let mut world = World::small("", stages);
    let file = world.file("p");
    world.act(
        LEAD,
        json!({"act": "submit", "task": "w.1", "work": {"papers": [{"paper": "p", "files": [file]}]}}),
    );
    world.act("north-head", decide("d.1.north", "refused"));
    world.act("south-head", decide("d.1.south", "agreed"));
    world.act(LEAD, json!({"act": "return", "to": "b", "reason": "x"}));
    assert_eq!(
        world.refused("north-head", confirm("north", "agreed")),
        R::NothingToConfirm,
        "it was refused"
    );
    assert_eq!(
        world.refused("north-head", confirm("north", "refused")),
        R::NothingToConfirm,
        "a refusal is given anew"
    );
    assert_eq!(
        world.refused("south-head", confirm("south", "refused")),
        R::NothingToConfirm,
        "what was agreed is not refused by confirming"
    );
    world.act("south-head", confirm("south", "agreed"));
    let done = world.case.tasks["d.2.south"].done.as_ref().unwrap();
    assert!(done.confirmed && done.outcome == "agreed");
    assert_eq!(world.case.run("d").progress, Progress::Done);
}

#[test]
fn who_was_added_is_asked_anew_in_a_new_round() {
    let mut world = signing("");
    world.act("north-head", add("d.1.north", "museum", "beside"));
    world.act("museum-head", decide("d.1.north.add.1", "agreed"));
    world.act("north-head", decide("d.1.north", "agreed"));
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "x"}));
    world.act(LEAD, json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    assert!(
        !world.case.tasks.contains_key("d.2.north.add.1"),
        "whom the clause does not name is not asked again"
    );
    world.act("north-head", add("d.2.north", "museum", "beside"));
    let confirm = |key: &str| json!({"act": "decide", "task": key, "outcome": "agreed", "confirm": true});
    assert_eq!(world.refused("museum-head", confirm("d.2.north.add.1")), R::NothingToConfirm);
    world.act("north-head", confirm("d.2.north"));
}

/// What settles an approval of several is on the record; of one there is nothing to count.
#[test]
fn only_where_several_sign_is_it_recorded_who_need_not_any_more() {
    let settled = |world: &World| {
        let all = world.acts.iter().flat_map(|a| &a.effects);
        all.filter(|e| matches!(e, Effect::ApprovalSettled { .. })).count()
    };
    let mut world = signing(", carried: any");
    world.act(LEAD, decide("d.1.lead", "agreed"));
    assert_eq!(settled(&world), 1);
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, writes: {p: P}},
    {approval: d, title: D, of: p, by: head of north, if_returned: a, if_refused: refused}]}";
    let mut world = World::small("", stages);
    let file = world.file("p");
    world.act(
        LEAD,
        json!({"act": "submit", "task": "w.1", "work": {"papers": [{"paper": "p", "files": [file]}]}}),
    );
    world.act("north-head", decide("d.1", "agreed"));
    assert_eq!((settled(&world), world.case.is_open()), (0, false));
}

#[test]
fn a_word_that_was_waited_for_is_not_taken_back_once_it_has_been_acted_on() {
    for (turn, taken_back) in [("before", false), ("beside", true)] {
        let mut world = signing("");
        world.step = 0;
        world.act("north-head", add("d.1.north", "museum", turn));
        world.act("museum-head", decide("d.1.north.add.1", "agreed"));
        let undo = json!({"act": "undo", "task": "d.1.north.add.1"});
        assert!(world.attempt("museum-head", &serde_json::from_value(undo.clone()).unwrap()).is_ok());
        world.act("north-head", decide("d.1.north", "agreed"));
        if taken_back {
            world.act("museum-head", undo);
        } else {
            assert_eq!(world.refused("museum-head", undo), R::UndoActedOn, "north signed after it");
        }
    }
}

/// Whoever speaks last of those the clause names brings what the decision issues, also while somebody added is still to
/// speak; before, nobody has to.
#[test]
fn the_last_of_the_clause_to_agree_brings_the_paper() {
    let mut world = signing(", issues: {r: Reply, type: 通知, to: lead}");
    world.act("north-head", add("d.1.north", "museum", "beside"));
    world.act("south-head", decide("d.1.south", "agreed"));
    world.act("museum-head", decide("d.1.north.add.1", "agreed"));
    world.act("north-head", add("d.1.north", "guests", "beside"));
    world.act("north-head", decide("d.1.north", "agreed"));
    assert_eq!(
        world.refused(LEAD, decide("d.1.lead", "agreed")),
        R::PaperMissing,
        "only the guests are left"
    );
    let mut brings = decide("d.1.lead", "agreed");
    brings["papers"] = json!([{"paper": "r", "files": [world.file("r")]}]);
    world.act(LEAD, brings);
    assert!(world.case.is_open(), "the guests have not spoken");
    world.act("guests-head", decide("d.1.north.add.2", "agreed"));
    assert!(!world.case.is_open());
}

/// Who signs beside somebody has the same days for it; whose turn is still to come has none yet.
#[test]
fn a_deadline_runs_for_whoever_has_been_asked() {
    let mut world = signing(", due: 5 workdays");
    world.act("north-head", add("d.1.north", "museum", "beside"));
    world.act("north-head", add("d.1.north", "guests", "after"));
    let due = |key: &str| world.case.tasks[key].due.as_ref().map(|d| d.day.to_string());
    assert!(due("d.1.north").is_some());
    assert_eq!(due("d.1.north.add.1"), due("d.1.north"));
    assert_eq!(due("d.1.north.add.2"), None);
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
fn what_a_colleague_was_asked_for_is_recorded_from_their_paper_and_no_others() {
    let mut world = signing("");
    world.act(
        "north-head",
        json!({"act": "add_signer", "task": "d.1.north", "person": "north-deputy-lead", "turn": "before", "reason": "r"}),
    );
    let photo = world.file("scan");
    let recorded = |person: &str| {
        let mut decide = decide("d.1.north.add.1", "agreed");
        decide["behalf"] = json!({"medium": "paper", "signer": "x", "person": person, "dated": "2026-09-14", "photo": photo});
        decide
    };
    assert_eq!(world.refused(LEAD, recorded("north-head")), R::NamedOther);
    world.act(LEAD, recorded("north-deputy-lead"));
    let done = world.case.tasks["d.1.north.add.1"].done.as_ref().unwrap();
    assert_eq!(done.person.as_deref(), Some("north-deputy-lead"));
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

#[test]
fn what_is_done_is_not_opened_again_by_who_helps_a_helper() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}, {work: v, title: V, after: w}]}",
    );
    let help = |key: &str, office: &str, waits: bool| json!({"act": "co_handle", "task": key, "office": office, "words": "help", "waits": waits});
    world.act("lead-head", help("w.1", "north", false));
    world.act("lead-head", json!({"act": "submit", "task": "w.1"}));
    world.act("north-head", help("w.1.add.1", "south", true));
    assert_eq!(world.case.run("w").progress, quorate_core::case::Progress::Done);
}

#[test]
fn a_signature_that_a_task_in_hand_waits_for_is_no_second_task_in_hand() {
    let mut world = World::small(
        "one_at_a_time: [{tasks: [w, v], source: x}]",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}, {work: v, title: V, by: south}]}",
    );
    world.act("north-head", json!({"act": "claim", "task": "w.1"}));
    let sign = json!({"act": "add_signer", "task": "w.1", "office": "museum", "turn": "before", "reason": "theirs too"});
    world.act("north-head", sign);
    assert_eq!(world.refused("south-head", json!({"act": "claim", "task": "v.1"})), R::InHand);
    world.act("museum-head", json!({"act": "reply", "task": "w.1.add.1", "stance": "agree"}));
    world.act("north-head", json!({"act": "submit", "task": "w.1"}));
    world.act("south-head", json!({"act": "submit", "task": "v.1"}));
}
