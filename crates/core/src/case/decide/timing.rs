//! What the program does by itself when a moment has come: it reminds, tells somebody higher, counts deadlines again.
//! It never decides, and nothing lapses into consent.

use super::*;
use crate::calendar::{Due, Escalation};

/// How the program itself comes in: nobody else is let in by this.
pub const TIMER: &str = "timer";

impl Deciding<'_> {
    /// A deadline with what its clause hangs on it. What would already have been said of it is not said.
    pub(in crate::case) fn timing(&self, definition: &def::Task, kind: TaskKind, due: Due) -> Timing {
        let calendar = self.context.calendar;
        // Of a consultation the offices asked are reminded; whoever collects the answers waits for them.
        let asked = kind != TaskKind::Consultation;
        let remind = definition.remind.as_ref().filter(|_| asked);
        let remind_at = remind.map(|r| calendar.before(&due, r.length, r.unit));
        let escalate = definition.escalate.as_ref().filter(|_| asked).map(|e| Escalation {
            at: calendar.after(&due, e.after.length, e.after.unit),
            rank: e.to.clone().unwrap_or_default(),
        });
        Timing { due, remind_at: remind_at.filter(|at| *at > self.act.at), escalate }
    }

    pub(super) fn by_timer(&self) -> Outcome {
        if self.context.actor.via == TIMER { Ok(()) } else { Err(Refusal::new(RefusalCode::OnlyTheTimer)) }
    }

    fn comes(&self, task: &Task, at: Option<Moment>) -> Outcome {
        if self.case.owes(task) && at.is_some_and(|at| at <= self.act.at) {
            return Ok(());
        }
        Err(Refusal::new(RefusalCode::NotDueYet).with("task", &task.task))
    }

    pub(super) fn nudge(&mut self, key: &str) -> Outcome {
        self.by_timer()?;
        let task = self.task(key)?;
        self.comes(&task, task.remind_at)?;
        let (by, key) = (String::new(), key.to_owned());
        self.emit(Effect::Reminded { key, by, downward: false, told: None, words: None });
        Ok(())
    }

    pub(super) fn escalate(&mut self, key: &str) -> Outcome {
        self.by_timer()?;
        let task = self.task(key)?;
        self.comes(&task, task.escalate.as_ref().map(|e| e.at))?;
        let rank = task.escalate.map(|e| e.rank).unwrap_or_default();
        let office = self.holding(&rank, &task.office);
        self.emit(Effect::Escalated { key: key.to_owned(), rank, office });
        Ok(())
    }

    /// The nearest office, from this one upward, in which somebody holds a rank or a higher one; else the lead's.
    fn holding(&self, rank: &str, office: &str) -> String {
        let directory = self.context.directory;
        let day = self.act.at.date(self.context.calendar.offset());
        let asked = self.rank_of(rank);
        let holds = |office: &str| {
            let of = |a: &&crate::directory::Appointment| a.office == office && a.holds_on(day);
            directory
                .appointments
                .values()
                .filter(of)
                .any(|a| a.role.acts() && self.rank_of(&a.rank) >= asked)
        };
        let mut at = Some(office).filter(|_| asked.is_some());
        // An office is never under itself; the bound is for directories that say otherwise.
        for _ in 0..=directory.offices.len() {
            match at {
                Some(office) if holds(office) => return office.to_owned(),
                Some(office) => at = directory.offices.get(office).and_then(|o| o.under.as_deref()),
                None => break,
            }
        }
        self.lead_office()
    }

    /// The day until which something was suspended has passed: the lead is told, and decides.
    pub(super) fn suspension_over(&mut self, key: &str) -> Outcome {
        self.by_timer()?;
        let suspension = match self.case.tasks.get(key) {
            Some(task) if self.case.owes(task) => &task.suspended,
            Some(_) => &None,
            None if key.is_empty() => &self.case.suspended,
            None => return Err(Refusal::new(RefusalCode::TaskUnknown).with("task", key)),
        };
        let over = suspension.as_ref().filter(|s| !s.told).and_then(|s| s.ends);
        if over.is_none_or(|at| at > self.act.at) {
            return Err(Refusal::new(RefusalCode::NotDueYet));
        }
        self.emit(Effect::SuspensionOver { key: key.to_owned() });
        Ok(())
    }

    /// Deadlines counted over a year without its notice are counted again, now that there is one. Those that stand are
    /// counted when they run on.
    pub(super) fn recount(&mut self) -> Outcome {
        if self.by_timer().is_err() {
            self.act_for_lead()?;
        }
        let today = self.context.calendar.digest();
        let old = self.case.provisional_tasks().filter(|(_, due)| due.calendar != today);
        let tasks: Vec<Task> = old.map(|(task, _)| task.clone()).collect();
        if tasks.is_empty() {
            return Err(Refusal::new(RefusalCode::NothingToRecount));
        }
        for task in tasks {
            let definition = self.definition(&task.task)?;
            let Some(due) = &task.due else { continue };
            let mut timing = self.timing(definition, task.kind, self.context.calendar.recount(due));
            // Once is enough, unless the deadline has moved on past this moment.
            timing.escalate = timing.escalate.filter(|e| e.at > self.act.at || task.escalated.is_empty());
            self.emit(Effect::DueRecounted { key: task.key, timing });
        }
        Ok(())
    }
}
