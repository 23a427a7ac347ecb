//! What administrators and back ends do: invite, send again, take back.

use jiff::{SignedDuration, Timestamp};

use super::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::Caller,
    application::Application,
    channel::Channel,
    clock::{Expiry, Lifetime, after},
    display_name::DisplayName,
    due,
    entropy::{Entropy, NoEntropy, random},
    exchange::CodeChallenge,
    flow::{Flow, Unwalkable},
    id::{ApplicationId, InvitationId, PersonKey},
    invitation::{Delivery, Invitation, Issue, Kind, Method, Progress, State},
    keys::{Binding, DeploymentKeys, KeyError},
    limits::Recent,
    locale::Locale,
    metadata::Metadata,
    outbox::Notice,
    person::{Owed, Person, Replay, Status, Verifiable, WriteKind},
    profile::Profile,
    sign_in::Failures,
    ticket::Ticket,
    transition::{Assumed, Effect, Guard, Transition},
};

/// How long an item outlives its invitation before it is cleaned up.
pub(super) const RETENTION: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What an invitation is asked to be; every part is well formed by now.
#[derive(Debug, Clone)]
pub struct Invite<'a> {
    /// The application.
    pub application: &'a Application,
    /// The flow to walk.
    pub flow: &'a Flow,
    /// The name to sign in by.
    pub username: Username,
    /// How it first reaches the person.
    pub method: Method,
    /// How long it lives.
    pub lifetime: Lifetime,
    /// All else.
    pub details: Details,
}

/// What is taken into an invitation as it is asked for, whatever the application's settings.
#[derive(Debug, Clone)]
pub struct Details {
    /// Where mail goes.
    pub email: Option<EmailAddress>,
    /// Where SMS go.
    pub phone: Option<PhoneNumber>,
    /// Whether a message carries it to the person, or the caller hands it over.
    pub send: bool,
    /// The language of pages and messages.
    pub locale: Option<Locale>,
    /// Where to go at the end; one of those that the application lists.
    pub result_url: Option<String>,
    /// Whether the address is passed on to where the person goes at the end.
    pub include_email: bool,
    /// The PKCE challenge of whoever will exchange the code at the end of the way.
    pub challenge: Option<CodeChallenge>,
    /// Who invites, as the message names them.
    pub inviter: Option<DisplayName>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The user's metadata.
    pub metadata: Metadata,
    /// What is known of the user besides, as if they had filled in the form.
    pub profile: Profile,
    /// Whether the user begins switched off.
    pub disabled: bool,
    /// Identity of the call, if it named itself.
    pub replay: Option<Replay>,
}

/// A message is sent, and nothing else is said.
impl Default for Details {
    fn default() -> Self {
        Self {
            email: None,
            phone: None,
            send: true,
            locale: None,
            result_url: None,
            include_email: false,
            challenge: None,
            inviter: None,
            roles: vec![],
            metadata: Metadata::default(),
            profile: Profile::default(),
            disabled: false,
            replay: None,
        }
    }
}

/// Where the generations of a person's sign-in tokens begin. At random: whoever gets the name of an erased user has the same id,
/// and no token of that user may count for them.
fn first_token_generation(random: [u8; 4]) -> u32 {
    // Far enough from the end that it is never reached.
    u32::from_be_bytes(random) >> 2
}

/// Why somebody cannot be invited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    /// The message would have nowhere to go.
    #[error("an invitation by {} needs {}", .0.as_str(), if *.0 == Method::SmsOtp { "a telephone number" } else { "an email address" })]
    Unreachable(Method),
    /// A step of the flow would have nowhere to go.
    #[error(transparent)]
    Unwalkable(#[from] Unwalkable),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The deployment keys cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// The person that `invite` makes, with the invitation pending and its message owed.
///
/// # Errors
/// [`InviteError`].
pub fn create(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    invite: Invite<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Person, InviteError> {
    let details = invite.details;
    let reachable = match invite.method.channel() {
        Some(Channel::Email) => details.email.is_some(),
        Some(Channel::Sms) => details.phone.is_some(),
        None => true,
    };
    if !reachable {
        return Err(InviteError::Unreachable(invite.method));
    }
    invite.flow.walkable(details.email.is_some(), details.phone.is_some())?;
    let key = keys.person_key(&invite.application.id, &invite.username);
    let generation = issue(keys, entropy, &invite.application.id, key, invite.lifetime, now)?.numbered(1);
    let owed = details.send && is_owed(invite.method, generation.expiry, now);
    let code_expires_at = first_code(invite.method, generation.expiry, now);
    let reminder = due::reminds(invite.application.reminder_before_expiry, invite.lifetime).filter(|_| owed);
    Ok(Person {
        key,
        application: invite.application.id.clone(),
        username: invite.username,
        also: Vec::new(),
        lent_to: None,
        following: None,
        email: details.email.map(Verifiable::unverified),
        phone: details.phone.map(Verifiable::unverified),
        status: if details.disabled {
            Status::Disabled
        } else {
            Status::Invited {
                locked: invite.application.lock_until_password,
            }
        },
        email_bounced_at: None,
        email_put_by: None,
        email_on_word: false,
        used_generation: None,
        token_generation: first_token_generation(random(entropy)?),
        exchange: None,
        roles: details.roles,
        metadata: details.metadata,
        profile: details.profile,
        terms: None,
        credential: None,
        created_at: now,
        owed: Owed {
            invitation: owed.then_some(generation.number),
            ..Owed::default()
        },
        sign_in_failures: Failures::NONE,
        asked: Recent::NONE,
        renewals: Vec::new(),
        replay: details.replay,
        kept: false,
        cleanup_at: cleanup_at(generation.expiry),
        due_at: due::first(generation.expiry, reminder),
        last_write: WriteKind::Created.write(random(entropy)?, now, caller.actor()),
        invitation: Invitation {
            number: 1,
            kind: Kind::Invitation,
            method: invite.method,
            flow: invite.flow.id.clone(),
            locale: details.locale,
            result_url: details.result_url,
            include_email: details.include_email,
            vouched: false,
            shown: false,
            challenge: details.challenge,
            inviter: details.inviter,
            lifetime: invite.lifetime,
            reminder,
            created_at: now,
            created_by: caller.actor(),
            state: State::Pending,
            generation,
            progress: Progress::begin(invite.flow.step(0).kind(), code_expires_at),
            code_policy: invite.application.code,
            delivery: if owed { Delivery::Queued } else { Delivery::NotSent },
        },
    })
}

/// Shows the link of the live generation to an administrator. From then on it proves no address: whoever uses it may have it
/// from them.
#[must_use]
pub fn show_link(id: InvitationId, caller: &Caller, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![
            Guard::Within(caller.reach.clone()),
            Guard::Number(id.number),
            Guard::IsInvitation,
            Guard::Open,
            Guard::Enabled,
            Guard::Alive(now),
            Guard::HasTicket,
        ],
        effects: vec![Effect::ShowLink],
        write: WriteKind::LinkShown.write(write, now, caller.actor()),
    }
}

/// How an invitation is sent again.
#[derive(Debug, Clone)]
pub struct Resend<'a> {
    /// Which one.
    pub id: InvitationId,
    /// What it is taken to be: nothing is read before, and the write's condition checks it.
    pub assumed: Assumed,
    /// How it reaches the person from now on.
    pub method: Method,
    /// The way that it goes, entered by that method.
    pub flow: &'a Flow,
    /// Whether a message carries it, or the caller hands it over.
    pub send: bool,
    /// How many seconds before its end the application reminds whoever has not finished.
    pub reminder_before: Option<u32>,
}

/// Sends an invitation again, as a new generation: all earlier tickets and codes are dead, and the steps begin again. It works
/// for expired, revoked and declined ones too.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn resend(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    resend: Resend<'_>,
    now: Timestamp,
    caller: &Caller,
) -> Result<Transition, InviteError> {
    let Resend {
        id,
        assumed,
        method,
        flow,
        send,
        reminder_before,
    } = resend;
    let issue = issue(keys, entropy, &assumed.application, id.person, assumed.lifetime, now)?;
    let owed = send && is_owed(method, issue.expiry, now);
    Ok(Transition {
        effects: vec![Effect::Renew {
            method,
            first: flow.step(0).kind(),
            owed,
            reminder: due::reminds(reminder_before, assumed.lifetime).filter(|_| owed),
            code_expires_at: first_code(method, issue.expiry, now),
            cleanup_at: cleanup_at(issue.expiry),
            keeps_failures: false,
            issue,
        }],
        guards: vec![
            Guard::Within(caller.reach.clone()),
            Guard::Number(id.number),
            Guard::IsInvitation,
            Guard::NotCompleted,
            Guard::Enabled,
            Guard::Is(assumed),
            Guard::ReachableBy(method),
        ],
        write: WriteKind::Resent.write(random(entropy)?, now, caller.actor()),
    })
}

/// Lets the live generation of an invitation that is not over end at another time, counted from now. Its ticket stays, and a
/// reminder that is still to come moves with the end. When that is, is taken to be `reminder`, without reading it: the
/// write's condition checks it.
#[must_use]
pub fn extend(
    id: InvitationId,
    lifetime: Lifetime,
    reminder: Option<u32>,
    write: [u8; 16],
    now: Timestamp,
    caller: &Caller,
) -> Transition {
    let expiry = lifetime.expiry(now);
    Transition {
        guards: vec![
            Guard::Within(caller.reach.clone()),
            Guard::Number(id.number),
            Guard::IsInvitation,
            Guard::Open,
            Guard::Enabled,
            Guard::RemindsBefore(reminder),
        ],
        effects: vec![Effect::Extend {
            expiry,
            cleanup_at: cleanup_at(expiry),
            due_at: due::first(expiry, due::reminds(reminder, lifetime)),
        }],
        write: WriteKind::Extended.write(write, now, caller.actor()),
    }
}

/// Takes an invitation back: its tickets and codes are dead at once. It is taken to be one of `application`, whose settings
/// say whether the person is notified; the write's condition checks that.
#[must_use]
pub fn revoke(
    id: InvitationId,
    application: &Application,
    write: [u8; 16],
    now: Timestamp,
    caller: &Caller,
) -> Transition {
    let notice = application.notify_when_revoked.then_some(Notice::Withdrawn);
    take_back(id, &application.id, notice, write, now, caller)
}

/// Takes an invitation back that another one of the same person follows at once: nobody is notified.
#[must_use]
pub fn supersede(
    id: InvitationId,
    application: &ApplicationId,
    write: [u8; 16],
    now: Timestamp,
    caller: &Caller,
) -> Transition {
    take_back(id, application, None, write, now, caller)
}

fn take_back(
    id: InvitationId,
    application: &ApplicationId,
    notice: Option<Notice>,
    write: [u8; 16],
    now: Timestamp,
    caller: &Caller,
) -> Transition {
    Transition {
        guards: vec![
            Guard::Within(caller.reach.clone()),
            Guard::Number(id.number),
            Guard::IsInvitation,
            Guard::Open,
            Guard::Of(application.clone()),
        ],
        effects: vec![Effect::Revoke {
            at: now,
            notice,
            cleanup_at: after(now, RETENTION),
        }],
        write: WriteKind::Revoked.write(write, now, caller.actor()),
    }
}

/// The conditions under which an invitation is deleted, with all that is known of the person: they are no user yet.
#[must_use]
pub fn deletion(id: InvitationId, caller: &Caller) -> Vec<Guard> {
    vec![
        Guard::Within(caller.reach.clone()),
        Guard::Number(id.number),
        Guard::IsInvitation,
        Guard::NoCredential,
    ]
}

pub(super) fn issue(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    application: &ApplicationId,
    person: PersonKey,
    lifetime: Lifetime,
    now: Timestamp,
) -> Result<Issue, InviteError> {
    let nonce = random::<32>(entropy)?;
    let key = keys.current();
    let ticket = Ticket::derive(
        keys,
        key,
        Binding {
            application,
            person,
            nonce: &nonce,
        },
        0,
    )?
    .hash();
    Ok(Issue {
        key,
        nonce,
        ticket,
        expiry: lifetime.expiry(now),
    })
}

/// Whether a message carries the invitation. One that is dead from the beginning would only annoy.
pub(super) fn is_owed(method: Method, expiry: Expiry, now: Timestamp) -> bool {
    method.channel().is_some() && !expiry.is_past(now)
}

/// The end of the code that is the invitation itself: that of the invitation, or for one that never ends a hundred years.
pub(super) fn first_code(method: Method, expiry: Expiry, now: Timestamp) -> Option<Timestamp> {
    let hundred_years = SignedDuration::from_hours(24 * 36_525);
    method
        .code_step()
        .map(|_| expiry.moment().unwrap_or_else(|| after(now, hundred_years)))
}

pub(super) fn cleanup_at(expiry: Expiry) -> Option<Timestamp> {
    expiry.moment().map(|end| after(end, RETENTION))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{
        api_key::{ApiKeyId, CallerId, Reach, Scope},
        application::Settings,
        clock::from_millis,
        entropy::SeededEntropy,
        outbox::OwedMessage,
        setup,
        transition::Refusal,
    };

    pub(crate) fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    pub(crate) fn caller() -> Caller {
        let id = CallerId::Key(ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap());
        Caller {
            id,
            scopes: Scope::ALL.to_vec(),
            reach: Reach::Deployment,
        }
    }

    pub(crate) fn application() -> Application {
        Settings::named("Test Application")
            .into_application(ApplicationId::parse("app_test").unwrap())
            .unwrap()
    }

    pub(crate) fn flow() -> Flow {
        Flow::ready_made("email_code_password").unwrap()
    }

    fn invite<'a>(application: &'a Application, flow: &'a Flow) -> Invite<'a> {
        let email = EmailAddress::parse("ada.lovelace@example.com").unwrap();
        Invite {
            application,
            flow,
            username: Username::from(&email),
            method: Method::EmailLink,
            lifetime: Lifetime::Seconds(3600),
            details: Details {
                email: Some(email),
                locale: Some(Locale::parse("en").unwrap()),
                ..Details::default()
            },
        }
    }

    /// An application and a person freshly invited to it at the Unix epoch.
    pub(crate) fn sample() -> (Application, Person) {
        let application = application();
        let person = create(
            &keys(),
            &SeededEntropy::new(2),
            invite(&application, &flow()),
            from_millis(0),
            &caller(),
        )
        .unwrap();
        (application, person)
    }

    #[test]
    fn an_invitation_owes_its_message_and_is_pending() {
        let (_, person) = sample();
        assert_eq!(
            person.owed.iter().collect::<Vec<_>>(),
            [OwedMessage::Invitation { generation: 1 }]
        );
        assert_eq!(person.invitation.state, State::Pending);
        assert_eq!(person.status, Status::Invited { locked: true });
    }

    #[test]
    fn a_dead_or_handed_over_invitation_owes_nothing() {
        let application = application();
        let flow = flow();
        for (method, lifetime) in [
            (Method::EmailLink, Lifetime::Seconds(0)),
            (Method::Link, Lifetime::Never),
        ] {
            let invite = Invite {
                method,
                lifetime,
                ..invite(&application, &flow)
            };
            let person = create(&keys(), &SeededEntropy::new(2), invite, from_millis(0), &caller()).unwrap();
            assert_eq!(person.owed.iter().count(), 0);
            assert_eq!(person.invitation.delivery, Delivery::NotSent);
        }
    }

    #[test]
    fn who_cannot_be_reached_cannot_be_invited() {
        let application = application();
        let flow = flow();
        let no_email = Invite {
            details: Details::default(),
            ..invite(&application, &flow)
        };
        let refused = |invite| create(&keys(), &SeededEntropy::new(2), invite, from_millis(0), &caller()).err();
        assert_eq!(
            refused(no_email.clone()),
            Some(InviteError::Unreachable(Method::EmailLink))
        );
        let by_hand = Invite {
            method: Method::Link,
            ..no_email
        };
        assert_eq!(refused(by_hand), Some(InviteError::Unwalkable(Unwalkable::NeedsEmail)));
    }

    /// Rule 3: a resend kills every earlier ticket, a revocation all of them.
    #[test]
    fn t9_resend_and_revoke_kill_earlier_tickets_at_once() {
        let (keys, entropy) = (keys(), SeededEntropy::new(3));
        let (application, person) = sample();
        let (now, id) = (from_millis(1_000), person.invitation_id());
        let first = setup::newest_ticket(&keys, &person).unwrap();
        assert_eq!(setup::admit(&first, &person, now), Ok(()));
        let flow = flow();
        let assumed = Assumed::of(&person);
        let ask = Resend {
            id,
            assumed,
            method: Method::EmailLink,
            flow: &flow,
            send: true,
            reminder_before: None,
        };
        let again = resend(&keys, &entropy, ask, now, &caller()).unwrap();
        let person = again.apply(&person).ok().unwrap();
        let second = setup::newest_ticket(&keys, &person).unwrap();
        assert_eq!(setup::admit(&first, &person, now), Err(Refusal::Replaced));
        assert_eq!(setup::admit(&second, &person, now), Ok(()));
        let person = revoke(id, &application, [0; 16], now, &caller())
            .apply(&person)
            .ok()
            .unwrap();
        assert_eq!(setup::admit(&second, &person, now), Err(Refusal::Revoked));
        assert_eq!(
            revoke(id, &application, [1; 16], now, &caller()).apply(&person).err(),
            Some(Refusal::Revoked)
        );
        let other = InvitationId { number: 2, ..id };
        assert_eq!(
            revoke(other, &application, [1; 16], now, &caller())
                .apply(&person)
                .err(),
            Some(Refusal::NotFound)
        );
    }

    /// What another invitation follows at once ends as if it were taken back, but nobody is notified.
    #[test]
    fn whoever_is_invited_anew_is_not_told_of_the_end_of_the_last_one() {
        let (mut application, person) = sample();
        application.notify_when_revoked = true;
        let (id, now) = (person.invitation_id(), from_millis(1));
        let withdrawn = revoke(id, &application, [0; 16], now, &caller())
            .apply(&person)
            .unwrap();
        assert_eq!(withdrawn.owed.notices.of(Notice::Withdrawn), Some(1));
        let quiet = supersede(id, &application.id, [0; 16], now, &caller())
            .apply(&person)
            .unwrap();
        assert_eq!(quiet.owed.iter().count(), 0);
        assert!(quiet.invitation.state == withdrawn.invitation.state);
    }

    /// M1: an invitation of an application that the key does not reach does not exist.
    #[test]
    fn m1_out_of_reach_is_not_found() {
        let (application, person) = sample();
        let elsewhere = Reach::Applications(vec![ApplicationId::parse("app_other").unwrap()]);
        let stranger = Caller {
            reach: elsewhere,
            ..caller()
        };
        let refused = revoke(person.invitation_id(), &application, [0; 16], from_millis(0), &stranger).apply(&person);
        assert_eq!(refused.err(), Some(Refusal::NotFound));
    }
}
