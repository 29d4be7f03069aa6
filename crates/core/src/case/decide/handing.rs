//! 转办 and 委托: a task goes to a colleague or to another office, for good or to come back.

use super::*;
use crate::case::permitted::ActKind;
use crate::directory::Role;

/// How often a task goes from hand to hand before somebody has to do it.
const HANDED_MAX: usize = 50;

impl Deciding<'_> {
    pub(super) fn transfer(&mut self, key: &str, office: &str, person: &str, reason: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        let elsewhere = !office.is_empty() && office != task.office;
        self.may_hand_on(&task, source, elsewhere)?;
        let to = if elsewhere { office } else { task.office.as_str() };
        if elsewhere {
            self.may_go_to(&task, definition, office)?;
        } else if person.is_empty() {
            return Err(Refusal::new(RefusalCode::NobodyNamed).with("task", &task.task).cites(source));
        }
        self.judge_given(&task, definition, to, (!person.is_empty()).then_some(person))?;
        if !person.is_empty() {
            self.nothing_else_in_hand(&task)?;
            self.acts_there(person, to)?;
            let held = task.state == (TaskState::Claimed { person: person.to_owned() });
            if held && task.owner.is_none() {
                return Err(Refusal::new(RefusalCode::NobodyNamed).with("task", &task.task).cites(source));
            }
        }
        let reason =
            if elsewhere { Some(self.needed(reason, source)?) } else { self.payload_if_any(reason)? };
        self.emit(Effect::TaskTransferred {
            key: key.to_owned(),
            office: to.to_owned(),
            person: (!person.is_empty()).then(|| person.to_owned()),
            reason,
        });
        Ok(())
    }

    /// Whoever holds a task hands it on; for one who has left, a head or clerk of the office does (离职转办). What went
    /// to the wrong office the lead passes on as well.
    fn may_hand_on(&mut self, task: &Task, source: &str, elsewhere: bool) -> Outcome {
        self.handed_often(task)?;
        let wrong = |r: Refusal| r.with("task", &task.task).cites(source);
        let capacity = match self.act_for(&task.office) {
            Ok(capacity) => capacity,
            Err(refusal) if elsewhere => {
                return self.act_for_lead().map(|_| ()).map_err(|_| wrong(refusal));
            }
            Err(refusal) => return Err(wrong(refusal)),
        };
        let holder = match (&task.state, &task.owner) {
            (_, Some(owner)) => owner,
            (TaskState::Claimed { person }, None) => person,
            _ => return Ok(()),
        };
        let orders = matches!(capacity.role, Role::Head | Role::Clerk);
        let mut held = self.held(&task.office, Some(task.kind)).into_iter();
        if *holder == self.context.actor.person || orders || held.any(|c| self.stands_for(holder, &c)) {
            return Ok(());
        }
        Err(wrong(Refusal::new(RefusalCode::ClaimedByOther).with("person", holder)))
    }

    /// An office takes over what is asked of parties; who decides or convenes is the clause's to say. Nobody answers
    /// twice.
    fn may_go_to(&self, task: &Task, definition: &def::Task, office: &str) -> Outcome {
        let source = &definition.clause.source;
        if !another_may_take_over(task) {
            return Err(wrong_kind(task, definition).cites(source));
        }
        self.takes_part(office)?;
        self.signs_not_yet(task, office, "").map_err(|r| r.cites(source))
    }

    /// A known office that still exists.
    pub(super) fn takes_part(&self, office: &str) -> Outcome {
        let known = self.context.directory.offices.get(office).filter(|o| !o.closed);
        known.map(|_| ()).ok_or_else(|| Refusal::new(RefusalCode::OfficeUnknown).with("office", office))
    }

    /// Whether neither the office, nor the person of it who is named, is asked in this round already.
    pub(super) fn signs_not_yet(&self, task: &Task, office: &str, person: &str) -> Outcome {
        let mut others = self.case.round_of(&task.task).filter(|t| t.kind != TaskKind::Consultation);
        let same = |t: &Task| {
            let person = (!person.is_empty()).then_some(person);
            // A colleague signs besides the office; an office is asked once.
            t.office == office && (person.is_none() || t.named.as_deref() == person)
        };
        if others.any(|t| t.state != TaskState::Dropped && t.kind != TaskKind::Assist && same(t)) {
            let refusal = Refusal::new(RefusalCode::SignsAlready).with("office", office);
            return Err(refusal.with("task", &task.task));
        }
        Ok(())
    }

    /// Somebody of the directory who acts for an office today.
    pub(in crate::case) fn acts_there(&self, person: &str, office: &str) -> Outcome {
        let day = self.act.at.date(self.context.calendar.offset());
        let held = self.context.directory.capacities(person, day);
        // What is given to somebody by name is given to that one, not to whom that one covers.
        if held.iter().any(|c| c.office == office && c.role.acts() && c.covers.is_none()) {
            return Ok(());
        }
        Err(Refusal::new(RefusalCode::NotOfOffice).with("person", person).with("office", office))
    }

    pub(super) fn delegate(&mut self, key: &str, person: &str, words: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        self.may_delegate(&task, definition)?;
        let owner = self.context.actor.person.clone();
        if person == owner {
            return Err(Refusal::new(RefusalCode::NobodyNamed).with("task", &task.task).cites(source));
        }
        self.nothing_else_in_hand(&task)?;
        self.acts_there(person, &task.office)?;
        self.judge_given(&task, definition, &task.office, Some(person))?;
        let words = self.payload_if_any(words)?;
        let (key, person) = (key.to_owned(), person.to_owned());
        self.emit(Effect::TaskDelegated { key, owner, person, words });
        Ok(())
    }

    fn may_delegate(&mut self, task: &Task, definition: &def::Task) -> Outcome {
        self.handed_often(task)?;
        let doer = self.holder(task, definition, None)?;
        if task.owner.is_some() {
            let refusal = Refusal::new(RefusalCode::Delegated).with("task", &task.task);
            return Err(refusal.cites(&definition.clause.source));
        }
        // Whoever gets it back will be bound by it.
        self.judge_duties(task, definition, doer.person.as_deref())
    }

    /// Whether the visitor may bring others into a task in one of these ways, whoever they are.
    pub(in crate::case) fn may_involve(
        &mut self,
        task: &Task,
        definition: &def::Task,
        act: ActKind,
    ) -> Outcome {
        if self.context.actor.guest.is_some() {
            return Err(Refusal::new(RefusalCode::InvitationOther));
        }
        let source = &definition.clause.source;
        match act {
            ActKind::Transfer => self.may_hand_on(task, source, another_may_take_over(task)),
            ActKind::Delegate => self.may_delegate(task, definition),
            _ => self.for_office_or_lead(task, source),
        }
    }

    /// By whoever prepared it; whoever gave it away takes it back as well.
    pub(super) fn hand_back(&mut self, key: &str, words: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        let refuse = |code| Refusal::new(code).with("task", &task.task).cites(source);
        self.act_for(&task.office).map_err(|r| r.with("task", &task.task).cites(source))?;
        let me = &self.context.actor.person;
        let Some(owner) = task.owner.clone() else { return Err(refuse(RefusalCode::NotDelegated)) };
        let mine = task.state == (TaskState::Claimed { person: me.clone() });
        if !mine && owner != *me {
            return Err(refuse(RefusalCode::ClaimedByOther).with("person", &owner));
        }
        let words = self.payload_if_any(words)?;
        self.emit(Effect::TaskHandedBack { key: key.to_owned(), person: owner, words });
        Ok(())
    }

    /// What goes from hand to hand for ever is done by nobody.
    fn handed_often(&self, task: &Task) -> Outcome {
        if task.handed.len() >= HANDED_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", HANDED_MAX));
        }
        Ok(())
    }
}

/// Who decides or convenes is the clause's to say; what else is asked, another office can take over.
fn another_may_take_over(task: &Task) -> bool {
    !matches!(task.kind, TaskKind::Approval | TaskKind::Meeting | TaskKind::Vote) || task.added.is_some()
}
