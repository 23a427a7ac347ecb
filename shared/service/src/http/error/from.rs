//! What becomes of errors of the domain and the store: which code, and which place in the body.

use super::Error;
use crate::{http::ProblemCode, process::Panicked};
use domain::{
    address::InvalidAddress,
    application::{SettingsError, UrlError},
    clock::LifetimeError,
    entropy::NoEntropy,
    exchange::InvalidChallenge,
    flow::{FlowError, steps::StepError},
    invitation::Method,
    invite::InviteError,
    keys::KeyError,
    locale::InvalidLocale,
    password::HashError,
    roles::InvalidRoles,
    ticket::InvalidTicket,
    transition::Refusal,
};
use store::StoreError;

impl From<Panicked> for Error {
    fn from(panicked: Panicked) -> Self {
        Self::Broken(panicked.to_string())
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(reason) => Self::Unavailable(reason),
            StoreError::Malformed { .. } => Self::Broken(error.to_string()),
        }
    }
}

impl From<KeyError> for Error {
    fn from(error: KeyError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<HashError> for Error {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Malformed => Self::Broken(error.to_string()),
            HashError::Failed | HashError::Key(_) | HashError::Entropy(_) => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<NoEntropy> for Error {
    fn from(error: NoEntropy) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<InvalidTicket> for Error {
    fn from(_: InvalidTicket) -> Self {
        Self::Refused(Refusal::InvalidTicket)
    }
}

impl From<InviteError> for Error {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::Unreachable(Method::SmsOtp) => Self::field(ProblemCode::PhoneMissing, "/phone", error),
            InviteError::Unreachable(_) => Self::field(ProblemCode::EmailMissing, "/email", error),
            InviteError::Unwalkable(_) => Self::field(ProblemCode::FlowNotWalkable, "/flow", error),
            InviteError::Entropy(error) => error.into(),
            InviteError::Key(error) => error.into(),
        }
    }
}

impl From<SettingsError> for Error {
    fn from(SettingsError(found): SettingsError) -> Self {
        let code = ProblemCode::SettingsNotValid;
        match found.as_slice() {
            // One alone has its own sentence.
            [one] => Self::field(code, &one.pointer, &one.rule),
            _ => Self::Fields {
                code,
                errors: found
                    .into_iter()
                    .map(|finding| (finding.pointer, finding.rule))
                    .collect(),
            },
        }
    }
}

impl From<Vec<FlowError>> for Error {
    fn from(errors: Vec<FlowError>) -> Self {
        let errors = errors
            .into_iter()
            .map(|error| (format!("/steps{}", error.place()), error.to_string()))
            .collect();
        Self::Fields {
            code: ProblemCode::FlowNotValid,
            errors,
        }
    }
}

impl From<InvalidLocale> for Error {
    fn from(error: InvalidLocale) -> Self {
        Self::field(ProblemCode::LocaleNotValid, "/locale", error)
    }
}

impl From<InvalidChallenge> for Error {
    fn from(error: InvalidChallenge) -> Self {
        Self::field(ProblemCode::CodeChallengeNotValid, "/code_challenge", error)
    }
}

impl From<InvalidRoles> for Error {
    fn from(error: InvalidRoles) -> Self {
        Self::field(ProblemCode::RolesNotValid, "/roles", error)
    }
}

impl From<StepError> for Error {
    fn from(error: StepError) -> Self {
        match error {
            StepError::Refused(refusal) => Self::Refused(refusal),
            StepError::OtherVersion { .. } => Self::field(ProblemCode::TermsVersionDiffers, "/version", error),
            StepError::Answers(answers) => Self::Fields {
                code: ProblemCode::ProfileNotValid,
                errors: answers
                    .into_iter()
                    .map(|(name, why)| (format!("/profile/{name}"), why.to_string()))
                    .collect(),
            },
        }
    }
}

impl From<(InvalidAddress, &str)> for Error {
    fn from((error, pointer): (InvalidAddress, &str)) -> Self {
        let code = match error {
            InvalidAddress::Email | InvalidAddress::EmailTooLong => ProblemCode::EmailNotValid,
            InvalidAddress::Phone => ProblemCode::PhoneNotValid,
            InvalidAddress::Username => ProblemCode::UsernameNotValid,
        };
        Self::field(code, pointer, error)
    }
}

impl From<LifetimeError> for Error {
    fn from(error: LifetimeError) -> Self {
        Self::field(ProblemCode::LifetimeOutOfRange, "/lifetime_minutes", error)
    }
}

impl From<UrlError> for Error {
    fn from(error: UrlError) -> Self {
        Self::field(ProblemCode::ResultUrlNotAllowed, "/result_url", error)
    }
}
