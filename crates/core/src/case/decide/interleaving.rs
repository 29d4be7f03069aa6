//! 交替办理: tasks of which one is in hand at a time, in whatever order they are taken up.

use super::*;

impl Deciding<'_> {
    /// Whether no other task is in hand that is done in turns with this one. What is in hand already is finished; several
    /// offices asked for one task, and who signs it, are in hand together.
    pub(super) fn nothing_else_in_hand(&self, task: &Task) -> Outcome {
        if matches!(task.state, TaskState::Claimed { .. }) {
            return Ok(());
        }
        for rule in self.procedure.one_at_a_time().iter().filter(|r| r.tasks.contains(&task.task)) {
            let others = self.case.tasks.values().filter(|t| t.task != task.task && !t.superseded);
            for other in others.filter(|t| rule.tasks.contains(&t.task)) {
                if let TaskState::Claimed { person } = &other.state {
                    let refusal = Refusal::new(RefusalCode::InHand).with("task", &task.task);
                    let refusal = refusal.with("other", &other.task).with("person", person);
                    return Err(refusal.cites(&rule.clause.source));
                }
            }
        }
        Ok(())
    }
}
