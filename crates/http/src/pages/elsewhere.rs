//! A task that another case does, on its page: which cases can, what each has come to, and where the result came from.

use std::sync::Arc;

use quorate_core::Procedure;
use quorate_core::case::{ResultOf, Task, TaskKind};
use quorate_core::procedure::model::{self as def, Kind};
use quorate_store::CaseFilter;
use quorate_wording::listed;

use super::Desk;
use super::case::FILES;
use super::cases::beginning::offered;
use crate::problem::Problem;

/// Cases offered at most, of each procedure that fits.
const OFFERED_MAX: i64 = 20;

/// A case whose result can be taken.
pub(super) struct Ended {
    pub id: String,
    pub words: String,
    /// Something binding is missing in its own verdict.
    pub incomplete: bool,
}

/// What the clause asks for, what can be taken, and what was.
pub(super) struct Elsewhere {
    pub rule: String,
    /// What is taken over from a case, by name; empty: nothing but that it was done.
    pub given: String,
    /// Procedures that fit: id, name, and whether one of the visitor's offices can open a case.
    pub fits: Vec<(String, String, bool)>,
    pub ended: Vec<Ended>,
    /// Where the result came from; empty: it has not come yet.
    pub taken: String,
    /// The case it came from, or what shows it: name and address.
    pub links: Vec<(String, String)>,
}

impl Elsewhere {
    pub async fn of(
        desk: &Desk,
        procedure: &Procedure,
        task: &Task,
        definition: &def::Task,
        can: bool,
    ) -> Result<Option<Self>, Problem> {
        let Kind::Procedure(rule) = &definition.kind else { return Ok(None) };
        if task.kind != TaskKind::Procedure {
            return Ok(None);
        }
        let engine = desk.web.engine();
        let fits = |other: &Procedure| other.misfits(procedure, definition).is_empty();
        let here: Vec<Arc<Procedure>> = engine
            .procedures()
            .all()
            .filter_map(|p| engine.procedures().of(&desk.names.directory, p.id()))
            .filter(|p| engine.procedures().versions(p.id()).iter().any(|v| fits(v)))
            .collect();
        let opens = offered(desk);
        let mut ended = vec![];
        for other in here.iter().filter(|_| can && desk.visitor.guest.is_none()) {
            ended.extend(Self::cases_of(desk, other, &fits).await?);
        }
        let (taken, links) = match &task.result {
            Some(ResultOf::Case { case, .. }) => {
                (desk.chrome.t1("result-taken", "case", case), vec![(case.clone(), format!("/cases/{case}"))])
            }
            Some(ResultOf::Outside { rule, files }) => {
                let links = files.iter().map(|f| (f.name.clone(), format!("{FILES}/{}", f.digest)));
                (desk.chrome.t1("result-told", "rule", desk.names.text(*rule)), links.collect())
            }
            None => (String::new(), vec![]),
        };
        let name = |id: &String| procedure.name(id, desk.language).to_owned();
        let given = definition.papers.iter().chain(&definition.states).chain(&rule.fills);
        Ok(Some(Self {
            rule: quorate_wording::say(
                desk.language,
                "manual-sub-case",
                &[("runs", rule.runs.as_deref().unwrap_or("any"))],
            ),
            given: listed(desk.language, given.map(name)),
            fits: here
                .iter()
                .map(|p| {
                    let name = p.name(p.id(), desk.language).to_owned();
                    (p.id().to_owned(), name, can && opens.iter().any(|o| o.id() == p.id()))
                })
                .collect(),
            ended,
            taken,
            links,
        }))
    }

    /// Cases of a procedure that have ended and that the visitor's offices take part in, the last first.
    async fn cases_of(
        desk: &Desk,
        procedure: &Procedure,
        fits: &(dyn Fn(&Procedure) -> bool + Sync),
    ) -> Result<Vec<Ended>, Problem> {
        let engine = desk.web.engine();
        let mut all = vec![];
        for status in ["ended", "withdrawn"] {
            let filter = CaseFilter {
                status: status.to_owned(),
                procedure: procedure.id().to_owned(),
                offices: Some(desk.visitor.offices()),
                limit: OFFERED_MAX,
                ..CaseFilter::default()
            };
            for row in engine.store().cases(&desk.visitor.tenant, &filter).await? {
                // A case whose record or definition cannot be read is offered to nobody.
                let judged = engine.verdict(&desk.visitor.tenant, &row.id).await.ok().flatten();
                let Some(judged) = judged.filter(|j| fits(&j.procedure)) else { continue };
                // Under the version it ended by.
                let procedure = &judged.procedure;
                let title = procedure.case_title(&row.title, desk.language);
                let end = if row.end.is_empty() {
                    desk.chrome.t("case-withdrawn")
                } else {
                    procedure.name(&row.end, desk.language).to_owned()
                };
                let day = quorate_wording::day(desk.language, row.moved_at.date(engine.calendar().offset()));
                let facts = [("title", title), ("end", &end), ("day", &day)];
                all.push(Ended {
                    words: quorate_wording::say(desk.language, "result-of-case", &facts),
                    incomplete: !judged.verdict.complete,
                    id: row.id,
                });
            }
        }
        Ok(all)
    }
}
