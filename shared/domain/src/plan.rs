//! Numbering plans: what a telephone number is, and where. The data are those of Google's libphonenumber, as the crate
//! `phonenumber` brings them; patterns are matched whole here, and zeros at the beginning count, as in Italy.

use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use regex_lite::Regex;

/// What a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A mobile telephone.
    Mobile,
    /// One or the other: the plan does not tell them apart, as in North America.
    FixedOrMobile,
    /// At a place; it gets no SMS.
    Fixed,
    /// No person's telephone: premium and shared cost, free of charge, personal numbers, pagers, voice mail, companies,
    /// the Internet, satellites and networks without a country.
    Special,
    /// No range of the plan.
    Unassigned,
}

/// Calling codes that several states share, with those that the bare code stands for. Of all others the regions are
/// parts of one state, or depend on it.
const SHARED: [(&str, &[&str]); 2] = [("1", &["US", "CA"]), ("7", &["RU"])];

/// What Ofcom keeps for stories and examples; the plan leaves it out.
const FOR_STORIES: &str = "447700900";

/// The region (ISO 3166-1) and the kind of the number with these `digits`, country code first.
pub(super) fn judge(digits: &str) -> (Option<&'static str>, Kind) {
    if digits.starts_with(FOR_STORIES) && digits.len() == 12 {
        return (Some("GB"), Kind::Mobile);
    }
    let Some((national, regions)) = split(digits) else {
        return (None, Kind::Unassigned);
    };
    let alone = regions.len() == 1;
    let found = regions.iter().find(|region| match region.leading_digits() {
        _ if alone => true,
        Some(leading) => pattern(leading.as_str(), false).is_some_and(|leading| leading.is_match(national)),
        None => kind(region, national) != Kind::Unassigned,
    });
    match found {
        None => (None, Kind::Unassigned),
        Some(region) if region.id() == "001" => (None, Kind::Special),
        Some(region) => (Some(region.id()), kind(region, national)),
    }
}

/// The one form of the number with these `digits`: without what is dialled before it at home only. `None` where no number of
/// the country is that long.
pub(super) fn canonical(digits: &str) -> Option<String> {
    let (national, regions) = split(digits)?;
    let code = digits.strip_suffix(national)?;
    let without = at_home(regions.first()?, national);
    let zeroless = national.trim_start_matches('0');
    let assigned = |national: &&str| regions.iter().any(|region| kind(region, national) != Kind::Unassigned);
    let possible = |national: &&str| regions.iter().any(|region| is_possible(region, national));
    let found = [national, &without, zeroless].into_iter().find(assigned);
    let found = found.or_else(|| [&without, national, zeroless].into_iter().find(possible))?;
    Some(format!("{code}{found}"))
}

/// Whether `listed`, a calling code with or without an area behind it or a region, stands for `region` and for numbers that
/// begin with `digits`.
#[must_use]
pub fn lists(listed: &str, region: Option<&str>, digits: &str) -> bool {
    if listed.starts_with(|first: char| first.is_ascii_uppercase()) {
        return region == Some(listed);
    }
    let homes = SHARED.iter().find(|(code, _)| *code == listed);
    digits.starts_with(listed) && homes.is_none_or(|(_, homes)| region.is_some_and(|region| homes.contains(&region)))
}

/// Reads what [`lists`] understands: `49`, `1-876` or `JM`.
#[must_use]
pub fn listed(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches('+')
        .replace([' ', '-'], "")
        .to_ascii_uppercase();
    if text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return (text != "001" && DATABASE.by_id(&text).is_some()).then_some(text);
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (1..=7).contains(&text.len());
    // A part of an area of North America would be several countries.
    let whole = !text.starts_with('1') || text.len() == 1 || text.len() >= 4;
    (plain && whole && !text.starts_with('0')).then_some(text)
}

/// What stands behind the country code, and the regions that share the code, the main one first.
fn split(digits: &str) -> Option<(&str, Vec<&'static Metadata>)> {
    (1..=3).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        let regions = DATABASE.by_code(&code.parse::<u16>().ok()?)?;
        Some((national, regions))
    })
}

/// The number without the prefix that is dialled within the country.
fn at_home(region: &Metadata, national: &str) -> String {
    let plain = region
        .national_prefix()
        .and_then(|prefix| national.strip_prefix(prefix));
    let parsed = region.national_prefix_for_parsing().and_then(|prefix| {
        let captures = pattern(prefix.as_str(), false)?.captures(national)?;
        let rest = national.get(captures.get(0)?.end()..)?;
        let last = captures.len().checked_sub(1).filter(|last| *last > 0);
        let kept = last.and_then(|last| captures.get(last));
        match (region.national_prefix_transform_rule(), kept) {
            (Some(rule), Some(_)) => {
                let mut made = String::new();
                captures.expand(rule, &mut made);
                Some(made + rest)
            }
            (Some(_) | None, _) => Some(rest.to_owned()),
        }
    });
    parsed
        .or_else(|| plain.map(str::to_owned))
        .unwrap_or_else(|| national.to_owned())
}

fn kind(region: &Metadata, national: &str) -> Kind {
    let of = region.descriptors();
    let is = |descriptor: Option<&Descriptor>| descriptor.is_some_and(|descriptor| matches(descriptor, national));
    if !matches(of.general(), national) {
        Kind::Unassigned
    } else if specials(region).into_iter().any(is) {
        Kind::Special
    } else {
        match (is(of.fixed_line()), is(of.mobile())) {
            (true, true) => Kind::FixedOrMobile,
            (true, false) => Kind::Fixed,
            (false, true) => Kind::Mobile,
            (false, false) => Kind::Unassigned,
        }
    }
}

fn specials(region: &Metadata) -> [Option<&Descriptor>; 8] {
    let of = region.descriptors();
    [
        of.premium_rate(),
        of.toll_free(),
        of.shared_cost(),
        of.voip(),
        of.personal_number(),
        of.pager(),
        of.uan(),
        of.voicemail(),
    ]
}

/// Whether some number of the region is that long.
fn is_possible(region: &Metadata, national: &str) -> bool {
    let of = region.descriptors();
    let all = specials(region).into_iter().chain([of.fixed_line(), of.mobile()]);
    all.flatten().any(|descriptor| has_length(descriptor, national))
}

fn matches(descriptor: &Descriptor, national: &str) -> bool {
    let length = descriptor.possible_length().is_empty() || has_length(descriptor, national);
    length && pattern(descriptor.national_number().as_str(), true).is_some_and(|whole| whole.is_match(national))
}

fn has_length(descriptor: &Descriptor, national: &str) -> bool {
    let length = u16::try_from(national.len());
    length.is_ok_and(|length| descriptor.possible_length().contains(&length))
}

/// Numbers are looked at seldom, and patterns are cheap to read: none is kept.
fn pattern(source: &str, whole: bool) -> Option<Regex> {
    let end = if whole { "$" } else { "" };
    Regex::new(&format!("(?x)^(?:{source}){end}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each with what its plan says: where it is, and whether a text message may go there.
    #[test]
    fn g8_the_plan_says_what_a_number_is_for() {
        for (digits, region, expected) in [
            ("4915112345678", "DE", Kind::Mobile),
            ("493012345678", "DE", Kind::Fixed),
            ("447700900123", "GB", Kind::Mobile),
            ("447911123456", "GG", Kind::Mobile),
            ("12025550123", "US", Kind::FixedOrMobile),
            ("16132345678", "CA", Kind::FixedOrMobile),
            ("18765551234", "JM", Kind::Mobile),
            ("18095551234", "DO", Kind::FixedOrMobile),
            ("77011234567", "KZ", Kind::Mobile),
            ("33612345678", "FR", Kind::Mobile),
            ("33142685300", "FR", Kind::Fixed),
            ("393123456789", "IT", Kind::Mobile),
            ("390612345678", "IT", Kind::Fixed),
            ("2250123456789", "CI", Kind::Mobile),
            ("5491123456789", "AR", Kind::Mobile),
            ("525512345678", "MX", Kind::FixedOrMobile),
            ("5511961234567", "BR", Kind::Mobile),
            ("8613812345678", "CN", Kind::Mobile),
            ("819012345678", "JP", Kind::Mobile),
            ("436641234567", "AT", Kind::Mobile),
            ("41791234567", "CH", Kind::Mobile),
            ("351912345678", "PT", Kind::Mobile),
        ] {
            assert_eq!(judge(digits), (Some(region), expected), "{digits}");
            assert_eq!(canonical(digits).as_deref(), Some(digits), "{digits}");
        }
        for digits in [
            "34803123456",
            "34902123456",
            "81990123456",
            "81120123456",
            "19005550123",
            "18005550123",
            "15005550006",
            "447012345678",
            "449098790000",
            "33899123456",
            "41900123456",
            "43900123456",
            "499001234567",
            "870773111632",
            "881612345678",
            "882161234567",
            "8831000123456",
            "979012345678",
            "34905123456",
            "4915112345",
        ] {
            let (_, kind) = judge(digits);
            assert!(matches!(kind, Kind::Special | Kind::Unassigned), "{digits}: {kind:?}");
        }
    }

    #[test]
    fn what_is_dialled_at_home_only_is_taken_out() {
        for (written, number) in [
            ("49015112345678", "4915112345678"),
            ("4903012345678", "493012345678"),
            ("330612345678", "33612345678"),
            ("4407700900123", "447700900123"),
            ("4407911123456", "447911123456"),
            ("390612345678", "390612345678"),
            ("7 8 9161234567", "79161234567"),
            ("36 06 301234567", "36301234567"),
            ("254 0712123123", "254712123123"),
            ("1 1 2025550123", "12025550123"),
            ("61 0412345678", "61412345678"),
            ("91 09812345678", "919812345678"),
        ] {
            let digits = written.replace(' ', "");
            assert_eq!(canonical(&digits).as_deref(), Some(number), "{written}");
        }
        for wrong in ["1202555012", "12025550123456", "9991234567", "33612345", "", "4"] {
            assert_eq!(canonical(wrong), None, "{wrong}");
        }
    }

    /// One form: what is written in it stays, for an example of every region and kind.
    #[test]
    fn the_form_of_a_number_is_its_own_form() {
        let mut seen = 0;
        for region in DATABASE.iter() {
            let of = region.descriptors();
            for example in [of.mobile(), of.fixed_line(), of.premium_rate(), of.toll_free()]
                .into_iter()
                .flatten()
            {
                let Some(national) = example.example() else { continue };
                let digits = format!("{}{national}", region.country_code());
                assert_eq!(
                    canonical(&digits).as_deref(),
                    Some(&*digits),
                    "{} {digits}",
                    region.id()
                );
                seen += 1;
            }
            let Some(mobile) = of.mobile().and_then(Descriptor::example) else {
                continue;
            };
            let digits = format!("{}{mobile}", region.country_code());
            let (found, kind) = judge(&digits);
            let textable = matches!(kind, Kind::Mobile | Kind::FixedOrMobile);
            assert!(textable || region.id() == "001", "{} {digits}: {kind:?}", region.id());
            // A number of a territory may be one of its state as well.
            let code = found
                .and_then(|found| DATABASE.by_id(found))
                .map(Metadata::country_code);
            assert!(code.is_none_or(|code| code == region.country_code()), "{digits}");
        }
        assert!(seen > 500, "{seen}");
    }

    #[test]
    fn a_code_stands_for_its_own_countries() {
        for (text, read) in [
            (" +49 ", Some("49")),
            ("1", Some("1")),
            ("1-876", Some("1876")),
            ("jm", Some("JM")),
            ("12", None),
            ("187", None),
            ("049", None),
            ("XX", None),
            ("001", None),
            ("", None),
            ("4a", None),
        ] {
            assert_eq!(listed(text).as_deref(), read, "{text:?}");
        }
        let reaches = |listed: &str, digits: &str| lists(listed, judge(digits).0, digits);
        assert!(reaches("1", "12025550123") && reaches("1", "16132345678"));
        assert!(!reaches("1", "18765551234") && !reaches("1", "17872345678"));
        assert!(reaches("1876", "18765551234") && reaches("JM", "16582345678"));
        assert!(reaches("7", "79161234567") && !reaches("7", "77011234567") && reaches("KZ", "77011234567"));
        assert!(reaches("44", "447911123456") && !reaches("GB", "447911123456"));
    }
}
