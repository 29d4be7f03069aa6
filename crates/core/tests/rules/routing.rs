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

/// The route of an office, who endorses, who then answers, and whose word is still missing.
#[test]
fn a_step_is_taken_by_its_rank_or_a_higher_one_and_else_by_its_name() {
    let table: &[(&[&str], &[&str], &str, &str)] = &[
        (&["section-head", "head"], &["section-head"], "head", ""),
        (&["section-head", "head"], &["deputy-lead"], "head", ""),
        (&["deputy-lead", "head"], &["section-head"], "head", "deputy-lead"),
        (&["section-head", "head"], &["section-head"], "deputy-lead", "head"),
        (&["section-head", "deputy-lead", "head"], &["section-head"], "head", "deputy-lead"),
        (&["section-head", "deputy-lead"], &["section-head"], "head", ""),
        // The registrar is no rank of this procedure.
        (&["registrar", "head"], &["registrar"], "head", ""),
        (&["registrar", "head"], &["section-head"], "head", "registrar"),
        (&["section-head", "registrar"], &["section-head"], "registrar", ""),
        (&["section-head", "registrar"], &["section-head"], "head", "registrar"),
    ];
    for (route, endorsed, answers, missing) in table {
        let mut world = routed();
        world.direct(json!({"act": "put_person", "person": "tax-registrar", "name": "甲"}));
        world.direct(json!({"act": "appoint", "appointment": "tax-registrar", "person": "tax-registrar",
            "office": "tax", "role": "handler", "rank": "registrar"}));
        world.direct(
            json!({"act": "put_office", "office": "tax", "name": "tax", "fills": ["tax"], "route": route}),
        );
        for rank in *endorsed {
            world.act(&format!("tax-{rank}"), endorse());
        }
        let refusal =
            world.attempt(&format!("tax-{answers}"), &serde_json::from_value(agree()).unwrap()).err();
        let told = refusal.map(|r| (r.code, r.facts["position"].clone()));
        let expected = Some(*missing).filter(|m| !m.is_empty()).map(|m| (R::RouteOpen, m.to_owned()));
        assert_eq!(told, expected, "{route:?} {endorsed:?} {answers}");
    }
}

#[test]
fn a_route_of_one_rank_is_none() {
    let mut world = routed();
    world.direct(
        json!({"act": "put_office", "office": "tax", "name": "tax", "fills": ["tax"], "route": ["head"]}),
    );
    assert_eq!(world.refused("tax-section-head", endorse()), R::NothingToEndorse);
    world.act("tax-section-head", agree());
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
