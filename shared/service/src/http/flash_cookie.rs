//! A flash message after a form, carried over the redirect that answers it: a form that was refused leads back to its page,
//! which says what was wrong and still holds what was typed. So going back, or loading the page again, never offers to send
//! the form once more, with or without JavaScript.
//!
//! It stays in the browser, in a cookie for five minutes. It is encrypted and authenticated, with a key of its own for
//! each ticket or visitor, and never holds a code or a password. Reading one changes nothing.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Error, Request, Response, cookie::Cookie};
use crate::app::{App, Config};
use domain::{
    clock::{after, from_millis},
    entropy::random,
    keys::KeyId,
};

const FLASH: Cookie = Cookie("latchkey-note");
const LIFE: SignedDuration = SignedDuration::from_mins(5);
/// Browsers take 4096 bytes for a cookie with its name (RFC 6265 section 6.1).
const MOST: usize = 4000;
const BROKEN: Error = Error::Internal("a flash message could not be sealed");

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    made: i64,
    content: T,
}

/// A flash message that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<T> {
    /// What it says.
    pub content: T,
    /// How long ago it was written.
    pub age_seconds: u64,
}

/// Writes `content` down in the answer for `holder`: the form token of a ticket or of a visitor. `false`, and nothing is
/// written, where it is too long for a cookie.
///
/// # Errors
/// That the deployment's keys cannot be used.
pub fn set(app: &App, holder: &str, content: &impl Serialize, response: &mut Response) -> Result<bool, Error> {
    let text = seal(app, holder, content)?;
    let fits = text.expose_secret().len() <= MOST;
    if fits {
        FLASH.set_for(response, &app.config, &text, LIFE);
    }
    Ok(fits)
}

/// `content`, made now, so that only `holder` can read it here.
///
/// # Errors
/// That the deployment's keys cannot be used.
pub fn seal(app: &App, holder: &str, content: &impl Serialize) -> Result<SecretString, Error> {
    let made = app.clock.now().as_millisecond();
    let mut bytes = serde_json::to_vec(&Sealed { made, content }).map_err(|_| BROKEN)?;
    let id = app.keys.current();
    let nonce: [u8; NONCE_LEN] = random(&*app.entropy)?;
    key(app, id, holder)?
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from([id.0]), &mut bytes)
        .map_err(|_| BROKEN)?;
    let text = BASE64URL_NOPAD.encode(&[[id.0].as_slice(), &nonce, &bytes].concat());
    Ok(SecretString::from(text))
}

/// The flash message that `holder` was left within the last five minutes, if it is one of this kind.
#[must_use]
pub fn get<T: DeserializeOwned>(app: &App, request: &Request, holder: &str) -> Option<Found<T>> {
    open(app, holder, &FLASH.read(request, &app.config)?, LIFE)
}

/// What [`seal`] made for `holder`, no longer than `life` ago.
#[must_use]
pub fn open<T: DeserializeOwned>(
    app: &App,
    holder: &str,
    text: &SecretString,
    life: SignedDuration,
) -> Option<Found<T>> {
    let bytes = BASE64URL_NOPAD.decode(text.expose_secret().as_bytes()).ok()?;
    let (id, rest) = bytes.split_first()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>()?;
    let mut sealed = sealed.to_vec();
    let opened = key(app, KeyId(*id), holder)
        .ok()?
        .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from([*id]), &mut sealed)
        .ok()?;
    let Sealed { made, content } = serde_json::from_slice(opened).ok()?;
    let (made, now) = (from_millis(made), app.clock.now());
    let age = u64::try_from(now.duration_since(made).as_secs()).ok()?;
    (now < after(made, life)).then_some(Found {
        content,
        age_seconds: age,
    })
}

/// Takes a flash message back.
pub fn clear(response: &mut Response, config: &Config) {
    FLASH.clear(response, config);
}

/// Takes the flash message of `request` back, unless its answer leaves another: whatever was sent since, it is out of date.
pub fn replace(request: &Request, config: &Config, response: &mut Response) {
    if FLASH.read(request, config).is_some() && !FLASH.is_in(response) {
        clear(response, config);
    }
}

/// A key for this holder alone, so a message for somebody else cannot be read. The nonce is random: what one holder is left in
/// the life of a ticket is nowhere near the 2^32 messages that a key is good for (NIST SP 800-38D section 8.3).
fn key(app: &App, id: KeyId, holder: &str) -> Result<LessSafeKey, Error> {
    let secret = app.keys.flash_key(id, holder)?;
    let key = UnboundKey::new(&AES_256_GCM, secret.expose()).map_err(|_| BROKEN)?;
    Ok(LessSafeKey::new(key))
}
