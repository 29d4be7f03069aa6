//! A figure in words: how it is computed, and what it came to in a case.

use quorate_core::case::Computed;
use quorate_core::procedure::formula::{Exact, Formula, Table};
use quorate_core::{Language, Procedure, decimal};

use crate::{listed, say};

/// How a figure is computed, by the names of what it is computed from.
pub fn formula_in_words(language: Language, procedure: &Procedure, formula: &Formula) -> String {
    let name = |id: &str| procedure.name(id, language).to_owned();
    Words { language, leaf: &name, row: None }.of(formula, false)
}

/// What a figure came to, with the numbers it was computed from; none if one of them is not known.
fn computation_in_words(
    language: Language,
    procedure: &Procedure,
    formula: &Formula,
    known: Known<'_>,
) -> Option<String> {
    let value = number(formula.value(&known)?);
    let leaf = |id: &str| known(id).map(|n| decimal::write(n, procedure.decimals(id))).unwrap_or_default();
    let how = Words { language, leaf: &leaf, row: Some(known) }.of(formula, false);
    // A figure that is another one, or a number from a table, is told once.
    Some(if how == value { value } else { format!("{how} = {value}") })
}

/// The figures of a case, a line each: what it came to and how, or what is still open.
pub fn figures_in_words(language: Language, procedure: &Procedure, came: &[Computed]) -> Vec<String> {
    let line = |computed: &Computed| {
        let figure = procedure.figures().iter().find(|f| f.id == computed.figure)?;
        let known = |name: &str| computed.from.get(name).copied();
        let title = procedure.name(&figure.id, language);
        if figure.for_each.is_some() && !computed.groups.is_empty() {
            let each: Vec<String> = computed.groups.iter().map(|(g, n)| format!("{g} {n}")).collect();
            let facts = [("title", title), ("each", &listed(language, each))];
            return Some(say(language, "figure-each", &facts));
        }
        if let Some(value) = computed.value.as_ref().filter(|_| !figure.is.parts_read().is_empty()) {
            return Some(say(language, "figure-came-to", &[("title", title), ("computed", value)]));
        }
        Some(match computation_in_words(language, procedure, &figure.is, &known) {
            Some(how) => say(language, "figure-came-to", &[("title", title), ("computed", &how)]),
            None => {
                let open = figure.is.reads().into_iter().filter(|n| known(n).is_none());
                let open: Vec<&str> = open.map(|n| procedure.name(n, language)).collect();
                say(language, "figure-open", &[("title", title), ("open", &listed(language, open))])
            }
        })
    };
    came.iter().filter_map(line).collect()
}

/// As people write it: whole, or a part of a whole.
fn number(n: Exact) -> String {
    n.to_string()
}

/// What is known in a case.
type Known<'a> = &'a dyn Fn(&str) -> Option<i64>;

struct Words<'a> {
    language: Language,
    leaf: &'a dyn Fn(&str) -> String,
    /// What is known in a case: of a table only the row that applies is told.
    row: Option<Known<'a>>,
}

impl Words<'_> {
    /// `inside` another one, what has several parts stands in brackets.
    fn of(&self, formula: &Formula, inside: bool) -> String {
        let joined = |all: &[Formula], sign: &str| {
            let all: Vec<String> = all.iter().map(|f| self.of(f, true)).collect();
            let text = all.join(&format!(" {sign} "));
            if inside { format!("({text})") } else { text }
        };
        let listed = |id: &str, all: &[Formula]| {
            let all: Vec<String> = all.iter().map(|f| self.of(f, false)).collect();
            say(self.language, id, &[("list", &listed(self.language, all))])
        };
        let rounded = |id: &str, of: &Formula| say(self.language, id, &[("of", &self.of(of, true))]);
        match formula {
            Formula::Number(n) => number(*n),
            Formula::Name(id) => (self.leaf)(id),
            Formula::Decimal(of, _) => self.of(of, inside),
            Formula::Part { name, .. } => say(self.language, "figure-part", &[("of", &(self.leaf)(name))]),
            Formula::Total(_, of) => say(self.language, "figure-total", &[("of", &self.of(of, true))]),
            // In a case a figure within another is told by its numbers, else by its name.
            Formula::Figure(id, of) => match self.row {
                Some(_) => self.of(of, inside),
                None => (self.leaf)(id),
            },
            Formula::Sum(all) => joined(all, "+"),
            Formula::Difference(all) => joined(all, "−"),
            Formula::Product(all) => joined(all, "×"),
            Formula::Share(pair) => joined(&[pair.0.clone(), pair.1.clone()], "÷"),
            Formula::Ceil(of) => rounded("figure-ceil", of),
            Formula::Floor(of) => rounded("figure-floor", of),
            Formula::Min(all) => listed("figure-min", all),
            Formula::Max(all) => listed("figure-max", all),
            Formula::Table(table) => self.table(table),
        }
    }

    fn table(&self, table: &Table) -> String {
        let applies = |from: Option<i64>, to: Option<i64>| {
            let Some(by) = self.row.and_then(|known| table.by.value(&known)) else { return true };
            let exact = |n: i64| Exact::from_integer(n.into());
            from.is_none_or(|n| by >= exact(n)) && to.is_none_or(|n| by <= exact(n))
        };
        let rows: Vec<String> = table
            .rows
            .iter()
            .filter(|(from, to, _)| applies(*from, *to))
            .map(|(from, to, is)| {
                let end = |n: &Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
                let facts = [("from", end(from)), ("to", end(to)), ("is", self.of(is, false))];
                let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
                say(self.language, "figure-row", &facts)
            })
            .collect();
        let rows = rows.join(if self.language == Language::Zh { "，" } else { ", " });
        say(self.language, "figure-table", &[("by", &self.of(&table.by, false)), ("rows", &rows)])
    }
}
