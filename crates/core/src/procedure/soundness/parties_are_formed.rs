//! A party that is formed during the case is formed before it acts, on every run; and something forms it.

use super::super::diagnostic::{Code, Diagnostic, Place};
use super::super::graph::{Block, Graph};
use super::super::model::{Kind, Part};
use super::super::reading::Draft;
use super::runs_never_stick::blocked;

pub(super) fn judge(draft: &Draft, graph: &Graph, faults: &mut Vec<Diagnostic>) {
    for party in draft.parties.iter().filter(|p| p.parts.contains(&Part::Formed)) {
        let formed = draft
            .tasks
            .iter()
            .any(|t| matches!(&t.kind, Kind::Work { forms: Some((p, _)), .. } if *p == party.id));
        if !formed {
            faults.push(
                Diagnostic::new(Code::PartiesAreFormed, party.place)
                    .with("party", &party.id)
                    .with("task", ""),
            );
        }
    }
    blocked(draft, graph, faults, |block| match block {
        Block::Party(id) => {
            let place = draft.parties.iter().find(|p| &p.id == id).map(|p| p.place);
            let place = place.or_else(|| draft.bodies.iter().find(|b| &b.id == id).map(|b| b.place));
            Some((Diagnostic::new(Code::PartiesAreFormed, Place::START).with("party", id), place))
        }
        _ => None,
    });
}
