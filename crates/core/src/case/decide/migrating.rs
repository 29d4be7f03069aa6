//! A running case goes over to another version of its procedure, by a command of its lead or of whoever looks after
//! the place.

use super::*;
use crate::case::migrating::{Passage, plan};
use crate::directory::{Directory, Role};

impl<'a> Deciding<'a> {
    pub(super) fn migrate(&mut self, command: &Command) -> Outcome {
        let Command::Migrate { to, mapping, reason, accept_loss, basis, authoriser } = command else {
            return Ok(());
        };
        self.act_for_lead().or_else(|refusal| self.looks_after().ok_or(refusal))?;
        self.short_list(mapping.len())?;
        let old = self.procedure;
        let next = self.context.migrates_to.filter(|p| p.digest() == *to);
        let new = next.filter(|p| is_later(old, p, self.context.directory));
        let new = new.ok_or_else(|| Refusal::new(RefusalCode::MigrationUnknown).with("digest", to))?;
        let reason = self.needed(reason, "")?;
        let plan = plan(old, new, &self.case, mapping);
        let source = |id: &str| {
            let task = new.task(id).or_else(|| old.task(id));
            task.map_or("", |t| t.clause.source.as_str())
        };
        let mut grounds = (None, None);
        match &plan.passage {
            Passage::Safe => {}
            Passage::NeedsMapping { tasks } => {
                return Err(about(RefusalCode::MigrationNeedsMapping, tasks, source));
            }
            Passage::Impossible { reasons } => {
                let Some(first) = reasons.first() else { return Ok(()) };
                return Err(first.refusal().cites(source(&first.of)));
            }
            Passage::LosesObligation { tasks } => {
                if !accept_loss {
                    return Err(about(RefusalCode::MigrationLoses, tasks, source));
                }
                if basis.trim().is_empty() || authoriser.trim().is_empty() {
                    return Err(about(RefusalCode::MigrationBasisMissing, tasks, source));
                }
                grounds = (self.payload_if_any(basis)?, self.payload_if_any(authoriser)?);
            }
        }
        let (basis, authoriser) = grounds;
        let (digest, version, from) = (new.digest(), new.version(), old.version());
        self.emit(Effect::Migrated { digest, version, from, moves: plan.moves, reason, basis, authoriser });
        // What follows is decided by the new version.
        self.procedure = new;
        Ok(())
    }

    /// Whoever looks after the place may carry over its cases, whoever leads them.
    fn looks_after(&mut self) -> Option<Capacity> {
        let held = self.context.actor.capacities.iter();
        let mut held =
            held.filter(|c| matches!(c.role, Role::Clerk | Role::Administrator) && c.covers.is_none());
        let capacity = held.next().cloned()?;
        self.act_as(&capacity.office.clone(), Some(capacity)).ok()
    }
}

/// Whether a case may go over from one procedure to another: to a higher version of the same, or to what its own
/// county has made of one that is not lower.
pub fn is_later(old: &Procedure, new: &Procedure, directory: &Directory) -> bool {
    let own = directory.adopted.get(new.id()) == Some(&new.digest());
    let later = if new.adapts().is_some() {
        own && new.version() >= old.version()
    } else {
        new.version() > old.version()
    };
    new.id() == old.id() && new.digest() != old.digest() && later
}

fn about<'s>(code: RefusalCode, tasks: &[String], source: impl Fn(&str) -> &'s str) -> Refusal {
    let first = tasks.first().map_or("", String::as_str);
    Refusal::new(code).with("task", first).with("count", tasks.len()).cites(source(first))
}
