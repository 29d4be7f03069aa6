//! The fixed phrases of the language: who, when and how many, each with one small grammar.
//!
//! A phrase that does not parse is a diagnostic at the column inside the string, with what was expected.

use super::diagnostic::{Code, Diagnostic, Place};
use super::model::Carried;
use crate::decimal::{self, DECIMALS_MAX};
use crate::poll;
use crate::record::WHOLE_MAX;
use crate::tally::{Base, Share};

/// Examples of each phrase, for the schema and for the message about a phrase that does not parse.
pub const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "who",
        &[
            "league",
            "each of members",
            "section-head of league",
            "section-head of each of members",
            "drafter of request",
            "secretary of board",
        ],
    ),
    ("set", &["members", "members except organization"]),
    ("together", &["league together"]),
    ("carried", &["all", "any", "at least 3", "more than 1/2", "at least 2/3 of weight"]),
    ("share", &["more than 1/2", "at least 2/3 of entitled", "more than 1/2 of cast"]),
    (
        "threshold",
        &[
            "more than 1/2 of cast",
            "at least 2/3 of entitled",
            "more than 1/2 of participating floor-area",
            "at least 100 of entitled",
            "at least 2 of entitled groups",
        ],
    ),
    ("proxies", &["at most 3 each", "any"]),
    ("forms", &["preparatory-group from section-head of each of members"]),
    ("rank", &["head", "deputy-lead or higher"]),
    ("range", &["7..9", "2..", "..24", "1", "3..30 workdays", "large_members.."]),
    ("operand", &["12", "2/3", "heads"]),
    ("count", &["1", "7..9", "committee_size"]),
    ("due", &["10 workdays", "reply_days", "30 days after lodge", "15 days before assembly-day"]),
    (
        "not_before",
        &["15 days after post", "3 months after lodge", "2 days before assembly-day", "assembly-day"],
    ),
    ("within", &["6 months after open-talks", "90 days after assembly-day"]),
    ("remind", &["2 workdays before", "24 hours before"]),
    ("escalate", &["3 workdays after to deputy-lead", "5 days after to lead"]),
    ("length", &["3 years", "18 months", "term_years"]),
    ("wait", &["3 workdays", "10 days", "2 hours", "6 months"]),
    (
        "doing",
        &[
            "submit write-plan",
            "count election as carried|lost|no_quorum|void|tie|short",
            "record register as sent|received|registered|returned|refused|no_answer|struck",
            "record list-notice as put_up|objected|change_put_up|taken_down|struck",
            "decide list-notice as upheld|declined",
            "result elect-delegates as done|failed",
            "confirm write-plan",
            "correct write-plan of plan",
            "reply opinions as agree|suggest|object",
            "decide agree as agreed|returned|refused",
            "hold assembly",
            "dispose opinions of north as adopted|partly|declined",
            "close opinions",
            "return to plan",
            "set reply_days to 10",
            "set reply_days to open",
            "set assembly-day to 2026-12-01",
            "bind banks to first-bank second-bank",
            "bind banks to nobody",
            "lapse assembly",
            "explain assembly",
            "redo write-plan",
            "refill election-committee",
            "request assembly",
            "claim write-plan",
            "release write-plan",
            "undo write-plan",
            "remind opinions",
            "close-stage",
            "end as refused",
            "withdraw",
        ],
    ),
    ("keep", &["永久", "10年", "permanent", "10 years"]),
];

/// Whether a word can name something.
pub(crate) fn is_id(text: &str) -> bool {
    let count = text.chars().count();
    (1..=64).contains(&count) && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// A name in a phrase, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub text: String,
    pub place: Place,
}

/// Who acts, is asked, or is barred; names not yet resolved.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// A position, a seat, or `drafter`.
    pub capacity: Option<Name>,
    pub or_higher: bool,
    pub each: bool,
    pub sets: Vec<Name>,
}

/// A set of parties: `members except organization`.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub of: Name,
    pub except: Vec<Name>,
}

/// A bound of a range: a number or a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Number(i64),
    Parameter(Name),
}

/// `3..30 workdays`, or a single word or number.
#[derive(Clone, Debug)]
pub(crate) struct Range {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    pub unit: Option<Unit>,
}

/// A unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Working days by the public calendar.
    Workdays,
    /// Calendar days.
    Days,
    /// Hours.
    Hours,
    /// Calendar months: to the day of the same number, or the last of a shorter month.
    Months,
    /// Twelve months.
    Years,
    /// People.
    Persons,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 6] =
        [Self::Workdays, Self::Days, Self::Hours, Self::Months, Self::Years, Self::Persons];
    /// As written in a phrase.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workdays => "workdays",
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Months => "months",
            Self::Years => "years",
            Self::Persons => "persons",
        }
    }
    /// Whether time is counted in it.
    pub fn is_time(self) -> bool {
        self != Self::Persons
    }
    fn parse(word: &str) -> Option<Self> {
        match word {
            "workday" | "workdays" => Some(Self::Workdays),
            "day" | "days" => Some(Self::Days),
            "hour" | "hours" => Some(Self::Hours),
            "month" | "months" => Some(Self::Months),
            "year" | "years" => Some(Self::Years),
            "person" | "persons" => Some(Self::Persons),
            _ => None,
        }
    }
}

/// A deadline or a wait: how long, and after or before what if not from the offer.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    pub length: Bound,
    pub unit: Option<Unit>,
    pub after: Option<Name>,
    pub before: Option<Name>,
}

/// Reads words one by one, knowing the column of each.
pub(crate) struct Words {
    phrase: &'static str,
    whole: Place,
    words: Vec<Name>,
    at: usize,
}

impl Words {
    pub fn of(phrase: &'static str, text: &str, place: Place) -> Self {
        let mut words: Vec<Name> = vec![];
        let mut word = String::new();
        let chars: Vec<char> = text.chars().collect();
        for (i, c) in chars.iter().copied().chain([' ']).enumerate() {
            let mark = matches!(c, '[' | ']' | ',' | '，' | '、');
            if c.is_whitespace() || mark {
                if !word.is_empty() {
                    let width = word.chars().count();
                    words.push(Name {
                        text: std::mem::take(&mut word),
                        place: place.inside(i - width, width),
                    });
                }
                if mark {
                    words.push(Name { text: c.to_string(), place: place.inside(i, 1) });
                }
            } else {
                word.push(c);
            }
        }
        Self { phrase, whole: place, words, at: 0 }
    }

    pub fn peek(&self) -> Option<&str> {
        self.words.get(self.at).map(|w| w.text.as_str())
    }

    fn peek_after(&self) -> Option<&str> {
        self.words.get(self.at + 1).map(|w| w.text.as_str())
    }

    pub fn take(&mut self, word: &str) -> bool {
        let taken = self.peek() == Some(word);
        self.at += usize::from(taken);
        taken
    }

    pub fn name(&mut self, expected: &'static str) -> Result<Name, Diagnostic> {
        match self.words.get(self.at) {
            Some(name) if is_id(&name.text) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err(self.fault(expected)),
        }
    }

    pub fn fault(&self, expected: &'static str) -> Diagnostic {
        let place = self
            .words
            .get(self.at)
            .map_or_else(|| self.whole.inside(self.whole.width as usize, 1), |w| w.place);
        let examples = EXAMPLES.iter().find(|(name, _)| *name == self.phrase).map_or(&[][..], |(_, e)| *e);
        Diagnostic::new(Code::BadPhrase, place)
            .with("phrase", self.phrase)
            .with("expected", expected)
            .with("found", self.peek().unwrap_or(""))
            .with("examples", examples.iter().map(|e| format!("`{e}`")).collect::<Vec<_>>().join(" "))
    }

    pub fn end<T>(self, value: T) -> Result<T, Diagnostic> {
        if self.at < self.words.len() { Err(self.fault("end")) } else { Ok(value) }
    }
}

/// `[CAPACITY [or higher] of] [each of] SET`, where SET is a name or `[name, name]`.
pub(crate) fn who(text: &str, place: Place) -> Result<Who, Diagnostic> {
    let mut words = Words::of("who", text, place);
    let who = who_in(&mut words)?;
    words.end(who)
}

fn who_in(words: &mut Words) -> Result<Who, Diagnostic> {
    let mut capacity = None;
    let mut or_higher = false;
    if words.peek() != Some("each") && matches!(words.peek_after(), Some("of" | "or")) {
        capacity = Some(words.name("name")?);
        if words.take("or") {
            or_higher = words.take("higher");
            if !or_higher {
                return Err(words.fault("higher"));
            }
        }
        if !words.take("of") {
            return Err(words.fault("of"));
        }
    }
    let each = words.take("each");
    if each && !words.take("of") {
        return Err(words.fault("of"));
    }
    let mut sets = vec![];
    if words.take("[") {
        loop {
            sets.push(words.name("name")?);
            if words.take("]") {
                break;
            }
            if !(words.take(",") || words.take("，") || words.take("、")) {
                return Err(words.fault("bracket"));
            }
        }
    } else {
        sets.push(words.name("name")?);
    }
    Ok(Who { capacity, or_higher, each, sets })
}

/// `NUMBER UNIT`: how long nothing is done.
pub(crate) fn wait(text: &str, place: Place) -> Result<(i64, Unit), Diagnostic> {
    let mut words = Words::of("wait", text, place);
    let number = words.peek().and_then(|w| w.parse::<i64>().ok()).filter(|n| (1..=10_000).contains(n));
    let Some(number) = number else { return Err(words.fault("number")) };
    words.at += 1;
    match words.peek().and_then(Unit::parse).filter(|u| *u != Unit::Persons) {
        Some(unit) => {
            words.at += 1;
            words.end((number, unit))
        }
        None => Err(words.fault("unit")),
    }
}

/// What a figure is computed from: a number, a part of one, or a name.
#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Number(i128, i128),
    Name(Name),
}

/// `NUMBER`, `PART/WHOLE`, or a name.
pub(crate) fn operand(text: &str, place: Place) -> Result<Operand, Diagnostic> {
    let mut words = Words::of("operand", text, place);
    let Some(word) = words.words.first().cloned() else { return Err(words.fault("operand")) };
    let number = |text: &str| {
        let digits = text.chars().all(|c| c.is_ascii_digit()) && text.len() <= 15;
        digits.then(|| text.parse::<i128>().ok()).flatten()
    };
    if let Some((whole, part)) = word.text.split_once('.') {
        let decimals = part.len();
        return match (number(&format!("{whole}{part}")), number(whole), number(part)) {
            (Some(digits), Some(_), Some(_))
                if !whole.is_empty() && (1..=DECIMALS_MAX.into()).contains(&decimals) =>
            {
                words.at += 1;
                words.end(Operand::Number(digits, 10i128.pow(decimals as u32)))
            }
            _ => Err(words.fault("operand")),
        };
    }
    let (part, whole) = word.text.split_once('/').unwrap_or((&word.text, "1"));
    match (number(part), number(whole)) {
        (Some(part), Some(whole)) if whole > 0 => {
            words.at += 1;
            words.end(Operand::Number(part, whole))
        }
        (None, Some(1)) if !word.text.contains('/') => {
            let name = words.name("operand")?;
            words.end(Operand::Name(name))
        }
        _ => Err(words.fault("operand")),
    }
}

/// `PARTY together`.
pub(crate) fn together(text: &str, place: Place) -> Result<Name, Diagnostic> {
    let mut words = Words::of("together", text, place);
    let name = words.name("name")?;
    if !words.take("together") {
        return Err(words.fault("together"));
    }
    words.end(name)
}

/// `all`, `any`, `at least NUMBER`, `(at least | more than) PART/WHOLE [of weight]`.
pub(crate) fn carried(text: &str, place: Place) -> Result<Carried, Diagnostic> {
    let mut words = Words::of("carried", text, place);
    if words.take("all") {
        return words.end(Carried::All);
    }
    if words.take("any") {
        return words.end(Carried::Count(1));
    }
    let at_least = words.take("at");
    let more_than = !at_least && words.take("more");
    if !(if at_least { words.take("least") } else { more_than && words.take("than") }) {
        return Err(words.fault("carried"));
    }
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
    let written = words.peek().unwrap_or_default().to_owned();
    let carried = match at_least.then(|| number(&written)).flatten() {
        Some(least) => Some(Carried::Count(least)),
        None => part(&written, more_than).map(|share| Carried::Share { share, weighted: false }),
    };
    let Some(mut carried) = carried else { return Err(words.fault("share")) };
    words.at += 1;
    if let Carried::Share { weighted, .. } = &mut carried
        && words.take("of")
    {
        *weighted = words.take("weight");
        if !*weighted {
            return Err(words.fault("weight"));
        }
    }
    words.end(carried)
}

/// `PART/WHOLE`, of which more than the whole cannot be asked for.
fn part(written: &str, more_than: bool) -> Option<Share> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
    let (part, whole) = written.split_once('/')?;
    let of = number(part).zip(number(whole)).filter(|(p, w)| p < w || (p == w && !more_than))?;
    Some(Share { of, more_than })
}

/// `(at least | more than) PART/WHOLE [of entitled | of present | of cast]`.
pub(crate) fn share(text: &str, place: Place) -> Result<(Share, Option<Base>), Diagnostic> {
    let mut words = Words::of("share", text, place);
    let at_least = words.take("at");
    let more_than = !at_least && words.take("more");
    if !(if at_least { words.take("least") } else { more_than && words.take("than") }) {
        return Err(words.fault("bound"));
    }
    let Some(share) = part(words.peek().unwrap_or_default(), more_than) else {
        return Err(words.fault("fraction"));
    };
    words.at += 1;
    let base = if words.take("of") {
        let base = Base::ALL.into_iter().find(|b| words.take(b.as_str()));
        Some(base.ok_or_else(|| words.fault("base"))?)
    } else {
        None
    };
    words.end((share, base))
}

/// A threshold of a vote; its measure, if it names one, is not yet resolved.
#[derive(Clone, Debug)]
pub(crate) struct Threshold {
    pub part: poll::Part,
    /// `more than`, which of a number is the least step more.
    pub more_than: bool,
    pub base: poll::Base,
    pub measure: Option<Name>,
}

/// `(at least | more than) (PART/WHOLE | NUMBER) of BASE [MEASURE]`; more than a number is the least step more of it.
pub(crate) fn threshold(text: &str, place: Place) -> Result<Threshold, Diagnostic> {
    let mut words = Words::of("threshold", text, place);
    let at_least = words.take("at");
    let more_than = !at_least && words.take("more");
    if !(if at_least { words.take("least") } else { more_than && words.take("than") }) {
        return Err(words.fault("bound"));
    }
    let written = words.peek().unwrap_or_default();
    let number = written.parse::<u64>().ok().filter(|n| (1..=WHOLE_MAX as u64 - 1).contains(n));
    let number = number.map(poll::Part::Number);
    let Some(part) = part(written, more_than).map(poll::Part::Share).or(number) else {
        return Err(words.fault("fraction"));
    };
    words.at += 1;
    if !words.take("of") {
        return Err(words.fault("of"));
    }
    let base = poll::Base::ALL.into_iter().find(|b| words.take(b.as_str()));
    let Some(base) = base else { return Err(words.fault("base-of-vote")) };
    let measure = if words.peek().is_some() { Some(words.name("name")?) } else { None };
    words.end(Threshold { part, more_than, base, measure })
}

/// `at most NUMBER each`, or `any`.
pub(crate) fn proxies(text: &str, place: Place) -> Result<poll::Proxies, Diagnostic> {
    let mut words = Words::of("proxies", text, place);
    if words.take("any") {
        return words.end(poll::Proxies::Any);
    }
    if !(words.take("at") && words.take("most")) {
        return Err(words.fault("at-most"));
    }
    let most = words.peek().and_then(|n| n.parse::<u32>().ok()).filter(|n| (1..=1000).contains(n));
    let Some(most) = most else { return Err(words.fault("number")) };
    words.at += 1;
    if !words.take("each") {
        return Err(words.fault("each"));
    }
    words.end(poll::Proxies::Each(most))
}

/// `PARTY from WHO`.
pub(crate) fn forms(text: &str, place: Place) -> Result<(Name, Who), Diagnostic> {
    let mut words = Words::of("forms", text, place);
    let party = words.name("name")?;
    if !words.take("from") {
        return Err(words.fault("from"));
    }
    let from = who_in(&mut words)?;
    words.end((party, from))
}

/// `SET [except NAME …]`.
pub(crate) fn set(text: &str, place: Place) -> Result<Set, Diagnostic> {
    let mut words = Words::of("set", text, place);
    let of = words.name("name")?;
    let mut except = vec![];
    if words.take("except") {
        except.push(words.name("name")?);
        while words.take(",") || words.take("and") {
            except.push(words.name("name")?);
        }
    }
    words.end(Set { of, except })
}

/// `RANK [or higher]`.
pub(crate) fn rank(text: &str, place: Place) -> Result<(Name, bool), Diagnostic> {
    let mut words = Words::of("rank", text, place);
    let name = words.name("name")?;
    let or_higher = words.take("or");
    if or_higher && !words.take("higher") {
        return Err(words.fault("higher"));
    }
    words.end((name, or_higher))
}

fn bound(name: Name) -> Bound {
    let number = name.text.parse().ok().filter(|n: &i64| (-WHOLE_MAX..=WHOLE_MAX).contains(n));
    number.map_or_else(|| Bound::Parameter(name), Bound::Number)
}

/// `LOW..HIGH [unit]`, either end open, or one value.
pub(crate) fn range(text: &str, place: Place) -> Result<Range, Diagnostic> {
    range_with(text, place, 0)
}

/// The same of numbers with so many decimals, read in their smallest part.
pub(crate) fn range_with(text: &str, place: Place, decimals: u8) -> Result<Range, Diagnostic> {
    let mut words = Words::of("range", text, place);
    let Some(word) = words.words.first().cloned() else { return Err(words.fault("range")) };
    words.at = 1;
    let part = |from: usize, text: &str| {
        let name = Name { text: text.to_owned(), place: word.place.inside(from, text.chars().count()) };
        if decimals > 0 && text.starts_with(|c: char| c.is_ascii_digit()) {
            let number = decimal::read(text, decimals).and_then(|n| i64::try_from(n).ok());
            return number.filter(|n| *n <= WHOLE_MAX).map(Bound::Number);
        }
        if is_id(text) { Some(bound(name)) } else { None }
    };
    let (low, high) = match word.text.split_once("..") {
        Some((low, high)) => {
            let high_at = low.chars().count() + 2;
            let ends = (part(0, low), part(high_at, high));
            let bad = (!low.is_empty() && ends.0.is_none()) || (!high.is_empty() && ends.1.is_none());
            if bad || (low.is_empty() && high.is_empty()) {
                words.at = 0;
                return Err(words.fault("range"));
            }
            ends
        }
        None => {
            let only = part(0, &word.text);
            if only.is_none() {
                words.at = 0;
                return Err(words.fault("range"));
            }
            (only.clone(), only)
        }
    };
    let unit = unit_in(&mut words)?;
    words.end(Range { low, high, unit })
}

fn unit_in(words: &mut Words) -> Result<Option<Unit>, Diagnostic> {
    match words.peek() {
        None => Ok(None),
        Some(word) => match Unit::parse(word) {
            Some(unit) => {
                words.at += 1;
                Ok(Some(unit))
            }
            None if matches!(word, "after" | "before") => Ok(None),
            None => Err(words.fault("unit")),
        },
    }
}

/// `NUMBER unit [after TASK | after DAY | before DAY]`, or the same with a parameter for number and unit.
pub(crate) fn due(text: &str, place: Place) -> Result<Due, Diagnostic> {
    let mut words = Words::of("due", text, place);
    let due = due_in(&mut words)?;
    words.end(due)
}

/// The same from an event, which it names; the name of one alone is that day.
pub(crate) fn from_event(phrase: &'static str, text: &str, place: Place) -> Result<Due, Diagnostic> {
    let mut words = Words::of(phrase, text, place);
    if words.words.len() == 1 && phrase == "not_before" {
        let event = words.name("name")?;
        return words.end(Due {
            length: Bound::Number(0),
            unit: Some(Unit::Days),
            after: Some(event),
            before: None,
        });
    }
    let due = due_in(&mut words)?;
    if due.after.is_none() && due.before.is_none() {
        return Err(words.fault("after"));
    }
    words.end(due)
}

/// A length of time: `NUMBER UNIT`, or a parameter.
pub(crate) fn length(text: &str, place: Place) -> Result<(Bound, Option<Unit>), Diagnostic> {
    let mut words = Words::of("length", text, place);
    let length = length_in(&mut words)?;
    words.end(length)
}

fn due_in(words: &mut Words) -> Result<Due, Diagnostic> {
    let (length, unit) = length_in(words)?;
    let after = if words.take("after") { Some(words.name("name")?) } else { None };
    let before = if after.is_none() && words.take("before") { Some(words.name("name")?) } else { None };
    Ok(Due { length, unit, after, before })
}

fn length_in(words: &mut Words) -> Result<(Bound, Option<Unit>), Diagnostic> {
    let length = bound(words.name("number")?);
    let unit = unit_in(words)?;
    let long = matches!(length, Bound::Number(n) if !(0..=LENGTH_MAX).contains(&n));
    if long || (matches!(length, Bound::Number(_)) && !unit.is_some_and(Unit::is_time)) {
        words.at = usize::from(!long);
        return Err(words.fault(if long { "number" } else { "unit" }));
    }
    Ok((length, unit))
}

/// Longest deadline or wait that can be written, in any unit.
const LENGTH_MAX: i64 = 10_000;

/// Longest time before or after a deadline, in any unit.
const SPAN_MAX: i64 = 366;

fn span_in(words: &mut Words) -> Result<(i64, Unit), Diagnostic> {
    let Bound::Number(length @ 1..=SPAN_MAX) = bound(words.name("number")?) else {
        words.at = 0;
        return Err(words.fault("number"));
    };
    match unit_in(words)? {
        Some(unit @ (Unit::Workdays | Unit::Days | Unit::Hours)) => Ok((length, unit)),
        _ => {
            words.at = 1;
            Err(words.fault("unit"))
        }
    }
}

/// `NUMBER unit before`.
pub(crate) fn remind(text: &str, place: Place) -> Result<(i64, Unit), Diagnostic> {
    let mut words = Words::of("remind", text, place);
    let span = span_in(&mut words)?;
    if !words.take("before") {
        return Err(words.fault("before"));
    }
    words.end(span)
}

/// `NUMBER unit after to RANK`.
pub(crate) fn escalate(text: &str, place: Place) -> Result<((i64, Unit), Name), Diagnostic> {
    let mut words = Words::of("escalate", text, place);
    let span = span_in(&mut words)?;
    for word in ["after", "to"] {
        if !words.take(word) {
            return Err(words.fault(word));
        }
    }
    let whom = words.name("name")?;
    words.end((span, whom))
}

/// How long a paper is kept, in years; none is for good.
pub(crate) fn keep(text: &str, place: Place) -> Result<Option<u32>, Diagnostic> {
    let words = Words::of("keep", text, place);
    let text = text.trim();
    if text == "永久" || text == "permanent" {
        return Ok(None);
    }
    let number = text.trim_end_matches("years").trim_end_matches("year").trim_end_matches('年').trim();
    match number.parse::<u32>() {
        Ok(years @ 1..=1000) if number.len() < text.len() => Ok(Some(years)),
        _ => Err(words.fault("keep")),
    }
}
