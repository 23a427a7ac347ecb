//! Terms to accept.

use serde::{Deserialize, Serialize};

use super::{Facts, Next, Payload, Step, StepError};
use crate::{
    application::parse_url,
    flow::{Flow, FlowError},
    person::{AcceptedTerms, Person},
    setup::Submission,
    transition::{Effect, Transition},
};

pub(super) const FACTS: Facts = Facts {
    name: "terms",
    code: None,
    needs: None,
    gives: None,
    next: |place| Next::Terms(TermsStep::at(place.flow, place.person).unwrap_or(&NONE)),
};

/// What is shown where the flow has no terms, which it has wherever they come next.
static NONE: TermsStep = TermsStep {
    url: String::new(),
    version: String::new(),
};

/// Terms to accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsStep {
    /// Where they can be read.
    pub url: String,
    /// Which version is accepted.
    #[schemars(length(min = 1, max = 64))]
    pub version: String,
}

impl Payload for TermsStep {
    fn problems(&self, number: usize) -> Vec<FlowError> {
        let version_is_fine = (1..=64).contains(&self.version.trim().chars().count());
        if parse_url(&self.url).is_ok() && version_is_fine {
            return vec![];
        }
        vec![FlowError::Step {
            number,
            rule: "terms need an https URL and a version of 1 to 64 characters",
        }]
    }
}

impl TermsStep {
    fn at<'a>(flow: &'a Flow, person: &Person) -> Option<&'a Self> {
        let Step::Terms(step) = flow.step(person.invitation.progress.position) else {
            return None;
        };
        Some(step)
    }
}

/// Accepts the terms of this version, which the person stands before.
///
/// # Errors
/// [`StepError`].
pub fn accept(submission: &Submission<'_>, accepted: &str) -> Result<Transition, StepError> {
    let step = TermsStep::at(submission.flow, submission.seen).ok_or_else(|| submission.out_of_order())?;
    let TermsStep { url, version } = step.clone();
    if accepted != version {
        return Err(StepError::OtherVersion { asked: version });
    }
    let at = submission.now;
    Ok(submission.advance(Effect::AcceptTerms(AcceptedTerms { url, version, at })))
}
