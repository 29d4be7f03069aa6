//! The computation of a vote, written as an official would write it into the minutes.

use quorate_core::Language;
use quorate_core::tally::{Base, Share, Together, VoteRule, tally};

use crate::say;

/// Line by line: who was there, whether enough, how they voted, what was needed, and what follows. Empty for a count
/// that does not add up.
pub fn tally_in_words(language: Language, rule: &VoteRule, count: &Together) -> Vec<String> {
    let Ok(result) = tally(rule, count) else { return vec![] };
    let word = |holds: bool, id: &'static str| if holds { id } else { "no" };
    let line = |id: &str, facts: &[(&str, String)]| {
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        say(language, id, &facts)
    };
    let recused = if count.recused == 0 { String::new() } else { count.recused.to_string() };
    let mut all = vec![line(
        "tally-there",
        &[
            ("entitled", count.entitled.to_string()),
            ("present", count.present.to_string()),
            ("recused", recused),
            ("leave", word(rule.recused_leave, "yes").to_owned()),
            ("counted", result.entitled.to_string()),
        ],
    )];
    if let (Some(share), Some(quorum)) = (rule.quorum, result.quorum) {
        all.push(line(
            "tally-quorum",
            &[
                ("share", share_in_words(language, share)),
                ("entitled", result.entitled.to_string()),
                ("quorum", quorum.to_string()),
                ("present", count.present.to_string()),
                ("met", word(result.quorate, "yes").to_owned()),
            ],
        ));
    }
    all.push(line(
        "tally-votes",
        &[
            ("agree", count.agree.to_string()),
            ("against", count.against.to_string()),
            ("abstain", count.abstain().to_string()),
        ],
    ));
    if count.not_asked > 0 {
        let taken = if result.carried { "against" } else { "for" };
        all.push(line("tally-early", &[("open", count.not_asked.to_string()), ("taken", taken.to_owned())]));
    }
    if result.tie {
        let chair = match count.casting {
            Some(true) => "for",
            Some(false) => "against",
            None => "none",
        };
        all.push(line("tally-tie", &[("chair", chair.to_owned())]));
    }
    all.push(line(
        "tally-needed",
        &[
            ("share", share_in_words(language, rule.carried)),
            ("of", base_in_words(language, rule.base)),
            ("base", result.base.to_string()),
            ("needed", result.needed.to_string()),
            ("agree", result.agree.to_string()),
            ("early", word(count.not_asked > 0, "yes").to_owned()),
            ("carried", word(result.carried, "yes").to_owned()),
        ],
    ));
    all
}

/// How a body votes, in one line; none where the procedure says nothing of it.
pub fn vote_in_words(language: Language, rule: &VoteRule) -> String {
    let quorum = rule.quorum.map(|q| share_in_words(language, q)).unwrap_or_default();
    let facts = [
        ("quorum", quorum.as_str()),
        ("share", &share_in_words(language, rule.carried)),
        ("of", &base_in_words(language, rule.base)),
        ("chair", if rule.chair_decides { "yes" } else { "no" }),
        ("leave", if rule.recused_leave { "yes" } else { "no" }),
    ];
    say(language, "vote-rule", &facts)
}

fn share_in_words(language: Language, share: Share) -> String {
    let (part, whole) = (share.of.0.to_string(), share.of.1.to_string());
    let more = if share.more_than { "yes" } else { "no" };
    say(language, "share", &[("part", &part), ("whole", &whole), ("more", more)])
}

fn base_in_words(language: Language, base: Base) -> String {
    say(language, &format!("base-{}", base.as_str()), &[])
}
