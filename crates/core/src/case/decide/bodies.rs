//! What acts bring about for bodies: one is constituted; one in office is renewed, changed or dissolved; terms are counted.

use super::*;
use crate::case::Member;
use crate::case::bodies::Concern;
use crate::directory::{Seats, Term};
use crate::procedure::model::{BodyAct, IN_OFFICE, NEW, Since, Span};

impl Deciding<'_> {
    /// Whether an office acts still: a body whose term it outlived, or that was dissolved, does not.
    pub(in crate::case) fn still_acts(&self, office: &str) -> Outcome {
        self.acts_on_day(office, self.today())
    }

    fn acts_on_day(&self, office: &str, day: Date) -> Outcome {
        match self.context.directory.bodies.get(office) {
            Some(body) if body.on(day).is_out() => {
                let until = body.term.as_ref().map(|t| t.until.to_string()).unwrap_or_default();
                let refusal = Refusal::new(RefusalCode::BodyOut).with("office", office);
                Err(refusal.with("until", until).with("how", body.on(day).as_str()))
            }
            _ => Ok(()),
        }
    }

    /// The body in office that a case is to be about: one that the procedure names, that acts still, and for whose seats
    /// no other case is under way.
    pub(super) fn concern(&self, about: Option<&str>) -> Result<Option<Concern>, Refusal> {
        let about = about.filter(|office| !office.is_empty());
        let body = self.procedure.founds();
        let Some(office) = about else {
            return match body {
                Some(body) if body.standing => {
                    Err(Refusal::new(RefusalCode::BodyMissing).with("body", &body.id).cites(&body.source))
                }
                _ => Ok(None),
            };
        };
        let asked = body.filter(|b| b.standing || b.is_renewed_here());
        let standing = self.context.directory.bodies.get(office);
        let Some((body, standing)) = asked.zip(standing).filter(|(b, s)| b.id == s.body) else {
            return Err(Refusal::new(RefusalCode::BodyUnknown).with("office", office));
        };
        self.still_acts(office).map_err(|r| r.cites(&body.source))?;
        let seats = Seats::of(self.procedure, body);
        let other = standing.in_the_way(&seats);
        let other =
            other.or(standing.under_way.keys().next().map(String::as_str).filter(|_| standing.is_crowded()));
        if let Some(case) = other {
            return Err(Refusal::new(RefusalCode::BodyBusy).with("office", office).with("case", case));
        }
        let (body, office, term) = (body.id.clone(), office.to_owned(), standing.term.clone());
        Ok(Some(Concern { body, office, seats, term }))
    }

    /// Tells the case which body it is about, and what guards read of that.
    pub(super) fn tell_concern(&mut self, concern: Option<Concern>) {
        let in_office = concern.is_some();
        if let Some(Concern { body, office, seats, term }) = concern {
            self.emit(Effect::CaseConcerns { body, office, seats, term });
        }
        if let Some(body) = self.procedure.founds().filter(|b| b.is_renewed_here()) {
            let value = Value::Word(if in_office { IN_OFFICE } else { NEW }.to_owned());
            self.emit(Effect::FactStated { fact: body.id.clone(), value, key: String::new() });
        }
    }

    /// What was done favourably brings about for a body what its clause says.
    pub(super) fn constitutes(&mut self, task: &Task, definition: &def::Task) -> Outcome {
        self.lets_act(task);
        // Those beside the first come into being where their condition holds.
        let procedure = self.procedure;
        let bodies = procedure.bodies().iter().filter(|b| definition.bodies.contains(&b.id));
        for body in bodies.filter(|b| self.case.guard(&b.when) == Some(true)).collect::<Vec<_>>() {
            if self.case.has_acted_on(&body.id) {
                return Err(Refusal::new(RefusalCode::AlreadyConstituted).with("body", &body.id));
            }
            let office = self.case.concerns.as_ref().filter(|c| c.body == body.id).map(|c| c.office.clone());
            match (office, definition.body_act) {
                // By the procedure that founds it, a body in office is renewed.
                (Some(office), BodyAct::Constitutes) => {
                    self.act_on_body(task, body, office, BodyAct::Renews)?
                }
                (Some(office), act) => self.act_on_body(task, body, office, act)?,
                (None, _) => self.constitute(task, body),
            }
        }
        Ok(())
    }

    /// Bodies that act from the completion of a task on, before they are constituted.
    fn lets_act(&mut self, task: &Task) {
        let procedure = self.procedure;
        let begins = |b: &&def::Body| b.provisional.as_ref().is_some_and(|p| p.from == task.task);
        for body in procedure.bodies().iter().filter(begins) {
            // One that is renewed is in office; and what has been constituted is no longer provisional.
            let concerned = self.case.concerns.as_ref().is_some_and(|c| c.body == body.id);
            if concerned || self.case.has_acted_on(&body.id) || self.case.guard(&body.when) != Some(true) {
                continue;
            }
            self.emit(Effect::BodyProvisional {
                body: body.id.clone(),
                office: format!("{}-{}", self.case.id, body.id),
                name: body.short.clone(),
                name_en: self.procedure.say(&body.short, &body.short, crate::Language::En).to_owned(),
                key: task.key.clone(),
                members: self.seated(&body.id),
            });
        }
    }

    /// Who stands on the roster of a body.
    fn seated(&self, body: &str) -> Vec<Member> {
        let Some(roster) = self.case.rosters.get(body) else { return vec![] };
        let holders = roster.holders.iter().map(|h| Member {
            name: h.name,
            person: h.person.clone(),
            party: h.party.clone(),
            rank: h.position.clone(),
            seat: h.seat.clone(),
        });
        holders.collect()
    }

    /// Who stands on the roster of a body takes the seats; it is changed no more.
    fn fix_roster(&mut self, body: &str) -> Vec<Member> {
        if !self.case.rosters.contains_key(body) {
            return vec![];
        }
        let members = self.seated(body);
        self.emit(Effect::RosterFixed { roster: body.to_owned() });
        members
    }

    fn constitute(&mut self, task: &Task, founded: &def::Body) {
        let body = &founded.id;
        let members = self.fix_roster(body);
        let acted = self.case.formed.get(body).is_some_and(|f| f.provisional);
        self.emit(Effect::BodyConstituted {
            body: body.clone(),
            office: format!("{}-{body}", self.case.id),
            name: founded.short.clone(),
            name_en: self.procedure.say(&founded.short, &founded.short, crate::Language::En).to_owned(),
            key: task.key.clone(),
            members,
            acted,
        });
    }

    fn act_on_body(&mut self, task: &Task, body: &def::Body, office: String, act: BodyAct) -> Outcome {
        // What took place in time counts, though it is recorded later.
        let day = self.act.took_place.unwrap_or_else(|| self.today());
        self.acts_on_day(&office, day).map_err(|r| r.cites(&body.source))?;
        let members = self.fix_roster(&body.id);
        let (body, key) = (body.id.clone(), task.key.clone());
        self.emit(Effect::BodyActedOn { body, office, act, key, members });
        Ok(())
    }

    /// Terms whose beginning or length has become known, or another.
    pub(super) fn count_terms(&mut self) {
        for body in self.procedure.bodies() {
            let Some(term) = self.term_of(body).filter(|t| self.case.terms.get(&body.id) != Some(t)) else {
                continue;
            };
            let Some(office) = self.case.formed.get(&body.id).map(|f| f.office.clone()) else { continue };
            self.emit(Effect::TermSet { body: body.id.clone(), office, term });
        }
    }

    /// The term that a body begins by an act of this case; none before that, while its length is 未定, or if it has none.
    fn term_of(&self, body: &def::Body) -> Option<Term> {
        let rule = body.term.as_ref()?;
        let formed = self.case.formed.get(&body.id).filter(|f| !f.provisional)?;
        let act = self.case.tasks.get(&formed.key)?;
        let begins = |t: &def::Task| matches!(t.body_act, BodyAct::Constitutes | BodyAct::Renews);
        self.procedure.task(&act.task).filter(|t| begins(t))?;
        let done = |task: &Task| {
            let done = task.done.as_ref()?;
            Some(done.took_place.unwrap_or_else(|| done.at.date(self.context.calendar.offset())))
        };
        let since = match &rule.from {
            None => done(act)?,
            Some(Since::Day(day)) => self.case.day(day)?,
            Some(Since::Task(task)) => {
                self.case.done_at(task)?;
                self.case.round_of(task).filter_map(done).max()?
            }
            Some(Since::Offer | Since::BeforeDay(_)) => return None,
        };
        let calendar = self.context.calendar;
        let length = self.case.amount(&rule.length)?;
        let until = calendar.span(Span { length, unit: rule.unit }, since).day;
        let opens = rule.opens.map(|opens| calendar.ahead(opens, until).day);
        Some(Term { since, until, at_end: rule.at_end, opens })
    }
}
