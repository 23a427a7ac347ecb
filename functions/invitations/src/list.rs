//! `GET /v1/invitations`.

use domain::{
    address::EmailAddress,
    api_key::Scope,
    clock::written,
    invitation::{Delivery, Kind, Method, Phase},
    metadata::Metadata,
    schema::text,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::Serialize;
use service::{
    app::App,
    http::{Error, Response, caller::authorize, cursor, json, query, query_parameter},
    inviting,
};
use store::{ListQuery, Row};

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
    /// The user's, with `include=metadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata>,
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
    query::only(
        request,
        &[
            "application",
            "state",
            "email",
            "delivery",
            "created_from",
            "created_to",
            "include",
            "limit",
            "cursor",
        ],
    )?;
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
            .map(|text| query::moment(&text, "created_from"))
            .transpose()?,
        to: query_parameter(request, "created_to")
            .map(|text| query::moment(&text, "created_to"))
            .transpose()?,
        users: None,
        limit: query::limit(request)?,
    };
    let start = query_parameter(request, "cursor")
        .map(|text| cursor::read(&app.keys, &query, &text))
        .transpose()?;
    let (rows, next) = app.store.list(&query, start, now).await?;
    let metadata = inviting::metadata_of(app, request, &rows).await?;
    let mut lines: Vec<_> = rows.into_iter().map(Line::from).collect();
    for (line, metadata) in lines.iter_mut().zip(metadata) {
        line.metadata = Some(metadata);
    }
    let next = next.map(|place| cursor::write(&app.keys, &query, place)).transpose()?;
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
            created_at: written(row.created_at),
            expires_at: row.expiry.moment().map(written),
            metadata: None,
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
        "declined" => Ok(Phase::Declined),
        _ => Err(query::refused(
            "state",
            "one of pending, opened, completed, expired, revoked and declined",
        )),
    }
}

fn delivery(text: String) -> Result<String, Error> {
    if Delivery::NAMES.contains(&text.as_str()) {
        Ok(text)
    } else {
        Err(query::refused(
            "delivery",
            "one of not_sent, queued, sent, delivered, bounced, complained and failed",
        ))
    }
}

fn email(text: &str) -> Result<String, Error> {
    let address = EmailAddress::parse(text).map_err(|_| query::refused("email", "an email address"))?;
    Ok(address.as_str().to_owned())
}
