//! Votes in a scenario: a roll of as many as a step says, and ballots that come to what it says.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Doing, Rehearsal};
use crate::case::{Candidate, Task, Value as Stated};
use crate::decimal;
use crate::poll::{Count, Outcome, Part, PollRule, Threshold};
use crate::procedure::model::{Domain, Kind};
use crate::record::Digest;
use crate::roll::{Counted, Fault, GROUPS, HEADS, Wrong};

impl Rehearsal<'_> {
    /// Counts the rolls a step files: as many as it says among its facts, else as they stand, else as few as can be.
    pub(super) fn count_rolls(&mut self, doing: &Doing, papers: &[Value]) {
        let procedure = self.procedure;
        for filed in papers {
            let paper = filed["paper"].as_str().and_then(|id| procedure.paper(id));
            let file = filed["files"][0].as_str().and_then(|f| f.parse::<Digest>().ok());
            let (Some(paper), Some(file)) = (paper, file) else { continue };
            let Some(roll) = &paper.roll else { continue };
            // A number that cannot be read is a fault of the table, as it would be in a file.
            let mut counts = roll.measures.iter().chain([&paper.id]);
            let unread = |fact: &&String| {
                let written = doing.facts.get(*fact);
                written.is_some_and(|n| decimal::read(n, procedure.decimals(fact)).is_none())
            };
            if let Some(fact) = counts.find(|f| unread(f)) {
                let fault = Fault { row: 2, column: fact.clone(), wrong: Wrong::NoNumber };
                self.rolls.insert((paper.id.clone(), file), Err(vec![fault]));
                continue;
            }
            let total = |fact: &str| {
                let least = match procedure.fact(fact).map(|f| &f.domain) {
                    Some(Domain::Number(low, _)) => u64::try_from(*low).unwrap_or_default().max(1),
                    _ => 1,
                };
                let stands = match self.case.facts.get(fact) {
                    Some(Stated::Number(n)) => u64::try_from(*n).ok(),
                    _ => None,
                };
                let said = |n: &String| decimal::read(n, procedure.decimals(fact));
                doing.facts.get(fact).and_then(said).or(stands).unwrap_or(least)
            };
            // Enough for the votes that ask for so many, whatever the roll is.
            let asked = self.voted_on(&paper.id).flat_map(|rule| rule.rounds.iter().flat_map(|r| &r.carried));
            let number = |t: &Threshold| match t.part {
                Part::Number(n) if t.measure == HEADS => n,
                _ => 0,
            };
            let asked = asked.flatten().map(number).max().unwrap_or_default();
            let said = doing.facts.contains_key(&paper.id) || self.case.facts.contains_key(&paper.id);
            // Of each group as many as a figure says; what a step says otherwise falls to the last group.
            let wanted = roll.as_many.as_ref().and_then(|many| self.case.wanted_of_groups(many));
            let all: Option<u64> = wanted.as_ref().map(|w| w.values().sum());
            let heads = match all {
                Some(all) if !doing.facts.contains_key(&paper.id) => all,
                _ if said => total(&paper.id),
                _ => total(&paper.id).max(asked),
            };
            // Nobody stands on it who does not stand on the other.
            let other = roll.from.as_ref().and_then(|id| self.case.paper(id));
            let there = other.and_then(|v| v.roll.as_ref()).map_or(u64::MAX, |r| r.heads);
            if doing.facts.contains_key(&paper.id) && heads > there {
                let fault = Fault { row: 2, column: "name".to_owned(), wrong: Wrong::NotOnOther };
                self.rolls.insert((paper.id.clone(), file), Err(vec![fault]));
                continue;
            }
            let heads = heads.min(there);
            let within = other.and_then(|v| v.files.first()).map(|f| f.digest);
            let measures: BTreeMap<String, u64> =
                roll.measures.iter().map(|m| (m.clone(), total(m).max(heads))).collect();
            // A roll that is grouped has a group of its own for each of the first, at most three.
            let several = if roll.grouped_by.is_empty() { 0 } else { heads.min(3) };
            let heads_of = |n: u64| (n.to_string(), heads / several + u64::from(n <= heads % several));
            let mut groups: BTreeMap<String, u64> = (1..=several).map(heads_of).collect();
            if let (Some(wanted), Some(all)) = (wanted, all) {
                groups = wanted;
                if let Some(mut last) = groups.last_entry() {
                    *last.get_mut() = (*last.get() + heads).saturating_sub(all);
                }
                groups.retain(|_, heads| *heads > 0);
            }
            // And of each measure about as much.
            let part = |n: u64, all: u64| all / several + u64::from(n <= all % several);
            let sums = if self.procedure.columns(&paper.id).is_some_and(|c| c.sums) { several } else { 0 };
            let of = |n: u64| {
                let parts = measures.iter().map(|(m, all): (&String, &u64)| (m.clone(), part(n, *all)));
                (n.to_string(), parts.collect())
            };
            let sums = (1..=sums).map(of).collect();
            let counted = Counted { rows: heads, heads, measures, groups, sums, within };
            self.rolls.insert((paper.id.clone(), file), Ok(counted));
        }
    }

    /// How the people on a roll vote.
    fn voted_on<'s>(&'s self, roll: &'s str) -> impl Iterator<Item = &'s PollRule> {
        let rules = self.procedure.tasks().iter().filter_map(|t| match &t.kind {
            Kind::Vote(rule) => Some(rule),
            _ => None,
        });
        rules.filter(move |rule| rule.voters == roll)
    }

    /// What is counted in a vote so that it comes to an outcome, as far as its clause lets it.
    pub(super) fn sheet(&mut self, task: &Task, outcome: &str) -> Map<String, Value> {
        let Some(Kind::Vote(rule)) = self.procedure.task(&task.task).map(|t| &t.kind) else {
            return Map::new();
        };
        let outcome = Outcome::parse(outcome).unwrap_or(Outcome::Carried);
        let entitled = self.case.entitled(rule);
        let count = |(measure, all): (&String, &u64)| {
            let heads = measure == HEADS;
            let all = *all;
            let count = match outcome {
                Outcome::NoQuorum => Count { issued: Some(all), ..Count::default() },
                Outcome::Void => Count { issued: Some(0), participating: all, ..Count::default() },
                Outcome::Lost if rule.support => Count::default(),
                Outcome::Lost if rule.fills.is_none() => {
                    let against = if measure == GROUPS { 0 } else { all };
                    Count { issued: Some(all), participating: all, against, ..Count::default() }
                }
                Outcome::Carried if rule.fills.is_none() => {
                    Count { issued: Some(all), participating: all, agree: all, ..Count::default() }
                }
                _ => Count { issued: Some(all), participating: all, ..Count::default() },
            };
            let count = if rule.support { Count { agree: 0, against: 0, ..count } } else { count };
            let issued = count.issued.filter(|_| heads && rule.ballots);
            (measure.clone(), json!(Count { issued, ..count }))
        };
        let counts: Map<String, Value> = entitled.iter().map(count).collect();
        let mut sheet = Map::from_iter([
            ("held_on".to_owned(), json!(self.today())),
            ("counts".to_owned(), counts.into()),
            ("candidates".to_owned(), self.candidates(task, rule, outcome, &entitled).into()),
        ]);
        let carried = self.procedure.task(&task.task).filter(|_| outcome == Outcome::Carried);
        let papers = carried.map(|t| t.papers.clone()).unwrap_or_default();
        sheet.insert("papers".to_owned(), self.papers(&papers).into());
        sheet
    }

    /// What was counted by a measure with decimals is written in ones, and counted in its smallest part.
    pub(super) fn in_smallest_parts(&self, with: &Map<String, Value>) -> Map<String, Value> {
        let mut with = with.clone();
        let measured = |measure: &str, number: &mut Value| {
            let decimals = self.procedure.decimals(measure);
            let written = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
            // What cannot be read stays as it is, and the command says that it does not fit.
            if let Some(read) = decimal::read(&written, decimals).filter(|_| decimals > 0) {
                *number = read.into();
            }
        };
        let counts = with.get_mut("counts").and_then(Value::as_object_mut);
        for (measure, count) in counts.into_iter().flatten() {
            let numbers = count.as_object_mut().into_iter().flatten();
            numbers.for_each(|(_, number)| measured(measure, number));
        }
        let candidates = with.get_mut("candidates").and_then(Value::as_array_mut);
        for candidate in candidates.into_iter().flatten() {
            let votes = candidate.get_mut("votes").and_then(Value::as_object_mut);
            votes.into_iter().flatten().for_each(|(measure, number)| measured(measure, number));
        }
        with
    }

    /// As many candidates as there are seats, one more where a clause asks for more; elected as an outcome has it.
    fn candidates(
        &self,
        task: &Task,
        rule: &PollRule,
        outcome: Outcome,
        entitled: &BTreeMap<String, u64>,
    ) -> Vec<Value> {
        use crate::poll::Field;
        let Some(roster) = rule.fills.as_ref().and_then(|r| self.procedure.roster(r)) else { return vec![] };
        let mut all = vec![];
        for (at, seats) in self.case.seats_of(self.procedure, rule, &task.polls).into_iter().enumerate() {
            let Some(seat) = roster.seats.get(at) else { continue };
            let left =
                if seats.high == usize::MAX { seats.low } else { seats.high } - seats.taken.min(seats.high);
            let more = rule.field == Field::MoreThanSeats || outcome == Outcome::Tie;
            let wanted = if left == 0 { 0 } else { left + usize::from(more) };
            let round = u32::try_from(task.polls.len() + 1).unwrap_or(u32::MAX);
            let before = task.polls.last().filter(|_| rule.round(round).runners_up);
            let people: Vec<Value> = match before {
                // The best first, so that nobody with more votes is passed over.
                Some(before) => {
                    let mut left: Vec<(usize, &Candidate)> =
                        before.sheet.candidates.iter().enumerate().collect();
                    left.retain(|(_, c)| !c.elected && c.who.seat == seat.id);
                    let ranked_by = rule.round(round - 1).ranked_by();
                    left.sort_by_key(|(_, c)| std::cmp::Reverse(c.votes.get(ranked_by).copied()));
                    left.into_iter().take(wanted).map(|(at, _)| json!({"stood": at + 1})).collect()
                }
                None => self.seated_by(seat, wanted).into_iter().map(|who| json!({"who": who})).collect(),
            };
            for (place, mut one) in people.into_iter().enumerate() {
                let elected = match outcome {
                    Outcome::Carried => place < left,
                    Outcome::Tie => true,
                    _ => false,
                };
                let votes: BTreeMap<&String, u64> =
                    entitled.iter().map(|(m, n)| (m, if elected { *n } else { 0 })).collect();
                let votes = if matches!(outcome, Outcome::NoQuorum | Outcome::Void) {
                    BTreeMap::new()
                } else {
                    votes
                };
                one["votes"] = json!(votes);
                all.push(one);
            }
        }
        all
    }
}
