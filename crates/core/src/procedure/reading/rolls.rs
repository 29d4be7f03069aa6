//! Rolls: papers whose rows are counted, and the facts that are their totals.

use super::*;

impl Reader<'_> {
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
                for (id, title) in named(measure, FACT_KEYS) {
                    measures.extend(self.total(measure, (id, title), task, &roll));
                }
            }
            facts.extend(measures.iter().cloned());
            let keep = item.get("keep").and_then(|n| {
                let parsed = phrase::keep(n.text().unwrap_or_default(), n.place);
                self.keep(parsed)
            });
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
                roll: Some(Roll { measures, grouped_by: text_of(item.get("grouped_by")) }),
                task: task.to_owned(),
                clause: Clause { inferred, place: id.place, ..clause.clone() },
            });
            papers.push(roll);
        }
        (papers, facts)
    }

    /// A total of a roll as a fact; none without a range it lies in.
    fn total(&mut self, node: &Node, (id, title): (&Node, &Node), task: &str, roll: &str) -> Option<String> {
        let range = node.get("range")?;
        let domain = match self.between(range) {
            Some(Between { low: Some(Amount::Number(low)), high: Some(Amount::Number(high)) })
                if 0 <= low && low <= high =>
            {
                Domain::Number(low, high)
            }
            _ => {
                self.faults.push(bad_range(range.place));
                Domain::Number(0, 0)
            }
        };
        let fact = Fact {
            id: text_of(Some(id)),
            title: text_of(Some(title)),
            domain,
            stated_in: task.to_owned(),
            counted_from: Some(roll.to_owned()),
            place: id.place,
        };
        self.draft.facts.push(fact);
        Some(text_of(Some(id)))
    }
}
