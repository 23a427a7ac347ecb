//! Somebody in front of a form, before there is any session or ticket.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    Error, Request, Response,
    cookie::Cookie,
    flash_cookie::{self, Found},
    form::Form,
    query_parameter, see_other,
};
use crate::app::App;
use domain::{
    entropy::random,
    id::{ApplicationId, base32},
};
use present::pages::Passing;

/// Says in an address that there is a flash message. Whoever comes without it finds a fresh page.
const FLASHED: &str = "told";

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

    /// Leads back to `page`, which shows it; nothing, where it is too long for a cookie.
    ///
    /// # Errors
    /// That the deployment's keys cannot be used.
    pub fn lead_back<P: Serialize>(
        &self,
        app: &App,
        page: &'static str,
        application: &ApplicationId,
        flash: &Flash<P>,
    ) -> Result<Option<Response>, Error> {
        let mut response = see_other(&format!("{page}?application={application}&{FLASHED}=yes"));
        let kept = (page, application.as_str(), flash);
        let left = flash_cookie::set(app, &self.form_token(app)?, &kept, &mut response)?;
        Ok(left.then_some(response))
    }

    /// The flash message for `page`.
    ///
    /// # Errors
    /// That the deployment's keys cannot be used.
    pub fn flash<P: DeserializeOwned + Passing>(
        &self,
        app: &App,
        request: &Request,
        page: &str,
        application: &ApplicationId,
    ) -> Result<Option<Flash<P>>, Error> {
        if query_parameter(request, FLASHED).is_none() {
            return Ok(None);
        }
        let found: Option<Found<(String, String, Flash<P>)>> = flash_cookie::get(app, request, &self.form_token(app)?);
        Ok(found.and_then(|found| {
            let (on, of, mut flash) = found.content;
            flash.problem = flash.problem.and_then(|problem| problem.after(found.age_seconds));
            (on == page && of == application.as_str()).then_some(flash)
        }))
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

/// The flash message after a form of somebody without a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash<P> {
    /// The name that was typed.
    pub username: String,
    /// What was wrong.
    pub problem: Option<P>,
    /// Whether it was done: a message was asked for, or somebody was signed in.
    pub done: bool,
}

impl<P> Flash<P> {
    /// Nothing yet; the name is a hint.
    #[must_use]
    pub fn nothing(username: String) -> Self {
        Self {
            username,
            problem: None,
            done: false,
        }
    }

    /// Something was wrong.
    #[must_use]
    pub fn refused(username: String, problem: P) -> Self {
        Self {
            problem: Some(problem),
            ..Self::nothing(username)
        }
    }

    /// It was done.
    #[must_use]
    pub fn done(username: String) -> Self {
        Self {
            done: true,
            ..Self::nothing(username)
        }
    }
}
