//! The deployment's keys, and everything that is derived from them. Secrets are derived, never stored.
//!
//! There are two kinds of key: the *lookup key*, which turns a username into the key of its item and is never rotated,
//! and any number of *deployment keys* with ids, of which one is current: new secrets use the current key, old ones name
//! theirs, so a rotation breaks no outstanding link.

use std::{
    collections::BTreeMap,
    fmt,
    sync::atomic::{AtomicBool, Ordering},
};

use data_encoding::BASE64;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use super::{
    address::Username,
    entropy::{Entropy, NoEntropy, random},
    id::{ApplicationId, PersonKey},
};

/// Which deployment key a secret was derived with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
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
    missed: AtomicBool,
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
    /// A rotation has no id left for its key.
    #[error("all 256 key ids are in use; take out those that nothing names any more")]
    Full,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Document {
    lookup: String,
    current: KeyId,
    keys: BTreeMap<String, String>,
}

/// The keys in it are wiped with it: what is parsed lies apart from it.
impl Drop for Document {
    fn drop(&mut self) {
        self.lookup.zeroize();
        self.keys.values_mut().for_each(Zeroize::zeroize);
    }
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
            missed: AtomicBool::new(false),
        })
    }

    /// A document with fresh keys, for a new deployment.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn generate(entropy: &dyn Entropy) -> Result<SecretString, NoEntropy> {
        let lookup = fresh(entropy)?;
        let key = fresh(entropy)?;
        let parts = [
            r#"{"lookup":""#,
            &lookup,
            r#"","current":1,"keys":{"1":""#,
            &key,
            r#""}}"#,
        ];
        // As long as it has to be from the beginning: what grows leaves what it was behind.
        let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
        parts.iter().for_each(|part| text.push_str(part));
        Ok(SecretString::from(text))
    }

    /// The document that comes after `document` at a rotation: the key that the last one added becomes current, and another
    /// is added that nothing uses yet. So every key is known a whole rotation before the first secret names it. No key goes:
    /// a link may live for ever, and a password until its owner signs in again.
    ///
    /// # Errors
    /// [`KeyError`]; the message never repeats the document.
    pub fn rotated(document: &SecretString, entropy: &dyn Entropy) -> Result<SecretString, KeyError> {
        let before = Self::parse(document)?;
        let malformed = |_| KeyError::Malformed("a rotated document could not be written");
        let mut after: Document = serde_json::from_str(document.expose_secret()).map_err(malformed)?;
        let newest = before.keys.keys().next_back().copied().unwrap_or(before.current);
        let next = newest.0.checked_add(1).ok_or(KeyError::Full)?;
        let key = fresh(entropy).map_err(|_| KeyError::Malformed("there is no randomness for a new key"))?;
        after.current = newest;
        after.keys.insert(next.to_string(), key.to_string());
        secret_json(&after, document.expose_secret().len() + 64).map_err(malformed)
    }

    /// Whether every key of `other` is here, and the lookup key is the same.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        let same = |id: &KeyId, key: &Secret| self.keys.get(id).is_some_and(|own| own.expose() == key.expose());
        self.lookup.expose() == other.lookup.expose() && other.keys.iter().all(|(id, key)| same(id, key))
    }

    /// Whether a key was asked for that is not here: it may be in a newer document.
    #[must_use]
    pub fn missed_one(&self) -> bool {
        self.missed.load(Ordering::Relaxed)
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

    /// The secret that seals a flash message for `holder`, on its way through their browser.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn flash_key(&self, key: KeyId, holder: &str) -> Result<Secret, KeyError> {
        self.expand(key, holder.as_bytes(), &[b"note"])
    }

    /// The secret that the webhook called `webhook` of `application` is signed with, bound to `nonce`: a rotation takes a
    /// fresh one.
    ///
    /// # Errors
    /// [`KeyError::Unknown`].
    pub fn webhook_secret(
        &self,
        key: KeyId,
        application: &ApplicationId,
        webhook: &str,
        nonce: &[u8; 32],
    ) -> Result<Secret, KeyError> {
        let application = application.as_str().as_bytes();
        self.expand(key, nonce, &[b"webhook", application, webhook.as_bytes()])
    }

    fn expand(&self, key: KeyId, salt: &[u8], info: &[&[u8]]) -> Result<Secret, KeyError> {
        let ikm = self.keys.get(&key).ok_or_else(|| {
            self.missed.store(true, Ordering::Relaxed);
            KeyError::Unknown(key)
        })?;
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
    let bytes = Zeroizing::new(BASE64.decode(key.as_bytes()).map_err(|_| malformed.clone())?);
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.as_slice().try_into().map_err(|_| malformed)?);
    Ok(Secret::new(*bytes))
}

/// A new key in base64.
fn fresh(entropy: &dyn Entropy) -> Result<Zeroizing<String>, NoEntropy> {
    let key = Zeroizing::new(random::<32>(entropy)?);
    Ok(Zeroizing::new(BASE64.encode(&*key)))
}

/// `document` as JSON, written where there is room for all of it: what grows leaves what it was behind. It is wiped
/// where `room` does not do.
///
/// # Errors
/// What serde says of the document.
pub fn secret_json(document: &impl Serialize, room: usize) -> Result<SecretString, serde_json::Error> {
    let mut text = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *text, document)?;
    let text = std::str::from_utf8(&text).map_err(serde::ser::Error::custom)?;
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SeededEntropy;

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
    fn a_rotation_uses_the_key_that_was_known_before_and_loses_none() {
        let entropy = SeededEntropy::new(1);
        let first = DeploymentKeys::generate(&entropy).unwrap();
        let mut documents = vec![first];
        for _ in 0..4 {
            documents.push(DeploymentKeys::rotated(documents.last().unwrap(), &entropy).unwrap());
        }
        let rings: Vec<_> = documents
            .iter()
            .map(|text| DeploymentKeys::parse(text).unwrap())
            .collect();
        let current: Vec<_> = rings.iter().map(|ring| ring.current().0).collect();
        assert_eq!(
            current,
            [1, 1, 2, 3, 4],
            "the first rotation has nothing yet that everybody knows"
        );
        for pair in rings.windows(2) {
            assert!(pair[1].includes(&pair[0]) && !pair[0].includes(&pair[1]));
            assert!(pair[0].pepper(pair[1].current()).is_ok(), "known before it is used");
            assert!(!pair[0].missed_one());
        }
        assert!(rings[0].pepper(KeyId(3)).is_err() && rings[0].missed_one());
        let mut last = documents.pop().unwrap();
        let mut end = None;
        for _ in 0..300 {
            match DeploymentKeys::rotated(&last, &entropy) {
                Ok(next) => last = next,
                Err(error) => end = Some(error),
            }
        }
        assert_eq!(end, Some(KeyError::Full));
    }

    /// M18: what is parsed lies in `Secret` only, and the document where its owner keeps it.
    #[cfg(target_os = "linux")]
    #[test]
    fn m18_no_copy_of_a_key_document_stays_in_memory() {
        use test_support::memory::{Needle, copies};
        let entropy = SeededEntropy::new(0x18);
        let first = DeploymentKeys::generate(&entropy).unwrap();
        let key = |document: &SecretString, id: &str| {
            let text = document.expose_secret();
            let at = text.find(id).unwrap() + id.len();
            Needle::of(&text.as_bytes()[at..at + 40])
        };
        let (lookup, old) = (key(&first, "lookup\":\""), key(&first, "\"1\":\""));
        let ring = DeploymentKeys::parse(&first).unwrap();
        let second = DeploymentKeys::rotated(&first, &entropy).unwrap();
        let new = key(&second, "\"2\":\"");
        assert_eq!(
            [copies(&lookup), copies(&old), copies(&new)],
            [2, 2, 1],
            "one in each document"
        );
        drop((first, second, ring));
        assert_eq!([copies(&lookup), copies(&old), copies(&new)], [0, 0, 0]);
    }

    /// M18: the same for what is parsed alone. An allocator writes over the beginning of what it takes back, so the end is
    /// looked for.
    #[cfg(target_os = "linux")]
    #[test]
    fn m18_what_is_parsed_of_a_key_document_is_wiped() {
        use test_support::memory::{Needle, copies};
        let document = DeploymentKeys::generate(&SeededEntropy::new(0x1818)).unwrap();
        let end = |id: &str| {
            let text = document.expose_secret();
            let at = text.find(id).unwrap() + id.len();
            Needle::of(&text.as_bytes()[at + 18..at + 42])
        };
        let needles = [end("lookup\":\""), end("\"1\":\"")];
        let ring = DeploymentKeys::parse(&document).unwrap();
        assert_eq!(
            needles.each_ref().map(copies),
            [1, 1],
            "in the document, and nowhere else"
        );
        drop((document, ring));
        assert_eq!(needles.each_ref().map(copies), [0, 0]);
    }

    /// T10: whoever makes a MAC to compare it with one that was sent does so in constant time. No test of behaviour
    /// tells.
    #[test]
    fn t10_every_mac_that_is_sent_back_is_compared_in_constant_time() {
        let mut folders = vec![
            std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")),
            std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../functions")),
        ];
        let mut seen = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                    continue;
                }
                let source = std::fs::read_to_string(&entry).unwrap_or_default();
                let source = source.split("#[cfg(test)]").next().unwrap();
                if [".tag(", ".tag::<"].iter().any(|call| source.contains(call)) {
                    seen += 1;
                    // The token of a visitor's form is compared where forms are read; what `render` and `holding` name a tag is no MAC.
                    let is_made_only = entry.ends_with("http/visitor.rs")
                        || entry.ends_with("deliver/src/render.rs")
                        || entry.ends_with("src/holding.rs");
                    assert!(is_made_only || source.contains("ct_eq("), "{}", entry.display());
                }
            }
        }
        assert!(seen >= 5, "{seen}");
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
