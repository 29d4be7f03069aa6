//! A roll is counted when it is filed; people on it vote, once or in rounds, counted by one or by two.

use quorate_core::audit::audit;
use quorate_core::case::{Progress, Status};
use quorate_core::poll::Outcome;
use quorate_core::refusal::RefusalCode as R;
use quorate_core::roll::{Counted, Fault, Wrong};
use serde_json::{Value, json};

use crate::world::{World, said, small};

const LEAD: &str = "lead-head";
const ROLL: &str = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, by: lead, lists: {people: People, range: 1..500, measures: {area: Area, range: 1..9000}}}]}\n";

/// A case whose roll has a hundred people with a thousand of area, and a vote after it.
fn world(head: &str, vote: &str) -> World {
    let stages = format!(
        "{ROLL}- {{stage: b, title: B, source: x, tasks: [{{vote: v, title: V, by: lead, voters: people, {vote}}}]}}"
    );
    let mut world = World::small(head, &stages);
    file_roll(&mut world, "list.1", 100, 1000);
    world
}

fn filed(world: &mut World, heads: u64, area: u64) -> Value {
    let file = world.file(&format!("roll {heads} {area}"));
    let counted =
        Counted { rows: heads, heads, measures: [("area".to_owned(), area)].into(), ..Counted::default() };
    world.rolls.insert(("people".into(), file.parse().unwrap()), Ok(counted));
    json!({"paper": "people", "files": [file]})
}

fn file_roll(world: &mut World, key: &str, heads: u64, area: u64) {
    let paper = filed(world, heads, area);
    world.act(LEAD, json!({"act": "submit", "task": key, "work": {"papers": [paper]}}));
}

fn count(task: &str, took: u64, agree: u64, against: u64) -> Value {
    json!({"act": "count_votes", "task": task, "held_on": "2026-09-14",
        "counts": {"heads": {"participating": took, "for": agree, "against": against}}})
}

fn outcome(world: &World) -> Option<Outcome> {
    world.case.tasks["v.1"].polls.last().map(|p| p.outcome)
}

#[test]
fn what_a_roll_comes_to_is_counted_and_never_typed_in() {
    let mut world = World::small(
        "",
        &format!(
            "{ROLL}- {{stage: b, title: B, source: x, tasks: [{{work: many, title: M, when: {{people: 50..}}}}, {{work: wide, title: W, when: {{area: 2000..}}}}]}}"
        ),
    );
    let file = world.file("roll");
    let submit = |file: &str, facts: Value| json!({"act": "submit", "task": "list.1", "work": {"papers": [{"paper": "people", "files": [file]}], "facts": facts}});
    assert_eq!(world.refused(LEAD, submit(&file, json!({}))), R::RollUnreadable, "nobody has counted it");
    let wrong = vec![Fault { row: 7, column: "area".into(), wrong: Wrong::NoNumber }];
    world.rolls.insert(("people".into(), file.parse().unwrap()), Err(wrong));
    assert_eq!(world.refused(LEAD, submit(&file, json!({}))), R::RollUnreadable);
    let paper = filed(&mut world, 501, 1000);
    let work = json!({"act": "submit", "task": "list.1", "work": {"papers": [paper]}});
    assert_eq!(world.refused(LEAD, work), R::OutOfRange, "more than the roll can have");
    let file = filed(&mut world, 60, 1000)["files"][0].as_str().unwrap().to_owned();
    assert_eq!(world.refused(LEAD, submit(&file, json!({"people": 60}))), R::FactUnknown);
    world.act(LEAD, submit(&file, json!({})));
    assert_eq!(world.case.facts["people"].to_string(), "60");
    let counted = world.case.paper("people").unwrap().roll.as_ref().unwrap();
    assert_eq!((counted.heads, counted.total("area")), (60, Some(1000)));
    assert_eq!(world.case.run("many").progress, Progress::Open);
    assert_eq!(world.case.run("wide").progress, Progress::NotApplicable);
}

#[test]
fn a_vote_leads_where_its_clause_says() {
    let rule = "quorum: at least 1/2 of entitled, majority: more than 1/2 of cast, if_lost: refused, if_no_quorum: a";
    let ends = |took, agree, against| {
        let mut world = world("", rule);
        world.act(LEAD, count("v.1", took, agree, against));
        (outcome(&world).unwrap(), world.case.status.clone(), world.case.stage)
    };
    let (came, status, _) = ends(60, 31, 29);
    assert_eq!(came, Outcome::Carried);
    assert!(matches!(status, Status::Ended { success: true, .. }));
    let (came, status, _) = ends(60, 30, 30);
    assert_eq!(came, Outcome::Lost);
    assert!(matches!(status, Status::Ended { success: false, ref end, .. } if end == "refused"));
    let (came, status, stage) = ends(49, 49, 0);
    assert_eq!((came, status, stage), (Outcome::NoQuorum, Status::Open, 0), "back to where it says");
}

#[test]
fn an_outcome_without_a_line_of_its_own_goes_where_what_is_lost_goes() {
    let mut world =
        world("", "quorum: at least 1/2 of entitled, majority: more than 1/2 of cast, if_lost: a");
    world.act(LEAD, count("v.1", 10, 10, 0));
    assert_eq!((world.case.stage, &world.case.status), (0, &Status::Open));
    assert!(world.case.paper("people").is_none(), "the roll is drawn up again");
}

#[test]
fn a_round_without_quorum_is_followed_by_one_that_asks_less() {
    let rule = "quorum: at least 1/2 of entitled, majority: more than 1/2 of cast, again: [{quorum: at least 1/10 of entitled}], if_lost: refused";
    let mut world = world("", rule);
    world.act(LEAD, json!({"act": "claim", "task": "v.1"}));
    world.act(LEAD, count("v.1", 20, 15, 5));
    assert_eq!(outcome(&world), Some(Outcome::NoQuorum));
    assert!(
        world.case.tasks["v.1"].state == quorate_core::case::TaskState::Offered,
        "nobody's alone any more"
    );
    // Counted again, with a reason, it takes the place of that count.
    let mut again = count("v.1", 21, 15, 5);
    again["recount"] = json!(true);
    assert_eq!(world.refused(LEAD, again.clone()), R::ReasonMissing);
    again["remark"] = json!("One ballot lay under the box");
    world.act(LEAD, again);
    assert_eq!(world.case.tasks["v.1"].polls.len(), 1);
    world.act(LEAD, count("v.1", 10, 6, 4));
    assert_eq!((outcome(&world), world.case.tasks["v.1"].polls.len()), (Some(Outcome::Carried), 2));
}

#[test]
fn where_two_count_only_what_both_come_to_counts() {
    let mut world = world("", "majority: more than 1/2 of cast, counts: 2, if_lost: refused");
    world.act(LEAD, count("v.1", 60, 31, 29));
    assert_eq!(outcome(&world), None);
    world.act(LEAD, count("v.1", 60, 32, 28));
    assert_eq!(outcome(&world), None, "whoever counted first mends their own count");
    let other = serde_json::from_value(count("v.1", 60, 31, 29)).unwrap();
    let refusal = world.attempt("lead-deputy-lead", &other).unwrap_err();
    assert_eq!((refusal.code, refusal.facts["where"].as_str()), (R::CountsDiffer, "heads"));
    assert!(!refusal.facts.values().any(|v| v == "32"), "the first count is not told");
    world.act("lead-deputy-lead", count("v.1", 60, 32, 28));
    assert_eq!(outcome(&world), Some(Outcome::Carried));
    assert_eq!(world.case.tasks["v.1"].polls[0].counters, [LEAD, "lead-deputy-lead"]);
}

/// Whoever has counted is bound by the vote from then on, not only when the other has counted too: what is kept apart from it
/// is done by somebody else.
#[test]
fn whoever_counted_first_does_nothing_that_is_kept_apart_from_the_count() {
    let rule =
        "counts: 2, majority: more than 1/2 of cast, if_lost: refused}, {work: prepare, title: P, by: lead";
    let mut world = world("apart: [{tasks: [v, prepare], over: people, source: x}]", rule);
    world.act(LEAD, count("v.1", 60, 31, 29));
    let prepare = json!({"act": "submit", "task": "prepare.1", "work": {}});
    assert_eq!(world.refused(LEAD, prepare.clone()), R::DutyConflict);
    world.act("lead-section-head", prepare);
    assert_eq!(world.refused("lead-section-head", count("v.1", 60, 31, 29)), R::DutyConflict);
    world.act("lead-deputy-lead", count("v.1", 60, 31, 29));
    assert_eq!(outcome(&world), Some(Outcome::Carried));
    assert!(!world.case.is_open());
}

#[test]
fn what_does_not_add_up_is_refused_and_changes_nothing() {
    let mut world = world("", "majority: more than 1/2 of cast, if_lost: refused");
    let before = world.case.clone();
    for (took, agree, against) in [(101, 60, 0), (60, 61, 0), (60, 30, 31), (u64::MAX, u64::MAX, 1)] {
        assert_eq!(world.refused(LEAD, count("v.1", took, agree, against)), R::PollCount, "{took} {agree}");
    }
    let mut sheet = count("v.1", 60, 31, 29);
    sheet["counts"]["area"] = json!({"participating": 1});
    assert_eq!(world.refused(LEAD, sheet), R::PollCount, "the clause does not count by area");
    let mut sheet = count("v.1", 60, 31, 29);
    sheet["candidates"] = json!([{"who": {"seat": "x", "name": "x"}, "votes": {}}]);
    assert_eq!(world.refused(LEAD, sheet), R::PollCount);
    let mut sheet = count("v.1", 60, 31, 29);
    sheet["recount"] = json!(true);
    sheet["remark"] = json!("x");
    assert_eq!(world.refused(LEAD, sheet), R::NoCountBefore);
    assert_eq!(world.refused("north-head", count("v.1", 60, 31, 29)), R::NotYourOffice);
    assert_eq!(world.case, before);
}

const BOARD: &str = "founds: {board: Board, source: x}
rosters: {board: {source: x, force: should, one_seat_each: true, seat: {title: Seat, count: 2..3, from: {People: {age: 18..}}}}}";

fn election(task: &str, took: u64, votes: &[(&str, u64)]) -> Value {
    let candidates: Vec<Value> = votes
        .iter()
        .map(|(name, n)| json!({"who": {"seat": "seat", "name": name, "pool": "People", "facts": {"age": 40}}, "votes": {"heads": n}}))
        .collect();
    json!({"act": "count_votes", "task": task, "held_on": "2026-09-14", "counts": {"heads": {"participating": took}}, "candidates": candidates})
}

#[test]
fn an_election_fills_the_roster_over_rounds_and_constitutes_the_body() {
    let rule = "fills: board, constitutes: board, candidates: more than seats, majority: more than 1/2 of participating, again: [{majority: at least 1/3 of participating}], if_lost: refused";
    let mut world = world(BOARD, rule);
    let few = election("v.1", 90, &[("A", 80), ("B", 60)]);
    assert_eq!(world.refused(LEAD, few), R::PollCount, "no more stand than there are seats");
    world.act(LEAD, election("v.1", 90, &[("A", 80), ("B", 40), ("C", 40), ("D", 20)]));
    assert_eq!(outcome(&world), Some(Outcome::Short));
    assert!(world.case.constituted.is_none() && !world.case.rosters.contains_key("board"));
    world.act(LEAD, election("v.1", 90, &[("B", 50), ("C", 41), ("D", 25)]));
    assert_eq!(outcome(&world), Some(Outcome::Carried));
    let roster = &world.case.rosters["board"];
    assert_eq!((roster.holders.len(), roster.fixed), (3, true));
    assert!(roster.findings.iter().all(|f| f.kept == Some(true)), "{:?}", roster.findings);
    assert_eq!(world.case.constituted.as_deref(), Some("board"));
}

#[test]
fn what_the_voters_decided_is_recorded_though_it_breaks_a_rule_of_the_roster() {
    let head = BOARD.replace("should", "must");
    let rule = "fills: board, constitutes: board, majority: more than 1/2 of participating, if_lost: refused";
    let mut world = world(&head, rule);
    let mut sheet = election("v.1", 90, &[("A", 80), ("B", 60)]);
    sheet["candidates"][1]["who"]["facts"]["age"] = json!(17);
    world.act(LEAD, sheet);
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let seat = verdict.source.clauses.iter().find(|c| c.kind == "seat").unwrap();
    assert!(seat.finding.is_doubt(), "{seat:?}");
}

#[test]
fn a_roll_is_corrected_only_until_votes_are_counted_by_it() {
    let mut world = world("", "majority: more than 1/2 of cast, counts: 2, if_lost: refused");
    let correct = |paper: Value| json!({"act": "correct", "task": "list.1", "paper": paper, "reason": "One was left out"});
    let paper = filed(&mut world, 101, 1000);
    world.act(LEAD, correct(paper));
    assert_eq!(world.case.facts["people"].to_string(), "101");
    world.act(LEAD, count("v.1", 60, 31, 29));
    let paper = filed(&mut world, 102, 1000);
    assert_eq!(world.refused(LEAD, correct(paper)), R::RollInUse);
}

#[test]
fn a_roll_by_which_something_was_decided_is_not_corrected_over_the_line() {
    let mut world = World::small(
        "",
        &format!(
            "{ROLL}- {{stage: b, title: B, source: x, tasks: [{{work: many, title: M, when: {{people: 50..}}}}, {{work: other, title: O}}]}}"
        ),
    );
    file_roll(&mut world, "list.1", 60, 1000);
    let correct = |paper: Value| json!({"act": "correct", "task": "list.1", "paper": paper, "reason": "x"});
    let paper = filed(&mut world, 49, 1000);
    assert_eq!(world.refused(LEAD, correct(paper)), R::RollInUse);
    let paper = filed(&mut world, 50, 1000);
    world.act(LEAD, correct(paper));
}

#[test]
fn a_verdict_counts_the_ballots_on_record_once_more() {
    let rule = "majority: more than 1/2 of cast, if_lost: refused";
    let mut world = world("", rule);
    world.act(LEAD, count("v.1", 60, 31, 29));
    let row = |world: &World| {
        let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
        let row = verdict.source.clauses.iter().find(|c| c.kind == "task" && c.task == "v").unwrap();
        (row.finding.as_str(), row.reason.as_str(), row.facts["participating"].clone())
    };
    assert_eq!(row(&world), ("done", "polled", "60".to_owned()));
    // Whoever writes another outcome into the record is found out.
    for act in &mut world.acts {
        for effect in &mut act.effects {
            if let quorate_core::case::Effect::VotesCounted { sheet, .. } = effect {
                let heads = sheet.counts.get_mut("heads").unwrap();
                (heads.agree, heads.against) = (29, 31);
            }
        }
    }
    assert_eq!(row(&world), ("missing", "miscounted", "60".to_owned()));
}

#[test]
fn a_body_is_constituted_by_whatever_its_clause_names() {
    let founds = "founds: {board: Board, source: x}";
    let meeting =
        "- {stage: a, title: A, source: x, tasks: [{meeting: m, title: M, agenda: [X], constitutes: board}]}";
    let mut world = World::small(founds, meeting);
    let changed = json!({"act": "record_meeting", "task": "m.1", "held_on": "2026-09-14", "attendance": [{"party": "lead", "name": "x"}], "agenda": [{"title": "X", "held": true}], "changes": true, "remark": "x"});
    assert_eq!(world.refused(LEAD, changed), R::OutcomeUnknown, "its clause says nothing of changes");
    world.act(LEAD, json!({"act": "record_meeting", "task": "m.1", "held_on": "2026-09-14", "attendance": [{"party": "lead", "name": "x"}], "agenda": [{"title": "X", "held": true}]}));
    assert_eq!(world.case.constituted.as_deref(), Some("board"));
    let work = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, constitutes: board}]}";
    let mut world = World::small(founds, work);
    world.act(LEAD, json!({"act": "submit", "task": "w.1"}));
    assert_eq!(world.case.constituted.as_deref(), Some("board"));
    let each = work.replace("title: W,", "title: W, by: each of members,");
    assert!(said(&small(founds, &each)).contains("constituting-is-must force=each"));
}

#[test]
fn a_vote_is_undone_as_if_it_had_never_been_counted() {
    let stages = format!(
        "{ROLL}- {{stage: b, title: B, source: x, tasks: [{{vote: v, title: V, by: lead, voters: people, majority: more than 1/2 of cast, if_lost: a}}, {{work: w, title: W}}]}}"
    );
    let mut world = World::small("", &stages);
    file_roll(&mut world, "list.1", 100, 1000);
    world.step = 1;
    world.act(LEAD, count("v.1", 60, 31, 29));
    assert_eq!(world.case.run("v").progress, Progress::Done);
    world.act(LEAD, json!({"act": "undo", "task": "v.1"}));
    assert_eq!(outcome(&world), None);
    world.act(LEAD, count("v.1", 60, 60, 0));
    assert_eq!(world.case.run("v").progress, Progress::Done);
}

#[test]
fn a_number_of_a_measure_with_decimals_is_asked_to_its_smallest_part() {
    let roll = ROLL.replace("range: 1..9000}", "range: 1..9000, decimals: 2}");
    let rule = "majority: more than 400 of entitled area, if_lost: refused";
    let stages = format!(
        "{roll}- {{stage: b, title: B, source: x, tasks: [{{vote: v, title: V, by: lead, voters: people, {rule}}}]}}"
    );
    let carried = |agree: u64| {
        let mut world = World::small("", &stages);
        file_roll(&mut world, "list.1", 100, 100_000);
        let mut counted = count("v.1", 100, 100, 0);
        counted["counts"]["area"] = json!({"participating": 100_000, "for": agree, "against": 0});
        world.act(LEAD, counted);
        outcome(&world).unwrap()
    };
    assert_eq!((carried(40_000), carried(40_001)), (Outcome::Lost, Outcome::Carried));
    let never = stages.replace("than 400", "than 9000");
    let found = said(&small("", &never));
    assert!(
        found.contains("how=too-many") && found.contains("what=at least 9000.01 of entitled area"),
        "{found}"
    );
}
