//! Finding cases, papers, offices and people by what they are called.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use quorate_core::Language;
use quorate_core::directory::Role;
use quorate_core::search::{grams, holds};
use quorate_store::CaseFilter;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Cases looked at for one answer; more are found in the list of cases, page by page.
const CASES_MAX: i64 = 30;
const SOUGHT_MAX: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sought {
    q: String,
}

struct Hit {
    link: String,
    title: String,
    about: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    c: Chrome,
    groups: Vec<(&'static str, Vec<Hit>)>,
    short: bool,
    more: bool,
}

pub(crate) async fn search(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(sought): Query<Sought>,
) -> Result<Response, Problem> {
    let sought: String = sought.q.trim().chars().filter(|c| !c.is_control()).take(SOUGHT_MAX).collect();
    let mut desk = Desk::open(web, visitor, language, "search").await?;
    desk.chrome.title = desk.chrome.t("search");
    // One character is a pair of nothing: everything would be looked through.
    let short = grams(&sought).iter().all(|g| g.chars().count() < 2);
    let (mut groups, mut more) = (vec![], false);
    if !short {
        let (cases, papers, cut) = cases_and_papers(&mut desk, &sought).await?;
        more = cut;
        groups = vec![
            ("search-cases", cases),
            ("search-papers", papers),
            ("search-offices", offices(&desk, &sought)),
            ("search-people", people(&mut desk, &sought).await?),
        ];
        groups.retain(|(_, hits)| !hits.is_empty());
    }
    desk.chrome.sought = sought;
    render(&Page { c: desk.chrome, groups, short, more })
}

async fn cases_and_papers(desk: &mut Desk, sought: &str) -> Result<(Vec<Hit>, Vec<Hit>, bool), Problem> {
    let engine = desk.web.engine().clone();
    let offices = if desk.is_auditor() { None } else { Some(desk.visitor.offices()) };
    let filter = CaseFilter { find: sought.to_owned(), offices, limit: CASES_MAX, ..CaseFilter::default() };
    let rows = engine.store().cases(&desk.visitor.tenant, &filter).await?;
    let more = rows.len() as i64 == CASES_MAX;
    let (mut cases, mut papers) = (vec![], vec![]);
    for row in rows {
        let Some(case) = engine.case(&desk.visitor.tenant, &row.id).await? else { continue };
        let Some(procedure) = engine.procedures().by_digest(case.digest) else { continue };
        // Pairs that stand apart are no word: what holds it is looked at.
        if !holds(&case.words(&procedure).join("\n"), sought) {
            continue;
        }
        let title = procedure.case_title(&case.title, desk.language).to_owned();
        let stage = procedure.name(&row.stage, desk.language).to_owned();
        for (paper, versions) in &case.papers {
            let Some(version) = versions.last() else { continue };
            let name = procedure.name(paper, desk.language);
            let files: Vec<&str> = version.files.iter().map(|f| f.name.as_str()).collect();
            let about = format!("{} {}", version.number, files.join(" "));
            if holds(&format!("{name} {about}"), sought) {
                let link = format!("/cases/{}#pp", row.id);
                papers
                    .push(Hit { link, title: format!("{name} · {title}"), about: about.trim().to_owned() });
            }
        }
        cases.push(Hit { link: format!("/cases/{}", row.id), title, about: stage });
    }
    Ok((cases, papers, more))
}

fn offices(desk: &Desk, sought: &str) -> Vec<Hit> {
    let found = desk.names.directory.offices.iter().filter(|(_, o)| {
        let former = o.formerly.iter().map(|f| f.name.as_str());
        let names: Vec<&str> = [o.name.as_str(), &o.name_en].into_iter().chain(former).collect();
        holds(&names.join("\n"), sought)
    });
    let hit = |(id, office): (&String, &quorate_core::directory::Office)| Hit {
        link: format!("/offices#o-{id}"),
        title: desk.names.office(id, desk.language),
        about: office.phone.clone(),
    };
    found.map(hit).collect()
}

/// Whoever looks after people or audits finds them by name; an office finds its own.
async fn people(desk: &mut Desk, sought: &str) -> Result<Vec<Hit>, Problem> {
    let directory = desk.names.directory.clone();
    let all = desk.is_auditor() || desk.visitor.has(Role::Clerk) || desk.visitor.has(Role::Administrator);
    let now = desk.web.engine().now().date(desk.web.engine().calendar().offset());
    let mut held: BTreeMap<&str, Vec<&quorate_core::directory::Appointment>> = BTreeMap::new();
    for appointment in directory.appointments.values().filter(|a| a.holds_on(now)) {
        if all || desk.visitor.acts_for(&appointment.office) {
            held.entry(&appointment.person).or_default().push(appointment);
        }
    }
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, held.keys().map(|p| (*p).to_owned())).await?;
    let found = held.into_iter().filter(|(person, _)| holds(&desk.names.person(person), sought));
    let hit = |(person, held): (&str, Vec<&quorate_core::directory::Appointment>)| {
        let posts =
            held.iter().map(|a| format!("{} {}", desk.names.office(&a.office, desk.language), a.title));
        Hit {
            link: format!("/offices#o-{}", held.first().map_or("", |a| &a.office)),
            title: desk.names.person(person),
            about: posts.collect::<Vec<_>>().join(" · "),
        }
    };
    Ok(found.map(hit).collect())
}
