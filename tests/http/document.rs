//! The OpenAPI document as a client reads it: operations by id, bodies and answers held against their schemas.

use std::collections::BTreeMap;

use serde_json::Value;

use super::site::Reply;

/// The document.
pub struct Document {
    pub value: Value,
}

/// Where an operation is.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    pub method: String,
    pub path: String,
    pub value: &'a Value,
}

impl Document {
    /// Every operation, by its id.
    pub fn operations(&self) -> BTreeMap<String, Operation<'_>> {
        let mut all = BTreeMap::new();
        for (path, item) in self.value["paths"].as_object().unwrap() {
            for (method, value) in item.as_object().unwrap() {
                let operation = Operation { method: method.to_uppercase(), path: path.clone(), value };
                let id = value["operationId"].as_str().unwrap().to_owned();
                assert!(all.insert(id.clone(), operation).is_none(), "two operations are called {id}");
            }
        }
        all
    }

    /// An operation.
    pub fn operation(&self, id: &str) -> Operation<'_> {
        self.operations().remove(id).unwrap_or_else(|| panic!("the document has no operation {id}"))
    }

    /// The path of an operation, its parameters filled in: those it declares, and no others.
    pub fn path(&self, id: &str, given: &[(&str, &str)]) -> String {
        let operation = self.operation(id);
        let parameters = operation.value["parameters"].as_array().unwrap();
        let in_path = parameters.iter().filter(|p| p["in"] == "path").map(|p| p["name"].as_str().unwrap());
        let mut declared: Vec<&str> = in_path.collect();
        let mut names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
        declared.sort_unstable();
        names.sort_unstable();
        assert_eq!(declared, names, "the parameters of {id}");
        let fill = |path: String, (name, value): &(&str, &str)| path.replace(&format!("{{{name}}}"), value);
        let path = given.iter().fold(operation.path, fill);
        assert!(!path.contains('{'), "{path}");
        path
    }

    /// What a query may hold, by an operation.
    pub fn query(&self, id: &str) -> Vec<String> {
        let operation = self.operation(id);
        let parameters = operation.value["parameters"].as_array().unwrap();
        let in_query = parameters.iter().filter(|p| p["in"] == "query");
        in_query.map(|p| p["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Holds a JSON body against what an operation takes.
    pub fn check_body(&self, id: &str, body: &Value) {
        let operation = self.operation(id);
        let schema = &operation.value["requestBody"]["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{id} takes no JSON");
        let faults = self.faults(schema, body);
        assert!(faults.is_empty(), "{id}: {body} does not fit its schema: {faults:#?}");
    }

    /// Holds an answer against what an operation declares: its status, its type, its shape.
    pub fn check_reply(&self, id: &str, reply: &Reply) {
        let operation = self.operation(id);
        let declared = &operation.value["responses"][reply.status.to_string()];
        assert!(declared.is_object(), "{id} does not declare {}: {:?}", reply.status, reply.text());
        let media = reply.header("content-type");
        let content = &declared["content"][&media];
        assert!(
            content.is_object() || id == "get_artifact",
            "{id} does not declare {} {media}",
            reply.status
        );
        if media.ends_with("json") {
            let faults = self.faults(&content["schema"], &reply.json());
            assert!(faults.is_empty(), "{id}: {} does not fit: {faults:#?}", reply.text());
        }
    }

    /// What a value has against a schema of the document.
    pub fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        faults(&self.value, schema, value, "")
    }
}

/// What a value has against a JSON Schema: the part of the language that our schemas are written in.
pub fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if schema == &Value::Bool(true) {
        return vec![];
    }
    if schema == &Value::Bool(false) {
        return vec![format!("{at}: nothing may stand here")];
    }
    let mut all = vec![];
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        let target = target.unwrap_or_else(|| panic!("{reference} leads nowhere"));
        all.extend(faults(root, target, value, at));
    }
    if !of_type(&schema["type"], value) {
        all.push(format!("{at}: {value} is not {}", schema["type"]));
    }
    let allowed = schema["enum"].as_array();
    if allowed.is_some_and(|words| !words.contains(value)) || schema.get("const").is_some_and(|c| c != value)
    {
        all.push(format!("{at}: {value} is not among {} {}", schema["enum"], schema["const"]));
    }
    for one in schema["allOf"].as_array().into_iter().flatten() {
        all.extend(faults(root, one, value, at));
    }
    for (word, exactly_one) in [("anyOf", false), ("oneOf", true)] {
        let Some(list) = schema[word].as_array() else { continue };
        let tried: Vec<Vec<String>> = list.iter().map(|one| faults(root, one, value, at)).collect();
        let fitting = tried.iter().filter(|f| f.is_empty()).count();
        if fitting == 0 || (exactly_one && fitting > 1) {
            all.push(format!("{at}: {fitting} of {word} fit: {tried:?}"));
        }
    }
    if let Some(object) = value.as_object() {
        all.extend(of_object(root, schema, object, at));
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(items) = schema.get("items") {
            all.extend(faults(root, items, item, &format!("{at}/{n}")));
        }
    }
    all
}

fn of_object(root: &Value, schema: &Value, object: &serde_json::Map<String, Value>, at: &str) -> Vec<String> {
    let mut all = vec![];
    for name in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap()) {
            all.push(format!("{at}: {name} is missing"));
        }
    }
    let empty = serde_json::Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    let rest = schema.get("additionalProperties");
    for (name, value) in object {
        let below = format!("{at}/{name}");
        match (properties.get(name), rest) {
            (Some(known), _) => all.extend(faults(root, known, value, &below)),
            (None, Some(rest)) => all.extend(faults(root, rest, value, &below)),
            (None, None) => {}
        }
        if let Some(names) = schema.get("propertyNames") {
            all.extend(faults(root, names, &Value::String(name.clone()), &format!("{at}: name")));
        }
    }
    all
}

fn of_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other}"),
    };
    match wanted {
        Value::Null => true,
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().any(|n| is(n.as_str().unwrap())),
        other => panic!("the type {other}"),
    }
}

#[test]
fn a_body_that_does_not_fit_is_found() {
    let root = serde_json::json!({"word": {"type": "string"}});
    let schema = serde_json::json!({"type": "object", "additionalProperties": false, "required": ["a"], "properties": {
        "a": {"$ref": "#/word"}, "b": {"type": ["integer", "null"]}, "c": {"type": "array", "items": {"enum": ["x"]}},
        "d": {"oneOf": [{"const": 1}, {"const": 2}]},
    }});
    let count = |value: Value| faults(&root, &schema, &value, "").len();
    assert_eq!(count(serde_json::json!({"a": "", "b": null, "c": ["x"], "d": 2})), 0);
    assert_eq!(count(serde_json::json!({})), 1);
    assert_eq!(count(serde_json::json!({"a": 1, "b": "", "c": ["x", "y"], "d": 3, "e": 0})), 5);
    assert_eq!(count(serde_json::json!([])), 1);
}
