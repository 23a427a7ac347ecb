//! Sign-in tokens: short-lived JWTs (RFC 7519) signed with ES256, which any back end verifies with the JWKS endpoint and a
//! stock library.

use data_encoding::BASE64;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode,
    jwk::{Jwk, JwkSet, KeyAlgorithm, PublicKeyUse, ThumbprintHash},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use zeroize::{Zeroize, Zeroizing};

use domain::{clock::after, entropy::NoEntropy, id::base32, keys::secret_json, metadata::Metadata, person::Person};

/// How long a token counts.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// Signs tokens with the current key, and publishes that of every live one.
#[expect(missing_debug_implementations, reason = "it holds a private key")]
pub struct Signer {
    id: String,
    key: EncodingKey,
    published: JwkSet,
}

/// Why tokens cannot be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignerError {
    /// The document is not what [`Signer::generate`] writes.
    #[error("the signing keys are not readable")]
    Malformed,
    /// The current key cannot sign.
    #[error("the token could not be signed")]
    Failed,
}

/// What a document with one key has room in.
const ROOM: usize = 512;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    /// PKCS #8 in base64. The first signs; the others are published until no token of theirs is left.
    keys: Vec<String>,
}

/// The keys in it are wiped with it.
impl Drop for Document {
    fn drop(&mut self) {
        self.keys.iter_mut().for_each(Zeroize::zeroize);
    }
}

/// What a token says.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Claims {
    /// Who issued it: the deployment's base URL.
    pub iss: String,
    /// For whom it is: the application's id.
    pub aud: String,
    /// Of whom it speaks: the user's id.
    pub sub: String,
    /// When it was issued, in seconds since the epoch.
    pub iat: i64,
    /// When it ends.
    pub exp: i64,
    /// Its own id.
    pub jti: String,
    /// The user's generation of tokens: a token of an earlier one than the user's is over.
    pub token_generation: u32,
    /// The username.
    pub preferred_username: String,
    /// The email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the address was proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// The user's roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// The caller's data, as the invitation carried it.
    #[serde(default, skip_serializing_if = "Metadata::is_empty")]
    pub metadata: Metadata,
}

impl Claims {
    /// What a token for `person`, issued at `now` by `issuer`, says.
    #[must_use]
    pub fn of(person: &Person, issuer: &str, id: [u8; 16], now: Timestamp) -> Self {
        Self {
            iss: issuer.to_owned(),
            aud: person.application.to_string(),
            sub: person.user_id().to_string(),
            iat: now.as_second(),
            exp: after(now, LIFETIME).as_second(),
            jti: base32(&id),
            token_generation: person.token_generation,
            preferred_username: person.username.as_str().to_owned(),
            email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
            email_verified: person.email.as_ref().map(|email| email.verified_at.is_some()),
            roles: person.roles.clone(),
            metadata: person.metadata.clone(),
        }
    }
}

impl Signer {
    /// Reads the JSON document that Secrets Manager (or the local key file) keeps.
    ///
    /// # Errors
    /// [`SignerError::Malformed`]; the message never repeats the document.
    pub fn parse(document: &SecretString) -> Result<Self, SignerError> {
        let document: Document = serde_json::from_str(document.expose_secret()).map_err(|_| SignerError::Malformed)?;
        let mut signer = None;
        let mut keys = Vec::new();
        for key in &document.keys {
            let der = Zeroizing::new(BASE64.decode(key.as_bytes()).map_err(|_| SignerError::Malformed)?);
            let key = EncodingKey::from_ec_der(&der);
            let mut jwk = Jwk::from_encoding_key(&key, Algorithm::ES256).map_err(|_| SignerError::Malformed)?;
            let id = jwk
                .thumbprint(ThumbprintHash::SHA256)
                .map_err(|_| SignerError::Malformed)?;
            jwk.common.key_id = Some(id.clone());
            jwk.common.public_key_use = Some(PublicKeyUse::Signature);
            jwk.common.key_algorithm = Some(KeyAlgorithm::ES256);
            keys.push(jwk);
            signer.get_or_insert((id, key));
        }
        let (id, key) = signer.ok_or(SignerError::Malformed)?;
        Ok(Self {
            id,
            key,
            published: JwkSet { keys },
        })
    }

    /// A document with a fresh key, for a new deployment.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn generate() -> Result<SecretString, NoEntropy> {
        use aws_lc_rs::{rand::SystemRandom, signature};
        let algorithm = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
        let pkcs8 = signature::EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).map_err(|_| NoEntropy)?;
        let document = Document {
            keys: vec![BASE64.encode(pkcs8.as_ref())],
        };
        secret_json(&document, ROOM).map_err(|_| NoEntropy)
    }

    /// The document that comes after `document` at a rotation. It holds first the key that signs, then the one that will sign
    /// next, then earlier ones. So a key is published a whole rotation before it signs, and after it: the one that has just
    /// stopped signing stays. Earlier ones go if `retire`, which has to wait until their tokens have ended.
    ///
    /// # Errors
    /// [`SignerError::Malformed`]; the message never repeats the document.
    pub fn rotated(document: &SecretString, retire: bool) -> Result<SecretString, SignerError> {
        Self::parse(document)?;
        let malformed = |_| SignerError::Malformed;
        let mut before: Document = serde_json::from_str(document.expose_secret()).map_err(malformed)?;
        let fresh = Self::generate().map_err(|NoEntropy| SignerError::Failed)?;
        let mut fresh: Document = serde_json::from_str(fresh.expose_secret()).map_err(malformed)?;
        let mut keys = std::mem::take(&mut before.keys).into_iter();
        let current = keys.next();
        let next = keys.next();
        let mut earlier: Vec<_> = keys.collect();
        if retire {
            // Those that go are wiped.
            earlier.drain(..).for_each(|mut key| key.zeroize());
        }
        let mut after = Vec::new();
        match next {
            Some(next) => {
                after.push(next);
                after.append(&mut fresh.keys);
                after.extend(current);
            }
            // Nothing is known yet that could sign: it is published now.
            None => {
                after.extend(current);
                after.append(&mut fresh.keys);
            }
        }
        after.extend(earlier);
        secret_json(&Document { keys: after }, document.expose_secret().len() + ROOM).map_err(malformed)
    }

    /// The id of the key that signs.
    #[must_use]
    pub fn current(&self) -> &str {
        &self.id
    }

    /// Signs `claims`.
    ///
    /// # Errors
    /// [`SignerError::Failed`].
    pub fn sign(&self, claims: &Claims) -> Result<String, SignerError> {
        let header = Header {
            kid: Some(self.id.clone()),
            ..Header::new(Algorithm::ES256)
        };
        encode(&header, claims, &self.key).map_err(|_| SignerError::Failed)
    }

    /// What a token of `issuer` says, if one of the published keys signed it and it is not over at `now`.
    #[must_use]
    pub fn verify(&self, token: &SecretString, issuer: &str, now: Timestamp) -> Option<Claims> {
        let token = token.expose_secret();
        let kid = decode_header(token).ok()?.kid?;
        let key = DecodingKey::from_jwk(self.published.find(&kid)?).ok()?;
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_issuer(&[issuer]);
        // Back ends compare the audience with their own; here it is the person's application that counts. Time is ours.
        validation.validate_aud = false;
        validation.validate_exp = false;
        let claims = decode::<Claims>(token, &key, &validation).ok()?.claims;
        (now.as_second() < claims.exp).then_some(claims)
    }

    /// The public halves of all live keys (RFC 7517).
    #[must_use]
    pub fn published(&self) -> &JwkSet {
        &self.published
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::invited;
    use domain::clock::from_millis;
    use jsonwebtoken::{DecodingKey, Validation, decode};

    #[test]
    fn a_key_is_published_before_it_signs_and_until_its_tokens_have_ended() {
        let mut documents = vec![Signer::generate().unwrap()];
        for _ in 0..4 {
            documents.push(Signer::rotated(documents.last().unwrap(), true).unwrap());
        }
        let signers: Vec<_> = documents.iter().map(|text| Signer::parse(text).ok().unwrap()).collect();
        for pair in signers.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            assert!(
                after.published().find(before.current()).is_some(),
                "its tokens still count"
            );
            let known = before.published().find(after.current()).is_some();
            assert!(known, "whoever has kept the older set can verify");
        }
        assert_eq!(signers[1].current(), signers[0].current());
        assert_ne!(signers[2].current(), signers[1].current());
        assert_eq!(
            signers[4].published().keys.len(),
            3,
            "the one that signs, the next, the last"
        );
        assert!(signers[4].published().find(signers[1].current()).is_none());
        let hurried = Signer::rotated(&documents[4], false).unwrap();
        let hurried = Signer::parse(&hurried).ok().unwrap();
        assert_eq!(
            hurried.published().keys.len(),
            4,
            "tokens of the earlier one may still be alive"
        );
    }

    /// M18: a key stands where its document does, and one that goes at a rotation nowhere. An allocator writes over the
    /// beginning of what it takes back, so a part behind that is looked for.
    #[cfg(target_os = "linux")]
    #[test]
    fn m18_no_copy_of_a_signing_key_stays_in_memory() {
        use test_support::memory::{Needle, copies};
        let mut document = Signer::generate().unwrap();
        let start = "{\"keys\":[\"".len();
        let first = Needle::of(&document.expose_secret().as_bytes()[start + 60..start + 100]);
        let signer = Signer::parse(&document).ok().unwrap();
        assert_eq!(copies(&first), 1, "in the document, and nowhere else");
        for _ in 0..3 {
            document = Signer::rotated(&document, true).unwrap();
        }
        assert_eq!(
            copies(&first),
            0,
            "its document is gone, and the third rotation let it go"
        );
        drop(signer);
    }

    #[test]
    fn a_stock_library_verifies_a_token_with_the_published_keys() {
        let signer = Signer::parse(&Signer::generate().unwrap()).ok().unwrap();
        let person = invited();
        let claims = Claims::of(&person, "https://join.example.com", [1; 16], from_millis(0));
        let token = signer.sign(&claims).unwrap();
        let published = serde_json::to_value(signer.published()).unwrap();
        assert!(published["keys"][0].get("d").is_none(), "the private half stays here");
        let set: JwkSet = serde_json::from_value(published).unwrap();
        let kid = decode_header(&token).unwrap().kid.unwrap();
        let key = DecodingKey::from_jwk(set.find(&kid).unwrap()).unwrap();
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_audience(&["app_test"]);
        validation.validate_exp = false;
        let read = decode::<serde_json::Value>(&token, &key, &validation).unwrap().claims;
        assert_eq!(read["sub"], person.user_id().to_string());
        assert_eq!(read["exp"].as_i64().unwrap() - read["iat"].as_i64().unwrap(), 600);
        assert_eq!(read["email_verified"], false);
    }
}
