//! What the holder of an invitation sees: one task, its papers and its form. No account, no password.

use askama::Template;
use axum::extract::{Extension, Form as Fields, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::case::{Case, TaskState};
use quorate_core::{Language, Procedure};
use quorate_wording::say;
use serde::Deserialize;

use super::acting::carry_out;
use super::case::{After, PaperRow, papers, said};
use super::form::Form;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::artifacts;
use crate::api::invitations::link_to;
use crate::door::{self, Network, attempts, holds};
use crate::problem::Problem;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "invited.html")]
struct Page {
    c: Chrome,
    from: String,
    title: String,
    lede: String,
    papers: Vec<PaperRow>,
    f: Form,
    /// What the office has answered by this link.
    done: bool,
    secret: String,
    alternatives: String,
    until: String,
}

/// The task of the invitation: its key, the case and the procedure.
async fn opened(
    desk: &mut Desk,
    secret: &str,
) -> Result<(std::sync::Arc<Case>, std::sync::Arc<Procedure>, String), Problem> {
    let opens = desk.web.engine().store().invitation(secret).await?.ok_or_else(Problem::missing)?;
    let (case, procedure) = desk.case(&opens.case).await?;
    let key = case.invitations.get(&opens.invitation).map(|i| i.key.clone()).ok_or_else(Problem::missing)?;
    Ok((case, procedure, key))
}

pub(crate) async fn task(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(secret): Path<String>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let invitation = visitor.guest.as_ref().map_or(0, |g| g.invitation);
    let mut desk = Desk::open(web, visitor, language, "").await?;
    let (case, procedure, key) = opened(&mut desk, &secret).await?;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?.clone();
    let definition = procedure.task(&task.task).ok_or_else(Problem::missing)?.clone();
    desk.chrome.said = said(&desk.chrome, &after);
    let title = procedure.name(&task.task, language).to_owned();
    desk.chrome.title.clone_from(&title);
    let lead = case.parties.get(procedure.convenor()).and_then(|o| o.first()).cloned().unwrap_or_default();
    let (from, office) = (desk.names.office(&lead, language), desk.names.office(&task.office, language));
    let case_title = procedure.case_title(&case.title, language);
    let (due, left, _) = desk.due_of(&case, &task);
    let f = Form::of(&desk, &procedure, &case, &task, &definition, format!("/invited/{secret}/act"));
    let phone = desk.names.directory.offices.get(&lead).map(|o| o.phone.clone()).unwrap_or_default();
    let last = case.invitations.get(&invitation).map(|i| quorate_core::Moment(i.until.0 - 1));
    let facts = [("case", case_title), ("due", &due), ("left", &left)];
    let page = Page {
        from: say(language, "invited-from", &[("from", &from), ("office", &office)]),
        lede: say(language, "invited-lede", &facts),
        papers: papers(&desk, &case, &procedure, &format!("/invited/{secret}/papers")),
        f,
        done: task.state == TaskState::Done,
        alternatives: say(language, "invited-else", &[("office", &from), ("phone", &phone)]),
        until: say(
            language,
            "invited-until",
            &[("office", &office), ("day", &last.map(|m| desk.day(m)).unwrap_or_default())],
        ),
        secret,
        title,
        c: desk.chrome,
    };
    render(&page)
}

pub(crate) async fn act(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(secret): Path<String>,
    form: Multipart,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web.clone(), visitor.clone(), language, "").await?;
    let (case, _, key) = opened(&mut desk, &secret).await?;
    let said = carry_out(&web, visitor, &case.id, &key, form).await?;
    Ok(Redirect::to(&format!("/invited/{secret}?said={said}")).into_response())
}

/// A file of the case's papers, and of nothing else.
pub(crate) async fn paper(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((secret, digest)): Path<(String, String)>,
    Query(how): Query<artifacts::How>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web.clone(), visitor.clone(), language, "").await?;
    let (case, procedure, _) = opened(&mut desk, &secret).await?;
    let shown = procedure.papers().iter().filter_map(|p| case.paper(&p.id));
    if !shown.flat_map(|v| &v.files).any(|f| f.digest.to_string() == digest) {
        return Err(Problem::missing());
    }
    artifacts::fetch(State(web), Extension(visitor), Path(digest), Query(how)).await
}

#[derive(Template)]
#[template(path = "invited_code.html")]
struct CodePage {
    c: Chrome,
}

/// Asks for the code that was told by telephone.
pub(crate) async fn ask(Extension(language): Extension<Language>) -> Result<Response, Problem> {
    let title = say(language, "invited-code", &[]);
    render(&CodePage { c: Chrome { language, title, ..Chrome::default() } })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Code {
    code: String,
}

/// The code opens the task under a link of its own, made anew: whoever has the code needs no other.
pub(crate) async fn by_code(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    Fields(form): Fields<Code>,
) -> Result<Response, Problem> {
    let now = web.engine().now();
    let keys = attempts::keys("invitation", &network.0);
    let again = |said: String| {
        let title = say(language, "invited-code", &[]);
        render(&CodePage { c: Chrome { language, title, said, ..Chrome::default() } }).map(|mut page| {
            *page.status_mut() = StatusCode::UNAUTHORIZED;
            page
        })
    };
    if let Err(seconds) = web.door().attempts.begin(&keys, now) {
        return again(say(language, "sign-in-wait", &[("seconds", &seconds.to_string())]));
    }
    let opens = web.engine().store().invitation_of_code(&form.code).await?;
    let Some((opens, _)) = holds(&web, opens).await? else {
        return again(say(language, "invited-code-wrong", &[]));
    };
    web.door().attempts.passed(&keys, now);
    door::note(&web, &opens.tenant, "code-used", "", &network, &opens.case).await?;
    let path = link_to(&web, &opens).await?;
    Ok(Redirect::to(&path).into_response())
}
