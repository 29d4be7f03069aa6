//! Returning to an earlier stage: everything from there to the present is set aside, nothing is deleted.

use super::*;
use crate::case::effect::Aside;
use crate::case::facts::doers;

impl<'a> Deciding<'a> {
    pub(super) fn return_by_lead(&mut self, to: &str, reason: &str) -> Outcome {
        self.act_for_lead()?;
        let stage = self.procedure.stages().iter().position(|s| s.id == to);
        let stage = stage.ok_or_else(|| Refusal::new(RefusalCode::StageUnknown).with("stage", to))?;
        let source = &self.procedure.stages()[stage].clause.source;
        let reason = self.needed(reason, source)?;
        self.return_to(stage, reason)
    }

    /// Takes the way an outcome leads: back to a stage or to an end.
    pub(super) fn follow(&mut self, definition: &def::Task, outcome: &str, reason: Digest) -> Outcome {
        match definition.target(outcome) {
            Some(def::Target::Stage(stage)) => self.return_to(*stage, reason),
            Some(def::Target::End(end)) => {
                self.emit(Effect::CaseEnded { end: end.clone(), success: false, reason: Some(reason) });
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub(super) fn return_to(&mut self, to: usize, reason: Digest) -> Outcome {
        let source = self.procedure.stages().get(to).map_or("", |s| s.clause.source.as_str());
        if to > self.case.stage {
            let stage = self.procedure.stages().get(to).map_or("", |s| s.id.as_str());
            return Err(Refusal::new(RefusalCode::ReturnLeadsOn).with("stage", stage).cites(source));
        }
        let region: Vec<&def::Task> = self.procedure.tasks().iter().filter(|t| t.stage >= to).collect();
        self.nothing_cut_is_missing(to, &region)?;
        let aside = self.aside(&region)?;
        self.emit(Effect::Returned { from: self.case.stage, to, reason, aside });
        self.enter_from(to);
        Ok(())
    }

    /// A limit that passed left tasks undone: what rests on them is entered only from before them.
    fn nothing_cut_is_missing(&self, to: usize, region: &[&def::Task]) -> Outcome {
        let left = self.case.explanations.iter().filter(|e| e.how == Departure::Cut && !e.superseded);
        let cut: Vec<&def::Task> =
            left.filter_map(|e| self.procedure.task(&e.task)).filter(|t| t.stage < to).collect();
        if cut.is_empty() {
            return Ok(());
        }
        for task in region {
            let (papers, parties) = (self.procedure.waits_for(task), doers(task));
            let guards = self.procedure.goes_by(task).chain(self.procedure.stages()[task.stage].when.reads());
            let facts: Vec<&str> = guards.filter(|f| !self.case.facts.contains_key(*f)).collect();
            let missing = |t: &&&def::Task| {
                let formed = crate::case::marking::forms(self.procedure, t);
                let party = |p: &&&str| formed.contains(p);
                t.papers.iter().any(|p| papers.contains(&p.as_str()) && self.case.paper(p).is_none())
                    || t.states.iter().any(|f| facts.contains(&f.as_str()))
                    || parties.iter().find(party).is_some_and(|p| !self.case.parties.contains_key(*p))
            };
            if let Some(first) = cut.iter().filter(missing).min_by_key(|t| t.stage) {
                let stage = &self.procedure.stages()[first.stage].id;
                let refusal = Refusal::new(RefusalCode::ReturnNeedsMore).with("task", &task.id);
                return Err(refusal.with("first", &first.id).with("stage", stage).cites(&task.clause.source));
            }
        }
        Ok(())
    }

    /// 重办: a finished task of this stage is done again, and with it what rests on it.
    pub(super) fn redo(&mut self, of: &str, reason: &str) -> Outcome {
        self.act_for_lead()?;
        let definition = self.definition(of)?;
        let source = &definition.clause.source;
        let run = self.case.run(of).progress;
        if definition.stage != self.case.stage || !matches!(run, Progress::Done | Progress::Lapsed) {
            return Err(Refusal::new(RefusalCode::NotDone).with("task", of).cites(source));
        }
        let reason = self.needed(reason, source)?;
        let region = self.resting_on(definition);
        let aside = self.aside(&region)?;
        self.emit(Effect::DoneAgain { task: of.to_owned(), reason, aside });
        Ok(())
    }

    /// A task and everything of its stage or begun early after it that comes after it, reads its papers or is guarded by
    /// its facts.
    fn resting_on(&self, task: &'a def::Task) -> Vec<&'a def::Task> {
        let mut region = vec![task];
        let begun = |t: &&def::Task| {
            t.stage == task.stage
                || t.stage > task.stage && self.case.run(&t.id).progress != Progress::Waiting
        };
        loop {
            let rests = |t: &&def::Task| {
                !region.iter().any(|r| r.id == t.id)
                    && region.iter().any(|r| {
                        t.after.contains(&r.id)
                            || t.votes_taken().any(|vote| vote == r.id)
                            || self.procedure.waits_for(t).iter().any(|p| r.papers.iter().any(|own| own == p))
                            || self.procedure.goes_by(t).any(|name| r.states.iter().any(|own| own == name))
                    })
            };
            match self.procedure.tasks().iter().filter(begun).find(rests) {
                Some(more) => region.push(more),
                None => return region,
            }
        }
    }

    /// Everything a set of tasks has brought about, or what stands in the way of setting it aside: what took effect. A
    /// formed party survives until its forming task is redone.
    fn aside(&self, region: &[&def::Task]) -> Result<Aside, Refusal> {
        for task in region {
            if task.bodies.iter().any(|body| self.case.has_acted_on(body)) {
                return Err(Refusal::new(RefusalCode::Barrier)
                    .with("task", &task.id)
                    .cites(&task.clause.source));
            }
        }
        let explained =
            |t: &def::Task| self.case.explanations.iter().any(|e| !e.superseded && e.task == t.id);
        let touched = |t: &&&def::Task| {
            self.case.run(&t.id).progress != Progress::Waiting
                || self.case.requested.contains(&t.id)
                || explained(t)
        };
        let tasks: Vec<String> = region.iter().filter(touched).map(|t| t.id.clone()).collect();
        // What came by a way outside of it stays.
        let written = |paper: &str, by: &str| {
            let version = self.case.paper(paper);
            version.is_some_and(|v| self.case.tasks.get(&v.key).is_none_or(|t| t.task == by))
        };
        let papers: Vec<String> =
            (region.iter()).flat_map(|t| t.papers.iter().filter(|p| written(p, &t.id))).cloned().collect();
        let facts = region
            .iter()
            .flat_map(|t| &t.states)
            .filter(|f| self.case.facts.contains_key(*f))
            .cloned()
            .collect();
        let rosters = region
            .iter()
            .filter_map(|t| t.fills())
            .filter(|r| self.case.rosters.contains_key(*r))
            .map(str::to_owned)
            .collect();
        let told = self.addressees(&papers, &tasks);
        Ok(Aside { tasks, papers, facts, rosters, told })
    }

    /// The offices that were sent papers which are now set aside.
    pub(super) fn addressees(&self, papers: &[String], tasks: &[String]) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        for paper in papers.iter().filter_map(|p| self.procedure.paper(p)).filter(|p| p.outward) {
            for who in &paper.to {
                if let Who::Parties { parties, .. } = who {
                    told.extend(parties.iter().filter_map(|p| self.case.parties.get(p)).flatten().cloned());
                }
            }
        }
        let current = self.case.tasks.values().filter(|t| !t.superseded && tasks.contains(&t.task));
        let asked = current.filter(|t| t.kind == TaskKind::Reply || t.added.is_some());
        told.extend(asked.map(|t| t.office.clone()));
        told.sort();
        told.dedup();
        told
    }
}
