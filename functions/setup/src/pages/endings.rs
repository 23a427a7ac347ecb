//! What is shown where the way does not go on: back to the page that tells why, or the page of an ending.

use domain::{
    invitation::{Kind, State},
    transition::Refusal,
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Around, Brand, Ending, Frame, Purpose};
use service::{
    app::App,
    http::{Error, Response, html, language::PreferredLanguages, neutral, see_other},
    journey::{Journey, Stopped, Visit, hosted_sign_in},
};

use super::{
    HOME,
    flash::{self, Flash},
    step_page::page_in,
};
use crate::steps::StepFlash;

/// The answer to a form that was not carried out: where the page says why by itself, or can show a flash message, it leads back there.
pub(crate) async fn refuse(app: &App, visit: &Visit<'_>, stopped: Stopped) -> Response {
    let ended = matches!(
        stopped.error,
        Error::Refused(
            Refusal::Expired
                | Refusal::Completed
                | Refusal::Revoked
                | Refusal::Declined
                | Refusal::Disabled
                | Refusal::Replaced
                | Refusal::Outdated
                | Refusal::NoFailuresLeft
                // Pressed twice, or in another window: that step is done.
                | Refusal::WrongStep { .. }
        )
    );
    if ended {
        return see_other(HOME);
    }
    let Stopped { error, person } = stopped;
    let journey = match person {
        Some(person) => visit.journey(person).await.ok(),
        None => None,
    };
    if let Some(journey) = &journey
        && let Some(flash) = StepFlash::of(visit, journey, &error)
    {
        return flash::lead_back(app, visit, journey, HOME, Flash::Step(flash));
    }
    halt(app, visit, error, journey, None)
}

/// The page that says why it does not go on, and what helps.
pub(super) async fn stop(app: &App, visit: &Visit<'_>, stopped: Stopped, wait_seconds: Option<u64>) -> Response {
    let Stopped { error, person } = stopped;
    let journey = match person {
        Some(person) => visit.journey(person).await.ok(),
        None => None,
    };
    halt(app, visit, error, journey, wait_seconds)
}

fn halt(app: &App, visit: &Visit<'_>, error: Error, journey: Option<Journey>, wait_seconds: Option<u64>) -> Response {
    let used = journey.as_ref().filter(|journey| visit.is_used(journey));
    let end = match error {
        // For ever, whatever came after it: whoever holds it learns nothing but this.
        Error::Refused(_) if used.is_some() => Ending::Used {
            sign_in_url: used.map(|journey| hosted_sign_in(app, &journey.person)),
        },
        Error::Refused(Refusal::Expired) => Ending::Expired,
        Error::Refused(Refusal::Completed) => {
            let person = journey.as_ref().map(|journey| &journey.person);
            Ending::Used {
                sign_in_url: person.map(|person| hosted_sign_in(app, person)),
            }
        }
        Error::Refused(Refusal::Revoked | Refusal::Disabled) => Ending::Revoked,
        Error::Refused(Refusal::Declined) => Ending::Declined,
        Error::Refused(Refusal::Replaced) => Ending::Replaced,
        Error::Refused(Refusal::Outdated) => match journey.as_ref().map(|journey| &journey.person) {
            // Their password outlives every link.
            Some(person)
                if person.invitation.kind == Kind::Invitation
                    && matches!(person.invitation.state, State::Completed { .. }) =>
            {
                Ending::Used {
                    sign_in_url: Some(hosted_sign_in(app, person)),
                }
            }
            Some(_) | None => Ending::Outdated,
        },
        Error::Refused(Refusal::NoFailuresLeft | Refusal::WrongCode { .. }) => Ending::TooManyTries,
        Error::Refused(_) => Ending::Invalid,
        error => {
            tracing::error!(reason = %error, "a page could not be shown");
            Ending::Unavailable
        }
    };
    match &journey {
        Some(journey) => {
            let offer = visit
                .offer(journey)
                .filter(|_| matches!(end, Ending::Expired | Ending::Replaced | Ending::Outdated));
            let around = Around {
                offer,
                wait_seconds,
                sign_in_url: Some(visit.hosted_sign_in(journey)),
                // Whoever holds a link that was used learns nothing of the person.
                inviter: match used {
                    Some(_) => None,
                    None => journey.person.invitation.inviter.as_deref().map(str::to_owned),
                },
                back: None,
            };
            // The language of the person is theirs: a link that was used is answered in that of whoever holds it.
            let wording = match used {
                Some(_) => visit.languages.wording(&journey.application, None),
                None => visit.wording(journey),
            };
            page_in(&wording, visit, journey, status_of(&end), |frame| {
                end.render_with(frame, &around)
            })
        }
        None => ending_in(&visit.languages, &end),
    }
}

/// A form that holds more than anybody would type, or the same field twice. No page of ours sends one.
pub(super) fn unreadable(app: &App, request: &Request, error: &Error) -> Response {
    let back = Some(HOME.to_owned());
    let end = match error {
        Error::Field { pointer, .. } => Ending::FieldTwice {
            field: pointer.trim_start_matches('/').to_owned(),
            back,
        },
        _ => Ending::FormExpired { back },
    };
    let mut response = ending(app, request, &end);
    *response.status_mut() = error.status();
    response
}

/// An ending for somebody of whom nothing is known: without the application's look.
pub(crate) fn ending(app: &App, request: &Request, end: &Ending) -> Response {
    neutral::ending(app, request, end)
}

pub(super) fn ending_in(languages: &PreferredLanguages, end: &Ending) -> Response {
    let (brand, wording) = (Brand::default(), languages.wording_for_anybody());
    html(
        status_of(end),
        end.render(&Frame {
            brand: &brand,
            wording: &wording,
            csrf: "",
            purpose: Purpose::Invitation,
        }),
    )
}

pub(super) fn status_of(end: &Ending) -> StatusCode {
    StatusCode::from_u16(end.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
