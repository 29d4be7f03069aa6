//! A parameter stands for words of the text and is read by something; a deadline is counted in time.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::guards;
use super::super::model::{Amount, DueRule, From, Since, Test};
use super::super::phrase::Unit;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    let read = read(draft);
    for parameter in &draft.parameters {
        let fault = || {
            Diagnostic::new(Code::ParametersAreUsed, parameter.clause.place)
                .with("parameter", &parameter.id)
                .cites(&parameter.clause.source)
        };
        if !read.contains(&parameter.id) {
            faults.push(fault().with("how", if parameter.day { "unread-day" } else { "unread" }));
        }
        if parameter.low < 0 {
            faults.push(fault().with("how", "negative"));
        }
        let is_deadline = times(draft).any(|d| d.length == Amount::Parameter(parameter.id.clone()));
        if is_deadline && !parameter.unit.is_some_and(Unit::is_time) {
            faults.push(fault().with("how", "not-time"));
        }
    }
}

/// Every deadline, wait and limit.
fn times(draft: &Draft) -> impl Iterator<Item = &DueRule> {
    let of_tasks = draft.tasks.iter().flat_map(|t| t.due.iter().chain(&t.not_before));
    of_tasks.chain(draft.limits.iter().map(|l| &l.within))
}

/// The parameters that something reads.
fn read(draft: &Draft) -> Vec<String> {
    let mut amounts: Vec<&Amount> = times(draft).map(|d| &d.length).collect();
    amounts.extend(draft.bodies.iter().filter_map(|b| b.term.as_ref()).map(|t| &t.length));
    let mut names: Vec<String> = draft.figures.iter().flat_map(|f| f.is.reads()).map(str::to_owned).collect();
    let begins = draft.bodies.iter().filter_map(|b| b.term.as_ref()?.from.as_ref());
    let events = times(draft).map(|d| &d.since).chain(begins);
    names.extend(events.filter_map(Since::day).map(str::to_owned));
    let mut tests: Vec<&Test> = vec![];
    for (when, _) in guards(draft) {
        for (name, test) in when.any.iter().flatten() {
            names.push(name.clone());
            tests.push(test);
        }
    }
    for seat in draft.rosters.iter().flat_map(|r| &r.seats) {
        amounts.extend([&seat.count.low, &seat.count.high].into_iter().flatten());
        if let From::Pools(pools) = &seat.from {
            tests.extend(pools.iter().flat_map(|p| &p.asks).map(|(_, t)| t));
        }
    }
    for test in tests {
        if let Test::Between(b) = test {
            amounts.extend([&b.low, &b.high].into_iter().flatten());
        }
    }
    names.extend(
        amounts.into_iter().filter_map(|a| if let Amount::Parameter(p) = a { Some(p.clone()) } else { None }),
    );
    names
}
