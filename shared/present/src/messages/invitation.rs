//! "You are invited", with a link.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, account_line, invitation_intro, inviter_name, lines, link_until};
use super::message::{Facts, Listed, Message, Named, Sample, State, expires, expires_in};
use super::{Sender, Values};
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "You are invited", with the link.
#[derive(Clone, Debug)]
pub(super) struct Invitation {
    /// The name to sign in by, which is often the address.
    pub(super) account: String,
    /// Who invites, if that may be said.
    pub(super) inviter: Option<String>,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// The link with the ticket.
    pub(super) link: String,
    /// When the link ends. `None`: never.
    pub(super) expires: Option<Timestamp>,
    /// The time of writing.
    pub(super) now: Timestamp,
    /// Whether it was sent before: then it says that this link takes the place of the one before.
    pub(super) again: bool,
}

impl Message for Invitation {
    fn kind(&self) -> MessageKind {
        MessageKind::Invitation
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let inviter = inviter_name(self.inviter.as_deref());
        let (until, until_short) = link_until(w, self.expires, self.now)
            .unwrap_or_else(|| (w.text("invitation-never"), w.text("invitation-never-short")));
        Some(Letter {
            subject: match &inviter {
                _ if self.again => w.text_with("invitation-again-subject", &[named]),
                Some(name) => w.text_with("invitation-subject-inviter", &[("inviter", name.into()), named]),
                None => w.text_with("invitation-subject", &[named]),
            },
            preheader: w.text_with("invitation-preheader", &[("until", (&until_short).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: lines([
                Some(invitation_intro(w, named, inviter.as_deref())),
                self.again.then(|| w.text("invitation-again")),
                account_line(w, &self.account, &self.recipient),
                Some(w.text("invitation-next")),
            ]),
            button: Some(Button {
                href: self.link.clone(),
                label: w.text("invitation-button"),
            }),
            notes: vec![until],
            safety: w.text("mail-not-expected"),
            ..Letter::to(w, named, &self.recipient)
        })
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("inviter", inviter_name(self.inviter.as_deref()).into()),
            ("recipient", defuse_address(&self.recipient).into()),
            ("link", self.link.clone().into()),
            ("again", self.again.into()),
            expires(w, self.expires),
            expires_in(w, self.expires, self.now),
        ])
    }
}

impl Listed for Invitation {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            account: facts.account(),
            inviter: facts.inviter(),
            recipient: facts.recipient(),
            link: facts.carried.clone(),
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
            link: sample.link.clone(),
            expires: (!sample.bare).then(|| sample.after(24)),
            now: sample.now,
            again: false,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        let invitation = Self::sample(sample);
        let never = Self {
            inviter: None,
            expires: None,
            ..invitation.clone()
        };
        let again = Self {
            again: true,
            ..invitation.clone()
        };
        vec![
            State::mail("invitation", invitation),
            State::mail("invitation-never", never),
            State::mail("invitation-again", again),
        ]
    }
}
