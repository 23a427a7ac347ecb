//! Every word that a person reads, in their language.
//!
//! The words stand in `locales/*.ftl` (Project Fluent). A new language is one more file and one more line in
//! `CATALOGUES`; what it leaves out is said in English.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::{Timestamp, tz::Offset};
use unic_langid::LanguageIdentifier;

/// Language tag and words. English comes first: it stands in for what is missing elsewhere.
const CATALOGUES: &[(&str, &str)] = &[("en", include_str!("../locales/en.ftl"))];

static LOADED: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    CATALOGUES
        .iter()
        .map(|(tag, source)| Catalogue::load(tag, source))
        .collect()
});

/// The words of one language, parsed.
struct Catalogue {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    fn load(tag: &'static str, source: &str) -> Self {
        // An unreadable tag or line cannot leave the test below; a reader would still get all the other words.
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks around names would be pasted along with them, and cost room in a short message.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { tag, bundle }
    }

    fn text(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // A value that is missing shows as its name; the tests that render everything look for that.
        Some(
            self.bundle
                .format_pattern(pattern, values, &mut Vec::new())
                .into_owned(),
        )
    }
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

/// The words of one language. Cheap to copy: the catalogues are read once and live as long as the process.
#[derive(Clone, Copy)]
pub struct Wording {
    catalogue: Option<&'static Catalogue>,
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording").field("language", &self.language()).finish()
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
        let wanted = locale.trim().replace('_', "-");
        let language = wanted.split('-').next().unwrap_or_default();
        let find = |tag: &str| LOADED.iter().find(|catalogue| catalogue.tag.eq_ignore_ascii_case(tag));
        Self {
            catalogue: find(&wanted).or_else(|| find(language)).or_else(|| LOADED.first()),
        }
    }

    /// The tags of all languages that there are words for, English first.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().map(|(tag, _)| *tag)
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
        self.find(key, Some(&arguments))
    }

    fn find(&self, key: &str, values: Option<&FluentArgs<'_>>) -> String {
        self.catalogue
            .and_then(|catalogue| catalogue.text(key, values))
            .or_else(|| LOADED.first()?.text(key, values))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A moment in full: "Sunday, 22 November 2026 at 14:05 UTC".
    pub fn date_time(&self, at: Timestamp) -> String {
        let time = Offset::UTC.to_datetime(at);
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
            ],
        )
    }

    /// A moment in full with its distance: "Sunday, 22 November 2026 at 14:05 UTC (in 24 hours)".
    pub fn moment(&self, at: Timestamp, now: Timestamp) -> String {
        self.text_with(
            "date-time-distance",
            &[
                ("moment", (&self.date_time(at)).into()),
                ("distance", (&self.distance(at, now)).into()),
            ],
        )
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn english() -> Wording {
        Wording::for_locale("en")
    }

    #[test]
    fn every_catalogue_parses_and_is_addressed_by_a_valid_tag() {
        for (tag, source) in CATALOGUES {
            assert!(tag.parse::<LanguageIdentifier>().is_ok(), "{tag}");
            assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{tag}");
            assert!(
                ["ltr", "rtl"].contains(&Wording::for_locale(tag).text("direction").as_str()),
                "{tag}"
            );
        }
    }

    #[test]
    fn a_locale_falls_back_to_its_language_and_then_to_english() {
        for locale in ["en", "EN", "en-GB", "en_US", "tlh", "", "../../etc"] {
            assert_eq!(Wording::for_locale(locale).language(), "en");
        }
        assert_eq!(english().direction().as_str(), "ltr");
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Wording>();
    }

    #[test]
    fn moments_and_spans_read_as_people_say_them() {
        let w = english();
        let now: Timestamp = "2026-11-21T14:05:00Z".parse().unwrap();
        let at: Timestamp = "2026-11-22T14:05:00Z".parse().unwrap();
        assert_eq!(w.date_time(at), "Sunday, 22 November 2026 at 14:05 UTC");
        assert_eq!(w.moment(at, now), "Sunday, 22 November 2026 at 14:05 UTC (in 24 hours)");
        assert_eq!(w.distance(now, at), "24 hours ago");
        assert_eq!(w.distance(now, now), "now");
        for (seconds, words) in [
            (1, "1 second"),
            (45, "45 seconds"),
            (60, "1 minute"),
            (90, "90 seconds"),
            (600, "10 minutes"),
            (598, "10 minutes"),
            (3600, "1 hour"),
            (5400, "90 minutes"),
            (86_400, "24 hours"),
            (86_397, "24 hours"),
            (172_799, "2 days"),
            (604_800, "7 days"),
        ] {
            assert_eq!(w.span(seconds), words, "{seconds}");
        }
        assert_eq!(w.wait(601), "11 minutes");
        assert_eq!(w.wait(u64::MAX / 2), w.wait(u64::MAX / 2));
    }

    /// Every sentence is asked for with its key written out, right behind `text(` or `text_with(`.
    #[test]
    fn every_key_in_use_has_words_and_all_words_are_in_use() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = vec![root.join("src/wording.rs")];
        for folder in ["src/pages", "src/messages", "templates"] {
            gather(&root.join(folder), &mut files);
        }
        let mut used = BTreeSet::new();
        for file in files {
            let source = fs::read_to_string(&file).unwrap();
            for call in [".text(", ".text_with("] {
                for rest in source.split(call).skip(1) {
                    // The two calls named above are followed by a quotation mark too, but by no key.
                    let key = rest
                        .trim_start()
                        .strip_prefix('"')
                        .and_then(|literal| literal.split('"').next());
                    used.extend(
                        key.filter(|key| key.starts_with(char::is_alphabetic))
                            .map(str::to_owned),
                    );
                }
            }
        }
        for (tag, source) in CATALOGUES {
            let mut known = BTreeSet::new();
            for (key, _) in source.lines().filter_map(|line| line.split_once(" =")) {
                if key.starts_with(|c: char| c.is_ascii_lowercase()) {
                    assert!(known.insert(key.to_owned()), "{tag}: {key} stands there twice");
                }
            }
            let missing: Vec<_> = used.difference(&known).collect();
            let unused: Vec<_> = known.difference(&used).collect();
            assert!(
                missing.is_empty() && unused.is_empty(),
                "{tag}: missing {missing:?}, unused {unused:?}"
            );
        }
    }

    fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, files);
            } else {
                files.push(path);
            }
        }
    }
}
