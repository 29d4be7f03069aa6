//! Where an auditor begins: every case of the jurisdiction, the worst first.

use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use quorate_core::Language;
use quorate_store::VerdictRow;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

const PAGE: i64 = 50;
/// Cases judged before the page is shown; the rest is judged meanwhile.
const FIRST: i64 = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    weight: Option<u64>,
    case: String,
}

struct Row {
    link: String,
    title: String,
    lead: String,
    chip: &'static str,
    said: String,
    explained: u32,
    later: u32,
    returns: u32,
}

#[derive(Template)]
#[template(path = "auditing.html")]
struct Page {
    c: Chrome,
    rows: Vec<Row>,
    all: u64,
    broken: u64,
    doubted: u64,
    /// Some cases are being judged still.
    going_on: bool,
    next: Option<(u64, String)>,
}

pub(crate) async fn audit(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "audit").await?;
    let engine = desk.web.engine().clone();
    let tenant = desk.visitor.tenant.clone();
    let going_on = engine.judge_some(&tenant, FIRST).await?;
    if going_on {
        engine.judge_rest(&tenant);
    }
    let from = (asked.weight.unwrap_or(u64::MAX >> 1), asked.case.as_str());
    if from.1.chars().any(char::is_control) {
        return Err(Problem::missing());
    }
    let listed = engine.store().verdicts(&tenant, from, PAGE).await?;
    let (all, broken, doubted) = engine.store().verdict_counts(&tenant).await?;
    desk.chrome.title = desk.chrome.t("audit");
    let last = listed.last().filter(|_| listed.len() as i64 == PAGE);
    render(&Page {
        rows: listed.iter().map(|r| row(&desk, r)).collect(),
        next: last.map(|r| (r.weight, r.case.clone())),
        all,
        broken,
        doubted,
        going_on,
        c: desk.chrome,
    })
}

fn row(desk: &Desk, row: &VerdictRow) -> Row {
    let (chip, said) = match (row.broken, row.doubts, row.status.as_str()) {
        (1.., _, _) => ("late", desk.chrome.t1("audit-broken", "count", row.broken)),
        (0, 1.., _) => ("doing", desk.chrome.t1("verdict-doubts", "count", row.doubts)),
        (0, 0, "open") => ("todo", desk.chrome.t("audit-open")),
        _ => ("done", desk.chrome.t("audit-sound")),
    };
    Row {
        link: format!("/cases/{}/verdict", row.case),
        title: desk.titles(&row.digest, &row.title, "").0,
        lead: desk.names.office(&row.lead, desk.language),
        chip,
        said,
        explained: row.explained,
        later: row.later,
        returns: row.returns,
    }
}
