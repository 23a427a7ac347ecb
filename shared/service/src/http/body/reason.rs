//! Why a body cannot be read or taken, in our own words.

use super::super::Error;
use domain::nearest::meant;

/// Why a text is no JSON, and where.
pub(super) fn unreadable(bytes: &[u8], error: &serde_json::Error) -> Error {
    if bytes.trim_ascii().is_empty() {
        return Error::Malformed("it is empty; send a JSON object".to_owned());
    }
    let has_another_width = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]);
    if has_another_width {
        return Error::Malformed("it is UTF-16; send UTF-8".to_owned());
    }
    let said = error.to_string();
    let reason = match error.classify() {
        serde_json::error::Category::Eof => "the JSON ends too early",
        serde_json::error::Category::Data => return Error::Malformed(Reason::of(error).detail),
        serde_json::error::Category::Io | serde_json::error::Category::Syntax => {
            let known = SYNTAX.iter().find(|(sign, _)| said.starts_with(sign));
            known.map_or("something that JSON does not have there", |(_, reason)| *reason)
        }
    };
    Error::Malformed(format!("{reason}, at line {}, column {}", error.line(), error.column()))
}

/// How the reader of JSON begins what it says of a mistake, and what we say.
const SYNTAX: [(&str, &str); 12] = [
    ("trailing comma", "a comma with nothing behind it"),
    ("trailing characters", "there is more behind the end of the JSON"),
    ("key must be a string", "a name of a field stands in double quotes"),
    ("expected `:`", "a colon is missing behind the name of a field"),
    ("expected `,`", "a comma or the closing bracket is missing"),
    (
        "control character",
        "a line break or another control character stands in a text: write it as `\\n`",
    ),
    (
        "invalid escape",
        "a backslash stands before a sign that it cannot stand before",
    ),
    ("invalid number", "a number is not written as JSON writes one"),
    ("number out of range", "a number is too large"),
    ("invalid unicode", "a text is not UTF-8"),
    ("lone leading surrogate", "half of a pair of `\\u` stands alone"),
    ("unexpected end of hex escape", "half of a pair of `\\u` stands alone"),
];

/// What we say where the reader of JSON has said why a value cannot be taken: never a text that was sent in its place, which
/// may be a secret.
pub(super) struct Reason {
    /// The field that it is about, where the place is that of its object.
    pub(super) field: Option<String>,
    pub(super) detail: String,
}

/// Why a value cannot be taken, in our words: for bodies that are read part by part.
#[must_use]
pub fn reason(error: &serde_json::Error) -> String {
    Reason::of(error).detail
}

impl Reason {
    pub(super) fn of(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let sentence = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(sentence, _)| sentence);
        Self::read(sentence).unwrap_or_else(|| Self {
            field: None,
            detail: sentence.to_owned(),
        })
    }

    fn read(sentence: &str) -> Option<Self> {
        let refused = |field: Option<&str>, detail: String| {
            Some(Self {
                field: field.map(str::to_owned),
                detail,
            })
        };
        if let Some(rest) = sentence.strip_prefix("unknown field `") {
            let (name, known) = rest.rsplit_once("`, expected ").or_else(|| rest.rsplit_once("`, "))?;
            let known: Vec<_> = ticked(known).collect();
            let shown = shortened(name);
            return refused(
                Some(name),
                match known.as_slice() {
                    [] => format!("there is no field `{shown}` here"),
                    known => format!(
                        "there is no field `{shown}`{}; there are {}",
                        meant(name, known),
                        listed(known)
                    ),
                },
            );
        }
        if let Some(name) = sentence
            .strip_prefix("missing field `")
            .and_then(|rest| rest.strip_suffix('`'))
        {
            return refused(Some(name), format!("the field `{name}` is missing"));
        }
        if let Some(name) = sentence
            .strip_prefix("duplicate field `")
            .and_then(|rest| rest.strip_suffix('`'))
        {
            return refused(Some(name), format!("the field `{}` comes twice", shortened(name)));
        }
        if let Some(rest) = sentence.strip_prefix("unknown variant `") {
            let (name, known) = rest.rsplit_once("`, expected ").or_else(|| rest.rsplit_once("`, "))?;
            let known: Vec<_> = ticked(known).collect();
            let list = listed(&known);
            return refused(
                None,
                format!("`{}` is not one of {list}{}", shortened(name), meant(name, &known)),
            );
        }
        if let Some(rest) = sentence
            .strip_prefix("invalid type: ")
            .or_else(|| sentence.strip_prefix("invalid value: "))
        {
            let (found, expected) = rest.rsplit_once(", expected ")?;
            return refused(None, format!("expected {}, not {}", plain(expected), kind(found)));
        }
        if let Some(rest) = sentence.strip_prefix("invalid length ") {
            let (length, expected) = rest.split_once(", expected ")?;
            return refused(None, format!("expected {}, not {length} of them", plain(expected)));
        }
        if sentence.starts_with("data did not match any variant") {
            return refused(None, "this value has none of the forms that are taken here".to_owned());
        }
        None
    }
}

/// What is expected, where it is called by a name of Rust.
fn plain(expected: &str) -> &str {
    match expected {
        "i64" | "u64" | "usize" => "a whole number",
        "u32" => "a whole number from 0 to 4294967295",
        "u16" => "a whole number from 0 to 65535",
        "u8" => "a whole number from 0 to 255",
        "a sequence" => "a list",
        "a map" => "an object",
        "a string or map" | "string or map" => "one of the names that there are",
        other
            if ["struct ", "internally tagged enum ", "adjacently tagged enum "]
                .iter()
                .any(|start| other.starts_with(start)) =>
        {
            "an object"
        }
        other if other.starts_with("enum ") => "one of the names that there are",
        other => other,
    }
}

/// What was found, without what stands in it.
fn kind(found: &str) -> &str {
    match found.split([' ', '`', '"']).next().unwrap_or_default() {
        "null" | "unit" | "Option" => "null",
        "boolean" => "true or false",
        "integer" => "this number",
        "floating" => "this number",
        "string" | "character" | "char" => "this text",
        "sequence" => "a list",
        "map" => "an object",
        _ => "this",
    }
}

/// What stands between backticks.
fn ticked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn listed(known: &[&str]) -> String {
    known
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A name that was sent, as far as it is worth repeating.
pub(super) fn shortened(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(64).collect()
}

pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

pub(super) fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escaped(key)),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}
