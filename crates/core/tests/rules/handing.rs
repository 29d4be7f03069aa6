//! 转办 and 委托: from hand to hand, and never out of everybody's hands.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, TaskState};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

/// A work of the north, and beside it one consultation and one approval.
fn world() -> World {
    let world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [
    {work: w, title: W, by: north, writes: {p: P}},
    {consultation: c, title: C, ask: [north, south], about: p},
    {approval: d, title: D, of: p, by: head of north, if_returned: a, if_refused: refused}]}",
    );
    assert_eq!(world.open_keys(), ["w.1"]);
    world
}

fn submit(world: &mut World) -> Value {
    let file = world.file("p");
    json!({"act": "submit", "task": "w.1", "work": {"papers": [{"paper": "p", "files": [file]}]}})
}

fn claim(key: &str) -> Value {
    json!({"act": "claim", "task": key})
}

#[test]
fn a_task_is_given_to_a_colleague_and_only_they_do_it() {
    let mut world = world();
    let give = |to: &str| json!({"act": "transfer", "task": "w.1", "person": to});
    assert_eq!(world.refused("south-head", give("north-head")), R::NotYourOffice);
    assert_eq!(
        world.refused(LEAD, give("north-head")),
        R::NotYourOffice,
        "the lead orders no other office's people"
    );
    assert_eq!(world.refused("north-section-head", give("south-head")), R::NotOfOffice);
    assert_eq!(world.refused("north-section-head", give("")), R::NobodyNamed);
    world.act("north-section-head", give("north-deputy-lead"));
    let work = submit(&mut world);
    assert_eq!(world.refused("north-section-head", work.clone()), R::ClaimedByOther);
    assert_eq!(
        world.refused("north-section-head", give("north-head")),
        R::ClaimedByOther,
        "it is not theirs to give"
    );
    for act in [ActKind::Transfer, ActKind::Delegate] {
        assert!(!world.may("north-section-head", "w.1", act), "and no page offers it: {act:?}");
        assert!(world.may("north-deputy-lead", "w.1", act), "{act:?}");
    }
    assert_eq!(world.refused("north-deputy-lead", give("north-deputy-lead")), R::NobodyNamed);
    world.act("north-deputy-lead", work);
    let handed = &world.case.tasks["w.1"].handed;
    assert_eq!((handed.len(), handed[0].to.as_deref()), (1, Some("north-deputy-lead")));
    assert_eq!(handed[0].offices, ("north".to_owned(), "north".to_owned()));
}

#[test]
fn the_head_gives_away_what_one_who_has_left_had_claimed() {
    let mut world = world();
    world.act("north-section-head", claim("w.1"));
    world.direct(
        json!({"act": "end_appointment", "appointment": "north-section-head", "until": "2026-09-01"}),
    );
    let give = json!({"act": "transfer", "task": "w.1", "person": "north-deputy-lead"});
    assert_eq!(world.refused("north-deputy-lead", give.clone()), R::ClaimedByOther);
    assert!(world.may("north-head", "w.1", ActKind::Transfer));
    world.act("north-head", give);
    let work = submit(&mut world);
    world.act("north-deputy-lead", work);
}

#[test]
fn what_came_to_the_wrong_office_goes_to_another_with_a_reason() {
    let mut world = world();
    let pass = |office: &str, reason: &str| json!({"act": "transfer", "task": "w.1", "office": office, "reason": reason});
    assert_eq!(world.refused("north-head", pass("museum", "")), R::ReasonMissing);
    assert_eq!(world.refused("north-head", pass("nowhere", "not ours")), R::OfficeUnknown);
    world.act(LEAD, pass("museum", "not theirs"));
    assert_eq!(world.case.tasks["w.1"].office, "museum");
    assert!(world.case.offices().contains(&"museum"), "it sees the case");
    let work = submit(&mut world);
    assert_eq!(world.refused("north-head", work.clone()), R::NotYourOffice);
    world.act("museum-head", work);
    // Who decides the clause says; and nobody answers twice.
    let pass =
        |key: &str, office: &str| json!({"act": "transfer", "task": key, "office": office, "reason": "r"});
    assert_eq!(world.refused("north-head", pass("d.1", "museum")), R::WrongKind);
    assert_eq!(world.refused("north-head", pass("c.1.north", "south")), R::SignsAlready);
    world.act("north-head", pass("c.1.north", "museum"));
    assert_eq!(world.refused("north-head", pass("c.1.south", "museum")), R::NotYourOffice);
    assert_eq!(world.refused("south-head", pass("c.1.south", "museum")), R::SignsAlready);
}

#[test]
fn a_delegated_task_comes_back() {
    let mut world = world();
    let delegate = |to: &str| json!({"act": "delegate", "task": "w.1", "person": to, "words": "please"});
    assert_eq!(world.refused("north-head", delegate("north-head")), R::NobodyNamed);
    assert_eq!(world.refused("north-head", json!({"act": "hand_back", "task": "w.1"})), R::NotDelegated);
    world.act("north-head", delegate("north-section-head"));
    let work = submit(&mut world);
    assert_eq!(world.refused("north-section-head", work.clone()), R::Delegated, "prepared, not done");
    assert_eq!(world.refused("north-section-head", delegate("north-deputy-lead")), R::Delegated);
    assert_eq!(world.refused("north-head", work.clone()), R::Delegated);
    let give = json!({"act": "transfer", "task": "w.1", "person": "north-deputy-lead"});
    assert_eq!(world.refused("north-deputy-lead", give), R::ClaimedByOther, "it is still somebody's");
    assert_eq!(
        world.refused("north-deputy-lead", json!({"act": "hand_back", "task": "w.1"})),
        R::ClaimedByOther
    );
    world.act("north-section-head", json!({"act": "hand_back", "task": "w.1", "words": "ready"}));
    let back = TaskState::Claimed { person: "north-head".into() };
    assert_eq!(world.case.tasks["w.1"].state, back);
    // Whoever gave it takes it back as well.
    world.act("north-head", delegate("north-section-head"));
    world.act("north-head", json!({"act": "hand_back", "task": "w.1"}));
    world.act("north-head", work);
}

/// Who prepares an answer does not hold up the paper that came: the lead records what the office has signed.
#[test]
fn what_came_on_paper_is_recorded_while_somebody_prepares_it() {
    let mut world = world();
    let work = submit(&mut world);
    world.act("north-head", work);
    world.act("north-head", json!({"act": "delegate", "task": "c.1.north", "person": "north-section-head"}));
    let photo = world.file("scan");
    let behalf = json!({"medium": "paper", "signer": "x", "dated": "2026-09-14", "photo": photo});
    assert_eq!(world.refused("north-head", json!({"act": "undo", "task": "c.1.north"})), R::NotDone);
    assert!(world.may(LEAD, "c.1.north", ActKind::OnBehalf));
    world.act(LEAD, json!({"act": "reply", "task": "c.1.north", "stance": "agree", "behalf": behalf}));
    assert_eq!(world.case.tasks["c.1.north"].state, TaskState::Done);
}

#[test]
fn a_holder_who_delegated_and_left_is_not_waited_for() {
    let mut world = world();
    world.act("north-deputy-lead", claim("w.1"));
    world.act("north-deputy-lead", json!({"act": "delegate", "task": "w.1", "person": "north-section-head"}));
    world
        .direct(json!({"act": "end_appointment", "appointment": "north-deputy-lead", "until": "2026-09-01"}));
    world.act("north-head", json!({"act": "transfer", "task": "w.1", "person": "north-section-head"}));
    let work = submit(&mut world);
    world.act("north-section-head", work);
}
