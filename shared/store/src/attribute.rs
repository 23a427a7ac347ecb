//! Names of keys, and of attributes that stand in other items than a person's: what a person's item holds is declared in
//! [`Field`], and here only where the store asks for it by name. The prefix says whose they are: `u_` user, `i_` invitation,
//! `c_` code, `d_` delivery, `s_` sign-in, `l_` limits, `w_` last write, `owe_` messages owed, `ask_` what was asked for by name,
//! `due_` the index of what has to be done at a time.

use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;

use domain::{
    api_key::ApiKeyId,
    asking::About,
    branding::FileName,
    event::EventId,
    flow::FlowRef,
    id::{ApplicationId, PersonKey, from_base32},
    limits::{Counter, Limit, Window},
    outbox::MessageKind,
    quota::{Allowance, Count, Destination},
    transition::field::Field,
    webhook::WebhookId,
};

/// Partition key.
pub const PARTITION: &str = "pk";
/// Sort key.
pub const SORT: &str = "sk";

/// See [`Field::Ttl`]. Other items have it too.
pub const TTL: &str = Field::Ttl.name();
/// See [`Field::Username`].
pub const USERNAME: &str = Field::Username.name();
/// See [`Field::WriteOwes`].
pub const WRITE_OWES: &str = Field::WriteOwes.name();

pub(super) const APPLICATION: &str = Field::Application.name();
pub(super) const EMAIL: &str = Field::Email.name();
pub(super) const EMAIL_VERIFIED: &str = Field::EmailVerified.name();
pub(super) const EMAIL_BOUNCED: &str = Field::EmailBounced.name();
pub(super) const STATUS: &str = Field::Status.name();
pub(super) const NAME_OF: &str = Field::LentTo.name();
pub(super) const ALSO: &str = Field::Also.name();
pub(super) const CLEANUP: &str = Field::Cleanup.name();
pub(super) const NUMBER: &str = Field::Number.name();
pub(super) const KIND: &str = Field::Kind.name();
pub(super) const METHOD: &str = Field::Method.name();
pub(super) const INVITED_AT: &str = Field::InvitedAt.name();
pub(super) const STATE: &str = Field::State.name();
pub(super) const EXPIRY: &str = Field::Expiry.name();
pub(super) const DELIVERY: &str = Field::Delivery.name();
pub(super) const DUE_KIND: &str = Field::DueKind.name();
pub(super) const DUE_AT: &str = Field::DueAt.name();
pub(super) const REPLAY_BODY: &str = Field::ReplayBody.name();
pub(super) const WRITE_ID: &str = Field::WriteId.name();
pub(super) const WRITE_AT: &str = Field::WriteAt.name();
pub(super) const WRITE_BY: &str = Field::WriteBy.name();

/// How often a late record of the stream was begun with: see [`Store::begin_late`](super::Store::begin_late).
pub(super) const DUE_BEGUN: &str = "due_begun";

/// A mail that is owed to be looked at.
pub const OWE_TRIAL: &str = "owe_trial";
/// What somebody asked for by name, while it is to be carried out.
pub(super) const OWE_ASK: &str = "owe_ask";
pub(super) const ASK_APPLICATION: &str = "ask_app";
pub(super) const ASK_AT: &str = "ask_at";

/// Whose id it is.
pub(super) const HOLDER: &str = "holder";
/// What a call that named itself found when it came first.
pub(super) const REPLAY_NOTE: &str = "r_note";

pub(super) const COUNT: &str = "l_count";
pub(super) const LOG: &str = "l_log";
pub(super) const LAST: &str = "l_last";
pub(super) const SENT: &str = "l_sent";
pub(super) const RIGHT: &str = "l_right";

/// To whom the name leads that the item stands for, if not to whoever is there.
pub(super) fn leads_to(item: &super::Item) -> Option<PersonKey> {
    let bytes = item.get(NAME_OF)?.as_b().ok()?;
    <[u8; PersonKey::LENGTH]>::try_from(bytes.as_ref())
        .ok()
        .map(PersonKey::from_bytes)
}

/// Where an allowance counts this.
pub(super) fn allowed(count: &Count) -> String {
    format!("l_{}", count.name)
}

/// Whether it is the item of a person, or what is left of one, and not just failed sign-ins in the name of nobody.
pub(super) fn stands_for_a_person(item: &super::Item) -> bool {
    item.contains_key(USERNAME) || item.contains_key(STATE)
}

/// Whether the last write of it was the one with this id.
pub(super) fn is_of_write(item: &super::Item, write: &[u8; 16]) -> bool {
    let id = item.get(WRITE_ID).and_then(|id| id.as_b().ok());
    id.is_some_and(|id| id.as_ref() == write)
}

/// Whether a person's item repeats its end, as every one does that this version has written.
pub(super) fn repeats_its_end(item: &super::Item) -> bool {
    item.contains_key(CLEANUP)
}

/// The key of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub(super) partition: String,
    pub(super) sort: String,
}

impl Key {
    /// The sort key of a person.
    pub(super) const PERSON: &str = "person";
    /// The sort key of what says when something that is owed to them is brought again.
    const WAITING: &str = "waiting";
    /// Begins the sort keys of what happened to them.
    pub(super) const EVENT: &str = "event#";
    /// Begins the sort keys of invitations that others have followed.
    pub(super) const ENDED: &str = "invitation#";

    /// Of a person.
    #[must_use]
    pub fn person(key: PersonKey) -> Self {
        Self {
            partition: format!("PERSON#{key}"),
            sort: Self::PERSON.to_owned(),
        }
    }

    /// Whose item these keys name, if it is a person's.
    #[must_use]
    pub fn to_person(partition: &str, sort: &str) -> Option<PersonKey> {
        Self::owner(partition).filter(|_| sort == Self::PERSON)
    }

    /// Begins the sort keys of what was asked for in their name.
    const ASK: &str = "ask#";

    /// Of what was asked for in the name of whoever has this key, if anybody has.
    pub(super) fn ask(key: PersonKey, about: About) -> Self {
        Self {
            partition: Self::person(key).partition,
            sort: format!("{}{}", Self::ASK, about.as_str()),
        }
    }

    /// What these keys name, if it is something that was asked for.
    #[must_use]
    pub fn to_ask(partition: &str, sort: &str) -> Option<(PersonKey, About)> {
        Some((Self::owner(partition)?, About::parse(sort.strip_prefix(Self::ASK)?)?))
    }

    /// Where it stands when something that is owed to them is brought again.
    pub(super) fn waiting(key: PersonKey) -> Self {
        Self {
            partition: Self::person(key).partition,
            sort: Self::WAITING.to_owned(),
        }
    }

    /// Whose messages wait, if these keys name where that stands.
    #[must_use]
    pub fn to_waiting(partition: &str, sort: &str) -> Option<PersonKey> {
        Self::owner(partition).filter(|_| sort == Self::WAITING)
    }

    /// Of an invitation of theirs that another one has followed.
    pub(super) fn ended(key: PersonKey, number: u32) -> Self {
        Self {
            partition: Self::person(key).partition,
            sort: format!("{}{number:05}", Self::ENDED),
        }
    }

    /// In whose partition an item stands.
    pub(super) fn owner(partition: &str) -> Option<PersonKey> {
        partition
            .strip_prefix("PERSON#")
            .and_then(from_base32)
            .map(PersonKey::from_bytes)
    }

    /// Of an application's settings.
    #[must_use]
    pub fn application(id: &ApplicationId) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: "settings".to_owned(),
        }
    }

    /// Of an application's place in the list of all.
    pub(super) fn application_name(id: &ApplicationId) -> Self {
        Self {
            partition: Self::APPLICATIONS.to_owned(),
            sort: id.to_string(),
        }
    }

    /// The partition of that list.
    pub(super) const APPLICATIONS: &str = "APPS";

    /// Of an application's own words.
    pub(super) fn own_texts(id: &ApplicationId) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: "words".to_owned(),
        }
    }

    /// Of an application's own mail.
    pub(super) fn template(id: &ApplicationId, kind: MessageKind, language: &str) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: format!("mail#{}#{language}", kind.as_str()),
        }
    }

    /// Of a picture or font of an application.
    pub(super) fn file(id: &ApplicationId, name: &FileName) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: format!("file#{name}"),
        }
    }

    /// Of a mail that is sent to be looked at.
    pub(super) fn trial(id: &ApplicationId, name: &str) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: format!("trial#{name}"),
        }
    }

    /// Whose trial these keys name, if it is one.
    #[must_use]
    pub fn to_trial(partition: &str, sort: &str) -> Option<(ApplicationId, String)> {
        let application = ApplicationId::parse(partition.strip_prefix("APP#")?).ok()?;
        Some((application, sort.strip_prefix("trial#")?.to_owned()))
    }

    /// Of a flow: which versions there are.
    pub(super) fn flow(id: &ApplicationId, name: &str) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: format!("flow#{name}"),
        }
    }

    /// Of one version of a flow.
    pub(super) fn flow_version(id: &ApplicationId, flow: &FlowRef) -> Self {
        Self {
            partition: format!("APP#{id}"),
            sort: format!("flow#{}@{:05}", flow.name, flow.version),
        }
    }

    /// Of an API key.
    #[must_use]
    pub fn api_key(id: &ApiKeyId) -> Self {
        Self {
            partition: format!("KEY#{}", id.bare()),
            sort: "key".to_owned(),
        }
    }

    /// Where no API key is.
    pub(super) fn no_api_key() -> Self {
        Self {
            partition: "KEY#".to_owned(),
            sort: "key".to_owned(),
        }
    }

    /// Of an API key's place in the list of all.
    pub(super) fn api_key_place(id: &ApiKeyId) -> Self {
        Self {
            partition: Self::API_KEYS.to_owned(),
            sort: id.to_string(),
        }
    }

    /// The partition of that list.
    pub(super) const API_KEYS: &str = "KEYS";

    /// Of an application's webhooks.
    pub(super) fn webhooks(id: &ApplicationId) -> Self {
        Self {
            partition: format!("HOOKS#{id}"),
            sort: "webhooks".to_owned(),
        }
    }

    /// Of an application's groups.
    pub(super) fn groups(id: &ApplicationId) -> Self {
        Self {
            partition: format!("GROUPS#{id}"),
            sort: "groups".to_owned(),
        }
    }

    /// The partition of what is on its way to a webhook.
    pub(super) fn deliveries(webhook: WebhookId) -> String {
        format!("HOOK#{webhook}")
    }

    /// Begins the sort keys there.
    pub(super) const DELIVERY: &str = "delivery#";

    /// Of an event on its way to a webhook. Events sort by their ids, so deliveries sort by time.
    pub(super) fn delivery(webhook: WebhookId, event: &EventId) -> Self {
        Self {
            partition: Self::deliveries(webhook),
            sort: format!("{}{event}", Self::DELIVERY),
        }
    }

    /// Which delivery these keys name, if it is one.
    #[must_use]
    pub fn to_delivery(partition: &str, sort: &str) -> Option<(WebhookId, EventId)> {
        let webhook = WebhookId::parse(partition.strip_prefix("HOOK#")?)?;
        Some((webhook, EventId::parse(sort.strip_prefix(Self::DELIVERY)?)?))
    }

    /// Of one part of a counter.
    pub(super) fn counter(counter: &Counter, shard: u8) -> Self {
        Self {
            partition: format!("LIMIT#{}#{}", counter.limit.as_str(), counter.scope),
            sort: format!("{}#{shard}", counter.window.start.as_second()),
        }
    }

    /// Of what an application has left of its own.
    pub(super) fn allowance(allowance: &Allowance) -> Self {
        Self {
            partition: format!("LIMIT#{}#{}", Limit::ApplicationDay.as_str(), allowance.scope),
            sort: format!("{}#0", allowance.window.start.as_second()),
        }
    }

    /// Of what one destination was sent lately.
    pub(super) fn destination(destination: &Destination) -> Self {
        Self {
            partition: format!("LIMIT#{}#{}", Limit::Destination.as_str(), destination.fingerprint),
            sort: "sent".to_owned(),
        }
    }

    /// Of the codes that an application sent by SMS within one slice of time.
    pub(super) fn sms_codes(application: &ApplicationId, slice: Window) -> Self {
        Self {
            partition: format!("LIMIT#{}#{application}", Limit::SmsBreaker.as_str()),
            sort: format!("{:012}", slice.start.as_second()),
        }
    }

    /// Of a create call that named itself.
    /// Of an id that a back end has chosen for a user.
    pub(super) fn user_id(fingerprint: &str) -> Self {
        Self {
            partition: format!("USERID#{fingerprint}"),
            sort: "user".to_owned(),
        }
    }

    pub(super) fn replay(fingerprint: &str) -> Self {
        Self {
            partition: format!("CALL#{fingerprint}"),
            sort: "call".to_owned(),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.partition, self.sort)
    }
}

pub(super) fn string(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

pub(super) fn number(number: impl Into<i64>) -> AttributeValue {
    AttributeValue::N(number.into().to_string())
}

pub(super) fn bytes(bytes: &[u8]) -> AttributeValue {
    AttributeValue::B(bytes.to_vec().into())
}
