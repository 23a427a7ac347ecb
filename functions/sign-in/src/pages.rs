//! The hosted sign-in page.

use domain::application::Application;
use http::StatusCode;
use lambda_http::Request;
use present::{
    pages::{self, Brand, Ending, Frame, Purpose, SignIn, SignInProblem},
    wording::Wording,
};
use secrecy::ExposeSecret;
use service::{
    app::App,
    entry,
    http::{
        Error, Response, at_home, broken_page, flash_cookie,
        form::Form,
        html, known,
        language::PreferredLanguages,
        name_parameter, neutral, query_parameter, see_other,
        visitor::{Flash, Visitor},
    },
};

use crate::verify::{self, SignedIn};

const PAGE: &str = "/sign-in";

pub(crate) async fn handle(app: &App, request: Request) -> Response {
    let broken = |request: &Request, error: Error| broken_page(request, &error, ending(app, request, &error));
    service::http::answered(request, broken, async |request| {
        if request.method() == http::Method::POST {
            let answer = submit(app, request).await;
            let mut response = answer.unwrap_or_else(|error| ending(app, request, &error));
            flash_cookie::replace(request, &app.config, &mut response);
            response
        } else {
            let answer = show(app, request).await;
            answer.unwrap_or_else(|error| ending(app, request, &error))
        }
    })
    .await
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let application = app.application_id(query_parameter(request, "application").as_deref())?;
    let application = app.application(&application).await?;
    let flash = Visitor::of(app, request)?.flash(app, request, PAGE, &application.id)?;
    let (username, problem) = match flash {
        Some(flash) if flash.done => return Ok(signed_in(app, request, &application, flash.username)),
        Some(flash) => (flash.username, flash.problem),
        None => (name_parameter(request, "login_hint").unwrap_or_default(), None),
    };
    let page = SignIn {
        application: application.id.to_string(),
        username,
        problem,
        can_reset: true,
    };
    respond(app, request, &application, StatusCode::OK, &page)
}

async fn submit(app: &App, request: &Request) -> Result<Response, Error> {
    let form = Form::read(request)?;
    let application = app.application_id(Some(&form.text("application")))?;
    let application = app.application(&application).await?;
    if !Visitor::of(app, request)?.sent(app, request, &form)? {
        let back = format!("/sign-in?application={}", application.id);
        return Ok(expired_form(app, request, &application, back));
    }
    let (username, password) = (
        at_home::name(&app.config, request, &form.text("username")),
        form.field("password"),
    );
    let is_whole = !username.trim().is_empty() && !password.expose_secret().is_empty();
    // What is not whole is no attempt.
    let verified = if is_whole {
        Some(verify::verify(app, request, &application.id, username.trim(), &password).await)
    } else {
        None
    };
    let (status, problem) = match verified.transpose() {
        Ok(None) => (StatusCode::UNPROCESSABLE_ENTITY, SignInProblem::Missing),
        Ok(Some(SignedIn::User(person))) => {
            let flash = Flash::<SignInProblem>::done(person.username.as_str().to_owned());
            let led = Visitor::of(app, request)?.lead_back(app, PAGE, &application.id, &flash)?;
            let mut response = led.unwrap_or_else(|| signed_in(app, request, &application, flash.username));
            known::remember(app, request, person.key, &mut response)?;
            return Ok(response);
        }
        Ok(Some(SignedIn::SetUpFirst(person))) => {
            let link = app.config.link(&entry::ticket(app, &person)?);
            return Ok(see_other(link.expose_secret()));
        }
        Err(Error::SignInFailed) => (StatusCode::UNAUTHORIZED, SignInProblem::Wrong),
        Err(Error::SignInPaused { seconds } | Error::SourcePaused { seconds }) => {
            (StatusCode::TOO_MANY_REQUESTS, SignInProblem::Throttled { seconds })
        }
        Err(Error::SignInLocked { .. }) => (StatusCode::TOO_MANY_REQUESTS, SignInProblem::Locked),
        Err(error) => return Err(error),
    };
    let flash = Flash::refused(username, problem);
    if let Some(response) = Visitor::of(app, request)?.lead_back(app, PAGE, &application.id, &flash)? {
        return Ok(response);
    }
    let page = SignIn {
        application: application.id.to_string(),
        username: flash.username,
        problem: flash.problem,
        can_reset: true,
    };
    respond(app, request, &application, status, &page)
}

fn respond(
    app: &App,
    request: &Request,
    application: &Application,
    status: StatusCode,
    page: &SignIn,
) -> Result<Response, Error> {
    let visitor = Visitor::of(app, request)?;
    let csrf = visitor.form_token(app)?;
    let (brand, wording) = (Brand::from(application), wording(app, request, application));
    let frame = Frame {
        brand: &brand,
        wording: &wording,
        csrf: &csrf,
        purpose: Purpose::Invitation,
    };
    Ok(visitor.remembered(app, html(status, page.render(&frame))))
}

fn signed_in(app: &App, request: &Request, application: &Application, username: String) -> Response {
    let (brand, wording) = (Brand::from(application), wording(app, request, application));
    let visitor = Visitor::of(app, request).ok();
    let csrf = visitor
        .and_then(|visitor| visitor.form_token(app).ok())
        .unwrap_or_default();
    let page = pages::SignedIn {
        application: application.id.to_string(),
        username,
        url: application.login_url.as_ref().map(ToString::to_string),
    };
    let frame = Frame {
        brand: &brand,
        wording: &wording,
        csrf: &csrf,
        purpose: Purpose::Invitation,
    };
    html(StatusCode::OK, page.render(&frame))
}

/// The form did not come from our page, or from one that was open for too long: a fresh one is all that it takes.
fn expired_form(app: &App, request: &Request, application: &Application, back: String) -> Response {
    let (brand, wording) = (Brand::from(application), wording(app, request, application));
    let end = Ending::FormExpired { back: Some(back) };
    let frame = Frame {
        brand: &brand,
        wording: &wording,
        csrf: "",
        purpose: Purpose::Invitation,
    };
    html(StatusCode::FORBIDDEN, end.render(&frame))
}

fn wording(app: &App, request: &Request, application: &Application) -> Wording {
    PreferredLanguages::of(request, &app.config).wording(application, None)
}

fn ending(app: &App, request: &Request, error: &Error) -> Response {
    let end = match error {
        Error::NoApplication | Error::UnknownApplication { .. } => Ending::NotFound,
        Error::BodyTooLarge => Ending::FormExpired {
            back: Some("/sign-in".to_owned()),
        },
        Error::Field { pointer, .. } => Ending::FieldTwice {
            field: pointer.trim_start_matches('/').to_owned(),
            back: Some("/sign-in".to_owned()),
        },
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            Ending::Unavailable
        }
    };
    neutral::ending(app, request, &end)
}
