//! What the lead does: binding offices, giving parameters, leaving clauses, returning, closing, taking up.

use quorate_core::RefusalCode as R;
use quorate_core::case::effect::Aside;
use quorate_core::case::{ActKind, Effect, Need, Progress, Stance, TaskState};
use serde_json::{Value, json};

use crate::world::{OFFICES, World, small};

const LEAD: &str = "lead-head";
const DAYS: &str = "parameters: {days: {title: D, range: 1..9 days, stands_for: x, source: x},
    seats: {title: S, range: 1..9, stands_for: x, source: x}}\nrosters: {team: {source: x, force: should,
    chair: {title: C, count: seats, from: north}}}";

fn refusal(world: &mut World, person: &str, command: Value) -> Option<R> {
    let command = serde_json::from_value(command).unwrap();
    world.attempt(person, &command).err().map(|r| r.code)
}

fn set(parameter: &str, value: i64) -> Value {
    json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "x"})
}

fn submit(key: &str) -> Value {
    json!({"act": "submit", "task": key})
}

fn back(to: &str) -> Value {
    json!({"act": "return", "to": to, "reason": "x"})
}

/// The last return as it stands on the record: tasks, papers, facts, rosters and who is told.
fn returned(world: &World) -> [Vec<String>; 5] {
    let last = world.acts.last().unwrap();
    let found = last.effects.iter().find_map(|e| match e {
        Effect::Returned { aside: Aside { tasks, papers, facts, rosters, told }, .. } => {
            Some([tasks, papers, facts, rosters, told].map(Clone::clone))
        }
        _ => None,
    });
    found.unwrap()
}

#[test]
fn a_number_can_be_corrected_until_a_deadline_has_been_counted_from_it() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, fills: team}]}
- {stage: b, title: B, source: x, tasks: [{work: t1, title: T, due: days}]}";
    let mut world = World::small(DAYS, stages);
    world.act(LEAD, set("seats", 2));
    world.act(LEAD, set("seats", 1));
    world.act(LEAD, set("days", 3));
    world.act(LEAD, set("days", 4));
    let roster = json!([{"seat": "chair", "name": "x", "party": "north"}]);
    world.act(LEAD, json!({"act": "submit", "task": "t0.1", "work": {"roster": roster}}));
    assert!(world.case.tasks["t1.1"].due.is_some());
    assert_eq!(refusal(&mut world, LEAD, set("days", 5)), Some(R::ParameterSet));
    assert_eq!(refusal(&mut world, LEAD, set("seats", 3)), None, "nothing is counted in seats");
    world.act(LEAD, back("a"));
    assert_eq!(returned(&world)[0], ["t0", "t1"]);
    assert_eq!(returned(&world)[3], ["team"]);
    assert_eq!(refusal(&mut world, LEAD, set("days", 5)), None, "the task that counted is set aside");
}

#[test]
fn offices_are_bound_where_they_are_there_and_not_yet_asked() {
    let parties = "parties: {lead: {lead: Lead}, member: {north: North, south: South},
    invited: {guests: Guests, many: [guests]}, formed: {group: Group}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {consultation: t0, title: T, ask: each of guests},
    {work: t1, title: T, forms: group from head of north}]}
- {stage: b, title: B, source: x, tasks: [{consultation: t2, title: T, ask: north}, {work: t3, title: T}]}";
    let mut world = World::small(parties, stages);
    let bind =
        |party: &str, offices: &[&str]| json!({"act": "bind_party", "party": party, "offices": offices});
    assert_eq!(refusal(&mut world, LEAD, bind("lead", &["museum"])), Some(R::PartyUnknown), "the lead stays");
    assert_eq!(refusal(&mut world, LEAD, bind("group", &["museum"])), Some(R::PartyUnknown));
    assert_eq!(refusal(&mut world, LEAD, bind("guests", &["nobody"])), Some(R::OfficeUnknown));
    assert_eq!(refusal(&mut world, LEAD, bind("north", &[])), Some(R::OneOfficeOnly));
    assert_eq!(
        refusal(&mut world, LEAD, bind("north", &["museum"])),
        None,
        "others are asked, the north is not"
    );
    assert!(
        world
            .case
            .needs(&world.procedure, world.procedure.task("t0").unwrap())
            .contains(&Need::Party { party: "guests".into() })
    );
    world.act(LEAD, bind("guests", &["museum", "guests", "museum"]));
    assert_eq!(world.case.parties["guests"], ["guests", "museum"], "each once");
    assert_eq!(refusal(&mut world, LEAD, bind("guests", &["guests"])), Some(R::PartyInUse));
    for key in ["t0.1.guests", "t0.1.guests.2"] {
        let office = world.case.tasks[key].office.clone();
        world.act(&format!("{office}-head"), json!({"act": "reply", "task": key, "stance": "agree"}));
    }
    assert_eq!(refusal(&mut world, LEAD, bind("guests", &["guests"])), None, "they have answered");
}

#[test]
fn nobody_is_asked_where_a_set_is_empty() {
    let parties =
        "parties: {lead: {lead: Lead}, member: {north: North}, invited: {guests: Guests, many: [guests]}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {consultation: t0, title: T, ask: each of guests}, {work: t1, title: T, by: each of guests},
    {work: t2, title: T}]}";
    let mut world = World::small(parties, stages);
    assert_eq!(world.open_keys(), ["t2.1"]);
    world.act(LEAD, json!({"act": "bind_party", "party": "guests", "offices": []}));
    assert_eq!(["t0", "t1"].map(|t| world.case.run(t).progress), [Progress::NotApplicable; 2]);
    assert_eq!(world.open_keys(), ["t2.1"]);
}

#[test]
fn a_meeting_is_asked_for_once_and_when_its_stage_is_there() {
    let meeting =
        "{meeting: t1, title: T, force: may, requested_by: [lead, north], convened_by: south, agenda: [X]}";
    let stages = format!(
        "- {{stage: a, title: A, source: x, tasks: [{{work: t0, title: T}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: t2, title: T}}, {{work: t3, title: T}}, {meeting}]}}"
    );
    let mut world = World::small("", &stages.replace("force: may,", "force: may, after: t3,"));
    let request = |of: &str| json!({"act": "request", "of": of});
    assert_eq!(refusal(&mut world, LEAD, request("t0")), Some(R::WrongKind));
    assert_eq!(refusal(&mut world, LEAD, request("t1")), Some(R::TaskNotOpen), "its stage is not there");
    world.act(LEAD, submit("t0.1"));
    assert_eq!(refusal(&mut world, "south-head", request("t1")), Some(R::NotYourOffice));
    world.act(LEAD, request("t1"));
    assert_eq!(refusal(&mut world, LEAD, request("t1")), Some(R::TaskNotOpen), "it has been asked for");
    world.act(LEAD, back("b"));
    assert_eq!(returned(&world)[0], ["t2", "t3", "t1"]);
    world.act(LEAD, request("t1"));
    world.act(LEAD, submit("t3.2"));
    assert_eq!(world.case.tasks["t1.1"].office, "south");
    assert_eq!(refusal(&mut world, LEAD, request("t1")), Some(R::TaskNotOpen), "it is there");
}

#[test]
fn a_return_names_what_had_begun_and_tells_who_was_asked() {
    let stages = "- {stage: z, title: Z, source: x, tasks: [{consultation: t9, title: T, ask: museum}]}
- {stage: a, title: A, source: x, tasks: [
    {work: t0, title: T, writes: {p: P}, states: {f: F, range: 0..5}},
    {work: t1, title: T, after: t0, when: {f: 2..}}, {work: t2, title: T, after: t5, force: may},
    {work: t3, title: T, after: t2}, {consultation: t4, title: T, ask: north},
    {work: t5, title: T, issues: {notice: Notice, type: 通知, to: south}, writes: {q: Q}}]}";
    let parties =
        "parties: {lead: {lead: Lead}, member: {north: North, south: South}, invited: {museum: Museum}}";
    let mut world = World::small(parties, stages);
    let file = world.file("file");
    let paper = |id: &str| json!({"paper": id, "files": [file]});
    for (party, office) in [("museum", "museum"), ("south", "south")] {
        world.act(LEAD, json!({"act": "bind_party", "party": party, "offices": [office]}));
    }
    world.act("museum-head", json!({"act": "reply", "task": "t9.1.museum", "stance": "agree"}));
    world.act(
        LEAD,
        json!({"act": "submit", "task": "t0.1", "work": {"papers": [paper("p")], "facts": {"f": 0}}}),
    );
    world.act(LEAD, json!({"act": "lapse", "of": "t2"}));
    world.act("north-head", json!({"act": "reply", "task": "t4.1.north", "stance": "agree"}));
    assert_eq!(refusal(&mut world, LEAD, back("nowhere")), Some(R::StageUnknown));

    let mut early = world.case.clone();
    world.act(LEAD, back("a"));
    let [tasks, papers, facts, _, told] = returned(&world);
    assert_eq!(tasks, ["t0", "t1", "t2", "t3", "t4", "t5"].map(str::to_owned));
    assert_eq!((papers, facts), (vec!["p".to_owned()], vec!["f".to_owned()]));
    assert_eq!(
        told,
        ["north"],
        "whose answer is set aside: the museum's stands, nobody has sent the notice, the lead need not be told"
    );
    early.evolve(world.acts.last().unwrap());
    assert_eq!(early, world.case);

    world.act(
        LEAD,
        json!({"act": "submit", "task": "t5.2", "work": {"papers": [paper("notice"), paper("q")]}}),
    );
    world.act(LEAD, back("a"));
    let [tasks, papers, _, _, told] = returned(&world);
    assert_eq!(tasks, ["t0", "t2", "t4", "t5"], "what had not begun again is not named");
    assert_eq!(
        (papers, told),
        (vec!["q".to_owned(), "notice".into()], vec!["north".to_owned(), "south".into()])
    );
}

#[test]
fn a_return_names_what_was_left_with_a_reason_and_not_what_was_still_to_come() {
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}, {work: t1, title: T, after: t0},
    {work: t2, title: T, force: should}]}";
    let mut world = World::small("", stages);
    world.act(LEAD, json!({"act": "explain", "of": "t2"}));
    world.act(LEAD, back("a"));
    assert_eq!(returned(&world)[0], ["t0", "t2"]);
}

#[test]
fn a_return_leads_to_a_stage_that_has_been() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, tasks: [{work: t1, title: T}]}
- {stage: c, title: C, source: x, tasks: [{work: t2, title: T}]}";
    let mut world = World::small("", stages);
    world.act(LEAD, submit("t0.1"));
    assert_eq!(refusal(&mut world, LEAD, back("c")), Some(R::ReturnLeadsOn));
    assert_eq!(["a", "b"].map(|to| refusal(&mut world, LEAD, back(to))), [None, None]);
}

#[test]
fn a_binding_duty_is_left_with_a_basis_and_an_authoriser() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T},
    {work: t1, title: T, force: should}, {work: t2, title: T}]}";
    let explain = |of: &str, basis: &str, authoriser: &str| json!({"act": "explain", "of": of, "reason": "x", "basis": basis, "authoriser": authoriser});
    for (status, alone) in [("advisory", None), ("binding", Some(R::BasisMissing))] {
        let text = small("", stages).replace("status: advisory", &format!("status: {status}"));
        let procedure = quorate_core::Procedure::from_yaml(&text, None).unwrap();
        let mut world = World::with(procedure, &OFFICES);
        world.act(LEAD, json!({"act": "open", "procedure": "random", "county": "520622"}));
        assert_eq!(refusal(&mut world, LEAD, explain("t0", "", "")), alone, "{status}");
        assert_eq!(refusal(&mut world, LEAD, explain("t0", "art. 3", "")), alone, "{status}");
        assert_eq!(refusal(&mut world, LEAD, explain("t0", "", "the mayor")), alone, "{status}");
        assert_eq!(refusal(&mut world, LEAD, explain("t0", "art. 3", "the mayor")), None, "{status}");
        assert_eq!(refusal(&mut world, LEAD, explain("t1", "", "")), None, "{status}");
        let silent = json!({"act": "explain", "of": "t1"});
        assert_eq!(refusal(&mut world, LEAD, silent), None, "a recommendation needs no reason");
    }
}

#[test]
fn only_what_is_optional_and_of_the_present_stage_lapses() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T},
    {work: t1, title: T, force: should}, {work: t2, title: T, force: may},
    {work: t3, title: T, force: reported}, {work: t4, title: T, force: may}]}
- {stage: b, title: B, source: x, tasks: [{work: t5, title: T, force: may}, {work: t6, title: T}]}";
    let mut world = World::small("", stages);
    let lapse = |of: &str| json!({"act": "lapse", "of": of});
    let codes = ["t0", "t1", "t2", "t3", "t5"].map(|t| refusal(&mut world, LEAD, lapse(t)));
    assert_eq!(codes, [Some(R::OnlyMayLapses), Some(R::OnlyMayLapses), None, None, Some(R::TaskNotOpen)]);
    world.act(LEAD, lapse("t2"));
    assert_eq!(refusal(&mut world, LEAD, lapse("t2")), Some(R::TaskNotOpen));
    world.act(LEAD, json!({"act": "claim", "task": "t4.1"}));
    assert_eq!(refusal(&mut world, LEAD, json!({"act": "claim", "task": "t4.1"})), Some(R::TaskNotOpen));
    assert_eq!(refusal(&mut world, LEAD, lapse("t4")), Some(R::ClaimedHolds));
    let release = |key: &str| json!({"act": "release", "task": key});
    assert_eq!(refusal(&mut world, LEAD, release("t0.1")), Some(R::NotClaimed));
    let close = json!({"act": "close_stage"});
    world.act(LEAD, submit("t0.1"));
    assert_eq!(refusal(&mut world, LEAD, close.clone()), Some(R::StageNotFinishable), "t1 is recommended");
    world.act(LEAD, submit("t1.1"));
    assert_eq!(refusal(&mut world, LEAD, close.clone()), Some(R::ClaimedHolds));
    world.act(LEAD, release("t4.1"));
    world.act(LEAD, close);
    assert_eq!(world.case.stage, 1);
    assert_eq!(
        ["t0", "t2", "t3", "t4"].map(|t| world.case.run(t).progress),
        [Progress::Done, Progress::Lapsed, Progress::Lapsed, Progress::Lapsed]
    );
    world.act(LEAD, json!({"act": "claim", "task": "t6.1"}));
    world.act(LEAD, back("b"));
    assert_eq!(refusal(&mut world, LEAD, release("t6.1")), Some(R::NotClaimed), "that round is set aside");
}

#[test]
fn an_objection_is_disposed_of_once_and_a_round_closed_once() {
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {consultation: t0, title: T, ask: each of members}, {work: t1, title: T}]}";
    let mut world = World::small("", stages);
    let reply = |office: &str, stance: &str| json!({"act": "reply", "task": format!("t0.1.{office}"), "stance": stance, "opinion": "x"});
    let dispose = |key: &str| json!({"act": "dispose", "task": key, "disposal": "adopted", "reason": "x"});
    let close = |key: &str| json!({"act": "close_round", "task": key});
    world.act("north-head", reply("north", "suggest"));
    world.act("south-head", reply("south", "object"));
    assert_eq!(
        refusal(&mut world, LEAD, dispose("t0.1.north")),
        Some(R::NoObjection),
        "a suggestion is none"
    );
    assert_eq!(refusal(&mut world, LEAD, close("t0.1.north")), Some(R::WrongKind));
    world.act(LEAD, dispose("t0.1.south"));
    assert_eq!(refusal(&mut world, LEAD, dispose("t0.1.south")), Some(R::NoObjection));
    assert_eq!(world.case.run("t0").progress, Progress::Done, "nothing is owed any more");
    assert_eq!(refusal(&mut world, LEAD, close("t0.1")), Some(R::RoundClosed));
    world.act(LEAD, back("a"));
    world
        .act("south-head", json!({"act": "reply", "task": "t0.2.south", "stance": "object", "opinion": "x"}));
    world.act(LEAD, back("a"));
    assert_eq!(refusal(&mut world, LEAD, dispose("t0.2.south")), Some(R::NoObjection), "it is set aside");
    assert_eq!(refusal(&mut world, LEAD, close("t0.2")), Some(R::RoundClosed), "it is set aside");
    assert_eq!(refusal(&mut world, LEAD, close("t0.3")), None);
}

#[test]
fn whose_turn_had_not_come_when_a_round_closed_was_never_asked() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{consultation: c, title: C, ask: north}, {work: w, title: W}]}";
    let mut world = World::small("", stages);
    world.act("north-head", json!({"act": "add_signer", "task": "c.1.north", "office": "south", "turn": "after", "reason": "also theirs"}));
    world.act(LEAD, json!({"act": "close_round", "task": "c.1"}));
    let state = |world: &World, key: &str| world.case.tasks[key].state.clone();
    assert_eq!(state(&world, "c.1.north"), TaskState::Silent);
    assert_eq!(state(&world, "c.1.north.add.1"), TaskState::Settled, "nobody is silent who was not asked");
    world.act(LEAD, json!({"act": "take_back", "task": "c.1", "reason": "too soon"}));
    assert_eq!(state(&world, "c.1.north"), TaskState::Offered);
    assert_eq!(state(&world, "c.1.north.add.1"), TaskState::Queued, "its turn is still to come");
}

#[test]
fn only_what_the_same_office_has_done_in_this_task_is_confirmed() {
    let parties = "parties: {lead: {lead: Lead}, member: {north: North},
    invited: {guests: Guests, friends: Friends, many: [guests, friends]}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [
    {consultation: t0, title: T, ask: [each of guests, each of friends]}, {work: t1, title: T},
    {work: t2, title: T}, {work: t3, title: T, states: {f: F, range: 0..5}}, {work: t4, title: T}]}";
    let mut world = World::small(parties, stages);
    let bind =
        |party: &str, offices: &[&str]| json!({"act": "bind_party", "party": party, "offices": offices});
    world.act(LEAD, bind("friends", &["north"]));
    world.act(LEAD, bind("guests", &["museum"]));
    world.act("museum-head", json!({"act": "reply", "task": "t0.1.guests", "stance": "agree"}));
    world.act(
        "north-head",
        json!({"act": "reply", "task": "t0.1.friends", "stance": "suggest", "opinion": "x"}),
    );
    world.act(LEAD, submit("t1.1"));
    world.act(LEAD, json!({"act": "submit", "task": "t3.1", "work": {"facts": {"f": 1}}}));
    world.act(LEAD, back("a"));
    let confirm = |key: &str| json!({"act": "submit", "task": key, "work": {"confirm": true}});
    assert_eq!(refusal(&mut world, LEAD, confirm("t1.2")), None);
    assert_eq!(
        refusal(&mut world, LEAD, confirm("t2.2")),
        Some(R::NothingToConfirm),
        "another task was done"
    );
    assert_eq!(refusal(&mut world, LEAD, confirm("t3.2")), None, "what it stated is stated again");
    let offered = ["t1.2", "t2.2", "t3.2"].map(|key| world.may(LEAD, key, ActKind::Confirm));
    assert_eq!(offered, [true, false, true], "a page offers what would be accepted");
    let again = |key: &str| json!({"act": "reply", "task": key, "confirm": true});
    world.act("museum-head", again("t0.2.guests"));
    let reply = world.case.tasks["t0.2.guests"].reply.clone().unwrap();
    assert_eq!(reply.stance, Stance::Agree, "its own answer and not the friends'");
    world.act(LEAD, json!({"act": "close_round", "task": "t0.2"}));
    world.act(LEAD, bind("guests", &["south"]));
    world.act(LEAD, bind("friends", &["museum"]));
    world.act(LEAD, back("a"));
    assert_eq!(
        refusal(&mut world, "south-head", again("t0.3.guests")),
        Some(R::NothingToConfirm),
        "another office"
    );
    assert_eq!(
        refusal(&mut world, "museum-head", again("t0.3.friends")),
        Some(R::NothingToConfirm),
        "asked as another party"
    );
}

#[test]
fn an_answer_is_confirmed_past_a_round_that_was_closed_without_it() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: [lead, north]}, {work: t1, title: T}]}";
    let mut world = World::small("", stages);
    for (person, key) in [(LEAD, "t0.1.lead"), ("north-head", "t0.1.north")] {
        world.act(person, json!({"act": "reply", "task": key, "stance": "agree"}));
    }
    world.act(LEAD, back("a"));
    world.act(LEAD, json!({"act": "close_round", "task": "t0.2"}));
    world.act(LEAD, back("a"));
    // The lead also asks: what it did as whoever collects the answers is none of its own.
    for (person, key) in [(LEAD, "t0.3.lead"), ("north-head", "t0.3.north")] {
        world.act(person, json!({"act": "reply", "task": key, "confirm": true}));
        assert!(world.case.tasks[key].done.as_ref().unwrap().confirmed);
    }
}

#[test]
fn a_case_is_taken_up_before_anything_has_been_done_here() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T},
    {work: t1, title: T, force: may}]}
- {stage: b, title: B, source: x, tasks: [{consultation: t2, title: T, ask: each of members},
    {work: t3, title: T}]}";
    let one = |task: &str| json!({"task": task, "took_place": "2026-01-05"});
    let take_up = |done: Value| json!({"act": "take_up", "done": done});
    let mut world = World::small("", stages);
    assert_eq!(
        refusal(&mut world, LEAD, take_up(json!([one("t0"), one("t0")]))),
        Some(R::TaskNotOpen),
        "once each"
    );
    assert_eq!(
        refusal(&mut world, LEAD, take_up(json!([one("t3")]))),
        Some(R::StageNotFinishable),
        "in order"
    );
    let replies = json!([{"party": "south", "stance": "suggest", "opinion": "x"}, {"party": "north", "stance": "agree"}]);
    let mut asked = one("t2");
    asked["replies"] = replies;
    world.act(LEAD, take_up(json!([one("t0"), asked])));
    assert_eq!(world.case.run("t1").progress, Progress::Lapsed, "what was optional was not taken up");
    let stance = |key: &str| world.case.tasks[key].reply.as_ref().unwrap().stance;
    assert_eq!((stance("t2.1.north"), stance("t2.1.south")), (Stance::Agree, Stance::Suggest));
    assert_eq!(world.open_keys(), ["t3.1"]);

    let mut world = World::small("", stages);
    world.act(LEAD, take_up(json!([])));
    assert_eq!(refusal(&mut world, LEAD, take_up(json!([]))), Some(R::TakeUpLate), "taken up already");
    let mut world = World::small("", stages);
    world.act(LEAD, submit("t1.1"));
    assert_eq!(refusal(&mut world, LEAD, take_up(json!([]))), Some(R::TakeUpLate), "t1 has been done");
}

#[test]
fn what_was_optional_before_a_task_that_was_done_is_not_taken_up() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T},
    {work: t1, title: T, force: may}, {work: t2, title: T, after: [t0, t1]}, {work: t3, title: T}]}";
    let one = |task: &str| json!({"task": task, "took_place": "2026-01-05"});
    let take_up = |done: Value| json!({"act": "take_up", "done": done});
    let mut world = World::small("", stages);
    assert_eq!(
        refusal(&mut world, LEAD, take_up(json!([one("t2")]))),
        Some(R::TaskNotOpen),
        "what must be done before it has not been"
    );
    world.act(LEAD, take_up(json!([one("t0"), one("t2")])));
    assert_eq!(world.case.run("t1").progress, Progress::Lapsed);
    assert_eq!(world.open_keys(), ["t3.1"]);
    let mut world = World::small("", stages);
    world.act(LEAD, take_up(json!([one("t0"), one("t1"), one("t2")])));
    assert_eq!(world.case.tasks["t1.1"].state, TaskState::Done, "it was, and is said to have been");
}

#[test]
fn a_case_whose_first_stage_is_passed_over_can_still_be_taken_up() {
    let level = "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}";
    let stages = "- {stage: a, title: A, source: x, when: {level: 2..}, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, tasks: [{work: t1, title: T}, {work: t2, title: T}]}";
    let mut world = World::small(level, stages);
    assert!(world.case.stays.is_empty(), "nothing is entered before the parameter is known");
    world.act(LEAD, set("level", 1));
    assert_eq!(world.case.stage, 1);
    world.act(LEAD, json!({"act": "take_up", "done": [{"task": "t1", "took_place": "2026-01-05"}]}));
    assert_eq!(world.open_keys(), ["t2.1"]);
    assert_eq!(world.case.tasks["t1.1"].state, TaskState::Done);
}

#[test]
fn everything_that_follows_from_an_act_happens_at_once() {
    let level = "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}";
    // What comes after stands before it in the file: it takes another look.
    let ruled_out = "{work: t2, title: T, after: t1}, {work: t1, title: T, when: {level: 2..}}";
    let mut world =
        World::small(level, &format!("- {{stage: a, title: A, source: x, tasks: [{ruled_out}]}}"));
    world.act(LEAD, set("level", 1));
    assert_eq!(world.open_keys(), ["t2.1"], "a parameter rules out what it waits for");

    let by_fact = ruled_out.replace("level", "f");
    let stages = format!(
        "- {{stage: a, title: A, source: x, tasks: [
    {{work: t0, title: T, states: {{f: F, range: 0..5}}}}, {by_fact}]}}"
    );
    let mut world = World::small("", &stages);
    world.act(LEAD, json!({"act": "submit", "task": "t0.1", "work": {"facts": {"f": 0}}}));
    assert_eq!(world.open_keys(), ["t2.1"], "a fact rules out what it waits for");

    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T},
    {work: t1, title: T, when: {level: 2..}}]}
- {stage: b, title: B, source: x, tasks: [{work: t2, title: T, when: {level: 2..}}]}
- {stage: c, title: C, source: x, tasks: [{work: t3, title: T}]}";
    let mut world = World::small(level, stages);
    world.act(LEAD, submit("t0.1"));
    world.act(LEAD, set("level", 1));
    assert_eq!((world.case.stage, world.open_keys()), (2, vec!["t3.1".to_owned()]), "two stages are left");
}

#[test]
fn an_office_bound_by_the_lead_stays_bound() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, tasks: [{consultation: t1, title: T, ask: north}]}";
    let mut world = World::small("", stages);
    world.act(LEAD, json!({"act": "bind_party", "party": "north", "offices": ["museum"]}));
    world.act(LEAD, submit("t0.1"));
    assert_eq!(world.case.tasks["t1.1.north"].office, "museum", "whatever the directory says");
}

#[test]
fn an_office_is_gone_on_for_where_the_directory_says_so_and_it_takes_part() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: north},
    {work: t1, title: T, by: north}]}
- {stage: b, title: B, source: x, tasks: [{consultation: t2, title: T, ask: south}]}";
    let mut world = World::small("", stages);
    let succeed = |office: &str| json!({"act": "succeed", "office": office});
    assert_eq!(refusal(&mut world, LEAD, succeed("north")), Some(R::NotSucceeded), "it is still there");
    world.act(LEAD, json!({"act": "bind_party", "party": "south", "offices": ["south"]}));
    world.act("north-head", json!({"act": "transfer", "task": "t1.1", "office": "museum", "reason": "x"}));
    world.direct(json!({"act": "put_office", "office": "heir", "name": "heir"}));
    for office in ["north", "south", "museum", "guests"] {
        world.direct(json!({"act": "succeed_office", "office": office, "successor": "heir"}));
    }
    assert_eq!(refusal(&mut world, LEAD, succeed("guests")), Some(R::NotSucceeded), "it has no part in this");
    // One that is asked, one that is still to be, and one that something was passed to.
    for office in ["north", "south", "museum"] {
        world.act(LEAD, succeed(office));
        assert_eq!(refusal(&mut world, LEAD, succeed(office)), Some(R::NotSucceeded), "{office} once");
    }
    assert_eq!(["t0.1.north", "t1.1"].map(|key| world.case.tasks[key].office.as_str()), ["heir", "heir"]);
    assert_eq!(world.case.parties["south"], ["heir"]);
}

#[test]
fn a_file_is_added_by_the_office_of_the_task_or_the_lead() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{consultation: t0, title: T, ask: north},
    {work: t1, title: T}]}";
    let mut world = World::small("", stages);
    let file = world.file("file");
    let attach =
        |task: &str, title: &str| json!({"act": "attach", "task": task, "title": title, "file": file});
    assert_eq!(refusal(&mut world, "south-head", attach("t0.1.north", "Map")), Some(R::NotTheLead));
    assert_eq!(refusal(&mut world, "north-head", attach("", "Map")), Some(R::NotTheLead));
    assert_eq!(refusal(&mut world, "north-head", attach("t0.1.north", " ")), Some(R::ReasonMissing));
    let unknown = json!({"act": "attach", "title": "Map", "file": "00".repeat(32)});
    assert_eq!(refusal(&mut world, LEAD, unknown), Some(R::ArtifactUnknown));
    for (person, key) in [("north-head", "t0.1.north"), (LEAD, "t0.1.north"), (LEAD, "")] {
        world.act(person, attach(key, "Map"));
    }
    let added: Vec<(&str, &str)> =
        world.case.attachments.iter().map(|a| (a.key.as_str(), a.file.name.as_str())).collect();
    assert_eq!(added, [("t0.1.north", "file"), ("t0.1.north", "file"), ("", "file")]);
}

#[test]
fn a_value_by_which_a_condition_was_judged_is_changed_only_where_nothing_turns() {
    let head = "parameters: {level: {title: Level, range: 1..4, stands_for: some, source: x}}";
    let stages =
        "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T, states: {f: F, range: 0..5}},
    {work: t1, title: T, after: t0, when: {f: level..}}, {work: t2, title: T, after: t0}]}";
    let mut world = World::small(head, stages);
    let level = |n: i64| json!({"act": "set_parameter", "parameter": "level", "value": n, "decided_by": "x"});
    world.act(LEAD, level(4));
    world.act(LEAD, level(1));
    world.act(LEAD, json!({"act": "submit", "task": "t0.1", "work": {"facts": {"f": 2}}}));
    assert_eq!(world.open_keys(), ["t1.1", "t2.1"]);
    assert_eq!(refusal(&mut world, LEAD, level(3)), Some(R::ParameterSet));
    world.act(LEAD, level(2));
}

#[test]
fn a_value_by_which_the_present_stage_was_entered_is_not_turned() {
    let level = "parameters: {level: {title: L, range: 1..4, stands_for: x, source: x}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: t0, title: T}]}
- {stage: b, title: B, source: x, when: {level: 2..}, tasks: [{work: t1, title: T}]}
- {stage: c, title: C, source: x, when: {level: 3..}, tasks: [{work: t2, title: T}]}";
    let mut world = World::small(level, stages);
    world.act(LEAD, set("level", 1));
    world.act(LEAD, set("level", 2));
    world.act(LEAD, submit("t0.1"));
    assert_eq!(world.open_keys(), ["t1.1"]);
    assert_eq!(refusal(&mut world, LEAD, set("level", 1)), Some(R::ParameterSet), "b would not be");
    assert_eq!(refusal(&mut world, LEAD, set("level", 4)), None, "what is still to come may turn");
}

#[test]
fn what_is_optional_is_not_let_go_past_an_objection() {
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, force: may, by: north}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V}]}";
    let mut world = World::small("", stages);
    world.act("north-head", json!({"act": "add_signer", "task": "w.1", "office": "south", "turn": "before", "reason": "theirs too"}));
    world.act(
        "south-head",
        json!({"act": "reply", "task": "w.1.add.1", "stance": "object", "opinion": "not so"}),
    );
    for act in [json!({"act": "lapse", "of": "w"}), json!({"act": "close_stage"})] {
        assert_eq!(world.refused(LEAD, act), R::ObjectionsOpen);
    }
    world.act(
        LEAD,
        json!({"act": "dispose", "task": "w.1.add.1", "disposal": "adopted", "reason": "so it is"}),
    );
    world.act(LEAD, json!({"act": "lapse", "of": "w"}));
}

#[test]
fn a_party_that_several_form_has_the_people_of_all_of_them() {
    let parties =
        "parties: {lead: {lead: Lead}, member: {north: North, south: South}, formed: {group: Group}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: form, title: F, by: each of members, forms: group from head of each of members}]}
- {stage: b, title: B, source: x, tasks: [{work: act, title: T, by: group}]}";
    let mut world = World::small(parties, stages);
    let name = |world: &mut World, round: u32, party: &str| {
        let head = format!("{party}-head");
        let members = json!([{"name": party, "person": head, "party": party, "rank": "head"}]);
        let key = format!("form.{round}.{party}");
        world.act(&head, json!({"act": "submit", "task": key, "work": {"members": members}}));
    };
    let people = |world: &World| {
        let members = world.case.formed["group"].members.iter();
        members.filter_map(|m| m.person.clone()).collect::<Vec<_>>()
    };
    name(&mut world, 1, "north");
    name(&mut world, 1, "south");
    assert_eq!(people(&world), ["north-head", "south-head"], "each names its own");
    // Named anew in another round, it is of those of that round alone.
    world.act(LEAD, json!({"act": "return", "to": "a", "reason": "r"}));
    name(&mut world, 2, "south");
    assert_eq!(people(&world), ["south-head"]);
    name(&mut world, 2, "north");
    assert_eq!(people(&world), ["south-head", "north-head"]);
    world.act("north-head", json!({"act": "submit", "task": "act.2"}));
}
