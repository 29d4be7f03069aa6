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

pub(super) struct Offered {
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
}

/// The procedures the visitor's offices convene.
pub(super) fn offered(desk: &Desk) -> Vec<std::sync::Arc<Procedure>> {
    let own = desk.visitor.offices();
    let can = |p: &&std::sync::Arc<Procedure>| {
        desk.names.directory.offices_for(p.convenor()).iter().any(|o| own.contains(o))
    };
    let procedures = desk.web.engine().procedures();
    procedures.all().filter(can).filter_map(|p| procedures.of(&desk.names.directory, p.id())).collect()
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
            unit: p.unit.map(|u| desk.chrome.t(&format!("unit-{}", u.as_str()))).unwrap_or_default(),
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
    let command =
        Command::Open { procedure: new.procedure, county: visitor.tenant.clone(), title: new.title };
    let order = Order::Case { case: case.clone(), command, expected: None };
    send(&web, &visitor, new.key, order, None).await?;
    let on = if new.begin == "midway" { "/take-up" } else { "" };
    Ok(Redirect::to(&format!("/cases/{case}{on}")).into_response())
}
