//! 职责分离 and 回避: whether somebody may be bound by a task, judged in one place for every act that binds.
//!
//! Whoever covers a colleague binds both. Superseded rounds bind nobody; a round confirmed instead of redone binds
//! whoever confirmed it. What was decided together binds nobody alone.

use super::facts::rank_of;
use super::*;
use crate::directory::{Capacity, Directory, Matter};
use crate::procedure::model as def;
use crate::procedure::{Over, Procedure, Who};

mod feasible;

pub use feasible::{Bite, Candidates, feasible};

/// Who is about to be bound, and for which office.
#[derive(Clone, Copy, Debug)]
pub struct Acting<'a> {
    /// The one who acts or signed, and whom that one covers.
    pub people: &'a [&'a str],
    /// The office acted for.
    pub office: &'a str,
}

/// What keeps somebody from a task.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// `not_by` of the task.
    NotBy(String),
    /// A rule of `apart`, by its place in the list.
    Apart(usize),
    /// An entry of the register (回避), by its id.
    Recusal(String),
}

/// Why somebody may not be bound by a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What stands in the way.
    pub rule: Rule,
    /// Whom it is about: the actor, or whom the actor covers; empty if it is the office.
    pub person: String,
    /// The capacity in which the person is barred: `drafter of request`, an office; empty otherwise.
    pub capacity: String,
    /// The other task of the rule; empty if there is none.
    pub with_task: String,
    /// The entry of the register; empty if it is none.
    pub recusal: String,
    /// The section of the clause behind it.
    pub clause: String,
}

/// Who is bound by a task with an office: those who did or claimed it, and the office acted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound<'a> {
    /// The people.
    pub people: Vec<&'a str>,
    /// The office.
    pub office: &'a str,
}

/// How a claim is held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Whom the holder covers (AB岗代办); both are bound.
    pub covered: Option<String>,
    /// The office of the holder, where that is not the task's own.
    pub instead: Option<String>,
}

impl Task {
    /// Of whom its clause asks something; nothing of whoever helps, answers or was named besides the clause.
    pub(super) fn asked<'a>(&self, definition: &'a def::Task) -> Option<&'a Who> {
        let besides = self.added.is_some() && (self.kind != TaskKind::Approval || self.named.is_some());
        if besides { None } else { definition.asked_of(&self.party) }
    }

    /// Who is bound by it as it stands.
    pub fn bound(&self) -> Option<Bound<'_>> {
        // To collect answers or to help is to do none of what is asked.
        if self.superseded || matches!(self.kind, TaskKind::Consultation | TaskKind::Assist) {
            return None;
        }
        // Of several who count each is bound, from the first sheet on.
        let counted =
            self.polls.iter().flat_map(|p| &p.counters).chain(self.entered.iter().map(|e| &e.person));
        let mut counted = counted.peekable();
        let (person, covered, instead) = match (&self.state, &self.done) {
            (TaskState::Claimed { person }, _) => (Some(person), &self.claim.covered, &self.claim.instead),
            (TaskState::Done, Some(done)) if done.together.is_none() => {
                (done.person.as_ref(), &done.covered, &done.instead)
            }
            _ if counted.peek().is_some() => (None, &None, &None),
            _ => return None,
        };
        // Who prepares it holds it; who gets it back will be bound.
        let people = person.into_iter().chain(covered).chain(&self.owner).chain(counted);
        let people = people.map(String::as_str).collect();
        Some(Bound { people, office: instead.as_ref().unwrap_or(&self.office) })
    }
}

impl Case {
    /// What keeps somebody from being bound by a task of the definition, if anything does.
    pub fn conflict(
        &self,
        procedure: &Procedure,
        directory: &Directory,
        day: Date,
        definition: &def::Task,
        acting: Acting<'_>,
    ) -> Option<Conflict> {
        self.recusal(directory, day, definition, acting)
            .or_else(|| {
                let rules = procedure.apart().iter().enumerate();
                let mut rules = rules.filter(|(_, r)| r.tasks.contains(&definition.id));
                rules.find_map(|(at, rule)| self.kept_apart(at, rule, definition, acting))
            })
            .or_else(|| self.barred_by_clause(procedure, directory, day, definition, acting))
    }

    pub(super) fn recusal(
        &self,
        directory: &Directory,
        day: Date,
        definition: &def::Task,
        acting: Acting<'_>,
    ) -> Option<Conflict> {
        let matter = Matter {
            case: &self.id,
            procedure: &self.procedure,
            task: &definition.id,
            office: acting.office,
        };
        acting.people.iter().find_map(|person| {
            let recusal = directory.recused(person, day, matter)?.to_owned();
            Some(Conflict {
                rule: Rule::Recusal(recusal.clone()),
                person: (*person).to_owned(),
                capacity: String::new(),
                with_task: String::new(),
                recusal,
                clause: definition.clause.source.clone(),
            })
        })
    }

    /// The other task of a rule of `apart` that binds one of the people, or the office.
    fn kept_apart(
        &self,
        at: usize,
        rule: &def::Apart,
        definition: &def::Task,
        acting: Acting<'_>,
    ) -> Option<Conflict> {
        let others = self.tasks.values().filter(|t| t.task != definition.id && rule.tasks.contains(&t.task));
        others.into_iter().find_map(|task| {
            let bound = task.bound()?;
            let person = match rule.over {
                Over::People => *acting.people.iter().find(|p| bound.people.contains(p))?,
                Over::Offices if bound.office == acting.office => "",
                Over::Offices => return None,
            };
            Some(Conflict {
                rule: Rule::Apart(at),
                person: person.to_owned(),
                capacity: String::new(),
                with_task: task.task.clone(),
                recusal: String::new(),
                clause: rule.clause.source.clone(),
            })
        })
    }

    fn barred_by_clause(
        &self,
        procedure: &Procedure,
        directory: &Directory,
        day: Date,
        definition: &def::Task,
        acting: Acting<'_>,
    ) -> Option<Conflict> {
        let def::Kind::Approval { not_by, .. } = &definition.kind else { return None };
        let pairs = acting.people.iter().flat_map(|p| not_by.iter().map(move |w| (*p, w)));
        pairs.into_iter().find_map(|(person, who)| {
            let capacity = self.barred(procedure, directory, day, who, person)?;
            Some(Conflict {
                rule: Rule::NotBy(definition.id.clone()),
                person: person.to_owned(),
                capacity,
                with_task: String::new(),
                recusal: String::new(),
                clause: definition.clause.source.clone(),
            })
        })
    }

    /// In which capacity a person is barred by a clause of separation, if at all.
    pub(super) fn barred(
        &self,
        procedure: &Procedure,
        directory: &Directory,
        day: Date,
        who: &Who,
        person: &str,
    ) -> Option<String> {
        match who {
            Who::Drafter(paper) => {
                self.drafters(paper).contains(&person).then(|| format!("drafter of {paper}"))
            }
            Who::Seat { roster, seat } => {
                let holders = &self.rosters.get(roster)?.holders;
                let sits = holders.iter().any(|h| &h.seat == seat && h.person.as_deref() == Some(person));
                sits.then(|| format!("{seat} of {roster}"))
            }
            Who::Parties { parties, position, .. } => {
                let offices: Vec<&String> =
                    parties.iter().filter_map(|p| self.parties.get(p)).flatten().collect();
                let holds = |rank: &str| {
                    position.as_ref().is_none_or(|asked| asked.is_held_by(rank_of(procedure, rank)))
                };
                let capacities = directory.capacities(person, day);
                capacities
                    .iter()
                    .find(|c| c.covers.is_none() && offices.contains(&&c.office) && holds(&c.rank))
                    .map(|c| c.office.clone())
            }
        }
    }

    /// Who wrote a paper as it stands: who filed it, whom that one covered, and who confirmed it after a return.
    pub(crate) fn drafters(&self, paper: &str) -> Vec<&str> {
        let Some(key) = self.paper(paper).map(|v| &v.key) else { return vec![] };
        let Some(filed) = self.tasks.get(key) else { return vec![] };
        let confirmed = |t: &&Task| {
            let confirms = t.done.as_ref().is_some_and(|d| d.confirmed);
            confirms && !t.superseded && t.task == filed.task && t.party == filed.party
        };
        let done = [filed].into_iter().chain(self.tasks.values().filter(confirmed));
        let done = done.filter_map(|t| t.done.as_ref());
        done.flat_map(|d| d.person.iter().chain(&d.covered)).map(String::as_str).collect()
    }

    /// Whether a rule of `apart` leaves nobody of a task's own office who may do it.
    pub(super) fn leaves_nobody(
        &self,
        procedure: &Procedure,
        directory: &Directory,
        day: Date,
        at: usize,
        task: &Task,
        definition: &def::Task,
    ) -> bool {
        let bites = |people: &[&str]| {
            let acting = Acting { people, office: &task.office };
            self.conflict(procedure, directory, day, definition, acting)
        };
        let own = |c: Option<Conflict>| c.is_some_and(|c| c.rule == Rule::Apart(at));
        if own(bites(&[])) {
            return true;
        }
        let able = able(procedure, directory, day, task.kind, &task.office, task.asked(definition));
        let barred: Vec<Option<Conflict>> = able
            .iter()
            .map(|(person, capacity)| {
                let covered = capacity.covers.as_ref().map(|c| c.person.as_str());
                bites(&[person.as_str()].into_iter().chain(covered).collect::<Vec<_>>())
            })
            .collect();
        barred.iter().all(Option::is_some) && barred.into_iter().any(own)
    }
}

/// Who may do a task of a kind in an office today by position alone, with the capacity of each.
fn able(
    procedure: &Procedure,
    directory: &Directory,
    day: Date,
    kind: TaskKind,
    office: &str,
    asked: Option<&Who>,
) -> Vec<(String, Capacity)> {
    let holds = |rank: &str| match asked {
        Some(Who::Parties { position: Some(position), .. }) => position.is_held_by(rank_of(procedure, rank)),
        _ => true,
    };
    let in_scope = |c: &Capacity| c.covers.as_ref().is_none_or(|c| c.is_for(procedure.id(), Some(kind)));
    let mut all = directory.acting_in(office, day);
    all.retain(|(_, c)| holds(&c.rank) && in_scope(c));
    all
}
