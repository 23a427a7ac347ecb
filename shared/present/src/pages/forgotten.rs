use askama::Template;
use serde::{Deserialize, Serialize};

use super::clean::shown_name;
use super::{Frame, Medal, Passing, Problem, Shell, document, own_address};

/// Why the page for a new password is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForgottenProblem {
    /// The field was empty.
    Missing,
    /// Too many attempts.
    Throttled {
        /// How long to wait.
        seconds: u64,
    },
}

impl Passing for ForgottenProblem {
    fn after(self, passed: u64) -> Option<Self> {
        match self {
            Self::Missing => Some(self),
            Self::Throttled { seconds } => seconds
                .checked_sub(passed)
                .filter(|left| *left > 0)
                .map(|seconds| Self::Throttled { seconds }),
        }
    }
}

/// The page for somebody who has forgotten the password.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// The application's id, carried along in the form.
    pub application: String,
    /// What stands in the username field at first: a hint from the caller, or what was sent last time. May be empty.
    pub username: String,
    /// What went wrong, if the page is shown again.
    pub problem: Option<ForgottenProblem>,
    /// Whether the form was sent just now. The page says the same whether or not there is such an account.
    pub sent: bool,
}

#[derive(Template)]
#[template(path = "pages/forgotten.html")]
struct ForgottenPage<'a> {
    shell: Shell<'a>,
    intro: String,
    sent_words: String,
    application: &'a str,
    username: &'a str,
    sent: bool,
    field_problem: Option<String>,
    again: String,
    code: String,
    back: String,
}

impl Forgotten {
    /// The whole page. Its form goes to `POST /forgotten` (fields `application`, `username`). Once sent it has none.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let sent = self.sent && self.problem.is_none();
        let (problem, field_problem) = match self.problem {
            None => (None, None),
            Some(ForgottenProblem::Missing) => {
                let text = w.text("forgotten-problem-missing");
                let field = Some("username".into());
                (
                    Some(Problem {
                        text: text.clone(),
                        field,
                    }),
                    Some(text),
                )
            }
            Some(ForgottenProblem::Throttled { seconds }) => {
                let text = w.text_with("forgotten-problem-wait", &[("span", (&w.wait(seconds)).into())]);
                (Some(Problem { text, field: None }), None)
            }
        };
        let heading = if sent {
            w.text("forgotten-sent-heading")
        } else {
            w.text("forgotten-heading")
        };
        let application = ("application", self.application.as_str());
        let username = shown_name(&self.username);
        let sent_words = if username.is_empty() {
            w.text("forgotten-sent")
        } else {
            w.text_with("forgotten-sent-to", &[("account", (&username).into())])
        };
        let hinted = [application, ("login_hint", self.username.as_str())];
        let shell = Shell::new(frame, heading)
            .at(own_address("/forgotten", &hinted))
            .with_problems(problem.into_iter().collect())
            .short();
        document(&ForgottenPage {
            shell: if sent { shell.with_medal(Medal::Email) } else { shell },
            sent_words,
            intro: w.text("forgotten-intro"),
            application: &self.application,
            username: &self.username,
            sent,
            field_problem,
            again: own_address("/forgotten", &hinted),
            code: own_address("/enter", &[application, ("username", &self.username)]),
            back: own_address("/sign-in", &hinted),
        })
    }
}
