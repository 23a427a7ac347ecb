//! `POST /oauth2/token`: the id and the secret of an API key for a token, as OAuth's client credentials (RFC 6749 section
//! 4.4).

use std::collections::HashMap;

use domain::api_key::{Caller, Scope};
use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use service::{
    app::App,
    client,
    http::{Error, Response, body, form, header_text, request_id},
    throttle::Throttle,
};

use crate::{answer::json_answer, tenant::Tenant};

/// The scope of a token that has none of those that were asked for, as WSO2 calls it.
const NONE: &str = "default";

/// Why there is no token (RFC 6749 section 5.2).
struct Refused {
    status: StatusCode,
    error: &'static str,
    description: String,
    /// For pauses: when to come again.
    retry_after: Option<HeaderValue>,
}

impl Refused {
    fn request(description: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error: "invalid_request",
            description: description.to_owned(),
            retry_after: None,
        }
    }

    fn client(description: &str) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "invalid_client",
            ..Self::request(description)
        }
    }

    fn respond(&self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description });
        let mut response = json_answer(self.status, &body);
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            let basic = HeaderValue::from_static("Basic realm=\"latchkey\"");
            headers.insert(header::WWW_AUTHENTICATE, basic);
        }
        if let Some(wait) = &self.retry_after {
            headers.insert(header::RETRY_AFTER, wait.clone());
        }
        response
    }

    fn of(error: &Error, request: &Request) -> Self {
        let own = error.respond(&request_id(request));
        let status = own.status();
        Self {
            status,
            error: match status {
                StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "temporarily_unavailable",
                status if status.is_server_error() => "server_error",
                _ => "invalid_request",
            },
            description: error.detail(),
            retry_after: own.headers().get(header::RETRY_AFTER).cloned(),
        }
    }
}

pub(crate) async fn token(app: &App, request: &Request, tenant: &Tenant) -> Response {
    match granted(app, request, tenant).await {
        Ok(response) => response,
        Err(refused) => refused.respond(),
    }
}

async fn granted(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Refused> {
    let ours = |error: Error| Refused::of(&error, request);
    let source = Throttle::of(app, request);
    source.admit().map_err(ours)?;
    let form = form(request)?;
    match form.get("grant_type").map(String::as_str) {
        Some("client_credentials") => {}
        None | Some("") => return Err(Refused::request("Missing grant_type parameter value")),
        Some(_) => {
            return Err(Refused {
                error: "unsupported_grant_type",
                ..Refused::request("Unsupported grant_type value: use client_credentials")
            });
        }
    }
    let (id, secret) = credentials(request, &form)?;
    let client = client::authenticate(app, &id, &secret).await.map_err(ours)?;
    let known = match client {
        Some(client) if !tenant.is_named() => Some((client, None)),
        // A tenant's token is good for the tenant.
        Some(client) => match tenant.application(app, &Caller::from(&client.key)).await {
            Ok(application) => Some((client, Some(application.id.clone()))),
            Err(Error::NoApplication) => None,
            Err(error) => return Err(ours(error)),
        },
        None => None,
    };
    let Some((client, application)) = known else {
        // Counted afterwards, as at sign-in: a good call costs no write.
        source.attempt().await.map_err(ours)?;
        return Err(Refused::client("Client credentials are invalid."));
    };
    let asked = form
        .get("scope")
        .map(String::as_str)
        .filter(|asked| !asked.trim().is_empty());
    let (scopes, scope) = narrowed(&client.scopes(), asked);
    let granted = client.grant(scopes, application).map_err(ours)?;
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "access_token": granted.token.expose_secret(),
            "scope": scope,
            "token_type": "Bearer",
            "expires_in": granted.seconds,
        }),
    ))
}

/// The fields of the body. None of them comes twice (RFC 6749 section 3.2).
fn form(request: &Request) -> Result<HashMap<String, String>, Refused> {
    let kind = header_text(request, "content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        let why = "Send the parameters as application/x-www-form-urlencoded";
        return Err(Refused::request(why));
    }
    let bytes = body::bytes(request).map_err(|error| Refused::of(&error, request))?;
    let fields = form::fields(bytes).map_err(|error| match error {
        Error::Field { pointer, .. } => {
            let name = pointer.trim_start_matches('/');
            Refused::request(&format!("A parameter is given twice: {name}"))
        }
        other => Refused::of(&other, request),
    })?;
    let text = |value: SecretString| value.expose_secret().to_owned();
    Ok(fields.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// Id and secret: of the header, or else of the body.
fn credentials(request: &Request, form: &HashMap<String, String>) -> Result<(String, SecretString), Refused> {
    let header = header_text(request, "authorization").and_then(|header| header.split_once(' '));
    if let Some((scheme, basic)) = header
        && scheme.eq_ignore_ascii_case("basic")
    {
        return client::basic(basic).ok_or_else(|| Refused::client("The Basic credentials are not readable"));
    }
    match (form.get("client_id"), form.get("client_secret")) {
        (Some(id), Some(secret)) => Ok((id.clone(), SecretString::from(secret.as_str()))),
        (None | Some(_), _) => Err(Refused::client("Unsupported Client Authentication Method!")),
    }
}

/// What a token may of what was `asked` for, in WSO2's words or in ours, and what the answer says that it is for. Other words are
/// passed over, as WSO2 does; a token that may nothing is one for `default`.
fn narrowed(scopes: &[Scope], asked: Option<&str>) -> (Vec<Scope>, String) {
    let is_asked = |word: &str| asked.is_none_or(|asked| asked.split_whitespace().any(|asked| asked == word));
    let mut granted = Vec::new();
    let mut names = Vec::new();
    for scope in scopes {
        let theirs: Vec<_> = names_of(*scope).iter().copied().filter(|word| is_asked(word)).collect();
        let ours = asked.is_some() && is_asked(scope.as_str());
        if asked.is_none() || ours || !theirs.is_empty() {
            granted.push(*scope);
        }
        names.extend(theirs);
        names.extend(ours.then_some(scope.as_str()));
    }
    if names.is_empty() {
        names.push(NONE);
    }
    (granted, names.join(" "))
}

/// What WSO2 calls what `scope` allows on these routes.
fn names_of(scope: Scope) -> &'static [&'static str] {
    match scope {
        Scope::InvitationsWrite => &["internal_user_mgt_create"],
        Scope::UsersRead => &["internal_user_mgt_list", "internal_user_mgt_view"],
        Scope::UsersWrite => &["internal_user_mgt_update", "internal_user_mgt_delete"],
        Scope::ApplicationsRead => &["internal_governance_view"],
        Scope::ApplicationsWrite => &["internal_governance_update"],
        Scope::InvitationsRead | Scope::LinksRead | Scope::UsersImport | Scope::KeysRead | Scope::KeysWrite => &[],
    }
}
