//! The values of facts, parameters and figures that guards can tell apart, by example.

use std::collections::{BTreeMap, BTreeSet};

use super::super::formula::{Bounds, Exact, Formula};
use super::super::model::*;
use super::super::reading::Draft;

/// The values of facts and parameters that guards can tell apart, by example.
pub(in crate::procedure) struct Classes {
    pub facts: Vec<Vec<Sample>>,
    pub parameters: Vec<Vec<i64>>,
    pub figures: Vec<Watched>,
}

/// A figure that guards read.
pub(in crate::procedure) struct Watched {
    pub id: String,
    pub is: Formula,
    /// One value of each stretch that guards can tell apart, in order: every other is an end of a stretch.
    pub values: Vec<Exact>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::procedure) enum Sample {
    Number(i64),
    Exact(Exact),
    Word(String),
}

impl std::fmt::Display for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::Exact(n) => write!(f, "{n}"),
            Self::Word(w) => f.write_str(w),
        }
    }
}

/// Every guard of a procedure.
pub(crate) fn guards(draft: &Draft) -> Vec<(&When, &Clause)> {
    let mut all: Vec<(&When, &Clause)> = draft.stages.iter().map(|s| (&s.when, &s.clause)).collect();
    // What a body beside the others is founded by is told at the act that founds it.
    for body in &draft.bodies {
        let act = draft.tasks.iter().find(|t| t.bodies.contains(&body.id));
        all.extend(act.map(|act| (&body.when, &act.clause)));
    }
    for task in &draft.tasks {
        all.push((&task.when, &task.clause));
        if let Kind::Meeting { agenda, .. } = &task.kind {
            all.extend(agenda.iter().map(|i| (&i.when, &i.clause)));
        }
    }
    all
}

impl Classes {
    pub fn of(draft: &Draft) -> Self {
        let tests = |name: &str| {
            guards(draft)
                .into_iter()
                .flat_map(|(w, _)| w.any.iter().flatten())
                .filter(|(n, _)| n == name)
                .map(|(_, t)| t.clone())
                .collect::<Vec<_>>()
        };
        let in_figures: BTreeSet<&str> = draft.figures.iter().flat_map(|f| f.is.reads()).collect();
        let mut as_bound = BTreeSet::new();
        for (when, _) in guards(draft) {
            for (_, test) in when.any.iter().flatten() {
                if let Test::Between(b) = test {
                    for bound in [&b.low, &b.high].into_iter().flatten() {
                        if let Amount::Parameter(p) = bound {
                            as_bound.insert(p.clone());
                        }
                    }
                }
            }
        }
        let parameters: Vec<Vec<i64>> = draft
            .parameters
            .iter()
            .map(|p| {
                let read = tests(&p.id);
                if read.is_empty() && !as_bound.contains(&p.id) && !in_figures.contains(p.id.as_str()) {
                    vec![p.low]
                } else {
                    let mut cuts = cuts(&read, draft);
                    cuts.extend(rows(draft, &p.id));
                    samples(p.low, p.high, &cuts)
                }
            })
            .collect();
        let facts = draft
            .facts
            .iter()
            .map(|f| match &f.domain {
                Domain::OneOf(words) => words.iter().cloned().map(Sample::Word).collect(),
                Domain::Number(low, high) => {
                    let mut cuts = cuts(&tests(&f.id), draft);
                    cuts.extend(rows(draft, &f.id));
                    samples(*low, *high, &cuts).into_iter().map(Sample::Number).collect()
                }
            })
            .collect();
        let read: BTreeMap<&String, &Formula> =
            guards(draft).into_iter().flat_map(|(w, _)| &w.figures).collect();
        let figures = read.into_iter().map(|(id, is)| {
            let values = values(&tests(id), draft, &parameters);
            Watched { id: id.clone(), is: is.clone(), values }
        });
        let figures = figures.collect();
        Self { facts, parameters, figures }
    }
}

/// Where the rows of tables by a fact or a parameter begin, and where they are over.
fn rows(draft: &Draft, name: &str) -> Vec<i64> {
    let tables = draft.figures.iter().flat_map(|f| f.is.tables());
    let by = tables.filter(|t| t.by == Formula::Name(name.to_owned()));
    by.flat_map(|t| t.rows.iter().flat_map(|r| [r.0, r.1.map(|n| n.saturating_add(1))]).flatten()).collect()
}

/// One value of each stretch of a figure: each bound of its tests, and something below, between and above them.
fn values(tests: &[Test], draft: &Draft, parameters: &[Vec<i64>]) -> Vec<Exact> {
    let mut bounds = BTreeSet::new();
    for test in tests {
        let Test::Between(b) = test else { continue };
        for bound in [&b.low, &b.high].into_iter().flatten() {
            match bound {
                Amount::Number(n) => bounds.extend([*n]),
                Amount::Parameter(p) => {
                    let at = draft.parameters.iter().position(|q| &q.id == p);
                    bounds.extend(at.and_then(|at| parameters.get(at)).into_iter().flatten());
                }
                Amount::Figure(..) => {}
            }
        }
    }
    let bounds: Vec<Exact> = bounds.into_iter().map(|n| Exact::from_integer(n.into())).collect();
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else {
        return vec![Exact::from_integer(0)];
    };
    let mut all = vec![*first - Exact::from_integer(1)];
    for (at, bound) in bounds.iter().enumerate() {
        all.push(*bound);
        all.extend(bounds.get(at + 1).map(|next| (*bound + *next) / Exact::from_integer(2)));
    }
    all.push(*last + Exact::from_integer(1));
    all
}

impl Watched {
    /// The stretches in which it can lie, between two bounds.
    pub fn classes(&self, (low, high): Bounds) -> Vec<usize> {
        let whole = self.is.is_whole();
        let can = |at: &usize| {
            // Bounds stand at every other place; a stretch between them holds neither.
            if self.values.len() == 1 {
                return true;
            }
            if at % 2 == 1 {
                return (low..=high).contains(&self.values[*at]);
            }
            let below = at.checked_sub(1).map(|b| self.values[b]);
            let above = self.values.get(at + 1).copied();
            if whole {
                let one = Exact::from_integer(1);
                let from = below.map_or(low, |b| low.max(b.floor() + one));
                let to = above.map_or(high, |a| high.min(a.ceil() - one));
                return from.ceil() <= to.floor();
            }
            below.is_none_or(|b| high > b) && above.is_none_or(|a| low < a)
        };
        (0..self.values.len()).filter(can).collect()
    }
}

/// The numbers at which some test changes its mind; a parameter as a bound can stand at either end of its range.
fn cuts(tests: &[Test], draft: &Draft) -> BTreeSet<i64> {
    let mut cuts = BTreeSet::new();
    for test in tests {
        let Test::Between(b) = test else { continue };
        for (bound, step) in [(&b.low, 0), (&b.high, 1)] {
            match bound {
                Some(Amount::Number(n)) => {
                    cuts.insert(n.saturating_add(step));
                }
                Some(Amount::Parameter(p)) => {
                    for parameter in draft.parameters.iter().filter(|q| &q.id == p) {
                        cuts.extend([
                            parameter.low,
                            parameter.low.saturating_add(1),
                            parameter.high,
                            parameter.high.saturating_add(1),
                        ]);
                    }
                }
                // No guard is bounded by a figure.
                Some(Amount::Figure(..)) | None => {}
            }
        }
    }
    cuts
}

/// One number of each stretch between cuts.
fn samples(low: i64, high: i64, cuts: &BTreeSet<i64>) -> Vec<i64> {
    let mut all: BTreeSet<i64> = cuts.iter().copied().filter(|c| (low..=high).contains(c)).collect();
    all.insert(low);
    all.insert(high);
    all.into_iter().collect()
}
