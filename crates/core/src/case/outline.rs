//! What queues and lists must say about a case. Pure, so that the read tables are derived data.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::*;
use crate::Language;
use crate::procedure::Procedure;
use crate::procedure::model::{Amount, Limit};

/// What a task whose turn it is waits for; parties and parameters are asked of the convening lead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "need", rename_all = "snake_case")]
pub enum Need {
    /// Offices for a party.
    Party {
        /// Which.
        party: String,
    },
    /// A value for a parameter, or 未定.
    Parameter {
        /// Which.
        parameter: String,
    },
    /// A paper that is not there yet.
    Paper {
        /// Which.
        paper: String,
    },
    /// A party that is not formed yet.
    Formed {
        /// Which.
        party: String,
    },
    /// Somebody to ask for an optional meeting.
    Request {
        /// The task of the definition.
        task: String,
    },
}

impl Need {
    /// Whether the lead can meet it at once.
    pub fn is_for_lead(&self) -> bool {
        matches!(self, Self::Party { .. } | Self::Parameter { .. })
    }

    /// `party`, `parameter`, `paper`, `formed` or `request`, and its id.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Party { party } => ("party", party),
            Self::Parameter { parameter } => ("parameter", parameter),
            Self::Paper { paper } => ("paper", paper),
            Self::Formed { party } => ("formed", party),
            Self::Request { task } => ("request", task),
        }
    }
}

/// A row of an office's queue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueueRow {
    /// The key of the task; `need.parameter.ID` or `need.party.ID` for what the lead is asked.
    pub key: String,
    /// The office.
    pub office: String,
    /// The task of the definition, or the id of the party or parameter.
    pub task: String,
    /// `work`, `reply` …, or `party`, `parameter`.
    pub kind: String,
    /// `todo`, `doing`, `done`, `returned`, `none`: the five states of the pages.
    pub state: String,
    /// How binding.
    pub force: String,
    /// The due moment; none if there is none.
    pub due: Option<Moment>,
    /// When offered.
    pub offered: Moment,
    /// Index of its stage.
    pub stage: usize,
    /// Waits for others: the collecting task of a consultation.
    pub waiting: bool,
    /// Who holds it, or whom it is meant for; empty where anybody of the office may take it, and once nothing is owed.
    pub person: String,
    /// `suspended` while its clock stands, `escalated` when somebody higher was told; else empty.
    pub mark: String,
}

/// Everything the read tables hold of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The stage by id.
    pub stage: String,
    /// `open`, `ended` or `withdrawn`.
    pub status: String,
    /// The end reached; empty while open.
    pub end: String,
    /// The lead's office.
    pub lead: String,
    /// Done again after a return and not yet past it.
    pub returned: bool,
    /// The offices that see it.
    pub offices: Vec<String>,
    /// When the clock has something to do next; none: never.
    pub next_at: Option<Moment>,
    /// The calendars by which its provisional deadlines were counted, that run now; empty: it has none.
    pub provisional: String,
    /// The queues, by key.
    pub queue: Vec<QueueRow>,
    /// By which pairs of characters it is found: its title, its procedure, the numbers and files of its papers.
    pub grams: BTreeSet<String>,
}

/// The five states of the pages.
pub const STATES: [&str; 5] = ["todo", "doing", "done", "returned", "none"];

impl Case {
    /// The outline of the case.
    pub fn outline(&self, procedure: &Procedure) -> Outline {
        let (status, end) = match &self.status {
            Status::Open => ("open", String::new()),
            Status::Ended { end, .. } => ("ended", end.clone()),
            Status::Withdrawn { .. } => ("withdrawn", String::new()),
        };
        let lead = self.lead(procedure).to_owned();
        // What is still to come lies in nobody's queue.
        let here = self.tasks.values().filter(|t| t.state != TaskState::Queued);
        let mut queue: Vec<QueueRow> = here.map(|t| self.row(t)).collect();
        for need in self.open_needs(procedure) {
            let (kind, id) = need.parts();
            queue.push(QueueRow {
                key: format!("need.{kind}.{id}"),
                office: lead.clone(),
                task: id.to_owned(),
                kind: kind.to_owned(),
                state: "todo".into(),
                force: "must".into(),
                due: None,
                offered: self.stays.last().map_or(self.opened_at, |s| s.from),
                stage: self.stage,
                waiting: false,
                person: String::new(),
                mark: String::new(),
            });
        }
        queue.sort();
        Outline {
            stage: procedure.stages().get(self.stage).map(|s| s.id.clone()).unwrap_or_default(),
            status: status.to_owned(),
            end,
            lead,
            returned: self.tasks.values().any(|t| t.returned && t.state.is_open() && !t.superseded),
            offices: self.offices().into_iter().map(str::to_owned).collect(),
            next_at: self.next_at(),
            provisional: self.provisional(),
            queue,
            grams: self.words(procedure).iter().flat_map(|w| crate::search::grams(w)).collect(),
        }
    }

    /// The office that convenes; empty before one is bound.
    pub fn lead(&self, procedure: &Procedure) -> &str {
        self.parties.get(procedure.convenor()).and_then(|o| o.first()).map_or("", String::as_str)
    }

    /// The texts by which a case is found.
    pub fn words(&self, procedure: &Procedure) -> Vec<String> {
        let mut all = vec![self.title.clone()];
        all.extend(Language::ALL.map(|l| procedure.name(procedure.id(), l).to_owned()));
        for (paper, versions) in &self.papers {
            all.extend(Language::ALL.map(|l| procedure.name(paper, l).to_owned()));
            all.extend(versions.iter().map(|v| v.number.clone()));
            all.extend(versions.iter().flat_map(|v| &v.files).map(|f| f.name.clone()));
        }
        all
    }

    fn row(&self, task: &Task) -> QueueRow {
        let person = match &task.state {
            _ if !self.is_open() || task.superseded => None,
            TaskState::Claimed { person } => Some(person),
            TaskState::Offered => task.named.as_ref(),
            _ => None,
        };
        let stopped = self.is_stopped(task);
        QueueRow {
            person: person.cloned().unwrap_or_default(),
            key: task.key.clone(),
            office: task.office.clone(),
            task: task.task.clone(),
            kind: task.kind.as_str().to_owned(),
            state: self.page_state(task).to_owned(),
            force: task.force.as_str().to_owned(),
            // While the clock stands nobody is late, nor does anybody know when they will be.
            due: task.due.as_ref().filter(|_| !stopped).map(|d| d.moment),
            offered: task.offered,
            stage: task.stage,
            mark: match (stopped, task.escalated.is_empty()) {
                (true, _) => "suspended",
                (false, false) if self.owes(task) => "escalated",
                _ => "",
            }
            .to_owned(),
            waiting: task.kind == TaskKind::Consultation
                && !self.replies(&task.task).any(super::decide::is_open_objection),
        }
    }

    /// One of the five states that pages show.
    pub fn page_state(&self, task: &Task) -> &'static str {
        if task.superseded || (!self.is_open() && task.state.is_open()) {
            return if task.state == TaskState::Done { "done" } else { "none" };
        }
        match &task.state {
            TaskState::Offered if task.returned => "returned",
            TaskState::Offered => "todo",
            TaskState::Claimed { .. } => "doing",
            TaskState::Done => "done",
            TaskState::Queued
            | TaskState::Silent
            | TaskState::Lapsed
            | TaskState::Explained
            | TaskState::Settled
            | TaskState::Dropped => "none",
        }
    }

    /// What the lead is asked now so that tasks can open, each once.
    pub fn open_needs(&self, procedure: &Procedure) -> Vec<Need> {
        if !self.is_open() {
            return vec![];
        }
        let mut all: Vec<Need> = vec![];
        // The next stage is asked for only when nothing more is owed in this one.
        if self.stays.is_empty() || self.is_settled(procedure) {
            let unset = self.unset_ahead(procedure).into_iter();
            return unset.map(|parameter| Need::Parameter { parameter }).collect();
        }
        for task in procedure.tasks_of(self.stage) {
            let its_turn = self.run(&task.id).progress == Progress::Waiting
                && task.after.iter().all(|a| self.run(a).progress.settled())
                && self.guard(&task.when) != Some(false);
            if !its_turn {
                continue;
            }
            let needs = self.needs(procedure, task);
            // Nothing is asked for a task that waits for a paper or for somebody to want it, but whether it is wanted
            // at all: the paper may never come.
            let for_turn = needs.iter().all(Need::is_for_lead);
            let open = self.guard(&task.when).is_none();
            let decides = |parameter: &String| open && task.when.reads().any(|name| name == parameter);
            all.extend(needs.into_iter().filter(|need| match need {
                Need::Parameter { parameter } => for_turn || decides(parameter),
                _ => for_turn,
            }));
        }
        all.extend(self.unset_of_limits(procedure).map(|parameter| Need::Parameter { parameter }));
        all.sort();
        all.dedup();
        all
    }

    /// What a limit is counted by once its event has come, and nobody has set.
    fn unset_of_limits<'a>(&'a self, procedure: &'a Procedure) -> impl Iterator<Item = String> + 'a {
        let runs = |limit: &&Limit| {
            let begun = limit.within.since.task().is_none_or(|task| self.done_at(task).is_some());
            begun && !self.run(&limit.until).progress.settled()
        };
        let reads = |limit: &'a Limit| {
            let length =
                if let Amount::Parameter(p) = &limit.within.length { Some(p.as_str()) } else { None };
            length.into_iter().chain(limit.within.since.day())
        };
        let read = procedure.limits().iter().filter(runs).flat_map(reads);
        read.filter(|p| !self.parameters.contains_key(*p)).map(str::to_owned)
    }
}
