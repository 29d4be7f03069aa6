//! Rolls: papers whose rows are counted, and the facts that are their totals.

use super::*;
use crate::decimal::DECIMALS_MAX;

impl<'a> Reader<'a> {
    /// The rolls a task draws up, and the facts counted from them.
    pub(super) fn rolls(&mut self, node: &Node, task: &str, clause: &Clause) -> (Vec<String>, Vec<String>) {
        let (mut papers, mut facts) = (vec![], vec![]);
        for item in node.get("lists").map(Node::items).unwrap_or_default() {
            let rolls = named(item, ROLL_KEYS);
            let [(id, title)] = rolls.as_slice() else {
                let fault = Diagnostic::new(Code::MissingKey, item.place).with("key", "ID: title");
                self.faults.push(fault.with("mapping", "roll"));
                continue;
            };
            let roll = text_of(Some(id));
            facts.extend(self.total(item, (id, title), task, &roll));
            let mut measures = vec![];
            for measure in item.get("measures").map(Node::items).unwrap_or_default() {
                for (id, title) in named(measure, MEASURE_KEYS) {
                    measures.extend(self.total(measure, (id, title), task, &roll));
                }
            }
            facts.extend(measures.iter().cloned());
            let keep = item.get("keep").and_then(|n| {
                let parsed = phrase::keep(n.text().unwrap_or_default(), n.place);
                self.keep(parsed)
            });
            let as_many = item.get("as_many_as").and_then(|n| self.as_many_as(n));
            let from = self.id_at(item, "from", &[Sort::Roll]);
            let inferred = if clause.infers("lists") { vec!["whole".into()] } else { vec![] };
            self.draft.papers.push(Paper {
                id: roll.clone(),
                title: text_of(Some(title)),
                kind: String::new(),
                outward: false,
                to: vec![],
                attach: vec![],
                sections: vec![],
                signed_by: vec![],
                keep,
                takes_effect: false,
                answers: None,
                roll: Some(Roll { measures, grouped_by: text_of(item.get("grouped_by")), as_many, from }),
                task: task.to_owned(),
                clause: Clause { inferred, place: id.place, ..clause.clone() },
            });
            papers.push(roll);
        }
        (papers, facts)
    }

    /// The figure by which it is known how many there are of each group.
    fn as_many_as(&mut self, node: &Node) -> Option<AsMany> {
        let name = Name { text: text_of(Some(node)), place: node.place };
        self.resolve(&name, &[Sort::Figure])?;
        let Some(of) = self.for_each(&name.text) else {
            self.no_figure(name.place, "as-many-one", &name.text);
            return None;
        };
        let each = self.formulas.get(&name.text)?.clone()?;
        if !each.is_whole() {
            self.no_figure(name.place, "no-count", &name.text);
        }
        let total = Formula::Total(of.clone(), Box::new(each.clone()));
        Some(AsMany { figure: name.text, of, each, total })
    }

    /// How many decimals a measure has; which there can be the grammar says.
    fn decimals(node: &Node) -> u8 {
        let written = node.get("decimals").and_then(Node::text);
        written.and_then(|t| t.parse().ok()).unwrap_or(0).min(DECIMALS_MAX)
    }

    /// The measures of all rolls; looked up in the tree, since rolls stand further down than what reads them.
    pub(super) fn measures(&self) -> impl Iterator<Item = &'a Node> + use<'a> {
        self.rolls_listed().flat_map(|r| r.get("measures").map(Node::items).unwrap_or_default())
    }

    /// All rolls, from the tree.
    pub(super) fn rolls_listed(&self) -> impl Iterator<Item = &'a Node> + use<'a> {
        let stages = self.file.get("stages").map(Node::items).unwrap_or_default();
        let tasks = stages.into_iter().flat_map(|s| s.get("tasks").map(Node::items).unwrap_or_default());
        tasks.flat_map(|t| t.get("lists").map(Node::items).unwrap_or_default())
    }

    /// How many decimals a name has, from the tree.
    pub(super) fn decimals_of(&self, name: &str) -> u8 {
        self.measures().find(|m| names(m, MEASURE_KEYS, name)).map_or(0, Self::decimals)
    }

    /// A total of a roll as a fact; none without a range it lies in.
    fn total(&mut self, node: &Node, (id, title): (&Node, &Node), task: &str, roll: &str) -> Option<String> {
        let range = node.get("range")?;
        let decimals = Self::decimals(node);
        let between = if decimals > 0 { self.between_decimals(range, decimals) } else { self.between(range) };
        let domain =
            match between {
                Some(Between {
                    low: Some(Amount::Number(low)), high: Some(Amount::Number(high)), ..
                }) if 0 <= low && low <= high => Domain::Number(low, high),
                _ => {
                    self.faults.push(bad_range(range.place));
                    Domain::Number(0, 0)
                }
            };
        let fact = Fact {
            id: text_of(Some(id)),
            title: text_of(Some(title)),
            domain,
            decimals,
            stated_in: task.to_owned(),
            counted_from: Some(roll.to_owned()),
            place: id.place,
        };
        self.draft.facts.push(fact);
        Some(text_of(Some(id)))
    }
}
