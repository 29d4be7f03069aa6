//! The reference of the language: every key of every map, every phrase with examples, every rule that is proved; made
//! from the grammar's table, so that nothing is in one and not in the other.

use std::fmt::Write as _;

use quorate_core::audit::Finding;
use quorate_core::procedure::grammar::{KINDS, Key, Mapping, Shape, mappings, owners};
use quorate_core::procedure::{RULES, phrase};
use quorate_core::{Language, RefusalCode};

use crate::{say, say_attribute, say_open};

/// A whole procedure, as small as one that shows something.
pub const EXAMPLE: &str = include_str!("reference/example.yaml");
/// Scenarios beside it.
pub const SCENARIOS: &str = include_str!("reference/example.scenarios.yaml");
/// Another, with people on a roll, days, a notice, a registry, a limit and two bodies.
pub const SOCIETY: &str = include_str!("reference/society.yaml");
/// Scenarios beside that.
pub const SOCIETY_SCENARIOS: &str = include_str!("reference/society.scenarios.yaml");

/// The reference, as Markdown.
pub fn reference(language: Language) -> String {
    let t = |id: &str| say(language, &format!("reference-{id}"), &[]);
    let mut out = format!("# {}\n\n{}\n", t("title"), t("what"));
    let _ = write!(out, "\n## {}\n\n{}\n\n```yaml\n{EXAMPLE}```\n", t("example"), t("example-why"));
    let _ = write!(out, "\n{}\n\n```yaml\n{SCENARIOS}```\n", t("scenarios-why"));
    let _ = write!(out, "\n{}\n\n```yaml\n{SOCIETY}```\n", t("society-why"));
    let _ = write!(out, "\n{}\n\n```yaml\n{SOCIETY_SCENARIOS}```\n", t("society-scenarios-why"));
    let _ = write!(out, "\n## {}\n\n{}\n", t("maps"), t("maps-why"));
    for mapping in mappings() {
        table(language, mapping, &mut out);
    }
    let _ = write!(out, "\n## {}\n\n{}\n\n", t("phrases"), t("phrases-why"));
    for (name, examples) in phrase::EXAMPLES {
        let examples: Vec<String> = examples.iter().map(|e| format!("`{e}`")).collect();
        let words = say(language, &format!("grammar-phrase-{name}"), &[]);
        let _ = writeln!(out, "- <a id=\"phrase-{name}\"></a>**{name}** {words} {}", examples.join(" · "));
    }
    let _ = write!(out, "\n## {}\n\n{}\n\n", t("acts"), t("acts-why"));
    for who in ["doer", "lead", "others"] {
        let _ = writeln!(out, "- {}", t(&format!("acts-{who}")));
    }
    let _ = write!(out, "\n## {}\n\n{}\n\n", t("rules"), t("rules-why"));
    for rule in RULES {
        let why = say_attribute(language, &format!("diagnostic-{rule}"), "why", &[]).unwrap_or_default();
        let _ = writeln!(out, "- `{rule}` {why}");
    }
    let quoted = |words: Vec<&str>| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" ");
    let findings = quoted(Finding::ALL.map(Finding::as_str).to_vec());
    let why = say(language, "reference-codes-why", &[("findings", &findings)]);
    let _ = write!(out, "\n## {}\n\n{why}\n\n", t("codes"));
    for code in RefusalCode::ALL {
        let (code, id) = (code.as_str(), format!("refusal-{}", code.as_str()));
        let told = say_attribute(language, &id, "about", &[]).unwrap_or_else(|| say_open(language, &id));
        let _ = writeln!(out, "- `{code}` {told}");
    }
    out
}

/// A heading for a map, and a row for each of its keys.
fn table(language: Language, mapping: &Mapping, out: &mut String) {
    let t = |id: &str| say(language, &format!("reference-{id}"), &[]);
    // What some kinds of task alone have stands with each of them.
    let own = |key: &str| {
        let kinds = if mapping.name == "task" { owners(key) } else { vec![] };
        if kinds.len() + 1 < KINDS.len() { kinds } else { vec![] }
    };
    let head = |out: &mut String, heading: &str| {
        let _ = write!(out, "\n{heading}\n\n| {} | {} | |\n|---|---|---|\n", t("key"), t("value"));
    };
    let row = |out: &mut String, key: &Key| {
        let needed = if key.needed { format!(" **{}**", t("needed")) } else { String::new() };
        let sentence = say(language, &format!("grammar-{}-{}", mapping.name, key.name), &[]);
        let value = shape(language, &key.shape);
        let _ = writeln!(out, "| `{}`{needed} | {value} | {sentence} |", key.name);
    };
    head(out, &format!("### {}", mapping.name));
    mapping.keys.iter().filter(|k| own(k.name).is_empty()).for_each(|key| row(out, key));
    for kind in KINDS {
        let keys: Vec<&Key> = mapping.keys.iter().filter(|k| own(k.name).contains(kind)).collect();
        if !keys.is_empty() {
            head(out, &format!("#### {kind}"));
            keys.into_iter().for_each(|key| row(out, key));
        }
    }
    if let Some(named) = &mapping.named {
        let sentence = say(language, &format!("grammar-{}-named", mapping.name), &[]);
        let _ = writeln!(out, "| *{}* | {} | {sentence} |", t("name"), shape(language, named));
    }
}

/// What a value looks like.
fn shape(language: Language, of: &Shape) -> String {
    let t = |id: &str| say(language, &format!("reference-shape-{id}"), &[]);
    let with = |id: &str, of: &str| say(language, &format!("reference-shape-{id}"), &[("of", of)]);
    match of {
        Shape::Id => t("id"),
        Shape::Text => t("text"),
        Shape::Number => t("number"),
        Shape::Flag => "`true` · `false`".to_owned(),
        Shape::Any => t("any"),
        Shape::Word(words) => words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" · "),
        Shape::Phrase(name) => with("phrase", &format!("[{name}](#phrase-{name})")),
        Shape::OneOrMany(item) => with("one-or-many", &shape(language, item)),
        Shape::List(item) => with("list", &shape(language, item)),
        Shape::Map(mapping) => with("map", &format!("[{0}](#{0})", mapping.name)),
        Shape::Either(shapes) => {
            let all: Vec<String> = shapes.iter().map(|s| shape(language, s)).collect();
            all.join(&t("or"))
        }
    }
}
