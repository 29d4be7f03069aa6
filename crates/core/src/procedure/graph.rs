//! All runs of a procedure as one graph of markings: the only file that names petgraph.
//!
//! A marking is the stage, how far each of its tasks is, and what the stages before have left: papers, facts,
//! formed parties, whether the body is constituted. Guards are free over the classes of values that guards can
//! tell apart; a figure is free over those in which it can lie for the values of what it is computed from. `each` is explored with 1 and 2 members, and with 0 where nobody need be there: tasks do not look
//! at how many have answered, so a third member adds no new marking. Runs without waiver, withdrawal or
//! explanation only.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, EdgeRef, Reversed};
use petgraph::{Direction, algo};

use super::Explored;
use super::diagnostic::{Code, Diagnostic, Place, Step};
use super::formula::{Bounds, Exact};
use super::model::*;
use super::outside::NoticeRule;
use super::reading::Draft;
use crate::case::Answer;

mod classes;

use classes::Classes;
pub(in crate::procedure) use classes::{Sample, guards};

/// More markings than this and nothing is proved.
pub(crate) const MARKINGS_MAX: usize = 200_000;

/// How far a task of the present stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Progress {
    Waiting,
    /// So many members still to answer.
    Open(u8),
    Done,
    Lapsed,
    NotApplicable,
}

impl Progress {
    fn settled(self) -> bool {
        matches!(self, Self::Done | Self::Lapsed | Self::NotApplicable)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Marking {
    pub stage: usize,
    tasks: Vec<Progress>,
    /// Each with the task it came by.
    papers: BTreeMap<usize, usize>,
    /// The class of each fact's value, once stated.
    facts: Vec<Option<usize>>,
    /// The class of each parameter's value.
    parameters: Vec<usize>,
    /// The class of the value of each figure that a guard reads, once all it is computed from is stated.
    figures: Vec<Option<usize>>,
    formed: BTreeSet<usize>,
    /// By their place among the bodies.
    constituted: BTreeSet<usize>,
}

/// A marking, or an end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Point {
    At(Marking),
    End(String),
}

/// Why a waiting task of a stuck marking does not open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    Paper(String),
    Party(String),
    Fact(String),
    /// Another waiting task.
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub step: Step,
}

/// Something a run does to a body that it must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// It comes to a founding end without the body, though its condition holds.
    Unfounded,
    /// It constitutes the body a second time.
    Twice,
}

pub(crate) struct Graph {
    points: DiGraph<Point, Edge>,
    start: NodeIndex,
    /// Stuck markings with what each waiting task waits for.
    pub stuck: Vec<(NodeIndex, Vec<(String, Block)>)>,
    /// What is wrong with a body, by its place, where a run first shows it.
    pub bodies: BTreeMap<(usize, Fault), NodeIndex>,
    /// Papers that a run comes to by two ways: the paper and the second task, by number.
    pub twice: BTreeMap<(usize, usize), NodeIndex>,
    /// Outcomes that lead back over an act that has constituted a body: the task, the outcome and the act.
    pub crossings: BTreeMap<(usize, String, usize), NodeIndex>,
}

impl Graph {
    /// Explores breadth first, so that the first run found to any point is a shortest.
    pub fn explore(draft: &Draft) -> Result<Self, Diagnostic> {
        let net = Net::new(draft);
        let mut points = DiGraph::new();
        let mut known: HashMap<Point, NodeIndex> = HashMap::new();
        let mut queue = std::collections::VecDeque::new();
        let start = points.add_node(Point::End(String::new()));
        let mut stuck = vec![];
        let (mut bodies, mut crossings, mut twice) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let add = |points: &mut DiGraph<Point, Edge>,
                   queue: &mut std::collections::VecDeque<_>,
                   known: &mut HashMap<_, _>,
                   point: Point| {
            *known.entry(point).or_insert_with_key(|point| {
                let node = points.add_node(point.clone());
                queue.push_back(node);
                node
            })
        };
        for empty in net.beginnings() {
            for point in net.computed(empty).into_iter().flat_map(|marking| net.enter(marking, 0)) {
                let node = add(&mut points, &mut queue, &mut known, point);
                points.add_edge(start, node, Edge { step: step("stage", &draft.stages[0].id, "") });
            }
        }
        while let Some(node) = queue.pop_front() {
            if points.node_count() > MARKINGS_MAX {
                return Err(Diagnostic::new(Code::Unproved, Place::START).with("bound", MARKINGS_MAX));
            }
            let Point::At(marking) = points[node].clone() else { continue };
            let next = net.steps(&marking);
            if next.is_empty() {
                stuck.push((node, net.blocks(&marking)));
            }
            for fault in net.faults(&marking, &next) {
                bodies.entry(fault).or_insert(node);
            }
            for way in net.ways_met(&marking) {
                twice.entry(way).or_insert(node);
            }
            for crossing in net.crossings(&marking) {
                crossings.entry(crossing).or_insert(node);
            }
            // A limit leads out of a standstill, and is no excuse for one.
            for (edge, point) in next.into_iter().chain(net.limits(&marking)) {
                let to = add(&mut points, &mut queue, &mut known, point);
                points.add_edge(node, to, edge);
            }
        }
        Ok(Self { points, start, stuck, bodies, twice, crossings })
    }

    pub fn explored(&self) -> Explored {
        Explored { markings: self.points.node_count(), steps: self.points.edge_count(), bound: MARKINGS_MAX }
    }

    /// The stages that some run enters.
    pub fn stages_reached(&self) -> BTreeSet<usize> {
        self.points
            .node_weights()
            .filter_map(|p| if let Point::At(m) = p { Some(m.stage) } else { None })
            .collect()
    }

    /// The ends that some run reaches.
    pub fn ends_reached(&self) -> BTreeSet<&str> {
        let ends = self
            .points
            .node_weights()
            .filter_map(|p| if let Point::End(e) = p { Some(e.as_str()) } else { None });
        ends.filter(|e| !e.is_empty()).collect()
    }

    /// For each stage with a marking from which none of the ends can be reached: the first such marking.
    pub fn hopeless(&self, ends: &BTreeSet<&str>) -> BTreeMap<usize, NodeIndex> {
        let mut hopeful = BTreeSet::new();
        let reversed = Reversed(&self.points);
        for node in self.points.node_indices() {
            if matches!(&self.points[node], Point::End(e) if ends.contains(e.as_str())) {
                let mut walk = Bfs::new(reversed, node);
                while let Some(seen) = walk.next(reversed) {
                    hopeful.insert(seen);
                }
            }
        }
        let mut first = BTreeMap::new();
        for node in self.points.node_indices() {
            if let Point::At(marking) = &self.points[node]
                && !hopeful.contains(&node)
            {
                first.entry(marking.stage).or_insert(node);
            }
        }
        first
    }

    /// A shortest run to a point.
    pub fn run_to(&self, node: NodeIndex) -> Vec<Step> {
        algo::astar(&self.points, self.start, |n| n == node, |_| 1u32, |_| 0)
            .map(|(_, path)| self.words(&path))
            .unwrap_or_default()
    }

    fn words(&self, path: &[NodeIndex]) -> Vec<Step> {
        path.windows(2)
            .filter_map(|pair| {
                let mut edges = self.points.edges_directed(pair[0], Direction::Outgoing);
                edges.find(|e| e.target() == pair[1]).map(|e| e.weight().step.clone())
            })
            .collect()
    }
}

/// Whether `after` has circles: the tasks of each, in the order of the file.
pub(crate) fn circles(tasks: &[Task]) -> Vec<Vec<usize>> {
    let mut order = DiGraph::<usize, ()>::new();
    let nodes: Vec<NodeIndex> = (0..tasks.len()).map(|i| order.add_node(i)).collect();
    for (i, task) in tasks.iter().enumerate() {
        for first in &task.after {
            if let Some(j) = tasks.iter().position(|t| &t.id == first) {
                order.add_edge(nodes[j], nodes[i], ());
            }
        }
    }
    let mut circles: Vec<Vec<usize>> = algo::tarjan_scc(&order)
        .into_iter()
        .filter(|group| group.len() > 1 || order.contains_edge(group[0], group[0]))
        .map(|group| {
            let mut group: Vec<usize> = group.into_iter().map(|n| order[n]).collect();
            group.sort_unstable();
            group
        })
        .collect();
    circles.sort();
    circles
}

fn step(what: &'static str, id: &str, detail: &str) -> Step {
    Step { what, id: id.to_owned(), detail: detail.to_owned() }
}

/// The definition with names as numbers.
struct Net<'a> {
    draft: &'a Draft,
    classes: Classes,
    papers: HashMap<&'a str, usize>,
    /// Papers that must exist before a task opens.
    reads: Vec<Vec<usize>>,
    /// Formed parties (or the body) that must exist before a task opens.
    parties: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

impl<'a> Net<'a> {
    fn new(draft: &'a Draft) -> Self {
        let papers: HashMap<&str, usize> =
            draft.papers.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
        let reads = draft
            .tasks
            .iter()
            .map(|t| draft.waits_for(t).into_iter().filter_map(|p| papers.get(p).copied()).collect())
            .collect();
        let parties = draft
            .tasks
            .iter()
            .map(|t| {
                let mut who = vec![&t.by];
                match &t.kind {
                    Kind::Consultation { ask, .. } => who.extend(ask),
                    Kind::Notice(NoticeRule { objections: Some(objections), .. }) => {
                        who.push(&objections.decided_by)
                    }
                    _ => {}
                }
                let named = who
                    .into_iter()
                    .flat_map(|w| if let Who::Parties { parties, .. } = w { &parties[..] } else { &[] });
                let needed: BTreeSet<usize> = named.filter_map(|p| formed_index(draft, p)).collect();
                needed.into_iter().collect()
            })
            .collect();
        let after = draft
            .tasks
            .iter()
            .map(|t| t.after.iter().filter_map(|a| draft.tasks.iter().position(|o| &o.id == a)).collect())
            .collect();
        Self { draft, classes: Classes::of(draft), papers, reads, parties, after }
    }

    /// How a case can begin: each way parameters can be set, about a body that is new or one in office.
    fn beginnings(&self) -> Vec<Marking> {
        let draft = self.draft;
        let empty = |parameters| Marking {
            stage: 0,
            tasks: vec![],
            papers: BTreeMap::new(),
            facts: vec![None; draft.facts.len()],
            parameters,
            figures: vec![None; self.classes.figures.len()],
            formed: BTreeSet::new(),
            constituted: BTreeSet::new(),
        };
        let mut all: Vec<Marking> = self.parameter_choices().into_iter().map(empty).collect();
        for (at, body) in draft.bodies.iter().enumerate() {
            let office = draft.parties.len() + at;
            if body.standing {
                all.iter_mut().for_each(|marking| _ = marking.formed.insert(office));
            }
            let Some(fact) = draft.facts.iter().position(|f| f.id == body.id) else { continue };
            let told = |marking: &Marking, class, sample: &Sample| {
                let mut marking = marking.clone();
                marking.facts[fact] = Some(class);
                if matches!(sample, Sample::Word(word) if word == IN_OFFICE) {
                    marking.formed.insert(office);
                }
                marking
            };
            let ways = |marking: &Marking| {
                let words = self.classes.facts[fact].iter().enumerate();
                words.map(|(class, sample)| told(marking, class, sample)).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(ways).collect();
        }
        all
    }

    fn parameter_choices(&self) -> Vec<Vec<usize>> {
        let mut all = vec![vec![]];
        for classes in &self.classes.parameters {
            all = all
                .into_iter()
                .flat_map(|choice: Vec<usize>| {
                    (0..classes.len()).map(move |c| choice.iter().copied().chain([c]).collect())
                })
                .collect();
        }
        all
    }

    /// The value of a guard; none if it reads a fact that is not stated.
    fn holds(&self, marking: &Marking, when: &When) -> Result<bool, String> {
        if when.any.is_empty() {
            return Ok(true);
        }
        for all in &when.any {
            let mut holds = true;
            for (name, test) in all {
                let value = self.value(marking, name)?;
                holds &= self.passes(marking, &value, test);
            }
            if holds {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn value(&self, marking: &Marking, name: &str) -> Result<Sample, String> {
        if let Some(i) = self.draft.parameters.iter().position(|p| p.id == name) {
            return Ok(Sample::Number(self.classes.parameters[i][marking.parameters[i]]));
        }
        if let Some(i) = self.classes.figures.iter().position(|f| f.id == name) {
            let figure = &self.classes.figures[i];
            let value = marking.figures[i].map(|class| Sample::Exact(figure.values[class]));
            let open = || figure.is.reads().into_iter().find(|n| self.stretch(marking, n).is_none());
            return value.ok_or_else(|| open().unwrap_or_default().to_owned());
        }
        let fact = self.draft.facts.iter().position(|f| f.id == name);
        fact.and_then(|i| marking.facts[i].map(|c| self.classes.facts[i][c].clone()))
            .ok_or_else(|| name.to_owned())
    }

    fn passes(&self, marking: &Marking, value: &Sample, test: &Test) -> bool {
        match (value, test) {
            (Sample::Word(word), Test::OneOf(words)) => words.contains(word),
            (Sample::Number(n), Test::Between(b)) => self.lies(marking, Exact::from_integer((*n).into()), b),
            (Sample::Exact(n), Test::Between(b)) => self.lies(marking, *n, b),
            _ => false,
        }
    }

    fn lies(&self, marking: &Marking, n: Exact, between: &Between) -> bool {
        let bound = |amount: &Amount| {
            let number = match amount {
                Amount::Number(n) => *n,
                Amount::Parameter(p) => {
                    let i = self.draft.parameters.iter().position(|q| &q.id == p).unwrap_or(0);
                    self.classes.parameters[i][marking.parameters[i]]
                }
                Amount::Figure(..) => 0,
            };
            Exact::from_integer(number.into())
        };
        between.low.as_ref().is_none_or(|low| n >= bound(low))
            && between.high.as_ref().is_none_or(|high| n <= bound(high))
    }

    /// Between what a fact or a parameter lies in a marking; none if the fact is not stated.
    fn stretch(&self, marking: &Marking, name: &str) -> Option<Bounds> {
        let reach = |at: usize, samples: &[i64]| {
            let low = samples.get(at).copied().unwrap_or_default();
            let high = samples.get(at + 1).map_or(low, |next| next - 1);
            (Exact::from_integer(low.into()), Exact::from_integer(high.into()))
        };
        if let Some(i) = self.draft.parameters.iter().position(|p| p.id == name) {
            return Some(reach(marking.parameters[i], &self.classes.parameters[i]));
        }
        let fact = self.draft.facts.iter().position(|f| f.id == name)?;
        let number = |s: &Sample| if let Sample::Number(n) = s { *n } else { 0 };
        let samples: Vec<i64> = self.classes.facts[fact].iter().map(number).collect();
        marking.facts[fact].map(|class| reach(class, &samples))
    }

    /// The markings that come of one in which figures may have become known: one for each way they can lie.
    fn computed(&self, marking: Marking) -> Vec<Marking> {
        let mut all = vec![marking];
        for (i, figure) in self.classes.figures.iter().enumerate() {
            all = all
                .into_iter()
                .flat_map(|marking| {
                    let known = figure.is.reads().iter().all(|n| self.stretch(&marking, n).is_some());
                    if marking.figures[i].is_some() || !known {
                        return vec![marking];
                    }
                    let bounds = figure.is.bounds(&|n| self.stretch(&marking, n).unwrap_or_default());
                    let classes = bounds.map_or_else(|_| vec![], |b| figure.classes(b));
                    let with = |class| {
                        let mut marking = marking.clone();
                        marking.figures[i] = Some(class);
                        marking
                    };
                    classes.into_iter().map(with).collect()
                })
                .collect();
        }
        all
    }

    /// Enters a stage, passing over those whose guard does not hold; past the last, the success end.
    fn enter(&self, mut marking: Marking, stage: usize) -> Vec<Point> {
        for index in stage..self.draft.stages.len() {
            let stage = &self.draft.stages[index];
            marking.stage = index;
            match self.holds(&marking, &stage.when) {
                Ok(true) => {
                    marking.tasks = vec![Progress::Waiting; stage.tasks.len()];
                    return vec![Point::At(self.settle(marking))];
                }
                Ok(false) => {}
                // Stuck before the stage: its guard reads a fact that nobody has stated.
                Err(_) => {
                    marking.tasks = vec![];
                    return vec![Point::At(marking)];
                }
            }
        }
        let end = self.draft.ends.iter().find(|e| e.success).map_or("", |e| e.id.as_str());
        vec![Point::End(end.to_owned())]
    }

    /// Marks as not applicable what its guard rules out, as soon as that can be judged.
    fn settle(&self, mut marking: Marking) -> Marking {
        loop {
            let mut changed = false;
            for i in 0..marking.tasks.len() {
                let task = self.index(&marking, i);
                if marking.tasks[i] == Progress::Waiting
                    && self.after_met(&marking, task)
                    && self.holds(&marking, &self.draft.tasks[task].when) == Ok(false)
                {
                    marking.tasks[i] = Progress::NotApplicable;
                    changed = true;
                }
            }
            if !changed {
                return marking;
            }
        }
    }

    fn index(&self, marking: &Marking, i: usize) -> usize {
        self.draft.stages[marking.stage].tasks.start + i
    }

    fn after_met(&self, marking: &Marking, task: usize) -> bool {
        let start = self.draft.stages[marking.stage].tasks.start;
        self.after[task].iter().all(|a| marking.tasks.get(a.wrapping_sub(start)).is_some_and(|p| p.settled()))
    }

    /// What a task whose turn it is still waits for.
    fn block(&self, marking: &Marking, task: usize) -> Option<Block> {
        let conditions = self.draft.bodies_of(&self.draft.tasks[task]);
        for when in conditions.map(|b| &b.when).chain([&self.draft.tasks[task].when]) {
            if let Err(fact) = self.holds(marking, when) {
                return Some(Block::Fact(fact));
            }
        }
        let formed = self.parties[task].iter().find(|p| !marking.formed.contains(p));
        if let Some(party) = formed {
            return Some(Block::Party(formed_id(self.draft, *party)));
        }
        // As many people, or as much time, as a figure says are known only when it can be computed.
        let figures = self.draft.counted_by(&self.draft.tasks[task]);
        let open = figures.flat_map(|f| f.reads()).find(|n| self.stretch(marking, n).is_none());
        if let Some(fact) = open {
            return Some(Block::Fact(fact.to_owned()));
        }
        let missing = self.reads[task].iter().find(|p| !marking.papers.contains_key(p));
        if let Some(paper) = missing {
            return Some(Block::Paper(self.draft.papers[*paper].id.clone()));
        }
        if let Kind::Meeting { agenda, .. } = &self.draft.tasks[task].kind {
            return agenda.iter().find_map(|item| self.holds(marking, &item.when).err().map(Block::Fact));
        }
        None
    }

    fn blocks(&self, marking: &Marking) -> Vec<(String, Block)> {
        if marking.tasks.is_empty() {
            let stage = &self.draft.stages[marking.stage];
            let fact = self.holds(marking, &stage.when).err().unwrap_or_default();
            return vec![(stage.id.clone(), Block::Fact(fact))];
        }
        let mut blocks = vec![];
        for (i, progress) in marking.tasks.iter().enumerate() {
            let task = self.index(marking, i);
            if *progress == Progress::Waiting && self.after_met(marking, task) {
                let block = match self.block(marking, task) {
                    // Its writer waits too: what holds that up is told there, unless they wait for each other.
                    Some(Block::Paper(paper)) if self.writer_waits(marking, &paper) => Block::Other,
                    block => block.unwrap_or(Block::Other),
                };
                blocks.push((self.draft.tasks[task].id.clone(), block));
            }
        }
        blocks
    }

    fn writer_waits(&self, marking: &Marking, paper: &str) -> bool {
        let stage = self.draft.stages[marking.stage].tasks.clone();
        let mut tasks = self.draft.tasks[stage].iter().zip(&marking.tasks);
        tasks.any(|(t, progress)| *progress == Progress::Waiting && t.papers.iter().any(|p| p == paper))
    }

    fn steps(&self, marking: &Marking) -> Vec<(Edge, Point)> {
        let plain = |step| Edge { step };
        if !marking.tasks.is_empty() && marking.tasks.iter().all(|p| p.settled()) {
            let next = self.draft.stages.get(marking.stage + 1).map_or("", |s| s.id.as_str());
            let points = self.enter(marking.clone(), marking.stage + 1);
            return points.into_iter().map(|p| (plain(step("stage", next, "")), p)).collect();
        }
        let mut steps = vec![];
        for i in 0..marking.tasks.len() {
            let task = self.index(marking, i);
            let definition = &self.draft.tasks[task];
            match marking.tasks[i] {
                Progress::Waiting if self.after_met(marking, task) => {
                    // A `may` task can lapse whether or not it could open: the lead need not wait for it.
                    if definition.clause.force >= Force::May {
                        let mut next = marking.clone();
                        next.tasks[i] = Progress::Lapsed;
                        steps.push((plain(step("lapsed", &definition.id, "")), Point::At(self.settle(next))));
                    }
                    if self.block(marking, task).is_none() {
                        self.open(marking, i, definition, &mut steps);
                    }
                }
                Progress::Open(1) => self.complete(marking, i, definition, &mut steps),
                Progress::Open(n) => {
                    let mut next = marking.clone();
                    next.tasks[i] = Progress::Open(n - 1);
                    steps.push((plain(step("answered", &definition.id, "")), Point::At(next)));
                }
                _ => {}
            }
        }
        steps
    }

    /// A limit is one more way out of every marking in its span: its event has come, and what it asks has not (S18).
    fn limits(&self, marking: &Marking) -> Vec<(Edge, Point)> {
        let done = |id: &str| {
            let task = self.draft.tasks.iter().position(|t| t.id == id);
            task.is_some_and(|task| {
                let (stage, at) = (self.draft.tasks[task].stage, task);
                let here = || at - self.draft.stages[stage].tasks.start;
                stage < marking.stage
                    || stage == marking.stage && marking.tasks.get(here()).is_some_and(|p| p.settled())
            })
        };
        let over = marking.tasks.iter().all(|p| p.settled());
        let runs =
            |limit: &&Limit| !over && limit.within.since.task().is_none_or(done) && !done(&limit.until);
        let way = |limit: &Limit| {
            let edge = Edge { step: step("limit", &limit.id, "") };
            match &limit.then {
                Target::End(end) => vec![(edge, Point::End(end.clone()))],
                Target::Stage(stage) => {
                    let points = self.enter(marking.clone(), *stage);
                    points.into_iter().map(|point| (edge.clone(), point)).collect()
                }
            }
        };
        self.draft.limits.iter().filter(runs).flat_map(way).collect()
    }

    /// A task opens: for one, or for each of a set with 0, 1 or 2 members.
    fn open(&self, marking: &Marking, i: usize, task: &Task, steps: &mut Vec<(Edge, Point)>) {
        let (each, can_be_empty) = self.members(task);
        if !each {
            return self.complete(marking, i, task, steps);
        }
        for members in u8::from(!can_be_empty)..=2 {
            let mut next = marking.clone();
            next.tasks[i] = if members == 0 { Progress::NotApplicable } else { Progress::Open(members) };
            let edge = Edge { step: step("offered", &task.id, &members.to_string()) };
            steps.push((edge, Point::At(if members == 0 { self.settle(next) } else { next })));
        }
    }

    /// Whether a task is for each of a set, and whether that set can be empty.
    fn members(&self, task: &Task) -> (bool, bool) {
        let who: Vec<&Who> = match &task.kind {
            Kind::Consultation { ask, .. } => ask.iter().collect(),
            _ => vec![&task.by],
        };
        let mut each_of = false;
        let mut sure = false;
        for one in who {
            // Seats and writers are known only in the case: there may be nobody.
            let Who::Parties { parties, each, .. } = one else {
                each_of = true;
                continue;
            };
            each_of |= *each;
            sure |= parties.iter().any(|id| self.draft.parties.iter().any(|p| &p.id == id && !p.many));
        }
        (each_of, !sure)
    }

    /// Every way a task can end.
    fn complete(&self, marking: &Marking, i: usize, task: &Task, steps: &mut Vec<(Edge, Point)>) {
        let mut done = marking.clone();
        done.tasks[i] = Progress::Done;
        // A letter and an answer are never asked for: a consultation is done without them.
        if !matches!(task.kind, Kind::Consultation { .. }) {
            let by = self.index(marking, i);
            let written = task.papers.iter().filter_map(|p| self.papers.get(p.as_str()));
            done.papers.extend(written.map(|p| (*p, by)));
        }
        if let Kind::Work { forms: Some((party, _)), .. } = &task.kind {
            done.formed.extend(formed_index(self.draft, party));
        }
        for body in self.founded_by(marking, task) {
            done.constituted.insert(body);
            done.formed.insert(self.draft.parties.len() + body);
        }
        for (outcome, target) in &task.outcomes {
            let edge = Edge { step: step("outcome", &task.id, outcome) };
            let point = match target {
                Target::End(end) => Point::End(end.clone()),
                Target::Stage(stage) => self.enter(self.back(marking, *stage), *stage).remove(0),
            };
            steps.push((edge, point));
        }
        // Nobody answers, and the case goes on without what an answer would bring.
        if let Some(goes_on) = without_answer(task) {
            let mut silent = marking.clone();
            silent.tasks[i] = Progress::Done;
            let edge = Edge { step: step("outcome", &task.id, goes_on) };
            steps.push((edge, Point::At(self.settle(silent))));
        }
        // Every value of every fact stated, as far as guards can tell them apart.
        let mut choices = vec![(done, String::new())];
        for fact in &task.states {
            let Some(f) = self.draft.facts.iter().position(|x| &x.id == fact) else { continue };
            choices = choices
                .into_iter()
                .flat_map(|(m, said)| {
                    self.classes.facts[f].iter().enumerate().map(move |(class, sample)| {
                        let mut m = m.clone();
                        m.facts[f] = Some(class);
                        (m, format!("{said}{}{fact} = {sample}", if said.is_empty() { "" } else { ", " }))
                    })
                })
                .collect();
        }
        for (stated, said) in choices {
            for mut next in self.computed(stated) {
                let acting = self.let_act(&next, task);
                next.formed.extend(acting);
                let edge = Edge { step: step("done", &task.id, &said) };
                steps.push((edge, Point::At(self.settle(next))));
            }
        }
    }

    /// The bodies that act from a task on before they are constituted: those whose condition holds.
    fn let_act(&self, marking: &Marking, task: &Task) -> Vec<usize> {
        let begins = |body: &Body| body.provisional.as_ref().is_some_and(|p| p.from == task.id);
        let all = self.draft.bodies.iter().enumerate().filter(|(_, b)| begins(b));
        let acting = all.filter(|(_, b)| self.holds(marking, &b.when) == Ok(true));
        acting.map(|(at, _)| self.draft.parties.len() + at).collect()
    }

    /// The bodies that a task constitutes in a marking, by their place: those whose condition holds.
    fn founded_by(&self, marking: &Marking, task: &Task) -> Vec<usize> {
        let holds = |body: &Body| self.holds(marking, &body.when) == Ok(true);
        let all = self.draft.bodies.iter().enumerate();
        all.filter(|(_, b)| task.bodies.contains(&b.id) && holds(b)).map(|(at, _)| at).collect()
    }

    /// What is wrong with a body in what comes next.
    fn faults(&self, marking: &Marking, next: &[(Edge, Point)]) -> Vec<(usize, Fault)> {
        let founding = |end: &String| self.draft.ends.iter().any(|e| &e.id == end && e.founding.is_some());
        let mut all = vec![];
        if next.iter().any(|(_, point)| matches!(point, Point::End(end) if founding(end))) {
            let missing = |(at, body): &(usize, &Body)| {
                !marking.constituted.contains(at) && self.holds(marking, &body.when) != Ok(false)
            };
            let bodies = self.draft.bodies.iter().enumerate();
            all.extend(bodies.filter(missing).map(|(at, _)| (at, Fault::Unfounded)));
        }
        for (i, progress) in marking.tasks.iter().enumerate() {
            let task = self.index(marking, i);
            if self.can_be_done(marking, task, progress) {
                let founded = self.founded_by(marking, &self.draft.tasks[task]).into_iter();
                all.extend(founded.filter(|b| marking.constituted.contains(b)).map(|b| (b, Fault::Twice)));
            }
        }
        all
    }

    /// Whether a task is open, or could be opened now.
    fn can_be_done(&self, marking: &Marking, task: usize, progress: &Progress) -> bool {
        *progress == Progress::Open(1)
            || *progress == Progress::Waiting
                && self.after_met(marking, task)
                && self.block(marking, task).is_none()
    }

    /// Papers that are there already and that a task which can be done now writes as another way to them.
    fn ways_met(&self, marking: &Marking) -> Vec<(usize, usize)> {
        let mut all = vec![];
        for (i, progress) in marking.tasks.iter().enumerate() {
            let task = self.index(marking, i);
            let papers = self.draft.tasks[task].papers.iter().filter_map(|p| self.papers.get(p.as_str()));
            let mut met = papers.filter(|p| marking.papers.contains_key(p)).copied().peekable();
            if met.peek().is_some() && self.can_be_done(marking, task, progress) {
                all.extend(met.map(|paper| (paper, task)));
            }
        }
        all
    }

    /// The outcomes that lead from a marking back over what has constituted a body: the task, the outcome, the act.
    fn crossings(&self, marking: &Marking) -> Vec<(usize, String, usize)> {
        let founded = |act: &Task| {
            act.bodies.iter().any(|id| {
                let at = self.draft.bodies.iter().position(|b| &b.id == id);
                at.is_some_and(|at| marking.constituted.contains(&at))
            })
        };
        let acts: Vec<usize> =
            (0..self.draft.tasks.len()).filter(|at| founded(&self.draft.tasks[*at])).collect();
        let mut all = vec![];
        if acts.is_empty() {
            return all;
        }
        for (i, progress) in marking.tasks.iter().enumerate() {
            let task = self.index(marking, i);
            let open = match progress {
                Progress::Open(_) => true,
                Progress::Waiting => self.after_met(marking, task),
                _ => false,
            };
            for (outcome, target) in self.draft.tasks[task].outcomes.iter().filter(|_| open) {
                let Target::Stage(stage) = target else { continue };
                let over = acts.iter().find(|act| *stage <= self.draft.tasks[**act].stage && **act != task);
                all.extend(over.map(|act| (task, outcome.clone(), *act)));
            }
        }
        all
    }

    /// What a return leaves: everything from the stage on is superseded; a formed party stays.
    fn back(&self, marking: &Marking, stage: usize) -> Marking {
        let first = self.draft.stages[stage].tasks.start;
        let mut back = marking.clone();
        back.papers.retain(|_, by| *by < first);
        for task in &self.draft.tasks[first..] {
            for fact in &task.states {
                if let Some(f) = self.draft.facts.iter().position(|x| &x.id == fact) {
                    back.facts[f] = None;
                    for (i, figure) in self.classes.figures.iter().enumerate() {
                        if figure.is.reads().contains(fact.as_str()) {
                            back.figures[i] = None;
                        }
                    }
                }
            }
        }
        back
    }
}

/// The outcome of a filing that goes on when nobody answers, if it does.
fn without_answer(task: &Task) -> Option<&'static str> {
    let Kind::Filing(rule) = &task.kind else { return None };
    let outcome = Answer::NoAnswer.as_str();
    (rule.no_answer.is_some() && !task.outcomes.contains_key(outcome)).then_some(outcome)
}

/// Formed parties and bodies as numbers: the bodies come after all parties.
fn formed_index(draft: &Draft, id: &str) -> Option<usize> {
    if let Some(at) = draft.bodies.iter().position(|b| b.id == id) {
        return Some(draft.parties.len() + at);
    }
    draft.parties.iter().position(|p| p.id == id && p.parts.contains(&Part::Formed))
}

fn formed_id(draft: &Draft, index: usize) -> String {
    match draft.parties.get(index) {
        Some(party) => party.id.clone(),
        None => {
            let body = draft.bodies.get(index - draft.parties.len());
            body.map(|b| b.id.clone()).unwrap_or_default()
        }
    }
}
