//! Offices, people and appointments.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::Response;
use quorate_core::directory::{Cover, DirectoryCommand, Recusal, StandingBody, Turn};
use quorate_engine::Order;
use serde_json::{Value, json};

use super::acts::{command_id, receipt, send};
use crate::Web;
use crate::names::Names;
use crate::pages::arranging::Reach;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

pub(crate) async fn offices(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Value>, Problem> {
    let directory = web.engine().directory(&visitor.tenant).await?;
    let one = |(id, o): (&String, &quorate_core::directory::Office)| {
        json!({"office": id, "name": {"zh": o.name, "en": if o.name_en.is_empty() { &o.name } else { &o.name_en }},
            "formerly": o.formerly, "fills": o.fills, "from_case": o.from_case, "closed": o.closed})
    };
    let all: Vec<Value> = directory.offices.iter().map(one).collect();
    Ok(Json(
        json!({"jurisdiction": directory.jurisdiction, "name": {"zh": directory.name, "en": directory.name_en}, "offices": all}),
    ))
}

/// Bodies with their terms. What cases did to them is told with the case to whoever reads all cases.
pub(crate) async fn bodies(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Value>, Problem> {
    let directory = web.engine().directory(&visitor.tenant).await?;
    let today = web.engine().now().date(web.engine().calendar_of(&directory).offset());
    let follows = visitor.reads_all();
    let one = |(office, b): (&String, &StandingBody)| {
        let turn = |t: &Turn| json!({"on": t.on, "act": t.act, "case": t.case.as_ref().filter(|_| follows)});
        let under_way = b.under_way.iter();
        let under_way =
            under_way.map(|(case, one)| json!({"case": follows.then_some(case), "procedure": one.procedure}));
        json!({"office": office, "body": b.body, "procedure": b.procedure, "tenure": b.on(today), "since": b.since(),
            "term": b.term, "under_way": under_way.collect::<Vec<_>>(), "turns": b.turns.iter().map(turn).collect::<Vec<_>>()})
    };
    let all: Vec<Value> = directory.bodies.iter().map(one).collect();
    Ok(Json(json!({"today": today, "bodies": all})))
}

pub(crate) async fn people(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Value>, Problem> {
    let mut names = Names::of(&web, &visitor.tenant).await?;
    let directory = names.directory.clone();
    names.fetch_people(&web, &visitor.tenant, directory.people.keys().cloned()).await?;
    let all: Vec<Value> = directory
        .people
        .keys()
        .map(|id| {
            let held: Vec<Value> = directory
                .appointments
                .iter()
                .filter(|(_, a)| &a.person == id)
                .map(|(key, a)| json!({"appointment": key, "office": a.office, "role": a.role, "rank": a.rank, "title": a.title, "since": a.since, "until": a.until}))
                .collect();
            json!({"person": id, "name": names.person(id), "appointments": held})
        })
        .collect();
    Ok(Json(json!({"people": all})))
}

/// Covers and recusals, as far as the visitor sees them.
pub(crate) async fn arrangements(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Value>, Problem> {
    let mut names = Names::of(&web, &visitor.tenant).await?;
    let directory = names.directory.clone();
    let today = web.engine().now().date(web.engine().calendar().offset());
    let reach = Reach::new(&visitor, &directory, today);
    let (covers, recusals) = (&directory.arrangements.covers, &directory.arrangements.recusals);
    let covers: Vec<_> =
        covers.iter().filter(|(_, c)| reach.sees(&[&c.person, &c.by], Some(&c.office))).collect();
    let recusals: Vec<_> =
        recusals.iter().filter(|(_, r)| reach.sees(&[&r.person], r.office.as_deref())).collect();
    let words = covers.iter().map(|(_, c)| c.instrument).chain(recusals.iter().map(|(_, r)| r.reason));
    names.fetch(&web, &visitor.tenant, words.collect::<Vec<_>>()).await?;
    let cover = |(id, c): &(&String, &Cover)| {
        json!({"cover": id, "person": c.person, "by": c.by, "office": c.office, "since": c.since, "until": c.until,
            "procedures": c.procedures, "kinds": c.kinds, "instrument": names.text(c.instrument)})
    };
    let recusal = |(id, r): &(&String, &Recusal)| {
        json!({"recusal": id, "person": r.person, "case": r.case, "procedure": r.procedure, "task": r.task,
            "office": r.office, "since": r.since, "until": r.until, "reason": names.text(r.reason),
            "by_order": r.by_order, "entered_by": r.entered_by})
    };
    Ok(Json(json!({
        "covers": covers.iter().map(cover).collect::<Vec<_>>(),
        "recusals": recusals.iter().map(recusal).collect::<Vec<_>>(),
    })))
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    body: Result<Json<DirectoryCommand>, JsonRejection>,
) -> Result<Response, Problem> {
    let command = body?.0;
    // A jurisdiction is founded by the program, and an office of a case by its case.
    let own = matches!(
        command,
        DirectoryCommand::FormOffice { .. }
            | DirectoryCommand::FollowBody { .. }
            | DirectoryCommand::LeaveOffice { .. }
            | DirectoryCommand::JoinOffice { .. }
    );
    if own || matches!(command, DirectoryCommand::Establish { .. }) {
        return Err(Problem::of(Cause::Forbidden));
    }
    let answer = send(&web, &visitor, command_id(&headers)?, Order::Directory(command), None).await?;
    Ok(receipt(&answer, None))
}

/// What everybody sets for oneself, whatever the role.
pub(crate) async fn change_own(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    body: Result<Json<DirectoryCommand>, JsonRejection>,
) -> Result<Response, Problem> {
    let command = body?.0;
    if !command.is_own() {
        return Err(Problem::of(Cause::Forbidden));
    }
    let answer = send(&web, &visitor, command_id(&headers)?, Order::Directory(command), None).await?;
    Ok(receipt(&answer, None))
}
