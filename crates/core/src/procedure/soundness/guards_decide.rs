//! A guard can hold and can fail: one that is always or never true hides a mistake, and a value outside the range of its fact
//! is one.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::graph::guards;
use super::super::model::{Amount, Domain, Test};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for (when, clause) in guards(draft) {
        for (name, test) in when.any.iter().flatten() {
            let verdict = decides(draft, name, test);
            if let Some(how) = verdict {
                let fault = Diagnostic::new(Code::GuardsDecide, when.place.unwrap_or(clause.place))
                    .with("fact", name);
                faults.push(fault.with("how", how).beside(clause.place).cites(&clause.source));
            }
        }
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
                Some(Amount::Parameter(_)) => None,
            };
            let (least, most) = (number(&b.low, low)?, number(&b.high, high)?);
            if least > high || most < low {
                Some("never")
            } else if least <= low && most >= high {
                Some("always")
            } else {
                None
            }
        }
        _ => Some("word"),
    }
}
