//! Everything that can have happened to a case: the durable vocabulary. One act is one leaf with all its effects.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bodies::Member;
use super::migrating::Moves;
use super::{
    Added, AgendaResult, Attendant, Count, Disposal, File, Grade, Happened, Holder, ResultOf, RosterFinding,
    Sheet, Stance, TaskKind, Timing, Together, Value,
};
use crate::calendar::{Due, Escalation};
use crate::directory::{Seats, Term};
use crate::moment::{Date, Moment};
use crate::poll::Outcome;
use crate::procedure::model::{BodyAct, Force};
use crate::record::Digest;
use crate::roll::Counted;
use crate::tally::Vote;

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The case exists.
    CaseOpened {
        /// The procedure by id.
        procedure: String,
        /// By digest.
        digest: Digest,
        /// The jurisdiction.
        county: String,
        /// The title.
        title: String,
        /// Part of it was done before.
        midway: bool,
        /// Every task of the definition.
        tasks: Vec<String>,
    },
    /// Offices fill a party.
    PartyBound {
        /// The party.
        party: String,
        /// The offices.
        offices: Vec<String>,
    },
    /// A parameter has a value, or is 未定.
    ParameterSet {
        /// Which.
        parameter: String,
        /// The value; none is 未定.
        value: Option<i64>,
        /// Who decided: a payload.
        decided_by: Digest,
    },
    /// A stage began.
    StageEntered {
        /// Which.
        stage: usize,
    },
    /// A stage is finished.
    StageFinished {
        /// Which.
        stage: usize,
    },
    /// A stage was passed over: its guard does not hold.
    StagePassed {
        /// Which.
        stage: usize,
    },
    /// An optional meeting was asked for by whoever may ask.
    TaskRequested {
        /// The task of the definition.
        task: String,
    },
    /// A task lies in an office's queue.
    TaskOffered {
        /// Its key.
        key: String,
        /// The task of the definition.
        task: String,
        /// The round.
        round: u32,
        /// The stage.
        stage: usize,
        /// What is owed.
        kind: TaskKind,
        /// The party.
        party: String,
        /// The office.
        office: String,
        /// How binding.
        force: Force,
        /// Again, after a return.
        returned: bool,
        /// The deadline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        /// The versions of papers it rests on.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        inputs: BTreeMap<String, u32>,
        /// When the office is reminded, if nobody has done it by then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remind_at: Option<Moment>,
        /// When somebody higher is told, if nobody has done it by then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        escalate: Option<Escalation>,
        /// The only person it is meant for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        named: Option<String>,
        /// The task it was added to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        added: Option<Added>,
        /// Its turn is still to come.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        queued: bool,
    },
    /// The turn of a queued task has come.
    TurnCame {
        /// Which.
        key: String,
        /// The deadline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        /// When the office is reminded, if nobody has done it by then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remind_at: Option<Moment>,
        /// When somebody higher is told, if nobody has done it by then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        escalate: Option<Escalation>,
    },
    /// 转办: to a colleague, or to another office.
    TaskTransferred {
        /// Which.
        key: String,
        /// The office it goes to.
        office: String,
        /// To whom; none: to anybody there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<String>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Digest>,
    },
    /// 委托: a colleague prepares it and hands it back.
    TaskDelegated {
        /// Which.
        key: String,
        /// Who gets it back.
        owner: String,
        /// To whom.
        person: String,
        /// What is asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
    },
    /// A delegated task came back.
    TaskHandedBack {
        /// Which.
        key: String,
        /// To whom.
        person: String,
        /// What was prepared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
    },
    /// 减签: an added signer or helper is no longer asked.
    TaskDropped {
        /// Which.
        key: String,
        /// Why.
        reason: Digest,
    },
    /// The outcome of an approval by several can no longer change: who has not spoken need not.
    ApprovalSettled {
        /// The task of the definition.
        task: String,
        /// The count by which.
        count: Count,
        /// Who had not spoken.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open: Vec<String>,
        /// Whose turn had not come.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        queued: Vec<String>,
    },
    /// 阅知, 预告: offices were told.
    OfficesInformed {
        /// Of which task, by key; empty: of the case.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        key: String,
        /// Of a task of the definition whose turn is still to come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ahead: Option<String>,
        /// Which.
        offices: Vec<String>,
        /// What was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
    },
    /// 已阅.
    Read {
        /// Which, counted from 0.
        informed: usize,
        /// For which office.
        office: String,
    },
    /// 先办后补: a task was begun before its turn.
    BegunEarly {
        /// The task of the definition.
        task: String,
        /// Why.
        reason: Digest,
        /// On what basis.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Digest>,
        /// Who authorised it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        authoriser: Option<Digest>,
    },
    /// A finished task is done again, and with it what rests on it in this stage.
    DoneAgain {
        /// The task of the definition.
        task: String,
        /// Why.
        reason: Digest,
        /// Everything set aside.
        aside: Aside,
    },
    /// Claimed.
    TaskClaimed {
        /// Which.
        key: String,
        /// By whom.
        person: String,
    },
    /// Released.
    TaskReleased {
        /// Which.
        key: String,
    },
    /// Done.
    TaskDone {
        /// Which.
        key: String,
        /// Who is bound by it.
        person: Option<String>,
        /// The rank held.
        rank: String,
        /// How it is evidenced.
        grade: Grade,
        /// The outcome; empty where there is none.
        outcome: String,
        /// Confirmed from an earlier round.
        confirmed: bool,
        /// When it took place, if told: of several taken up in one act, each has its own day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        took_place: Option<Date>,
        /// Decided together.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        together: Option<Together>,
        /// Remarks: a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Digest>,
    },
    /// The members of a body voted by name on a task that is decided together.
    VotesCast {
        /// Which.
        key: String,
        /// By the ids of the directory.
        votes: BTreeMap<String, Vote>,
    },
    /// A task of the definition is done in its present round.
    RunDone {
        /// Which.
        task: String,
    },
    /// Not taken up.
    TaskLapsed {
        /// The task of the definition.
        task: String,
    },
    /// Its guard does not hold, or there is nobody it is for.
    TaskNotApplicable {
        /// The task of the definition.
        task: String,
        /// There is nobody it is for: a finding if the clause is a `must`.
        nobody: bool,
    },
    /// Left with an explanation.
    TaskExplained {
        /// The task of the definition.
        task: String,
        /// Why.
        reason: Option<Digest>,
        /// On what basis.
        basis: Option<Digest>,
        /// Who authorised it.
        authoriser: Option<Digest>,
    },
    /// A paper was filed.
    PaperFiled {
        /// Which.
        paper: String,
        /// The version, from 1.
        version: u32,
        /// By which task.
        key: String,
        /// Its files.
        files: Vec<File>,
        /// 文号.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// The date on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dated: Option<Date>,
        /// Required sections confirmed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sections: Vec<String>,
        /// Corrects a slip in the version before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        corrects: bool,
    },
    /// 撤销: a version that had taken effect was revoked by another paper.
    PaperRevoked {
        /// Which.
        paper: String,
        /// Which version.
        version: u32,
        /// The files of the paper that revokes it.
        files: Vec<File>,
        /// Its 文号.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// The date on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dated: Option<Date>,
        /// Why.
        reason: Digest,
        /// The offices it had been sent to.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        told: Vec<String>,
    },
    /// An earlier version counts again.
    PaperConfirmed {
        /// Which.
        paper: String,
        /// The version.
        version: u32,
        /// By which task.
        key: String,
    },
    /// What a work chose or covered.
    Chosen {
        /// The task.
        key: String,
        /// Ways chosen, points covered.
        choices: Vec<String>,
    },
    /// A fact was stated.
    FactStated {
        /// Which.
        fact: String,
        /// Its value.
        value: Value,
        /// By which task; empty in the oldest logs.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        key: String,
    },
    /// A roster was filled.
    RosterFilled {
        /// Which.
        roster: String,
        /// By which task.
        key: String,
        /// Who.
        holders: Vec<Holder>,
        /// Rules and results.
        findings: Vec<RosterFinding>,
    },
    /// A roster is fixed.
    RosterFixed {
        /// Which.
        roster: String,
    },
    /// An office answered.
    ReplyGiven {
        /// The reply.
        key: String,
        /// The stance.
        stance: Stance,
        /// Why.
        opinion: Option<Digest>,
        /// The version judged.
        about: Option<(String, u32)>,
    },
    /// The lead disposed of an objection.
    ObjectionDisposed {
        /// The reply.
        key: String,
        /// How.
        disposal: Disposal,
        /// Why.
        reason: Digest,
    },
    /// A round was closed; who had not answered is recorded as silent.
    RoundClosed {
        /// The task of the definition.
        task: String,
        /// The keys of those silent.
        silent: Vec<String>,
        /// Of those whose turn had not come.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        queued: Vec<String>,
        /// Of those silent: whose deadline had passed, where the clause says what their silence counts as.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        counts: Vec<String>,
    },
    /// A meeting was held.
    MeetingHeld {
        /// The task.
        key: String,
        /// The day.
        held_on: Date,
        /// Who came.
        attendance: Vec<Attendant>,
        /// Invited parties that did not come.
        absent: Vec<String>,
        /// Point by point.
        agenda: Vec<AgendaResult>,
    },
    /// The first of two counted a vote.
    CountEntered {
        /// The task.
        key: String,
        /// Who.
        person: String,
        /// What.
        sheet: Sheet,
    },
    /// A round of a vote was counted.
    VotesCounted {
        /// The task.
        key: String,
        /// Which round, from 1; counted again, it takes the place of the count before.
        round: u32,
        /// What was counted.
        sheet: Sheet,
        /// Entitled, by heads and measures.
        entitled: BTreeMap<String, u64>,
        /// What came of it.
        outcome: Outcome,
        /// Who counted, each for oneself.
        counters: Vec<String>,
        /// Why it was counted again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recount: Option<Digest>,
        /// Why somebody left over with more votes than one who stands does not stand: a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passed_over: Option<Digest>,
    },
    /// 另案: what came of another case, or of a rule outside, does the task.
    ResultTaken {
        /// The task.
        key: String,
        /// Where it comes from.
        result: ResultOf,
    },
    /// Something happened with a filing or a notice.
    EventRecorded {
        /// The task.
        key: String,
        /// The day.
        day: Date,
        /// What.
        what: Happened,
        /// 文号, or the number of a receipt.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<File>,
        /// What is to be said of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
    },
    /// 更正: the last event was recorded by mistake.
    EventStruck {
        /// The task.
        key: String,
        /// Why.
        reason: Digest,
    },
    /// A roll was counted when it was filed.
    RollCounted {
        /// The roll: a paper.
        paper: String,
        /// Its version.
        version: u32,
        /// What it comes to.
        counted: Counted,
    },
    /// A party was formed: it becomes an office.
    PartyFormed {
        /// The party.
        party: String,
        /// Its office.
        office: String,
        /// Its name.
        name: String,
        /// In English, where the procedure has it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name_en: String,
        /// By which task.
        key: String,
        /// Its members.
        members: Vec<Member>,
    },
    /// Somebody left a list of people by standing for a roster.
    RoleLeft {
        /// The list: a formed party or a roster.
        list: String,
        /// The place on it, from 1.
        place: usize,
        /// The roster.
        standing_for: String,
        /// The id in the directory, if there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<String>,
    },
    /// Somebody came in the place of whoever left a party.
    PlaceRefilled {
        /// The party.
        list: String,
        /// The place that was left, from 1.
        place: usize,
        /// Who came: their own place is the next free one.
        member: Member,
        /// Why this one.
        reason: Digest,
    },
    /// 先行履职: a body that is still to be constituted acts from now on; it becomes an office.
    BodyProvisional {
        /// The body.
        body: String,
        /// Its office.
        office: String,
        /// Its name.
        name: String,
        /// In English, where the procedure has it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name_en: String,
        /// By which task.
        key: String,
        /// Whoever sits in it, as far as they are known.
        members: Vec<Member>,
    },
    /// The body exists: it becomes an office.
    BodyConstituted {
        /// The body.
        body: String,
        /// Its office.
        office: String,
        /// Its name.
        name: String,
        /// In English, where the procedure has it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name_en: String,
        /// By which task.
        key: String,
        /// Its leadership.
        members: Vec<Member>,
        /// It acted provisionally before, and is an office already.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        acted: bool,
    },
    /// The case is about a body in office, which takes part in it.
    CaseConcerns {
        /// The body.
        body: String,
        /// Its office.
        office: String,
        /// The seats the case is about.
        seats: Seats,
        /// Its term when the case was opened, as far as it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        term: Option<Term>,
    },
    /// Something was brought about for a body in office.
    BodyActedOn {
        /// The body.
        body: String,
        /// Its office.
        office: String,
        /// What.
        act: BodyAct,
        /// By which task.
        key: String,
        /// Who sits in it from now on: all of it, or in the seats named.
        members: Vec<Member>,
    },
    /// The term of a body was counted.
    TermSet {
        /// The body.
        body: String,
        /// Its office.
        office: String,
        /// As it is from now on.
        term: Term,
    },
    /// An artifact was attached.
    Attached {
        /// To which task; empty: to the case.
        key: String,
        /// What it is.
        title: Digest,
        /// The file.
        file: File,
    },
    /// Everything from a stage on was set aside.
    Returned {
        /// From the stage.
        from: usize,
        /// To the stage.
        to: usize,
        /// Why.
        reason: Digest,
        /// Everything set aside.
        #[serde(flatten)]
        aside: Aside,
    },
    /// A submission was undone: what it had done is undone.
    Undone {
        /// The task.
        key: String,
        /// What is undone, last first.
        effects: Vec<Effect>,
        /// Why, if it was taken back later (撤回).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Digest>,
    },
    /// A signer called a correction substantive: the signatures on the version before are void.
    SignaturesVoided {
        /// The paper.
        paper: String,
        /// The replies that are asked again.
        keys: Vec<String>,
        /// Why.
        reason: Digest,
    },
    /// At a declared end.
    CaseEnded {
        /// Which.
        end: String,
        /// Whether it is a success.
        success: bool,
        /// Why, if by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Digest>,
    },
    /// Taken back by the lead.
    CaseWithdrawn {
        /// Why.
        reason: Digest,
    },
    /// The case went over to another version of its procedure.
    Migrated {
        /// The version from now on, by digest.
        digest: Digest,
        /// As its author counts.
        version: u32,
        /// The version before, as its author counts.
        from: u32,
        /// What became of every task and stage.
        #[serde(flatten)]
        moves: Moves,
        /// Why: a payload.
        reason: Digest,
        /// On what basis, where something binding is never asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Digest>,
        /// Who authorised that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        authoriser: Option<Digest>,
    },
    /// An office without accounts was invited to a task.
    Invited {
        /// The version of the case: by this the invitation is known.
        invitation: u64,
        /// The task.
        key: String,
        /// The first moment that is too late.
        until: Moment,
    },
    /// An office ended, and another does its work from now on.
    OfficeSucceeded {
        /// Which ended.
        office: String,
        /// Which goes on.
        successor: String,
    },
    /// An office was reminded of a task.
    Reminded {
        /// Which.
        key: String,
        /// By which office; empty: by the program, as the clause asks.
        by: String,
        /// By an office above (催办).
        downward: bool,
        /// Told by telephone: whom; a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Digest>,
        /// What was said: a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
    },
    /// A task was endorsed on its way through its office.
    Endorsed {
        /// Which.
        key: String,
        /// By whom.
        person: String,
        /// The rank held.
        rank: String,
        /// What was proposed or said: a payload.
        words: Digest,
    },
    /// Somebody signed in at a meeting.
    SignedIn {
        /// The meeting.
        key: String,
        /// The party represented.
        party: String,
        /// Name and position as stated: a payload.
        name: Digest,
        /// The rank as stated.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        rank: String,
    },
    /// An invitation was revoked.
    Uninvited {
        /// Which.
        invitation: u64,
    },
    /// 经办人: who handles for an office what this case asks of it.
    HandlerNamed {
        /// The office.
        office: String,
        /// Who; none: nobody any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<String>,
    },
    /// A task, or the whole case, is suspended: its clock stands.
    Suspended {
        /// Which; empty: the whole case.
        key: String,
        /// Why: a payload.
        reason: Digest,
        /// Until which day it is expected to last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// The first moment after that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<Moment>,
    },
    /// It goes on.
    Resumed {
        /// Which; empty: the whole case.
        key: String,
        /// What has changed: a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Digest>,
        /// The deadlines that run again, counted on, by task.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        dues: BTreeMap<String, Timing>,
    },
    /// A provisional deadline was counted again.
    DueRecounted {
        /// The task.
        key: String,
        /// As it stands now.
        timing: Timing,
    },
    /// Somebody higher was told that a task is late.
    Escalated {
        /// The task.
        key: String,
        /// The rank or position; empty: the lead.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        rank: String,
        /// The office told.
        office: String,
    },
    /// A task whose turn has come does not begin before a time.
    WaitSet {
        /// The task of the definition.
        task: String,
        /// Until when; the end of the last day before it.
        until: Due,
    },
    /// The time before which a task does not begin is over.
    WaitOver {
        /// The task of the definition.
        task: String,
    },
    /// A limit that runs over stages was counted.
    LimitSet {
        /// Which.
        limit: String,
        /// When it passes; none: what it is counted from has been set aside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
    },
    /// A limit passed with nothing done: the case goes where the clause says.
    LimitPassed {
        /// Which.
        limit: String,
        /// The tasks of the definition that are left for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tasks: Vec<String>,
    },
    /// The lead was told that the day until which something was suspended has passed.
    SuspensionOver {
        /// Which; empty: the whole case.
        key: String,
    },
}

/// What a return sets aside: nothing of it is deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The tasks of the definition.
    pub tasks: Vec<String>,
    /// The papers.
    pub papers: Vec<String>,
    /// The facts.
    pub facts: Vec<String>,
    /// The rosters.
    pub rosters: Vec<String>,
    /// Addressees of papers that only asked.
    pub told: Vec<String>,
}
