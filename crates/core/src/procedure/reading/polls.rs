//! Votes of people on a roll: who, how many, in which rounds.

use super::*;
use crate::decimal;
use crate::poll::{Field, Outcome, Part, PollRule, Proxies, Round, Threshold, Thresholds, Tie};
use crate::roll::HEADS;

impl Reader<'_> {
    pub(super) fn poll_rule(&mut self, node: &Node) -> PollRule {
        let support = node.get("support").is_some();
        let majority = if support { "support" } else { "majority" };
        for key in ["voters", majority] {
            if node.get(key).is_none() {
                let fault = Diagnostic::new(Code::MissingKey, node.place).with("key", key);
                self.faults.push(fault.with("mapping", "vote"));
            }
        }
        // Either is asked, and what is asked beside it would never be looked at.
        if let Some(other) = node.get("majority").filter(|_| support) {
            let fault = Diagnostic::new(Code::VotesDecide, other.place).with("how", "support-key");
            let task = node.get("vote").and_then(Node::text).unwrap_or_default();
            self.faults.push(fault.with("task", task).with("what", "majority"));
        }
        let voters = self.id_at(node, "voters", &[Sort::Roll]).unwrap_or_default();
        let mut rounds = vec![Round {
            quorum: self.thresholds(node.get("quorum")),
            carried: self.thresholds(node.get(majority)),
            runners_up: false,
        }];
        // A further round asks what the first does, but for what it says of its own.
        for again in node.get("again").map(Node::items).unwrap_or_default() {
            let own = |key: &str| again.get(key).or_else(|| node.get(key));
            let (quorum, carried) = (own("quorum"), own("majority"));
            rounds.push(Round {
                quorum: self.thresholds(quorum),
                carried: self.thresholds(carried),
                runners_up: again.get("candidates").is_some(),
            });
        }
        let words: Vec<&str> = node
            .get("again_if")
            .map(Node::items)
            .unwrap_or_default()
            .into_iter()
            .filter_map(Node::text)
            .collect();
        let named = |o: &Outcome| words.is_empty() || words.contains(&o.as_str());
        let again_if = Outcome::OPEN.into_iter().filter(named).collect();
        let mut measures: Vec<String> = rounds
            .iter()
            .flat_map(|r| r.quorum.iter().chain(&r.carried).flatten())
            .map(|t| t.measure.clone())
            .filter(|m| m != HEADS)
            .collect();
        measures.sort();
        measures.dedup();
        let word = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default();
        PollRule {
            voters,
            measures,
            rounds,
            again_if,
            tie: if word("tie") == "chair" { Tie::Chair } else { Tie::Lost },
            ballots: word("ballots") == "true",
            counts: if word("counts") == "2" { 2 } else { 1 },
            fills: self.id_at(node, "fills", &[Sort::Roster]),
            field: Field::ALL.into_iter().find(|f| f.as_str() == word("candidates")).unwrap_or_default(),
            support,
            proxies: self.proxies(node.get("proxies")).unwrap_or_default(),
        }
    }

    fn proxies(&mut self, node: Option<&Node>) -> Option<Proxies> {
        let node = node?;
        self.keep(phrase::proxies(node.text()?, node.place))
    }

    /// A phrase, a list that has to be reached as a whole, or `any` of several.
    fn thresholds(&mut self, node: Option<&Node>) -> Thresholds {
        let Some(node) = node else { return vec![] };
        match node.get("any") {
            Some(any) => any.items().into_iter().map(|all| self.all_of(all)).collect(),
            None => vec![self.all_of(node)],
        }
    }

    fn all_of(&mut self, node: &Node) -> Vec<Threshold> {
        node.items().into_iter().filter_map(|n| self.threshold(n)).collect()
    }

    fn threshold(&mut self, node: &Node) -> Option<Threshold> {
        let parsed = self.keep(phrase::threshold(node.text()?, node.place))?;
        let measure = match parsed.measure {
            Some(name) if name.text == GROUPS => name.text,
            Some(name) if name.text != HEADS => {
                self.resolve(&name, &[Sort::Fact])?;
                name.text
            }
            _ => HEADS.to_owned(),
        };
        let decimals = self.decimals_of(&measure);
        let part = match parsed.part {
            Part::Number(n) => {
                Part::Number(n.saturating_mul(decimal::scale(decimals)) + u64::from(parsed.more_than))
            }
            share => share,
        };
        Some(Threshold { part, base: parsed.base, measure, decimals })
    }
}
