//! Scenarios: what a procedure's author expects of a case, written in YAML beside it and played by the real rules in
//! memory. Who does what and when; what is refused, and with which code; where the case stands; what the verdict says.
//!
//! What a step leaves out is filled in the favourable way: every paper asked for, every point of a checklist, as few
//! people as the seats ask for. So a scenario names what it is about and nothing else. What the program does by itself
//! when a moment has come, reminders and escalation, is not played.

mod doing;
mod filling;
mod offering;
mod playing;
mod reading;
mod recording;
mod voting;

pub use playing::{Failure, Played, Rehearsal, Sent, What, play, rehearse};
pub use reading::read;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::directory::Term;
use crate::moment::Date;
use crate::procedure::Place;
use crate::procedure::phrase::Unit;

/// A case as it is to go.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it shows.
    pub title: String,
    /// The day on which the case is opened, at nine in the morning.
    pub from: Option<Date>,
    /// The offices of parties of which there are several, by party. A party that is not here has one office of its own
    /// name; one of which there can be many has none.
    pub offices: BTreeMap<String, Vec<String>>,
    /// The term of the body in office that the case is about.
    pub in_office: Option<Term>,
    /// One after the other.
    pub steps: Vec<Step>,
    /// What the verdict says at the end.
    pub verdict: Option<Judgement>,
    /// In the file.
    pub place: Place,
}

/// A step of a scenario.
#[derive(Clone, Debug)]
pub struct Step {
    /// What happens.
    pub what: Event,
    /// In the file.
    pub place: Place,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody does something.
    Act(Box<Doing>),
    /// Time passes.
    Wait(i64, Unit),
    /// Here the case is to stand so.
    Expect(Expected),
}

/// What somebody does.
#[derive(Clone, Debug)]
pub struct Doing {
    /// The office, or a party with an office of its own.
    pub office: String,
    /// Of which rank; empty: of the one the clause asks for, else of the lowest.
    pub rank: String,
    /// The name of the command.
    pub act: String,
    /// The task of the definition, or the parameter, party, stage or end it is about; empty: the case.
    pub of: String,
    /// The office whose answer it is about, where it is about one.
    pub whose: String,
    /// The stance, outcome, disposal, number or offices, as the act asks.
    pub value: String,
    /// Facts stated with it.
    pub facts: BTreeMap<String, String>,
    /// Fields of the command as the API takes them, put over what is filled in.
    pub with: Map<String, Value>,
    /// It is to be refused with this code; empty: it is to be accepted.
    pub refused: String,
}

/// Where a case is to stand. What is not named may be anything.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The stage it is in.
    pub stage: Option<String>,
    /// The end it has come to.
    pub end: Option<String>,
    /// The tasks that somebody owes now, and no others.
    pub open: Option<Vec<String>>,
    /// Tasks that are done.
    pub done: Vec<String>,
    /// Tasks that do not apply.
    pub not_applicable: Vec<String>,
    /// The bodies for which something was brought about, and no others.
    pub founded: Option<Vec<String>>,
    /// The last day of the terms of bodies.
    pub terms: BTreeMap<String, String>,
    /// How it is with bodies.
    pub tenure: BTreeMap<String, String>,
    /// What facts are.
    pub facts: BTreeMap<String, String>,
    /// What figures come to, exactly: `7`, `7/2`.
    pub figures: BTreeMap<String, String>,
    /// How many people hold the seats of rosters: `chair 1, member 4`.
    pub rosters: BTreeMap<String, String>,
}

/// What the verdict is to say.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Whether both answers are complete.
    pub complete: Option<bool>,
    /// Findings by clause.
    pub findings: BTreeMap<String, String>,
    /// In the file.
    pub place: Option<Place>,
}
