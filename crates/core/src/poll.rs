//! 表决和选举: what comes of the ballots of people on a roll, by the rule of a clause.
//!
//! Total: every sheet that adds up has exactly one outcome. Whole numbers and parts of them, no floating point.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::decimal;
use crate::roll::{GROUPS, HEADS};
use crate::tally::Share;

/// Of what a part has to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// 应参加: everybody on the roll.
    Entitled,
    /// 发出: ballots handed out.
    Issued,
    /// 收回: ballots that came back, or hands counted in the room.
    Participating,
    /// 有效: those without the invalid ones.
    Valid,
    /// 表态: for or against; in an election, valid ones.
    Cast,
}

impl Base {
    /// All of them, the widest first.
    pub const ALL: [Self; 5] = [Self::Entitled, Self::Issued, Self::Participating, Self::Valid, Self::Cast];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entitled => "entitled",
            Self::Issued => "issued",
            Self::Participating => "participating",
            Self::Valid => "valid",
            Self::Cast => "cast",
        }
    }
}

/// How much of a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A part of it.
    Share(Share),
    /// So many, whatever it is.
    Number(u64),
}

/// `at least 2/3 of entitled area`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// How much.
    pub part: Part,
    /// Of what.
    pub base: Base,
    /// Counted by heads, by a measure of the roll, or by the groups of it that votes come from.
    pub measure: String,
    /// How many decimals the measure has: a number is in its smallest part.
    #[serde(default, skip_serializing_if = "is_whole")]
    pub decimals: u8,
}

fn is_whole(decimals: &u8) -> bool {
    *decimals == 0
}

impl Threshold {
    /// The least number that reaches it, of a base of a size.
    pub fn least(&self, whole: u64) -> u64 {
        match self.part {
            Part::Share(share) => share.least_of(whole),
            Part::Number(number) => number,
        }
    }
}

impl fmt::Display for Threshold {
    /// As the file says it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Share(share) => write!(f, "{share} of {}", self.base.as_str())?,
            Part::Number(number) => {
                let number = decimal::write(number, self.decimals);
                write!(f, "at least {number} of {}", self.base.as_str())?;
            }
        }
        if self.measure == HEADS { Ok(()) } else { write!(f, " {}", self.measure) }
    }
}

/// Thresholds of which one list has to be reached, and everything in it. Nothing is reached by itself.
pub type Thresholds = Vec<Vec<Threshold>>;

/// What a round asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// How much has to take part.
    pub quorum: Thresholds,
    /// How much has to be for it; in an election, for whoever is elected.
    pub carried: Thresholds,
    /// 另行选举: only those stand who stood in the round before and were not elected. Where somebody with more votes there
    /// than one of them does not stand, the count says why.
    pub runners_up: bool,
}

impl Round {
    /// By what whoever stands comes before another: the first measure asked of them, else heads. From how many groups
    /// votes come puts nobody first.
    pub fn ranked_by(&self) -> &str {
        let asked = self.carried.iter().flatten().map(|t| t.measure.as_str());
        asked.into_iter().find(|m| *m != GROUPS).unwrap_or(HEADS)
    }
}

/// 委托投票: who may vote for others besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proxies {
    /// Nobody.
    #[default]
    None,
    /// Each voter there, for at most so many others.
    Each(u32),
    /// However many a voter there votes for.
    Any,
}

impl fmt::Display for Proxies {
    /// As the file says it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Each(most) => write!(f, "at most {most} each"),
            Self::Any => f.write_str("any"),
        }
    }
}

impl Proxies {
    /// Whether so many votes can have been cast for others, of so many altogether: a proxy is somebody who votes too.
    fn allows(self, by_proxy: u64, all: u64) -> bool {
        let there = all.saturating_sub(by_proxy);
        match self {
            _ if by_proxy == 0 => true,
            Self::None => false,
            Self::Each(most) => by_proxy <= there.saturating_mul(u64::from(most)),
            Self::Any => there > 0,
        }
    }
}

/// What is done where as many are for it as against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tie {
    /// It is lost.
    #[default]
    Lost,
    /// The chair decides.
    Chair,
}

/// How many stand for a seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// However many.
    #[default]
    Any,
    /// 差额: more than there are seats.
    MoreThanSeats,
    /// 等额: as many as there are seats.
    AsManyAsSeats,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Any, Self::MoreThanSeats, Self::AsManyAsSeats];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::MoreThanSeats => "more than seats",
            Self::AsManyAsSeats => "as many as seats",
        }
    }
}

/// How people on a roll vote, as a clause says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollRule {
    /// The roll of those entitled: the paper it is.
    pub voters: String,
    /// The measures that count besides heads.
    pub measures: Vec<String>,
    /// The first round and those that follow if nothing is decided.
    pub rounds: Vec<Round>,
    /// What another round follows, of what a round can come to without deciding anything.
    pub again_if: Vec<Outcome>,
    /// What is done in a tie.
    pub tie: Tie,
    /// 发票: ballots are handed out and counted; more back than out makes it void.
    pub ballots: bool,
    /// By how many people it is counted, each for oneself.
    pub counts: u8,
    /// The roster it elects.
    pub fills: Option<String>,
    /// How many stand.
    pub field: Field,
    /// 联名: support is collected, and nobody is asked whether they are against it.
    pub support: bool,
    /// Who may vote for others.
    pub proxies: Proxies,
}

impl PollRule {
    /// The rule of a round, from 1; the last one for any later.
    pub fn round(&self, round: u32) -> &Round {
        static NONE: Round = Round { quorum: vec![], carried: vec![], runners_up: false };
        let at = (round.max(1) as usize - 1).min(self.rounds.len().saturating_sub(1));
        self.rounds.get(at).unwrap_or(&NONE)
    }
    /// How many are for it. Whoever supports something says so by signing.
    fn agreed(&self, count: &Count) -> u64 {
        if self.support { count.valid() } else { count.agree }
    }
    /// Whether a count can come to an outcome, as a clause writes it.
    pub fn can_come_to(&self, outcome: &str) -> bool {
        match outcome {
            "no_quorum" => self.rounds.iter().any(|r| !r.quorum.is_empty()),
            "void" => self.ballots,
            "tie" | "short" => self.fills.is_some(),
            _ => true,
        }
    }
    /// Whether another round follows one, from 1, that came to an outcome.
    pub fn goes_on(&self, round: u32, outcome: Outcome) -> bool {
        (round as usize) < self.rounds.len() && self.again_if.contains(&outcome)
    }
}

/// What was counted by heads or by a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// 发出; left out where nothing is handed out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<u64>,
    /// 收回, 实到.
    pub participating: u64,
    /// Of these, cast for others by whoever they empowered; by heads alone.
    #[serde(default, skip_serializing_if = "is_none")]
    pub by_proxy: u64,
    /// 无效.
    #[serde(default)]
    pub invalid: u64,
    /// 赞成. Whoever took part validly and is neither for nor against abstains (弃权).
    #[serde(default, rename = "for")]
    pub agree: u64,
    /// 反对.
    #[serde(default)]
    pub against: u64,
}

fn is_none(n: &u64) -> bool {
    *n == 0
}

impl Count {
    /// 有效.
    pub fn valid(&self) -> u64 {
        self.participating.saturating_sub(self.invalid)
    }
    /// 弃权.
    pub fn abstain(&self) -> u64 {
        self.valid().saturating_sub(self.agree).saturating_sub(self.against)
    }
}

/// A candidate and the votes counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands<'a> {
    /// For which seat.
    pub seat: &'a str,
    /// Votes for, by heads and measures.
    pub agree: &'a BTreeMap<String, u64>,
}

/// How many sit in a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats<'a> {
    /// The seat.
    pub seat: &'a str,
    /// At least.
    pub low: usize,
    /// At most.
    pub high: usize,
    /// Elected in the rounds before.
    pub taken: usize,
}

/// What is counted.
#[derive(Clone, Debug)]
pub struct Ballots<'a> {
    /// Entitled, by heads and measures.
    pub entitled: &'a BTreeMap<String, u64>,
    /// By heads and measures.
    pub counts: &'a BTreeMap<String, Count>,
    /// Whoever stands; nobody in a decision.
    pub candidates: &'a [Stands<'a>],
    /// The seats; none in a decision.
    pub seats: &'a [Seats<'a>],
    /// 决定票: in a tie, whether the chair was for it.
    pub casting: Option<bool>,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Enough took part and enough agreed; every seat has its least number.
    Carried,
    /// Enough took part, not enough agreed.
    Lost,
    /// Too few took part.
    NoQuorum,
    /// More ballots came back than were handed out.
    Void,
    /// The last seat falls to several alike.
    Tie,
    /// Too few were elected.
    Short,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Carried, Self::Lost, Self::NoQuorum, Self::Void, Self::Tie, Self::Short];
    /// What a further round can change: what was lost is lost.
    pub const OPEN: [Self; 4] = [Self::Void, Self::NoQuorum, Self::Tie, Self::Short];
    /// As written in JSON and, after `if_`, in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Lost => "lost",
            Self::NoQuorum => "no_quorum",
            Self::Void => "void",
            Self::Tie => "tie",
            Self::Short => "short",
        }
    }
    /// The same read back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.as_str() == word)
    }
}

/// A threshold and whether it was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// Of those for taking part, else for agreeing.
    pub quorum: bool,
    /// Which of several lists, one of which is enough, from 0.
    pub list: usize,
    /// What was asked.
    pub threshold: Threshold,
    /// How large the base was.
    pub whole: u64,
    /// How much was needed of it.
    pub needed: u64,
    /// How much there was; none in an election, where each candidate has their own.
    pub had: Option<u64>,
}

/// What follows from a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Poll {
    /// The outcome of this round.
    pub outcome: Outcome,
    /// Every threshold.
    pub reached: Vec<Reached>,
    /// Whoever is elected in this round, by place among the candidates.
    pub elected: Vec<usize>,
}

/// Why a count cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miscount {
    /// A measure the rule counts is not there, or one it does not count is.
    Measures,
    /// More were handed out, or took part without ballots, than are entitled.
    TooManyThere,
    /// Ballots handed out are not told, or told where none are.
    Issued,
    /// More are invalid, for and against than took part; or more for a candidate than are valid.
    TooManyVotes,
    /// Nobody took part and somebody voted; somebody took part by heads and nobody by a measure, or the other way round.
    Unlike,
    /// A casting vote where there is no tie, or where the clause knows none.
    CastingUncalled,
    /// A tie, and the chair has not decided it.
    CastingMissing,
    /// Candidates in a decision, or votes for and against in an election.
    Mixed,
    /// Not as many candidates as the clause asks for.
    Candidates,
    /// Somebody stands who was not left over from the round before, or somebody with more votes there does not.
    RunnersUp,
    /// More votes cast for others than the clause lets those there cast.
    Proxies,
    /// Votes from more groups than there are votes; or against by groups, which nobody counts.
    Groups,
}

impl Miscount {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Measures,
        Self::TooManyThere,
        Self::Issued,
        Self::TooManyVotes,
        Self::Unlike,
        Self::CastingUncalled,
        Self::CastingMissing,
        Self::Mixed,
        Self::Candidates,
        Self::RunnersUp,
        Self::Proxies,
        Self::Groups,
    ];
    /// As `wording` knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::TooManyThere => "too-many-there",
            Self::Issued => "issued",
            Self::TooManyVotes => "too-many-votes",
            Self::Unlike => "unlike",
            Self::CastingUncalled => "casting-uncalled",
            Self::CastingMissing => "casting-missing",
            Self::Mixed => "mixed",
            Self::Candidates => "candidates",
            Self::RunnersUp => "runners-up",
            Self::Proxies => "proxies",
            Self::Groups => "groups",
        }
    }
}

/// What follows from the ballots of a round, from 1, by a rule.
///
/// # Errors
/// They do not add up.
pub fn poll(rule: &PollRule, round: u32, ballots: &Ballots<'_>) -> Result<Poll, Miscount> {
    let asked = rule.round(round);
    // Of those left over as many stand as there are.
    let field = if asked.runners_up { Field::Any } else { rule.field };
    check(rule, field, ballots)?;
    let whole = |threshold: &Threshold| {
        let count = ballots.counts.get(&threshold.measure).copied().unwrap_or_default();
        match threshold.base {
            Base::Entitled => ballots.entitled.get(&threshold.measure).copied().unwrap_or_default(),
            Base::Issued => count.issued.unwrap_or(count.participating),
            Base::Participating => count.participating,
            Base::Valid => count.valid(),
            Base::Cast if rule.fills.is_some() => count.valid(),
            Base::Cast => count.agree + count.against,
        }
    };
    let mut reached = vec![];
    let mut judge = |thresholds: &Thresholds, quorum: bool| {
        let mut any = thresholds.is_empty();
        for (list, all) in thresholds.iter().enumerate() {
            let mut kept = true;
            for threshold in all {
                let (whole, count) = (whole(threshold), ballots.counts.get(&threshold.measure));
                // Nothing is carried by nobody, however little is asked.
                let needed = threshold.least(whole).max(1);
                let had = match (quorum, rule.fills.is_some()) {
                    (true, _) => Some(count.map_or(0, |c| c.participating)),
                    (false, true) => None,
                    (false, false) => Some(count.map_or(0, |c| rule.agreed(c))),
                };
                kept &= had.is_none_or(|had| had >= needed);
                reached.push(Reached { quorum, list, threshold: threshold.clone(), whole, needed, had });
            }
            any |= kept;
        }
        any
    };
    let quorate = judge(&asked.quorum, true);
    let agreed = judge(&asked.carried, false);
    let decided = |outcome, reached, elected| Ok(Poll { outcome, reached, elected });
    let heads = ballots.counts.get(HEADS).copied().unwrap_or_default();
    if heads.issued.is_some_and(|issued| heads.participating > issued) {
        return decided(Outcome::Void, reached, vec![]);
    }
    if !quorate {
        return decided(Outcome::NoQuorum, reached, vec![]);
    }
    if rule.fills.is_none() {
        let tie = heads.agree == heads.against && heads.agree > 0 && rule.tie == Tie::Chair;
        let carried = match (tie, ballots.casting) {
            (true, None) => return Err(Miscount::CastingMissing),
            (false, Some(_)) => return Err(Miscount::CastingUncalled),
            (true, Some(casting)) => casting,
            (false, None) => agreed,
        };
        return decided(if carried { Outcome::Carried } else { Outcome::Lost }, reached, vec![]);
    }
    let (outcome, elected) = elect(asked, &whole, ballots, !rule.goes_on(round, Outcome::Tie));
    decided(outcome, reached, elected)
}

/// Whoever has enough votes, the most first, as far as there are seats; of several alike at the last seat nobody.
fn elect(
    round: &Round,
    whole: &dyn Fn(&Threshold) -> u64,
    ballots: &Ballots<'_>,
    last: bool,
) -> (Outcome, Vec<usize>) {
    let (asked, ranked_by) = (&round.carried, round.ranked_by());
    let votes = |c: &Stands<'_>, measure: &str| c.agree.get(measure).copied().unwrap_or_default();
    let enough = |c: &Stands<'_>| {
        let reaches = |t: &Threshold| votes(c, &t.measure) >= t.least(whole(t)).max(1);
        votes(c, ranked_by) > 0 && (asked.is_empty() || asked.iter().any(|all| all.iter().all(reaches)))
    };
    let (mut elected, mut tie, mut short) = (vec![], false, false);
    for seats in ballots.seats {
        let all = ballots.candidates.iter().enumerate();
        let mut able: Vec<(usize, u64)> = all
            .filter(|(_, c)| c.seat == seats.seat && enough(c))
            .map(|(at, c)| (at, votes(c, ranked_by)))
            .collect();
        able.sort_by_key(|(at, votes)| (std::cmp::Reverse(*votes), *at));
        let left = seats.high.saturating_sub(seats.taken);
        let mut into = able.len().min(left);
        // As many votes as whoever comes next: neither is elected before the other.
        if let Some((_, next)) = able.get(into).filter(|_| into > 0 && able.len() > left) {
            let alike = able[..into].iter().filter(|(_, v)| v == next).count();
            tie |= alike > 0;
            into -= alike;
        }
        short |= seats.taken + into < seats.low;
        elected.extend(able[..into].iter().map(|(at, _)| *at));
    }
    elected.sort_unstable();
    let outcome = match (tie, short) {
        // Where no round follows a tie, the least number is enough: whoever is alike is not elected.
        (true, short) if short || !last => Outcome::Tie,
        (false, true) => Outcome::Short,
        _ => Outcome::Carried,
    };
    (outcome, elected)
}

/// Whether a sheet adds up.
fn check(rule: &PollRule, field: Field, ballots: &Ballots<'_>) -> Result<(), Miscount> {
    let asked = rule.measures.iter().map(String::as_str).chain([HEADS]);
    if asked.clone().count() != ballots.counts.len() || asked.clone().any(|m| !ballots.counts.contains_key(m))
    {
        return Err(Miscount::Measures);
    }
    let heads = ballots.counts.get(HEADS).copied().unwrap_or_default();
    for (measure, count) in ballots.counts {
        let entitled = ballots.entitled.get(measure).copied().unwrap_or_default();
        // Ballots are handed out to heads.
        if count.issued.is_some() != (rule.ballots && measure == HEADS) {
            return Err(Miscount::Issued);
        }
        if count.issued.unwrap_or(count.participating) > entitled {
            return Err(Miscount::TooManyThere);
        }
        let votes = [count.invalid, count.agree, count.against];
        if votes.into_iter().try_fold(0u64, u64::checked_add).is_none_or(|sum| sum > count.participating) {
            return Err(Miscount::TooManyVotes);
        }
        if (count.participating > 0) != (heads.participating > 0) {
            return Err(Miscount::Unlike);
        }
        let proxies = if measure == HEADS { rule.proxies } else { Proxies::None };
        if !proxies.allows(count.by_proxy, count.participating) {
            return Err(Miscount::Proxies);
        }
        let votes = [(count.participating, heads.participating), (rule.agreed(count), rule.agreed(&heads))];
        if measure == GROUPS && (count.against > 0 || votes.iter().any(|(groups, heads)| groups > heads)) {
            return Err(Miscount::Groups);
        }
    }
    if rule.support && ballots.counts.values().any(|c| c.agree > 0 || c.against > 0) {
        return Err(Miscount::Mixed);
    }
    if rule.fills.is_none() {
        return if ballots.candidates.is_empty() { Ok(()) } else { Err(Miscount::Mixed) };
    }
    if ballots.casting.is_some() {
        return Err(Miscount::CastingUncalled);
    }
    if ballots.counts.values().any(|c| c.agree > 0 || c.against > 0) {
        return Err(Miscount::Mixed);
    }
    for candidate in ballots.candidates {
        let more = |(measure, votes): (&String, &u64)| {
            ballots.counts.get(measure).is_none_or(|count| *votes > count.valid())
        };
        if candidate.agree.iter().any(more) {
            return Err(Miscount::TooManyVotes);
        }
        if candidate.agree.get(GROUPS) > candidate.agree.get(HEADS) {
            return Err(Miscount::Groups);
        }
        if !ballots.seats.iter().any(|s| s.seat == candidate.seat) {
            return Err(Miscount::Mixed);
        }
    }
    for seats in ballots.seats {
        let left = seats.high.saturating_sub(seats.taken);
        let stand = ballots.candidates.iter().filter(|c| c.seat == seats.seat).count();
        let good = match field {
            Field::Any => true,
            Field::MoreThanSeats => left == 0 || stand > left,
            Field::AsManyAsSeats => stand == left,
        };
        if !good {
            return Err(Miscount::Candidates);
        }
    }
    Ok(())
}
