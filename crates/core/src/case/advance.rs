//! What follows from an act: tasks open, rounds close, stages finish, the case ends. Runs until nothing follows.

use super::decide::{Deciding, is_open_objection};
use super::effect::Effect;
use super::facts::doers;
use super::outline::Need;
use super::*;
use crate::calendar::{Due, Escalation};
use crate::procedure::Who;
use crate::procedure::model as def;

/// More passes than any procedure that can be read has tasks to settle: a mistake here must not hang the server.
const PASSES_MAX: usize = 20_000;

/// Somebody a task is offered to.
#[derive(Clone, Debug, Default)]
struct Asked {
    party: String,
    office: String,
    /// The end of the key, where there are several.
    suffix: String,
    /// The only person it is meant for.
    named: Option<String>,
}

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
                self.close_runs() | self.count_limits() | self.open_tasks() | self.finish_stage()
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
        // Of any stage: what was begun early is closed when it is done.
        for task in procedure.tasks() {
            if self.case.run(&task.id).progress != Progress::Open {
                continue;
            }
            moved |= self.come_to_turns(task);
            // Nothing waits for who only helps.
            let aside = |t: &Task| t.added.as_ref().is_some_and(|a| a.turn == Turn::Aside);
            let mut keys: Vec<Task> = self.case.round_of(&task.id).filter(|t| !aside(t)).cloned().collect();
            if let Some(at) = keys.iter().position(|t| t.kind == TaskKind::Consultation) {
                let collecting = keys.remove(at);
                let answered = keys.iter().all(|t| !t.state.is_owed());
                let disposed = !keys.iter().any(is_open_objection);
                if !answered || (collecting.state.is_open() && !disposed) || self.case.is_stopped(&collecting)
                {
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
            } else if keys.iter().any(|t| t.state.is_owed() || is_open_objection(t)) {
                continue;
            }
            self.emit(Effect::RunDone { task: task.id.clone() });
            moved = true;
        }
        moved
    }

    /// Whoever signs in turn, or after a task that is done now.
    fn come_to_turns(&mut self, task: &def::Task) -> bool {
        let in_turn = matches!(&task.kind, def::Kind::Approval { in_turn: true, .. });
        let round: Vec<Task> = self.case.round_of(&task.id).cloned().collect();
        let after = |t: &&Task| {
            let anchor = t.added.as_ref().and_then(|a| self.case.tasks.get(&a.to));
            t.state == TaskState::Queued && anchor.is_some_and(|a| !a.state.is_owed())
        };
        let mut next: Vec<String> = round.iter().filter(after).map(|t| t.key.clone()).collect();
        if in_turn && !round.iter().any(|t| t.state.is_open() && t.added.is_none()) {
            let waiting = round.iter().filter(|t| t.state == TaskState::Queued && t.added.is_none());
            next.extend(waiting.min_by_key(|t| self.place_in_line(task, t)).map(|t| t.key.clone()));
        }
        for t in round.iter().filter(|t| next.contains(&t.key)) {
            let (due, remind_at, escalate) = self.timed(task, t.kind, false);
            self.emit(Effect::TurnCame { key: t.key.clone(), due, remind_at, escalate });
        }
        !next.is_empty()
    }

    /// The order in which the clause names who signs.
    fn place_in_line(&self, task: &def::Task, signer: &Task) -> (usize, usize, String) {
        let Who::Parties { parties, .. } = &task.by else { return (0, signer.key.len(), signer.key.clone()) };
        let party = parties.iter().position(|p| *p == signer.party).unwrap_or(parties.len());
        (party, signer.key.len(), signer.key.clone())
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
            if !self.case.uncounted(procedure, task).is_empty() {
                continue;
            }
            self.bind_known(task);
            if self.case.needs(procedure, task).is_empty() {
                moved |= self.wait_or_offer(task);
            }
        }
        moved
    }

    /// Offices that the directory names for a party are bound without asking.
    pub(super) fn bind_known(&mut self, task: &def::Task) {
        let procedure = self.procedure;
        let needs = self.case.needs(procedure, task);
        if needs.iter().any(|n| matches!(n, Need::Request { .. } | Need::Paper { .. })) {
            return;
        }
        for party in doers(task).into_iter().chain(procedure.stand_ins(task)) {
            let Some(definition) = self.procedure.party(party) else { continue };
            if self.case.parties.contains_key(party) || !definition.has_offices() {
                continue;
            }
            let mut offices = self.context.directory.offices_for(party);
            offices.retain(|office| self.still_acts(office).is_ok());
            if offices.len() == 1 || (definition.many && !offices.is_empty()) {
                self.emit(Effect::PartyBound { party: party.to_owned(), offices });
            }
        }
    }

    pub(super) fn offer(&mut self, task: &def::Task) {
        let round = self.case.run(&task.id).round + 1;
        let head = format!("{}.{round}", task.id);
        match &task.kind {
            def::Kind::Consultation { ask, .. } => {
                let asked = self.each_of(ask);
                if asked.is_empty() {
                    self.emit(Effect::TaskNotApplicable { task: task.id.clone(), nobody: true });
                    return;
                }
                let (party, office) = self.first_of(&task.by);
                let lead = Asked { party, office, ..Asked::default() };
                self.offer_one(task, round, (head.clone(), TaskKind::Consultation), lead, false);
                for one in asked {
                    let key = format!("{head}.{}", one.suffix);
                    self.offer_one(task, round, (key, TaskKind::Reply), one, false);
                }
            }
            kind => {
                let kind = TaskKind::of(kind);
                if matches!(&task.by, Who::Parties { each: false, .. }) {
                    let (party, office) = self.first_of(&task.by);
                    self.offer_one(
                        task,
                        round,
                        (head, kind),
                        Asked { party, office, ..Asked::default() },
                        false,
                    );
                    return;
                }
                let each = self.each_of(std::slice::from_ref(&task.by));
                if each.is_empty() {
                    self.emit(Effect::TaskNotApplicable { task: task.id.clone(), nobody: true });
                }
                let in_turn = matches!(&task.kind, def::Kind::Approval { in_turn: true, .. });
                for (i, asked) in each.into_iter().enumerate() {
                    let key = format!("{head}.{}", asked.suffix);
                    self.offer_one(task, round, (key, kind), asked, in_turn && i > 0);
                }
            }
        }
    }

    /// The first office of the first party of a who-phrase.
    pub(super) fn first_of(&self, who: &Who) -> (String, String) {
        let Who::Parties { parties, .. } = who else { return (String::new(), self.lead_office()) };
        let bound =
            parties.iter().find_map(|p| Some((p.clone(), self.case.parties.get(p)?.first()?.clone())));
        bound.unwrap_or_else(|| (self.procedure.convenor().to_owned(), self.lead_office()))
    }

    /// The offices a task will be for, as far as that is known before its turn.
    pub(super) fn to_be_asked(&self, task: &def::Task) -> Vec<String> {
        let who = match &task.kind {
            def::Kind::Consultation { ask, .. } => ask.as_slice(),
            _ => std::slice::from_ref(&task.by),
        };
        let bound = self.each_of(who).into_iter().map(|a| a.office);
        let unbound = who
            .iter()
            .flat_map(|w| if let Who::Parties { parties, .. } = w { &parties[..] } else { &[] })
            .filter(|p| !self.case.parties.contains_key(*p))
            .flat_map(|p| self.context.directory.offices_for(p));
        bound.chain(unbound).collect()
    }

    /// Everybody a who-phrase names, each once, with the end of the key: offices of parties, holders of seats, whoever
    /// wrote a paper.
    fn each_of(&self, who: &[Who]) -> Vec<Asked> {
        let mut all: Vec<Asked> = vec![];
        for one in who {
            match one {
                Who::Parties { parties, .. } => {
                    for party in parties {
                        let offices = self.case.parties.get(party).map(Vec::as_slice).unwrap_or_default();
                        for (i, office) in offices.iter().enumerate() {
                            if all.iter().any(|a| &a.office == office && a.named.is_none()) {
                                continue;
                            }
                            let suffix = if i == 0 { party.clone() } else { format!("{party}.{}", i + 1) };
                            let (party, office) = (party.clone(), office.clone());
                            all.push(Asked { party, office, suffix, named: None });
                        }
                    }
                }
                Who::Seat { roster, seat } => all.extend(self.holders_of(roster, seat)),
                Who::Drafter(paper) => all.extend(self.writer_of(paper)),
            }
        }
        all
    }

    /// Whoever is proposed for a seat: at the body once it is an office, and at the office they come from before.
    fn holders_of(&self, roster: &str, seat: &str) -> Vec<Asked> {
        let holders = self.case.rosters.get(roster).map(|r| &r.holders[..]).unwrap_or_default();
        let mut all: Vec<Asked> = vec![];
        for (i, holder) in holders.iter().filter(|h| h.seat == seat).enumerate() {
            let twice = holder.person.is_some() && all.iter().any(|a| a.named == holder.person);
            if twice {
                continue;
            }
            let suffix = format!("{seat}.{}", i + 1);
            // In a renewal the body there is another's still: whoever is proposed does not act for it.
            let body = self.case.formed.get(roster);
            let body = body.filter(|f| !f.key.is_empty() && holder.person.is_some());
            all.push(match (body, self.case.parties.get(&holder.party).and_then(|o| o.first())) {
                (Some(body), _) => {
                    let (party, office) = (roster.to_owned(), body.office.clone());
                    Asked { party, office, suffix, named: holder.person.clone() }
                }
                (None, Some(office)) => {
                    let (party, office) = (holder.party.clone(), office.clone());
                    Asked { party, office, suffix, named: holder.person.clone() }
                }
                // Who comes from no office that takes part is asked through the lead, who does it for them.
                (None, None) => {
                    let (party, office) = (holder.party.clone(), self.lead_office());
                    let there = |p: &String| self.acts_there(p, &office).is_ok();
                    Asked { party, named: holder.person.clone().filter(there), office, suffix }
                }
            });
        }
        all
    }

    /// Whoever wrote a paper, if that is somebody of the directory; else their office.
    fn writer_of(&self, paper: &str) -> Option<Asked> {
        let task = self.case.tasks.get(&self.case.paper(paper)?.key)?;
        Some(Asked {
            party: task.party.clone(),
            office: task.office.clone(),
            suffix: "drafter".to_owned(),
            named: task.done.as_ref().and_then(|d| d.person.clone()),
        })
    }

    fn offer_one(
        &mut self,
        task: &def::Task,
        round: u32,
        (key, kind): (String, TaskKind),
        asked: Asked,
        queued: bool,
    ) {
        let mut inputs = BTreeMap::new();
        for paper in task.reads() {
            if let Some(version) = self.case.paper(paper) {
                inputs.insert(paper.to_owned(), version.version);
            }
        }
        let (due, remind_at, escalate) = self.timed(task, kind, queued);
        self.emit(Effect::TaskOffered {
            key,
            task: task.id.clone(),
            round,
            stage: task.stage,
            kind,
            party: asked.party,
            office: asked.office,
            force: task.clause.force,
            returned: round > 1,
            due,
            inputs,
            remind_at,
            escalate,
            named: asked.named,
            added: None,
            queued,
        });
    }

    /// The deadline of a task: from its offer, or from the event it names.
    fn due(&self, task: &def::Task) -> Option<Due> {
        self.counted_from(task.due.as_ref()?, self.act.at)
    }

    /// The same, with what hangs on it; whose turn is still to come is not waited for.
    fn timed(
        &self,
        task: &def::Task,
        kind: TaskKind,
        queued: bool,
    ) -> (Option<Due>, Option<Moment>, Option<Escalation>) {
        let due = self.due(task).filter(|_| !queued);
        let timing = due.map(|due| self.timing(task, kind, due));
        timing.map_or((None, None, None), |t| (Some(t.due), t.remind_at, t.escalate))
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
