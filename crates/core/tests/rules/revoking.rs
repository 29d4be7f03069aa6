//! A paper that took effect stays in effect when it is set aside: it is confirmed, or revoked by a paper.

use quorate_core::RefusalCode as R;
use quorate_core::audit::{Finding, Reason, audit};
use quorate_core::case::{ActKind, NoticeKind};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";
const HEAD: &str = "north-head";

/// North appoints somebody and tells the south; the case has gone on to the next stage and comes back.
fn appointed() -> World {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north, issues: {notice: Notice, to: south, takes_effect: true}}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V, by: south}]}",
    );
    let notice = notice(&mut world, "w.1", "first", "〔2026〕1");
    world.act(HEAD, notice);
    world.act(LEAD, back());
    world
}

fn back() -> Value {
    json!({"act": "return", "to": "a", "reason": "somebody else"})
}

fn notice(world: &mut World, key: &str, file: &str, number: &str) -> Value {
    let paper = json!({"paper": "notice", "files": [world.file(file)], "number": number});
    json!({"act": "submit", "task": key, "work": {"papers": [paper]}})
}

fn revoke(world: &mut World, key: &str) -> Value {
    let paper = json!({"paper": "notice", "files": [world.file("revoking")], "number": "〔2026〕7", "dated": "2026-09-14"});
    json!({"act": "revoke", "task": key, "paper": paper, "reason": "the person has moved away"})
}

fn effects(world: &World) -> Vec<(Finding, Reason)> {
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    verdict.source.clauses.iter().filter(|c| c.kind == "effect").map(|c| (c.finding, c.reason)).collect()
}

#[test]
fn what_took_effect_is_confirmed_or_revoked_before_anything_takes_its_place() {
    let mut world = appointed();
    assert_eq!(effects(&world), [(Finding::Missing, Reason::InEffect)]);
    let anew = notice(&mut world, "w.2", "second", "〔2026〕8");
    assert_eq!(world.refused(HEAD, anew.clone()), R::StillInEffect);
    assert_eq!(world.refused(LEAD, json!({"act": "explain", "of": "w", "reason": "r"})), R::StillInEffect);
    assert!(world.may(HEAD, "w.1", ActKind::Revoke), "its office");
    assert!(world.may(LEAD, "w.1", ActKind::Revoke), "or the lead, from paper");
    let revocation = revoke(&mut world, "w.1");
    assert_eq!(world.refused("south-head", revocation.clone()), R::NotYourOffice);
    world.act(HEAD, revocation.clone());
    let notices = world.case.notices(world.acts.last().unwrap(), "lead");
    let told: Vec<(&str, NoticeKind)> = notices.iter().map(|n| (n.office.as_str(), n.kind)).collect();
    assert_eq!(told, [("south", NoticeKind::Revoked)], "whom it had been sent to");
    assert_eq!(world.refused(HEAD, revocation), R::NotInEffect, "once");
    world.act(HEAD, anew);
    assert_eq!(world.case.paper("notice").unwrap().number, "〔2026〕8");
    assert_eq!(effects(&world), [(Finding::Done, Reason::Revoked)]);
}

#[test]
fn what_is_confirmed_stays_as_it_was() {
    let mut world = appointed();
    world.act(HEAD, json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    assert_eq!(world.case.paper("notice").unwrap().number, "〔2026〕1");
    assert_eq!(effects(&world), []);
    let now = revoke(&mut world, "w.1");
    assert_eq!(world.refused(HEAD, now), R::NotInEffect, "it counts: it is set aside first");
}

#[test]
fn a_slip_is_corrected_and_not_revoked() {
    let mut world = appointed();
    world.act(HEAD, json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    let paper = json!({"paper": "notice", "files": [world.file("typed again")], "number": "〔2026〕1"});
    world.act(HEAD, json!({"act": "correct", "task": "w.2", "paper": paper, "reason": "a slip"}));
    world.act(LEAD, back());
    let anew = notice(&mut world, "w.3", "third", "〔2026〕9");
    assert_eq!(world.refused(HEAD, anew.clone()), R::StillInEffect);
    let revocation = revoke(&mut world, "w.1");
    world.act(HEAD, revocation);
    world.act(HEAD, anew);
    assert_eq!(effects(&world).len(), 1, "a version and its correction are one paper");
}

#[test]
fn the_preview_says_what_stays_in_effect() {
    let mut world = appointed();
    world.act(HEAD, json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    let actor = world.actor(LEAD);
    let told = world.preview(&actor, &serde_json::from_value(back()).unwrap());
    assert_eq!((told.papers, told.in_effect), (vec!["notice".to_owned()], vec!["notice".to_owned()]));
}

#[test]
fn a_case_that_fails_says_what_is_still_in_effect() {
    let mut world = appointed();
    world.act(HEAD, json!({"act": "submit", "task": "w.2", "work": {"confirm": true}}));
    world.act(LEAD, json!({"act": "withdraw", "reason": "not this year"}));
    assert_eq!(effects(&world), [(Finding::Missing, Reason::InEffect)]);
}

#[test]
fn what_was_revoked_does_not_come_back_by_a_confirmation() {
    let mut world = appointed();
    let revocation = revoke(&mut world, "w.1");
    world.act(HEAD, revocation);
    let confirm = json!({"act": "submit", "task": "w.2", "work": {"confirm": true}});
    assert_eq!(world.refused(HEAD, confirm), R::NothingToConfirm);
    assert!(!world.may(HEAD, "w.2", ActKind::Confirm));
    assert!(world.case.paper("notice").is_none());
}
