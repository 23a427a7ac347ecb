//! Addresses, telephone numbers and usernames, each in the one form in which it is stored and compared.

use std::fmt;

use super::{
    plan::{self, Kind},
    typed,
};

/// Why a text is not an address, a number or a username. The sentence is meant for the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAddress {
    /// Not `local@domain` in plain form.
    #[error("an email address looks like ada@example.com; quoted and non-ASCII local parts are not supported")]
    Email,
    /// Longer than 254 characters (RFC 5321 section 4.5.3.1, erratum 1690).
    #[error("an email address has at most 254 characters, and at most 64 before the @")]
    EmailTooLong,
    /// Not E.164.
    #[error(
        "a telephone number is written with its country code and as many digits as its country has, as in +4915112345678"
    )]
    Phone,
    /// Empty, too long, or with characters that look like others.
    #[error("a username is an email address, or 1 to 128 of a-z, 0-9 and . _ + @ -")]
    Username,
}

/// An email address, lower-cased, its domain in ASCII form (IDNA).
///
/// The rule for the local part: ASCII dot-atoms only (RFC 5322 section 3.2.3), compared without regard to case. So no two
/// addresses that look alike or fold alike in Unicode are taken for each other (CVE-2019-19844).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address as a person would write it.
    ///
    /// # Errors
    /// [`InvalidAddress::Email`] or [`InvalidAddress::EmailTooLong`].
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        let typed = typed::name(text);
        let (local, domain) = typed.rsplit_once('@').ok_or(InvalidAddress::Email)?;
        if !local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
        {
            return Err(InvalidAddress::Email);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| InvalidAddress::Email)?;
        let labels = || domain.split('.');
        let numeric = labels()
            .next_back()
            .is_none_or(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
        if labels().count() < 2 || labels().any(str::is_empty) || numeric {
            return Err(InvalidAddress::Email);
        }
        if local.len() > 64 || local.len() + 1 + domain.len() > 254 {
            return Err(InvalidAddress::EmailTooLong);
        }
        Ok(Self(format!("{}@{domain}", local.to_ascii_lowercase())))
    }

    /// The address in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with its domain in its own script, where that is not ASCII.
    #[must_use]
    pub fn international(&self) -> Option<String> {
        let (local, domain) = self.0.rsplit_once('@')?;
        let (written, read) = idna::domain_to_unicode(domain);
        (read.is_ok() && written != domain).then(|| format!("{local}@{written}"))
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The address as it may be shown to somebody who need not know it: `a•••@example.com`.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or_default();
        let first: String = local.chars().take(1).collect();
        format!("{first}•••@{domain}")
    }
}

fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Masked, so that no log line holds a full address (ASVS 16.2.5).
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

/// A telephone number in E.164 form: `+`, the country code, digits. One number has one form.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number with its country code, in digits of whatever script; spaces, hyphens, dots, slashes and brackets in
    /// between are dropped, and so is what the country's plan has dialled before it at home only: the 0 in `+49 0151` and
    /// `+33 (0)6`. 00 means `+`. It has as many digits as numbers of its country have.
    ///
    /// # Errors
    /// [`InvalidAddress::Phone`].
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        let digits = plain(text).ok_or(InvalidAddress::Phone)?;
        let number = plan::canonical(&digits).filter(|number| number.len() <= MOST_DIGITS);
        number
            .map(|number| Self(format!("+{number}")))
            .ok_or(InvalidAddress::Phone)
    }

    /// A number as the table keeps it. One that was written before plans were looked at is brought into the form that it has
    /// now, or stays as it is.
    ///
    /// # Errors
    /// [`InvalidAddress::Phone`].
    pub fn stored(text: &str) -> Result<Self, InvalidAddress> {
        let as_it_is = || plain(text).map(|digits| Self(format!("+{digits}")));
        Self::parse(text).ok().or_else(as_it_is).ok_or(InvalidAddress::Phone)
    }

    /// The number in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits, country code first.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }

    /// The region (ISO 3166-1) whose plan it belongs to, and what it is there.
    #[must_use]
    pub fn plan(&self) -> (Option<&'static str>, Kind) {
        plan::judge(self.digits())
    }

    /// The number as it may be shown: `+••••••••78`.
    #[must_use]
    pub fn masked(&self) -> String {
        let hidden = self.0.len().saturating_sub(3);
        let end: String = self.0.chars().skip(hidden + 1).collect();
        format!("+{}{end}", "•".repeat(hidden))
    }
}

/// E.164 section 6.2.1.
const MOST_DIGITS: usize = 15;

/// The digits of a number with its country code. One with a zero too many may be longer than numbers are.
fn plain(text: &str) -> Option<String> {
    let line = typed::dialled(text);
    // A pause in dialling, or a parameter (RFC 3966): the digits behind it are an extension, and none of the number.
    if line
        .split_once([',', ';'])
        .is_some_and(|(_, rest)| rest.chars().any(char::is_numeric))
    {
        return None;
    }
    // Italy dials it from abroad too.
    let number = typed::number(&line.replace("(0)", if line.starts_with("+39") { "0" } else { "" }));
    let digits = number.strip_prefix('+')?;
    let well_formed = (7..=MOST_DIGITS + 2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    well_formed.then(|| digits.to_owned())
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

/// The name by which a person is known to an application, in its one comparable form: lower-cased ASCII.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Username(String);

impl Username {
    /// Reads a username: an email address and a telephone number with its country code are brought into their own canonical
    /// form, anything else is lower-cased.
    ///
    /// # Errors
    /// [`InvalidAddress::Username`].
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        let typed = typed::name(text);
        let text = typed.as_str();
        if text.contains('@')
            && let Ok(email) = EmailAddress::parse(text)
        {
            return Ok(Self(email.0));
        }
        let well_formed = (1..=128).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._+@-".contains(&byte));
        // What only looks like a number is taken as it is, without what stands between its digits. A name of digits that says no
        // country is none, even if it begins with 00.
        if (!well_formed || text.starts_with('+'))
            && let Ok(phone) = PhoneNumber::stored(text)
            && phone.digits().len() <= MOST_DIGITS
        {
            return Ok(Self(phone.0));
        }
        if well_formed {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(InvalidAddress::Username)
        }
    }

    /// A username as the table keeps it: its item has its place by these very characters.
    #[must_use]
    pub fn stored(text: &str) -> Option<Self> {
        Self::parse(text).ok().map(|_| Self(text.to_owned()))
    }

    /// The username in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&EmailAddress> for Username {
    fn from(email: &EmailAddress) -> Self {
        Self(email.0.clone())
    }
}

impl fmt::Debug for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Username(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_mean_the_same_mailbox_are_equal() {
        let ada = EmailAddress::parse("ada@example.com").unwrap();
        assert_eq!(EmailAddress::parse("ADA@Example.COM").unwrap(), ada);
        let idn = EmailAddress::parse("ada@bücher.example").unwrap();
        assert_eq!(idn.as_str(), "ada@xn--bcher-kva.example");
        assert_eq!(EmailAddress::parse("ada@xn--bcher-kva.example").unwrap(), idn);
        assert_eq!(idn.international().as_deref(), Some("ada@bücher.example"));
        assert_eq!(ada.international(), None);
        assert_eq!(ada.masked(), "a•••@example.com");
        for written in [
            " ada@example.com",
            "ada@example.com\u{200b}",
            "\u{200e}ada@example.com.",
            "\u{ff41}da@example.com",
        ] {
            assert_eq!(EmailAddress::parse(written).unwrap(), ada, "{written:?}");
            assert_eq!(Username::parse(written).unwrap(), Username::from(&ada), "{written:?}");
        }
    }

    #[test]
    fn addresses_that_only_look_alike_are_refused() {
        for wrong in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "ada@localhost",
            "ada@.com",
            "ada@example..com",
            "a..b@example.com",
            ".a@example.com",
            "a b@example.com",
            "ada@exa mple.com",
            "ada@example.com\r\nBcc: x@y.z",
            "\"a\"@example.com",
            "adä@example.com",
            "ada@127.0.0.1",
            "ada<x>@example.com",
            "a@b@example.com",
            "mıke@example.org",
        ] {
            assert!(EmailAddress::parse(wrong).is_err(), "{wrong:?}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        assert_eq!(EmailAddress::parse(&long), Err(InvalidAddress::EmailTooLong));
    }

    #[test]
    fn numbers_are_e164() {
        assert_eq!(
            PhoneNumber::parse("+49 (151) 1234-5678").unwrap().as_str(),
            "+4915112345678"
        );
        for written in [
            "+49 (0)151 1234-5678",
            "+49/151/12345678",
            "+49\u{a0}151\u{2009}12345678",
            "+49\u{2011}151\u{2013}12345678",
            "＋４９１５１１２３４５６７８",
            "+٤٩١٥١١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(
                PhoneNumber::parse(written).unwrap().as_str(),
                "+4915112345678",
                "{written}"
            );
            assert_eq!(
                Username::parse(written).unwrap().as_str(),
                "+4915112345678",
                "{written}"
            );
        }
        // The digits behind a pause or in a parameter are an extension: they lead to somebody else.
        for extended in [
            "+4915112345601,,5",
            "+4915112345601;5",
            "+4915112345601；ext=5",
            "+49 151 12345601，5",
        ] {
            assert_eq!(PhoneNumber::parse(extended), Err(InvalidAddress::Phone), "{extended}");
        }
        assert_eq!(
            PhoneNumber::parse("+4915112345678,").unwrap().as_str(),
            "+4915112345678"
        );
        assert_eq!(PhoneNumber::parse("+39 (0)6 1234567").unwrap().as_str(), "+39061234567");
        // What was written before plans were looked at is found in its place, and sent to in its one form.
        let before = "+49015112345678";
        assert_eq!(PhoneNumber::stored(before).unwrap().as_str(), "+4915112345678");
        assert_eq!(Username::stored(before).unwrap().as_str(), before);
        assert_eq!(PhoneNumber::stored("+1202555012").unwrap().as_str(), "+1202555012");
        assert_eq!(Username::parse("+1 (202) 555-012").unwrap().as_str(), "+1202555012");
        assert_eq!(PhoneNumber::parse("+4915112345678").unwrap().masked(), "+•••••••••••78");
        for wrong in [
            "",
            "+",
            "015112345678",
            "+0151123456",
            "+49151x",
            "+1234567890123456",
            "+1202555012",
            "+12025550123456",
            "+9991234567",
            "++4915112345678",
        ] {
            assert!(PhoneNumber::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn no_address_is_written_out_by_debug() {
        let text = format!(
            "{:?} {:?} {:?}",
            EmailAddress::parse("ada.lovelace@example.com").unwrap(),
            PhoneNumber::parse("+4915112345678").unwrap(),
            Username::parse("ada.lovelace").unwrap()
        );
        assert!(!text.contains("lovelace") && !text.contains("123456"), "{text}");
    }
}
