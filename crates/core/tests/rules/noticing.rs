//! Whom an act is told to: what concerns an office reaches it, and nobody is told of what they did themselves.

use quorate_core::case::{Act, Notice, NoticeKind};
use serde_json::{Value, json};

use crate::world::World;

const LEAGUE: &str = "league-section-head";

/// Whom an act is told to, as `office kind key`, or `office/person kind key`.
fn told(world: &mut World, person: &str, command: Value) -> Vec<String> {
    let command = serde_json::from_value(command).unwrap();
    let decided = world.attempt(person, &command).unwrap();
    let act: Act = decided.act.clone();
    world.take(decided);
    let lead = world.case.lead(&world.procedure).to_owned();
    let notices = world.case.notices(&act, &lead).into_iter();
    let whom = |n: &Notice| [n.office.as_str(), &n.person].join("/").trim_end_matches('/').to_owned();
    notices.map(|n| format!("{} {} {}", whom(&n), n.kind.as_str(), n.key).trim_end().to_owned()).collect()
}

#[test]
fn what_concerns_an_office_is_told_to_it() {
    let mut world = World::core();
    world.until_coordination();
    let reply = |office: &str, stance: &str| json!({"act": "reply", "task": format!("bureaus.1.{office}"), "stance": stance, "opinion": "理由"});
    assert_eq!(
        told(&mut world, "tax-section-head", reply("tax", "agree")),
        ["league answered bureaus.1.tax"]
    );
    assert_eq!(
        told(&mut world, "civil-section-head", reply("civil", "object")),
        ["league objected bureaus.1.civil"]
    );
    let dispose =
        json!({"act": "dispose", "task": "bureaus.1.civil", "disposal": "adopted", "reason": "采纳"});
    assert_eq!(told(&mut world, LEAGUE, dispose), ["civil disposed bureaus.1.civil"]);
    let remind = json!({"act": "remind", "task": "bureaus.1.science"});
    assert_eq!(told(&mut world, LEAGUE, remind.clone()), ["science reminded bureaus.1.science"]);
    let mut called = remind;
    called["told"] = "王科长".into();
    assert_eq!(told(&mut world, LEAGUE, called), [] as [&str; 0], "who was called has been told");
    let photo = world.file("reply.jpg");
    let mut behalf = reply("science", "agree");
    behalf["behalf"] = json!({"medium": "paper", "signer": "王科长", "dated": "2026-09-01", "photo": photo});
    assert_eq!(told(&mut world, LEAGUE, behalf), ["science recorded bureaus.1.science"]);
    let close = json!({"act": "close_round", "task": "bureaus.1"});
    let silent = told(&mut world, LEAGUE, close);
    assert!(silent.contains(&"commerce round_closed bureaus.1.commerce".to_owned()), "{silent:?}");
    assert!(silent.iter().all(|t| !t.starts_with("league ") && !t.contains("bureaus.1.tax")), "{silent:?}");
}

#[test]
fn a_return_a_second_round_and_an_end_are_told_to_everybody() {
    let mut world = World::core();
    world.until_coordination();
    let back = json!({"act": "return", "to": "plan", "reason": "方案要改"});
    let returned = told(&mut world, LEAGUE, back);
    assert!(
        returned.contains(&"tax returned".to_owned()) && !returned.iter().any(|t| t.starts_with("league ")),
        "{returned:?}"
    );
    let withdrawn = told(&mut world, LEAGUE, json!({"act": "withdraw", "reason": "另行安排"}));
    assert!(withdrawn.contains(&"tax ended".to_owned()) && withdrawn.len() >= 8, "{withdrawn:?}");
}

#[test]
fn a_task_is_told_when_it_comes_and_again_when_it_comes_back() {
    let mut world = World::core();
    world.until_coordination();
    let offered: Vec<String> = world.open_keys();
    assert!(offered.iter().any(|k| k == "bureaus.1.tax"));
    world.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "方案要改"}));
    world.plan(2);
    // The act that finished the plan opened the round again.
    let again = world.case.notices(&world.acts.iter().rev().find(|a| a.effects.iter().any(|e| matches!(e, quorate_core::case::Effect::TaskOffered { key, .. } if key == "bureaus.2.tax"))).unwrap().clone(), "league");
    let tax = again.iter().find(|n| n.office == "tax").unwrap();
    assert_eq!((tax.kind, tax.key.as_str()), (NoticeKind::AskedAgain, "bureaus.2.tax"));
    assert!(again.iter().all(|n| n.office != "league"));
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> =
        NoticeKind::ALL.into_iter().map(NoticeKind::as_str).collect();
    assert_eq!(names.len(), NoticeKind::ALL.len());
}

#[test]
fn who_is_given_a_task_is_told_alone_and_told_when_it_comes_back() {
    let mut world =
        World::small("", "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}]}");
    world.act("north-head", json!({"act": "claim", "task": "w.1"}));
    let delegate = json!({"act": "delegate", "task": "w.1", "person": "north-section-head"});
    assert_eq!(told(&mut world, "north-head", delegate), ["north/north-section-head given w.1"]);
    let back = json!({"act": "hand_back", "task": "w.1"});
    assert_eq!(told(&mut world, "north-section-head", back), ["north/north-head handed_back w.1"]);
    let colleague =
        json!({"act": "transfer", "task": "w.1", "person": "north-section-head", "reason": "leave"});
    assert_eq!(told(&mut world, "north-head", colleague), ["north/north-section-head given w.1"]);
    // Whose turn is to come is told when it comes.
    let after =
        json!({"act": "add_signer", "task": "w.1", "person": "north-head", "turn": "after", "reason": "too"});
    assert_eq!(told(&mut world, "north-section-head", after), [] as [&str; 0]);
    let done = told(&mut world, "north-section-head", json!({"act": "submit", "task": "w.1"}));
    assert!(done.contains(&"north/north-head given w.1.add.1".to_owned()), "{done:?}");
    let own = told(&mut world, "north-head", json!({"act": "claim", "task": "w.1.add.1"}));
    assert_eq!(own, [] as [&str; 0], "who takes it knows");
}
