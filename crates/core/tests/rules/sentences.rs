//! The sentences by which the language was settled after it had been tried on other fields, S1 to S20 of its notes: each
//! has a test that names it. What is still missing of one stands with its test.

use quorate_core::Procedure;
use quorate_core::audit::{Finding, audit};
use quorate_core::scenario::{read, rehearse};

use crate::world::{PROCEDURE, plays, said, small};

const ASK: &str = "- {stage: a, title: A, source: x, tasks: [{work: draft, title: D, by: lead, writes: {plan: Plan}}]}
- {stage: b, title: B, source: x, about: plan, tasks: [{consultation: ask, title: Q, ask: each of members, due: 2 workdays, if_objection: a}]}";

/// The codes `check` tells of a procedure, or none.
fn codes(text: &str) -> Vec<String> {
    let code = |line: &str| line.split(' ').nth(1).unwrap().to_owned();
    said(text).lines().filter(|line| !line.starts_with(' ')).map(code).collect()
}

/// The first key of a file is its kind and the value its id; there is no `kind:` key.
#[test]
fn s1_the_first_key_of_a_file_is_its_kind() {
    let text = small("", ASK);
    assert!(codes(&text).is_empty());
    assert!(codes(&format!("kind: procedure\n{text}")).contains(&"unknown-key".to_owned()));
    assert_eq!(
        codes(&text.replacen("procedure: random\nversion: 1\n", "version: 1\nprocedure: random\n", 1)),
        ["missing-key"]
    );
}

/// Of several leads the first named convenes, and is the one who returns.
#[test]
fn s2_of_several_leads_the_first_named_convenes() {
    let head = "parties: {lead: {first: First, second: Second}, member: {north: North}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: open, title: O}]}
- {stage: b, title: B, source: x, tasks: [{work: go, title: G, by: second}]}";
    plays(
        &small(head, stages),
        "
  - second: submit open
    refused: not-your-office
  - first: submit open
  - second: return to a
    refused: not-the-lead
  - first: return to a
  - expect: {stage: a}
",
    );
}

/// `leads`, `members` and `invited` are sets, `groups` names others; asked twice about one paper in a stage is a fault.
#[test]
fn s3_a_party_is_asked_once_about_a_paper() {
    let head = "groups: {others: members except north}";
    let asks = |second: &str| {
        ASK.replace("{consultation: ask,", "{consultation: one, title: One, ask: north}, {consultation: ask,")
            .replace("each of members", second)
    };
    assert!(codes(&small(head, &asks("each of others"))).is_empty());
    assert_eq!(codes(&small(head, &asks("each of members"))), ["parties-are-asked-once"]);
}

/// Silence is recorded and is never consent: a file cannot say otherwise of its own.
#[test]
fn s4_silence_is_recorded_and_is_never_consent() {
    let consents = ASK.replace("due: 2 workdays,", "due: 2 workdays, silence: consent,");
    assert_eq!(codes(&small("", &consents)), ["wrong-shape"]);
    plays(
        &small("", ASK),
        "
  - lead: submit draft
  - north: reply ask as agree
  - wait: 3 workdays
  - lead: close ask
  - expect: {end: done}
  verdict: {findings: {ask: late}}
",
    );
}

/// Where the source itself says what silence means the clause quotes it, and gives a time to speak; an approval never.
#[test]
fn s4_silence_counts_as_the_source_says_once_the_time_to_answer_is_over() {
    let said = "silence: {counts_as: agreement, source: '§ 4', quote: Whoever is silent agrees},";
    let counts = ASK.replace("due: 2 workdays,", &format!("due: 2 workdays, {said}"));
    let told = |asked: &str, wait: &str, findings: &str| {
        plays(
            &small("", asked),
            &format!(
                "
  - lead: submit draft
{wait}  - lead: close ask
  - expect: {{end: done}}
  verdict: {{findings: {{ask: {findings}}}}}
"
            ),
        );
    };
    let wait = "  - wait: 3 workdays\n";
    // Nobody has answered: that is an answer only where the source makes it one, and only after the time it gives.
    told(&counts, wait, "done");
    told(ASK, wait, "missing");
    told(&counts, "", "missing");
    let waived = counts.replace("agreement", "waiver");
    told(&waived, wait, "done");
    let endless = ASK.replace("due: 2 workdays,", said);
    assert_eq!(codes(&small("", &endless)), ["missing-key"], "without a time to answer");
    let approval = format!(
        "{ASK}\n- {{stage: c, title: C, source: x, tasks: [{{approval: agree, title: G, by: lead, of: plan, {said} if_returned: a, if_refused: refused}}]}}"
    );
    assert_eq!(codes(&small("", &approval)), ["unknown-key"]);
}

/// Whoever is silent where the source lets that count is not late by it; where it says nothing of silence, they are.
#[test]
fn s4_silence_that_counts_is_not_late() {
    let said =
        "due: 2 workdays, silence: {counts_as: agreement, source: '§ 4', quote: Whoever is silent agrees},";
    let counts = ASK.replace("due: 2 workdays,", said);
    let closed = |stages: &str, reply: &str, days: u8| {
        let procedure = Procedure::from_yaml(&small("", stages), None).unwrap();
        let calendar = quorate_core::Calendar::from_yaml(crate::world::CALENDAR).unwrap();
        let wait = format!("{{wait: {days} workdays}}");
        let steps = format!("{{lead: submit draft}}, {wait}, {reply}{{lead: close ask}}");
        let scenarios = read(&format!("scenarios: [{{scenario: S, steps: [{steps}]}}]")).unwrap();
        let (played, rehearsal) = rehearse(&procedure, &calendar, &scenarios[0]);
        assert!(played.failures.is_empty(), "{:?}", played.failures);
        let verdict = audit(&procedure, "case", &rehearsal.unwrap().acts, 480);
        let rows = verdict.source.clauses.iter().chain(&verdict.procedure_adds.clauses);
        rows.filter(|c| c.clause == "ask" && c.kind == "deadline").map(|c| c.finding).collect::<Vec<_>>()
    };
    let found = |stages: &str, reply: &str| closed(stages, reply, 3);
    assert_eq!(found(&counts, ""), [Finding::Done]);
    assert_eq!(found(ASK, ""), [Finding::Late]);
    // Who was not waited for is not late: whoever closed the round did that too early.
    assert_eq!(closed(ASK, "{north: reply ask as agree}, ", 1), [Finding::OutOfOrder]);
    // Who answers after all, and too late, is.
    assert_eq!(found(&counts, "{north: reply ask as agree}, "), [Finding::Late]);
}

/// What every outcome leads to is written as keys no reader of YAML takes for a truth value; without a line of its own an
/// unfavourable one is a fault, and the favourable one goes on.
#[test]
fn s5_every_unfavourable_outcome_has_a_line() {
    let decide = |outcomes: &str| {
        format!(
            "{ASK}\n- {{stage: c, title: C, source: x, tasks: [{{approval: agree, title: G, by: lead, of: plan{outcomes}}}]}}"
        )
    };
    assert!(codes(&small("", &decide(", if_returned: a, if_refused: refused"))).is_empty());
    assert!(!codes(&small("", &decide(", if_returned: a"))).is_empty());
    assert!(codes(&small("", &decide(", on: {returned: a}"))).contains(&"boolean-word".to_owned()));
}

/// A return on an objection is offered to the lead and never taken by itself; a deadline that has passed closes nothing.
#[test]
fn s6_nothing_returns_or_closes_by_itself() {
    let stages = format!("{ASK}\n- {{stage: c, title: C, source: x, tasks: [{{work: rest, title: R}}]}}");
    plays(
        &small("", &stages),
        "
  - lead: submit draft
  - north: reply ask as object
    opinion: Too dear
  - wait: 30 workdays
  - expect: {stage: b, open: ask}
  - south: reply ask as agree
  - expect: {stage: b, open: ask}
  - lead: dispose ask of north as adopted
  - expect: {stage: c, open: rest}
  - lead: return to a
  - expect: {stage: a, open: draft}
",
    );
}

/// Papers that only ask are superseded by a return; what took effect stands in the way of being done anew, and of
/// nothing else; a formed party stays in office until it is formed otherwise.
#[test]
fn s7_a_return_passes_what_only_asks_and_a_formed_party_stays() {
    let head = "parties: {lead: {lead: Lead}, member: {north: North, south: South}, formed: {group: Group}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: draft, title: D, writes: {plan: Plan}}, {work: form, title: F, forms: group from head of each of members}]}
- {stage: b, title: B, source: x, about: plan, tasks: [{consultation: ask, title: Q, ask: each of members, sends: {letter: Letter, type: 函}}, {work: lodge, title: L, by: group, issues: {permit: Permit, type: 通知, takes_effect: true}}]}
- {stage: c, title: C, source: x, tasks: [{work: rest, title: R}]}";
    plays(
        &small(head, stages),
        "
  - lead: submit form
  - lead: submit draft
  - north: reply ask as agree
  - lead: return to a
  - expect: {stage: a, open: [draft, form]}
  - lead: submit draft
  - lead: confirm form
  - expect: {stage: b, open: [ask, lodge]}
  - group: submit lodge
  - lead: return to a
  - lead: submit draft
  - lead: confirm form
  - group: submit lodge
    refused: still-in-effect
  - group: confirm lodge
  - north: reply ask as agree
  - south: reply ask as agree
  - lead: submit rest
  - expect: {end: done}
",
    );
}

/// The lead lets go of what is optional and nobody has claimed, at any time; what came after it may then begin.
#[test]
fn s8_what_comes_after_an_optional_task_does_not_wait_for_ever() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: wish, title: W, by: north, force: may}, {work: duty, title: D, after: wish}]}";
    plays(
        &small("", stages),
        "
  - expect: {open: wish}
  - lead: submit duty
    refused: task-not-open
  - north: claim wish
  - lead: lapse wish
    refused: claimed-holds
  - north: release wish
  - lead: lapse wish
  - expect: {open: duty}
  - lead: submit duty
  - expect: {end: done}
",
    );
}

/// A task whose paper something indispensable needs cannot be left out either.
#[test]
fn s9_what_the_founding_needs_is_not_left_with_a_reason() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: draft, title: D, writes: {plan: Plan}}, {work: extra, title: E}]}
- {stage: b, title: B, source: x, tasks: [{approval: agree, title: G, by: lead, of: plan, constitutes: board, if_returned: a, if_refused: refused}]}";
    plays(
        &small("founds: {board: Board, source: x}", stages),
        "
  - lead: explain draft
    refused: cannot-be-left
  - lead: explain extra
  - lead: submit draft
  - lead: explain agree
    refused: cannot-be-left
  - lead: decide agree as agreed
  - expect: {end: done}
",
    );
}

/// Whatever founds is constituted on every path to a success, by an act of any kind; what founds nothing just succeeds.
#[test]
fn s10_the_constituting_act_lies_on_every_path_to_a_success() {
    let head = "founds: {board: Board, source: x}";
    let act = |act: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: size, title: S, states: {{heads: Heads, range: 1..9}}}}]}}\n- {{stage: b, title: B, source: x, tasks: [{{{act}, constitutes: board}}]}}"
        )
    };
    for sound in [
        "work: sign, title: W",
        "meeting: found, title: M, convened_by: lead, agenda: [Founding], if_changes: a",
    ] {
        assert_eq!(said(&small(head, &act(sound))), "", "{sound}");
    }
    assert_eq!(
        codes(&small(head, &act("work: sign, title: W, when: {heads: 5..}"))),
        ["founding-is-constituted"]
    );
    assert_eq!(codes(&small(head, &act("work: sign, title: W, force: may"))), ["constituting-is-must"]);
    assert!(codes(&small("", ASK)).is_empty(), "a procedure that founds nothing");
}

/// A condition reads only parameters, figures and facts; a fact has a type and one task that states it.
#[test]
fn s11_a_condition_reads_what_is_declared() {
    let stages = |fact: &str, more: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: size, title: S, states: {{heads: Heads{fact}}}}}{more}]}}\n- {{stage: b, title: B, source: x, tasks: [{{work: rest, title: R}}, {{work: big, title: B, when: {{heads: 5..}}}}]}}"
        )
    };
    let range = ", range: 1..9";
    assert!(codes(&small("", &stages(range, ""))).is_empty());
    assert!(!codes(&small("", &stages("", ""))).is_empty(), "no type");
    let twice = ", {work: again, title: A, states: {heads: Heads, range: 1..9}}";
    assert!(codes(&small("", &stages(range, twice))).contains(&"names-are-distinct".to_owned()));
    let unknown = stages(range, "").replace("when: {heads:", "when: {hands:");
    assert!(codes(&small("", &unknown)).contains(&"names-are-declared".to_owned()));
}

/// The fourth step of the source is two stages of one heading, and none of its four points is without a task. The
/// request stands beside its reply, so that what is returned is asked again in one stage.
#[test]
fn s12_every_point_of_the_fourth_step_has_a_task() {
    let procedure = Procedure::from_yaml(PROCEDURE, None).unwrap();
    let stages = procedure.stages().iter().enumerate().filter(|(_, stage)| stage.heading == "筹备会议");
    let mut cited: Vec<&str> =
        stages.flat_map(|(n, _)| procedure.tasks_of(n)).map(|t| t.clause.source.as_str()).collect();
    cited.dedup();
    assert_eq!(cited, ["二.4①", "二.4②", "二.4③", "二.4④"]);
}

/// An id names one thing in its file; a body and its roster share one.
#[test]
fn s13_an_id_names_one_thing() {
    let stages = "- {stage: plan, title: A, source: x, tasks: [{work: draft, title: D, writes: {PAPER: Plan}}, {work: seat, title: S, fills: board, constitutes: board}]}";
    let head = "founds: {board: Board, source: x}\nrosters: {board: {source: x, chair: {title: Chair, count: 1, from: head of lead}}}";
    assert_eq!(said(&small(head, &stages.replace("PAPER", "the-plan"))), "");
    assert_eq!(codes(&small(head, &stages.replace("PAPER", "plan"))), ["names-are-distinct"]);
}

/// The body becomes an office at its constituting act, and acts from then on and not before.
#[test]
fn s14_the_body_acts_once_it_is_constituted() {
    let act = |before: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: seat, title: S{before}, fills: board}}]}}\n- {{stage: b, title: B, source: x, tasks: [{{work: found, title: F, constitutes: board}}]}}\n- {{stage: c, title: C, source: x, tasks: [{{work: report, title: R, by: board}}]}}"
        )
    };
    let head = "founds: {board: Board, source: x}\nrosters: {board: {source: x, chair: {title: Chair, count: 1, from: head of lead}}}";
    assert_eq!(codes(&small(head, &act(", by: board"))), ["parties-are-formed"]);
    plays(
        &small(head, &act("")),
        "
  - lead: submit seat
  - lead: submit found
  - lead: submit report
    refused: not-your-office
  - board: submit report
  - expect: {end: done}
",
    );
}

/// A deadline runs from the offer of its task unless it names another; working days are those of the place.
#[test]
fn s15_a_deadline_runs_from_the_offer_of_its_task() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: one, title: O}, {work: two, title: T, after: one, due: 2 workdays}]}";
    let late = |wait: &str, finding: &str| {
        plays(
            &small("", stages),
            &format!(
                "
  - wait: 10 workdays
  - lead: submit one
  - wait: {wait}
  - lead: submit two
  verdict: {{findings: {{two: {finding}}}}}
"
            ),
        );
    };
    late("2 workdays", "done");
    late("3 workdays", "late");
}

/// A vote is a kind of task, with a roll of those who vote and no meeting. As an item of an agenda it does not exist yet.
#[test]
fn s16_a_vote_needs_no_meeting() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {people: People, range: 1..500}}]}
- {stage: b, title: B, source: x, tasks: [{vote: choose, title: V, voters: people, majority: more than 1/2 of cast, if_lost: a}]}";
    plays(
        &small("", stages),
        "
  - lead: submit list
    facts: {people: 40}
  - lead: count choose as carried
  - expect: {end: done}
",
    );
}

/// Where whoever signs is barred, a party decides together: by a vote with minutes, and as its count says.
#[test]
fn s17_a_party_decides_together_by_a_vote_with_minutes() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: draft, title: D, writes: {plan: Plan}}]}
- {stage: b, title: B, source: x, tasks: [{approval: agree, title: G, by: head of lead, not_by: drafter of plan, otherwise: lead together, of: plan, if_returned: a, if_refused: refused}]}";
    plays(
        &small("", stages),
        "
  - lead/head: submit draft
  - lead/head: decide agree as agreed
    refused: duty-conflict
  - lead/section-head: decide agree as agreed
    with: {together: {count: {entitled: 5, present: 4, agree: 2, against: 2}}}
    refused: vote-otherwise
  - lead/section-head: decide agree as agreed
    with: {together: {count: {entitled: 5, present: 4, agree: 3, against: 1}}}
  - expect: {end: done}
",
    );
}

/// A limit is one more exit of every stage in its span: whatever stands there when it passes, the case goes on, and no
/// limit counts as an approval.
#[test]
fn s18_a_limit_is_an_exit_of_every_stage_in_its_span() {
    let limit = |then: &str| {
        format!(
            "limits: [{{limit: over, title: Over, within: 6 months after draft, until: agree, then: {then}, source: x}}]"
        )
    };
    let stages = format!("{ASK}
- {{stage: c, title: C, source: x, tasks: [{{approval: agree, title: G, by: lead, of: plan, if_returned: a, if_refused: refused}}]}}
- {{stage: d, title: D, source: x, tasks: [{{work: standard, title: S}}]}}");
    assert_eq!(codes(&small(&limit("done"), &stages)), ["limits-lead-on"]);
    for steps in [
        "",
        "  - north: reply ask as agree\n",
        "  - north: reply ask as agree\n  - south: reply ask as agree\n",
    ] {
        let steps = format!(
            "\n  - lead: submit draft\n{steps}  - wait: 7 months\n  - expect: {{stage: d, open: standard}}\n"
        );
        plays(&small(&limit("d"), &stages), &steps);
    }
}

/// A roll is a list of people or units that are not offices, counted; a roster has seats; a register is a type of paper.
#[test]
fn s19_a_roll_a_roster_and_a_register_are_three_things() {
    let head = "founds: {board: Board, source: x}\nrosters: {board: {source: x, chair: {title: Chair, count: 1, from: head of lead}}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: list, title: L, lists: {people: People, range: 1..500}}, {work: keep, title: K, writes: {book: Book, type: 登记}}]}
- {stage: b, title: B, source: x, tasks: [{vote: choose, title: V, voters: VOTERS, fills: ROSTER, constitutes: board, majority: more than 1/2 of cast, if_lost: a}]}";
    let with = |voters: &str, roster: &str| {
        codes(&small(head, &stages.replace("VOTERS", voters).replace("ROSTER", roster)))
    };
    assert_eq!(with("people", "board"), [] as [&str; 0]);
    assert!(!with("board", "board").is_empty(), "a roster does not vote");
    assert!(!with("book", "board").is_empty(), "a paper is no roll");
    assert!(!with("people", "people").is_empty(), "a roll has no seats");
}

/// In a consultation only the lead returns; an approver returns by its outcome.
#[test]
fn s20_an_approver_returns_by_its_outcome() {
    let stages = format!(
        "{ASK}\n- {{stage: c, title: C, source: x, tasks: [{{approval: agree, title: G, by: north, of: plan, if_returned: a, if_refused: refused}}]}}"
    );
    plays(
        &small("", &stages),
        "
  - lead: submit draft
  - north: return to a
    refused: not-the-lead
  - north: reply ask as agree
  - south: reply ask as agree
  - north: decide agree as returned
  - expect: {stage: a, open: draft}
",
    );
}
