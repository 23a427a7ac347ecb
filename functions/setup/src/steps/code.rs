//! The code that proves an address or a number: of the steps `email_otp` and `sms_otp`, and of a number that was given.

use domain::{
    channel::Channel,
    clock::written,
    code::Code,
    flow::steps::code::{AwaitedCode, CodeDelivery},
    schema::{
        example::{CODE, TICKET},
        text,
    },
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{CodeEntry, CodeProblem};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::json;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, see_other},
    journey::{Journey, Stopped, Visit},
    openapi::Operation,
};

use super::StepFlash;
use crate::{
    api::{
        begin, reason,
        views::{JourneyView, view},
    },
    documented::{PROGRESS, STEP, form, ticket},
    pages::{
        HOME,
        flash::{self, Flash},
        own_form, refuse,
        step_page::progress_of,
    },
};

pub(super) const SEND: &str = "POST /v1/tickets/code";
pub(super) const VERIFY: &str = "POST /v1/tickets/verify";
pub(super) const SEND_FORM: &str = "POST /setup/code";
pub(super) const VERIFY_FORM: &str = "POST /setup/verify";

/// A ticket, and how the code goes where the step lets the person choose.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SendCode")]
pub(crate) struct SendBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Channel")]
    pub(super) channel: Option<Channel>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VerifyCode")]
pub(crate) struct CodeBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::Code")]
    pub(super) code: SecretString,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCode")]
pub(super) struct CodeView {
    sent: bool,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    ask_again_at: Option<String>,
    length: u8,
    digits_only: bool,
    tries_left: u32,
    /// What keeps the newest code from the person, if anything does: `deferred`, it could not be sent yet; `failed`, it will not be,
    /// and another has to be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<CodeDelivery>,
    /// The other way that it can be sent, where the step lets the person choose: name its `channel` when asking for a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<OtherView>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCodeOther")]
struct OtherView {
    channel: Channel,
    /// The address or number, masked.
    destination: String,
}

impl CodeView {
    pub(super) fn of(code: AwaitedCode, other: Option<(Channel, String)>) -> Self {
        Self {
            sent: code.expires_at.is_some(),
            expires_at: code.expires_at.map(written),
            ask_again_at: code.ask_again_at.map(written),
            length: code.length,
            digits_only: code.digits_only,
            tries_left: code.tries_left,
            delivery: code.delivery,
            other: other.map(|(channel, destination)| OtherView { channel, destination }),
        }
    }
}

pub(super) async fn send(app: &App, request: &Request) -> Result<Response, Error> {
    let body: SendBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let asked = match body.channel {
        None => visit.ask_for_code().await,
        Some(channel) => visit.ask_for_code_by(channel).await,
    };
    let person = asked.map_err(reason)?;
    let journey = visit.journey(person).await?;
    json(StatusCode::ACCEPTED, &view(&visit, &journey))
}

pub(super) async fn verify(app: &App, request: &Request) -> Result<Response, Error> {
    let body: CodeBody = body::json(request)?;
    if !Code::is_plausible(&body.code) {
        // Not a try: nothing was typed, or half of it.
        return Err(Error::field(
            ProblemCode::CodeMissing,
            "/code",
            "send the code that the person typed: 4 to 10 characters",
        ));
    }
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.verify(&body.code).await.map_err(reason)?;
    let journey = visit.journey(person).await?;
    json(StatusCode::OK, &view(&visit, &journey))
}

pub(super) async fn send_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let asked = match form.text("channel").as_str() {
        "email" => visit.ask_for_code_by(Channel::Email).await,
        "sms" => visit.ask_for_code_by(Channel::Sms).await,
        _ => visit.ask_for_code().await,
    };
    match asked {
        Ok(_)
        // The page was of another step, or of another choice.
        | Err(Stopped {
            error: Error::Field { .. },
            ..
        }) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

pub(super) async fn verify_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let code = form.field("code");
    if !Code::is_plausible(&code) {
        // Not a try: nothing was typed.
        return match visit.look().await {
            Ok(journey) => flash::lead_back(
                app,
                &visit,
                &journey,
                HOME,
                Flash::Step(StepFlash::Code(CodeProblem::Missing)),
            ),
            Err(stopped) => refuse(app, &visit, stopped).await,
        };
    }
    match visit.verify(&code).await {
        Ok(_) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// The page of a code.
pub(super) fn entry(
    visit: &Visit<'_>,
    journey: &Journey,
    code: AwaitedCode,
    problem: Option<CodeProblem>,
) -> CodeEntry {
    let now = visit.now();
    let again = code.ask_again_at.max(journey.person.asked.free_from());
    let wait = again.map_or(0, |at| at.duration_since(now).as_secs().max(0));
    let problem = problem.or_else(|| match (code.expires_at, code.delivery) {
        (None, _) => Some(CodeProblem::NotSent),
        (Some(end), _) if end <= now => Some(CodeProblem::Expired),
        (Some(_), _) if code.is_used_up => Some(CodeProblem::UsedUp),
        (Some(_), Some(CodeDelivery::Deferred)) => Some(CodeProblem::Delayed),
        (Some(_), Some(CodeDelivery::Failed)) => Some(CodeProblem::Unsendable),
        (Some(_), None) => None,
    });
    CodeEntry {
        destination: code.destination.unwrap_or_default(),
        channel: code.channel,
        digits_only: code.digits_only,
        length: code.length.into(),
        resend_after_seconds: u64::try_from(wait).unwrap_or_default(),
        other_channel: visit.other_channel(journey),
        other_number: false,
        just_sent: problem.is_none() && code.is_another,
        problem,
        progress: progress_of(journey),
    }
}

/// What is wrong with the code, as its page says it.
pub(super) fn problem(visit: &Visit<'_>, journey: &Journey, error: &Error) -> Option<CodeProblem> {
    match error {
        Error::Refused(Refusal::WrongCode { tries_left: 0 } | Refusal::NoTriesLeft) => Some(CodeProblem::UsedUp),
        Error::Refused(Refusal::WrongCode { tries_left }) => Some(CodeProblem::Wrong {
            tries_left: *tries_left,
        }),
        Error::Refused(Refusal::MalformedCode { .. }) => Some(CodeProblem::Malformed),
        Error::Refused(Refusal::CodeExpired | Refusal::CodeReplaced) => Some(CodeProblem::Expired),
        Error::Refused(Refusal::NoCode) => Some(CodeProblem::NotSent),
        Error::Refused(Refusal::TooSoon { .. }) => Some(CodeProblem::TooSoon),
        Error::Refused(Refusal::TooOften { .. }) => {
            let progress = &journey.person.invitation.progress;
            let live = progress.code_expires_at.is_some_and(|end| end > visit.now());
            Some(CodeProblem::TooOften { live })
        }
        _ => None,
    }
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        ticket(SEND, "sendCode", "Send a code to the invited person")
            .says("Where `next.code.other` is there, its `channel` can be named: the code goes that way, and proves what it was sent to.")
            .body::<SendBody>(json!({ "ticket": TICKET }))
            .gives::<JourneyView>(202, PROGRESS)
            .problems(STEP)
            .problems(&[
                ProblemCode::ChannelNotOffered,
                ProblemCode::CodeAskedTooSoon,
                ProblemCode::CodeAskedTooOften,
                ProblemCode::PhoneNotGiven,
                ProblemCode::PersonNotReachable,
                ProblemCode::PhoneCountryNotAllowed,
                ProblemCode::PhoneNotMobile,
            ]),
        ticket(VERIFY, "verifyCode", "Verify a code")
            .says("A try is counted before anything is compared.")
            .body::<CodeBody>(json!({ "ticket": TICKET, "code": CODE }))
            .gives::<JourneyView>(200, PROGRESS)
            .problems(STEP)
            .problems(&[
                ProblemCode::CodeMissing,
                ProblemCode::CodeMalformed,
                ProblemCode::CodeWrong,
                ProblemCode::CodeNotSent,
                ProblemCode::CodeExpired,
                ProblemCode::CodeReplaced,
                ProblemCode::CodeTriesUsedUp,
                ProblemCode::PhoneNotGiven,
            ]),
        form(SEND_FORM, "codeForm", "Asks for a code"),
        form(VERIFY_FORM, "verifyForm", "Tries a code"),
    ]
}
