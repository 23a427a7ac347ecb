//! One text of a template, read and rendered within its bounds.

use std::{
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::LazyLock,
};

use domain::nearest;
use liquid_core::{
    Renderable as _,
    model::{KString, Object},
    parser::{self, Language},
    runtime::{self, RuntimeBuilder},
};
use liquid_lib::stdlib;

use super::InvalidTemplate;
use crate::pages::clean::one_line;

/// As many bytes as a rendered text may have. Gmail cuts off what is longer than 102 kB.
const LONGEST: usize = 100_000;
/// As many tags as a template may have, and as deep as they may stand in each other: the parser calls itself for each.
const MOST_TAGS: usize = 200;
/// As many places as a template may say something in.
const MOST_PLACES: usize = 1000;
/// As many characters as a tag may have. Its conditions are a chain, and whoever evaluates one calls itself for each.
const LONGEST_TAG: usize = 1000;
/// As deep as brackets may stand in each other in a tag: the parser calls itself for each.
pub(super) const DEEPEST: usize = 8;
/// As many digits as a number may have: the parser takes those for one of 64 bits, and stops the process at others.
const MOST_DIGITS: usize = 18;
/// As many blanks as may stand in a row: the parser looks at all of them from each of them.
const MOST_BLANKS: usize = 500;

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    let mut language = Language::empty();
    let blocks = &mut language.blocks;
    blocks.register("if".to_owned(), Box::new(stdlib::IfBlock));
    blocks.register("unless".to_owned(), Box::new(stdlib::UnlessBlock));
    blocks.register("case".to_owned(), Box::new(stdlib::CaseBlock));
    blocks.register("comment".to_owned(), Box::new(stdlib::CommentBlock));
    blocks.register("raw".to_owned(), Box::new(stdlib::RawBlock));
    let filters = &mut language.filters;
    filters.register("default".to_owned(), Box::new(stdlib::Default));
    filters.register("upcase".to_owned(), Box::new(stdlib::Upcase));
    filters.register("downcase".to_owned(), Box::new(stdlib::Downcase));
    filters.register("capitalize".to_owned(), Box::new(stdlib::Capitalize));
    filters.register("strip".to_owned(), Box::new(stdlib::Strip));
    language
});

/// What `source` says with `values`.
pub(super) fn part(name: &'static str, source: &str, values: &Object) -> Result<String, InvalidTemplate> {
    let wrong = |line, column, reason: &str| InvalidTemplate {
        part: name,
        line,
        column,
        reason: reason.to_owned(),
    };
    bounded(source).map_err(|(at, reason)| {
        let (line, column) = place_of(source, at);
        wrong(line, column, &reason)
    })?;
    // What is bounded is known to be read. This is for what is not known: a mail that cannot be made must not end
    // whoever makes the others.
    let made = catch_unwind(AssertUnwindSafe(|| made(source, values, &wrong)));
    made.unwrap_or_else(|_| Err(wrong(1, 1, "it cannot be read")))
}

/// That the parser reaches an end with `source` and is not led too deep; else where, and why not. It is looked at from
/// each beginning of a tag on, because the parser tries each of them.
pub(super) fn bounded(source: &str) -> Result<(), (usize, String)> {
    let refuse = |at: usize, why: String| Err((at, why));
    if source.matches("{%").count() > MOST_TAGS {
        return refuse(0, "there are too many tags in it".to_owned());
    }
    let starts: Vec<_> = source.match_indices("{{").chain(source.match_indices("{%")).collect();
    if starts.len() > MOST_PLACES {
        return refuse(0, "there are too many tags in it".to_owned());
    }
    let mut blanks = 0;
    for (at, char) in source.char_indices() {
        blanks = if char.is_whitespace() { blanks + 1 } else { 0 };
        if blanks > MOST_BLANKS {
            return refuse(at, format!("there are more than {MOST_BLANKS} blanks in a row"));
        }
    }
    for (at, _) in starts {
        let mut rest = source.get(at + 2..).unwrap_or_default().chars().peekable();
        let (mut quote, mut depth, mut digits, mut length) = (None, 0_usize, 0, 0);
        while let Some(char) = rest.next() {
            length += 1;
            if length > LONGEST_TAG {
                return refuse(at, format!("this tag has more than {LONGEST_TAG} characters"));
            }
            digits = if char.is_ascii_digit() && quote.is_none() {
                digits + 1
            } else {
                0
            };
            if digits > MOST_DIGITS {
                return refuse(at, format!("a number has at most {MOST_DIGITS} digits"));
            }
            match (quote, char) {
                (Some(open), char) => quote = (char != open).then_some(open),
                (None, '"' | '\'') => quote = Some(char),
                (None, '[') => depth += 1,
                (None, ']') => depth = depth.saturating_sub(1),
                (None, '}' | '%') if rest.peek() == Some(&'}') => break,
                (None, _) => {}
            }
            if depth > DEEPEST {
                return refuse(
                    at,
                    format!("brackets stand more than {DEEPEST} deep in each other here"),
                );
            }
        }
    }
    Ok(())
}

/// The line and column of a byte, from 1.
fn place_of(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// What `source` says with `values`.
pub(super) fn made(
    source: &str,
    values: &Object,
    wrong: &impl Fn(usize, usize, &str) -> InvalidTemplate,
) -> Result<String, InvalidTemplate> {
    let parsed = parser::parse(source, &LANGUAGE).map_err(|error| {
        let text = error.to_string();
        let named = || requested(&text).map(|(_, name)| position(source, name));
        let (line, column) = place(&text).or_else(named).unwrap_or((1, 1));
        match requested(&text) {
            Some((what, name)) => wrong(line, column, &format!("there is no {what} `{name}` here")),
            None => wrong(line, column, &reason(&text)),
        }
    })?;
    let template = runtime::Template::new(parsed);
    let runtime = RuntimeBuilder::new().set_globals(values).build();
    let mut out = Limited(Vec::new());
    template.render_to(&mut out, &runtime).map_err(|error| {
        let text = error.to_string();
        match requested(&text) {
            Some((_, variable)) => {
                let (line, column) = position(source, variable);
                let mut known: Vec<_> = values.keys().map(KString::as_str).collect();
                known.sort_unstable();
                let meant = nearest::meant(variable, &known);
                let text = format!("there is no `{variable}`{meant}; there is {}", known.join(", "));
                wrong(line, column, &text)
            }
            None => wrong(1, 1, &reason(&text)),
        }
    })?;
    String::from_utf8(out.0).map_err(|_| wrong(1, 1, "it is not UTF-8"))
}

/// What was asked for and is not there: `requested filter=url_encode`.
fn requested(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.lines().map(str::trim);
    lines.find_map(|line| line.strip_prefix("requested ")?.split_once('='))
}

/// The place that the parser draws: ` --> 3:14`.
fn place(text: &str) -> Option<(usize, usize)> {
    let (_, rest) = text.split_once("--> ")?;
    let (line, rest) = rest.split_once(':')?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The sentence in what the parser says, without its drawing.
fn reason(text: &str) -> String {
    let drawn = text.lines().rev().find_map(|line| line.trim().strip_prefix("= "));
    let first = || text.lines().next().unwrap_or_default().trim_start_matches("liquid: ");
    one_line(drawn.unwrap_or_else(first))
}

/// Where a name stands as a word of its own, first inside of a tag.
fn position(source: &str, name: &str) -> (usize, usize) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let found = source.match_indices(name).find(|(at, _)| {
        let (before, after) = source.split_at(*at);
        let inside = before.rfind('{') > before.rfind('}');
        let ends = !after.chars().nth(name.chars().count()).is_some_and(is_word);
        inside && ends && !before.ends_with(is_word)
    });
    let before = found.and_then(|(at, _)| source.get(..at)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    (line, column)
}

/// Takes no more than a mail may have.
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::Error::other("the mail would be too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
