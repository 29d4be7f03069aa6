//! What a visitor may do with a task now, and why not the rest: what a page offers is what `decide` would accept.

use super::command::{Behalf, Command, Medium, Submission};
use super::decide::{Deciding, wrong_kind};
use super::*;
use crate::context::Context;
use crate::procedure::{Kind, Procedure};
use crate::refusal::{Refusal, RefusalCode};

/// Declares the acts once: what they are and how they are written.
macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// An act on a task.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ActKind { $($(#[$doc])* $variant,)* }

        impl ActKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As written in JSON.
            pub fn as_str(self) -> &'static str { match self { $(Self::$variant => $name,)* } }
        }
    };
}

acts! {
    /// 签收.
    Claim = "claim",
    /// 退签.
    Release = "release",
    /// Submit a work.
    Submit = "submit",
    /// Answer.
    Reply = "reply",
    /// Decide alone.
    Decide = "decide",
    /// Record a meeting.
    RecordMeeting = "record_meeting",
    /// Count a vote.
    CountVotes = "count_votes",
    /// Record what happened with a filing or a notice.
    RecordEvent = "record_event",
    /// Take over what came of another case, or of a rule outside.
    TakeResult = "take_result",
    /// 代录.
    OnBehalf = "on_behalf",
    /// Close the round.
    CloseRound = "close_round",
    /// Dispose of an objection.
    Dispose = "dispose",
    /// Undo.
    Undo = "undo",
    /// Correct a paper.
    Correct = "correct",
    /// Leave with an explanation.
    Explain = "explain",
    /// Let lapse.
    Lapse = "lapse",
    /// Remind the office.
    Remind = "remind",
    /// Endorse on the way through the office.
    Endorse = "endorse",
    /// Record a signed slip of one's own office (呈批).
    Slip = "slip",
    /// 转办.
    Transfer = "transfer",
    /// 委托.
    Delegate = "delegate",
    /// Hand a delegated task back.
    HandBack = "hand_back",
    /// 加签.
    AddSigner = "add_signer",
    /// 协办.
    CoHandle = "co_handle",
    /// 减签.
    DropSigner = "drop_signer",
    /// 阅知.
    Inform = "inform",
    /// 撤回.
    TakeBack = "take_back",
    /// Do it again.
    Redo = "redo",
    /// Confirm what was done in the round before.
    Confirm = "confirm",
    /// 中止: the clock stands.
    Suspend = "suspend",
    /// 恢复: go on with what was suspended.
    Resume = "resume",
    /// 撤销: revoke a paper that took effect and has been set aside.
    Revoke = "revoke",
}

/// Every act that makes sense for a task, with the refusal of each that is not open to this visitor now.
pub fn permitted(
    procedure: &Procedure,
    case: &Case,
    key: &str,
    context: &Context<'_>,
) -> Vec<(ActKind, Result<(), Refusal>)> {
    let Some(task) = case.tasks.get(key) else { return vec![] };
    let lines = lifecycle::TABLE.iter().filter(|l| l.kinds.contains(&task.kind));
    // Only what was added can be dropped: for whom the clause names there is nothing to offer.
    let lines = lines.filter(|l| l.act != ActKind::DropSigner || task.added.is_some());
    let lines = lines.filter(|l| l.act != ActKind::Confirm || task.round > 1);
    let lines = lines.filter(|l| l.act != ActKind::Resume || task.suspended.is_some());
    let lines = lines.filter(|l| l.act != ActKind::Revoke || case.has_left_in_effect(procedure, key));
    lines.map(|l| (l.act, may(procedure, case, task, l.act, context))).collect()
}

fn may(
    procedure: &Procedure,
    case: &Case,
    task: &Task,
    kind: ActKind,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !case.is_open() {
        return Err(Refusal::new(RefusalCode::CaseEnded));
    }
    lifecycle::open(kind, task, procedure)?;
    let key = task.key.clone();
    let of = task.task.clone();
    let probe = "·".to_owned();
    // Acts without content are simply tried; of the others everything but their content is judged.
    let command = match kind {
        ActKind::Claim => Command::Claim { task: key },
        ActKind::Release => Command::Release { task: key },
        ActKind::CloseRound => Command::CloseRound { task: key },
        ActKind::Dispose => Command::Dispose { task: key, disposal: Disposal::Adopted, reason: probe },
        ActKind::Undo => Command::Undo { task: key },
        ActKind::TakeBack => Command::TakeBack { task: key, reason: probe },
        ActKind::HandBack => Command::HandBack { task: key, words: probe },
        ActKind::DropSigner => Command::DropSigner { task: key, reason: probe },
        ActKind::Redo => Command::Redo { of, reason: probe },
        ActKind::Explain => {
            Command::Explain { of, reason: probe.clone(), basis: probe.clone(), authoriser: probe }
        }
        ActKind::Lapse => Command::Lapse { of },
        ActKind::Endorse => Command::Endorse { task: key, words: probe },
        ActKind::Confirm => confirming(task, context),
        ActKind::Remind => Command::Remind { task: key, told: String::new(), words: String::new() },
        ActKind::Suspend => Command::Suspend { task: key, reason: probe, until: None },
        ActKind::Resume => Command::Resume { task: key, words: String::new() },
        _ => return deciding(procedure, case, context).may_do(task, kind),
    };
    super::decide(procedure, case, &command, context).map(|_| ())
}

/// The command by which a task of this kind is confirmed.
fn confirming(task: &Task, context: &Context<'_>) -> Command {
    let (key, confirm) = (task.key.clone(), true);
    match task.kind {
        TaskKind::Approval => Command::Decide {
            task: key,
            outcome: counting::AGREED.into(),
            reason: String::new(),
            papers: vec![],
            together: None,
            confirm,
            took_place: None,
            behalf: None,
        },
        TaskKind::Meeting => Command::RecordMeeting {
            task: key,
            held_on: context.now.date(context.calendar.offset()),
            attendance: vec![],
            agenda: vec![],
            papers: vec![],
            changes: false,
            remark: String::new(),
            confirm,
            behalf: None,
        },
        TaskKind::Reply => Command::Reply {
            task: key,
            stance: None,
            opinion: String::new(),
            papers: vec![],
            confirm,
            took_place: None,
            behalf: None,
        },
        _ => Command::Submit {
            task: key,
            work: Submission { confirm, ..Submission::default() },
            took_place: None,
            behalf: None,
        },
    }
}

fn deciding<'a>(procedure: &'a Procedure, case: &Case, context: &'a Context<'a>) -> Deciding<'a> {
    let by = Stamp {
        person: String::new(),
        office: String::new(),
        provisional: false,
        rank: String::new(),
        via: String::new(),
        signed: None,
        covers: None,
    };
    let calendar = context.calendar.digest();
    let at = context.now.max(case.moved_at);
    let act = Act {
        act: String::new(),
        at,
        by,
        took_place: None,
        behalf: None,
        directory: 0,
        calendar,
        effects: vec![],
    };
    Deciding { procedure, context, case: case.clone(), act, payloads: vec![] }
}

impl Deciding<'_> {
    fn may_do(&mut self, task: &Task, kind: ActKind) -> Result<(), Refusal> {
        let Some(definition) = self.procedure.task(&task.task) else {
            return Err(Refusal::new(RefusalCode::TaskUnknown).with("task", &task.task));
        };
        if !matches!(kind, ActKind::Inform | ActKind::Revoke) {
            self.runs(task)?;
        }
        match kind {
            ActKind::OnBehalf => {
                let dated = self.context.now.date(self.context.calendar.offset());
                let behalf = Behalf {
                    medium: Medium::Phone,
                    signer: "·".into(),
                    person: None,
                    rank: String::new(),
                    number: String::new(),
                    dated,
                    photo: None,
                    original: String::new(),
                };
                let doer = self.doer(task, definition, Some(&behalf))?;
                self.judge_duties(task, definition, doer.person.as_deref())
            }
            ActKind::Slip => {
                let source = &definition.clause.source;
                self.act_for(&task.office).map_err(|r| r.with("task", &task.task).cites(source))?;
                let own = self.context.actor.guest.is_none();
                let refusal = || Refusal::new(RefusalCode::InvitationOther).with("task", &task.task);
                if own { Ok(()) } else { Err(refusal().cites(source)) }
            }
            ActKind::Correct => {
                let (filer, source) = (self.filer(task, definition), &definition.clause.source);
                let counts =
                    |(_, all): &(&String, &Vec<Version>)| all.iter().any(|v| v.key == filer && !v.superseded);
                let filed: Vec<&String> = self.case.papers.iter().filter(counts).map(|(id, _)| id).collect();
                if task.done.is_none() || filed.is_empty() {
                    return Err(Refusal::new(RefusalCode::NotDone).with("task", &task.task).cites(source));
                }
                self.not_taken_over(task, filed[0], source)?;
                // One that can still be corrected is enough.
                let open: Vec<_> = filed.into_iter().map(|paper| self.rests_on(paper, source)).collect();
                if open.iter().all(Result::is_err) {
                    open.into_iter().collect::<Result<Vec<()>, _>>()?;
                }
                let by_lead = task.done.as_ref().is_some_and(|d| d.grade.is_behalf());
                let office = if by_lead { self.lead_office() } else { task.office.clone() };
                self.act_for(&office).map(|_| ())
            }
            ActKind::Revoke => {
                let source = &definition.clause.source;
                self.for_office_or_lead(task, source)?;
                let in_effect = self.case.has_left_in_effect(self.procedure, &task.key);
                let refusal =
                    || Refusal::new(RefusalCode::NotInEffect).with("task", &task.task).cites(source);
                if in_effect { Ok(()) } else { Err(refusal()) }
            }
            ActKind::Transfer
            | ActKind::Delegate
            | ActKind::AddSigner
            | ActKind::CoHandle
            | ActKind::Inform => self.may_involve(task, definition, kind),
            ActKind::Submit if task.kind == TaskKind::Consultation => {
                let letter = matches!(&definition.kind, Kind::Consultation { sends: Some(_), .. });
                self.doer(task, definition, None)?;
                if letter { Ok(()) } else { Err(wrong_kind(task, definition)) }
            }
            ActKind::Decide if task.kind == TaskKind::Approval => {
                let doer = self.doer(task, definition, None)?;
                self.may_decide(task, definition, &doer)
            }
            _ => {
                let doer = self.doer(task, definition, None)?;
                match task.kind {
                    TaskKind::Reply => self.judge_asked(task, definition, &doer)?,
                    // Who helps is not who the clause names.
                    TaskKind::Assist => {}
                    TaskKind::Objection => self.judge_decider(definition, &doer)?,
                    _ => self.judge_position(definition, &doer)?,
                }
                self.judge_duties(task, definition, doer.person.as_deref())
            }
        }
    }
}
