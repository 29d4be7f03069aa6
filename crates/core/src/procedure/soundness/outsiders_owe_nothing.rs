//! Who never signs in is asked for nothing: what outsiders do is told by somebody of an office.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Kind, Otherwise, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let outside = |party: &&String| draft.parties.iter().any(|p| p.id == **party && p.is_outside());
    for party in draft.parties.iter().filter(|p| p.is_outside() && p.parts.len() > 1) {
        let fault = Diagnostic::new(Code::OutsidersOweNothing, party.place).with("party", &party.id);
        faults.push(fault.with("task", ""));
    }
    let mut tell = |named: Vec<&String>, clause: &super::super::model::Clause, task: &str| {
        for party in named.into_iter().filter(outside) {
            let fault = Diagnostic::new(Code::OutsidersOweNothing, clause.place).with("party", party);
            faults.push(fault.with("task", task).cites(&clause.source));
        }
    };
    for task in &draft.tasks {
        let mut named: Vec<&String> = task.actors().into_iter().flat_map(parties).collect();
        if let Kind::Approval { otherwise, .. } = &task.kind {
            named.extend(otherwise);
        }
        named.dedup();
        tell(named, &task.clause, &task.id);
    }
    for rule in &draft.apart {
        let named = match &rule.otherwise {
            Some(Otherwise::Signer(who)) => parties(who),
            Some(Otherwise::Together(party)) => vec![party],
            None => vec![],
        };
        tell(named, &rule.clause, rule.tasks.first().map_or("", String::as_str));
    }
}

fn parties(who: &Who) -> Vec<&String> {
    if let Who::Parties { parties, .. } = who { parties.iter().collect() } else { vec![] }
}
