use askama::Template;

use super::clean::shown_name;
use super::{Frame, Problem, Progress, Shell, document, web_address};

/// Why the terms are shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsProblem {
    /// The box was not ticked.
    NotAccepted,
}

/// The page on which the terms are accepted.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Where they can be read. One that no browser should follow is left out.
    pub url: String,
    /// Which version is accepted: shown, and sent back.
    pub version: String,
    /// What went wrong, if the page is shown again.
    pub problem: Option<TermsProblem>,
    /// Where in the flow this is.
    pub progress: Option<Progress>,
}

#[derive(Template)]
#[template(path = "pages/terms.html")]
struct TermsPage<'a> {
    shell: Shell<'a>,
    intro: String,
    href: Option<String>,
    version: &'a str,
    shown_version: String,
    field_problem: Option<String>,
}

impl Terms {
    /// The whole page. Its form goes to `POST /setup/terms` (fields `version` and, once ticked, `accept` = `yes`).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let field_problem = self.problem.map(|problem| match problem {
            TermsProblem::NotAccepted => w.text("terms-problem-not-accepted"),
        });
        let problem = field_problem.clone().map(|text| Problem {
            text,
            field: Some("accept".into()),
        });
        document(&TermsPage {
            shell: Shell::new(frame, w.text("terms-heading"))
                .with_progress(self.progress)
                .short()
                .with_problems(problem.into_iter().collect()),
            intro: w.text_with("terms-intro", &[("application", (&frame.application()).into())]),
            href: web_address(&self.url),
            version: &self.version,
            shown_version: shown_name(&self.version),
            field_problem,
        })
    }
}
