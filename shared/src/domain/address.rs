//! Addresses, telephone numbers and usernames, each in the one form in which it is stored and compared.

use std::fmt;

use super::typed;

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
    #[error("a telephone number is written with its country code and digits only, as in +4915112345678")]
    Phone,
    /// Empty, too long, or with characters that cannot be told apart from others.
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

/// A telephone number in E.164 form: `+`, the country code, digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads `+` and 7 to 15 digits, of whatever script; spaces, hyphens, dots, slashes and brackets in between are dropped. So
    /// is `(0)`, which people write between the country code and a number that has a 0 at home only.
    ///
    /// # Errors
    /// [`InvalidAddress::Phone`].
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        let plain = typed::line(text);
        // Italy dials it from abroad too.
        let number = typed::number(&plain.replace("(0)", if plain.starts_with("+39") { "0" } else { "" }));
        let digits = number.strip_prefix('+').ok_or(InvalidAddress::Phone)?;
        let well_formed = (7..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if well_formed {
            Ok(Self(number))
        } else {
            Err(InvalidAddress::Phone)
        }
    }

    /// The number in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lies in a range that no person's telephone has, and that costs more than others: satellite and other
    /// networks without a country (ITU-T E.164, list of country codes), and premium, shared-cost and personal-number
    /// ranges of some countries.
    #[must_use]
    pub fn is_never_personal(&self) -> bool {
        const RANGES: [&str; 34] = [
            // Without a country: freephone, shared cost, Inmarsat, personal numbers, satellites and networks, premium.
            "800", "808", "870", "878", "881", "882", "883", "888", "979",  // North America: premium.
            "1900", // France: special rates.
            "3381", "3382", "3389", // United Kingdom: personal numbers, business and premium rates.
            "4470", "4484", "4487", "449", // Portugal: premium.
            "35160", "35164", "35176", // Switzerland: premium and business.
            "41900", "41901", "41906", "41840", "41842", "41844", "41848",
            // Austria: business and premium.
            "43810", "43820", "43900", "43930", // Germany: mass calls, service and premium.
            "49137", "49180", "49900",
        ];
        RANGES
            .iter()
            .any(|range| self.as_str().trim_start_matches('+').starts_with(range))
    }

    /// The number as it may be shown: `+••••••••78`.
    #[must_use]
    pub fn masked(&self) -> String {
        let hidden = self.0.len().saturating_sub(3);
        let end: String = self.0.chars().skip(hidden + 1).collect();
        format!("+{}{end}", "•".repeat(hidden))
    }
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
        if let Ok(phone) = PhoneNumber::parse(text) {
            return Ok(Self(phone.0));
        }
        let well_formed = (1..=128).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._+@-".contains(&byte));
        if well_formed {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(InvalidAddress::Username)
        }
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
    fn g8_ranges_that_no_person_has_are_known() {
        let never = |number| PhoneNumber::parse(number).unwrap().is_never_personal();
        for number in [
            "+870773111632",
            "+881612345678",
            "+882161234567",
            "+8831000123456",
            "+979012345678",
            "+19005550123",
            "+33899123456",
            "+447012345678",
            "+449098790000",
            "+41900123456",
            "+43900123456",
            "+499001234567",
        ] {
            assert!(never(number), "{number}");
        }
        for number in [
            "+4915112345678",
            "+447700900123",
            "+33612345678",
            "+12025550123",
            "+41791234567",
            "+436641234567",
            "+351912345678",
            "+819012345678",
        ] {
            assert!(!never(number), "{number}");
        }
    }

    #[test]
    fn addresses_that_mean_the_same_mailbox_are_equal() {
        let ada = EmailAddress::parse("ada@example.com").unwrap();
        assert_eq!(EmailAddress::parse("ADA@Example.COM").unwrap(), ada);
        let idn = EmailAddress::parse("ada@bücher.example").unwrap();
        assert_eq!(idn.as_str(), "ada@xn--bcher-kva.example");
        assert_eq!(EmailAddress::parse("ada@xn--bcher-kva.example").unwrap(), idn);
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
        assert_eq!(PhoneNumber::parse("+39 (0)6 1234567").unwrap().as_str(), "+39061234567");
        assert_eq!(PhoneNumber::parse("+4915112345678").unwrap().masked(), "+•••••••••••78");
        for wrong in [
            "",
            "+",
            "015112345678",
            "+0151123456",
            "+49151x",
            "+1234567890123456",
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
