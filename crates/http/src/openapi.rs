//! The OpenAPI 3.1 document, made from the table of routes and the types of commands.

use quorate_core::Command;
use quorate_core::directory::DirectoryCommand;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::authorize::Access;
use crate::routes::{self, Body, Form, Operation, Route};

/// A new case as the API takes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    /// The procedure by id.
    pub procedure: String,
    /// The division code of the county; your own if left out.
    #[serde(default)]
    pub county: String,
    /// A title of its own; the procedure's if empty.
    #[serde(default)]
    pub title: String,
    /// The office of the body in office that it is about; of none if left out.
    #[serde(default)]
    pub about: Option<String>,
}

/// The document.
pub(crate) fn document() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    let mut generator = settings.into_generator();
    let acts = acts(&mut generator);
    let directory = generator.subschema_for::<DirectoryCommand>();
    let new_case = generator.subschema_for::<NewCase>();
    let mut paths = Map::new();
    for route in routes::ALL.iter().filter(|r| r.form == Form::Api) {
        let mut item = Map::new();
        for operation in route.operations {
            let body = match operation.body {
                Body::None => None,
                Body::Act(name) => Some(
                    json!({"application/json": {"schema": acts.get(name).cloned().unwrap_or(json!({}))}}),
                ),
                Body::Directory => Some(json!({"application/json": {"schema": directory}})),
                Body::Case => Some(json!({"application/json": {"schema": new_case}})),
                // To begin takes nothing but what the address says.
                Body::Part if operation.id == "begin_upload" => None,
                Body::File | Body::Part => {
                    Some(json!({"*/*": {"schema": {"type": "string", "format": "binary"}}}))
                }
            };
            item.insert(operation.method.to_ascii_lowercase(), one(route, operation, body));
        }
        paths.insert(route.path.to_owned(), item.into());
    }
    let mut schemas: Map<String, Value> = generator.take_definitions(true);
    schemas.insert("Problem".into(), problem());
    schemas.insert("Receipt".into(), receipt());
    schemas.insert("Upload".into(), upload());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Quorate",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "A case is opened with a procedure. Its tasks lie in the queues of offices: read your office's queue, \
                read a task to see what it asks for and which acts are open to you, store the files, and post the act. \
                Every act is one entry of the record; its receipt names log, index and leaf hash. What is not yours is 404.",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    })
}

/// The schema of each act: its fields without `act`, and without `task` where the path names it.
fn acts(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let schema = Command::json_schema(generator).to_value();
    let variants = schema.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut acts = Map::new();
    for mut variant in variants {
        let Some(name) = variant.pointer("/properties/act/const").and_then(Value::as_str).map(str::to_owned)
        else {
            continue;
        };
        let on_task =
            routes::ALL.iter().any(|r| r.path == format!("/api/v1/cases/{{case}}/tasks/{{task}}/{name}"));
        let mut dropped = vec!["act"];
        if on_task {
            dropped.push("task");
        }
        if let Some(properties) = variant.get_mut("properties").and_then(Value::as_object_mut) {
            dropped.iter().for_each(|key| drop(properties.remove(*key)));
        }
        if let Some(required) = variant.get_mut("required").and_then(Value::as_array_mut) {
            required.retain(|key| !dropped.contains(&key.as_str().unwrap_or_default()));
        }
        acts.insert(name, variant);
    }
    acts
}

fn one(route: &Route, operation: &Operation, body: Option<Value>) -> Value {
    let mut parameters: Vec<Value> = vec![];
    for part in route.path.split('/').filter_map(|p| p.strip_prefix('{')) {
        let name = part.split('}').next().unwrap_or_default();
        parameters.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
    }
    for (name, about) in operation.query {
        let required = ["name", "size", "offset"].contains(name);
        parameters.push(json!({"name": name, "in": "query", "required": required, "description": about, "schema": {"type": "string"}}));
    }
    if operation.method == "POST" && !matches!(operation.body, Body::File | Body::Part) {
        parameters.push(json!({"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 128},
            "description": "Your id of this command: sent again with the same body it gets the same answer."}));
        if route.access == Access::TakesPart {
            parameters.push(json!({"name": "If-Match", "in": "header", "schema": {"type": "string"},
                "description": "Only if the case still has this ETag; else 412."}));
        }
    }
    let content = match (operation.method, operation.body) {
        (_, Body::Part) => json!({"application/json": {"schema": {"$ref": "#/components/schemas/Upload"}}}),
        _ if operation.id == "get_upload" => {
            json!({"application/json": {"schema": {"$ref": "#/components/schemas/Upload"}}})
        }
        ("POST", Body::File) => {
            json!({"application/json": {"schema": {"type": "object", "required": ["digest", "size", "media", "name"],
            "properties": {"digest": {"$ref": "#/components/schemas/Digest"}, "size": {"type": "integer"}, "media": {"type": "string"}, "name": {"type": "string"}}}}})
        }
        ("POST", _) => json!({"application/json": {"schema": {"$ref": "#/components/schemas/Receipt"}}}),
        _ if route.path.ends_with(".svg") => json!({"image/svg+xml": {"schema": {"type": "string"}}}),
        _ if operation.id == "get_artifact" => {
            json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
        }
        _ => json!({"application/json": {"schema": {"type": "object"}}}),
    };
    let problem = |about: &str| json!({"description": about, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
    let mut responses = json!({"200": {"description": "Done.", "content": content}});
    if route.access != Access::Public {
        responses["401"] = problem("No token, an unknown one, or one that has expired.");
        responses["403"] = problem("This role, person or position may not.");
        responses["404"] = problem("Nothing under this name, or not yours.");
    }
    if operation.method == "POST" {
        responses["400"] = problem("Not the JSON, or the file, that is asked for.");
        responses["409"] = problem("Not now: the state of the case does not allow it.");
        responses["412"] = problem("The case has changed since.");
        responses["413"] = problem("Too large.");
        responses["415"] = problem("Of a type that is not taken.");
        responses["422"] = problem("Incomplete, out of bounds, or the same id with another body.");
        responses["503"] = problem(
            "Busy, or the record cannot be written; nothing has changed. Try again with the same id.",
        );
    } else {
        responses["400"] = problem("A query that cannot be read.");
    }
    let mut value = json!({"operationId": operation.id, "summary": operation.summary, "parameters": parameters, "responses": responses});
    if route.access == Access::Public {
        value["security"] = json!([]);
    }
    if let Some(content) = body {
        value["requestBody"] = json!({"required": true, "content": content});
    }
    value
}

fn problem() -> Value {
    let told = json!({"type": "object", "properties": {"text": {"type": "string"}, "help": {"type": ["string", "null"]}}});
    json!({"type": "object", "required": ["type", "title", "status", "code", "zh", "en"], "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": ["string", "null"]},
        "code": {"type": "string", "description": "Stable: what a program looks at."},
        "zh": told, "en": told,
        "clause": {"type": ["string", "null"], "description": "The section of the source text behind it."},
        "facts": {"type": "object", "additionalProperties": {"type": "string"}},
    }})
}

fn upload() -> Value {
    json!({"type": "object", "required": ["upload", "name", "size", "arrived", "part_max", "stored"], "properties": {
        "upload": {"type": "string"}, "name": {"type": "string"}, "size": {"type": "integer"},
        "arrived": {"type": "integer", "description": "How much has arrived: where the next part begins."},
        "part_max": {"type": "integer", "description": "The largest part that is taken."},
        "stored": {"type": ["object", "null"], "description": "The file, once all of it has arrived: its digest, size, media and name."},
    }})
}

fn receipt() -> Value {
    json!({"type": "object", "required": ["log", "index", "leaf", "stream", "version"], "properties": {
        "log": {"type": "string"}, "index": {"type": "integer"}, "leaf": {"$ref": "#/components/schemas/Digest"},
        "stream": {"type": "string"}, "version": {"type": "integer"},
        "case": {"type": "string", "description": "The id of a case just opened."},
        "invitation": {"type": "integer", "description": "An invitation just made."},
        "path": {"type": "string", "description": "The path of its link; shown once."},
        "code": {"type": "string", "description": "Its code, to be told by telephone; shown once."},
    }})
}
