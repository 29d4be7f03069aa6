//! The public calendar, day by day, against two packages that others keep independently of each other.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use quorate_core::{Calendar, Date};

use crate::support::county::CALENDAR;
use crate::support::expected::is_set;

/// What a package says otherwise than the notices do.
const WRONG: &[(&str, &str, &str)] = &[(
    "chinesecalendar",
    "2005-12-31",
    "国办发明电〔2005〕35号: 12月31日（星期六）上班, its Saturday is moved to 3 January 2006; the package leaves it out",
)];

/// The working days a package knows, as `tests/run` wrote them down. `REQUIRE_CALENDARS=1` does not put up with their lack.
fn known_to(package: &str) -> Option<BTreeSet<String>> {
    // The tests run from `target/<profile>/deps`.
    let program = std::env::current_exe().unwrap();
    let target: PathBuf = program.ancestors().nth(3).unwrap().into();
    let file = target.join("calendars").join(format!("{package}.days"));
    if let Ok(text) = std::fs::read_to_string(&file) {
        return Some(text.lines().map(str::to_owned).collect());
    }
    assert!(
        !is_set("REQUIRE_CALENDARS"),
        "REQUIRE_CALENDARS=1, and there is no {}; tests/run makes it",
        file.display()
    );
    let told =
        format!("\n*** {package} not found (tests/run installs it): the calendar was NOT held to it ***\n");
    let _ = writeln!(std::io::stderr(), "{told}");
    None
}

#[test]
fn every_day_since_2004_is_what_two_packages_say() {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let mut compared = 0;
    for package in ["chinesecalendar", "holidays"] {
        let Some(known) = known_to(package) else { continue };
        let (mut day, last) = (Date::new(2004, 1, 1).unwrap(), Date::new(2026, 12, 31).unwrap());
        let mut otherwise = vec![];
        while day <= last {
            if calendar.is_workday(day) != known.contains(&day.to_string()) {
                otherwise.push(day.to_string());
            }
            compared += 1;
            day = day.next();
        }
        let expected: Vec<&str> = WRONG.iter().filter(|w| w.0 == package).map(|w| w.1).collect();
        assert_eq!(otherwise, expected, "{package}");
    }
    assert!([0, 8401, 2 * 8401].contains(&compared), "{compared} days");
}

#[test]
fn every_year_since_2004_has_its_notice() {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    assert!((2004..=2026).all(|year| calendar.notice(year).is_some_and(|n| n.contains("国"))));
    assert_eq!((calendar.notice(2003), calendar.notice(2027)), (None, None), "nobody guesses");
}
