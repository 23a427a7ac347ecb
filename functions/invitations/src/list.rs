//! `GET /v1/invitations`.

use data_encoding::BASE64URL_NOPAD;
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    app::App,
    domain::{
        address::EmailAddress,
        api_key::Scope,
        id::PersonKey,
        invitation::{Kind, Method, Phase},
    },
    http::{Error, Response, caller::authorize, json, query_parameter},
    openapi::text,
    store::{ListQuery, Place, Row},
};

const MOST: usize = 100;
const USUAL: usize = 50;

/// One line, with just what a list shows; `GET /v1/invitations/{id}` shows all.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "InvitationLine")]
struct Line {
    #[schemars(with = "text::InvitationId")]
    id: String,
    kind: Kind,
    state: Phase,
    method: Method,
    #[schemars(with = "text::Username")]
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Email>")]
    email: Option<String>,
    #[schemars(with = "text::UserStatus")]
    status: String,
    #[schemars(with = "text::DeliveryState")]
    delivery: String,
    #[schemars(with = "text::Moment")]
    created_at: String,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
}

/// Invitations, newest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "InvitationList")]
pub(crate) struct List {
    invitations: Vec<Line>,
    /// The cursor of what follows; `null` at the end.
    next: Option<String>,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsRead)?;
    let application = app
        .application_for(&caller, query_parameter(request, "application").as_deref())
        .await?;
    let now = app.clock.now();
    let query = ListQuery {
        application: application.id.clone(),
        phase: query_parameter(request, "state").map(|text| phase(&text)).transpose()?,
        email: query_parameter(request, "email").map(|text| email(&text)).transpose()?,
        delivery: query_parameter(request, "delivery").map(delivery).transpose()?,
        from: query_parameter(request, "created_from")
            .map(|text| moment(&text, "created_from"))
            .transpose()?,
        to: query_parameter(request, "created_to")
            .map(|text| moment(&text, "created_to"))
            .transpose()?,
        limit: limit(query_parameter(request, "limit"))?,
    };
    let start = query_parameter(request, "cursor")
        .map(|text| place(app, &query, &text))
        .transpose()?;
    let (rows, next) = app.store.list(&query, start, now).await?;
    let lines = rows.into_iter().map(Line::from).collect();
    let next = next.map(|place| cursor(app, &query, place)).transpose()?;
    json(
        StatusCode::OK,
        &List {
            invitations: lines,
            next,
        },
    )
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.to_string(),
            kind: row.kind,
            state: row.phase,
            method: row.method,
            username: row.username,
            email: row.email,
            status: row.status,
            delivery: row.delivery,
            created_at: row.created_at.to_string(),
            expires_at: row.expiry.moment().map(|at| at.to_string()),
        }
    }
}

fn phase(text: &str) -> Result<Phase, Error> {
    match text {
        "pending" => Ok(Phase::Pending),
        "opened" => Ok(Phase::Opened),
        "completed" => Ok(Phase::Completed),
        "expired" => Ok(Phase::Expired),
        "revoked" => Ok(Phase::Revoked),
        _ => Err(refused(
            "state",
            "one of pending, opened, completed, expired and revoked",
        )),
    }
}

fn delivery(text: String) -> Result<String, Error> {
    if ["not_sent", "queued", "sent", "failed"].contains(&text.as_str()) {
        Ok(text)
    } else {
        Err(refused("delivery", "one of not_sent, queued, sent and failed"))
    }
}

fn email(text: &str) -> Result<String, Error> {
    let address = EmailAddress::parse(text).map_err(|_| refused("email", "an email address"))?;
    Ok(address.as_str().to_owned())
}

fn moment(text: &str, name: &str) -> Result<Timestamp, Error> {
    text.parse()
        .map_err(|_| refused(name, "a moment as in 2026-11-21T12:00:00Z"))
}

fn limit(text: Option<String>) -> Result<usize, Error> {
    let Some(text) = text else { return Ok(USUAL) };
    let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    limit.ok_or_else(|| refused("limit", "a number from 1 to 100"))
}

fn refused(name: &str, rule: &str) -> Error {
    Error::field(
        "query_not_valid",
        &format!("?{name}"),
        format_args!("`{name}` is {rule}"),
    )
}

/// An opaque cursor: where the list goes on, and a code over it and the question, so that it fits no other question.
fn cursor(app: &App, query: &ListQuery, place: Place) -> Result<String, Error> {
    let mut bytes = place.person.as_bytes().to_vec();
    bytes.extend_from_slice(&place.at.to_be_bytes());
    let tag: [u8; 16] = app
        .keys
        .tag(app.keys.current(), "cursor", &[&bytes, &question(query)])?;
    bytes.extend_from_slice(&tag);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

fn place(app: &App, query: &ListQuery, text: &str) -> Result<Place, Error> {
    let read = || {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (person, rest) = bytes.split_first_chunk::<{ PersonKey::LENGTH }>()?;
        let (at, _) = rest.split_first_chunk::<8>()?;
        Some(Place {
            person: PersonKey::from_bytes(*person),
            at: i64::from_be_bytes(*at),
        })
    };
    // One spelling for each cursor: written again, it has to be the same.
    match read() {
        Some(place) if cursor(app, query, place)? == text => Ok(place),
        Some(_) | None => Err(Error::field(
            "cursor_not_valid",
            "?cursor",
            "this cursor belongs to another question",
        )),
    }
}

fn question(query: &ListQuery) -> Vec<u8> {
    let millis = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
    let (application, phase, delivery, email) = (&query.application, query.phase, &query.delivery, &query.email);
    format!(
        "{application} {phase:?} {delivery:?} {email:?} {:?} {:?}",
        millis(query.from),
        millis(query.to)
    )
    .into_bytes()
}
