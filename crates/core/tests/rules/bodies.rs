//! Several bodies: founded by one act or by several, each under its condition, by one way or another.

use crate::world::{plays, said, small};

const HEAD: &str = "founds: {board: Board, source: x}
bodies: {audit: {title: Audit committee, source: x, when: {heads: 10..}}}";

fn founded(constitutes: &str, more: &str) -> String {
    small(
        HEAD,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: count, title: C, states: {{heads: Heads, range: 1..99}}, writes: {{plan: Plan}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{approval: agree, title: G, of: plan, if_returned: a, if_refused: refused, constitutes: {constitutes}}}{more}]}}
- {{stage: c, title: C, source: x, tasks: [{{work: check, title: K, by: audit, when: {{heads: 10..}}}}, {{work: begin, title: T, by: board}}]}}"
        ),
    )
}

#[test]
fn one_act_founds_those_whose_condition_holds() {
    plays(
        &founded("[board, audit]", ""),
        "
  - lead: submit count
    facts: {heads: 12}
  - lead: decide agree as agreed
  - expect: {stage: c, open: [check, begin]}
  - audit: submit check
  - board: submit begin
  - expect: {end: done}
  verdict: {complete: true}
",
    );
    plays(
        &founded("[board, audit]", ""),
        "
  - lead: submit count
    facts: {heads: 9}
  - lead: decide agree as agreed
  - expect: {stage: c, open: begin, not_applicable: check}
",
    );
}

/// A body can come of an act of its own; left out where its condition holds, no founding end is reached.
#[test]
fn every_body_is_founded_where_its_condition_holds() {
    let own = ", {work: watch, title: W, after: agree, when: {heads: WHEN}, constitutes: audit}";
    plays(
        &founded("board", &own.replace("WHEN", "10..")),
        "
  - lead: submit count
    facts: {heads: 12}
  - lead: decide agree as agreed
  - lead: redo count
    refused: not-done
  - lead: return to a
    refused: barrier
  - lead: submit watch
  - expect: {stage: c, open: [check, begin]}
",
    );
    let late = founded("board", &own.replace("WHEN", "20..")).replace(", by: audit, when: {heads: 10..}", "");
    let told = said(&late);
    assert!(told.contains("founding-is-constituted body=audit"), "{told}");
    let told = said(&founded("board", ""));
    assert!(told.contains("bodies-are-constituted-once acts=0 body=audit"), "{told}");
    let twice = said(&founded("[board, audit]", &own.replace("WHEN", "10..")));
    assert!(twice.contains("bodies-are-constituted-once acts=twice body=audit"), "{twice}");
}

/// A body may come of either of two ways, as long as no run takes both.
#[test]
fn a_body_comes_of_one_of_several_ways() {
    let ways = |second: &str| {
        small(
            "founds: {board: Board, source: x}",
            &format!(
                "- {{stage: a, title: A, source: x, tasks: [{{work: choose, title: C, states: {{way: Way, one_of: [vote, order]}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: by-vote, title: V, when: {{way: vote}}, constitutes: board}}, {{work: by-order, title: O, when: {{way: {second}}}, constitutes: board}}]}}"
            ),
        )
    };
    for (way, task) in [("vote", "by-vote"), ("order", "by-order")] {
        let steps = format!(
            "
  - lead: submit choose
    facts: {{way: {way}}}
  - expect: {{open: {task}}}
  - lead: submit {task}
  - expect: {{end: done}}
"
        );
        plays(&ways("order"), &steps);
    }
    assert!(
        said(&ways("vote")).contains("bodies-are-constituted-once acts=twice"),
        "{}",
        said(&ways("vote"))
    );
    assert!(said(&ways("vote")).contains("founding-is-constituted"), "{}", said(&ways("vote")));
}

/// What a condition of a body reads is known before the act that founds it, or the act waits.
#[test]
fn an_act_waits_for_what_the_condition_of_its_body_reads() {
    let beside = small(
        HEAD,
        "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, writes: {plan: Plan}}]}
- {stage: b, title: B, source: x, tasks: [{work: count, title: C, states: {heads: Heads, range: 1..99}}, {approval: agree, title: G, of: plan, if_returned: a, if_refused: refused, constitutes: [board, audit]}]}",
    );
    plays(
        &beside,
        "
  - lead: submit write
  - expect: {open: count}
  - lead: submit count
    facts: {heads: 12}
  - expect: {open: agree}
  - lead: redo count
  - expect: {open: count}
  - lead: submit count
    facts: {heads: 12}
  - lead: decide agree as agreed
  - expect: {end: done}
",
    );
}

/// A condition of a body by a parameter cannot be left open, nor turned once the body has been founded by it.
#[test]
fn the_condition_of_a_body_is_decided_with_it() {
    let head = "founds: {board: Board, source: x}
bodies: {audit: {title: Audit committee, source: x, when: {size: 10..}}}
parameters: {size: {title: Size, range: 1..99 persons, stands_for: some, source: x}}";
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: found, title: F, constitutes: [board, audit]}]}
- {stage: b, title: B, source: x, tasks: [{work: begin, title: T}]}";
    plays(
        &small(head, stages),
        "
  - lead: set size to open
    refused: out-of-range
  - lead: set size to 8
  - lead: submit found
  - expect: {founded: board}
  - lead: set size to 12
    refused: parameter-set
  - lead: set size to 9
  - lead: submit begin
  - expect: {end: done, founded: board}
",
    );
}
