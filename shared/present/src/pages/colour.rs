//! An application's colour, made readable on both surfaces of the pages.

/// The card in light and in dark, as assets/app.css has them (a test compares).
const LIGHT: Rgb = [0xff, 0xff, 0xff];
const DARK: Rgb = [0x1c, 0x1f, 0x24];
const BLACK: Rgb = [0, 0, 0];

/// WCAG 2.2: text against its background (1.4.3), and edges that tell where a control is (1.4.11).
const FOR_TEXT: f64 = 4.5;
const FOR_EDGES: f64 = 3.0;

/// The colour of those who have none, as assets/app.css has it.
pub(super) const DEFAULT_ACCENT: &str = "1d4ed8";

type Rgb = [u8; 3];

/// A colour as six lower-case hex digits, if that is what it is. A leading `#` is fine.
pub fn clean_hex(colour: &str) -> Option<String> {
    let digits = colour.strip_prefix('#').unwrap_or(colour);
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| digits.to_ascii_lowercase())
}

/// Of colours as close to grey as this nobody expects a shade.
const GREYISH: u8 = 24;
/// What stands in for them where it is dark: the text's own colour.
const PALE: Rgb = [0xec, 0xee, 0xf1];

/// Black or white, whichever can be read on a colour. One of the two always is: no colour is closer than 4.58 to both.
fn on(colour: Rgb) -> Rgb {
    if contrast(colour, LIGHT) >= FOR_TEXT {
        LIGHT
    } else {
        BLACK
    }
}

/// The colour of buttons where it is dark: the colour itself, where it differs enough from the card; else a lighter shade of it,
/// and for black and grey what the text has.
fn accent_on_dark(accent: Rgb) -> Rgb {
    let least = accent.into_iter().min().unwrap_or_default();
    let most = accent.into_iter().max().unwrap_or_default();
    if contrast(accent, DARK) >= FOR_EDGES {
        accent
    } else if most - least <= GREYISH {
        PALE
    } else {
        until_seen(accent, DARK, FOR_TEXT)
    }
}

/// A colour where it is dark, for emails, as six hex digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OnDark {
    /// Behind the words of a button.
    pub(crate) accent: String,
    /// Those words.
    pub(crate) on_accent: String,
    /// For links.
    pub(crate) text: String,
}

impl OnDark {
    /// The shades of a colour, or of the one that is meant for the dark. What is no colour counts as black.
    pub(crate) fn of(hex: &str, dark: Option<&str>) -> Self {
        let meant = dark.and_then(clean_hex).as_deref().and_then(parse);
        let colour = meant.or_else(|| parse(hex)).unwrap_or(BLACK);
        let accent = meant.unwrap_or_else(|| accent_on_dark(colour));
        Self {
            accent: digits(accent),
            on_accent: digits(on(accent)),
            text: digits(until_seen(colour, DARK, FOR_TEXT)),
        }
    }
}

/// The shade of a colour that can be read on a light card, as six hex digits; for the links of emails.
pub(crate) fn text_on_light(hex: &str) -> String {
    digits(until_seen(parse(hex).unwrap_or(BLACK), LIGHT, FOR_TEXT))
}

/// The stylesheet that gives the pages an application's colour: the colour itself behind text that can be read on it,
/// and shades of it that differ enough from the card, in light and in dark. Empty when the colour is not one.
pub fn brand_css(hex: &str, dark: Option<&str>) -> String {
    let Some(accent) = clean_hex(hex).as_deref().and_then(parse) else {
        return String::new();
    };
    let properties = |surface: Rgb, accent: Rgb| {
        format!(
            ":root{{--accent:{};--on-accent:{};--accent-edge:{};--accent-text:{}}}",
            show(accent),
            show(on(accent)),
            show(until_seen(accent, surface, FOR_EDGES)),
            show(until_seen(accent, surface, FOR_TEXT)),
        )
    };
    format!(
        "{}\n@media (prefers-color-scheme:dark){{{}}}\n",
        properties(LIGHT, accent),
        properties(DARK, dark.and_then(parse).unwrap_or_else(|| accent_on_dark(accent)))
    )
}

/// The stylesheet for what is behind the card, in light and in dark: the colours themselves, and shades that can be read on them
/// for the words and links that stand there. Empty for what is none.
pub(super) fn around_css(background: Option<&str>, dark: Option<&str>) -> String {
    let scheme = |scheme: &str, hex: Option<&str>| {
        let page = hex.and_then(clean_hex).as_deref().and_then(parse)?;
        let (quiet, loud) = words_on(page);
        let (page, quiet, loud) = (show(page), show(quiet), show(loud));
        Some(format!(
            "@media (prefers-color-scheme:{scheme}){{:root{{--page:{page};--tint:{page};--around:{quiet};\
             --around-loud:{loud}}}}}\n"
        ))
    };
    [scheme("light", background), scheme("dark", dark)]
        .into_iter()
        .flatten()
        .collect()
}

/// The words that stand on any colour: quiet ones, at least two thirds of the way to the loudest, and those.
fn words_on(page: Rgb) -> (Rgb, Rgb) {
    let loud = on(page);
    let mut shades = (13..=20).map(|step| mix(page, loud, step));
    let quiet = shades.find(|mixed| contrast(*mixed, page) >= FOR_TEXT);
    (quiet.unwrap_or(loud), loud)
}

/// The mark in an application's colour, for the tab of a browser. Empty when the colour is not one.
pub fn brand_icon(hex: &str) -> String {
    let Some(accent) = clean_hex(hex).as_deref().and_then(parse) else {
        return String::new();
    };
    include_str!("../../assets/mark.svg")
        .replace("#1d4ed8", &show(accent))
        .replace("#fff", &show(on(accent)))
}

fn parse(hex: &str) -> Option<Rgb> {
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

fn show(colour: Rgb) -> String {
    format!("#{}", digits(colour))
}

fn digits([red, green, blue]: Rgb) -> String {
    format!("{red:02x}{green:02x}{blue:02x}")
}

/// Relative luminance as WCAG defines it.
fn luminance([red, green, blue]: Rgb) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour, moved towards black or white only as far as it needs to stand out from the surface.
fn until_seen(colour: Rgb, surface: Rgb, least: f64) -> Rgb {
    let target = if luminance(surface) > 0.5 { BLACK } else { LIGHT };
    (0..=20_u8)
        .map(|step| mix(colour, target, step))
        .find(|mixed| contrast(*mixed, surface) >= least)
        .unwrap_or(target)
}

/// `step` twentieths of the way from one colour to another.
fn mix([red, green, blue]: Rgb, [to_red, to_green, to_blue]: Rgb, step: u8) -> Rgb {
    let part = |from: u8, to: u8| {
        let mixed = (u16::from(from) * u16::from(20 - step) + u16::from(to) * u16::from(step)) / 20;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    [part(red, to_red), part(green, to_green), part(blue, to_blue)]
}

/// Black or white, whichever can be read on the colour; for mails, which have no stylesheet of ours.
pub(crate) fn readable_on(hex: &str) -> &'static str {
    match parse(hex) {
        Some(colour) if contrast(colour, LIGHT) < FOR_TEXT => "000000",
        _ => "ffffff",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        assert_eq!(clean_hex("#1D4ED8").as_deref(), Some("1d4ed8"));
        for bad in [
            "", "#", "fff", "#12345", "12345g", "1234567", "red;}*{", "##123456", "+12345", "é1234",
        ] {
            assert_eq!(clean_hex(bad), None, "{bad}");
            assert_eq!(brand_css(bad, None), "", "{bad}");
        }
    }

    #[test]
    fn every_colour_gets_text_and_edges_that_can_be_seen() {
        let css = include_str!("../../assets/app.css");
        assert!(
            css.contains(&format!("--surface: {}", show(LIGHT))) && css.contains(&format!("--surface: {}", show(DARK)))
        );
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let colour = [red, green, blue].map(|channel: i32| channel as u8);
                    let text = parse(readable_on(show(colour).trim_start_matches('#'))).unwrap();
                    assert!(contrast(colour, text) >= FOR_TEXT);
                    let dark = accent_on_dark(colour);
                    assert!(contrast(dark, DARK) >= FOR_EDGES && contrast(dark, on(dark)) >= FOR_TEXT);
                    let (quiet, loud) = words_on(colour);
                    assert!(contrast(quiet, colour) >= FOR_TEXT && contrast(loud, colour) >= FOR_TEXT);
                    for surface in [LIGHT, DARK] {
                        assert!(contrast(until_seen(colour, surface, FOR_TEXT), surface) >= FOR_TEXT);
                        assert!(contrast(until_seen(colour, surface, FOR_EDGES), surface) >= FOR_EDGES);
                    }
                }
            }
        }
        assert!(brand_css("ffd400", None).contains("--on-accent:#000000"));
        // A near-black brand has a light button where it is dark, and a dark blue one a lighter blue.
        assert!(
            brand_css("1b1f24", None)
                .ends_with("--accent:#eceef1;--on-accent:#000000;--accent-edge:#eceef1;--accent-text:#eceef1}}\n")
        );
        assert_eq!(OnDark::of("1b1f24", None).accent, "eceef1");
        assert_eq!(OnDark::of("0f766e", None).accent, "0f766e");
        // One that is meant for the dark is taken as it is, with words that can be read on it.
        assert_eq!(OnDark::of("1b1f24", Some("ffd400")).accent, "ffd400");
        assert!(
            brand_css("1b1f24", Some("ffd400"))
                .contains("(prefers-color-scheme:dark){:root{--accent:#ffd400;--on-accent:#000000")
        );
        assert!(css.contains(&format!("--accent: #{DEFAULT_ACCENT};")));
        // What is meant for one theme is not seen in the other.
        let navy = around_css(Some("0b1f3a"), None);
        assert!(
            navy.starts_with("@media (prefers-color-scheme:light){:root{--page:#0b1f3a;"),
            "{navy}"
        );
        assert!(
            navy.contains("--around-loud:#ffffff") && !navy.contains("dark"),
            "{navy}"
        );
        assert!(brand_css("#1d4ed8", None).starts_with(":root{--accent:#1d4ed8;--on-accent:#ffffff;"));
    }
}
