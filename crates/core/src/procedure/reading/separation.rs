//! Rules of separation: which tasks are kept apart, and who acts when everybody else is barred.

use super::*;

impl Reader<'_> {
    pub(super) fn apart(&mut self) {
        for node in self.file.get("apart").map(Node::items).unwrap_or_default() {
            let clause = self.clause(node, node.place, None);
            let mut tasks = self.ids_at(node, "tasks", &[Sort::Task]);
            let mut seen = BTreeSet::new();
            tasks.retain(|t| seen.insert(t.clone()));
            let over = text_of(node.get("over"));
            let over = Over::ALL.into_iter().find(|o| o.as_str() == over).unwrap_or(Over::People);
            let otherwise = node.get("otherwise").and_then(|n| self.otherwise(n));
            self.draft.apart.push(Apart { tasks, over, otherwise, clause });
        }
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
