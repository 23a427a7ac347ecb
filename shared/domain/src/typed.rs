//! Text as people type and paste it, in the one form in which it is read: for addresses, numbers, usernames, codes and links, at
//! every door. Passwords are not among them: they stay as they are.

use unicode_normalization::UnicodeNormalization;

use super::digits;

/// What is typed, in the compatibility form (NFKC), without what nobody sees and without blanks around it.
#[must_use]
pub fn line(text: &str) -> String {
    let seen: String = visible(&visible(text).nfkc().collect::<String>());
    seen.trim().to_owned()
}

/// An address or a username: without what mail programs and sentences put around one (`<ada@example.com>,`), and what links
/// and lists of addresses put before it (`mailto:`, `Ada <ada@example.com>`). What could be two addresses stays as it is.
#[must_use]
pub fn name(text: &str) -> String {
    let mut found = line(text);
    // What is taken away lays open what is to be taken away next.
    for _ in 0..DEEPEST {
        let next = line(&address_in(bare(&found)));
        if next == found {
            break;
        }
        found = next;
    }
    found
}

/// A number: `+` where it begins with one, and its digits, with whatever else stands in between that is no mark of writing.
#[must_use]
pub fn number(text: &str) -> String {
    let line = dialled(text);
    let written = line.chars().map(digits::ascii);
    written.filter(|char| !is_mark(*char)).collect()
}

/// A line with a number: without the word before it (`tel:`, `Mobile:`) and a remark behind it, and with `+` in place of the 00
/// that most countries dial for it.
#[must_use]
pub fn dialled(text: &str) -> String {
    let line = line(text);
    let number = unlabelled(&line).map_or(line.as_str(), |(_, number)| number);
    let number = without_remark(number).trim_start_matches(is_mark);
    match number.char_indices().nth(2) {
        Some((behind, _)) if number.chars().take(2).all(|char| digits::ascii(char) == '0') => {
            format!("+{}", number.get(behind..).unwrap_or_default())
        }
        Some(_) | None => number.to_owned(),
    }
}

/// How often something is taken away from around a name, at most.
const DEEPEST: usize = 8;

/// Without what stands around a name.
fn bare(line: &str) -> &str {
    let around = |char: char| char.is_whitespace() || is_quote(char) || is_bracket(char) || ends_a_sentence(char);
    // A full stop may end a username, but no address.
    let behind = |char: char| around(char) || char == '.' && line.contains('@');
    line.trim_start_matches(around).trim_end_matches(behind)
}

/// The address in a line that is more than that: a link to it, or a name and the address in brackets. The line as it is where
/// there is none, or another one besides.
fn address_in(line: &str) -> String {
    match unlabelled(line) {
        // RFC 6068: a subject and more may follow, and signs may be escaped.
        Some((label, link)) if label.eq_ignore_ascii_case("mailto") => {
            let address = link.split('?').next().unwrap_or_default();
            return unescaped(address).unwrap_or_else(|| address.to_owned());
        }
        Some((_, rest)) if rest.contains('@') => return rest.to_owned(),
        Some(_) | None => {}
    }
    if !line.contains('@') {
        return line.to_owned();
    }
    let named = |before: &str, address: &str| {
        let others = before.contains('@') && !name(before).eq_ignore_ascii_case(&name(address));
        (address.contains('@') && !others).then(|| address.to_owned())
    };
    // The bracket at the end is gone by now.
    let found = match line.split_once('<') {
        Some((before, address)) if !address.contains(['<', '>']) => named(before, address),
        Some(_) => None,
        None => match line.split_once("](") {
            Some((text, address)) if !address.contains(['(', ')']) => named(text, address),
            Some(_) => None,
            None => Some(without_remark(line).to_owned()),
        },
    };
    found.unwrap_or_else(|| line.to_owned())
}

/// The word before a colon, and what follows it: `tel`, `Mobile`, `E-Mail`.
fn unlabelled(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.split_once(':')?;
    let label = label.trim();
    let is_word = label.chars().next().is_some_and(char::is_alphabetic)
        && label.len() <= 20
        && label
            .chars()
            .all(|char| char.is_alphabetic() || char.is_whitespace() || matches!(char, '.' | '-'));
    is_word.then_some((label, rest.trim_start()))
}

/// Without a remark in brackets at the end, which is none if it holds a digit or an address.
fn without_remark(line: &str) -> &str {
    let open = line.trim_end_matches(|char: char| char == ')' || char.is_whitespace());
    match open.rsplit_once('(') {
        Some((before, remark))
            if !before.trim().is_empty() && !remark.chars().any(|char| char.is_numeric() || char == '@') =>
        {
            before.trim_end()
        }
        Some(_) | None => line,
    }
}

/// The text that is escaped in a link, if it is.
fn unescaped(text: &str) -> Option<String> {
    let (mut bytes, mut all) = (Vec::new(), text.bytes());
    while let Some(byte) = all.next() {
        bytes.push(if byte == b'%' {
            let pair = [all.next()?, all.next()?];
            u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// A word of letters, digits, `-` and `_` such as stands in a link, without the link and without what programs put around it.
#[must_use]
pub fn token(text: &str) -> String {
    let line = line(text);
    let bare = line.trim_matches(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '-' | '_')));
    bare.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A code as one word: letters and digits only, those of other scripts as ours.
pub(crate) fn letters_and_digits(text: &str) -> impl Iterator<Item = char> {
    let line: Vec<char> = line(text).chars().collect();
    line.into_iter()
        .map(digits::ascii)
        .filter(|char| char.is_alphanumeric())
}

/// Whether anything of `text` can be seen.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars()
        .any(|char| !(char.is_whitespace() || char.is_control() || is_ignorable(char) || char == BLANK))
}

/// U+2800, the Braille pattern without dots: a letter of its own that shows nothing.
const BLANK: char = '\u{2800}';

fn visible(text: &str) -> String {
    text.chars().filter(|char| !is_ignorable(*char)).collect()
}

/// What shows nothing by itself: `Default_Ignorable_Code_Point` of the Unicode Character Database, which holds the characters
/// that turn the direction of text as well, and the marks of annotations.
#[must_use]
pub fn is_ignorable(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Dashes, dots, slashes, brackets, quotes and blanks, of any width: what people put between digits.
fn is_mark(char: char) -> bool {
    char.is_whitespace()
        || is_dash(char)
        || is_quote(char)
        || is_bracket(char)
        || ends_a_sentence(char)
        || matches!(
            char,
            '.' | '/' | '\u{b7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{22c5}' | '\u{30fb}' | '_' | '~'
        )
}

fn is_dash(char: char) -> bool {
    matches!(
        char,
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30a0}'
                | '\u{30fc}'
    )
}

fn is_quote(char: char) -> bool {
    matches!(char, '"' | '\'' | '`' | '\u{b4}' | '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}' | '\u{2032}' | '\u{2033}'
        | '\u{2039}' | '\u{203a}' | '\u{300c}'..='\u{300f}' | '\u{301d}'..='\u{301f}')
}

fn is_bracket(char: char) -> bool {
    matches!(
        char,
        '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | '\u{2329}' | '\u{232a}' | '\u{3008}'
            ..='\u{300b}' | '\u{3010}' | '\u{3011}' | '\u{3014}' | '\u{3015}'
    )
}

fn ends_a_sentence(char: char) -> bool {
    matches!(
        char,
        ',' | ';'
            | ':'
            | '!'
            | '?'
            | '\u{2026}'
            | '\u{3001}'
            | '\u{3002}'
            | '\u{60c}'
            | '\u{61b}'
            | '\u{61f}'
            | '\u{6d4}'
            | '\u{964}'
            | '\u{a1}'
            | '\u{bf}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_nobody_sees_and_what_stands_around_is_dropped() {
        for written in [
            " ada@example.com",
            "ada@example.com\u{200b}",
            "\u{feff}ada@example.com.",
            "<ada@example.com>,",
            "\u{201c}ada@example.com\u{201d}",
            "\u{202a}ada@example.com\u{202c}",
            "\u{ff41}da@example\u{ff0e}com",
            "ada\u{ad}@example.com\r\n",
        ] {
            assert_eq!(name(written), "ada@example.com", "{written:?}");
        }
        assert_eq!(name("john."), "john.", "a username may end so");
        for written in [
            "+49 151 12345678",
            "\u{202a}+49\u{b7}151\u{b7}12345678\u{202c}",
            "\u{ff0b}49 \u{ff08}151\u{ff09}12345678",
            "+49\u{ff0d}151\u{ff0d}12345678",
            "\u{2066}+49 151 \u{2013} 123 456 78.\u{2069}",
            "+49\u{2212}151/12345678;",
        ] {
            assert_eq!(number(written), "+4915112345678", "{written:?}");
        }
        assert_eq!(number("+49151x"), "+49151x", "what is no mark stays");
    }

    #[test]
    fn an_address_is_found_in_what_programs_write_around_it() {
        for written in [
            "mailto:ada@example.com",
            "MAILTO:Ada@Example.com?subject=Hello",
            "mailto:ada%40example.com",
            "<mailto:ada@example.com>",
            "Ada <ada@example.com>",
            "\"Lovelace, Ada\" <ada@example.com>;",
            "Ada<ada@example.com>",
            "ada@example.com<mailto:ada@example.com>",
            "\u{ff1c}ada@example.com\u{ff1e}",
            "[Ada](mailto:ada@example.com)",
            "[ada@example.com](mailto:ada@example.com).",
            "ada@example.com (Ada Lovelace)",
            "Email: ada@example.com",
            "E-Mail\u{ff1a} ada@example.com",
            "smtp:ada@example.com",
        ] {
            assert_eq!(name(written).to_lowercase(), "ada@example.com", "{written:?}");
        }
        assert_eq!(name("mailto:ada%2Bshop@example.com"), "ada+shop@example.com");
        for other in [
            "a@example.com <b@example.com>",
            "Ada <a@example.com>, Bob <b@example.com>",
            "Ada <a@example.com> and more",
            "[a@example.com](mailto:b@example.com)",
            "a@example.com (b@example.com)",
        ] {
            assert!(
                crate::address::EmailAddress::parse(other).is_err(),
                "{other:?}: {:?}",
                name(other)
            );
        }
        for username in ["john.smith", "ns:ada", "a<b", "0049151"] {
            assert_eq!(name(username), username, "it names no address");
        }
        for written in [
            "tel:+4915112345678",
            "TEL:+49-151-12345678",
            "tel://+4915112345678",
            "sms:+4915112345678",
            "Mobile: +49 151 12345678",
            "Tel.: +49 151 12345678",
            "T\u{e9}l. : +49 151 12345678",
            "0049 151 12345678",
            "(0049) 151 12345678",
            "+49 151 12345678 (mobile)",
        ] {
            assert_eq!(number(written), "+4915112345678", "{written:?}");
        }
        assert_eq!(number("tel:015112345678"), "015112345678");
        assert_eq!(number("2: +49151"), "2+49151", "a digit is no word");
    }

    #[test]
    fn blank_names_are_known() {
        for blank in [
            "",
            " \u{2060}",
            "\u{3164}",
            "\u{200b}\u{200d}",
            "\u{2800}",
            "\u{ffa0}\u{115f}",
            "\u{feff}\t",
        ] {
            assert!(!is_visible(blank), "{blank:?}");
        }
        assert!(is_visible("\u{200f}א") && is_visible("."));
    }

    proptest! {
        /// Reading what was read changes nothing, whatever it is.
        #[test]
        fn reading_twice_is_reading_once(text in any::<String>()) {
            prop_assert_eq!(line(&line(&text)), line(&text));
            prop_assert_eq!(name(&name(&text)), name(&text));
        }

        /// What is pasted around and into an address, a number or a code by programs changes none of them.
        #[test]
        fn what_programs_add_changes_nothing(
            before in "[ \u{200b}\u{200e}\u{202a}\u{2066}\u{feff}<\"\u{201c}]{0,3}",
            after in "[ \u{200b}\u{200f}\u{202c}\u{2069}\u{ad}>\",;!]{0,3}",
            joint in "[ \u{2011}\u{2013}\u{ff0d}\u{b7}.()/\u{a0}-]{0,2}",
        ) {
            prop_assert_eq!(name(&format!("{before}ada@example.com{after}")), "ada@example.com");
            prop_assert_eq!(number(&format!("{before}+49{joint}151{joint}12345678{after}")), "+4915112345678");
            let code: String = letters_and_digits(&format!("{before}123{joint}456{after}")).collect();
            prop_assert_eq!(code, "123456");
        }
    }
}
