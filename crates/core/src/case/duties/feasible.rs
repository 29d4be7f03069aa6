//! Whether the people who are there can do all tasks that are kept apart, every rule kept at once; and if not, which
//! rules cannot hold together.
//!
//! An exact search over small sets: the tasks of the rules, each with the people who could do it.

use std::collections::BTreeSet;

use super::*;

/// Steps after which the search gives up and warns of nothing: a warning has to be true.
const STEPS_MAX: usize = 50_000;

/// Who could do a task with an office, as people are appointed today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    /// The task of the definition.
    pub task: String,
    /// The office.
    pub office: String,
    /// Those who could, recusals and positions considered.
    pub people: Vec<String>,
}

/// A smallest set of rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bite {
    /// The rules; none if recusals alone leave nobody.
    pub rules: Vec<Rule>,
    /// Their tasks that could not all be given to somebody.
    pub tasks: Vec<Candidates>,
    /// The sections of their clauses.
    pub clauses: Vec<String>,
}

/// A way to do a task: by somebody, and whom that one covers, for an office; by nobody alone where it is decided
/// together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    people: Vec<String>,
    office: String,
}

/// A task with an office, and every way to do it.
struct Slot {
    task: String,
    office: String,
    ways: Vec<Way>,
}

/// Two slots that must not be done alike, by a rule.
struct Pair {
    rule: Rule,
    over: Over,
    slots: (usize, usize),
}

/// Finds every smallest set of rules that the people of today cannot keep together; none if all can be kept.
///
/// `case` may be one that is not opened yet, with the parties that are known. A task nobody could do in any case (an
/// office without people of that position here) is left out: others may still be appointed, or answer on paper.
pub fn feasible(procedure: &Procedure, case: &Case, directory: &Directory, day: Date) -> Vec<Bite> {
    let search = Search::new(procedure, case, directory, day);
    let mut rules: BTreeSet<Rule> = search.pairs.iter().map(|p| p.rule.clone()).collect();
    let mut bites = vec![];
    for slot in search.slots.iter().filter(|s| s.ways.is_empty()) {
        bites.push(search.bite(&BTreeSet::new(), &|s| std::ptr::eq(s, slot)));
    }
    while search.fails(&rules) {
        // Drop what is not needed for the contradiction; what is left is as small as can be.
        let mut core = rules.clone();
        for rule in &rules {
            let mut fewer = core.clone();
            fewer.remove(rule);
            if search.fails(&fewer) {
                core = fewer;
            }
        }
        let touched: BTreeSet<usize> = search
            .pairs
            .iter()
            .filter(|p| core.contains(&p.rule))
            .flat_map(|p| [p.slots.0, p.slots.1])
            .collect();
        let tasks: Vec<&Slot> = touched.into_iter().filter_map(|n| search.slots.get(n)).collect();
        bites.push(search.bite(&core, &|s| tasks.iter().any(|t| std::ptr::eq(*t, s))));
        rules.retain(|r| !core.contains(r));
    }
    bites
}

struct Search<'a> {
    procedure: &'a Procedure,
    slots: Vec<Slot>,
    pairs: Vec<Pair>,
}

impl<'a> Search<'a> {
    fn new(procedure: &'a Procedure, case: &Case, directory: &Directory, day: Date) -> Self {
        let mut search = Self { procedure, slots: vec![], pairs: vec![] };
        let mut wanted: BTreeSet<&str> =
            procedure.apart().iter().flat_map(|r| &r.tasks).map(String::as_str).collect();
        for task in procedure.tasks() {
            let def::Kind::Approval { not_by, .. } = &task.kind else { continue };
            if !not_by.is_empty() {
                wanted.insert(&task.id);
            }
            for who in not_by {
                let Who::Drafter(paper) = who else { continue };
                wanted.extend(procedure.writers(paper).map(|t| t.id.as_str()));
            }
        }
        for id in wanted {
            let Some(definition) = procedure.task(id) else { continue };
            search.slots_of(case, directory, day, definition);
        }
        search.pair();
        search
    }

    fn slots_of(&mut self, case: &Case, directory: &Directory, day: Date, definition: &def::Task) {
        let offered: Vec<&Task> = case
            .round_of(&definition.id)
            .filter(|t| !matches!(t.kind, TaskKind::Consultation | TaskKind::Assist))
            .collect();
        for task in &offered {
            if !task.state.is_owed() && task.state != TaskState::Done {
                continue;
            }
            let bound = task.bound();
            // Done together, there is nothing left to be kept apart.
            if task.state == TaskState::Done && bound.is_none() {
                continue;
            }
            let ways = match bound {
                Some(bound) => vec![Way {
                    people: bound.people.iter().map(|p| (*p).to_owned()).collect(),
                    office: bound.office.to_owned(),
                }],
                None => match self.ways(case, directory, day, definition, &task.party, &task.office) {
                    Some(ways) => ways,
                    None => continue,
                },
            };
            self.slots.push(Slot { task: definition.id.clone(), office: task.office.clone(), ways });
        }
        let over = [Progress::Lapsed, Progress::NotApplicable, Progress::Explained];
        if !offered.is_empty() || over.contains(&case.run(&definition.id).progress) {
            return;
        }
        for (party, office) in expected(asked(definition), case, directory) {
            if let Some(ways) = self.ways(case, directory, day, definition, &party, &office) {
                self.slots.push(Slot { task: definition.id.clone(), office, ways });
            }
        }
    }

    /// Every way to do a task that is still to be done; none if there is nobody here who holds the position.
    fn ways(
        &self,
        case: &Case,
        directory: &Directory,
        day: Date,
        definition: &def::Task,
        party: &str,
        office: &str,
    ) -> Option<Vec<Way>> {
        let kind = TaskKind::of(&definition.kind);
        let of = |office: &str, asked: Option<&Who>| -> Vec<Way> {
            let able = able(self.procedure, directory, day, kind, office, asked);
            let ways = able.into_iter().map(|(person, capacity)| Way {
                people: [person].into_iter().chain(capacity.covers.map(|c| c.person)).collect(),
                office: office.to_owned(),
            });
            ways.collect()
        };
        let mut ways = of(office, definition.asked_of(party));
        if ways.is_empty() {
            return None;
        }
        let together = || Way { people: vec![], office: String::new() };
        for rule in self.procedure.apart().iter().filter(|r| r.tasks.contains(&definition.id)) {
            match &rule.otherwise {
                Some(def::Otherwise::Signer(who)) => {
                    let Who::Parties { parties, .. } = who else { continue };
                    let offices = parties.iter().flat_map(|p| bound_or_known(case, directory, p));
                    ways.extend(offices.flat_map(|o| of(&o, Some(who))));
                }
                Some(def::Otherwise::Together(_)) if kind == TaskKind::Approval => {
                    ways.push(together());
                }
                _ => {}
            }
        }
        if let def::Kind::Approval { otherwise: Some(_), .. } = &definition.kind {
            ways.push(together());
        }
        ways.retain(|way| {
            let people: Vec<&str> = way.people.iter().map(String::as_str).collect();
            let acting = Acting { people: &people, office: &way.office };
            let recused = case.recusal(directory, day, definition, acting).is_some();
            // What a clause bars whatever others do: a seat, a party.
            let barred = case.barred_by_clause(self.procedure, directory, day, definition, acting).is_some();
            !recused && !barred
        });
        Some(ways)
    }

    /// The pairs of slots that the rules keep apart.
    fn pair(&mut self) {
        let apart = self.procedure.apart().iter().enumerate();
        let mut kept: Vec<(Rule, Over, Vec<&str>)> = apart
            .map(|(at, r)| (Rule::Apart(at), r.over, r.tasks.iter().map(String::as_str).collect()))
            .collect();
        for task in self.procedure.tasks() {
            let def::Kind::Approval { not_by, .. } = &task.kind else { continue };
            for who in not_by {
                let Who::Drafter(paper) = who else { continue };
                for writer in self.procedure.writers(paper) {
                    kept.push((Rule::NotBy(task.id.clone()), Over::People, vec![&task.id, &writer.id]));
                }
            }
        }
        for (rule, over, tasks) in kept {
            for a in 0..self.slots.len() {
                for b in a + 1..self.slots.len() {
                    let (one, other) = (&self.slots[a].task, &self.slots[b].task);
                    if one != other && tasks.contains(&one.as_str()) && tasks.contains(&other.as_str()) {
                        self.pairs.push(Pair { rule: rule.clone(), over, slots: (a, b) });
                    }
                }
            }
        }
    }

    /// Whether no assignment keeps all of some rules. Not whether one was not found in time.
    fn fails(&self, rules: &BTreeSet<Rule>) -> bool {
        let pairs: Vec<&Pair> = self.pairs.iter().filter(|p| rules.contains(&p.rule)).collect();
        let involved: BTreeSet<usize> = pairs.iter().flat_map(|p| [p.slots.0, p.slots.1]).collect();
        let mut order: Vec<usize> =
            involved.into_iter().filter(|n| !self.slots[*n].ways.is_empty()).collect();
        order.sort_by_key(|n| self.slots[*n].ways.len());
        let mut steps = 0;
        let mut chosen = vec![None; self.slots.len()];
        !self.assign(&order, &pairs, &mut chosen, &mut steps) && steps < STEPS_MAX
    }

    fn assign(
        &self,
        open: &[usize],
        pairs: &[&Pair],
        chosen: &mut Vec<Option<usize>>,
        steps: &mut usize,
    ) -> bool {
        let Some((slot, rest)) = open.split_first() else { return true };
        for n in 0..self.slots[*slot].ways.len() {
            *steps += 1;
            if *steps >= STEPS_MAX {
                return false;
            }
            chosen[*slot] = Some(n);
            let kept = pairs.iter().filter(|p| p.slots.0 == *slot || p.slots.1 == *slot).all(|p| {
                let way = |slot: usize| chosen[slot].map(|n| &self.slots[slot].ways[n]);
                match (way(p.slots.0), way(p.slots.1)) {
                    (Some(a), Some(b)) => differ(p.over, a, b),
                    _ => true,
                }
            });
            if kept && self.assign(rest, pairs, chosen, steps) {
                return true;
            }
        }
        chosen[*slot] = None;
        false
    }

    fn bite(&self, rules: &BTreeSet<Rule>, of: &dyn Fn(&Slot) -> bool) -> Bite {
        let people = |slot: &Slot| {
            let all: BTreeSet<&String> = slot.ways.iter().filter_map(|w| w.people.first()).collect();
            all.into_iter().cloned().collect()
        };
        let slots = self.slots.iter().filter(|s| of(s));
        let tasks: Vec<Candidates> = slots
            .map(|s| Candidates { task: s.task.clone(), office: s.office.clone(), people: people(s) })
            .collect();
        let clause = |rule: &Rule| match rule {
            Rule::Apart(at) => self.procedure.apart().get(*at).map(|r| r.clause.source.clone()),
            Rule::NotBy(task) => self.procedure.task(task).map(|t| t.clause.source.clone()),
            Rule::Recusal(_) => None,
        };
        Bite {
            rules: rules.iter().cloned().collect(),
            tasks,
            clauses: rules.iter().filter_map(clause).collect(),
        }
    }
}

fn differ(over: Over, a: &Way, b: &Way) -> bool {
    match over {
        Over::People => !a.people.iter().any(|p| b.people.contains(p)),
        Over::Offices => a.office.is_empty() || a.office != b.office,
    }
}

/// The parties that will be asked to do a task, and whether each of their offices is.
fn asked(definition: &def::Task) -> Vec<(&[String], bool)> {
    match &definition.kind {
        def::Kind::Consultation { ask, .. } => ask
            .iter()
            .filter_map(
                |w| if let Who::Parties { parties, .. } = w { Some((&parties[..], true)) } else { None },
            )
            .collect(),
        _ => match &definition.by {
            Who::Parties { parties, each, .. } => vec![(&parties[..], *each)],
            _ => vec![],
        },
    }
}

/// The offices that will get a task, as far as they are known.
fn expected(asked: Vec<(&[String], bool)>, case: &Case, directory: &Directory) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = vec![];
    for (parties, each) in asked {
        let offices = parties
            .iter()
            .flat_map(|p| bound_or_known(case, directory, p).into_iter().map(move |o| (p.clone(), o)));
        let offices: Vec<(String, String)> = offices.collect();
        all.extend(offices.into_iter().take(if each { usize::MAX } else { 1 }));
    }
    all
}

/// The offices bound to a party, or those that the directory names for it.
fn bound_or_known(case: &Case, directory: &Directory, party: &str) -> Vec<String> {
    case.parties.get(party).cloned().unwrap_or_else(|| directory.offices_for(party))
}
