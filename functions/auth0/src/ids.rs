//! The forms that Auth0 gives to ids, and what of ours stands in them. Each can be read back; nothing is stored for it.

use data_encoding::HEXLOWER;
use domain::id::{ApplicationId, InvitationId, PersonKey, UserId, base32, from_base32};
use jiff::Timestamp;
use service::app::App;
use sha2::{Digest, Sha256};

/// What stands before the bar in the ids of users of a directory.
pub(crate) const PROVIDER: &str = "auth0";

/// `auth0|` and 40 hexadecimal digits: the person's key.
pub(crate) fn user(key: PersonKey) -> String {
    format!("{PROVIDER}|{}", bare_user(key))
}

/// The same without what stands before the bar.
pub(crate) fn bare_user(key: PersonKey) -> String {
    HEXLOWER.encode(key.as_bytes())
}

/// Reads that form, and the `usr_...` of `/v1`, which is the `sub` of a sign-in token: whoever has one need not convert it.
pub(crate) fn read_user(text: &str) -> Option<PersonKey> {
    if let Ok(UserId(key)) = UserId::parse(text) {
        return Some(key);
    }
    let (provider, hex) = text.split_once('|')?;
    let bytes = HEXLOWER.decode(hex.as_bytes()).ok()?;
    let key = PersonKey::from_bytes(bytes.try_into().ok()?);
    (provider == PROVIDER).then_some(key)
}

/// The id that a back end has chosen, as it stands behind the bar; not one that could be taken for ours.
pub(crate) fn own(text: &str) -> Option<String> {
    let bare = text.strip_prefix("auth0|").unwrap_or(text);
    let fine = (1..=255).contains(&bare.len())
        && bare
            .chars()
            .all(|sign| !sign.is_whitespace() && !sign.is_control() && sign != '|');
    let ours = bare.len() == 2 * PersonKey::LENGTH && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
    (fine && !ours && !bare.starts_with("usr_")).then(|| bare.to_owned())
}

/// By which it is found. Case does not tell two ids apart.
pub(crate) fn fingerprint(app: &App, own: &str) -> String {
    let folded = own.to_lowercase();
    HEXLOWER.encode(&app.keys.fingerprint("user id", &[folded.as_bytes()]))
}

/// `con_` and 16 letters and digits: the directory of an application.
pub(crate) fn connection(application: &ApplicationId) -> String {
    format!("con_{}", digest("connection", application))
}

/// `org_` and 16 letters and digits: whoever belongs to an application.
pub(crate) fn organization(application: &ApplicationId) -> String {
    format!("org_{}", digest("organization", application))
}

/// Which of `applications` has this connection or organization.
pub(crate) fn which<'a>(
    applications: &'a [ApplicationId],
    form: fn(&ApplicationId) -> String,
    text: &str,
) -> Option<&'a ApplicationId> {
    applications.iter().find(|id| form(id) == text)
}

fn digest(kind: &str, application: &ApplicationId) -> String {
    let hash = Sha256::digest(format!("{kind} {application}"));
    base32(hash.get(..10).unwrap_or_default())
}

/// How much of a write's id stands in the id of its job.
const MARK: usize = 4;

/// `job_` and 48 letters and digits: whose address, when it was asked for, and by which write.
pub(crate) fn job(key: PersonKey, at: Timestamp, write: &[u8; 16]) -> String {
    let at = at.as_millisecond().to_be_bytes();
    let parts = [
        key.as_bytes().as_slice(),
        at.get(2..).unwrap_or_default(),
        write.get(..MARK).unwrap_or_default(),
    ];
    format!("job_{}", base32(&parts.concat()))
}

pub(crate) fn read_job(text: &str) -> Option<(PersonKey, Timestamp, [u8; MARK])> {
    let bytes: [u8; 30] = from_base32(text.strip_prefix("job_")?)?;
    let (key, rest) = bytes.split_at_checked(PersonKey::LENGTH)?;
    let (at, mark) = rest.split_at_checked(6)?;
    let mut millis = [0; 8];
    millis
        .iter_mut()
        .skip(2)
        .zip(at)
        .for_each(|(place, byte)| *place = *byte);
    let at = Timestamp::from_millisecond(i64::from_be_bytes(millis)).ok()?;
    Some((PersonKey::from_bytes(key.try_into().ok()?), at, mark.try_into().ok()?))
}

/// `uinv_`, 32 letters and digits of the person's key, and the number of the invitation.
pub(crate) fn invitation(id: InvitationId) -> String {
    format!("uinv_{}{}", base32(id.person.as_bytes()), id.number)
}

pub(crate) fn read_invitation(text: &str) -> Option<InvitationId> {
    let (person, number) = text.strip_prefix("uinv_")?.split_at_checked(32)?;
    let id = InvitationId {
        person: PersonKey::from_bytes(from_base32(person)?),
        number: number.parse().ok()?,
    };
    // One spelling for each.
    (invitation(id) == text).then_some(id)
}
