//! Reading a JSON body: at most 16 KiB (an import: 1 MiB), unknown and duplicate fields refused, errors that point to the field.

use http::header;
use lambda_http::Body;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

use super::{Error, Request};
use domain::{address::{EmailAddress, PhoneNumber}, metadata::strict_json};

/// The most that a body may have.
pub const LIMIT: usize = 16 * 1024;

/// The most that the body of an import may have.
pub const IMPORT_LIMIT: usize = 1024 * 1024;

/// As deep as lists and objects may stand in each other. What is carried on, as metadata are, stands deeper in events
/// and tokens than it did in the body, and has to be readable there too.
pub const DEEPEST: usize = 32;

/// The body's bytes.
///
/// # Errors
/// [`Error::BodyTooLarge`].
pub fn bytes(request: &Request) -> Result<&[u8], Error> {
    within(request, LIMIT)
}

fn within(request: &Request, limit: usize) -> Result<&[u8], Error> {
    let bytes = match request.body() {
        Body::Text(text) => text.as_bytes(),
        Body::Binary(bytes) => bytes,
        Body::Empty | _ => &[],
    };
    if bytes.len() > limit {
        return Err(Error::BodyTooLarge);
    }
    // A byte order mark, which some programs put before UTF-8 (RFC 8259 section 8.1).
    Ok(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
}

/// Reads the body as `T`, which denies unknown fields.
///
/// # Errors
/// [`Error::BodyTooLarge`], [`Error::NotJson`], [`Error::Malformed`] or [`Error::Field`].
pub fn json<T: DeserializeOwned>(request: &Request) -> Result<T, Error> {
    json_within(request, LIMIT)
}

/// The same with a limit of its own.
///
/// # Errors
/// As [`json`].
pub fn json_within<T: DeserializeOwned>(request: &Request, limit: usize) -> Result<T, Error> {
    let bytes = document(request, limit)?;
    // serde takes an array for a struct too, field by field in the order of the source.
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(not_an_object());
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(refused)?;
    deserializer
        .end()
        .map_err(|error| Error::Malformed(error.to_string()))?;
    Ok(value)
}

/// Reads the body as a list of objects.
///
/// # Errors
/// As [`json`].
pub fn json_list<T: DeserializeOwned>(request: &Request) -> Result<Vec<T>, Error> {
    match value(document(request, LIMIT)?)? {
        Value::Array(all) => all.into_iter().map(part).collect(),
        _ => Err(Error::field("field_not_valid", "", "the body is an array of objects")),
    }
}

/// Any JSON value: not too deep, and no object in it has a key twice. For bodies that are read field by field.
///
/// # Errors
/// [`Error::Malformed`].
pub fn value(bytes: &[u8]) -> Result<Value, Error> {
    shallow(bytes)?;
    strict_json(bytes).map_err(|error| Error::Malformed(error.to_string()))
}

/// That `bytes` are not nested too deep, if they are JSON: found out before anything that calls itself reads them.
fn shallow(bytes: &[u8]) -> Result<(), Error> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let told = format!("lists and objects stand more than {DEEPEST} deep in each other");
            return Err(Error::Malformed(told));
        }
    }
    Ok(())
}

/// The body's bytes, if it says of itself that it is JSON.
fn document(request: &Request, limit: usize) -> Result<&[u8], Error> {
    let bytes = within(request, limit)?;
    let content_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    if !media_type.trim().eq_ignore_ascii_case("application/json") {
        return Err(Error::NotJson);
    }
    shallow(bytes)?;
    Ok(bytes)
}

/// Reads one of many objects of a body, each of which is taken or refused by itself.
///
/// # Errors
/// [`Error::Field`]; the pointer begins at this object.
pub fn part<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    if value.is_array() {
        return Err(not_an_object());
    }
    serde_path_to_error::deserialize(value).map_err(refused)
}

fn not_an_object() -> Error {
    Error::field("field_not_valid", "", "the body is an object, not an array")
}

fn refused(error: serde_path_to_error::Error<serde_json::Error>) -> Error {
    let pointer = pointer(error.path());
    let inner = error.into_inner();
    match inner.classify() {
        serde_json::error::Category::Data => Error::field("field_not_valid", &pointer, told(&inner)),
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            Error::Malformed(inner.to_string())
        }
    }
}

/// The same for a body that may be left out.
///
/// # Errors
/// As [`json`].
pub fn optional_json<T: DeserializeOwned + Default>(request: &Request) -> Result<T, Error> {
    if bytes(request)?.is_empty() {
        Ok(T::default())
    } else {
        json(request)
    }
}

/// For a field that may be left out, with `#[serde(default, deserialize_with = "given")]`: where it is given, it has a value.
/// `null` is a value of another type, and refused like one (ASVS 15.3.5).
///
/// # Errors
/// That of `T`.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The address in the field `email`, if it was given.
///
/// # Errors
/// [`Error::Field`].
pub fn email(text: Option<String>) -> Result<Option<EmailAddress>, Error> {
    text.map(|text| EmailAddress::parse(&text).map_err(|error| (error, "/email").into()))
        .transpose()
}

/// The number in the field `phone`, if it was given.
///
/// # Errors
/// [`Error::Field`].
pub fn phone(text: Option<String>) -> Result<Option<PhoneNumber>, Error> {
    text.map(|text| PhoneNumber::parse(&text).map_err(|error| (error, "/phone").into()))
        .transpose()
}

/// The sentence without the place, which the pointer tells, and without a text that was sent: it may be a secret.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let sentence = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(sentence, _)| sentence);
    let told = match (sentence.split_once(" string \""), sentence.rsplit_once("\", expected ")) {
        (Some((problem, _)), Some((_, expected))) => format!("{problem} string, expected {expected}"),
        _ => sentence.to_owned(),
    };
    in_plain_words(&told)
}

/// What serde calls by the names of Rust.
fn in_plain_words(text: &str) -> String {
    let (problem, expected) = text.split_once("expected ").unwrap_or((text, ""));
    let plain = match expected {
        "" => return text.to_owned(),
        "a string" | "a boolean" => expected,
        "i64" | "u32" | "u8" | "u64" => "a whole number",
        "a sequence" => "a list",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    };
    format!("{problem}expected {plain}")
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Ask {
        email: String,
        #[serde(default, deserialize_with = "given")]
        name: Option<String>,
    }

    fn read(content_type: &str, text: &str) -> Result<Ask, Error> {
        let request = http::Request::builder().header("content-type", content_type);
        json(&request.body(Body::from(text)).unwrap())
    }

    /// M2: what is deeper than anybody needs is refused before it is read, and what stands in a text is not deep.
    #[test]
    fn m2_json_that_is_nested_too_deep_is_refused() {
        let nested = |depth: usize| format!("{}{}", r#"{"a":["#.repeat(depth / 2), "]}".repeat(depth / 2));
        assert!(value(nested(DEEPEST).as_bytes()).is_ok());
        for deep in [DEEPEST + 2, 126, 200, 5_000] {
            let told = value(nested(deep).as_bytes()).unwrap_err();
            assert!(matches!(&told, Error::Malformed(why) if why.contains("deep")), "{told}");
        }
        let unclosed = "[".repeat(5_000);
        assert!(value(unclosed.as_bytes()).is_err());
        for text in [
            r#""[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""#,
            r#"["\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]"#,
        ] {
            assert!(value(text.as_bytes()).is_ok(), "{text}");
        }
        assert!(matches!(
            read("application/json", &format!(r#"{{"email":{}}}"#, nested(40))),
            Err(Error::Malformed(_))
        ));
        assert!(value(br#"{"a":{"b":1,"b":2}}"#).is_err(), "a key comes twice");
    }

    /// W9: closed content types, sizes and fields.
    #[test]
    fn w9_a_body_is_what_it_should_be_or_refused_with_the_place() {
        assert_eq!(
            read("application/json; charset=utf-8", r#"{"email":"a"}"#),
            Ok(Ask {
                email: "a".to_owned(),
                name: None
            })
        );
        assert!(read("application/json", "\u{feff}{\"email\":\"a\"}").is_ok());
        assert_eq!(read("text/plain", r#"{"email":"a"}"#), Err(Error::NotJson));
        assert_eq!(
            read("application/x-www-form-urlencoded", r#"{"email":"a"}"#),
            Err(Error::NotJson)
        );
        let large = format!(r#"{{"email":"{}"}}"#, "x".repeat(LIMIT));
        assert_eq!(read("application/json", &large), Err(Error::BodyTooLarge));
        for wrong in ["", "{", "nonsense", r#"{"email":"a"}{}"#] {
            assert!(
                matches!(read("application/json", wrong), Err(Error::Malformed(_))),
                "{wrong}"
            );
        }
        for (wrong, place) in [
            (r#"{"email":["a"]}"#, "/email"),
            (r#"{"email":{"a":1}}"#, "/email"),
            (r#"{"email":null}"#, "/email"),
            (r#"{"email":"a","name":null}"#, "/name"),
            (r#"{"email":"a","email":"b"}"#, ""),
            (r#"{"email":"a","admin":true}"#, "/admin"),
            ("{}", ""),
            ("[]", ""),
            (r#" ["a"]"#, ""),
            (r#""a secret \", expected at line 1""#, ""),
        ] {
            match read("application/json", wrong) {
                Err(Error::Field { pointer, detail, .. }) => {
                    assert!(pointer == place || pointer.is_empty(), "{wrong}: {pointer}");
                    assert!(!detail.contains("line"), "{detail}");
                    assert!(!detail.contains("secret"), "{detail}");
                }
                other => panic!("{wrong}: {other:?}"),
            }
        }
    }
}
