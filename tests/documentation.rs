//! The pages of `docs/` that are made from data of core and the words of `wording`, held to them.

use std::fmt::Write as _;

use quorate_core::case::lifecycle::{Relation, Row, Standing, TABLE, line};
use quorate_core::case::{ActKind, TaskKind};
use quorate_core::scenario::{play, read};
use quorate_core::{Calendar, Language, Procedure, RefusalCode};
use quorate_wording::reference::{EXAMPLE, SCENARIOS, SOCIETY, SOCIETY_SCENARIOS, reference};
use quorate_wording::say;

use crate::support::county::CALENDAR;
use crate::support::expected::{expect, workspace};

/// Where the acts lead that move a task: drawn, and held to the table.
const MOVES: &[(Standing, ActKind, Standing)] = &[
    (Standing::Offered, ActKind::Claim, Standing::Claimed),
    (Standing::Claimed, ActKind::Release, Standing::Offered),
    (Standing::Offered, ActKind::Transfer, Standing::Claimed),
    (Standing::Claimed, ActKind::Delegate, Standing::Delegated),
    (Standing::Delegated, ActKind::HandBack, Standing::Claimed),
    (Standing::Offered, ActKind::Submit, Standing::Done),
    (Standing::Claimed, ActKind::Submit, Standing::Done),
    (Standing::Done, ActKind::Undo, Standing::Offered),
    (Standing::Done, ActKind::TakeBack, Standing::Offered),
    (Standing::Offered, ActKind::Lapse, Standing::Over),
    (Standing::Offered, ActKind::Explain, Standing::Over),
    (Standing::Queued, ActKind::DropSigner, Standing::Over),
];

/// What of a whole set stands in a row: each by name, or one word for all of them.
fn some_of<T: Copy>(
    language: Language,
    prefix: &str,
    row: &[T],
    all: usize,
    name: fn(T) -> &'static str,
) -> String {
    if row.len() == all {
        return say(language, "doc-life-cycle-any", &[]);
    }
    let comma = if language == Language::Zh { "、" } else { ", " };
    row.iter()
        .map(|one| say(language, &format!("{prefix}-{}", name(*one)), &[]))
        .collect::<Vec<_>>()
        .join(comma)
}

/// A refusal about no task in particular.
fn refusal(language: Language, code: RefusalCode) -> String {
    let task = say(language, "doc-life-cycle-task", &[]);
    say(language, &format!("refusal-{}", code.as_str()), &[("task", &task)])
}

fn row(language: Language, row: &Row) -> String {
    let act = say(language, &format!("act-{}", row.act.as_str()), &[]);
    let kinds = some_of(language, "kind", row.kinds, TaskKind::ALL.len(), TaskKind::as_str);
    let standing = some_of(language, "standing", row.standing, Standing::ALL.len(), Standing::as_str);
    let who: Vec<String> =
        row.who.iter().map(|r| say(language, &format!("relation-{}", r.as_str()), &[])).collect();
    let who = who.join(if language == Language::Zh { "；" } else { "; " });
    let otherwise = if row.standing.len() == Standing::ALL.len() {
        String::new()
    } else {
        refusal(language, row.otherwise)
    };
    format!("| {act} `{}` | {kinds} | {standing} | {who} | {otherwise} |", row.act.as_str())
}

fn life_cycle(language: Language) -> String {
    let t = |id: &str| say(language, &format!("doc-life-cycle-{id}"), &[]);
    let mut out = format!("# {}\n\n{}\n\n{}\n\n", t("title"), t("what"), t("made"));
    writeln!(out, "## {}\n\n```", t("moves")).unwrap();
    for (from, act, to) in MOVES {
        let [from, to] = [from, to].map(|s| say(language, &format!("standing-{}", s.as_str()), &[]));
        writeln!(out, "{from} ── {} ─→ {to}", say(language, &format!("act-{}", act.as_str()), &[])).unwrap();
    }
    writeln!(out, "```\n\n{}\n\n## {}\n", t("moves-more"), t("acts")).unwrap();
    let columns = ["act", "kinds", "standing", "who", "otherwise"].map(t);
    writeln!(out, "| {} |\n|---|---|---|---|---|", columns.join(" | ")).unwrap();
    TABLE.iter().for_each(|line| writeln!(out, "{}", row(language, line)).unwrap());
    let [kind, office] = [RefusalCode::WrongKind, RefusalCode::NotYourOffice].map(|c| refusal(language, c));
    writeln!(out, "\n{}", say(language, "doc-life-cycle-else", &[("kind", &kind), ("office", &office)]))
        .unwrap();
    out
}

#[test]
fn the_life_cycle_of_a_task_is_documented_from_its_table() {
    expect("../docs/life-cycle.md", &life_cycle(Language::En));
    expect("../docs/life-cycle.zh.md", &life_cycle(Language::Zh));
}

#[test]
fn what_is_drawn_is_what_the_table_allows() {
    for (from, act, _) in MOVES {
        assert!(line(*act).standing.contains(from), "{} from {}", act.as_str(), from.as_str());
    }
    // A relation that nobody has would be a sentence for nothing.
    let told = |r: &Relation| TABLE.iter().any(|l| l.who.contains(r));
    assert!(Relation::ALL.iter().all(told));
}

#[test]
fn both_readmes_lead_to_every_page_of_docs() {
    for (readme, own) in [
        ("README.md", ["life-cycle.md", "language.md"]),
        ("README.zh.md", ["life-cycle.zh.md", "language.zh.md"]),
    ] {
        let text = std::fs::read_to_string(workspace(readme)).unwrap();
        for page in own.into_iter().chain(["patterns.md", "notices.md"]) {
            assert!(text.contains(&format!("(docs/{page})")), "{readme} does not lead to docs/{page}");
        }
    }
}

#[test]
fn the_reference_of_the_language_is_made_from_its_grammar() {
    for (language, file) in [(Language::Zh, "docs/language.zh.md"), (Language::En, "docs/language.md")] {
        expect(&format!("../{file}"), &reference(language));
        assert!(workspace(file).exists());
    }
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    for (example, scenarios) in [(EXAMPLE, SCENARIOS), (SOCIETY, SOCIETY_SCENARIOS)] {
        let procedure = Procedure::from_yaml(example, None).unwrap_or_else(|faults| panic!("{faults:#?}"));
        for scenario in read(scenarios).unwrap() {
            let played = play(&procedure, &calendar, &scenario);
            assert!(played.failures.is_empty(), "{}: {:#?}", scenario.title, played.failures);
        }
    }
}
