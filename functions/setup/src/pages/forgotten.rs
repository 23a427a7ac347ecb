//! The page on which somebody asks for a link to choose a new password.

use domain::application::Application;
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Forgotten, ForgottenProblem, Purpose};
use service::{
    app::App,
    entry,
    http::{Error, Response, at_home, visitor::Flash},
    throttle::Throttle,
};

use super::stranger;

const PAGE: &str = "/forgotten";

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
    let flash = stranger::flash(app, request, PAGE, &application)?.unwrap_or_else(|| Flash::nothing(username));
    respond(app, request, &application, flash)
}

/// The answer is the same whether there is such an account or not.
async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match stranger::sent(app, request, "/forgotten").await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let username = at_home::name(&app.config, request, &form.text("username"));
    if username.trim().is_empty() {
        let flash = Flash::refused(username, ForgottenProblem::Missing);
        return lead_back(app, request, &application, flash);
    }
    match Throttle::of(app, request).call().await {
        Err(Error::SourcePaused { seconds }) => {
            let flash = Flash::refused(username, ForgottenProblem::Throttled { seconds });
            return lead_back(app, request, &application, flash);
        }
        counted => counted?,
    }
    if let Ok(key) = entry::key(app, &application.id, &username) {
        entry::ask_for_reset(app, &application.id, key).await?;
    }
    lead_back(app, request, &application, Flash::done(username))
}

/// Leads back to the page, which shows it.
fn lead_back(
    app: &App,
    request: &Request,
    application: &Application,
    flash: Flash<ForgottenProblem>,
) -> Result<Response, Error> {
    match stranger::lead_back(app, request, PAGE, application, &flash)? {
        Some(response) => Ok(response),
        None => respond(app, request, application, flash),
    }
}

fn respond(
    app: &App,
    request: &Request,
    application: &Application,
    flash: Flash<ForgottenProblem>,
) -> Result<Response, Error> {
    let Flash {
        username,
        problem,
        done,
    } = flash;
    let status = match problem {
        _ if request.method() != http::Method::POST => StatusCode::OK,
        None => StatusCode::OK,
        Some(ForgottenProblem::Missing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(ForgottenProblem::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
    };
    let page = Forgotten {
        application: application.id.to_string(),
        username,
        problem,
        sent: done,
    };
    stranger::page(app, request, application, status, Purpose::PasswordReset, |frame| {
        page.render(frame)
    })
}
