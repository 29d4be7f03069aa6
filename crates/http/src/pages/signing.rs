//! Coming in by name and password or by a one-time link, going out, and choosing the language.

use axum::extract::{Extension, Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_store::Bearer;
use quorate_wording::say;
use serde::Deserialize;

use super::{Chrome, SignInPage, render};
use crate::Web;
use crate::door::{self, Network, Ways, attempts, second_factor};
use crate::problem::{Cause, Problem};
use crate::visitor::{Visitor, cookie};

/// Shows a button: a link that is only looked at (by a chat program, say) is not used up.
pub(crate) async fn link(
    Extension(language): Extension<Language>,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let c = Chrome { language, ..Chrome::default() };
    let secret = secret.chars().filter(char::is_ascii_alphanumeric).take(100).collect();
    render(&SignInPage { c, secret, name: String::new(), next: String::new(), ways: Ways::default() })
}

pub(crate) async fn enter(
    State(web): State<Web>,
    Extension(network): Extension<Network>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = web.engine().now();
    let bearer =
        web.engine().store().use_link(&secret, now).await?.ok_or_else(|| Problem::of(Cause::LinkUsed))?;
    door::note(&web, &bearer.tenant, "link-used", &bearer.person, &network, "").await?;
    let cookie = door::begin_session(&web, &bearer, &headers, now).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response())
}

#[derive(Debug, Deserialize)]
pub(crate) struct Credentials {
    name: String,
    password: String,
    #[serde(default)]
    code: String,
    /// Where to go on.
    #[serde(default)]
    next: String,
}

/// By name, password and, where there is one, the code of the second factor. Which of them was wrong is not told.
pub(crate) async fn by_password(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Result<Response, Problem> {
    let (now, store) = (web.engine().now(), web.engine().store());
    let name = form.name.trim();
    let keys = attempts::keys(&name.chars().take(100).collect::<String>(), &network.0);
    let again = |said: String| asked_again(&web, &headers, language, said, name, &form.next);
    if let Err(seconds) = web.door().attempts.begin(&keys, now) {
        return again(say(language, "sign-in-wait", &[("seconds", &seconds.to_string())]));
    }
    // No name holds a control character, and one of the databases will not even look for it.
    let account = if name.chars().any(char::is_control) { None } else { store.account(name).await? };
    let hash = account.as_ref().map(|a| a.password.as_str());
    let right = web.door().passwords.verify(&form.password, hash).await;
    let Some(account) = account.as_ref().filter(|_| right) else {
        // Noted for nobody as well, or the time it takes would tell which names there are. Not the name: people
        // type passwords there.
        let (tenant, person) = account.as_ref().map_or(("", ""), |a| (&a.tenant, &a.person));
        door::note(&web, tenant, "password-wrong", person, &network, "").await?;
        return again(say(language, "sign-in-wrong", &[]));
    };
    let (tenant, person) = (&account.tenant, &account.person);
    if account.totp.is_empty() {
        // Who has a passkey comes in by it: it is the second factor and more.
        if !store.passkeys_of(tenant, person).await?.is_empty() {
            door::note(&web, tenant, "second-factor-missing", person, &network, "").await?;
            return again(say(language, "sign-in-passkey", &[]));
        }
        let day = now.date(web.engine().calendar().offset());
        if web.engine().directory(tenant).await?.needs_second_factor(person, day) {
            door::note(&web, tenant, "second-factor-missing", person, &network, "").await?;
            return again(say(language, "sign-in-second-factor", &[]));
        }
    } else {
        let step = second_factor::step(&account.totp, &form.code, now);
        let fresh = match step {
            Some(step) => store.use_totp(tenant, person, step).await?,
            None => false,
        };
        if !fresh {
            door::note(&web, tenant, "code-wrong", person, &network, "").await?;
            return again(say(language, "sign-in-wrong", &[]));
        }
    }
    web.door().attempts.passed(&keys, now);
    door::note(&web, tenant, "signed-in", person, &network, "").await?;
    let bearer = Bearer::of(tenant, person);
    let cookie = door::begin_session(&web, &bearer, &headers, now).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&inside(&form.next))).into_response())
}

/// The page to come in by once more, with what was wrong.
pub(super) fn again(
    web: &Web,
    headers: &HeaderMap,
    language: Language,
    why: &str,
    facts: &[(&str, String)],
    next: &str,
) -> Result<Response, Problem> {
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    asked_again(web, headers, language, say(language, why, &facts), "", next)
}

fn asked_again(
    web: &Web,
    headers: &HeaderMap,
    language: Language,
    said: String,
    name: &str,
    next: &str,
) -> Result<Response, Problem> {
    let c = Chrome { language, said, visits: web.cast().is_some(), ..Chrome::default() };
    let name = name.chars().take(100).collect();
    let page =
        SignInPage { c, secret: String::new(), name, next: inside(next), ways: web.door().ways(headers) };
    render(&page).map(|mut page| {
        *page.status_mut() = StatusCode::UNAUTHORIZED;
        page
    })
}

/// A path of ours, whatever was asked for.
pub(super) fn inside(path: &str) -> String {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if ours && path.len() <= 300 && !path.chars().any(char::is_control) {
        path.to_owned()
    } else {
        "/".to_owned()
    }
}

pub(crate) async fn sign_in(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let c = Chrome { language, visits: web.cast().is_some(), ..Chrome::default() };
    let ways = web.door().ways(&headers);
    render(&SignInPage { c, secret: String::new(), name: String::new(), next: "/".into(), ways })
}

pub(crate) async fn leave(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(secret) = cookie(&headers, web.hosting().cookie()).filter(|_| visitor.via != "token") {
        web.engine().store().end_session(&secret).await?;
        door::note(&web, &visitor.tenant, "signed-out", &visitor.person, &network, "").await?;
    }
    Ok(([(header::SET_COOKIE, door::end_cookie(&web))], Redirect::to("/")).into_response())
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
    let path = inside(&path);
    ([(header::SET_COOKIE, value)], Redirect::to(&path)).into_response()
}
