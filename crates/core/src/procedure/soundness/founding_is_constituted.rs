//! On every run to a founding end each body whose condition holds is constituted exactly once, by whichever of its acts.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::{Fault, Graph};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    let end = draft.ends.iter().find(|e| e.founding.is_some());
    for ((body, fault), node) in &graph.bodies {
        let (Some(end), Some(body)) = (end, draft.bodies.get(*body)) else { continue };
        // What leads back over a founding founds twice: that is told by its own rule.
        if *fault == Fault::Twice && !graph.crossings.is_empty() {
            continue;
        }
        let act = draft.tasks.iter().rfind(|t| t.bodies.contains(&body.id));
        let diagnostic = match (fault, act) {
            (Fault::Twice, Some(act)) => {
                let fault =
                    Diagnostic::new(Code::BodiesAreConstitutedOnce, act.clause.place).with("acts", "twice");
                fault.beside(body.place).cites(&act.clause.source)
            }
            _ => {
                let fault = Diagnostic::new(Code::FoundingIsConstituted, end.place).with("end", &end.id);
                fault.beside(body.place).cites(&body.source)
            }
        };
        faults.push(diagnostic.with("body", &body.id).after_run(graph.run_to(*node)));
    }
}
