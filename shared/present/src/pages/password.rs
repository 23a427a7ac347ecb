use askama::Template;
use serde::{Deserialize, Serialize};

use super::{Frame, Problem, Progress, Purpose, Shell, document};

/// Why a password was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasswordProblem {
    /// Fewer characters than asked for. None at all is "enter a password".
    TooShort {
        /// The least number of characters.
        min: u32,
        /// How many there were.
        have: u32,
    },
    /// More characters than are taken.
    TooLong {
        /// The greatest number of characters.
        max: u32,
    },
    /// On the list of common passwords.
    Common,
    /// Built on a word that is easily guessed here.
    ContextWord {
        /// That word: part of the application's name or of the person's own address, never other parts of the password.
        word: String,
    },
    /// The second entry differs from the first.
    Mismatch,
}

/// The page on which the password is chosen.
#[derive(Clone, Debug)]
pub struct Password {
    /// The account, shown and offered to password managers. It is not sent back.
    pub username: String,
    /// The least number of characters, said in advance.
    pub min_length: u32,
    /// Whether the password is asked for twice.
    pub confirm: bool,
    /// What was wrong with the password that was sent, if one was.
    pub problems: Vec<PasswordProblem>,
    /// Where in the flow this is.
    pub progress: Option<Progress>,
}

#[derive(Template)]
#[template(path = "pages/password.html")]
struct PasswordPage<'a> {
    shell: Shell<'a>,
    username: &'a str,
    rule_length: String,
    generator_rules: String,
    min_length: u32,
    rule_context: String,
    password_problem: String,
    confirm_problem: String,
    confirm: bool,
    label: String,
    confirm_label: String,
    button: String,
}

impl Password {
    /// The whole page. Its form goes to `POST /setup/password` (fields `password` and, when asked for, `confirm`).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let mut problems = Vec::with_capacity(self.problems.len());
        let mut of_password = Vec::new();
        let mut of_confirm = Vec::new();
        for problem in &self.problems {
            let text = match problem {
                PasswordProblem::TooShort { have: 0, .. } => w.text("password-problem-missing"),
                PasswordProblem::TooShort { min, have } => w.text_with(
                    "password-problem-short",
                    &[("min", (*min).into()), ("have", (*have).into())],
                ),
                PasswordProblem::TooLong { max } => w.text_with("password-problem-long", &[("max", (*max).into())]),
                PasswordProblem::Common => w.text("password-problem-common"),
                PasswordProblem::ContextWord { word } => {
                    w.text_with("password-problem-context", &[("word", word.into())])
                }
                PasswordProblem::Mismatch => w.text("password-problem-mismatch"),
            };
            let concerns_confirm = self.confirm && *problem == PasswordProblem::Mismatch;
            let (field, texts) = if concerns_confirm {
                ("confirm", &mut of_confirm)
            } else {
                ("password", &mut of_password)
            };
            texts.push(text.clone());
            problems.push(Problem {
                text,
                field: Some(field.into()),
            });
        }
        let (heading, label, confirm_label, button) = match frame.purpose {
            Purpose::Invitation => (
                w.text("password-heading"),
                w.text("password-label"),
                w.text("password-confirm-label"),
                w.text("password-button"),
            ),
            Purpose::PasswordReset => (
                w.text("password-reset-heading"),
                w.text("password-reset-label"),
                w.text("password-reset-confirm-label"),
                w.text("password-reset-button"),
            ),
        };
        document(&PasswordPage {
            shell: Shell::new(frame, heading)
                .with_progress(self.progress)
                .with_problems(problems)
                .short(),
            username: &self.username,
            rule_length: w.text_with("password-rule-length", &[("min", self.min_length.into())]),
            // Tells password generators of browsers what will be taken.
            generator_rules: format!("minlength: {};", self.min_length),
            min_length: self.min_length,
            rule_context: w.text_with(
                "password-rule-context",
                &[("application", (&frame.application()).into())],
            ),
            password_problem: of_password.join(" "),
            confirm_problem: of_confirm.join(" "),
            confirm: self.confirm,
            label,
            confirm_label,
            button,
        })
    }
}
