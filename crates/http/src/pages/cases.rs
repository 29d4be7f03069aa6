//! 事项: the cases the visitor takes part in, as a list or as a board by stages, kept under a name, or as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::directory::DirectoryCommand;
use quorate_core::record::Digest;
use quorate_core::{Language, Moment};
use quorate_engine::Order;
use quorate_store::{CaseFilter, CaseRow};
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::problem::Problem;
use crate::visitor::Visitor;

pub(crate) mod beginning;
mod exporting;

struct Row {
    link: String,
    title: String,
    procedure: String,
    stage_id: String,
    stage: String,
    lead: String,
    status: String,
    chip: &'static str,
    opened: String,
    moved: String,
    returned: bool,
}

/// The cases of one procedure, stage by stage.
struct Board {
    title: String,
    columns: Vec<(String, Vec<Row>)>,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct Page {
    c: Chrome,
    rows: Vec<Row>,
    boards: Vec<Board>,
    board: bool,
    can_open: bool,
    states: [(&'static str, String, bool); 4],
    find: String,
    mine: bool,
    acts: bool,
    filtered: bool,
    /// The present choice as the query of an address, without place and form.
    query: String,
    next: String,
    views: Vec<Kept>,
}

/// A list kept under a name.
struct Kept {
    id: String,
    name: String,
    query: String,
}

const PAGE: i64 = 50;
/// Cards of a board.
const BOARD_MAX: i64 = 200;
/// Rows of a file, fetched page by page.
const EXPORT_MAX: usize = 10_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    find: String,
    status: String,
    /// `1`: only those one's own offices lead.
    mine: String,
    /// `board` for the board.
    view: String,
    before: i64,
    id: String,
}

impl Asked {
    fn tidy(self) -> Self {
        let short =
            |text: &str| -> String { text.trim().chars().filter(|c| !c.is_control()).take(100).collect() };
        Self { find: short(&self.find), status: short(&self.status), id: short(&self.id), ..self }
    }

    fn filter(&self, visitor: &Visitor, limit: i64) -> CaseFilter {
        let mine = self.mine == "1";
        CaseFilter {
            offices: if visitor.reads_all() && !mine { None } else { Some(visitor.offices()) },
            status: self.status.clone(),
            find: self.find.clone(),
            led: mine,
            after: (!self.id.is_empty()).then(|| (Moment(self.before), self.id.clone())),
            limit,
            ..CaseFilter::default()
        }
    }

    /// As the query of an address, without the place in the list.
    fn query(&self) -> String {
        let coded = |text: &str| askama::filters::urlencode(text).map(|t| t.to_string()).unwrap_or_default();
        let all =
            [("find", &self.find), ("status", &self.status), ("mine", &self.mine), ("view", &self.view)];
        let told = all.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| format!("{n}={}", coded(v)));
        told.collect::<Vec<_>>().join("&")
    }
}

pub(crate) async fn cases(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let asked = asked.tidy();
    let board = asked.view == "board";
    let limit = if board { BOARD_MAX } else { PAGE };
    let filter = asked.filter(&desk.visitor, limit);
    let listed = desk.web.engine().store().cases(&desk.visitor.tenant, &filter).await?;
    let rows: Vec<Row> = listed.iter().map(|r| row(&desk, r)).collect();
    let last = listed.last().filter(|_| listed.len() as i64 == limit);
    let query = asked.query();
    let next = last.map(|r| format!("/cases?{query}&before={}&id={}", r.moved_at.0, r.id));
    let (rows, boards) = if board { (vec![], boards(&desk, &listed, rows)) } else { (rows, vec![]) };
    desk.chrome.title = desk.chrome.t("nav-cases");
    let states = ["", "open", "ended", "withdrawn"].map(|s| {
        let name = if s.is_empty() { "cases-all".to_owned() } else { format!("case-{s}") };
        (s, desk.chrome.t(&name), asked.status == s)
    });
    let views = views(&mut desk).await?;
    render(&Page {
        can_open: !beginning::offered(&desk).is_empty(),
        acts: desk.visitor.acts(),
        filtered: !asked.find.is_empty() || !asked.status.is_empty() || asked.mine == "1",
        mine: asked.mine == "1",
        next: next.unwrap_or_default(),
        find: asked.find,
        rows,
        boards,
        board,
        states,
        query,
        views,
        c: desk.chrome,
    })
}

fn row(desk: &Desk, row: &CaseRow) -> Row {
    let name = |id: &str| desk.titles(&row.digest, &row.title, id).1;
    Row {
        link: format!("/cases/{}", row.id),
        title: desk.titles(&row.digest, &row.title, "").0,
        procedure: name(&row.procedure),
        stage: name(&row.stage),
        stage_id: row.stage.clone(),
        lead: desk.names.office(&row.lead, desk.language),
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
        opened: desk.day(row.opened_at),
        moved: desk.day(row.moved_at),
        returned: row.returned,
    }
}

/// A board for each version of a procedure; what has ended stands in a column of its own.
fn boards(desk: &Desk, listed: &[CaseRow], rows: Vec<Row>) -> Vec<Board> {
    let mut by_digest: BTreeMap<(String, String), Vec<(bool, Row)>> = BTreeMap::new();
    for (case, row) in listed.iter().zip(rows) {
        let key = (case.procedure.clone(), case.digest.clone());
        by_digest.entry(key).or_default().push((case.status == "open", row));
    }
    let mut all = vec![];
    for ((id, digest), cards) in by_digest {
        let digest: Option<Digest> = digest.parse().ok();
        let Some(procedure) = digest.and_then(|d| desk.web.engine().procedures().by_digest(d)) else {
            continue;
        };
        let stages = procedure.stages();
        let mut columns: Vec<(String, Vec<Row>)> =
            stages.iter().map(|s| (procedure.name(&s.id, desk.language).to_owned(), vec![])).collect();
        columns.push((desk.chrome.t("board-ended"), vec![]));
        for (open, row) in cards {
            let ended = columns.len() - 1;
            let at = stages.iter().position(|s| open && s.id == row.stage_id).unwrap_or(ended);
            columns[at].1.push(row);
        }
        // Versions that go by one name are told apart.
        let mut title = procedure.name(&id, desk.language).to_owned();
        if procedure.adapts().is_some() {
            title = format!("{title} · {}", desk.chrome.t("local"));
        }
        if all.iter().any(|b: &Board| b.title == title) {
            title = format!("{title} · {}", &procedure.digest().to_string()[..12]);
        }
        all.push(Board { title, columns });
    }
    all
}

async fn views(desk: &mut Desk) -> Result<Vec<Kept>, Problem> {
    let Some(own) = desk.names.directory.own.get(&desk.visitor.person).cloned() else { return Ok(vec![]) };
    desk.fetch(own.views.values().map(|v| v.name).collect()).await?;
    let one = |(id, view): (&String, &quorate_core::directory::View)| Kept {
        id: id.clone(),
        name: desk.names.text(view.name).to_owned(),
        query: view.query.clone(),
    };
    Ok(own.views.iter().map(one).collect())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Keep {
    name: String,
    query: String,
    /// The list no longer kept.
    drop: String,
}

/// Keeps the present list under a name, or a kept one no longer.
pub(crate) async fn keep(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(sent): Form<Keep>,
) -> Result<Response, Problem> {
    let (command, to) = if sent.drop.is_empty() {
        let view = quorate_core::directory::id_of("view", sent.name.trim());
        let to = format!("/cases?{}", sent.query);
        (DirectoryCommand::SaveView { view, name: sent.name, query: sent.query }, to)
    } else {
        (DirectoryCommand::DropView { view: sent.drop }, "/cases".to_owned())
    };
    send(&web, &visitor, uuid::Uuid::now_v7().to_string(), Order::Directory(command), None).await?;
    // A query of printable characters alone: core has just said so.
    let to = HeaderValue::from_str(&to).map_or_else(|_| "/cases".to_owned(), |_| to);
    Ok(Redirect::to(&to).into_response())
}

/// The cases of the present choice as a file for a spreadsheet.
pub(crate) async fn export(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = Desk::open(web, visitor, language, "cases").await?;
    let mut asked = asked.tidy();
    let mut file = exporting::begin(&desk)?;
    for _ in 0..EXPORT_MAX / 200 {
        let filter = asked.filter(&desk.visitor, 200);
        let listed = desk.web.engine().store().cases(&desk.visitor.tenant, &filter).await?;
        for case in &listed {
            exporting::add(&mut file, case, &row(&desk, case))?;
        }
        let Some(last) = listed.last().filter(|_| listed.len() == 200) else { break };
        (asked.before, asked.id) = (last.moved_at.0, last.id.clone());
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"cases.csv\"")),
    ];
    Ok((headers, exporting::end(file)?).into_response())
}
