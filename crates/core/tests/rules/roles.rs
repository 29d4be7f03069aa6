//! Places that nobody holds together: whoever stands for the one leaves the other, or is not taken.

use quorate_core::audit::{Finding, audit};
use quorate_core::case::{Status, follow_ups};
use quorate_core::directory::DirectoryCommand;
use quorate_core::refusal::RefusalCode as R;
use quorate_core::roll::Counted;
use serde_json::{Value, json};

use crate::world::{World, said, small};

const LEAD: &str = "lead-head";
const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{work: form, title: F, by: lead, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: name, title: Name, by: lead, fills: board, constitutes: board}]}";

fn head(then: &str) -> String {
    format!(
        "parties: {{lead: {{lead: Lead}}, member: {{north: North, south: South}}, formed: {{group: Group}}}}
founds: {{board: Board, source: x}}
rosters: {{board: {{source: x, force: must, one_seat_each: true, seat: {{title: Seat, count: 1..3, from: {{People: {{age: 18..}}}}}}}}}}
incompatible: [{{holding: group, standing_for: board, then: {then}, source: z}}]"
    )
}

/// A group of three was formed: one of them is in the directory.
fn world(then: &str, stages: &str) -> World {
    let mut world = World::small(&head(then), stages);
    let member = |name: &str, person: Option<&str>| json!({"name": name, "party": "north", "person": person});
    let members = json!([member("A", None), member("B", Some("north-head")), member("C", None)]);
    world.act(LEAD, json!({"act": "submit", "task": "form.1", "work": {"members": members}}));
    world
}

fn holder(name: &str, person: Option<&str>, also: Value) -> Value {
    json!({"seat": "seat", "name": name, "pool": "People", "facts": {"age": 40}, "person": person, "also": also})
}

fn name(roster: &[Value]) -> Value {
    json!({"act": "submit", "task": "name.1", "work": {"roster": roster}})
}

fn row(world: &World) -> (Finding, &'static str, String, String) {
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let row = verdict.source.clauses.into_iter().find(|c| c.kind == "role").unwrap();
    (row.finding, row.reason.as_str(), row.facts["left"].clone(), row.facts["both"].clone())
}

#[test]
fn whoever_stands_leaves_what_does_not_go_with_it() {
    let mut world = world("leaves", STAGES);
    let there = |world: &World| world.case.people_on("group").map(|(place, _)| place).collect::<Vec<_>>();
    assert_eq!(there(&world), [1, 2, 3]);
    // One is told by the place on the list, the other is known.
    let roster = [holder("C", None, json!({"group": 3})), holder("B", Some("north-head"), json!({}))];
    world.act(LEAD, name(&roster));
    assert_eq!(there(&world), [1]);
    assert!(matches!(world.case.status, Status::Ended { success: true, .. }));
    assert_eq!(row(&world), (Finding::Done, "roles-compatible", "2".into(), "0".into()));
    // Who was known acts for the group no more.
    let follow = follow_ups(&world.case, world.acts.last().unwrap(), world.today());
    let leaves = follow.iter().filter_map(|c| match c {
        DirectoryCommand::LeaveOffice { office, person, .. } => Some((office.as_str(), person.as_str())),
        _ => None,
    });
    assert_eq!(leaves.collect::<Vec<_>>(), [("case-1-group", "north-head")]);
    let group = world.case.formed["group"].office.clone();
    let acts = |world: &World, person: &str| {
        let all = world.directory.appointments.values();
        all.filter(|a| a.office == group && a.person == person).any(|a| a.holds_on(world.today()))
    };
    assert!(!acts(&world, "north-head"));
}

fn refill(place: usize, name: &str, party: &str, person: Option<&str>) -> Value {
    json!({"act": "refill", "party": "group", "place": place, "reason": "The next by votes",
        "member": {"name": name, "party": party, "person": person, "rank": "head"}})
}

#[test]
fn a_place_that_was_left_is_filled_again_by_whom_the_rule_names() {
    let stages = STAGES.replace(
        "tasks: [{work: name,",
        "tasks: [{work: last, title: L, by: group, after: name}, {work: name,",
    );
    let mut world = world("leaves, refilled_by: head of north", &stages);
    let (named, somebody) = ("north-head", refill(2, "D", "south", Some("south-head")));
    assert_eq!(world.refused(named, somebody.clone()), R::PlaceTaken, "nobody has left it");
    world.act(
        LEAD,
        name(&[holder("B", Some("north-head"), json!({})), holder("A", None, json!({"group": 1}))]),
    );
    let there = |world: &World| world.case.people_on("group").map(|(place, _)| place).collect::<Vec<_>>();
    assert_eq!(there(&world), [3]);

    assert_eq!(world.refused("museum-head", somebody.clone()), R::NotYourOffice);
    assert_eq!(world.refused("north-deputy-lead", somebody.clone()), R::PositionNotHeld);
    for (wrong, code) in [
        (refill(3, "D", "south", None), R::PlaceTaken),
        (refill(0, "D", "south", None), R::PlaceTaken),
        (refill(2, "D", "lead", None), R::PartyUnknown),
        (refill(2, "D", "south", Some("nobody")), R::PersonUnknown),
        (refill(2, "B", "north", Some("north-head")), R::RolesIncompatible),
        (refill(2, " ", "south", None), R::ReasonMissing),
    ] {
        assert_eq!(world.refused(named, wrong.clone()), code, "{wrong}");
    }
    world.act(named, somebody.clone());
    assert_eq!(there(&world), [3, 4], "at a place of their own: numbers do not change");
    assert_eq!(world.refused(named, somebody), R::PlaceTaken, "somebody has come in it");
    let again = refill(1, "D", "south", Some("south-head"));
    assert_eq!(world.refused(named, again), R::NobodyNamed, "is there already");
    world.act(named, refill(1, "E", "south", None));
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let row = verdict.source.clauses.into_iter().find(|c| c.kind == "role").unwrap();
    assert_eq!((row.facts["left"].as_str(), row.facts["refilled"].as_str()), ("2", "2"));
    // Who came acts for the party now.
    world.act("south-head", json!({"act": "submit", "task": "last.1"}));
}

#[test]
fn where_no_rule_names_anybody_a_place_stays_empty() {
    let stages = STAGES.replace(
        "tasks: [{work: name,",
        "tasks: [{work: last, title: L, by: lead, after: name}, {work: name,",
    );
    let mut world = world("leaves", &stages);
    world.act(LEAD, name(&[holder("B", Some("north-head"), json!({}))]));
    assert_eq!(world.refused(LEAD, refill(2, "D", "south", None)), R::PlaceTaken);
}

#[test]
fn whoever_holds_the_one_is_not_put_on_the_other() {
    let mut world = world("refused", STAGES);
    assert_eq!(
        world.refused(LEAD, name(&[holder("B", Some("north-head"), json!({}))])),
        R::RolesIncompatible
    );
    assert_eq!(world.refused(LEAD, name(&[holder("A", None, json!({"group": 1}))])), R::RolesIncompatible);
    world.act(LEAD, name(&[holder("D", None, json!({}))]));
    assert_eq!(row(&world), (Finding::Done, "roles-compatible", "0".into(), "0".into()));
}

#[test]
fn who_is_said_to_be_on_a_list_is_on_it() {
    let mut world = world("leaves", STAGES);
    for (person, also) in [
        (None, json!({"group": 4})),
        (None, json!({"group": 0})),
        (None, json!({"board": 1})),
        (None, json!({"nothing": 1})),
        (Some("lead-head"), json!({"group": 2})),
    ] {
        assert_eq!(world.refused(LEAD, name(&[holder("X", person, also.clone())])), R::NotOnList, "{also}");
    }
}

/// Files a roll of five.
fn list_voters(world: &mut World) {
    let file = world.file("roll");
    let (measures, groups) = Default::default();
    let counted = Counted { rows: 5, heads: 5, measures, groups, ..Counted::default() };
    world.rolls.insert(("voters".into(), file.parse().unwrap()), Ok(counted));
    let papers = json!([{"paper": "voters", "files": [file]}]);
    world.act(LEAD, json!({"act": "submit", "task": "roll.1", "work": {"papers": papers}}));
}

/// A list that is drawn up again names those who left by it as it did before.
#[test]
fn whoever_has_left_by_standing_stands_again() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: form, title: F, by: lead, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: name, title: Name, by: lead, fills: board}]}
- {stage: c, title: C, source: x, tasks: [{work: found, title: G, by: lead, constitutes: board}]}";
    let mut world = world("leaves", stages);
    let roster = [holder("C", None, json!({"group": 3}))];
    world.act(LEAD, name(&roster));
    world.act(LEAD, json!({"act": "return", "to": "b", "reason": "Once more"}));
    let again = json!({"act": "submit", "task": "name.2", "work": {"roster": roster}});
    world.act(LEAD, again);
    assert_eq!(world.case.left.len(), 1, "nobody leaves twice");
}

/// What people were elected to is recorded, and the verdict says what is wrong with it.
#[test]
fn who_is_elected_against_the_rule_is_a_finding() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: form, title: F, by: lead, forms: group from each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: roll, title: R, by: lead, lists: {voters: Voters, range: 1..9}}]}
- {stage: c, title: C, source: x, tasks: [{vote: elect, title: E, by: lead, voters: voters, fills: board, constitutes: board, majority: more than 1/2 of cast, if_lost: refused}]}";
    for (then, wanted) in [
        ("refused", (Finding::WrongParty, "role-held", "0", "1")),
        ("leaves", (Finding::Done, "roles-compatible", "1", "0")),
    ] {
        let mut world = world(then, stages);
        list_voters(&mut world);
        let candidates = json!([{"who": holder("C", None, json!({"group": 3})), "votes": {"heads": 4}}]);
        world.act(
            LEAD,
            json!({"act": "count_votes", "task": "elect.1", "held_on": "2026-09-14",
            "counts": {"heads": {"participating": 5}}, "candidates": candidates}),
        );
        let (finding, reason, left, both) = row(&world);
        assert_eq!((finding, reason, left.as_str(), both.as_str()), wanted, "{then}");
    }
}

/// A rule of the whole roster that the voters broke is told as well.
#[test]
fn a_rule_of_the_whole_roster_is_told_of_its_first_seat() {
    let stages = "- {stage: b, title: B, source: x, tasks: [{work: roll, title: R, by: lead, lists: {voters: Voters, range: 1..9}}]}
- {stage: c, title: C, source: x, tasks: [{vote: elect, title: E, by: lead, voters: voters, fills: board, constitutes: board, majority: more than 1/2 of cast, if_lost: refused}]}";
    let head = head("leaves").replace(", formed: {group: Group}", "");
    let head = head.split("\nincompatible").next().unwrap();
    let mut world = World::small(head, stages);
    list_voters(&mut world);
    let one = || json!({"who": holder("C", None, json!({})), "votes": {"heads": 4}});
    world.act(
        LEAD,
        json!({"act": "count_votes", "task": "elect.1", "held_on": "2026-09-14",
        "counts": {"heads": {"participating": 5}}, "candidates": [one(), one()]}),
    );
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let seat = verdict.source.clauses.iter().find(|c| c.kind == "seat").unwrap();
    assert_eq!((seat.finding, seat.facts["rule"].as_str()), (Finding::Missing, "one_seat_each"));
}

#[test]
fn what_cannot_be_left_is_told() {
    let rosters =
        "parties: {lead: {lead: Lead}, member: {north: North, south: South}, formed: {group: Group}}
founds: {board: Board, source: x}
rosters:
  board: {source: x, seat: {title: Seat, count: 2, from: {People: {age: 18..}}}}
  panel: {source: x, chair: {title: Chair, count: 1, from: {People: {age: 18..}}}}
  jury: {source: x, judge: {title: Judge, count: 1, from: {People: {age: 18..}}}}
  unfilled: {source: x, other: {title: Other, count: 1, from: {People: {age: 18..}}}}
";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: form, title: F, by: lead, forms: group from each of members}, {work: panels, title: P, by: lead, fills: panel}]}
- {stage: b, title: B, source: x, tasks: [{work: name, title: Name, by: lead, fills: board, constitutes: board}]}
- {stage: c, title: C, source: x, tasks: [{work: late, title: L, by: lead, fills: jury}]}";
    let told = |holding: &str, standing: &str, then: &str| {
        said(&small(
            &format!(
                "{rosters}incompatible: [{{holding: {holding}, standing_for: {standing}, then: {then}, source: z}}]"
            ),
            stages,
        ))
    };
    for (holding, standing, then) in
        [("group", "board", "leaves"), ("panel", "board", "refused"), ("board", "jury", "refused")]
    {
        assert!(!told(holding, standing, then).contains("roles-can-be-left"), "{holding} {standing}");
    }
    for (holding, standing, then, how) in [
        ("board", "board", "refused", "itself"),
        ("north", "board", "refused", "nobody"),
        ("group", "unfilled", "refused", "nobody-stands"),
        ("board", "jury", "leaves", "body"),
        ("board", "panel", "refused", "later"),
        ("panel", "board", "leaves", "minimum"),
        ("panel", "board", "leaves, refilled_by: lead", "no-place"),
        ("group", "board", "refused, refilled_by: lead", "no-place"),
        ("group", "board", "leaves, refilled_by: board", "nobody-refills"),
    ] {
        let said = told(holding, standing, then);
        let told = format!("roles-can-be-left holding={holding} how={how} standing_for={standing}");
        assert!(said.contains(&told), "{told}: {said}");
    }
}
