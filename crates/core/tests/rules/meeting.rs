//! Meetings and bodies that decide together: agendas, who came and who did not, votes.

use quorate_core::RefusalCode as R;
use quorate_core::case::Effect;
use serde_json::{Value, json};

use crate::world::{World, plays, said, small};

const LEAD: &str = "lead-head";

fn submit(world: &mut World, key: &str, work: Value) {
    world.act(LEAD, json!({"act": "submit", "task": key, "work": work}));
}

/// A meeting held today.
fn meeting(attendance: Value, agenda: Value) -> Value {
    json!({"act": "record_meeting", "task": "t1.1", "held_on": "2026-09-14", "attendance": attendance, "agenda": agenda})
}

/// A case with a meeting of some agenda, in which a fact has been stated.
fn case(agenda: &str, fact: u32) -> World {
    let stages = format!(
        "- {{stage: a, title: A, source: x, tasks: [{{work: t0, title: T, states: {{f: F, range: 0..5}}}},
    {{meeting: t1, title: T, after: t0, agenda: {agenda}}}, {{work: t2, title: T}}]}}"
    );
    let mut world = World::small("", &stages);
    submit(&mut world, "t0.1", json!({"facts": {"f": fact}}));
    world
}

#[test]
fn every_point_that_must_be_held_is_held_or_has_a_reason() {
    let agenda = "[Plan, {Speeches: may}, {Budget: must, when: {f: 2..}}]";
    let came = json!([{"party": "lead", "name": "x"}]);
    let refusal = |fact: u32, agenda_held: Value| {
        let command = serde_json::from_value(meeting(came.clone(), agenda_held)).unwrap();
        case(agenda, fact).attempt(LEAD, &command).err().map(|r| r.code)
    };
    let held = |title: &str| json!({"title": title, "held": true});
    let left = |title: &str, reason: &str| json!({"title": title, "held": false, "reason": reason});
    assert_eq!(refusal(0, json!([held("Plan")])), None, "speeches may be left, the budget does not apply");
    assert_eq!(refusal(3, json!([held("Plan")])), Some(R::AgendaOpen), "the budget applies");
    assert_eq!(refusal(3, json!([held("Plan"), held("Budget")])), None);
    assert_eq!(refusal(0, json!([])), Some(R::AgendaOpen));
    assert_eq!(refusal(0, json!([left("Plan", " ")])), Some(R::AgendaOpen));
    assert_eq!(refusal(0, json!([left("Plan", "put off")])), None);
    assert_eq!(refusal(0, json!([held("Plan"), held("Other")])), Some(R::AgendaUnknown));
}

/// A vote taken at a meeting is a point of its agenda: held once it is counted, whatever anybody ticks.
#[test]
fn a_vote_is_a_point_of_an_agenda() {
    let stages = |second: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: list, title: L, lists: {{people: People, range: 1..500}}, states: {{f: F, range: 0..5}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{meeting: m, title: M, agenda: [Report, {{Rules: must, vote: adopt}}, {{Fees: must, vote: fees}}]}}, {{vote: adopt, title: V, voters: people, majority: more than 1/2 of cast, if_lost: refused}}, {{vote: fees, title: W, when: {{f: 3..}}, voters: people, majority: more than 1/2 of cast, if_lost: refused}}{second}]}}"
        )
    };
    plays(
        &small("", &stages("")),
        "
  - lead: submit list
    facts: {people: 20, f: 1}
  - lead: hold m
    refused: agenda-vote
  - lead: hold m
    with: {agenda: [{title: Report, held: true}, {title: Rules, held: true}]}
    refused: agenda-vote
  - lead: count adopt as carried
  - expect: {open: m, not_applicable: fees}
  - lead: hold m
  - expect: {end: done}
  verdict: {complete: true, findings: {Rules: done, Fees: not_applicable}}
",
    );
    // Put off with a reason, it is told; done again, the meeting that took it is held again.
    plays(
        &small("", &stages(", {work: tell, title: T}")),
        "
  - lead: submit list
    facts: {people: 20, f: 4}
  - lead: count adopt as carried
  - lead: hold m
    with: {agenda: [{title: Report, held: true}, {title: Fees, held: false, reason: put off}]}
  - expect: {open: [fees, tell]}
  - lead: redo adopt
  - expect: {open: [adopt, fees, m, tell]}
",
    );
    let told = |from: &str, to: &str| said(&small("", &stages(", {work: tell, title: T}").replace(from, to)));
    assert_eq!(told("x", "x"), "");
    for (from, to, how) in [
        ("vote: fees}]", "vote: tell}]", "how=no-vote"),
        ("vote: fees}]", "vote: adopt}]", "how=two-meetings"),
        ("vote: adopt, title: V", "vote: adopt, after: m, title: V", "how=after-it"),
    ] {
        assert!(told(from, to).contains(how), "{how}: {}", told(from, to));
    }
    let elsewhere = stages("").replace("]}}\n- {{stage: b", "")
        + "\n- {stage: c, title: C, source: x, tasks: [{vote: later, title: V, voters: people, majority: more than 1/2 of cast, if_lost: refused}]}";
    let elsewhere = elsewhere.replace("vote: fees}]", "vote: later}]");
    assert!(said(&small("", &elsewhere)).contains("how=elsewhere"), "{}", said(&small("", &elsewhere)));
}

#[test]
fn an_open_agenda_takes_further_points_and_each_stands_on_the_record_once() {
    let mut world = case("[Plan, {Speeches: may}, {open: Others}]", 0);
    let agenda = json!([{"title": "Plan", "held": true}, {"title": "Roads", "held": true}, {"title": "Bridges", "held": false, "reason": "late"}]);
    world.act(LEAD, meeting(json!([{"party": "lead", "name": "x"}]), agenda));
    let points: Vec<_> = world.case.meetings[0]
        .agenda
        .iter()
        .map(|p| (p.title.as_str(), p.held, p.reason.is_some()))
        .collect();
    assert_eq!(
        points,
        [("Plan", true, false), ("Speeches", false, false), ("Roads", true, false), ("Bridges", false, true)]
    );
}

const HALL: &str = "parties: {lead: {lead: Lead}, member: {north: North, south: South},
    invited: {guests: Guests, many: [guests], open: {county: County}}}";

#[test]
fn who_came_below_the_rank_invited_stands_in_and_who_did_not_come_is_missed_once() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {meeting: t1, title: T, invite: [deputy-lead of each of members, south, guests, county], agenda: [X]},
    {work: t2, title: T}]}";
    let held = json!([{"title": "X", "held": true}]);
    let attendant = |party: &str, rank: &str| json!({"party": party, "name": party, "rank": rank});
    let seen = |world: &World| {
        let meeting = &world.case.meetings[0];
        let stand_ins: Vec<(String, bool)> =
            meeting.attendance.iter().map(|a| (a.party.clone(), a.stand_in)).collect();
        (stand_ins, meeting.absent.clone())
    };
    let named = |all: &[(&str, bool)]| all.iter().map(|(p, s)| ((*p).to_owned(), *s)).collect::<Vec<_>>();

    let mut world = World::small(HALL, stages);
    let came = json!([attendant("north", "deputy-lead"), attendant("county", "section-head")]);
    world.act(LEAD, meeting(came, held.clone()));
    let absent = ["south", "guests"].map(str::to_owned).to_vec();
    assert_eq!(seen(&world), (named(&[("north", false), ("county", false)]), absent));

    let mut world = World::small(HALL, stages);
    world.act(LEAD, json!({"act": "bind_party", "party": "county", "offices": ["museum"]}));
    let came =
        json!([attendant("south", "section-head"), attendant("north", "head"), attendant("guests", "")]);
    world.act(LEAD, meeting(came, held.clone()));
    let wanted = named(&[("south", true), ("north", false), ("guests", false)]);
    assert_eq!(seen(&world), (wanted, vec!["county".to_owned()]), "an open party that is bound is missed");

    let mut world = World::small(HALL, stages);
    assert_eq!(
        world.refused(LEAD, meeting(json!([attendant("strangers", "")]), held.clone())),
        R::PartyUnknown
    );
    assert_eq!(world.refused(LEAD, meeting(json!([]), held)), R::AttendanceMissing);
}

#[test]
fn a_meeting_that_was_held_is_confirmed_and_one_that_asked_for_changes_is_not() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, tasks: [{meeting: t1, title: T, agenda: [X], if_changes: a}, {work: t2, title: T}]}";
    let held = |round: u32, changes: bool| {
        json!({"act": "record_meeting", "task": format!("t1.{round}"), "held_on": "2026-09-14", "changes": changes, "remark": "x",
            "attendance": [{"party": "lead", "name": "x"}], "agenda": [{"title": "X", "held": true}]})
    };
    let confirm = |round: u32| json!({"act": "record_meeting", "task": format!("t1.{round}"), "held_on": "2026-09-14", "attendance": [], "confirm": true});
    let mut world = World::small("", stages);
    submit(&mut world, "t0.1", json!({}));
    world.act(LEAD, held(1, true));
    assert_eq!(world.case.stage, 0, "it asked for changes");
    submit(&mut world, "t0.2", json!({}));
    assert_eq!(world.refused(LEAD, confirm(2)), R::NothingToConfirm);
    world.act(LEAD, held(2, false));
    world.act(LEAD, json!({"act": "return", "to": "b", "reason": "x"}));
    world.act(LEAD, confirm(3));
    assert!(world.case.tasks["t1.3"].done.as_ref().unwrap().confirmed);
    assert_eq!(world.open_keys(), ["t2.3"]);
}

const VOTE: &str = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}},
    {approval: t1, title: T, by: head of lead, of: p, otherwise: lead together, if_returned: a, if_refused: refused}]}";

fn filed(head: &str, stages: &str) -> World {
    let mut world = World::small(head, stages);
    let file = world.file("file");
    submit(&mut world, "t0.1", json!({"papers": [{"paper": "p", "files": [file]}]}));
    world
}

#[test]
fn a_body_carries_by_more_than_half_of_those_present_and_its_numbers_add_up() {
    let mut world = filed("", VOTE);
    let minutes = world.file("minutes");
    let mut counts = |[entitled, present, agree, against]: [u32; 4], outcome: &str| {
        let count = json!({"entitled": entitled, "present": present, "agree": agree, "against": against});
        let decide = json!({"act": "decide", "task": "t1.1", "outcome": outcome, "reason": "x", "together": {"minutes": minutes, "count": count}});
        let command = serde_json::from_value(decide).unwrap();
        let refusal = world.attempt(LEAD, &command).err();
        assert!(
            refusal.as_ref().is_none_or(|r| matches!(r.code, R::CollectiveCount | R::VoteOtherwise)),
            "{refusal:?}"
        );
        refusal.is_none()
    };
    for good in [[5, 5, 3, 2], [5, 4, 3, 0], [5, 3, 2, 1], [5, 1, 1, 0], [1, 1, 1, 0]] {
        assert!(counts(good, "agreed"), "{good:?} carries");
        assert!(!counts(good, "refused"), "{good:?} does not refuse");
    }
    for bad in [[5, 4, 2, 2], [5, 5, 2, 3], [5, 3, 1, 0], [5, 2, 1, 1]] {
        assert!(!counts(bad, "agreed"), "{bad:?} does not carry");
        assert!(counts(bad, "refused"), "{bad:?} refuses");
    }
    for wrong in [[3, 4, 3, 1], [5, 4, 3, 2], [5, 4, 4, 1], [5, 0, 0, 0], [0, 0, 0, 0]] {
        assert!(!counts(wrong, "agreed") && !counts(wrong, "refused"), "{wrong:?} does not add up");
    }
}

/// Whoever sends a wrong count is told what is wrong with it, in the words that a page knows.
#[test]
fn a_count_that_is_none_is_refused_with_what_is_wrong() {
    for (rule, count, wrong) in [
        ("", json!({"entitled": 5, "present": 0, "agree": 0, "against": 0}), "nobody"),
        ("", json!({"entitled": 5, "present": 4, "agree": 3, "against": 0, "recused": 2}), "too-many-there"),
        ("", json!({"entitled": 5, "present": 4, "agree": 3, "against": 2}), "too-many-votes"),
        ("", json!({"entitled": 5, "present": 4, "agree": 2, "against": 0, "not_asked": 2}), "still-open"),
        (
            "",
            json!({"entitled": 5, "present": 4, "agree": 2, "against": 2, "casting": true}),
            "casting-uncalled",
        ),
        (
            ", voting: {tie: chair}",
            json!({"entitled": 5, "present": 4, "agree": 2, "against": 2}),
            "casting-missing",
        ),
    ] {
        let mut world = filed("", &VOTE.replace(", if_returned", &format!("{rule}, if_returned")));
        let minutes = world.file("minutes");
        let decide = json!({"act": "decide", "task": "t1.1", "outcome": "agreed", "together": {"minutes": minutes, "count": count}});
        let refusal = world.attempt(LEAD, &serde_json::from_value(decide).unwrap()).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.facts["miscount"].as_str()),
            (R::CollectiveCount, wrong),
            "{count}"
        );
    }
}

#[test]
fn too_few_decide_nothing_either_way() {
    let mut world =
        filed("", &VOTE.replace(", if_returned", ", voting: {quorum: at least 2/3}, if_returned"));
    let minutes = world.file("minutes");
    let mut decide = |present: u32, agree: u32, outcome: &str| {
        let count = json!({"entitled": 9, "present": present, "agree": agree, "against": present - agree});
        let decide = json!({"act": "decide", "task": "t1.1", "outcome": outcome, "reason": "x", "together": {"minutes": minutes, "count": count}});
        let refusal = world.attempt(LEAD, &serde_json::from_value(decide).unwrap()).err();
        refusal.map(|r| (r.code, r.facts.get("quorum").cloned()))
    };
    let not_quorate = Some((R::NotQuorate, Some("6".to_owned())));
    assert_eq!(decide(5, 5, "agreed"), not_quorate);
    assert_eq!(decide(5, 0, "refused"), not_quorate, "nor is anything refused by them");
    assert_eq!(decide(6, 4, "agreed"), None);
    assert_eq!(decide(6, 2, "refused"), None);
}

#[test]
fn where_each_decides_the_last_to_agree_founds_the_body() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, writes: {p: P}},
    {approval: t1, title: T, by: each of members, of: p, constitutes: board, if_returned: a, if_refused: refused}]}";
    let mut world = filed("founds: {board: Board, source: x}", stages);
    let agree =
        |office: &str| json!({"act": "decide", "task": format!("t1.1.{office}"), "outcome": "agreed"});
    world.act("north-head", agree("north"));
    assert_eq!((world.case.constituted.as_deref(), world.case.is_open()), (None, true));
    world.act("south-head", agree("south"));
    assert_eq!((world.case.constituted.as_deref(), world.case.is_open()), (Some("board"), false));
}

const GROUP: &str =
    "parties: {lead: {lead: Lead}, member: {north: North, south: South}, formed: {group: Group}}";

#[test]
fn a_group_is_formed_of_people_the_county_knows_or_names() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {work: t0, title: T, forms: group from section-head of each of members},
    {work: t1, title: T, by: group}]}";
    let mut world = World::small(GROUP, stages);
    let form = |members: Value| json!({"act": "submit", "task": "t0.1", "work": {"members": members}});
    assert_eq!(world.refused(LEAD, form(json!([]))), R::MembersMissing);
    let stranger = json!([{"name": "x", "person": "nobody", "party": "north", "rank": "section-head"}]);
    assert_eq!(world.refused(LEAD, form(stranger)), R::PersonUnknown);
    let outside = json!([{"name": "x", "party": "lead", "rank": "section-head"}]);
    assert_eq!(world.refused(LEAD, form(outside)), R::PartyUnknown);
    assert_eq!(
        world.refused(LEAD, json!({"act": "bind_party", "party": "group", "offices": ["museum"]})),
        R::PartyUnknown,
        "it is formed and not bound"
    );
    let named = json!([{"name": "x", "party": "north", "rank": "section-head"}, {"name": "y", "person": "south-head", "party": "south", "rank": "head"}]);
    world.act(LEAD, form(named));
    assert!(world.case.formed.contains_key("group"));
    assert!(world.open_keys().contains(&"t1.1".to_owned()));
}

const TEAM: &str = "rosters: {team: {source: x, force: should, crew: {title: W, count: 2, from: members},
    chair: {title: C, count: 1, from: north, force: must}}}";

#[test]
fn a_roster_breaks_a_recommendation_with_a_finding_and_a_duty_not_at_all() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, fills: team},
    {work: t1, title: T}]}";
    let mut world = World::small(TEAM, stages);
    let holder =
        |seat: &str, party: &str| json!({"seat": seat, "name": format!("{seat} {party}"), "party": party});
    let fill = |roster: Value| json!({"act": "submit", "task": "t0.1", "work": {"roster": roster}});
    let crew = [holder("crew", "north"), holder("crew", "south")];
    let command = serde_json::from_value(fill(json!(crew))).unwrap();
    let refusal = world.attempt(LEAD, &command).unwrap_err();
    assert_eq!((refusal.code, refusal.facts["seat"].as_str()), (R::RosterRule, "chair"));
    let mut unknown = holder("chair", "north");
    unknown["person"] = json!("nobody");
    assert_eq!(world.refused(LEAD, fill(json!([unknown]))), R::PersonUnknown);
    assert_eq!(world.refused(LEAD, fill(json!([holder("chair", "strangers")]))), R::PartyUnknown);
    let mut huge = holder("chair", "north");
    huge["facts"] = json!({"age": -9_007_199_254_740_993_i64});
    let command = serde_json::from_value(fill(json!([huge]))).unwrap();
    let refusal = world.attempt(LEAD, &command).unwrap_err();
    let bounds = (refusal.facts["low"].as_str(), refusal.facts["high"].as_str());
    assert_eq!((refusal.code, bounds), (R::OutOfRange, ("-9007199254740991", "9007199254740991")));
    let mut chair = holder("chair", "north");
    chair["person"] = json!("north-head");
    world.act(LEAD, fill(json!([chair, holder("crew", "")])));
    let broken: Vec<&str> = world.case.rosters["team"]
        .findings
        .iter()
        .filter(|f| f.kept == Some(false))
        .map(|f| f.seat.as_str())
        .collect();
    assert!(broken.contains(&"crew") && !broken.contains(&"chair"), "{broken:?}");
}

#[test]
fn a_roster_is_confirmed_after_a_return_as_it_was_filled() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, fills: team},
    {work: t1, title: T}]}";
    let mut world = World::small(TEAM, stages);
    let chair = json!({"seat": "chair", "name": "x", "party": "north", "person": "north-head"});
    submit(&mut world, "t0.1", json!({"roster": [chair]}));
    let before = world.case.rosters["team"].holders.clone();
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "x"}));
    assert!(!world.case.rosters.contains_key("team"), "it is set aside");
    submit(&mut world, "t0.2", json!({"confirm": true}));
    assert_eq!(world.case.rosters["team"].holders, before);
    assert!(world.case.tasks["t0.2"].done.as_ref().unwrap().confirmed);
}

#[test]
fn what_was_chosen_and_covered_is_on_the_record() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {work: t0, title: T, checklist: [Roads, Schools]}, {work: t1, title: T, any_of: [Alone, Joint]},
    {work: t2, title: T}, {work: t3, title: T}]}";
    let mut world = World::small("", stages);
    submit(&mut world, "t0.1", json!({"covered": ["Schools", "Roads", "Bridges"]}));
    submit(&mut world, "t1.1", json!({"choices": ["Joint"]}));
    submit(&mut world, "t2.1", json!({}));
    let chosen: Vec<Vec<String>> = world
        .acts
        .iter()
        .flat_map(|a| &a.effects)
        .filter_map(|e| if let Effect::Chosen { choices, .. } = e { Some(choices.clone()) } else { None })
        .collect();
    assert_eq!(chosen, [vec!["Schools", "Roads"], vec!["Joint"]]);
}
