//! From YAML to scenarios, by the grammar's table, with every fault at its column.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::doing::doing;
use super::{Event, Expected, Judgement, Scenario, Step};
use crate::directory::Term;
use crate::moment::Date;
use crate::procedure::AtEnd;
use crate::procedure::diagnostic::{Code, Diagnostic};
use crate::procedure::grammar::{STEP_KEYS, compare_scenarios, join, nearest};
use crate::procedure::node::{self, Node, Value as Written};
use crate::procedure::phrase;
use crate::refusal::RefusalCode;

/// Reads a file of scenarios.
///
/// # Errors
/// Every diagnostic at once.
pub fn read(text: &str) -> Result<Vec<Scenario>, Vec<Diagnostic>> {
    let tree = node::parse(text)?;
    let mut faults = vec![];
    compare_scenarios(&tree, &mut faults);
    let mut all = vec![];
    for node in tree.get("scenarios").map(Node::items).unwrap_or_default() {
        let from = date(node.get("from"), &mut faults);
        let in_office = node.get("in_office").and_then(|term| in_office(term, &mut faults));
        let steps = node.get("steps").map(Node::items).unwrap_or_default();
        all.push(Scenario {
            title: text_of(node.get("scenario")),
            from,
            in_office,
            offices: node
                .get("offices")
                .map(Node::entries)
                .unwrap_or_default()
                .iter()
                .map(|(party, offices)| (text_of(Some(party)), texts(offices)))
                .collect(),
            steps: steps.into_iter().filter_map(|s| step(s, &mut faults)).collect(),
            verdict: node.get("verdict").map(|verdict| Judgement {
                complete: verdict.get("complete").and_then(Node::text).map(|t| t == "true"),
                findings: pairs(verdict.get("findings")),
                place: Some(verdict.place),
            }),
            place: node.place,
        });
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

fn date(node: Option<&Node>, faults: &mut Vec<Diagnostic>) -> Option<Date> {
    let node = node?;
    let date = node.text().and_then(Date::parse);
    if date.is_none() {
        let fault = Diagnostic::new(Code::WrongShape, node.place);
        faults.push(fault.with("expected", "date").with("found", "text"));
    }
    date
}

fn in_office(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Term> {
    let opens = date(node.get("opens"), faults);
    let (since, until) = (date(node.get("since"), faults), date(node.get("until"), faults));
    let at_end = text_of(node.get("at_end"));
    let at_end = AtEnd::ALL.into_iter().find(|e| e.as_str() == at_end).unwrap_or(AtEnd::Continues);
    Some(Term { since: since?, until: until?, at_end, opens })
}

fn step(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Step> {
    let place = node.place;
    if let Some(expect) = node.get("expect") {
        return Some(Step { what: Event::Expect(expected(expect)), place: expect.place });
    }
    if let Some(wait) = node.get("wait") {
        return match phrase::wait(wait.text().unwrap_or_default(), wait.place) {
            Ok((length, unit)) => Some(Step { what: Event::Wait(length, unit), place }),
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
    }
    let acts: Vec<&(Node, Node)> = node
        .entries()
        .iter()
        .filter(|(key, _)| key.text().is_some_and(|k| !STEP_KEYS.contains(&k)))
        .collect();
    let [(who, what)] = acts.as_slice() else {
        let fault = Diagnostic::new(Code::MissingKey, place).with("key", "office: act, wait, expect");
        faults.push(fault.with("mapping", "step"));
        return None;
    };
    let mut act = match doing(who, what) {
        Ok(act) => act,
        Err(fault) => {
            faults.push(fault);
            return None;
        }
    };
    act.facts = pairs(node.get("facts"));
    // Facts are stated by work; what a roll comes to is said with its correction too.
    let states = ["submit", "correct", "take_result"].contains(&act.act.as_str());
    if let Some(facts) = node.get("facts").filter(|_| !states) {
        let fault = Diagnostic::new(Code::UnknownKey, facts.place).with("key", "facts");
        faults.push(fault.with("mapping", &act.act).with("allowed", "with, reason, opinion, refused"));
    }
    if let Some(Value::Object(with)) = node.get("with").map(json) {
        act.with = with;
    }
    for key in ["reason", "opinion"] {
        if let Some(words) = node.get(key) {
            // What is told of a filing, a notice or a result is said in words of its own.
            let field =
                if ["record_event", "take_result"].contains(&act.act.as_str()) { "words" } else { key };
            act.with.insert(field.to_owned(), text_of(Some(words)).into());
        }
    }
    if let Some(refused) = node.get("refused") {
        act.refused = text_of(Some(refused));
        let known = RefusalCode::ALL.iter().map(|c| c.as_str());
        if !known.clone().any(|c| c == act.refused) {
            let fault = Diagnostic::new(Code::UnknownWord, refused.place).with("word", &act.refused);
            let near = nearest(&act.refused, known.clone());
            let fault = fault.with("allowed", join(known));
            faults.push(match near {
                Some(near) => fault.with("near", near),
                None => fault,
            });
        }
    }
    Some(Step { what: Event::Act(Box::new(act)), place })
}

fn expected(node: &Node) -> Expected {
    let list = |key: &str| node.get(key).map(texts);
    Expected {
        stage: node.get("stage").map(|n| text_of(Some(n))),
        end: node.get("end").map(|n| text_of(Some(n))),
        open: list("open"),
        done: list("done").unwrap_or_default(),
        not_applicable: list("not_applicable").unwrap_or_default(),
        founded: list("founded"),
        terms: pairs(node.get("terms")),
        tenure: pairs(node.get("tenure")),
        facts: pairs(node.get("facts")),
        figures: pairs(node.get("figures")),
        rosters: pairs(node.get("rosters")),
    }
}

fn text_of(node: Option<&Node>) -> String {
    node.and_then(Node::text).unwrap_or_default().trim().to_owned()
}

fn texts(node: &Node) -> Vec<String> {
    node.items().into_iter().map(|n| text_of(Some(n))).filter(|t| !t.is_empty()).collect()
}

fn pairs(node: Option<&Node>) -> BTreeMap<String, String> {
    let entries = node.map(Node::entries).unwrap_or_default();
    entries.iter().map(|(key, value)| (text_of(Some(key)), text_of(Some(value)))).collect()
}

/// What a command takes: a word that looks like a number or a flag is one.
fn json(node: &Node) -> Value {
    match &node.value {
        Written::Null => Value::Null,
        Written::Text(text) => match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            "null" => Value::Null,
            number if number.parse::<i64>().is_ok_and(|n| n.to_string() == number) => {
                number.parse::<i64>().unwrap_or_default().into()
            }
            text => text.into(),
        },
        Written::List(items) => items.iter().map(json).collect(),
        Written::Map(entries) => Value::Object(
            entries.iter().map(|(k, v)| (text_of(Some(k)), json(v))).collect::<Map<String, Value>>(),
        ),
    }
}
