//! The password, with which the invitation ends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Facts, Next, Payload, StepKind};
use crate::{
    exchange::Exchange,
    invitation::{Actor, Kind, Method},
    outbox::Notice,
    password::PasswordHash,
    person::{Person, WriteKind},
    setup::ticket_guards,
    ticket::Ticket,
    transition::{Effect, EmailProof, Guard, Refusal, Transition},
};

pub(super) const FACTS: Facts = Facts {
    name: "set_password",
    code: None,
    needs: None,
    gives: None,
    next: |place| Next::Password {
        min_length: place.application.password.min_length,
        confirm: place.flow.confirms(),
    },
};

const IS_NEXT: Guard = Guard::NextIs(&[StepKind::SetPassword]);

/// The password; exactly one such step stands in a flow, at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPasswordStep {
    /// Whether it is typed twice.
    #[serde(default = "confirm_by_default")]
    pub confirm: bool,
}

fn confirm_by_default() -> bool {
    true
}

impl Payload for SetPasswordStep {}

/// Whether nothing but the password is left to do.
///
/// # Errors
/// [`Refusal::WrongStep`], naming the step that comes first.
pub fn is_next(person: &Person) -> Result<(), Refusal> {
    IS_NEXT.check(person)
}

/// Sets the password and ends the invitation. Every rule of the whole way stands in this one write: the ticket is the
/// newest, the invitation open and alive, and all steps are proven.
#[must_use]
pub fn complete(
    ticket: &Ticket,
    person: &Person,
    credential: PasswordHash,
    activation_notice: bool,
    exchange: Option<Exchange>,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    let mut guards = ticket_guards(ticket, now);
    guards.push(IS_NEXT);
    let notice = match person.invitation.kind {
        Kind::Invitation => activation_notice.then_some(Notice::Activated),
        // Whoever lost the account to somebody else must hear of it, whatever the settings say (ASVS 6.3.7).
        Kind::PasswordReset => Some(Notice::PasswordChanged),
    };
    let invitation = &person.invitation;
    // Whoever else was shown the link may be the one who uses it.
    let mailed = invitation.delivery.went_out() && invitation.method == Method::EmailLink && !invitation.shown;
    let verifies_email = match (mailed, invitation.vouched) {
        (true, _) => Some(EmailProof::Own),
        (false, true) => Some(EmailProof::Word),
        (false, false) => None,
    };
    Transition {
        guards,
        effects: vec![
            Effect::Complete {
                at: now,
                credential,
                verifies_email,
                notice,
                exchange,
                switched_off: false,
            },
            Effect::UseUp(ticket.generation()),
        ],
        write: WriteKind::Completed.write(write, now, Actor::Person),
    }
}
