//! Where somebody goes who has set their password.

use domain::{
    application::result_redirect,
    directory,
    exchange::{self, Exchange, ExchangeCode},
    invitation::Kind,
};
use jiff::Timestamp;
use present::{pages::result_message, wording::Wording};
use url::Url;

use super::{Journey, hosted_sign_in};
use crate::{app::App, http::Error};

/// Somebody who has set their password, and nobody who has the ticket alone: only they learn who they are and where they go,
/// with the code that signs them in there.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Finished(pub(super) Journey);

impl Finished {
    /// Whoever set the password of this ticket before and has shown that it was them.
    #[must_use]
    pub fn again(journey: Journey) -> Self {
        Self(journey)
    }

    /// Where they stand.
    #[must_use]
    pub fn journey(&self) -> &Journey {
        &self.0
    }

    /// Where the person goes when all is done, and whether that is the product's own: the invitation's result URL or the
    /// application's login, both with how it went, or the hosted sign-in. With the code to exchange, where there is one.
    #[must_use]
    pub fn destination(&self, app: &App) -> (String, bool) {
        let Self(journey) = self;
        let Journey {
            person, application, ..
        } = journey;
        let invitation = &person.invitation;
        let Some(target) = journey.target() else {
            return (hosted_sign_in(app, person), false);
        };
        let now = app.clock.now();
        let live = person.exchange.filter(|exchange| now < exchange.expires_at);
        let code = live.and_then(|_| ExchangeCode::of(&app.keys, person).ok());
        let code = code.map(|code| code.encode());
        let message = result_message(
            &Wording::of(application, invitation.locale.as_deref()),
            journey.purpose(),
        );
        let email = person.email.as_ref().filter(|_| invitation.include_email);
        let email = email.map(|email| &email.value);
        // So a back end knows whose code it is, and which verifier belongs to it. A link that a back end made for somebody whom
        // nobody invited has no invitation that it would know.
        let invited = invitation.kind == Kind::Invitation && directory::was_invited(person);
        let named = invited.then(|| person.invitation_id());
        (
            result_redirect(&target, &message, email, named, code.as_ref()).into(),
            true,
        )
    }
}

impl Journey {
    /// The page of the product that the person goes to at the end, if it has one.
    fn target(&self) -> Option<Url> {
        let result = self.person.invitation.result_url.as_deref();
        let result = result.and_then(|url| Url::parse(url).ok());
        result.or_else(|| self.application.login_url.clone())
    }

    /// What the product may exchange for a sign-in token, if it wants to. Whoever reset a password signs in with it (ASVS
    /// 6.3.7, 7.4.3).
    pub(super) fn exchange(&self, app: &App, now: Timestamp) -> Result<Option<Exchange>, Error> {
        let wanted = self.application.sign_in_after && self.person.invitation.kind == Kind::Invitation;
        let Some(target) = self.target().filter(|_| wanted) else {
            return Ok(None);
        };
        Ok(Some(exchange::begin(&app.keys, &self.person, target.as_str(), now)?))
    }
}
