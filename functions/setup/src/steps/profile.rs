//! The step `profile`: a form that asks for parts of the profile.

use domain::{
    flow::steps::{Next, profile},
    profile::{AnswerError, Field, FieldKind},
    schema::{example::TICKET, text},
};
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Profile, ProfileField, ProfileFieldKind, ProfileProblem, field_label};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, form::Form, json, see_other},
    journey::{Answers, Journey, Stopped, Visit},
    openapi::Operation,
};

use super::StepFlash;
use crate::{
    api::{
        begin, reason,
        views::{JourneyView, view},
    },
    documented::{PROGRESS, STEP, form, ticket},
    pages::{
        HOME,
        flash::{self, Flash},
        own_form, refuse,
        step_page::{page_of, progress_of},
    },
};

pub(super) const ANSWER: &str = "POST /v1/tickets/profile";
pub(super) const ANSWER_FORM: &str = "POST /setup/profile";

/// The answers that were given, and the places of those that were refused.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Refused {
    answers: Answers,
    wrong: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnswerProfile")]
pub(crate) struct ProfileBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    pub(super) profile: Answers,
}

pub(super) async fn answer(app: &App, request: &Request) -> Result<Response, Error> {
    let body: ProfileBody = body::json(request)?;
    let visit = begin(app, request, &body.ticket, body.application.as_deref()).await?;
    let person = visit
        .submit(|step| profile::answer(step, &body.profile))
        .await
        .map_err(reason)?;
    json(StatusCode::OK, &view(&visit, &visit.journey(person).await?))
}

pub(super) async fn answer_form(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let journey = match visit.look().await {
        Ok(journey) => journey,
        Err(stopped) => return refuse(app, &visit, stopped).await,
    };
    let answers = answers(fields(&journey), &form);
    match visit.submit(|step| profile::answer(step, &answers)).await {
        Ok(_) => see_other(HOME),
        Err(Stopped {
            error: Error::Fields { errors, .. },
            ..
        }) => {
            let wrong = errors.into_iter().map(|(pointer, _)| pointer).collect();
            let refused = StepFlash::Profile(Refused { answers, wrong });
            flash::lead_back(app, &visit, &journey, HOME, Flash::Step(refused))
        }
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

fn fields(journey: &Journey) -> &[Field] {
    let Next::Profile(fields) = journey.next() else {
        return &[];
    };
    fields
}

/// What the form says to the fields that are asked: an empty text is no answer, a box that is not ticked says no.
fn answers(fields: &[Field], form: &Form) -> Answers {
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

/// The form, with what was answered and what is wrong with it.
pub(super) fn page(
    visit: &Visit<'_>,
    journey: &Journey,
    status: StatusCode,
    fields: &[Field],
    refused: &Refused,
) -> Response {
    let (wording, known) = (visit.wording(journey), &journey.person.profile);
    let view = |field: &Field| {
        let answer = refused.answers.get(&field.name).or_else(|| known.answer(&field.name));
        let (label, language) = field_label(&wording, field);
        let is_wrong = refused.wrong.contains(&format!("/profile/{}", field.name));
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
            problem: is_wrong.then(|| problem(field, answer)),
        }
    };
    let page = Profile {
        fields: fields.iter().map(view).collect(),
        progress: progress_of(journey),
    };
    page_of(visit, journey, status, |frame| page.render(frame))
}

fn text(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The refusal of the domain, as the page says it.
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

pub(super) fn operations() -> Vec<Operation> {
    vec![
        ticket(ANSWER, "answerProfile", "Answer the profile form")
            .says("For the step `profile`: a value for each field, by its name.")
            .body::<ProfileBody>(json!({ "ticket": TICKET, "profile": { "first_name": "Ada" } }))
            .gives::<JourneyView>(200, PROGRESS)
            .problems(STEP)
            .problems(&[ProblemCode::ProfileNotValid]),
        form(ANSWER_FORM, "profileForm", "Answers the form of the step `profile`"),
    ]
}
