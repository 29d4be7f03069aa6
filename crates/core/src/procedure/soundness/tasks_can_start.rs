//! `after` has no circles: no task waits, through others, for itself.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::circles;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for circle in circles(&draft.tasks) {
        let tasks: Vec<_> = circle.iter().map(|i| &draft.tasks[*i]).collect();
        let names: Vec<&str> = tasks.iter().map(|t| t.id.as_str()).collect();
        let fault =
            Diagnostic::new(Code::TasksCanStart, tasks[0].clause.place).with("tasks", names.join(", "));
        let fault = fault.cites(&tasks[0].clause.source);
        faults.push(match tasks.get(1) {
            Some(second) => fault.beside(second.clause.place),
            None => fault,
        });
    }
}
