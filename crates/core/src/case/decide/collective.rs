//! Approvals: one who decides, separated from those barred, or a collective that decides together.

use super::working::wrong_kind;
use super::*;
use crate::case::command::CollectiveDecision;
use crate::case::effect::Member;

/// The favourable outcome.
const AGREED: &str = "agreed";

impl Deciding<'_> {
    pub(super) fn decide_approval(&mut self, command: &Command) -> Outcome {
        let Command::Decide { task, outcome, reason, papers, together, took_place, behalf } = command else {
            return Ok(());
        };
        let task = self.task(task)?;
        let definition = self.definition(&task.task)?;
        let source = &definition.clause.source;
        let def::Kind::Approval { constitutes, .. } = &definition.kind else {
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
            Some(decision) => self.judge_together(&task, definition, decision, outcome)?,
        }
        let reason =
            if outcome == AGREED { self.payload_if_any(reason)? } else { Some(self.needed(reason, source)?) };
        let wanted: Vec<&str> =
            if outcome == AGREED { definition.papers.iter().map(String::as_str).collect() } else { vec![] };
        self.file_papers(&task.key, definition, &wanted, papers)?;
        self.emit(Effect::TaskDone {
            key: task.key.clone(),
            person: if together.is_some() { None } else { doer.person.clone() },
            rank: doer.rank.clone(),
            grade: doer.grade,
            outcome: outcome.clone(),
            confirmed: false,
            took_place: self.act.took_place,
            together: together.as_ref().map(|t| t.count),
            remark: reason,
        });
        // 会签: where several decide, the last to agree constitutes.
        let all = !self.case.round_of(&task.task).any(|t| t.state.is_open());
        match (outcome.as_str(), constitutes, reason) {
            (AGREED, Some(body), _) if all => self.constitute(&task, body),
            (AGREED, _, _) | (_, _, None) => Ok(()),
            (outcome, _, Some(reason)) => self.follow(definition, outcome, reason),
        }
    }

    /// Whether somebody may decide alone: position and separation of duties.
    pub(in crate::case) fn may_decide(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
    ) -> Outcome {
        self.judge_position(definition, doer)?;
        self.judge_duties(task, definition, doer.person.as_deref())
    }

    /// A collective decision: more than half of those present, minutes stored, the barred counted as absent (S17).
    fn judge_together(
        &mut self,
        task: &Task,
        definition: &def::Task,
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
        let Together { entitled, present, agree, against } = decision.count;
        let adds_up = present <= entitled && agree.saturating_add(against) <= present && present > 0;
        let carried = agree > present / 2;
        if !adds_up || (outcome == AGREED) != carried {
            let refusal = Refusal::new(RefusalCode::CollectiveCount)
                .with("entitled", entitled)
                .with("present", present);
            return Err(refusal.with("agree", agree).with("against", against).cites(source));
        }
        let file = self.stored(decision.minutes)?;
        let title = self.payload("会议记录 / minutes")?;
        self.emit(Effect::Attached { key: task.key.clone(), title, file });
        Ok(())
    }

    fn constitute(&mut self, task: &Task, body: &str) -> Outcome {
        if self.case.constituted.is_some() {
            return Err(Refusal::new(RefusalCode::AlreadyConstituted));
        }
        let Some(definition) = self.procedure.founds() else { return Ok(()) };
        let members = match self.case.rosters.get(body) {
            Some(roster) => roster
                .holders
                .iter()
                .map(|h| Member {
                    name: h.name,
                    person: h.person.clone(),
                    party: h.party.clone(),
                    rank: h.position.clone(),
                    seat: h.seat.clone(),
                })
                .collect(),
            None => vec![],
        };
        if self.case.rosters.contains_key(body) {
            self.emit(Effect::RosterFixed { roster: body.to_owned() });
        }
        self.emit(Effect::BodyConstituted {
            body: body.to_owned(),
            office: format!("{}-{body}", self.case.id),
            name: definition.short.clone(),
            name_en: self.procedure.say("short", &definition.short, crate::Language::En).to_owned(),
            key: task.key.clone(),
            members,
        });
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
        let mut named = vec![];
        for member in members {
            if let Some(person) = &member.person
                && !self.context.directory.people.contains_key(person)
            {
                return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
            }
            if let Who::Parties { parties, .. } = from
                && !parties.contains(&member.party)
            {
                return Err(Refusal::new(RefusalCode::PartyUnknown)
                    .with("party", &member.party)
                    .cites(source));
            }
            let name = self.needed(&member.name, source)?;
            named.push(Member {
                name,
                person: member.person.clone(),
                party: member.party.clone(),
                rank: member.rank.chars().take(64).collect(),
                seat: String::new(),
            });
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
}
