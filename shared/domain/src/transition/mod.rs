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
    invitation::Actor,
    person::{Person, Write, WriteKind},
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
