//! The page on which somebody asks for a link to choose a new password.

use http::StatusCode;
use lambda_http::Request;
use shared::{
    app::App,
    domain::application::Application,
    entry,
    http::{Error, Response},
    pages::{Forgotten, ForgottenProblem, Purpose},
    throttle::Throttle,
};

use super::stranger;

pub(super) async fn handle(app: &App, request: &Request) -> Response {
    let result = if request.method() == http::Method::POST {
        submit(app, request).await
    } else {
        show(app, request).await
    };
    stranger::answer(app, request, result)
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, username) = stranger::asked(app, request).await?;
    respond(app, request, &application, username, None, false)
}

/// The answer is the same whether there is such an account or not.
async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match stranger::sent(app, request, "/forgotten").await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let username = form.text("username");
    if username.trim().is_empty() {
        return respond(
            app,
            request,
            &application,
            username,
            Some(ForgottenProblem::Missing),
            false,
        );
    }
    match Throttle::of(app, request).call().await {
        Err(Error::SourcePaused { seconds }) => {
            let problem = Some(ForgottenProblem::Throttled { seconds });
            return respond(app, request, &application, username, problem, false);
        }
        counted => counted?,
    }
    if let Ok(key) = entry::key(app, &application.id, &username) {
        entry::ask_for_reset(app, &application, key).await?;
    }
    respond(app, request, &application, username, None, true)
}

fn respond(
    app: &App,
    request: &Request,
    application: &Application,
    username: String,
    problem: Option<ForgottenProblem>,
    sent: bool,
) -> Result<Response, Error> {
    let status = match problem {
        None => StatusCode::OK,
        Some(ForgottenProblem::Missing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(ForgottenProblem::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
    };
    let page = Forgotten {
        application: application.id.to_string(),
        username,
        problem,
        sent,
    };
    stranger::page(app, request, application, status, Purpose::PasswordReset, |frame| {
        page.render(frame)
    })
}
