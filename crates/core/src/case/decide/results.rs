//! 另案: the result of a case, or of a rule outside, is taken over by the task that it does.

use super::working::wrong_kind;
use super::*;
use crate::case::command::{ProposedHolder, Submission};
use crate::case::results::{Elsewhere, ResultOf, WITHDRAWN};
use crate::procedure::sub_case::{FAILED, SubCase};

impl Deciding<'_> {
    pub(super) fn take_result(&mut self, command: &Command) -> Outcome {
        let Command::TakeResult { task, case, failed, rule, files, work, words, took_place, behalf } =
            command
        else {
            return Ok(());
        };
        let (task, definition) = self.with_clause(task)?;
        let source = &definition.clause.source;
        let def::Kind::Procedure(asked) = &definition.kind else { return Err(wrong_kind(&task, definition)) };
        self.not_in_future(*took_place)?;
        let mut doer = self.doer(&task, definition, behalf.as_ref())?;
        self.judge_position(definition, &doer)?;
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        let failed = match case {
            Some(case) => self.of_case(case, &task, definition, asked)?,
            None => {
                self.act.took_place = self.act.took_place.or(*took_place);
                if doer.grade == Grade::Own {
                    doer.grade = Grade::Outside;
                }
                self.of_rule((rule, files), *failed, work, (&task, definition, asked))?;
                *failed
            }
        };
        if !failed {
            self.done(&task.key, &doer, "", words, false)?;
            return self.constitutes(&task, definition);
        }
        let reason = self.needed(words, source)?;
        self.done(&task.key, &doer, FAILED, "", false)?;
        self.follow(definition, FAILED, reason)
    }

    /// The result of a case that has ended: what it brought about is ours, as it stands there. Tells whether it failed.
    fn of_case(
        &mut self,
        id: &str,
        task: &Task,
        definition: &def::Task,
        asked: &SubCase,
    ) -> Result<bool, Refusal> {
        let source = &definition.clause.source;
        let refused = |code| Refusal::new(code).with("case", id).with("task", &definition.id).cites(source);
        // What is not the actor's to see is not there.
        let sees = |there: &&Elsewhere| {
            let offices = there.case.offices();
            // A cover for some procedures shows the cases of these alone.
            let within = |c: &&Capacity| {
                c.covers.as_ref().is_none_or(|covering| covering.is_for_procedure(there.procedure.id()))
            };
            let mut acting = self.context.actor.capacities.iter().filter(|c| c.role.acts()).filter(within);
            acting.any(|c| offices.contains(&c.office.as_str()))
        };
        let there = self.context.elsewhere.filter(|e| e.case.id == id && id != self.case.id).filter(sees);
        let there = there.ok_or_else(|| refused(RefusalCode::SubCaseUnknown))?;
        if let Some(misfit) = there.procedure.misfits(self.procedure, definition).first() {
            let refusal = refused(RefusalCode::SubCaseUnfit).with("how", misfit.as_str());
            return Err(refusal.with("lacks", misfit.of()).with("procedure", there.procedure.id()));
        }
        let (end, ended, success) = match &there.case.status {
            Status::Ended { end, at, success } => (end.clone(), *at, *success),
            Status::Withdrawn { at } => (WITHDRAWN.to_owned(), *at, false),
            Status::Open => return Err(refused(RefusalCode::SubCaseOpen)),
        };
        // What had come about before it was asked for is taken over today.
        if ended >= task.offered {
            self.act.took_place = Some(ended.date(self.context.calendar.offset()));
        }
        let result = ResultOf::Case {
            case: id.to_owned(),
            procedure: there.procedure.id().to_owned(),
            digest: there.procedure.digest(),
            end,
            ended,
            version: there.case.version,
            leaf: there.leaf,
            complete: there.complete,
        };
        self.emit(Effect::ResultTaken { key: task.key.clone(), result });
        if success {
            self.take_over(there, task, definition, asked)?;
        }
        Ok(!success)
    }

    /// Papers, facts and people of a case, under the ids that both procedures give them.
    fn take_over(
        &mut self,
        there: &Elsewhere,
        task: &Task,
        definition: &def::Task,
        asked: &SubCase,
    ) -> Outcome {
        let source = &definition.clause.source;
        let lacks = |how: &str, id: &str| {
            let refusal = Refusal::new(RefusalCode::SubCaseLacks).with("case", &there.case.id);
            refusal.with("how", how).with("lacks", id).with("task", &definition.id).cites(source)
        };
        if let Some(roster) = &asked.fills {
            let filled = there.case.rosters.get(roster).filter(|r| !r.holders.is_empty());
            let people = filled.ok_or_else(|| lacks("roster", roster))?.holders.iter();
            let people: Vec<ProposedHolder> = people.map(|holder| self.as_proposed(there, holder)).collect();
            self.fill_roster(&task.key, roster, &people)?;
        }
        for paper in &definition.papers {
            let version = there.case.paper(paper).ok_or_else(|| lacks("paper", paper))?;
            let filed = FiledPaper {
                paper: paper.clone(),
                files: vec![],
                number: version.number.clone(),
                dated: version.dated,
                sections: version.sections.clone(),
            };
            self.put_paper(&task.key, &filed, version.files.clone(), source)?;
        }
        let mut facts = Submission::default();
        for fact in &definition.states {
            let value = there.case.facts.get(fact).ok_or_else(|| lacks("fact", fact))?;
            facts.facts.insert(fact.clone(), value.clone());
        }
        self.state_facts(&task.key, definition, &facts)
    }

    /// Somebody on a roster of another case: parties and pools are its own, and are told here where they mean something.
    fn as_proposed(&self, there: &Elsewhere, holder: &Holder) -> ProposedHolder {
        let known = |party: &String| self.procedure.party(party).is_some();
        ProposedHolder {
            seat: holder.seat.clone(),
            // An erased name is told by what the record still has of it.
            name: there.names.get(&holder.name).cloned().unwrap_or_else(|| holder.name.to_string()),
            person: holder.person.clone(),
            party: Some(&holder.party).filter(|p| known(p)).cloned().unwrap_or_default(),
            position: holder.position.clone(),
            pool: holder.pool.clone(),
            facts: holder.facts.clone(),
            also: BTreeMap::new(),
        }
    }

    /// The result of a rule outside: told in words, shown, and what it brought about is filed like a work.
    fn of_rule(
        &mut self,
        (rule, files): (&str, &[Digest]),
        failed: bool,
        work: &Submission,
        (task, definition, asked): (&Task, &def::Task, &SubCase),
    ) -> Outcome {
        let source = &definition.clause.source;
        self.short_list(files.len())?;
        if files.is_empty() || self.act.took_place.is_none() {
            let refusal = Refusal::new(RefusalCode::EvidenceMissing).with("task", &definition.id);
            return Err(refusal.cites(source));
        }
        let files = files.iter().map(|digest| self.stored(*digest)).collect::<Result<Vec<File>, _>>()?;
        let rule = self.needed(rule, source)?;
        self.emit(Effect::ResultTaken { key: task.key.clone(), result: ResultOf::Outside { rule, files } });
        if failed {
            return Ok(());
        }
        if let Some(roster) = &asked.fills {
            self.fill_roster(&task.key, roster, &work.roster)?;
        }
        let wanted: Vec<&str> = definition.papers.iter().map(String::as_str).collect();
        self.file_papers(&task.key, definition, &wanted, &work.papers)?;
        self.state_facts(&task.key, definition, work)
    }
}
