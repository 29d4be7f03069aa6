//! A running case goes over to another version of its procedure: what becomes of every task, and whether it can.
//!
//! Ids that are the same mean the same; a mapping renames tasks and stages. Worked out whole beforehand (`plan`), so
//! that the record says what moved where and `evolve` reads no definition.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::facts::doers;
use super::marking::{Stray, forms, unreachable};
use super::*;
use crate::procedure::model as def;
use crate::procedure::{Procedure, Who};
use crate::refusal::{Refusal, RefusalCode};

/// Declares once what stands in the way.
macro_rules! bars {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// Why a case cannot go over.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Bar {
            $($(#[$doc])* $variant,)*
            /// The case would stand where no run leads.
            Astray(Stray),
        }
        impl Bar {
            /// All but those of a case astray.
            pub const OWN: &[Self] = &[$(Self::$variant,)*];
            /// As written in JSON and as `wording` knows it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* Self::Astray(stray) => stray.as_str() }
            }
        }
    };
}

bars! {
    /// It has ended.
    Ended = "ended",
    /// Its body is constituted.
    Constituted = "constituted",
    /// The mapping names what is in neither version, or two for one.
    Mapping = "mapping",
    /// What has begun is of another kind in the new version.
    Kind = "kind",
    /// What is open is asked of others, or in another way, in the new version.
    Asked = "asked",
    /// A party that is bound or formed is none of the new version.
    Party = "party",
    /// A roster that is filled is none of the new version.
    Roster = "roster",
    /// A fact or parameter has a value that the new version does not allow.
    Value = "value",
    /// The new id has been the id of another task of this case.
    Taken = "taken",
    /// A paper is in effect, and none of the new version, or of another task there.
    InEffect = "in-effect",
    /// The stage of a task that no founding can do without has been left.
    Indispensable = "indispensable",
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hindrance {
    /// What it is.
    pub bar: Bar,
    /// The task, stage, party, roster, fact or parameter it is about; empty: the case.
    pub of: String,
    /// What else it is about, as [`super::marking::Astray::other`].
    pub other: String,
}

impl Hindrance {
    /// The same as a refusal.
    pub fn refusal(&self) -> Refusal {
        let refusal = Refusal::new(RefusalCode::MigrationImpossible).with("why", self.bar.as_str());
        refusal.with("task", &self.of).with("other", &self.other)
    }
}

/// Whether a case can go over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It can, and everything asked is still asked.
    Safe,
    /// What has begun, or the present stage, has no counterpart: somebody has to say which.
    NeedsMapping {
        /// The tasks and stages of the old version.
        tasks: Vec<String>,
    },
    /// It stays.
    Impossible {
        /// Why.
        reasons: Vec<Hindrance>,
    },
    /// It can, and what is binding would never be asked of this case.
    LosesObligation {
        /// The tasks: of the new version where their stage has been left, else of the old one.
        tasks: Vec<String>,
    },
}

impl Passage {
    /// Every verdict, the best first.
    pub const WORDS: [&str; 4] = ["safe", "loses_obligation", "needs_mapping", "impossible"];
    /// As written in JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::NeedsMapping { .. } => "needs_mapping",
            Self::Impossible { .. } => "impossible",
            Self::LosesObligation { .. } => "loses_obligation",
        }
    }
}

/// What becomes of every part of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// The present stage, as the new version counts.
    pub stage: usize,
    /// The stage of the new version for each of the old one, in order; none where it has none.
    pub stages: Vec<Option<usize>>,
    /// Old task → new task and its stage. What is not named here is set aside.
    pub tasks: BTreeMap<String, (String, usize)>,
    /// Tasks that the old version did not have, and the round they are before.
    pub new: BTreeMap<String, u32>,
    /// Their condition did not hold, and may hold by the new version: judged again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<String>,
    /// Asked by the new version in a stage that has been left: never asked of this case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<String>,
    /// Optional in such a stage: not taken up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lapsed: Vec<String>,
    /// Their condition does not hold in such a stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ruled_out: Vec<String>,
    /// Binding in the old version, still to come, and none of the new one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
}

/// What a migration would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whether the case can go over.
    pub passage: Passage,
    /// How; only to be applied where it can.
    pub moves: Moves,
}

/// Works out how a case goes over from one version of its procedure to another.
pub fn plan(old: &Procedure, new: &Procedure, case: &Case, mapping: &BTreeMap<String, String>) -> Plan {
    let mut planning = Planning { old, new, case, mapping, moves: Moves::default(), hindrances: vec![] };
    let passage = planning.judge();
    Plan { passage, moves: planning.moves }
}

struct Planning<'a> {
    old: &'a Procedure,
    new: &'a Procedure,
    case: &'a Case,
    mapping: &'a BTreeMap<String, String>,
    moves: Moves,
    hindrances: Vec<Hindrance>,
}

impl<'a> Planning<'a> {
    fn judge(&mut self) -> Passage {
        if !self.case.is_open() {
            self.bar(Bar::Ended, "", "");
        } else if let Some(body) = &self.case.constituted {
            self.bar(Bar::Constituted, body, "");
        }
        self.mapping_is_good();
        if !self.hindrances.is_empty() {
            return self.impossible();
        }
        let unmapped = self.counterparts();
        if !unmapped.is_empty() {
            return Passage::NeedsMapping { tasks: unmapped };
        }
        self.has_places();
        self.keeps_what_is_in_effect();
        let begun: Vec<(&def::Task, &def::Task)> = self.begun().collect();
        for (before, after) in begun {
            self.fits(before, after);
        }
        let mut lost = self.passed();
        lost.extend(self.gone());
        let mut moved = self.case.clone();
        moved.go_over(&self.moves);
        for astray in unreachable(self.new, &moved) {
            self.bar(Bar::Astray(astray.why), &astray.of, &astray.other);
        }
        if !self.hindrances.is_empty() {
            return self.impossible();
        }
        lost.extend(self.asked_of_more());
        if lost.is_empty() { Passage::Safe } else { Passage::LosesObligation { tasks: lost } }
    }

    fn impossible(&mut self) -> Passage {
        Passage::Impossible { reasons: std::mem::take(&mut self.hindrances) }
    }

    fn bar(&mut self, bar: Bar, of: &str, other: &str) {
        self.hindrances.push(Hindrance { bar, of: of.to_owned(), other: other.to_owned() });
    }

    /// What an id of the old version is called in the new one.
    fn renamed<'b>(&'b self, id: &'b str) -> &'b str {
        self.mapping.get(id).map_or(id, String::as_str)
    }

    fn target(&self, task: &str) -> Option<&'a def::Task> {
        self.new.task(self.renamed(task))
    }

    fn stage_target(&self, stage: usize) -> Option<usize> {
        let id = self.old.stages().get(stage).map(|s| s.id.as_str())?;
        self.new.stages().iter().position(|s| s.id == self.renamed(id))
    }

    /// A task goes to a task and a stage to a stage, and no two to one.
    fn mapping_is_good(&mut self) {
        let is_stage = |p: &Procedure, id: &str| p.stages().iter().any(|s| s.id == id);
        let mut taken = BTreeSet::new();
        let own = self.old.tasks().iter().map(|t| &t.id).chain(self.old.stages().iter().map(|s| &s.id));
        taken.extend(own.filter(|id| !self.mapping.contains_key(*id)).map(String::as_str));
        for (from, to) in self.mapping {
            let tasks = self.old.task(from).is_some() && self.new.task(to).is_some();
            let stages = is_stage(self.old, from) && is_stage(self.new, to);
            if !(tasks || stages) || !taken.insert(to) {
                self.hindrances.push(Hindrance { bar: Bar::Mapping, of: from.clone(), other: to.clone() });
            }
        }
    }

    /// What took effect is confirmed or revoked by the task that filed it: the new version has both.
    fn keeps_what_is_in_effect(&mut self) {
        for paper in self.old.papers().iter().filter(|p| p.takes_effect) {
            let in_effect = self.case.paper(&paper.id).is_some()
                || !self.case.left_in_effect(self.old, &paper.id).is_empty();
            let writes = |task: &str| self.new.task(task).is_some_and(|t| t.papers.contains(&paper.id));
            let mut writers =
                self.old.writers(&paper.id).filter(|t| self.case.done_at(&t.id).is_some()).peekable();
            let kept = self.new.paper(&paper.id).is_some_and(|new| new.takes_effect)
                && match writers.peek() {
                    Some(_) => writers.all(|t| writes(self.renamed(&t.id))),
                    None => writes(self.renamed(&paper.task)),
                };
            if in_effect && !kept {
                self.bar(Bar::InEffect, &paper.id, "");
            }
        }
    }

    /// Finds what every task and stage has become; tells what has begun and has become nothing.
    fn counterparts(&mut self) -> Vec<String> {
        let (old, case) = (self.old, self.case);
        self.moves.stages = (0..old.stages().len()).map(|stage| self.stage_target(stage)).collect();
        let mut unmapped = vec![];
        match self.stage_target(case.stage) {
            Some(stage) => self.moves.stage = stage,
            // Nothing has begun: it begins by the new version.
            None if case.stays.is_empty() => {}
            None => unmapped.extend(old.stages().get(case.stage).map(|s| s.id.clone())),
        }
        for task in old.tasks() {
            let progress = case.run(&task.id).progress;
            match self.target(&task.id) {
                Some(target) => {
                    self.moves.tasks.insert(task.id.clone(), (target.id.clone(), target.stage));
                }
                None if progress == Progress::Open => unmapped.push(task.id.clone()),
                None if progress == Progress::Done && task.stage >= case.stage => {
                    unmapped.push(task.id.clone())
                }
                None => {}
            }
        }
        let old_ids: BTreeSet<String> = self.moves.tasks.values().map(|(id, _)| id.clone()).collect();
        for task in self.new.tasks().iter().filter(|t| !old_ids.contains(&t.id)) {
            // Keys are never used twice, whatever was called so before.
            let before = case.tasks.values().filter(|t| is_of(t, &task.id)).map(|t| t.round).max();
            self.moves.new.insert(task.id.clone(), before.unwrap_or(0));
        }
        unmapped
    }

    /// Parties, rosters, facts and parameters of the case have their place, and no key is given twice.
    fn has_places(&mut self) {
        let (case, new) = (self.case, self.new);
        // What was counted before is not counted again: figures for each group need it as they would have had it.
        for figure in new.figures() {
            let Some(roll) = &figure.for_each else { continue };
            let Some(counted) = case.paper(roll).and_then(|p| p.roll.as_ref()) else { continue };
            let sums = figure.is.parts_read().into_iter().any(|name| name != roll) && counted.sums.is_empty();
            if sums || counted.groups.is_empty() {
                self.bar(Bar::Value, roll, &figure.id);
            }
        }
        // What was compared with no other roll when it was filed, or with another one, is not taken for compared.
        for paper in new.papers().iter().filter(|p| case.paper(&p.id).is_some()) {
            let from = |p: &Procedure| p.paper(&paper.id).and_then(|p| p.roll.as_ref()?.from.clone());
            if let Some(other) = from(new).filter(|other| from(self.old).as_ref() != Some(other)) {
                self.bar(Bar::Value, &paper.id, &other);
            }
        }
        // And what was filed by groups has as many of each as it would have to have.
        for paper in new.papers() {
            let Some(many) = paper.roll.as_ref().and_then(|r| r.as_many.as_ref()) else { continue };
            let Some(counted) = case.paper(&paper.id).and_then(|p| p.roll.as_ref()) else { continue };
            let wanted = case.wanted_of_groups(many).unwrap_or_default();
            if !counted.groups.iter().eq(wanted.iter().filter(|(_, heads)| **heads > 0)) {
                self.bar(Bar::Value, &paper.id, &many.figure);
            }
        }
        for party in case.parties.keys() {
            let formed = case.formed.contains_key(party);
            let good = match new.party(party) {
                Some(known) => !formed || known.parts.contains(&def::Part::Formed),
                None => new.bodies().iter().any(|b| &b.id == party),
            };
            if !good {
                self.bar(Bar::Party, party, "");
            }
        }
        for roster in case.rosters.keys().filter(|r| new.roster(r).is_none()) {
            self.bar(Bar::Roster, roster, "");
        }
        for (name, value) in &case.facts {
            let allowed = new.fact(name).is_none_or(|f| match (&f.domain, value) {
                (def::Domain::Number(low, high), Value::Number(n)) => (low..=high).contains(&n),
                (def::Domain::OneOf(words), Value::Word(word)) => words.contains(word),
                _ => false,
            });
            // A number of a roll is kept in its smallest part: with other decimals it would be another one.
            let told_alike = new.fact(name).is_none_or(|f| f.decimals == self.old.decimals(name));
            if !allowed || !told_alike {
                self.bar(Bar::Value, name, &value.written(self.old.decimals(name)));
            }
        }
        for (name, value) in &case.parameters {
            let range = new.parameter(name).map(|p| p.low..=p.high);
            if let (Some(range), Some(value)) = (range, value)
                && !range.contains(value)
            {
                self.bar(Bar::Value, name, &value.to_string());
            }
        }
        let renamed = self.moves.tasks.clone().into_iter().filter(|(from, (to, _))| from != to);
        for (from, (to, _)) in renamed {
            if case.tasks.values().any(|t| t.task != from && is_of(t, &to)) {
                self.bar(Bar::Taken, &from, &to);
            }
        }
    }

    /// Old and new definition of every task that has begun.
    fn begun(&self) -> impl Iterator<Item = (&'a def::Task, &'a def::Task)> {
        let begun = |t: &&def::Task| matches!(self.case.run(&t.id).progress, Progress::Open | Progress::Done);
        self.old.tasks().iter().filter(begun).filter_map(|t| Some((t, self.target(&t.id)?)))
    }

    fn is_open(&self, task: &def::Task) -> bool {
        self.case.run(&task.id).progress == Progress::Open
    }

    /// What has begun can go on as what it has become.
    fn fits(&mut self, before: &'a def::Task, after: &'a def::Task) {
        if before.kind.as_str() != after.kind.as_str() {
            self.bar(Bar::Kind, &before.id, &after.id);
            return;
        }
        if !self.is_open(before) {
            return;
        }
        let (asked, asks) = (doers(before), doers(after));
        let each = |t: &def::Task| matches!(&t.by, Who::Parties { each: false, .. });
        let in_turn = |t: &def::Task| matches!(&t.kind, def::Kind::Approval { in_turn: true, .. });
        let open: Vec<&Task> = self.case.round_of(&before.id).filter(|t| t.added.is_none()).collect();
        let gone = |t: &&&Task| {
            t.state.is_owed() && asked.contains(&t.party.as_str()) && !asks.contains(&t.party.as_str())
        };
        let queued = open.iter().any(|t| t.state == TaskState::Queued);
        let party = open.iter().find(gone).map(|t| t.party.clone());
        let otherwise = each(before) != each(after) || (queued && !in_turn(after));
        if otherwise || party.is_some() || forms(self.old, before) != forms(self.new, after) {
            self.bar(Bar::Asked, &before.id, &party.unwrap_or_default());
        }
    }

    /// Settles what the new version asks in stages that have been left; tells what is binding among it.
    fn passed(&mut self) -> Vec<String> {
        let mut moved = self.case.clone();
        moved.go_over(&self.moves);
        if moved.stays.is_empty() {
            return vec![];
        }
        let mut lost = vec![];
        for task in self.new.tasks().iter().filter(|t| t.stage <= moved.stage) {
            let ran = moved.run(&task.id).progress;
            let holds = moved.guard(&task.when);
            let reopens =
                ran == Progress::NotApplicable && holds != Some(false) && self.was_ruled_out(&task.id);
            if task.stage == moved.stage {
                if reopens {
                    self.moves.again.push(task.id.clone());
                }
                continue;
            }
            let stage = self.new.stages().get(task.stage);
            let passed = stage.is_some_and(|s| moved.guard(&s.when) == Some(false));
            if passed || !(ran == Progress::Waiting || reopens) {
                continue;
            }
            match (holds, task.clause.force) {
                (Some(false), _) => self.moves.ruled_out.push(task.id.clone()),
                (_, def::Force::May | def::Force::Reported) => self.moves.lapsed.push(task.id.clone()),
                (_, force) => {
                    self.moves.passed.push(task.id.clone());
                    if force == def::Force::Must {
                        lost.push(task.id.clone());
                    }
                    if !self.new.can_be_waived(&task.id) {
                        self.bar(Bar::Indispensable, &task.id, "");
                    }
                }
            }
        }
        lost
    }

    /// Whether it was the condition of the old version that ruled a task of the new one out.
    fn was_ruled_out(&self, new: &str) -> bool {
        let origin = self.moves.tasks.iter().find(|(_, (to, _))| to == new).map(|(from, _)| from);
        let origin = origin.and_then(|from| self.old.task(from));
        origin.is_some_and(|t| self.case.guard(&t.when) == Some(false))
    }

    /// What the old version would still have asked, and the new one does not.
    fn gone(&mut self) -> Vec<String> {
        let case = self.case;
        let to_come = |t: &&def::Task| {
            let stage = self.old.stages().get(t.stage);
            let passed = stage.is_some_and(|s| case.guard(&s.when) == Some(false));
            t.clause.force == def::Force::Must
                && case.run(&t.id).progress == Progress::Waiting
                && (t.stage >= case.stage || case.stays.is_empty())
                && !passed
                && case.guard(&t.when) != Some(false)
                && self.target(&t.id).is_none()
        };
        let gone: Vec<String> = self.old.tasks().iter().filter(to_come).map(|t| t.id.clone()).collect();
        self.moves.gone.clone_from(&gone);
        gone
    }

    /// Open rounds in which the new version would ask parties that nobody asks any more.
    fn asked_of_more(&self) -> Vec<String> {
        let more = |(before, after): &(&def::Task, &def::Task)| {
            let asked = doers(before);
            self.is_open(before)
                && after.clause.force == def::Force::Must
                && doers(after).iter().any(|party| !asked.contains(party))
        };
        self.begun().filter(more).map(|(_, after)| after.id.clone()).collect()
    }
}

/// Whether a task with an office is of a task of the definition, or has a key of its kind.
fn is_of(task: &Task, id: &str) -> bool {
    task.task == id || task.key.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
}

impl Case {
    /// Everything that names a task or a stage names those of the new version. What has no counterpart is set aside
    /// and stays.
    pub(super) fn go_over(&mut self, moves: &Moves) {
        let Moves { stage, stages, tasks, new, again, passed, lapsed, ruled_out, .. } = moves;
        let renamed = |id: &str| tasks.get(id).map(|(to, _)| to.clone());
        // What runs by the clock is counted anew by the version that holds now.
        self.waits.clear();
        self.limits.retain(|_, running| running.passed.is_some());
        self.stage = *stage;
        self.stays.retain_mut(|stay| match stages.get(stay.stage).copied().flatten() {
            Some(to) => {
                stay.stage = to;
                let returned = stay.returned_to.and_then(|s| stages.get(s).copied().flatten());
                stay.returned_to = stay.returned_to.and(returned);
                true
            }
            None => false,
        });
        let runs = std::mem::take(&mut self.runs);
        self.runs = runs.into_iter().filter_map(|(id, run)| Some((renamed(&id)?, run))).collect();
        for (id, round) in new {
            self.runs.insert(id.clone(), Run { progress: Progress::Waiting, round: *round });
        }
        for task in self.tasks.values_mut() {
            match tasks.get(&task.task) {
                Some((to, stage)) => (task.task, task.stage) = (to.clone(), *stage),
                None => task.superseded = true,
            }
        }
        for explanation in &mut self.explanations {
            match renamed(&explanation.task) {
                Some(to) => explanation.task = to,
                None => explanation.superseded = true,
            }
        }
        self.requested = self.requested.iter().filter_map(|id| renamed(id)).collect();
        for told in &mut self.informed {
            told.ahead = told.ahead.take().map(|id| renamed(&id).unwrap_or(id));
        }
        self.recent.clear();
        for (ids, progress) in [
            (again, Progress::Waiting),
            (passed, Progress::Explained),
            (lapsed, Progress::Lapsed),
            (ruled_out, Progress::NotApplicable),
        ] {
            for id in ids {
                let round = self.run(id).round;
                self.runs.insert(id.clone(), Run { progress, round });
            }
        }
    }
}
