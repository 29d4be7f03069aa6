//! 不得兼任: places on two lists of people that nobody holds together.

use super::model::{Clause, Force, Kind, Roster, Task};

/// Whoever stands on one list of people cannot stand for a seat of another.
#[derive(Clone, Debug)]
pub struct Incompatible {
    /// The list: a party that is formed, or a roster.
    pub holding: String,
    /// The roster whose seats they cannot stand for.
    pub standing_for: String,
    /// Whoever stands leaves the list by it; else they are not taken.
    pub leaves: bool,
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

/// Whether a roster keeps to its rule only with everybody on it: some seat of it must be taken.
pub fn needs_everybody(roster: &Roster) -> bool {
    let must = |force: Force| force == Force::Must && roster.clause.force == Force::Must;
    roster.seats.iter().any(|s| must(s.clause.force) && s.count.low.is_some())
}
