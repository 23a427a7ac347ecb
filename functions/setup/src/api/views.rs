//! What goes out.

use domain::{
    application::Application, channel::Channel, clock::written, flow::StepKind, person::Person, profile::Field,
    schema::text,
};
use schemars::JsonSchema;
use serde::Serialize;
use service::journey::{AwaitedCode, CodeDelivery, Journey, Next, Visit};

/// Where somebody stands, as their own product's form needs to know it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Standing")]
pub(crate) struct StandingView {
    application: ApplicationView,
    user: UserView,
    invitation: InvitationView,
    next: NextView,
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
pub(super) struct UserView {
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
    /// Whether `POST /v1/tickets/decline` would be taken.
    can_decline: bool,
}

/// The step that comes next, with what it needs to be shown.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextStep")]
struct NextView {
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
    /// What keeps the newest code from the person, if anything does: `deferred`, it could not be sent yet; `failed`, it will not be,
    /// and another has to be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<CodeDelivery>,
    /// The other way that it can be sent, where the step lets the person choose: name its `channel` when asking for a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<OtherView>,
}

impl CodeView {
    fn of(code: AwaitedCode, other: Option<(Channel, String)>) -> Self {
        Self {
            sent: code.expires_at.is_some(),
            expires_at: code.expires_at.map(written),
            ask_again_at: code.ask_again_at.map(written),
            length: code.length,
            digits_only: code.digits_only,
            tries_left: code.tries_left,
            delivery: code.delivery,
            other: other.map(|(channel, destination)| OtherView { channel, destination }),
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCodeOther")]
struct OtherView {
    channel: Channel,
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
    pub(super) view: StandingView,
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
}

/// What is told to everybody alike.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notice")]
pub(crate) struct Accepted {
    pub(super) detail: &'static str,
}

/// The invitation is declined.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Declined")]
pub(crate) struct DeclinedView {
    application: ApplicationView,
    invitation: DeclinedInvitation,
}

#[derive(Serialize, JsonSchema)]
struct DeclinedInvitation {
    #[schemars(with = "text::InvitationId")]
    id: String,
    #[schemars(with = "text::State")]
    state: &'static str,
}

/// The password is set.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PasswordSet")]
pub(crate) struct DoneView {
    pub(super) user: UserView,
    pub(super) next: Onward,
}

/// Where the person goes from here.
#[derive(Serialize, JsonSchema)]
pub(super) struct Onward {
    pub(super) step: OnwardStep,
    pub(super) url: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum OnwardStep {
    SignIn,
}

pub(super) fn view(visit: &Visit<'_>, journey: &Journey) -> StandingView {
    let (person, application) = (&journey.person, &journey.application);
    let invitation = &person.invitation;
    let progress = &invitation.progress;
    let mut next = NextView {
        step: progress.next,
        position: progress.position + 1,
        of: journey.flow.len(),
        destination: None,
        code: None,
        password: None,
        fields: None,
        terms: None,
    };
    match journey.next() {
        Next::Code(code) | Next::Phone { code, .. } => {
            next.destination.clone_from(&code.destination);
            next.code = Some(CodeView::of(code, visit.other_channel(journey)));
        }
        Next::Profile { fields } => next.fields = Some(fields.to_vec()),
        Next::Terms { url, version } => {
            next.terms = Some(TermsView {
                url: url.to_owned(),
                version: version.to_owned(),
            });
        }
        Next::Password { min_length, confirm } => next.password = Some(PasswordView { min_length, confirm }),
    }
    StandingView {
        application: of_application(application),
        user: user(person),
        invitation: InvitationView {
            id: person.invitation_id().to_string(),
            state: invitation.state.as_str(),
            inviter: invitation.inviter.as_deref().map(str::to_owned),
            locale: invitation.locale.as_deref().unwrap_or(&application.language).to_owned(),
            expires_at: invitation.generation.expiry.moment().map(written),
            can_decline: visit.may_decline(journey),
        },
        next,
    }
}

pub(super) fn declined(journey: &Journey) -> DeclinedView {
    let person = &journey.person;
    DeclinedView {
        application: of_application(&journey.application),
        invitation: DeclinedInvitation {
            id: person.invitation_id().to_string(),
            state: person.invitation.state.as_str(),
        },
    }
}

fn of_application(application: &Application) -> ApplicationView {
    ApplicationView {
        id: application.id.to_string(),
        name: application.name.to_string(),
    }
}

pub(super) fn user(person: &Person) -> UserView {
    UserView {
        id: person.user_id().to_string(),
        username: person.username.as_str().to_owned(),
        email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
        status: person.status.as_str(),
    }
}
