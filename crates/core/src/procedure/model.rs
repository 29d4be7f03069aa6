//! A procedure as the engine knows it: names resolved, inherited values filled in, places kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::answering::{Carried, CountsAs, Silence};
pub use super::bodies::{AtEnd, Body, BodyAct, IN_OFFICE, NEW, Provisional, TermRule};
use super::diagnostic::Place;
use super::formula::Formula;
use super::outside::{FilingRule, NoticeRule};
pub use super::papers::{AsMany, Paper, Roll};
use super::phrase::Unit;
pub use super::roles::Incompatible;
pub use super::rosters::{From, Pool, Roster, Seat};
pub use super::sub_case::SubCase;
use crate::poll::PollRule;
use crate::tally::VoteRule;

/// How binding a clause is in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// 应, and a plain sentence in a list of steps.
    Must,
    /// 建议, 宜.
    Should,
    /// 可.
    May,
    /// Tells what somebody did.
    Reported,
}

impl Force {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Must, Self::Should, Self::May, Self::Reported];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::May => "may",
            Self::Reported => "reported",
        }
    }
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == word)
    }
}

/// Whether the procedure binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Leaving a `must` takes a reason.
    Advisory,
    /// Leaving a `must` takes basis, reason and authoriser.
    Binding,
}

impl Status {
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advisory => "advisory",
            Self::Binding => "binding",
        }
    }
}

/// Where a clause comes from: section, the words of the source if quoted, force, and what is inferred.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The section of the source text, such as 二.3.
    pub source: String,
    /// The sentence of the source, if the file quotes it.
    pub quote: String,
    /// How binding.
    pub force: Force,
    /// Keys that the source does not state; `whole` when it states none of the clause.
    pub inferred: Vec<String>,
    /// In the file.
    pub place: Place,
}

impl Clause {
    /// Whether the source states nothing of this clause.
    pub fn wholly_inferred(&self) -> bool {
        self.inferred.iter().any(|k| k == "whole")
    }
    /// Whether a key of this clause is inferred.
    pub fn infers(&self, key: &str) -> bool {
        self.wholly_inferred() || self.inferred.iter().any(|k| k == key)
    }
}

/// The part a party takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// 牵头; the first named convenes.
    Lead,
    /// 成员.
    Member,
    /// 邀请.
    Invited,
    /// Formed during the case.
    Formed,
    /// Never signs in and owes nothing here.
    Outside,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Member, Self::Invited, Self::Formed, Self::Outside];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Member => "member",
            Self::Invited => "invited",
            Self::Formed => "formed",
            Self::Outside => "outside",
        }
    }
}

/// A role in a procedure, filled by an office (or several, where `many`).
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id.
    pub id: String,
    /// As the source names it.
    pub title: String,
    /// Lead, member, invited, formed, or several of these.
    pub parts: Vec<Part>,
    /// Several offices may fill it.
    pub many: bool,
    /// An open list (等): the county may add offices; none need be added.
    pub open: bool,
    /// In the file.
    pub place: Place,
}

impl Party {
    /// Whether offices fill it: it is neither formed in the case nor outside.
    pub fn has_offices(&self) -> bool {
        self.parts.iter().any(|p| !matches!(p, Part::Formed | Part::Outside))
    }
    /// Whether it never signs in.
    pub fn is_outside(&self) -> bool {
        self.parts.contains(&Part::Outside)
    }
}

/// A rank, lowest first in the list of ranks.
#[derive(Clone, Debug)]
pub struct Rank {
    /// Its id.
    pub id: String,
    /// As the source names it.
    pub title: String,
}

/// A position of one party, with its rank.
#[derive(Clone, Debug)]
pub struct Position {
    /// Its id.
    pub id: String,
    /// As the source names it.
    pub title: String,
    /// The party it belongs to.
    pub party: String,
    /// Index into the ranks.
    pub rank: usize,
    /// Whether higher ranks serve as well.
    pub or_higher: bool,
}

/// A word the text leaves open, with bounds.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// Least value.
    pub low: i64,
    /// Greatest value.
    pub high: i64,
    /// Its unit, if it has one.
    pub unit: Option<Unit>,
    /// A day, as a number that reads like its date.
    pub day: bool,
    /// The words of the text it stands for.
    pub stands_for: String,
    /// Source and inference.
    pub clause: Clause,
}

/// The values a fact can take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Whole numbers from the first to the second.
    Number(i64, i64),
    /// One of some words.
    OneOf(Vec<String>),
}

/// A number computed exactly from facts and parameters, never typed in.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// 分组计算: it is computed for each group of this roll; none: once.
    pub for_each: Option<String>,
    /// How it is computed.
    pub is: Formula,
    /// Source, force, place.
    pub clause: Clause,
}

/// Something a guard reads, stated by one task.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// What it can be.
    pub domain: Domain,
    /// 小数: how many decimals it has. Its domain and its values are in the smallest part.
    pub decimals: u8,
    /// The task that states it.
    pub stated_in: String,
    /// Counted from this roll; nobody types it in.
    pub counted_from: Option<String>,
    /// In the file.
    pub place: Place,
}

/// Who a clause names, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Parties, in the order of the file; with the least rank asked for, and whether each acts for itself.
    Parties {
        /// The parties.
        parties: Vec<String>,
        /// `each of`: one task for each office.
        each: bool,
        /// The position asked for.
        position: Option<Capacity>,
    },
    /// Whoever did the task that writes a paper.
    Drafter(String),
    /// Whoever stands in a seat of a roster.
    Seat {
        /// The roster.
        roster: String,
        /// The seat.
        seat: String,
    },
}

/// A position asked for: its rank, and whether higher ranks serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The id of the position or rank as written.
    pub id: String,
    /// Index into the ranks.
    pub rank: usize,
    /// Whether higher ranks serve as well.
    pub or_higher: bool,
}

impl Capacity {
    /// Whether a rank satisfies it.
    pub fn is_held_by(&self, rank: Option<usize>) -> bool {
        rank.is_some_and(|held| held == self.rank || (self.or_higher && held > self.rank))
    }
}

/// The bound of a roster or a deadline: a number, a parameter or, of a roster, a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Written in the file.
    Number(i64),
    /// Set in the case.
    Parameter(String),
    /// Computed in the case: a whole number.
    Figure(String, Box<Formula>),
}

/// From … to, either end open.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Between {
    /// The least.
    pub low: Option<Amount>,
    /// The greatest.
    pub high: Option<Amount>,
    /// The numbers among its bounds are in the smallest part of so many decimals.
    pub decimals: u8,
}

impl Between {
    /// The figures among its bounds.
    pub fn figures(&self) -> Vec<&Formula> {
        let bounds = [&self.low, &self.high].into_iter().flatten();
        bounds
            .filter_map(|a| if let Amount::Figure(_, formula) = a { Some(&**formula) } else { None })
            .collect()
    }
}

/// What a guard or a predicate asks of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A number between two bounds.
    Between(Between),
    /// One of some words.
    OneOf(Vec<String>),
}

/// A guard: any of several conjunctions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct When {
    /// Each a conjunction over facts, parameters and figures; empty means always.
    pub any: Vec<Vec<(String, Test)>>,
    /// How the figures among them are computed.
    pub figures: BTreeMap<String, Formula>,
    /// In the file.
    pub place: Option<Place>,
}

impl When {
    /// Every name it reads: facts, parameters, those its figures are computed from, and the parameters that bound a
    /// range.
    pub fn reads(&self) -> impl Iterator<Item = &str> {
        self.any.iter().flatten().flat_map(|(name, test)| {
            let names = match self.figures.get(name) {
                Some(formula) => formula.reads().into_iter().collect(),
                None => vec![name.as_str()],
            };
            let bounds = match test {
                Test::Between(b) => [&b.low, &b.high],
                Test::OneOf(_) => [&None, &None],
            };
            let bounds = bounds
                .into_iter()
                .flatten()
                .filter_map(|b| if let Amount::Parameter(p) = b { Some(p.as_str()) } else { None });
            names.into_iter().chain(bounds)
        })
    }
}

/// A point of an agenda.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// As the source names it.
    pub title: String,
    /// Who speaks.
    pub by: Vec<Who>,
    /// The paper read out.
    pub reads: Option<String>,
    /// The vote taken at it: it was held if that was counted.
    pub vote: Option<String>,
    /// Only if.
    pub when: When,
    /// Source and force.
    pub clause: Clause,
    /// An open list (等议程).
    pub open: bool,
}

/// Where an outcome leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Back to a stage.
    Stage(usize),
    /// To an end.
    End(String),
}

/// The outcome of a notice to which an objection was upheld, and of the decision on one.
pub const UPHELD: &str = "upheld";
/// The outcome of a decision on an objection that changes nothing.
pub const DECLINED: &str = "declined";

/// The outcome of a vote that is not carried.
pub const LOST: &str = "lost";

/// What a task asks, by its kind.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Something to be done.
    Work {
        /// Points to be covered.
        checklist: Vec<String>,
        /// Ways to choose from.
        any_of: Vec<String>,
        /// The roster it fills.
        fills: Option<String>,
        /// The party it forms, and from whom.
        forms: Option<(String, Who)>,
    },
    /// Opinions are asked; the lead disposes of objections.
    Consultation {
        /// Who is asked.
        ask: Vec<Who>,
        /// The paper asked about.
        about: Option<String>,
        /// The paper that asks.
        sends: Option<String>,
        /// The paper that answers.
        answer: Option<String>,
        /// What it means that somebody does not answer in time, where the source says so.
        silence: Option<Silence>,
    },
    /// Somebody decides.
    Approval {
        /// The paper decided on.
        of: String,
        /// Who must not decide.
        not_by: Vec<Who>,
        /// The party that decides together when nobody else can.
        otherwise: Option<String>,
        /// How it votes, as far as the file says.
        voting: Option<VoteRule>,
        /// How many of several have to agree.
        carried: Carried,
        /// 顺序会签: one after another, in the order of the clause.
        in_turn: bool,
        /// What the word of a party counts, where it is not one.
        weights: BTreeMap<String, u32>,
    },
    /// People meet.
    Meeting {
        /// Who may ask for it.
        requested_by: Vec<Who>,
        /// Who is invited.
        invite: Vec<Who>,
        /// In order.
        agenda: Vec<AgendaItem>,
    },
    /// People on a roll vote on something, or elect a roster.
    Vote(PollRule),
    /// Papers are filed with recipients that never sign in.
    Filing(FilingRule),
    /// A paper is put up, and people may object.
    Notice(NoticeRule),
    /// Another procedure does it.
    Procedure(SubCase),
}

impl Kind {
    /// As written in a file.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Work { .. } => "work",
            Self::Consultation { .. } => "consultation",
            Self::Approval { .. } => "approval",
            Self::Meeting { .. } => "meeting",
            Self::Vote(_) => "vote",
            Self::Filing(_) => "filing",
            Self::Notice(_) => "notice",
            Self::Procedure(_) => "procedure",
        }
    }
}

/// How long after or before what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRule {
    /// How many.
    pub length: Amount,
    /// Of what.
    pub unit: Unit,
    /// From when.
    pub since: Since,
}

/// From when time is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// The offer of the task.
    Offer,
    /// The completion of a task.
    Task(String),
    /// A day that is set in the case.
    Day(String),
    /// Back from such a day.
    BeforeDay(String),
}

impl Since {
    /// The day it counts from, or back from.
    pub fn day(&self) -> Option<&str> {
        match self {
            Self::Day(day) | Self::BeforeDay(day) => Some(day),
            Self::Offer | Self::Task(_) => None,
        }
    }
    /// The task it counts from.
    pub fn task(&self) -> Option<&str> {
        if let Self::Task(task) = self { Some(task) } else { None }
    }
}

/// A time that runs over stages: when it is over and nothing has come of them, the case goes another way.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// How long from what.
    pub within: DueRule,
    /// What has to be done before it is over.
    pub until: String,
    /// Where the case goes else: to an end, or on to a later stage.
    pub then: Target,
    /// Source and force.
    pub clause: Clause,
}

/// A length of time by the public calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub length: i64,
    /// Of what.
    pub unit: Unit,
}

/// How long after a deadline whom is told that a task is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscalateRule {
    /// How long after.
    pub after: Span,
    /// The rank or position, in the office that owes or one above it; none: the lead.
    pub to: Option<String>,
}

/// One thing a party owes.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// Index of its stage.
    pub stage: usize,
    /// What it asks.
    pub kind: Kind,
    /// Who does it, decides it, convenes it, or (a consultation) collects the answers.
    pub by: Who,
    /// Only if.
    pub when: When,
    /// Tasks of its stage that come first.
    pub after: Vec<String>,
    /// Papers it needs.
    pub needs: Vec<String>,
    /// Papers it produces.
    pub papers: Vec<String>,
    /// Facts it states.
    pub states: Vec<String>,
    /// Its deadline.
    pub due: Option<DueRule>,
    /// It is not offered before this moment.
    pub not_before: Option<DueRule>,
    /// How long before its deadline the program reminds.
    pub remind: Option<Span>,
    /// When it is late: how long after its deadline somebody higher is told.
    pub escalate: Option<EscalateRule>,
    /// The bodies it acts on once it is done favourably, those of them whose condition holds.
    pub bodies: Vec<String>,
    /// What becomes of them then.
    pub body_act: BodyAct,
    /// Outcomes other than the favourable one, and where they lead; a consultation's is offered, never taken by itself.
    pub outcomes: BTreeMap<String, Target>,
    /// Source, force and inference.
    pub clause: Clause,
}

impl Task {
    /// Who is named to act in it: whoever does it, answers it, asks for it, or decides on objections to it.
    pub fn actors(&self) -> Vec<&Who> {
        let mut all = vec![&self.by];
        match &self.kind {
            Kind::Consultation { ask, .. } => all.extend(ask),
            Kind::Meeting { requested_by, .. } => all.extend(requested_by),
            Kind::Notice(NoticeRule { objections: Some(objections), .. }) => all.push(&objections.decided_by),
            Kind::Work { forms: Some((_, from)), .. } => all.push(from),
            _ => {}
        }
        all
    }

    /// Of whom it asks something: whoever answers for a party of a consultation, else whoever does it.
    pub fn asked_of(&self, party: &str) -> Option<&Who> {
        let names =
            |w: &&Who| matches!(w, Who::Parties { parties, .. } if parties.iter().any(|p| p == party));
        match &self.kind {
            Kind::Consultation { ask, .. } => ask.iter().find(names),
            _ => Some(&self.by),
        }
    }

    /// The roster it draws up or elects.
    pub fn fills(&self) -> Option<&str> {
        match &self.kind {
            Kind::Work { fills, .. }
            | Kind::Vote(PollRule { fills, .. })
            | Kind::Procedure(SubCase { fills, .. }) => fills.as_deref(),
            _ => None,
        }
    }

    /// The votes taken at the points of its agenda.
    pub fn votes_taken(&self) -> impl Iterator<Item = &str> {
        let agenda = if let Kind::Meeting { agenda, .. } = &self.kind { &agenda[..] } else { &[] };
        agenda.iter().filter_map(|i| i.vote.as_deref())
    }

    /// Where an outcome leads: by its own line, or, of a vote, as whatever is not carried.
    pub fn target(&self, outcome: &str) -> Option<&Target> {
        let lost = || self.outcomes.get(LOST).filter(|_| matches!(self.kind, Kind::Vote(_)));
        self.outcomes.get(outcome).or_else(lost)
    }

    /// Papers whose content this task reads: what it needs, is about, decides on or reads out.
    pub fn reads(&self) -> Vec<&str> {
        let mut papers: Vec<&str> = self.needs.iter().map(String::as_str).collect();
        match &self.kind {
            Kind::Consultation { about: Some(paper), .. } | Kind::Approval { of: paper, .. } => {
                papers.push(paper)
            }
            Kind::Vote(rule) => papers.push(&rule.voters),
            Kind::Filing(rule) => papers.extend(rule.papers.iter().map(String::as_str)),
            Kind::Notice(rule) => papers.push(&rule.of),
            Kind::Meeting { agenda, .. } => {
                let must = agenda.iter().filter(|i| i.clause.force == Force::Must && i.when.any.is_empty());
                papers.extend(must.filter_map(|i| i.reads.as_deref()));
            }
            _ => {}
        }
        papers
    }
}

/// A state of the machine.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// The step it belongs to, if several stages share one heading.
    pub heading: String,
    /// Only if.
    pub when: When,
    /// Indices into the tasks.
    pub tasks: std::ops::Range<usize>,
    /// Source and force.
    pub clause: Clause,
}

/// How a case ends.
#[derive(Clone, Debug)]
pub struct End {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// The aim was reached.
    pub success: bool,
    /// The body founded.
    pub founding: Option<String>,
    /// Whom to tell.
    pub notify: Vec<Who>,
    /// In the file.
    pub place: Place,
}

/// What follows an end.
#[derive(Clone, Debug)]
pub struct Then {
    /// `obligations` or `procedure`.
    pub kind: String,
    /// What follows.
    pub id: String,
    /// For each member of.
    pub each: Option<String>,
    /// From which task's completion.
    pub from: Option<String>,
}

/// What a rule of separation tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The people bound by an act.
    People,
    /// The offices acted for.
    Offices,
}

impl Over {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::People, Self::Offices];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Offices => "offices",
        }
    }
}

/// Who acts when everybody else is barred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Somebody of another office signs instead.
    Signer(Who),
    /// A party decides together, with minutes.
    Together(String),
}

/// 职责分离: nobody does two of these tasks in one case, whichever comes first.
#[derive(Clone, Debug)]
pub struct Apart {
    /// Tasks of the definition, at least two.
    pub tasks: Vec<String>,
    /// What is told apart.
    pub over: Over,
    /// Who acts when everybody else is barred.
    pub otherwise: Option<Otherwise>,
    /// Source and force.
    pub clause: Clause,
}

/// 交替办理: of these tasks one is in hand at a time, in any order.
#[derive(Clone, Debug)]
pub struct OneAtATime {
    /// Tasks of the definition.
    pub tasks: Vec<String>,
    /// Source and force.
    pub clause: Clause,
}

/// A remark of the author about the source.
#[derive(Clone, Debug)]
pub struct Note {
    /// What was found.
    pub finding: String,
    /// The section.
    pub source: String,
}
