//! Bodies in office: since when and until when, who sits in them, what is under way about them, what became of them.
//!
//! A body is an office as well. It comes into the directory by the act that constitutes it, or by hand if it was there
//! before; what its cases do to it follows in the same transaction.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Directory, DirectoryEffect, check_id};
use crate::moment::Date;
use crate::procedure::Procedure;
use crate::procedure::model::{AtEnd, Body, BodyAct, Task};
use crate::record::Digest;
use crate::refusal::{Refusal, RefusalCode};

/// Turns in the life of a body that are kept beside it; all of them are in the log.
const TURNS_MAX: usize = 40;
/// Cases about one body at a time.
const OPEN_MAX: usize = 20;

/// 任期: a time in office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its first day.
    pub since: Date,
    /// Its last day.
    pub until: Date,
    /// What becomes of the body then.
    pub at_end: AtEnd,
    /// From when on it can be renewed; none: at any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Date>,
}

/// Somebody who sits in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// The seat, by the id of the roster.
    pub seat: String,
    /// The name: a payload.
    pub name: Digest,
    /// The id in the directory, if there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The rank held where the member comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rank: String,
}

/// The seats that a case is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seats {
    /// All of them: the body is renewed, dissolved or declared void.
    All,
    /// These; none where only what the body goes by is changed.
    Some(Vec<String>),
}

impl Seats {
    /// The seats of a body that cases of a procedure are about.
    pub fn of(procedure: &Procedure, body: &Body) -> Self {
        let whole = |t: &Task| t.bodies.contains(&body.id) && t.body_act != BodyAct::Changes;
        if procedure.tasks().iter().any(whole) {
            return Self::All;
        }
        let seats = procedure.roster(&body.id).map(|r| &r.seats[..]).unwrap_or_default();
        Self::Some(seats.iter().map(|s| s.id.clone()).collect())
    }

    /// Whether two cases about a body come in each other's way.
    fn meet(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, Self::All) => true,
            (Self::All, Self::Some(seats)) | (Self::Some(seats), Self::All) => !seats.is_empty(),
            (Self::Some(own), Self::Some(others)) => own.iter().any(|seat| others.contains(seat)),
        }
    }
}

/// A case under way about a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderWay {
    /// The procedure.
    pub procedure: String,
    /// The seats it is about.
    pub seats: Seats,
}

/// What an act did to a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// When it took place.
    pub on: Date,
    /// What.
    pub act: BodyAct,
    /// The case; none where the body was entered by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// A body in office, or one that was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingBody {
    /// What it is, by the id that procedures have for it.
    pub body: String,
    /// The procedure that founded it; empty if it was there before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub procedure: String,
    /// Its present term; none: it has no end, or nobody has told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// Who sits in it, seat by seat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sitting: Vec<Sitting>,
    /// What is under way about it, by case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub under_way: BTreeMap<String, UnderWay>,
    /// It acts before it is constituted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// What became of it, the last first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
}

/// How it is with a body on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tenure {
    /// Its term is over and it goes on until there is a new one.
    Overdue,
    /// It can be renewed from now on.
    RenewalOpen,
    /// In office.
    InOffice,
    /// It acts before it is constituted (先行履职).
    Provisional,
    /// The case that was to constitute it ended without that.
    NeverConstituted,
    /// Its term is over, and it with it.
    Lapsed,
    /// It was dissolved.
    Dissolved,
    /// What brought it about was declared void.
    Void,
}

impl Tenure {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Overdue,
        Self::RenewalOpen,
        Self::InOffice,
        Self::Provisional,
        Self::NeverConstituted,
        Self::Lapsed,
        Self::Dissolved,
        Self::Void,
    ];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::RenewalOpen => "renewal_open",
            Self::InOffice => "in_office",
            Self::Provisional => "provisional",
            Self::NeverConstituted => "never_constituted",
            Self::Lapsed => "lapsed",
            Self::Dissolved => "dissolved",
            Self::Void => "void",
        }
    }
    /// Whether it acts no more.
    pub fn is_out(self) -> bool {
        matches!(self, Self::NeverConstituted | Self::Lapsed | Self::Dissolved | Self::Void)
    }
}

impl StandingBody {
    /// How it is with the body on a day.
    pub fn on(&self, day: Date) -> Tenure {
        match self.turns.first().filter(|t| t.on <= day).map(|t| t.act) {
            Some(BodyAct::Dissolves) if self.provisional => return Tenure::NeverConstituted,
            Some(BodyAct::Dissolves) => return Tenure::Dissolved,
            Some(BodyAct::Voids) => return Tenure::Void,
            _ if self.provisional => return Tenure::Provisional,
            _ => {}
        }
        match &self.term {
            Some(term) if term.until < day && term.at_end == AtEnd::Lapses => Tenure::Lapsed,
            Some(term) if term.until < day => Tenure::Overdue,
            Some(term) if term.opens.is_some_and(|opens| opens <= day) => Tenure::RenewalOpen,
            _ => Tenure::InOffice,
        }
    }

    /// The day since which it has been there, as far as that is known.
    pub fn since(&self) -> Option<Date> {
        self.turns.iter().rev().find(|t| t.act == BodyAct::Constitutes).map(|t| t.on)
    }

    /// A case under way that another about these seats would come in the way of.
    pub fn in_the_way(&self, seats: &Seats) -> Option<&str> {
        self.under_way.iter().find(|(_, one)| one.seats.meet(seats)).map(|(case, _)| case.as_str())
    }

    /// Whether as many cases are under way about it as there can be.
    pub fn is_crowded(&self) -> bool {
        self.under_way.len() >= OPEN_MAX
    }

    fn turn(&mut self, on: Date, act: BodyAct, case: Option<&str>) {
        self.turns.insert(0, Turn { on, act, case: case.map(str::to_owned) });
        // The first one stays: a body is told by when it began.
        if self.turns.len() > TURNS_MAX {
            self.turns.remove(TURNS_MAX - 1);
        }
    }
}

/// What happened to a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum BodyEvent {
    /// It is there: founded by a case, or entered by hand.
    Stands {
        /// What it is.
        body: String,
        /// The procedure that founded it; empty if it was there before.
        procedure: String,
        /// Since when, as far as that is known.
        since: Option<Date>,
        /// Its term, where it was entered by hand.
        term: Option<Term>,
        /// Who sits in it.
        sitting: Vec<Sitting>,
        /// It acts before it is constituted.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        provisional: bool,
    },
    /// A case is about it.
    UnderWay {
        /// The procedure.
        procedure: String,
        /// The seats it is about.
        seats: Seats,
    },
    /// The case is over.
    Over {},
    /// A case did something to it.
    Acted {
        /// What.
        act: BodyAct,
        /// When it took place.
        on: Date,
        /// The seats it was about.
        seats: Seats,
        /// Who sits in these from now on.
        sitting: Vec<Sitting>,
    },
    /// Its term was counted.
    TermCounted {
        /// As it is from now on.
        term: Term,
    },
}

impl Directory {
    /// Applies what happened to a body.
    pub(super) fn evolve_body(&mut self, office: &str, case: Option<&str>, event: BodyEvent) {
        let record = match event {
            BodyEvent::Stands { body, procedure, since, term, sitting, provisional } => {
                let under_way = self.bodies.get(office).map(|b| b.under_way.clone()).unwrap_or_default();
                let mut record =
                    StandingBody { body, procedure, term, sitting, under_way, provisional, turns: vec![] };
                if let Some(since) = since {
                    record.turn(since, BodyAct::Constitutes, case);
                }
                self.bodies.insert(office.to_owned(), record);
                return;
            }
            _ => self.bodies.get_mut(office),
        };
        let Some(record) = record else { return };
        let of_case = case.unwrap_or_default();
        match event {
            BodyEvent::UnderWay { procedure, seats } => {
                record.under_way.insert(of_case.to_owned(), UnderWay { procedure, seats });
            }
            BodyEvent::Over {} => _ = record.under_way.remove(of_case),
            BodyEvent::Acted { act, on, seats, sitting } => {
                match seats {
                    // A renewal without a roster does not tell who sits there.
                    Seats::All if act == BodyAct::Renews && sitting.is_empty() => {}
                    Seats::All => record.sitting = sitting,
                    Seats::Some(seats) => {
                        record.sitting.retain(|old| !seats.contains(&old.seat));
                        record.sitting.extend(sitting);
                    }
                }
                if act == BodyAct::Renews {
                    // The term before is over; the next is told when it can be counted.
                    record.term = None;
                }
                record.provisional &= act != BodyAct::Constitutes;
                record.turn(on, act, case);
            }
            BodyEvent::TermCounted { term } => record.term = Some(term),
            BodyEvent::Stands { .. } => {}
        }
    }

    /// A body that was there before the program was: entered by hand, and corrected until a case has done something to it.
    pub(super) fn register_body(
        &self,
        office: &str,
        body: &str,
        (since, term): (Option<Date>, Option<&Term>),
    ) -> Result<DirectoryEffect, Refusal> {
        check_id(body)?;
        if self.offices.get(office).is_none_or(|o| o.closed) {
            return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
        }
        let told = |b: &StandingBody| !b.procedure.is_empty() || b.turns.len() > 1 || !b.under_way.is_empty();
        if self.bodies.get(office).is_some_and(told) {
            return Err(Refusal::new(RefusalCode::BodyByCase).with("office", office));
        }
        let begins = term.map(|t| t.since).or(since);
        let fits = term.is_none_or(|t| {
            t.since < t.until
                && since.is_none_or(|since| since <= t.since)
                && t.opens.is_none_or(|opens| (t.since..=t.until).contains(&opens))
        });
        if !fits {
            return Err(Refusal::new(RefusalCode::BadTerm).with("office", office));
        }
        Ok(DirectoryEffect::BodyRecorded {
            office: office.to_owned(),
            case: None,
            event: BodyEvent::Stands {
                body: body.to_owned(),
                procedure: String::new(),
                since: since.or(begins),
                term: term.cloned(),
                sitting: vec![],
                provisional: false,
            },
        })
    }

    /// Whoever leaves a party acts for it no more, from that day on.
    pub(super) fn leave(&self, office: &str, person: &str, on: Date) -> Vec<DirectoryEffect> {
        let held = |a: &super::Appointment| a.office == office && a.person == person && a.until.is_none();
        let before = on.before().unwrap_or(on);
        let ended = |(id, a): (&String, &super::Appointment)| DirectoryEffect::AppointmentEnded {
            appointment: id.clone(),
            until: a.since.map_or(before, |since| before.max(since)),
        };
        self.appointments.iter().filter(|(_, a)| held(a)).map(ended).collect()
    }

    /// What follows in the directory from what a case did to a body: who acts for it, and whether it is an office still.
    pub(super) fn follow_body(&self, office: &str, case: &str, events: &[BodyEvent]) -> Vec<DirectoryEffect> {
        let (mut after, mut all) = (self.clone(), vec![]);
        for event in events {
            let effects = after.follow_event(office, case, event);
            after.evolve(&effects);
            all.extend(effects);
        }
        all
    }

    fn follow_event(&self, office: &str, case: &str, event: &BodyEvent) -> Vec<DirectoryEffect> {
        let recorded = DirectoryEffect::BodyRecorded {
            office: office.to_owned(),
            case: Some(case.to_owned()),
            event: event.clone(),
        };
        let mut after = self.clone();
        after.evolve_body(office, Some(case), event.clone());
        let mut effects = vec![recorded];
        let BodyEvent::Acted { act, on, .. } = event else { return effects };
        let sits = |person: &str| {
            let sitting = after.bodies.get(office).map(|b| &b.sitting[..]).unwrap_or_default();
            sitting.iter().any(|s| s.person.as_deref() == Some(person))
        };
        let sat = |person: &str| {
            let sitting = self.bodies.get(office).map(|b| &b.sitting[..]).unwrap_or_default();
            sitting.iter().any(|s| s.person.as_deref() == Some(person))
        };
        // What was never constituted acted to the day on which its case ended; else the new begins on the day of the act.
        let never = act.is_end() && self.bodies.get(office).is_some_and(|b| b.provisional);
        let before = if never { *on } else { on.before().unwrap_or(*on) };
        for (id, held) in self.appointments.iter().filter(|(_, a)| a.office == office && a.until.is_none()) {
            // Whoever does the office's work without a seat in it goes on doing it, while there is an office.
            if act.is_end() || sat(&held.person) && !sits(&held.person) {
                let until = held.since.map_or(before, |since| before.max(since));
                effects.push(DirectoryEffect::AppointmentEnded { appointment: id.clone(), until });
            }
        }
        if act.is_end() {
            if let Some(record) = self.offices.get(office) {
                let record = super::Office { closed: true, ..record.clone() };
                effects.push(DirectoryEffect::OfficePut { office: office.to_owned(), record });
            }
            return effects;
        }
        let sitting = after.bodies.get(office).map(|b| &b.sitting[..]).unwrap_or_default();
        let new = sitting.iter().filter_map(|s| Some((s.person.as_deref()?, &s.rank)));
        for (person, rank) in new.filter(|(p, _)| !sat(p) && self.people.contains_key(*p)) {
            effects.push(DirectoryEffect::Appointed {
                appointment: format!("{office}-{person}"),
                record: super::member(person, office, rank),
            });
        }
        effects
    }
}
