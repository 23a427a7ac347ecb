//! The journey as JSON, for products that host their own form.

use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use shared::{
    app::App,
    domain::{
        code::Code,
        flow::{Step, StepKind},
        id::ApplicationId,
        person::Person,
        profile::Field,
        transition::Refusal,
    },
    entry,
    http::{Error, Response, body, cors, json, route_key},
    journey::{Answers, Standing, Stopped, Visit},
    openapi::text,
    pages::Channel,
    throttle::Throttle,
    wording::Wording,
};

pub(crate) async fn handle(app: &App, request: Request) -> Response {
    cors::answer(app, request, async |request| match route_key(request).as_str() {
        "POST /v1/tickets/validate" => validate(app, request).await,
        "POST /v1/tickets/code" => code(app, request).await,
        "POST /v1/tickets/verify" => verify(app, request).await,
        "POST /v1/tickets/profile" => profile(app, request).await,
        "POST /v1/tickets/phone" => phone(app, request).await,
        "POST /v1/tickets/terms" => terms(app, request).await,
        "POST /v1/tickets/language" => language(app, request).await,
        "POST /v1/tickets/password" => password(app, request).await,
        "POST /v1/tickets/renew" => renew(app, request).await,
        "POST /v1/enter" => enter(app, request).await,
        "POST /v1/enter/code" => enter_code(app, request).await,
        "POST /v1/password/forgotten" => forgotten(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

/// `ticket`, and optionally the application that the caller believes it to be of.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ticket")]
pub(crate) struct TicketBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
}

/// A ticket, and how the code goes where the step lets the person choose.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SendCode")]
pub(crate) struct SendBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "ChannelName")]
    channel: Option<ChannelName>,
}

/// How a code goes.
#[derive(Clone, Copy, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Channel")]
pub(crate) enum ChannelName {
    Email,
    Sms,
}

impl From<Channel> for ChannelName {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Email => Self::Email,
            Channel::Sms => Self::Sms,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VerifyCode")]
pub(crate) struct CodeBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::Code")]
    code: SecretString,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnswerProfile")]
pub(crate) struct ProfileBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    profile: Answers,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GivePhone")]
pub(crate) struct PhoneBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::Phone")]
    phone: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AcceptTerms")]
pub(crate) struct TermsBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    version: String,
}

/// Another language for pages and messages.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Language")]
pub(crate) struct LanguageBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    language: String,
}

/// Username and code of somebody who was invited with a code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Enter")]
pub(crate) struct EnterBody {
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::TypedName")]
    username: String,
    #[schemars(with = "text::Code")]
    code: SecretString,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Username")]
pub(crate) struct UsernameBody {
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::TypedName")]
    username: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SetPassword")]
pub(crate) struct PasswordBody {
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::Password")]
    password: SecretString,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Password")]
    confirm: Option<SecretString>,
}

async fn validate(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TicketBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let standing = match visit.look().await {
        Ok(standing) => standing,
        Err(stopped) => return Err(renewable(&visit, stopped).await),
    };
    json(StatusCode::OK, &view(&visit, &standing))
}

/// The reason, and whether the holder can have a new link sent, where that is known without another read.
async fn renewable(visit: &Visit<'_>, stopped: Stopped) -> Error {
    match stopped {
        Stopped {
            error: Error::Refused(refusal),
            person: Some(person),
        } => match visit.standing(person).await {
            Ok(standing) if visit.offer(&standing).is_some() => Error::Renewable(refusal),
            Ok(_) | Err(_) => Error::Refused(refusal),
        },
        Stopped { error, .. } => error,
    }
}

async fn code(app: &App, request: &Request) -> Result<Response, Error> {
    let body: SendBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let asked = match body.channel {
        None => visit.ask_for_code().await,
        Some(ChannelName::Email) => visit.ask_for_code_by(Channel::Email).await,
        Some(ChannelName::Sms) => visit.ask_for_code_by(Channel::Sms).await,
    };
    let person = asked.map_err(told)?;
    let standing = visit.standing(person).await?;
    json(StatusCode::ACCEPTED, &view(&visit, &standing))
}

async fn verify(app: &App, request: &Request) -> Result<Response, Error> {
    let body: CodeBody = body::json(request)?;
    if !Code::is_plausible(&body.code) {
        // Not a try: nothing was typed, or half of it.
        return Err(Error::field(
            "code_missing",
            "/code",
            "send the code that the person typed: 4 to 10 characters",
        ));
    }
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.verify(&body.code).await.map_err(told)?;
    let standing = visit.standing(person).await?;
    json(StatusCode::OK, &view(&visit, &standing))
}

async fn profile(app: &App, request: &Request) -> Result<Response, Error> {
    let body: ProfileBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.answer_profile(&body.profile).await.map_err(told)?;
    json(StatusCode::OK, &view(&visit, &visit.standing(person).await?))
}

async fn phone(app: &App, request: &Request) -> Result<Response, Error> {
    let body: PhoneBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.give_phone(&body.phone).await.map_err(told)?;
    json(StatusCode::ACCEPTED, &view(&visit, &visit.standing(person).await?))
}

async fn terms(app: &App, request: &Request) -> Result<Response, Error> {
    let body: TermsBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.accept_terms(&body.version).await.map_err(told)?;
    json(StatusCode::OK, &view(&visit, &visit.standing(person).await?))
}

/// Changes the language of the invitation, for its messages as well.
async fn language(app: &App, request: &Request) -> Result<Response, Error> {
    let body: LanguageBody = body::json(request)?;
    let Some(language) = Wording::known(&body.language) else {
        let all: Vec<_> = Wording::languages().collect();
        let told = format!("there are words in {}", all.join(", "));
        return Err(Error::field("language_not_valid", "/language", told));
    };
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit.speak(language).await.map_err(told)?;
    json(StatusCode::OK, &view(&visit, &visit.standing(person).await?))
}

/// Enters without a ticket and gives one.
async fn enter(app: &App, request: &Request) -> Result<Response, Error> {
    let body: EnterBody = body::json(request)?;
    let application = app.application_id(body.application.as_deref())?;
    admit(app, request, &application).await?;
    let source = Throttle::of(app, request);
    source.attempt().await?;
    let key = entry::key(app, &application, &body.username)?;
    let person = entry::enter(app, key, &body.code).await?;
    source.forgive().await;
    let ticket = entry::ticket(app, &person)?;
    let visit = Visit::begin(app, ticket.expose_secret())?;
    let view = view(&visit, &visit.standing(person).await?);
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
    let told = "if the invitation can be renewed, a new message is on its way to the registered address or number";
    json(StatusCode::ACCEPTED, &Told { detail: told })
}

/// Sends another code to whoever was invited with one; the answer is the same for everybody.
async fn enter_code(app: &App, request: &Request) -> Result<Response, Error> {
    let body: UsernameBody = body::json(request)?;
    let application = app
        .application(&app.application_id(body.application.as_deref())?)
        .await?;
    cors::admit(request, &app.config, &application)?;
    Throttle::of(app, request).call().await?;
    if let Ok(key) = entry::key(app, &application.id, &body.username) {
        entry::ask_for_code(app, &application, key).await?;
    }
    let told = "if this account is waiting to be set up with a code, a new one is on its way";
    json(StatusCode::ACCEPTED, &Told { detail: told })
}

/// Sends a link to choose a new password; the answer is the same for everybody.
async fn forgotten(app: &App, request: &Request) -> Result<Response, Error> {
    let body: UsernameBody = body::json(request)?;
    let application = app
        .application(&app.application_id(body.application.as_deref())?)
        .await?;
    cors::admit(request, &app.config, &application)?;
    Throttle::of(app, request).call().await?;
    if let Ok(key) = entry::key(app, &application.id, &body.username) {
        entry::ask_for_reset(app, &application, key).await?;
    }
    let told = "if there is such an account, a mail with a link is on its way";
    json(StatusCode::ACCEPTED, &Told { detail: told })
}

async fn password(app: &App, request: &Request) -> Result<Response, Error> {
    let body: PasswordBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let standing = visit
        .set_password(body.password, body.confirm.as_ref())
        .await
        .map_err(told)?;
    let (redirect_url, _) = standing.destination(app);
    let user = user(&standing.person);
    json(
        StatusCode::OK,
        &DoneView {
            user,
            next: Onward {
                step: OnwardStep::SignIn,
                url: redirect_url,
            },
        },
    )
}

/// Reads the ticket. Only a caller that names an application, or a page of another site, costs a read here.
async fn begin<'a>(
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
        visit.look().await.map_err(told)?.within(Some(&named))?;
    }
    Ok(visit)
}

fn told(stopped: Stopped) -> Error {
    stopped.error
}

/// Where somebody stands, as their own product's form needs to know it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Standing")]
pub(crate) struct View {
    application: ApplicationView,
    user: UserView,
    invitation: InvitationView,
    next: Next,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StandingApplication")]
struct ApplicationView {
    #[schemars(with = "text::ApplicationId")]
    id: String,
    name: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StandingUser")]
struct UserView {
    #[schemars(with = "text::UserId")]
    id: String,
    username: String,
    email: Option<String>,
    #[schemars(with = "text::UserStatus")]
    status: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StandingInvitation")]
struct InvitationView {
    #[schemars(with = "text::InvitationId")]
    id: String,
    #[schemars(with = "text::State")]
    state: &'static str,
    inviter: Option<String>,
    locale: String,
    /// `null`: never.
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
}

/// The step that comes next, with what it needs to be shown.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextStep")]
struct Next {
    step: StepKind,
    /// Which step it is, from 1.
    position: u16,
    of: u16,
    /// Where the code goes, masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<String>,
    /// For a step with a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeView>,
    /// For the password.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<PasswordView>,
    /// For a profile: what is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Vec<Field>>,
    /// For terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<TermsView>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCode")]
struct CodeView {
    sent: bool,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    ask_again_at: Option<String>,
    length: u8,
    digits_only: bool,
    tries_left: u32,
    /// The other way that it can be sent, where the step lets the person choose: name its `channel` when asking for a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<OtherView>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCodeOther")]
struct OtherView {
    channel: ChannelName,
    /// The address or number, masked.
    destination: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextPassword")]
struct PasswordView {
    min_length: u32,
    /// Whether it has to be sent twice.
    confirm: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextTerms")]
struct TermsView {
    url: String,
    version: String,
}

/// The same, with the ticket to go on with.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Entered")]
pub(crate) struct EnteredView {
    #[serde(flatten)]
    view: View,
    #[schemars(with = "text::Ticket")]
    ticket: String,
}

/// What is told to everybody alike.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notice")]
pub(crate) struct Told {
    detail: &'static str,
}

/// The password is set.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PasswordSet")]
pub(crate) struct DoneView {
    user: UserView,
    next: Onward,
}

/// Where the person goes from here.
#[derive(Serialize, JsonSchema)]
struct Onward {
    step: OnwardStep,
    url: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum OnwardStep {
    SignIn,
}

fn view(visit: &Visit<'_>, standing: &Standing) -> View {
    let (person, application) = (&standing.person, &standing.application);
    let invitation = &person.invitation;
    let progress = &invitation.progress;
    let destination = match progress.next {
        StepKind::EmailOtp => person.email.as_ref().map(|email| email.value.masked()),
        StepKind::SmsOtp | StepKind::Phone => person.phone.as_ref().map(|phone| phone.value.masked()),
        StepKind::Profile | StepKind::Terms | StepKind::SetPassword => None,
    };
    let mut next = Next {
        step: progress.next,
        position: progress.position + 1,
        of: standing.flow.len(),
        destination,
        code: None,
        password: None,
        fields: None,
        terms: None,
    };
    match progress.next {
        StepKind::EmailOtp | StepKind::SmsOtp | StepKind::Phone => {
            let format = invitation.code_policy.format;
            next.code = Some(CodeView {
                sent: progress.code_expires_at.is_some(),
                expires_at: progress.code_expires_at.map(|at| at.to_string()),
                ask_again_at: person.ask_again_at().map(|at| at.to_string()),
                length: format.length(),
                digits_only: format.alphabet() == shared::domain::code::Alphabet::DIGITS,
                tries_left: invitation.tries_left(),
                other: visit.other_way(standing).map(|(channel, destination)| OtherView {
                    channel: channel.into(),
                    destination,
                }),
            });
        }
        StepKind::SetPassword => {
            next.password = Some(PasswordView {
                min_length: application.password.min_length,
                confirm: standing.flow.confirms(),
            });
        }
        StepKind::Profile | StepKind::Terms => match standing.flow.step(progress.position) {
            Step::Profile { fields } => next.fields = Some(fields.clone()),
            Step::Terms { url, version } => {
                next.terms = Some(TermsView {
                    url: url.clone(),
                    version: version.clone(),
                });
            }
            Step::EmailOtp { .. } | Step::SmsOtp { .. } | Step::Phone {} | Step::SetPassword { .. } => {}
        },
    }
    View {
        application: ApplicationView {
            id: application.id.to_string(),
            name: application.name.to_string(),
        },
        user: user(person),
        invitation: InvitationView {
            id: person.invitation_id().to_string(),
            state: invitation.state.as_str(),
            inviter: invitation.inviter.as_deref().map(str::to_owned),
            locale: invitation.locale.as_deref().unwrap_or(&application.language).to_owned(),
            expires_at: invitation.generation.expiry.moment().map(|at| at.to_string()),
        },
        next,
    }
}

fn user(person: &Person) -> UserView {
    UserView {
        id: person.user_id().to_string(),
        username: person.username.as_str().to_owned(),
        email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
        status: person.status.as_str(),
    }
}
