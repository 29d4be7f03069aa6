//! The life of a body: its term, its renewal by the procedure that founded it or another, by-elections, dissolution.

use quorate_core::directory::{Seats, Tenure};
use quorate_core::{Case, Date, Procedure};
use serde_json::json;

use crate::world::{OFFICES, World, plays, said, small};

/// A board founded for three years, and renewed by the same procedure; the first one is also inaugurated.
const RENEWED: &str = "founds: {board: Board, source: x, term: {length: 3 years, at_end: continues, opens: 6 months, renewed_by: this procedure, source: x}}
rosters: {board: {source: x, chair: {title: Chair, count: 1, from: head of members}, seats: {title: Seats, count: 1..3, from: section-head of members}}}";
const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{work: nominate, title: Nominate, fills: board, writes: {list: List}}, {work: inaugurate, title: I, when: {board: new}}, {work: account, title: C, when: {board: in office}, by: board}]}
- {stage: b, title: B, source: x, tasks: [{approval: agree, title: G, of: list, constitutes: board, if_returned: a, if_refused: refused}]}";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_term_begins_with_the_act_that_founds_and_ends_by_the_calendar() {
    plays(
        &small(RENEWED, STAGES),
        "
  - expect: {facts: {board: new}, open: [nominate, inaugurate], not_applicable: account}
  - lead: submit nominate
  - lead: submit inaugurate
  - lead: decide agree as agreed
  - expect: {end: done, founded: board, terms: {board: 2029-01-05}, tenure: {board: in_office}}
  - wait: 30 months
  - expect: {tenure: {board: renewal_open}}
  - wait: 7 months
  - expect: {tenure: {board: overdue}}
",
    );
}

/// The procedure that founds a body renews one in office: what only a new one needs does not apply, and the old body acts.
#[test]
fn the_founding_procedure_renews_a_body_in_office() {
    plays(
        &small(RENEWED, STAGES),
        "
  - expect: {facts: {board: in office}, open: [nominate, account], not_applicable: inaugurate, founded: []}
  - lead: submit nominate
  - board: submit account
  - lead: decide agree as agreed
  - expect: {end: done, founded: board, terms: {board: 2029-01-05}, tenure: {board: in_office}}
  in_office: {since: 2023-01-10, until: 2026-01-10, opens: 2025-07-10}
  verdict: {complete: true}
",
    );
}

/// A term counts from the day a case sets, or from a task that comes later, and a day that is moved counts it again.
#[test]
fn a_term_counts_from_what_its_clause_names() {
    let head = |from: &str| {
        format!(
            "founds: {{board: Board, source: x, term: {{length: term_years, from: {from}, at_end: lapses, source: x}}}}
days: {{start: {{title: Start, stands_for: from then on, source: x}}}}
parameters: {{term_years: {{title: Years, range: 2..4 years, stands_for: a few years, source: x}}}}"
        )
    };
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, writes: {list: List}, due: 2 days after start}, {approval: agree, title: G, of: list, constitutes: board, if_refused: refused, if_returned: a}]}
- {stage: b, title: B, source: x, tasks: [{work: enter, title: E}, {work: publish, title: P, after: enter}]}";
    plays(
        &small(&head("start"), stages),
        "
  - lead: set term_years to 2
  - lead: set start to 2026-02-01
  - lead: submit write
  - lead: decide agree as agreed
  - expect: {terms: {board: 2028-02-01}}
  - lead: set start to 2026-03-01
  - expect: {terms: {board: 2028-03-01}}
",
    );
    plays(
        &small(&head("enter"), stages),
        "
  - lead: set term_years to 2
  - lead: set start to 2026-02-01
  - lead: submit write
  - lead: decide agree as agreed
  - expect: {founded: board, terms: {board: ''}}
  - wait: 10 days
  - lead: submit enter
  - expect: {terms: {board: 2028-01-15}}
",
    );
}

const CHANGED: &str = "concerns: {board: Board, source: x}
rosters: {board: {source: x, seats: {title: Seats, count: 1..3, from: section-head of members}}}";
const BY_ELECTION: &str = "- {stage: a, title: A, source: x, tasks: [{work: nominate, title: Nominate, fills: board, writes: {list: List}}, {approval: agree, title: G, of: list, ACT: board, if_returned: a, if_refused: refused}]}
- {stage: b, title: B, source: x, tasks: [{work: tell, title: T}]}";

/// A county with a board in office, and no case yet.
fn with_board(head: &str, stages: &str, until: &str, at_end: &str) -> World {
    let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap_or_else(|f| panic!("{f:#?}"));
    let mut world = World::with(procedure, &OFFICES);
    world.direct(json!({"act": "put_office", "office": "the-board", "name": "The board"}));
    for person in ["old", "older"] {
        world.direct(json!({"act": "put_person", "person": person, "name": person}));
    }
    world.direct(json!({"act": "appoint", "appointment": "old", "person": "old", "office": "the-board", "role": "head"}));
    world.direct(json!({
        "act": "register_body", "office": "the-board", "body": "board",
        "term": {"since": "2023-09-20", "until": until, "at_end": at_end},
    }));
    world
}

fn open(about: &str) -> serde_json::Value {
    json!({"act": "open", "procedure": "random", "county": "520622", "about": about})
}

fn again(world: &mut World, case: &str) {
    world.case = Case::empty(case);
    world.acts.clear();
}

fn elect(world: &mut World, person: &str) {
    let list = world.file("list");
    let holder = json!({"seat": "seats", "name": person, "person": person, "party": "north", "position": "section-head"});
    world.act(
        "lead-head",
        json!({"act": "submit", "task": "nominate.1", "work": {"papers": [{"paper": "list", "files": [list]}], "roster": [holder]}}),
    );
    world.act("lead-head", json!({"act": "decide", "task": "agree.1", "outcome": "agreed"}));
}

#[test]
fn a_by_election_replaces_the_seats_it_names_and_leaves_the_term() {
    let stages = BY_ELECTION.replace("ACT", "changes");
    let mut world = with_board(CHANGED, &stages, "2026-09-20", "continues");
    world.act("lead-head", open("the-board"));
    assert_eq!(world.case.concerns.as_ref().unwrap().office, "the-board");
    elect(&mut world, "north-section-head");
    let body = &world.directory.bodies["the-board"];
    let seats: Vec<(&str, Option<&str>)> =
        body.sitting.iter().map(|s| (s.seat.as_str(), s.person.as_deref())).collect();
    assert_eq!(seats, [("seats", Some("north-section-head"))]);
    assert_eq!(body.term.as_ref().unwrap().until, day("2026-09-20"));
    let acts_for = |world: &World, person: &str| {
        world.directory.capacities(person, world.today()).iter().any(|c| c.office == "the-board")
    };
    assert!(acts_for(&world, "north-section-head") && acts_for(&world, "old"));
    // What has been brought about is not gone back over.
    assert_eq!(
        world.refused("lead-head", json!({"act": "return", "to": "a", "reason": "r"})).as_str(),
        "barrier"
    );
    assert_eq!(
        world.refused("lead-head", json!({"act": "withdraw", "reason": "r"})).as_str(),
        "already-constituted"
    );
    world.act("lead-head", json!({"act": "submit", "task": "tell.1", "work": {}}));
    assert!(!world.case.is_open() && world.directory.bodies["the-board"].under_way.is_empty());
    // The next one takes the seat over, and whoever sat in it acts no more.
    again(&mut world, "case-2");
    world.act("lead-head", open("the-board"));
    elect(&mut world, "south-section-head");
    world.now = world.now.plus_minutes(24 * 60);
    assert!(!acts_for(&world, "north-section-head") && acts_for(&world, "south-section-head"));
    assert_eq!(world.directory.bodies["the-board"].turns.len(), 3);
}

#[test]
fn two_cases_about_the_same_seats_are_never_under_way_together() {
    let stages = BY_ELECTION.replace("ACT", "changes");
    let mut world = with_board(CHANGED, &stages, "2027-09-20", "continues");
    world.act("lead-head", open("the-board"));
    again(&mut world, "case-2");
    assert_eq!(world.refused("lead-head", open("the-board")).as_str(), "body-busy");
    // A case that changes only what the body goes by is about no seat.
    let charter = "concerns: {board: Board, source: x}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: write, title: Nominate, writes: {list: List}}, {approval: agree, title: G, of: list, changes: board, if_returned: a, if_refused: refused}]}";
    world.procedure = Procedure::from_yaml(&small(charter, stages), None).unwrap();
    world.act("lead-head", open("the-board"));
    assert_eq!(world.directory.bodies["the-board"].under_way["case-2"].seats, Seats::Some(vec![]));
    // The first is withdrawn: the way is free.
    world.act("lead-head", json!({"act": "withdraw", "reason": "r"}));
    assert_eq!(world.directory.bodies["the-board"].under_way.len(), 1);
}

#[test]
fn a_body_that_is_dissolved_or_void_acts_no_more_and_nothing_is_about_it() {
    ends_the_board("dissolves", Tenure::Dissolved);
    ends_the_board("voids", Tenure::Void);
}

fn ends_the_board(act: &str, tenure: Tenure) {
    let stages = BY_ELECTION.replace("ACT", act);
    let head = "concerns: {board: Board, source: x}";
    let stages = stages.replace("fills: board, ", "");
    let mut world = with_board(head, &stages, "2027-09-20", "continues");
    world.act("lead-head", open("the-board"));
    let list = world.file("list");
    world.act(
        "lead-head",
        json!({"act": "submit", "task": "nominate.1", "work": {"papers": [{"paper": "list", "files": [list]}]}}),
    );
    world.act("lead-head", json!({"act": "decide", "task": "agree.1", "outcome": "agreed"}));
    assert_eq!(world.directory.bodies["the-board"].on(world.today()), tenure);
    assert!(world.directory.offices["the-board"].closed);
    world.now = world.now.plus_minutes(24 * 60);
    assert!(world.directory.capacities("old", world.today()).is_empty());
    again(&mut world, "case-2");
    assert_eq!(world.refused("lead-head", open("the-board")).as_str(), "body-out");
}

#[test]
fn a_body_that_lapses_with_its_term_acts_no_more_and_is_not_renewed() {
    let stages = BY_ELECTION
        .replace("ACT", "renews")
        .replace("{work: tell, title: T}", "{work: tell, title: T, by: board}");
    let head =
        format!("{CHANGED}\nparties: {{lead: {{lead: Lead}}, member: {{north: North, south: South}}}}");
    // It lapses while its renewal is under way: the renewal comes too late.
    let mut world = with_board(&head, &stages, "2026-09-20", "lapses");
    world.act("lead-head", open("the-board"));
    world.now = world.now.plus_minutes(8 * 24 * 60);
    let list = world.file("list");
    let holder = json!({"seat": "seats", "name": "n", "person": "north-section-head", "party": "north", "position": "section-head"});
    world.act(
        "lead-head",
        json!({"act": "submit", "task": "nominate.1", "work": {"papers": [{"paper": "list", "files": [list]}], "roster": [holder]}}),
    );
    let decide = json!({"act": "decide", "task": "agree.1", "outcome": "agreed"});
    assert_eq!(world.refused("lead-head", decide.clone()).as_str(), "body-out");
    // What took place in time counts, though it is recorded later; the new term is told once it can be counted.
    let mut signed = decide;
    signed["took_place"] = json!("2026-09-18");
    let command = serde_json::from_value(signed).unwrap();
    let decided = world.attempt("lead-head", &command).unwrap();
    let mut later = world.directory.clone();
    let mut case = world.case.clone();
    case.evolve(&decided.act);
    for command in quorate_core::case::follow_ups(&case, &decided.act, world.today()) {
        if let quorate_core::directory::DirectoryCommand::FollowBody { events, .. } = &command {
            assert_eq!(events.len(), 1, "{events:?}");
        }
        later = world.followed(&later, &command);
    }
    assert_eq!(
        (later.bodies["the-board"].on(world.today()), &later.bodies["the-board"].term),
        (Tenure::InOffice, &None)
    );
    world.act("lead-head", json!({"act": "withdraw", "reason": "r"}));
    again(&mut world, "case-2");
    assert_eq!(world.refused("lead-head", open("the-board")).as_str(), "body-out");
}

#[test]
fn a_case_names_a_body_that_its_procedure_is_about() {
    let stages = BY_ELECTION.replace("ACT", "changes");
    let mut world = with_board(CHANGED, &stages, "2027-09-20", "continues");
    let about_none = json!({"act": "open", "procedure": "random", "county": "520622"});
    assert_eq!(world.refused("lead-head", about_none).as_str(), "body-missing");
    // An office that is no body, and a body of another sort, are missing alike.
    assert_eq!(world.refused("lead-head", open("north")).as_str(), "body-unknown");
    world.direct(json!({"act": "register_body", "office": "north", "body": "other"}));
    assert_eq!(world.refused("lead-head", open("north")).as_str(), "body-unknown");
    assert_eq!(world.refused("lead-head", open("nobody")).as_str(), "body-unknown");
    // A procedure that only founds is about no body in office.
    let found = "founds: {board: Board, source: x}";
    let stages = BY_ELECTION.replace("fills: board, ", "").replace("ACT", "constitutes");
    world.procedure = Procedure::from_yaml(&small(found, &stages), None).unwrap();
    assert_eq!(world.refused("lead-head", open("the-board")).as_str(), "body-unknown");
}

#[test]
fn what_cases_did_to_a_body_is_not_entered_by_hand() {
    let mut world = with_board(CHANGED, &BY_ELECTION.replace("ACT", "changes"), "2027-09-20", "continues");
    let enter = |term: serde_json::Value| json!({"act": "register_body", "office": "the-board", "body": "board", "since": "2020-01-01", "term": term});
    let term = |since: &str, until: &str| json!({"since": since, "until": until, "at_end": "lapses"});
    for wrong in [term("2026-01-01", "2026-01-01"), term("2019-12-31", "2022-01-01")] {
        assert_eq!(world.try_direct(enter(wrong)).unwrap_err().code.as_str(), "bad-term");
    }
    world.direct(enter(term("2024-01-01", "2027-01-01")));
    world.act("lead-head", open("the-board"));
    elect(&mut world, "north-section-head");
    assert_eq!(
        world.try_direct(enter(term("2024-01-01", "2028-01-01"))).unwrap_err().code.as_str(),
        "body-by-case"
    );
}

/// What a procedure says about a body comes to something.
#[test]
fn terms_lead_on() {
    let told = |head: &str, stages: &str| said(&small(head, stages));
    let by_election = |act: &str| BY_ELECTION.replace("fills: board, ", "").replace("ACT", act);
    let concerns = |term: &str| {
        format!("concerns: {{board: Board, source: x, term: {{{term}, at_end: lapses, source: x}}}}")
    };
    for (term, act, trouble) in [
        ("length: 3 years", "changes", "trouble=idle"),
        ("length: 0 years", "renews", "trouble=nothing"),
        ("length: 3 years, opens: 37 months", "renews", "trouble=opens"),
        ("length: 3 years, renewed_by: this procedure", "renews", "trouble=standing"),
    ] {
        let told = told(&concerns(term), &by_election(act));
        assert!(told.contains("terms-lead-on") && told.contains(trouble), "{term}: {told}");
    }
    // One that is founded beside another is renewed by a procedure of its own.
    let beside = "founds: {board: Board, source: x}\nbodies: {audit: {title: Audit, source: x, term: {length: 2 years, at_end: lapses, renewed_by: this procedure, source: x}}}";
    let both_found = by_election("constitutes").replace("constitutes: board", "constitutes: [board, audit]");
    assert!(told(beside, &both_found).contains("trouble=beside"), "{}", told(beside, &both_found));
    // It runs from what no run leaves out.
    let late = by_election("renews").replace("{work: tell, title: T}", "{work: tell, title: T, force: may}");
    assert!(told(&concerns("length: 3 years, from: tell"), &late).contains("trouble=from"));
    assert_eq!(told(&concerns("length: 3 years, from: tell"), &by_election("renews")), "");
    // A procedure founds, or it is about a body in office.
    let both = "founds: {board: Board, source: x}\nconcerns: {council: Council, source: x}";
    assert!(told(both, &by_election("constitutes")).contains("trouble=founds"));
    assert!(
        told("founds: {board: Board, source: x}", &by_election("renews")).contains("trouble=not-standing")
    );
    assert!(
        told("concerns: {board: Board, source: x}", &by_election("constitutes"))
            .contains("trouble=constitutes")
    );
    let twice = by_election("renews").replace("renews: board", "renews: board, dissolves: board");
    assert!(told("concerns: {board: Board, source: x}", &twice).contains("trouble=two-acts"));
}

/// What was dissolved does nothing more: whatever it is to do comes before, or no run could go on.
#[test]
fn a_dissolved_body_is_left_nothing_to_do() {
    let stages = |report: &str, after: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: write, title: W, writes: {{list: List}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: report, title: R, by: board{report}}}, {{approval: agree, title: G, of: list, dissolves: board{after}, if_returned: a, if_refused: refused}}]}}"
        )
    };
    let head = "concerns: {board: Board, source: x}";
    assert_eq!(said(&small(head, &stages("", ", after: report"))), "");
    assert!(said(&small(head, &stages("", ""))).contains("trouble=dissolved"));
    let later = stages("", ", after: report")
        + "\n- {stage: c, title: C, source: x, tasks: [{work: keep, title: K, by: board}]}";
    assert!(
        said(&small(head, &later)).contains("task=keep trouble=dissolved"),
        "{}",
        said(&small(head, &later))
    );
}

/// A renewal has to fit between the day it opens and the end of the term.
#[test]
fn a_renewal_fits_into_its_time() {
    let head = |opens: &str| {
        format!(
            "concerns: {{board: Board, source: x, term: {{length: 3 years, opens: {opens}, at_end: lapses, source: x}}}}"
        )
    };
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, writes: {list: List}}, {notice: show, title: S, of: list, for: 20 days}]}
- {stage: b, title: B, source: x, tasks: [{approval: agree, title: G, of: list, renews: board, if_returned: a, if_refused: refused}]}";
    assert!(said(&small(&head("10 days"), stages)).contains("times-fit-together"));
    assert_eq!(said(&small(&head("1 months"), stages)), "");
    // Of the two ways of one procedure, what only a new body needs is not in the way of a renewal.
    let both = "founds: {board: Board, source: x, term: {length: 3 years, opens: 10 days, at_end: lapses, renewed_by: this procedure, source: x}}";
    let stages = stages.replace("renews", "constitutes");
    assert!(said(&small(both, &stages)).contains("times-fit-together"));
    let new = stages
        .replace("notice: show", "when: {board: new}, notice: show")
        .replace("{when: {board: new}, notice: show,", "{notice: show, when: {board: new},");
    assert_eq!(said(&small(both, &new)), "");
}
