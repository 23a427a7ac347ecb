//! The outbox: the messages that a person is owed stand in their item until they are sent. This file is the list of them, and
//! says of each what the rest asks. [`OwedMessage`] is what is owed, [`Notice`] those of it that only tell what has happened,
//! and [`MessageKind`] what arrives: an invitation that is owed arrives with a link, with a code, or as a reset. The texts of
//! a kind are in its file in `present/messages`.

use std::borrow::Cow;

use super::{
    former::{ContactKind, Former},
    id::{base32, from_base32},
    invitation::{Kind, Method},
    limits::Cause,
    person::{Owed, Person},
};

/// A message that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwedMessage {
    /// The invitation of this generation.
    Invitation {
        /// The generation.
        generation: u32,
    },
    /// The code of this send number.
    Code {
        /// The send number.
        send: u32,
    },
    /// The reminder of the invitation of this generation.
    Reminder {
        /// The generation.
        generation: u32,
    },
    /// A notice.
    Notice {
        /// Which one.
        notice: Notice,
        /// Its number: see [`Notices`].
        number: u32,
    },
    /// A mail with a link to prove the address.
    Verification {
        /// The id of the write that asked for it, so that no asking is taken for the one before.
        asked: [u8; 16],
    },
    /// A notice to whoever had the address or number before this write.
    Former {
        /// Which write.
        write: [u8; 16],
        /// Which of the two.
        kind: ContactKind,
    },
}

impl OwedMessage {
    /// The name under which it is counted and logged.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::Code { .. } => "code",
            Self::Reminder { .. } => "reminder",
            Self::Notice { notice, .. } => notice.as_str(),
            Self::Verification { .. } => "verify_email",
            Self::Former { .. } => "contact_changed",
        }
    }

    /// What it is, whichever of them it is: one for each that can be owed beside another.
    #[must_use]
    pub fn slot(self) -> Slot {
        match self {
            Self::Invitation { .. } => Slot::Invitation,
            Self::Code { .. } => Slot::Code,
            Self::Reminder { .. } => Slot::Reminder,
            Self::Notice { notice, .. } => Slot::Notice(notice),
            Self::Verification { .. } => Slot::Verification,
            Self::Former { write, kind } => Slot::Former(kind, write),
        }
    }

    /// The name of its [`Slot`].
    #[must_use]
    pub fn place(self) -> String {
        self.slot().name().into_owned()
    }

    /// Names it among all that were ever owed to its person: in the item, and in what the provider tells of it.
    #[must_use]
    pub fn tag(self) -> String {
        match self {
            Self::Invitation { generation } | Self::Reminder { generation } => format!("{}-{generation}", self.place()),
            Self::Code { send } => format!("{}-{send}", self.place()),
            Self::Notice { number, .. } => format!("{}-{number}", self.place()),
            Self::Verification { asked } => format!("{}-{}", self.place(), base32(&asked)),
            Self::Former { .. } => format!("former-{}", self.place()),
        }
    }

    /// Reads what [`OwedMessage::tag`] writes.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let (kind, which) = tag.rsplit_once('-')?;
        Some(match kind {
            "invitation" => Self::Invitation {
                generation: which.parse().ok()?,
            },
            "code" => Self::Code {
                send: which.parse().ok()?,
            },
            "reminder" => Self::Reminder {
                generation: which.parse().ok()?,
            },
            "verification" => Self::Verification {
                asked: from_base32(which)?,
            },
            "former" => {
                let (kind, write) = ContactKind::of_name(which)?;
                Self::Former { write, kind }
            }
            notice => Self::Notice {
                notice: Notice::parse(notice)?,
                number: which.parse().ok()?,
            },
        })
    }

    /// Whose budget it is counted in.
    #[must_use]
    pub fn cause(self, person: &Person) -> Cause {
        match self {
            Self::Invitation { .. } => person.invitation.kind.cause(),
            Self::Code { .. } => Cause::Asked,
            Self::Reminder { .. } => Cause::Invited,
            Self::Notice { notice, .. } => notice.facts().cause,
            // An administrator asks for it: a flood of them must not hold up a notice.
            Self::Verification { .. } => Cause::Invited,
            Self::Former { .. } => Cause::Moved,
        }
    }

    /// What arrives.
    #[must_use]
    pub fn kind(self, person: &Person) -> MessageKind {
        match self {
            Self::Invitation { .. } => match (person.invitation.kind, person.invitation.method) {
                (Kind::PasswordReset, Method::EmailLink | Method::Link) => MessageKind::PasswordReset,
                (Kind::PasswordReset, Method::SmsOtp) => MessageKind::PasswordResetCode,
                (Kind::Invitation, Method::EmailLink | Method::Link) => MessageKind::Invitation,
                (Kind::Invitation, Method::SmsOtp) | (Kind::Invitation | Kind::PasswordReset, Method::EmailOtp) => {
                    MessageKind::InvitationCode
                }
            },
            Self::Code { .. } => MessageKind::Code,
            Self::Reminder { .. } => MessageKind::Reminder,
            Self::Notice { notice, .. } => notice.facts().kind,
            Self::Verification { .. } => MessageKind::EmailVerification,
            Self::Former { .. } => MessageKind::ContactChanged,
        }
    }

    /// The address or number that it goes to and that is the person's no more, where it tells of that.
    #[must_use]
    pub fn former(self, person: &Person) -> Option<&Former> {
        match self {
            Self::Former { write, kind } => person.owed.former(write, kind),
            Self::Invitation { .. }
            | Self::Code { .. }
            | Self::Reminder { .. }
            | Self::Notice { .. }
            | Self::Verification { .. } => None,
        }
    }
}

/// What can be owed beside another: the item keeps for each why it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The invitation.
    Invitation,
    /// The newest code.
    Code,
    /// The reminder.
    Reminder,
    /// This notice.
    Notice(Notice),
    /// The mail with a link to prove the address.
    Verification,
    /// The notice to whoever had the address or number before this write.
    Former(ContactKind, [u8; 16]),
}

impl Slot {
    /// All but those of former owners, of whom there can be any number.
    pub fn alone() -> impl Iterator<Item = Self> {
        let notices = Notice::ALL.into_iter().map(Self::Notice);
        let others = [Self::Invitation, Self::Code, Self::Reminder, Self::Verification];
        others.into_iter().chain(notices)
    }

    /// Its name in tags and in the names of attributes.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Invitation => "invitation",
            Self::Code => "code",
            Self::Reminder => "reminder",
            Self::Notice(notice) => notice.as_str(),
            Self::Verification => "verification",
            Self::Former(kind, write) => return Cow::Owned(kind.name(write)),
        })
    }

    /// Reads what [`Slot::name`] writes.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let former = || ContactKind::of_name(name).map(|(kind, write)| Self::Former(kind, write));
        Self::alone().find(|slot| slot.name() == name).or_else(former)
    }

    /// The attribute that says why it waits; of a former owner's, only how it begins.
    #[must_use]
    pub const fn held_in(self) -> &'static str {
        match self {
            Self::Invitation => "held_invitation",
            Self::Code => "held_code",
            Self::Reminder => "held_reminder",
            Self::Notice(notice) => notice.facts().held_in,
            Self::Verification => "held_verification",
            Self::Former(..) => "held_",
        }
    }
}

impl Owed {
    /// Whether `message` is among them.
    #[must_use]
    pub fn contains(&self, message: OwedMessage) -> bool {
        match message {
            OwedMessage::Invitation { generation } => self.invitation == Some(generation),
            OwedMessage::Code { send } => self.code == Some(send),
            OwedMessage::Reminder { generation } => self.reminder == Some(generation),
            OwedMessage::Notice { notice, number } => self.notices.of(notice) == Some(number),
            OwedMessage::Verification { asked } => self.verification == Some(asked),
            OwedMessage::Former { write, kind } => self.former(write, kind).is_some(),
        }
    }

    /// The address or number of this kind that this write replaced, if its owner is still to be notified.
    #[must_use]
    pub fn former(&self, write: [u8; 16], kind: ContactKind) -> Option<&Former> {
        let mut all = self.former.iter();
        all.find(|former| former.write == write && former.contact.kind() == kind)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = OwedMessage> {
        let invitation = self.invitation.map(|generation| OwedMessage::Invitation { generation });
        let code = self.code.map(|send| OwedMessage::Code { send });
        let reminder = self.reminder.map(|generation| OwedMessage::Reminder { generation });
        let notices = self.notices.iter();
        let notices = notices.map(|(notice, number)| OwedMessage::Notice { notice, number });
        let verification = self.verification.map(|asked| OwedMessage::Verification { asked });
        let secret = [invitation, code, reminder, verification].into_iter().flatten();
        let former = self.former.iter().map(|former| OwedMessage::Former {
            write: former.write,
            kind: former.contact.kind(),
        });
        secret.chain(notices).chain(former)
    }
}

/// A notice that carries no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notice {
    /// The account is active now.
    Activated,
    /// The password is another one.
    PasswordChanged,
    /// The invitation was taken back.
    Withdrawn,
    /// So many sign-ins have failed in a row that no unknown browser's password is compared any more.
    SignInLocked,
}

/// What there is to know of a notice.
#[derive(Debug, Clone, Copy)]
pub struct NoticeFacts {
    /// The name in tags, in metrics, and in the names of attributes.
    pub name: &'static str,
    /// The attribute that it is owed in.
    pub owed_in: &'static str,
    /// The attribute that says why it waits.
    pub held_in: &'static str,
    /// What arrives.
    pub kind: MessageKind,
    /// Whose budget it is counted in.
    pub cause: Cause,
    /// Until when it is wanted.
    pub wanted: Wanted,
}

/// Until when a notice is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// While the account is active.
    WhileActive,
    /// While an invitation is revoked that has reached the person: whoever was never written to knows of nothing that could be
    /// taken back.
    WhileTakenBack,
}

impl Notice {
    /// Every notice.
    pub const ALL: [Self; 4] = [
        Self::Activated,
        Self::PasswordChanged,
        Self::Withdrawn,
        Self::SignInLocked,
    ];

    /// What there is to know of it.
    #[must_use]
    pub const fn facts(self) -> NoticeFacts {
        match self {
            Self::Activated => NoticeFacts {
                name: "activated",
                owed_in: "owe_activated",
                held_in: "held_activated",
                kind: MessageKind::Activation,
                cause: Cause::Notice,
                wanted: Wanted::WhileActive,
            },
            Self::PasswordChanged => NoticeFacts {
                name: "password_changed",
                owed_in: "owe_password_changed",
                held_in: "held_password_changed",
                kind: MessageKind::PasswordChanged,
                cause: Cause::Notice,
                wanted: Wanted::WhileActive,
            },
            Self::Withdrawn => NoticeFacts {
                name: "withdrawn",
                owed_in: "owe_withdrawn",
                held_in: "held_withdrawn",
                kind: MessageKind::Withdrawn,
                // An administrator takes invitations back: that must not use up what tells of a changed password.
                cause: Cause::Invited,
                wanted: Wanted::WhileTakenBack,
            },
            Self::SignInLocked => NoticeFacts {
                name: "sign_in_locked",
                owed_in: "owe_sign_in_locked",
                held_in: "held_sign_in_locked",
                kind: MessageKind::SignInLocked,
                cause: Cause::Notice,
                wanted: Wanted::WhileActive,
            },
        }
    }

    /// The name in the item.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// Reads what [`Notice::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.as_str() == text)
    }
}

/// The notices that are owed, a place for each: none pushes another out. Each has the number of what it tells of (of the
/// password: the generation of sign-in tokens that began with it; of a withdrawal: the generation that ended; of a lock: when,
/// in seconds), so that the end of one that was sent is not taken for the end of the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notices([Option<u32>; Notice::ALL.len()]);

impl Notices {
    /// Stands for a notice that was owed when there was one place for all of them: such a one had no number.
    pub const UNNUMBERED: u32 = 0;

    /// The number under which `notice` is owed, if it is.
    #[must_use]
    pub fn of(self, notice: Notice) -> Option<u32> {
        self.iter()
            .find_map(|(known, number)| (known == notice).then_some(number))
    }

    /// Owes `notice` under this number, or not any more.
    pub fn set(&mut self, notice: Notice, number: Option<u32>) {
        for (known, place) in Notice::ALL.into_iter().zip(&mut self.0) {
            if known == notice {
                *place = number;
            }
        }
    }

    /// All that are owed, with their numbers.
    pub fn iter(self) -> impl Iterator<Item = (Notice, u32)> {
        let numbered = Notice::ALL.into_iter().zip(self.0);
        numbered.filter_map(|(notice, number)| Some((notice, number?)))
    }
}

/// What arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// An invitation with a link, the first one and those after it.
    Invitation,
    /// An invitation with a code.
    InvitationCode,
    /// The code of a step.
    Code,
    /// A link to choose a new password.
    PasswordReset,
    /// A code to choose a new password with, for whoever has a number only.
    PasswordResetCode,
    /// The account is active.
    Activation,
    /// The password is another one.
    PasswordChanged,
    /// The invitation was taken back.
    Withdrawn,
    /// A link to prove an address.
    EmailVerification,
    /// The invitation ends soon.
    Reminder,
    /// No unknown browser's password is compared any more.
    SignInLocked,
    /// The address or number is no longer that of the account.
    ContactChanged,
}

/// What there is to know of a kind of message.
#[derive(Debug, Clone, Copy)]
pub struct KindFacts {
    /// The name in addresses, items and labels.
    pub name: &'static str,
    /// How its channel is chosen.
    pub route: Route,
    /// What it is sent for.
    pub carries: Carries,
    /// Whether an application can write its mail itself.
    pub has_template: bool,
}

/// How the channel of a message is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// By mail.
    Mail,
    /// By the method of the invitation.
    AsInvited,
    /// By the step that the person is at; else, a code for coming in again, by the method of the invitation.
    AsTheStepAsks,
    /// As the application's activation notice is set; by mail to whoever has no number.
    AsTheApplicationSets,
    /// By mail where it arrives, else by SMS.
    ToTheAccount,
    /// To the address or number that was theirs.
    ToTheFormer,
}

/// The link or code that a message is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// None: it only tells something.
    Nothing,
    /// The link with the ticket.
    Link,
    /// The link with the ticket; where the invitation is a code, only the way to the page where it is entered.
    LinkIfInvitedByOne,
    /// A code.
    Code,
    /// The link that proves an address.
    AddressProof,
}

impl Carries {
    /// The variable that a template has to hold.
    #[must_use]
    pub fn variable(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Link | Self::LinkIfInvitedByOne | Self::AddressProof => Some("link"),
            Self::Code => Some("code"),
        }
    }
}

impl MessageKind {
    /// Every kind, those with a template first.
    pub const ALL: [Self; 12] = [
        Self::Invitation,
        Self::InvitationCode,
        Self::Code,
        Self::PasswordReset,
        Self::Activation,
        Self::PasswordChanged,
        Self::Withdrawn,
        Self::EmailVerification,
        Self::Reminder,
        Self::SignInLocked,
        Self::PasswordResetCode,
        Self::ContactChanged,
    ];

    /// What there is to know of it.
    #[must_use]
    pub const fn facts(self) -> KindFacts {
        match self {
            Self::Invitation => KindFacts::new("invitation", Route::AsInvited, Carries::Link),
            Self::InvitationCode => KindFacts::new("invitation_code", Route::AsInvited, Carries::Code),
            Self::Code => KindFacts::new("code", Route::AsTheStepAsks, Carries::Code),
            Self::PasswordReset => KindFacts::new("password_reset", Route::AsInvited, Carries::Link),
            Self::PasswordResetCode => {
                KindFacts::new("password_reset_code", Route::AsInvited, Carries::Code).without_template()
            }
            Self::Activation => KindFacts::new("activation", Route::AsTheApplicationSets, Carries::Nothing),
            Self::PasswordChanged => KindFacts::new("password_changed", Route::ToTheAccount, Carries::Nothing),
            Self::Withdrawn => KindFacts::new("withdrawn", Route::Mail, Carries::Nothing),
            Self::EmailVerification => KindFacts::new("email_verification", Route::Mail, Carries::AddressProof),
            Self::Reminder => KindFacts::new("reminder", Route::AsInvited, Carries::LinkIfInvitedByOne),
            Self::SignInLocked => KindFacts::new("sign_in_locked", Route::ToTheAccount, Carries::Nothing),
            // Whoever takes an account over does not choose the words in which its owner is notified.
            Self::ContactChanged => {
                KindFacts::new("contact_changed", Route::ToTheFormer, Carries::Nothing).without_template()
            }
        }
    }

    /// The name in addresses, items and labels.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// Those that an application can write itself.
    pub fn with_template() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.facts().has_template)
    }

    /// Reads what [`MessageKind::as_str`] writes of a kind that an application can write itself.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::with_template().find(|kind| kind.as_str() == text)
    }
}

impl KindFacts {
    const fn new(name: &'static str, route: Route, carries: Carries) -> Self {
        Self {
            name,
            route,
            carries,
            has_template: true,
        }
    }

    const fn without_template(self) -> Self {
        Self {
            has_template: false,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_has_a_place_and_attributes_of_its_own() {
        let mut notices = Notices::default();
        for (number, notice) in (1..).zip(Notice::ALL) {
            let facts = notice.facts();
            assert_eq!(Notice::parse(facts.name), Some(notice));
            assert_eq!(facts.owed_in, format!("owe_{}", facts.name));
            assert_eq!(facts.held_in, format!("held_{}", facts.name));
            notices.set(notice, Some(number));
        }
        let all: Vec<_> = Notice::ALL.into_iter().zip(1..).collect();
        assert_eq!(notices.iter().collect::<Vec<_>>(), all);
        for slot in Slot::alone() {
            assert_eq!(slot.held_in(), format!("held_{}", slot.name()));
        }
        notices.set(Notice::PasswordChanged, None);
        assert_eq!(
            (notices.of(Notice::PasswordChanged), notices.of(Notice::Activated)),
            (None, Some(1))
        );
    }

    #[test]
    fn the_list_holds_each_kind_once_and_templates_exist_for_emails_only() {
        for kind in MessageKind::ALL {
            assert_eq!(
                MessageKind::ALL
                    .iter()
                    .filter(|other| other.as_str() == kind.as_str())
                    .count(),
                1
            );
            assert_eq!(
                MessageKind::parse(kind.as_str()),
                kind.facts().has_template.then_some(kind)
            );
        }
    }
}
