//! Addresses and numbers that were somebody's: whoever loses an account by a change of them must hear of it (ASVS 6.3.7). So the
//! same write that puts another one in their place owes a notice to the one before, and keeps it until it is sent.

use jiff::Timestamp;

use super::{
    address::{EmailAddress, PhoneNumber},
    id::{base32, from_base32},
    person::Person,
    transition::{Effect, Guard},
};

/// How many of one person can wait to be notified. Beyond that nothing changes until some are.
pub const MOST: usize = 20;

const WRITE: usize = 16;

/// Where somebody was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// By mail.
    Email(EmailAddress),
    /// By SMS.
    Phone(PhoneNumber),
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKind {
    /// An address.
    Email,
    /// A number.
    Phone,
}

/// An address or number that was replaced or taken away, and whose owner is to be notified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The write that did it.
    pub write: [u8; WRITE],
    /// When.
    pub at: Timestamp,
    /// What it was.
    pub contact: Contact,
}

impl Contact {
    /// Which of the two it is.
    #[must_use]
    pub fn kind(&self) -> ContactKind {
        match self {
            Self::Email(_) => ContactKind::Email,
            Self::Phone(_) => ContactKind::Phone,
        }
    }
}

impl ContactKind {
    fn letter(self) -> char {
        match self {
            Self::Email => 'e',
            Self::Phone => 'p',
        }
    }

    /// The name under which an item keeps what `write` replaced.
    #[must_use]
    pub fn name(self, write: [u8; WRITE]) -> String {
        format!("{}{}", self.letter(), base32(&write))
    }

    /// Reads what [`ContactKind::name`] writes.
    #[must_use]
    pub fn of_name(name: &str) -> Option<(Self, [u8; WRITE])> {
        [Self::Email, Self::Phone].into_iter().find_map(|kind| {
            let write = from_base32(name.strip_prefix(kind.letter())?)?;
            Some((kind, write))
        })
    }
}

impl Former {
    /// The name under which an item keeps it.
    #[must_use]
    pub fn name(&self) -> String {
        self.contact.kind().name(self.write)
    }

    /// What stands there.
    #[must_use]
    pub fn encode(&self) -> String {
        let value = match &self.contact {
            Contact::Email(address) => address.as_str(),
            Contact::Phone(number) => number.as_str(),
        };
        format!("{} {value}", self.at.as_millisecond())
    }

    /// Reads what [`Former::name`] and [`Former::encode`] write.
    #[must_use]
    pub fn decode(name: &str, text: &str) -> Option<Self> {
        let (kind, write) = ContactKind::of_name(name)?;
        let (at, value) = text.split_once(' ')?;
        Some(Self {
            write,
            at: Timestamp::from_millisecond(at.parse().ok()?).ok()?,
            contact: match kind {
                ContactKind::Email => Contact::Email(EmailAddress::parse(value).ok()?),
                ContactKind::Phone => Contact::Phone(PhoneNumber::parse(value).ok()?),
            },
        })
    }
}

/// What becomes of an address or number.
#[derive(Debug, Clone, Copy)]
pub enum Becomes<'a, T> {
    /// It stays.
    Same,
    /// Another one takes its place.
    Other(&'a T),
    /// There is none any more.
    Nothing,
}

impl<'a, T> From<Option<&'a T>> for Becomes<'a, T> {
    fn from(other: Option<&'a T>) -> Self {
        other.map_or(Self::Same, Self::Other)
    }
}

/// Those of `person` that `write` replaces, to be notified besides those that wait for it already.
#[must_use]
pub fn replaced(
    person: &Person,
    email: Becomes<'_, EmailAddress>,
    phone: Becomes<'_, PhoneNumber>,
    write: [u8; WRITE],
    at: Timestamp,
) -> Vec<Former> {
    // No mail leaves for an address that is known to bounce.
    let address = person.email.as_ref().filter(|_| person.email_bounced_at.is_none());
    let address = address.filter(|known| loses(&known.value, email));
    let number = person.phone.as_ref().filter(|known| loses(&known.value, phone));
    let address = address.map(|known| Contact::Email(known.value.clone()));
    let number = number.map(|known| Contact::Phone(known.value.clone()));
    let lost = address.into_iter().chain(number);
    // Whoever waits for a notice already hears of it by that.
    let untold = lost.filter(|contact| !person.owed.former.iter().any(|former| former.contact == *contact));
    let untold = untold.map(|contact| Former { write, at, contact });
    let mut all: Vec<_> = person.owed.former.iter().cloned().chain(untold).collect();
    all.sort_by_key(|former| (former.at, former.name()));
    all
}

fn loses<T: PartialEq>(known: &T, becomes: Becomes<'_, T>) -> bool {
    match becomes {
        Becomes::Same => false,
        Becomes::Other(other) => known != other,
        Becomes::Nothing => true,
    }
}

/// What a write adds that makes of `person`'s address and number what is said, so that the owners of those before are notified.
/// It has to be on condition that nothing was written since `person` was read.
#[must_use]
pub fn owe_notice(
    person: &Person,
    email: Becomes<'_, EmailAddress>,
    phone: Becomes<'_, PhoneNumber>,
    write: [u8; WRITE],
    at: Timestamp,
) -> Option<(Guard, Effect)> {
    let former = replaced(person, email, phone, write, at);
    (former.len() > person.owed.former.len()).then_some((Guard::RoomToNotify, Effect::OweFormer(former)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::from_millis, invite::tests::sample, person::Verifiable};

    #[test]
    fn p10_what_is_replaced_comes_back_as_it_was_and_is_told_once() {
        let (_, mut person) = sample();
        let number = PhoneNumber::parse("+4915112345678").unwrap();
        person.phone = Some(Verifiable::unverified(number));
        let other = EmailAddress::parse("other@example.com").unwrap();
        let at = from_millis(7);
        let owed = replaced(&person, Becomes::Other(&other), Becomes::Nothing, [1; 16], at);
        assert_eq!(owed.len(), 2);
        for former in &owed {
            assert_eq!(Former::decode(&former.name(), &former.encode()).as_ref(), Some(former));
        }
        person.owed.former = owed;
        assert!(owe_notice(&person, Becomes::Other(&other), Becomes::Nothing, [2; 16], at).is_none());
        let same = person.email.clone().unwrap().value;
        person.owed.former.clear();
        assert!(owe_notice(&person, Becomes::Other(&same), Becomes::Same, [2; 16], at).is_none());
    }
}
