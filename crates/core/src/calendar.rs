//! Working days by a public calendar with 调休: which days off are worked and which working days are off.
//!
//! A year without its notice is counted by weekends alone, and the deadline is marked provisional: never a guess.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;

use crate::moment::{Date, Moment};
use crate::procedure::model::Span;
use crate::procedure::phrase::Unit;
use crate::record::Digest;

mod counting;

pub use counting::{Escalation, Stop};

/// A calendar of one place.
#[derive(Clone, Debug)]
pub struct Calendar {
    id: String,
    text: String,
    digest: Digest,
    /// Minutes east of UTC.
    offset: i32,
    off: BTreeSet<Date>,
    worked: BTreeSet<Date>,
    notices: BTreeMap<i16, String>,
}

/// A due moment and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Due {
    /// The first moment that is too late.
    pub moment: Moment,
    /// The last day in time.
    pub day: Date,
    /// How many of what were counted.
    pub length: i64,
    /// Of what.
    pub unit: Unit,
    /// From when.
    pub from: Moment,
    /// The calendar counted by.
    pub calendar: Digest,
    /// A year was counted without its notice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Counted back from this day: it moves with it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead_of: Option<Date>,
    /// When it did not run, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
}

/// A calendar file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadCalendar(String);

impl Calendar {
    /// Weekends only, at UTC: for places without a calendar file.
    pub fn plain() -> Self {
        let (off, worked) = (BTreeSet::new(), BTreeSet::new());
        Self {
            id: "plain".into(),
            text: String::new(),
            digest: Digest::of(b"plain"),
            offset: 0,
            off,
            worked,
            notices: BTreeMap::new(),
        }
    }

    /// Reads a calendar file: `calendar`, `offset` and, per year, the notice, the days off and the days worked.
    ///
    /// # Errors
    /// If a key is missing or a day is none.
    pub fn from_yaml(text: &str) -> Result<Self, BadCalendar> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            calendar: String,
            offset: i32,
            years: BTreeMap<i16, Year>,
        }
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Year {
            notice: String,
            off: Vec<String>,
            worked: Vec<String>,
        }
        let file: File = serde_yaml::from_str(text).map_err(|e| BadCalendar(e.to_string()))?;
        if !(-12 * 60..=14 * 60).contains(&file.offset) {
            return Err(BadCalendar(format!("offset: {} minutes", file.offset)));
        }
        let mut calendar = Self {
            id: file.calendar,
            text: text.to_owned(),
            digest: Digest::of(text.as_bytes()),
            offset: file.offset,
            off: BTreeSet::new(),
            worked: BTreeSet::new(),
            notices: BTreeMap::new(),
        };
        for (year, data) in file.years {
            for text in &data.off {
                calendar.off.extend(days(year, text)?);
            }
            for text in &data.worked {
                calendar.worked.extend(days(year, text)?);
            }
            calendar.notices.insert(year, data.notice);
        }
        if let Some(day) = calendar.off.intersection(&calendar.worked).next() {
            return Err(BadCalendar(format!("years: {day} is both off and worked")));
        }
        Ok(calendar)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// The file it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// Of its text.
    pub fn digest(&self) -> Digest {
        self.digest
    }
    /// Minutes east of UTC.
    pub fn offset(&self) -> i32 {
        self.offset
    }
    /// The notice of a year, if it is known.
    pub fn notice(&self, year: i16) -> Option<&str> {
        self.notices.get(&year).map(String::as_str)
    }

    /// The years with a notice.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = i16> {
        self.notices.keys().copied()
    }

    /// The days of years that both know on which people work by one and not by the other.
    pub fn differs(&self, other: &Self) -> Vec<Date> {
        let mut all = vec![];
        for year in self.years().filter(|y| other.notices.contains_key(y)) {
            let mut day = Date::new(year, 1, 1);
            while let Some(at) = day.filter(|d| d.0.year() == year) {
                if self.is_workday(at) != other.is_workday(at) {
                    all.push(at);
                }
                day = Some(at.next());
            }
        }
        all
    }

    /// Whether a day is off by a notice that would be worked by its weekday, or worked that would be off.
    pub fn is_moved(&self, day: Date) -> bool {
        let weekend = matches!(day.0.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.is_workday(day) == weekend
    }

    /// Whether people work on a day.
    pub fn is_workday(&self, day: Date) -> bool {
        if self.worked.contains(&day) {
            return true;
        }
        !self.off.contains(&day) && !matches!(day.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The due moment of so many units, counted from a moment: the day of that moment does not count.
    pub fn due(&self, length: i64, unit: Unit, from: Moment) -> Due {
        self.count((length, unit), from, vec![])
    }

    /// So long from a day on, which itself does not count; hours are counted from its end.
    pub fn span(&self, span: Span, day: Date) -> Due {
        let end = day.ends(self.offset);
        let from = if span.unit == Unit::Hours { end } else { Moment(end.0 - 1) };
        self.count((span.length, span.unit), from, vec![])
    }

    /// So long before a day, which itself does not count: the last day that is early enough.
    pub fn ahead(&self, span: Span, of: Date) -> Due {
        let (mut day, mut left, mut provisional) = (of, span.length.max(0), false);
        match span.unit {
            Unit::Months | Unit::Years => day = of.plus_months(-months(span)),
            // The last whole day that lies so many hours before.
            Unit::Hours => left = (left + 23) / 24,
            _ => {}
        }
        while left > 0 && !matches!(span.unit, Unit::Months | Unit::Years) {
            let Some(before) = day.before() else { break };
            day = before;
            provisional |= self.guesses(span.unit, day);
            left -= i64::from(self.counts(span.unit, day));
        }
        Due {
            moment: day.ends(self.offset),
            day,
            length: span.length,
            unit: span.unit,
            from: of.ends(self.offset),
            calendar: self.digest,
            provisional,
            ahead_of: Some(of),
            stops: vec![],
        }
    }

    /// Working days from one day to another, the first not counted; negative if the other lies before.
    pub fn workdays_between(&self, from: Date, to: Date) -> i64 {
        let (start, end, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut day = start;
        let mut count = 0;
        while day < end && count < 36_500 {
            day = day.next();
            count += i64::from(self.is_workday(day));
        }
        sign * count
    }
}

/// Months and years in months.
fn months(span: Span) -> i64 {
    span.length.saturating_mul(if span.unit == Unit::Years { 12 } else { 1 })
}

/// `02-15..02-23` or `10-10` of a year.
fn days(year: i16, text: &str) -> Result<Vec<Date>, BadCalendar> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Date::new(year, month.trim().parse().ok()?, day.trim().parse().ok()?)
    };
    let wrong = || BadCalendar(format!("{year}: {text}"));
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (mut at, to) = (day(from).ok_or_else(wrong)?, day(to).ok_or_else(wrong)?);
    if to < at {
        return Err(wrong());
    }
    let mut all = vec![at];
    while at < to && all.len() < 400 {
        at = at.next();
        all.push(at);
    }
    Ok(all)
}
