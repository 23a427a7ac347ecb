//! What can be set for an application, as the API takes it and the table keeps it.

use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::{ActivationNotice, Application, UrlError, origin, parse_url};
use crate::domain::{
    address::EmailAddress,
    branding::BrandingSettings,
    clock::{Lifetime, LifetimeError},
    code::{Alphabet, CodeFormat, CodeFormatError},
    display_name::DisplayName,
    due,
    id::ApplicationId,
    invitation::{CodePolicy, Method},
    password::{HashCost, PasswordPolicy},
};

/// Why an application's settings were refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// A name that is empty, longer than 64 characters, or not on one line.
    #[error("an application's name has 1 to 64 characters, on one line")]
    Name,
    /// An address to send people to that is not acceptable.
    #[error("{0}")]
    Url(#[from] UrlError),
    /// A lifetime out of range.
    #[error("{0}")]
    Lifetime(#[from] LifetimeError),
    /// A code format out of range.
    #[error("{0}")]
    Code(#[from] CodeFormatError),
    /// Tries, times or the least password length out of range.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// A language that is none.
    #[error("a language is a tag, as in en or pt-BR")]
    Language,
    /// A time zone that is none.
    #[error("a time zone has a name of the IANA database, as in Europe/Berlin")]
    TimeZone,
    /// A sender's name that no mail can carry.
    #[error("the name of a sender has 1 to 64 characters, on one line")]
    SenderName,
    /// An address that no answer can go to.
    #[error("the address for answers looks like help@example.com")]
    ReplyTo,
    /// A setting that cannot be taken, with its place as a JSON pointer.
    #[error("{why}")]
    At {
        /// Where it stands.
        pointer: String,
        /// What is wrong with it.
        why: String,
    },
}

/// The settings of an application as JSON: what the API takes and the table keeps.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What people read it as: 1 to 64 characters.
    #[schemars(length(min = 1, max = 64))]
    pub name: String,
    /// Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub login_url: Option<String>,
    /// Where invitations may send people at their end: https, or http on a loopback host.
    #[serde(default)]
    #[schemars(inner(url))]
    pub result_urls: Vec<String>,
    /// The language of pages and messages when nothing else is known (BCP 47).
    #[serde(default = "defaults::language")]
    pub language: String,
    /// The time zone in which people are told when something ends (IANA), such as `Europe/Berlin`.
    #[serde(default = "defaults::time_zone")]
    pub time_zone: String,
    /// The name of the flow that invitations walk.
    #[serde(default = "defaults::flow")]
    pub flow: String,
    /// How an invitation reaches the person.
    #[serde(default)]
    pub method: Method,
    /// How long an invitation lives, in minutes: -1 never ends, 0 is dead at once.
    #[serde(default = "defaults::lifetime_minutes")]
    #[schemars(range(min = -1, max = 5_270_400))]
    pub lifetime_minutes: i64,
    /// Whether the account is locked until the password is set.
    #[serde(default = "defaults::yes")]
    pub lock_until_password: bool,
    /// How a person is told that their account has become active; `true` and `false` mean `email` and `none`.
    #[serde(default)]
    pub activation_notice: ActivationNotice,
    /// Whether the person is told when the invitation is taken back.
    #[serde(default)]
    pub notify_when_revoked: bool,
    /// How many seconds before its end an invitation that was sent reminds whoever has not finished, once: 3600 (an hour) to
    /// 2592000 (30 days). 0 reminds nobody, and so does an invitation that lives less than twice as long.
    #[serde(default)]
    #[schemars(range(min = 0, max = 2_592_000))]
    pub reminder_before_expiry: u32,
    /// Whether the person arrives signed in: with a one-time code in the redirect that the back end exchanges for a token.
    #[serde(default)]
    pub sign_in_after: bool,
    /// What codes look like, how long they live, and how often they may be tried.
    #[serde(default)]
    pub code: CodeSettings,
    /// What a password must be.
    #[serde(default)]
    pub password: PasswordSettings,
    /// What pages and messages look like.
    #[serde(default)]
    pub branding: BrandingSettings,
    /// Whether the holder of a link that is over can have a new one sent.
    #[serde(default = "defaults::yes")]
    pub renew_by_holder: bool,
    /// Sites that may call the routes of the set-up from a browser: https origins, or http on a loopback host.
    #[serde(default)]
    pub allowed_origins: Vec<String>,
}

/// Settings of codes.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CodeSettings {
    /// Whether codes have capital letters.
    pub uppercase: bool,
    /// Whether codes have small letters.
    pub lowercase: bool,
    /// Whether codes have digits.
    pub digits: bool,
    /// 4 to 10 characters.
    #[schemars(range(min = 4, max = 10))]
    pub length: u8,
    /// 1 to 10 minutes (ASVS 6.5.5).
    #[schemars(range(min = 1, max = 10))]
    pub lifetime_minutes: u32,
    /// 1 to 10 tries for one code.
    #[schemars(range(min = 1, max = 10))]
    pub tries: u32,
    /// 1 to 100 failures for one invitation, until an administrator sends it again.
    #[schemars(range(min = 1, max = 100))]
    pub failures: u32,
    /// 0 to 600 seconds between two codes.
    #[schemars(range(min = 0, max = 600))]
    pub pause_seconds: u32,
}

impl Default for CodeSettings {
    fn default() -> Self {
        Self {
            uppercase: false,
            lowercase: false,
            digits: true,
            length: 6,
            lifetime_minutes: 10,
            tries: 5,
            failures: 20,
            pause_seconds: 60,
        }
    }
}

/// Settings of passwords.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PasswordSettings {
    /// 8 to 64 characters; 15 where the password is the only factor (NIST SP 800-63B-4 section 3.1.1.2).
    #[schemars(range(min = 8, max = 64))]
    pub min_length: u32,
}

impl Default for PasswordSettings {
    fn default() -> Self {
        Self {
            min_length: PasswordPolicy::DEFAULT_MIN_LENGTH,
        }
    }
}

mod defaults {
    pub(super) fn language() -> String {
        "en".to_owned()
    }
    pub(super) fn time_zone() -> String {
        "UTC".to_owned()
    }
    pub(super) fn flow() -> String {
        "email_code_password".to_owned()
    }
    pub(super) fn lifetime_minutes() -> i64 {
        1440
    }
    pub(super) fn yes() -> bool {
        true
    }
}

impl Settings {
    /// The settings of a new application called `name`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            login_url: None,
            result_urls: Vec::new(),
            language: defaults::language(),
            time_zone: defaults::time_zone(),
            flow: defaults::flow(),
            method: Method::default(),
            lifetime_minutes: defaults::lifetime_minutes(),
            lock_until_password: true,
            activation_notice: ActivationNotice::default(),
            notify_when_revoked: false,
            reminder_before_expiry: 0,
            sign_in_after: false,
            code: CodeSettings::default(),
            password: PasswordSettings::default(),
            branding: BrandingSettings::default(),
            renew_by_holder: true,
            allowed_origins: Vec::new(),
        }
    }

    /// Checks everything and gives the application.
    ///
    /// # Errors
    /// The first [`SettingsError`].
    pub fn into_application(self, id: ApplicationId) -> Result<Application, SettingsError> {
        let name = DisplayName::parse(&self.name).map_err(|_| SettingsError::Name)?;
        if self.allowed_origins.len() > MOST_ORIGINS {
            return Err(SettingsError::OutOfRange("allowed_origins"));
        }
        if self.language.parse::<LanguageIdentifier>().is_err() {
            return Err(SettingsError::Language);
        }
        if let Some(address) = &self.branding.reply_to {
            EmailAddress::parse(address).map_err(|_| SettingsError::ReplyTo)?;
        }
        Ok(Application {
            id,
            login_url: self
                .login_url
                .as_deref()
                .map(parse_url)
                .transpose()
                .map_err(|error| SettingsError::At {
                    pointer: "/login_url".to_owned(),
                    why: error.to_string(),
                })?,
            result_urls: self
                .result_urls
                .iter()
                .map(|url| parse_url(url))
                .collect::<Result<_, _>>()?,
            language: self.language,
            time_zone: TimeZone::get(&self.time_zone).map_err(|_| SettingsError::TimeZone)?,
            flow: self.flow,
            method: self.method,
            lifetime: Lifetime::from_minutes(self.lifetime_minutes)?,
            lock_until_password: self.lock_until_password,
            activation_notice: self.activation_notice,
            notify_when_revoked: self.notify_when_revoked,
            reminder_before_expiry: match self.reminder_before_expiry {
                0 => None,
                seconds => Some(within(
                    "reminder_before_expiry",
                    seconds,
                    due::REMINDER_RANGE.0,
                    due::REMINDER_RANGE.1,
                )?),
            },
            sign_in_after: self.sign_in_after,
            code: self.code.policy()?,
            password: PasswordPolicy {
                min_length: within("password.min_length", self.password.min_length, 8, 64)?,
                cost: HashCost::default(),
            },
            branding: self.branding.check()?,
            renew_by_holder: self.renew_by_holder,
            allowed_origins: origins(&self.allowed_origins)?,
            name,
            words: Arc::default(),
        })
    }
}

impl CodeSettings {
    fn policy(&self) -> Result<CodePolicy, SettingsError> {
        let alphabet = Alphabet {
            uppercase: self.uppercase,
            lowercase: self.lowercase,
            digits: self.digits,
        };
        Ok(CodePolicy {
            format: CodeFormat::new(alphabet, self.length)?,
            lifetime_seconds: within("code.lifetime_minutes", self.lifetime_minutes, 1, 10)? * 60,
            tries: within("code.tries", self.tries, 1, 10)?,
            failures: within("code.failures", self.failures, 1, 100)?,
            pause_seconds: within("code.pause_seconds", self.pause_seconds, 0, 600)?,
        })
    }
}

/// As many origins as an application can list.
const MOST_ORIGINS: usize = 16;

fn origins(listed: &[String]) -> Result<Vec<String>, SettingsError> {
    let read = |(place, text): (usize, &String)| {
        origin(text).ok_or_else(|| SettingsError::At {
            pointer: format!("/allowed_origins/{place}"),
            why: "an origin is https://app.example.com, without a path (http only for localhost)".to_owned(),
        })
    };
    listed.iter().enumerate().map(read).collect()
}

fn within(name: &'static str, value: u32, least: u32, most: u32) -> Result<u32, SettingsError> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(SettingsError::OutOfRange(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_out_of_range_are_refused() {
        let refused = |change: fn(&mut Settings)| {
            let mut settings = Settings::named("Test");
            change(&mut settings);
            settings
                .into_application(ApplicationId::parse("app_test").unwrap())
                .is_err()
        };
        assert!(refused(|settings| settings.name = " ".to_owned()));
        assert!(refused(|settings| settings.name = "A\r\nBcc: x".to_owned()));
        assert!(refused(|settings| settings.lifetime_minutes = -2));
        assert!(refused(|settings| settings.code.length = 3));
        assert!(refused(|settings| settings.code.digits = false));
        assert!(refused(|settings| settings.code.lifetime_minutes = 11));
        assert!(refused(|settings| settings.password.min_length = 7));
        assert!(refused(|settings| settings.branding.colour = Some("red".to_owned())));
        assert!(refused(|settings| settings.language = "not a language".to_owned()));
        assert!(refused(|settings| settings.time_zone = "Middle/Earth".to_owned()));
        assert!(refused(
            |settings| settings.branding.sender_name = Some("A\r\nBcc: x".to_owned())
        ));
        assert!(refused(
            |settings| settings.branding.reply_to = Some("nobody".to_owned())
        ));
        assert!(refused(
            |settings| settings.login_url = Some("http://example.com".to_owned())
        ));
        assert!(!refused(|_| ()));
    }
}
