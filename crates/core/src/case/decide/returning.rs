//! Returning to an earlier stage: everything from there to the present is set aside, nothing is deleted.

use super::*;

impl Deciding<'_> {
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
        match definition.outcomes.get(outcome) {
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
        let set_aside: Vec<&def::Task> = self.procedure.tasks().iter().filter(|t| t.stage >= to).collect();
        // What took effect stands in the way; a formed party survives until its forming task is redone.
        for task in &set_aside {
            if let def::Kind::Approval { constitutes: Some(_), .. } = &task.kind
                && self.case.constituted.is_some()
            {
                return Err(Refusal::new(RefusalCode::Barrier)
                    .with("task", &task.id)
                    .cites(&task.clause.source));
            }
        }
        let touched = |t: &&&def::Task| {
            self.case.run(&t.id).progress != Progress::Waiting || self.case.requested.contains(&t.id)
        };
        let tasks: Vec<String> = set_aside.iter().filter(touched).map(|t| t.id.clone()).collect();
        let papers: Vec<String> = (set_aside.iter().flat_map(|t| &t.papers))
            .filter(|p| self.case.paper(p).is_some())
            .cloned()
            .collect();
        let facts: Vec<String> = set_aside
            .iter()
            .flat_map(|t| &t.states)
            .filter(|f| self.case.facts.contains_key(*f))
            .cloned()
            .collect();
        let rosters = set_aside
            .iter()
            .filter_map(|t| {
                if let def::Kind::Work { fills: Some(r), .. } = &t.kind { Some(r.clone()) } else { None }
            })
            .filter(|r| self.case.rosters.contains_key(r))
            .collect();
        let told = self.addressees(&papers);
        self.emit(Effect::Returned {
            from: self.case.stage,
            to,
            reason,
            tasks,
            papers,
            facts,
            rosters,
            told,
        });
        self.enter_from(to);
        Ok(())
    }

    /// The offices that were sent papers which are now set aside.
    fn addressees(&self, papers: &[String]) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        for paper in papers.iter().filter_map(|p| self.procedure.paper(p)).filter(|p| p.outward) {
            for who in &paper.to {
                if let Who::Parties { parties, .. } = who {
                    told.extend(parties.iter().filter_map(|p| self.case.parties.get(p)).flatten().cloned());
                }
            }
        }
        let asked = self.case.tasks.values().filter(|t| t.kind == TaskKind::Reply && !t.superseded);
        told.extend(asked.map(|t| t.office.clone()));
        told.sort();
        told.dedup();
        told
    }
}
