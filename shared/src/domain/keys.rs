//! The deployment's keys, and everything that is derived from them. Secrets are derived, never stored.
//!
//! There are two kinds of key: the *lookup key*, which turns a username into the key of its item and is never rotated,
//! and any number of *deployment keys* with ids, of which one is current: new secrets use the current key, old ones name
//! theirs, so a rotation breaks no outstanding link.

use std::{collections::BTreeMap, fmt};

use data_encoding::BASE64;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::Deserialize;
use sha2::Sha256;
use zeroize::Zeroize;

use super::{
    address::Username,
    entropy::{Entropy, NoEntropy, random},
    id::{ApplicationId, PersonKey},
};

/// Which deployment key a secret was derived with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct KeyId(pub u8);

/// 256 secret bits. There is no way to print, compare carelessly or serialise them; they are wiped when dropped.
#[expect(missing_debug_implementations, reason = "a secret is never printed")]
pub struct Secret(SecretBox<[u8; 32]>);

impl Secret {
    /// Takes the bytes; the caller's copy is wiped.
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let secret = Self(SecretBox::new(Box::new(bytes)));
        bytes.zeroize();
        secret
    }

    /// The bytes, for the next derivation only.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }
}

/// What a derived secret is for. Two purposes never share a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The secret in a link.
    Ticket,
    /// The code that the back end exchanges at the end of the way.
    Exchange,
    /// The code of one step, for the n-th time it is sent.
    Code {
        /// Position of the step in the flow.
        step: u16,
        /// How many codes this invitation has sent, this one included.
        send: u32,
    },
}

/// What a derived secret is bound to. The nonce is fresh for each generation, so it stands for the generation: a resend
/// can be one write that does not know the number before.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    /// The application.
    pub application: &'a ApplicationId,
    /// The person.
    pub person: PersonKey,
    /// The 256 random bits of the generation.
    pub nonce: &'a [u8; 32],
}

/// The keys of a deployment.
#[expect(missing_debug_implementations, reason = "secrets are never printed")]
pub struct DeploymentKeys {
    lookup: Secret,
    current: KeyId,
    keys: BTreeMap<KeyId, Secret>,
}

/// Why the deployment's keys cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The document is not what [`DeploymentKeys::generate`] writes.
    #[error("the deployment keys are not readable: {0}")]
    Malformed(&'static str),
    /// A secret names a key that is no longer here.
    #[error("deployment key {} is not here", .0.0)]
    Unknown(KeyId),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    lookup: String,
    current: KeyId,
    keys: BTreeMap<String, String>,
}

impl DeploymentKeys {
    /// Reads the JSON document that Secrets Manager (or the local key file) keeps.
    ///
    /// # Errors
    /// [`KeyError::Malformed`]; the message never repeats the document.
    pub fn parse(document: &SecretString) -> Result<Self, KeyError> {
        let document: Document = serde_json::from_str(document.expose_secret())
            .map_err(|_| KeyError::Malformed("expected {\"lookup\", \"current\", \"keys\"}"))?;
        let mut keys = BTreeMap::new();
        for (id, key) in &document.keys {
            let id = id
                .parse()
                .map_err(|_| KeyError::Malformed("a key id is a number from 0 to 255"))?;
            keys.insert(KeyId(id), decode(key)?);
        }
        if !keys.contains_key(&document.current) {
            return Err(KeyError::Malformed("the current key is not among the keys"));
        }
        Ok(Self {
            lookup: decode(&document.lookup)?,
            current: document.current,
            keys,
        })
    }

    /// A document with fresh keys, for a new deployment.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn generate(entropy: &dyn Entropy) -> Result<SecretString, NoEntropy> {
        let lookup = BASE64.encode(&random::<32>(entropy)?);
        let key = BASE64.encode(&random::<32>(entropy)?);
        Ok(SecretString::from(format!(
            r#"{{"lookup":"{lookup}","current":1,"keys":{{"1":"{key}"}}}}"#
        )))
    }

    /// The id of the key that new secrets are derived with.
    #[must_use]
    pub fn current(&self) -> KeyId {
        self.current
    }

    /// The key of the item of `username` in `application`.
    #[must_use]
    pub fn person_key(&self, application: &ApplicationId, username: &Username) -> PersonKey {
        let tag = keyed(
            &self.lookup,
            &[b"person", application.as_str().as_bytes(), username.as_str().as_bytes()],
        );
        PersonKey::from_bytes(truncate(&tag))
    }

    /// A keyed fingerprint of something the caller sent (an idempotency key, a request body), fit for the table.
    #[must_use]
    pub fn fingerprint(&self, kind: &str, parts: &[&[u8]]) -> [u8; 16] {
        let mut labelled = vec![b"fingerprint".as_slice(), kind.as_bytes()];
        labelled.extend_from_slice(parts);
        truncate(&keyed(&self.lookup, &labelled))
    }

    /// The secret for `purpose`, bound to one generation of one person's invitation.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn derive(&self, key: KeyId, purpose: Purpose, binding: Binding<'_>) -> Result<Secret, KeyError> {
        let application = binding.application.as_str().as_bytes();
        let person = binding.person.as_bytes().as_slice();
        match purpose {
            Purpose::Ticket => self.expand(key, binding.nonce, &[b"ticket", application, person]),
            Purpose::Exchange => self.expand(key, binding.nonce, &[b"exchange", application, person]),
            Purpose::Code { step, send } => self.expand(
                key,
                binding.nonce,
                &[b"code", application, person, &step.to_be_bytes(), &send.to_be_bytes()],
            ),
        }
    }

    /// A message authentication code over `parts` for `label`, made with key `key`.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn tag<const N: usize>(&self, key: KeyId, label: &'static str, parts: &[&[u8]]) -> Result<[u8; N], KeyError> {
        let secret = self.expand(key, &[], &[b"tag", label.as_bytes()])?;
        Ok(truncate(&keyed(&secret, parts)))
    }

    /// The secret that passwords are hashed with besides their salt (NIST SP 800-63B-4 section 3.1.1.2).
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn pepper(&self, key: KeyId) -> Result<Secret, KeyError> {
        self.expand(key, &[], &[b"pepper"])
    }

    fn expand(&self, key: KeyId, salt: &[u8], info: &[&[u8]]) -> Result<Secret, KeyError> {
        let ikm = self.keys.get(&key).ok_or(KeyError::Unknown(key))?;
        let mut output = [0; 32];
        Hkdf::<Sha256>::new(Some(salt), ikm.expose())
            .expand(&framed(info), &mut output)
            .map_err(|_| KeyError::Malformed("a derived secret has 32 bytes"))?;
        let secret = Secret::new(output);
        output.zeroize();
        Ok(secret)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Joins parts with their lengths, so that no two lists of parts give the same bytes.
fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = b"latchkey/v1".to_vec();
    for part in parts {
        bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn keyed(key: &Secret, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("any length");
    mac.update(&framed(parts));
    mac.finalize().into_bytes().into()
}

fn truncate<const N: usize>(tag: &[u8; 32]) -> [u8; N] {
    let mut short = [0; N];
    short.iter_mut().zip(tag).for_each(|(short, byte)| *short = *byte);
    short
}

fn decode(key: &str) -> Result<Secret, KeyError> {
    let malformed = KeyError::Malformed("a key is 32 bytes in base64");
    let bytes = BASE64.decode(key.as_bytes()).map_err(|_| malformed.clone())?;
    bytes.try_into().map(Secret::new).map_err(|_| malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entropy::SeededEntropy;

    fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    /// T7: each thing that a secret is bound to changes the secret.
    #[test]
    fn t7_a_secret_is_bound_to_purpose_application_person_nonce_step_and_send() {
        let keys = keys();
        let (one, two) = (
            ApplicationId::parse("app_one").unwrap(),
            ApplicationId::parse("app_two").unwrap(),
        );
        let (ada, bob) = (PersonKey::from_bytes([1; 20]), PersonKey::from_bytes([2; 20]));
        let mut seen = std::collections::HashSet::new();
        for application in [&one, &two] {
            for person in [ada, bob] {
                for nonce in [[0; 32], [1; 32]] {
                    let binding = Binding {
                        application,
                        person,
                        nonce: &nonce,
                    };
                    let mut purposes = vec![Purpose::Ticket];
                    for step in [0, 1] {
                        purposes.extend([1, 2].map(|send| Purpose::Code { step, send }));
                    }
                    for purpose in purposes {
                        let secret = keys.derive(KeyId(1), purpose, binding).unwrap();
                        assert!(seen.insert(*secret.expose()), "{purpose:?} {binding:?}");
                    }
                }
            }
        }
        assert_eq!(seen.len(), 2 * 2 * 2 * 5);
    }

    #[test]
    fn parts_cannot_be_shifted_into_each_other() {
        let keys = keys();
        let tag = |parts: &[&[u8]]| keys.tag::<16>(KeyId(1), "test", parts).unwrap();
        assert_ne!(tag(&[b"ab", b"c"]), tag(&[b"a", b"bc"]));
    }

    #[test]
    fn an_unreadable_document_is_refused_without_being_repeated() {
        for document in [
            "",
            "{}",
            r#"{"lookup":"c2VjcmV0","current":1,"keys":{}}"#,
            r#"{"lookup":"c2VjcmV0c2VjcmV0","current":1,"keys":{"1":"c2VjcmV0c2VjcmV0"}}"#,
        ] {
            let error = DeploymentKeys::parse(&SecretString::from(document.to_owned()))
                .err()
                .unwrap();
            assert!(!error.to_string().contains("c2Vj"), "{error}");
        }
    }
}
