//! 回避: who keeps out of what, who enters it, and who lets whom back in.

use quorate_core::RefusalCode as R;
use quorate_core::case::ActKind;
use serde_json::{Value, json};

use crate::world::World;

const TAX: &str = "bureaus.1.tax";
const WHO: &str = "tax-section-head";

fn recuse(id: &str, scope: Value) -> Value {
    let mut command =
        json!({"act": "recuse", "recusal": id, "person": WHO, "reason": "与拟任人选有近亲属关系"});
    if let (Some(all), Some(more)) = (command.as_object_mut(), scope.as_object()) {
        all.extend(more.clone());
    }
    command
}

fn agree() -> Value {
    json!({"act": "reply", "task": TAX, "stance": "agree"})
}

fn world() -> World {
    let mut world = World::core();
    world.until_coordination();
    world
}

#[test]
fn everything_named_must_fit() {
    for (scope, barred) in [
        (json!({"case": "case-1"}), true),
        (json!({"case": "case-2"}), false),
        (json!({"procedure": "county-work-committee"}), true),
        (json!({"task": "bureaus"}), true),
        (json!({"task": "founding-reply"}), false),
        (json!({"office": "tax"}), true),
        (json!({"office": "civil"}), false),
        (json!({"case": "case-1", "task": "founding-reply"}), false),
        (json!({"case": "case-1", "since": "2026-09-14"}), true),
        (json!({"case": "case-1", "since": "2027-01-01"}), false),
    ] {
        let mut world = world();
        world.try_direct_as(WHO, recuse("r1", scope.clone())).unwrap();
        if barred {
            assert_eq!(world.refused(WHO, agree()), R::DutyConflict, "{scope}");
            assert!(!world.may(WHO, TAX, ActKind::Reply) && world.may("tax-head", TAX, ActKind::Reply));
        } else {
            world.act(WHO, agree());
        }
    }
}

#[test]
fn the_refusal_names_the_entry() {
    let mut world = world();
    world.try_direct_as(WHO, recuse("r1", json!({"case": "case-1"}))).unwrap();
    let refusal =
        world.permitted(WHO, TAX).into_iter().find(|(k, _)| *k == ActKind::Claim).unwrap().1.unwrap_err();
    assert_eq!((refusal.facts["recusal"].as_str(), refusal.facts["person"].as_str()), ("r1", WHO));
}

#[test]
fn one_asks_for_it_oneself_and_others_order_it() {
    let mut world = world();
    let scope = json!({"case": "case-1"});
    for stranger in ["civil-head", "tax-deputy-lead", "nobody"] {
        let refusal = world.try_direct_as(stranger, recuse("r1", scope.clone())).unwrap_err();
        assert_eq!(refusal.code, R::NotYoursToArrange, "{stranger}");
    }
    world.try_direct_as(WHO, recuse("own", scope.clone())).unwrap();
    world.try_direct_as("tax-head", recuse("ordered", scope.clone())).unwrap();
    let all = &world.directory.arrangements.recusals;
    assert!(!all["own"].by_order && all["ordered"].by_order);
    assert_eq!(world.try_direct_as(WHO, recuse("own", scope)).unwrap_err().code, R::ArrangementTaken);
}

#[test]
fn nobody_lets_oneself_back_in_and_what_has_held_stays() {
    let mut world = world();
    world.try_direct_as(WHO, recuse("r1", json!({"case": "case-1"}))).unwrap();
    let end = |day: &str| json!({"act": "end_recusal", "recusal": "r1", "until": day});
    let refused = |r: Result<(), quorate_core::Refusal>| r.unwrap_err().code;
    assert_eq!(refused(world.try_direct_as(WHO, end("2026-09-14"))), R::NotYoursToArrange);
    assert_eq!(refused(world.try_direct(end("2026-09-12"))), R::BadSpan);
    world.direct(end("2026-09-13"));
    world.act(WHO, agree());
    assert_eq!(
        refused(world.try_direct(json!({"act": "end_recusal", "recusal": "r2", "until": "2026-09-14"}))),
        R::ArrangementUnknown
    );
}

#[test]
fn an_entry_says_what_it_is_for_and_why() {
    let mut world = world();
    for (scope, code) in [
        (json!({}), R::ScopeMissing),
        (json!({"case": "case-1", "reason": " "}), R::ReasonMissing),
        (json!({"case": "case-1", "until": "2026-09-13"}), R::BadSpan),
        (json!({"case": "case-1", "since": "2026-10-02", "until": "2026-10-01"}), R::BadSpan),
        (json!({"office": "nowhere"}), R::OfficeUnknown),
        (json!({"case": "case-1", "person": "nobody"}), R::PersonUnknown),
    ] {
        assert_eq!(world.try_direct(recuse("r1", scope.clone())).unwrap_err().code, code, "{scope}");
    }
}

#[test]
fn who_is_recused_signs_no_paper_either() {
    let mut world = world();
    world.direct(recuse("r1", json!({"case": "case-1"})));
    let photo = world.file("scan.jpg");
    let recorded = |person: &str| {
        json!({"act": "reply", "task": TAX, "stance": "agree", "behalf": {
        "medium": "paper", "signer": "某某", "person": person, "rank": "section-head", "dated": "2026-09-14", "photo": photo}})
    };
    assert_eq!(world.refused("league-section-head", recorded(WHO)), R::DutyConflict);
    world.act("league-section-head", recorded("tax-head"));
}
