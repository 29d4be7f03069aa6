//! Acts: a body becomes a command, the command goes through the one door.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use quorate_core::{Command, Language};
use quorate_engine::{Answer, Order, Request};
use serde_json::Value;

use crate::Web;
use crate::names::Names;
use crate::problem::{Cause, Problem, from_failure};
use crate::rolls::counted;
use crate::visitor::Visitor;

type Body = Result<Json<Value>, JsonRejection>;

pub(crate) async fn on_case(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let act = last(uri.path());
    let command = command(body?.0, act, None)?;
    let answer = submit(&web, &visitor, &case, command, &headers).await?;
    Ok(receipt(&answer, None))
}

pub(crate) async fn on_task(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((case, task)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let act = last(uri.path());
    let command = command(body?.0, act, Some(task))?;
    let answer = submit(&web, &visitor, &case, command, &headers).await?;
    Ok(receipt(&answer, None))
}

fn last(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The fields of an act, with the act and the task that the path names.
pub(crate) fn command(body: Value, act: &str, task: Option<String>) -> Result<Command, Problem> {
    let said = |text: &str| Problem::with(Cause::BadJson, &[("said", text)]);
    let Value::Object(mut fields) = body else { return Err(said("an object is expected")) };
    if fields.contains_key("act") || (task.is_some() && fields.contains_key("task")) {
        return Err(said("`act` and `task` stand in the path"));
    }
    fields.insert("act".into(), act.into());
    if let Some(task) = task {
        fields.insert("task".into(), task.into());
    }
    serde_json::from_value(Value::Object(fields)).map_err(|error| said(&error.to_string()))
}

/// The id of a command: the sender's, or a new one.
pub(crate) fn command_id(headers: &HeaderMap) -> Result<String, Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(uuid::Uuid::now_v7().to_string()) };
    let good = |text: &str| {
        !text.is_empty()
            && text.len() <= 128
            && text.chars().all(|c| c.is_ascii_graphic())
            && !text.contains('/')
    };
    match key.to_str() {
        Ok(text) if good(text) => Ok(text.to_owned()),
        _ => Err(Problem::with(
            Cause::BadJson,
            &[("said", "Idempotency-Key: 1 to 128 printable ASCII characters without `/`")],
        )),
    }
}

/// `If-Match: "7"`: the version the sender has seen.
fn expected(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let wrong = || Problem::with(Cause::BadJson, &[("said", "If-Match: the ETag of the case")]);
    text.trim_matches('"').parse().map(Some).map_err(|_| wrong())
}

pub(crate) async fn submit(
    web: &Web,
    visitor: &Visitor,
    case: &str,
    command: Command,
    headers: &HeaderMap,
) -> Result<Answer, Problem> {
    let id = command_id(headers)?;
    let order = Order::Case { case: case.to_owned(), command, expected: expected(headers)? };
    send(web, visitor, id, order, Some(case)).await
}

/// Through the door; a refusal comes back with ids told by name.
pub(crate) async fn send(
    web: &Web,
    visitor: &Visitor,
    id: String,
    order: Order,
    case: Option<&str>,
) -> Result<Answer, Problem> {
    // A refusal to go over to a version may be about what only that version has.
    let next = match &order {
        Order::Case { command: Command::Migrate { to, .. }, .. } => web.engine().procedures().by_digest(*to),
        _ => None,
    };
    let rolls = counted(web, visitor, &order).await?;
    let request = Request { who: visitor.who(), id, order, rolls };
    match web.engine().submit(request).await {
        Ok(answer) => Ok(answer),
        Err(failure) => {
            let mut names = Names::of(web, &visitor.tenant).await?;
            let people: Vec<String> = names.directory.people.keys().cloned().collect();
            if let quorate_engine::Failure::Refused(refusal) = &failure {
                let named: Vec<String> =
                    people.into_iter().filter(|p| refusal.facts.values().any(|v| v == p)).collect();
                names.fetch_people(web, &visitor.tenant, named).await?;
            }
            let case = match case {
                Some(case) => web.engine().case(&visitor.tenant, case).await?,
                None => None,
            };
            let procedure = case.as_ref().and_then(|c| web.engine().procedures().by_digest(c.digest));
            Err(from_failure(failure, procedure.as_deref(), &|id, language: Language| {
                let there = next.as_ref().map(|p| p.name(id, language)).filter(|name| *name != id);
                names.find(id, language).or_else(|| there.map(str::to_owned))
            }))
        }
    }
}

/// The answer to a command: the same bytes each time it is asked.
pub(crate) fn receipt(answer: &Answer, case: Option<&str>) -> Response {
    let mut value = serde_json::json!(answer);
    if let Some(case) = case {
        value["case"] = case.into();
    }
    let etag = format!("\"{}\"", answer.version);
    ([(header::ETAG, etag)], Json(value)).into_response()
}
