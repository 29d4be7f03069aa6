//! No run gets stuck: wherever an end is not reached, something can still happen.
//!
//! A run that waits for a paper, a party or a fact is told by the rule of that name; what is left is told here.

use std::collections::BTreeSet;

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::{Block, Graph};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    blocked(draft, graph, faults, |block| {
        matches!(block, Block::Stage).then(|| (Diagnostic::new(Code::RunsNeverStick, Place::START), None))
    });
    // A run that sticks without anything waiting: nothing else explains it.
    for (node, _) in graph.stuck.iter().filter(|(_, blocks)| blocks.is_empty()).take(1) {
        faults.push(Diagnostic::new(Code::RunsNeverStick, Place::START).with("task", "").after_run(graph.run_to(*node)));
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
