//! An invitation just made: link, QR code and a code to tell by telephone, with a text to send along. Shown once.

use askama::Template;
use axum::extract::{Extension, Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use qrcode::QrCode;
use qrcode::render::svg;
use quorate_core::Language;
use quorate_wording::say;
use serde::Deserialize;
use serde_json::json;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::command;
use crate::api::invitations::make;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

#[derive(Debug, Deserialize)]
pub(crate) struct Until {
    until: String,
}

#[derive(Template)]
#[template(path = "inviting.html")]
struct Page {
    c: Chrome,
    case: String,
    key: String,
    office: String,
    link: String,
    code: String,
    qr: String,
    text: String,
}

pub(crate) async fn invite(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, key)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Until>,
) -> Result<Response, Problem> {
    let order = command(json!({"until": form.until}), "invite", Some(key.clone()))?;
    let made = make(&web, &visitor, &id, order, &headers).await?;
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?;
    let link = format!("{}{}", desk.web.hosting().origin(&headers), made.path);
    let office = desk.names.office(&task.office, language);
    let until = case.invitations.get(&made.answer.version).map(|i| i.until);
    let last = until.map(|u| desk.day(quorate_core::Moment(u.0 - 1))).unwrap_or_default();
    let facts = [
        ("office", office.as_str()),
        ("case", procedure.case_title(&case.title, language)),
        ("task", procedure.name(&task.task, language)),
        ("due", &desk.due_of(&case, task).0),
        ("link", &link),
        ("code", &made.code),
        ("until", &last),
        ("from", &desk.chrome.office.clone()),
    ];
    let text = say(language, "invite-text", &facts);
    desk.chrome.title = desk.chrome.t("invite");
    let qr = qr_code(&link)?;
    render(&Page { c: desk.chrome, case: id, key, office, link, code: made.code, qr, text })
}

/// A QR code as SVG, black on white in either theme: readers need it so.
pub(super) fn qr_code(text: &str) -> Result<String, Problem> {
    let code = QrCode::new(text).map_err(|_| Problem::of(Cause::TooLarge))?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
    // Without the XML declaration it stands in a page.
    Ok(picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned()))
}
