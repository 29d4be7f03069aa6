//! 机构: bodies in office and such as were, their terms drawn on one line of time, what became of each and what can be
//! done about it. Whoever looks after offices enters those that were there before the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::directory::{DirectoryCommand, Seats, StandingBody, Tenure, Term};
use quorate_core::moment::Date;
use quorate_core::procedure::{Body, BodyAct};
use quorate_core::{Language, Procedure};
use quorate_engine::Order;
use serde::Deserialize;
use serde_json::json;

use super::case::{After, said};
use super::cases::beginning::offered;
use super::offices::administers;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::authorize::sees;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// The drawing, in its own units.
const WIDTH: i64 = 1000;
/// Months drawn before today and after it at most: a term that is longer runs out of the picture.
const DRAWN: i64 = 72;
/// Months before the end of a term from which on its renewal stands among what is to be done.
const SEEN_TO: i64 = 12;

/// A term on the line of time that all of a page share.
struct Drawn {
    ran: (i64, i64),
    left: (i64, i64),
    /// From where it can be renewed to its end.
    opens: (i64, i64),
    today: i64,
}

struct Row {
    office: String,
    name: String,
    kind: String,
    tenure: &'static str,
    look: &'static str,
    since: String,
    until: String,
    term: Option<Drawn>,
    /// Days to the end of the term, or since.
    left: String,
    under_way: usize,
}

struct TurnRow {
    day: String,
    words: String,
    case: String,
}

struct Seat {
    seat: String,
    names: Vec<String>,
}

/// One body, looked at by itself.
struct One {
    row: Row,
    at_end: String,
    opens: String,
    seats: Vec<Seat>,
    turns: Vec<TurnRow>,
    /// Cases under way about it: the case, if the visitor may look, and the procedure.
    under_way: Vec<(String, String)>,
    /// Procedures by which a case can be opened about it: id and title.
    procedures: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "bodies.html")]
struct Page {
    c: Chrome,
    rows: Vec<Row>,
    one: Option<One>,
    administers: bool,
    offices: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    key: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The office of the body to be looked at.
    of: String,
}

/// What a body is called where no case is there to say it.
fn kinds(desk: &Desk) -> BTreeMap<String, String> {
    let all = desk.web.engine().procedures().all();
    let bodies = all.flat_map(|p| {
        let name = |b: &Body| (b.id.clone(), p.name(&b.id, desk.language).to_owned());
        p.bodies().iter().map(name).collect::<Vec<_>>()
    });
    bodies.collect()
}

fn line_of_time(bodies: &BTreeMap<String, StandingBody>, today: Date) -> (Date, Date) {
    let terms = || bodies.values().filter_map(|b| b.term.as_ref());
    let from = terms().map(|t| t.since).min().unwrap_or(today).min(today);
    let until = terms().map(|t| t.until).max().unwrap_or(today).max(today);
    (from.max(today.plus_months(-DRAWN)), until.min(today.plus_months(DRAWN)))
}

fn drawn(term: &Term, (from, until): (Date, Date), today: Date) -> Drawn {
    let all = from.days_until(until).max(1);
    let x = |day: Date| (from.days_until(day) * WIDTH / all).clamp(0, WIDTH);
    let between = |a: i64, b: i64| (a, (b - a).max(0));
    let (begin, end, now) = (x(term.since), x(term.until), x(today));
    let opens = term.opens.map_or(end, x);
    Drawn {
        ran: between(begin, now.clamp(begin, end)),
        left: between(now.clamp(begin, end), end),
        opens: between(opens, end),
        today: now,
    }
}

fn row(
    desk: &Desk,
    kinds: &BTreeMap<String, String>,
    (office, body): (&String, &StandingBody),
    line: (Date, Date),
    today: Date,
) -> Row {
    let day = |day: Date| quorate_wording::day(desk.language, day);
    let tenure = body.on(today);
    let out = tenure.is_out();
    let left = body.term.as_ref().filter(|_| !out).map(|t| {
        let days = today.days_until(t.until);
        let id = if days < 0 { "term-over-since" } else { "term-left" };
        desk.chrome.t1(id, "days", days.abs())
    });
    Row {
        office: office.clone(),
        name: desk.names.office(office, desk.language),
        kind: kinds.get(&body.body).unwrap_or(&body.body).clone(),
        tenure: tenure.as_str(),
        look: match tenure.as_str() {
            "overdue" => "late",
            "renewal_open" => "todo",
            "in_office" => "done",
            _ => "none",
        },
        since: body.since().map(day).unwrap_or_default(),
        until: body.term.as_ref().map(|t| day(t.until)).unwrap_or_default(),
        term: body.term.as_ref().map(|t| drawn(t, line, today)),
        left: left.unwrap_or_default(),
        under_way: body.under_way.len(),
    }
}

/// The seats of a body with the names of who sits there, for whoever may know them.
async fn seats(desk: &mut Desk, office: &str, body: &StandingBody) -> Result<Vec<Seat>, Problem> {
    let visitor = &desk.visitor;
    if !(visitor.reads_all() || visitor.acts_for(office) || administers(visitor)) {
        return Ok(vec![]);
    }
    desk.fetch(body.sitting.iter().map(|s| s.name).collect()).await?;
    let procedures = desk.web.engine().procedures();
    let procedure = procedures.of(&desk.names.directory, &body.procedure);
    let mut all: Vec<Seat> = vec![];
    for sitting in &body.sitting {
        let title = procedure.as_ref().map_or(&*sitting.seat, |p| p.name(&sitting.seat, desk.language));
        let name = desk.names.text(sitting.name).to_owned();
        match all.iter_mut().find(|s| s.seat == title) {
            Some(seat) => seat.names.push(name),
            None => all.push(Seat { seat: title.to_owned(), names: vec![name] }),
        }
    }
    Ok(all)
}

async fn one(
    desk: &mut Desk,
    office: &str,
    body: &StandingBody,
    row: Row,
    today: Date,
) -> Result<One, Problem> {
    let language = desk.language;
    let day = |day: Date| quorate_wording::day(language, day);
    let seats = seats(desk, office, body).await?;
    // Whoever sees a case finds the way there; others are told of it and no more. They are few: the turns are bounded.
    let of_turns = body.turns.iter().filter_map(|t| t.case.as_deref());
    let cases: BTreeSet<&str> = of_turns.chain(body.under_way.keys().map(String::as_str)).collect();
    let mut seen = BTreeSet::new();
    for case in cases {
        if sees(&desk.web, &desk.visitor, case).await.is_ok() {
            seen.insert(case);
        }
    }
    let link = |case: &str| if seen.contains(case) { case.to_owned() } else { String::new() };
    let title = |id: &String| {
        let procedure = desk.web.engine().procedures().of(&desk.names.directory, id);
        procedure.map_or_else(|| id.clone(), |p| p.name(p.id(), language).to_owned())
    };
    let can = about(&offered(desk), body, today);
    Ok(One {
        at_end: body
            .term
            .as_ref()
            .map(|t| desk.chrome.t(&format!("at-end-{}", t.at_end.as_str())))
            .unwrap_or_default(),
        opens: body.term.as_ref().and_then(|t| t.opens).map(day).unwrap_or_default(),
        seats,
        turns: body
            .turns
            .iter()
            .map(|t| TurnRow {
                day: day(t.on),
                words: desk.chrome.t(&format!("body-act-{}", t.act.as_str())),
                case: t.case.as_deref().map(link).unwrap_or_default(),
            })
            .collect(),
        under_way: body.under_way.iter().map(|(case, one)| (link(case), title(&one.procedure))).collect(),
        procedures: can.iter().map(|p| (p.id().to_owned(), p.name(p.id(), language).to_owned())).collect(),
        row,
    })
}

/// Of some procedures, those by which a case can be opened about a body now.
fn about(offered: &[Arc<Procedure>], body: &StandingBody, today: Date) -> Vec<Arc<Procedure>> {
    let fits = |p: &Procedure, b: &Body| {
        b.id == body.body
            && (b.standing || b.is_renewed_here())
            && body.in_the_way(&Seats::of(p, b)).is_none()
            && !body.is_crowded()
    };
    let can = |p: &&Arc<Procedure>| !body.on(today).is_out() && p.founds().is_some_and(|b| fits(p, b));
    offered.iter().filter(can).cloned().collect()
}

/// Whether a procedure leads to another term of a body in office.
fn renews(procedure: &Procedure) -> bool {
    procedure.founds().is_some_and(Body::is_renewed_here)
        || procedure.tasks().iter().any(|t| t.body_act == BodyAct::Renews)
}

/// A body whose term wants seeing to: its renewal can begin, or should have ended before.
pub(super) struct Ending {
    pub office: String,
    pub name: String,
    pub tenure: &'static str,
    pub look: &'static str,
    /// Days to the end of the term, or since.
    pub left: String,
    /// Procedures that renew it and that the visitor can begin: id and title.
    pub renewing: Vec<(String, String)>,
}

/// The bodies that nobody renews yet though it is time, for whoever can begin that and for the bodies themselves; the
/// most urgent first.
pub(super) fn ending(desk: &Desk) -> Vec<Ending> {
    let today = desk.web.engine().now().date(desk.calendar().offset());
    let directory = &desk.names.directory;
    // Where a term can be renewed from its first day on, that is not told for years.
    let near = |b: &StandingBody| b.term.as_ref().is_some_and(|t| today.plus_months(SEEN_TO) >= t.until);
    let procedures = desk.web.engine().procedures();
    let begun = |b: &StandingBody| {
        b.under_way.values().any(|one| procedures.of(directory, &one.procedure).is_some_and(|p| renews(&p)))
    };
    let wanting = directory.bodies.iter().filter(|(_, b)| {
        matches!(b.on(today), Tenure::RenewalOpen | Tenure::Overdue) && near(b) && !begun(b)
    });
    let mut wanting: Vec<(&String, &StandingBody)> = wanting.collect();
    if wanting.is_empty() {
        return vec![];
    }
    wanting.sort_by_key(|(office, b)| (b.term.as_ref().map(|t| t.until), (*office).clone()));
    let (offered, kinds) = (offered(desk), BTreeMap::new());
    let one = |of: (&String, &StandingBody)| {
        let mut can = about(&offered, of.1, today);
        can.retain(|p| renews(p));
        let row = row(desk, &kinds, of, (today, today), today);
        let title = |p: &Arc<Procedure>| (p.id().to_owned(), p.name(p.id(), desk.language).to_owned());
        (desk.visitor.acts_for(of.0) || !can.is_empty()).then(|| Ending {
            office: row.office,
            name: row.name,
            tenure: row.tenure,
            look: row.look,
            left: row.left,
            renewing: can.iter().map(title).collect(),
        })
    };
    wanting.into_iter().filter_map(one).collect()
}

pub(crate) async fn bodies(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(after): Query<After>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "offices").await?;
    desk.chrome.said = said(&desk.chrome, &after);
    desk.chrome.title = desk.chrome.t("bodies");
    let today = desk.web.engine().now().date(desk.calendar().offset());
    let directory = desk.names.directory.clone();
    let (kinds, line) = (kinds(&desk), line_of_time(&directory.bodies, today));
    let mut all: Vec<(&String, &StandingBody)> = directory.bodies.iter().collect();
    // What wants doing first: overdue, then what can be renewed, by the end of the term.
    all.sort_by_key(|(office, b)| {
        (b.on(today), b.term.as_ref().map_or(line.1, |t| t.until), (*office).clone())
    });
    let looked_at = match directory.bodies.get_key_value(&asked.of) {
        Some((office, body)) => {
            let row = row(&desk, &kinds, (office, body), line, today);
            desk.chrome.title.clone_from(&row.name);
            Some(one(&mut desk, office, body, row, today).await?)
        }
        None => None,
    };
    let free = |(id, o): &(&String, &quorate_core::directory::Office)| {
        let told = directory.bodies.get(*id);
        !o.closed
            && told.is_none_or(|b| b.procedure.is_empty() && b.turns.len() < 2 && b.under_way.is_empty())
    };
    let offices = directory.offices.iter().filter(free);
    render(&Page {
        rows: all.into_iter().map(|of| row(&desk, &kinds, of, line, today)).collect(),
        one: looked_at,
        administers: administers(&desk.visitor),
        offices: offices.map(|(id, _)| (id.clone(), desk.names.office(id, language))).collect(),
        kinds: kinds.into_iter().collect(),
        key: uuid::Uuid::now_v7().to_string(),
        c: desk.chrome,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Registered {
    key: String,
    office: String,
    body: String,
    since: String,
    from: String,
    until: String,
    opens: String,
    at_end: String,
}

pub(crate) async fn register(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(sent): Form<Registered>,
) -> Result<Response, Problem> {
    let some = |text: &str| if text.trim().is_empty() { json!(null) } else { text.trim().into() };
    let term = if sent.until.trim().is_empty() {
        json!(null)
    } else {
        json!({"since": sent.from, "until": sent.until, "at_end": sent.at_end, "opens": some(&sent.opens)})
    };
    let command = json!({"act": "register_body", "office": sent.office, "body": sent.body, "since": some(&sent.since), "term": term});
    let command: DirectoryCommand = serde_json::from_value(command)
        .map_err(|error| Problem::with(Cause::BadJson, &[("said", &error.to_string())]))?;
    let id = uuid::Uuid::parse_str(&sent.key).unwrap_or_else(|_| uuid::Uuid::now_v7());
    send(&web, &visitor, id.to_string(), Order::Directory(command), None).await?;
    Ok(Redirect::to("/bodies?said=said-done").into_response())
}
