//! The step `phone`: a number that the person gives and proves.

use domain::{
    flow::steps::{Next, code::AwaitedCode, phone},
    schema::{
        example::{PHONE, TICKET},
        text,
    },
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{CodeEntry, CodeProblem, Phone, PhoneProblem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, query_parameter, see_other},
    journey::{Journey, Stopped, Visit},
    openapi::Operation,
};

use super::{StepFlash, code};
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
        step_page::{page_of, progress_of, show},
    },
};

pub(super) const GIVE: &str = "POST /v1/tickets/phone";
pub(super) const GIVE_FORM: &str = "POST /setup/phone";
/// Home, with the form for another number.
const OTHER_NUMBER: &str = "/setup?change=phone";

/// What was typed, and the code of the error.
#[derive(Serialize, Deserialize)]
pub(crate) struct Refused {
    phone: String,
    code: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GivePhone")]
pub(crate) struct PhoneBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::TypedPhone")]
    pub(super) phone: String,
}

pub(super) async fn give(app: &App, request: &Request) -> Result<Response, Error> {
    let body: PhoneBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.give_phone(&body.phone).await.map_err(reason)?;
    json(StatusCode::ACCEPTED, &view(&visit, &visit.journey(person).await?))
}

pub(super) async fn give_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let typed = form.text("phone");
    match visit.give_phone(&typed).await {
        Ok(_) => see_other(HOME),
        // Pressed twice: the code is on its way to this very number.
        Err(Stopped {
            error: Error::Refused(Refusal::TooSoon { .. }),
            person: Some(person),
        }) if phone::waits_for_code_to(&person, &typed) => see_other(HOME),
        Err(Stopped {
            error: error @ (Error::Field { .. } | Error::Refused(Refusal::TooSoon { .. } | Refusal::TooOften { .. })),
            ..
        }) => match visit.look().await {
            Ok(journey) => {
                // Beside the code that was sent to another number, the form stands at an address of its own.
                let is_other = journey.person.invitation.progress.code_expires_at.is_some();
                let address = if is_other { OTHER_NUMBER } else { HOME };
                let code = error.code().as_str().to_owned();
                let refused = StepFlash::Phone(Refused { phone: typed, code });
                flash::lead_back(app, &visit, &journey, address, Flash::Step(refused))
            }
            Err(stopped) => refuse(app, &visit, stopped).await,
        },
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// Whether the form for another number is asked for.
pub(crate) fn is_changed(request: &Request) -> bool {
    query_parameter(request, "change").as_deref() == Some("phone")
}

/// The form for another number, where one was given and is not proven yet.
pub(crate) fn change(visit: &Visit<'_>, journey: &Journey, flash: Option<Flash>) -> Response {
    if let Some(Flash::Step(StepFlash::Phone(refused))) = flash {
        return page_again(visit, journey, StatusCode::OK, &refused);
    }
    if let Next::Phone { number, .. } = journey.next() {
        page(visit, journey, StatusCode::OK, number, None)
    } else {
        show(visit, journey, StatusCode::OK, None)
    }
}

/// The form, or the page of the code that was sent.
pub(super) fn next(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    number: &str,
    code: AwaitedCode,
    problem: Option<CodeProblem>,
) -> Response {
    if code.expires_at.is_none() && problem.is_none() {
        return page(visit, journey, status, number, None);
    }
    let page = CodeEntry {
        destination: number.to_owned(),
        other_number: true,
        ..code::entry(visit, journey, code, problem)
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

/// The form, with what was typed and what is wrong with it.
pub(super) fn page_again(visit: &Visit<'_>, journey: &Journey, status: StatusCode, refused: &Refused) -> Response {
    page(visit, journey, status, &refused.phone, Some(&refused.code))
}

fn page(visit: &Visit<'_>, journey: &Journey, status: StatusCode, phone: &str, refused: Option<&str>) -> Response {
    let problem = refused.map(|code| match ProblemCode::parse(code) {
        _ if phone.trim().is_empty() => PhoneProblem::Missing,
        Some(ProblemCode::PhoneCountryNotAllowed) => PhoneProblem::CountryNotAllowed,
        Some(ProblemCode::PhoneNotMobile) => PhoneProblem::NotMobile,
        Some(ProblemCode::CodeAskedTooSoon) => PhoneProblem::TooSoon,
        Some(ProblemCode::CodeAskedTooOften) => PhoneProblem::TooOften,
        Some(_) | None => PhoneProblem::Invalid,
    });
    let page = Phone {
        phone: phone.to_owned(),
        dial_codes: visit.dial_codes().to_vec(),
        problem,
        progress: progress_of(journey),
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        ticket(GIVE, "givePhone", "Give a phone number")
            .says("For the step `phone`. A code is sent to the number at once.")
            .body::<PhoneBody>(json!({ "ticket": TICKET, "phone": PHONE }))
            .gives::<JourneyView>(202, PROGRESS)
            .problems(STEP)
            .problems(&[
                ProblemCode::PhoneNotValid,
                ProblemCode::PhoneCountryNotAllowed,
                ProblemCode::PhoneNotMobile,
                ProblemCode::CodeAskedTooSoon,
            ]),
        form(GIVE_FORM, "phoneForm", "Gives a number"),
    ]
}
