//! The first start of an empty database: which jurisdiction, which office begins, and who its clerk is. The address is
//! printed at the terminal and holds as long as nobody has begun.

use askama::Template;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::directory::{DirectoryCommand, Role};
use quorate_core::jurisdiction::{Level, level};
use quorate_core::record::Digest;
use quorate_core::{Language, RefusalCode};
use quorate_engine::{Engine, Failure, Order, Request, Who};
use quorate_store::{Bearer, StoreError};
use serde::Deserialize;

use super::offices::id_of;
use super::{Chrome, render};
use crate::problem::{Cause, Problem, from_failure};
use crate::{Web, divisions, door};

/// Founds the directory; each step has an id of its own by what it says, so that a second try goes on where the first
/// broke off, also in other words, and a second click does nothing twice.
const STEPS: &str = "first-start";

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

/// Whether somebody has been appointed in any jurisdiction: a beginning that broke off is none.
///
/// # Errors
/// If the database fails.
pub async fn is_begun(engine: &Engine) -> Result<bool, StoreError> {
    for tenant in engine.store().tenants().await? {
        if !engine.directory(&tenant).await?.appointments.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody may begin here; the address of another start, or after the beginning, is used up.
async fn may_begin(web: &Web, secret: &str) -> Result<(), Problem> {
    if is_begun(web.engine()).await? || !web.begins(secret) {
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
    let asked = Sought { find: String::new(), code: code.clone() };
    let say = |id: &str| quorate_wording::say(language, id, &[]);
    let filled = [&code, &sent.name, &sent.office, &sent.person].iter().all(|t| !t.trim().is_empty());
    // Digits are a code of the tree; anything else is a jurisdiction with a tree of its own.
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    if !filled || (digits && level(&code).is_none_or(|l| l == Level::Nation)) {
        return page(&web, language, secret, asked, say("first-start-wrong"));
    }
    let office = if sent.party.is_empty() { id_of("office", sent.office.trim()) } else { sent.party.clone() };
    let fills = if sent.party.is_empty() { vec![] } else { vec![sent.party.clone()] };
    let commands = [
        DirectoryCommand::Establish {
            jurisdiction: code.clone(),
            name: sent.name.trim().to_owned(),
            name_en: String::new(),
        },
        DirectoryCommand::PutOffice {
            office: office.clone(),
            name: sent.office.trim().to_owned(),
            name_en: String::new(),
            fills,
            since: None,
            phone: String::new(),
            under: None,
            route: None,
        },
        DirectoryCommand::PutPerson { person: "clerk".into(), name: sent.person.trim().to_owned() },
        DirectoryCommand::Appoint {
            appointment: "clerk".into(),
            person: "clerk".into(),
            office,
            role: Role::Clerk,
            rank: String::new(),
            title: say("role-clerk"),
            since: None,
        },
    ];
    let who = Who::person(&code, "system", "system");
    for command in commands {
        let said = Digest::of(format!("{command:?}").as_bytes());
        let request =
            Request { who: who.clone(), id: format!("{STEPS}-{said}"), order: Order::Directory(command) };
        match web.engine().submit(request).await {
            // By a beginning that broke off.
            Err(Failure::Refused(r)) if r.code == RefusalCode::AlreadyEstablished => {}
            answer => drop(answer.map_err(|f| from_failure(f, None, &|_, _| None))?),
        }
    }
    door::note(&web, &code, "begun", "clerk", &network, "").await?;
    let bearer = Bearer::of(&code, "clerk");
    let cookie = door::begin_session(&web, &bearer, &headers, web.engine().now()).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/offices")).into_response())
}
