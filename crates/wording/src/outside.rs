//! A filing or a notice, as the page and the manual say it: what the clause asks, and what has happened.

use quorate_core::case::{Answer, Event, Happened, Task};
use quorate_core::procedure::model::{Silence, Span};
use quorate_core::procedure::outside::{FilingRule, NoticeRule};
use quorate_core::record::Digest;
use quorate_core::{Language, Procedure};

use crate::map::who_in_words;
use crate::{listed, say, unit};

fn span(language: Language, id: &str, span: Span) -> String {
    let length = span.length.to_string();
    let unit = unit(language, span.unit, Some(&length));
    say(language, id, &[("length", &length), ("unit", &unit)])
}

/// What a filing asks, a line each.
pub fn filing_in_words(language: Language, procedure: &Procedure, rule: &FilingRule) -> Vec<String> {
    let who: Vec<String> = rule.to.iter().map(|w| who_in_words(procedure, language, w)).collect();
    let papers: Vec<String> = rule.papers.iter().map(|p| procedure.name(p, language).to_owned()).collect();
    let mut all = vec![
        say(language, "filing-papers", &[("papers", &listed(language, &papers))]),
        say(language, "filing-to", &[("who", &listed(language, &who))]),
        say(language, "filing-until", &[("until", rule.until.as_str())]),
    ];
    all.extend(rule.no_answer.map(|s| span(language, "filing-no-answer", s)));
    all
}

/// What a notice asks, a line each.
pub fn notice_in_words(language: Language, procedure: &Procedure, rule: &NoticeRule) -> Vec<String> {
    let place = procedure.say(&rule.place, &rule.place, language);
    let place = if place.is_empty() { "none" } else { place };
    let paper = procedure.name(&rule.of, language);
    let mut all = vec![
        say(language, "notice-of", &[("paper", paper), ("place", place)]),
        span(language, "notice-lasts", rule.lasts),
    ];
    if let Some(objections) = &rule.objections {
        let who = who_in_words(procedure, language, &objections.decided_by);
        all.push(say(language, "notice-objections", &[("who", &who)]));
        all.extend(objections.within.map(|s| span(language, "notice-within", s)));
        all.extend(objections.due.map(|s| span(language, "notice-due", s)));
        all.extend(rule.corrects.then(|| say(language, "notice-corrects", &[])));
    }
    all
}

/// What happened, in one line without its day; `text` reads what is kept beside the record.
pub fn event_in_words(
    language: Language,
    procedure: &Procedure,
    task: &Task,
    event: &Event,
    text: &dyn Fn(Digest) -> String,
) -> String {
    let id = format!("event-{}", event.what.as_str());
    let recipient = |of: usize| match task.events.get(of.wrapping_sub(1)).map(|e| &e.what) {
        Some(Happened::Sent { party, name, .. }) => {
            (procedure.name(party, language).to_owned(), name.map(text))
        }
        _ => (String::new(), None),
    };
    let told = |(party, name): (String, Option<String>), answer: &str| {
        let name = name.unwrap_or_else(|| "none".to_owned());
        say(language, &id, &[("party", &party), ("name", &name), ("answer", answer)])
    };
    match &event.what {
        Happened::Sent { party, name, .. } => {
            told((procedure.name(party, language).to_owned(), name.map(text)), "")
        }
        Happened::Received { of } => told(recipient(*of), ""),
        Happened::Answered { of, answer } => told(recipient(*of), Answer::as_str(*answer)),
        Happened::Decided { key, upheld } => {
            let objection = task.events.iter().find_map(|e| match &e.what {
                Happened::Objected { name, key: of } if of == key => Some(text(*name)),
                _ => None,
            });
            let upheld = if *upheld { "yes" } else { "no" };
            say(language, &id, &[("name", &objection.unwrap_or_default()), ("upheld", upheld)])
        }
        Happened::Objected { name, .. } => say(language, &id, &[("name", &text(*name))]),
        Happened::PutUp { .. } | Happened::ChangePutUp | Happened::TakenDown => say(language, &id, &[]),
    }
}

/// Until when something runs from an event on, a line each.
pub fn event_runs_until(language: Language, event: &Event) -> Vec<String> {
    let until = |id: &str, due: &quorate_core::calendar::Due| {
        say(language, id, &[("day", &crate::day(language, due.day))])
    };
    match &event.what {
        Happened::PutUp { stays, objections } => {
            let objections = objections.as_ref().map(|due| until("event-object-until", due));
            [until("event-until", stays)].into_iter().chain(objections).collect()
        }
        Happened::Sent { until: Some(due), .. } => vec![until("event-answer-until", due)],
        _ => vec![],
    }
}

/// What silence counts as, and where the source says so.
pub fn silence_in_words(language: Language, silence: &Silence) -> String {
    let (source, quote) = (silence.clause.source.as_str(), silence.clause.quote.as_str());
    let facts = [("as", silence.counts_as.as_str()), ("source", source), ("quote", quote)];
    say(language, "silence-counts-as", &facts)
}
