//! Random sound procedures and random commands: whatever people do, the rules hold and the case can be finished.
//!
//! Procedures, commands and the way a case is finished are each read off a string of bytes (`Dice`), where 0 always
//! stands for the plainest choice, so that proptest shrinks all three. `PROPTEST_CASES` raises the number of cases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use quorate_core::audit::audit;
use quorate_core::case::{
    Act, ActKind, Case, Done, Effect, Need, Progress, Status, Task, TaskKind, TaskState,
};
use quorate_core::procedure::{Capacity, Domain, Force, Kind, Who};
use quorate_core::record::canonical;
use quorate_core::{Command, Procedure, Refusal, procedure};
use serde_json::{Value, json};

use crate::world::World;

/// Ends a check with a sentence unless something holds.
macro_rules! ensure {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// Offices and the party each fills; the lead has to bind the guests by hand.
const OFFICES: [(&str, &str); 5] =
    [("lead", "lead"), ("north", "north"), ("south", "south"), ("guests", ""), ("museum", "")];
const RANKS: [&str; 3] = ["section-head", "deputy-lead", "head"];
/// Nobody finishes a case of this size in more steps.
const STEPS_MAX: usize = 400;

/// Choices read off bytes; beyond the end every choice is the first.
#[derive(Default)]
struct Dice {
    bytes: Vec<u8>,
    at: usize,
}

impl Dice {
    fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), at: 0 }
    }
    fn below(&mut self, n: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) * n / 256
    }
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }
    fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
    fn pick_any<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| self.pick(all))
    }
    fn spent(&self) -> bool {
        self.at >= self.bytes.len()
    }
}

/// A fact that guards may read.
#[derive(Clone)]
struct Told {
    id: String,
    task: String,
    stage: usize,
    number: bool,
    sure: bool,
}

/// A paper that other tasks may need.
struct Written {
    id: String,
    /// Every run writes it, or every run in which its guard holds.
    sure: bool,
    under: String,
}

/// Writes a procedure: most are sound, some are not.
#[derive(Default)]
struct Author {
    dice: Dice,
    stage: usize,
    /// The stage is entered on every run.
    always: bool,
    /// The tasks of the stage.
    here: Vec<String>,
    tasks: usize,
    papers: Vec<Written>,
    /// The guard of the task being written.
    under: String,
    facts: Vec<Told>,
    /// Papers somebody is asked about in this stage.
    asked: BTreeSet<String>,
    parameters: BTreeSet<&'static str>,
    group: bool,
    roster: bool,
    /// The stage of the act that constitutes the body, and whether it has been written.
    founding: Option<usize>,
    founded: bool,
}

/// A procedure as YAML.
fn author(bytes: &[u8]) -> String {
    let mut author = Author { dice: Dice::new(bytes), ..Author::default() };
    author.whole()
}

impl Author {
    fn whole(&mut self) -> String {
        let stages = 1 + self.dice.below(4);
        if self.dice.one_in(2) {
            self.founding = Some(stages - 1 - self.dice.below(stages.min(2)));
        }
        let body: String = (0..stages).map(|stage| self.stage(stage)).collect();
        let mut text = String::from(
            "procedure: random\nversion: 1\nlanguage: en\ntitle: Random\nsource: Dice\nstatus: advisory\n",
        );
        if self.founding.is_some() {
            text += "founds: {board: Board, source: \"1\"}\n";
        }
        text += "parties:\n  lead: {lead: Lead}\n  member: {north: North, south: South}\n";
        text += "  invited: {guests: Guests, many: [guests]}\n";
        if self.group {
            text += "  formed: {group: Group}\n";
        }
        text += "positions: {ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}]}\n";
        if !self.parameters.is_empty() {
            text += "parameters:\n";
        }
        for (id, range) in [("days", "1..9 workdays"), ("level", "1..4"), ("size", "1..3 persons")] {
            if self.parameters.contains(id) {
                let _ = writeln!(
                    text,
                    "  {id}: {{title: {id}, range: {range}, stands_for: some, source: \"1\"}}"
                );
            }
        }
        if self.roster {
            let force = self.dice.pick(&["should", "must"]);
            let count = if self.parameters.contains("size") { "size.." } else { "1..3" };
            let _ = write!(text, "rosters:\n  board:\n    source: \"1\"\n    force: {force}\n");
            text += "    chair: {title: Chair, count: 1, from: head of lead}\n";
            let _ =
                writeln!(text, "    seats: {{title: Seats, count: {count}, from: {{Youth: {{age: ..35}}}}}}");
        }
        let success = if self.founding.is_some() { "founding: board" } else { "success: true" };
        let _ = write!(text, "stages:\n{body}ends:\n  done: {{{success}}}\n  refused: {{title: Refused}}\n");
        text
    }

    fn stage(&mut self, stage: usize) -> String {
        (self.stage, self.here, self.asked) = (stage, vec![], BTreeSet::new());
        let mut text = format!("- stage: s{stage}\n  title: Stage {stage}\n  source: \"1\"\n");
        let earlier: Vec<Told> = self.facts.iter().filter(|f| f.stage < stage && f.sure).cloned().collect();
        self.always = true;
        if self.founding != Some(stage)
            && self.dice.one_in(4)
            && let Some(fact) = self.dice.pick_any(&earlier)
        {
            self.always = false;
            let _ = writeln!(text, "  when: {{{}}}", self.guard(&fact));
        }
        text += "  tasks:\n";
        let count = 1 + self.dice.below(4);
        for _ in 0..count {
            let kind = self.dice.pick(&["work", "work", "work", "consultation", "meeting", "approval"]);
            text += &self.task(kind, false);
        }
        if self.founding == Some(stage) {
            self.under.clear();
            if self.paper().is_none() {
                let (id, paper) = (self.next(), format!("p{}", self.papers.len()));
                let _ = writeln!(text, "  - {{work: {id}, title: Write, writes: {{{paper}: Paper}}}}");
                self.papers.push(Written { id: paper, sure: true, under: String::new() });
                self.here.push(id);
            }
            text += &self.task("approval", true);
            self.founded = true;
        }
        text
    }

    fn next(&mut self) -> String {
        self.tasks += 1;
        format!("t{}", self.tasks - 1)
    }

    /// A condition on a fact.
    fn guard(&mut self, fact: &Told) -> String {
        if !fact.number {
            return format!("{}: good", fact.id);
        }
        let test = self.dice.pick(&["2..", "..3", "1..4", "2..", "..3", "level.."]);
        if test == "level.." {
            self.parameters.insert("level");
        }
        format!("{}: {test}", fact.id)
    }

    /// A paper written before, mostly one that every run writes.
    fn paper(&mut self) -> Option<String> {
        let any = self.dice.one_in(8);
        let good = |p: &&Written| any || (p.sure && (p.under.is_empty() || p.under == self.under));
        let papers: Vec<String> = self.papers.iter().filter(good).map(|p| p.id.clone()).collect();
        self.dice.pick_any(&papers)
    }

    fn task(&mut self, kind: &str, founding: bool) -> String {
        let id = self.next();
        self.under.clear();
        let of = if kind == "approval" { self.paper() } else { None };
        let kind = if kind == "approval" && of.is_none() { "work" } else { kind };
        let mut keys = vec![format!("{kind}: {id}"), "title: Task".to_owned()];
        let mut sure = self.always;
        let mut after: Vec<String> = vec![];
        let all_above = founding && !self.dice.one_in(6);
        for other in self.here.clone() {
            if all_above || self.dice.one_in(3) {
                after.push(other);
            }
        }
        if !founding {
            let force = self.dice.pick(&["must", "must", "must", "should", "may"]);
            sure &= force != "may";
            keys.push(format!("force: {force}"));
            self.when(&mut keys, &mut after);
        }
        if !after.is_empty() {
            keys.push(format!("after: [{}]", after.join(", ")));
        }
        if self.dice.one_in(3) {
            keys.extend(self.paper().map(|p| format!("needs: {p}")));
        }
        self.due(&mut keys);
        match kind {
            "consultation" => sure &= !self.consultation(&mut keys),
            "meeting" => self.meeting(&mut keys),
            "approval" => self.approval(&mut keys, &of.unwrap_or_default(), founding),
            _ => sure &= !self.work(&mut keys, sure),
        }
        self.writes(&mut keys, kind, sure);
        let one = kind == "work" && !keys.iter().any(|k| k.contains("by: ") && k.contains("each of"));
        if self.dice.one_in(if one { 3 } else { 24 }) {
            let fact = format!("f{}", self.facts.len());
            let number = !self.dice.one_in(4);
            let domain = if number { "range: 0..5" } else { "one_of: [good, bad]" };
            keys.push(format!("states: {{{fact}: Fact, {domain}}}"));
            let sure = sure && self.under.is_empty();
            self.facts.push(Told { id: fact, task: id.clone(), stage: self.stage, number, sure });
        }
        self.here.push(id);
        format!("  - {{{}}}\n", keys.join(", "))
    }

    /// Sometimes a guard over a fact; a fact of this stage mostly comes first by `after`.
    fn when(&mut self, keys: &mut Vec<String>, after: &mut Vec<String>) {
        if !self.dice.one_in(4) {
            return;
        }
        let any = self.dice.one_in(12);
        let facts: Vec<Told> = self.facts.iter().filter(|f| f.sure || any).cloned().collect();
        let Some(fact) = self.dice.pick_any(&facts) else { return };
        if fact.stage == self.stage && !after.contains(&fact.task) && !self.dice.one_in(3) {
            after.push(fact.task.clone());
        }
        let again: Vec<String> =
            self.papers.iter().map(|p| p.under.clone()).filter(|u| u.starts_with(&fact.id)).collect();
        let again = self.dice.pick_any(&again).filter(|_| self.dice.one_in(2));
        let mut guard = again.unwrap_or_else(|| self.guard(&fact));
        if self.dice.one_in(4) {
            let other = self.dice.pick(&facts);
            guard = format!("any: [{{{guard}}}, {{{}}}]", self.guard(&other));
        }
        keys.push(format!("when: {{{guard}}}"));
        self.under = guard;
    }

    fn due(&mut self, keys: &mut Vec<String>) {
        if !self.dice.one_in(5) {
            return;
        }
        let task = format!("t{}", self.dice.below(self.tasks));
        let due = match self.dice.below(4) {
            0 => "days".to_owned(),
            1 => "5 days".to_owned(),
            2 => "12 hours".to_owned(),
            _ => format!("3 workdays after {task}"),
        };
        if due == "days" {
            self.parameters.insert("days");
        }
        keys.push(format!("due: {due}"));
    }

    fn back(&mut self) -> String {
        format!("s{}", self.stage - self.dice.below(self.stage + 1))
    }

    /// Who does a work or an approval; says whether it can be nobody.
    fn by(&mut self, keys: &mut Vec<String>) -> bool {
        let mut who = vec!["", "", "", "lead", "north", "each of members", "[north, south]", "head of lead"];
        who.extend(["section-head of north", "deputy-lead or higher of each of members", "each of guests"]);
        who.extend(if self.group { vec!["group", "group"] } else { vec![] });
        who.extend(if self.founded { vec!["board"] } else { vec![] });
        let who = self.dice.pick(&who);
        if !who.is_empty() {
            keys.push(format!("by: {who}"));
        }
        who == "each of guests"
    }

    fn work(&mut self, keys: &mut Vec<String>, sure: bool) -> bool {
        let nobody = self.by(keys);
        match self.dice.below(8) {
            5 => keys.push("checklist: [One, Two]".into()),
            6 => keys.push("any_of: [This, That]".into()),
            7 if sure && self.under.is_empty() && !nobody && !self.group => {
                keys.push("forms: group from section-head of each of members".into());
                self.group = true;
            }
            _ => {}
        }
        let each = keys.iter().any(|k| k.contains("each of"));
        let fills = self.founding.is_some() && !self.founded && !self.roster;
        if fills && self.dice.one_in(if each { 24 } else { 3 }) {
            keys.push("fills: board".into());
            self.roster = true;
            if self.dice.one_in(2) {
                self.parameters.insert("size");
            }
        }
        nobody
    }

    fn consultation(&mut self, keys: &mut Vec<String>) -> bool {
        let mut who =
            vec!["north", "each of members", "each of guests", "[south, guests]", "head of each of members"];
        who.extend(if self.group { vec!["group"] } else { vec![] });
        let who = self.dice.pick(&who);
        keys.push(format!("ask: {who}"));
        if self.dice.one_in(2)
            && let Some(paper) = self.paper().filter(|p| !self.asked.contains(p))
        {
            keys.push(format!("about: {paper}"));
            self.asked.insert(paper);
        }
        if self.dice.one_in(2) {
            keys.push(format!("if_objection: {}", self.back()));
        }
        who == "each of guests"
    }

    fn meeting(&mut self, keys: &mut Vec<String>) {
        if self.dice.one_in(3) {
            keys.push("convened_by: north".into());
        }
        if self.dice.one_in(4) {
            keys.push("requested_by: lead".into());
        }
        let mut agenda = vec!["Opening".to_owned()];
        if self.dice.one_in(2) {
            agenda.push("{Speech: may}".into());
        }
        if self.dice.one_in(3) {
            agenda.extend(self.paper().map(|p| format!("{{Report: north, reads: {p}}}")));
        }
        let facts: Vec<Told> =
            self.facts.iter().filter(|f| f.sure && f.stage < self.stage).cloned().collect();
        if self.dice.one_in(3)
            && let Some(fact) = self.dice.pick_any(&facts)
        {
            agenda.push(format!("{{Extra: may, when: {{{}}}}}", self.guard(&fact)));
        }
        keys.push(format!("agenda: [{}]", agenda.join(", ")));
        keys.push("invite: deputy-lead of each of members".into());
        if self.dice.one_in(3) {
            keys.push(format!("if_changes: {}", self.back()));
        }
    }

    fn approval(&mut self, keys: &mut Vec<String>, of: &str, founding: bool) {
        if founding {
            keys.push(format!("by: {}", self.dice.pick(&["lead", "head of lead", "each of members"])));
        } else {
            self.by(keys);
        }
        keys.push(format!("of: {of}"));
        if self.dice.one_in(2) {
            let drafter = format!("drafter of {of}");
            let barred = self.dice.pick(&[&drafter, "north", "head of north"]);
            keys.push(format!("not_by: {barred}"));
            // Who sits in a formed party is known to the case alone: all of them may be barred.
            let formed = keys.iter().any(|k| k == "by: group" || k == "by: board");
            if formed || !self.dice.one_in(4) {
                keys.push("otherwise: lead together".into());
            }
        }
        keys.push(format!("if_returned: {}", self.back()));
        keys.push("if_refused: refused".into());
        if founding {
            keys.push("constitutes: board".into());
        }
    }

    /// The papers of a task.
    fn writes(&mut self, keys: &mut Vec<String>, kind: &str, sure: bool) {
        let (one, two) = (format!("p{}", self.papers.len()), format!("p{}", self.papers.len() + 1));
        if !self.dice.one_in(2) {
            return;
        }
        if kind == "consultation" {
            keys.push(format!("sends: {{{one}: Letter}}"));
            keys.push(format!("answer: {{{two}: Answer}}"));
            // Nobody has to send a letter or answer by one: no other task can rely on them.
            let unsure = |id| Written { id, sure: false, under: String::new() };
            self.papers.extend([unsure(one), unsure(two)]);
            return;
        }
        let mut paper = format!("{one}: Paper");
        if self.dice.one_in(4) {
            paper += ", sections: [First, Second]";
        }
        if self.dice.one_in(3)
            && let Some(other) = self.paper()
        {
            let _ = write!(paper, ", attach: {other}");
        }
        keys.push(format!("{}: {{{paper}}}", self.dice.pick(&["writes", "issues"])));
        self.papers.push(Written { id: one, sure, under: self.under.clone() });
    }
}

/// A case on its way, with everything done to it.
struct Walk {
    world: World,
    dice: Dice,
    /// Accepted commands, to be told when a check fails.
    log: Vec<String>,
    /// Every task that is done, as it was when it was done.
    done: BTreeMap<String, Done>,
    /// Answers have been voided: what came after them stands before them now.
    voided: bool,
}

type Checked = Result<(), String>;

fn lead(command: Value) -> (String, Value) {
    ("lead-section-head".to_owned(), command)
}

impl Walk {
    fn open(procedure: Procedure) -> Result<Self, String> {
        let world = World::with(procedure, &OFFICES);
        let mut walk =
            Self { world, dice: Dice::new(&[]), log: vec![], done: BTreeMap::new(), voided: false };
        let open = json!({"act": "open", "procedure": "random", "county": "520622"});
        walk.act("lead-section-head", &open)?.map_err(|r| format!("not opened: {r:?}"))?;
        Ok(walk)
    }

    /// Sends a command; whatever comes of it is checked.
    fn act(&mut self, person: &str, command: &Value) -> Result<Result<(), Refusal>, String> {
        let before = self.world.case.clone();
        let Ok(asked) = serde_json::from_value::<Command>(command.clone()) else {
            return Err(format!("no command: {command}"));
        };
        let attempted = catch_unwind(AssertUnwindSafe(|| self.world.attempt(person, &asked)));
        let decided = match attempted {
            Err(_) => return Err(format!("{person} {command}: decide panics")),
            Ok(Err(refusal)) => {
                ensure!(before == self.world.case, "{person} {command}: a refusal changed the case");
                return Ok(Err(refusal));
            }
            Ok(Ok(decided)) => decided,
        };
        let (act, now) = (decided.act.clone(), self.world.now);
        self.world.take(decided);
        // Clocks of nodes differ: time also stands still or runs back a little.
        self.world.now = now.plus_minutes(self.dice.pick(&[1, 0, 1, 3, 60, -30]));
        self.log.push(format!("{person} {command}"));
        self.voided |= act.act == "call_substantive";
        self.check(&before, &act).map_err(|said| format!("{person} {command}: {said}"))?;
        Ok(Ok(()))
    }

    fn check(&mut self, before: &Case, act: &Act) -> Checked {
        let text = canonical(act).map_err(|e| format!("no canonical JSON: {e}"))?;
        let again: Act =
            serde_json::from_str(&text).map_err(|e| format!("cannot be read again: {e}: {text}"))?;
        ensure!(&again == act, "reads otherwise: {text}");
        ensure!(act.at >= before.moved_at && self.world.case.moved_at == act.at, "time runs backwards");
        self.check_done(act)?;
        self.check_marking()?;
        for effect in &act.effects {
            match effect {
                Effect::Returned { to, .. } => self.check_return(*to, act)?,
                Effect::Undone { key, .. } => self.check_undone(key)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Nothing done is ever lost, unless it is undone or its signers void it.
    fn check_done(&mut self, act: &Act) -> Checked {
        for effect in &act.effects {
            match effect {
                Effect::Undone { effects, .. } => effects.iter().for_each(|e| {
                    if let Effect::TaskDone { key, .. } = e {
                        self.done.remove(key);
                    }
                }),
                Effect::SignaturesVoided { keys, .. } => keys.iter().for_each(|k| drop(self.done.remove(k))),
                _ => {}
            }
        }
        for (key, done) in &self.done {
            let kept = self.world.case.tasks.get(key).and_then(|t| t.done.as_ref());
            ensure!(kept == Some(done), "{key} was done and is no longer, or otherwise");
        }
        let now = self.world.case.tasks.values().filter(|t| t.state == TaskState::Done);
        self.done.extend(now.filter_map(|t| Some((t.key.clone(), t.done.clone()?))));
        Ok(())
    }

    /// What is undone is open again; where nothing has happened in between, it is as if it had never been done.
    fn check_undone(&self, key: &str) -> Checked {
        let case = &self.world.case;
        ensure!(case.tasks.get(key).is_some_and(|t| t.state.is_open()), "{key} is undone and not open");
        let said = |case: &Case| {
            let open = |t: &&Task| t.state.is_open() && !t.superseded;
            let tasks: Vec<String> = case.tasks.values().filter(open).map(|t| t.key.clone()).collect();
            let papers = case.papers.values().flatten().filter(|v| !v.superseded);
            let papers: Vec<(String, u32)> = papers.map(|v| (v.key.clone(), v.version)).collect();
            let meetings: Vec<String> = case.meetings.iter().map(|m| m.key.clone()).collect();
            let stays: Vec<usize> = case.stays.iter().map(|s| s.stage).collect();
            let runs = case.runs.values().map(|r| r.progress).collect::<Vec<_>>();
            let rosters: Vec<String> = case.rosters.keys().cloned().collect();
            format!(
                "{tasks:?} {papers:?} {:?} {rosters:?} {meetings:?} {} {stays:?} {runs:?}",
                case.facts, case.stage
            )
        };
        let acts = &self.world.acts;
        let submitted =
            |a: &Act| a.effects.iter().any(|e| matches!(e, Effect::TaskDone { key: k, .. } if k == key));
        if acts.len() < 2 || !submitted(&acts[acts.len() - 2]) {
            return Ok(());
        }
        let mut before = Case::empty("case-1");
        acts[..acts.len() - 2].iter().for_each(|a| before.evolve(a));
        ensure!(said(&before) == said(case), "undone and not as before: {} / {}", said(&before), said(case));
        Ok(())
    }

    /// The marking is one that a run without returns can reach: stages before are settled or passed over, nothing is
    /// open in stages to come, and in the present one everything is offered whose turn it is.
    fn check_marking(&self) -> Checked {
        let (case, procedure) = (&self.world.case, &self.world.procedure);
        if !case.is_open() {
            return Ok(());
        }
        for task in procedure.tasks() {
            let (id, run) = (&task.id, case.run(&task.id));
            let open =
                case.tasks.values().filter(|t| &t.task == id && !t.superseded && t.state.is_open()).count();
            ensure!((run.progress == Progress::Open) == (open > 0), "{id} is {run:?} with {open} open");
            let passed = case.guard(&procedure.stages()[task.stage].when) == Some(false);
            if task.stage < case.stage {
                let settled = run.progress.settled() || (passed && run.progress == Progress::Waiting);
                ensure!(settled, "{id} stands before the present stage and is {run:?}");
            } else if task.stage > case.stage {
                ensure!(
                    run.progress == Progress::Waiting,
                    "{id} stands behind the present stage and is {run:?}"
                );
            } else if !self.voided && !case.stays.is_empty() {
                let after = task.after.iter().all(|a| case.run(a).progress.settled());
                let papers = task.reads().iter().all(|p| case.paper(p).is_some());
                let ready =
                    after && case.guard(&task.when) == Some(true) && case.needs(procedure, task).is_empty();
                match run.progress {
                    Progress::Waiting => ensure!(!ready, "{id} waits though its turn has come"),
                    Progress::Open => ensure!(after && papers, "{id} is open before its turn"),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// A return to a stage leaves what entering it leaves, rounds aside.
    fn check_return(&self, to: usize, act: &Act) -> Checked {
        let (case, procedure) = (&self.world.case, &self.world.procedure);
        let offered: BTreeSet<&str> = act
            .effects
            .iter()
            .filter_map(|e| if let Effect::TaskOffered { key, .. } = e { Some(key.as_str()) } else { None })
            .collect();
        for task in procedure.tasks().iter().filter(|t| t.stage >= to) {
            for paper in &task.papers {
                ensure!(case.paper(paper).is_none(), "{paper} outlives a return to stage {to}");
            }
            for fact in &task.states {
                ensure!(!case.facts.contains_key(fact), "{fact} outlives a return to stage {to}");
            }
            ensure!(!case.requested.contains(&task.id), "{} is still asked for after a return", task.id);
            let fresh = case.round_of(&task.id).all(|t| offered.contains(t.key.as_str()));
            let progress = case.run(&task.id).progress;
            ensure!(
                !matches!(progress, Progress::Done | Progress::Lapsed | Progress::Explained) && fresh,
                "{} is {progress:?} after a return to stage {to}",
                task.id
            );
        }
        let left = case.explanations.iter().filter(|e| !e.superseded);
        for task in left.filter_map(|e| procedure.task(&e.task)) {
            ensure!(task.stage < to, "the explanation for {} outlives a return", task.id);
        }
        Ok(())
    }

    /// At the end: the acts alone give the same case, and the audit reads them.
    fn check_record(&self) -> Checked {
        let mut again = Case::empty("case-1");
        for act in &self.world.acts {
            let text = canonical(act).map_err(|e| e.to_string())?;
            again.evolve(&serde_json::from_str(&text).map_err(|e| e.to_string())?);
        }
        ensure!(again == self.world.case, "replayed, the acts give another case");
        let text = serde_json::to_string(&again).map_err(|e| e.to_string())?;
        let read: Case =
            serde_json::from_str(&text).map_err(|e| format!("the case cannot be read again: {e}"))?;
        ensure!(read == again, "the case reads otherwise");
        let verdict = catch_unwind(AssertUnwindSafe(|| {
            let _ = again.outline(&self.world.procedure);
            audit(&self.world.procedure, "case-1", &self.world.acts, 480)
        }));
        let verdict = verdict.map_err(|_| "the audit panics".to_owned())?;
        ensure!(verdict.acts == again.version, "the audit read {} of {} acts", verdict.acts, again.version);
        Ok(())
    }

    /// What a page offers is what `decide` accepts.
    fn check_permitted(&mut self) -> Checked {
        let keys: Vec<String> = self.world.case.tasks.keys().cloned().collect();
        let Some(key) = self.dice.pick_any(&keys) else { return Ok(()) };
        let task = self.world.case.tasks[&key].clone();
        let all: Vec<String> = self
            .people(&task.office)
            .into_iter()
            .map(|(p, _)| p)
            .chain(["north-head".into(), "lead-head".into()])
            .collect();
        let person = self.dice.pick_any(&all).unwrap_or_default();
        let permitted = self.world.permitted(&person, &key);
        for kind in [ActKind::Claim, ActKind::Release, ActKind::Undo, ActKind::Correct] {
            let command = match kind {
                ActKind::Correct => self.correction(&key),
                _ => Some(json!({"act": kind.as_str(), "task": key})),
            };
            let Some(asked) = command.and_then(|c| serde_json::from_value::<Command>(c).ok()) else {
                continue;
            };
            let offered = permitted.iter().any(|(k, _)| *k == kind);
            ensure!(
                offered || self.world.attempt(&person, &asked).is_err(),
                "{person} {asked:?}: accepted, never offered"
            );
        }
        for (kind, said) in permitted {
            let command = match kind {
                ActKind::Submit if task.kind == TaskKind::Consultation => match self.letter(&task) {
                    Some(command) => command,
                    None => continue,
                },
                ActKind::Submit | ActKind::Reply | ActKind::Decide | ActKind::RecordMeeting => {
                    self.well_formed(&key)
                }
                ActKind::Claim => json!({"act": "claim", "task": key}),
                ActKind::OnBehalf => self.on_behalf(&task),
                ActKind::Correct => match self.correction(&key) {
                    Some(command) => command,
                    None => continue,
                },
                _ => continue,
            };
            let asked: Command =
                serde_json::from_value(command.clone()).map_err(|e| format!("{e}: {command}"))?;
            match (said, self.world.attempt(&person, &asked)) {
                (Ok(()), Err(refusal)) => {
                    return Err(format!("{person} {command}: offered and refused: {refusal:?}"));
                }
                (Err(said), Ok(_)) => {
                    return Err(format!("{person} {command}: accepted though not offered: {said:?}"));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The rank a task asks of whoever does it.
fn asked(procedure: &Procedure, task: &Task) -> Option<Capacity> {
    let definition = procedure.task(&task.task)?;
    let who = match (&definition.kind, task.kind) {
        (Kind::Consultation { ask, .. }, TaskKind::Reply) => {
            ask.iter().find(|w| matches!(w, Who::Parties { parties, .. } if parties.contains(&task.party)))?
        }
        _ => &definition.by,
    };
    if let Who::Parties { position, .. } = who { position.clone() } else { None }
}

/// What people send: well-formed commands.
impl Walk {
    /// Who acts for an office, with rank.
    fn people(&self, office: &str) -> Vec<(String, String)> {
        let all = self.world.directory.appointments.values().filter(|a| a.office == office);
        all.map(|a| (a.person.clone(), a.rank.clone())).collect()
    }

    /// Who may do a task by office and rank; whoever has claimed it comes first.
    fn able(&self, task: &Task) -> Vec<String> {
        let asked = asked(&self.world.procedure, task);
        let fits = |rank: &str| match (&asked, RANKS.iter().position(|r| *r == rank)) {
            (None, _) => true,
            (Some(asked), Some(held)) => held == asked.rank || (asked.or_higher && held > asked.rank),
            (Some(_), None) => false,
        };
        let mut able: Vec<String> =
            self.people(&task.office).into_iter().filter(|(_, rank)| fits(rank)).map(|(p, _)| p).collect();
        able.sort_by_key(|p| task.state != TaskState::Claimed { person: p.clone() });
        able
    }

    fn file(&mut self, paper: &str) -> Value {
        let sections = self.world.procedure.paper(paper).map(|p| p.sections.clone()).unwrap_or_default();
        let file = self.world.file(&format!("{paper} {}", self.log.len()));
        json!({"paper": paper, "files": [file], "sections": sections})
    }

    fn files(&mut self, papers: &[String]) -> Vec<Value> {
        papers.iter().map(|p| self.file(p)).collect()
    }

    /// The favourable command that settles a task, complete in every part.
    fn well_formed(&mut self, key: &str) -> Value {
        let task = self.world.case.tasks[key].clone();
        let Some(definition) = self.world.procedure.task(&task.task) else { return Value::Null };
        let (papers, kind) = (definition.papers.clone(), definition.kind.clone());
        match (task.kind, kind) {
            (TaskKind::Work, _) => json!({"act": "submit", "task": key, "work": self.work(&task.task)}),
            (TaskKind::Reply, _) => json!({"act": "reply", "task": key, "stance": "agree"}),
            (TaskKind::Consultation, _) => json!({"act": "close_round", "task": key}),
            (TaskKind::Approval, _) => {
                json!({"act": "decide", "task": key, "outcome": "agreed", "papers": self.files(&papers)})
            }
            (TaskKind::Meeting, kind) => {
                let points = if let Kind::Meeting { agenda, .. } = kind { agenda } else { vec![] };
                let held = points.iter().map(|p| json!({"title": p.title, "held": true}));
                let held: Vec<Value> = held.collect();
                json!({"act": "record_meeting", "task": key, "held_on": self.world.today().to_string(),
                    "attendance": [{"party": "lead", "name": "Somebody", "rank": "head"}], "agenda": held,
                    "papers": self.files(&papers)})
            }
        }
    }

    /// The same, heard on the telephone from somebody of the rank asked.
    fn on_behalf(&mut self, task: &Task) -> Value {
        let rank = asked(&self.world.procedure, task).map_or("head", |c| RANKS[c.rank]);
        let mut command = self.well_formed(&task.key);
        command["behalf"] =
            json!({"medium": "phone", "signer": "Somebody", "rank": rank, "dated": "2026-09-14"});
        command
    }

    fn work(&mut self, task: &str) -> Value {
        let Some(definition) = self.world.procedure.task(task) else { return Value::Null };
        let (papers, states, kind) =
            (definition.papers.clone(), definition.states.clone(), definition.kind.clone());
        let Kind::Work { checklist, any_of, fills, forms } = kind else { return Value::Null };
        let mut work = json!({"papers": self.files(&papers), "covered": checklist});
        for fact in states {
            let domain = self.world.procedure.fact(&fact).map(|f| f.domain.clone());
            work["facts"][fact] = match domain {
                Some(Domain::Number(low, high)) => json!(self.dice.pick(&(low..=high).collect::<Vec<_>>())),
                Some(Domain::OneOf(words)) => json!(self.dice.pick(&words)),
                None => Value::Null,
            };
        }
        if !any_of.is_empty() {
            work["choices"] = json!([self.dice.pick(&any_of)]);
        }
        if let Some(roster) = fills {
            work["roster"] = self.roster(&roster);
        }
        if forms.is_some() {
            let named = self.dice.pick(&[Some("north-section-head"), None]);
            work["members"] =
                json!([{"name": "Member", "person": named, "party": "north", "rank": "section-head"}]);
        }
        work
    }

    /// As few people as the seats of a roster ask for.
    fn roster(&mut self, roster: &str) -> Value {
        let person = if self.dice.one_in(2) { Some("lead-head") } else { None };
        let seats = self.world.procedure.roster(roster).map(|r| r.seats.clone()).unwrap_or_default();
        let mut holders = vec![];
        for seat in seats {
            let least = seat.count.low.as_ref().and_then(|low| self.world.case.amount(low)).unwrap_or(1);
            holders.extend((0..least).map(|n| match &seat.from {
                procedure::From::Pools(pools) => {
                    json!({"seat": seat.id, "name": format!("Young {n}"), "pool": pools[0].title, "facts": {"age": 30}})
                }
                procedure::From::Who(_) => {
                    json!({"seat": seat.id, "name": "Somebody", "party": "lead", "position": "head", "person": person})
                }
            }));
        }
        json!(holders)
    }

    /// The letter of a consultation: filed with its round, which goes on.
    fn letter(&mut self, task: &Task) -> Option<Value> {
        let Kind::Consultation { sends, .. } = &self.world.procedure.task(&task.task)?.kind else {
            return None;
        };
        let letter = self.file(&sends.clone()?);
        Some(json!({"act": "submit", "task": task.key, "work": {"papers": [letter]}}))
    }

    /// A correction of a paper that a task has filed.
    fn correction(&mut self, key: &str) -> Option<Value> {
        let mut papers = self.world.case.papers.iter();
        let paper = papers.find(|(_, all)| all.iter().any(|v| v.key == key && !v.superseded))?.0.clone();
        Some(json!({"act": "correct", "task": key, "paper": self.file(&paper), "reason": "A slip"}))
    }

    fn meet(&mut self, need: &Need) -> Value {
        match need {
            Need::Party { party } => {
                let nobody = party == "guests" && self.dice.one_in(3);
                let offices = if nobody { vec![] } else { vec![party] };
                json!({"act": "bind_party", "party": party, "offices": offices})
            }
            Need::Parameter { parameter } => {
                let range = self.world.procedure.parameter(parameter).map_or((1, 1), |p| (p.low, p.high));
                let value = if self.dice.one_in(2) { range.1 } else { range.0 };
                json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "Somebody"})
            }
            _ => Value::Null,
        }
    }

    fn open_tasks(&self) -> Vec<Task> {
        let open = self.world.case.tasks.values().filter(|t| t.state.is_open() && !t.superseded);
        open.cloned().collect()
    }

    fn objections(&self) -> Vec<String> {
        let open = |t: &&Task| {
            t.reply.as_ref().is_some_and(|r| r.stance.as_str() == "object" && r.disposal.is_none())
        };
        self.world.case.tasks.values().filter(|t| !t.superseded).filter(open).map(|t| t.key.clone()).collect()
    }
}

/// What people send at random: sensible, untimely, by the wrong people, and nonsense.
impl Walk {
    fn wander(&mut self, commands: &[u8]) -> Checked {
        self.dice = Dice::new(commands);
        let mut budget = 60;
        if self.dice.one_in(12) {
            let (person, command) = lead(self.taken_up());
            let _ = self.act(&person, &command)?;
        }
        while !self.dice.spent() && self.world.case.is_open() && budget > 0 {
            budget -= 1;
            let Some((mut person, command)) = self.random() else { continue };
            if self.dice.one_in(8) {
                let people: Vec<String> =
                    self.world.directory.people.keys().cloned().chain(["nobody".into()]).collect();
                person = self.dice.pick(&people);
            }
            let _ = self.act(&person, &command)?;
            self.check_permitted()?;
        }
        Ok(())
    }

    fn random(&mut self) -> Option<(String, Value)> {
        let tasks: Vec<String> = self.world.procedure.tasks().iter().map(|t| t.id.clone()).collect();
        let stages: Vec<String> = self.world.procedure.stages().iter().map(|s| s.id.clone()).collect();
        let keys: Vec<String> = self.world.case.tasks.keys().cloned().collect();
        let of = self.dice.pick(&tasks);
        match self.dice.below(26) {
            0..=10 => self.sensible(),
            11 => {
                let task = self.dice.pick_any(&self.open_tasks())?;
                let people = self.people(&task.office);
                let person = self.dice.pick_any(&people)?.0;
                let act = self.dice.pick(&["claim", "release"]);
                Some((person, json!({"act": act, "task": task.key})))
            }
            12 | 13 => Some(lead(json!({"act": "return", "to": self.dice.pick(&stages), "reason": "Again"}))),
            14 => Some(lead(json!({"act": "explain", "of": of, "reason": "Not needed"}))),
            15 => Some(lead(json!({"act": "lapse", "of": of}))),
            16 => {
                let rounds: Vec<Task> =
                    self.open_tasks().into_iter().filter(|t| t.kind == TaskKind::Consultation).collect();
                let round = self.dice.pick_any(&rounds);
                let letter = round.as_ref().filter(|_| self.dice.one_in(2)).and_then(|t| self.letter(t));
                if let Some(letter) = letter {
                    return Some(lead(letter));
                }
                let close = json!({"act": "close_stage"});
                Some(lead(round.map_or(close, |t| json!({"act": "close_round", "task": t.key}))))
            }
            17 | 18 => {
                let recent = self.dice.pick_any(&self.world.case.recent.clone())?;
                Some((recent.person, json!({"act": "undo", "task": recent.key})))
            }
            19 | 20 => self.slip(&keys),
            21 => Some(lead(self.settings())),
            22 => {
                let task = self.dice.pick_any(&self.open_tasks())?;
                (task.kind != TaskKind::Consultation).then(|| lead(self.on_behalf(&task)))
            }
            23 | 24 => Some(lead(self.rare(&tasks, &keys))),
            _ => Some(lead(self.nonsense(&keys))),
        }
    }

    /// A paper is corrected; an answer given on the version before says that it matters.
    fn slip(&mut self, keys: &[String]) -> Option<(String, Value)> {
        let case = &self.world.case;
        let corrected = |t: &&Task| {
            let about = t.reply.as_ref().and_then(|r| r.about.as_ref());
            about.is_some_and(|(paper, version)| {
                case.paper(paper).is_some_and(|now| now.corrects && now.version > *version)
            })
        };
        let answers: Vec<Task> =
            case.tasks.values().filter(|t| !t.superseded).filter(corrected).cloned().collect();
        let filed = |k: &&String| case.papers.values().flatten().any(|v| &&v.key == k && !v.superseded);
        let papers: Vec<String> = keys.iter().filter(filed).cloned().collect();
        if let Some(task) = self.dice.pick_any(&answers) {
            let person = self.dice.pick_any(&self.people(&task.office))?.0;
            let matters = json!({"act": "call_substantive", "task": task.key, "reason": "It matters"});
            return Some((person, matters));
        }
        let judged: Vec<String> = case
            .tasks
            .values()
            .filter(|t| !t.superseded && t.stage == case.stage)
            .filter_map(|t| Some(case.paper(&t.reply.as_ref()?.about.as_ref()?.0)?.key.clone()))
            .collect();
        let key = self.dice.pick_any(if judged.is_empty() { &papers } else { &judged })?;
        let person = self.dice.pick_any(&self.people(&self.world.case.tasks[&key].office.clone()))?.0;
        self.correction(&key).map(|command| (person, command))
    }

    /// What was done before the case was opened here: the first tasks of the procedure.
    fn taken_up(&mut self) -> Value {
        let mut done = vec![];
        for index in 0..=self.dice.below(4) {
            let Some(task) = self.world.procedure.tasks().get(index) else { break };
            let (of, work) = (task.id.clone(), matches!(task.kind, Kind::Work { .. }));
            done.push(json!({"task": of, "took_place": "2026-05-06"}));
            if work {
                done[index]["work"] = self.work(&of);
            } else {
                let parties =
                    ["north", "south", "guests"].map(|party| json!({"party": party, "stance": "agree"}));
                done[index]["replies"] = json!(parties);
            }
        }
        json!({"act": "take_up", "done": done})
    }

    /// What is asked next, done as it should be or nearly so.
    fn sensible(&mut self) -> Option<(String, Value)> {
        let needs = self.world.case.open_needs(&self.world.procedure);
        if let Some(need) = self.dice.pick_any(&needs).filter(|_| !self.dice.one_in(4)) {
            return Some(lead(self.meet(&need)));
        }
        let objections = self.objections();
        if let Some(key) = self.dice.pick_any(&objections).filter(|_| self.dice.one_in(2)) {
            let disposal = self.dice.pick(&["adopted", "partly", "declined"]);
            return Some(lead(json!({"act": "dispose", "task": key, "disposal": disposal, "reason": "So"})));
        }
        let open: Vec<Task> =
            self.open_tasks().into_iter().filter(|t| t.kind != TaskKind::Consultation).collect();
        let task = self.dice.pick_any(&open)?;
        let person = self.dice.pick_any(&self.able(&task))?;
        let mut command = self.well_formed(&task.key);
        let again = task.round > 1 && self.dice.one_in(2);
        match task.kind {
            TaskKind::Work if again => command["work"] = json!({"confirm": true}),
            TaskKind::Reply if again => command = json!({"act": "reply", "task": task.key, "confirm": true}),
            TaskKind::Reply => {
                command["stance"] = json!(self.dice.pick(&["agree", "agree", "suggest", "object"]));
                command["opinion"] = json!("An opinion");
                let papers =
                    self.world.procedure.task(&task.task).map(|t| t.papers.clone()).unwrap_or_default();
                if self.dice.one_in(3) {
                    command["papers"] = json!(self.files(&papers));
                }
            }
            TaskKind::Approval => {
                let other = self.dice.pick(&["returned", "returned", "refused"]);
                command["outcome"] = json!(self.dice.pick(&["agreed", "agreed", other]));
                command["reason"] = json!("So");
                if self.dice.one_in(4) {
                    let agree = self.dice.pick(&[2, 1, 3, 2_147_483_648_u32]);
                    let minutes = self.world.file("minutes");
                    command["together"] = json!({"minutes": minutes, "count": {"entitled": agree, "present": agree, "agree": agree, "against": 0}});
                }
            }
            TaskKind::Meeting if self.dice.one_in(5) => {
                command["changes"] = json!(true);
                command["remark"] = json!("Otherwise");
            }
            _ => {}
        }
        if command["work"]["roster"].is_array() && self.dice.one_in(8) {
            command["work"]["roster"][0]["facts"] =
                json!({"age": self.dice.pick(&[i64::MAX, i64::MIN, 9_007_199_254_740_993])});
        }
        Some((person, command))
    }

    fn settings(&mut self) -> Value {
        if self.dice.one_in(2) {
            let parameter = self.dice.pick(&["days", "level", "size", "none"]);
            let value = self.dice.pick(&[Some(1), Some(3), None, Some(i64::MAX)]);
            return json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "Somebody"});
        }
        let party = self.dice.pick(&["guests", "north", "south", "lead", "group", "board"]);
        let mut offices = vec![vec![], vec!["museum"], vec!["guests", "museum"], vec!["nowhere"]];
        // Were the north the lead's own office, a clause that bars it would bar everybody.
        offices.extend((party != "north").then(|| vec!["lead"]));
        let offices = self.dice.pick(&offices);
        json!({"act": "bind_party", "party": party, "offices": offices})
    }

    fn rare(&mut self, tasks: &[String], keys: &[String]) -> Value {
        let of = self.dice.pick(tasks);
        match self.dice.below(8) {
            0 | 1 => {
                let asked = |t: &&procedure::Task| matches!(&t.kind, Kind::Meeting { requested_by, .. } if !requested_by.is_empty());
                let meetings = self.world.procedure.tasks_of(self.world.case.stage).iter().filter(asked);
                let meetings: Vec<String> = meetings.map(|t| t.id.clone()).collect();
                json!({"act": "request", "of": self.dice.pick_any(&meetings).unwrap_or(of)})
            }
            2 => json!({"act": "open", "procedure": "random", "county": "520622"}),
            3 | 4 => self.taken_up(),
            5 => {
                json!({"act": "attach", "task": self.dice.pick_any(keys).unwrap_or_default(), "title": "More", "file": self.world.file("more")})
            }
            6 if self.dice.one_in(4) => json!({"act": "withdraw", "reason": "Enough"}),
            _ if self.dice.one_in(4) => {
                json!({"act": "end", "end": self.dice.pick(&["refused", "done"]), "reason": "Enough"})
            }
            _ => json!({"act": "close_stage"}),
        }
    }

    /// Keys, words and numbers that fit nothing.
    fn nonsense(&mut self, keys: &[String]) -> Value {
        let mut names: Vec<String> =
            ["", "t0", "t0.1", "t0.9.north", "t0.-1", "成立.1", "s0", "done"].map(String::from).to_vec();
        names.extend(keys.iter().cloned());
        names.push("x".repeat(4001));
        let task = self.dice.pick(&names);
        let unknown = "0".repeat(64);
        let number = self.dice.pick(&[0, -1, i64::MAX, i64::MIN]);
        match self.dice.below(10) {
            0 => json!({"act": "submit", "task": task}),
            1 => {
                json!({"act": "submit", "task": task, "work": {"facts": {"f0": number, "f9": task}, "choices": [task], "confirm": true}})
            }
            2 => {
                json!({"act": "submit", "task": task, "work": {"papers": [{"paper": "p0", "files": [unknown]}], "members": [{"name": task}]}, "took_place": "2999-12-31"})
            }
            3 => {
                json!({"act": "reply", "task": task, "stance": "object", "opinion": task, "confirm": number == 0})
            }
            4 => {
                json!({"act": "decide", "task": task, "outcome": task, "together": {"minutes": unknown, "count": {"entitled": u32::MAX, "present": u32::MAX, "agree": u32::MAX, "against": u32::MAX}}})
            }
            5 => {
                json!({"act": "record_meeting", "task": task, "held_on": "0001-01-01", "attendance": [{"party": task, "name": task}], "agenda": [{"title": task, "held": true}], "changes": true, "remark": task})
            }
            6 => json!({"act": "return", "to": task, "reason": task}),
            7 => json!({"act": "dispose", "task": task, "disposal": "adopted", "reason": task}),
            8 => json!({"act": "set_parameter", "parameter": task, "value": number, "decided_by": task}),
            _ => json!({"act": "attach", "task": task, "title": task, "file": unknown}),
        }
    }
}

/// Carries the case to its end by favourable acts of the right people alone.
impl Walk {
    fn finish(&mut self) -> Checked {
        for _ in 0..STEPS_MAX {
            match &self.world.case.status {
                Status::Ended { success: true, .. } => return Ok(()),
                Status::Open => self.step()?,
                other => return Err(format!("favourable acts led to {other:?}")),
            }
        }
        Err(format!("not finished within {STEPS_MAX} steps"))
    }

    fn step(&mut self) -> Checked {
        if let Some(need) = self.world.case.open_needs(&self.world.procedure).first().cloned() {
            let command = self.meet(&need);
            let (person, command) = lead(command);
            return self.act(&person, &command)?.map_err(|r| format!("{need:?} cannot be met: {r:?}"));
        }
        if let Some(key) = self.objections().first() {
            let (person, command) =
                lead(json!({"act": "dispose", "task": key, "disposal": "declined", "reason": "So"}));
            return self
                .act(&person, &command)?
                .map_err(|r| format!("an objection cannot be disposed of: {r:?}"));
        }
        let optional = |t: &Task| t.force == Force::May && t.state == TaskState::Offered;
        let mut trouble = vec![];
        for task in self.open_tasks().into_iter().filter(|t| t.kind != TaskKind::Consultation) {
            if optional(&task) && self.dice.one_in(2) {
                continue;
            }
            match self.settle(&task)? {
                Ok(()) => return Ok(()),
                Err(said) => trouble.push(said),
            }
        }
        self.lapse(&mut trouble)
    }

    /// Does one open task; the refusals if nobody can.
    fn settle(&mut self, task: &Task) -> Result<Result<(), String>, String> {
        let mut refusals = vec![];
        let able = self.able(task);
        if let TaskState::Claimed { person } = &task.state
            && !able.contains(person)
        {
            let released = self.act(person, &json!({"act": "release", "task": task.key}))?;
            return Ok(released.map_err(|r| format!("{} cannot be released: {r:?}", task.key)));
        }
        let mut command = self.well_formed(&task.key);
        for person in &able {
            match self.act(person, &command)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("{person}: {refusal:?}")),
            }
        }
        // Nobody of the rank: the lead records it from the telephone, or the collective decides.
        if able.is_empty() {
            let (person, command) = lead(self.on_behalf(task));
            match self.act(&person, &command)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("on behalf: {refusal:?}")),
            }
        } else if task.kind == TaskKind::Approval {
            let minutes = self.world.file("minutes");
            command["together"] =
                json!({"minutes": minutes, "count": {"entitled": 3, "present": 3, "agree": 3, "against": 0}});
            for (person, _) in self.people(&task.office) {
                match self.act(&person, &command)? {
                    Ok(()) => return Ok(Ok(())),
                    Err(refusal) => refusals.push(format!("{person} together: {refusal:?}")),
                }
            }
        }
        Ok(Err(format!("{}: {refusals:#?}", task.key)))
    }

    /// Nothing is left to be done: what is optional lapses; what an explanation has left without papers is left too.
    fn lapse(&mut self, trouble: &mut Vec<String>) -> Checked {
        // What is claimed holds the stage.
        for task in self.open_tasks() {
            if let TaskState::Claimed { person } = &task.state {
                let released = self.act(person, &json!({"act": "release", "task": task.key}))?;
                return released.map_err(|r| format!("{} cannot be released: {r:?}; {trouble:?}", task.key));
            }
        }
        let (person, close) = lead(json!({"act": "close_stage"}));
        match self.act(&person, &close)? {
            Ok(()) => return Ok(()),
            Err(refusal) => trouble.push(format!("close_stage: {refusal:?}")),
        }
        let case = &self.world.case;
        let open: Vec<(String, Force)> = self
            .world
            .procedure
            .tasks_of(case.stage)
            .iter()
            .filter(|t| !case.run(&t.id).progress.settled())
            .map(|t| (t.id.clone(), t.clause.force))
            .collect();
        let left = case.explanations.iter().any(|e| !e.superseded);
        for (of, force) in open {
            let act = if force >= Force::May { "lapse" } else { "explain" };
            if act == "explain" && (!left || self.world.case.run(&of).progress != Progress::Waiting) {
                continue;
            }
            let mut command = json!({"act": act, "of": of});
            if act == "explain" {
                command["reason"] = json!("It lost its papers");
            }
            match self.act(&person, &command)? {
                Ok(()) => return Ok(()),
                Err(refusal) => trouble.push(format!("{act} {of}: {refusal:?}")),
            }
        }
        let case = &self.world.case;
        let runs: Vec<String> = self
            .world
            .procedure
            .tasks_of(case.stage)
            .iter()
            .map(|t| {
                format!("{} {:?} waits for {:?}", t.id, case.run(&t.id), case.needs(&self.world.procedure, t))
            })
            .collect();
        Err(format!("stuck in stage {}: {}\n{}", case.stage, runs.join("; "), trouble.join("\n")))
    }
}

/// A whole life: opened, driven, finished, read again. None if the procedure is not sound.
fn live(text: &str, drive: impl FnOnce(&mut Walk) -> Checked, finish: &[u8]) -> Option<Checked> {
    let procedure = Procedure::from_yaml(text, None).ok()?;
    let mut walk = match Walk::open(procedure) {
        Ok(walk) => walk,
        Err(said) => return Some(Err(said)),
    };
    let mut lived = drive(&mut walk);
    if lived.is_ok() && walk.world.case.is_open() {
        walk.dice = Dice::new(finish);
        lived = walk.finish();
    }
    let lived = lived.and_then(|()| walk.check_record());
    Some(lived.map_err(|said| format!("{said}\n\n{text}\n{}\n", walk.log.join("\n"))))
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        max_global_rejects: 65_536,
        max_shrink_iters: 4096,
        ..ProptestConfig::default()
    }
}

#[test]
fn many_generated_procedures_are_sound() {
    let mut runner = TestRunner::deterministic();
    let mut faults: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sound = 0;
    for _ in 0..200 {
        let bytes = vec(any::<u8>(), 0..200).new_tree(&mut runner).unwrap().current();
        match Procedure::from_yaml(&author(&bytes), None) {
            Ok(_) => sound += 1,
            Err(found) => found.iter().for_each(|f| *faults.entry(f.code.as_str()).or_default() += 1),
        }
    }
    println!("{sound} of 200 are sound; {faults:?}");
    assert!(sound >= 80, "only {sound} of 200 are sound: {faults:?}");
    let unread = [
        "bad-phrase",
        "wrong-shape",
        "unknown-key",
        "names-are-declared",
        "names-are-distinct",
        "missing-key",
    ];
    assert!(unread.iter().all(|code| !faults.contains_key(code)), "not even read: {faults:?}");
}

#[test]
fn whatever_people_do_the_case_can_be_finished() {
    let strategy = (vec(any::<u8>(), 0..200), vec(any::<u8>(), 0..300), vec(any::<u8>(), 0..40));
    let lived = TestRunner::new(config()).run(&strategy, |(procedure, commands, finish)| {
        let wander = |walk: &mut Walk| walk.wander(&commands);
        match live(&author(&procedure), wander, &finish) {
            Some(Ok(())) => Ok(()),
            Some(Err(said)) => Err(TestCaseError::fail(said)),
            None => Err(TestCaseError::reject("not sound")),
        }
    });
    match lived {
        Ok(()) => {}
        // The bytes say nothing to people: the procedure and the commands do.
        Err(TestError::Fail(said, _)) => panic!("{}", said.message()),
        Err(other) => panic!("{other}"),
    }
}

/// What random lives have found, at its smallest: a name, what stands before the stages, the stages, and commands
/// with whoever sends them; `FILE` is a stored file. Whether a procedure is refused as unsound or its case can be
/// led to an end is the rules' to say; a case that is neither is a mistake.
const FOUND: &[(&str, &str, &str, &str)] = &[
    (
        "an answer is a paper that nobody has to file",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: north, answer: {p: P}}, {work: t1, title: T, needs: p}]}",
        "",
    ),
    (
        "a fact that each of several states",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, by: each of members, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {f: 2..}, writes: {p: P}}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T, when: {f: 2..}, needs: p}]}",
        r#"north-head {"act": "submit", "task": "t0.1.north", "work": {"facts": {"f": 0}}}
south-head {"act": "submit", "task": "t0.1.south", "work": {"facts": {"f": 5}}}"#,
    ),
    (
        "a roster that each of several fills",
        "rosters: {team: {source: x, force: should, chair: {title: C, count: 1, from: {Youth: {age: ..35}}}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, by: each of members, fills: team}, {work: t1, title: T}]}",
        r#"north-head {"act": "submit", "task": "t0.1.north", "work": {"roster": [{"seat": "chair", "name": "x", "pool": "Youth", "facts": {"age": 30}}]}}
south-head {"act": "submit", "task": "t0.1.south", "work": {"roster": [{"seat": "chair", "name": "y", "pool": "Youth", "facts": {"age": 30}}]}}
south-head {"act": "undo", "task": "t0.1.south"}"#,
    ),
    (
        "a fact that a meeting states",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, agenda: [X], states: {f: F, range: 0..5}}]}
- {stage: b, title: B, source: x, tasks: [{work: t1, title: T, when: {f: 2..}}]}",
        "",
    ),
    (
        "a meeting that is a must and has to be asked for",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, requested_by: north, agenda: [X]}]}",
        "",
    ),
    (
        "a guard with a parameter as its bound",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {f: level..}, after: t0}]}",
        "",
    ),
    (
        "a guard over a parameter that is left undetermined",
        "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, when: {level: 2..}}]}",
        r#"lead-head {"act": "set_parameter", "parameter": "level", "value": null, "decided_by": "x"}"#,
    ),
    (
        "an approval by each that constitutes",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: each of members, of: p, if_returned: a, if_refused: refused, constitutes: board}]}",
        "",
    ),
    (
        "an approval by each of which one is barred",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: each of members, of: p, not_by: north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "an approval that the first of several does, who is barred",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: [north, south], of: p, not_by: north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "one position of an office is barred, not the office",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, by: north, of: p, not_by: head of north, if_returned: a, if_refused: refused}]}",
        "",
    ),
    (
        "a paper is left that is attached to the request for the founding",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, writes: {q: Q, attach: p}}, {approval: t2, title: T, of: q, if_returned: a, if_refused: refused, constitutes: board}]}",
        r#"lead-head {"act": "explain", "of": "t0", "reason": "x"}"#,
    ),
    (
        "a fact is left that the request for the founding reads",
        "founds: {board: Board, source: x}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}}, {work: t1, title: T, when: {any: [{f: ..3}, {f: 2..}]}, writes: {q: Q}}, {approval: t2, title: T, of: q, if_returned: a, if_refused: refused, constitutes: board}]}",
        r#"lead-head {"act": "explain", "of": "t0", "reason": "x"}"#,
    ),
    (
        "a work is confirmed twice",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {work: t1, title: T, needs: p}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
lead-head {"act": "return", "to": "a", "reason": "x"}
lead-head {"act": "submit", "task": "t0.2", "work": {"confirm": true}}
lead-head {"act": "return", "to": "a", "reason": "x"}
lead-head {"act": "submit", "task": "t0.3", "work": {"confirm": true}}"#,
    ),
    (
        "undone when another act has left the stage",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T}]}",
        r#"lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "submit", "task": "t1.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "undone when another act has opened what comes after",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T}, {work: t2, title: T, after: [t0, t1]}]}",
        r#"lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "submit", "task": "t1.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "undone when what it ruled out has opened something else",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T, states: {f: F, range: 0..5}}, {work: t2, title: T, when: {f: 2..}, after: t1}, {work: t3, title: T, after: [t0, t2]}]}",
        r#"lead-head {"act": "submit", "task": "t1.1", "work": {"facts": {"f": 0}}}
lead-head {"act": "submit", "task": "t0.1"}
lead-head {"act": "undo", "task": "t1.1"}"#,
    ),
    (
        "an answer is undone when the round has been closed",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: each of members}, {work: t1, title: T}]}",
        r#"north-head {"act": "reply", "task": "t0.1.north", "stance": "agree"}
lead-head {"act": "close_round", "task": "t0.1"}
north-head {"act": "undo", "task": "t0.1.north"}"#,
    ),
    (
        "the closing of a round is undone",
        "",
        "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: each of members}, {work: t1, title: T}]}",
        r#"lead-head {"act": "close_round", "task": "t0.1"}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "a meeting is undone",
        "",
        "- {stage: a, title: A, source: x, tasks: [{meeting: t0, title: T, agenda: [X]}, {work: t1, title: T}]}",
        r#"lead-head {"act": "record_meeting", "task": "t0.1", "held_on": "2026-09-14", "attendance": [{"party": "lead", "name": "x"}], "agenda": [{"title": "X", "held": true}]}
lead-head {"act": "undo", "task": "t0.1"}"#,
    ),
    (
        "answers to another round are voided",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}]}
- {stage: b, title: B, source: x, about: p, tasks: [{consultation: t1, title: T, ask: north}, {consultation: t2, title: T, ask: south}, {work: t3, title: T}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
north-head {"act": "reply", "task": "t1.1.north", "stance": "agree"}
south-head {"act": "reply", "task": "t2.1.south", "stance": "agree"}
lead-head {"act": "correct", "task": "t0.1", "paper": {"paper": "p", "files": ["FILE"]}, "reason": "x"}
north-head {"act": "call_substantive", "task": "t1.1.north", "reason": "x"}"#,
    ),
    (
        "taken up when something has been left",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T, after: t0}]}",
        r#"lead-head {"act": "explain", "of": "t1", "reason": "x"}
lead-head {"act": "take_up", "done": []}
lead-head {"act": "return", "to": "a", "reason": "x"}"#,
    ),
    (
        "returned when a meeting has been asked for",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {meeting: t1, title: T, force: may, requested_by: lead, after: t0, agenda: [X]}]}",
        r#"lead-head {"act": "request", "of": "t1"}
lead-head {"act": "return", "to": "a", "reason": "x"}"#,
    ),
    (
        "votes beyond half of all numbers",
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}}, {approval: t1, title: T, of: p, otherwise: lead together, if_returned: a, if_refused: refused}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": ["FILE"]}]}}
lead-head {"act": "decide", "task": "t1.1", "outcome": "agreed", "together": {"minutes": "FILE", "count": {"entitled": 2147483648, "present": 2147483648, "agree": 2147483648, "against": 0}}}"#,
    ),
    (
        "a number that JSON does not keep",
        "rosters: {team: {source: x, force: should, chair: {title: C, count: 1, from: {Youth: {age: ..35}}}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, fills: team}]}",
        r#"lead-head {"act": "submit", "task": "t0.1", "work": {"roster": [{"seat": "chair", "name": "x", "pool": "Youth", "facts": {"age": 9007199254740993}}]}}"#,
    ),
];

/// A small procedure of three parties.
fn small(head: &str, stages: &str) -> String {
    let end = if head.starts_with("founds") { "{founding: board}" } else { "{success: true}" };
    format!(
        "procedure: random\nversion: 1\nlanguage: en\ntitle: Small\nsource: x\nstatus: advisory\n{head}\n\
         parties: {{lead: {{lead: Lead}}, member: {{north: North, south: South}}}}\n\
         positions: {{ranks: [{{section-head: Section head}}, {{deputy-lead: Deputy}}, {{head: Head}}]}}\n\
         stages:\n{stages}\nends: {{done: {end}, refused: {{title: Refused}}}}\n"
    )
}

#[test]
fn what_was_found_stays_mended() {
    let mut broken = vec![];
    for (name, head, stages, commands) in FOUND {
        let drive = |walk: &mut Walk| {
            for line in commands.lines() {
                let (person, command) = line.split_once(' ').ok_or(line)?;
                let command = command.replace("FILE", &walk.world.file("file"));
                let command = serde_json::from_str(&command).map_err(|e| e.to_string())?;
                let _ = walk.act(person, &command)?;
            }
            Ok(())
        };
        if let Some(Err(said)) = live(&small(head, stages), drive, &[]) {
            broken.push(format!("{name}: {said}"));
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), FOUND.len(), broken.join("\n"));
}

fn world(head: &str, stages: &str) -> World {
    let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap_or_else(|f| panic!("{f:#?}"));
    let mut world = World::with(procedure, &OFFICES);
    world.act("lead-head", json!({"act": "open", "procedure": "random", "county": "520622"}));
    world
}

#[test]
fn each_office_corrects_its_own_paper_alone() {
    let tasks = "[{work: t0, title: T, by: each of members, writes: {p: P}}, {work: t1, title: T}]";
    let mut world = world("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    let paper = json!({"paper": "p", "files": [world.file("file")]});
    for office in ["north", "south"] {
        let work = json!({"papers": [paper]});
        world.act(
            &format!("{office}-head"),
            json!({"act": "submit", "task": format!("t0.1.{office}"), "work": work}),
        );
    }
    world.act("south-head", json!({"act": "correct", "task": "t0.1.south", "paper": paper, "reason": "x"}));
    let counts = |world: &World, key: &str| {
        world.case.papers["p"].iter().filter(|v| v.key == key && !v.superseded).count()
    };
    assert_eq!(counts(&world, "t0.1.north"), 1, "the north's paper stands");
    world.act("north-head", json!({"act": "correct", "task": "t0.1.north", "paper": paper, "reason": "x"}));
    assert_eq!((counts(&world, "t0.1.north"), counts(&world, "t0.1.south")), (1, 1));
}

#[test]
fn what_is_not_offered_is_refused() {
    let tasks = "[{consultation: t0, title: T, ask: head of north}, {work: t1, title: T}]";
    let mut world = world("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    assert!(!world.may("north-section-head", "t0.1.north", ActKind::Reply), "the head is asked");
    assert!(!world.may("lead-head", "t0.1", ActKind::Claim));
    world.refused("lead-head", json!({"act": "claim", "task": "t0.1"}));
    assert!(!world.may("lead-head", "t1.1", ActKind::OnBehalf), "the lead's own people sign in");
    let behalf = json!({"medium": "phone", "signer": "x", "rank": "head", "dated": "2026-09-14"});
    world.refused("lead-head", json!({"act": "submit", "task": "t1.1", "behalf": behalf}));
}

#[test]
fn a_parameter_that_decides_on_a_stage_is_asked_before_it() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, when: {level: 2..}, tasks: [{work: t1, title: T}]}
- {stage: c, title: C, source: x, tasks: [{work: t2, title: T}]}";
    let mut world = world("parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}", stages);
    world.act("lead-head", json!({"act": "submit", "task": "t0.1"}));
    assert!(world.open_keys().is_empty(), "{:?}", world.open_keys());
    assert_eq!(world.case.open_needs(&world.procedure), [Need::Parameter { parameter: "level".into() }]);
    world.act(
        "lead-head",
        json!({"act": "set_parameter", "parameter": "level", "value": 1, "decided_by": "x"}),
    );
    assert_eq!(world.open_keys(), ["t2.1"], "passed over");
}

#[test]
fn what_is_taken_up_keeps_its_own_day() {
    let tasks = "[{work: t0, title: T}, {work: t1, title: T}, {work: t2, title: T}]";
    let mut world = world("", &format!("- {{stage: a, title: A, source: x, tasks: {tasks}}}"));
    let done =
        json!([{"task": "t0", "took_place": "2026-01-05"}, {"task": "t1", "took_place": "2026-03-09"}]);
    world.act("lead-head", json!({"act": "take_up", "done": done}));
    let day =
        |key: &str| world.case.tasks[key].done.as_ref().and_then(|d| d.took_place).map(|d| d.to_string());
    assert_eq!((day("t0.1").as_deref(), day("t1.1").as_deref()), (Some("2026-01-05"), Some("2026-03-09")));
}
