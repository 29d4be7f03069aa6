//! Taking back, correcting, calling a correction substantive: who may, until when, and what goes with it.

use quorate_core::RefusalCode as R;
use quorate_core::case::{ActKind, Effect, Progress, TaskState};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";

fn submit(key: &str) -> (&'static str, Value) {
    (LEAD, json!({"act": "submit", "task": key}))
}

/// Writes papers, one file each.
fn write(key: &str, papers: &[&str]) -> (&'static str, Value) {
    let papers: Vec<Value> = papers.iter().map(|p| json!({"paper": p, "files": ["FILE"]})).collect();
    (LEAD, json!({"act": "submit", "task": key, "work": {"papers": papers}}))
}

fn reply(office: &'static str, key: &str, stance: &str) -> (&'static str, Value) {
    let person = if office == "north" { "north-head" } else { "south-head" };
    (person, json!({"act": "reply", "task": format!("{key}.{office}"), "stance": stance, "opinion": "x"}))
}

/// A case in which some acts have happened within a minute.
fn after(head: &str, stages: &str, acts: &[(&str, Value)]) -> World {
    let mut world = World::small(head, stages);
    world.step = 0;
    let file = world.file("file");
    for (person, command) in acts {
        let command = command.to_string().replace("FILE", &file);
        world.act(person, serde_json::from_str(&command).unwrap());
    }
    world
}

/// What an undo of the first act's task answers when the others have happened since; nothing if it is taken back.
fn undone(stages: &str, acts: &[(&str, Value)]) -> Option<R> {
    let mut world =
        after("parameters: {days: {title: D, range: 1..9 days, stands_for: x, source: x}}", stages, acts);
    let (person, first) = &acts[0];
    let undo = serde_json::from_value(json!({"act": "undo", "task": first["task"]})).unwrap();
    world.attempt(person, &undo).err().map(|refusal| refusal.code)
}

fn stage(id: &str, tasks: &str) -> String {
    format!("- {{stage: {id}, title: A, source: x, tasks: [{tasks}]}}\n")
}

#[test]
fn a_submission_is_taken_back_while_what_waits_for_it_still_waits() {
    let days = ",{work: t9, title: T, due: days}";
    let needs_both = stage(
        "a",
        &format!(
            "{{work: t0, title: T, writes: {{p: P}}}}, {{work: t1, title: T, writes: {{q: Q}}}},
    {{work: t2, title: T, needs: [p, q]}}{days}"
        ),
    );
    assert_eq!(undone(&needs_both, &[write("t0.1", &["p"])]), None, "t2 waits for q too");
    let others = [write("t0.1", &["p"]), write("t1.1", &["q"])];
    assert_eq!(undone(&needs_both, &others), Some(R::UndoActedOn), "q has opened what needs p");

    let needs_q = needs_both.replace("[p, q]", "q");
    assert_eq!(undone(&needs_q, &others), None, "what q has opened does not need p");
}

#[test]
fn a_fact_that_opened_tasks_together_with_another_act_is_not_taken_back() {
    let facts = |when: &str| {
        stage(
            "a",
            &format!(
                "{{work: t0, title: T, states: {{f: F, range: 0..5}}}},
    {{work: t1, title: T, states: {{g: G, range: 0..5}}}}, \
             {{work: t2, title: T, when: {{{when}: 2..}}, after: t3}}, {{work: t3, title: T}},
    {{work: t9, title: T, due: days}}"
            ),
        )
    };
    let state =
        |key: &str, fact: &str| (LEAD, json!({"act": "submit", "task": key, "work": {"facts": {fact: 3}}}));
    let acts = [state("t0.1", "f"), state("t1.1", "g"), submit("t3.1")];
    assert_eq!(undone(&facts("f"), &acts), Some(R::UndoActedOn));
    assert_eq!(undone(&facts("g"), &acts), None);
}

#[test]
fn what_a_submission_opened_is_taken_back_with_it_unless_somebody_has_begun() {
    let chain = stage(
        "a",
        "{work: t0, title: T}, {work: t1, title: T, after: t0}, {work: t2, title: T},
    {work: t9, title: T, due: days}",
    );
    assert_eq!(undone(&chain, &[submit("t0.1")]), None);
    let claimed = [submit("t0.1"), (LEAD, json!({"act": "claim", "task": "t1.1"}))];
    assert_eq!(undone(&chain, &claimed), Some(R::UndoActedOn));

    let two = stage(
        "a",
        "{work: t0, title: T}, {work: t1, title: T, after: t0}, {work: t2, title: T},
    {work: t3, title: T, after: [t0, t2]}, {work: t9, title: T, due: days}",
    );
    assert_eq!(undone(&two, &[submit("t0.1")]), None);
    assert_eq!(
        undone(&two, &[submit("t0.1"), submit("t2.1")]),
        Some(R::UndoActedOn),
        "t3 is open by another act"
    );
}

#[test]
fn a_stage_that_was_left_with_a_submission_is_entered_again_unless_its_tasks_have_opened_since() {
    let stages = stage("a", "{work: t0, title: T}") + &stage("b", "{work: t1, title: T, due: days}");
    assert_eq!(undone(&stages, &[submit("t0.1")]), None);
    let days = (LEAD, json!({"act": "set_parameter", "parameter": "days", "value": 3, "decided_by": "x"}));
    assert_eq!(undone(&stages, &[submit("t0.1"), days]), Some(R::UndoActedOn));
}

#[test]
fn what_took_effect_outside_the_case_is_not_taken_back() {
    let mut world = World::core();
    world.until_coordination();
    world.coordinate(1);
    world.act("league-section-head", json!({"act": "lapse", "of": "name-section-heads"}));
    world.step = 0;
    let notice = world.file("notice");
    world.act(
        "league-section-head",
        json!({"act": "submit", "task": "form-group.1", "work": {
        "papers": [{"paper": "group-notice", "files": [notice]}],
        "members": [{"name": "x", "person": "tax-head", "party": "tax", "rank": "section-head"}]}}),
    );
    let undo = json!({"act": "undo", "task": "form-group.1"});
    assert_eq!(world.refused("league-section-head", undo), R::UndoTookEffect, "the group has its office");
}

const ASKED: &str = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}]}
- {stage: b, title: B, source: x, about: p, tasks: [{consultation: t1, title: T, ask: each of members},
    {work: t2, title: T}]}
";

fn correct(key: &str, paper: &str) -> (&'static str, Value) {
    let paper = json!({"paper": paper, "files": ["FILE"]});
    (LEAD, json!({"act": "correct", "task": key, "paper": paper, "reason": "x"}))
}

fn call(office: &'static str, key: &str) -> (&'static str, Value) {
    let person = if office == "north" { "north-head" } else { "south-head" };
    (person, json!({"act": "call_substantive", "task": format!("{key}.{office}"), "reason": "x"}))
}

fn refused(world: &mut World, (person, command): (&str, Value)) -> R {
    let file = world.file("file");
    let command = serde_json::from_str(&command.to_string().replace("FILE", &file)).unwrap();
    world.refused(person, command)
}

#[test]
fn an_answer_is_not_taken_back_once_it_has_been_judged_or_voided() {
    let objected = [write("t0.1", &["p"]), reply("north", "t1.1", "object")];
    let undo = |world: &mut World| world.refused("north-head", json!({"act": "undo", "task": "t1.1.north"}));
    let dispose = json!({"act": "dispose", "task": "t1.1.north", "disposal": "adopted", "reason": "x"});
    let mut world = after("", ASKED, &objected);
    world.act(LEAD, dispose);
    assert_eq!(undo(&mut world), R::UndoActedOn, "the objection has been disposed of");

    let mut world = after(
        "",
        ASKED,
        &[
            write("t0.1", &["p"]),
            reply("north", "t1.1", "agree"),
            correct("t0.1", "p"),
            call("north", "t1.1"),
        ],
    );
    assert_eq!(undo(&mut world), R::NotDone, "the answer is void: there is none");
}

#[test]
fn a_paper_is_taken_back_only_as_it_was_filed() {
    let write_first = write("t0.1", &["p"]);
    let stages = stage("a", "{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, due: days}");
    assert_eq!(undone(&stages, std::slice::from_ref(&write_first)), None);
    assert_eq!(undone(&stages, &[write_first, correct("t0.1", "p")]), Some(R::UndoActedOn));
}

#[test]
fn only_what_the_task_itself_has_filed_is_corrected_by_it() {
    let stages = stage(
        "a",
        "{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, writes: {q: Q}}, {work: t2, title: T}",
    );
    let mut world = after("", &stages, &[write("t0.1", &["p"]), write("t1.1", &["q"])]);
    assert_eq!(refused(&mut world, correct("t1.1", "p")), R::NotDone);
    assert_eq!(refused(&mut world, correct("t2.1", "p")), R::NotDone);
    let (person, command) = correct("t1.1", "q");
    let file = world.file("file");
    world.act(person, serde_json::from_str(&command.to_string().replace("FILE", &file)).unwrap());
    let versions: Vec<u32> = world.case.papers["q"].iter().map(|v| v.version).collect();
    assert_eq!((versions, world.case.papers["p"].len()), (vec![1, 2], 1));
    assert!(world.case.paper("q").unwrap().corrects);
}

#[test]
fn whoever_typed_an_answer_from_paper_corrects_the_typing() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {work: t0, title: T, by: each of members, writes: {p: P}}, {work: t1, title: T}]}";
    let mut world = World::small("", stages);
    let (file, photo) = (world.file("file"), world.file("photo"));
    let paper = json!({"paper": "p", "files": [file]});
    let behalf =
        json!({"medium": "paper", "signer": "x", "rank": "head", "dated": "2026-09-14", "photo": photo});
    world.act(
        LEAD,
        json!({"act": "submit", "task": "t0.1.north", "work": {"papers": [paper]}, "behalf": behalf}),
    );
    world.act("south-head", json!({"act": "submit", "task": "t0.1.south", "work": {"papers": [paper]}}));
    let correct = |office: &str| json!({"act": "correct", "task": format!("t0.1.{office}"), "paper": paper, "reason": "x"});
    assert_eq!(world.refused("north-head", correct("north")), R::NotYourOffice);
    assert_eq!(world.refused(LEAD, correct("south")), R::NotYourOffice);
    world.act(LEAD, correct("north"));
    world.act("south-head", correct("south"));
}

#[test]
fn the_lead_takes_back_only_what_it_recorded_for_another_office() {
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{consultation: t, title: T, ask: each of members}]}";
    let take_back = json!({"act": "take_back", "task": "t.1.north", "reason": "x"});
    for (medium, who) in [("", "north-head"), ("paper", LEAD), ("phone", LEAD)] {
        let mut world = World::small("", stages);
        let photo = world.file("photo");
        let mut reply = json!({"act": "reply", "task": "t.1.north", "stance": "agree"});
        if !medium.is_empty() {
            reply["behalf"] = json!({"medium": medium, "signer": "x", "dated": "2026-09-14", "photo": photo});
        }
        world.act(who, reply);
        assert_eq!(world.refused("south-head", take_back.clone()), R::NotYourOffice);
        if medium.is_empty() {
            assert_eq!(world.refused(LEAD, take_back.clone()), R::NotYourOffice, "it was their own word");
            world.act("north-section-head", take_back.clone());
        } else {
            world.act(LEAD, take_back.clone());
        }
        assert!(world.case.tasks["t.1.north"].state.is_open(), "{medium}");
    }
}

#[test]
fn a_correction_is_called_substantive_by_who_answered_before_it_and_while_the_stage_goes_on() {
    let mut world =
        after("", ASKED, &[write("t0.1", &["p"]), correct("t0.1", "p"), reply("north", "t1.1", "agree")]);
    assert_eq!(
        refused(&mut world, call("north", "t1.1")),
        R::NotDone,
        "the answer is on the corrected paper"
    );

    let stages = format!("{ASKED}- {{stage: c, title: C, source: x, tasks: [{{work: t3, title: T}}]}}");
    let acts = [
        write("t0.1", &["p"]),
        reply("north", "t1.1", "agree"),
        reply("south", "t1.1", "agree"),
        submit("t2.1"),
        correct("t0.1", "p"),
    ];
    let mut world = after("", &stages, &acts);
    assert_eq!(world.case.stage, 2);
    assert_eq!(refused(&mut world, call("north", "t1.1")), R::TaskNotOpen, "the stage has been left");
}

#[test]
fn a_substantive_correction_voids_the_answers_of_this_round_on_this_paper_and_opens_closed_rounds_again() {
    let stages = "- {stage: z, title: Z, source: x, tasks: [{consultation: t9, title: T, ask: south}]}\n"
        .to_owned()
        + ASKED;
    let acts = [
        reply("south", "t9.1", "agree"),
        write("t0.1", &["p"]),
        reply("north", "t1.1", "agree"),
        reply("south", "t1.1", "agree"),
        (LEAD, json!({"act": "return", "to": "b", "reason": "x"})),
        reply("north", "t1.2", "agree"),
        reply("south", "t1.2", "suggest"),
        correct("t0.1", "p"),
    ];
    let mut world = after("", &stages, &acts);
    assert_eq!(world.case.run("t1").progress, Progress::Done);
    assert_eq!(refused(&mut world, call("north", "t1.1")), R::TaskNotOpen, "that round is set aside");
    let (person, command) = call("north", "t1.2");
    world.act(person, command);
    assert_eq!(world.case.run("t1").progress, Progress::Open);
    assert_eq!(world.open_keys(), ["t1.2", "t1.2.north", "t1.2.south", "t2.2"]);
    for key in ["t1.1", "t1.1.north", "t1.1.south", "t9.1", "t9.1.south"] {
        assert_eq!(world.case.tasks[key].state, TaskState::Done, "{key} stays as it was");
    }
    assert_eq!(world.case.run("t9").progress, Progress::Done);
}

#[test]
fn a_substantive_correction_leaves_alone_who_has_not_answered() {
    let acts = [
        write("t0.1", &["p"]),
        reply("north", "t1.1", "agree"),
        ("south-head", json!({"act": "claim", "task": "t1.1.south"})),
        correct("t0.1", "p"),
        call("north", "t1.1"),
    ];
    let voided = |world: &World| match &world.acts.last().unwrap().effects[0] {
        Effect::SignaturesVoided { keys, .. } => keys.clone(),
        other => panic!("{other:?}"),
    };
    let world = after("", ASKED, &acts);
    assert_eq!(world.case.tasks["t1.1.south"].state, TaskState::Claimed { person: "south-head".into() });
    assert_eq!(voided(&world), ["t1.1.north"], "the round is still open: only the answer is void");

    let acts = [
        write("t0.1", &["p"]),
        reply("north", "t1.1", "agree"),
        (LEAD, json!({"act": "close_round", "task": "t1.1"})),
        correct("t0.1", "p"),
        call("north", "t1.1"),
    ];
    let world = after("", ASKED, &acts);
    assert_eq!(world.case.tasks["t1.1.south"].state, TaskState::Silent, "silence was no answer on the paper");
    assert_eq!(world.open_keys(), ["t1.1", "t1.1.north", "t2.1"]);
    assert_eq!(voided(&world), ["t1.1.north", "t1.1"], "and the round that had been closed");
}

#[test]
fn an_answer_is_about_the_paper_asked_about_and_not_about_another_that_is_needed() {
    let stages = ASKED.replace("writes: {p: P}", "writes: [{annex: A}, {p: P}]");
    let stages = stages.replace("ask: each of members", "ask: each of members, needs: annex");
    let acts = [
        write("t0.1", &["annex", "p"]),
        reply("north", "t1.1", "agree"),
        correct("t0.1", "p"),
        call("north", "t1.1"),
    ];
    let world = after("", &stages, &acts);
    assert!(world.case.tasks["t1.1.north"].state.is_open(), "asked again");
}

#[test]
fn a_paper_that_was_confirmed_is_corrected_by_the_round_that_confirmed_it() {
    let stages = stage("a", "{work: t0, title: T, writes: {p: P}}, {work: t1, title: T}");
    let confirm = |key: &str| (LEAD, json!({"act": "submit", "task": key, "work": {"confirm": true}}));
    let back = (LEAD, json!({"act": "return", "to": "a", "reason": "x"}));
    let undo = json!({"act": "undo", "task": "t0.2"});
    let confirmed = [write("t0.1", &["p"]), back.clone(), confirm("t0.2")];
    let mut world = after("", &stages, &confirmed);
    assert_eq!(refused(&mut world, correct("t0.1", "p")), R::NotDone, "that round is set aside");
    assert!(world.may(LEAD, "t0.2", ActKind::Correct) && !world.may(LEAD, "t0.1", ActKind::Correct));
    world.act(LEAD, undo.clone());
    assert!(world.case.paper("p").is_none(), "the paper is set aside again");

    let mut world = after("", &stages, &[&confirmed[..], &[correct("t0.2", "p")]].concat());
    let counting = |world: &World| {
        let versions = world.case.papers["p"].iter().filter(|v| !v.superseded);
        versions.map(|v| v.version).collect::<Vec<_>>()
    };
    assert_eq!(counting(&world), [2], "the slip stands no more");
    assert_eq!(world.refused(LEAD, undo), R::UndoActedOn, "the paper has been corrected since");
    for (person, command) in [back, confirm("t0.3")] {
        world.act(person, command);
    }
    assert_eq!(counting(&world), [2], "confirmed as corrected");
}

#[test]
fn one_of_several_takes_back_a_paper_when_another_has_filed_after_it() {
    let stages = stage(
        "a",
        "{work: t0, title: T, by: 'each of [lead, north, south]', writes: {p: P}}, {work: t1, title: T}",
    );
    let mut world = World::small("", &stages);
    world.step = 0;
    let file = world.file("file");
    for office in ["north", "south"] {
        let work = json!({"papers": [{"paper": "p", "files": [file]}]});
        world.act(
            &format!("{office}-head"),
            json!({"act": "submit", "task": format!("t0.1.{office}"), "work": work}),
        );
    }
    world.act("north-head", json!({"act": "undo", "task": "t0.1.north"}));
    assert_eq!(world.case.paper("p").unwrap().key, "t0.1.south");
}

#[test]
fn a_version_has_its_number_to_itself() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: each of members, writes: {p: P}}, {work: v, title: V}]}";
    let mut world = World::small("", stages);
    world.step = 1;
    let files = ["one", "two", "three", "four"].map(|f| world.file(f));
    let write = |office: &str, file: usize| {
        (
            format!("{office}-head"),
            json!({"act": "submit", "task": format!("w.1.{office}"), "work": {"papers": [{"paper": "p", "files": [files[file]]}]}}),
        )
    };
    for (person, command) in [write("south", 0), write("north", 1)] {
        world.act(&person, command);
    }
    world.act("south-head", json!({"act": "correct", "task": "w.1.south", "paper": {"paper": "p", "files": [files[2]]}, "reason": "a slip"}));
    world.act("north-head", json!({"act": "undo", "task": "w.1.north"}));
    let (person, command) = write("north", 3);
    world.act(&person, command);
    let versions: Vec<u32> = world.case.papers["p"].iter().map(|v| v.version).collect();
    assert_eq!(versions, [1, 3, 4], "the second was undone, and the third is another's");
    world.act("north-head", json!({"act": "undo", "task": "w.1.north"}));
    assert_eq!(world.case.papers["p"].len(), 2, "only one's own is undone");
}
