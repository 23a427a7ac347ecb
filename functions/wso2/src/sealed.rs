//! Handles that a client carries from one call to the next. They hold no secret of the person, only whose way it is and
//! how they are reached; a code over them lets none be made up or altered.

use jiff::{SignedDuration, Timestamp};
use domain::{clock::after, entropy::random, id::{PersonKey, base32, from_base32}, invitation::Method, keys::{KeyError, KeyId}};
use service::{app::App, http::Error};
use subtle::ConstantTimeEq;

const LIFE: SignedDuration = SignedDuration::from_mins(60);
const BODY: usize = 2 + PersonKey::LENGTH + 1 + 8 + 8;
const TAG: usize = 16;
const WHOLE: usize = BODY + TAG;

/// What a handle is for; one of another kind is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `recoveryCode`
    Recovery = 1,
    /// `flowConfirmationCode`
    Confirmation = 2,
    /// `resendCode`
    Resend = 3,
    /// `flowId` before it is known whose flow it is.
    Flow = 4,
}

/// Why a text is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsealed {
    /// Nobody made it, or for something else.
    Invalid,
    /// It is over.
    Expired,
}

/// Whose way it is, and how they are reached.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Handle {
    pub(crate) person: PersonKey,
    pub(crate) method: Method,
}

impl Handle {
    /// A handle that leads to nobody yet.
    pub(crate) fn nobody() -> Self {
        Self {
            person: PersonKey::from_bytes([0; PersonKey::LENGTH]),
            method: Method::Link,
        }
    }

    pub(crate) fn seal(self, app: &App, kind: Kind) -> Result<String, Error> {
        let key = app.keys.current();
        let mut bytes = vec![kind as u8, key.0];
        bytes.extend_from_slice(self.person.as_bytes());
        let place = Method::ALL.iter().position(|method| *method == self.method);
        bytes.push(place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default());
        bytes.extend_from_slice(&after(app.clock.now(), LIFE).as_millisecond().to_be_bytes());
        bytes.extend_from_slice(&random::<8>(&*app.entropy)?);
        let tag = tag(app, key, &bytes)?;
        bytes.extend_from_slice(&tag);
        Ok(base32(&bytes))
    }

    pub(crate) fn open(app: &App, kind: Kind, text: &str) -> Result<Self, Unsealed> {
        let bytes = from_base32::<WHOLE>(text).ok_or(Unsealed::Invalid)?;
        let (body, known) = bytes.split_at(BODY);
        let [first, key, rest @ ..] = body else {
            return Err(Unsealed::Invalid);
        };
        // As with tickets: of a key that is not here, it is no handle.
        let expected = tag(app, KeyId(*key), body).map_err(|_| Unsealed::Invalid)?;
        if !bool::from(expected.ct_eq(known)) {
            return Err(Unsealed::Invalid);
        }
        let read = || {
            let (person, rest) = rest.split_first_chunk::<{ PersonKey::LENGTH }>()?;
            let (method, rest) = rest.split_first()?;
            let (end, _) = rest.split_first_chunk::<8>()?;
            let method = *Method::ALL.get(usize::from(*method))?;
            let end = Timestamp::from_millisecond(i64::from_be_bytes(*end)).ok()?;
            let person = PersonKey::from_bytes(*person);
            (*first == kind as u8).then_some((Self { person, method }, end))
        };
        match read() {
            Some((handle, end)) if app.clock.now() < end => Ok(handle),
            Some(_) => Err(Unsealed::Expired),
            None => Err(Unsealed::Invalid),
        }
    }
}

fn tag(app: &App, key: KeyId, body: &[u8]) -> Result<[u8; TAG], KeyError> {
    app.keys.tag(key, "handle of another system's client", &[body])
}
