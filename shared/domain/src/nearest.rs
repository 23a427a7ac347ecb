//! The name that was probably meant, where one was sent that there is not.

/// " (did you mean `x`?)", where one of the names that there are is close to the one that was sent.
#[must_use]
pub fn meant(sent: &str, known: &[&str]) -> String {
    nearest(sent, known).map_or_else(String::new, |name| format!(" (did you mean `{name}`?)"))
}

/// The known name that the sent one was probably meant to be: the same but for case and separators, or a slip or two away.
fn nearest<'a>(sent: &str, known: &[&'a str]) -> Option<&'a str> {
    let bare = |text: &str| -> Vec<char> {
        let signs = text.chars().filter(|sign| sign.is_alphanumeric());
        signs.flat_map(char::to_lowercase).take(64).collect()
    };
    let sent = bare(sent);
    let distances = known.iter().map(|name| (slips(&sent, &bare(name)), *name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    let (mut one, mut other) = (sent.clone(), bare(name));
    one.sort_unstable();
    other.sort_unstable();
    let is_swapped = distance == 2 && sent.len() >= 3 && one == other;
    (is_swapped || distance <= 2 && distance * 3 <= sent.len()).then_some(name)
}

/// How many letters have to be put in, left out or replaced to make one of the other (Levenshtein); two that are swapped
/// count once in a short word.
fn slips(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = Vec::with_capacity(before.len());
        line.push(row + 1);
        for ((place, compared), pair) in other.iter().enumerate().zip(before.windows(2)) {
            let [diagonal, above] = pair else { break };
            let left = line.get(place).copied().unwrap_or(row + 1);
            let replaced = diagonal + usize::from(letter != compared);
            line.push(replaced.min(above + 1).min(left + 1));
        }
        before = line;
    }
    before.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_close_is_the_one_that_was_meant() {
        let known = ["email", "phone", "lifetime_minutes", "invitation.completed"];
        for (sent, meant) in [
            ("e_mail", Some("email")),
            ("Email", Some("email")),
            ("lifetimeMinutes", Some("lifetime_minutes")),
            ("invitation_completed", Some("invitation.completed")),
            ("invitation.complete", Some("invitation.completed")),
            ("x", None),
            ("", None),
            ("something else", None),
        ] {
            assert_eq!(nearest(sent, &known), meant, "{sent}");
        }
    }
}
