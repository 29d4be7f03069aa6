//! The other language of a procedure: a file beside it that maps an id, or the words themselves, to a title.

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostic::{Code, Diagnostic, Place};
use super::model::{Domain, From, Kind};
use super::node;
use super::reading::Draft;

/// Reads the file and tells what is missing in it and what it names in vain. Missing titles are told at the place
/// where the procedure declares them; the others at the beginning, with the line of the translation file.
pub(crate) fn read(text: &str, draft: &Draft, faults: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let tree = match node::parse(text) {
        Ok(tree) => tree,
        Err(more) => {
            faults.extend(more.into_iter().map(|d| d.with("file", "translation")));
            return BTreeMap::new();
        }
    };
    let mut found = BTreeMap::new();
    let wanted = wanted(draft);
    let known: BTreeSet<&str> =
        wanted.iter().flat_map(|w| w.ids.iter().chain([&w.title]).map(String::as_str)).collect();
    for (key, value) in tree.entries() {
        let (Some(key_text), Some(value)) = (key.text(), value.text()) else {
            faults.push(
                Diagnostic::new(Code::WrongShape, key.place)
                    .with("expected", "text")
                    .with("found", "map")
                    .with("file", "translation"),
            );
            continue;
        };
        if !known.contains(key_text) {
            let fault = Diagnostic::new(Code::TranslationsAreUsed, key.place).with("name", key_text);
            faults.push(fault.with("file", "translation"));
        }
        found.insert(key_text.to_owned(), value.trim().to_owned());
    }
    for title in wanted {
        let translated = title.ids.iter().chain([&title.title]).find_map(|key| found.get(key)).cloned();
        match translated {
            Some(text) => {
                found.insert(title.title, text);
            }
            None => {
                let fault =
                    Diagnostic::new(Code::TitlesAreTranslated, title.place).with("name", &title.ids[0]);
                faults.push(fault.with("title", &title.title));
            }
        }
    }
    found
}

/// A title and the ids that bear it: two things of one name need one translation.
struct Wanted {
    ids: Vec<String>,
    title: String,
    place: Place,
}

/// Every title a reader may see.
fn wanted(draft: &Draft) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = vec![];
    let mut want = |id: &str, title: &str, place: Place| {
        if title.is_empty() {
            return;
        }
        match all.iter_mut().find(|w| w.title == title) {
            Some(known) => known.ids.push(id.to_owned()),
            None => all.push(Wanted { ids: vec![id.to_owned()], title: title.to_owned(), place }),
        }
    };
    want(&draft.id, &draft.title, Place::START);
    want("source", &draft.source, Place::START);
    for (at, body) in draft.bodies.iter().enumerate() {
        want(&body.id, &body.title, body.place);
        want(if at == 0 { "short" } else { "" }, &body.short, body.place);
    }
    for party in &draft.parties {
        want(&party.id, &party.title, party.place);
    }
    for rank in &draft.ranks {
        want(&rank.id, &rank.title, Place::START);
    }
    for position in &draft.positions {
        want(&position.id, &position.title, Place::START);
    }
    for parameter in &draft.parameters {
        want(&parameter.id, &parameter.title, parameter.clause.place);
        want("", &parameter.stands_for, parameter.clause.place);
    }
    for fact in &draft.facts {
        want(&fact.id, &fact.title, fact.place);
        // Whether a body is new or in office is said in words of the program's own.
        if let Domain::OneOf(words) = &fact.domain
            && !fact.stated_in.is_empty()
        {
            words.iter().for_each(|w| want(w, w, fact.place));
        }
    }
    for figure in &draft.figures {
        want(&figure.id, &figure.title, figure.clause.place);
    }
    for roster in &draft.rosters {
        want(&roster.id, &roster.title, roster.clause.place);
        for seat in &roster.seats {
            want(&seat.id, &seat.title, seat.clause.place);
            want("", &seat.duty, seat.clause.place);
            want("", &seat.how, seat.clause.place);
            if let From::Pools(pools) = &seat.from {
                pools.iter().for_each(|p| want(&p.title, &p.title, seat.clause.place));
            }
        }
    }
    for stage in &draft.stages {
        want(&stage.id, &stage.title, stage.clause.place);
        want("", &stage.heading, stage.clause.place);
    }
    for task in &draft.tasks {
        want(&task.id, &task.title, task.clause.place);
        match &task.kind {
            Kind::Work { checklist, any_of, .. } => {
                checklist.iter().chain(any_of).for_each(|t| want(t, t, task.clause.place));
            }
            Kind::Meeting { agenda, .. } => {
                agenda.iter().for_each(|i| want(&i.title, &i.title, i.clause.place));
            }
            Kind::Notice(rule) => want(&rule.place, &rule.place, task.clause.place),
            _ => {}
        }
    }
    for paper in &draft.papers {
        want(&paper.id, &paper.title, paper.clause.place);
        paper.sections.iter().for_each(|s| want(s, s, paper.clause.place));
    }
    for paper in draft.papers.iter().filter(|p| p.roll.is_some()) {
        let grouped = paper.roll.as_ref().map_or("", |r| &r.grouped_by);
        want(grouped, grouped, paper.clause.place);
    }
    for limit in &draft.limits {
        want(&limit.id, &limit.title, limit.clause.place);
    }
    for note in &draft.notes {
        want("", &note.finding, Place::START);
    }
    for end in &draft.ends {
        want(&end.id, &end.title, end.place);
    }
    all
}
