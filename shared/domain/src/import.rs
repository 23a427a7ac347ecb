//! Users who come from another system, with what it kept of their passwords.

use jiff::Timestamp;

use super::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::Caller,
    application::Application,
    clock::Lifetime,
    directory::{self, NewUser},
    display_name::DisplayName,
    entropy::Entropy,
    flow::Flow,
    id::ApplicationId,
    invitation::Method,
    invite::{self, Details, Invite, InviteError},
    keys::DeploymentKeys,
    locale::Locale,
    metadata::Metadata,
    password::PasswordHash,
    person::{Person, Replay, Verifiable, WriteKind},
    profile::Profile,
};

/// The most users in one call.
pub const MOST: usize = 100;

/// A user of another system; every part is well formed by now.
#[derive(Clone)]
#[expect(
    missing_debug_implementations,
    reason = "it holds personal data and the password's hash"
)]
pub struct Import<'a> {
    /// Where to.
    pub application: &'a Application,
    /// The way of the link, where one is sent now or later.
    pub flow: &'a Flow,
    /// How the invitation reaches them that is sent now.
    pub method: Method,
    /// Who invites, as the message names them.
    pub inviter: Option<DisplayName>,
    /// Where they go at the end of it.
    pub result_url: Option<String>,
    /// How long a link lives that is sent now or later.
    pub lifetime: Lifetime,
    /// The longest that the deployment lets a link live, in minutes.
    pub ceiling_minutes: Option<u32>,
    /// The name to sign in by.
    pub username: Username,
    /// The address, and whether it counts as proven.
    pub email: Option<(EmailAddress, bool)>,
    /// The number, and whether it counts as proven.
    pub phone: Option<(PhoneNumber, bool)>,
    /// Their language.
    pub locale: Option<Locale>,
    /// Their roles.
    pub roles: Vec<String>,
    /// Metadata.
    pub metadata: Metadata,
    /// Their profile.
    pub profile: Profile,
    /// The password's hash, wrapped; without one they are invited, now or later.
    pub credential: Option<PasswordHash>,
    /// Whether they begin switched off.
    pub disabled: bool,
    /// Whether a link is mailed to them now, if there is no password.
    pub invite: bool,
    /// What the line said.
    pub line: Replay,
}

/// Tells an imported user again: the same line, read once more, is no other user.
#[must_use]
pub fn mark(keys: &DeploymentKeys, application: &ApplicationId, username: &Username, line: &[u8]) -> Replay {
    let name = [application.as_str().as_bytes(), username.as_str().as_bytes()];
    Replay {
        key: keys.fingerprint("import", &name),
        body: keys.fingerprint("imported line", &[line]),
    }
}

/// The user. With a password they can sign in at once, and nobody is notified. Without one they are invited: as the
/// application does it now, or by a link whenever an administrator sends the invitation.
///
/// # Errors
/// [`InviteError`].
pub fn create(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    import: Import<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Person, InviteError> {
    let invites = import.invite && import.credential.is_none() && !import.disabled;
    let mut person = if invites {
        invited(keys, entropy, &import, now, caller)?
    } else {
        let new = NewUser {
            application: import.application,
            flow: import.flow,
            username: import.username,
            email: import.email,
            phone: import.phone,
            metadata: import.metadata,
            profile: import.profile,
            credential: import.credential,
            blocked: import.disabled,
            verify_email: false,
            ceiling_minutes: import.ceiling_minutes,
        };
        let mut person = directory::create(keys, entropy, new, now, caller)?;
        // Nobody has the link of this generation. The one that is sent later lives as long as any other.
        person.invitation.lifetime = import.lifetime;
        person
    };
    person.roles = import.roles;
    person.invitation.locale = import.locale;
    person.replay = Some(import.line);
    person.last_write.kind = WriteKind::Imported;
    Ok(person)
}

fn invited(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    import: &Import<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Person, InviteError> {
    let invite = Invite {
        application: import.application,
        flow: import.flow,
        username: import.username.clone(),
        method: import.method,
        lifetime: import.lifetime,
        details: Details {
            email: import.email.as_ref().map(|(email, _)| email.clone()),
            phone: import.phone.as_ref().map(|(phone, _)| phone.clone()),
            metadata: import.metadata.clone(),
            inviter: import.inviter.clone(),
            result_url: import.result_url.clone(),
            ..Details::default()
        },
    };
    let mut person = invite::create(keys, entropy, invite, now, caller)?;
    let proven = |proven: bool| proven.then_some(now);
    person.email = import.email.clone().map(|(value, verified)| Verifiable {
        value,
        verified_at: proven(verified),
    });
    person.phone = import.phone.clone().map(|(value, verified)| Verifiable {
        value,
        verified_at: proven(verified),
    });
    person.profile = import.profile.clone();
    // They were users there: they stay, whatever becomes of the invitation.
    person.kept = true;
    person.cleanup_at = None;
    Ok(person)
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// There is such a user now.
    Created,
    /// This very line was imported before. Whatever happened to the user since stays.
    Unchanged,
    /// There is somebody of this name already, who stays as they are.
    Exists,
}

/// What a line comes to where somebody of its name is there already.
#[must_use]
pub fn repeated(line: Replay, person: &Person) -> ImportOutcome {
    if person.replay == Some(line) {
        ImportOutcome::Unchanged
    } else {
        ImportOutcome::Exists
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::{Expiry, from_millis},
        entropy::SeededEntropy,
        invite::tests::{application, caller, keys},
        person::Status,
        sign_in,
    };

    const HASH: &str = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE";

    fn imported(change: impl FnOnce(&mut Import<'_>)) -> Person {
        let (application, flow) = (application(), Flow::ready_made("link_password").unwrap());
        let email = EmailAddress::parse("ada@example.com").unwrap();
        let username = Username::from(&email);
        let line = mark(&keys(), &application.id, &username, b"line");
        let mut import = Import {
            application: &application,
            flow: &flow,
            method: Method::EmailLink,
            inviter: None,
            result_url: None,
            lifetime: Lifetime::Seconds(60),
            ceiling_minutes: None,
            username,
            email: Some((email, true)),
            phone: None,
            locale: Locale::parse("de").ok(),
            roles: vec!["editor".to_owned()],
            metadata: Metadata::default(),
            profile: Profile::default(),
            credential: None,
            disabled: false,
            invite: false,
            line,
        };
        change(&mut import);
        create(&keys(), &SeededEntropy::new(7), import, from_millis(0), &caller()).unwrap()
    }

    #[test]
    fn whoever_has_a_hash_can_sign_in_and_whoever_has_none_waits_for_a_link() {
        let hash = PasswordHash::parse(HASH).unwrap();
        let active = imported(|import| import.credential = Some(hash.clone()));
        assert!(sign_in::credential(&active) == Some(&hash));
        assert_eq!((active.owed.iter().count(), active.cleanup_at), (0, None));
        let disabled = imported(|import| (import.credential, import.disabled) = (Some(hash.clone()), true));
        assert!(sign_in::credential(&disabled).is_none());

        let waiting = imported(|_| ());
        assert!(matches!(waiting.status, Status::Invited { .. }));
        assert_eq!(waiting.owed.iter().count(), 0, "nobody is notified");
        assert_eq!(
            (waiting.cleanup_at, waiting.invitation.generation.expiry),
            (None, Expiry::Never)
        );
        assert_eq!(
            waiting.invitation.lifetime,
            Lifetime::Seconds(60),
            "of a link that is sent later"
        );

        let invited = imported(|import| import.invite = true);
        assert_eq!(invited.owed.invitation, Some(1));
        assert!(invited.kept && invited.cleanup_at.is_none());
        assert!(invited.email.as_ref().unwrap().verified_at.is_some());
        assert_eq!(
            (invited.invitation.locale.as_deref(), invited.roles.len()),
            (Some("de"), 1)
        );
        for other in [
            imported(|import| (import.credential, import.invite) = (Some(hash), true)),
            imported(|import| (import.disabled, import.invite) = (true, true)),
        ] {
            assert_eq!(
                other.owed.iter().count(),
                0,
                "no link to whoever has a password or is switched off"
            );
        }
    }

    #[test]
    fn the_same_line_is_told_from_another_one_of_the_same_name() {
        let person = imported(|_| ());
        let mark = |line: &[u8]| mark(&keys(), &person.application, &person.username, line);
        assert_eq!(repeated(mark(b"line"), &person), ImportOutcome::Unchanged);
        assert_eq!(repeated(mark(b"another"), &person), ImportOutcome::Exists);
    }
}
