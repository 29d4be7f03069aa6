//! Time counted from events: days that are set in the case and can move, waits, limits that run over stages.

use super::*;
use crate::calendar::Due;
use crate::procedure::model::{DueRule, Limit, Since, Span, Target};

impl Deciding<'_> {
    /// A length of time from the event its rule names, or from an offer; none while that is not known, or 未定.
    pub(in crate::case) fn counted_from(&self, rule: &DueRule, offered: Moment) -> Option<Due> {
        let span = Span { length: self.case.amount(&rule.length)?, unit: rule.unit };
        let calendar = self.context.calendar;
        Some(match &rule.since {
            Since::Offer => calendar.due(span.length, span.unit, offered),
            Since::Task(event) => calendar.due(span.length, span.unit, self.case.done_at(event)?),
            Since::Day(day) => calendar.span(span, self.case.day(day)?),
            Since::BeforeDay(day) => calendar.ahead(span, self.case.day(day)?),
        })
    }

    /// Offers a task whose turn has come, or says until when it waits; what never came is not waited for.
    pub(in crate::case) fn wait_or_offer(&mut self, task: &def::Task) -> bool {
        let until = self.waits_until(task);
        let said = until.is_none() || self.case.waits.get(&task.id) == until.as_ref();
        if let Some(until) = until.clone().filter(|_| !said) {
            // On record even where it is over: an auditor counts by it.
            self.emit(Effect::WaitSet { task: task.id.clone(), until });
        }
        if until.is_some_and(|until| until.moment > self.act.at) {
            return !said;
        }
        self.offer(task);
        true
    }

    /// The last day on which a task does not begin yet.
    fn waits_until(&self, task: &def::Task) -> Option<Due> {
        let rule = task.not_before.as_ref()?;
        let mut until = self.counted_from(rule, self.act.at)?;
        // On a day, and on the day so long before one, the task can begin: the wait ends with the day before.
        let begins = match &rule.since {
            Since::BeforeDay(_) => true,
            Since::Day(_) => until.length == 0,
            Since::Offer | Since::Task(_) => false,
        };
        if let Some(before) = until.day.before().filter(|_| begins) {
            (until.day, until.moment) = (before, before.ends(self.context.calendar.offset()));
        }
        Some(until)
    }

    pub(super) fn wake(&mut self, task: &str) -> Outcome {
        self.by_timer()?;
        let due = self.case.waits.get(task).filter(|until| until.moment <= self.act.at);
        if due.is_none() {
            return Err(Refusal::new(RefusalCode::NotDueYet).with("task", task));
        }
        self.emit(Effect::WaitOver { task: task.to_owned() });
        Ok(())
    }

    /// Limits whose event has come, gone, or moved are counted.
    pub(in crate::case) fn count_limits(&mut self) -> bool {
        let procedure = self.procedure;
        let mut moved = false;
        for limit in procedure.limits() {
            let running = self.case.limits.get(&limit.id);
            if running.is_some_and(|r| r.passed.is_some()) {
                continue;
            }
            // What has been done in time is over; a limit does not begin again.
            let due = if self.is_met(limit) { None } else { self.counted_from(&limit.within, self.act.at) };
            let due = due.map(|due| self.past_the_pauses(due));
            if running.map(|r| &r.due) != due.as_ref() {
                self.emit(Effect::LimitSet { limit: limit.id.clone(), due });
                moved = true;
            }
        }
        moved
    }

    /// A limit stands with the whole case, from when it began to run.
    fn past_the_pauses(&self, due: Due) -> Due {
        let since = due.from;
        let stood = self.case.pauses.iter().filter(|p| p.to > since);
        stood.fold(due, |due, p| self.context.calendar.resume(&due, p.from.max(since), p.to))
    }

    fn is_met(&self, limit: &Limit) -> bool {
        // What stands in a stage that was passed over is not asked for any more.
        let behind = self.procedure.task(&limit.until).is_some_and(|t| t.stage < self.case.stage);
        behind || self.case.run(&limit.until).progress.settled()
    }

    /// A limit passes: the case ends, or goes on to a later stage without what is left before it. Never an approval.
    pub(super) fn pass_limit(&mut self, id: &str) -> Outcome {
        self.by_timer()?;
        let limit = self.procedure.limits().iter().find(|l| l.id == id);
        let running = self.case.limits.get(id);
        let passes = running.is_some_and(|r| r.passed.is_none() && r.due.moment <= self.act.at);
        let Some(limit) = limit.filter(|limit| passes && !self.is_met(limit)) else {
            return Err(Refusal::new(RefusalCode::NotDueYet).with("task", id));
        };
        match &limit.then {
            Target::End(end) => {
                self.emit(Effect::LimitPassed { limit: id.to_owned(), tasks: vec![] });
                // A body that exists is not undone by ending the case.
                if self.case.constituted.is_some() {
                    return Ok(());
                }
                let reason = Some(self.payload(&limit.title)?);
                self.emit(Effect::CaseEnded { end: end.clone(), success: false, reason });
            }
            Target::Stage(stage) => {
                let (from, to) = (self.case.stage, *stage);
                let left = self.procedure.tasks().iter().filter(|t| (from..to).contains(&t.stage));
                let left = left.filter(|t| !self.case.run(&t.id).progress.settled());
                let tasks = left.map(|t| t.id.clone()).collect();
                self.emit(Effect::LimitPassed { limit: id.to_owned(), tasks });
                self.emit(Effect::StageFinished { stage: from });
                (from + 1..to).for_each(|stage| self.emit(Effect::StagePassed { stage }));
                self.enter_from(to);
            }
        }
        Ok(())
    }

    /// A day was set or moved: every deadline that hangs on it is counted again, of what is done as well, so that what
    /// was done too late is found.
    pub(super) fn recount_from(&mut self, day: &str) -> Outcome {
        let hangs = |t: &&Task| {
            let rule = self.procedure.task(&t.task).and_then(|d| d.due.as_ref());
            !t.superseded && t.kind != TaskKind::Objection && rule.is_some_and(|r| r.since.day() == Some(day))
        };
        let tasks: Vec<Task> = self.case.tasks.values().filter(hangs).cloned().collect();
        for task in tasks {
            let definition = self.definition(&task.task)?;
            let stops = task.due.iter().filter(|d| d.ahead_of.is_none()).flat_map(|d| &d.stops);
            let due = definition.due.as_ref().and_then(|rule| self.counted_from(rule, task.offered));
            let due =
                due.map(|due| stops.fold(due, |due, s| self.context.calendar.resume(&due, s.from, s.to)));
            let Some(due) = due.filter(|due| Some(due) != task.due.as_ref()) else { continue };
            let mut timing = self.timing(definition, task.kind, due);
            // Once is enough, unless the deadline has moved on past this moment.
            timing.escalate = timing.escalate.filter(|e| e.at > self.act.at || task.escalated.is_empty());
            self.emit(Effect::DueRecounted { key: task.key, timing });
        }
        let begun = |t: &&def::Task| {
            t.not_before.as_ref().is_some_and(|rule| rule.since.day() == Some(day))
                && self.case.run(&t.id).progress != Progress::Waiting
        };
        for task in self.procedure.tasks().iter().filter(begun).collect::<Vec<_>>() {
            if let Some(until) = self.waits_until(task) {
                self.emit(Effect::WaitSet { task: task.id.clone(), until });
            }
        }
        Ok(())
    }
}
