//! Every word that a person reads, in their language.
//!
//! The words stand in `locales/*.ftl` (Project Fluent). A new language is one more file and one more line in
//! [`domain::languages`]. Each catalogue is whole: a key that is missing or unused in any of them fails the tests below. An
//! application can put words of its own in the place of single sentences ([`OwnWords`]).
//!
//! What is to be known of a language stands at its name: `.home`, the country where most speak it, and `.also`, the locales
//! that it serves besides those that begin with its tag. A sentence that addresses somebody may say it in another way as
//! well: `.informal` or `.formal`, whichever the sentence itself is not.

mod own;

use std::fmt;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};
use unic_langid::LanguageIdentifier;

use domain::{application::Application, language::Formality, locale::Locale};
pub use own::{InvalidWords, OwnWords};

macro_rules! catalogues {
    ($($tag:literal)*) => {
        &[$(($tag, include_str!(concat!("../../locales/", $tag, ".ftl")))),*]
    };
}

/// Language tag and words. English comes first: it stands in where no other language is known.
const CATALOGUES: &[(&str, &str)] = domain::languages!(catalogues);

static LOADED: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    CATALOGUES
        .iter()
        .map(|(tag, source)| Catalogue::load(tag, source))
        .collect()
});

/// Parses the words of all languages, which else the first page does.
pub(crate) fn prepare() {
    LazyLock::force(&LOADED);
}

/// The words of one language, parsed.
struct Catalogue {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// The other way to address somebody that its sentences know, if there is one.
    variant: Option<Formality>,
}

impl Catalogue {
    fn load(tag: &'static str, source: &str) -> Self {
        // An unreadable tag or line cannot leave the test below; a reader would still get all the other words.
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let variant = Formality::ALL
            .into_iter()
            .find(|formality| own::attributes(&resource).any(|name| name == formality.as_str()));
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks around names would be pasted along with them, and cost room in a short message.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { tag, bundle, variant }
    }

    fn text(&self, key: &str, values: Option<&FluentArgs<'_>>, formality: Option<Formality>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = variant(&message, formality).or_else(|| message.value())?;
        // A value that is missing shows as its name; the tests that render everything look for that.
        Some(
            self.bundle
                .format_pattern(pattern, values, &mut Vec::new())
                .into_owned(),
        )
    }

    /// What stands at the name of the language.
    fn fact(&self, name: &str) -> Option<String> {
        let fact = self.bundle.get_message("language-name")?.get_attribute(name)?;
        let text = self.bundle.format_pattern(fact.value(), None, &mut Vec::new());
        Some(text.into_owned())
    }

    /// Whether its words are for whoever asks for this locale, by its very tag or one that begins with it.
    fn serves(&self, locale: &str) -> bool {
        let begins = locale
            .get(..self.tag.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(self.tag));
        let goes_on = locale
            .get(self.tag.len()..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        let named = || {
            self.fact("also")
                .is_some_and(|all| all.split(' ').any(|tag| tag.eq_ignore_ascii_case(locale)))
        };
        (begins && goes_on) || named()
    }
}

/// The pattern of a sentence in this way to address somebody, where it differs.
fn variant<'a>(message: &FluentMessage<'a>, formality: Option<Formality>) -> Option<&'a Pattern<&'a str>> {
    message
        .get_attribute(formality?.as_str())
        .map(|attribute| attribute.value())
}

/// Something to be put into a sentence: a text as it is, or a number that the language can count with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Put in unchanged. Escaping is for whoever writes HTML.
    Text(&'a str),
    /// Put in as digits, and open to plural forms.
    Number(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

/// Writing direction of a language, as the `dir` attribute of HTML wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// `ltr` or `rtl`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A language that the person can switch to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its tag.
    pub tag: &'static str,
    /// Its name in itself: "Deutsch".
    pub name: String,
    /// Which way its script runs.
    pub dir: &'static str,
    /// Whether it is the one at hand.
    pub current: bool,
}

/// The words of one language, with an application's own in front, and the time zone in which times are shown. Cheap to
/// clone: the catalogues are read once and live as long as the process.
#[derive(Clone)]
pub struct Wording {
    catalogue: Option<&'static Catalogue>,
    own: Option<Arc<OwnWords>>,
    formality: Option<Formality>,
    zone: TimeZone,
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording")
            .field("language", &self.language())
            .finish_non_exhaustive()
    }
}

impl Default for Wording {
    fn default() -> Self {
        Self::for_locale("en")
    }
}

impl Wording {
    /// The words for a locale such as `en`, `de-AT` or `pt_BR`: that very one, else its language, else English.
    pub fn for_locale(locale: &str) -> Self {
        Self::choose([locale])
    }

    /// The words for the first of these locales that there are any for, else English.
    pub fn choose<'a>(wished: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            catalogue: first(wished).or_else(|| LOADED.first()),
            own: None,
            formality: None,
            zone: TimeZone::UTC,
        }
    }

    /// The words of `application` for the first of these locales that there are any for, else in its own language.
    pub fn of<'a>(application: &'a Application, wished: impl IntoIterator<Item = &'a str>) -> Self {
        let catalogue = first(wished).or_else(|| find(&application.language));
        Self {
            catalogue: catalogue.or_else(|| LOADED.first()),
            own: OwnWords::of(&application.texts),
            formality: application.formality,
            zone: application.time_zone.clone(),
        }
    }

    /// The same words, addressing people in this way, where the language has it.
    #[must_use]
    pub fn addressing(self, formality: Formality) -> Self {
        Self {
            formality: Some(formality),
            ..self
        }
    }

    /// The other way to address somebody than that of the sentences as they stand, if the language has one.
    pub fn other_address(&self) -> Option<Formality> {
        self.catalogue?.variant
    }

    /// The country (ISO 3166-1) where most of those live who read the language of this locale, if there is one.
    pub fn home(locale: &str) -> Option<String> {
        find(locale)?.fact("home")
    }

    /// The tags of all languages that there are words for, English first.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().map(|(tag, _)| *tag)
    }

    /// The language that there are words for, of a locale such as `de-AT`.
    pub fn supported(locale: &str) -> Option<Locale> {
        Locale::parse(find(locale)?.tag).ok()
    }

    /// All languages with their own names, for the switch on a page.
    pub fn choices(&self) -> Vec<Choice> {
        let choice = |tag| {
            let there = Self::for_locale(tag);
            Choice {
                tag,
                name: there.text("language-name"),
                dir: there.direction().as_str(),
                current: tag == self.language(),
            }
        };
        Self::languages().map(choice).collect()
    }

    /// The tag of the language that was found, for the `lang` attribute.
    pub fn language(&self) -> &'static str {
        self.catalogue.map_or("en", |catalogue| catalogue.tag)
    }

    /// Which way the script of this language runs, for the `dir` attribute.
    pub fn direction(&self) -> Direction {
        if self.text("direction") == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The sentence under a key, when nothing has to be put into it.
    pub fn text(&self, key: &str) -> String {
        self.find(key, None)
    }

    /// The sentence under a key, with values put in by name.
    pub fn text_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match *value {
                Value::Text(text) => arguments.set(*name, FluentValue::from(text)),
                Value::Number(number) => arguments.set(*name, FluentValue::from(number)),
            }
        }
        values
            .iter()
            .fold(self.find(key, Some(&arguments)), |text, (_, value)| match *value {
                // "Acme Inc." at the end of a sentence brings the full stop along.
                Value::Text(name) if name.ends_with('.') => text.replace(&format!("{name}."), name),
                Value::Text(_) | Value::Number(_) => text,
            })
    }

    fn find(&self, key: &str, values: Option<&FluentArgs<'_>>) -> String {
        let own = self.own.as_ref().and_then(|own| own.text(self.language(), key, values));
        own.or_else(|| self.catalogue?.text(key, values, self.formality))
            .or_else(|| LOADED.first()?.text(key, values, None))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A moment in full, with its time zone: "Sunday, 22 November 2026 at 14:05 UTC".
    pub fn date_time(&self, at: Timestamp) -> String {
        let time = at.to_zoned(self.zone.clone());
        let weekday = time.weekday().to_monday_one_offset().unsigned_abs();
        self.text_with(
            "date-time",
            &[
                (
                    "weekday",
                    (&self.text_with("weekday-name", &[("weekday", u32::from(weekday).into())])).into(),
                ),
                ("day", u32::from(time.day().unsigned_abs()).into()),
                (
                    "month",
                    (&self.text_with(
                        "month-name",
                        &[("month", u32::from(time.month().unsigned_abs()).into())],
                    ))
                        .into(),
                ),
                // As text: a year is not a quantity, and must not be grouped like one.
                ("year", (&time.year().to_string()).into()),
                ("time", (&format!("{:02}:{:02}", time.hour(), time.minute())).into()),
                ("zone", (&zone_name(&self.zone, at)).into()),
            ],
        )
    }

    /// A moment in short, with its time zone: "22 Nov, 14:05 UTC". The year is there where it is another one.
    pub fn date_short(&self, at: Timestamp, now: Timestamp) -> String {
        let time = at.to_zoned(self.zone.clone());
        let month = u32::from(time.month().unsigned_abs());
        let month = self.text_with("month-short", &[("month", month.into())]);
        let (clock, zone) = (
            format!("{:02}:{:02}", time.hour(), time.minute()),
            zone_name(&self.zone, at),
        );
        let values = [
            ("day", u32::from(time.day().unsigned_abs()).into()),
            ("month", (&month).into()),
            ("time", (&clock).into()),
            ("zone", (&zone).into()),
        ];
        if time.year() == now.to_zoned(self.zone.clone()).year() {
            return self.text_with("date-short", &values);
        }
        let year = time.year().to_string();
        let values: Vec<_> = values.into_iter().chain([("year", (&year).into())]).collect();
        self.text_with("date-short-year", &values)
    }

    /// How far off a moment is: "in 24 hours", "now", "3 days ago".
    pub fn distance(&self, at: Timestamp, now: Timestamp) -> String {
        let seconds = at.as_second().saturating_sub(now.as_second());
        if seconds == 0 {
            return self.text("distance-now");
        }
        let span = self.span(seconds.unsigned_abs());
        if seconds > 0 {
            self.text_with("distance-ahead", &[("span", (&span).into())])
        } else {
            self.text_with("distance-past", &[("span", (&span).into())])
        }
    }

    /// A length of time in one unit that people would use, to the nearest: "10 minutes", "24 hours", "7 days".
    ///
    /// To the nearest, because a mail is written some seconds after its lifetime began.
    pub fn span(&self, seconds: u64) -> String {
        self.span_rounded(seconds, |amount, unit| amount.saturating_add(unit / 2) / unit)
    }

    /// A length of time that has to pass: as `span`, but rounded up, so that nobody comes back too early.
    pub fn wait(&self, seconds: u64) -> String {
        self.span_rounded(seconds, u64::div_ceil)
    }

    fn span_rounded(&self, seconds: u64, divide: fn(u64, u64) -> u64) -> String {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        const DAY: u64 = 24 * HOUR;
        // Half a minute short of a limit counts as the limit: "60 minutes" becomes "1 hour" as does 59:50.
        let reached = |limit: u64| seconds.saturating_add(MINUTE / 2) >= limit;
        if seconds < 2 * MINUTE && seconds != MINUTE {
            self.text_with("span-seconds", &[("count", seconds.into())])
        } else if !reached(2 * HOUR) && divide(seconds, HOUR) * HOUR != divide(seconds, MINUTE) * MINUTE {
            self.text_with("span-minutes", &[("count", divide(seconds, MINUTE).into())])
        } else if !reached(2 * DAY) {
            self.text_with("span-hours", &[("count", divide(seconds, HOUR).into())])
        } else {
            self.text_with("span-days", &[("count", divide(seconds, DAY).into())])
        }
    }
}

/// The catalogue for a locale: that of its language, and where there is one of a script of it, only in that script.
fn find(locale: &str) -> Option<&'static Catalogue> {
    let wanted = locale.trim().replace('_', "-");
    LOADED.iter().find(|catalogue| catalogue.serves(&wanted))
}

/// The catalogue for the first of these locales that there is one for. A language behind one of its own locales adds nothing,
/// as browsers put it there by themselves: `zh-TW, zh` asks for no other script.
fn first<'a>(wished: impl IntoIterator<Item = &'a str>) -> Option<&'static Catalogue> {
    let mut before: Vec<&str> = Vec::new();
    wished.into_iter().find_map(|locale| {
        let is_told = before
            .iter()
            .any(|earlier| earlier.split(['-', '_']).next() == Some(locale));
        before.push(locale);
        if is_told { None } else { find(locale) }
    })
}

/// "UTC", "CET", or where a zone has no letters of its own "UTC+5:30".
fn zone_name(zone: &TimeZone, at: Timestamp) -> String {
    let info = zone.to_offset_info(at);
    let letters = info.abbreviation();
    if letters.len() >= 3 && letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return letters.to_owned();
    }
    if info.offset() == Offset::UTC {
        return "UTC".to_owned();
    }
    let seconds = info.offset().seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

/// The languages that a browser asks for (`Accept-Language`, RFC 9110 section 12.5.4), best first.
pub fn accepted(header: &str) -> Vec<String> {
    let mut wished: Vec<(u16, &str)> = header
        .split(',')
        .take(20)
        .filter_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let tag = pieces.next().filter(|tag| !tag.is_empty() && *tag != "*")?;
            let quality = pieces
                .find_map(|piece| piece.strip_prefix("q="))
                .map_or(Some(1.0), |text| text.parse::<f32>().ok())?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it lies between 0 and 1000"
            )]
            let weight = (quality.clamp(0.0, 1.0) * 1000.0) as u16;
            (weight > 0).then_some((weight, tag))
        })
        .collect();
    // Stable: what is wished for alike keeps its order.
    wished.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wished.into_iter().map(|(_, tag)| tag.to_owned()).collect()
}

#[cfg(test)]
mod tests;
