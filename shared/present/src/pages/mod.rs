//! The hosted pages: plain data in, a whole HTML document out.
//!
//! The pages need no script, no third party and no inline style, so that the strictest content security policy fits:
//! `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'`.
//! Every value is escaped by the template engine; nothing here marks a text as safe.

use std::borrow::Cow;

use askama::Template;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::wording::{self, Value, Wording};
use domain::application::Application;

pub mod assets;
pub(crate) mod clean;
mod code;
mod colour;
mod countries;
mod done;
mod ending;
mod enter;
mod forgotten;
mod landing;
mod password;
mod phone;
mod profile;
mod reference;
mod renewed;
mod sign_in;
mod switch;
mod terms;
mod verify_email;

pub use code::{Channel, CodeEntry, CodeProblem};
pub(crate) use colour::readable_on;
pub use colour::{brand_css, clean_hex};
pub use done::{Destination, Done, result_message};
pub use ending::{Around, Ending, Offer};
pub use enter::{EnterCode, EnterCodeProblem};
pub use forgotten::{Forgotten, ForgottenProblem};
pub use landing::Landing;
pub use password::{Password, PasswordProblem};
pub use phone::{Phone, PhoneProblem};
pub use profile::{Profile, ProfileField, ProfileFieldKind, ProfileProblem};
pub use reference::Reference;
pub use renewed::Renewed;
pub use sign_in::{SignIn, SignInProblem, SignedIn};
pub use switch::Switch;
pub use terms::{Terms, TermsProblem};
pub use verify_email::{VerifyEmail, Verifying};

/// Makes what every page needs and is made once. A function with pages calls it before its first event, while Lambda lends it a
/// whole core; else the first visitor of each instance waits for it.
pub fn prepare() {
    wording::prepare();
    let _ = (assets::stylesheet_path(), assets::script_path(), assets::icon_path());
}

/// What an application looks like to the people it invites. The default is neutral, for when the application is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The application's name. Empty when it is unknown.
    pub application_name: String,
    /// Its colour: six hex digits, with or without `#`. Anything else counts as none.
    pub accent: Option<String>,
    /// Where people get help: an email address, a web address, or words such as a phone number.
    pub support_address: Option<String>,
    /// Its picture, shown in place of the mark and the name.
    pub logo: Option<LogoPicture>,
    /// Links at the foot of every page: what they say, and where they lead.
    pub links: Vec<(String, String)>,
}

/// What pages and messages of an application look like.
impl From<&Application> for Brand {
    fn from(application: &Application) -> Self {
        Self {
            application_name: application.name.to_string(),
            accent: application.branding.colour.clone(),
            support_address: application.branding.support_address.clone(),
            logo: application.branding.logo.as_ref().map(|logo| {
                let (width, height) = logo.size();
                LogoPicture {
                    path: format!("{}brand/{}/{}", assets::PREFIX, application.id, logo.file_name()),
                    width,
                    height,
                }
            }),
            links: application
                .branding
                .links
                .iter()
                .map(|(label, url)| (label.clone(), url.to_string()))
                .collect(),
        }
    }
}

/// A picture that stands at the top of every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoPicture {
    /// Where it is served, on this host.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// What the person came for. The steps are the same, the words differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To set up an account by invitation.
    #[default]
    Invitation,
    /// To choose a new password for an account that there is.
    PasswordReset,
}

/// What every page needs besides its own content.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The application's look.
    pub brand: &'a Brand,
    /// The words, in the person's language.
    pub wording: &'a Wording,
    /// The token that every form sends back in its field `csrf`.
    pub csrf: &'a str,
    /// What the person came for.
    pub purpose: Purpose,
}

/// Something wrong that passes with time.
pub trait Passing: Sized {
    /// What is left of it so many seconds later.
    #[must_use]
    fn after(self, seconds: u64) -> Option<Self>;
}

/// Which step the person is at, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The step at hand, from 1.
    pub step: u32,
    /// How many there are.
    pub of: u32,
}

/// The address if a browser may be sent there: `http`, `https`, or a path on this very host. A `javascript:` address
/// passes through any HTML escaping unharmed, so it has to be stopped here.
pub fn web_address(address: &str) -> Option<String> {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    if is_path && !address.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control()) {
        return Some(address.to_owned());
    }
    let url = Url::parse(address).ok()?;
    (["http", "https"].contains(&url.scheme()) && url.has_host()).then(|| url.into())
}

/// An address of this host with a query. What is empty is left out of it.
fn own_address(path: &str, query: &[(&str, &str)]) -> String {
    let mut pairs = query.iter().filter(|(_, value)| !value.is_empty()).peekable();
    if pairs.peek().is_none() {
        return path.to_owned();
    }
    let encoded = Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{encoded}")
}

/// Support as a link, where the address allows one.
#[derive(Debug)]
pub(crate) struct Support {
    pub(crate) shown: String,
    pub(crate) href: Option<String>,
}

impl Brand {
    /// The application's name, or words that stand in for it.
    pub(crate) fn name_or_neutral(&self, wording: &Wording) -> String {
        let name = clean::shown_name(&self.application_name);
        if name.is_empty() {
            wording.text("application-unnamed")
        } else {
            name
        }
    }

    pub(crate) fn support(&self) -> Option<Support> {
        let shown = self
            .support_address
            .as_deref()
            .map(str::trim)
            .filter(|address| !address.is_empty())?;
        let is_mail = shown.contains('@') && !shown.contains(|c: char| c.is_whitespace() || "/:?&".contains(c));
        let href = if is_mail {
            // The URL type percent-encodes what has no place in an address.
            Url::parse(&format!("mailto:{shown}")).ok().map(String::from)
        } else {
            web_address(shown)
        };
        Some(Support {
            shown: shown.to_owned(),
            href,
        })
    }
}

impl Frame<'_> {
    fn application(&self) -> String {
        self.brand.name_or_neutral(self.wording)
    }
}

/// Something wrong with what was sent, for the list on top of the page.
#[derive(Debug)]
struct Problem {
    words: String,
    /// The id of the field that it is about.
    field: Option<Cow<'static, str>>,
}

#[derive(Debug)]
struct ShownProgress {
    words: String,
    /// How much of `whole` is done: the step at hand counts half, so that the bar is full only when nothing is left.
    done: u32,
    whole: u32,
}

/// A link that looks like a button.
#[derive(Debug)]
struct Button {
    href: String,
    words: String,
}

/// That a page leads on by itself, from beside its button.
///
/// Only a script does so, with a second button that stops it: whoever reads slowly has to be able to turn a time limit off
/// (WCAG 2.2.1), which a `Refresh` in the page or its head does not let them (failures F40 and F41). Without a script there
/// is the button alone, which is a change on request (WCAG 3.2.5).
#[derive(Debug)]
struct Onward {
    seconds: u32,
    words: String,
    stay: String,
}

impl Onward {
    const SECONDS: u32 = 10;

    fn new(w: &Wording) -> Self {
        Self {
            seconds: Self::SECONDS,
            words: w.text_with("done-auto", &[("span", (&w.span(Self::SECONDS.into())).into())]),
            stay: w.text("done-stay"),
        }
    }
}

/// What the layout around every page shows.
#[derive(Debug)]
struct Shell<'a> {
    w: &'a Wording,
    csrf: &'a str,
    name: String,
    heading: String,
    title: String,
    preview: String,
    lang: &'static str,
    dir: &'static str,
    stylesheet: &'static str,
    script: &'static str,
    icon: &'static str,
    brand_stylesheet: Option<String>,
    logo: Option<&'a LogoPicture>,
    links: Vec<(String, String)>,
    support: Option<Support>,
    progress: Option<ShownProgress>,
    problems: Vec<Problem>,
    /// The address of this very page, for coming back to it after the language was switched.
    back: String,
}

impl<'a> Shell<'a> {
    fn new(frame: &Frame<'a>, heading: String) -> Self {
        let Frame {
            brand,
            wording,
            csrf,
            purpose,
        } = *frame;
        let name = clean::shown_name(&brand.application_name);
        let title = if name.is_empty() || heading.contains(&name) {
            heading.clone()
        } else {
            wording.text_with(
                "page-title",
                &[("heading", (&heading).into()), ("application", (&name).into())],
            )
        };
        Self {
            w: wording,
            csrf,
            name,
            heading,
            title,
            preview: match purpose {
                Purpose::Invitation => wording.text("preview-title"),
                Purpose::PasswordReset => wording.text("preview-reset-title"),
            },
            lang: wording.language(),
            dir: wording.direction().as_str(),
            stylesheet: assets::stylesheet_path(),
            script: assets::script_path(),
            icon: assets::icon_path(),
            brand_stylesheet: brand.accent.as_deref().and_then(assets::brand_path),
            logo: brand.logo.as_ref(),
            links: brand
                .links
                .iter()
                .filter_map(|(label, href)| Some((clean::shown_name(label), web_address(href)?)))
                .collect(),
            support: brand.support(),
            progress: None,
            problems: Vec::new(),
            back: "/setup".to_owned(),
        }
    }

    /// The page stands at this address, and not at `/setup`.
    fn at(mut self, address: String) -> Self {
        self.back = address;
        self
    }

    /// Where the switch of the language goes: to the invitation, or just to the browser.
    fn language_action(&self) -> &'static str {
        if self.back.starts_with("/setup") {
            "/setup/language"
        } else {
            "/language"
        }
    }

    fn with_progress(mut self, progress: Option<Progress>) -> Self {
        self.progress = progress.map(|Progress { step, of }| ShownProgress {
            words: self
                .w
                .text_with("progress", &[("step", step.into()), ("of", of.into())]),
            done: step.saturating_mul(2).saturating_sub(1),
            whole: of.saturating_mul(2),
        });
        self
    }

    fn with_problems(mut self, problems: Vec<Problem>) -> Self {
        if !problems.is_empty() {
            // The title is the first thing that a screen reader says.
            self.title = self
                .w
                .text_with("page-title-error", &[("title", Value::Text(&self.title))]);
        }
        self.problems = problems;
        self
    }
}

fn document(template: &impl Template) -> String {
    // Only a failing write can stop a template, and writing to a string does not fail.
    template.render().unwrap_or_default()
}

#[cfg(any(test, feature = "gallery"))]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
