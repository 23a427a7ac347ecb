//! `/api/v2/tickets` and `/api/v2/jobs/verification-email`.

use domain::{
    api_key::{Caller, Scope},
    application::{Application, UrlError},
    clock::{Lifetime, after},
    entropy::random,
    invitation::Method,
    person::{Person, Status},
    reset::{self, HandOver},
    transition::{Refusal, Target},
    verification::{self, Verification},
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use lambda_http::Request;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use service::{
    app::App,
    entry,
    http::{Error, Response, json},
    naming,
};
use store::Applied;

use crate::{
    body::{Fields, missing},
    directories,
    fault::Fault,
    ids, key_of, parameter, read, require_scopes,
    users::taken,
    view,
};

/// Five days: what a ticket lives that says nothing of it.
const LIFETIME: u32 = 432_000;

/// How often a ticket is tried again when the user was written in the meantime.
const TRIES: usize = 3;

pub(crate) async fn password_change(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite, Scope::LinksRead], "create:user_tickets")?;
    let known = [
        "user_id",
        "connection_id",
        "email",
        "result_url",
        "client_id",
        "organization_id",
        "ttl_sec",
        "mark_email_as_verified",
        "includeEmailInRedirect",
        "identity",
    ];
    let mut body = Fields::closed(request, &known)?;
    let lifetime = lifetime(app, &mut body)?;
    let vouched = body.boolean("mark_email_as_verified")?.unwrap_or(false);
    let include_email = body.boolean("includeEmailInRedirect")?.unwrap_or(false);
    let person = load_user(app, &caller, &mut body).await?;
    let application = app.application_of(&person).await?;
    let result_url = result_url(app, &caller, &application, &mut body).await?;
    let target = Target {
        result_url,
        include_email,
        vouched,
    };
    let person = issue_link(app, &caller, person, lifetime, &target).await?;
    let link = app.config.link(&entry::ticket(app, &person)?);
    // Callers append a fragment of their own.
    let ticket = format!("{}#", link.expose_secret());
    Ok(json(StatusCode::CREATED, &json!({ "ticket": ticket }))?)
}

/// A new link to choose a password. Every earlier one is dead.
async fn issue_link(
    app: &App,
    caller: &Caller,
    mut person: Person,
    lifetime: Lifetime,
    target: &Target,
) -> Result<Box<Person>, Fault> {
    for _ in 0..TRIES {
        let flow = match person.status {
            Status::Invited { .. } => {
                let id = &person.invitation.flow;
                app.flow(&person.application, id, Method::Link).await?
            }
            Status::Active | Status::Disabled => app.flow_named(&person.application, "link_password").await?,
        };
        let ask = HandOver {
            person: &person,
            flow: &flow,
            lifetime,
            target,
        };
        let transition = reset::issue_link(&app.keys, &*app.entropy, ask, app.clock.now(), caller)?;
        let again = naming::revive(app, &person, transition).await.map_err(taken)?;
        match again.apply(app, &person).await? {
            Applied::Done(person) => return Ok(person),
            Applied::Refused(Refusal::NotAsAssumed | Refusal::IsActive | Refusal::NotActive, Some(now)) => {
                person = *now
            }
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Error::from(Refusal::NotAsAssumed).into())
}

pub(crate) async fn email_verification(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite, Scope::LinksRead], "create:user_tickets")?;
    let known = [
        "user_id",
        "result_url",
        "client_id",
        "organization_id",
        "ttl_sec",
        "includeEmailInRedirect",
        "identity",
    ];
    let mut body = Fields::closed(request, &known)?;
    let lifetime = lifetime(app, &mut body)?;
    let include_email = body.boolean("includeEmailInRedirect")?.unwrap_or(false);
    let person = load_user_by_id(app, &caller, &mut body).await?;
    let application = app.application_of(&person).await?;
    let result_url = result_url(app, &caller, &application, &mut body).await?;
    let now = app.clock.now();
    let end = lifetime
        .expiry(now)
        .moment()
        .unwrap_or_else(|| after(now, SignedDuration::from_secs(LIFETIME.into())));
    let link = Verification::of(&app.keys, &person, end, result_url, include_email, false).ok_or_else(no_email)?;
    let link = app.config.verification_link(&link.encode(&app.keys)?);
    Ok(json(StatusCode::CREATED, &json!({ "ticket": format!("{link}#") }))?)
}

pub(crate) async fn verification_email(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:users")?;
    let mut body = Fields::closed(request, &["user_id", "client_id", "organization_id", "identity"])?;
    let person = load_user_by_id(app, &caller, &mut body).await?;
    let application = app.application_of(&person).await?;
    result_url(app, &caller, &application, &mut body).await?;
    let now = app.clock.now();
    let write = random(&*app.entropy)?;
    match app
        .store
        .apply(person.key, &verification::ask(&caller, write, now))
        .await?
    {
        Applied::Done(_) => {}
        Applied::Refused(refusal, _) => return Err(refusal.into()),
    }
    let id = ids::job(person.key, now, &write);
    Ok(json(StatusCode::CREATED, &job(&id, now, false))?)
}

fn job(id: &str, at: Timestamp, done: bool) -> Value {
    json!({
        "id": id,
        "type": "verification_email",
        "status": if done { "completed" } else { "pending" },
        "created_at": view::moment(at),
    })
}

/// `GET /api/v2/jobs/{id}`: whether a mail to prove an address is on its way yet. Nothing is kept of a job: its id says whose it
/// is, and the user whether its mail is still owed.
pub(crate) async fn show_job(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
    let id = parameter(request, "id");
    let (key, at, mark) = ids::read_job(&id).ok_or_else(Fault::no_job)?;
    let person = app.store.person(key).await?.ok_or_else(Fault::no_job)?;
    if !caller.reach.covers(&person.application) {
        return Err(Fault::no_job());
    }
    let owed = person.owed.verification.is_some_and(|write| write.starts_with(&mark));
    Ok(json(StatusCode::OK, &job(&id, at, !owed))?)
}

fn no_email() -> Fault {
    Fault::bad("The user does not have an email address.")
}

/// The lifetime that is asked for, or five days, or what the deployment allows if that is less.
fn lifetime(app: &App, body: &mut Fields) -> Result<Lifetime, Fault> {
    let most = Lifetime::MAX_MINUTES.saturating_mul(60);
    let seconds = body.seconds("ttl_sec", LIFETIME, most)?;
    Ok(Lifetime::Seconds(seconds).capped(app.config.max_lifetime_minutes))
}

/// Whose password it is: by id, or by address and connection.
async fn load_user(app: &App, caller: &Caller, body: &mut Fields) -> Result<Person, Fault> {
    let by_address = body.has("email") || body.has("connection_id");
    match (body.has("user_id"), by_address) {
        (true, true) => Err(Fault::body(
            "Data is valid for more than one schema from \"oneOf\": user_id, or email with connection_id",
        )),
        (true, false) => load_user_by_id(app, caller, body).await,
        (false, false) => Err(missing("user_id")),
        (false, true) => {
            let connection = body.required("connection_id")?;
            let email = body.email("email")?.ok_or_else(|| missing("email"))?;
            if body.has("identity") {
                return Err(missing("user_id"));
            }
            is_connection(&connection, "connection_id")?;
            let application = directories::by_id(app, caller, ids::connection, &connection).await?;
            let application = application.ok_or_else(Fault::no_connection)?;
            let mut left = app.config.limits.rows_read;
            let holders = directories::by_email(app, &application.id, &email, &mut left).await?;
            let mut found = holders.complete()?;
            match (found.pop(), found.is_empty()) {
                (Some(person), true) => Ok(person),
                (Some(_), false) => Err(Fault::bad(
                    "More than one user has this email address. Name the user with user_id.",
                )),
                (None, _) => Err(Fault::no_user()),
            }
        }
    }
}

async fn load_user_by_id(app: &App, caller: &Caller, body: &mut Fields) -> Result<Person, Fault> {
    let id = body.required("user_id")?;
    let person = read(app, caller, key_of(app, &id).await?).await?;
    if let Some(mut identity) = body.part("identity", &["user_id", "provider", "connection_id"])? {
        let (bare, provider) = (identity.required("user_id")?, identity.required("provider")?);
        let own = view::own_id(&person).is_some_and(|own| own == bare);
        if !(own || bare == ids::bare_user(person.key)) || provider != ids::PROVIDER {
            return Err(Fault::bad("The user does not have the specified identity."));
        }
        if let Some(connection) = identity.text("connection_id")? {
            is_connection(&connection, "identity.connection_id")?;
            if connection != ids::connection(&person.application) {
                return Err(Fault::no_connection());
            }
        }
    }
    if person.email.is_none() {
        return Err(no_email());
    }
    Ok(person)
}

fn is_connection(text: &str, name: &str) -> Result<(), Fault> {
    let id = text.strip_prefix("con_").unwrap_or_default();
    if id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Ok(())
    } else {
        Err(Fault::property(
            format_args!("String does not match pattern ^con_[A-Za-z0-9]{{16}}$: {text}"),
            name,
        ))
    }
}

/// Where the person goes at the end, if not to the application's own page; and a look at client and organization.
async fn result_url(
    app: &App,
    caller: &Caller,
    application: &Application,
    body: &mut Fields,
) -> Result<Option<String>, Fault> {
    let asked = body.text("result_url")?.filter(|url| !url.is_empty());
    let organization = body.text("organization_id")?;
    if let Some(client) = body.text("client_id")? {
        let client = directories::client(app, caller, &client).await?;
        if client.id != application.id {
            return Err(Fault::bad("The connection of the user is not enabled for the client."));
        }
    }
    if asked.is_some() && organization.is_some() {
        return Err(Fault::bad("result_url cannot be used together with organization_id."));
    }
    if let Some(url) = asked {
        return match application.result_url(&url) {
            Ok(url) => Ok(Some(url.into())),
            Err(UrlError::NotListed) => Err(Fault::property(
                format_args!("Not among the result URLs of the application: {url}"),
                "result_url",
            )),
            Err(
                UrlError::Malformed | UrlError::Scheme | UrlError::TooLong | UrlError::Wildcard | UrlError::Credentials,
            ) => Err(Fault::format("absolute-uri-or-empty", &url, "result_url")),
        };
    }
    let Some(organization) = organization else {
        return Ok(None);
    };
    let found = directories::by_id(app, caller, ids::organization, &organization).await?;
    let found = found.ok_or_else(|| Fault::bad("The organization does not exist."))?;
    if found.id != application.id {
        return Err(Fault::bad("The user is not a member of the organization."));
    }
    Ok(found.login_url.clone().map(|mut url| {
        url.query_pairs_mut()
            .append_pair("organization_id", &organization)
            .append_pair("organization_name", &directories::organization_name(&found));
        url.into()
    }))
}
