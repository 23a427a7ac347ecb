//! How a person stands in fields, and is read from them: what every item of theirs holds.

mod read;
mod reader;
mod value;

use jiff::Timestamp;

use super::{
    field::{Field, NEVER},
    language::Value,
    memory::{Fields, Record},
};
use crate::{
    due::DueKind,
    former::Former,
    invitation::Delivery,
    outbox::Notices,
    person::{Person, Status, Verifiable},
};

pub use read::{read, read_changed, read_failures};
pub use reader::Malformed;

/// When DynamoDB may delete an item. It goes by whole seconds; rounding up keeps the item for its whole time.
#[must_use]
pub fn ttl(at: Timestamp) -> i64 {
    at.as_second().saturating_add(1)
}

/// Several, if there are any.
pub(super) fn several<V: Into<Value>>(values: impl IntoIterator<Item = V>) -> Option<Value> {
    let values: Vec<_> = values.into_iter().map(Into::into).collect();
    (!values.is_empty()).then_some(Value::List(values))
}

/// Those who had an address or number before, if there are any to be notified.
pub(super) fn former(all: &[Former]) -> Option<Value> {
    let entries = all.iter().map(|former| (former.name(), former.encode().into()));
    (!all.is_empty()).then(|| Value::Map(entries.collect()))
}

impl Field {
    /// What it holds of `person`.
    #[must_use]
    pub fn of(self, person: &Person) -> Option<Value> {
        let invitation = &person.invitation;
        let (generation, progress, policy) = (&invitation.generation, &invitation.progress, &invitation.code_policy);
        let (owed, failures) = (&person.owed, &person.sign_in_failures);
        match self {
            Self::Application => some(person.application.as_str()),
            Self::Username => some(person.username.as_str()),
            Self::Created => some(person.created_at),
            Self::LentTo => person.lent_to.map(Value::from),
            Self::Used => person.used_generation.map(Value::from),
            Self::Tokens => some(person.token_generation),
            Self::Terms => person.terms.as_ref().map(Value::from),
            Self::Credential => person.credential.as_ref().map(|hash| hash.as_str().into()),
            Self::Asked => several(person.asked.to_millis()),
            Self::Renewals => several(person.renewals.iter().copied()),
            Self::SignInFailures => failures.total.map(|total| total.count.into()),
            Self::SignInLast => failures.total.map(|total| total.last.into()),
            Self::SignInPlaces => failures.total.map(|_| {
                let places = failures.places.iter();
                Value::Map(
                    places
                        .map(|(place, streak)| (place.to_string(), (*streak).into()))
                        .collect(),
                )
            }),
            Self::Also => several(person.also.iter().copied()),
            Self::Profile => (!person.profile.is_empty()).then(|| person.profile.to_json().into()),
            Self::Locale => invitation.locale.as_deref().map(Value::from),
            Self::Kept => person.kept.then(|| NEVER.into()),
            Self::Email => person.email.as_ref().map(|email| email.value.as_str().into()),
            Self::EmailVerified => verified(person.email.as_ref()),
            Self::EmailBounced => person.email_bounced_at.map(Value::from),
            Self::EmailPutBy => person.email_put_by.map(Value::from),
            Self::EmailOnWord => flag(person.email_on_word),
            Self::Phone => person.phone.as_ref().map(|phone| phone.value.as_str().into()),
            Self::PhoneVerified => verified(person.phone.as_ref()),
            Self::Following => person.following.map(|following| following.as_str().into()),
            Self::Status => some(person.status.as_str()),
            Self::Locked => locked(person.status).map(Value::from),
            Self::Roles => several(person.roles.iter().map(String::as_str)),
            Self::Metadata => (!person.metadata.is_empty()).then(|| person.metadata.to_json().into()),
            Self::Exchange => person.exchange.map(|exchange| exchange.hash.into()),
            Self::ExchangeExpiry => person.exchange.map(|exchange| exchange.expires_at.into()),
            Self::Ttl => person.cleanup_at.map(|at| ttl(at).into()),
            Self::Cleanup => Some(person.cleanup_at.map_or_else(|| NEVER.into(), |at| ttl(at).into())),
            Self::Number => some(invitation.number),
            Self::Kind => some(invitation.kind.as_str()),
            Self::Method => some(invitation.method.as_str()),
            Self::Flow => some(invitation.flow.to_string()),
            Self::ResultUrl => invitation.result_url.as_deref().map(Value::from),
            Self::IncludeEmail => some(invitation.include_email),
            Self::Vouched => flag(invitation.vouched),
            Self::Shown => flag(invitation.shown),
            Self::Challenge => invitation.challenge.as_ref().map(|challenge| challenge.encode().into()),
            Self::Inviter => invitation.inviter.as_deref().map(Value::from),
            Self::Lifetime => some(invitation.lifetime),
            Self::InvitedAt => some(invitation.created_at),
            Self::InvitedBy => some(invitation.created_by.encode()),
            Self::State => some(invitation.state.as_str()),
            Self::StateAt => invitation.state.since().map(Value::from),
            Self::Generation => some(generation.number),
            Self::Key => some(generation.key.0),
            Self::Nonce => some(generation.nonce),
            Self::Ticket => some(generation.ticket.0),
            Self::Expiry => some(generation.expiry),
            Self::Killed => flag(generation.killed),
            Self::Position => some(progress.position),
            Self::Next => some(progress.next.as_str()),
            Self::Failures => some(progress.failures),
            Self::Reminder => invitation.reminder.map(Value::from),
            Self::Sends => some(progress.sends),
            Self::CodeExpiry => progress.code_expires_at.map(Value::from),
            Self::Tries => some(progress.tries),
            Self::NextSend => progress.next_send_at.map(Value::from),
            Self::CodeFormat => some(policy.format.encode()),
            Self::CodeLife => some(in_millis(policy.lifetime_seconds)),
            Self::MaxTries => some(policy.tries),
            Self::MaxFailures => some(policy.failures),
            Self::Pause => some(in_millis(policy.pause_seconds)),
            Self::Unsent => progress.unsent.as_ref().map(|unsent| unsent.encode().into()),
            Self::Delivery | Self::DeliveryAt | Self::MessageId | Self::DeliveryReason => {
                let mut parts = delivery(&invitation.delivery).into_iter();
                parts.find_map(|(field, value)| value.filter(|_| field == self))
            }
            Self::OweInvitation => owed.invitation.map(Value::from),
            Self::OweCode => owed.code.map(Value::from),
            Self::OweReminder => owed.reminder.map(Value::from),
            Self::OweAnyNotice => {
                let unnumbered = owed.notices.iter().find(|(_, number)| *number == Notices::UNNUMBERED);
                unnumbered.map(|(notice, _)| notice.as_str().into())
            }
            Self::OweNotice(notice) => {
                let number = owed.notices.of(notice);
                number.filter(|number| *number != Notices::UNNUMBERED).map(Value::from)
            }
            Self::OweVerification => owed.verification.map(Value::from),
            Self::OweFormer => former(&owed.former),
            Self::Held(slot) => {
                let hold = owed.held.iter().find(|hold| hold.message.slot() == slot);
                hold.map(|hold| hold.encode().into())
            }
            Self::DueKind => person
                .due_at
                .map(|_| DueKind::Invitation.part_of(person.key.as_bytes()).into()),
            Self::DueAt => person.due_at.map(Value::from),
            Self::ReplayKey => person.replay.map(|replay| replay.key.into()),
            Self::ReplayBody => person.replay.map(|replay| replay.body.into()),
            Self::WriteId => some(person.last_write.id),
            Self::WriteEvent => some(person.last_write.kind.as_str()),
            Self::WriteAt => some(person.last_write.at),
            Self::WriteBy => some(person.last_write.by.encode()),
            Self::WriteOwes => flag(owed.iter().next().is_some()),
        }
    }
}

/// All fields of `person`.
#[must_use]
pub fn record(person: &Person) -> Record {
    let former = person.held().into_iter().map(Field::Held);
    let fields = Field::all().chain(former);
    fields.filter_map(|field| Some((field, field.of(person)?))).collect()
}

/// So that what is always there reads like what is not.
fn some(value: impl Into<Value>) -> Option<Value> {
    Some(value.into())
}

fn flag(is: bool) -> Option<Value> {
    is.then_some(Value::Flag(true))
}

fn verified<T>(known: Option<&Verifiable<T>>) -> Option<Value> {
    known?.verified_at.map(Value::from)
}

fn in_millis(seconds: u32) -> i64 {
    i64::from(seconds) * 1000
}

/// What [`Field::Locked`] holds in this status.
pub(super) fn locked(status: Status) -> Option<bool> {
    match status {
        Status::Invited { locked } => Some(locked),
        Status::Active | Status::Disabled => None,
    }
}

/// The fields of a delivery; those without a value are not there.
pub(super) fn delivery(delivery: &Delivery) -> [(Field, Option<Value>); 4] {
    let (at, id, reason) = match delivery {
        Delivery::NotSent | Delivery::Queued => (None, None, None),
        Delivery::Sent { at, message_id }
        | Delivery::Delivered { at, message_id }
        | Delivery::Complained { at, message_id } => (Some(*at), Some(message_id), None),
        Delivery::Bounced { at, message_id, reason } => (Some(*at), Some(message_id), Some(reason)),
        Delivery::Deferred { at, reason } | Delivery::Failed { at, reason } => (Some(*at), None, Some(reason)),
        Delivery::Unclear { at } => (Some(*at), None, None),
    };
    [
        (Field::Delivery, some(delivery.as_str())),
        (Field::DeliveryAt, at.map(Value::from)),
        (Field::MessageId, id.map(|id| id.as_str().into())),
        (Field::DeliveryReason, reason.map(|reason| reason.as_str().into())),
    ]
}
