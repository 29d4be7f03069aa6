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
    for paper in &draft.papers {
        let Some(roll) = &paper.roll else { continue };
        let Some(many) = &roll.as_many else { continue };
        let fault = |how| {
            let fault = Diagnostic::new(Code::FiguresAreComputable, paper.clause.place).with("how", how);
            fault.with("figure", &many.figure).with("roll", &paper.id).cites(&paper.clause.source)
        };
        if roll.grouped_by.is_empty() {
            faults.push(fault("as-many-ungrouped"));
        }
        // A flaw of the figure itself is told of the figure.
        let Ok((low, high)) = many.total.bounds(&|name| draft.bounds_of(name)) else { continue };
        let (least, most) = draft.bounds_of(&paper.id);
        // Nobody can file a roll without rows.
        if low < least.max(1.into()) || high > most {
            faults.push(fault("as-many-range").with("low", low).with("high", high));
        }
    }
}
