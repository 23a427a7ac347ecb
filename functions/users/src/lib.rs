//! What administrators and back ends do with users.

mod applications;
pub mod documented;
mod import;
mod list;
mod reset;
mod routes;
mod start;

use domain::{
    address::{EmailAddress, PhoneNumber},
    api_key::{Caller, Scope},
    clock::written,
    entropy::random,
    id::UserId,
    metadata::Metadata,
    person::{AcceptedTerms, Person, Status, Verifiable},
    profile::Profile,
    roles,
    schema::text,
    transition::{Refusal, Transition},
    user::{self, Change, Elsewhere},
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, Response, api, body, caller::authorize, json, no_content, path_parameter, route_key},
    naming,
};
use store::Applied;

pub use start::start;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    api(request, async |request| match route_key(request).as_str() {
        routes::LIST_USERS => list::list(app, request).await,
        routes::IMPORT_USERS => import::import(app, request).await,
        routes::GET_USER => show(app, request).await,
        routes::CHANGE_USER => change(app, request).await,
        routes::ERASE_USER => erase(app, request).await,
        routes::DELETE_APPLICATION => applications::delete(app, request).await,
        routes::DISABLE_USER => disable(app, request).await,
        routes::SIGN_OUT_USER => sign_out(app, request).await,
        routes::ENABLE_USER => enable(app, request).await,
        routes::UNLOCK_USER => unlock(app, request).await,
        routes::RESET_PASSWORD => reset::reset(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersRead)?;
    json(
        StatusCode::OK,
        &view(app, &read(app, &caller, user_id(request)?).await?),
    )
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChangeUser")]
struct ChangeBody {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Email")]
    email: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::TypedPhone")]
    phone: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Vec<text::Role>", length(max = 20))]
    roles: Option<Vec<String>>,
    #[serde(default, deserialize_with = "body::non_null")]
    metadata: Option<Metadata>,
    #[serde(default, deserialize_with = "body::non_null")]
    profile: Option<Profile>,
}

async fn change(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    let body: ChangeBody = body::json(request)?;
    let email = body::email(body.email)?;
    let phone = body::phone(body.phone)?;
    let roles = body.roles.map(roles::checked).transpose()?;
    let change = Change {
        roles,
        metadata: body.metadata,
        profile: body.profile,
        elsewhere: None,
    };
    let make = |change: Change<'_>| {
        let (unmatched, write) = (app.unmatched_ticket()?, random(&*app.entropy)?);
        Ok::<_, Error>(user::change(change, &caller, unmatched, write, app.clock.now()))
    };
    if email.is_none() && phone.is_none() {
        return apply(app, id, &make(change)?).await;
    }
    // Whoever had the address or number before is notified, so it is read first; again, when they were written in the meantime.
    for _ in 0..TRIES {
        let known = read(app, &caller, id).await?;
        let plan = match email.as_ref().filter(|email| is_other(&known, email)) {
            Some(email) => Some(naming::plan(app, &known, email).await?),
            None => None,
        };
        let (names, claims) = plan.map(|plan| (plan.names, plan.claims)).unzip();
        let mut elsewhere = Elsewhere::of(&known, email.clone(), phone.clone());
        if let Some(elsewhere) = &mut elsewhere {
            elsewhere.names = names;
        }
        let change = make(Change {
            elsewhere,
            ..change.clone()
        })?;
        let claims = claims.unwrap_or_default();
        match app.store.apply_with_names(&known, &change, &claims).await? {
            Applied::Refused(Refusal::NotAsAssumed, _) => {}
            applied => return answer(app, applied),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

fn is_other(known: &Person, email: &EmailAddress) -> bool {
    known.email.as_ref().is_none_or(|current| current.value != *email)
}

/// How often a change is tried again when the user was written in the meantime.
const TRIES: usize = 16;

async fn disable(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    apply(
        app,
        id,
        &user::disable(
            &caller,
            app.unmatched_ticket()?,
            random(&*app.entropy)?,
            app.clock.now(),
        ),
    )
    .await
}

/// Every sign-in token that was issued so far is over.
async fn sign_out(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    let (reach, by) = (caller.reach.clone(), caller.actor());
    apply(
        app,
        id,
        &user::sign_out(reach, by, random(&*app.entropy)?, app.clock.now()),
    )
    .await
}

async fn enable(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    let person = read(app, &caller, id).await?;
    let application = app.application_of(&person).await?;
    let now = app.clock.now();
    apply(
        app,
        id,
        &user::enable(&person, &application, &caller, random(&*app.entropy)?, now),
    )
    .await
}

/// Failed sign-ins are forgotten, and a lock is lifted. Where there are none, nothing is written.
async fn unlock(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    let unlock = user::unlock(&caller, random(&*app.entropy)?, app.clock.now());
    match app.store.apply(id.0, &unlock).await? {
        Applied::Refused(Refusal::NotAsAssumed, Some(person)) => json(StatusCode::OK, &view(app, &person)),
        applied => answer(app, applied),
    }
}

/// Everything about them is gone, their invitation with it.
async fn erase(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    match app.store.erase(user_id(request)?.0, &user::erasure(&caller)).await? {
        Ok(()) => Ok(no_content()),
        Err(_) => Err(Error::NoUser),
    }
}

/// Carries out a change. Asked for what is so already, it answers as if it had just been done.
async fn apply(app: &App, id: UserId, transition: &Transition) -> Result<Response, Error> {
    answer(app, app.store.apply(id.0, transition).await?)
}

fn answer(app: &App, applied: Applied) -> Result<Response, Error> {
    match applied {
        Applied::Done(person) | Applied::Refused(Refusal::Disabled | Refusal::NotDisabled, Some(person)) => {
            json(StatusCode::OK, &view(app, &person))
        }
        Applied::Refused(Refusal::NotFound, _) => Err(Error::NoUser),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}

fn user_id(request: &Request) -> Result<UserId, Error> {
    UserId::parse(&path_parameter(request, "id")).map_err(|_| Error::NoUser)
}

async fn read(app: &App, caller: &Caller, id: UserId) -> Result<Person, Error> {
    let person = app.store.person(id.0).await?.ok_or(Error::NoUser)?;
    if caller.reach.covers(&person.application) {
        Ok(person)
    } else {
        Err(Error::NoUser)
    }
}

/// A user as the API shows it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "User")]
pub(crate) struct ShownUser {
    #[schemars(with = "text::UserId")]
    id: String,
    #[schemars(with = "text::ApplicationId")]
    application: String,
    #[schemars(with = "text::Username")]
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<Proven>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<Proven>,
    #[schemars(with = "text::UserStatus")]
    status: &'static str,
    locked: bool,
    #[schemars(with = "Vec<text::Role>")]
    roles: Vec<String>,
    metadata: Metadata,
    profile: Profile,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<AcceptedTerms>,
    #[schemars(with = "text::Moment")]
    created_at: String,
    #[schemars(with = "text::InvitationId")]
    invitation: String,
    token_generation: u32,
    /// Until when only a browser that is known, or a new password, gets in: after a hundred failed sign-ins in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "text::Moment")]
    sign_in_locked_until: Option<String>,
}

/// An address or number, and whether it is known to be theirs.
#[derive(Serialize, JsonSchema)]
struct Proven {
    value: String,
    verified: bool,
}

pub(crate) fn view(app: &App, person: &Person) -> ShownUser {
    fn proven<T>(owned: Option<&Verifiable<T>>, text: impl Fn(&T) -> &str) -> Option<Proven> {
        let owned = owned?;
        Some(Proven {
            value: text(&owned.value).to_owned(),
            verified: owned.verified_at.is_some(),
        })
    }
    let locked_until = person.sign_in_failures.locked_until(app.clock.now());
    ShownUser {
        id: person.user_id().to_string(),
        application: person.application.to_string(),
        username: person.username.as_str().to_owned(),
        email: proven(person.email.as_ref(), EmailAddress::as_str),
        phone: proven(person.phone.as_ref(), PhoneNumber::as_str),
        status: person.status.as_str(),
        locked: matches!(person.status, Status::Invited { locked: true }),
        roles: person.roles.clone(),
        metadata: person.metadata.clone(),
        profile: person.profile.clone(),
        terms: person.terms.clone(),
        created_at: written(person.created_at),
        invitation: person.invitation_id().to_string(),
        token_generation: person.token_generation,
        sign_in_locked_until: locked_until.map(written),
    }
}
