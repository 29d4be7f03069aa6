//! What one definition says differently from another: key by key, with items known by their ids, so that a step that
//! moved is not taken for another. Comments and the way a text is laid out make no difference.

use super::grammar::KINDS;
use super::node::{self, Node, Value};
use super::{Diagnostic, Procedure};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The ids and keys that lead to it, from the outside in: `stages`, `plan`, `tasks`, `write-plan`, `title`.
    pub path: Vec<String>,
    /// What the earlier one says; none if it says nothing.
    pub before: Option<String>,
    /// What the later one says; none if it says nothing.
    pub after: Option<String>,
}

/// The differences between two sound procedures, in the order of the later text, what is gone last in its place.
pub fn differences(before: &Procedure, after: &Procedure) -> Vec<Difference> {
    let (Ok(old), Ok(new)) = (parsed(before), parsed(after)) else { return vec![] };
    let mut all = vec![];
    compare(Some(&old), Some(&new), &mut vec![], &mut all);
    all
}

fn parsed(procedure: &Procedure) -> Result<Node, Vec<Diagnostic>> {
    node::parse(procedure.text())
}

fn compare(old: Option<&Node>, new: Option<&Node>, path: &mut Vec<String>, all: &mut Vec<Difference>) {
    let (before, after) = (old.map(|n| &n.value), new.map(|n| &n.value));
    let fields = |v: Option<&Value>| matches!(v, None | Some(Value::Map(_)));
    let items = |v: Option<&Value>| matches!(v, None | Some(Value::List(_)));
    let both_none = old.is_none() && new.is_none();
    if both_none {
        return;
    }
    let (old_items, new_items) = (named(old), named(new));
    let by_name = old_items.iter().chain(&new_items).any(|(name, _)| name.is_some());
    if fields(before) && fields(after) && old.is_some() == new.is_some() {
        children(&entries(old), &entries(new), path, all);
    } else if items(before) && items(after) && by_name && old.is_some() == new.is_some() {
        let known = |list: &[(Option<String>, Node)]| -> Vec<(String, Node)> {
            list.iter()
                .map(|(name, node)| (name.clone().unwrap_or_else(|| written(node)), node.clone()))
                .collect()
        };
        children(&known(&old_items), &known(&new_items), path, all);
    } else {
        let (before, after) = (old.map(written), new.map(written));
        if before != after {
            all.push(Difference { path: path.clone(), before, after });
        }
    }
}

fn children(
    old: &[(String, Node)],
    new: &[(String, Node)],
    path: &mut Vec<String>,
    all: &mut Vec<Difference>,
) {
    for (name, node) in new {
        path.push(name.clone());
        compare(old.iter().find(|(n, _)| n == name).map(|(_, n)| n), Some(node), path, all);
        path.pop();
    }
    for (name, node) in old.iter().filter(|(name, _)| !new.iter().any(|(n, _)| n == name)) {
        path.push(name.clone());
        compare(Some(node), None, path, all);
        path.pop();
    }
}

fn entries(node: Option<&Node>) -> Vec<(String, Node)> {
    let entries = node.map(Node::entries).unwrap_or_default();
    entries.iter().map(|(k, v)| (k.text().unwrap_or_default().to_owned(), v.clone())).collect()
}

/// First keys whose value is the id of an item, as in `work: draft-plan`; any other first key is the id itself, as in
/// `section-head: 职能科室负责人`.
fn is_kind(key: &str) -> bool {
    KINDS.contains(&key) || ["stage", "obligations", "finding"].contains(&key)
}

/// The items of a list with their ids; the second of one id is told apart by its number.
fn named(node: Option<&Node>) -> Vec<(Option<String>, Node)> {
    let Some(Node { value: Value::List(items), .. }) = node else { return vec![] };
    let mut seen: Vec<String> = vec![];
    let mut name = |item: &Node| {
        let (key, value) = item.entries().first()?;
        let kind = key.text().filter(|k| is_kind(k));
        let id = if kind.is_some() { value.text()? } else { key.text()? };
        let before = seen.iter().filter(|s| *s == id).count();
        seen.push(id.to_owned());
        Some(if before == 0 { id.to_owned() } else { format!("{id} #{}", before + 1) })
    };
    items.iter().map(|item| (name(item), item.clone())).collect()
}

/// A value in one line.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let all = entries.iter().map(|(k, v)| format!("{}: {}", written(k), written(v)));
            all.collect::<Vec<_>>().join(", ")
        }
    }
}
