//! 空缺: places that were left in parties a case has formed, and the form by which somebody comes in them.

use quorate_core::Procedure;
use quorate_core::case::Case;
use quorate_core::procedure::roles::drawn_up_by;
use quorate_core::procedure::{Kind, Who};
use quorate_wording::map::who_in_words;

use super::Desk;
use crate::problem::Problem;

/// A place that was left, and nobody has come in it.
pub(super) struct Vacancy {
    pub words: String,
    /// Who names somebody; empty: the procedure lets nobody.
    pub by: String,
    pub party: String,
    pub place: usize,
    /// Whom the party is formed of; none: the visitor does not name anybody.
    pub from: Vec<(String, String)>,
}

/// The vacancies of a case, in the order in which they came about.
pub(super) async fn vacancies(
    desk: &mut Desk,
    case: &Case,
    procedure: &Procedure,
) -> Result<Vec<Vacancy>, Problem> {
    let open: Vec<_> = case.left.iter().filter(|l| l.refilled.is_none()).collect();
    let gone = |list: &str, place: usize| {
        let formed = case.formed.get(list).and_then(|f| f.members.get(place - 1)).map(|m| m.name);
        formed.or_else(|| case.rosters.get(list).and_then(|r| r.holders.get(place - 1)).map(|h| h.name))
    };
    desk.fetch(open.iter().filter_map(|l| gone(&l.list, l.place)).collect()).await?;
    let name = |id: &str| procedure.roster_name(id, desk.language).to_owned();
    let one = |left: &quorate_core::case::Left| {
        let mut rules = procedure.incompatible_with(&left.standing_for).filter(|r| r.holding == left.list);
        let by = rules.find_map(|r| r.refilled_by.as_ref());
        let facts = [
            ("party", name(&left.list)),
            ("name", gone(&left.list, left.place).map(|n| desk.names.text(n).to_owned()).unwrap_or_default()),
            ("place", left.place.to_string()),
            ("roster", name(&left.standing_for)),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let own = |who: &Who| {
            let Who::Parties { parties, .. } = who else { return false };
            let mut offices = parties.iter().filter_map(|p| case.parties.get(p)).flatten();
            case.is_open() && offices.any(|o| desk.visitor.acts_for(o))
        };
        let from = match drawn_up_by(procedure.tasks(), &left.list).map(|t| &t.kind) {
            Some(Kind::Work { forms: Some((_, Who::Parties { parties, .. })), .. }) => &parties[..],
            _ => &[],
        };
        let own = by.is_some_and(own);
        Vacancy {
            words: quorate_wording::say(desk.language, "vacancy", &facts),
            by: by.map(|who| who_in_words(procedure, desk.language, who)).unwrap_or_default(),
            party: left.list.clone(),
            place: left.place,
            from: from.iter().filter(|_| own).map(|p| (p.clone(), name(p))).collect(),
        }
    };
    Ok(open.into_iter().map(one).collect())
}
