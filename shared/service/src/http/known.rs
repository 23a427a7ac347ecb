//! A browser that has signed in to an account before, and shows so: failures of strangers do not hold it back.
//!
//! Its cookie holds a token for each of the last few accounts that it has signed in to: an id of the browser and the
//! moment, under a MAC over both and the account. So a token counts for that account alone, and says nothing of whose
//! it is.

use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use super::{Error, Request, Response, cookie::Cookie};
use crate::app::App;
use domain::{
    clock::{after, from_millis},
    entropy::random,
    id::PersonKey,
    keys::KeyId,
};

const KNOWN: Cookie = Cookie("latchkey-known");
/// How long a browser is known after it has signed in.
const LIFE: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How many accounts a browser is known to.
const MOST: usize = 5;

const DEVICE: usize = 16;
const MOMENT: usize = 8;
const MAC: usize = 16;
const LABEL: &str = "known browser";

struct Token {
    key: KeyId,
    device: [u8; DEVICE],
    since: [u8; MOMENT],
    mac: [u8; MAC],
}

impl Token {
    fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (key, rest) = bytes.split_first()?;
        let (device, rest) = rest.split_first_chunk()?;
        let (since, mac) = rest.split_first_chunk()?;
        Some(Self {
            key: KeyId(*key),
            device: *device,
            since: *since,
            mac: mac.try_into().ok()?,
        })
    }

    fn write(&self) -> String {
        let bytes = [[self.key.0].as_slice(), &self.device, &self.since, &self.mac].concat();
        BASE64URL_NOPAD.encode(&bytes)
    }

    fn is_alive(&self, now: Timestamp) -> bool {
        let since = from_millis(i64::from_be_bytes(self.since));
        since <= now && now < after(since, LIFE)
    }

    fn is_of(&self, app: &App, person: PersonKey) -> bool {
        let mac = app
            .keys
            .tag::<MAC>(self.key, LABEL, &[person.as_bytes(), &self.device, &self.since]);
        mac.is_ok_and(|mac| mac.ct_eq(&self.mac).into())
    }
}

/// The tokens of the browser that count at this moment, newest first. Whose they are is not known yet.
fn tokens(app: &App, request: &Request) -> Vec<Token> {
    let Some(text) = KNOWN.read(request, &app.config) else {
        return Vec::new();
    };
    let now = app.clock.now();
    let texts = text.expose_secret().split('.').take(MOST);
    texts
        .filter_map(Token::parse)
        .filter(|token| token.is_alive(now))
        .collect()
}

/// By which id the browser is known to the account of `person`, if it is.
#[must_use]
pub fn device(app: &App, request: &Request, person: PersonKey) -> Option<[u8; DEVICE]> {
    let mut tokens = tokens(app, request).into_iter();
    tokens.find(|token| token.is_of(app, person)).map(|token| token.device)
}

/// Makes the browser known to the account of `person`, which it has just signed in to.
///
/// # Errors
/// That the deployment's keys cannot be used, or that there is no randomness.
pub fn remember(app: &App, request: &Request, person: PersonKey, response: &mut Response) -> Result<(), Error> {
    let (own, others): (Vec<_>, Vec<_>) = tokens(app, request)
        .into_iter()
        .partition(|token| token.is_of(app, person));
    let device = match own.first() {
        Some(token) => token.device,
        None => random(&*app.entropy)?,
    };
    let key = app.keys.current();
    let since = app.clock.now().as_millisecond().to_be_bytes();
    let mac = app.keys.tag(key, LABEL, &[person.as_bytes(), &device, &since])?;
    let newest = Token {
        key,
        device,
        since,
        mac,
    };
    let kept = std::iter::once(newest).chain(others).take(MOST);
    let texts: Vec<_> = kept.map(|token| token.write()).collect();
    KNOWN.set_for(response, &app.config, &SecretString::from(texts.join(".")), LIFE);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// P9: a token counts from its moment on, for as long as a browser is known: not before, whatever clock wrote it.
    #[test]
    fn p9_a_browser_is_known_from_its_sign_in_on_and_not_for_ever() {
        let since = from_millis(1_790_000_000_000);
        let token = Token {
            key: KeyId(1),
            device: [2; DEVICE],
            since: since.as_millisecond().to_be_bytes(),
            mac: [3; MAC],
        };
        let moment = SignedDuration::from_millis(1);
        for (at, alive) in [
            (after(since, -moment), false),
            (since, true),
            (after(since, LIFE - moment), true),
            (after(since, LIFE), false),
        ] {
            assert_eq!(token.is_alive(at), alive, "{at}");
        }
    }
}
