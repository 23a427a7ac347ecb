//! Makes caller data harmless in a message: no second header line, no link that a mail program would make of it.

use domain::address::Username;
use crate::pages::clean::{LONGEST_NAME, one_line, shorten};

/// U+2060: as wide as nothing, but no host name goes past it.
const WORD_JOINER: char = '\u{2060}';

/// A name for a message: one line, at most 64 characters, and nothing in it that a mail program takes for an address.
///
/// Control and direction characters go, `://` goes, and after each dot or `@` that is followed by a letter stands a
/// WORD JOINER, which no reader sees and no link finder passes.
pub fn defuse(name: &str) -> String {
    break_links(&shorten(&without_schemes(name), LONGEST_NAME), WORD_JOINER)
}

/// The same with a plain space where a WORD JOINER would stand, which would cost a short message half its room.
pub(super) fn defuse_plainly(name: &str) -> String {
    break_links(&shorten(&without_schemes(name), LONGEST_NAME), ' ')
}

/// An account or mail address: shown as it is when it is a plain address, else treated as any name.
pub(super) fn defuse_address(address: &str) -> String {
    let clean = one_line(address);
    let plain = clean.chars().filter(|c| *c == '@').count() == 1
        && clean.chars().all(|c| c.is_alphanumeric() || "@.+-_'&=".contains(c))
        && clean
            .split_once('@')
            .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    if plain { shorten(&clean, 254) } else { defuse(&clean) }
}

/// Stands behind each dot of an account that is no address, until a letter is written: [`in_html`] and [`in_text`].
const DOT_OF_A_NAME: char = '\u{e000}';

/// The name of an account, which people copy: character by character as it is typed at sign-in. What a mail program could take
/// for a host name (`john.smith`) is kept from that by markup.
pub(super) fn account(username: &str) -> String {
    let name = account_in_text(username);
    if name.contains('@') {
        name
    } else {
        name.replace('.', &format!(".{DOT_OF_A_NAME}"))
    }
}

/// The same without markup, for templates.
pub(super) fn account_in_text(username: &str) -> String {
    match Username::parse(username) {
        Ok(_) => username.to_owned(),
        Err(_) => defuse_address(username),
    }
}

/// A letter in HTML, its accounts in markup.
pub(super) fn in_html(letter: &str) -> String {
    letter.replace(&format!(".{DOT_OF_A_NAME}"), "<span>.</span>")
}

/// A letter as text.
pub(super) fn in_text(letter: &str) -> String {
    letter.replace(DOT_OF_A_NAME, "")
}

/// On one line twice: what is invisible may stand inside a `://`, and what takes its place may double a space.
fn without_schemes(text: &str) -> String {
    one_line(&one_line(text).replace("://", " "))
}

/// Dots of other scripts count as well: link finders know them.
fn break_links(text: &str, joint: char) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        broken.push(c);
        let joins = matches!(c, '.' | '@' | '。' | '．' | '｡');
        if joins && rest.peek().is_some_and(|next| !next.is_whitespace() && *next != joint) {
            broken.push(joint);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_are() {
        for name in [
            "Acme",
            "Ada Lovelace",
            "St. Mary",
            "Müller & Söhne",
            "山田 太郎",
            "نیم\u{200c}فاصله",
            "O’Neil",
        ] {
            assert_eq!(defuse(name), name);
        }
    }

    #[test]
    fn nothing_in_a_name_is_taken_for_a_link_or_a_header() {
        assert_eq!(defuse("http://evil.example/x"), "http evil.\u{2060}example/x");
        assert_eq!(defuse("www.evil.com"), "www.\u{2060}evil.\u{2060}com");
        assert_eq!(defuse("ada@evil.com"), "ada@\u{2060}evil.\u{2060}com");
        assert_eq!(defuse("evil。com"), "evil。\u{2060}com");
        assert_eq!(defuse("Acme\r\nBcc: x@y.z"), "Acme Bcc: x@\u{2060}y.\u{2060}z");
        assert_eq!(defuse("a\0b\u{202e}c\u{200b}d\u{7f}\u{2028}e"), "abcd e");
        assert_eq!(defuse_plainly("acme.io"), "acme. io");
        assert_eq!(defuse(":/\u{200b}/://"), "");
        let long = defuse(&"x".repeat(200));
        assert!(long.chars().count() == 64 && long.ends_with('…'));
        // Twice does no more than once.
        for name in ["http://evil.example/x", "a@b.c", "x\ty"] {
            assert_eq!(defuse(&defuse(name)), defuse(name));
        }
    }

    /// What is shown to be copied can be typed.
    #[test]
    fn the_name_of_an_account_stands_there_character_by_character() {
        for name in [
            "john.smith",
            "a.b.c",
            "ada@example.com",
            "o'neil!x@example.com",
            "+4915112345678",
            "x_y-z+1",
        ] {
            let shown = account(name);
            assert_eq!(in_text(&shown), name);
            assert_eq!(in_html(&shown).replace("<span>", "").replace("</span>", ""), name);
            assert_eq!(account_in_text(name), name);
        }
        assert_eq!(in_html(&account("evil.com")), "evil<span>.</span>com");
    }

    #[test]
    fn addresses_are_shown_whole_unless_they_are_something_else() {
        assert_eq!(
            defuse_address("ada.lovelace+x@mail.example.com"),
            "ada.lovelace+x@mail.example.com"
        );
        assert_eq!(defuse_address("http://evil.com"), "http evil.\u{2060}com");
        assert_eq!(defuse_address("evil.com"), "evil.\u{2060}com");
        assert_eq!(
            defuse_address("x@evil.com http://evil.com"),
            "x@\u{2060}evil.\u{2060}com http evil.\u{2060}com"
        );
    }
}
