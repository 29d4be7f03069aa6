//! What one version of a procedure says differently from another, and when a case would be where.

use std::collections::BTreeMap;

use quorate_core::Procedure;
use quorate_core::calendar::Calendar;
use quorate_core::moment::Date;
use quorate_core::procedure::difference::differences;
use quorate_core::procedure::planning::Supposed;

use crate::world::{CALENDAR, PROCEDURE};

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
