//! AB岗代办 and 回避登记: who stands in for whom, who keeps out of what, and who may enter and end it.
//!
//! Everybody sees what concerns oneself; the head sees the office; clerks, administrators and auditors see all.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::case::TaskKind;
use quorate_core::directory::{DirectoryCommand, Role};
use quorate_core::moment::Date;
use quorate_core::{Directory, Language};
use quorate_engine::Order;
use quorate_store::CaseFilter;
use quorate_wording::listed;
use serde::Deserialize;
use serde_json::{Value, json};

use super::case::{After, said};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Cases offered to choose from.
const CASES_MAX: i64 = 100;

/// What a visitor sees and arranges.
pub(crate) struct Reach<'a> {
    visitor: &'a Visitor,
    directory: &'a Directory,
    today: Date,
}

impl<'a> Reach<'a> {
    pub fn new(visitor: &'a Visitor, directory: &'a Directory, today: Date) -> Self {
        Self { visitor, directory, today }
    }

    /// Whether the visitor looks after all people.
    fn all(&self) -> bool {
        self.visitor.has(Role::Clerk) || self.visitor.has(Role::Administrator)
    }

    fn heads(&self, office: &str) -> bool {
        let head = |c: &&quorate_core::context::Capacity| c.role == Role::Head && c.covers.is_none();
        self.visitor.capacities.iter().any(|c| head(&c) && c.office == office)
    }

    /// Whether the visitor enters and ends something about somebody, in an office if one is named.
    pub fn arranges(&self, person: &str, office: Option<&str>) -> bool {
        let own = match office {
            Some(office) => self.heads(office),
            None => self
                .directory
                .capacities(person, self.today)
                .iter()
                .any(|c| c.covers.is_none() && self.heads(&c.office)),
        };
        self.visitor.guest.is_none() && (self.visitor.person == person || self.all() || own)
    }

    /// Whether the visitor sees it.
    pub fn sees(&self, people: &[&str], office: Option<&str>) -> bool {
        let concerns = |p: &&str| self.visitor.person == **p || self.arranges(p, office);
        self.visitor.reads_all() || people.iter().any(concerns)
    }

    /// Whoever acts today, with the office, of those the visitor arranges for: person and office.
    fn people(&self) -> Vec<(String, String)> {
        let held = self.directory.appointments.values();
        let held = held.filter(|a| a.role.acts() && a.holds_on(self.today));
        let mine = held.filter(|a| self.arranges(&a.person, Some(&a.office)));
        let mut all: Vec<(String, String)> = mine.map(|a| (a.person.clone(), a.office.clone())).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Who may stand in: everybody who acts, for whoever looks after all; else the colleagues.
    fn colleagues(&self) -> Vec<String> {
        let own: Vec<&str> = self.visitor.capacities.iter().map(|c| c.office.as_str()).collect();
        let held = self.directory.appointments.values();
        let held = held.filter(|a| a.role.acts() && a.holds_on(self.today));
        let near = held.filter(|a| self.all() || own.contains(&a.office.as_str()));
        let mut all: Vec<String> = near.map(|a| a.person.clone()).collect();
        all.sort();
        all.dedup();
        all
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `past` or `all`; else what holds or will hold.
    show: String,
    person: String,
    /// The case a recusal is to be entered for.
    case: String,
}

impl Asked {
    fn shows(&self, until: Option<Date>, today: Date) -> bool {
        let over = until.is_some_and(|d| d < today);
        match self.show.as_str() {
            "all" => true,
            "past" => over,
            _ => !over,
        }
    }
}

struct Row {
    id: String,
    /// Who, and in a cover for whom.
    who: String,
    /// What it is for, in a line each.
    scope: Vec<String>,
    days: String,
    /// The reason, or the instrument.
    words: String,
    entered: String,
    holds: bool,
    can_end: bool,
}

type Options = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "covers.html")]
struct Covers {
    c: Chrome,
    rows: Vec<Row>,
    shows: Vec<(&'static str, String, bool)>,
    persons: Vec<(String, String, bool)>,
    /// `PERSON OFFICE` and both names.
    people: Options,
    colleagues: Options,
    procedures: Options,
    kinds: Vec<(&'static str, String)>,
    today: String,
    /// Of the form, so that what is sent twice is entered once.
    key: String,
}

#[derive(Template)]
#[template(path = "recusals.html")]
struct Recusals {
    c: Chrome,
    rows: Vec<Row>,
    shows: Vec<(&'static str, String, bool)>,
    persons: Vec<(String, String, bool)>,
    people: Options,
    cases: Vec<(String, String, bool)>,
    procedures: Options,
    /// `PROCEDURE TASK` and both names.
    tasks: Options,
    offices: Options,
    today: String,
    /// Of the form, so that what is sent twice is entered once.
    key: String,
}

async fn open(
    web: Web,
    visitor: Visitor,
    language: Language,
    after: &After,
    title: &str,
) -> Result<(Desk, Date), Problem> {
    let mut desk = Desk::open(web, visitor, language, "offices").await?;
    desk.chrome.said = said(&desk.chrome, after);
    desk.chrome.title = desk.chrome.t(title);
    let today = desk.web.engine().now().date(desk.web.engine().calendar().offset());
    Ok((desk, today))
}

fn procedures(desk: &Desk) -> Options {
    let all = desk.web.engine().procedures().all();
    all.map(|p| (p.id().to_owned(), p.name(p.id(), desk.language).to_owned())).collect()
}

fn shows(desk: &Desk, asked: &Asked) -> Vec<(&'static str, String, bool)> {
    let of = |value: &'static str, id: &str| (value, desk.chrome.t(id), asked.show == value);
    vec![of("", "arranged-now"), of("past", "arranged-past"), of("all", "due-all")]
}

fn days(desk: &Desk, since: Option<Date>, until: Option<Date>) -> String {
    let day = |d: Option<Date>| d.map(|d| quorate_wording::day(desk.language, d)).unwrap_or_default();
    let facts = [("since", day(since)), ("until", day(until))];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    quorate_wording::say(desk.language, "arranged-days", &facts)
}

/// Whoever stands in the rows, to choose from.
fn chosen(desk: &Desk, people: impl Iterator<Item = String>, asked: &Asked) -> Vec<(String, String, bool)> {
    let all: std::collections::BTreeSet<String> = people.collect();
    all.into_iter().map(|p| (p.clone(), desk.names.person(&p), p == asked.person)).collect()
}

async fn fetch(
    desk: &mut Desk,
    people: Vec<String>,
    words: Vec<quorate_core::record::Digest>,
) -> Result<(), Problem> {
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, people).await?;
    Ok(desk.fetch(words).await?)
}

pub(crate) async fn covers(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(after): Query<After>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (mut desk, today) = open(web, visitor, language, &after, "covers").await?;
    let (directory, visitor) = (desk.names.directory.clone(), desk.visitor.clone());
    let reach = Reach::new(&visitor, &directory, today);
    let all = directory.arrangements.covers.iter();
    let seen: Vec<_> = all.filter(|(_, c)| reach.sees(&[&c.person, &c.by], Some(&c.office))).collect();
    let (people, colleagues) = (reach.people(), reach.colleagues());
    let named = seen.iter().flat_map(|(_, c)| [c.person.clone(), c.by.clone()]);
    let named = named.chain(people.iter().map(|(p, _)| p.clone())).chain(colleagues.iter().cloned());
    fetch(&mut desk, named.collect(), seen.iter().map(|(_, c)| c.instrument).collect()).await?;
    let titles: BTreeMap<String, String> = procedures(&desk).into_iter().collect();
    let persons = chosen(&desk, seen.iter().map(|(_, c)| c.person.clone()), &asked);
    let shown = seen.iter().filter(|(_, c)| {
        asked.shows(Some(c.until), today) && (asked.person.is_empty() || c.person == asked.person)
    });
    let row = |(id, cover): &(&String, &quorate_core::directory::Cover)| {
        let procedures = cover.procedures.iter().map(|p| titles.get(p).unwrap_or(p).clone());
        let kinds = cover.kinds.iter().map(|k| desk.chrome.t(&format!("kind-{}", k.as_str())));
        let scope = [procedures.collect::<Vec<_>>(), kinds.collect()].map(|all| listed(language, all));
        Row {
            id: (*id).clone(),
            who: desk.for_whom(&cover.by, Some(&cover.person)),
            scope: [desk.names.office(&cover.office, language)]
                .into_iter()
                .chain(scope)
                .filter(|s| !s.is_empty())
                .collect(),
            days: days(&desk, Some(cover.since), Some(cover.until)),
            words: desk.names.text(cover.instrument).to_owned(),
            entered: String::new(),
            holds: cover.holds_on(today),
            can_end: cover.until >= today && reach.arranges(&cover.person, Some(&cover.office)),
        }
    };
    let both = |(person, office): (String, String)| {
        let name = format!("{} · {}", desk.names.person(&person), desk.names.office(&office, language));
        (format!("{person} {office}"), name)
    };
    let page = Covers {
        rows: shown.map(row).collect(),
        shows: shows(&desk, &asked),
        persons,
        people: people.into_iter().map(both).collect(),
        colleagues: colleagues.into_iter().map(|p| (p.clone(), desk.names.person(&p))).collect(),
        procedures: procedures(&desk),
        kinds: [TaskKind::Work, TaskKind::Reply, TaskKind::Approval, TaskKind::Meeting, TaskKind::Assist]
            .map(|k| (k.as_str(), desk.chrome.t(&format!("kind-{}", k.as_str()))))
            .into(),
        today: today.to_string(),
        key: uuid::Uuid::now_v7().to_string(),
        c: desk.chrome,
    };
    render(&page)
}

pub(crate) async fn recusals(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(after): Query<After>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (mut desk, today) = open(web, visitor, language, &after, "recusals").await?;
    let (directory, visitor) = (desk.names.directory.clone(), desk.visitor.clone());
    let reach = Reach::new(&visitor, &directory, today);
    let all = directory.arrangements.recusals.iter();
    let seen: Vec<_> = all.filter(|(_, r)| reach.sees(&[&r.person], r.office.as_deref())).collect();
    let mut people: Vec<String> = reach.people().into_iter().map(|(p, _)| p).collect();
    people.dedup();
    let named = seen.iter().flat_map(|(_, r)| [r.person.clone(), r.entered_by.clone()]);
    let named: Vec<String> = named.chain(people.iter().cloned()).collect();
    fetch(&mut desk, named, seen.iter().map(|(_, r)| r.reason).collect()).await?;
    let procedures = procedures(&desk);
    let titles: BTreeMap<&String, &String> = procedures.iter().map(|(id, name)| (id, name)).collect();
    let mut tasks = vec![];
    for procedure in desk.web.engine().procedures().all() {
        let title = procedure.name(procedure.id(), language);
        for task in procedure.tasks() {
            let name = format!("{title} · {}", procedure.name(&task.id, language));
            tasks.push((format!("{} {}", procedure.id(), task.id), name));
        }
    }
    let cases = cases(&desk).await?;
    let named_case = |id: &String| cases.iter().find(|(c, _)| c == id).map_or(id, |(_, name)| name).clone();
    let named_task = |procedure: Option<&String>, task: &String| {
        let key = format!("{} {task}", procedure.map_or("", String::as_str));
        tasks.iter().find(|(id, _)| *id == key).map_or_else(|| task.clone(), |(_, name)| name.clone())
    };
    let persons = chosen(&desk, seen.iter().map(|(_, r)| r.person.clone()), &asked);
    let shown = seen.iter().filter(|(_, r)| {
        asked.shows(r.until, today) && (asked.person.is_empty() || r.person == asked.person)
    });
    let row = |(id, recusal): &(&String, &quorate_core::directory::Recusal)| {
        let procedure = recusal.procedure.as_ref().filter(|_| recusal.task.is_none());
        let scope = [
            recusal.case.as_ref().map(named_case),
            procedure.map(|p| titles.get(p).map_or(p, |name| name).clone()),
            recusal.task.as_ref().map(|t| named_task(recusal.procedure.as_ref(), t)),
            recusal.office.as_ref().map(|o| desk.names.office(o, language)),
        ];
        let by = desk.names.person(&recusal.entered_by);
        Row {
            id: (*id).clone(),
            who: desk.names.person(&recusal.person),
            scope: scope.into_iter().flatten().collect(),
            days: days(&desk, recusal.since, recusal.until),
            words: desk.names.text(recusal.reason).to_owned(),
            entered: if recusal.by_order {
                desk.chrome.t1("recusal-ordered", "name", by)
            } else {
                desk.chrome.t("recusal-own")
            },
            holds: recusal.holds_on(today),
            can_end: recusal.until.is_none_or(|d| d >= today)
                && recusal.person != visitor.person
                && reach.arranges(&recusal.person, recusal.office.as_deref()),
        }
    };
    let mut offices: Vec<String> = reach.people().into_iter().map(|(_, o)| o).collect();
    offices.sort();
    offices.dedup();
    let page = Recusals {
        rows: shown.map(row).collect(),
        shows: shows(&desk, &asked),
        persons,
        people: people.into_iter().map(|p| (p.clone(), desk.names.person(&p))).collect(),
        offices: offices.into_iter().map(|o| (o.clone(), desk.names.office(&o, language))).collect(),
        today: today.to_string(),
        key: uuid::Uuid::now_v7().to_string(),
        cases: cases.iter().map(|(id, name)| (id.clone(), name.clone(), *id == asked.case)).collect(),
        procedures: procedures.clone(),
        tasks: tasks.clone(),
        c: desk.chrome,
    };
    render(&page)
}

/// The open cases the visitor sees, to choose from.
async fn cases(desk: &Desk) -> Result<Options, Problem> {
    let all = desk.visitor.reads_all() || desk.visitor.has(Role::Administrator);
    let filter = CaseFilter {
        status: "open".into(),
        offices: if all { None } else { Some(desk.visitor.offices()) },
        limit: CASES_MAX,
        ..CaseFilter::default()
    };
    let rows = desk.web.engine().store().cases(&desk.visitor.tenant, &filter).await?;
    Ok(rows.iter().map(|r| (r.id.clone(), desk.titles(&r.digest, &r.title, "").0)).collect())
}

/// What a form sends; which fields count depends on the act.
pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let sent: BTreeMap<&str, &str> = fields.iter().map(|(n, v)| (n.as_str(), v.trim())).collect();
    let of = |name: &str| sent.get(name).copied().unwrap_or_default();
    let all = |name: &str| -> Vec<&str> {
        fields.iter().filter(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.as_str()).collect()
    };
    let some = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    // A new id for each form that was shown: sent twice, it is entered once.
    let id = uuid::Uuid::parse_str(of("key")).unwrap_or_else(|_| uuid::Uuid::now_v7());
    let (person, office) = of("person").split_once(' ').unwrap_or((of("person"), of("office")));
    let (procedure, task) = of("task").split_once(' ').unwrap_or((of("procedure"), ""));
    let (command, back) = match of("act") {
        "put_cover" => (
            json!({"act": "put_cover", "cover": format!("cover-{id}"), "person": person, "by": of("by"), "office": office,
                "since": of("since"), "until": of("until"), "procedures": all("procedures"), "kinds": all("kinds"),
                "instrument": of("instrument")}),
            "/covers",
        ),
        "end_cover" => (json!({"act": "end_cover", "cover": of("id"), "until": of("until")}), "/covers"),
        "recuse" => (
            json!({"act": "recuse", "recusal": format!("recusal-{id}"), "person": person, "case": some(of("case")),
                "procedure": some(procedure), "task": some(task), "office": some(of("office")), "reason": of("reason"),
                "since": some(of("since")), "until": some(of("until"))}),
            "/recusals",
        ),
        "end_recusal" => {
            (json!({"act": "end_recusal", "recusal": of("id"), "until": of("until")}), "/recusals")
        }
        other => return Err(Problem::with(Cause::BadJson, &[("said", other)])),
    };
    let command: DirectoryCommand = serde_json::from_value(command)
        .map_err(|error| Problem::with(Cause::BadJson, &[("said", &error.to_string())]))?;
    send(&web, &visitor, id.to_string(), Order::Directory(command), None).await?;
    Ok(Redirect::to(&format!("{back}?said=said-done")).into_response())
}
