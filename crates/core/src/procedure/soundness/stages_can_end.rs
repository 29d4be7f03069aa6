//! From every stage that can be entered, a success end can be reached without waiver, withdrawal or explanation.

use std::collections::BTreeSet;

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::Graph;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    let ends: BTreeSet<&str> = draft.ends.iter().filter(|e| e.success).map(|e| e.id.as_str()).collect();
    if ends.is_empty() {
        faults.push(Diagnostic::new(Code::StagesCanEnd, Place::START).with("stage", ""));
        return;
    }
    // Stuck runs are told by the rules about what they wait for; a hopeless stage without any is a circle.
    if !graph.stuck.is_empty() {
        return;
    }
    for (stage, node) in graph.hopeless(&ends) {
        let stage = &draft.stages[stage];
        let fault = Diagnostic::new(Code::StagesCanEnd, stage.clause.place).with("stage", &stage.id);
        faults.push(fault.cites(&stage.clause.source).after_run(graph.run_to(node)));
    }
}
