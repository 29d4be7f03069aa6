//! Procedures as JSON and as a map.

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use quorate_core::{Language, Procedure};
use quorate_wording::map as drawing;
use serde_json::{Value, json};

use super::{both, views};
use crate::Web;
use crate::problem::Problem;

pub(crate) async fn list(State(web): State<Web>) -> Json<Value> {
    let all: Vec<Value> = web.engine().procedures().all().map(|p| head(p)).collect();
    Json(json!({"procedures": all}))
}

fn head(p: &Procedure) -> Value {
    json!({"procedure": p.id(), "title": both(p, p.id()), "version": p.version(), "digest": p.digest(), "status": p.status(), "source": p.source()})
}

pub(crate) async fn one(State(web): State<Web>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let p = web.engine().procedures().current(&id).ok_or_else(Problem::missing)?;
    let parties: Vec<Value> = p
        .parties()
        .iter()
        .map(|x| json!({"party": x.id, "title": both(p, &x.id), "parts": x.parts, "many": x.many, "open": x.open}))
        .collect();
    let parameters: Vec<Value> = p
        .parameters()
        .iter()
        .map(|x| json!({"parameter": x.id, "title": both(p, &x.id), "low": x.low, "high": x.high, "unit": x.unit, "day": x.day, "stands_for": x.stands_for}))
        .collect();
    let stages: Vec<Value> = p
        .stages()
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let tasks: Vec<Value> = p
                .tasks_of(i)
                .iter()
                .map(|t| json!({"task": t.id, "title": both(p, &t.id), "after": t.after, "asks": views::asks(p, t)}))
                .collect();
            json!({"stage": s.id, "title": both(p, &s.id), "source": s.clause.source, "tasks": tasks})
        })
        .collect();
    let mut value = head(p);
    value["parties"] = parties.into();
    value["parameters"] = parameters.into();
    value["stages"] = stages.into();
    value["ends"] = p
        .ends()
        .iter()
        .map(|e| json!({"end": e.id, "title": both(p, &e.id), "success": e.success}))
        .collect();
    value["text"] = p.text().into();
    Ok(Json(value))
}

pub(crate) async fn map(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let procedure = web.engine().procedures().current(&id).ok_or_else(Problem::missing)?;
    let svg = drawing::draw(procedure, language, None, true);
    Ok((
        [
            (header::CONTENT_TYPE, "image/svg+xml"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        ],
        svg,
    )
        .into_response())
}
