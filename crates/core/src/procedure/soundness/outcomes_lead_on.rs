//! Every outcome leads on: back to a stage already passed or the present one, or to an end that is no success.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::Target;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        for (outcome, target) in &task.outcomes {
            let (wrong, name, place) = match target {
                Target::Stage(stage) => {
                    let to = &draft.stages[*stage];
                    (*stage > task.stage, &to.id, to.clause.place)
                }
                Target::End(id) => match draft.ends.iter().find(|e| &e.id == id) {
                    Some(end) => (end.success, id, end.place),
                    None => continue,
                },
            };
            if wrong {
                let fault = Diagnostic::new(Code::OutcomesLeadOn, task.clause.place).with("task", &task.id);
                faults.push(
                    fault
                        .with("outcome", outcome)
                        .with("target", name)
                        .beside(place)
                        .cites(&task.clause.source),
                );
            }
        }
    }
    let mut successes = draft.ends.iter().filter(|e| e.success);
    if let (Some(first), Some(second)) = (successes.next(), successes.next()) {
        let fault = Diagnostic::new(Code::OutcomesLeadOn, second.place)
            .with("task", "")
            .with("outcome", "last-stage");
        faults.push(fault.with("target", format!("{}, {}", first.id, second.id)).beside(first.place));
    }
}
