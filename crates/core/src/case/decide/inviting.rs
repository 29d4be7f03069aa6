//! 邀请链接: an office without accounts is invited to one task, and whoever holds the link acts in it by name.

use super::*;
use crate::context::{Actor, Guest};
use crate::directory::{Role, check_id};

/// An invitation ends at most so many days after it was made.
pub const INVITATION_DAYS_MAX: i64 = 180;
const NAME_MAX: usize = 100;
/// People who sign in at one meeting.
const SIGNED_IN_MAX: usize = 500;

impl Deciding<'_> {
    /// Made by the lead, or by the office itself for somebody of its own.
    pub(super) fn invite(&mut self, key: &str, until: Date) -> Outcome {
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        let lead = self.lead_office();
        if self.act_for(&lead).is_err() {
            self.act_for(&task.office).map_err(|r| r.with("task", &task.task).cites(source))?;
        }
        if task.superseded || !task.state.is_open() {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", &task.task).cites(source));
        }
        let offset = self.context.calendar.offset();
        let today = self.act.at.date(offset);
        if !(0..=INVITATION_DAYS_MAX).contains(&today.days_until(until)) {
            let refusal = Refusal::new(RefusalCode::BadInvitationDay).with("date", until);
            return Err(refusal.with("max", INVITATION_DAYS_MAX));
        }
        self.emit(Effect::Invited {
            invitation: self.case.version,
            key: key.to_owned(),
            until: until.ends(offset),
        });
        Ok(())
    }

    /// At a meeting everybody who holds its link signs in, each by name. Who came is what the convenor records.
    pub(super) fn sign_in(&mut self, key: &str, party: &str) -> Outcome {
        let task = self.task(key)?;
        let definition = self.definition(&task.task)?;
        let Some(guest) = self.context.actor.guest.clone() else {
            return Err(Refusal::new(RefusalCode::InvitationOther));
        };
        if task.kind != TaskKind::Meeting {
            return Err(wrong_kind(&task, definition));
        }
        if task.superseded || !task.state.is_open() {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", &task.task));
        }
        if self.procedure.party(party).is_none() {
            return Err(Refusal::new(RefusalCode::PartyUnknown).with("party", party));
        }
        if task.signed_in.len() >= SIGNED_IN_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", SIGNED_IN_MAX));
        }
        self.act_for(&task.office)?;
        let name = match self.act.by.signed {
            Some(name) => name,
            None => return Err(Refusal::new(RefusalCode::SignerMissing).with("max", NAME_MAX)),
        };
        self.emit(Effect::SignedIn { key: key.to_owned(), party: party.to_owned(), name, rank: guest.rank });
        Ok(())
    }

    pub(super) fn uninvite(&mut self, invitation: u64) -> Outcome {
        let known = self.case.invitations.get(&invitation).filter(|i| !i.revoked).cloned();
        let Some(known) = known else {
            return Err(Refusal::new(RefusalCode::InvitationOver));
        };
        let lead = self.lead_office();
        if self.act_for(&lead).is_err() {
            self.act_for(&self.task(&known.key)?.office)?;
        }
        self.emit(Effect::Uninvited { invitation });
        Ok(())
    }
}

/// The holder of an invitation as an actor: in the name of the invited office, at the rank the holder states.
///
/// # Errors
/// If there is no such invitation, it was revoked, or its last day has passed.
pub fn admit(case: &Case, guest: &Guest, now: Moment) -> Result<Actor, Refusal> {
    let over = || Refusal::new(RefusalCode::InvitationOver);
    let invitation = case.invitations.get(&guest.invitation).ok_or_else(over)?;
    if invitation.revoked || now >= invitation.until {
        return Err(over());
    }
    let office = case.tasks.get(&invitation.key).map(|t| t.office.clone()).unwrap_or_default();
    let capacity = Capacity {
        office,
        role: Role::Handler,
        rank: guest.rank.clone(),
        title: guest.position.clone(),
        covers: None,
    };
    Ok(Actor {
        person: format!("guest-{}-{}", case.id, guest.invitation),
        capacities: vec![capacity],
        via: "link".into(),
        guest: Some(guest.clone()),
    })
}

/// A link opens one task, and only its own acts.
pub(super) fn within(case: &Case, guest: &Guest, command: &Command) -> Outcome {
    let key = case.invitations.get(&guest.invitation).map(|i| i.key.as_str());
    let (task, behalf) = match command {
        Command::Submit { task, behalf, .. }
        | Command::Reply { task, behalf, .. }
        | Command::Decide { task, behalf, .. } => (Some(task), behalf.is_some()),
        Command::Undo { task } | Command::SignIn { task, .. } => (Some(task), false),
        _ => (None, false),
    };
    if key.is_none() || task.map(String::as_str) != key || behalf {
        return Err(Refusal::new(RefusalCode::InvitationOther));
    }
    let told = |text: &str| {
        let count = text.trim().chars().count();
        (1..=NAME_MAX).contains(&count) && !text.chars().any(char::is_control)
    };
    // The rank stands in the leaf, where nothing can be taken out: an id, and no text.
    if !guest.rank.is_empty() {
        check_id(&guest.rank)?;
    }
    let signed = told(&guest.name) && told(&guest.position);
    if !signed && !matches!(command, Command::Undo { .. }) {
        return Err(Refusal::new(RefusalCode::SignerMissing).with("max", NAME_MAX));
    }
    Ok(())
}
