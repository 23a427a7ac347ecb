//! The step `set_password`: the password, with which the invitation ends.

use domain::{
    password::{PasswordPolicy, WeakPassword},
    schema::{
        example::{PASSWORD, TICKET},
        text,
    },
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Ending, Password, PasswordProblem};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::json;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, see_other},
    journey::{Journey, Stopped, Visit},
    openapi::Operation,
};

use crate::{
    api::{
        begin, reason,
        views::{UserView, user},
    },
    documented::{STEP, form, ticket},
    pages::{
        HOME,
        endings::ending,
        finished, own_form, refuse,
        step_page::{page_of, progress_of},
    },
};

pub(super) const SET: &str = "POST /v1/tickets/password";
pub(super) const SET_FORM: &str = "POST /setup/password";
/// The script asks while a password is typed.
pub(crate) const CHECK_FORM: &str = "POST /setup/password/check";

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SetPassword")]
pub(crate) struct PasswordBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::Password")]
    pub(super) password: SecretString,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Password")]
    pub(super) confirm: Option<SecretString>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextPassword")]
pub(super) struct PasswordView {
    pub(super) min_length: u32,
    /// Whether it has to be sent twice.
    pub(super) confirm: bool,
}

/// The password is set.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PasswordSet")]
pub(crate) struct DoneView {
    user: UserView,
    next: Onward,
}

/// Where the person goes from here.
#[derive(Serialize, JsonSchema)]
struct Onward {
    step: OnwardStep,
    url: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum OnwardStep {
    SignIn,
}

pub(super) async fn set(app: &App, request: &Request) -> Result<Response, Error> {
    let body: PasswordBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let finished = visit
        .set_password(&body.password, body.confirm.as_ref())
        .await
        .map_err(reason)?;
    let (redirect_url, _) = finished.destination(app);
    let user = user(&finished.journey().person);
    json(
        StatusCode::OK,
        &DoneView {
            user,
            next: Onward {
                step: OnwardStep::SignIn,
                url: redirect_url,
            },
        },
    )
}

pub(super) async fn set_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let typed = form.field("password");
    let confirm = Some(form.field("confirm")).filter(|confirm| !confirm.expose_secret().is_empty());
    match visit.set_password(&typed, confirm.as_ref()).await {
        Ok(_) => finished::lead_on(app, &visit),
        // Pressed twice, or sent again after the answer was lost: it is done, if it is the same password. Else somebody else
        // was faster, and what was typed here was not saved: the page says so.
        Err(Stopped {
            error: Error::Refused(Refusal::Completed),
            ..
        }) => match visit.repeats(&typed).await {
            Ok(true) => finished::lead_on(app, &visit),
            Ok(false) => see_other(HOME),
            Err(error) => refuse(app, &visit, error.into()).await,
        },
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// What the script of the password page learns of what was typed so far.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "JudgedPassword")]
struct Judged {
    /// The rule by which it would be refused: `length`, `context` or `common`, in the order in which they are looked at.
    refused: Option<&'static str>,
}

/// Says whether a password would be taken, while it is typed. Nothing is kept, counted or logged of it.
pub(super) async fn check_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    match visit.judge_password(&form.field("password")).await {
        Ok(weak) => {
            let refused = weak.map(|weak| match weak {
                WeakPassword::TooShort { .. } | WeakPassword::TooLong => "length",
                WeakPassword::Context { .. } => "context",
                WeakPassword::Common => "common",
            });
            json(StatusCode::OK, &Judged { refused }).unwrap_or_else(|_| ending(app, request, &Ending::Unavailable))
        }
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// The page, with what is wrong with the password that was typed.
pub(super) fn page(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    problems: Vec<PasswordProblem>,
) -> Response {
    let page = Password {
        username: journey.person.username.as_str().to_owned(),
        min_length: journey.application.password.min_length,
        confirm: journey.flow.confirms(),
        problems,
        progress: progress_of(journey),
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

/// What is wrong with the password, as its page says it.
pub(super) fn problem(error: &Error) -> Option<PasswordProblem> {
    match error {
        Error::Weak(weak) => Some(weakness(weak)),
        Error::Mismatch | Error::Field { .. } => Some(PasswordProblem::Mismatch),
        _ => None,
    }
}

fn weakness(weak: &WeakPassword) -> PasswordProblem {
    match weak {
        WeakPassword::TooShort { min, have } => PasswordProblem::TooShort { min: *min, have: *have },
        WeakPassword::TooLong => PasswordProblem::TooLong {
            max: u32::try_from(PasswordPolicy::MAX_LENGTH).unwrap_or(u32::MAX),
        },
        WeakPassword::Common => PasswordProblem::Common,
        WeakPassword::Context { word } => PasswordProblem::ContextWord { word: word.clone() },
    }
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        ticket(SET, "setPassword", "Set the password and complete the invitation")
            .says("The last step. The answer says where the person goes from here, and the ticket is used up.")
            .body::<PasswordBody>(json!({ "ticket": TICKET, "password": PASSWORD, "confirm": PASSWORD }))
            .gives::<DoneView>(200, "The user, and where to go from here")
            .problems(STEP)
            .problems(&[
                ProblemCode::ConfirmMissing,
                ProblemCode::PasswordsDiffer,
                ProblemCode::PasswordTooShort,
                ProblemCode::PasswordTooLong,
                ProblemCode::PasswordCommon,
                ProblemCode::PasswordNamesAccount,
            ]),
        form(SET_FORM, "passwordForm", "Sets the password"),
        form(
            CHECK_FORM,
            "checkPasswordForm",
            "Says whether a password would be taken, while it is typed",
        )
        .says("Answers `refused`: `length`, `context` or `common`, the first rule that is broken, or null. Nothing is kept.")
        .gives::<Judged>(200, "The judgement"),
    ]
}
