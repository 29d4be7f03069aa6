//! The act that constitutes the body is a `must` without a guard: it cannot lapse and is never passed over.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Force, Kind};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        if !matches!(&task.kind, Kind::Approval { constitutes: Some(_), .. }) {
            continue;
        }
        if task.clause.force != Force::Must {
            let fault = Diagnostic::new(Code::ConstitutingIsMust, task.clause.place).with("task", &task.id);
            faults.push(fault.with("force", task.clause.force.as_str()).cites(&task.clause.source));
        }
    }
}
