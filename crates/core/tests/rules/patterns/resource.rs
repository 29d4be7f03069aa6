//! The 43 resource patterns: how work comes to people.

use quorate_core::case::{ActKind, Departure, Progress, TaskState};
use quorate_core::sharing::{Colleague, How, share_out};
use quorate_core::{Command, RefusalCode as R};
use serde_json::json;

use super::*;
use crate::deadlines::tick;

fn held_by(person: &str) -> TaskState {
    TaskState::Claimed { person: person.into() }
}

/// Who holds each of four tasks that the head shares out between two, one of whom holds another already.
fn shared_out(how: How, seed: u8) -> Vec<String> {
    let work = |n| format!("{{work: w{n}, title: W, by: north}}");
    let mut world = one(&(0..5).map(work).collect::<Vec<_>>().join(", "));
    world.act("north-section-head", on("claim", "w4.1"));
    let queue = world.case.outline(&world.procedure).queue;
    let load = |person: &str| queue.iter().filter(|r| r.person == person).count() as u64;
    let people = ["north-section-head", "north-deputy-lead"];
    let people = people.map(|p| Colleague { person: p.into(), load: load(p) });
    for (n, person) in share_out(4, &people, how, [seed; 32]).iter().enumerate() {
        world.act(NORTH, transfer(&format!("w{n}.1"), person));
    }
    let rows = world.case.outline(&world.procedure).queue.into_iter();
    rows.filter(|r| r.key != "w4.1").map(|r| r.person).collect()
}

patterns! {
1 "Direct Distribution" "指定本人",
direct_distribution: "Who is named to sign is the only one of the office who can; persons are named while the case runs, never in a procedure." {
    let mut world = one("{work: w, title: W, by: north}");
    let add = json!({"act": "add_signer", "task": "w.1", "office": "museum", "person": "museum-head", "turn": "before", "reason": "x"});
    world.act(NORTH, add);
    assert_eq!(world.refused("museum-deputy-lead", reply("w.1.add.1", "agree")), R::NamedOther);
    world.act("museum-head", reply("w.1.add.1", "agree"));
}

2 "Role-Based Distribution" "职务",
role_based_distribution: "A clause names the position that acts; nobody else of the office does, whoever takes the task." {
    let mut world = one("{work: w, title: W, by: head of north}");
    assert_eq!(world.refused("north-section-head", submit("w.1")), R::PositionNotHeld);
    assert_eq!(world.refused(SOUTH, submit("w.1")), R::NotYourOffice);
    world.act(NORTH, submit("w.1"));
}

3 "Deferred Distribution" "届时确定",
deferred_distribution: "Who is asked is read from the case when the turn comes: the holders of a roster's seats, offices bound meanwhile." {
    let mut world = World::small(
        "rosters: {team: {source: x, chair: {title: C, count: 1, from: members}}}",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, fills: team}]}
- {stage: b, title: B, source: x, tasks: [{consultation: c, title: C, ask: chair of team}]}",
    );
    world.act(LEAD, json!({"act": "bind_party", "party": "south", "offices": ["museum"]}));
    let chair = json!([{"seat": "chair", "name": "x", "person": "museum-deputy-lead", "party": "south"}]);
    world.act(LEAD, json!({"act": "submit", "task": "w.1", "work": {"roster": chair}}));
    let asked = &world.case.tasks["c.1.chair.1"];
    assert_eq!((asked.office.as_str(), asked.named.as_deref()), ("museum", Some("museum-deputy-lead")));
}

4 "Authorization" "权限",
authorization: "One table says which act on a task is open to whom; what is not in it is refused, whoever asks." {
    let world = one("{work: w, title: W, by: north}");
    let table = [
        ("north-section-head", ActKind::Claim, true), ("north-section-head", ActKind::Remind, false),
        ("north-section-head", ActKind::Explain, false), (LEAD, ActKind::Claim, false),
        (LEAD, ActKind::Remind, true), (LEAD, ActKind::Explain, true),
        ("museum-head", ActKind::Claim, false), ("museum-head", ActKind::AddSigner, false),
    ];
    for (person, act, may) in table {
        assert_eq!(world.may(person, "w.1", act), may, "{person} {act:?}");
    }
}

5 "Separation of Duties" "回避（起草与审批分开）",
separation_of_duties: "Who drafted a paper does not decide on it, in whatever office or position." {
    let mut world = one("{work: w, title: W, by: north, writes: {p: P}},
    {approval: d, title: D, of: p, by: north, not_by: drafter of p, if_returned: a, if_refused: refused}");
    let paper = writes(&mut world, "w.1", "p");
    world.act(NORTH, paper);
    assert_eq!(world.refused(NORTH, decide("d.1", "agreed")), R::DutyConflict);
    world.act("north-deputy-lead", decide("d.1", "agreed"));
}

6 "Case Handling" "经办人",
case_handling: "An office names one person for a case; what the case asks of the office is claimed for that person as it comes." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: north, after: w}");
    let handler = "north-section-head";
    world.act(NORTH, json!({"act": "name_handler", "office": "north", "person": handler}));
    assert_eq!(world.case.tasks["w.1"].state, held_by(handler));
    world.act(handler, submit("w.1"));
    assert_eq!(world.case.tasks["v.1"].state, held_by(handler));
    assert_eq!(world.refused(NORTH, submit("v.1")), R::ClaimedByOther);
}

7 "Retain Familiar" "原承办人",
retain_familiar: "A task for the drafter of a paper goes to the very person who wrote it." {
    let mut world = one("{work: w, title: W, by: north, writes: {p: P}},
    {consultation: c, title: C, ask: drafter of p, about: p}");
    let paper = writes(&mut world, "w.1", "p");
    world.act("north-deputy-lead", paper);
    assert_eq!(world.case.tasks["c.1.drafter"].named.as_deref(), Some("north-deputy-lead"));
    assert_eq!(world.refused(NORTH, reply("c.1.drafter", "agree")), R::NamedOther);
    world.act("north-deputy-lead", reply("c.1.drafter", "agree"));
}

8 "Capability-Based Distribution" "职级条件",
capability_based_distribution: "A clause asks for a rank or higher; whoever holds it qualifies." {
    for (person, refused) in [("north-section-head", true), ("north-deputy-lead", false), (NORTH, false)] {
        let mut world = one("{work: w, title: W, by: deputy-lead or higher of north}");
        if refused {
            assert_eq!(world.refused(person, submit("w.1")), R::PositionNotHeld);
        } else {
            world.act(person, submit("w.1"));
        }
    }
}

9 "History-Based Distribution" "",
out_of_scope: "Who did well before is no ground on which a public office is given its duty; heads share out by load or in turn instead (16, 17)."

10 "Organisational Distribution" "呈批",
organisational_distribution: "Inside an office a task goes up its ranks in order; the last of them decides." {
    let mut world = one("{work: w, title: W, by: north}");
    let route = json!(["section-head", "head"]);
    world.direct(json!({"act": "put_office", "office": "north", "name": "north", "fills": ["north"], "route": route}));
    assert_eq!(world.refused(NORTH, submit("w.1")), R::RouteOpen);
    world.act("north-section-head", json!({"act": "endorse", "task": "w.1", "words": "x"}));
    assert_eq!(world.refused("north-section-head", submit("w.1")), R::RouteOpen);
    world.act(NORTH, submit("w.1"));
}

11 "Automatic Execution" "自动办结",
automatic_execution: "What needs nobody is done by the engine within the act that makes it due: a round of opinions is counted and closed." {
    let mut world = one("{consultation: c, title: C, ask: each of members}, {work: v, title: V, after: c}");
    world.act(NORTH, reply("c.1.north", "agree"));
    world.act(SOUTH, reply("c.1.south", "agree"));
    let done = world.case.tasks["c.1"].done.clone().unwrap();
    assert_eq!((done.person, done.outcome.as_str()), (None, "complete"));
    assert_eq!(world.open_keys(), ["v.1"]);
}

12 "Distribution by Offer - Single Resource" "待本人签收",
offer_to_one: "A task that is meant for one person waits until that person takes it up." {
    let mut world = one("{work: w, title: W, by: north}");
    let add = json!({"act": "add_signer", "task": "w.1", "person": "north-deputy-lead", "turn": "before", "reason": "x"});
    world.act(NORTH, add);
    assert_eq!(world.case.tasks["w.1.add.1"].state, TaskState::Offered, "offered, not imposed");
    assert_eq!(world.refused("north-section-head", on("claim", "w.1.add.1")), R::NamedOther);
    world.act("north-deputy-lead", on("claim", "w.1.add.1"));
}

13 "Distribution by Offer - Multiple Resources" "单位待办",
offer_to_several: "A task lies in the queue of an office; the first of its people to take it has it." {
    let mut world = one("{work: w, title: W, by: north}");
    let people = ["north-section-head", "north-deputy-lead", NORTH];
    assert!(people.iter().all(|p| world.may(p, "w.1", ActKind::Claim)));
    world.act(people[0], on("claim", "w.1"));
    assert_eq!(people.map(|p| world.refused(p, on("claim", "w.1"))), [R::TaskNotOpen, R::ClaimedByOther, R::ClaimedByOther]);
}

14 "Distribution by Allocation - Single Resource" "指派",
allocation: "Given to a colleague, a task is theirs, whether they have said so or not." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, transfer("w.1", "north-deputy-lead"));
    assert_eq!(world.case.tasks["w.1"].state, held_by("north-deputy-lead"));
    assert_eq!(world.refused("north-section-head", submit("w.1")), R::ClaimedByOther);
}

15 "Random Allocation" "抽签派办",
random_allocation: "A head or clerk shares out tasks of the office by lot, each as likely to go to anybody." {
    let lots: Vec<Vec<String>> = (0..40).map(|seed| shared_out(How::Lot, seed)).collect();
    let of_first: BTreeSet<usize> = lots.iter().map(|l| l.iter().filter(|p| **p == "north-deputy-lead").count()).collect();
    assert!(of_first.len() > 3, "every share comes up: {of_first:?}");
}

16 "Round Robin Allocation" "轮流派办",
round_robin_allocation: "A head or clerk shares out tasks of the office in turn; shares differ by one at most." {
    let (one, other) = ("north-section-head", "north-deputy-lead");
    assert_eq!(shared_out(How::InTurn, 0), [other, one, other, one]);
}

17 "Shortest Queue" "派给在办最少的人",
shortest_queue: "A head or clerk gives tasks of the office to whoever has least, what is just given counted." {
    let (one, other) = ("north-section-head", "north-deputy-lead");
    assert_eq!(shared_out(How::Shortest, 0), [other, other, one, other], "one holds a task already");
}

18 "Early Distribution" "预告",
early_distribution: "Offices are told of a task before its turn has come." {
    let mut world = one("{work: w, title: W}, {work: v, title: V, by: south, after: w}");
    world.act(LEAD, json!({"act": "announce", "of": "v", "words": "next month"}));
    assert_eq!(world.case.informed[0].offices, ["south"]);
    assert_eq!(world.refused(SOUTH, submit("v.1")), R::TaskNotOpen, "told, not owed");
}

19 "Distribution on Enablement" "即时下达",
distribution_on_enablement: "The act that makes a task possible also puts it into its office's queue." {
    let mut world = one("{work: w, title: W}, {work: v, title: V, by: south, after: w}");
    world.act(LEAD, submit("w.1"));
    let row = world.case.outline(&world.procedure).queue.into_iter().find(|r| r.key == "v.1").unwrap();
    assert_eq!((row.office.as_str(), row.state.as_str()), ("south", "todo"));
    assert_eq!(world.case.tasks["v.1"].offered, world.acts.last().unwrap().at);
}

20 "Late Distribution" "择时派办",
late_distribution: "A task waits with its office; when the head gives it to somebody is the head's to choose." {
    let mut world = one("{work: w, title: W, by: north}");
    world.now = world.now.plus_minutes(9 * 24 * 60);
    assert_eq!(world.case.tasks["w.1"].state, TaskState::Offered, "nine days with the office, and nobody's");
    let people = [Colleague { person: "north-section-head".into(), load: 3 }];
    let given = share_out(1, &people, How::Shortest, [0; 32]);
    world.act(NORTH, transfer("w.1", &given[0]));
    assert_eq!(world.case.tasks["w.1"].state, held_by("north-section-head"));
}

21 "Resource-Initiated Allocation" "签收",
claiming: "A person takes a task of the office and can do it later." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act("north-section-head", on("claim", "w.1"));
    assert_eq!(world.case.tasks["w.1"].state, held_by("north-section-head"));
    assert_eq!(world.case.run("w").progress, Progress::Open);
}

22 "Resource-Initiated Execution - Allocated Work Item" "办理已派任务",
doing_what_is_ones_own: "Who was given a task does it without taking it first." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, transfer("w.1", "north-section-head"));
    world.act("north-section-head", submit("w.1"));
    assert_eq!(world.case.run("w").progress, Progress::Done);
}

23 "Resource-Initiated Execution - Offered Work Item" "直接办理",
doing_what_is_offered: "Anybody of the office does an open task in one step." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act("north-deputy-lead", submit("w.1"));
    let done = world.case.tasks["w.1"].done.clone().unwrap();
    assert_eq!(done.person.as_deref(), Some("north-deputy-lead"));
}

24 "System-Determined Work Queue Content" "按期限排序",
at_pages: "A queue is ordered by due moment, whatever has none last."

25 "Resource-Determined Work Queue Content" "筛选待办",
at_pages: "Whoever reads a queue chooses what stands in it: by state, deadline, office or person."

26 "Selection Autonomy" "自选先后",
selection_autonomy: "Of what is open a person does any first." {
    for first in ["w.1", "v.1", "u.1"] {
        let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: north}, {work: u, title: U, by: north}");
        world.act(NORTH, submit(first));
        assert_eq!(world.open_keys().len(), 2);
    }
}

27 "Delegation" "委托",
delegation: "Whoever holds a task has a colleague prepare it, gets it back and does it." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, json!({"act": "delegate", "task": "w.1", "person": "north-section-head"}));
    assert_eq!(world.refused("north-section-head", submit("w.1")), R::Delegated);
    world.act("north-section-head", on("hand_back", "w.1"));
    world.act(NORTH, submit("w.1"));
}

28 "Escalation" "逾期升级",
escalation: "So long after its deadline a task is told by the clock, once, to the position that the clause names; it stays with its office." {
    let mut world = one("{work: w, title: W, by: north, due: 5 days, escalate: 3 days after to deputy-lead}");
    let escalate = Command::Escalate { task: "w.1".into() };
    assert_eq!(tick(&mut world, &escalate).unwrap_err().code, R::NotDueYet);
    world.now = world.case.tasks["w.1"].escalate.clone().unwrap().at;
    assert_eq!(world.attempt(LEAD, &escalate).unwrap_err().code, R::OnlyTheTimer);
    tick(&mut world, &escalate).unwrap();
    let told = &world.case.tasks["w.1"].escalated[0];
    assert_eq!((told.office.as_str(), told.rank.as_str()), ("north", "deputy-lead"));
    assert_eq!(tick(&mut world, &escalate).unwrap_err().code, R::NotDueYet, "once");
    world.act(NORTH, submit("w.1"));
}

29 "Deallocation" "退签",
deallocation: "A task goes back to the queue of the office, and a colleague can take it." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act("north-section-head", on("claim", "w.1"));
    world.act("north-section-head", on("release", "w.1"));
    world.act("north-deputy-lead", on("claim", "w.1"));
}

30 "Stateful Reallocation" "转办",
stateful_reallocation: "What was said and added to a task so far goes with it to whoever has it next." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, on("claim", "w.1"));
    world.act(NORTH, json!({"act": "co_handle", "task": "w.1", "office": "museum", "words": "x", "waits": true}));
    let file = world.file("draft");
    world.act(NORTH, json!({"act": "attach", "task": "w.1", "title": "draft", "file": file}));
    world.act(NORTH, transfer("w.1", "north-deputy-lead"));
    assert_eq!(world.case.attachments[0].key, "w.1");
    assert_eq!(world.refused("north-deputy-lead", submit("w.1")), R::SignersFirst, "the helper is still waited for");
}

31 "Stateless Reallocation" "重新交办",
stateless_reallocation: "Done again in a new round, a task goes to somebody else with nothing of the round before." {
    let mut world = one("{work: w, title: W, by: north, states: {f: F, range: 0..5}}, {work: v, title: V}");
    world.act(NORTH, states("w.1", 1));
    world.act(LEAD, of("redo", "w"));
    world.act(NORTH, json!({"act": "transfer", "task": "w.2", "office": "museum", "reason": "x"}));
    let again = &world.case.tasks["w.2"];
    assert!(again.stated.is_empty() && world.case.facts.is_empty());
    let confirm = json!({"act": "submit", "task": "w.2", "work": {"confirm": true}});
    assert_eq!(world.refused("museum-head", confirm), R::NothingToConfirm);
    world.act("museum-head", states("w.2", 2));
}

32 "Suspension-Resumption" "中止、恢复",
suspension_and_resumption: "A task or a case stops for a reason and its clock with it; resumed, the deadline is counted on." {
    let mut world = one("{work: w, title: W, by: north, due: 5 days}, {work: v, title: V}");
    let due = |world: &World| world.case.tasks["w.1"].due.clone().unwrap().moment;
    let before = due(&world);
    world.act(NORTH, json!({"act": "suspend", "task": "w.1", "reason": "x"}));
    assert_eq!(world.refused(NORTH, submit("w.1")), R::Suspended);
    world.now = world.now.plus_minutes(9 * 24 * 60);
    world.act(NORTH, json!({"act": "resume", "task": "w.1", "words": "x"}));
    assert!(due(&world) >= before.plus_minutes(8 * 24 * 60), "nine days later");
    world.act(NORTH, submit("w.1"));
}

33 "Skip" "情况说明",
skip: "A task is passed over with a reason, and under a binding procedure with basis and authoriser; both stand on the record." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V}");
    let bare = json!({"act": "explain", "of": "w", "reason": ""});
    assert_eq!(world.refused(LEAD, bare), R::ReasonMissing);
    assert_eq!(world.refused(NORTH, of("explain", "w")), R::NotTheLead);
    world.act(LEAD, of("explain", "w"));
    assert_eq!(world.case.run("w").progress, Progress::Explained);
    assert_eq!(world.case.explanations[0].how, Departure::Left);
}

34 "Redo" "重办",
redo: "A finished task is done again with what rests on it; what was done before stays on the record." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: south, after: w}");
    world.act(NORTH, submit("w.1"));
    world.act(LEAD, of("redo", "w"));
    assert_eq!(world.open_keys(), ["w.2"]);
    let before = &world.case.tasks["w.1"];
    assert!(before.superseded && before.state == TaskState::Done);
}

35 "Pre-Do" "先办后补",
pre_do: "A later task is begun before its turn with a reason; what it was to wait for is still owed." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: south, after: w}");
    world.act(LEAD, of("early", "v"));
    world.act(SOUTH, submit("v.1"));
    assert_eq!(world.open_keys(), ["w.1"]);
    world.act(NORTH, submit("w.1"));
    assert!(!world.case.is_open(), "v is not asked again");
}

36 "Commencement on Creation" "",
out_of_scope: "Nobody is recorded as having begun what they have not seen; work begins by an act of a person."

37 "Commencement on Allocation" "交办即办理中",
commencement_on_allocation: "Given to a colleague, a task is under way (办理中) at once; there is no further step of beginning it." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, transfer("w.1", "north-section-head"));
    let row = world.case.outline(&world.procedure).queue.into_iter().find(|r| r.key == "w.1").unwrap();
    assert_eq!(row.state, "doing");
}

38 "Piled Execution" "批量办理",
at_pages: "The same act on several tasks of several cases is one form, with a line of result for each."

39 "Chained Execution" "接着办",
at_pages: "After a task its page leads to the next open one of the visitor's offices in the case."

40 "Configurable Unallocated Work Item Visibility" "知悉范围（未签收）",
at_pages: "An open task is seen by the offices that take part in the case, those told of it and the auditor; for all others it does not exist."

41 "Configurable Allocated Work Item Visibility" "知悉范围（办理中）",
at_pages: "Who holds a task is seen by the same, and by those who are told of it from then on."

42 "Simultaneous Execution" "多件同办",
simultaneous_execution: "One person holds several tasks at once, of one case or many." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: north}, {work: u, title: U, by: north}");
    for key in ["w.1", "v.1", "u.1"] {
        world.act(NORTH, on("claim", key));
    }
    assert!(world.case.tasks.values().all(|t| t.state == held_by(NORTH)));
}

43 "Additional Resources" "协办、加签",
additional_resources: "Others help with a task or sign it as well, before, beside or after whoever does it." {
    let mut world = one("{work: w, title: W, by: north}");
    world.act(NORTH, json!({"act": "co_handle", "task": "w.1", "office": "museum", "words": "x", "waits": true}));
    world.act(NORTH, add_signer("w.1", "guests", "before"));
    assert_eq!(world.refused(NORTH, submit("w.1")), R::SignersFirst);
    world.act("museum-head", json!({"act": "submit", "task": "w.1.add.1", "work": {"remark": "x"}}));
    assert_eq!(world.refused(NORTH, submit("w.1")), R::SignersFirst);
    world.act("guests-head", reply("w.1.add.2", "agree"));
    world.act(NORTH, submit("w.1"));
}
}
