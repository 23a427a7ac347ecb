//! Settings: read and replaced as a whole, each version named by its `ETag`.

use std::borrow::Cow;

use domain::{
    api_key::{Reach, Scope},
    application::{Finding, Settings, SettingsError},
    branding::FileName,
    id::ApplicationId,
    schema::text,
};
use http::{HeaderValue, StatusCode, header};
use jiff::Timestamp;
use lambda_http::Request;
use present::wording::Wording;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, caller::authorize, header_text, json, warning::Warning},
    openapi::MERGE_PATCH,
};
use store::{Replaced, Versioned};

/// An application as the API shows it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Application")]
pub(crate) struct ShownApplication {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    version: u32,
    #[serde(flatten)]
    settings: Settings,
    /// What was taken, and is not as whoever sent it may expect. Only where settings are written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateApplication")]
pub(crate) struct CreateBody {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    settings: Settings,
}

/// Settings as they are sent, with what a read has besides them.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it only says what the body looks like")]
pub(crate) struct Replacement {
    /// The id of the path, as a read gives it.
    #[serde(default)]
    #[schemars(with = "text::ApplicationId")]
    id: Option<String>,
    /// The version that is replaced, where no `If-Match` names it.
    #[serde(default)]
    #[schemars(with = "u32")]
    version: Option<u32>,
    /// What an answer warned of. It is passed over.
    #[serde(default)]
    warnings: Vec<Warning>,
    #[serde(flatten)]
    settings: Settings,
}

/// Some settings, as a JSON merge patch (RFC 7396): each may be left out, and `null` is its default.
pub(crate) struct Patch;

impl JsonSchema for Patch {
    fn schema_name() -> Cow<'static, str> {
        "SettingsPatch".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Settings::json_schema(generator);
        let about = "A JSON merge patch (RFC 7396): what is left out stays, `null` is the default";
        schema.insert("description".to_owned(), about.into());
        schema.insert(MERGE_PATCH.to_owned(), true.into());
        schema
    }
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
    let mut body: CreateBody = body::json_within(request, body::SETTINGS_LIMIT)?;
    let id = ApplicationId::parse(&body.id)
        .map_err(|error| Error::field(ProblemCode::ApplicationIdNotValid, "/id", error))?;
    let fine = app.check_settings(&id, &body.settings).await;
    fine.map_err(|error| error.with_pointer_prefix("/settings"))?;
    let kept = keep_files(app, &id, &mut body.settings, None).await;
    let kept = kept.map_err(|error| error.with_pointer_prefix("/settings"))?;
    if !app.store.create_application(&id, &body.settings).await? {
        kept.undo(app, &id).await?;
        return Err(Error::ApplicationExists);
    }
    let warnings = warnings("/settings/language", &body.settings);
    let made = Versioned {
        version: 1,
        settings: body.settings,
    };
    respond(StatusCode::CREATED, &id, made, warnings)
}

/// What of these settings is taken, and is not as whoever sent them may expect.
fn warnings(language: &'static str, settings: &Settings) -> Vec<Warning> {
    let tag = settings.language.as_str();
    let of_language = Warning::of_language(language, tag, &Wording::for_locale(tag));
    of_language.into_iter().collect()
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let versioned = app.store.settings(&id).await?.ok_or(Error::NoApplication)?;
    respond(StatusCode::OK, &id, versioned, Vec::new())
}

/// Replaces all settings. What the answer of a read has besides them, `id` and `version`, may stand in the body: so it can be
/// changed and sent back as it is, and the version is then the one that is replaced.
pub(crate) async fn replace(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let mut body = body::object_within(request, body::SETTINGS_LIMIT)?;
    let sent = sent_version(&mut body, &id)?;
    let wanted = if_match(request)?
        .or(sent.map(|version| vec![version]))
        .ok_or(Error::NoIfMatch)?;
    let settings: Settings = body::part(Value::Object(body))?;
    app.check_settings(&id, &settings).await?;
    let known = app.store.settings(&id).await?.ok_or(Error::NoApplication)?;
    if !wanted.is_empty() && !wanted.contains(&known.version) {
        return Err(Error::VersionDiffers);
    }
    match save(app, &id, &known, settings).await? {
        Some(done) => saved(&id, done.version, done.settings),
        None => Err(Error::VersionDiffers),
    }
}

/// How often a change is tried again when somebody else changes others in the same moment.
const TRIES: usize = 32;

/// Changes the settings that are named, and none besides (RFC 7396): `null` gives one its default again.
pub(crate) async fn change(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let mut patch = body::object_within(request, body::SETTINGS_LIMIT)?;
    let sent = sent_version(&mut patch, &id)?;
    let wanted = if_match(request)?
        .or(sent.map(|version| vec![version]))
        .unwrap_or_default();
    for _ in 0..TRIES {
        let known = app.store.settings(&id).await?.ok_or(Error::NoApplication)?;
        if !wanted.is_empty() && !wanted.contains(&known.version) {
            return Err(Error::VersionDiffers);
        }
        let settings = patched(&known.settings, patch.clone())?;
        app.check_settings(&id, &settings).await?;
        if let Some(done) = save(app, &id, &known, settings).await? {
            return saved(&id, done.version, done.settings);
        }
    }
    Err(Error::Unavailable(
        "these settings are being changed all the time".to_owned(),
    ))
}

/// Saves settings in place of those that are known, with their files; nothing where somebody else was first.
async fn save(
    app: &App,
    id: &ApplicationId,
    known: &Versioned,
    mut settings: Settings,
) -> Result<Option<Versioned>, Error> {
    let kept = keep_files(app, id, &mut settings, Some(&known.settings)).await?;
    let replaced = app.store.replace_settings(id, known.version, &settings).await?;
    let Replaced::Done(version) = replaced else {
        kept.undo(app, id).await?;
        return Ok(None);
    };
    let (before, now) = (names(&known.settings), names(&settings));
    let over: Vec<_> = before.into_iter().filter(|name| !now.contains(name)).collect();
    retire(app, id, &over, kept.at).await?;
    Ok(Some(Versioned { version, settings }))
}

/// Files that were stored for settings that are about to be saved.
struct Kept {
    stored: Vec<FileName>,
    at: Timestamp,
}

impl Kept {
    /// The settings were not saved: the files go, unless those of somebody else name them.
    async fn undo(self, app: &App, id: &ApplicationId) -> Result<(), Error> {
        if self.stored.is_empty() {
            return Ok(());
        }
        let now = app.store.settings(id).await?;
        let named = now.map(|now| names(&now.settings)).unwrap_or_default();
        let unused: Vec<_> = self.stored.into_iter().filter(|name| !named.contains(name)).collect();
        retire(app, id, &unused, self.at).await
    }
}

/// Stores the files that were sent within settings as items of their own, and leaves their names in place. A file that is named is
/// one that is there: the settings before named it, or it is kept again.
async fn keep_files(
    app: &App,
    id: &ApplicationId,
    settings: &mut Settings,
    before: Option<&Settings>,
) -> Result<Kept, Error> {
    let at = app.clock.now();
    let there = before.map(names).unwrap_or_default();
    let files = settings.branding.set_aside();
    for (pointer, name) in settings.branding.named() {
        let sent = files.iter().any(|file| *file.name() == name);
        if !sent && !there.contains(&name) && !app.store.keep_file(id, &name, at).await? {
            let rule = "no file of this application has this name: send the file itself in base64";
            return Err(SettingsError(vec![Finding {
                pointer: pointer.to_owned(),
                rule: rule.to_owned(),
            }])
            .into());
        }
    }
    let mut stored = Vec::new();
    for file in files.iter().filter(|file| !there.contains(file.name())) {
        app.store.put_file(id, file, at).await?;
        stored.push(file.name().clone());
    }
    Ok(Kept { stored, at })
}

/// The files that settings name.
fn names(settings: &Settings) -> Vec<FileName> {
    let named = settings.branding.named().into_iter();
    named.map(|(_, name)| name).collect()
}

async fn retire(app: &App, id: &ApplicationId, unused: &[FileName], now: Timestamp) -> Result<(), Error> {
    for name in unused {
        app.store.retire_file(id, name, now).await?;
    }
    Ok(())
}

/// The settings with some of them changed by a JSON merge patch (RFC 7396). They may not be those of an application yet.
///
/// # Errors
/// Where the patch has no setting, or another type of value than it.
pub fn patched(known: &Settings, patch: Map<String, Value>) -> Result<Settings, Error> {
    let known = serde_json::to_value(known);
    let mut merged = known.map_err(|_| Error::Internal("settings could not be written as JSON"))?;
    merge(&mut merged, Value::Object(patch));
    body::part(merged)
}

/// `patch` over `target`, as RFC 7396 has it.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else { return };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(&name);
        } else {
            merge(target.entry(name).or_insert(Value::Null), value);
        }
    }
}

/// The version in a body, which is taken out of it, as are the warnings of an answer, and the id; that has to be the one of the
/// path.
fn sent_version(body: &mut Map<String, Value>, id: &ApplicationId) -> Result<Option<u32>, Error> {
    body.remove("warnings");
    if body.remove("id").is_some_and(|sent| sent != id.as_str()) {
        let rule = format!("the id of an application never changes: it is `{id}`");
        return Err(Error::field(ProblemCode::FieldNotValid, "/id", rule));
    }
    let Some(sent) = body.remove("version") else {
        return Ok(None);
    };
    let version = sent.as_u64().and_then(|version| u32::try_from(version).ok());
    let rule = "the version is the number that reading the settings gave";
    version
        .map(Some)
        .ok_or_else(|| Error::field(ProblemCode::FieldNotValid, "/version", rule))
}

/// The versions that the caller would replace: the number in the `ETag`, as in `If-Match: "3"` or without the quotes, or
/// several; none for `*`, which is any. A weak one is never met (RFC 9110 section 13.1.1).
fn if_match(request: &Request) -> Result<Option<Vec<u32>>, Error> {
    let Some(header) = header_text(request, "if-match") else {
        return if request.headers().contains_key("if-match") {
            Err(Error::BadIfMatch)
        } else {
            Ok(None)
        };
    };
    if header.trim() == "*" {
        return Ok(Some(Vec::new()));
    }
    let mut numbers = Vec::new();
    let mut weak = false;
    for tag in header.split(',').map(str::trim) {
        if tag.starts_with("W/") {
            weak = true;
            continue;
        }
        let bare = tag
            .strip_prefix('"')
            .and_then(|tag| tag.strip_suffix('"'))
            .unwrap_or(tag);
        numbers.push(bare.parse().map_err(|_| Error::BadIfMatch)?);
    }
    if numbers.is_empty() && weak {
        return Err(Error::VersionDiffers);
    }
    Ok(Some(numbers))
}

fn saved(id: &ApplicationId, version: u32, settings: Settings) -> Result<Response, Error> {
    let warnings = warnings("/language", &settings);
    respond(StatusCode::OK, id, Versioned { version, settings }, warnings)
}

fn respond(
    status: StatusCode,
    id: &ApplicationId,
    versioned: Versioned,
    warnings: Vec<Warning>,
) -> Result<Response, Error> {
    let Versioned { version, settings } = versioned;
    let mut response = json(
        status,
        &ShownApplication {
            id: id.to_string(),
            version,
            settings,
            warnings,
        },
    )?;
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}
