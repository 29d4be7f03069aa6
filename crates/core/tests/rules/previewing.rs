//! What a return will do is told before, and is what it does.

use quorate_core::case::{Command, Preview};
use serde_json::json;

use crate::world::World;

const LEAGUE: &str = "league-section-head";

fn of(world: &World, command: &serde_json::Value) -> Preview {
    let actor = world.actor(LEAGUE);
    let command: Command = serde_json::from_value(command.clone()).unwrap();
    world.preview(&actor, &command)
}

#[test]
fn a_return_from_coordination_names_what_is_cancelled_set_aside_and_confirmable() {
    let mut world = World::core();
    world.until_coordination();
    for office in ["tax", "civil", "finance"] {
        let reply = json!({"act": "reply", "task": format!("bureaus.1.{office}"), "stance": "agree"});
        world.act(&format!("{office}-section-head"), reply);
    }
    let add = json!({"act": "add_signer", "task": "bureaus.1", "office": "organization", "turn": "beside", "reason": "组织部也要看"});
    world.act(LEAGUE, add);
    let back = json!({"act": "return", "to": "plan", "reason": "方案要改"});
    let told = of(&world, &back);
    let before = world.case.clone();
    world.act(LEAGUE, back);
    let set_aside = |done: bool| -> Vec<String> {
        let gone = |t: &&quorate_core::case::Task| {
            let now = &world.case.tasks[&t.key];
            !t.superseded && now.superseded && (t.done.is_some() == done) && (done || t.state.is_owed())
        };
        before.tasks.values().filter(gone).map(|t| t.key.clone()).collect()
    };
    assert_eq!(told.cancelled, set_aside(false));
    assert_eq!(told.superseded, set_aside(true));
    assert!(
        told.cancelled.contains(&"bureaus.1.science".to_owned())
            && told.superseded.contains(&"bureaus.1.tax".to_owned())
    );
    assert_eq!(told.not_asked, ["bureaus.1.add.1"]);
    assert_eq!(told.asked_now, world.open_definitions());
    assert!(told.asked_later.contains(&"bureaus".to_owned()), "{told:#?}");
    let tax = told.confirmable.iter().find(|c| c.key == "bureaus.1.tax").unwrap();
    assert_eq!(tax.unless_rewritten, ["work-plan"], "the paper it judged");
    assert!(told.told.contains(&"tax".to_owned()));
    // A preview changes nothing.
    assert_eq!(before.version + 1, world.case.version);
}

#[test]
fn what_would_be_refused_is_refused_in_the_preview() {
    let mut world = World::core();
    world.until_coordination();
    let actor = world.actor("tax-section-head");
    let command = serde_json::from_value(json!({"act": "return", "to": "plan", "reason": "r"})).unwrap();
    assert!(world.try_preview(&actor, &command).is_err(), "only the lead returns");
}
