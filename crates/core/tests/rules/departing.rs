//! 撤回, 先办后补 and 重办: going back on what was done, or ahead of what is owed, always with a reason.

use quorate_core::case::{Departure, Progress, TaskState};
use quorate_core::{Procedure, RefusalCode as R};
use serde_json::{Value, json};

use crate::world::{OFFICES, World, small};

const LEAD: &str = "lead-head";

/// Two works in line, an opinion on the second's paper, and a stage after.
fn world() -> World {
    World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [
    {work: w, title: W, by: north, states: {f: F, range: 0..5}},
    {work: v, title: V, by: south, after: w, writes: {p: P}},
    {consultation: c, title: C, ask: north, about: p}, {work: u, title: U, by: south}]}
- {stage: b, title: B, source: x, tasks: [{work: t, title: T, by: south}]}",
    )
}

fn stated(world: &mut World) {
    world.act("north-head", json!({"act": "submit", "task": "w.1", "work": {"facts": {"f": 1}}}));
}

fn written(world: &mut World, key: &str) {
    written_by(world, "south-head", key);
}

fn written_by(world: &mut World, person: &str, key: &str) {
    let file = world.file(key);
    world.act(
        person,
        json!({"act": "submit", "task": key, "work": {"papers": [{"paper": "p", "files": [file]}]}}),
    );
}

fn take_back(key: &str) -> Value {
    json!({"act": "take_back", "task": key, "reason": "wrong figure"})
}

#[test]
fn what_nobody_has_acted_on_is_taken_back_whenever() {
    let mut world = world();
    stated(&mut world);
    world.now = world.now.plus_minutes(60 * 24 * 9);
    assert_eq!(world.refused("north-head", json!({"act": "undo", "task": "w.1"})), R::UndoTooLate);
    assert_eq!(world.refused("south-head", take_back("w.1")), R::NotYourOffice);
    assert_eq!(
        world.refused("north-head", json!({"act": "take_back", "task": "w.1", "reason": ""})),
        R::ReasonMissing
    );
    // Another of the office, nine days later.
    world.act("north-section-head", take_back("w.1"));
    assert_eq!(world.open_keys(), ["u.1", "w.1"]);
    assert!(world.case.facts.is_empty());
    stated(&mut world);
    world.act("south-head", json!({"act": "claim", "task": "v.1"}));
    assert_eq!(world.refused("north-head", take_back("w.1")), R::UndoActedOn, "the south has begun on it");
}

#[test]
fn what_others_were_brought_into_is_not_taken_back() {
    let add =
        json!({"act": "add_signer", "task": "v.1", "office": "museum", "turn": "before", "reason": "r"});
    let pass = json!({"act": "transfer", "task": "v.1", "office": "museum", "reason": "theirs"});
    for brought in [add, pass] {
        let mut world = world();
        world.step = 1;
        stated(&mut world);
        world.act("south-head", brought);
        assert_eq!(world.refused("north-head", take_back("w.1")), R::UndoActedOn);
        assert_eq!(world.refused("north-head", json!({"act": "undo", "task": "w.1"})), R::UndoActedOn);
    }
}

#[test]
fn a_signature_somebody_waited_for_stands_once_they_have_acted() {
    let mut world = world();
    world.step = 1;
    world.act(
        "north-head",
        json!({"act": "add_signer", "task": "w.1", "office": "museum", "turn": "before", "reason": "r"}),
    );
    world.act("museum-head", json!({"act": "reply", "task": "w.1.add.1", "stance": "agree"}));
    world.act("museum-head", json!({"act": "undo", "task": "w.1.add.1"}));
    world.act(
        "museum-head",
        json!({"act": "reply", "task": "w.1.add.1", "stance": "suggest", "opinion": "o"}),
    );
    stated(&mut world);
    assert_eq!(world.refused("museum-head", json!({"act": "undo", "task": "w.1.add.1"})), R::UndoActedOn);
}

#[test]
fn what_is_begun_early_is_recorded_and_what_it_waited_for_is_still_owed() {
    let mut world = world();
    let early = |of: &str| json!({"act": "early", "of": of, "reason": "the machine is here today", "basis": "§ 3", "authoriser": "the head"});
    assert_eq!(world.refused("north-head", early("v")), R::NotTheLead);
    assert_eq!(world.refused(LEAD, early("w")), R::TaskNotOpen, "its turn has come");
    assert_eq!(world.refused(LEAD, early("c")), R::TaskWaits, "nothing to judge yet");
    world.act(LEAD, early("v"));
    world.act(LEAD, early("t"));
    assert_eq!(world.open_keys(), ["t.1", "u.1", "v.1", "w.1"]);
    written(&mut world, "v.1");
    world.act("south-head", json!({"act": "submit", "task": "t.1"}));
    assert_eq!(world.case.stage, 0, "the stage is not left for it");
    let how: Vec<Departure> = world.case.explanations.iter().map(|e| e.how).collect();
    assert_eq!(how, [Departure::Early, Departure::Early]);
    stated(&mut world);
    world.act("north-head", json!({"act": "reply", "task": "c.1.north", "stance": "agree"}));
    world.act("south-head", json!({"act": "submit", "task": "u.1"}));
    assert!(!world.case.is_open(), "what was done early is not asked again");
}

#[test]
fn what_founds_and_what_has_nothing_before_it_is_not_begun_early() {
    let early = |basis: &str, authoriser: &str| json!({"act": "early", "of": "d", "reason": "x", "basis": basis, "authoriser": authoriser});
    let ends = "of: p, after: v, if_returned: a, if_refused: refused";
    let stages = |more: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: w, title: W, writes: {{p: P}}}}, {{work: v, title: V}},
    {{approval: d, title: D, {ends}{more}}}]}}"
        )
    };
    let mut world = World::small("founds: {board: Board, source: x}", &stages(", constitutes: board"));
    written_by(&mut world, LEAD, "w.1");
    assert_eq!(world.refused(LEAD, early("§ 3", "the head")), R::NotEarly, "a founding waits for its turn");
    for status in ["advisory", "binding"] {
        let text = small("", &stages("")).replace("status: advisory", &format!("status: {status}"));
        let mut world = World::with(Procedure::from_yaml(&text, None).unwrap(), &OFFICES);
        world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
        let refusal =
            world.attempt(LEAD, &serde_json::from_value(early("§ 3", "the head")).unwrap()).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.facts["need"].as_str()),
            (R::TaskWaits, "p"),
            "nothing to decide on"
        );
        written_by(&mut world, LEAD, "w.1");
        for (basis, authoriser) in [("", ""), ("§ 3", " "), ("", "the head")] {
            if status == "binding" {
                assert_eq!(world.refused(LEAD, early(basis, authoriser)), R::BasisMissing);
            } else {
                assert!(
                    world.attempt(LEAD, &serde_json::from_value(early(basis, authoriser)).unwrap()).is_ok()
                );
            }
        }
        world.act(LEAD, early("§ 3", "the head"));
        assert_eq!(world.open_keys(), ["d.1", "v.1"]);
    }
}

#[test]
fn a_task_is_done_again_with_what_rests_on_it_here() {
    let mut world = world();
    let redo = |of: &str| json!({"act": "redo", "of": of, "reason": "new figures"});
    assert_eq!(world.refused(LEAD, redo("w")), R::NotDone);
    stated(&mut world);
    written(&mut world, "v.1");
    world.act("north-head", json!({"act": "reply", "task": "c.1.north", "stance": "agree"}));
    assert_eq!(world.refused("north-head", redo("w")), R::NotTheLead);
    world.act(LEAD, redo("w"));
    assert_eq!(world.open_keys(), ["u.1", "w.2"], "v and c rest on w; u does not");
    assert!(world.case.tasks["c.1.north"].superseded && world.case.paper("p").is_none());
    assert_eq!(world.case.tasks["c.1.north"].state, TaskState::Done, "nothing is deleted");
    // The same figures, the same paper: what rested on them is confirmed.
    world.act("north-head", json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    world.act("south-head", json!({"act": "submit", "task": "v.2", "work": {"confirm": true}}));
    world.act("north-head", json!({"act": "reply", "task": "c.2.north", "confirm": true}));
    assert_eq!(world.case.facts.len(), 1);
    assert_eq!(["w", "v", "c"].map(|t| world.case.run(t).progress), [Progress::Done; 3]);
}

#[test]
fn what_a_fact_decided_on_is_done_again_with_it_and_nothing_else() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {work: w, title: W, states: {f: F, range: 0..5}}, {work: x, title: X, states: {g: G, range: 0..5}},
    {work: v, title: V, when: {f: 2..}}, {work: u, title: U, when: {g: 2..}}, {work: t, title: T}]}";
    let mut world = World::small("", stages);
    for (key, fact) in [("w.1", "f"), ("x.1", "g")] {
        world.act(LEAD, json!({"act": "submit", "task": key, "work": {"facts": {fact: 3}}}));
    }
    world.act(LEAD, json!({"act": "redo", "of": "w", "reason": "new figures"}));
    assert_eq!(world.open_keys(), ["t.1", "u.1", "w.2"]);
    assert_eq!(world.case.run("v").progress, Progress::Waiting, "judged again by the new figure");
}

#[test]
fn what_only_follows_is_nobodys_to_take_back() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: c, title: C, ask: north}, {work: w, title: W}]}",
    );
    world.step = 1;
    world.act(LEAD, json!({"act": "suspend", "task": "c.1", "reason": "papers are missing"}));
    world.act("north-head", json!({"act": "reply", "task": "c.1.north", "stance": "agree"}));
    world.act(LEAD, json!({"act": "resume", "task": "c.1"}));
    assert_eq!(world.case.run("c").progress, Progress::Done);
    assert_eq!(
        world.refused(LEAD, json!({"act": "undo", "task": "c.1"})),
        R::UndoTooLate,
        "it closed by itself"
    );
}

#[test]
fn what_was_done_early_on_a_paper_is_done_again_with_it() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north, writes: {p: P}}, {work: u, title: U, by: south}]}
- {stage: b, title: B, source: x, tasks: [{work: t, title: T, by: south, needs: p}]}",
    );
    let file = world.file("p");
    let write = |round: u32| json!({"act": "submit", "task": format!("w.{round}"), "work": {"papers": [{"paper": "p", "files": [file]}]}});
    world.act("north-head", write(1));
    world.act(LEAD, json!({"act": "early", "of": "t", "reason": "the machine is here today"}));
    world.act("south-head", json!({"act": "submit", "task": "t.1"}));
    world.act(LEAD, json!({"act": "redo", "of": "w", "reason": "new figures"}));
    assert!(world.case.tasks["t.1"].superseded, "it rests on a paper that no longer counts");
    world.act("north-head", write(2));
    world.act("south-head", json!({"act": "submit", "task": "u.1"}));
    assert_eq!(world.open_keys(), ["t.2"], "asked again when its stage comes");
}

#[test]
fn what_was_begun_before_what_it_waits_for_does_not_rest_on_it() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, writes: {p: P}}, {work: u, title: U}]}
- {stage: b, title: B, source: x, tasks: [{work: l, title: L, needs: p}, {work: m, title: M, after: l}]}",
    );
    written_by(&mut world, LEAD, "w.1");
    world.act(LEAD, json!({"act": "early", "of": "m", "reason": "the machine is here today"}));
    world.act(LEAD, json!({"act": "redo", "of": "w", "reason": "new figures"}));
    assert!(!world.case.tasks["m.1"].superseded, "nothing has been done with the paper yet");
}

#[test]
fn what_was_left_out_and_is_wanted_again_is_forgotten_by_a_return() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}, {consultation: c, title: C, force: may, after: [w], ask: south}]}
- {stage: b, title: B, source: x, tasks: [{work: t, title: T, by: south}]}",
    );
    world.act(LEAD, json!({"act": "lapse", "of": "c"}));
    world.act(LEAD, json!({"act": "redo", "of": "c", "reason": "after all"}));
    assert_eq!(world.case.run("c").progress, Progress::Waiting, "w comes before it");
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "from the beginning"}));
    assert!(
        world.case.explanations.iter().all(|e| e.superseded),
        "the new round has departed from nothing yet"
    );
}
