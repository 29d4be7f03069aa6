//! What random runs have found, each as small as it gets.

use super::*;
use crate::world::small;

/// What random lives have found, at its smallest: a name, what stands before the stages, the stages, and commands
/// with whoever sends them; `FILE` is a stored file. Whether a procedure is refused as unsound or its case can be
/// led to an end is the rules' to say; a case that is neither is a mistake.
const FOUND: &[(&str, &str, &str, &str)] = &[
    (
        "a fact that tells which bodies are founded, left out",
        "founds: {board: Board, source: x}
bodies: {watch: {title: Watch, source: x, when: {f: 2..}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, constitutes: [board, watch]}]}",
        r#"lead-head {"act": "explain", "of": "t0", "reason": "x"}"#,
    ),
    (
        "an answer is a paper that nobody has to file",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: north, answer: {p: P}}, {work: t1, title: T, needs: p}]}",
        "",
    ),
    (
        "a fact that each of several states",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, by: each of members, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {f: 2..}, writes: {p: P}}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T, when: {f: 2..}, needs: p}]}",
        r#"north-head {"act": "submit", "task": "t0.1.north", "work": {"facts": {"f": 0}}}
south-head {"act": "submit", "task": "t0.1.south", "work": {"facts": {"f": 5}}}"#,
    ),
    (
        "a roster that each of several fills",
        "rosters: {team: {source: x, force: should, chair: {title: C, count: 1, from: {Youth: {age: ..35}}}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, by: each of members, fills: team}, {work: t1, title: T}]}",
        r#"north-head {"act": "submit", "task": "t0.1.north", "work": {"roster": [{"seat": "chair", "name": "x", "pool": "Youth", "facts": {"age": 30}}]}}
south-head {"act": "submit", "task": "t0.1.south", "work": {"roster": [{"seat": "chair", "name": "y", "pool": "Youth", "facts": {"age": 30}}]}}
south-head {"act": "undo", "task": "t0.1.south"}"#,
    ),
    (
        "a fact that a meeting states",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, agenda: [X], states: {f: F, range: 0..5}}]}
- {stage: b, title: B, source: x, tasks: [{work: t1, title: T, when: {f: 2..}}]}",
        "",
    ),
    (
        "a meeting that is a must and has to be asked for",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, requested_by: north, agenda: [X]}]}",
        "",
    ),
    (
        "a guard with a parameter as its bound",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {f: level..}, after: t0}]}",
        "",
    ),
    (
        "a stage that no value of a parameter could open",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}]}
- {stage: b, title: B, source: x, when: {f: level..}, tasks: [{work: t1, title: T, when: {f: level..}, writes: {p: P}}, {work: t2, title: T, needs: p}]}",
        r#"north-head {"act": "submit", "task": "t0.1", "work": {"facts": {"f": 0}}}"#,
    ),
    (
        "a guard over a parameter that is left undetermined",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, when: {level: 2..}}]}",
        r#"lead-head {"act": "set_parameter", "parameter": "level", "value": null, "decided_by": "x"}"#,
    ),
    (
        "an approval by each that constitutes",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: each of members, of: p, if_returned: a, if_refused: refused, constitutes: board}]}",
        "",
    ),
    (
        "an approval by each of which one is barred",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: each of members, of: p, not_by: north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "an approval that the first of several does, who is barred",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: [north, south], of: p, not_by: north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "one position of an office is barred, not the office",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: north, of: p, not_by: head of north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "a paper is left that is attached to the request for the founding",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, writes: {q: Q, attach: p}}, {approval: t2, title: T, of: q, if_returned: a, if_refused: refused, constitutes: board}]}",
        r#"lead-head {"act": "explain", "of": "t0", "reason": "x"}"#,
    ),
    (
        "a fact is left that the request for the founding reads",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {any: [{f: ..3}, {f: 2..}]}, writes: {q: Q}}, {approval: t2, title: T, of: q, if_returned: a, if_refused: refused, constitutes: board}]}",
        r#"lead-head {"act": "explain", "of": "t0", "reason": "x"}"#,
    ),
    (
        "a work is confirmed twice",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, needs: p}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
lead-head {"act": "return", "to": "a", "reason": "x"}
lead-head {"act": "submit", "task": "t0.2", "work": {"confirm": true}}
lead-head {"act": "return", "to": "a", "reason": "x"}
lead-head {"act": "submit", "task": "t0.3", "work": {"confirm": true}}"#,
    ),
    (
        "undone when another act has left the stage",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T}]}",
        r#"lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "submit", "task": "t1.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "undone when another act has opened what comes after",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T}, {work: t2, title: T, after: [t0, t1]}]}",
        r#"lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "submit", "task": "t1.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "undone when what it ruled out has opened something else",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T, states: {f: F, range: 0..5}}, {work: t2, title: T, when: {f: 2..}, after: t1}, {work: t3, title: T, after: [t0, t2]}]}",
        r#"lead-head {"act": "submit", "task": "t1.1", "work": {"facts": {"f": 0}}}
lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "undo", "task": "t1.1"}"#,
    ),
    (
        "an answer is undone when the round has been closed",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: each of members}, {work: t1, title: T}]}",
        r#"north-head {"act": "reply", "task": "t0.1.north", "stance": "agree"}
lead-head {"act": "close_round", "task": "t0.1"}
north-head {"act": "undo", "task": "t0.1.north"}"#,
    ),
    (
        "the closing of a round is undone",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: each of members}, {work: t1, title: T}]}",
        r#"lead-head {"act": "close_round", "task": "t0.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "a meeting is undone",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, agenda: [X]}, {work: t1, title: T}]}",
        r#"lead-head {"act": "record_meeting", "task": "t0.1", "held_on": "2026-09-14", "attendance": [{"party": "lead", "name": "x"}], "agenda": [{"title": "X", "held": true}]}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "answers to another round are voided",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}]}
- {stage: b, title: B, source: x, about: p, tasks: [{consultation: t1, title: T, ask: north}, {consultation: t2, title: T, ask: south}, {work: t3, title: T}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
north-head {"act": "reply", "task": "t1.1.north", "stance": "agree"}
south-head {"act": "reply", "task": "t2.1.south", "stance": "agree"}
lead-head {"act": "correct", "task": "t0.1", "paper": {"paper": "p", "files": ["FILE"]}, "reason": "x"}
north-head {"act": "call_substantive", "task": "t1.1.north", "reason": "x"}"#,
    ),
    (
        "taken up when something has been left",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T, after: t0}]}",
        r#"lead-head {"act": "explain", "of": "t1", "reason": "x"}
lead-head {"act": "take_up", "done": []}
lead-head {"act": "return", "to": "a", "reason": "x"}"#,
    ),
    (
        "returned when a meeting has been asked for",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {meeting: t1, title: T, force: may, requested_by: lead, after: t0, agenda: [X]}]}",
        r#"lead-head {"act": "request", "of": "t1"}
lead-head {"act": "return", "to": "a", "reason": "x"}"#,
    ),
    (
        "votes beyond half of all numbers",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, of: p, otherwise: lead together, if_returned: a, if_refused: refused}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
lead-head {"act": "decide", "task": "t1.1", "outcome": "agreed", "together": {"minutes": "FILE", "count": {"entitled": 2147483648, "present": 2147483648, "agree": 2147483648, "against": 0}}}"#,
    ),
    (
        "a number that JSON does not keep",
        "rosters: {team: {source: x, force: should, chair: {title: C, count: 1, from: {Youth: {age: ..35}}}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, fills: team}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"roster": [{"seat": "chair", "name": "x", "pool": "Youth", "facts": {"age": 9007199254740993}}]}}"#,
    ),
    (
        "a task whose condition can hold by no value of what is still open, and whose paper nobody writes",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {f: 1..}, writes: {p: P}}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T, when: {f: level..}, needs: p}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"facts": {"f": 0}}}"#,
    ),
];

#[test]
fn what_was_found_stays_mended() {
    let mut broken = vec![];
    for (name, head, stages, commands) in FOUND {
        let drive = |walk: &mut Walk| {
            for line in commands.lines() {
                let (person, command) = line.split_once(' ').ok_or(line)?;
                let command = command.replace("FILE", &walk.world.file("file"));
                let command = serde_json::from_str(&command).map_err(|e| e.to_string())?;
                let _ = walk.act(person, &command)?;
            }
            Ok(())
        };
        if let Some(Err(said)) = live(&small(head, stages), drive, &[]) {
            broken.push(format!("{name}: {said}"));
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), FOUND.len(), broken.join("\n"));
}

#[test]
fn each_office_corrects_its_own_paper_alone() {
    let tasks = "[{work: t0, title: T, by: each of members, writes: {p: P}}, {work: t1, title: T}]";
    let mut world = World::small("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    let paper = json!({"paper": "p", "files": [world.file("file")]});
    for office in ["north", "south"] {
        let work = json!({"papers": [paper]});
        world.act(
            &format!("{office}-head"),
            json!({"act": "submit", "task": format!("t0.1.{office}"), "work": work}),
        );
    }
    world.act("south-head", json!({"act": "correct", "task": "t0.1.south", "paper": paper, "reason": "x"}));
    let counts = |world: &World, key: &str| {
        world.case.papers["p"].iter().filter(|v| v.key == key && !v.superseded).count()
    };
    assert_eq!(counts(&world, "t0.1.north"), 1, "the north's paper stands");
    world.act("north-head", json!({"act": "correct", "task": "t0.1.north", "paper": paper, "reason": "x"}));
    assert_eq!((counts(&world, "t0.1.north"), counts(&world, "t0.1.south")), (1, 1));
}

#[test]
fn what_is_not_offered_is_refused() {
    let tasks = "[{consultation: t0, title: T, ask: head of north}, {work: t1, title: T}]";
    let mut world = World::small("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    assert!(!world.may("north-section-head", "t0.1.north", ActKind::Reply), "the head is asked");
    assert!(!world.may("lead-head", "t0.1", ActKind::Claim));
    world.refused("lead-head", json!({"act": "claim", "task": "t0.1"}));
    assert!(!world.may("lead-head", "t1.1", ActKind::OnBehalf), "the lead's own people sign in");
    let behalf = json!({"medium": "phone", "signer": "x", "rank": "head", "dated": "2026-09-14"});
    world.refused("lead-head", json!({"act": "submit", "task": "t1.1", "behalf": behalf}));
}

#[test]
fn a_parameter_that_decides_on_a_stage_is_asked_before_it() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, when: {level: 2..}, tasks: [{work: t1, title: T}]}
- {stage: c, title: C, source: x, tasks: [{work: t2, title: T}]}";
    let mut world =
        World::small("parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}", stages);
    world.act("lead-head", json!({"act": "submit", "task": "t0.1"}));
    assert!(world.open_keys().is_empty(), "{:?}", world.open_keys());
    assert_eq!(world.case.open_needs(&world.procedure), [Need::Parameter { parameter: "level".into() }]);
    world.act(
        "lead-head",
        json!({"act": "set_parameter", "parameter": "level", "value": 1, "decided_by": "x"}),
    );
    assert_eq!(world.open_keys(), ["t2.1"], "passed over");
}

#[test]
fn what_is_taken_up_keeps_its_own_day() {
    let tasks = "[{work: t0, title: T}, {work: t1, title: T}, {work: t2, title: T}]";
    let mut world = World::small("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    let done =
        json!([{"task": "t0", "took_place": "2026-01-05"}, {"task": "t1", "took_place": "2026-03-09"}]);
    world.act("lead-head", json!({"act": "take_up", "done": done}));
    let day =
        |key: &str| world.case.tasks[key].done.as_ref().and_then(|d| d.took_place).map(|d| d.to_string());
    assert_eq!((day("t0.1").as_deref(), day("t1.1").as_deref()), (Some("2026-01-05"), Some("2026-03-09")));
}
