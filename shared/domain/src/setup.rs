//! The way of the person who was invited: from opening the link to the password.
//!
//! Each function gives one [`Transition`]; few of them need to have read the item first. What only one step does is in the file of
//! that step (`flow::steps`).

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::{
    application::Application,
    channel::Channel,
    clock::after,
    code::{Code, CodeFormat},
    flow::{Flow, StepKind},
    invitation::{Actor, Delivery, Kind, Method},
    invite::RETENTION,
    keys::{Binding, DeploymentKeys, KeyError, Purpose},
    locale::Locale,
    person::{Person, WriteKind},
    ticket::Ticket,
    transition::{Effect, Guard, Refusal, Transition},
};

/// The conditions that everything done with a ticket shares. The order is the order in which reasons are given: whoever
/// holds a replaced ticket learns just that.
pub(crate) fn ticket_guards(ticket: &Ticket, now: Timestamp) -> Vec<Guard> {
    vec![
        Guard::Holds {
            generation: ticket.generation(),
            hash: ticket.hash(),
        },
        Guard::Open,
        Guard::Enabled,
        Guard::Alive(now),
    ]
}

/// Whether `ticket` opens `person`'s invitation at `now`.
///
/// # Errors
/// What ended it.
pub fn admit(ticket: &Ticket, person: &Person, now: Timestamp) -> Result<(), Refusal> {
    ticket_guards(ticket, now)
        .iter()
        .try_for_each(|guard| guard.check(person))
}

/// Sends a new code for the step that comes next; the one before is dead.
#[must_use]
pub fn ask_for_code(ticket: &Ticket, write: [u8; 16], now: Timestamp) -> Transition {
    let mut guards = ticket_guards(ticket, now);
    guards.extend([
        Guard::NextIs(StepKind::WITH_CODE),
        Guard::Reachable,
        Guard::FailuresLeft,
        Guard::PauseOver(now),
        Guard::AskedRarely(now),
    ]);
    Transition {
        guards,
        effects: vec![Effect::Open(now), Effect::AskForCode(now)],
        write: WriteKind::CodeAsked.write(write, now, Actor::Person),
    }
}

/// The other channel that the code of the step at hand can take: the flow says that it may, and there is an address or number that
/// whoever invited has given. What comes in with an invitation by code stands for that very code.
#[must_use]
pub fn other_channel(flow: &Flow, seen: &Person) -> Option<Channel> {
    let progress = &seen.invitation.progress;
    let comes_in = progress.position == 0 && Method::WITH_CODE.contains(&seen.invitation.method);
    if comes_in || !flow.step(progress.position).goes_either_way() {
        return None;
    }
    let other = progress.next.channel()?.other();
    other.reaches(seen, |_| true).then_some(other)
}

/// Sends a new code by the other channel; the one before is dead. It counts as any other. Nothing, where there is none for
/// `seen` (the person as they were read).
#[must_use]
pub fn ask_by_other_channel(
    ticket: &Ticket,
    flow: &Flow,
    seen: &Person,
    write: [u8; 16],
    now: Timestamp,
) -> Option<Transition> {
    let channel = other_channel(flow, seen)?;
    let mut guards = ticket_guards(ticket, now);
    guards.extend([
        Guard::PositionIs(seen.invitation.progress.position),
        Guard::NextIs(&[StepKind::EmailOtp, StepKind::SmsOtp]),
        Guard::ReachableBy(channel.code_method()),
        Guard::FailuresLeft,
        Guard::PauseOver(now),
        Guard::AskedRarely(now),
    ]);
    Some(Transition {
        guards,
        effects: vec![Effect::Open(now), Effect::GoBy(channel.step()), Effect::AskForCode(now)],
        write: WriteKind::CodeAsked.write(write, now, Actor::Person),
    })
}

/// What somebody with a ticket submits for the step that they stand before.
#[expect(missing_debug_implementations, reason = "it holds a ticket")]
pub struct Submission<'a> {
    /// Their ticket.
    pub ticket: &'a Ticket,
    /// The flow that they go through.
    pub flow: &'a Flow,
    /// They, as they were read.
    pub seen: &'a Person,
    /// The id of the write.
    pub write: [u8; 16],
    /// When.
    pub now: Timestamp,
}

impl Submission<'_> {
    /// Why it is not for the step that they stand before.
    pub(crate) fn out_of_order(&self) -> Refusal {
        Refusal::WrongStep {
            next: self.seen.invitation.progress.next,
        }
    }

    /// Goes on to the next step, with what this one changes.
    pub(crate) fn advance(&self, effect: Effect) -> Transition {
        let at = self.seen.invitation.progress.position;
        let position = at.saturating_add(1);
        let mut guards = ticket_guards(self.ticket, self.now);
        guards.push(Guard::PositionIs(at));
        Transition {
            guards,
            effects: vec![
                Effect::Open(self.now),
                effect,
                Effect::Advance {
                    position,
                    next: self.flow.step(position).kind(),
                },
            ],
            write: WriteKind::StepCompleted.write(self.write, self.now, Actor::Person),
        }
    }
}

/// The conditions for entering with username and code, without a ticket: the invitation itself is a code, its tickets were
/// not killed, and no step with a code of its own comes next.
fn entrant(now: Timestamp) -> Vec<Guard> {
    vec![
        Guard::MethodIs(Method::WITH_CODE),
        Guard::Open,
        Guard::Enabled,
        Guard::Alive(now),
        Guard::CodeSent,
        Guard::AtEntrance,
        Guard::FailuresLeft,
    ]
}

/// Counts a try to enter with the invitation's code; the code may be compared only after this write. What cannot be one is no
/// try.
#[must_use]
pub fn count_entry(typed: &SecretString, write: [u8; 16], now: Timestamp) -> Transition {
    let mut guards = entrant(now);
    guards.extend([Guard::CodeAlive(now), Guard::TriesLeft, fits(typed)]);
    Transition {
        guards,
        effects: vec![Effect::CountTry],
        write: WriteKind::CodeTried.write(write, now, Actor::Person),
    }
}

/// Enters: the code of `counted` (the person as [`count_entry`] left them) is right, and used up with it: of any number of
/// parallel entries one holds. From here on there is a ticket. Whoever has entered before and lost it comes back to where they
/// were, with another code.
#[must_use]
pub fn prove_entry(flow: &Flow, counted: &Person, write: [u8; 16], now: Timestamp) -> Transition {
    let progress = &counted.invitation.progress;
    let position = progress.position.max(1);
    let guards = vec![
        Guard::Open,
        Guard::Enabled,
        Guard::Alive(now),
        Guard::GenerationIs(counted.invitation.generation.number),
        Guard::PositionIs(progress.position),
        Guard::CodeIs(progress.sends), // and there is one: it is gone with the first right entry
        Guard::TryCounted,
    ];
    let (proven, next) = (proves(counted, flow.step(0).kind()), flow.step(position).kind());
    Transition {
        guards,
        effects: vec![
            Effect::Open(now),
            Effect::Enter {
                at: now,
                proven,
                position,
                next,
            },
        ],
        write: WriteKind::StepCompleted.write(write, now, Actor::Person),
    }
}

/// What the newest code of `counted` proves when it is right: nothing, where no message has carried it and an administrator has.
fn proves(counted: &Person, step: StepKind) -> StepKind {
    let invitation = &counted.invitation;
    let is_first = invitation.progress.sends == 1 && Method::WITH_CODE.contains(&invitation.method);
    if is_first && invitation.delivery == Delivery::NotSent {
        StepKind::SetPassword
    } else {
        step
    }
}

/// Sends another code to somebody who was invited with one, to come in or come back. Whoever asks need not be that person, so
/// it does not count as their beginning.
#[must_use]
pub fn ask_for_entry_code(write: [u8; 16], now: Timestamp) -> Transition {
    let mut guards = entrant(now);
    guards.extend([Guard::PauseOver(now), Guard::AskedRarely(now)]);
    Transition {
        guards,
        effects: vec![Effect::AskForCode(now)],
        write: WriteKind::CodeAsked.write(write, now, Actor::Person),
    }
}

/// Changes nothing, of whomever: for whoever must not tell by the work whether there was something to change.
#[must_use]
pub fn no_op(write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::GenerationIs(0)], // they are counted from 1
        effects: vec![],
        write: WriteKind::CodeAsked.write(write, now, Actor::Person),
    }
}

/// Marks the way as begun, where nothing is sent.
#[must_use]
pub fn begin(ticket: &Ticket, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: ticket_guards(ticket, now),
        effects: vec![Effect::Open(now)],
        write: WriteKind::Opened.write(write, now, Actor::Person),
    }
}

/// Whether the holder of a link may decline what `seen` was sent: an invitation, where the application lets them. A link to
/// another password is none.
#[must_use]
pub fn may_decline(application: &Application, seen: &Person) -> bool {
    application.allow_decline && seen.invitation.kind == Kind::Invitation
}

/// Declines the invitation of `seen`: its tickets and codes are dead at once, as if it had been revoked, and only whoever
/// invites can send it again. Whoever declines has proven nothing but that they hold the link. The condition has the
/// generation of the ticket, which is of one kind for ever.
///
/// # Errors
/// [`Refusal::NotDeclinable`].
pub fn decline(
    ticket: &Ticket,
    application: &Application,
    seen: &Person,
    write: [u8; 16],
    now: Timestamp,
) -> Result<Transition, Refusal> {
    if !may_decline(application, seen) {
        return Err(Refusal::NotDeclinable);
    }
    Ok(Transition {
        guards: ticket_guards(ticket, now),
        effects: vec![Effect::Decline {
            at: now,
            cleanup_at: after(now, RETENTION),
        }],
        write: WriteKind::Declined.write(write, now, Actor::Person),
    })
}

/// Changes the language that the invitation speaks. Whoever has the newest ticket may do so at any time: the page that says
/// that it has ended should be readable as well. Once it was used, only whoever `finished` may.
#[must_use]
pub fn set_locale(ticket: &Ticket, locale: Locale, finished: bool, write: [u8; 16], now: Timestamp) -> Transition {
    let mut guards = vec![Guard::Holds {
        generation: ticket.generation(),
        hash: ticket.hash(),
    }];
    if !finished {
        guards.push(Guard::NotCompleted);
    }
    Transition {
        guards,
        effects: vec![Effect::SetLocale(locale)],
        write: WriteKind::LanguageChosen.write(write, now, Actor::Person),
    }
}

/// Counts a try of the newest code. Only after this write may the code be compared, so that no number of parallel
/// requests gets more comparisons than there are tries. What cannot be such a code, by its length or its characters, is no try.
#[must_use]
pub fn count_try(ticket: &Ticket, typed: &SecretString, write: [u8; 16], now: Timestamp) -> Transition {
    let mut guards = ticket_guards(ticket, now);
    guards.extend([
        Guard::NextIs(StepKind::WITH_CODE),
        Guard::FailuresLeft,
        Guard::CodeAlive(now),
        Guard::TriesLeft,
        fits(typed),
    ]);
    Transition {
        guards,
        effects: vec![Effect::CountTry],
        write: WriteKind::CodeTried.write(write, now, Actor::Person),
    }
}

fn fits(typed: &SecretString) -> Guard {
    Guard::CodeFits(CodeFormat::fitting(typed))
}

/// The code that was last sent to `person`.
///
/// # Errors
/// [`KeyError::Unknown`] when the deployment key of the generation is gone.
pub fn newest_code(keys: &DeploymentKeys, person: &Person) -> Result<Code, KeyError> {
    let progress = &person.invitation.progress;
    // Where no code comes next, the newest one is for coming in again.
    let step = if StepKind::WITH_CODE.contains(&progress.next) {
        progress.position
    } else {
        0
    };
    let purpose = Purpose::Code {
        step,
        send: progress.sends,
    };
    let secret = keys.derive(person.invitation.generation.key, purpose, binding(person))?;
    Ok(Code::draw(&secret, person.invitation.code_policy.format))
}

/// The ticket of `person`'s live generation.
///
/// # Errors
/// [`KeyError::Unknown`] when the deployment key of the generation is gone.
pub fn newest_ticket(keys: &DeploymentKeys, person: &Person) -> Result<Ticket, KeyError> {
    let generation = &person.invitation.generation;
    Ticket::derive(keys, generation.key, binding(person), generation.number)
}

fn binding(person: &Person) -> Binding<'_> {
    Binding {
        application: &person.application,
        person: person.key,
        nonce: &person.invitation.generation.nonce,
    }
}

/// Goes on to the next step of `flow`, the code of `counted` (the person as [`count_try`] left them) being right.
#[must_use]
pub fn prove_step(ticket: &Ticket, flow: &Flow, counted: &Person, write: [u8; 16], now: Timestamp) -> Transition {
    let progress = &counted.invitation.progress;
    let position = progress.position.saturating_add(1);
    let mut guards = ticket_guards(ticket, now);
    guards.extend([
        Guard::PositionIs(progress.position),
        Guard::CodeIs(progress.sends),
        Guard::TryCounted,
    ]);
    Transition {
        guards,
        effects: vec![Effect::Prove {
            at: now,
            proven: proves(counted, progress.next),
            position,
            next: flow.step(position).kind(),
        }],
        write: WriteKind::StepCompleted.write(write, now, Actor::Person),
    }
}

/// How long after the password was set the very same form may come once more: pressed twice, or sent again after the answer
/// was lost.
const REPEATED: SignedDuration = SignedDuration::from_mins(10);

/// Counts that the password of a ticket which was used a moment ago is compared once more, before it is. It is counted with the
/// wrong codes of the invitation, so whoever has the link alone cannot go on guessing.
#[must_use]
pub fn count_repeat(ticket: &Ticket, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![
            Guard::Holds {
                generation: ticket.generation(),
                hash: ticket.hash(),
            },
            Guard::CompletedSince(after(now, -REPEATED)),
            Guard::FailuresLeft,
        ],
        effects: vec![Effect::CountTry],
        write: WriteKind::CodeTried.write(write, now, Actor::Person),
    }
}
