//! The walk brings others in: hands tasks on, asks for more signatures and for help, tells, takes back, does early and again.

use quorate_core::case::Turn;
use quorate_core::case::lifecycle::{Relation, allows, line};
use quorate_core::directory::{Capacity as Office, Role};

use super::*;

impl Walk {
    /// Bringing somebody in, sensible or nearly so.
    pub(super) fn involve(&mut self, keys: &[String]) -> Option<(String, Value)> {
        let key = self.dice.pick_any(keys)?;
        let task = self.world.case.tasks[&key].clone();
        let people: Vec<String> = self.people(&task.office).into_iter().map(|(p, _)| p).collect();
        let holder = match &task.state {
            TaskState::Claimed { person } => Some(person.clone()),
            _ => self.dice.pick_any(&people),
        };
        let colleague = self.dice.pick_any(&people).unwrap_or_default();
        let office = self.dice.pick(&["museum", "guests", "north", "south", "lead"]);
        let of =
            self.dice.pick(&self.world.procedure.tasks().iter().map(|t| t.id.clone()).collect::<Vec<_>>());
        let command = match self.dice.below(16) {
            0 => json!({"act": "transfer", "task": key, "person": colleague}),
            1 => json!({"act": "transfer", "task": key, "office": office, "reason": "Theirs"}),
            2 | 3 => json!({"act": "delegate", "task": key, "person": colleague}),
            4 => json!({"act": "hand_back", "task": key, "words": "Here"}),
            5 | 6 => {
                let turn = self.dice.pick(&["before", "beside", "after", "aside"]);
                json!({"act": "add_signer", "task": key, "office": office, "turn": turn, "reason": "Also"})
            }
            7 => {
                let turn = self.dice.pick(&["before", "beside", "after"]);
                json!({"act": "add_signer", "task": key, "person": colleague, "turn": turn, "reason": "Also"})
            }
            8 => {
                json!({"act": "co_handle", "task": key, "office": office, "words": "Help", "waits": self.dice.one_in(2)})
            }
            9 => {
                let added: Vec<&Task> =
                    self.world.case.tasks.values().filter(|t| t.added.is_some()).collect();
                let added: Vec<(String, String)> = added
                    .iter()
                    .map(|t| (t.key.clone(), t.added.as_ref().map_or("", |a| &a.by).to_owned()))
                    .collect();
                let (key, by) = self.dice.pick_any(&added)?;
                let person = self.people(&by).first()?.0.clone();
                return Some((person, json!({"act": "drop_signer", "task": key, "reason": "Enough"})));
            }
            10 => json!({"act": "inform", "task": key, "offices": [office]}),
            11 => json!({"act": "take_back", "task": key, "reason": "Wrong"}),
            12 => return Some(lead(json!({"act": "early", "of": of, "reason": "Now or never"}))),
            13 => {
                let in_effect = |k: &&String| self.world.case.has_left_in_effect(&self.world.procedure, k);
                let left: Vec<String> = keys.iter().filter(in_effect).cloned().collect();
                let key = self.dice.pick_any(&left)?;
                return self.revocation(&key);
            }
            14 => json!({"act": "name_handler", "office": task.office, "person": colleague}),
            _ => return Some(lead(json!({"act": "redo", "of": of, "reason": "Once more"}))),
        };
        Some((holder.unwrap_or_default(), command))
    }

    /// The paper that revokes what a task filed, recorded by the lead.
    pub(super) fn revocation(&mut self, key: &str) -> Option<(String, Value)> {
        let (case, procedure) = (&self.world.case, &self.world.procedure);
        let mut papers = procedure.papers().iter().map(|p| p.id.clone());
        let paper = papers.find(|p| case.left_in_effect(procedure, p).iter().any(|v| v.key == key))?;
        let paper = json!({"paper": paper, "files": [self.world.file("revoking")]});
        Some(lead(json!({"act": "revoke", "task": key, "paper": paper, "reason": "No more"})))
    }

    /// What the table of the life cycle does not allow is never accepted, and the case has no more signers than asked.
    pub(super) fn check_involved(&self, before: &Case, act: &Act, command: &Value) -> Checked {
        let name = if command.get("behalf").is_some() { "on_behalf" } else { act.act.as_str() };
        let named = ActKind::ALL.iter().find(|k| k.as_str() == name);
        if let (Some(kind), Some(task)) =
            (named, command["task"].as_str().and_then(|key| before.tasks.get(key)))
        {
            ensure!(
                allows(*kind, task).is_ok(),
                "{} is not in the table for {} as {:?}",
                act.act,
                task.key,
                task.state
            );
            ensure!(
                line(*kind).who.iter().any(|who| self.is(*who, task, before, act)),
                "{} is none of those whom the table names for {} on {}",
                act.by.person,
                act.act,
                task.key
            );
        }
        for task in self.world.case.tasks.values().filter(|t| !t.superseded) {
            let Some(added) = &task.added else { continue };
            let Some(anchor) = self.world.case.tasks.get(&added.to) else {
                return Err(format!("{} was added to nothing", task.key));
            };
            if added.turn == Turn::Before && task.state.is_owed() {
                ensure!(anchor.state != TaskState::Done, "{} is done before {}", anchor.key, task.key);
            }
            // Where a case has ended nobody waits for anything.
            if task.state == TaskState::Queued && self.world.case.is_open() {
                ensure!(anchor.state.is_owed(), "{} waits for {}, which is over", task.key, anchor.key);
            }
        }
        Ok(())
    }

    /// Whether whoever acted stood to a task as the table has it, worked out from the directory and the case alone.
    fn is(&self, who: Relation, task: &Task, before: &Case, act: &Act) -> bool {
        let me = act.by.person.as_str();
        let held = self.world.directory.capacities(me, act.at.date(self.world.calendar.offset()));
        let of = |office: &str| -> Vec<&Office> {
            held.iter().filter(|c| c.office == office && c.role.acts()).collect()
        };
        let own = of(&task.office);
        let stands_for = |person: &str| {
            me == person || own.iter().any(|c| c.covers.as_ref().is_some_and(|c| c.person == person))
        };
        let holder =
            if let TaskState::Claimed { person } = &task.state { Some(person.as_str()) } else { None };
        let lead = before.parties.get(self.world.procedure.convenor()).and_then(|offices| offices.first());
        match who {
            Relation::Office => !own.is_empty(),
            Relation::Holder => {
                let back = task.claim.covered.as_deref() == Some(me);
                let instead = self.signs_instead(task, before).iter().any(|office| !of(office).is_empty());
                (!own.is_empty() || instead) && holder.is_none_or(|holder| stands_for(holder) || back)
            }
            Relation::Delegate => task.owner.is_some() && holder.is_some_and(stands_for),
            Relation::Owner => task.owner.as_deref().is_some_and(stands_for),
            Relation::Head => own.iter().any(|c| matches!(c.role, Role::Head | Role::Clerk)),
            Relation::Submitter => before.recent.iter().any(|r| r.key == task.key && r.person == me),
            Relation::Adder => task.added.as_ref().is_some_and(|added| !of(&added.by).is_empty()),
            Relation::Anchor => {
                let anchor = task.added.as_ref().and_then(|added| before.tasks.get(&added.to));
                anchor.is_some_and(|anchor| !of(&anchor.office).is_empty())
            }
            Relation::Lead => lead.is_some_and(|lead| !of(lead).is_empty()),
            Relation::Above => held.iter().any(|c| self.world.directory.is_above(&c.office, &task.office)),
        }
    }

    /// The offices that a rule of separation names to sign a task where its own has nobody left.
    fn signs_instead(&self, task: &Task, before: &Case) -> Vec<String> {
        let rules = self.world.procedure.apart().iter().filter(|rule| rule.tasks.contains(&task.task));
        let parties = rules.filter_map(|rule| match &rule.otherwise {
            Some(Otherwise::Signer(Who::Parties { parties, .. })) => Some(parties),
            _ => None,
        });
        let offices = parties.flatten().filter_map(|party| before.parties.get(party));
        offices.flatten().cloned().collect()
    }
}
