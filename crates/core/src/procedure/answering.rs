//! How those who are asked answer: how many signers have to agree, and what silence counts as.

use super::model::Clause;
use crate::tally::Share;

/// How many of several signers have to agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carried {
    /// 会签: all of them.
    #[default]
    All,
    /// At least so many; 或签 is at least one.
    Count(u32),
    /// 票签: at least a part, or more than it.
    Share {
        /// How large.
        share: Share,
        /// By weight, not by number.
        weighted: bool,
    },
}

impl std::fmt::Display for Carried {
    /// As the file says it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Count(1) => f.write_str("any"),
            Self::Count(least) => write!(f, "at least {least}"),
            Self::Share { share, weighted } => {
                write!(f, "{share}{}", if *weighted { " of weight" } else { "" })
            }
        }
    }
}

/// 默示: what the source makes of it when somebody who is asked does not answer in time.
#[derive(Clone, Debug)]
pub struct Silence {
    /// What it counts as.
    pub counts_as: CountsAs,
    /// The section and the sentence that say so.
    pub clause: Clause,
}

/// What silence counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsAs {
    /// 视为同意.
    Agreement,
    /// 视为放弃: whoever is silent gives up being heard.
    Waiver,
}

impl CountsAs {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Agreement, Self::Waiver];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Waiver => "waiver",
        }
    }
}
