//! Where a case waits for people outside, ours can always lead it on; and nothing is said of an answer that is not awaited.
//! A notice or a filing is kept by one office.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Kind, Task, Who};
use super::super::outside::{FilingRule, Until};
use super::super::reading::Draft;
use crate::case::Answer;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        let mut all = match &task.kind {
            Kind::Filing(rule) => troubles(draft, task, rule),
            Kind::Notice(rule) => {
                let objections = rule.objections.as_ref();
                let nobody = objections.is_none() && (rule.corrects || !task.outcomes.is_empty());
                let each = objections.is_some_and(|o| !one_office(&o.decided_by));
                let both = rule.corrects && !task.outcomes.is_empty();
                let all = [(nobody, "nobody-objects"), (each, "decided-by-several"), (both, "both")];
                all.into_iter().filter(|(wrong, _)| *wrong).map(|(_, how)| how).collect()
            }
            _ => continue,
        };
        if !one_office(&task.by) {
            all.push("several");
        }
        for how in all {
            let fault = Diagnostic::new(Code::FilingsLeadOn, task.clause.place).with("task", &task.id);
            faults.push(fault.with("how", how).cites(&task.clause.source));
        }
    }
}

fn troubles(draft: &Draft, task: &Task, rule: &FilingRule) -> Vec<&'static str> {
    let mut all = vec![];
    let no_answer = Answer::NoAnswer.as_str();
    if rule.until < Until::Answered && (!task.outcomes.is_empty() || rule.no_answer.is_some()) {
        all.push("not-awaited");
    }
    if rule.no_answer.is_none() && task.outcomes.contains_key(no_answer) {
        all.push("no-end");
    }
    // Nobody can be left waiting for ever with a task that the lead cannot leave.
    let needed = || {
        let reads = |t: &Task| task.papers.iter().any(|p| t.reads().contains(&p.as_str()));
        draft.tasks.iter().any(reads)
    };
    if rule.until > Until::Sent && rule.no_answer.is_none() && (!task.bodies.is_empty() || needed()) {
        all.push("for-ever");
    }
    if !task.bodies.is_empty() && rule.no_answer.is_some() && !task.outcomes.contains_key(no_answer) {
        all.push("silence-founds");
    }
    let named = |w: &Who| matches!(w, Who::Parties { position: None, .. });
    if !rule.to.iter().all(named) {
        all.push("recipients");
    }
    all
}

fn one_office(who: &Who) -> bool {
    matches!(who, Who::Parties { each: false, .. })
}
