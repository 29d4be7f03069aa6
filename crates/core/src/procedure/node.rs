//! YAML as written: a tree in which every key and value knows its line and column.
//!
//! The only file that names the YAML reader. Aliases, anchors, merge keys, tags, duplicate keys, files over
//! 256 KiB and nesting over 32 levels are refused here; what the keys mean is `grammar`'s and `reading`'s.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use super::diagnostic::{Code, Diagnostic, Place};

/// The largest definition that is read, in bytes.
pub const BYTES_MAX: usize = 256 * 1024;
/// The deepest nesting that is read.
const DEPTH_MAX: usize = 32;

/// One YAML value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub place: Place,
    pub value: Value,
}

/// What a node holds. Numbers and booleans stay text: what they mean depends on the key.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(k, _)| k.text() == Some(key)).map(|(_, v)| v)
    }

    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; anything else is a list of one, a missing value a list of none.
    pub fn items(&self) -> Vec<&Node> {
        match &self.value {
            Value::List(items) => items.iter().collect(),
            Value::Null => vec![],
            _ => vec![self],
        }
    }
}

/// Reads a text into a tree, or says where it cannot be read.
pub(crate) fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    if text.len() > BYTES_MAX {
        let fault = Diagnostic::new(Code::TooLarge, Place::START).with("bytes", BYTES_MAX);
        return Err(vec![fault]);
    }
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: DEPTH_MAX,
            max_aliases: 0,
            max_anchors: 0,
            max_events: 60_000,
            max_nodes: 30_000,
            max_total_scalar_bytes: BYTES_MAX,
        },
        merge_keys: serde_yaml::options::MergeKeyPolicy::Error,
    };
    let raw =
        serde_yaml::from_str_with_options::<Raw>(text, options).map_err(|e| vec![unreadable(&e, text)])?;
    let lines: Vec<&str> = text.lines().collect();
    let mut faults = vec![];
    let node = raw.into_node(&lines, &mut faults);
    if faults.is_empty() { Ok(node) } else { Err(faults) }
}

fn unreadable(error: &serde_yaml::Error, text: &str) -> Diagnostic {
    let place =
        error.location().map_or(Place::START, |at| Place::new(narrow(at.line()), narrow(at.column()), 1));
    let said = error.without_snippet().to_string();
    let code = if said.contains("duplicate mapping key") {
        Code::DuplicateKey
    } else if said.contains("Anchors") || said.contains("Aliases") || said.contains("alias") {
        Code::Alias
    } else if said.contains("budget") {
        Code::TooDeep
    } else if said.contains("merge") {
        Code::MergeKey
    } else {
        Code::Unreadable
    };
    // The place the reader names can lie one past the end of the file.
    let place = Place { line: place.line.min(narrow(text.lines().count().max(1) as u64)), ..place };
    Diagnostic::new(code, place).with("said", said.split(" at line ").next().unwrap_or_default().to_owned())
}

fn narrow(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What serde hands over, before scalars are taken back to the words in the file.
struct Raw {
    place: Place,
    value: RawValue,
}

enum RawValue {
    Null,
    /// A word that YAML 1.1 reads as something else than text; the word is taken from the file.
    Plain,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    fn into_node(self, lines: &[&str], faults: &mut Vec<Diagnostic>) -> Node {
        let place = self.place;
        if let Some(tag) = tag_before(lines, place) {
            faults.push(Diagnostic::new(Code::Tag, place).with("tag", tag));
        }
        let value = match self.value {
            RawValue::Null => Value::Null,
            RawValue::Text(text) => Value::Text(text.trim_end_matches('\n').to_owned()),
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|i| i.into_node(lines, faults)).collect())
            }
            RawValue::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(k, v)| (k.into_node(lines, faults), v.into_node(lines, faults)))
                    .collect(),
            ),
            RawValue::Plain => {
                let word = words_at(lines, place);
                let lower = word.to_ascii_lowercase();
                if ["on", "off", "yes", "no", "y", "n"].contains(&lower.as_str()) {
                    faults.push(Diagnostic::new(Code::BooleanWord, place).with("word", word.clone()));
                }
                Value::Text(word)
            }
        };
        Node { place, value }
    }
}

/// The text at a place, as many characters as it is wide.
fn words_at(lines: &[&str], place: Place) -> String {
    let line = lines.get(place.line as usize - 1).copied().unwrap_or_default();
    line.chars()
        .skip(place.column as usize - 1)
        .take(place.width as usize)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A YAML tag (`!include`, `!!binary`) that stands before a value.
fn tag_before(lines: &[&str], place: Place) -> Option<String> {
    let line = lines.get((place.line as usize).checked_sub(1)?)?;
    let before: String = line.chars().take(place.column as usize - 1).collect();
    let word = before.trim_end().rsplit([' ', '[', '{', ',']).next()?;
    (word.starts_with('!') && before.ends_with(' ')).then(|| word.to_owned())
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<RawValue>::deserialize(deserializer)?;
        let at = spanned.referenced;
        let width = u32::try_from(at.span().len()).unwrap_or(1).max(1);
        Ok(Self { place: Place::new(narrow(at.line()), narrow(at.column()), width), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }
    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }
    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }
    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }
    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }
    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawValue, A::Error> {
        let mut items = vec![];
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawValue, A::Error> {
        let mut entries = vec![];
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}
