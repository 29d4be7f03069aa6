//! Every stage is entered by some run, and every declared end is reached by some run or by the lead's word.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::Graph;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    // Where runs get stuck, what lies behind is told by the rules about what they wait for.
    if !graph.stuck.is_empty() {
        return;
    }
    let reached = graph.stages_reached();
    for (index, stage) in draft.stages.iter().enumerate() {
        if !reached.contains(&index) {
            let fault = Diagnostic::new(Code::StagesAreReached, stage.clause.place).with("stage", &stage.id);
            faults.push(fault.with("end", "").cites(&stage.clause.source));
        }
    }
    let ends = graph.ends_reached();
    for end in draft.ends.iter().filter(|e| e.success && !ends.contains(e.id.as_str())) {
        faults
            .push(Diagnostic::new(Code::StagesAreReached, end.place).with("end", &end.id).with("stage", ""));
    }
}
