//! 另案: a task that another procedure does. The clause says what has to come of it, not which procedure it is: any case
//! whose procedure gives that will do, and so will a rule outside, told with evidence.

use super::model::{Domain, Paper, Task};
use super::{Kind, Procedure};

/// What a task that another case does asks, besides the papers and facts of its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubCase {
    /// The procedure that has to be run; none: any that gives what is asked.
    pub runs: Option<String>,
    /// The roster it fills.
    pub fills: Option<String>,
}

/// The outcome of a task whose case came to an end that is no success.
pub const FAILED: &str = "failed";

/// Why the cases of a procedure cannot do a task: what it would have to give, by the ids of the clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is the procedure of the clause itself, whose cases wait for the same.
    Itself(String),
    /// The clause names another procedure.
    Procedure(String),
    /// It has no such paper with the sections asked, or that is a roll, whose rows are not handed on.
    Paper(String),
    /// It states no such fact, or the fact can be what the clause does not know.
    Fact(String),
    /// It has no such roster.
    Roster(String),
    /// Its roster has not the same seats.
    Seats(String),
}

impl Misfit {
    /// As `wording` knows it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Itself(_) => "itself",
            Self::Procedure(_) => "procedure",
            Self::Paper(_) => "paper",
            Self::Fact(_) => "fact",
            Self::Roster(_) => "roster",
            Self::Seats(_) => "seats",
        }
    }
    /// What is missing, by its id.
    pub fn of(&self) -> &str {
        match self {
            Self::Itself(id)
            | Self::Procedure(id)
            | Self::Paper(id)
            | Self::Fact(id)
            | Self::Roster(id)
            | Self::Seats(id) => id,
        }
    }
}

impl Procedure {
    /// Why cases of this procedure cannot do a task of another one; empty: they can.
    pub fn misfits(&self, caller: &Self, task: &Task) -> Vec<Misfit> {
        let Kind::Procedure(rule) = &task.kind else { return vec![] };
        let mut all = vec![];
        if self.id() == caller.id() {
            all.push(Misfit::Itself(caller.id().to_owned()));
        }
        all.extend(rule.runs.iter().filter(|id| *id != self.id()).cloned().map(Misfit::Procedure));
        // Sections that the one paper must have are asked of the other too.
        let asked = |id: &str| caller.paper(id).map_or(&[][..], |p| &p.sections[..]);
        let given = |id: &&String| {
            let lacks = |p: &Paper| p.roll.is_some() || asked(id).iter().any(|s| !p.sections.contains(s));
            self.paper(id).is_none_or(lacks)
        };
        all.extend(task.papers.iter().filter(given).cloned().map(Misfit::Paper));
        let known = |id: &&String| match (self.fact(id), caller.fact(id)) {
            (Some(theirs), Some(ours)) => {
                theirs.decimals != ours.decimals || !ours.domain.holds_all_of(&theirs.domain)
            }
            _ => true,
        };
        all.extend(task.states.iter().filter(known).cloned().map(Misfit::Fact));
        if let Some(id) = &rule.fills {
            let seats = |p: &Self| {
                let mut seats: Vec<String> = p.roster(id)?.seats.iter().map(|s| s.id.clone()).collect();
                seats.sort_unstable();
                Some(seats)
            };
            match seats(self) {
                None => all.push(Misfit::Roster(id.clone())),
                theirs if theirs != seats(caller) => all.push(Misfit::Seats(id.clone())),
                _ => {}
            }
        }
        all
    }
}

impl Domain {
    /// Whether every value of another fact is one of this.
    fn holds_all_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(low, high), Self::Number(from, to)) => low <= from && to <= high,
            (Self::OneOf(ours), Self::OneOf(theirs)) => theirs.iter().all(|word| ours.contains(word)),
            _ => false,
        }
    }
}
