//! An invitation as the API shows it.

use domain::{
    api_key::Caller,
    clock::written,
    flow::StepKind,
    id::InvitationId,
    invitation::{Delivery, Kind, Method, Phase},
    metadata::Metadata,
    outbox::OwedMessage,
    person::{AcceptedTerms, Person, Status},
    profile::Profile,
    schema::text,
    setup,
    timeline::{Entry, Happened},
    transition::Refusal,
};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use service::{
    app::App,
    http::{Error, warning::Warning},
};
use store::History;

/// An invitation. Absent values are left out, but for `expires_at`, where `null` says "never".
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Invitation")]
pub(crate) struct ShownInvitation {
    #[schemars(with = "text::InvitationId")]
    id: String,
    #[schemars(with = "text::ApplicationId")]
    application: String,
    kind: Kind,
    state: Phase,
    method: Method,
    #[schemars(with = "text::FlowName")]
    flow: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    user: User,
    steps: Vec<Step>,
    #[schemars(with = "text::Moment")]
    created_at: String,
    created_by: String,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    generation: u32,
    delivery: DeliveryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    changed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inviter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::WebAddress>")]
    result_url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<text::Role>")]
    roles: Vec<String>,
    #[serde(skip_serializing_if = "Metadata::is_empty")]
    metadata: Metadata,
    #[serde(skip_serializing_if = "Profile::is_empty")]
    profile: Profile,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<AcceptedTerms>,
    /// What happened, oldest first. Only where one invitation is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<EntryView>>,
    /// Only for whoever hands the invitation over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::WebAddress>")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Code>")]
    code: Option<String>,
    /// What was taken, and is not as whoever sent it may expect. Only where the invitation is made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
}

impl ShownInvitation {
    /// The same with warnings.
    pub(crate) fn warned(self, warnings: Vec<Warning>) -> Self {
        Self { warnings, ..self }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "InvitedUser")]
struct User {
    #[schemars(with = "text::UserId")]
    id: String,
    #[schemars(with = "text::Username")]
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Email>")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Phone>")]
    phone: Option<String>,
    #[schemars(with = "text::UserStatus")]
    status: &'static str,
    locked: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StepState")]
struct Step {
    kind: StepKind,
    proven: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Delivery")]
struct DeliveryView {
    #[schemars(with = "text::DeliveryState")]
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// When it is sent again, where it waits; earlier if the provider tells that it has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    next_try_at: Option<String>,
}

/// One thing that happened, when, and by whom.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TimelineEntry")]
struct EntryView {
    #[serde(flatten)]
    what: Happened,
    #[schemars(with = "text::Moment")]
    at: String,
    by: String,
}

/// The invitation `id`, live or ended, with what happened to it.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none, or none within reach; as [`invitation`].
pub(crate) async fn with_timeline(
    app: &App,
    caller: &Caller,
    id: InvitationId,
    history: History,
) -> Result<ShownInvitation, Error> {
    let History { person, ended, entries } = history;
    if !caller.reach.covers(&person.application) {
        return Err(Refusal::NotFound.into());
    }
    let status = person.status;
    let mut all = ended.into_iter().chain([person]);
    let mut shown = all
        .find(|person| person.invitation.number == id.number)
        .ok_or(Refusal::NotFound)?;
    shown.status = status;
    let of_it = entries.into_iter().filter(|entry| entry.invitation == id.number);
    let mut story: Vec<_> = of_it.collect();
    // Its end is written down within the minute; until then it follows from the clock, as it does everywhere else.
    if let Some(end) = Entry::expiry(&shown, app.clock.now())
        && !story
            .iter()
            .any(|entry| entry.at == end.at && entry.happened == end.happened)
    {
        story.push(end);
    }
    story.sort_by_key(|entry| entry.at);
    let entries = story.into_iter().flat_map(|entry| {
        let (at, by) = (written(entry.at), entry.by.encode());
        let each = entry.happened.into_iter();
        each.map(move |what| EntryView {
            what,
            at: at.clone(),
            by: by.clone(),
        })
    });
    Ok(ShownInvitation {
        timeline: Some(entries.collect()),
        ..invitation(app, &shown).await?
    })
}

/// What the API shows of `person`'s invitation.
///
/// # Errors
/// [`Error::Broken`] if its flow is gone.
pub(crate) async fn invitation(app: &App, person: &Person) -> Result<ShownInvitation, Error> {
    let invitation = &person.invitation;
    let phase = invitation.phase(app.clock.now());
    let position = usize::from(invitation.progress.position);
    let done = phase == Phase::Completed;
    let flow = app.flow_of(person).await?;
    let steps = flow.steps().enumerate();
    Ok(ShownInvitation {
        id: person.invitation_id().to_string(),
        application: person.application.to_string(),
        kind: invitation.kind,
        state: phase,
        method: invitation.method,
        flow: invitation.flow.to_string(),
        locale: invitation.locale.as_deref().map(str::to_owned),
        user: User {
            id: person.user_id().to_string(),
            username: person.username.as_str().to_owned(),
            email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
            phone: person.phone.as_ref().map(|phone| phone.value.as_str().to_owned()),
            status: person.status.as_str(),
            locked: matches!(person.status, Status::Invited { locked: true }),
        },
        steps: steps
            .map(|(at, step)| Step {
                kind: step.kind(),
                proven: done || at < position,
            })
            .collect(),
        created_at: written(invitation.created_at),
        created_by: invitation.created_by.encode(),
        expires_at: invitation.generation.expiry.moment().map(written),
        generation: invitation.generation.number,
        delivery: delivery(person),
        changed_at: invitation.state.since().map(written),
        inviter: invitation.inviter.as_deref().map(str::to_owned),
        result_url: invitation.result_url.clone(),
        roles: person.roles.clone(),
        metadata: person.metadata.clone(),
        profile: person.profile.clone(),
        terms: person.terms.clone(),
        timeline: None,
        link: None,
        code: None,
        warnings: Vec::new(),
    })
}

/// The same, with the link or the code when no message carries it.
///
/// # Errors
/// As [`invitation`].
pub(crate) async fn handed_over(app: &App, person: &Person, send: bool) -> Result<ShownInvitation, Error> {
    let mut view = invitation(app, person).await?;
    if !send || person.invitation.method == Method::Link {
        match person.invitation.method {
            Method::EmailLink | Method::Link => view.link = Some(link(app, person)?.expose_secret().to_owned()),
            Method::EmailOtp | Method::SmsOtp => {
                view.code = Some(setup::newest_code(&app.keys, person)?.expose().to_owned());
            }
        }
    }
    Ok(view)
}

/// The link that opens `person`'s live generation.
///
/// # Errors
/// That the deployment's keys cannot be used.
pub(crate) fn link(app: &App, person: &Person) -> Result<SecretString, Error> {
    Ok(app
        .config
        .link(&setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?))
}

fn delivery(person: &Person) -> DeliveryView {
    let delivery = &person.invitation.delivery;
    let owed = person
        .owed
        .invitation
        .map(|generation| OwedMessage::Invitation { generation });
    let hold = owed.and_then(|message| person.owed.hold(message));
    let (at, message_id, reason) = match delivery {
        Delivery::NotSent | Delivery::Queued => (None, None, None),
        Delivery::Unclear { at } => (Some(*at), None, None),
        Delivery::Deferred { at, reason } => (Some(*at), None, Some(reason.clone())),
        Delivery::Sent { at, message_id }
        | Delivery::Delivered { at, message_id }
        | Delivery::Complained { at, message_id } => (Some(*at), Some(message_id.clone()), None),
        Delivery::Bounced { at, message_id, reason } => (Some(*at), Some(message_id.clone()), Some(reason.clone())),
        Delivery::Failed { at, reason } => (Some(*at), None, Some(reason.clone())),
    };
    DeliveryView {
        state: delivery.as_str(),
        at: at.map(written),
        message_id,
        reason,
        next_try_at: hold.map(|hold| written(hold.until)),
    }
}
