//! What the pages share that are for people without a ticket.

use std::sync::Arc;

use domain::application::Application;
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Brand, Ending, Frame, Passing, Purpose};
use serde::{Serialize, de::DeserializeOwned};
use service::{
    app::App,
    http::{
        Error, Response,
        form::Form,
        html,
        language::PreferredLanguages,
        name_parameter, query_parameter,
        visitor::{Flash, Visitor},
    },
};

/// The answer, or the page that says why there is none.
pub(super) fn answer(app: &App, request: &Request, result: Result<Response, Error>) -> Response {
    result.unwrap_or_else(|error| match error {
        Error::NoApplication | Error::UnknownApplication { .. } => super::ending(app, request, &Ending::NotFound),
        error @ (Error::BodyTooLarge | Error::Field { .. }) => super::unreadable(app, request, &error),
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            super::ending(app, request, &Ending::Unavailable)
        }
    })
}

/// The application that the address names, and the username that it hints at.
pub(super) async fn asked(app: &App, request: &Request) -> Result<(Arc<Application>, String), Error> {
    let application = app.application_id(query_parameter(request, "application").as_deref())?;
    let hint = || name_parameter(request, "login_hint");
    // As texts have it: a number without its plus sign.
    let digits = |text: &String| (7..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = || {
        query_parameter(request, "u")
            .filter(digits)
            .map(|digits| format!("+{digits}"))
    };
    let username = name_parameter(request, "username").or_else(hint).or_else(number);
    let username = username.unwrap_or_default();
    Ok((app.application(&application).await?, username))
}

/// The application and the form, if it came from our page; the way back to `address` otherwise.
pub(super) async fn sent(
    app: &App,
    request: &Request,
    address: &str,
) -> Result<Result<(Arc<Application>, Form), Response>, Error> {
    let form = Form::read(request)?;
    let application = app.application_id(Some(&form.text("application")))?;
    let application = app.application(&application).await?;
    if Visitor::of(app, request)?.sent(app, request, &form)? {
        Ok(Ok((application, form)))
    } else {
        let back = Some(format!("{address}?application={}", application.id));
        Ok(Err(super::ending(app, request, &Ending::FormExpired { back })))
    }
}

/// Leads back to `page`, which shows it; nothing, where it is too long for that.
pub(super) fn lead_back<P: Serialize>(
    app: &App,
    request: &Request,
    page: &'static str,
    application: &Application,
    flash: &Flash<P>,
) -> Result<Option<Response>, Error> {
    Visitor::of(app, request)?.lead_back(app, page, &application.id, flash)
}

/// The flash message for `page`.
pub(super) fn flash<P: DeserializeOwned + Passing>(
    app: &App,
    request: &Request,
    page: &str,
    application: &Application,
) -> Result<Option<Flash<P>>, Error> {
    Visitor::of(app, request)?.flash(app, request, page, &application.id)
}

/// A page in the application's look, with a form that only this visitor can send.
pub(super) fn page(
    app: &App,
    request: &Request,
    application: &Application,
    status: StatusCode,
    purpose: Purpose,
    render: impl FnOnce(&Frame<'_>) -> String,
) -> Result<Response, Error> {
    let visitor = Visitor::of(app, request)?;
    let csrf = visitor.form_token(app)?;
    let wording = PreferredLanguages::of(request, &app.config).wording(application, None);
    let brand = Brand::from(application);
    let frame = Frame {
        brand: &brand,
        wording: &wording,
        csrf: &csrf,
        purpose,
    };
    Ok(visitor.remembered(app, html(status, render(&frame))))
}
