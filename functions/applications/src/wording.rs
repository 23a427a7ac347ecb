//! Sentences that an application says in its own way, one language at a time.

use domain::{
    api_key::Scope,
    application::{OwnTexts, Texts},
};
use http::StatusCode;
use lambda_http::Request;
use present::wording::{OwnWords, Wording};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, path_parameter},
};

/// An application's own words, by language, and the languages that there are.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OwnWording")]
pub(crate) struct List {
    wording: OwnTexts,
    languages: Vec<&'static str>,
}

/// The words of one language, by key.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WordingOfLanguage")]
pub(crate) struct Shown {
    language: &'static str,
    texts: Texts,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SaveWording")]
pub(crate) struct SaveBody {
    texts: Texts,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let own = app.store.own_texts(&id).await?;
    let languages: Vec<_> = Wording::languages().collect();
    json(
        StatusCode::OK,
        &List {
            wording: own,
            languages,
        },
    )
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let language = language(request)?;
    let texts = app.store.own_texts(&id).await?.remove(language).unwrap_or_default();
    json(StatusCode::OK, &Shown { language, texts })
}

/// Replaces all texts of one language. An empty list takes them back.
pub(crate) async fn save(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let language = language(request)?;
    let body: SaveBody = body::json(request)?;
    OwnWords::check(language, &body.texts).map_err(|errors| Error::Fields {
        code: ProblemCode::WordingNotValid,
        errors: errors
            .into_iter()
            .map(|(key, why)| (format!("/texts/{}", pointer(&key)), why.to_string()))
            .collect(),
    })?;
    app.store.save_words(&id, language, &body.texts).await?;
    json(
        StatusCode::OK,
        &Shown {
            language,
            texts: body.texts,
        },
    )
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
        let detail = format!("there are words in {}", all.join(", "));
        Error::field(ProblemCode::LanguageNotValid, "/language", detail)
    })
}
