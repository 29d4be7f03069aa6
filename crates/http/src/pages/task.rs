//! One task: its papers beside the decision, what follows from each choice, and why the other acts are not open.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::Response;
use quorate_core::case::{ActKind, Case, Task, TaskKind, permitted};
use quorate_core::procedure::model::{self as def, Domain, Kind, Who};
use quorate_core::{Language, Procedure};

use super::case::{After, PaperRow, grade_icon, opinion_chip, papers, said};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::{Visitor, context};

struct Choice {
    value: String,
    name: String,
    then: String,
}

struct Other {
    office: String,
    stance: String,
    chip: &'static str,
    grade: String,
    icon: &'static str,
    words: String,
}

struct Wanted {
    id: String,
    title: String,
    sections: Vec<String>,
}

struct Stated {
    id: String,
    title: String,
    words: Vec<String>,
    range: String,
}

#[derive(Template)]
#[template(path = "task.html")]
struct Page {
    c: Chrome,
    case: String,
    case_title: String,
    key: String,
    title: String,
    kind: &'static str,
    office: String,
    formerly: String,
    person: String,
    due: String,
    left: String,
    late: bool,
    clause: String,
    quote: String,
    force: String,
    force_name: String,
    inferred: bool,
    state: String,
    state_name: String,
    papers: Vec<PaperRow>,
    others: Vec<Other>,
    choices: Vec<Choice>,
    disposals: Vec<Choice>,
    wanted: Vec<Wanted>,
    facts: Vec<Stated>,
    covered: Vec<(String, String)>,
    ways: Vec<(String, String)>,
    roster: String,
    members: String,
    agenda: Vec<(String, String, bool)>,
    today: String,
    can: BTreeMap<&'static str, bool>,
    refused: Vec<(String, String, String)>,
    command: String,
    objections: bool,
}

impl Page {
    fn can(&self, act: &str) -> bool {
        self.can.get(act).copied().unwrap_or(false)
    }
}

pub(crate) async fn task(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, key)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let (case, procedure) = desk.case(&id).await?;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?.clone();
    let definition = procedure.task(&task.task).ok_or_else(Problem::missing)?.clone();
    desk.chrome.said = said(&desk.chrome, &after);
    desk.chrome.title = procedure.name(&task.task, language).to_owned();
    let (due, left, late) = desk.due(task.due.as_ref().map(|d| d.moment));
    let (can, refused) = acts(&desk, &procedure, &case, &task);
    let page_state = case.page_state(&task);
    let offset = desk.web.engine().calendar().offset();
    let formerly = desk
        .names
        .directory
        .offices
        .get(&task.office)
        .and_then(|o| o.formerly.first().cloned())
        .unwrap_or_default();
    let page = Page {
        case: id,
        case_title: procedure.say(procedure.id(), &case.title, language).to_owned(),
        title: desk.chrome.title.clone(),
        kind: task.kind.as_str(),
        office: desk.names.office(&task.office, language),
        formerly,
        person: desk.chrome.person.clone(),
        due,
        left,
        late,
        clause: definition.clause.source.clone(),
        quote: definition.clause.quote.clone(),
        force: definition.clause.force.as_str().to_owned(),
        force_name: desk.chrome.t(&format!("force-{}", definition.clause.force.as_str())),
        inferred: definition.clause.wholly_inferred(),
        state_name: desk.chrome.t(&format!("state-{page_state}")),
        state: if page_state == "returned" { "back".into() } else { page_state.to_owned() },
        papers: papers(&desk, &case, &procedure),
        others: others(&desk, &case, &task),
        choices: choices(&desk, &procedure, &task, &definition),
        disposals: disposals(&desk),
        wanted: wanted(&desk, &procedure, &task, &definition),
        facts: facts(&desk, &procedure, &definition),
        covered: listed(&desk, &procedure, &definition, true),
        ways: listed(&desk, &procedure, &definition, false),
        roster: roster(&desk, &procedure, &definition),
        members: members(&definition),
        agenda: agenda(&desk, &procedure, &definition),
        today: desk.web.engine().now().date(offset).to_string(),
        can,
        refused,
        command: uuid::Uuid::now_v7().to_string(),
        objections: quorate_core::case::Stance::Object
            == task.reply.as_ref().map_or(quorate_core::case::Stance::Agree, |r| r.stance),
        key,
        c: desk.chrome,
    };
    render(&page)
}

type Acts = (BTreeMap<&'static str, bool>, Vec<(String, String, String)>);

/// Which acts are open, and why the others are not.
fn acts(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> Acts {
    let (actor, none) = (desk.visitor.actor(), BTreeMap::new());
    let context = context(desk.web.engine(), &actor, &desk.names.directory, &none);
    let (mut can, mut refused) = (BTreeMap::new(), vec![]);
    for (kind, result) in permitted(procedure, case, &task.key, &context) {
        can.insert(kind.as_str(), result.is_ok());
        if let Err(refusal) = result {
            // An act that makes no sense yet needs no excuse.
            if matches!(
                kind,
                ActKind::Undo | ActKind::Correct | ActKind::Dispose | ActKind::Release | ActKind::Lapse
            ) {
                continue;
            }
            let problem =
                Problem::refused(&refusal, Some(procedure), &|id, language| desk.names.find(id, language));
            let name = desk.chrome.t(&format!("act-{}", kind.as_str()));
            refused.push((
                name,
                problem.told(desk.language).text.clone(),
                problem.clause.unwrap_or_default(),
            ));
        }
    }
    (can, refused)
}

fn others(desk: &Desk, case: &Case, task: &Task) -> Vec<Other> {
    let replies = case.replies(&task.task).filter(|t| t.key != task.key);
    let one = |t: &Task| {
        let grade = t.done.as_ref().map(|d| d.grade.as_str()).unwrap_or_default();
        Other {
            office: desk.names.office(&t.office, desk.language),
            stance: t.reply.as_ref().map_or_else(
                || desk.chrome.t("map-waiting"),
                |r| desk.chrome.t(&format!("stance-{}", r.stance.as_str())),
            ),
            chip: opinion_chip(t),
            grade: if grade.is_empty() { String::new() } else { desk.chrome.t(&format!("grade-{grade}")) },
            icon: grade_icon(grade),
            words: t
                .reply
                .as_ref()
                .and_then(|r| r.opinion)
                .map(|d| desk.names.text(d).to_owned())
                .unwrap_or_default(),
        }
    };
    replies.map(one).collect()
}

/// Each choice with what happens next. No answer is selected beforehand.
fn choices(desk: &Desk, procedure: &Procedure, task: &Task, definition: &def::Task) -> Vec<Choice> {
    let choice = |prefix: &str, value: &str, then: String| Choice {
        value: value.to_owned(),
        name: desk.chrome.t(&format!("{prefix}-{value}")),
        then,
    };
    match (&definition.kind, task.kind) {
        (Kind::Consultation { .. }, TaskKind::Reply) => ["agree", "suggest", "object"]
            .map(|s| choice("stance", s, desk.chrome.t(&format!("then-{s}"))))
            .into(),
        (Kind::Approval { constitutes, .. }, _) => {
            let agreed = match constitutes {
                Some(body) => {
                    desk.chrome.t1("then-agreed-founds", "body", procedure.name(body, desk.language))
                }
                None => desk.chrome.t("then-agreed"),
            };
            let mut all = vec![choice("outcome", "agreed", agreed)];
            for (outcome, target) in &definition.outcomes {
                let then = match target {
                    def::Target::Stage(stage) => {
                        let stage = procedure.name(&procedure.stages()[*stage].id, desk.language);
                        desk.chrome.t1("then-returned", "stage", stage)
                    }
                    def::Target::End(end) => {
                        desk.chrome.t1("then-ended", "end", procedure.name(end, desk.language))
                    }
                };
                all.push(choice("outcome", outcome, then));
            }
            all
        }
        _ => vec![],
    }
}

fn disposals(desk: &Desk) -> Vec<Choice> {
    let one = |d: quorate_core::case::Disposal| Choice {
        value: d.as_str().to_owned(),
        name: desk.chrome.t(&format!("disposal-{}", d.as_str())),
        then: String::new(),
    };
    quorate_core::case::Disposal::ALL.map(one).into()
}

fn wanted(desk: &Desk, procedure: &Procedure, task: &Task, definition: &def::Task) -> Vec<Wanted> {
    // Who is asked answers with a letter or without; the letter that asks is the lead's.
    let mine = |p: &&String| match &definition.kind {
        Kind::Consultation { sends, .. } => {
            (sends.as_ref() == Some(*p)) == (task.kind == TaskKind::Consultation)
        }
        _ => true,
    };
    let papers = definition.papers.iter().filter(mine).filter_map(|id| procedure.paper(id));
    papers
        .map(|p| Wanted {
            id: p.id.clone(),
            title: procedure.name(&p.id, desk.language).to_owned(),
            sections: p.sections.clone(),
        })
        .collect()
}

fn facts(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> Vec<Stated> {
    let one = |f: &def::Fact| {
        let (words, range) = match &f.domain {
            Domain::OneOf(words) => (words.clone(), String::new()),
            Domain::Number(low, high) => (vec![], format!("{low}–{high}")),
        };
        Stated { id: f.id.clone(), title: procedure.name(&f.id, desk.language).to_owned(), words, range }
    };
    definition.states.iter().filter_map(|id| procedure.fact(id)).map(one).collect()
}

/// Points of the checklist, or ways to choose from: as written, and as read.
fn listed(
    desk: &Desk,
    procedure: &Procedure,
    definition: &def::Task,
    checklist: bool,
) -> Vec<(String, String)> {
    let Kind::Work { checklist: points, any_of, .. } = &definition.kind else { return vec![] };
    let list = if checklist { points } else { any_of };
    list.iter().map(|t| (t.clone(), procedure.say(t, t, desk.language).to_owned())).collect()
}

fn roster(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> String {
    let Kind::Work { fills: Some(id), .. } = &definition.kind else { return String::new() };
    let seats = procedure.roster(id).map(|r| &r.seats[..]).unwrap_or_default();
    let seats: Vec<String> = seats
        .iter()
        .map(|s| format!("{} ({})", s.id, procedure.say(&s.id, &s.title, desk.language)))
        .collect();
    seats.join(", ")
}

fn members(definition: &def::Task) -> String {
    match &definition.kind {
        Kind::Work { forms: Some((_, Who::Parties { parties, .. })), .. } => parties.join(", "),
        _ => String::new(),
    }
}

fn agenda(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> Vec<(String, String, bool)> {
    let Kind::Meeting { agenda, .. } = &definition.kind else { return vec![] };
    let held = agenda.iter().filter(|i| !i.open);
    held.map(|i| {
        let name = procedure.say(&i.title, &i.title, desk.language).to_owned();
        (i.title.clone(), name, i.clause.force == def::Force::Must)
    })
    .collect()
}
