//! Opaque cursors: where a list goes on, and a code over it and the question, so that it fits no other question.

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;

use super::Error;
use crate::{
    domain::{
        id::PersonKey,
        keys::{DeploymentKeys, KeyError},
    },
    store::{ListQuery, Place},
};

/// The cursor for what follows `place` in the list of `query`.
///
/// # Errors
/// That the deployment's keys cannot be used.
pub fn write(keys: &DeploymentKeys, query: &ListQuery, place: Place) -> Result<String, KeyError> {
    let mut bytes = place.person.as_bytes().to_vec();
    bytes.extend_from_slice(&place.at.to_be_bytes());
    bytes.extend_from_slice(&place.ended.unwrap_or_default().to_be_bytes());
    let tag: [u8; 16] = keys.tag(keys.current(), "cursor", &[&bytes, &question(query)])?;
    bytes.extend_from_slice(&tag);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// Reads what [`write()`] writes for the same question.
///
/// # Errors
/// `cursor_not_valid`, or that the deployment's keys cannot be used.
pub fn read(keys: &DeploymentKeys, query: &ListQuery, text: &str) -> Result<Place, Error> {
    let parse = || {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (person, rest) = bytes.split_first_chunk::<{ PersonKey::LENGTH }>()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (ended, _) = rest.split_first_chunk::<4>()?;
        Some(Place {
            person: PersonKey::from_bytes(*person),
            at: i64::from_be_bytes(*at),
            ended: Some(u32::from_be_bytes(*ended)).filter(|number| *number > 0),
        })
    };
    // One spelling for each cursor: written again, it has to be the same.
    match parse() {
        Some(place) if write(keys, query, place)? == text => Ok(place),
        Some(_) | None => Err(Error::field(
            "cursor_not_valid",
            "?cursor",
            "this cursor belongs to another question",
        )),
    }
}

fn question(query: &ListQuery) -> Vec<u8> {
    let millis = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
    let (application, phase, delivery, email) = (&query.application, query.phase, &query.delivery, &query.email);
    format!(
        "{application} {phase:?} {delivery:?} {email:?} {:?} {:?} {:?}",
        millis(query.from),
        millis(query.to),
        query.users
    )
    .into_bytes()
}
