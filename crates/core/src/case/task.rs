//! A task with an office: what is owed, how it stands, who did it, and through whose hands it went.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::events::Event;
use super::polls::{Entered, PollRound};
use super::results::ResultOf;
use super::{Claim, Escalated, Escalation, Pause, Suspension, Together, Value};
use crate::calendar::Due;
use crate::moment::{Date, Moment};
use crate::procedure::model::{Force, Kind};
use crate::record::Digest;
use crate::tally::Vote;

/// What an office owes under a key.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Something to be done.
    Work,
    /// Collecting opinions and disposing of objections.
    Consultation,
    /// Giving an opinion.
    Reply,
    /// Deciding.
    Approval,
    /// Convening and recording a meeting.
    Meeting,
    /// Holding a vote and counting it.
    Vote,
    /// Filing papers with parties outside.
    Filing,
    /// Putting up a notice.
    Notice,
    /// Taking over what came of another case.
    Procedure,
    /// Deciding on an objection to a notice.
    Objection,
    /// Helping another office with its task (协办).
    Assist,
}

impl TaskKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Work,
        Self::Consultation,
        Self::Reply,
        Self::Approval,
        Self::Meeting,
        Self::Vote,
        Self::Filing,
        Self::Notice,
        Self::Procedure,
        Self::Objection,
        Self::Assist,
    ];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Consultation => "consultation",
            Self::Reply => "reply",
            Self::Approval => "approval",
            Self::Meeting => "meeting",
            Self::Vote => "vote",
            Self::Filing => "filing",
            Self::Notice => "notice",
            Self::Procedure => "procedure",
            Self::Objection => "objection",
            Self::Assist => "assist",
        }
    }

    /// What whoever is asked by a clause owes.
    pub(super) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Work { .. } => Self::Work,
            Kind::Consultation { .. } => Self::Reply,
            Kind::Approval { .. } => Self::Approval,
            Kind::Meeting { .. } => Self::Meeting,
            Kind::Vote(_) => Self::Vote,
            Kind::Filing(_) => Self::Filing,
            Kind::Notice(_) => Self::Notice,
            Kind::Procedure(_) => Self::Procedure,
        }
    }
}

/// The state of a task with an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum TaskState {
    /// Known, but not its turn yet: who signs after somebody else.
    Queued,
    /// 待办.
    Offered,
    /// 办理中.
    Claimed {
        /// By whom.
        person: String,
    },
    /// 已办.
    Done,
    /// The round was closed without an answer: silence, never consent.
    Silent,
    /// Not taken up.
    Lapsed,
    /// Left with an explanation.
    Explained,
    /// What it was to decide was decided without it.
    Settled,
    /// 减签: no longer asked.
    Dropped,
}

impl TaskState {
    /// Whether the office still has to act.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Offered | Self::Claimed { .. })
    }

    /// Whether its run waits for it: open, or its turn is still to come.
    pub fn is_owed(&self) -> bool {
        self.is_open() || matches!(self, Self::Queued)
    }
}

/// How an act is evidenced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 本人办理: signed in.
    Own,
    /// 邀请链接.
    Link,
    /// 纸质代录.
    Paper,
    /// 电话记录.
    Phone,
    /// 外部规则: the result of a rule that is none of a procedure here.
    Outside,
}

impl Grade {
    /// All of them, the strongest first.
    pub const ALL: [Self; 5] = [Self::Own, Self::Link, Self::Paper, Self::Phone, Self::Outside];
    /// Whether the lead recorded it for another office.
    pub fn is_behalf(self) -> bool {
        matches!(self, Self::Paper | Self::Phone)
    }
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Link => "link",
            Self::Paper => "paper",
            Self::Phone => "phone",
            Self::Outside => "outside",
        }
    }
}

/// What an office thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// 同意.
    Agree,
    /// 同意，另有建议.
    Suggest,
    /// 有意见.
    Object,
}

impl Stance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Suggest, Self::Object];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Suggest => "suggest",
            Self::Object => "object",
        }
    }
}

/// What the lead makes of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Disposal {
    /// 采纳.
    Adopted,
    /// 部分采纳.
    Partly,
    /// 不采纳.
    Declined,
}

impl Disposal {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Adopted, Self::Partly, Self::Declined];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Partly => "partly",
            Self::Declined => "declined",
        }
    }
}

/// An opinion and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What the office thinks.
    pub stance: Stance,
    /// Why: a payload.
    pub opinion: Option<Digest>,
    /// What the lead made of it.
    pub disposal: Option<(Disposal, Digest)>,
    /// The version of the paper it judged.
    pub about: Option<(String, u32)>,
}

/// Who did a task, when and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The version of the case whose act did it.
    pub act: u64,
    /// When recorded.
    pub at: Moment,
    /// When it took place, if told.
    pub took_place: Option<Date>,
    /// Who is bound by it: the actor, or the signer of the paper, if in the directory.
    pub person: Option<String>,
    /// Who typed it.
    pub recorded_by: String,
    /// Who signed, where that is nobody of the directory: a payload.
    pub signed: Option<Digest>,
    /// The rank held.
    pub rank: String,
    /// How it is evidenced.
    pub grade: Grade,
    /// The outcome of a decision or meeting; empty where there is none.
    pub outcome: String,
    /// Confirmed from an earlier round instead of redone.
    pub confirmed: bool,
    /// Decided together: present, of how many, for and against.
    pub together: Option<Together>,
    /// Whom the one bound by it covered (AB岗代办); both are bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<String>,
    /// Its office is a body that was not constituted yet (先行履职).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// The office that signed instead, where everybody of the task's own was barred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// A task in an office's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// `TASK.ROUND` or `TASK.ROUND.PARTY`.
    pub key: String,
    /// The task of the definition.
    pub task: String,
    /// Its round, from 1.
    pub round: u32,
    /// Its stage.
    pub stage: usize,
    /// What is owed.
    pub kind: TaskKind,
    /// The party.
    pub party: String,
    /// The office that fills it.
    pub office: String,
    /// How binding.
    pub force: Force,
    /// Now.
    pub state: TaskState,
    /// Offered again after a return.
    pub returned: bool,
    /// Set aside by a return; the opinions and papers stay with it.
    pub superseded: bool,
    /// When offered.
    pub offered: Moment,
    /// Its deadline; none if the text has none, or the parameter is 未定.
    pub due: Option<Due>,
    /// The versions of the papers it rests on.
    pub inputs: BTreeMap<String, u32>,
    /// The opinion, if it is a reply.
    pub reply: Option<Reply>,
    /// How it was done.
    pub done: Option<Done>,
    /// How often and by whom the office was reminded.
    pub reminders: Vec<Reminder>,
    /// Who of the office endorsed it, in order (呈批).
    pub endorsements: Vec<Endorsement>,
    /// Who signed in at the meeting.
    pub signed_in: Vec<SignedIn>,
    /// When the office is reminded by the program; none if it has been.
    pub remind_at: Option<Moment>,
    /// When somebody higher is told; none if they have been.
    pub escalate: Option<Escalation>,
    /// Who higher was told.
    pub escalated: Vec<Escalated>,
    /// What holds it up, besides the case.
    pub suspended: Option<Suspension>,
    /// Since when its clock stands, whatever holds it up.
    pub stopped: Option<Moment>,
    /// When its clock stood before.
    pub pauses: Vec<Pause>,
    /// How the present claim is held, while it is.
    #[serde(default)]
    pub claim: Claim,
    /// The only person it is meant for; none: anybody of the office.
    pub named: Option<String>,
    /// 委托: who gave it to whoever has claimed it, and gets it back.
    pub owner: Option<String>,
    /// 加签, 协办: the task it was added to.
    pub added: Option<Added>,
    /// 转办, 委托: how it went from hand to hand.
    pub handed: Vec<Handed>,
    /// How the members of a body voted on it, by name.
    pub votes: BTreeMap<String, Vote>,
    /// The facts it stated.
    pub stated: BTreeMap<String, Value>,
    /// Of a vote: what the first of two counted, until the second has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Entered>,
    /// Of a vote: its rounds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub polls: Vec<PollRound>,
    /// Of a filing or a notice: what happened, in the order of recording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Of a task that another case does: where its result comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultOf>,
}

/// Where an added signer or helper comes in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// 前加签: the task waits for it.
    Before,
    /// 并加签: at the same time.
    Beside,
    /// 后加签: once the task is done.
    After,
    /// 协办 that nothing waits for.
    Aside,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Before, Self::Beside, Self::After, Self::Aside];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Beside => "beside",
            Self::After => "after",
            Self::Aside => "aside",
        }
    }
}

/// A task added to another while the case runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// The task it was added to, by key.
    pub to: String,
    /// Where it comes in.
    pub turn: Turn,
    /// By which office.
    pub by: String,
    /// Why, or what is asked: a payload.
    pub reason: Digest,
}

/// A task went from one hand to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// How.
    pub how: Handing,
    /// The office it came from, and the one it went to.
    pub offices: (String, String),
    /// To whom; none: to the office.
    pub to: Option<String>,
    /// Why: a payload.
    pub words: Option<Digest>,
}

/// How a task goes from one hand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handing {
    /// 转办.
    Transferred,
    /// 委托.
    Delegated,
    /// A delegated task came back.
    HandedBack,
}

impl Handing {
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transferred => "transferred",
            Self::Delegated => "delegated",
            Self::HandedBack => "handed_back",
        }
    }
}

/// Somebody who signed in at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// When.
    pub at: Moment,
    /// The party represented.
    pub party: String,
    /// Name and position as stated: a payload.
    pub name: Digest,
    /// The rank as stated.
    pub rank: String,
}

/// An office was reminded of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// When.
    pub at: Moment,
    /// By which office.
    pub by: String,
    /// By an office above (催办).
    pub downward: bool,
    /// Told by telephone: whom; a payload.
    pub told: Option<Digest>,
    /// What was said: a payload.
    pub words: Option<Digest>,
}

/// A task was endorsed on its way through its office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// When.
    pub at: Moment,
    /// By whom.
    pub person: String,
    /// Whom that one covered (AB岗代办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<String>,
    /// The rank held.
    pub rank: String,
    /// What was proposed or said: a payload.
    pub words: Digest,
}

impl Task {
    /// Whether nobody has done anything with it but claim it.
    pub(super) fn is_untouched(&self) -> bool {
        let around = self.handed.is_empty() && self.endorsements.is_empty() && self.signed_in.is_empty();
        let paused = self.suspended.is_some() || !self.pauses.is_empty();
        let counted = self.entered.is_some() || !self.polls.is_empty() || !self.events.is_empty();
        around && self.votes.is_empty() && !counted && self.done.is_none() && !paused
    }
}
