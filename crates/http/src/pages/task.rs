//! One task: its papers beside the decision, what follows from each choice, and why the other acts are not open.

use askama::Template;
use axum::extract::{Extension, Path, Query, RawQuery, State};
use axum::response::Response;
use quorate_core::case::{Case, Task, TaskKind, TaskState};
use quorate_core::{Language, Procedure};

use super::around::{Around, attendance};
use super::case::{After, FILES, PaperRow, grade_icon, opinion_chip, papers, said};
use super::clock::Clock;
use super::elsewhere::Elsewhere;
use super::form::{Choice, Form};
use super::hands::{Hands, people_of};
use super::outside::Outside;
use super::unsent::Unsent;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

struct Other {
    office: String,
    stance: String,
    chip: &'static str,
    grade: String,
    icon: &'static str,
    words: String,
}

#[derive(Template)]
#[template(path = "task.html")]
struct Page {
    c: Chrome,
    case: String,
    case_title: String,
    key: String,
    title: String,
    office: String,
    formerly: String,
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
    disposals: Vec<Choice>,
    objections: bool,
    /// Of a filing or a notice: what happened.
    outside: Option<Outside>,
    /// Of a task that another case does.
    elsewhere: Option<Elsewhere>,
    f: Form,
    a: Around,
    k: Clock,
    h: Hands,
    /// Who may open the task without an account.
    invitations: Vec<Invited>,
    can_invite: bool,
    /// The last day offered for an invitation.
    invite_until: String,
    /// What the visitor's offices owe next in this case, once this task is with nobody any more: address and title.
    follow: Option<(String, String)>,
}

pub(crate) async fn task(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, key)): Path<(String, String)>,
    Query(after): Query<After>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let (case, procedure) = desk.case(&id).await?;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?.clone();
    let definition = procedure.task(&task.task).ok_or_else(Problem::missing)?.clone();
    desk.chrome.said = said(&desk.chrome, &after);
    desk.chrome.title = procedure.name(&task.task, language).to_owned();
    let (due, mut left, mut late) = desk.due_of(&case, &task);
    // Whether what is done was done in time the verdict says: nothing of it is late any more.
    if !task.state.is_open() {
        (left, late) = (String::new(), false);
    }
    let page_state = case.page_state(&task);
    let formerly = desk
        .names
        .directory
        .offices
        .get(&task.office)
        .and_then(|o| o.formerly.first())
        .map(|f| f.name.clone())
        .unwrap_or_default();
    let offset = desk.web.engine().calendar().offset();
    let mut f =
        Form::of(&desk, &procedure, &case, &task, &definition, format!("/cases/{id}/tasks/{key}/act"));
    let mut a = Around::of(&mut desk, &procedure, &case, &task, &f).await?;
    let h = Hands::of(&mut desk, &procedure, &case, &task, &f).await?;
    a.slip_open = query.as_deref() == Some("slip=1");
    if !f.collective.is_empty() {
        f.members = people_of(&mut desk, &task.office).await?;
    }
    if f.act().is_some() {
        f.kept = Unsent::of(&desk, &id, &key).await?;
        f.kept_at = f.kept.saved.map(|at| quorate_wording::moment(language, at, offset)).unwrap_or_default();
    }
    f.attendance = match f.kept.text("attendance") {
        "" => attendance(&desk, &procedure, &task),
        kept => kept.to_owned(),
    };
    let can = f.can("take_result");
    let elsewhere = Elsewhere::of(&desk, &procedure, &task, &definition, can).await?;
    let page = Page {
        elsewhere,
        f,
        a,
        k: Clock::of(&desk, &procedure, &case, &task),
        h,
        invitations: invitations(&desk, &case, &key),
        can_invite: can_invite(&desk, &procedure, &case, &task),
        invite_until: desk.web.engine().now().plus_minutes(14 * 24 * 60).date(offset).to_string(),
        follow: if task.state.is_open() { None } else { follow(&desk, &procedure, &case, &task) },
        case: id,
        case_title: procedure.case_title(&case.title, language).to_owned(),
        title: desk.chrome.title.clone(),
        office: desk.names.office(&task.office, language),
        formerly,
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
        papers: papers(&desk, &case, &procedure, FILES),
        outside: Outside::of(&desk, &procedure, &case, &task, &definition),
        others: others(&desk, &case, &task),
        disposals: disposals(&desk),
        objections: quorate_core::case::Stance::Object
            == task.reply.as_ref().map_or(quorate_core::case::Stance::Agree, |r| r.stance),
        key,
        c: desk.chrome,
    };
    render(&page)
}

fn others(desk: &Desk, case: &Case, task: &Task) -> Vec<Other> {
    // Of several who sign, what the others said; who was added stands below.
    let beside = |t: &&Task| t.key != task.key && matches!(t.kind, TaskKind::Reply | TaskKind::Approval);
    let replies = case.round_of(&task.task).filter(beside);
    let one = |t: &Task| {
        let grade = t.done.as_ref().map(|d| d.grade.as_str()).unwrap_or_default();
        Other {
            office: desk.names.office(&t.office, desk.language),
            stance: desk.chrome.t(&match (&t.reply, &t.done) {
                (Some(reply), _) => format!("stance-{}", reply.stance.as_str()),
                (None, Some(done)) => format!("outcome-{}", done.outcome),
                (None, None) if t.state.is_owed() => "map-waiting".to_owned(),
                (None, None) => format!("state-{}", case.page_state(t)),
            }),
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

/// 接着办: the next open task of the visitor's offices in the case, the most urgent first, what a colleague holds last.
fn follow(desk: &Desk, procedure: &Procedure, case: &Case, done: &Task) -> Option<(String, String)> {
    let me = &desk.visitor.person;
    let elses = |t: &Task| matches!(&t.state, TaskState::Claimed { person } if person != me);
    let mine = |t: &&Task| {
        let meant = t.named.as_ref().is_none_or(|n| n == me);
        case.is_open() && t.state.is_open() && !t.superseded && meant && desk.visitor.acts_for(&t.office)
    };
    let open = case.tasks.values().filter(|t| t.key != done.key && t.kind != TaskKind::Consultation);
    let due = |t: &Task| t.due.as_ref().map_or(quorate_core::Moment(i64::MAX), |d| d.moment);
    let next = open.filter(mine).min_by_key(|t| (elses(t), due(t), t.force, t.stage, t.key.clone()))?;
    let title = procedure.name(&next.task, desk.language).to_owned();
    Some((format!("/cases/{}/tasks/{}", case.id, next.key), title))
}

/// An invitation that still holds.
struct Invited {
    number: u64,
    until: String,
}

fn invitations(desk: &Desk, case: &Case, key: &str) -> Vec<Invited> {
    let now = desk.web.engine().now();
    let live = case.invitations.iter().filter(|(_, i)| i.key == key && !i.revoked && now < i.until);
    let last = |until: quorate_core::Moment| desk.day(quorate_core::Moment(until.0 - 1));
    live.map(|(number, i)| Invited { number: *number, until: last(i.until) }).collect()
}

/// Whether the visitor may invite: the lead, or the office itself, while the task is open.
fn can_invite(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> bool {
    let lead = case.parties.get(procedure.convenor()).and_then(|o| o.first());
    let within = |office: &String| desk.visitor.acts_within(office, procedure.id(), None);
    let mine = within(&task.office) || lead.is_some_and(within);
    mine && case.is_open() && task.state.is_open() && !task.superseded && can_be_invited_to(task.kind)
}

/// What the holder of an invitation can do: nobody counts, files or takes a result over by a link.
fn can_be_invited_to(kind: TaskKind) -> bool {
    use TaskKind::{Approval, Assist, Meeting, Objection, Reply, Work};
    matches!(kind, Work | Reply | Approval | Meeting | Objection | Assist)
}

fn disposals(desk: &Desk) -> Vec<Choice> {
    let one = |d: quorate_core::case::Disposal| Choice {
        value: d.as_str().to_owned(),
        name: desk.chrome.t(&format!("disposal-{}", d.as_str())),
        then: String::new(),
    };
    quorate_core::case::Disposal::ALL.map(one).into()
}
