//! Whoever cannot hold two places holds one of them by then, and can leave it without undoing what it was for.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::Incompatible;
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

fn trouble(draft: &Draft, rule: &Incompatible) -> Option<&'static str> {
    if rule.holding == rule.standing_for {
        return Some("itself");
    }
    let Some(held) = drawn_up_by(&draft.tasks, &rule.holding) else { return Some("nobody") };
    let Some(stood) = drawn_up_by(&draft.tasks, &rule.standing_for) else { return Some("nobody-stands") };
    let before = held.stage < stood.stage
        || held.stage == stood.stage && draft.settled_before(stood).contains(&held.id.as_str());
    if !before {
        return Some("later");
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
