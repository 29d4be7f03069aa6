//! Decides what is arranged: who stands in for whom, and who keeps out of what.

use super::decide::check_id;
use super::*;
use crate::context::Context;
use crate::record::Payload;
use crate::refusal::{Refusal, RefusalCode};

/// Longest reason or name of an instrument, in characters.
const WORDS_MAX: usize = 500;
/// Procedures a cover is for.
const LIST_MAX: usize = 50;
/// Longest cover, in days: leave for longer is a matter of appointments.
const DAYS_MAX: i64 = 366;

impl Directory {
    /// Puts or ends a cover, enters or ends a recusal.
    pub(super) fn arrange(
        &self,
        command: &DirectoryCommand,
        context: &Context<'_>,
        payloads: &mut Vec<Payload>,
    ) -> Result<DirectoryEffect, Refusal> {
        let today = context.now.date(context.calendar.offset());
        match command {
            DirectoryCommand::PutCover {
                cover,
                person,
                by,
                office,
                since,
                until,
                procedures,
                kinds,
                instrument,
            } => {
                check_id(cover)?;
                self.may_arrange(context, person, Some(office))?;
                if self.arrangements.covers.contains_key(cover) {
                    return Err(taken(cover));
                }
                self.both_known(person, by)?;
                if procedures.len() > LIST_MAX || kinds.len() > LIST_MAX {
                    return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
                }
                procedures.iter().try_for_each(|p| check_id(p))?;
                span(Some(*since), Some(*until), today)?;
                if since.days_until(*until) > DAYS_MAX {
                    return Err(bad_span());
                }
                let acts = |a: &Appointment| a.person == *person && a.office == *office && a.role.acts();
                // Whoever has nothing to do there leaves nothing to be covered.
                if !self.appointments.values().any(|a| acts(a) && a.until.is_none_or(|d| d >= *since)) {
                    return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
                }
                let instrument = worded(instrument, context, payloads)?;
                let record = Cover {
                    person: person.clone(),
                    by: by.clone(),
                    office: office.clone(),
                    since: *since,
                    until: *until,
                    procedures: procedures.clone(),
                    kinds: kinds.clone(),
                    instrument,
                };
                Ok(DirectoryEffect::CoverPut { cover: cover.clone(), record })
            }
            DirectoryCommand::EndCover { cover, until } => {
                let known = self.arrangements.covers.get(cover).ok_or_else(|| unknown(cover))?;
                self.may_arrange(context, &known.person, Some(&known.office))?;
                ends(*until, today)?;
                Ok(DirectoryEffect::CoverEnded { cover: cover.clone(), until: (*until).min(known.until) })
            }
            DirectoryCommand::Recuse { .. } => self.recuse(command, context, payloads),
            DirectoryCommand::EndRecusal { recusal, until } => {
                let known = self.arrangements.recusals.get(recusal).ok_or_else(|| unknown(recusal))?;
                // Nobody lets oneself back in.
                if known.person == context.actor.person {
                    return Err(Refusal::new(RefusalCode::NotYoursToArrange));
                }
                self.may_arrange(context, &known.person, known.office.as_deref())?;
                ends(*until, today)?;
                let until = known.until.map_or(*until, |d| d.min(*until));
                Ok(DirectoryEffect::RecusalEnded { recusal: recusal.clone(), until })
            }
            _ => Err(Refusal::new(RefusalCode::NotFound)),
        }
    }

    fn recuse(
        &self,
        command: &DirectoryCommand,
        context: &Context<'_>,
        payloads: &mut Vec<Payload>,
    ) -> Result<DirectoryEffect, Refusal> {
        let DirectoryCommand::Recuse { recusal, person, case, procedure, task, office, reason, since, until } =
            command
        else {
            return Err(Refusal::new(RefusalCode::NotFound));
        };
        check_id(recusal)?;
        self.may_arrange(context, person, office.as_deref())?;
        if self.arrangements.recusals.contains_key(recusal) {
            return Err(taken(recusal));
        }
        if !self.people.contains_key(person) {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
        }
        if let Some(office) = office.as_ref().filter(|o| !self.offices.contains_key(*o)) {
            return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
        }
        let scope = [case, procedure, task, office];
        scope.into_iter().flatten().try_for_each(|id| check_id(id))?;
        if scope.iter().all(|s| s.is_none()) {
            return Err(Refusal::new(RefusalCode::ScopeMissing));
        }
        span(*since, *until, context.now.date(context.calendar.offset()))?;
        let record = Recusal {
            person: person.clone(),
            case: case.clone(),
            procedure: procedure.clone(),
            task: task.clone(),
            office: office.clone(),
            reason: worded(reason, context, payloads)?,
            since: *since,
            until: *until,
            by_order: context.actor.person != *person,
            entered_by: context.actor.person.clone(),
        };
        Ok(DirectoryEffect::Recused { recusal: recusal.clone(), record })
    }

    /// Oneself, the head of the office, the clerk or the administrator. Nobody by cover: it is not passed on.
    fn may_arrange(&self, context: &Context<'_>, person: &str, office: Option<&str>) -> Result<(), Refusal> {
        let actor = context.actor;
        let day = context.now.date(context.calendar.offset());
        let heads = |office: &str| {
            let head = |c: &&Capacity| c.role == Role::Head && c.covers.is_none() && c.office == office;
            actor.capacities.iter().any(|c| head(&c))
        };
        let own_head = match office {
            Some(office) => heads(office),
            None => self.capacities(person, day).iter().any(|c| c.covers.is_none() && heads(&c.office)),
        };
        let looks_after = actor.has_role(Role::Clerk) || actor.has_role(Role::Administrator);
        let known =
            actor.guest.is_none() && (actor.via == "system" || self.people.contains_key(&actor.person));
        if known && (actor.person == person || own_head || looks_after || actor.via == "system") {
            return Ok(());
        }
        Err(Refusal::new(RefusalCode::NotYoursToArrange))
    }

    fn both_known(&self, person: &str, by: &str) -> Result<(), Refusal> {
        if let Some(unknown) = [person, by].into_iter().find(|p| !self.people.contains_key(*p)) {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", unknown));
        }
        if person == by {
            return Err(Refusal::new(RefusalCode::CoversItself).with("person", person));
        }
        Ok(())
    }
}

fn unknown(id: &str) -> Refusal {
    Refusal::new(RefusalCode::ArrangementUnknown).with("id", id)
}

/// What stands in the register is not overwritten: it is ended, and another is entered.
fn taken(id: &str) -> Refusal {
    Refusal::new(RefusalCode::ArrangementTaken).with("id", id)
}

fn bad_span() -> Refusal {
    Refusal::new(RefusalCode::BadSpan)
}

/// The last day is not before the first, and not over when it is entered.
fn span(since: Option<Date>, until: Option<Date>, today: Date) -> Result<(), Refusal> {
    let turned = until.is_some_and(|until| until < today || since.is_some_and(|since| until < since));
    if turned { Err(bad_span()) } else { Ok(()) }
}

/// What has held is not undone afterwards: yesterday is the first last day.
fn ends(until: Date, today: Date) -> Result<(), Refusal> {
    if today.before().is_some_and(|yesterday| until < yesterday) { Err(bad_span()) } else { Ok(()) }
}

fn worded(text: &str, context: &Context<'_>, payloads: &mut Vec<Payload>) -> Result<Digest, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new(RefusalCode::ReasonMissing));
    }
    if text.chars().count() > WORDS_MAX {
        return Err(Refusal::new(RefusalCode::TooLong).with("max", WORDS_MAX));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::new(RefusalCode::UnseenCharacters));
    }
    let payload = Payload::new(&context.salt, payloads.len(), text);
    let digest = payload.digest;
    payloads.push(payload);
    Ok(digest)
}
