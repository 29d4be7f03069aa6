//! Filings and notices in a scenario: what a step says happened, with the evidence it leaves out.

use serde_json::{Map, Value, json};

use super::Rehearsal;
use crate::case::{Answer, Posting, Task, TaskKind};
use crate::procedure::model::Kind;
use crate::procedure::outside::{FilingRule, Until};
use crate::procedure::phrase::Unit;

/// What a step can say happened.
pub(super) const HAPPENED: &[&str] = &[
    "sent",
    "received",
    "registered",
    "returned",
    "refused",
    "no_answer",
    "put_up",
    "objected",
    "change_put_up",
    "taken_down",
    "struck",
];

impl Rehearsal<'_> {
    /// The fields of the command that records what happened with a filing or a notice.
    pub(super) fn event(&mut self, task: Option<&Task>, value: &str) -> Map<String, Value> {
        let answer = Answer::ALL.into_iter().find(|a| a.as_str() == value);
        let filing = task.and_then(|t| Some((t, self.filing(t)?)));
        let awaited = |until: Until| {
            let all = task.map(Task::recipients).unwrap_or_default();
            all.iter().find(|r| !r.has_come(until)).map(|r| r.of)
        };
        let event = match (value, answer) {
            ("sent", _) => {
                let to: Vec<Value> = filing.iter().flat_map(|(t, f)| self.unsent(t, f)).collect();
                json!({"is": "sent", "to": to})
            }
            ("received", _) => json!({"is": "received", "of": awaited(Until::Received)}),
            (_, Some(answer)) => {
                json!({"is": "answered", "of": awaited(Until::Answered), "answer": answer})
            }
            ("objected", _) => json!({"is": "objected", "name": "…"}),
            (other, _) => json!({"is": other}),
        };
        let mut body = Map::new();
        body.insert("event".into(), event);
        body.insert("day".into(), json!(self.today()));
        body.insert("words".into(), json!("…"));
        if matches!(value, "put_up" | "change_put_up" | "taken_down") {
            body.insert("files".into(), json!([self.file(value)]));
        }
        if let Some(task) = task.filter(|t| self.ends_with(t, value)) {
            let papers = self.procedure.task(&task.task).map(|t| t.papers.clone()).unwrap_or_default();
            body.insert("papers".into(), json!(self.papers(&papers)));
        }
        body
    }

    /// Whether a filing or a notice is over, favourably, with what a step says.
    fn ends_with(&self, task: &Task, value: &str) -> bool {
        let Some(rule) = self.filing(task) else { return value == "taken_down" };
        let left = |until: Until| task.recipients().iter().filter(|r| !r.has_come(until)).count();
        match rule.until {
            Until::Sent => value == "sent",
            Until::Received => value == "received" && left(Until::Received) == 1,
            Until::Answered => value == "registered" && left(Until::Answered) == 1,
        }
    }

    fn filing(&self, task: &Task) -> Option<&FilingRule> {
        match &self.procedure.task(&task.task)?.kind {
            Kind::Filing(rule) if task.kind == TaskKind::Filing => Some(rule),
            _ => None,
        }
    }

    /// Every party a filing still goes to, one of each.
    fn unsent(&self, task: &Task, rule: &FilingRule) -> Vec<Value> {
        let many = |party: &str| self.procedure.party(party).is_some_and(|p| p.many);
        let one = |p| json!({"party": p, "name": if many(p) { "…" } else { "" }});
        task.unsent(rule, self.procedure).into_iter().map(one).collect()
    }

    /// The step by which whoever wrote a paper corrects it.
    fn correction_of(&self, paper: &str) -> Option<String> {
        let filed = self.case.paper(paper)?;
        let task = self.case.tasks.get(&filed.key)?;
        Some(format!("{}: correct {} of {paper}", task.party, task.task))
    }

    /// The step that leads a filing or a notice on, favourably.
    pub(super) fn leads_on(&self, task: &Task) -> Option<String> {
        let (who, of) = (&task.party, &task.task);
        let record = |what: &str| Some(format!("{who}: record {of} as {what}"));
        if let Some(rule) = self.filing(task) {
            let all = task.recipients();
            return match all.iter().find(|r| !r.has_come(Until::Received)) {
                _ if all.is_empty() || !task.unsent(rule, self.procedure).is_empty() => record("sent"),
                Some(_) if rule.until == Until::Received => record("received"),
                _ => record("registered"),
            };
        }
        let rule = self.case.notice_of(self.procedure, task)?;
        let Some(posting) = Posting::of(task) else { return record("put_up") };
        if self.case.undecided(task).next().is_some() {
            return None;
        }
        let over = posting.over().date(self.calendar.offset());
        match self.today().days_until(over) {
            days if days > 0 => Some(format!("wait: {days} {}", Unit::Days.as_str())),
            _ if !self.case.is_corrected(rule, task) => self.correction_of(&rule.of),
            _ if !self.case.is_change_up(task) => record("change_put_up"),
            _ => record("taken_down"),
        }
    }
}
