//! The journey as hosted pages. They work without JavaScript: every form is answered with a redirect, to the page that comes
//! next or back to the same page, which tells what was wrong (`told`). So loading any page again sends nothing.
//!
//! The ticket stands in the address only until the first redirect; from then on it is in a cookie. GET and HEAD change
//! nothing, so a mail scanner may follow the link as often as it likes.

mod enter;
mod forgotten;
mod forms;
mod language;
mod steps;
mod stranger;
mod told;
mod verify_email;

use http::{HeaderValue, StatusCode, header};
use lambda_http::{Body, Request};
use secrecy::{ExposeSecret, SecretString};
use shared::{
    app::App,
    domain::{
        code::{Alphabet, Code},
        flow::StepKind,
        id::ApplicationId,
        invitation::{Kind, State},
        password::{PasswordPolicy, WeakPassword},
        transition::Refusal,
    },
    http::{
        Error, Response, broken_page, cookie::Cookie, form::Form, html, language::Wishes, note, path_parameter,
        query_parameter, route_key, see_other,
    },
    journey::{Answers, Standing, Stopped, Visit, hosted_sign_in},
    pages::{
        Around, Brand, Channel, CodeEntry, CodeProblem, Destination, Done, Ending, Frame, Landing, Password,
        PasswordProblem, Progress, Purpose, Renewed, assets,
    },
    throttle::Throttle,
};
use told::Told;

const TICKET: Cookie = Cookie("latchkey");
const HOME: &str = "/setup";
/// The same, with the form for another number.
const OTHER_NUMBER: &str = "/setup?change=phone";

pub(crate) async fn handle(app: &App, request: Request) -> Response {
    let broken =
        |request: &Request, error: Error| broken_page(request, &error, ending(app, request, &Ending::Unavailable));
    shared::http::pages(request, broken, async |request| {
        let route = route_key(&request);
        let mut response = answer(app, &request, &route).await;
        // What was told is still to be read in another language.
        if request.method() == http::Method::POST && !route.ends_with("/language") {
            note::replace(&request, &app.config, &mut response);
        }
        response
    })
    .await
}

async fn answer(app: &App, request: &Request, route: &str) -> Response {
    match route {
        "GET /i/{ticket}" | "HEAD /i/{ticket}" => arrive(app, request),
        "GET /setup" | "HEAD /setup" => resume(app, request).await,
        "GET /setup/done" => done(app, request).await,
        "POST /setup/language" => language::of_invitation(app, request).await,
        "POST /language" => language::of_browser(app, request),
        "GET /setup/renewed" => renewed(app, request).await,
        "POST /setup/renew" => renew(app, request).await,
        "GET /assets/brand/{application}/{file}" => logo(app, request).await,
        "POST /setup/start" => start(app, request).await,
        "POST /setup/code" => ask_for_code(app, request).await,
        "POST /setup/verify" => verify(app, request).await,
        "POST /setup/profile" => forms::answer_profile(app, request).await,
        "POST /setup/phone" => forms::give_phone(app, request).await,
        "POST /setup/terms" => forms::accept_terms(app, request).await,
        "POST /setup/password" => set_password(app, request).await,
        "GET /verify-email/{ticket}" | "HEAD /verify-email/{ticket}" | "POST /verify-email" => {
            verify_email::handle(app, request).await
        }
        "GET /forgotten" | "HEAD /forgotten" | "POST /forgotten" => forgotten::handle(app, request).await,
        "GET /enter" | "HEAD /enter" | "POST /enter" | "POST /enter/code" => enter::handle(app, request).await,
        _ => ending(app, request, &Ending::NotFound),
    }
}

/// Takes the ticket out of the address. Nothing is read.
fn arrive(app: &App, request: &Request) -> Response {
    let ticket = SecretString::from(path_parameter(request, "ticket"));
    match Visit::begin(app, ticket.expose_secret()) {
        Ok(_) => {
            let mut response = see_other(HOME);
            TICKET.set(&mut response, &app.config, &ticket);
            response
        }
        Err(_) => ending(app, request, &Ending::Invalid),
    }
}

/// Shows where the person stands.
async fn resume(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Ok(standing) if query_parameter(request, "change").as_deref() == Some("phone") => {
            match told::recall(app, request, &visit, &standing) {
                Some(told @ Told::Phone { .. }) => told::tell(&visit, &standing, StatusCode::OK, told),
                Some(_) | None => change_phone(&visit, &standing),
            }
        }
        Ok(standing) => match told::recall(app, request, &visit, &standing) {
            Some(told) => told::tell(&visit, &standing, StatusCode::OK, told),
            None => show(&visit, &standing, StatusCode::OK, None),
        },
        Err(stopped) => stop(app, &visit, stopped, told::wait(app, request, &visit)).await,
    }
}

/// The form for another number, where one was given and is not proven yet.
fn change_phone(visit: &Visit<'_>, standing: &Standing) -> Response {
    match standing.person.invitation.progress.next {
        StepKind::Phone => {
            let page = steps::phone_page(visit, &own_number(standing), None, progress_of(standing));
            page_of(visit, standing, StatusCode::OK, |frame| page.render(frame))
        }
        StepKind::EmailOtp | StepKind::SmsOtp | StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {
            show(visit, standing, StatusCode::OK, None)
        }
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
        Err(Error::SourcePaused { seconds }) => told::lead_to(app, &visit, HOME, Told::Wait { seconds }),
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
        }) => match visit.standing(person).await {
            Ok(standing) => {
                let page = Renewed {
                    offer: visit.offer(&standing),
                };
                page_of(&visit, &standing, StatusCode::OK, |frame| page.render(frame))
            }
            Err(_) => ending(app, request, &Ending::Unavailable),
        },
        Err(stopped) => stop(app, &visit, stopped, None).await,
        Ok(_) => see_other(HOME),
    }
}

/// An application's picture. Its name holds the hash of its content, so it never changes; an earlier one is not there.
async fn logo(app: &App, request: &Request) -> Response {
    let Ok(id) = ApplicationId::parse(&path_parameter(request, "application")) else {
        return ending(app, request, &Ending::NotFound);
    };
    let application = match app.application(&id).await {
        Ok(application) => application,
        Err(Error::NoApplication) => return ending(app, request, &Ending::NotFound),
        Err(_) => return ending(app, request, &Ending::Unavailable),
    };
    let file = path_parameter(request, "file");
    match &application.branding.logo {
        Some(logo) if logo.file_name() == file => {
            let mut response = Response::new(Body::Binary(logo.bytes().to_vec()));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(logo.content_type()));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(assets::KEPT_FOR_EVER));
            response
        }
        Some(_) | None => ending(app, request, &Ending::NotFound),
    }
}

async fn done(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Err(Stopped {
            error: Error::Refused(Refusal::Completed),
            person: Some(person),
        }) => {
            let Ok(standing) = visit.standing(person).await else {
                return ending(app, request, &Ending::Unavailable);
            };
            let (url, own) = standing.destination(app);
            let page = Done {
                username: standing.person.username.as_str().to_owned(),
                url: Some(url),
                destination: if own {
                    Destination::Application
                } else {
                    Destination::HostedSignIn
                },
                auto: true,
            };
            page_of(&visit, &standing, StatusCode::OK, |frame| page.render(frame))
        }
        Err(stopped) => stop(app, &visit, stopped, None).await,
        Ok(_) => see_other(HOME),
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

async fn ask_for_code(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let asked = match form.text("channel").as_str() {
        "email" => visit.ask_for_code_by(Channel::Email).await,
        "sms" => visit.ask_for_code_by(Channel::Sms).await,
        _ => visit.ask_for_code().await,
    };
    match asked {
        Ok(_)
        // The page was of another step, or of another choice.
        | Err(Stopped {
            error: Error::Field { .. },
            ..
        }) => see_other(HOME),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

async fn verify(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let code = form.field("code");
    if !Code::is_plausible(&code) {
        // Not a try: nothing was typed.
        return match visit.look().await {
            Ok(standing) => told::lead_back(app, &visit, &standing, HOME, Told::Code(CodeProblem::Missing)),
            Err(stopped) => refuse(app, &visit, stopped).await,
        };
    }
    match visit.verify(&code).await {
        Ok(_) => see_other(HOME),
        // Sent twice: the step is proven already.
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

async fn set_password(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let confirm = Some(form.field("confirm")).filter(|confirm| !confirm.expose_secret().is_empty());
    match visit.set_password(form.field("password"), confirm.as_ref()).await {
        Ok(_) => see_other("/setup/done"),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        // Pressed twice, or sent again after the answer was lost: it is done.
        Err(Stopped {
            error: Error::Refused(Refusal::Completed),
            ..
        }) => see_other("/setup/done"),
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
    visit.wishes = Wishes::of(request, &app.config);
    Ok(visit)
}

/// The same, with a form that came from our own page.
#[expect(
    clippy::result_large_err,
    reason = "the error is the answer itself, made once and handed on"
)]
fn own_form<'a>(app: &'a App, request: &Request) -> Result<(Visit<'a>, Form), Response> {
    let visit = visit(app, request)?;
    let unavailable = |_| ending(app, request, &Ending::Unavailable);
    let form = Form::read(request).map_err(|_| too_large(app, request))?;
    let token = visit.form_token().map_err(unavailable)?;
    if form.is_ours(request, &app.config, &token) {
        Ok((visit, form))
    } else {
        let back = Some(HOME.to_owned());
        Err(ending(app, request, &Ending::FormExpired { back }))
    }
}

/// The page of the step that comes next.
fn show(visit: &Visit<'_>, standing: &Standing, status: StatusCode, problem: Option<CodeProblem>) -> Response {
    let person = &standing.person;
    let invitation = &person.invitation;
    // Whoever pressed the button and may not have a code yet is told on the code's page.
    let held_back = matches!(problem, Some(CodeProblem::TooOften { .. }));
    let needs_code = StepKind::WITH_CODE.contains(&invitation.progress.next);
    if needs_code && invitation.progress.failures >= invitation.code_policy.failures {
        let end = Ending::TooManyTries;
        let around = Around {
            sign_in_url: Some(visit.hosted_sign_in(standing)),
            ..Around::default()
        };
        return page_of(visit, standing, self::status(&end), |frame| {
            end.render_with(frame, &around)
        });
    }
    if invitation.state == State::Pending && !held_back {
        let page = Landing {
            inviter: invitation.inviter.as_deref().map(str::to_owned),
            address: person.username.as_str().to_owned(),
            valid_until: invitation.generation.expiry.moment(),
            now: visit.now(),
        };
        return page_of(visit, standing, status, |frame| page.render(frame));
    }
    match invitation.progress.next {
        StepKind::EmailOtp | StepKind::SmsOtp => {
            let page = code_entry(visit, standing, problem);
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        StepKind::SetPassword => password_page(visit, standing, status, Vec::new()),
        StepKind::Phone if invitation.progress.code_expires_at.is_none() && problem.is_none() => {
            let page = steps::phone_page(visit, &own_number(standing), None, progress_of(standing));
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        StepKind::Phone => {
            let page = code_entry(visit, standing, problem);
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        StepKind::Profile => {
            let page = steps::profile_page(standing, &Answers::new(), &[], progress_of(standing));
            page_of(visit, standing, status, |frame| page.render(frame))
        }
        StepKind::Terms => {
            let page = steps::terms_page(standing, false, progress_of(standing));
            page_of(visit, standing, status, |frame| page.render(frame))
        }
    }
}

fn code_entry(visit: &Visit<'_>, standing: &Standing, problem: Option<CodeProblem>) -> CodeEntry {
    let person = &standing.person;
    let invitation = &person.invitation;
    let progress = &invitation.progress;
    let (channel, destination) = match progress.next {
        StepKind::SmsOtp => (Channel::Sms, person.phone.as_ref().map(|phone| phone.value.masked())),
        // Whoever typed it has to see whether it is right.
        StepKind::Phone => (Channel::Sms, Some(own_number(standing))),
        StepKind::EmailOtp | StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {
            (Channel::Email, person.email.as_ref().map(|email| email.value.masked()))
        }
    };
    let again = progress.next_send_at.max(person.asked.free_from());
    let wait = again.map_or(0, |at| at.duration_since(visit.now()).as_secs().max(0));
    let problem = problem.or_else(|| match progress.code_expires_at {
        None => Some(CodeProblem::NotSent),
        Some(end) if end <= visit.now() => Some(CodeProblem::Expired),
        Some(_) if progress.tries >= invitation.code_policy.tries => Some(CodeProblem::UsedUp),
        Some(_) => None,
    });
    CodeEntry {
        destination: destination.unwrap_or_default(),
        channel,
        digits_only: invitation.code_policy.format.alphabet() == Alphabet::DIGITS,
        length: invitation.code_policy.format.length().into(),
        resend_after_seconds: u64::try_from(wait).unwrap_or_default(),
        other_way: visit.other_way(standing),
        other_number: progress.next == StepKind::Phone,
        just_sent: problem.is_none() && progress.tries == 0 && progress.sends > 1,
        problem,
        progress: progress_of(standing),
    }
}

/// The number that the person gives in this step, in full.
fn own_number(standing: &Standing) -> String {
    let phone = standing.person.phone.as_ref();
    phone.map(|phone| phone.value.as_str().to_owned()).unwrap_or_default()
}

fn password_page(
    visit: &Visit<'_>,
    standing: &Standing,
    status: StatusCode,
    problems: Vec<PasswordProblem>,
) -> Response {
    let page = Password {
        username: standing.person.username.as_str().to_owned(),
        min_length: standing.application.password.min_length,
        confirm: standing.flow.confirms(),
        problems,
        progress: progress_of(standing),
    };
    page_of(visit, standing, status, |frame| page.render(frame))
}

fn progress_of(standing: &Standing) -> Option<Progress> {
    let of = u32::from(standing.flow.len());
    let step = u32::from(standing.person.invitation.progress.position) + 1;
    (of > 1).then_some(Progress { step: step.min(of), of })
}

fn page_of(
    visit: &Visit<'_>,
    standing: &Standing,
    status: StatusCode,
    render: impl FnOnce(&Frame<'_>) -> String,
) -> Response {
    let brand = Brand::from(&*standing.application);
    let wording = visit.wording(standing);
    let purpose = standing.purpose();
    let Ok(csrf) = visit.form_token() else {
        return ending_in(&visit.wishes, &Ending::Unavailable);
    };
    html(
        status,
        render(&Frame {
            brand: &brand,
            wording: &wording,
            csrf: &csrf,
            purpose,
        }),
    )
}

/// The answer to a form that was not carried out: where the page says why by itself, or can be told, it leads back there.
async fn refuse(app: &App, visit: &Visit<'_>, stopped: Stopped) -> Response {
    let ended = matches!(
        stopped.error,
        Error::Refused(
            Refusal::Expired
                | Refusal::Completed
                | Refusal::Revoked
                | Refusal::Disabled
                | Refusal::Replaced
                | Refusal::Outdated
                | Refusal::NoFailuresLeft
        )
    );
    if ended {
        return see_other(HOME);
    }
    let Stopped { error, person } = stopped;
    let standing = match person {
        Some(person) => visit.standing(person).await.ok(),
        None => None,
    };
    if let Some(standing) = &standing {
        let code_problem = match &error {
            Error::Refused(Refusal::WrongCode { tries_left: 0 } | Refusal::NoTriesLeft) => Some(CodeProblem::UsedUp),
            Error::Refused(Refusal::WrongCode { tries_left }) => Some(CodeProblem::Wrong {
                tries_left: *tries_left,
            }),
            Error::Refused(Refusal::MalformedCode { .. }) => Some(CodeProblem::Malformed),
            Error::Refused(Refusal::CodeExpired | Refusal::CodeReplaced) => Some(CodeProblem::Expired),
            Error::Refused(Refusal::NoCode) => Some(CodeProblem::NotSent),
            Error::Refused(Refusal::TooSoon { .. }) => Some(CodeProblem::TooSoon),
            Error::Refused(Refusal::TooOften { .. }) => {
                let progress = &standing.person.invitation.progress;
                let live = progress.code_expires_at.is_some_and(|end| end > visit.now());
                Some(CodeProblem::TooOften { live })
            }
            _ => None,
        };
        if let Some(problem) = code_problem {
            return told::lead_back(app, visit, standing, HOME, Told::Code(problem));
        }
        let password_problem = match &error {
            Error::Weak(weak) => Some(password_problem(*weak, standing)),
            Error::Mismatch | Error::Field { .. } => Some(PasswordProblem::Mismatch),
            _ => None,
        };
        if let Some(problem) = password_problem {
            return told::lead_back(app, visit, standing, HOME, Told::Password(problem));
        }
    }
    halt(app, visit, error, standing, None)
}

/// The page that says why it does not go on, and what helps.
async fn stop(app: &App, visit: &Visit<'_>, stopped: Stopped, wait_seconds: Option<u64>) -> Response {
    let Stopped { error, person } = stopped;
    let standing = match person {
        Some(person) => visit.standing(person).await.ok(),
        None => None,
    };
    halt(app, visit, error, standing, wait_seconds)
}

fn halt(app: &App, visit: &Visit<'_>, error: Error, standing: Option<Standing>, wait_seconds: Option<u64>) -> Response {
    let end = match error {
        Error::Refused(Refusal::Expired) => Ending::Expired,
        Error::Refused(Refusal::Completed) => {
            let person = standing.as_ref().map(|standing| &standing.person);
            Ending::Used {
                sign_in_url: person.map(|person| hosted_sign_in(app, person)),
            }
        }
        Error::Refused(Refusal::Revoked | Refusal::Disabled) => Ending::Revoked,
        Error::Refused(Refusal::Replaced) => Ending::Replaced,
        Error::Refused(Refusal::Outdated) => match standing.as_ref().map(|standing| &standing.person) {
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
    match &standing {
        Some(standing) => {
            let offer = visit
                .offer(standing)
                .filter(|_| matches!(end, Ending::Expired | Ending::Replaced | Ending::Outdated));
            let around = Around {
                offer,
                wait_seconds,
                sign_in_url: Some(visit.hosted_sign_in(standing)),
            };
            page_of(visit, standing, status(&end), |frame| end.render_with(frame, &around))
        }
        None => ending_in(&visit.wishes, &end),
    }
}

fn password_problem(weak: WeakPassword, standing: &Standing) -> PasswordProblem {
    match weak {
        WeakPassword::TooShort { min, have } => PasswordProblem::TooShort { min, have },
        WeakPassword::TooLong => PasswordProblem::TooLong {
            max: u32::try_from(PasswordPolicy::MAX_LENGTH).unwrap_or(u32::MAX),
        },
        WeakPassword::Common => PasswordProblem::Common,
        WeakPassword::Context => PasswordProblem::ContextWord {
            word: standing.application.name.to_string(),
        },
    }
}

/// A form that holds more than anybody would type.
fn too_large(app: &App, request: &Request) -> Response {
    let back = Some(HOME.to_owned());
    let mut response = ending(app, request, &Ending::FormExpired { back });
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}

/// An ending for somebody of whom nothing is known: without the application's look.
fn ending(app: &App, request: &Request, end: &Ending) -> Response {
    ending_in(&Wishes::of(request, &app.config), end)
}

fn ending_in(wishes: &Wishes, end: &Ending) -> Response {
    let (brand, wording) = (Brand::default(), wishes.wording_for_anybody());
    html(
        status(end),
        end.render(&Frame {
            brand: &brand,
            wording: &wording,
            csrf: "",
            purpose: Purpose::Invitation,
        }),
    )
}

fn status(end: &Ending) -> StatusCode {
    StatusCode::from_u16(end.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
