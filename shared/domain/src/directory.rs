//! What a back end does with its users as with a directory: it makes them with a password of its own choice, and replaces
//! what is known of them.

use jiff::Timestamp;

use super::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::Caller,
    application::Application,
    clock::Lifetime,
    entropy::Entropy,
    flow::Flow,
    former::{self, Becomes},
    invitation::{Delivery, Method, State},
    invite::{self, Details, Invite, InviteError, Resend},
    keys::DeploymentKeys,
    metadata::Metadata,
    password::PasswordHash,
    person::{Person, Status, Verifiable, WriteKind},
    profile::Profile,
    ticket::TicketHash,
    transition::{Assumed, Effect, Guard, Transition},
    user,
};

/// A user whom a back end makes.
#[derive(Clone)]
#[expect(
    missing_debug_implementations,
    reason = "it holds personal data and the password's hash"
)]
pub struct NewUser<'a> {
    /// Where.
    pub application: &'a Application,
    /// The way of a link that is handed over later, where there is no password yet.
    pub flow: &'a Flow,
    /// The longest that the deployment lets a link live, in minutes.
    pub ceiling_minutes: Option<u32>,
    /// The name to sign in by.
    pub username: Username,
    /// The address, and whether it counts as proven.
    pub email: Option<(EmailAddress, bool)>,
    /// The number, and whether it counts as proven.
    pub phone: Option<(PhoneNumber, bool)>,
    /// Metadata.
    pub metadata: Metadata,
    /// Their profile.
    pub profile: Profile,
    /// The password's hash; without one the user waits for a link.
    pub credential: Option<PasswordHash>,
    /// Whether they begin switched off.
    pub blocked: bool,
    /// Whether a mail with a link to prove the address is owed.
    pub verify_email: bool,
}

/// The user. Nobody is notified. They stay, with or without a password, until they are erased.
///
/// # Errors
/// [`InviteError`].
pub fn create(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    new: NewUser<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Person, InviteError> {
    let owned = |proven: bool| proven.then_some(now);
    let invite = Invite {
        application: new.application,
        flow: new.flow,
        username: new.username,
        method: Method::Link,
        lifetime: Lifetime::Never.capped(new.ceiling_minutes),
        details: Details {
            send: false,
            metadata: new.metadata,
            ..Details::default()
        },
    };
    let mut person = invite::create(keys, entropy, invite, now, caller)?;
    person.email = new.email.map(|(value, proven)| Verifiable {
        value,
        verified_at: owned(proven),
    });
    person.phone = new.phone.map(|(value, proven)| Verifiable {
        value,
        verified_at: owned(proven),
    });
    person.profile = new.profile;
    person.kept = true;
    person.cleanup_at = None;
    person.owed.verification = new.verify_email.then_some(person.last_write.id);
    // Nobody has a link yet. Whoever sends the invitation again means a mail, where there is an address.
    if person.email.is_some() {
        person.invitation.method = Method::EmailLink;
    }
    if new.credential.is_some() {
        person.status = Status::Active;
        person.invitation.state = State::Completed { at: now };
        person.credential = new.credential;
    }
    if new.blocked {
        person.status = Status::Disabled;
    }
    Ok(person)
}

/// Whether somebody has invited `person`. Whoever [`create`] made has an invitation as well, but it only holds the place of the
/// link that is handed over, until it is sent or another one follows it.
#[must_use]
pub fn was_invited(person: &Person) -> bool {
    !(person.kept && may_hold_a_place(person.invitation.number, person.invitation.delivery.as_str()))
}

/// Whether an invitation with this number, and this name of what became of its message, may be one that [`create`] made: the
/// person says for certain.
#[must_use]
pub fn may_hold_a_place(number: u32, delivery: &str) -> bool {
    number == 1 && delivery == Delivery::NotSent.as_str()
}

/// An address or number that is replaced, or whose proof is.
#[derive(Debug, Clone)]
pub enum Known<T> {
    /// Another one, and whether it counts as proven.
    Replaced(T, bool),
    /// The same one, and whether it counts as proven.
    Proven(bool),
}

/// What is replaced of a user; what is absent stays.
#[derive(Clone, Default)]
#[expect(
    missing_debug_implementations,
    reason = "it holds personal data and the password's hash"
)]
pub struct Replacement {
    /// The password's hash. Every earlier link is dead, every session over.
    pub credential: Option<PasswordHash>,
    /// The roles, all of them.
    pub roles: Option<Vec<String>>,
    /// The address. Another one kills every earlier ticket and code.
    pub email: Option<Known<EmailAddress>>,
    /// The number; the same holds.
    pub phone: Option<Known<PhoneNumber>>,
    /// Whether there is no number any more; the same holds.
    pub forgets_phone: bool,
    /// The metadata, all of it.
    pub metadata: Option<Metadata>,
    /// Their profile, all of it.
    pub profile: Option<Profile>,
    /// Whether they are switched off.
    pub blocked: Option<bool>,
    /// Whether a mail with a link to prove the address is owed.
    pub verify_email: bool,
    /// What becomes of their names with another address.
    pub names: Option<Effect>,
}

impl Replacement {
    /// Whether it leaves everything as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            credential,
            roles,
            email,
            phone,
            forgets_phone,
            metadata,
            profile,
            blocked,
            verify_email,
            names: _,
        } = self;
        credential.is_none()
            && roles.is_none()
            && email.is_none()
            && phone.is_none()
            && !forgets_phone
            && metadata.is_none()
            && profile.is_none()
            && blocked.is_none()
            && !verify_email
    }
}

/// Replaces what is known of `person`, all in one write, if nothing has been written since they were read. `unmatched` is random:
/// see [`Effect::KillTickets`].
#[must_use]
pub fn replace(
    person: &Person,
    application: &Application,
    replacement: Replacement,
    caller: &Caller,
    unmatched: TicketHash,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    let disabled = person.status == Status::Disabled;
    let (switch_off, switch_on) = match replacement.blocked {
        Some(blocked) => (blocked && !disabled, !blocked && disabled),
        None => (false, false),
    };
    let elsewhere = replacement.forgets_phone
        || matches!(replacement.email, Some(Known::Replaced(..)))
        || matches!(replacement.phone, Some(Known::Replaced(..)));
    let is_first = person.credential.is_none();
    let (begins, changes) = match replacement.credential {
        Some(credential) if is_first => (Some(credential), None),
        other => (None, other),
    };
    let mut guards = as_read(person, caller);
    let mut effects = Vec::new();
    if switch_off || elsewhere || changes.is_some() {
        effects.push(Effect::KillTickets(unmatched));
    }
    let email = match &replacement.email {
        Some(Known::Replaced(email, _)) => Becomes::Other(email),
        Some(Known::Proven(_)) | None => Becomes::Same,
    };
    let phone = match &replacement.phone {
        _ if replacement.forgets_phone => Becomes::Nothing,
        Some(Known::Replaced(phone, _)) => Becomes::Other(phone),
        Some(Known::Proven(_)) | None => Becomes::Same,
    };
    if let Some((room, owed)) = former::owe_notice(person, email, phone, write, now) {
        guards.push(room);
        effects.push(owed);
    }
    // A password ends the sessions as well, and the first one says of itself whether they are on.
    if switch_off && begins.is_none() {
        effects.push(Effect::SetStatus(Status::Disabled));
        if changes.is_none() {
            effects.push(Effect::EndTokens);
        }
    }
    if switch_on && begins.is_none() {
        effects.push(Effect::SetStatus(user::status_when_on(person, application)));
    }
    let has_password = match (&begins, &changes) {
        (Some(_), _) => Some(WriteKind::Completed),
        (None, Some(_)) => Some(WriteKind::PasswordChanged),
        (None, None) => None,
    };
    if let Some(credential) = begins {
        effects.push(Effect::Complete {
            at: now,
            credential,
            verifies_email: None,
            notice: None,
            exchange: None,
            switched_off: switch_off || (disabled && !switch_on),
        });
    }
    effects.extend(changes.map(Effect::ChangePassword));
    effects.extend(replacement.roles.map(Effect::SetRoles));
    effects.extend(replacement.email.map(|email| match email {
        Known::Replaced(address, proven) => Effect::PutEmail {
            address,
            proven: proven.then_some(now),
            write,
        },
        Known::Proven(proven) => Effect::ProveEmail(proven.then_some(now)),
    }));
    effects.extend(replacement.names);
    effects.extend(replacement.phone.map(|phone| match phone {
        Known::Replaced(phone, true) => Effect::SetProvenPhone(phone, now),
        Known::Replaced(phone, false) => Effect::SetPhone(phone),
        Known::Proven(proven) => Effect::ProvePhone(proven.then_some(now)),
    }));
    if replacement.forgets_phone {
        effects.push(Effect::ForgetPhone);
    }
    effects.extend(replacement.metadata.map(Effect::SetMetadata));
    effects.extend(replacement.profile.map(Effect::SetProfile));
    if replacement.verify_email {
        effects.push(Effect::OweVerification(write));
    }
    // One write has one name: a password weighs most.
    let event = has_password.unwrap_or(match (switch_off, switch_on) {
        (true, _) => WriteKind::Disabled,
        (false, true) => WriteKind::Enabled,
        (false, false) => WriteKind::UserChanged,
    });
    Transition {
        guards,
        effects,
        write: event.write(write, now, caller.actor()),
    }
}

/// Sends the invitation of `person` again as [`invite::resend`] does, and keeps `metadata` with it: both or neither, and only if
/// nothing has been written since they were read. `way` is that of the invitation, and `reminder_before` a setting of its
/// application.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn send_again(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    person: &Person,
    (flow, reminder_before): (&Flow, Option<u32>),
    metadata: Metadata,
    now: Timestamp,
    caller: &Caller,
) -> Result<Transition, InviteError> {
    let ask = Resend {
        id: person.invitation_id(),
        assumed: Assumed::of(person),
        method: person.invitation.method,
        flow,
        send: true,
        reminder_before,
    };
    let mut again = invite::resend(keys, entropy, ask, now, caller)?;
    again.guards.push(Guard::Unchanged(person.last_write.id));
    again.effects.push(Effect::SetMetadata(metadata));
    Ok(again)
}

fn as_read(person: &Person, caller: &Caller) -> Vec<Guard> {
    vec![
        Guard::Within(caller.reach.clone()),
        Guard::Unchanged(person.last_write.id),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::from_millis,
        entropy::SeededEntropy,
        flow::steps::set_password,
        invite::tests::{application, caller, keys},
        outbox::Notice,
        reset::{self, HandOver},
        setup,
        transition::{Refusal, Target},
    };

    const HASH: &str =
        "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE";

    fn user(credential: Option<PasswordHash>) -> Person {
        let (application, flow) = (application(), Flow::ready_made("link_password").unwrap());
        let email = EmailAddress::parse("ada@example.com").unwrap();
        let new = NewUser {
            application: &application,
            flow: &flow,
            ceiling_minutes: None,
            username: Username::from(&email),
            email: Some((email, false)),
            phone: None,
            metadata: Metadata::default(),
            profile: Profile::default(),
            credential,
            blocked: false,
            verify_email: false,
        };
        create(&keys(), &SeededEntropy::new(7), new, from_millis(0), &caller()).unwrap()
    }

    fn ticket(person: &Person, at: i64) -> Person {
        let flow = Flow::ready_made("link_password").unwrap();
        let ask = HandOver {
            person,
            flow: &flow,
            lifetime: Lifetime::Seconds(60),
            target: &Target {
                vouched: true,
                ..Target::default()
            },
        };
        let entropy = SeededEntropy::new(u64::try_from(at).unwrap());
        let made = reset::issue_link(&keys(), &entropy, ask, from_millis(at), &caller()).unwrap();
        made.apply(person).ok().unwrap()
    }

    /// A second ticket kills the first, with and without a password; whoever waits for a link is never cleaned up for it.
    #[test]
    fn t9_a_ticket_that_is_handed_over_kills_the_one_before() {
        for credential in [None, PasswordHash::parse(HASH).ok()] {
            let person = user(credential);
            let first = ticket(&person, 1);
            assert_eq!(first.owed.iter().count(), 0, "nothing is sent");
            assert_eq!(first.cleanup_at, None);
            let link = setup::newest_ticket(&keys(), &first).unwrap();
            assert_eq!(setup::admit(&link, &first, from_millis(2)), Ok(()));
            let second = ticket(&first, 3);
            assert_eq!(setup::admit(&link, &second, from_millis(4)), Err(Refusal::Replaced));
            let link = setup::newest_ticket(&keys(), &second).unwrap();
            let end = from_millis(3 + 60_000);
            assert_eq!(setup::admit(&link, &second, end), Err(Refusal::Expired));
            let hash = PasswordHash::parse(HASH).unwrap();
            let done = set_password::complete(&link, &second, hash, false, None, [9; 16], from_millis(5));
            let done = done.apply(&second).ok().unwrap();
            assert_eq!(done.status, Status::Active);
            assert!(done.email.unwrap().verified_at.is_some(), "vouched for");
        }
    }

    #[test]
    fn what_was_written_in_the_meantime_is_not_overwritten() {
        let person = user(PasswordHash::parse(HASH).ok());
        let off = Replacement {
            blocked: Some(true),
            ..Replacement::default()
        };
        let change = replace(
            &person,
            &application(),
            off,
            &caller(),
            TicketHash([0; 32]),
            [1; 16],
            from_millis(1),
        );
        let disabled = change.apply(&person).ok().unwrap();
        assert_eq!(disabled.status, Status::Disabled);
        for late in [
            Replacement {
                credential: PasswordHash::parse(HASH).ok(),
                ..Replacement::default()
            },
            Replacement {
                roles: Some(vec!["editor".to_owned()]),
                forgets_phone: true,
                ..Replacement::default()
            },
        ] {
            let unmatched = TicketHash([0; 32]);
            let late = replace(
                &person,
                &application(),
                late,
                &caller(),
                unmatched,
                [2; 16],
                from_millis(2),
            );
            assert_eq!(late.apply(&disabled).err(), Some(Refusal::NotAsAssumed));
        }
    }

    /// What is asked for together happens together: the first password of somebody who waited for a link, and what is known
    /// of them.
    #[test]
    fn a_password_and_all_else_are_one_write() {
        let all = || Replacement {
            credential: PasswordHash::parse(HASH).ok(),
            roles: Some(vec!["editor".to_owned()]),
            forgets_phone: true,
            ..Replacement::default()
        };
        for credential in [None, PasswordHash::parse(HASH).ok()] {
            let was_active = credential.is_some();
            let person = user(credential);
            let unmatched = TicketHash([0; 32]);
            let change = replace(
                &person,
                &application(),
                all(),
                &caller(),
                unmatched,
                [1; 16],
                from_millis(1),
            );
            let after = change.apply(&person).ok().unwrap();
            assert_eq!(
                (after.status, after.roles.as_slice()),
                (Status::Active, ["editor".to_owned()].as_slice())
            );
            assert_eq!(
                after.token_generation,
                person.token_generation + 1,
                "every session is over"
            );
            assert_eq!(
                after.owed.notices.of(Notice::PasswordChanged).is_some(),
                was_active,
                "whoever had a password is notified"
            );
        }
        let changed = |person: &Person, blocked, at| {
            let change = Replacement { blocked, ..all() };
            let unmatched = TicketHash([0; 32]);
            let write = [u8::try_from(at).unwrap(); 16];
            let change = replace(
                person,
                &application(),
                change,
                &caller(),
                unmatched,
                write,
                from_millis(at),
            );
            change.apply(person).ok().unwrap()
        };
        for credential in [None, PasswordHash::parse(HASH).ok()] {
            let person = user(credential);
            let off = changed(&person, Some(true), 1);
            assert_eq!(off.status, Status::Disabled, "no moment in between lets them in");
            assert_eq!(off.token_generation, person.token_generation + 1);
            assert!(off.credential.is_some());
            assert_eq!(
                changed(&off, None, 2).status,
                Status::Disabled,
                "a password switches nobody on"
            );
            assert_eq!(changed(&off, Some(false), 2).status, Status::Active);
        }
        let mut waiting = user(None);
        waiting.status = Status::Disabled;
        assert_eq!(changed(&waiting, None, 1).status, Status::Disabled);
        assert_eq!(changed(&waiting, Some(false), 1).status, Status::Active);
    }
}
