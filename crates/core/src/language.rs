//! The two languages in which everything is said.

use serde::{Deserialize, Serialize};

/// A language of pages, papers and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Chinese, in simplified characters.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The tag as BCP 47 has it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The first language of ours in a list such as `Accept-Language: en-GB, zh;q=0.8`.
    pub fn preferred(accepted: &str) -> Self {
        let weight = |entry: &str| {
            let mut parts = entry.split(';');
            let tag = parts.next()?.trim().to_ascii_lowercase();
            let language = match tag.split('-').next()? {
                "zh" => Self::Zh,
                "en" => Self::En,
                _ => return None,
            };
            let q = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, |q| q.trim().parse::<f32>().map_or(0, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32));
            (q > 0).then_some((language, q))
        };
        // The first of equals wins: max_by_key keeps the last, so the list is walked backwards.
        accepted.split(',').rev().filter_map(weight).max_by_key(|(_, q)| *q).map_or(Self::Zh, |(l, _)| l)
    }
}
