//! Coming in by a passkey: a page that has the browser ask for it, and what the browser answers.

use askama::Template;
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_engine::random;
use quorate_store::{Bearer, Ceremony, Secret};
use serde::Deserialize;

use super::signing::{again, inside};
use super::{Chrome, render};
use crate::Web;
use crate::door::passkeys::{Answer, Party, Question};
use crate::door::{self, CEREMONY_MINUTES, Network};
use crate::problem::{Cause, Problem};

const SCRIPT: &str = include_str!("passkeys.js");
/// What was asked so is answered here and nowhere else.
const KIND: &str = "passkey";
/// Questions of one network that cost no wait.
const FREE: u32 = 30;

#[derive(Template)]
#[template(path = "passkey.html")]
struct Page {
    c: Chrome,
    question: Question,
    ceremony: String,
    next: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    ceremony: String,
    answer: String,
    /// Where to go on.
    next: String,
}

/// Without an answer yet it asks for one.
pub(crate) async fn enter(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let (now, store) = (web.engine().now(), web.engine().store());
    let party = web.door().party(&headers).ok_or_else(Problem::missing)?;
    let keys = [(format!("{KIND}\n{}", network.0), FREE)];
    if sent.answer.is_empty() {
        if let Err(seconds) = web.door().attempts.begin(&keys, now) {
            let wait = [("seconds", seconds.to_string())];
            return again(&web, &headers, language, "sign-in-wait", &wait, &sent.next);
        }
        let question = party.ask().ok_or_else(|| Problem::of(Cause::Storage))?;
        let asked = Ceremony { state: question.state.clone(), tenant: String::new(), person: String::new() };
        let secret = Secret::new("c", random()?);
        store.add_ceremony(&secret, KIND, &asked, now, now.plus_minutes(CEREMONY_MINUTES)).await?;
        let c = Chrome { language, ..Chrome::default() };
        return render(&Page { c, question, ceremony: secret.reveal().to_owned(), next: inside(&sent.next) });
    }
    let asked = store.take_ceremony(&sent.ceremony, KIND, now).await?;
    let Some(bearer) = accepted(&web, party, asked, &sent.answer).await? else {
        door::note(&web, "", "passkey-wrong", "", &network, "").await?;
        return again(&web, &headers, language, "passkey-wrong", &[], &sent.next);
    };
    web.door().attempts.passed(&keys, now);
    door::note(&web, &bearer.tenant, "signed-in-passkey", &bearer.person, &network, "").await?;
    let cookie = door::begin_session(&web, &bearer, &headers, now).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&inside(&sent.next))).into_response())
}

/// Whom an answer lets in.
async fn accepted(
    web: &Web,
    party: &Party,
    asked: Option<Ceremony>,
    answer: &str,
) -> Result<Option<Bearer>, Problem> {
    let (Some(asked), Some(answer)) = (asked, Party::answer(answer)) else { return Ok(None) };
    let Answer { id, .. } = &answer;
    let store = web.engine().store();
    let Some(row) = store.passkey(id).await? else { return Ok(None) };
    let Some(body) = party.accept(&row, &asked.state, &answer) else { return Ok(None) };
    store.use_passkey(id, &body, web.engine().now()).await?;
    Ok(Some(Bearer::of(&row.tenant, &row.person)))
}

/// The script: only on pages that ask for a passkey.
pub(crate) async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, SCRIPT).into_response()
}
