//! How a deadline was worked out and what hangs on it, and what stands still.

use quorate_core::Procedure;
use quorate_core::calendar::Due;
use quorate_core::case::{Case, Suspension, Task};
use quorate_wording::{say, short_day};

use super::Desk;

/// The clock of a task, in lines.
pub(super) struct Clock {
    /// How the deadline was counted; empty without one.
    pub reckoned: String,
    /// How long it has been with the office, and how much of that was working time.
    pub elapsed: String,
    /// What the program does and has done by itself.
    pub told: Vec<String>,
    /// What holds it up: the whole case, or the task itself.
    pub held: Vec<Held>,
}

/// Something that is suspended.
pub(super) struct Held {
    /// Since when, by whom and until when.
    pub line: String,
    /// Why.
    pub reason: String,
}

impl Desk {
    /// The deadline of a task as people write it, with what is left of it and whether it has passed; of one that
    /// stands still, that it stands.
    pub fn due_of(&self, case: &Case, task: &Task) -> (String, String, bool) {
        if task.due.is_some() && case.is_stopped(task) {
            return (self.chrome.t("clock-stands"), String::new(), false);
        }
        self.due(task.due.as_ref().map(|d| d.moment))
    }
}

/// Counted from, how many of what; each time it stood, and what was left then.
pub(super) fn reckoned(desk: &Desk, due: &Due) -> String {
    let offset = desk.web.engine().calendar().offset();
    let unit = quorate_wording::unit(desk.language, due.unit, Some(&due.length.to_string()));
    let day = |moment: quorate_core::Moment| short_day(desk.language, moment.date(offset));
    let provisional = if due.provisional { "yes" } else { "" };
    let facts = [
        ("from", day(due.from)),
        ("length", due.length.to_string()),
        ("unit", unit.clone()),
        ("provisional", provisional.to_owned()),
    ];
    let spoken = |id: &str, facts: &[(&str, String)]| {
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        say(desk.language, id, &facts)
    };
    let mut text = spoken("deadline-reckoned", &facts);
    for stop in &due.stops {
        let facts = [
            ("counted", stop.counted.to_string()),
            ("unit", unit.clone()),
            ("from", day(stop.from)),
            ("to", day(stop.to)),
        ];
        text += &spoken("deadline-stopped", &facts);
    }
    if !due.stops.is_empty() {
        let last = quorate_core::Moment(due.moment.0 - 1);
        let facts = [("left", due.left().to_string()), ("unit", unit), ("day", day(last))];
        text += &spoken("deadline-left", &facts);
    }
    text
}

/// What holds up the whole case, or a task in it.
pub(super) fn held(desk: &Desk, suspension: &Suspension, whole: bool) -> Held {
    let until = suspension.until.map(|d| quorate_wording::day(desk.language, d)).unwrap_or_default();
    let by = desk.names.office(&suspension.by, desk.language);
    let facts = [("day", desk.day(suspension.at)), ("by", by), ("until", until)];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let id = if whole { "held-case" } else { "held-task" };
    Held { line: say(desk.language, id, &facts), reason: desk.names.text(suspension.reason).to_owned() }
}

impl Clock {
    pub fn of(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> Self {
        let owed = case.owes(task);
        let mut all: Vec<Held> = vec![];
        if owed {
            all.extend(case.suspended.iter().map(|s| held(desk, s, true)));
            all.extend(task.suspended.iter().map(|s| held(desk, s, false)));
        }
        Self {
            reckoned: task.due.as_ref().map(|d| reckoned(desk, d)).unwrap_or_default(),
            elapsed: elapsed(desk, task, owed),
            told: told(desk, procedure, task, owed && !case.is_stopped(task)),
            held: all,
        }
    }
}

fn elapsed(desk: &Desk, task: &Task, owed: bool) -> String {
    let calendar = desk.calendar();
    let until = match &task.done {
        Some(done) => done.at,
        None if owed => desk.web.engine().now(),
        None => return String::new(),
    };
    let (days, worked) = calendar.elapsed(task.offered, until, &task.pauses_until(until));
    let facts = [("days", days.to_string()), ("worked", worked.to_string())];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    say(desk.language, "clock-elapsed", &facts)
}

fn told(desk: &Desk, procedure: &Procedure, task: &Task, runs: bool) -> Vec<String> {
    let whom = |rank: &str| match rank {
        "" => desk.chrome.t("lead-office"),
        rank => procedure.name(rank, desk.language).to_owned(),
    };
    let line = |id: &str, at: quorate_core::Moment, whom: &str, office: &str| {
        let when = quorate_wording::moment(desk.language, at, desk.web.engine().calendar().offset());
        say(desk.language, id, &[("when", &when), ("whom", whom), ("office", office)])
    };
    let mut all = vec![];
    if let Some(at) = task.remind_at.filter(|_| runs) {
        all.push(line("clock-reminds", at, "", ""));
    }
    if let Some(e) = task.escalate.as_ref().filter(|_| runs) {
        all.push(line("clock-escalates", e.at, &whom(&e.rank), ""));
    }
    for e in &task.escalated {
        all.push(line("clock-escalated", e.at, &whom(&e.rank), &desk.names.office(&e.office, desk.language)));
    }
    all
}
