//! The page of where somebody stands.

use domain::{
    channel::Channel,
    code::Alphabet,
    flow::StepKind,
    invitation::{Kind, State},
};
use http::StatusCode;
use present::{
    pages::{Around, Brand, CodeEntry, CodeProblem, Ending, Frame, Landing, Password, PasswordProblem, Progress},
    wording::Wording,
};
use service::{
    http::{Response, html},
    journey::{Answers, CodeDelivery, Journey, Visit},
};

use super::{
    endings::{ending_in, status_of},
    steps,
};

/// The page of the step that comes next.
pub(super) fn show(visit: &Visit<'_>, journey: &Journey, status: StatusCode, problem: Option<CodeProblem>) -> Response {
    let person = &journey.person;
    let invitation = &person.invitation;
    // Whoever pressed the button and may not have a code yet reads it on the code's page.
    let held_back = matches!(problem, Some(CodeProblem::TooOften { .. }));
    let needs_code = StepKind::WITH_CODE.contains(&invitation.progress.next);
    if needs_code && invitation.progress.failures >= invitation.code_policy.failures {
        let end = Ending::TooManyTries;
        let around = Around {
            sign_in_url: Some(visit.hosted_sign_in(journey)),
            ..Around::default()
        };
        return page_of(visit, journey, status_of(&end), |frame| end.render_with(frame, &around));
    }
    // Whoever asked for another password has said what they want: the form is there at once. Looking at it changes nothing.
    let is_asked_for = invitation.kind == Kind::PasswordReset && invitation.progress.next == StepKind::SetPassword;
    if invitation.state == State::Pending && !held_back && !is_asked_for {
        let page = Landing {
            inviter: invitation.inviter.as_deref().map(str::to_owned),
            address: person.username.as_str().to_owned(),
            valid_until: invitation.generation.expiry.moment(),
            now: visit.now(),
        };
        return page_of(visit, journey, status, |frame| page.render(frame));
    }
    match invitation.progress.next {
        StepKind::EmailOtp | StepKind::SmsOtp => {
            let page = code_entry(visit, journey, problem);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        StepKind::SetPassword => password_page(visit, journey, status, Vec::new()),
        StepKind::Phone if invitation.progress.code_expires_at.is_none() && problem.is_none() => {
            let page = steps::phone_page(visit, &own_number(journey), None, progress_of(journey));
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        StepKind::Phone => {
            let page = code_entry(visit, journey, problem);
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        StepKind::Profile => {
            let page = steps::profile_page(
                &visit.wording(journey),
                journey,
                &Answers::new(),
                &[],
                progress_of(journey),
            );
            page_of(visit, journey, status, |frame| page.render(frame))
        }
        StepKind::Terms => {
            let page = steps::terms_page(journey, false, progress_of(journey));
            page_of(visit, journey, status, |frame| page.render(frame))
        }
    }
}

fn code_entry(visit: &Visit<'_>, journey: &Journey, problem: Option<CodeProblem>) -> CodeEntry {
    let person = &journey.person;
    let invitation = &person.invitation;
    let progress = &invitation.progress;
    let channel = progress.next.channel().unwrap_or(Channel::Email);
    // Whoever typed it has to see whether it is right.
    let destination = match progress.next {
        StepKind::Phone => Some(own_number(journey)),
        StepKind::EmailOtp | StepKind::SmsOtp | StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {
            channel.masked(person)
        }
    };
    let again = progress.next_send_at.max(person.asked.free_from());
    let wait = again.map_or(0, |at| at.duration_since(visit.now()).as_secs().max(0));
    let problem = problem.or_else(|| match progress.code_expires_at {
        None => Some(CodeProblem::NotSent),
        Some(end) if end <= visit.now() => Some(CodeProblem::Expired),
        Some(_) if progress.tries >= invitation.code_policy.tries => Some(CodeProblem::UsedUp),
        Some(_) => match journey.code_delivery() {
            Some(CodeDelivery::Deferred) => Some(CodeProblem::Delayed),
            Some(CodeDelivery::Failed) => Some(CodeProblem::Unsendable),
            None => None,
        },
    });
    CodeEntry {
        destination: destination.unwrap_or_default(),
        channel,
        digits_only: invitation.code_policy.format.alphabet() == Alphabet::DIGITS,
        length: invitation.code_policy.format.length().into(),
        resend_after_seconds: u64::try_from(wait).unwrap_or_default(),
        other_channel: visit.other_channel(journey),
        other_number: progress.next == StepKind::Phone,
        just_sent: problem.is_none() && progress.tries == 0 && progress.sends > 1,
        problem,
        progress: progress_of(journey),
    }
}

/// The number that the person gives in this step, in full.
pub(super) fn own_number(journey: &Journey) -> String {
    let phone = journey.person.phone.as_ref();
    phone.map(|phone| phone.value.as_str().to_owned()).unwrap_or_default()
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
