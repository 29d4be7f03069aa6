//! The core procedure from the first survey to the founding, and what goes wrong on the way.

use quorate_core::audit::{Finding, audit};
use quorate_core::case::{ActKind, Need, Progress, Status, TaskState};
use quorate_core::{Case, Procedure, RefusalCode as R};
use serde_json::json;

use crate::world::{ENGLISH, PROCEDURE, World};

/// What a stage asks that is passed over is not held against the founding.
#[test]
fn what_is_asked_in_a_stage_that_does_not_apply_is_no_finding() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: count, title: C, states: {heads: Heads, range: 1..9}}]}
- {stage: b, title: B, source: x, when: {heads: 5..}, tasks: [{work: more, title: M}]}
- {stage: c, title: C, source: x, tasks: [{work: last, title: L}]}
- {stage: d, title: D, source: x, when: {heads: 6..}, tasks: [{work: most, title: Most}]}";
    let mut world = World::small("", stages);
    world.act("lead-head", json!({"act": "submit", "task": "count.1", "work": {"facts": {"heads": 4}}}));
    world.act("lead-head", json!({"act": "submit", "task": "last.1"}));
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let found: Vec<(&str, &str)> =
        verdict.source.clauses.iter().map(|c| (c.task.as_str(), c.finding.as_str())).collect();
    let wanted =
        [("count", "done"), ("more", "not_applicable"), ("last", "done"), ("most", "not_applicable")];
    assert_eq!(found, wanted);
    assert!(verdict.complete);
}

#[test]
fn the_procedure_is_sound_in_both_languages() {
    let procedure = Procedure::from_yaml(PROCEDURE, Some(ENGLISH)).unwrap_or_else(|f| panic!("{f:#?}"));
    assert_eq!(procedure.stages().len(), 6);
    assert_eq!(procedure.name("work-report", quorate_core::Language::En), "Work report");
    // Consent of the organization department is optional; nobody votes; no deadline has a default.
    assert_eq!(procedure.task("organization-consent").unwrap().clause.force.as_str(), "may");
    assert!(!procedure.can_be_waived("founding-reply"));
    assert!(!procedure.can_be_waived("form-group"), "the group writes the request the reply needs");
    assert!(procedure.can_be_waived("bureaus"));
}

#[test]
fn a_county_founds_its_committee() {
    let mut world = World::core();
    world.until_coordination();
    world.coordinate(1);
    world.prepare(1);
    world.found(1);
    assert!(matches!(&world.case.status, Status::Ended { end, success: true, .. } if end == "founded"));
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let doubts: Vec<_> = verdict
        .source
        .clauses
        .iter()
        .chain(&verdict.procedure_adds.clauses)
        .filter(|c| c.finding.is_doubt())
        .collect();
    assert!(verdict.complete && doubts.is_empty(), "{doubts:#?}");
    assert_eq!(verdict.source.counts["must"].0, verdict.source.counts["must"].1);
    assert!(
        verdict.source.clauses.iter().filter(|c| c.finding == Finding::Done).all(|c| !c.entries.is_empty())
    );
    // Replaying the acts gives the same case.
    let mut again = Case::empty("case-1");
    world.acts.iter().for_each(|a| again.evolve(a));
    assert_eq!(again, world.case);
}

#[test]
fn only_the_office_asked_can_answer() {
    let mut world = World::core();
    world.until_coordination();
    let reply = |key: &str| json!({"act": "reply", "task": key, "stance": "agree"});
    assert_eq!(world.refused("tax-section-head", reply("bureaus.1.civil")), R::NotYourOffice);
    assert_eq!(world.refused("tax-section-head", reply("bureaus.1.nobody")), R::TaskUnknown);
    assert!(world.may("tax-section-head", "bureaus.1.tax", ActKind::Reply));
    assert!(!world.may("tax-section-head", "bureaus.1.civil", ActKind::Reply));
    world.act("tax-section-head", json!({"act": "claim", "task": "bureaus.1.tax"}));
    assert_eq!(world.refused("tax-head", reply("bureaus.1.tax")), R::ClaimedByOther);
    world.act("tax-section-head", reply("bureaus.1.tax"));
    assert_eq!(world.refused("tax-section-head", reply("bureaus.1.tax")), R::TaskNotOpen);
}

#[test]
fn an_objection_is_disposed_of_and_the_plan_returned() {
    let mut world = World::core();
    world.until_coordination();
    let due = world.case.tasks["bureaus.1.civil"].due.clone().expect("a deadline of ten working days");
    assert_eq!(
        (due.day.to_string().as_str(), due.provisional),
        ("2026-09-28", false),
        "Sunday the 20th is worked, Friday the 25th is off"
    );
    assert_eq!(
        world.refused(
            "commerce-section-head",
            json!({"act": "reply", "task": "bureaus.1.commerce", "stance": "object"})
        ),
        R::ReasonMissing
    );
    world.act(
        "commerce-section-head",
        json!({"act": "reply", "task": "bureaus.1.commerce", "stance": "object", "opinion": "范围有交叉"}),
    );
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    assert_eq!(
        world.refused("league-section-head", json!({"act": "close_round", "task": "bureaus.1"})),
        R::ObjectionsOpen
    );
    world.act(
        "league-section-head",
        json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "写明范围"}),
    );
    assert_eq!(
        world.refused("tax-head", json!({"act": "return", "to": "plan", "reason": "修改"})),
        R::NotTheLead
    );
    world.act("league-section-head", json!({"act": "return", "to": "plan", "reason": "按意见修改"}));
    assert_eq!(world.case.stage, 1);
    assert!(world.case.tasks["bureaus.1.tax"].superseded, "set aside");
    assert!(matches!(world.case.tasks["bureaus.1.tax"].state, TaskState::Done), "but not deleted");
    assert!(world.case.paper("work-plan").is_none());
    assert!(world.case.paper("survey-report").is_some(), "the survey stands");
    world.plan(2);
    assert_eq!(
        world.refused("tax-section-head", json!({"act": "reply", "task": "bureaus.2.tax", "confirm": true})),
        R::InputsChanged,
        "the plan is another one"
    );
    world.coordinate(2);
    world.prepare(1);
    world.found(1);
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    assert!(verdict.complete);
    assert_eq!(verdict.returns, 1);
}

#[test]
fn an_unchanged_part_is_confirmed_after_a_return() {
    let mut world = World::core();
    world.until_coordination();
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    world.act("league-section-head", json!({"act": "return", "to": "coordination", "reason": "重新征求"}));
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.2.tax", "confirm": true}));
    let reply = &world.case.tasks["bureaus.2.tax"];
    assert!(reply.done.as_ref().is_some_and(|d| d.confirmed));
    assert_eq!(
        world.refused(
            "civil-section-head",
            json!({"act": "reply", "task": "bureaus.2.civil", "confirm": true})
        ),
        R::NothingToConfirm
    );
}

#[test]
fn duties_are_separated_and_a_collective_can_decide_instead() {
    let mut world = World::core();
    world.until_coordination();
    world.coordinate(1);
    world.act("league-section-head", json!({"act": "lapse", "of": "name-section-heads"}));
    // The league's head joins the group, drafts the request and would have to reply to it.
    let notice = world.file("notice");
    assert_eq!(
        world.refused(
            "league-section-head",
            json!({"act": "submit", "task": "form-group.1", "work": {
            "papers": [{"paper": "group-notice", "files": [notice]}],
            "members": [{"name": "x", "person": "league-head", "party": "league", "rank": "section-head"}]}})
        ),
        R::PartyUnknown,
        "the text takes members from the member units"
    );
    world.act(
        "league-section-head",
        json!({"act": "submit", "task": "form-group.1", "work": {
        "papers": [{"paper": "group-notice", "files": [notice]}],
        "members": [{"name": "x", "person": "league-head", "party": "tax", "rank": "section-head"}]}}),
    );
    let request = world.file("request");
    world.act("league-head", json!({"act": "submit", "task": "submit-request.1", "work": {"papers": [{"paper": "request", "files": [request]}]}}));
    world.act(
        "league-section-head",
        json!({"act": "set_parameter", "parameter": "approval_days", "value": null, "decided_by": "书记"}),
    );
    let reply = world.file("reply");
    let alone = json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed", "papers": [{"paper": "reply", "files": [reply]}]});
    assert_eq!(world.refused("league-head", alone.clone()), R::DutyConflict);
    assert_eq!(world.refused("league-section-head", alone), R::PositionNotHeld);
    let minutes = world.file("minutes");
    let together = |agree: u32, against: u32| {
        json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed", "papers": [{"paper": "reply", "files": [reply]}],
            "together": {"minutes": minutes, "count": {"entitled": 5, "present": 4, "agree": agree, "against": against}}})
    };
    assert_eq!(
        world.refused("league-section-head", together(2, 2)),
        R::VoteOtherwise,
        "a tie does not carry"
    );
    assert_eq!(
        world.refused("league-section-head", together(4, 1)),
        R::CollectiveCount,
        "more votes than people"
    );
    world.act("league-section-head", together(3, 1));
    assert_eq!(world.case.constituted.as_deref(), Some("work-committee"));
    assert_eq!(
        world.refused("league-section-head", json!({"act": "return", "to": "plan", "reason": "x"})),
        R::Barrier
    );
    assert_eq!(
        world.refused("league-section-head", json!({"act": "withdraw", "reason": "x"})),
        R::AlreadyConstituted
    );
}

#[test]
fn paper_answers_are_recorded_by_the_lead_with_evidence() {
    let mut world = World::core();
    world.until_coordination();
    let photo = world.file("photo");
    let behalf = json!({"medium": "paper", "signer": "张凌", "rank": "section-head", "number": "玉税函〔2026〕7号", "dated": "2026-09-14", "photo": photo});
    let reply = |behalf: serde_json::Value| json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree", "behalf": behalf});
    assert_eq!(world.refused("civil-section-head", reply(behalf.clone())), R::NotTheLead);
    let mut bare = behalf.clone();
    bare["photo"] = serde_json::Value::Null;
    assert_eq!(world.refused("league-section-head", reply(bare)), R::EvidenceMissing);
    let mut future = behalf.clone();
    future["dated"] = json!("2027-01-01");
    assert_eq!(world.refused("league-section-head", reply(future)), R::NotYet);
    world.act("league-section-head", reply(behalf));
    let done = world.case.tasks["bureaus.1.tax"].done.clone().unwrap();
    assert_eq!(done.grade.as_str(), "paper");
    assert_eq!((done.person, done.recorded_by.as_str()), (None, "league-section-head"));
}

#[test]
fn a_submission_can_be_undone_while_nobody_has_acted_on_it() {
    let mut world = World::core();
    world.until_coordination();
    let before = world.open_keys();
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    world.now = world.now.plus_minutes(-58);
    assert_eq!(
        world.refused("tax-head", json!({"act": "undo", "task": "bureaus.1.tax"})),
        R::NotTheSubmitter
    );
    world.act("tax-section-head", json!({"act": "undo", "task": "bureaus.1.tax"}));
    assert_eq!(world.open_keys(), before);
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    assert_eq!(
        world.refused("tax-section-head", json!({"act": "undo", "task": "bureaus.1.tax"})),
        R::UndoTooLate
    );
}

#[test]
fn undoing_the_last_task_of_a_stage_leads_back_into_it() {
    let mut world = World::core();
    let league = "league-section-head";
    world.act(league, json!({"act": "open", "procedure": "county-work-committee", "county": "520622"}));
    let report = world.file("survey");
    let before = world.open_keys();
    world.act(
        league,
        json!({"act": "submit", "task": "survey-county.1", "work": {
            "papers": [{"paper": "survey-report", "files": [report]}],
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"],
        }}),
    );
    assert_eq!(world.case.stage, 1);
    world.now = world.now.plus_minutes(-58);
    world.act(league, json!({"act": "undo", "task": "survey-county.1"}));
    assert_eq!((world.case.stage, world.open_keys()), (0, before));
    assert!(world.case.paper("survey-report").is_none());
}

#[test]
fn what_others_have_built_on_cannot_be_undone() {
    let mut world = World::core();
    world.step = 1;
    world.until_coordination();
    // The last submission led into the coordination stage; a parameter has since opened its tasks.
    let undo = |task: &str| json!({"act": "undo", "task": task});
    assert_eq!(world.refused("league-section-head", undo("write-plan.1")), R::UndoActedOn);
    // A reply of a round that another reply has closed.
    world.step = 0;
    for bureau in World::bureaus() {
        world.act(
            &format!("{bureau}-section-head"),
            json!({"act": "reply", "task": format!("bureaus.1.{bureau}"), "stance": "agree"}),
        );
    }
    assert_eq!(world.refused("tax-section-head", undo("bureaus.1.tax")), R::UndoActedOn);
    world.act("finance-section-head", undo("bureaus.1.finance"));
    assert!(world.case.tasks["bureaus.1"].state.is_open(), "the round it closed is open again");
    world.act("tax-section-head", undo("bureaus.1.tax"));
}

#[test]
fn a_slip_is_corrected_openly_and_a_substantive_one_voids_the_answers() {
    let mut world = World::core();
    world.until_coordination();
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    let plan = world.file("plan corrected");
    let paper = json!({"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]});
    assert_eq!(
        world.refused(
            "tax-section-head",
            json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "x"})
        ),
        R::NotYourOffice
    );
    assert_eq!(
        world.refused(
            "tax-section-head",
            json!({"act": "call_substantive", "task": "bureaus.1.tax", "reason": "x"})
        ),
        R::NotDone
    );
    world.act(
        "league-section-head",
        json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "人数写错"}),
    );
    assert_eq!(world.case.papers["work-plan"].len(), 2, "the old version stays");
    assert!(world.case.tasks["bureaus.1.tax"].reply.is_some(), "signatures stand");
    world.act(
        "tax-section-head",
        json!({"act": "call_substantive", "task": "bureaus.1.tax", "reason": "实质改动"}),
    );
    assert!(world.case.tasks["bureaus.1.tax"].state.is_open(), "asked again");
}

#[test]
fn the_letter_that_asks_is_filed_by_the_lead_while_the_round_goes_on() {
    let mut world = World::core();
    world.until_coordination();
    let letter = world.file("letter");
    let submit = |paper: &str| json!({"act": "submit", "task": "bureaus.1", "work": {"papers": [{"paper": paper, "files": [letter]}]}});
    assert_eq!(world.refused("tax-section-head", submit("opinion-letter")), R::NotYourOffice);
    assert_eq!(world.refused("league-section-head", submit("opinion-reply")), R::PaperUnknown);
    world.act("league-section-head", submit("opinion-letter"));
    assert!(world.case.paper("opinion-letter").is_some());
    assert!(world.case.tasks["bureaus.1"].state.is_open());
}

#[test]
fn silence_is_recorded_and_is_not_consent() {
    let mut world = World::core();
    world.until_coordination();
    world.act("tax-section-head", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"}));
    world.act("league-section-head", json!({"act": "close_round", "task": "bureaus.1"}));
    assert_eq!(world.case.tasks["bureaus.1.civil"].state, TaskState::Silent);
    assert!(world.case.tasks["bureaus.1.civil"].reply.is_none());
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let row = verdict.source.clauses.iter().find(|c| c.clause == "bureaus" && c.kind == "task").unwrap();
    assert_eq!(row.reason.as_str(), "silent");
    assert!(row.facts["parties"].contains("civil") && !row.facts["parties"].contains("tax"));
}

#[test]
fn a_case_begun_elsewhere_is_taken_up_midway() {
    let mut world = World::core();
    let league = "league-section-head";
    world.act(league, json!({"act": "open", "procedure": "county-work-committee", "county": "520622"}));
    let report = world.file("survey");
    let done = json!([{"task": "survey-county", "took_place": "2026-05-06", "work": {
        "papers": [{"paper": "survey-report", "files": [report]}],
        "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}}]);
    let mut future = done.clone();
    future[0]["took_place"] = json!("2030-01-01");
    assert_eq!(world.refused(league, json!({"act": "take_up", "done": future})), R::NotYet);
    world.act(league, json!({"act": "take_up", "done": done}));
    assert_eq!(world.case.stage, 1);
    assert!(world.case.midway);
    assert_eq!(world.refused(league, json!({"act": "take_up", "done": done})), R::TakeUpLate);
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    assert_eq!(verdict.recorded_later, 1);
}

#[test]
fn clauses_are_left_with_a_reason_unless_the_founding_needs_them() {
    let mut world = World::core();
    world.until_coordination();
    let league = "league-section-head";
    assert_eq!(world.refused(league, json!({"act": "explain", "of": "bureaus"})), R::ReasonMissing);
    assert_eq!(world.refused(league, json!({"act": "close_stage"})), R::StageNotFinishable);
    world.act(league, json!({"act": "explain", "of": "bureaus", "reason": "已在联席会上征求"}));
    world.act(league, json!({"act": "close_stage"}));
    assert_eq!(
        world.refused(league, json!({"act": "explain", "of": "form-group", "reason": "x"})),
        R::CannotBeLeft
    );
    let verdict = audit(&world.procedure, "case-1", &world.acts, 480);
    let row = verdict.source.clauses.iter().find(|c| c.clause == "bureaus" && c.kind == "task").unwrap();
    assert_eq!(row.finding, Finding::Explained);
}

#[test]
fn a_meeting_lies_in_nobodys_queue_until_it_is_asked_for() {
    let mut world = World::core();
    world.until_coordination();
    assert!(!world.open_keys().contains(&"coordination-meeting.1".to_owned()));
    assert_eq!(
        world.refused("tax-head", json!({"act": "request", "of": "coordination-meeting"})),
        R::NotYourOffice
    );
    world.act("league-section-head", json!({"act": "request", "of": "coordination-meeting"}));
    let minutes = world.file("minutes");
    let day = world.today().to_string();
    world.act("organization-section-head", json!({"act": "record_meeting", "task": "coordination-meeting.1", "held_on": day,
        "attendance": [{"party": "tax", "name": "张"}],
        "agenda": [{"title": "建立运行", "held": true}, {"title": "组织架构", "held": true}, {"title": "班子成员", "held": true}],
        "papers": [{"paper": "meeting-minutes", "files": [minutes]}], "changes": true, "remark": "增加一个副书记"}));
    assert_eq!(world.case.stage, 1, "the meeting asked for changes");
}

#[test]
fn a_roster_outside_its_ranges_warns_under_a_recommendation() {
    let mut world = World::core();
    let league = "league-section-head";
    world.until_coordination();
    world.act(league, json!({"act": "return", "to": "plan", "reason": "班子"}));
    let mut roster = world.roster();
    roster.as_array_mut().unwrap().retain(|h| h["party"] != "civil");
    let list = world.file("roster 2");
    world.act(
        league,
        json!({"act": "submit", "task": "draft-leadership.2", "work": {
        "papers": [{"paper": "draft-roster", "files": [list]}], "roster": roster}}),
    );
    let findings = &world.case.rosters["work-committee"].findings;
    let broken: Vec<_> = findings.iter().filter(|f| f.kept == Some(false)).map(|f| f.rule.as_str()).collect();
    assert_eq!(broken, ["count", "must_include"]);
}

#[test]
fn offices_are_bound_by_the_directory_where_it_is_clear_and_by_the_lead_where_it_is_not() {
    let mut world = World::core();
    for (office, fills) in [("bank-1", "banks"), ("bank-2", "banks"), ("second-tax", "tax")] {
        world.direct(json!({"act": "put_office", "office": office, "name": office, "fills": [fills]}));
    }
    world.until_coordination();
    // Two offices could be the tax authority: nobody is asked until the lead has said which.
    assert!(!world.case.parties.contains_key("tax"));
    assert!(!world.open_keys().iter().any(|k| k.starts_with("bureaus")));
    assert!(world.case.open_needs(&world.procedure).contains(&Need::Party { party: "tax".into() }));
    assert_eq!(
        world.refused(
            "league-section-head",
            json!({"act": "bind_party", "party": "tax", "offices": ["tax", "second-tax"]})
        ),
        R::OneOfficeOnly
    );
    world.act("league-section-head", json!({"act": "bind_party", "party": "tax", "offices": ["second-tax"]}));
    assert_eq!(world.case.tasks["bureaus.1.tax"].office, "second-tax");
    assert_eq!(world.case.run("bureaus").progress, Progress::Open);
    // Of a party of many all are asked; who has been asked stays asked.
    assert_eq!(world.case.parties["banks"], ["bank-1", "bank-2"]);
    world.act("league-section-head", json!({"act": "bind_party", "party": "associations", "offices": []}));
    let asked: Vec<String> =
        world.open_keys().into_iter().filter(|k| k.starts_with("finance-and-")).collect();
    let head = "finance-and-associations.1";
    assert_eq!(asked, [head.to_owned(), format!("{head}.banks"), format!("{head}.banks.2")]);
    assert_eq!(
        world
            .refused("league-section-head", json!({"act": "bind_party", "party": "tax", "offices": ["tax"]})),
        R::PartyInUse
    );
}

#[test]
fn what_is_done_again_after_a_return_is_marked_so() {
    let mut world = World::core();
    world.until_coordination();
    assert!(world.case.tasks.values().all(|t| !t.returned));
    world.act("league-section-head", json!({"act": "return", "to": "plan", "reason": "修改"}));
    let task = &world.case.tasks["classify.2"];
    assert!(task.returned);
    assert_eq!(world.case.page_state(task), "returned");
    assert_eq!(world.case.page_state(&world.case.tasks["classify.1"]), "done");
    assert_eq!(
        world.case.stays.iter().map(|s| (s.stage, s.returned_to)).collect::<Vec<_>>(),
        [(0, None), (1, None), (2, Some(1)), (1, None)]
    );
    let outline = world.case.outline(&world.procedure);
    assert!(outline.returned);
    assert_eq!(
        (outline.stage.as_str(), outline.status.as_str(), outline.lead.as_str()),
        ("plan", "open", "league")
    );
}

#[test]
fn an_optional_task_of_several_is_done_as_far_as_it_was_taken_up() {
    let mut world = World::core();
    world.until_coordination();
    world.coordinate(1);
    world.act("tax-section-head", json!({"act": "submit", "task": "name-section-heads.1.tax", "work": {}}));
    world.act("league-section-head", json!({"act": "lapse", "of": "name-section-heads"}));
    assert_eq!(world.case.run("name-section-heads").progress, Progress::Done);
    assert_eq!(world.case.tasks["name-section-heads.1.civil"].state, TaskState::Lapsed);
    assert!(world.open_keys().contains(&"form-group.1".to_owned()));
}

#[test]
fn a_case_is_opened_once_by_the_convening_office_of_its_county_and_moves_while_it_is_open() {
    let mut world = World::core();
    let open =
        json!({"act": "open", "procedure": "county-work-committee", "county": "520622", "title": "  "});
    assert_eq!(
        world.refused("league-section-head", json!({"act": "close_stage"})),
        R::NotFound,
        "there is no case yet"
    );
    assert_eq!(world.refused("tax-head", open.clone()), R::NotTheLead);
    let mut elsewhere = open.clone();
    elsewhere["county"] = json!("520600");
    assert_eq!(
        world.refused("league-section-head", elsewhere),
        R::NotFound,
        "another county answers as a missing one"
    );
    world.act("league-section-head", open.clone());
    assert_eq!(world.case.title, "县域农村合作组织团工委成立");
    assert_eq!(world.refused("league-section-head", open), R::AlreadyOpened);
    world.act("league-section-head", json!({"act": "withdraw", "reason": "不办了"}));
    assert!(matches!(world.case.status, Status::Withdrawn { .. }));
    assert_eq!(world.refused("league-section-head", json!({"act": "close_stage"})), R::CaseEnded);
    let file = world.file("late");
    world.act("league-section-head", json!({"act": "attach", "title": "归档说明", "file": file}));
}

#[test]
fn each_kind_of_task_is_offered_as_what_it_is() {
    let mut world = World::core();
    world.until_coordination();
    let kind = |world: &World, key: &str| world.case.tasks[key].kind.as_str();
    assert_eq!(
        (kind(&world, "write-plan.1"), kind(&world, "bureaus.1"), kind(&world, "bureaus.1.tax")),
        ("work", "consultation", "reply")
    );
    world.act("league-section-head", json!({"act": "request", "of": "coordination-meeting"}));
    assert_eq!(kind(&world, "coordination-meeting.1"), "meeting");
    assert_eq!(world.case.tasks["coordination-meeting.1"].office, "organization");
    world.coordinate(1);
    world.prepare(1);
    assert_eq!(kind(&world, "founding-reply.1"), "approval");
    assert!(world.case.tasks["founding-reply.1"].due.is_none(), "未定 is no deadline");
    assert_eq!(
        world.refused("league-head", json!({"act": "submit", "task": "founding-reply.1", "work": {}})),
        R::WrongKind
    );
    assert_eq!(
        world.refused(
            "league-head",
            json!({"act": "decide", "task": "founding-reply.1", "outcome": "postponed"})
        ),
        R::OutcomeUnknown
    );
    assert_eq!(
        world.refused(
            "league-head",
            json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed"})
        ),
        R::PaperMissing
    );
    world.act(
        "league-head",
        json!({"act": "decide", "task": "founding-reply.1", "outcome": "refused", "reason": "条件不成熟"}),
    );
    assert!(matches!(&world.case.status, Status::Ended { end, success: false, .. } if end == "refused"));
    assert!(!audit(&world.procedure, "case-1", &world.acts, 480).complete);
}

#[test]
fn texts_are_kept_as_payloads_within_bounds() {
    let mut world = World::core();
    world.until_coordination();
    let reply = |opinion: String| -> quorate_core::Command {
        serde_json::from_value(
            json!({"act": "reply", "task": "bureaus.1.tax", "stance": "suggest", "opinion": opinion}),
        )
        .unwrap()
    };
    let code =
        |world: &mut World, opinion: String| world.attempt("tax-head", &reply(opinion)).map_err(|r| r.code);
    assert_eq!(code(&mut world, "长".repeat(4001)).err(), Some(R::TooLong));
    assert_eq!(code(&mut world, "a\u{0}b".into()).err(), Some(R::UnseenCharacters));
    assert_eq!(code(&mut world, " \n ".into()).err(), Some(R::ReasonMissing));
    let decided = code(&mut world, "长".repeat(4000)).unwrap();
    let [payload] = decided.payloads.as_slice() else { panic!("one payload") };
    assert_eq!(payload.digest, quorate_core::record::Digest::salted(&payload.salt, payload.text.as_bytes()));
    assert!(!serde_json::to_string(&decided.act).unwrap().contains("长"), "the leaf holds the hash alone");
    world.take(decided);
    assert_eq!(world.case.tasks["bureaus.1.tax"].reply.as_ref().unwrap().opinion.map(|_| ()), Some(()));
}

#[test]
fn an_act_that_would_not_fit_a_leaf_is_refused() {
    let mut world = World::core();
    world.until_coordination();
    let files: Vec<String> = (0..200).map(|n| world.file(&format!("{n}{}", "长名字".repeat(40)))).collect();
    let paper = json!({"paper": "opinion-reply", "files": files});
    let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree", "papers": [paper]});
    assert_eq!(world.refused("tax-head", reply), R::LeafTooLarge);
}

#[test]
fn what_a_work_asks_for_is_demanded() {
    let mut world = World::core();
    let league = "league-section-head";
    world.act(league, json!({"act": "open", "procedure": "county-work-committee", "county": "520622"}));
    let submit = |task: &str, work: serde_json::Value| json!({"act": "submit", "task": task, "work": work});
    let covered = json!(["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]);
    let report = world.file("survey");
    let paper = json!({"paper": "survey-report", "files": [report]});
    let unknown = json!({"paper": "survey-report", "files": ["00".repeat(32)]});
    let other = json!({"paper": "work-plan", "files": [report]});
    assert_eq!(
        world.refused(league, submit("survey-county.1", json!({"papers": [paper], "covered": []}))),
        R::ChecklistOpen
    );
    assert_eq!(
        world.refused(league, submit("survey-county.1", json!({"covered": covered}))),
        R::PaperMissing
    );
    assert_eq!(
        world.refused(league, submit("survey-county.1", json!({"covered": covered, "papers": [unknown]}))),
        R::ArtifactUnknown
    );
    assert_eq!(
        world.refused(
            league,
            submit("survey-county.1", json!({"covered": covered, "papers": [paper, other]}))
        ),
        R::PaperUnknown
    );
    world.act(league, submit("survey-county.1", json!({"covered": covered, "papers": [paper]})));
    let list = world.file("list");
    let classes = json!([{"paper": "classification", "files": [list]}]);
    assert_eq!(world.refused(league, submit("classify.1", json!({"papers": classes}))), R::FactMissing);
    assert_eq!(
        world.refused(
            league,
            submit("classify.1", json!({"papers": classes, "facts": {"similar_cooperatives": 1000}}))
        ),
        R::OutOfRange
    );
    assert_eq!(
        world.refused(
            league,
            submit(
                "classify.1",
                json!({"papers": classes, "facts": {"similar_cooperatives": 1, "other": 2}})
            )
        ),
        R::FactUnknown
    );
    assert_eq!(world.refused(league, submit("lay-out-branches.1", json!({}))), R::ChoiceMissing);
    assert_eq!(
        world.refused(league, submit("lay-out-branches.1", json!({"choices": ["其他", "联合组建"]}))),
        R::ChoiceMissing
    );
    for (parameter, value) in [("committee_size", json!(0)), ("committee_size", json!(100))] {
        let set = json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "x"});
        assert_eq!(world.refused(league, set), R::OutOfRange);
    }
    assert!(
        !world.open_keys().contains(&"draft-leadership.1".to_owned()),
        "it waits for the parameters it reads"
    );
    for parameter in ["committee_size", "large_members"] {
        world.act(
            league,
            json!({"act": "set_parameter", "parameter": parameter, "value": null, "decided_by": "县委"}),
        );
    }
    let roster = json!([{"paper": "draft-roster", "files": [list]}]);
    assert_eq!(
        world.refused(league, submit("draft-leadership.1", json!({"papers": roster}))),
        R::RosterMissing
    );
    let stranger = json!([{"seat": "chair", "name": "x"}]);
    assert_eq!(
        world.refused(league, submit("draft-leadership.1", json!({"papers": roster, "roster": stranger}))),
        R::SeatUnknown
    );
    let holders = world.roster();
    world.act(league, submit("draft-leadership.1", json!({"papers": roster, "roster": holders})));
    let unjudged: Vec<_> =
        world.case.rosters["work-committee"].findings.iter().filter(|f| f.kept.is_none()).collect();
    assert_eq!(unjudged.len(), 1, "a rule that cannot be judged without the parameter says so: {unjudged:?}");
}
