//! The OpenAPI 3.1 document, made of what the functions say of their routes (`functions/*/src/documented.rs`) and of the
//! types that they read and write. `cargo run -p openapi` writes it to `infra/openapi.json`, from where `site` serves it, and the
//! schemas of events to `infra/events`, and the page of the errors to `docs/errors.md`.

mod components;
pub mod errors;
mod site;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use domain::event::EventType;
use service::{http::codes, openapi::{Answer, Audience, Content, Operation}};

use components::Components;

/// Every documented route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    all.extend(invitations::documented::operations());
    all.extend(users::documented::operations());
    all.extend(applications::documented::operations());
    all.extend(keys::documented::operations());
    all.extend(webhooks::documented::operations());
    all.extend(setup::documented::operations());
    all.extend(sign_in::documented::operations());
    all.extend(wso2::documented::operations());
    all.extend(site::operations());
    all
}

/// The document as it is kept: indented, with a line feed at its end.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", document())
}

/// The JSON Schema of each type of event, as it is kept: the name of its file, and the text.
#[must_use]
pub fn event_schemas() -> Vec<(String, String)> {
    let file = |kind: &EventType| {
        let text = format!("{:#}\n", kind.schema().to_value());
        (format!("{}.schema.json", kind.as_str()), text)
    };
    EventType::ALL.iter().map(file).collect()
}

/// The document.
#[must_use]
pub fn document() -> Value {
    let operations = operations();
    let mut components = Components::default();
    let mut paths = Map::new();
    for operation in &operations {
        let (method, path) = operation.route.split_once(' ').unwrap_or(("get", operation.route));
        let described = describe(operation, &mut components);
        if let Some(item) = paths.entry(path).or_insert_with(|| json!({})).as_object_mut() {
            item.insert(method.to_ascii_lowercase(), described);
        }
    }
    let tags = Audience::ALL.map(Audience::words);
    let used = |name: &str| operations.iter().any(|operation| operation.audience.words().0 == name);
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Latchkey",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            "description": "Invitations: invite a person by mail, by SMS or by a link; the person walks a few steps, sets a \
                password, and signs in.\n\nJSON goes in and out under `/v1`. A body has at most 16 KiB; unknown and duplicate \
                fields, and `null`, are refused. An answer may get further fields: ignore what you do not know. Times are \
                RFC 3339 in UTC. What lies outside the reach of an API key is 404. Every error is a problem document \
                (RFC 9457) with a stable `code`; an address that leads nowhere answers 404 `not_found`, one that does not \
                take the method 405 `method_not_allowed` with the header `Allow`. Where a CDN stands in front, a request that \
                went past it is refused with 403 `not_through_cdn`, whatever its address.",
        },
        "servers": [{ "url": "/" }],
        "tags": tags.iter().filter(|(name, _)| used(name))
            .map(|(name, about)| json!({ "name": name, "description": about })).collect::<Value>(),
        "paths": paths,
        "components": {
            "schemas": components.schemas(),
            "securitySchemes": {
                "apiKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "lk_...",
                    "description": "An API key, with the scope that each route names.",
                },
            },
        },
        // Every stable code, with what to do about it.
        "x-problem-codes": codes::ALL.iter()
            .map(|code| json!({ "code": code.code, "status": code.status, "advice": code.advice })).collect::<Value>(),
    })
}

fn describe(operation: &Operation, components: &mut Components) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "tags": [operation.audience.words().0],
        "summary": operation.summary,
        "responses": responses(operation, components),
    });
    let Some(all) = described.as_object_mut() else {
        return described;
    };
    if !operation.description.is_empty() {
        all.insert("description".to_owned(), operation.description.into());
    }
    if let Some(scope) = operation.scope {
        all.insert("security".to_owned(), json!([{ "apiKey": [scope.as_str()] }]));
    }
    if !operation.parameters.is_empty() {
        let parameters = operation.parameters.iter().map(|parameter| {
            json!({
                "in": parameter.place,
                "name": parameter.name,
                "required": parameter.required,
                "description": parameter.description,
                "schema": components.read(parameter.schema),
            })
        });
        all.insert("parameters".to_owned(), parameters.collect());
    }
    if let Some(body) = &operation.body {
        let content = match body.schema {
            Some(schema) => json!({
                "application/json": { "schema": components.body(schema), "example": body.example },
            }),
            None => json!({ "application/x-www-form-urlencoded": { "schema": { "type": "object" } } }),
        };
        all.insert(
            "requestBody".to_owned(),
            json!({ "required": body.required, "content": content }),
        );
    }
    described
}

fn responses(operation: &Operation, components: &mut Components) -> Value {
    let mut responses = Map::new();
    for answer in &operation.answers {
        responses.insert(answer.status.to_string(), response(answer, components));
    }
    let mut by_status = BTreeMap::<u16, Vec<&str>>::new();
    for code in &operation.problems {
        let status = codes::find(code).map_or(0, |known| known.status);
        by_status.entry(status).or_default().push(code);
    }
    for (status, mut codes) in by_status {
        codes.sort_unstable();
        let listed: Vec<_> = codes.iter().map(|code| format!("`{code}`")).collect();
        let problem = json!({
            "description": listed.join(", "),
            "content": { "application/problem+json": { "schema": {
                "$ref": "#/components/schemas/Problem",
                "properties": { "code": { "enum": codes }, "status": { "const": status } },
            } } },
        });
        responses.insert(status.to_string(), problem);
    }
    Value::Object(responses)
}

fn response(answer: &Answer, components: &mut Components) -> Value {
    let mut response = json!({ "description": answer.description });
    let content = match answer.content {
        Content::Json(schema) => Some(("application/json", components.write(schema))),
        Content::Page => Some(("text/html", json!({ "type": "string" }))),
        Content::Other("application/json") => Some(("application/json", json!({ "type": "object" }))),
        Content::Other("*/*") => Some(("*/*", json!({}))),
        Content::Other(media_type) => Some((media_type, json!({ "type": "string" }))),
        Content::Nothing => None,
    };
    if let (Some((media_type, schema)), Some(response)) = (content, response.as_object_mut()) {
        response.insert("content".to_owned(), json!({ media_type: { "schema": schema } }));
    }
    if let (false, Some(response)) = (answer.headers.is_empty(), response.as_object_mut()) {
        let headers = answer.headers.iter().map(|(name, about)| {
            (
                (*name).to_owned(),
                json!({ "description": about, "schema": { "type": "string" } }),
            )
        });
        response.insert("headers".to_owned(), Value::Object(headers.collect()));
    }
    response
}

#[cfg(test)]
mod tests;
