//! The journey as hosted pages. They work without JavaScript: every form is answered with a redirect, to the page that comes
//! next or back to the same page, which says what was wrong (`flash`). So loading any page again sends nothing.
//!
//! The ticket stands in the address only until the first redirect; from then on it is in a cookie. GET and HEAD change
//! nothing, so a mail scanner may follow the link as often as it likes.

mod decline;
pub(crate) mod endings;
mod enter;
pub(crate) mod finished;
pub(crate) mod flash;
mod forgotten;
mod language;
pub(crate) mod step_page;
mod stranger;
mod switch;
mod verify_email;

use crate::{routes, steps};
use domain::{
    branding::{BrandFile, FileName},
    id::ApplicationId,
    transition::Refusal,
};
use http::{HeaderValue, StatusCode, header};
use lambda_http::{Body, Request};
use present::pages::{Ending, Renewed, assets};
use secrecy::ExposeSecret;
use service::{
    app::App,
    http::{
        Error, Response, broken_page, cookie::Cookie, flash_cookie, form::Form, language::PreferredLanguages,
        path_parameter, route_key, see_other,
    },
    journey::{Stopped, Visit},
    throttle::Throttle,
};

pub(crate) use endings::refuse;
use endings::{ending, stop, unreadable};
use flash::Flash;
use step_page::{page_of, show};

const TICKET: Cookie = Cookie("latchkey");
pub(crate) const HOME: &str = "/setup";

pub(crate) async fn handle(app: &App, request: &Request) -> Response {
    let broken =
        |request: &Request, error: Error| broken_page(request, &error, ending(app, request, &Ending::Unavailable));
    service::http::answered_to(request, broken, async |request| {
        let route = route_key(request);
        let mut response = answer(app, request, &route).await;
        // The flash message is still to be read in another language.
        let keeps_flash = route.ends_with("/language") || route == steps::password::CHECK_FORM;
        if request.method() == http::Method::POST && !keeps_flash {
            flash_cookie::replace(request, &app.config, &mut response);
        }
        response
    })
    .await
}

async fn answer(app: &App, request: &Request, route: &str) -> Response {
    match route {
        routes::OPEN_TICKET | routes::PEEK_TICKET => switch::arrive(app, request).await,
        routes::SWITCH_FORM => switch::follow(app, request),
        routes::SHOW_SETUP | routes::PEEK_SETUP => resume(app, request).await,
        routes::SHOW_DONE => finished::show(app, request).await,
        routes::SETUP_LANGUAGE_FORM => language::of_invitation(app, request).await,
        "POST /language" => language::of_browser(app, request),
        routes::SHOW_RENEWED => renewed(app, request).await,
        routes::RENEW_FORM => renew(app, request).await,
        routes::SHOW_DECLINE => decline::ask(app, request).await,
        routes::DECLINE_FORM => decline::carry_out(app, request).await,
        routes::GET_BRAND_FILE => brand_file(app, request).await,
        routes::START_FORM => start(app, request).await,
        routes::SHOW_VERIFICATION | routes::PEEK_VERIFICATION | routes::VERIFICATION_FORM => {
            verify_email::handle(app, request).await
        }
        routes::SHOW_FORGOTTEN | routes::PEEK_FORGOTTEN | routes::FORGOTTEN_FORM => {
            forgotten::handle(app, request).await
        }
        routes::SHOW_ENTER | routes::PEEK_ENTER | routes::ENTER_FORM | routes::ENTRY_CODE_FORM => {
            enter::handle(app, request).await
        }
        _ => steps::form(app, request, route).await,
    }
}

/// Shows where the person stands.
async fn resume(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Ok(journey) if steps::phone::is_changed(request) => {
            let flash = flash::recall(app, request, &visit, &journey);
            steps::phone::change(&visit, &journey, flash)
        }
        Ok(journey) => match flash::recall(app, request, &visit, &journey) {
            Some(flash) => flash::show(&visit, &journey, StatusCode::OK, flash),
            None => show(&visit, &journey, StatusCode::OK, None),
        },
        Err(stopped) => stop(app, &visit, stopped, flash::wait(app, request, &visit)).await,
    }
}

/// Has a new link sent, if one is offered. The page after it says the same in any case.
async fn renew(app: &App, request: &Request) -> Response {
    let (visit, _) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let renewed = async {
        Throttle::of(app, request).call().await?;
        visit.renew().await
    };
    match renewed.await {
        Ok(()) => see_other("/setup/renewed"),
        Err(Error::SourcePaused { seconds }) => flash::lead_to(app, &visit, HOME, Flash::Wait { seconds }),
        Err(error) => refuse(app, &visit, error.into()).await,
    }
}

async fn renewed(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Err(Stopped {
            error: Error::Refused(_),
            person: Some(person),
        }) => match visit.journey(person).await {
            Ok(journey) if visit.is_used(&journey) => {
                let used = Stopped {
                    error: Refusal::Completed.into(),
                    person: Some(journey.person),
                };
                stop(app, &visit, used, None).await
            }
            Ok(journey) => {
                let page = Renewed {
                    offer: visit.offer(&journey),
                };
                page_of(&visit, &journey, StatusCode::OK, |frame| page.render(frame))
            }
            Err(_) => ending(app, request, &Ending::Unavailable),
        },
        Err(stopped) => stop(app, &visit, stopped, None).await,
        Ok(_) => see_other(HOME),
    }
}

/// An application's picture or font. Its name holds the hash of its content, so it never changes.
async fn brand_file(app: &App, request: &Request) -> Response {
    let id = ApplicationId::parse(&path_parameter(request, "application"));
    let (Ok(id), Some(name)) = (id, FileName::parse(&path_parameter(request, "file"))) else {
        return ending(app, request, &Ending::NotFound);
    };
    let served = |file: &BrandFile| {
        let mut response = Response::new(Body::Binary(file.bytes().to_vec()));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(file.name().content_type()),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(assets::KEPT_FOR_EVER));
        response
    };
    match app.store.file(&id, &name).await {
        Ok(Some(file)) => return served(&file),
        Ok(None) => {}
        Err(_) => return ending(app, request, &Ending::Unavailable),
    }
    // A logo that an earlier version saved stands in the settings.
    match app.application(&id).await {
        Ok(application) => match application.branding.sent(&name) {
            Some(file) => served(file),
            None => ending(app, request, &Ending::NotFound),
        },
        Err(Error::NoApplication) => ending(app, request, &Ending::NotFound),
        Err(_) => ending(app, request, &Ending::Unavailable),
    }
}

async fn start(app: &App, request: &Request) -> Response {
    let (visit, _) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    match visit.start().await {
        Ok(_) => see_other(HOME),
        // Pressed twice: the code is on its way.
        Err(Stopped {
            error: Error::Refused(Refusal::TooSoon { .. }),
            ..
        }) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// The visit of whoever has the cookie.
#[expect(
    clippy::result_large_err,
    reason = "the error is the answer itself, made once and handed on"
)]
fn visit<'a>(app: &'a App, request: &Request) -> Result<Visit<'a>, Response> {
    let ticket = TICKET
        .read(request, &app.config)
        .ok_or_else(|| ending(app, request, &Ending::SessionLost))?;
    let mut visit = Visit::begin(app, ticket.expose_secret()).map_err(|_| ending(app, request, &Ending::Invalid))?;
    visit.languages = PreferredLanguages::of(request, &app.config);
    Ok(visit)
}

/// The same, with a form that came from our own page.
#[expect(
    clippy::result_large_err,
    reason = "the error is the answer itself, made once and handed on"
)]
pub(crate) fn own_form<'a>(app: &'a App, request: &Request) -> Result<(Visit<'a>, Form), Response> {
    let visit = visit(app, request)?;
    let unavailable = |_| ending(app, request, &Ending::Unavailable);
    let form = Form::read(request).map_err(|error| unreadable(app, request, &error))?;
    let token = visit.form_token().map_err(unavailable)?;
    if form.is_ours(request, &app.config, &token) {
        Ok((visit, form))
    } else {
        let back = Some(HOME.to_owned());
        Err(ending(app, request, &Ending::FormExpired { back }))
    }
}
