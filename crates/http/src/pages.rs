//! Pages: server-rendered, Chinese and English, readable without a script.

use std::sync::Arc;

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use quorate_core::jurisdiction::is_practice;
use quorate_core::{Language, Procedure};
use quorate_store::StoreError;
use quorate_wording::listed;

use crate::Web;
use crate::door::Ways;
use crate::names::Names;
use crate::problem::{Cause, Problem};
use crate::visitor::{Visitor, language};

pub(crate) mod acting;
mod around;
pub(crate) mod arranging;
pub(crate) mod auditing;
pub(crate) mod bodies;
pub(crate) mod case;
pub(crate) mod cases;
mod clock;
pub(crate) mod deadlines;
pub(crate) mod drafting;
mod elsewhere;
pub(crate) mod events;
pub(crate) mod first_start;
mod form;
mod handlers;
mod hands;
pub(crate) mod identity;
pub(crate) mod invited;
pub(crate) mod inviting;
mod naming;
pub(crate) mod notices;
pub(crate) mod offices;
pub(crate) mod onepage;
mod outside;
pub(crate) mod papers;
pub(crate) mod passkey;
mod polling;
pub(crate) mod practice;
pub(crate) mod procedures;
pub(crate) mod queue;
pub(crate) mod returning;
pub(crate) mod search;
pub(crate) mod separating;
pub(crate) mod settings;
mod sharing;
pub(crate) mod signing;
pub(crate) mod slip;
pub(crate) mod taking_up;
pub(crate) mod task;
mod unsent;
mod vacancies;
pub(crate) mod verdict;
pub(crate) mod visiting;
pub(crate) mod workdays;

const SCRIPT: &str = include_str!("pages/live.js");
const STYLE: &str = include_str!("pages/style.css");

/// What stands around every page.
#[derive(Debug, Default)]
pub(crate) struct Chrome {
    pub language: Language,
    pub title: String,
    /// `queue` or `cases`.
    pub section: &'static str,
    pub person: String,
    pub office: String,
    pub jurisdiction: String,
    pub owed: u64,
    /// Notices that are new, counted up to 100.
    pub unread: u64,
    /// A message after an act.
    pub said: String,
    /// What was looked for.
    pub sought: String,
    /// Whom one can practise as, where one does: id, name, and whether one is just that.
    pub practice: Vec<(String, String, bool)>,
    /// This is a practice.
    pub practises: bool,
    /// Reads the security log.
    pub guards: bool,
    /// Judges the cases of the jurisdiction.
    pub audits: bool,
    /// The size of the log when the page was made: whatever comes later it has not seen.
    pub seen: u64,
    /// This is a demo: anybody may come in as somebody else.
    pub visits: bool,
}

impl Chrome {
    /// A sentence in the visitor's language.
    pub fn t(&self, id: &str) -> String {
        quorate_wording::say(self.language, id, &[])
    }
    /// A sentence with one fact.
    pub fn t1(&self, id: &str, name: &str, value: impl std::fmt::Display) -> String {
        quorate_wording::say(self.language, id, &[(name, &value.to_string())])
    }
    /// The tag for `lang=`.
    pub fn tag(&self) -> &'static str {
        if self.language == Language::Zh { "zh-Hans" } else { "en" }
    }
    /// Whether somebody is signed in.
    pub fn signed_in(&self) -> bool {
        !self.person.is_empty()
    }
}

/// A page in the making: the visitor, the names, the chrome.
pub(crate) struct Desk {
    pub web: Web,
    pub visitor: Visitor,
    pub language: Language,
    pub names: Names,
    pub chrome: Chrome,
}

impl Desk {
    pub async fn open(
        web: Web,
        visitor: Visitor,
        language: Language,
        section: &'static str,
    ) -> Result<Self, Problem> {
        // Before anything is read: what moves meanwhile is told to the page at once.
        let seen = web.engine().store().head(&visitor.tenant).await?.map_or(0, |h| h.frontier.size());
        let mut names = Names::of(&web, &visitor.tenant).await?;
        names.fetch_people(&web, &visitor.tenant, [visitor.person.clone()]).await?;
        let mut owed = 0;
        // What else an office owes is no business of whoever holds one of its invitations.
        let read = names.directory.own.get(&visitor.person).map_or(0, |o| o.read);
        let (mut unread, told_as) = (0, visitor.told_as());
        for office in visitor.offices().into_iter().filter(|_| visitor.guest.is_none()) {
            owed += web.engine().store().queue_count(&visitor.tenant, &office).await?;
            let told = (office.as_str(), told_as.as_slice());
            unread += web.engine().store().notices_since(&visitor.tenant, told, read).await?;
        }
        let covered = visitor.capacities.iter().filter_map(|c| c.covers.as_ref()).map(|c| c.person.clone());
        names.fetch_people(&web, &visitor.tenant, covered.collect::<Vec<_>>()).await?;
        let offices = visitor.capacities.iter().map(|c| {
            let office = names.office(&c.office, language);
            match c.covers.as_ref().map(|c| names.person(&c.person)) {
                Some(person) => {
                    let facts = [("office", office.as_str()), ("person", &person)];
                    quorate_wording::say(language, "office-covering", &facts)
                }
                None => office,
            }
        });
        let mut offices: Vec<String> = offices.collect();
        offices.dedup();
        let jurisdiction = match (language, &names.directory) {
            (Language::En, d) if !d.name_en.is_empty() => d.name_en.clone(),
            (_, d) => d.name.clone(),
        };
        let chrome = Chrome {
            language,
            title: String::new(),
            section,
            person: if visitor.guest.is_some() { String::new() } else { names.person(&visitor.person) },
            office: listed(language, offices),
            jurisdiction,
            owed,
            unread,
            said: String::new(),
            sought: String::new(),
            practice: vec![],
            practises: is_practice(&visitor.tenant),
            guards: visitor.guards(),
            audits: visitor.reads_all(),
            seen,
            visits: web.cast().is_some(),
        };
        let mut desk = Self { web, visitor, language, names, chrome };
        if desk.chrome.practises && desk.visitor.guest.is_none() {
            desk.chrome.practice = practice::roles(&mut desk).await?;
        }
        Ok(desk)
    }

    /// The public calendar the jurisdiction counts by.
    pub fn calendar(&self) -> Arc<quorate_core::Calendar> {
        self.web.engine().calendar_of(&self.names.directory)
    }

    pub fn is_auditor(&self) -> bool {
        self.visitor.reads_all()
    }

    /// A case the visitor sees, with the procedure it keeps.
    pub async fn case(&mut self, id: &str) -> Result<(Arc<quorate_core::Case>, Arc<Procedure>), Problem> {
        let engine = self.web.engine().clone();
        let case = engine.case(&self.visitor.tenant, id).await?.ok_or_else(Problem::missing)?;
        let procedure = engine.procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
        let digests = crate::api::views::payloads(&case);
        self.fetch(digests).await?;
        let people = case
            .tasks
            .values()
            .filter_map(|t| t.done.as_ref())
            .flat_map(|d| [Some(d.recorded_by.clone()), d.person.clone(), d.covered.clone()]);
        let handed = case.tasks.values().flat_map(|t| &t.handed);
        let handed = handed.flat_map(|h| [Some(h.by.clone()), h.to.clone()]);
        let named = case.tasks.values().map(|t| t.named.clone());
        let read = case.informed.iter().flat_map(|i| i.read.values()).map(|(person, _)| Some(person.clone()));
        let votes = case.tasks.values().flat_map(|t| t.votes.keys()).map(|person| Some(person.clone()));
        let people = people.chain(handed).chain(named).chain(read).chain(votes);
        let people: Vec<String> = people.flatten().chain([case.opened_by.clone()]).collect();
        self.names.fetch_people(&self.web, &self.visitor.tenant, people).await?;
        Ok((case, procedure))
    }

    pub async fn fetch(&mut self, digests: Vec<quorate_core::record::Digest>) -> Result<(), StoreError> {
        self.names.fetch(&self.web, &self.visitor.tenant, digests).await
    }

    /// What a case and one of its tasks are called, from a row of a list.
    pub fn titles(&self, digest: &str, title: &str, task: &str) -> (String, String) {
        let digest = digest.parse().ok();
        let procedure = digest.and_then(|d| self.web.engine().procedures().by_digest(d));
        match procedure {
            Some(p) => {
                let case = p.case_title(title, self.language).to_owned();
                (case, p.name(task, self.language).to_owned())
            }
            None => (title.to_owned(), task.to_owned()),
        }
    }

    /// A moment as a day.
    pub fn day(&self, moment: quorate_core::Moment) -> String {
        quorate_wording::day(self.language, moment.date(self.web.engine().calendar().offset()))
    }

    /// Who is bound by what was done, and when.
    pub fn by_whom(&self, done: &quorate_core::case::Done) -> String {
        let offset = self.web.engine().calendar().offset();
        let day =
            quorate_wording::day(self.language, done.took_place.unwrap_or_else(|| done.at.date(offset)));
        let who = match (done.signed, &done.person) {
            (Some(name), _) => self.names.text(name).to_owned(),
            (None, Some(person)) => self.for_whom(person, done.covered.as_deref()),
            (None, None) => String::new(),
        };
        // Another office signed, named by a rule of separation.
        let who = match &done.instead {
            Some(office) => format!("{who} · {}", self.names.office(office, self.language)),
            None => who,
        };
        if who.is_empty() { day } else { format!("{who} · {day}") }
    }

    /// 乙代甲: a person, and whom that one covers.
    pub fn for_whom(&self, person: &str, covered: Option<&str>) -> String {
        let by = self.names.person(person);
        match covered.map(|p| self.names.person(p)) {
            Some(person) => {
                quorate_wording::say(self.language, "by-cover", &[("by", &by), ("person", &person)])
            }
            None => by,
        }
    }

    /// A deadline as people write it, with what is left of it; whether it has passed.
    pub fn due(&self, due: Option<quorate_core::Moment>) -> (String, String, bool) {
        let Some(due) = due else { return (self.chrome.t("due-none"), String::new(), false) };
        let calendar = self.calendar();
        let now = self.web.engine().now();
        // The due moment is the first that is too late: the day meant is the one before it.
        let last = quorate_core::Moment(due.0 - 1).date(calendar.offset());
        let left = calendar.workdays_between(now.date(calendar.offset()), last);
        let words = match (now >= due, left) {
            (true, n) => self.chrome.t1("due-late", "days", -n),
            (false, 0) => self.chrome.t("due-today"),
            (false, n) => self.chrome.t1("due-left", "days", n),
        };
        (quorate_wording::day(self.language, last), words, now >= due)
    }
}

/// Renders a template; a template that cannot be rendered is our fault.
pub(crate) fn render(template: &impl Template) -> Result<Response, Problem> {
    match template.render() {
        Ok(html) => Ok(Html(html).into_response()),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Err(Problem::of(Cause::Storage))
        }
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    c: Chrome,
    text: String,
    help: String,
    clause: String,
    /// Whom to call; empty if nobody is known.
    call: String,
}

/// A problem as a page, with its status.
pub(crate) fn problem_page(problem: &Problem, language: Language, call: String) -> Response {
    let told = problem.told(language);
    let page = ProblemPage {
        c: Chrome { language, title: told.text.clone(), ..Chrome::default() },
        text: told.text.clone(),
        help: told.help.clone(),
        clause: problem.clause.clone().unwrap_or_default(),
        call,
    };
    let mut response =
        page.render().map_or_else(|_| told.text.clone().into_response(), |html| Html(html).into_response());
    *response.status_mut() = problem.status;
    response
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    c: Chrome,
    /// Of a one-time link; empty if the visitor comes by password.
    secret: String,
    name: String,
    /// Where to go on.
    next: String,
    ways: Ways,
}

/// How to come in, and where to go on then.
pub(crate) fn sign_in_page(web: &Web, language: Language, next: &str, ways: Ways) -> Response {
    let c = Chrome { language, visits: web.cast().is_some(), ..Chrome::default() };
    let page = SignInPage { c, secret: String::new(), name: String::new(), next: next.to_owned(), ways };
    let mut response = page
        .render()
        .map_or_else(|_| StatusCode::UNAUTHORIZED.into_response(), |html| Html(html).into_response());
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response
}

pub(crate) async fn missing(uri: Uri, request: Request) -> Response {
    let language = language(uri.query(), request.headers());
    told(uri.path(), &Problem::missing(), language)
}

pub(crate) async fn wrong_method(uri: Uri, request: Request) -> Response {
    let language = language(uri.query(), request.headers());
    told(uri.path(), &Problem::of(Cause::Method), language)
}

fn told(path: &str, problem: &Problem, language: Language) -> Response {
    if path.starts_with("/api/") {
        problem.clone().in_language(language).into_response()
    } else {
        problem_page(problem, language, String::new())
    }
}

/// The script: our own, small, and nothing needs it.
pub(crate) async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, SCRIPT).into_response()
}

pub(crate) async fn style() -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

/// The mark, as the browser's tab shows it.
pub(crate) async fn icon() -> Response {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#1b1d20"/><path d="M4 4h3v3H4zM9 4h3v3H9zM4 9h3v3H4zM9 9h3v3H9z" fill="#faf9f5"/></svg>"##;
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], svg)
        .into_response()
}
