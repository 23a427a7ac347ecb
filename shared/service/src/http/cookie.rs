//! Cookies of the hosted pages.

use http::HeaderValue;
use http::header::{COOKIE, SET_COOKIE};
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};

use super::{Request, Response};
use crate::app::Config;

/// A cookie with the `__Host-` prefix: bound to this host, sent only over TLS, out of reach of scripts (ASVS 3.3).
///
/// Local mode speaks http on the loopback. Most browsers take a secure cookie there all the same; Safari and HTTP
/// libraries do not, so there, and only there, the cookie goes out a second time without prefix and `Secure`.
#[derive(Debug, Clone, Copy)]
pub struct Cookie(pub &'static str);

impl Cookie {
    /// Its value.
    #[must_use]
    pub fn read(self, request: &Request, config: &Config) -> Option<SecretString> {
        let find = |name: &str| {
            let headers = request
                .headers()
                .get_all(COOKIE)
                .into_iter()
                .filter_map(|value| value.to_str().ok());
            headers.flat_map(|header| header.split(';')).find_map(|pair| {
                let (known, value) = pair.trim().split_once('=')?;
                (known == name && !value.is_empty()).then(|| SecretString::from(value))
            })
        };
        let plain = || if config.is_plain_http() { find(self.0) } else { None };
        find(&format!("__Host-{}", self.0)).or_else(plain)
    }

    /// Sets it for as long as the browser is open.
    pub fn set(self, response: &mut Response, config: &Config, value: &SecretString) {
        self.write(response, config, value.expose_secret(), "");
    }

    /// Sets it for so long and no longer, whether the browser stays open or not.
    pub fn set_for(self, response: &mut Response, config: &Config, value: &SecretString, life: SignedDuration) {
        let end = format!("; Max-Age={}", life.as_secs());
        self.write(response, config, value.expose_secret(), &end);
    }

    /// Takes it back.
    pub fn clear(self, response: &mut Response, config: &Config) {
        self.write(response, config, "", "; Max-Age=0");
    }

    /// Whether the answer sets it, or takes it back.
    #[must_use]
    pub fn is_in(self, response: &Response) -> bool {
        let beginning = format!("__Host-{}=", self.0);
        let mut lines = response.headers().get_all(SET_COOKIE).into_iter();
        lines.any(|line| line.as_bytes().starts_with(beginning.as_bytes()))
    }

    fn write(self, response: &mut Response, config: &Config, value: &str, end: &str) {
        let name = self.0;
        let mut lines = vec![format!(
            "__Host-{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{end}"
        )];
        if config.is_plain_http() {
            lines.push(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{end}"));
        }
        for line in lines {
            if let Ok(mut line) = HeaderValue::from_str(&line) {
                line.set_sensitive(true);
                response.headers_mut().append(SET_COOKIE, line);
            }
        }
    }
}
