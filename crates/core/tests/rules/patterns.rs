//! The patterns of the Workflow Patterns Initiative, each proved on the engine or said to be out of scope.
//!
//! `docs/patterns.md` is written from these lists after every test of them has run; `UPDATE_EXPECT=1` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::world::World;

mod control_flow;
mod resource;

const LEAD: &str = "lead-head";
const NORTH: &str = "north-head";
const SOUTH: &str = "south-head";
/// A party of many offices, bound while the case runs.
const GUESTS: &str = "parties: {lead: {lead: Lead}, member: {north: North, south: South},
    invited: {guests: Guests, many: [guests]}}";

/// How a pattern stands here.
enum Proof {
    /// By a test of this binary.
    Test(&'static str, fn()),
    /// By a test of the same number in `tests/patterns.rs`: it needs queues, pages or both databases.
    Pages,
    /// It is no part of the language, for the reason given.
    OutOfScope,
}

struct Pattern {
    number: u8,
    /// As the initiative calls it.
    title: &'static str,
    /// As officials call what stands for it; empty if nothing does.
    ours: &'static str,
    /// What stands for it here, or why nothing does.
    said: &'static str,
    proof: Proof,
}

/// Declares each pattern once: its number, name, our word, then the test's name with one sentence and the body; or
/// `at_pages` or `out_of_scope` with one sentence.
macro_rules! patterns {
    ($($number:literal $title:literal $ours:literal, $how:ident: $said:literal $($body:block)?)*) => {
        pub(super) const PATTERNS: &[super::Pattern] = &[$(super::Pattern {
            number: $number, title: $title, ours: $ours, said: $said, proof: patterns!(@proof $how $($body)?),
        },)*];
        $(patterns!(@test $how $($body)?);)*
    };
    (@proof at_pages) => { super::Proof::Pages };
    (@proof out_of_scope) => { super::Proof::OutOfScope };
    (@proof $name:ident $body:block) => { super::Proof::Test(stringify!($name), $name) };
    (@test $name:ident $body:block) => {
        #[test]
        fn $name() $body
    };
    (@test $other:ident) => {};
}
use patterns;

/// A case of one stage.
fn one(tasks: &str) -> World {
    World::small("", &format!("- {{stage: a, title: A, source: x, tasks: [{tasks}]}}"))
}

/// The same, `w`, `v` and `u` one at a time.
fn turns(tasks: &str) -> World {
    let head = "one_at_a_time: [{tasks: [w, v, u], source: x}]";
    World::small(head, &format!("- {{stage: a, title: A, source: x, tasks: [{tasks}]}}"))
}

/// The same with guests, who are bound at once if any are named.
fn with_guests(tasks: &str, guests: &[&str]) -> World {
    let mut world = World::small(GUESTS, &format!("- {{stage: a, title: A, source: x, tasks: [{tasks}]}}"));
    if !guests.is_empty() {
        world.act(LEAD, json!({"act": "bind_party", "party": "guests", "offices": guests}));
    }
    world
}

fn on(act: &str, task: &str) -> Value {
    json!({"act": act, "task": task})
}

fn submit(key: &str) -> Value {
    on("submit", key)
}

fn states(key: &str, value: u32) -> Value {
    json!({"act": "submit", "task": key, "work": {"facts": {"f": value}}})
}

/// A submission with one paper.
fn writes(world: &mut World, key: &str, paper: &str) -> Value {
    let file = world.file(key);
    json!({"act": "submit", "task": key, "work": {"papers": [{"paper": paper, "files": [file]}]}})
}

fn reply(key: &str, stance: &str) -> Value {
    json!({"act": "reply", "task": key, "stance": stance, "opinion": "x"})
}

fn decide(key: &str, outcome: &str) -> Value {
    json!({"act": "decide", "task": key, "outcome": outcome, "reason": "x"})
}

/// A change by the lead of a task of the definition, with a reason.
fn of(act: &str, task: &str) -> Value {
    json!({"act": act, "of": task, "reason": "x"})
}

fn back(to: &str) -> Value {
    json!({"act": "return", "to": to, "reason": "x"})
}

fn transfer(key: &str, person: &str) -> Value {
    json!({"act": "transfer", "task": key, "person": person})
}

fn set(parameter: &str, value: i64) -> Value {
    json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "x"})
}

fn add_signer(key: &str, office: &str, turn: &str) -> Value {
    json!({"act": "add_signer", "task": key, "office": office, "turn": turn, "reason": "x"})
}

/// A table of the document; every test of it is run before its line is written.
fn table(out: &mut String, title: &str, module: &str, patterns: &[Pattern]) {
    let tested = |p: &&Pattern| matches!(p.proof, Proof::Test(..) | Proof::Pages);
    let count = patterns.iter().filter(tested).count();
    writeln!(out, "## {title}\n\n{count} of {} are held by a test.\n", patterns.len()).unwrap();
    writeln!(out, "| | pattern | 我们的说法 | what stands for it here, or why nothing does | held by |")
        .unwrap();
    writeln!(out, "|--:|---|---|---|---|").unwrap();
    for Pattern { number, title, ours, said, proof } in patterns {
        let held = match proof {
            Proof::Test(name, test) => {
                test();
                format!("`core`: `patterns::{module}::{name}`")
            }
            Proof::Pages => format!("`tests`: `patterns::{module}_{number}`"),
            Proof::OutOfScope => "out of scope".to_owned(),
        };
        writeln!(out, "| {number} | {title} | {ours} | {said} | {held} |").unwrap();
    }
    out.push('\n');
}

#[test]
fn every_pattern_is_listed_once_with_a_test_or_a_reason() {
    for patterns in [resource::PATTERNS, control_flow::PATTERNS] {
        let numbers: Vec<u8> = patterns.iter().map(|p| p.number).collect();
        assert_eq!(numbers, (1..=43).collect::<Vec<u8>>());
        let titles: BTreeSet<&str> = patterns.iter().map(|p| p.title).collect();
        assert_eq!(titles.len(), 43);
        for p in patterns {
            assert!(p.said.ends_with('.') && !p.said.contains('|'), "{}: one sentence", p.title);
            let named = matches!(p.proof, Proof::OutOfScope) || !p.ours.is_empty();
            assert!(named, "{} is called nothing here", p.title);
        }
    }
}

#[test]
fn the_document_says_what_the_tests_hold() {
    let mut now = "# Workflow patterns\n\n\
        The [Workflow Patterns Initiative](http://www.workflowpatterns.com) describes what workflow engines can do \
        in patterns: how work comes to people (resource patterns, Russell et al.) and how it flows (control-flow \
        patterns, van der Aalst et al.). Each is proved here by a test on the engine itself, or it is said why it is \
        left out. Nobody has scored this but its makers.\n\n\
        This page is written by those tests after they have run \
        (`UPDATE_EXPECT=1 cargo test -p quorate-core --test rules patterns`); do not edit it by hand.\n\n"
        .to_owned();
    table(&mut now, "Resource patterns", "resource", resource::PATTERNS);
    table(&mut now, "Control-flow patterns", "control_flow", control_flow::PATTERNS);
    let now = format!("{}\n", now.trim_end());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/patterns.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return std::fs::write(&file, &now).unwrap();
    }
    let then = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(now, then, "docs/patterns.md differs; UPDATE_EXPECT=1 writes it anew");
}
