//! Somebody in front of a form, before there is any session or ticket.

use secrecy::{ExposeSecret, SecretString};

use super::{Error, Request, Response, cookie::Cookie, form::Form};
use crate::{
    app::App,
    domain::{entropy::random, id::base32},
};

const VISITOR: Cookie = Cookie("latchkey-visitor");

/// A browser, known by a random cookie. Its forms carry a token that only this deployment can make for it (CSRF).
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct Visitor {
    secret: SecretString,
    fresh: bool,
}

impl Visitor {
    /// Whoever sent `request`; a new one gets a cookie with the answer.
    ///
    /// # Errors
    /// That there is no randomness.
    pub fn of(app: &App, request: &Request) -> Result<Self, Error> {
        match VISITOR.read(request, &app.config) {
            Some(secret) => Ok(Self { secret, fresh: false }),
            None => Ok(Self {
                secret: SecretString::from(base32(&random::<16>(&*app.entropy)?)),
                fresh: true,
            }),
        }
    }

    /// The token for their forms.
    ///
    /// # Errors
    /// That the deployment's keys cannot be used.
    pub fn form_token(&self, app: &App) -> Result<String, Error> {
        let secret = self.secret.expose_secret().as_bytes();
        let tag: [u8; 16] = app.keys.tag(app.keys.current(), "visitor's form", &[secret])?;
        Ok(base32(&tag))
    }

    /// Whether `form` came from a page that we showed to them.
    ///
    /// # Errors
    /// That the deployment's keys cannot be used.
    pub fn sent(&self, app: &App, request: &Request, form: &Form) -> Result<bool, Error> {
        Ok(!self.fresh && form.is_ours(request, &app.config, &self.form_token(app)?))
    }

    /// Gives a new visitor their cookie.
    #[must_use]
    pub fn remembered(&self, app: &App, mut response: Response) -> Response {
        if self.fresh {
            VISITOR.set(&mut response, &app.config, &self.secret);
        }
        response
    }
}
