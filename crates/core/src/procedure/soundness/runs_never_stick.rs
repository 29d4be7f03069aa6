//! No run gets stuck: wherever an end is not reached, something can still happen.
//!
//! A run that waits for a paper, a party or a fact is told by the rule of that name; what is left is told here.

use std::collections::BTreeSet;

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::{Block, Graph};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    let unexplained = graph.stuck.iter().filter(|(_, blocks)| blocks.iter().all(|(_, b)| *b == Block::Other));
    for (node, blocks) in unexplained.take(1) {
        let tasks: Vec<&str> = blocks.iter().map(|(id, _)| id.as_str()).collect();
        let place =
            tasks.first().and_then(|id| draft.tasks.iter().find(|t| t.id == **id)).map(|t| t.clause.place);
        let fault = Diagnostic::new(Code::RunsNeverStick, place.unwrap_or(Place::START));
        faults.push(fault.with("tasks", tasks.join(", ")).after_run(graph.run_to(*node)));
    }
}

/// One diagnostic for each task and reason that holds up some run, with a shortest run to it.
pub(super) fn blocked(
    draft: &Draft,
    graph: &Graph,
    faults: &mut Vec<Diagnostic>,
    tell: impl Fn(&Block) -> Option<(Diagnostic, Option<Place>)>,
) {
    let mut told = BTreeSet::new();
    for (node, blocks) in &graph.stuck {
        for (id, block) in blocks {
            let Some((mut fault, other)) = tell(block) else { continue };
            if !told.insert((id.clone(), block.clone())) {
                continue;
            }
            let clause = (draft.tasks.iter().find(|t| &t.id == id).map(|t| &t.clause))
                .or_else(|| draft.stages.iter().find(|s| &s.id == id).map(|s| &s.clause));
            if let Some(clause) = clause {
                fault.place = clause.place;
                fault = fault.cites(&clause.source);
            }
            fault = fault.with("task", id).after_run(graph.run_to(*node));
            faults.push(match other {
                Some(place) => fault.beside(place),
                None => fault,
            });
        }
    }
}
