//! Moments (microseconds UTC) and dates (civil, in the place of the case).

use std::fmt;

use jiff::civil;
use jiff::tz::Offset;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A moment in microseconds since 1970-01-01T00:00:00Z. Fits a JSON number exactly until the year 2255.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// So many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000_000)))
    }

    /// The date at an offset from UTC, in minutes.
    pub fn date(self, offset_minutes: i32) -> Date {
        Date(self.civil(offset_minutes).date())
    }

    /// As people write it: `2026-11-23 17:30`, at an offset from UTC in minutes.
    pub fn written(self, offset_minutes: i32) -> String {
        let at = self.civil(offset_minutes);
        format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
    }

    /// RFC 3339 in UTC, to the second.
    pub fn rfc3339(self) -> String {
        let at = self.civil(0);
        format!("{}T{:02}:{:02}:{:02}Z", at.date(), at.hour(), at.minute(), at.second())
    }

    fn civil(self, offset_minutes: i32) -> civil::DateTime {
        let shifted = self.0.saturating_add(i64::from(offset_minutes) * 60_000_000);
        let stamp = jiff::Timestamp::from_microsecond(shifted).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        Offset::UTC.to_datetime(stamp)
    }
}

/// A civil date, written `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub civil::Date);

impl Date {
    /// As written, such as 2026-11-23.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 10 { text.parse().ok().map(Self) } else { None }
    }

    /// From year, month and day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// As a number that reads like the date: 20261123.
    pub fn number(self) -> i64 {
        i64::from(self.0.year()) * 10_000 + i64::from(self.0.month()) * 100 + i64::from(self.0.day())
    }

    /// The date that a number reads like.
    pub fn from_number(number: i64) -> Option<Self> {
        let part = |n: i64| i8::try_from(n).ok();
        let (year, rest) = (number.div_euclid(10_000), number.rem_euclid(10_000));
        Self::new(
            i16::try_from(year).ok().filter(|y| (1900..=2999).contains(y))?,
            part(rest / 100)?,
            part(rest % 100)?,
        )
    }

    /// So many calendar months later, or earlier; the last of a month that is too short.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let span = jiff::Span::new().try_months(months.clamp(-12_000, 12_000));
        Self(span.ok().and_then(|s| self.0.checked_add(s).ok()).unwrap_or(self.0))
    }

    /// The next day; the last representable date stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// The day before, if there is one.
    pub fn before(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// How many days after this one another is; negative if before.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.until(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The first moment after this day at an offset from UTC, in minutes.
    pub fn ends(self, offset_minutes: i32) -> Moment {
        let midnight = self.next().0.at(0, 0, 0, 0);
        let stamp = Offset::UTC.to_timestamp(midnight).map_or(0, |t| t.as_microsecond());
        Moment(stamp - i64::from(offset_minutes) * 60_000_000)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date such as 2026-11-23"))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date", "examples": ["2026-11-23"]})
    }
}
