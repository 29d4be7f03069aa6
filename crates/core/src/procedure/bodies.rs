//! The bodies of a procedure: what it founds, or the standing one it is about, and how long they stay in office.

use serde::{Deserialize, Serialize};

use super::diagnostic::Place;
use super::model::{Amount, Clause, Since, Span, When};
use super::phrase::Unit;

/// A body a procedure founds, or the standing one it is about.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its id: procedures that name the same one are about the same sort of body.
    pub id: String,
    /// In full.
    pub title: String,
    /// In short.
    pub short: String,
    /// Only if; the one that a procedure is named for is always founded.
    pub when: When,
    /// It is in being before the case: the procedure founds nothing and is about it.
    pub standing: bool,
    /// It acts before it is constituted, and its acts say so.
    pub provisional: Option<Provisional>,
    /// How long it stays in office once it is constituted or renewed; none: the source sets no term.
    pub term: Option<TermRule>,
    /// The section of the source.
    pub source: String,
    /// In the file.
    pub place: Place,
}

impl Body {
    /// Whether this procedure, which founds it, is also how one in office is renewed: guards can tell the two apart.
    pub fn is_renewed_here(&self) -> bool {
        self.term.as_ref().is_some_and(|t| t.renewed_here)
    }
}

/// 先行履职: a body that acts before it is constituted, where the source lets it.
#[derive(Clone, Debug)]
pub struct Provisional {
    /// From the completion of this task.
    pub from: String,
    /// Source, force and inference.
    pub clause: Clause,
}

/// The words of a guard that tells whether a body is founded or renewed: it is new, or in office.
pub const NEW: &str = "new";
/// The same.
pub const IN_OFFICE: &str = "in office";

/// 任期: how long a body stays in office.
#[derive(Clone, Debug)]
pub struct TermRule {
    /// How many.
    pub length: Amount,
    /// Of what.
    pub unit: Unit,
    /// From the completion of a task, or a day of the case; none: from the act that constitutes or renews the body.
    pub from: Option<Since>,
    /// What becomes of the body when it is over.
    pub at_end: AtEnd,
    /// How long before the end a renewal begins.
    pub opens: Option<Span>,
    /// The procedure that founds the body is also how it is renewed.
    pub renewed_here: bool,
    /// Source, force and inference.
    pub clause: Clause,
}

/// What becomes of a body whose term is over.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum AtEnd {
    /// It goes on until there is a new one.
    Continues,
    /// It is no longer in office.
    Lapses,
}

impl AtEnd {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Continues, Self::Lapses];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Continues => "continues",
            Self::Lapses => "lapses",
        }
    }
}

/// What an act brings about for a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyAct {
    /// 成立: it comes into being.
    #[default]
    Constitutes,
    /// 换届: it begins another term, with the people elected for it.
    Renews,
    /// 变更: who sits in it, or what it goes by, is another from now on; its term runs on.
    Changes,
    /// 撤销: it is no more.
    Dissolves,
    /// 宣告无效: what brought it about was void, and it is as if it had never been.
    Voids,
}

impl BodyAct {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Constitutes, Self::Renews, Self::Changes, Self::Dissolves, Self::Voids];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Constitutes => "constitutes",
            Self::Renews => "renews",
            Self::Changes => "changes",
            Self::Dissolves => "dissolves",
            Self::Voids => "voids",
        }
    }
    /// Whether the body acts no more after it.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Dissolves | Self::Voids)
    }
}
