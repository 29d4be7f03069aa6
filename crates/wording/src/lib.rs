//! Every sentence people read, in Chinese and English (Fluent), and what is drawn and printed with them.
//!
//! Core speaks codes and facts; here they become words. A fact that is absent or empty is passed as `none`.

mod bundle;
mod diagnostics;
mod figures;
mod manual;
pub mod map;
mod outside;
mod poll;
pub mod reference;
mod refusals;
mod tally;

pub use bundle::{has, ids, say, say_attribute, say_open};
pub use diagnostics::{Source, render_diagnostics};
pub use figures::{figures_in_words, formula_in_words};
pub use manual::{fact_word, manual};
pub use outside::{event_in_words, event_runs_until, filing_in_words, notice_in_words, silence_in_words};
pub use poll::{Bar, measure_in_words, poll_in_bars, poll_in_words, poll_rule_in_words};
pub use refusals::{Names, Others, Told, tell_reason, tell_refusal};
pub use tally::{tally_in_words, vote_in_words};

use quorate_core::{Language, Moment};

/// A day as people write it: 11月23日（周一） or Mon 23 Nov 2026, at an offset from UTC in minutes.
pub fn day(language: Language, date: quorate_core::Date) -> String {
    let (d, week) = (date.0, date.0.weekday().to_monday_zero_offset());
    match language {
        Language::Zh => {
            let names = ["一", "二", "三", "四", "五", "六", "日"];
            format!(
                "{}年{}月{}日（周{}）",
                d.year(),
                d.month(),
                d.day(),
                names[usize::from(week.unsigned_abs()) % 7]
            )
        }
        Language::En => {
            let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            let month = months[usize::from(d.month().unsigned_abs()).saturating_sub(1) % 12];
            format!("{} {} {month} {}", names[usize::from(week.unsigned_abs()) % 7], d.day(), d.year())
        }
    }
}

/// Names one after another, as people write them; further apart where a name holds a comma itself.
pub fn listed(language: Language, names: impl IntoIterator<Item: AsRef<str>>) -> String {
    let names: Vec<_> = names.into_iter().collect();
    let (comma, apart) = if language == Language::Zh { ("、", "；") } else { (", ", "; ") };
    let apart = if names.iter().any(|n| n.as_ref().contains(comma)) { apart } else { comma };
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        text += if at > 0 { apart } else { "" };
        text += name.as_ref();
    }
    text
}

/// What is counted, as it stands after a number; none where the number is not known yet.
pub fn unit(language: Language, unit: quorate_core::procedure::phrase::Unit, n: Option<&str>) -> String {
    say(language, &format!("unit-{}", unit.as_str()), &[("n", n.unwrap_or("other"))])
}

/// A day without its year: 11月23日 or 23 Nov.
pub fn short_day(language: Language, date: quorate_core::Date) -> String {
    let long = day(language, date);
    match language {
        Language::Zh => {
            long.split('年').nth(1).and_then(|d| d.split('（').next()).unwrap_or_default().to_owned()
        }
        Language::En => long.split(' ').skip(1).take(2).collect::<Vec<_>>().join(" "),
    }
}

/// A date as it stands at the foot of a paper, without the day of the week.
pub fn paper_day(language: Language, date: quorate_core::Date) -> String {
    let long = day(language, date);
    match language {
        Language::Zh => long.split('（').next().unwrap_or_default().to_owned(),
        Language::En => long.split(' ').skip(1).collect::<Vec<_>>().join(" "),
    }
}

/// A moment as people write it, at an offset from UTC in minutes.
pub fn moment(language: Language, moment: Moment, offset: i32) -> String {
    let date = moment.date(offset);
    let written = moment.written(offset);
    let time = written.rsplit(' ').next().unwrap_or_default();
    format!("{} {time}", day(language, date))
}
