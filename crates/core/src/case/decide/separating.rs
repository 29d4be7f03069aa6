//! 职责分离, 回避 and AB岗代办 as they bear on an act: who is barred, who may act instead, in which capacity.

use super::*;
use crate::case::duties::{Acting, Conflict, Rule};

impl Deciding<'_> {
    /// Whether somebody may be bound by a task: separation of duties and recusals, judged on the person and, where
    /// that is the actor, on whom the actor covers. None is somebody the directory does not know: of that one only the
    /// office is judged.
    pub(in crate::case) fn judge_duties(
        &self,
        task: &Task,
        definition: &def::Task,
        person: Option<&str>,
    ) -> Outcome {
        let acts = self.act.behalf.is_none() && person == Some(&self.context.actor.person);
        let covered = self.act.by.covers.as_ref().filter(|_| acts).map(|c| c.person.as_str());
        let people: Vec<&str> = person.into_iter().chain(covered).collect();
        let office = if acts && !self.act.by.office.is_empty() { &self.act.by.office } else { &task.office };
        self.judge_bound(task.kind, definition, Acting { people: &people, office })
    }

    /// The same on whoever is given a task by name, as oneself, or on an office that is.
    pub(super) fn judge_given(
        &self,
        task: &Task,
        definition: &def::Task,
        office: &str,
        person: Option<&str>,
    ) -> Outcome {
        let people: Vec<&str> = person.into_iter().collect();
        self.judge_bound(task.kind, definition, Acting { people: &people, office })
    }

    fn judge_bound(&self, kind: TaskKind, definition: &def::Task, acting: Acting<'_>) -> Outcome {
        let (directory, today) = (self.context.directory, self.today());
        // Who helps or collects answers does none of what is kept apart; who is recused keeps out of that as well.
        let conflict = match kind {
            TaskKind::Assist | TaskKind::Consultation => {
                self.case.recusal(directory, today, definition, acting)
            }
            _ => self.case.conflict(self.procedure, directory, today, definition, acting),
        };
        conflict.map_or(Ok(()), |c| Err(self.in_conflict(definition, &c)))
    }

    pub(super) fn today(&self) -> Date {
        self.act.at.date(self.context.calendar.offset())
    }

    fn in_conflict(&self, definition: &def::Task, conflict: &Conflict) -> Refusal {
        let refusal = Refusal::new(RefusalCode::DutyConflict)
            .with("task", &definition.id)
            .with("as", &conflict.capacity)
            .with("other", &conflict.with_task)
            .with("recusal", &conflict.recusal)
            .with("person", &conflict.person);
        let fallback = match conflict.rule {
            Rule::Apart(at) => self.procedure.apart().get(at).and_then(|r| r.otherwise.clone()),
            _ => None,
        };
        let own = match &definition.kind {
            def::Kind::Approval { otherwise, .. } => otherwise.clone().map(def::Otherwise::Together),
            _ => None,
        };
        let refusal = match fallback.or(own) {
            Some(def::Otherwise::Together(party)) => refusal.with("how", "together").with("otherwise", party),
            Some(def::Otherwise::Signer(Who::Parties { parties, position, .. })) => refusal
                .with("how", "signer")
                .with("otherwise", parties.join(", "))
                .with("position", position.map_or(String::new(), |p| p.id)),
            _ => refusal.with("how", "").with("otherwise", ""),
        };
        refusal.cites(&conflict.clause)
    }

    /// Whether everything asked of a task would be open in a capacity: its claim, its position, its way.
    pub(super) fn fits(&self, task: &Task, definition: &def::Task, capacity: &Capacity) -> bool {
        self.claimed_by_other(task, capacity).is_none()
            && task.named.as_ref().is_none_or(|named| self.stands_for(named, capacity))
            && task.asked(definition).is_none_or(|asked| self.holds_position(asked, &capacity.rank).is_ok())
            && self.through_office(task, definition, &capacity.rank).is_ok()
    }

    /// Whether the actor in a capacity is somebody, or covers somebody.
    pub(super) fn stands_for(&self, person: &str, capacity: &Capacity) -> bool {
        match &capacity.covers {
            Some(covering) => covering.person == person,
            None => self.context.actor.person == person,
        }
    }

    /// Whom a task is meant for, if that is neither whoever is bound by the act, nor whom the actor covers.
    pub(super) fn meant_for_other(&self, task: &Task, behalf: Option<&command::Behalf>) -> Option<String> {
        let named = task.named.as_ref()?;
        let fits = match behalf {
            Some(behalf) => behalf.person.as_ref().is_none_or(|signer| signer == named),
            None => {
                let held = self.held(&task.office, Some(task.kind));
                self.context.actor.person == *named || held.iter().any(|c| self.stands_for(named, c))
            }
        };
        (!fits).then(|| named.clone())
    }

    /// Who has claimed a task, if that stands in the way: not oneself, nor whom one covers, nor who covered oneself.
    pub(super) fn claimed_by_other(&self, task: &Task, capacity: &Capacity) -> Option<String> {
        let TaskState::Claimed { person: other } = &task.state else { return None };
        let own = &self.context.actor.person;
        let covered = capacity.covers.as_ref().is_some_and(|c| c.person == *other);
        let returned = task.claim.covered.as_ref() == Some(own) && capacity.covers.is_none();
        (other != own && !covered && !returned).then(|| other.clone())
    }

    /// Somebody whom a rule of separation names to sign instead, where it leaves nobody of the task's own office.
    pub(super) fn act_instead(&mut self, task: &Task, definition: &def::Task) -> Option<Capacity> {
        let rules =
            self.procedure.apart().iter().enumerate().filter(|(_, r)| r.tasks.contains(&definition.id));
        for (at, rule) in rules {
            let Some(def::Otherwise::Signer(who)) = &rule.otherwise else { continue };
            let Who::Parties { parties, .. } = who else { continue };
            if !self.case.leaves_nobody(
                self.procedure,
                self.context.directory,
                self.today(),
                at,
                task,
                definition,
            ) {
                continue;
            }
            let bound = parties.iter().filter_map(|p| self.case.parties.get(p)).flatten();
            for office in bound.cloned().collect::<Vec<_>>() {
                let held = self.held(&office, Some(task.kind));
                if let Some(capacity) = held.into_iter().find(|c| self.holds_position(who, &c.rank).is_ok()) {
                    return self.act_as(&office, Some(capacity)).ok();
                }
            }
        }
        None
    }

    /// Whether a task may be decided together: its clause or a rule of separation says so.
    pub(super) fn decided_together(&self, definition: &def::Task) -> bool {
        let own = matches!(&definition.kind, def::Kind::Approval { otherwise: Some(_), .. });
        let together = |r: &def::Apart| matches!(r.otherwise, Some(def::Otherwise::Together(_)));
        own || self.procedure.apart().iter().any(|r| r.tasks.contains(&definition.id) && together(r))
    }
}
