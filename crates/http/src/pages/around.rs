//! What stands around a task: who was reminded, its way through the office, and the papers that go with it.

use quorate_core::case::{Case, Task, TaskKind};
use quorate_core::{Language, Procedure};
use quorate_papers::Handed;
use quorate_wording::say;

use super::Desk;
use super::form::Form;
use super::slip::code;
use crate::problem::Problem;

/// Everything around a task that is not the task.
#[derive(Default)]
pub(super) struct Around {
    /// In a line each, the newest last.
    pub reminders: Vec<String>,
    /// Who of the office has endorsed, with the words.
    pub endorsements: Vec<(String, String)>,
    /// A courteous text to send by an office messenger, where the visitor may remind or record a call.
    pub text: String,
    /// 催办 instead of 提醒.
    pub downward: bool,
    /// Colleagues who may have signed a slip: id and name.
    pub signers: Vec<(String, String)>,
    pub slip_code: String,
    pub slip_command: String,
    /// Opened at once, because the visitor has come by the code.
    pub slip_open: bool,
    /// Papers of a meeting: title and address.
    pub pack: Vec<(String, String)>,
    /// Who signed in at the meeting, in a line each.
    pub signed_in: Vec<String>,
}

impl Around {
    pub async fn of(
        desk: &mut Desk,
        procedure: &Procedure,
        case: &Case,
        task: &Task,
        f: &Form,
    ) -> Result<Self, Problem> {
        let texts = task.reminders.iter().flat_map(|r| [r.told, r.words]).flatten();
        let texts = texts.chain(task.endorsements.iter().map(|e| e.words));
        let texts: Vec<_> = texts.chain(task.signed_in.iter().map(|s| s.name)).collect();
        desk.fetch(texts).await?;
        let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
        let day = web.engine().now().date(web.engine().calendar().offset());
        let directory = desk.names.directory.clone();
        let mut colleagues: Vec<String> = vec![];
        if f.can("slip") && matches!(task.kind, TaskKind::Reply | TaskKind::Approval) {
            let held = directory
                .appointments
                .values()
                .filter(|a| a.office == task.office && a.holds_on(day) && a.role.acts());
            colleagues = held.map(|a| a.person.clone()).filter(|p| *p != desk.visitor.person).collect();
            colleagues.sort();
            colleagues.dedup();
        }
        let endorsers = task.endorsements.iter();
        let endorsers: Vec<Option<String>> =
            endorsers.flat_map(|e| [Some(e.person.clone()), e.covered.clone()]).collect();
        desk.names
            .fetch_people(&web, &tenant, colleagues.iter().cloned().chain(endorsers.into_iter().flatten()))
            .await?;
        let lead = case.lead(procedure);
        let remind = f.can("call");
        Ok(Self {
            reminders: task.reminders.iter().map(|r| reminder(desk, r)).collect(),
            endorsements: task.endorsements.iter().map(|e| endorsement(desk, procedure, e)).collect(),
            text: if remind { courteous(desk, procedure, case, task) } else { String::new() },
            downward: remind && directory.is_above(lead, &task.office),
            signers: colleagues.into_iter().map(|p| (p.clone(), desk.names.person(&p))).collect(),
            slip_code: code(&tenant, &case.id, &task.key),
            slip_command: uuid::Uuid::now_v7().to_string(),
            slip_open: false,
            pack: pack(desk, case, task),
            signed_in: task.signed_in.iter().map(|s| desk.names.text(s.name).to_owned()).collect(),
        })
    }
}

fn reminder(desk: &Desk, reminder: &quorate_core::case::Reminder) -> String {
    let when = desk.day(reminder.at);
    let by = desk.names.office(&reminder.by, desk.language);
    let told = reminder.told.map(|d| desk.names.text(d).to_owned()).unwrap_or_default();
    let words = reminder.words.map(|d| desk.names.text(d).to_owned()).unwrap_or_default();
    let how = match (told.is_empty(), reminder.downward) {
        _ if reminder.by.is_empty() => "reminded-by-program",
        (false, _) => "reminded-phone",
        (true, true) => "reminded-urged",
        (true, false) => "reminded",
    };
    let facts = [("when", when.as_str()), ("by", &by), ("told", &told), ("words", &words)];
    say(desk.language, how, &facts)
}

fn endorsement(
    desk: &Desk,
    procedure: &Procedure,
    endorsement: &quorate_core::case::Endorsement,
) -> (String, String) {
    let rank = procedure.name(&endorsement.rank, desk.language);
    let person = desk.for_whom(&endorsement.person, endorsement.covered.as_deref());
    let who = format!("{person} {rank} · {}", desk.day(endorsement.at));
    (who, desk.names.text(endorsement.words).to_owned())
}

/// What can be sent by hand to whoever owes the task. It never says overdue of what has no deadline.
fn courteous(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> String {
    let (due, left, late) = desk.due_of(case, task);
    let facts = [
        ("office", desk.names.office(&task.office, desk.language)),
        ("case", procedure.case_title(&case.title, desk.language).to_owned()),
        ("task", procedure.name(&task.task, desk.language).to_owned()),
        ("due", due),
        ("left", if late { String::new() } else { left }),
        ("from", desk.chrome.office.clone()),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let id = if task.due.is_some() { "remind-text" } else { "remind-text-open" };
    say(desk.language, id, &facts)
}

fn pack(desk: &Desk, case: &Case, task: &Task) -> Vec<(String, String)> {
    if task.kind != TaskKind::Meeting || desk.visitor.guest.is_some() {
        return vec![];
    }
    let paper = |which: Handed| {
        let name = desk.chrome.t(&format!("pack-{}", which.as_str()));
        (name, format!("/cases/{}/tasks/{}/papers/{}", case.id, task.key, which.as_str()))
    };
    [Handed::Notice, Handed::Acceptance, Handed::SignIn].map(paper).into()
}

/// Who signed in, as the lines the record of a meeting is typed in: party, name, rank.
pub(super) fn attendance(desk: &Desk, procedure: &Procedure, task: &Task) -> String {
    let comma = if desk.language == Language::Zh { "，" } else { ", " };
    let line = |s: &quorate_core::case::SignedIn| {
        let stated = desk.names.text(s.name);
        let name = stated.split_once(' ').map_or(stated, |(name, _)| name);
        let rank = if s.rank.is_empty() { "" } else { procedure.name(&s.rank, desk.language) };
        [procedure.name(&s.party, desk.language), name, rank].join(comma)
    };
    task.signed_in.iter().map(line).collect::<Vec<_>>().join("\n")
}
