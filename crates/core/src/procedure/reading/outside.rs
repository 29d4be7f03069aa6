//! Filings with parties outside, and notices.

use super::*;
use crate::procedure::outside::{FilingRule, NoticeRule, Objections, Until};

impl Reader<'_> {
    fn needed_in(&mut self, node: &Node, mapping: &'static str, keys: &[&'static str]) {
        for key in keys.iter().filter(|k| node.get(k).is_none()) {
            let fault = Diagnostic::new(Code::MissingKey, node.place).with("key", *key);
            self.faults.push(fault.with("mapping", mapping));
        }
    }

    pub(super) fn span(&mut self, node: Option<&Node>) -> Option<Span> {
        let node = node?;
        let (length, unit) = self.keep(phrase::wait(node.text()?, node.place))?;
        Some(Span { length, unit })
    }

    pub(super) fn filing(&mut self, node: &Node) -> FilingRule {
        self.needed_in(node, "filing", &["papers", "to"]);
        let word = node.get("until").and_then(Node::text).unwrap_or_default();
        let until = Until::ALL.into_iter().find(|u| u.as_str() == word);
        FilingRule {
            papers: self.ids_at(node, "papers", &[Sort::Paper]),
            to: self.whos(node.get("to")),
            until: until.unwrap_or(Until::Received),
            no_answer: self.span(node.get("no_answer")),
        }
    }

    pub(super) fn notice(&mut self, node: &Node) -> NoticeRule {
        self.needed_in(node, "notice", &["of", "for"]);
        let objections = node.get("objections").and_then(|n| self.objections(n));
        // An objection that is upheld corrects what was put up, or leads somewhere.
        let place = node.get("objections").map_or(node.place, |n| n.place);
        let leads = node.get("if_upheld").is_some();
        let corrects = node.get("upheld").is_some();
        if objections.is_some() && !corrects && !leads {
            let fault = Diagnostic::new(Code::MissingKey, place).with("key", "upheld, if_upheld");
            self.faults.push(fault.with("mapping", "notice"));
        }
        NoticeRule {
            of: self.id_at(node, "of", &[Sort::Paper]).unwrap_or_default(),
            place: text_of(node.get("place")),
            lasts: self.span(node.get("for")).unwrap_or(Span { length: 1, unit: phrase::Unit::Days }),
            objections,
            corrects,
        }
    }

    fn objections(&mut self, node: &Node) -> Option<Objections> {
        let decided_by = self.whos(node.get("decided_by")).into_iter().next()?;
        Some(Objections {
            within: self.span(node.get("within")),
            decided_by,
            due: self.span(node.get("due")),
        })
    }
}
