//! The step `terms`: terms to accept.

use domain::{
    flow::steps::terms::{self, TermsStep},
    schema::{example::TICKET, text},
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Terms, TermsProblem};
use schemars::JsonSchema;
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
        step_page::{page_of, progress_of},
    },
};

pub(super) const ACCEPT: &str = "POST /v1/tickets/terms";
pub(super) const ACCEPT_FORM: &str = "POST /setup/terms";

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AcceptTerms")]
pub(crate) struct TermsBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    pub(super) version: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextTerms")]
pub(super) struct TermsView {
    url: String,
    version: String,
}

impl TermsView {
    pub(super) fn of(step: &TermsStep) -> Self {
        Self {
            url: step.url.clone(),
            version: step.version.clone(),
        }
    }
}

pub(super) async fn accept(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TermsBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit
        .submit(|step| terms::accept(step, &body.version))
        .await
        .map_err(reason)?;
    json(StatusCode::OK, &view(&visit, &visit.journey(person).await?))
}

pub(super) async fn accept_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let accepted = form.text("accept") == "yes";
    let outcome = if accepted {
        let version = form.text("version");
        visit.submit(|step| terms::accept(step, &version)).await.map(Some)
    } else {
        Ok(None)
    };
    match outcome {
        Ok(Some(_)) => see_other(HOME),
        // The page was of an older version.
        Err(Stopped {
            error: Error::Field { .. },
            ..
        }) => see_other(HOME),
        // Not ticked.
        Ok(None) => match visit.look().await {
            Ok(journey) => flash::lead_back(app, &visit, &journey, HOME, Flash::Step(StepFlash::Terms)),
            Err(stopped) => refuse(app, &visit, stopped).await,
        },
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

pub(super) fn page(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    step: &TermsStep,
    refused: bool,
) -> Response {
    let page = Terms {
        url: step.url.clone(),
        version: step.version.clone(),
        problem: refused.then_some(TermsProblem::NotAccepted),
        progress: progress_of(journey),
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

pub(super) fn operations() -> Vec<Operation> {
    vec![
        ticket(ACCEPT, "acceptTerms", "Accept the terms")
            .says("For the step `terms`, with the version that was shown.")
            .body::<TermsBody>(json!({ "ticket": TICKET, "version": "2026-11" }))
            .gives::<JourneyView>(200, PROGRESS)
            .problems(STEP)
            .problems(&[ProblemCode::TermsVersionDiffers]),
        form(ACCEPT_FORM, "termsForm", "Accepts the terms"),
    ]
}
