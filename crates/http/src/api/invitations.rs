//! Invitation links: made here, shown once.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use quorate_core::Command;
use quorate_engine::{Answer, random};
use quorate_store::{Opens, Secret};
use serde_json::{Value, json};

use super::acts::{command, submit};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// An invitation just made: the act, the path of its link and the code to be told by telephone.
pub(crate) struct Made {
    pub answer: Answer,
    pub path: String,
    pub code: String,
}

/// Makes an invitation. Asked again with the same id, the act is the same and the secrets are new.
pub(crate) async fn make(
    web: &Web,
    visitor: &Visitor,
    case: &str,
    command: Command,
    headers: &HeaderMap,
) -> Result<Made, Problem> {
    let answer = submit(web, visitor, case, command, headers).await?;
    let code = Secret::digits(random()?);
    let opens = Opens { tenant: visitor.tenant.clone(), case: case.to_owned(), invitation: answer.version };
    web.engine().store().add_invitation(&code, &opens).await?;
    Ok(Made { answer, path: link_to(web, &opens).await?, code: code.reveal().to_owned() })
}

/// A new link that opens an invitation: its path.
pub(crate) async fn link_to(web: &Web, opens: &Opens) -> Result<String, Problem> {
    let link = Secret::new("", random()?);
    web.engine().store().add_invitation(&link, opens).await?;
    Ok(format!("/invited/{}", link.reveal()))
}

pub(crate) async fn invite(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((case, task)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<Json<Value>, JsonRejection>,
) -> Result<Json<Value>, Problem> {
    let command = command(body?.0, "invite", Some(task))?;
    let made = make(&web, &visitor, &case, command, &headers).await?;
    let mut value = json!(made.answer);
    value["invitation"] = made.answer.version.into();
    value["path"] = made.path.into();
    value["code"] = made.code.into();
    Ok(Json(value))
}
