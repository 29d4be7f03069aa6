//! A task that another case does says what has to come of it, and is not done by its own procedure: that would never end.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Kind, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        let Kind::Procedure(rule) = &task.kind else { continue };
        let given = !task.papers.is_empty() || rule.fills.is_some();
        let nothing = !given && task.states.is_empty() && rule.runs.is_none();
        let itself = rule.runs.as_ref() == Some(&draft.id);
        let several = given && !matches!(task.by, Who::Parties { each: false, .. });
        let all = [(nothing, "anything"), (itself, "itself"), (several, "several")];
        for (_, how) in all.into_iter().filter(|(wrong, _)| *wrong) {
            let fault = Diagnostic::new(Code::SubCasesFit, task.clause.place).with("task", &task.id);
            faults.push(fault.with("how", how).cites(&task.clause.source));
        }
    }
}
