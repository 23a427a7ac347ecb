//! In which language a visitor is spoken to.
//!
//! The order: the invitation's own language (which the person can change on the page), what was chosen on a page of this
//! browser, what the browser asks for (`Accept-Language`), the application's language.

use secrecy::{ExposeSecret, SecretString};

use super::{Request, Response, cookie::Cookie, header_text};
use crate::app::Config;
use domain::{application::Application, locale::Locale};
use present::wording::{Wording, accepted};

const LANGUAGE: Cookie = Cookie("latchkey-language");

/// What is known of a browser's wishes, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreferredLanguages(Vec<String>);

impl PreferredLanguages {
    /// Those of whoever sent `request`.
    #[must_use]
    pub fn of(request: &Request, config: &Config) -> Self {
        let chosen = LANGUAGE
            .read(request, config)
            .and_then(|tag| Wording::supported(tag.expose_secret()));
        let asked = accepted(header_text(request, "accept-language").unwrap_or_default());
        Self(chosen.as_deref().map(str::to_owned).into_iter().chain(asked).collect())
    }

    /// The words for somebody with an invitation in this language, if it names one.
    #[must_use]
    pub fn wording(&self, application: &Application, locale: Option<&str>) -> Wording {
        Wording::of(application, locale.into_iter().chain(self.0.iter().map(String::as_str)))
    }

    /// The first language that there are words for.
    #[must_use]
    pub fn first_supported(&self) -> Option<Locale> {
        self.0.iter().find_map(|wish| Wording::supported(wish))
    }

    /// The words for somebody of whom nothing is known but what their browser says.
    #[must_use]
    pub fn wording_for_anybody(&self) -> Wording {
        Wording::choose(self.0.iter().map(String::as_str))
    }
}

/// Remembers in the browser which language was chosen.
pub fn remember(response: &mut Response, config: &Config, language: &Locale) {
    LANGUAGE.set(response, config, &SecretString::from(&**language));
}
