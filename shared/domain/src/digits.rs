//! Digits of other scripts, as the keyboards of phones write them.

/// The ASCII digit of the same value, for digits of Arabic, Persian, Devanagari and full width; any other character as it is.
#[must_use]
pub(crate) fn ascii(character: char) -> char {
    const ZEROS: [char; 4] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    let value = |zero: &char| {
        u32::from(character)
            .checked_sub(u32::from(*zero))
            .filter(|value| *value < 10)
    };
    let value = ZEROS.iter().find_map(value);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_have_the_same_value() {
        for digits in [
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "０１２３４５６７８９",
            "0123456789",
        ] {
            assert_eq!(digits.chars().map(ascii).collect::<String>(), "0123456789");
        }
        for other in ['a', 'é', '\u{65f}', '\u{66a}', '²', '➀'] {
            assert_eq!(ascii(other), other);
        }
    }
}
