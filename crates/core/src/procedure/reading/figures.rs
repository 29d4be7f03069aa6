//! Figures: how each is computed, with the figures it is computed from put in their places.

use super::super::formula::Table;
use super::super::grammar::OPERATIONS;
use super::*;
use crate::procedure::phrase::Operand;

/// More steps than any rule of numbers takes, those of the figures it is computed from among them.
const STEPS_MAX: usize = 1_000;

impl<'a> Reader<'a> {
    pub(super) fn figures(&mut self) {
        let file = self.file;
        for (id, node) in file.get("figures").map(Node::entries).unwrap_or_default() {
            let clause = self.clause(node, id.place, None);
            let id = text_of(Some(id));
            let for_each = self.id_at(node, "for_each", &[Sort::Roll]);
            let Some(is) = self.figure(&id, &mut vec![]) else { continue };
            self.draft.figures.push(Figure { id, title: text_of(node.get("title")), for_each, is, clause });
        }
    }

    /// What is kept in the smallest part of a name, as the number itself.
    fn in_ones(&self, formula: Formula, name: &str) -> Formula {
        match self.decimals_of(name) {
            0 => formula,
            decimals => Formula::Decimal(Box::new(formula), decimals),
        }
    }

    /// How a figure is computed; `within` are the figures being computed around it.
    fn figure(&mut self, id: &str, within: &mut Vec<String>) -> Option<Formula> {
        if let Some(known) = self.formulas.get(id) {
            return known.clone();
        }
        let file = self.file;
        let node = file.get("figures")?.get(id)?.get("is")?;
        if within.iter().any(|w| w == id) {
            self.no_figure(node.place, "circle", id);
            return None;
        }
        within.push(id.to_owned());
        let grouped = self.for_each(id);
        let around = std::mem::replace(&mut self.grouped, grouped);
        let mut is = self.formula(node, within);
        self.grouped = around;
        within.pop();
        if is.as_ref().is_some_and(|f| f.steps() > STEPS_MAX) {
            self.no_figure(node.place, "too-long", id);
            is = None;
        }
        self.formulas.insert(id.to_owned(), is.clone());
        is
    }

    /// The roll for each group of which a figure is computed.
    pub(super) fn for_each(&self, figure: &str) -> Option<String> {
        let node = self.file.get("figures")?.get(figure)?.get("for_each")?;
        node.text().map(str::to_owned)
    }

    /// A figure for each group is many numbers: only `total` makes one of them.
    pub(super) fn is_one_number(&mut self, name: &Name) -> bool {
        let one = self.for_each(&name.text).is_none();
        if !one {
            self.no_figure(name.place, "for-each", &name.text);
        }
        one
    }

    /// Whether a name is what a roll counts: its heads, or a measure. Looked up in the tree, since rolls stand further down.
    fn counts(&self, roll: &str, name: &str) -> bool {
        let mut own = self.rolls_listed().filter(|r| names(r, ROLL_KEYS, roll));
        let measure = |r: &Node| {
            let all = r.get("measures").map(Node::items).unwrap_or_default();
            all.into_iter().any(|m| names(m, MEASURE_KEYS, name))
        };
        own.any(|r| name == roll || measure(r))
    }

    pub(super) fn no_figure(&mut self, place: Place, how: &'static str, name: &str) {
        let fault = Diagnostic::new(Code::FiguresAreComputable, place).with("how", how).with("figure", name);
        self.faults.push(fault);
    }

    fn formula(&mut self, node: &'a Node, within: &mut Vec<String>) -> Option<Formula> {
        if node.text().is_some() {
            return self.operand(node, within);
        }
        let [(key, value)] = node.entries() else {
            self.no_figure(node.place, "operation", "");
            return None;
        };
        let operation = key.text().filter(|k| OPERATIONS.contains(k))?;
        let several = |reader: &mut Self, within: &mut Vec<String>, most: usize| {
            let items = value.items();
            if !(2..=most).contains(&items.len()) {
                reader.no_figure(value.place, "operands", operation);
                return None;
            }
            items.iter().map(|i| reader.formula(i, within)).collect::<Option<Vec<Formula>>>()
        };
        Some(match operation {
            "sum" => Formula::Sum(several(self, within, usize::MAX)?),
            "difference" => Formula::Difference(several(self, within, usize::MAX)?),
            "product" => Formula::Product(several(self, within, usize::MAX)?),
            "min" => Formula::Min(several(self, within, usize::MAX)?),
            "max" => Formula::Max(several(self, within, usize::MAX)?),
            "share" => {
                let mut pair = several(self, within, 2)?.into_iter();
                Formula::Share(Box::new((pair.next()?, pair.next()?)))
            }
            "ceil" => Formula::Ceil(Box::new(self.formula(value, within)?)),
            "floor" => Formula::Floor(Box::new(self.formula(value, within)?)),
            "total" => self.total_of(value, within)?,
            _ => Formula::Table(Box::new(self.table(value, within)?)),
        })
    }

    /// A figure for each group of a roll, of all of them together.
    fn total_of(&mut self, value: &'a Node, within: &mut Vec<String>) -> Option<Formula> {
        let name = Name { text: text_of(Some(value)), place: value.place };
        self.resolve(&name, &[Sort::Figure])?;
        let Some(roll) = self.for_each(&name.text) else {
            self.no_figure(name.place, "total", &name.text);
            return None;
        };
        let formula = self.figure(&name.text, within)?;
        Some(Formula::Total(roll, Box::new(formula)))
    }

    fn operand(&mut self, node: &'a Node, within: &mut Vec<String>) -> Option<Formula> {
        let name = match self.keep(phrase::operand(node.text()?, node.place))? {
            Operand::Number(part, whole) => return Some(Formula::Number(Exact::new(part, whole))),
            Operand::Name(name) => name,
        };
        let grouped = self.grouped.clone();
        match self.resolve(&name, &[Sort::Fact, Sort::Parameter, Sort::Figure])? {
            Sort::Fact if grouped.as_ref().is_some_and(|roll| self.counts(roll, &name.text)) => {
                let part = Formula::Part { roll: grouped?, name: name.text.clone() };
                Some(self.in_ones(part, &name.text))
            }
            // Within the same group it is the number of that group.
            Sort::Figure => {
                if self.for_each(&name.text) != grouped && !self.is_one_number(&name) {
                    return None;
                }
                let formula = self.figure(&name.text, within)?;
                Some(Formula::Figure(name.text, Box::new(formula)))
            }
            Sort::Fact if !self.fact_is_number(&name.text) => {
                self.no_figure(name.place, "word", &name.text);
                None
            }
            _ => Some(self.in_ones(Formula::Name(name.text.clone()), &name.text)),
        }
    }

    fn table(&mut self, node: &'a Node, within: &mut Vec<String>) -> Option<Table> {
        let by = self.formula(node.get("by")?, within)?;
        let mut rows = vec![];
        for row in node.get("rows").map(Node::items).unwrap_or_default() {
            let when = row.get("when")?;
            let range = self.keep(phrase::range(when.text()?, when.place))?;
            let number = |bound: Option<Bound>| match bound {
                None => Some(None),
                Some(Bound::Number(n)) => Some(Some(n)),
                Some(Bound::Parameter(_)) => None,
            };
            let (Some(low), Some(high)) = (number(range.low), number(range.high)) else {
                self.faults.push(bad_range(when.place));
                return None;
            };
            rows.push((low, high, self.formula(row.get("is")?, within)?));
        }
        Some(Table { by, rows })
    }
}
