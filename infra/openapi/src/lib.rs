//! The OpenAPI 3.1 documents, made of what the functions say of their routes (`functions/*/src/documented.rs`) and of the types
//! that they read and write. `cargo run -p openapi` writes them to `infra/openapi.json` (the API itself), `infra/openapi.auth0.json`
//! and `infra/openapi.wso2.json` (the compatibility layers), from where `site` serves them, the schemas of events to
//! `infra/events`, and the page of the errors to `docs/errors.md`.

mod clients;
mod components;
pub mod errors;
mod layers;
mod publish;
mod site;

use std::collections::BTreeMap;

use domain::event::EventType;
use serde_json::{Map, Value, json};
use service::{
    http::ProblemCode,
    openapi::{Answer, Audience, Content, Operation},
};

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

/// The documents as they are kept: the name of each file in `infra`, and its text.
#[must_use]
pub fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("openapi.json", publish::text(&document())),
        ("openapi.auth0.json", publish::text(&auth0())),
        ("openapi.wso2.json", publish::text(&wso2())),
    ]
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

/// Whether an operation is one of the API itself. What a browser asks before a call of another origin, and the hosted pages, are
/// no calls of a client.
#[must_use]
pub fn is_native(operation: &Operation) -> bool {
    ![Audience::Pages, Audience::Compatible].contains(&operation.audience) && !operation.route.starts_with("OPTIONS ")
}

/// The document of the API itself, for people and for generators.
#[must_use]
pub fn document() -> Value {
    let operations: Vec<_> = operations().into_iter().filter(is_native).collect();
    let mut document = assembled(&operations, NATIVE, Components::default());
    publish::plainer(&mut document);
    publish::each_operation(&mut document, |operation| {
        let name = operation
            .get("operationId")
            .and_then(Value::as_str)
            .and_then(clients::name);
        if let (Some(name), Some(operation)) = (name, operation.as_object_mut()) {
            operation.insert("x-client".to_owned(), name.into());
        }
    });
    if let Some(document) = document.as_object_mut() {
        // Every stable code, with what to do about it.
        let codes = ProblemCode::ALL
            .iter()
            .map(|code| json!({ "code": code.as_str(), "status": code.status().as_u16(), "advice": code.advice() }));
        document.insert("x-problem-codes".to_owned(), codes.collect());
    }
    document
}

/// The document of the routes for clients that were written for Auth0.
#[must_use]
pub fn auth0() -> Value {
    published(&layers::auth0::operations(), layers::auth0::ABOUT)
}

/// The document of the routes for clients that were written for WSO2 Identity Server.
#[must_use]
pub fn wso2() -> Value {
    published(&layers::wso2::operations(), layers::wso2::ABOUT)
}

fn published(operations: &[Operation], about: About) -> Value {
    let mut document = assembled(operations, about, Components::describing());
    publish::plainer(&mut document);
    document
}

/// Every route with all that it answers, exactly: what the journeys hold every answer to.
#[must_use]
pub fn contract() -> Value {
    assembled(&operations(), NATIVE, Components::default())
}

/// What a document says of itself.
#[derive(Clone, Copy)]
pub(crate) struct About {
    pub(crate) title: &'static str,
    pub(crate) description: &'static str,
}

const NATIVE: About = About {
    title: "Latchkey",
    description: "Invitations: invite a person by email, by SMS or by a link; the person walks a few steps, sets a password, and \
        signs in.\n\nJSON goes in and out under `/v1`. A body has at most 16 KiB (settings: 320 KiB); unknown and duplicate fields, and `null`, are \
        refused. An answer may get further fields: ignore what you do not know. Times are RFC 3339 in UTC. What lies outside \
        the reach of an API key is 404. Every error is a problem document (RFC 9457) with a stable `code`; an address that \
        leads nowhere answers 404 `not_found`, one that does not take the method 405 `method_not_allowed` with the header \
        `Allow`. Where a CDN stands in front, a request that went past it is refused with 403 `not_through_cdn`, whatever \
        its address.\n\nRoutes for clients of other services have documents of their own: `/openapi/auth0.json` and \
        `/openapi/wso2.json`.",
};

fn assembled(operations: &[Operation], about: About, mut components: Components) -> Value {
    let mut paths = Map::new();
    for operation in operations {
        let (method, path) = operation.route.split_once(' ').unwrap_or(("get", operation.route));
        let described = describe(operation, &mut components);
        if let Some(item) = paths.entry(path).or_insert_with(|| json!({})).as_object_mut() {
            item.insert(method.to_ascii_lowercase(), described);
        }
    }
    let tags = Audience::ALL.map(Audience::name_and_description);
    let used = |name: &str| {
        operations
            .iter()
            .any(|operation| operation.audience.name_and_description().0 == name)
    };
    let (schemas, names) = components.schemas();
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": about.title,
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            "contact": { "name": "Latchkey" },
            "description": about.description,
        },
        "servers": [{ "url": "/", "description": "The deployment that serves this document" }],
        "tags": tags.iter().filter(|(name, _)| used(name))
            .map(|(name, about)| json!({ "name": name, "description": about })).collect::<Value>(),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "headers": {
                "RequestId": {
                    "description": "Names the request: tell it to the operator when you report a fault",
                    "required": true,
                    "schema": { "type": "string" },
                },
                "RetryAfter": {
                    "description": "Seconds to wait before the next try",
                    "required": true,
                    "schema": { "type": "integer", "minimum": 0 },
                },
            },
            "securitySchemes": {
                "apiKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "lk_...",
                    "description": "An API key, with the scope that each route names.",
                },
            },
        },
    });
    publish::rename(&mut document, &names);
    document
}

fn describe(operation: &Operation, components: &mut Components) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "tags": [operation.audience.name_and_description().0],
        "summary": operation.summary,
        "responses": responses(operation, components),
    });
    let Some(all) = described.as_object_mut() else {
        return described;
    };
    if !operation.description.is_empty() {
        all.insert("description".to_owned(), operation.description.into());
    }
    let security = match operation.scope {
        Some(scope) => json!([{ "apiKey": [scope.as_str()] }]),
        None => json!([]),
    };
    all.insert("security".to_owned(), security);
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
        by_status.entry(code.status().as_u16()).or_default().push(code.as_str());
    }
    for (status, mut codes) in by_status {
        codes.sort_unstable();
        let listed: Vec<_> = codes.iter().map(|code| format!("`{code}`")).collect();
        let problem = json!({
            "description": listed.join(", "),
            "headers": headers(status),
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
        Content::JsonAs(media_type, schema) => Some((media_type, components.write(schema))),
        Content::Page => Some(("text/html", json!({ "type": "string" }))),
        Content::Other("application/json") => Some(("application/json", json!({ "type": "object" }))),
        Content::Other("*/*") => Some(("*/*", json!({}))),
        Content::Other(media_type) => Some((media_type, json!({ "type": "string" }))),
        Content::Nothing => None,
    };
    if let (Some((media_type, schema)), Some(response)) = (content, response.as_object_mut()) {
        response.insert("content".to_owned(), json!({ media_type: { "schema": schema } }));
    }
    if let Some(response) = response.as_object_mut() {
        let mut all = headers(answer.status);
        for header in &answer.headers {
            let mut described = json!({ "description": header.description, "schema": { "type": "string" } });
            if let (true, Some(described)) = (header.always, described.as_object_mut()) {
                described.insert("required".to_owned(), true.into());
            }
            all.insert(header.name.to_owned(), described);
        }
        response.insert("headers".to_owned(), Value::Object(all));
    }
    response
}

/// The headers that every answer with this status has.
fn headers(status: u16) -> Map<String, Value> {
    let mut all = Map::new();
    if [429, 503].contains(&status) {
        all.insert(
            "Retry-After".to_owned(),
            json!({ "$ref": "#/components/headers/RetryAfter" }),
        );
    }
    all.insert(
        "apigw-requestid".to_owned(),
        json!({ "$ref": "#/components/headers/RequestId" }),
    );
    all
}

#[cfg(test)]
mod tests;
