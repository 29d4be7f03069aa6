//! Whether the people of today can keep duties apart in a case: a warning with who could do what, before it is too late.

use quorate_core::case::duties::{Bite, feasible};
use quorate_core::case::{Case, Status};
use quorate_core::{Directory, Procedure};
use quorate_wording::listed;

use super::Desk;
use crate::Web;
use crate::problem::Problem;

/// What cannot be kept with the people there are: a sentence, and who could do each task.
pub(super) struct Short {
    pub words: String,
    pub lines: Vec<String>,
}

/// What bites in a case as people are appointed today; nothing once it has ended.
pub(crate) fn bites(web: &Web, directory: &Directory, procedure: &Procedure, case: &Case) -> Vec<Bite> {
    // One that is not opened yet counts as well.
    if case.status != Status::Open {
        return vec![];
    }
    let today = web.engine().now().date(web.engine().calendar().offset());
    feasible(procedure, case, directory, today)
}

pub(super) async fn short(
    desk: &mut Desk,
    procedure: &Procedure,
    case: &Case,
) -> Result<Vec<Short>, Problem> {
    let found = bites(&desk.web, &desk.names.directory, procedure, case);
    let people: Vec<String> = found.iter().flat_map(|b| &b.tasks).flat_map(|t| t.people.clone()).collect();
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, people).await?;
    let one = |bite: &Bite| Short {
        words: desk.chrome.t1(
            if bite.rules.is_empty() { "duties-nobody" } else { "duties-short" },
            "clauses",
            listed(desk.language, &bite.clauses),
        ),
        lines: bite
            .tasks
            .iter()
            .map(|t| {
                let people: Vec<String> = t.people.iter().map(|p| desk.names.person(p)).collect();
                let facts = [
                    ("task", procedure.name(&t.task, desk.language).to_owned()),
                    ("office", desk.names.office(&t.office, desk.language)),
                    ("people", listed(desk.language, people)),
                ];
                let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
                quorate_wording::say(desk.language, "duties-who", &facts)
            })
            .collect(),
    };
    Ok(found.iter().map(one).collect())
}
