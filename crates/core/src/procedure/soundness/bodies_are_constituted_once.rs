//! Every body a procedure founds is constituted by some act, and a procedure that founds something has an end for it.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let acted_on = |body: &str| draft.tasks.iter().any(|t| t.bodies.iter().any(|b| b == body));
    for body in draft.bodies.iter().filter(|b| !b.standing) {
        if !acted_on(&body.id) {
            let fault = Diagnostic::new(Code::BodiesAreConstitutedOnce, body.place).with("body", &body.id);
            faults.push(fault.with("acts", 0).cites(&body.source));
        }
    }
    // What is about a standing body need bring nothing about for it.
    let Some(body) = draft.founds().filter(|b| !b.standing || acted_on(&b.id)) else { return };
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
