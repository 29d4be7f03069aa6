//! The verdict on one case, from its acts alone: for every clause whether it was kept, with the entries that prove
//! it or the reason why there is none.
//!
//! Two answers: what the source text asks, and what this procedure adds (everything inferred).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::{Act, Case, Computed, Effect, Grade, Progress, Status, Task, TaskKind, TaskState};
use crate::moment::Date;
use crate::procedure::model::{self as def, Clause, Force};
use crate::procedure::{Procedure, Who};

mod clauses;
mod outside;
mod rolls;
mod separation;
mod terms;

/// What is found of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Kept.
    Done,
    /// Not kept, or without proof.
    Missing,
    /// Kept after its deadline.
    Late,
    /// Kept before something that comes first.
    OutOfOrder,
    /// Kept by somebody else than the clause asks for.
    WrongParty,
    /// Left with an explanation.
    Explained,
    /// Its condition does not hold, or it is optional and was not taken up.
    NotApplicable,
}

impl Finding {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Done,
        Self::Missing,
        Self::Late,
        Self::OutOfOrder,
        Self::WrongParty,
        Self::Explained,
        Self::NotApplicable,
    ];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Missing => "missing",
            Self::Late => "late",
            Self::OutOfOrder => "out_of_order",
            Self::WrongParty => "wrong_party",
            Self::Explained => "explained",
            Self::NotApplicable => "not_applicable",
        }
    }
    /// Whether an auditor has to ask about it.
    pub fn is_doubt(self) -> bool {
        matches!(self, Self::Missing | Self::Late | Self::OutOfOrder | Self::WrongParty)
    }
}

/// Declares the reasons once.
macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// Why a finding is what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Reason { $($(#[$doc])* $variant,)* }
        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As written in JSON and as `wording` knows it.
            pub fn as_str(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
        }
        impl Serialize for Reason {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }
    };
}

reasons! {
    /// Nothing to add.
    Plain = "plain",
    /// The case has not come so far.
    NotYet = "not-yet",
    /// The case ended before.
    EndedBefore = "ended-before",
    /// Nobody it is for.
    Nobody = "nobody",
    /// The guard does not hold.
    Guard = "guard",
    /// Optional and not taken up.
    NotTaken = "not-taken",
    /// Left with an explanation.
    Left = "left",
    /// Some did not answer.
    Silent = "silent",
    /// A body acted before it was constituted, as its source lets it.
    ActedProvisionally = "acted-provisionally",
    /// The same, and it has not been constituted.
    NotConstituted = "not-constituted",
    /// Another case did it, whose own verdict is complete.
    Elsewhere = "elsewhere",
    /// Another case did it, and something binding is missing in its own verdict.
    ElsewhereIncomplete = "elsewhere-incomplete",
    /// A rule outside did it: nothing here has proved it.
    ByOutsideRule = "by-outside-rule",
    /// Some did not answer in time, and the source says what that counts as.
    SilenceCounts = "silence-counts",
    /// Done before something that comes first.
    Before = "before",
    /// After the due moment.
    AfterDue = "after-due",
    /// The lead closed the round before somebody's time to answer was over.
    ClosedEarly = "closed-early",
    /// The parameter is 未定: no deadline.
    Undetermined = "undetermined",
    /// Its stage had been left when the case went over to the version that asks for it.
    Passed = "passed",
    /// Within the deadline.
    InTime = "in-time",
    /// By a rank the clause does not ask for.
    Rank = "rank",
    /// The signer is not in the directory: nothing proves that duties were separate.
    SignerUnknown = "signer-unknown",
    /// The same person.
    SamePerson = "same-person",
    /// Different persons.
    Separate = "separate",
    /// Tasks that are kept apart were done by one person or office.
    BothTasks = "both-tasks",
    /// Tasks that are kept apart were done by different ones.
    KeptApart = "kept-apart",
    /// Somebody holds two places that nobody holds together.
    RoleHeld = "role-held",
    /// Nobody holds both, or whoever stood for one left the other.
    RolesCompatible = "roles-compatible",
    /// Decided together, with minutes.
    Together = "together",
    /// Several signed, and enough of them agreed.
    Counted = "counted",
    /// People on a roll voted, and the count comes to what is on record.
    Polled = "polled",
    /// A limit passed, and the case went on without it.
    Cut = "cut",
    /// It took place before the time at which it could begin.
    TooSoon = "too-soon",
    /// Papers were filed with people outside.
    Filed = "filed",
    /// A notice stood for its time.
    Posted = "posted",
    /// A body began its term.
    TermBegun = "term-begun",
    /// A body was renewed before its term was over.
    TermRenewed = "term-renewed",
    /// A body was renewed after its term was over.
    TermOver = "term-over",
    /// The renewal was opened before the day from which it could be.
    TermNotOpen = "term-not-open",
    /// How long a term lasts, or when it begins, is not known: it has no end.
    TermUnset = "term-unset",
    /// A notice came down, or an answer was given up, before its time was over.
    CutShort = "cut-short",
    /// The votes on record come to something else by the rule of the clause, or do not add up.
    Miscounted = "miscounted",
    /// 先办后补: begun before its turn, with the reason of the lead.
    Early = "early",
    /// A rule of the roster is not kept.
    RosterRule = "roster-rule",
    /// A rule could not be judged: a parameter is 未定.
    RosterUnjudged = "roster-unjudged",
    /// Every rule of the seat is kept.
    RosterKept = "roster-kept",
    /// Stand-ins came, or invited parties stayed away.
    StandIns = "stand-ins",
    /// The paper was never filed.
    NoPaper = "no-paper",
    /// It took effect, no longer counts here, and nothing revokes it.
    InEffect = "in-effect",
    /// It took effect and was revoked by a paper.
    Revoked = "revoked",
    /// A roll has of each group as many as a figure says.
    GroupsEven = "groups-even",
    /// Of some group it has more or fewer.
    GroupsUneven = "groups-uneven",
    /// The point of the agenda was not held.
    NotHeld = "not-held",
}

/// A clause and what is found of it.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseFinding {
    /// The id of the task, paper, seat, or the title of an agenda point.
    pub clause: String,
    /// `task`, `paper`, `effect`, `seat`, `agenda`, `invitation`, `deadline`, `separation`, `members`, `groups`, `term`.
    pub kind: &'static str,
    /// The task it belongs to; empty for a seat.
    pub task: String,
    /// The section of the source; empty if wholly inferred.
    pub source: String,
    /// The words of the source, if the procedure quotes them.
    pub quote: String,
    /// How binding.
    pub force: Force,
    /// Not in the source: what this procedure adds.
    pub inferred: bool,
    /// The finding.
    pub finding: Finding,
    /// Why.
    pub reason: Reason,
    /// What the sentence of the reason fills in.
    pub facts: BTreeMap<&'static str, String>,
    /// The versions of the case whose acts prove it.
    pub entries: Vec<u64>,
    /// The day it took place.
    pub day: Option<Date>,
    /// The weakest evidence it rests on.
    pub grade: Option<Grade>,
}

/// One of the two answers.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Every `must` is done, explained or not applicable, and the case ended as it should.
    pub complete: bool,
    /// Clauses by force: how many there are and how many were kept, explained or do not apply.
    pub counts: BTreeMap<&'static str, (u32, u32)>,
    /// Doubts to be asked about.
    pub doubts: u32,
    /// Clause by clause, in the order of the procedure.
    pub clauses: Vec<ClauseFinding>,
}

/// A case went over to another version of its procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Migration {
    /// The version before, as its author counts.
    pub from: u32,
    /// The version after.
    pub to: u32,
    /// The day.
    pub day: Date,
    /// The version of the case whose act it was.
    pub act: u64,
    /// Binding before, and never asked after: tasks of the version before.
    pub gone: Vec<String>,
}

/// The verdict on one case.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The case.
    pub case: String,
    /// The procedure by id.
    pub procedure: String,
    /// Its version.
    pub version: u32,
    /// Its digest.
    pub digest: crate::record::Digest,
    /// How many acts were read.
    pub acts: u64,
    /// Whether the case has ended, and where.
    pub end: Option<String>,
    /// Both answers are complete.
    pub complete: bool,
    /// What the source text asks.
    pub source: Answer,
    /// What this procedure adds.
    pub procedure_adds: Answer,
    /// How many tasks rest on which evidence.
    pub grades: BTreeMap<&'static str, u32>,
    /// Acts recorded after the day on which they took place (补录).
    pub recorded_later: u32,
    /// Returns to an earlier stage.
    pub returns: u32,
    /// 乙代甲: who acted for whom, in the order in which that began.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<Covers>,
    /// The figures of the procedure, in its order, computed here from what the acts state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Computed>,
    /// It is judged by the version it went over to last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub migrations: Vec<Migration>,
}

/// What somebody did for a colleague on leave, by one arrangement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Covers {
    /// Who acted.
    pub person: String,
    /// For whom.
    pub covered: String,
    /// For which office.
    pub office: String,
    /// The arrangement: a payload.
    pub instrument: crate::record::Digest,
    /// The versions of the case whose acts they were.
    pub entries: Vec<u64>,
}

/// Judges a case by its acts, replayed from the first.
pub fn audit(procedure: &Procedure, id: &str, acts: &[Act], offset_minutes: i32) -> Verdict {
    let mut case = Case::empty(id);
    for act in acts {
        case.evolve(act);
    }
    let auditing = Auditing { procedure, case: &case, acts, offset: offset_minutes };
    let (mut source, mut adds) = (vec![], vec![]);
    for clause in auditing.clauses() {
        if clause.inferred { adds.push(clause) } else { source.push(clause) }
    }
    let succeeded = matches!(case.status, Status::Ended { success: true, .. });
    let (source, procedure_adds) = (answer(source, succeeded), answer(adds, succeeded));
    let mut grades: BTreeMap<&'static str, u32> = BTreeMap::new();
    for done in case
        .tasks
        .values()
        .filter(|t| !t.superseded && t.kind != TaskKind::Consultation)
        .filter_map(|t| t.done.as_ref())
    {
        *grades.entry(done.grade.as_str()).or_default() += 1;
    }
    let later = acts.iter().filter(|a| a.took_place.is_some_and(|d| d < a.at.date(offset_minutes))).count();
    let returned =
        acts.iter().flat_map(|a| &a.effects).filter(|e| matches!(e, Effect::Returned { .. })).count();
    Verdict {
        case: id.to_owned(),
        procedure: procedure.id().to_owned(),
        version: procedure.version(),
        digest: procedure.digest(),
        acts: acts.len() as u64,
        end: match &case.status {
            Status::Open => None,
            Status::Ended { end, .. } => Some(end.clone()),
            Status::Withdrawn { .. } => Some("withdrawn".into()),
        },
        complete: source.complete && procedure_adds.complete,
        source,
        procedure_adds,
        grades,
        recorded_later: later as u32,
        returns: returned as u32,
        covers: covers(acts),
        figures: case.figures(procedure),
        migrations: migrations(acts, offset_minutes),
    }
}

fn covers(acts: &[Act]) -> Vec<Covers> {
    let mut all: Vec<Covers> = vec![];
    for (act, version) in acts.iter().zip(1..) {
        let Some(stamp) = &act.by.covers else { continue };
        let (person, covered, office) = (act.by.person.clone(), stamp.person.clone(), act.by.office.clone());
        let one = Covers { person, covered, office, instrument: stamp.instrument, entries: vec![] };
        let known = all.iter().position(|c| Covers { entries: vec![], ..c.clone() } == one);
        let at = known.unwrap_or_else(|| {
            all.push(one);
            all.len() - 1
        });
        all[at].entries.push(version);
    }
    all
}

fn migrations(acts: &[Act], offset: i32) -> Vec<Migration> {
    let all = acts.iter().zip(1..).flat_map(|(act, n)| act.effects.iter().map(move |e| (act, n, e)));
    let migrated = all.filter_map(|(act, n, effect)| match effect {
        Effect::Migrated { from, version, moves, .. } => Some(Migration {
            from: *from,
            to: *version,
            day: act.at.date(offset),
            act: n,
            gone: moves.gone.clone(),
        }),
        _ => None,
    });
    migrated.collect()
}

fn answer(clauses: Vec<ClauseFinding>, succeeded: bool) -> Answer {
    let mut counts: BTreeMap<&'static str, (u32, u32)> = BTreeMap::new();
    let mut complete = succeeded;
    for clause in &clauses {
        let count = counts.entry(clause.force.as_str()).or_default();
        count.0 += 1;
        let settled = !matches!(clause.finding, Finding::Missing | Finding::WrongParty);
        count.1 += u32::from(settled);
        complete &= settled || clause.force != Force::Must;
    }
    let doubts = clauses.iter().filter(|c| c.finding.is_doubt()).count() as u32;
    Answer { complete, counts, doubts, clauses }
}

/// A case with its acts and its procedure.
struct Auditing<'a> {
    procedure: &'a Procedure,
    case: &'a Case,
    acts: &'a [Act],
    offset: i32,
}
