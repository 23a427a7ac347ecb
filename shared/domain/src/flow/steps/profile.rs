//! A form that asks for parts of the profile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Facts, Next, Payload, Step, StepError};
use crate::{
    flow::{Flow, FlowError},
    person::Person,
    profile::Field,
    setup::Submission,
    transition::{Effect, Transition},
};

pub(super) const FACTS: Facts = Facts {
    name: "profile",
    code: None,
    needs: None,
    gives: None,
    next: |place| {
        let step = ProfileStep::at(place.flow, place.person);
        Next::Profile(step.map(|step| &*step.fields).unwrap_or_default())
    },
};

/// A form with these fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileStep {
    /// What is asked, in this order.
    #[schemars(length(min = 1, max = 20))]
    pub fields: Vec<Field>,
}

impl Payload for ProfileStep {
    fn problems(&self, number: usize) -> Vec<FlowError> {
        let fields = &self.fields;
        let mut names: Vec<_> = fields.iter().map(|field| &field.name).collect();
        names.sort();
        names.dedup();
        let mut problems = vec![];
        if !(1..=20).contains(&fields.len()) || names.len() != fields.len() {
            problems.push(FlowError::Step {
                number,
                rule: "a profile form has 1 to 20 fields, each name once",
            });
        }
        for (at, field) in fields.iter().enumerate() {
            let errors = field.problems().into_iter();
            problems.extend(errors.map(|error| FlowError::Field {
                step: number,
                field: at + 1,
                error,
            }));
        }
        problems
    }
}

impl ProfileStep {
    fn at<'a>(flow: &'a Flow, person: &Person) -> Option<&'a Self> {
        let Step::Profile(step) = flow.step(person.invitation.progress.position) else {
            return None;
        };
        Some(step)
    }
}

/// Takes the answers of the form that the person stands before.
///
/// # Errors
/// [`StepError`].
pub fn answer(submission: &Submission<'_>, answers: &BTreeMap<String, Value>) -> Result<Transition, StepError> {
    let seen = submission.seen;
    let step = ProfileStep::at(submission.flow, seen).ok_or_else(|| submission.out_of_order())?;
    let profile = seen
        .profile
        .answered(&step.fields, answers)
        .map_err(StepError::Answers)?;
    Ok(submission.advance(Effect::SetProfile(profile)))
}
