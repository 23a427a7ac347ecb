//! Settings: read and replaced as a whole, each version named by its `ETag`.

use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use domain::{api_key::{Reach, Scope}, application::Settings, id::ApplicationId, schema::text};
use service::{app::App, http::{Error, Response, body, caller::authorize, header_text, json}};
use store::{Replaced, Versioned};

/// An application as the API shows it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Application")]
pub(crate) struct View {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    version: u32,
    #[serde(flatten)]
    settings: Settings,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateApplication")]
pub(crate) struct CreateBody {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    settings: Settings,
}

/// The applications that the key reaches.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApplicationList")]
pub(crate) struct List {
    applications: Vec<Named>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApplicationName")]
struct Named {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    name: String,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::ApplicationsRead)?;
    let all = app.store.application_names().await?;
    let reached = all.into_iter().filter(|(id, _)| caller.reach.covers(id));
    let applications = reached
        .map(|(id, name)| Named {
            id: id.to_string(),
            name,
        })
        .collect();
    json(StatusCode::OK, &List { applications })
}

/// A new application. Only a key for the whole deployment can make one: another could not reach it.
pub(crate) async fn create(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::ApplicationsWrite)?;
    if caller.reach != Reach::Deployment {
        return Err(Error::NoApplication);
    }
    let body: CreateBody = body::json(request)?;
    let id = ApplicationId::parse(&body.id).map_err(|error| Error::field("application_id_not_valid", "/id", error))?;
    let fine = app.check_settings(&id, &body.settings).await;
    fine.map_err(|error| error.beneath("/settings"))?;
    if !app.store.create_application(&id, &body.settings).await? {
        return Err(Error::ApplicationExists);
    }
    respond(
        StatusCode::CREATED,
        &id,
        Versioned {
            version: 1,
            settings: body.settings,
        },
    )
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let versioned = app.store.settings(&id).await?.ok_or(Error::NoApplication)?;
    respond(StatusCode::OK, &id, versioned)
}

pub(crate) async fn replace(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let settings: Settings = body::json(request)?;
    let wanted = if_match(request)?;
    app.check_settings(&id, &settings).await?;
    let version = match wanted.as_slice() {
        [version] => *version,
        several => {
            let now = app.store.settings(&id).await?.ok_or(Error::NoApplication)?.version;
            let as_seen = several.is_empty() || several.contains(&now);
            as_seen.then_some(now).ok_or(Error::VersionDiffers)?
        }
    };
    match app.store.replace_settings(&id, version, &settings).await? {
        Replaced::Done(version) => respond(StatusCode::OK, &id, Versioned { version, settings }),
        Replaced::Differs => Err(Error::VersionDiffers),
    }
}

/// The versions that the caller would replace: the number in the `ETag`, as in `If-Match: "3"`, or several; none for `*`, which
/// is any. A weak one is never met (RFC 9110 section 13.1.1).
fn if_match(request: &Request) -> Result<Vec<u32>, Error> {
    let header = header_text(request, "if-match").ok_or(Error::NoIfMatch)?;
    if header.trim() == "*" {
        return Ok(Vec::new());
    }
    let number = |tag: &str| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok();
    let numbers: Vec<u32> = header.split(',').filter_map(number).collect();
    if numbers.is_empty() {
        Err(Error::VersionDiffers)
    } else {
        Ok(numbers)
    }
}

fn respond(status: StatusCode, id: &ApplicationId, versioned: Versioned) -> Result<Response, Error> {
    let Versioned { version, settings } = versioned;
    let mut response = json(
        status,
        &View {
            id: id.to_string(),
            version,
            settings,
        },
    )?;
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}
