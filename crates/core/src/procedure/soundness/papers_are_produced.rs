//! Every document a task needs is produced on every run to it; where there are several ways to one, by one of them.

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::{Block, Graph};
use super::super::reading::Draft;
use super::runs_never_stick::blocked;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    for ((paper, task), node) in &graph.twice {
        let (paper, task) = (&draft.papers[*paper], &draft.tasks[*task]);
        let fault = Diagnostic::new(Code::PapersAreProduced, task.clause.place).with("paper", &paper.id);
        let fault = fault.with("trouble", "twice").with("task", &task.id).beside(paper.clause.place);
        faults.push(fault.cites(&task.clause.source).after_run(graph.run_to(*node)));
    }
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
