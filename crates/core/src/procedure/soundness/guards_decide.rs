//! A guard can hold and can fail: one that is always or never true hides a mistake, and a value outside the range of its fact
//! is one.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::formula::{Exact, Formula};
use super::super::graph::guards;
use super::super::model::{Amount, Domain, Test};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for (when, clause) in guards(draft) {
        for (name, test) in when.any.iter().flatten() {
            let verdict = match when.figures.get(name) {
                Some(formula) => lies(draft, formula, test),
                None => decides(draft, name, test),
            };
            if let Some(how) = verdict {
                let fault = Diagnostic::new(Code::GuardsDecide, when.place.unwrap_or(clause.place))
                    .with("fact", name);
                faults.push(fault.with("how", how).beside(clause.place).cites(&clause.source));
            }
        }
    }
}

/// How a test of a figure fails to decide.
fn lies(draft: &Draft, formula: &Formula, test: &Test) -> Option<&'static str> {
    let Test::Between(between) = test else { return Some("word") };
    let (low, high) = formula.bounds(&|name| draft.bounds_of(name)).ok()?;
    let number = |a: &Option<Amount>, open| match a {
        Some(Amount::Number(n)) => Some(Exact::from_integer((*n).into())),
        None => Some(open),
        Some(Amount::Parameter(_) | Amount::Figure(..)) => None,
    };
    told(number(&between.low, low)?, number(&between.high, high)?, (low, high))
}

fn told<T: Ord>(least: T, most: T, (low, high): (T, T)) -> Option<&'static str> {
    if least > high || most < low {
        Some("never")
    } else if least <= low && most >= high {
        Some("always")
    } else {
        None
    }
}

/// How a test fails to decide: `never`, `always`, or `word` for a word the fact cannot take.
fn decides(draft: &Draft, name: &str, test: &Test) -> Option<&'static str> {
    let domain = match draft.facts.iter().find(|f| f.id == name) {
        Some(fact) => fact.domain.clone(),
        None => draft.parameters.iter().find(|p| p.id == name).map(|p| Domain::Number(p.low, p.high))?,
    };
    match (domain, test) {
        (Domain::OneOf(words), Test::OneOf(asked)) => {
            if asked.iter().any(|w| !words.contains(w)) {
                Some("word")
            } else if words.iter().all(|w| asked.contains(w)) {
                Some("always")
            } else {
                None
            }
        }
        (Domain::Number(low, high), Test::Between(b)) => {
            let number = |a: &Option<Amount>, default: i64| match a {
                Some(Amount::Number(n)) => Some(*n),
                None => Some(default),
                Some(Amount::Parameter(_) | Amount::Figure(..)) => None,
            };
            told(number(&b.low, low)?, number(&b.high, high)?, (low, high))
        }
        _ => Some("word"),
    }
}
