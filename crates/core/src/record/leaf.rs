//! A leaf of the log: one act with its stream, its version and the command it answers.

use serde::{Deserialize, Serialize};

use super::Digest;
use crate::case::Act;
use crate::directory::DirectoryEffect;
use crate::moment::Moment;

/// The format of leaves written today.
pub const FORMAT: u32 = 1;

/// One entry of a log. It carries stream and version, not its index: that is given under the head's lock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// The format.
    pub v: u32,
    /// The tenant whose log it is in.
    pub tenant: String,
    /// `case/ID` or `directory`.
    pub stream: String,
    /// The version of the stream after it, from 1.
    pub version: u64,
    /// When logged: never earlier than the leaf before.
    pub at: Moment,
    /// The person.
    pub actor: String,
    /// The command's id, unique for its actor.
    pub command: String,
    /// SHA-256 of the command's canonical JSON.
    pub command_digest: Digest,
    /// What happened.
    pub body: Body,
}

/// What a leaf holds, by stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// An act on a case.
    Case {
        /// The act.
        act: Act,
    },
    /// An act on the directory.
    Directory {
        /// When recorded.
        at: Moment,
        /// Its effects.
        effects: Vec<DirectoryEffect>,
    },
}

/// The stream of a case.
pub fn case_stream(case: &str) -> String {
    format!("case/{case}")
}

/// The stream of the directory.
pub const DIRECTORY: &str = "directory";
