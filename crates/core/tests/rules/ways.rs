//! Several ways to one paper: each run takes one, and whatever needs the paper goes on from either.

use serde_json::json;

use crate::world::{World, plays, said, small};

/// A plan that is agreed on, or ordered, and then decided on by somebody who did not write it.
fn ways(second: &str, more: &str) -> String {
    format!(
        "- {{stage: a, title: A, source: x, tasks: [{{work: choose, title: C, states: {{way: Way, one_of: [agreed, ordered]}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: agree, title: G, by: north, when: {{way: agreed}}, writes: {{plan: Plan, takes_effect: true}}}}, {{work: order, title: O, by: south{second}, writes: plan}}]}}
- {{stage: c, title: D, source: x, tasks: [{{approval: decide, title: E, of: plan, not_by: drafter of plan, if_returned: b, if_refused: refused}}{more}]}}"
    )
}

const GUARDED: &str = ", when: {way: ordered}";

#[test]
fn whatever_needs_a_paper_goes_on_from_either_way_to_it() {
    for (way, task, other, office) in
        [("agreed", "agree", "order", "north"), ("ordered", "order", "agree", "south")]
    {
        plays(
            &small("", &ways(GUARDED, ", {work: use, title: U, needs: plan, after: decide}")),
            &format!(
                "
  - lead: submit choose
    facts: {{way: {way}}}
  - expect: {{open: {task}, not_applicable: {other}}}
  - {office}: submit {task}
  - lead: decide decide as agreed
  - lead: submit use
  - expect: {{end: done}}
  verdict: {{complete: true}}
"
            ),
        );
    }
}

#[test]
fn a_run_that_takes_two_ways_to_a_paper_or_none_is_told() {
    let told = |second: &str| said(&small("", &ways(second, "")));
    assert_eq!(told(GUARDED), "");
    let both = told("");
    assert!(both.contains("papers-are-produced") && both.contains("task=order trouble=twice"), "{both}");
    assert!(both.contains("done agree"), "the shortest run is told: {both}");
    // One in turn is two as well.
    assert!(told(", after: agree").contains("trouble=twice"), "{}", told(", after: agree"));
    // A way that can be left out is none.
    let left = told(", force: may, when: {way: ordered}");
    assert!(left.contains("papers-are-produced paper=plan task=decide"), "{left}");
    // What nobody declares is no paper.
    let unknown = ways(GUARDED, "").replace("writes: plan}", "writes: plam}");
    assert!(said(&small("", &unknown)).contains("names-are-declared name=plam near=plan"));
}

/// A roll is drawn up, and counted, in one place.
#[test]
fn there_is_one_way_to_a_roll() {
    let stages = ways(GUARDED, "")
        .replace("writes: {plan: Plan, takes_effect: true}", "lists: {plan: Plan, range: 1..9}");
    assert!(said(&small("", &stages)).contains("names-are-declared found=roll name=plan wanted=paper"));
}

/// A return before the choice opens the other way: the paper of the first no longer counts.
#[test]
fn another_way_is_taken_after_a_return() {
    let stages = ways(GUARDED, "").replace(", takes_effect: true", "");
    let mut world = World::small("", &stages);
    let choose = |way: &str, round: u8| json!({"act": "submit", "task": format!("choose.{round}"), "work": {"facts": {"way": way}}});
    world.act("lead-section-head", choose("agreed", 1));
    let plan = world.file("plan");
    let work = json!({"papers": [{"paper": "plan", "files": [plan]}]});
    world.act("north-head", json!({"act": "submit", "task": "agree.1", "work": work}));
    world.act("lead-section-head", json!({"act": "return", "to": "a", "reason": "r"}));
    assert!(world.case.paper("plan").is_none());
    world.act("lead-section-head", choose("ordered", 2));
    world.act("south-head", json!({"act": "submit", "task": "order.1", "work": work}));
    assert_eq!(world.case.paper("plan").unwrap().key, "order.1");
    world.act("lead-head", json!({"act": "decide", "task": "decide.2", "outcome": "agreed"}));
    assert!(!world.case.is_open());
}

/// What a task reads is there before it: a task that alone writes what it reads could never begin.
#[test]
fn nobody_waits_for_a_paper_of_their_own() {
    let own = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, needs: plan, writes: {plan: Plan}}]}";
    assert!(said(&small("", own)).contains("runs-never-stick tasks=write"), "{}", said(&small("", own)));
    let second = ways(", when: {way: ordered}, needs: plan", "");
    assert!(
        said(&small("", &second)).contains("runs-never-stick tasks=order"),
        "{}",
        said(&small("", &second))
    );
    let together = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, writes: [{plan: Plan}, {letter: Letter, attach: plan}]}]}";
    assert_eq!(said(&small("", together)), "");
}

/// A return sets aside what was written from its stage on; what came before by another way stays.
#[test]
fn a_return_leaves_what_came_by_a_way_before_it() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: choose, title: C, states: {way: Way, one_of: [agreed, ordered]}}]}
- {stage: b, title: B, source: x, tasks: [{work: agree, title: G, by: north, when: {way: agreed}, writes: {plan: Plan}}]}
- {stage: c, title: D, source: x, tasks: [{work: order, title: O, by: south, when: {way: ordered}, writes: plan}, {work: look, title: L}]}
- {stage: d, title: E, source: x, tasks: [{work: use, title: U, needs: plan}]}";
    plays(
        &small("", stages),
        "
  - lead: submit choose
    facts: {way: agreed}
  - north: submit agree
  - lead: submit look
  - expect: {stage: d, open: use}
  - lead: return to c
  - expect: {stage: c, open: look, not_applicable: order}
  - lead: submit look
  - lead: submit use
  - expect: {end: done}
  verdict: {complete: true}
",
    );
}
