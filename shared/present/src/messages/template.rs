//! Mails in an application's own words: Liquid, without anything that could take long or reach out.
//!
//! There are conditions and a few filters, but no loops, no assignments and no includes, so a template ends after as many
//! steps as it has signs, and writes a small multiple of them. Values are defused as in our own mails and, in the HTML,
//! escaped before they are put in; a filter that could undo either is not there.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use liquid_core::Renderable as _;
use liquid_core::model::{KString, Object, Value as Liquid};
use liquid_core::parser::{self, Language};
use liquid_core::runtime::{self, RuntimeBuilder};
use liquid_lib::stdlib;

use super::defuse::defuse;
use super::{Mail, Sender};
use crate::pages::clean::one_line;
use domain::nearest;
use domain::outbox::MessageKind;
use domain::template::Template;

/// As many bytes as a rendered text may have. Gmail cuts off what is longer than 102 kB.
const LONGEST: usize = 100_000;
/// As many tags as a template may have, and as deep as they may stand in each other: the parser calls itself for each.
const MOST_TAGS: usize = 200;
/// As many places as a template may say something in.
const MOST_PLACES: usize = 1000;
/// As many characters as a tag may have. Its conditions are a chain, and whoever evaluates one calls itself for each.
const LONGEST_TAG: usize = 1000;
/// As deep as brackets may stand in each other in a tag: the parser calls itself for each.
const DEEPEST: usize = 8;
/// As many digits as a number may have: the parser takes those for one of 64 bits, and stops the process at others.
const MOST_DIGITS: usize = 18;
/// As many blanks as may stand in a row: the parser looks at all of them from each of them.
const MOST_BLANKS: usize = 500;

/// What a template can say, by name.
pub type Values = BTreeMap<&'static str, Value>;

/// One thing that a template can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// There is none: false in a condition.
    Absent,
    /// The user's metadata, by name. What is not in it is absent, whatever a template asks for.
    Data(serde_json::Map<String, serde_json::Value>),
}

/// What holds the user's metadata, as in `{{ metadata.plan }}`.
pub(super) const METADATA: &str = "metadata";

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Absent, Self::Text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// What can be said in every mail.
pub(super) fn common(sender: &Sender<'_>) -> Values {
    let w = sender.wording;
    BTreeMap::from([
        ("application", sender.application().into()),
        ("language", w.language().to_owned().into()),
        ("direction", w.direction().as_str().to_owned().into()),
        (METADATA, Value::Data(serde_json::Map::new())),
        (
            "support",
            sender.brand.support().map(|support| one_line(&support.shown)).into(),
        ),
    ])
}

/// Why a template was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct InvalidTemplate {
    /// Which of the three: `subject`, `text` or `html`.
    pub part: &'static str,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// Why.
    pub reason: String,
}

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

/// The mail that `template` makes of `values`. `None` where it cannot, or where its link or code is not where it has to be,
/// which may hang on a value that no example had: then ours is sent, for a mail that somebody waits for is worth more than
/// its wording.
#[must_use]
pub(super) fn render(template: &Template, kind: MessageKind, values: &Values) -> Option<Mail> {
    let part = |name, source: &str, put: fn(&str) -> String| {
        let rendered = part(name, source, &object(values, source, put)).ok()?;
        let misused = secret(kind, values).and_then(|(variable, secret)| misuse(name, variable, secret, &rendered));
        misused.is_none().then_some(rendered)
    };
    Some(Mail {
        subject: one_line(&part("subject", &template.subject, str::to_owned)?),
        text: part("text", &template.text, str::to_owned)?,
        html: part("html", &template.html, escape)?,
    })
}

/// Checks a template with the values of two examples, one with all that there can be and one with nothing that there need
/// not be.
///
/// # Errors
/// Everything that is wrong, with its place.
pub fn check(template: &Template, kind: MessageKind, examples: &[Values]) -> Result<(), Vec<InvalidTemplate>> {
    let mut errors = Vec::new();
    let parts = [
        ("subject", &template.subject),
        ("text", &template.text),
        ("html", &template.html),
    ];
    for (name, source) in parts {
        let wrong = |reason: &str| InvalidTemplate {
            part: name,
            line: 1,
            column: 1,
            reason: reason.to_owned(),
        };
        if source.trim().is_empty() {
            errors.push(wrong("it is empty"));
            continue;
        }
        if name == "subject" && (source.contains(['\n', '\r']) || source.chars().count() > 300) {
            errors.push(wrong("a subject is one line of at most 300 characters"));
        }
        if name == "html" && source.to_ascii_lowercase().contains("<script") {
            errors.push(wrong("no mail program runs scripts"));
        }
        for values in examples {
            let object = if name == "html" {
                object(values, source, escape)
            } else {
                object(values, source, str::to_owned)
            };
            match part(name, source, &object) {
                Err(error) => {
                    if !errors.contains(&error) {
                        errors.push(error);
                    }
                }
                Ok(rendered) => {
                    let secret = secret(kind, values);
                    if let Some(reason) =
                        secret.and_then(|(variable, secret)| misuse(name, variable, secret, &rendered))
                    {
                        let error = wrong(&reason);
                        if !errors.contains(&error) {
                            errors.push(error);
                        }
                    }
                }
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// What the mail is sent for, where it is sent for a link or a code.
fn secret(kind: MessageKind, values: &Values) -> Option<(&'static str, &str)> {
    let name = kind.facts().carries.variable()?;
    match values.get(name) {
        Some(Value::Text(secret)) => Some((name, secret)),
        Some(Value::Flag(_) | Value::Absent | Value::Data(_)) | None => None,
    }
}

/// A mail without its link or code helps nobody, a subject with one ends up in logs, and as part of another address it would
/// reach whoever has that address.
fn misuse(part: &str, variable: &str, secret: &str, rendered: &str) -> Option<String> {
    let found = rendered.contains(secret);
    if part == "subject" {
        return found.then(|| format!("a subject must not hold `{variable}`: it ends up in logs"));
    }
    if !found {
        return Some(format!("it has to hold `{{{{ {variable} }}}}`, whatever else it says"));
    }
    let mut places = rendered.match_indices(secret);
    let stands_alone = places.all(|(at, _)| {
        let before = rendered.get(..at).unwrap_or_default();
        if part == "html" {
            stands_alone_in_html(before)
        } else {
            stands_alone(before)
        }
    });
    (!stands_alone).then(|| format!("`{variable}` must not be part of another address or word"))
}

/// Whether what follows `before` is a word of its own, and nothing that leads to another address.
fn stands_alone(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.chars().next_back().is_none_or(|c| "\"'>(:：".contains(c))
        && !word.contains(['/', '?', '@', '=', '&', '#', '%'])
}

/// The same between tags; within a tag it is the whole of a `href`, and no style sheet can fetch it.
fn stands_alone_in_html(before: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    if lower.rfind("<style") > lower.rfind("</style") {
        return false;
    }
    let (tag, text) = (lower.rfind('<'), lower.rfind('>'));
    if tag <= text {
        let since = text.and_then(|at| lower.get(at + 1..)).unwrap_or(&lower);
        return stands_alone(since);
    }
    let tag = tag.and_then(|at| lower.get(at..)).unwrap_or_default();
    tag.starts_with("<a ") && tag.ends_with(" href=\"") && tag.matches('"').count() % 2 == 1 && !tag.contains('\'')
}

fn object(values: &Values, source: &str, put: fn(&str) -> String) -> Object {
    let liquid = |value: &Value| match value {
        Value::Text(text) => Liquid::scalar(put(text)),
        Value::Flag(flag) => Liquid::scalar(*flag),
        Value::Absent => Liquid::Nil,
        Value::Data(map) => {
            let mut data: Object = map
                .iter()
                .map(|(name, value)| (KString::from_ref(name), of_json(value, put)))
                .collect();
            for path in asked_of_metadata(source) {
                make_room(&mut data, &path);
            }
            Liquid::Object(data)
        }
    };
    values
        .iter()
        .map(|(name, value)| (KString::from_static(name), liquid(value)))
        .collect()
}

/// A value of the user's metadata. Its texts are defused as every name that somebody else has chosen.
fn of_json(value: &serde_json::Value, put: fn(&str) -> String) -> Liquid {
    match value {
        serde_json::Value::Null => Liquid::Nil,
        serde_json::Value::Bool(flag) => Liquid::scalar(*flag),
        serde_json::Value::Number(number) => Liquid::scalar(number.to_string()),
        serde_json::Value::String(text) => Liquid::scalar(put(&defuse(text))),
        serde_json::Value::Array(all) => Liquid::Array(all.iter().map(|value| of_json(value, put)).collect()),
        serde_json::Value::Object(map) => {
            let named = map
                .iter()
                .map(|(name, value)| (KString::from_ref(name), of_json(value, put)));
            Liquid::Object(named.collect())
        }
    }
}

/// The names behind `metadata.` that a template asks for, each with those behind further dots.
fn asked_of_metadata(source: &str) -> Vec<Vec<&str>> {
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    let places = source.match_indices(METADATA);
    places
        .filter(|(at, _)| {
            !source
                .get(..*at)
                .is_some_and(|before| before.ends_with(|sign| is_of_name(sign) || sign == '.'))
        })
        .filter_map(|(at, word)| {
            let rest = source.get(at + word.len()..)?;
            let end = rest.find(|sign| !is_of_name(sign) && sign != '.').unwrap_or(rest.len());
            let names = rest.get(..end)?.strip_prefix('.')?;
            Some(names.split('.').filter(|name| !name.is_empty()).take(DEEPEST).collect())
        })
        .filter(|names: &Vec<_>| !names.is_empty())
        .collect()
}

/// Lets what a template asks for be absent, where this user has nothing of the name: it is no reason for another mail.
fn make_room(data: &mut Object, path: &[&str]) {
    let Some((name, rest)) = path.split_first() else { return };
    let fresh = || {
        if rest.is_empty() {
            Liquid::Nil
        } else {
            Liquid::Object(Object::new())
        }
    };
    let value = data.entry(KString::from_ref(name)).or_insert_with(fresh);
    if rest.is_empty() {
        return;
    }
    if let Liquid::Object(below) = value {
        make_room(below, rest);
    } else {
        let mut below = Object::new();
        make_room(&mut below, rest);
        *value = Liquid::Object(below);
    }
}

/// The text with what HTML takes for markup written as references.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

fn part(name: &'static str, source: &str, values: &Object) -> Result<String, InvalidTemplate> {
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
fn bounded(source: &str) -> Result<(), (usize, String)> {
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
fn made(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Sample, example};
    use crate::pages::Brand;
    use crate::wording::Wording;
    use jiff::Timestamp;

    fn example_values(kind: MessageKind, wording: &Wording) -> [Values; 2] {
        let sender = Sender {
            brand: &Brand::default(),
            wording,
        };
        let values = |bare| {
            let sample = Sample::plain("https://id.example", Timestamp::UNIX_EPOCH, bare);
            example(kind, &sample).all_values(&sender)
        };
        [false, true].map(values)
    }

    fn template(text: &str) -> Template {
        Template {
            subject: "Welcome to {{ application }}".to_owned(),
            text: text.to_owned(),
            html: "<p>{{ inviter | default: 'We' }}: <a href=\"{{ link }}\">{{ application | upcase }}</a></p>"
                .to_owned(),
        }
    }

    fn checked(text: &str) -> Result<(), Vec<InvalidTemplate>> {
        let examples = example_values(MessageKind::Invitation, &Wording::default());
        check(&template(text), MessageKind::Invitation, &examples)
    }

    #[track_caller]
    fn refused(text: &str) -> InvalidTemplate {
        checked(text).unwrap_err().remove(0)
    }

    #[test]
    fn a_template_says_what_it_may_and_escapes_it() {
        let good = "Hi{% if inviter %}, {{ inviter }} asks you in{% endif %}:\n{{ link }}\n{{ expires }}";
        assert_eq!(checked(good), Ok(()));
        let values = Values::from([
            ("application", Value::Text("A & <b>".to_owned())),
            ("inviter", Value::Absent),
            ("link", Value::Text("https://x.example/i/t".to_owned())),
            ("expires", Value::Absent),
        ]);
        let mail = render(&template(good), MessageKind::Invitation, &values).unwrap();
        assert_eq!(mail.subject, "Welcome to A & <b>");
        assert_eq!(mail.text, "Hi:\nhttps://x.example/i/t\n");
        assert_eq!(
            mail.html,
            "<p>We: <a href=\"https://x.example/i/t\">A &AMP; &LT;B&GT;</a></p>"
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_column() {
        let unknown = refused("Hi\n{{ link }} {{ nobody }}");
        assert_eq!((unknown.part, unknown.line, unknown.column), ("text", 2, 15));
        assert!(unknown.reason.starts_with("there is no `nobody`"), "{unknown}");
        let open = refused("{{ link }}\n{% if inviter %}x");
        assert!(open.line >= 1, "{open}");
        let filter = refused("{{ link }}\n  {{ application | url_encode }}");
        assert_eq!((filter.line, filter.column > 2), (2, true), "{filter}");
        let syntax = refused("{{ link }}\n\n{{ application ");
        assert_eq!(syntax.line, 3, "{syntax}");
    }

    /// Nothing that could take long, reach out, or undo the escaping.
    #[test]
    fn loops_assignments_includes_and_growing_filters_are_not_there() {
        for text in [
            "{{ link }}{% for i in (1..1000000) %}x{% endfor %}",
            "{{ link }}{% assign x = 'y' %}",
            "{{ link }}{% capture x %}y{% endcapture %}",
            "{{ link }}{% include 'secret' %}",
            "{{ link }}{% render 'secret' %}",
            "{{ link }}{% tablerow i in (1..9) %}x{% endtablerow %}",
            "{{ link }}{{ application | replace: '', 'xxxxxxxxxxxx' }}",
            "{{ link }}{{ application | append: application }}",
            "{{ link }}{{ application | url_decode }}",
            "{{ link }}{{ application | strip_html }}",
        ] {
            assert!(checked(text).is_err(), "{text}");
        }
        assert!(checked(&format!("{{{{ link }}}}{}", "{% if again %}".repeat(10_000))).is_err());
    }

    #[test]
    fn a_mail_keeps_its_link_and_gives_it_to_nobody_else() {
        assert!(checked("nothing").unwrap_err()[0].reason.contains("{{ link }}"));
        for text in [
            "https://evil.example/?to={{ link }}",
            "https://evil.example/?to:{{ link }}",
            "https://evil.example/?'{{ link }}",
            "https://evil.example/({{ link }}",
            "https://{{ link }}",
            "me@{{ link }}",
        ] {
            assert!(checked(text).is_err(), "{text}");
        }
        let examples = example_values(MessageKind::Invitation, &Wording::default());
        let html = |html: &str| {
            let template = Template {
                html: html.to_owned(),
                ..template("{{ link }}")
            };
            check(&template, MessageKind::Invitation, &examples)
        };
        for good in [
            "<p>{{ link }}</p>",
            "<a class=\"b\" href=\"{{ link }}\">x</a>",
            "<A HREF=\"{{ link }}\">{{ link }}</A>",
        ] {
            assert_eq!(html(good), Ok(()), "{good}");
        }
        for bad in [
            "<a href=\"https://evil.example/?u: {{ link }}\">x</a>",
            "<a href='https://evil.example/?u=\"{{ link }}'>x</a>",
            "<img src=\"{{ link }}\">",
            "<form action=\"{{ link }}\">",
            "<img alt=\"x\" src=\"https://evil.example/? href=\"{{ link }}\">",
            "<style>p { background: url(\"https://evil.example/? {{ link }}\") }</style>",
            "<p>https://evil.example/?{{ link }}</p>",
        ] {
            assert!(html(bad).is_err(), "{bad}");
        }
        assert!(
            checked("{% if inviter %}{{ link }}{% endif %}").is_err(),
            "not in every case"
        );
        let mut loud = template("{{ link }}");
        loud.subject = "{{ link }}".to_owned();
        let examples = example_values(MessageKind::Invitation, &Wording::default());
        assert!(check(&loud, MessageKind::Invitation, &examples).is_err());
    }

    /// M2: the parser below calls itself, and gives up the process where it is led too deep.
    #[test]
    fn m2_no_template_leads_the_parser_too_deep_or_into_a_panic() {
        const PIECES: &str = concat!(
            "{{¦}}¦{{-¦-}}¦{%¦%}¦{%-¦-%}¦if ¦endif¦unless ¦endunless¦case ¦when ¦endcase¦else¦elsif ¦",
            "comment¦endcomment¦raw¦endraw¦link¦inviter¦a¦[¦]¦a[¦[0]¦.¦..¦(¦)¦|¦default:¦upcase¦strip¦,¦:¦'¦",
            "\"¦'x'¦==¦!=¦<¦>¦ contains ¦ or ¦ and ¦0¦-1¦9999999999¦1.5¦nil¦empty¦blank¦true¦ ¦\n¦é¦",
            "{% if a %}¦{% endif %}¦{{ link }}¦{% case a %}¦{% when 1 %}",
        );
        let examples = example_values(MessageKind::Invitation, &Wording::default());
        test_support::hostile::survives(include_str!("../../corpora/liquid.json"), PIECES, |text| {
            // Without what would catch a panic.
            let wrong = |line, column, reason: &str| InvalidTemplate {
                part: "text",
                line,
                column,
                reason: reason.to_owned(),
            };
            if bounded(text).is_ok() {
                for values in &examples {
                    let _ = made(text, &object(values, text, escape), &wrong);
                }
            }
            let _ = checked(&format!("{{{{ link }}}}{text}"));
        });
    }

    #[test]
    fn m2_what_is_too_deep_in_a_template_is_told_with_its_place() {
        let deep = |open: &str, times: usize| format!("{{{{ link }}}}\n  {{{{ a{} }}}}", open.repeat(times));
        let brackets = refused(&deep("[a", 3_000));
        assert_eq!((brackets.line, brackets.column), (2, 3), "{brackets}");
        assert!(brackets.reason.contains("brackets"), "{brackets}");
        assert!(
            refused("{{ \"}}\" | default: a[a[a[a[a[a[a[a[a[a }}")
                .reason
                .contains("brackets")
        );
        assert!(refused("{{ ' {{ a[a[a[a[a[a[a[a[a[a }}").reason.contains("brackets"));
        assert!(refused("{{ 99999999999999999999 }}").reason.contains("digits"));
        assert!(refused(&deep(" | upcase", 300)).reason.contains("1000 characters"));
        assert!(refused(&" ".repeat(600)).reason.contains("empty"));
        assert!(refused(&format!("x{}x", " ".repeat(600))).reason.contains("blanks"));
        assert!(refused(&"{{ link }}".repeat(1_001)).reason.contains("too many"));
        let fine = "{% if inviter == 'a [[[[[[[[[[ 99999999999999999999' %}x{% endif %}{{ link }} [[[[[[[[[[[[";
        assert_eq!(checked(fine), Ok(()));
    }

    #[test]
    fn every_kind_has_values_for_its_template() {
        for kind in MessageKind::with_template() {
            for values in example_values(kind, &Wording::default()) {
                assert!(
                    values.contains_key("application") && values.contains_key("language"),
                    "{kind:?}"
                );
            }
        }
    }
}
