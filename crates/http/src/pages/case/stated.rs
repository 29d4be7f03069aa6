//! The values a case goes by: parameters as they were set, facts as they were stated.

use quorate_core::Procedure;
use quorate_core::case::Case;

use super::Desk;

/// A line of it: what, how much, and where it comes from.
pub(super) struct StatedRow {
    pub title: String,
    pub value: String,
    pub from: String,
}

pub(super) fn stated(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<StatedRow> {
    let name = |id: &str| procedure.name(id, desk.language).to_owned();
    let parameters = procedure.parameters().iter().filter_map(|p| {
        let value = case.parameters.get(&p.id)?;
        Some(StatedRow {
            title: name(&p.id),
            value: value.map_or_else(
                || desk.chrome.t("stated-open"),
                |n| {
                    let unit = p.unit.map(|u| desk.chrome.t(&format!("unit-{}", u.as_str())));
                    format!("{n} {}", unit.unwrap_or_default()).trim_end().to_owned()
                },
            ),
            from: String::new(),
        })
    });
    let facts = procedure.facts().iter().filter_map(|f| {
        let value = case.facts.get(&f.id)?.to_string();
        Some(StatedRow {
            title: name(&f.id),
            value: name(&value),
            from: desk.chrome.t1("stated-by", "task", name(&f.stated_in)),
        })
    });
    parameters.chain(facts).collect()
}
