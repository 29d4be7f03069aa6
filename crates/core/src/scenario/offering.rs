//! What can be done next in a rehearsal, as the steps of a scenario that would do it.

use std::collections::BTreeSet;

use super::Rehearsal;
use crate::case::{Answer, Need, Posting, Progress, Stance, Task, TaskKind};
use crate::poll::Outcome;
use crate::procedure::model::{LOST, UPHELD};
use crate::procedure::outside::Until;

impl Rehearsal<'_> {
    /// Steps that lead on, the first of them to an end: what is asked of the lead, what offices owe, and what closes a
    /// stage in which only optional tasks are left; last what offices can do otherwise.
    pub fn offers(&self) -> Vec<String> {
        if !self.case.is_open() {
            return vec![];
        }
        let lead = self.procedure.convenor();
        let mut all: Vec<String> = vec![];
        for need in self.case.open_needs(self.procedure) {
            all.extend(match need {
                Need::Parameter { parameter } => {
                    let known = self.procedure.parameter(&parameter);
                    let value = match known.filter(|p| !p.day) {
                        Some(number) => number.low.to_string(),
                        // Far enough for whatever comes before it.
                        None => self.today().plus_months(3).to_string(),
                    };
                    Some(format!("{lead}: set {parameter} to {value}"))
                }
                Need::Party { party } => {
                    let nobody = self.procedure.party(&party).is_some_and(|p| p.many);
                    let whom = if nobody { "nobody" } else { &party };
                    Some(format!("{lead}: bind {party} to {whom}"))
                }
                _ => None,
            });
        }
        let mut open: Vec<&Task> =
            self.case.tasks.values().filter(|t| t.state.is_open() && !t.superseded).collect();
        // A meeting is over when the votes taken at it have been counted.
        let votes_first = |t: &Task| {
            let definition = self.procedure.task(&t.task);
            definition.is_some_and(|d| d.votes_taken().any(|v| !self.case.run(v).progress.settled()))
        };
        open.retain(|t| !votes_first(t));
        open.sort_by_key(|t| (t.force, t.stage, t.key.clone()));
        all.extend(
            self.objections().map(|(task, office)| format!("{lead}: dispose {task} of {office} as declined")),
        );
        all.extend(open.iter().filter_map(|t| self.doing_of(t)));
        // Where nothing is open the clock leads on.
        if all.is_empty() {
            all.extend(self.next_by_clock());
        }
        // What is optional and open goes by with its stage.
        let tasks = self.procedure.tasks_of(self.case.stage);
        let owed = |id: &String| matches!(self.case.run(id).progress, Progress::Waiting | Progress::Open);
        let optional = tasks
            .iter()
            .filter(|t| owed(&t.id))
            .all(|t| t.clause.force >= crate::procedure::model::Force::May);
        if optional && tasks.iter().any(|t| owed(&t.id)) {
            all.insert(0, format!("{lead}: close-stage"));
        }
        all.extend(open.iter().flat_map(|t| self.otherwise(t)));
        all
    }

    /// The wait until the clock has something to do here.
    fn next_by_clock(&self) -> Option<String> {
        let next = self.case.clock_work().into_iter().map(|(at, _)| at).find(|at| *at > self.now)?;
        let days = self.today().days_until(next.date(self.calendar.offset())).max(1);
        Some(format!("wait: {days} days"))
    }

    /// Answers that object and have not been disposed of: the task, and the party that objects.
    fn objections(&self) -> impl Iterator<Item = (&str, &str)> {
        let open = |t: &&Task| {
            let objects = |r: &crate::case::Reply| r.stance == Stance::Object && r.disposal.is_none();
            !t.superseded && t.reply.as_ref().is_some_and(objects)
        };
        self.case.tasks.values().filter(open).map(|t| (t.task.as_str(), t.party.as_str()))
    }

    /// The other ways in which a task can come out, each as a step.
    fn otherwise(&self, task: &Task) -> Vec<String> {
        let (who, of) = (&task.party, &task.task);
        let Some(definition) = self.procedure.task(of) else { return vec![] };
        let outcomes = definition.outcomes.keys().map(String::as_str);
        let told = |act: &str, words: &[&str]| -> Vec<String> {
            words.iter().map(|word| format!("{who}: {act} {of} as {word}")).collect()
        };
        match task.kind {
            TaskKind::Reply => told("reply", &[Stance::Suggest.as_str(), Stance::Object.as_str()]),
            TaskKind::Approval => told("decide", &outcomes.collect::<Vec<_>>()),
            // Whoever stands for election in vain leaves too few elected.
            TaskKind::Vote => {
                let short = Outcome::Short.as_str();
                let one = |o| if o == LOST && definition.fills().is_some() { short } else { o };
                told("count", &outcomes.map(one).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>())
            }
            TaskKind::Procedure => told("result", &outcomes.collect::<Vec<_>>()),
            TaskKind::Objection => told("decide", &[UPHELD]),
            TaskKind::Filing => {
                let all = task.recipients();
                let Some(awaited) = all.iter().find(|r| !r.has_come(Until::Answered)) else { return vec![] };
                let waited = awaited.until.is_some_and(|until| until.moment <= self.now);
                let can = |o: &&str| *o != Answer::NoAnswer.as_str() || waited;
                told("record", &outcomes.filter(can).collect::<Vec<_>>())
            }
            TaskKind::Notice if Posting::of(task).is_some() && definition.actors().len() > 1 => {
                told("record", &["objected"])
            }
            _ => vec![],
        }
    }

    /// The favourable step that settles a task.
    fn doing_of(&self, task: &Task) -> Option<String> {
        let (who, of) = (&task.party, &task.task);
        Some(match task.kind {
            TaskKind::Work | TaskKind::Assist => format!("{who}: submit {of}"),
            TaskKind::Reply => format!("{who}: reply {of} as agree"),
            TaskKind::Approval => format!("{who}: decide {of} as agreed"),
            TaskKind::Meeting => format!("{who}: hold {of}"),
            TaskKind::Vote => format!("{who}: count {of} as carried"),
            TaskKind::Procedure => format!("{who}: result {of} as done"),
            TaskKind::Filing | TaskKind::Notice => return self.leads_on(task),
            TaskKind::Objection => format!("{who}: decide {of} as declined"),
            TaskKind::Consultation => return None,
        })
    }
}
