//! Every roster can be filled within its own rules, and some task fills it.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Amount, From, Seat, Task, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for roster in &draft.rosters {
        let fills: Vec<&Task> = draft.tasks.iter().filter(|t| t.fills() == Some(&roster.id)).collect();
        if fills.len() != 1 {
            let fault =
                Diagnostic::new(Code::RostersCanBeFilled, roster.clause.place).with("roster", &roster.id);
            faults.push(fault.with("seat", "").with("how", "unfilled").cites(&roster.clause.source));
        }
        // Each office would fill it anew: the last would undo the others.
        let each = |t: &&&Task| matches!(&t.by, Who::Parties { each: true, .. });
        if let Some(task) = fills.iter().find(each) {
            let fault =
                Diagnostic::new(Code::RostersCanBeFilled, task.clause.place).with("roster", &roster.id);
            faults.push(fault.with("seat", "").with("how", "each").cites(&task.clause.source));
        }
        for seat in &roster.seats {
            if let Some((how, need, have)) = trouble(draft, seat) {
                let fault =
                    Diagnostic::new(Code::RostersCanBeFilled, seat.clause.place).with("roster", &roster.id);
                let fault =
                    fault.with("seat", &seat.id).with("how", how).with("need", need).with("have", have);
                faults.push(fault.cites(&seat.clause.source));
            }
        }
    }
}

/// What keeps a seat from being filled: the reason, how many are needed and how many there can be.
fn trouble(draft: &Draft, seat: &Seat) -> Option<(&'static str, i64, i64)> {
    let bound = |amount: &Option<Amount>, least: bool| match amount {
        Some(Amount::Number(n)) => Some(*n),
        Some(Amount::Parameter(p)) => {
            draft.parameters.iter().find(|q| &q.id == p).map(|q| if least { q.low } else { q.high })
        }
        Some(Amount::Figure(_, formula)) => {
            let bounds = formula.bounds(&|name| draft.bounds_of(name)).ok();
            let end = bounds.map(|(low, high)| if least { low.ceil() } else { high.floor() });
            end.and_then(|end| i64::try_from(end.to_integer()).ok())
        }
        None => None,
    };
    let low = bound(&seat.count.low, true).unwrap_or(0);
    let high = bound(&seat.count.high, false).unwrap_or(i64::MAX);
    let include = seat.must_include.len() as i64;
    if low > high {
        return Some(("empty-range", low, high));
    }
    if include > high {
        return Some(("too-many-named", include, high));
    }
    let From::Who(who) = &seat.from else { return None };
    let mut pool: Vec<&String> = vec![];
    for one in who {
        if let Who::Parties { parties, .. } = one {
            pool.extend(parties);
        }
    }
    if seat.must_include.iter().any(|p| !pool.contains(&p)) {
        return Some(("named-outside", include, pool.len() as i64));
    }
    let unlimited = pool.iter().any(|p| draft.parties.iter().any(|q| &q.id == *p && q.many));
    if let (Some(per_party), false) = (seat.per_party, unlimited) {
        let most = i64::from(per_party) * pool.len() as i64;
        if most < low {
            return Some(("too-few-parties", low, most));
        }
    }
    None
}
