//! What a case owes to the clock: reminders, escalations, suspensions that have lasted as long as was told. Pure, so
//! that any node finds the same work at any later moment.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::*;

/// 中止: nothing is done, and no deadline runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Since when.
    pub at: Moment,
    /// By which office.
    pub by: String,
    /// Why: a payload.
    pub reason: Digest,
    /// Until which day it is expected to last.
    pub until: Option<Date>,
    /// The first moment after that day.
    pub ends: Option<Moment>,
    /// The lead has been told that the day has passed.
    pub told: bool,
}

/// A time in which a task lay still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From.
    pub from: Moment,
    /// To.
    pub to: Moment,
}

/// Somebody higher was told that a task is late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalated {
    /// When.
    pub at: Moment,
    /// The rank or position; empty: the lead.
    pub rank: String,
    /// The office told.
    pub office: String,
}

/// A deadline as it stands from now on, with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// The deadline.
    pub due: Due,
    /// When the office is reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_at: Option<Moment>,
    /// When somebody higher is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<Escalation>,
}

/// A limit that runs over stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// When it passes.
    pub due: Due,
    /// When it passed with nothing done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Moment>,
}

impl Case {
    /// Whether something is still owed under a task, and its clock stands.
    pub fn is_stopped(&self, task: &Task) -> bool {
        self.owes(task) && (self.suspended.is_some() || task.suspended.is_some())
    }

    /// Whether something is still owed under a task.
    pub fn owes(&self, task: &Task) -> bool {
        self.is_open() && task.state.is_open() && !task.superseded
    }

    /// What the clock does in this case and when, the earliest first, whether its moment has come or not.
    pub fn clock_work(&self) -> Vec<(Moment, Command)> {
        let mut all = vec![];
        if !self.is_open() {
            return all;
        }
        let over = |suspension: &Option<Suspension>, task: &str| {
            let untold = suspension.as_ref().filter(|s| !s.told)?;
            Some((untold.ends?, Command::SuspensionOver { task: task.to_owned() }))
        };
        all.extend(over(&self.suspended, ""));
        if self.suspended.is_none() {
            let wake = |(task, due): (&String, &Due)| (due.moment, Command::Wake { task: task.clone() });
            all.extend(self.waits.iter().map(wake));
            let running = self.limits.iter().filter(|(_, running)| running.passed.is_none());
            let pass = |(limit, running): (&String, &Running)| {
                (running.due.moment, Command::PassLimit { limit: limit.clone() })
            };
            all.extend(running.map(pass));
        }
        for (key, task) in self.tasks.iter().filter(|(_, t)| self.owes(t)) {
            all.extend(over(&task.suspended, key));
            if self.is_stopped(task) {
                continue;
            }
            all.extend(task.remind_at.map(|at| (at, Command::Nudge { task: key.clone() })));
            let escalate = task.escalate.as_ref();
            all.extend(escalate.map(|e| (e.at, Command::Escalate { task: key.clone() })));
        }
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// When the clock has something to do here next.
    pub fn next_at(&self) -> Option<Moment> {
        self.clock_work().first().map(|(at, _)| *at)
    }

    /// The provisional deadlines that run now.
    pub fn provisional_tasks(&self) -> impl Iterator<Item = (&Task, &Due)> {
        let running = self.tasks.values().filter(|t| self.owes(t) && !self.is_stopped(t));
        running.filter_map(|t| Some((t, t.due.as_ref().filter(|d| d.provisional)?)))
    }

    /// The calendars by which they were counted, each once.
    pub(super) fn provisional(&self) -> String {
        let all: BTreeSet<String> = self.provisional_tasks().map(|(_, d)| d.calendar.to_string()).collect();
        all.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// Applies what the clock did, or what stops it.
    pub(super) fn apply_to_clock(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::Suspended { key, reason, until, ends } => {
                let by = act.by.office.clone();
                let suspension = Some(Suspension { at: act.at, by, reason, until, ends, told: false });
                match self.tasks.get_mut(&key) {
                    Some(task) => task.suspended = suspension,
                    None => self.suspended = suspension,
                }
                for (other, task) in &mut self.tasks {
                    if (key.is_empty() || *other == key) && task.state.is_open() && !task.superseded {
                        task.stopped.get_or_insert(act.at);
                    }
                }
            }
            Effect::Resumed { key, dues, .. } => {
                match self.tasks.get_mut(&key) {
                    Some(task) => task.suspended = None,
                    None => {
                        let pause = self.suspended.take().map(|s| Pause { from: s.at, to: act.at });
                        self.pauses.extend(pause);
                    }
                }
                let whole = self.suspended.is_none();
                for task in self.tasks.values_mut().filter(|t| whole && t.suspended.is_none()) {
                    task.pauses.extend(task.stopped.take().map(|from| Pause { from, to: act.at }));
                }
                dues.into_iter().for_each(|(key, timing)| self.set_timing(&key, timing));
            }
            Effect::DueRecounted { key, timing } => self.set_timing(&key, timing),
            // What has begun waits no more; that it should have is the auditor's to find.
            Effect::WaitSet { task, until } if self.run(&task).progress == Progress::Waiting => {
                self.waits.insert(task, until);
            }
            Effect::WaitOver { task } => {
                self.waits.remove(&task);
            }
            Effect::LimitSet { limit, due } => {
                match due {
                    Some(due) => self.limits.insert(limit, Running { due, passed: None }),
                    None => self.limits.remove(&limit),
                };
            }
            Effect::LimitPassed { limit, tasks } => {
                if let Some(running) = self.limits.get_mut(&limit) {
                    running.passed = Some(act.at);
                }
                for task in tasks {
                    self.leave(&task, Progress::Lapsed, &TaskState::Lapsed);
                    self.explain(&task, Departure::Cut, None, None, None);
                }
            }
            Effect::SuspensionOver { key } => {
                let suspension = match self.tasks.get_mut(&key) {
                    Some(task) => &mut task.suspended,
                    None => &mut self.suspended,
                };
                if let Some(suspension) = suspension {
                    suspension.told = true;
                }
            }
            Effect::Escalated { key, rank, office } => {
                if let Some(task) = self.tasks.get_mut(&key) {
                    task.escalate = None;
                    task.escalated.push(Escalated { at: act.at, rank, office });
                }
            }
            _ => {}
        }
    }

    fn set_timing(&mut self, key: &str, timing: Timing) {
        if let Some(task) = self.tasks.get_mut(key) {
            (task.due, task.remind_at, task.escalate) = (Some(timing.due), timing.remind_at, timing.escalate);
        }
    }
}

impl Task {
    /// The pauses, the present one up to a moment.
    pub fn pauses_until(&self, now: Moment) -> Vec<(Moment, Moment)> {
        let open = self.stopped.map(|from| (from, now.max(from)));
        self.pauses.iter().map(|p| (p.from, p.to)).chain(open).collect()
    }
}
