//! The pages of the steps that ask for something: profile, telephone number, terms.

use domain::profile::{self, AnswerError, Field, FieldKind};
use present::{
    pages::{
        Phone, PhoneProblem, Profile, ProfileField, ProfileFieldKind, ProfileProblem, Progress, Terms, TermsProblem,
        field_label,
    },
    wording::Wording,
};
use serde_json::Value;
use service::{
    http::{ProblemCode, form::Form},
    journey::{Answers, Visit},
};

/// What the form says to the fields that are asked: an empty text is no answer, a box that is not ticked says no.
pub(super) fn answers(fields: &[Field], form: &Form) -> Answers {
    let answers = fields.iter().filter_map(|field| {
        let text = form.text(&format!("field.{}", field.name));
        let answer = match field.kind {
            FieldKind::Boolean => Value::Bool(text == "true"),
            FieldKind::Text | FieldKind::Choice | FieldKind::Date if text.is_empty() => return None,
            FieldKind::Text | FieldKind::Choice | FieldKind::Date => Value::String(text),
        };
        Some((field.name.clone(), answer))
    });
    answers.collect()
}

/// The profile form, with what was answered and what is wrong with it.
pub(super) fn profile_page(
    wording: &Wording,
    fields: &[Field],
    known: &profile::Profile,
    answers: &Answers,
    wrong: &[String],
    progress: Option<Progress>,
) -> Profile {
    let view = |field: &Field| {
        let answer = answers.get(&field.name).or_else(|| known.answer(&field.name));
        let (label, language) = field_label(wording, field);
        let refused = wrong.contains(&format!("/profile/{}", field.name));
        ProfileField {
            name: field.name.clone(),
            label,
            language,
            kind: match field.kind {
                FieldKind::Text => ProfileFieldKind::Text {
                    max_length: field.most(),
                },
                FieldKind::Choice => ProfileFieldKind::Choice {
                    options: field.options.clone(),
                },
                FieldKind::Date => ProfileFieldKind::Date,
                FieldKind::Boolean => ProfileFieldKind::Boolean,
            },
            required: field.required,
            value: answer.map(text).unwrap_or_default(),
            problem: refused.then(|| problem(field, answer)),
        }
    };
    Profile {
        fields: fields.iter().map(view).collect(),
        progress,
    }
}

fn text(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The refusal of the domain, as the page tells it.
fn problem(field: &Field, answer: Option<&Value>) -> ProfileProblem {
    match field.read(answer) {
        Err(AnswerError::TooLong(max)) => ProfileProblem::TooLong { max },
        Err(AnswerError::NotAnOption) => ProfileProblem::NotAChoice,
        Err(AnswerError::NotADate) => ProfileProblem::NotADate,
        Err(AnswerError::Missing | AnswerError::WrongKind(_) | AnswerError::NotAsked) | Ok(_) => {
            ProfileProblem::Missing
        }
    }
}

/// The form for a telephone number; `refused` is the code of the error.
pub(super) fn phone_page(visit: &Visit<'_>, phone: &str, refused: Option<&str>, progress: Option<Progress>) -> Phone {
    let problem = refused.map(|code| match ProblemCode::parse(code) {
        _ if phone.trim().is_empty() => PhoneProblem::Missing,
        Some(ProblemCode::PhoneCountryNotAllowed) => PhoneProblem::CountryNotAllowed,
        Some(ProblemCode::PhoneNotMobile) => PhoneProblem::NotMobile,
        Some(ProblemCode::CodeAskedTooSoon) => PhoneProblem::TooSoon,
        Some(ProblemCode::CodeAskedTooOften) => PhoneProblem::TooOften,
        Some(_) | None => PhoneProblem::Invalid,
    });
    Phone {
        phone: phone.to_owned(),
        dial_codes: visit.dial_codes().to_vec(),
        problem,
        progress,
    }
}

/// The terms.
pub(super) fn terms_page(url: &str, version: &str, refused: bool, progress: Option<Progress>) -> Terms {
    Terms {
        url: url.to_owned(),
        version: version.to_owned(),
        problem: refused.then_some(TermsProblem::NotAccepted),
        progress,
    }
}
