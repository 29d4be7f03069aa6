//! 各组名额: a roll that has as many of each group as a figure says, and what could put the two at odds.

use std::collections::BTreeMap;

use quorate_core::case::migrating::{Passage, plan};
use quorate_core::refusal::RefusalCode as R;
use quorate_core::roll::Counted;
use quorate_core::scenario::{read, rehearse};
use quorate_core::{Calendar, Procedure};
use serde_json::json;

use crate::world::{CALENDAR, World, small};

const SENDING: &str = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {sites: Sites, range: 1..9, grouped_by: Place}}, {work: count, title: C, lists: {people: People, range: 1..50}}]}
- {stage: b, title: B, source: x, tasks: [{work: send, title: S, lists: {delegates: Delegates, range: 1..2000, grouped_by: Place, as_many_as: seats}}, {work: last, title: Z, after: [send]}]}";

fn procedure(figure: &str, stages: &str) -> Procedure {
    let level = "parameters: {level: {title: Level, range: 1..9 persons, stands_for: some, source: x}}\n";
    let level = if figure.contains("level") { level } else { "" };
    let head =
        format!("{level}figures: {{seats: {{title: Seats, source: x, for_each: sites, is: {{{figure}}}}}}}");
    Procedure::from_yaml(&small(&head, stages), None).unwrap_or_else(|f| panic!("{f:#?}"))
}

/// Plays a scenario that is to go as its steps say; gives the case back.
fn plays(procedure: &Procedure, steps: &str) -> quorate_core::Case {
    let scenarios = read(&format!("scenarios:\n- scenario: S\n  steps:\n{steps}")).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let (played, rehearsal) = rehearse(procedure, &calendar, &scenarios[0]);
    assert!(played.failures.is_empty(), "{:#?}", played.failures);
    rehearsal.unwrap().case.clone()
}

#[test]
fn what_fitted_another_roll_is_not_confirmed() {
    let steps = "
  - lead: submit list
    facts: {sites: 3}
  - lead: submit count
  - expect: {figures: {seats: '1 2, 2 2, 3 2'}}
  - lead: submit send
  - lead: return to a
  - lead: submit list
    facts: {sites: 9}
  - lead: confirm count
  - lead: confirm send
    refused: inputs-changed
  - lead: submit send
  - expect: {facts: {delegates: 12}}";
    plays(&procedure("sum: [sites, 1]", SENDING), steps);
}

#[test]
fn a_parameter_is_set_before_and_keeps_its_value_afterwards() {
    let steps = "
  - lead: submit list
    facts: {sites: 3}
  - lead: submit count
  - expect: {open: []}
  - lead: set level to open
    refused: out-of-range
  - lead: set level to 1
  - expect: {open: send}
  - lead: set level to 2
  - lead: submit send
    facts: {delegates: 8}
    refused: roll-uneven
  - lead: submit send
  - expect: {facts: {delegates: 9}}
  - lead: set level to 5
    refused: parameter-set";
    plays(&procedure("sum: [level, 1]", SENDING), steps);
}

#[test]
fn another_roll_that_the_figure_goes_by_is_corrected_no_more() {
    let steps = "
  - lead: submit list
    facts: {sites: 9}
  - lead: submit count
    facts: {people: 1}
  - lead: submit send
  - expect: {facts: {delegates: 3}}
  - lead: correct count of people
    facts: {people: 3}
    refused: roll-in-use";
    plays(&procedure("min: [people, sites]", SENDING), steps);
}

#[test]
fn a_case_is_not_led_back_behind_the_roll_that_a_limit_cut() {
    let stages = "- {stage: z, title: Z, source: x, tasks: [{work: begin, title: Begin}]}
- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {sites: Sites, range: 1..9, grouped_by: Place}}]}
- {stage: b, title: B, source: x, tasks: [{work: send, title: S, lists: {delegates: Delegates, range: 1..2000, grouped_by: Place, as_many_as: seats}}]}
- {stage: c, title: C, source: x, tasks: [{work: settle, title: C}]}";
    let head = "limits: [{limit: t, title: T, within: 10 days after begin, until: send, then: c, source: x}]
figures: {seats: {title: Seats, source: x, for_each: sites, is: {sum: [sites, 1]}}}";
    let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap_or_else(|f| panic!("{f:#?}"));
    let steps = "
  - lead: submit begin
  - wait: 20 days
  - expect: {stage: c}
  - lead: return to b
    refused: return-needs-more
  - lead: return to a
  - expect: {stage: a, open: list}";
    plays(&procedure, steps);
}

#[test]
fn a_case_goes_over_only_where_its_rolls_still_fit() {
    let steps = "
  - lead: submit list
    facts: {sites: 3}
  - lead: submit count
  - lead: submit send";
    let old = procedure("sum: [sites, 1]", SENDING);
    let case = plays(&old, steps);
    let to = |figure: &str| {
        let text = procedure(figure, SENDING).text().replace("version: 1\n", "version: 2\n");
        plan(&old, &Procedure::from_yaml(&text, None).unwrap(), &case, &BTreeMap::new()).passage
    };
    assert_eq!(to("sum: [sites, 1]"), Passage::Safe);
    assert_eq!(to("max: [sites, 2]"), Passage::Safe, "as many, by another rule");
    assert!(matches!(to("sum: [sites, 2]"), Passage::Impossible { .. }));
}

#[test]
fn nobody_stands_on_a_roll_from_another_who_does_not_stand_there() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {people: People, range: 1..50}}]}
- {stage: b, title: B, source: x, tasks: [{work: choose, title: S, lists: {voters: Voters, range: 1..50, from: people}}, {work: last, title: Z, after: [choose]}]}";
    let procedure = Procedure::from_yaml(&small("", stages), None).unwrap_or_else(|f| panic!("{f:#?}"));
    let steps = "
  - lead: submit list
    facts: {people: 7}
  - lead: submit choose
    facts: {voters: 8}
    refused: roll-unreadable
  - lead: submit choose
    facts: {voters: 5}
  - lead: correct list of people
    facts: {people: 9}
    refused: roll-in-use
  - lead: return to a
  - lead: submit list
    facts: {people: 9}
  - lead: confirm choose
    refused: inputs-changed
  - lead: submit choose
    facts: {voters: 9}";
    plays(&procedure, steps);
    // It cannot be drawn up before the other, nor from itself.
    let said = |head: &str, from: &str, to: &str| crate::world::said(&small(head, &stages.replace(from, to)));
    let head = "parameters: {level: {title: L, range: 1..9 persons, stands_for: some, source: x}}";
    let perhaps = said(head, "stage: a, ", "stage: a, when: {level: 2..}, ");
    assert!(perhaps.contains("papers-are-produced"), "{perhaps}");
    assert!(said("", "from: people", "from: voters").contains("runs-never-stick"));
}

/// Compared with what was on file then, and not with what is on file now.
#[test]
fn a_roll_compared_with_another_file_is_not_taken() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {people: People, range: 1..50}}]}
- {stage: b, title: B, source: x, tasks: [{work: choose, title: S, lists: {voters: Voters, range: 1..50, from: people}}]}";
    let mut world = World::small("", stages);
    let file = |world: &mut World, roll: &str, words: &str, within: Option<&str>| {
        let file = world.file(words);
        let within = within.map(|f| f.parse().unwrap());
        let counted = Counted { rows: 3, heads: 3, within, ..Counted::default() };
        world.rolls.insert((roll.into(), file.parse().unwrap()), Ok(counted));
        file
    };
    let filed = |task: &str, paper: &str, file: &str| json!({"act": "submit", "task": task, "work": {"papers": [{"paper": paper, "files": [file]}]}});
    let people = file(&mut world, "people", "people", None);
    world.act("lead-head", filed("list.1", "people", &people));
    let other = world.file("another roll");
    let stale = file(&mut world, "voters", "voters", Some(&other));
    assert_eq!(world.refused("lead-head", filed("choose.1", "voters", &stale)), R::InputsChanged);
    let good = file(&mut world, "voters", "voters", Some(&people));
    world.act("lead-head", filed("choose.1", "voters", &good));
    let counted = world.case.paper("voters").unwrap().roll.as_ref().unwrap();
    assert!(counted.heads == 3 && counted.within.is_none(), "the record has the other roll itself");
}

#[test]
fn what_was_not_compared_is_not_taken_over_as_compared() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {people: People, range: 1..50}}]}
- {stage: b, title: B, source: x, tasks: [{work: choose, title: S, lists: {voters: Voters, range: 1..50FROM}}, {work: last, title: Z, after: [choose]}]}";
    let version = |number: u32, from: &str| {
        let text = small("", &stages.replace("FROM", from));
        let text = text.replace("version: 1\n", &format!("version: {number}\n"));
        Procedure::from_yaml(&text, None).unwrap()
    };
    let passage = |before: &str, after: &str| {
        let old = version(1, before);
        let case = plays(&old, "\n  - lead: submit list\n  - lead: submit choose");
        plan(&old, &version(2, after), &case, &BTreeMap::new()).passage
    };
    assert!(matches!(passage("", ", from: people"), Passage::Impossible { .. }));
    assert_eq!(passage(", from: people", ", from: people"), Passage::Safe);
    assert_eq!(passage(", from: people", ""), Passage::Safe);
}
