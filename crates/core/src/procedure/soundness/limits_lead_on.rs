//! A limit runs from what comes before to what it asks for, and leads to an end that is no success or on to a later stage:
//! it is no approval, and what has been founded is not undone by it.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Limit, Since, Target, Task};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for limit in &draft.limits {
        if let Some(how) = trouble(draft, limit) {
            let fault = Diagnostic::new(Code::LimitsLeadOn, limit.clause.place).with("limit", &limit.id);
            faults.push(fault.with("how", how).cites(&limit.clause.source));
        }
    }
}

fn trouble(draft: &Draft, limit: &Limit) -> Option<&'static str> {
    let stage = |id: &str| draft.tasks.iter().find(|t| t.id == id).map(|t| t.stage);
    let until = stage(&limit.until)?;
    if matches!(limit.within.since, Since::BeforeDay(_)) {
        return Some("back-from-a-day");
    }
    let event = limit.within.since.task();
    if event.and_then(stage).is_some_and(|event| event > until) || event == Some(&limit.until) {
        return Some("before");
    }
    let founded = draft.tasks.iter().filter(|t| !t.bodies.is_empty() && t.id != limit.until);
    let before = |act: &&Task| {
        act.stage < until || act.stage == until && !draft.settled_before(act).contains(&limit.until.as_str())
    };
    match &limit.then {
        Target::End(end) if draft.ends.iter().any(|e| &e.id == end && e.success) => Some("success"),
        Target::End(_) if founded.filter(before).count() > 0 => Some("founded"),
        Target::Stage(then) if *then <= until => Some("back"),
        _ => None,
    }
}
