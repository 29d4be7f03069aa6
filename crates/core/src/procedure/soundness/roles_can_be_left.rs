//! Whoever cannot hold two places holds one of them by then, and can leave it without undoing what it was for.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Incompatible, Kind, Task, Who};
use super::super::reading::Draft;
use super::super::roles::{drawn_up_by, keeps_a_least_number};

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for rule in &draft.incompatible {
        if let Some(how) = trouble(draft, rule) {
            let fault = Diagnostic::new(Code::RolesCanBeLeft, rule.clause.place).with("how", how);
            let fault = fault.with("holding", &rule.holding).with("standing_for", &rule.standing_for);
            faults.push(fault.cites(&rule.clause.source));
        }
    }
}

/// Whoever refills a place is there by the time it can be left.
fn nobody_refills(draft: &Draft, who: &Who, stood: &Task) -> Option<&'static str> {
    let Who::Parties { parties, .. } = who else { return Some("nobody-refills") };
    let there = |id: &String| {
        let offices = draft.parties.iter().any(|p| p.id == *id && p.has_offices());
        offices && drawn_up_by(&draft.tasks, id).is_none_or(|by| comes_before(draft, by, stood))
    };
    (!parties.iter().all(there)).then_some("nobody-refills")
}

fn comes_before(draft: &Draft, first: &Task, then: &Task) -> bool {
    first.stage < then.stage
        || first.stage == then.stage && draft.settled_before(then).contains(&first.id.as_str())
}

fn trouble(draft: &Draft, rule: &Incompatible) -> Option<&'static str> {
    if rule.holding == rule.standing_for {
        return Some("itself");
    }
    let Some(held) = drawn_up_by(&draft.tasks, &rule.holding) else { return Some("nobody") };
    let Some(stood) = drawn_up_by(&draft.tasks, &rule.standing_for) else { return Some("nobody-stands") };
    if !comes_before(draft, held, stood) {
        return Some("later");
    }
    if let Some(who) = &rule.refilled_by {
        let formed = matches!(&held.kind, Kind::Work { forms: Some(_), .. }) && rule.leaves;
        let trouble = if formed { nobody_refills(draft, who, stood) } else { Some("no-place") };
        if trouble.is_some() {
            return trouble;
        }
    }
    if !rule.leaves {
        return None;
    }
    // What has been founded is changed by an act upon it, not by standing for something else.
    if draft.bodies.iter().any(|b| b.id == rule.holding) {
        return Some("body");
    }
    let roster = draft.rosters.iter().find(|r| r.id == rule.holding);
    roster.is_some_and(keeps_a_least_number).then_some("minimum")
}
