//! A new link or code for somebody who is invited, asked for by no administrator: by whoever holds a link that is over, or
//! by whoever names the person.
//!
//! It goes to the registered address or number and nowhere else, so whoever asks need not be that person. A link that has
//! expired is followed by a new generation; one that was replaced by a newer link, which still works, has that very link
//! sent once more: nothing dies, and nobody loses their way.

use jiff::{SignedDuration, Timestamp};

use super::{
    address::PhoneNumber,
    application::Application,
    clock::{Expiry, after},
    due,
    entropy::{Entropy, random},
    flow::Flow,
    invitation::{Actor, Delivery, Kind, Method, State},
    invite::{InviteError, cleanup_at, first_code, is_owed, issue},
    keys::DeploymentKeys,
    person::{Person, Status, WriteKind},
    setup::newest_ticket,
    ticket::Ticket,
    transition::{Assumed, Effect, Guard, Transition},
};

/// How many times a day a person can ask by themselves.
const A_DAY: usize = 5;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How long after one the next can be asked for.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);

/// What is asked for, and what lets somebody ask for it.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a ticket is a secret")]
pub enum Asked<'a> {
    /// A new link, by whoever holds this one, which is over.
    With(&'a Ticket),
    /// A code by this method, by whoever names the person to a back end that asks for them.
    Code(Method),
    /// Another code in place of one that has expired with its invitation, by whoever names the person.
    ByName,
    /// The invitation once more, by this method, by whoever names the person and says that the password is forgotten.
    Forgotten(Method),
}

impl Asked<'_> {
    /// How the message goes that answers it.
    #[must_use]
    pub fn method(self, person: &Person) -> Method {
        match self {
            Self::Code(method) | Self::Forgotten(method) => method,
            Self::With(_) | Self::ByName => person.invitation.method,
        }
    }
}

/// Whether the holder of `ticket` is offered a new link: the ticket was one of this person's and is over, and the
/// invitation is not. How often it was asked for does not count here.
#[must_use]
pub fn is_offered(application: &Application, ticket: &Ticket, person: &Person, now: Timestamp) -> bool {
    let invitation = &person.invitation;
    let live = &invitation.generation;
    let was_theirs = ticket.generation() < live.number || ticket.hash() == live.ticket;
    let is_over = ticket.hash() != live.ticket || live.expiry.is_past(now);
    // Whoever holds one that was used need not be the person: nothing is sent in their name.
    let held = application.renew_by_holder && was_theirs && is_over && !person.has_used(ticket.generation());
    if invitation.kind == Kind::PasswordReset {
        let open = !matches!(invitation.state, State::Completed { .. });
        let reachable = person.is_mailable() && person.may_be_sent_a_reset(application);
        return held && open && reachable && person.status == Status::Active;
    }
    held && invitation.delivery != Delivery::NotSent && is_renewable(invitation.method, person, now)
}

/// Whether an invitation can reach `person` by `method` once more, without an administrator: it is neither completed nor
/// taken back, and wrong codes have not used it up. How often it was asked for does not count here.
#[must_use]
pub fn is_renewable(method: Method, person: &Person, now: Timestamp) -> bool {
    let invitation = &person.invitation;
    let reachable = method
        .channel()
        .is_some_and(|channel| channel.reaches(person, |_| true));
    invitation.kind == Kind::Invitation
        && matches!(invitation.state, State::Pending | State::Opened { .. })
        && invitation.progress.failures < invitation.code_policy.failures
        && person.status != Status::Disabled
        && reachable
        && is_owed(method, invitation.lifetime.expiry(now), now)
}

/// How an invitation reaches `person` once more who has forgotten that they were invited: as it did before, where that is
/// still possible, else as anything reaches them. A link that was handed over is mailed.
#[must_use]
pub fn again_by(person: &Person, may_be_texted: impl Fn(&PhoneNumber) -> bool) -> Option<Method> {
    let method = person.invitation.method;
    if method
        .channel()
        .is_some_and(|channel| channel.reaches(person, &may_be_texted))
    {
        Some(method)
    } else {
        person.reachable_by(may_be_texted)
    }
}

/// The write that answers whoever asks, where there is something to be asked for and it was not asked for too often. `flow` is
/// that of the invitation, entered by the method that is asked for. `seen` is the person as they were read: all of it that
/// counts is in the condition.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn renew(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    application: &Application,
    flow: &Flow,
    asked: Asked<'_>,
    seen: &Person,
    now: Timestamp,
) -> Result<Option<Transition>, InviteError> {
    let Some(renewals) = counted(&seen.renewals, now) else {
        return Ok(None);
    };
    let invitation = &seen.invitation;
    let method = asked.method(seen);
    let by_code = Method::WITH_CODE.contains(&method);
    let killed = invitation.generation.killed;
    let allowed = match asked {
        Asked::With(ticket) => is_offered(application, ticket, seen, now),
        Asked::Code(_) => by_code,
        Asked::ByName => {
            application.renew_by_holder && by_code && (invitation.generation.expiry.is_past(now) || killed)
        }
        Asked::Forgotten(_) => application.renew_by_holder || !invitation.generation.expiry.is_past(now),
    };
    if !allowed || !is_renewable(method, seen, now) {
        return Ok(None);
    }
    let live = &invitation.generation;
    // After a change of the address there is no ticket to send once more.
    let derivable = newest_ticket(keys, seen)?.hash() == live.ticket;
    let by_link = match asked {
        // Its link is mailed as it is, by whatever way it went before.
        Asked::Forgotten(Method::EmailLink) => {
            invitation.method != Method::EmailOtp && invitation.method != Method::SmsOtp
        }
        Asked::With(_) | Asked::Code(_) | Asked::ByName | Asked::Forgotten(_) => true,
    };
    let effect = if derivable && by_link && sends_again(method, live.expiry, now) {
        Effect::SendAgain(live.number)
    } else {
        let issue = issue(keys, entropy, &seen.application, seen.key, invitation.lifetime, now)?;
        Effect::Renew {
            method,
            first: flow.step(0).kind(),
            owed: true,
            reminder: due::reminds(application.reminder_before_expiry, invitation.lifetime),
            code_expires_at: first_code(method, issue.expiry, now),
            cleanup_at: cleanup_at(issue.expiry),
            keeps_failures: true,
            issue,
        }
    };
    let mut guards = vec![
        Guard::GenerationIs(live.number),
        Guard::RenewalsAre(seen.renewals.clone()),
        Guard::IsInvitation,
        Guard::Open,
        Guard::Enabled,
        Guard::Is(Assumed::of(seen)),
        Guard::ReachableBy(method),
        Guard::FailuresLeft,
    ];
    match asked {
        Asked::With(_) | Asked::ByName => guards.push(Guard::IsSent),
        Asked::Code(_) | Asked::Forgotten(_) => {}
    }
    Ok(Some(Transition {
        guards,
        effects: vec![effect, Effect::CountRenewals(renewals)],
        write: WriteKind::Renewed.write(random(entropy)?, now, Actor::Person),
    }))
}

/// Whether the link that replaced this one still works. The code of an invitation by code may be used up by now.
fn sends_again(method: Method, live: Expiry, now: Timestamp) -> bool {
    match method {
        Method::EmailLink => !live.is_past(now),
        Method::EmailOtp | Method::SmsOtp | Method::Link => false,
    }
}

/// The times of the last day, with this one, if one more is allowed.
fn counted(renewals: &[Timestamp], now: Timestamp) -> Option<Vec<Timestamp>> {
    let rested = renewals.last().is_none_or(|last| after(*last, PAUSE) <= now);
    let mut recent: Vec<_> = renewals.iter().copied().filter(|at| after(*at, DAY) > now).collect();
    if !rested || recent.len() >= A_DAY {
        return None;
    }
    recent.push(now);
    Some(recent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        application::Settings,
        clock::from_millis,
        entropy::SeededEntropy,
        invite::tests::{keys, sample},
        setup,
    };

    const MINUTE: i64 = 60_000;

    fn ask(application: &Application, ticket: &Ticket, person: &Person, now: i64) -> Option<Person> {
        let flow = Flow::ready_made("email_code_password").unwrap();
        let renewed = renew(
            &keys(),
            &SeededEntropy::new(now.unsigned_abs()),
            application,
            &flow,
            Asked::With(ticket),
            person,
            from_millis(now),
        );
        renewed.unwrap().map(|transition| transition.apply(person).unwrap())
    }

    /// Whoever only names the person gets a code sent to them, and no wrong code is forgotten for it.
    #[test]
    fn g2_a_code_that_is_asked_for_by_name_forgets_no_wrong_code() {
        let (application, mut person) = sample();
        let flow = Flow::ready_made("email_code_password")
            .unwrap()
            .entered_by(Method::EmailOtp);
        let ask = |person: &Person, method: Method, now: i64| {
            let entropy = SeededEntropy::new(now.unsigned_abs());
            let asked = Asked::Code(method);
            let renewed = renew(&keys(), &entropy, &application, &flow, asked, person, from_millis(now));
            renewed.unwrap().map(|transition| transition.apply(person).unwrap())
        };
        person.invitation.progress.failures = 7;
        let renewed = ask(&person, Method::EmailOtp, 1).unwrap();
        assert_eq!(renewed.invitation.method, Method::EmailOtp);
        assert_eq!(renewed.invitation.progress.failures, 7);
        assert!(ask(&renewed, Method::EmailOtp, MINUTE).is_none(), "too soon");
        assert!(ask(&renewed, Method::EmailOtp, MINUTE + 1).is_some());
        for method in [Method::SmsOtp, Method::EmailLink, Method::Link] {
            assert!(ask(&person, method, 1).is_none(), "{method:?}");
        }
        person.invitation.progress.failures = person.invitation.code_policy.failures;
        assert!(ask(&person, Method::EmailOtp, 1).is_none(), "used up");
        person.invitation.progress.failures = 0;
        person.invitation.state = State::Revoked { at: from_millis(1) };
        assert!(ask(&person, Method::EmailOtp, 1).is_none(), "taken back");
    }

    #[test]
    fn an_expired_link_is_followed_by_a_new_one_and_wrong_codes_still_count() {
        let (application, mut person) = sample();
        person.invitation.progress.failures = 7;
        let ticket = newest_ticket(&keys(), &person).unwrap();
        let end = person.invitation.generation.expiry.moment().unwrap().as_millisecond();
        assert!(ask(&application, &ticket, &person, end - 1).is_none(), "it still works");
        let renewed = ask(&application, &ticket, &person, end).unwrap();
        assert_eq!(renewed.invitation.generation.number, 2);
        assert_eq!(renewed.owed.invitation, Some(2));
        assert_eq!(renewed.invitation.progress.failures, 7);
        let fresh = newest_ticket(&keys(), &renewed).unwrap();
        assert!(setup::admit(&fresh, &renewed, from_millis(end)).is_ok());

        person.invitation.progress.failures = person.invitation.code_policy.failures;
        assert!(
            ask(&application, &ticket, &person, end).is_none(),
            "G2: only an administrator opens it again"
        );
    }

    #[test]
    fn a_replaced_link_has_the_one_that_replaced_it_sent_once_more() {
        let (application, person) = sample();
        let old = newest_ticket(&keys(), &person).unwrap();
        let end = person.invitation.generation.expiry.moment().unwrap().as_millisecond();
        let newer = ask(&application, &old, &person, end).unwrap();
        assert!(ask(&application, &old, &newer, end + MINUTE - 1).is_none(), "too soon");
        let again = ask(&application, &old, &newer, end + MINUTE).unwrap();
        assert!(
            again.invitation.generation == newer.invitation.generation,
            "nothing dies"
        );
        assert_eq!(again.owed.invitation, Some(2));
        let mut latest = again;
        for time in 2..5 {
            latest = ask(&application, &old, &latest, end + time * MINUTE).unwrap();
        }
        assert!(
            ask(&application, &old, &latest, end + 600 * MINUTE).is_none(),
            "five a day"
        );
        assert!(ask(&application, &old, &latest, end + 1441 * MINUTE).is_some());
    }

    #[test]
    fn what_ended_otherwise_or_is_switched_off_is_not_renewed() {
        let (application, person) = sample();
        let ticket = newest_ticket(&keys(), &person).unwrap();
        let end = person.invitation.generation.expiry.moment().unwrap();
        let offered = |application: &Application, change: fn(&mut Person)| {
            let mut changed = person.clone();
            change(&mut changed);
            is_offered(application, &ticket, &changed, end)
        };
        assert!(offered(&application, |_| ()));
        for change in [
            (|person| person.invitation.state = State::Revoked { at: from_millis(1) }) as fn(&mut Person),
            |person| person.invitation.state = State::Completed { at: from_millis(1) },
            |person| person.status = Status::Disabled,
            |person| person.invitation.kind = Kind::PasswordReset,
            |person| person.invitation.method = Method::Link,
            |person| person.invitation.delivery = Delivery::NotSent,
            |person| person.email = None,
            |person| person.email_bounced_at = Some(from_millis(1)),
            |person| person.invitation.lifetime = crate::clock::Lifetime::Seconds(0),
            // A ticket of somebody who was erased, and who was invited again.
            |person| person.invitation.generation.ticket = crate::ticket::TicketHash([7; 32]),
        ] {
            assert!(!offered(&application, change));
        }
        let mut settings = Settings::named("Test Application");
        settings.renew_by_holder = false;
        let switched_off = settings.into_application(application.id.clone()).unwrap();
        assert!(!offered(&switched_off, |_| ()));
    }

    /// Whoever says that the password is forgotten before there is one has the invitation sent once more: nothing dies that
    /// works, and what is over or cannot be derived is followed by another.
    #[test]
    fn a_forgotten_invitation_is_sent_again_and_no_link_that_works_dies() {
        let (application, person) = sample();
        let flow = Flow::ready_made("email_code_password").unwrap();
        let forgot = |person: &Person, now: i64| {
            let method = again_by(person, |_| true).unwrap();
            let entropy = SeededEntropy::new(now.unsigned_abs());
            let asked = Asked::Forgotten(method);
            let renewed = renew(&keys(), &entropy, &application, &flow, asked, person, from_millis(now));
            renewed.unwrap().map(|transition| transition.apply(person).unwrap())
        };
        let again = forgot(&person, 1).unwrap();
        assert!(
            again.invitation.generation == person.invitation.generation,
            "the very same link"
        );
        assert_eq!(again.owed.invitation, Some(1));
        assert!(forgot(&again, MINUTE).is_none(), "too soon");
        let mut handed_over = person.clone();
        handed_over.invitation.method = Method::Link;
        handed_over.invitation.delivery = Delivery::NotSent;
        let mailed = forgot(&handed_over, 1).unwrap();
        assert!(mailed.invitation.generation == person.invitation.generation);
        assert_eq!(
            (mailed.invitation.method, mailed.owed.invitation),
            (Method::Link, Some(1))
        );
        let end = person.invitation.generation.expiry.moment().unwrap().as_millisecond();
        let late = forgot(&handed_over, end).unwrap();
        assert_eq!(
            (late.invitation.generation.number, late.invitation.method),
            (2, Method::EmailLink)
        );
        let mut moved = person.clone();
        moved.invitation.generation.killed = true;
        moved.invitation.generation.ticket = crate::ticket::TicketHash([7; 32]);
        assert_eq!(forgot(&moved, 1).unwrap().invitation.generation.number, 2);
        for change in [
            (|person| person.invitation.state = State::Revoked { at: from_millis(1) }) as fn(&mut Person),
            |person| person.status = Status::Disabled,
            |person| person.invitation.progress.failures = 20,
        ] {
            let mut changed = person.clone();
            change(&mut changed);
            assert!(forgot(&changed, 1).is_none());
        }
        let mut unreachable = person.clone();
        unreachable.email_bounced_at = Some(from_millis(0));
        assert_eq!(again_by(&unreachable, |_| true), None);
    }
}
