//! What a return, or doing a task again, would do: shown before it is done.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::Response;
use quorate_core::case::{Case, preview as previewed};
use quorate_core::{Language, Procedure};
use quorate_wording::listed;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::cases::Wanted;
use crate::problem::Problem;
use crate::visitor::{Visitor, context};

/// A heading, why it matters, and what stands under it.
struct Part {
    title: String,
    why: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "returning.html")]
struct Page {
    c: Chrome,
    case: String,
    case_title: String,
    /// `return` or `redo`, and the field with its value.
    act: &'static str,
    field: &'static str,
    value: String,
    parts: Vec<Part>,
}

pub(crate) async fn preview(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let command = wanted.command()?;
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let (actor, none) = (desk.visitor.actor(), BTreeMap::new());
    let calendar = desk.calendar();
    let context = context(desk.web.engine(), &actor, (&desk.names.directory, &calendar), &none);
    let told = previewed(&procedure, &case, &command, &context).map_err(|refusal| {
        Problem::refused(&refusal, Some(&procedure), &|id, language| desk.names.find(id, language))
    })?;
    let (act, field, value) = match wanted.to.as_str() {
        "" => ("redo", "of", wanted.of.clone()),
        to => ("return", "to", to.to_owned()),
    };
    let target = procedure.name(&value, language).to_owned();
    desk.chrome.title = desk.chrome.t1(&format!("preview-{act}"), "name", target);
    let part = |id: &str, lines: Vec<String>| {
        let why = desk.chrome.t(&format!("preview-{id}-why"));
        (!lines.is_empty()).then(|| Part { title: desk.chrome.t(&format!("preview-{id}")), why, lines })
    };
    let keys = |keys: &[String]| keys.iter().map(|k| line(&desk, &case, &procedure, k)).collect();
    let named = |ids: &[String]| ids.iter().map(|i| procedure.name(i, language).to_owned()).collect();
    let confirmable = told.confirmable.iter().map(|c| {
        let line = line(&desk, &case, &procedure, &c.key);
        let papers: Vec<String> =
            c.unless_rewritten.iter().map(|p| procedure.name(p, language).to_owned()).collect();
        match papers.is_empty() {
            true => line,
            false => {
                let facts = [("line", line.as_str()), ("papers", &listed(language, papers))];
                quorate_wording::say(language, "preview-unless", &facts)
            }
        }
    });
    let offices = told.told.iter().map(|o| desk.names.office(o, language)).collect();
    let parts = [
        part("cancelled", keys(&told.cancelled)),
        part("superseded", keys(&told.superseded)),
        part("papers", named(&told.papers)),
        part("in-effect", named(&told.in_effect)),
        part("asked-now", named(&told.asked_now)),
        part("asked-later", named(&told.asked_later)),
        part("confirmable", confirmable.collect()),
        part("not-asked", keys(&told.not_asked)),
        part("told", offices),
    ];
    let page = Page {
        parts: parts.into_iter().flatten().collect(),
        case_title: procedure.case_title(&case.title, language).to_owned(),
        case: id,
        act,
        field,
        value,
        c: desk.chrome,
    };
    render(&page)
}

fn line(desk: &Desk, case: &Case, procedure: &Procedure, key: &str) -> String {
    let Some(task) = case.tasks.get(key) else { return key.to_owned() };
    let (name, office) =
        (procedure.name(&task.task, desk.language), desk.names.office(&task.office, desk.language));
    format!("{name} · {office}")
}
