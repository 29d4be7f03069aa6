//! 转到新版本: what would become of the cases of older versions, and carrying them over, one command a case.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::response::Response;
use quorate_core::case::migrating::Passage;
use quorate_core::record::Digest;
use quorate_core::{Command, Directory, Language, Procedure};
use quorate_engine::Order;
use quorate_wording::listed;

use crate::Web;
use crate::api::acts::send;
use crate::api::migration::{Asked, Outlook, named, outlooks, target, tasks, told};
use crate::api::{Paging, cursor_after};
use crate::pages::{Chrome, Desk, render};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// At most so many cases on a page, and in one go.
const PAGE: usize = 200;

/// A case and what would become of it.
struct Row {
    case: String,
    title: String,
    /// Empty for whoever sees no case.
    link: String,
    about: String,
    /// What is lost or has no counterpart, and what stands in the way.
    lines: Vec<String>,
    /// What has no counterpart: id and name.
    unmapped: Vec<(String, String)>,
}

/// The cases of one verdict.
struct Group {
    verdict: &'static str,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "migration.html")]
struct Page {
    c: Chrome,
    id: String,
    title: String,
    to: String,
    lede: String,
    command: String,
    count: usize,
    groups: Vec<Group>,
    /// What changed from each of the older versions.
    changes: Vec<(String, String)>,
    /// What something can have become: id and name.
    targets: Vec<(String, String)>,
    /// The address of the page after.
    next: String,
}

/// Whether any case runs by a version from which one goes over to this.
pub(super) async fn has_older(
    web: &Web,
    tenant: &str,
    directory: &Directory,
    to: &Procedure,
) -> Result<bool, Problem> {
    let (all, _) = outlooks(web, (tenant, directory), to, None, 1).await?;
    Ok(!all.is_empty())
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    let to = target(&desk.web, &desk.names.directory, &id, &asked.to)?;
    let after = Paging { limit: None, cursor: asked.cursor }.cursor()?;
    let place = (desk.visitor.tenant.as_str(), &*desk.names.directory);
    let (all, next) = outlooks(&desk.web, place, &to, after, PAGE).await?;
    let mut groups: Vec<Group> =
        Passage::WORDS.iter().map(|verdict| Group { verdict, rows: vec![] }).collect();
    let (mut seen, mut changes) = (BTreeSet::new(), vec![]);
    for outlook in &all {
        let old = &outlook.old;
        if seen.insert(old.digest()) {
            let facts = [("from", old.version().to_string()), ("to", to.version().to_string())];
            let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let link = format!("/procedures/{id}/changes?from={}&to={}", old.digest(), to.digest());
            changes.push((link, quorate_wording::say(language, "migration-changes", &facts)));
        }
        let row = row(&desk, &to, outlook).await;
        if let Some(group) = groups.iter_mut().find(|g| g.verdict == outlook.plan.passage.as_str()) {
            group.rows.push(row);
        }
    }
    groups.retain(|g| !g.rows.is_empty());
    let stages = to.stages().iter().map(|s| &s.id);
    let targets = to.tasks().iter().map(|t| &t.id).chain(stages);
    let name = |id: &String| (id.clone(), to.name(id, language).to_owned());
    desk.chrome.title = desk.chrome.t("migration");
    render(&Page {
        title: to.name(to.id(), language).to_owned(),
        to: to.digest().to_string(),
        lede: desk.chrome.t1("migration-lede", "version", to.version()),
        command: uuid::Uuid::now_v7().to_string(),
        count: all.len(),
        groups,
        changes,
        targets: targets.map(name).collect(),
        next: next.map(|last| cursor_after(&last)).unwrap_or_default(),
        id,
        c: desk.chrome,
    })
}

async fn row(desk: &Desk, to: &Procedure, outlook: &Outlook) -> Row {
    let (old, language) = (&outlook.old, desk.language);
    let names: Vec<String> =
        tasks(&outlook.plan.passage).iter().map(|id| named(old, to, id, language)).collect();
    let (mut lines, mut unmapped) = (vec![], vec![]);
    let open = |ids: &[String]| -> Vec<(String, String)> {
        ids.iter().map(|id| (id.clone(), old.name(id, language).to_owned())).collect()
    };
    match &outlook.plan.passage {
        Passage::Safe => {}
        Passage::NeedsMapping { tasks } => {
            lines.push(desk.chrome.t1("migration-unmapped", "tasks", listed(language, &names)));
            unmapped = open(tasks);
        }
        // What is gone may only be called otherwise.
        Passage::LosesObligation { .. } => {
            lines.push(desk.chrome.t1("migration-lost", "tasks", listed(language, &names)));
            unmapped = open(&outlook.plan.moves.gone);
        }
        Passage::Impossible { reasons } => {
            lines.extend(reasons.iter().map(|hindrance| told(old, to, hindrance, language)));
        }
    }
    let case = outlook.row.id.clone();
    let sees = crate::authorize::sees(&desk.web, &desk.visitor, &case).await.is_ok();
    Row {
        link: if sees { format!("/cases/{case}") } else { String::new() },
        title: old.case_title(&outlook.row.title, language).to_owned(),
        about: desk.chrome.t1("migration-old", "version", old.version()),
        lines,
        unmapped,
        case,
    }
}

struct Line {
    case: String,
    /// Why not; empty if it went over.
    refused: String,
}

#[derive(Template)]
#[template(path = "migrated.html")]
struct Results {
    c: Chrome,
    id: String,
    to: String,
    title: String,
    lines: Vec<Line>,
    done: usize,
}

/// Carries cases over: a line for each, and one that cannot be does not hold up the others.
pub(crate) async fn carry(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let first = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    let directory = web.engine().directory(&visitor.tenant).await?;
    let to = target(&web, &directory, &id, first("to"))?;
    let key = Some(first("command")).filter(|key| uuid::Uuid::parse_str(key).is_ok());
    let key = key.map_or_else(|| uuid::Uuid::now_v7().to_string(), str::to_owned);
    let picked: Vec<String> =
        fields.iter().filter(|(n, _)| n == "case").map(|(_, case)| case.clone()).collect();
    if picked.len() > PAGE {
        return Err(Problem::with(Cause::TooLarge, &[("max", &PAGE.to_string())]));
    }
    let mapped = fields.iter().filter(|(_, to)| !to.is_empty());
    let mapping: BTreeMap<String, String> =
        mapped.filter_map(|(n, to)| Some((n.strip_prefix("map.")?.to_owned(), to.clone()))).collect();
    let mut sent = vec![];
    for case in picked {
        let command = Command::Migrate {
            to: to.digest(),
            mapping: mapping.clone(),
            reason: first("reason").to_owned(),
            accept_loss: !first("accept_loss").is_empty(),
            basis: first("basis").to_owned(),
            authoriser: first("authoriser").to_owned(),
        };
        let order = Order::Case { case: case.clone(), command, expected: None };
        // By what it is about, not by its place on the page: sent again, it is the same command.
        let about = &Digest::of(case.as_bytes()).to_string()[..20];
        let refused = send(&web, &visitor, format!("{key}-{about}"), order, Some(&case)).await.err();
        sent.push((case, refused));
    }
    let mut desk = Desk::open(web, visitor, language, "procedures").await?;
    let mut lines = vec![];
    for (case, refused) in sent {
        let row = desk.web.engine().store().case_row(&desk.visitor.tenant, &case).await?;
        // What is of another procedure is told by nothing but its id.
        let title = row.filter(|r| r.procedure == id).map(|r| to.case_title(&r.title, language).to_owned());
        lines.push(Line {
            case: title.unwrap_or(case),
            refused: refused.map(|r| r.told(language).text.clone()).unwrap_or_default(),
        });
    }
    desk.chrome.title = desk.chrome.t("migration-results");
    render(&Results {
        title: to.name(to.id(), language).to_owned(),
        to: to.digest().to_string(),
        done: lines.iter().filter(|l| l.refused.is_empty()).count(),
        lines,
        id,
        c: desk.chrome,
    })
}
