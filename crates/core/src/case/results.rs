//! 另案结果: what came of the case that did a task, or of a rule outside.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Case, File};
use crate::moment::Moment;
use crate::procedure::Procedure;
use crate::record::Digest;

/// The end of a case that was taken back, among those its procedure declares.
pub const WITHDRAWN: &str = "withdrawn";

/// Where the result of a task comes from that another procedure does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum ResultOf {
    /// A case of this jurisdiction that had ended.
    Case {
        /// Its id.
        case: String,
        /// Its procedure by id.
        procedure: String,
        /// Its procedure by digest.
        digest: Digest,
        /// The end it came to; [`WITHDRAWN`] if it was taken back.
        end: String,
        /// When it came to it.
        ended: Moment,
        /// How many acts it had when its result was taken.
        version: u64,
        /// The leaf of the last of them: its record and this one vouch for each other.
        leaf: Digest,
        /// Whether nothing binding was missing in its own verdict.
        complete: bool,
    },
    /// A rule that is none of a procedure here.
    Outside {
        /// Which, and who went by it: a payload.
        rule: Digest,
        /// What shows it.
        files: Vec<File>,
    },
}

/// A case that has ended, as somebody takes its result into another one.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The case.
    pub case: Case,
    /// The procedure it was under at its end.
    pub procedure: Arc<Procedure>,
    /// The leaf of its last act.
    pub leaf: Digest,
    /// Whether nothing binding is missing in its verdict.
    pub complete: bool,
    /// The names on its rosters, as far as they have not been erased.
    pub names: BTreeMap<Digest, String>,
}
