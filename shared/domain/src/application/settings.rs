//! What can be set for an application, as the API takes it and the table keeps it.

use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::{ActivationNotice, Application, Finding, Findings, SettingsError, origin, parse_url};
use crate::{
    branding::BrandingSettings,
    clock::Lifetime,
    code::{Alphabet, CodeFormat, CodeFormatError},
    display_name::DisplayName,
    due,
    id::ApplicationId,
    invitation::{CodePolicy, Method},
    language::Formality,
    locale::Locale,
    password::{HashCost, PasswordPolicy},
    whole::{non_null, whole},
};

/// The settings of an application as JSON: what the API takes and the table keeps.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What people read it as: 1 to 64 characters.
    #[schemars(length(min = 1, max = 64))]
    pub name: String,
    /// Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent.
    #[serde(default, deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub login_url: Option<String>,
    /// Where invitations may send people at their end: https, or http on a loopback host.
    #[serde(default)]
    #[schemars(inner(url))]
    pub result_urls: Vec<String>,
    /// The language of pages and messages when nothing else is known (BCP 47).
    #[serde(default = "defaults::language")]
    pub language: String,
    /// How people are addressed in languages that have two ways ("du" and "Sie"); as the words of the language say it if
    /// absent.
    #[serde(default, deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub formality: Option<Formality>,
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
    #[serde(default = "defaults::lifetime_minutes", deserialize_with = "whole")]
    #[schemars(range(min = -1, max = 5_270_400))]
    pub lifetime_minutes: i64,
    /// Whether the account is locked until the password is set.
    #[serde(default = "defaults::yes")]
    pub lock_until_password: bool,
    /// How a person is notified that their account has become active; `true` and `false` mean `email` and `none`.
    #[serde(default)]
    pub activation_notice: ActivationNotice,
    /// Whether the person is notified when the invitation is revoked.
    #[serde(default)]
    pub notify_when_revoked: bool,
    /// How many seconds before its end an invitation that was sent reminds whoever has not finished, once: 3600 (an hour) to
    /// 2592000 (30 days). 0 reminds nobody, and so does an invitation that lives less than twice as long.
    #[serde(default, deserialize_with = "whole")]
    #[schemars(range(min = 0, max = 2_592_000))]
    pub reminder_before_expiry: u32,
    /// Whether the person arrives signed in: with a one-time code in the redirect that the back end exchanges for a token.
    #[serde(default)]
    pub sign_in_after: bool,
    /// Whether an address that an administrator puts in place of another one is as good as proven by their word: then a link
    /// to another password goes there before the one before was notified, and the username follows at once.
    #[serde(default)]
    pub trust_administrator_verified_email: bool,
    /// Whether the username of somebody who signs in by their address becomes another address, once they have proven it.
    #[serde(default = "defaults::yes")]
    pub username_follows_email: bool,
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
    /// Whether the holder of an invitation's link can decline it, which ends it. A forwarded link can be declined by whoever
    /// reads it, so this is off until it is wanted.
    #[serde(default)]
    pub allow_decline: bool,
    /// Whether events tell the user's metadata as well, as it is at that moment.
    #[serde(default)]
    pub metadata_in_events: bool,
    /// Sites that may call the routes of the set-up from a browser: https origins, or http on a loopback host.
    #[serde(default)]
    #[schemars(length(max = 16))]
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
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 4, max = 10))]
    pub length: u8,
    /// 1 to 10 minutes (ASVS 6.5.5).
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 1, max = 10))]
    pub lifetime_minutes: u32,
    /// 1 to 10 tries for one code.
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 1, max = 10))]
    pub tries: u32,
    /// 1 to 100 failures for one invitation, until an administrator sends it again.
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 1, max = 100))]
    pub failures: u32,
    /// 0 to 600 seconds between two codes.
    #[serde(deserialize_with = "whole")]
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
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 8, max = 64))]
    pub min_length: u32,
    /// 8 to 64 characters of a password that a back end gives when it makes a user through a compatibility layer: it is
    /// held to the rule of that system, and what the person chooses to `min_length`.
    #[serde(deserialize_with = "whole")]
    #[schemars(range(min = 8, max = 64))]
    pub back_end_min_length: u32,
}

impl Default for PasswordSettings {
    fn default() -> Self {
        Self {
            min_length: PasswordPolicy::DEFAULT_MIN_LENGTH,
            back_end_min_length: PasswordPolicy::OF_BACK_ENDS,
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

const LANGUAGE: &str = "/language";
const NO_LANGUAGE: &str = "a language is a tag that begins with two or three letters, as in en or pt-BR";

impl Settings {
    /// The settings of a new application called `name`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            login_url: None,
            result_urls: Vec::new(),
            language: defaults::language(),
            formality: None,
            time_zone: defaults::time_zone(),
            flow: defaults::flow(),
            method: Method::default(),
            lifetime_minutes: defaults::lifetime_minutes(),
            lock_until_password: true,
            activation_notice: ActivationNotice::default(),
            notify_when_revoked: false,
            reminder_before_expiry: 0,
            sign_in_after: false,
            trust_administrator_verified_email: false,
            username_follows_email: true,
            code: CodeSettings::default(),
            password: PasswordSettings::default(),
            branding: BrandingSettings::default(),
            renew_by_holder: true,
            allow_decline: false,
            metadata_in_events: false,
            allowed_origins: Vec::new(),
        }
    }

    /// Checks everything of settings that are written now, and gives the application.
    ///
    /// # Errors
    /// As [`Settings::into_application`], and where the language is one that nobody has: those that are kept may name one.
    pub fn into_new_application(self, id: ApplicationId) -> Result<Application, SettingsError> {
        let is_a_tag = Locale::parse(&self.language).is_ok();
        let made = self.into_application(id);
        if is_a_tag {
            return made;
        }
        let mut all = made.err().map_or_else(Vec::new, |SettingsError(all)| all);
        if !all.iter().any(|finding| finding.pointer == LANGUAGE) {
            let (pointer, rule) = (LANGUAGE.to_owned(), NO_LANGUAGE.to_owned());
            all.push(Finding { pointer, rule });
        }
        Err(SettingsError(all))
    }

    /// Checks everything and gives the application.
    ///
    /// # Errors
    /// [`SettingsError`], with all that is wrong.
    pub fn into_application(self, id: ApplicationId) -> Result<Application, SettingsError> {
        let mut found = Findings::default();
        let name = found.take("/name", DisplayName::parse(&self.name));
        let login_url = self.login_url.as_deref().map(parse_url).transpose();
        let login_url = found.take("/login_url", login_url);
        let result_urls = self.result_urls.iter().enumerate();
        let result_urls: Vec<_> = result_urls
            .map(|(place, url)| found.take(&format!("/result_urls/{place}"), parse_url(url)))
            .collect();
        let language = self.language.parse::<LanguageIdentifier>();
        found.take(LANGUAGE, language.map_err(|_| NO_LANGUAGE));
        let time_zone = TimeZone::get(&self.time_zone)
            .map_err(|_| "a time zone has a name of the IANA database, as in Europe/Berlin");
        let time_zone = found.take("/time_zone", time_zone);
        let lifetime = found.take("/lifetime_minutes", Lifetime::from_minutes(self.lifetime_minutes));
        let (least, most) = due::REMINDER_RANGE;
        let reminder = match self.reminder_before_expiry {
            0 => None,
            seconds if (least..=most).contains(&seconds) => Some(seconds),
            _ => {
                let rule = format!("this is 0, or a whole number from {least} to {most}");
                found.take::<u32, _>("/reminder_before_expiry", Err(rule))
            }
        };
        let code = self.code.policy(&mut found);
        let min_length = found.within("/password/min_length", self.password.min_length, 8, 64);
        let of_back_ends = self.password.back_end_min_length;
        let of_back_ends = found.within("/password/back_end_min_length", of_back_ends, 8, 64);
        let branding = self.branding.check(&mut found);
        let allowed_origins = origins(&self.allowed_origins, &mut found);
        let made = || {
            Some(Application {
                id,
                name: name?,
                login_url: login_url?,
                result_urls: result_urls.into_iter().collect::<Option<_>>()?,
                language: self.language,
                formality: self.formality,
                time_zone: time_zone?,
                flow: self.flow,
                method: self.method,
                lifetime: lifetime?,
                lock_until_password: self.lock_until_password,
                activation_notice: self.activation_notice,
                notify_when_revoked: self.notify_when_revoked,
                reminder_before_expiry: reminder,
                sign_in_after: self.sign_in_after,
                trust_administrator_verified_email: self.trust_administrator_verified_email,
                username_follows_email: self.username_follows_email,
                code: code?,
                password: PasswordPolicy {
                    min_length: min_length?,
                    back_end_min_length: of_back_ends?,
                    cost: HashCost::default(),
                },
                branding: branding?,
                renew_by_holder: self.renew_by_holder,
                allow_decline: self.allow_decline,
                metadata_in_events: self.metadata_in_events,
                allowed_origins: allowed_origins?,
                texts: Arc::default(),
            })
        };
        found.end(made())
    }
}

impl CodeSettings {
    fn policy(&self, found: &mut Findings) -> Option<CodePolicy> {
        let alphabet = Alphabet {
            uppercase: self.uppercase,
            lowercase: self.lowercase,
            digits: self.digits,
        };
        let format = CodeFormat::new(alphabet, self.length);
        let place = match &format {
            Err(CodeFormatError::EmptyAlphabet) => "/code",
            Ok(_) | Err(CodeFormatError::Length | CodeFormatError::Malformed) => "/code/length",
        };
        let format = found.take(place, format);
        let lifetime_minutes = found.within("/code/lifetime_minutes", self.lifetime_minutes, 1, 10);
        let tries = found.within("/code/tries", self.tries, 1, 10);
        let failures = found.within("/code/failures", self.failures, 1, 100);
        let pause_seconds = found.within("/code/pause_seconds", self.pause_seconds, 0, 600);
        Some(CodePolicy {
            format: format?,
            lifetime_seconds: lifetime_minutes? * 60,
            tries: tries?,
            failures: failures?,
            pause_seconds: pause_seconds?,
        })
    }
}

/// As many origins as an application can list.
const MOST_ORIGINS: usize = 16;

fn origins(listed: &[String], found: &mut Findings) -> Option<Vec<String>> {
    let are_few = (listed.len() <= MOST_ORIGINS).then_some(());
    found.take("/allowed_origins", are_few.ok_or("there can be at most 16 origins"))?;
    let rule = "an origin is https://app.example.com, without a path (http only for localhost)";
    let read = |(place, text): (usize, &String)| {
        let pointer = format!("/allowed_origins/{place}");
        found.take(&pointer, origin(text).ok_or(rule))
    };
    let origins: Vec<_> = listed.iter().enumerate().map(read).collect();
    origins.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 15.3.5: a field that is given has a value.
    #[test]
    fn null_is_no_setting() {
        for sent in [
            r#"{"name":"Test","login_url":null}"#,
            r#"{"name":"Test","branding":{"colour":null}}"#,
            r#"{"name":"Test","branding":{"reply_to":null}}"#,
        ] {
            assert!(serde_json::from_str::<Settings>(sent).is_err(), "{sent}");
            assert!(
                serde_json::from_str::<Settings>(&sent.replace("null", "\"x\"")).is_ok(),
                "{sent}"
            );
        }
    }

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

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_its_place_and_range() {
        let mut settings = Settings::named("");
        settings.code.tries = 11;
        settings.code.length = 3;
        settings.code.pause_seconds = 601;
        settings.password.min_length = 7;
        settings.reminder_before_expiry = 60;
        settings.result_urls = vec!["https://a.example/".to_owned(), "ftp://a.example/".to_owned()];
        settings.branding.colour = Some("red".to_owned());
        settings.branding.reply_to = Some("nobody".to_owned());
        let refused = settings.into_application(ApplicationId::parse("app_test").unwrap());
        let SettingsError(found) = refused.err().unwrap();
        let findings: Vec<_> = found
            .iter()
            .map(|finding| (finding.pointer.as_str(), finding.rule.as_str()))
            .collect();
        assert_eq!(
            findings,
            [
                (
                    "/name",
                    "a name has 1 to 64 characters, on one line, and something of it can be seen"
                ),
                ("/result_urls/1", "the URL must be https (http only for localhost)"),
                (
                    "/reminder_before_expiry",
                    "this is 0, or a whole number from 3600 to 2592000"
                ),
                ("/code/length", "a code has 4 to 10 characters"),
                ("/code/tries", "this is a whole number from 1 to 10"),
                ("/code/pause_seconds", "this is a whole number from 0 to 600"),
                ("/password/min_length", "this is a whole number from 8 to 64"),
                ("/branding/colour", "a colour is six hexadecimal digits, as in 1f6feb"),
                (
                    "/branding/reply_to",
                    "the address for answers looks like help@example.com"
                ),
            ]
        );
    }
}
