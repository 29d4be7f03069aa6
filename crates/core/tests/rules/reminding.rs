//! 提醒 and 催办: whom one may remind, how often, and in which direction.

use quorate_core::RefusalCode as R;
use quorate_core::case::ActKind;
use serde_json::{Value, json};

use crate::world::World;

const LEAGUE: &str = "league-section-head";
const TAX: &str = "bureaus.1.tax";

fn remind(told: &str) -> Value {
    json!({"act": "remind", "task": TAX, "told": told})
}

#[test]
fn the_lead_reminds_once_a_day_and_records_every_call() {
    let mut world = World::core();
    world.until_coordination();
    assert!(world.may(LEAGUE, TAX, ActKind::Remind));
    assert_eq!(world.refused("civil-section-head", remind("")), R::NotYourOffice);
    assert_eq!(world.refused("tax-section-head", remind("")), R::NotYourOffice, "nor oneself");
    world.act(LEAGUE, remind(""));
    assert_eq!(world.refused(LEAGUE, remind("")), R::RemindedAlready);
    world.act(LEAGUE, remind("罗欣"));
    world.now = world.now.plus_minutes(24 * 60);
    world.act(LEAGUE, remind(""));
    let told: Vec<(bool, bool)> =
        world.case.tasks[TAX].reminders.iter().map(|r| (r.told.is_some(), r.downward)).collect();
    assert_eq!(told, [(false, false), (true, false), (false, false)], "to an equal it is 提醒");
    world.act("tax-section-head", json!({"act": "reply", "task": TAX, "stance": "agree"}));
    assert_eq!(world.refused(LEAGUE, remind("")), R::TaskNotOpen);
    // Collecting answers is the lead's own.
    assert_eq!(world.refused(LEAGUE, json!({"act": "remind", "task": "bureaus.1"})), R::WrongKind);
}

#[test]
fn a_day_later_to_the_minute_one_reminds_again() {
    let mut world = World::core();
    world.until_coordination();
    world.act(LEAGUE, remind(""));
    world.now = world.now.plus_minutes(24 * 60 - world.step - 1);
    assert_eq!(world.refused(LEAGUE, remind("")), R::RemindedAlready);
    world.now = world.now.plus_minutes(1);
    world.act(LEAGUE, remind(""));
}

#[test]
fn only_an_office_above_urges_on() {
    let mut world = World::core();
    world.until_coordination();
    let under = |office: &str, above: &str| json!({"act": "put_office", "office": office, "name": office, "fills": [office], "under": above});
    world.direct(under("tax", "civil"));
    world.direct(under("civil", "agriculture"));
    for (office, above) in [("agriculture", "tax"), ("agriculture", "agriculture")] {
        assert_eq!(world.try_direct(under(office, above)).unwrap_err().code, R::OfficeAboveItself);
    }
    assert_eq!(world.try_direct(under("tax", "nobody")).unwrap_err().code, R::OfficeUnknown);
    world.act("agriculture-section-head", remind(""));
    let last = world.case.tasks[TAX].reminders.last().unwrap();
    assert!(last.downward && last.by == "agriculture", "however far above");
    assert!(!world.may("tax-section-head", "bureaus.1.civil", ActKind::Remind), "not upward for others");
    // Left out, what was told stays; told empty, it ends.
    world.direct(json!({"act": "put_office", "office": "tax", "name": "tax", "fills": ["tax"]}));
    assert!(world.directory.is_above("civil", "tax"));
    world.direct(under("tax", ""));
    assert!(!world.directory.is_above("civil", "tax"));
}
