//! Words that an application says in its own way: single sentences in the place of ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, LazyLock, PoisonError, RwLock, Weak};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use super::CATALOGUES;
use domain::application::{OwnTexts, Texts};
use domain::nearest;

/// As many characters as one sentence may have.
const LONGEST: usize = 1000;

/// As many braces as it may open. They can stand in each other, and whoever reads them calls themselves for each. The
/// most that plural forms of ours open is nine.
const MOST_BRACES: usize = 40;

/// What the layout and the numbers of a language are made of, and what marks a mail as a trial. They are no words to be chosen.
const FIXED: [&str; 6] = [
    "direction",
    "language-name",
    "month-name",
    "weekday-name",
    "trial-mark",
    "trial-notice",
];

/// Why a sentence was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidWords {
    /// No such language.
    #[error("there are no words in this language; there are {0}")]
    Language(String),
    /// No such key.
    #[error("there is no such text{0}; the keys are those of `shared/present/locales/en.ftl`")]
    Key(String),
    /// It is empty or too long.
    #[error("a text has 1 to {LONGEST} characters")]
    Length,
    /// It has control characters.
    #[error("a text has no control characters but line breaks")]
    Control,
    /// It opens more braces than anybody needs.
    #[error("a text has at most {MOST_BRACES} opening braces")]
    Braces,
    /// It is no Fluent pattern.
    #[error("not readable as Fluent text: {reason} (line {line}, column {column})")]
    Syntax {
        /// Why.
        reason: String,
        /// Which line, from 1.
        line: usize,
        /// Which column, from 1.
        column: usize,
    },
    /// It takes a value that this text is not given.
    #[error("there is no value `${name}` in this text; there is {known}")]
    Variable {
        /// The value.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// It calls a function or refers to another text.
    #[error("a text may hold values and plural forms, and no functions, terms or references")]
    Reference,
    /// A text with a code, for a short message, that does not begin with it.
    #[error("this text begins with {{ $code }}, so that it can be read off a locked phone")]
    CodeFirst,
}

/// Words of an application's own, by language.
#[derive(Default)]
pub struct OwnWords(BTreeMap<&'static str, FluentBundle<FluentResource>>);

impl fmt::Debug for OwnWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// What was made ready, and what it was made of.
type Ready = Vec<(Weak<OwnTexts>, Arc<OwnWords>)>;

impl OwnWords {
    /// The words of `texts`, ready for use; `None` when there are none. They are made once, and kept as long as `texts` are.
    #[must_use]
    pub fn of(texts: &Arc<OwnTexts>) -> Option<Arc<Self>> {
        static READY: LazyLock<RwLock<Ready>> = LazyLock::new(RwLock::default);
        if texts.is_empty() {
            return None;
        }
        let is_it = |kept: &Weak<OwnTexts>| std::ptr::eq(kept.as_ptr(), Arc::as_ptr(texts));
        {
            let ready = READY.read().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, own)) = ready.iter().find(|(kept, _)| is_it(kept)) {
                return Some(Arc::clone(own));
            }
        }
        let own = Arc::new(Self::new(texts));
        let mut ready = READY.write().unwrap_or_else(PoisonError::into_inner);
        ready.retain(|(kept, _)| kept.strong_count() > 0);
        ready.push((Arc::downgrade(texts), Arc::clone(&own)));
        Some(own)
    }

    /// Checks the words of one language: every reason why one is refused, by its key.
    ///
    /// # Errors
    /// All of them.
    pub fn check(language: &str, texts: &Texts) -> Result<(), Vec<(String, InvalidWords)>> {
        let errors: Vec<_> = texts
            .iter()
            .filter_map(|(key, text)| check(language, key, text).err().map(|error| (key.clone(), error)))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// Words that were checked, ready for use. What this version of Latchkey does not take is passed over: a text that was
    /// kept before a key was dropped must not stop a message.
    #[must_use]
    pub fn new(languages: &OwnTexts) -> Self {
        let load = |(language, texts): (&String, &Texts)| {
            let (tag, _) = CATALOGUES.iter().find(|(tag, _)| tag == language)?;
            let good = texts.iter().filter(|(key, text)| check(tag, key, text).is_ok());
            let source: String = good.map(|(key, text)| entry(key, text)).collect();
            if source.is_empty() {
                return None;
            }
            let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
            let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(resource);
            Some((*tag, bundle))
        };
        Self(languages.iter().filter_map(load).collect())
    }

    pub(super) fn text(&self, language: &str, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.0.get(language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let text = bundle.format_pattern(pattern, values, &mut Vec::new());
        Some(text.into_owned())
    }
}

/// Where `\u` or `\U` is followed by too few digits and then by no ASCII character: the parser (fluent-syntax 0.12) would show
/// the half of that character in its error, and panic.
fn cut_escape(source: &str) -> Option<usize> {
    source.match_indices('\\').find_map(|(offset, _)| {
        let mut after = source.get(offset + 1..)?.chars();
        let digits = match after.next()? {
            'u' => 4,
            'U' => 6,
            _ => return None,
        };
        let odd = after.take(digits).find(|char| !char.is_ascii_hexdigit())?;
        (!odd.is_ascii()).then_some(offset)
    })
}

/// The text as an entry of a catalogue: its further lines are indented, so that none of them is an entry of its own.
fn entry(key: &str, text: &str) -> String {
    format!("{key} =\n    {}\n", text.trim().replace('\n', "\n    "))
}

fn check(language: &str, key: &str, text: &str) -> Result<(), InvalidWords> {
    if !CATALOGUES.iter().any(|(tag, _)| *tag == language) {
        let all: Vec<_> = CATALOGUES.iter().map(|(tag, _)| *tag).collect();
        return Err(InvalidWords::Language(all.join(", ")));
    }
    let known = variables_of(key).ok_or_else(|| InvalidWords::Key(near(key)))?;
    let text = text.trim();
    if !(1..=LONGEST).contains(&text.chars().count()) {
        return Err(InvalidWords::Length);
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(InvalidWords::Control);
    }
    if text.matches('{').count() > MOST_BRACES {
        return Err(InvalidWords::Braces);
    }
    let source = entry(key, text);
    if let Some(offset) = cut_escape(&source) {
        return Err(place(&source, offset, "an escape is cut off".to_owned()));
    }
    let resource = fluent_syntax::parser::parse(source.as_str()).map_err(|(_, errors)| {
        let (offset, reason) = errors
            .first()
            .map(|error| (error.pos.start, error.kind.to_string()))
            .unwrap_or_default();
        place(&source, offset, reason)
    })?;
    let pattern = match resource.body.as_slice() {
        [Entry::Message(message)] if message.attributes.is_empty() => message.value.as_ref(),
        _ => None,
    };
    let pattern = pattern.ok_or_else(|| place(&source, 0, "one text, and nothing else".to_owned()))?;
    let mut used = BTreeSet::new();
    if !collect(pattern, &mut used) {
        return Err(InvalidWords::Reference);
    }
    if let Some(name) = used.difference(&known).next() {
        let all: Vec<_> = known.iter().map(|name| format!("${name}")).collect();
        let known = if all.is_empty() {
            "none".to_owned()
        } else {
            all.join(", ")
        };
        return Err(InvalidWords::Variable {
            name: name.clone(),
            known,
        });
    }
    let begins_with_code = matches!(
        pattern.elements.first(),
        Some(PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id })
        }) if id.name == "code"
    );
    if key.starts_with("sms-") && known.contains("code") && !begins_with_code {
        return Err(InvalidWords::CodeFirst);
    }
    Ok(())
}

/// Where something is wrong, counted in the text as it was given.
fn place(source: &str, offset: usize, reason: String) -> InvalidWords {
    // What is never closed is noticed behind the end.
    let before = source.get(..offset).unwrap_or(source).trim_end();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count());
    InvalidWords::Syntax {
        reason,
        line: line.max(1),
        column: column.saturating_sub(4) + 1,
    }
}

/// The values that the English text of a key takes; `None` if there is no such key, or it is none to be chosen.
fn variables_of(key: &str) -> Option<BTreeSet<String>> {
    if FIXED.contains(&key) {
        return None;
    }
    ENGLISH.get(key).cloned()
}

/// The values of each text that there is.
static ENGLISH: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    CATALOGUES
        .first()
        .map(|(_, english)| variables(english))
        .unwrap_or_default()
});

/// The key that was probably meant.
fn near(key: &str) -> String {
    let known = ENGLISH
        .keys()
        .map(String::as_str)
        .filter(|known| !FIXED.contains(known));
    nearest::meant(key, &known.collect::<Vec<_>>())
}

/// The values that each text of a catalogue takes.
pub(super) fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(readable, _)| readable);
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let mut used = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut used);
            }
            Some((message.id.name.to_owned(), used))
        }
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    });
    messages.collect()
}

/// The names of all attributes in a resource, one for each time that one is used.
pub(super) fn attributes(resource: &FluentResource) -> impl Iterator<Item = &str> {
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    });
    messages.flat_map(|message| message.attributes.iter().map(|attribute| attribute.id.name))
}

/// Gathers the values that a pattern takes. `false` when it holds anything but texts, values and plural forms.
pub(super) fn collect(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) -> bool {
    let inline = |expression: &InlineExpression<&str>, used: &mut BTreeSet<String>| match expression {
        InlineExpression::VariableReference { id } => {
            used.insert(id.name.to_owned());
            true
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => true,
        InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::Placeable { .. } => false,
    };
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(expression) => inline(expression, used),
            Expression::Select { selector, variants } => {
                inline(selector, used) && variants.iter().all(|variant| collect(&variant.value, used))
            }
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(key: &str, text: &str) -> InvalidWords {
        check("de", key, text).unwrap_err()
    }

    #[test]
    fn own_words_take_only_the_values_of_the_text_that_they_replace() {
        assert_eq!(check("de", "landing-button", "Los geht’s"), Ok(()));
        assert_eq!(
            check("de", "landing-heading", "Willkommen bei { $application }"),
            Ok(())
        );
        let plural = "{ $tries ->\n    [one] Noch ein Versuch.\n   *[other] Noch { $tries } Versuche.\n}";
        assert_eq!(check("de", "code-problem-wrong", plural), Ok(()));
        assert_eq!(refused("no-such-text", "x"), InvalidWords::Key(String::new()));
        let meant = " (did you mean `invitation-subject`?)".to_owned();
        assert_eq!(refused("invitation_subjekt", "x"), InvalidWords::Key(meant));
        assert!(matches!(refused("direction", "rtl"), InvalidWords::Key(_)));
        assert_eq!(refused("landing-button", " "), InvalidWords::Length);
        assert_eq!(refused("landing-button", &"x".repeat(1001)), InvalidWords::Length);
        assert_eq!(refused("landing-button", "a\u{7}b"), InvalidWords::Control);
        assert!(matches!(
            refused("landing-button", "{ $code }"),
            InvalidWords::Variable { .. }
        ));
        assert_eq!(refused("landing-button", "{ NUMBER(1) }"), InvalidWords::Reference);
        assert_eq!(
            refused("landing-button", "{ landing-heading }"),
            InvalidWords::Reference
        );
        assert_eq!(refused("landing-button", "{ -brand }"), InvalidWords::Reference);
        assert_eq!(
            refused("sms-code-plain", "Ihr Code: { $code }"),
            InvalidWords::CodeFirst
        );
        assert!(matches!(
            check("tlh", "landing-button", "x"),
            Err(InvalidWords::Language(_))
        ));
    }

    #[test]
    fn a_text_that_is_not_readable_is_refused_with_line_and_column() {
        let InvalidWords::Syntax { line, column, .. } = refused("landing-heading", "Hallo\n{ $application") else {
            panic!("not a matter of syntax")
        };
        assert_eq!(line, 2);
        assert!(column > 1);
    }

    /// M2: the parser below, and whoever walks what it read, call themselves for each brace.
    #[test]
    fn m2_no_own_words_lead_the_parser_too_deep_or_into_a_panic() {
        const PIECES: &str = concat!(
            "{¦}¦{ ¦ }¦{ $application }¦$¦->¦\n¦\n ¦[¦]¦*[¦*[other] x¦[one] ¦\"¦\"x\"¦\\u¦\\U¦\\¦1¦0.5¦-1¦-¦",
            ".¦NUMBER(¦)¦:¦,¦=¦#¦é¦ ¦{ $application ->\n¦\n}¦{ \"¦\" }",
        );
        test_support::hostile::survives(include_str!("../../corpora/fluent.json"), PIECES, |text| {
            // Cut as the longest that is taken, so that most of it gets as far as the parser.
            let text: String = text.chars().take(LONGEST).collect();
            let texts = Texts::from([("landing-heading".to_owned(), text.clone())]);
            let own = OwnWords::new(&BTreeMap::from([("de".to_owned(), texts)]));
            let shown = own.text("de", "landing-heading", None);
            assert!(shown.is_none() || check("de", "landing-heading", &text).is_ok());
        });
        let deep = |times| format!("{}x{}", "{ 1 ->\n*[a] ".repeat(times), "\n}".repeat(times));
        assert_eq!(refused("landing-heading", &deep(MOST_BRACES + 1)), InvalidWords::Braces);
        // On the stack that a thread has by default, a quarter of what a function has.
        let small = std::thread::Builder::new().stack_size(1 << 21);
        let read = small.spawn(move || check("de", "landing-heading", &deep(MOST_BRACES)));
        let read = read.unwrap().join().expect("the stack does");
        assert_ne!(read, Err(InvalidWords::Braces));
    }

    #[test]
    fn a_line_break_in_a_text_starts_no_other_entry() {
        let text = "Los\nlanding-heading = Erobert";
        assert_eq!(check("de", "landing-button", text), Ok(()));
        let own = OwnWords::new(&BTreeMap::from([(
            "de".to_owned(),
            Texts::from([("landing-button".to_owned(), text.to_owned())]),
        )]));
        assert_eq!(own.text("de", "landing-heading", None), None);
        assert_eq!(own.text("en", "landing-button", None), None, "only in its language");
        assert_eq!(own.text("de", "landing-button", None).as_deref(), Some(text));
    }
}
