//! Through whose hands a task goes, who else signs or helps, and who was told of it.

use quorate_core::Procedure;
use quorate_core::case::{Case, Handing, Informed, Task, TaskKind, Turn};
use quorate_wording::{listed, say};

use super::Desk;
use super::form::Form;
use crate::problem::Problem;

/// Somebody to choose: as sent, and as read.
pub(super) type Choice = (String, String);

/// Whom a task can be brought to, and to whom it was.
#[derive(Default)]
pub(super) struct Hands {
    /// Colleagues of the office.
    pub colleagues: Vec<Choice>,
    /// Other offices.
    pub offices: Vec<Choice>,
    /// Whether another office can take it over.
    pub elsewhere: bool,
    /// Where an added signer can come in.
    pub turns: Vec<Choice>,
    /// How it went from hand to hand, in a line each.
    pub handed: Vec<String>,
    /// Who was added to it: office, how and why, state, and the key.
    pub added: Vec<(String, String, String, String)>,
    /// What it was added to and why, if it was added itself.
    pub asked: String,
    /// How the signatures stand; empty for what one alone decides.
    pub count: String,
    /// Who was told of it.
    pub informed: Vec<Told>,
    /// Anything at all can be done here.
    pub open: bool,
}

/// Offices that were told for information.
pub(super) struct Told {
    pub number: usize,
    pub line: String,
    /// Who has read it, and who has not.
    pub read: String,
    pub unread: String,
    /// The visitor's office has not.
    pub mine: bool,
}

impl Hands {
    pub async fn of(
        desk: &mut Desk,
        procedure: &Procedure,
        case: &Case,
        task: &Task,
        f: &Form,
    ) -> Result<Self, Problem> {
        let acts = ["transfer", "delegate", "add_signer", "co_handle", "inform"];
        let open = acts.into_iter().any(|act| f.can(act));
        let colleagues = if open { people_of(desk, &task.office).await? } else { vec![] };
        let mut added: Vec<&Task> =
            case.tasks.values().filter(|t| t.added.as_ref().is_some_and(|a| a.to == task.key)).collect();
        added.sort_by_key(|t| t.offered);
        let turns = match task.kind {
            TaskKind::Consultation => &[Turn::Beside][..],
            _ => &[Turn::Before, Turn::Beside, Turn::After],
        };
        let turn = |t: &Turn| (t.as_str().to_owned(), desk.chrome.t(&format!("turn-{}", t.as_str())));
        Ok(Self {
            offices: if open { offices(desk, &task.office) } else { vec![] },
            elsewhere: !matches!(task.kind, TaskKind::Approval | TaskKind::Meeting) || task.added.is_some(),
            turns: turns.iter().map(turn).collect(),
            handed: task.handed.iter().map(|h| handed(desk, h)).collect(),
            added: added.into_iter().map(|t| self::added(desk, case, t)).collect(),
            asked: task.added.as_ref().map(|a| asked(desk, a)).unwrap_or_default(),
            count: count(desk, procedure, case, task),
            informed: informed(desk, procedure, case, |i| i.key == task.key),
            colleagues,
            open,
        })
    }
}

/// Who acts for the office today, by name.
pub(super) async fn people_of(desk: &mut Desk, office: &str) -> Result<Vec<Choice>, Problem> {
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    let day = web.engine().now().date(web.engine().calendar().offset());
    let held = desk.names.directory.appointments.values();
    let held = held.filter(|a| a.office == office && a.holds_on(day) && a.role.acts());
    let mut people: Vec<String> = held.map(|a| a.person.clone()).collect();
    people.sort();
    people.dedup();
    desk.names.fetch_people(&web, &tenant, people.iter().cloned()).await?;
    Ok(people.into_iter().map(|p| (p.clone(), desk.names.person(&p))).collect())
}

/// The other offices of the jurisdiction, by name.
fn offices(desk: &Desk, own: &str) -> Vec<Choice> {
    let known = desk.names.directory.offices.iter().filter(|(id, o)| !o.closed && *id != own);
    let mut all: Vec<Choice> =
        known.map(|(id, _)| (id.clone(), desk.names.office(id, desk.language))).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

fn handed(desk: &Desk, handed: &quorate_core::case::Handed) -> String {
    let (from, to) = &handed.offices;
    let to = match &handed.to {
        Some(person) => desk.names.person(person),
        None => desk.names.office(to, desk.language),
    };
    let by = match handed.how {
        Handing::Transferred if handed.offices.0 != handed.offices.1 => {
            desk.names.office(from, desk.language)
        }
        _ => desk.names.person(&handed.by),
    };
    let words = handed.words.map(|d| desk.names.text(d).to_owned()).unwrap_or_default();
    let facts = [("day", desk.day(handed.at)), ("by", by), ("to", to), ("words", words)];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    say(desk.language, &format!("handed-{}", handed.how.as_str().replace('_', "-")), &facts)
}

fn added(desk: &Desk, case: &Case, task: &Task) -> (String, String, String, String) {
    let who = match &task.named {
        Some(person) => {
            format!("{} {}", desk.names.office(&task.office, desk.language), desk.names.person(person))
        }
        None => desk.names.office(&task.office, desk.language),
    };
    let how = task.added.as_ref().map(|a| {
        let turn = desk.chrome.t(&format!("turn-{}", a.turn.as_str()));
        format!("{turn} · {}", desk.names.text(a.reason))
    });
    let state = desk.chrome.t(&format!("state-{}", case.page_state(task)));
    (who, how.unwrap_or_default(), state, task.key.clone())
}

fn asked(desk: &Desk, added: &quorate_core::case::Added) -> String {
    let (by, words) = (desk.names.office(&added.by, desk.language), desk.names.text(added.reason));
    let turn = desk.chrome.t(&format!("turn-{}", added.turn.as_str()));
    say(desk.language, "added-by", &[("by", &by), ("turn", &turn), ("words", words)])
}

/// How the signatures of several stand.
fn count(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> String {
    let count =
        case.count(procedure, &task.task).filter(|c| c.signers > 1 && task.kind == TaskKind::Approval);
    let Some(count) = count else { return String::new() };
    let facts = [
        ("signers", u64::from(count.signers)),
        ("all", count.all),
        ("agree", count.agree),
        ("against", count.against),
        ("needed", count.needed),
    ]
    .map(|(name, n)| (name, n.to_string()));
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    say(desk.language, "signatures-stand", &facts)
}

/// Offices told for information, the newest first.
pub(super) fn informed(
    desk: &Desk,
    procedure: &Procedure,
    case: &Case,
    which: impl Fn(&Informed) -> bool,
) -> Vec<Told> {
    let office = |o: &String| desk.names.office(o, desk.language);
    let told = case.informed.iter().enumerate().filter(|(_, i)| which(i)).rev();
    let one = |(number, told): (usize, &Informed)| {
        let read =
            told.read.iter().map(|(o, (person, _))| format!("{} {}", office(o), desk.names.person(person)));
        let unread = told.offices.iter().filter(|o| !told.read.contains_key(*o));
        let ahead = told.ahead.as_ref().map(|t| procedure.name(t, desk.language).to_owned());
        let facts = [
            ("day", desk.day(told.at)),
            ("by", office(&told.by)),
            ("ahead", ahead.unwrap_or_default()),
            ("words", told.words.map(|d| desk.names.text(d).to_owned()).unwrap_or_default()),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        Told {
            number,
            line: say(desk.language, "informed-line", &facts),
            read: listed(desk.language, read),
            mine: unread.clone().any(|o| desk.visitor.acts_for(o)),
            unread: listed(desk.language, unread.map(office)),
        }
    };
    told.map(one).collect()
}
