//! What follows from an act: tasks open, rounds close, stages finish, the case ends. Runs until nothing follows.

use super::decide::{Deciding, is_open_objection};
use super::effect::Effect;
use super::facts::doers;
use super::outline::Need;
use super::*;
use crate::procedure::Who;
use crate::procedure::model as def;

/// More passes than any procedure that can be read has tasks to settle: a mistake here must not hang the server.
const PASSES_MAX: usize = 20_000;

impl Deciding<'_> {
    /// Works out everything that follows. Each pass settles a task, opens one or leaves a stage, so it ends.
    pub(super) fn advance(&mut self) {
        for _ in 0..PASSES_MAX {
            if !self.case.is_open() {
                return;
            }
            let moved = if self.case.stays.is_empty() {
                self.enter_from(0)
            } else {
                self.close_runs() | self.open_tasks() | self.finish_stage()
            };
            if !moved {
                return;
            }
        }
    }

    /// Rounds in which nothing is owed any more.
    fn close_runs(&mut self) -> bool {
        let procedure = self.procedure;
        let mut moved = false;
        for task in procedure.tasks_of(self.case.stage) {
            if self.case.run(&task.id).progress != Progress::Open {
                continue;
            }
            let mut keys: Vec<Task> = self.case.round_of(&task.id).cloned().collect();
            if let Some(at) = keys.iter().position(|t| t.kind == TaskKind::Consultation) {
                let collecting = keys.remove(at);
                let answered = keys.iter().all(|t| !t.state.is_open());
                let disposed = !keys.iter().any(is_open_objection);
                if !answered || (collecting.state.is_open() && !disposed) {
                    continue;
                }
                if collecting.state.is_open() {
                    self.emit(Effect::TaskDone {
                        key: collecting.key,
                        person: None,
                        rank: String::new(),
                        grade: Grade::Own,
                        outcome: "complete".into(),
                        confirmed: false,
                        took_place: self.act.took_place,
                        together: None,
                        remark: None,
                    });
                }
            } else if keys.iter().any(|t| t.state.is_open()) {
                continue;
            }
            self.emit(Effect::RunDone { task: task.id.clone() });
            moved = true;
        }
        moved
    }

    /// Tasks whose turn it is: ruled out by their guard, or offered if nothing is missing.
    fn open_tasks(&mut self) -> bool {
        let procedure = self.procedure;
        let mut moved = false;
        for task in procedure.tasks_of(self.case.stage) {
            if self.case.run(&task.id).progress != Progress::Waiting {
                continue;
            }
            if !task.after.iter().all(|a| self.case.run(a).progress.settled()) {
                continue;
            }
            match self.case.guard(&task.when) {
                Some(false) => {
                    self.emit(Effect::TaskNotApplicable { task: task.id.clone(), nobody: false });
                    moved = true;
                    continue;
                }
                Some(true) => {}
                None => continue,
            }
            self.bind_known(task);
            if self.case.needs(procedure, task).is_empty() {
                self.offer(task);
                moved = true;
            }
        }
        moved
    }

    /// Offices that the directory names for a party are bound without asking.
    fn bind_known(&mut self, task: &def::Task) {
        let procedure = self.procedure;
        let needs = self.case.needs(procedure, task);
        if needs.iter().any(|n| matches!(n, Need::Request { .. } | Need::Paper { .. })) {
            return;
        }
        for party in doers(task).into_iter().chain(procedure.stand_ins(task)) {
            let Some(definition) = self.procedure.party(party) else { continue };
            if self.case.parties.contains_key(party) || definition.parts == [def::Part::Formed] {
                continue;
            }
            let offices = self.context.directory.offices_for(party);
            if offices.len() == 1 || (definition.many && !offices.is_empty()) {
                self.emit(Effect::PartyBound { party: party.to_owned(), offices });
            }
        }
    }

    fn offer(&mut self, task: &def::Task) {
        let round = self.case.run(&task.id).round + 1;
        let head = format!("{}.{round}", task.id);
        match &task.kind {
            def::Kind::Consultation { ask, .. } => {
                let asked = self.each_of(ask);
                if asked.is_empty() {
                    self.emit(Effect::TaskNotApplicable { task: task.id.clone(), nobody: true });
                    return;
                }
                let lead = self.first_of(&task.by);
                self.offer_one(task, round, head.clone(), TaskKind::Consultation, lead);
                for (party, office, suffix) in asked {
                    self.offer_one(task, round, format!("{head}.{suffix}"), TaskKind::Reply, (party, office));
                }
            }
            kind => {
                let kind = match kind {
                    def::Kind::Approval { .. } => TaskKind::Approval,
                    def::Kind::Meeting { .. } => TaskKind::Meeting,
                    _ => TaskKind::Work,
                };
                if !matches!(&task.by, Who::Parties { each: true, .. }) {
                    let doer = self.first_of(&task.by);
                    self.offer_one(task, round, head, kind, doer);
                    return;
                }
                let each = self.each_of(std::slice::from_ref(&task.by));
                if each.is_empty() {
                    self.emit(Effect::TaskNotApplicable { task: task.id.clone(), nobody: true });
                }
                for (party, office, suffix) in each {
                    self.offer_one(task, round, format!("{head}.{suffix}"), kind, (party, office));
                }
            }
        }
    }

    /// The first office of the first party of a who-phrase.
    fn first_of(&self, who: &Who) -> (String, String) {
        let Who::Parties { parties, .. } = who else { return (String::new(), self.lead_office()) };
        let bound =
            parties.iter().find_map(|p| Some((p.clone(), self.case.parties.get(p)?.first()?.clone())));
        bound.unwrap_or_else(|| (self.procedure.convenor().to_owned(), self.lead_office()))
    }

    /// Every office of every party, each once, with the end of its key.
    fn each_of(&self, who: &[Who]) -> Vec<(String, String, String)> {
        let mut all: Vec<(String, String, String)> = vec![];
        for one in who {
            let Who::Parties { parties, .. } = one else { continue };
            for party in parties {
                let offices = self.case.parties.get(party).map(Vec::as_slice).unwrap_or_default();
                for (i, office) in offices.iter().enumerate() {
                    if all.iter().any(|(_, o, _)| o == office) {
                        continue;
                    }
                    let suffix = if i == 0 { party.clone() } else { format!("{party}.{}", i + 1) };
                    all.push((party.clone(), office.clone(), suffix));
                }
            }
        }
        all
    }

    fn offer_one(
        &mut self,
        task: &def::Task,
        round: u32,
        key: String,
        kind: TaskKind,
        (party, office): (String, String),
    ) {
        let mut inputs = BTreeMap::new();
        for paper in task.reads() {
            if let Some(version) = self.case.paper(paper) {
                inputs.insert(paper.to_owned(), version.version);
            }
        }
        self.emit(Effect::TaskOffered {
            key,
            task: task.id.clone(),
            round,
            stage: task.stage,
            kind,
            party,
            office,
            force: task.clause.force,
            returned: round > 1,
            due: self.due(task),
            inputs,
        });
    }

    /// The deadline of a task: from its offer, or from the completion of the task it names.
    fn due(&self, task: &def::Task) -> Option<crate::calendar::Due> {
        let rule = task.due.as_ref()?;
        let length = self.case.amount(&rule.length)?;
        let from = match &rule.after {
            Some(event) => self.case.round_of(event).filter_map(|t| t.done.as_ref()).map(|d| d.at).max()?,
            None => self.act.at,
        };
        Some(self.context.calendar.due(rule, length, from))
    }

    fn finish_stage(&mut self) -> bool {
        let procedure = self.procedure;
        if !self.case.is_settled(procedure) || !self.case.unset_ahead(procedure).is_empty() {
            return false;
        }
        self.emit(Effect::StageFinished { stage: self.case.stage });
        self.enter_from(self.case.stage + 1)
    }

    /// Enters the first stage from here on whose guard holds; past the last one, the case ends. Waits where a guard
    /// reads a parameter that nobody has given yet.
    pub(super) fn enter_from(&mut self, stage: usize) -> bool {
        let procedure = self.procedure;
        if self.case.stays.is_empty() && !self.case.unset_ahead(procedure).is_empty() {
            return false;
        }
        for (index, definition) in procedure.stages().iter().enumerate().skip(stage) {
            if self.case.guard(&definition.when) == Some(false) {
                self.emit(Effect::StagePassed { stage: index });
            } else {
                self.emit(Effect::StageEntered { stage: index });
                return true;
            }
        }
        let end = procedure.success().map(|e| e.id.clone()).unwrap_or_default();
        self.emit(Effect::CaseEnded { end, success: true, reason: None });
        true
    }
}
