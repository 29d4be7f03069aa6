//! 中止 and 恢复: a task waits for papers to be supplied (补正), or the whole case rests; no deadline runs meanwhile.

use super::*;

/// The last day of a suspension lies at most so many days ahead.
pub const SUSPENSION_DAYS_MAX: i64 = 3 * 366;

impl Deciding<'_> {
    /// While a case or a task is suspended, nothing is done in it but what ends that, or the case, and what files more.
    pub(super) fn not_suspended(&self, command: &Command) -> Outcome {
        let keys: Vec<String> = match command {
            Command::Suspend { .. }
            | Command::Resume { .. }
            | Command::Attach { .. }
            | Command::End { .. }
            | Command::Withdraw { .. }
            // Otherwise an office that has ended could never be asked to go on.
            | Command::Succeed { .. }
            | Command::Uninvite { .. }
            // Whoever is told or has read does nothing in it.
            | Command::Inform { .. }
            | Command::Acknowledge { .. }
            | Command::SuspensionOver { .. }
            | Command::Migrate { .. }
            | Command::Recount {} => return Ok(()),
            Command::Claim { task }
            | Command::Release { task }
            | Command::Submit { task, .. }
            | Command::Reply { task, .. }
            | Command::Decide { task, .. }
            | Command::RecordMeeting { task, .. }
            | Command::CountVotes { task, .. }
            | Command::RecordEvent { task, .. }
            | Command::TakeResult { task, .. }
            | Command::Correct { task, .. }
            | Command::CallSubstantive { task, .. }
            | Command::Undo { task }
            | Command::Dispose { task, .. }
            | Command::Invite { task, .. }
            | Command::Remind { task, .. }
            | Command::Nudge { task }
            | Command::Escalate { task }
            | Command::Endorse { task, .. }
            | Command::Transfer { task, .. }
            | Command::Delegate { task, .. }
            | Command::HandBack { task, .. }
            | Command::AddSigner { task, .. }
            | Command::CoHandle { task, .. }
            | Command::DropSigner { task, .. }
            | Command::TakeBack { task, .. }
            | Command::Revoke { task, .. }
            | Command::SignIn { task, .. } => vec![task.clone()],
            // Nobody is called silent whose clock stands.
            Command::CloseRound { task } => {
                let of = self.case.tasks.get(task).map_or("", |t| t.task.as_str());
                self.case.round_of(of).map(|t| t.key.clone()).collect()
            }
            _ => vec![],
        };
        let whole = ("", self.case.suspended.as_ref());
        let suspended = keys.iter().filter_map(|key| self.case.tasks.get(key)).filter(|t| self.case.owes(t));
        let mut all = std::iter::once(whole).chain(suspended.map(|t| (&*t.task, t.suspended.as_ref())));
        match all.find_map(|(task, suspension)| Some((task, suspension?))) {
            None => Ok(()),
            Some((task, suspension)) => Err(refused(task, suspension)),
        }
    }

    /// Whether a task can be worked on as far as the clock goes.
    pub(in crate::case) fn runs(&self, task: &Task) -> Outcome {
        self.not_suspended(&Command::Claim { task: task.key.clone() })
    }

    pub(super) fn suspend(&mut self, key: &str, reason: &str, until: Option<Date>) -> Outcome {
        let mut source = String::new();
        if key.is_empty() {
            self.act_for_lead()?;
        } else {
            let (task, definition) = self.with_clause(key)?;
            source.clone_from(&definition.clause.source);
            self.act_for_task(&task, &source)?;
        }
        let (task, held) = self.suspension(key);
        if let Some(held) = held {
            return Err(refused(&task, held));
        }
        let offset = self.context.calendar.offset();
        let today = self.act.at.date(offset);
        if until.is_some_and(|day| !(0..=SUSPENSION_DAYS_MAX).contains(&today.days_until(day))) {
            let refusal = Refusal::new(RefusalCode::BadSuspensionDay).with("max", SUSPENSION_DAYS_MAX);
            return Err(refusal.cites(&source));
        }
        let reason = self.needed(reason, &source)?;
        let ends = until.map(|day| day.ends(offset));
        self.emit(Effect::Suspended { key: key.to_owned(), reason, until, ends });
        Ok(())
    }

    /// By the lead; an office goes on with what it suspended itself.
    pub(super) fn resume(&mut self, key: &str, words: &str) -> Outcome {
        let (of, held) = self.suspension(key);
        let by = held.map(|s| s.by.clone());
        if !key.is_empty() {
            let (task, definition) = self.with_clause(key)?;
            let source = &definition.clause.source;
            match by.as_deref() {
                Some(by) if by == task.office => self.act_for_task(&task, source)?,
                _ => drop(self.act_for_lead()?),
            }
        } else {
            self.act_for_lead()?;
        }
        if by.is_none() {
            return Err(Refusal::new(RefusalCode::NotSuspended).with("task", of));
        }
        let words = self.payload_if_any(words)?;
        let dues = self.resumed(key);
        self.emit(Effect::Resumed { key: key.to_owned(), words, dues });
        Ok(())
    }

    /// The deadlines that run again: of tasks that neither the case nor they themselves hold up any more.
    fn resumed(&self, key: &str) -> BTreeMap<String, Timing> {
        let mut dues = BTreeMap::new();
        for (other, task) in self.case.tasks.iter().filter(|(_, t)| self.case.owes(t)) {
            let held = (self.case.suspended.is_some() && !key.is_empty())
                || (task.suspended.is_some() && other != key);
            let (Some(stopped), Some(due), false) = (task.stopped, &task.due, held) else { continue };
            let on = self.context.calendar.resume(due, stopped, self.act.at);
            if on != *due
                && let Some(definition) = self.procedure.task(&task.task)
            {
                dues.insert(other.clone(), self.timing(definition, task.kind, on));
            }
        }
        dues
    }

    /// The lead, or the office the task lies with.
    fn act_for_task(&mut self, task: &Task, source: &str) -> Outcome {
        let lead = self.lead_office();
        let acted = self.act_for(&task.office).or_else(|_| self.act_for(&lead));
        acted.map(|_| ()).map_err(|_| {
            let refusal = Refusal::new(RefusalCode::NotYourOffice).with("office", &task.office);
            refusal.with("task", &task.task).cites(source)
        })
    }

    /// The task of the definition under a key, and what holds it up; without a key the case.
    fn suspension(&self, key: &str) -> (String, Option<&Suspension>) {
        match self.case.tasks.get(key) {
            Some(task) => (task.task.clone(), task.suspended.as_ref().filter(|_| self.case.owes(task))),
            None => (String::new(), self.case.suspended.as_ref()),
        }
    }
}

fn refused(task: &str, suspension: &Suspension) -> Refusal {
    let mut refusal = Refusal::new(RefusalCode::Suspended);
    if !task.is_empty() {
        refusal = refusal.with("task", task);
    }
    match suspension.until {
        Some(day) => refusal.with("date", day),
        None => refusal,
    }
}
