//! The code that takes a person who has just set a password to the product, signed in (setting `sign_in_after`).
//!
//! It is derived like a ticket and never stored: the item keeps the SHA-256 of its secret together with the result URL that it
//! was appended to and the PKCE challenge, so that one comparison in the write's condition covers all three. It is good once, for
//! a minute (RFC 6749 section 4.1.2; RFC 7636).

use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    clock::after,
    id::{ApplicationId, PersonKey, base32, from_base32},
    invitation::Actor,
    keys::{Binding, DeploymentKeys, KeyError, Purpose, Secret},
    person::{Person, WriteKind},
    transition::{Effect, Guard, Transition},
};

/// How long a code can be exchanged.
pub const LIFETIME: SignedDuration = SignedDuration::from_secs(60);

const PERSON: usize = 20;
const SECRET: usize = 32;

/// What the item keeps of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// SHA-256 over secret, result URL and challenge.
    pub hash: [u8; 32],
    /// When it is over.
    pub expires_at: Timestamp,
}

/// A text that is no challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a challenge is the SHA-256 of a verifier, in base64url without padding (S256)")]
pub struct InvalidChallenge;

/// A PKCE challenge of the method `S256`: the SHA-256 of the verifier, in base64url without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeChallenge([u8; 32]);

impl CodeChallenge {
    /// Reads one.
    ///
    /// # Errors
    /// [`InvalidChallenge`].
    pub fn parse(text: &str) -> Result<Self, InvalidChallenge> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidChallenge)?;
        bytes.try_into().map(Self).map_err(|_| InvalidChallenge)
    }

    /// The challenge that `verifier` answers, if it can be one: 43 to 128 unreserved characters (RFC 7636 section 4.1).
    #[must_use]
    pub fn of(verifier: &SecretString) -> Option<Self> {
        let verifier = verifier.expose_secret();
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let fine = (43..=128).contains(&verifier.len()) && verifier.bytes().all(unreserved);
        fine.then(|| Self(Sha256::digest(verifier.as_bytes()).into()))
    }

    /// What [`CodeChallenge::parse`] reads.
    #[must_use]
    pub fn encode(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

/// A code, as it stands in the redirect.
#[expect(missing_debug_implementations, reason = "secrets are never printed")]
pub struct ExchangeCode {
    person: PersonKey,
    secret: Secret,
}

impl ExchangeCode {
    /// The code of `person`'s live generation.
    ///
    /// # Errors
    /// [`KeyError::Unknown`] when the deployment key of the generation is gone.
    pub fn of(keys: &DeploymentKeys, person: &Person) -> Result<Self, KeyError> {
        let generation = &person.invitation.generation;
        let binding = Binding {
            application: &person.application,
            person: person.key,
            nonce: &generation.nonce,
        };
        Ok(Self {
            person: person.key,
            secret: keys.derive(generation.key, Purpose::Exchange, binding)?,
        })
    }

    /// Reads what [`ExchangeCode::encode`] writes.
    #[must_use]
    pub fn parse(text: &SecretString) -> Option<Self> {
        let bytes = Zeroizing::new(from_base32::<{ PERSON + SECRET }>(text.expose_secret())?);
        let (person, secret) = bytes.split_at_checked(PERSON)?;
        Some(Self {
            person: PersonKey::from_bytes(person.try_into().ok()?),
            secret: Secret::new(secret.try_into().ok()?),
        })
    }

    /// The form in which it travels.
    #[must_use]
    pub fn encode(&self) -> SecretString {
        let mut bytes = Zeroizing::new([0; PERSON + SECRET]);
        let parts = self.person.as_bytes().iter().chain(self.secret.expose());
        bytes.iter_mut().zip(parts).for_each(|(to, from)| *to = *from);
        SecretString::from(base32(&*bytes))
    }

    /// Whose it is.
    #[must_use]
    pub fn person(&self) -> PersonKey {
        self.person
    }

    /// What the item keeps of it.
    #[must_use]
    pub fn hash(&self, result_url: &str, challenge: Option<&CodeChallenge>) -> [u8; 32] {
        // A browser keeps the fragment to itself: the back end that exchanges the code never sees it.
        let result_url = result_url.split('#').next().unwrap_or_default();
        let mut hash = Sha256::new();
        hash.update(self.secret.expose());
        hash.update(u64::try_from(result_url.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(result_url.as_bytes());
        hash.update(challenge.map_or([].as_slice(), |challenge| challenge.0.as_slice()));
        hash.finalize().into()
    }
}

/// What the item keeps from the moment on that the password is set.
///
/// # Errors
/// [`KeyError::Unknown`].
pub fn begin(keys: &DeploymentKeys, person: &Person, result_url: &str, now: Timestamp) -> Result<Exchange, KeyError> {
    Ok(Exchange {
        hash: ExchangeCode::of(keys, person)?.hash(result_url, person.invitation.challenge.as_ref()),
        expires_at: after(now, LIFETIME),
    })
}

/// Exchanges a code whose hash is `hash`: once, in time, in its application.
#[must_use]
pub fn redeem(application: ApplicationId, hash: [u8; 32], write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![
            Guard::Belongs(application),
            Guard::Active,
            Guard::ExchangeIs(hash),
            Guard::ExchangeAlive(now),
        ],
        effects: vec![Effect::CloseExchange],
        write: WriteKind::CodeExchanged.write(write, now, Actor::Person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::tests::{keys, sample};

    #[test]
    fn a_code_comes_back_as_it_was_and_is_bound_to_url_and_challenge() {
        let (_, person) = sample();
        let code = ExchangeCode::of(&keys(), &person).ok().unwrap();
        let read = ExchangeCode::parse(&code.encode()).unwrap();
        assert_eq!(read.person(), person.key);
        let challenge = CodeChallenge::of(&SecretString::from("a".repeat(43)));
        assert!(challenge.is_some());
        let hashes = [
            read.hash("https://a.example/", None),
            read.hash("https://b.example/", None),
            read.hash("https://a.example/", challenge.as_ref()),
        ];
        assert_eq!(hashes[0], code.hash("https://a.example/", None));
        assert!(hashes[0] != hashes[1] && hashes[0] != hashes[2]);
    }

    /// RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let verifier = SecretString::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let challenge = CodeChallenge::of(&verifier).unwrap();
        assert_eq!(challenge.encode(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!(CodeChallenge::parse(&challenge.encode()), Ok(challenge));
        assert!(CodeChallenge::of(&SecretString::from("short")).is_none());
        assert_eq!(CodeChallenge::parse("short"), Err(InvalidChallenge));
    }
}
