//! The one-time secret in a link.
//!
//! A ticket is 65 bytes, written as 104 letters and digits (base32, so no bit is left over):
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version |
//! | 1 | id of the deployment key |
//! | 20 | key of the person's item |
//! | 4 | generation |
//! | 32 | secret, derived from the generation's nonce |
//! | 7 | message authentication code over all of it |
//!
//! The code at the end lets a forged or damaged ticket be refused before anything is read. What decides is the secret: the
//! item keeps its SHA-256, and every write on behalf of a ticket has that hash in its condition.

use secrecy::SecretString;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    id::{PersonKey, base32, from_base32},
    keys::{Binding, DeploymentKeys, KeyError, KeyId, Purpose, Secret},
    typed,
};

const VERSION: u8 = 1;
const MAC: usize = 7;
const BODY: usize = 2 + PersonKey::LENGTH + 4 + 32;

/// SHA-256 of a ticket's secret: all that the table keeps of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketHash(pub [u8; 32]);

/// A ticket that this deployment has made: forged and damaged ones cannot become a value of this type.
/// It may still be replaced, used, revoked or expired.
#[expect(missing_debug_implementations, reason = "a ticket is never printed")]
pub struct Ticket {
    key: KeyId,
    person: PersonKey,
    generation: u32,
    secret: Secret,
}

/// The text is not a ticket of this deployment: empty, cut, extended, altered or made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a ticket of this deployment")]
pub struct InvalidTicket;

impl Ticket {
    /// The ticket of one generation of a person's invitation. The same arguments give the same ticket, which is what lets
    /// a message be repeated and an administrator ask for the link again.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn derive(keys: &DeploymentKeys, key: KeyId, binding: Binding<'_>, generation: u32) -> Result<Self, KeyError> {
        let secret = keys.derive(key, Purpose::Ticket, binding)?;
        Ok(Self {
            key,
            person: binding.person,
            generation,
            secret,
        })
    }

    /// Reads a ticket and checks its code, without any look-up. It is found within what programs and people put around one: a
    /// whole link, blanks, a full stop, capitals.
    ///
    /// # Errors
    /// [`InvalidTicket`], the same for every reason.
    pub fn parse(keys: &DeploymentKeys, text: &str) -> Result<Self, InvalidTicket> {
        let bytes: [u8; BODY + MAC] = from_base32(text).or_else(|| pasted(text)).ok_or(InvalidTicket)?;
        let (body, mac) = bytes.split_at(BODY);
        let mut rest = body;
        let [version, key] = take(&mut rest)?;
        let key = KeyId(key);
        let expected = keys.tag::<MAC>(key, "ticket", &[body]).map_err(|_| InvalidTicket)?;
        let genuine: bool = expected.ct_eq(mac).into();
        if version != VERSION || !genuine {
            return Err(InvalidTicket);
        }
        Ok(Self {
            key,
            person: PersonKey::from_bytes(take(&mut rest)?),
            generation: u32::from_be_bytes(take(&mut rest)?),
            secret: Secret::new(take(&mut rest)?),
        })
    }

    /// The ticket as it stands in a link.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn encode(&self, keys: &DeploymentKeys) -> Result<SecretString, KeyError> {
        let mut body = vec![VERSION, self.key.0];
        body.extend_from_slice(self.person.as_bytes());
        body.extend_from_slice(&self.generation.to_be_bytes());
        body.extend_from_slice(self.secret.expose());
        let mac = keys.tag::<MAC>(self.key, "ticket", &[&body])?;
        body.extend_from_slice(&mac);
        Ok(SecretString::from(base32(&body)))
    }

    /// Whose item it leads to.
    #[must_use]
    pub fn person(&self) -> PersonKey {
        self.person
    }

    /// Of which generation it is.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// What the table keeps of it.
    #[must_use]
    pub fn hash(&self) -> TicketHash {
        TicketHash(Sha256::digest(self.secret.expose()).into())
    }

    /// A token for the forms of whoever holds this ticket; nobody else can make it (CSRF).
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn form_token(&self, keys: &DeploymentKeys) -> Result<String, KeyError> {
        keys.tag::<16>(self.key, "form", &[self.secret.expose()])
            .map(|tag| base32(&tag))
    }
}

/// The longest text in which a ticket is looked for: a link, with what a caller has appended to it.
const LONGEST_PASTED: usize = 4096;

/// The one word of a ticket's length in `text`, read as a ticket.
fn pasted(text: &str) -> Option<[u8; BODY + MAC]> {
    if text.len() > LONGEST_PASTED {
        return None;
    }
    let line = Zeroizing::new(typed::line(text).to_ascii_lowercase());
    let mut found = line
        .split(|char: char| !char.is_ascii_alphanumeric())
        .filter_map(from_base32);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], InvalidTicket> {
    let (head, tail) = bytes.split_first_chunk().ok_or(InvalidTicket)?;
    *bytes = tail;
    Ok(*head)
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "codes and tickets are ASCII")]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;
    use crate::{entropy::SeededEntropy, id::ApplicationId};

    fn keys(seed: u64) -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(seed)).unwrap()).unwrap()
    }

    fn ticket(keys: &DeploymentKeys, application: &str, nonce: u8) -> Ticket {
        let application = ApplicationId::parse(application).unwrap();
        let person = PersonKey::from_bytes([9; 20]);
        Ticket::derive(
            keys,
            KeyId(1),
            Binding {
                application: &application,
                person,
                nonce: &[nonce; 32],
            },
            3,
        )
        .unwrap()
    }

    #[test]
    fn a_ticket_comes_back_as_it_was_and_the_same_again_when_derived_again() {
        let keys = keys(1);
        let made = ticket(&keys, "app_default", 3);
        let text = made.encode(&keys).unwrap();
        assert_eq!(text.expose_secret().len(), 104);
        let read = Ticket::parse(&keys, text.expose_secret()).ok().unwrap();
        assert_eq!(
            (read.person(), read.generation(), read.hash()),
            (made.person(), 3, made.hash())
        );
        assert_eq!(ticket(&keys, "app_default", 3).hash(), made.hash());
    }

    #[test]
    fn every_flipped_bit_cut_and_extension_is_refused() {
        let keys = keys(1);
        let text = ticket(&keys, "app_default", 3).encode(&keys).unwrap();
        let text = text.expose_secret();
        for at in 0..text.len() {
            assert!(Ticket::parse(&keys, &text[..at]).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] ^= 1 << bit;
                // Capitals are read as small letters.
                let altered = String::from_utf8(bytes).ok();
                if let Some(altered) = altered.filter(|altered| !altered.eq_ignore_ascii_case(text)) {
                    assert!(Ticket::parse(&keys, &altered).is_err(), "bit {bit} of letter {at}");
                }
            }
        }
        for wrong in [
            format!("{text}a"),
            format!("{text} {text}"),
            format!("{}{text}", "x/".repeat(2500)),
        ] {
            assert!(Ticket::parse(&keys, &wrong).is_err(), "{wrong}");
        }
        assert!(
            Ticket::parse(&self::keys(2), text).is_err(),
            "another deployment's ticket"
        );
    }

    #[test]
    fn a_ticket_is_found_in_what_mail_programs_and_people_put_around_it() {
        let keys = keys(1);
        let made = ticket(&keys, "app_default", 3);
        let text = made.encode(&keys).unwrap();
        let text = text.expose_secret();
        for pasted in [
            format!("{text}."),
            format!("({text})"),
            format!("<https://id.example.com/i/{text}>"),
            format!("https://id.example.com/i/{text}/"),
            format!("https://id.example.com/i/{text}#type=invite&app=Name"),
            format!(" {text}\r\n"),
            format!("\u{200b}{text}\u{feff}"),
            text.to_uppercase(),
            format!("Your link: https://id.example.com/i/{text}, good until noon"),
        ] {
            assert!(
                Ticket::parse(&keys, &pasted).is_ok_and(|read| read.hash() == made.hash()),
                "{pasted:?}"
            );
        }
    }

    #[test]
    fn another_application_or_generation_gives_another_secret() {
        let keys = keys(1);
        let hash = ticket(&keys, "app_default", 3).hash();
        assert_ne!(ticket(&keys, "app_other", 3).hash(), hash);
        assert_ne!(ticket(&keys, "app_default", 4).hash(), hash);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,200}", letters in "[a-z2-7]{104}") {
            let keys = keys(1);
            proptest::prop_assert!(Ticket::parse(&keys, &text).is_err());
            proptest::prop_assert!(Ticket::parse(&keys, &letters).is_err());
        }
    }
}
