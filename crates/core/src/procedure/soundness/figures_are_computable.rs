//! A figure can be computed for every value of what it is computed from, and there is something to compute.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::formula::Flaw;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for figure in &draft.figures {
        let fault = |how| {
            let fault = Diagnostic::new(Code::FiguresAreComputable, figure.clause.place).with("how", how);
            fault.with("figure", &figure.id).cites(&figure.clause.source)
        };
        let roll = figure.for_each.as_ref().and_then(|id| draft.papers.iter().find(|p| &p.id == id));
        if roll.and_then(|p| p.roll.as_ref()).is_some_and(|r| r.grouped_by.is_empty()) {
            faults.push(fault("ungrouped"));
        }
        match figure.is.bounds(&|name| draft.bounds_of(name)) {
            Err(flaw @ Flaw::Rows { value, .. }) => faults.push(fault(flaw.as_str()).with("value", value)),
            Err(flaw) => faults.push(fault(flaw.as_str())),
            Ok(_) if figure.is.reads().is_empty() => faults.push(fault("constant")),
            Ok(_) => {}
        }
    }
}
