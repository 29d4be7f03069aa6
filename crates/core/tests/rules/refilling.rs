//! Places that are filled again, played as scenarios: nobody comes back by a side door, and the verdict sees who came.

use quorate_core::scenario::{play, read};
use quorate_core::{Calendar, Procedure};

use crate::world::CALENDAR;

/// A group of two of the north, one of whom stands for the board.
fn procedure(stages: &str) -> Procedure {
    let text = format!(
        "procedure: p
version: 1
language: en
title: P
source: S
status: binding
founds: {{board: Board, source: '1'}}
parties: {{lead: {{lead: Lead}}, member: {{north: North, south: South}}, formed: {{group: Group}}}}
positions: {{ranks: [{{clerk: Clerk}}, {{head: Head}}]}}
rosters: {{board: {{source: '1', force: must, one_seat_each: true, seat: {{title: Seat, count: 1..2, from: {{People: {{}}}}}}}}}}
incompatible: [{{holding: group, standing_for: board, then: leaves, refilled_by: lead, source: '2'}}]
stages:
{stages}
ends: {{done: {{title: Done, founding: board}}}}
"
    );
    Procedure::from_yaml(&text, None).unwrap_or_else(|f| panic!("{f:#?}"))
}

/// What goes otherwise than the steps say.
fn otherwise(stages: &str, steps: &str) -> Vec<String> {
    let scenarios = read(&format!("scenarios:\n- scenario: S\n  steps:\n{steps}")).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let played = play(&procedure(stages), &calendar, &scenarios[0]);
    played.failures.iter().map(|f| format!("{} {:?}", f.place.line, f.what)).collect()
}

const NAMED: &str = "- {stage: a, title: A, source: '1', tasks: [{work: form, title: Form, by: lead, forms: group from each of north}]}
- {stage: b, title: B, source: '1', tasks: [{work: name, title: Name, by: lead, fills: board}, {work: x, title: X, by: group, after: name}]}
- {stage: c, title: C, source: '1', tasks: [{work: found, title: Found, by: lead, constitutes: board}]}";
const FORMED: &str = "  - lead: submit form
    with: {work: {members: [{name: A, party: north, person: north-clerk, rank: clerk}, {name: B, party: north, person: north-head, rank: head}]}}
";
const STANDS: &str = "  - lead: submit name
    with: {work: {roster: [{seat: seat, name: A, pool: People, person: north-clerk}]}}
";
const BACK: &str = "  - lead: refill group
    with: {place: 1, member: {name: A, party: north, person: north-clerk}, reason: back}
    refused: roles-incompatible
";

#[test]
fn whoever_stands_does_not_come_back_between_the_rounds() {
    let elected = "- {stage: a, title: A, source: '1', tasks: [{work: form, title: Form, by: lead, forms: group from each of north}, {work: roll, title: R, by: lead, lists: {voters: Voters, range: 1..1000 persons}}]}
- {stage: b, title: B, source: '1', tasks: [{vote: elect, title: Elect, by: group, voters: voters, fills: board, constitutes: board, candidates: more than seats, majority: more than 1/2 of participating, again: [{candidates: runners-up, majority: at least 1/3 of participating}], if_lost: a, writes: {result: Result}}]}";
    let count = "  - lead: submit roll
    facts: {voters: 100}
  - group: count elect as tie
    with:
      counts: {heads: {participating: 90}}
      candidates:
      - {who: {seat: seat, name: V, pool: People, person: south-head}, votes: {heads: 60}}
      - {who: {seat: seat, name: W, pool: People}, votes: {heads: 46}}
      - {who: {seat: seat, name: A, pool: People, person: north-clerk}, votes: {heads: 46}}
";
    let other = "  - lead: refill group
    with: {place: 1, member: {name: V, party: north, person: south-head}, reason: stands too}
    refused: roles-incompatible
  - lead: refill group
    with: {place: 1, member: {name: C, party: north, person: lead-head}, reason: next}
";
    assert_eq!(otherwise(elected, &format!("{FORMED}{count}{BACK}{other}")), [] as [&str; 0]);
}

#[test]
fn whoever_has_left_does_not_come_back_when_the_roster_is_set_aside() {
    let steps = format!(
        "{FORMED}{STANDS}  - lead: return to b\n{BACK}  - lead: confirm name\n  - north: submit x\n    refused: not-your-office\n"
    );
    assert_eq!(otherwise(NAMED, &steps), [] as [&str; 0]);
}

#[test]
fn a_roster_that_is_confirmed_asks_the_same_of_its_people() {
    let steps = format!(
        "{FORMED}{STANDS}  - lead: return to a\n{FORMED}  - lead: confirm name\n{BACK}  - group: submit x\n  - lead: submit found\n  - expect: {{end: done}}\n  verdict: {{complete: true}}\n"
    );
    assert_eq!(otherwise(NAMED, &steps), [] as [&str; 0]);
}

#[test]
fn whoever_comes_is_of_those_the_party_was_formed_of_here() {
    let ways = "- {stage: a, title: A, source: '1', tasks: [{work: state, title: St, by: lead, states: {kind: Kind, one_of: [nn, ss]}}, {work: form, title: Form, by: lead, after: state, when: {kind: nn}, forms: group from each of north}, {work: form2, title: Form2, by: lead, after: state, when: {kind: ss}, forms: group from each of south}]}
- {stage: b, title: B, source: '1', tasks: [{work: name, title: Name, by: lead, fills: board}, {work: x, title: X, by: group, after: name}]}
- {stage: c, title: C, source: '1', tasks: [{work: found, title: Found, by: lead, constitutes: board}]}";
    let steps = "  - lead: submit state
    facts: {kind: ss}
  - lead: submit form2
    with: {work: {members: [{name: A, party: south, person: south-clerk, rank: clerk}, {name: B, party: south, person: south-head, rank: head}]}}
  - lead: submit name
    with: {work: {roster: [{seat: seat, name: A, pool: People, person: south-clerk}]}}
  - lead: refill group
    with: {place: 1, member: {name: C, party: north, person: north-clerk}, reason: wrong}
    refused: party-unknown
  - lead: refill group
    with: {place: 1, member: {name: C, party: south}, reason: right}
";
    assert_eq!(otherwise(ways, steps), [] as [&str; 0]);
}

#[test]
fn the_verdict_asks_of_whoever_comes_what_it_asks_of_whom_the_party_was_formed() {
    let heads = NAMED.replace("each of north", "head of north");
    for (rank, found) in [("head", "done"), ("clerk", "wrong_party")] {
        let steps = format!(
            "  - lead: submit form
    with: {{work: {{members: [{{name: A, party: north, rank: head}}, {{name: B, party: north, person: north-head, rank: head}}]}}}}
  - lead: submit name
    with: {{work: {{roster: [{{seat: seat, name: A, pool: People, also: {{group: 1}}}}]}}}}
  - lead: refill group
    with: {{place: 1, member: {{name: C, party: north, rank: {rank}}}, reason: next}}
  - group: submit x
  - lead: submit found
  verdict: {{findings: {{group: {found}}}}}
"
        );
        assert_eq!(otherwise(&heads, &steps), [] as [&str; 0], "{rank}");
    }
}
