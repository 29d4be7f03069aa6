//! How long, how many, how late: each bound is met exactly, and what lies beyond it is refused.

use quorate_core::RefusalCode as R;
use quorate_core::record::{LEAF_BYTES_MAX, canonical};
use serde_json::{Value, json};

use crate::world::World;

const LEAD: &str = "lead-head";
const PARTIES: &str = "parties: {lead: {lead: Lead}, member: {north: North, south: South},
    invited: {guests: Guests, many: [guests]}}";
const PLAIN: &str = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}},
    {consultation: t1, title: T, ask: each of members}]}";

/// The refusal, if any.
fn refusal(world: &mut World, person: &str, command: Value) -> Option<R> {
    let command = serde_json::from_value(command).unwrap();
    world.attempt(person, &command).err().map(|r| r.code)
}

#[test]
fn a_title_has_at_most_two_hundred_characters() {
    let mut world = World::core();
    let mut open = |length: usize| {
        let title = "长".repeat(length);
        let open =
            json!({"act": "open", "procedure": "county-work-committee", "county": "520622", "title": title});
        refusal(&mut world, "league-section-head", open)
    };
    assert_eq!([200, 201, 300].map(&mut open), [None, Some(R::TooLong), Some(R::TooLong)]);
}

#[test]
fn a_list_has_at_most_two_hundred_entries() {
    let mut world = World::small(PARTIES, PLAIN);
    let mut bind = |count: usize| {
        let offices = vec!["museum"; count];
        refusal(&mut world, LEAD, json!({"act": "bind_party", "party": "guests", "offices": offices}))
    };
    assert_eq!([0, 1, 200, 201, 300].map(&mut bind), [None, None, None, Some(R::TooLong), Some(R::TooLong)]);
}

#[test]
fn a_number_on_a_paper_has_at_most_a_hundred_characters() {
    let mut world = World::small("", PLAIN);
    let file = world.file("file");
    let mut submit = |length: usize| {
        let papers = json!([{"paper": "p", "files": [file], "number": "号".repeat(length)}]);
        refusal(&mut world, LEAD, json!({"act": "submit", "task": "t0.1", "work": {"papers": papers}}))
    };
    assert_eq!([100, 101, 200].map(&mut submit), [None, Some(R::TooLong), Some(R::TooLong)]);
}

#[test]
fn a_text_may_have_lines_and_nothing_that_cannot_be_seen() {
    let mut world = World::small("", PLAIN);
    let mut reply = |opinion: &str| {
        let reply = json!({"act": "reply", "task": "t1.1.north", "stance": "suggest", "opinion": opinion});
        refusal(&mut world, "north-head", reply)
    };
    assert_eq!(["a\n\tb\r\nc", "a\u{7}b"].map(&mut reply), [None, Some(R::UnseenCharacters)]);
}

#[test]
fn an_act_leaves_two_kilobytes_of_its_leaf_to_the_record() {
    let mut world = World::small("", PLAIN);
    let mut largest = 0;
    for length in (0..600).step_by(6) {
        let files: Vec<String> =
            (0..120).map(|n| world.file(&format!("{n:03}{}", "x".repeat(300 + length)))).collect();
        let submit =
            json!({"act": "submit", "task": "t0.1", "work": {"papers": [{"paper": "p", "files": files}]}});
        match world.attempt(LEAD, &serde_json::from_value(submit).unwrap()) {
            Ok(decided) => largest = canonical(&decided.act).unwrap().len(),
            Err(refusal) => {
                assert_eq!(refusal.code, R::LeafTooLarge);
                break;
            }
        }
    }
    let most = LEAF_BYTES_MAX - 2048;
    assert!((most - 1000..=most).contains(&largest), "{largest} of {most}");
}

#[test]
fn what_happened_today_is_recorded_and_what_happens_tomorrow_is_not() {
    let mut world = World::small("", PLAIN);
    let file = world.file("file");
    let mut submit = |day: &str| {
        let work = json!({"papers": [{"paper": "p", "files": [file]}]});
        refusal(&mut world, LEAD, json!({"act": "submit", "task": "t0.1", "work": work, "took_place": day}))
    };
    assert_eq!(["2026-09-13", "2026-09-14", "2026-09-15"].map(&mut submit), [None, None, Some(R::NotYet)]);
}

#[test]
fn a_paper_has_every_section_that_is_asked_for() {
    let stages = PLAIN.replace("{p: P}", "{p: P, sections: [Aims, Means]}");
    let mut world = World::small("", &stages);
    let file = world.file("file");
    let mut submit = |sections: &[&str]| {
        let papers = json!([{"paper": "p", "files": [file], "sections": sections}]);
        refusal(&mut world, LEAD, json!({"act": "submit", "task": "t0.1", "work": {"papers": papers}}))
    };
    assert_eq!(submit(&["Aims", "Means"]), None);
    assert_eq!(submit(&["Means"]), Some(R::SectionsMissing));
}

#[test]
fn a_position_is_held_by_its_own_rank() {
    let positions = "positions: {ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}], lead: {clerk: {title: Clerk, rank: section-head}, director: {title: Director, rank: head}}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, by: director of lead},
    {work: t1, title: T, by: deputy-lead of lead},
    {work: t2, title: T, by: deputy-lead or higher of lead}]}";
    let mut world = World::small(positions, stages);
    for rank in ["clerk", "director"] {
        world.direct(json!({"act": "put_person", "person": rank, "name": rank}));
        world.direct(json!({
            "act": "appoint", "appointment": rank, "person": rank, "office": "lead", "role": "handler", "rank": rank,
        }));
    }
    let mut submits =
        |person: &str, key: &str| refusal(&mut world, person, json!({"act": "submit", "task": key}));
    let wrong = Some(R::PositionNotHeld);
    assert_eq!(
        ["director", "lead-head", "clerk", "lead-section-head"].map(|p| submits(p, "t0.1")),
        [None, None, wrong, wrong]
    );
    assert_eq!(["lead-deputy-lead", "director", "clerk"].map(|p| submits(p, "t1.1")), [None, wrong, wrong]);
    assert_eq!(["lead-deputy-lead", "director", "clerk"].map(|p| submits(p, "t2.1")), [None, None, wrong]);
}

#[test]
fn an_answer_recorded_for_another_names_who_gave_it() {
    let mut world = World::small("", PLAIN);
    let photo = world.file("photo");
    let mut reply = |changes: Value| {
        let mut behalf =
            json!({"medium": "paper", "signer": "x", "rank": "head", "dated": "2026-09-14", "photo": photo});
        behalf.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        let reply = json!({"act": "reply", "task": "t1.1.north", "stance": "agree", "behalf": behalf});
        refusal(&mut world, LEAD, reply)
    };
    assert_eq!(reply(json!({})), None);
    assert_eq!(reply(json!({"person": "north-head"})), None);
    assert_eq!(reply(json!({"person": "nobody"})), Some(R::PersonUnknown));
    assert_eq!(reply(json!({"signer": " "})), Some(R::EvidenceMissing));
    assert_eq!(reply(json!({"rank": "张凌，股长"})), Some(R::BadId), "no words in the leaf");
    assert_eq!(reply(json!({"photo": null})), Some(R::EvidenceMissing));
    assert_eq!(reply(json!({"photo": null, "medium": "phone"})), None, "a call leaves no photograph");
}
