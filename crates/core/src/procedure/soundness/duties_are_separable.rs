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
        // One position of one office is one person: barred, nobody is left of it.
        let one_person = position.is_some();
        // Where several are named and not each decides, it is the first who does.
        let deciding = if *each { &parties[..] } else { &parties[..parties.len().min(1)] };
        let all_barred = not_by.iter().any(|w| match w {
            Who::Parties { parties: barred, position: None, .. } => {
                deciding.iter().any(|p| barred.contains(p))
            }
            _ => false,
        });
        if one_person || all_barred {
            let fault = Diagnostic::new(Code::DutiesAreSeparable, task.clause.place).with("task", &task.id);
            faults.push(fault.with("party", parties.join(", ")).cites(&task.clause.source));
        }
    }
}
