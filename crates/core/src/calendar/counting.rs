//! Counting: from a moment, past the times in which the clock stood; and back or on from a deadline.

use serde::{Deserialize, Serialize};

use super::{Calendar, Due};
use crate::moment::{Date, Moment};
use crate::procedure::model::Span;
use crate::procedure::phrase::Unit;

/// Longer than any deadline, in days.
const LENGTH_MAX: i64 = 36_500;
/// When people are told of a day that matters, in minutes after midnight: nobody is woken.
const MORNING_MINUTES: i64 = 8 * 60 + 30;
const HOUR_MICROSECONDS: i64 = 3_600_000_000;

/// A time in which a deadline did not run (中止).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// From.
    pub from: Moment,
    /// To.
    pub to: Moment,
    /// How many whole units had gone since the beginning, or since the stop before.
    pub counted: i64,
}

/// When somebody higher is told of a task that is late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// When.
    pub at: Moment,
    /// The rank or position of whoever is told, by the id of the procedure; empty: the lead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rank: String,
}

impl Due {
    /// How many units were left when the clock went on for the last time; all of them if it never stood.
    pub fn left(&self) -> i64 {
        self.length - self.stops.iter().map(|s| s.counted).sum::<i64>()
    }
}

impl Calendar {
    /// A deadline whose clock stood from one moment to another: what was left is counted on from there. One that had
    /// passed before stays passed.
    #[must_use]
    pub fn resume(&self, due: &Due, stopped: Moment, resumed: Moment) -> Due {
        if due.moment <= stopped || due.ahead_of.is_some() {
            return due.clone();
        }
        let mut stops = due.stops.clone();
        stops.push(Stop { from: stopped, to: resumed.max(stopped), counted: 0 });
        self.count((due.length, due.unit), due.from, stops)
    }

    /// The same deadline by this calendar.
    #[must_use]
    pub fn recount(&self, due: &Due) -> Due {
        if let Some(day) = due.ahead_of {
            return self.ahead(Span { length: due.length, unit: due.unit }, day);
        }
        self.count((due.length, due.unit), due.from, due.stops.clone())
    }

    /// Counts so many units from a moment, past the stops; how much had gone before each is worked out anew.
    pub(super) fn count(&self, (length, unit): (i64, Unit), from: Moment, mut stops: Vec<Stop>) -> Due {
        let (mut start, mut provisional) = (from, false);
        let mut day = from.date(self.offset);
        let moment = if matches!(unit, Unit::Months | Unit::Years) {
            // By the calendar, and as many days more as its clock stood.
            day = day.plus_months(super::months(Span { length, unit }));
            for stop in &mut stops {
                stop.counted = 0;
                let stood = stop.from.date(self.offset).days_until(stop.to.date(self.offset));
                (0..stood.clamp(0, LENGTH_MAX)).for_each(|_| day = day.next());
            }
            day.ends(self.offset)
        } else if unit == Unit::Hours {
            let mut left = length.saturating_mul(HOUR_MICROSECONDS);
            for stop in &mut stops {
                let gone = stop.from.0.saturating_sub(start.0).clamp(0, left);
                stop.counted = gone / HOUR_MICROSECONDS;
                (left, start) = (left - gone, stop.to);
            }
            let moment = Moment(start.0.saturating_add(left));
            day = moment.date(self.offset);
            moment
        } else {
            let mut left = length.clamp(0, LENGTH_MAX);
            for stop in &mut stops {
                let until = stop.from.date(self.offset);
                stop.counted = 0;
                while day < until && stop.counted < left {
                    day = day.next();
                    provisional |= self.guesses(unit, day);
                    stop.counted += i64::from(self.counts(unit, day));
                }
                left -= stop.counted;
                day = stop.to.date(self.offset);
                // What was left of a working day is left of one.
                while left == 0 && !self.counts(unit, day) {
                    day = day.next();
                }
            }
            while left > 0 {
                day = day.next();
                provisional |= self.guesses(unit, day);
                left -= i64::from(self.counts(unit, day));
            }
            day.ends(self.offset)
        };
        let calendar = self.digest;
        Due { moment, day, length, unit, from, calendar, provisional, ahead_of: None, stops }
    }

    /// So long before a deadline: days in the morning, hours to the minute.
    pub fn before(&self, due: &Due, length: i64, unit: Unit) -> Moment {
        if unit == Unit::Hours {
            return due.moment.plus_minutes(length.saturating_mul(-60));
        }
        let (mut day, mut left) = (due.day, length.clamp(0, LENGTH_MAX));
        while left > 0 {
            let Some(before) = day.before() else { break };
            day = before;
            left -= i64::from(self.counts(unit, day));
        }
        self.morning(day)
    }

    /// So long after a deadline: days in the morning, hours to the minute. Never before it.
    pub fn after(&self, due: &Due, length: i64, unit: Unit) -> Moment {
        if unit == Unit::Hours {
            return due.moment.plus_minutes(length.saturating_mul(60));
        }
        let (mut day, mut left) = (due.day, length.clamp(0, LENGTH_MAX));
        while left > 0 {
            day = day.next();
            left -= i64::from(self.counts(unit, day));
        }
        self.morning(day).max(due.moment)
    }

    /// How many days have gone between two moments, and how many working days of them outside some pauses.
    pub fn elapsed(&self, from: Moment, to: Moment, pauses: &[(Moment, Moment)]) -> (i64, i64) {
        let day = |moment: Moment| moment.date(self.offset);
        let stood: i64 = pauses.iter().map(|(a, b)| self.workdays_between(day(*a), day(*b))).sum();
        (day(from).days_until(day(to)), self.workdays_between(day(from), day(to)) - stood)
    }

    fn morning(&self, day: Date) -> Moment {
        Moment(day.ends(self.offset).0 - 24 * HOUR_MICROSECONDS).plus_minutes(MORNING_MINUTES)
    }

    pub(super) fn counts(&self, unit: Unit, day: Date) -> bool {
        unit != Unit::Workdays || self.is_workday(day)
    }

    pub(super) fn guesses(&self, unit: Unit, day: Date) -> bool {
        unit == Unit::Workdays && !self.notices.contains_key(&day.0.year())
    }
}
