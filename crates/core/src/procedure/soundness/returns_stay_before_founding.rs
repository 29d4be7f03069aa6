//! No return crosses the constituting act (X7): a later outcome cannot undo the body.

use std::cmp::Ordering;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Target, Task};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let act = draft.tasks.iter().position(|t| t.constitutes.is_some());
    let Some(act) = act else { return };
    let founding = &draft.tasks[act];
    for task in draft.tasks.iter().filter(|t| comes_after(draft, t, founding)) {
        for (outcome, target) in &task.outcomes {
            let Target::Stage(stage) = target else { continue };
            if *stage <= founding.stage {
                let fault = Diagnostic::new(Code::ReturnsStayBeforeFounding, task.clause.place)
                    .with("task", &task.id);
                let fault = fault.with("outcome", outcome).with("target", &draft.stages[*stage].id);
                faults.push(
                    fault.with("act", &founding.id).beside(founding.clause.place).cites(&task.clause.source),
                );
            }
        }
    }
}

/// Whether a task can be done once the act is: it stands in a later stage, or in the same one and not before it.
fn comes_after(draft: &Draft, task: &Task, act: &Task) -> bool {
    match task.stage.cmp(&act.stage) {
        Ordering::Less => return false,
        Ordering::Greater => return true,
        Ordering::Equal => {}
    }
    let mut before = vec![act.id.as_str()];
    let mut open = vec![act];
    while let Some(next) = open.pop() {
        for first in draft.tasks.iter().filter(|t| next.after.contains(&t.id)) {
            if !before.contains(&first.id.as_str()) {
                before.push(&first.id);
                open.push(first);
            }
        }
    }
    !before.contains(&task.id.as_str())
}
