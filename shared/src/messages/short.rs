//! One segment of a short message, and no more: two cost double and may arrive in the wrong order.

use unicode_normalization::UnicodeNormalization;

use super::defuse::defuse_plainly;

/// The GSM 03.38 alphabet, and below it the characters that take two places.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// The text without what would halve its room: accents, typographical quotes and dashes. `None` where that is not enough,
/// as in Japanese. People write short messages like this by themselves.
fn folded(text: &str) -> Option<String> {
    let known = |c: char| GSM.contains(c) || GSM_EXTENDED.contains(c);
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if known(c) => plain.push(c),
            '‘' | '’' => plain.push('\''),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            '\u{a0}' | '\u{202f}' => plain.push(' '),
            _ => plain.push(c.nfd().next().filter(|base| *base != c && known(*base))?),
        }
    }
    Some(plain)
}

/// The text, or what it is without accents, whichever is one segment.
fn fitting(text: String) -> Option<String> {
    if fits(&text) {
        return Some(text);
    }
    folded(&text).filter(|plain| fits(plain))
}

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
        if let Some(text) = fitting(bound(named(&name))) {
            return text;
        }
        name.pop();
        name.truncate(name.trim_end().len());
    }
    // A host name too long for its line: the code itself matters more.
    fitting(bound(plain.clone())).unwrap_or(plain)
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

    #[test]
    fn accents_go_only_where_the_room_is_needed() {
        assert_eq!(fitting("código válido".to_owned()).as_deref(), Some("código válido"));
        let long = "código ".repeat(12);
        assert_eq!(fitting(long.clone()), Some(long.replace('ó', "o")));
        assert_eq!(folded("“a” – b…").as_deref(), Some("\"a\" - b..."));
        assert_eq!(folded("コード"), None);
        assert_eq!(fitting("コード".repeat(30)), None);
    }
}
