//! A telephone number as it is dialled at home, typed where a name is asked for.

use super::{Request, header_text};
use crate::app::Config;
use present::{
    pages::calling_code,
    wording::{Wording, accepted},
};

/// The name as it was typed; a number that begins with the zero of a country gets that country's code. Which country that is
/// the browser's languages say, as far as messages go there, or the only one that they go to.
#[must_use]
pub fn name(config: &Config, request: &Request, typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number = typed
        .chars()
        .all(|char| char.is_ascii_digit() || " -/.()\u{a0}".contains(char));
    if !is_number || !digits.starts_with('0') || digits.starts_with("00") || !(7..=13).contains(&digits.len()) {
        return typed.to_owned();
    }
    let wished = accepted(header_text(request, "accept-language").unwrap_or_default());
    let code = wished
        .iter()
        .filter_map(|tag| region(tag))
        .find_map(|region| calling_code(&region, &config.dial_codes))
        .or_else(|| match config.dial_codes.as_slice() {
            [only] if only.bytes().all(|byte| byte.is_ascii_digit()) => Some(only.clone()),
            _ => None,
        });
    // Whether the zero goes is the plan's business, when the number is read.
    code.map_or_else(|| typed.to_owned(), |code| format!("+{code}{digits}"))
}

/// The region of a tag such as `de-AT`; of `de` the one where most speak it.
fn region(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']).skip(1);
    let named = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    match named {
        Some(region) => Some(region.to_ascii_uppercase()),
        None => Wording::home(tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_its_region_or_that_where_most_speak_it() {
        for (tag, expected) in [
            ("de-AT", Some("AT")),
            ("de", Some("DE")),
            ("en-GB", Some("GB")),
            ("en", None),
            ("zh-Hant-TW", Some("TW")),
            ("zh", Some("CN")),
            ("zh-Hant", None),
            ("pl", Some("PL")),
            ("pt_BR", Some("BR")),
            ("", None),
        ] {
            assert_eq!(region(tag).as_deref(), expected, "{tag}");
        }
    }
}
