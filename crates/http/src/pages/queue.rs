//! 待办: everything the visitor's offices owe, the most urgent first; and the same act on several tasks at once.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::Response;
use quorate_core::Language;
use quorate_core::case::TaskKind;
use quorate_core::record::Digest;
use quorate_store::{QueueFilter, QueueItem};
use serde::Deserialize;
use serde_json::json;

use super::bodies::{Ending, ending};
use super::sharing::Share;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::{command, send};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Rows of a page.
const PAGE: usize = 50;
/// Tasks acted on at once.
const BATCH_MAX: usize = 50;
const WEEK_MINUTES: i64 = 7 * 24 * 60;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
    /// `late` or `week`.
    due: String,
    office: String,
    /// Whose: `me`, a colleague, or everybody's if empty.
    person: String,
    /// The last row of the page before.
    after: i64,
    case: String,
    key: String,
}

struct Row {
    /// `CASE/KEY` of a task that can be acted on together with others.
    pick: String,
    link: String,
    title: String,
    case: String,
    clause: String,
    kind: String,
    office: String,
    /// Who holds it; empty if nobody does.
    person: String,
    /// Whom the visitor covers on it (代办); empty otherwise.
    covers: String,
    due: String,
    left: String,
    late: bool,
    /// Somebody higher was told.
    escalated: bool,
    state: String,
    state_name: String,
}

#[derive(Template)]
#[template(path = "queue.html")]
struct Page {
    c: Chrome,
    groups: Vec<(String, Vec<Row>)>,
    waiting: Vec<Row>,
    done: bool,
    acts: bool,
    /// By id, with the name and whether it is chosen; only where there are several.
    offices: Vec<(String, String, bool)>,
    dues: [(&'static str, String, bool); 3],
    /// Whose tasks: everybody's, one's own, a colleague's.
    whose: Vec<(String, String, bool)>,
    share: Share,
    /// Terms that want seeing to.
    ending: Vec<Ending>,
    filtered: bool,
    /// The address of the page after.
    next: String,
    command: String,
}

pub(crate) async fn queue(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let done = asked.done == "1";
    let mut own = desk.visitor.offices();
    own.extend(desk.visitor.partly().into_keys());
    let chosen: Vec<String> =
        own.iter().filter(|o| asked.office.is_empty() || **o == asked.office).cloned().collect();
    let now = desk.web.engine().now();
    let due_by = match asked.due.as_str() {
        "late" => Some(now),
        "week" => Some(now.plus_minutes(WEEK_MINUTES)),
        _ => None,
    };
    let plain = |text: &str| !text.chars().any(char::is_control);
    let after = (!asked.case.is_empty() && plain(&asked.case) && plain(&asked.key))
        .then(|| (asked.after, asked.case.clone(), asked.key.clone()));
    let person = if asked.person == "me" { desk.visitor.person.clone() } else { asked.person.clone() };
    let person = if plain(&person) && !done { person } else { String::new() };
    let mut items = vec![];
    for office in &chosen {
        let state = if done { "done" } else { "open" };
        let limit = PAGE as i64 + 1;
        let filter = QueueFilter {
            state: state.into(),
            due_by,
            person: person.clone(),
            after: after.clone(),
            limit,
            ..QueueFilter::default()
        };
        items.extend(within(&desk, office, filter).await?);
    }
    items.sort_by(|a, b| (a.due_order, &a.case, &a.key).cmp(&(b.due_order, &b.case, &b.key)));
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| more).map(|last| next_page(&asked, last)).unwrap_or_default();
    let (waiting, owed): (Vec<QueueItem>, Vec<QueueItem>) =
        items.into_iter().partition(|i| i.waiting && !done);
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, owed.iter().map(|i| i.person.clone())).await?;
    let mut groups: Vec<(String, Vec<Row>)> = vec![];
    for item in &owed {
        let row = row(&desk, item);
        let group = if done { "group-done" } else { group_of(&row, item) };
        match groups.iter_mut().find(|(name, _)| name == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group.to_owned(), vec![row])),
        }
    }
    desk.chrome.title = desk.chrome.t("nav-queue");
    let whose = whose(&mut desk, &chosen, &asked.person).await?;
    let share = if done { Share::default() } else { Share::of(&mut desk, &chosen).await? };
    let office = |id: &String| (id.clone(), desk.names.office(id, language), *id == asked.office);
    let offices = if own.len() > 1 { own.iter().map(office).collect() } else { vec![] };
    let dues = [("", "due-all"), ("late", "due-only-late"), ("week", "due-week")]
        .map(|(value, name)| (value, desk.chrome.t(name), value == asked.due));
    render(&Page {
        waiting: waiting.iter().map(|item| row(&desk, item)).collect(),
        acts: desk.visitor.acts(),
        filtered: !asked.due.is_empty() || !asked.office.is_empty() || !person.is_empty(),
        command: uuid::Uuid::now_v7().to_string(),
        groups,
        done,
        offices,
        dues,
        whose,
        share,
        next,
        ending: if done || asked.after != 0 { vec![] } else { ending(&desk) },
        c: desk.chrome,
    })
}

/// Everybody's, one's own, and those of each colleague who holds anything, left or not.
async fn whose(
    desk: &mut Desk,
    offices: &[String],
    chosen: &str,
) -> Result<Vec<(String, String, bool)>, Problem> {
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    let mut people: Vec<String> = vec![];
    // Whoever covers a part of what an office does reads of its people no more than that part.
    for office in offices.iter().filter(|o| desk.visitor.acts_for(o)) {
        people
            .extend(web.engine().store().loads(&tenant, office).await?.into_iter().map(|(person, _)| person));
    }
    people.retain(|p| *p != desk.visitor.person);
    people.sort();
    people.dedup();
    desk.names.fetch_people(&web, &tenant, people.iter().cloned()).await?;
    let words = [("", "whose-all"), ("me", "whose-mine")];
    let mut all: Vec<(String, String)> =
        words.map(|(value, name)| (value.to_owned(), desk.chrome.t(name))).into();
    all.extend(people.into_iter().map(|p| (p.clone(), desk.names.person(&p))));
    Ok(all.into_iter().map(|(value, name)| (value.clone(), name, value == chosen)).collect())
}

/// An office's rows, of which a cover that is not for everything shows what it is for.
async fn within(
    desk: &Desk,
    office: &str,
    mut filter: QueueFilter,
) -> Result<Vec<QueueItem>, quorate_store::StoreError> {
    let (store, tenant) = (desk.web.engine().store(), &desk.visitor.tenant);
    if desk.visitor.acts_for(office) {
        return store.queue(tenant, office, &filter).await;
    }
    let mut all = vec![];
    loop {
        let rows = store.queue(tenant, office, &filter).await?;
        let last = rows.last().map(|r| (r.due_order, r.case.clone(), r.key.clone()));
        let whole = (rows.len() as i64) < filter.limit;
        all.extend(rows.into_iter().filter(|r| {
            let kind = TaskKind::ALL.into_iter().find(|k| k.as_str() == r.kind);
            desk.visitor.acts_within(office, &r.procedure, kind)
        }));
        if whole || all.len() as i64 >= filter.limit {
            return Ok(all);
        }
        filter.after = last;
    }
}

fn next_page(asked: &Asked, last: &QueueItem) -> String {
    let coded = |text: &str| askama::filters::urlencode(text).map(|t| t.to_string()).unwrap_or_default();
    format!(
        "/?done={}&due={}&office={}&person={}&after={}&case={}&key={}",
        coded(&asked.done),
        coded(&asked.due),
        coded(&asked.office),
        coded(&asked.person),
        last.due_order,
        coded(&last.case),
        coded(&last.key)
    )
}

fn group_of(row: &Row, item: &QueueItem) -> &'static str {
    match item.due {
        _ if row.late => "group-late",
        Some(_) => "group-due",
        None => "group-none",
    }
}

fn row(desk: &Desk, item: &QueueItem) -> Row {
    let (case, name) = desk.titles(&item.digest, &item.title, &item.task);
    let digest: Option<Digest> = item.digest.parse().ok();
    let procedure = digest.and_then(|d| desk.web.engine().procedures().by_digest(d));
    let is_need = item.key.starts_with("need.");
    let title = if is_need { desk.chrome.t1(&format!("need-{}", item.kind), "name", &name) } else { name };
    let (mut due, mut left, mut late) = desk.due(item.due);
    if item.mark == "suspended" {
        due = desk.chrome.t("clock-stands");
    }
    // Whether it was done in time the verdict says; it is late no more, and nobody waits for it.
    if item.state == "done" {
        (left, late) = (String::new(), false);
        if item.due.is_none() {
            due = String::new();
        }
    }
    let alone = is_need || item.kind == "consultation" || item.state == "done";
    Row {
        pick: if alone { String::new() } else { format!("{}/{}", item.case, item.key) },
        link: if is_need {
            format!("/cases/{}#needs", item.case)
        } else {
            format!("/cases/{}/tasks/{}", item.case, item.key)
        },
        title,
        case,
        clause: procedure
            .as_ref()
            .and_then(|p| p.task(&item.task))
            .map(|t| t.clause.source.clone())
            .unwrap_or_default(),
        kind: desk.chrome.t(&format!("kind-{}", item.kind)),
        office: desk.names.office(&item.office, desk.language),
        person: if item.person.is_empty() { String::new() } else { desk.names.person(&item.person) },
        covers: TaskKind::ALL
            .into_iter()
            .find(|k| k.as_str() == item.kind)
            .and_then(|kind| desk.visitor.covered_on(&item.office, &item.procedure, kind))
            .map(|c| desk.chrome.t1("covering", "person", desk.names.person(&c.person)))
            .unwrap_or_default(),
        due,
        left,
        late,
        escalated: item.mark == "escalated",
        state_name: desk.chrome.t(&format!("state-{}", item.state)),
        state: if item.state == "returned" { "back".into() } else { item.state.clone() },
    }
}

struct Line {
    link: String,
    title: String,
    case: String,
    /// To whom it was given; empty where it was not.
    given: String,
    /// Why not; empty if it was done.
    refused: String,
}

#[derive(Template)]
#[template(path = "batch.html")]
struct Results {
    c: Chrome,
    lines: Vec<Line>,
    done: usize,
}

/// Claims, releases or gives away several tasks: a line for each, and one that cannot be does not hold up the others.
pub(crate) async fn batch(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let sent: BTreeMap<&str, &str> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let act = sent.get("act").copied().unwrap_or_default();
    if !matches!(act, "claim" | "release" | "share") {
        return Err(Problem::with(Cause::BadJson, &[("said", act)]));
    }
    let id = sent.get("command").copied().filter(|id| uuid::Uuid::parse_str(id).is_ok());
    let id = id.map_or_else(|| uuid::Uuid::now_v7().to_string(), str::to_owned);
    let picked = fields.iter().filter(|(n, _)| n == "task").filter_map(|(_, v)| v.split_once('/'));
    let picked: Vec<(String, String)> = picked.map(|(case, key)| (case.to_owned(), key.to_owned())).collect();
    if picked.len() > BATCH_MAX {
        return Err(Problem::with(Cause::TooLarge, &[("max", &BATCH_MAX.to_string())]));
    }
    let given: Vec<Result<String, Problem>> = if act == "share" {
        let how = sent.get("how").copied().unwrap_or_default();
        super::sharing::assign(&web, &visitor, &picked, how, &id).await?
    } else {
        picked.iter().map(|_| Ok(String::new())).collect()
    };
    let mut lines = vec![];
    for (n, ((case, key), given)) in picked.into_iter().zip(given).enumerate() {
        let done = match given {
            Err(refused) => Err(refused),
            Ok(person) => one(&web, &visitor, act, (&case, &key, &person), format!("{id}-{n}")).await,
        };
        lines.push((case, key, done));
    }
    let people: Vec<String> = lines.iter().filter_map(|l| l.2.as_ref().ok()).cloned().collect();
    let tenant = visitor.tenant.clone();
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    desk.chrome.title = desk.chrome.t("batch");
    let web = desk.web.clone();
    desk.names.fetch_people(&web, &tenant, people).await?;
    let mut shown = vec![];
    for (case, key, done) in lines {
        let (person, refused) = done.map_or_else(|r| (String::new(), Some(r)), |person| (person, None));
        let (title, case_title) = match refused.as_ref().is_some_and(|r| r.code == "not-found") {
            true => (key.clone(), String::new()),
            false => {
                let (known, procedure) = desk.case(&case).await?;
                let task = known
                    .tasks
                    .get(&key)
                    .map_or(key.clone(), |t| procedure.name(&t.task, language).to_owned());
                (task, procedure.case_title(&known.title, language).to_owned())
            }
        };
        shown.push(Line {
            link: format!("/cases/{case}/tasks/{key}"),
            title,
            case: case_title,
            given: if person.is_empty() { String::new() } else { desk.names.person(&person) },
            refused: refused.map(|r| r.told(language).text.clone()).unwrap_or_default(),
        });
    }
    let done = shown.iter().filter(|l| l.refused.is_empty()).count();
    render(&Results { lines: shown, done, c: desk.chrome })
}

/// One of several: whom it was given to, or why it was not done.
async fn one(
    web: &Web,
    visitor: &Visitor,
    act: &str,
    (case, key, person): (&str, &str, &str),
    id: String,
) -> Result<String, Problem> {
    // What is not the visitor's is missing here as everywhere.
    crate::authorize::sees(web, visitor, case).await.map_err(|_| Problem::missing())?;
    let (act, body) = match act {
        "share" => ("transfer", json!({"person": person})),
        _ => (act, json!({})),
    };
    let command = command(body, act, Some(key.to_owned()))?;
    let order = quorate_engine::Order::Case { case: case.to_owned(), command, expected: None };
    send(web, visitor, id, order, Some(case)).await?;
    Ok(person.to_owned())
}
