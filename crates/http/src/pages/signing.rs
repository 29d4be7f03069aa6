//! Coming in by a one-time link, going out, and choosing the language.

use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_engine::random;
use quorate_store::Secret;

use super::{Chrome, SignInPage, render};
use crate::Web;
use crate::problem::{Cause, Problem};
use crate::visitor::{COOKIE, cookie};

/// A session lasts so long, in minutes.
const SESSION_MINUTES: i64 = 12 * 60;

/// Shows a button: a link that is only looked at (by a chat program, say) is not used up.
pub(crate) async fn link(
    Extension(language): Extension<Language>,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let c = Chrome { language, ..Chrome::default() };
    let secret = secret.chars().filter(char::is_ascii_alphanumeric).take(100).collect();
    render(&SignInPage { c, secret })
}

pub(crate) async fn enter(State(web): State<Web>, Path(secret): Path<String>) -> Result<Response, Problem> {
    let now = web.engine().now();
    let bearer =
        web.engine().store().use_link(&secret, now).await?.ok_or_else(|| Problem::of(Cause::LinkUsed))?;
    let session = Secret::new("s", random()?);
    web.engine().store().add_session(&session, &bearer, now, now.plus_minutes(SESSION_MINUTES)).await?;
    let value = format!(
        "{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}",
        session.reveal(),
        SESSION_MINUTES * 60
    );
    Ok(([(header::SET_COOKIE, value)], Redirect::to("/")).into_response())
}

pub(crate) async fn leave(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(secret) = cookie(&headers, COOKIE) {
        web.engine().store().end_session(&secret).await?;
    }
    let value = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(([(header::SET_COOKIE, value)], Redirect::to("/")).into_response())
}

pub(crate) async fn choose_language(Path(tag): Path<String>, headers: HeaderMap) -> Response {
    let tag = if tag == "en" { "en" } else { "zh" };
    let value = format!("quorate-lang={tag}; Path=/; SameSite=Lax; Max-Age=31536000");
    // Back to where the visitor was, but only to a path of ours.
    let from = headers.get(header::REFERER).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let path = from
        .split("://")
        .nth(1)
        .and_then(|rest| rest.find('/').map(|at| rest[at..].to_owned()))
        .unwrap_or_else(|| "/".into());
    let path = if path.starts_with("//") || path.contains('\\') { "/".to_owned() } else { path };
    ([(header::SET_COOKIE, value)], Redirect::to(&path)).into_response()
}
