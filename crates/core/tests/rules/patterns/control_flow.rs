//! The 43 control-flow patterns: how work flows.

use quorate_core::RefusalCode as R;
use quorate_core::case::{Progress, Status, TaskState};
use serde_json::json;

use super::*;

/// A work by the lead that states a number, and two that a range of it asks for.
const CHOICE: &str = "{work: w, title: W, states: {f: F, range: 0..9}},
    {work: low, title: L, after: w, when: {f: ..6}}, {work: high, title: H, after: w, when: {f: 4..}},
    {work: m, title: M, after: [low, high]}";

/// Three sign a paper, as `how` says.
fn signing(how: &str) -> World {
    let mut world = one(&format!("{{work: w, title: W, writes: {{p: P}}}},
    {{approval: d, title: D, of: p, by: 'each of [lead, north, south]', if_returned: a, if_refused: refused{how}}},
    {{work: v, title: V, after: d}}"));
    let paper = writes(&mut world, "w.1", "p");
    world.act(LEAD, paper);
    world
}

fn state(world: &World, key: &str) -> TaskState {
    world.case.tasks[key].state.clone()
}

fn ended(world: &World) -> Option<String> {
    match &world.case.status {
        Status::Ended { end, .. } => Some(end.clone()),
        _ => None,
    }
}

patterns! {
1 "Sequence" "先后",
sequence: "`after`: a task is offered once the one before it is done." {
    let mut world = one("{work: w, title: W}, {work: v, title: V, after: w}");
    assert_eq!(world.open_keys(), ["w.1"]);
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.open_keys(), ["v.1"]);
}

2 "Parallel Split" "同时办理",
parallel_split: "Tasks of a stage without an order are offered together." {
    let mut world = one("{work: w, title: W}, {work: v, title: V, after: w}, {work: u, title: U, after: w}");
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.open_keys(), ["u.1", "v.1"]);
}

3 "Synchronization" "齐备后办",
synchronization: "`after` several: a task waits for all of them." {
    let mut world = one("{work: w, title: W}, {work: v, title: V}, {work: u, title: U, after: [w, v]}");
    world.act(LEAD, submit("v.1"));
    assert_eq!(world.open_keys(), ["w.1"]);
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.open_keys(), ["u.1"]);
}

4 "Exclusive Choice" "择一",
exclusive_choice: "`when` with ranges that do not meet: one way is open and the other does not apply." {
    for (value, way, other) in [(1, "low", "high"), (8, "high", "low")] {
        let mut world = one(CHOICE);
        world.act(LEAD, states("w.1", value));
        assert_eq!(world.open_keys(), [format!("{way}.1")]);
        assert_eq!(world.case.run(other).progress, Progress::NotApplicable);
    }
}

5 "Simple Merge" "汇合",
simple_merge: "What comes after several ways goes on when the one taken is done." {
    let mut world = one(CHOICE);
    world.act(LEAD, states("w.1", 8));
    world.act(LEAD, submit("high.1"));
    assert_eq!(world.open_keys(), ["m.1"]);
}

6 "Multi-Choice" "多选",
multi_choice: "`when` with ranges that meet: every way whose condition holds is open." {
    for (value, ways) in [(1, vec!["low.1"]), (5, vec!["high.1", "low.1"]), (8, vec!["high.1"])] {
        let mut world = one(CHOICE);
        world.act(LEAD, states("w.1", value));
        assert_eq!(world.open_keys(), ways);
    }
}

7 "Structured Synchronizing Merge" "所选齐备后办",
structured_synchronizing_merge: "What comes after several ways waits for those that were taken, and for no other." {
    let mut world = one(CHOICE);
    world.act(LEAD, states("w.1", 5));
    world.act(LEAD, submit("low.1"));
    assert_eq!(world.open_keys(), ["high.1"], "both were taken");
    world.act(LEAD, submit("high.1"));
    assert_eq!(world.open_keys(), ["m.1"]);
}

8 "Multi-Merge" "",
out_of_scope: "A task is done once in a round, so that its paper has one number; what several ways lead to waits for them (7) or is done for each office (13 to 15)."

9 "Structured Discriminator" "",
out_of_scope: "Once enough have spoken nobody is left to work at what no longer counts: the others are told that they need not (29)."

10 "Arbitrary Cycles" "退回任一步骤",
arbitrary_cycles: "From any stage the case goes back to any earlier one, and from there on again." {
    let mut world = World::small("", "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V}]}
- {stage: c, title: C, source: x, tasks: [{work: u, title: U}]}");
    for (done, to, open) in [(&["w.1", "v.1"][..], "b", "v.2"), (&["v.2"], "a", "w.2"), (&["w.2", "v.3"], "c", "u.4")] {
        done.iter().for_each(|key| world.act(LEAD, submit(key)));
        world.act(LEAD, back(to));
        assert_eq!(world.open_keys(), [open]);
    }
}

11 "Implicit Termination" "自然办结",
implicit_termination: "A case ends by itself when nothing more is owed." {
    let mut world = one("{work: w, title: W}, {work: v, title: V}");
    world.act(LEAD, submit("w.1"));
    assert!(world.case.is_open());
    world.act(LEAD, submit("v.1"));
    assert_eq!(ended(&world).as_deref(), Some("done"));
}

12 "Multiple Instances without Synchronization" "协办（不等待）",
instances_nobody_waits_for: "Offices help beside a task, as many as are asked, and nothing waits for them." {
    let mut world = one("{work: w, title: W}, {work: v, title: V}");
    for office in ["museum", "north", "south"] {
        world.act(LEAD, json!({"act": "co_handle", "task": "w.1", "office": office, "words": "x"}));
    }
    world.act("museum-head", json!({"act": "submit", "task": "w.1.add.1", "work": {"remark": "x"}}));
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.case.run("w").progress, Progress::Done, "two have not helped yet");
    world.act(SOUTH, json!({"act": "submit", "task": "w.1.add.3", "work": {"remark": "x"}}));
}

13 "Multiple Instances with a Priori Design-Time Knowledge" "各单位（名单已定）",
instances_known_in_the_text: "`each of` a list in the text: one task for each, and the next when all are done." {
    let mut world = one("{work: w, title: W, by: 'each of [north, south]'}, {work: v, title: V, after: w}");
    assert_eq!(world.open_keys(), ["w.1.north", "w.1.south"]);
    world.act(NORTH, submit("w.1.north"));
    assert_eq!(world.open_keys(), ["w.1.south"]);
    world.act(SOUTH, submit("w.1.south"));
    assert_eq!(world.open_keys(), ["v.1"]);
}

14 "Multiple Instances with a Priori Run-Time Knowledge" "各单位（届时确定）",
instances_known_when_it_begins: "`each of` a party whose offices are bound before its turn comes." {
    let tasks = "{work: w, title: W, by: each of guests}, {work: v, title: V, after: w}";
    for (guests, keys) in [(&["museum"][..], 1), (&["museum", "north", "south"], 3)] {
        let mut world = with_guests(tasks, guests);
        assert_eq!(world.open_keys().len(), keys);
        for key in world.open_keys() {
            let office = world.case.tasks[&key].office.clone();
            assert!(!world.open_keys().contains(&"v.1".to_owned()));
            world.act(&format!("{office}-head"), submit(&key));
        }
        assert_eq!(world.open_keys(), ["v.1"]);
    }
}

15 "Multiple Instances without a Priori Run-Time Knowledge" "增补单位",
instances_added_meanwhile: "While a round of opinions runs, further offices are asked, and it waits for them as well." {
    let mut world = one("{consultation: c, title: C, ask: north}, {work: v, title: V, after: c}");
    world.act(LEAD, add_signer("c.1", "south", "beside"));
    world.act(NORTH, reply("c.1.north", "agree"));
    world.act(LEAD, add_signer("c.1", "museum", "beside"));
    world.act(SOUTH, reply("c.1.add.1", "agree"));
    assert_eq!(world.open_keys(), ["c.1", "c.1.add.2"]);
    world.act("museum-head", reply("c.1.add.2", "agree"));
    assert_eq!(world.open_keys(), ["v.1"]);
}

16 "Deferred Choice" "先行者定",
deferred_choice: "What was submitted is taken back, or the next office begins on it: whoever is first rules out the other." {
    for first in ["north", "south"] {
        let mut world = one("{work: w, title: W, by: north}, {work: v, title: V, by: south, after: w}");
        world.act(NORTH, submit("w.1"));
        let take_back = json!({"act": "take_back", "task": "w.1", "reason": "x"});
        if first == "north" {
            world.act(NORTH, take_back);
            assert_eq!(world.refused(SOUTH, on("claim", "v.1")), R::TaskNotOpen);
        } else {
            world.act(SOUTH, on("claim", "v.1"));
            assert_eq!(world.refused(NORTH, take_back), R::UndoActedOn);
        }
    }
}

17 "Interleaved Parallel Routing" "交替办理",
interleaved_parallel_routing: "Tasks that are done one at a time are taken up in any order that `after` leaves open; while one is in hand none of the others is begun." {
    let mut world = turns("{work: w, title: W, by: north}, {work: v, title: V, by: south, after: w}, {work: u, title: U, by: south}");
    world.act(SOUTH, on("claim", "u.1"));
    assert_eq!(world.refused(NORTH, on("claim", "w.1")), R::InHand);
    assert_eq!(world.refused(NORTH, submit("w.1")), R::InHand);
    world.act(SOUTH, submit("u.1"));
    world.act(NORTH, submit("w.1"));
    assert_eq!(world.open_keys(), ["v.1"], "the order that is fixed stays fixed");
}

18 "Milestone" "时机",
milestone: "A task that may be done can be done from when its turn comes until its stage is closed, and neither before nor after." {
    let mut world = World::small("", "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}, {work: v, title: V, force: may, by: north, after: w}]}
- {stage: b, title: B, source: x, tasks: [{work: u, title: U}]}");
    assert_eq!(world.refused(NORTH, submit("v.1")), R::TaskNotOpen);
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.case.stage, 0, "it can still be done");
    world.act(LEAD, json!({"act": "close_stage"}));
    assert_eq!(world.refused(NORTH, submit("v.1")), R::TaskNotOpen);
}

19 "Cancel Task" "不再办理",
cancel_task: "A task that may be done is let lapse: it leaves the queue of its office." {
    let mut world = one("{work: w, title: W, force: may, by: north}, {work: v, title: V}");
    world.act(LEAD, json!({"act": "lapse", "of": "w"}));
    assert_eq!(world.refused(NORTH, submit("w.1")), R::TaskNotOpen);
    assert_eq!(world.open_keys(), ["v.1"]);
}

20 "Cancel Case" "撤件",
cancel_case: "The lead takes a case back; nothing can be done in it any more, and all of it can be read." {
    let mut world = one("{work: w, title: W, by: north}, {work: v, title: V}");
    world.act(NORTH, submit("w.1"));
    world.act(LEAD, json!({"act": "withdraw", "reason": "x"}));
    assert_eq!(world.refused(LEAD, submit("v.1")), R::CaseEnded);
    assert_eq!(state(&world, "w.1"), TaskState::Done);
}

21 "Structured Loop" "退回修改",
structured_loop: "A paper goes round between its drafter and who decides until it is agreed to." {
    let mut world = one("{work: w, title: W, writes: {p: P}},
    {approval: d, title: D, of: p, by: north, if_returned: a, if_refused: refused}");
    for round in 1..=3 {
        let paper = writes(&mut world, &format!("w.{round}"), "p");
        world.act(LEAD, paper);
        world.act(NORTH, decide(&format!("d.{round}"), if round < 3 { "returned" } else { "agreed" }));
    }
    assert_eq!(ended(&world).as_deref(), Some("done"));
}

22 "Recursion" "",
out_of_scope: "A task that is a procedure of its own is not in the language yet; nor would one that contains itself be proved to end."

23 "Transient Trigger" "当时有效的提请",
transient_trigger: "Who asks for a meeting before its stage is refused, and the asking is not kept for later." {
    let mut world = World::small("", "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V}, {meeting: m, title: M, force: may, requested_by: lead, agenda: [X]}]}");
    let request = json!({"act": "request", "of": "m"});
    assert_eq!(world.refused(LEAD, request.clone()), R::TaskNotOpen);
    world.act(LEAD, submit("w.1"));
    assert_eq!(world.open_keys(), ["v.1"], "it has not been asked for");
    world.act(LEAD, request);
    assert_eq!(world.open_keys(), ["m.1", "v.1"]);
}

24 "Persistent Trigger" "事先确定",
persistent_trigger: "What a task waits for from outside, such as a number somebody decides, is kept if it comes before its turn." {
    let days = "parameters: {days: {title: D, range: 1..9 days, stands_for: x, source: x}}";
    let stage = "- {stage: a, title: A, source: x, tasks: [{work: w, title: W}, {work: v, title: V, after: w, due: days}]}";
    for early in [true, false] {
        let mut world = World::small(days, stage);
        if early {
            world.act(LEAD, set("days", 3));
        }
        world.act(LEAD, submit("w.1"));
        if !early {
            assert!(world.open_keys().is_empty(), "it waits");
            world.act(LEAD, set("days", 3));
        }
        assert_eq!(world.open_keys(), ["v.1"]);
    }
}

25 "Cancel Region" "整段退回",
cancel_region: "A return sets aside everything from a stage on, open or done, and nothing before it." {
    let mut world = World::small("", "- {stage: z, title: Z, source: x, tasks: [{work: t, title: T}]}
- {stage: a, title: A, source: x, tasks: [{work: w, title: W}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V}, {work: u, title: U, by: north}]}");
    ["t.1", "w.1", "v.1"].iter().for_each(|key| world.act(LEAD, submit(key)));
    world.act(LEAD, back("a"));
    let aside = |key: &str| world.case.tasks[key].superseded;
    assert_eq!(["t.1", "w.1", "v.1", "u.1"].map(aside), [false, true, true, true]);
    assert_eq!(world.refused(NORTH, submit("u.1")), R::TaskNotOpen);
}

26 "Cancel Multiple Instance Activity" "全部不再办理",
cancel_instances: "A task of several offices is left with a reason: whoever has not done it need not, and what was done stays done." {
    let mut world = one("{work: w, title: W, by: each of members}, {work: v, title: V, after: w}");
    world.act(NORTH, submit("w.1.north"));
    world.act(LEAD, of("explain", "w"));
    assert_eq!(["w.1.north", "w.1.south"].map(|k| state(&world, k)), [TaskState::Done, TaskState::Explained]);
    assert_eq!(world.refused(SOUTH, submit("w.1.south")), R::TaskNotOpen);
}

27 "Complete Multiple Instance Activity" "提前收齐",
complete_instances: "The lead closes a round of opinions: who has not answered is recorded as silent, and the case goes on." {
    let mut world = one("{consultation: c, title: C, ask: each of members}, {work: v, title: V, after: c}");
    world.act(NORTH, reply("c.1.north", "agree"));
    world.act(LEAD, on("close_round", "c.1"));
    assert_eq!(state(&world, "c.1.south"), TaskState::Silent);
    assert_eq!(world.open_keys(), ["v.1"]);
    assert_eq!(world.refused(SOUTH, reply("c.1.south", "agree")), R::TaskNotOpen);
}

28 "Blocking Discriminator" "",
out_of_scope: "As 9: who need not speak any more is not waited for before the next round."

29 "Cancelling Discriminator" "或签",
cancelling_discriminator: "`carried: any`: the first who agrees carries it, and the others need not speak." {
    let mut world = signing(", carried: any");
    world.act(NORTH, decide("d.1.north", "agreed"));
    assert_eq!(world.open_keys(), ["v.1"]);
    assert_eq!(["d.1.lead", "d.1.south"].map(|k| state(&world, k)), [TaskState::Settled, TaskState::Settled]);
}

30 "Structured Partial Join" "",
out_of_scope: "As 9: once enough have spoken the others are told that they need not (32)."

31 "Blocking Partial Join" "",
out_of_scope: "As 9: who need not speak any more is not waited for before the next round."

32 "Cancelling Partial Join" "票签",
cancelling_partial_join: "`carried: at least 2`: the second who agrees carries it, and the others need not speak." {
    let mut world = signing(", carried: at least 2");
    world.act(NORTH, decide("d.1.north", "agreed"));
    assert_eq!(world.open_keys(), ["d.1.lead", "d.1.south"]);
    world.act(SOUTH, decide("d.1.south", "agreed"));
    assert_eq!(world.open_keys(), ["v.1"]);
    assert_eq!(state(&world, "d.1.lead"), TaskState::Settled);
}

33 "Generalised AND-Join" "",
out_of_scope: "What was done twice before the other branch was done once counts once: the round before is set aside, not kept for another run."

34 "Static Partial Join for Multiple Instances" "",
out_of_scope: "As 9: once enough offices have spoken the others are told that they need not (35)."

35 "Cancelling Partial Join for Multiple Instances" "各单位票签",
cancelling_partial_join_of_instances: "A ratio of as many offices as were bound: the one that reaches it carries it, and the others need not speak." {
    let mut world = with_guests("{work: w, title: W, writes: {p: P}},
    {approval: d, title: D, of: p, by: each of guests, carried: at least 1/2, if_returned: a, if_refused: refused},
    {work: v, title: V, after: d}", &["guests", "museum", "north", "south"]);
    let paper = writes(&mut world, "w.1", "p");
    world.act(LEAD, paper);
    world.act("guests-head", decide("d.1.guests", "agreed"));
    assert_eq!(world.open_keys().len(), 3);
    world.act("museum-head", decide("d.1.guests.2", "agreed"));
    assert_eq!(world.open_keys(), ["v.1"]);
    assert_eq!(state(&world, "d.1.guests.3"), TaskState::Settled);
}

36 "Dynamic Partial Join for Multiple Instances" "票签中加签、减签",
dynamic_partial_join: "Signers are added and dropped while others sign, and what carries is counted anew each time." {
    let mut world = signing(", carried: more than 1/2");
    world.act(NORTH, add_signer("d.1.north", "museum", "beside"));
    world.act(LEAD, decide("d.1.lead", "agreed"));
    world.act(NORTH, decide("d.1.north", "agreed"));
    assert_eq!(world.case.run("d").progress, Progress::Open, "two of three would carry, two of four do not");
    let count = world.case.count(&world.procedure, "d").unwrap();
    assert_eq!((count.signers, count.needed), (4, 3));
    world.act("museum-head", decide("d.1.north.add.1", "agreed"));
    assert_eq!(world.open_keys(), ["v.1"]);
}

37 "Acyclic Synchronizing Merge" "所选齐备后办（交错）",
acyclic_synchronizing_merge: "Joins may cross: each waits for those of its own ways that were taken." {
    let mut world = one("{work: w, title: W, states: {f: F, range: 0..9}},
    {work: a1, title: A, after: w, when: {f: ..6}}, {work: b1, title: B, after: w, when: {f: 4..}}, {work: c1, title: C, after: w},
    {work: m, title: M, after: [a1, c1]}, {work: o, title: O, after: [b1, m]}");
    world.act(LEAD, states("w.1", 8));
    assert_eq!(world.open_keys(), ["b1.1", "c1.1"]);
    world.act(LEAD, submit("c1.1"));
    assert_eq!(world.open_keys(), ["b1.1", "m.1"], "m does not wait for a1");
    world.act(LEAD, submit("m.1"));
    assert_eq!(world.open_keys(), ["b1.1"], "o waits for b1");
    world.act(LEAD, submit("b1.1"));
    assert_eq!(world.open_keys(), ["o.1"]);
}

38 "General Synchronizing Merge" "所选齐备后办（可重办）",
general_synchronizing_merge: "Also when a part is done again and other ways are taken: a join waits for what can still come." {
    let mut world = one(CHOICE);
    world.act(LEAD, states("w.1", 1));
    world.act(LEAD, of("redo", "w"));
    world.act(LEAD, states("w.2", 8));
    assert_eq!(world.open_keys(), ["high.1"], "the way of the first round is gone");
    world.act(LEAD, submit("high.1"));
    assert_eq!(world.open_keys(), ["m.1"]);
    world.act(LEAD, of("redo", "w"));
    world.act(LEAD, states("w.3", 5));
    world.act(LEAD, submit("low.2"));
    assert_eq!(world.open_keys(), ["high.2"], "both ways now");
}

39 "Critical Section" "",
out_of_scope: "Single tasks are done one at a time (17, 40); parts of several tasks that shut one another out as a whole can wait for one another for ever, which the check of soundness does not see yet. Acts of a case are recorded one after another."

40 "Interleaved Routing" "交替办理",
interleaved_routing: "The same without any order: every task once, never two at a time, whoever is first." {
    for order in [["w", "v", "u"], ["u", "w", "v"], ["v", "u", "w"]] {
        let mut world = turns("{work: w, title: W}, {work: v, title: V}, {work: u, title: U}");
        for task in order {
            world.act(LEAD, on("claim", &format!("{task}.1")));
            for other in order {
                if other == task || world.case.run(other).progress != Progress::Open {
                    continue;
                }
                assert_eq!(world.refused(LEAD, on("claim", &format!("{other}.1"))), R::InHand);
            }
            world.act(LEAD, submit(&format!("{task}.1")));
        }
        assert!(!world.case.is_open(), "every one was done");
    }
}

41 "Thread Merge" "",
out_of_scope: "There are no threads to count: several offices each have a task of their own, and they are joined by 13 to 15."

42 "Thread Split" "",
out_of_scope: "As 41: a task is multiplied by the offices it is for, never by a number alone."

43 "Explicit Termination" "终结",
explicit_termination: "An outcome named in the text ends the case at once, whatever else is still open." {
    let mut world = one("{work: w, title: W, writes: {p: P}}, {work: v, title: V, by: south},
    {approval: d, title: D, of: p, by: north, if_returned: a, if_refused: refused}");
    let paper = writes(&mut world, "w.1", "p");
    world.act(LEAD, paper);
    world.act(NORTH, decide("d.1", "refused"));
    assert_eq!(ended(&world).as_deref(), Some("refused"));
    assert_eq!(world.refused(SOUTH, submit("v.1")), R::CaseEnded);
}
}
