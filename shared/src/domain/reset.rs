//! Another password for an active user: by a link, when it was forgotten, or with the current one.

use jiff::{SignedDuration, Timestamp};

use super::{
    application::Application,
    clock::Lifetime,
    entropy::{Entropy, random},
    flow::Flow,
    id::PersonKey,
    invitation::Actor,
    invite::{InviteError, issue},
    keys::DeploymentKeys,
    password::PasswordHash,
    person::Event,
    ticket::TicketHash,
    transition::{Effect, Guard, Transition},
};

/// How long the link lives: long enough to find the mail, and no longer.
const LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// Sends a link to choose a new password to whoever has this key, if they are an active user whose address is proven: whoever else can change the
/// address must not get at the account with it. Who asks need
/// not be them: nothing changes until the link is followed, and nobody is told whether there is such a user.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn ask(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    person: PersonKey,
    application: &Application,
    flow: &Flow,
    now: Timestamp,
) -> Result<Transition, InviteError> {
    let lifetime = Lifetime::Seconds(u32::try_from(LIFETIME.as_secs()).unwrap_or(u32::MAX));
    Ok(Transition {
        guards: vec![
            Guard::Active,
            Guard::EmailProven,
            Guard::PauseOver(now),
            Guard::AskedRarely(now),
        ],
        effects: vec![Effect::Reset {
            issue: issue(keys, entropy, &application.id, person, lifetime, now)?,
            flow: flow.id.clone(),
            first: flow.step(0).kind(),
            lifetime,
            at: now,
        }],
        write: Event::ResetAsked.write(random(entropy)?, now, Actor::Person),
    })
}

/// Changes the password of somebody who has just shown that `current` is theirs. `ghost` is random: see
/// [`Effect::KillTickets`].
#[must_use]
pub fn change(
    current: PasswordHash,
    chosen: PasswordHash,
    ghost: TicketHash,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    Transition {
        guards: vec![Guard::Active, Guard::CredentialIs(current)],
        effects: vec![Effect::KillTickets(ghost), Effect::ChangePassword(chosen)],
        write: Event::PasswordChanged.write(write, now, Actor::Person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        clock::from_millis,
        entropy::SeededEntropy,
        invitation::Method,
        invite::tests::{keys, sample},
        person::Status,
        setup,
        transition::Refusal,
    };

    /// T9: asking again, and changing the password, kill the link before.
    #[test]
    fn t9_a_reset_link_dies_with_the_next_one_and_with_a_change_of_the_password() {
        let (application, mut person) = sample();
        let flow = Flow::ready_made("link_password").unwrap();
        let entropy = SeededEntropy::new(5);
        let ask = |person: &crate::domain::person::Person, now| {
            ask(&keys(), &entropy, person.key, &application, &flow, now)
                .unwrap()
                .apply(person)
        };
        assert_eq!(
            ask(&person, from_millis(0)).err(),
            Some(Refusal::NotActive),
            "an invited user has no password yet"
        );
        person.status = Status::Active;
        assert_eq!(
            ask(&person, from_millis(0)).err(),
            Some(Refusal::Unreachable(Method::EmailLink)),
            "not proven"
        );
        person.email.as_mut().unwrap().verified_at = Some(from_millis(0));
        person.credential = PasswordHash::parse(
            "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE",
        )
        .ok();
        let first = ask(&person, from_millis(0)).ok().unwrap();
        let link = setup::newest_ticket(&keys(), &first).unwrap();
        assert_eq!(setup::admit(&link, &first, from_millis(1)), Ok(()));
        assert!(matches!(
            ask(&first, from_millis(59_999)).err(),
            Some(Refusal::TooSoon { .. })
        ));
        let second = ask(&first, from_millis(60_000)).ok().unwrap();
        assert_eq!(
            setup::admit(&link, &second, from_millis(60_001)),
            Err(Refusal::Replaced)
        );
        let link = setup::newest_ticket(&keys(), &second).unwrap();
        let current = person.credential.clone().unwrap();
        let changed = change(
            current.clone(),
            current,
            TicketHash([0; 32]),
            [1; 16],
            from_millis(60_002),
        )
        .apply(&second)
        .ok()
        .unwrap();
        assert_eq!(
            setup::admit(&link, &changed, from_millis(60_003)),
            Err(Refusal::Replaced)
        );
        assert_eq!(
            setup::admit(&link, &second, from_millis(60_000 + 3_600_000)),
            Err(Refusal::Expired)
        );
    }
}
