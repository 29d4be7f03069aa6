//! The bodies a procedure founds or is about, their terms, and the acts that bring something about for them.

use super::*;
use crate::procedure::bodies::{AtEnd, Body, BodyAct, IN_OFFICE, NEW, Provisional, TermRule};

/// Beside the name of the body that a procedure founds or is about.
const HEAD_KEYS: &[&str] = &["short", "source", "term", "provisional"];

impl<'a> Reader<'a> {
    /// The body that a procedure founds or is about, where the head of the file names it.
    fn named_body(&self, key: &str) -> Option<(&'a Node, &'a Node, &'a Node)> {
        let node = self.file.get(key)?;
        named(node, HEAD_KEYS).first().map(|(id, title)| (*id, *title, node))
    }

    pub(super) fn declare_bodies(&mut self) {
        for key in ["founds", "concerns"] {
            if let Some((id, ..)) = self.named_body(key) {
                self.enter(id, Sort::Body);
            }
        }
    }

    /// What the procedure founds: the body it is named for first, then those beside it; or the standing one it is about.
    pub(super) fn bodies(&mut self) {
        for (key, standing) in [("founds", false), ("concerns", true)] {
            let Some((id, title, node)) = self.named_body(key) else { continue };
            if standing && let Some(other) = self.file.get("founds").or(self.file.get("bodies")) {
                let fault = Diagnostic::new(Code::TermsLeadOn, id.place).with("body", text_of(Some(id)));
                self.faults.push(fault.with("trouble", "founds").beside(other.place));
            }
            self.body(id, text_of(Some(title)), node, standing);
        }
        for (id, node) in self.file.get("bodies").map(Node::entries).unwrap_or_default() {
            self.body(id, text_of(node.get("title")), node, false);
        }
    }

    fn body(&mut self, id: &Node, title: String, node: &'a Node, standing: bool) {
        let short = Some(text_of(node.get("short"))).filter(|s| !s.is_empty());
        let term = self.term(node);
        // Whether it is new or in office is known when a case is opened; guards read it under the name of the body.
        if term.as_ref().is_some_and(|t| t.renewed_here) {
            self.draft.facts.push(Fact {
                id: text_of(Some(id)),
                title: title.clone(),
                domain: Domain::OneOf([NEW, IN_OFFICE].map(str::to_owned).into()),
                stated_in: String::new(),
                decimals: 0,
                counted_from: None,
                place: id.place,
            });
        }
        let provisional = self.provisional(node);
        let when = self.when(node.get("when").filter(|_| !standing));
        self.draft.bodies.push(Body {
            id: text_of(Some(id)),
            short: short.unwrap_or_else(|| title.clone()),
            title,
            when,
            standing,
            provisional,
            term,
            source: text_of(node.get("source")),
            place: id.place,
        });
    }

    fn provisional(&mut self, body: &Node) -> Option<Provisional> {
        let node = body.get("provisional")?;
        // The source lets it act; nobody is asked to.
        let clause = Clause { force: Force::May, ..self.clause(node, node.place, None) };
        Some(Provisional { from: self.id_at(node, "from", &[Sort::Task])?, clause })
    }

    fn term(&mut self, body: &Node) -> Option<TermRule> {
        let node = body.get("term")?;
        let clause = self.clause(node, node.place, None);
        let value = node.get("length")?;
        let (length, unit) = self.keep(phrase::length(value.text()?, value.place))?;
        let (length, unit) = self.amount_of_time(length, unit)?;
        let from = node.get("from").and_then(|value| {
            let name = Name { text: text_of(Some(value)), place: value.place };
            Some(match self.resolve(&name, &[Sort::Task, Sort::Day])? {
                Sort::Day => Since::Day(name.text),
                _ => Since::Task(name.text),
            })
        });
        let at_end = text_of(node.get("at_end"));
        Some(TermRule {
            length,
            unit,
            from,
            at_end: AtEnd::ALL.into_iter().find(|e| e.as_str() == at_end).unwrap_or(AtEnd::Continues),
            opens: self.span(node.get("opens")),
            renewed_here: text_of(node.get("renewed_by")) == "this procedure",
            clause,
        })
    }

    /// The bodies that a task acts on, and what becomes of them.
    pub(super) fn acts_on(&mut self, node: &Node) -> (Vec<String>, BodyAct) {
        let (mut bodies, mut chosen) = (vec![], None);
        for act in BodyAct::ALL {
            let Some(value) = node.get(act.as_str()) else { continue };
            let named = self.ids_at(node, act.as_str(), &[Sort::Body]);
            let standing = self.named_body("concerns").is_some();
            let wrong = if chosen.is_some() {
                Some("two-acts")
            } else if standing == (act == BodyAct::Constitutes) {
                Some(if standing { "constitutes" } else { "not-standing" })
            } else {
                None
            };
            if let Some(trouble) = wrong {
                let fault = Diagnostic::new(Code::TermsLeadOn, value.place).with("body", named.join(", "));
                self.faults.push(fault.with("trouble", trouble).with("act", act.as_str()));
            }
            (bodies, chosen) = (named, Some(act));
        }
        (bodies, chosen.unwrap_or_default())
    }
}
