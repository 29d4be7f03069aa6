//! 提醒 and 催办: an office is reminded of what it owes, in the pages or by telephone.

use super::*;

/// An office is reminded of a task from the same side once in so many minutes.
const REMIND_AGAIN_MINUTES: i64 = 24 * 60;
/// What is kept of one task.
const REMINDERS_MAX: usize = 50;

impl Deciding<'_> {
    /// Done by the lead, or by an office above the one that owes. A call is recorded whenever it was made.
    pub(super) fn remind(&mut self, key: &str, told: &str, words: &str) -> Outcome {
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        let office = task.office.clone();
        let lead = self.lead_office();
        if self.act_for(&lead).is_err() {
            let above = |o: &String| self.context.directory.is_above(o, &office);
            let from = self.context.actor.capacities.iter().filter(|c| c.role.acts());
            let from = from.map(|c| c.office.clone()).find(above).unwrap_or(lead);
            self.act_for(&from).map_err(|r| r.with("task", &task.task).cites(source))?;
        }
        let by = self.act.by.office.clone();
        if by == office {
            return Err(Refusal::new(RefusalCode::RemindsItself).with("task", &task.task).cites(source));
        }
        let again = |r: &Reminder| {
            r.by == by && r.told.is_none() && self.act.at < r.at.plus_minutes(REMIND_AGAIN_MINUTES)
        };
        let called = !told.trim().is_empty();
        if task.reminders.len() >= REMINDERS_MAX || (!called && task.reminders.iter().any(again)) {
            return Err(Refusal::new(RefusalCode::RemindedAlready).with("task", &task.task).cites(source));
        }
        let downward = self.context.directory.is_above(&by, &office);
        let (told, words) = (self.payload_if_any(told)?, self.payload_if_any(words)?);
        self.emit(Effect::Reminded { key: key.to_owned(), by, downward, told, words });
        Ok(())
    }
}
