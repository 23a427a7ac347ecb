//! `/api/users/v2/recovery/password`: from the claims that name somebody, over a channel and its OTP, to the password.
//!
//! The way is kept by nobody: what the client carries from call to call says whose it is ([`crate::sealed`]), and in the end
//! it is the ticket that is held.

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    invitation::{Method, State},
    person::{Person, Status},
    renewal::Asked,
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
    http::{Error, Response, body, caller::authorize},
    inviting,
    journey::Visit,
};
use store::Applied;

use crate::{
    answer::{Fault, json_answer, next},
    sealed::{Handle, Kind, Unsealed},
    tenant::{Tenant, find},
};

const PATH: &str = "/api/users/v2/recovery/password";

#[derive(Deserialize)]
struct Claim {
    uri: String,
    value: String,
}

#[derive(Deserialize)]
struct InitBody {
    claims: Vec<Claim>,
}

/// The channels by which somebody can be reached; none for whoever is unknown.
pub(crate) async fn init(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: InitBody = body::json(request)?;
    let application = tenant.application(app, &caller).await?;
    let claim = |name: &str| {
        let mut claims = body.claims.iter();
        claims.find(|claim| claim.uri.rsplit('/').next() == Some(name))
    };
    let Some(named) = claim("username").or_else(|| claim("emailaddress")) else {
        let why = "Name the user in the claim http://wso2.org/claims/username, or http://wso2.org/claims/emailaddress \
                   where that is the username.";
        return Err(Fault::bad("UAR-10002", why));
    };
    let (key, person) = match find(app, &application, &named.value).await {
        Err(Error::NoUser) => return Ok(json_answer(StatusCode::OK, &json!([]))),
        found => found?,
    };
    let channels = channels(&application, &person);
    if channels.is_empty() {
        return Ok(json_answer(StatusCode::OK, &json!([])));
    }
    let handle = Handle {
        person: key,
        method: Method::Link,
    };
    Ok(json_answer(
        StatusCode::OK,
        &json!([{
            "mode": "recoverWithNotifications",
            "channelInfo": {
                "recoveryCode": handle.seal(app, Kind::Recovery)?,
                "channels": channels.iter().map(|channel| json!({
                    "id": channel.id,
                    "type": channel.kind,
                    "value": channel.masked,
                    "preferred": channel.id == "1",
                })).collect::<Vec<_>>(),
            },
            "links": next("next", format!("{}{PATH}/recover", tenant.path())),
        }]),
    ))
}

/// A way to reach somebody.
struct RecoveryChannel {
    id: &'static str,
    kind: &'static str,
    masked: String,
    method: Method,
}

/// Where a code can go: address and number of somebody whose invitation stands; of an active user the address, else the
/// number.
fn channels(application: &Application, person: &Person) -> Vec<RecoveryChannel> {
    let stands = matches!(person.invitation.state, State::Pending | State::Opened { .. });
    let invited = matches!(person.status, Status::Invited { .. }) && stands;
    let active = person.status == Status::Active;
    let sent = active && person.may_be_sent_a_reset(application);
    let email = person.email.iter().filter(|_| invited || sent && person.is_mailable());
    let email = email.map(|email| RecoveryChannel {
        id: "1",
        kind: "EMAIL",
        masked: email.value.masked(),
        method: Method::EmailOtp,
    });
    let phone = person.phone.iter().filter(|_| invited || sent && !person.is_mailable());
    let phone = phone.map(|phone| RecoveryChannel {
        id: "2",
        kind: "SMS",
        masked: phone.value.masked(),
        method: Method::SmsOtp,
    });
    email.chain(phone).collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RecoverBody {
    #[serde(alias = "recoveryId")]
    recovery_code: String,
    #[serde(alias = "id")]
    channel_id: String,
}

/// Sends a code, or to an active user a link.
pub(crate) async fn recover(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: RecoverBody = body::json(request)?;
    let handle = open(app, Kind::Recovery, &body.recovery_code, ("UAR-10001", "UAR-10013"))?;
    let person = person(app, tenant, &caller, handle).await?;
    let application = tenant.application(app, &caller).await?;
    let mut channels = channels(&application, &person).into_iter();
    let Some(channel) = channels.find(|channel| channel.id == body.channel_id) else {
        return Err(Fault::bad("UAR-10009", "There is no such notification channel."));
    };
    send(app, tenant, &person, channel.method).await
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResendBody {
    resend_code: String,
}

/// Sends it again.
pub(crate) async fn resend(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: ResendBody = body::json(request)?;
    let handle = open(app, Kind::Resend, &body.resend_code, ("UAR-10012", "UAR-10013"))?;
    let person = person(app, tenant, &caller, handle).await?;
    send(app, tenant, &person, handle.method).await
}

/// What a handle of this kind says; the codes are those for one that is made up, and for one that is over.
fn open(app: &App, kind: Kind, text: &str, codes: (&'static str, &'static str)) -> Result<Handle, Fault> {
    match Handle::open(app, kind, text) {
        Ok(handle) => Ok(handle),
        Err(Unsealed::Invalid) => Err(Fault::new(StatusCode::NOT_FOUND, codes.0, "This code is not valid.")),
        Err(Unsealed::Expired) => Err(Fault::new(
            StatusCode::NOT_ACCEPTABLE,
            codes.1,
            "This code has expired; begin again.",
        )),
    }
}

/// Whose handle it is, if they are still there and within the tenant.
async fn person(app: &App, tenant: &Tenant, caller: &Caller, handle: Handle) -> Result<Person, Fault> {
    let application = tenant.application(app, caller).await?;
    let found = app.store.person(handle.person).await.map_err(Error::from)?;
    found
        .filter(|person| person.application == application.id)
        .ok_or_else(|| Fault::new(StatusCode::NOT_FOUND, "UAR-10002", "There is no such user."))
}

async fn send(app: &App, tenant: &Tenant, person: &Person, method: Method) -> Result<Response, Fault> {
    match person.status {
        Status::Invited { .. } => {
            if method == Method::SmsOtp
                && let Some(phone) = &person.phone
            {
                app.config.may_text(&phone.value)?;
            }
            send_code(app, person, method).await?;
        }
        Status::Active => {
            entry::ask_for_reset(app, &person.application, person.key).await?;
        }
        Status::Disabled => return Err(Refusal::Disabled.into()),
    }
    let handle = Handle {
        person: person.key,
        method,
    };
    let channel = if method == Method::SmsOtp { "SMS" } else { "EMAIL" };
    let base = format!("{}{PATH}", tenant.path());
    Ok(json_answer(
        StatusCode::ACCEPTED,
        &json!({
            "code": "PWR-02002",
            "message": "Password recovery information sent via user preferred notification channel.",
            "flowConfirmationCode": handle.seal(app, Kind::Confirmation)?,
            "notificationChannel": channel,
            "resendCode": handle.seal(app, Kind::Resend)?,
            "links": [
                { "rel": "next", "href": format!("{base}/confirm"), "type": "POST" },
                { "rel": "resend", "href": format!("{base}/resend"), "type": "POST" },
            ],
        }),
    ))
}

/// Sends a code, if none was asked for a moment ago or too often: whoever typed the name need not be the person, so it is no
/// resend by an administrator. Nothing tells whether it was sent.
async fn send_code(app: &App, person: &Person, method: Method) -> Result<(), Error> {
    let application = app.application_of(person).await?;
    let flow = app.flow(&person.application, &person.invitation.flow, method).await?;
    if let Some(renewed) =
        inviting::renewal(app, &application, &flow, Asked::Code(method), person, app.clock.now()).await?
    {
        // Refused: it changed in this very moment.
        match renewed.apply(app, person).await? {
            Applied::Done(_) | Applied::Refused(..) => {}
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConfirmBody {
    confirmation_code: SecretString,
    #[serde(default)]
    otp: Option<SecretString>,
}

/// With the `flowConfirmationCode` and the OTP, or with the code of a link alone: what the password is set with.
pub(crate) async fn confirm(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: ConfirmBody = body::json(request)?;
    let application = tenant.application(app, &caller).await?;
    let code = body.confirmation_code.expose_secret();
    let ticket = if let Ok(visit) = Visit::begin(app, code) {
        let looked = visit.look().await.map_err(|stopped| late(stopped.error.into()))?;
        looked
            .within(Some(&application.id))
            .map_err(|error| late(error.into()))?;
        body.confirmation_code
    } else {
        let handle = open(app, Kind::Confirmation, code, ("18001", "UAR-10016"))?;
        let person = person(app, tenant, &caller, handle).await?;
        let otp = body.otp.ok_or_else(|| Fault::bad("20037", "The OTP is not given."))?;
        let entered = entry::enter(app, person.key, &otp).await;
        let entered = entered.map_err(|error| late(error.into()))?;
        entry::ticket(app, &entered)?
    };
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "resetCode": ticket.expose_secret(),
            "links": next("next", format!("{}{PATH}/reset", tenant.path())),
        }),
    ))
}

/// A code that is wrong is 404 on this way, and one that is over 406.
fn late(fault: Fault) -> Fault {
    let status = match fault.code() {
        "18001" | "18003" => StatusCode::NOT_FOUND,
        "18002" | "18022" | "18023" => StatusCode::NOT_ACCEPTABLE,
        _ => fault.status(),
    };
    fault.with_status(status)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResetBody {
    reset_code: SecretString,
    #[serde(default)]
    password: Option<SecretString>,
}

/// Sets the password. What WSO2 asks for once, its clients have asked for twice where they wanted to.
pub(crate) async fn reset(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: ResetBody = body::json(request)?;
    let application = tenant.application(app, &caller).await?;
    let password = body
        .password
        .ok_or_else(|| Fault::bad("PWR-10003", "The password is not given."))?;
    let visit = Visit::begin(app, body.reset_code.expose_secret()).map_err(|error| late(error.into()))?;
    let journey = visit.look().await.map_err(|stopped| late(stopped.error.into()))?;
    journey
        .within(Some(&application.id))
        .map_err(|error| late(error.into()))?;
    match visit.set_password(&password, Some(&password)).await {
        Ok(_) => Ok(json_answer(StatusCode::OK, &done())),
        Err(stopped) => {
            let weak = matches!(stopped.error, Error::Weak(_));
            let fault = late(stopped.error.into());
            Err(if weak {
                // The form tries again, with the same code.
                fault
                    .with_status(StatusCode::PRECONDITION_FAILED)
                    .with("resetCode", body.reset_code.expose_secret().into())
                    .with("links", next("next", format!("{}{PATH}/reset", tenant.path())))
            } else {
                fault
            })
        }
    }
}

fn done() -> Value {
    json!({ "code": "PWR-02001", "message": "Successful password reset." })
}
