//! Cases: list, open, read, history, verdict, map.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use quorate_core::record::Digest;
use quorate_core::record::leaf::{Body, case_stream};
use quorate_core::{Command, Language, Moment};
use quorate_engine::{Judged, Order};
use quorate_store::CaseFilter;
use quorate_wording::{Others, map as drawing, tell_reason};
use serde::Deserialize;
use serde_json::{Value, json};

use super::acts::{command_id, receipt, send};
use super::{Paging, both, cursor_after, views};
use crate::Web;
use crate::names::Names;
use crate::openapi::NewCase;
use crate::pages::separating;
use crate::problem::{Cause, Problem};
use crate::visitor::{Visitor, context};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Listing {
    #[serde(default)]
    status: String,
    #[serde(default)]
    procedure: String,
    #[serde(default)]
    find: String,
    limit: Option<String>,
    cursor: Option<String>,
}

pub(crate) async fn list(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(listing): Query<Listing>,
) -> Result<Json<Value>, Problem> {
    let paging = Paging { limit: listing.limit, cursor: listing.cursor };
    let limit = paging.limit()?;
    if listing
        .status
        .chars()
        .chain(listing.procedure.chars())
        .chain(listing.find.chars())
        .any(char::is_control)
    {
        return Err(Problem::of(Cause::BadCursor));
    }
    let after: Option<(i64, String)> = paging.cursor()?;
    let filter = CaseFilter {
        status: listing.status,
        procedure: listing.procedure,
        find: listing.find.chars().take(200).collect(),
        offices: if visitor.reads_all() { None } else { Some(visitor.offices()) },
        after: after.map(|(moved, id)| (Moment(moved), id)),
        limit,
        led: false,
    };
    let rows = web.engine().store().cases(&visitor.tenant, &filter).await?;
    let next = (rows.len() as i64 == limit)
        .then(|| rows.last().map(|r| cursor_after(&(r.moved_at.0, &r.id))))
        .flatten();
    let one = |row: &quorate_store::CaseRow| {
        let procedure = row.digest.parse().ok().and_then(|d: Digest| web.engine().procedures().by_digest(d));
        json!({
            "case": row.id, "title": row.title, "procedure": row.procedure, "stage": row.stage,
            "stage_title": procedure.as_ref().map(|p| both(p, &row.stage)), "status": row.status, "end": row.end, "lead": row.lead,
            "returned": row.returned, "version": row.version, "opened": row.opened_at.rfc3339(), "moved": row.moved_at.rfc3339(),
        })
    };
    Ok(Json(json!({"cases": rows.iter().map(one).collect::<Vec<_>>(), "next": next})))
}

/// The id of a case is worked out from who opens it under which id, so that a retry opens no second one.
pub(crate) fn case_id(visitor: &Visitor, command: &str) -> String {
    let seed = format!("{}\n{}\n{command}", visitor.tenant, visitor.person);
    Digest::of(seed.as_bytes()).to_string().chars().take(20).collect()
}

pub(crate) async fn open(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    body: Result<Json<NewCase>, JsonRejection>,
) -> Result<Response, Problem> {
    if !visitor.acts() {
        return Err(Problem::of(Cause::Forbidden));
    }
    let NewCase { procedure, county, title, about } = body?.0;
    let id = command_id(&headers)?;
    let case = case_id(&visitor, &id);
    let county = if county.is_empty() { visitor.tenant.clone() } else { county };
    let command = Command::Open { procedure, county, title, about };
    let order = Order::Case { case: case.clone(), command, expected: None };
    let answer = send(&web, &visitor, id, order, None).await?;
    Ok(receipt(&answer, Some(&case)))
}

pub(crate) async fn one(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let case = web.engine().case(&visitor.tenant, &case).await?.ok_or_else(Problem::missing)?;
    let etag = format!("\"{}\"", case.version);
    if headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()) == Some(etag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let procedure = web.engine().procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let mut names = Names::of(&web, &visitor.tenant).await?;
    names.fetch(&web, &visitor.tenant, views::payloads(&case)).await?;
    let mut value = views::case(&procedure, &case, &names);
    // As people are appointed now: not part of the case, and no reason to fetch it again.
    let bites = separating::bites(&web, &names.directory, &procedure, &case);
    value["cannot_be_kept_apart"] = bites
        .iter()
        .map(|b| {
            let tasks: Vec<Value> = b
                .tasks
                .iter()
                .map(|t| json!({"task": t.task, "office": t.office, "people": t.people}))
                .collect();
            json!({"clauses": b.clauses, "tasks": tasks})
        })
        .collect();
    Ok(([(header::ETAG, etag)], Json(value)).into_response())
}

pub(crate) async fn history(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
    Query(paging): Query<Paging>,
) -> Result<Json<Value>, Problem> {
    let limit = paging.limit()?;
    let after: u64 = paging.cursor()?.unwrap_or(0);
    let leaves =
        web.engine().store().leaves_since(&visitor.tenant, &case_stream(&case), after, limit).await?;
    let next = (leaves.len() as i64 == limit)
        .then(|| leaves.last().map(|l| cursor_after(&l.leaf.version)))
        .flatten();
    let one = |row: &quorate_store::LeafRow| {
        let act = if let Body::Case { act } = &row.leaf.body { Some(act) } else { None };
        json!({"index": row.index, "leaf": row.hash, "version": row.leaf.version, "at": row.leaf.at.rfc3339(),
            "actor": row.leaf.actor, "act": act})
    };
    Ok(Json(json!({"history": leaves.iter().map(one).collect::<Vec<_>>(), "next": next})))
}

pub(crate) async fn verdict(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
) -> Result<Json<Value>, Problem> {
    let judged = web.engine().verdict(&visitor.tenant, &case).await?.ok_or_else(Problem::missing)?;
    let names = Names::of(&web, &visitor.tenant).await?;
    let others = |digest| web.engine().procedures().by_digest(digest);
    Ok(Json(verdict_json(&judged, &|id, language| names.find(id, language), &others)))
}

/// A verdict as the API and `quorate audit --json` give it: with sentences, and entries by their place in the log.
pub fn verdict_json(
    judged: &Judged,
    names: &dyn Fn(&str, Language) -> Option<String>,
    others: Others<'_>,
) -> Value {
    let mut value = json!(judged.verdict);
    let entry = |version: &u64| {
        let (index, hash) =
            judged.entries.get((*version as usize).saturating_sub(1)).copied().unwrap_or_default_entry();
        json!({"version": version, "index": index, "leaf": hash})
    };
    for (n, covers) in judged.verdict.covers.iter().enumerate() {
        value["covers"][n]["entries"] = covers.entries.iter().map(entry).collect();
    }
    let answers = [("source", &judged.verdict.source), ("procedure_adds", &judged.verdict.procedure_adds)];
    for (key, answer) in answers {
        for (n, clause) in answer.clauses.iter().enumerate() {
            let told = |language| {
                let names = |id: &str| names(id, language);
                tell_reason(language, clause, &judged.procedure, (&names, others))
            };
            let slot = &mut value[key]["clauses"][n];
            slot["title"] = both(&judged.procedure, &clause.clause);
            slot["entries"] = clause.entries.iter().map(entry).collect();
            slot["told"] = json!({"zh": told(Language::Zh), "en": told(Language::En)});
        }
    }
    value
}

/// An entry that is not in the list can only be a version past its end, which no clause names.
trait OrFirst {
    fn unwrap_or_default_entry(self) -> (u64, Digest);
}

impl OrFirst for Option<(u64, Digest)> {
    fn unwrap_or_default_entry(self) -> (u64, Digest) {
        self.unwrap_or((0, Digest([0; 32])))
    }
}

pub(crate) async fn map(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(case): Path<String>,
) -> Result<Response, Problem> {
    let case = web.engine().case(&visitor.tenant, &case).await?.ok_or_else(Problem::missing)?;
    let procedure = web.engine().procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let names = Names::of(&web, &visitor.tenant).await?;
    let live = drawing::Live {
        case: &case,
        office: &|id| names.office(id, language),
        link: &|_| None,
        offset: web.engine().calendar().offset(),
    };
    let svg = drawing::draw(&procedure, language, Some(live), true);
    Ok((
        [
            (header::CONTENT_TYPE, "image/svg+xml"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        ],
        svg,
    )
        .into_response())
}

/// What would be undone: a return to a stage, or a task done again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub to: String,
    pub of: String,
}

impl Wanted {
    /// The command it stands for; its reason is still to be given.
    pub fn command(&self) -> Result<Command, Problem> {
        let reason = "·".to_owned();
        match (self.to.as_str(), self.of.as_str()) {
            ("", "") => Err(Problem::with(Cause::BadJson, &[("said", "`to` or `of` is needed")])),
            ("", of) => Ok(Command::Redo { of: of.to_owned(), reason }),
            (to, _) => Ok(Command::Return { to: to.to_owned(), reason }),
        }
    }
}

pub(crate) async fn preview(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Value>, Problem> {
    let command = wanted.command()?;
    let engine = web.engine();
    let case = engine.case(&visitor.tenant, &case).await?.ok_or_else(Problem::missing)?;
    let procedure = engine.procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let names = Names::of(&web, &visitor.tenant).await?;
    let (actor, none) = (visitor.actor(), BTreeMap::new());
    let calendar = engine.calendar_of(&names.directory);
    let context = context(engine, &actor, (&names.directory, &calendar), &none);
    let preview = quorate_core::case::preview(&procedure, &case, &command, &context);
    let preview = preview
        .map_err(|r| Problem::refused(&r, Some(&procedure), &|id, language| names.find(id, language)))?;
    Ok(Json(json!(preview)))
}
