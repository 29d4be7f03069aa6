//! 练习: everything can be tried in a jurisdiction of one's own, as anybody, and taken away again.

use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::jurisdiction::practice_of;
use quorate_store::Bearer;
use serde::Deserialize;

use super::Desk;
use crate::Web;
use crate::door::IDLE_MINUTES;
use crate::problem::{Cause, Problem, from_failure};
use crate::visitor::{Visitor, cookie};

/// Names whom somebody practises as. No secret: it means something only beside the session it came with.
pub(crate) const PRACTISES: &str = "quorate-practises";

/// Whom one can practise as: id, name with office and title, and whether one is just that.
pub(super) async fn roles(desk: &mut Desk) -> Result<Vec<(String, String, bool)>, Problem> {
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    let directory = desk.names.directory.clone();
    desk.names.fetch_people(&web, &tenant, directory.people.keys().cloned()).await?;
    let one = |a: &quorate_core::directory::Appointment| {
        let office = desk.names.office(&a.office, desk.language);
        let name = format!("{office} · {} {}", desk.names.person(&a.person), a.title);
        (a.person.clone(), name, a.person == desk.visitor.person)
    };
    let of_a_case = |o: &str| directory.offices.get(o).is_some_and(|o| o.from_case.is_some());
    let mut all: Vec<_> =
        directory.appointments.values().filter(|a| !of_a_case(&a.office)).map(one).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.dedup_by(|a, b| a.0 == b.0);
    Ok(all)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    /// `begin`, `as`, `again` or `leave`.
    act: String,
    #[serde(default)]
    person: String,
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    // Whose practice it is the session tells, whoever one practises as.
    let (engine, secret) = (web.engine(), cookie(&headers, web.hosting().cookie()).unwrap_or_default());
    let real: Option<Bearer> = engine.store().session(&secret, engine.now(), IDLE_MINUTES).await?;
    let real = real.filter(|r| !r.expired).ok_or_else(|| Problem::of(Cause::Forbidden))?;
    let begin = async || engine.begin_practice(&real.tenant, &real.person).await;
    let attributes = web.hosting().attributes();
    let named = |person: &str, age: i64| format!("{PRACTISES}={person}; {attributes}; Max-Age={age}");
    let person = match sent.act.as_str() {
        "begin" => {
            begin().await.map_err(|f| from_failure(f, None, &|_, _| None))?;
            real.person.clone()
        }
        "again" => {
            end(&web, &real).await?;
            begin().await.map_err(|f| from_failure(f, None, &|_, _| None))?;
            real.person.clone()
        }
        "as" => {
            let known = visitor.via == "practice" && quorate_core::directory::check_id(&sent.person).is_ok();
            // A cookie takes no letters beyond ASCII, and names here may be Chinese.
            let plain = sent.person.is_ascii();
            if !known || !plain {
                return Err(Problem::missing());
            }
            sent.person
        }
        "leave" => {
            end(&web, &real).await?;
            return Ok(([(header::SET_COOKIE, named("", 0))], Redirect::to("/")).into_response());
        }
        other => return Err(Problem::with(Cause::BadJson, &[("said", other)])),
    };
    Ok(([(header::SET_COOKIE, named(&person, 12 * 60 * 60))], Redirect::to("/")).into_response())
}

/// Takes a practice away, the record first: what a file was for is gone before the file is.
async fn end(web: &Web, real: &Bearer) -> Result<(), Problem> {
    web.engine().end_practice(&real.tenant, &real.person).await?;
    web.artifacts().clear_practice(&practice_of(&real.tenant, &real.person)).await?;
    Ok(())
}
