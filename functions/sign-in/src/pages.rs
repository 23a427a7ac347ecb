//! The hosted sign-in page.

use http::StatusCode;
use lambda_http::Request;
use secrecy::{ExposeSecret, SecretString};
use shared::{
    app::App,
    domain::{application::Application, entropy::random, id::base32, person::Person},
    http::{
        Error, Response, cookie::Cookie, form::Form, header_text, html, query_parameter, see_other,
    },
    pages::{Brand, Ending, Frame, SignIn, SignInProblem, SignedIn},
    wording::Wording,
};

use crate::{application, verify};

/// Ties a form to the browser that asked for it, before there is any session.
const VISITOR: Cookie = Cookie("latchkey-visitor");

pub(crate) async fn handle(app: &App, request: Request) -> Response {
    shared::http::pages(request, async |request| {
        let answer = if request.method() == http::Method::POST {
            submit(app, &request).await
        } else {
            show(app, &request).await
        };
        answer.unwrap_or_else(|error| ending(&error))
    })
    .await
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let application = application(app, query_parameter(request, "application").as_deref())?;
    let application = app.application(&application).await?;
    let page = SignIn {
        application: application.id.to_string(),
        username: query_parameter(request, "login_hint").unwrap_or_default(),
        problem: None,
    };
    respond(app, request, &application, StatusCode::OK, &page)
}

async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let form = Form::read(request)?;
    let application = application(app, Some(&form.text("application")))?;
    let application = app.application(&application).await?;
    let token = VISITOR.read(request, &app.config).map(|visitor| form_token(app, &visitor)).transpose()?;
    if !form.is_ours(request, &app.config, &token.unwrap_or_default()) {
        // The page may have been open for too long: a fresh one is all that it takes.
        return Ok(see_other(&format!("/sign-in?application={}", application.id)));
    }
    let username = form.text("username");
    let (status, problem) =
        match verify::verify(app, &application.id, username.trim(), &form.field("password")).await {
            Ok(person) => return Ok(signed_in(request, &application, &person)),
            Err(Error::SignInFailed) => (StatusCode::UNAUTHORIZED, SignInProblem::Wrong),
            Err(Error::SignInPaused { seconds }) => {
                (StatusCode::TOO_MANY_REQUESTS, SignInProblem::Throttled { seconds })
            }
            Err(error) => return Err(error),
        };
    let page = SignIn { application: application.id.to_string(), username, problem: Some(problem) };
    respond(app, request, &application, status, &page)
}

fn respond(
    app: &App,
    request: &Request,
    application: &Application,
    status: StatusCode,
    page: &SignIn,
) -> Result<Response, Error> {
    let known = VISITOR.read(request, &app.config);
    let visitor = match &known {
        Some(visitor) => visitor.clone(),
        None => SecretString::from(base32(&random::<16>(&*app.entropy)?)),
    };
    let csrf = form_token(app, &visitor)?;
    let (brand, wording) = (Brand::from(application), wording(request, application));
    let mut response = html(status, page.render(&Frame { brand: &brand, wording: &wording, csrf: &csrf }));
    if known.is_none() {
        VISITOR.set(&mut response, &app.config, &visitor);
    }
    Ok(response)
}

fn signed_in(request: &Request, application: &Application, person: &Person) -> Response {
    let (brand, wording) = (Brand::from(application), wording(request, application));
    let page = SignedIn {
        username: person.username.as_str().to_owned(),
        url: application.login_url.as_ref().map(ToString::to_string),
    };
    html(StatusCode::OK, page.render(&Frame { brand: &brand, wording: &wording, csrf: "" }))
}

/// A token that only this deployment can make for this visitor.
fn form_token(app: &App, visitor: &SecretString) -> Result<String, Error> {
    let tag: [u8; 16] = app.keys.tag(app.keys.current(), "sign-in form", &[visitor.expose_secret().as_bytes()])?;
    Ok(base32(&tag))
}

/// The browser's first language, or the application's.
fn wording(request: &Request, application: &Application) -> Wording {
    let accepted = header_text(request, "accept-language").unwrap_or_default();
    let first = accepted.split([',', ';']).next().unwrap_or_default().trim();
    Wording::for_locale(if first.is_empty() { &application.language } else { first })
}

fn ending(error: &Error) -> Response {
    let end = match error {
        Error::NoApplication => Ending::NotFound,
        Error::BodyTooLarge => Ending::FormExpired { back: Some("/sign-in".to_owned()) },
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            Ending::Unavailable
        }
    };
    let (brand, wording) = (Brand::default(), Wording::default());
    let status = StatusCode::from_u16(end.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    html(status, end.render(&Frame { brand: &brand, wording: &wording, csrf: "" }))
}
