//! Scenarios: what goes otherwise is told at its line, and what cannot be read at its column.

use std::collections::BTreeSet;

use quorate_core::case::Status;
use quorate_core::scenario::{What, play, read, rehearse};
use quorate_core::{Calendar, Procedure};

use crate::world::{CALENDAR, small};

const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{work: count, title: C, by: head of north, states: {heads: Heads, range: 1..100}, writes: {list: List}}, {consultation: ask, title: Q, ask: each of members, about: list}]}
- {stage: b, title: B, source: x, tasks: [{work: many, title: M, when: {half: 10..}}, {approval: agree, title: Agree, by: lead, of: list, if_returned: a, if_refused: refused}]}";
const FIGURES: &str = "figures: {half: {title: Half, source: x, is: {ceil: {share: [heads, 2]}}}}";

/// What goes otherwise in a scenario of some steps, a line each: line and what.
fn otherwise(steps: &str) -> Vec<String> {
    let procedure = Procedure::from_yaml(&small(FIGURES, STAGES), None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let scenarios = read(&format!("scenarios:\n- scenario: S\n  steps:\n{steps}")).unwrap();
    let told = |what: What| match what {
        What::Refused(refusal) => format!("refused {}", refusal.code.as_str()),
        What::Accepted(code) => format!("accepted, not {code}"),
        What::RefusedOtherwise(code, refusal) => format!("{}, not {code}", refusal.code.as_str()),
        What::NobodyThere(office) => format!("nobody at {office}"),
        What::NobodySignsIn(office) => format!("nobody signs in at {office}"),
        What::Unfit(_) => "unfit".to_owned(),
        What::Otherwise(what, wanted, found) => format!("{what}: {wanted} | {found}"),
    };
    let played = play(&procedure, &calendar, &scenarios[0]);
    played.failures.into_iter().map(|f| format!("{} {}", f.place.line, told(f.what))).collect()
}

/// Whoever takes the first offer again and again comes to the success of a sound procedure; and every other can be taken.
#[test]
fn the_first_offers_lead_to_the_end() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows");
    let files =
        [folder.clone(), folder.join("gallery")].into_iter().flat_map(|f| std::fs::read_dir(f).unwrap());
    let procedure = |e: std::io::Result<std::fs::DirEntry>| {
        let path = e.unwrap().path();
        let text = std::fs::read_to_string(&path).ok()?;
        Procedure::from_yaml(&text, None).ok()
    };
    let procedures: Vec<Procedure> = files.filter_map(procedure).collect();
    assert!(procedures.len() > 5);
    for procedure in &procedures {
        let calendar = Calendar::from_yaml(CALENDAR).unwrap();
        let mut steps: Vec<String> = vec![];
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let written = |steps: &[String]| {
            let steps: Vec<String> = steps.iter().map(|s| format!("{{{s}}}")).collect();
            read(&format!("scenarios: [{{scenario: x, steps: [{}]}}]", steps.join(", "))).unwrap().remove(0)
        };
        loop {
            let scenario = written(&steps);
            let (played, rehearsal) = rehearse(procedure, &calendar, &scenario);
            assert!(played.failures.is_empty(), "{}: {:?} after {steps:#?}", procedure.id(), played.failures);
            let rehearsal = rehearsal.unwrap();
            for other in rehearsal.offers().into_iter().skip(1).filter(|o| taken.insert(o.clone())) {
                let (played, _) = rehearse(
                    procedure,
                    &calendar,
                    &written(&[&steps[..], std::slice::from_ref(&other)].concat()),
                );
                let refused: Vec<_> = played.failures.iter().map(|f| format!("{:?}", f.what)).collect();
                assert!(refused.is_empty(), "{}: {other}: {refused:?} after {steps:#?}", procedure.id());
            }
            let Some(first) = rehearsal.offers().first().cloned() else {
                assert!(matches!(rehearsal.case.status, Status::Ended { success: true, .. }), "{steps:#?}");
                break;
            };
            assert!(steps.len() < 200, "{} goes on and on: {steps:#?}", procedure.id());
            steps.push(first);
        }
    }
}

#[test]
fn a_scenario_is_played_by_the_real_rules() {
    let steps = "
  - north: submit count
    facts: {heads: 19}
  - expect: {stage: a, open: ask, done: [count], facts: {heads: 19}, figures: {half: 10}}
  - north: reply ask as agree
  - south: reply ask as object
    opinion: too many
  - lead: close ask
    refused: objections-open
  - wait: 3 workdays
  - lead: dispose ask of south as declined
  - expect: {stage: b, open: [many, agree]}
  - lead: submit many
  - lead: decide agree as returned
  - expect: {stage: a, open: count, figures: {half: ''}}
  - north: confirm count
  - north: confirm ask
  - south: reply ask as agree
  - lead: submit many
  - lead: decide agree as agreed
  - expect: {end: done}
  verdict: {complete: true, findings: {count: done}}
";
    assert_eq!(otherwise(steps), [] as [&str; 0]);
}

#[test]
fn a_meeting_held_before_is_confirmed_as_it_was() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}]}
- {stage: b, title: B, source: x, tasks: [{meeting: m, title: M, convened_by: lead, agenda: [Reading]}, {work: v, title: V}]}";
    let procedure = Procedure::from_yaml(&small("", stages), None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let scenarios = read(
        "scenarios:
- scenario: S
  steps:
  - lead: submit w
  - lead: hold m
  - lead: return to a
  - lead: confirm w
  - lead: confirm m
  - expect: {done: [w, m], open: v}
",
    );
    let played = play(&procedure, &calendar, &scenarios.unwrap()[0]);
    assert!(played.failures.is_empty(), "{:#?}", played.failures);
}

/// A seat's task, once there is a body: whoever holds it does it there, and who has no account has the lead do it.
#[test]
fn what_is_for_a_seat_of_a_body_is_done_by_whoever_sits_there() {
    let head = "founds: {board: Board, source: x}
rosters: {board: {source: x, force: must, chair: {title: Chair, count: 1, from: {People: {}}}, other: {title: Other, count: 1, from: {People: {}}}}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: name, title: N1, by: lead, fills: board, constitutes: board}]}
- {stage: b, title: B, source: x, tasks: [{meeting: first, title: F, convened_by: chair of board, agenda: [Reading]}]}";
    let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let told = |seats: &str, who: &str| {
        let text = format!(
            "scenarios:\n- scenario: S\n  steps:\n  - lead: submit name\n{seats}  - {who}: hold first\n  - expect: {{end: done}}\n"
        );
        let played = play(&procedure, &calendar, &read(&text).unwrap()[0]);
        played.failures.iter().map(|f| format!("{:?}", f.what)).collect::<Vec<_>>()
    };
    let of = |person: &str| {
        format!(
            "    with: {{work: {{roster: [{{seat: chair, name: A, pool: People{person}}}, {{seat: other, name: B, pool: People, person: south-head}}]}}}}\n"
        )
    };
    assert_eq!(told("", "board"), [] as [&str; 0]);
    assert_eq!(told(&of(", person: north-head"), "board"), [] as [&str; 0], "of another office besides");
    assert!(!told(&of(", person: north-head"), "lead").is_empty());
    assert_eq!(told(&of(""), "lead"), [] as [&str; 0], "who does not sign in");
}

/// In a renewal whoever is proposed does not act for the body yet: they are asked at the office they come from.
#[test]
fn who_is_proposed_for_a_body_in_office_is_asked_where_they_come_from() {
    let head = "founds: {board: Board, source: x, term: {length: 3 years, at_end: continues, renewed_by: this procedure, source: x}}
rosters: {board: {source: x, force: must, chair: {title: Chair, count: 1, from: {People: {}}}}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: hear, title: H, by: north}, {work: name, title: N1, by: lead, fills: board}]}
- {stage: b, title: B, source: x, tasks: [{work: accept, title: Acc, by: chair of board}]}
- {stage: c, title: C, source: x, tasks: [{work: elect, title: E, by: lead, constitutes: board}]}";
    let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    for (holder, who) in [("party: north, person: north-head", "north"), ("person: south-head", "lead")] {
        let text = format!(
            "scenarios:
- scenario: S
  in_office: {{since: 2024-06-10, until: 2027-06-10}}
  steps:
  - north: submit hear
  - lead: submit name
    with: {{work: {{roster: [{{seat: chair, name: A, pool: People, {holder}}}]}}}}
  - {who}: submit accept
  - lead: submit elect
  - expect: {{end: done}}
"
        );
        let played = play(&procedure, &calendar, &read(&text).unwrap()[0]);
        let failures: Vec<_> = played.failures.iter().map(|f| format!("{:?}", f.what)).collect();
        assert_eq!(failures, [] as [&str; 0], "{holder}");
    }
}

#[test]
fn what_is_in_doubt_about_a_clause_is_what_is_found_of_it() {
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, due: 2 days}, {work: v, title: V}]}";
    let procedure = Procedure::from_yaml(&small("", stages), None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let found = |wanted: &str| {
        let scenarios = read(&format!(
            "scenarios:\n- scenario: S\n  steps:\n  - wait: 5 days\n  - lead: submit w\n  - lead: submit v\n  verdict: {{findings: {wanted}}}\n"
        ));
        play(&procedure, &calendar, &scenarios.unwrap()[0]).failures.len()
    };
    assert_eq!(["{w: late, v: done}", "{w: done}", "{v: late}"].map(found), [0, 1, 1]);
}

#[test]
fn what_goes_otherwise_is_told_with_its_line() {
    for (steps, told) in [
        ("  - north: submit count\n    facts: {heads: 101}\n", "4 refused out-of-range"),
        (
            "  - north/section-head: submit count\n    refused: not-your-office\n",
            "4 position-not-held, not not-your-office",
        ),
        ("  - north: submit count\n    refused: position-not-held\n", "4 accepted, not position-not-held"),
        ("  - museum: submit count\n", "4 nobody at museum"),
        ("  - north/mayor: submit count\n", "4 nobody signs in at north"),
        ("  - north: submit count\n    with: {wrok: 1}\n", "4 unfit"),
        ("  - expect: {stage: b}\n", "4 stage: b | a"),
        ("  - expect: {open: [count, ask]}\n", "4 open: ask, count | count"),
        ("  - expect: {not_applicable: many}\n", "4 task: many: not_applicable | many: waiting"),
        ("  - lead: withdraw\n  - expect: {end: done}\n", "5 end: done | withdrawn"),
        ("  - expect: {figures: {half: 7/2}}\n", "4 figure: half: 7/2 | half: "),
        (
            "  - wait: 1 day\n  verdict: {complete: true}\n",
            "5 verdict: complete | incomplete, count: missing, ask: missing, many: missing, agree: missing",
        ),
        (
            "  - wait: 1 day\n  verdict: {findings: {count: done}}\n",
            "5 finding: count: done | count: missing",
        ),
    ] {
        assert_eq!(otherwise(steps), [told], "{steps}");
    }
}

#[test]
fn what_cannot_be_read_is_told_at_its_column() {
    for (steps, told) in [
        ("  - north: submits count\n", "4:12+7 bad-phrase act"),
        ("  - north: reply ask agree\n", "4:22+5 bad-phrase as"),
        ("  - north: submit\n", "4:18+1 bad-phrase name"),
        ("  - lead: set size to ten\n", "4:23+3 bad-phrase number"),
        ("  - wait: 3\n", "4:12+1 bad-phrase unit"),
        ("  - wait: soon\n", "4:11+4 bad-phrase number"),
        ("  - {north: submit count, south: submit count}\n", "4:5+1 missing-key "),
        ("  - facts: {heads: 1}\n", "4:5+1 missing-key "),
        ("  - north: submit count\n    refused: not-your-offices\n", "5:14+16 unknown-word "),
        ("  - north: confirm count\n    facts: {heads: 1}\n", "5:12+1 unknown-key "),
        ("  - expect: {stages: a}\n", "4:14+6 unknown-key "),
    ] {
        let faults = read(&format!("scenarios:\n- scenario: S\n  steps:\n{steps}")).unwrap_err();
        let one = |f: &quorate_core::procedure::Diagnostic| {
            let expected = f.facts.get("expected").filter(|_| f.code.as_str() == "bad-phrase");
            let expected = expected.cloned().unwrap_or_default();
            format!("{}:{}+{} {} {expected}", f.place.line, f.place.column, f.place.width, f.code.as_str())
        };
        assert_eq!(faults.iter().map(one).collect::<Vec<_>>(), [told], "{steps}");
    }
}
