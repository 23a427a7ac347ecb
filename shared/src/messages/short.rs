//! One segment of a short message, and no more: two cost double and may arrive in the wrong order.

use super::defuse::defuse_plainly;

/// The GSM 03.38 alphabet, and below it the characters that take two places.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// Whether the text is one segment: 160 places of the GSM alphabet, or else 70 of UTF-16.
pub(super) fn fits(text: &str) -> bool {
    let places = text.chars().try_fold(0_usize, |sum, c| {
        if GSM.contains(c) {
            Some(sum + 1)
        } else if GSM_EXTENDED.contains(c) {
            Some(sum + 2)
        } else {
            None
        }
    });
    match places {
        Some(places) => places <= 160,
        None => text.encode_utf16().count() <= 70,
    }
}

/// The sentence with as much of the application's name as there is room for, or the plain one; and the line
/// `@host #code`, by which a phone offers the code on that host alone.
pub(super) fn one_segment(
    application: &str,
    named: impl Fn(&str) -> String,
    plain: String,
    code: &str,
    host: Option<&str>,
) -> String {
    let bound = |sentence: String| match host {
        Some(host) => format!("{sentence}\n\n@{host} #{code}"),
        None => sentence,
    };
    let mut name = defuse_plainly(application);
    while !name.is_empty() {
        let text = bound(named(&name));
        if fits(&text) {
            return text;
        }
        name.pop();
        name.truncate(name.trim_end().len());
    }
    let text = bound(plain.clone());
    // A host name too long for its line: the code itself matters more.
    if fits(&text) { text } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_counted_as_phones_count_it() {
        assert!(fits(&"a".repeat(160)) && !fits(&"a".repeat(161)));
        assert!(fits(&"€".repeat(80)) && !fits(&"€".repeat(81)));
        assert!(fits(&"я".repeat(70)) && !fits(&"я".repeat(71)));
        assert!(fits(&"😀".repeat(35)) && !fits(&"😀".repeat(36)));
    }
}
