//! The table of keys as a JSON Schema, for editors, and as a list.

use super::{FILE, KINDS, Mapping, SCENARIOS, Shape};
use crate::procedure::phrase;

/// The JSON Schema (2020-12) of the language. `describe` gives the sentence for a key of a mapping.
pub fn schema(describe: &dyn Fn(&str, &str) -> Option<String>) -> serde_json::Value {
    use serde_json::{Map, Value as Json, json};
    fn shape(
        s: &Shape,
        out: &mut Map<String, Json>,
        describe: &dyn Fn(&str, &str) -> Option<String>,
    ) -> Json {
        match s {
            Shape::Id => json!({"type": "string", "pattern": "^[\\p{L}\\p{N}_-]{1,64}$"}),
            Shape::Text => json!({"type": ["string", "number"]}),
            Shape::Number => json!({"type": "integer", "minimum": 0}),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Word(words) => json!({"enum": words.iter().map(|w| scalar(w)).collect::<Vec<_>>()}),
            Shape::Any => json!({}),
            Shape::Phrase(name) => json!({"$ref": format!("#/$defs/phrase-{name}")}),
            Shape::OneOrMany(item) => {
                let item = shape(item, out, describe);
                json!({"anyOf": [item.clone(), {"type": "array", "items": item}]})
            }
            Shape::List(item) => json!({"type": "array", "items": shape(item, out, describe)}),
            Shape::Either(list) => {
                json!({"anyOf": list.iter().map(|s| shape(s, out, describe)).collect::<Vec<_>>()})
            }
            Shape::Map(m) => {
                mapping(m, out, describe);
                json!({"$ref": format!("#/$defs/{}", m.name)})
            }
        }
    }
    fn mapping(m: &Mapping, out: &mut Map<String, Json>, describe: &dyn Fn(&str, &str) -> Option<String>) {
        if out.contains_key(m.name) {
            return;
        }
        out.insert(m.name.to_owned(), Json::Null); // claimed first: mappings may hold one another
        let mut properties = Map::new();
        for key in m.keys {
            let mut value = shape(&key.shape, out, describe);
            if let (Some(text), Some(object)) = (describe(m.name, key.name), value.as_object_mut()) {
                object.insert("description".into(), text.into());
            }
            properties.insert(key.name.into(), value);
        }
        let required: Vec<&str> = m.keys.iter().filter(|k| k.needed).map(|k| k.name).collect();
        let others = match &m.named {
            Some(named) => shape(named, out, describe),
            None => Json::Bool(false),
        };
        let mut value = json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": others,
        });
        if m.name == "task" {
            value["oneOf"] = KINDS.iter().map(|k| json!({"required": [k]})).collect();
        }
        out.insert(m.name.to_owned(), value);
    }
    let mut definitions = Map::new();
    mapping(&FILE, &mut definitions, describe);
    mapping(&SCENARIOS, &mut definitions, describe);
    for (name, examples) in phrase::EXAMPLES {
        let mut value = json!({"type": ["string", "integer"], "examples": examples});
        if let Some(text) = describe("phrase", name) {
            value["description"] = text.into();
        }
        definitions.insert(format!("phrase-{name}"), value);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Quorate procedure, or scenarios beside one",
        "anyOf": [{"$ref": "#/$defs/procedure"}, {"$ref": "#/$defs/scenarios"}],
        "$defs": definitions,
    })
}

/// Every mapping once, in the order in which they are come upon: the file first, scenarios last.
pub fn mappings() -> Vec<&'static Mapping> {
    fn see(shape: &'static Shape, all: &mut Vec<&'static Mapping>) {
        match shape {
            Shape::Map(mapping) => walk(mapping, all),
            Shape::List(item) | Shape::OneOrMany(item) => see(item, all),
            Shape::Either(shapes) => shapes.iter().for_each(|s| see(s, all)),
            _ => {}
        }
    }
    fn walk(mapping: &'static Mapping, all: &mut Vec<&'static Mapping>) {
        if all.iter().any(|m| m.name == mapping.name) {
            return;
        }
        all.push(mapping);
        mapping.keys.iter().for_each(|key| see(&key.shape, all));
        mapping.named.iter().for_each(|shape| see(shape, all));
    }
    let mut all = vec![];
    walk(&FILE, &mut all);
    walk(&SCENARIOS, &mut all);
    all
}

/// Every key of every mapping, `named` for the author's own names: each has its sentence.
pub fn all_keys() -> Vec<(&'static str, &'static str)> {
    let keys = |m: &'static Mapping| m.keys.iter().map(|k| k.name).chain(m.named.map(|_| "named"));
    mappings().into_iter().flat_map(|m| keys(m).map(|key| (m.name, key))).collect()
}

/// A word as YAML takes it without quotes: what looks like a number is one to an editor.
fn scalar(word: &str) -> serde_json::Value {
    word.parse::<i64>().map_or_else(|_| word.into(), Into::into)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn an_editor_takes_what_yaml_reads_as_a_number() {
        let schema = super::schema(&|_, _| None);
        let key = |mapping: &str, key: &str| schema["$defs"][mapping]["properties"][key]["enum"].clone();
        assert_eq!(key("measure", "decimals"), json!([1, 2, 3, 4]));
        assert_eq!(key("procedure", "status"), json!(["advisory", "binding"]));
    }
}
