//! One segment of a short message, and no more where it can be: two cost double. An invitation may need more.

use unicode_normalization::UnicodeNormalization;

use super::{Sender, Sms, defuse::defuse_plainly};

/// The GSM 03.38 alphabet, and below it the characters that take two places.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// The text without what would halve its room: accents, typographical quotes and dashes. `None` where that is not enough,
/// as in Japanese. People write short messages like this by themselves.
pub(super) fn folded(text: &str) -> Option<String> {
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
            // Letters with a stroke have no other base in Unicode.
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            _ => plain.push(c.nfd().next().filter(|base| *base != c && known(*base))?),
        }
    }
    Some(plain)
}

/// The text, or what it is without accents, whichever has no more segments than that.
fn fitting(text: String, most: usize) -> Option<String> {
    if segments(&text) <= most {
        return Some(text);
    }
    folded(&text).filter(|plain| segments(plain) <= most)
}

/// How many segments the text is: one has 160 places of the GSM alphabet, or else 70 of UTF-16. Where there are several,
/// seven and three of them say in each which part it is.
pub(super) fn segments(text: &str) -> usize {
    let places = text.chars().try_fold(0_usize, |sum, c| {
        if GSM.contains(c) {
            Some(sum + 1)
        } else if GSM_EXTENDED.contains(c) {
            Some(sum + 2)
        } else {
            None
        }
    });
    let (places, alone, each) = match places {
        Some(places) => (places, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if places <= alone { 1 } else { places.div_ceil(each) }
}

/// The sentence with as much of the application's name as there is room for, or the plain one; and the line
/// `@host #code`, by which a phone offers the code on that host alone.
pub(super) fn one_segment(
    sender: &Sender<'_>,
    named: impl Fn(&str) -> String,
    plain: String,
    code: &str,
    host: Option<&str>,
) -> Sms {
    // A host name too long for its line: the code itself matters more.
    let text = cut_to(1, name_of(sender), &named, &plain, code, host).unwrap_or(plain);
    Sms { text }
}

fn name_of(sender: &Sender<'_>) -> String {
    defuse_plainly(&sender.brand.name_or_neutral(sender.wording))
}

/// An invitation: the sentence with the inviter, or else the one without, in one segment if either is, else in two. What has
/// no room there is cut as in one segment. A third is for an alphabet with little room and a long address.
pub(super) fn few_segments(
    sender: &Sender<'_>,
    invited: impl Fn(&str) -> Option<String>,
    named: impl Fn(&str) -> String,
    plain: String,
    code: &str,
    host: Option<&str>,
) -> Sms {
    let name = name_of(sender);
    if !name.is_empty() {
        for most in [1, 2] {
            for sentence in [invited(&name), Some(named(&name))].into_iter().flatten() {
                if let Some(text) = fitting(bound(sentence, code, host), most) {
                    return Sms { text };
                }
            }
        }
    }
    let cut = |most| cut_to(most, name.clone(), &named, &plain, code, host);
    let text = cut(2).or_else(|| cut(3)).unwrap_or(plain);
    Sms { text }
}

fn bound(sentence: String, code: &str, host: Option<&str>) -> String {
    match host {
        Some(host) => format!("{sentence}\n\n@{host} #{code}"),
        None => sentence,
    }
}

fn cut_to(
    most: usize,
    mut name: String,
    named: &impl Fn(&str) -> String,
    plain: &str,
    code: &str,
    host: Option<&str>,
) -> Option<String> {
    while !name.is_empty() {
        if let Some(text) = fitting(bound(named(&name), code, host), most) {
            return Some(text);
        }
        name.pop();
        name.truncate(name.trim_end().len());
    }
    fitting(bound(plain.to_owned(), code, host), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_counted_as_phones_count_it() {
        for (letter, one, two) in [("a", 160, 306), ("€", 80, 153), ("я", 70, 134), ("😀", 35, 67)] {
            assert_eq!(segments(&letter.repeat(one)), 1, "{letter}");
            assert_eq!(segments(&letter.repeat(one + 1)), 2, "{letter}");
            assert_eq!(segments(&letter.repeat(two)), 2, "{letter}");
            assert_eq!(segments(&letter.repeat(two + 1)), 3, "{letter}");
        }
    }

    #[test]
    fn accents_go_only_where_the_room_is_needed() {
        assert_eq!(fitting("código válido".to_owned(), 1).as_deref(), Some("código válido"));
        let long = "código ".repeat(12);
        assert_eq!(fitting(long.clone(), 1), Some(long.replace('ó', "o")));
        assert_eq!(fitting(long.clone(), 2), Some(long));
        assert_eq!(folded("“a” – b…").as_deref(), Some("\"a\" - b..."));
        assert_eq!(
            folded("Zażółć gęślą jaźń, Łódź").as_deref(),
            Some("Zazolc gesla jazn, Lodz")
        );
        assert_eq!(folded("コード"), None);
        assert_eq!(fitting("コード".repeat(30), 1), None);
    }
}
