//! Every fact a guard reads has been stated before, on every run.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::{Block, Graph};
use super::super::model::{Kind, Who};
use super::super::reading::Draft;
use super::runs_never_stick::blocked;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    // A fact has one value at a time: one work states it, and one office does that work.
    for task in draft.tasks.iter().filter(|t| !t.states.is_empty()) {
        let each = matches!(&task.by, Who::Parties { each: true, .. });
        if each || !matches!(task.kind, Kind::Work { .. } | Kind::Procedure(_)) {
            let fault =
                Diagnostic::new(Code::FactsAreStated, task.clause.place).with("fact", task.states.join(", "));
            let fault = fault.with("how", if each { "each" } else { "kind" }).with("task", &task.id);
            faults.push(fault.cites(&task.clause.source));
        }
    }
    blocked(draft, graph, faults, |block| match block {
        Block::Fact(fact) => {
            let stated_in = draft.facts.iter().find(|f| &f.id == fact).map_or("", |f| f.stated_in.as_str());
            let place = draft.facts.iter().find(|f| &f.id == fact).map(|f| f.place);
            Some((
                Diagnostic::new(Code::FactsAreStated, super::super::Place::START)
                    .with("fact", fact)
                    .with("stated", stated_in),
                place,
            ))
        }
        _ => None,
    });
}
