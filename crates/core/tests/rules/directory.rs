//! Offices that are renamed and merged, and who may hold which roles.

use quorate_core::RefusalCode as R;
use quorate_core::directory::{Directory, Office};
use serde_json::json;

use crate::world::World;

const LEAGUE: &str = "league-section-head";

#[test]
fn a_renamed_office_keeps_its_former_names_with_their_last_day() {
    let mut world = World::core();
    let put = |name: &str, since: Option<&str>| json!({"act": "put_office", "office": "agriculture", "name": name, "since": since});
    world.direct(put("县农业局", None));
    world.direct(put("县农业农村局", Some("2019-03-01")));
    let office = &world.directory.offices["agriculture"];
    let former: Vec<String> =
        office.formerly.iter().map(|f| format!("{} {:?}", f.name, f.until.map(|d| d.to_string()))).collect();
    assert_eq!(former, ["县农业局 Some(\"2019-02-28\")", "agriculture None"]);
    // The first version of the directory kept bare names.
    let old: Office = serde_json::from_value(json!({"name": "x", "formerly": ["y"]})).unwrap();
    assert_eq!((old.formerly[0].name.as_str(), old.formerly[0].until), ("y", None));
}

#[test]
fn an_office_that_ends_is_followed_by_another_even_in_the_middle_of_a_case() {
    let mut world = World::core();
    world.until_coordination();
    world.direct(json!({"act": "put_office", "office": "market", "name": "市场监督管理局"}));
    for rank in ["section-head", "head"] {
        let person = format!("market-{rank}");
        world.direct(json!({"act": "put_person", "person": person, "name": person}));
        world.direct(json!({"act": "appoint", "appointment": person, "person": person, "office": "market", "role": "handler", "rank": rank}));
    }
    let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
    let succeed = json!({"act": "succeed", "office": "tax"});
    assert_eq!(world.refused(LEAGUE, succeed.clone()), R::NotSucceeded, "it goes on itself");
    world.act("tax-section-head", json!({"act": "claim", "task": "bureaus.1.tax"}));
    world.direct(json!({"act": "succeed_office", "office": "tax", "successor": "market"}));
    assert_eq!(world.directory.offices_for("tax"), ["market"], "it fills what the other filled");
    assert_eq!(
        world.refused("market-section-head", reply.clone()),
        R::NotYourOffice,
        "not before the lead says so"
    );
    assert_eq!(world.refused("civil-section-head", succeed.clone()), R::NotYourOffice);
    world.act(LEAGUE, succeed.clone());
    assert_eq!(world.refused("tax-section-head", reply.clone()), R::NotYourOffice);
    world.act("market-section-head", reply);
    assert_eq!(world.refused(LEAGUE, succeed), R::NotSucceeded, "once");
    assert!(world.case.parties.values().flatten().any(|o| o == "market"));
    assert!(!world.case.parties.values().flatten().any(|o| o == "tax"));
}

#[test]
fn an_office_is_followed_by_one_that_is_there() {
    let mut world = World::core();
    let succeed = |office: &str, successor: &str| json!({"act": "succeed_office", "office": office, "successor": successor});
    for (office, successor) in [("tax", "tax"), ("tax", "nobody"), ("nobody", "tax")] {
        assert_eq!(world.try_direct(succeed(office, successor)).unwrap_err().code, R::OfficeUnknown);
    }
    world.direct(succeed("tax", "civil"));
    assert_eq!(
        world.try_direct(succeed("civil", "tax")).unwrap_err().code,
        R::OfficeUnknown,
        "no way back to what ended"
    );
    world.direct(succeed("civil", "agriculture"));
    assert_eq!(world.directory.today("tax"), "agriculture");
    assert_eq!(Directory::default().today("tax"), "tax");
}

#[test]
fn under_dengbao_nobody_holds_two_of_the_three_administrations() {
    let mut world = World::core();
    let appoint = |id: &str, role: &str| json!({"act": "appoint", "appointment": id, "person": "tax-head", "office": "tax", "role": role});
    let profile = |profile: &str| json!({"act": "set_profile", "profile": profile});
    world.direct(appoint("a", "administrator"));
    world.direct(appoint("b", "auditor"));
    assert_eq!(world.try_direct(profile("dengbao")).unwrap_err().code, R::RolesApart);
    world.direct(json!({"act": "end_appointment", "appointment": "b", "until": "2026-09-01"}));
    world.direct(profile("dengbao"));
    for role in ["auditor", "security"] {
        assert_eq!(world.try_direct(appoint("c", role)).unwrap_err().code, R::RolesApart, "{role}");
    }
    world.direct(appoint("c", "handler"));
    // Another role in the place of the one held is no second role.
    world.direct(appoint("a", "security"));
}

#[test]
fn the_clerk_appoints_nobody_above_the_offices() {
    let mut world = World::core();
    world.direct(json!({"act": "appoint", "appointment": "c", "person": "league-head", "office": "league", "role": "clerk"}));
    let appoint = |role: &str| json!({"act": "appoint", "appointment": "x", "person": "tax-head", "office": "tax", "role": role});
    let profile = json!({"act": "set_profile", "profile": "asvs"});
    // A county of one operator has nobody else to ask.
    world.try_direct_as("league-head", appoint("auditor")).unwrap();
    world.direct(json!({"act": "appoint", "appointment": "a", "person": "civil-head", "office": "civil", "role": "administrator"}));
    for role in ["administrator", "security", "auditor", "programme", "handler"] {
        // Not even another role in the place of the auditor's.
        assert_eq!(
            world.try_direct_as("league-head", appoint(role)).unwrap_err().code,
            R::RoleAbove,
            "{role}"
        );
    }
    let end = json!({"act": "end_appointment", "appointment": "x", "until": "2026-09-01"});
    assert_eq!(world.try_direct_as("league-head", end.clone()).unwrap_err().code, R::RoleAbove);
    assert_eq!(world.try_direct_as("league-head", profile.clone()).unwrap_err().code, R::RoleAbove);
    for command in [end, profile, appoint("security")] {
        world.try_direct_as("civil-head", command).unwrap();
    }
}

#[test]
fn a_second_factor_is_asked_of_those_who_administer_or_of_everybody() {
    let mut world = World::core();
    let asked = |world: &World, person: &str| world.directory.needs_second_factor(person, world.today());
    world.direct(json!({"act": "appoint", "appointment": "a", "person": "tax-head", "office": "tax", "role": "auditor"}));
    assert!(asked(&world, "tax-head") && !asked(&world, "civil-head"));
    world.direct(json!({"act": "set_profile", "profile": "asvs"}));
    assert!(asked(&world, "civil-head"));
}

#[test]
fn everybody_sets_lists_and_notices_for_oneself() {
    let mut world = World::core();
    let set = |mail: &str, phone: &str| json!({"act": "set_notices", "time": "daily", "mail": mail, "phone": phone});
    world
        .try_direct_as(
            "tax-head",
            json!({"act": "save_view", "view": "late", "name": "逾期的", "query": "due=late"}),
        )
        .unwrap();
    world.try_direct_as("tax-head", set("luo@example.cn", "0856-322 0011")).unwrap();
    let own = &world.directory.own["tax-head"];
    assert_eq!(own.views["late"].query, "due=late");
    assert!(own.notices.as_ref().unwrap().mail.is_some());
    for mail in ["luo", "luo@", "@example.cn", "lu o@example.cn", "luo@example"] {
        assert_eq!(world.try_direct_as("tax-head", set(mail, "")).unwrap_err().code, R::BadMail, "{mail}");
    }
    for phone in ["12", "call me", "0856;rm"] {
        assert_eq!(world.try_direct_as("tax-head", set("", phone)).unwrap_err().code, R::BadPhone, "{phone}");
    }
    let nobody = world.try_direct_as("nobody", set("", "")).unwrap_err();
    assert_eq!(nobody.code, R::PersonUnknown);
    world.try_direct_as("tax-head", json!({"act": "drop_view", "view": "late"})).unwrap();
    assert!(world.directory.own["tax-head"].views.is_empty());
    assert!(!world.directory.own.contains_key("civil-head"));
}

#[test]
fn an_administrator_adopts_a_calendar_and_a_county_without_one_does_it_itself() {
    let mut world = World::core();
    let adopt = json!({"act": "adopt_calendar", "digest": quorate_core::record::Digest::of(b"x")});
    let clerk = "league-section-head";
    world.try_direct_as(clerk, adopt.clone()).unwrap();
    assert_eq!(world.directory.calendar, Some(quorate_core::record::Digest::of(b"x")));
    world.try_direct_as(clerk, json!({"act": "adopt_calendar"})).unwrap();
    assert_eq!(world.directory.calendar, None);
    for order in [
        json!({"act": "put_person", "person": "admin-1", "name": "A"}),
        json!({"act": "appoint", "appointment": "adm", "person": "admin-1", "office": "league", "role": "administrator"}),
    ] {
        world.direct(order);
    }
    assert_eq!(world.try_direct_as(clerk, adopt.clone()).unwrap_err().code, R::RoleAbove);
    world.try_direct_as("admin-1", adopt).unwrap();
}
