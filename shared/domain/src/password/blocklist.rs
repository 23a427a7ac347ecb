//! The passwords that nobody may choose: the common ones, the words of the place, and those of a corpus.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{Corpus, WeakPassword, common::is_common};

/// What an operator adds to the passwords that nobody may choose, for all applications.
#[derive(Debug, Clone, Default)]
pub struct Blocklist {
    words: Vec<String>,
    corpus: Option<Corpus>,
}

/// Why an operator's words are not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Too many.
    #[error("at most {} words are taken", Blocklist::MOST_WORDS)]
    TooMany,
    /// Not one that could be an accident, or longer than any name.
    #[error("a word has 3 to 64 letters and digits; `{word}` has not")]
    Length {
        /// The word.
        word: String,
    },
}

impl Blocklist {
    /// The most words.
    pub const MOST_WORDS: usize = 100;
    /// The fewest letters of a word. Fewer are in too many passwords by accident.
    pub const LEAST_LETTERS: usize = 3;
    /// The most letters of a word.
    pub const MOST_LETTERS: usize = 64;

    /// Takes the operator's own words, such as the names of organisation and product.
    ///
    /// # Errors
    /// [`WordsError`].
    pub fn with_words<'a>(self, words: impl IntoIterator<Item = &'a str>) -> Result<Self, WordsError> {
        let words: Vec<_> = words.into_iter().map(str::to_owned).collect();
        if words.len() > Self::MOST_WORDS {
            return Err(WordsError::TooMany);
        }
        let odd = |word: &&String| !(Self::LEAST_LETTERS..=Self::MOST_LETTERS).contains(&letters(word).chars().count());
        match words.iter().find(odd) {
            Some(word) => Err(WordsError::Length { word: word.clone() }),
            None => Ok(Self { words, ..self }),
        }
    }

    /// Takes a corpus.
    #[must_use]
    pub fn with_corpus(self, corpus: Option<Corpus>) -> Self {
        Self { corpus, ..self }
    }

    /// Makes sure that `normal` is none of them, nor one of `context`, the names of the place and the person.
    pub(super) fn check<'a>(
        &'a self,
        normal: &str,
        context: impl Iterator<Item = &'a str>,
    ) -> Result<(), WeakPassword> {
        let bare = Zeroizing::new(letters(normal));
        let trimmed = bare.trim_matches(|char: char| char.is_ascii_digit());
        for word in context.chain(self.words.iter().map(String::as_str)) {
            let plain = letters(word);
            let long_enough = plain.chars().count() >= Self::LEAST_LETTERS;
            if long_enough && (plain == *bare || plain == trimmed || is_repeated(&bare, &plain)) {
                return Err(WeakPassword::Context { word: word.to_owned() });
            }
        }
        let folded = Zeroizing::new(fold(normal));
        let known = |corpus: &Corpus| corpus.holds(normal) || corpus.holds(&folded);
        if is_common(&folded) || self.corpus.as_ref().is_some_and(known) {
            Err(WeakPassword::Common)
        } else {
            Ok(())
        }
    }
}

fn letters(text: &str) -> String {
    // The normal form and lower case can be longer: what grows leaves what it was behind, which may be a password.
    let mut letters = String::with_capacity(9 * text.len());
    letters.extend(
        text.nfkc()
            .filter(|char| char.is_alphanumeric())
            .flat_map(char::to_lowercase),
    );
    letters
}

fn is_repeated(text: &str, word: &str) -> bool {
    text.len() > word.len() && text.replace(word, "").is_empty()
}

/// The form in which passwords are looked up, and stand in the lists: normal, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::Builder;

    fn context(word: &str) -> Result<(), WeakPassword> {
        Err(WeakPassword::Context { word: word.to_owned() })
    }

    /// P4: an operator's own words, by the rules for the names of application and account.
    #[test]
    fn p4_an_operators_own_words_are_refused_as_whole_passwords() {
        let words = ["Acme Widgets GmbH", "Zürichsee", "ﬁne print"];
        let list = Blocklist::default().with_words(words).unwrap();
        let check = |text: &str| list.check(text, ["Portal"].into_iter());
        for (text, word) in [
            ("acme widgets gmbh", "Acme Widgets GmbH"),
            ("ACME-Widgets_GmbH!!", "Acme Widgets GmbH"),
            ("AcmeWidgetsGmbH2026", "Acme Widgets GmbH"),
            ("2026 Acme Widgets GmbH", "Acme Widgets GmbH"),
            ("zürichseezürichsee", "Zürichsee"),
            ("fine-print-fine-print", "ﬁne print"),
            ("portal portal portal", "Portal"),
        ] {
            assert_eq!(check(text), context(word), "{text}");
        }
        assert_eq!(check("acme widgets are fine"), Ok(()), "a sentence with them is fine");
        assert_eq!(
            Blocklist::default().check("acmewidgetsgmbh", std::iter::empty()),
            Ok(())
        );
    }

    #[test]
    fn words_that_say_nothing_are_told_to_the_operator() {
        let length = |word: &str| WordsError::Length { word: word.to_owned() };
        let of = |words: &[&str]| Blocklist::default().with_words(words.iter().copied()).err();
        assert_eq!(of(&["Acme", "x1"]), Some(length("x1")));
        assert_eq!(of(&["!!!!"]), Some(length("!!!!")));
        assert!(of(&["x".repeat(65).as_str()]).is_some());
        assert_eq!(of(&["word"; 101]), Some(WordsError::TooMany));
        assert_eq!(of(&[]), None);
    }

    /// P4: a corpus is asked for the password as it is, and in lower case.
    #[test]
    fn p4_a_password_of_the_corpus_is_refused_however_it_is_written() {
        let mut corpus = Builder::new(2, Builder::ONE_IN).unwrap();
        corpus.add_word("Plover Quartz Zephyr");
        corpus.add_digest(&Corpus::digest("Correct Horse Battery!"));
        let corpus = Corpus::parse(corpus.finish()).unwrap();
        let list = Blocklist::default().with_corpus(Some(corpus));
        let check = |text: &str| list.check(text, std::iter::empty());
        for known in ["plover quartz zephyr", "PLOVER quartz Zephyr", "Correct Horse Battery!"] {
            assert_eq!(check(known), Err(WeakPassword::Common), "{known}");
            assert_eq!(Blocklist::default().check(known, std::iter::empty()), Ok(()));
        }
        assert_eq!(check("plover quartz zephyr 2"), Ok(()));
        assert_eq!(
            check("password1234567"),
            Blocklist::default().check("password1234567", std::iter::empty())
        );
    }
}
