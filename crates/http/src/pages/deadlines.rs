//! Deadlines as a calendar: a month at a time, and as an address that calendar programs subscribe to (RFC 5545).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, Property};
use quorate_core::moment::Date;
use quorate_core::{Language, Moment};
use quorate_engine::random;
use quorate_store::{QueueItem, Scope, Secret};
use quorate_wording::say;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::door::{Network, note};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Deadlines in one answer.
const ITEMS_MAX: i64 = 300;
/// A feed goes on so long, in days.
const FEED_DAYS: i64 = 366;

struct Entry {
    link: String,
    task: String,
    about: String,
    late: bool,
}

struct Day {
    number: i8,
    written: String,
    inside: bool,
    today: bool,
    work: bool,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "deadlines.html")]
struct Page {
    c: Chrome,
    month: String,
    before: String,
    after: String,
    weekdays: [String; 7],
    weeks: Vec<Vec<Day>>,
    count: usize,
    cut: bool,
    /// No notice of the days off of that year is known.
    provisional: bool,
    /// The address just made: shown once.
    feed: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Such as 2026-11.
    month: String,
}

pub(crate) async fn deadlines(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    show(Desk::open(web, visitor, language, "queue").await?, &asked.month, String::new()).await
}

fn first_of(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let year: i16 = year.parse().ok().filter(|y| (1900..=2200).contains(y))?;
    Date::new(year, month.parse().ok()?, 1)
}

fn moved(first: Date, by: i8) -> Date {
    let (year, month) = (first.0.year(), first.0.month() + by);
    match month {
        0 => Date::new(year - 1, 12, 1),
        13 => Date::new(year + 1, 1, 1),
        _ => Date::new(year, month, 1),
    }
    .unwrap_or(first)
}

async fn show(mut desk: Desk, month: &str, feed: String) -> Result<Response, Problem> {
    let engine = desk.web.engine().clone();
    let calendar = engine.calendar();
    let today = engine.now().date(calendar.offset());
    let first = first_of(month).or_else(|| Date::new(today.0.year(), today.0.month(), 1)).unwrap_or(today);
    let after = moved(first, 1);
    // Whole weeks, from Monday.
    let lead = i64::from(first.0.weekday().to_monday_zero_offset());
    let mut day = first;
    for _ in 0..lead {
        day = day.before().unwrap_or(day);
    }
    let from = day.before().unwrap_or(day).ends(calendar.offset());
    let until = after.ends(calendar.offset()).plus_minutes(7 * 24 * 60);
    let (items, cut) = items(&desk, from, until).await?;
    let mut by_day: BTreeMap<Date, Vec<Entry>> = BTreeMap::new();
    for item in &items {
        let Some(due) = item.due else { continue };
        by_day.entry(Moment(due.0 - 1).date(calendar.offset())).or_default().push(entry(&desk, item));
    }
    let mut weeks = vec![];
    let mut count = 0;
    while day < after {
        let mut week = vec![];
        for _ in 0..7 {
            let entries = by_day.remove(&day).unwrap_or_default();
            let inside = first <= day && day < after;
            count += if inside { entries.len() } else { 0 };
            week.push(Day {
                number: day.0.day(),
                written: quorate_wording::short_day(desk.language, day),
                inside,
                today: day == today,
                work: calendar.is_workday(day),
                entries,
            });
            day = day.next();
        }
        weeks.push(week);
    }
    let named = |d: Date| format!("{:04}-{:02}", d.0.year(), d.0.month());
    desk.chrome.title = desk.chrome.t("deadlines");
    let facts = [("year", first.0.year().to_string()), ("month", first.0.month().to_string())];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    render(&Page {
        month: say(desk.language, "deadlines-month", &facts),
        before: named(moved(first, -1)),
        after: named(after),
        weekdays: [1, 2, 3, 4, 5, 6, 7].map(|n| desk.chrome.t(&format!("weekday-{n}"))),
        provisional: calendar.notice(first.0.year()).is_none(),
        weeks,
        count,
        cut,
        feed,
        c: desk.chrome,
    })
}

/// What the visitor's offices owe between two moments, and what is owed in cases they lead.
async fn items(desk: &Desk, from: Moment, until: Moment) -> Result<(Vec<QueueItem>, bool), Problem> {
    let own = desk.visitor.offices();
    let offices = if desk.visitor.reads_all() { None } else { Some(&own[..]) };
    let store = desk.web.engine().store();
    let items = store.deadlines(&desk.visitor.tenant, offices, (from, until), ITEMS_MAX).await?;
    let cut = items.len() as i64 == ITEMS_MAX;
    Ok((items, cut))
}

fn entry(desk: &Desk, item: &QueueItem) -> Entry {
    let (case, task) = desk.titles(&item.digest, &item.title, &item.task);
    Entry {
        link: format!("/cases/{}/tasks/{}", item.case, item.key),
        task,
        about: format!("{} · {case}", desk.names.office(&item.office, desk.language)),
        late: item.due.is_some_and(|d| d <= desk.web.engine().now()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Subscribe {
    month: String,
}

/// Makes an address for calendar programs; whoever has it reads these deadlines and nothing else.
pub(crate) async fn subscribe(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Subscribe>,
) -> Result<Response, Problem> {
    // Made by a person at a page, never by a program with a token.
    if visitor.via != "session" {
        return Err(Problem::of(Cause::Forbidden));
    }
    let (engine, secret) = (web.engine(), Secret::new("k", random()?));
    let now = engine.now();
    let label = say(language, "deadlines", &[]);
    let expires = now.plus_minutes(FEED_DAYS * 24 * 60);
    let who = (visitor.tenant.as_str(), visitor.person.as_str());
    engine.store().add_token(&secret, who, Scope::Calendar, &label, now, expires).await?;
    note(&web, &visitor.tenant, "token-made", &visitor.person, &network, &label).await?;
    let feed = format!("{}/calendar/{}.ics", web.hosting().origin(&headers), secret.reveal());
    show(Desk::open(web, visitor, language, "queue").await?, &sent.month, feed).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Of {
    /// Only what this office owes.
    office: String,
}

/// The deadlines of a person's offices as a calendar, a year ahead and a month back.
pub(crate) async fn feed(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(of): Query<Of>,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let desk = Desk::open(web, visitor, language, "queue").await?;
    let now = desk.web.engine().now();
    let offset = desk.web.engine().calendar().offset();
    let (items, _) =
        items(&desk, now.plus_minutes(-31 * 24 * 60), now.plus_minutes(FEED_DAYS * 24 * 60)).await?;
    let origin = desk.web.hosting().origin(&headers);
    let mut calendar = Calendar::new();
    calendar.name(&desk.chrome.t("deadlines"));
    for item in items.iter().filter(|i| of.office.is_empty() || i.office == of.office) {
        let (entry, Some(due)) = (entry(&desk, item), item.due) else { continue };
        // The due moment is the first that is too late.
        let day = Moment(due.0 - 1).date(offset);
        let mut event = Event::new();
        event
            .uid(&format!("{}-{}@{}", item.case, item.key, desk.visitor.tenant))
            .summary(&entry.task)
            .description(&entry.about)
            .url(&format!("{origin}{}", entry.link))
            .add_property("DTSTAMP", basic(&item.offered.rfc3339()))
            .append_property(
                Property::new("DTSTART", basic(&day.to_string())).add_parameter("VALUE", "DATE").done(),
            );
        calendar.push(event.done());
    }
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.to_string()).into_response())
}

/// The basic format of ISO 8601, as RFC 5545 writes dates and times.
fn basic(written: &str) -> String {
    let whole = written.split('.').next().unwrap_or_default().trim_end_matches('Z');
    let digits: String = whole.chars().filter(|c| c.is_ascii_digit() || *c == 'T').collect();
    if digits.contains('T') { format!("{digits}Z") } else { digits }
}
