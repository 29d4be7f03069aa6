//! Time counted from events: days that are set and can move, waits, limits that run over stages.

use crate::world::{plays, said, small};

const DAY: &str = "days: {assembly: {title: Assembly, stands_for: the day, source: x}}";

fn held(write: &str, hold: &str) -> String {
    small(
        DAY,
        &format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: write, title: W, writes: {{call: Call}}{write}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: hold, title: H{hold}}}]}}"
        ),
    )
}

/// A day is asked of the lead by the first task that hangs on it; a deadline can be counted back from it.
#[test]
fn a_deadline_is_counted_back_from_a_day_that_is_set() {
    plays(
        &held(", due: 15 days before assembly", ", not_before: assembly"),
        "
  - lead: set assembly to 12
    refused: out-of-range
  - lead: set assembly to 2026-12-31
  - expect: {open: write}
  - lead: submit write
  - expect: {stage: b, open: []}
  - lead: submit hold
    refused: task-not-yet
  - wait: 360 days
  - expect: {open: hold}
  - lead: submit hold
  verdict: {complete: true, findings: {write: done, hold: done}}
",
    );
}

/// A day that moves is counted again: what was done in time is late now, or no longer.
#[test]
fn a_moved_day_is_a_finding_for_what_is_done() {
    let play = |day: &str, found: &str| {
        plays(
            &held(", due: 15 days before assembly", ""),
            &format!(
                "
  - lead: set assembly to 2027-06-30
  - lead: submit write
  - lead: set assembly to {day}
  - lead: submit hold
  verdict: {{findings: {{write: {found}}}}}
"
            ),
        );
    };
    play("2027-06-01", "done");
    play("2020-01-01", "late");
}

/// What had begun before the day moved has begun too soon.
#[test]
fn what_began_before_a_moved_day_began_too_soon() {
    plays(
        &held("", ", not_before: assembly"),
        "
  - lead: submit write
  - lead: set assembly to 2020-01-01
  - expect: {open: hold}
  - lead: set assembly to 2099-01-01
  - expect: {open: hold}
  - lead: submit hold
  verdict: {findings: {hold: out_of_order}}
",
    );
}

/// A day that has not been reached can be moved nearer: the wait is over by the clock.
#[test]
fn a_wait_is_over_by_the_clock_wherever_its_day_moves() {
    plays(
        &held("", ", not_before: 2 days before assembly"),
        "
  - lead: submit write
  - lead: set assembly to 2099-01-01
  - wait: 30 days
  - expect: {open: []}
  - lead: set assembly to open
  - expect: {open: hold}
  - lead: submit hold
  - expect: {end: done}
  verdict: {complete: true, findings: {hold: done}}
",
    );
    plays(
        &held("", ", not_before: 1 month after write").replace(DAY, ""),
        "
  - lead: submit write
  - wait: 20 days
  - lead: submit hold
    refused: task-not-yet
  - wait: 12 days
  - lead: submit hold
  - expect: {end: done}
",
    );
}

const TALKS: &str = "limits: [{limit: six-months, title: Six months, within: 6 months after open, until: agree, then: THEN, source: x}]";

fn talks(then: &str) -> String {
    small(
        &TALKS.replace("THEN", then),
        "- {stage: a, title: A, source: x, tasks: [{work: open, title: O, writes: {paper: P}}]}
- {stage: b, title: B, source: x, tasks: [{work: talk, title: T}]}
- {stage: c, title: C, source: x, tasks: [{approval: agree, title: G, of: paper, if_returned: b, if_refused: refused}]}
- {stage: d, title: D, source: x, tasks: [{work: standard, title: S}]}",
    )
}

/// A limit that runs over stages leads on to a later stage when it passes, without what was left; never an approval.
#[test]
fn a_limit_leads_on_when_it_passes() {
    plays(
        &talks("d"),
        "
  - lead: submit open
  - wait: 5 months
  - expect: {stage: b, open: talk}
  - wait: 2 months
  - expect: {stage: d, open: standard}
  - lead: submit talk
    refused: task-not-open
  - lead: submit standard
  - expect: {end: done}
  verdict: {complete: true, findings: {agree: not_applicable, talk: not_applicable, standard: done}}
",
    );
    plays(
        &talks("refused"),
        "
  - lead: submit open
  - lead: submit talk
  - wait: 7 months
  - expect: {end: refused}
",
    );
    // What is done in time is over for good.
    plays(
        &talks("refused"),
        "
  - lead: submit open
  - lead: submit talk
  - lead: decide agree as agreed
  - wait: 7 months
  - expect: {stage: d, open: standard}
",
    );
}

/// A return over what a limit counts from stops it, and it is counted anew.
#[test]
fn a_limit_is_counted_anew_after_a_return() {
    plays(
        &talks("refused"),
        "
  - lead: submit open
  - wait: 5 months
  - lead: return to a
  - wait: 2 months
  - expect: {stage: a, open: open}
  - lead: submit open
  - wait: 5 months
  - expect: {stage: b}
  - wait: 2 months
  - expect: {end: refused}
",
    );
}

/// Times that cannot all be kept are told before anybody tries; those that can are not.
#[test]
fn times_that_cannot_be_kept_are_told() {
    let codes = |head: &str, stages: &str| {
        let told = said(&small(head, stages));
        told.lines()
            .filter(|l| !l.starts_with(' '))
            .map(|l| l.split(' ').nth(1).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let two = |write: &str, hold: &str| {
        format!("- {{stage: a, title: A, source: x, tasks: [{{work: write, title: W, writes: {{call: Call}}{write}}}, {{work: rest, title: R, force: may, due: 9 days}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: hold, title: H{hold}}}]}}")
    };
    let fits: [&str; 0] = [];
    assert_eq!(
        codes("", &two("", ", not_before: 20 days after write, due: 10 days after write")),
        ["times-fit-together"]
    );
    assert_eq!(codes("", &two("", ", not_before: 10 days after write, due: 20 days after write")), fits);
    assert_eq!(codes(DAY, &two(", due: 2 days before assembly", ", due: 9 days before assembly")), fits);
    let later = ", not_before: 3 days after assembly";
    assert_eq!(codes(DAY, &two(later, ", due: 2 days before assembly")), ["times-fit-together"]);
    assert_eq!(
        codes(DAY, &two(", not_before: 30 days before assembly", ", due: 2 days before assembly")),
        fits
    );
    // A notice takes its time.
    let shown = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, writes: {call: Call}}]}
- {stage: b, title: B, source: x, tasks: [{notice: show, title: S, of: call, for: 30 days, due: 10 days after write}]}";
    assert_eq!(codes("", shown), ["times-fit-together"]);
    assert_eq!(codes("", &shown.replace("10 days", "40 days")), fits);
    // A limit over stages against the waits inside it.
    let limit = |within: &str| {
        format!(
            "limits: [{{limit: l, title: L, within: {within} after write, until: hold, then: refused, source: x}}]"
        )
    };
    let waits = two("", ", not_before: 2 months after write");
    assert_eq!(codes(&limit("30 days"), &waits), ["times-fit-together"]);
    assert_eq!(codes(&limit("3 months"), &waits), fits);
    // A parameter is judged at its worst.
    let days = "parameters: {days: {title: D, range: 3..30 days, stands_for: some, source: x}}";
    assert_eq!(
        codes(days, &two("", ", not_before: 20 days after write, due: days after write")),
        ["times-fit-together"]
    );
    // Tasks that exclude each other do not hinder each other.
    let apart = "- {stage: a, title: A, source: x, tasks: [{work: write, title: W, states: {heads: Heads, range: 1..9}}]}
- {stage: b, title: B, source: x, tasks: [{work: one, title: O, when: {heads: ..4}, not_before: 20 days after write}, {work: two, title: T, when: {heads: 5..}, due: 10 days after write}]}";
    assert_eq!(codes("", apart), fits);
}

/// A limit is one more exit of every stage in its span: what waits there for ever is told in spite of it (S18).
#[test]
fn a_limit_is_no_excuse_for_a_standstill() {
    let stuck = talks("d")
        .replace("{work: talk, title: T}", "{work: talk, title: T, needs: late}")
        .replace("{work: standard, title: S}", "{work: standard, title: S, writes: {late: Late}}");
    assert!(said(&stuck).contains("papers-are-produced"), "{}", said(&stuck));
    // Where a limit leads, everything needed there has to be at hand.
    let needs = talks("d")
        .replace("{work: talk, title: T}", "{work: talk, title: T, writes: {minutes: M}}")
        .replace("{work: standard, title: S}", "{work: standard, title: S, needs: minutes}");
    assert!(said(&needs).contains("papers-are-produced"), "{}", said(&needs));
    for (then, how) in [("b", "how=back"), ("done", "how=success")] {
        assert!(said(&talks(then)).contains(how), "{}", said(&talks(then)));
    }
}

/// As long as a figure says: it is not offered before that can be computed, and a limit runs no longer.
#[test]
fn a_deadline_can_be_as_long_as_a_figure_says() {
    let head = "figures: {days: {title: Days, source: x, is: {ceil: {share: [heads, 2]}}}}";
    let stages = |after: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: count, title: C, states: {{heads: Heads, range: 1..99}}}}, {{work: write, title: W, due: days days after count{after}}}]}}"
        )
    };
    plays(
        &small(head, &stages(", after: count")),
        "
  - lead: submit count
    facts: {heads: 9}
  - wait: 6 days
  - lead: submit write
  verdict: {findings: {write: late}}
",
    );
    plays(
        &small(head, &stages("")),
        "
  - expect: {open: count}
  - lead: submit count
    facts: {heads: 12}
  - expect: {open: write}
  - wait: 5 days
  - lead: submit write
  verdict: {complete: true, findings: {write: done}}
",
    );
    let half = head.replace("{ceil: {share: [heads, 2]}}", "{share: [heads, 2]}");
    assert!(
        said(&small(&half, &stages(""))).contains("figures-are-computable"),
        "{}",
        said(&small(&half, &stages("")))
    );
}

/// What a limit asks for in a stage that is passed over is asked for no more; and a body that exists is not undone.
#[test]
fn a_limit_is_over_with_the_stage_it_asks_for() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: open, title: O, states: {heads: Heads, range: 1..9}}]}
- {stage: b, title: B, source: x, when: {heads: 5..}, tasks: [{work: agree, title: G}]}
- {stage: c, title: C, source: x, tasks: [{work: standard, title: S}]}";
    let limit = TALKS.replace("THEN", "refused");
    plays(
        &small(&limit, stages),
        "
  - lead: submit open
    facts: {heads: 2}
  - expect: {stage: c}
  - wait: 7 months
  - expect: {stage: c, open: standard}
",
    );
    let founding = "- {stage: a, title: A, source: x, tasks: [{work: open, title: O}]}
- {stage: b, title: B, source: x, tasks: [{work: found, title: F, constitutes: board}, {work: agree, title: G, after: found}]}";
    let told = said(&small(&format!("{limit}\nfounds: {{board: Board, source: x}}"), founding));
    assert!(told.contains("how=founded"), "{told}");
    let before = founding
        .replace(", constitutes: board}", ", after: agree, constitutes: board}")
        .replace(", after: found}", "}");
    assert_eq!(said(&small(&format!("{limit}\nfounds: {{board: Board, source: x}}"), &before)), "");
}

/// What a limit left undone is missed only by whoever goes back into what rests on it: such a return goes further back.
#[test]
fn a_return_does_not_lead_into_what_a_limit_left_without_its_papers() {
    let head = "days: {start: {title: Start, stands_for: the day it starts, source: x}}
limits: [{limit: talks, title: Talks, within: 30 days after start, until: write, then: d, source: x}]";
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: open, title: O, due: 60 days after start}]}
- {stage: b, title: B, source: x, tasks: [{work: write, title: W, writes: {plan: Plan}}]}
- {stage: c, title: C, source: x, tasks: [{consultation: ask, title: K, ask: north, about: plan}]}
- {stage: d, title: D, source: x, tasks: [{work: standard, title: S}, {work: more, title: M}]}";
    plays(
        &small(head, stages),
        "
  - lead: set start to 2026-01-01
  - lead: submit open
  - wait: 40 days
  - expect: {stage: d, open: [standard, more]}
  - lead: return to c
    refused: return-needs-more
  - lead: submit standard
  - lead: return to d
  - expect: {stage: d, open: [standard, more]}
  - lead: return to b
  - expect: {stage: b, open: write}
  - lead: submit write
  - north: reply ask as agree
  - expect: {stage: d}
",
    );
}
