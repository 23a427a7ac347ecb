//! Addresses of an application: where people are sent, and whose pages may call.

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::Application;
use crate::{address::EmailAddress, id::InvitationId};

/// How long an address to send people to may be: with the answer's other headers, it fits into what API Gateway passes on (10 KiB).
const LONGEST_URL: usize = 2048;

/// Why an address to send people to was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// Not an absolute address.
    #[error("not an absolute URL, as in https://app.example.com/welcome")]
    Malformed,
    /// Neither https, nor http on a loopback host.
    #[error("the URL must be https (http only for localhost)")]
    Scheme,
    /// Longer than a redirect can carry it.
    #[error("a URL has at most {LONGEST_URL} characters")]
    TooLong,
    /// It has a `*` where a host stands.
    #[error("a host is named in full: `*` stands for nothing here")]
    Wildcard,
    /// It carries a username or password.
    #[error("the URL must not carry a username or a password")]
    Credentials,
    /// It is not among the application's result URLs.
    #[error("this URL is not among the application's result URLs")]
    NotListed,
}

/// Reads an address that people may be sent to: https, or http on a loopback host, without credentials.
///
/// # Errors
/// [`UrlError`].
pub fn parse_url(text: &str) -> Result<Url, UrlError> {
    // The URL standard drops tabs and newlines and takes backslashes for slashes; whoever sends such is up to something.
    if text
        .chars()
        .any(|char| char.is_control() || char.is_whitespace() || char == '\\')
    {
        return Err(UrlError::Malformed);
    }
    let url = Url::parse(text).map_err(|_| UrlError::Malformed)?;
    if url.as_str().len() > LONGEST_URL {
        return Err(UrlError::TooLong);
    }
    if url.host_str().is_some_and(|host| host.contains('*')) {
        return Err(UrlError::Wildcard);
    }
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlError::Credentials);
    }
    match url.scheme() {
        "https" if url.host_str().is_some_and(|host| !host.is_empty()) => Ok(url),
        "http" if loopback => Ok(url),
        _ => Err(UrlError::Scheme),
    }
}

/// Where the person goes at the end, with what the page there learns: that all went well, in words, the address where
/// the caller asked for it, which invitation it was, and the code that it may exchange for a sign-in token. The parameters stand before a fragment, and those that are there already stay.
#[must_use]
pub fn result_redirect(
    target: &Url,
    message: &str,
    email: Option<&EmailAddress>,
    invitation: Option<InvitationId>,
    code: Option<&SecretString>,
) -> Url {
    redirect(target, true, message, email, invitation, code)
}

/// The same for what may have gone wrong.
#[must_use]
pub fn outcome_redirect(target: &Url, success: bool, message: &str, email: Option<&EmailAddress>) -> Url {
    redirect(target, success, message, email, None, None)
}

fn redirect(
    target: &Url,
    success: bool,
    message: &str,
    email: Option<&EmailAddress>,
    invitation: Option<InvitationId>,
    code: Option<&SecretString>,
) -> Url {
    let mut url = target.clone();
    {
        let mut pairs = url.query_pairs_mut();
        let success = if success { "true" } else { "false" };
        pairs.append_pair("success", success).append_pair("message", message);
        if let Some(email) = email {
            pairs.append_pair("email", email.as_str());
        }
        if let Some(invitation) = invitation {
            pairs.append_pair("invitation", &invitation.to_string());
        }
        if let Some(code) = code {
            pairs.append_pair("code", code.expose_secret());
        }
    }
    url
}

impl Application {
    /// The result URL that the caller asked for, if it is on the list: scheme, host, port and path must be equal, and the
    /// query as well where the listed one has one (ASVS 3.7.2).
    ///
    /// # Errors
    /// [`UrlError`].
    pub fn result_url(&self, text: &str) -> Result<Url, UrlError> {
        let url = parse_url(text)?;
        let same = |listed: &Url| {
            listed.origin() == url.origin()
                && listed.path() == url.path()
                && (listed.query().is_none() || listed.query() == url.query())
        };
        if self.result_urls.iter().any(same) {
            Ok(url)
        } else {
            Err(UrlError::NotListed)
        }
    }
}

/// An origin as a browser writes it in the header `Origin`, if `text` is one.
#[must_use]
pub fn origin(text: &str) -> Option<String> {
    let origin = parse_url(text).ok().filter(|url| url.path() == "/");
    let bare = origin.filter(|url| url.query().is_none() && url.fragment().is_none());
    bare.map(|url| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{application::Settings, id::ApplicationId};

    fn application(listed: &[&str]) -> Application {
        let mut settings = Settings::named("Test");
        settings.result_urls = listed.iter().map(|url| (*url).to_owned()).collect();
        settings
            .into_application(ApplicationId::parse("app_test").unwrap())
            .unwrap()
    }

    /// W6: compared as parsed URLs.
    #[test]
    fn w6_only_listed_result_urls_are_taken() {
        let application = application(&["https://app.example.com/welcome", "http://localhost:3000/done"]);
        for fine in [
            "https://app.example.com/welcome",
            "https://APP.example.com:443/welcome",
            "https://app.example.com/welcome?plan=pro#top",
            "http://localhost:3000/done",
        ] {
            assert!(application.result_url(fine).is_ok(), "{fine}");
        }
        for (wrong, why) in [
            ("https://app.example.com/other", UrlError::NotListed),
            ("https://app.example.com:8443/welcome", UrlError::NotListed),
            ("https://app.example.com.evil.example/welcome", UrlError::NotListed),
            ("https://app.example.com./welcome", UrlError::NotListed),
            (
                "https://evil.example/https://app.example.com/welcome",
                UrlError::NotListed,
            ),
            ("https://app.example.com@evil.example/welcome", UrlError::Credentials),
            ("http://app.example.com/welcome", UrlError::Scheme),
            ("javascript:alert(1)//app.example.com/welcome", UrlError::Scheme),
            ("data:text/html,x", UrlError::Scheme),
            ("https://*.example.com/welcome", UrlError::Wildcard),
            ("https://*/welcome", UrlError::Wildcard),
            ("//app.example.com/welcome", UrlError::Malformed),
            ("/welcome", UrlError::Malformed),
            ("https:\\\\app.example.com\\welcome", UrlError::Malformed),
            ("https://app.example.com/wel\tcome", UrlError::Malformed),
            ("https://app.example.com/welcome\n", UrlError::Malformed),
            (" https://app.example.com/welcome", UrlError::Malformed),
            ("", UrlError::Malformed),
            (
                &format!("https://app.example.com/{}", "a".repeat(2025)),
                UrlError::TooLong,
            ),
        ] {
            assert_eq!(application.result_url(wrong), Err(why), "{wrong:?}");
        }
    }

    #[test]
    fn result_parameters_stand_before_a_fragment_and_keep_others() {
        let target = Url::parse("https://app.example.com/welcome?plan=pro#top").unwrap();
        let email = EmailAddress::parse("ada+x@example.com").unwrap();
        assert_eq!(
            result_redirect(&target, "All set & done.", Some(&email), None, None).as_str(),
            "https://app.example.com/welcome?plan=pro&success=true&message=All+set+%26+done.&email=ada%2Bx%40example.com#top"
        );
        assert!(
            !result_redirect(&target, "x", None, None, None)
                .as_str()
                .contains("email")
        );
    }
}
