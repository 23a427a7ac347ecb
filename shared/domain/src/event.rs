//! What back ends hear of: each change of an invitation or a user as an event with an id, a time and a type.
//!
//! As the timeline, an event is read off the difference that a write makes, so no change can be missing. Its id follows from
//! the write, so a record of the stream that comes twice gives the same id twice. No event names an address, a number, a
//! person, or carries a ticket, code or password: it names ids, and whoever may know more asks the API.

use std::fmt;

use jiff::Timestamp;
use schemars::{JsonSchema, Schema, generate::SchemaSettings, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    clock::from_millis,
    id::{ApplicationId, UserId},
    invitation::{Actor, Kind, State},
    metadata::Metadata,
    person::{Person, Status},
    timeline::{Entry, Happened},
};
use crate::schema::text;

/// The source by which an event bus tells ours from others.
pub const SOURCE: &str = "latchkey";

/// Names an event: `evt_` and 32 hexadecimal digits. The first twelve are its time, so events sort by their names; then comes
/// its place among those of the same write, then a fingerprint of the write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId(String);

impl EventId {
    const PREFIX: &str = "evt_";
    const DIGITS: usize = 32;

    /// The id of the event at `place` among those of what `parts` name, which happened at `at`.
    #[must_use]
    pub fn of(at: Timestamp, place: u8, parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            hash.update(part);
        }
        let fingerprint = data_encoding::HEXLOWER.encode(&hash.finalize());
        let fingerprint: String = fingerprint.chars().take(Self::DIGITS - 14).collect();
        Self(format!("{}{place:02x}{fingerprint}", Self::start(at)))
    }

    /// What the ids of events at `at` begin with: the least of all texts that sort among them.
    #[must_use]
    pub fn start(at: Timestamp) -> String {
        format!("{}{:012x}", Self::PREFIX, at.as_millisecond().max(0))
    }

    /// Reads `evt_...`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(Self::PREFIX)?;
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let fine = digits.len() == Self::DIGITS && digits.bytes().all(hexadecimal);
        fine.then(|| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EventId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("an event's id is evt_ and 32 hexadecimal digits")
    }
}

impl From<EventId> for String {
    fn from(id: EventId) -> Self {
        id.0
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! types {
    ($($(#[$about:meta])* $name:ident = $text:literal, [$($field:literal),*], [$($optional:literal),*];)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum EventType {
            $($(#[$about])* #[serde(rename = $text)] $name,)*
        }

        impl EventType {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// The fields of its data: those that are always there, and those that need not be.
            #[must_use]
            pub fn fields(self) -> (&'static [&'static str], &'static [&'static str]) {
                match self {
                    $(Self::$name => (&[$($field),*], &[$($optional),*]),)*
                }
            }
        }
    };
}

types! {
    /// Somebody was invited.
    InvitationCreated = "invitation.created", ["invitation", "user", "by", "method"], ["expires_at"];
    /// The invitation got a new link or code, by an administrator or because its holder asked for one.
    InvitationResent = "invitation.resent", ["invitation", "user", "by", "method"], ["expires_at"];
    /// The provider took its message.
    InvitationSent = "invitation.sent", ["invitation", "user", "by"], [];
    /// The recipient's server took its message.
    InvitationDelivered = "invitation.delivered", ["invitation", "user", "by"], [];
    /// The recipient's server refused its message.
    InvitationBounced = "invitation.bounced", ["invitation", "user", "by", "reason"], [];
    /// The recipient called its message unwanted.
    InvitationComplained = "invitation.complained", ["invitation", "user", "by"], [];
    /// Its message waits: for room under a limit, or for the provider. It stays owed.
    InvitationDeferred = "invitation.deferred", ["invitation", "user", "by", "reason"], [];
    /// Its message could not be sent.
    InvitationFailed = "invitation.failed", ["invitation", "user", "by", "reason"], [];
    /// The person has begun.
    InvitationOpened = "invitation.opened", ["invitation", "user", "by"], [];
    /// The person has done a step.
    InvitationStepCompleted = "invitation.step_completed", ["invitation", "user", "by", "step"], [];
    /// The password is set.
    InvitationCompleted = "invitation.completed", ["invitation", "user", "by"], [];
    /// It ends at another time.
    InvitationExtended = "invitation.extended", ["invitation", "user", "by"], ["expires_at"];
    /// It was taken back.
    InvitationRevoked = "invitation.revoked", ["invitation", "user", "by"], [];
    /// The person turned it down.
    InvitationDeclined = "invitation.declined", ["invitation", "user", "by"], [];
    /// The person was reminded before it ends.
    InvitationReminded = "invitation.reminded", ["invitation", "user", "by"], [];
    /// Its time is over.
    InvitationExpired = "invitation.expired", ["invitation", "user", "by"], [];
    /// There is a new user, invited or made by a back end.
    UserCreated = "user.created", ["user", "by"], [];
    /// The user can sign in from now on.
    UserActivated = "user.activated", ["user", "by"], [];
    /// Address, number, roles, metadata or profile of the user were changed, the address was proven by a link, or a lock of
    /// sign-ins was lifted.
    UserUpdated = "user.updated", ["user", "by"], [];
    /// The user was switched off.
    UserDisabled = "user.disabled", ["user", "by"], [];
    /// The user was switched on again.
    UserEnabled = "user.enabled", ["user", "by"], [];
    /// Everything about the user is gone: erased, or cleaned up because they never came.
    UserDeleted = "user.deleted", ["user"], ["by"];
    /// The user has another password.
    UserPasswordChanged = "user.password_changed", ["user", "by"], [];
    /// A link to choose another password was asked for.
    UserPasswordResetRequested = "user.password_reset_requested", ["user", "by"], [];
    /// Every sign-in token of the user was ended.
    UserSignedOut = "user.signed_out", ["user", "by"], [];
    /// Somebody tries a webhook out.
    WebhookTest = "webhook.test", ["webhook", "by"], [];
}

impl EventType {
    /// Those that happen by themselves, and that a webhook can ask for.
    pub fn subscribable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::WebhookTest)
    }

    /// Reads what [`EventType::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// The JSON Schema of an event of this type (draft 2020-12).
    #[must_use]
    pub fn schema(self) -> Schema {
        let mut generator = SchemaSettings::draft2020_12()
            .with(|settings| settings.inline_subschemas = true)
            .into_generator();
        let (always, sometimes) = self.fields();
        let all = Data::json_schema(&mut generator);
        let of = |name: &str| all.get("properties").and_then(|all| all.get(name)).cloned();
        let named = |name: &&'static str| Some(((*name).to_owned(), required(of(name)?)));
        let of_users = always.contains(&"user").then_some(&"metadata");
        let all_names = always.iter().chain(sometimes).chain(of_users);
        let properties: serde_json::Map<_, _> = all_names.filter_map(named).collect();
        json_schema!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.as_str(),
            "type": "object",
            "required": ["id", "type", "time", "application", "data"],
            "properties": {
                "id": generator.subschema_for::<text::EventId>(),
                "type": { "const": self.as_str() },
                "time": { "description": "When it happened.", "type": "string", "format": "date-time" },
                "application": generator.subschema_for::<text::ApplicationId>(),
                "data": { "type": "object", "required": always, "properties": properties },
                "mac": {
                    "description": "On the bus only, never in the call of a webhook: shows Latchkey itself that the event \
                        is its own. Nobody else can check it.",
                    "type": "string",
                },
                "unwanted": {
                    "description": "On the bus only: there, and `true`, where no webhook of the application wants the event.",
                    "type": "boolean",
                },
            },
        })
    }
}

/// A field that is there is never `null`.
fn required(mut schema: serde_json::Value) -> serde_json::Value {
    if let Some(kinds) = schema.get_mut("type")
        && let Some(first) = kinds.as_array().and_then(|kinds| kinds.first()).cloned()
    {
        *kinds = first;
    }
    schema
}

/// What an event tells. Which fields there are follows from its type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Data {
    /// The invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "text::InvitationId")]
    pub invitation: Option<String>,
    /// The user.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "text::UserId")]
    pub user: Option<String>,
    /// The webhook that is tried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "text::WebhookId")]
    pub webhook: Option<String>,
    /// Who did it: the id of an API key, `person`, or `system`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "text::Actor")]
    pub by: Option<String>,
    /// How it reaches the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "super::invitation::Method")]
    pub method: Option<String>,
    /// Which step.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "super::flow::StepKind")]
    pub step: Option<String>,
    /// Why: a word or two of the provider, or the limit that was hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub reason: Option<String>,
    /// When it ends. Absent: never.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::clock::write_maybe"
    )]
    #[schemars(with = "text::Moment")]
    pub expires_at: Option<Timestamp>,
    /// The user's metadata, where the application publishes it (`metadata_in_events`) and there is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Metadata")]
    pub metadata: Option<Metadata>,
}

impl Data {
    fn by(self, actor: &Actor) -> Self {
        let by = Some(actor.encode());
        Self { by, ..self }
    }
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id; the same however often it is sent.
    pub id: EventId,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// When.
    #[serde(serialize_with = "super::clock::write")]
    pub time: Timestamp,
    /// In which application.
    pub application: String,
    /// To whom, and more.
    pub data: Data,
}

impl Event {
    /// What the write that made `after` of `before` tells, in order.
    #[must_use]
    pub fn between(before: Option<&Person>, after: &Person) -> Vec<Self> {
        let write = &after.last_write;
        if before.is_some_and(|before| before.last_write.id == write.id) {
            return Vec::new();
        }
        let mut events = Vec::new();
        if before.is_none() {
            events.push((write.at, EventType::UserCreated, of_user(after).by(&write.by)));
        }
        for entry in Entry::all(before, after) {
            // What is reported with a write can be about the invitation that another one has followed by it.
            let newest = entry.invitation == after.invitation.number;
            let subject = before.filter(|_| !newest).unwrap_or(after);
            let reported = entry.happened.iter().filter_map(|happened| of(happened, subject));
            events.extend(reported.map(|(kind, data)| (entry.at, kind, data.by(&entry.by))));
        }
        let was_invited = before.is_none_or(|before| matches!(before.status, Status::Invited { .. }));
        if after.status == Status::Active && was_invited {
            events.push((write.at, EventType::UserActivated, of_user(after).by(&write.by)));
        }
        numbered(after, events)
    }

    /// The same with the user's metadata, where there is any.
    #[must_use]
    pub fn with(mut self, metadata: &Metadata) -> Self {
        self.data.metadata = (!metadata.is_empty()).then(|| metadata.clone());
        self
    }

    /// That `person` is gone, `by` whom if that is known.
    #[must_use]
    pub fn deleted(person: &Person, at: Timestamp, by: Option<&Actor>) -> Self {
        let kind = EventType::UserDeleted;
        let by = by.map(Actor::encode);
        Self {
            id: EventId::of(
                at,
                0,
                &[kind.as_str().as_bytes(), person.key.as_bytes(), &person.last_write.id],
            ),
            kind,
            time: at,
            application: person.application.to_string(),
            data: Data { by, ..of_user(person) },
        }
    }

    /// An event by which `webhook` is tried out. `random` tells it from others.
    #[must_use]
    pub fn test(application: &ApplicationId, webhook: &str, by: &Actor, at: Timestamp, random: [u8; 16]) -> Self {
        let kind = EventType::WebhookTest;
        Self {
            id: EventId::of(at, 0, &[kind.as_str().as_bytes(), webhook.as_bytes(), &random]),
            kind,
            time: from_millis(at.as_millisecond()),
            application: application.to_string(),
            data: Data {
                webhook: Some(webhook.to_owned()),
                by: Some(by.encode()),
                ..Data::default()
            },
        }
    }

    /// The event as it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn numbered(person: &Person, events: Vec<(Timestamp, EventType, Data)>) -> Vec<Event> {
    let write = [person.key.as_bytes().as_slice(), &person.last_write.id].concat();
    events
        .into_iter()
        .enumerate()
        .map(|(place, (at, kind, data))| {
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            Event {
                id: EventId::of(at, place, &[kind.as_str().as_bytes(), &write]),
                kind,
                time: at,
                application: person.application.to_string(),
                data,
            }
        })
        .collect()
}

fn of_user(person: &Person) -> Data {
    Data {
        user: Some(UserId(person.key).to_string()),
        ..Data::default()
    }
}

/// What a back end hears of what happened. Of a link to another password only that it was asked for, and used: what becomes
/// of its message is no matter of an invitation.
fn of(happened: &Happened, person: &Person) -> Option<(EventType, Data)> {
    use EventType as T;
    let invitation = &person.invitation;
    let user = of_user(person);
    let of_it = Data {
        invitation: Some(person.invitation_id().to_string()),
        ..user.clone()
    };
    let began = |method: &super::invitation::Method| Data {
        method: Some(method.as_str().to_owned()),
        expires_at: invitation.generation.expiry.moment(),
        ..of_it.clone()
    };
    let because = |reason: &String| Data {
        reason: Some(reason.clone()),
        ..of_it.clone()
    };
    let (kind, data) = match happened {
        // A user whom a back end makes with a password was never invited.
        Happened::Created { .. } if matches!(invitation.state, State::Completed { .. }) => return None,
        Happened::Created { method } => (T::InvitationCreated, began(method)),
        Happened::Imported { with_password: true } => return None,
        Happened::Imported { with_password: false } => (T::InvitationCreated, began(&invitation.method)),
        Happened::Resent { method } | Happened::Renewed { method } => (T::InvitationResent, began(method)),
        Happened::Sent {} => (T::InvitationSent, of_it),
        Happened::Delivered {} => (T::InvitationDelivered, of_it),
        Happened::Bounced { reason } => (T::InvitationBounced, because(reason)),
        Happened::Complained {} => (T::InvitationComplained, of_it),
        Happened::Deferred { reason } => (T::InvitationDeferred, because(reason)),
        Happened::Failed { reason } => (T::InvitationFailed, because(reason)),
        Happened::Opened {} => (T::InvitationOpened, of_it),
        Happened::StepCompleted { step } => {
            let step = Some(step.as_str().to_owned());
            (T::InvitationStepCompleted, Data { step, ..of_it })
        }
        Happened::Completed {} if invitation.kind == Kind::PasswordReset => (T::UserPasswordChanged, user),
        Happened::Completed {} => (T::InvitationCompleted, of_it),
        Happened::Extended { expires_at } => {
            let expires_at = *expires_at;
            (T::InvitationExtended, Data { expires_at, ..of_it })
        }
        Happened::Revoked {} => (T::InvitationRevoked, of_it),
        Happened::Declined {} => (T::InvitationDeclined, of_it),
        Happened::Reminded {} => (T::InvitationReminded, of_it),
        Happened::Expired {} => (T::InvitationExpired, of_it),
        Happened::PasswordResetAsked {} => (T::UserPasswordResetRequested, user),
        Happened::PasswordChanged {} => (T::UserPasswordChanged, user),
        Happened::UserDisabled {} => (T::UserDisabled, user),
        Happened::UserEnabled {} => (T::UserEnabled, user),
        Happened::UserChanged {} | Happened::EmailVerified {} | Happened::SignInUnlocked {} => (T::UserUpdated, user),
        Happened::SignedOut {} => (T::UserSignedOut, user),
        Happened::Queued {}
        | Happened::Unclear {}
        | Happened::CodeAsked {}
        | Happened::CodeSent {}
        | Happened::CodeDeferred { .. }
        | Happened::CodeFailed { .. }
        | Happened::EmailVerificationAsked {}
        | Happened::NoticeSent {} => return None,
    };
    let of_an_invitation = data.invitation.is_some();
    (invitation.kind == Kind::Invitation || !of_an_invitation).then_some((kind, data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        deliver::{SendOutcome, settle},
        invite::{self, tests::sample},
        outbox::OwedMessage,
    };

    fn kinds(events: &[Event]) -> Vec<&'static str> {
        events.iter().map(|event| event.kind.as_str()).collect()
    }

    #[test]
    fn a_write_tells_its_events_in_order_with_ids_that_follow_from_it() {
        let (application, person) = sample();
        let created = Event::between(None, &person);
        assert_eq!(kinds(&created), ["user.created", "invitation.created"]);
        assert_eq!(created, Event::between(None, &person), "sent twice, it is the same");
        assert_eq!(Event::between(Some(&person), &person), []);
        let mut ids: Vec<_> = created.iter().map(|event| event.id.clone()).collect();
        let message_id = "m".to_owned();
        let sent = settle(
            OwedMessage::Invitation { generation: 1 },
            SendOutcome::Sent { message_id },
            [1; 16],
            from_millis(1),
        );
        let after = sent.apply(&person).ok().unwrap();
        let sent = Event::between(Some(&person), &after);
        assert_eq!(kinds(&sent), ["invitation.sent"]);
        let revoked = invite::revoke(
            person.invitation_id(),
            &application,
            [5; 16],
            from_millis(5),
            &invite::tests::caller(),
        );
        let revoked = Event::between(Some(&after), &revoked.apply(&after).ok().unwrap());
        assert_eq!(kinds(&revoked), ["invitation.revoked"]);
        ids.extend(sent.iter().chain(&revoked).map(|event| event.id.clone()));
        ids.push(Event::deleted(&after, from_millis(6), None).id);
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "each event has an id of its own");
        for id in ids {
            assert_eq!(EventId::parse(id.as_str()), Some(id));
        }
    }

    #[test]
    fn ids_sort_by_time() {
        let id = |millis| EventId::of(from_millis(millis), 0, &[b"a"]);
        assert!(id(1) < id(2) && id(255) < id(256) && id(1 << 40) > id(1));
        assert!(id(7).as_str() > EventId::start(from_millis(7)).as_str());
        assert!(id(7).as_str() < EventId::start(from_millis(8)).as_str());
        for wrong in [
            "",
            "evt_",
            "evt_00",
            &id(1).as_str().to_uppercase(),
            &format!("{}0", id(1)),
        ] {
            assert_eq!(EventId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_type_has_a_schema_with_the_fields_that_it_names() {
        for kind in EventType::ALL {
            let schema = serde_json::to_value(kind.schema()).unwrap();
            let data = &schema["properties"]["data"];
            let (always, sometimes) = kind.fields();
            let named = data["properties"].as_object().unwrap();
            // Metadata stand in those of invitations and users where the application wants it.
            let own = named.keys().filter(|name| *name != "metadata").count();
            assert_eq!(own, always.len() + sometimes.len(), "{}", kind.as_str());
            assert_eq!(EventType::parse(kind.as_str()), Some(*kind));
        }
    }
}
