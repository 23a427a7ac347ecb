//! The forms that Auth0 gives to ids, and what of ours stands in them. Each can be read back; nothing is stored for it.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use domain::id::{ApplicationId, InvitationId, PersonKey, UserId, base32, from_base32};

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
