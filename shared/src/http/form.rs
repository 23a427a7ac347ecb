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

    /// Whether it was sent by one of our own pages: nothing says that it came from elsewhere, and it carries the token that
    /// only our page had (OWASP Cross-Site Request Forgery Prevention).
    ///
    /// What a browser says: `Sec-Fetch-Site`; where it does not know that header (Safari before 16.4) or a proxy drops it,
    /// `Origin`. From pages under `Referrer-Policy: no-referrer`, as ours, such browsers send `Origin: null`. That, and
    /// silence, prove nothing either way, so the token decides: it is bound to the ticket or the browser's own cookie.
    #[must_use]
    pub fn is_ours(&self, request: &Request, config: &Config, token: &str) -> bool {
        let from_elsewhere = match (header_text(request, "sec-fetch-site"), header_text(request, "origin")) {
            // `none`: the person did it by themselves, as by loading a page again.
            (Some(site), _) => site != "same-origin" && site != "none",
            (None, Some("null") | None) => false,
            (None, Some(origin)) => origin != config.base_url,
        };
        let sent = self.text("csrf");
        !from_elsewhere && !token.is_empty() && bool::from(sent.as_bytes().ct_eq(token.as_bytes()))
    }
}
