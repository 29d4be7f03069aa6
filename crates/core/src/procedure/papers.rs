//! 材料: what tasks write, and rolls, whose rows are counted.

use super::formula::Formula;
use super::model::{Clause, Who};

/// A document declared where it is written.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// For people.
    pub title: String,
    /// Its official type (请示, 批复 …), if it has one.
    pub kind: String,
    /// `issues:` goes outward, `writes:` stays inside.
    pub outward: bool,
    /// Addressees.
    pub to: Vec<Who>,
    /// Papers attached.
    pub attach: Vec<String>,
    /// Sections it must have.
    pub sections: Vec<String>,
    /// Who signs.
    pub signed_by: Vec<Who>,
    /// Years to keep; the outer none means not stated, the inner none for good.
    pub keep: Option<Option<u32>>,
    /// 生效: it founds, appoints, permits or is on file with others; setting it aside takes a paper that revokes it.
    pub takes_effect: bool,
    /// The paper it answers.
    pub answers: Option<String>,
    /// It is a roll: its rows are counted when it is filed.
    pub roll: Option<Roll>,
    /// The task that declares it; others can be further ways to it.
    pub task: String,
    /// Source, force and what is inferred, as its task has it.
    pub clause: Clause,
}

/// 名册: how many stand on it is the fact of its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The facts that are the sums of its measures.
    pub measures: Vec<String>,
    /// What its rows are grouped by, for people; empty: they are not.
    pub grouped_by: String,
    /// How many there have to be of each group.
    pub as_many: Option<AsMany>,
    /// Whoever stands on it stands on this other roll.
    pub from: Option<String>,
}

/// 各组名额: of each group as many as a figure comes to in the group of that name of another roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsMany {
    /// The figure.
    pub figure: String,
    /// The roll for each group of which it is computed.
    pub of: String,
    /// How it is computed in a group.
    pub each: Formula,
    /// All groups together: what the roll comes to.
    pub total: Formula,
}
