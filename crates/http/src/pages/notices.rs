//! 阅知: what the visitor's offices were told, the newest first, and what of it is new.

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_core::directory::{DirectoryCommand, NoticeTime};
use quorate_engine::Order;
use quorate_store::NoticeRow;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::problem::Problem;
use crate::visitor::Visitor;

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The last of the page before, by its place in the log.
    before: Option<u64>,
}

struct Row {
    link: String,
    what: String,
    case: String,
    /// The other office whose task it is about; empty: none.
    of: String,
    office: String,
    when: String,
    icon: &'static str,
    unread: bool,
}

#[derive(Template)]
#[template(path = "notices.html")]
struct Page {
    c: Chrome,
    rows: Vec<Row>,
    next: Option<u64>,
    /// Everything before is read when the visitor says so; 0 if nothing is new.
    mark: u64,
    several: bool,
    /// When to be told outside the pages: value, name, chosen.
    times: Vec<(&'static str, String, bool)>,
    mail: String,
    phone: String,
}

pub(crate) async fn notices(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let offices = desk.visitor.offices();
    let before = asked.before.unwrap_or(u64::MAX >> 1);
    let (listed, more) = page(&desk, &offices, before).await?;
    let own = desk.names.directory.own.get(&desk.visitor.person).cloned().unwrap_or_default();
    let read = own.read;
    let chosen = own.notices.as_ref().map_or(NoticeTime::Never, |n| n.time);
    let (mail, phone) = own.notices.map_or((None, None), |n| (n.mail, n.phone));
    desk.fetch(mail.into_iter().chain(phone).collect()).await?;
    let next = listed.last().filter(|_| more).map(|n| n.position);
    let newest = listed.first().map_or(0, |n| n.position + 1);
    desk.chrome.title = desk.chrome.t("tab-notices");
    let mut rows: Vec<Row> = vec![];
    for (n, notice) in listed.iter().enumerate() {
        let row = row(&desk, notice, read);
        // Whoever acts for several offices is told once, with all of them.
        let same = |before: &&NoticeRow| {
            (before.position, &before.kind, &before.key) == (notice.position, &notice.kind, &notice.key)
        };
        match rows
            .last_mut()
            .filter(|_| n.checked_sub(1).and_then(|n| listed.get(n)).as_ref().is_some_and(same))
        {
            Some(told) => told.office = [&told.office, &row.office].map(String::as_str).join(" · "),
            None => rows.push(row),
        }
    }
    render(&Page {
        rows,
        mark: if asked.before.is_none() && newest > read { newest } else { 0 },
        several: offices.len() > 1,
        times: NoticeTime::ALL
            .map(|t| {
                (t.as_str(), desk.chrome.t(&format!("notices-{}", t.as_str().replace('_', "-"))), t == chosen)
            })
            .into(),
        mail: mail.map(|d| desk.names.text(d).to_owned()).unwrap_or_default(),
        phone: phone.map(|d| desk.names.text(d).to_owned()).unwrap_or_default(),
        next,
        c: desk.chrome,
    })
}

/// What was told before an index of the log, and whether there is more. What one act told is on one page: the next one
/// begins before the whole act.
async fn page(
    desk: &Desk,
    offices: &[String],
    before: u64,
) -> Result<(Vec<NoticeRow>, bool), quorate_store::StoreError> {
    let (store, tenant) = (desk.web.engine().store(), &desk.visitor.tenant);
    let told_as = desk.visitor.told_as();
    let told = (offices, told_as.as_slice());
    let mut listed = store.notices(tenant, told, (0, before), PAGE + 1).await?;
    let cut = listed.get(PAGE as usize).map(|n| n.position);
    let Some(cut) = cut else { return Ok((listed, false)) };
    listed.retain(|n| n.position > cut);
    if listed.is_empty() {
        listed = store.notices(tenant, told, (cut, cut + 1), i64::MAX).await?;
    }
    Ok((listed, true))
}

fn row(desk: &Desk, notice: &NoticeRow, read: u64) -> Row {
    // A key is the task's id and what follows the first point.
    let task = notice.key.split('.').next().unwrap_or_default();
    let (case, name) = desk.titles(&notice.digest, &notice.title, task);
    let offset = desk.web.engine().calendar().offset();
    Row {
        link: match notice.key.contains('.') {
            true => format!("/cases/{}/tasks/{}", notice.case, notice.key),
            false => format!("/cases/{}", notice.case),
        },
        what: desk.chrome.t1(&format!("notice-{}", notice.kind.replace('_', "-")), "name", name),
        case,
        of: match notice.of.as_str() {
            "" => String::new(),
            of if of == notice.office => String::new(),
            of => desk.names.office(of, desk.language),
        },
        office: desk.names.office(&notice.office, desk.language),
        when: quorate_wording::moment(desk.language, notice.at, offset),
        icon: match notice.kind.as_str() {
            "offered" | "asked_again" | "transferred" | "given" | "handed_back" => "todo",
            "reminded" | "urged" | "round_closed" => "late",
            "answered" | "ended" | "disposed" => "done",
            "returned" | "redone" => "back",
            "recorded" | "corrected" => "paper",
            _ => "doing",
        },
        unread: notice.position >= read,
    }
}

/// What a form sends: what was read, or how to be told.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    before: u64,
    time: String,
    mail: String,
    phone: String,
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let time = NoticeTime::ALL.into_iter().find(|t| t.as_str() == sent.time);
    let command = match time {
        Some(time) => DirectoryCommand::SetNotices { time, mail: sent.mail, phone: sent.phone },
        None => DirectoryCommand::MarkRead { before: sent.before },
    };
    let order = Order::Directory(command);
    send(&web, &visitor, uuid::Uuid::now_v7().to_string(), order, None).await?;
    Ok(Redirect::to("/notices").into_response())
}
