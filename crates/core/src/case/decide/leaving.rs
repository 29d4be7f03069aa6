//! Leaving a clause with an explanation, letting an optional one lapse, closing a stage, ending a case.

use super::*;
use crate::case::outline::Need;

impl Deciding<'_> {
    pub(super) fn explain(&mut self, id: &str, reason: &str, basis: &str, authoriser: &str) -> Outcome {
        self.act_for_lead()?;
        let definition = self.definition(id)?;
        let source = &definition.clause.source;
        self.in_present_stage(definition)?;
        if !self.procedure.can_be_waived(id) {
            return Err(Refusal::new(RefusalCode::CannotBeLeft).with("task", id).cites(source));
        }
        self.leaves_nothing_in_effect(definition)?;
        let must = definition.clause.force == def::Force::Must;
        let binding = self.procedure.status() == def::Status::Binding;
        if must && binding && (basis.trim().is_empty() || authoriser.trim().is_empty()) {
            return Err(Refusal::new(RefusalCode::BasisMissing).with("task", id).cites(source));
        }
        let reason = if must { Some(self.needed(reason, source)?) } else { self.payload_if_any(reason)? };
        let basis = self.payload_if_any(basis)?;
        let authoriser = self.payload_if_any(authoriser)?;
        self.emit(Effect::TaskExplained { task: id.to_owned(), reason, basis, authoriser });
        Ok(())
    }

    /// 先办后补: a task is begun before its turn, of this stage or one that will surely come; what it was to wait for
    /// is still owed. What decides on a paper has it before it, and what founds or is voted on waits for its turn.
    pub(super) fn early(&mut self, id: &str, reason: &str, basis: &str, authoriser: &str) -> Outcome {
        self.act_for_lead()?;
        let definition = self.definition(id)?;
        let source = &definition.clause.source;
        let refuse = |code| Refusal::new(code).with("task", id).cites(source);
        let stage = self.procedure.stages().get(definition.stage);
        let sure = stage.is_some_and(|s| self.case.guard(&s.when) == Some(true));
        if self.case.run(id).progress != Progress::Waiting || definition.stage < self.case.stage {
            return Err(refuse(RefusalCode::TaskNotOpen));
        }
        // What a vote that is lost leads to is behind it only when its turn has come.
        let decides = !definition.bodies.is_empty()
            || matches!(definition.kind, def::Kind::Vote(_) | def::Kind::Filing(_) | def::Kind::Notice(_));
        if decides || !sure || self.case.guard(&definition.when) != Some(true) {
            return Err(refuse(RefusalCode::NotEarly));
        }
        let judged = match &definition.kind {
            def::Kind::Approval { of, .. } => Some(of),
            def::Kind::Consultation { about, .. } => about.as_ref(),
            _ => None,
        };
        let turn = definition.stage == self.case.stage
            && definition.after.iter().all(|a| self.case.run(a).progress.settled());
        self.bind_known(definition);
        if let Some(fact) = self.case.uncounted(self.procedure, definition).first() {
            return Err(refuse(RefusalCode::TaskWaits).with("need", fact));
        }
        let needs = self.case.needs(self.procedure, definition);
        let missing = |n: &&Need| !matches!(n, Need::Paper { paper } if Some(paper) != judged);
        if let Some(need) = needs.iter().find(missing) {
            return Err(refuse(RefusalCode::TaskWaits).with("need", need.parts().1));
        }
        if turn && needs.is_empty() && !self.case.waits.contains_key(id) {
            return Err(refuse(RefusalCode::NotEarly));
        }
        let reason = self.needed(reason, source)?;
        let binding = self.procedure.status() == def::Status::Binding;
        if binding && (basis.trim().is_empty() || authoriser.trim().is_empty()) {
            return Err(refuse(RefusalCode::BasisMissing));
        }
        let basis = self.payload_if_any(basis)?;
        let authoriser = self.payload_if_any(authoriser)?;
        self.offer(definition);
        self.emit(Effect::BegunEarly { task: id.to_owned(), reason, basis, authoriser });
        Ok(())
    }

    pub(super) fn lapse(&mut self, id: &str) -> Outcome {
        self.act_for_lead()?;
        let definition = self.definition(id)?;
        let source = &definition.clause.source;
        self.in_present_stage(definition)?;
        if definition.clause.force < def::Force::May {
            return Err(Refusal::new(RefusalCode::OnlyMayLapses).with("task", id).cites(source));
        }
        let claimed = self.case.round_of(id).any(|t| matches!(t.state, TaskState::Claimed { .. }));
        if claimed {
            return Err(Refusal::new(RefusalCode::ClaimedHolds).with("task", id).cites(source));
        }
        self.objections_disposed(id, source)?;
        self.leaves_nothing_in_effect(definition)?;
        self.emit(Effect::TaskLapsed { task: id.to_owned() });
        Ok(())
    }

    fn in_present_stage(&self, definition: &def::Task) -> Outcome {
        let run = self.case.run(&definition.id);
        if definition.stage != self.case.stage || run.progress.settled() {
            let refusal = Refusal::new(RefusalCode::TaskNotOpen).with("task", &definition.id);
            return Err(refusal.cites(&definition.clause.source));
        }
        Ok(())
    }

    pub(super) fn close_stage(&mut self) -> Outcome {
        self.act_for_lead()?;
        let open: Vec<&def::Task> = self
            .procedure
            .tasks_of(self.case.stage)
            .iter()
            .filter(|t| !self.case.run(&t.id).progress.settled())
            .collect();
        for task in &open {
            if task.clause.force < def::Force::May {
                let refusal = Refusal::new(RefusalCode::StageNotFinishable).with("task", &task.id);
                return Err(refusal.cites(&task.clause.source));
            }
            if self.case.round_of(&task.id).any(|t| matches!(t.state, TaskState::Claimed { .. })) {
                let refusal = Refusal::new(RefusalCode::ClaimedHolds).with("task", &task.id);
                return Err(refusal.cites(&task.clause.source));
            }
            self.objections_disposed(&task.id, &task.clause.source)?;
            self.leaves_nothing_in_effect(task)?;
        }
        for task in open {
            self.emit(Effect::TaskLapsed { task: task.id.clone() });
        }
        Ok(())
    }

    pub(super) fn withdraw(&mut self, reason: &str) -> Outcome {
        self.act_for_lead()?;
        self.nothing_constituted()?;
        let reason = self.needed(reason, "")?;
        self.emit(Effect::CaseWithdrawn { reason });
        Ok(())
    }

    pub(super) fn end(&mut self, id: &str, reason: &str) -> Outcome {
        self.act_for_lead()?;
        let end =
            self.procedure.end(id).ok_or_else(|| Refusal::new(RefusalCode::EndUnknown).with("end", id))?;
        if end.success {
            return Err(Refusal::new(RefusalCode::EndNotByHand).with("end", id));
        }
        self.nothing_constituted()?;
        let reason = self.needed(reason, "")?;
        self.emit(Effect::CaseEnded { end: id.to_owned(), success: false, reason: Some(reason) });
        Ok(())
    }

    /// A body that exists is not undone by ending the case.
    fn nothing_constituted(&self) -> Outcome {
        match &self.case.constituted {
            Some(body) => Err(Refusal::new(RefusalCode::AlreadyConstituted).with("body", body)),
            None => Ok(()),
        }
    }
}
