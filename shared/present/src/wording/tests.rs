use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn english() -> Wording {
    Wording::for_locale("en")
}

#[test]
fn the_documents_name_every_language() {
    let page = include_str!("../../../../docs/branding-and-emails.md");
    for tag in Wording::languages() {
        assert!(page.contains(&format!("(`{tag}`")), "{tag}");
    }
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
    for (locale, language) in [
        ("de-AT", "de"),
        ("PL_pl", "pl"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh-hans-hk", "zh-Hans"),
        ("zh-TW", "en"),
        ("zh-HK", "en"),
        ("zh-Hant", "en"),
        ("zh-Hansa", "en"),
        ("ita", "en"),
    ] {
        assert_eq!(Wording::for_locale(locale).language(), language, "{locale}");
    }
    // Browsers put the bare language behind each that somebody chose.
    for (asked, language) in [
        ("zh-TW,zh;q=0.9,fr;q=0.8", "fr"),
        ("zh-TW,zh;q=0.9,zh-CN;q=0.8", "zh-Hans"),
        ("zh;q=0.9,zh-TW;q=0.8", "zh-Hans"),
        ("de-AT,de;q=0.9", "de"),
    ] {
        let asked = accepted(asked);
        assert_eq!(
            Wording::choose(asked.iter().map(String::as_str)).language(),
            language,
            "{asked:?}"
        );
    }
    assert_eq!(Wording::home("zh-CN").as_deref(), Some("CN"));
    assert_eq!(Wording::home("en"), None);
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
    let forms = [
        ("en", &["one", "other"][..]),
        ("de", &["one", "other"]),
        ("fr", &["one", "other"]),
        ("es", &["one", "other"]),
        ("pt", &["one", "other"]),
        ("it", &["one", "other"]),
        ("nl", &["one", "other"]),
        ("pl", &["one", "few", "many", "other"]),
        ("ja", &["other"]),
        ("zh-Hans", &["other"]),
        ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ];
    assert_eq!(
        forms.map(|(tag, _)| tag).as_slice(),
        domain::language::TAGS,
        "a language without its forms"
    );
    for (tag, forms) in forms {
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
}

/// The texts of a catalogue in the other way to address somebody: key, name of the way, values.
fn variants(source: &'static str) -> Vec<(&'static str, &'static str, BTreeSet<String>)> {
    let resource = fluent_syntax::parser::parse(source).unwrap();
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message),
        _ => None,
    });
    let mut found = Vec::new();
    for message in messages.filter(|message| message.id.name != "language-name") {
        for attribute in &message.attributes {
            let mut values = BTreeSet::new();
            assert!(own::collect(&attribute.value, &mut values), "{}", message.id.name);
            found.push((message.id.name, attribute.id.name, values));
        }
    }
    found
}

#[test]
fn each_sentence_with_two_ways_of_address_says_the_one_that_is_asked_for() {
    let english = own::variables(CATALOGUES[0].1);
    let mut with_two = Vec::new();
    for (tag, source) in CATALOGUES {
        let plain = Wording::for_locale(tag);
        let Some(formality) = plain.other_address() else {
            assert!(variants(source).is_empty(), "{tag}");
            continue;
        };
        with_two.push((*tag, formality));
        let (other, same) = match formality {
            Formality::Informal => (Formality::Informal, Formality::Formal),
            Formality::Formal => (Formality::Formal, Formality::Informal),
        };
        let (other, same) = (plain.clone().addressing(other), plain.clone().addressing(same));
        let all = variants(source);
        assert!(all.len() > 100, "{tag}");
        for (key, name, values) in all {
            assert_eq!(name, formality.as_str(), "{tag}: {key}");
            assert_eq!(Some(&values), english.get(key), "{tag}: {key}");
            assert_ne!(other.text(key), plain.text(key), "{tag}: {key} is the same in both");
            assert_eq!(same.text(key), plain.text(key), "{tag}: {key}");
        }
    }
    assert_eq!(
        with_two,
        [
            ("de", Formality::Informal),
            ("fr", Formality::Informal),
            ("es", Formality::Formal),
            ("it", Formality::Formal),
            ("nl", Formality::Formal),
            ("pl", Formality::Formal),
        ]
    );
}

/// Words that only one way of address has. What is written large here is one of them only if it stands so in the sentence.
#[test]
fn no_sentence_mixes_the_two_ways_of_address() {
    let is_said = |text: &str, words: &str| {
        let said = text.split(|c: char| !c.is_alphabetic()).find(|said| {
            words.split(' ').any(|word| word == *said || word == said.to_lowercase())
                // "prenez", "choisissez"
                || (words.starts_with("vous") && said.ends_with("ez") && !["chez", "assez"].contains(said))
        });
        said.map(str::to_owned)
    };
    for (tag, informal, formal) in [
        (
            "de",
            "du dich dir dein deine deinem deinen deiner deines",
            "Sie Ihr Ihre Ihrem Ihren Ihrer Ihres Ihnen",
        ),
        (
            "fr",
            "tu te t ton ta tes toi tien tienne",
            "vous votre vos vôtre vôtres",
        ),
        ("es", "tú tu tus te ti tuyo tuya contigo", "usted ustedes"),
        ("it", "tu tuo tua tuoi tue ti te", "Lei Suo Sua Suoi Sue"),
        ("nl", "je jij jou jouw", "u uw"),
        (
            "pl",
            "ty ci cię ciebie tobie twój twoja twoje twojego twojej twoim twoją możesz musisz masz",
            "Państwo Państwa Państwu prosimy proszę",
        ),
    ] {
        let (_, source) = CATALOGUES.iter().find(|(known, _)| *known == tag).unwrap();
        for (formality, never) in [(Formality::Informal, formal), (Formality::Formal, informal)] {
            let wording = Wording::for_locale(tag).addressing(formality);
            for key in own::variables(source).keys() {
                let text = wording.text(key);
                assert_eq!(
                    is_said(&text, never),
                    None,
                    "{tag}, {}: {key} = {text}",
                    formality.as_str()
                );
            }
        }
    }
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
        ("it", "martedì 1º dicembre 2026, ore 14:05 (UTC)", "10 giorni", "2 ore"),
        ("nl", "dinsdag 1 december 2026 om 14:05 uur (UTC)", "10 dagen", "2 uur"),
        ("pl", "wtorek, 1 grudnia 2026, godz. 14:05 (UTC)", "10 dni", "2 godziny"),
        ("ja", "2026年12月1日（火曜日）14:05（UTC）", "10日", "2時間"),
        ("zh-Hans", "2026年12月1日（星期二）14:05（UTC）", "10 天", "2 小时"),
        ("ar", "الثلاثاء، 1 ديسمبر 2026، الساعة 14:05 (UTC)", "10 أيام", "ساعتين"),
    ] {
        let w = Wording::for_locale(tag);
        assert_eq!(w.date_time(at), moment);
        assert_eq!(w.span(864_000), ten_days);
        assert_eq!(w.span(7200), two_hours);
        assert!(w.distance(at, now).contains(ten_days), "{}", w.distance(at, now));
        assert!(w.date_short(at, now).contains("14:05 "), "{}", w.date_short(at, now));
    }
    let polish = Wording::for_locale("pl-PL");
    assert_eq!(
        [60_u64, 240, 300, 1320, 1500].map(|seconds| polish.span(seconds)),
        ["1 minutę", "4 minuty", "5 minut", "22 minuty", "25 minut"]
    );
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
    assert_eq!(choices.len(), CATALOGUES.len());
    assert!(choices.iter().all(|choice| choice.current == (choice.tag == "de")));
    let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
    let expected = "English Deutsch Français Español Português Italiano Nederlands Polski 日本語 简体中文 العربية";
    assert_eq!(names.join(" "), expected);
    assert_eq!(choices.last().map(|choice| choice.dir), Some("rtl"));
}
