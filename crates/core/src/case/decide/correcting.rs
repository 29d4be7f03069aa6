//! 更正 and undoing: a slip is corrected openly, a submission can be taken back for five minutes.

use super::*;
use crate::case::evolve::UNDO_MINUTES;

impl Deciding<'_> {
    pub(super) fn correct(&mut self, key: &str, paper: &FiledPaper, reason: &str) -> Outcome {
        let task = self.task(key)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        let filed = self.case.paper(&paper.paper).is_some_and(|v| v.key == key);
        let Some(done) = task.done.as_ref().filter(|_| filed && !task.superseded) else {
            return Err(Refusal::new(RefusalCode::NotDone).with("task", &task.task).cites(source));
        };
        // Whoever typed it from paper corrects the typing; else the office that submitted.
        let office = if done.grade >= Grade::Paper { self.lead_office() } else { task.office.clone() };
        self.act_for(&office)?;
        let title = self.needed(reason, source)?;
        let file = paper.files.first().copied();
        self.file_paper(key, paper, source, true)?;
        if let Some(file) = file {
            let file = self.stored(file)?;
            self.emit(Effect::Attached { key: key.to_owned(), title, file });
        }
        Ok(())
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
        // A round that had closed opens again with them.
        let rounds: Vec<String> = self
            .case
            .round_of(&task.task)
            .filter(|t| t.kind == TaskKind::Consultation && t.state == TaskState::Done)
            .map(|t| t.key.clone())
            .collect();
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
            return Err(refuse(if task.done.is_some() {
                RefusalCode::UndoTooLate
            } else {
                RefusalCode::NotDone
            }));
        };
        if recent.person != self.context.actor.person {
            return Err(refuse(RefusalCode::NotTheSubmitter));
        }
        self.act_for(&task.office).or_else(|_| self.act_for_lead())?;
        for effect in &recent.effects {
            match effect {
                Effect::PartyFormed { .. }
                | Effect::BodyConstituted { .. }
                | Effect::CaseEnded { .. }
                | Effect::Returned { .. } => {
                    return Err(refuse(RefusalCode::UndoTookEffect));
                }
                Effect::TaskOffered { key, .. } => {
                    let untouched = self
                        .case
                        .tasks
                        .get(key)
                        .is_some_and(|t| t.state == TaskState::Offered && !t.superseded);
                    if !untouched {
                        return Err(refuse(RefusalCode::UndoActedOn));
                    }
                }
                Effect::PaperFiled { paper, version, .. }
                    if self.case.paper(paper).is_none_or(|v| v.version != *version) =>
                {
                    return Err(refuse(RefusalCode::UndoActedOn));
                }
                Effect::TaskDone { key, .. } => {
                    let disposed = self
                        .case
                        .tasks
                        .get(key)
                        .and_then(|t| t.reply.as_ref())
                        .is_some_and(|r| r.disposal.is_some());
                    if disposed
                        || self.case.tasks.get(key).is_none_or(|t| t.superseded || t.state != TaskState::Done)
                    {
                        return Err(refuse(RefusalCode::UndoActedOn));
                    }
                }
                Effect::StageFinished { stage } if self.case.stage < *stage => {
                    return Err(refuse(RefusalCode::UndoActedOn));
                }
                _ => {}
            }
        }
        // The rounds of the stage left must not have moved on by another act.
        let effects = recent.effects.into_iter().rev().collect();
        self.emit(Effect::Undone { key: key.to_owned(), effects });
        self.case.recent.retain(|r| r.key != key);
        Ok(())
    }
}
