//! 更正 and undoing: a slip is corrected openly, a submission can be taken back for five minutes.

use super::*;
use crate::case::evolve::UNDO_MINUTES;

impl Deciding<'_> {
    pub(super) fn correct(&mut self, key: &str, paper: &FiledPaper, reason: &str) -> Outcome {
        let task = self.task(key)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        let versions = self.case.papers.get(&paper.paper).map(Vec::as_slice).unwrap_or_default();
        let filer = self.filer(&task, definition);
        let filed = versions.iter().any(|v| v.key == filer && !v.superseded);
        let Some(done) = task.done.as_ref().filter(|_| filed) else {
            return Err(Refusal::new(RefusalCode::NotDone).with("task", &task.task).cites(source));
        };
        // What another case brought about stands here as it stands there.
        self.not_taken_over(&task, &paper.paper, source)?;
        // Whoever typed it from paper corrects the typing; else the office that submitted.
        let office = if done.grade.is_behalf() { self.lead_office() } else { task.office.clone() };
        self.act_for(&office)?;
        self.may_correct_roll(paper, source)?;
        let title = self.needed(reason, source)?;
        let file = paper.files.first().copied();
        self.file_paper(&filer, paper, source, true)?;
        if let Some(file) = file {
            let file = self.stored(file)?;
            self.emit(Effect::Attached { key: key.to_owned(), title, file });
        }
        Ok(())
    }

    /// What another case brought about is corrected there.
    pub(in crate::case) fn not_taken_over(&self, task: &Task, paper: &str, source: &str) -> Outcome {
        let Some(ResultOf::Case { case, .. }) = &task.result else { return Ok(()) };
        let refusal = Refusal::new(RefusalCode::TakenOver).with("paper", paper).with("case", case);
        Err(refusal.with("task", &task.task).cites(source))
    }

    /// A signer says that a correction changed the substance: all answers on the version before are void.
    pub(super) fn call_substantive(&mut self, key: &str, reason: &str) -> Outcome {
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        self.act_for(&task.office)?;
        let about = task.reply.as_ref().and_then(|r| r.about.clone());
        let corrected = about.as_ref().filter(|(paper, version)| {
            self.case.paper(paper).is_some_and(|now| now.corrects && now.version > *version)
        });
        let Some((paper, _)) = corrected.cloned() else {
            return Err(Refusal::new(RefusalCode::NotDone).with("task", &task.task).cites(source));
        };
        if task.stage != self.case.stage || task.superseded {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", &task.task).cites(source));
        }
        let reason = self.needed(reason, source)?;
        let judged =
            |t: &&Task| t.reply.as_ref().and_then(|r| r.about.as_ref()).is_some_and(|(p, _)| *p == paper);
        let mut keys: Vec<String> = self
            .case
            .tasks
            .values()
            .filter(|t| !t.superseded && t.stage == task.stage)
            .filter(judged)
            .map(|t| t.key.clone())
            .collect();
        // Rounds that had closed open again with them.
        let runs: Vec<String> =
            keys.iter().filter_map(|k| self.case.tasks.get(k)).map(|t| t.task.clone()).collect();
        let closed = |t: &&Task| {
            t.kind == TaskKind::Consultation && t.state == TaskState::Done && runs.contains(&t.task)
        };
        let current = self.case.tasks.values().filter(|t| !t.superseded);
        let rounds: Vec<String> = current.filter(closed).map(|t| t.key.clone()).collect();
        keys.extend(rounds);
        self.emit(Effect::SignaturesVoided { paper, keys, reason });
        Ok(())
    }

    pub(super) fn undo(&mut self, key: &str) -> Outcome {
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        let refuse =
            |code| Refusal::new(code).with("task", &task.task).with("minutes", UNDO_MINUTES).cites(source);
        let recent = self.case.recent.iter().rev().find(|r| r.key == key).cloned();
        let Some(recent) = recent.filter(|r| r.at.plus_minutes(UNDO_MINUTES) >= self.act.at) else {
            return Err(refuse(RefusalCode::UndoTooLate));
        };
        if recent.person != self.context.actor.person {
            return Err(refuse(RefusalCode::NotTheSubmitter));
        }
        let instead = task.done.as_ref().and_then(|d| d.instead.clone());
        let own = self.act_for(&task.office).or_else(|_| self.act_for_lead());
        own.or_else(|refusal| instead.map_or(Err(refusal), |office| self.act_for(&office)))?;
        self.take_back_submission(&task, recent, None)
    }

    /// 撤回: at any time while nobody has acted on it, with a reason; by the office that submitted, or, where it was
    /// recorded for another, by the lead.
    pub(super) fn take_back(&mut self, key: &str, reason: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        self.for_office_or_lead(&task, source)?;
        if self.act.by.office != task.office && task.done.as_ref().is_none_or(|d| !d.grade.is_behalf()) {
            let refusal = Refusal::new(RefusalCode::NotYourOffice).with("office", &task.office);
            return Err(refusal.with("task", &task.task).cites(source));
        }
        let recent = self.case.recent.iter().rev().find(|r| r.key == key).cloned();
        let Some(recent) = recent else {
            return Err(Refusal::new(RefusalCode::UndoActedOn).with("task", &task.task).cites(source));
        };
        let reason = self.needed(reason, source)?;
        self.take_back_submission(&task, recent, Some(reason))
    }

    fn take_back_submission(&mut self, task: &Task, recent: Recent, reason: Option<Digest>) -> Outcome {
        let source = &self.definition(&task.task)?.clause.source;
        let refuse =
            |code| Refusal::new(code).with("task", &task.task).with("minutes", UNDO_MINUTES).cites(source);
        if self.others_rest_on(task, &recent.effects) {
            return Err(refuse(RefusalCode::UndoActedOn));
        }
        // A return leaves nothing recent: none of what follows can be set aside.
        for effect in &recent.effects {
            match effect {
                Effect::PartyFormed { .. }
                | Effect::RoleLeft { .. }
                | Effect::BodyProvisional { .. }
                | Effect::BodyConstituted { .. }
                | Effect::BodyActedOn { .. }
                | Effect::TermSet { .. }
                | Effect::CaseEnded { .. }
                | Effect::DoneAgain { .. }
                | Effect::Returned { .. } => {
                    return Err(refuse(RefusalCode::UndoTookEffect));
                }
                Effect::TaskOffered { key, .. } | Effect::TurnCame { key, .. }
                    if !self.untouched(key, &recent.effects) =>
                {
                    return Err(refuse(RefusalCode::UndoActedOn));
                }
                Effect::PaperFiled { paper, version, .. } | Effect::PaperConfirmed { paper, version, .. }
                    if !self.counts(paper, *version) =>
                {
                    return Err(refuse(RefusalCode::UndoActedOn));
                }
                Effect::TaskDone { key, .. } if !self.case.tasks.get(key).is_some_and(stands) => {
                    return Err(refuse(RefusalCode::UndoActedOn));
                }
                _ => {}
            }
        }
        let effects = recent.effects.into_iter().rev().collect();
        self.emit(Effect::Undone { key: task.key.clone(), effects, reason });
        Ok(())
    }

    /// Whether nobody has done anything with a task that was offered; what was claimed for a handler as it was offered
    /// is still as it was.
    fn untouched(&self, key: &str, effects: &[Effect]) -> bool {
        let claimed_for = |t: &Task| {
            effects.iter().any(|e| {
                matches!(e, Effect::TaskClaimed { key, person }
                    if *key == t.key && t.state == TaskState::Claimed { person: person.clone() })
            })
        };
        let added = |t: &Task| t.added.as_ref().is_some_and(|a| a.to == key);
        self.case
            .tasks
            .get(key)
            .is_some_and(|t| (t.state == TaskState::Offered || claimed_for(t)) && t.is_untouched())
            && !self.case.tasks.values().any(added)
    }

    /// Whether a version of a paper still counts, and has not been corrected.
    fn counts(&self, paper: &str, version: u32) -> bool {
        let mut versions = self.case.papers.get(paper).into_iter().flatten();
        versions.any(|v| v.version == version && !v.superseded)
    }

    /// Whether another act has since built on a submission: left its stage, closed its round, or opened what waits for
    /// it. What the submission itself brought about is taken back with it.
    fn others_rest_on(&self, task: &Task, effects: &[Effect]) -> bool {
        let brought = |wanted: &dyn Fn(&Effect) -> bool| effects.iter().any(wanted);
        let left = self.case.stage != task.stage;
        if left && !brought(&|e| matches!(e, Effect::StageFinished { stage } if *stage == task.stage)) {
            return true;
        }
        let settled = self.case.run(&task.task).progress.settled();
        if settled && !brought(&|e| matches!(e, Effect::RunDone { task: t } if *t == task.task)) {
            return true;
        }
        // Whoever waited for an added signature has acted on it.
        let awaited = |a: &Added| {
            a.turn == Turn::Before && self.case.tasks.get(&a.to).is_some_and(|t| !t.state.is_owed())
        };
        if task.added.as_ref().is_some_and(awaited) {
            return true;
        }
        let Some(undone) = self.procedure.task(&task.task) else { return false };
        let offered = |id: &str| {
            brought(&|e| match e {
                Effect::TaskOffered { task: t, .. } | Effect::TaskNotApplicable { task: t, .. } => t == id,
                _ => false,
            })
        };
        // What it offered or ruled out is taken back with it: so is the turn of what comes after that.
        let follows = |d: &&def::Task| {
            d.stage > task.stage
                || d.after.iter().any(|a| *a == task.task || offered(a))
                || self.procedure.waits_for(d).iter().any(|p| undone.papers.iter().any(|own| own == p))
                || self.procedure.goes_by(d).any(|name| undone.states.iter().any(|own| own == name))
        };
        let mut following = self.procedure.tasks().iter().filter(follows);
        following.any(|d| self.case.run(&d.id).progress != Progress::Waiting && !offered(&d.id))
    }
}

/// Done, and an objection not yet disposed of.
fn stands(task: &Task) -> bool {
    task.state == TaskState::Done && task.reply.as_ref().is_none_or(|r| r.disposal.is_none())
}
