//! Sentences that an application says in its own way, one language at a time.

use http::StatusCode;
use lambda_http::Request;
use serde::Deserialize;
use serde_json::json;
use shared::{
    app::App,
    domain::api_key::Scope,
    http::{Error, Response, body, json, path_parameter},
    wording::{OwnWords, Texts, Wording},
};

use crate::within;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SaveBody {
    texts: Texts,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = within(app, request, Scope::ApplicationsRead).await?;
    let own = app.store.words(&id).await?;
    let languages: Vec<_> = Wording::languages().collect();
    json(StatusCode::OK, &json!({ "wording": own, "languages": languages }))
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = within(app, request, Scope::ApplicationsRead).await?;
    let language = language(request)?;
    let texts = app.store.words(&id).await?.remove(language).unwrap_or_default();
    json(StatusCode::OK, &json!({ "language": language, "texts": texts }))
}

/// Replaces all texts of one language. An empty list takes them back.
pub(crate) async fn save(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = within(app, request, Scope::ApplicationsWrite).await?;
    let language = language(request)?;
    let body: SaveBody = body::json(request)?;
    OwnWords::check(language, &body.texts).map_err(|errors| Error::Fields {
        code: "wording_not_valid",
        errors: errors
            .into_iter()
            .map(|(key, why)| (format!("/texts/{}", pointer(&key)), why.to_string()))
            .collect(),
    })?;
    app.store.save_words(&id, language, &body.texts).await?;
    json(StatusCode::OK, &json!({ "language": language, "texts": body.texts }))
}

/// A key as a part of a JSON pointer (RFC 6901).
fn pointer(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The language that the path names: exactly one of those that there are, so that nothing is saved that is never read.
pub(crate) fn language(request: &Request) -> Result<&'static str, Error> {
    let named = path_parameter(request, "language");
    let found = Wording::languages().find(|tag| *tag == named);
    found.ok_or_else(|| {
        let all: Vec<_> = Wording::languages().collect();
        let told = format!("there are words in {}", all.join(", "));
        Error::field("language_not_valid", "/language", told)
    })
}
