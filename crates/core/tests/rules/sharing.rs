//! 派办: shares are fair, draws are even, and nothing is lost.

use std::collections::BTreeMap;

use quorate_core::record::Digest;
use quorate_core::sharing::{Colleague, How, share_out};

fn people(loads: &[u64]) -> Vec<Colleague> {
    let one = |(n, load): (usize, &u64)| Colleague { person: format!("p{n}"), load: *load };
    loads.iter().enumerate().map(one).collect()
}

fn shares(given: &[String]) -> BTreeMap<&str, usize> {
    let mut all = BTreeMap::new();
    given.iter().for_each(|p| *all.entry(p.as_str()).or_default() += 1);
    all
}

#[test]
fn in_turn_shares_differ_by_one_at_most_and_begin_with_whoever_has_least() {
    for tasks in 0..20 {
        let given = share_out(tasks, &people(&[5, 0, 9]), How::InTurn, [0; 32]);
        assert_eq!(given.len(), tasks);
        let of = |p: &str| given.iter().filter(|g| *g == p).count();
        assert!(of("p1") >= of("p0") && of("p0") >= of("p2") && of("p1") - of("p2") <= 1, "{given:?}");
    }
}

#[test]
fn the_shortest_queue_counts_what_it_has_just_given() {
    let given = share_out(7, &people(&[4, 0, 1]), How::Shortest, [0; 32]);
    assert_eq!(
        given,
        ["p1", "p1", "p2", "p1", "p2", "p1", "p2"],
        "level at four, then the first of the least"
    );
    assert_eq!(share_out(1, &people(&[4, 4, 4]), How::Shortest, [0; 32]), ["p0"]);
}

#[test]
fn a_draw_is_even_its_own_and_the_same_for_the_same_seed() {
    let people = people(&[0, 7, 2]);
    let seed = |n: u64| Digest::of(&n.to_be_bytes()).0;
    let drawn = share_out(30_000, &people, How::Lot, seed(1));
    assert_eq!(drawn, share_out(30_000, &people, How::Lot, seed(1)));
    assert_ne!(drawn[..64], share_out(64, &people, How::Lot, seed(2))[..]);
    // Of 30,000 draws a share strays from 10,000 by 400, five standard deviations, once in a million seeds.
    assert!(shares(&drawn).values().all(|n| n.abs_diff(10_000) < 400), "{:?}", shares(&drawn));
}

#[test]
fn nobody_gets_nothing_and_nobody_stands_in_line_twice() {
    let twice = [people(&[0, 1]), people(&[0, 1])].concat();
    for how in How::ALL {
        assert!(share_out(5, &[], how, [0; 32]).is_empty());
        assert_eq!(share_out(3, &people(&[9]), how, [0; 32]), ["p0", "p0", "p0"]);
        assert_eq!(share_out(4, &twice, how, [3; 32]), share_out(4, &people(&[0, 1]), how, [3; 32]));
    }
}
