//! The page of where somebody stands.

use domain::invitation::{Kind, State};
use http::StatusCode;
use present::{
    pages::{Around, Brand, CodeEntry, CodeProblem, Ending, Frame, Landing, Password, PasswordProblem, Progress},
    wording::Wording,
};
use service::{
    http::{Response, html},
    journey::{Answers, AwaitedCode, CodeDelivery, Journey, Next, Visit},
};

use super::{
    endings::{ending_in, status_of},
    steps,
};

/// The page of the step that comes next.
pub(super) fn show(visit: &Visit<'_>, journey: &Journey, status: StatusCode, problem: Option<CodeProblem>) -> Response {
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
    let progress = progress_of(journey);
    match next {
        Next::Phone { number, code } if code.expires_at.is_none() && problem.is_none() => {
            let page = steps::phone_page(visit, number, None, progress);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Phone { number, code } => {
            let page = CodeEntry {
                destination: number.to_owned(),
                other_number: true,
                ..code_entry(visit, journey, code, problem)
            };
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Code(code) => {
            let page = code_entry(visit, journey, code, problem);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Profile { fields } => {
            let known = &journey.person.profile;
            let page = steps::profile_page(&visit.wording(journey), fields, known, &Answers::new(), &[], progress);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Terms { url, version } => {
            let page = steps::terms_page(url, version, false, progress);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        Next::Password { .. } => password_page(visit, journey, status, Vec::new()),
    }
}

fn code_entry(visit: &Visit<'_>, journey: &Journey, code: AwaitedCode, problem: Option<CodeProblem>) -> CodeEntry {
    let now = visit.now();
    let again = code.ask_again_at.max(journey.person.asked.free_from());
    let wait = again.map_or(0, |at| at.duration_since(now).as_secs().max(0));
    let problem = problem.or_else(|| match (code.expires_at, code.delivery) {
        (None, _) => Some(CodeProblem::NotSent),
        (Some(end), _) if end <= now => Some(CodeProblem::Expired),
        (Some(_), _) if code.is_used_up => Some(CodeProblem::UsedUp),
        (Some(_), Some(CodeDelivery::Deferred)) => Some(CodeProblem::Delayed),
        (Some(_), Some(CodeDelivery::Failed)) => Some(CodeProblem::Unsendable),
        (Some(_), None) => None,
    });
    CodeEntry {
        destination: code.destination.unwrap_or_default(),
        channel: code.channel,
        digits_only: code.digits_only,
        length: code.length.into(),
        resend_after_seconds: u64::try_from(wait).unwrap_or_default(),
        other_channel: visit.other_channel(journey),
        other_number: false,
        just_sent: problem.is_none() && code.is_another,
        problem,
        progress: progress_of(journey),
    }
}

pub(super) fn password_page(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    problems: Vec<PasswordProblem>,
) -> Response {
    let page = Password {
        username: journey.person.username.as_str().to_owned(),
        min_length: journey.application.password.min_length,
        confirm: journey.flow.confirms(),
        problems,
        progress: progress_of(journey),
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

pub(super) fn progress_of(journey: &Journey) -> Option<Progress> {
    let of = u32::from(journey.flow.len());
    let step = u32::from(journey.person.invitation.progress.position) + 1;
    (of > 1).then_some(Progress { step: step.min(of), of })
}

pub(super) fn page_of(
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
        return ending_in(&visit.wishes, &Ending::Unavailable);
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
