//! 不得兼任: places on two lists of people that nobody holds together.

use super::model::{Amount, Clause, Force, Kind, Roster, Seat, Task, Who};

/// Whoever stands on one list of people cannot stand for a seat of another.
#[derive(Clone, Debug)]
pub struct Incompatible {
    /// The list: a party that is formed, or a roster.
    pub holding: String,
    /// The roster whose seats they cannot stand for.
    pub standing_for: String,
    /// Whoever stands leaves the list by it; else they are not taken.
    pub leaves: bool,
    /// Who names somebody in the place of whoever has left a party; none: nobody does.
    pub refilled_by: Option<Who>,
    /// Source and force.
    pub clause: Clause,
}

/// The task that draws up or elects a list of people: who forms a party, or fills a roster.
pub fn drawn_up_by<'t>(tasks: &'t [Task], list: &str) -> Option<&'t Task> {
    tasks.iter().find(|t| {
        let forms = matches!(&t.kind, Kind::Work { forms: Some((party, _)), .. } if party == list);
        forms || t.fills() == Some(list)
    })
}

/// Whether a roster has to keep a least number of people in some seat.
pub fn keeps_a_least_number(roster: &Roster) -> bool {
    let must = |force: Force| force == Force::Must && roster.clause.force == Force::Must;
    let wanted = |s: &Seat| s.count.low.as_ref().is_some_and(|low| *low != Amount::Number(0));
    roster.seats.iter().any(|s| must(s.clause.force) && wanted(s))
}
