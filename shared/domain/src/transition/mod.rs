//! The one form that every change takes: conditions, then effects.
//!
//! A [`Transition`] is data: [`Guard`]s and [`Effect`]s. Each of them is said once, in a small language of conditions and
//! operations on fields ([`language`]), which has two interpreters. [`Transition::apply`] runs it on a value in memory. The
//! store makes one conditional write of it, so no read stands before it and no second request can slip between check and
//! change; it knows no single guard and no single effect. When the write's condition fails, the store hands the old item to
//! [`Transition::refusal`], which tells the first condition that did not hold: the reason costs no further trip.

mod effect;
pub mod field;
mod guard;
pub mod language;
mod memory;
pub mod record;
mod refusal;

use jiff::Timestamp;

pub use effect::{Effect, EmailProof, Target};
pub use guard::{Assumed, Guard};
pub use memory::{Fields, Record};
pub use refusal::Refusal;

use super::{
    id::PersonKey,
    invitation::Actor,
    person::{Person, Write, WriteKind},
};
use field::Field;
use language::Operations;
use memory::Changed;

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
        match self.refusal(person) {
            Some(refusal) => Err(refusal),
            // No write of ours is one that the table would not take: tests would see it refused.
            None => self.changed(person).ok_or(Refusal::NotAsAssumed),
        }
    }

    fn changed(&self, person: &Person) -> Option<Person> {
        let changed = Changed::by(person, &self.operations(person.key)).ok()?;
        record::read_changed(&changed).ok()
    }

    /// What becomes of the fields of whoever has the key `person`.
    #[must_use]
    pub fn operations(&self, person: PersonKey) -> Operations {
        let mut operations = Operations::default();
        self.effects
            .iter()
            .for_each(|effect| effect.operate(person, &mut operations));
        // What is put before the stream again was owed already.
        let owes = operations.owe() || self.write.kind == WriteKind::MessageRedriven;
        operations.set(Field::WriteId, self.write.id);
        operations.set(Field::WriteEvent, self.write.kind.as_str());
        operations.set(Field::WriteAt, self.write.at);
        operations.set(Field::WriteBy, self.write.by.encode());
        operations.flag(Field::WriteOwes, owes);
        operations
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

#[cfg(test)]
mod tests;
