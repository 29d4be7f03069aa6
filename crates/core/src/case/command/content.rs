//! What commands carry: papers, people, evidence and counts, in the shapes the API takes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::{Grade, Stance, Together, Value};
use crate::moment::Date;
use crate::record::Digest;
use crate::tally::Vote;

/// A paper as filed: its files and what stands on it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiledPaper {
    /// The paper, by the id of the procedure.
    pub paper: String,
    /// SHA-256 of each file, stored before.
    pub files: Vec<Digest>,
    /// 文号, if it has one.
    #[serde(default)]
    pub number: String,
    /// The date on it.
    #[serde(default)]
    pub dated: Option<Date>,
    /// The required sections that are in it.
    #[serde(default)]
    pub sections: Vec<String>,
}

/// A person proposed for a seat.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedHolder {
    /// The seat, by the id of the procedure.
    pub seat: String,
    /// The name.
    pub name: String,
    /// The id in the directory, if there.
    #[serde(default)]
    pub person: Option<String>,
    /// The party the person comes from.
    #[serde(default)]
    pub party: String,
    /// The rank or position held there.
    #[serde(default)]
    pub position: String,
    /// The pool the person comes from, as the procedure titles it.
    #[serde(default)]
    pub pool: String,
    /// Facts the rules of the pool ask for.
    #[serde(default)]
    pub facts: BTreeMap<String, Value>,
    /// 兼任: lists of people that the person stands on as well, by id, and the place there, from 1. Whoever is in the
    /// directory is found without.
    #[serde(default)]
    pub also: BTreeMap<String, usize>,
}

/// A member named for a party that is formed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedMember {
    /// The name.
    pub name: String,
    /// The id in the directory, if there: this person can then act for the party.
    #[serde(default)]
    pub person: Option<String>,
    /// The party the member comes from.
    #[serde(default)]
    pub party: String,
    /// The rank held there.
    #[serde(default)]
    pub rank: String,
}

/// 代录: recorded by the lead from paper or telephone for another office.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Behalf {
    /// `paper` or `phone`.
    pub medium: Medium,
    /// Who signed or spoke.
    pub signer: String,
    /// The same person in the directory, if there.
    #[serde(default)]
    pub person: Option<String>,
    /// The rank of the signer.
    #[serde(default)]
    pub rank: String,
    /// 文号.
    #[serde(default)]
    pub number: String,
    /// The date on the paper, or of the call.
    pub dated: Date,
    /// SHA-256 of the photograph, stored before; needed for paper.
    #[serde(default)]
    pub photo: Option<Digest>,
    /// Where the original lies.
    #[serde(default)]
    pub original: String,
}

/// How an answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// On paper.
    Paper,
    /// By telephone.
    Phone,
}

impl Medium {
    /// The grade of evidence.
    pub fn grade(self) -> Grade {
        match self {
            Self::Paper => Grade::Paper,
            Self::Phone => Grade::Phone,
        }
    }
}

/// Somebody at a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attended {
    /// The party represented.
    pub party: String,
    /// The name.
    pub name: String,
    /// The rank held.
    #[serde(default)]
    pub rank: String,
}

/// A candidate and the votes for them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Who, and for which seat; left out of whoever stood in the round before.
    #[serde(default)]
    pub who: Option<ProposedHolder>,
    /// Whoever stood at this place, from 1, in the last count: that of the round before, or the one counted again.
    #[serde(default)]
    pub stood: Option<usize>,
    /// Votes for, by `heads` and by every measure the clause counts.
    pub votes: BTreeMap<String, u64>,
}

/// A point of an agenda as held.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeldItem {
    /// As the procedure titles it.
    pub title: String,
    /// Whether it was held.
    pub held: bool,
    /// Why not; needed for a point the text asks for.
    #[serde(default)]
    pub reason: String,
}

/// A work as submitted.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// The papers the task asks for.
    #[serde(default)]
    pub papers: Vec<FiledPaper>,
    /// The facts it states.
    #[serde(default)]
    pub facts: BTreeMap<String, Value>,
    /// The people for the roster it fills.
    #[serde(default)]
    pub roster: Vec<ProposedHolder>,
    /// The members of the party it forms.
    #[serde(default)]
    pub members: Vec<NamedMember>,
    /// Ways chosen, where the task gives several.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Points covered, where the task has a checklist.
    #[serde(default)]
    pub covered: Vec<String>,
    /// Remarks.
    #[serde(default)]
    pub remark: String,
    /// Confirm what was submitted in the round before a return, unchanged.
    #[serde(default)]
    pub confirm: bool,
}

/// A part done before the case was opened here.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoneBefore {
    /// The task of the definition.
    pub task: String,
    /// When it took place.
    pub took_place: Date,
    /// What it produced.
    #[serde(default)]
    pub work: Submission,
    /// For a consultation: who answered what on paper.
    #[serde(default)]
    pub replies: Vec<PaperReply>,
    /// For an approval: the outcome; only the favourable one can be taken up.
    #[serde(default)]
    pub signer: String,
}

/// An answer on paper from before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperReply {
    /// The party that answered.
    pub party: String,
    /// The stance.
    pub stance: Stance,
    /// Why.
    #[serde(default)]
    pub opinion: String,
}

/// The count of a collective decision and who left.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectiveDecision {
    /// The count.
    pub count: Together,
    /// SHA-256 of the minutes, stored before.
    pub minutes: Digest,
    /// By name, by the ids of the directory: every member of the body, as the count has them. Whoever is barred from
    /// the task has to be recused. Left out, the count and the minutes stand for it.
    #[serde(default)]
    pub votes: BTreeMap<String, Vote>,
}
