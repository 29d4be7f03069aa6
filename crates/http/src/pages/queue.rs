//! 待办: everything the visitor's offices owe, the most urgent first.

use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_store::{QueueFilter, QueueItem};
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

struct Row {
    link: String,
    title: String,
    case: String,
    clause: String,
    kind: String,
    office: String,
    due: String,
    left: String,
    late: bool,
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
}

pub(crate) async fn queue(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let done = asked.done == "1";
    let mut items = vec![];
    for office in desk.visitor.offices() {
        let state = if done { "done" } else { "open" };
        let filter = QueueFilter { state: state.into(), limit: 200, ..QueueFilter::default() };
        items.extend(desk.web.engine().store().queue(&desk.visitor.tenant, &office, &filter).await?);
    }
    items.sort_by(|a, b| (a.due_order, &a.case, &a.key).cmp(&(b.due_order, &b.case, &b.key)));
    let (waiting, own): (Vec<QueueItem>, Vec<QueueItem>) =
        items.into_iter().partition(|i| i.waiting && !done);
    let mut groups: Vec<(String, Vec<Row>)> = vec![];
    for item in &own {
        let row = row(&desk, item).await?;
        let group = if done { "group-done" } else { group_of(&row, item) };
        match groups.iter_mut().find(|(name, _)| name == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group.to_owned(), vec![row])),
        }
    }
    let mut waits = vec![];
    for item in &waiting {
        waits.push(row(&desk, item).await?);
    }
    desk.chrome.title = desk.chrome.t("nav-queue");
    let acts = desk.visitor.acts();
    render(&Page { c: desk.chrome, groups, waiting: waits, done, acts })
}

fn group_of(row: &Row, item: &QueueItem) -> &'static str {
    match item.due {
        _ if row.late => "group-late",
        Some(_) => "group-due",
        None => "group-none",
    }
}

async fn row(desk: &Desk, item: &QueueItem) -> Result<Row, Problem> {
    let case = desk.web.engine().store().case_row(&desk.visitor.tenant, &item.case).await?;
    let digest: Option<Digest> = case.and_then(|c| c.digest.parse().ok());
    let procedure = digest.and_then(|d| desk.web.engine().procedures().by_digest(d).cloned());
    let name = procedure.as_ref().map_or(item.task.clone(), |p| p.name(&item.task, desk.language).to_owned());
    let is_need = item.key.starts_with("need.");
    let title = if is_need { desk.chrome.t1(&format!("need-{}", item.kind), "name", &name) } else { name };
    let (mut due, mut left, mut late) = desk.due(item.due);
    // Whether it was done in time the verdict says; it is late no more, and nobody waits for it.
    if item.state == "done" {
        (left, late) = (String::new(), false);
        if item.due.is_none() {
            due = String::new();
        }
    }
    Ok(Row {
        link: if is_need {
            format!("/cases/{}#needs", item.case)
        } else {
            format!("/cases/{}/tasks/{}", item.case, item.key)
        },
        title,
        case: procedure
            .as_ref()
            .map_or(item.title.clone(), |p| p.case_title(&item.title, desk.language).to_owned()),
        clause: procedure
            .as_ref()
            .and_then(|p| p.task(&item.task))
            .map(|t| t.clause.source.clone())
            .unwrap_or_default(),
        kind: desk.chrome.t(&format!("kind-{}", item.kind)),
        office: desk.names.office(&item.office, desk.language),
        due,
        left,
        late,
        state_name: desk.chrome.t(&format!("state-{}", item.state)),
        state: if item.state == "returned" { "back".into() } else { item.state.clone() },
    })
}
