//! 空缺: places that were left in parties a case has formed, and the form by which somebody comes in them.

use std::collections::BTreeMap;

use quorate_core::case::{Case, command::NamedMember};
use quorate_core::procedure::Who;
use quorate_core::{Command, Procedure, decide};
use quorate_wording::map::who_in_words;

use super::Desk;
use crate::problem::Problem;
use crate::visitor::context;

/// A place that was left, and nobody has come in it.
pub(super) struct Vacancy {
    pub words: String,
    /// Who names somebody.
    pub by: String,
    pub party: String,
    pub place: usize,
    /// Whom the party is formed of; none: the visitor does not name anybody.
    pub from: Vec<(String, String)>,
    /// The ranks to choose from, and whether it is the one that is asked for; none: none is.
    pub ranks: Vec<(String, String, bool)>,
}

/// The vacancies of a case, in the order in which they came about.
pub(super) async fn vacancies(
    desk: &mut Desk,
    case: &Case,
    procedure: &Procedure,
) -> Result<Vec<Vacancy>, Problem> {
    let gone = |list: &str, place: usize| {
        let members = &case.formed.get(list)?.members;
        place.checked_sub(1).and_then(|at| members.get(at)).map(|m| m.name)
    };
    let names = case.vacancies(procedure).filter_map(|(l, ..)| gone(&l.list, l.place)).collect();
    desk.fetch(names).await?;
    let name = |id: &str| procedure.roster_name(id, desk.language).to_owned();
    let mut all = vec![];
    for (left, _, by) in case.vacancies(procedure) {
        let Some(Who::Parties { parties, position, .. }) = case.formed_of(procedure, &left.list) else {
            continue;
        };
        let facts = [
            ("party", name(&left.list)),
            ("name", gone(&left.list, left.place).map(|n| desk.names.text(n).to_owned()).unwrap_or_default()),
            ("place", left.place.to_string()),
            ("roster", name(&left.standing_for)),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let may = may_refill(desk, case, procedure, (&left.list, left.place), parties);
        let asked = |rank: &str| position.as_ref().is_some_and(|p| p.id == rank);
        let ranks = procedure.ranks().iter().filter(|_| position.is_some());
        all.push(Vacancy {
            words: quorate_wording::say(desk.language, "vacancy", &facts),
            by: who_in_words(procedure, desk.language, by),
            party: left.list.clone(),
            place: left.place,
            from: parties.iter().filter(|_| may).map(|p| (p.clone(), name(p))).collect(),
            ranks: ranks.map(|r| (r.id.clone(), name(&r.id), asked(&r.id))).collect(),
        });
    }
    Ok(all)
}

/// Whether the visitor may name somebody: what a page offers is what would be accepted.
fn may_refill(
    desk: &Desk,
    case: &Case,
    procedure: &Procedure,
    (party, place): (&str, usize),
    parties: &[String],
) -> bool {
    let (actor, none, calendar) = (desk.visitor.actor(), BTreeMap::new(), desk.calendar());
    let context = context(desk.web.engine(), &actor, (&desk.names.directory, &calendar), &none);
    let from = parties.first().cloned().unwrap_or_default();
    let member = NamedMember { name: "·".into(), person: None, party: from, rank: String::new() };
    let command = Command::Refill { party: party.to_owned(), place, member, reason: "·".into() };
    decide(procedure, case, &command, &context).is_ok()
}
