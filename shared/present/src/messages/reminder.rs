//! "Your invitation ends soon", for whoever has not finished.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, account_line, ends, invitation_intro, inviter_name, lines, seconds_until};
use super::message::{Facts, Listed, Message, Named, Sample, State, expires, expires_in};
use super::{Sender, Sms, Values, short};
use crate::wording::Wording;
use domain::invitation::Method;
use domain::outbox::MessageKind;

/// "Your invitation ends soon". It carries the link that was sent before, or where the code that was sent is entered; never
/// the code.
#[derive(Clone, Debug)]
pub(super) struct Reminder {
    /// The name to sign in by, which is often the address.
    pub(super) account: String,
    /// Who invites, if that may be said.
    pub(super) inviter: Option<String>,
    /// The address that the mail goes to. Unused in a short message.
    pub(super) recipient: String,
    /// The link with the ticket; where the invitation is a code, the page on which it is entered.
    pub(super) link: String,
    /// Whether the invitation is a code.
    pub(super) by_code: bool,
    /// When the invitation ends.
    pub(super) expires: Timestamp,
    /// The time of writing.
    pub(super) now: Timestamp,
}

impl Message for Reminder {
    fn kind(&self) -> MessageKind {
        MessageKind::Reminder
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let inviter = inviter_name(self.inviter.as_deref());
        let (span, date) = ends(w, self.expires, self.now);
        let (button, next) = if self.by_code {
            (w.text("invitation-code-button"), w.text("reminder-code-next"))
        } else {
            (w.text("invitation-button"), w.text("reminder-next"))
        };
        Some(Letter {
            subject: w.text_with("reminder-subject", &[named]),
            preheader: w.text_with("reminder-preheader", &[("span", (&span).into())]),
            heading: w.text("reminder-heading"),
            intro: lines([
                Some(invitation_intro(w, named, inviter.as_deref())),
                Some(w.text("reminder-intro")),
                account_line(w, &self.account, &self.recipient),
            ]),
            button: Some(Button {
                href: self.link.clone(),
                label: button,
            }),
            notes: vec![
                w.text_with("reminder-until", &[("span", (&span).into()), ("date", (&date).into())]),
                next,
            ],
            safety: w.text("mail-not-expected"),
            ..Letter::to(w, named, &self.recipient)
        })
    }

    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let span = w.span(seconds_until(self.expires, self.now));
        let (span, page) = (("span", (&span).into()), ("page", (&self.link).into()));
        let named = |application: &str| w.text_with("sms-reminder", &[("application", application.into()), span, page]);
        let plain = w.text_with("sms-reminder-plain", &[span, page]);
        Some(short::one_segment(sender, named, plain, "", None))
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("inviter", inviter_name(self.inviter.as_deref()).into()),
            ("recipient", defuse_address(&self.recipient).into()),
            ("link", self.link.clone().into()),
            ("by_code", self.by_code.into()),
            expires(w, Some(self.expires)),
            expires_in(w, Some(self.expires), self.now),
        ])
    }
}

impl Listed for Reminder {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        let invitation = &facts.person.invitation;
        // The code itself is not sent once more: whoever has lost it has another one sent there.
        let (link, by_code) = match invitation.method {
            Method::EmailLink | Method::Link => (facts.carried.clone(), false),
            Method::EmailOtp => (facts.entry_page(true), true),
            // A text has room for little.
            Method::SmsOtp => (facts.entry_page(false), true),
        };
        Some(Self {
            account: facts.account(),
            inviter: facts.inviter(),
            recipient: facts.recipient(),
            link,
            by_code,
            expires: invitation.generation.expiry.moment()?,
            now: facts.now,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            account: sample.recipient.clone(),
            inviter: sample.unless_bare(&sample.inviter),
            recipient: sample.recipient.clone(),
            link: sample.link.clone(),
            by_code: false,
            expires: sample.after(24),
            now: sample.now,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        let reminder = Self::sample(sample);
        let by_code = Self {
            link: sample.entry_page.clone(),
            by_code: true,
            ..reminder.clone()
        };
        vec![
            State::mail("reminder", reminder),
            State::mail("reminder-code", by_code.clone()),
            State::text("reminder", by_code),
        ]
    }
}
