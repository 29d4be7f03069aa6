//! A body that acts before it is constituted begins with a task that is never left out and comes before the constituting
//! act, is constituted here, and has something to do in between.

use super::super::bodies::BodyAct;
use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Body, Kind, Task, Who};
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for body in &draft.bodies {
        let Some(rule) = &body.provisional else { continue };
        for trouble in troubles(draft, body, &rule.from) {
            let fault = Diagnostic::new(Code::ProvisionalBodiesAct, rule.clause.place).with("body", &body.id);
            let fault = fault.with("trouble", trouble).with("task", &rule.from);
            faults.push(fault.beside(body.place).cites(&rule.clause.source));
        }
    }
}

fn troubles(draft: &Draft, body: &Body, from: &str) -> Vec<&'static str> {
    if body.standing {
        return vec!["standing"];
    }
    let Some(first) = draft.tasks.iter().find(|t| t.id == from) else { return vec![] };
    let constitutes = |t: &&Task| t.body_act == BodyAct::Constitutes && t.bodies.contains(&body.id);
    let acts: Vec<&Task> = draft.tasks.iter().filter(constitutes).collect();
    let comes_after = |t: &Task| {
        let settled = draft.settled_before(t);
        first.stage < t.stage || first.stage == t.stage && settled.contains(&from)
    };
    let does = |t: &&Task| {
        let names = |w: &&Who| matches!(w, Who::Parties { parties, .. } if parties.contains(&body.id));
        t.actors().iter().any(names) && acts.iter().all(|act| t.stage <= act.stage)
    };
    let seated = |t: &&Task| {
        t.id == from || t.stage < first.stage || draft.settled_before(first).contains(&t.id.as_str())
    };
    let fills: Vec<&Task> = draft.tasks.iter().filter(|t| t.fills() == Some(&body.id)).collect();
    let several = !matches!(first.by, Who::Parties { each: false, .. });
    let found = [
        (draft.can_be_left_out(from), "left-out"),
        (several || matches!(first.kind, Kind::Consultation { .. }), "several"),
        (!acts.iter().all(|act| comes_after(act)), "order"),
        (!draft.tasks.iter().any(|t| does(&t)), "idle"),
        (!fills.is_empty() && !fills.iter().any(seated), "unseated"),
    ];
    found.into_iter().filter(|(is, _)| *is).map(|(_, trouble)| trouble).collect()
}
