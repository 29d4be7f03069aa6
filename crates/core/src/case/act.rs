//! An act: what somebody did, in which capacity and on what evidence, with every effect it had.

use serde::{Deserialize, Serialize};

use super::{Effect, File, Grade};
use crate::moment::{Date, Moment};
use crate::record::Digest;

/// What somebody did, with every effect `decide` worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The command, by name.
    pub act: String,
    /// When recorded.
    pub at: Moment,
    /// Who, in which capacity.
    pub by: Stamp,
    /// When it took place, if told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_place: Option<Date>,
    /// Recorded from paper or telephone for somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<BehalfStamp>,
    /// The version of the directory it was decided by.
    pub directory: u64,
    /// The calendar it was decided by.
    pub calendar: Digest,
    /// In order.
    pub effects: Vec<Effect>,
}

impl Act {
    /// Whom somebody covered by this act, if that is who acted.
    pub fn covered(&self, person: Option<&str>) -> Option<String> {
        let acted = self.behalf.is_none() && person == Some(&self.by.person);
        self.by.covers.as_ref().filter(|_| acted).map(|c| c.person.clone())
    }
}

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The person.
    pub person: String,
    /// The office acted for.
    pub office: String,
    /// The office is a body that acts before it is constituted (先行履职).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// The rank held there; empty if none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rank: String,
    /// How the person came in.
    pub via: String,
    /// Name and position as the holder of an invitation states them: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Digest>,
    /// 代办: for whom, and by which arrangement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<CoverStamp>,
}

/// 乙代甲: on whose behalf a colleague acted, and what allows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverStamp {
    /// Who is away.
    pub person: String,
    /// The cover in the directory.
    pub cover: String,
    /// The arrangement by its number or name: a payload.
    pub instrument: Digest,
}

/// 代录: whose act it is, and the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehalfStamp {
    /// Paper or telephone.
    pub grade: Grade,
    /// Who signed or spoke: a payload.
    pub signer: Digest,
    /// The same person in the directory, if there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The rank of the signer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rank: String,
    /// 文号.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The date on the paper, or of the call.
    pub dated: Date,
    /// The photograph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<File>,
    /// Where the original lies: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Digest>,
}
