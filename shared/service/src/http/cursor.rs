//! Opaque cursors: where a list goes on, and a code over it and the question, so that it fits no other question.

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use subtle::ConstantTimeEq;

use super::{Error, ProblemCode};
use domain::{
    id::PersonKey,
    keys::{DeploymentKeys, KeyError},
};
use store::{ListQuery, Place};

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
    // A MAC is part of it, so they are compared in constant time.
    let place = match parse() {
        Some(place) if write(keys, query, place)?.as_bytes().ct_eq(text.as_bytes()).into() => Some(place),
        Some(_) | None => None,
    };
    match place {
        Some(place) => Ok(place),
        None => Err(Error::field(
            ProblemCode::CursorNotValid,
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{entropy::SeededEntropy, id::ApplicationId};

    /// T10: none but the very cursor is read, and only for its own question.
    #[test]
    fn t10_every_altered_byte_of_a_cursor_is_refused() {
        let keys = DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap();
        let query = |id: &str| ListQuery::of(ApplicationId::parse(id).unwrap());
        let place = Place {
            person: PersonKey::from_bytes([7; PersonKey::LENGTH]),
            ended: Some(3),
            at: 1_700_000_000_000,
        };
        let text = write(&keys, &query("app_a"), place).unwrap();
        assert_eq!(read(&keys, &query("app_a"), &text), Ok(place));
        assert!(read(&keys, &query("app_b"), &text).is_err());
        for at in 0..text.len() {
            for other in [b'A', b'B', b'_'] {
                let mut bytes = text.clone().into_bytes();
                if std::mem::replace(&mut bytes[at], other) != other {
                    let altered = String::from_utf8(bytes).unwrap();
                    assert!(read(&keys, &query("app_a"), &altered).is_err(), "{altered}");
                }
            }
            assert!(read(&keys, &query("app_a"), text.get(..at).unwrap()).is_err());
        }
        assert!(read(&keys, &query("app_a"), &format!("{text}AAAA")).is_err());
    }
}
