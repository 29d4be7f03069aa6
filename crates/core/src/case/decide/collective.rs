//! Approvals: one who decides, separated from those barred, or a collective that decides together.

use super::working::wrong_kind;
use super::*;
use crate::case::Member;
use crate::case::command::CollectiveDecision;
use crate::case::counting::AGREED;
use crate::tally::{Vote, VoteRule, tally};

impl Deciding<'_> {
    pub(super) fn decide_approval(&mut self, command: &Command) -> Outcome {
        let Command::Decide { task, outcome, reason, papers, together, confirm, took_place, behalf } =
            command
        else {
            return Ok(());
        };
        let task = self.task(task)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        if task.kind == TaskKind::Objection {
            return self.decide_objection(&task, definition, command);
        }
        let def::Kind::Approval { voting, .. } = &definition.kind else {
            return Err(wrong_kind(&task, definition));
        };
        if outcome != AGREED && !definition.outcomes.contains_key(outcome) {
            let known: Vec<&str> = definition.outcomes.keys().map(String::as_str).chain([AGREED]).collect();
            let refusal = Refusal::new(RefusalCode::OutcomeUnknown).with("task", &task.task);
            return Err(refusal.with("outcomes", known.join(", ")).cites(source));
        }
        self.not_in_future(*took_place)?;
        self.act.took_place = *took_place;
        let doer = self.doer(&task, definition, behalf.as_ref())?;
        match together {
            None => self.may_decide(&task, definition, &doer)?,
            Some(decision) => {
                let rule = voting.unwrap_or_default();
                self.judge_together(&task, definition, &rule, decision, outcome)?;
            }
        }
        let reason =
            if outcome == AGREED { self.payload_if_any(reason)? } else { Some(self.needed(reason, source)?) };
        if *confirm {
            let before = self.confirmable(&task, definition)?;
            if outcome != AGREED || before.done.as_ref().is_none_or(|d| d.outcome != AGREED) {
                let refusal = Refusal::new(RefusalCode::NothingToConfirm).with("task", &task.task);
                return Err(refusal.cites(source));
            }
            self.confirm_papers(&task.key, &before);
        }
        let wanted = if outcome == AGREED { self.papers_of_agreement(&task, definition) } else { vec![] };
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        self.file_papers(&task.key, definition, &wanted, papers)?;
        self.emit(Effect::TaskDone {
            key: task.key.clone(),
            person: if together.is_some() { None } else { doer.person.clone() },
            rank: doer.rank.clone(),
            grade: doer.grade,
            outcome: outcome.clone(),
            confirmed: *confirm,
            took_place: self.act.took_place,
            together: together.as_ref().map(|t| t.count),
            remark: reason,
        });
        let count = self.case.count(self.procedure, &task.task);
        let carried = count.as_ref().and_then(|c| c.carried);
        self.settle_without(&task.task, count);
        match (carried, reason) {
            (Some(true), _) => self.constitutes(&task, definition),
            (Some(false), Some(reason)) => self.follow(definition, outcome, reason),
            _ => Ok(()),
        }
    }

    /// Once the outcome cannot change any more, nobody else need speak.
    fn settle_without(&mut self, task: &str, count: Option<Count>) {
        let Some(count) = count.filter(|c| c.signers > 1 && c.carried.is_some()) else { return };
        let (open, queued) = self.unspoken(task);
        self.emit(Effect::ApprovalSettled { task: task.to_owned(), count, open, queued });
    }

    /// Who has not spoken in the round of a task, and whose turn has not come: the keys of both.
    pub(super) fn unspoken(&self, task: &str) -> (Vec<String>, Vec<String>) {
        let owed = self.case.round_of(task).filter(|t| t.state.is_owed());
        let (open, queued): (Vec<&Task>, Vec<&Task>) = owed.partition(|t| t.state.is_open());
        let keys = |tasks: Vec<&Task>| tasks.into_iter().map(|t| t.key.clone()).collect();
        (keys(open), keys(queued))
    }

    /// Whether somebody may decide alone: position and separation of duties.
    pub(in crate::case) fn may_decide(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
    ) -> Outcome {
        // Whom somebody named besides the clause need not hold the position the clause asks for.
        if task.added.is_none() || task.named.is_none() {
            self.judge_position(definition, doer)?;
        }
        self.judge_duties(task, definition, doer.person.as_deref())
    }

    /// A collective decision by the rule of its procedure, with the minutes stored.
    fn judge_together(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &VoteRule,
        decision: &CollectiveDecision,
        outcome: &str,
    ) -> Outcome {
        let source = &definition.clause.source;
        if !self.decided_together(definition) {
            return Err(Refusal::new(RefusalCode::PositionNotHeld)
                .with("task", &task.task)
                .with("position", "")
                .with("held", "")
                .cites(source));
        }
        let count = decision.count;
        self.judge_votes(task, definition, decision)?;
        let told = |code| {
            let refusal = Refusal::new(code).with("entitled", count.entitled).with("present", count.present);
            refusal.with("agree", count.agree).with("against", count.against).cites(source)
        };
        let tally = tally(rule, &count)
            .map_err(|wrong| told(RefusalCode::CollectiveCount).with("miscount", wrong.as_str()))?;
        if let Some(quorum) = tally.quorum.filter(|_| !tally.quorate) {
            return Err(told(RefusalCode::NotQuorate).with("quorum", quorum));
        }
        if (outcome == AGREED) != tally.carried {
            let refusal =
                told(RefusalCode::VoteOtherwise).with("needed", tally.needed).with("base", tally.base);
            return Err(refusal.with("carried", if tally.carried { "yes" } else { "no" }));
        }
        let file = self.stored(decision.minutes)?;
        let title = self.payload("会议记录 / minutes")?;
        self.emit(Effect::Attached { key: task.key.clone(), title, file });
        Ok(())
    }

    /// Votes by name: members who act for the office that decides, each as the count has it; whoever may not decide the
    /// task alone has left.
    fn judge_votes(&mut self, task: &Task, definition: &def::Task, decision: &CollectiveDecision) -> Outcome {
        if decision.votes.is_empty() {
            return Ok(());
        }
        let source = &definition.clause.source;
        self.short_list(decision.votes.len())?;
        let office = self.act.by.office.clone();
        for (person, vote) in &decision.votes {
            self.acts_there(person, &office).map_err(|r| r.cites(source))?;
            if *vote != Vote::Recused && *vote != Vote::Absent {
                self.judge_given(task, definition, &office, Some(person))?;
            }
        }
        let count = Together::of(decision.votes.values().copied(), decision.count.casting);
        if count != decision.count {
            let refusal = Refusal::new(RefusalCode::CollectiveCount)
                .with("entitled", count.entitled)
                .with("present", count.present);
            let refusal = refusal.with("agree", count.agree).with("against", count.against);
            return Err(refusal.with("miscount", "votes-otherwise").cites(source));
        }
        self.emit(Effect::VotesCast { key: task.key.clone(), votes: decision.votes.clone() });
        Ok(())
    }

    /// A party is formed from the people named; it becomes an office in which they act.
    pub(super) fn form_party(
        &mut self,
        task: &Task,
        party: &str,
        from: &Who,
        members: &[command::NamedMember],
        source: &str,
    ) -> Outcome {
        self.short_list(members.len())?;
        if members.is_empty() {
            return Err(Refusal::new(RefusalCode::MembersMissing).with("party", party).cites(source));
        }
        // Each of several names its own: whom the others have named in this round stays.
        let by_another = |key: &str| {
            let part = self.case.tasks.get(key);
            key != task.key
                && part.is_some_and(|t| t.task == task.task && t.round == task.round && !t.superseded)
        };
        let before = self.case.formed.get(party).filter(|f| by_another(&f.key));
        let mut named = before.map(|f| f.members.clone()).unwrap_or_default();
        named.retain(|m| !members.iter().any(|new| new.person.is_some() && new.person == m.person));
        for member in members {
            named.push(self.named_member(from, member, source)?);
        }
        let name = self.procedure.party(party).map_or(party, |p| p.title.as_str()).to_owned();
        let office = format!("{}-{party}", self.case.id);
        let name_en = self.procedure.name(party, crate::Language::En).to_owned();
        self.emit(Effect::PartyFormed {
            party: party.to_owned(),
            office,
            name,
            name_en,
            key: task.key.clone(),
            members: named,
        });
        Ok(())
    }

    /// Somebody of a party that is formed, from those it is formed of.
    pub(super) fn named_member(
        &mut self,
        from: &Who,
        member: &command::NamedMember,
        source: &str,
    ) -> Result<Member, Refusal> {
        if let Some(person) = &member.person
            && !self.context.directory.people.contains_key(person)
        {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
        }
        if let Who::Parties { parties, .. } = from
            && !parties.contains(&member.party)
        {
            return Err(Refusal::new(RefusalCode::PartyUnknown).with("party", &member.party).cites(source));
        }
        Ok(Member {
            name: self.needed(&member.name, source)?,
            person: member.person.clone(),
            party: member.party.clone(),
            rank: member.rank.chars().take(64).collect(),
            seat: String::new(),
        })
    }
}
