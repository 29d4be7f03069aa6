//! What happened with a filing or a notice, as somebody of its office recorded it, with evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Case, File, Task, TaskKind};
use crate::calendar::Due;
use crate::moment::{Date, Moment};
use crate::procedure::Procedure;
use crate::procedure::model::{Kind, UPHELD};
use crate::procedure::outside::{FilingRule, NoticeRule, Until};
use crate::record::Digest;

/// What a recipient answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 准予登记, 予以备案.
    Registered,
    /// 退回补正.
    Returned,
    /// 不予受理, 不予登记.
    Refused,
    /// Nothing came for as long as the clause waits: no answer, and nobody's consent.
    NoAnswer,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Registered, Self::Returned, Self::Refused, Self::NoAnswer];
    /// As written in JSON; the outcome of the filing.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Returned => "returned",
            Self::Refused => "refused",
            Self::NoAnswer => "no_answer",
        }
    }
}

/// Somebody papers were sent to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentTo {
    /// The party.
    pub party: String,
    /// Who, where the party is several.
    #[serde(default)]
    pub name: String,
}

/// What happened with a filing or a notice, as it is told.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum EventSaid {
    /// The papers went out.
    Sent {
        /// To everybody at once; empty: to each party that the clause names.
        #[serde(default)]
        to: Vec<SentTo>,
    },
    /// A recipient confirmed that they came.
    Received {
        /// The event by which they were sent, from 1; can be left out where only one is left.
        #[serde(default)]
        of: Option<usize>,
    },
    /// A recipient answered, or was waited for long enough.
    Answered {
        /// The event by which they were sent, from 1; can be left out where only one is left.
        #[serde(default)]
        of: Option<usize>,
        /// What.
        answer: Answer,
    },
    /// The notice was put up.
    PutUp {},
    /// What an objection has changed was put up beside it.
    ChangePutUp {},
    /// Somebody objected.
    Objected {
        /// Who.
        name: String,
    },
    /// The notice was taken down.
    TakenDown {},
    /// The last event was recorded by mistake.
    Struck {},
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Happened {
    /// The papers went to a recipient.
    Sent {
        /// The party.
        party: String,
        /// Who, where the party is several: a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Digest>,
        /// Until when an answer is waited for; none: until it comes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Due>,
    },
    /// The recipient confirmed that they came.
    Received {
        /// The event by which they were sent, from 1.
        of: usize,
    },
    /// The recipient answered.
    Answered {
        /// The event by which they were sent, from 1.
        of: usize,
        /// What.
        answer: Answer,
    },
    /// The notice was put up.
    PutUp {
        /// How long it has to stay up.
        stays: Due,
        /// Until when people can object; none: nobody can.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        objections: Option<Due>,
    },
    /// What an objection has changed was put up beside it.
    ChangePutUp,
    /// Somebody objected; an office decides on it.
    Objected {
        /// Who: a payload.
        name: Digest,
        /// The task of deciding, by key.
        key: String,
    },
    /// An objection was decided on.
    Decided {
        /// The task of deciding, by key.
        key: String,
        /// It was upheld.
        upheld: bool,
    },
    /// The notice was taken down.
    TakenDown,
}

impl Happened {
    /// As written in JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Sent { .. } => "sent",
            Self::Received { .. } => "received",
            Self::Answered { .. } => "answered",
            Self::PutUp { .. } => "put_up",
            Self::ChangePutUp => "change_put_up",
            Self::Objected { .. } => "objected",
            Self::Decided { .. } => "decided",
            Self::TakenDown => "taken_down",
        }
    }
}

impl Happened {
    /// The name in it: a payload.
    pub fn name(&self) -> Option<Digest> {
        match self {
            Self::Sent { name, .. } => *name,
            Self::Objected { name, .. } => Some(*name),
            _ => None,
        }
    }
}

/// Something that happened with a filing or a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it was recorded.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// The day on which it happened.
    pub day: Date,
    /// What.
    pub what: Happened,
    /// 文号, or the number of a receipt.
    pub number: String,
    /// What shows it: photographs, receipts.
    pub files: Vec<File>,
    /// What is to be said of it: a payload.
    pub words: Option<Digest>,
    /// 更正: recorded by mistake, and why; a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck: Option<Digest>,
}

/// A recipient of a filing, and how far it has come there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient<'a> {
    /// The event by which it was sent, from 1.
    pub of: usize,
    /// The party.
    pub party: &'a str,
    /// Who, where the party is several: a payload.
    pub name: Option<Digest>,
    /// The day on which it was sent.
    pub sent: Date,
    /// Until when an answer is waited for; none: until it comes.
    pub until: Option<&'a Due>,
    /// The day on which it was received.
    pub received: Option<Date>,
    /// What was answered, and on which day.
    pub answered: Option<(Answer, Date)>,
}

impl Recipient<'_> {
    /// Whether it has come as far as a filing has to.
    pub fn has_come(&self, until: Until) -> bool {
        match until {
            Until::Sent => true,
            Until::Received => self.received.is_some() || self.answered.is_some(),
            Until::Answered => self.answered.is_some(),
        }
    }
}

impl Task {
    /// What happened with it and was not struck, by its number from 1.
    pub fn standing_events(&self) -> impl DoubleEndedIterator<Item = (usize, &Event)> {
        self.events.iter().enumerate().filter(|(_, e)| e.struck.is_none()).map(|(at, e)| (at + 1, e))
    }

    /// Whoever a filing was sent to, in order.
    pub fn recipients(&self) -> Vec<Recipient<'_>> {
        let mut all: Vec<Recipient<'_>> = vec![];
        for (number, event) in self.standing_events() {
            match &event.what {
                Happened::Sent { party, name, until } => all.push(Recipient {
                    of: number,
                    party,
                    name: *name,
                    sent: event.day,
                    until: until.as_ref(),
                    received: None,
                    answered: None,
                }),
                Happened::Received { of } => {
                    if let Some(one) = all.iter_mut().find(|r| r.of == *of) {
                        one.received = Some(event.day);
                    }
                }
                Happened::Answered { of, answer } => {
                    if let Some(one) = all.iter_mut().find(|r| r.of == *of) {
                        one.answered = Some((*answer, event.day));
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// The parties a filing goes to that have not been sent the papers; an open list can stay empty.
    pub fn unsent<'r>(&self, rule: &'r FilingRule, procedure: &Procedure) -> Vec<&'r str> {
        let all = self.recipients();
        let open = |party: &str| procedure.party(party).is_some_and(|p| p.open);
        let missing = rule.parties().filter(|p| !open(p) && !all.iter().any(|r| r.party == *p));
        missing.collect()
    }

    /// The day of the last event of a sort.
    pub fn day_of(&self, sort: &str) -> Option<Date> {
        self.standing_events().filter(|(_, e)| e.what.as_str() == sort).map(|(_, e)| e.day).next_back()
    }
}

/// How long a notice has to stay up, and until when people can object, once it is up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The day on which it was put up.
    pub up: Date,
    /// The end of the time it has to stay up.
    pub stays: Due,
    /// The last moment for an objection; none if nobody can object.
    pub objections: Option<Due>,
}

impl Posting {
    /// Of a notice that is up.
    pub fn of(task: &Task) -> Option<Self> {
        task.standing_events().rev().find_map(|(_, event)| match &event.what {
            Happened::PutUp { stays, objections } => {
                Some(Self { up: event.day, stays: stays.clone(), objections: objections.clone() })
            }
            _ => None,
        })
    }

    /// The first moment at which it can have been taken down with nobody left to object.
    pub fn over(&self) -> Moment {
        self.objections.as_ref().map_or(self.stays.moment, |o| o.moment.max(self.stays.moment))
    }
}

impl Case {
    /// The objections to a notice, as tasks of who decides on them.
    pub fn objections_to<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Task> {
        let of =
            move |t: &&Task| t.kind == TaskKind::Objection && t.task == task.task && t.round == task.round;
        self.tasks.values().filter(of).filter(|t| !t.superseded)
    }

    /// What stands between a notice and its end, besides time: objections nobody has decided on, by key.
    pub fn undecided<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Task> {
        self.objections_to(task).filter(|t| t.state.is_owed())
    }

    /// The last decision that upheld an objection.
    pub fn upheld_at(&self, task: &Task) -> Option<Moment> {
        let upheld = |t: &Task| t.done.as_ref().filter(|d| d.outcome == UPHELD).map(|d| d.at);
        self.objections_to(task).filter_map(upheld).max()
    }

    /// Whether what a notice shows was corrected after the last objection that was upheld.
    pub fn is_corrected(&self, rule: &NoticeRule, task: &Task) -> bool {
        let Some(upheld) = self.upheld_at(task).filter(|_| rule.corrects) else { return true };
        self.paper(&rule.of).is_some_and(|v| v.corrects && v.at >= upheld)
    }

    /// Whether the change that follows from objections was put up, or there is none.
    pub fn is_change_up(&self, task: &Task) -> bool {
        let Some(upheld) = self.upheld_at(task) else { return true };
        task.standing_events().any(|(_, e)| e.what == Happened::ChangePutUp && e.at >= upheld)
    }

    /// The rule of the notice that a task is.
    pub fn notice_of<'p>(&self, procedure: &'p Procedure, task: &Task) -> Option<&'p NoticeRule> {
        match &procedure.task(&task.task)?.kind {
            Kind::Notice(rule) if task.kind == TaskKind::Notice => Some(rule),
            _ => None,
        }
    }
}
