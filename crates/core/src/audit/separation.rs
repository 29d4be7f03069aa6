//! Whether duties were kept apart: `not_by` of an approval, the rules of `apart`, and places nobody holds together.

use super::*;
use crate::case::{Done, Left};
use crate::procedure::Over;

impl Auditing<'_> {
    pub(super) fn separation(
        &self,
        task: &def::Task,
        tasks: &[&Task],
        not_by: &[Who],
        all: &mut Vec<ClauseFinding>,
    ) {
        let mut row = self.row(&task.clause, "separation", &task.id, &task.id, task.clause.infers("not_by"));
        let all_done: Vec<&Done> = tasks.iter().filter_map(|t| t.done.as_ref()).collect();
        let Some(first) = all_done.first() else { return };
        row.entries = all_done.iter().map(|d| d.act).collect();
        row.day = Some(first.took_place.unwrap_or_else(|| first.at.date(self.offset)));
        let alone: Vec<&&Done> = all_done.iter().filter(|d| d.together.is_none()).collect();
        let bound: Vec<&String> = alone.iter().flat_map(|d| d.person.iter().chain(&d.covered)).collect();
        let barred = |who: &Who| match who {
            Who::Drafter(paper) => self.case.drafters(paper).iter().any(|d| bound.iter().any(|b| b == d)),
            Who::Seat { roster, seat } => self.case.rosters.get(roster).is_some_and(|r| {
                let mut seated = r.holders.iter().filter(|h| &h.seat == seat);
                seated.any(|h| h.person.as_ref().is_some_and(|p| bound.contains(&p)))
            }),
            Who::Parties { .. } => false,
        };
        if alone.is_empty() {
            (row.finding, row.reason) = (Finding::Done, Reason::Together);
        } else if not_by.iter().any(barred) {
            (row.finding, row.reason) = (Finding::WrongParty, Reason::SamePerson);
        } else if alone.iter().any(|d| d.person.is_none()) {
            row.reason = Reason::SignerUnknown;
        } else {
            (row.finding, row.reason) = (Finding::Done, Reason::Separate);
        }
        all.push(row);
    }

    /// A row for each rule on places that nobody holds together, once its roster is filled.
    pub(super) fn roles_compatible(&self, all: &mut Vec<ClauseFinding>) {
        for rule in self.procedure.incompatible() {
            let Some(filled) = self.case.rosters.get(&rule.standing_for) else { continue };
            let mut row = self.row(&rule.clause, "role", &rule.standing_for, &filled.key, false);
            let of = |l: &&Left| l.list == rule.holding && l.standing_for == rule.standing_for;
            let left = self.case.left.iter().filter(of).count();
            let refilled = self.case.left.iter().filter(of).filter(|l| l.refilled.is_some()).count();
            let both =
                filled.holders.iter().filter(|h| self.case.place_on(&rule.holding, h).is_some()).count();
            row.facts.insert("list", rule.holding.clone());
            row.facts.insert("roster", rule.standing_for.clone());
            row.facts.insert("left", left.to_string());
            row.facts.insert("refilled", refilled.to_string());
            row.facts.insert("both", both.to_string());
            row.entries = self.entries(|e| match e {
                Effect::RosterFilled { roster, .. } => *roster == rule.standing_for,
                Effect::RoleLeft { list, standing_for, .. } => {
                    *list == rule.holding && *standing_for == rule.standing_for
                }
                Effect::PlaceRefilled { list, place, .. } => {
                    *list == rule.holding && self.case.left.iter().filter(of).any(|l| l.place == *place)
                }
                _ => false,
            });
            (row.finding, row.reason) = match both {
                0 => (Finding::Done, Reason::RolesCompatible),
                _ => (Finding::WrongParty, Reason::RoleHeld),
            };
            all.push(row);
        }
    }

    /// A row for each rule of which at least two tasks are done.
    pub(super) fn kept_apart(&self, all: &mut Vec<ClauseFinding>) {
        for rule in self.procedure.apart() {
            let of = |id: &String| self.procedure.task(id).map(|d| self.done_tasks(d)).unwrap_or_default();
            let tasks: Vec<&Task> = rule.tasks.iter().flat_map(of).filter(|t| t.done.is_some()).collect();
            let first = tasks.first().map(|t| t.task.as_str());
            if first.is_none_or(|first| tasks.iter().all(|t| t.task == first)) {
                continue;
            }
            let id = rule.tasks.first().map(String::as_str).unwrap_or_default();
            let mut row = self.row(&rule.clause, "separation", id, id, false);
            row.facts.insert("tasks", rule.tasks.join(", "));
            row.entries = tasks.iter().filter_map(|t| t.done.as_ref()).map(|d| d.act).collect();
            row.entries.sort_unstable();
            row.entries.dedup();
            row.day = tasks.iter().filter_map(|t| self.day(t)).max();
            let both = |a: &Task, b: &Task| match (a.bound(), b.bound()) {
                (Some(a), Some(b)) if rule.over == Over::Offices => a.office == b.office,
                (Some(a), Some(b)) => a.people.iter().any(|p| b.people.contains(p)),
                _ => false,
            };
            let twice = tasks.iter().any(|a| tasks.iter().any(|b| a.task != b.task && both(a, b)));
            let unknown = rule.over == Over::People
                && tasks.iter().any(|t| t.bound().is_some_and(|b| b.people.is_empty()));
            (row.finding, row.reason) = match (twice, unknown) {
                (true, _) => (Finding::WrongParty, Reason::BothTasks),
                (false, true) => (Finding::Missing, Reason::SignerUnknown),
                (false, false) => (Finding::Done, Reason::KeptApart),
            };
            all.push(row);
        }
    }
}
