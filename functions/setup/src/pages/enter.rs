//! The page on which somebody who was invited with a code enters it together with the username.

use http::StatusCode;
use lambda_http::Request;
use secrecy::ExposeSecret;
use shared::{
    app::App,
    domain::{application::Application, code::Alphabet},
    entry,
    http::{Error, Response, form::Form, html, query_parameter, route_key, see_other, visitor::Visitor},
    pages::{Brand, Ending, EnterCode, EnterCodeProblem, Frame, Purpose},
    wording::Wording,
};

pub(super) async fn handle(app: &App, request: &Request) -> Response {
    let answer = match route_key(request).as_str() {
        "POST /enter" => submit(app, request).await,
        "POST /enter/code" => ask_for_code(app, request).await,
        _ => show(app, request).await,
    };
    answer.unwrap_or_else(|error| match error {
        Error::NoApplication => super::ending(&Ending::NotFound),
        Error::BodyTooLarge => super::too_large(),
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            super::ending(&Ending::Unavailable)
        }
    })
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let application = app.application_id(query_parameter(request, "application").as_deref())?;
    let application = app.application(&application).await?;
    let hint = || query_parameter(request, "login_hint");
    let username = query_parameter(request, "username").or_else(hint).unwrap_or_default();
    respond(app, request, &application, &username, None, false)
}

async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match own_form(app, request).await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let (username, code) = (form.text("username"), form.field("code"));
    if username.trim().is_empty() || code.expose_secret().trim().is_empty() {
        return respond(
            app,
            request,
            &application,
            &username,
            Some(EnterCodeProblem::Missing),
            false,
        );
    }
    let entered = match entry::key(app, &application.id, &username) {
        Ok(key) => entry::enter(app, key, &code).await,
        Err(error) => Err(error),
    };
    match entered {
        Ok(person) => Ok(see_other(
            app.config.link(&entry::ticket(app, &person)?).expose_secret(),
        )),
        Err(Error::EntryFailed) => respond(
            app,
            request,
            &application,
            &username,
            Some(EnterCodeProblem::Wrong),
            false,
        ),
        Err(error) => Err(error),
    }
}

async fn ask_for_code(app: &App, request: &Request) -> Result<Response, Error> {
    let (application, form) = match own_form(app, request).await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let username = form.text("username");
    if let Ok(key) = entry::key(app, &application.id, &username) {
        entry::ask_for_code(app, key).await?;
    }
    respond(app, request, &application, &username, None, true)
}

/// The form, if it came from our page; a fresh page otherwise.
async fn own_form(
    app: &App,
    request: &Request,
) -> Result<Result<(std::sync::Arc<Application>, Form), Response>, Error> {
    let form = Form::read(request)?;
    let application = app.application_id(Some(&form.text("application")))?;
    let application = app.application(&application).await?;
    if Visitor::of(app, request)?.sent(app, request, &form)? {
        Ok(Ok((application, form)))
    } else {
        Ok(Err(see_other(&format!("/enter?application={}", application.id))))
    }
}

fn respond(
    app: &App,
    request: &Request,
    application: &Application,
    username: &str,
    problem: Option<EnterCodeProblem>,
    sent: bool,
) -> Result<Response, Error> {
    let visitor = Visitor::of(app, request)?;
    let csrf = visitor.form_token(app)?;
    let (brand, wording) = (Brand::from(application), Wording::for_locale(&application.language));
    let page = EnterCode {
        application: application.id.to_string(),
        username: username.to_owned(),
        digits_only: application.code.format.alphabet() == Alphabet::DIGITS,
        problem,
        sent,
    };
    let status = match problem {
        None => StatusCode::OK,
        Some(EnterCodeProblem::Missing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(EnterCodeProblem::Wrong) => StatusCode::UNAUTHORIZED,
        Some(EnterCodeProblem::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
    };
    let frame = Frame {
        brand: &brand,
        wording: &wording,
        csrf: &csrf,
        purpose: Purpose::Invitation,
    };
    Ok(visitor.remembered(app, html(status, page.render(&frame))))
}
