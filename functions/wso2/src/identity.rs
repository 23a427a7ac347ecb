//! `/api/identity/user/v1.0`: codes are sent again, looked at, and looked into.

use domain::{
    api_key::Scope,
    invitation::{Kind, Method},
    person::{Person, Status},
    setup,
    ticket::Ticket,
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use service::{
    app::App,
    entry,
    http::{Error, Response, body, caller::authorize, header_text},
    inviting,
    journey::Visit,
};

use crate::{
    answer::{Fault, empty, json_answer, text},
    tenant::{Tenant, find, known_store},
};

/// A name and a value, as WSO2 passes on what has no field of its own.
#[derive(Deserialize)]
struct Property {
    key: String,
    value: String,
}

fn property<'a>(properties: &'a [Property], key: &str) -> Option<&'a str> {
    let mut all = properties.iter();
    all.find(|property| property.key == key)
        .map(|property| property.value.as_str())
}

#[derive(Deserialize)]
struct User {
    username: String,
    #[serde(default)]
    realm: Option<String>,
}

#[derive(Deserialize)]
struct ResendBody {
    user: User,
    #[serde(default)]
    properties: Vec<Property>,
}

/// What is sent again, by WSO2's name of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scenario {
    /// The invitation, by this method; as it is if none.
    Invitation(Option<Method>),
    /// The invitation, handed over to the caller.
    Offline,
    /// A link to choose another password.
    Reset,
}

impl Scenario {
    fn parse(name: Option<&str>) -> Result<Self, Fault> {
        match name {
            None | Some("" | "SELF_SIGN_UP" | "LITE_SIGN_UP" | "EMAIL_VERIFICATION") => Ok(Self::Invitation(None)),
            Some("ASK_PASSWORD" | "TENANT_ADMIN_ASK_PASSWORD") => Ok(Self::Invitation(Some(Method::EmailLink))),
            Some("ASK_PASSWORD_VIA_EMAIL_OTP" | "EMAIL_VERIFICATION_OTP") => {
                Ok(Self::Invitation(Some(Method::EmailOtp)))
            }
            Some("ASK_PASSWORD_VIA_SMS_OTP") => Ok(Self::Invitation(Some(Method::SmsOtp))),
            Some("ADMIN_INVITE_SET_PASSWORD_OFFLINE") => Ok(Self::Offline),
            Some(
                "ADMIN_FORCED_PASSWORD_RESET_VIA_EMAIL_LINK"
                | "ADMIN_FORCED_PASSWORD_RESET_VIA_OTP"
                | "ADMIN_FORCED_PASSWORD_RESET_VIA_SMS_OTP"
                | "NOTIFICATION_BASED_PW_RECOVERY",
            ) => Ok(Self::Reset),
            Some(other) => Err(Fault::bad("20038", format!("Invalid recovery scenario: {other}."))),
        }
    }

    /// The scenario that a person is in.
    fn of(person: &Person) -> &'static str {
        match (person.invitation.kind, person.invitation.method) {
            (Kind::PasswordReset, _) => "NOTIFICATION_BASED_PW_RECOVERY",
            (Kind::Invitation, Method::EmailLink) => "ASK_PASSWORD",
            (Kind::Invitation, Method::EmailOtp) => "ASK_PASSWORD_VIA_EMAIL_OTP",
            (Kind::Invitation, Method::SmsOtp) => "ASK_PASSWORD_VIA_SMS_OTP",
            (Kind::Invitation, Method::Link) => "ADMIN_INVITE_SET_PASSWORD_OFFLINE",
        }
    }
}

fn nothing_to_send() -> Fault {
    Fault::plain("User recovery data is not found. Please re-initiate the recovery flow.")
}

/// Sends an invitation again, whatever has become of it, or a reset of the password.
pub(crate) async fn resend(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: ResendBody = body::json(request)?;
    let scenario = Scenario::parse(property(&body.properties, "RecoveryScenario"))?;
    known_store(body.user.realm.as_deref())?;
    let application = tenant.application(app, &caller).await?;
    let (key, person) = match find(app, &application, &body.user.username).await {
        Err(Error::NoUser) => return Err(nothing_to_send()),
        found => found?,
    };
    match (scenario, person.status) {
        (Scenario::Invitation(method), Status::Invited { .. }) => {
            if method == Some(Method::SmsOtp)
                && let Some(phone) = &person.phone
            {
                app.config.may_text(&phone.value)?;
            }
            inviting::resend(app, &caller, person.invitation_id(), method, true).await?;
            Ok(empty(StatusCode::CREATED))
        }
        (Scenario::Offline, Status::Invited { .. }) => {
            inviting::may_hand_over(&caller, false)?;
            let id = person.invitation_id();
            let again = inviting::resend(app, &caller, id, Some(Method::Link), false).await?;
            Ok(text(StatusCode::CREATED, link(app, &again)?.expose_secret()))
        }
        (Scenario::Reset, Status::Active) => {
            entry::ask_for_reset(app, &application.id, key).await?;
            Ok(empty(StatusCode::CREATED))
        }
        (_, Status::Disabled) => Err(Refusal::Disabled.into()),
        (Scenario::Invitation(_) | Scenario::Offline, Status::Active) | (Scenario::Reset, Status::Invited { .. }) => {
            Err(nothing_to_send())
        }
    }
}

/// The link of the live generation.
pub(crate) fn link(app: &App, person: &Person) -> Result<SecretString, Error> {
    Ok(app
        .config
        .link(&setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?))
}

#[derive(Deserialize)]
struct CodeBody {
    #[serde(default)]
    code: Option<SecretString>,
    #[serde(default)]
    properties: Vec<Property>,
}

impl CodeBody {
    fn code(&self) -> Result<&SecretString, Fault> {
        let code = self.code.as_ref().filter(|code| !code.expose_secret().is_empty());
        code.ok_or_else(|| Fault::bad("20037", "The confirmation code is not given."))
    }
}

/// Looks whether a code opens something. A link's code is only looked at, as in WSO2; an OTP is entered, which counts as a
/// try, and says with which code it goes on.
pub(crate) async fn validate(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: CodeBody = body::json(request)?;
    let code = body.code()?;
    let application = tenant.application(app, &caller).await?;
    if let Ok(visit) = Visit::begin(app, code.expose_secret()) {
        let journey = visit.look().await.map_err(|stopped| stopped.error)?;
        let person = journey.within(Some(&application.id))?.person;
        return Ok(json_answer(StatusCode::ACCEPTED, &whose(&person, tenant)));
    }
    let Some(username) = property(&body.properties, "username") else {
        return Err(Fault::bad(
            "18001",
            "Invalid code. To validate an OTP, name its user in the property `username`.",
        ));
    };
    let key = entry::key(app, &application.id, crate::tenant::bare(username))?;
    let person = entry::enter(app, key, code).await?;
    let mut answer = whose(&person, &tenant.as_called_in(username));
    if let Some(answer) = answer.as_object_mut() {
        let ticket = entry::ticket(app, &person)?;
        answer.insert("confirmationCode".to_owned(), ticket.expose_secret().into());
    }
    Ok(json_answer(StatusCode::ACCEPTED, &answer))
}

fn whose(person: &Person, tenant: &Tenant) -> Value {
    json!({
        "username": person.username.as_str(),
        "realm": tenant.store(),
        "tenantDomain": tenant.name(),
        "recoveryScenario": Scenario::of(person),
    })
}

/// Tells what a code is for and whether it is over. Nothing changes.
pub(crate) async fn introspect(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsRead)?;
    let body: CodeBody = body::json(request)?;
    let application = tenant.application(app, &caller).await?;
    let ticket = Ticket::parse(&app.keys, body.code()?.expose_secret()).map_err(Error::from)?;
    let person = app.store.person(ticket.person()).await.map_err(Error::from)?;
    let person = person.filter(|person| person.application == application.id);
    let person = person.ok_or(Refusal::InvalidTicket)?;
    let is_expired = match setup::admit(&ticket, &person, app.clock.now()) {
        Ok(()) => false,
        Err(Refusal::Expired) => true,
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "user": { "username": person.username.as_str(), "realm": tenant.store() },
            "recoveryScenario": Scenario::of(&person),
            "recoveryStep": "UPDATE_PASSWORD",
            "isExpired": is_expired,
        }),
    ))
}

/// Whoever holds the link is "me": before there is a password, nothing else shows who somebody is.
fn mine<'a>(app: &'a App, request: &Request) -> Result<Visit<'a>, Fault> {
    let header = header_text(request, "authorization").ok_or(Error::NoKey)?;
    let (scheme, ticket) = header.split_once(' ').ok_or(Error::BadKey)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Error::BadKey.into());
    }
    Ok(Visit::begin(app, ticket.trim()).map_err(|_| Error::BadKey)?)
}

#[derive(Default, Deserialize)]
struct MineBody {
    #[serde(default)]
    properties: Vec<Property>,
}

/// Sends another code for the step that comes next.
pub(crate) async fn resend_mine(app: &App, request: &Request) -> Result<Response, Fault> {
    let visit = mine(app, request)?;
    let body: MineBody = body::optional_json(request)?;
    Scenario::parse(property(&body.properties, "RecoveryScenario"))?;
    visit.ask_for_code().await.map_err(|stopped| stopped.error)?;
    Ok(empty(StatusCode::CREATED))
}

/// Proves the step that comes next.
pub(crate) async fn validate_mine(app: &App, request: &Request) -> Result<Response, Fault> {
    let visit = mine(app, request)?;
    let body: CodeBody = body::json(request)?;
    let code = body.code()?;
    if !domain::code::Code::is_plausible(code) {
        return Err(Fault::bad("18001", "A code has 4 to 10 characters."));
    }
    visit.verify(code).await.map_err(|stopped| stopped.error)?;
    Ok(empty(StatusCode::ACCEPTED))
}
