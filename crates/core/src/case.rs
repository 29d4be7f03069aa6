//! One case as its acts left it.
//!
//! `decide` (procedure, case, command, context → act or refusal), `evolve` (case, act → case) and `outline` (what
//! queues and lists must say about a case).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::{Due, Escalation};
use crate::context::Stored;
use crate::decimal;
use crate::directory::Term;
use crate::moment::{Date, Moment};
use crate::record::Digest;
use crate::roll::Counted;

mod act;
mod advance;
mod bodies;
mod clock;
pub mod command;
pub mod counting;
pub mod decide;
pub mod duties;
pub mod effect;
pub mod events;
mod evolve;
mod facts;
pub mod lifecycle;
pub mod marking;
pub mod migrating;
pub mod noticing;
pub mod outline;
pub mod permitted;
pub mod polls;
pub mod previewing;
pub mod results;
mod task;

pub use act::{Act, BehalfStamp, CoverStamp, Stamp};
pub use bodies::{Concern, Member, follow_ups};
pub use clock::{Escalated, Pause, Running, Suspension, Timing};
pub use command::{Behalf, Command};
pub use counting::Count;
pub use decide::{Decided, INVITATION_DAYS_MAX, TIMER, admit, decide, is_later};
pub use duties::Claim;
pub use effect::Effect;
pub use events::{Answer, Event, Happened, Posting, Recipient};
pub use facts::Computed;
pub use noticing::{Notice, NoticeKind};
pub use outline::{Need, Outline};
pub use permitted::{ActKind, permitted};
pub use polls::{Candidate, Entered, PollRound, Sheet};
pub use previewing::{Preview, preview};
pub use results::{ResultOf, WITHDRAWN};
pub use task::{
    Added, Disposal, Done, Endorsement, Grade, Handed, Handing, Reminder, Reply, SignedIn, Stance, Task,
    TaskKind, TaskState, Turn,
};

pub use crate::tally::Together;

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// A word.
    Word(String),
}

impl Value {
    /// As people write it, a number with so many decimals.
    pub fn written(&self, decimals: u8) -> String {
        match self {
            Self::Number(n) => decimal::write(*n, decimals),
            Self::Word(word) => word.clone(),
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::Word(w) => f.write_str(w),
        }
    }
}

/// Whether and how a case has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Status {
    /// In progress.
    Open,
    /// At a declared end.
    Ended {
        /// Which.
        end: String,
        /// Whether it is a success.
        success: bool,
        /// When.
        at: Moment,
    },
    /// Taken back by the lead.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

/// How far a task of the definition is, over all its rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not yet its turn, or it waits for an office, a parameter or a paper.
    Waiting,
    /// With its office or offices.
    Open,
    /// Done.
    Done,
    /// Not taken up; only a `may` task.
    Lapsed,
    /// Its guard does not hold, or there is nobody it is for.
    NotApplicable,
    /// Left with an explanation.
    Explained,
}

impl Progress {
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Done => "done",
            Self::NotApplicable => "not_applicable",
            Self::Lapsed => "lapsed",
            Self::Explained => "explained",
        }
    }
    /// Whether nothing more is owed.
    pub fn settled(self) -> bool {
        !matches!(self, Self::Waiting | Self::Open)
    }
}

/// A task's progress and its present round, from 1; 0 before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// How far.
    pub progress: Progress,
    /// How often it has been offered.
    pub round: u32,
}

/// 阅知: offices were told of a case, or of a task in it, for information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Informed {
    /// When.
    pub at: Moment,
    /// By which office.
    pub by: String,
    /// Of which task, by key; empty: of the case.
    pub key: String,
    /// 预告: of a task of the definition whose turn is still to come.
    pub ahead: Option<String>,
    /// Which offices.
    pub offices: Vec<String>,
    /// What was said: a payload.
    pub words: Option<Digest>,
    /// 已阅: by office, who and when.
    pub read: BTreeMap<String, (String, Moment)>,
}

/// A file of a paper.
pub type File = Stored;

/// One version of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// From 1.
    pub version: u32,
    /// The task that filed it.
    pub key: String,
    /// Its files.
    pub files: Vec<File>,
    /// 文号, if it has one.
    pub number: String,
    /// The date on it.
    pub dated: Option<Date>,
    /// Required sections confirmed to be in it.
    pub sections: Vec<String>,
    /// Ways chosen and points covered, where the task asks for them.
    pub chosen: Vec<String>,
    /// When filed.
    pub at: Moment,
    /// It replaces an earlier one as a correction of a slip.
    pub corrects: bool,
    /// Set aside by a return or a correction.
    pub superseded: bool,
    /// The paper that revoked it, if it had taken effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revoked>,
    /// Of a roll: what it comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll: Option<Counted>,
}

/// 撤销: the paper by which one that had taken effect was revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// When it was recorded.
    pub at: Moment,
    /// Its files.
    pub files: Vec<File>,
    /// 文号, if it has one.
    pub number: String,
    /// The date on it.
    pub dated: Option<Date>,
    /// Why: a payload.
    pub reason: Digest,
}

/// A person proposed for a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The seat.
    pub seat: String,
    /// The name: a payload.
    pub name: Digest,
    /// The id in the directory, if there.
    pub person: Option<String>,
    /// The party the person comes from.
    pub party: String,
    /// The position held there.
    pub position: String,
    /// The pool the person comes from.
    pub pool: String,
    /// Facts rules need.
    pub facts: BTreeMap<String, Value>,
    /// 兼任: lists of people that the person stands on as well, and where, from 1, as far as it was told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub also: BTreeMap<String, usize>,
}

/// A rule of a roster and whether it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterFinding {
    /// The seat; empty for a rule of the whole roster.
    pub seat: String,
    /// `count`, `per_party`, `must_include`, `from`, `asks`, `one_seat_each`.
    pub rule: String,
    /// Whether kept; none if it could not be judged (a parameter is 未定).
    pub kept: Option<bool>,
    /// What was found.
    pub found: String,
    /// What is asked.
    pub asked: String,
}

/// A roster as filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct RosterState {
    /// Who is proposed.
    pub holders: Vec<Holder>,
    /// Rules and results.
    pub findings: Vec<RosterFinding>,
    /// By which task.
    pub key: String,
    /// Fixed by the act that constitutes the body.
    pub fixed: bool,
}

/// A point of an agenda as held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaResult {
    /// As the procedure titles it.
    pub title: String,
    /// Whether it was held.
    pub held: bool,
    /// Why not: a payload.
    pub reason: Option<Digest>,
}

/// Somebody at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendant {
    /// The party represented.
    pub party: String,
    /// The name: a payload.
    pub name: Digest,
    /// The rank held.
    pub rank: String,
    /// 代会: below the rank invited.
    pub stand_in: bool,
}

/// A meeting as held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The task.
    pub key: String,
    /// The day.
    pub held_on: Date,
    /// Who came.
    pub attendance: Vec<Attendant>,
    /// Invited parties that did not come.
    pub absent: Vec<String>,
    /// Point by point.
    pub agenda: Vec<AgendaResult>,
}

/// What an explanation explains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// The task was left out.
    #[default]
    Left,
    /// 先办后补: it was begun before its turn.
    Early,
    /// It was done again.
    Again,
    /// A later version asks for it in a stage that had been left when the case went over to it.
    Passed,
    /// A limit that runs over stages passed, and the case went on without it.
    Cut,
}

impl Departure {
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Early => "early",
            Self::Again => "again",
            Self::Passed => "passed",
            Self::Cut => "cut",
        }
    }
}

/// An explanation for something left out, done early or done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The task of the definition.
    pub task: String,
    /// What is explained.
    pub how: Departure,
    /// Why: a payload.
    pub reason: Option<Digest>,
    /// On what basis: a payload.
    pub basis: Option<Digest>,
    /// Who authorised it: a payload.
    pub authoriser: Option<Digest>,
    /// By which act.
    pub act: u64,
    /// Set aside by a return.
    pub superseded: bool,
}

/// An artifact attached besides the papers a task asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// To which task; empty: to the case.
    pub key: String,
    /// What it is: a payload.
    pub title: Digest,
    /// The file.
    pub file: File,
    /// By which act.
    pub act: u64,
}

/// A body constituted, or a party formed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formed {
    /// Its office.
    pub office: String,
    /// By which task.
    pub key: String,
    /// When.
    pub at: Moment,
    /// A body that is not constituted yet, and acts already.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Of a party: whom it was formed of, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
}

/// Somebody who left a list of people by standing for a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The list: a formed party or a roster.
    pub list: String,
    /// The place on it, from 1.
    pub place: usize,
    /// The roster.
    pub standing_for: String,
    /// The place on the list of whoever came instead, if anybody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refilled: Option<usize>,
}

/// A submission that can still be undone: what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The task.
    pub key: String,
    /// By whom.
    pub person: String,
    /// When.
    pub at: Moment,
    /// Everything it did.
    pub effects: Vec<Effect>,
}

/// 邀请链接: leave for an office without accounts to do one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The task.
    pub key: String,
    /// The first moment that is too late.
    pub until: Moment,
    /// Taken back.
    pub revoked: bool,
}

/// A stay in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The stage.
    pub stage: usize,
    /// From.
    pub from: Moment,
    /// To; none while there.
    pub to: Option<Moment>,
    /// Left by a return to this stage.
    pub returned_to: Option<usize>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// How many acts.
    pub version: u64,
    /// The procedure by id.
    pub procedure: String,
    /// The procedure by digest: kept for life, unless migrated by a command.
    pub digest: Digest,
    /// The jurisdiction.
    pub county: String,
    /// Its title.
    pub title: String,
    /// Who opened it.
    pub opened_by: String,
    /// When.
    pub opened_at: Moment,
    /// When the last act was recorded.
    pub moved_at: Moment,
    /// Whether it has ended.
    pub status: Status,
    /// Part of it was done before it was opened here.
    pub midway: bool,
    /// The present stage.
    pub stage: usize,
    /// Every stay in a stage.
    pub stays: Vec<Stay>,
    /// Offices by party.
    pub parties: BTreeMap<String, Vec<String>>,
    /// Values; the inner none is 未定.
    pub parameters: BTreeMap<String, Option<i64>>,
    /// Stated facts.
    pub facts: BTreeMap<String, Value>,
    /// Meetings asked for.
    pub requested: std::collections::BTreeSet<String>,
    /// By task of the definition.
    pub runs: BTreeMap<String, Run>,
    /// By key.
    pub tasks: BTreeMap<String, Task>,
    /// All versions, by paper.
    pub papers: BTreeMap<String, Vec<Version>>,
    /// By roster.
    pub rosters: BTreeMap<String, RosterState>,
    /// As held.
    pub meetings: Vec<Meeting>,
    /// As given.
    pub explanations: Vec<Explanation>,
    /// Besides the papers.
    pub attachments: Vec<Attachment>,
    /// The body in office that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concerns: Option<Concern>,
    /// Terms that bodies have begun here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub terms: BTreeMap<String, Term>,
    /// Who left which list of people by standing for a roster.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Left>,
    /// Parties formed and bodies, by what they are; one in office before the case has no task.
    pub formed: BTreeMap<String, Formed>,
    /// The first body that something was brought about for; all of them are among the formed.
    pub constituted: Option<String>,
    /// By the version of the case whose act made them.
    pub invitations: BTreeMap<u64, Invitation>,
    /// What holds up the whole case.
    pub suspended: Option<Suspension>,
    /// When the whole case stood before.
    pub pauses: Vec<Pause>,
    /// Submissions of the last minutes, and of this stage.
    pub recent: Vec<Recent>,
    /// 阅知, 预告.
    pub informed: Vec<Informed>,
    /// 经办人: who handles for an office what the case asks of it, by office.
    pub handlers: BTreeMap<String, String>,
    /// Tasks whose turn has come but for the time before which they do not begin, with that time.
    #[serde(default)]
    pub waits: BTreeMap<String, Due>,
    /// Limits that run over stages, by id.
    #[serde(default)]
    pub limits: BTreeMap<String, Running>,
    /// Rosters set aside by a return, by the task that filled them.
    pub rosters_before: BTreeMap<String, (String, RosterState)>,
}

impl Case {
    /// Before the first act.
    pub fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            version: 0,
            procedure: String::new(),
            digest: Digest([0; 32]),
            county: String::new(),
            title: String::new(),
            opened_by: String::new(),
            opened_at: Moment(0),
            moved_at: Moment(0),
            status: Status::Open,
            midway: false,
            stage: 0,
            stays: vec![],
            parties: BTreeMap::new(),
            parameters: BTreeMap::new(),
            facts: BTreeMap::new(),
            requested: std::collections::BTreeSet::new(),
            runs: BTreeMap::new(),
            tasks: BTreeMap::new(),
            papers: BTreeMap::new(),
            rosters: BTreeMap::new(),
            meetings: vec![],
            explanations: vec![],
            attachments: vec![],
            concerns: None,
            terms: BTreeMap::new(),
            left: vec![],
            formed: BTreeMap::new(),
            constituted: None,
            invitations: BTreeMap::new(),
            suspended: None,
            pauses: vec![],
            recent: vec![],
            informed: vec![],
            handlers: BTreeMap::new(),
            waits: BTreeMap::new(),
            limits: BTreeMap::new(),
            rosters_before: BTreeMap::new(),
        }
    }

    /// Whether anything can still happen.
    pub fn is_open(&self) -> bool {
        self.version > 0 && self.status == Status::Open
    }

    /// How far a task of the definition is.
    pub fn run(&self, task: &str) -> Run {
        self.runs.get(task).copied().unwrap_or(Run { progress: Progress::Waiting, round: 0 })
    }

    /// The version of a paper that counts now.
    pub fn paper(&self, id: &str) -> Option<&Version> {
        self.papers.get(id)?.iter().rev().find(|v| !v.superseded)
    }

    /// The tasks of the present round of a task of the definition.
    pub fn round_of<'a>(&'a self, task: &'a str) -> impl Iterator<Item = &'a Task> {
        let round = self.run(task).round;
        self.tasks.values().filter(move |t| t.task == task && t.round == round && !t.superseded)
    }

    /// The replies of the present round of a consultation.
    pub fn replies<'a>(&'a self, task: &'a str) -> impl Iterator<Item = &'a Task> {
        self.round_of(task).filter(|t| t.kind == TaskKind::Reply)
    }

    /// Every office that takes part: it sees the case.
    pub fn offices(&self) -> Vec<&str> {
        let bound = self.parties.values().flatten().map(String::as_str);
        let formed = self.formed.values().map(|f| f.office.as_str());
        // Whoever a task was handed to or added for, and whoever was told of the case.
        let handed = self.tasks.values().map(|t| t.office.as_str());
        let told = self.informed.iter().flat_map(|i| &i.offices).map(String::as_str);
        let mut all: Vec<&str> = bound.chain(formed).chain(handed).chain(told).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The files a case names, with where: a visitor who sees the case may read them.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        let papers = self.papers.values().flatten().flat_map(|v| &v.files);
        let shown = self.tasks.values().flat_map(|t| &t.events).flat_map(|e| &e.files);
        let results = self.tasks.values().filter_map(|t| match &t.result {
            Some(ResultOf::Outside { files, .. }) => Some(files),
            _ => None,
        });
        papers.chain(shown).chain(results.flatten()).chain(self.attachments.iter().map(|a| &a.file))
    }
}
