//! `/v1/users` and `/v1/imports`.

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{Call, Client, Error, Pages};

/// What is done with users.
#[derive(Debug, Clone, Copy)]
pub struct Users<'a>(pub(crate) &'a Client);

/// A user.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct User {
    /// The user's id.
    pub id: String,
    /// The application that knows them.
    pub application: String,
    /// The name to sign in by.
    pub username: String,
    /// `invited`, `active` or `disabled`.
    pub status: String,
    /// The address.
    pub email: Option<Proven>,
    /// The number.
    pub phone: Option<Proven>,
    /// The roles.
    #[serde(default)]
    pub roles: Vec<String>,
    /// What back ends say of them.
    #[serde(default)]
    pub metadata: Map<String, Value>,
    /// What they said about themselves.
    #[serde(default)]
    pub profile: Map<String, Value>,
}

/// An address or a number, and whether it is known to be theirs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Proven {
    /// The address or number.
    pub value: String,
    /// Whether it is known to be theirs.
    pub verified: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct UserLine {
    /// The user's id.
    pub id: String,
    /// The name to sign in by.
    pub username: String,
    /// `invited`, `active` or `disabled`.
    pub status: String,
    /// Everything else in the answer.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Which users are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Of which application; may be left out where the key reaches one only.
    pub application: Option<String>,
    /// With which status.
    pub status: Option<String>,
    /// With which address.
    pub email: Option<String>,
    /// How many lines a page has.
    pub limit: Option<u32>,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Imported {
    /// In the order of the users; see `POST /v1/imports`.
    pub results: Vec<Map<String, Value>>,
}

impl<'a> Users<'a> {
    /// One user, whole.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get(&self, id: &str) -> Result<User, Error> {
        self.0.call(Call::new(Method::GET, &["v1", "users", id])).await
    }

    /// The users, those who were invited last first.
    #[must_use]
    pub fn list(&self, query: &UserQuery) -> Pages<'a, UserLine> {
        let call = Call::new(Method::GET, &["v1", "users"])
            .with("application", query.application.clone())
            .with("status", query.status.clone())
            .with("email", query.email.clone())
            .with("limit", query.limit.map(|limit| limit.to_string()));
        Pages::new(self.0, call, "users")
    }

    /// Imports users of another system: `body` is that of `POST /v1/imports`. It does no harm to send the same again.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn import(&self, body: Value) -> Result<Imported, Error> {
        let call = Call::new(Method::POST, &["v1", "imports"]).body(body);
        self.0.call(call.repeatable()).await
    }
}
