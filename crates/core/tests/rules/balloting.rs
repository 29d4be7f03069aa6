//! Votes that are no plain yes or no: signatures that are collected, votes from several groups, votes cast for others, and
//! rounds in which only those left over stand.

use std::collections::BTreeMap;

use quorate_core::case::Status;
use quorate_core::poll::Outcome;
use quorate_core::refusal::RefusalCode as R;
use quorate_core::roll::Counted;
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

/// A case whose roll has a hundred people in four places, and a vote after it.
fn world(head: &str, vote: &str) -> World {
    let mut world = World::small(
        head,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: list, title: L, by: lead, lists: {{people: People, range: 1..500, grouped_by: Place}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{vote: v, title: V, by: lead, voters: people, if_lost: refused, {vote}}}]}}"
        ),
    );
    let file = world.file("roll");
    let groups: BTreeMap<String, u64> = ["n", "e", "s", "w"].map(|place| (place.to_owned(), 25)).into();
    let counted = Counted { rows: 100, heads: 100, groups, ..Counted::default() };
    world.rolls.insert(("people".into(), file.parse().unwrap()), Ok(counted));
    let paper = json!({"paper": "people", "files": [file]});
    world.act(LEAD, json!({"act": "submit", "task": "list.1", "work": {"papers": [paper]}}));
    world
}

fn count(counts: Value) -> Value {
    json!({"act": "count_votes", "task": "v.1", "held_on": "2026-09-14", "counts": counts})
}

/// What a count comes to; else what is wrong with it.
fn came(vote: &str, counts: Value) -> Result<Outcome, String> {
    let mut world = world("", vote);
    match world.try_act(LEAD, count(counts)) {
        Ok(()) => Ok(world.case.tasks["v.1"].polls.last().unwrap().outcome),
        Err(refusal) => Err(refusal.facts["miscount"].clone()),
    }
}

#[test]
fn who_signs_is_for_it_and_nobody_is_against() {
    let rule = "support: [at least 1/5 of entitled, at least 2 of entitled groups]";
    let signed = |heads: u64, invalid: u64, groups: u64| json!({"heads": {"participating": heads, "invalid": invalid}, "groups": {"participating": groups}});
    assert_eq!(came(rule, signed(22, 2, 2)), Ok(Outcome::Carried));
    assert_eq!(came(rule, signed(22, 3, 2)), Ok(Outcome::Lost), "three do not count");
    assert_eq!(came(rule, signed(40, 0, 1)), Ok(Outcome::Lost), "all from one place");
    assert_eq!(came(rule, signed(101, 0, 2)), Err("too-many-there".into()));
    assert_eq!(came(rule, signed(20, 0, 5)), Err("too-many-there".into()), "there are four places");
    let against = json!({"heads": {"participating": 30, "against": 1}, "groups": {"participating": 2}});
    assert_eq!(came(rule, against), Err("mixed".into()));
}

#[test]
fn support_and_a_majority_are_not_both_asked() {
    let vote = "{vote: v, title: V, voters: people, support: at least 1/5 of entitled, majority: more than 1/2 of cast, if_lost: refused}";
    let roll = "{work: list, title: L, lists: {people: People, range: 1..9}}";
    let stages = format!(
        "- {{stage: a, title: A, source: x, tasks: [{roll}]}}\n- {{stage: b, title: B, source: x, tasks: [{vote}]}}"
    );
    let said = crate::world::said(&crate::world::small("", &stages));
    assert!(said.contains("votes-decide") && said.contains("what=majority"), "{said}");
}

#[test]
fn votes_come_from_enough_groups() {
    let rule = "majority: [more than 1/2 of cast, more than 1/2 of entitled groups]";
    let cast = |agree: u64, groups: u64| json!({"heads": {"participating": 60, "for": agree, "against": 60 - agree}, "groups": {"participating": 4, "for": groups}});
    assert_eq!(came(rule, cast(40, 3)), Ok(Outcome::Carried));
    assert_eq!(came(rule, cast(40, 2)), Ok(Outcome::Lost));
    assert_eq!(came(rule, cast(2, 3)), Err("groups".into()), "two votes come from two groups at most");
    let against = json!({"heads": {"participating": 60, "for": 60}, "groups": {"participating": 4, "for": 3, "against": 1}});
    assert_eq!(came(rule, against), Err("groups".into()));
    assert_eq!(came(rule, json!({"heads": {"participating": 60, "for": 60}})), Err("measures".into()));
}

#[test]
fn who_votes_for_others_votes_for_as_many_as_the_clause_lets_them() {
    let cast = |by_proxy: u64| json!({"heads": {"participating": 60, "by_proxy": by_proxy, "for": 40, "against": 20}});
    let table = [
        ("", 0, true),
        ("", 1, false),
        ("proxies: at most 2 each,", 40, true),
        ("proxies: at most 2 each,", 41, false),
        ("proxies: any,", 59, true),
        ("proxies: any,", 60, false),
    ];
    for (proxies, by_proxy, adds_up) in table {
        let found = came(&format!("{proxies} majority: more than 1/2 of cast"), cast(by_proxy));
        let wanted = if adds_up { Ok(Outcome::Carried) } else { Err("proxies".to_owned()) };
        assert_eq!(found, wanted, "{proxies} {by_proxy}");
    }
}

const BOARD: &str = "founds: {board: Board, source: x}
rosters: {board: {source: x, force: should, one_seat_each: true, seat: {title: Seat, count: 2, from: {People: {age: 18..}}}}}";
const ROUNDS: &str = "fills: board, constitutes: board, majority: more than 1/2 of participating, again: [{candidates: runners-up, majority: at least 1/3 of participating}]";

fn election(votes: &[(Value, u64)], remark: &str) -> Value {
    let candidates: Vec<Value> = votes
        .iter()
        .map(|(who, n)| {
            let mut one = json!({"votes": {"heads": n}});
            match who.as_str() {
                Some(name) => {
                    one["who"] =
                        json!({"seat": "seat", "name": name, "pool": "People", "facts": {"age": 40}});
                }
                None => one["stood"] = who.clone(),
            }
            one
        })
        .collect();
    let mut sheet = count(json!({"heads": {"participating": 90}}));
    sheet["candidates"] = candidates.into();
    sheet["remark"] = remark.into();
    sheet
}

#[test]
fn only_those_left_over_stand_again_and_nobody_is_passed_over_in_silence() {
    let mut world = world(BOARD, ROUNDS);
    let first = [("A".into(), 80), ("B".into(), 40), ("C".into(), 30), ("D".into(), 20)];
    world.act(LEAD, election(&first, ""));
    assert_eq!(world.case.tasks["v.1"].polls[0].outcome, Outcome::Short, "A alone is elected");
    let wrong = |world: &mut World, votes: &[(Value, u64)]| {
        world.try_act(LEAD, election(votes, "")).unwrap_err().facts["miscount"].clone()
    };
    assert_eq!(wrong(&mut world, &[("E".into(), 50)]), "runners-up", "E has not stood");
    assert_eq!(wrong(&mut world, &[(1.into(), 50)]), "runners-up", "A is elected");
    assert_eq!(wrong(&mut world, &[(2.into(), 50), (2.into(), 20)]), "runners-up", "B stands twice");
    assert_eq!(wrong(&mut world, &[(5.into(), 50)]), "runners-up", "there were four");
    assert_eq!(wrong(&mut world, &[(0.into(), 50)]), "runners-up", "places begin with one");
    assert_eq!(wrong(&mut world, &[(3.into(), 50), (4.into(), 20)]), "passed-over", "B had more than C");
    world.act(LEAD, election(&[(3.into(), 50), (4.into(), 20)], "B has withdrawn"));
    assert!(matches!(world.case.status, Status::Ended { success: true, .. }));
    let round = &world.case.tasks["v.1"].polls[1];
    assert_eq!((round.outcome, round.passed_over.is_some()), (Outcome::Carried, true));
    let names: Vec<_> = world.case.rosters["board"].holders.iter().map(|h| h.name).collect();
    let stood = &world.case.tasks["v.1"].polls[0].sheet.candidates;
    assert_eq!(names, [stood[0].who.name, stood[2].who.name], "under the names they first stood by");
}

#[test]
fn another_round_follows_only_what_the_clause_names() {
    let quorum = format!("quorum: more than 9/10 of entitled, if_no_quorum: a, {ROUNDS}");
    let votes = [("A".into(), 80), ("B".into(), 40), ("C".into(), 30)];
    for (again_if, back) in
        [("", false), (", again_if: [no_quorum, short]", false), (", again_if: short", true)]
    {
        let mut world = world(BOARD, &format!("{quorum}{again_if}"));
        world.act(LEAD, election(&votes, ""));
        let last = world.case.tasks["v.1"].polls[0].outcome;
        assert_eq!((last, world.case.stage == 0), (Outcome::NoQuorum, back), "{again_if}");
    }
    // Where no round follows a tie, the least number is enough and whoever is alike is not elected.
    let alike = [("A".into(), 80), ("B".into(), 60), ("C".into(), 60), ("D".into(), 60)];
    for (again_if, outcome) in [("", Outcome::Tie), (", again_if: short", Outcome::Tie)] {
        let mut world = world(BOARD, &format!("{ROUNDS}{again_if}"));
        world.act(LEAD, election(&alike, ""));
        assert_eq!(world.case.tasks["v.1"].polls[0].outcome, outcome, "one of two seats alone");
        assert_eq!(world.case.is_open(), again_if.is_empty(), "{again_if}");
    }
}

#[test]
fn a_count_of_the_first_round_is_corrected_by_one_with_names() {
    let mut world = world(BOARD, ROUNDS);
    world.act(LEAD, election(&[("A".into(), 80), ("B".into(), 40), ("C".into(), 30)], ""));
    let mut again =
        election(&[("A".into(), 80), ("B".into(), 50), ("C".into(), 30)], "Ten ballots lay apart");
    again["recount"] = json!(true);
    world.act(LEAD, again);
    assert!(matches!(world.case.status, Status::Ended { success: true, .. }));
}

/// Whoever is left over stands though no more are left than there are seats, and their round is counted again by the list
/// of whoever stood in it.
#[test]
fn a_round_of_those_left_over_is_counted_with_as_many_as_there_are_and_once_more() {
    let rounds = ROUNDS.replace(
        "runners-up, majority: at least 1/3 of participating}",
        "runners-up}, {candidates: runners-up}",
    );
    let mut world = world(BOARD, &format!("candidates: more than seats, {rounds}"));
    world.act(LEAD, election(&[("A".into(), 30), ("B".into(), 50), ("C".into(), 20)], ""));
    world.act(LEAD, election(&[(3.into(), 40)], "A has withdrawn"));
    assert_eq!(world.case.tasks["v.1"].polls[1].outcome, Outcome::Short);
    // The first of that round is C, not A.
    let mut again = election(&[(1.into(), 60)], "Twenty ballots lay apart");
    again["recount"] = json!(true);
    world.act(LEAD, again);
    let stood = &world.case.tasks["v.1"].polls[0].sheet.candidates;
    let names: Vec<_> = world.case.rosters["board"].holders.iter().map(|h| h.name).collect();
    assert_eq!(names, [stood[1].who.name, stood[2].who.name]);
}

/// From how many groups votes come is asked of whoever is elected, and puts nobody first.
#[test]
fn groups_put_nobody_first() {
    let rule = "fills: board, constitutes: board, majority: [at least 2 of entitled groups, at least 1/10 of entitled]";
    let mut world = world(&BOARD.replace("count: 2", "count: 1"), rule);
    let mut sheet = election(&[("A".into(), 60), ("B".into(), 20)], "");
    sheet["counts"]["groups"] = json!({"participating": 4});
    sheet["candidates"][0]["votes"]["groups"] = json!(2);
    sheet["candidates"][1]["votes"]["groups"] = json!(3);
    world.act(LEAD, sheet);
    let elected = &world.case.tasks["v.1"].polls[0].sheet.candidates;
    assert_eq!((elected[0].elected, elected[1].elected), (true, false));
}

#[test]
fn of_a_decision_nobody_stands() {
    let mut world = world("", "majority: more than 1/2 of cast");
    let mut sheet = election(&[(1.into(), 10)], "");
    sheet["counts"] = json!({"heads": {"participating": 60, "for": 60}});
    assert_eq!(world.refused(LEAD, sheet), R::PollCount);
}
