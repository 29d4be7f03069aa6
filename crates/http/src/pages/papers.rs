//! One paper of a case: its versions, a safe look at its files, and what one version says differently from another.

use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::Response;
use futures_util::TryStreamExt;
use quorate_core::case::{File, Revoked, Version};
use quorate_core::{Language, Procedure, decimal};
use quorate_papers::words;
use quorate_wording::listed;
use serde::Deserialize;
use similar::{ChangeTag, TextDiff};

use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::rolls::sees_rows;
use crate::visitor::Visitor;

/// Files larger than this are not looked into, in bytes.
const LOOK_MAX: u64 = 8 * 1024 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    version: u32,
    /// The earlier version to compare with.
    with: u32,
}

struct Row {
    version: u32,
    about: String,
    current: bool,
    set_aside: bool,
    /// It took effect: whether it still is in effect, or what revoked it.
    effect: String,
}

/// How a file can be looked at here.
enum Look {
    Picture,
    Words(Vec<String>),
    /// In the browser's own viewer, at an address of its own.
    Viewer,
    No,
}

struct Shown {
    name: String,
    about: String,
    link: String,
    look: Look,
}

/// A line of two versions.
struct Line {
    /// `same`, `del` or `ins`.
    kind: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "paper.html")]
struct Page {
    c: Chrome,
    case: String,
    case_title: String,
    paper: String,
    title: String,
    rows: Vec<Row>,
    version: u32,
    files: Vec<Shown>,
    with: u32,
    /// What stands on the paper differently, in a line each.
    facts: Vec<String>,
    lines: Vec<Line>,
    /// Neither version has words that could be compared.
    wordless: bool,
    /// What a roll comes to, a line each.
    totals: Vec<String>,
    /// The rows of a roll are seen by whoever works with them.
    rows_seen: bool,
    /// The task with which this version is revoked; none if it is not in effect, or another's to revoke.
    revoked_with: Option<String>,
}

pub(crate) async fn paper(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, paper)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let versions = case.papers.get(&paper).filter(|v| !v.is_empty()).cloned().ok_or_else(Problem::missing)?;
    let newest = versions.iter().rev().find(|v| !v.superseded).or_else(|| versions.last());
    let wanted = versions.iter().find(|v| v.version == asked.version).or(newest);
    let Some(version) = wanted else { return Err(Problem::missing()) };
    let earlier = versions.iter().find(|v| v.version == asked.with && v.version != version.version);
    desk.chrome.title = procedure.name(&paper, language).to_owned();
    let in_effect: Vec<u32> = case.left_in_effect(&procedure, &paper).iter().map(|v| v.version).collect();
    let lead = case.parties.get(procedure.convenor()).and_then(|o| o.first());
    let filer = case.tasks.get(&version.key).filter(|t| {
        let within = |office: &String| desk.visitor.acts_within(office, procedure.id(), Some(t.kind));
        case.is_open()
            && in_effect.contains(&version.version)
            && (within(&t.office) || lead.is_some_and(within))
    });
    let revoked_with = filer.map(|t| t.key.clone());
    let mut files = vec![];
    let seen = |v: &Version| v.files.iter().all(|f| sees_rows(&case, &procedure, &desk.visitor, f.digest));
    let rows_seen = versions.iter().all(seen);
    for file in version.files.iter().filter(|_| rows_seen) {
        files.push(shown(&desk, file).await?);
    }
    let (mut lines, mut facts, mut wordless) = (vec![], vec![], false);
    if let Some(earlier) = earlier {
        facts = differing(&desk, earlier, version);
        let (before, after) = match rows_seen {
            true => (all_words(&desk, earlier).await?, all_words(&desk, version).await?),
            false => (vec![], vec![]),
        };
        wordless = before.is_empty() || after.is_empty();
        if !wordless {
            lines = compared(&before, &after);
        }
    }
    let row = |v: &Version| Row {
        version: v.version,
        about: about(&desk, v),
        current: v.version == version.version,
        set_aside: v.superseded,
        effect: match &v.revoked {
            Some(by) => revocation(&desk, by),
            None if in_effect.contains(&v.version) => desk.chrome.t("version-in-effect"),
            None => String::new(),
        },
    };
    render(&Page {
        rows: versions.iter().rev().map(row).collect(),
        version: version.version,
        with: earlier.map_or(0, |v| v.version),
        case_title: procedure.case_title(&case.title, language).to_owned(),
        title: desk.chrome.title.clone(),
        case: id,
        paper,
        revoked_with,
        totals: totals(&desk, &procedure, version),
        rows_seen,
        files,
        facts,
        lines,
        wordless,
        c: desk.chrome,
    })
}

/// What a roll comes to: heads, measures, heads of each group.
fn totals(desk: &Desk, procedure: &Procedure, version: &Version) -> Vec<String> {
    let Some(counted) = &version.roll else { return vec![] };
    let say = |id, facts: &[(&str, &str)]| quorate_wording::say(desk.language, id, facts);
    let (rows, heads) = (counted.rows.to_string(), counted.heads.to_string());
    let mut all = vec![say("roll-heads", &[("rows", &rows), ("heads", &heads)])];
    let line = |name: &str, n: String| say("roll-total", &[("name", name), ("n", &n)]);
    let summed = |(m, n): (&String, &u64)| {
        line(procedure.name(m, desk.language), decimal::write(*n, procedure.decimals(m)))
    };
    all.extend(counted.measures.iter().map(summed));
    all.extend(counted.groups.iter().map(|(group, n)| line(group, n.to_string())));
    all
}

/// By what a version was revoked, and when.
fn revocation(desk: &Desk, by: &Revoked) -> String {
    let day = by.dated.map_or_else(|| desk.day(by.at), |day| quorate_wording::day(desk.language, day));
    let facts = [("number", by.number.as_str()), ("day", day.as_str())];
    quorate_wording::say(desk.language, "version-revoked", &facts)
}

fn about(desk: &Desk, version: &Version) -> String {
    let mut all = vec![desk.chrome.t1("paper-version", "version", version.version), desk.day(version.at)];
    if !version.number.is_empty() {
        all.push(version.number.clone());
    }
    if version.corrects {
        all.push(desk.chrome.t("paper-corrected"));
    }
    all.join(" · ")
}

async fn shown(desk: &Desk, file: &File) -> Result<Shown, Problem> {
    let look = match file.media.as_str() {
        "image/jpeg" | "image/png" => Look::Picture,
        "application/pdf" => Look::Viewer,
        _ => file_words(desk, file).await?.map_or(Look::No, Look::Words),
    };
    let about = format!("{} kB", file.size.div_ceil(1024));
    Ok(Shown { name: file.name.clone(), about, link: format!("/api/v1/artifacts/{}", file.digest), look })
}

async fn file_words(desk: &Desk, file: &File) -> Result<Option<Vec<String>>, Problem> {
    let readable = file.media.starts_with("text/") || file.media.ends_with("wordprocessingml.document");
    if !readable || file.size > LOOK_MAX {
        return Ok(None);
    }
    let mut stream = desk.web.artifacts().get(&desk.visitor.tenant, file.digest).await?;
    let mut bytes = vec![];
    while let Some(chunk) = stream.try_next().await.map_err(quorate_store::ArtifactError::from)? {
        bytes.extend_from_slice(&chunk);
    }
    let media = file.media.clone();
    // Unpacking takes its time: not on the threads that serve.
    let read = tokio::task::spawn_blocking(move || words(&media, &bytes)).await;
    Ok(read.ok().flatten())
}

async fn all_words(desk: &Desk, version: &Version) -> Result<Vec<String>, Problem> {
    let mut all = vec![];
    for file in &version.files {
        all.extend(file_words(desk, file).await?.unwrap_or_default());
    }
    Ok(all)
}

/// Number, date, sections and names of files, where they are not the same.
fn differing(desk: &Desk, before: &Version, after: &Version) -> Vec<String> {
    let day = |v: &Version| v.dated.map(|d| quorate_wording::day(desk.language, d)).unwrap_or_default();
    let list = |all: Vec<String>| listed(desk.language, all);
    let names = |v: &Version| list(v.files.iter().map(|f| f.name.clone()).collect());
    let pairs = [
        ("behalf-number", before.number.clone(), after.number.clone()),
        ("behalf-dated", day(before), day(after)),
        ("paper-sections", list(before.sections.clone()), list(after.sections.clone())),
        ("paper-files", names(before), names(after)),
    ];
    let told = pairs.into_iter().filter(|(_, a, b)| a != b);
    told.map(|(id, a, b)| {
        let none = |text: String| if text.is_empty() { desk.chrome.t("difference-none") } else { text };
        format!("{}: {} → {}", desk.chrome.t(id), none(a), none(b))
    })
    .collect()
}

fn compared(before: &[String], after: &[String]) -> Vec<Line> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&before, &after);
    let line = |change: similar::Change<&str>| Line {
        kind: match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "del",
            ChangeTag::Insert => "ins",
        },
        text: change.value().to_owned(),
    };
    diff.iter_all_changes().map(line).collect()
}
