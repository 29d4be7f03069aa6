//! A running case goes over to another version of its procedure: each verdict as data, and what becomes of the case.

use std::collections::BTreeMap;

use quorate_core::audit::{Finding, Reason, audit};
use quorate_core::case::migrating::{Passage, plan};
use quorate_core::case::{Departure, Progress, is_later};
use quorate_core::procedure::Force;
use quorate_core::procedure::adapting::{Adaptation, adapt};
use quorate_core::{Directory, Procedure, RefusalCode as R};
use serde_json::{Value, json};

use crate::world::{World, small};

const LEAD: &str = "lead-head";
/// Two stages: something to plan, an opinion of north and south, and something to write.
const OLD: &str = "\
- {stage: a, title: A, source: x, tasks: [{work: p, title: P, writes: {plan: Plan}}]}
- stage: b
  title: B
  source: x
  tasks:
  - {consultation: t, title: T, ask: each of members, about: plan}
  - {work: v, title: V, after: [t]}
- {stage: c, title: C, source: x, tasks: [{work: u, title: U}]}";

fn version(number: u32, head: &str, stages: &str) -> Procedure {
    let text = small(head, stages).replace("version: 1\n", &format!("version: {number}\n"));
    Procedure::from_yaml(&text, None).unwrap_or_else(|f| panic!("{f:#?}"))
}

/// A case in its second stage: south has answered, north is asked.
fn world() -> World {
    let mut world = World::small("", OLD);
    let plan = world.file("plan");
    world.act(
        LEAD,
        json!({"act": "submit", "task": "p.1", "work": {"papers": [{"paper": "plan", "files": [plan]}]}}),
    );
    world.act("south-head", json!({"act": "reply", "task": "t.1.south", "stance": "agree"}));
    world
}

fn mapping(words: &str) -> BTreeMap<String, String> {
    let pairs = words.split_whitespace().filter_map(|w| w.split_once('='));
    pairs.map(|(from, to)| (from.to_owned(), to.to_owned())).collect()
}

fn judged(world: &World, to: &Procedure, words: &str) -> String {
    match plan(&world.procedure, to, &world.case, &mapping(words)).passage {
        Passage::Safe => "safe".into(),
        Passage::NeedsMapping { tasks } => format!("needs mapping: {}", tasks.join(" ")),
        Passage::LosesObligation { tasks } => format!("loses: {}", tasks.join(" ")),
        Passage::Impossible { reasons } => {
            let all = reasons.iter().map(|r| format!("{} {} {}", r.bar.as_str(), r.of, r.other));
            format!("impossible: {}", all.map(|s| s.trim().to_owned()).collect::<Vec<_>>().join(", "))
        }
    }
}

fn migrate(to: &Procedure, words: &str) -> Value {
    json!({"act": "migrate", "to": to.digest(), "mapping": mapping(words), "reason": "文件修订"})
}

/// What is replaced in the old stages, by what, the mapping, and the verdict.
type Line = (&'static [(&'static str, &'static str)], &'static str, &'static str);

#[test]
fn every_verdict() {
    let table: &[Line] = &[
        (&[], "", "safe"),
        // More to come, in this stage and the next.
        (
            &[
                ("{work: v,", "{work: w, title: W}\n  - {work: v,"),
                ("[{work: u,", "[{work: z, title: Z}, {work: u,"),
            ],
            "",
            "safe",
        ),
        // Names: of what is to come, of what is open, of the present stage.
        (&[("work: u", "work: write")], "u=write", "safe"),
        (&[("work: u", "work: write")], "", "loses: u"),
        (
            &[("consultation: t", "consultation: opinions"), ("after: [t]", "after: [opinions]")],
            "",
            "needs mapping: t",
        ),
        (
            &[("consultation: t", "consultation: opinions"), ("after: [t]", "after: [opinions]")],
            "t=opinions",
            "safe",
        ),
        (&[("stage: b\n", "stage: opinions\n")], "", "needs mapping: b"),
        (&[("stage: b\n", "stage: opinions\n")], "b=opinions", "safe"),
        (&[("work: u", "work: write")], "u=nothing", "impossible: mapping u nothing"),
        (&[("work: u", "work: write")], "u=c", "impossible: mapping u c"),
        (&[], "u=v", "impossible: mapping u v"),
        (
            &[
                ("consultation: t", "consultation: opinions"),
                ("after: [t]", "after: [opinions]"),
                ("{work: u,", "{work: p2, title: P2}, {work: u,"),
            ],
            "t=opinions p=p2",
            "impossible: ahead p2",
        ),
        // A stage that has been left asks more.
        (&[("[{work: p,", "[{work: q, title: Q}, {work: p,")], "", "loses: q"),
        (&[("[{work: p,", "[{work: q, title: Q, force: should}, {work: p,")], "", "safe"),
        (&[("[{work: p,", "[{work: q, title: Q, force: may}, {work: p,")], "", "safe"),
        // What was done is asked no more: nothing is lost.
        (
            &[(
                "\n- {stage: c",
                "\n- {stage: d, title: D, source: x, tasks: [{work: e, title: E}]}\n- {stage: c",
            )],
            "",
            "safe",
        ),
        // Another kind, other people, another order.
        (
            &[("{consultation: t, title: T, ask: each of members, about: plan}", "{work: t, title: T}")],
            "",
            "impossible: kind t t",
        ),
        (&[("ask: each of members", "ask: south")], "", "impossible: asked t north"),
        (
            &[("about: plan}", "about: plan, after: [first]}\n  - {work: first, title: First}")],
            "",
            "impossible: before-its-turn t first",
        ),
        (
            &[
                ("{work: u, title: U}", "{work: u, title: U, needs: more}"),
                ("{plan: Plan}}", "{plan: Plan}}, {work: m, title: M, writes: {more: More}}"),
            ],
            "",
            "impossible: paper-missing u more",
        ),
    ];
    let world = world();
    for (changes, words, verdict) in table {
        let mut stages = OLD.to_owned();
        for (from, to) in *changes {
            assert!(stages.contains(from), "{from}");
            stages = stages.replacen(from, to, 1);
        }
        assert_eq!(&judged(&world, &version(2, "", &stages), words), verdict, "{changes:?} {words}");
    }
}

#[test]
fn parties_rosters_and_values_need_their_place() {
    let guests =
        "parties: {lead: {lead: Lead}, member: {north: North, south: South}, formed: {group: Group}}";
    let old = "- {stage: a, title: A, source: x, tasks: [{work: f, title: F, forms: group from section-head of each of members}, {work: s, title: S, after: [f], states: {size: Size, range: 0..9}}]}\n\
               - {stage: b, title: B, source: x, tasks: [{work: u, title: U, by: group}]}";
    let mut world = World::small(guests, old);
    let members =
        json!([{"name": "甲", "person": "north-section-head", "party": "north", "rank": "section-head"}]);
    world.act(LEAD, json!({"act": "submit", "task": "f.1", "work": {"members": members}}));
    world.act(LEAD, json!({"act": "submit", "task": "s.1", "work": {"facts": {"size": 7}}}));
    let none = "- {stage: a, title: A, source: x, tasks: [{work: f, title: F}, {work: s, title: S, after: [f], states: {size: Size, range: 0..9}}]}\n\
                - {stage: b, title: B, source: x, tasks: [{work: u, title: U}]}";
    assert_eq!(judged(&world, &version(2, "", none), ""), "impossible: party group, asked u group");
    assert_eq!(
        judged(&world, &version(2, guests, &old.replace("0..9", "0..5")), ""),
        "impossible: value size 7"
    );
    assert_eq!(judged(&world, &version(2, guests, old), ""), "safe");
}

#[test]
fn what_is_over_stays() {
    let mut world = world();
    world.act(LEAD, json!({"act": "withdraw", "reason": "r"}));
    let to = version(2, "", OLD);
    assert_eq!(judged(&world, &to, ""), "impossible: ended");
    let command = migrate(&to, "");
    world.next = Some(to);
    assert_eq!(world.refused(LEAD, command), R::CaseEnded);
}

#[test]
fn who_may_and_to_where() {
    let mut world = world();
    let (second, first) = (version(2, "", OLD), version(1, "", &OLD.replace("title: U", "title: Other")));
    let (good, same) = (migrate(&second, ""), migrate(&first, ""));
    assert_eq!(world.refused(LEAD, good.clone()), R::MigrationUnknown);
    world.next = Some(first);
    assert_eq!(world.refused(LEAD, same), R::MigrationUnknown);
    world.next = Some(second);
    assert_eq!(world.refused("north-head", good.clone()), R::NotTheLead);
    let mut silent = good.clone();
    silent["reason"] = json!(" ");
    assert_eq!(world.refused(LEAD, silent), R::ReasonMissing);
    world.direct(json!({"act": "put_person", "person": "clerk", "name": "干事"}));
    world.direct(json!({"act": "appoint", "appointment": "clerk", "person": "clerk", "office": "museum", "role": "clerk", "rank": ""}));
    world.act("clerk", good);
    assert_eq!(world.acts.last().unwrap().by.office, "museum");
}

/// From the second version: to what, what the county has made its own, and whether a case may go over to it.
#[test]
fn a_case_goes_on_to_what_is_later_or_to_what_its_own_county_has_made_of_it() {
    let own = |base: &Procedure| {
        let visit = Adaptation::Add {
            stage: "b".into(),
            id: "visit".into(),
            title: "Visit".into(),
            by: "lead".into(),
            force: Force::Should,
            paper: None,
        };
        adapt(base, None, &[visit]).unwrap().procedure
    };
    let [first, second, third] = [1, 2, 3].map(|number| version(number, "", OLD));
    let corrected = version(2, "", &OLD.replace("title: U", "title: Other"));
    let elsewhere =
        small("", OLD).replace("version: 1", "version: 3").replace("procedure: random", "procedure: other");
    let elsewhere = Procedure::from_yaml(&elsewhere, None).unwrap();
    let owns = [&first, &second, &third].map(own);
    let adopting = |procedure: Option<&Procedure>| {
        let adopted = procedure.map(|p| (p.id().to_owned(), p.digest())).into_iter().collect();
        Directory { adopted, ..Directory::default() }
    };
    for (to, adopted, may) in [
        (&third, None, true),
        (&second, None, false),
        (&corrected, None, false),
        (&first, None, false),
        (&elsewhere, None, false),
        (&owns[1], Some(&owns[1]), true),
        (&owns[2], Some(&owns[2]), true),
        (&owns[0], Some(&owns[0]), false),
        (&owns[1], None, false),
        (&owns[2], None, false),
        (&owns[2], Some(&owns[1]), false),
        (&third, Some(&owns[1]), true),
    ] {
        let found = is_later(&second, to, &adopting(adopted));
        assert_eq!(found, may, "to {} {} {}", to.id(), to.version(), to.adapts().is_some());
    }
    assert!(!is_later(&owns[1], &owns[1], &adopting(Some(&owns[1]))), "it is that already");
}

#[test]
fn a_case_goes_on_by_the_new_version_to_its_end() {
    let mut world = world();
    world.act("north-head", json!({"act": "claim", "task": "t.1.north"}));
    let before = world.case.tasks["t.1.north"].clone();
    let stages = OLD
        .replace("consultation: t,", "consultation: opinions,")
        .replace("after: [t]", "after: [opinions]")
        .replace("stage: b\n", "stage: hearing\n")
        .replacen(
            "- stage: hearing",
            "- {stage: between, title: Between, source: x, tasks: [{work: q, title: Q, force: may}]}\n- stage: hearing",
            1,
        )
        .replace("  - {work: v,", "  - {work: now, title: Now}\n  - {work: v,");
    let to = version(2, "", &stages);
    let command = migrate(&to, "t=opinions b=hearing");
    world.next = Some(to);
    world.act(LEAD, command);
    world.go_over();
    assert_eq!(world.case.digest, world.procedure.digest());
    // What was open keeps its key, its office, its claim; what is new in this stage is offered.
    let after = &world.case.tasks["t.1.north"];
    assert_eq!((after.task.as_str(), after.stage, world.case.stage), ("opinions", 2, 2));
    assert_eq!((&after.state, &after.due, &after.office), (&before.state, &before.due, &before.office));
    assert_eq!(world.open_keys(), ["now.1", "t.1", "t.1.north"]);
    assert_eq!(world.case.run("q").progress, Progress::Lapsed);
    assert_eq!(world.case.stays.iter().map(|s| s.stage).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(world.refused("south-head", json!({"act": "undo", "task": "t.1.south"})), R::UndoTooLate);
    world.act("north-head", json!({"act": "reply", "task": "t.1.north", "stance": "agree"}));
    for task in ["now.1", "v.1", "u.1"] {
        world.act(LEAD, json!({"act": "submit", "task": task}));
    }
    assert!(!world.case.is_open());
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    assert!(verdict.complete, "{verdict:#?}");
    let [moved] = &verdict.migrations[..] else { panic!("{:?}", verdict.migrations) };
    assert_eq!((moved.from, moved.to, moved.day.to_string().as_str(), moved.act), (1, 2, "2026-09-14", 5));
}

#[test]
fn what_is_lost_takes_basis_and_authoriser_and_the_verdict_says_so() {
    let mut world = world();
    let stages =
        OLD.replacen("[{work: p,", "[{work: q, title: Q}, {work: p,", 1).replace("work: u", "work: write");
    let to = version(2, "", &stages);
    assert_eq!(judged(&world, &to, ""), "loses: q u");
    let mut command = migrate(&to, "");
    world.next = Some(to);
    assert_eq!(world.refused(LEAD, command.clone()), R::MigrationLoses);
    command["accept_loss"] = json!(true);
    for (basis, authoriser) in [("", ""), ("县委办〔2026〕1号", " "), ("", "书记")] {
        (command["basis"], command["authoriser"]) = (json!(basis), json!(authoriser));
        assert_eq!(world.refused(LEAD, command.clone()), R::MigrationBasisMissing);
    }
    (command["basis"], command["authoriser"]) = (json!("县委办〔2026〕1号"), json!("书记"));
    world.act(LEAD, command);
    world.go_over();
    let explained = world.case.explanations.last().unwrap();
    assert_eq!((explained.task.as_str(), explained.how), ("q", Departure::Passed));
    assert!(explained.basis.is_some() && explained.authoriser.is_some());
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let q = verdict.source.clauses.iter().find(|c| c.kind == "task" && c.clause == "q").unwrap();
    assert_eq!((q.finding, q.reason, q.entries.as_slice()), (Finding::Explained, Reason::Passed, &[4][..]));
    assert_eq!(verdict.migrations[0].gone, ["u"]);
    // A return to the stage asks for it after all.
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "r"}));
    assert_eq!(world.open_keys(), ["p.2", "q.1"]);
}

#[test]
fn a_suspended_case_goes_over_and_stays_suspended() {
    let mut world = world();
    world.act(LEAD, json!({"act": "suspend", "reason": "r"}));
    let to = version(2, "", &OLD.replace("  - {work: v,", "  - {work: now, title: Now}\n  - {work: v,"));
    let command = migrate(&to, "");
    world.next = Some(to);
    world.act(LEAD, command);
    world.go_over();
    assert!(world.case.suspended.is_some());
    assert_eq!(world.open_keys(), ["t.1", "t.1.north"]);
    world.act(LEAD, json!({"act": "resume", "words": "w"}));
    assert_eq!(world.open_keys(), ["now.1", "t.1", "t.1.north"]);
}

#[test]
fn a_condition_that_changes_is_judged_again_while_its_stage_lasts() {
    let old = "- {stage: a, title: A, source: x, tasks: [{work: s, title: S, states: {size: Size, range: 0..9}}, {work: v, title: V, after: [s], when: {size: 5..}}, {work: w, title: W, after: [s]}]}\n\
               - {stage: b, title: B, source: x, tasks: [{work: u, title: U}]}";
    let mut world = World::small("", old);
    world.act(LEAD, json!({"act": "submit", "task": "s.1", "work": {"facts": {"size": 3}}}));
    assert_eq!(world.case.run("v").progress, Progress::NotApplicable);
    let wider = || version(2, "", &old.replace("5..", "2.."));
    let command = migrate(&wider(), "");
    assert_eq!(judged(&world, &wider(), ""), "safe");
    let mut later = World::small("", old);
    later.act(LEAD, json!({"act": "submit", "task": "s.1", "work": {"facts": {"size": 3}}}));
    later.act(LEAD, json!({"act": "submit", "task": "w.1"}));
    assert_eq!(judged(&later, &wider(), ""), "loses: v");
    world.next = Some(wider());
    world.act(LEAD, command);
    world.go_over();
    assert_eq!(world.open_keys(), ["v.1", "w.1"]);
}

#[test]
fn a_name_that_comes_back_gives_no_key_twice() {
    let mut world = world();
    // First v2 renames the consultation; then v3 calls something else as it was called.
    let renamed =
        OLD.replace("consultation: t,", "consultation: opinions,").replace("after: [t]", "after: [opinions]");
    let to = version(2, "", &renamed);
    let command = migrate(&to, "t=opinions");
    world.next = Some(to);
    world.act(LEAD, command);
    world.go_over();
    let third = version(3, "", &renamed.replace("  - {work: v,", "  - {work: t, title: New}\n  - {work: v,"));
    let command = migrate(&third, "");
    world.next = Some(third);
    world.act(LEAD, command);
    world.go_over();
    assert_eq!(world.open_keys(), ["t.1", "t.1.north", "t.2"]);
}

#[test]
fn nothing_is_called_as_the_keys_of_another_task_already_are() {
    let mut world = world();
    let second =
        OLD.replace("consultation: t,", "consultation: opinions,").replace("after: [t]", "after: [opinions]");
    let to = version(2, "", &second);
    let command = migrate(&to, "t=opinions");
    world.next = Some(to);
    world.act(LEAD, command);
    world.go_over();
    let third = version(3, "", &second.replace("work: v,", "work: t,"));
    assert_eq!(judged(&world, &third, "v=t"), "impossible: taken v t");
}
