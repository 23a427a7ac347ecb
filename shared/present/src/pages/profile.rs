use askama::Template;

use crate::wording::Wording;
use domain::{
    flow::{FIRST_NAME, LAST_NAME},
    profile::{Field, Label},
};

use super::clean::shown_label;
use super::{Frame, Problem, Progress, Shell, document};

/// As many answers as are shown one below the other. More go into a list that opens.
const MOST_RADIOS: usize = 4;

/// What kind of answer a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileFieldKind {
    /// One line of text.
    Text {
        /// The greatest number of characters.
        max_length: u32,
    },
    /// One of these answers.
    Choice {
        /// The answers: shown, and sent back as they are.
        options: Vec<String>,
    },
    /// A calendar date, `2026-11-21`.
    Date,
    /// A box that is ticked (`true`) or not (nothing is sent). A required one has to be ticked.
    Boolean,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileProblem {
    /// There was none.
    Missing,
    /// More characters than are taken.
    TooLong {
        /// The greatest number of characters.
        max: u32,
    },
    /// None of the answers on offer.
    NotAChoice,
    /// No calendar date.
    NotADate,
}

/// One question.
#[derive(Clone, Debug)]
pub struct ProfileField {
    /// The key under which the answer is kept. The form sends it as `field.` and this.
    pub name: String,
    /// What stands beside the field. Without one, the name does.
    pub label: String,
    /// The language of the label, where it is known to be another one than that of the page.
    pub language: Option<String>,
    /// What kind of answer it takes.
    pub kind: ProfileFieldKind,
    /// Whether there has to be an answer.
    pub required: bool,
    /// What the field holds at first, written as the form sends it. May be empty.
    pub value: String,
    /// What was wrong with the answer that was sent, if one was.
    pub problem: Option<ProfileProblem>,
}

/// The page with the questions that the application has about the person.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The questions, in their order.
    pub fields: Vec<ProfileField>,
    /// Where in the flow this is.
    pub progress: Option<Progress>,
}

#[derive(Debug)]
struct Choice<'a> {
    /// Of the first one, that of the field: the list of problems leads there.
    id: String,
    value: &'a str,
    shown: String,
    chosen: bool,
}

#[derive(Debug)]
enum Input<'a> {
    Text {
        autocomplete: Option<&'static str>,
        max_length: u32,
    },
    Date,
    Boolean,
    Radios(Vec<Choice<'a>>),
    Select(Vec<Choice<'a>>),
}

/// A field as it is drawn. Its id is a number: the name is the caller's, and may hold what an id must not.
#[derive(Debug)]
struct ShownField<'a> {
    id: String,
    name: &'a str,
    label: String,
    /// For the attribute `lang`; empty where it is the language of the page.
    language: &'a str,
    value: &'a str,
    required: bool,
    problem: Option<String>,
    input: Input<'a>,
}

#[derive(Template)]
#[template(path = "pages/profile.html")]
struct ProfilePage<'a> {
    shell: Shell<'a>,
    intro: String,
    fields: Vec<ShownField<'a>>,
}

impl Profile {
    /// The whole page. Its form goes to `POST /setup/profile` (fields `field.` and the name of each).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let mut fields = Vec::with_capacity(self.fields.len());
        let mut problems = Vec::new();
        for (number, field) in (1_u32..).zip(&self.fields) {
            let id = format!("field-{number}");
            let label = field.shown_label();
            let named = ("label", (&label).into());
            let problem = field.problem.map(|problem| match (problem, &field.kind) {
                (ProfileProblem::Missing, ProfileFieldKind::Boolean) => {
                    w.text_with("profile-problem-unticked", &[named])
                }
                (ProfileProblem::Missing, _) => w.text_with("profile-problem-missing", &[named]),
                (ProfileProblem::TooLong { max }, _) => {
                    w.text_with("profile-problem-long", &[named, ("max", max.into())])
                }
                (ProfileProblem::NotAChoice, _) => w.text_with("profile-problem-choice", &[named]),
                (ProfileProblem::NotADate, _) => w.text_with("profile-problem-date", &[named]),
            });
            problems.extend(problem.clone().map(|text| Problem {
                text,
                field: Some(id.clone().into()),
            }));
            fields.push(ShownField {
                name: &field.name,
                label,
                language: field.language.as_deref().unwrap_or_default(),
                value: &field.value,
                required: field.required,
                problem,
                input: field.input(&id, frame),
                id,
            });
        }
        document(&ProfilePage {
            shell: Shell::new(frame, w.text("profile-heading"))
                .with_progress(self.progress)
                .with_problems(problems),
            intro: w.text_with("profile-intro", &[("application", (&frame.application()).into())]),
            fields,
        })
    }
}

/// What stands beside a field in the language of the page, and the language that it is in, where that is another one. Labels
/// of ready-made fields are ours.
#[must_use]
pub fn field_label(wording: &Wording, field: &Field) -> (String, Option<String>) {
    let is = |(name, label): (&str, &str)| field.name == name && field.label == Label::from(label);
    if is(FIRST_NAME) {
        return (wording.text("profile-first-name"), None);
    }
    if is(LAST_NAME) {
        return (wording.text("profile-last-name"), None);
    }
    let (text, tag) = field.label.for_language(wording.language());
    let other = tag.filter(|tag| *tag != wording.language());
    (text.to_owned(), other.map(str::to_owned))
}

impl ProfileField {
    fn shown_label(&self) -> String {
        let label = shown_label(&self.label);
        if label.is_empty() {
            shown_label(&self.name)
        } else {
            label
        }
    }

    fn input(&self, id: &str, frame: &Frame<'_>) -> Input<'_> {
        let options = match &self.kind {
            ProfileFieldKind::Choice { options } => options,
            ProfileFieldKind::Date => return Input::Date,
            ProfileFieldKind::Boolean => return Input::Boolean,
            ProfileFieldKind::Text { max_length } => {
                return Input::Text {
                    autocomplete: match self.name.as_str() {
                        "first_name" => Some("given-name"),
                        "last_name" => Some("family-name"),
                        _ => None,
                    },
                    // Browsers count UTF-16 and cut off without a word, so that the limit itself is left to the server.
                    max_length: max_length.saturating_mul(2),
                };
            }
        };
        let radios = options.len() <= MOST_RADIOS;
        let mut choices = Vec::with_capacity(options.len().saturating_add(1));
        let known = options.contains(&self.value);
        // A list that opens begins with nothing chosen. A radio button cannot be let go again, so that one for
        // "no answer" has to stand there where one is allowed.
        let blank = if self.required {
            (!radios).then(|| frame.wording.text("profile-choose"))
        } else {
            Some(frame.wording.text("profile-no-answer"))
        };
        choices.extend(blank.map(|shown| ("", shown, !known)));
        choices.extend(
            options
                .iter()
                .map(|option| (option.as_str(), shown_label(option), *option == self.value)),
        );
        let choices = (1_u32..)
            .zip(choices)
            .map(|(number, (value, shown, chosen))| Choice {
                id: match number {
                    1 => id.to_owned(),
                    _ => format!("{id}-{number}"),
                },
                value,
                shown,
                chosen,
            })
            .collect();
        if radios {
            Input::Radios(choices)
        } else {
            Input::Select(choices)
        }
    }
}
