use askama::Template;
use serde::{Deserialize, Serialize};

use super::{Button, Frame, Medal, Passing, Problem, Shell, document, own_address, web_address};

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInProblem {
    /// The username or the password was empty. No attempt.
    Missing,
    /// No such username, or another password. Which of the two is nobody's business.
    Wrong,
    /// Too many attempts.
    Throttled {
        /// How long to wait.
        seconds: u64,
    },
    /// So many failed that only a browser that is known gets on, or a new password.
    Locked,
}

impl Passing for SignInProblem {
    fn after(self, passed: u64) -> Option<Self> {
        match self {
            Self::Missing | Self::Wrong | Self::Locked => Some(self),
            Self::Throttled { seconds } => seconds
                .checked_sub(passed)
                .filter(|left| *left > 0)
                .map(|seconds| Self::Throttled { seconds }),
        }
    }
}

/// The hosted sign-in page.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The application's id, carried along in the form.
    pub application: String,
    /// What stands in the username field at first: a hint from the caller, or what was sent last time. May be empty.
    pub username: String,
    /// What went wrong, if the page is shown again.
    pub problem: Option<SignInProblem>,
    /// Whether a forgotten password can be replaced here.
    pub can_reset: bool,
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInView<'a> {
    shell: Shell<'a>,
    intro: String,
    application: &'a str,
    username: &'a str,
    username_problem: String,
    password_problem: String,
    /// Whether what is said above the fields is about both.
    both: bool,
    forgotten: Option<String>,
    enter: String,
}

impl SignIn {
    /// The whole page. Its form goes to `POST /sign-in` (fields `application`, `username`, `password`); below it are
    /// links to `/forgotten` and `/enter`, with the queries `application` and `login_hint`.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let nameless = self.username.trim().is_empty();
        let wrong = self.problem == Some(SignInProblem::Wrong);
        let (text, field) = match self.problem {
            None => (String::new(), None),
            Some(SignInProblem::Missing) if nameless => (w.text("forgotten-problem-missing"), Some("username")),
            Some(SignInProblem::Missing) => (w.text("sign-in-problem-password"), Some("password")),
            // About both: shown above them.
            Some(SignInProblem::Wrong) => (w.text("sign-in-problem-wrong"), None),
            Some(SignInProblem::Throttled { seconds }) => (
                w.text_with("sign-in-problem-wait", &[("span", (&w.wait(seconds)).into())]),
                None,
            ),
            Some(SignInProblem::Locked) => (w.text("sign-in-problem-locked"), None),
        };
        let beside = |here: bool| if here { text.clone() } else { String::new() };
        let (username_problem, password_problem) =
            (beside(field == Some("username")), beside(field == Some("password")));
        let problem = self.problem.map(|_| Problem {
            text,
            field: field.map(Into::into),
        });
        let query = [
            ("application", self.application.as_str()),
            ("login_hint", self.username.as_str()),
        ];
        let intro = w.text_with("sign-in-intro", &[("application", (&frame.application()).into())]);
        document(&SignInView {
            shell: Shell::new(frame, w.text("sign-in-heading"))
                .titled(intro.clone())
                .at(own_address("/sign-in", &query))
                .with_problems(problem.into_iter().collect())
                .short(),
            intro,
            application: &self.application,
            username: &self.username,
            username_problem,
            password_problem,
            both: wrong,
            forgotten: self.can_reset.then(|| own_address("/forgotten", &query)),
            enter: own_address("/enter", &query),
        })
    }
}

/// The page for somebody who is signed in and has nowhere else to be sent.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The application's id, for the ways on.
    pub application: String,
    /// The account.
    pub username: String,
    /// The application's address, if there is one to go to.
    pub url: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/signed_in.html")]
struct SignedInView<'a> {
    shell: Shell<'a>,
    username: &'a str,
    button: Option<Button>,
    change: String,
    other: String,
}

impl SignedIn {
    /// The whole page. It has no form.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = ("application", self.application.as_str());
        let text = w.text_with("signed-in-button", &[("application", (&frame.application()).into())]);
        document(&SignedInView {
            shell: Shell::new(frame, w.text("signed-in-heading"))
                .at(own_address("/sign-in", &[application]))
                .with_medal(Medal::Done),
            username: &self.username,
            change: own_address("/forgotten", &[application, ("login_hint", self.username.as_str())]),
            other: own_address("/sign-in", &[application]),
            button: self
                .url
                .as_deref()
                .and_then(web_address)
                .map(|href| Button { href, text }),
        })
    }
}
