//! `audit` and `rebuild`: from the record alone.

use std::process::ExitCode;

use quorate_core::Language;
use quorate_core::audit::Answer;
use quorate_core::procedure::Force;
use quorate_engine::Judged;
use quorate_wording::{Names, Others, figures_in_words, say, tell_reason};

use crate::terminal::{print, print_line};
use crate::{Done, Place, Trouble, setup};

pub(crate) async fn audit(case: &str, json: bool, place: &Place, language: Language) -> Done {
    let open = setup::open(place, language).await?;
    let engine = open.engine;
    for tenant in engine.store().tenants().await.map_err(Trouble::from_display)? {
        // A leaf that is not what its hash says fails here, before anything is judged.
        let Some(judged) = engine.verdict(&tenant, case).await.map_err(Trouble::from_display)? else {
            continue;
        };
        engine.check_log(&tenant).await.map_err(Trouble::from_display)?;
        let directory = engine.directory(&tenant).await.map_err(Trouble::from_display)?;
        let names = |id: &str, language: Language| {
            directory.offices.contains_key(id).then(|| directory.office_name(id, language).to_owned())
        };
        let others = |digest| engine.procedures().by_digest(digest);
        if json {
            let value = quorate_http::verdict_json(&judged, &names, &others);
            print_line(serde_json::to_string_pretty(&value).map_err(Trouble::from_display)?)?;
        } else {
            print(in_words(&judged, language, (&|id| names(id, language), &others)))?;
        }
        engine.store().close().await;
        return Ok(if judged.verdict.complete { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    Err(Trouble(say(language, "audit-none", &[("case", case)])))
}

pub(crate) async fn rebuild(place: &Place, language: Language) -> Done {
    let open = setup::open(place, language).await?;
    let count = open.engine.rebuild().await.map_err(Trouble::from_display)?;
    print_line(say(language, "rebuilt", &[("count", &count.to_string())]))?;
    open.engine.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// A verdict as text: the two answers, then every clause.
pub(crate) fn in_words(
    judged: &Judged,
    language: Language,
    (names, others): (Names<'_>, Others<'_>),
) -> String {
    let verdict = &judged.verdict;
    let mut out = String::new();
    for (heading, answer) in [("verdict-source", &verdict.source), ("verdict-adds", &verdict.procedure_adds)]
    {
        out += &half(judged, answer, &say(language, heading, &[]), language, (names, others));
    }
    let grades: Vec<String> = verdict
        .grades
        .iter()
        .map(|(g, n)| format!("{} {n}", say(language, &format!("grade-{g}"), &[])))
        .collect();
    for covers in &verdict.covers {
        let person = |id: &str| names(id).unwrap_or_else(|| id.to_owned());
        let (by, person) = (person(&covers.person), person(&covers.covered));
        let who = say(language, "by-cover", &[("by", &by), ("person", &person)]);
        let office = names(&covers.office).unwrap_or_else(|| covers.office.clone());
        let facts = [
            ("who", who.as_str()),
            ("office", &office),
            ("instrument", &covers.instrument.to_string()),
            ("list", &listed(judged, &covers.entries)),
        ];
        out += &format!("{}\n", say(language, "verdict-covered", &facts));
    }
    for line in figures_in_words(language, &judged.procedure, &verdict.figures) {
        out += &format!("{line}\n");
    }
    let (later, returns) = (verdict.recorded_later.to_string(), verdict.returns.to_string());
    out += &format!(
        "{}: {} · {} · {}\n",
        say(language, "verdict-evidence", &[]),
        grades.join(", "),
        say(language, "verdict-later", &[("count", &later)]),
        say(language, "verdict-returns", &[("count", &returns)]),
    );
    out
}

/// The entries of the record that hold some acts of the case.
fn listed(judged: &Judged, versions: &[u64]) -> String {
    judged.numbers(versions).map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
}

fn half(
    judged: &Judged,
    answer: &Answer,
    heading: &str,
    language: Language,
    names: (Names<'_>, Others<'_>),
) -> String {
    let verdict = say(language, if answer.complete { "verdict-complete" } else { "verdict-incomplete" }, &[]);
    let counts: Vec<String> = Force::ALL
        .iter()
        .filter_map(|force| {
            let (all, kept) = answer.counts.get(force.as_str())?;
            let (all, kept, force) =
                (all.to_string(), kept.to_string(), say(language, &format!("force-{}", force.as_str()), &[]));
            Some(say(language, "verdict-counts", &[("force", &force), ("kept", &kept), ("all", &all)]))
        })
        .collect();
    let doubts = say(language, "verdict-doubts", &[("count", &answer.doubts.to_string())]);
    let mut out = format!("{heading}: {verdict} ({}; {doubts})\n", counts.join(", "));
    for clause in &answer.clauses {
        let procedure = &judged.procedure;
        let name = procedure.name(&clause.clause, language);
        let name = if name == clause.clause { procedure.say(name, name, language) } else { name };
        let kind = if clause.kind == "task" {
            String::new()
        } else {
            format!(" ({})", say(language, &format!("clause-{}", clause.kind), &[]))
        };
        let entries = listed(judged, &clause.entries);
        let proof = if entries.is_empty() {
            say(language, "verdict-no-entry", &[])
        } else {
            say(language, "verdict-entries", &[("list", &entries)])
        };
        let source = if clause.inferred { say(language, "inferred", &[]) } else { clause.source.clone() };
        let finding = say(language, &format!("finding-{}", clause.finding.as_str()), &[]);
        let force = say(language, &format!("force-{}", clause.force.as_str()), &[]);
        let reason = tell_reason(language, clause, procedure, names);
        out += &format!("  {source:<8} {force}  {name}{kind}: {finding}. {reason} [{proof}]\n");
    }
    out
}
