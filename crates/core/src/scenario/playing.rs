//! A case played in memory by the real rules, with an office for every party and somebody of every rank in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::filling::{POOLED_MAX, person_of};
use super::{Doing, Event, Expected, Judgement, Scenario};
use crate::audit::{Finding, audit};
use crate::case::{Act, Case, Computed, Progress, Status, TIMER, Task, TaskKind, follow_ups};
use crate::context::{Rolls, Stored};
use crate::decimal;
use crate::directory::DirectoryCommand;
use crate::moment::Date;
use crate::procedure::NoticeRule;
use crate::procedure::Place;
use crate::procedure::model::{Body, Capacity, From, Kind, Who};
use crate::procedure::phrase::Unit;
use crate::procedure::sub_case::FAILED;
use crate::record::Digest;
use crate::{Actor, Calendar, Command, Context, Directory, Moment, Procedure, Refusal, decide};

/// The case, as it is called in a rehearsal.
const CASE: &str = "case";
/// Where it takes place.
const JURISDICTION: &str = "000000";
/// Clauses told that keep a verdict from being complete.
const TOLD_MAX: usize = 6;
/// More than the clock can have to do at once in a rehearsal.
const CLOCK_MAX: usize = 1_000;
/// The case is opened at nine.
const NINE: i64 = 9 * 60;

/// How a scenario went.
#[derive(Clone, Debug)]
pub struct Played {
    /// Its title.
    pub title: String,
    /// Steps taken.
    pub steps: usize,
    /// What was otherwise than it says; nothing: it holds.
    pub failures: Vec<Failure>,
}

/// Something that went otherwise than a scenario says.
#[derive(Clone, Debug)]
pub struct Failure {
    /// In its file.
    pub place: Place,
    /// What.
    pub what: What,
}

/// What went otherwise.
#[derive(Clone, Debug)]
pub enum What {
    /// It is refused.
    Refused(Box<Refusal>),
    /// It is accepted, and was to be refused with this code.
    Accepted(String),
    /// It is refused, and was to be refused with this code.
    RefusedOtherwise(String, Box<Refusal>),
    /// No such office, and no such party with one.
    NobodyThere(String),
    /// Nobody signs in for that office, or nobody of the rank that the step names.
    NobodySignsIn(String),
    /// What stands under `with` does not fit the command.
    Unfit(String),
    /// Something stands otherwise: what, how it was to be, how it is.
    Otherwise(&'static str, String, String),
}

/// What was sent in a rehearsal, so that it can be sent again elsewhere.
#[derive(Clone, Debug)]
pub struct Sent {
    /// When.
    pub at: Moment,
    /// By whom.
    pub person: String,
    /// The command, as the API takes it.
    pub body: Value,
    /// Whether it was accepted.
    pub accepted: bool,
    /// It is asked of the directory, not of the case.
    pub directory: bool,
}

/// Plays a scenario to its end, or to the first act that goes otherwise.
pub fn play(procedure: &Procedure, calendar: &Calendar, scenario: &Scenario) -> Played {
    rehearse(procedure, calendar, scenario).0
}

/// The same, with the case as it has come to stand; none if it could not be opened.
pub fn rehearse<'a>(
    procedure: &'a Procedure,
    calendar: &'a Calendar,
    scenario: &Scenario,
) -> (Played, Option<Rehearsal<'a>>) {
    let mut played = Played { title: scenario.title.clone(), steps: 0, failures: vec![] };
    let mut rehearsal = match Rehearsal::begin(procedure, calendar, scenario) {
        Ok(rehearsal) => rehearsal,
        Err(refusal) => {
            let what = What::Refused(Box::new(refusal));
            played.failures.push(Failure { place: scenario.place, what });
            return (played, None);
        }
    };
    for step in &scenario.steps {
        let failure = |what| Failure { place: step.place, what };
        match &step.what {
            Event::Wait(length, unit) => {
                rehearsal.wait(*length, *unit);
                rehearsal.run_clock();
            }
            Event::Expect(expected) => {
                played.failures.extend(rehearsal.compare(expected).into_iter().map(failure));
            }
            Event::Act(doing) => {
                if let Err(what) = rehearsal.perform(doing) {
                    played.failures.push(failure(what));
                    return (played, Some(rehearsal));
                }
            }
        }
        played.steps += 1;
    }
    if let Some(judgement) = &scenario.verdict {
        let place = judgement.place.unwrap_or(scenario.place);
        played.failures.extend(rehearsal.judge(judgement).into_iter().map(|what| Failure { place, what }));
    }
    (played, Some(rehearsal))
}

/// A case in memory, and everything it takes.
pub struct Rehearsal<'a> {
    /// The rules.
    pub procedure: &'a Procedure,
    pub(super) calendar: &'a Calendar,
    /// Its offices and people.
    pub directory: Directory,
    /// The case.
    pub case: Case,
    /// What has been done.
    pub acts: Vec<Act>,
    /// The present.
    pub now: Moment,
    /// The files filed in it.
    pub artifacts: BTreeMap<Digest, Stored>,
    /// The rolls among them.
    pub rolls: Rolls,
    /// Who made its directory, command by command.
    pub offices: Vec<Value>,
    /// Everything sent.
    pub sent: Vec<Sent>,
    salt: u64,
}

impl<'a> Rehearsal<'a> {
    /// The offices are there, and the lead has opened the case.
    ///
    /// # Errors
    /// The refusal of an office, or of the opening.
    pub fn begin(
        procedure: &'a Procedure,
        calendar: &'a Calendar,
        scenario: &Scenario,
    ) -> Result<Self, Refusal> {
        let day = scenario.from.or_else(|| Date::new(2026, 1, 5)).and_then(Date::before);
        let midnight = day.map_or(Moment(0), |d| d.ends(calendar.offset()));
        let mut rehearsal = Self {
            procedure,
            calendar,
            directory: Directory::default(),
            case: Case::empty(CASE),
            acts: vec![],
            now: midnight.plus_minutes(NINE),
            artifacts: BTreeMap::new(),
            rolls: Rolls::new(),
            offices: directory_of(procedure, scenario),
            sent: vec![],
            salt: 0,
        };
        for command in rehearsal.offices.clone() {
            if let Ok(command) = serde_json::from_value(command) {
                rehearsal.direct(&command)?;
            }
        }
        let lead = rehearsal.offices_of(procedure.convenor()).into_iter().next().unwrap_or_default();
        let person = rehearsal.person(&lead, None).map(|(person, _)| person).unwrap_or_default();
        let mut open = json!({"act": "open", "procedure": procedure.id(), "county": JURISDICTION});
        if let Some(body) = in_office(procedure, scenario) {
            open["about"] = body.id.as_str().into();
        }
        match rehearsal.send(&person, open) {
            Err(What::Refused(refusal)) => Err(*refusal),
            _ => Ok(rehearsal),
        }
    }

    fn direct(&mut self, command: &DirectoryCommand) -> Result<(), Refusal> {
        let actor = Actor { person: "system".into(), capacities: vec![], via: "system".into(), guest: None };
        let (effects, _) = self.directory.decide(command, &self.context(&actor))?;
        self.directory.evolve(&effects);
        Ok(())
    }

    fn context<'b>(&'b self, actor: &'b Actor) -> Context<'b> {
        Context {
            now: self.now,
            actor,
            directory: &self.directory,
            calendar: self.calendar,
            salt: Digest::of(&self.salt.to_be_bytes()).0,
            artifacts: &self.artifacts,
            rolls: &self.rolls,
            migrates_to: None,
            elsewhere: None,
        }
    }

    /// Does something as somebody, and lets a minute pass.
    ///
    /// # Errors
    /// The refusal.
    pub fn act(&mut self, person: &str, command: &Command) -> Result<(), Refusal> {
        self.salt += 1;
        let capacities = self.directory.capacities(person, self.today());
        let actor = Actor { person: person.into(), capacities, via: "token".into(), guest: None };
        let decided = decide(self.procedure, &self.case, command, &self.context(&actor))?;
        self.case.evolve(&decided.act);
        for command in follow_ups(&self.case, &decided.act, self.today()) {
            self.direct(&command)?;
        }
        self.acts.push(decided.act);
        self.now = self.now.plus_minutes(1);
        Ok(())
    }

    /// What the clock does by now: waits that are over, limits that pass. Nobody is reminded in a rehearsal.
    fn run_clock(&mut self) {
        // Each takes itself off the list, or is refused and stays what it is.
        for _ in 0..CLOCK_MAX {
            let mut work = self.case.clock_work().into_iter().take_while(|(at, _)| *at <= self.now);
            let next = work.find(|(_, c)| matches!(c, Command::Wake { .. } | Command::PassLimit { .. }));
            let Some((at, command)) = next else { return };
            let actor = Actor { person: "system".into(), capacities: vec![], via: TIMER.into(), guest: None };
            self.salt += 1;
            let context = Context { now: at.max(self.case.moved_at), ..self.context(&actor) };
            let Ok(decided) = decide(self.procedure, &self.case, &command, &context) else { return };
            self.case.evolve(&decided.act);
            self.acts.push(decided.act);
        }
    }

    /// A party or body formed of people who are nobody of the directory gets somebody who acts for it.
    fn staff(&mut self) -> Result<(), Refusal> {
        let has_somebody = |d: &Directory, office: &str| d.appointments.values().any(|a| a.office == office);
        let formed: Vec<String> = self.case.formed.values().map(|f| f.office.clone()).collect();
        for office in formed.into_iter().filter(|o| !has_somebody(&self.directory, o)).collect::<Vec<_>>() {
            let person = format!("{office}-head");
            for command in [
                json!({"act": "put_person", "person": person, "name": person}),
                json!({"act": "appoint", "appointment": person, "person": person, "office": office, "role": "head",
                    "rank": ""}),
            ] {
                if let Ok(asked) = serde_json::from_value(command.clone()) {
                    self.direct(&asked)?;
                }
                let (at, person) = (self.now, String::new());
                self.sent.push(Sent { at, person, body: command, accepted: true, directory: true });
            }
        }
        Ok(())
    }

    /// A stored file.
    pub(super) fn file(&mut self, name: &str) -> Digest {
        let digest = Digest::of(format!("{name} {}", self.salt).as_bytes());
        let media = "application/pdf".to_owned();
        self.artifacts.insert(digest, Stored { digest, size: 1, media, name: format!("{name}.pdf") });
        digest
    }

    pub(super) fn today(&self) -> Date {
        self.now.date(self.calendar.offset())
    }

    /// The offices of a party, or the office itself.
    pub(super) fn offices_of(&self, name: &str) -> Vec<String> {
        if let Some(offices) = self.case.parties.get(name).filter(|o| !o.is_empty()) {
            return offices.clone();
        }
        let filling = self.directory.offices.iter().filter(|(_, o)| o.fills.iter().any(|p| p == name));
        let mut offices: Vec<String> = filling.map(|(id, _)| id.clone()).collect();
        let formed = format!("{CASE}-{name}");
        for own in [name, &formed] {
            if self.directory.offices.contains_key(own) && !offices.iter().any(|o| o == own) {
                offices.push(own.to_owned());
            }
        }
        offices
    }

    /// Somebody of an office, of the rank asked for, else of the lowest: person and rank.
    pub(super) fn person(&self, office: &str, asked: Option<&Capacity>) -> Option<(String, String)> {
        self.people(office, asked).into_iter().next()
    }

    /// Everybody of an office of the rank asked for, the lowest first: person and rank.
    pub(super) fn people(&self, office: &str, asked: Option<&Capacity>) -> Vec<(String, String)> {
        let rank = |held: &str| self.procedure.ranks().iter().position(|r| r.id == held);
        let today = self.today();
        let held = |a: &&crate::directory::Appointment| a.office == office && a.holds_on(today);
        let there = self.directory.appointments.values().filter(held).filter(|a| a.role.acts());
        let mut people: Vec<_> = there
            .filter(|a| asked.is_none_or(|asked| asked.is_held_by(rank(&a.rank))))
            .map(|a| (rank(&a.rank), a.person.clone(), a.rank.clone()))
            .collect();
        people.sort();
        people.into_iter().map(|(_, person, rank)| (person, rank)).collect()
    }

    fn wait(&mut self, length: i64, unit: Unit) {
        match unit {
            Unit::Hours => self.now = self.now.plus_minutes(length * 60),
            Unit::Workdays => {
                let mut left = length;
                while left > 0 {
                    self.now = self.now.plus_minutes(24 * 60);
                    left -= i64::from(self.calendar.is_workday(self.today()));
                }
            }
            Unit::Months | Unit::Years => {
                let months = if unit == Unit::Years { length.saturating_mul(12) } else { length };
                let days = self.today().days_until(self.today().plus_months(months));
                self.now = self.now.plus_minutes(days * 24 * 60);
            }
            Unit::Days | Unit::Persons => self.now = self.now.plus_minutes(length * 24 * 60),
        }
    }

    /// The task of a definition that an office would act on: what lies open with it, else its last.
    fn task(&self, of: &str, office: &str, kind: Option<TaskKind>) -> Option<Task> {
        let fits = |t: &&Task| t.task == of && !t.superseded && kind.is_none_or(|k| t.kind == k);
        let rank =
            |t: &&Task| (t.office == office, t.state.is_open(), t.kind != TaskKind::Consultation, t.round);
        self.case.tasks.values().filter(fits).max_by_key(rank).cloned()
    }

    /// Does what a step says.
    fn perform(&mut self, doing: &Doing) -> Result<(), What> {
        let (person, body) = self.command(doing)?;
        let task = body["task"].as_str().unwrap_or_default().to_owned();
        match (self.send(&person, body), doing.refused.as_str()) {
            (Ok(()), "") if doing.act == "count_votes" => self.counted_as(&task, &doing.value),
            (Ok(()), "") => Ok(()),
            (Ok(()), code) => Err(What::Accepted(code.to_owned())),
            (Err(What::Refused(refusal)), code) if refusal.code.as_str() == code => Ok(()),
            (Err(What::Refused(refusal)), code) if !code.is_empty() => {
                Err(What::RefusedOtherwise(code.to_owned(), refusal))
            }
            (Err(what), _) => Err(what),
        }
    }

    /// Whether a vote came to what a step says; while a second count is awaited it has come to nothing yet.
    fn counted_as(&self, key: &str, wanted: &str) -> Result<(), What> {
        let task = self.case.tasks.get(key).filter(|t| t.entered.is_none());
        match task.and_then(|t| t.polls.last()).map(|round| round.outcome.as_str()) {
            Some(found) if found != wanted => {
                Err(What::Otherwise("vote", wanted.to_owned(), found.to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// Sends a command as the API takes it, and remembers it.
    fn send(&mut self, person: &str, body: Value) -> Result<(), What> {
        let command = serde_json::from_value(body.clone()).map_err(|e| What::Unfit(e.to_string()))?;
        let at = self.now;
        let result = self.act(person, &command);
        self.sent.push(Sent {
            at,
            person: person.to_owned(),
            body,
            accepted: result.is_ok(),
            directory: false,
        });
        if result.is_ok() {
            self.staff().map_err(|refusal| What::Refused(Box::new(refusal)))?;
        }
        result.map_err(|refusal| What::Refused(Box::new(refusal)))
    }

    /// Who does a step, and the command as the API takes it.
    fn command(&mut self, doing: &Doing) -> Result<(String, Value), What> {
        let nobody = || What::NobodyThere(doing.office.clone());
        let offices = self.offices_of(&doing.office);
        let office = offices.first().cloned().ok_or_else(nobody)?;
        let kind = match doing.act.as_str() {
            "close_round" => Some(TaskKind::Consultation),
            "dispose" | "reply" => Some(TaskKind::Reply),
            "record_event" => {
                let kind = self.procedure.task(&doing.of).map(|t| &t.kind);
                Some(if matches!(kind, Some(Kind::Filing(_))) { TaskKind::Filing } else { TaskKind::Notice })
            }
            "decide" if matches!(self.procedure.task(&doing.of).map(|t| &t.kind), Some(Kind::Notice(_))) => {
                Some(TaskKind::Objection)
            }
            _ => None,
        };
        let whose = if doing.whose.is_empty() { vec![office.clone()] } else { self.offices_of(&doing.whose) };
        let task = whose.iter().find_map(|office| self.task(&doing.of, office, kind));
        let mut body = json!({"act": doing.act});
        let name = doing.of.as_str();
        let words: Vec<&str> = doing.value.split(' ').filter(|w| !w.is_empty()).collect();
        match doing.act.as_str() {
            "set_parameter" => {
                body["parameter"] = name.into();
                match Date::parse(&doing.value) {
                    Some(day) => body["day"] = json!(day),
                    None => body["value"] = doing.value.parse::<i64>().ok().into(),
                }
                body["decided_by"] = "…".into();
            }
            "bind_party" => {
                body["party"] = name.into();
                body["offices"] = words.into_iter().filter(|w| *w != "nobody").collect();
            }
            "return" => (body["to"], body["reason"]) = (name.into(), "…".into()),
            "end" => (body["end"], body["reason"]) = (name.into(), "…".into()),
            "lapse" | "request" => body["of"] = name.into(),
            "explain" | "redo" => (body["of"], body["reason"]) = (name.into(), "…".into()),
            "withdraw" => body["reason"] = "…".into(),
            "refill" => self.refill(name, &mut body),
            "close_stage" => {}
            act => {
                body["task"] = task.as_ref().map_or_else(|| format!("{name}.1"), |t| t.key.clone()).into();
                self.fill(act, doing, task.as_ref(), &mut body);
            }
        }
        for (field, said) in &self.in_smallest_parts(&doing.with) {
            match (body.get_mut(field).and_then(Value::as_object_mut), said.as_object()) {
                // Of a piece of work what is said takes the place of what is filled in, and the rest stays.
                (Some(work), Some(said)) if field == "work" => work.extend(said.clone()),
                _ => body[field] = said.clone(),
            }
        }
        if let Some(together) = body.get_mut("together").and_then(Value::as_object_mut) {
            together.entry("minutes").or_insert_with(|| json!(self.file("minutes")));
        }
        let asked = task.as_ref().and_then(|task| self.asked(task));
        let person = match doing.rank.as_str() {
            // Where two count, each counts once.
            "" if doing.act == "count_votes" => {
                let first = task.as_ref().and_then(|t| t.entered.as_ref()).map(|e| e.person.clone());
                let people = self.people(&office, asked.as_ref()).into_iter();
                people.into_iter().find(|(person, _)| Some(person) != first.as_ref())
            }
            "" => {
                // What is meant for one person is done by that one, where the step is that one's office's.
                let meant = task.as_ref().and_then(|t| t.named.as_ref());
                let meant = self.people(&office, None).into_iter().find(|(person, _)| Some(person) == meant);
                let fits = meant.or_else(|| self.person(&office, asked.as_ref()));
                fits.or_else(|| self.person(&office, None))
            }
            rank => {
                let held = |a: &&crate::directory::Appointment| a.office == office && a.rank == rank;
                self.directory.appointments.values().find(held).map(|a| (a.person.clone(), a.rank.clone()))
            }
        };
        let person =
            person.map(|(person, _)| person).ok_or_else(|| What::NobodySignsIn(doing.office.clone()))?;
        Ok((person, body))
    }

    /// What an act on a task takes besides its key.
    fn fill(&mut self, act: &str, doing: &Doing, task: Option<&Task>, body: &mut Value) {
        let value = doing.value.as_str();
        match act {
            "confirm" => {
                let (key, today) = (body["task"].clone(), self.today());
                *body = match task.map(|t| t.kind) {
                    Some(TaskKind::Reply) => json!({"act": "reply", "task": key, "confirm": true}),
                    Some(TaskKind::Approval) => {
                        json!({"act": "decide", "task": key, "outcome": "agreed", "confirm": true})
                    }
                    Some(TaskKind::Meeting) => json!({"act": "record_meeting", "task": key, "held_on": today,
                        "attendance": [], "confirm": true}),
                    _ => json!({"act": "submit", "task": key, "work": {"confirm": true}}),
                };
            }
            "correct" => {
                body["paper"] = self.papers(&[value.to_owned()]).into_iter().next().unwrap_or_default();
                body["reason"] = "…".into();
                self.count_rolls(doing, &[body["paper"].clone()]);
            }
            "reply" => (body["stance"], body["opinion"]) = (value.into(), "…".into()),
            "dispose" => (body["disposal"], body["reason"]) = (value.into(), "…".into()),
            "count_votes" => {
                // What is not open yet is refused by its rule, not for want of a count.
                (body["held_on"], body["counts"]) = (json!(self.today()), json!({}));
                let sheet = task.map(|t| self.sheet(t, value)).unwrap_or_default();
                body.as_object_mut().into_iter().for_each(|fields| fields.extend(sheet.clone()));
            }
            "record_event" => {
                let event = self.event(task, value);
                body.as_object_mut().into_iter().for_each(|fields| fields.extend(event.clone()));
            }
            "take_result" => {
                let filled = task.filter(|t| t.kind == TaskKind::Procedure).map(|t| self.favourable(t));
                if let (Some(fields), Some(Value::Object(filled))) = (body.as_object_mut(), filled) {
                    fields.extend(filled);
                }
                if value == FAILED {
                    (body["failed"], body["words"]) = (true.into(), "…".into());
                }
                self.state(doing, body);
            }
            "decide" | "submit" | "record_meeting" => {
                // What fits another kind of task is not filled in: the rules say so better.
                let fits = |t: &&Task| match t.kind {
                    TaskKind::Approval | TaskKind::Objection => act == "decide",
                    TaskKind::Meeting => act == "record_meeting",
                    _ => act == "submit",
                };
                let today = self.today();
                let filled = task.filter(fits).map(|t| self.favourable(t));
                let filled = filled.unwrap_or_else(|| match act {
                    "submit" => json!({"work": {}}),
                    "decide" => json!({}),
                    _ => json!({"held_on": today, "attendance": []}),
                });
                if let (Some(fields), Value::Object(filled)) = (body.as_object_mut(), filled) {
                    fields.extend(filled);
                }
                if act == "decide" {
                    (body["outcome"], body["reason"]) = (value.into(), "…".into());
                }
                if act == "submit" {
                    let papers = body["work"]["papers"].as_array().cloned().unwrap_or_default();
                    self.count_rolls(doing, &papers);
                }
                self.state(doing, body);
            }
            _ => {}
        }
    }

    /// The facts that a step states.
    fn state(&self, doing: &Doing, body: &mut Value) {
        let counted = |fact: &str| self.procedure.fact(fact).is_some_and(|f| f.counted_from.is_some());
        for (fact, value) in doing.facts.iter().filter(|(fact, _)| !counted(fact)) {
            body["work"]["facts"][fact] =
                value.parse::<i64>().map_or_else(|_| value.as_str().into(), Value::from);
        }
    }

    /// The position that a clause asks of whoever does a task.
    fn asked(&self, task: &Task) -> Option<Capacity> {
        let definition = self.procedure.task(&task.task)?;
        let who = match (&definition.kind, task.kind) {
            (Kind::Consultation { ask, .. }, TaskKind::Reply) => ask
                .iter()
                .find(|w| matches!(w, Who::Parties { parties, .. } if parties.contains(&task.party)))?,
            (Kind::Notice(NoticeRule { objections: Some(rule), .. }), TaskKind::Objection) => {
                &rule.decided_by
            }
            _ => &definition.by,
        };
        if let Who::Parties { position, .. } = who { position.clone() } else { None }
    }

    /// What stands otherwise than expected.
    fn compare(&self, expected: &Expected) -> Vec<What> {
        let mut all = vec![];
        let list = |names: &[String]| {
            let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        let mut same = |what: &'static str, wanted: String, found: String| {
            if wanted != found {
                all.push(What::Otherwise(what, wanted, found));
            }
        };
        if let Some(stage) = &expected.stage {
            let found = self.procedure.stages().get(self.case.stage).map_or("", |s| s.id.as_str());
            same("stage", stage.clone(), found.to_owned());
        }
        if let Some(end) = &expected.end {
            let found = match &self.case.status {
                Status::Open => "",
                Status::Ended { end, .. } => end,
                Status::Withdrawn { .. } => "withdrawn",
            };
            same("end", end.clone(), found.to_owned());
        }
        if let Some(open) = &expected.open {
            let owed = self.case.tasks.values().filter(|t| t.state.is_owed() && !t.superseded);
            let found: BTreeSet<&str> = owed.map(|t| t.task.as_str()).collect();
            same("open", list(open), found.into_iter().collect::<Vec<_>>().join(", "));
        }
        if let Some(founded) = &expected.founded {
            let bodies = self.procedure.bodies().iter().map(|b| b.id.as_str());
            let found: BTreeSet<&str> = bodies.filter(|b| self.case.has_acted_on(b)).collect();
            same("founded", list(founded), found.into_iter().collect::<Vec<_>>().join(", "));
        }
        let of = |body: &str| self.directory.bodies.get(&self.case.formed.get(body)?.office);
        for (body, wanted) in &expected.terms {
            let term = of(body).and_then(|b| b.term.as_ref());
            let found = term.map(|t| t.until.to_string()).unwrap_or_default();
            same("term", format!("{body}: {wanted}"), format!("{body}: {found}"));
        }
        for (body, wanted) in &expected.tenure {
            let found = of(body).map_or("", |b| b.on(self.today()).as_str());
            same("tenure", format!("{body}: {wanted}"), format!("{body}: {found}"));
        }
        for (tasks, progress) in
            [(&expected.done, Progress::Done), (&expected.not_applicable, Progress::NotApplicable)]
        {
            for task in tasks {
                let found = self.case.run(task).progress;
                same("task", format!("{task}: {}", progress.as_str()), format!("{task}: {}", found.as_str()));
            }
        }
        for (fact, wanted) in &expected.facts {
            let found = self.case.facts.get(fact).map(|v| v.written(self.procedure.decimals(fact)));
            let found = found.unwrap_or_default();
            // As a number: 400.5 is 400.500.
            let wanted = decimal::read(wanted, self.procedure.decimals(fact))
                .map_or_else(|| wanted.clone(), |n| decimal::write(n, self.procedure.decimals(fact)));
            same("fact", format!("{fact}: {wanted}"), format!("{fact}: {found}"));
        }
        let figures = self.case.figures(self.procedure);
        for (figure, wanted) in &expected.figures {
            let computed = figures.iter().find(|f| f.figure == *figure);
            let each = |f: &Computed| f.groups.iter().map(|(g, n)| format!("{g} {n}")).collect::<Vec<_>>();
            let found = computed.map(|f| f.value.clone().unwrap_or_else(|| each(f).join(", ")));
            let found = found.unwrap_or_default();
            same("figure", format!("{figure}: {wanted}"), format!("{figure}: {found}"));
        }
        for (roster, wanted) in &expected.rosters {
            let found = self.seats_held(roster);
            same("roster", format!("{roster}: {wanted}"), format!("{roster}: {found}"));
        }
        all
    }

    /// How many people hold each seat of a roster, in the order of its clause.
    fn seats_held(&self, roster: &str) -> String {
        let seats = self.procedure.roster(roster).map(|r| &r.seats[..]).unwrap_or_default();
        let holders = self.case.rosters.get(roster).map(|r| &r.holders[..]).unwrap_or_default();
        let held = seats.iter().map(|s| (&s.id, holders.iter().filter(|h| h.seat == s.id).count()));
        let held: Vec<String> = held.filter(|(_, n)| *n > 0).map(|(seat, n)| format!("{seat} {n}")).collect();
        held.join(", ")
    }

    /// What the verdict says otherwise.
    fn judge(&self, judgement: &Judgement) -> Vec<What> {
        let verdict = audit(self.procedure, CASE, &self.acts, self.calendar.offset());
        let mut all = vec![];
        if let Some(complete) = judgement.complete.filter(|wanted| *wanted != verdict.complete) {
            let clauses = verdict.source.clauses.iter().chain(&verdict.procedure_adds.clauses);
            let good = [Finding::Done, Finding::NotApplicable];
            let unmet = clauses.filter(|c| !good.contains(&c.finding)).take(TOLD_MAX);
            let unmet: Vec<String> = unmet.map(|c| format!("{}: {}", c.clause, c.finding.as_str())).collect();
            let words = |complete| if complete { "complete" } else { "incomplete" };
            let found = [&[words(verdict.complete).to_owned()], &unmet[..]].concat().join(", ");
            all.push(What::Otherwise("verdict", words(complete).to_owned(), found));
        }
        for (clause, wanted) in &judgement.findings {
            let clauses = verdict.source.clauses.iter().chain(&verdict.procedure_adds.clauses);
            let found: Vec<Finding> = clauses.filter(|c| c.clause == *clause).map(|c| c.finding).collect();
            // A doubt about a clause, its deadline or its signer is not passed over for what else is in order.
            let doubted = found.iter().any(|f| f.is_doubt());
            let holds = found.iter().any(|f| f.as_str() == wanted && f.is_doubt() == doubted);
            if !holds {
                let found: Vec<&str> = found.iter().map(|f| f.as_str()).collect();
                let (wanted, found) =
                    (format!("{clause}: {wanted}"), format!("{clause}: {}", found.join(", ")));
                all.push(What::Otherwise("finding", wanted, found));
            }
        }
        all
    }
}

/// An office of its own for every party that is one, and somebody of every rank in each office.
fn directory_of(procedure: &Procedure, scenario: &Scenario) -> Vec<Value> {
    let mut fills: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for party in procedure.parties().iter().filter(|p| p.has_offices()) {
        let own = if party.many { vec![] } else { vec![party.id.clone()] };
        for office in scenario.offices.get(&party.id).unwrap_or(&own) {
            fills.entry(office.clone()).or_default().push(party.id.clone());
        }
    }
    let ranks: Vec<&str> = procedure.ranks().iter().map(|r| r.id.as_str()).collect();
    // Two at least, so that one can do what the other may not.
    let ranks = if ranks.is_empty() { vec!["", "2"] } else { ranks };
    let mut all = vec![json!({"act": "establish", "jurisdiction": JURISDICTION, "name": JURISDICTION})];
    let seats = procedure.rosters().iter().flat_map(|r| &r.seats);
    for seat in seats.filter(|s| matches!(s.from, From::Pools(_))) {
        for n in 1..=POOLED_MAX {
            let person = person_of(&seat.id, n);
            all.push(json!({"act": "put_person", "person": person, "name": person}));
        }
    }
    let body = in_office(procedure, scenario);
    fills.extend(body.map(|b| (b.id.clone(), vec![])));
    for (office, parties) in fills {
        all.push(json!({"act": "put_office", "office": office, "name": office, "fills": parties}));
        for (n, rank) in ranks.iter().enumerate() {
            let person = [office.as_str(), rank].join("-").trim_end_matches('-').to_owned();
            let role = if n + 1 == ranks.len() { "head" } else { "handler" };
            all.push(json!({"act": "put_person", "person": person, "name": person}));
            all.push(json!({"act": "appoint", "appointment": person, "person": person, "office": office,
                "role": role, "rank": if ranks == ["", "2"] { "" } else { rank }}));
        }
    }
    if let Some(body) = body {
        all.push(
            json!({"act": "register_body", "office": body.id, "body": body.id, "term": scenario.in_office}),
        );
    }
    all
}

/// The body in office that a case is about.
fn in_office<'a>(procedure: &'a Procedure, scenario: &Scenario) -> Option<&'a Body> {
    let renewed = |b: &&Body| b.is_renewed_here() && scenario.in_office.is_some();
    procedure.founds().filter(|b| b.standing || renewed(b))
}
