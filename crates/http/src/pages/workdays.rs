//! The public calendar: which years are known, which days are off and worked, and how another one is adopted, after it
//! was told what it changes.

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::directory::{DirectoryCommand, Role};
use quorate_core::{Calendar, Date, Language};
use quorate_engine::Order;
use serde::Deserialize;

use super::case::{After, said};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// The text of a calendar of a hundred years is far shorter, in bytes.
const TEXT_MAX: usize = 128 * 1024;
/// Days told one by one that another calendar changes.
const CHANGED_MAX: usize = 60;

struct Day {
    number: i8,
    /// `off` or `worked` where the notice says so, `rest` on other weekends, else empty.
    class: &'static str,
    /// What a reader hears besides the number.
    word: String,
}

struct Month {
    name: String,
    /// Whole weeks from Monday; none outside the month.
    weeks: Vec<Vec<Option<Day>>>,
}

/// What another calendar would change.
struct Checked {
    text: String,
    added: String,
    removed: String,
    /// Days of known years that change, with what they become.
    changed: Vec<String>,
    /// More than are listed.
    more: usize,
    same: bool,
}

#[derive(Template)]
#[template(path = "workdays.html")]
struct Page {
    c: Chrome,
    lede: String,
    year: i16,
    notice: String,
    years: Vec<(i16, bool)>,
    months: Vec<Month>,
    administers: bool,
    /// It is not that of the program.
    adopted: bool,
    provisional: u64,
    checked: Option<Checked>,
    /// As typed, or the calendar in force for adding to it; and why it cannot be read.
    typed: String,
    wrong: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    year: Option<i16>,
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "offices").await?;
    desk.chrome.said = said(&desk.chrome, &after);
    page(desk, asked.year, None, (String::new(), String::new())).await
}

/// What the form sends: a text to be looked at, or to be adopted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    act: String,
    text: String,
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let adopt = |digest| Order::Directory(DirectoryCommand::AdoptCalendar { digest });
    let key = uuid::Uuid::now_v7().to_string();
    if sent.act == "undo" {
        send(&web, &visitor, key, adopt(None), None).await?;
        web.engine().recount_soon(&visitor.tenant);
        return Ok(Redirect::to("/workdays?said=said-done").into_response());
    }
    // A form sends the ends of its lines as CR LF; a file has none, and its digest is to be the same.
    let text = sent.text.replace("\r\n", "\n");
    let desk = Desk::open(web.clone(), visitor.clone(), language, "offices").await?;
    let calendar = match read(&desk, &text) {
        Ok(calendar) => calendar,
        Err(wrong) => return page(desk, None, None, (text, wrong)).await,
    };
    if sent.act == "adopt" {
        let digest = calendar.digest();
        // Durable before the directory names it.
        web.engine().keep_calendar(calendar, &text).await?;
        send(&web, &visitor, key, adopt(Some(digest)), None).await?;
        web.engine().recount_soon(&visitor.tenant);
        return Ok(Redirect::to("/workdays?said=said-done").into_response());
    }
    let checked = checked(&desk, &calendar, text.clone());
    page(desk, None, Some(checked), (text, String::new())).await
}

/// A calendar the jurisdiction can count by, or what is wrong with the text and where.
fn read(desk: &Desk, text: &str) -> Result<Calendar, String> {
    if text.len() > TEXT_MAX {
        return Err(desk.chrome.t1("workdays-long", "max", TEXT_MAX / 1024));
    }
    let calendar =
        Calendar::from_yaml(text).map_err(|error| desk.chrome.t1("workdays-wrong", "said", error))?;
    let now = desk.calendar();
    if calendar.id() != now.id() || calendar.offset() != now.offset() {
        return Err(desk.chrome.t1("workdays-elsewhere", "name", now.id()));
    }
    Ok(calendar)
}

fn checked(desk: &Desk, calendar: &Calendar, text: String) -> Checked {
    let now = desk.calendar();
    let only = |one: &Calendar, other: &Calendar| {
        let years = one.years().filter(|y| other.notice(*y).is_none());
        years.map(|y| y.to_string()).collect::<Vec<_>>().join(", ")
    };
    let days = now.differs(calendar);
    let told = |day: &Date| {
        let word = if calendar.is_workday(*day) { "workdays-becomes-worked" } else { "workdays-becomes-off" };
        desk.chrome.t1(word, "day", quorate_wording::day(desk.language, *day))
    };
    Checked {
        text,
        added: only(calendar, &now),
        removed: only(&now, calendar),
        changed: days.iter().take(CHANGED_MAX).map(told).collect(),
        more: days.len().saturating_sub(CHANGED_MAX),
        same: calendar.digest() == now.digest(),
    }
}

async fn page(
    mut desk: Desk,
    year: Option<i16>,
    checked: Option<Checked>,
    (typed, wrong): (String, String),
) -> Result<Response, Problem> {
    let calendar = desk.calendar();
    let engine = desk.web.engine().clone();
    let today = engine.now().date(engine.calendar().offset()).0.year();
    let known: Vec<i16> = calendar.years().collect();
    let year = year.filter(|y| known.contains(y)).unwrap_or_else(|| {
        if known.contains(&today) { today } else { known.last().copied().unwrap_or(today) }
    });
    desk.chrome.title = desk.chrome.t("workdays");
    let span = |first: &i16, last: &i16| format!("{first}–{last}");
    let years = known.first().zip(known.last()).map(|(a, b)| span(a, b)).unwrap_or_default();
    let provisional = engine.store().provisional_count(&desk.visitor.tenant).await?;
    render(&Page {
        lede: desk.chrome.t1("workdays-lede", "years", years),
        year,
        notice: calendar.notice(year).unwrap_or_default().to_owned(),
        years: known.iter().rev().map(|y| (*y, *y == year)).collect(),
        months: (1..=12).map(|month| one_month(&desk, &calendar, year, month)).collect(),
        administers: desk.visitor.has(Role::Clerk) || desk.visitor.has(Role::Administrator),
        adopted: desk.names.directory.calendar.is_some(),
        provisional,
        checked,
        typed: if typed.is_empty() { calendar.text().to_owned() } else { typed },
        wrong,
        c: desk.chrome,
    })
}

fn one_month(desk: &Desk, calendar: &Calendar, year: i16, month: i8) -> Month {
    let mut weeks = vec![];
    let mut week: Vec<Option<Day>> = vec![];
    let mut day = Date::new(year, month, 1);
    if let Some(first) = day {
        week.extend((0..first.0.weekday().to_monday_zero_offset()).map(|_| None));
    }
    while let Some(at) = day.filter(|d| d.0.month() == month) {
        let (class, word) = match (calendar.is_moved(at), calendar.is_workday(at)) {
            (true, true) => ("worked", desk.chrome.t("workdays-worked")),
            (true, false) => ("off", desk.chrome.t("workdays-off")),
            (false, false) => ("rest", String::new()),
            (false, true) => ("", String::new()),
        };
        week.push(Some(Day { number: at.0.day(), class, word }));
        if week.len() == 7 {
            weeks.push(std::mem::take(&mut week));
        }
        day = Some(at.next());
    }
    if !week.is_empty() {
        week.resize_with(7, || None);
        weeks.push(week);
    }
    Month { name: desk.chrome.t1("workdays-month", "month", month), weeks }
}
