//! The terms of bodies: begun by the act that founds or renews, and renewed in time; and what a body did before it was
//! constituted.

use std::collections::BTreeSet;

use super::{Auditing, ClauseFinding, Date, Finding, Force, Reason};
use crate::case::{Act, Effect, Task};
use crate::procedure::model::{BodyAct, TermRule};

impl Auditing<'_> {
    pub(super) fn terms(&self, all: &mut Vec<ClauseFinding>) {
        for body in self.procedure.bodies() {
            let Some(rule) = body.term.as_ref().filter(|_| self.begins_a_term(&body.id)) else { continue };
            all.push(self.term(&body.id, rule));
        }
    }

    /// Since when a body has acted before it was constituted, and what it did meanwhile.
    pub(super) fn provisional(&self, all: &mut Vec<ClauseFinding>) {
        for body in self.procedure.bodies() {
            let Some(rule) = &body.provisional else { continue };
            let began = |e: &Effect| matches!(e, Effect::BodyProvisional { body: b, .. } if *b == body.id);
            let Some(first) = self.acts.iter().find(|a| a.effects.iter().any(&began)) else { continue };
            let infers = rule.clause.infers("from");
            let mut row = self.row(&rule.clause, "provisional", &body.id, &rule.from, infers);
            let day = |act: &Act| act.took_place.unwrap_or_else(|| act.at.date(self.offset));
            row.day = Some(day(first));
            row.entries = self.entries(began);
            let office = first.effects.iter().find_map(|e| match e {
                Effect::BodyProvisional { body: b, office, .. } if *b == body.id => Some(office),
                _ => None,
            });
            let provisional =
                |t: &&Task| t.done.as_ref().is_some_and(|d| d.provisional) && Some(&t.office) == office;
            let did: Vec<&Task> = self.case.tasks.values().filter(provisional).collect();
            let tasks: BTreeSet<&str> = did.iter().map(|t| t.task.as_str()).collect();
            row.entries.extend(did.iter().filter_map(|t| t.done.as_ref()).map(|d| d.act));
            row.entries.sort_unstable();
            row.entries.dedup();
            row.facts.insert("tasks", tasks.into_iter().collect::<Vec<_>>().join(", "));
            row.facts.insert("since", day(first).to_string());
            let constituted =
                |e: &Effect| matches!(e, Effect::BodyConstituted { body: b, .. } if *b == body.id);
            let ended = self.acts.iter().find(|a| a.effects.iter().any(constituted));
            (row.finding, row.reason) = match ended {
                Some(act) => {
                    row.facts.insert("until", day(act).to_string());
                    (Finding::Done, Reason::ActedProvisionally)
                }
                None => (Finding::Done, Reason::NotConstituted),
            };
            all.push(row);
        }
    }

    /// Whether an act of this case gave the body a term.
    fn begins_a_term(&self, body: &str) -> bool {
        let acts = self.acts.iter().flat_map(|a| &a.effects);
        acts.into_iter().any(|e| match e {
            Effect::BodyConstituted { body: b, .. } => b == body,
            Effect::BodyActedOn { body: b, act, .. } => b == body && *act == BodyAct::Renews,
            _ => false,
        })
    }

    fn term(&self, body: &str, rule: &TermRule) -> ClauseFinding {
        let key = self.case.formed.get(body).map(|f| f.key.as_str()).unwrap_or_default();
        let task = self.case.tasks.get(key);
        let id = task.map(|t| t.task.as_str()).unwrap_or_default();
        let mut row = self.row(&rule.clause, "term", body, id, rule.clause.infers("length"));
        row.day = task.and_then(|t| self.day(t));
        row.entries = self.entries(|e| match e {
            Effect::BodyConstituted { body: b, .. }
            | Effect::BodyActedOn { body: b, .. }
            | Effect::TermSet { body: b, .. } => b == body,
            _ => false,
        });
        let Some(term) = self.case.terms.get(body) else {
            (row.finding, row.reason) = (Finding::NotApplicable, Reason::TermUnset);
            return row;
        };
        row.facts.insert("since", term.since.to_string());
        row.facts.insert("until", term.until.to_string());
        (row.finding, row.reason) = self.in_time(row.day);
        if let Some(before) = self.case.concerns.as_ref().and_then(|c| c.term.as_ref()) {
            row.facts.insert("before", before.until.to_string());
            row.facts.insert("opens", before.opens.map(|d| d.to_string()).unwrap_or_default());
        }
        // A term that the source does not bind anybody to is told, not held against the founding.
        if row.finding != Finding::Done && row.force >= Force::May {
            row.finding = Finding::Done;
        }
        row
    }

    /// Whether a renewal came between the day it could begin and the end of the term before.
    fn in_time(&self, day: Option<Date>) -> (Finding, Reason) {
        let Some(before) = self.case.concerns.as_ref().and_then(|c| c.term.as_ref()) else {
            return (Finding::Done, Reason::TermBegun);
        };
        let opened = self.case.opened_at.date(self.offset);
        if day.is_some_and(|day| day > before.until) {
            (Finding::Late, Reason::TermOver)
        } else if before.opens.is_some_and(|opens| opened < opens) {
            (Finding::OutOfOrder, Reason::TermNotOpen)
        } else {
            (Finding::Done, Reason::TermRenewed)
        }
    }
}
