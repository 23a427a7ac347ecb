//! An application and its settings.

mod addresses;
mod findings;
mod settings;

use std::{collections::BTreeMap, sync::Arc};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use url::Url;

pub use addresses::{UrlError, origin, outcome_redirect, parse_url, result_redirect};
pub(crate) use findings::Findings;
pub use findings::{Finding, SettingsError};
pub use settings::{CodeSettings, PasswordSettings, Settings};

use super::{
    branding::Branding,
    clock::Lifetime,
    display_name::DisplayName,
    id::ApplicationId,
    invitation::{CodePolicy, Method},
    language::Formality,
    password::PasswordPolicy,
};

/// One language of an application's own sentences, as they were given: text by key.
pub type Texts = BTreeMap<String, String>;

/// What an application says in sentences of its own, by language. Which keys and languages there are is known where they
/// are shown.
pub type OwnTexts = BTreeMap<String, Texts>;

/// One product that people are invited to, with everything that can be set for it.
#[derive(Debug, Clone)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// Its name, as people read it.
    pub name: DisplayName,
    /// Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent.
    pub login_url: Option<Url>,
    /// Where invitations may send people at their end.
    pub result_urls: Vec<Url>,
    /// The language of pages and messages when nothing else is known (BCP 47).
    pub language: String,
    /// How people are addressed where a language has two ways; as its words say it if absent.
    pub formality: Option<Formality>,
    /// The time zone in which times are shown.
    pub time_zone: TimeZone,
    /// The name of the flow that invitations walk.
    pub flow: String,
    /// How an invitation reaches the person.
    pub method: Method,
    /// How long an invitation lives.
    pub lifetime: Lifetime,
    /// Whether the account is locked until the password is set.
    pub lock_until_password: bool,
    /// How the person hears that the account has become active.
    pub activation_notice: ActivationNotice,
    /// Whether the person is notified when the invitation is taken back.
    pub notify_when_revoked: bool,
    /// How many seconds before its end an invitation reminds whoever has not finished; not at all if absent.
    pub reminder_before_expiry: Option<u32>,
    /// Whether the product is given a code at the end of the way that it exchanges for a sign-in token, so that the person
    /// arrives signed in.
    pub sign_in_after: bool,
    /// Whether an address that an administrator put in place of another, and called verified, is as good as proven.
    pub trust_administrator_verified_email: bool,
    /// Whether the username becomes another address, once that is proven, where it was the address before.
    pub username_follows_email: bool,
    /// What codes look like, how long they live, and how often they may be tried.
    pub code: CodePolicy,
    /// What a password must be.
    pub password: PasswordPolicy,
    /// What pages look like.
    pub branding: Branding,
    /// What it says in words of its own. Not part of the settings: each language is an item by itself.
    pub texts: Arc<OwnTexts>,
    /// Whether the holder of a link that is over can have a new one sent to the registered address or number.
    pub renew_by_holder: bool,
    /// Whether the holder of an invitation's link can decline it.
    pub allow_decline: bool,
    /// Whether events tell the user's metadata.
    pub metadata_in_events: bool,
    /// Origins whose pages may call the JSON twins of the hosted pages, as a browser names them.
    pub allowed_origins: Vec<String>,
}

/// How a person is notified that their account has become active. Earlier settings said `true` and `false`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", try_from = "NoticeOrFlag")]
pub enum ActivationNotice {
    /// Not at all.
    None,
    /// By mail.
    #[default]
    Email,
    /// By SMS; by mail to whoever has no number.
    Sms,
}

#[derive(Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
enum NoticeOrFlag {
    Flag(bool),
    Name(#[schemars(extend("enum" = ["none", "email", "sms"]))] String),
}

impl TryFrom<NoticeOrFlag> for ActivationNotice {
    type Error = &'static str;

    fn try_from(setting: NoticeOrFlag) -> Result<Self, Self::Error> {
        match setting {
            NoticeOrFlag::Flag(true) => Ok(Self::Email),
            NoticeOrFlag::Flag(false) => Ok(Self::None),
            NoticeOrFlag::Name(name) => match name.as_str() {
                "none" => Ok(Self::None),
                "email" => Ok(Self::Email),
                "sms" => Ok(Self::Sms),
                _ => Err("the activation notice is `none`, `email` or `sms`"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_activation_notice_is_named_and_earlier_settings_still_read() {
        for (text, notice) in [
            ("true", ActivationNotice::Email),
            ("false", ActivationNotice::None),
            ("\"none\"", ActivationNotice::None),
            ("\"email\"", ActivationNotice::Email),
            ("\"sms\"", ActivationNotice::Sms),
        ] {
            let read: Settings =
                serde_json::from_str(&format!("{{\"name\":\"Test\",\"activation_notice\":{text}}}")).unwrap();
            assert_eq!(read.activation_notice, notice, "{text}");
        }
        assert!(serde_json::from_str::<Settings>(r#"{"name":"Test","activation_notice":"pigeon"}"#).is_err());
        assert_eq!(serde_json::to_string(&ActivationNotice::Sms).unwrap(), "\"sms\"");
    }
}
