//! Asking for a link to a new password, or for another code to come in with, by name alone.
//!
//! Whoever asks need not be the person, and must not learn whether there is one. So the request only writes down that
//! somebody asks, the same for everybody, and reads nothing of whom it is about. What comes of it is done from the stream.

use jiff::{SignedDuration, Timestamp};

use super::{
    clock::after,
    id::{ApplicationId, PersonKey},
};

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A link to choose a new password.
    Reset,
    /// Another code to come in with.
    Code,
}

impl About {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Reset, Self::Code];

    /// The name in keys of items.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Code => "code",
        }
    }

    /// What has this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.as_str() == name)
    }
}

/// That somebody asked, in the name of a person who need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whose key it is, if it is anybody's.
    pub person: PersonKey,
    /// Of which application.
    pub application: ApplicationId,
    /// For what.
    pub about: About,
    /// When. Pauses and limits go by this moment, whenever it is carried out: so what is carried out twice is refused the
    /// second time, as one that came within the pause.
    pub at: Timestamp,
    /// Fresh random bits. The write that comes of it has them as its own.
    pub id: [u8; 16],
}

impl Ask {
    /// How long it is worth carrying out: as long as the link that comes of it lives. Afterwards whoever waits has asked
    /// again.
    pub const LIFE: SignedDuration = SignedDuration::from_hours(1);

    /// Whether it is too late to carry it out.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        after(self.at, Self::LIFE) <= now
    }
}
