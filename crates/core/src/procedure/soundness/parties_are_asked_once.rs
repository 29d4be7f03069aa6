//! No party is asked twice about one paper in one stage (S3).

use std::collections::BTreeMap;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Kind, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let mut asked = BTreeMap::new();
    for task in &draft.tasks {
        let Kind::Consultation { ask, about: Some(paper), .. } = &task.kind else { continue };
        for who in ask {
            let Who::Parties { parties, .. } = who else { continue };
            for party in parties {
                if let Some(first) = asked.insert((task.stage, paper, party), task) {
                    let fault =
                        Diagnostic::new(Code::PartiesAreAskedOnce, task.clause.place).with("party", party);
                    let fault = fault.with("paper", paper).with("first", &first.id).with("second", &task.id);
                    faults.push(fault.beside(first.clause.place).cites(&task.clause.source));
                }
            }
        }
    }
}
