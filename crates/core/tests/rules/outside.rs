//! Filings with parties outside and notices people can object to: told with evidence, in their order, until the clause
//! is met.

use serde_json::json;

use crate::world::{World, plays, said, small};

const PARTIES: &str = "parties: {lead: {lead: Lead}, member: {north: North}, outside: {registry: Registry, many: [press], press: Press}}";

fn lodging(rest: &str) -> String {
    format!(
        "- {{stage: a, title: A, source: x, tasks: [{{work: draft, title: D, writes: {{plan: Plan}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{filing: lodge, title: L, by: north, papers: plan, {rest}}}]}}
- {{stage: c, title: C, source: x, tasks: [{{work: rest, title: R}}]}}"
    )
}

fn filing(rest: &str) -> String {
    small(PARTIES, &lodging(rest))
}

const ANSWERED: &str = "to: registry, until: answered, answer: {certificate: Certificate}, no_answer: 10 days, if_returned: a, if_refused: refused";

fn notice(rest: &str) -> String {
    small(
        PARTIES,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: draft, title: D, writes: {{plan: Plan}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{notice: show, title: Show, by: north, of: plan, place: the gate, for: 7 days{rest}}}]}}
- {{stage: c, title: C, source: x, tasks: [{{work: rest, title: R}}]}}"
        ),
    )
}

const CORRECTS: &str = ", objections: {decided_by: lead, within: 5 days, due: 3 days}, upheld: correct";
const RETURNS: &str = ", objections: {decided_by: lead}, if_upheld: a";

#[test]
fn a_filing_is_over_when_it_was_received_everywhere() {
    plays(
        &filing("to: [registry, press]"),
        "
  - lead: submit draft
  - north: record lodge as received
    refused: event-out-of-turn
  - lead: record lodge as sent
    refused: not-your-office
  - north: record lodge as sent
    with: {event: {is: sent, to: [{party: press}]}}
    refused: event-out-of-turn
  - north: record lodge as sent
    with: {event: {is: sent, to: [{party: north}]}}
    refused: event-out-of-turn
  - north: record lodge as sent
    with: {event: {is: sent, to: [{party: press, name: Herald}, {party: press, name: Courier}]}}
  - north: record lodge as sent
    with: {event: {is: sent, to: [{party: registry}]}}
  - north: record lodge as sent
    with: {event: {is: sent, to: [{party: registry}]}}
    refused: event-out-of-turn
  - north: record lodge as received
    with: {event: {is: received, of: 1}, words: ''}
    refused: evidence-missing
  - north: record lodge as received
    with: {event: {is: received, of: 1}}
  - north: record lodge as received
    with: {event: {is: received, of: 1}}
    refused: event-out-of-turn
  - north: record lodge as received
    with: {event: {is: received}}
    refused: event-out-of-turn
  - north: record lodge as received
    with: {event: {is: received, of: 2}, day: 2020-01-01}
    refused: event-out-of-turn
  - north: record lodge as received
    with: {event: {is: received, of: 2}}
  - expect: {stage: b, open: lodge}
  - north: record lodge as received
    with: {event: {is: received, of: 3}}
  - expect: {stage: c, done: lodge}
  - lead: submit rest
  verdict: {complete: true, findings: {lodge: done}}
",
    );
}

#[test]
fn an_answer_goes_on_returns_or_refuses() {
    plays(
        &filing(ANSWERED),
        "
  - lead: submit draft
  - north: record lodge as sent
  - north: record lodge as received
  - north: record lodge as returned
    with: {words: ''}
    refused: reason-missing
  - north: record lodge as returned
  - expect: {stage: a}
  - lead: submit draft
  - north: record lodge as sent
  - north: record lodge as registered
    with: {papers: []}
    refused: paper-missing
  - north: record lodge as registered
  - expect: {stage: c}
  - lead: submit rest
  verdict: {complete: true, findings: {lodge: done, certificate: done}}
",
    );
    plays(
        &filing(ANSWERED),
        "
  - lead: submit draft
  - north: record lodge as sent
  - north: record lodge as refused
  - expect: {end: refused}
",
    );
}

/// Who is waited for long enough has not answered: the case goes on, and the verdict says so.
#[test]
fn no_answer_is_no_answer() {
    plays(
        &filing(ANSWERED),
        "
  - lead: submit draft
  - north: record lodge as sent
  - wait: 9 days
  - north: record lodge as no_answer
    refused: answer-awaited
  - wait: 2 days
  - north: record lodge as no_answer
  - expect: {stage: c, done: lodge}
  - lead: submit rest
  verdict: {complete: false, findings: {lodge: done, certificate: missing}}
",
    );
    // Said so, silence leads elsewhere.
    plays(
        &filing(&format!("{ANSWERED}, if_no_answer: refused")),
        "
  - lead: submit draft
  - north: record lodge as sent
  - wait: 11 days
  - north: record lodge as no_answer
  - expect: {end: refused}
",
    );
}

/// What was recorded by mistake is struck, the last first; it stays in the record.
#[test]
fn the_last_event_can_be_struck() {
    plays(
        &notice(CORRECTS),
        "
  - lead: submit draft
  - north: record show as struck
    refused: event-out-of-turn
  - north: record show as put_up
  - north: record show as objected
  - expect: {open: show}
  - north: record show as struck
    with: {words: ''}
    refused: reason-missing
  - north: record show as struck
  - north: record show as struck
  - expect: {open: show}
  - north: record show as put_up
  - wait: 8 days
  - north: record show as taken_down
  - expect: {stage: c}
",
    );
}

#[test]
fn a_notice_stays_up_for_its_time_and_is_seen() {
    plays(
        &notice(""),
        "
  - lead: submit draft
  - north: record show as taken_down
    refused: event-out-of-turn
  - north: record show as put_up
    with: {files: []}
    refused: evidence-missing
  - north: record show as put_up
  - north: record show as put_up
    refused: event-out-of-turn
  - north: record show as objected
    refused: event-out-of-turn
  - wait: 6 days
  - north: record show as taken_down
    refused: notice-runs
  - wait: 2 days
  - north: record show as taken_down
    with: {files: []}
    refused: evidence-missing
  - north: record show as taken_down
  - expect: {stage: c, done: show}
  - lead: submit rest
  verdict: {complete: true, findings: {show: done}}
",
    );
}

/// An objection in time is decided by whom the clause names; one that is upheld corrects what was shown, where people
/// see it.
#[test]
fn an_upheld_objection_corrects_what_was_put_up() {
    plays(
        &notice(CORRECTS),
        "
  - lead: submit draft
  - north: record show as put_up
  - north: record show as objected
    with: {words: ''}
    refused: reason-missing
  - north: record show as objected
  - north: record show as objected
  - north: decide show as upheld
    refused: not-your-office
  - lead: decide show as agreed
    refused: outcome-unknown
  - lead: decide show as declined
  - wait: 6 days
  - north: record show as objected
    refused: objection-late
  - wait: 2 days
  - north: record show as taken_down
    refused: objections-undecided
  - lead: decide show as upheld
  - north: record show as change_put_up
    refused: event-out-of-turn
  - north: record show as taken_down
    refused: correction-owed
  - lead: correct draft of plan
  - north: record show as taken_down
    refused: correction-owed
  - north: record show as change_put_up
  - north: record show as taken_down
  - expect: {stage: c, done: show}
  - lead: submit rest
  verdict: {complete: true, findings: {show: late}}
",
    );
}

#[test]
fn an_upheld_objection_leads_back_where_the_clause_says() {
    plays(
        &notice(RETURNS),
        "
  - lead: submit draft
  - north: record show as put_up
  - north: record show as objected
  - lead: decide show as upheld
  - expect: {stage: a, open: draft}
  - lead: submit draft
  - north: record show as put_up
  - wait: 8 days
  - north: record show as taken_down
  - expect: {stage: c}
",
    );
}

/// Nobody who never signs in is bound to an office or waited for.
#[test]
fn outsiders_have_no_office() {
    plays(
        &filing("to: registry, until: sent"),
        "
  - lead: bind registry to north
    refused: party-unknown
  - lead: submit draft
  - north: record lodge as sent
  - expect: {stage: c}
",
    );
    assert!(
        said(&filing("to: registry").replace("by: north", "by: registry")).contains("outsiders-owe-nothing")
    );
}

/// Of several recipients the last can be told of without its number; no objection takes the place of another.
#[test]
fn what_is_left_is_known_without_its_number() {
    plays(
        &filing("to: [registry, press]"),
        "
  - lead: submit draft
  - north: record lodge as sent
  - north: record lodge as sent
    with: {event: {is: sent, to: []}}
    refused: event-out-of-turn
  - north: record lodge as received
  - north: record lodge as received
    with: {event: {is: received}}
  - expect: {stage: c}
",
    );
    plays(
        &notice(CORRECTS),
        "
  - lead: submit draft
  - north: record show as put_up
  - north: record show as objected
  - lead: decide show as declined
  - north: record show as objected
  - lead: undo show
    with: {task: show.1.o1}
  - north: record show as objected
  - lead: decide show as declined
    with: {task: show.1.o1}
  - lead: decide show as declined
    with: {task: show.1.o2}
  - wait: 8 days
  - north: record show as taken_down
    refused: objections-undecided
  - lead: decide show as declined
    with: {task: show.1.o3}
  - north: record show as taken_down
  - expect: {stage: c}
",
    );
}

/// Evidence that shows several sendings at once is on record once.
#[test]
fn evidence_of_several_is_on_record_once() {
    let mut world = World::small(PARTIES, &lodging("to: [registry, press]"));
    let plan = world.file("plan");
    world.act(
        "lead-head",
        json!({"act": "submit", "task": "draft.1", "work": {"papers": [{"paper": "plan", "files": [plan]}]}}),
    );
    let receipt = world.file("receipt");
    let to = json!([{"party": "press", "name": "Herald"}, {"party": "press", "name": "Courier"}, {"party": "registry"}]);
    let event = json!({"is": "sent", "to": to});
    let day = world.today().to_string();
    world.act(
        "north-head",
        json!({"act": "record_event", "task": "lodge.1", "event": event, "day": day, "files": [receipt]}),
    );
    let files: Vec<usize> = world.case.tasks["lodge.1"].events.iter().map(|e| e.files.len()).collect();
    assert_eq!(files, [1, 0, 0]);
}
