//! A user as Auth0 shows one. What is not known is left out.

use domain::{
    address::EmailAddress,
    invitation::State,
    metadata::Metadata,
    person::{Person, Status},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use service::app::App;
use sha2::{Digest, Sha256};

use crate::{directories, ids};

/// Attributes of Auth0's that stand in the profile under the same names.
pub(crate) const OF_THE_PROFILE: [(&str, usize); 5] = [
    ("given_name", 150),
    ("family_name", 150),
    ("name", 300),
    ("nickname", 300),
    ("picture", 2048),
];

/// The key in the metadata that holds `user_metadata`; all the rest is `app_metadata`.
pub(crate) const USER_METADATA: &str = "user_metadata";

/// What the face for SCIM keeps beside it.
const OF_SCIM: [&str; 2] = ["askPassword", "verifyEmail"];
/// The same, of how names, addresses and numbers were written there.
const SPELLING: &str = "scim";

/// The key in the metadata that holds the id which the back end has chosen.
pub(crate) const OWN_ID: &str = "own_user_id";

/// The id that the back end has chosen, without what stands before the bar.
pub(crate) fn own_id(person: &Person) -> Option<&str> {
    person.metadata.as_map().get(OWN_ID).and_then(Value::as_str)
}

/// A moment as Auth0 writes it: with milliseconds.
pub(crate) fn moment(at: Timestamp) -> String {
    format!("{at:.3}")
}

pub(crate) fn user(app: &App, person: &Person) -> Map<String, Value> {
    let mut view = Map::new();
    let mut put = |name: &str, value: Value| view.insert(name.to_owned(), value);
    let bare = own_id(person).map_or_else(|| ids::bare_user(person.key), str::to_owned);
    put("user_id", format!("{}|{bare}", ids::PROVIDER).into());
    put("created_at", moment(person.created_at).into());
    put("updated_at", moment(person.last_write.at).into());
    put(
        "identities",
        json!([{
            "connection": directories::connection_name(app, &person.application),
            "user_id": bare,
            "provider": ids::PROVIDER,
            "isSocial": false,
        }]),
    );
    let address = person.email.as_ref().map(|email| &email.value);
    if let Some(email) = &person.email {
        put("email", email.value.as_str().into());
        put("email_verified", email.verified_at.is_some().into());
        put("picture", gravatar(&email.value).into());
    }
    if let Some(phone) = &person.phone {
        put("phone_number", phone.value.as_str().into());
        put("phone_verified", phone.verified_at.is_some().into());
    }
    let name = address.map_or(person.username.as_str(), EmailAddress::as_str);
    put("name", name.into());
    put("nickname", address.map_or(name, EmailAddress::local_part).into());
    if address.map(EmailAddress::as_str) != Some(person.username.as_str()) {
        put("username", person.username.as_str().into());
    }
    for (name, _) in OF_THE_PROFILE {
        if let Some(answer) = person.profile.answer(name) {
            put(name, answer.clone());
        }
    }
    let (user_metadata, app_metadata) = metadata(&person.metadata);
    put("user_metadata", user_metadata.into());
    if !app_metadata.is_empty() {
        put("app_metadata", app_metadata.into());
    }
    put("blocked", (person.status == Status::Disabled).into());
    if let Some(at) = last_password_reset(person) {
        put("last_password_reset", moment(at).into());
    }
    view
}

/// When the password was last chosen by a link. The one that a user was made with is none.
fn last_password_reset(person: &Person) -> Option<Timestamp> {
    match person.invitation.state {
        State::Completed { at } => (at > person.created_at).then_some(at),
        State::Pending | State::Opened { .. } | State::Revoked { .. } | State::Declined { .. } => None,
    }
}

/// `user_metadata` and `app_metadata`.
pub(crate) fn metadata(metadata: &Metadata) -> (Map<String, Value>, Map<String, Value>) {
    let Parts { user, app, of_scim: _ } = parts(metadata);
    (user, app)
}

/// The metadata, taken apart.
pub(crate) struct Parts {
    pub(crate) user: Map<String, Value>,
    pub(crate) app: Map<String, Value>,
    /// What is neither shown nor changed here: how SCIM was asked for the user, and their own id.
    pub(crate) of_scim: Map<String, Value>,
}

pub(crate) fn parts(metadata: &Metadata) -> Parts {
    let is_of_scim = |(name, value): &(String, Value)| {
        let name = name.as_str();
        (OF_SCIM.contains(&name) && value.is_boolean())
            || (name == SPELLING && value.is_object())
            || (name == OWN_ID && value.is_string())
    };
    let (of_scim, mut app): (Map<_, _>, Map<_, _>) = metadata.as_map().clone().into_iter().partition(is_of_scim);
    let user = match app.remove(USER_METADATA) {
        Some(Value::Object(user)) => user,
        Some(other) => {
            app.insert(USER_METADATA.to_owned(), other);
            Map::new()
        }
        None => Map::new(),
    };
    Parts { user, app, of_scim }
}

/// The picture that Auth0 gives to whoever has none. Nothing is asked of that site here; whoever shows it does.
fn gravatar(email: &EmailAddress) -> String {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(email.as_str()));
    format!("https://s.gravatar.com/avatar/{hash}?s=480&r=pg&d=mp")
}
