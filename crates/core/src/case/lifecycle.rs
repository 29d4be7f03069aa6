//! The life cycle of a task as one table: which act is open in which state, of which kind of task, to whom.
//!
//! The table is what `decide` asks first, what the documentation prints, and the oracle of the random tests. What it
//! allows can still be refused, by a duty, a position or a rule of the clause; what it does not allow is never open.

use super::permitted::ActKind;
use super::*;
use crate::procedure::Procedure;
use crate::refusal::{Refusal, RefusalCode};

/// Where a task stands, as the table knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Its turn is still to come.
    Queued,
    /// 待办.
    Offered,
    /// 办理中: somebody has claimed it.
    Claimed,
    /// 委托: somebody prepares it for whoever has claimed it.
    Delegated,
    /// 已办.
    Done,
    /// 无需办理: silent, lapsed, explained, settled without it, dropped, or set aside.
    Over,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Offered, Self::Claimed, Self::Delegated, Self::Done, Self::Over];
    /// As `wording` knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Offered => "offered",
            Self::Claimed => "claimed",
            Self::Delegated => "delegated",
            Self::Done => "done",
            Self::Over => "over",
        }
    }

    /// Where a task stands.
    pub fn of(task: &Task) -> Self {
        match &task.state {
            _ if task.superseded => Self::Over,
            TaskState::Queued => Self::Queued,
            TaskState::Offered => Self::Offered,
            TaskState::Claimed { .. } if task.owner.is_some() => Self::Delegated,
            TaskState::Claimed { .. } => Self::Claimed,
            TaskState::Done => Self::Done,
            _ => Self::Over,
        }
    }
}

/// Who may act on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Anybody of its office.
    Office,
    /// Whoever has claimed it; anybody of its office while nobody has.
    Holder,
    /// Whoever prepares it for somebody else.
    Delegate,
    /// Whoever gave it to somebody to prepare.
    Owner,
    /// A head or clerk of its office.
    Head,
    /// Whoever submitted it.
    Submitter,
    /// The office that added it.
    Adder,
    /// Anybody of the office whose task it was added to.
    Anchor,
    /// The convening lead.
    Lead,
    /// An office above the task's.
    Above,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Office,
        Self::Holder,
        Self::Delegate,
        Self::Owner,
        Self::Head,
        Self::Submitter,
        Self::Adder,
        Self::Anchor,
        Self::Lead,
        Self::Above,
    ];
    /// As `wording` knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Holder => "holder",
            Self::Delegate => "delegate",
            Self::Owner => "owner",
            Self::Head => "head",
            Self::Submitter => "submitter",
            Self::Adder => "adder",
            Self::Anchor => "anchor",
            Self::Lead => "lead",
            Self::Above => "above",
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The act.
    pub act: ActKind,
    /// The kinds of task it makes sense for.
    pub kinds: &'static [TaskKind],
    /// Where the task has to stand.
    pub standing: &'static [Standing],
    /// Who may, as far as the table goes.
    pub who: &'static [Relation],
    /// How it is refused where the task stands otherwise.
    pub otherwise: RefusalCode,
}

use ActKind as A;
use Relation::{Above, Adder, Anchor, Delegate, Head, Holder, Lead, Owner, Submitter};
use Standing::{Claimed, Delegated, Done as Finished, Offered, Over, Queued};
use TaskKind::{
    Approval, Assist, Consultation, Filing, Meeting as Convened, Notice, Objection, Procedure as SubCase,
    Reply as Opinion, Vote, Work,
};

/// What somebody of an office does: everything but collecting answers.
const DOING: &[TaskKind] =
    &[Work, Opinion, Approval, Convened, Vote, Filing, Notice, SubCase, Objection, Assist];
/// What a clause asks for.
const CLAUSE: &[TaskKind] = &[Work, Consultation, Approval, Convened, Vote, Filing, Notice, SubCase];
const EVERY: &[TaskKind] =
    &[Work, Consultation, Opinion, Approval, Convened, Vote, Filing, Notice, SubCase, Objection, Assist];
const OPEN: &[Standing] = &[Offered, Claimed, Delegated];
const MINE: &[Standing] = &[Offered, Claimed];
const ANY: &[Standing] = &Standing::ALL;

const fn row(
    act: ActKind,
    kinds: &'static [TaskKind],
    standing: &'static [Standing],
    who: &'static [Relation],
    otherwise: RefusalCode,
) -> Row {
    Row { act, kinds, standing, who, otherwise }
}

/// The whole table, in the order of `ActKind::ALL`.
pub const TABLE: &[Row] = &[
    // Whoever covers the claimer takes over by claiming.
    row(A::Claim, DOING, MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::Release, DOING, &[Claimed, Delegated], &[Holder, Delegate], RefusalCode::NotClaimed),
    row(A::Submit, &[Work, Consultation, Assist], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::Reply, &[Opinion], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::Decide, &[Approval, Objection], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::RecordMeeting, &[Convened], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::CountVotes, &[Vote], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::RecordEvent, &[Filing, Notice], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::TakeResult, &[SubCase], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::OnBehalf, DOING, OPEN, &[Lead], RefusalCode::TaskNotOpen),
    row(A::CloseRound, &[Consultation], OPEN, &[Lead], RefusalCode::RoundClosed),
    row(A::Dispose, &[Opinion], &[Finished], &[Lead], RefusalCode::NoObjection),
    row(A::Undo, EVERY, &[Finished], &[Submitter], RefusalCode::NotDone),
    row(A::Correct, EVERY, &[Finished], &[Relation::Office, Lead], RefusalCode::NotDone),
    row(A::Explain, CLAUSE, ANY, &[Lead], RefusalCode::TaskNotOpen),
    row(A::Lapse, CLAUSE, ANY, &[Lead], RefusalCode::TaskNotOpen),
    row(A::Remind, DOING, OPEN, &[Lead, Above], RefusalCode::TaskNotOpen),
    row(A::Endorse, DOING, OPEN, &[Relation::Office], RefusalCode::TaskNotOpen),
    row(A::Slip, DOING, OPEN, &[Relation::Office], RefusalCode::TaskNotOpen),
    row(A::Transfer, DOING, OPEN, &[Holder, Owner, Head, Lead], RefusalCode::TaskNotOpen),
    row(A::Delegate, DOING, MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::HandBack, DOING, &[Delegated], &[Delegate, Owner], RefusalCode::NotDelegated),
    row(
        A::AddSigner,
        &[Work, Consultation, Opinion, Approval, Convened, Vote, Filing, Notice, SubCase],
        OPEN,
        &[Relation::Office, Lead],
        RefusalCode::TaskNotOpen,
    ),
    row(A::CoHandle, DOING, OPEN, &[Relation::Office, Lead], RefusalCode::TaskNotOpen),
    row(
        A::DropSigner,
        &[Opinion, Approval, Assist],
        &[Queued, Offered, Claimed, Delegated],
        &[Adder, Anchor, Lead],
        RefusalCode::TaskNotOpen,
    ),
    row(A::Inform, EVERY, ANY, &[Relation::Office, Lead], RefusalCode::TaskNotOpen),
    row(A::TakeBack, EVERY, &[Finished], &[Relation::Office, Lead], RefusalCode::NotDone),
    row(A::Redo, CLAUSE, &[Finished, Over], &[Lead], RefusalCode::NotDone),
    row(A::Confirm, &[Work, Opinion, Approval, Convened], MINE, &[Holder], RefusalCode::TaskNotOpen),
    row(A::Suspend, EVERY, OPEN, &[Relation::Office, Lead], RefusalCode::TaskNotOpen),
    row(A::Resume, EVERY, OPEN, &[Relation::Office, Lead], RefusalCode::TaskNotOpen),
    row(A::Revoke, EVERY, &[Over], &[Relation::Office, Lead], RefusalCode::NotInEffect),
];

/// The line of an act.
pub fn line(act: ActKind) -> &'static Row {
    // `ActKind::ALL` and the table are in the same order; a test holds them to it.
    &TABLE[act as usize]
}

/// Whether the table allows an act on a task as it stands, whoever acts.
///
/// # Errors
/// The code of the refusal: another kind of task, or it stands otherwise.
pub fn allows(act: ActKind, task: &Task) -> Result<(), RefusalCode> {
    let line = line(act);
    if !line.kinds.contains(&task.kind) {
        return Err(RefusalCode::WrongKind);
    }
    match Standing::of(task) {
        standing if line.standing.contains(&standing) => Ok(()),
        // It is handed back first.
        Delegated if line.standing.contains(&Claimed) => Err(RefusalCode::Delegated),
        _ => Err(line.otherwise),
    }
}

/// The same as a refusal that cites the clause.
pub(super) fn open(act: ActKind, task: &Task, procedure: &Procedure) -> Result<(), Refusal> {
    allows(act, task).map_err(|code| {
        let refusal = Refusal::new(code).with("task", &task.task).with("kind", task.kind.as_str());
        refusal.cites(procedure.task(&task.task).map_or("", |t| &t.clause.source))
    })
}

/// The act on a task that a command is, and the task's key; none where it is about a whole case, a task of the
/// definition, or something that hangs on a task without being done with it.
pub fn act_of(command: &Command) -> Option<(ActKind, &str)> {
    Some(match command {
        Command::Submit { task, behalf: Some(_), .. }
        | Command::Reply { task, behalf: Some(_), .. }
        | Command::Decide { task, behalf: Some(_), .. }
        | Command::RecordMeeting { task, behalf: Some(_), .. }
        | Command::CountVotes { task, behalf: Some(_), .. }
        | Command::RecordEvent { task, behalf: Some(_), .. }
        | Command::TakeResult { task, behalf: Some(_), .. } => (A::OnBehalf, task),
        Command::Reply { task, confirm: true, .. }
        | Command::Decide { task, confirm: true, .. }
        | Command::RecordMeeting { task, confirm: true, .. } => (A::Confirm, task),
        Command::Submit { task, work, .. } if work.confirm => (A::Confirm, task),
        Command::Claim { task } => (A::Claim, task),
        Command::Release { task } => (A::Release, task),
        Command::Submit { task, .. } => (A::Submit, task),
        Command::Reply { task, .. } => (A::Reply, task),
        Command::Decide { task, .. } => (A::Decide, task),
        Command::RecordMeeting { task, .. } => (A::RecordMeeting, task),
        Command::CountVotes { task, .. } => (A::CountVotes, task),
        Command::RecordEvent { task, .. } => (A::RecordEvent, task),
        Command::TakeResult { task, .. } => (A::TakeResult, task),
        Command::CloseRound { task } => (A::CloseRound, task),
        Command::Dispose { task, .. } => (A::Dispose, task),
        Command::Undo { task } => (A::Undo, task),
        Command::Correct { task, .. } => (A::Correct, task),
        Command::Remind { task, .. } => (A::Remind, task),
        Command::Endorse { task, .. } => (A::Endorse, task),
        Command::Transfer { task, .. } => (A::Transfer, task),
        Command::Delegate { task, .. } => (A::Delegate, task),
        Command::HandBack { task, .. } => (A::HandBack, task),
        Command::AddSigner { task, .. } => (A::AddSigner, task),
        Command::CoHandle { task, .. } => (A::CoHandle, task),
        Command::DropSigner { task, .. } => (A::DropSigner, task),
        Command::Inform { task, .. } if !task.is_empty() => (A::Inform, task),
        Command::TakeBack { task, .. } => (A::TakeBack, task),
        Command::Revoke { task, .. } => (A::Revoke, task),
        Command::Suspend { task, .. } if !task.is_empty() => (A::Suspend, task),
        Command::Resume { task, .. } if !task.is_empty() => (A::Resume, task),
        _ => return None,
    })
}
