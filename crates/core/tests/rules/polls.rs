//! Votes of people on a roll: the arithmetic as a table, and what holds for all ballots.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq};
use quorate_core::poll::*;
use quorate_core::roll::HEADS;
use quorate_core::tally::Share;

fn share(part: u32, of: u32, more_than: bool, base: Base) -> Threshold {
    Threshold {
        part: Part::Share(Share { of: (part, of), more_than }),
        base,
        measure: HEADS.into(),
        decimals: 0,
    }
}

fn by(measure: &str, threshold: Threshold) -> Threshold {
    Threshold { measure: measure.into(), ..threshold }
}

fn rule(rounds: Vec<Round>) -> PollRule {
    PollRule {
        voters: "people".into(),
        measures: vec![],
        rounds,
        again_if: Outcome::OPEN.to_vec(),
        tie: Tie::Lost,
        ballots: false,
        counts: 1,
        fills: None,
        field: Field::Any,
        support: false,
        proxies: Proxies::None,
    }
}

fn round(quorum: Vec<Threshold>, carried: Vec<Threshold>) -> Round {
    let some = |list: Vec<Threshold>| if list.is_empty() { vec![] } else { vec![list] };
    Round { quorum: some(quorum), carried: some(carried), runners_up: false }
}

fn one(entries: &[(&str, u64)]) -> BTreeMap<String, u64> {
    entries.iter().map(|(m, n)| ((*m).to_owned(), *n)).collect()
}

fn heads(participating: u64, invalid: u64, agree: u64, against: u64) -> BTreeMap<String, Count> {
    BTreeMap::from([(HEADS.to_owned(), Count { participating, invalid, agree, against, ..Count::default() })])
}

fn decide(rule: &PollRule, entitled: &BTreeMap<String, u64>, counts: &BTreeMap<String, Count>) -> Outcome {
    let ballots = Ballots { entitled, counts, candidates: &[], seats: &[], casting: None };
    poll(rule, 1, &ballots).unwrap().outcome
}

#[test]
fn each_base_is_counted_as_it_says() {
    let entitled = one(&[(HEADS, 100)]);
    // Took part, invalid, for, against; carried by more than half of each base, the widest first.
    let table = [
        ((60, 0, 51, 9), [true, true, true, true, true]),
        ((60, 0, 50, 10), [false, true, true, true, true]),
        ((60, 20, 30, 10), [false, false, false, true, true]),
        ((60, 20, 31, 9), [false, true, true, true, true]),
        ((60, 10, 25, 24), [false, false, false, false, true]),
        ((60, 10, 25, 25), [false; 5]),
        ((60, 60, 0, 0), [false; 5]),
    ];
    for ((took, invalid, agree, against), wanted) in table {
        for (base, wanted) in Base::ALL.into_iter().zip(wanted) {
            let rule = rule(vec![round(vec![], vec![share(1, 2, true, base)])]);
            let found = decide(&rule, &entitled, &heads(took, invalid, agree, against));
            assert_eq!(
                found == Outcome::Carried,
                wanted,
                "{} {took} {invalid} {agree} {against}",
                base.as_str()
            );
        }
    }
}

/// 民法典 278: two thirds by area and by heads take part, more than half of them by both agree.
#[test]
fn two_measures_are_both_asked() {
    let two = |t: Threshold| vec![t.clone(), by("area", t)];
    let asked = round(two(share(2, 3, false, Base::Entitled)), two(share(1, 2, true, Base::Participating)));
    let rule = PollRule { measures: vec!["area".into()], ..rule(vec![asked]) };
    let entitled = one(&[(HEADS, 300), ("area", 30_000)]);
    let count = |participating, agree| Count {
        participating,
        agree,
        against: participating - agree,
        ..Count::default()
    };
    let table = [
        ((200, 101), (20_000, 10_001), Outcome::Carried),
        ((199, 199), (30_000, 30_000), Outcome::NoQuorum),
        ((300, 300), (19_999, 19_999), Outcome::NoQuorum),
        ((200, 100), (20_000, 20_000), Outcome::Lost),
        ((200, 200), (20_000, 10_000), Outcome::Lost),
    ];
    for ((people, agree), (area, for_it), wanted) in table {
        let counts = BTreeMap::from([
            (HEADS.to_owned(), count(people, agree)),
            ("area".to_owned(), count(area, for_it)),
        ]);
        assert_eq!(decide(&rule, &entitled, &counts), wanted, "{people} {agree} {area} {for_it}");
    }
}

/// Six stand for three seats: whoever has more than half of those taking part, the most first.
#[test]
fn the_last_seat_falls_to_nobody_where_two_are_alike() {
    let election = PollRule {
        fills: Some("board".into()),
        ..rule(vec![round(vec![], vec![share(1, 2, true, Base::Participating)]); 2])
    };
    let entitled = one(&[(HEADS, 100)]);
    let counts = heads(100, 0, 0, 0);
    let table: &[(&[u64], u32, Outcome, &[usize])] = &[
        (&[90, 80, 70, 60, 50, 40], 1, Outcome::Carried, &[0, 1, 2]),
        (&[90, 80, 70, 70, 50, 40], 1, Outcome::Tie, &[0, 1]),
        (&[90, 80, 80, 80, 50, 40], 1, Outcome::Tie, &[0]),
        (&[90, 51, 50, 50, 50, 40], 1, Outcome::Carried, &[0, 1]),
        (&[90, 50, 50, 50, 50, 40], 1, Outcome::Short, &[0]),
        (&[60, 90, 70, 80, 0, 0], 1, Outcome::Carried, &[1, 2, 3]),
        // Where no round follows, two seats are enough: who is alike is not elected.
        (&[90, 80, 70, 70, 50, 40], 2, Outcome::Carried, &[0, 1]),
        (&[90, 80, 80, 80, 50, 40], 2, Outcome::Tie, &[0]),
        (&[0; 6], 1, Outcome::Short, &[]),
    ];
    for (votes, n, outcome, elected) in table {
        let votes: Vec<BTreeMap<String, u64>> = votes.iter().map(|v| one(&[(HEADS, *v)])).collect();
        let candidates: Vec<Stands<'_>> = votes.iter().map(|agree| Stands { seat: "seat", agree }).collect();
        let seats = [Seats { seat: "seat", low: 2, high: 3, taken: 0 }];
        let ballots = Ballots {
            entitled: &entitled,
            counts: &counts,
            candidates: &candidates,
            seats: &seats,
            casting: None,
        };
        let came = poll(&election, *n, &ballots).unwrap();
        assert_eq!((came.outcome, came.elected.as_slice()), (*outcome, *elected), "{votes:?} in round {n}");
    }
}

#[test]
fn more_ballots_back_than_out_make_it_void_and_other_sheets_do_not_add_up() {
    let rule = PollRule { ballots: true, ..rule(vec![round(vec![], vec![share(1, 2, true, Base::Cast)])]) };
    let entitled = one(&[(HEADS, 10)]);
    let came = |issued, participating, invalid, agree, against, casting| {
        let counts = BTreeMap::from([(
            HEADS.to_owned(),
            Count { issued, participating, invalid, agree, against, ..Count::default() },
        )]);
        let ballots = Ballots { entitled: &entitled, counts: &counts, candidates: &[], seats: &[], casting };
        poll(&rule, 1, &ballots).map(|p| p.outcome)
    };
    assert_eq!(came(Some(8), 9, 0, 9, 0, None), Ok(Outcome::Void));
    assert_eq!(came(Some(8), 8, 0, 8, 0, None), Ok(Outcome::Carried));
    assert_eq!(came(Some(11), 8, 0, 8, 0, None), Err(Miscount::TooManyThere));
    assert_eq!(came(None, 8, 0, 8, 0, None), Err(Miscount::Issued));
    assert_eq!(came(Some(8), 8, 1, 8, 0, None), Err(Miscount::TooManyVotes));
    assert_eq!(came(Some(8), 8, u64::MAX, 8, u64::MAX, None), Err(Miscount::TooManyVotes));
    assert_eq!(came(Some(8), 8, 0, 4, 4, Some(true)), Err(Miscount::CastingUncalled));
    let chair = PollRule { tie: Tie::Chair, ballots: false, ..rule.clone() };
    for (casting, wanted) in [
        (Some(true), Ok(Outcome::Carried)),
        (Some(false), Ok(Outcome::Lost)),
        (None, Err(Miscount::CastingMissing)),
    ] {
        let counts = heads(8, 0, 4, 4);
        let ballots = Ballots { entitled: &entitled, counts: &counts, candidates: &[], seats: &[], casting };
        assert_eq!(poll(&chair, 1, &ballots).map(|p| p.outcome), wanted);
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// What adds up has exactly one outcome, and one more vote for it never loses what was carried.
    #[test]
    fn ballots_that_add_up_come_to_something(
        (part, of, more, base) in (1u32..4, 3u32..6, any::<bool>(), 0usize..5),
        (entitled, took, invalid, agree, against) in (0u64..12, 0u64..14, 0u64..8, 0u64..10, 0u64..10),
        quorum in proptest::option::of((1u32..4, 3u32..6)),
    ) {
        let quorum: Vec<Threshold> =
            quorum.into_iter().map(|(part, of)| share(part, of, false, Base::Entitled)).collect();
        let quorate = quorum.clone();
        let rule = rule(vec![round(quorum, vec![share(part, of, more, Base::ALL[base])])]);
        let all = one(&[(HEADS, entitled)]);
        let counts = heads(took, invalid, agree, against);
        let ballots = Ballots { entitled: &all, counts: &counts, candidates: &[], seats: &[], casting: None };
        let adds_up = took <= entitled && invalid + agree + against <= took;
        let came = poll(&rule, 1, &ballots);
        prop_assert_eq!(came.is_ok(), adds_up);
        let Ok(came) = came else { return Ok(()) };
        let enough = quorate.iter().all(|q| took >= q.least(entitled).max(1));
        prop_assert_eq!(came.outcome == Outcome::NoQuorum, !enough);
        if came.outcome == Outcome::Carried && agree < took - invalid - against {
            let counts = heads(took, invalid, agree + 1, against);
            prop_assert_eq!(decide(&rule, &all, &counts), Outcome::Carried);
        }
        // Nothing is carried by nobody.
        prop_assert!(came.outcome != Outcome::Carried || agree > 0);
    }

    /// However people are voted for, nobody is elected before somebody with more votes, and never more than there are seats.
    #[test]
    fn whoever_is_elected_has_the_most_votes(
        votes in proptest::collection::vec(0u64..8, 0..7),
        (low, more, taken) in (0usize..4, 0usize..3, 0usize..3),
    ) {
        let high = low + more;
        let election =
            PollRule { fills: Some("board".into()), ..rule(vec![round(vec![], vec![share(1, 2, true, Base::Valid)]); 2]) };
        let all = one(&[(HEADS, 8)]);
        let counts = heads(8, 0, 0, 0);
        let votes: Vec<BTreeMap<String, u64>> = votes.into_iter().map(|v| one(&[(HEADS, v)])).collect();
        let candidates: Vec<Stands<'_>> = votes.iter().map(|agree| Stands { seat: "seat", agree }).collect();
        let seats = [Seats { seat: "seat", low, high, taken }];
        let ballots = Ballots { entitled: &all, counts: &counts, candidates: &candidates, seats: &seats, casting: None };
        let came = poll(&election, 1, &ballots).unwrap();
        let of = |at: usize| votes[at][HEADS];
        prop_assert!(came.elected.len() + taken <= high.max(taken));
        for elected in &came.elected {
            prop_assert!(of(*elected) > 4);
            let others = (0..votes.len()).filter(|at| !came.elected.contains(at));
            for other in others {
                prop_assert!(of(*elected) > of(other), "{elected} {other}: {came:?}");
            }
        }
        let full = taken + came.elected.len() >= low;
        prop_assert!(came.outcome != Outcome::Carried || full);
        prop_assert_eq!(came.outcome == Outcome::Short, !full && came.outcome != Outcome::Tie);
    }
}
