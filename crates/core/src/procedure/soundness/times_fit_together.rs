//! Deadlines, waits, notices and limits can all be kept, whatever parameters are set to: a system of difference
//! constraints between the beginning and the end of every task and the days of the case, which has a solution unless
//! some circle of them comes to less than nothing.
//!
//! In hours. Lengths are taken as they fit best: a working day lasts at least a day, and so many of them at most as long as
//! the longest holidays let them; only what can never be kept is told. What a condition or a `may` can leave out is
//! judged together with what is sure, one at a time, so that nothing is told of two tasks that exclude each other.

use std::collections::BTreeMap;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Amount, BodyAct, DueRule, Force, Kind, NEW, Since, Task, Test};
use super::super::phrase::Unit;
use super::super::reading::Draft;

const DAY: i64 = 24;

/// A moment in a run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event<'a> {
    Begins(&'a str),
    Done(&'a str),
    Day(&'a str),
    /// A stage is entered.
    Stage(usize),
}

/// `later` comes at most so many hours after `earlier`.
struct AtMost<'a> {
    earlier: Event<'a>,
    later: Event<'a>,
    hours: i64,
}

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let sure: Vec<&Task> = draft.tasks.iter().filter(|t| is_sure(draft, t)).collect();
    let mut told: Vec<&str> = vec![];
    let others = draft.tasks.iter().filter(|t| !is_sure(draft, t) && is_timed(t)).map(Some);
    for extra in std::iter::once(None).chain(others) {
        let mut tasks = sure.clone();
        tasks.extend(extra);
        tasks.sort_by_key(|t| draft.tasks.iter().position(|o| o.id == t.id));
        let constraints = constraints(draft, &tasks);
        let Some(circle) = circle(&constraints) else { continue };
        // Where the sure tasks alone do not fit, adding one more tells nothing new.
        let names: Vec<&str> = tasks.iter().map(|t| t.id.as_str()).filter(|t| circle.contains(t)).collect();
        let within = |t: &&&Task| names.contains(&t.id.as_str()) && is_timed(t);
        let Some(at) = tasks.iter().rfind(within) else { continue };
        if told.contains(&at.id.as_str()) {
            continue;
        }
        told.push(&at.id);
        let fault = Diagnostic::new(Code::TimesFitTogether, at.clause.place).with("tasks", names.join(", "));
        faults.push(fault.with("task", &at.id).cites(&at.clause.source));
    }
}

/// Whether it has a time of its own.
fn is_timed(task: &Task) -> bool {
    task.due.is_some() || task.not_before.is_some() || matches!(task.kind, Kind::Notice(_))
}

/// Whether every run that reaches an end by its stages does it.
fn is_sure(draft: &Draft, task: &Task) -> bool {
    let stage = draft.stages.get(task.stage);
    task.clause.force == Force::Must
        && task.when.any.is_empty()
        && stage.is_some_and(|s| s.when.any.is_empty())
}

fn constraints<'a>(draft: &'a Draft, tasks: &[&'a Task]) -> Vec<AtMost<'a>> {
    let mut all = vec![];
    let there = |id: &str| tasks.iter().any(|t| t.id == id);
    // What comes first is done before the other begins.
    let mut comes_before = |first: &'a str, then: &'a str| {
        all.push(AtMost { earlier: Event::Begins(then), later: Event::Done(first), hours: 0 });
    };
    for task in tasks {
        let papers = task.reads();
        let first = |f: &&&Task| {
            let writes = f.papers.iter().any(|p| papers.contains(&p.as_str()));
            f.id != task.id && (writes || task.after.contains(&f.id))
        };
        tasks.iter().filter(first).for_each(|f| comes_before(&f.id, &task.id));
    }
    for stage in 1..draft.stages.len() {
        all.push(AtMost { earlier: Event::Stage(stage), later: Event::Stage(stage - 1), hours: 0 });
    }
    for task in tasks {
        let (begins, done) = (Event::Begins(&task.id), Event::Done(&task.id));
        all.push(AtMost { earlier: begins.clone(), later: Event::Stage(task.stage), hours: 0 });
        all.push(AtMost { earlier: Event::Stage(task.stage + 1), later: done.clone(), hours: 0 });
        let lasts =
            if let Kind::Notice(rule) = &task.kind { least(rule.lasts.length, rule.lasts.unit) } else { 0 };
        all.push(AtMost { earlier: done.clone(), later: begins.clone(), hours: -lasts });
        if let Some(due) = &task.due {
            all.extend(at_most(draft, due, &begins, &done).filter(|_| known(due, &there)));
        }
        if let Some(wait) = task.not_before.as_ref().filter(|wait| known(wait, &there)) {
            all.extend(at_least(draft, wait, &begins));
        }
    }
    // A body is renewed before its term is over: from when a renewal opens there has to be time for it.
    for body in &draft.bodies {
        let Some(opens) = body.term.as_ref().and_then(|term| term.opens) else { continue };
        let only_new = tasks.iter().any(|t| is_for_new(draft, t, &body.id));
        let renews = |t: &&&Task| {
            t.bodies.contains(&body.id) && (t.body_act == BodyAct::Renews || body.is_renewed_here())
        };
        for act in tasks.iter().filter(|t| !only_new && renews(t)) {
            let (earlier, later) = (Event::Stage(0), Event::Done(&act.id));
            all.push(AtMost { earlier, later, hours: most(opens.length, opens.unit) });
        }
    }
    for limit in draft.limits.iter().filter(|l| there(&l.until) && known(&l.within, &there)) {
        let done = Event::Done(&limit.until);
        all.extend(at_most(draft, &limit.within, &done, &done));
    }
    all
}

/// Whether only a body that is new needs a task.
fn is_for_new(draft: &Draft, task: &Task, body: &str) -> bool {
    let new = |test: &(String, Test)| test.0 == body && test.1 == Test::OneOf(vec![NEW.to_owned()]);
    let stage = draft.stages.get(task.stage).map(|s| &s.when);
    let guards = [Some(&task.when), stage].into_iter().flatten().filter(|w| !w.any.is_empty());
    guards.into_iter().any(|when| when.any.iter().all(|all| all.iter().any(new)))
}

/// Whether what it counts from is among the tasks looked at.
fn known(rule: &DueRule, there: &dyn Fn(&str) -> bool) -> bool {
    rule.since.task().is_none_or(there)
}

/// A deadline: at the shortest a parameter lets it be.
fn at_most<'a>(draft: &Draft, rule: &'a DueRule, begins: &Event<'a>, done: &Event<'a>) -> Option<AtMost<'a>> {
    let (low, _) = lengths(draft, &rule.length)?;
    let (earlier, hours) = match &rule.since {
        Since::Offer => (begins.clone(), most(low, rule.unit)),
        Since::Task(task) => (Event::Done(task), most(low, rule.unit)),
        Since::Day(day) => (Event::Day(day), most(low, rule.unit)),
        // The earliest it can fall is what counts: at the longest a parameter lets it be.
        Since::BeforeDay(day) => (Event::Day(day), DAY - least(lengths(draft, &rule.length)?.1, rule.unit)),
    };
    Some(AtMost { earlier, later: done.clone(), hours })
}

/// A wait: at the longest a parameter lets it be.
fn at_least<'a>(draft: &Draft, rule: &'a DueRule, begins: &Event<'a>) -> Option<AtMost<'a>> {
    let (low, high) = lengths(draft, &rule.length)?;
    let (event, hours) = match &rule.since {
        Since::Offer => return None,
        Since::Task(task) => (Event::Done(task), least(high, rule.unit)),
        Since::Day(day) => (Event::Day(day), least(high, rule.unit)),
        Since::BeforeDay(day) => (Event::Day(day), -most(low, rule.unit)),
    };
    Some(AtMost { earlier: begins.clone(), later: event, hours: -hours })
}

fn lengths(draft: &Draft, length: &Amount) -> Option<(i64, i64)> {
    match length {
        Amount::Number(n) => Some((*n, *n)),
        Amount::Parameter(id) => draft.parameters.iter().find(|p| &p.id == id).map(|p| (p.low, p.high)),
        Amount::Figure(..) => None,
    }
}

/// As short as so much time can be: it ends with a day that has only begun.
fn least(length: i64, unit: Unit) -> i64 {
    let days = match unit {
        Unit::Hours => return length,
        Unit::Months => length.saturating_mul(28),
        Unit::Years => length.saturating_mul(365),
        Unit::Workdays | Unit::Days | Unit::Persons => length,
    };
    days.saturating_mul(DAY)
}

/// As long as so much time can be, to the end of its last day.
fn most(length: i64, unit: Unit) -> i64 {
    let days = match unit {
        Unit::Hours => return length,
        Unit::Months => length.saturating_mul(31),
        Unit::Years => length.saturating_mul(366),
        // Two weekends and the longest holidays.
        Unit::Workdays => length.saturating_mul(2).saturating_add(16),
        Unit::Days | Unit::Persons => length,
    };
    days.saturating_add(1).saturating_mul(DAY)
}

/// The tasks of a circle that comes to less than nothing, by Bellman and Ford; none if there is none.
fn circle<'a>(constraints: &[AtMost<'a>]) -> Option<Vec<&'a str>> {
    let mut numbers: BTreeMap<&Event<'a>, usize> = BTreeMap::new();
    for c in constraints {
        for event in [&c.earlier, &c.later] {
            let next = numbers.len();
            numbers.entry(event).or_insert(next);
        }
    }
    let edges: Vec<(usize, usize, i64)> =
        constraints.iter().map(|c| (numbers[&c.earlier], numbers[&c.later], c.hours)).collect();
    let mut latest = vec![0_i64; numbers.len()];
    let mut from = vec![None; numbers.len()];
    let mut last = None;
    for _ in 0..=numbers.len() {
        last = None;
        for (at, (earlier, later, hours)) in edges.iter().enumerate() {
            let bound = latest[*earlier].saturating_add(*hours);
            if bound < latest[*later] {
                latest[*later] = bound;
                from[*later] = Some(at);
                last = Some(*later);
            }
        }
        last?;
    }
    // Far enough back along the way it is inside the circle.
    let mut at = last?;
    for _ in 0..numbers.len() {
        at = edges[from[at]?].0;
    }
    let (start, mut tasks) = (at, vec![]);
    loop {
        let edge = from[at]?;
        for event in [&constraints[edge].earlier, &constraints[edge].later] {
            if let Event::Begins(task) | Event::Done(task) = event
                && !tasks.contains(task)
            {
                tasks.push(*task);
            }
        }
        at = edges[edge].0;
        if at == start {
            return Some(tasks);
        }
    }
}
