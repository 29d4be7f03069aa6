//! Days that are set in a case, deadlines, waits, and limits that run over stages.

use super::*;
use crate::procedure::phrase::Unit;

/// The first and the last day a case can set, as numbers that read like dates.
const DAYS: (i64, i64) = (19_000_101, 29_991_231);

impl Reader<'_> {
    pub(super) fn days(&mut self) {
        for (id, node) in self.file.get("days").map(Node::entries).unwrap_or_default() {
            let clause = self.clause(node, id.place, None);
            self.draft.parameters.push(Parameter {
                id: text_of(Some(id)),
                title: text_of(node.get("title")),
                low: DAYS.0,
                high: DAYS.1,
                unit: None,
                day: true,
                stands_for: text_of(node.get("stands_for")),
                clause,
            });
        }
    }

    pub(super) fn due(&mut self, node: &Node) -> Option<DueRule> {
        let value = node.get("due")?;
        let due = self.keep(phrase::due(value.text()?, value.place))?;
        self.time(due)
    }

    pub(super) fn not_before(&mut self, node: &Node) -> Option<DueRule> {
        let value = node.get("not_before")?;
        let due = self.keep(phrase::from_event("not_before", value.text()?, value.place))?;
        self.time(due)
    }

    /// A length of time with its unit, and what it is counted from.
    fn time(&mut self, due: phrase::Due) -> Option<DueRule> {
        let since = match (&due.after, &due.before) {
            (Some(event), _) => match self.resolve(event, &[Sort::Task, Sort::Day])? {
                Sort::Day => Since::Day(event.text.clone()),
                _ => Since::Task(event.text.clone()),
            },
            (None, Some(day)) => {
                self.resolve(day, &[Sort::Day])?;
                Since::BeforeDay(day.text.clone())
            }
            (None, None) => Since::Offer,
        };
        let (length, unit) = self.amount_of_time(due.length, due.unit)?;
        Some(DueRule { length, unit, since })
    }

    /// How long, in the unit written or that of the parameter named.
    pub(super) fn amount_of_time(&mut self, length: Bound, unit: Option<Unit>) -> Option<(Amount, Unit)> {
        let of_parameter = |name: &Name| self.draft.parameters.iter().find(|p| p.id == name.text);
        let unit = match (&length, unit) {
            (_, Some(unit)) => unit,
            (Bound::Parameter(name), None) => of_parameter(name).and_then(|p| p.unit).unwrap_or(Unit::Days),
            (Bound::Number(_), None) => Unit::Days,
        };
        Some((self.amount(length, &[Sort::Parameter, Sort::Figure])?, unit))
    }

    pub(super) fn limits(&mut self) {
        for node in self.file.get("limits").map(Node::items).unwrap_or_default() {
            let Some(id) = node.get("limit") else { continue };
            let clause = self.clause(node, id.place, None);
            let within = node.get("within").and_then(|value| {
                let due = self.keep(phrase::from_event("within", value.text()?, value.place))?;
                self.time(due)
            });
            let until = self.id_at(node, "until", &[Sort::Task]);
            let then = node.get("then").and_then(|value| self.target(value));
            let title = text_of(node.get("title"));
            if title.is_empty() {
                let fault = Diagnostic::new(Code::MissingKey, id.place).with("key", "title");
                self.faults.push(fault.with("mapping", "limit"));
            }
            if let (Some(within), Some(until), Some(then)) = (within, until, then) {
                self.draft.limits.push(Limit { id: text_of(Some(id)), title, within, until, then, clause });
            }
        }
    }

    /// A stage or an end, by its id.
    pub(super) fn target(&mut self, value: &Node) -> Option<Target> {
        let name = Name { text: text_of(Some(value)), place: value.place };
        match self.resolve(&name, &[Sort::Stage, Sort::End])? {
            Sort::Stage => {
                let stages = self.file.get("stages").map(Node::items).unwrap_or_default();
                let is = |s: &Node| s.get("stage").and_then(Node::text) == Some(&name.text);
                stages.iter().position(|s| is(s)).map(Target::Stage)
            }
            _ => Some(Target::End(name.text)),
        }
    }
}
