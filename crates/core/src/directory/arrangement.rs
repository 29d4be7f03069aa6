//! Who stands in for whom (AB岗代办), and who keeps out of what (回避).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Appointment, Capacity, Directory, Role};
use crate::case::TaskKind;
use crate::moment::Date;
use crate::record::Digest;

/// AB岗: somebody acts for a colleague on leave, in one office, for some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// A, who is away.
    pub person: String,
    /// B, who acts.
    pub by: String,
    /// The office in which A is covered.
    pub office: String,
    /// First day.
    pub since: Date,
    /// Last day.
    pub until: Date,
    /// Procedures it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<String>,
    /// Kinds of task it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<TaskKind>,
    /// The arrangement by its number or name: a payload.
    pub instrument: Digest,
}

impl Cover {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since <= day && day <= self.until
    }
}

/// 回避: somebody keeps out of what the register names. Everything named must fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    /// Who.
    pub person: String,
    /// The case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The task of the definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// The office acted for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Why: a payload.
    pub reason: Digest,
    /// First day; none: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Last day; none: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Ordered by somebody else, not asked for by oneself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_order: bool,
    /// Who entered it.
    pub entered_by: String,
}

impl Recusal {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|d| d <= day) && self.until.is_none_or(|d| day <= d)
    }
}

/// What somebody is about to do, as far as a recusal is judged by it.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The case.
    pub case: &'a str,
    /// The procedure by id.
    pub procedure: &'a str,
    /// The task of the definition.
    pub task: &'a str,
    /// The office acted for.
    pub office: &'a str,
}

/// Whom somebody covers by a capacity, and for what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Covering {
    /// The cover.
    pub cover: String,
    /// Who is away.
    pub person: String,
    /// Procedures it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<String>,
    /// Kinds of task it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<TaskKind>,
    /// The arrangement: a payload.
    pub instrument: Digest,
}

impl Covering {
    /// Whether it is for a kind of task of a procedure; what is no task is in the scope of a cover for every kind.
    pub fn is_for(&self, procedure: &str, kind: Option<TaskKind>) -> bool {
        let kind = self.kinds.is_empty() || kind.is_some_and(|k| self.kinds.contains(&k));
        kind && self.is_for_procedure(procedure)
    }

    /// Whether it is for anything of a procedure.
    pub fn is_for_procedure(&self, procedure: &str) -> bool {
        self.procedures.is_empty() || self.procedures.iter().any(|p| p == procedure)
    }
}

/// As whom somebody is told of something: as everybody of an office (the empty name), as oneself, and for whoever is
/// covered.
pub fn told_as(person: &str, capacities: &[Capacity]) -> Vec<String> {
    let covered = capacities.iter().filter_map(|c| c.covers.as_ref()).map(|c| c.person.clone());
    let mut all: Vec<String> = [String::new(), person.to_owned()].into_iter().chain(covered).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The covers and recusals of a jurisdiction, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangements {
    /// AB岗.
    pub covers: BTreeMap<String, Cover>,
    /// 回避.
    pub recusals: BTreeMap<String, Recusal>,
}

impl Directory {
    /// What somebody may act as for colleagues on leave. Only what these hold themselves: a cover covers no cover.
    pub(super) fn covered(&self, person: &str, day: Date) -> impl Iterator<Item = Capacity> {
        let covers = self.arrangements.covers.iter().filter(move |(_, c)| c.by == person && c.holds_on(day));
        covers.flat_map(move |(id, cover)| {
            let held = move |a: &&Appointment| {
                a.person == cover.person && a.office == cover.office && a.role.acts() && a.holds_on(day)
            };
            self.appointments.values().filter(held).map(move |a| Capacity {
                office: a.office.clone(),
                // The tasks of the desk, not the care of offices and people.
                role: if a.role == Role::Clerk { Role::Handler } else { a.role },
                rank: a.rank.clone(),
                title: a.title.clone(),
                covers: Some(Covering {
                    cover: id.clone(),
                    person: cover.person.clone(),
                    procedures: cover.procedures.clone(),
                    kinds: cover.kinds.clone(),
                    instrument: cover.instrument,
                }),
            })
        })
    }

    /// Who acts for an office on a day, in which capacities, covers included.
    pub fn acting_in(&self, office: &str, day: Date) -> Vec<(String, Capacity)> {
        let appointed = self.appointments.values().filter(|a| a.office == office).map(|a| &a.person);
        let covering = self.arrangements.covers.values().filter(|c| c.office == office).map(|c| &c.by);
        let people: std::collections::BTreeSet<&String> = appointed.chain(covering).collect();
        let held = |person: &String| {
            let all = self.capacities(person, day).into_iter().map(|c| (person.clone(), c));
            all.filter(|(_, c)| c.office == office && c.role.acts()).collect::<Vec<_>>()
        };
        people.into_iter().flat_map(held).collect()
    }

    /// The recusal that keeps somebody out of a matter on a day, if there is one.
    pub fn recused(&self, person: &str, day: Date, matter: Matter<'_>) -> Option<&str> {
        let fits = |asked: &Option<String>, found: &str| asked.as_ref().is_none_or(|a| a == found);
        let bars = |r: &Recusal| {
            r.person == person
                && r.holds_on(day)
                && fits(&r.case, matter.case)
                && fits(&r.procedure, matter.procedure)
                && fits(&r.task, matter.task)
                && fits(&r.office, matter.office)
        };
        self.arrangements.recusals.iter().find(|(_, r)| bars(r)).map(|(id, _)| id.as_str())
    }
}
