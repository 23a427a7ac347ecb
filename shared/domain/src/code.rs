//! One-time passwords: drawn without bias from an alphabet, derived, never stored.

use std::{fmt, ops::RangeInclusive};

use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    keys::Secret,
    typed::{letters_and_digits, line},
};

/// Which characters a code is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alphabet {
    /// `A` to `Z`.
    pub uppercase: bool,
    /// `a` to `z`.
    pub lowercase: bool,
    /// `0` to `9`.
    pub digits: bool,
}

impl Alphabet {
    /// Digits only, which every telephone keyboard has.
    pub const DIGITS: Self = Self {
        uppercase: false,
        lowercase: false,
        digits: true,
    };

    /// The characters. When kinds are mixed, those easily taken for each other are left out (0 O o, 1 I i l, 2 Z z,
    /// 5 S s, 8 B).
    #[must_use]
    pub fn characters(self) -> Vec<u8> {
        let mixed = u8::from(self.uppercase) + u8::from(self.lowercase) + u8::from(self.digits) > 1;
        let mut characters = Vec::new();
        if self.digits {
            characters.extend(b'0'..=b'9');
        }
        if self.uppercase {
            characters.extend(b'A'..=b'Z');
        }
        if self.lowercase {
            characters.extend(b'a'..=b'z');
        }
        characters.retain(|character| !mixed || !b"0Oo1IilL2Zz5Ss8B".contains(character));
        characters
    }
}

impl Alphabet {
    /// Every alphabet that is not empty.
    fn all() -> impl Iterator<Item = Self> {
        (1..8_u8).map(|kinds| Self {
            uppercase: kinds & 1 != 0,
            lowercase: kinds & 2 != 0,
            digits: kinds & 4 != 0,
        })
    }
}

/// What was typed, without the spaces, dashes and marks that people and programs add, and in our digits.
fn plain(typed: &SecretString) -> impl Iterator<Item = char> {
    letters_and_digits(typed.expose_secret())
}

impl fmt::Display for CodeFormat {
    /// As the page of a code describes it: `6 digits`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Alphabet {
            uppercase,
            lowercase,
            digits,
        } = self.alphabet;
        let kinds = match (uppercase || lowercase, digits) {
            (true, true) => "letters and digits",
            (true, false) => "letters",
            (false, _) => "digits",
        };
        write!(f, "{} {kinds}", self.length)?;
        let has_many = u8::from(uppercase) + u8::from(lowercase) + u8::from(digits) > 1;
        f.write_str(if has_many {
            ", but none that is easily taken for another"
        } else {
            ""
        })
    }
}

/// What a code looks like: its alphabet and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeFormat {
    alphabet: Alphabet,
    length: u8,
}

/// How many characters a code can have.
const LENGTHS: RangeInclusive<u8> = 4..=10;

/// Why a code format was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeFormatError {
    /// No kind of character is switched on.
    #[error("a code needs at least one of uppercase, lowercase and digits")]
    EmptyAlphabet,
    /// Shorter than 4 or longer than 10.
    #[error("a code has 4 to 10 characters")]
    Length,
    /// The stored form is not one that [`CodeFormat::encode`] writes.
    #[error("not a code format")]
    Malformed,
}

impl CodeFormat {
    /// A format of `length` characters (4 to 10) from `alphabet`.
    ///
    /// # Errors
    /// [`CodeFormatError::EmptyAlphabet`] or [`CodeFormatError::Length`].
    pub fn new(alphabet: Alphabet, length: u8) -> Result<Self, CodeFormatError> {
        if alphabet.characters().is_empty() {
            return Err(CodeFormatError::EmptyAlphabet);
        }
        if !LENGTHS.contains(&length) {
            return Err(CodeFormatError::Length);
        }
        Ok(Self { alphabet, length })
    }

    /// The alphabet.
    #[must_use]
    pub fn alphabet(self) -> Alphabet {
        self.alphabet
    }

    /// How many characters a code has.
    #[must_use]
    pub fn length(self) -> u8 {
        self.length
    }

    /// Whether what was typed, as it is compared, has the length and the characters of such a code.
    #[must_use]
    pub fn fits(self, typed: &SecretString) -> bool {
        self.is_one(self.read(typed).expose_secret())
    }

    fn is_one(self, text: &str) -> bool {
        let characters = self.alphabet.characters();
        text.len() == usize::from(self.length) && text.bytes().all(|character| characters.contains(&character))
    }

    /// Every format that what was typed fits.
    #[must_use]
    pub fn fitting(typed: &SecretString) -> Vec<Self> {
        let formats = LENGTHS.flat_map(|length| {
            let formats = Alphabet::all().filter_map(move |alphabet| Self::new(alphabet, length).ok());
            formats.collect::<Vec<_>>()
        });
        formats.filter(|format| format.fits(typed)).collect()
    }

    /// The code in what was typed: all of it, in the alphabet's case where it has one only; or the one word or number in a
    /// sentence that is a code ("Your code is 123 456"). Where there is none, what was typed.
    fn read(self, typed: &SecretString) -> SecretString {
        let fold = |character: char| match (self.alphabet.uppercase, self.alphabet.lowercase) {
            (true, false) => character.to_ascii_uppercase(),
            (false, true) => character.to_ascii_lowercase(),
            (true, true) | (false, false) => character,
        };
        let whole: Zeroizing<String> = Zeroizing::new(plain(typed).map(fold).collect());
        let code = if self.is_one(&whole) {
            None
        } else {
            self.in_sentence(typed)
        };
        SecretString::from(code.as_ref().unwrap_or(&whole).as_str())
    }

    /// The only code of this format among the words, written in the alphabet's own case; or all digits of a sentence
    /// together, where a code is made of digits.
    fn in_sentence(self, typed: &SecretString) -> Option<Zeroizing<String>> {
        let digits = || Zeroizing::new(plain(typed).filter(char::is_ascii_digit).collect::<String>());
        if self.alphabet == Alphabet::DIGITS && self.is_one(&digits()) {
            return Some(digits());
        }
        let line = Zeroizing::new(line(typed.expose_secret()));
        let mut codes: Vec<_> = line
            .split_whitespace()
            .map(|word| Zeroizing::new(letters_and_digits(word).collect::<String>()))
            // A word of letters alone may be any word.
            .filter(|word| self.is_one(word) && word.contains(|char: char| char.is_ascii_digit()))
            .collect();
        codes.dedup();
        let only = codes.pop();
        only.filter(|_| codes.is_empty())
    }

    /// The short form that an item keeps: `U`, `l`, `9` for the kinds, then the length.
    #[must_use]
    pub fn encode(self) -> String {
        let kinds = [
            (self.alphabet.uppercase, 'U'),
            (self.alphabet.lowercase, 'l'),
            (self.alphabet.digits, '9'),
        ];
        let mut text: String = kinds.iter().filter(|(on, _)| *on).map(|(_, kind)| *kind).collect();
        text.push(':');
        text.push_str(&self.length.to_string());
        text
    }

    /// Reads what [`CodeFormat::encode`] wrote.
    ///
    /// # Errors
    /// [`CodeFormatError`].
    pub fn decode(text: &str) -> Result<Self, CodeFormatError> {
        let (kinds, length) = text.split_once(':').ok_or(CodeFormatError::Malformed)?;
        if kinds.chars().any(|kind| !"Ul9".contains(kind)) {
            return Err(CodeFormatError::Malformed);
        }
        let alphabet = Alphabet {
            uppercase: kinds.contains('U'),
            lowercase: kinds.contains('l'),
            digits: kinds.contains('9'),
        };
        Self::new(alphabet, length.parse().map_err(|_| CodeFormatError::Malformed)?)
    }
}

/// A code. It has no `Debug`, `Display` or `Serialize`.
#[expect(missing_debug_implementations, reason = "a code is never printed")]
pub struct Code(SecretString);

impl Code {
    /// Draws the code of `format` from a derived secret, by rejection, so that every code is equally likely.
    #[must_use]
    pub fn draw(secret: &Secret, format: CodeFormat) -> Self {
        let characters = format.alphabet.characters();
        let count = u8::try_from(characters.len()).unwrap_or(u8::MAX).max(1);
        // The largest multiple of `count` that a byte can hold: bytes from there on would favour the first characters.
        let limit = u8::MAX - (u8::MAX % count + 1) % count;
        let mut stream = Stream::new(secret);
        let mut code = String::with_capacity(usize::from(format.length));
        while code.len() < usize::from(format.length) {
            let byte = stream.next();
            if byte <= limit
                && let Some(character) = characters.get(usize::from(byte % count))
            {
                code.push(char::from(*character));
            }
        }
        Self(SecretString::from(code))
    }

    /// Whether `typed` is this code, compared in constant time. What people and programs add is passed over, and case is
    /// where the alphabet has one case only.
    #[must_use]
    pub fn matches(&self, typed: &SecretString, format: CodeFormat) -> bool {
        let (code, typed) = (self.0.expose_secret(), format.read(typed));
        code.as_bytes().ct_eq(typed.expose_secret().as_bytes()).into()
    }

    /// Whether `typed` could be a code of any format: half a code is not a try.
    #[must_use]
    pub fn is_plausible(typed: &SecretString) -> bool {
        let length = u8::try_from(plain(typed).count()).unwrap_or(u8::MAX);
        LENGTHS.contains(&length) || !CodeFormat::fitting(typed).is_empty()
    }

    /// The code as it goes into a message, and nowhere else.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// As many bytes as are asked for, expanded from a secret block by block.
struct Stream<'a> {
    secret: &'a Secret,
    block: [u8; 32],
    used: usize,
    blocks: u32,
}

impl<'a> Stream<'a> {
    fn new(secret: &'a Secret) -> Self {
        Self {
            secret,
            block: [0; 32],
            used: 32,
            blocks: 0,
        }
    }

    fn next(&mut self) -> u8 {
        if self.used >= self.block.len() {
            let hkdf = Hkdf::<Sha256>::new(None, self.secret.expose());
            // 32 bytes are always within what HKDF can expand; a block of zeros would only repeat one character.
            let _ = hkdf.expand(&self.blocks.to_be_bytes(), &mut self.block);
            self.blocks += 1;
            self.used = 0;
        }
        let byte = self.block.get(self.used).copied().unwrap_or_default();
        self.used += 1;
        byte
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "codes and tickets are ASCII")]
mod tests {
    use super::*;

    /// 20 bits (ASVS 6.5.4).
    const SIX_DIGITS: CodeFormat = CodeFormat {
        alphabet: Alphabet::DIGITS,
        length: 6,
    };

    fn draw(seed: u64, format: CodeFormat) -> Code {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_be_bytes());
        Code::draw(&Secret::new(bytes), format)
    }

    /// T3: unbiased, of exactly the right length, leading zeros kept.
    #[test]
    fn t3_codes_are_unbiased_and_keep_their_length() {
        let draws = 30_000_u32;
        for alphabet in [
            Alphabet::DIGITS,
            Alphabet {
                uppercase: true,
                lowercase: true,
                digits: true,
            },
            Alphabet {
                uppercase: true,
                lowercase: false,
                digits: true,
            },
        ] {
            let format = CodeFormat::new(alphabet, 8).unwrap();
            let characters = alphabet.characters();
            let mut counts = [0_u32; 256];
            for seed in 0..draws {
                let code = draw(u64::from(seed), format);
                assert_eq!(code.expose().len(), 8);
                code.expose().bytes().for_each(|byte| counts[usize::from(byte)] += 1);
            }
            let expected = f64::from(draws * 8) / characters.len() as f64;
            let chi: f64 = characters
                .iter()
                .map(|c| (f64::from(counts[usize::from(*c)]) - expected).powi(2) / expected)
                .sum();
            // Mean k-1, standard deviation sqrt(2(k-1)); five of them is far outside chance, and the seeds are fixed.
            let freedom = (characters.len() - 1) as f64;
            assert!(
                chi < freedom + 5.0 * (2.0 * freedom).sqrt(),
                "chi-square {chi} for {} characters",
                characters.len()
            );
        }
        let zero = (0..)
            .map(|seed| draw(seed, SIX_DIGITS))
            .find(|code| code.expose().starts_with('0'));
        assert_eq!(zero.map(|code| code.expose().len()), Some(6));
    }

    #[test]
    fn mixed_alphabets_leave_out_what_looks_alike() {
        let mixed = Alphabet {
            uppercase: true,
            lowercase: true,
            digits: true,
        }
        .characters();
        assert!(!mixed.iter().any(|character| b"0Oo1IilL2Zz5Ss8B".contains(character)));
        assert_eq!(Alphabet::DIGITS.characters().len(), 10);
    }

    #[test]
    fn formats_outside_the_range_are_refused() {
        let none = Alphabet {
            uppercase: false,
            lowercase: false,
            digits: false,
        };
        assert_eq!(CodeFormat::new(none, 6), Err(CodeFormatError::EmptyAlphabet));
        for length in [0, 3, 11, 255] {
            assert_eq!(CodeFormat::new(Alphabet::DIGITS, length), Err(CodeFormatError::Length));
        }
        let format = CodeFormat::new(
            Alphabet {
                uppercase: true,
                lowercase: false,
                digits: true,
            },
            10,
        )
        .unwrap();
        assert_eq!(CodeFormat::decode(&format.encode()), Ok(format));
        assert!(CodeFormat::decode("x9:6").is_err() && CodeFormat::decode("9").is_err());
    }

    #[test]
    fn what_people_add_while_typing_is_passed_over_and_nothing_else() {
        let code = draw(1, SIX_DIGITS);
        let typed = |text: String| code.matches(&SecretString::from(text), SIX_DIGITS);
        let text = code.expose();
        assert!(typed(text.to_owned()) && typed(format!(" {}-{} ", &text[..3], &text[3..])));
        assert!(!typed(String::new()) && !typed(format!("{text}0")) && !typed(text[..5].to_owned()));
        let (first, last) = (&text[..3], &text[3..]);
        for written in [
            format!("{first}\u{2013}{last}"),
            format!("\u{200b}{text}"),
            format!("\u{202a}{text}\u{202c}"),
            format!("\"{text}\"."),
            format!("Your code is {text}"),
            format!("Your code is {first} {last}. Don\u{2019}t share it."),
            format!("{text} is your code\n@example.com #{text}"),
        ] {
            assert!(typed(written.clone()), "{written:?}");
        }
        for other in [
            format!("{text} or 123456"),
            format!("Ihr Code ist {first}"),
            format!("{text}{text}"),
        ] {
            assert!(!typed(other.clone()), "{other:?}");
        }
    }

    #[test]
    fn a_code_of_letters_is_found_in_a_sentence_where_there_is_but_one() {
        let letters = Alphabet {
            uppercase: true,
            lowercase: false,
            digits: true,
        };
        let format = CodeFormat::new(letters, 8).unwrap();
        let code = draw(7, format);
        let typed = |text: String| code.matches(&SecretString::from(text), format);
        let text = code.expose();
        assert!(typed(text.to_ascii_lowercase()) && typed(format!("Your one-time code: {text}.")));
        assert!(!typed(format!("{text} {}", text.chars().rev().collect::<String>())));
    }
}
