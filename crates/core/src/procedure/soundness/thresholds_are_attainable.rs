//! Where several sign, enough of them can agree; weights count, and are counted.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Carried, Kind, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for task in &draft.tasks {
        let Kind::Approval { otherwise, voting, carried, in_turn, weights, .. } = &task.kind else {
            continue;
        };
        let mut fault = |how: &str, need: String, have: String| {
            let fault =
                Diagnostic::new(Code::ThresholdsAreAttainable, task.clause.place).with("task", &task.id);
            faults.push(
                fault.with("how", how).with("need", need).with("have", have).cites(&task.clause.source),
            );
        };
        if voting.is_some() && otherwise.is_none() {
            fault("nobody-votes", String::new(), String::new());
        }
        let several = !matches!(&task.by, Who::Parties { each: false, .. } | Who::Drafter(_));
        if !several && (*carried != Carried::All || *in_turn || !weights.is_empty()) {
            fault("one", String::new(), String::new());
            continue;
        }
        let parties = if let Who::Parties { parties, .. } = &task.by { &parties[..] } else { &[] };
        let open = |id: &String| draft.parties.iter().any(|p| &p.id == id && p.many);
        if let Carried::Count(least) = carried
            && !parties.is_empty()
            && !parties.iter().any(open)
            && *least as usize > parties.len()
        {
            fault("too-many", least.to_string(), parties.len().to_string());
        }
        if let Some(other) = weights.keys().find(|p| !parties.contains(p)) {
            fault("no-signer", other.clone(), String::new());
        }
        if weights.is_empty() == matches!(carried, Carried::Share { weighted: true, .. }) {
            fault(if weights.is_empty() { "no-weights" } else { "unweighted" }, String::new(), String::new());
        }
    }
}
