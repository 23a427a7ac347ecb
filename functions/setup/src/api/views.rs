//! What goes out.

use domain::{application::Application, clock::written, person::Person, schema::text};
use schemars::JsonSchema;
use serde::Serialize;
use service::journey::{Journey, Visit};

use crate::steps::NextView;

/// Where somebody stands, as their own product's form needs to know it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Standing")]
pub(crate) struct JourneyView {
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
pub(crate) struct UserView {
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

/// The same, with the ticket to go on with.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Entered")]
pub(crate) struct EnteredView {
    #[serde(flatten)]
    pub(super) view: JourneyView,
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
}

/// The answer that everybody gets, whether there was something to do or not.
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

pub(crate) fn view(visit: &Visit<'_>, journey: &Journey) -> JourneyView {
    let (person, application) = (&journey.person, &journey.application);
    let invitation = &person.invitation;
    JourneyView {
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
        next: NextView::of(visit, journey),
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

pub(crate) fn user(person: &Person) -> UserView {
    UserView {
        id: person.user_id().to_string(),
        username: person.username.as_str().to_owned(),
        email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
        status: person.status.as_str(),
    }
}
