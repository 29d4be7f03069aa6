//! What happened in a case besides opinions and papers: meetings, explanations, and the days that count.

use quorate_core::Procedure;
use quorate_core::case::{Case, Progress, Task, TaskKind};
use quorate_core::procedure::Force;
use quorate_wording::{day, listed};

use super::Desk;

/// A meeting as held.
pub(super) struct MeetingRow {
    pub title: String,
    pub day: String,
    pub came: String,
    pub absent: String,
    /// Point, whether held, why not.
    pub agenda: Vec<(String, bool, String)>,
}

/// A clause that was left, and why.
pub(super) struct ExplanationRow {
    pub title: String,
    pub lines: Vec<String>,
}

/// A deadline, with how it was worked out.
pub(super) struct DeadlineRow {
    pub day: String,
    pub title: String,
    pub office: String,
    pub chip: &'static str,
    pub state: String,
    pub reckoned: String,
    pub link: String,
}

pub(super) fn meetings(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<MeetingRow> {
    let one = |m: &quorate_core::case::Meeting| {
        let task = case.tasks.get(&m.key).map_or(m.key.as_str(), |t| t.task.as_str());
        let name = |id: &str| procedure.name(id, desk.language).to_owned();
        let came = m.attendance.iter().map(|a| format!("{} {}", name(&a.party), desk.names.text(a.name)));
        let point = |i: &quorate_core::case::AgendaResult| {
            let why = i.reason.map(|r| desk.names.text(r).to_owned()).unwrap_or_default();
            (procedure.say(&i.title, &i.title, desk.language).to_owned(), i.held, why)
        };
        MeetingRow {
            title: name(task),
            day: day(desk.language, m.held_on),
            came: listed(desk.language, came),
            absent: listed(desk.language, m.absent.iter().map(|p| name(p))),
            agenda: m.agenda.iter().map(point).collect(),
        }
    };
    case.meetings.iter().map(one).collect()
}

pub(super) fn explanations(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<ExplanationRow> {
    let one = |e: &quorate_core::case::Explanation| {
        let told = [("reason", e.reason), ("explain-basis", e.basis), ("explain-authoriser", e.authoriser)];
        let told = told.into_iter().filter_map(|(id, text)| Some((id, desk.names.text(text?))));
        let lines = told.filter(|(_, t)| !t.is_empty()).map(|(id, t)| format!("{}: {t}", desk.chrome.t(id)));
        let name = procedure.name(&e.task, desk.language);
        let how = desk.chrome.t(&format!("departure-{}", e.how.as_str()));
        ExplanationRow { title: format!("{name} · {how}"), lines: lines.collect() }
    };
    case.explanations.iter().filter(|e| !e.superseded).map(one).collect()
}

/// Every deadline of the case, the earliest first, done or not.
pub(super) fn deadlines(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<DeadlineRow> {
    let mut dated: Vec<&Task> = case
        .tasks
        .values()
        .filter(|t| t.due.is_some() && !t.superseded && t.kind != TaskKind::Consultation)
        .collect();
    dated.sort_by_key(|t| (t.due.as_ref().map(|d| d.moment), t.key.clone()));
    let now = desk.web.engine().now();
    let one = |t: &&Task| {
        let due = t.due.as_ref()?;
        let state = case.page_state(t);
        let late = case.owes(t) && !case.is_stopped(t) && due.moment <= now;
        Some(DeadlineRow {
            day: day(desk.language, due.day),
            title: procedure.name(&t.task, desk.language).to_owned(),
            office: desk.names.office(&t.office, desk.language),
            chip: match state {
                _ if late => "late",
                "returned" => "back",
                "todo" | "doing" | "done" => {
                    if state == "todo" {
                        "todo"
                    } else if state == "doing" {
                        "doing"
                    } else {
                        "done"
                    }
                }
                _ => "none",
            },
            state: if late { desk.chrome.t("group-late") } else { desk.chrome.t(&format!("state-{state}")) },
            reckoned: super::super::clock::reckoned(desk, due),
            link: format!("/cases/{}/tasks/{}", case.id, t.key),
        })
    };
    dated.iter().filter_map(one).collect()
}

/// The tasks of the stage that may be left with an explanation: id, name and force.
pub(super) fn can_be_left(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<(String, String)> {
    let open = procedure.tasks_of(case.stage).iter().filter(|t| {
        !case.run(&t.id).progress.settled()
            && procedure.can_be_waived(&t.id)
            && t.clause.force <= Force::Should
    });
    open.map(|t| (t.id.clone(), procedure.name(&t.id, desk.language).to_owned())).collect()
}

/// Finished tasks of the present stage.
pub(super) fn can_be_redone(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<(String, String)> {
    let done = procedure.tasks_of(case.stage).iter();
    let done = done.filter(|t| matches!(case.run(&t.id).progress, Progress::Done | Progress::Lapsed));
    done.map(|t| (t.id.clone(), procedure.name(&t.id, desk.language).to_owned())).collect()
}

/// Tasks whose turn is still to come, of this stage and the next ones.
pub(super) fn to_come(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<(String, String)> {
    let waits = procedure.tasks().iter().filter(|t| t.stage >= case.stage);
    let waits = waits.filter(|t| case.run(&t.id).progress == Progress::Waiting);
    waits.map(|t| (t.id.clone(), procedure.name(&t.id, desk.language).to_owned())).collect()
}
