//! 换个身份: in a demo anybody comes in as anybody, with one click. In an ordinary service there is nothing here.

use askama::Template;
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_core::directory::{Appointment, Directory};
use quorate_store::Bearer;
use quorate_wording::say;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::door::{self, Network};
use crate::names::Names;
use crate::problem::Problem;
use crate::visitor::{Visitor, cookie};

struct Face {
    person: String,
    name: String,
    title: String,
    role: String,
    about: String,
}

struct Office {
    id: String,
    name: String,
    faces: Vec<Face>,
}

#[derive(Template)]
#[template(path = "visiting.html")]
struct Page {
    c: Chrome,
    offices: Vec<Office>,
}

/// What somebody is appointed to today, in an office that is there apart from any case. Whoever is not yet, or no
/// longer, cannot be come in as.
fn held<'a>(web: &Web, directory: &'a Directory, person: &str) -> Option<&'a Appointment> {
    let day = web.engine().now().date(web.engine().calendar().offset());
    let of_a_case = |office: &str| directory.offices.get(office).is_some_and(|o| o.from_case.is_some());
    let held = |a: &&Appointment| a.person == person && a.holds_on(day) && !of_a_case(&a.office);
    directory.appointments.values().find(held)
}

pub(crate) async fn show(
    State(web): State<Web>,
    visitor: Option<Extension<Visitor>>,
    Extension(language): Extension<Language>,
) -> Result<Response, Problem> {
    let cast = web.cast().ok_or_else(Problem::missing)?;
    let mut names = Names::of(&web, &cast.tenant).await?;
    names.fetch_people(&web, &cast.tenant, cast.people.iter().map(|p| p.person.clone())).await?;
    let mut offices: Vec<Office> = vec![];
    for part in &cast.people {
        let Some(held) = held(&web, &names.directory, &part.person) else { continue };
        if offices.last().is_none_or(|o| o.id != held.office) {
            let name = names.office(&held.office, language);
            offices.push(Office { id: held.office.clone(), name, faces: vec![] });
        }
        let face = Face {
            title: held.title.clone(),
            role: say(language, &format!("role-{}", held.role.as_str()), &[]),
            about: say(language, part.about, &[]),
            name: names.person(&part.person),
            person: part.person.clone(),
        };
        if let Some(office) = offices.last_mut() {
            office.faces.push(face);
        }
    }
    let mut c = match visitor {
        Some(Extension(visitor)) => Desk::open(web.clone(), visitor, language, "").await?.chrome,
        None => Chrome { language, visits: true, ..Chrome::default() },
    };
    c.title = c.t("visit");
    render(&Page { offices, c })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    person: String,
}

pub(crate) async fn enter(
    State(web): State<Web>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    let cast = web.cast().ok_or_else(Problem::missing)?;
    let part = cast.people.iter().find(|p| p.person == chosen.person).ok_or_else(Problem::missing)?;
    let directory = web.engine().directory(&cast.tenant).await?;
    held(&web, &directory, &part.person).ok_or_else(Problem::missing)?;
    // Whoever they came in as before is left behind.
    if let Some(secret) = cookie(&headers, web.hosting().cookie()) {
        web.engine().store().end_session(&secret).await?;
    }
    let now = web.engine().now();
    door::note(&web, &cast.tenant, "visited", &part.person, &network, "").await?;
    let bearer = Bearer::of(&cast.tenant, &part.person);
    let cookie = door::begin_session(&web, &bearer, &headers, now).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response())
}
