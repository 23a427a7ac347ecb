//! `/scim2/Users`.

use domain::{
    address::{EmailAddress, Username},
    api_key::{Caller, Scope},
    directory::{self, Known, Replacement},
    entropy::random,
    id::{PersonKey, UserId},
    invitation::Method,
    invite::Details,
    limits::Cause,
    locale::Locale,
    metadata::Metadata,
    person::{Person, Status},
    profile::Profile,
    reset,
    transition::Refusal,
    user,
};
use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use serde_json::{Map, Value};
use service::{
    app::App,
    http::{Error, Response, caller::authorize, no_content},
    inviting::{self, Ask, SharedAddress},
    naming::{self, Revival},
};
use store::Applied;

use super::{
    Wrong,
    fields::{Lock, Wanted, is_absent, member, single, wrong_kind},
    listing::asked_for,
    object, patch,
    resource::{self, Shown},
    respond,
};
use crate::tenant::{Tenant, bare, known_store};

/// Invites somebody. Without `askPassword` as well: there is no other way to a password here.
pub(crate) async fn create(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body = object(request)?;
    let application = tenant.application(app, &caller).await?;
    let username = username(&body)?;
    let mut wanted = Wanted::nothing();
    wanted.take(&body)?;
    wanted.spell(sent_name(&body).unwrap_or_default(), username.as_str());
    // Whoever is asked for a password is locked until they have one, there as here; everybody else is switched off.
    if wanted.lock == (Lock::New { asked: true }) && wanted.ask_password != Some(true) {
        wanted.active = false;
    }
    if wanted.email.is_none() {
        wanted.email = EmailAddress::parse(username.as_str()).ok();
    }
    let send = wanted.active && wanted.ask_password != Some(false);
    // All of it is in the one write that makes the user, which is also the one that has them mailed.
    let details = Details {
        email: wanted.email.clone(),
        phone: wanted.phone.clone(),
        send,
        locale: locale(&body),
        roles: wanted.roles.clone(),
        metadata: wanted.metadata(&Metadata::default())?,
        profile: wanted.profile(&Profile::default())?,
        disabled: !wanted.active,
        ..Details::default()
    };
    let ask = Ask {
        username: Some(username),
        shared_address: SharedAddress::Kept,
        ..Ask::to(application, details)
    };
    let person = inviting::invite(app, &caller, ask).await?.into_person();
    let user = resource::user(app, tenant, &person);
    let location = resource::location(app, tenant, "Users", &person.user_id().to_string());
    let mut response = respond(StatusCode::CREATED, &Shown::default().of(user));
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// `userName` of a body, as it was sent.
fn sent_name(body: &Map<String, Value>) -> Option<&str> {
    let sent = single(member(body, "userName")?);
    sent.as_str().map(str::trim).filter(|name| !name.is_empty())
}

fn username(body: &Map<String, Value>) -> Result<Username, Wrong> {
    match sent_name(body) {
        Some(text) => read_name(text),
        None => Err(Wrong::bad("invalidSyntax", "`userName` is missing, or no text")),
    }
}

fn read_name(text: &str) -> Result<Username, Wrong> {
    if let Some((store, _)) = text.split_once('/')
        && known_store(Some(store)).is_err()
    {
        return Err(wrong_kind(
            "userName",
            "of the user store PRIMARY, or DEFAULT, the only one there is",
        ));
    }
    let name = Username::parse(bare(text));
    Ok(name.map_err(|error| Error::from((error, "/userName")))?)
}

/// What becomes of a username that is sent for somebody who is known: their own is spelled as it was sent; another is passed
/// over where it follows the address by itself, or where the request switches them off: Entra ID renames whom it deletes.
pub(crate) fn renamed(person: &Person, wanted: &mut Wanted, sent: &str) -> Result<(), Wrong> {
    let name = read_name(sent.trim());
    match name {
        Ok(name) if name == person.username => {
            wanted.spell(sent, name.as_str());
            Ok(())
        }
        _ if wanted.switches_off() => Ok(()),
        Ok(name) if wanted.email.as_ref().is_some_and(|email| Username::from(email) == name) => Ok(()),
        Ok(_) | Err(_) => Err(Wrong::bad("mutability", "`userName` cannot be changed")),
    }
}

/// The language of pages and messages, where it is one.
fn locale(body: &Map<String, Value>) -> Option<Locale> {
    let mut sent = ["locale", "preferredLanguage"]
        .into_iter()
        .filter_map(|name| member(body, name));
    let sent = sent.find(|sent| !is_absent(sent))?;
    Locale::parse(&sent.as_str()?.replace('_', "-")).ok()
}

/// Makes `person` as they are wanted: in one write, and in another that has the invitation sent again, or a reset, where that is
/// asked for. What cannot be sent is refused before anything is written. `None` if the person was written since they were read.
async fn save(app: &App, caller: &Caller, person: Box<Person>, wanted: &Wanted) -> Result<Option<Box<Person>>, Wrong> {
    let known = Wanted::of(&person);
    // Whoever has no password is asked for one again; of whoever has one, nothing is asked.
    let invited = match person.status {
        Status::Invited { .. } => wanted.active,
        Status::Disabled => wanted.active && person.credential.is_none(),
        Status::Active => false,
    };
    let asks = invited && wanted.ask_password == Some(true) && known.ask_password != Some(true);
    if (asks || wanted.reset) && !caller.may(Scope::InvitationsWrite) {
        return Err(Error::NoScope(Scope::InvitationsWrite).into());
    }
    let first = if asks {
        // That they are asked is written down when they are.
        Wanted {
            ask_password: known.ask_password,
            ..wanted.clone()
        }
    } else {
        wanted.clone()
    };
    let mut change = replacement(&person, &known, &first)?;
    let mut claims = Vec::new();
    if let Some(Known::Replaced(email, _)) = &change.email {
        let plan = naming::plan(app, &person, email).await?;
        (change.names, claims) = (Some(plan.names), plan.claims);
    }
    let mut person = person;
    let application = app.application_of(&person).await?;
    let replace = (!change.is_empty()).then(|| {
        let (unmatched, write) = (app.unmatched_ticket()?, random(&*app.entropy).map_err(Error::from)?);
        let now = app.clock.now();
        Ok::<_, Wrong>(directory::replace(
            &person,
            &application,
            change,
            caller,
            unmatched,
            write,
            now,
        ))
    });
    let replace = replace.transpose()?;
    let send = async |person: &Person| {
        if wanted.reset {
            force_reset(app, caller, person).await
        } else {
            send_again(app, caller, person, wanted).await
        }
    };
    let sends = asks || wanted.reset;
    if sends {
        let then = match &replace {
            Some(replace) => replace.apply(&person).map_err(Error::from)?,
            None => Person::clone(&person),
        };
        if let Some(refusal) = send(&then).await?.transition.refusal(&then) {
            return Err(Error::from(refusal).into());
        }
        let (method, cause) = if wanted.reset {
            (Method::EmailLink, Cause::Asked)
        } else {
            (then.invitation.method, Cause::Invited)
        };
        inviting::has_room(app, &then, method, cause).await?;
    }
    if let Some(replace) = replace {
        let applied = app.store.apply_with_names(&person, &replace, &claims).await;
        match ended(applied.map_err(Error::from)?)? {
            Some(after) => person = after,
            None => return Ok(None),
        }
    }
    if sends {
        let sent = send(&person).await?.apply(app, &person).await?;
        return ended(sent);
    }
    Ok(Some(person))
}

/// What `wanted` replaces of `person`, who is as `known` says.
fn replacement(person: &Person, known: &Wanted, wanted: &Wanted) -> Result<Replacement, Wrong> {
    let profile = |wanted: &Wanted| {
        let names = (wanted.given_name.clone(), wanted.family.clone(), wanted.display.clone());
        (names, wanted.country.clone())
    };
    Ok(Replacement {
        roles: (wanted.roles != known.roles).then(|| wanted.roles.clone()),
        metadata: (in_metadata(wanted) != in_metadata(known))
            .then(|| wanted.metadata(&person.metadata))
            .transpose()?,
        profile: (profile(wanted) != profile(known))
            .then(|| wanted.profile(&person.profile))
            .transpose()?,
        email: wanted
            .email
            .clone()
            .filter(|_| wanted.email != known.email)
            .map(|email| Known::Replaced(email, false)),
        phone: wanted
            .phone
            .clone()
            .filter(|_| wanted.phone != known.phone)
            .map(|phone| Known::Replaced(phone, false)),
        forgets_phone: wanted.phone.is_none() && known.phone.is_some(),
        blocked: (wanted.active != known.active).then_some(!wanted.active),
        ..Replacement::default()
    })
}

/// The write that sends the invitation of `person` again, and keeps that it was asked for.
async fn send_again(app: &App, caller: &Caller, person: &Person, wanted: &Wanted) -> Result<Revival, Wrong> {
    let flow = app.flow_of(person).await?;
    let reminder_before = app.application(&person.application).await?.reminder_before_expiry;
    let metadata = wanted.metadata(&person.metadata)?;
    let now = app.clock.now();
    let again = directory::send_again(
        &app.keys,
        &*app.entropy,
        person,
        (&flow, reminder_before),
        metadata,
        now,
        caller,
    );
    Ok(naming::revive(app, person, again.map_err(Error::from)?).await?)
}

/// The write that has `person` mailed a link to another password.
async fn force_reset(app: &App, caller: &Caller, person: &Person) -> Result<Revival, Wrong> {
    let application = app.application_of(person).await?;
    let flow = app.flow_named(&application.id, "link_password").await?;
    let now = app.clock.now();
    let forced = reset::force(&app.keys, &*app.entropy, person, &application, &flow, now, caller);
    Ok(forced.map_err(Error::from)?.into())
}

/// What of a user stands in the metadata: the id that the caller gave, two switches, and spellings.
type InMetadata<'a> = (
    Option<&'a String>,
    Option<bool>,
    Option<bool>,
    Option<Map<String, Value>>,
);

/// What stands in the metadata.
fn in_metadata(wanted: &Wanted) -> InMetadata<'_> {
    let external_id = wanted.external_id.as_ref();
    (external_id, wanted.ask_password, wanted.verify_email, wanted.spelling())
}

/// The person after the change; `None` if they were written since they were read.
fn ended(applied: Applied) -> Result<Option<Box<Person>>, Wrong> {
    match applied {
        Applied::Done(person) => Ok(Some(person)),
        Applied::Refused(Refusal::NotAsAssumed, _) => Ok(None),
        Applied::Refused(Refusal::NotFound, _) => Err(Error::NoUser.into()),
        Applied::Refused(refusal, _) => Err(Error::from(refusal).into()),
    }
}

/// The user that the path names, within the tenant.
async fn read(app: &App, tenant: &Tenant, caller: &Caller, id: &str) -> Result<Box<Person>, Wrong> {
    let application = tenant.application(app, caller).await?;
    let id = UserId::parse(id).map_err(|_| Error::NoUser)?;
    let found = app.store.person(id.0).await.map_err(Error::from)?;
    let found = found.filter(|person| person.application == application.id);
    Ok(Box::new(found.ok_or(Error::NoUser)?))
}

pub(crate) async fn show(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersRead)?;
    let person = read(app, tenant, &caller, id).await?;
    let shown = asked_for(request);
    Ok(respond(StatusCode::OK, &shown.of(resource::user(app, tenant, &person))))
}

/// How often a change is tried again when the user was written in the meantime.
const TRIES: usize = 16;

/// Everything is as the body says; what it leaves out is gone, but for what every user has.
pub(crate) async fn replace(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    changed(app, request, tenant, (&caller, id), |person, body| {
        let known = Wanted::of(person);
        let mut wanted = Wanted {
            email: known.email,
            email_label: known.email_label,
            active: known.active,
            phone: known.phone,
            lock: known.lock,
            spelled: known.spelled,
            ..Wanted::nothing()
        };
        // What the list of numbers is compared with; without a list, there is no number.
        if member(body, "phoneNumbers").is_none_or(is_absent) {
            wanted.phone = None;
        }
        let outcome = wanted.take(body);
        let outcome = outcome.and(match sent_name(body) {
            Some(name) => renamed(person, &mut wanted, name),
            None => username(body).map(|_| ()),
        });
        if !wanted.switches_off() {
            outcome?;
        }
        Ok(wanted)
    })
    .await
}

pub(crate) async fn change(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    changed(app, request, tenant, (&caller, id), |person, body| {
        let mut wanted = Wanted::of(person);
        patch::apply(&mut wanted, body, person)?;
        Ok(wanted)
    })
    .await
}

/// Makes a user as `wish` makes them of what they are and of the body; again, when they were written in the meantime.
async fn changed(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (caller, id): (&Caller, &str),
    wish: impl Fn(&Person, &Map<String, Value>) -> Result<Wanted, Wrong>,
) -> Result<Response, Wrong> {
    let body = object(request)?;
    let answer = |person: &Person| {
        let user = asked_for(request).of(resource::user(app, tenant, person));
        respond(StatusCode::OK, &user)
    };
    let mut switches_off = false;
    for _ in 0..TRIES {
        let person = read(app, tenant, caller, id).await?;
        let key = person.key;
        let wanted = wish(&person, &body)?;
        switches_off = wanted.switches_off();
        // Whoever is switched off is sent nothing.
        let wanted = Wanted {
            reset: wanted.reset && !switches_off,
            ..wanted
        };
        match save(app, caller, person, &wanted).await {
            Ok(Some(person)) => return Ok(answer(&person)),
            Ok(None) => tracing::debug!("a user was written in the meantime"),
            Err(wrong) if switches_off && wrong.status.is_client_error() => {
                tracing::debug!(
                    reason = wrong.detail,
                    "a user is switched off, and nothing else is done"
                );
                return Ok(answer(&*switch_off(app, caller, key).await?));
            }
            Err(wrong) => return Err(wrong),
        }
    }
    if switches_off {
        let key = read(app, tenant, caller, id).await?.key;
        return Ok(answer(&*switch_off(app, caller, key).await?));
    }
    Err(Error::from(Refusal::NotAsAssumed).into())
}

/// Switches a user off, whatever else was asked for and whoever else writes: nothing holds that back.
async fn switch_off(app: &App, caller: &Caller, key: PersonKey) -> Result<Box<Person>, Wrong> {
    let write = random(&*app.entropy).map_err(Error::from)?;
    let disable = user::disable(caller, app.unmatched_ticket()?, write, app.clock.now());
    match app.store.apply(key, &disable).await.map_err(Error::from)? {
        Applied::Done(person) | Applied::Refused(Refusal::Disabled, Some(person)) => Ok(person),
        Applied::Refused(Refusal::NotFound, _) => Err(Error::NoUser.into()),
        Applied::Refused(refusal, _) => Err(Error::from(refusal).into()),
    }
}

/// Everything about them is gone.
pub(crate) async fn erase(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let person = read(app, tenant, &caller, id).await?;
    let erased = app.store.erase(person.key, &user::erasure(&caller)).await;
    match erased.map_err(Error::from)? {
        Ok(()) => Ok(no_content()),
        Err(_) => Err(Error::NoUser.into()),
    }
}
