//! The values a case goes by: parameters as they were set, facts as they were stated.

use quorate_core::Procedure;
use quorate_core::case::Case;
use quorate_core::procedure::model::Target;

use super::Desk;

/// A line of it: what, how much, and where it comes from.
pub(super) struct StatedRow {
    pub title: String,
    pub value: String,
    pub from: String,
    /// The day it is, as a form takes it; empty: it is none, or 未定.
    pub day: String,
    /// Which day it is, that can be moved; empty: it is none.
    pub day_of: String,
}

pub(super) fn stated(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<StatedRow> {
    let name = |id: &str| procedure.name(id, desk.language).to_owned();
    let parameters = procedure.parameters().iter().filter_map(|p| {
        let value = case.parameters.get(&p.id)?;
        let day = case.day(&p.id).filter(|_| p.day);
        Some(StatedRow {
            title: name(&p.id),
            value: value.map_or_else(
                || desk.chrome.t("stated-open"),
                |n| {
                    if let Some(day) = day {
                        return quorate_wording::day(desk.language, day);
                    }
                    let unit = p.unit.map(|u| quorate_wording::unit(desk.language, u, Some(&n.to_string())));
                    format!("{n} {}", unit.unwrap_or_default()).trim_end().to_owned()
                },
            ),
            from: String::new(),
            day: day.map(|d| d.to_string()).unwrap_or_default(),
            day_of: if p.day && case.is_open() { p.id.clone() } else { String::new() },
        })
    });
    let facts = procedure.facts().iter().filter_map(|f| {
        let value = case.facts.get(&f.id)?.written(f.decimals);
        Some(StatedRow {
            title: name(&f.id),
            value: quorate_wording::fact_word(procedure, desk.language, &f.id, &value),
            from: match f.stated_in.as_str() {
                "" => String::new(),
                task => desk.chrome.t1("stated-by", "task", name(task)),
            },
            day: String::new(),
            day_of: String::new(),
        })
    });
    let terms = case.terms.iter().map(|(body, term)| {
        let day = |day| quorate_wording::day(desk.language, day);
        let until = [("name", name(body)), ("since", day(term.since)), ("until", day(term.until))];
        let facts: Vec<(&str, &str)> = until.iter().map(|(n, v)| (*n, v.as_str())).collect();
        StatedRow {
            title: desk.chrome.t("clause-term"),
            value: quorate_wording::say(desk.language, "term-of", &facts),
            from: String::new(),
            day: String::new(),
            day_of: String::new(),
        }
    });
    parameters.chain(facts).chain(terms).collect()
}

/// What waits for its time, and the limits that run over stages, a line each.
pub(super) fn times(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<String> {
    let name = |id: &str| procedure.name(id, desk.language).to_owned();
    let waits = case.waits.iter().map(|(task, until)| {
        let day = quorate_wording::day(desk.language, until.day.next());
        quorate_wording::say(desk.language, "waits-until", &[("task", &name(task)), ("day", &day)])
    });
    let limits = procedure.limits().iter().filter_map(|limit| {
        let running = case.limits.get(&limit.id)?;
        let then = match &limit.then {
            Target::Stage(stage) => name(&procedure.stages()[*stage].id),
            Target::End(end) => name(end),
        };
        let day = quorate_wording::day(desk.language, running.due.day);
        let passed = if running.passed.is_some() { "yes" } else { "no" };
        let facts = [
            ("limit", &*name(&limit.id)),
            ("task", &name(&limit.until)),
            ("day", &day),
            ("then", &then),
            ("passed", passed),
        ];
        Some(quorate_wording::say(desk.language, "limit-runs", &facts))
    });
    waits.chain(limits).collect()
}
