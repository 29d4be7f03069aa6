//! When a case would be where, if it began on a day and everybody took the time they have: a plan, not a deadline.

use std::collections::BTreeMap;

use super::Procedure;
use super::model::{Amount, DueRule, Force};
use super::phrase::Unit;
use crate::calendar::Calendar;
use crate::moment::Date;

/// What whoever plans supposes.
#[derive(Clone, Debug, Default)]
pub struct Supposed {
    /// Values of parameters; what is left out is 未定.
    pub parameters: BTreeMap<String, i64>,
    /// Working days for a task to which the procedure sets no limit.
    pub workdays: i64,
}

/// A task in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// By id.
    pub task: String,
    /// Index of its stage.
    pub stage: usize,
    /// The day it can begin.
    pub from: Date,
    /// The day it is done at the latest.
    pub until: Date,
    /// The procedure limits it, with a value that is known; otherwise its length is supposed.
    pub limited: bool,
    /// If it takes longer, so does the case.
    pub critical: bool,
    /// The public calendar of its days is not known yet.
    pub provisional: bool,
}

impl Procedure {
    /// The plan of the tasks that are asked for, in their order. Stages follow one another; inside a stage a task
    /// follows those it is `after`. Optional tasks and guards that nobody can know yet are left out of account.
    pub fn plan(&self, calendar: &Calendar, start: Date, supposed: &Supposed) -> Vec<Planned> {
        let mut all: Vec<Planned> = vec![];
        let mut begin = start;
        for stage in 0..self.stages().len() {
            let first = all.len();
            for task in self.tasks_of(stage).iter().filter(|t| t.clause.force <= Force::Should) {
                let waits = self.comes_after(task);
                let before = all[first..].iter().filter(|p| waits.contains(&p.task)).map(|p| p.until).max();
                let from = before.unwrap_or(begin);
                // What hangs on a day says nothing of how long it takes.
                let rule = task.due.as_ref().filter(|rule| rule.since.day().is_none());
                let known = rule.and_then(|rule| Some((rule.unit, length(rule, supposed)?)));
                let limited = known.is_some();
                let (unit, length) = known.unwrap_or((Unit::Workdays, supposed.workdays.max(0)));
                // From the end of the day: that day itself does not count.
                let due = calendar.due(length, unit, crate::Moment(from.ends(calendar.offset()).0 - 1));
                all.push(Planned {
                    task: task.id.clone(),
                    stage,
                    from,
                    until: due.day,
                    limited,
                    critical: false,
                    provisional: due.provisional,
                });
            }
            begin = all[first..].iter().map(|p| p.until).max().unwrap_or(begin);
            self.mark_critical(&mut all[first..], begin);
        }
        all
    }

    /// What a task follows inside its stage: what it is `after`, and whatever writes a paper it needs.
    fn comes_after(&self, task: &super::model::Task) -> Vec<String> {
        let papers = self.waits_for(task);
        let writes = |t: &&super::model::Task| t.papers.iter().any(|p| papers.contains(&p.as_str()));
        let others = self.tasks_of(task.stage).iter().filter(|t| t.id != task.id);
        task.after.iter().cloned().chain(others.filter(writes).map(|t| t.id.clone())).collect()
    }

    /// Whatever ends a stage is critical, and so is whatever that had to wait for.
    fn mark_critical(&self, stage: &mut [Planned], end: Date) {
        let mut last: Vec<String> = stage.iter().filter(|p| p.until == end).map(|p| p.task.clone()).collect();
        while let Some(task) = last.pop() {
            let Some(at) = stage.iter().position(|p| p.task == task && !p.critical) else { continue };
            stage[at].critical = true;
            let from = stage[at].from;
            let after = self.task(&task).map(|t| self.comes_after(t)).unwrap_or_default();
            last.extend(
                stage.iter().filter(|p| after.contains(&p.task) && p.until == from).map(|p| p.task.clone()),
            );
        }
    }
}

fn length(rule: &DueRule, supposed: &Supposed) -> Option<i64> {
    match &rule.length {
        Amount::Number(n) => Some(*n),
        Amount::Parameter(p) => supposed.parameters.get(p).copied(),
        // No deadline is as long as a figure says.
        Amount::Figure(..) => None,
    }
}
