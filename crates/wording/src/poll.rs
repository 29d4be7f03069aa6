//! A vote of people on a roll, as an official would write it: what is asked, and the computation of what came of it.

use quorate_core::case::PollRound;
use quorate_core::poll::{
    Base, Count, Outcome, Part, Poll, PollRule, Proxies, Reached, Threshold, Thresholds,
};
use quorate_core::procedure::model::{Kind, Task};
use quorate_core::roll::{GROUPS, HEADS};
use quorate_core::{Language, Procedure, decimal};

use crate::{listed, say};

/// What a vote asks, a line each.
pub fn poll_rule_in_words(language: Language, procedure: &Procedure, rule: &PollRule) -> Vec<String> {
    let words = Words { language, procedure };
    let voters = if rule.support { "poll-signers" } else { "poll-voters" };
    let mut all = vec![words.say(voters, &[("roll", procedure.name(&rule.voters, language))])];
    if rule.ballots {
        all.push(words.say("poll-ballots", &[]));
    }
    for (at, round) in rule.rounds.iter().enumerate() {
        let first = rule.rounds.first();
        let n = if at == 0 { String::new() } else { (at + 1).to_string() };
        let changed = |new: &Thresholds, old: Option<&Thresholds>| at == 0 || Some(new) != old;
        if !round.quorum.is_empty() && changed(&round.quorum, first.map(|f| &f.quorum)) {
            let asked = words.thresholds(&round.quorum, rule);
            all.push(words.say("poll-quorum", &[("round", &n), ("asked", &asked)]));
        }
        let election = if rule.fills.is_some() { "yes" } else { "no" };
        if rule.support {
            all.push(words.say("poll-supported", &[("asked", &words.thresholds(&round.carried, rule))]));
            break;
        }
        if round.runners_up {
            all.push(words.say("poll-runners-up", &[("round", &n)]));
        }
        if !round.carried.is_empty() && changed(&round.carried, first.map(|f| &f.carried)) {
            let asked = words.thresholds(&round.carried, rule);
            all.push(words.say("poll-majority", &[("round", &n), ("asked", &asked), ("election", election)]));
        }
    }
    if let Some(roster) = &rule.fills {
        let field = rule.field.as_str().replace(' ', "-");
        all.push(
            words.say(
                "poll-elects",
                &[("roster", procedure.roster_name(roster, language)), ("field", &field)],
            ),
        );
    }
    match rule.proxies {
        Proxies::None => {}
        Proxies::Any => all.push(words.say("poll-proxies", &[("most", "")])),
        Proxies::Each(most) => all.push(words.say("poll-proxies", &[("most", &most.to_string())])),
    }
    if rule.tie == quorate_core::poll::Tie::Chair {
        all.push(words.say("poll-tie-chair", &[]));
    }
    if rule.rounds.len() > 1 {
        let after = rule.again_if.iter().filter(|o| rule.can_come_to(o.as_str()));
        let list = listed(language, after.map(|o| words.outcome(*o)));
        all.push(words.say("poll-again", &[("rounds", &rule.rounds.len().to_string()), ("list", &list)]));
    }
    if rule.counts > 1 {
        all.push(words.say("poll-counted-twice", &[]));
    }
    all
}

/// The computation of a round: who was entitled and took part, each threshold with its numbers, candidates, the outcome.
/// `name` tells the name of a candidate by place.
pub fn poll_in_words(
    language: Language,
    procedure: &Procedure,
    task: &Task,
    (n, round): (usize, &PollRound),
    poll: Option<&Poll>,
    name: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let words = Words { language, procedure };
    let Kind::Vote(rule) = &task.kind else { return vec![] };
    let several = if rule.rounds.len() > 1 { n.to_string() } else { String::new() };
    let day = crate::day(language, round.sheet.held_on);
    let mut all = vec![words.say("poll-held", &[("round", &several), ("day", &day)])];
    let mut counts: Vec<(&String, &Count)> = round.sheet.counts.iter().collect();
    counts.sort_by_key(|(measure, _)| (*measure != HEADS, (*measure).clone()));
    for (measure, count) in counts {
        let entitled = round.entitled.get(measure).copied().unwrap_or_default();
        all.push(words.there(measure, entitled, count, rule));
        if count.by_proxy > 0 {
            all.push(words.say("poll-by-proxy", &[("n", &count.by_proxy.to_string())]));
        }
        if rule.fills.is_none() && !rule.support && measure != GROUPS {
            let written = |n: u64| words.number(measure, n);
            let (agree, against) = (written(count.agree), written(count.against));
            let abstain = written(count.abstain());
            all.push(words.say(
                "poll-votes",
                &[
                    ("measure", &words.measure(measure)),
                    ("agree", &agree),
                    ("against", &against),
                    ("abstain", &abstain),
                ],
            ));
        }
    }
    if let Some(poll) = poll {
        all.extend(poll.reached.iter().map(|r| words.reached(r, rule)));
    }
    for (at, candidate) in round.sheet.candidates.iter().enumerate() {
        let mut votes: Vec<(&String, &u64)> = candidate.votes.iter().collect();
        votes.sort_by_key(|(measure, _)| (*measure != HEADS, (*measure).clone()));
        let votes: Vec<String> = votes
            .into_iter()
            .map(|(m, n)| {
                words.say("poll-number", &[("measure", &words.measure(m)), ("n", &words.number(m, *n))])
            })
            .collect();
        let elected = if candidate.elected { "yes" } else { "no" };
        let votes = listed(language, votes);
        let seat = procedure.name(&candidate.who.seat, language);
        all.push(words.say(
            "poll-candidate",
            &[("name", &name(at)), ("seat", seat), ("votes", &votes), ("elected", elected)],
        ));
    }
    if let Some(chair) = round.sheet.casting {
        all.push(words.say("poll-casting", &[("chair", if chair { "for" } else { "against" })]));
    }
    let goes_on = rule.goes_on(u32::try_from(n).unwrap_or(u32::MAX), round.outcome);
    let last = if goes_on { "no" } else { "yes" };
    all.push(words.say("poll-came-to", &[("outcome", &words.outcome(round.outcome)), ("last", last)]));
    all
}

/// A measure of a roll, or its groups, by name; of heads none.
pub fn measure_in_words(language: Language, procedure: &Procedure, measure: &str) -> String {
    match measure {
        HEADS => String::new(),
        GROUPS => say(language, "poll-groups", &[]),
        measure => procedure.name(measure, language).to_owned(),
    }
}

/// A threshold as a bar: what there was of a base, and how much of it was needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What was asked.
    pub asked: String,
    /// The base.
    pub whole: u64,
    /// How much was needed.
    pub needed: u64,
    /// How much there was.
    pub had: u64,
    /// How many decimals these have, being in the smallest part.
    pub decimals: u8,
}

/// The thresholds of a round that were reached or missed by all together.
pub fn poll_in_bars(language: Language, procedure: &Procedure, rule: &PollRule, poll: &Poll) -> Vec<Bar> {
    let words = Words { language, procedure };
    let bar = |r: &Reached| {
        let id = match (r.quorum, rule.support) {
            (true, _) => "poll-quorum",
            (false, true) => "poll-supported",
            (false, false) => "poll-majority",
        };
        let facts = [("asked", words.threshold(&r.threshold, rule)), ("election", "no".to_owned())];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        Some(Bar {
            asked: words.say(id, &facts),
            whole: r.whole,
            needed: r.needed,
            had: r.had?,
            decimals: r.threshold.decimals,
        })
    };
    poll.reached.iter().filter_map(bar).collect()
}

struct Words<'a> {
    language: Language,
    procedure: &'a Procedure,
}

impl Words<'_> {
    fn say(&self, id: &str, facts: &[(&str, &str)]) -> String {
        say(self.language, id, facts)
    }

    fn outcome(&self, outcome: Outcome) -> String {
        self.say(&format!("outcome-{}", outcome.as_str()), &[])
    }

    /// A measure by its name; of heads none.
    fn measure(&self, measure: &str) -> String {
        measure_in_words(self.language, self.procedure, measure)
    }

    /// A number of a measure as people write it.
    fn number(&self, measure: &str, n: u64) -> String {
        decimal::write(n, self.procedure.decimals(measure))
    }

    fn there(&self, measure: &str, entitled: u64, count: &Count, rule: &PollRule) -> String {
        if measure == GROUPS {
            let decides = rule.fills.is_none() && !rule.support;
            let agree = if decides { count.agree.to_string() } else { String::new() };
            let facts =
                [("entitled", &entitled.to_string()), ("participating", &count.participating.to_string())];
            let facts = facts.map(|(n, v)| (n, v.as_str()));
            return self.say("poll-groups-there", &[facts[0], facts[1], ("agree", &agree)]);
        }
        self.say(
            if rule.support { "poll-signed" } else { "poll-there" },
            &[
                ("measure", &self.measure(measure)),
                ("entitled", &self.number(measure, entitled)),
                ("issued", &count.issued.map(|n| self.number(measure, n)).unwrap_or_default()),
                ("participating", &self.number(measure, count.participating)),
                ("invalid", &self.number(measure, count.invalid)),
                ("valid", &self.number(measure, count.valid())),
            ],
        )
    }

    fn reached(&self, reached: &Reached, rule: &PollRule) -> String {
        let met = match reached.had {
            Some(had) if had >= reached.needed => "yes",
            Some(_) => "no",
            None => "each",
        };
        let written = |n: u64| decimal::write(n, reached.threshold.decimals);
        let had = reached.had.map(written).unwrap_or_default();
        let id = match (reached.quorum, rule.support) {
            (true, _) => "poll-reached-quorum",
            (false, true) => "poll-reached-support",
            (false, false) => "poll-reached-majority",
        };
        let election = if rule.fills.is_some() { "yes" } else { "no" };
        self.say(
            id,
            &[
                ("asked", &self.threshold(&reached.threshold, rule)),
                ("whole", &written(reached.whole)),
                ("needed", &written(reached.needed)),
                ("had", &had),
                ("met", met),
                ("election", election),
            ],
        )
    }

    fn thresholds(&self, thresholds: &Thresholds, rule: &PollRule) -> String {
        let all = |list: &Vec<Threshold>| {
            let each: Vec<String> = list.iter().map(|t| self.threshold(t, rule)).collect();
            each.join(&self.say("poll-and", &[]))
        };
        thresholds.iter().map(all).collect::<Vec<_>>().join(&self.say("poll-or", &[]))
    }

    fn threshold(&self, threshold: &Threshold, rule: &PollRule) -> String {
        // Nobody votes against anybody in an election: those cast are the valid ones.
        let base = match threshold.base {
            Base::Cast if rule.fills.is_some() => Base::Valid,
            base => base,
        };
        let base = self.say(&format!("poll-base-{}", base.as_str()), &[]);
        let measure = self.measure(&threshold.measure);
        let (part, more) = match threshold.part {
            Part::Share(share) => {
                let part = format!("{}/{}", share.of.0, share.of.1);
                (part, if share.more_than { "yes" } else { "no" })
            }
            Part::Number(number) => (decimal::write(number, threshold.decimals), "number"),
        };
        if threshold.measure == GROUPS {
            let base = threshold.base.as_str();
            return self.say("poll-threshold-groups", &[("part", &part), ("more", more), ("base", base)]);
        }
        let facts = [("part", part.as_str()), ("base", &base), ("measure", &measure), ("more", more)];
        self.say("poll-threshold", &facts)
    }
}
