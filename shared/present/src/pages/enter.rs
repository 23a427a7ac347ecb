use askama::Template;
use serde::{Deserialize, Serialize};

use super::{Frame, Passing, Problem, Shell, document, own_address};

/// Why the page for username and code is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnterCodeProblem {
    /// The username or the code was empty. Without a username the page asks for that first.
    Missing,
    /// No such username, another code, or one that is past its time. Which of them is nobody's business.
    Wrong,
    /// Too many attempts.
    Throttled {
        /// How long to wait.
        seconds: u64,
    },
}

impl Passing for EnterCodeProblem {
    fn after(self, passed: u64) -> Option<Self> {
        match self {
            Self::Missing | Self::Wrong => Some(self),
            Self::Throttled { seconds } => seconds
                .checked_sub(passed)
                .filter(|left| *left > 0)
                .map(|seconds| Self::Throttled { seconds }),
        }
    }
}

/// The way in for somebody who was given a code instead of a link.
#[derive(Clone, Debug)]
pub struct EnterCode {
    /// The application's id, carried along in both forms.
    pub application: String,
    /// What stands in the username fields at first: a hint from the caller, or what was sent last time. May be empty.
    pub username: String,
    /// Whether the alphabet is digits alone: a phone then shows its number pad.
    pub digits_only: bool,
    /// What went wrong, if the page is shown again.
    pub problem: Option<EnterCodeProblem>,
    /// Whether a new code was asked for just now. The page says the same whether or not there is such an account.
    pub sent: bool,
}

#[derive(Template)]
#[template(path = "pages/enter.html")]
struct EnterPage<'a> {
    shell: Shell<'a>,
    intro: String,
    application: &'a str,
    username: &'a str,
    sent: bool,
    digits: bool,
    username_problem: String,
    code_problem: String,
    /// Whether what is said above the fields is about both.
    both: bool,
}

impl EnterCode {
    /// The whole page. Its form goes to `POST /enter` (fields `application`, `username`, `code`) or, with its second
    /// button, to `POST /enter/code` (fields `application`, `username`: send another).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let without_username = self.username.trim().is_empty();
        let wrong = self.problem == Some(EnterCodeProblem::Wrong);
        let (text, field) = match self.problem {
            None => (String::new(), None),
            Some(EnterCodeProblem::Missing) if without_username => (w.text("enter-problem-username"), Some("username")),
            Some(EnterCodeProblem::Missing) => (w.text("enter-problem-code"), Some("code")),
            // About both: shown above them.
            Some(EnterCodeProblem::Wrong) => (w.text("enter-problem-wrong"), None),
            Some(EnterCodeProblem::Throttled { seconds }) => (
                w.text_with("enter-problem-wait", &[("span", (&w.wait(seconds)).into())]),
                None,
            ),
        };
        let beside = |here: bool| if here { text.clone() } else { String::new() };
        document(&EnterPage {
            intro: w.text_with("enter-intro", &[("application", (&frame.application()).into())]),
            application: &self.application,
            username: &self.username,
            sent: self.sent && self.problem.is_none(),
            digits: self.digits_only,
            username_problem: beside(field == Some("username")),
            code_problem: beside(field == Some("code")),
            both: wrong,
            shell: Shell::new(frame, w.text("enter-heading"))
                .at(own_address(
                    "/enter",
                    &[("application", &self.application), ("username", &self.username)],
                ))
                .with_problems(
                    self.problem
                        .map(|_| Problem {
                            text,
                            field: field.map(Into::into),
                        })
                        .into_iter()
                        .collect(),
                )
                .short(),
        })
    }
}
