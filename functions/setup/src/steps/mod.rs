//! The list of what a person is asked for. The file of each has its routes, as JSON and as pages: what comes in, what is done
//! with it, its page, what goes out, and its documentation.

mod code;
pub(crate) mod password;
pub(crate) mod phone;
mod profile;
mod terms;

use domain::flow::{StepKind, steps::Next};
use domain::profile::Field;
use http::StatusCode;
use lambda_http::Request;
use present::pages::{CodeProblem, Ending, PasswordProblem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, Response},
    journey::{Journey, Visit},
    openapi::Operation,
};

use crate::pages::{
    endings::ending,
    step_page::{page_of, show},
};
use code::CodeView;
use password::PasswordView;
use terms::TermsView;

/// Answers as JSON.
pub(crate) async fn call(app: &App, request: &Request, route: &str) -> Result<Response, Error> {
    match route {
        code::SEND => code::send(app, request).await,
        code::VERIFY => code::verify(app, request).await,
        profile::ANSWER => profile::answer(app, request).await,
        phone::GIVE => phone::give(app, request).await,
        terms::ACCEPT => terms::accept(app, request).await,
        password::SET => password::set(app, request).await,
        _ => Err(Error::NoRoute),
    }
}

/// Answers the form of a page.
pub(crate) async fn form(app: &App, request: &Request, route: &str) -> Response {
    match route {
        code::SEND_FORM => code::send_form(app, request).await,
        code::VERIFY_FORM => code::verify_form(app, request).await,
        profile::ANSWER_FORM => profile::answer_form(app, request).await,
        phone::GIVE_FORM => phone::give_form(app, request).await,
        terms::ACCEPT_FORM => terms::accept_form(app, request).await,
        password::SET_FORM => password::set_form(app, request).await,
        password::CHECK_FORM => password::check_form(app, request).await,
        _ => ending(app, request, &Ending::NotFound),
    }
}

/// One for each route.
pub(crate) fn operations() -> Vec<Operation> {
    let all = [
        code::operations(),
        profile::operations(),
        phone::operations(),
        terms::operations(),
        password::operations(),
    ];
    all.into_iter().flatten().collect()
}

/// The page of what comes next.
pub(crate) fn page(visit: &Visit<'_>, journey: &Journey, status: StatusCode, problem: Option<CodeProblem>) -> Response {
    match journey.next() {
        Next::Code(code) => {
            let page = code::entry(visit, journey, code, problem);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Phone { number, code } => phone::next(visit, journey, status, number, code, problem),
        Next::Profile(fields) => profile::page(visit, journey, status, fields, &profile::Refused::default()),
        Next::Terms(step) => terms::page(visit, journey, status, step, false),
        Next::Password { .. } => password::page(visit, journey, status, Vec::new()),
    }
}

/// Why the page of a step is shown again.
#[derive(Serialize, Deserialize)]
pub(crate) enum StepFlash {
    Code(CodeProblem),
    Profile(profile::Refused),
    Phone(phone::Refused),
    /// They have to be accepted.
    Terms,
    Password(PasswordProblem),
}

impl StepFlash {
    /// What the page of the step at hand says of `error`.
    pub(crate) fn of(visit: &Visit<'_>, journey: &Journey, error: &Error) -> Option<Self> {
        let code = code::problem(visit, journey, error).map(Self::Code);
        code.or_else(|| password::problem(error).map(Self::Password))
    }

    /// The page that says it.
    pub(crate) fn page(self, visit: &Visit<'_>, journey: &Journey, status: StatusCode) -> Response {
        match (self, journey.next()) {
            (Self::Profile(refused), Next::Profile(fields)) => profile::page(visit, journey, status, fields, &refused),
            (Self::Phone(refused), _) => phone::page_again(visit, journey, status, &refused),
            (Self::Terms, Next::Terms(step)) => terms::page(visit, journey, status, step, true),
            (Self::Password(problem), _) => password::page(visit, journey, status, vec![problem]),
            (Self::Code(problem), _) => show(visit, journey, status, Some(problem)),
            (Self::Profile(_) | Self::Terms, _) => show(visit, journey, status, None),
        }
    }
}

/// The step that comes next, with what it needs to be shown.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextStep")]
pub(crate) struct NextView {
    step: StepKind,
    /// Which step it is, from 1.
    position: u16,
    of: u16,
    /// Where the code goes, masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<String>,
    /// For a step with a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeView>,
    /// For the password.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<PasswordView>,
    /// For a profile: what is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Vec<Field>>,
    /// For terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<TermsView>,
}

impl NextView {
    pub(crate) fn of(visit: &Visit<'_>, journey: &Journey) -> Self {
        let progress = &journey.person.invitation.progress;
        let mut next = Self {
            step: progress.next,
            position: progress.position + 1,
            of: journey.flow.len(),
            destination: None,
            code: None,
            password: None,
            fields: None,
            terms: None,
        };
        match journey.next() {
            Next::Code(code) | Next::Phone { code, .. } => {
                next.destination.clone_from(&code.destination);
                next.code = Some(CodeView::of(code, visit.other_channel(journey)));
            }
            Next::Profile(fields) => next.fields = Some(fields.to_vec()),
            Next::Terms(step) => next.terms = Some(TermsView::of(step)),
            Next::Password { min_length, confirm } => next.password = Some(PasswordView { min_length, confirm }),
        }
        next
    }
}
