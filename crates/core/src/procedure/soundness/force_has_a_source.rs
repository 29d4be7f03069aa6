//! Every clause cites a section of its source or is marked `inferred: whole`: nothing is made mandatory silently.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::Clause;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let mut clauses: Vec<(&str, &Clause)> = vec![];
    clauses.extend(draft.tasks.iter().map(|t| (t.id.as_str(), &t.clause)));
    clauses.extend(draft.rosters.iter().map(|r| (r.id.as_str(), &r.clause)));
    for (id, clause) in clauses {
        if clause.source.is_empty() && !clause.wholly_inferred() {
            let fault = Diagnostic::new(Code::ForceHasASource, clause.place).with("clause", id);
            faults.push(fault.with("force", clause.force.as_str()));
        }
    }
}
