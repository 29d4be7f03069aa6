//! Whether the people who are there can keep all rules of separation, and which rules bite if not.

use quorate_core::case::duties::{Bite, Rule, feasible};
use serde_json::json;

use crate::world::World;

const STAGES: &str = "- stage: one
  title: One
  source: \"1\"
  tasks:
  - {work: write, title: Write, writes: {plan: Plan}}
  - {work: count, title: Count}
  - {work: check, title: Check}
  - {work: rest, title: Rest}";

fn bites(world: &World) -> Vec<Bite> {
    feasible(&world.procedure, &world.case, &world.directory, world.today())
}

fn rule(tasks: &str) -> String {
    format!("- {{tasks: [{tasks}], over: people, source: \"9\"}}\n")
}

fn leave(world: &mut World, rank: &str) {
    let yesterday = "2026-09-13";
    world
        .direct(json!({"act": "end_appointment", "appointment": format!("lead-{rank}"), "until": yesterday}));
}

#[test]
fn three_people_keep_three_tasks_apart_and_two_do_not() {
    let mut world = World::small(&format!("apart:\n{}", rule("write, count, check")), STAGES);
    assert_eq!(bites(&world), []);
    leave(&mut world, "section-head");
    let found = bites(&world);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rules, [Rule::Apart(0)]);
    assert_eq!(found[0].tasks.len(), 3);
    assert_eq!(found[0].tasks[0].people, ["lead-deputy-lead", "lead-head"]);
    assert_eq!(found[0].clauses, ["9"]);
}

#[test]
fn only_the_rules_that_bite_are_named() {
    let rules =
        [rule("write, count"), rule("count, check"), rule("check, write"), rule("write, rest")].concat();
    let mut world = World::small(&format!("apart:\n{rules}"), STAGES);
    leave(&mut world, "section-head");
    let found = bites(&world);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rules, [Rule::Apart(0), Rule::Apart(1), Rule::Apart(2)], "two people, three of them");
}

#[test]
fn what_was_done_counts_and_what_was_released_does_not() {
    let mut world = World::small(&format!("apart:\n{}", rule("write, count")), STAGES);
    leave(&mut world, "section-head");
    world.act("lead-head", json!({"act": "claim", "task": "write.1"}));
    assert_eq!(bites(&world), []);
    leave(&mut world, "deputy-lead");
    assert_eq!(bites(&world).len(), 1, "the one who is left has claimed the other");
}

#[test]
fn recusals_and_covers_count() {
    let mut world = World::small(&format!("apart:\n{}", rule("write, count")), STAGES);
    leave(&mut world, "section-head");
    world.direct(
        json!({"act": "recuse", "recusal": "r1", "person": "lead-head", "case": "case-1", "reason": "回避"}),
    );
    assert_eq!(bites(&world).len(), 1, "one person, two tasks");
    world.direct(json!({"act": "put_cover", "cover": "c1", "person": "lead-deputy-lead", "by": "north-head",
        "office": "lead", "since": "2026-09-14", "until": "2026-09-20", "instrument": "请假条"}));
    assert_eq!(bites(&world).len(), 1, "whoever covers binds the same person");
    world.direct(json!({"act": "recuse", "recusal": "r2", "person": "lead-deputy-lead", "case": "case-1", "reason": "回避"}));
    let found = bites(&world);
    assert_eq!(found.len(), 2, "nobody for either");
    assert!(found.iter().all(|b| b.rules.is_empty() && b.tasks.len() == 1));
}

#[test]
fn whoever_signs_instead_counts() {
    let rules = "- {tasks: [write, count], over: people, source: \"9\", otherwise: north}\n";
    let mut world = World::small(&format!("apart:\n{rules}"), STAGES);
    leave(&mut world, "section-head");
    leave(&mut world, "deputy-lead");
    assert_eq!(bites(&world), []);
}

#[test]
fn an_office_without_people_is_no_contradiction() {
    let mut world = World::small(&format!("apart:\n{}", rule("write, count")), STAGES);
    for rank in ["section-head", "deputy-lead", "head"] {
        leave(&mut world, rank);
    }
    assert_eq!(bites(&world), [], "they may answer on paper");
}

#[test]
fn many_tasks_and_rules_are_searched_in_time() {
    let tasks: Vec<String> = (0..14).map(|n| format!("  - {{work: t{n}, title: T}}")).collect();
    let stages = format!("- stage: one\n  title: One\n  source: \"1\"\n  tasks:\n{}", tasks.join("\n"));
    let mut rules = String::new();
    for a in 0..14 {
        for b in a + 1..14 {
            rules += &rule(&format!("t{a}, t{b}"));
        }
    }
    let world = World::small(&format!("apart:\n{rules}"), &stages);
    let found = bites(&world);
    assert!(!found.is_empty(), "three people and fourteen tasks");
    assert_eq!(found[0].tasks.len(), 4, "four of them are one too many");
}
