//! A task that another case does: whose result fits, what is taken from it, and what is told of a rule outside.

use std::collections::BTreeMap;
use std::sync::Arc;

use quorate_core::audit::{Finding, Reason, audit};
use quorate_core::case::{Effect, Grade, Progress, ResultOf};
use quorate_core::context::Elsewhere;
use quorate_core::record::Digest;
use quorate_core::{Procedure, RefusalCode as R};
use serde_json::{Value, json};

use crate::world::{OFFICES, World, plays, said, small};

const LEAD: &str = "lead-head";

const TEAM: &str = "rosters: {team: {source: x, chair: {title: Chair, count: 1, from: lead}}}";

/// Somebody else's election: papers, a fact and a roster, or no success.
fn election(paper: &str) -> String {
    let text = small(
        TEAM,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [
    {{work: vote, title: Vote, fills: team, writes: {{{paper}: Record}}, states: {{turnout: T, range: 0..9}}}},
    {{approval: agree, title: Agree, of: {paper}, if_returned: a, if_refused: refused}}]}}"
        ),
    );
    text.replace("procedure: random", "procedure: election")
}

/// What waits for it: by name, or by what it gives.
fn waiting(runs: &str, by: &str) -> String {
    small(
        TEAM,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [
    {{procedure: elect, title: Elect, fills: team, writes: {{minutes: Record}}, states: {{turnout: T, range: 0..99}}{by}{runs},
     if_failed: refused}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: use, title: Use, needs: minutes, when: {{turnout: 2..}}}}]}}"
        ),
    )
}

fn begun(text: &str) -> World {
    let procedure = Procedure::from_yaml(text, None).unwrap_or_else(|f| panic!("{f:#?}"));
    let mut world = World::with(procedure, &OFFICES);
    world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
    world
}

/// An election as somebody takes its result: agreed, refused or still going on.
fn held(paper: &str, outcome: &str) -> Elsewhere {
    let mut world = begun(&election(paper));
    world.case.id = "case-2".into();
    let file = world.file("minutes");
    world.act(
        LEAD,
        json!({"act": "submit", "task": "vote.1", "work": {"papers": [{"paper": paper, "files": [file], "number": "7"}],
            "facts": {"turnout": 3}, "roster": [{"seat": "chair", "name": "Ann", "person": "lead-head", "party": "lead"}]}}),
    );
    if !outcome.is_empty() {
        world.act(
            "lead-deputy-lead",
            json!({"act": "decide", "task": "agree.1", "outcome": outcome, "reason": "because"}),
        );
    }
    let verdict = audit(&world.procedure, "case-2", &world.acts, world.calendar.offset());
    let names = world.case.rosters["team"].holders.iter().map(|h| (h.name, "Ann".to_owned()));
    Elsewhere {
        names: names.collect(),
        case: world.case,
        procedure: Arc::new(world.procedure),
        leaf: Digest::of(b"leaf"),
        complete: verdict.complete,
    }
}

fn of_case() -> Value {
    json!({"act": "take_result", "task": "elect.1", "case": "case-2", "words": "See there"})
}

#[test]
fn what_a_case_gives_is_taken_from_it_as_it_stands_there() {
    for runs in ["", ", runs: election"] {
        let mut world = begun(&waiting(runs, ""));
        let there = held("minutes", "agreed");
        assert!(there.complete);
        world.elsewhere = Some(there.clone());
        world.act(LEAD, of_case());
        assert_eq!(world.case.facts["turnout"].to_string(), "3");
        let paper = world.case.paper("minutes").unwrap();
        assert_eq!((paper.number.as_str(), &paper.files), ("7", &there.case.papers["minutes"][0].files));
        assert_eq!(world.case.rosters["team"].holders[0].person.as_deref(), Some("lead-head"));
        assert_eq!(world.case.run("use").progress, Progress::Open);
        let result = world.case.tasks["elect.1"].result.clone().unwrap();
        let ResultOf::Case { case, procedure, end, leaf, complete, .. } = result else {
            panic!("{result:?}")
        };
        let told = (case.as_str(), procedure.as_str(), end.as_str(), complete);
        assert_eq!(told, ("case-2", "election", "done", true));
        assert_eq!(leaf, there.leaf, "the two records vouch for each other");
    }
}

#[test]
fn a_result_is_refused_that_is_not_there_not_over_or_not_what_is_asked() {
    let refused = |waits: &str, there: Option<Elsewhere>, by: &str| {
        let mut world = begun(waits);
        world.elsewhere = there;
        world.refused(by, of_case())
    };
    let waits = waiting("", "");
    assert_eq!(refused(&waits, None, LEAD), R::SubCaseUnknown);
    assert_eq!(refused(&waits, Some(held("minutes", "")), LEAD), R::SubCaseOpen);
    assert_eq!(refused(&waits, Some(held("report", "agreed")), LEAD), R::SubCaseUnfit);
    let other = waiting(", runs: assembly", "");
    assert_eq!(refused(&other, Some(held("minutes", "agreed")), LEAD), R::SubCaseUnfit);
    // North takes the result over, and takes no part in the election: for it there is no such case.
    let by_north = waiting("", ", by: north");
    assert_eq!(refused(&by_north, Some(held("minutes", "agreed")), "north-head"), R::SubCaseUnknown);
    let mut lacks = held("minutes", "agreed");
    lacks.case.rosters.clear();
    assert_eq!(refused(&waits, Some(lacks), LEAD), R::SubCaseLacks);
}

#[test]
fn a_case_that_failed_leads_where_the_clause_says() {
    let mut world = begun(&waiting("", ""));
    world.elsewhere = Some(held("minutes", "refused"));
    let mut command = of_case();
    command["words"] = "".into();
    assert_eq!(world.refused(LEAD, command), R::ReasonMissing, "why it ends is told");
    world.act(LEAD, of_case());
    assert!(!world.case.is_open());
    assert!(world.case.paper("minutes").is_none() && world.case.facts.is_empty());
}

#[test]
fn what_rests_on_an_incomplete_verdict_is_not_proved() {
    let verdict = |complete: bool| {
        let mut world = begun(&waiting("", ""));
        world.elsewhere = Some(Elsewhere { complete, ..held("minutes", "agreed") });
        world.act(LEAD, of_case());
        world.act(LEAD, json!({"act": "submit", "task": "use.1"}));
        let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
        let row = verdict.source.clauses.iter().find(|c| c.clause == "elect" && c.kind == "task").unwrap();
        (verdict.complete, row.finding, row.reason)
    };
    assert_eq!(verdict(true), (true, Finding::Done, Reason::Elsewhere));
    assert_eq!(verdict(false), (false, Finding::Missing, Reason::ElsewhereIncomplete));
}

#[test]
fn a_rule_outside_is_told_shown_and_graded_as_such() {
    let mut world = begun(&waiting("", ""));
    let (minutes, shown) = (world.file("minutes"), world.file("shown"));
    let command = |files: Value, rule: &str| {
        json!({"act": "take_result", "task": "elect.1", "rule": rule, "files": files, "took_place": "2026-09-14",
            "work": {"papers": [{"paper": "minutes", "files": [minutes]}], "facts": {"turnout": 50},
                "roster": [{"seat": "chair", "name": "Ben", "party": "lead"}]}})
    };
    assert_eq!(world.refused(LEAD, command(json!([]), "By-laws")), R::EvidenceMissing);
    assert_eq!(world.refused(LEAD, command(json!([shown]), "")), R::ReasonMissing);
    world.act(LEAD, command(json!([shown]), "By-laws"));
    let done = world.case.tasks["elect.1"].done.clone().unwrap();
    assert_eq!(done.grade, Grade::Outside);
    assert!(world.case.files().any(|f| f.digest.to_string() == shown), "whoever sees the case sees it");
    let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
    let row = verdict.source.clauses.iter().find(|c| c.clause == "elect" && c.kind == "task").unwrap();
    assert_eq!((row.finding, row.reason), (Finding::Done, Reason::ByOutsideRule));
}

#[test]
fn nothing_is_left_of_a_result_that_is_undone() {
    let mut world = World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{procedure: t, title: T, writes: {p: P}, if_failed: refused}, {work: u, title: U}]}",
    );
    world.step = 1;
    let file = world.file("p");
    world.act(
        LEAD,
        json!({"act": "take_result", "task": "t.1", "rule": "By-laws", "files": [file], "took_place": "2026-09-14",
            "work": {"papers": [{"paper": "p", "files": [file]}]}}),
    );
    assert!(world.acts.iter().flat_map(|a| &a.effects).any(|e| matches!(e, Effect::ResultTaken { .. })));
    world.act(LEAD, json!({"act": "undo", "task": "t.1"}));
    let task = &world.case.tasks["t.1"];
    assert!(task.result.is_none() && task.done.is_none() && world.case.paper("p").is_none());
}

#[test]
fn a_scenario_takes_results_both_ways() {
    plays(
        &waiting("", ""),
        "  - {lead: result elect as done, facts: {turnout: 4}}
  - {expect: {stage: b, open: [use], facts: {turnout: 4}}}",
    );
    plays(
        &waiting("", ""),
        "  - {lead: result elect as failed, reason: Nobody stood}\n  - {expect: {end: refused}}",
    );
}

/// What a clause asks has to be told apart from nothing, and cannot wait for itself.
#[test]
fn a_clause_says_what_has_to_come_of_it() {
    let stage = |task: &str| {
        let found = said(&small(
            "",
            &format!(
                "- {{stage: a, title: A, source: x, tasks: [{{procedure: t, title: T{task}, if_failed: refused}}]}}"
            ),
        ));
        found.lines().find_map(|l| l.split_once("sub-cases-fit ").map(|(_, facts)| facts.to_owned()))
    };
    assert_eq!(stage(", runs: election"), None);
    assert_eq!(stage(", writes: {p: P}"), None);
    assert_eq!(stage("").unwrap(), "how=anything task=t");
    assert_eq!(stage(", runs: random").unwrap(), "how=itself task=t");
    assert_eq!(stage(", writes: {p: P}, by: each of members").unwrap(), "how=several task=t");
    let missing =
        small("", "- {stage: a, title: A, source: x, tasks: [{procedure: t, title: T, runs: election}]}");
    assert!(said(&missing).contains("missing-key key=if_failed"), "where it leads when it fails is said");
}

#[test]
fn a_fact_fits_if_every_value_it_can_have_is_known() {
    let there = Procedure::from_yaml(&election("minutes"), None).unwrap();
    let narrow = waiting("", "").replace("range: 0..99", "range: 0..5");
    for (text, fits) in [(waiting("", ""), true), (narrow, false)] {
        let here = Procedure::from_yaml(&text, None).unwrap();
        let all: BTreeMap<&str, String> = there
            .misfits(&here, here.task("elect").unwrap())
            .iter()
            .map(|m| (m.as_str(), m.of().to_owned()))
            .collect();
        let wanted = if fits { BTreeMap::new() } else { BTreeMap::from([("fact", "turnout".to_owned())]) };
        assert_eq!(all, wanted);
    }
}

/// What has to come first here, and then the election.
fn in_order(by: &str) -> World {
    let text = waiting("", by).replace(
        "stages:\n",
        "stages:\n- {stage: p, title: P, source: x, tasks: [{work: prep, title: Prep}]}\n",
    );
    begun(&text)
}

#[test]
fn what_is_missing_elsewhere_is_missing_whenever_it_was() {
    let mut world = in_order("");
    world.now = world.now.plus_minutes(60 * 24 * 5);
    world.act(LEAD, json!({"act": "submit", "task": "prep.1"}));
    world.elsewhere = Some(Elsewhere { complete: false, ..held("minutes", "agreed") });
    world.act(LEAD, of_case());
    world.act(LEAD, json!({"act": "submit", "task": "use.1"}));
    let verdict = audit(&world.procedure, "case-1", &world.acts, world.calendar.offset());
    let row = verdict.source.clauses.iter().find(|c| c.clause == "elect" && c.kind == "task").unwrap();
    assert_eq!((verdict.complete, row.finding), (false, Finding::Missing));
    assert_eq!(row.day, Some(world.today()), "what was there before it was asked for is taken over today");
}

#[test]
fn a_cover_for_other_procedures_shows_no_case() {
    let mut world = in_order(", by: north");
    let cover = |procedure: &str| {
        json!({"act": "put_cover", "cover": "c1", "person": "lead-head", "by": "north-head", "office": "lead",
            "since": "2026-09-14", "until": "2026-12-31", "procedures": [procedure], "instrument": "x"})
    };
    world.direct(cover("something-else"));
    world.act(LEAD, json!({"act": "submit", "task": "prep.1"}));
    world.elsewhere = Some(held("minutes", "agreed"));
    assert_eq!(world.refused("north-head", of_case()), R::SubCaseUnknown);
    world.direct(json!({"act": "end_cover", "cover": "c1", "until": "2026-09-14"}));
    world.direct(
        cover("election")
            .as_object()
            .map(|c| {
                let mut cover = c.clone();
                cover.insert("cover".into(), "c2".into());
                Value::Object(cover)
            })
            .unwrap(),
    );
    world.act("north-head", of_case());
}

#[test]
fn what_was_taken_over_stands_as_it_stands_there() {
    let mut world = begun(&waiting("", ""));
    world.elsewhere = Some(held("minutes", "agreed"));
    world.act(LEAD, of_case());
    let other = world.file("another");
    let correct = json!({"act": "correct", "task": "elect.1", "reason": "slip", "paper": {"paper": "minutes", "files": [other]}});
    assert!(!world.may(LEAD, "elect.1", quorate_core::case::ActKind::Correct), "and it is not offered");
    assert_eq!(world.refused(LEAD, correct), R::TakenOver);
}

#[test]
fn nobody_takes_a_result_while_the_task_or_the_case_is_suspended() {
    let mut world = begun(&waiting("", ""));
    world.elsewhere = Some(held("minutes", "agreed"));
    for task in ["elect.1", ""] {
        world.act(LEAD, json!({"act": "suspend", "task": task, "reason": "x"}));
        assert_eq!(world.refused(LEAD, of_case()), R::Suspended);
        world.act(LEAD, json!({"act": "resume", "task": task}));
    }
    world.act(LEAD, of_case());
}

/// Its own cases have the same papers, and wait for them.
#[test]
fn no_case_does_the_task_of_its_own_procedure() {
    let own = Procedure::from_yaml(&waiting("", ""), None).unwrap();
    let how: Vec<&str> = own.misfits(&own, own.task("elect").unwrap()).iter().map(|m| m.as_str()).collect();
    assert_eq!(how, ["itself"]);
}
