//! The most common passwords; see `assets/common-passwords.README.md` for their sources.

use std::{cmp::Ordering, sync::LazyLock};

/// Sorted, each after one byte below 0x20: so many bytes it has in common with the one before, and what follows is the rest of it.
/// `build.rs` makes it.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common-passwords.packed"));

/// What follows those that have nothing in common with the one before: each begins with a whole password.
static STARTS: LazyLock<Vec<&'static [u8]>> = LazyLock::new(|| {
    let places = PACKED.iter().enumerate().filter(|(_, byte)| **byte == 0);
    places.filter_map(|(place, _)| PACKED.get(place + 1..)).collect()
});

/// The first that begins here without its number, and what follows it.
fn split(packed: &[u8]) -> (&[u8], &[u8]) {
    let end = packed.iter().position(|byte| *byte < b' ');
    packed.split_at(end.unwrap_or(packed.len()))
}

/// Whether a password in its folded form is one of them.
pub(super) fn is_common(folded: &str) -> bool {
    let wanted = folded.as_bytes();
    let after = STARTS.partition_point(|start| split(start).0 <= wanted);
    let Some(start) = after.checked_sub(1).and_then(|last| STARTS.get(last)) else {
        return false;
    };
    let (first, mut rest) = split(start);
    let mut word = first.to_vec();
    loop {
        match word.as_slice().cmp(wanted) {
            Ordering::Equal => return true,
            Ordering::Greater => return false,
            Ordering::Less => {}
        }
        let Some((common, packed)) = rest.split_first() else {
            return false;
        };
        let (own, following) = split(packed);
        word.truncate(usize::from(*common));
        word.extend_from_slice(own);
        rest = following;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::password::blocklist::fold;

    const LIST: &str = include_str!("../../assets/common-passwords.txt");

    #[test]
    fn every_password_of_the_list_is_found_and_none_beside_it() {
        let list: BTreeSet<&str> = LIST.lines().collect();
        assert!(list.len() > 3_000);
        for word in &list {
            assert!(is_common(word), "{word}");
            let mut shorter = (*word).to_owned();
            shorter.pop();
            for near in [shorter, format!("{word}\u{7f}"), format!("{word}!"), format!("{word}0")] {
                assert_eq!(is_common(&near), list.contains(near.as_str()), "{near}");
            }
        }
        for word in ["", "\u{1}", "!", "\u{10ffff}", "\u{10ffff}\u{10ffff}"] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_lower_case() {
        let mut before = "";
        for word in LIST.lines() {
            assert!(before < word && word == fold(word), "{word}");
            before = word;
        }
    }
}
