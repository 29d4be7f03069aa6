//! Answering a consultation, disposing of objections, closing a round.

use super::working::wrong_kind;
use super::*;

impl Deciding<'_> {
    pub(super) fn reply(&mut self, command: &Command) -> Outcome {
        let Command::Reply { task, stance, opinion, papers, confirm, took_place, behalf } = command else {
            return Ok(());
        };
        let task = self.task(task)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        if task.kind != TaskKind::Reply {
            return Err(wrong_kind(&task, definition));
        }
        self.not_in_future(*took_place)?;
        self.act.took_place = *took_place;
        let doer = self.doer(&task, definition, behalf.as_ref())?;
        self.judge_asked(&task, definition, &doer)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        let about = self.judged(definition);
        if *confirm {
            let before = self.confirmable(&task, definition)?;
            let Some(reply) = before.reply.clone() else {
                return Err(Refusal::new(RefusalCode::NothingToConfirm)
                    .with("task", &task.task)
                    .cites(source));
            };
            self.confirm_papers(&task.key, &before);
            let (stance, opinion) = (reply.stance, reply.opinion);
            self.emit(Effect::ReplyGiven { key: task.key.clone(), stance, opinion, about });
            return self.done(&task.key, &doer, stance.as_str(), "", true);
        }
        let Some(stance) = *stance else {
            return Err(Refusal::new(RefusalCode::OutcomeUnknown)
                .with("task", &task.task)
                .with("outcomes", "agree, suggest, object"));
        };
        let opinion = if stance == Stance::Agree {
            self.payload_if_any(opinion)?
        } else {
            Some(self.needed(opinion, source)?)
        };
        // Whoever signs besides what is done by one brings no papers of its clause.
        if definition.kind.as_str() != "consultation"
            && let Some(paper) = papers.first()
        {
            let refusal = Refusal::new(RefusalCode::PaperUnknown).with("paper", &paper.paper);
            return Err(refusal.with("task", &task.task).cites(source));
        }
        self.file_papers(&task.key, definition, &[], papers)?;
        self.emit(Effect::ReplyGiven { key: task.key.clone(), stance, opinion, about });
        self.done(&task.key, &doer, stance.as_str(), "", false)
    }

    /// The paper that is asked about, in the version that lies there when the answer is given.
    pub(super) fn judged(&self, definition: &def::Task) -> Option<(String, u32)> {
        let def::Kind::Consultation { about: Some(paper), .. } = &definition.kind else { return None };
        self.case.paper(paper).map(|now| (paper.clone(), now.version))
    }

    /// The position asked of whoever answers, judged on whoever is bound by the answer.
    pub(in crate::case) fn judge_asked(&self, task: &Task, definition: &def::Task, doer: &Doer) -> Outcome {
        let asked = task.asked(definition).filter(|_| !doer.instead);
        asked.map_or(Ok(()), |asked| self.holds_position(asked, &doer.rank)).map_err(|(position, held)| {
            let refusal = Refusal::new(RefusalCode::PositionNotHeld).with("position", position);
            refusal.with("held", held).with("task", &task.task).cites(&definition.clause.source)
        })
    }

    pub(super) fn dispose(&mut self, key: &str, disposal: Disposal, reason: &str) -> Outcome {
        self.act_for_lead()?;
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        let open = task.reply.as_ref().is_some_and(|r| r.stance == Stance::Object && r.disposal.is_none());
        if !open {
            return Err(Refusal::new(RefusalCode::NoObjection).with("task", &task.task).cites(source));
        }
        let reason = self.needed(reason, source)?;
        self.emit(Effect::ObjectionDisposed { key: key.to_owned(), disposal, reason });
        Ok(())
    }

    /// What the lead lets go has no objection the lead has not disposed of.
    pub(super) fn objections_disposed(&self, of: &str, source: &str) -> Outcome {
        let undisposed = self.case.replies(of).filter(|t| is_open_objection(t)).count();
        if undisposed > 0 {
            let refusal = Refusal::new(RefusalCode::ObjectionsOpen).with("task", of);
            return Err(refusal.with("count", undisposed).cites(source));
        }
        Ok(())
    }

    /// The lead closes a round; a passed due moment closes nothing by itself.
    pub(super) fn close_round(&mut self, key: &str) -> Outcome {
        self.act_for_lead()?;
        let task = self.task(key)?;
        let source = &self.definition(&task.task)?.clause.source;
        self.objections_disposed(&task.task, source)?;
        let (open, queued) = self.unspoken(&task.task);
        let silent: Vec<String> = open.into_iter().filter(|open| open != key).collect();
        let counts = self.silence_counts(&task.task, &silent)?;
        self.emit(Effect::RoundClosed { task: task.task.clone(), silent, queued, counts });
        let lead = self.act.by.clone();
        let doer = Doer { person: Some(lead.person), rank: lead.rank, grade: Grade::Own, instead: false };
        self.done(key, &doer, "closed", "", false)
    }

    /// Of those silent, whose silence counts by the clause: they have had the time it gives them.
    fn silence_counts(&self, of: &str, silent: &[String]) -> Result<Vec<String>, Refusal> {
        let def::Kind::Consultation { silence: Some(_), .. } = &self.definition(of)?.kind else {
            return Ok(vec![]);
        };
        let over = |key: &&String| {
            let due = self.case.tasks.get(*key).and_then(|t| t.due.as_ref());
            due.is_some_and(|due| due.moment < self.act.at)
        };
        Ok(silent.iter().filter(over).cloned().collect())
    }
}

/// An objection the lead has not disposed of.
pub(in crate::case) fn is_open_objection(task: &Task) -> bool {
    task.reply.as_ref().is_some_and(|r| r.stance == Stance::Object && r.disposal.is_none())
}
