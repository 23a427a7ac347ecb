//! "You are invited", with a code.

use jiff::Timestamp;

use super::defuse::{defuse_address, defuse_plainly};
use super::letter::{Button, Letter, account_line, ends, invitation_intro, inviter_name, lines, seconds_until};
use super::message::{Facts, Listed, Message, Named, Sample, State, expires, expires_in};
use super::{Sender, Sms, Values, short};
use crate::pages::web_address;
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "You are invited", with a code instead of a link.
#[derive(Clone, Debug)]
pub(super) struct InvitationCode {
    /// The name to sign in by, which is often the address.
    pub(super) account: String,
    /// Who invites, if that may be said.
    pub(super) inviter: Option<String>,
    /// The address that the mail goes to. Unused in a short message.
    pub(super) recipient: String,
    /// The code, as it has to be typed.
    pub(super) code: String,
    /// The page on which the code can be entered, if it is one that can be named.
    pub(super) entry_url: Option<String>,
    /// The host name of that page, for the last line of a short message. `None` leaves the line out.
    pub(super) host: Option<String>,
    /// When the code ends. `None`: never.
    pub(super) expires: Option<Timestamp>,
    /// The time of writing.
    pub(super) now: Timestamp,
    /// Whether it was sent before: then it says that this code takes the place of the one before.
    pub(super) again: bool,
}

impl Message for InvitationCode {
    fn kind(&self) -> MessageKind {
        MessageKind::InvitationCode
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let inviter = inviter_name(self.inviter.as_deref());
        let until = match self.expires {
            Some(at) => {
                let (span, date) = ends(w, at, self.now);
                w.text_with(
                    "invitation-code-until",
                    &[("span", (&span).into()), ("date", (&date).into())],
                )
            }
            None => w.text("invitation-code-never"),
        };
        Some(Letter {
            subject: if self.again {
                w.text_with("invitation-code-again-subject", &[named])
            } else {
                w.text_with("invitation-code-subject", &[named])
            },
            preheader: w.text_with("invitation-code-preheader", &[("code", (&self.code).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: lines([
                Some(invitation_intro(w, named, inviter.as_deref())),
                self.again.then(|| w.text("invitation-code-again")),
                account_line(w, &self.account, &self.recipient),
                Some(w.text("invitation-code-intro")),
            ]),
            code: Some(self.code.clone()),
            button: self.entry_url.as_deref().and_then(web_address).map(|href| Button {
                href,
                label: w.text("invitation-code-button"),
            }),
            notes: vec![w.text("invitation-code-next"), until],
            safety: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
            ..Letter::to(w, named, &self.recipient)
        })
    }

    // The short message: that one is invited, to what and by whom, and where the code is entered.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let code = ("code", (&self.code).into());
        let where_to = self.entry_url.as_ref().map(|page| match self.expires {
            Some(at) => w.text_with(
                "sms-invitation-until",
                &[
                    ("page", page.into()),
                    ("span", (&w.span(seconds_until(at, self.now))).into()),
                ],
            ),
            None => w.text_with("sms-invitation-never", &[("page", page.into())]),
        });
        let whole = |sentence: String| match &where_to {
            Some(where_to) => format!("{sentence} {where_to}"),
            None => sentence,
        };
        let inviter = self.inviter.as_deref().map(defuse_plainly);
        let inviter = inviter.filter(|name| !name.is_empty());
        let invited = |application: &str| {
            let inviter = ("inviter", inviter.as_ref()?.into());
            let named = ("application", application.into());
            Some(whole(w.text_with("sms-invitation-inviter", &[code, inviter, named])))
        };
        let named = |application: &str| {
            let named = ("application", application.into());
            whole(w.text_with("sms-invitation", &[code, named]))
        };
        let plain = whole(w.text_with("sms-invitation-plain", &[code]));
        Some(short::few_segments(
            sender,
            invited,
            named,
            plain,
            &self.code,
            self.host.as_deref(),
        ))
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("inviter", inviter_name(self.inviter.as_deref()).into()),
            ("recipient", defuse_address(&self.recipient).into()),
            ("code", self.code.clone().into()),
            ("page", self.entry_url.as_deref().and_then(web_address).into()),
            ("again", self.again.into()),
            expires(w, self.expires),
            expires_in(w, self.expires, self.now),
        ])
    }
}

impl Listed for InvitationCode {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        // A text has room for little, and people know their own number.
        let named = facts.is_named_otherwise();
        Some(Self {
            account: facts.account(),
            inviter: facts.inviter(),
            recipient: facts.recipient(),
            code: facts.carried.clone(),
            entry_url: Some(facts.entry_page(named)),
            host: Some(facts.host.to_owned()),
            expires: facts.person.invitation.generation.expiry.moment(),
            now: facts.now,
            again: facts.is_sent_again(),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            account: sample.recipient.clone(),
            inviter: sample.unless_bare(&sample.inviter),
            recipient: sample.recipient.clone(),
            code: sample.code.clone(),
            entry_url: sample.unless_bare(&sample.entry_page),
            host: Some(sample.host.clone()),
            expires: (!sample.bare).then(|| sample.after(24)),
            now: sample.now,
            again: false,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("invitation-code", Self::sample(sample))]
    }
}
