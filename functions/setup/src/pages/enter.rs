//! The page on which somebody who was invited with a code enters it together with the username.

use crate::routes;
use domain::{application::Application, code::Alphabet};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{EnterCode, EnterCodeProblem, Purpose};
use secrecy::ExposeSecret;
use service::{
    app::App,
    entry,
    http::{Error, Response, at_home, route_key, see_other, visitor::Flash},
    throttle::Throttle,
};

use super::stranger;

const PAGE: &str = "/enter";

pub(super) async fn handle(app: &App, request: &Request) -> Response {
    let result = match route_key(request).as_str() {
        routes::ENTER_FORM => submit(app, request).await,
        routes::ENTRY_CODE_FORM => ask_for_code(app, request).await,
        _ => show(app, request).await,
    };
    stranger::answer(app, request, result)
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, username) = stranger::asked(app, request).await?;
    let flash = stranger::flash(app, request, PAGE, &application)?.unwrap_or_else(|| Flash::nothing(username));
    respond(app, request, &application, flash)
}

async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match stranger::sent(app, request, "/enter").await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let (username, code) = (
        at_home::name(&app.config, request, &form.text("username")),
        form.field("code"),
    );
    if username.trim().is_empty() || code.expose_secret().trim().is_empty() {
        return lead_back(
            app,
            request,
            &application,
            Flash::refused(username, EnterCodeProblem::Missing),
        );
    }
    let source = Throttle::of(app, request);
    let entered = async {
        source.attempt().await?;
        let person = entry::enter(app, entry::key(app, &application.id, &username)?, &code).await?;
        source.forgive().await;
        Ok(person)
    };
    let entered = entered.await;
    match entered {
        Ok(person) => Ok(see_other(
            app.config.link(&entry::ticket(app, &person)?).expose_secret(),
        )),
        Err(Error::EntryFailed) => lead_back(
            app,
            request,
            &application,
            Flash::refused(username, EnterCodeProblem::Wrong),
        ),
        Err(Error::SourcePaused { seconds }) => {
            let problem = EnterCodeProblem::Throttled { seconds };
            lead_back(app, request, &application, Flash::refused(username, problem))
        }
        Err(error) => Err(error),
    }
}

async fn ask_for_code(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match stranger::sent(app, request, "/enter").await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let username = at_home::name(&app.config, request, &form.text("username"));
    if username.trim().is_empty() {
        let flash = Flash::refused(username, EnterCodeProblem::Missing);
        return lead_back(app, request, &application, flash);
    }
    match Throttle::of(app, request).call().await {
        Err(Error::SourcePaused { seconds }) => {
            let problem = EnterCodeProblem::Throttled { seconds };
            return lead_back(app, request, &application, Flash::refused(username, problem));
        }
        counted => counted?,
    }
    if let Ok(key) = entry::key(app, &application.id, &username) {
        entry::ask_for_code(app, &application.id, key).await?;
    }
    lead_back(app, request, &application, Flash::done(username))
}

/// Leads back to the page, which shows it.
fn lead_back(
    app: &App,
    request: &Request,
    application: &Application,
    flash: Flash<EnterCodeProblem>,
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
    flash: Flash<EnterCodeProblem>,
) -> Result<Response, Error> {
    let Flash {
        username,
        problem,
        done,
    } = flash;
    let page = EnterCode {
        application: application.id.to_string(),
        username,
        digits_only: application.code.format.alphabet() == Alphabet::DIGITS,
        problem,
        sent: done,
    };
    let status = match problem {
        _ if request.method() != http::Method::POST => StatusCode::OK,
        None => StatusCode::OK,
        Some(EnterCodeProblem::Missing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(EnterCodeProblem::Wrong) => StatusCode::UNAUTHORIZED,
        Some(EnterCodeProblem::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
    };
    stranger::page(app, request, application, status, Purpose::Invitation, |frame| {
        page.render(frame)
    })
}
