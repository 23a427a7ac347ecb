//! The routes of `site`. They stand here and not beside their handlers, because `site` carries the document that this crate
//! makes.

use schemars::JsonSchema;
use service::openapi::{Audience::{Everybody, Pages}, Content, Operation};

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
            .problems(&["not_found"])
    };
    vec![
        Operation::json("GET /openapi.json", "getDocument", Everybody, "This document").answers(
            200,
            "The document",
            Content::Other("application/json"),
        ),
        Operation::plain("GET /docs", "showDocument", Everybody, "This document as a page").answers(
            200,
            "The page",
            Content::Page,
        ),
        Operation::json("GET /health", "getHealth", Everybody, "A sign of life").gives::<Health>(200, "It answers"),
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
