//! What administrators do with users.

use jiff::Timestamp;

use super::{
    address::{EmailAddress, PhoneNumber},
    api_key::{Caller, Reach},
    application::Application,
    former,
    invitation::Actor,
    metadata::Metadata,
    person::{Person, Status, WriteKind},
    profile::Profile,
    ticket::TicketHash,
    transition::{Effect, Guard, Transition},
};

/// What is changed of a user; what is absent stays.
#[derive(Clone, Default)]
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Change<'a> {
    /// Their roles, all of them.
    pub roles: Option<Vec<String>>,
    /// Their metadata, all of it.
    pub metadata: Option<Metadata>,
    /// Their profile, all of it.
    pub profile: Option<Profile>,
    /// Where messages go from now on.
    pub elsewhere: Option<Elsewhere<'a>>,
}

/// Another address or number. Both count as unproven, every earlier ticket and code is dead, and whoever had the one before is
/// notified.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Elsewhere<'a> {
    /// The user as they were read: nothing may have been written since.
    pub known: &'a Person,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// Their number.
    pub phone: Option<PhoneNumber>,
    /// What becomes of their names with the address.
    pub names: Option<Effect>,
}

impl<'a> Elsewhere<'a> {
    /// These, if there are any.
    #[must_use]
    pub fn of(known: &'a Person, email: Option<EmailAddress>, phone: Option<PhoneNumber>) -> Option<Self> {
        (email.is_some() || phone.is_some()).then_some(Self {
            known,
            email,
            phone,
            names: None,
        })
    }
}

/// Switches a user off: every ticket and code is dead, and no sign-in succeeds. `unmatched` is random: see
/// [`Effect::KillTickets`].
#[must_use]
pub fn disable(caller: &Caller, unmatched: TicketHash, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::Within(caller.reach.clone()), Guard::Enabled],
        effects: vec![
            Effect::SetStatus(Status::Disabled),
            Effect::KillTickets(unmatched),
            Effect::EndTokens,
        ],
        write: WriteKind::Disabled.write(write, now, caller.actor()),
    }
}

/// The conditions under which a user is erased.
#[must_use]
pub fn erasure(caller: &Caller) -> Vec<Guard> {
    vec![Guard::Within(caller.reach.clone())]
}

/// Ends every sign-in token of a user, by an administrator (`reach` of their key) or by the user.
#[must_use]
pub fn sign_out(reach: Reach, by: Actor, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::Within(reach)],
        effects: vec![Effect::EndTokens],
        write: WriteKind::SignedOut.write(write, now, by),
    }
}

/// Has all failed sign-ins of a user forgotten, where there are any: nobody waits any more, and a lock is lifted.
#[must_use]
pub fn unlock(caller: &Caller, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::Within(caller.reach.clone()), Guard::FailuresKept],
        effects: vec![Effect::ForgetFailures],
        write: WriteKind::Unlocked.write(write, now, caller.actor()),
    }
}

/// What `person` of `application` is while they are not switched off: active with a password, invited without one.
pub(super) fn status_when_on(person: &Person, application: &Application) -> Status {
    match &person.credential {
        Some(_) => Status::Active,
        None => Status::Invited {
            locked: application.lock_until_password,
        },
    }
}

/// Switches a user on again.
#[must_use]
pub fn enable(
    person: &Person,
    application: &Application,
    caller: &Caller,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    Transition {
        guards: vec![Guard::Within(caller.reach.clone()), Guard::Disabled],
        effects: vec![Effect::SetStatus(status_when_on(person, application))],
        write: WriteKind::Enabled.write(write, now, caller.actor()),
    }
}

/// Changes what is known of a user. `unmatched` is random: see [`Effect::KillTickets`].
#[must_use]
pub fn change(
    change: Change<'_>,
    caller: &Caller,
    unmatched: TicketHash,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    let mut guards = vec![Guard::Within(caller.reach.clone())];
    let mut effects = Vec::new();
    if let Some(Elsewhere {
        known,
        email,
        phone,
        names,
    }) = change.elsewhere
    {
        guards.push(Guard::Unchanged(known.last_write.id));
        effects.push(Effect::KillTickets(unmatched));
        if let Some((room, owed)) = former::owe_notice(known, email.as_ref().into(), phone.as_ref().into(), write, now)
        {
            guards.push(room);
            effects.push(owed);
        }
        effects.extend(email.map(|address| Effect::PutEmail {
            address,
            proven: None,
            write,
        }));
        effects.extend(names);
        effects.extend(phone.map(Effect::SetPhone));
    }
    effects.extend(change.roles.map(Effect::SetRoles));
    effects.extend(change.metadata.map(Effect::SetMetadata));
    effects.extend(change.profile.map(Effect::SetProfile));
    Transition {
        guards,
        effects,
        write: WriteKind::UserChanged.write(write, now, caller.actor()),
    }
}
