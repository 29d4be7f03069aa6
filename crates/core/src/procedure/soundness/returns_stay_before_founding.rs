//! No return crosses the constituting act (X7): a later outcome cannot undo the body.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::Graph;
use super::super::model::Target;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    for (task, outcome, act) in graph.crossings.keys() {
        let (task, act) = (&draft.tasks[*task], &draft.tasks[*act]);
        let Some(Target::Stage(stage)) = task.outcomes.get(outcome) else { continue };
        let fault =
            Diagnostic::new(Code::ReturnsStayBeforeFounding, task.clause.place).with("task", &task.id);
        let fault = fault.with("outcome", outcome).with("target", &draft.stages[*stage].id);
        faults.push(fault.with("act", &act.id).beside(act.clause.place).cites(&task.clause.source));
    }
}
