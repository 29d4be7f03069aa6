//! Every sentence is there in both languages, and the English ones are English.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use quorate_core::audit::{Finding, Reason};
use quorate_core::case::lifecycle::{Relation, Standing};
use quorate_core::case::marking::Stray;
use quorate_core::case::migrating::{Bar, Hindrance};
use quorate_core::case::outline::STATES;
use quorate_core::case::{ActKind, Command, Disposal, Grade, Stance, TaskKind};
use quorate_core::directory::{Role, Tenure};
use quorate_core::procedure::phrase::Unit;
use quorate_core::procedure::{AtEnd, BodyAct, Code, Force, Kind, Part, grammar, phrase};
use quorate_core::{Language, Procedure, Refusal, RefusalCode};
use quorate_wording::{has, ids, listed, say_attribute, tell_refusal};

use crate::support::expected::workspace;

/// Words of official Chinese that an English sentence may quote, and the name of the other language.
const QUOTED: [&str; 9] = ["请示", "批复", "复函", "函", "等", "秘密", "机密", "绝密", "中文"];

#[test]
fn both_languages_have_the_same_sentences() {
    let (zh, en): (BTreeSet<String>, BTreeSet<String>) =
        (ids(Language::Zh).into_iter().collect(), ids(Language::En).into_iter().collect());
    let missing: Vec<&String> = zh.symmetric_difference(&en).collect();
    assert!(missing.is_empty(), "in one language only: {missing:#?}");
    for language in Language::ALL {
        let all = ids(language);
        let distinct: BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len(), "an id stands twice in {language:?}");
    }
}

#[test]
fn every_sentence_can_be_read() {
    // What does not parse is left out of the bundle, so that it is listed by its line but not there.
    for language in Language::ALL {
        for id in ids(language) {
            let there = match id.split_once('.') {
                Some((message, attribute)) => say_attribute(language, message, attribute, &[]).is_some(),
                None => has(language, &id),
            };
            assert!(there, "{id} in {language:?} does not parse");
        }
    }
}

/// The ids that codes and words of core stand for.
fn wanted() -> Vec<String> {
    let mut all: Vec<String> = vec![];
    let mut each = |prefix: &str, words: &[&str]| all.extend(words.iter().map(|w| format!("{prefix}-{w}")));
    each("diagnostic", &Code::ALL.iter().map(|c| c.as_str()).collect::<Vec<_>>());
    each("refusal", &RefusalCode::ALL.iter().map(|c| c.as_str()).collect::<Vec<_>>());
    each("reason", &Reason::ALL.iter().map(|r| r.as_str()).collect::<Vec<_>>());
    each("finding", &Finding::ALL.map(Finding::as_str));
    each("kind", &TaskKind::ALL.map(TaskKind::as_str));
    each("kind", &["party", "parameter"]);
    each("grade", &Grade::ALL.map(Grade::as_str));
    each("stance", &Stance::ALL.map(Stance::as_str));
    each("disposal", &Disposal::ALL.map(Disposal::as_str));
    each("role", &Role::ALL.map(Role::as_str));
    each("force", &Force::ALL.map(Force::as_str));
    each("part", &Part::ALL.map(Part::as_str));
    each("unit", &Unit::ALL.map(Unit::as_str));
    each("act", Command::NAMES);
    each("act", &ActKind::ALL.iter().map(|a| a.as_str()).collect::<Vec<_>>());
    each("state", &STATES);
    each("standing", &Standing::ALL.map(Standing::as_str));
    each("tenure", &Tenure::ALL.map(Tenure::as_str));
    each("at-end", &AtEnd::ALL.map(AtEnd::as_str));
    each("body-act", &BodyAct::ALL.map(BodyAct::as_str));
    each("manual", &BodyAct::ALL.map(BodyAct::as_str));
    each("relation", &Relation::ALL.map(Relation::as_str));
    each("status", &["advisory", "binding"]);
    each("need", &["party", "parameter", "paper", "formed", "request"]);
    each("case", &["open", "ended", "withdrawn"]);
    each("rule", &["count", "per_party", "must_include", "from", "asks", "one_seat_each"]);
    each("outcome", &["agreed", "returned", "refused", "changes", "complete", "closed", "objection"]);
    each(
        "clause",
        &[
            "task",
            "paper",
            "seat",
            "agenda",
            "invitation",
            "deadline",
            "effect",
            "separation",
            "members",
            "groups",
            "provisional",
            "term",
            "role",
        ],
    );
    all.extend(grammar::all_keys().iter().map(|(mapping, key)| format!("grammar-{mapping}-{key}")));
    all.extend(phrase::EXAMPLES.iter().map(|(name, _)| format!("grammar-phrase-{name}")));
    all
}

#[test]
fn every_code_and_word_of_core_has_its_sentence() {
    let missing: Vec<String> = wanted()
        .into_iter()
        .flat_map(|id| Language::ALL.map(|language| (language, id.clone())))
        .filter(|(language, id)| !has(*language, id))
        .map(|(language, id)| format!("{id} in {language:?}"))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    // A diagnostic says why and what to do; a refusal what to do.
    let attributes = (Code::ALL
        .iter()
        .flat_map(|c| [("diagnostic", c.as_str(), "why"), ("diagnostic", c.as_str(), "help")]))
    .chain(RefusalCode::ALL.iter().map(|c| ("refusal", c.as_str(), "help")));
    for (prefix, code, attribute) in attributes {
        for language in Language::ALL {
            let id = format!("{prefix}-{code}");
            assert!(
                say_attribute(language, &id, attribute, &[]).is_some(),
                "{id}.{attribute} in {language:?}"
            );
        }
    }
}

#[test]
fn whatever_hinders_a_migration_is_told_in_words_of_its_own() {
    let bars = Bar::OWN.iter().copied().chain(Stray::ALL.iter().copied().map(Bar::Astray));
    let bars: Vec<Bar> = bars.collect();
    for language in Language::ALL {
        let say = |bar: &Bar| {
            let hindrance = Hindrance { bar: *bar, of: "甲".into(), other: "乙".into() };
            tell_refusal(language, &hindrance.refusal(), None, &|_| None).text
        };
        let told: BTreeSet<String> = bars.iter().map(say).collect();
        assert_eq!(told.len(), bars.len(), "{told:#?}");
        assert!(!told.iter().any(|t| t.contains("none")), "{told:#?}");
    }
}

/// What still has to be covered is told in the reader's language, and can be told apart where a name holds a comma.
#[test]
fn words_of_a_procedure_are_listed_in_the_language_of_the_reader() {
    let of = |name: &str| std::fs::read_to_string(workspace(&format!("workflows/{name}.yaml"))).unwrap();
    let procedure =
        Procedure::from_yaml(&of("county-work-committee"), Some(&of("county-work-committee.en"))).unwrap();
    let points = procedure.tasks().iter().find_map(|t| match &t.kind {
        Kind::Work { checklist, .. } if checklist.len() > 1 => Some(checklist),
        _ => None,
    });
    let refusal = Refusal::new(RefusalCode::ChecklistOpen).with_words("points", points.unwrap());
    let told = tell_refusal(Language::En, &refusal, Some(&procedure), &|_| None).text;
    assert!(!told.chars().any(is_han) && told.contains(", "), "{told}");

    assert_eq!(listed(Language::En, ["the plan", "the list"]), "the plan, the list");
    assert_eq!(listed(Language::En, ["plan, list", "letter"]), "plan, list; letter");
    assert_eq!(listed(Language::Zh, ["宗旨、业务", "住所"]), "宗旨、业务；住所");
    assert_eq!(listed(Language::Zh, [] as [&str; 0]), "");
}

#[test]
fn every_code_of_core_is_wanted_here() {
    // The words core writes as plain strings are listed above by hand; this holds the list to the sentences.
    let wanted: BTreeSet<String> = wanted().into_iter().collect();
    let prefixes = [
        "refusal", "reason", "finding", "grade", "stance", "disposal", "role", "force", "part", "unit",
        "grammar", "standing", "relation", "tenure", "at-end", "body-act",
    ];
    let spare: Vec<String> = ids(Language::En)
        .into_iter()
        .filter(|id| !id.contains('.') && prefixes.iter().any(|p| id.starts_with(&format!("{p}-"))))
        .filter(|id| !wanted.contains(id))
        .collect();
    assert!(spare.is_empty(), "sentences for what core does not say: {spare:#?}");
}

/// The texts of a language by file, in the order of their names.
fn texts(language: &str) -> Vec<(PathBuf, String)> {
    let folder = workspace("crates/wording/src").join(language);
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).unwrap())).collect()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[test]
fn english_sentences_hold_no_chinese() {
    for (file, text) in texts("en") {
        for (number, line) in text.lines().enumerate() {
            let rest = QUOTED.iter().fold(line.to_owned(), |line, word| line.replace(word, ""));
            assert!(!rest.contains(is_han), "{}:{}: {line}", file.display(), number + 1);
        }
    }
}

/// The sentences of a file: what stands after `id =` until the next, attributes included.
fn sentences(text: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((name, rest)) = line.split_once('=').filter(|_| begins) {
            name.trim().clone_into(&mut id);
            all.insert(id.clone(), rest.trim().to_owned());
        } else if let Some(sentence) = all.get_mut(&id) {
            sentence.push('\n');
            sentence.push_str(line);
        }
    }
    all
}

#[test]
fn a_sentence_uses_the_same_facts_in_both_languages() {
    let facts = |sentence: &str| -> BTreeSet<String> {
        let names = sentence.split('$').skip(1);
        names
            .map(|s| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect())
            .collect()
    };
    let mut different = vec![];
    for ((_, zh), (file, en)) in texts("zh").iter().zip(texts("en")) {
        let en = sentences(&en);
        for (id, sentence) in sentences(zh) {
            let other = en.get(&id).map(|s| facts(s)).unwrap_or_default();
            if facts(&sentence) != other {
                different.push(format!("{id} ({}): {:?} and {other:?}", file.display(), facts(&sentence)));
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn no_sentence_was_left_untranslated() {
    for ((_, zh), (file, en)) in texts("zh").iter().zip(texts("en")) {
        let en = sentences(&en);
        for (id, sentence) in sentences(zh) {
            let words =
                sentence.split(['{', '}']).step_by(2).any(|part| part.chars().any(char::is_alphabetic));
            assert!(!words || en.get(&id) != Some(&sentence), "{id} is the same in both, {}", file.display());
        }
    }
}

/// The ids that the code names outright: `say("map-title", …)`, `say(language, "map-title", …)`.
fn named(text: &str) -> Vec<String> {
    let calls = text.match_indices("say(").map(|(at, word)| &text[at + word.len()..]);
    let literal = |call: &str| {
        let end = call.find([';', '[', '\n']).unwrap_or(call.len());
        let (_, rest) = call[..end].split_once('"')?;
        let (id, _) = rest.split_once('"')?;
        let good = id.contains('-') && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        good.then(|| id.to_owned())
    };
    calls.filter_map(literal).collect()
}

#[test]
fn every_sentence_the_code_asks_for_is_there() {
    let mut folders = vec![workspace("crates")];
    let (mut found, mut missing) = (0, BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let read = path.extension().is_some_and(|e| e == "rs" || e == "html");
            let text = if read { std::fs::read_to_string(&path).unwrap() } else { String::new() };
            for id in named(&text) {
                found += 1;
                if !has(Language::Zh, &id) {
                    missing.insert(format!("{} asks for {id}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(found > 20, "{found}: the way the code asks has changed");
}
