//! The messages of both languages, compiled in.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use quorate_core::Language;

type Bundle = FluentBundle<FluentResource>;

macro_rules! texts {
    ($tag:literal) => {
        [
            include_str!(concat!($tag, "/diagnostics.ftl")),
            include_str!(concat!($tag, "/rules.ftl")),
            include_str!(concat!($tag, "/grammar.ftl")),
            include_str!(concat!($tag, "/refusals.ftl")),
            include_str!(concat!($tag, "/words.ftl")),
            include_str!(concat!($tag, "/manual.ftl")),
            include_str!(concat!($tag, "/outside.ftl")),
            include_str!(concat!($tag, "/bodies.ftl")),
            include_str!(concat!($tag, "/elsewhere.ftl")),
            include_str!(concat!($tag, "/pages.ftl")),
            include_str!(concat!($tag, "/desk.ftl")),
            include_str!(concat!($tag, "/papers.ftl")),
            include_str!(concat!($tag, "/program.ftl")),
        ]
    };
}

const ZH: [&str; 13] = texts!("zh");
const EN: [&str; 13] = texts!("en");

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| [bundle("zh-Hans", &ZH), bundle("en", &EN)]);

fn bundle(tag: &str, texts: &[&str]) -> Bundle {
    let language: unic_langid::LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks of reading direction around every fact would be copied along with them.
    bundle.set_use_isolating(false);
    for text in texts {
        // What does not parse is left out; the tests hold every file to parse whole.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn bundle_of(language: Language) -> &'static Bundle {
    match language {
        Language::Zh => &BUNDLES[0],
        Language::En => &BUNDLES[1],
    }
}

/// A sentence. Facts that it uses and that are not given are `none`.
pub fn say(language: Language, id: &str, facts: &[(&str, &str)]) -> String {
    format(language, id, None, facts, "none").unwrap_or_else(|| id.to_owned())
}

/// A sentence whose facts are not known, each of them left open as `…`.
pub fn say_open(language: Language, id: &str) -> String {
    format(language, id, None, &[], "…").unwrap_or_else(|| id.to_owned())
}

/// An attribute of a sentence (`help`, `why`); none if it has none.
pub fn say_attribute(
    language: Language,
    id: &str,
    attribute: &str,
    facts: &[(&str, &str)],
) -> Option<String> {
    format(language, id, Some(attribute), facts, "none")
}

/// Whether there is a sentence under an id.
pub fn has(language: Language, id: &str) -> bool {
    bundle_of(language).has_message(id)
}

/// Every id and attribute of a language, sorted; for the test that both have the same.
pub fn ids(language: Language) -> Vec<String> {
    let texts = if language == Language::Zh { &ZH } else { &EN };
    let mut all = vec![];
    for text in texts {
        let mut message = "";
        for line in text.lines() {
            let name = line.split('=').next().unwrap_or_default().trim();
            if !line.contains('=') || name.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(attribute) = name.strip_prefix('.').filter(|_| line.starts_with(' ')) {
                all.push(format!("{message}.{attribute}"));
            } else if !line.starts_with(' ') {
                message = name;
                all.push(name.to_owned());
            }
        }
    }
    all.sort();
    all
}

fn format(
    language: Language,
    id: &str,
    attribute: Option<&str>,
    facts: &[(&str, &str)],
    missing_as: &'static str,
) -> Option<String> {
    let bundle = bundle_of(language);
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut args = FluentArgs::new();
    for (name, value) in facts {
        args.set((*name).to_owned(), value_of(value));
    }
    // Each pass gives the facts that were missing; a message has few.
    for _ in 0..12 {
        let mut errors = vec![];
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        let missing: Vec<String> = errors.iter().filter_map(missing_fact).collect();
        if missing.is_empty() {
            return Some(text);
        }
        for name in missing {
            args.set(name, FluentValue::from(missing_as));
        }
    }
    None
}

/// Counts select plurals; everything else is text.
fn value_of(value: &str) -> FluentValue<'static> {
    if value.is_empty() {
        return FluentValue::from("none");
    }
    match value.parse::<i32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

fn missing_fact(error: &FluentError) -> Option<String> {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
            Some(id.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_whole() {
        for text in ZH.iter().chain(&EN) {
            if let Err((_, faults)) = FluentResource::try_new((*text).to_owned()) {
                let line = |at: usize| text[..at].lines().count();
                let places: Vec<_> = faults.iter().map(|f| (line(f.pos.start), f.kind.to_string())).collect();
                panic!("{:?}: {places:?}", text.lines().next());
            }
        }
    }
}
