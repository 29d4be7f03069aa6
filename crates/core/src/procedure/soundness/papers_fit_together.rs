//! A 批复 answers a 请示 and a 复函 a 函; no paper is attached to itself.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::reading::Draft;

/// Official types that only answer a paper of another type.
const ANSWERS: &[(&str, &str)] = &[("批复", "请示"), ("复函", "函")];

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for paper in &draft.papers {
        if paper.attach.contains(&paper.id) {
            let fault = Diagnostic::new(Code::PapersFitTogether, paper.clause.place).with("paper", &paper.id);
            faults.push(fault.with("how", "itself").cites(&paper.clause.source));
        }
        let Some((_, asked)) = ANSWERS.iter().find(|(kind, _)| *kind == paper.kind) else { continue };
        let answered = paper.answers.as_ref().and_then(|id| draft.papers.iter().find(|p| &p.id == id));
        if answered.is_none_or(|a| a.kind != *asked) {
            let fault = Diagnostic::new(Code::PapersFitTogether, paper.clause.place).with("paper", &paper.id);
            let fault = fault
                .with("how", "answer")
                .with("type", &paper.kind)
                .with("asked", asked)
                .cites(&paper.clause.source);
            faults.push(match answered {
                Some(other) => fault.beside(other.clause.place),
                None => fault,
            });
        }
    }
}
