//! A rule that keeps tasks apart, or one at a time, names at least two.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let apart = draft.apart.iter().map(|r| ("apart", &r.tasks, &r.clause));
    let in_turn = draft.one_at_a_time.iter().map(|r| ("one_at_a_time", &r.tasks, &r.clause));
    for (rule, tasks, clause) in apart.chain(in_turn).filter(|(_, tasks, _)| tasks.len() < 2) {
        let fault = Diagnostic::new(Code::RulesConcernSeveral, clause.place).with("rule", rule);
        faults.push(fault.with("task", tasks.join(", ")).cites(&clause.source));
    }
}
