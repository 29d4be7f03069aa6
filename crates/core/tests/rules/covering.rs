//! AB岗代办: a colleague acts for somebody on leave, in scope, on those days; both are bound, and none passes it on.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, Grade};
use quorate_core::directory::{Role, told_as};
use serde_json::{Value, json};

use crate::world::World;

const TAX: &str = "bureaus.1.tax";
const ABSENT: &str = "tax-head";
const BY: &str = "civil-section-head";

fn cover(id: &str, more: Value) -> Value {
    let mut command = json!({"act": "put_cover", "cover": id, "person": ABSENT, "by": BY, "office": "tax",
        "since": "2026-09-14", "until": "2026-09-20", "instrument": "玉税函〔2026〕7号"});
    if let (Some(all), Some(more)) = (command.as_object_mut(), more.as_object()) {
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
fn the_act_shows_for_whom_and_by_what_and_grade_stays_own() {
    let mut world = world();
    assert_eq!(world.refused(BY, agree()), R::NotYourOffice);
    world.try_direct_as(ABSENT, cover("c1", json!({}))).unwrap();
    assert!(world.may(BY, TAX, ActKind::Reply));
    world.act(BY, agree());
    let act = world.acts.last().unwrap();
    let stamp = act.by.covers.as_ref().unwrap();
    assert_eq!((stamp.person.as_str(), stamp.cover.as_str()), (ABSENT, "c1"));
    assert_eq!((act.by.person.as_str(), act.by.office.as_str(), act.by.rank.as_str()), (BY, "tax", "head"));
    let done = world.case.tasks[TAX].done.clone().unwrap();
    assert_eq!(
        (done.person.as_deref(), done.covered.as_deref(), done.grade),
        (Some(BY), Some(ABSENT), Grade::Own)
    );
}

#[test]
fn it_is_for_its_days_procedures_and_kinds() {
    for (more, open) in [
        (json!({"since": "2026-09-15"}), false),
        (json!({"procedures": ["another"]}), false),
        (json!({"procedures": ["county-work-committee"]}), true),
        (json!({"kinds": ["approval"]}), false),
        (json!({"kinds": ["reply", "work"]}), true),
    ] {
        let mut world = world();
        world.direct(cover("c1", more.clone()));
        assert_eq!(world.may(BY, TAX, ActKind::Reply), open, "{more}");
        if !open {
            assert_eq!(world.refused(BY, agree()), R::NotYourOffice, "{more}");
        }
    }
    let mut world = world();
    world.direct(cover("c1", json!({})));
    let end = |day: &str| json!({"act": "end_cover", "cover": "c1", "until": day});
    assert_eq!(world.try_direct(end("2026-09-12")).unwrap_err().code, R::BadSpan);
    world.direct(end("2026-09-13"));
    assert_eq!(world.refused(BY, agree()), R::NotYourOffice, "ended");
}

#[test]
fn what_the_absent_claimed_is_taken_up_and_comes_back() {
    let mut world = world();
    world.act(ABSENT, json!({"act": "claim", "task": TAX}));
    world.direct(cover("c1", json!({})));
    assert_eq!(world.refused("tax-section-head", agree()), R::ClaimedByOther, "no cover of the claimer");
    assert!(world.may(BY, TAX, ActKind::Reply));
    world.act(BY, json!({"act": "release", "task": TAX}));
    world.act(BY, json!({"act": "claim", "task": TAX}));
    assert_eq!(world.case.tasks[TAX].claim.covered.as_deref(), Some(ABSENT));
    // Back from leave one goes on with what was claimed in one's place.
    world.act(ABSENT, agree());
}

#[test]
fn a_cover_is_not_passed_on() {
    let mut world = world();
    world.direct(cover("c1", json!({})));
    world.direct(cover("c2", json!({"person": BY, "by": "finance-head", "office": "civil"})));
    assert!(world.may("finance-head", "bureaus.1.civil", ActKind::Reply));
    assert!(!world.may("finance-head", TAX, ActKind::Reply), "what is covered is covered no further");
    let further = cover("c3", json!({"person": BY, "by": "finance-head"}));
    assert_eq!(world.try_direct(further).unwrap_err().code, R::OfficeUnknown, "nothing of one's own there");
    assert_eq!(world.try_direct_as(BY, cover("c4", json!({}))).unwrap_err().code, R::NotYoursToArrange);
}

#[test]
fn it_gives_the_tasks_of_the_desk_and_no_role() {
    let mut world = world();
    world.direct(
        json!({"act": "appoint", "appointment": "clerk", "person": ABSENT, "office": "tax", "role": "clerk"}),
    );
    world.direct(json!({"act": "appoint", "appointment": "auditor", "person": ABSENT, "office": "tax", "role": "auditor"}));
    world.direct(cover("c1", json!({})));
    let actor = world.actor(BY);
    for role in [Role::Clerk, Role::Auditor, Role::Administrator, Role::Head] {
        assert!(!actor.has_role(role), "{role:?}");
    }
}

#[test]
fn duties_are_judged_on_both() {
    let stages = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write}
  - {work: count, title: Count}";
    let head = "apart:\n- {tasks: [write, count], over: people, source: \"9\"}";
    let work = |task: &str| json!({"act": "submit", "task": task, "work": {}});
    let put = json!({"act": "put_cover", "cover": "c1", "person": "lead-head", "by": "north-head", "office": "lead",
        "since": "2026-09-14", "until": "2026-09-20", "instrument": "请假条"});
    // The absent one did the other task, and now the cover would.
    let mut world = World::small(head, stages);
    world.direct(put.clone());
    world.act("lead-head", work("write.1"));
    assert_eq!(world.refused("north-head", work("count.1")), R::DutyConflict);
    // The cover did it, and now the absent one would.
    let mut world = World::small(head, stages);
    world.direct(put.clone());
    world.act("north-head", work("write.1"));
    assert_eq!(world.refused("lead-head", work("count.1")), R::DutyConflict);
    assert_eq!(world.refused("north-head", work("count.1")), R::DutyConflict);
    world.act("lead-section-head", work("count.1"));
    // Whoever is recused is not covered in it either.
    let mut world = World::small(head, stages);
    world.direct(put);
    world.direct(
        json!({"act": "recuse", "recusal": "r1", "person": "lead-head", "task": "write", "reason": "回避"}),
    );
    assert_eq!(world.refused("north-head", work("write.1")), R::DutyConflict);
    world.act("north-head", work("count.1"));
}

#[test]
fn one_acts_as_oneself_where_one_can() {
    let mut world = world();
    world.direct(cover("c1", json!({"by": "tax-section-head"})));
    world.act("tax-section-head", agree());
    assert!(world.acts.last().unwrap().by.covers.is_none());
}

#[test]
fn a_colleague_acts_for_the_absent_where_their_own_post_is_not_enough() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{consultation: c, title: C, ask: head of north},
    {work: w, title: W, by: north}]}";
    let put = json!({"act": "put_cover", "cover": "c1", "person": "north-head", "by": "north-section-head", "office": "north",
        "since": "2026-09-14", "until": "2026-09-20", "instrument": "请假条"});
    let mut world = World::small("", stages);
    world.act("north-head", json!({"act": "claim", "task": "w.1"}));
    world.direct(put);
    let covers = |world: &World| world.acts.last().unwrap().by.covers.as_ref().map(|c| c.person.clone());
    // The clause asks for the head; and what the head has claimed nobody else does.
    for command in [
        json!({"act": "reply", "task": "c.1.north", "stance": "agree"}),
        json!({"act": "submit", "task": "w.1"}),
    ] {
        world.act("north-section-head", command);
        assert_eq!(covers(&world).as_deref(), Some("north-head"));
    }
}

#[test]
fn what_is_meant_for_the_absent_is_for_the_cover() {
    let mut world = world();
    world.act(
        "tax-section-head",
        json!({"act": "add_signer", "task": TAX, "person": ABSENT, "turn": "before", "reason": "会签"}),
    );
    world.direct(cover("c1", json!({})));
    let added = world.open_keys().into_iter().find(|k| k.contains(".add.")).unwrap();
    assert_eq!(world.refused("tax-deputy-lead", json!({"act": "claim", "task": added})), R::NamedOther);
    world.act(BY, json!({"act": "reply", "task": added, "stance": "agree"}));
}

#[test]
fn who_arranges_what() {
    let mut world = world();
    for (who, allowed) in [(ABSENT, true), ("tax-section-head", false), (BY, false), ("civil-head", false)] {
        assert_eq!(
            world.try_direct_as(who, cover(&format!("by-{who}"), json!({}))).is_ok(),
            allowed,
            "{who}"
        );
    }
    for (more, code) in [
        (json!({"by": ABSENT}), R::CoversItself),
        (json!({"by": "nobody"}), R::PersonUnknown),
        (json!({"office": "civil"}), R::OfficeUnknown),
        (json!({"until": "2026-09-13"}), R::BadSpan),
        (json!({"until": "2028-09-13"}), R::BadSpan),
        (json!({"instrument": ""}), R::ReasonMissing),
        (json!({"procedures": ["not an id"]}), R::BadId),
    ] {
        assert_eq!(world.try_direct(cover("c1", more.clone())).unwrap_err().code, code, "{more}");
    }
}

#[test]
fn whoever_stands_in_is_told_what_is_told_to_the_absent_alone() {
    let mut world = world();
    let told = |world: &World, person| told_as(person, &world.actor(person).capacities);
    assert_eq!(told(&world, BY), ["", BY], "nobody is away");
    world.direct(cover("c1", json!({})));
    assert_eq!(told(&world, BY), ["", BY, ABSENT]);
    assert_eq!(told(&world, ABSENT), ["", ABSENT]);
    world.now = world.now.plus_minutes(7 * 24 * 60);
    assert_eq!(told(&world, BY), ["", BY], "the leave is over");
}
