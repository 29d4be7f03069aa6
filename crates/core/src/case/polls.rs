//! A vote as it was counted, round by round, and what follows from it by the rule of its clause.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Case, Holder, Task, Value};
use crate::moment::{Date, Moment};
use crate::poll::{Ballots, Count, Miscount, Outcome, Poll, PollRule, Seats, Stands, poll};
use crate::procedure::Procedure;
use crate::procedure::model::{Kind, Seat};
use crate::record::Digest;
use crate::roll::{GROUPS, HEADS};

/// A candidate with the votes counted for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who, and for which seat.
    pub who: Holder,
    /// By heads and measures.
    pub votes: BTreeMap<String, u64>,
    /// Elected in this round.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elected: bool,
}

/// What somebody counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The day on which it was counted.
    pub held_on: Date,
    /// By heads and measures.
    pub counts: BTreeMap<String, Count>,
    /// Whoever stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// 决定票: in a tie, whether the chair was for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<bool>,
}

impl Sheet {
    /// Where two sheets differ: measures, seats with the place of a candidate, `held_on`, `casting`. Names are told apart
    /// by nobody: the record keeps only their hashes.
    pub fn differs(&self, other: &Self) -> Vec<String> {
        let mut all = vec![];
        if self.held_on != other.held_on {
            all.push("held_on".to_owned());
        }
        let measures = self.counts.keys().chain(other.counts.keys());
        for measure in measures.filter(|m| self.counts.get(*m) != other.counts.get(*m)) {
            if !all.contains(measure) {
                all.push(measure.clone());
            }
        }
        if self.candidates.len() != other.candidates.len() {
            all.push("candidates".to_owned());
        } else {
            for (at, (one, two)) in self.candidates.iter().zip(&other.candidates).enumerate() {
                let same = one.votes == two.votes
                    && one.who.seat == two.who.seat
                    && one.who.person == two.who.person
                    && one.who.party == two.who.party
                    && one.who.also == two.who.also;
                if !same {
                    all.push(format!("{} {}", one.who.seat, at + 1));
                }
            }
        }
        if self.casting != other.casting {
            all.push("casting".to_owned());
        }
        all
    }
}

/// What the first of two counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// Who.
    pub person: String,
    /// When.
    pub at: Moment,
    /// What.
    pub sheet: Sheet,
}

/// A round of a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollRound {
    /// When it was recorded.
    pub at: Moment,
    /// What was counted.
    pub sheet: Sheet,
    /// Entitled, by heads and measures.
    pub entitled: BTreeMap<String, u64>,
    /// What came of it.
    pub outcome: Outcome,
    /// Who counted, each for oneself.
    pub counters: Vec<String>,
    /// Why it was counted again: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recount: Option<Digest>,
    /// Why somebody left over with more votes than one who stands does not stand: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_over: Option<Digest>,
}

/// Whoever stood in a round and was not elected.
fn left_over(round: &PollRound) -> impl Iterator<Item = &Candidate> {
    round.sheet.candidates.iter().filter(|c| !c.elected)
}

/// Whether everybody who stands was left over from the round before, and stands once.
fn are_left_over(last: &PollRound, sheet: &Sheet) -> bool {
    let once = |(at, c): (usize, &Candidate)| sheet.candidates[..at].iter().all(|other| other.who != c.who);
    sheet.candidates.iter().enumerate().all(once)
        && sheet.candidates.iter().all(|c| left_over(last).any(|then| then.who == c.who))
}

/// Whether somebody left over does not stand, and had more votes than one for the same seat who does.
pub(super) fn passes_over(last: &PollRound, sheet: &Sheet, ranked_by: &str) -> bool {
    let stands = |c: &&Candidate| sheet.candidates.iter().any(|now| now.who == c.who);
    let votes = |c: &Candidate| c.votes.get(ranked_by).copied().unwrap_or_default();
    let out = left_over(last).filter(|c| !stands(c));
    let mut better = out.flat_map(|c| {
        left_over(last).filter(stands).filter(move |s| s.who.seat == c.who.seat && votes(s) < votes(c))
    });
    better.next().is_some()
}

impl Case {
    /// How many are entitled to vote, by heads and by every measure a rule counts, from its roll as it stands.
    pub fn entitled(&self, rule: &PollRule) -> BTreeMap<String, u64> {
        let total = |fact: &str| match self.facts.get(fact) {
            Some(Value::Number(n)) => u64::try_from(*n).unwrap_or_default(),
            _ => 0,
        };
        let groups = || {
            let roll = self.paper(&rule.voters).and_then(|v| v.roll.as_ref());
            roll.map_or(0, |r| r.groups.len() as u64)
        };
        let measures =
            rule.measures.iter().map(|m| (m.clone(), if m == GROUPS { groups() } else { total(m) }));
        measures.chain([(HEADS.to_owned(), total(&rule.voters))]).collect()
    }

    /// The seats a vote elects, with how many are taken in the rounds before one, from 1. What is 未定 asks for nobody.
    pub fn seats_of<'p>(
        &self,
        procedure: &'p Procedure,
        rule: &PollRule,
        before: &[PollRound],
    ) -> Vec<Seats<'p>> {
        let roster = rule.fills.as_ref().and_then(|r| procedure.roster(r));
        let number = |amount: &Option<crate::procedure::model::Amount>, none: usize| {
            let number = amount.as_ref().and_then(|a| self.amount(a));
            number.map_or(none, |n| usize::try_from(n).unwrap_or_default())
        };
        let elected = |seat: &Seat| {
            let all = before.iter().flat_map(|r| &r.sheet.candidates);
            all.filter(|c| c.elected && c.who.seat == seat.id).count()
        };
        let one = |seat: &'p Seat| Seats {
            seat: &seat.id,
            low: number(&seat.count.low, 0),
            high: number(&seat.count.high, usize::MAX),
            taken: elected(seat),
        };
        roster.map(|r| &r.seats[..]).unwrap_or_default().iter().map(one).collect()
    }

    /// What follows from a sheet in a round, from 1.
    ///
    /// # Errors
    /// It does not add up.
    pub fn judge_sheet(
        &self,
        procedure: &Procedure,
        rule: &PollRule,
        before: &[PollRound],
        entitled: &BTreeMap<String, u64>,
        sheet: &Sheet,
    ) -> Result<Poll, Miscount> {
        let seats = self.seats_of(procedure, rule, before);
        let stands = |c: &'_ Candidate| (c.who.seat.clone(), c.votes.clone());
        let standing: Vec<(String, BTreeMap<String, u64>)> = sheet.candidates.iter().map(stands).collect();
        let candidates: Vec<Stands<'_>> =
            standing.iter().map(|(seat, agree)| Stands { seat, agree }).collect();
        let ballots = Ballots {
            entitled,
            counts: &sheet.counts,
            candidates: &candidates,
            seats: &seats,
            casting: sheet.casting,
        };
        let round = u32::try_from(before.len() + 1).unwrap_or(u32::MAX);
        if rule.round(round).runners_up && before.last().is_some_and(|last| !are_left_over(last, sheet)) {
            return Err(Miscount::RunnersUp);
        }
        poll(rule, round, &ballots)
    }

    /// What followed from each round of a vote, by the rule as it stands.
    pub fn polls(&self, procedure: &Procedure, task: &Task) -> Vec<Result<Poll, Miscount>> {
        let Some(Kind::Vote(rule)) = procedure.task(&task.task).map(|t| &t.kind) else { return vec![] };
        let one = |(at, round): (usize, &PollRound)| {
            self.judge_sheet(procedure, rule, &task.polls[..at], &round.entitled, &round.sheet)
        };
        task.polls.iter().enumerate().map(one).collect()
    }
}
