//! 阅知, 预告 and 已阅: told, read, and nothing owed.

use quorate_core::RefusalCode as R;
use serde_json::json;

use crate::world::World;

const LEAD: &str = "lead-head";

fn world() -> World {
    World::small(
        "",
        "- {stage: a, title: A, source: x, tasks: [{work: w, title: W, by: north}, {work: v, title: V, by: south, after: w}]}",
    )
}

#[test]
fn who_is_told_sees_the_case_and_marks_it_read_once() {
    let mut world = world();
    let inform = |task: &str, offices: &[&str]| json!({"act": "inform", "task": task, "offices": offices, "words": "for your files"});
    assert_eq!(world.refused("north-head", inform("", &["museum"])), R::NotTheLead);
    assert_eq!(world.refused("north-head", inform("w.1", &["nowhere"])), R::OfficeUnknown);
    assert_eq!(world.refused("north-head", inform("w.1", &["north"])), R::NobodyNamed, "oneself");
    world.act("north-head", inform("w.1", &["museum", "guests", "museum"]));
    assert_eq!(world.case.informed[0].offices, ["guests", "museum"], "each once");
    assert!(world.case.offices().contains(&"museum"));
    let read = json!({"act": "acknowledge", "informed": 0});
    assert_eq!(world.refused("south-head", read.clone()), R::NotYourOffice);
    assert_eq!(world.refused("museum-head", json!({"act": "acknowledge", "informed": 1})), R::NotFound);
    world.act("museum-section-head", read.clone());
    assert_eq!(world.refused("museum-head", read), R::ReadAlready);
    assert_eq!(world.case.informed[0].read["museum"].0, "museum-section-head");
    assert!(!world.case.informed[0].read.contains_key("guests"));
    assert_eq!(world.open_keys(), ["w.1"], "nobody owes anything");
}

#[test]
fn what_is_to_come_is_announced_to_whom_it_is_for() {
    let mut world = world();
    let announce = |of: &str| json!({"act": "announce", "of": of, "words": "next month"});
    assert_eq!(world.refused("north-head", announce("v")), R::NotTheLead);
    assert_eq!(world.refused(LEAD, announce("w")), R::TaskNotOpen, "its turn has come");
    assert_eq!(world.refused(LEAD, announce("x")), R::TaskUnknown);
    world.act(LEAD, announce("v"));
    let told = &world.case.informed[0];
    assert_eq!((told.ahead.as_deref(), told.offices.clone()), (Some("v"), vec!["south".to_owned()]));
    assert_eq!(world.open_keys(), ["w.1"]);
}
