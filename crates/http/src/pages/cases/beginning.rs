//! Opening a case: under which procedure, from the start or midway, and when it would be where.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::moment::Date;
use quorate_core::procedure::planning::{Planned, Supposed};
use quorate_core::{Case, Command, Language, Procedure};
use quorate_engine::Order;
use serde::Deserialize;

use crate::Web;
use crate::api::acts::send;
use crate::api::cases::case_id;
use crate::pages::separating::{self, Short};
use crate::pages::{Chrome, Desk, render};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Working days supposed for a task to which the procedure sets no limit, until whoever plans says otherwise.
const WORKDAYS: i64 = 3;
const WORKDAYS_MAX: i64 = 250;
/// The drawing, in its own units.
const WIDTH: i64 = 1000;

pub(crate) struct Offered {
    id: String,
    title: String,
    is: bool,
}

struct Asked {
    id: String,
    title: String,
    unit: String,
    low: i64,
    high: i64,
    value: String,
}

struct Bar {
    task: String,
    stage: String,
    from: String,
    until: String,
    critical: bool,
    limited: bool,
    provisional: bool,
    x: i64,
    width: i64,
}

#[derive(Template)]
#[template(path = "beginning.html")]
struct Page {
    c: Chrome,
    procedures: Vec<Offered>,
    key: String,
    parameters: Vec<Asked>,
    start: String,
    workdays: i64,
    bars: Vec<Bar>,
    end: String,
    provisional: bool,
    /// What cannot be kept apart with the people there are.
    short: Vec<Short>,
    /// Bodies in office that a case of this procedure can be about; `about` has none to choose.
    bodies: Vec<Offered>,
    about_none: bool,
}

/// The procedures the visitor's offices convene.
pub(crate) fn offered(desk: &Desk) -> Vec<std::sync::Arc<Procedure>> {
    let own = desk.visitor.offices();
    let can = |p: &&std::sync::Arc<Procedure>| {
        desk.names.directory.offices_for(p.convenor()).iter().any(|o| own.contains(o))
    };
    let procedures = desk.web.engine().procedures();
    procedures.all().filter(can).filter_map(|p| procedures.of(&desk.names.directory, p.id())).collect()
}

/// The bodies in office that a case of a procedure can be about, with the one that was asked for chosen.
fn bodies(desk: &Desk, procedure: &Procedure, asked: Option<&String>, today: Date) -> Vec<Offered> {
    let Some(body) = procedure.founds().filter(|b| b.standing || b.is_renewed_here()) else { return vec![] };
    let all = desk.names.directory.bodies.iter();
    let fit = all.filter(|(_, b)| b.body == body.id && !b.on(today).is_out());
    let offered = fit.map(|(office, _)| Offered {
        id: office.clone(),
        title: desk.names.office(office, desk.language),
        is: asked == Some(office),
    });
    offered.collect()
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let all = offered(&desk);
    let wanted = asked.get("procedure").map(String::as_str);
    let chosen = all.iter().find(|p| Some(p.id()) == wanted).or_else(|| all.first()).cloned();
    // Nothing can be opened: no page of this kind.
    let chosen = chosen.ok_or_else(|| Problem::of(Cause::Forbidden))?;
    let calendar = desk.calendar();
    let today = desk.web.engine().now().date(calendar.offset());
    let start: Date = asked.get("start").and_then(|t| Date::parse(t)).unwrap_or(today);
    let number = |name: &str| asked.get(name).and_then(|v| v.trim().parse::<i64>().ok());
    let workdays = number("workdays").unwrap_or(WORKDAYS).clamp(0, WORKDAYS_MAX);
    let mut supposed = Supposed { workdays, ..Supposed::default() };
    let mut parameters = vec![];
    let read = |id: &str| {
        chosen
            .tasks()
            .iter()
            .filter_map(|t| t.due.as_ref())
            .any(|d| matches!(&d.length, quorate_core::procedure::model::Amount::Parameter(p) if p == id))
    };
    for p in chosen.parameters().iter().filter(|p| read(&p.id) && !p.day) {
        let value = number(&format!("p-{}", p.id)).map(|v| v.clamp(p.low, p.high));
        supposed.parameters.extend(value.map(|v| (p.id.clone(), v)));
        parameters.push(Asked {
            id: p.id.clone(),
            title: chosen.say(&p.id, &p.title, language).to_owned(),
            unit: p.unit.map(|u| quorate_wording::unit(language, u, None)).unwrap_or_default(),
            low: p.low,
            high: p.high,
            value: value.map(|v| v.to_string()).unwrap_or_default(),
        });
    }
    let planned = chosen.plan(&calendar, start, &supposed);
    let end = planned.iter().map(|p| p.until).max().unwrap_or(start);
    let bars: Vec<Bar> = planned.iter().map(|p| bar(&desk, &chosen, p, start, end)).collect();
    let mut case = Case::empty("new");
    case.procedure = chosen.id().to_owned();
    let short = separating::short(&mut desk, &chosen, &case).await?;
    desk.chrome.title = desk.chrome.t("cases-new");
    let bodies = bodies(&desk, &chosen, asked.get("about"), today);
    let title = |p: &std::sync::Arc<Procedure>| Offered {
        id: p.id().to_owned(),
        title: p.name(p.id(), language).to_owned(),
        is: p.id() == chosen.id(),
    };
    render(&Page {
        procedures: all.iter().map(title).collect(),
        key: uuid::Uuid::now_v7().to_string(),
        provisional: bars.iter().any(|b| b.provisional),
        start: start.to_string(),
        end: quorate_wording::day(language, end),
        parameters,
        workdays,
        bars,
        short,
        about_none: chosen.founds().is_none_or(|b| !b.standing),
        bodies,
        c: desk.chrome,
    })
}

fn bar(desk: &Desk, procedure: &Procedure, planned: &Planned, start: Date, end: Date) -> Bar {
    let all = start.days_until(end).max(1) + 1;
    let x = start.days_until(planned.from) * WIDTH / all;
    let stage = procedure.stages().get(planned.stage).map(|s| procedure.name(&s.id, desk.language));
    Bar {
        task: procedure.name(&planned.task, desk.language).to_owned(),
        stage: stage.unwrap_or_default().to_owned(),
        from: quorate_wording::short_day(desk.language, planned.from),
        until: quorate_wording::short_day(desk.language, planned.until),
        critical: planned.critical,
        limited: planned.limited,
        provisional: planned.provisional,
        width: ((planned.from.days_until(planned.until) + 1) * WIDTH / all).max(6).min(WIDTH - x),
        x,
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct New {
    procedure: String,
    #[serde(default)]
    title: String,
    key: String,
    #[serde(default)]
    about: String,
    /// `midway` where part is done already.
    #[serde(default)]
    begin: String,
}

pub(crate) async fn open(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    if !visitor.acts() {
        return Err(Problem::of(Cause::Forbidden));
    }
    let case = case_id(&visitor, &new.key);
    let county = visitor.tenant.clone();
    let about = Some(new.about).filter(|about| !about.is_empty());
    let command = Command::Open { procedure: new.procedure, county, title: new.title, about };
    let order = Order::Case { case: case.clone(), command, expected: None };
    send(&web, &visitor, new.key, order, None).await?;
    let on = if new.begin == "midway" { "/take-up" } else { "" };
    Ok(Redirect::to(&format!("/cases/{case}{on}")).into_response())
}
