//! What one version of a procedure says differently from another.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::Response;
use quorate_core::procedure::difference::{Difference, differences};
use quorate_core::record::Digest;
use quorate_core::{Language, Procedure};
use serde::Deserialize;

use crate::Web;
use crate::pages::{Chrome, Desk, render};
use crate::problem::Problem;
use crate::visitor::Visitor;

/// A version of a procedure.
pub(super) struct VersionRow {
    pub about: String,
    /// Compared with the one before it; empty for the first.
    pub link: String,
}

/// The versions at hand of a procedure, the newest first.
pub(super) fn versions(desk: &Desk, id: &str) -> Vec<VersionRow> {
    let mut all = desk.web.engine().procedures().versions(id);
    all.retain(|p| is_ours(desk, p));
    all.sort_by_key(|p| (p.version(), p.digest().to_string()));
    let row = |(n, p): (usize, &Arc<Procedure>)| VersionRow {
        about: format!(
            "{} · {}",
            desk.chrome.t1("procedure-version", "version", p.version()),
            &p.digest().to_string()[..12]
        ),
        link: match n.checked_sub(1).and_then(|n| all.get(n)) {
            Some(before) => format!("/procedures/{id}/changes?from={}&to={}", before.digest(), p.digest()),
            None => String::new(),
        },
    };
    all.iter().enumerate().map(row).rev().collect()
}

/// A local procedure is its county's alone.
fn is_ours(desk: &Desk, procedure: &Procedure) -> bool {
    let adopted = desk.names.directory.adopted.get(procedure.id());
    procedure.adapts().is_none() || adopted == Some(&procedure.digest())
}

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    from: String,
    to: String,
}

pub(super) struct Row {
    pub place: String,
    pub before: String,
    pub after: String,
}

#[derive(Template)]
#[template(path = "changes.html")]
struct Page {
    c: Chrome,
    id: String,
    title: String,
    lede: String,
    rows: Vec<Row>,
}

pub(crate) async fn changes(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    let known = |text: &str| {
        let digest: Digest = text.parse().ok()?;
        desk.web.engine().procedures().by_digest(digest).filter(|p| p.id() == id && is_ours(&desk, p))
    };
    let (Some(from), Some(to)) = (known(&asked.from), known(&asked.to)) else {
        return Err(Problem::missing());
    };
    desk.chrome.title = to.name(to.id(), language).to_owned();
    let rows = told(&from, &to).map(|d| row(&desk, (&from, &to), d)).collect();
    let facts = [("from", from.version().to_string()), ("to", to.version().to_string())];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    render(&Page {
        lede: quorate_wording::say(language, "changes-lede", &facts),
        title: desk.chrome.title.clone(),
        id,
        rows,
        c: desk.chrome,
    })
}

/// What is different, but for the digest of what it was made of, which says nothing to people.
pub(super) fn told(from: &Procedure, to: &Procedure) -> impl Iterator<Item = Difference> {
    differences(from, to).into_iter().filter(|d| d.path.first().is_none_or(|k| k != "adapts"))
}

pub(super) fn row(desk: &Desk, (from, to): (&Procedure, &Procedure), difference: Difference) -> Row {
    // An id is told by its title, in whichever version has it.
    let name = |id: &String| {
        let named = to.name(id, desk.language);
        let named = if named == id { from.name(id, desk.language) } else { named };
        named.to_owned()
    };
    let place: Vec<String> = difference.path.iter().map(name).collect();
    let none = |text: Option<String>| {
        text.filter(|t| !t.is_empty()).unwrap_or_else(|| desk.chrome.t("difference-none"))
    };
    Row { place: place.join(" › "), before: none(difference.before), after: none(difference.after) }
}

/// What a county does differently from the procedure its own was made of: place, before, now.
pub(in crate::pages) fn local(desk: &Desk, procedure: &Procedure) -> Vec<(String, String, String)> {
    let base = procedure.adapts().and_then(|d| desk.web.engine().procedures().by_digest(d));
    let Some(base) = base else { return vec![] };
    let told = told(&base, procedure);
    told.map(|d| row(desk, (&base, procedure), d)).map(|r| (r.place, r.before, r.after)).collect()
}
