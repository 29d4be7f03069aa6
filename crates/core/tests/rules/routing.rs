//! 呈批: the way of a task through its office, and the signed slip in its place.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, Grade};
use serde_json::{Value, json};

use crate::world::World;

const TAX: &str = "bureaus.1.tax";

fn endorse() -> Value {
    json!({"act": "endorse", "task": TAX, "words": "拟同意"})
}

fn agree() -> Value {
    json!({"act": "reply", "task": TAX, "stance": "agree"})
}

/// In coordination; the tax bureau wants its section head to speak before its head answers.
fn routed() -> World {
    let mut world = World::core();
    world.until_coordination();
    world.direct(json!({"act": "put_office", "office": "tax", "name": "tax", "fills": ["tax"], "route": ["section-head", "head"]}));
    world
}

#[test]
fn a_task_goes_through_its_office_step_by_step() {
    let mut world = routed();
    assert_eq!(world.refused("tax-head", agree()), R::RouteOpen, "the section head first");
    assert_eq!(world.refused("civil-section-head", endorse()), R::NotYourOffice);
    world.act("tax-section-head", json!({"act": "claim", "task": TAX}));
    world.act("tax-section-head", endorse());
    assert_eq!(world.refused("tax-section-head", endorse()), R::NothingToEndorse, "once");
    assert_eq!(world.refused("tax-section-head", agree()), R::RouteOpen, "the head decides");
    assert!(world.may("tax-head", TAX, ActKind::Reply));
    world.act("tax-head", agree());
    let task = &world.case.tasks[TAX];
    assert_eq!(task.done.as_ref().unwrap().person.as_deref(), Some("tax-head"));
    assert_eq!(task.endorsements.len(), 1);
    assert_eq!(world.refused("tax-section-head", endorse()), R::TaskNotOpen);
}

#[test]
fn without_a_route_there_is_one_step() {
    let mut world = World::core();
    world.until_coordination();
    assert_eq!(world.refused("tax-section-head", endorse()), R::NothingToEndorse);
    assert!(!world.may("tax-section-head", TAX, ActKind::Endorse));
    world.act("tax-section-head", agree());
}

#[test]
fn a_colleague_records_the_signed_slip_and_the_signer_is_bound() {
    let mut world = routed();
    let photo = world.file("slip.jpg");
    let slip = |signer: &str| {
        json!({"act": "reply", "task": TAX, "stance": "agree",
        "behalf": {"medium": "paper", "signer": "罗局长", "person": signer, "rank": "secretary", "dated": "2026-09-01", "photo": photo}})
    };
    assert!(world.may("tax-section-head", TAX, ActKind::Slip));
    assert!(!world.may("civil-section-head", TAX, ActKind::Slip));
    // Nobody signs for an office of others, oneself is signed in, and a call is no slip.
    assert_eq!(world.refused("tax-section-head", slip("civil-head")), R::NotTheLead);
    assert_eq!(world.refused("tax-section-head", slip("tax-section-head")), R::NotTheLead);
    let mut call = slip("tax-head");
    call["behalf"]["medium"] = "phone".into();
    assert_eq!(world.refused("tax-section-head", call), R::NotTheLead);
    let mut bare = slip("tax-head");
    bare["behalf"]["photo"] = Value::Null;
    assert_eq!(world.refused("tax-section-head", bare), R::EvidenceMissing);
    world.act("tax-section-head", slip("tax-head"));
    let done = world.case.tasks[TAX].done.clone().unwrap();
    assert_eq!((done.person.as_deref(), done.recorded_by.as_str()), (Some("tax-head"), "tax-section-head"));
    assert_eq!((done.grade, done.rank.as_str()), (Grade::Paper, "head"), "the rank the directory knows");
}
