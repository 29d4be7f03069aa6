//! Votes counted: rule, count and outcome as a table, and what holds for every count.

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq};
use quorate_core::tally::{Base, Miscount, Share, Together, Vote, VoteRule, tally};

/// `quorum`, `carried` and `base`, whether the chair decides a tie, whether the recused leave.
fn rule(text: &str) -> VoteRule {
    let mut rule = VoteRule::default();
    let share = |word: &str| {
        let more_than = word.starts_with('>');
        let (part, whole) = word.trim_start_matches('>').split_once('/').unwrap();
        Share { of: (part.parse().unwrap(), whole.parse().unwrap()), more_than }
    };
    for word in text.split_whitespace() {
        match word.split_once('=') {
            Some(("quorum", w)) => rule.quorum = Some(share(w)),
            Some(("carried", w)) => rule.carried = share(w),
            Some(("of", w)) => rule.base = Base::ALL.into_iter().find(|b| b.as_str() == w).unwrap(),
            _ if word == "chair" => rule.chair_decides = true,
            _ if word == "leave" => rule.recused_leave = true,
            _ => panic!("{word}"),
        }
    }
    rule
}

/// Entitled, present, for, against, recused, and the casting vote.
fn count(n: [u32; 5], casting: Option<bool>) -> Together {
    let [entitled, present, agree, against, recused] = n;
    Together { entitled, present, agree, against, not_asked: 0, recused, casting }
}

#[test]
fn votes_are_counted_as_the_rule_says() {
    let yes = Some(true);
    let no = Some(false);
    // Rule; entitled, present, for, against, recused; casting vote; quorate, base, needed, carried.
    type Line = (&'static str, [u32; 5], Option<bool>, (bool, u64, u64, bool));
    let table: &[Line] = &[
        ("", [9, 7, 4, 3, 0], None, (true, 7, 4, true)),
        ("", [9, 7, 3, 0, 0], None, (true, 7, 4, false)),
        ("", [9, 8, 4, 4, 0], None, (true, 8, 5, false)),
        ("", [1, 1, 1, 0, 0], None, (true, 1, 1, true)),
        ("", [5, 3, 0, 0, 0], None, (true, 3, 2, false)),
        ("of=cast", [9, 7, 3, 2, 0], None, (true, 5, 3, true)),
        ("of=cast", [9, 7, 0, 0, 0], None, (true, 0, 1, false)),
        ("of=entitled", [9, 7, 4, 0, 0], None, (true, 9, 5, false)),
        ("of=entitled leave", [9, 7, 4, 0, 2], None, (true, 7, 4, true)),
        ("quorum=1/2", [9, 5, 3, 0, 0], None, (true, 5, 3, true)),
        ("quorum=1/2", [9, 4, 4, 0, 0], None, (false, 4, 3, false)),
        ("quorum=>1/2", [8, 4, 4, 0, 0], None, (false, 4, 3, false)),
        ("quorum=>1/2 leave", [9, 4, 4, 0, 2], None, (true, 4, 3, true)),
        ("quorum=>1/2", [9, 4, 4, 0, 2], None, (false, 4, 3, false)),
        ("quorum=2/3 carried=2/3", [9, 6, 4, 2, 0], None, (true, 6, 4, true)),
        ("quorum=2/3 carried=>2/3", [9, 6, 4, 2, 0], None, (true, 6, 5, false)),
        ("carried=1/1", [9, 6, 6, 0, 0], None, (true, 6, 6, true)),
        ("carried=1/2", [8, 8, 4, 4, 0], None, (true, 8, 4, true)),
        ("chair", [8, 8, 4, 4, 0], yes, (true, 8, 5, true)),
        ("chair", [8, 8, 4, 4, 0], no, (true, 8, 5, false)),
        ("chair carried=1/2", [8, 8, 4, 4, 0], no, (true, 8, 4, false)),
        ("chair", [8, 8, 3, 3, 0], yes, (true, 8, 5, false)),
        ("chair of=cast", [8, 8, 3, 3, 0], yes, (true, 6, 4, true)),
        ("", [u32::MAX, u32::MAX, u32::MAX, 0, 0], None, (true, 4_294_967_295, 2_147_483_648, true)),
    ];
    for (text, votes, casting, (quorate, base, needed, carried)) in table {
        let found = tally(&rule(text), &count(*votes, *casting))
            .unwrap_or_else(|m| panic!("{text} {votes:?}: {m:?}"));
        assert_eq!(
            (found.quorate, found.base, found.needed, found.carried),
            (*quorate, *base, *needed, *carried),
            "{text} {votes:?}"
        );
    }
}

#[test]
fn votes_by_name_make_the_count() {
    use Vote::{Absent, Abstains, Against, For, NotAsked, Recused};
    let made = Together::of([For, For, Against, Abstains, Recused, Absent].into_iter(), None);
    assert_eq!(made, count([6, 4, 2, 1, 1], None));
    assert_eq!((made.abstain(), Together::of([].into_iter(), Some(true))), (1, count([0; 5], Some(true))));
    let early = Together::of([For, For, For, NotAsked, NotAsked].into_iter(), None);
    assert_eq!(early, Together { not_asked: 2, ..count([5, 5, 3, 0, 0], None) });
    assert_eq!(early.abstain(), 0);
    assert_eq!(count([9, 8, 3, 2, 0], None).abstain(), 3, "whoever is there and votes neither way");
}

/// What stands in leaves and on pages: a word once chosen stays, and a count is written as it always was.
#[test]
fn votes_are_written_as_they_are_read() {
    let words = ["for", "against", "abstains", "not_asked", "recused", "absent"];
    assert_eq!(Vote::ALL.map(Vote::as_str), words);
    assert_eq!(serde_json::to_value(Vote::ALL).unwrap(), serde_json::json!(words));
    for (recused, casting, text) in [
        (0, None, r#"{"entitled":9,"present":7,"agree":4,"against":3}"#),
        (2, None, r#"{"entitled":9,"present":7,"agree":4,"against":3,"recused":2}"#),
        (0, Some(true), r#"{"entitled":9,"present":7,"agree":4,"against":3,"casting":true}"#),
    ] {
        let counted = count([9, 7, 4, 3, recused], casting);
        assert_eq!(serde_json::to_string(&counted).unwrap(), text, "nobody recused is not said");
        assert_eq!(serde_json::from_str::<Together>(text).unwrap(), counted);
    }
}

#[test]
fn a_count_that_does_not_add_up_is_none() {
    let table = [
        ("", [9, 0, 0, 0, 0], None, Miscount::Nobody),
        ("", [9, 10, 5, 0, 0], None, Miscount::TooManyThere),
        ("", [9, 8, 5, 0, 2], None, Miscount::TooManyThere),
        ("", [9, 6, 5, 2, 0], None, Miscount::TooManyVotes),
        ("", [9, 9, u32::MAX, u32::MAX, 0], None, Miscount::TooManyVotes),
        ("", [8, 8, 4, 4, 0], Some(true), Miscount::CastingUncalled),
        ("chair", [8, 8, 5, 3, 0], Some(true), Miscount::CastingUncalled),
        ("chair", [8, 8, 0, 0, 0], Some(true), Miscount::CastingUncalled),
        ("chair", [8, 8, 4, 4, 0], None, Miscount::CastingMissing),
    ];
    for (text, votes, casting, miscount) in table {
        assert_eq!(tally(&rule(text), &count(votes, casting)), Err(miscount), "{text} {votes:?}");
    }
}

#[test]
fn a_vote_ends_early_once_the_outcome_cannot_change() {
    let open = Err(Miscount::StillOpen);
    // Rule; entitled, present, for, against; not asked; base, needed, for at worst and carried.
    type Line = (&'static str, [u32; 4], u32, Result<(u64, u64, u64, bool), Miscount>);
    let table: &[Line] = &[
        ("", [9, 9, 5, 0], 4, Ok((9, 5, 5, true))),
        ("", [9, 9, 4, 0], 5, open),
        ("", [9, 9, 0, 4], 5, open),
        ("", [9, 9, 0, 5], 4, Ok((9, 5, 4, false))),
        ("", [9, 9, 4, 0], 1, open),
        ("", [9, 9, 0, 0], 1, Ok((9, 5, 1, false))),
        ("of=cast", [9, 9, 3, 0], 2, Ok((5, 3, 3, true))),
        ("of=cast", [9, 9, 2, 0], 2, open),
        ("carried=2/3", [9, 9, 2, 4], 3, Ok((9, 6, 5, false))),
        ("chair carried=1/3", [9, 9, 4, 0], 5, open),
        ("chair", [8, 8, 0, 4], 4, open),
        ("", [8, 8, 0, 4], 4, Ok((8, 5, 4, false))),
        ("quorum=>1/2 chair", [9, 4, 2, 0], 2, Ok((4, 3, 4, false))),
        // A tie that the chair could still turn, and one that would turn nothing.
        ("chair of=cast carried=1/1", [9, 9, 0, 1], 2, open),
        ("chair carried=1/1", [4, 4, 0, 1], 1, Ok((4, 4, 1, false))),
        ("", [9, 5, 3, 1], 2, Err(Miscount::TooManyVotes)),
    ];
    for (text, [entitled, present, agree, against], not_asked, expected) in table {
        let count =
            Together { not_asked: *not_asked, ..count([*entitled, *present, *agree, *against, 0], None) };
        let found = tally(&rule(text), &count).map(|t| (t.base, t.needed, t.agree, t.carried));
        assert_eq!(found, *expected, "{text} {count:?}");
        let cast = tally(&rule(text), &Together { casting: Some(true), ..count });
        assert!(cast.is_err(), "the chair decides no vote that is not over");
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A vote may end early exactly if every way the rest could have voted comes to the same.
    #[test]
    fn an_early_end_is_what_every_way_on_would_have_come_to(
        part in 1_u32..6, whole in 1_u32..6, more_than in any::<bool>(), base in 0_usize..3, chair in any::<bool>(),
        entitled in 1_u32..10, present in 1_u32..10, agree in 0_u32..7, against in 0_u32..7, not_asked in 1_u32..6,
        quorum in any::<bool>(),
    ) {
        let share = Share { of: (part.min(whole), whole.max(part)), more_than };
        let quorum = quorum.then_some(share);
        let rule = VoteRule { quorum, carried: share, base: Base::ALL[base], chair_decides: chair, recused_leave: false };
        let early = Together { not_asked, ..count([entitled, present, agree, against, 0], None) };
        let mut ways = std::collections::BTreeSet::new();
        for more in 0..=not_asked {
            for less in 0..=not_asked - more {
                let votes = [entitled, present, agree + more, against + less, 0];
                for casting in [None, Some(true), Some(false)] {
                    ways.extend(tally(&rule, &count(votes, casting)).map(|t| t.carried));
                }
            }
        }
        match tally(&rule, &early) {
            Ok(tally) => prop_assert_eq!(ways, [tally.carried].into()),
            Err(Miscount::StillOpen) => prop_assert_eq!(ways.len(), 2),
            Err(_) => prop_assert!(present > entitled || agree + against + not_asked > present),
        }
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// One more vote for it never loses what was carried; whoever stays away never makes a quorum.
    #[test]
    fn more_agreement_never_loses(
        part in 1_u32..20, whole in 1_u32..20, more_than in any::<bool>(), base in 0_usize..3,
        entitled in 1_u32..60, present in 1_u32..60, agree in 0_u32..60, against in 0_u32..60, chair in any::<bool>(),
    ) {
        let share = Share { of: (part.min(whole), whole.max(part)), more_than };
        let rule = VoteRule { quorum: Some(share), carried: share, base: Base::ALL[base], chair_decides: chair, recused_leave: false };
        let casting = |agree, against| (chair && agree == against && agree > 0).then_some(true);
        let counted = |agree| tally(&rule, &count([entitled, present, agree, against, 0], casting(agree, against)));
        let (Ok(before), Ok(after)) = (counted(agree), counted(agree + 1)) else { return Ok(()) };
        // Of those who vote, a tie that the chair decides for it is the one step that has its vote already.
        prop_assert!(!before.carried || after.carried || before.tie, "{before:?} {after:?}");
        prop_assert_eq!(before.quorate, after.quorate);
        prop_assert!(u64::from(share.of.0) * before.base <= before.needed * u64::from(share.of.1));
    }
}
