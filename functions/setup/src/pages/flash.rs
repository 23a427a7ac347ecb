//! Flash messages after a form of somebody with a ticket. The form leads back to its page, which finds the message in a cookie.

use domain::flow::StepKind;
use http::StatusCode;
use lambda_http::Request;
use present::pages::Ending;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{
        Error, Response,
        flash_cookie::{self, Found},
        see_other,
    },
    journey::{Journey, Visit},
};

use super::{endings::ending_in, step_page};
use crate::steps::StepFlash;

/// A flash message.
#[derive(Serialize, Deserialize)]
pub(crate) enum Flash {
    /// On the page of the step at hand.
    Step(StepFlash),
    /// That too many messages were asked for from the same source.
    Wait { seconds: u64 },
}

/// Where the person stood. Shown anywhere else, it would be out of date.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct Place {
    position: u16,
    next: StepKind,
    codes: u32,
    tries: u32,
}

impl Place {
    fn of(journey: &Journey) -> Self {
        let progress = &journey.person.invitation.progress;
        Self {
            position: progress.position,
            next: progress.next,
            codes: progress.sends,
            tries: progress.tries,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    place: Option<Place>,
    flash: Flash,
}

/// Leads to `address`, which shows it. What is too long for a cookie is shown at once.
pub(crate) fn lead_back(app: &App, visit: &Visit<'_>, journey: &Journey, address: &str, flash: Flash) -> Response {
    let kept = Kept {
        place: Some(Place::of(journey)),
        flash,
    };
    match leave(app, visit, address, &kept) {
        Ok(Some(response)) => response,
        Ok(None) => show(visit, journey, StatusCode::UNPROCESSABLE_ENTITY, kept.flash),
        Err(error) => {
            tracing::error!(reason = %error, "a page could not be shown");
            ending_in(&visit.languages, &Ending::Unavailable)
        }
    }
}

/// Leads to `address` with something that holds wherever the person stands.
pub(super) fn lead_to(app: &App, visit: &Visit<'_>, address: &str, flash: Flash) -> Response {
    let kept = Kept { place: None, flash };
    // Without the cookie the page is there all the same, and says less.
    let led = leave(app, visit, address, &kept).ok().flatten();
    led.unwrap_or_else(|| see_other(address))
}

fn leave(app: &App, visit: &Visit<'_>, address: &str, kept: &Kept) -> Result<Option<Response>, Error> {
    let mut response = see_other(address);
    let left = flash_cookie::set(app, &visit.form_token()?, kept, &mut response)?;
    Ok(left.then_some(response))
}

/// The flash message for the page of the step that comes next.
pub(super) fn recall(app: &App, request: &Request, visit: &Visit<'_>, journey: &Journey) -> Option<Flash> {
    let Kept { place, flash } = find(app, request, visit)?.content;
    (place? == Place::of(journey)).then_some(flash)
}

/// For how many seconds more the person is asked to wait.
pub(super) fn wait(app: &App, request: &Request, visit: &Visit<'_>) -> Option<u64> {
    let found = find(app, request, visit)?;
    match found.content.flash {
        Flash::Wait { seconds } => seconds.checked_sub(found.age_seconds).filter(|left| *left > 0),
        Flash::Step(_) => None,
    }
}

fn find(app: &App, request: &Request, visit: &Visit<'_>) -> Option<Found<Kept>> {
    flash_cookie::get(app, request, &visit.form_token().ok()?)
}

/// The page that shows it.
pub(super) fn show(visit: &Visit<'_>, journey: &Journey, status: StatusCode, flash: Flash) -> Response {
    match flash {
        Flash::Step(flash) => flash.page(visit, journey, status),
        Flash::Wait { .. } => step_page::show(visit, journey, status, None),
    }
}
