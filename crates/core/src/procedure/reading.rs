//! From the tree to the model: names declared, phrases parsed, names resolved, what a stage says handed down.
//!
//! Tolerant: a part that cannot be read becomes a diagnostic and a harmless default, so that one run tells all.

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostic::{Code, Diagnostic, Place};
use super::formula::{Bounds, Exact, Formula};
use super::grammar::{KINDS, join, nearest, owners};
use super::model::*;
use super::node::{Node, Value};
use super::phrase::{self, Bound, Name, is_id};
use crate::roll::GROUPS;

mod bodies;
mod clauses;
mod dates;
mod figures;
mod outside;
mod polls;
mod rolls;
mod separation;
mod tasks;

/// Everything the file declares, before soundness has looked at it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub id: String,
    pub version: u32,
    /// The digest of what it was made of; empty if it was made of nothing.
    pub adapts: String,
    pub language: crate::Language,
    pub title: String,
    pub source: String,
    pub advisory: bool,
    /// What the procedure founds: the body it is named for first, then those beside it.
    pub bodies: Vec<Body>,
    pub parties: Vec<Party>,
    pub groups: BTreeMap<String, Vec<String>>,
    pub ranks: Vec<Rank>,
    pub positions: Vec<Position>,
    pub parameters: Vec<Parameter>,
    pub facts: Vec<Fact>,
    pub figures: Vec<Figure>,
    pub rosters: Vec<Roster>,
    pub limits: Vec<Limit>,
    pub stages: Vec<Stage>,
    pub tasks: Vec<Task>,
    pub papers: Vec<Paper>,
    pub apart: Vec<Apart>,
    pub incompatible: Vec<Incompatible>,
    pub one_at_a_time: Vec<OneAtATime>,
    pub ends: Vec<End>,
    pub then: Vec<Then>,
    pub notes: Vec<Note>,
}

impl Draft {
    /// The body that the procedure is named for.
    pub fn founds(&self) -> Option<&Body> {
        self.bodies.first()
    }

    /// The bodies that a task can constitute.
    pub fn bodies_of<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Body> {
        self.bodies.iter().filter(|b| task.bodies.contains(&b.id))
    }

    /// The figures that have to be known before a task is offered: how many people it looks for or lists, how long it may
    /// take, how long it waits.
    pub fn counted_by<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Formula> {
        let seats = self.seats_filled(task).iter().flat_map(|seat| seat.count.figures());
        let times = task.due.iter().chain(&task.not_before).filter_map(|rule| match &rule.length {
            Amount::Figure(_, formula) => Some(&**formula),
            _ => None,
        });
        let papers = self.papers.iter().filter(|p| task.papers.contains(&p.id));
        let groups = papers.filter_map(|p| p.roll.as_ref()?.as_many.as_ref()).map(|many| &many.total);
        seats.chain(times).chain(groups)
    }

    /// The tasks of its stage that are settled before a task begins, by `after`.
    pub fn settled_before<'a>(&'a self, task: &'a Task) -> Vec<&'a str> {
        let mut all: Vec<&str> = vec![];
        let mut open = vec![task];
        while let Some(task) = open.pop() {
            for first in &task.after {
                if !all.contains(&first.as_str()) {
                    all.push(first);
                    open.extend(self.tasks.iter().filter(|t| &t.id == first));
                }
            }
        }
        all
    }

    /// Whether some run comes to its end without a task.
    pub fn can_be_left_out(&self, task: &str) -> bool {
        self.tasks.iter().filter(|t| t.id == task).any(|t| {
            let stage = self.stages.get(t.stage);
            t.clause.force != Force::Must
                || !t.when.any.is_empty()
                || stage.is_some_and(|s| !s.when.any.is_empty())
        })
    }

    /// The seats that a task fills.
    pub fn seats_filled(&self, task: &Task) -> &[Seat] {
        let Some(id) = task.fills() else { return &[] };
        self.rosters.iter().find(|r| r.id == id).map(|r| &r.seats[..]).unwrap_or_default()
    }

    /// Between what a fact or a parameter lies that is a number.
    pub fn bounds_of(&self, name: &str) -> Bounds {
        let parameter = self.parameters.iter().find(|p| p.id == name).map(|p| (p.low, p.high));
        let fact = self.facts.iter().find(|f| f.id == name).and_then(|f| match f.domain {
            Domain::Number(low, high) => Some((low, high)),
            Domain::OneOf(_) => None,
        });
        let (low, high) = parameter.or(fact).unwrap_or_default();
        (Exact::from_integer(low.into()), Exact::from_integer(high.into()))
    }
}

/// What a name can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Procedure,
    Party,
    Group,
    Rank,
    Position,
    Parameter,
    Day,
    Limit,
    Fact,
    Figure,
    Roster,
    Stage,
    Task,
    Paper,
    Roll,
    End,
    Body,
}

impl Sort {
    fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Party => "party",
            Self::Group => "group",
            Self::Rank => "rank",
            Self::Position => "position",
            Self::Parameter => "parameter",
            Self::Day => "day",
            Self::Limit => "limit",
            Self::Fact => "fact",
            Self::Figure => "figure",
            Self::Roster => "roster",
            Self::Stage => "stage",
            Self::Task => "task",
            Self::Paper => "paper",
            Self::Roll => "roll",
            Self::End => "end",
            Self::Body => "body",
        }
    }
}

pub(crate) struct Reader<'a> {
    file: &'a Node,
    names: BTreeMap<String, (Sort, Place)>,
    /// How each figure looked at so far is computed; none if that cannot be read.
    formulas: BTreeMap<String, Option<Formula>>,
    /// The roll for each group of which the figure being read is computed.
    grouped: Option<String>,
    pub draft: Draft,
    pub faults: Vec<Diagnostic>,
}

/// Names with a meaning of their own.
const BUILT_IN: &[&str] = &["leads", "members", "invited"];
const RESERVED: &[&str] =
    &["each", "of", "except", "together", "from", "after", "before", "drafter", "or", "higher", GROUPS];

/// Reads a tree. The draft is complete only if there are no faults.
pub(crate) fn read(file: &Node) -> (Draft, Vec<Diagnostic>) {
    let mut reader = Reader {
        file,
        names: BTreeMap::new(),
        formulas: BTreeMap::new(),
        grouped: None,
        draft: Draft::default(),
        faults: vec![],
    };
    reader.header();
    reader.declare();
    reader.parties_and_positions();
    reader.parameters();
    reader.days();
    reader.figures();
    reader.bodies();
    reader.tasks_and_stages();
    reader.rosters();
    reader.apart();
    reader.incompatible();
    reader.one_at_a_time();
    reader.limits();
    reader.ends();
    (reader.draft, reader.faults)
}

fn text_of(node: Option<&Node>) -> String {
    node.and_then(Node::text).unwrap_or_default().trim().to_owned()
}

/// The entry of a map whose key is none of the declared ones: the name being declared.
fn named<'n>(node: &'n Node, declared: &[&str]) -> Vec<(&'n Node, &'n Node)> {
    node.entries()
        .iter()
        .filter(|(k, _)| k.text().is_some_and(|k| !declared.contains(&k)))
        .map(|(k, v)| (k, v))
        .collect()
}

/// Whether a map gives something a name of the author's own.
fn names(node: &Node, declared: &[&str], name: &str) -> bool {
    named(node, declared).iter().any(|(key, _)| key.text() == Some(name))
}

const PART_KEYS: &[&str] = &["many", "open", "source"];
const PAPER_KEYS: &[&str] = &["type", "to", "attach", "sections", "signed_by", "keep", "takes_effect"];
const FACT_KEYS: &[&str] = &["range", "one_of"];
const MEASURE_KEYS: &[&str] = &["range", "decimals"];
const ROLL_KEYS: &[&str] = &["range", "measures", "grouped_by", "as_many_as", "from", "keep"];
const ROSTER_KEYS: &[&str] = &["title", "source", "force", "one_seat_each", "inferred"];
const AGENDA_KEYS: &[&str] = &["open", "reads", "vote", "by", "when", "force", "quote", "source", "inferred"];

impl<'a> Reader<'a> {
    fn header(&mut self) {
        let file = self.file;
        self.draft.id = text_of(file.get("procedure"));
        self.draft.adapts = text_of(file.get("adapts")).to_owned();
        self.draft.version = text_of(file.get("version")).parse().unwrap_or(0);
        self.draft.language =
            if text_of(file.get("language")) == "en" { crate::Language::En } else { crate::Language::Zh };
        self.draft.title = text_of(file.get("title"));
        self.draft.source = text_of(file.get("source"));
        self.draft.advisory = text_of(file.get("status")) != "binding";
        if file.entries().first().is_some_and(|(k, _)| k.text() != Some("procedure")) {
            let place = file.entries()[0].0.place;
            self.faults.push(
                Diagnostic::new(Code::MissingKey, place).with("key", "procedure").with("mapping", "first"),
            );
        }
        for note in file.get("notes").map(Node::items).unwrap_or_default() {
            self.draft
                .notes
                .push(Note { finding: text_of(note.get("finding")), source: text_of(note.get("source")) });
        }
        for then in file.get("then").map(Node::items).unwrap_or_default() {
            let kind = if then.get("obligations").is_some() { "obligations" } else { "procedure" };
            let some = |key| Some(text_of(then.get(key))).filter(|t| !t.is_empty());
            self.draft.then.push(Then {
                kind: kind.into(),
                id: text_of(then.get(kind)),
                each: some("each"),
                from: some("from"),
            });
        }
    }

    /// Enters a name; one that stands for two things is a fault (S13). A body and its roster share one.
    fn enter(&mut self, node: &Node, sort: Sort) {
        let Some(name) = node.text() else { return };
        if !is_id(name) || RESERVED.contains(&name) || BUILT_IN.contains(&name) {
            let fault = Diagnostic::new(Code::NamesAreDistinct, node.place).with("name", name);
            self.faults.push(fault.with("first", "reserved").with("second", sort.as_str()));
            return;
        }
        match self.names.get(name) {
            Some((Sort::Body, _)) if sort == Sort::Roster => {}
            Some((Sort::Party, _)) if sort == Sort::Party => {}
            Some((first, place)) => {
                let fault = Diagnostic::new(Code::NamesAreDistinct, node.place).with("name", name);
                self.faults
                    .push(fault.with("first", first.as_str()).with("second", sort.as_str()).beside(*place));
                return;
            }
            None => {}
        }
        self.names.insert(name.to_owned(), (sort, node.place));
    }

    /// Collects every name of the file first, so that order of mention does not matter.
    fn declare(&mut self) {
        let file = self.file;
        let section = |key: &str| file.get(key).map(Node::entries).unwrap_or_default();
        self.declare_bodies();
        for (_, part) in section("parties") {
            for (id, _) in named(part, PART_KEYS) {
                self.enter(id, Sort::Party);
            }
            for (id, _) in part.get("open").map(Node::entries).unwrap_or_default() {
                self.enter(id, Sort::Party);
            }
        }
        for (key, sort) in [
            ("bodies", Sort::Body),
            ("groups", Sort::Group),
            ("parameters", Sort::Parameter),
            ("days", Sort::Day),
            ("figures", Sort::Figure),
            ("rosters", Sort::Roster),
            ("ends", Sort::End),
        ] {
            for (id, _) in section(key) {
                self.enter(id, sort);
            }
        }
        for (id, value) in section("positions") {
            if id.text() == Some("ranks") {
                for rank in value.items() {
                    for (id, _) in rank.entries() {
                        self.enter(id, Sort::Rank);
                    }
                }
            } else {
                for (id, _) in value.entries() {
                    self.enter(id, Sort::Position);
                }
            }
        }
        for stage in file.get("stages").map(Node::items).unwrap_or_default() {
            if let Some(id) = stage.get("stage") {
                self.enter(id, Sort::Stage);
            }
            for task in stage.get("tasks").map(Node::items).unwrap_or_default() {
                self.declare_task(task);
            }
        }
        for limit in file.get("limits").map(Node::items).unwrap_or_default() {
            if let Some(id) = limit.get("limit") {
                self.enter(id, Sort::Limit);
            }
        }
        // Last, so that it is told at the file's first line and what it clashes with keeps its meaning.
        if let Some(id) = file.get("procedure") {
            self.enter(id, Sort::Procedure);
        }
    }

    fn declare_task(&mut self, task: &'a Node) {
        if let Some(id) = KINDS.iter().find_map(|k| task.get(k)) {
            self.enter(id, Sort::Task);
        }
        for key in ["writes", "issues", "sends", "answer"] {
            for paper in task.get(key).map(Node::items).unwrap_or_default() {
                for (id, _) in named(paper, PAPER_KEYS) {
                    self.enter(id, Sort::Paper);
                }
            }
        }
        for roll in task.get("lists").map(Node::items).unwrap_or_default() {
            for (id, _) in named(roll, ROLL_KEYS) {
                self.enter(id, Sort::Roll);
            }
            for measure in roll.get("measures").map(Node::items).unwrap_or_default() {
                for (id, _) in named(measure, MEASURE_KEYS) {
                    self.enter(id, Sort::Fact);
                }
            }
        }
        for fact in task.get("states").map(Node::items).unwrap_or_default() {
            for (id, _) in named(fact, FACT_KEYS) {
                self.enter(id, Sort::Fact);
            }
        }
    }

    /// A name of one of some sorts; anything else is a fault with the nearest name as a help.
    fn resolve(&mut self, name: &Name, sorts: &[Sort]) -> Option<Sort> {
        match self.names.get(&name.text) {
            Some((sort, _)) if sorts.contains(sort) => return Some(*sort),
            // A roll is a paper, and how many stand on it is a fact.
            Some((Sort::Roll, _)) if sorts.contains(&Sort::Paper) => return Some(Sort::Paper),
            Some((Sort::Roll, _)) if sorts.contains(&Sort::Fact) => return Some(Sort::Fact),
            // A body and its roster share a name.
            Some((Sort::Body, _)) if sorts.contains(&Sort::Roster) && self.is_roster(&name.text) => {
                return Some(Sort::Roster);
            }
            Some((Sort::Roster, _)) if sorts.contains(&Sort::Body) && self.is_body(&name.text) => {
                return Some(Sort::Body);
            }
            _ => {}
        }
        let wanted = join(sorts.iter().map(|s| s.as_str()));
        let mut fault = Diagnostic::new(Code::NamesAreDeclared, name.place)
            .with("name", &name.text)
            .with("wanted", wanted);
        if let Some((sort, place)) = self.names.get(&name.text) {
            fault = fault.with("found", sort.as_str()).beside(*place);
        } else {
            let known = self.names.iter().filter(|(_, (s, _))| sorts.contains(s)).map(|(n, _)| n.as_str());
            // The built-in sets are parties, and of no help where anything else is meant.
            let sets = BUILT_IN.iter().copied().filter(|_| sorts.contains(&Sort::Party));
            if let Some(near) = nearest(&name.text, known.chain(sets)) {
                fault = fault.with("near", near);
            }
        }
        self.faults.push(fault);
        None
    }

    fn is_roster(&self, name: &str) -> bool {
        self.file.get("rosters").is_some_and(|r| r.get(name).is_some())
    }

    fn is_body(&self, name: &str) -> bool {
        let beside = self.file.get("bodies").is_some_and(|b| b.get(name).is_some());
        beside || self.draft.founds().is_some_and(|b| b.id == name)
    }

    /// An id under a key, resolved.
    fn id_at(&mut self, node: &Node, key: &str, sorts: &[Sort]) -> Option<String> {
        let value = node.get(key)?;
        let name = Name { text: value.text()?.to_owned(), place: value.place };
        self.resolve(&name, sorts).map(|_| name.text)
    }

    fn ids_at(&mut self, node: &Node, key: &str, sorts: &[Sort]) -> Vec<String> {
        let items = node.get(key).map(Node::items).unwrap_or_default();
        let names: Vec<Name> = items
            .iter()
            .filter_map(|n| n.text().map(|t| Name { text: t.to_owned(), place: n.place }))
            .collect();
        names.into_iter().filter(|n| self.resolve(n, sorts).is_some()).map(|n| n.text).collect()
    }

    fn keep<T>(&mut self, parsed: Result<T, Diagnostic>) -> Option<T> {
        parsed.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn parties_and_positions(&mut self) {
        let file = self.file;
        for (part_name, node) in file.get("parties").map(Node::entries).unwrap_or_default() {
            let Some(part) = Part::ALL.into_iter().find(|p| Some(p.as_str()) == part_name.text()) else {
                continue;
            };
            let many: BTreeSet<&str> = node
                .get("many")
                .map(Node::items)
                .unwrap_or_default()
                .iter()
                .filter_map(|n| n.text())
                .collect();
            for (id, title) in named(node, PART_KEYS) {
                self.add_party(id, title, part, many.contains(id.text().unwrap_or_default()), false);
            }
            for (id, title) in node.get("open").map(Node::entries).unwrap_or_default() {
                self.add_party(id, title, part, true, true);
            }
            self.ids_at(node, "many", &[Sort::Party]);
        }
        self.groups();
        self.positions();
    }

    fn add_party(&mut self, id: &Node, title: &Node, part: Part, many: bool, open: bool) {
        let (id_text, title) = (text_of(Some(id)), text_of(Some(title)));
        if let Some(party) = self.draft.parties.iter_mut().find(|p| p.id == id_text) {
            if party.title != title {
                let fault = Diagnostic::new(Code::NamesAreDistinct, id.place).with("name", &id_text);
                let place = party.place;
                self.faults.push(fault.with("first", "party").with("second", "party").beside(place));
            } else if !party.parts.contains(&part) {
                party.parts.push(part);
            }
            return;
        }
        self.draft.parties.push(Party { id: id_text, title, parts: vec![part], many, open, place: id.place });
    }

    fn groups(&mut self) {
        let entries = self.file.get("groups").map(Node::entries).unwrap_or_default();
        for (id, value) in entries {
            let mut parties: Vec<String> = vec![];
            for item in value.items() {
                let Some(text) = item.text() else { continue };
                let Some(set) = self.keep(phrase::set(text, item.place)) else { continue };
                let except: Vec<String> = set.except.iter().flat_map(|n| self.set(n)).collect();
                parties.extend(self.set(&set.of).into_iter().filter(|p| !except.contains(p)));
            }
            parties.dedup();
            self.draft.groups.insert(text_of(Some(id)), parties);
        }
    }

    /// The parties of a set: a built-in one, a group declared above, or one party.
    fn set(&mut self, name: &Name) -> Vec<String> {
        let of_part = |draft: &Draft, part| -> Vec<String> {
            draft.parties.iter().filter(|p| p.parts.contains(&part)).map(|p| p.id.clone()).collect()
        };
        match name.text.as_str() {
            "leads" => of_part(&self.draft, Part::Lead),
            "members" => of_part(&self.draft, Part::Member),
            "invited" => of_part(&self.draft, Part::Invited),
            other => match self.draft.groups.get(other) {
                Some(parties) => parties.clone(),
                None => match self.resolve(name, &[Sort::Party, Sort::Group]) {
                    Some(Sort::Party) => vec![name.text.clone()],
                    _ => vec![],
                },
            },
        }
    }

    fn positions(&mut self) {
        let Some(node) = self.file.get("positions") else { return };
        for rank in node.get("ranks").map(Node::items).unwrap_or_default() {
            for (id, title) in rank.entries() {
                self.draft.ranks.push(Rank { id: text_of(Some(id)), title: text_of(Some(title)) });
            }
        }
        for (party, positions) in named(node, &["ranks"]) {
            let name = Name { text: text_of(Some(party)), place: party.place };
            if self.resolve(&name, &[Sort::Party]).is_none() {
                continue;
            }
            for (id, position) in positions.entries() {
                let Some(node) = position.get("rank") else { continue };
                let Some((rank, or_higher)) =
                    self.keep(phrase::rank(node.text().unwrap_or_default(), node.place))
                else {
                    continue;
                };
                if self.resolve(&rank, &[Sort::Rank]).is_none() {
                    continue;
                }
                let index = self.draft.ranks.iter().position(|r| r.id == rank.text).unwrap_or(0);
                self.draft.positions.push(Position {
                    id: text_of(Some(id)),
                    title: text_of(position.get("title")),
                    party: name.text.clone(),
                    rank: index,
                    or_higher,
                });
            }
        }
    }

    fn parameters(&mut self) {
        for (id, node) in self.file.get("parameters").map(Node::entries).unwrap_or_default() {
            let clause = self.clause(node, id.place, None);
            let Some(range) = node.get("range") else { continue };
            let Some(parsed) = self.keep(phrase::range(range.text().unwrap_or_default(), range.place)) else {
                continue;
            };
            let (Some(Bound::Number(low)), Some(Bound::Number(high))) = (&parsed.low, &parsed.high) else {
                self.faults.push(bad_range(range.place));
                continue;
            };
            if low > high {
                self.faults.push(bad_range(range.place));
            }
            self.draft.parameters.push(Parameter {
                id: text_of(Some(id)),
                title: text_of(node.get("title")),
                low: *low,
                high: *high,
                unit: parsed.unit,
                day: false,
                stands_for: text_of(node.get("stands_for")),
                clause,
            });
        }
    }

    fn ends(&mut self) {
        for (id, node) in self.file.get("ends").map(Node::entries).unwrap_or_default() {
            let success = text_of(node.get("success")) == "true";
            // Where something is brought about for the body that the procedure is about, that is what success means.
            let acted_on = self.draft.tasks.iter().flat_map(|t| &t.bodies).next().cloned();
            let acted_on = acted_on.filter(|_| success && self.draft.founds().is_some_and(|b| b.standing));
            let founding = self.id_at(node, "founding", &[Sort::Body]).or(acted_on);
            let notify = self.whos(node.get("notify"));
            let title = text_of(node.get("title"));
            let id_text = text_of(Some(id));
            self.draft.ends.push(End {
                title: if title.is_empty() { id_text.clone() } else { title },
                id: id_text,
                success: founding.is_some() || success,
                founding,
                notify,
                place: id.place,
            });
        }
        let then: Vec<(Option<String>, Option<String>)> =
            self.draft.then.iter().map(|t| (t.each.clone(), t.from.clone())).collect();
        let nodes = self.file.get("then").map(Node::items).unwrap_or_default();
        for ((each, from), node) in then.into_iter().zip(nodes) {
            let at = |key: &str| node.get(key).map_or(node.place, |n| n.place);
            if let Some(each) = each {
                self.resolve(&Name { text: each, place: at("each") }, &[Sort::Roster, Sort::Body]);
            }
            if let Some(from) = from {
                self.resolve(&Name { text: from, place: at("from") }, &[Sort::Task]);
            }
        }
    }
}

fn bad_range(place: Place) -> Diagnostic {
    Diagnostic::new(Code::BadPhrase, place)
        .with("phrase", "range")
        .with("expected", "closed-range")
        .with("found", "")
        .with("examples", "3..30 workdays; 1..99 persons")
}
