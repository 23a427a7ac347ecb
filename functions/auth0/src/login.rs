//! What of Auth0's Authentication API a back end and a sign-in page use: a mail to a forgotten password, and a token for the
//! Management API.

use domain::api_key::Scope;
use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use service::{
    app::{App, Config},
    client, entry,
    http::{Error, Response, build, cors, header_text, json, request_id},
    throttle::Throttle,
};
use url::Url;

use crate::{body::Fields, directories, fault::Fault};

/// The same words whoever asks for whomever.
const SENT: &str = "We've just sent you an email to reset your password.";

/// For back ends, and for pages of the origins that the application lists.
pub(crate) async fn change_password(app: &App, request: &Request) -> Response {
    let handler = async || forgotten(app, request).await;
    let tell = |fault: Fault| fault.respond(&request_id(request));
    cors::answered(app, request, "auth0-client, content-type", handler, tell).await
}

async fn forgotten(app: &App, request: &Request) -> Result<Response, Fault> {
    let wrong = |description: String| Fault::authentication(StatusCode::BAD_REQUEST, "invalid_request", description);
    let mut body = Fields::open(request)?;
    let mut required = |name: &str| match body.text(name) {
        Ok(Some(text)) if !text.trim().is_empty() => Ok(text),
        Ok(_) => Err(wrong(format!("{name} is required"))),
        Err(_) => Err(wrong(format!("{name} must be a string"))),
    };
    let (email, connection) = (required("email")?, required("connection")?);
    let unknown = || wrong(format!("The connection {connection} does not exist."));
    let id = directories::named(app, &connection).ok_or_else(unknown)?;
    let application = match app.application(&id).await {
        Ok(application) => application,
        Err(Error::NoApplication) => return Err(unknown()),
        Err(error) => return Err(error.into()),
    };
    cors::admit(request, &app.config, &application)?;
    // What cannot be a name belongs to nobody, and the answer says no more.
    if let Ok(key) = entry::key(app, &application.id, &email) {
        entry::ask_for_reset(app, &application.id, key).await?;
    }
    Ok(build(StatusCode::OK, "text/html; charset=utf-8", SENT.to_owned()))
}

/// Client credentials: the id of an API key and its secret.
pub(crate) async fn token(app: &App, request: &Request) -> Result<Response, Fault> {
    let by_header = basic(request);
    let may_try_again = by_header.is_some();
    let mut response = match exchange(app, request, by_header).await {
        Ok(response) => return Ok(response),
        Err(fault) => fault.respond(&request_id(request)),
    };
    // RFC 6749 section 5.2.
    if may_try_again && response.status() == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static("Basic realm=\"Latchkey\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
    }
    Ok(response)
}

/// The client's id and secret, where they come by HTTP Basic.
fn basic(request: &Request) -> Option<(String, SecretString)> {
    let (scheme, credentials) = header_text(request, "authorization")?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("basic")
        .then(|| client::basic(credentials))?
}

async fn exchange(app: &App, request: &Request, by_header: Option<(String, SecretString)>) -> Result<Response, Fault> {
    let refused = |error, text: &str| Fault::authentication(StatusCode::FORBIDDEN, error, text);
    let malformed = |text: String| Fault::authentication(StatusCode::BAD_REQUEST, "invalid_request", text);
    let denied = || Fault::authentication(StatusCode::UNAUTHORIZED, "access_denied", "Unauthorized");
    let source = Throttle::of(app, request);
    source.admit()?;
    let mut body = Fields::open(request)?;
    let mut required = |name: &str| match body.text(name) {
        Ok(Some(text)) if !text.is_empty() => Ok(text),
        Ok(_) | Err(_) => Err(malformed(format!("Missing required parameter: {name}"))),
    };
    let grant = required("grant_type")?;
    if grant != "client_credentials" {
        return Err(refused(
            "unsupported_grant_type",
            "Unsupported grant type: use client_credentials",
        ));
    }
    let (client, secret) = match by_header {
        Some(credentials) => credentials,
        None => (required("client_id")?, SecretString::from(required("client_secret")?)),
    };
    let audience = required("audience").ok();
    if audience.is_some_and(|audience| !is_here(&app.config, &audience)) {
        return Err(refused(
            "access_denied",
            &format!("Service not enabled within domain: use {}/api/v2/", app.config.base_url),
        ));
    }
    let asked = required("scope").ok();
    let Some(client) = client::authenticate(app, &client, &secret).await? else {
        // Counted afterwards, as at sign-in: a good call costs no write.
        source.attempt().await?;
        return Err(denied());
    };
    let (scopes, named) = match asked.as_deref().map(str::trim).filter(|asked| !asked.is_empty()) {
        Some(asked) => narrowed(&client.scopes(), asked),
        None => {
            let all = client.scopes();
            let named = all.iter().map(|scope| scope.as_str()).collect();
            (all, named)
        }
    };
    if let (Some(asked), true) = (&asked, named.is_empty()) {
        let text = format!("Client has not been granted scopes: {}", asked.trim());
        return Err(refused("access_denied", &text));
    }
    let granted = client.grant(scopes, None)?;
    let answer = json!({
        "access_token": granted.token.expose_secret(),
        "token_type": "Bearer",
        "expires_in": granted.seconds,
        "scope": named.join(" "),
    });
    Ok(json(StatusCode::OK, &answer)?)
}

/// Whether an audience is the Management API of this deployment. A local server has several names.
fn is_here(config: &Config, audience: &str) -> bool {
    let (Ok(asked), Ok(ours)) = (Url::parse(audience), Url::parse(&config.base_url)) else {
        return false;
    };
    let is_local = |url: &Url| ["localhost", "127.0.0.1", "[::1]"].contains(&url.host_str().unwrap_or_default());
    let host = asked.host_str() == ours.host_str() || is_local(&asked) && is_local(&ours);
    let plain = asked.username().is_empty() && asked.query().is_none() && asked.fragment().is_none();
    host && plain
        && ["https", ours.scheme()].contains(&asked.scheme())
        && asked.port() == ours.port()
        && asked.path() == "/api/v2/"
}

/// What a token may of what was `asked` for, in Auth0's words or in ours, and the words that are granted. Others are passed
/// over.
fn narrowed<'a>(scopes: &[Scope], asked: &'a str) -> (Vec<Scope>, Vec<&'a str>) {
    let granted = |word: &&str| {
        let needed = needed(word);
        !needed.is_empty() && needed.iter().all(|scope| scopes.contains(scope))
    };
    let named: Vec<_> = asked.split_whitespace().filter(granted).collect();
    let is_covered = |scope: &Scope| named.iter().any(|word| needed(word).contains(scope));
    (scopes.iter().copied().filter(is_covered).collect(), named)
}

/// What the operations need that Auth0 has this scope for.
fn needed(word: &str) -> Vec<Scope> {
    match word {
        "create:user_tickets" => vec![Scope::UsersWrite, Scope::LinksRead],
        "create:users" | "update:users" | "delete:users" => vec![Scope::UsersWrite],
        "create:users_app_metadata" | "update:users_app_metadata" | "delete:users_app_metadata" => {
            vec![Scope::UsersWrite]
        }
        "read:users" | "read:users_app_metadata" => vec![Scope::UsersRead],
        "read:connections" | "read:organizations" => vec![Scope::ApplicationsRead],
        "create:organization_invitations" => vec![Scope::InvitationsWrite, Scope::LinksRead],
        "read:organization_invitations" => vec![Scope::InvitationsRead],
        "delete:organization_invitations" => vec![Scope::InvitationsWrite],
        ours => Scope::parse(ours).into_iter().collect(),
    }
}
