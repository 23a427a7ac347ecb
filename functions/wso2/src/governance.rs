//! `/api/server/v1/identity-governance`: WSO2's settings of invitations, which are settings of the application here.
//!
//! What is always the same here is shown so; setting it to anything else is refused. What has no counterpart is passed
//! over.

use data_encoding::BASE64URL_NOPAD;
use domain::{
    api_key::Scope,
    application::{ActivationNotice, Settings},
    id::ApplicationId,
    invitation::Method,
};
use http::StatusCode;
use lambda_http::Request;
use serde::Deserialize;
use serde_json::{Value, json};
use service::{
    app::App,
    http::{Error, Response, body, caller::authorize},
};
use store::{Replaced, Versioned};

use crate::{
    answer::{Fault, json_answer},
    tenant::Tenant,
};

const CATEGORY: &str = "User Onboarding";
const CONNECTOR: &str = "user-email-verification";
const PATH: &str = "/api/server/v1/identity-governance";

const ENABLE: &str = "EmailVerification.Enable";
const LOCK: &str = "EmailVerification.LockOnCreation";
const INTERNAL: &str = "EmailVerification.Notification.InternallyManage";
const EXPIRY: &str = "EmailVerification.ExpiryTime";
const ASK_EXPIRY: &str = "EmailVerification.AskPassword.ExpiryTime";
const EMAIL_OTP: &str = "EmailVerification.AskPassword.EmailOTP";
const SMS_OTP: &str = "EmailVerification.AskPassword.SMSOTP";
const ACTIVATION: &str = "EmailVerification.AskPassword.AccountActivation";
const UPPER: &str = "EmailVerification.OTP.UseUppercaseCharactersInOTP";
const LOWER: &str = "EmailVerification.OTP.UseLowercaseCharactersInOTP";
const NUMBERS: &str = "EmailVerification.OTP.UseNumbersInOTP";
const LENGTH: &str = "EmailVerification.OTP.OTPLength";

/// A setting, what it is called there, and its value here.
fn properties(settings: &Settings) -> Vec<(&'static str, &'static str, String)> {
    let code = &settings.code;
    vec![
        (ENABLE, "Enable", true.to_string()),
        (
            LOCK,
            "Enable account lock on creation",
            settings.lock_until_password.to_string(),
        ),
        (INTERNAL, "Manage notifications sending internally", true.to_string()),
        (
            EXPIRY,
            "Email verification code expiry time",
            settings.lifetime_minutes.to_string(),
        ),
        (
            ASK_EXPIRY,
            "Ask password code expiry time",
            settings.lifetime_minutes.to_string(),
        ),
        (
            EMAIL_OTP,
            "Enable ask password by email OTP",
            (settings.method == Method::EmailOtp).to_string(),
        ),
        (
            SMS_OTP,
            "Enable ask password by SMS OTP",
            (settings.method == Method::SmsOtp).to_string(),
        ),
        (
            ACTIVATION,
            "Send account activation email",
            (settings.activation_notice != ActivationNotice::None).to_string(),
        ),
        (UPPER, "Include uppercase characters in OTP", code.uppercase.to_string()),
        (LOWER, "Include lowercase characters in OTP", code.lowercase.to_string()),
        (NUMBERS, "Include numbers in OTP", code.digits.to_string()),
        (LENGTH, "OTP length", code.length.to_string()),
    ]
}

fn id_of(name: &str) -> String {
    BASE64URL_NOPAD.encode(name.as_bytes())
}

/// Whether `text` is the id of what is called `name`, with or without its padding, or the name itself.
fn is(text: &str, name: &str) -> bool {
    text == name || text.trim_end_matches('=') == id_of(name)
}

fn no_category() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, "IDG-50008", "There is no such category.")
}

fn no_connector() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, "IDG-50009", "There is no such connector.")
}

fn category_of(category: &str) -> Result<(), Fault> {
    if is(category, CATEGORY) {
        Ok(())
    } else {
        Err(no_category())
    }
}

/// Settings of the tenant's application, if the caller may see or change them.
async fn settings(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    scope: Scope,
) -> Result<(ApplicationId, Versioned), Fault> {
    let caller = authorize(request, scope)?;
    let id = tenant.application(app, &caller).await?.id.clone();
    let versioned = app.store.settings(&id).await.map_err(Error::from)?;
    Ok((id, versioned.ok_or(Error::NoApplication)?))
}

fn href(tenant: &Tenant) -> String {
    format!("{}{PATH}/{}", tenant.path(), id_of(CATEGORY))
}

fn connector(settings: &Settings) -> Value {
    let properties = properties(settings).into_iter();
    let properties: Vec<_> = properties
        .map(|(name, called, value)| json!({ "name": name, "value": value, "displayName": called, "description": "" }))
        .collect();
    json!({
        "id": id_of(CONNECTOR),
        "name": CONNECTOR,
        "category": CATEGORY,
        "friendlyName": "Ask Password",
        "order": 0,
        "subCategory": "DEFAULT",
        "properties": properties,
    })
}

pub(crate) async fn categories(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    settings(app, request, tenant, Scope::ApplicationsRead).await?;
    let href = href(tenant);
    let connectors = json!([{ "id": id_of(CONNECTOR), "self": format!("{href}/connectors/{}", id_of(CONNECTOR)) }]);
    let category = json!({ "id": id_of(CATEGORY), "name": CATEGORY, "self": href, "connectors": connectors });
    Ok(json_answer(StatusCode::OK, &json!([category])))
}

pub(crate) async fn category(app: &App, request: &Request, tenant: &Tenant, category: &str) -> Result<Response, Fault> {
    let (_, known) = settings(app, request, tenant, Scope::ApplicationsRead).await?;
    category_of(category)?;
    let connectors = [connector(&known.settings)];
    Ok(json_answer(
        StatusCode::OK,
        &json!({ "name": CATEGORY, "connectors": connectors }),
    ))
}

pub(crate) async fn connectors(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    category: &str,
) -> Result<Response, Fault> {
    let (_, known) = settings(app, request, tenant, Scope::ApplicationsRead).await?;
    category_of(category)?;
    Ok(json_answer(StatusCode::OK, &json!([connector(&known.settings)])))
}

pub(crate) async fn show(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (category, name): (&str, &str),
) -> Result<Response, Fault> {
    let (_, known) = settings(app, request, tenant, Scope::ApplicationsRead).await?;
    category_of(category)?;
    if !is(name, CONNECTOR) {
        return Err(no_connector());
    }
    Ok(json_answer(StatusCode::OK, &connector(&known.settings)))
}

#[derive(Deserialize)]
struct ChangeBody {
    operation: String,
    properties: Vec<Property>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: String,
}

/// Sets what the body names and this deployment has; all of that, or nothing.
pub(crate) async fn change(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (category, name): (&str, &str),
) -> Result<Response, Fault> {
    let (id, known) = settings(app, request, tenant, Scope::ApplicationsWrite).await?;
    category_of(category)?;
    if !is(name, CONNECTOR) {
        return Err(no_connector());
    }
    let body: ChangeBody = body::json(request)?;
    is_update(&body.operation)?;
    let changed = set_all(app, &id, known, &body.properties).await?;
    Ok(json_answer(StatusCode::OK, &connector(&changed)))
}

#[derive(Deserialize)]
struct ChangeAllBody {
    operation: String,
    connectors: Vec<ChangedConnector>,
}

#[derive(Deserialize)]
struct ChangedConnector {
    id: String,
    properties: Vec<Property>,
}

/// The same for several connectors of a category, of which there is one here.
pub(crate) async fn change_all(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    category: &str,
) -> Result<Response, Fault> {
    let (id, known) = settings(app, request, tenant, Scope::ApplicationsWrite).await?;
    category_of(category)?;
    let body: ChangeAllBody = body::json(request)?;
    is_update(&body.operation)?;
    let ours = body.connectors.into_iter().filter(|changed| is(&changed.id, CONNECTOR));
    let properties: Vec<_> = ours.flat_map(|changed| changed.properties).collect();
    let changed = set_all(app, &id, known, &properties).await?;
    Ok(json_answer(StatusCode::OK, &json!([connector(&changed)])))
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Wish {
    connector_name: String,
    #[serde(default)]
    properties: Vec<String>,
}

/// Settings by their names; of a connector of which none is named, all of them.
pub(crate) async fn preferences(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let (_, known) = settings(app, request, tenant, Scope::ApplicationsRead).await?;
    let wishes: Vec<Wish> = body::json_list(request)?;
    let mut found = Vec::new();
    for wish in &wishes {
        if !is(&wish.connector_name, CONNECTOR) {
            let detail = format!("{} is not a connector here.", wish.connector_name);
            return Err(Fault::bad("IDG-50011", detail));
        }
        let all = properties(&known.settings);
        let unknown = wish
            .properties
            .iter()
            .find(|name| !all.iter().any(|known| known.0 == **name));
        if let Some(name) = unknown {
            let detail = format!("{name} is not a setting of {CONNECTOR} here.");
            return Err(Fault::bad("IDG-50012", detail));
        }
        let asked = all
            .into_iter()
            .filter(|(name, ..)| wish.properties.is_empty() || wish.properties.iter().any(|asked| asked == name));
        let asked: Vec<_> = asked
            .map(|(name, _, value)| json!({ "name": name, "value": value }))
            .collect();
        found.push(json!({ "connector-name": CONNECTOR, "properties": asked }));
    }
    Ok(json_answer(StatusCode::OK, &Value::from(found)))
}

fn is_update(operation: &str) -> Result<(), Fault> {
    if operation.eq_ignore_ascii_case("UPDATE") {
        Ok(())
    } else {
        Err(wrong("The operation has to be UPDATE."))
    }
}

/// Sets what `named` holds of the settings that there are. The others are passed over, as WSO2 does with what it does
/// not know: its console sends all of its own. If there is none that could be set, the answer says so.
async fn set_all(app: &App, id: &ApplicationId, known: Versioned, named: &[Property]) -> Result<Settings, Fault> {
    let has = |property: &&Property| properties(&known.settings).iter().any(|known| known.0 == property.name);
    let ours: Vec<_> = named.iter().filter(has).collect();
    if ours.is_empty() {
        return Err(wrong(&format!(
            "None of the properties is a setting of {CONNECTOR} here."
        )));
    }
    let mut wanted = known.settings.clone();
    for property in &ours {
        set(&mut wanted, &property.name, property.value.trim())?;
    }
    otp(&mut wanted, &ours)?;
    app.check_settings(id, &wanted).await?;
    let replaced = app.store.replace_settings(id, known.version, &wanted).await;
    match replaced.map_err(Error::from)? {
        Replaced::Done(_) => Ok(wanted),
        Replaced::Differs => Err(Error::VersionDiffers.into()),
    }
}

fn wrong(why: &str) -> Fault {
    Fault::bad("settings_not_valid", why)
}

fn set(settings: &mut Settings, name: &str, value: &str) -> Result<(), Fault> {
    let flag = || match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(wrong(&format!("{name} has to be true or false."))),
    };
    match name {
        ENABLE | INTERNAL => {
            if !flag()? {
                return Err(wrong(&format!("{name} is always true here.")));
            }
        }
        EMAIL_OTP | SMS_OTP => {
            flag()?;
        }
        LOCK => settings.lock_until_password = flag()?,
        ACTIVATION => {
            settings.activation_notice = match (flag()?, settings.activation_notice) {
                (false, _) => ActivationNotice::None,
                (true, ActivationNotice::None) => ActivationNotice::Email,
                (true, kept) => kept,
            };
        }
        UPPER => settings.code.uppercase = flag()?,
        LOWER => settings.code.lowercase = flag()?,
        NUMBERS => settings.code.digits = flag()?,
        EXPIRY | ASK_EXPIRY => {
            settings.lifetime_minutes = value
                .parse()
                .map_err(|_| wrong(&format!("{name} is a number of minutes; -1 means never.")))?;
        }
        LENGTH => {
            settings.code.length = value
                .parse()
                .map_err(|_| wrong(&format!("{name} is a number from 4 to 10.")))?;
        }
        other => return Err(wrong(&format!("{other} is not a setting of {CONNECTOR} here."))),
    }
    Ok(())
}

/// Two switches there, one method here: what the body does not name stays, and both cannot be on.
fn otp(settings: &mut Settings, properties: &[&Property]) -> Result<(), Fault> {
    let asked = |name: &str, now: bool| {
        let mut named = properties.iter().filter(|property| property.name == name);
        named
            .next_back()
            .map_or(now, |property| property.value.trim() == "true")
    };
    let touched = properties
        .iter()
        .any(|property| [EMAIL_OTP, SMS_OTP].contains(&property.name.as_str()));
    if !touched {
        return Ok(());
    }
    let email = asked(EMAIL_OTP, settings.method == Method::EmailOtp);
    let sms = asked(SMS_OTP, settings.method == Method::SmsOtp);
    settings.method = match (email, sms) {
        (true, true) => return Err(wrong("An invitation goes by email OTP or by SMS OTP, not by both.")),
        (true, false) => Method::EmailOtp,
        (false, true) => Method::SmsOtp,
        (false, false) if settings.method == Method::Link => Method::Link,
        (false, false) => Method::EmailLink,
    };
    Ok(())
}
