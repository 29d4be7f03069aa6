//! Counting a vote: who was entitled, whether enough were there, and whether enough agreed.
//!
//! Whole numbers and parts of them, no floating point. A rule says only what a procedure says; without one a decision is
//! carried by more than half of those present, with no quorum, and that is inferred.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A part of a whole that has to be reached, or passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The part and the whole of the fraction.
    pub of: (u32, u32),
    /// More than it; else at least it.
    pub more_than: bool,
}

impl Share {
    /// More than half.
    pub const MAJORITY: Self = Self { of: (1, 2), more_than: true };

    /// The least whole number of so many that reaches it: of more than everything, one more than there are.
    pub fn least_of(self, whole: u64) -> u64 {
        let (part, of) = (u64::from(self.of.0), u64::from(self.of.1).max(1));
        let share = whole.saturating_mul(part);
        if self.more_than { share / of + 1 } else { share.div_ceil(of) }
    }
}

impl fmt::Display for Share {
    /// As the file says it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = if self.more_than { "more than" } else { "at least" };
        write!(f, "{bound} {}/{}", self.of.0, self.of.1)
    }
}

/// Of whom enough have to agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// 应到: everybody entitled.
    Entitled,
    /// 实到: everybody there; whoever abstains counts against.
    #[default]
    Present,
    /// Whoever voted for or against.
    Cast,
}

impl Base {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Entitled, Self::Present, Self::Cast];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entitled => "entitled",
            Self::Present => "present",
            Self::Cast => "cast",
        }
    }
}

/// How a body votes, as its procedure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRule {
    /// How many of those entitled have to be there; none if nothing is said of it.
    pub quorum: Option<Share>,
    /// How many have to agree.
    pub carried: Share,
    /// Of whom.
    pub base: Base,
    /// In a tie the chair has one more vote (决定票); else a tie is lost.
    pub chair_decides: bool,
    /// Whoever is recused is not counted as entitled; else as entitled and absent.
    pub recused_leave: bool,
}

impl Default for VoteRule {
    fn default() -> Self {
        Self {
            quorum: None,
            carried: Share::MAJORITY,
            base: Base::Present,
            chair_decides: false,
            recused_leave: false,
        }
    }
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// 应到: the members, whoever is recused among them.
    pub entitled: u32,
    /// 实到, without whoever is recused.
    pub present: u32,
    /// For.
    pub agree: u32,
    /// Against. Whoever is there and neither for nor against abstains (弃权), unless not asked.
    pub against: u32,
    /// 未表决: there, and not asked any more, because the outcome could not change.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub not_asked: u32,
    /// 回避: members who left.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub recused: u32,
    /// 决定票: in a tie, whether the chair was for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<bool>,
}

/// How one member voted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// 赞成.
    For,
    /// 反对.
    Against,
    /// 弃权.
    Abstains,
    /// 未表决: there, and not asked any more, because the outcome could not change.
    NotAsked,
    /// 回避: left, and has no vote.
    Recused,
    /// 缺席.
    Absent,
}

impl Vote {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::For, Self::Against, Self::Abstains, Self::NotAsked, Self::Recused, Self::Absent];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstains => "abstains",
            Self::NotAsked => "not_asked",
            Self::Recused => "recused",
            Self::Absent => "absent",
        }
    }
}

impl Together {
    /// The count of votes taken by name; the chair decides a tie apart from them.
    pub fn of(votes: impl Iterator<Item = Vote>, casting: Option<bool>) -> Self {
        let mut count =
            Self { entitled: 0, present: 0, agree: 0, against: 0, not_asked: 0, recused: 0, casting };
        for vote in votes {
            count.entitled += 1;
            count.present += u32::from(!matches!(vote, Vote::Recused | Vote::Absent));
            count.not_asked += u32::from(vote == Vote::NotAsked);
            count.agree += u32::from(vote == Vote::For);
            count.against += u32::from(vote == Vote::Against);
            count.recused += u32::from(vote == Vote::Recused);
        }
        count
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Together {
    /// 弃权.
    pub fn abstain(&self) -> u32 {
        [self.agree, self.against, self.not_asked].into_iter().fold(self.present, u32::saturating_sub)
    }

    /// As many for as against.
    fn is_tie(&self) -> bool {
        self.agree == self.against && self.agree > 0
    }

    /// As if whoever was not asked had been for it, or against.
    fn if_asked(self, agree: bool) -> Self {
        let (more, less) = if agree { (self.not_asked, 0) } else { (0, self.not_asked) };
        Self { agree: self.agree + more, against: self.against + less, not_asked: 0, ..self }
    }
}

/// A count and what follows from it. Whoever was not asked is taken as voting the way that speaks most against the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Entitled to vote.
    pub entitled: u64,
    /// How many have to be there; none if nothing is said of it.
    pub quorum: Option<u64>,
    /// Enough were there.
    pub quorate: bool,
    /// Of how many enough have to agree.
    pub base: u64,
    /// How many.
    pub needed: u64,
    /// For, with the casting vote if it was one.
    pub agree: u64,
    /// As many for as against.
    pub tie: bool,
    /// Carried.
    pub carried: bool,
}

/// Why a count cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miscount {
    /// Nobody was there.
    Nobody,
    /// More were there, or recused, than there are members.
    TooManyThere,
    /// More voted, or were not asked, than were there.
    TooManyVotes,
    /// Whoever was not asked could still change the outcome.
    StillOpen,
    /// A casting vote where there is no tie, or where the procedure knows none.
    CastingUncalled,
    /// A tie, and the chair has not decided it.
    CastingMissing,
}

impl Miscount {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Nobody,
        Self::TooManyThere,
        Self::TooManyVotes,
        Self::StillOpen,
        Self::CastingUncalled,
        Self::CastingMissing,
    ];
    /// As `wording` knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::TooManyThere => "too-many-there",
            Self::TooManyVotes => "too-many-votes",
            Self::StillOpen => "still-open",
            Self::CastingUncalled => "casting-uncalled",
            Self::CastingMissing => "casting-missing",
        }
    }
}

/// What follows from a count by a rule.
///
/// # Errors
/// The count does not add up, or ended while the outcome could still change.
pub fn tally(rule: &VoteRule, count: &Together) -> Result<Tally, Miscount> {
    let Together { entitled, present, agree, against, not_asked, recused, casting } = *count;
    if present == 0 {
        return Err(Miscount::Nobody);
    }
    if u64::from(present) + u64::from(recused) > u64::from(entitled) {
        return Err(Miscount::TooManyThere);
    }
    if u64::from(agree) + u64::from(against) + u64::from(not_asked) > u64::from(present) {
        return Err(Miscount::TooManyVotes);
    }
    if not_asked == 0 {
        return match (count.is_tie() && rule.chair_decides, casting) {
            (false, Some(_)) => Err(Miscount::CastingUncalled),
            (true, None) => Err(Miscount::CastingMissing),
            _ => Ok(counted(rule, count)),
        };
    }
    if casting.is_some() {
        return Err(Miscount::CastingUncalled);
    }
    // More votes for it never lose and more against it never carry: what both ends come to holds between them, but for
    // a tie that the chair would decide.
    let (least, most) = (counted(rule, &count.if_asked(false)), counted(rule, &count.if_asked(true)));
    let chair_can_turn = rule.chair_decides && {
        let (fewest, more) = (agree.max(against).max(1), (agree + against + not_asked) / 2);
        let for_it = |n| {
            let tie = Together { agree: n, against: n, not_asked: 0, casting: Some(true), ..*count };
            counted(rule, &tie).carried
        };
        // With more who vote the chair's vote carries more of a fixed base and less of those cast.
        fewest <= more && (least.carried || for_it(fewest) || for_it(more))
    };
    if least.carried != most.carried || chair_can_turn {
        return Err(Miscount::StillOpen);
    }
    Ok(Tally { tie: false, ..if least.carried { least } else { most } })
}

/// What follows from a count that adds up.
fn counted(rule: &VoteRule, count: &Together) -> Tally {
    let Together { entitled, present, agree, against, recused, casting, .. } = *count;
    let entitled = u64::from(if rule.recused_leave { entitled - recused } else { entitled });
    let quorum = rule.quorum.map(|share| share.least_of(entitled));
    let base = match rule.base {
        Base::Entitled => entitled,
        Base::Present => u64::from(present),
        Base::Cast => u64::from(agree) + u64::from(against),
    };
    // Nothing is carried by nobody, however few have to agree.
    let needed = rule.carried.least_of(base).max(1);
    let quorate = quorum.is_none_or(|q| u64::from(present) >= q);
    let agree = u64::from(agree) + u64::from(casting == Some(true));
    // Where half is enough a tie would be carried by itself: what the chair says decides it.
    let carried = quorate && agree >= needed && casting != Some(false);
    Tally { entitled, quorum, quorate, base, needed, agree, tie: count.is_tie(), carried }
}
