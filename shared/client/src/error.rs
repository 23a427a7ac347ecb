//! Why a call did not do what it was to do.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Code;

/// Why a call did not do what it was to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server refused, and says why. Nothing was changed, but tries that are counted.
    #[error("{}: {}", .0.code, .0.detail)]
    Refused(Box<Problem>),
    /// Something answered that is not Latchkey, such as a gateway, or nothing that can be read.
    #[error("the server answered {status}, and not as Latchkey does")]
    Answer {
        /// The status.
        status: u16,
    },
    /// There was no answer. Whether the call was carried out is not known.
    #[error("no answer from the server: {0}")]
    NoAnswer(String),
    /// The client cannot be used like this.
    #[error(transparent)]
    Unusable(#[from] Unusable),
}

/// Why a client cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unusable {
    /// The key, and whatever is sent, would go over the network for everybody to read.
    #[error("an address of another machine has to begin with https")]
    PlainHttp,
    /// Not the origin of a server.
    #[error("the address of a server is wanted, such as https://join.example.com")]
    Origin,
    /// The API key holds what no header can.
    #[error("the API key holds characters that no key has")]
    Key,
    /// A part of the path that leads elsewhere: nothing, `.` or `..`.
    #[error("`{0}` is no id")]
    Id(String),
    /// Nothing can be called from here.
    #[error("no client can be made: {0}")]
    Client(String),
    /// The operating system gave no random bytes for an `Idempotency-Key`.
    #[error(transparent)]
    Entropy(#[from] domain::entropy::NoEntropy),
}

/// A problem document (RFC 9457).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Problem {
    /// What happened: go by this one.
    pub code: Code,
    /// The status.
    pub status: u16,
    /// A sentence for whoever reads it.
    pub detail: String,
    /// To be quoted to the operator.
    #[serde(default)]
    pub request_id: String,
    /// The places that are wrong.
    #[serde(default)]
    pub errors: Vec<Place>,
    /// Seconds to wait before the next try, as the header says it.
    #[serde(skip)]
    pub retry_after: Option<u64>,
    /// What else it says, such as `tries_left`.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A place in the body or the query that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The field (RFC 6901), or `?name` for a parameter.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

impl Error {
    /// Whether the server refused with this code.
    #[must_use]
    pub fn is(&self, code: Code) -> bool {
        self.problem().is_some_and(|problem| problem.code == code)
    }

    /// What the server says, where it refused.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            Self::Answer { .. } | Self::NoAnswer(_) | Self::Unusable(_) => None,
        }
    }

    /// The status of the answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(problem) => Some(problem.status),
            Self::Answer { status } => Some(*status),
            Self::NoAnswer(_) | Self::Unusable(_) => None,
        }
    }

    /// Whether the server was busy or held the caller back, and so has done nothing.
    pub(crate) fn is_untouched(&self) -> bool {
        match self {
            Self::Refused(problem) => matches!(problem.status, 429 | 503),
            Self::Answer { status } => *status == 429,
            Self::NoAnswer(_) | Self::Unusable(_) => false,
        }
    }

    /// Whether it may be otherwise the next time.
    pub(crate) fn is_passing(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Answer { .. } => matches!(self.status(), Some(500 | 502..=504)),
            Self::NoAnswer(_) => true,
            Self::Unusable(_) => false,
        }
    }
}
