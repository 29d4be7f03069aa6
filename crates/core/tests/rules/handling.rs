//! 经办人: what a case asks of an office goes to the person it has named, and to nobody who has left.

use quorate_core::RefusalCode as R;
use quorate_core::case::{Progress, TaskState};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

/// Two works of the north, the second after the first; beside them an opinion, a choice, and a decision.
fn world() -> World {
    World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [
    {work: w, title: W, by: north, writes: {p: P}}, {work: v, title: V, by: north, after: w},
    {consultation: c, title: C, ask: [north, south], after: w},
    {work: u, title: U, by: north, force: may, after: w},
    {approval: d, title: D, of: p, by: head of north, if_returned: a, if_refused: refused}]}",
    )
}

fn name(office: &str, person: &str) -> Value {
    json!({"act": "name_handler", "office": office, "person": person})
}

fn write(world: &mut World, person: &str) {
    let file = world.file("p");
    let papers = json!([{"paper": "p", "files": [file]}]);
    world.act(person, json!({"act": "submit", "task": "w.1", "work": {"papers": papers}}));
}

fn holder(world: &World, key: &str) -> Option<String> {
    match &world.case.tasks[key].state {
        TaskState::Claimed { person } => Some(person.clone()),
        _ => None,
    }
}

#[test]
fn who_names_a_handler() {
    let mut world = world();
    let (head, clerk, other) = ("north-head", "north-section-head", "north-deputy-lead");
    assert_eq!(world.refused("south-head", name("north", head)), R::NotYourOffice);
    assert_eq!(world.refused(LEAD, name("north", head)), R::NotYourOffice, "not even the lead");
    assert_eq!(
        world.refused("museum-head", name("museum", "museum-head")),
        R::NotYourOffice,
        "no part in it"
    );
    assert_eq!(world.refused(head, name("north", "south-head")), R::NotOfOffice);
    assert_eq!(world.refused(head, name("north", "")), R::NobodyNamed, "there is none");
    assert_eq!(world.refused(clerk, name("north", other)), R::NotTheHead);
    world.act(clerk, name("north", clerk));
    assert_eq!(world.refused(clerk, name("north", clerk)), R::NobodyNamed, "it is so already");
    assert_eq!(world.refused(other, name("north", "")), R::NotTheHead);
    world.act(head, name("north", other));
    assert_eq!(world.case.handlers["north"], other);
    world.act(other, name("north", ""));
    assert!(world.case.handlers.is_empty());
}

#[test]
fn what_lies_there_and_what_comes_is_theirs_but_for_decisions_and_choices() {
    let mut world = world();
    let handler = "north-section-head";
    world.act("north-head", name("north", handler));
    assert_eq!(holder(&world, "w.1").as_deref(), Some(handler), "it lay there");
    write(&mut world, handler);
    for (key, theirs) in
        [("v.1", true), ("c.1.north", true), ("c.1.south", false), ("u.1", false), ("d.1", false)]
    {
        assert_eq!(holder(&world, key).is_some(), theirs, "{key}");
    }
    // What is given back stays with the office.
    world.act(handler, json!({"act": "release", "task": "v.1"}));
    world.act("north-head", json!({"act": "submit", "task": "v.1"}));
    // What is passed to the office is theirs as well.
    let pass = json!({"act": "transfer", "task": "c.1.north", "office": "museum", "reason": "x"});
    world.act(handler, pass);
    world.act("museum-head", name("museum", "museum-deputy-lead"));
    let on = json!({"act": "co_handle", "task": "c.1.south", "office": "museum", "words": "x"});
    world.act("south-head", on);
    assert_eq!(["c.1.north", "c.1.south.add.1"].map(|k| holder(&world, k).is_some()), [true, true]);
    assert_eq!(
        world.refused("museum-head", json!({"act": "reply", "task": "c.1.north", "stance": "agree"})),
        R::ClaimedByOther
    );
}

#[test]
fn what_a_clause_asks_of_another_position_is_not_the_handlers() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: head of north},
    {consultation: c, title: C, ask: head of north}, {work: v, title: V, by: section-head or higher of north}]}";
    for (handler, theirs) in
        [("north-section-head", [false, false, true]), ("north-head", [true, true, true])]
    {
        let mut world = World::small("", stages);
        world.act("north-head", name("north", handler));
        assert_eq!(["w.1", "c.1.north", "v.1"].map(|k| holder(&world, k).is_some()), theirs, "{handler}");
    }
}

#[test]
fn what_is_suspended_stays_as_it_is_and_what_the_handler_is_barred_from_is_not_theirs() {
    let mut world = world();
    world.act("north-head", json!({"act": "suspend", "task": "w.1", "reason": "x"}));
    world.act("north-head", name("north", "north-section-head"));
    assert_eq!(holder(&world, "w.1"), None, "nothing is done in it");
    world.act("north-head", json!({"act": "resume", "task": "w.1"}));
    assert_eq!(holder(&world, "w.1"), None, "as it was");
    world.direct(
        json!({"act": "recuse", "recusal": "r", "person": "north-section-head", "task": "v", "reason": "x"}),
    );
    write(&mut world, "north-section-head");
    assert_eq!(["v.1", "c.1.north"].map(|k| holder(&world, k).is_some()), [false, true]);
}

#[test]
fn what_a_colleague_holds_or_has_done_is_not_taken_from_them() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north},
    {work: v, title: V, by: north}, {work: u, title: U, by: north}]}";
    let mut world = World::small("", stages);
    world.act("north-deputy-lead", json!({"act": "claim", "task": "v.1"}));
    world.act("north-deputy-lead", json!({"act": "submit", "task": "u.1"}));
    world.act("north-head", name("north", "north-section-head"));
    assert_eq!(holder(&world, "w.1").as_deref(), Some("north-section-head"));
    assert_eq!(holder(&world, "v.1").as_deref(), Some("north-deputy-lead"));
    assert_eq!(world.case.tasks["u.1"].state, TaskState::Done);
}

#[test]
fn what_is_asked_again_is_the_handlers_again() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, writes: {p: P}}]}
- {stage: b, title: B, source: x, about: p, tasks: [{consultation: c, title: C, ask: [north, south]}]}";
    let mut world = World::small("", stages);
    let paper = json!({"paper": "p", "files": [world.file("p")]});
    world.act(LEAD, json!({"act": "submit", "task": "w.1", "work": {"papers": [paper]}}));
    world.act("north-head", name("north", "north-section-head"));
    world.act("north-section-head", json!({"act": "reply", "task": "c.1.north", "stance": "agree"}));
    world.act(LEAD, json!({"act": "correct", "task": "w.1", "paper": paper, "reason": "x"}));
    world.act("north-head", json!({"act": "call_substantive", "task": "c.1.north", "reason": "x"}));
    assert_eq!(holder(&world, "c.1.north").as_deref(), Some("north-section-head"));
}

#[test]
fn a_handler_who_has_left_is_passed_over() {
    let mut world = world();
    world.act("north-head", name("north", "north-deputy-lead"));
    world.act("north-head", json!({"act": "transfer", "task": "w.1", "person": "north-head"}));
    world
        .direct(json!({"act": "end_appointment", "appointment": "north-deputy-lead", "until": "2026-09-01"}));
    write(&mut world, "north-head");
    assert_eq!(holder(&world, "v.1"), None);
    world.act("north-section-head", json!({"act": "submit", "task": "v.1"}));
}

#[test]
fn what_was_claimed_for_a_handler_is_taken_back_with_what_brought_it() {
    for given in [false, true] {
        let mut world = world();
        world.act("north-head", name("north", "north-section-head"));
        write(&mut world, "north-section-head");
        let take_back = json!({"act": "take_back", "task": "w.1", "reason": "x"});
        if given {
            let give = json!({"act": "transfer", "task": "v.1", "person": "north-deputy-lead"});
            world.act("north-section-head", give);
            assert_eq!(world.refused("north-head", take_back), R::UndoActedOn);
        } else {
            world.act("north-head", take_back);
            assert_eq!(world.open_keys(), ["w.1"]);
            assert_eq!(world.case.run("v").progress, Progress::Waiting);
        }
    }
}

#[test]
fn a_handler_ends_with_the_office() {
    let mut world = world();
    world.act("north-head", name("north", "north-section-head"));
    world.direct(json!({"act": "succeed_office", "office": "north", "successor": "museum"}));
    world.act(LEAD, json!({"act": "succeed", "office": "north"}));
    assert!(world.case.handlers.is_empty());
    assert_eq!(holder(&world, "w.1"), None, "anybody of the office that goes on");
}

#[test]
fn what_a_handler_gets_by_the_act_of_another_office_binds_their_own() {
    let mut world = World::small(
        "apart: [{tasks: [w, v], over: offices, source: x}]",
        "- {stage: a, title: A, source: x, tasks: [{work: u, title: U, by: south}, {work: w, title: W, by: north}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V, by: south}]}",
    );
    world.act("south-head", name("south", "south-head"));
    world.act("south-head", json!({"act": "submit", "task": "u.1"}));
    world.act("north-head", json!({"act": "submit", "task": "w.1"}));
    assert_eq!(holder(&world, "v.1").as_deref(), Some("south-head"));
    assert_eq!(
        world.case.tasks["v.1"].bound().unwrap().office,
        "south",
        "not the office that did the work before"
    );
    world.act("south-head", json!({"act": "submit", "task": "v.1"}));
}

/// What two members of a group hold once one of them is in it no more: by a group formed anew, or by standing for what
/// does not go with it.
fn held_by_the_group(world: &mut World) -> [Option<String>; 2] {
    let [stayed, gone] = ["north-head", "north-section-head"];
    world.act(gone, name("case-1-group", gone));
    assert_eq!(["x.1", "z.1"].map(|k| holder(world, k).as_deref() == Some(gone)), [true, true]);
    world.act(gone, json!({"act": "transfer", "task": "z.1", "person": stayed}));
    ["x.1", "z.1"].map(|key| holder(world, key))
}

fn form(people: &[&str]) -> Value {
    let member = |p: &&str| json!({"name": "Somebody", "person": p, "party": "north"});
    let members: Vec<Value> = people.iter().map(member).collect();
    json!({"act": "submit", "task": "f.1", "work": {"members": members}})
}

/// A group that has two works to do.
fn of_a_group() -> World {
    let head = "parties: {lead: {lead: Lead}, member: {north: North}, formed: {group: Group}}";
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: f, title: F, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: x, title: X, by: group}, {work: z, title: Z, by: group}]}";
    World::small(head, stages)
}

/// The same group of one, in another round.
fn form_anew(world: &mut World) {
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "x"}));
    let mut again = form(&["north-head"]);
    again["task"] = "f.2".into();
    world.act(LEAD, again);
}

#[test]
fn whoever_is_not_in_a_group_formed_anew_holds_nothing_of_it() {
    let mut world = of_a_group();
    world.act(LEAD, form(&["north-head", "north-section-head"]));
    held_by_the_group(&mut world);
    form_anew(&mut world);
    assert_eq!(["x.2", "z.2"].map(|k| holder(&world, k)), [None, None]);
    assert!(world.case.handlers.is_empty());
}

#[test]
fn who_acts_for_a_group_without_having_been_its_member_goes_on() {
    let mut world = of_a_group();
    world.act(LEAD, form(&["north-head"]));
    // A secretary, appointed by hand.
    world.direct(
        json!({"act": "appoint", "appointment": "s", "person": "museum-head", "office": "case-1-group",
        "role": "handler", "rank": ""}),
    );
    world.act("museum-head", name("case-1-group", "museum-head"));
    form_anew(&mut world);
    assert_eq!(["x.2", "z.2"].map(|k| holder(&world, k)), ["museum-head"; 2].map(|p| Some(p.to_owned())));
}

#[test]
fn what_is_prepared_for_somebody_who_leaves_is_the_groups_again() {
    let head = "parties: {lead: {lead: Lead}, member: {north: North}, formed: {group: Group}}
founds: {board: Board, source: x}
rosters: {board: {source: x, force: must, one_seat_each: true, seat: {title: Seat, count: 1..3, from: {People: {}}}}}
incompatible: [{holding: group, standing_for: board, then: leaves, source: s}]";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: f, title: F, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: x, title: X, by: group}, {work: e, title: E, by: lead, fills: board}]}
- {stage: c, title: C, source: x, tasks: [{work: k, title: K, by: lead, constitutes: board}]}";
    let mut world = World::small(head, stages);
    world.act(LEAD, form(&["north-head", "north-section-head"]));
    let delegate = json!({"act": "delegate", "task": "x.1", "person": "north-head", "words": "x"});
    world.act("north-section-head", json!({"act": "claim", "task": "x.1"}));
    world.act("north-section-head", delegate);
    let roster = json!([{"seat": "seat", "name": "B", "pool": "People", "person": "north-section-head"}]);
    world.act(LEAD, json!({"act": "submit", "task": "e.1", "work": {"roster": roster}}));
    world.act("north-head", json!({"act": "submit", "task": "x.1"}));
}

#[test]
fn whoever_leaves_a_group_by_standing_elsewhere_holds_nothing_of_it() {
    let head = "parties: {lead: {lead: Lead}, member: {north: North}, formed: {group: Group}}
founds: {board: Board, source: x}
rosters: {board: {source: x, force: must, one_seat_each: true, seat: {title: Seat, count: 1..3, from: {People: {}}}}}
incompatible: [{holding: group, standing_for: board, then: leaves, source: s}]";
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: f, title: F, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: x, title: X, by: group}, {work: z, title: Z, by: group},
    {work: e, title: E, by: lead, fills: board}]}
- {stage: c, title: C, source: x, tasks: [{work: k, title: K, by: lead, constitutes: board}]}";
    let mut world = World::small(head, stages);
    world.act(LEAD, form(&["north-head", "north-section-head"]));
    let stays = held_by_the_group(&mut world)[1].clone();
    let roster = json!([{"seat": "seat", "name": "B", "pool": "People", "person": "north-section-head"}]);
    world.act(LEAD, json!({"act": "submit", "task": "e.1", "work": {"roster": roster}}));
    assert_eq!(["x.1", "z.1"].map(|k| holder(&world, k)), [None, stays]);
    assert!(world.case.handlers.is_empty());
    world.act("north-head", json!({"act": "submit", "task": "x.1"}));
}
