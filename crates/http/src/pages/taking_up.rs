//! 中途接入: a case that was begun elsewhere. Tick what is done, with its day and its papers, and go on from there.

use askama::Template;
use axum::extract::{Extension, Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::case::{ActKind, Case, Need};
use quorate_core::procedure::model::{self as def, Kind};
use quorate_core::{Language, Procedure};
use quorate_engine::Order;
use serde_json::{Map, Value, json};

use super::acting::{Sent, cells, number};
use super::case::{After, NeedRow, need_row, said};
use super::form::Fields;
use super::naming::by_id;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::{command, send};
use crate::problem::Problem;
use crate::visitor::Visitor;

struct Done {
    id: String,
    title: String,
    clause: String,
    force: &'static str,
    force_name: String,
    f: Fields,
    /// What is to be settled before it could be done, each once.
    needs: Vec<NeedRow>,
}

struct Stage {
    number: usize,
    title: String,
    tasks: Vec<Done>,
}

#[derive(Template)]
#[template(path = "taking_up.html")]
struct Page {
    c: Chrome,
    case: String,
    title: String,
    stages: Vec<Stage>,
    today: String,
    command: String,
}

/// The parameters a task waits for: what was done before was done by some value of them.
fn parameters(case: &Case, procedure: &Procedure, task: &def::Task) -> Vec<Need> {
    let mut needs = case.needs(procedure, task);
    needs.retain(|n| matches!(n, Need::Parameter { .. }));
    needs
}

/// The tasks that can be taken up: works, up to the stage that first needs somebody else's answer or decision.
fn tasks(procedure: &Procedure) -> impl Iterator<Item = (usize, &def::Task)> {
    let alone = |n: &usize| {
        let others =
            |t: &def::Task| t.clause.force <= def::Force::Should && !matches!(t.kind, Kind::Work { .. });
        !procedure.tasks_of(*n).iter().any(others)
    };
    let stages = (0..procedure.stages().len()).take_while(alone);
    stages.flat_map(|n| {
        let works = procedure.tasks_of(n).iter().filter(|t| matches!(t.kind, Kind::Work { .. }));
        works.map(move |t| (n, t))
    })
}

/// Whether a case can still be taken up midway: nothing in it is done.
pub(super) fn possible(case: &Case, procedure: &Procedure) -> bool {
    case.is_open()
        && !case.midway
        && !case.tasks.values().any(|t| t.done.is_some())
        && tasks(procedure).next().is_some()
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let possible = possible(&case, &procedure);
    let mut stages: Vec<Stage> = vec![];
    let mut asked = vec![];
    for (n, task) in tasks(&procedure).filter(|_| possible) {
        let mut needs = parameters(&case, &procedure, task);
        needs.retain(|n| !asked.contains(n));
        asked.extend(needs.iter().cloned());
        let done = Done {
            needs: needs.iter().map(|need| need_row(&desk, &procedure, need)).collect(),
            id: task.id.clone(),
            title: procedure.name(&task.id, language).to_owned(),
            clause: task.clause.source.clone(),
            force: task.clause.force.as_str(),
            force_name: desk.chrome.t(&format!("force-{}", task.clause.force.as_str())),
            f: Fields::of(&desk, &procedure, &case, task, ActKind::Submit),
        };
        match stages.last_mut().filter(|s| s.number == n + 1) {
            Some(stage) => stage.tasks.push(done),
            None => {
                let title = procedure.name(&procedure.stages()[n].id, language).to_owned();
                stages.push(Stage { number: n + 1, title, tasks: vec![done] });
            }
        }
    }
    desk.chrome.said = said(&desk.chrome, &after);
    desk.chrome.title = desk.chrome.t("take-up");
    let offset = desk.web.engine().calendar().offset();
    let page = Page {
        title: procedure.case_title(&case.title, language).to_owned(),
        today: desk.web.engine().now().date(offset).to_string(),
        command: uuid::Uuid::now_v7().to_string(),
        stages,
        case: id,
        c: desk.chrome,
    };
    render(&page)
}

pub(crate) async fn take_up(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response, Problem> {
    let sent = Sent::read(&web, &visitor, form, None).await?;
    let case = web.engine().case(&visitor.tenant, &id).await?.ok_or_else(Problem::missing)?;
    let procedure = web.engine().procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let (mut done, mut settled) = (vec![], vec![]);
    for (_, task) in tasks(&procedure).filter(|(_, t)| sent.has(&format!("done:{}", t.id))) {
        let mut needs = parameters(&case, &procedure, task);
        needs.retain(|n| !settled.contains(n));
        settled.extend(needs);
        done.push(json!({"task": task.id, "took_place": sent.first(&format!("date:{}", task.id)), "work": work(&sent, task)?}));
    }
    // To record that nothing was done would be no use to anybody, and bar the way to what was forgotten.
    if done.is_empty() {
        return Ok(Redirect::to(&format!("/cases/{id}/take-up?said=said-nothing-ticked")).into_response());
    }
    for need in settled {
        let (_, parameter) = need.parts();
        let value = sent.first(&format!("value:{parameter}"));
        let value = if value.is_empty() { None } else { Some(number(&value)?) };
        let by = sent.first(&format!("decided:{parameter}"));
        let body = json!({"parameter": parameter, "value": value, "decided_by": by});
        let command = command(body, "set_parameter", None)?;
        let order = Order::Case { case: id.clone(), command, expected: None };
        send(&web, &visitor, format!("{}-{parameter}", sent.command_id()), order, Some(&id)).await?;
    }
    let mut body = json!({"done": done});
    by_id(&web, &visitor.tenant, &id, &mut body).await?;
    let order = command(body, "take_up", None)?;
    let order = Order::Case { case: id.clone(), command: order, expected: None };
    send(&web, &visitor, sent.command_id(), order, Some(&id)).await?;
    Ok(Redirect::to(&format!("/cases/{id}?said=said-done")).into_response())
}

/// What a work produced, from the fields of its part of the form.
fn work(sent: &Sent, task: &def::Task) -> Result<Value, Problem> {
    let id = &task.id;
    let papers: Vec<Value> = task
        .papers
        .iter()
        .filter_map(|paper| {
            let files = sent.files(&format!("{id}:{paper}"));
            let sections = sent.all(&format!("section:{id}:{paper}"));
            (!files.is_empty()).then(|| json!({"paper": paper, "files": files, "number": sent.first(&format!("number:{id}:{paper}")), "sections": sections}))
        })
        .collect();
    let mut facts = Map::new();
    for fact in &task.states {
        let (figure, word) =
            (sent.first(&format!("fact:{id}:{fact}")), sent.first(&format!("word:{id}:{fact}")));
        if !figure.is_empty() {
            facts.insert(fact.clone(), number(&figure)?.into());
        } else if !word.is_empty() {
            facts.insert(fact.clone(), word.into());
        }
    }
    let roster: Vec<Value> =
        sent.lines(&format!("roster:{id}")).iter().map(|l| super::acting::proposed(l)).collect();
    let members: Vec<Value> =
        sent.lines(&format!("members:{id}")).iter().map(|l| cells(l, &["name", "party", "rank"])).collect();
    Ok(json!({"papers": papers, "facts": facts, "roster": roster, "members": members,
        "choices": sent.all(&format!("choices:{id}")), "covered": sent.all(&format!("covered:{id}"))}))
}
