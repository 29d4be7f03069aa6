//! 加签, 减签 and 协办: others sign or help besides whom the clause names.

use super::*;
use crate::case::counting::AGREED;

/// How many are added to the tasks of one round.
const ADDED_MAX: usize = 50;

impl Deciding<'_> {
    /// Another office, or a colleague, has to sign before, beside or after a task: it answers as the task itself would
    /// be answered, and of what is done by one, says whether it agrees.
    pub(super) fn add_signer(&mut self, key: &str, who: (&str, &str), turn: Turn, reason: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        let (office, person) = who;
        let office = if office.is_empty() { task.office.clone() } else { office.to_owned() };
        let collecting = task.kind == TaskKind::Consultation;
        if turn == Turn::Aside || (collecting && turn != Turn::Beside) {
            return Err(Refusal::new(RefusalCode::TurnUnknown).with("turn", turn.as_str()).cites(source));
        }
        self.for_office_or_lead(&task, source)?;
        self.takes_part(&office)?;
        if person.is_empty() {
            self.signs_not_yet(&task, &office, "").map_err(|r| r.cites(source))?;
        } else {
            self.acts_there(person, &office)?;
            self.signs_not_yet(&task, &office, person).map_err(|r| r.cites(source))?;
        }
        self.judge_given(&task, definition, &office, (!person.is_empty()).then_some(person))?;
        if person.is_empty() {
            self.leaves_somebody(&task, definition, &office)?;
        }
        let kind = match task.kind {
            TaskKind::Approval => TaskKind::Approval,
            _ => TaskKind::Reply,
        };
        let named = (!person.is_empty()).then(|| person.to_owned());
        self.add(&task, kind, (office, named), turn, reason, source)
    }

    /// Whether not everybody known of an office is barred from a task: it would be asked, and nobody could answer.
    fn leaves_somebody(&self, task: &Task, definition: &def::Task, office: &str) -> Outcome {
        let today = self.act.at.date(self.context.calendar.offset());
        let known = self.context.directory.appointments.values();
        let known = known.filter(|a| a.office == office && a.role.acts() && a.holds_on(today));
        let mut barred = None;
        for person in known.map(|a| a.person.as_str()) {
            match self.judge_given(task, definition, office, Some(person)) {
                Ok(()) => return Ok(()),
                Err(refusal) => barred = barred.or(Some(refusal)),
            }
        }
        barred.filter(|_| !self.decided_together(definition)).map_or(Ok(()), Err)
    }

    /// Another office helps with a task, or does something for it; the task waits for it or not.
    pub(super) fn co_handle(&mut self, key: &str, office: &str, words: &str, waits: bool) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        self.for_office_or_lead(&task, source)?;
        self.takes_part(office)?;
        let asked = self
            .case
            .round_of(&task.task)
            .any(|t| t.kind == TaskKind::Assist && t.state.is_owed() && t.office == office);
        if office == task.office || asked {
            let refusal = Refusal::new(RefusalCode::SignsAlready).with("office", office);
            return Err(refusal.with("task", &task.task).cites(source));
        }
        // Nobody waits for who helps a helper nobody waits for: the task both are about may long be done.
        let waits = waits && task.added.as_ref().is_none_or(|a| a.turn != Turn::Aside);
        let turn = if waits { Turn::Before } else { Turn::Aside };
        self.add(&task, TaskKind::Assist, (office.to_owned(), None), turn, words, source)
    }

    pub(in crate::case) fn for_office_or_lead(&mut self, task: &Task, source: &str) -> Outcome {
        // Who is neither is told of the office: the lead only steps in for it.
        let office = self.act_for(&task.office).map(|_| ());
        office.or_else(|r| {
            self.act_for_lead().map(|_| ()).map_err(|_| r.with("task", &task.task).cites(source))
        })
    }

    fn add(
        &mut self,
        task: &Task,
        kind: TaskKind,
        (office, named): (String, Option<String>),
        turn: Turn,
        reason: &str,
        source: &str,
    ) -> Outcome {
        let added = self.case.round_of(&task.task).filter(|t| t.added.is_some()).count();
        if added >= ADDED_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", ADDED_MAX));
        }
        let reason = self.needed(reason, source)?;
        let definition = self.definition(&task.task)?;
        // Whoever signs after somebody who was added himself stands in the same line.
        let free = |n: &usize| !self.case.tasks.contains_key(&format!("{}.add.{n}", task.key));
        let number = (1..).find(free).unwrap_or(1);
        // Whose turn is still to come is not waited for.
        let timing = task.due.clone().filter(|_| turn != Turn::After);
        let timing = timing.map(|due| self.timing(definition, kind, due));
        let (due, remind_at, escalate) =
            timing.map_or((None, None, None), |t| (Some(t.due), t.remind_at, t.escalate));
        self.emit(Effect::TaskOffered {
            key: format!("{}.add.{number}", task.key),
            task: task.task.clone(),
            round: task.round,
            stage: task.stage,
            kind,
            party: String::new(),
            office,
            force: task.force,
            returned: false,
            due,
            inputs: task.inputs.clone(),
            remind_at,
            escalate,
            named,
            added: Some(Added { to: task.key.clone(), turn, by: self.act.by.office.clone(), reason }),
            queued: turn == Turn::After,
        });
        Ok(())
    }

    /// Whom the clause names is not dropped, nor who has spoken, nor anybody whose silence would then decide.
    pub(super) fn drop_signer(&mut self, key: &str, reason: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        let refuse =
            |code| Refusal::new(code).with("task", &task.task).with("office", &task.office).cites(source);
        let Some(added) = &task.added else { return Err(refuse(RefusalCode::SignerOfClause)) };
        let anchor = self.task(&added.to)?;
        if self.act_for(&added.by).is_err() {
            self.for_office_or_lead(&anchor, source)?;
        }
        let reason = self.needed(reason, source)?;
        self.emit(Effect::TaskDropped { key: key.to_owned(), reason });
        let count = self.case.count(self.procedure, &task.task);
        if task.kind == TaskKind::Approval && count.is_some_and(|c| c.carried.is_some()) {
            return Err(refuse(RefusalCode::DropDecides));
        }
        Ok(())
    }

    /// What was asked of an office that helps: words, and files attached beside them.
    pub(super) fn finish_assist(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
        words: &str,
    ) -> Outcome {
        let remark = self.needed(words, &definition.clause.source)?;
        self.emit(Effect::TaskDone {
            key: task.key.clone(),
            person: doer.person.clone(),
            rank: doer.rank.clone(),
            grade: doer.grade,
            outcome: String::new(),
            confirmed: false,
            took_place: self.act.took_place,
            together: None,
            remark: Some(remark),
        });
        Ok(())
    }

    /// Who was added to speak before a task and has not.
    pub(super) fn spoken_before(&self, task: &Task, source: &str) -> Outcome {
        let before = |t: &&Task| {
            t.added.as_ref().is_some_and(|a| a.to == task.key && a.turn == Turn::Before) && t.state.is_owed()
        };
        let mut waiting: Vec<&str> =
            self.case.round_of(&task.task).filter(before).map(|t| t.office.as_str()).collect();
        waiting.dedup();
        if waiting.is_empty() {
            return Ok(());
        }
        let refusal = Refusal::new(RefusalCode::SignersFirst).with("task", &task.task);
        Err(refusal.with("office", waiting.join(", ")).cites(source))
    }

    /// The papers that an agreement has to bring: those of the clause, from whom the clause names, once nobody else it
    /// names is needed; and from anybody whose word carries while they are still missing.
    pub(super) fn papers_of_agreement(&self, task: &Task, definition: &def::Task) -> Vec<String> {
        let mut after = self.case.clone();
        if let Some(mine) = after.tasks.get_mut(&task.key) {
            mine.done = Some(probe(AGREED));
        }
        let carries =
            |case: &Case| case.count(self.procedure, &task.task).is_some_and(|c| c.carried == Some(true));
        let now = carries(&after);
        if task.added.is_none() {
            let added = after.tasks.values_mut().filter(|t| {
                t.task == task.task && t.round == task.round && t.added.is_some() && t.state.is_owed()
            });
            added.for_each(|t| t.done = Some(probe(AGREED)));
        }
        let missing = |p: &&String| self.case.paper(p).is_none();
        if now || carries(&after) {
            definition.papers.iter().filter(missing).cloned().collect()
        } else {
            vec![]
        }
    }
}

/// A decision supposed to have been taken.
fn probe(outcome: &str) -> Done {
    Done {
        act: 0,
        at: Moment(0),
        took_place: None,
        person: None,
        recorded_by: String::new(),
        signed: None,
        rank: String::new(),
        grade: Grade::Own,
        outcome: outcome.to_owned(),
        confirmed: false,
        together: None,
        covered: None,
        provisional: false,
        instead: None,
    }
}
