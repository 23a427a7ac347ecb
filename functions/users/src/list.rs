//! `GET /v1/users`: one by name, or all of an application, those who were invited last first.

use domain::{
    address::{EmailAddress, Username},
    api_key::Scope,
    clock::written,
    id::{ApplicationId, UserId},
    metadata::Metadata,
    person::Status,
    schema::text,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::Serialize;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, caller::authorize, cursor, json, query, query_parameter},
    inviting,
};
use store::{ListQuery, Row, UserFilter};

use crate::{ShownUser, view};

/// One line, with just what the index holds; `GET /v1/users/{id}` shows all.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "UserLine")]
struct Line {
    #[schemars(with = "text::UserId")]
    id: String,
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[schemars(with = "text::UserStatus")]
    status: String,
    #[schemars(with = "text::InvitationId")]
    invitation: String,
    #[schemars(with = "text::Moment")]
    invited_at: String,
    /// With `include=metadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata>,
}

/// Users, those who were invited last first; or the one of the name that was asked for, whole.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "UserList")]
pub(crate) struct List {
    users: Users,
    /// The cursor of what follows; `null` at the end.
    next: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ListedUsers")]
enum Users {
    Lines(Vec<Line>),
    Whole(Vec<ShownUser>),
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersRead)?;
    // A name is one user's: nothing else narrows it down.
    let by_name = query_parameter(request, "username").is_some();
    let known: &[_] = if by_name {
        &["application", "username"]
    } else {
        &[
            "application",
            "username",
            "email",
            "status",
            "include",
            "limit",
            "cursor",
        ]
    };
    query::only(request, known)?;
    let application = app
        .application_for(&caller, query_parameter(request, "application").as_deref())
        .await?;
    if let Some(name) = query_parameter(request, "username") {
        return named(app, &application.id, &name).await;
    }
    let list = ListQuery {
        application: application.id.clone(),
        phase: None,
        email: query_parameter(request, "email").map(|text| email(&text)).transpose()?,
        delivery: None,
        from: None,
        to: None,
        users: Some(UserFilter {
            status: query_parameter(request, "status")
                .map(|text| status(&text))
                .transpose()?,
        }),
        limit: query::limit(request)?,
    };
    let start = query_parameter(request, "cursor")
        .map(|text| cursor::read(&app.keys, &list, &text))
        .transpose()?;
    let (rows, next) = app.store.list(&list, start, app.clock.now()).await?;
    let metadata = inviting::metadata_of(app, request, &rows).await?;
    let mut lines: Vec<_> = rows.into_iter().map(Line::from).collect();
    for (line, metadata) in lines.iter_mut().zip(metadata) {
        line.metadata = Some(metadata);
    }
    let users = Users::Lines(lines);
    let next = next.map(|place| cursor::write(&app.keys, &list, place)).transpose()?;
    json(StatusCode::OK, &List { users, next })
}

/// The user of this username, whole, in a list of one or none.
async fn named(app: &App, application: &ApplicationId, name: &str) -> Result<Response, Error> {
    let username =
        Username::parse(name).map_err(|error| Error::field(ProblemCode::QueryNotValid, "?username", error))?;
    let person = app.store.named(app.keys.person_key(application, &username)).await?;
    let users = Users::Whole(person.iter().map(|person| view(app, person)).collect());
    json(StatusCode::OK, &List { users, next: None })
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            id: UserId(row.id.person).to_string(),
            username: row.username,
            email: row.email,
            status: row.status,
            invitation: row.id.to_string(),
            invited_at: written(row.created_at),
            metadata: None,
        }
    }
}

fn email(text: &str) -> Result<String, Error> {
    let address = EmailAddress::parse(text).map_err(|_| query::refused("email", "an email address"))?;
    Ok(address.as_str().to_owned())
}

fn status(text: &str) -> Result<&'static str, Error> {
    let all = [Status::Invited { locked: false }, Status::Active, Status::Disabled];
    all.map(Status::as_str)
        .into_iter()
        .find(|name| *name == text)
        .ok_or_else(|| query::refused("status", "one of invited, active and disabled"))
}
