//! The first start of an empty database: which jurisdiction, which office begins, and who its clerk is. The address is
//! printed at the terminal and holds as long as nobody has begun.

use askama::Template;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_engine::{Beginning, CLERK};
use quorate_store::Bearer;
use serde::Deserialize;

use super::{Chrome, render};
use crate::problem::{Cause, Problem, from_failure};
use crate::{Web, divisions, door};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sought {
    find: String,
    code: String,
}

#[derive(Template)]
#[template(path = "first_start.html")]
struct Page {
    c: Chrome,
    secret: String,
    find: String,
    found: Vec<(&'static str, String)>,
    code: String,
    name: String,
    wrong: String,
    /// Offices that convene a procedure: what the lead is called there.
    leads: Vec<(String, String)>,
}

/// Whether somebody may begin here; the address of another start, or after the beginning, is used up.
async fn may_begin(web: &Web, secret: &str) -> Result<(), Problem> {
    if web.engine().is_begun().await? || !web.begins(secret) {
        Err(Problem::of(Cause::LinkUsed))
    } else {
        Ok(())
    }
}

fn page(
    web: &Web,
    language: Language,
    secret: String,
    asked: Sought,
    wrong: String,
) -> Result<Response, Problem> {
    let find: String = asked.find.trim().chars().filter(|c| !c.is_control()).take(40).collect();
    let found = divisions::find(&find);
    let name = divisions::name(&asked.code).unwrap_or_default().to_owned();
    let lead = |p: &std::sync::Arc<quorate_core::Procedure>| {
        (p.convenor().to_owned(), p.name(p.convenor(), language).to_owned())
    };
    let mut leads: Vec<(String, String)> = web.engine().procedures().all().map(lead).collect();
    leads.sort();
    leads.dedup();
    let mut c = Chrome { language, ..Chrome::default() };
    c.title = c.t("first-start");
    render(&Page { c, secret, find, found, code: asked.code, name, wrong, leads })
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Path(secret): Path<String>,
    Query(asked): Query<Sought>,
) -> Result<Response, Problem> {
    may_begin(&web, &secret).await?;
    page(&web, language, secret, asked, String::new())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begun {
    code: String,
    name: String,
    party: String,
    office: String,
    person: String,
}

pub(crate) async fn begin(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<door::Network>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Begun>,
) -> Result<Response, Problem> {
    may_begin(&web, &secret).await?;
    let code = sent.code.trim().to_owned();
    let say = |id: &str| quorate_wording::say(language, id, &[]);
    let beginning = Beginning {
        code: code.clone(),
        name: sent.name,
        party: sent.party,
        office: sent.office,
        person: sent.person,
        title: say("role-clerk"),
    };
    if !beginning.is_whole() {
        let asked = Sought { find: String::new(), code };
        return page(&web, language, secret, asked, say("first-start-wrong"));
    }
    let begun = web.engine().begin_jurisdiction(&beginning).await;
    begun.map_err(|f| from_failure(f, None, &|_, _| None))?;
    door::note(&web, &code, "begun", CLERK, &network, "").await?;
    let bearer = Bearer::of(&code, CLERK);
    let cookie = door::begin_session(&web, &bearer, &headers, web.engine().now()).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/offices")).into_response())
}
