//! Everything that may be asked of a case.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::EventSaid;
use super::{Disposal, Stance, Turn};
use crate::moment::Date;
use crate::poll::Count;
use crate::record::Digest;

mod content;

pub use content::{
    Attended, Behalf, Candidate, CollectiveDecision, DoneBefore, FiledPaper, HeldItem, Medium, NamedMember,
    PaperReply, ProposedHolder, Submission,
};

/// Text longer than this is refused, in characters.
pub const TEXT_MAX: usize = 4000;
/// More entries than this in any list are refused.
pub const LIST_MAX: usize = 200;

/// A command to a case. `task` names a key such as `bureaus.1.agriculture`, `of` a task of the definition.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Open a case.
    Open {
        /// The procedure by id.
        procedure: String,
        /// The division code of the county.
        county: String,
        /// A title of its own; the procedure's if empty.
        #[serde(default)]
        title: String,
        /// The office of the body in office that it is about; left out: of none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Take up a case of which part was done elsewhere (补录).
    TakeUp {
        /// What was done, in order.
        done: Vec<DoneBefore>,
    },
    /// Bind offices to a party.
    BindParty {
        /// Which.
        party: String,
        /// The offices; for a party of many also none.
        offices: Vec<String>,
    },
    /// Give a parameter its value, or call it 未定.
    SetParameter {
        /// Which.
        parameter: String,
        /// The value; `null` is 未定.
        #[serde(default)]
        value: Option<i64>,
        /// The day, where it is one.
        #[serde(default)]
        day: Option<Date>,
        /// Who decided.
        decided_by: String,
    },
    /// Ask for an optional meeting that another office convenes.
    Request {
        /// The task of the definition.
        of: String,
    },
    /// Claim a task.
    Claim {
        /// Which.
        task: String,
    },
    /// Release a claimed task.
    Release {
        /// Which.
        task: String,
    },
    /// Submit a work.
    Submit {
        /// Which.
        task: String,
        /// What it produced.
        #[serde(default)]
        work: Submission,
        /// When it took place, if not today.
        #[serde(default)]
        took_place: Option<Date>,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Answer a consultation.
    Reply {
        /// Which.
        task: String,
        /// The stance; left out when confirming.
        #[serde(default)]
        stance: Option<Stance>,
        /// Why; needed for an objection.
        #[serde(default)]
        opinion: String,
        /// The letter of reply, if there is one.
        #[serde(default)]
        papers: Vec<FiledPaper>,
        /// Confirm the answer of the round before: what it judged is unchanged.
        #[serde(default)]
        confirm: bool,
        /// When it took place, if not today.
        #[serde(default)]
        took_place: Option<Date>,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Decide.
    Decide {
        /// Which.
        task: String,
        /// `agreed`, `returned` or `refused`.
        outcome: String,
        /// Why; needed unless agreed.
        #[serde(default)]
        reason: String,
        /// The paper the decision issues.
        #[serde(default)]
        papers: Vec<FiledPaper>,
        /// Decided together, with the count; the minutes are attached as a file.
        #[serde(default)]
        together: Option<CollectiveDecision>,
        /// Confirm the agreement of the round before: what it rests on is unchanged.
        #[serde(default)]
        confirm: bool,
        /// When it took place, if not today.
        #[serde(default)]
        took_place: Option<Date>,
        /// Recorded from paper.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Record a meeting.
    RecordMeeting {
        /// Which.
        task: String,
        /// The day.
        held_on: Date,
        /// Who came.
        attendance: Vec<Attended>,
        /// Point by point.
        #[serde(default)]
        agenda: Vec<HeldItem>,
        /// The papers it produced.
        #[serde(default)]
        papers: Vec<FiledPaper>,
        /// It asks for changes: leads back where the clause says.
        #[serde(default)]
        changes: bool,
        /// Remarks; needed when it asks for changes.
        #[serde(default)]
        remark: String,
        /// Confirm the meeting of the round before: what it rests on is unchanged.
        #[serde(default)]
        confirm: bool,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Enter what was counted in a vote; where two count, each for oneself.
    CountVotes {
        /// Which.
        task: String,
        /// The day on which it was counted.
        held_on: Date,
        /// By `heads` and by every measure the clause counts.
        counts: BTreeMap<String, Count>,
        /// In an election: whoever stood.
        #[serde(default)]
        candidates: Vec<Candidate>,
        /// 决定票: in a tie, whether the chair was for it.
        #[serde(default)]
        casting: Option<bool>,
        /// The papers it produced.
        #[serde(default)]
        papers: Vec<FiledPaper>,
        /// Remarks; needed when it is counted again.
        #[serde(default)]
        remark: String,
        /// 重新计票: this count takes the place of the last one, which left the vote open.
        #[serde(default)]
        recount: bool,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Record what happened with a filing or a notice.
    RecordEvent {
        /// Which.
        task: String,
        /// What.
        event: EventSaid,
        /// The day on which it happened.
        day: Date,
        /// 文号, or the number of a receipt.
        #[serde(default)]
        number: String,
        /// SHA-256 of what shows it, stored before; a notice has to be seen up and down.
        #[serde(default)]
        files: Vec<Digest>,
        /// What is to be said of it; needed where nothing shows it, and where papers come back or are refused.
        #[serde(default)]
        words: String,
        /// The papers that the task produces, with the event that ends it.
        #[serde(default)]
        papers: Vec<FiledPaper>,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Take over what came of another case, or of a rule outside, for the task that it does.
    TakeResult {
        /// Which.
        task: String,
        /// The case, which has ended and in which an office of the actor takes part: everything it gives is taken from
        /// there. Left out: a rule outside.
        #[serde(default)]
        case: Option<String>,
        /// Of a rule outside: it came to nothing.
        #[serde(default)]
        failed: bool,
        /// Of a rule outside: which, and who went by it.
        #[serde(default)]
        rule: String,
        /// Of a rule outside: SHA-256 of what shows it, stored before; at least one.
        #[serde(default)]
        files: Vec<Digest>,
        /// Of a rule outside: the papers, facts and people it brought.
        #[serde(default)]
        work: Submission,
        /// Remarks; needed when it came to nothing.
        #[serde(default)]
        words: String,
        /// Of a rule outside: the day of the result.
        #[serde(default)]
        took_place: Option<Date>,
        /// Recorded for another office.
        #[serde(default)]
        behalf: Option<Behalf>,
    },
    /// Correct a slip in a paper: the old version stays, signatures stand.
    Correct {
        /// The task that filed it.
        task: String,
        /// The corrected paper.
        paper: FiledPaper,
        /// What was wrong.
        reason: String,
    },
    /// Call a correction substantive: the answers given on the version before are void and asked again.
    CallSubstantive {
        /// The reply of the one who says so.
        task: String,
        /// Why.
        reason: String,
    },
    /// Undo a submission of the last five minutes.
    Undo {
        /// Which.
        task: String,
    },
    /// Attach a file besides the papers asked for.
    Attach {
        /// To which task; empty: to the case.
        #[serde(default)]
        task: String,
        /// What it is.
        title: String,
        /// SHA-256, stored before.
        file: Digest,
    },
    /// Dispose of an objection.
    Dispose {
        /// The reply that objects.
        task: String,
        /// How.
        disposal: Disposal,
        /// Why.
        reason: String,
    },
    /// Close a round of a consultation: who has not answered is recorded as silent.
    CloseRound {
        /// The consultation.
        task: String,
    },
    /// Return the case to an earlier stage.
    Return {
        /// The stage, by id.
        to: String,
        /// Why.
        reason: String,
    },
    /// Leave a task with an explanation.
    Explain {
        /// The task of the definition.
        of: String,
        /// Why.
        #[serde(default)]
        reason: String,
        /// On what basis.
        #[serde(default)]
        basis: String,
        /// Who authorised it.
        #[serde(default)]
        authoriser: String,
    },
    /// Let an unclaimed `may` task lapse.
    Lapse {
        /// The task of the definition.
        of: String,
    },
    /// Close the stage: open `may` tasks lapse.
    CloseStage {},
    /// Take the case back.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// End the case at a declared end that is no success.
    End {
        /// Which.
        end: String,
        /// Why.
        reason: String,
    },
    /// Invite an office without accounts to a task (邀请链接).
    Invite {
        /// The task.
        task: String,
        /// The last day.
        until: Date,
    },
    /// An office has ended: who does its work now takes its place in the case.
    Succeed {
        /// The office that ended.
        office: String,
    },
    /// Remind an office of a task: 催办 to an office below, 提醒 to any other. Nobody is late without a deadline.
    Remind {
        /// Which.
        task: String,
        /// Told by telephone: whom. Empty: shown in the pages and sent as the office's people chose.
        #[serde(default)]
        told: String,
        /// What was said.
        #[serde(default)]
        words: String,
    },
    /// Endorse a task on its way through an office (呈批): the handler proposes, the section head agrees.
    Endorse {
        /// Which.
        task: String,
        /// What is proposed, or what is to be said of it.
        words: String,
    },
    /// Sign in at a meeting, by its link or code (签到): whoever holds it states name and position.
    SignIn {
        /// The meeting.
        task: String,
        /// The party represented.
        party: String,
    },
    /// 转办: give a task to a colleague, or to the office it should have gone to.
    Transfer {
        /// Which.
        task: String,
        /// The office; empty: the same.
        #[serde(default)]
        office: String,
        /// The colleague; empty: anybody of the other office.
        #[serde(default)]
        person: String,
        /// Why; needed to give it to another office.
        #[serde(default)]
        reason: String,
    },
    /// 委托: a colleague prepares a task and hands it back.
    Delegate {
        /// Which.
        task: String,
        /// To whom.
        person: String,
        /// What is asked.
        #[serde(default)]
        words: String,
    },
    /// Hand a delegated task back, or take it back.
    HandBack {
        /// Which.
        task: String,
        /// What was prepared.
        #[serde(default)]
        words: String,
    },
    /// 加签: another office or colleague has to sign as well.
    AddSigner {
        /// To which task.
        task: String,
        /// The office; empty: the task's own.
        #[serde(default)]
        office: String,
        /// The person; empty: anybody of the office.
        #[serde(default)]
        person: String,
        /// `before`, `beside` or `after`.
        turn: Turn,
        /// Why.
        reason: String,
    },
    /// 协办: ask another office to help with a task, or give it one of its own beside it.
    CoHandle {
        /// With which task.
        task: String,
        /// The office.
        office: String,
        /// What is asked.
        words: String,
        /// The task waits for it.
        #[serde(default)]
        waits: bool,
    },
    /// 减签: an added signer or helper who has not spoken is no longer asked.
    DropSigner {
        /// The added task.
        task: String,
        /// Why.
        reason: String,
    },
    /// 阅知: tell offices of the case, or of a task in it, for information.
    Inform {
        /// Of which task; empty: of the case.
        #[serde(default)]
        task: String,
        /// Which offices.
        offices: Vec<String>,
        /// What is said.
        #[serde(default)]
        words: String,
    },
    /// 预告: tell whoever will be asked that a task is to come.
    Announce {
        /// The task of the definition.
        of: String,
        /// What is said.
        #[serde(default)]
        words: String,
    },
    /// 已阅: what one's office was told has been read.
    Acknowledge {
        /// Which, counted from 0.
        informed: usize,
    },
    /// 撤回: take back what one's office submitted, while nobody has acted on it.
    TakeBack {
        /// Which.
        task: String,
        /// Why.
        reason: String,
    },
    /// 撤销: revoke, by another paper, one that took effect and has been set aside.
    Revoke {
        /// The task that filed it.
        task: String,
        /// The paper that revokes it, under the id of the one it revokes.
        paper: FiledPaper,
        /// Why.
        reason: String,
    },
    /// 先办后补: begin a task before its turn.
    Early {
        /// The task of the definition.
        of: String,
        /// Why.
        reason: String,
        /// On what basis.
        #[serde(default)]
        basis: String,
        /// Who authorised it.
        #[serde(default)]
        authoriser: String,
    },
    /// Do a finished task of this stage again, and with it what rests on it.
    Redo {
        /// The task of the definition.
        of: String,
        /// Why.
        reason: String,
    },
    /// Revoke an invitation.
    Uninvite {
        /// Which, by the version of the case whose act made it.
        invitation: u64,
    },
    /// 经办人: name the person who handles for an office what this case asks of it.
    NameHandler {
        /// The office.
        office: String,
        /// Who; empty: nobody any more.
        #[serde(default)]
        person: String,
    },
    /// 递补: name somebody in the place of whoever left a party that was formed, by standing for what does not go with it.
    Refill {
        /// The party.
        party: String,
        /// The place that was left, from 1.
        place: usize,
        /// Who comes in.
        member: NamedMember,
        /// Why this one.
        reason: String,
    },
    /// Suspend a task that waits for papers (补正), or the whole case (中止): nothing is done, and no deadline runs.
    Suspend {
        /// Which; empty: the whole case.
        #[serde(default)]
        task: String,
        /// Why.
        reason: String,
        /// Until which day it is expected to last. It ends by `resume` alone.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Go on with what was suspended: deadlines are counted on from here.
    Resume {
        /// Which; empty: the whole case.
        #[serde(default)]
        task: String,
        /// What has changed.
        #[serde(default)]
        words: String,
    },
    /// Go over to another version of the procedure.
    Migrate {
        /// The version, by digest.
        to: Digest,
        /// What tasks and stages of the present version are called in it, where their ids differ.
        #[serde(default)]
        mapping: BTreeMap<String, String>,
        /// Why.
        reason: String,
        /// Go over though something binding is then never asked; takes basis and authoriser.
        #[serde(default)]
        accept_loss: bool,
        /// On what basis.
        #[serde(default)]
        basis: String,
        /// Who authorised it.
        #[serde(default)]
        authoriser: String,
    },
    /// Count provisional deadlines again by the calendar of today.
    Recount {},
    /// The moment to remind an office has come. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    Nudge {
        /// Which.
        task: String,
    },
    /// The moment to tell somebody higher of a late task has come. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    Escalate {
        /// Which.
        task: String,
    },
    /// The day until which something was suspended has passed. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    SuspensionOver {
        /// Which; empty: the whole case.
        task: String,
    },
    /// The time before which a task does not begin is over. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    Wake {
        /// The task of the definition.
        task: String,
    },
    /// A limit that runs over stages has passed. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    PassLimit {
        /// Which.
        limit: String,
    },
}

/// Declares once how each command is called.
macro_rules! names {
    ($($variant:ident = $name:literal,)*) => {
        impl Command {
            /// The name in the record and the API.
            pub fn name(&self) -> &'static str { match self { $(Self::$variant { .. } => $name,)* } }
            /// Every name.
            pub const NAMES: &[&str] = &[$($name,)*];
        }
    };
}

names! {
    Open = "open",
    TakeUp = "take_up",
    BindParty = "bind_party",
    SetParameter = "set_parameter",
    Request = "request",
    Claim = "claim",
    Release = "release",
    Submit = "submit",
    Reply = "reply",
    Decide = "decide",
    RecordMeeting = "record_meeting",
    CountVotes = "count_votes",
    RecordEvent = "record_event",
    TakeResult = "take_result",
    Correct = "correct",
    CallSubstantive = "call_substantive",
    Undo = "undo",
    Attach = "attach",
    Dispose = "dispose",
    CloseRound = "close_round",
    Return = "return",
    Explain = "explain",
    Lapse = "lapse",
    CloseStage = "close_stage",
    Withdraw = "withdraw",
    End = "end",
    Invite = "invite",
    Succeed = "succeed",
    Uninvite = "uninvite",
    Transfer = "transfer",
    Delegate = "delegate",
    HandBack = "hand_back",
    AddSigner = "add_signer",
    CoHandle = "co_handle",
    DropSigner = "drop_signer",
    Inform = "inform",
    Announce = "announce",
    Acknowledge = "acknowledge",
    TakeBack = "take_back",
    Revoke = "revoke",
    Early = "early",
    Redo = "redo",
    SignIn = "sign_in",
    Remind = "remind",
    Endorse = "endorse",
    NameHandler = "name_handler",
    Refill = "refill",
    Suspend = "suspend",
    Resume = "resume",
    Migrate = "migrate",
    Recount = "recount",
    Nudge = "nudge",
    Escalate = "escalate",
    SuspensionOver = "suspension_over",
    Wake = "wake",
    PassLimit = "pass_limit",
}

impl Command {
    /// The papers of work it files; only among these are rolls.
    pub fn papers(&self) -> Vec<&FiledPaper> {
        match self {
            Self::Submit { work, .. } => work.papers.iter().collect(),
            Self::Correct { paper, .. } => vec![paper],
            Self::TakeUp { done } => done.iter().flat_map(|d| &d.work.papers).collect(),
            _ => vec![],
        }
    }

    /// The artifacts the command names: they must be stored before.
    pub fn artifacts(&self) -> Vec<Digest> {
        let mut all = vec![];
        let papers = |papers: &[FiledPaper], all: &mut Vec<Digest>| {
            all.extend(papers.iter().flat_map(|p| p.files.clone()))
        };
        match self {
            Self::Submit { work, behalf, .. } => {
                papers(&work.papers, &mut all);
                all.extend(behalf.iter().filter_map(|b| b.photo));
            }
            Self::Reply { papers: p, behalf, .. }
            | Self::RecordMeeting { papers: p, behalf, .. }
            | Self::CountVotes { papers: p, behalf, .. } => {
                papers(p, &mut all);
                all.extend(behalf.iter().filter_map(|b| b.photo));
            }
            Self::RecordEvent { papers: p, files, behalf, .. } => {
                papers(p, &mut all);
                all.extend(files);
                all.extend(behalf.iter().filter_map(|b| b.photo));
            }
            Self::Decide { papers: p, behalf, together, .. } => {
                papers(p, &mut all);
                all.extend(behalf.iter().filter_map(|b| b.photo));
                all.extend(together.iter().map(|t| t.minutes));
            }
            Self::TakeResult { work, files, behalf, .. } => {
                papers(&work.papers, &mut all);
                all.extend(files);
                all.extend(behalf.iter().filter_map(|b| b.photo));
            }
            Self::TakeUp { done } => done.iter().for_each(|d| papers(&d.work.papers, &mut all)),
            Self::Correct { paper, .. } | Self::Revoke { paper, .. } => {
                papers(std::slice::from_ref(paper), &mut all)
            }
            Self::Attach { file, .. } => all.push(*file),
            _ => {}
        }
        all
    }
}
