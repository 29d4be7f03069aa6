//! The act that constitutes the body is a `must` without a guard: it cannot lapse and is never passed over. It is one act:
//! work that each of several does would constitute the body several times.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Force, Kind, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        if task.bodies.is_empty() {
            continue;
        }
        let several =
            matches!(&task.by, Who::Parties { each: true, .. } | Who::Seat { .. } | Who::Drafter(_));
        if several && !matches!(task.kind, Kind::Approval { .. }) {
            let fault = Diagnostic::new(Code::ConstitutingIsMust, task.clause.place).with("task", &task.id);
            faults.push(fault.with("force", "each").cites(&task.clause.source));
        }
        if task.clause.force != Force::Must {
            let fault = Diagnostic::new(Code::ConstitutingIsMust, task.clause.place).with("task", &task.id);
            faults.push(fault.with("force", task.clause.force.as_str()).cites(&task.clause.source));
        }
    }
}
