//! Caller data for the eye: on one line, of bearable length, without characters that hide or turn text.

/// As many characters of a name as are shown.
pub(crate) const LONGEST_NAME: usize = 64;

/// As many characters of a question or an answer as are shown.
const LONGEST_LABEL: usize = 160;

/// A question or an answer on one line and of at most 160 characters.
pub(crate) fn shown_label(label: &str) -> String {
    shorten(&one_line(label), LONGEST_LABEL)
}

/// A name on one line and of at most 64 characters.
pub(crate) fn shown_name(name: &str) -> String {
    shorten(&one_line(name), LONGEST_NAME)
}

/// Everything on one line: whitespace becomes single spaces; control, direction and other invisible characters go.
pub(crate) fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| c.is_whitespace() || !(c.is_control() || is_invisible(*c)))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    visible
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Characters that hide text or turn it around. The joiners U+200C and U+200D stay: names in Persian and Hindi are
/// written with them. So does U+2060, which is ours.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// At most so many characters, the last of them an ellipsis where something is left out.
pub(crate) fn shorten(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
