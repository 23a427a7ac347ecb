//! The one form that every change takes: conditions, then effects.
//!
//! A [`Transition`] is data. [`Transition::apply`] runs it on a value in memory: that is its meaning, and what the property
//! tests check. [`store`] compiles the same list to one conditional write, so no read stands before it and no second
//! request can slip between check and change. When the write's condition fails, the store hands the old item to
//! [`Transition::refusal`], which tells the first condition that did not hold: the reason costs no further trip.

mod effect;
mod guard;
mod refusal;

use jiff::Timestamp;

pub use effect::{Effect, EmailProof, Target};
pub use guard::{Assumed, Guard};
pub use refusal::Refusal;

use super::{
    former::{ContactKind, Former},
    invitation::Actor,
    person::{Notice, Owed, Person, Write, WriteKind},
};

/// Conditions and effects of one write, and what it is called.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub struct Transition {
    /// All must hold; the first that does not is the reason given.
    pub guards: Vec<Guard>,
    /// What changes, all at once.
    pub effects: Vec<Effect>,
    /// Identity, name, time and author of the write.
    pub write: Write,
}

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
        /// Its number: see [`Notices`](crate::person::Notices).
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

impl Transition {
    /// The person after the change, with what is owed to them written in [`Person::owed`] and what happened in
    /// [`Person::last_write`].
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn apply(&self, person: &Person) -> Result<Person, Refusal> {
        self.guards.iter().try_for_each(|guard| guard.check(person))?;
        let mut person = person.clone();
        self.effects.iter().for_each(|effect| effect.apply(&mut person));
        person.owed.forget_holds();
        person.last_write = self.write.clone();
        Ok(person)
    }

    /// The first condition that does not hold for `person`.
    #[must_use]
    pub fn refusal(&self, person: &Person) -> Option<Refusal> {
        self.guards.iter().find_map(|guard| guard.check(person).err())
    }
}

impl WriteKind {
    /// A write of this event.
    #[must_use]
    pub fn write(self, id: [u8; 16], at: Timestamp, by: Actor) -> Write {
        Write { id, kind: self, at, by }
    }
}
