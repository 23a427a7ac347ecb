//! The documents as a contract: every answer that passes the journeys' client has to be one that it describes, and every event
//! one that its schema describes.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use jsonschema::Validator;
use reqwest::Method;
use routes::{DEFAULT, Match, Template};
use serde_json::{Value, json};

use crate::support::Answer;

const TEMPLATE: &str = include_str!("../../template.yaml");

static ROUTES: LazyLock<Template> = LazyLock::new(|| Template::parse(TEMPLATE).unwrap());
static DOCUMENT: LazyLock<Value> = LazyLock::new(openapi::contract);
/// Those of the compatibility layers.
static LAYERS: LazyLock<[(&str, Value); 2]> =
    LazyLock::new(|| [("auth0", openapi::auth0()), ("wso2", openapi::wso2())]);
/// The schemas, closed: clients have to bear further fields, but here each has to be documented.
static CLOSED: LazyLock<Value> = LazyLock::new(|| {
    let mut schemas = DOCUMENT["components"]["schemas"].clone();
    close(&mut schemas);
    schemas
});
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// The schemas of events by their types, closed as well.
static EVENTS: LazyLock<HashMap<String, Validator>> = LazyLock::new(|| {
    let read = |(name, text): (String, String)| {
        let mut schema: Value = serde_json::from_str(&text).unwrap();
        schema["additionalProperties"] = false.into();
        schema["properties"]["data"]["additionalProperties"] = false.into();
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        let name = name.trim_end_matches(".schema.json").to_owned();
        (name, options.build(&schema).unwrap())
    };
    openapi::event_schemas().into_iter().map(read).collect()
});

/// Fails unless each event is as its schema in `infra/events` says.
pub(crate) fn check_events(events: &[Value]) {
    for event in events {
        let name = event["type"].as_str().unwrap();
        let validator = EVENTS.get(name).unwrap_or_else(|| panic!("{name} has no schema"));
        let errors: Vec<_> = validator.iter_errors(event).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} in {event}");
    }
}

/// Fails unless the document describes this answer.
pub(crate) fn check(method: &Method, path: &str, answer: &Answer) {
    let path = percent(path);
    let Match::Found { route, .. } = ROUTES.routes.find(method.as_str(), &path) else {
        panic!("no route for {method} {path}")
    };
    let content_type = answer.headers.get("content-type").map(|value| value.to_str().unwrap());
    let media_type = content_type.and_then(|value| value.split(';').next());
    if route.path == DEFAULT {
        // Of no route: see `info.description` in the document.
        if media_type == Some("application/problem+json") && *method != Method::HEAD {
            let codes = ["not_found", "method_not_allowed", "not_through_cdn"];
            let schema = json!({ "$ref": "#/components/schemas/Problem", "properties": { "code": { "enum": codes } } });
            valid(&route.key(), &schema, answer);
        }
        return;
    }
    // Of every route: see `info.description` in the document.
    let past_the_cdn = answer.text.contains(r#""code":"not_through_cdn""#);
    if answer.status == 403 && (past_the_cdn || *method == Method::HEAD) {
        if *method == Method::HEAD {
            return;
        }
        valid(&route.key(), &json!({ "$ref": "#/components/schemas/Problem" }), answer);
        return;
    }
    let what = format!("{} answered {}", route.key(), answer.status);
    let status = answer.status.as_u16().to_string();
    let layer = LAYERS.iter().find(|(function, _)| *function == route.function);
    let document = layer.map_or(&*DOCUMENT, |(_, document)| document);
    // What takes whatever is left, and what a browser asks, are in no document of a layer.
    if layer.is_some() && (route.path.contains("+}") || *method == Method::OPTIONS) {
        return;
    }
    let operation = &document["paths"][&route.path][&method.as_str().to_ascii_lowercase()];
    let Some(response) = operation["responses"].get(&status) else {
        panic!("{what}, which is not documented: {}", answer.text)
    };
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let optional = header.get("$ref").is_none() && header["required"] != true;
        assert!(optional || answer.headers.contains_key(name), "{what} without {name}");
    }
    let replayed = answer.headers.contains_key("idempotent-replayed");
    assert!(
        !replayed || response["headers"].get("Idempotent-Replayed").is_some(),
        "{what}, replayed"
    );
    // One route of WSO2's sends a code or hands it over, both with 201: what is sent is not told.
    if route.path.ends_with("/resend-code") && answer.status == 201 && content_type.is_none() && answer.text.is_empty()
    {
        return;
    }
    let Some(content) = response.get("content").and_then(Value::as_object) else {
        assert!(answer.text.is_empty(), "{what} with a body: {}", answer.text);
        return;
    };
    let Some(described) = content
        .get(media_type.unwrap_or_default())
        .or_else(|| content.get("*/*"))
    else {
        panic!("{what} with {content_type:?}, which is not documented: {}", answer.text)
    };
    if media_type.is_some_and(|name| name.ends_with("json")) && *method != Method::HEAD {
        match layer {
            Some((_, document)) => valid_in(&what, &described["schema"], &document["components"]["schemas"], answer),
            None => valid(&what, &described["schema"], answer),
        }
    }
}

fn valid(what: &str, schema: &Value, answer: &Answer) {
    valid_in(what, schema, &CLOSED, answer);
}

fn valid_in(what: &str, schema: &Value, schemas: &Value, answer: &Answer) {
    let validator = {
        let mut known = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(format!("{schemas:p} {schema}")).or_insert_with(|| {
            let mut root = schema.clone();
            root["components"] = json!({ "schemas": schemas });
            let options = jsonschema::draft202012::options().should_validate_formats(true);
            Arc::new(options.build(&root).unwrap())
        }))
    };
    let instance = answer.json();
    let errors: Vec<_> = validator
        .iter_errors(&instance)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(
        errors.is_empty(),
        "{what}, and the body is not as documented: {errors:#?}\n{instance:#}"
    );
}

/// Forbids what is not described.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(all) => {
            // What is flattened stands partly in its variants.
            if all.contains_key("properties") && (all.contains_key("oneOf") || all.contains_key("anyOf")) {
                all.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
                return;
            }
            all.values_mut().for_each(close);
            if all.get("properties").is_some_and(Value::is_object) && all.get("type") == Some(&json!("object")) {
                all.entry("additionalProperties").or_insert(Value::Bool(false));
            }
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}

/// The path with `%XX` decoded, as the gateway compares it.
fn percent(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
