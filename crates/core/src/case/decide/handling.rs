//! 经办人: an office names one person for what a case asks of it, and that person has it at once.

use super::*;
use crate::directory::Role;

impl Deciding<'_> {
    /// Anybody of an office takes its part of a case upon themselves, or gives it back; its head or clerk names
    /// whomever of the office.
    pub(super) fn name_handler(&mut self, office: &str, person: &str) -> Outcome {
        let capacity = self.act_for(office)?;
        if !self.case.offices().contains(&office) {
            return Err(Refusal::new(RefusalCode::NotYourOffice).with("office", office));
        }
        let now = self.case.handlers.get(office).cloned().unwrap_or_default();
        if person == now {
            return Err(Refusal::new(RefusalCode::NobodyNamed).with("office", office));
        }
        let own = if person.is_empty() { now.as_str() } else { person };
        let orders = matches!(capacity.role, Role::Head | Role::Clerk);
        if own != self.context.actor.person && !orders {
            return Err(Refusal::new(RefusalCode::NotTheHead).with("office", office));
        }
        if person.is_empty() {
            self.emit(Effect::HandlerNamed { office: office.to_owned(), person: None });
            return Ok(());
        }
        self.acts_there(person, office)?;
        self.emit(Effect::HandlerNamed { office: office.to_owned(), person: Some(person.to_owned()) });
        let theirs = self.case.tasks.values().filter(|t| t.office == office);
        let keys: Vec<String> = theirs.map(|t| t.key.clone()).collect();
        self.claim_for_handler_of(&keys);
        Ok(())
    }

    /// What an act has brought to offices that have named a handler is claimed for them. Who has left the office, or
    /// does not hold the position that a clause asks for, or is barred, is passed over.
    pub(super) fn claim_for_handlers(&mut self) {
        if self.case.handlers.is_empty() || !self.case.is_open() {
            return;
        }
        let mut brought: Vec<String> = vec![];
        for effect in &self.act.effects {
            match effect {
                Effect::TaskOffered { key, .. }
                | Effect::TurnCame { key, .. }
                | Effect::TaskTransferred { key, person: None, .. } => brought.push(key.clone()),
                Effect::SignaturesVoided { keys, .. } => brought.extend(keys.iter().cloned()),
                _ => {}
            }
        }
        self.claim_for_handler_of(&brought);
    }

    fn claim_for_handler_of(&mut self, keys: &[String]) {
        for key in keys {
            let Some(task) = self.case.tasks.get(key).filter(|t| waits_for_a_handler(t)).cloned() else {
                continue;
            };
            let Some(person) = self.case.handlers.get(&task.office).cloned() else { continue };
            if self.could_do(&person, &task) {
                self.emit(Effect::TaskClaimed { key: key.clone(), person });
            }
        }
    }

    /// Whether somebody acts for a task's office today, in the position its clause asks for, and no duty bars them.
    fn could_do(&self, person: &str, task: &Task) -> bool {
        let (Some(rank), Some(definition)) =
            (self.signs_for(person, &task.office), self.procedure.task(&task.task))
        else {
            return false;
        };
        task.asked(definition).is_none_or(|asked| self.holds_position(asked, &rank).is_ok())
            && self.judge_given(task, definition, &task.office, Some(person)).is_ok()
            && self.nothing_else_in_hand(task).is_ok()
    }
}

/// Whether a task is one a handler takes now: open and its clock running; not what is decided, nor what is meant for somebody, nor what may be left
/// out, which a claim would hold its stage for.
fn waits_for_a_handler(task: &Task) -> bool {
    let kind = matches!(task.kind, TaskKind::Work | TaskKind::Reply | TaskKind::Assist | TaskKind::Meeting);
    let open = task.state == TaskState::Offered && !task.superseded && task.suspended.is_none();
    kind && open && task.named.is_none() && task.force < def::Force::May
}
