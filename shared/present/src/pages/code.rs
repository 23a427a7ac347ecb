use askama::Template;
use serde::{Deserialize, Serialize};

use domain::channel::Channel;

use super::{Frame, Medal, Problem, Progress, Shell, document};

/// Why the code page is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeProblem {
    /// The field was empty.
    Missing,
    /// Not of the code's length, or with other characters. It was not counted.
    Malformed,
    /// Not the code that was sent.
    Wrong {
        /// How often this code may still be tried.
        tries_left: u32,
    },
    /// The code's own lifetime is over; the invitation still stands.
    Expired,
    /// There is no code yet to be entered. No fault of the person's, so the page just offers to send one.
    NotSent,
    /// The newest code could not be sent yet; it will be, if it lives so long.
    Delayed,
    /// The newest code will not be sent. Another may be asked for.
    Unsendable,
    /// This code was tried too often. Another may be asked for.
    UsedUp,
    /// Another code was asked for before the pause was over.
    TooSoon,
    /// Several codes were asked for within the last hour, or day.
    TooOften {
        /// Whether there is one that can be entered.
        live: bool,
    },
}

/// The page on which a code is entered, or asked for.
#[derive(Clone, Debug)]
pub struct CodeEntry {
    /// Where the code goes: `a••@example.com`, masked by the caller, or in full the number that the person has just given.
    pub destination: String,
    /// How it gets there.
    pub channel: Channel,
    /// Whether the alphabet is digits alone: a phone then shows its number pad.
    pub digits_only: bool,
    /// How many characters the code has.
    pub length: u32,
    /// How long to wait until another code may be asked for. 0: at once.
    pub resend_after_seconds: u64,
    /// Whether a further code was sent just now, to be confirmed.
    pub just_sent: bool,
    /// The other way that it can be sent, and where it would go, masked by the caller.
    pub other_channel: Option<(Channel, String)>,
    /// Whether the person gave the number on the way, and may give another.
    pub other_number: bool,
    /// What went wrong, if the page is shown again. `NotSent`, `Expired`, `Unsendable`, `UsedUp` and
    /// `TooOften` without a live code leave only the button for a code.
    pub problem: Option<CodeProblem>,
    /// Where in the flow this is.
    pub progress: Option<Progress>,
}

/// A button for the other way.
#[derive(Debug)]
struct Other {
    value: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/code.html")]
struct CodePage<'a> {
    shell: Shell<'a>,
    just_sent: bool,
    intro: String,
    destination: &'a str,
    other_number: bool,
    other: Option<Other>,
    ask_first: bool,
    never_sent: bool,
    wait_seconds: u64,
    wait_words: String,
    hint: String,
    field_problem: Option<String>,
    digits: bool,
    by_text: bool,
    length: u32,
}

impl CodeEntry {
    /// The whole page. Its forms go to `POST /setup/verify` (field `code`) and `POST /setup/code` (send another).
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let never_sent = self.problem == Some(CodeProblem::NotSent);
        let ask_first = never_sent
            || matches!(
                self.problem,
                Some(
                    CodeProblem::Expired
                        | CodeProblem::UsedUp
                        | CodeProblem::Unsendable
                        | CodeProblem::TooOften { live: false }
                )
            );
        let concerns_field = matches!(
            self.problem,
            Some(CodeProblem::Missing | CodeProblem::Malformed | CodeProblem::Wrong { .. })
        );
        let text = self.problem.and_then(|problem| match problem {
            CodeProblem::Missing => Some(w.text("code-problem-missing")),
            CodeProblem::Malformed if self.digits_only => {
                Some(w.text_with("code-problem-digits", &[("length", self.length.into())]))
            }
            CodeProblem::Malformed => Some(w.text_with("code-problem-text", &[("length", self.length.into())])),
            CodeProblem::Wrong { tries_left } => {
                Some(w.text_with("code-problem-wrong", &[("tries", tries_left.into())]))
            }
            CodeProblem::Expired => Some(w.text("code-problem-expired")),
            CodeProblem::NotSent => None,
            CodeProblem::Delayed => Some(w.text("code-problem-delayed")),
            CodeProblem::Unsendable => Some(w.text("code-problem-unsendable")),
            CodeProblem::UsedUp => Some(w.text("code-problem-used-up")),
            CodeProblem::TooOften { .. } => Some(w.text("code-problem-too-often")),
            CodeProblem::TooSoon => Some(w.text("code-problem-too-soon")),
        });
        let field_problem = text.clone().filter(|_| concerns_field);
        let problems = text
            .map(|text| Problem {
                text,
                field: concerns_field.then_some("code".into()),
            })
            .into_iter()
            .collect();
        let length = [("length", self.length.into())];
        let intro = if ask_first {
            w.text("code-before")
        } else if self.digits_only {
            w.text_with("code-intro-digits", &length)
        } else {
            w.text_with("code-intro-text", &length)
        };
        let (heading, medal) = match (self.channel, ask_first) {
            (Channel::Email, false) => (w.text("code-heading-email"), Medal::Email),
            (Channel::Email, true) => (w.text("code-heading-before-email"), Medal::Email),
            (Channel::Sms, false) => (w.text("code-heading-sms"), Medal::Text),
            (Channel::Sms, true) => (w.text("code-heading-before-sms"), Medal::Text),
        };
        document(&CodePage {
            shell: Shell::new(frame, heading)
                .with_progress(self.progress)
                .with_medal(medal)
                .with_problems(problems)
                .short(),
            just_sent: self.just_sent && self.problem.is_none(),
            intro,
            destination: &self.destination,
            other_number: self.other_number,
            other: self.other_channel.as_ref().map(|(channel, destination)| {
                // Isolated, so that the plus sign of a number keeps its side among words that run from right to left.
                let isolated = format!("\u{2068}{destination}\u{2069}");
                let named = [("destination", (&isolated).into())];
                let (value, text) = match channel {
                    Channel::Email => ("email", w.text_with("code-other-email", &named)),
                    Channel::Sms => ("sms", w.text_with("code-other-sms", &named)),
                };
                Other { value, text }
            }),
            ask_first,
            never_sent,
            wait_seconds: self.resend_after_seconds,
            wait_words: w.text_with("code-wait", &[("span", (&w.wait(self.resend_after_seconds)).into())]),
            hint: if self.digits_only {
                w.text_with("code-hint-digits", &length)
            } else {
                w.text_with("code-hint-text", &length)
            },
            field_problem,
            digits: self.digits_only,
            by_text: self.channel == Channel::Sms,
            length: self.length,
        })
    }
}
