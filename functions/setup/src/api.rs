//! The journey as JSON, for products that host their own form.

pub(crate) mod bodies;
pub(crate) mod views;

use crate::{routes, steps};
use domain::{id::ApplicationId, transition::Refusal};
use http::StatusCode;
use lambda_http::Request;
use present::wording::Wording;
use secrecy::ExposeSecret;
use service::{
    app::App,
    entry,
    http::{Error, ProblemCode, Response, body, cors, json, route_key},
    journey::{Stopped, Visit},
    throttle::Throttle,
};

use bodies::{EnterBody, LanguageBody, TicketBody, UsernameBody};
use views::{Accepted, EnteredView, declined, view};

pub(crate) async fn handle(app: &App, request: &Request) -> Response {
    cors::answer_to(app, request, async |request| match route_key(request).as_str() {
        routes::VALIDATE_TICKET => validate(app, request).await,
        routes::CHANGE_LANGUAGE => language(app, request).await,
        routes::RENEW_TICKET => renew(app, request).await,
        routes::DECLINE_TICKET => decline(app, request).await,
        routes::ENTER => enter(app, request).await,
        routes::SEND_ENTRY_CODE => enter_code(app, request).await,
        routes::FORGOT_PASSWORD => forgotten(app, request).await,
        route => steps::call(app, request, route).await,
    })
    .await
}

async fn validate(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TicketBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let journey = match visit.look().await {
        Ok(journey) => journey,
        Err(stopped) => return Err(renewable(&visit, stopped).await),
    };
    json(StatusCode::OK, &view(&visit, &journey))
}

/// The reason, and whether the holder can have a new link sent, where that is known without another read.
async fn renewable(visit: &Visit<'_>, stopped: Stopped) -> Error {
    match stopped {
        Stopped {
            error: Error::Refused(refusal),
            person: Some(person),
        } => match visit.journey(person).await {
            Ok(journey) if visit.offer(&journey).is_some() => Error::Renewable(refusal),
            Ok(_) | Err(_) => Error::Refused(refusal),
        },
        Stopped { error, .. } => error,
    }
}

/// Changes the language of the invitation, for its messages as well.
async fn language(app: &App, request: &Request) -> Result<Response, Error> {
    let body: LanguageBody = body::json(request)?;
    let Some(language) = Wording::supported(&body.language) else {
        let all: Vec<_> = Wording::languages().collect();
        let detail = format!("there are words in {}", all.join(", "));
        return Err(Error::field(ProblemCode::LanguageNotValid, "/language", detail));
    };
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.set_locale(language, false).await.map_err(reason)?;
    json(StatusCode::OK, &view(&visit, &visit.journey(person).await?))
}

/// Enters without a ticket and gives one.
async fn enter(app: &App, request: &Request) -> Result<Response, Error> {
    let body: EnterBody = body::json(request)?;
    let application = app.application_id(body.application.as_deref())?;
    admit(app, request, &application).await?;
    let source = Throttle::of(app, request);
    source.attempt().await?;
    let key = entry::key(app, &application, &body.username)?;
    let person = match entry::enter(app, key, &body.code).await {
        Ok(person) => person,
        Err(error) => return Err(app.or_unknown(error, body.application.as_deref()).await),
    };
    source.forgive().await;
    let ticket = entry::ticket(app, &person)?;
    let visit = Visit::begin(app, ticket.expose_secret())?;
    let view = view(&visit, &visit.journey(person).await?);
    json(
        StatusCode::OK,
        &EnteredView {
            view,
            ticket: ticket.expose_secret().to_owned(),
        },
    )
}

/// Makes sure that a page of another site may call for this application. Costs nothing where there is none.
async fn admit(app: &App, request: &Request, application: &ApplicationId) -> Result<(), Error> {
    if cors::is_foreign(request, &app.config) {
        cors::admit(request, &app.config, &*app.application(application).await?)?;
    }
    Ok(())
}

/// Has a new link sent to the registered address or number; the answer is the same whatever happens behind it.
async fn renew(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TicketBody = body::json(request)?;
    let visit = Visit::begin(app, &body.ticket)?;
    let named = body.application.as_deref().map(ApplicationId::parse).transpose();
    let named = named.map_err(|_| Error::NoApplication)?;
    if named.is_some() || cors::is_foreign(request, &app.config) {
        let application = visit.application().await?;
        cors::admit(request, &app.config, &application)?;
        if named.is_some_and(|named| named != application.id) {
            return Err(Refusal::InvalidTicket.into());
        }
    }
    Throttle::of(app, request).call().await?;
    visit.renew().await?;
    let detail = "if the invitation can be renewed, a new message is on its way to the registered address or number";
    json(StatusCode::ACCEPTED, &Accepted { detail })
}

/// Declines the invitation. A repeated call is no error.
async fn decline(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TicketBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, None).await?;
    let named = body.application.as_deref().map(ApplicationId::parse).transpose();
    let named = named.map_err(|_| Error::NoApplication)?;
    let journey = visit.decline(named.as_ref()).await.map_err(reason)?;
    json(StatusCode::OK, &declined(&journey))
}

/// Sends another code to whoever was invited with one; the answer is the same for everybody.
async fn enter_code(app: &App, request: &Request) -> Result<Response, Error> {
    let body: UsernameBody = body::json(request)?;
    let application = app.application_named(body.application.as_deref()).await?;
    cors::admit(request, &app.config, &application)?;
    Throttle::of(app, request).call().await?;
    if let Ok(key) = entry::key(app, &application.id, &body.username) {
        entry::ask_for_code(app, &application.id, key).await?;
    }
    let detail = "if this account is waiting to be set up with a code, a new one is on its way";
    json(StatusCode::ACCEPTED, &Accepted { detail })
}

/// Sends a link to choose a new password; the answer is the same for everybody.
async fn forgotten(app: &App, request: &Request) -> Result<Response, Error> {
    let body: UsernameBody = body::json(request)?;
    let application = app.application_named(body.application.as_deref()).await?;
    cors::admit(request, &app.config, &application)?;
    Throttle::of(app, request).call().await?;
    if let Ok(key) = entry::key(app, &application.id, &body.username) {
        entry::ask_for_reset(app, &application.id, key).await?;
    }
    let detail = "if there is such an account, a message with a link or a code is on its way";
    json(StatusCode::ACCEPTED, &Accepted { detail })
}

/// Reads the ticket. Only a caller that names an application, or a page of another site, costs a read here.
pub(crate) async fn begin<'a>(
    app: &'a App,
    request: &Request,
    ticket: &str,
    application: Option<&str>,
) -> Result<Visit<'a>, Error> {
    let visit = Visit::begin(app, ticket)?;
    // A page of another site costs a read more: whose ticket it is decides whether it may.
    if cors::is_foreign(request, &app.config) {
        cors::admit(request, &app.config, &*visit.application().await?)?;
    }
    if let Some(named) = application {
        let named = ApplicationId::parse(named).map_err(|_| Error::NoApplication)?;
        visit.look().await.map_err(reason)?.within(Some(&named))?;
    }
    Ok(visit)
}

pub(crate) fn reason(stopped: Stopped) -> Error {
    stopped.error
}
