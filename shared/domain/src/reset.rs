//! Another password for an active user: by a link, when it was forgotten, or with the current one.

use jiff::{SignedDuration, Timestamp};

use super::{
    api_key::Caller,
    application::Application,
    clock::Lifetime,
    entropy::{Entropy, random},
    flow::Flow,
    id::PersonKey,
    invitation::{Actor, Method},
    invite::{InviteError, cleanup_at, issue},
    keys::DeploymentKeys,
    password::PasswordHash,
    person::{Person, Status, WriteKind},
    ticket::TicketHash,
    transition::{Assumed, Effect, Guard, Target, Transition},
};

/// How long the link lives: long enough to find the mail, and no longer.
const LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// Sends a link to choose a new password to whoever has this key, if they are an active user, or where mail does not reach
/// them a code (`method`). Whether the address or number was ever proven does not count: the link proves it. One that took
/// the place of another gets it only after the one before was notified, unless the application trusts its administrators. Who
/// asks need not be them: nothing changes until the link is followed, and nobody learns whether there is such a user.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn ask(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    (person, method): (PersonKey, Method),
    application: &Application,
    flow: &Flow,
    now: Timestamp,
) -> Result<Transition, InviteError> {
    let lifetime = Lifetime::Seconds(u32::try_from(LIFETIME.as_secs()).unwrap_or(u32::MAX));
    let mut guards = vec![Guard::Active, Guard::ReachableBy(method)];
    if !application.trust_administrator_verified_email {
        guards.push(Guard::FormerNotified);
    }
    guards.extend([Guard::PauseOver(now), Guard::AskedRarely(now)]);
    Ok(Transition {
        guards,
        effects: vec![Effect::Reset {
            issue: issue(keys, entropy, &application.id, person, lifetime, now)?,
            flow: flow.id.clone(),
            first: flow.step(0).kind(),
            lifetime,
            at: now,
            by: Actor::Person,
            method,
            target: Target::default(),
        }],
        write: WriteKind::ResetAsked.write(random(entropy)?, now, Actor::Person),
    })
}

/// Sends `person` a link to choose a new password because an administrator wants them to, and ends every sign-in. The
/// same holds as for [`ask`], so that nobody is flooded and nobody else gets the link; but whoever asks learns what stood
/// against it. The old password goes on until the link is followed: it is all that somebody has whose mail is lost.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn force(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    person: &Person,
    application: &Application,
    flow: &Flow,
    now: Timestamp,
    caller: &Caller,
) -> Result<Transition, InviteError> {
    let mut forced = ask(keys, entropy, (person.key, Method::EmailLink), application, flow, now)?;
    let mut guards = vec![
        Guard::Within(caller.reach.clone()),
        Guard::Unchanged(person.last_write.id),
        Guard::Enabled,
    ];
    guards.append(&mut forced.guards);
    for effect in &mut forced.effects {
        if let Effect::Reset { by, .. } = effect {
            *by = caller.actor();
        }
    }
    forced.effects.push(Effect::EndTokens);
    forced.write.by = caller.actor();
    Ok(Transition { guards, ..forced })
}

/// The same, with another end of the way than the application's own.
#[must_use]
pub fn aimed(mut forced: Transition, aim: &Target) -> Transition {
    for effect in &mut forced.effects {
        if let Effect::Reset { target, .. } = effect {
            target.clone_from(aim);
        }
    }
    forced
}

/// A link to choose a password that a back end hands over itself.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct HandOver<'a> {
    /// Whom it is for, as they were read.
    pub person: &'a Person,
    /// The way that it goes: that of the invitation while there is one, else one that ends with the password at once.
    pub flow: &'a Flow,
    /// How long it lives.
    pub lifetime: Lifetime,
    /// Where the person goes at its end.
    pub target: &'a Target,
}

/// Makes a link to choose a password, for `caller` to hand over. Every earlier link is dead. For whoever has no password yet
/// it is their invitation, in a new generation; for a user it is a reset.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn issue_link(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    ask: HandOver<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Transition, InviteError> {
    let HandOver {
        person,
        flow,
        lifetime,
        target,
    } = ask;
    let issue = issue(keys, entropy, &person.application, person.key, lifetime, now)?;
    let first = flow.step(0).kind();
    let mut guards = vec![Guard::Within(caller.reach.clone()), Guard::Enabled];
    let (event, effects) = match person.status {
        Status::Invited { .. } => {
            guards.extend([Guard::NotActive, Guard::Is(Assumed::of(person))]);
            let renew = Effect::Renew {
                method: Method::Link,
                first,
                owed: false,
                reminder: None,
                keeps_failures: false,
                code_expires_at: None,
                cleanup_at: cleanup_at(issue.expiry),
                issue,
            };
            let target = target.clone();
            (WriteKind::Resent, vec![renew, Effect::Retarget { target, lifetime }])
        }
        Status::Active | Status::Disabled => {
            guards.push(Guard::Active);
            let reset = Effect::Reset {
                issue,
                flow: flow.id.clone(),
                first,
                lifetime,
                at: now,
                by: caller.actor(),
                method: Method::Link,
                target: target.clone(),
            };
            (WriteKind::ResetAsked, vec![reset])
        }
    };
    Ok(Transition {
        guards,
        effects,
        write: event.write(random(entropy)?, now, caller.actor()),
    })
}

/// Changes the password of somebody who has just shown that `current` is theirs. `unmatched` is random: see
/// [`Effect::KillTickets`].
#[must_use]
pub fn change(
    current: PasswordHash,
    chosen: PasswordHash,
    unmatched: TicketHash,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    Transition {
        guards: vec![Guard::Active, Guard::CredentialIs(current)],
        effects: vec![Effect::KillTickets(unmatched), Effect::ChangePassword(chosen)],
        write: WriteKind::PasswordChanged.write(write, now, Actor::Person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        address::EmailAddress,
        clock::from_millis,
        entropy::SeededEntropy,
        flow::steps::set_password,
        former::{self, Becomes},
        invite::tests::{caller, keys, sample},
        setup,
        transition::Refusal,
    };

    /// T9: asking again, and changing the password, kill the link before.
    #[test]
    fn t9_a_reset_link_dies_with_the_next_and_with_a_new_password() {
        let (application, mut person) = sample();
        let flow = Flow::ready_made("link_password").unwrap();
        let entropy = SeededEntropy::new(5);
        let ask = |person: &Person, now| {
            let whom = (person.key, Method::EmailLink);
            ask(&keys(), &entropy, whom, &application, &flow, now)
                .unwrap()
                .apply(person)
        };
        assert_eq!(
            ask(&person, from_millis(0)).err(),
            Some(Refusal::NotActive),
            "an invited user has no password yet"
        );
        person.status = Status::Active;
        person.email_bounced_at = Some(from_millis(0));
        assert_eq!(ask(&person, from_millis(0)).err(), Some(Refusal::Undeliverable));
        person.email_bounced_at = None;
        let other = EmailAddress::parse("other@example.com").unwrap();
        let untold = former::owe_notice(&person, Becomes::Other(&other), Becomes::Same, [9; 16], from_millis(0));
        let mut moved = person.clone();
        let owed = Transition {
            guards: vec![],
            effects: vec![untold.unwrap().1],
            write: person.last_write.clone(),
        };
        moved = owed.apply(&moved).ok().unwrap();
        assert_eq!(ask(&moved, from_millis(0)).err(), Some(Refusal::NotNotifiedYet));
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
            Err(Refusal::Outdated)
        );
        assert_eq!(
            setup::admit(&link, &second, from_millis(60_000 + 3_600_000)),
            Err(Refusal::Expired)
        );
    }

    /// An administrator's reset ends every sign-in, says whose it was, and is held to the same pauses; whoever is switched off,
    /// or has no address, is refused as such.
    #[test]
    fn t9_an_administrators_reset_kills_earlier_links_and_sign_ins() {
        let (application, mut person) = sample();
        let flow = Flow::ready_made("link_password").unwrap();
        let entropy = SeededEntropy::new(6);
        let force = |person: &Person, now| {
            let now = from_millis(now);
            force(&keys(), &entropy, person, &application, &flow, now, &caller()).unwrap()
        };
        assert_eq!(force(&person, 0).refusal(&person), Some(Refusal::NotActive));
        person.status = Status::Disabled;
        assert_eq!(force(&person, 0).refusal(&person), Some(Refusal::Disabled));
        person.status = Status::Active;
        let address = person.email.take();
        let unreachable = Some(Refusal::Unreachable(Method::EmailLink));
        assert_eq!(force(&person, 0).refusal(&person), unreachable);
        person.email = address;
        let first = force(&person, 0).apply(&person).ok().unwrap();
        assert_eq!(first.token_generation, person.token_generation + 1);
        assert_eq!(
            (&first.invitation.created_by, &first.last_write.by),
            (&caller().actor(), &caller().actor())
        );
        assert_eq!(first.owed.iter().count(), 1, "it is mailed");
        let link = setup::newest_ticket(&keys(), &first).unwrap();
        let soon = force(&first, 59_999).refusal(&first);
        assert!(matches!(soon, Some(Refusal::TooSoon { .. })));
        let second = force(&first, 60_000).apply(&first).ok().unwrap();
        let late = setup::admit(&link, &second, from_millis(60_001));
        assert_eq!(late, Err(Refusal::Replaced));
        assert_eq!(
            force(&first, 120_000).refusal(&second),
            Some(Refusal::NotAsAssumed),
            "as it was read"
        );
    }

    /// Whoever has a number only gets a code, which ends as any other code does, and opens what a link opens.
    #[test]
    fn t5_a_reset_by_sms_is_a_code_of_ten_minutes() {
        let (application, mut person) = sample();
        person.status = Status::Active;
        person.email = None;
        let number = crate::address::PhoneNumber::parse("+4915112345678").unwrap();
        person.phone = Some(crate::person::Verifiable::unverified(number));
        assert_eq!(person.reachable_by(|_| false), None);
        assert_eq!(person.reachable_by(|_| true), Some(Method::SmsOtp));
        let flow = Flow::ready_made("link_password").unwrap().entered_by(Method::SmsOtp);
        let (entropy, whom) = (SeededEntropy::new(7), (person.key, Method::SmsOtp));
        let asked = ask(&keys(), &entropy, whom, &application, &flow, from_millis(0)).unwrap();
        let asked = asked.apply(&person).ok().unwrap();
        let progress = &asked.invitation.progress;
        assert_eq!(
            (progress.sends, progress.code_expires_at),
            (1, Some(from_millis(600_000)))
        );
        let code = setup::newest_code(&keys(), &asked).unwrap();
        let typed = secrecy::SecretString::from(code.expose().to_owned());
        let late = setup::count_entry(&typed, [1; 16], from_millis(600_000));
        assert_eq!(late.refusal(&asked), Some(Refusal::CodeExpired));
        let counted = setup::count_entry(&typed, [1; 16], from_millis(1))
            .apply(&asked)
            .ok()
            .unwrap();
        let entered = setup::prove_entry(&flow, &counted, [2; 16], from_millis(1));
        let entered = entered.apply(&counted).ok().unwrap();
        assert!(set_password::is_next(&entered).is_ok());
        assert!(
            entered.phone.unwrap().verified_at.is_some(),
            "the code proves the number"
        );
    }
}
