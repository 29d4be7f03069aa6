//! The body a procedure founds is constituted by exactly one act, and by none in a procedure that founds nothing.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let acts: Vec<_> = draft.tasks.iter().filter(|t| t.constitutes.is_some()).collect();
    if let Some(body) = &draft.founds {
        if acts.is_empty() {
            let fault = Diagnostic::new(Code::BodiesAreConstitutedOnce, body.place).with("body", &body.id);
            faults.push(fault.with("acts", 0).cites(&body.source));
        }
        for act in acts.iter().skip(1) {
            let fault =
                Diagnostic::new(Code::BodiesAreConstitutedOnce, act.clause.place).with("body", &body.id);
            faults
                .push(fault.with("acts", acts.len()).beside(acts[0].clause.place).cites(&act.clause.source));
        }
        let founding = draft.ends.iter().any(|e| e.founding.is_some());
        for end in draft.ends.iter().filter(|e| e.success && e.founding.is_none()) {
            let fault = Diagnostic::new(Code::BodiesAreConstitutedOnce, end.place).with("body", &body.id);
            faults.push(fault.with("acts", "end").with("end", &end.id).beside(body.place));
        }
        if !founding && draft.ends.iter().all(|e| !e.success) {
            let fault = Diagnostic::new(Code::BodiesAreConstitutedOnce, body.place).with("body", &body.id);
            faults.push(fault.with("acts", "no-end"));
        }
    }
}
