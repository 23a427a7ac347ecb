//! The routes of `site`. They stand here and not beside their handlers, because `site` carries the document that this crate
//! makes.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use service::{
    http::ProblemCode,
    openapi::{
        Audience::{Everybody, Pages},
        Content, Operation,
    },
};

/// What only a CDN in front makes possible. Every route can answer so; these have no other refusal.
const PAST_THE_CDN: &[ProblemCode] = &[ProblemCode::NotThroughCdn];

/// The name of the document of a compatibility layer.
struct LayerDocument;

impl JsonSchema for LayerDocument {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "LayerDocument".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": ["auth0.json", "wso2.json"], "examples": ["auth0.json"] })
    }
}

/// A sign of life.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it only says what the answer looks like")]
struct Health {
    status: HealthStatus,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "it only says what the answer looks like")]
enum HealthStatus {
    Ok,
}

pub(crate) fn operations() -> Vec<Operation> {
    let asset = |route, id, summary| {
        Operation::json(route, id, Pages, summary)
            .path::<String>("file", "The name of the file, as pages have it")
            .answers(200, "The file", Content::Other("*/*"))
            .problems(&[ProblemCode::NotFound])
    };
    vec![
        Operation::json("GET /openapi.json", "getDocument", Everybody, "Read this OpenAPI document")
            .says("OpenAPI 3.1. It describes the API itself, without the hosted pages and without the compatibility layers.")
            .answers(200, "The document", Content::Other("application/json"))
            .problems(PAST_THE_CDN),
        Operation::json(
            "GET /openapi/{layer}",
            "getLayerDocument",
            Everybody,
            "Read the OpenAPI document of a compatibility layer",
        )
        .says("`auth0.json` describes the routes for clients of Auth0, `wso2.json` those for clients of WSO2 Identity Server.")
        .path::<LayerDocument>("layer", "Which document")
        .answers(200, "The document", Content::Other("application/json"))
        .problems(&[ProblemCode::NotFound]),
        Operation::plain("GET /docs", "showDocument", Everybody, "Read the API reference as a page")
            .says("The same as `/openapi.json`, for people. It works without a script.")
            .answers(200, "The page", Content::Page)
            .problems(PAST_THE_CDN),
        Operation::json("GET /health", "getHealth", Everybody, "Check that Latchkey answers")
            .says("It reads nothing, and says nothing of the table or of the providers.")
            .gives::<Health>(200, "It answers")
            .problems(PAST_THE_CDN),
        Operation::page(
            "POST /language",
            "languageForm",
            "Changes the language of the pages",
            &[303, 400, 403, 413, 415],
        )
        .form(),
        asset("GET /assets/{file}", "getAsset", "Stylesheet, script, icon"),
        asset("GET /assets/brand/{file}", "getBrand", "The colours of an application"),
    ]
}
