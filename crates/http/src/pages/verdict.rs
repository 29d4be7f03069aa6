//! 核查意见: two answers, doubts, and every clause with its proof.

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::Response;
use quorate_core::Language;
use quorate_core::audit::{Answer, ClauseFinding, Covers, Finding};
use quorate_core::procedure::Force;
use quorate_engine::Judged;
use quorate_wording::{figures_in_words, listed, tell_reason};

use super::case::grade_icon;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

struct Row {
    clause: String,
    title: String,
    quote: String,
    force: &'static str,
    force_name: String,
    chip: &'static str,
    icon: &'static str,
    finding: String,
    reason: String,
    entries: String,
    day: String,
    grade: String,
    grade_icon: &'static str,
    doubt: bool,
}

struct Half {
    heading: String,
    ok: bool,
    verdict: String,
    summary: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "verdict.html")]
struct Page {
    c: Chrome,
    case: String,
    title: String,
    lede: String,
    /// From which version to which it went over, and when.
    migrated: Vec<String>,
    /// Who acted for whom (乙代甲).
    covers: Vec<String>,
    /// What figures came to, with their computation.
    figures: Vec<String>,
    halves: Vec<Half>,
    strip: Vec<(String, String)>,
    grades: Vec<(String, &'static str, u32)>,
    later: u32,
    returns: u32,
    /// What the county does differently: place, before, now.
    local: Vec<(String, String, String)>,
}

pub(crate) async fn verdict(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let judged = desk.web.engine().verdict(&desk.visitor.tenant, &id).await?.ok_or_else(Problem::missing)?;
    let verdict = &judged.verdict;
    let title = procedure.case_title(&case.title, language).to_owned();
    desk.chrome.title = desk.chrome.t1("verdict-title", "title", &title);
    let now =
        quorate_wording::moment(language, desk.web.engine().now(), desk.web.engine().calendar().offset());
    let lede = quorate_wording::say(
        language,
        "verdict-lede",
        &[("moment", &now), ("acts", &verdict.acts.to_string())],
    );
    let halves = vec![
        half(&desk, &judged, &verdict.source, "verdict-source"),
        half(&desk, &judged, &verdict.procedure_adds, "verdict-adds"),
    ];
    let strip = Force::ALL
        .iter()
        .filter_map(|f| {
            let (all, kept) = [&verdict.source, &verdict.procedure_adds]
                .iter()
                .filter_map(|a| a.counts.get(f.as_str()))
                .fold((0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1));
            (all > 0).then(|| (desk.chrome.t(&format!("force-{}", f.as_str())), format!("{kept} / {all}")))
        })
        .collect();
    let grades = verdict
        .grades
        .iter()
        .map(|(g, n)| (desk.chrome.t(&format!("grade-{g}")), grade_icon(g), *n))
        .collect();
    let local = super::procedures::changes::local(&desk, &procedure);
    let migrated = migrated(&desk, &judged);
    let covers = covers(&mut desk, &judged).await?;
    let (later, returns) = (verdict.recorded_later, verdict.returns);
    render(&Page {
        title: desk.chrome.title.clone(),
        c: desk.chrome,
        case: id,
        lede,
        migrated,
        covers,
        figures: figures_in_words(language, &judged.procedure, &judged.verdict.figures),
        halves,
        strip,
        grades,
        later,
        returns,
        local,
    })
}

/// A line for each arrangement by which somebody acted for a colleague (乙代甲).
async fn covers(desk: &mut Desk, judged: &Judged) -> Result<Vec<String>, Problem> {
    let all = &judged.verdict.covers;
    desk.fetch(all.iter().map(|c| c.instrument).collect()).await?;
    let people: Vec<String> = all.iter().flat_map(|c| [c.person.clone(), c.covered.clone()]).collect();
    desk.names.fetch_people(&desk.web, &desk.visitor.tenant, people).await?;
    let line = |c: &Covers| {
        let facts = [
            ("who", desk.for_whom(&c.person, Some(&c.covered))),
            ("office", desk.names.office(&c.office, desk.language)),
            ("instrument", desk.names.text(c.instrument).to_owned()),
            ("list", entries(desk, judged, &c.entries)),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        quorate_wording::say(desk.language, "verdict-covered", &facts)
    };
    Ok(all.iter().map(line).collect())
}

/// The entries of the record that hold some acts of the case.
fn entries(desk: &Desk, judged: &Judged, versions: &[u64]) -> String {
    listed(desk.language, judged.numbers(versions).map(|n| n.to_string()))
}

/// A line for each time the case went over to another version, and one for what is never asked since.
fn migrated(desk: &Desk, judged: &Judged) -> Vec<String> {
    let mut lines = vec![];
    for moved in &judged.verdict.migrations {
        // A task that is gone has its name in the version that had it.
        let versions = desk.web.engine().procedures().versions(judged.procedure.id());
        let before = versions.iter().find(|p| p.version() == moved.from);
        let name = |id: &String| before.map_or(id.as_str(), |p| p.name(id, desk.language)).to_owned();
        let gone: Vec<String> = moved.gone.iter().map(name).collect();
        let day = quorate_wording::day(desk.language, moved.day);
        let (from, to) = (moved.from.to_string(), moved.to.to_string());
        let facts =
            [("day", day.as_str()), ("from", &from), ("to", &to), ("tasks", &listed(desk.language, &gone))];
        lines.push(quorate_wording::say(desk.language, "verdict-migrated", &facts));
        if !gone.is_empty() {
            lines.push(quorate_wording::say(desk.language, "verdict-migrated-gone", &facts));
        }
    }
    lines
}

fn half(desk: &Desk, judged: &Judged, answer: &Answer, heading: &str) -> Half {
    let mut summary: Vec<String> = vec![];
    for force in Force::ALL {
        if let Some((all, kept)) = answer.counts.get(force.as_str()) {
            let facts = [
                ("force", desk.chrome.t(&format!("force-{}", force.as_str()))),
                ("kept", kept.to_string()),
                ("all", all.to_string()),
            ];
            let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
            summary.push(quorate_wording::say(desk.language, "verdict-counts", &facts));
        }
    }
    summary.push(desk.chrome.t1("verdict-doubts", "count", answer.doubts));
    Half {
        heading: desk.chrome.t(heading),
        ok: answer.complete && answer.doubts == 0,
        verdict: desk.chrome.t(if answer.complete { "verdict-complete" } else { "verdict-incomplete" }),
        summary: summary.join(if desk.language == Language::Zh { "；" } else { "; " }),
        rows: answer.clauses.iter().map(|c| row(desk, judged, c)).collect(),
    }
}

fn row(desk: &Desk, judged: &Judged, clause: &ClauseFinding) -> Row {
    let procedure = &judged.procedure;
    let name = procedure.name(&clause.clause, desk.language);
    let name = if name == clause.clause { procedure.say(name, name, desk.language) } else { name };
    let (chip, icon) = match clause.finding {
        Finding::Done => ("done", "done"),
        Finding::Explained => ("doing", "warn"),
        Finding::NotApplicable => ("none", "none"),
        _ => ("late", "late"),
    };
    let list = entries(desk, judged, &clause.entries);
    let kind = desk.chrome.t(&format!("clause-{}", clause.kind));
    let grade = clause.grade.map(quorate_core::case::Grade::as_str).unwrap_or_default();
    Row {
        clause: if clause.inferred { desk.chrome.t("inferred") } else { clause.source.clone() },
        title: if clause.kind == "task" { name.to_owned() } else { format!("{name} · {kind}") },
        quote: clause.quote.clone(),
        force: clause.force.as_str(),
        force_name: desk.chrome.t(&format!("force-{}", clause.force.as_str())),
        chip,
        icon,
        finding: desk.chrome.t(&format!("finding-{}", clause.finding.as_str())),
        reason: {
            let names = |id: &str| desk.names.find(id, desk.language);
            let others = |digest| desk.web.engine().procedures().by_digest(digest);
            tell_reason(desk.language, clause, procedure, (&names, &others))
        },
        entries: if list.is_empty() {
            desk.chrome.t("verdict-no-entry")
        } else {
            desk.chrome.t1("verdict-entries", "list", list)
        },
        day: clause.day.map(|d| quorate_wording::day(desk.language, d)).unwrap_or_default(),
        grade: if grade.is_empty() { String::new() } else { desk.chrome.t(&format!("grade-{grade}")) },
        grade_icon: grade_icon(grade),
        doubt: clause.finding.is_doubt(),
    }
}
