//! Rolls that have of each group as many as a figure says, counted once more from what is on record.

use super::{Auditing, ClauseFinding, Finding, Reason};
use crate::case::Version;
use crate::procedure::model::Paper;

impl Auditing<'_> {
    /// How many there are of each group of a roll, against how many there have to be; none where the clause says
    /// nothing of it, or it cannot be known.
    pub(super) fn of_each_group(&self, paper: &Paper, filed: &Version) -> Option<ClauseFinding> {
        let many = paper.roll.as_ref()?.as_many.as_ref()?;
        let counted = filed.roll.as_ref()?;
        let uneven = self.case.uneven_group(many, counted)?;
        let infers = paper.clause.infers("as_many_as");
        let mut row = self.row(&paper.clause, "groups", &paper.id, &paper.task, infers);
        row.facts.insert("figure", many.figure.clone());
        (row.finding, row.reason) = match uneven {
            None => (Finding::Done, Reason::GroupsEven),
            Some(uneven) => {
                row.facts.insert("group", uneven.group);
                row.facts.insert("found", uneven.found.to_string());
                row.facts.insert("wanted", uneven.wanted.to_string());
                (Finding::Missing, Reason::GroupsUneven)
            }
        };
        Some(row)
    }
}
