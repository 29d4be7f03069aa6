//! 本县做法: a form that makes a local procedure of one that came, shows what would be different, and proves it before
//! the county adopts it. Cases under way keep what they began under.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::directory::DirectoryCommand;
use quorate_core::procedure::Force;
use quorate_core::procedure::adapting::{Adaptation, Adapted, Unadaptable, adapt};
use quorate_core::{Language, Procedure};
use quorate_engine::Order;
use quorate_wording::{Source, map, render_diagnostics};

use super::changes::{Row, row, told};
use crate::Web;
use crate::api::acts::send;
use crate::pages::{Chrome, Desk, render};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Steps of one's own that one form takes.
const STEPS: usize = 4;
const TITLE_MAX: usize = 60;

/// An optional task, and whether it is left out.
struct Optional {
    id: String,
    title: String,
    stage: String,
    out: bool,
}

/// A step of one's own as typed.
#[derive(Clone, Default)]
struct Step {
    number: usize,
    title: String,
    stage: String,
    by: String,
    force: String,
    paper: String,
}

#[derive(Template)]
#[template(path = "local.html")]
struct Page {
    c: Chrome,
    id: String,
    title: String,
    optional: Vec<Optional>,
    stages: Vec<(String, String)>,
    parties: Vec<(String, String)>,
    steps: Vec<Step>,
    forces: Vec<(&'static str, String)>,
    /// The county has a procedure of its own already.
    adopted: bool,
    /// What was checked: its differences and map, or why it cannot be.
    checked: bool,
    wrong: String,
    diagnostics: String,
    rows: Vec<Row>,
    map: String,
}

type Fields = Vec<(String, String)>;

fn first<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let desk = Desk::open(web, visitor, language, "procedures").await?;
    let base = desk.web.engine().procedures().current(&id).cloned().ok_or_else(Problem::missing)?;
    render(&page(desk, &base, &vec![], None))
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let base = web.engine().procedures().current(&id).cloned().ok_or_else(Problem::missing)?;
    let adopt = |digest| DirectoryCommand::AdoptProcedure { procedure: base.id().to_owned(), digest };
    let (act, key) = (first(&fields, "act"), uuid::Uuid::now_v7().to_string());
    if act == "undo" {
        send(&web, &visitor, key, Order::Directory(adopt(None)), None).await?;
        return Ok(Redirect::to(&format!("/procedures/{id}?said=said-done")).into_response());
    }
    let changes = changes(&fields);
    let (source, made) = (base.clone(), changes.clone());
    let translation = web.engine().procedures().translation(base.digest()).map(str::to_owned);
    // The proof takes its time: not on the threads that serve.
    let result = tokio::task::spawn_blocking(move || adapt(&source, translation.as_deref(), &made))
        .await
        .map_err(|_| Problem::of(Cause::Busy))?;
    let result = match result {
        Ok(Adapted { text, translation, procedure }) if act == "adopt" && !changes.is_empty() => {
            let (store, digest) = (web.engine().store(), procedure.digest());
            // Durable before the directory names it.
            store.add_definition(digest, procedure.id(), &text, translation.as_deref()).await?;
            web.engine().procedures().learn(Arc::new(procedure));
            send(&web, &visitor, key, Order::Directory(adopt(Some(digest))), None).await?;
            return Ok(Redirect::to(&format!("/procedures/{id}?said=said-done")).into_response());
        }
        checked => checked,
    };
    let desk = Desk::open(web, visitor, language, "procedures").await?;
    render(&page(desk, &base, &fields, Some(result)))
}

/// What the form asks for; a step without a title is none.
fn changes(fields: &Fields) -> Vec<Adaptation> {
    let out =
        fields.iter().filter(|(n, _)| n == "drop").map(|(_, task)| Adaptation::Drop { task: task.clone() });
    let add = steps(fields).into_iter().filter(|s| !s.title.is_empty()).map(|s| Adaptation::Add {
        id: format!("local-{}", s.number),
        force: Force::ALL.into_iter().find(|f| f.as_str() == s.force).unwrap_or(Force::Should),
        paper: Some(s.paper).filter(|p| !p.is_empty()),
        stage: s.stage,
        title: s.title,
        by: s.by,
    });
    out.chain(add).collect()
}

fn steps(fields: &Fields) -> Vec<Step> {
    let step = |number: usize| {
        let text = |name: &str| -> String {
            let typed = first(fields, &format!("{name}-{number}"));
            typed.chars().filter(|c| !c.is_control()).take(TITLE_MAX).collect()
        };
        let (title, stage, by) = (text("title"), text("stage"), text("by"));
        Step { number, title, stage, by, force: text("force"), paper: text("paper") }
    };
    (1..=STEPS).map(step).collect()
}

fn page(
    mut desk: Desk,
    base: &Arc<Procedure>,
    fields: &Fields,
    result: Option<Result<Adapted, Unadaptable>>,
) -> Page {
    let language = desk.language;
    let name = |id: &str| base.name(id, language).to_owned();
    let out = |id: &str| fields.iter().any(|(n, v)| n == "drop" && v == id);
    let optional = base.tasks().iter().filter(|t| t.clause.force >= Force::May && base.can_be_waived(&t.id));
    let optional = optional.map(|t| Optional {
        id: t.id.clone(),
        title: name(&t.id),
        stage: base.stages().get(t.stage).map(|s| name(&s.id)).unwrap_or_default(),
        out: out(&t.id),
    });
    desk.chrome.title = desk.chrome.t("local");
    let (mut wrong, mut diagnostics, mut rows, mut drawn) =
        (String::new(), String::new(), vec![], String::new());
    match &result {
        Some(Ok(Adapted { procedure: made, .. })) => {
            rows = told(base, made).map(|d| row(&desk, (base, made), d)).collect();
            drawn = map::draw(made, language, None, false);
        }
        Some(Err(Unadaptable::Unsound(faults))) => {
            let source = Source { file: "local.yaml", text: base.text(), translation: None };
            diagnostics = render_diagnostics(language, &source, faults);
            wrong = desk.chrome.t1("try-faults", "count", faults.len());
        }
        Some(Err(Unadaptable::NotOptional(id))) => {
            wrong = desk.chrome.t1("local-not-optional", "name", name(id))
        }
        Some(Err(Unadaptable::Unknown(id) | Unadaptable::BadId(id))) => {
            wrong = desk.chrome.t1("local-unknown", "name", id);
        }
        None => {}
    }
    let shown = |f: Force| (f.as_str(), desk.chrome.t(&format!("force-{}", f.as_str())));
    Page {
        id: base.id().to_owned(),
        title: name(base.id()),
        optional: optional.collect(),
        stages: base.stages().iter().map(|s| (s.id.clone(), name(&s.id))).collect(),
        parties: base.parties().iter().filter(|p| !p.many).map(|p| (p.id.clone(), name(&p.id))).collect(),
        steps: steps(fields),
        forces: [Force::Must, Force::Should, Force::May].map(shown).into(),
        adopted: desk.names.directory.adopted.contains_key(base.id()),
        checked: matches!(result, Some(Ok(_))),
        wrong,
        diagnostics,
        rows,
        map: drawn,
        c: desk.chrome,
    }
}
