//! Webhooks of an application, for administrators: made, changed, tried out, and what became of each delivery. The calls
//! themselves are made by `dispatch`.

mod deliveries;
pub mod documented;
mod routes;
mod start;

use domain::{
    api_key::{Caller, Scope},
    entropy::{DerivedEntropy, Entropy, random},
    event::EventType,
    id::ApplicationId,
    nearest,
    schema::text,
    webhook::{self, Disabled, InvalidUrl, MOST, Webhook, WebhookId, WebhookUrl},
};
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, api, body, idempotent, json, no_content, path_parameter, route_key},
};
use store::Claimed;

pub use start::start;

/// How often a change is tried again when somebody else changes another webhook at the same moment.
const TRIES: usize = 8;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    api(request, async |request| match route_key(request).as_str() {
        routes::CREATE_WEBHOOK => create(app, request).await,
        routes::LIST_WEBHOOKS => list(app, request).await,
        routes::GET_WEBHOOK => show(app, request).await,
        routes::CHANGE_WEBHOOK => change(app, request).await,
        routes::DELETE_WEBHOOK => delete(app, request).await,
        routes::ROTATE_WEBHOOK_SECRET => rotate(app, request).await,
        routes::TEST_WEBHOOK => deliveries::test(app, request).await,
        routes::REPLAY_WEBHOOK => deliveries::replay(app, request).await,
        routes::LIST_WEBHOOK_DELIVERIES => deliveries::list(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateWebhook")]
pub(crate) struct CreateBody {
    #[schemars(with = "text::WebhookUrl")]
    url: String,
    /// Left out: all.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Vec<text::EventName>", length(min = 1))]
    events: Option<Vec<String>>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Description")]
    description: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChangeWebhook")]
pub(crate) struct ChangeBody {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::WebhookUrl")]
    url: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Vec<text::EventName>", length(min = 1))]
    events: Option<Vec<String>>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Description")]
    description: Option<String>,
    /// Whether it is called when something happens.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "bool")]
    enabled: Option<bool>,
}

/// A webhook as the API shows it: never its secret.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Webhook")]
pub(crate) struct ShownWebhook {
    #[schemars(with = "text::WebhookId")]
    id: String,
    #[schemars(with = "text::ApplicationId")]
    application: String,
    #[schemars(with = "text::WebhookUrl")]
    url: String,
    #[schemars(with = "Vec<text::EventName>")]
    events: Vec<&'static str>,
    #[schemars(with = "text::Description")]
    description: String,
    /// Whether it is called when something happens.
    enabled: bool,
    /// Why it is switched off; `null` while it is on.
    disabled_because: Option<Disabled>,
    /// Since when nothing but failures came; after a day of them it is switched off.
    #[serde(serialize_with = "domain::clock::write_maybe")]
    failing_since: Option<Timestamp>,
    /// Until when calls are signed with the secret before the newest as well.
    #[serde(serialize_with = "domain::clock::write_maybe")]
    overlap_until: Option<Timestamp>,
    #[serde(serialize_with = "domain::clock::write")]
    created_at: Timestamp,
}

/// A webhook with its newest secret.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookWithSecret")]
pub(crate) struct WithSecret {
    #[serde(flatten)]
    view: ShownWebhook,
    /// What calls are signed with. It is in this answer and nowhere else.
    #[schemars(with = "text::WebhookSecret")]
    secret: String,
}

/// The webhooks of an application.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookList")]
pub(crate) struct List {
    webhooks: Vec<ShownWebhook>,
}

async fn create(app: &App, request: &Request) -> Result<Response, Error> {
    let (caller, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let body: CreateBody = body::json(request)?;
    let url = url(app, &body.url)?;
    let events = body.events.as_deref().map_or(Ok(Vec::new()), events)?;
    let description = description(&body.description.unwrap_or_default())?;
    let now = app.clock.now();
    let repeatable = repeatable(app, request, &caller).await?;
    let source: &dyn Entropy = repeatable.as_ref().map_or(&*app.entropy, |derived| derived);
    let made = Webhook::new(url, events, description, app.keys.current(), source, now)?;
    for _ in 0..TRIES {
        let mut webhooks = app.store.webhooks(&id).await?;
        if let Some(known) = webhooks.find(made.id) {
            return with_secret(app, StatusCode::CREATED, &id, known).map(idempotent::replayed);
        }
        if webhooks.list.len() >= MOST {
            return Err(Error::TooManyWebhooks);
        }
        webhooks.list.push(made.clone());
        if app.store.replace_webhooks(&id, &webhooks).await? {
            return with_secret(app, StatusCode::CREATED, &id, &made);
        }
    }
    Err(busy())
}

/// Where a call names itself, what id and nonce of its webhook are made of: a random salt that the first of its kind has left.
async fn repeatable(app: &App, request: &Request, caller: &Caller) -> Result<Option<DerivedEntropy>, Error> {
    let Some(replay) = idempotent::replay(&app.keys, request, caller)? else {
        return Ok(None);
    };
    let fresh: [u8; 32] = random(&*app.entropy)?;
    let salt = match app.store.claim_with_result(replay, &fresh, app.clock.now()).await? {
        Claimed::First => fresh,
        Claimed::Before(result) => result.try_into().map_err(|_| Error::IdempotencyKeyReused)?,
        Claimed::Other => return Err(Error::IdempotencyKeyReused),
    };
    Ok(Some(DerivedEntropy::new(b"webhook", &salt)))
}

async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let all = app.store.webhooks(&id).await?;
    let webhooks = all.list.iter().map(|webhook| view(app, &id, webhook)).collect();
    json(StatusCode::OK, &List { webhooks })
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let webhook = find(app, &id, request).await?;
    json(StatusCode::OK, &view(app, &id, &webhook))
}

async fn change(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let body: ChangeBody = body::json(request)?;
    let url = body.url.map(|text| url(app, &text)).transpose()?;
    let events = body.events.as_deref().map(events).transpose()?;
    let description = body.description.as_deref().map(description).transpose()?;
    let changed = update(app, &id, request, |webhook| {
        url.iter().for_each(|url| url.clone_into(&mut webhook.url));
        events.iter().for_each(|events| events.clone_into(&mut webhook.events));
        description
            .iter()
            .for_each(|text| text.clone_into(&mut webhook.description));
        match body.enabled {
            Some(true) => webhook.enable(),
            Some(false) => webhook.disabled = webhook.disabled.or(Some(Disabled::ByAdministrator)),
            None => {}
        }
        Ok(())
    })
    .await?;
    json(StatusCode::OK, &view(app, &id, &changed))
}

async fn delete(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    for _ in 0..TRIES {
        let mut webhooks = app.store.webhooks(&id).await?;
        let named = named(request)?;
        webhooks.find(named).ok_or(Error::NoWebhook)?;
        webhooks.list.retain(|webhook| webhook.id != named);
        if app.store.replace_webhooks(&id, &webhooks).await? {
            return Ok(no_content());
        }
    }
    Err(busy())
}

/// Another secret. The one before goes on counting for a day.
async fn rotate(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let rotated = update(app, &id, request, |webhook| {
        Ok(webhook.rotate(app.keys.current(), &*app.entropy, app.clock.now())?)
    })
    .await?;
    with_secret(app, StatusCode::OK, &id, &rotated)
}

/// Changes one webhook, whoever else changes others at the same moment.
async fn update(
    app: &App,
    id: &ApplicationId,
    request: &Request,
    change: impl Fn(&mut Webhook) -> Result<(), Error>,
) -> Result<Webhook, Error> {
    for _ in 0..TRIES {
        let webhooks = app.store.webhooks(id).await?;
        let mut webhook = webhooks.find(named(request)?).cloned().ok_or(Error::NoWebhook)?;
        change(&mut webhook)?;
        if app.store.replace_webhooks(id, &webhooks.with(&webhook)).await? {
            return Ok(webhook);
        }
    }
    Err(busy())
}

fn busy() -> Error {
    Error::Unavailable("the webhooks of this application are being changed all the time".to_owned())
}

/// The id of the webhook that the path names.
fn named(request: &Request) -> Result<WebhookId, Error> {
    WebhookId::parse(&path_parameter(request, "webhook")).ok_or(Error::NoWebhook)
}

async fn find(app: &App, id: &ApplicationId, request: &Request) -> Result<Webhook, Error> {
    let all = app.store.webhooks(id).await?;
    all.find(named(request)?).cloned().ok_or(Error::NoWebhook)
}

fn url(app: &App, text: &str) -> Result<WebhookUrl, Error> {
    // Only local mode is reached without TLS.
    WebhookUrl::parse(text, app.config.is_plain_http()).map_err(|error| match error {
        InvalidUrl::NotValid => Error::field(ProblemCode::WebhookUrlNotValid, "/url", error),
        InvalidUrl::NotHttps if app.config.is_plain_http() => {
            let detail = format!("{error}; in local mode also with http:// and `localhost` or `127.0.0.1`");
            Error::field(ProblemCode::WebhookUrlNotHttps, "/url", detail)
        }
        InvalidUrl::NotHttps => Error::field(ProblemCode::WebhookUrlNotHttps, "/url", error),
        InvalidUrl::Credentials => Error::field(ProblemCode::WebhookUrlHasCredentials, "/url", error),
        InvalidUrl::NotPublic => Error::field(ProblemCode::WebhookAddressNotPublic, "/url", error),
    })
}

fn events(names: &[String]) -> Result<Vec<EventType>, Error> {
    let known: Vec<_> = EventType::subscribable().map(EventType::as_str).collect();
    let all = || {
        known
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let unknown: Vec<_> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !known.contains(&name.as_str()))
        .collect();
    webhook::wanted(names).ok_or_else(|| match unknown.as_slice() {
        [(at, name), ..] if *name != "*" => {
            let shown: String = name.chars().filter(|sign| !sign.is_control()).take(64).collect();
            let meant = nearest::meant(name, &known);
            let detail = format!(
                "there is no event `{shown}`{meant}; there are {}, or `*` alone for all",
                all()
            );
            Error::field(ProblemCode::EventTypeNotValid, &format!("/events/{at}"), detail)
        }
        _ => {
            let detail = format!("name at least one of {}, or `*` alone for all", all());
            Error::field(ProblemCode::EventTypeNotValid, "/events", detail)
        }
    })
}

fn description(text: &str) -> Result<String, Error> {
    let rule = "a description has at most 200 characters, on one line";
    webhook::description(text).ok_or_else(|| Error::field(ProblemCode::DescriptionNotValid, "/description", rule))
}

fn view(app: &App, id: &ApplicationId, webhook: &Webhook) -> ShownWebhook {
    let events: Vec<_> = webhook.events.iter().map(|kind| kind.as_str()).collect();
    ShownWebhook {
        id: webhook.id.to_string(),
        application: id.to_string(),
        url: webhook.url.as_str().to_owned(),
        events: if events.is_empty() { vec!["*"] } else { events },
        description: webhook.description.clone(),
        enabled: webhook.disabled.is_none(),
        disabled_because: webhook.disabled,
        failing_since: webhook.failing_since,
        overlap_until: webhook.overlap_until(app.clock.now()),
        created_at: webhook.created_at,
    }
}

fn with_secret(app: &App, status: StatusCode, id: &ApplicationId, webhook: &Webhook) -> Result<Response, Error> {
    let secret = webhook.secret(&app.keys, id)?;
    json(
        status,
        &WithSecret {
            view: view(app, id, webhook),
            secret: secret.expose_secret().to_owned(),
        },
    )
}
