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
    assert_eq!(w.date_short(at, now), "22 Nov, 14:05 UTC");
    assert_eq!(
        w.date_short(at, "2027-01-01T00:00:00Z".parse().unwrap()),
        "22 Nov 2026, 14:05 UTC"
    );
    assert_eq!(w.distance(at, now), "in 24 hours");
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
    let mut files = vec![root.join("src/wording/mod.rs")];
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

/// The values that a text takes are those of the English one: another would be empty, and one that is left out untold.
#[test]
fn every_text_takes_the_values_of_the_english_one() {
    let english = own::variables(CATALOGUES[0].1);
    for (tag, source) in CATALOGUES {
        for (key, used) in own::variables(source) {
            // A number may be said in a word: "one day" in Arabic needs no digit in that form, but the choice takes it.
            assert_eq!(Some(&used), english.get(&key), "{tag}: {key}");
        }
    }
}

/// Each plural form that the rules of a language know is written out (CLDR), or a number would fall to the wrong one.
#[test]
fn every_plural_form_of_a_language_is_written() {
    for (tag, forms) in [
        ("en", &["one", "other"][..]),
        ("de", &["one", "other"]),
        ("fr", &["one", "other"]),
        ("es", &["one", "other"]),
        ("pt", &["one", "other"]),
        ("ja", &["other"]),
        ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ] {
        let (_, source) = CATALOGUES.iter().find(|(known, _)| *known == tag).unwrap();
        for key in [
            "span-seconds",
            "span-minutes",
            "span-hours",
            "span-days",
            "code-problem-wrong",
        ] {
            let (_, behind) = source.split_once(&format!("\n{key} = ")).unwrap();
            let (text, _) = behind.split_once("\n}").unwrap();
            for form in forms {
                let is_there = text.contains(&format!("[{form}]"));
                // With no try left there is a form of its own.
                assert!(
                    is_there || (*form, key) == ("zero", "code-problem-wrong"),
                    "{tag}: {key} without {form}"
                );
            }
        }
    }
    assert_eq!(CATALOGUES.len(), 7, "a language without its plural forms above");
}

#[test]
fn every_language_counts_and_tells_times_in_its_own_way() {
    let now: Timestamp = "2026-11-21T14:05:00Z".parse().unwrap();
    let at: Timestamp = "2026-12-01T14:05:00Z".parse().unwrap();
    for (tag, moment, ten_days, two_hours) in [
        ("en", "Tuesday, 1 December 2026 at 14:05 UTC", "10 days", "2 hours"),
        (
            "de",
            "Dienstag, 1. Dezember 2026, 14:05 Uhr (UTC)",
            "10 Tage",
            "2 Stunden",
        ),
        ("fr", "mardi 1er décembre 2026 à 14:05 (UTC)", "10 jours", "2 heures"),
        (
            "es",
            "martes, 1 de diciembre de 2026, 14:05 h (UTC)",
            "10 días",
            "2 horas",
        ),
        (
            "pt",
            "terça-feira, 1 de dezembro de 2026, 14:05 (UTC)",
            "10 dias",
            "2 horas",
        ),
        ("ja", "2026年12月1日（火曜日）14:05（UTC）", "10日", "2時間"),
        ("ar", "الثلاثاء، 1 ديسمبر 2026، الساعة 14:05 (UTC)", "10 أيام", "ساعتين"),
    ] {
        let w = Wording::for_locale(tag);
        assert_eq!(w.date_time(at), moment);
        assert_eq!(w.span(864_000), ten_days);
        assert_eq!(w.span(7200), two_hours);
        assert!(w.distance(at, now).contains(ten_days), "{}", w.distance(at, now));
        assert!(w.date_short(at, now).contains("14:05 "), "{}", w.date_short(at, now));
    }
    let arabic = Wording::for_locale("ar-EG");
    assert_eq!(arabic.direction(), Direction::RightToLeft);
    assert_eq!(
        [60_u64, 3 * 86_400, 11 * 86_400, 100 * 86_400].map(|seconds| arabic.span(seconds)),
        ["دقيقة واحدة", "3 أيام", "11 يومًا", "100 يوم"]
    );
}

#[test]
fn times_are_told_in_the_zone_of_the_application() {
    let at: Timestamp = "2026-07-01T12:00:00Z".parse().unwrap();
    let shown = |zone: &str| {
        let w = Wording {
            zone: TimeZone::get(zone).unwrap(),
            ..Wording::default()
        };
        w.date_time(at)
    };
    assert_eq!(shown("Europe/Berlin"), "Wednesday, 1 July 2026 at 14:00 CEST");
    assert_eq!(shown("America/Sao_Paulo"), "Wednesday, 1 July 2026 at 09:00 UTC-3");
    assert_eq!(shown("Asia/Kathmandu"), "Wednesday, 1 July 2026 at 17:45 UTC+5:45");
    assert_eq!(shown("UTC"), "Wednesday, 1 July 2026 at 12:00 UTC");
}

#[test]
fn what_a_browser_asks_for_is_read_by_its_weight() {
    assert_eq!(
        accepted("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.95, *;q=0.5"),
        ["fr-CH", "de", "fr", "en"]
    );
    assert_eq!(accepted("de;q=0, en;q=x, es"), ["es"]);
    assert!(accepted("").is_empty());
    let asked = accepted("tlh, ja;q=0.5");
    assert_eq!(Wording::choose(asked.iter().map(String::as_str)).language(), "ja");
    let choices = Wording::for_locale("de").choices();
    assert_eq!(choices.len(), 7);
    assert!(choices.iter().all(|choice| choice.current == (choice.tag == "de")));
    assert_eq!((choices[6].name.as_str(), choices[6].dir), ("العربية", "rtl"));
}
