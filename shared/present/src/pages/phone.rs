use askama::Template;

use super::{Frame, Problem, Progress, Shell, countries, document};

/// Why a phone number was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    /// The field was empty.
    Missing,
    /// Not a phone number with its country code.
    Invalid,
    /// A number of a country that no messages are sent to.
    CountryNotAllowed,
    /// A landline.
    NotMobile,
    /// A code was sent a moment ago.
    TooSoon,
    /// Several codes were sent within the last hour, or day.
    TooOften,
}

/// The page on which the phone number is asked for.
#[derive(Clone, Debug)]
pub struct Phone {
    /// What stands in the field at first. May be empty.
    pub phone: String,
    /// The country calling codes that messages may go to, without the plus sign. The choice of a country offers these.
    pub dial_codes: Vec<String>,
    /// What was wrong with the number that was sent, if one was.
    pub problem: Option<PhoneProblem>,
    /// Where in the flow this is.
    pub progress: Option<Progress>,
}

#[derive(Template)]
#[template(path = "pages/phone.html")]
struct PhonePage<'a> {
    shell: Shell<'a>,
    phone: &'a str,
    countries: String,
    field_problem: Option<String>,
}

impl Phone {
    /// The whole page. Its form goes to `POST /setup/phone` (field `phone`).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let field_problem = self.problem.map(|problem| match problem {
            PhoneProblem::Missing => w.text("phone-problem-missing"),
            PhoneProblem::Invalid => w.text("phone-problem-invalid"),
            PhoneProblem::CountryNotAllowed => w.text("phone-problem-country"),
            PhoneProblem::NotMobile => w.text("phone-problem-landline"),
            PhoneProblem::TooSoon => w.text("code-problem-too-soon"),
            PhoneProblem::TooOften => w.text("code-problem-too-often"),
        });
        let problem = field_problem.clone().map(|text| Problem {
            text,
            field: Some("phone".into()),
        });
        document(&PhonePage {
            shell: Shell::new(frame, w.text("phone-heading"))
                .with_progress(self.progress)
                .with_problems(problem.into_iter().collect())
                .short(),
            phone: &self.phone,
            countries: countries::reached_by(&self.dial_codes),
            field_problem,
        })
    }
}
