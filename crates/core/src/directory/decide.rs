//! Decides a command to the directory: its effects and payloads, or why not.

use super::*;
use crate::context::Context;
use crate::record::Payload;
use crate::refusal::{Refusal, RefusalCode};

const ID_MAX: usize = 96;
const NAME_MAX: usize = 200;
const PHONE_MAX: usize = 40;
/// Parties an office fills, former names kept.
const LIST_MAX: usize = 50;
/// Steps inside an office.
const ROUTE_MAX: usize = 6;
const QUERY_MAX: usize = 500;
/// RFC 5321, 4.5.3.1.3.
const MAIL_MAX: usize = 254;

/// Refuses what cannot be an id: letters of any script, digits, `-` and `_`, at most 96.
///
/// # Errors
/// A refusal that shows its beginning.
pub fn check_id(text: &str) -> Result<(), Refusal> {
    let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if text.is_empty() || text.chars().count() > ID_MAX || !text.chars().all(good) {
        return Err(Refusal::new(RefusalCode::BadId).with("id", text.chars().take(40).collect::<String>()));
    }
    Ok(())
}

/// An id for something new, of what it is called: the same name gets the same id.
pub fn id_of(kind: &str, name: &str) -> String {
    let digest = crate::record::Digest::of(name.as_bytes()).to_string();
    format!("{kind}-{}", &digest[..12])
}

fn named(text: &str) -> Result<(), Refusal> {
    let count = text.trim().chars().count();
    if count == 0 || count > NAME_MAX || text.chars().any(char::is_control) {
        return Err(Refusal::new(RefusalCode::BadName).with("max", NAME_MAX));
    }
    Ok(())
}

impl Directory {
    /// Decides a command: its effects and payloads, or why not.
    ///
    /// # Errors
    /// A refusal with its code and facts.
    pub fn decide(
        &self,
        command: &DirectoryCommand,
        context: &Context<'_>,
    ) -> Result<(Vec<DirectoryEffect>, Vec<Payload>), Refusal> {
        self.may(command, context)?;
        let mut payloads = vec![];
        let effect = match command {
            DirectoryCommand::FormOffice { office, name, name_en, case, members, events } => {
                let mut effects = self.form(office, (name, name_en), case, members);
                let today = context.now.date(context.calendar.offset());
                effects.extend(self.no_longer_of(office, members, today));
                effects.extend(self.follow_body(office, case, events));
                return Ok((effects, payloads));
            }
            DirectoryCommand::LeaveOffice { office, person, on } => {
                return Ok((self.leave(office, person, *on), payloads));
            }
            DirectoryCommand::JoinOffice { office, person, rank } => {
                let joins = self.people.contains_key(person).then(|| appointed(office, person, rank));
                return Ok((joins.into_iter().collect(), payloads));
            }
            DirectoryCommand::FollowBody { office, case, events } => {
                return Ok((self.follow_body(office, case, events), payloads));
            }
            DirectoryCommand::RegisterBody { office, body, since, term } => {
                self.register_body(office, body, (*since, term.as_ref()))?
            }
            DirectoryCommand::AdoptProcedure { procedure, digest } => {
                check_id(procedure)?;
                DirectoryEffect::ProcedureAdopted { procedure: procedure.clone(), digest: *digest }
            }
            DirectoryCommand::AdoptCalendar { digest } => {
                DirectoryEffect::CalendarAdopted { digest: *digest }
            }
            command if command.arranges() => self.arrange(command, context, &mut payloads)?,
            DirectoryCommand::SaveView { .. }
            | DirectoryCommand::DropView { .. }
            | DirectoryCommand::MarkRead { .. }
            | DirectoryCommand::SetNotices { .. } => self.own(command, context, &mut payloads)?,
            DirectoryCommand::Establish { jurisdiction, name, name_en } => {
                check_id(jurisdiction)?;
                named(name)?;
                if !name_en.is_empty() {
                    named(name_en)?;
                }
                if self.version > 0 {
                    return Err(Refusal::new(RefusalCode::AlreadyEstablished).with("name", &self.name));
                }
                DirectoryEffect::Established {
                    jurisdiction: jurisdiction.clone(),
                    name: name.clone(),
                    name_en: name_en.clone(),
                }
            }
            DirectoryCommand::PutOffice { office, .. } => {
                DirectoryEffect::OfficePut { office: office.clone(), record: self.put_office(command)? }
            }
            DirectoryCommand::SucceedOffice { office, successor } => {
                return Ok((self.succeed(office, successor)?, payloads));
            }
            DirectoryCommand::SetProfile { profile } => {
                if *profile == Profile::Dengbao
                    && let Some(person) = self.people.keys().find(|p| self.apart(p, None).is_err())
                {
                    return Err(Refusal::new(RefusalCode::RolesApart).with("person", person));
                }
                DirectoryEffect::ProfileSet { profile: *profile }
            }
            DirectoryCommand::PutPerson { person, name } => {
                check_id(person)?;
                named(name)?;
                let payload = Payload::new(&context.salt, 0, name.trim());
                let effect = DirectoryEffect::PersonPut { person: person.clone(), name: payload.digest };
                payloads.push(payload);
                effect
            }
            DirectoryCommand::Appoint { appointment, .. } => DirectoryEffect::Appointed {
                appointment: appointment.clone(),
                record: self.appoint(command)?,
            },
            DirectoryCommand::EndAppointment { appointment, until } => {
                if !self.appointments.contains_key(appointment) {
                    return Err(
                        Refusal::new(RefusalCode::AppointmentUnknown).with("appointment", appointment)
                    );
                }
                DirectoryEffect::AppointmentEnded { appointment: appointment.clone(), until: *until }
            }
            _ => return Err(Refusal::new(RefusalCode::NotFound)),
        };
        Ok((vec![effect], payloads))
    }

    /// The clerk looks after offices and handlers; who administers, guards, audits or oversees is appointed by an
    /// administrator. Where a county has none, its one operator does all.
    fn may(&self, command: &DirectoryCommand, context: &Context<'_>) -> Result<(), Refusal> {
        let above = |role: Role| Role::APART.contains(&role) || role == Role::Programme;
        let raises = match command {
            DirectoryCommand::Appoint { appointment, role, .. } => {
                above(*role) || self.appointments.get(appointment).is_some_and(|a| above(a.role))
            }
            DirectoryCommand::EndAppointment { appointment, .. } => {
                self.appointments.get(appointment).is_some_and(|a| above(a.role))
            }
            DirectoryCommand::SetProfile { .. } | DirectoryCommand::AdoptCalendar { .. } => true,
            _ => false,
        };
        let day = context.now.date(context.calendar.offset());
        let alone = self.profile == Profile::County && !self.anybody_is(Role::Administrator, day);
        let actor = context.actor;
        if raises && !alone && actor.via != "system" && !actor.has_role(Role::Administrator) {
            return Err(Refusal::new(RefusalCode::RoleAbove));
        }
        Ok(())
    }

    fn anybody_is(&self, role: Role, day: Date) -> bool {
        self.appointments.values().any(|a| a.role == role && a.holds_on(day))
    }

    /// What everybody sets for oneself.
    fn own(
        &self,
        command: &DirectoryCommand,
        context: &Context<'_>,
        payloads: &mut Vec<Payload>,
    ) -> Result<DirectoryEffect, Refusal> {
        let person = context.actor.person.clone();
        if context.actor.guest.is_some() || !self.people.contains_key(&person) {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
        }
        let mut keep = |text: &str| {
            let payload = Payload::new(&context.salt, payloads.len(), text.trim());
            let digest = payload.digest;
            payloads.push(payload);
            digest
        };
        Ok(match command {
            DirectoryCommand::SaveView { view, name, query } => {
                check_id(view)?;
                named(name)?;
                let held = self.own.get(&person).map_or(0, |o| o.views.len());
                let plain = query.len() <= QUERY_MAX && query.chars().all(|c| c.is_ascii_graphic());
                if held >= LIST_MAX || !plain {
                    return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
                }
                let record = View { name: keep(name), query: query.clone() };
                DirectoryEffect::ViewSaved { person, view: view.clone(), record }
            }
            DirectoryCommand::SetNotices { time, mail, phone } => {
                let mail = mail.trim();
                let apart =
                    mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
                let wrong =
                    mail.len() > MAIL_MAX || mail.chars().any(|c| c.is_control() || c.is_whitespace());
                if !mail.is_empty() && (wrong || !apart) {
                    return Err(Refusal::new(RefusalCode::BadMail));
                }
                let digits = phone.chars().filter(char::is_ascii_digit).count();
                let written = |c: char| c.is_ascii_digit() || "+- ".contains(c);
                if !phone.is_empty() && (phone.len() > PHONE_MAX || digits < 5 || !phone.chars().all(written))
                {
                    return Err(Refusal::new(RefusalCode::BadPhone));
                }
                let mail = (!mail.is_empty()).then(|| keep(mail));
                let phone = (!phone.is_empty()).then(|| keep(phone));
                DirectoryEffect::NoticesSet { person, record: Notices { time: *time, mail, phone } }
            }
            DirectoryCommand::MarkRead { before } => {
                // As far as canonical JSON counts exactly (RFC 8785).
                DirectoryEffect::NoticesRead { person, before: (*before).min(1 << 53) }
            }
            DirectoryCommand::DropView { view } => {
                DirectoryEffect::ViewDropped { person, view: view.clone() }
            }
            _ => return Err(Refusal::new(RefusalCode::NotFound)),
        })
    }

    fn put_office(&self, command: &DirectoryCommand) -> Result<Office, Refusal> {
        let DirectoryCommand::PutOffice { office, name, name_en, fills, since, phone, under, route } =
            command
        else {
            return Err(Refusal::new(RefusalCode::OfficeUnknown));
        };
        check_id(office)?;
        named(name)?;
        if !name_en.is_empty() {
            named(name_en)?;
        }
        if fills.len() > LIST_MAX || route.as_ref().is_some_and(|r| r.len() > ROUTE_MAX) {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
        }
        fills.iter().chain(route.iter().flatten()).try_for_each(|f| check_id(f))?;
        if phone.chars().count() > PHONE_MAX || phone.chars().any(char::is_control) {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", PHONE_MAX));
        }
        if let Some(above) = under.as_ref().filter(|a| !a.is_empty()) {
            if !self.offices.contains_key(above) {
                return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", above));
            }
            // Nothing is above itself, however long the way round.
            if above == office || self.is_above(office, above) {
                return Err(Refusal::new(RefusalCode::OfficeAboveItself).with("office", office));
            }
        }
        let old = self.offices.get(office);
        let mut formerly = old.map(|o| o.formerly.clone()).unwrap_or_default();
        if let Some(old) = old.filter(|o| &o.name != name) {
            let until = since.and_then(Date::before);
            formerly.insert(0, Former { name: old.name.clone(), until });
            formerly.truncate(LIST_MAX);
        }
        Ok(Office {
            name: name.clone(),
            name_en: name_en.clone(),
            formerly,
            fills: fills.clone(),
            from_case: old.and_then(|o| o.from_case.clone()),
            closed: false,
            successor: None,
            phone: phone.trim().to_owned(),
            under: match under {
                Some(above) => Some(above.clone()).filter(|a| !a.is_empty()),
                None => old.and_then(|o| o.under.clone()),
            },
            route: route.clone().or_else(|| old.map(|o| o.route.clone())).unwrap_or_default(),
        })
    }

    fn appoint(&self, command: &DirectoryCommand) -> Result<Appointment, Refusal> {
        let DirectoryCommand::Appoint { appointment, person, office, role, rank, title, since } = command
        else {
            return Err(Refusal::new(RefusalCode::AppointmentUnknown));
        };
        check_id(appointment)?;
        if !self.people.contains_key(person) {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
        }
        if !self.offices.contains_key(office) {
            return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
        }
        if !rank.is_empty() {
            check_id(rank)?;
        }
        if self.profile == Profile::Dengbao {
            self.apart(person, Some((appointment, *role)))?;
        }
        Ok(Appointment {
            person: person.clone(),
            office: office.clone(),
            role: *role,
            rank: rank.clone(),
            title: title.chars().take(NAME_MAX).collect(),
            since: *since,
            until: None,
        })
    }

    /// 三员分立: nobody holds two of system, security and audit administration.
    fn apart(&self, person: &str, with: Option<(&String, Role)>) -> Result<(), Refusal> {
        let held = self.appointments.iter().filter(|(id, a)| {
            // One that has ended, or is being replaced, no longer counts.
            a.person == person && a.until.is_none() && with.is_none_or(|(new, _)| new != *id)
        });
        let roles: std::collections::BTreeSet<Role> =
            held.map(|(_, a)| a.role).chain(with.map(|(_, role)| role)).collect();
        if roles.iter().filter(|r| Role::APART.contains(r)).count() > 1 {
            return Err(Refusal::new(RefusalCode::RolesApart).with("person", person));
        }
        Ok(())
    }

    fn succeed(&self, office: &str, successor: &str) -> Result<Vec<DirectoryEffect>, Refusal> {
        let unknown = |id: &str| Refusal::new(RefusalCode::OfficeUnknown).with("office", id);
        let mut old = self.offices.get(office).filter(|o| !o.closed).ok_or_else(|| unknown(office))?.clone();
        let mut new = self.offices.get(successor).filter(|o| !o.closed).cloned();
        let Some(new) = new.as_mut().filter(|_| office != successor) else {
            return Err(unknown(successor));
        };
        // The successor fills what the office filled; what ends fills nothing.
        let fills = old.fills.iter().filter(|f| !new.fills.contains(f)).cloned();
        let fills: Vec<String> = new.fills.iter().cloned().chain(fills).take(LIST_MAX).collect();
        new.fills = fills;
        old.closed = true;
        old.successor = Some(successor.to_owned());
        Ok(vec![
            DirectoryEffect::OfficePut { office: office.to_owned(), record: old },
            DirectoryEffect::OfficePut { office: successor.to_owned(), record: new.clone() },
        ])
    }

    /// A party that is formed anew is of those who are named now: whoever was named before acts for it no more.
    fn no_longer_of(&self, office: &str, members: &[(String, String)], today: Date) -> Vec<DirectoryEffect> {
        let named = |(id, a): &(&String, &Appointment)| {
            let by_the_case = a.office == office && **id == format!("{office}-{}", a.person);
            by_the_case && a.until.is_none() && !members.iter().any(|(p, _)| *p == a.person)
        };
        let before = today.before().unwrap_or(today);
        let ended = |(id, a): (&String, &Appointment)| DirectoryEffect::AppointmentEnded {
            appointment: id.clone(),
            until: a.since.map_or(before, |since| before.max(since)),
        };
        self.appointments.iter().filter(named).map(ended).collect()
    }

    fn form(
        &self,
        office: &str,
        (name, name_en): (&str, &str),
        case: &str,
        members: &[(String, String)],
    ) -> Vec<DirectoryEffect> {
        let record = Office {
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            formerly: vec![],
            fills: vec![],
            from_case: Some(case.to_owned()),
            closed: false,
            successor: None,
            phone: String::new(),
            under: None,
            route: vec![],
        };
        let mut effects = vec![DirectoryEffect::OfficePut { office: office.to_owned(), record }];
        let there = members.iter().filter(|(p, _)| self.people.contains_key(p));
        effects.extend(there.map(|(person, rank)| appointed(office, person, rank)));
        effects
    }
}

/// Somebody acts from now on for an office that a case made.
fn appointed(office: &str, person: &str, rank: &str) -> DirectoryEffect {
    let record = member(person, office, rank);
    DirectoryEffect::Appointed { appointment: format!("{office}-{person}"), record }
}
