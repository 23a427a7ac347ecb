//! Reading a form that a hosted page sent, and making sure that it was ours (CSRF).

use secrecy::SecretString;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::{Error, Request, body, header_text};
use crate::app::Config;

/// The fields of a form.
#[expect(missing_debug_implementations, reason = "a form can hold a password")]
pub struct Form(Vec<(String, SecretString)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    /// [`Error::BodyTooLarge`].
    pub fn read(request: &Request) -> Result<Self, Error> {
        let fields = form_urlencoded::parse(body::bytes(request)?);
        Ok(Self(
            fields
                .map(|(name, value)| {
                    let mut value = value.into_owned();
                    let secret = SecretString::from(value.as_str());
                    value.zeroize();
                    (name.into_owned(), secret)
                })
                .collect(),
        ))
    }

    /// The first field called `name`; empty if there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> SecretString {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The same, for what is not secret.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        use secrecy::ExposeSecret;
        self.field(name).expose_secret().to_owned()
    }

    /// Whether it was sent by one of our own pages: the browser says so (`Sec-Fetch-Site`, or `Origin` where it does not
    /// know that), and the form carries the token that only our page had (OWASP Cross-Site Request Forgery Prevention).
    /// A request that says neither is refused.
    #[must_use]
    pub fn is_ours(&self, request: &Request, config: &Config, token: &str) -> bool {
        let from_here = match header_text(request, "sec-fetch-site") {
            Some(site) => site == "same-origin",
            None => header_text(request, "origin").is_some_and(|origin| origin == config.base_url),
        };
        let sent = self.text("csrf");
        from_here && !token.is_empty() && bool::from(sent.as_bytes().ct_eq(token.as_bytes()))
    }
}
