//! Working days with days worked instead, and years without a notice.

use quorate_core::procedure::phrase::Unit;
use quorate_core::{Calendar, Date, Moment};

use crate::world::CALENDAR;

fn due(from: &str, length: i64, unit: Unit) -> (String, bool) {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let day: Date = serde_json::from_value(from.into()).unwrap();
    // Nine in the morning of that day in China.
    let from = Moment(day.ends(480).0 - 15 * 3_600_000_000);
    let due = calendar.due(length, unit, from);
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
fn working_days_between_are_counted_back_as_they_are_counted_on() {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    let day = |text: &str| Date::parse(text).unwrap();
    // Over the National Day holiday to the Saturday that is worked for it. The earlier day does not count: what was due
    // on it is late by as many days as have been worked since.
    for (from, to, days) in [
        ("2026-09-30", "2026-10-10", 3),
        ("2026-10-10", "2026-09-30", -3),
        ("2026-09-30", "2026-10-07", 0),
        ("2026-10-10", "2026-10-10", 0),
    ] {
        assert_eq!(calendar.workdays_between(day(from), day(to)), days, "{from} to {to}");
    }
}

/// A deadline is explained by the notice of its year; who holds a new file beside the one in use compares their ids.
#[test]
fn a_calendar_says_its_id_and_by_what_notice_a_year_is_counted() {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    assert_eq!((calendar.id(), calendar.offset()), ("china", 480));
    assert_eq!(calendar.notice(2006), Some("国办发明电〔2005〕35号"));
    assert_eq!(calendar.notice(2027), None, "there is none yet");
    assert_eq!(Calendar::plain().notice(2026), None);
}

#[test]
fn a_day_ends_where_the_people_are() {
    let day = Date::new(2026, 11, 23).unwrap();
    assert_eq!(day.ends(480).rfc3339(), "2026-11-23T16:00:00Z");
    assert_eq!(Moment(day.ends(480).0 - 1).date(480), day);
    assert_eq!(day.ends(480).date(480), day.next());
}

#[test]
fn another_calendar_tells_what_it_changes() {
    let now = Calendar::from_yaml(CALENDAR).unwrap();
    let day = |text: &str| Date::parse(text).unwrap();
    // Saturday the 10th of October 2026 is worked; here it is not, and a year is added.
    let next = "  2027:\n    notice: n\n    off: [\"01-01\"]\n    worked: []\n";
    let text = format!("{}\n{next}", CALENDAR.trim_end().replace(", \"10-10\"]", "]"));
    let other = Calendar::from_yaml(&text).unwrap();
    let changed: Vec<Date> = now.differs(&other).into_iter().filter(|d| d.0.year() == 2026).collect();
    assert_eq!(changed, [day("2026-10-10")]);
    assert_eq!((now.years().last(), other.years().last()), (Some(2026), Some(2027)));
    assert!(now.differs(&now).is_empty());
    assert!(now.is_moved(day("2026-10-10")) && now.is_moved(day("2026-10-01")));
    assert!(!now.is_moved(day("2026-10-03")), "a Saturday that would be off anyway");
}

#[test]
fn a_calendar_that_cannot_be_is_refused_with_the_place() {
    let year = |off: &str, worked: &str| {
        let text = format!(
            "calendar: x\noffset: 480\nyears: {{2026: {{notice: n, off: [{off}], worked: [{worked}]}}}}"
        );
        Calendar::from_yaml(&text).map(|_| ()).map_err(|e| e.to_string())
    };
    assert_eq!(year("\"01-01..01-03\"", "\"01-04\""), Ok(()));
    assert_eq!(year("\"02-30\"", ""), Err("2026: 02-30".into()));
    assert_eq!(year("\"01-03..01-01\"", ""), Err("2026: 01-03..01-01".into()));
    assert_eq!(year("\"01-03\"", "\"01-03\""), Err("years: 2026-01-03 is both off and worked".into()));
    let at = |offset: i32| Calendar::from_yaml(&format!("calendar: x\noffset: {offset}\nyears: {{}}"));
    for offset in [-12 * 60, 0, 14 * 60] {
        assert_eq!(at(offset).unwrap().offset(), offset, "from Baker Island to Kiribati");
    }
    for offset in [-12 * 60 - 1, 14 * 60 + 1] {
        assert_eq!(at(offset).unwrap_err().to_string(), format!("offset: {offset} minutes"));
    }
    let key = Calendar::from_yaml("calendar: x\noffset: 480\nyear: {}");
    assert!(key.unwrap_err().to_string().contains("line 3"), "with its place");
}
