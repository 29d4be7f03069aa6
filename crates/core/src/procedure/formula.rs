//! How a figure is computed from facts, parameters and other figures: exactly, in fractions of whole numbers.
//!
//! What could fail in a case is refused when the file is read: [`Formula::bounds`] follows the least and the greatest
//! value through every step, so that no figure of a sound procedure is ever divided by nothing or grows too large.

use std::collections::BTreeSet;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};

use crate::decimal;
use crate::roll::GROUPS_MAX;

/// An exact number.
pub type Exact = Ratio<i128>;

/// No figure is larger, in either direction; no part of one has a larger denominator.
pub const LARGEST: i128 = 1_000_000_000_000_000;

/// How a number is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Written in the file.
    Number(Exact),
    /// A fact or a parameter.
    Name(String),
    /// What a group of a roll has of a total: of its heads, or of a measure. Only within a figure for each group.
    Part {
        /// The roll.
        roll: String,
        /// The roll itself, or its measure.
        name: String,
    },
    /// What is kept in its smallest part, as the number itself: with so many decimals.
    Decimal(Box<Formula>, u8),
    /// A figure for each group of a roll, of all its groups together.
    Total(String, Box<Formula>),
    /// Another figure, with how it is computed.
    Figure(String, Box<Formula>),
    /// All of them together.
    Sum(Vec<Formula>),
    /// The first without the others.
    Difference(Vec<Formula>),
    /// All of them multiplied.
    Product(Vec<Formula>),
    /// A part of a whole: the first divided by the second.
    Share(Box<(Formula, Formula)>),
    /// The least whole number that is not less.
    Ceil(Box<Formula>),
    /// The greatest whole number that is not more.
    Floor(Box<Formula>),
    /// The least of them.
    Min(Vec<Formula>),
    /// The greatest of them.
    Max(Vec<Formula>),
    /// One of several, by where a whole number lies.
    Table(Box<Table>),
}

/// What is known of the numbers that figures are computed from.
pub trait Numbers {
    /// A fact or a parameter; none if it is not known.
    fn number(&self, name: &str) -> Option<i64>;
    /// The groups of a roll; none if it has not been counted by groups.
    fn groups(&self, _roll: &str) -> Option<Vec<String>> {
        None
    }
    /// What a group of a roll has of its heads, or of a measure.
    fn part(&self, _roll: &str, _group: &str, _name: &str) -> Option<i64> {
        None
    }
}

impl<F: Fn(&str) -> Option<i64>> Numbers for F {
    fn number(&self, name: &str) -> Option<i64> {
        self(name)
    }
}

/// Rows, of which exactly one is for each value of a whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The number.
    pub by: Formula,
    /// From and to, and what it is then; an open end reaches as far as the number does.
    pub rows: Vec<(Option<i64>, Option<i64>, Formula)>,
}

/// Why a figure cannot be computed for every value of what it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// What is divided by can be nothing.
    DividesByZero,
    /// It can grow too large.
    TooLarge,
    /// A table goes by a number that can be a fraction.
    ByFraction,
    /// No row, or more than one, is for a value.
    Rows {
        /// Whether there is more than one.
        several: bool,
        /// The value.
        value: i64,
    },
}

impl Flaw {
    /// As written in diagnostics.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::DividesByZero => "divides-by-zero",
            Self::TooLarge => "too-large",
            Self::ByFraction => "by-fraction",
            Self::Rows { several: true, .. } => "rows-overlap",
            Self::Rows { several: false, .. } => "rows-missing",
        }
    }
}

/// The least and the greatest value.
pub type Bounds = (Exact, Exact);

impl Formula {
    /// The facts and parameters it is computed from, those of other figures among them.
    pub fn reads(&self) -> BTreeSet<&str> {
        let mut all = BTreeSet::new();
        self.visit(&mut |f| {
            // What groups come to together is known once the roll is, whatever else it goes by.
            if let Self::Name(name) | Self::Part { name, .. } | Self::Total(name, _) = f {
                all.insert(name.as_str());
            }
        });
        all
    }

    /// The tables in it.
    pub fn tables(&self) -> Vec<&Table> {
        let mut all = vec![];
        self.visit(&mut |f| {
            if let Self::Table(table) = f {
                all.push(&**table);
            }
        });
        all
    }

    /// What it goes by of single groups of a roll: the roll itself, for heads, or measures.
    pub fn parts_read(&self) -> BTreeSet<&str> {
        let mut all = BTreeSet::new();
        self.visit(&mut |f| {
            if let Self::Part { name, .. } = f {
                all.insert(name.as_str());
            }
        });
        all
    }

    /// How many steps it has, those of other figures among them.
    pub fn steps(&self) -> usize {
        let mut steps = 0;
        self.visit(&mut |_| steps += 1);
        steps
    }

    fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        self.parts().into_iter().for_each(|f| f.visit(see));
    }

    fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Number(_) | Self::Name(_) | Self::Part { .. } => vec![],
            Self::Total(_, of)
            | Self::Figure(_, of)
            | Self::Ceil(of)
            | Self::Floor(of)
            | Self::Decimal(of, _) => vec![of],
            Self::Share(pair) => vec![&pair.0, &pair.1],
            Self::Sum(all) | Self::Difference(all) | Self::Product(all) | Self::Min(all) | Self::Max(all) => {
                all.iter().collect()
            }
            Self::Table(table) => [&table.by].into_iter().chain(table.rows.iter().map(|r| &r.2)).collect(),
        }
    }

    /// Whether it is a whole number whatever it reads; facts and parameters are.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Number(n) => n.is_integer(),
            Self::Name(_) | Self::Part { .. } | Self::Ceil(_) | Self::Floor(_) => true,
            Self::Share(_) | Self::Decimal(..) => false,
            Self::Table(table) => table.rows.iter().all(|r| r.2.is_whole()),
            _ => self.parts().into_iter().all(Self::is_whole),
        }
    }

    /// Its value; none if something it reads is not known, or a flaw shows that soundness would have refused.
    pub fn value(&self, known: &dyn Numbers) -> Option<Exact> {
        self.within(known, None)
    }

    /// The same within a group of the roll that the figure is for each group of.
    pub fn value_of(&self, known: &dyn Numbers, group: &str) -> Option<Exact> {
        self.within(known, Some(group))
    }

    fn within(&self, known: &dyn Numbers, group: Option<&str>) -> Option<Exact> {
        let all = |list: &[Self]| list.iter().map(|f| f.within(known, group)).collect::<Option<Vec<Exact>>>();
        match self {
            Self::Number(n) => Some(*n),
            Self::Name(name) => known.number(name).map(|n| whole(n.into())),
            Self::Part { roll, name } => known.part(roll, group?, name).map(|n| whole(n.into())),
            Self::Total(roll, of) => {
                let groups = known.groups(roll)?;
                let each = groups.iter().map(|g| of.within(known, Some(g)));
                each.collect::<Option<Vec<Exact>>>()?.into_iter().try_fold(whole(0), |a, b| a.checked_add(&b))
            }
            Self::Decimal(of, decimals) => Some(of.within(known, group)? / ones(*decimals)),
            Self::Figure(_, of) => of.within(known, group),
            Self::Sum(list) => all(list)?.into_iter().try_fold(whole(0), |a, b| a.checked_add(&b)),
            Self::Difference(list) => {
                all(list)?.into_iter().map(Some).reduce(|a, b| a?.checked_sub(&b?)).flatten()
            }
            Self::Product(list) => all(list)?.into_iter().try_fold(whole(1), |a, b| a.checked_mul(&b)),
            Self::Share(pair) => pair.0.within(known, group)?.checked_div(&pair.1.within(known, group)?),
            Self::Ceil(of) => Some(of.within(known, group)?.ceil()),
            Self::Floor(of) => Some(of.within(known, group)?.floor()),
            Self::Min(list) => all(list)?.into_iter().min(),
            Self::Max(list) => all(list)?.into_iter().max(),
            Self::Table(table) => {
                let by = table.by.within(known, group)?;
                table.rows.iter().find(|row| holds(row, by))?.2.within(known, group)
            }
        }
    }

    /// Between what its value lies, if what it reads lies between some bounds. Each occurrence of a name counts for
    /// itself, so that the bounds may be wider than what can happen, never narrower.
    ///
    /// # Errors
    /// If it could not be computed for some of these values.
    pub fn bounds(&self, of: &dyn Fn(&str) -> Bounds) -> Result<Bounds, Flaw> {
        let all = |list: &[Self]| list.iter().map(|f| f.bounds(of)).collect::<Result<Vec<Bounds>, Flaw>>();
        let (low, high) = match self {
            Self::Number(n) => (*n, *n),
            Self::Name(name) => of(name),
            // No row of a roll counts nothing, and neither does a group of it.
            Self::Part { name, .. } => (whole(1), of(name).1.max(whole(1))),
            Self::Total(roll, formula) => {
                let (low, high) = formula.bounds(of)?;
                let groups = of(roll).1.min(whole(GROUPS_MAX as i128)).max(whole(1));
                let all = |n: &Exact| n.checked_mul(&groups).ok_or(Flaw::TooLarge);
                (low.min(all(&low)?), high.max(all(&high)?))
            }
            Self::Decimal(formula, decimals) => {
                let (low, high) = formula.bounds(of)?;
                (low / ones(*decimals), high / ones(*decimals))
            }
            Self::Figure(_, formula) => formula.bounds(of)?,
            Self::Sum(list) => {
                let sum = |a: Bounds, b: &Bounds| Some((a.0.checked_add(&b.0)?, a.1.checked_add(&b.1)?));
                all(list)?.iter().try_fold((whole(0), whole(0)), sum).ok_or(Flaw::TooLarge)?
            }
            Self::Difference(list) => {
                let without = |a: Option<Bounds>, b: Option<Bounds>| {
                    let (a, b) = (a?, b?);
                    Some((a.0.checked_sub(&b.1)?, a.1.checked_sub(&b.0)?))
                };
                all(list)?.into_iter().map(Some).reduce(without).flatten().ok_or(Flaw::TooLarge)?
            }
            Self::Product(list) => {
                let times = |a, b: &Bounds| corners(a, *b, CheckedMul::checked_mul);
                all(list)?.iter().try_fold((whole(1), whole(1)), times).ok_or(Flaw::TooLarge)?
            }
            Self::Share(pair) => {
                let (part, by) = (pair.0.bounds(of)?, pair.1.bounds(of)?);
                if by.0 <= whole(0) && by.1 >= whole(0) {
                    return Err(Flaw::DividesByZero);
                }
                corners(part, by, CheckedDiv::checked_div).ok_or(Flaw::TooLarge)?
            }
            Self::Ceil(formula) => {
                let (low, high) = formula.bounds(of)?;
                (low.ceil(), high.ceil())
            }
            Self::Floor(formula) => {
                let (low, high) = formula.bounds(of)?;
                (low.floor(), high.floor())
            }
            Self::Min(list) => all(list)?
                .into_iter()
                .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
                .unwrap_or((whole(0), whole(0))),
            Self::Max(list) => all(list)?
                .into_iter()
                .reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))
                .unwrap_or((whole(0), whole(0))),
            Self::Table(table) => table.bounds(of)?,
        };
        let small = |n: &Exact| n.numer().abs() <= LARGEST && *n.denom() <= LARGEST;
        if small(&low) && small(&high) { Ok((low, high)) } else { Err(Flaw::TooLarge) }
    }
}

/// How many of the smallest part are one; of a number of the record, far from any overflow.
fn ones(decimals: u8) -> Exact {
    whole(decimal::scale(decimals).into())
}

impl Table {
    /// Of the rows that can apply; exactly one is for each value.
    fn bounds(&self, of: &dyn Fn(&str) -> Bounds) -> Result<Bounds, Flaw> {
        if !self.by.is_whole() {
            return Err(Flaw::ByFraction);
        }
        let (low, high) = self.by.bounds(of)?;
        let (low, high) = (low.to_integer(), high.to_integer());
        let flaw = |several, value| Flaw::Rows { several, value: i64::try_from(value).unwrap_or(i64::MAX) };
        let reach = |(from, to, is): &'_ (Option<i64>, Option<i64>, Formula)| {
            let (from, to) = (from.map_or(low, i128::from).max(low), to.map_or(high, i128::from).min(high));
            // In its row the number lies within the row.
            let within = |name: &str| match &self.by {
                Formula::Name(by) if by == name => (whole(from), whole(to)),
                _ => of(name),
            };
            (from <= to).then(|| is.bounds(&within).map(|is| (from, to, is)))
        };
        let mut rows = self.rows.iter().filter_map(reach).collect::<Result<Vec<_>, Flaw>>()?;
        rows.sort_by_key(|(from, to, _)| (*from, *to));
        let (mut next, mut found) = (low, None::<Bounds>);
        for (from, to, is) in rows {
            if from != next {
                return Err(flaw(from < next, from.min(next)));
            }
            next = to + 1;
            found = Some(found.map_or(is, |f| (f.0.min(is.0), f.1.max(is.1))));
        }
        found.filter(|_| next > high).ok_or(flaw(false, next))
    }
}

fn whole(n: i128) -> Exact {
    Exact::from_integer(n)
}

/// Whether a row is for a value.
fn holds((from, to, _): &(Option<i64>, Option<i64>, Formula), by: Exact) -> bool {
    from.is_none_or(|n| by >= whole(n.into())) && to.is_none_or(|n| by <= whole(n.into()))
}

/// The least and the greatest of what an operation makes of the ends; none if one cannot be written.
fn corners(a: Bounds, b: Bounds, make: impl Fn(&Exact, &Exact) -> Option<Exact>) -> Option<Bounds> {
    let ends = [make(&a.0, &b.0)?, make(&a.0, &b.1)?, make(&a.1, &b.0)?, make(&a.1, &b.1)?];
    Some((ends.iter().min().copied()?, ends.iter().max().copied()?))
}
