//! Claiming, releasing and submitting a work; recording a meeting.

use super::*;
use crate::case::command::{Attended, HeldItem, Submission};

impl Deciding<'_> {
    pub(super) fn claim(&mut self, key: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let person = self.context.actor.person.clone();
        if task.state == (TaskState::Claimed { person: person.clone() }) {
            let refusal = Refusal::new(RefusalCode::TaskNotOpen).with("task", &task.task);
            return Err(refusal.cites(&definition.clause.source));
        }
        let doer = self.holder(&task, definition, None)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        self.nothing_else_in_hand(&task)?;
        self.emit(Effect::TaskClaimed { key: key.to_owned(), person });
        Ok(())
    }

    pub(super) fn release(&mut self, key: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        self.holder(&task, definition, None)?;
        self.emit(Effect::TaskReleased { key: key.to_owned() });
        Ok(())
    }

    pub(super) fn submit(
        &mut self,
        key: &str,
        work: &Submission,
        took_place: Option<Date>,
        behalf: Option<&command::Behalf>,
    ) -> Outcome {
        let task = self.task(key)?;
        let definition = self.definition(&task.task)?;
        if task.kind == TaskKind::Consultation && behalf.is_none() {
            return self.file_letter(&task, definition, work);
        }
        if !matches!(task.kind, TaskKind::Work | TaskKind::Assist) {
            return Err(wrong_kind(&task, definition));
        }
        self.not_in_future(took_place)?;
        self.act.took_place = took_place;
        let doer = self.doer(&task, definition, behalf)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        if task.kind == TaskKind::Assist {
            return self.finish_assist(&task, definition, &doer, &work.remark);
        }
        self.judge_position(definition, &doer)?;
        self.finish_work(&task, definition, &doer, work)
    }

    /// The letter that asks: filed with the round it opened, which goes on collecting.
    fn file_letter(&mut self, task: &Task, definition: &def::Task, work: &Submission) -> Outcome {
        let def::Kind::Consultation { sends: Some(letter), .. } = &definition.kind else {
            return Err(wrong_kind(task, definition));
        };
        self.doer(task, definition, None)?;
        if let Some(other) = work.papers.iter().find(|p| &p.paper != letter) {
            let refusal = Refusal::new(RefusalCode::PaperUnknown).with("paper", &other.paper);
            return Err(refusal.with("task", &definition.id).cites(&definition.clause.source));
        }
        self.file_papers(&task.key, definition, &[letter.as_str()], &work.papers)
    }

    /// The position a clause asks for, judged on whoever is bound by the act.
    pub(in crate::case) fn judge_position(&mut self, definition: &def::Task, doer: &Doer) -> Outcome {
        // Whoever signs instead holds the position that the rule of separation names.
        if doer.instead {
            return Ok(());
        }
        self.holds_position(&definition.by, &doer.rank).map_err(|(asked, held)| {
            let refusal =
                Refusal::new(RefusalCode::PositionNotHeld).with("position", asked).with("held", held);
            refusal.with("task", &definition.id).cites(&definition.clause.source)
        })
    }

    /// What a work produces, checked against what its task asks for.
    pub(super) fn finish_work(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
        work: &Submission,
    ) -> Outcome {
        if work.confirm {
            return self.confirm_work(task, definition, doer, &work.remark);
        }
        let source = &definition.clause.source;
        let def::Kind::Work { checklist, any_of, fills, forms } = &definition.kind else {
            return Err(wrong_kind(task, definition));
        };
        let open: Vec<&str> =
            checklist.iter().filter(|c| !work.covered.contains(c)).map(String::as_str).collect();
        if !open.is_empty() {
            let refusal = Refusal::new(RefusalCode::ChecklistOpen).with("task", &definition.id);
            return Err(refusal.with_words("points", open).cites(source));
        }
        if !any_of.is_empty() && (work.choices.is_empty() || work.choices.iter().any(|c| !any_of.contains(c)))
        {
            let refusal = Refusal::new(RefusalCode::ChoiceMissing).with("task", &definition.id);
            return Err(refusal.with_words("choices", any_of).cites(source));
        }
        if let Some(roster) = fills {
            self.fill_roster(&task.key, roster, &work.roster)?;
        }
        let wanted: Vec<&str> = definition.papers.iter().map(String::as_str).collect();
        self.file_papers(&task.key, definition, &wanted, &work.papers)?;
        self.state_facts(&task.key, definition, work)?;
        if let Some((party, from)) = forms {
            self.form_party(task, party, from, &work.members, source)?;
        }
        let mut choices = work.choices.clone();
        choices.extend(work.covered.iter().filter(|c| checklist.contains(c)).cloned());
        if !choices.is_empty() {
            self.emit(Effect::Chosen { key: task.key.clone(), choices });
        }
        self.done(&task.key, doer, "", &work.remark, false)?;
        self.constitutes(task, definition)
    }

    pub(super) fn state_facts(&mut self, key: &str, definition: &def::Task, work: &Submission) -> Outcome {
        let source = &definition.clause.source;
        for fact in work.facts.keys() {
            let counted = self.procedure.fact(fact).is_some_and(|f| f.counted_from.is_some());
            if counted || !definition.states.contains(fact) {
                let refusal =
                    Refusal::new(RefusalCode::FactUnknown).with("fact", fact).with("task", &definition.id);
                return Err(refusal.cites(source));
            }
        }
        for id in &definition.states {
            let fact = self.procedure.fact(id);
            if fact.is_some_and(|f| f.counted_from.is_some()) {
                continue;
            }
            let Some(value) = work.facts.get(id) else {
                let refusal =
                    Refusal::new(RefusalCode::FactMissing).with("fact", id).with("task", &definition.id);
                return Err(refusal.cites(source));
            };
            let Some(fact) = fact else { continue };
            let good = match (&fact.domain, value) {
                (def::Domain::Number(low, high), Value::Number(n)) => (low..=high).contains(&n),
                (def::Domain::OneOf(words), Value::Word(w)) => words.contains(w),
                _ => false,
            };
            if !good {
                let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", id).with("value", value);
                let refusal = match &fact.domain {
                    def::Domain::Number(low, high) => refusal.with("low", low).with("high", high),
                    def::Domain::OneOf(words) => refusal.with_words("words", words),
                };
                return Err(refusal.cites(source));
            }
            self.emit(Effect::FactStated { fact: id.clone(), value: value.clone(), key: key.to_owned() });
        }
        Ok(())
    }

    /// 补 and 确认: the same papers and facts as in the round before, if what the task rests on is unchanged.
    fn confirm_work(&mut self, task: &Task, definition: &def::Task, doer: &Doer, remark: &str) -> Outcome {
        let before = self.confirmable(task, definition)?;
        self.rolls_still_fit(task, definition, &before)?;
        self.confirm_papers(&task.key, &before);
        let def::Kind::Work { fills, .. } = &definition.kind else {
            return Err(wrong_kind(task, definition));
        };
        let nothing = || {
            let refusal = Refusal::new(RefusalCode::NothingToConfirm).with("task", &definition.id);
            refusal.cites(&definition.clause.source)
        };
        for fact in &definition.states {
            let value = before.stated.get(fact).cloned().ok_or_else(nothing)?;
            self.emit(Effect::FactStated { fact: fact.clone(), value, key: task.key.clone() });
        }
        if let Some(roster) = fills {
            let kept = self.case.rosters_before.get(&before.key).cloned();
            let (_, state) = kept.filter(|(r, _)| r == roster).ok_or_else(nothing)?;
            let (holders, findings) = (state.holders, state.findings);
            // Under the key that filled it, so that it can be confirmed once more.
            let key = before.key.clone();
            self.hold_nothing_else(roster, &holders)?;
            self.leave_roles(roster, &holders);
            self.emit(Effect::RosterFilled { roster: roster.clone(), key, holders, findings });
        }
        self.done(&task.key, doer, "", remark, true)?;
        self.constitutes(task, definition)
    }

    /// The same task of the round before, if it was done and rests on the same versions.
    pub(super) fn confirmable(&self, task: &Task, definition: &def::Task) -> Result<Task, Refusal> {
        let source = &definition.clause.source;
        let earlier = self
            .case
            .tasks
            .values()
            .filter(|t| t.task == task.task && t.party == task.party && t.office == task.office)
            .filter(|t| t.kind == task.kind && t.named == task.named && t.added.is_none())
            // A confirmation has filed nothing: what it confirmed is confirmed again.
            .filter(|t| t.done.as_ref().is_some_and(|d| !d.confirmed))
            .max_by_key(|t| t.round);
        // What another paper has revoked does not come back by being confirmed.
        let revoked =
            |t: &&Task| self.case.papers.values().flatten().any(|v| v.key == t.key && v.revoked.is_some());
        let Some(earlier) = earlier.filter(|t| !revoked(t)) else {
            return Err(Refusal::new(RefusalCode::NothingToConfirm).with("task", &task.task).cites(source));
        };
        if earlier.inputs != task.inputs {
            return Err(Refusal::new(RefusalCode::InputsChanged).with("task", &task.task).cites(source));
        }
        Ok(earlier.clone())
    }

    /// The task that filed the papers of a task: itself, or the one of an earlier round that it has confirmed.
    pub(in crate::case) fn filer(&self, task: &Task, definition: &def::Task) -> String {
        let confirms = task.done.as_ref().is_some_and(|d| d.confirmed);
        let earlier = if confirms { self.confirmable(task, definition).ok() } else { None };
        earlier.map_or_else(|| task.key.clone(), |t| t.key)
    }

    pub(super) fn confirm_papers(&mut self, key: &str, before: &Task) {
        let mut confirmed = vec![];
        for (paper, versions) in &self.case.papers {
            confirmed
                .extend(versions.iter().rfind(|v| v.key == before.key).map(|v| (paper.clone(), v.version)));
        }
        for (paper, version) in confirmed {
            self.emit(Effect::PaperConfirmed { paper, version, key: key.to_owned() });
        }
    }

    pub(super) fn record_meeting(&mut self, command: &Command) -> Outcome {
        let Command::RecordMeeting {
            task,
            held_on,
            attendance,
            agenda,
            papers,
            changes,
            remark,
            confirm,
            behalf,
        } = command
        else {
            return Ok(());
        };
        let task = self.task(task)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        let def::Kind::Meeting { invite, agenda: points, .. } = &definition.kind else {
            return Err(wrong_kind(&task, definition));
        };
        self.not_in_future(Some(*held_on))?;
        let doer = self.doer(&task, definition, behalf.as_ref())?;
        self.judge_position(definition, &doer)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        if *confirm {
            let before = self.confirmable(&task, definition)?;
            if before.done.as_ref().is_some_and(|d| !d.outcome.is_empty()) {
                let refusal = Refusal::new(RefusalCode::NothingToConfirm).with("task", &task.task);
                return Err(refusal.cites(source));
            }
            self.confirm_papers(&task.key, &before);
            self.done(&task.key, &doer, "", remark, true)?;
            return self.constitutes(&task, definition);
        }
        self.act.took_place = Some(*held_on);
        self.short_list(attendance.len())?;
        if attendance.is_empty() {
            return Err(Refusal::new(RefusalCode::AttendanceMissing).with("task", &task.task).cites(source));
        }
        let agenda = self.agenda(definition, points, agenda)?;
        let (attendance, absent) = self.attendance(invite, attendance)?;
        let wanted: Vec<&str> = definition.papers.iter().map(String::as_str).collect();
        self.file_papers(&task.key, definition, &wanted, papers)?;
        self.emit(Effect::MeetingHeld {
            key: task.key.clone(),
            held_on: *held_on,
            attendance,
            absent,
            agenda,
        });
        let outcome = if *changes { "changes" } else { "" };
        // Where nothing is founded changes can be asked for in words alone; a founding that leads nowhere is none.
        if *changes && !definition.bodies.is_empty() && !definition.outcomes.contains_key(outcome) {
            let refusal = Refusal::new(RefusalCode::OutcomeUnknown).with("task", &task.task);
            return Err(refusal.with("outcomes", "").cites(source));
        }
        if !changes {
            self.done(&task.key, &doer, outcome, remark, false)?;
            return self.constitutes(&task, definition);
        }
        let reason = self.needed(remark, source)?;
        self.done(&task.key, &doer, outcome, "", false)?;
        self.follow(definition, outcome, reason)
    }

    /// Every point of the agenda: held, or not held with a reason where the text asks for it.
    fn agenda(
        &mut self,
        definition: &def::Task,
        points: &[def::AgendaItem],
        held: &[HeldItem],
    ) -> Result<Vec<AgendaResult>, Refusal> {
        self.short_list(held.len())?;
        let open_list = points.iter().any(|p| p.open);
        for item in held {
            if !open_list && !points.iter().any(|p| p.title == item.title) {
                let refusal = Refusal::new(RefusalCode::AgendaUnknown).with("item", &item.title);
                return Err(refusal.cites(&definition.clause.source));
            }
        }
        let mut results = vec![];
        for point in points.iter().filter(|p| !p.open) {
            let item = held.iter().find(|h| h.title == point.title);
            let reason = item.map(|i| i.reason.as_str()).unwrap_or_default();
            let mut was_held = item.is_some_and(|i| i.held);
            let mut applies = self.case.guard(&point.when).unwrap_or(true);
            if let Some(vote) = &point.vote {
                let counted = self.case.run(vote).progress == Progress::Done;
                applies &= self.case.run(vote).progress != Progress::NotApplicable;
                let must = applies && point.clause.force == def::Force::Must && reason.trim().is_empty();
                if !counted && (was_held || must) {
                    let refusal = Refusal::new(RefusalCode::AgendaVote).with("item", &point.title);
                    return Err(refusal.with("task", vote).cites(&point.clause.source));
                }
                was_held = counted;
            }
            if !was_held && applies && point.clause.force == def::Force::Must && reason.trim().is_empty() {
                let refusal = Refusal::new(RefusalCode::AgendaOpen).with("item", &point.title);
                return Err(refusal.with("task", &definition.id).cites(&point.clause.source));
            }
            let reason = self.payload_if_any(reason)?;
            results.push(AgendaResult { title: point.title.clone(), held: was_held, reason });
        }
        for item in held.iter().filter(|h| !points.iter().any(|p| p.title == h.title)) {
            let title: String = item.title.chars().take(200).collect();
            let reason = self.payload_if_any(&item.reason)?;
            results.push(AgendaResult { title, held: item.held, reason });
        }
        Ok(results)
    }

    /// Who came; who below the rank invited is a stand-in (代会); who is missing.
    fn attendance(
        &mut self,
        invite: &[Who],
        came: &[Attended],
    ) -> Result<(Vec<Attendant>, Vec<String>), Refusal> {
        let mut all = vec![];
        for one in came {
            if self.procedure.party(&one.party).is_none() && !self.case.formed.contains_key(&one.party) {
                return Err(Refusal::new(RefusalCode::PartyUnknown).with("party", &one.party));
            }
            let asked = invite.iter().find_map(|w| match w {
                Who::Parties { parties, position: Some(p), .. } if parties.contains(&one.party) => {
                    Some(p.rank)
                }
                _ => None,
            });
            let held = self.rank_of(&one.rank);
            let stand_in = asked.is_some_and(|asked| held.is_none_or(|held| held < asked));
            let name = self.needed(&one.name, "")?;
            let rank = one.rank.chars().take(64).collect();
            all.push(Attendant { party: one.party.clone(), name, rank, stand_in });
        }
        let mut absent = vec![];
        for who in invite {
            let Who::Parties { parties, .. } = who else { continue };
            for party in parties {
                let nobody = self.case.parties.get(party).is_none_or(Vec::is_empty);
                let not_missed = nobody && self.procedure.party(party).is_some_and(|p| p.open);
                let came = all.iter().any(|a| &a.party == party);
                if !came && !not_missed && !absent.contains(party) {
                    absent.push(party.clone());
                }
            }
        }
        Ok((all, absent))
    }
}

pub(in crate::case) fn wrong_kind(task: &Task, definition: &def::Task) -> Refusal {
    let refusal =
        Refusal::new(RefusalCode::WrongKind).with("task", &task.task).with("kind", task.kind.as_str());
    refusal.cites(&definition.clause.source)
}
