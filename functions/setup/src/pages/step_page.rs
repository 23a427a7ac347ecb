//! The page of where somebody stands.

use domain::{
    flow::steps::Next,
    invitation::{Kind, State},
};
use http::StatusCode;
use present::{
    pages::{Around, Brand, CodeProblem, Ending, Frame, Landing, Progress},
    wording::Wording,
};
use service::{
    http::{Response, html},
    journey::{Journey, Visit},
};

use super::endings::{ending_in, status_of};
use crate::steps;

/// The page of the step that comes next.
pub(crate) fn show(visit: &Visit<'_>, journey: &Journey, status: StatusCode, problem: Option<CodeProblem>) -> Response {
    let person = &journey.person;
    let invitation = &person.invitation;
    let next = journey.next();
    // Whoever pressed the button and may not have a code yet reads it on the code's page.
    let held_back = matches!(problem, Some(CodeProblem::TooOften { .. }));
    if next.code().is_some_and(|code| code.is_locked) {
        let end = Ending::TooManyTries;
        let around = Around {
            sign_in_url: Some(visit.hosted_sign_in(journey)),
            ..Around::default()
        };
        return page_of(visit, journey, status_of(&end), |frame| end.render_with(frame, &around));
    }
    // Whoever asked for another password has said what they want: the form is there at once. Looking at it changes nothing.
    let is_asked_for = invitation.kind == Kind::PasswordReset && matches!(next, Next::Password { .. });
    if invitation.state == State::Pending && !held_back && !is_asked_for {
        let page = Landing {
            inviter: invitation.inviter.as_deref().map(str::to_owned),
            address: person.username.as_str().to_owned(),
            valid_until: invitation.generation.expiry.moment(),
            now: visit.now(),
            may_decline: visit.may_decline(journey),
        };
        return page_of(visit, journey, status, |frame| page.render(frame));
    }
    steps::page(visit, journey, status, problem)
}

pub(crate) fn progress_of(journey: &Journey) -> Option<Progress> {
    let of = u32::from(journey.flow.len());
    let step = u32::from(journey.person.invitation.progress.position) + 1;
    (of > 1).then_some(Progress { step: step.min(of), of })
}

pub(crate) fn page_of(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    render: impl FnOnce(&Frame<'_>) -> String,
) -> Response {
    page_in(&visit.wording(journey), visit, journey, status, render)
}

/// The same in these words.
pub(super) fn page_in(
    wording: &Wording,
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    render: impl FnOnce(&Frame<'_>) -> String,
) -> Response {
    let brand = Brand::from(&*journey.application);
    let purpose = journey.purpose();
    let Ok(csrf) = visit.form_token() else {
        return ending_in(&visit.languages, &Ending::Unavailable);
    };
    html(
        status,
        render(&Frame {
            brand: &brand,
            wording,
            csrf: &csrf,
            purpose,
        }),
    )
}
