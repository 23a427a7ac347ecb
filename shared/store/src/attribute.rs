//! Names of attributes and keys, in one place. The prefix says whose they are: `u_` user, `i_` invitation, `c_` code, `d_`
//! delivery, `s_` sign-in, `l_` limits, `w_` last write, `owe_` messages owed, `ask_` what was asked for by name, `due_` the
//! index of what has to be done at a time.

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
    outbox::{MessageKind, Notice, OwedMessage},
    quota::{Allowance, Count, Destination},
    webhook::WebhookId,
};

/// Partition key.
pub const PARTITION: &str = "pk";
/// Sort key.
pub const SORT: &str = "sk";
/// When DynamoDB may delete the item: seconds since the epoch. Never what decides anything.
pub const TTL: &str = "ttl";

pub(super) const APPLICATION: &str = "u_app";
/// Stands in every item of a person, and in no other.
pub const USERNAME: &str = "u_name";
pub(super) const EMAIL: &str = "u_email";
pub(super) const EMAIL_VERIFIED: &str = "u_email_ok";
pub(super) const PHONE: &str = "u_phone";
pub(super) const PHONE_VERIFIED: &str = "u_phone_ok";
pub(super) const STATUS: &str = "u_status";
pub(super) const LOCKED: &str = "u_locked";
pub(super) const EMAIL_BOUNCED: &str = "u_email_bad";
/// To whom the name leads that the item's key was made of, if not to whoever is there.
pub(super) const NAME_OF: &str = "n_to";
/// The keys of other names that lead to the user.
pub(super) const ALSO: &str = "n_also";
/// How far the username has followed the address.
pub(super) const FOLLOWING: &str = "u_follow";
/// The write that put the address in the place of another one.
pub(super) const EMAIL_PUT_BY: &str = "u_email_put";
/// There while an administrator's word is all that stands for the address.
pub(super) const EMAIL_ON_WORD: &str = "u_email_word";
/// The generation of the newest ticket that a password was set with.
pub(super) const USED: &str = "u_used";
pub(super) const TOKENS: &str = "u_tokens";
pub(super) const EXCHANGE: &str = "x_hash";
pub(super) const EXCHANGE_EXPIRY: &str = "x_exp";
pub(super) const ROLES: &str = "u_roles";
pub(super) const METADATA: &str = "u_meta";
pub(super) const PROFILE: &str = "u_profile";
pub(super) const TERMS: &str = "u_terms";
pub(super) const CREDENTIAL: &str = "u_cred";
pub(super) const CREATED: &str = "u_at";
/// The same as [`TTL`], or [`NEVER`]: in every person's item, and in no other. So a write that does not know whether there is a
/// person can give an end to what is nobody's, and leave that of a person as it is.
pub(super) const CLEANUP: &str = "u_ttl";
/// There where the person is kept. Its value takes the place of a moment of clean-up: see [`NEVER`].
pub(super) const KEPT: &str = "u_kept";

pub(super) const NUMBER: &str = "i_no";
pub(super) const KIND: &str = "i_kind";
pub(super) const METHOD: &str = "i_method";
pub(super) const FLOW: &str = "i_flow";
pub(super) const LOCALE: &str = "i_locale";
pub(super) const RESULT: &str = "i_result";
pub(super) const INCLUDE_EMAIL: &str = "i_mail";
/// Whether setting the password proves the address; there only if it does.
pub(super) const VOUCHED: &str = "i_vouch";
/// Whether an administrator was shown the link; there only if so.
pub(super) const SHOWN: &str = "i_shown";
pub(super) const CHALLENGE: &str = "i_pkce";
pub(super) const INVITER: &str = "i_from";
pub(super) const LIFETIME: &str = "i_life";
pub(super) const INVITED_AT: &str = "i_at";
pub(super) const INVITED_BY: &str = "i_by";
pub(super) const STATE: &str = "i_state";
pub(super) const STATE_AT: &str = "i_since";
pub(super) const GENERATION: &str = "i_gen";
pub(super) const KEY: &str = "i_key";
pub(super) const NONCE: &str = "i_nonce";
pub(super) const TICKET: &str = "i_hash";
pub(super) const EXPIRY: &str = "i_exp";
pub(super) const KILLED: &str = "i_killed";
pub(super) const POSITION: &str = "i_pos";
pub(super) const NEXT: &str = "i_next";
pub(super) const FAILURES: &str = "i_fails";
pub(super) const RENEWALS: &str = "i_renewed";
pub(super) const REMINDER: &str = "i_remind";

pub(super) const SENDS: &str = "c_sends";
pub(super) const CODE_EXPIRY: &str = "c_exp";
pub(super) const TRIES: &str = "c_tries";
pub(super) const NEXT_SEND: &str = "c_next";
pub(super) const FORMAT: &str = "c_format";
pub(super) const CODE_LIFE: &str = "c_life";
pub(super) const MAX_TRIES: &str = "c_max";
pub(super) const MAX_FAILURES: &str = "c_fmax";
pub(super) const PAUSE: &str = "c_pause";
pub(super) const ASKED: &str = "c_log";
/// The last code that could not be sent, and why.
pub(super) const UNSENT: &str = "c_unsent";

pub(super) const DELIVERY: &str = "d_state";
pub(super) const DELIVERY_AT: &str = "d_at";
pub(super) const MESSAGE_ID: &str = "d_id";
pub(super) const DELIVERY_REASON: &str = "d_why";

pub(super) const OWE_INVITATION: &str = "owe_invitation";
pub(super) const OWE_CODE: &str = "owe_code";
pub(super) const OWE_REMINDER: &str = "owe_reminder";
/// Where all notices had one place, and held the name of one. It is read, and no more written.
pub(super) const OWE_NOTICE: &str = "owe_notice";
pub(super) const OWE_VERIFICATION: &str = "owe_verification";
/// A map: those who had an address or number before, by kind and the write that replaced it.
pub(super) const OWE_FORMER: &str = "owe_former";

/// Begins the names under which it stands why a message that is owed waits, and until when: one for each place that a message
/// can be owed in.
pub(super) const HELD: &str = "held_";

/// What is due, and in which part of the index `by_due` it stands; see [`super::due::DueKind`].
pub(super) const DUE_KIND: &str = "due_kind";
/// When it is due: milliseconds since the epoch.
pub(super) const DUE_AT: &str = "due_at";

/// How often a late record of the stream was begun with: see [`Store::begin_late`](super::Store::begin_late).
pub(super) const DUE_BEGUN: &str = "due_begun";

/// A mail that is owed to be looked at.
pub const OWE_TRIAL: &str = "owe_trial";
/// What somebody asked for by name, while it is to be carried out.
pub(super) const OWE_ASK: &str = "owe_ask";
pub(super) const ASK_APPLICATION: &str = "ask_app";
pub(super) const ASK_AT: &str = "ask_at";

pub(super) const SIGN_IN_FAILURES: &str = "s_fails";
pub(super) const SIGN_IN_LAST: &str = "s_last";
/// A map: where the failures came from, to a list of how many and when the last one was.
pub(super) const SIGN_IN_PLACES: &str = "s_by";

pub(super) const REPLAY_KEY: &str = "r_key";
pub(super) const REPLAY_BODY: &str = "r_body";
/// Whose id it is.
pub(super) const HOLDER: &str = "holder";
/// What a call that named itself found when it came first.
pub(super) const REPLAY_NOTE: &str = "r_note";

pub(super) const WRITE_ID: &str = "w_id";
pub(super) const WRITE_EVENT: &str = "w_event";
pub(super) const WRITE_AT: &str = "w_at";
pub(super) const WRITE_BY: &str = "w_by";
/// True where the last write made something owed; else not there. The stream's filter looks for it, and for nothing else, so
/// that it need not know every message that there is.
pub const WRITE_OWES: &str = "w_owes";
/// How the names of what is owed begin.
pub(super) const OWE: &str = "owe_";

pub(super) const COUNT: &str = "l_count";
pub(super) const LOG: &str = "l_log";
pub(super) const LAST: &str = "l_last";
pub(super) const SENT: &str = "l_sent";
pub(super) const RIGHT: &str = "l_right";

/// What is written where there is no end.
pub(super) const NEVER: &str = "never";

/// The same but for the notices, which the domain lists.
const OF_ONE_INVITATION: [&str; 41] = [
    VOUCHED,
    SHOWN,
    FOLLOWING,
    EMAIL_BOUNCED,
    EMAIL_PUT_BY,
    EMAIL_ON_WORD,
    OWE_FORMER,
    EXCHANGE,
    EXCHANGE_EXPIRY,
    EMAIL,
    EMAIL_VERIFIED,
    PHONE,
    PHONE_VERIFIED,
    LOCKED,
    ROLES,
    METADATA,
    RESULT,
    INVITER,
    STATE_AT,
    CODE_EXPIRY,
    NEXT_SEND,
    DELIVERY_AT,
    MESSAGE_ID,
    DELIVERY_REASON,
    OWE_INVITATION,
    OWE_CODE,
    OWE_NOTICE,
    KILLED,
    OWE_VERIFICATION,
    REPLAY_KEY,
    REPLAY_BODY,
    CHALLENGE,
    DUE_KIND,
    DUE_AT,
    REMINDER,
    OWE_REMINDER,
    UNSENT,
    "held_invitation",
    "held_code",
    "held_reminder",
    "held_verification",
];

/// What a person need not have, and what goes when they are invited anew.
pub(super) fn of_one_invitation() -> impl Iterator<Item = &'static str> {
    let notices = Notice::ALL.into_iter().map(Notice::facts);
    let notices = notices.flat_map(|notice| [notice.owed_in, notice.held_in]);
    OF_ONE_INVITATION.into_iter().chain(notices)
}

/// To whom the name leads that the item stands for, if not to whoever is there.
pub(super) fn leads_to(item: &super::Item) -> Option<PersonKey> {
    let bytes = item.get(NAME_OF)?.as_b().ok()?;
    <[u8; PersonKey::LENGTH]>::try_from(bytes.as_ref())
        .ok()
        .map(PersonKey::from_bytes)
}

/// Where it stands why `message` waits.
pub(super) fn held(message: OwedMessage) -> String {
    format!("{HELD}{}", message.place())
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

/// What is kept of failed sign-ins.
pub(super) const OF_FAILURES: [&str; 3] = [SIGN_IN_FAILURES, SIGN_IN_LAST, SIGN_IN_PLACES];

pub(super) fn string(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

pub(super) fn number(number: impl Into<i64>) -> AttributeValue {
    AttributeValue::N(number.into().to_string())
}

pub(super) fn bytes(bytes: &[u8]) -> AttributeValue {
    AttributeValue::B(bytes.to_vec().into())
}
