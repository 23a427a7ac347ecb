//! A number that the person gives and proves.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Facts, Next, Payload, StepKind, code::AwaitedCode};
use crate::{
    address::PhoneNumber,
    channel::Channel,
    former::{self, Becomes},
    invitation::Actor,
    person::{Person, WriteKind},
    setup::ticket_guards,
    ticket::Ticket,
    transition::{Effect, Guard, Transition},
};

pub(super) const FACTS: Facts = Facts {
    name: "phone",
    code: Some(Channel::Sms),
    needs: None,
    gives: Some(Channel::Sms),
    next: |place| Next::Phone {
        number: Channel::Sms.destination(place.person).unwrap_or_default(),
        code: AwaitedCode::of(place.person, Channel::Sms),
    },
};

/// A number that the person gives, proven by SMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneStep {}

impl Payload for PhoneStep {}

/// Whether a code is on its way to the number that `typed` is, which the person gave in the step at hand.
#[must_use]
pub fn waits_for_code_to(person: &Person, typed: &str) -> bool {
    let progress = &person.invitation.progress;
    let given = person.phone.as_ref().map(|phone| &phone.value);
    progress.next == StepKind::Phone
        && progress.code_expires_at.is_some()
        && PhoneNumber::parse(typed).is_ok_and(|number| Some(&number) == given)
}

/// Takes the number that the person gives and sends a code to it; a number given before is forgotten. Without `known`, the
/// person as they were read, on condition that nobody has to be notified of it: whose number it was before, if the holder of the
/// ticket has not just typed it.
#[must_use]
pub fn give(
    ticket: &Ticket,
    number: PhoneNumber,
    known: Option<&Person>,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    let mut guards = ticket_guards(ticket, now);
    guards.extend([
        Guard::NextIs(&[StepKind::Phone]),
        Guard::FailuresLeft,
        Guard::PauseOver(now),
        Guard::AskedRarely(now),
    ]);
    let mut effects = vec![Effect::Open(now)];
    match known {
        None => guards.push(Guard::PhoneNeedsNoNotice(number.clone())),
        Some(known) => {
            guards.push(Guard::Unchanged(known.last_write.id));
            if let Some((room, owed)) = former::owe_notice(known, Becomes::Same, Becomes::Other(&number), write, now) {
                guards.push(room);
                effects.push(owed);
            }
        }
    }
    effects.extend([Effect::SetPhone(number), Effect::AskForCode(now)]);
    Transition {
        guards,
        effects,
        write: WriteKind::CodeAsked.write(write, now, Actor::Person),
    }
}
