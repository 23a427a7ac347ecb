//! The page behind a link that proves an address. GET and HEAD change nothing: a mail scanner may follow the link.

use domain::{
    application::{Application, outcome_redirect},
    entropy::random,
    person::Person,
    transition::Refusal,
    typed,
    verification::{Unproven, Verification},
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Brand, Ending, Frame, Purpose, VerifyEmail, Verifying};
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{
        Error, Response, flash_cookie, form::Form, html, language::PreferredLanguages, path_parameter, route_key,
        see_other,
    },
    naming,
};
use store::Applied;
use url::Url;

pub(super) async fn handle(app: &App, request: &Request) -> Response {
    let answer = if route_key(request).starts_with("POST ") {
        press(app, request).await
    } else {
        look(app, request).await
    };
    answer.unwrap_or_else(|error| match error {
        Error::Refused(_) | Error::NoUser => super::ending(app, request, &Ending::Invalid),
        error @ (Error::BodyTooLarge | Error::Field { .. }) => super::unreadable(app, request, &error),
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            super::ending(app, request, &Ending::Unavailable)
        }
    })
}

async fn look(app: &App, request: &Request) -> Result<Response, Error> {
    let text = typed::token(&path_parameter(request, "ticket"));
    let (link, person) = read(app, &text).await?;
    let state = match link.prove(&app.keys, &person, random(&*app.entropy)?, app.clock.now()) {
        Ok(_) => Verifying::Asked,
        Err(Unproven::Already) if flash_cookie::get::<JustProven>(app, request, &text).is_some() => Verifying::Done,
        Err(why) => state_of(why),
    };
    let mut response = show(app, request, &text, &link, &person, state).await?;
    // Said once; whoever comes back is not led on again.
    flash_cookie::replace(request, &app.config, &mut response);
    Ok(response)
}

/// What the page says after the press.
#[derive(Serialize, Deserialize)]
struct JustProven {}

async fn press(app: &App, request: &Request) -> Result<Response, Error> {
    let form = Form::read(request)?;
    let text = form.text("csrf");
    // The link is its own token; what is looked at here is where the form comes from.
    if !form.is_ours(request, &app.config, &text) {
        return Ok(super::ending(app, request, &Ending::FormExpired { back: None }));
    }
    let (link, person) = read(app, &text).await?;
    let state = match link.prove(&app.keys, &person, random(&*app.entropy)?, app.clock.now()) {
        Ok(prove) => match app.store.apply(person.key, &prove).await? {
            Applied::Done(person) => {
                naming::follow(app, person).await;
                let mut response = see_other(&format!("/verify-email/{text}"));
                flash_cookie::set(app, &text, &JustProven {}, &mut response)?;
                return Ok(response);
            }
            Applied::Refused(..) => Verifying::Overtaken,
        },
        Err(why) => state_of(why),
    };
    show(app, request, &text, &link, &person, state).await
}

async fn read(app: &App, text: &str) -> Result<(Verification, Person), Error> {
    let link = Verification::parse(&app.keys, text).ok_or(Refusal::InvalidTicket)?;
    let person = app.store.person(link.person).await?.ok_or(Error::NoUser)?;
    Ok((link, person))
}

fn state_of(why: Unproven) -> Verifying {
    match why {
        Unproven::Expired => Verifying::Expired,
        Unproven::Already => Verifying::Already,
        Unproven::Overtaken => Verifying::Overtaken,
    }
}

async fn show(
    app: &App,
    request: &Request,
    text: &str,
    link: &Verification,
    person: &Person,
    state: Verifying,
) -> Result<Response, Error> {
    let application = app.application_of(person).await?;
    let brand = Brand::from(&*application);
    let wording =
        PreferredLanguages::of(request, &app.config).wording(&application, person.invitation.locale.as_deref());
    let page = VerifyEmail {
        address: person
            .email
            .as_ref()
            .filter(|_| state != Verifying::Overtaken)
            .map(|email| email.value.as_str().to_owned())
            .unwrap_or_default(),
        state,
        url: target(link, &application).map(|target| {
            let (success, message) = state.result(&wording);
            let email = person.email.as_ref().filter(|_| link.include_email);
            outcome_redirect(&target, success, &message, email.map(|email| &email.value)).into()
        }),
    };
    let status = StatusCode::from_u16(state.status()).unwrap_or(StatusCode::OK);
    Ok(html(
        status,
        page.render(&Frame {
            brand: &brand,
            wording: &wording,
            csrf: text,
            purpose: Purpose::Invitation,
        }),
    ))
}

fn target(link: &Verification, application: &Application) -> Option<Url> {
    let own = link.result_url.as_deref().and_then(|url| Url::parse(url).ok());
    own.or_else(|| application.login_url.clone())
}
