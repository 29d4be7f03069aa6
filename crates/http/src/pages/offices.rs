//! 单位和人员: everybody sees the offices; clerks and administrators look after them, and reset accounts.

mod importing;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Directory;
use quorate_core::Language;
use quorate_core::directory::{DirectoryCommand, Profile, Role, id_of};
use quorate_core::procedure::model::Part;
use quorate_engine::{Order, random};
use quorate_store::Secret;
use serde::Deserialize;
use serde_json::json;

use super::case::{After, said};
use super::{Chrome, Desk, render};
use crate::Web;
use crate::api::acts::send;
use crate::door::{self, Network};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

pub(crate) use importing::import;

/// A one-time link made for somebody whose account was reset holds so long, in minutes.
const LINK_MINUTES: i64 = 24 * 60;

struct PersonRow {
    id: String,
    appointment: String,
    name: String,
    title: String,
    role: String,
    rank: String,
    account: String,
    can_reset: bool,
}

struct OfficeRow {
    id: String,
    name: String,
    name_en: String,
    formerly: Vec<String>,
    fills: Vec<String>,
    fills_ids: String,
    under: String,
    route: String,
    phone: String,
    /// What became of it: a successor, or the case that formed it.
    about: String,
    closed: bool,
    people: Vec<PersonRow>,
}

#[derive(Template)]
#[template(path = "offices.html")]
struct Page {
    c: Chrome,
    lede: String,
    offices: Vec<OfficeRow>,
    administers: bool,
    roles: Vec<(&'static str, String)>,
    ranks: Vec<(String, String)>,
    profiles: Vec<(&'static str, String, bool)>,
    parties: Vec<(String, String)>,
    /// The office whose forms are shown: those of all would make a page too heavy for a telephone.
    changing: String,
    /// Parties of procedures that no office fills yet.
    unfilled: Vec<String>,
    /// A link just made: for whom, and the link, shown once.
    link: Option<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The office to be changed.
    change: String,
}

pub(crate) async fn offices(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(after): Query<After>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = Desk::open(web, visitor, language, "offices").await?;
    show(desk, &after, asked.change, None).await
}

/// Whom a clerk may reset: nobody who administers, guards or audits.
fn can_reset(visitor: &Visitor, role: Role) -> bool {
    match role {
        Role::Handler | Role::Head | Role::Clerk => visitor.has(Role::Clerk) || visitor.guards(),
        _ => visitor.guards(),
    }
}

async fn show(
    mut desk: Desk,
    after: &After,
    changing: String,
    link: Option<(String, String)>,
) -> Result<Response, Problem> {
    let (engine, language) = (desk.web.engine().clone(), desk.language);
    let administers = administers(&desk.visitor);
    let directory = desk.names.directory.clone();
    let day = engine.now().date(engine.calendar().offset());
    let (mut people, mut accounts) = (BTreeMap::<&str, Vec<PersonRow>>::new(), BTreeMap::new());
    if administers {
        let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
        desk.names.fetch_people(&web, &tenant, directory.people.keys().cloned()).await?;
        accounts.extend(engine.store().accounts(&tenant).await?);
        // Who acts in an office of a case is looked after in that case.
        let of_a_case = |office: &str| directory.offices.get(office).is_some_and(|o| o.from_case.is_some());
        let held = directory.appointments.iter().filter(|(_, a)| a.holds_on(day) && !of_a_case(&a.office));
        for (id, held) in held {
            people.entry(&held.office).or_default().push(PersonRow {
                id: held.person.clone(),
                appointment: id.clone(),
                name: desk.names.person(&held.person),
                title: held.title.clone(),
                role: desk.chrome.t(&format!("role-{}", held.role.as_str())),
                rank: rank_name(&desk, &held.rank),
                account: accounts.get(&held.person).cloned().unwrap_or_default(),
                can_reset: can_reset(&desk.visitor, held.role),
            });
        }
    }
    let parties = parties(&desk);
    let row = |(id, office): (&String, &quorate_core::directory::Office)| {
        let former = |f: &quorate_core::directory::Former| match f.until {
            Some(day) => format!("{} –{day}", f.name),
            None => f.name.clone(),
        };
        let successor = office.successor.as_ref().map(|s| desk.names.office(s, language));
        let about = match (&successor, &office.from_case) {
            (Some(name), _) => desk.chrome.t1("office-succeeded", "name", name),
            (None, Some(_)) => desk.chrome.t("office-formed"),
            (None, None) => String::new(),
        };
        let named = |f: &String| parties.get(f).cloned().unwrap_or_else(|| f.clone());
        OfficeRow {
            id: id.clone(),
            name: desk.names.office(id, language),
            name_en: office.name_en.clone(),
            formerly: office.formerly.iter().map(former).collect(),
            fills: office.fills.iter().map(named).collect(),
            fills_ids: office.fills.join(", "),
            under: office.under.clone().unwrap_or_default(),
            route: office.route.join(", "),
            phone: office.phone.clone(),
            about,
            closed: office.closed,
            people: people.remove(id.as_str()).unwrap_or_default(),
        }
    };
    let mut offices: Vec<OfficeRow> = directory.offices.iter().map(row).collect();
    // Those of the jurisdiction first, then those of cases, then what no longer exists.
    offices.sort_by_key(|o| (o.closed, directory.offices[&o.id].from_case.is_some(), o.id.clone()));
    let profile = directory.profile;
    desk.chrome.said = said(&desk.chrome, after);
    desk.chrome.title = desk.chrome.t("nav-offices");
    let page = Page {
        lede: format!(
            "{} · {}",
            crate::divisions::path(&directory.jurisdiction, &desk.chrome.jurisdiction, desk.language),
            desk.chrome.t1("offices-lede", "count", offices.iter().filter(|o| !o.closed).count())
        ),
        administers,
        roles: Role::ALL.map(|r| (r.as_str(), desk.chrome.t(&format!("role-{}", r.as_str())))).into(),
        ranks: ranks(&desk),
        profiles: Profile::ALL
            .map(|p| (p.as_str(), desk.chrome.t(&format!("profile-{}", p.as_str())), p == profile))
            .into(),
        parties: parties.into_iter().collect(),
        unfilled: unfilled(&directory, &desk.web)
            .into_iter()
            .map(|(_, zh, en)| if language == Language::Zh { zh } else { en })
            .collect(),
        changing,
        offices,
        link,
        c: desk.chrome,
    };
    render(&page)
}

pub(super) fn administers(visitor: &Visitor) -> bool {
    visitor.has(Role::Clerk) || visitor.has(Role::Administrator)
}

/// Every party of every procedure, by id.
fn parties(desk: &Desk) -> BTreeMap<String, String> {
    let all = desk.web.engine().procedures().all();
    all.flat_map(|p| {
        p.parties().iter().map(|party| (party.id.clone(), p.name(&party.id, desk.language).to_owned()))
    })
    .collect()
}

/// Parties that procedures ask for and no office fills: id, and what they are called in both languages. Those that may
/// be empty, and those a case forms, ask for nobody.
fn unfilled(directory: &Directory, web: &Web) -> Vec<(String, String, String)> {
    let mut all = BTreeMap::new();
    for procedure in web.engine().procedures().all() {
        let asked = |p: &&quorate_core::procedure::model::Party| {
            !p.many && !p.open && p.has_offices() && !p.parts.contains(&Part::Formed)
        };
        for party in
            procedure.parties().iter().filter(asked).filter(|p| directory.offices_for(&p.id).is_empty())
        {
            let name = |language| procedure.name(&party.id, language).to_owned();
            all.insert(party.id.clone(), (name(Language::Zh), name(Language::En)));
        }
    }
    all.into_iter().map(|(id, (zh, en))| (id, zh, en)).collect()
}

fn ranks(desk: &Desk) -> Vec<(String, String)> {
    let all = desk.web.engine().procedures().all();
    let mut all: Vec<(String, String)> = all
        .flat_map(|p| p.ranks().iter().map(|r| (r.id.clone(), p.name(&r.id, desk.language).to_owned())))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|(id, _)| seen.insert(id.clone()));
    all
}

fn rank_name(desk: &Desk, rank: &str) -> String {
    ranks(desk).into_iter().find(|(id, _)| id == rank).map_or_else(|| rank.to_owned(), |(_, name)| name)
}

/// What a form sends; which fields count depends on the act.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    act: String,
    office: String,
    name: String,
    name_en: String,
    fills: String,
    /// Left out of the form for a new office: as before.
    under: Option<String>,
    route: Option<String>,
    since: String,
    phone: String,
    successor: String,
    person: String,
    appointment: String,
    role: String,
    rank: String,
    title: String,
    until: String,
    profile: String,
}

fn listed(text: &str) -> Vec<String> {
    text.split([',', '，', '、', ' ']).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

fn day(text: &str) -> serde_json::Value {
    if text.trim().is_empty() { serde_json::Value::Null } else { text.trim().into() }
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    if sent.act == "reset" {
        return reset(web, visitor, language, &network, &headers, &sent.person).await;
    }
    let office = if sent.office.is_empty() { id_of("office", sent.name.trim()) } else { sent.office.clone() };
    let commands = match sent.act.as_str() {
        "put_office" => vec![json!({"act": "put_office", "office": office, "name": sent.name.trim(),
            "name_en": sent.name_en.trim(), "fills": listed(&sent.fills), "since": day(&sent.since), "phone": sent.phone, "under": sent.under, "route": sent.route.as_deref().map(listed)})],
        "fill_parties" => {
            let directory = web.engine().directory(&visitor.tenant).await?;
            let put = |(id, zh, en): (String, String, String)| json!({"act": "put_office", "office": id, "name": zh, "name_en": en, "fills": [id]});
            unfilled(&directory, &web).into_iter().map(put).collect()
        }
        "succeed_office" => {
            vec![json!({"act": "succeed_office", "office": sent.office, "successor": sent.successor})]
        }
        "add_person" => {
            let person = id_of("person", &format!("{} {}", sent.office, sent.name.trim()));
            vec![
                json!({"act": "put_person", "person": person, "name": sent.name.trim()}),
                json!({"act": "appoint", "appointment": format!("{person}-{}", sent.office), "person": person,
                    "office": sent.office, "role": sent.role, "rank": sent.rank, "title": sent.title.trim(), "since": day(&sent.since)}),
            ]
        }
        "end_appointment" => {
            vec![json!({"act": "end_appointment", "appointment": sent.appointment, "until": sent.until})]
        }
        "set_profile" => vec![json!({"act": "set_profile", "profile": sent.profile})],
        _ => return Err(Problem::with(Cause::BadJson, &[("said", &sent.act)])),
    };
    for command in commands {
        carry_out(&web, &visitor, command, uuid::Uuid::now_v7().to_string()).await?;
    }
    let about = if sent.office.is_empty() { sent.name } else { sent.office };
    let about: String = about.chars().take(100).collect();
    door::note(&web, &visitor.tenant, "directory-changed", &visitor.person, &network, &about).await?;
    Ok(Redirect::to("/offices?said=said-done").into_response())
}

async fn carry_out(
    web: &Web,
    visitor: &Visitor,
    command: serde_json::Value,
    id: String,
) -> Result<(), Problem> {
    let command: DirectoryCommand = serde_json::from_value(command)
        .map_err(|error| Problem::with(Cause::BadJson, &[("said", &error.to_string())]))?;
    send(web, visitor, id, Order::Directory(command), None).await.map(drop)
}

/// Takes a person's account away, with sessions and tokens, and makes a one-time link to come in by and set a new one.
async fn reset(
    web: Web,
    visitor: Visitor,
    language: Language,
    network: &Network,
    headers: &HeaderMap,
    person: &str,
) -> Result<Response, Problem> {
    let directory = web.engine().directory(&visitor.tenant).await?;
    let now = web.engine().now();
    let held = directory.capacities(person, now.date(web.engine().calendar().offset()));
    if held.is_empty() {
        return Err(Problem::missing());
    }
    if !held.iter().all(|c| can_reset(&visitor, c.role)) {
        return Err(Problem::of(Cause::Forbidden));
    }
    let store = web.engine().store();
    store.drop_account(&visitor.tenant, person, now).await?;
    let secret = Secret::new("", random()?);
    store.add_link(&secret, &visitor.tenant, person, now.plus_minutes(LINK_MINUTES)).await?;
    door::note(&web, &visitor.tenant, "account-reset", &visitor.person, network, person).await?;
    let link = format!("{}/sign-in/{}", web.hosting().origin(headers), secret.reveal());
    let mut desk = Desk::open(web, visitor, language, "offices").await?;
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, [person.to_owned()]).await?;
    let name = desk.names.person(person);
    show(desk, &After::default(), String::new(), Some((name, link))).await
}
