//! 事项: the cases the visitor takes part in, and opening one.

use askama::Template;
use axum::Form;
use axum::extract::{Extension, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::record::Digest;
use quorate_core::{Command, Language, Moment};
use quorate_engine::Order;
use quorate_store::CaseFilter;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::api::cases::case_id;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

struct Row {
    link: String,
    title: String,
    stage: String,
    status: String,
    chip: &'static str,
    moved: String,
    returned: bool,
}

struct Offered {
    id: String,
    title: String,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct Page {
    c: Chrome,
    rows: Vec<Row>,
    procedures: Vec<Offered>,
    key: String,
    states: [(&'static str, String, bool); 4],
    find: String,
    status: String,
    /// Where the next page begins.
    next: Option<(i64, String)>,
}

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    find: String,
    status: String,
    before: i64,
    id: String,
}

pub(crate) async fn cases(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let offices = if desk.is_auditor() { None } else { Some(desk.visitor.offices()) };
    let short =
        |text: &str| -> String { text.trim().chars().filter(|c| !c.is_control()).take(100).collect() };
    let asked = Asked { find: short(&asked.find), status: short(&asked.status), ..asked };
    let filter = CaseFilter {
        offices,
        status: asked.status.clone(),
        find: asked.find.clone(),
        after: (!asked.id.is_empty()).then(|| (Moment(asked.before), asked.id.clone())),
        limit: PAGE,
        ..CaseFilter::default()
    };
    let listed = desk.web.engine().store().cases(&desk.visitor.tenant, &filter).await?;
    let rows = listed
        .iter()
        .map(|row| {
            let digest: Option<Digest> = row.digest.parse().ok();
            let procedure = digest.and_then(|d| desk.web.engine().procedures().by_digest(d).cloned());
            let name =
                |id: &str| procedure.as_ref().map_or(id.to_owned(), |p| p.name(id, language).to_owned());
            Row {
                link: format!("/cases/{}", row.id),
                title: procedure
                    .as_ref()
                    .map_or(row.title.clone(), |p| p.case_title(&row.title, language).to_owned()),
                stage: name(&row.stage),
                status: if row.end.is_empty() {
                    desk.chrome.t(&format!("case-{}", row.status))
                } else {
                    name(&row.end)
                },
                chip: match row.status.as_str() {
                    "open" => "doing",
                    "ended" => "done",
                    _ => "none",
                },
                moved: desk.day(row.moved_at),
                returned: row.returned,
            }
        })
        .collect();
    // A case is opened by an office that fills the convening party.
    let own = desk.visitor.offices();
    let can_open = |p: &&std::sync::Arc<quorate_core::Procedure>| {
        desk.names.directory.offices_for(p.convenor()).iter().any(|o| own.contains(o))
    };
    let procedures = desk
        .web
        .engine()
        .procedures()
        .all()
        .filter(can_open)
        .map(|p| Offered { id: p.id().to_owned(), title: p.name(p.id(), language).to_owned() })
        .collect();
    desk.chrome.title = desk.chrome.t("nav-cases");
    let last = listed.last().filter(|_| listed.len() as i64 == PAGE);
    let next = last.map(|r| (r.moved_at.0, r.id.clone()));
    let states = ["", "open", "ended", "withdrawn"].map(|s| {
        let name = if s.is_empty() { "cases-all".to_owned() } else { format!("case-{s}") };
        (s, desk.chrome.t(&name), asked.status == s)
    });
    let key = uuid::Uuid::now_v7().to_string();
    render(&Page {
        rows,
        procedures,
        key,
        states,
        find: asked.find,
        status: asked.status,
        next,
        c: desk.chrome,
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct New {
    procedure: String,
    #[serde(default)]
    title: String,
    key: String,
    /// `midway` where part is done already.
    #[serde(default)]
    begin: String,
}

pub(crate) async fn open(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    if !visitor.acts() {
        return Err(Problem::of(Cause::Forbidden));
    }
    let case = case_id(&visitor, &new.key);
    let command =
        Command::Open { procedure: new.procedure, county: visitor.tenant.clone(), title: new.title };
    let order = Order::Case { case: case.clone(), command, expected: None };
    send(&web, &visitor, new.key, order, None).await?;
    let on = if new.begin == "midway" { "/take-up" } else { "" };
    Ok(Redirect::to(&format!("/cases/{case}{on}")).into_response())
}
