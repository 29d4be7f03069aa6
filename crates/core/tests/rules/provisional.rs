//! 先行履职: a body that acts before it is constituted, and whose acts say so.

use quorate_core::RefusalCode as R;
use quorate_core::audit::{Finding, Reason, audit};
use quorate_core::case::Effect;
use quorate_core::directory::Tenure;
use serde_json::{Value, json};

use crate::world::{World, plays, said, small};

const LEAD: &str = "lead-head";
const NORTH: &str = "north-head";

const HEAD: &str = "founds: {board: Board, source: '1', provisional: {from: elect, source: '2'}}
rosters: {board: {source: x, chair: {title: Chair, count: 1, from: {Members: {}}}}}";

/// It is elected, registers itself, and is there once it has been registered.
const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{work: elect, title: Elect, fills: board}]}
- {stage: b, title: B, source: x, tasks: [
    {work: register, title: Register, by: board, writes: {request: Request}},
    {approval: agree, title: Agree, after: register, of: request, constitutes: board, if_returned: a, if_refused: refused}]}";

fn submit(task: &str, work: Value) -> Value {
    json!({"act": "submit", "task": task, "work": work})
}

fn chair(person: &str) -> Value {
    json!({"roster": [{"seat": "chair", "name": "x", "person": person, "pool": "Members"}]})
}

/// Elected, and registered by whoever sits in it.
fn registered() -> World {
    let mut world = World::small(HEAD, STAGES);
    world.act(LEAD, submit("elect.1", chair(NORTH)));
    let file = world.file("request");
    world.act(
        NORTH,
        submit("register.1", json!({"papers": [{"paper": "request", "files": [file], "number": "1"}]})),
    );
    world
}

fn decide(world: &mut World, outcome: &str) {
    world.act(LEAD, json!({"act": "decide", "task": "agree.1", "outcome": outcome, "reason": "because"}));
}

fn tenure(world: &World) -> Tenure {
    world.directory.bodies["case-1-board"].on(world.today())
}

#[test]
fn a_body_acts_before_it_is_constituted_and_its_acts_say_so() {
    let mut world = registered();
    let act = world.acts.last().unwrap();
    assert!(act.by.provisional && act.by.office == "case-1-board");
    assert!(world.case.tasks["register.1"].done.as_ref().unwrap().provisional);
    assert!(!world.case.tasks["elect.1"].done.as_ref().unwrap().provisional);
    assert!(!world.case.has_acted_on("board") && world.case.constituted.is_none());
    assert_eq!(tenure(&world), Tenure::Provisional);
    decide(&mut world, "agreed");
    assert_eq!(world.case.constituted.as_deref(), Some("board"));
    assert_eq!(tenure(&world), Tenure::InOffice);
    let body = &world.directory.bodies["case-1-board"];
    assert_eq!(body.since(), Some(world.today()), "it is there since it was constituted, not since it acted");
    assert!(body.under_way.is_empty() && body.sitting.len() == 1);
    let offices = world.directory.offices.keys().filter(|o| o.starts_with("case-1")).count();
    assert_eq!(offices, 1, "one office all the time");
    let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
    let row = verdict.source.clauses.iter().find(|c| c.kind == "provisional").unwrap();
    assert_eq!(
        (row.finding, row.reason, row.source.as_str()),
        (Finding::Done, Reason::ActedProvisionally, "2")
    );
    assert_eq!(row.facts["tasks"], "register");
    assert!(verdict.complete);
}

#[test]
fn what_was_never_constituted_acts_no_more() {
    let mut world = registered();
    decide(&mut world, "refused");
    assert!(!world.case.is_open());
    assert_eq!(tenure(&world), Tenure::NeverConstituted);
    assert!(Tenure::NeverConstituted.is_out());
    assert!(world.directory.offices["case-1-board"].closed);
    let held = &world.directory.appointments["case-1-board-north-head"];
    assert_eq!(held.until, Some(world.today()), "to the day on which the case ended");
    let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
    let row = verdict.source.clauses.iter().find(|c| c.kind == "provisional").unwrap();
    assert_eq!(row.reason, Reason::NotConstituted);
}

#[test]
fn nobody_acts_for_it_before_and_whoever_is_elected_instead_does() {
    let mut world = World::small(HEAD, STAGES);
    assert_eq!(world.refused(NORTH, submit("register.1", json!({}))), R::TaskNotOpen);
    world.act(LEAD, submit("elect.1", chair(NORTH)));
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "Elected wrongly"}));
    world.act(LEAD, submit("elect.2", chair("south-head")));
    assert!(!world.may(NORTH, "register.2", quorate_core::case::ActKind::Submit));
    let acts = |person: &str| {
        let capacities = world.directory.capacities(person, world.today());
        capacities.iter().any(|c| c.office == "case-1-board")
    };
    assert!(acts("south-head") && !acts(NORTH), "whoever sat there before acts for it no more");
}

/// A term begins with the body, not with what it does before it is one; and no other case can be about it meanwhile.
#[test]
fn it_is_in_no_term_and_nobody_can_open_a_case_about_it() {
    let term =
        "provisional: {from: elect, source: '2'}, term: {length: 2 years, at_end: lapses, source: '3'}";
    let head = HEAD.replace("provisional: {from: elect, source: '2'}", term);
    let mut world = World::small(&head, STAGES);
    world.act(LEAD, submit("elect.1", chair(NORTH)));
    assert!(world.case.terms.is_empty());
    let body = &world.directory.bodies["case-1-board"];
    assert_eq!(body.in_the_way(&quorate_core::directory::Seats::All), Some("case-1"));
    assert!(body.since().is_none());
    let told = world.acts.iter().flat_map(|a| &a.effects);
    assert_eq!(told.filter(|e| matches!(e, Effect::BodyProvisional { .. })).count(), 1);
}

#[test]
fn a_scenario_goes_through_it() {
    plays(
        &small(HEAD, STAGES),
        "  - {lead: submit elect}
  - {expect: {open: [register], founded: [], tenure: {board: provisional}}}
  - {board: submit register}
  - {lead: decide agree as agreed}
  - {expect: {end: done, founded: [board], tenure: {board: in_office}}}",
    );
}

#[test]
fn it_begins_with_what_always_comes_first_and_has_something_to_do() {
    let trouble = |from: &str, stages: &str| {
        let head = HEAD.replace("from: elect", &format!("from: {from}"));
        let found = said(&small(&head, stages));
        let told =
            found.lines().find_map(|l| l.split_once("provisional-bodies-act ").map(|(_, f)| f.to_owned()));
        told.unwrap_or_default()
    };
    assert_eq!(trouble("elect", STAGES), "");
    assert_eq!(trouble("agree", STAGES), "body=board task=agree trouble=order");
    let may = STAGES.replace("{work: elect, title: Elect,", "{work: elect, title: Elect, force: may,");
    assert_eq!(trouble("elect", &may), "body=board task=elect trouble=left-out");
    let later = STAGES.replace(
        "tasks: [{work: elect, title: Elect, fills: board}]",
        "tasks: [{work: plan, title: Plan}]}
- {stage: c, title: C, source: x, tasks: [{work: elect, title: Elect, fills: board}]",
    );
    assert_eq!(trouble("plan", &later), "body=board task=plan trouble=unseated");
    let idle = STAGES.replace("by: board, ", "");
    assert_eq!(trouble("elect", &idle), "body=board task=elect trouble=idle");
}

/// A second body that is there only for many people, and looks into things before it is.
fn audited(counts: &str, from: &str) -> String {
    let head = format!("{HEAD}
bodies: {{audit: {{title: Audit, source: x, when: {{people: 100..}}, provisional: {{from: {from}, source: x}}}}}}");
    let stages = format!("- {{stage: a, title: A, source: x, tasks: [{{work: elect, title: Elect, fills: board{counts}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: call, title: Call}},
    {{work: look, title: Look, by: audit, after: call, when: {{people: 100..}}}}]}}
- {{stage: c, title: C, source: x, tasks: [{{work: register, title: Register, by: board, states: {{late: Late, range: 0..9}}, writes: {{request: Request}}}},
    {{approval: agree, title: Agree, after: register, of: request, constitutes: [board, audit], if_returned: c, if_refused: refused}}]}}");
    small(&head, &stages)
}

#[test]
fn a_body_under_a_condition_acts_only_where_that_is_known_to_hold() {
    const COUNTS: &str = ", states: {people: People, range: 0..999}";
    assert_eq!(said(&audited(COUNTS, "elect")), "");
    // Whoever has to look into it whatever the condition says would wait for ever.
    let always = audited(COUNTS, "elect").replace("after: call, when: {people: 100..}", "after: call");
    assert!(said(&always).contains("parties-are-formed party=audit"), "{}", said(&always));
    let plays_with = |people: &str, expect: &str| {
        plays(
            &audited(COUNTS, "call"),
            &format!(
                "  - {{lead: submit elect, facts: {{people: {people}}}}}
  - {{lead: submit call}}
  - {{expect: {expect}}}"
            ),
        );
    };
    plays_with("5", "{stage: c, open: register, not_applicable: look}");
    plays_with("500", "{open: look, tenure: {audit: provisional}}");
}

#[test]
fn what_one_body_did_is_not_told_of_another() {
    let procedure = quorate_core::Procedure::from_yaml(
        &audited(", states: {people: People, range: 0..999}", "call"),
        None,
    )
    .unwrap();
    let mut world = World::with(procedure, &crate::world::OFFICES);
    world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
    let mut elected = chair(NORTH);
    elected["facts"] = json!({"people": 500});
    world.act(LEAD, submit("elect.1", elected));
    world.act(LEAD, submit("call.1", json!({})));
    world.direct(json!({"act": "appoint", "appointment": "auditor", "person": "south-head", "office": "case-1-audit", "role": "head", "rank": "head"}));
    world.act("south-head", submit("look.1", json!({})));
    let file = world.file("request");
    world.act(
        NORTH,
        submit(
            "register.1",
            json!({"papers": [{"paper": "request", "files": [file]}], "facts": {"late": 1}}),
        ),
    );
    let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
    let rows = verdict.source.clauses.iter().filter(|c| c.kind == "provisional");
    let told: Vec<(&str, &str)> = rows.map(|c| (c.clause.as_str(), c.facts["tasks"].as_str())).collect();
    assert_eq!(told, [("board", "register"), ("audit", "look")]);
}
