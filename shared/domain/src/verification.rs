//! A link that proves an address. It says all that it needs itself, under a code of the deployment's key, so that it takes
//! nothing from an invitation or reset that is under way. It is over when the address is proven or replaced.

use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};

use super::{
    address::EmailAddress,
    clock::{Expiry, from_millis},
    id::PersonKey,
    invitation::Actor,
    keys::{DeploymentKeys, KeyError, KeyId},
    person::{Person, WriteKind},
    transition::{Effect, Guard, Transition},
};

/// How long a link lives that was not given another lifetime.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(5 * 24);

const VERSION: u8 = 1;
const MAC: usize = 16;
/// Bits of the third byte.
const INCLUDE_EMAIL: u8 = 1;
const MAILED: u8 = 2;

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Who proves.
    pub person: PersonKey,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Which address, as a fingerprint.
    address: [u8; 8],
    /// Whether the address is passed on to the page at the end.
    pub include_email: bool,
    /// Whether we mail it to the address ourselves: one that a back end hands over shows that they have it, and no more.
    pub mailed: bool,
    /// The page at the end, if not the application's.
    pub result_url: Option<String>,
}

/// Why a link proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Its time is over.
    #[error("this link has expired")]
    Expired,
    /// The address is proven already.
    #[error("this address is verified already")]
    Already,
    /// The user has another address by now, or is switched off.
    #[error("this link no longer belongs to the account's address")]
    Overtaken,
}

impl Verification {
    /// A link for `person`'s address; `None` if there is none.
    #[must_use]
    pub fn of(
        keys: &DeploymentKeys,
        person: &Person,
        expires_at: Timestamp,
        result_url: Option<String>,
        include_email: bool,
        mailed: bool,
    ) -> Option<Self> {
        let email = person.email.as_ref()?;
        Some(Self {
            person: person.key,
            expires_at,
            address: fingerprint(keys, person, &email.value),
            include_email,
            mailed,
            result_url,
        })
    }

    /// The form in which it travels.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn encode(&self, keys: &DeploymentKeys) -> Result<String, KeyError> {
        let key = keys.current();
        let flags = (u8::from(self.include_email) * INCLUDE_EMAIL) | (u8::from(self.mailed) * MAILED);
        let mut bytes = vec![VERSION, key.0, flags];
        bytes.extend_from_slice(self.person.as_bytes());
        bytes.extend_from_slice(&self.expires_at.as_millisecond().to_be_bytes());
        bytes.extend_from_slice(&self.address);
        bytes.extend_from_slice(self.result_url.as_deref().unwrap_or_default().as_bytes());
        let mac: [u8; MAC] = keys.tag(key, "verify-email", &[&bytes])?;
        bytes.extend_from_slice(&mac);
        Ok(BASE64URL_NOPAD.encode(&bytes))
    }

    /// Reads what [`Verification::encode`] writes, and nothing else: before any read of the table.
    #[must_use]
    pub fn parse(keys: &DeploymentKeys, text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (signed, mac) = bytes.split_last_chunk::<MAC>()?;
        let ([version, key, flags], rest) = signed.split_first_chunk::<3>()?;
        let (person, rest) = rest.split_first_chunk::<{ PersonKey::LENGTH }>()?;
        let (expires_at, rest) = rest.split_first_chunk::<8>()?;
        let (address, url) = rest.split_first_chunk::<8>()?;
        let expected: [u8; MAC] = keys.tag(KeyId(*key), "verify-email", &[signed]).ok()?;
        let genuine: bool = subtle::ConstantTimeEq::ct_eq(mac.as_slice(), expected.as_slice()).into();
        let url = std::str::from_utf8(url).ok()?;
        (genuine && *version == VERSION).then(|| Self {
            person: PersonKey::from_bytes(*person),
            expires_at: from_millis(i64::from_be_bytes(*expires_at)),
            address: *address,
            include_email: flags & INCLUDE_EMAIL != 0,
            mailed: flags & MAILED != 0,
            result_url: Some(url.to_owned()).filter(|url| !url.is_empty()),
        })
    }

    /// What proves the address of `person`, as they were read. On condition that it is still this address.
    ///
    /// # Errors
    /// [`Unproven`].
    pub fn prove(
        &self,
        keys: &DeploymentKeys,
        person: &Person,
        write: [u8; 16],
        now: Timestamp,
    ) -> Result<Transition, Unproven> {
        let email = person.email.as_ref().ok_or(Unproven::Overtaken)?;
        if fingerprint(keys, person, &email.value) != self.address || Guard::Enabled.check(person).is_err() {
            return Err(Unproven::Overtaken);
        }
        // What an administrator has said is proven by the link nevertheless.
        if email.verified_at.is_some() && !(self.mailed && person.email_on_word) {
            return Err(Unproven::Already);
        }
        if Expiry::At(self.expires_at).is_past(now) {
            return Err(Unproven::Expired);
        }
        let mut effects = vec![Effect::ProveEmail(Some(email.verified_at.unwrap_or(now)))];
        effects.extend(self.mailed.then_some(Effect::OwnEmail));
        Ok(Transition {
            guards: vec![
                Guard::Enabled,
                Guard::EmailIs(email.value.clone()),
                Guard::EmailPutBy(person.email_put_by),
            ],
            effects,
            write: WriteKind::EmailProven.write(write, now, Actor::Person),
        })
    }
}

/// Owes `person` a mail with a link.
#[must_use]
pub fn ask(caller: &super::api_key::Caller, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::Within(caller.reach.clone()), Guard::Enabled],
        effects: vec![Effect::OweVerification(write)],
        write: WriteKind::VerificationAsked.write(write, now, caller.actor()),
    }
}

/// Of the address, of when its owner came, and of the write that put it there: whoever gets name and address of an erased user
/// proves it again, and so does whoever goes back to an address that they had before.
fn fingerprint(keys: &DeploymentKeys, person: &Person, address: &EmailAddress) -> [u8; 8] {
    let came = person.created_at.as_millisecond().to_be_bytes();
    let put_by = person.email_put_by.as_ref().map_or([].as_slice(), <[u8; 16]>::as_slice);
    let long = keys.fingerprint("address", &[address.as_str().as_bytes(), &came, put_by]);
    long.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        api_key::{Caller, Reach},
        id::ApplicationId,
        invite::tests::{caller, keys, sample},
        person::Status,
        transition::Refusal,
    };

    #[test]
    fn every_flipped_bit_and_cut_of_a_verification_link_is_refused() {
        let (keys, (_, person)) = (keys(), sample());
        let url = Some("https://app.example.com/welcome".to_owned());
        let link = Verification::of(&keys, &person, from_millis(1_000), url, true, true).unwrap();
        let text = link.encode(&keys).unwrap();
        assert_eq!(Verification::parse(&keys, &text), Some(link));
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
        for at in 0..bytes.len() * 8 {
            let mut bent = bytes.clone();
            bent[at / 8] ^= 1 << (at % 8);
            assert_eq!(
                Verification::parse(&keys, &BASE64URL_NOPAD.encode(&bent)),
                None,
                "bit {at}"
            );
        }
        for end in 0..bytes.len() {
            assert_eq!(
                Verification::parse(&keys, &BASE64URL_NOPAD.encode(&bytes[..end])),
                None,
                "cut at {end}"
            );
        }
    }

    #[test]
    fn a_verification_link_proves_its_address_once_and_in_its_time() {
        let (keys, (_, person)) = (keys(), sample());
        let link = Verification::of(&keys, &person, from_millis(1_000), None, false, true).unwrap();
        let prove = |person: &Person, at| link.prove(&keys, person, [1; 16], from_millis(at));
        let proven = prove(&person, 999).unwrap().apply(&person).ok().unwrap();
        assert_eq!(proven.email.as_ref().unwrap().verified_at, Some(from_millis(999)));
        assert_eq!(prove(&proven, 999).err(), Some(Unproven::Already));
        assert_eq!(prove(&person, 1_000).err(), Some(Unproven::Expired));
        let mut moved = person.clone();
        moved.email.as_mut().unwrap().value = EmailAddress::parse("other@example.com").unwrap();
        assert_eq!(prove(&moved, 999).err(), Some(Unproven::Overtaken));
        // There and back again: the address is the same, and it was somebody else's in between.
        let mut back = person.clone();
        back.email_put_by = Some([7; 16]);
        assert_eq!(prove(&back, 999).err(), Some(Unproven::Overtaken));
        let mut erased_and_made_again = person.clone();
        erased_and_made_again.created_at = from_millis(person.created_at.as_millisecond() + 1);
        assert_eq!(prove(&erased_and_made_again, 999).err(), Some(Unproven::Overtaken));
    }

    /// P10: between the reading of the person and the write, all of it may have become another's.
    #[test]
    fn p10_a_write_proves_only_the_address_that_the_person_still_has() {
        let (keys, (_, person)) = (keys(), sample());
        let link = Verification::of(&keys, &person, from_millis(1_000), None, false, true).unwrap();
        let prove = link.prove(&keys, &person, [1; 16], from_millis(999)).unwrap();
        assert_eq!(prove.refusal(&person), None);
        let mut moved = person.clone();
        moved.email.as_mut().unwrap().value = EmailAddress::parse("other@example.com").unwrap();
        assert_eq!(prove.refusal(&moved), Some(Refusal::InvalidTicket));
        let mut back = person.clone();
        back.email_put_by = Some([7; 16]);
        assert_eq!(prove.refusal(&back), Some(Refusal::InvalidTicket));
        let mut disabled = person.clone();
        disabled.status = Status::Disabled;
        assert_eq!(prove.refusal(&disabled), Some(Refusal::Disabled));
        let refused = link.prove(&keys, &disabled, [1; 16], from_millis(999));
        assert_eq!(refused.err(), Some(Unproven::Overtaken));
    }

    /// P10: a link is asked for only by whoever may see the user, and for nobody who is switched off.
    #[test]
    fn p10_a_verification_link_is_owed_to_an_enabled_user_within_reach() {
        let (_, person) = sample();
        let asked = |caller: &Caller| ask(caller, [1; 16], from_millis(1));
        assert_eq!(asked(&caller()).refusal(&person), None);
        let elsewhere = Caller {
            reach: Reach::Applications(vec![ApplicationId::parse("app_other").unwrap()]),
            ..caller()
        };
        assert_eq!(asked(&elsewhere).refusal(&person), Some(Refusal::NotFound));
        let mut disabled = person;
        disabled.status = Status::Disabled;
        assert_eq!(asked(&caller()).refusal(&disabled), Some(Refusal::Disabled));
    }

    /// P10: the word of an administrator is proven by a link that we mailed, and not by one that a back end handed over.
    #[test]
    fn p10_a_handed_over_link_adds_nothing_to_an_administrators_word() {
        let (keys, (_, mut person)) = (keys(), sample());
        person.email.as_mut().unwrap().verified_at = Some(from_millis(5));
        person.email_on_word = true;
        for (mailed, expected) in [(true, None), (false, Some(Unproven::Already))] {
            let link = Verification::of(&keys, &person, from_millis(1_000), None, false, mailed).unwrap();
            let proven = link.prove(&keys, &person, [1; 16], from_millis(999));
            assert_eq!(proven.as_ref().err().copied(), expected);
            if let Ok(prove) = proven {
                let after = prove.apply(&person).ok().unwrap();
                assert!(!after.email_on_word);
                assert_eq!(after.email.unwrap().verified_at, Some(from_millis(5)), "since the word");
            }
        }
    }
}
