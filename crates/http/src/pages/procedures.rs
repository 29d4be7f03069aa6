//! 工作流程: each explained with its source clauses and drawn, and a place to try one out while writing it.

use askama::Template;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::response::Response;
use quorate_core::directory::Role;
use quorate_core::procedure::BYTES_MAX;
use quorate_core::{Language, Procedure};
use quorate_wording::{Source, manual, map, render_diagnostics, say};
use serde::Deserialize;

use super::case::{After, said};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

pub(crate) mod changes;
pub(crate) mod local;
pub(crate) mod migration;

struct Row {
    id: String,
    title: String,
    about: String,
}

#[derive(Template)]
#[template(path = "procedures.html")]
struct ListPage {
    c: Chrome,
    rows: Vec<Row>,
}

fn about(desk: &Desk, p: &Procedure) -> String {
    let status = desk.chrome.t(&format!("status-{}", p.status().as_str()));
    let facts = [
        ("version", p.version().to_string()),
        ("status", status),
        ("source", p.say(p.source(), p.source(), desk.language).to_owned()),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    say(desk.language, "procedure-about", &facts)
}

pub(crate) async fn list(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    let row = |p: &std::sync::Arc<Procedure>| Row {
        id: p.id().to_owned(),
        title: p.name(p.id(), language).to_owned(),
        about: about(&desk, p),
    };
    let rows = desk.web.engine().procedures().all().map(row).collect();
    desk.chrome.title = desk.chrome.t("nav-procedures");
    render(&ListPage { rows, c: desk.chrome })
}

/// A line of the manual, by what stands before it.
enum Line {
    Stage(String),
    Task(String),
    Item(String),
    Text(String),
}

/// The manual as a page: the same words that the program prints.
fn lines(text: &str) -> Vec<Line> {
    let line = |line: &str| match line.split_once(' ') {
        Some(("##", rest)) => Line::Stage(rest.trim().to_owned()),
        Some(("###", rest)) => Line::Task(rest.trim().to_owned()),
        Some(("-", rest)) => Line::Item(rest.trim().to_owned()),
        _ => Line::Text(line.trim().to_owned()),
    };
    // The first line is the title, which the page has at its top.
    text.lines().skip(1).filter(|l| !l.trim().is_empty()).map(line).collect()
}

#[derive(Template)]
#[template(path = "procedure.html")]
struct OnePage {
    c: Chrome,
    about: String,
    map: String,
    lines: Vec<Line>,
    text: String,
    versions: Vec<changes::VersionRow>,
    id: String,
    /// As the county does it.
    local: bool,
    can_adapt: bool,
    /// Cases run by an older version, and this visitor may carry them over.
    can_carry: bool,
}

pub(crate) async fn one(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    let procedure =
        desk.web.engine().procedures().of(&desk.names.directory, &id).ok_or_else(Problem::missing)?;
    desk.chrome.said = said(&desk.chrome, &after);
    desk.chrome.title = procedure.name(procedure.id(), language).to_owned();
    let can_adapt = desk.visitor.has(Role::Clerk) || desk.visitor.has(Role::Administrator);
    let page = OnePage {
        can_carry: can_adapt
            && migration::has_older(&desk.web, &desk.visitor.tenant, &desk.names.directory, &procedure)
                .await?,
        about: about(&desk, &procedure),
        map: map::draw(&procedure, language, None, false),
        lines: lines(&manual(&procedure, language)),
        text: procedure.text().to_owned(),
        versions: changes::versions(&desk, procedure.id()),
        local: procedure.adapts().is_some(),
        can_adapt,
        id: id.clone(),
        c: desk.chrome,
    };
    render(&page)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    text: String,
}

#[derive(Template)]
#[template(path = "trying.html")]
struct TryPage {
    c: Chrome,
    text: String,
    tried: bool,
    map: String,
    diagnostics: String,
    verdict: String,
}

pub(crate) async fn try_out(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
) -> Result<Response, Problem> {
    // Something to begin with beats an empty field.
    let text = web.engine().procedures().all().next().map(|p| p.text().to_owned()).unwrap_or_default();
    shown(web, visitor, language, text, false).await
}

pub(crate) async fn tried(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Form(draft): Form<Draft>,
) -> Result<Response, Problem> {
    if draft.text.len() > BYTES_MAX {
        return Err(Problem::with(Cause::TooLarge, &[("max", &BYTES_MAX.to_string())]));
    }
    // As browsers send line ends.
    shown(web, visitor, language, draft.text.replace("\r\n", "\n"), true).await
}

async fn shown(
    web: Web,
    visitor: Visitor,
    language: Language,
    text: String,
    tried: bool,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    desk.chrome.title = desk.chrome.t("try-out");
    let checked = text.clone();
    // The proof takes its time: not on the threads that serve.
    let result = tokio::task::spawn_blocking(move || Procedure::from_yaml(&checked, None))
        .await
        .map_err(|_| Problem::of(Cause::Busy))?;
    let (map, diagnostics, verdict) = match &result {
        Ok(procedure) => {
            let markings = procedure.explored().markings.to_string();
            let sound = say(language, "try-sound", &[("markings", &markings)]);
            (map::draw(procedure, language, None, false), String::new(), sound)
        }
        Err(faults) => {
            let source = Source { file: "procedure.yaml", text: &text, translation: None };
            let told = render_diagnostics(language, &source, faults);
            (String::new(), told, desk.chrome.t1("try-faults", "count", faults.len()))
        }
    };
    render(&TryPage { c: desk.chrome, text, tried, map, diagnostics, verdict })
}
