//! A procedure: a versioned definition, known by the digest of its text. A value exists only if it is sound.

use std::collections::BTreeMap;

use crate::Language;
use crate::record::Digest;
use crate::roll::{Column, Columns};

pub mod adapting;
pub mod answering;
pub mod bodies;
pub mod diagnostic;
pub mod difference;
pub mod formula;
pub mod grammar;
mod graph;
pub mod model;
pub(crate) mod node;
pub mod outside;
pub mod papers;
pub mod phrase;
pub mod planning;
mod reading;
pub mod roles;
pub mod rosters;
mod soundness;
pub mod sub_case;
mod translation;

pub use diagnostic::{Code, Diagnostic, Place, Step};
pub use formula::{Exact, Formula};
pub use model::*;
pub use node::BYTES_MAX;
pub use outside::{FilingRule, NoticeRule, Objections, Until};
pub use soundness::RULES;

use reading::Draft;

/// A sound procedure.
#[derive(Debug)]
pub struct Procedure {
    draft: Draft,
    digest: Digest,
    text: String,
    translations: BTreeMap<String, String>,
    explored: Explored,
}

/// How much was explored to prove a procedure sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// Markings visited.
    pub markings: usize,
    /// Steps between them.
    pub steps: usize,
    /// The bound: more markings than this and nothing is proved.
    pub bound: usize,
}

impl Procedure {
    /// Reads a definition, and the translation of its titles if there is one beside it.
    ///
    /// # Errors
    /// Every diagnostic at once, in the order of the file.
    pub fn from_yaml(text: &str, translation: Option<&str>) -> Result<Self, Vec<Diagnostic>> {
        let tree = node::parse(text)?;
        let mut faults = vec![];
        grammar::compare(&tree, &mut faults);
        let (draft, more) = reading::read(&tree);
        faults.extend(more);
        let translations = match translation {
            Some(text) => translation::read(text, &draft, &mut faults),
            None => BTreeMap::new(),
        };
        let mut explored = Explored::default();
        if faults.is_empty() {
            explored = soundness::judge(&draft, &mut faults);
        }
        if !faults.is_empty() {
            faults.sort_by(|a, b| (a.place, a.code, &a.facts).cmp(&(b.place, b.code, &b.facts)));
            faults.dedup_by(|a, b| (a.place, a.code, &a.facts) == (b.place, b.code, &b.facts));
            return Err(faults);
        }
        Ok(Self { draft, digest: Digest::of(text.as_bytes()), text: text.to_owned(), translations, explored })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.draft.id
    }
    /// The procedure it was made of, where it is one as a county does it (本县做法).
    pub fn adapts(&self) -> Option<Digest> {
        self.draft.adapts.parse().ok()
    }
    /// Its version, as the author counts.
    pub fn version(&self) -> u32 {
        self.draft.version
    }
    /// The language of its titles.
    pub fn language(&self) -> Language {
        self.draft.language
    }
    /// SHA-256 of its text: what a case keeps for life.
    pub fn digest(&self) -> Digest {
        self.digest
    }
    /// The file as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// For people.
    pub fn title(&self) -> &str {
        &self.draft.title
    }
    /// The text it comes from.
    pub fn source(&self) -> &str {
        &self.draft.source
    }
    /// Advisory or binding.
    pub fn status(&self) -> Status {
        if self.draft.advisory { Status::Advisory } else { Status::Binding }
    }
    /// The body it founds.
    pub fn founds(&self) -> Option<&Body> {
        self.draft.founds()
    }
    /// Everything it founds, the body it is named for first.
    pub fn bodies(&self) -> &[Body] {
        &self.draft.bodies
    }
    /// Its parties, in the order of the file.
    pub fn parties(&self) -> &[Party] {
        &self.draft.parties
    }
    /// Its ranks, lowest first.
    pub fn ranks(&self) -> &[Rank] {
        &self.draft.ranks
    }
    /// Positions that belong to one party.
    pub fn positions(&self) -> &[Position] {
        &self.draft.positions
    }
    /// The words the text leaves open.
    pub fn parameters(&self) -> &[Parameter] {
        &self.draft.parameters
    }
    /// What guards read.
    pub fn facts(&self) -> &[Fact] {
        &self.draft.facts
    }
    /// Numbers computed from facts and parameters.
    pub fn figures(&self) -> &[Figure] {
        &self.draft.figures
    }
    /// People proposed for seats.
    pub fn rosters(&self) -> &[Roster] {
        &self.draft.rosters
    }
    /// In order.
    pub fn stages(&self) -> &[Stage] {
        &self.draft.stages
    }
    /// All tasks, stage by stage.
    pub fn tasks(&self) -> &[Task] {
        &self.draft.tasks
    }
    /// All papers, in the order in which they are declared.
    pub fn papers(&self) -> &[Paper] {
        &self.draft.papers
    }
    /// Which places nobody holds together, in the order of the file.
    pub fn incompatible(&self) -> &[Incompatible] {
        &self.draft.incompatible
    }

    /// The rules by which nobody on another list stands for a roster.
    pub fn incompatible_with<'a>(&'a self, roster: &'a str) -> impl Iterator<Item = &'a Incompatible> {
        self.draft.incompatible.iter().filter(move |r| r.standing_for == roster)
    }

    /// Which tasks are kept apart, in the order of the file.
    pub fn apart(&self) -> &[Apart] {
        &self.draft.apart
    }
    /// Which tasks are in hand one at a time, in the order of the file.
    pub fn one_at_a_time(&self) -> &[OneAtATime] {
        &self.draft.one_at_a_time
    }
    /// The parties that a task may come to need besides those it names: whose people sign instead where a rule of
    /// separation leaves nobody else, and who name somebody in a place that is left by it.
    pub fn stand_ins<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a str> {
        let rules = self.draft.apart.iter().filter(|r| r.tasks.contains(&task.id));
        let signers = rules.filter_map(|r| match &r.otherwise {
            Some(Otherwise::Signer(who)) => Some(who),
            _ => None,
        });
        let left = task.fills().into_iter().flat_map(|roster| self.incompatible_with(roster));
        let all = signers.chain(left.filter_map(|r| r.refilled_by.as_ref()));
        let parties = all.flat_map(|w| if let Who::Parties { parties, .. } = w { &parties[..] } else { &[] });
        parties.map(String::as_str)
    }
    /// Limits that run over stages.
    pub fn limits(&self) -> &[Limit] {
        &self.draft.limits
    }
    /// How a case can end.
    pub fn ends(&self) -> &[End] {
        &self.draft.ends
    }
    /// What follows.
    pub fn then(&self) -> &[Then] {
        &self.draft.then
    }
    /// What the author found in the source.
    pub fn notes(&self) -> &[Note] {
        &self.draft.notes
    }
    /// How much was explored to prove it sound.
    pub fn explored(&self) -> Explored {
        self.explored
    }

    /// The tasks of a stage.
    pub fn tasks_of(&self, stage: usize) -> &[Task] {
        self.draft.stages.get(stage).map(|s| &self.draft.tasks[s.tasks.clone()]).unwrap_or_default()
    }
    /// A task by id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.draft.tasks.iter().find(|t| t.id == id)
    }
    /// A paper by id.
    pub fn paper(&self, id: &str) -> Option<&Paper> {
        self.draft.papers.iter().find(|p| p.id == id)
    }
    /// What the columns of a roll are called, in both languages; none of any other paper.
    pub fn columns(&self, paper: &str) -> Option<Columns> {
        let roll = self.paper(paper)?.roll.as_ref()?;
        let called = |id: &String| {
            let names = Language::ALL.map(|language| self.name(id, language).to_owned());
            Column {
                measure: id.clone(),
                headings: [id.clone()].into_iter().chain(names).collect(),
                decimals: self.decimals(id),
            }
        };
        let grouped = Language::ALL.map(|l| self.say(&roll.grouped_by, &roll.grouped_by, l).to_owned());
        Some(Columns {
            measures: roll.measures.iter().map(called).collect(),
            group: Some(grouped.into()).filter(|_| !roll.grouped_by.is_empty()),
            sums: self.draft.figures.iter().any(|f| f.for_each.as_deref() == Some(paper)),
            from: roll.from.clone(),
        })
    }
    /// A party by id.
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.draft.parties.iter().find(|p| p.id == id)
    }
    /// A parameter by id.
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.draft.parameters.iter().find(|p| p.id == id)
    }
    /// A fact by id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.draft.facts.iter().find(|f| f.id == id)
    }
    /// How many decimals a number has, which the record keeps in its smallest part: measures of rolls alone have any.
    pub fn decimals(&self, name: &str) -> u8 {
        self.fact(name).map_or(0, |f| f.decimals)
    }
    /// A roster by id.
    pub fn roster(&self, id: &str) -> Option<&Roster> {
        self.draft.rosters.iter().find(|r| r.id == id)
    }
    /// An end by id.
    pub fn end(&self, id: &str) -> Option<&End> {
        self.draft.ends.iter().find(|e| e.id == id)
    }
    /// The facts and parameters that a task goes by: whether it applies, and how many people it finds.
    pub fn goes_by<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a str> {
        self.draft.goes_by(task)
    }
    /// The figures that have to be known before a task is offered.
    pub fn counted_by<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Formula> {
        self.draft.counted_by(task)
    }
    /// The bodies that a task can constitute.
    pub fn bodies_of<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a Body> {
        self.draft.bodies_of(task)
    }
    /// The seats that a task fills.
    pub fn seats_filled(&self, task: &Task) -> &[Seat] {
        self.draft.seats_filled(task)
    }
    /// The party that convenes: the first lead.
    pub fn convenor(&self) -> &str {
        self.draft.convenor()
    }
    /// The end a case reaches when its last stage is done.
    pub fn success(&self) -> Option<&End> {
        self.draft.ends.iter().find(|e| e.success)
    }

    /// A title in a language: the translation of an id or of the title itself, else the title as written.
    pub fn say<'a>(&'a self, id: &str, title: &'a str, language: Language) -> &'a str {
        if language == self.draft.language {
            return title;
        }
        self.translations.get(id).or_else(|| self.translations.get(title)).map_or(title, String::as_str)
    }

    /// The title of a case, in a language: as its people wrote it, unless it is the procedure's own.
    pub fn case_title<'a>(&'a self, title: &'a str, language: Language) -> &'a str {
        if title == self.draft.title { self.say(&self.draft.id, title, language) } else { title }
    }

    /// The name of a roster: one that shares its id with a body has a title of its own.
    pub fn roster_name<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        match self.roster(id).filter(|r| !r.title.is_empty()) {
            Some(roster) => self.say(&roster.title, &roster.title, language),
            None => self.name(id, language),
        }
    }

    /// The title of anything declared, in a language; the id itself if nothing is declared under it.
    pub fn name<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        let d = &self.draft;
        let own = (d.id == id).then_some(d.title.as_str());
        let title = own
            .or_else(|| d.tasks.iter().find(|t| t.id == id).map(|t| t.title.as_str()))
            .or_else(|| d.papers.iter().find(|p| p.id == id).map(|p| p.title.as_str()))
            .or_else(|| d.stages.iter().find(|s| s.id == id).map(|s| s.title.as_str()))
            .or_else(|| d.parties.iter().find(|p| p.id == id).map(|p| p.title.as_str()))
            .or_else(|| d.parameters.iter().find(|p| p.id == id).map(|p| p.title.as_str()))
            .or_else(|| d.facts.iter().find(|f| f.id == id).map(|f| f.title.as_str()))
            .or_else(|| d.figures.iter().find(|f| f.id == id).map(|f| f.title.as_str()))
            .or_else(|| d.positions.iter().find(|p| p.id == id).map(|p| p.title.as_str()))
            .or_else(|| d.ranks.iter().find(|r| r.id == id).map(|r| r.title.as_str()))
            .or_else(|| d.bodies.iter().find(|b| b.id == id).map(|b| b.title.as_str()))
            .or_else(|| d.rosters.iter().find(|r| r.id == id).map(|r| r.title.as_str()))
            .or_else(|| d.limits.iter().find(|l| l.id == id).map(|l| l.title.as_str()))
            .or_else(|| d.ends.iter().find(|e| e.id == id).map(|e| e.title.as_str()))
            .or_else(|| {
                d.rosters.iter().flat_map(|r| &r.seats).find(|s| s.id == id).map(|s| s.title.as_str())
            });
        self.say(id, title.unwrap_or(id), language)
    }

    /// Whether a task may be left with an explanation (S9): not if it constitutes the body, nor if a task that
    /// cannot be left needs its paper, its party or what it states.
    pub fn can_be_waived(&self, task: &str) -> bool {
        !self.draft.indispensable().contains(task)
    }

    /// The papers that must be there before a task opens: what it reads, and what is attached to what it writes.
    pub fn waits_for<'a>(&'a self, task: &'a Task) -> Vec<&'a str> {
        self.draft.waits_for(task)
    }

    /// The tasks that write a paper: each a way to it, and one on each run.
    pub fn writers<'a>(&'a self, paper: &'a str) -> impl Iterator<Item = &'a Task> {
        self.draft.writers(paper)
    }

    /// The tasks that lose papers they need if a task is left.
    pub fn left_without_papers(&self, task: &str) -> Vec<&Task> {
        let Some(left) = self.task(task) else { return vec![] };
        self.tasks()
            .iter()
            .filter(|t| self.draft.waits_for(t).iter().any(|p| left.papers.iter().any(|q| q == p)))
            .collect()
    }
}

impl Draft {
    pub(crate) fn convenor(&self) -> &str {
        self.parties.iter().find(|p| p.parts.contains(&Part::Lead)).map_or("", |p| p.id.as_str())
    }

    pub(crate) fn writers<'a>(&'a self, paper: &'a str) -> impl Iterator<Item = &'a Task> {
        self.tasks.iter().filter(move |t| t.papers.iter().any(|p| p == paper))
    }

    /// The papers that must be there before a task opens: what it reads, and what is attached to what it writes.
    pub(crate) fn waits_for<'a>(&'a self, task: &'a Task) -> Vec<&'a str> {
        let own = |paper: &str| task.papers.iter().any(|p| p == paper);
        let attached = self.papers.iter().filter(|p| own(&p.id)).flat_map(|p| &p.attach);
        // What is attached can be written together; what is read has to be there before.
        let attached = attached.map(String::as_str).filter(|p| !own(p));
        task.reads().into_iter().chain(attached).collect()
    }

    /// The facts and parameters that a task goes by: whether it applies, which bodies it acts on, and how many people it
    /// finds.
    fn goes_by<'a>(&'a self, task: &'a Task) -> impl Iterator<Item = &'a str> {
        let bodies = self.bodies_of(task).flat_map(|b| b.when.reads());
        let counted = self.counted_by(task).flat_map(Formula::reads);
        task.when.reads().chain(bodies).chain(counted)
    }

    /// The tasks that no case can do without: the constituting ones, and whatever these need, in turn.
    fn indispensable(&self) -> std::collections::BTreeSet<&str> {
        let mut kept = std::collections::BTreeSet::new();
        let mut open: Vec<&Task> = self.tasks.iter().filter(|t| !t.bodies.is_empty()).collect();
        while let Some(task) = open.pop() {
            if !kept.insert(task.id.as_str()) {
                continue;
            }
            let reads = self.waits_for(task);
            for other in &self.tasks {
                let writes = other.papers.iter().any(|p| reads.contains(&p.as_str()));
                let forms = match (&other.kind, &task.by) {
                    (Kind::Work { forms: Some((party, _)), .. }, Who::Parties { parties, .. }) => {
                        parties.contains(party)
                    }
                    _ => false,
                };
                let lets_act = |b: &&Body| b.provisional.as_ref().is_some_and(|p| p.from == other.id);
                let forms =
                    forms
                        || self.bodies.iter().filter(lets_act).any(
                            |b| matches!(&task.by, Who::Parties { parties, .. } if parties.contains(&b.id)),
                        );
                let goes_by = self.goes_by(task).any(|fact| other.states.iter().any(|f| f == fact));
                if writes || forms || goes_by {
                    open.push(other);
                }
            }
        }
        kept
    }
}
