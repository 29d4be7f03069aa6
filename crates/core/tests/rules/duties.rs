//! 职责分离: tasks that are kept apart, whichever comes first, whoever acts, claims, is given them or signs for them.

use quorate_core::RefusalCode as R;
use quorate_core::audit::{Finding, audit};
use quorate_core::case::{Act, ActKind};
use serde_json::{Value, json};

use crate::world::World;

const FIRST: &str = "lead-section-head";
const SECOND: &str = "lead-deputy-lead";

/// Two works of the lead that may be done in either order, and an approval.
const STAGES: &str = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write, writes: {plan: Plan}}
  - {work: count, title: Count}
  - {work: rest, title: Rest}
- stage: two
  title: Two
  source: \"2\"
  tasks:
  - {approval: agree, title: Agree, of: plan, by: lead, if_returned: one, if_refused: refused}";

fn world(rules: &str) -> World {
    World::small(&format!("apart:\n{rules}"), STAGES)
}

fn over_people() -> World {
    world("- {tasks: [write, count], over: people, source: \"9\"}")
}

fn claim(task: &str) -> Value {
    json!({"act": "claim", "task": task})
}

fn work(task: &str) -> Value {
    json!({"act": "submit", "task": task, "work": {}})
}

fn write(world: &mut World, round: u32) -> Value {
    let file = world.file("plan");
    json!({"act": "submit", "task": format!("write.{round}"), "work": {"papers": [{"paper": "plan", "files": [file]}]}})
}

#[test]
fn whichever_comes_first_bars_the_other() {
    for (first, second) in [("write.1", "count.1"), ("count.1", "write.1")] {
        let mut world = over_people();
        world.act(FIRST, claim(first));
        assert_eq!(world.refused(FIRST, claim(second)), R::DutyConflict);
        assert!(!world.may(FIRST, second, ActKind::Submit) && world.may(SECOND, second, ActKind::Submit));
        world.act(FIRST, json!({"act": "release", "task": first}));
        world.act(FIRST, claim(second));
        assert_eq!(world.refused(FIRST, claim(first)), R::DutyConflict, "{first} after {second}");
    }
}

#[test]
fn the_refusal_names_the_other_task_its_clause_and_who_it_is_about() {
    let mut world = over_people();
    world.act(FIRST, work("count.1"));
    let all = world.permitted(FIRST, "write.1");
    let refusal = all.into_iter().find(|(k, _)| *k == ActKind::Submit).and_then(|(_, r)| r.err()).unwrap();
    assert_eq!(refusal.code, R::DutyConflict);
    assert_eq!(refusal.facts["other"], "count");
    assert_eq!(refusal.facts["person"], FIRST);
    assert_eq!(refusal.clause.as_deref(), Some("9"));
}

#[test]
fn what_is_claimed_beforehand_does_not_slip_through() {
    let mut world = over_people();
    world.act(SECOND, claim("write.1"));
    world.act(SECOND, json!({"act": "release", "task": "write.1"}));
    world.act(FIRST, claim("write.1"));
    let submit = write(&mut world, 1);
    world.act(FIRST, submit);
    assert_eq!(world.refused(FIRST, work("count.1")), R::DutyConflict);
    world.act(SECOND, work("count.1"));
}

#[test]
fn nobody_is_given_what_is_kept_apart() {
    let mut world = over_people();
    world.step = 0;
    world.act(FIRST, work("count.1"));
    world.act(SECOND, claim("write.1"));
    let to = |act: &str| json!({"act": act, "task": "write.1", "person": FIRST});
    assert_eq!(world.refused(SECOND, to("delegate")), R::DutyConflict);
    assert_eq!(world.refused(SECOND, to("transfer")), R::DutyConflict);
    let signer =
        json!({"act": "add_signer", "task": "write.1", "person": FIRST, "turn": "before", "reason": "看看"});
    assert_eq!(world.refused(SECOND, signer), R::DutyConflict);
    world.act(SECOND, json!({"act": "delegate", "task": "write.1", "person": "lead-head"}));
    // Whoever prepares it and whoever gets it back are both bound meanwhile.
    world.act(FIRST, json!({"act": "undo", "task": "count.1"}));
    assert_eq!(world.refused("lead-head", claim("count.1")), R::DutyConflict);
    assert_eq!(world.refused(SECOND, claim("count.1")), R::DutyConflict);
    world.act(FIRST, claim("count.1"));
}

#[test]
fn a_slip_and_what_is_recorded_for_another_office_bind_the_signer() {
    let mut world = over_people();
    world.act(FIRST, work("count.1"));
    let (photo, plan) = (world.file("slip.jpg"), world.file("plan"));
    let slip = |signer: &str| {
        json!({"act": "submit", "task": "write.1", "work": {"papers": [{"paper": "plan", "files": [plan]}]},
        "behalf": {"medium": "paper", "signer": "某某", "person": signer, "dated": "2026-09-01", "photo": photo}})
    };
    assert_eq!(world.refused(SECOND, slip(FIRST)), R::DutyConflict, "judged on who signed");
    world.act(FIRST, slip(SECOND));
    assert_eq!(world.case.tasks["write.1"].done.as_ref().unwrap().person.as_deref(), Some(SECOND));
}

#[test]
fn whoever_answers_holds_the_position_asked_for() {
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{consultation: c, title: C, ask: head of north}]}";
    let mut world = World::small("", stages);
    let reply = json!({"act": "reply", "task": "c.1.north", "stance": "agree"});
    let refusal =
        world.attempt("north-section-head", &serde_json::from_value(reply.clone()).unwrap()).unwrap_err();
    let facts = (refusal.facts["position"].as_str(), refusal.facts["held"].as_str());
    assert_eq!((refusal.code, facts), (R::PositionNotHeld, ("head", "section-head")));
    assert!(!world.may("north-section-head", "c.1.north", ActKind::Reply));
    world.act("north-head", reply);
}

#[test]
fn a_round_set_aside_bars_nobody() {
    let mut world = over_people();
    let submit = write(&mut world, 1);
    world.act(FIRST, submit);
    world.act(SECOND, work("count.1"));
    world.act(FIRST, work("rest.1"));
    world.act(
        "lead-head",
        json!({"act": "decide", "task": "agree.1", "outcome": "returned", "reason": "补充"}),
    );
    world.act(SECOND, claim("write.2"));
    assert_eq!(world.refused(SECOND, work("count.2")), R::DutyConflict, "in the new round");
    world.act(FIRST, work("count.2"));
}

#[test]
fn over_offices_the_office_signed_for_counts() {
    let stages = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write, by: [lead, north]}
  - {work: check, title: Check, by: each of members}";
    let mut world = World::small(
        "apart:\n- {tasks: [write, check], over: offices, source: \"9\", otherwise: guests}\n\
         parties: {lead: {lead: Lead}, member: {north: North, south: South}, invited: {guests: Guests}}",
        stages,
    );
    let key = world.open_keys().into_iter().find(|k| k.starts_with("check.1.north")).unwrap();
    let other = world.open_keys().into_iter().find(|k| k.starts_with("check.1.south")).unwrap();
    world.act("lead-section-head", work("write.1"));
    world.act("north-section-head", work(&key));
    world.act("south-section-head", work(&other));
}

#[test]
fn what_the_lead_records_for_an_office_is_that_offices() {
    let stages = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write, by: lead}
  - {work: check, title: Check, by: north}
  - {work: rest, title: Rest}";
    // Also where whoever records it has signed it there, having a post in both.
    for signer in [Value::Null, FIRST.into()] {
        let rules = "apart:\n- {tasks: [write, check], over: offices, source: \"9\"}";
        let mut world = World::small(rules, stages);
        let photo = world.file("scan.jpg");
        let mut check = work("check.1");
        check["behalf"] = json!({"medium": "paper", "signer": "某某", "person": signer, "dated": "2026-09-01", "photo": photo});
        world.act(FIRST, work("write.1"));
        world.act(FIRST, check);
        assert!(world.case.tasks["check.1"].done.is_some(), "{signer}");
    }
}

#[test]
fn who_helps_does_nothing_of_what_is_kept_apart() {
    let mut world = over_people();
    world.act(
        "lead-head",
        json!({"act": "co_handle", "task": "write.1", "office": "north", "words": "x", "waits": false}),
    );
    world.act("lead-head", json!({"act": "transfer", "task": "count.1", "office": "north", "reason": "x"}));
    world.act("north-head", work("count.1"));
    let mut figures = work("write.1.add.1");
    figures["work"] = json!({"remark": "12 of 40"});
    world.act("north-head", figures);
}

#[test]
fn a_task_goes_to_no_office_that_is_kept_apart() {
    let stages = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write, by: north}
  - {work: check, title: Check, by: south}";
    let mut world = World::small("apart:\n- {tasks: [write, check], over: offices, source: \"9\"}", stages);
    world.act("north-head", claim("write.1"));
    let to = json!({"act": "transfer", "task": "check.1", "office": "north", "reason": "归口"});
    assert_eq!(world.refused("south-head", to.clone()), R::DutyConflict);
    world.act("north-head", json!({"act": "release", "task": "write.1"}));
    world.act("south-head", to);
    world.act("north-head", claim("write.1"));
    assert_eq!(
        world.refused("north-section-head", work("check.1")),
        R::DutyConflict,
        "another person, one office"
    );
}

#[test]
fn where_nobody_is_left_another_office_signs_instead_and_only_then() {
    let rules = "- {tasks: [write, count], over: people, source: \"9\", otherwise: head of north}";
    let mut world = world(rules);
    for (n, rank) in ["section-head", "deputy-lead"].into_iter().enumerate() {
        world.direct(
            json!({"act": "end_appointment", "appointment": format!("lead-{rank}"), "until": "2026-09-13"}),
        );
        assert_eq!(
            world.refused("north-head", work("count.1")),
            R::NotYourOffice,
            "{n} others of the lead are left"
        );
    }
    let submit = write(&mut world, 1);
    assert_eq!(
        world.refused("north-head", work("count.1")),
        R::NotYourOffice,
        "nothing bars the head of the lead yet"
    );
    world.act("lead-head", submit);
    assert_eq!(world.refused("lead-head", work("count.1")), R::DutyConflict);
    assert_eq!(
        world.refused("north-section-head", work("count.1")),
        R::NotYourOffice,
        "not the position named"
    );
    world.act("north-head", work("count.1"));
    let done = world.case.tasks["count.1"].done.clone().unwrap();
    assert_eq!(done.instead.as_deref(), Some("north"));
}

#[test]
fn an_office_that_signs_instead_of_one_barred_is_judged_as_itself() {
    let mut world =
        world("- {tasks: [write, count], over: offices, source: \"9\", otherwise: head of north}");
    let submit = write(&mut world, 1);
    world.act("lead-head", submit);
    assert_eq!(world.refused(FIRST, work("count.1")), R::DutyConflict, "of the office that wrote");
    world.act("north-head", work("count.1"));
    assert_eq!(world.case.tasks["count.1"].done.as_ref().unwrap().instead.as_deref(), Some("north"));
}

/// Whoever is barred is told who can do it in their place.
#[test]
fn the_refusal_says_who_may_instead() {
    let own = STAGES.replace("by: lead,", "by: lead, otherwise: lead together,");
    for (otherwise, stages, [how, who, position]) in [
        ("", STAGES, ["", "", ""]),
        (", otherwise: head of north", STAGES, ["signer", "north", "head"]),
        (", otherwise: north", STAGES, ["signer", "north", ""]),
        (", otherwise: lead together", STAGES, ["together", "lead", ""]),
        ("", &own, ["together", "lead", ""]),
    ] {
        let rules = format!("apart:\n- {{tasks: [write, agree], over: people, source: \"9\"{otherwise}}}");
        let mut world = World::small(&rules, stages);
        let submit = write(&mut world, 1);
        world.act(FIRST, submit);
        world.act(SECOND, work("count.1"));
        world.act(SECOND, work("rest.1"));
        let agree = json!({"act": "decide", "task": "agree.1", "outcome": "agreed"});
        let refusal = world.attempt(FIRST, &serde_json::from_value(agree).unwrap()).unwrap_err();
        assert_eq!(refusal.code, R::DutyConflict);
        let told = ["how", "otherwise", "position"].map(|f| refusal.facts.get(f).map_or("", String::as_str));
        assert_eq!(told, [how, who, position], "{otherwise}");
    }
}

#[test]
fn nothing_is_decided_together_where_neither_the_clause_nor_a_rule_says_so() {
    let mut world = world("- {tasks: [write, agree], over: people, source: \"9\", otherwise: head of north}");
    let submit = write(&mut world, 1);
    world.act(FIRST, submit);
    world.act(SECOND, work("count.1"));
    world.act(SECOND, work("rest.1"));
    let minutes = world.file("minutes");
    let together = json!({"act": "decide", "task": "agree.1", "outcome": "agreed",
        "together": {"count": {"entitled": 4, "present": 3, "agree": 3, "against": 0}, "minutes": minutes}});
    assert_eq!(world.refused("lead-head", together), R::PositionNotHeld);
}

#[test]
fn an_approval_kept_apart_is_decided_together_where_the_rule_says_so() {
    let rules = "- {tasks: [write, agree], over: people, source: \"9\", otherwise: lead together}";
    let mut world = world(rules);
    let submit = write(&mut world, 1);
    world.act("lead-head", submit);
    world.act(FIRST, work("count.1"));
    world.act(FIRST, work("rest.1"));
    let alone = json!({"act": "decide", "task": "agree.1", "outcome": "agreed"});
    assert_eq!(world.refused("lead-head", alone), R::DutyConflict);
    let minutes = world.file("minutes");
    world.act(
        "lead-head",
        json!({"act": "decide", "task": "agree.1", "outcome": "agreed",
        "together": {"count": {"entitled": 4, "present": 3, "agree": 3, "against": 0}, "minutes": minutes}}),
    );
}

#[test]
fn who_is_barred_delegates_nothing_they_would_get_back() {
    let mut world = over_people();
    let submit = write(&mut world, 1);
    world.act(FIRST, submit);
    let delegate = json!({"act": "delegate", "task": "count.1", "person": SECOND});
    assert_eq!(world.refused(FIRST, delegate), R::DutyConflict);
    world.act(FIRST, json!({"act": "transfer", "task": "count.1", "person": SECOND}));
}

#[test]
fn who_is_barred_leaves_a_vote_by_name() {
    let rules = "- {tasks: [write, agree], over: people, source: \"9\", otherwise: lead together}";
    let mut world = world(rules);
    let submit = write(&mut world, 1);
    world.act("lead-head", submit);
    world.act(FIRST, work("count.1"));
    world.act(FIRST, work("rest.1"));
    let minutes = world.file("minutes");
    let vote = |votes: Value, counted: [u32; 5]| {
        let [entitled, present, agree, against, recused] = counted;
        let count = json!({"entitled": entitled, "present": present, "agree": agree, "against": against, "recused": recused});
        json!({"act": "decide", "task": "agree.1", "outcome": "agreed",
            "together": {"count": count, "minutes": minutes, "votes": votes}})
    };
    let everybody = json!({"lead-head": "for", "lead-deputy-lead": "for", "lead-section-head": "against"});
    assert_eq!(
        world.refused("lead-head", vote(everybody, [3, 3, 2, 1, 0])),
        R::DutyConflict,
        "the writer votes"
    );
    let left = json!({"lead-head": "recused", "lead-deputy-lead": "for", "lead-section-head": "for"});
    assert_eq!(
        world.refused("lead-head", vote(left.clone(), [3, 3, 3, 0, 0])),
        R::CollectiveCount,
        "the votes say otherwise"
    );
    let stranger = json!({"lead-head": "recused", "north-head": "for", "lead-section-head": "for"});
    assert_eq!(world.refused("lead-head", vote(stranger, [3, 2, 2, 0, 1])), R::NotOfOffice);
    world.act("lead-head", vote(left, [3, 2, 2, 0, 1]));
    assert_eq!(world.case.tasks["agree.1"].votes.len(), 3);
}

#[test]
fn the_verdict_finds_both_tasks_done_by_one_person() {
    let mut world = over_people();
    world.act(FIRST, work("count.1"));
    let submit = write(&mut world, 1);
    world.act(SECOND, submit);
    let row = |acts: &[Act]| {
        let verdict = audit(&world.procedure, "case-1", acts, 480);
        let found = verdict.source.clauses.into_iter().find(|c| c.source == "9");
        found.map(|f| f.finding)
    };
    assert_eq!(row(&world.acts), Some(Finding::Done));
    assert_eq!(row(&world.acts[..2]), None, "one of them says nothing yet");
    // An engine that let it through would be found out.
    let text = serde_json::to_string(&world.acts).unwrap().replace(SECOND, FIRST);
    assert_eq!(row(&serde_json::from_str::<Vec<Act>>(&text).unwrap()), Some(Finding::WrongParty));
}
