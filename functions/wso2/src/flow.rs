//! `POST /api/server/v1/flow/execute` for invited people: the steps of their flow, as views that a client draws.
//!
//! Nothing is kept of a flow. It begins with an id that says nothing; once the confirmation code is there, the id is that
//! very code, since whoever holds it is the person.

use std::collections::BTreeMap;

use domain::{
    flow::steps::{Next, profile, terms},
    id::ApplicationId,
    person::Person,
    profile::{Field, FieldKind},
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use present::{pages::field_label, wording::Wording};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body},
    journey::{Finished, Journey, Stopped, Visit},
};

use crate::{
    answer::{Fault, json_answer},
    sealed::{Handle, Kind},
    tenant::Tenant,
};

const TYPE: &str = "INVITED_USER_REGISTRATION";
const SUBMIT: &str = "submit";
const RESEND: &str = "resend";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Ask {
    #[serde(default)]
    flow_type: Option<String>,
    #[serde(default)]
    flow_id: Option<String>,
    #[serde(default)]
    application_id: Option<String>,
    #[serde(default)]
    action_id: Option<String>,
    #[serde(default)]
    inputs: BTreeMap<String, SecretString>,
}

/// Begins a flow, or goes on with one.
pub(crate) async fn execute(app: &App, request: &Request, tenant: &Tenant) -> Response {
    match go_on(app, request, tenant).await {
        Ok(view) => json_answer(StatusCode::OK, &view),
        Err(fault) => with_type(fault.respond(request)),
    }
}

/// Errors of flows say of which type they are.
fn with_type(mut response: Response) -> Response {
    let lambda_http::Body::Text(text) = response.body() else {
        return response;
    };
    if let Ok(Value::Object(mut body)) = serde_json::from_str(text) {
        body.insert("flowType".to_owned(), TYPE.into());
        *response.body_mut() = lambda_http::Body::Text(Value::Object(body).to_string());
    }
    response
}

async fn go_on(app: &App, request: &Request, tenant: &Tenant) -> Result<Value, Fault> {
    let ask: Ask = body::json(request)?;
    let application = application(app, tenant, ask.application_id.as_deref()).await?;
    let Some(id) = ask.flow_id.as_deref().filter(|id| !id.is_empty()) else {
        return begin(app, &ask);
    };
    if let Ok(visit) = Visit::begin(app, id) {
        return step(
            app,
            &visit,
            id,
            application.as_ref(),
            ask.action_id.as_deref(),
            ask.inputs,
        )
        .await;
    }
    match Handle::open(app, Kind::Flow, id) {
        Ok(_) => enter(app, id, application.as_ref(), ask.inputs).await,
        Err(_) => Err(Fault::bad(
            "FE-60001",
            "This flow id is not valid, or has expired; begin again.",
        )),
    }
}

/// The application that the caller believes the person to belong to, if it names one.
async fn application(app: &App, tenant: &Tenant, named: Option<&str>) -> Result<Option<ApplicationId>, Fault> {
    if let Some(named) = named.filter(|named| !named.is_empty() && *named != "new-application") {
        let id = ApplicationId::parse(named).map_err(|_| Error::NoApplication)?;
        return Ok(Some(id));
    }
    Ok(tenant.narrows_to(app).await?)
}

fn begin(app: &App, ask: &Ask) -> Result<Value, Fault> {
    match ask.flow_type.as_deref() {
        // What it was once called, and still is in older clients.
        Some(TYPE | "ASK_PASSWORD") => {}
        Some("REGISTRATION" | "PASSWORD_RECOVERY") => {
            return Err(Fault::bad(
                "FE-60104",
                "This flow is not enabled: people are invited here.",
            ));
        }
        Some(_) => return Err(Fault::bad("FE-60103", "This flow type is not known.")),
        None if ask.inputs.is_empty() && ask.action_id.is_none() => {
            return Err(Fault::bad("FE-60011", "The flow type is not given."));
        }
        None => return Err(Fault::bad("FE-60004", "The flow id is not given.")),
    }
    Ok(entrance(&Handle::nobody().seal(app, Kind::Flow)?, &[]))
}

/// The view that asks for the confirmation code of the link.
fn entrance(id: &str, messages: &[Value]) -> Value {
    let w = Wording::for_locale("en");
    let label = w.text("code-label");
    let fields = [input("confirmationCode", "TEXT", &label, true)];
    view(
        id,
        &form(fields.to_vec(), &w, false),
        &["confirmationCode"],
        messages,
        json!({}),
    )
}

async fn enter(
    app: &App,
    id: &str,
    application: Option<&ApplicationId>,
    inputs: BTreeMap<String, SecretString>,
) -> Result<Value, Fault> {
    let Some(code) = inputs.get("confirmationCode") else {
        return Err(Fault::bad("FE-60008", "The input `confirmationCode` is not given."));
    };
    let code = code.expose_secret();
    let Ok(visit) = Visit::begin(app, code) else {
        let problem = message("The confirmation code is not valid.", "invalid.confirmation.code");
        return Ok(entrance(id, &[problem]));
    };
    let looked = visit.look().await.map_err(|stopped| ended(stopped.error))?;
    looked.within(application).map_err(ended)?;
    let person = match visit.start().await {
        Ok(person) => person,
        // A code was sent a moment ago: that one will do.
        Err(Stopped {
            error: Error::Refused(Refusal::TooSoon { .. } | Refusal::NoNumber),
            person: Some(person),
        }) => person,
        Err(stopped) => return Err(ended(stopped.error)),
    };
    Ok(stage(code, &visit.journey(person).await?, &[]))
}

/// The answer where something has ended, which is not an error of the server.
fn ended(error: Error) -> Fault {
    let fault = Fault::from(error);
    if fault.status().is_server_error() || fault.status() == StatusCode::TOO_MANY_REQUESTS {
        return fault;
    }
    let code = match fault.code() {
        "20037" | "20035" | "confirm_missing" => "FE-60008",
        _ => "FE-60006",
    };
    Fault::bad(code, fault.description())
}

/// One step, with what was put in.
async fn step(
    app: &App,
    visit: &Visit<'_>,
    id: &str,
    application: Option<&ApplicationId>,
    action: Option<&str>,
    inputs: BTreeMap<String, SecretString>,
) -> Result<Value, Fault> {
    let looked = visit.look().await.map_err(|stopped| ended(stopped.error))?;
    let journey = looked.within(application).map_err(ended)?;
    let done = match action {
        None if inputs.is_empty() => return Ok(stage(id, &journey, &[])),
        Some(RESEND) => visit.ask_for_code().await,
        None | Some(SUBMIT) => match submit(app, visit, id, &journey, inputs).await? {
            Submitted::Done(done) => return Ok(*done),
            Submitted::Stepped(done) => done,
        },
        Some(_) => return Err(Fault::bad("FE-60009", "This action id is not valid.")),
    };
    match done {
        Ok(person) => Ok(stage(id, &visit.journey(person).await?, &[])),
        Err(Stopped { error, person }) => match problem(&error) {
            Some(problem) => {
                let journey = match person {
                    Some(person) => visit.journey(person).await?,
                    None => journey,
                };
                Ok(stage(id, &journey, &[problem]))
            }
            None => Err(ended(error)),
        },
    }
}

enum Submitted {
    /// The flow is complete.
    Done(Box<Value>),
    /// A step was tried.
    Stepped(Result<Box<Person>, Stopped>),
}

async fn submit(
    app: &App,
    visit: &Visit<'_>,
    id: &str,
    journey: &Journey,
    mut inputs: BTreeMap<String, SecretString>,
) -> Result<Submitted, Fault> {
    let missing = |name: &str| Fault::bad("FE-60008", format!("The input `{name}` is not given."));
    let tried = match journey.next() {
        Next::Phone { code, .. } if code.expires_at.is_none() || inputs.contains_key("mobile") => {
            let number = inputs.remove("mobile").ok_or_else(|| missing("mobile"))?;
            visit.give_phone(number.expose_secret()).await
        }
        Next::Code(_) | Next::Phone { .. } => {
            let otp = inputs.remove("otp").ok_or_else(|| missing("otp"))?;
            visit.verify(&otp).await
        }
        Next::Profile(fields) => {
            let answers = answers(fields, &inputs);
            visit.submit(|step| profile::answer(step, &answers)).await
        }
        Next::Terms(asked) => {
            let accepted = inputs.remove("terms").ok_or_else(|| missing("terms"))?;
            if accepted.expose_secret() != "true" {
                return Err(Fault::bad("FE-60008", "The input `terms` has to be `true`."));
            }
            visit.submit(|step| terms::accept(step, &asked.version)).await
        }
        Next::Password { .. } => {
            let password = inputs.remove("password").ok_or_else(|| missing("password"))?;
            let confirm = inputs.remove("confirmPassword");
            match visit.set_password(&password, confirm.as_ref()).await {
                Ok(finished) => return Ok(Submitted::Done(Box::new(complete(app, id, &finished)))),
                Err(stopped) => Err(stopped),
            }
        }
    };
    Ok(Submitted::Stepped(tried))
}

/// Inputs are texts; the fields of the form say what they mean.
fn answers(fields: &[Field], inputs: &BTreeMap<String, SecretString>) -> BTreeMap<String, Value> {
    let read = |name: &String, text: &SecretString| {
        let text = text.expose_secret();
        let field = fields.iter().find(|field| field.name == *name);
        match (field.map(|field| field.kind), text) {
            (Some(FieldKind::Boolean), "true") => Value::Bool(true),
            (Some(FieldKind::Boolean), "false") => Value::Bool(false),
            _ => Value::from(text),
        }
    };
    let all = inputs.iter();
    all.map(|(name, text)| (name.clone(), read(name, text))).collect()
}

/// What the person can correct, said beside the same view.
fn problem(error: &Error) -> Option<Value> {
    let key = match error {
        Error::Refused(Refusal::WrongCode { .. } | Refusal::MalformedCode { .. }) => "invalid.otp",
        Error::Refused(Refusal::CodeExpired | Refusal::CodeReplaced | Refusal::NoCode) => "expired.otp",
        Error::Refused(Refusal::NoTriesLeft) => "otp.tries.exceeded",
        Error::Refused(Refusal::TooSoon { .. }) => "otp.resend.too.soon",
        Error::Weak(_) => "password.policy.violated",
        Error::Mismatch => "password.mismatch",
        Error::Field {
            code: ProblemCode::PhoneNotValid | ProblemCode::PhoneCountryNotAllowed | ProblemCode::PhoneNotMobile,
            ..
        } => "invalid.mobile",
        Error::Fields { .. } => "invalid.profile",
        _ => return None,
    };
    let detail = match error {
        Error::Fields { errors, .. } => {
            let each = errors.iter().map(|(_, why)| why.as_str());
            each.collect::<Vec<_>>().join("; ")
        }
        other => other.detail(),
    };
    Some(message(&detail, key))
}

fn message(text: &str, key: &str) -> Value {
    json!({ "type": "ERROR", "message": text, "i18nKey": key })
}

/// The view of the step that comes next.
fn stage(id: &str, journey: &Journey, messages: &[Value]) -> Value {
    let w = Wording::of(&journey.application, journey.person.invitation.locale.as_deref());
    let otp = || input("otp", "OTP", &w.text("code-label"), true);
    let mut more = Map::new();
    let next = journey.next();
    if let Some(destination) = next.code().and_then(|code| code.destination.as_deref()) {
        more.insert("destination".to_owned(), destination.into());
    }
    let (fields, resend) = match next {
        Next::Code(_) => (vec![otp()], true),
        Next::Phone { code, .. } if code.expires_at.is_some() => (vec![otp()], true),
        Next::Phone { .. } => (vec![input("mobile", "TELEPHONE", &w.text("phone-label"), true)], false),
        Next::Profile(fields) => (fields.iter().map(|field| asked(field, &w)).collect(), false),
        Next::Terms(step) => {
            more.insert("termsUrl".to_owned(), step.url.as_str().into());
            more.insert("termsVersion".to_owned(), step.version.as_str().into());
            (vec![input("terms", "CHECKBOX", &w.text("terms-label"), true)], false)
        }
        Next::Password { min_length, confirm } => {
            let mut fields = vec![input("password", "PASSWORD", &w.text("password-label"), true)];
            if confirm {
                let label = w.text("password-confirm-label");
                fields.push(input("confirmPassword", "PASSWORD", &label, true));
            }
            more.insert("minLength".to_owned(), min_length.into());
            (fields, false)
        }
    };
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.pointer("/config/required") == Some(&Value::Bool(true)))
        .filter_map(|field| field.pointer("/config/identifier")?.as_str().map(str::to_owned))
        .collect();
    let required: Vec<_> = required.iter().map(String::as_str).collect();
    view(id, &form(fields, &w, resend), &required, messages, Value::Object(more))
}

/// A field of a form.
fn asked(field: &Field, w: &Wording) -> Value {
    let kind = match field.kind {
        FieldKind::Boolean => "CHECKBOX",
        FieldKind::Date => "DATE",
        FieldKind::Text | FieldKind::Choice => "TEXT",
    };
    let (label, _) = field_label(w, field);
    let mut input = input(&field.name, kind, &label, field.required);
    if let Some(config) = input.get_mut("config").and_then(Value::as_object_mut)
        && !field.options.is_empty()
    {
        config.insert("options".to_owned(), json!(field.options));
    }
    input
}

fn input(identifier: &str, variant: &str, label: &str, required: bool) -> Value {
    json!({
        "id": format!("input_{identifier}"),
        "type": "INPUT",
        "variant": variant,
        "config": { "identifier": identifier, "label": label, "required": required },
    })
}

fn button(action: &str, variant: &str, label: &str) -> Value {
    json!({
        "id": format!("button_{action}"),
        "type": "BUTTON",
        "variant": variant,
        "actionId": action,
        "config": { "type": "submit", "text": label },
    })
}

fn form(fields: Vec<Value>, w: &Wording, resend: bool) -> Value {
    let mut components = fields;
    components.push(button(SUBMIT, "PRIMARY", &w.text("code-button")));
    if resend {
        components.push(button(RESEND, "SECONDARY", &w.text("code-again-button")));
    }
    json!({ "id": "form", "type": "FORM", "components": components })
}

fn view(id: &str, form: &Value, required: &[&str], messages: &[Value], more: Value) -> Value {
    json!({
        "flowId": id,
        "flowType": TYPE,
        "flowStatus": "INCOMPLETE",
        "type": "VIEW",
        "data": {
            "components": [form],
            "requiredParams": required,
            "additionalData": more,
            "messages": messages,
        },
    })
}

/// The end, with where the person goes from here.
fn complete(app: &App, id: &str, finished: &Finished) -> Value {
    let (url, _) = finished.destination(app);
    json!({
        "flowId": id,
        "flowType": TYPE,
        "flowStatus": "COMPLETE",
        "type": "REDIRECTION",
        "data": {
            "components": [],
            "redirectURL": url,
            "requiredParams": [],
            "additionalData": {},
            "messages": [],
        },
    })
}
