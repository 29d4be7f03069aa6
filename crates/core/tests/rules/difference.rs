//! What one version of a procedure says differently from another, and when a case would be where.

use std::collections::BTreeMap;

use quorate_core::Procedure;
use quorate_core::calendar::Calendar;
use quorate_core::moment::Date;
use quorate_core::procedure::Force;
use quorate_core::procedure::adapting::{Adaptation, Unadaptable, adapt};
use quorate_core::procedure::difference::differences;
use quorate_core::procedure::planning::Supposed;

use crate::world::{CALENDAR, ENGLISH, PROCEDURE};

fn changed(edits: &[(&str, &str)]) -> Vec<String> {
    let before = Procedure::from_yaml(PROCEDURE, None).unwrap();
    let mut text = PROCEDURE.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let after = Procedure::from_yaml(&text, None).unwrap();
    let told = differences(&before, &after).into_iter();
    told.map(|d| format!("{}: {:?} -> {:?}", d.path.join("/"), d.before, d.after)).collect()
}

#[test]
fn only_what_means_something_differs() {
    assert_eq!(
        changed(&[("# 由低到高", "# 低在前"), ("  - stage: plan\n", "  - stage: plan # 第二步\n")]),
        [] as [&str; 0]
    );
}

#[test]
fn a_change_is_told_by_the_ids_that_lead_to_it() {
    assert_eq!(
        changed(&[("range: 3..30 workdays", "range: 3..20 workdays"), ("title: 全面调研", "title: 摸底")]),
        [
            "parameters/reply_days/range: Some(\"3..30 workdays\") -> Some(\"3..20 workdays\")",
            "stages/survey/tasks/survey-county/title: Some(\"全面调研\") -> Some(\"摸底\")",
        ]
    );
}

#[test]
fn a_step_that_is_gone_or_new_is_one_difference() {
    let groups = "      - work: lay-out-groups\n        title: 团小组设置\n        force: may\n        any_of: [日常管理, 种植养殖, 技术推广, 市场营销, 信息联络, 其他团小组]\n";
    let told = changed(&[
        (groups, ""),
        (
            "      - work: classify\n",
            "      - work: visit\n        title: 走访\n        force: may\n      - work: classify\n",
        ),
    ]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("stages/plan/tasks/visit: None -> Some("), "{told:?}");
    assert!(
        told[1].starts_with("stages/plan/tasks/lay-out-groups: Some(") && told[1].ends_with("None"),
        "{told:?}"
    );
}

#[test]
fn a_plan_follows_papers_and_order_and_marks_what_holds_it_up() {
    let procedure = Procedure::from_yaml(PROCEDURE, None).unwrap();
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let start = Date::new(2026, 9, 7).unwrap();
    let parameters = BTreeMap::from([("reply_days".to_owned(), 10)]);
    let plan = procedure.plan(&calendar, start, &Supposed { parameters, workdays: 2 });
    let of = |task: &str| plan.iter().find(|p| p.task == task).unwrap().clone();
    assert_eq!(of("survey-county").until.to_string(), "2026-09-09", "two working days after a Monday");
    assert_eq!(of("write-plan").from, of("classify").until, "after all above");
    let round = of("bureaus");
    assert!(round.limited && !of("classify").limited);
    assert_eq!(calendar.workdays_between(round.from, round.until), 10);
    assert_eq!(of("founding-reply").from, of("submit-request").until, "it needs the request");
    assert!(plan.iter().all(|p| p.task != "lay-out-groups"), "what is optional holds nothing up");
    assert!(
        of("founding-reply").critical && of("submit-request").critical && of("prepare-conference").critical
    );
    let none = procedure.plan(&calendar, start, &Supposed::default());
    assert!(none.iter().all(|p| p.until == start), "nothing is invented");
}

fn add(stage: &str, id: &str, by: &str) -> Adaptation {
    Adaptation::Add {
        stage: stage.into(),
        id: id.into(),
        title: "走访\"重点\"合作社".into(),
        by: by.into(),
        force: Force::Should,
        paper: Some("走访记录".into()),
    }
}

#[test]
fn a_county_leaves_out_what_is_optional_and_adds_steps_of_its_own() {
    let base = Procedure::from_yaml(PROCEDURE, Some(ENGLISH)).unwrap();
    let drop = |task: &str| Adaptation::Drop { task: task.into() };
    let changes = [
        drop("lay-out-groups"),
        drop("coordination-meeting"),
        add("survey", "local-1", "league"),
        add("founding", "local-2", "league"),
    ];
    let adapted = adapt(&base, Some(ENGLISH), &changes).unwrap();
    let (text, local) = (adapted.text, adapted.procedure);
    assert_eq!(local.adapts(), Some(base.digest()));
    assert_ne!(local.digest(), base.digest());
    let told: Vec<String> = differences(&base, &local).into_iter().map(|d| d.path.join("/")).collect();
    assert_eq!(
        told,
        [
            "adapts",
            "stages/survey/tasks/local-1",
            "stages/plan/tasks/lay-out-groups",
            "stages/coordination/tasks/coordination-meeting",
            "stages/founding/tasks/local-2",
        ]
    );
    let own = local.task("local-1").unwrap();
    assert_eq!((own.title.as_str(), own.clause.wholly_inferred()), ("走访\"重点\"合作社", true));
    assert_eq!(local.paper("local-1-paper").unwrap().title, "走访记录");
    // The translation fits: what is there is translated as before, what the county added goes by its own name.
    let english = quorate_core::Language::En;
    assert_eq!(local.name("survey-county", english), base.name("survey-county", english));
    assert_eq!(local.name("local-1", english), "走访\"重点\"合作社");
    let read = Procedure::from_yaml(&text, adapted.translation.as_deref()).unwrap();
    assert_eq!(read.name("work-plan", english), base.name("work-plan", english));
    // What was written around it stays: comments too.
    assert!(text.contains("# 由低到高") && text.ends_with('\n'));
    assert_eq!(adapt(&base, None, &[]).unwrap().procedure.tasks().len(), base.tasks().len());
}

#[test]
fn what_must_be_done_stays_and_nothing_unsound_comes_out() {
    let base = Procedure::from_yaml(PROCEDURE, None).unwrap();
    let not = |change: Adaptation| adapt(&base, None, &[change]).unwrap_err();
    assert_eq!(not(Adaptation::Drop { task: "bureaus".into() }), Unadaptable::NotOptional("bureaus".into()));
    assert_eq!(not(Adaptation::Drop { task: "nobody".into() }), Unadaptable::Unknown("nobody".into()));
    assert_eq!(not(add("nowhere", "local-1", "league")), Unadaptable::Unknown("nowhere".into()));
    for id in ["league", "work plan", "a: b", ""] {
        assert_eq!(not(add("plan", id, "league")), Unadaptable::BadId(id.into()), "{id}");
    }
    // One party by its id, and no text that would say more than who.
    for by in
        ["nobody", "", "each of members", "league\n        inferred: []", "league\n  after: x", "league # x"]
    {
        assert_eq!(not(add("plan", "local-1", by)), Unadaptable::Unknown(by.into()), "{by}");
    }
}

/// Tasks of every kind go by their ids, and not by their kind and their place.
#[test]
fn of_two_tasks_of_one_kind_the_one_that_is_new_is_told() {
    for kind in quorate_core::procedure::grammar::KINDS {
        let told = |tasks: &str| {
            let text = crate::world::small(
                "parties: {lead: {lead: Lead}, outside: {court: Court}}",
                &format!(
                    "- {{stage: a, title: A, source: x, tasks: [{{work: w, title: W, writes: {{p: P}}, lists: {{r: R, range: 1..9}}}}, {tasks}]}}"
                ),
            );
            Procedure::from_yaml(&text, None).unwrap_or_else(|f| panic!("{kind}: {f:#?}"))
        };
        let more = match *kind {
            "consultation" => "ask: lead",
            "approval" => "of: p, if_returned: a, if_refused: refused",
            "vote" => "voters: r, majority: more than 1/2 of cast, if_lost: a",
            "filing" => "papers: p, to: court, until: sent",
            "notice" => "of: p, for: 3 days",
            "procedure" => "runs: other, if_failed: a",
            _ => "force: should",
        };
        let one = |id: &str| format!("{{{kind}: {id}, title: {id}, after: w, {more}}}");
        let before = told(&one("second"));
        let after = told(&format!("{}, {}", one("first"), one("second")));
        let paths: Vec<String> = differences(&before, &after).iter().map(|d| d.path.join("/")).collect();
        assert!(paths.iter().all(|p| p.contains("/first")) && !paths.is_empty(), "{kind}: {paths:?}");
    }
}
