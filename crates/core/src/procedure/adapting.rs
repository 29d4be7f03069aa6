//! 本县做法: a procedure as a county does it. The changes are made in the text itself, so that what comes out is a
//! definition like any other: read, proved, known by its digest, and compared with what it was made of.

use super::diagnostic::Code;
use super::model::{Force, Task};
use super::node::{self, Node, Value};
use super::phrase::is_id;
use super::{Diagnostic, Procedure};

/// A change that a county makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adaptation {
    /// Leave out an optional task.
    Drop {
        /// Which.
        task: String,
    },
    /// Add a step of one's own at the end of a stage. It is marked as not being in the source.
    Add {
        /// The stage.
        stage: String,
        /// A new id.
        id: String,
        /// What it is called.
        title: String,
        /// The party that does it.
        by: String,
        /// How binding the county makes it.
        force: Force,
        /// The paper it writes, by what it is called, if any.
        paper: Option<String>,
    },
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unadaptable {
    /// Only what is optional is left out.
    NotOptional(String),
    /// There is no such task or stage.
    Unknown(String),
    /// The new id is none, or is taken.
    BadId(String),
    /// What comes out is not sound.
    Unsound(Vec<Diagnostic>),
}

/// A procedure as a county does it.
#[derive(Debug)]
pub struct Adapted {
    /// Its text.
    pub text: String,
    /// The text of its translation, if what it was made of has one.
    pub translation: Option<String>,
    /// What they say.
    pub procedure: Procedure,
}

/// Adapts a procedure.
///
/// # Errors
/// If a change cannot be made, or what comes out is not sound.
pub fn adapt(
    base: &Procedure,
    translation: Option<&str>,
    changes: &[Adaptation],
) -> Result<Adapted, Unadaptable> {
    let unread = |_| Unadaptable::Unknown(base.id().to_owned());
    let tree = node::parse(base.text()).map_err(unread)?;
    let mut lines: Vec<Option<String>> = base.text().lines().map(|l| Some(l.to_owned())).collect();
    let mut added: Vec<(usize, Vec<String>)> = vec![];
    for change in changes {
        match change {
            Adaptation::Drop { task } => {
                let known = base.task(task).ok_or_else(|| Unadaptable::Unknown(task.clone()))?;
                if known.clause.force < Force::May {
                    return Err(Unadaptable::NotOptional(task.clone()));
                }
                let (from, to) = span(&tree, base, known, lines.len())?;
                lines[from..to].iter_mut().for_each(|l| *l = None);
            }
            Adaptation::Add { stage, id, by, .. } => {
                // One party by its id: nothing else is written into the text.
                if base.party(by).is_none() {
                    return Err(Unadaptable::Unknown(by.clone()));
                }
                let index = base.stages().iter().position(|s| s.id == *stage);
                let tasks = base.tasks_of(index.ok_or_else(|| Unadaptable::Unknown(stage.clone()))?);
                let last = tasks.last().ok_or_else(|| Unadaptable::Unknown(stage.clone()))?;
                if !is_id(id) || base.name(id, base.language()) != id {
                    return Err(Unadaptable::BadId(id.clone()));
                }
                let (from, to) = span(&tree, base, last, lines.len())?;
                let first = base.text().lines().nth(from).unwrap_or_default();
                let indent: String = first.chars().take_while(|c| *c == ' ').collect();
                added.push((to, step(&indent, change)));
            }
        }
    }
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        insert(&mut out, &added, n);
        if let Some(line) = line {
            out.push_str(line);
            out.push('\n');
            if line.starts_with("procedure:") {
                out.push_str(&format!("adapts: \"{}\"\n", base.digest()));
            }
        }
    }
    insert(&mut out, &added, lines.len());
    let translation = translation.map(|t| fitting(&out, t));
    let procedure = Procedure::from_yaml(&out, translation.as_deref()).map_err(Unadaptable::Unsound)?;
    Ok(Adapted { text: out, translation, procedure })
}

/// A translation names what is there: the titles of what was left out go, and what a county adds is called there as the
/// county calls it.
fn fitting(text: &str, translation: &str) -> String {
    let Err(faults) = Procedure::from_yaml(text, Some(translation)) else { return translation.to_owned() };
    let of = |code: Code| faults.iter().filter(move |f| f.code == code);
    let gone: Vec<usize> = of(Code::TranslationsAreUsed).map(|f| f.place.line as usize).collect();
    let kept = translation.lines().enumerate().filter(|(n, _)| !gone.contains(&(n + 1)));
    let mut fits: String = kept.map(|(_, line)| format!("{line}\n")).collect();
    for fault in of(Code::TitlesAreTranslated) {
        if let (Some(name), Some(title)) = (fault.facts.get("name"), fault.facts.get("title")) {
            fits.push_str(&format!("{name}: {}\n", serde_json::to_string(title).unwrap_or_default()));
        }
    }
    fits
}

fn insert(out: &mut String, added: &[(usize, Vec<String>)], at: usize) {
    for line in added.iter().filter(|(n, _)| *n == at).flat_map(|(_, lines)| lines) {
        out.push_str(line);
        out.push('\n');
    }
}

/// The lines of a task, from its own to the one before what follows: the next task, or the end of its list.
fn span(tree: &Node, base: &Procedure, task: &Task, all: usize) -> Result<(usize, usize), Unadaptable> {
    let unknown = || Unadaptable::Unknown(task.id.clone());
    let stages = tree.get("stages").map(Node::items).unwrap_or_default();
    let stage = stages.get(task.stage).ok_or_else(unknown)?;
    let items = stage.get("tasks").map(Node::items).unwrap_or_default();
    let own = |item: &&&Node| item.entries().first().and_then(|(_, v)| v.text()) == Some(task.id.as_str());
    let item = items.iter().find(own).ok_or_else(unknown)?;
    let from = (item.place.line as usize).saturating_sub(1);
    let text: Vec<&str> = base.text().lines().collect();
    let indent = |line: &str| line.chars().take_while(|c| *c == ' ').count();
    let dash = text.get(from).map_or(0, |l| indent(l));
    let inside = |line: &&str| line.trim().is_empty() || indent(line) > dash;
    let mut to = from + 1 + text[(from + 1).min(all)..].iter().take_while(|l| inside(l)).count();
    // Empty lines before what follows stay with it.
    while to > from + 1 && text[to - 1].trim().is_empty() {
        to -= 1;
    }
    if matches!(item.value, Value::Map(_)) { Ok((from, to.min(all))) } else { Err(unknown()) }
}

fn step(indent: &str, change: &Adaptation) -> Vec<String> {
    let Adaptation::Add { id, title, by, force, paper, .. } = change else { return vec![] };
    // Between double quotes YAML reads what JSON writes.
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_else(|_| "\"\"".into());
    let mut lines = vec![
        format!("{indent}- work: {id}"),
        format!("{indent}  title: {}", quoted(title)),
        format!("{indent}  by: {by}"),
        format!("{indent}  force: {}", force.as_str()),
        format!("{indent}  inferred: whole"),
    ];
    if let Some(paper) = paper {
        lines.push(format!("{indent}  writes: {{{id}-paper: {}}}", quoted(paper)));
    }
    lines
}
