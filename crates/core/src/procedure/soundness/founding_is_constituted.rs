//! The constituting act lies on every run to a founding end: without it, no founding end can be reached.

use std::collections::BTreeSet;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::Graph;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    let ends: BTreeSet<&str> =
        draft.ends.iter().filter(|e| e.founding.is_some()).map(|e| e.id.as_str()).collect();
    if ends.is_empty() {
        return;
    }
    if let Some(run) = graph.run_past_constituting(&ends) {
        let end = draft.ends.iter().find(|e| e.founding.is_some());
        let (Some(end), Some(body)) = (end, &draft.founds) else { return };
        let fault = Diagnostic::new(Code::FoundingIsConstituted, end.place)
            .with("end", &end.id)
            .with("body", &body.id);
        faults.push(fault.beside(body.place).cites(&body.source).after_run(run));
    }
}
