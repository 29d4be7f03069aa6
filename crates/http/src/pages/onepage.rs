//! 一页情况: a case on one sheet for a leader. What is done, whom it waits for, what there is to settle.

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::Response;
use quorate_core::case::{Case, Progress, Stance, Task, TaskKind, TaskState};
use quorate_core::{Language, Procedure};
use quorate_wording::{moment, say, short_day};

use super::case::{NeedRow, Next, OpinionRow, RuleRow, ended, needs, next, opinions, roster};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

pub(crate) mod picture;

/// A step as officials know it: what it is called and how far it is.
struct Step {
    number: usize,
    title: String,
    /// `done`, `doing` or `none`.
    state: &'static str,
    words: String,
}

struct Waiting {
    office: String,
    what: String,
    due: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "onepage.html")]
struct Page {
    c: Chrome,
    id: String,
    title: String,
    by: String,
    one: String,
    steps: Vec<Step>,
    next: Option<Next>,
    settle: Vec<(String, String)>,
    waiting: Vec<Waiting>,
    opinions: Vec<OpinionRow>,
    broken: Vec<RuleRow>,
    done: Vec<String>,
    footer: String,
}

pub(crate) async fn onepage(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    render(&page(web, visitor, language, id).await?)
}

async fn page(web: Web, visitor: Visitor, language: Language, id: String) -> Result<Page, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let title = procedure.case_title(&case.title, language).to_owned();
    desk.chrome.title = desk.chrome.t("onepage");
    let lead = case.parties.get(procedure.convenor()).and_then(|o| o.first()).cloned().unwrap_or_default();
    let now = moment(language, desk.web.engine().now(), desk.web.engine().calendar().offset());
    let steps = steps(&desk, &case, &procedure);
    let source = procedure.say(procedure.source(), procedure.source(), language).to_owned();
    let phone = desk.names.directory.offices.get(&lead).map(|o| o.phone.clone()).unwrap_or_default();
    let facts =
        [("source", source.as_str()), ("person", &desk.names.person(&case.opened_by)), ("phone", &phone)];
    Ok(Page {
        by: format!("{} · {now}", desk.names.office(&lead, language)),
        one: in_one(&desk, &case, &procedure, &steps),
        next: next(&desk, &case, &procedure),
        settle: settle(&desk, &case, &procedure),
        waiting: waiting(&desk, &case, &procedure),
        opinions: given(&desk, &case),
        broken: roster(&desk, &case, &procedure).into_iter().filter(|r| !r.kept).collect(),
        done: done(&desk, &case, &procedure),
        footer: say(language, "onepage-footer", &facts),
        steps,
        title,
        id,
        c: desk.chrome,
    })
}

/// Those who have answered; whom it waits for stands elsewhere on the sheet.
fn given(desk: &Desk, case: &Case) -> Vec<OpinionRow> {
    let answered = |o: &OpinionRow| !o.set_aside && !o.grade.is_empty();
    opinions(desk, case).into_iter().filter(answered).collect()
}

fn open_tasks(case: &Case) -> impl Iterator<Item = &Task> {
    case.tasks.values().filter(|t| t.state.is_open() && !t.superseded)
}

fn steps(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<Step> {
    let offset = desk.web.engine().calendar().offset();
    let one = |(n, stage): (usize, &quorate_core::procedure::model::Stage)| {
        let left = case.stays.iter().rev().find(|s| s.stage == n).and_then(|s| s.to);
        let here = case.is_open() && case.stage == n;
        let (state, words) = if here {
            let replies: Vec<&Task> = case
                .tasks
                .values()
                .filter(|t| t.stage == n && t.kind == TaskKind::Reply && !t.superseded)
                .collect();
            let given = replies.iter().filter(|t| t.reply.is_some()).count().to_string();
            let words = if replies.is_empty() {
                desk.chrome.t("progress-here")
            } else {
                say(
                    desk.language,
                    "progress-replies",
                    &[("given", &given), ("all", &replies.len().to_string())],
                )
            };
            ("doing", words)
        } else if let Some(left) = left.filter(|_| n < case.stage || !case.is_open()) {
            ("done", desk.chrome.t1("progress-done", "day", short_day(desk.language, left.date(offset))))
        } else {
            ("none", String::new())
        };
        Step { number: n + 1, title: procedure.name(&stage.id, desk.language).to_owned(), state, words }
    };
    procedure.stages().iter().enumerate().map(one).collect()
}

/// The whole case in one sentence.
fn in_one(desk: &Desk, case: &Case, procedure: &Procedure, steps: &[Step]) -> String {
    if !case.is_open() {
        return ended(desk, case, procedure);
    }
    let stage = procedure.stages().get(case.stage).map(|s| procedure.name(&s.id, desk.language));
    let late = open_tasks(case).filter(|t| desk.due_of(case, t).2);
    let facts = [
        ("all", steps.len().to_string()),
        ("done", steps.iter().filter(|s| s.state == "done").count().to_string()),
        ("stage", stage.unwrap_or_default().to_owned()),
        ("waiting", waiting(desk, case, procedure).len().to_string()),
        ("late", late.count().to_string()),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    say(desk.language, "onepage-one", &facts)
}

/// Objections without an answer, and what the county still has to determine.
fn settle(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<(String, String)> {
    let source = |task: &str| procedure.task(task).map(|d| d.clause.source.clone()).unwrap_or_default();
    let open = |t: &&Task| {
        !t.superseded && t.reply.as_ref().is_some_and(|r| r.stance == Stance::Object && r.disposal.is_none())
    };
    let objections = case.tasks.values().filter(open).map(|t| {
        let office = desk.names.office(&t.office, desk.language);
        (desk.chrome.t1("settle-objection", "office", office), source(&t.task))
    });
    let needs = needs(desk, case, procedure).into_iter().map(|n: NeedRow| (n.words, String::new()));
    let approvals = open_tasks(case).filter(|t| t.kind == TaskKind::Approval).map(|t| {
        let name = procedure.name(&t.task, desk.language);
        (desk.chrome.t1("settle-approval", "name", name), source(&t.task))
    });
    approvals.chain(objections).chain(needs).collect()
}

fn waiting(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<Waiting> {
    let owed = open_tasks(case).filter(|t| t.kind != TaskKind::Consultation);
    let mut all: Vec<&Task> = owed.collect();
    all.sort_by_key(|t| (t.due.as_ref().map_or(i64::MAX, |d| d.moment.0), t.key.clone()));
    let one = |t: &&Task| {
        let (due, left, late) = desk.due_of(case, t);
        Waiting {
            office: desk.names.office(&t.office, desk.language),
            what: procedure.name(&t.task, desk.language).to_owned(),
            due: if left.is_empty() { due } else { format!("{due} {left}") },
            late,
        }
    };
    all.iter().map(one).collect()
}

fn done(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<String> {
    let offset = desk.web.engine().calendar().offset();
    let finished = |t: &&Task| t.state == TaskState::Done && !t.superseded && t.kind != TaskKind::Reply;
    let mut all: Vec<&Task> = case.tasks.values().filter(finished).collect();
    all.retain(|t| case.run(&t.task).progress != Progress::Waiting);
    all.sort_by_key(|t| (t.done.as_ref().map(|d| d.at), t.key.clone()));
    let one = |t: &&Task| {
        let day = t.done.as_ref().map(|d| d.took_place.unwrap_or_else(|| d.at.date(offset)));
        let day = day.map(|d| short_day(desk.language, d)).unwrap_or_default();
        format!("{day} {}", procedure.name(&t.task, desk.language))
    };
    all.iter().map(one).collect()
}
