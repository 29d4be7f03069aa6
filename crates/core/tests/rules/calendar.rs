//! Working days with days worked instead, and years without a notice.

use quorate_core::procedure::model::{Amount, DueRule};
use quorate_core::procedure::phrase::Unit;
use quorate_core::{Calendar, Date, Moment};

use crate::world::CALENDAR;

fn due(from: &str, length: i64, unit: Unit) -> (String, bool) {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let day: Date = serde_json::from_value(from.into()).unwrap();
    // Nine in the morning of that day in China.
    let from = Moment(day.ends(480).0 - 15 * 3_600_000_000);
    let due = calendar.due(&DueRule { length: Amount::Number(length), unit, after: None }, length, from);
    (due.day.to_string(), due.provisional)
}

#[test]
fn deadlines_follow_the_public_calendar() {
    // Spring Festival 2026: 15 to 23 February off, Saturday the 28th worked.
    assert_eq!(due("2026-02-13", 1, Unit::Workdays), ("2026-02-14".into(), false));
    assert_eq!(due("2026-02-13", 2, Unit::Workdays), ("2026-02-24".into(), false));
    assert_eq!(due("2026-02-27", 1, Unit::Workdays), ("2026-02-28".into(), false));
    assert_eq!(due("2026-09-30", 1, Unit::Workdays), ("2026-10-08".into(), false));
    assert_eq!(due("2026-09-30", 3, Unit::Days), ("2026-10-03".into(), false));
    assert_eq!(due("2026-11-20", 0, Unit::Workdays), ("2026-11-20".into(), false));
    assert_eq!(
        due("2026-12-31", 1, Unit::Workdays),
        ("2027-01-01".into(), true),
        "no notice yet: never a guess"
    );
}

#[test]
fn a_day_ends_where_the_people_are() {
    let day = Date::new(2026, 11, 23).unwrap();
    assert_eq!(day.ends(480).rfc3339(), "2026-11-23T16:00:00Z");
    assert_eq!(Moment(day.ends(480).0 - 1).date(480), day);
    assert_eq!(day.ends(480).date(480), day.next());
}
