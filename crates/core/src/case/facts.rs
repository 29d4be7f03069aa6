//! What a case knows: guards, needs, whether a roster keeps its rules.

use super::outline::Need;
use super::*;
use crate::poll::Outcome;
use crate::procedure::formula::{Bounds, Exact, Formula, Numbers};
use crate::procedure::model as def;
use crate::procedure::{NoticeRule, Procedure, Roster, Who};
use crate::roll::Counted;

/// What a figure came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Computed {
    /// Which.
    pub figure: String,
    /// Exactly, as `7` or `7/2`; none if something it is computed from is not known, or it is one for each group.
    pub value: Option<String>,
    /// For each group of a roll: the same by group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, String>,
    /// The facts and parameters it is computed from, as far as they are known.
    pub from: BTreeMap<String, i64>,
}

/// A group of which a roll has more or fewer than it has to have.
pub(crate) struct Uneven {
    /// The group.
    pub group: String,
    /// How many there are.
    pub found: u64,
    /// How many there have to be.
    pub wanted: u64,
}

impl Numbers for Case {
    /// A fact that is a number, or a parameter; none if it is not stated, not set or 未定.
    fn number(&self, name: &str) -> Option<i64> {
        match self.facts.get(name) {
            Some(Value::Number(n)) => Some(*n),
            Some(Value::Word(_)) => None,
            None => *self.parameters.get(name)?,
        }
    }

    fn groups(&self, roll: &str) -> Option<Vec<String>> {
        let groups = &self.paper(roll)?.roll.as_ref()?.groups;
        // It has a row at least: without any group it was not counted by groups.
        (!groups.is_empty()).then(|| groups.keys().cloned().collect())
    }

    fn part(&self, roll: &str, group: &str, name: &str) -> Option<i64> {
        let counted = self.paper(roll)?.roll.as_ref()?;
        let sum =
            if name == roll { counted.groups.get(group)? } else { counted.sums.get(group)?.get(name)? };
        i64::try_from(*sum).ok()
    }
}

impl Case {
    /// The value of a guard; none if something it reads is not stated.
    pub fn guard(&self, when: &def::When) -> Option<bool> {
        if when.any.is_empty() {
            return Some(true);
        }
        let mut known = true;
        for all in &when.any {
            let mut holds = Some(true);
            for (name, test) in all {
                holds = match (holds, self.test(when, name, test)) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                };
            }
            match holds {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = false,
            }
        }
        known.then_some(false)
    }

    /// Whether a guard holds, or can come to hold by what is not stated or set yet.
    pub(super) fn may_hold(&self, procedure: &Procedure, when: &def::When) -> bool {
        let may = |name: &str, test: &def::Test| match test {
            def::Test::Between(between) => {
                let bound = |amount: &Option<def::Amount>, least: bool| match amount {
                    None => None,
                    Some(def::Amount::Number(n)) => Some(exact(*n)),
                    Some(def::Amount::Parameter(p)) => {
                        self.range(procedure, p).map(|(low, high)| exact(if least { low } else { high }))
                    }
                    Some(def::Amount::Figure(..)) => None,
                };
                let Some((low, high)) = self.between(procedure, when, name) else { return false };
                bound(&between.low, true).is_none_or(|least| high >= least)
                    && bound(&between.high, false).is_none_or(|most| low <= most)
            }
            // Which of the words it can be is the definition's to have got right.
            def::Test::OneOf(_) => self.test(when, name, test) != Some(false),
        };
        when.any.is_empty() || when.any.iter().any(|all| all.iter().all(|(name, test)| may(name, test)))
    }

    /// Between what a name of a guard lies, or can still lie; none if it is no number.
    fn between(&self, procedure: &Procedure, when: &def::When, name: &str) -> Option<Bounds> {
        let exactly = |(low, high)| (exact(low), exact(high));
        let Some(formula) = when.figures.get(name) else { return self.range(procedure, name).map(exactly) };
        // What groups of a roll come to together is known exactly once the roll is, and only then.
        if let Some(value) = self.computed(formula) {
            return Some((value, value));
        }
        let wide = (exact(i64::MIN), exact(i64::MAX));
        let bounds = formula.bounds(&|name| self.range(procedure, name).map_or(wide, exactly));
        Some(bounds.unwrap_or(wide))
    }

    /// The least and the greatest number that a fact or a parameter is, or can still be; none if it is no number.
    fn range(&self, procedure: &Procedure, name: &str) -> Option<(i64, i64)> {
        match (self.facts.get(name), self.parameters.get(name)) {
            (Some(Value::Number(n)), _) | (None, Some(Some(n))) => Some((*n, *n)),
            (Some(Value::Word(_)), _) => None,
            (None, _) => match procedure.fact(name).map(|f| &f.domain) {
                Some(def::Domain::Number(low, high)) => Some((*low, *high)),
                Some(def::Domain::OneOf(_)) => None,
                None => procedure.parameter(name).map(|p| (p.low, p.high)),
            },
        }
    }

    fn test(&self, when: &def::When, name: &str, test: &def::Test) -> Option<bool> {
        if let Some(formula) = when.figures.get(name) {
            return self.computed(formula).and_then(|value| self.lies(value, test));
        }
        match self.facts.get(name) {
            Some(value) => self.passes(value, test),
            None => self.lies(exact((*self.parameters.get(name)?)?), test),
        }
    }

    /// What a figure comes to; none if something it is computed from is not known.
    pub fn computed(&self, formula: &Formula) -> Option<Exact> {
        formula.value(self)
    }

    /// The facts still to be stated from which it is computed how many people a task finds.
    pub fn uncounted<'a>(&self, procedure: &'a Procedure, task: &'a def::Task) -> Vec<&'a str> {
        let bodies = procedure.bodies_of(task).flat_map(|body| body.when.reads());
        let read = procedure.counted_by(task).flat_map(Formula::reads).chain(bodies);
        let facts = read.filter(|name| procedure.fact(name).is_some());
        facts.filter(|fact| !self.facts.contains_key(*fact)).collect()
    }

    /// What a figure comes to in each group of the roll it is for; empty if it is one number, or not known.
    fn by_group(&self, figure: &def::Figure) -> BTreeMap<String, String> {
        let groups = figure.for_each.as_ref().and_then(|roll| self.groups(roll)).unwrap_or_default();
        let one = |group: String| {
            let value = figure.is.value_of(self, &group)?.to_string();
            Some((group, value))
        };
        groups.into_iter().map(one).collect::<Option<_>>().unwrap_or_default()
    }

    /// How many there have to be of each group of a roll; none if that is not known yet.
    pub fn wanted_of_groups(&self, many: &def::AsMany) -> Option<BTreeMap<String, u64>> {
        let wanted = |group: String| {
            let value = many.each.value_of(self, &group).filter(Exact::is_integer)?;
            Some((group, u64::try_from(value.to_integer()).unwrap_or_default()))
        };
        self.groups(&many.of)?.into_iter().map(wanted).collect()
    }

    /// The first group of which a roll has more or fewer than it has to have, if there is one; of a group that the
    /// figure does not know it has to have nobody. None if the figure is not known yet.
    pub(crate) fn uneven_group(&self, many: &def::AsMany, counted: &Counted) -> Option<Option<Uneven>> {
        let wanted = self.wanted_of_groups(many)?;
        let mut groups = wanted.keys().chain(counted.groups.keys());
        Some(groups.find_map(|group| {
            let of = |all: &BTreeMap<String, u64>| all.get(group).copied().unwrap_or_default();
            let (found, wanted) = (of(&counted.groups), of(&wanted));
            (found != wanted).then(|| Uneven { group: group.clone(), found, wanted })
        }))
    }

    /// Every figure of the procedure, and what it is computed from.
    pub fn figures(&self, procedure: &Procedure) -> Vec<Computed> {
        let one = |figure: &def::Figure| {
            let known = |name: &str| self.number(name).map(|n| (name.to_owned(), n));
            Computed {
                figure: figure.id.clone(),
                value: self.computed(&figure.is).map(|n| n.to_string()),
                groups: self.by_group(figure),
                from: figure.is.reads().into_iter().filter_map(known).collect(),
            }
        };
        procedure.figures().iter().map(one).collect()
    }

    /// Whether a value passes a test; none if a bound is not set.
    pub(super) fn passes(&self, value: &Value, test: &def::Test) -> Option<bool> {
        match (value, test) {
            (Value::Word(word), def::Test::OneOf(words)) => Some(words.contains(word)),
            (Value::Number(n), _) => self.lies(exact(*n), test),
            _ => Some(false),
        }
    }

    /// The same of a number.
    fn lies(&self, value: Exact, test: &def::Test) -> Option<bool> {
        let def::Test::Between(between) = test else { return Some(false) };
        let low = match &between.low {
            Some(amount) => value >= exact(self.amount(amount)?),
            None => true,
        };
        let high = match &between.high {
            Some(amount) => value <= exact(self.amount(amount)?),
            None => true,
        };
        Some(low && high)
    }

    /// A day that is set in the case; none if it is not, or 未定.
    pub fn day(&self, id: &str) -> Option<Date> {
        Date::from_number((*self.parameters.get(id)?)?)
    }

    /// When a task of the definition was done, by its last part; none if it is not.
    pub fn done_at(&self, task: &str) -> Option<Moment> {
        let done = self.run(task).progress == Progress::Done;
        let all = self.round_of(task).filter_map(|t| t.done.as_ref()).map(|d| d.at);
        all.max().filter(|_| done)
    }

    /// A number, or the value of a parameter or figure; none if that is not set, 未定 or not known.
    pub fn amount(&self, amount: &def::Amount) -> Option<i64> {
        match amount {
            def::Amount::Number(n) => Some(*n),
            def::Amount::Parameter(p) => *self.parameters.get(p)?,
            def::Amount::Figure(_, formula) => {
                let value = self.computed(formula).filter(Exact::is_integer)?;
                i64::try_from(value.to_integer()).ok()
            }
        }
    }

    /// The versions of a paper that took effect, are set aside, and have not been revoked.
    pub fn left_in_effect(&self, procedure: &Procedure, id: &str) -> Vec<&Version> {
        let Some(versions) =
            self.papers.get(id).filter(|_| procedure.paper(id).is_some_and(|p| p.takes_effect))
        else {
            return vec![];
        };
        let corrected =
            |v: &Version| versions.iter().any(|later| later.key == v.key && later.version > v.version);
        // What sends a paper back or refuses it, or is not carried, puts nothing into effect.
        let declined = |v: &Version| {
            let task = self.tasks.get(&v.key);
            task.and_then(|t| Some((t.kind, t.done.as_ref()?))).is_some_and(|(kind, done)| match kind {
                TaskKind::Approval => done.outcome != counting::AGREED,
                TaskKind::Vote => done.outcome != Outcome::Carried.as_str(),
                _ => false,
            })
        };
        let left = |v: &&Version| v.superseded && v.revoked.is_none() && !corrected(v) && !declined(v);
        versions.iter().filter(left).collect()
    }

    /// The same of all papers: whether a task filed any of them.
    pub fn has_left_in_effect(&self, procedure: &Procedure, key: &str) -> bool {
        let mut papers = procedure.papers().iter();
        papers.any(|p| self.left_in_effect(procedure, &p.id).iter().any(|v| v.key == key))
    }

    /// Whether nothing more is owed in the present stage.
    pub(super) fn is_settled(&self, procedure: &Procedure) -> bool {
        let tasks = procedure.tasks_of(self.stage);
        !tasks.is_empty() && tasks.iter().all(|t| self.run(&t.id).progress.settled())
    }

    /// The parameters for want of which it cannot be judged which stage comes next.
    pub(super) fn unset_ahead(&self, procedure: &Procedure) -> Vec<String> {
        let next = if self.stays.is_empty() { 0 } else { self.stage + 1 };
        let mut ahead = procedure.stages().iter().skip(next).map(|s| &s.when);
        let Some(when) = ahead.find(|w| self.guard(w) != Some(false)).filter(|w| self.guard(w).is_none())
        else {
            return vec![];
        };
        let parameters = when.reads().filter(|n| procedure.parameter(n).is_some());
        parameters.filter(|p| !self.parameters.contains_key(*p)).map(str::to_owned).collect()
    }

    /// What a task whose turn it is still waits for.
    pub fn needs(&self, procedure: &Procedure, task: &def::Task) -> Vec<Need> {
        let mut needs = vec![];
        for paper in task.reads() {
            if self.paper(paper).is_none() {
                needs.push(Need::Paper { paper: paper.to_owned() });
            }
        }
        let attached = task.papers.iter().filter_map(|p| procedure.paper(p)).flat_map(|p| &p.attach);
        for paper in attached.filter(|p| !task.papers.contains(p)) {
            if self.paper(paper).is_none()
                && !needs.iter().any(|n| matches!(n, Need::Paper { paper: p } if p == paper))
            {
                needs.push(Need::Paper { paper: paper.clone() });
            }
        }
        if let def::Kind::Meeting { requested_by, .. } = &task.kind
            && !requested_by.is_empty()
            && !self.requested.contains(&task.id)
            // Only an optional meeting waits to be wanted; any other is offered to whoever convenes it.
            && task.clause.force >= def::Force::May
        {
            needs.push(Need::Request { task: task.id.clone() });
            // Nothing else is asked for a meeting nobody has asked for.
            return needs;
        }
        for party in doers(task) {
            if self.parties.contains_key(party) {
                continue;
            }
            match procedure.party(party) {
                Some(p) if p.open => {}
                Some(p) if p.parts == [def::Part::Formed] => {
                    needs.push(Need::Formed { party: party.to_owned() })
                }
                Some(_) => needs.push(Need::Party { party: party.to_owned() }),
                None => needs.push(Need::Formed { party: party.to_owned() }),
            }
        }
        for parameter in parameters_of(procedure, task) {
            if !self.parameters.contains_key(&parameter) {
                needs.push(Need::Parameter { parameter });
            }
        }
        needs
    }

    /// Every rule of a roster with its present value.
    pub(super) fn judge_roster(
        &self,
        procedure: &Procedure,
        roster: &Roster,
        holders: &[Holder],
        names: &[&str],
    ) -> Vec<RosterFinding> {
        let mut findings = vec![];
        for seat in &roster.seats {
            let sitting: Vec<&Holder> = holders.iter().filter(|h| h.seat == seat.id).collect();
            let finding = |rule: &str, kept, found: String, asked: String| RosterFinding {
                seat: seat.id.clone(),
                rule: rule.to_owned(),
                kept,
                found,
                asked,
            };
            let count = Value::Number(sitting.len() as i64);
            let kept = self.passes(&count, &def::Test::Between(seat.count.clone()));
            findings.push(finding("count", kept, count.to_string(), self.range_in_words(&seat.count)));
            if let Some(most) = seat.per_party {
                let crowded: Vec<&str> = sitting
                    .iter()
                    .map(|h| h.party.as_str())
                    .filter(|p| sitting.iter().filter(|h| h.party == **p).count() > most as usize)
                    .collect();
                let mut crowded = crowded;
                crowded.dedup();
                findings.push(finding(
                    "per_party",
                    Some(crowded.is_empty()),
                    crowded.join(", "),
                    most.to_string(),
                ));
            }
            if !seat.must_include.is_empty() {
                let missing: Vec<&str> = seat
                    .must_include
                    .iter()
                    .filter(|p| !sitting.iter().any(|h| &h.party == *p))
                    .map(String::as_str)
                    .collect();
                findings.push(finding(
                    "must_include",
                    Some(missing.is_empty()),
                    missing.join(", "),
                    seat.must_include.join(", "),
                ));
            }
            let (kept, found) = self.sources_kept(procedure, seat, &sitting);
            findings.push(finding("from", kept, found, String::new()));
        }
        if roster.one_seat_each {
            let twice = |i: usize, h: &Holder| {
                holders[..i].iter().zip(names).any(|(o, name)| match (&o.person, &h.person) {
                    (Some(a), Some(b)) => a == b,
                    _ => names.get(i) == Some(name) && o.party == h.party,
                })
            };
            let doubled = holders.iter().enumerate().filter(|(i, h)| twice(*i, h)).count();
            findings.push(RosterFinding {
                seat: String::new(),
                rule: "one_seat_each".into(),
                kept: Some(doubled == 0),
                found: doubled.to_string(),
                asked: "0".into(),
            });
        }
        findings
    }

    fn range_in_words(&self, between: &def::Between) -> String {
        let word = |amount: &Option<def::Amount>| match amount {
            Some(amount) => self.amount(amount).map_or("?".into(), |n| n.to_string()),
            None => String::new(),
        };
        let (low, high) = (word(&between.low), word(&between.high));
        if low == high { low } else { format!("{low}–{high}") }
    }

    /// Whether everybody comes from where the seat says; none if a bound is not set.
    fn sources_kept(
        &self,
        procedure: &Procedure,
        seat: &def::Seat,
        sitting: &[&Holder],
    ) -> (Option<bool>, String) {
        let mut unknown = false;
        let mut wrong = vec![];
        for holder in sitting {
            let good = match &seat.from {
                def::From::Who(who) => Some(who.iter().any(|w| comes_from(procedure, w, holder))),
                def::From::Pools(pools) => match pools.iter().find(|p| p.title == holder.pool) {
                    Some(pool) => {
                        let mut all = Some(true);
                        for (field, test) in &pool.asks {
                            let passed =
                                holder.facts.get(field).map_or(Some(false), |v| self.passes(v, test));
                            all = match (all, passed) {
                                (Some(false), _) | (_, Some(false)) => Some(false),
                                (Some(true), Some(true)) => Some(true),
                                _ => None,
                            };
                        }
                        all
                    }
                    None => Some(false),
                },
            };
            match good {
                Some(true) => {}
                Some(false) => wrong.push(if holder.pool.is_empty() {
                    holder.party.as_str()
                } else {
                    holder.pool.as_str()
                }),
                None => unknown = true,
            }
        }
        let kept = if !wrong.is_empty() {
            Some(false)
        } else if unknown {
            None
        } else {
            Some(true)
        };
        (kept, wrong.join(", "))
    }
}

/// The rank of a rank or position, by id.
pub(super) fn rank_of(procedure: &Procedure, id: &str) -> Option<usize> {
    let rank = procedure.ranks().iter().position(|r| r.id == id);
    rank.or_else(|| procedure.positions().iter().find(|p| p.id == id).map(|p| p.rank))
}

fn comes_from(procedure: &Procedure, who: &Who, holder: &Holder) -> bool {
    let Who::Parties { parties, position, .. } = who else { return false };
    if !parties.contains(&holder.party) {
        return false;
    }
    let Some(asked) = position else { return true };
    let rank = procedure.ranks().iter().position(|r| r.id == holder.position);
    let positions = procedure.positions().iter().find(|p| p.id == holder.position).map(|p| p.rank);
    match rank.or(positions) {
        Some(held) if asked.or_higher => held >= asked.rank,
        Some(held) => held == asked.rank,
        None => false,
    }
}

fn exact(n: i64) -> Exact {
    Exact::from_integer(n.into())
}

/// The parties that must be bound before a task is offered: who does it and who is asked.
pub(super) fn doers(task: &def::Task) -> Vec<&str> {
    let mut who = vec![&task.by];
    match &task.kind {
        def::Kind::Consultation { ask, .. } => who.extend(ask),
        def::Kind::Notice(NoticeRule { objections: Some(objections), .. }) => {
            who.push(&objections.decided_by)
        }
        _ => {}
    }
    let parties =
        who.into_iter().flat_map(|w| if let Who::Parties { parties, .. } = w { &parties[..] } else { &[] });
    let mut all: Vec<&str> = vec![];
    for party in parties {
        if !all.contains(&party.as_str()) {
            all.push(party);
        }
    }
    all
}

/// The parameters a task reads: its deadline and other times, the roster it fills, the groups of a roll, and the days these
/// count from.
fn parameters_of(procedure: &Procedure, task: &def::Task) -> Vec<String> {
    let limits = procedure.limits().iter().filter(|l| l.until == task.id).map(|l| &l.within);
    let times: Vec<&def::DueRule> = task.due.iter().chain(&task.not_before).chain(limits).collect();
    let terms: Vec<&def::TermRule> = procedure.bodies_of(task).filter_map(|b| b.term.as_ref()).collect();
    let mut amounts: Vec<&def::Amount> = times.iter().map(|d| &d.length).collect();
    amounts.extend(terms.iter().map(|t| &t.length));
    if let Some(id) = task.fills() {
        for seat in procedure.roster(id).map(|r| &r.seats[..]).unwrap_or_default() {
            amounts.extend([&seat.count.low, &seat.count.high].into_iter().flatten());
            if let def::From::Pools(pools) = &seat.from {
                for (_, test) in pools.iter().flat_map(|p| &p.asks) {
                    if let def::Test::Between(b) = test {
                        amounts.extend([&b.low, &b.high].into_iter().flatten());
                    }
                }
            }
        }
    }
    let mut all: Vec<String> = vec![];
    for amount in amounts {
        let read = match amount {
            def::Amount::Number(_) => vec![],
            def::Amount::Parameter(p) => vec![p.as_str()],
            def::Amount::Figure(_, formula) => formula.reads().into_iter().collect(),
        };
        let parameters = read.into_iter().filter(|p| procedure.parameter(p).is_some());
        for parameter in parameters {
            if !all.iter().any(|p| p == parameter) {
                all.push(parameter.to_owned());
            }
        }
    }
    let bodies = procedure.bodies_of(task).flat_map(|body| body.when.reads());
    let conditions = task.when.reads().chain(bodies);
    let counted = procedure.counted_by(task).flat_map(Formula::reads);
    let named = conditions.chain(counted).filter(|n| procedure.parameter(n).is_some());
    all.extend(named.map(str::to_owned));
    let begins = terms.into_iter().filter_map(|t| t.from.as_ref());
    let events = times.into_iter().map(|t| &t.since).chain(begins);
    all.extend(events.filter_map(def::Since::day).map(str::to_owned));
    all
}
