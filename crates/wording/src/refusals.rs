//! Refusals and reasons as sentences, with ids replaced by titles.

use std::sync::Arc;

use quorate_core::audit::ClauseFinding;
use quorate_core::case::WITHDRAWN;
use quorate_core::record::Digest;
use quorate_core::{Language, Procedure, Refusal};

use crate::{listed, say, say_attribute};

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened and why.
    pub text: String,
    /// What to do.
    pub help: String,
}

/// Facts whose values are ids of the procedure or of offices, alone or in a list.
const NAMED: &[&str] = &[
    "task",
    "paper",
    "party",
    "stage",
    "office",
    "parameter",
    "position",
    "held",
    "seat",
    "roster",
    "end",
    "fact",
    "figure",
    "name",
    "body",
    "as",
    "asked",
    "parties",
    "stand_ins",
    "absent",
    "found",
    "procedure",
    "other",
    "tasks",
    "otherwise",
    "person",
];

/// Facts that are words of the procedure, a line each.
const WORDS: &[&str] = &["sections", "points", "choices", "words"];

/// A name for an id; none leaves the id.
pub type Names<'a> = &'a dyn Fn(&str) -> Option<String>;

fn with_names(
    language: Language,
    facts: &[(&str, &str)],
    procedure: Option<&Procedure>,
    names: Names<'_>,
) -> Vec<(String, String)> {
    let one = |id: &str| -> String {
        if let Some(name) = names(id) {
            return name;
        }
        match procedure {
            Some(procedure) => {
                let name = procedure.name(id, language);
                if name == id { procedure.say(id, id, language).to_owned() } else { name.to_owned() }
            }
            None => id.to_owned(),
        }
    };
    // `drafter of request` and `secretary of board` name a capacity in which somebody is barred.
    let capacity = |text: &str| match text.split_once(" of ") {
        Some(("drafter", paper)) => say(language, "capacity-drafter", &[("paper", &one(paper))]),
        Some((seat, roster)) => {
            say(language, "capacity-seat", &[("seat", &one(seat)), ("roster", &one(roster))])
        }
        None => one(text),
    };
    let named = |name: &str, value: &str| {
        if WORDS.contains(&name) {
            return listed(language, value.lines().map(one));
        }
        if !NAMED.contains(&name) || value.is_empty() {
            return value.to_owned();
        }
        listed(language, value.split(", ").map(capacity))
    };
    facts.iter().map(|(name, value)| ((*name).to_owned(), named(name, value))).collect()
}

/// A refusal in a language. `names` gives names of offices and people.
pub fn tell_refusal(
    language: Language,
    refusal: &Refusal,
    procedure: Option<&Procedure>,
    names: Names<'_>,
) -> Told {
    let facts: Vec<(&str, &str)> = refusal.facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let facts = with_names(language, &facts, procedure, names);
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let id = format!("refusal-{}", refusal.code.as_str());
    Told {
        text: say(language, &id, &facts),
        help: say_attribute(language, &id, "help", &facts).unwrap_or_default(),
    }
}

/// Another procedure by its digest; none leaves its ids.
pub type Others<'a> = &'a dyn Fn(Digest) -> Option<Arc<Procedure>>;

/// The reason of a finding in a language; empty if there is nothing to add. `names` gives names of offices and people.
pub fn tell_reason(
    language: Language,
    clause: &ClauseFinding,
    procedure: &Procedure,
    (names, others): (Names<'_>, Others<'_>),
) -> String {
    let facts: Vec<(&str, &str)> = clause.facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let mut facts = with_names(language, &facts, Some(procedure), names);
    // What another case came to is called as its own procedure calls it: ids there and here may be the same.
    if let Some(digest) = clause.facts.get("digest").and_then(|d| d.parse().ok()) {
        let there = others(digest);
        for (name, value) in
            facts.iter_mut().filter(|(name, _)| ["procedure", "end"].contains(&name.as_str()))
        {
            let id = clause.facts.get(name.as_str()).map_or("", String::as_str);
            *value = match &there {
                _ if name == "end" && id == WITHDRAWN => say(language, "case-withdrawn", &[]),
                Some(there) => there.name(id, language).to_owned(),
                None => id.to_owned(),
            };
        }
    }
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let text = say(language, &format!("reason-{}", clause.reason.as_str()), &facts);
    if text == "none" { String::new() } else { text }
}
