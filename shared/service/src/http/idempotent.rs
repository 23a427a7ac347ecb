//! Calls that name themselves: the header `Idempotency-Key`, and the one that says that an answer is a repeated one.

use http::{HeaderName, HeaderValue};
use sha2::{Digest, Sha256};

use super::{Error, Request, Response, body, header_text};
use domain::{api_key::Caller, keys::DeploymentKeys, person::Replay};

/// Says that the call came before, and that nothing was done again.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

const KEY: &str = "idempotency-key";

/// The name that the call gave itself, if it did.
///
/// # Errors
/// [`Error::BadIdempotencyKey`].
pub fn name(request: &Request) -> Result<Option<&str>, Error> {
    if !request.headers().contains_key(KEY) {
        return Ok(None);
    }
    let key = header_text(request, KEY).unwrap_or_default();
    if (1..=255).contains(&key.len()) && key.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Ok(Some(key))
    } else {
        Err(Error::BadIdempotencyKey)
    }
}

/// The identity of a call that names itself: keys of different callers never meet, and what is called is part of the body.
///
/// # Errors
/// [`Error::BadIdempotencyKey`], [`Error::BodyTooLarge`].
pub fn replay(keys: &DeploymentKeys, request: &Request, caller: &Caller) -> Result<Option<Replay>, Error> {
    let Some(name) = name(request)? else { return Ok(None) };
    let (owner, place) = (caller.id.to_string(), place(request));
    Ok(Some(Replay {
        key: keys.fingerprint("call", &[owner.as_bytes(), name.as_bytes()]),
        body: keys.fingerprint("body", &[place.as_bytes(), body::bytes(request)?]),
    }))
}

/// The same where there are no deployment keys: it belongs to the credentials of the call.
///
/// # Errors
/// As [`replay`].
pub fn replay_of(credentials: &str, request: &Request) -> Result<Option<Replay>, Error> {
    let Some(name) = name(request)? else { return Ok(None) };
    let place = place(request);
    Ok(Some(Replay {
        key: digest(&[b"call", credentials.as_bytes(), name.as_bytes()]),
        body: digest(&[b"body", place.as_bytes(), body::bytes(request)?]),
    }))
}

/// The answer, marked as that of a call that came before.
#[must_use]
pub fn replayed(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn place(request: &Request) -> String {
    format!("{} {}", request.method(), request.uri().path())
}

fn digest(parts: &[&[u8]]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let mut short = [0; 16];
    short
        .iter_mut()
        .zip(hash.finalize())
        .for_each(|(place, byte)| *place = byte);
    short
}
