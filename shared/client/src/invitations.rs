//! `/v1/invitations`.

use reqwest::Method;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Call, Client, Error, Pages, call::json};

/// What is done with invitations.
#[derive(Debug, Clone, Copy)]
pub struct Invitations<'a>(pub(crate) &'a Client);

/// An invitation that is wanted. Only an address or a number is needed; the rest is as the application has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NewInvitation {
    /// Where mail goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where SMS go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The name to sign in by; the address, or else the number, if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Whose it is; may be left out where the key reaches one application only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// How it reaches the person: `email_link`, `email_otp`, `sms_otp` or `link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Everything else that the route takes, such as `roles`, `metadata`, `result_url` or `if_pending`.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Invitation {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub application: String,
    /// `pending`, `opened`, `completed`, `expired`, `revoked` or `declined`.
    pub state: String,
    /// Who is invited.
    pub user: InvitedUser,
    /// Its end; `None`: never.
    pub expires_at: Option<String>,
    /// What became of its message.
    pub delivery: Delivery,
    /// Everything else in the answer.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Whoever is invited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct InvitedUser {
    /// The user's id.
    pub id: String,
    /// The name to sign in by.
    pub username: String,
    /// `invited`, `active` or `disabled`.
    pub status: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// Where SMS go.
    pub phone: Option<String>,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Delivery {
    /// `queued`, `sent`, `delivered`, `bounced` and so on.
    pub state: String,
    /// Why it failed.
    pub reason: Option<String>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct InvitationLine {
    /// The invitation's id.
    pub id: String,
    /// Its state.
    pub state: String,
    /// The user's name.
    pub username: String,
    /// The user's address.
    pub email: Option<String>,
    /// What became of its message.
    pub delivery: String,
    /// Everything else in the answer.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Which invitations are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvitationQuery {
    /// Whose; may be left out where the key reaches one application only.
    pub application: Option<String>,
    /// In which state.
    pub state: Option<String>,
    /// For which address.
    pub email: Option<String>,
    /// How many lines a page has.
    pub limit: Option<u32>,
}

/// The link of an invitation, for whoever hands it over.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// The link.
    pub link: SecretString,
    /// Its end; `None`: never.
    pub expires_at: Option<String>,
}

impl<'a> Invitations<'a> {
    /// Invites somebody. A `key` of your own lets you make the same call again after a crash; without one each call has one
    /// for its own retries.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create(&self, wanted: &NewInvitation, key: Option<&str>) -> Result<Invitation, Error> {
        let call = Call::new(Method::POST, &["v1", "invitations"]).body(json(wanted)?);
        self.0.call(call.once(self.key(key)?)).await
    }

    /// One invitation, whole.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get(&self, id: &str) -> Result<Invitation, Error> {
        self.0.call(Call::new(Method::GET, &["v1", "invitations", id])).await
    }

    /// The link of a pending invitation.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn link(&self, id: &str) -> Result<Link, Error> {
        self.0
            .call(Call::new(Method::GET, &["v1", "invitations", id, "link"]))
            .await
    }

    /// Sends it again, with a new link: the earlier ones are dead.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn resend(&self, id: &str, key: Option<&str>) -> Result<Invitation, Error> {
        let call = Call::new(Method::POST, &["v1", "invitations", id, "resend"]).body(Value::Object(Map::new()));
        self.0.call(call.once(self.key(key)?)).await
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn revoke(&self, id: &str) -> Result<Invitation, Error> {
        // Twice is as good as once: what is revoked already is shown.
        let call = Call::new(Method::POST, &["v1", "invitations", id, "revoke"]);
        self.0.call(call.repeatable()).await
    }

    /// The invitations, newest first.
    #[must_use]
    pub fn list(&self, query: &InvitationQuery) -> Pages<'a, InvitationLine> {
        let call = Call::new(Method::GET, &["v1", "invitations"])
            .with("application", query.application.clone())
            .with("state", query.state.clone())
            .with("email", query.email.clone())
            .with("limit", query.limit.map(|limit| limit.to_string()));
        Pages::new(self.0, call, "invitations")
    }

    fn key(&self, named: Option<&str>) -> Result<String, Error> {
        match named {
            Some(key) => Ok(key.to_owned()),
            None => Ok(self.0.fresh_key()?),
        }
    }
}
