//! Whoever is barred from deciding leaves somebody who may: another holder, or a party that decides together.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Kind, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        let Kind::Approval { not_by, otherwise, .. } = &task.kind else { continue };
        if not_by.is_empty() || otherwise.is_some() {
            continue;
        }
        let Who::Parties { parties, each, position } = &task.by else { continue };
        // Where several are named and not each decides, it is the first who does.
        let deciding = if *each { &parties[..] } else { &parties[..parties.len().min(1)] };
        let barred = |party: &&String| {
            let bars = |w: &Who| matches!(w, Who::Parties { parties, position: None, .. } if parties.contains(party));
            not_by.iter().any(bars)
        };
        // One position of one office is one person: barred, nobody is left of it.
        let (how, party) = match (deciding.iter().find(barred), position) {
            (Some(party), _) => ("party", party.clone()),
            (None, Some(_)) => ("position", parties.join(", ")),
            (None, None) => continue,
        };
        let fault = Diagnostic::new(Code::DutiesAreSeparable, task.clause.place).with("task", &task.id);
        faults.push(fault.with("how", how).with("party", party).cites(&task.clause.source));
    }
}
