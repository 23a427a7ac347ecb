//! Reading a form that a hosted page sent, and making sure that it was ours (CSRF).

use secrecy::SecretString;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{Error, ProblemCode, Request, body, header_text};
use crate::app::Config;

/// The fields of a form.
#[expect(missing_debug_implementations, reason = "a form can hold a password")]
pub struct Form(Vec<(String, SecretString)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`. A field that comes twice is refused, as in every other body: which of
    /// the two counts would hang on who reads it.
    ///
    /// # Errors
    /// [`Error::BodyTooLarge`], or `field_not_valid` with the name of the field.
    pub fn read(request: &Request) -> Result<Self, Error> {
        Ok(Self(fields(body::bytes(request)?)?))
    }

    /// Whether the body says of itself that it is a form.
    #[must_use]
    pub fn is_sent(request: &Request) -> bool {
        let kind = header_text(request, "content-type").unwrap_or_default();
        let media_type = kind.split(';').next().unwrap_or_default().trim();
        media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
    }

    /// The field called `name`; empty if there is none.
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

/// The fields of a form, whatever it is for, each of them once. A field without a name or a value is one.
///
/// # Errors
/// `field_not_valid`: the pointer is the field that comes twice.
pub fn fields(bytes: &[u8]) -> Result<Vec<(String, SecretString)>, Error> {
    let mut fields: Vec<(String, SecretString)> = Vec::new();
    for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let name = decoded(name).to_string();
        if fields.iter().any(|(known, _)| *known == name) {
            return Err(twice(&name));
        }
        fields.push((name, SecretString::from(decoded(value).as_str())));
    }
    Ok(fields)
}

/// The URL standard's reading of a part of a form. It is wiped, and so is what stands in between: it may be a password.
/// What is decoded is never longer than what was sent, so neither grows and leaves a copy behind.
fn decoded(sent: &[u8]) -> Zeroizing<String> {
    let mut spaced = Zeroizing::new(sent.to_vec());
    spaced
        .iter_mut()
        .filter(|byte| **byte == b'+')
        .for_each(|byte| *byte = b' ');
    let mut bytes = Zeroizing::new(Vec::with_capacity(sent.len()));
    bytes.extend(percent_encoding::percent_decode(&spaced));
    Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name is the sender's: it is repeated where it can be one of ours.
fn twice(name: &str) -> Error {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let name = if (1..=64).contains(&name.len()) && name.bytes().all(is_plain) {
        name
    } else {
        "?"
    };
    Error::field(
        ProblemCode::FieldNotValid,
        &format!("/{name}"),
        format_args!("the field `{name}` is given twice"),
    )
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn read(sent: &[u8]) -> Vec<(String, String)> {
        let read = fields(sent).unwrap();
        let text = |(name, value): (String, SecretString)| (name, value.expose_secret().to_owned());
        read.into_iter().map(text).collect()
    }

    /// M15: whatever is between the two, and however they are spelled.
    #[test]
    fn m15_a_field_that_comes_twice_is_refused_by_its_name() {
        for sent in [
            "email=a&email=b",
            "email=a&x=1&email=a",
            "email=&email",
            "email=a&%65mail=b",
            "x=1&&email=a&&email=",
        ] {
            match fields(sent.as_bytes()) {
                Err(Error::Field { pointer, .. }) => assert_eq!(pointer, "/email", "{sent}"),
                _ => panic!("taken: {sent}"),
            }
        }
        // No text of whoever made the form gets onto our page.
        for sent in ["<b>call us</b>=1&<b>call us</b>=2", "=1&=2"] {
            match fields(sent.as_bytes()) {
                Err(Error::Field { pointer, .. }) => assert_eq!(pointer, "/?", "{sent}"),
                _ => panic!("taken: {sent}"),
            }
        }
    }

    #[test]
    fn a_form_is_read_as_the_url_standard_reads_it() {
        let wild = "a=1+2%2B3%zz&b&=c&%F0%9F%94%91=%ff&&d==%26".as_bytes();
        for sent in [wild, b"", b"&", b"=", b"a=%", b"a=%4", b"\xff=\xfe", b"+%20+=+"] {
            let theirs: Vec<_> = form_urlencoded::parse(sent).into_owned().collect();
            assert_eq!(read(sent), theirs);
        }
        proptest::proptest!(|(sent in "[a-c%=&+0-9f]{0,40}")| {
            let theirs: Vec<_> = form_urlencoded::parse(sent.as_bytes()).into_owned().collect();
            if fields(sent.as_bytes()).is_ok() {
                proptest::prop_assert_eq!(read(sent.as_bytes()), theirs);
            }
        });
    }
}
