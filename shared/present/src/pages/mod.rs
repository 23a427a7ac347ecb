//! The hosted pages: plain data in, a whole HTML document out.
//!
//! The pages need no script, no third party and no inline style, so that the strictest content security policy fits:
//! `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';
//! form-action 'self'`.
//! Every value is escaped by the template engine; nothing here marks a text as safe.

use std::borrow::Cow;

use askama::Template;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::wording::{self, Value, Wording};
use domain::{application::Application, branding::Held};

use look::Look;

pub mod assets;
pub(crate) mod clean;
mod code;
mod colour;
mod countries;
mod decline;
mod done;
mod ending;
mod enter;
mod forgotten;
mod landing;
mod look;
mod password;
mod phone;
mod profile;
mod reference;
mod renewed;
mod sign_in;
#[cfg(test)]
mod smaller;
mod switch;
mod terms;
mod verify_email;

pub use code::{CodeEntry, CodeProblem};
pub(crate) use colour::{OnDark, readable_on, text_on_light};
pub use colour::{brand_css, brand_icon, clean_hex};
pub use decline::Decline;
pub use done::{Destination, Done, result_message};
pub use ending::{Around, Ending, Offer};
pub use enter::{EnterCode, EnterCodeProblem};
pub use forgotten::{Forgotten, ForgottenProblem};
pub use landing::Landing;
pub use look::OwnFont;
pub use password::{Password, PasswordProblem};
pub use phone::{Phone, PhoneProblem};
pub use profile::{Profile, ProfileField, ProfileFieldKind, ProfileProblem, field_label};
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
    /// The same where the reader's theme is dark. Without one, a shade of the other that can be seen there.
    pub accent_dark: Option<String>,
    /// Where people get help: an email address, a web address, or words such as a phone number.
    pub support_address: Option<String>,
    /// What is behind the card in light, as `accent`.
    pub background: Option<String>,
    /// The same in dark.
    pub background_dark: Option<String>,
    /// How round buttons and fields are, in pixels.
    pub radius: Option<u8>,
    /// The font of the pages.
    pub font: Option<OwnFont>,
    /// Its picture, shown in place of the mark and the name.
    pub logo: Option<LogoPicture>,
    /// The same where the reader's theme is dark.
    pub logo_dark: Option<LogoPicture>,
    /// The picture in the browser's tab and on a telephone's home screen.
    pub icon: Option<LogoPicture>,
    /// Links at the foot of every page: what they say, and where they lead.
    pub links: Vec<(String, String)>,
}

/// What pages and messages of an application look like.
impl From<&Application> for Brand {
    fn from(application: &Application) -> Self {
        let branding = &application.branding;
        let picture = |held: &Option<Held>| {
            held.as_ref().map(|held| {
                let (width, height) = held.name().size();
                LogoPicture {
                    path: assets::file_path(&application.id, held.name()),
                    width,
                    height,
                }
            })
        };
        let links = branding.links.iter();
        Self {
            application_name: application.name.to_string(),
            accent: branding.colour.clone(),
            accent_dark: branding.colour_dark.clone(),
            support_address: branding.support_address.clone(),
            background: branding.background.clone(),
            background_dark: branding.background_dark.clone(),
            radius: branding.radius,
            font: branding.font.as_ref().map(|held| OwnFont {
                application: application.id.clone(),
                file: held.name().clone(),
            }),
            logo: picture(&branding.logo),
            logo_dark: picture(&branding.logo_dark),
            icon: picture(&branding.icon),
            links: links.map(|(label, url)| (label.clone(), url.to_string())).collect(),
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

/// The calling code of a region (ISO 3166-1), if one of `dial_codes` reaches it.
#[must_use]
pub fn calling_code(region: &str, dial_codes: &[String]) -> Option<String> {
    countries::calling_code(region, dial_codes)
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

    fn look(&self) -> Look {
        let hex = |colour: &Option<String>| colour.as_deref().and_then(clean_hex);
        Look {
            accent: hex(&self.accent),
            accent_dark: hex(&self.accent_dark),
            background: hex(&self.background),
            background_dark: hex(&self.background_dark),
            radius: self.radius,
            font: self.font.clone(),
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
    text: String,
    /// The id of the field that it is about.
    field: Option<Cow<'static, str>>,
}

#[derive(Debug)]
struct ShownProgress {
    text: String,
    /// One a step, up to the one at hand: what the words say.
    segments: Vec<bool>,
}

impl ShownProgress {
    /// More than these do not fit on a phone; then the segments are parts of the way.
    const MOST: u32 = 12;

    fn new(w: &Wording, Progress { step, of }: Progress) -> Self {
        let whole = of.clamp(1, Self::MOST);
        let on = (u64::from(step) * u64::from(whole)).div_ceil(u64::from(of.max(1)));
        Self {
            text: w.text_with("progress", &[("step", step.into()), ("of", of.into())]),
            segments: (1..=whole).map(|segment| u64::from(segment) <= on).collect(),
        }
    }
}

/// A picture over the heading that says at a glance what kind of page this is. The words say it as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Medal {
    /// Something came, or comes, by email.
    Email,
    /// Something came, or comes, by text message.
    Text,
    /// It is done.
    Done,
    /// Its time is over.
    Clock,
    /// A link that leads nowhere.
    Link,
    /// Kept safe from too many tries.
    Shield,
    /// There is nothing here.
    Question,
    /// It does not work at present.
    Cloud,
    /// There are two.
    Pages,
}

impl Medal {
    /// What is drawn, in a square of 24.
    fn path(self) -> &'static str {
        match self {
            Self::Email => {
                "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3.5 7.5l8.5 6 8.5-6"
            }
            Self::Text => "M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2",
            Self::Done => "M5 12.5 9.5 17 19 7.5",
            Self::Clock => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3 2",
            Self::Link => {
                "M10.5 6.5l1.3-1.3a4.5 4.5 0 0 1 6.4 6.4l-1.7 1.7M13.5 17.5l-1.3 1.3a4.5 4.5 0 0 1-6.4-6.4l1.7-1.7M4 4l16 16"
            }
            Self::Shield => "M12 2.8 5 5.5v5.7c0 4.6 3 8.2 7 10 4-1.8 7-5.4 7-10V5.5zM12 8v4.5M12 16v.01",
            Self::Question => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2.9-1.2 1.8M12 17v.01"
            }
            Self::Cloud => {
                "M7 18.5a4.25 4.25 0 0 1-.6-8.45 6 6 0 0 1 11.5 1A3.75 3.75 0 0 1 17.5 18.5zM12 11v3M12 16.2v.01"
            }
            Self::Pages => {
                "M8 8V5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-3M5 8h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z"
            }
        }
    }

    /// The classes of its tone, with a space before each.
    fn tone(self) -> &'static str {
        match self {
            Self::Done => " ok",
            Self::Clock | Self::Link | Self::Shield | Self::Question | Self::Cloud => " warn",
            Self::Email | Self::Text | Self::Pages => "",
        }
    }
}

/// A link that looks like a button.
#[derive(Debug)]
struct Button {
    href: String,
    text: String,
}

/// That a page leads on by itself, from beside its button.
///
/// Only a script does so, with a second button that stops it: whoever reads slowly has to be able to turn a time limit off
/// (WCAG 2.2.1), which a `Refresh` in the page or its head does not let them (failures F40 and F41). Without a script there
/// is the button alone, which is a change on request (WCAG 3.2.5).
#[derive(Debug)]
struct Onward {
    seconds: u32,
    text: String,
    /// The same for the script, which counts.
    live: String,
    stay: String,
}

impl Onward {
    const SECONDS: u32 = 10;

    fn new(w: &Wording) -> Self {
        Self {
            seconds: Self::SECONDS,
            text: w.text_with("done-auto", &[("seconds", (&Self::SECONDS.to_string()).into())]),
            live: w.text_with("done-auto", &[("seconds", "%seconds%".into())]),
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
    description: Option<String>,
    lang: &'static str,
    dir: &'static str,
    stylesheet: &'static str,
    script: &'static str,
    icon: Cow<'static, str>,
    own_icon: Option<&'a LogoPicture>,
    brand_stylesheet: Option<String>,
    look: Look,
    logo: Option<&'a LogoPicture>,
    logo_dark: Option<&'a LogoPicture>,
    links: Vec<(String, String)>,
    support: Option<Support>,
    progress: Option<ShownProgress>,
    medal: Option<Medal>,
    problems: Vec<Problem>,
    /// Whether the page is short enough to show a problem beside its field alone.
    short: bool,
    /// The address of this very page, for coming back to it after the language was switched.
    back: String,
    /// Whether it is shown to somebody of whom nothing is known, not even a ticket.
    is_neutral: bool,
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
        let look = brand.look();
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
            description: (purpose == Purpose::Invitation).then(|| wording.text("preview-description")),
            lang: wording.language(),
            dir: wording.direction().as_str(),
            stylesheet: assets::stylesheet_path(),
            script: assets::script_path(),
            icon: assets::icon_of(brand.accent.as_deref()),
            own_icon: brand.icon.as_ref(),
            brand_stylesheet: assets::look_path(&look),
            look,
            logo: brand.logo.as_ref(),
            logo_dark: brand.logo_dark.as_ref(),
            links: brand
                .links
                .iter()
                .filter_map(|(label, href)| Some((clean::shown_name(label), web_address(href)?)))
                .collect(),
            support: brand.support(),
            progress: None,
            medal: None,
            problems: Vec::new(),
            short: false,
            back: "/setup".to_owned(),
            is_neutral: false,
        }
    }

    /// The page stands at this address, and not at `/setup`.
    fn at(mut self, address: String) -> Self {
        self.back = address;
        self
    }

    /// Where the switch of the language goes: to the invitation, or just to the browser.
    fn language_action(&self) -> &'static str {
        if self.back.starts_with("/setup") && !self.is_neutral {
            "/setup/language"
        } else {
            "/language"
        }
    }

    /// The title says something else than the heading, which greets.
    fn titled(mut self, title: String) -> Self {
        self.title = title;
        self
    }

    fn with_progress(mut self, progress: Option<Progress>) -> Self {
        self.progress = progress.map(|progress| ShownProgress::new(self.w, progress));
        self
    }

    fn with_medal(mut self, medal: Medal) -> Self {
        self.medal = Some(medal);
        self
    }

    /// The page has a field or two: what is wrong with one is shown beside it, and nowhere else.
    fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// Whether what is wrong is shown beside its field alone.
    fn is_beside_field(&self) -> bool {
        self.short && matches!(self.problems.as_slice(), [Problem { field: Some(_), .. }])
    }

    /// The one thing that is wrong, where it is about no field.
    fn sole_problem(&self) -> Option<&str> {
        match self.problems.as_slice() {
            [Problem { text, field: None }] => Some(text),
            _ => None,
        }
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
