//! What is told after a form of somebody with a ticket. The form leads back to its page, which finds it in a note.

use domain::flow::StepKind;
use http::StatusCode;
use lambda_http::Request;
use present::pages::{CodeProblem, Ending, PasswordProblem};
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{
        Error, Response,
        note::{self, Found},
        see_other,
    },
    journey::{Answers, Standing, Visit},
};

use super::{
    endings::ending_in,
    standing::{page_of, password_page, progress_of, show},
    steps,
};

/// What is told.
#[derive(Serialize, Deserialize)]
pub(super) enum Told {
    /// On the page of a code.
    Code(CodeProblem),
    /// On the page of the password.
    Password(PasswordProblem),
    /// On the form, with the answers that were given and the places of those that were refused.
    Profile { answers: Answers, wrong: Vec<String> },
    /// On the page of the number, with what was typed and the code of the error.
    Phone { phone: String, code: String },
    /// That the terms have to be accepted.
    Terms,
    /// That too many messages were asked for from the same source.
    Wait { seconds: u64 },
}

/// Where the person stood. Told anywhere else, it would be out of date.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct Place {
    position: u16,
    next: StepKind,
    codes: u32,
    tries: u32,
}

impl Place {
    fn of(standing: &Standing) -> Self {
        let progress = &standing.person.invitation.progress;
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
    told: Told,
}

/// Leads to `address`, where it is told. What is too long for a note is told at once.
pub(super) fn lead_back(app: &App, visit: &Visit<'_>, standing: &Standing, address: &str, told: Told) -> Response {
    let kept = Kept {
        place: Some(Place::of(standing)),
        told,
    };
    match leave(app, visit, address, &kept) {
        Ok(Some(response)) => response,
        Ok(None) => tell(visit, standing, StatusCode::UNPROCESSABLE_ENTITY, kept.told),
        Err(error) => {
            tracing::error!(reason = %error, "a page could not be shown");
            ending_in(&visit.wishes, &Ending::Unavailable)
        }
    }
}

/// Leads to `address` with something that holds wherever the person stands.
pub(super) fn lead_to(app: &App, visit: &Visit<'_>, address: &str, told: Told) -> Response {
    let kept = Kept { place: None, told };
    // Without the note the page is there all the same, and says less.
    let led = leave(app, visit, address, &kept).ok().flatten();
    led.unwrap_or_else(|| see_other(address))
}

fn leave(app: &App, visit: &Visit<'_>, address: &str, kept: &Kept) -> Result<Option<Response>, Error> {
    let mut response = see_other(address);
    let left = note::leave(app, &visit.form_token()?, kept, &mut response)?;
    Ok(left.then_some(response))
}

/// What is to be told on the page of the step that comes next.
pub(super) fn recall(app: &App, request: &Request, visit: &Visit<'_>, standing: &Standing) -> Option<Told> {
    let Kept { place, told } = find(app, request, visit)?.content;
    (place? == Place::of(standing)).then_some(told)
}

/// For how many seconds more the person is asked to wait.
pub(super) fn wait(app: &App, request: &Request, visit: &Visit<'_>) -> Option<u64> {
    let found = find(app, request, visit)?;
    match found.content.told {
        Told::Wait { seconds } => seconds.checked_sub(found.age_seconds).filter(|left| *left > 0),
        Told::Code(_) | Told::Password(_) | Told::Profile { .. } | Told::Phone { .. } | Told::Terms => None,
    }
}

fn find(app: &App, request: &Request, visit: &Visit<'_>) -> Option<Found<Kept>> {
    note::find(app, request, &visit.form_token().ok()?)
}

/// The page on which it is told.
pub(super) fn tell(visit: &Visit<'_>, standing: &Standing, status: StatusCode, told: Told) -> Response {
    let progress = progress_of(standing);
    match told {
        Told::Code(problem) => show(visit, standing, status, Some(problem)),
        Told::Password(problem) => password_page(visit, standing, status, vec![problem]),
        Told::Profile { answers, wrong } => {
            let page = steps::profile_page(&visit.wording(standing), standing, &answers, &wrong, progress);
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        Told::Phone { phone, code } => {
            let page = steps::phone_page(visit, &phone, Some(&code), progress);
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        Told::Terms => {
            let page = steps::terms_page(standing, true, progress);
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        Told::Wait { .. } => show(visit, standing, status, None),
    }
}
