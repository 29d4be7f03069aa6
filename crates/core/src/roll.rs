//! 名册: persons or units that are not offices, counted from a table. The rows stay in their file; what the record keeps
//! is how many there are, the sum of each measure, and how many of each group.
//!
//! One row is one entry. Whoever stands in several rows, told by the column of persons, is one head with the measures of
//! all of them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use crate::decimal;
use crate::record::{Digest, WHOLE_MAX};

/// The measure that every roll has: how many heads.
pub const HEADS: &str = "heads";
/// 组别: how many groups of a roll votes come from, where its rows are grouped.
pub const GROUPS: &str = "groups";
/// More rows than this are refused.
pub const ROWS_MAX: usize = 1_000_000;
/// More groups than this are refused: their totals stand in the record.
pub const GROUPS_MAX: usize = 200;
/// Longer cells are refused, in characters.
const CELL_MAX: usize = 400;
/// Longer names of groups are refused, in characters: they stand in the record, which takes no texts.
const GROUP_MAX: usize = 40;
/// Faults told at once.
const FAULTS_MAX: usize = 20;

/// What the columns of a roll are called; the first row of its table names them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Columns {
    /// The measures.
    pub measures: Vec<Column>,
    /// The words that head the column of groups, if rows are grouped.
    pub group: Option<Vec<String>>,
    /// Measures are summed up group by group too: a figure goes by it.
    pub sums: bool,
    /// Whoever stands on this roll stands on that one.
    pub from: Option<String>,
}

/// Who stands on a roll: by what tells persons apart, where it has such a column, and by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    persons: Option<HashSet<String>>,
    names: HashSet<String>,
}

impl Standing {
    /// From the rows of its table; nobody where it has no column of names.
    pub fn of<S: AsRef<str>>(rows: impl IntoIterator<Item = Vec<S>>) -> Self {
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let (name, person) = (place(&head, NAMES), place(&head, PERSONS));
        let mut standing = Self { persons: person.map(|_| HashSet::new()), names: HashSet::new() };
        for row in rows {
            let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|c| c.as_ref().trim());
            standing.names.extend(cell(name).filter(|n| !n.is_empty()).map(str::to_owned));
            if let (Some(persons), Some(id)) = (&mut standing.persons, cell(person)) {
                persons.insert(id.to_owned());
            }
        }
        standing
    }

    fn has(&self, person: Option<&str>, name: &str) -> bool {
        match (&self.persons, person) {
            (Some(persons), Some(person)) => persons.contains(person),
            _ => self.names.contains(name),
        }
    }
}

/// Where a column stands that is headed with one of some words.
fn place<S: AsRef<str>>(head: &[S], words: &[&str]) -> Option<usize> {
    let heading = |cell: &S| cell.as_ref().trim_start_matches('\u{feff}').trim().to_lowercase();
    head.iter().position(|cell| words.contains(&heading(cell).as_str()))
}

/// The column of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Column {
    /// The id of the measure.
    pub measure: String,
    /// Every word its column can be headed with.
    pub headings: Vec<String>,
    /// How many decimals its numbers can have.
    pub decimals: u8,
}

/// The words that head the column of names, and of what tells persons apart.
const NAMES: &[&str] = &["name", "姓名", "名称"];
const PERSONS: &[&str] = &["person", "id", "编号", "证件号码"];

/// What a roll comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Rows.
    pub rows: u64,
    /// Persons or units: rows, unless somebody stands in several.
    pub heads: u64,
    /// The sum of each measure, in the smallest part its decimals let it be told in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measures: BTreeMap<String, u64>,
    /// Heads of each group.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, u64>,
    /// The sum of each measure in each group, where a figure goes by it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sums: BTreeMap<String, BTreeMap<String, u64>>,
    /// The file of the other roll on which everybody of this one stands; not in the record, which has that roll itself.
    #[serde(skip)]
    pub within: Option<Digest>,
}

impl Counted {
    /// The total of a measure, heads among them.
    pub fn total(&self, measure: &str) -> Option<u64> {
        if measure == HEADS { Some(self.heads) } else { self.measures.get(measure).copied() }
    }
}

/// What is wrong with a row of a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// No table that can be read.
    Unreadable,
    /// No rows.
    Empty,
    /// More rows than are taken.
    TooMany,
    /// No column of that name.
    NoColumn,
    /// Nothing in a cell that is needed.
    Blank,
    /// No number above nothing, more decimals than its measure has, or too large.
    NoNumber,
    /// Longer than a cell can be.
    TooLong,
    /// More groups than are taken.
    TooManyGroups,
    /// The same row a second time.
    Twice,
    /// One person in two groups.
    TwoGroups,
    /// Somebody who does not stand on the other roll.
    NotOnOther,
}

impl Wrong {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Unreadable,
        Self::Empty,
        Self::TooMany,
        Self::NoColumn,
        Self::Blank,
        Self::NoNumber,
        Self::TooLong,
        Self::TooManyGroups,
        Self::Twice,
        Self::TwoGroups,
        Self::NotOnOther,
    ];
    /// As `wording` knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::TooMany => "too-many",
            Self::NoColumn => "no-column",
            Self::Blank => "blank",
            Self::NoNumber => "no-number",
            Self::TooLong => "too-long",
            Self::TooManyGroups => "too-many-groups",
            Self::Twice => "twice",
            Self::TwoGroups => "two-groups",
            Self::NotOnOther => "not-on-other",
        }
    }
}

/// A fault of a table: the row as a spreadsheet counts it, the column by its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// From 1, the headings being 1; 0: the table.
    pub row: usize,
    /// Its heading; empty: the row.
    pub column: String,
    /// What.
    pub wrong: Wrong,
}

/// Counts a roll row by row, so that a large one is never held as a whole.
///
/// # Errors
/// The first faults, in the order of the rows.
pub fn count<S: AsRef<str>>(
    rows: impl IntoIterator<Item = Vec<S>>,
    columns: &Columns,
) -> Result<Counted, Vec<Fault>> {
    count_within(rows, columns, None)
}

/// The same of a roll on which nobody stands who does not stand on another.
///
/// # Errors
/// The first faults, in the order of the rows.
pub fn count_within<S: AsRef<str>>(
    rows: impl IntoIterator<Item = Vec<S>>,
    columns: &Columns,
    other: Option<&Standing>,
) -> Result<Counted, Vec<Fault>> {
    let mut rows = rows.into_iter();
    let table = |wrong| vec![Fault { row: 0, column: String::new(), wrong }];
    let Some(head) = rows.next() else { return Err(table(Wrong::Empty)) };
    let mut counting = Counting::of(&head, columns)?;
    for (at, row) in rows.enumerate() {
        if at >= ROWS_MAX {
            return Err(table(Wrong::TooMany));
        }
        if row.iter().any(|cell| !cell.as_ref().trim().is_empty()) {
            counting.row(at + 2, &row, other);
        }
        if counting.faults.len() >= FAULTS_MAX {
            return Err(counting.faults);
        }
    }
    if counting.faults.is_empty() && counting.counted.rows == 0 {
        return Err(table(Wrong::Empty));
    }
    if counting.faults.is_empty() { Ok(counting.counted) } else { Err(counting.faults) }
}

struct Counting<'a> {
    columns: &'a Columns,
    name: usize,
    person: Option<usize>,
    group: Option<(usize, String)>,
    /// Where each stands, what heads it, and its decimals.
    measures: Vec<(usize, String, u8)>,
    /// By person, or by name where there is no such column: the group.
    heads: BTreeMap<String, String>,
    /// Rows seen, where nobody can stand in two that are alike.
    seen: BTreeSet<u64>,
    counted: Counted,
    faults: Vec<Fault>,
}

impl<'a> Counting<'a> {
    fn of<S: AsRef<str>>(head: &[S], columns: &'a Columns) -> Result<Self, Vec<Fault>> {
        let heading = |cell: &S| cell.as_ref().trim_start_matches('\u{feff}').trim().to_lowercase();
        let find = |words: &mut dyn Iterator<Item = &str>| {
            let words: Vec<String> = words.map(str::to_lowercase).collect();
            head.iter().position(|cell| words.contains(&heading(cell)))
        };
        let mut faults = vec![];
        let missing = |column: &str| Fault { row: 1, column: column.to_owned(), wrong: Wrong::NoColumn };
        let name = find(&mut NAMES.iter().copied());
        if name.is_none() {
            faults.push(missing(&NAMES.join(", ")));
        }
        let group = columns.group.as_ref().and_then(|words| {
            let at = find(&mut words.iter().map(String::as_str));
            if at.is_none() {
                faults.push(missing(&words.join(", ")));
            }
            at.map(|at| (at, head[at].as_ref().trim().to_owned()))
        });
        let mut measures = vec![];
        for Column { headings, decimals, .. } in &columns.measures {
            match find(&mut headings.iter().map(String::as_str)) {
                Some(at) => measures.push((at, head[at].as_ref().trim().to_owned(), *decimals)),
                None => faults.push(missing(&headings.join(", "))),
            }
        }
        let (Some(name), true) = (name, faults.is_empty()) else { return Err(faults) };
        Ok(Self {
            columns,
            name,
            person: find(&mut PERSONS.iter().copied()),
            group,
            measures,
            heads: BTreeMap::new(),
            seen: BTreeSet::new(),
            counted: Counted {
                rows: 0,
                heads: 0,
                measures: columns.measures.iter().map(|c| (c.measure.clone(), 0)).collect(),
                groups: BTreeMap::new(),
                sums: BTreeMap::new(),
                within: None,
            },
            faults: vec![],
        })
    }

    fn row<S: AsRef<str>>(&mut self, at: usize, row: &[S], other: Option<&Standing>) {
        let cell = |column: usize| row.get(column).map_or("", |c| c.as_ref().trim());
        let mut wrong = |column: &str, wrong| {
            self.faults.push(Fault { row: at, column: column.to_owned(), wrong });
        };
        if row.iter().any(|c| c.as_ref().chars().count() > CELL_MAX) {
            return wrong("", Wrong::TooLong);
        }
        if cell(self.name).is_empty() {
            return wrong(NAMES[0], Wrong::Blank);
        }
        if other.is_some_and(|other| !other.has(self.person.map(cell), cell(self.name))) {
            return wrong(NAMES[0], Wrong::NotOnOther);
        }
        let mut values = vec![];
        for (column, heading, decimals) in &self.measures {
            let number = decimal::read(&cell(*column).replace(' ', ""), *decimals);
            match number.filter(|n| (1..=WHOLE_MAX as u64).contains(n)) {
                Some(number) => values.push(number),
                None => return wrong(heading, Wrong::NoNumber),
            }
        }
        let group = match &self.group {
            Some((column, heading)) if cell(*column).is_empty() => return wrong(heading, Wrong::Blank),
            Some((column, heading)) if cell(*column).chars().count() > GROUP_MAX => {
                return wrong(heading, Wrong::TooLong);
            }
            Some((column, _)) => cell(*column).to_owned(),
            None => String::new(),
        };
        // Without a column that tells persons apart two rows of one name are two people, unless all else is alike too.
        let whole = row.iter().map(|c| c.as_ref().trim()).collect::<Vec<_>>().join("\u{1f}");
        let print = crate::record::Digest::of(whole.as_bytes()).0;
        let print = u64::from_be_bytes([
            print[0], print[1], print[2], print[3], print[4], print[5], print[6], print[7],
        ]);
        if !self.seen.insert(print) {
            return wrong("", Wrong::Twice);
        }
        let known = match self.person.map(cell) {
            Some("") => return wrong(PERSONS[0], Wrong::Blank),
            Some(person) => self.heads.insert(person.to_owned(), group.clone()),
            None => None,
        };
        if known.as_ref().is_some_and(|before| *before != group) {
            return wrong(PERSONS[0], Wrong::TwoGroups);
        }
        let counted = &mut self.counted;
        counted.rows += 1;
        if known.is_none() {
            counted.heads += 1;
            if self.group.is_some() {
                *counted.groups.entry(group.clone()).or_default() += 1;
            }
        }
        let sums = self.columns.measures.iter().zip(&values);
        let mut over = false;
        for (Column { measure: id, .. }, value) in sums {
            let sum = counted.measures.entry(id.clone()).or_default();
            *sum = sum.saturating_add(*value);
            if self.columns.sums && self.group.is_some() {
                *counted.sums.entry(group.clone()).or_default().entry(id.clone()).or_default() += value;
            }
            over |= *sum > WHOLE_MAX as u64;
        }
        if over || counted.groups.len() > GROUPS_MAX {
            let wrong = if over { Wrong::NoNumber } else { Wrong::TooManyGroups };
            self.faults.push(Fault { row: at, column: String::new(), wrong });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns {
        Columns {
            measures: vec![Column {
                measure: "area".into(),
                headings: vec!["area".into(), "建筑面积".into()],
                decimals: 0,
            }],
            group: Some(vec!["building".into(), "楼栋".into()]),
            sums: true,
            from: None,
        }
    }

    fn table(text: &str) -> Vec<Vec<&str>> {
        text.lines().map(|l| l.split('|').collect()).collect()
    }

    #[test]
    fn whoever_stands_in_two_rows_is_one_head_with_both_measures() {
        let text = "姓名|编号|建筑面积|楼栋\n甲|1|90|东\n甲|1|60|东\n乙|2|100|西\n||| ";
        let counted = count(table(text), &columns()).unwrap();
        assert_eq!((counted.rows, counted.heads), (3, 2));
        assert_eq!(counted.total("area"), Some(250));
        assert_eq!(counted.total(HEADS), Some(2));
        assert_eq!(counted.groups, BTreeMap::from([("东".into(), 1), ("西".into(), 1)]));
        let areas: Vec<u64> = counted.sums.values().map(|of| of["area"]).collect();
        assert_eq!(areas, [150, 100]);
    }

    #[test]
    fn a_measure_is_summed_up_exactly_in_its_smallest_part() {
        let mut columns = columns();
        columns.measures[0].decimals = 2;
        let text = "name|area|building\na|89.52|x\nb|0.1|x\nc|0.2|x";
        assert_eq!(count(table(text), &columns).unwrap().total("area"), Some(8982));
        let finer = count(table("name|area|building\na|89.525|x"), &columns).unwrap_err();
        assert_eq!(finer, [Fault { row: 2, column: "area".into(), wrong: Wrong::NoNumber }]);
    }

    #[test]
    fn whoever_stands_on_a_roll_stands_on_the_other() {
        let all = Standing::of(table("name|id\nLi|1\nLi|2\nWang|3"));
        let found = |text: &str| count_within(table(text), &Columns::default(), Some(&all));
        assert_eq!(found("id|name\n2|Li\n3|Wang").unwrap().heads, 2);
        let told = |text: &str| found(text).unwrap_err().iter().map(|f| (f.row, f.wrong)).collect::<Vec<_>>();
        assert_eq!(told("name|id\nLi|1\nLi|4"), [(3, Wrong::NotOnOther)], "of that name, and somebody else");
        assert_eq!(found("name\nWang").unwrap().heads, 1, "by name where nothing else tells them apart");
        assert_eq!(told("name\nZhao"), [(2, Wrong::NotOnOther)]);
    }

    #[test]
    fn without_a_column_of_persons_two_of_one_name_are_two_and_a_row_sent_twice_is_told() {
        let text = "Name|Area|Building\nLi|90|1\nLi|60|1";
        assert_eq!(count(table(text), &columns()).unwrap().heads, 2);
        let text = "Name|Area|Building\nLi|90|1\nLi|90|1";
        let faults = count(table(text), &columns()).unwrap_err();
        assert_eq!(faults, [Fault { row: 3, column: String::new(), wrong: Wrong::Twice }]);
    }

    #[test]
    fn every_fault_names_its_row_and_column() {
        let told = |text| {
            let faults = count(table(text), &columns()).unwrap_err();
            faults.iter().map(|f| (f.row, f.column.clone(), f.wrong)).collect::<Vec<_>>()
        };
        assert_eq!(told(""), [(0, String::new(), Wrong::Empty)]);
        assert_eq!(told("name|area|building"), [(0, String::new(), Wrong::Empty)]);
        assert_eq!(told("who|area|building\na|1|x"), [(1, NAMES.join(", "), Wrong::NoColumn)]);
        assert_eq!(told("name|building\na|x"), [(1, "area, 建筑面积".into(), Wrong::NoColumn)]);
        assert_eq!(
            told("name|area|building\n|1|x\na|-2|x\na|1.5|x\na|1|"),
            [
                (2, "name".into(), Wrong::Blank),
                (3, "area".into(), Wrong::NoNumber),
                (4, "area".into(), Wrong::NoNumber),
                (5, "building".into(), Wrong::Blank)
            ]
        );
        assert_eq!(told("name|id|area|building\na|1|1|x\na|1|1|y"), [(3, "person".into(), Wrong::TwoGroups)]);
    }

    #[test]
    fn no_more_is_told_or_taken_than_can_be_looked_at() {
        let rows = std::iter::once(vec!["name".to_owned()])
            .chain((0..1000).map(|n| vec![String::new(), n.to_string()]));
        assert_eq!(count(rows, &Columns::default()).unwrap_err().len(), FAULTS_MAX);
        let grouped = std::iter::once(vec!["name".into(), "area".into(), "building".into()])
            .chain((0..300).map(|n| vec![format!("p{n}"), "1".to_owned(), format!("g{n}")]));
        let faults = count(grouped, &columns()).unwrap_err();
        assert_eq!(faults[0].wrong, Wrong::TooManyGroups);
    }
}
