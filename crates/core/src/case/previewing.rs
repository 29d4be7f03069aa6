//! What a return would do, told before it is done: worked out by the same code that does it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::command::Command;
use super::effect::Aside;
use super::*;
use crate::context::Context;
use crate::procedure::model as def;
use crate::procedure::{Kind, Procedure};
use crate::refusal::Refusal;

/// What a return, or doing a task again, would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// Tasks with offices now that would be cancelled, by key.
    pub cancelled: Vec<String>,
    /// Tasks done that would be set aside and stay in the record, by key.
    pub superseded: Vec<String>,
    /// Papers that would no longer count.
    pub papers: Vec<String>,
    /// Of these, what stays in effect until it is confirmed or revoked.
    pub in_effect: Vec<String>,
    /// Tasks of the definition that are asked again at once.
    pub asked_now: Vec<String>,
    /// Tasks of the definition that will be asked again on the way forward.
    pub asked_later: Vec<String>,
    /// Of these, what can be confirmed instead of done again.
    pub confirmable: Vec<Confirmable>,
    /// Added signers and helpers, who are not asked again unless added again, by key.
    pub not_asked: Vec<String>,
    /// Offices that are told.
    pub told: Vec<String>,
}

/// A task done whose answer can be confirmed after a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confirmable {
    /// By key.
    pub key: String,
    /// The papers that have to be confirmed before it, not written anew; none: whatever becomes of the others.
    pub unless_rewritten: Vec<String>,
}

/// What a `return` or `redo` would do.
///
/// # Errors
/// The refusal with which the command would be turned down.
pub fn preview(
    procedure: &Procedure,
    case: &Case,
    command: &Command,
    context: &Context<'_>,
) -> Result<Preview, Refusal> {
    let decided = super::decide(procedure, case, command, context)?;
    let mut after = case.clone();
    after.evolve(&decided.act);
    let mut all = Preview::default();
    let mut aside = Aside::default();
    for effect in &decided.act.effects {
        match effect {
            Effect::Returned { aside: a, .. } | Effect::DoneAgain { aside: a, .. } => aside = a.clone(),
            Effect::TaskOffered { task, .. } if !all.asked_now.contains(task) => {
                all.asked_now.push(task.clone())
            }
            _ => {}
        }
    }
    let set_aside: Vec<&Task> =
        case.tasks.values().filter(|t| !t.superseded && aside.tasks.contains(&t.task)).collect();
    for task in &set_aside {
        if task.added.is_some() {
            all.not_asked.push(task.key.clone());
        }
        if task.state.is_owed() {
            all.cancelled.push(task.key.clone());
        } else if task.state == TaskState::Done {
            all.superseded.push(task.key.clone());
        }
    }
    let later = aside.tasks.iter().filter(|t| !all.asked_now.contains(t));
    all.asked_later =
        later.filter(|t| !matches!(case.run(t).progress, Progress::NotApplicable)).cloned().collect();
    let region: BTreeSet<&str> = aside.papers.iter().map(String::as_str).collect();
    let done = set_aside.iter().filter(|t| t.state == TaskState::Done && t.added.is_none());
    for task in done {
        let Some(definition) = procedure.task(&task.task) else { continue };
        if let Some(unless_rewritten) = confirmable(procedure, &region, task, definition) {
            all.confirmable.push(Confirmable { key: task.key.clone(), unless_rewritten });
        }
    }
    all.in_effect =
        aside.papers.iter().filter(|p| !after.left_in_effect(procedure, p).is_empty()).cloned().collect();
    all.papers = aside.papers;
    all.told = aside.told;
    Ok(all)
}

/// The papers set aside that a confirmation of a task rests on; none if it cannot be confirmed.
fn confirmable(
    procedure: &Procedure,
    region: &BTreeSet<&str>,
    task: &Task,
    definition: &def::Task,
) -> Option<Vec<String>> {
    let done = task.done.as_ref()?;
    let favourable = match &definition.kind {
        Kind::Consultation { .. } => task.kind == TaskKind::Reply,
        Kind::Approval { .. } => done.outcome == counting::AGREED,
        Kind::Meeting { .. } => done.outcome.is_empty(),
        Kind::Work { .. } => true,
        // Whoever voted voted on what lay before them then.
        Kind::Vote(_) | Kind::Filing(_) | Kind::Notice(_) | Kind::Procedure(_) => false,
    };
    if !favourable {
        return None;
    }
    let mut rests: Vec<String> =
        task.inputs.keys().filter(|p| region.contains(p.as_str())).cloned().collect();
    // A paper is confirmed together with what it rests on itself.
    let mut at = 0;
    while let Some(paper) = rests.get(at).cloned() {
        let read = procedure.writers(&paper).flat_map(def::Task::reads);
        let more: Vec<String> = read.filter(|p| region.contains(p)).map(str::to_owned).collect();
        for paper in more {
            if !rests.contains(&paper) {
                rests.push(paper);
            }
        }
        at += 1;
    }
    Some(rests)
}
