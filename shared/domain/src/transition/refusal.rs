//! Why a change does not happen.

use jiff::Timestamp;

use crate::{code::CodeFormat, flow::StepKind, invitation::Method};

/// Why a transition did not happen. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such invitation or user.
    #[error("there is no such invitation")]
    NotFound,
    /// The ticket is of this deployment's making, but belongs to nothing that exists.
    #[error("this link is not valid")]
    InvalidTicket,
    /// The invitation is not what it was taken to be; the old item tells what it is.
    #[error("it was changed by another call in the meantime; read it again and repeat the call")]
    NotAsAssumed,
    /// A newer ticket has been issued.
    #[error("this link was replaced by a newer one; only the newest works")]
    Replaced,
    /// The user was changed in a way that ends every ticket, and none has been issued since.
    #[error(
        "this link ended when the account was changed (address, number, password, or switched off); ask for a new one"
    )]
    Outdated,
    /// The password is set already.
    #[error("this invitation has been used")]
    Completed,
    /// Taken back.
    #[error("this invitation has been withdrawn")]
    Revoked,
    /// Turned down.
    #[error("this invitation has been declined")]
    Declined,
    /// The application lets nobody decline, or the link is one to another password.
    #[error("this invitation cannot be declined")]
    NotDeclinable,
    /// Too late.
    #[error("this invitation has expired")]
    Expired,
    /// The user is switched off.
    #[error("this user is disabled")]
    Disabled,
    /// The user is not switched off.
    #[error("this user is not disabled")]
    NotDisabled,
    /// The user has not finished, or is switched off.
    #[error("this user is not active")]
    NotActive,
    /// The invitation is not over.
    #[error("this invitation is not over")]
    StillOpen,
    /// The user is active.
    #[error("this is a user already, with a password; erase the user instead")]
    IsActive,
    /// Another step comes next.
    #[error("the next step is {}", next.as_str())]
    WrongStep {
        /// The one that does.
        next: StepKind,
    },
    /// A code must be asked for first.
    #[error("no code has been sent yet; ask for one first")]
    NoCode,
    /// The invitation reaches the person by a link, so a code alone opens nothing.
    #[error("this invitation is opened with its link")]
    NotByCode,
    /// The person has no address or number that this method could use.
    #[error("this person cannot be reached by {}", .0.as_str())]
    Unreachable(Method),
    /// Mail to the person's address bounced.
    #[error("mail to this address bounced; change the address first")]
    Undeliverable,
    /// The code at the end of the way is not right, used, or over: which of these is nobody's business.
    #[error("this code cannot be exchanged: it is not right, was used, or has expired")]
    ExchangeOver,
    /// The person has to give a number first.
    #[error("no telephone number has been given yet")]
    NoNumber,
    /// The code has ended.
    #[error("this code has expired; ask for a new one")]
    CodeExpired,
    /// What was typed cannot be the code. It is not counted.
    #[error("this cannot be the code: it has {format}; it was not counted as a try")]
    MalformedCode {
        /// What the code looks like.
        format: CodeFormat,
    },
    /// The code is not the one that was sent.
    #[error("this is not the code that was sent")]
    WrongCode {
        /// How often the same code may still be tried.
        tries_left: u32,
    },
    /// A newer code has been sent.
    #[error("a newer code has been sent; only the newest works")]
    CodeReplaced,
    /// The code was tried too often.
    #[error("this code was tried too often; ask for a new one")]
    NoTriesLeft,
    /// The invitation has seen too many wrong codes.
    #[error("too many wrong codes; an administrator has to send the invitation again")]
    NoFailuresLeft,
    /// Codes were asked for too quickly.
    #[error("a code was sent a moment ago; wait before you ask for another")]
    TooSoon {
        /// From when on it is possible.
        until: Timestamp,
        /// For how many seconds it is not.
        seconds: u64,
    },
    /// Codes were asked for too often.
    #[error("codes were asked for too often; wait before you ask for another")]
    TooOften {
        /// From when on it is possible.
        until: Timestamp,
        /// For how many seconds it is not.
        seconds: u64,
    },
    /// The message was sent, replaced or dropped.
    #[error("this message is no longer owed")]
    NotOwed,
    /// Too many who had the address or number before are still to be notified.
    #[error("those who had the address or number before have not been notified yet; try again later")]
    NotNotifiedYet,
    /// Nothing is to be done yet, or any more.
    #[error("nothing is due")]
    NotDue,
    /// Somebody else changed the password in the meantime.
    #[error("the password was changed in the meantime")]
    CredentialChanged,
}
