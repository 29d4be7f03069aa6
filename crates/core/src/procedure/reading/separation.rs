//! Rules over several tasks: which are kept apart, who acts when everybody else is barred, and which are in hand one at
//! a time; and which places nobody holds together.

use super::*;

impl Reader<'_> {
    pub(super) fn apart(&mut self) {
        for node in self.file.get("apart").map(Node::items).unwrap_or_default() {
            let clause = self.clause(node, node.place, None);
            let tasks = self.several(node);
            let over = text_of(node.get("over"));
            let over = Over::ALL.into_iter().find(|o| o.as_str() == over).unwrap_or(Over::People);
            let otherwise = node.get("otherwise").and_then(|n| self.otherwise(n));
            self.draft.apart.push(Apart { tasks, over, otherwise, clause });
        }
    }

    pub(super) fn incompatible(&mut self) {
        for node in self.file.get("incompatible").map(Node::items).unwrap_or_default() {
            let clause = self.clause(node, node.place, None);
            let holding = self.id_at(node, "holding", &[Sort::Party, Sort::Roster, Sort::Body]);
            let standing_for = self.id_at(node, "standing_for", &[Sort::Roster, Sort::Body]);
            let Some((holding, standing_for)) = holding.zip(standing_for) else { continue };
            let leaves = text_of(node.get("then")) == "leaves";
            let refilled_by = node.get("refilled_by").and_then(|n| self.who(n));
            let rule = Incompatible { holding, standing_for, leaves, refilled_by, clause };
            self.draft.incompatible.push(rule);
        }
    }

    pub(super) fn one_at_a_time(&mut self) {
        for node in self.file.get("one_at_a_time").map(Node::items).unwrap_or_default() {
            let clause = self.clause(node, node.place, None);
            let tasks = self.several(node);
            self.draft.one_at_a_time.push(OneAtATime { tasks, clause });
        }
    }

    /// The tasks a rule is about, each once.
    fn several(&mut self, node: &Node) -> Vec<String> {
        let mut tasks = self.ids_at(node, "tasks", &[Sort::Task]);
        let mut seen = BTreeSet::new();
        tasks.retain(|t| seen.insert(t.clone()));
        tasks
    }

    /// `PARTY together`, or whoever signs instead.
    fn otherwise(&mut self, node: &Node) -> Option<Otherwise> {
        let text = node.text()?;
        if text.split_whitespace().last() == Some("together") {
            let parsed = phrase::together(text, node.place);
            let name = self.keep(parsed)?;
            self.resolve(&name, &[Sort::Party])?;
            return Some(Otherwise::Together(name.text));
        }
        self.who(node).map(Otherwise::Signer)
    }
}
