//! Every document a task needs is produced on every run to it.

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::{Block, Graph};
use super::super::reading::Draft;
use super::runs_never_stick::blocked;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    blocked(draft, graph, faults, |block| match block {
        Block::Paper(id) => {
            let paper = draft.papers.iter().find(|p| &p.id == id);
            let writer = paper.map_or("", |p| p.task.as_str());
            let fault = Diagnostic::new(Code::PapersAreProduced, Place::START)
                .with("paper", id)
                .with("writer", writer);
            Some((fault, paper.map(|p| p.clause.place)))
        }
        _ => None,
    });
}
