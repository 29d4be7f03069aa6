//! A term begins and comes to something: its length is one of time, what it runs from is never left out, and whoever gives
//! a body a term constitutes or renews it. That a renewal fits into the time it has is judged with the other times.

use super::super::bodies::{BodyAct, TermRule};
use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Amount, Body, Since, Span, Task, Who};
use super::super::phrase::Unit;
use super::super::reading::Draft;

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for (body, act, task) in left_to_nobody(draft) {
        let fault = Diagnostic::new(Code::TermsLeadOn, task.clause.place).with("body", body);
        let fault = fault.with("trouble", "dissolved").with("task", &task.id).with("act", &act.id);
        faults.push(fault.beside(act.clause.place).cites(&task.clause.source));
    }
    for body in &draft.bodies {
        let Some(term) = &body.term else { continue };
        for trouble in troubles(draft, body, term) {
            let fault = Diagnostic::new(Code::TermsLeadOn, term.clause.place).with("body", &body.id);
            faults.push(fault.with("trouble", trouble).beside(body.place).cites(&term.clause.source));
        }
    }
}

fn troubles(draft: &Draft, body: &Body, term: &TermRule) -> Vec<&'static str> {
    let begins = |act| matches!(act, BodyAct::Constitutes | BodyAct::Renews);
    let mut acts = draft.tasks.iter().filter(|t| t.bodies.contains(&body.id));
    let opens_too_soon = |opens: &Span| {
        let days = |length: i64, unit| match unit {
            Unit::Years => length.saturating_mul(365),
            Unit::Months => length.saturating_mul(30),
            Unit::Hours => length / 24,
            Unit::Workdays | Unit::Days | Unit::Persons => length,
        };
        let longest = match &term.length {
            Amount::Number(n) => Some(*n),
            Amount::Parameter(id) => draft.parameters.iter().find(|p| &p.id == id).map(|p| p.high),
            Amount::Figure(..) => None,
        };
        longest.is_some_and(|longest| days(opens.length, opens.unit) > days(longest, term.unit))
    };
    let found = [
        (!acts.any(|t| begins(t.body_act)), "idle"),
        (term.length == Amount::Number(0), "nothing"),
        (!term.unit.is_time(), "no-time"),
        (matches!(&term.from, Some(Since::Task(task)) if draft.can_be_left_out(task)), "from"),
        (term.opens.as_ref().is_some_and(opens_too_soon), "opens"),
        (body.standing && term.renewed_here, "standing"),
        // A case is opened about the body that the procedure is named for.
        (term.renewed_here && draft.founds().is_none_or(|first| first.id != body.id), "beside"),
    ];
    found.into_iter().filter(|(is, _)| *is).map(|(_, trouble)| trouble).collect()
}

/// What a body is still to do when an act has dissolved it: the body, the act, and the task.
fn left_to_nobody(draft: &Draft) -> Vec<(&str, &Task, &Task)> {
    let mut all = vec![];
    for act in draft.tasks.iter().filter(|t| t.body_act.is_end()) {
        let first: Vec<&str> = draft.settled_before(act);
        let open = |t: &&Task| t.stage >= act.stage && t.id != act.id && !first.contains(&t.id.as_str());
        for task in draft.tasks.iter().filter(open) {
            let acts = |body: &&String| {
                task.actors()
                    .iter()
                    .any(|w| matches!(w, Who::Parties { parties, .. } if parties.contains(body)))
            };
            all.extend(act.bodies.iter().filter(acts).map(|body| (body.as_str(), act, task)));
        }
    }
    all
}
