//! What was told of filings and notices, judged once more from the events on record; and what was done elsewhere.

use super::{Auditing, ClauseFinding, Finding, Reason};
use crate::case::{Answer, Effect, Happened, Posting, ResultOf, Task, TaskKind};
use crate::procedure::model::UPHELD;
use crate::procedure::outside::Until;

impl Auditing<'_> {
    /// Whom papers were filed with, and what came back.
    pub(super) fn filed(&self, tasks: &[&Task], row: &mut ClauseFinding) {
        let Some(task) = tasks.iter().find(|t| t.kind == TaskKind::Filing) else { return };
        let all = task.recipients();
        let silent = |a: Answer| a == Answer::NoAnswer;
        let early = |at: &crate::moment::Moment, until: Option<&crate::calendar::Due>| {
            until.is_none_or(|until| *at < until.moment)
        };
        let given_up = task.standing_events().any(|(_, event)| match &event.what {
            Happened::Answered { of, answer } if silent(*answer) => {
                let until = all.iter().find(|r| r.of == *of).and_then(|r| r.until);
                early(&event.at, until)
            }
            _ => false,
        });
        self.told(task, row, if given_up { Reason::CutShort } else { Reason::Filed });
        let count = |n: usize| n.to_string();
        row.facts.insert("recipients", count(all.len()));
        row.facts.insert("received", count(all.iter().filter(|r| r.has_come(Until::Received)).count()));
        let answered = |wanted: bool| {
            all.iter().filter(|r| r.answered.is_some_and(|(a, _)| silent(a) == wanted)).count()
        };
        row.facts.insert("answered", count(answered(false)));
        row.facts.insert("silent", count(answered(true)));
    }

    /// From when to when a notice stood, and how many objected.
    pub(super) fn posted(&self, tasks: &[&Task], row: &mut ClauseFinding) {
        let Some(task) = tasks.iter().find(|t| t.kind == TaskKind::Notice) else { return };
        let Some(posting) = Posting::of(task) else { return };
        let down = task.day_of("taken_down");
        let recorded = task.done.as_ref().is_some_and(|done| done.at >= posting.over());
        let stood = recorded && down.is_some_and(|day| day >= posting.stays.day);
        self.told(task, row, if stood { Reason::Posted } else { Reason::CutShort });
        row.facts.insert("up", posting.up.to_string());
        row.facts.insert("down", down.map(|d| d.to_string()).unwrap_or_default());
        row.facts.insert("until", posting.stays.day.to_string());
        let objections: Vec<&&Task> = tasks.iter().filter(|t| t.kind == TaskKind::Objection).collect();
        let upheld = |t: &&&&Task| t.done.as_ref().is_some_and(|d| d.outcome == UPHELD);
        row.facts.insert("upheld", objections.iter().filter(upheld).count().to_string());
        row.facts.insert("objections", objections.len().to_string());
    }

    /// Which case did a task, or which rule outside. What rests on a procedure in which something binding is missing is not
    /// proved by it.
    pub(super) fn done_elsewhere(&self, tasks: &[&Task], row: &mut ClauseFinding) {
        row.reason = Reason::Elsewhere;
        for result in tasks.iter().filter_map(|t| t.result.as_ref()) {
            match result {
                ResultOf::Case { case, procedure, digest, end, ended, complete, .. } => {
                    row.facts.insert("digest", digest.to_string());
                    row.facts.insert("case", case.clone());
                    row.facts.insert("procedure", procedure.clone());
                    row.facts.insert("end", end.clone());
                    row.facts.insert("ended", ended.date(self.offset).to_string());
                    if !complete {
                        (row.finding, row.reason) = (Finding::Missing, Reason::ElsewhereIncomplete);
                        return;
                    }
                }
                ResultOf::Outside { .. } => row.reason = Reason::ByOutsideRule,
            }
        }
    }

    fn told(&self, task: &Task, row: &mut ClauseFinding, reason: Reason) {
        if reason == Reason::CutShort {
            row.finding = Finding::Missing;
        }
        row.reason = reason;
        row.entries.extend(self.entries(|e| {
            matches!(e, Effect::EventRecorded { key, .. } | Effect::EventStruck { key, .. } if *key == task.key)
        }));
        row.entries.sort_unstable();
        row.entries.dedup();
    }
}
