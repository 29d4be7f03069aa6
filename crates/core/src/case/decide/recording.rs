//! What happened with a filing or a notice: told by its office with evidence, in its order, until the clause is met.

use super::working::wrong_kind;
use super::*;
use crate::case::events::{EventSaid, Posting, SentTo};
use crate::procedure::model::{DECLINED, UPHELD};
use crate::procedure::outside::{FilingRule, NoticeRule, Objections, Until};

/// What is told with every event.
#[derive(Clone)]
struct Told<'c> {
    day: Date,
    number: String,
    files: Vec<File>,
    words: &'c str,
    papers: &'c [FiledPaper],
}

impl Deciding<'_> {
    pub(super) fn record_event(&mut self, command: &Command) -> Outcome {
        let Command::RecordEvent { task, event, day, number, files, words, papers, behalf } = command else {
            return Ok(());
        };
        let (task, definition) = self.with_clause(task)?;
        let doer = self.doer(&task, definition, behalf.as_ref())?;
        self.judge_position(definition, &doer)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        self.not_in_future(Some(*day))?;
        self.act.took_place = Some(*day);
        self.short_list(files.len().max(papers.len()))?;
        if number.chars().count() > 100 {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", 100));
        }
        let files = files.iter().map(|digest| self.stored(*digest)).collect::<Result<Vec<File>, _>>()?;
        let told = Told { day: *day, number: number.trim().to_owned(), files, words, papers };
        if let EventSaid::Struck {} = event {
            return self.strike(&task, definition, words);
        }
        match &definition.kind {
            def::Kind::Filing(rule) => self.with_filing(&task, definition, rule, event, &told, &doer),
            def::Kind::Notice(rule) => self.with_notice(&task, definition, rule, event, &told, &doer),
            _ => Err(wrong_kind(&task, definition)),
        }
    }

    fn with_filing(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &FilingRule,
        event: &EventSaid,
        told: &Told<'_>,
        doer: &Doer,
    ) -> Outcome {
        let source = &definition.clause.source;
        let mut came = None;
        match event {
            EventSaid::Sent { to } => self.sent(task, definition, rule, to, told)?,
            EventSaid::Received { of } => {
                let of = self.recipient(task, definition, (*of, Until::Received), told)?;
                if task.recipients().iter().any(|r| r.of == of && r.has_come(Until::Received)) {
                    return Err(out_of_turn(definition, "received-already"));
                }
                self.evidence(definition, told)?;
                self.happened(task, Happened::Received { of }, told)?;
            }
            EventSaid::Answered { of, answer } => {
                let of = self.recipient(task, definition, (*of, Until::Answered), told)?;
                if rule.until < Until::Answered {
                    return Err(out_of_turn(definition, "not-awaited"));
                }
                if task.recipients().iter().any(|r| r.of == of && r.answered.is_some()) {
                    return Err(out_of_turn(definition, "answered-already"));
                }
                match answer {
                    Answer::NoAnswer => self.waited(task, definition, of)?,
                    Answer::Registered => self.evidence(definition, told)?,
                    Answer::Returned | Answer::Refused => {
                        came = Some((*answer, self.needed(told.words, source)?));
                    }
                }
                self.happened(task, Happened::Answered { of, answer: *answer }, told)?;
            }
            _ => return Err(wrong_kind(task, definition)),
        }
        if let Some((answer, reason)) = came {
            self.done(&task.key, doer, answer.as_str(), "", false)?;
            return self.follow(definition, answer.as_str(), reason);
        }
        let now = self.task(&task.key)?;
        let all = now.recipients();
        let sent = !all.is_empty() && now.unsent(rule, self.procedure).is_empty();
        if !sent || !all.iter().all(|r| r.has_come(rule.until)) {
            return self.goes_on(task, definition, told);
        }
        let silent = all.iter().any(|r| r.answered.is_some_and(|(a, _)| a == Answer::NoAnswer));
        let outcome = match rule.until {
            Until::Answered if silent => Answer::NoAnswer.as_str(),
            Until::Answered => Answer::Registered.as_str(),
            _ => "",
        };
        self.conclude_outside(task, definition, doer, (outcome, silent), told)
    }

    /// The papers go to everybody the clause names; of several of a party, to each by name.
    fn sent(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &FilingRule,
        to: &[SentTo],
        told: &Told<'_>,
    ) -> Outcome {
        let already = task.recipients();
        self.short_list(to.len() + already.len())?;
        let each = |party: &str| SentTo { party: party.to_owned(), name: String::new() };
        let everybody: Vec<SentTo> = task.unsent(rule, self.procedure).into_iter().map(each).collect();
        let to = if to.is_empty() { &everybody } else { to };
        if to.is_empty() {
            let refusal = |how| out_of_turn(definition, how);
            let all_sent = already.last().map(|last| refusal("sent-already").with("party", last.party));
            return Err(all_sent.unwrap_or_else(|| refusal("recipient")));
        }
        for one in to {
            let many = self.procedure.party(&one.party).is_some_and(|p| p.many);
            if !rule.parties().any(|p| p == one.party) || (many && one.name.trim().is_empty()) {
                return Err(out_of_turn(definition, "recipient").with("party", &one.party));
            }
            let again =
                |other: &&SentTo| other.party == one.party && (!many || other.name.trim() == one.name.trim());
            if to.iter().filter(again).count() > 1 || (!many && already.iter().any(|r| r.party == one.party))
            {
                return Err(out_of_turn(definition, "sent-already").with("party", &one.party));
            }
        }
        let mut told = told.clone();
        for one in to {
            let name = self.payload_if_any(&one.name)?;
            let until = rule.no_answer.map(|span| self.context.calendar.span(span, told.day));
            self.happened(task, Happened::Sent { party: one.party.clone(), name, until }, &told)?;
            // One piece of evidence is on record once.
            told.files.clear();
        }
        Ok(())
    }

    /// The event by which the recipient somebody speaks of was sent the papers; unsaid, the only one that has not come so
    /// far.
    fn recipient(
        &self,
        task: &Task,
        definition: &def::Task,
        (of, far): (Option<usize>, Until),
        told: &Told<'_>,
    ) -> Result<usize, Refusal> {
        let all = task.recipients();
        let left = || all.iter().filter(|r| !r.has_come(far));
        let one = match of {
            Some(of) => all.iter().find(|r| r.of == of),
            None if all.len() == 1 => all.first(),
            None => left().next().filter(|_| left().count() == 1),
        };
        let how = if all.is_empty() { "not-sent" } else { "recipient" };
        let one = one.ok_or_else(|| out_of_turn(definition, how))?;
        if told.day < one.sent {
            return Err(out_of_turn(definition, "before").with("day", one.sent));
        }
        Ok(one.of)
    }

    /// Nothing came for as long as the clause waits.
    fn waited(&self, task: &Task, definition: &def::Task, of: usize) -> Outcome {
        let until = task.recipients().into_iter().find(|r| r.of == of).and_then(|r| r.until.cloned());
        let Some(until) = until else { return Err(out_of_turn(definition, "no-end")) };
        match Some(until).filter(|u| u.moment > self.act.at) {
            Some(until) => Err(Refusal::new(RefusalCode::AnswerAwaited)
                .with("task", &definition.id)
                .with("until", until.day)
                .cites(&definition.clause.source)),
            None => Ok(()),
        }
    }

    fn with_notice(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &NoticeRule,
        event: &EventSaid,
        told: &Told<'_>,
        doer: &Doer,
    ) -> Outcome {
        let posting = Posting::of(task);
        if let EventSaid::PutUp {} = event {
            if posting.is_some() {
                return Err(out_of_turn(definition, "up-already"));
            }
            self.seen(definition, told)?;
            let count = |span| self.context.calendar.span(span, told.day);
            let stays = count(rule.lasts);
            let objections = rule.objections.as_ref().map(|o| count(o.within.unwrap_or(rule.lasts)));
            self.happened(task, Happened::PutUp { stays, objections }, told)?;
            return self.goes_on(task, definition, told);
        }
        let posting = posting.ok_or_else(|| out_of_turn(definition, "not-up"))?;
        if told.day < posting.up {
            return Err(out_of_turn(definition, "before").with("day", posting.up));
        }
        match event {
            EventSaid::Objected { name } => {
                self.objected(task, definition, rule, &posting, name, told)?;
                self.goes_on(task, definition, told)
            }
            EventSaid::ChangePutUp {} => {
                let owed = self.case.upheld_at(task).is_some() && self.case.is_corrected(rule, task);
                if !owed || self.case.is_change_up(task) {
                    return Err(out_of_turn(definition, "no-change"));
                }
                self.seen(definition, told)?;
                self.happened(task, Happened::ChangePutUp, told)?;
                self.goes_on(task, definition, told)
            }
            EventSaid::TakenDown {} => {
                self.may_come_down(task, definition, rule, &posting, told)?;
                self.seen(definition, told)?;
                self.happened(task, Happened::TakenDown, told)?;
                self.conclude_outside(task, definition, doer, ("", false), told)
            }
            _ => Err(wrong_kind(task, definition)),
        }
    }

    /// Somebody objects in time: an office has to decide.
    fn objected(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &NoticeRule,
        posting: &Posting,
        name: &str,
        told: &Told<'_>,
    ) -> Outcome {
        let source = &definition.clause.source;
        let (Some(objections), Some(until)) = (&rule.objections, &posting.objections) else {
            return Err(out_of_turn(definition, "no-objections"));
        };
        if told.day > until.day {
            let refusal = Refusal::new(RefusalCode::ObjectionLate).with("task", &definition.id);
            return Err(refusal.with("until", until.day).cites(source));
        }
        self.needed(told.words, source)?;
        let name = self.needed(name, source)?;
        // What was taken back leaves its number behind: no two objections ever share a key.
        let free = |n: &usize| !self.case.tasks.contains_key(&format!("{}{OBJECTION}{n}", task.key));
        let number = (1..=LIST_MAX).find(free);
        let number = number.ok_or_else(|| Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX))?;
        let key = format!("{}{OBJECTION}{number}", task.key);
        self.happened(task, Happened::Objected { name, key: key.clone() }, told)?;
        self.offer_objection(task, definition, objections, key);
        Ok(())
    }

    fn offer_objection(&mut self, task: &Task, definition: &def::Task, rule: &Objections, key: String) {
        let (party, office) = self.first_of(&rule.decided_by);
        let today = self.act.at.date(self.context.calendar.offset());
        let due = rule.due.map(|span| self.context.calendar.span(span, today));
        let timing = due.map(|due| self.timing(definition, TaskKind::Objection, due));
        let (due, remind_at, escalate) =
            timing.map_or((None, None, None), |t| (Some(t.due), t.remind_at, t.escalate));
        self.emit(Effect::TaskOffered {
            key,
            task: task.task.clone(),
            round: task.round,
            stage: task.stage,
            kind: TaskKind::Objection,
            party,
            office,
            force: task.force,
            returned: false,
            due,
            inputs: task.inputs.clone(),
            remind_at,
            escalate,
            named: None,
            added: None,
            queued: false,
        });
    }

    /// A notice comes down once its time is over, nobody can object any more, every objection is decided, and what
    /// was upheld is corrected where people can see it.
    fn may_come_down(
        &self,
        task: &Task,
        definition: &def::Task,
        rule: &NoticeRule,
        posting: &Posting,
        told: &Told<'_>,
    ) -> Outcome {
        let refuse = |code| Refusal::new(code).with("task", &definition.id).cites(&definition.clause.source);
        if told.day < posting.stays.day || self.act.at < posting.over() {
            let last =
                posting.objections.as_ref().map_or(posting.stays.day, |o| o.day.max(posting.stays.day));
            return Err(refuse(RefusalCode::NoticeRuns).with("until", last));
        }
        let undecided = self.case.undecided(task).count();
        if undecided > 0 {
            return Err(refuse(RefusalCode::ObjectionsUndecided).with("count", undecided));
        }
        if !self.case.is_corrected(rule, task) {
            return Err(refuse(RefusalCode::CorrectionOwed).with("paper", &rule.of).with("how", "correct"));
        }
        if !self.case.is_change_up(task) {
            return Err(refuse(RefusalCode::CorrectionOwed).with("paper", &rule.of).with("how", "put-up"));
        }
        Ok(())
    }

    /// An objection is decided on, with reasons: what was put up stands, is corrected, or the case goes where the clause
    /// says.
    pub(super) fn decide_objection(
        &mut self,
        task: &Task,
        definition: &def::Task,
        command: &Command,
    ) -> Outcome {
        let (
            Command::Decide { outcome, reason, papers, took_place, behalf, together, confirm, .. },
            def::Kind::Notice(NoticeRule { objections: Some(_), .. }),
        ) = (command, &definition.kind)
        else {
            return Err(wrong_kind(task, definition));
        };
        let source = &definition.clause.source;
        if ![UPHELD, DECLINED].contains(&outcome.as_str()) {
            let refusal = Refusal::new(RefusalCode::OutcomeUnknown).with("task", &task.task);
            return Err(refusal.with("outcomes", [UPHELD, DECLINED].join(", ")).cites(source));
        }
        if *confirm || together.is_some() || !papers.is_empty() {
            return Err(wrong_kind(task, definition));
        }
        self.not_in_future(*took_place)?;
        self.act.took_place = *took_place;
        let doer = self.doer(task, definition, behalf.as_ref())?;
        self.judge_decider(definition, &doer)?;
        self.judge_duties(task, definition, doer.person.as_deref())?;
        let words = self.needed(reason, source)?;
        self.done(&task.key, &doer, outcome, "", false)?;
        let day = took_place.unwrap_or_else(|| self.act.at.date(self.context.calendar.offset()));
        let upheld = outcome == UPHELD;
        self.emit(Effect::EventRecorded {
            key: notice_of(task),
            day,
            what: Happened::Decided { key: task.key.clone(), upheld },
            number: String::new(),
            files: vec![],
            words: Some(words),
        });
        if outcome == UPHELD { self.follow(definition, UPHELD, words) } else { Ok(()) }
    }

    /// The position that the clause asks of whoever decides on objections.
    pub(in crate::case) fn judge_decider(&self, definition: &def::Task, doer: &Doer) -> Outcome {
        let def::Kind::Notice(NoticeRule { objections: Some(rule), .. }) = &definition.kind else {
            return Ok(());
        };
        self.holds_position(&rule.decided_by, &doer.rank).map_err(|(asked, held)| {
            let refusal = Refusal::new(RefusalCode::PositionNotHeld).with("position", asked);
            refusal.with("held", held).with("task", &definition.id).cites(&definition.clause.source)
        })
    }

    /// The clause is met: the papers it produces are filed, and what it founds exists.
    fn conclude_outside(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
        (outcome, silent): (&str, bool),
        told: &Told<'_>,
    ) -> Outcome {
        let wanted: Vec<&str> =
            if silent { vec![] } else { definition.papers.iter().map(String::as_str).collect() };
        self.file_papers(&task.key, definition, &wanted, told.papers)?;
        self.done(&task.key, doer, outcome, "", false)?;
        if !silent {
            return self.constitutes(task, definition);
        }
        let words = if told.words.trim().is_empty() { &definition.title } else { told.words };
        let reason = self.payload(words)?;
        self.follow(definition, outcome, reason)
    }

    /// The task stays open, nobody's alone; what it produces comes with the event that ends it.
    fn goes_on(&mut self, task: &Task, definition: &def::Task, told: &Told<'_>) -> Outcome {
        if let Some(paper) = told.papers.first() {
            let refusal = Refusal::new(RefusalCode::PaperUnknown).with("paper", &paper.paper);
            return Err(refusal.with("task", &definition.id).cites(&definition.clause.source));
        }
        self.let_go(&task.key)
    }

    fn happened(&mut self, task: &Task, what: Happened, told: &Told<'_>) -> Outcome {
        let words = self.payload_if_any(told.words)?;
        self.emit(Effect::EventRecorded {
            key: task.key.clone(),
            day: told.day,
            what,
            number: told.number.clone(),
            files: told.files.clone(),
            words,
        });
        Ok(())
    }

    /// What people outside have done is shown, or at least told.
    fn evidence(&self, definition: &def::Task, told: &Told<'_>) -> Outcome {
        let shown = !told.files.is_empty() || !told.papers.is_empty();
        if shown || !told.words.trim().is_empty() { Ok(()) } else { self.seen(definition, told) }
    }

    /// That a notice is up or down is shown: words alone prove nothing.
    fn seen(&self, definition: &def::Task, told: &Told<'_>) -> Outcome {
        if told.files.is_empty() {
            let refusal = Refusal::new(RefusalCode::EvidenceMissing).with("task", &definition.id);
            return Err(refusal.cites(&definition.clause.source));
        }
        Ok(())
    }

    /// 更正: the last event was recorded by mistake. An objection on which somebody has decided stands.
    fn strike(&mut self, task: &Task, definition: &def::Task, words: &str) -> Outcome {
        let last = task.standing_events().next_back().map(|(_, e)| e.what.clone());
        let last = last.ok_or_else(|| out_of_turn(definition, "nothing"))?;
        let reason = self.needed(words, &definition.clause.source)?;
        if let Happened::Decided { .. } = &last {
            return Err(out_of_turn(definition, "decided"));
        }
        if let Happened::Objected { key, .. } = &last {
            self.emit(Effect::TaskDropped { key: key.clone(), reason });
        }
        self.emit(Effect::EventStruck { key: task.key.clone(), reason });
        Ok(())
    }
}

/// What comes between the key of a notice and the number of an objection to it.
const OBJECTION: &str = ".o";

/// The key of the notice that an objection is to.
fn notice_of(objection: &Task) -> String {
    objection.key.rsplit_once(OBJECTION).map_or("", |(notice, _)| notice).to_owned()
}

fn out_of_turn(definition: &def::Task, how: &str) -> Refusal {
    let refusal = Refusal::new(RefusalCode::EventOutOfTurn).with("task", &definition.id);
    refusal.with("how", how).cites(&definition.clause.source)
}
