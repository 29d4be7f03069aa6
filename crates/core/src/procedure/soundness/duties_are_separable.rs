//! Whoever is barred from deciding leaves somebody who may: another holder, or a party that decides together.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Apart, Kind, Otherwise, Over, Task, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for rule in &draft.apart {
        if let Some((how, task, party)) = inseparable(draft, rule) {
            let fault = Diagnostic::new(Code::DutiesAreSeparable, rule.clause.place).with("how", how);
            faults.push(fault.with("task", task).with("party", party).cites(&rule.clause.source));
        }
    }
    for task in &draft.tasks {
        let Kind::Approval { not_by, otherwise, .. } = &task.kind else { continue };
        if not_by.is_empty() || otherwise.is_some() {
            continue;
        }
        let Who::Parties { parties, each, position } = &task.by else { continue };
        // Where several are named and not each decides, it is the first who does.
        let deciding = if *each { &parties[..] } else { &parties[..parties.len().min(1)] };
        let barred = |party: &&String| {
            let bars = |w: &Who| matches!(w, Who::Parties { parties, position: None, .. } if parties.contains(party));
            not_by.iter().any(bars)
        };
        // One position of one office is one person: barred, nobody is left of it.
        let (how, party) = match (deciding.iter().find(barred), position) {
            (Some(party), _) => ("party", party.clone()),
            (None, Some(_)) => ("position", parties.join(", ")),
            (None, None) => continue,
        };
        let fault = Diagnostic::new(Code::DutiesAreSeparable, task.clause.place).with("task", &task.id);
        faults.push(fault.with("how", how).with("party", party).cites(&task.clause.source));
    }
}

/// Why a rule can be kept by nobody, whoever is appointed: how, the task, the party.
fn inseparable(draft: &Draft, rule: &Apart) -> Option<(&'static str, String, String)> {
    let tasks: Vec<&Task> = draft.tasks.iter().filter(|t| rule.tasks.contains(&t.id)).collect();
    let [first, .., _] = tasks.as_slice() else { return None };
    match &rule.otherwise {
        // Only what is decided can be decided together.
        Some(Otherwise::Together(party)) => {
            let decided = tasks.iter().any(|t| matches!(t.kind, Kind::Approval { .. }));
            (!decided).then(|| ("together", first.id.clone(), party.clone()))
        }
        Some(Otherwise::Signer(Who::Parties { parties, each: false, position })) => {
            // Whoever does one of the tasks anyway is barred from the others as well.
            let does = |party: &String| {
                let same = |t: &&&Task| {
                    let by = matches!(&t.by, Who::Parties { position: p, .. } if p == position);
                    acting(t).contains(&party) && (rule.over == Over::Offices || (by && position.is_some()))
                };
                tasks.iter().find(same)
            };
            let barred = parties.iter().all(|p| does(p).is_some());
            let task = parties.first().and_then(does).map(|t| t.id.clone()).unwrap_or_default();
            barred.then(|| ("otherwise", task, parties.join(", ")))
        }
        Some(Otherwise::Signer(_)) => Some(("otherwise", first.id.clone(), String::new())),
        None if rule.over == Over::Offices => {
            let twice = |(n, task): (usize, &&Task)| {
                let others = tasks[..n].iter().flat_map(|t| acting(t));
                let both = others.into_iter().find(|p| acting(task).contains(p))?;
                Some(("offices", task.id.clone(), both.clone()))
            };
            tasks.iter().enumerate().find_map(twice)
        }
        None => None,
    }
}

/// The parties that do a task, all of them: where several are named and not each acts, it is the first.
fn acting<'a>(task: &'a Task) -> Vec<&'a String> {
    let who: Vec<&'a Who> = match &task.kind {
        Kind::Consultation { ask, .. } => ask.iter().collect(),
        _ => vec![&task.by],
    };
    let asked = matches!(task.kind, Kind::Consultation { .. });
    let parties = |who: &'a Who| match who {
        Who::Parties { parties, each, .. } if *each || asked => &parties[..],
        Who::Parties { parties, .. } => &parties[..parties.len().min(1)],
        _ => &[],
    };
    who.into_iter().flat_map(parties).collect()
}
