//! Inviting somebody once more whose invitation is over.

use std::mem;

use jiff::Timestamp;

use super::{
    entropy::Entropy,
    former::{self, Becomes},
    invitation::Phase,
    invite::{InviteError, issue},
    keys::DeploymentKeys,
    person::{Person, Status, Verifiable},
    transition::{Effect, Guard, Transition},
};

/// What has come of the earlier invitation of somebody who is invited once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// It is not over.
    Pending,
    /// It is over, and they have never been active.
    Ended,
    /// They are a user, or switched off.
    User,
}

impl Earlier {
    /// That of this person, at `now`.
    #[must_use]
    pub fn of(person: &Person, now: Timestamp) -> Self {
        match (person.status, person.invitation.phase(now)) {
            (Status::Invited { .. }, Phase::Pending | Phase::Opened) => Self::Pending,
            (Status::Invited { .. }, Phase::Expired | Phase::Revoked | Phase::Declined | Phase::Completed) => {
                Self::Ended
            }
            (Status::Active | Status::Disabled, _) => Self::User,
        }
    }

    /// What keeps the address of this person theirs at `now`: nothing where their invitation is over, unless a back end or a
    /// directory made them to stay.
    #[must_use]
    pub fn holding_address(person: &Person, now: Timestamp) -> Option<Self> {
        match Self::of(person, now) {
            Self::Ended if person.kept => Some(Self::User),
            Self::Ended => None,
            held @ (Self::Pending | Self::User) => Some(held),
        }
    }
}

/// The same person under another key: that of a user to whom the name leads. The ticket is a new one, since it is bound to
/// the key.
fn under(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    mut fresh: Person,
    known: &Person,
) -> Result<Person, InviteError> {
    let invitation = &mut fresh.invitation;
    let (lifetime, now) = (invitation.lifetime, invitation.created_at);
    let issue = issue(keys, entropy, &fresh.application, known.key, lifetime, now)?;
    invitation.generation = issue.numbered(invitation.generation.number);
    fresh.key = known.key;
    fresh.username = known.username.clone();
    Ok(fresh)
}

/// Invites somebody once more whose invitation has ended, as `fresh` says: the next invitation of the same user, under the key
/// that the user has, whatever name leads to them. Other names that `fresh` has are added to theirs.
///
/// # Errors
/// [`InviteError::Entropy`] or [`InviteError::Key`].
pub fn reinvite(
    keys: &DeploymentKeys,
    entropy: &dyn Entropy,
    mut fresh: Person,
    known: &Person,
    now: Timestamp,
) -> Result<Transition, InviteError> {
    if fresh.key != known.key {
        fresh = under(keys, entropy, fresh, known)?;
    }
    fresh.invitation.number = known.invitation.number.saturating_add(1);
    fresh.invitation.generation.number = known.invitation.generation.number.saturating_add(1);
    if known.kept {
        fresh.kept = true;
        fresh.cleanup_at = None;
    }
    let address = |person: &Person| person.email.as_ref().map(|email| email.value.clone());
    if address(&fresh) == address(known) {
        // An address that bounced goes on doing so.
        fresh.email_bounced_at = known.email_bounced_at;
        (fresh.email_put_by, fresh.email_on_word) = (known.email_put_by, known.email_on_word);
        fresh.following = known.following;
    } else {
        fresh.email_put_by = Some(fresh.last_write.id);
    }
    fresh.owed.former = former::replaced(
        known,
        becomes(fresh.email.as_ref()),
        becomes(fresh.phone.as_ref()),
        fresh.last_write.id,
        now,
    );
    if fresh.owed.invitation.is_some() {
        fresh.owed.invitation = Some(fresh.invitation.generation.number);
    }
    let mut guards = vec![
        Guard::Number(known.invitation.number),
        Guard::GenerationIs(known.invitation.generation.number),
        Guard::Ended(now),
        Guard::Enabled,
        Guard::NotActive,
    ];
    if !fresh.also.is_empty() {
        guards.push(Guard::Unchanged(known.last_write.id));
        fresh.also.retain(|name| !known.also.contains(name));
        fresh.also.splice(0..0, known.also.iter().copied());
    }
    Ok(Transition {
        guards,
        write: fresh.last_write.clone(),
        // Their profile stays, and the caller may know more.
        effects: match known.profile.with(mem::take(&mut fresh.profile)) {
            Some(profile) => vec![Effect::Reinvite(Box::new(fresh)), Effect::SetProfile(profile)],
            None => vec![Effect::Reinvite(Box::new(fresh))],
        },
    })
}

fn becomes<T>(fresh: Option<&Verifiable<T>>) -> Becomes<'_, T> {
    fresh.map_or(Becomes::Nothing, |fresh| Becomes::Other(&fresh.value))
}
