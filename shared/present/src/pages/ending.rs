use askama::Template;
use domain::channel::Channel;

use super::clean::shown_name;
use super::{Button, Frame, Medal, Problem, Purpose, Shell, document, web_address};

/// Why the way ends here, each with its own next step. Works with the neutral brand too. What is said of an invitation
/// here holds for a link to a new password as well, and `Frame::purpose` has it said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The invitation's lifetime is over.
    Expired,
    /// The password has been set with this invitation.
    Used {
        /// Where to sign in, if that is known.
        sign_in_url: Option<String>,
    },
    /// The invitation was taken back.
    Revoked,
    /// Whoever held its link declined it.
    Declined,
    /// A newer invitation took the place of this link.
    Replaced,
    /// The account was changed since the link was sent, which ended it. There is no newer one.
    Outdated,
    /// The link is damaged, or was never one of ours.
    Invalid,
    /// The invitation takes no more codes.
    TooManyTries,
    /// The cookie that says which invitation this is has gone.
    SessionLost,
    /// There is no such page.
    NotFound,
    /// Something on our side does not work at present.
    Unavailable,
    /// The form's token did not match: opened too long ago, or not by us.
    FormExpired {
        /// A page of this host on which to begin again, such as `/setup`.
        back: Option<String>,
    },
    /// A field of the form came twice.
    FieldTwice {
        /// Its name.
        field: String,
        /// A page of this host on which to begin again.
        back: Option<String>,
    },
}

/// A new link that the holder of one that is over can have sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How it gets there.
    pub channel: Channel,
    /// Where it goes, masked by the caller.
    pub destination: String,
    /// Whether it brings a code in place of a link.
    pub is_code: bool,
}

/// What is known beside an ending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// A new link that can be had.
    pub offer: Option<Offer>,
    /// How long to wait, after too many were asked for.
    pub wait_seconds: Option<u64>,
    /// Where to sign in, and to ask for another link to a new password.
    pub sign_in_url: Option<String>,
    /// Who sent the invitation, as they wish to be called: whom to ask for another.
    pub inviter: Option<String>,
    /// The page of this host that is shown again in another language, where it is not that of the invitation.
    pub back: Option<String>,
}

#[derive(Debug)]
struct ShownOffer<'a> {
    intro: String,
    destination: &'a str,
    button: String,
}

#[derive(Template)]
#[template(path = "pages/ending.html")]
struct EndingPage<'a> {
    shell: Shell<'a>,
    text: String,
    next: String,
    button: Option<Button>,
    /// The page that `next` speaks of, or where else to go.
    other: Option<Button>,
    offer: Option<ShownOffer<'a>>,
    /// Whether what to do now comes before the offer: there is a newer message already.
    next_first: bool,
    /// Whether what to do now is for those whom the offer did not help.
    next_named: bool,
}

impl Ending {
    /// The HTTP status that fits.
    pub fn status(&self) -> u16 {
        match self {
            Self::Expired | Self::Used { .. } | Self::Revoked | Self::Declined | Self::Replaced | Self::Outdated => 410,
            Self::Invalid | Self::NotFound => 404,
            Self::TooManyTries => 429,
            Self::SessionLost => 401,
            Self::FormExpired { .. } => 403,
            Self::FieldTwice { .. } => 400,
            Self::Unavailable => 503,
        }
    }

    /// The whole page. It has no form.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        self.render_with(frame, &Around::default())
    }

    /// The same with what else is known. The form of the offer goes to `POST /setup/renew`.
    pub fn render_with(&self, frame: &Frame<'_>, around: &Around) -> String {
        let w = frame.wording;
        let reset = frame.purpose == Purpose::PasswordReset;
        let inviter = around
            .inviter
            .as_deref()
            .map(shown_name)
            .filter(|name| !name.is_empty());
        let ask_again = || match (&inviter, frame.brand.support()) {
            _ if reset => w.text("ending-ask-reset"),
            (Some(name), Some(_)) => w.text_with("ending-ask-named-support", &[("inviter", name.into())]),
            (Some(name), None) => w.text_with("ending-ask-named", &[("inviter", name.into())]),
            (None, Some(_)) => w.text("ending-ask-inviter-support"),
            (None, None) => w.text("ending-ask-inviter"),
        };
        let (heading, text, next) = match self {
            Self::Expired if reset => (
                w.text("ending-expired-reset-heading"),
                w.text("ending-expired-reset-text"),
                ask_again(),
            ),
            Self::Expired => (
                w.text("ending-expired-heading"),
                w.text("ending-expired-text"),
                ask_again(),
            ),
            Self::Used { .. } if reset => (
                w.text("ending-used-reset-heading"),
                w.text("ending-used-reset-text"),
                w.text("ending-used-reset-next"),
            ),
            Self::Used { .. } => (
                w.text("ending-used-heading"),
                w.text("ending-used-text"),
                w.text("ending-used-next"),
            ),
            Self::Revoked if reset => (
                w.text("ending-revoked-reset-heading"),
                w.text("ending-revoked-reset-text"),
                ask_again(),
            ),
            Self::Revoked => (
                w.text("ending-revoked-heading"),
                w.text("ending-revoked-text"),
                match &inviter {
                    Some(name) => w.text_with("ending-revoked-next-named", &[("inviter", name.into())]),
                    None => w.text("ending-revoked-next"),
                },
            ),
            Self::Declined => (
                w.text("ending-declined-heading"),
                w.text("ending-declined-text"),
                ask_again(),
            ),
            Self::Replaced => {
                let next = w.text_with(
                    "ending-replaced-next",
                    &[("application", (&frame.application()).into())],
                );
                if reset {
                    (
                        w.text("ending-replaced-reset-heading"),
                        w.text("ending-replaced-reset-text"),
                        next,
                    )
                } else {
                    (w.text("ending-replaced-heading"), w.text("ending-replaced-text"), next)
                }
            }
            Self::Outdated => (
                w.text("ending-outdated-heading"),
                w.text("ending-outdated-text"),
                ask_again(),
            ),
            Self::Invalid if reset => (
                w.text("ending-broken-heading"),
                w.text("ending-broken-text"),
                w.text("ending-broken-reset-next"),
            ),
            Self::Invalid => (
                w.text("ending-broken-heading"),
                w.text("ending-broken-text"),
                w.text("ending-broken-next"),
            ),
            Self::TooManyTries if reset => (
                w.text("ending-tries-heading"),
                w.text("ending-tries-reset-text"),
                ask_again(),
            ),
            Self::TooManyTries => (w.text("ending-tries-heading"), w.text("ending-tries-text"), ask_again()),
            Self::SessionLost if reset => (
                w.text("ending-session-heading"),
                w.text("ending-session-reset-text"),
                w.text("ending-session-reset-next"),
            ),
            Self::SessionLost => (
                w.text("ending-session-heading"),
                w.text("ending-session-text"),
                w.text("ending-session-next"),
            ),
            Self::NotFound => (
                w.text("ending-missing-heading"),
                w.text("ending-missing-text"),
                w.text("ending-missing-next"),
            ),
            Self::Unavailable => (
                w.text("ending-unavailable-heading"),
                w.text("ending-unavailable-text"),
                w.text("ending-unavailable-next"),
            ),
            // What to do then stands on the button.
            Self::FormExpired { .. } => (w.text("ending-form-heading"), w.text("ending-form-text"), String::new()),
            Self::FieldTwice { field, .. } => (
                w.text("ending-twice-heading"),
                w.text_with("ending-twice-text", &[("field", field.into())]),
                String::new(),
            ),
        };
        let sign_in = || around.sign_in_url.as_deref().unwrap_or("/sign-in");
        let link = |href: &str, text: String| web_address(href).map(|href| Button { href, text });
        let button = match self {
            Self::Used { sign_in_url: Some(url) } => link(url, w.text("ending-used-button")),
            Self::FormExpired { back } | Self::FieldTwice { back, .. } => {
                link(back.as_deref().unwrap_or("/setup"), w.text("ending-form-button"))
            }
            // This very page, once more. Where it answered a form, that address leads back to the form.
            Self::Unavailable => Some(Button {
                href: String::new(),
                text: w.text("ending-unavailable-button"),
            }),
            Self::NotFound => link(sign_in(), w.text("ending-sign-in")),
            Self::Expired
            | Self::Used { sign_in_url: None }
            | Self::Revoked
            | Self::Declined
            | Self::Replaced
            | Self::Outdated
            | Self::Invalid
            | Self::TooManyTries
            | Self::SessionLost => None,
        };
        let other = match self {
            Self::Expired | Self::Revoked | Self::Outdated | Self::TooManyTries if reset => {
                link(sign_in(), w.text("ending-sign-in"))
            }
            Self::Invalid | Self::SessionLost => link(sign_in(), w.text("ending-sign-in")),
            Self::Expired
            | Self::Revoked
            | Self::Declined
            | Self::Outdated
            | Self::TooManyTries
            | Self::Used { .. }
            | Self::Replaced
            | Self::NotFound
            | Self::Unavailable
            | Self::FormExpired { .. }
            | Self::FieldTwice { .. } => None,
        };
        let medal = match self {
            Self::Expired => Medal::Clock,
            Self::Used { .. } | Self::Declined => Medal::Done,
            Self::Replaced => Medal::Email,
            Self::Revoked | Self::Outdated | Self::Invalid => Medal::Link,
            Self::TooManyTries => Medal::Shield,
            Self::SessionLost | Self::NotFound => Medal::Question,
            Self::Unavailable => Medal::Cloud,
            Self::FormExpired { .. } | Self::FieldTwice { .. } => Medal::Clock,
        };
        let offer = around.offer.as_ref().map(|offer| ShownOffer {
            intro: if offer.is_code {
                w.text("renew-offer-code")
            } else {
                w.text("renew-offer-link")
            },
            destination: &offer.destination,
            button: if offer.is_code {
                w.text("renew-button-code")
            } else {
                w.text("renew-button")
            },
        });
        let wait = around.wait_seconds.map(|seconds| Problem {
            text: w.text_with("enter-problem-wait", &[("span", (&w.wait(seconds)).into())]),
            field: None,
        });
        let shell = Shell::new(frame, heading)
            .with_medal(medal)
            .with_problems(wait.into_iter().collect());
        let next_first = *self == Self::Replaced;
        document(&EndingPage {
            shell: match &around.back {
                Some(back) => Shell {
                    is_neutral: true,
                    ..shell.at(back.clone())
                },
                None => shell,
            },
            text,
            next,
            button,
            other,
            next_named: offer.is_some() && !next_first,
            next_first,
            offer,
        })
    }
}
