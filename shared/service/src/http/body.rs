//! Reading a JSON body: at most 16 KiB (settings: 320 KiB; an import, or a group: 1 MiB), unknown and duplicate fields refused, errors that
//! point to the field.

mod reason;

use http::header;
use lambda_http::Body;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Error, ProblemCode, Request};
use domain::{
    address::{EmailAddress, PhoneNumber},
    metadata::{Strict, strict_json},
};

pub use domain::whole::non_null;
pub use reason::reason;
use reason::{Reason, escaped, pointer, shortened, unreadable};

/// The most that a body may have.
pub const LIMIT: usize = 16 * 1024;

/// The most that the body of an import may have, and of a group.
pub const IMPORT_LIMIT: usize = 1024 * 1024;

/// The most that a body of settings may have, which can hold two logos, an icon and a font in base64.
pub const SETTINGS_LIMIT: usize = 320 * 1024;

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

/// The same with a limit of its own.
///
/// # Errors
/// [`Error::BodyTooLarge`].
pub fn within(request: &Request, limit: usize) -> Result<&[u8], Error> {
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
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| refused(error, bytes))?;
    deserializer.end().map_err(|error| unreadable(bytes, &error))?;
    Ok(value)
}

/// Reads the body as an object whose fields are looked at one by one. No object in it has a field twice.
///
/// # Errors
/// As [`json`].
pub fn object(request: &Request) -> Result<Map<String, Value>, Error> {
    object_within(request, LIMIT)
}

/// The same with a limit of its own.
///
/// # Errors
/// As [`json`].
pub fn object_within(request: &Request, limit: usize) -> Result<Map<String, Value>, Error> {
    let bytes = document(request, limit)?;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut deserializer);
    let Strict(value) = read.map_err(|error| refused(error, bytes))?;
    deserializer.end().map_err(|error| unreadable(bytes, &error))?;
    match value {
        Value::Object(map) => Ok(map),
        Value::Array(_) => Err(not_an_object()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(Error::field(ProblemCode::FieldNotValid, "", "the body is an object"))
        }
    }
}

/// Reads the body as a list of objects.
///
/// # Errors
/// As [`json`].
pub fn json_list<T: DeserializeOwned>(request: &Request) -> Result<Vec<T>, Error> {
    match value(document(request, LIMIT)?)? {
        Value::Array(all) => all.into_iter().map(part).collect(),
        _ => Err(Error::field(
            ProblemCode::FieldNotValid,
            "",
            "the body is an array of objects",
        )),
    }
}

/// Any JSON value: not too deep, and no object in it has a key twice. For bodies that are read field by field.
///
/// # Errors
/// [`Error::Malformed`].
pub fn value(bytes: &[u8]) -> Result<Value, Error> {
    shallow(bytes)?;
    strict_json(bytes).map_err(|error| unreadable(bytes, &error))
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
            let detail = format!("lists and objects stand more than {DEEPEST} deep in each other");
            return Err(Error::Malformed(detail));
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
    // A merge patch (RFC 7396) is JSON too, where a body is one.
    let is_json = ["application/json", "application/merge-patch+json"];
    if !is_json.iter().any(|kind| media_type.trim().eq_ignore_ascii_case(kind)) {
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
    serde_path_to_error::deserialize(value).map_err(|error| refused(error, b"{}"))
}

fn not_an_object() -> Error {
    Error::field(ProblemCode::FieldNotValid, "", "the body is an object, not an array")
}

fn refused(error: serde_path_to_error::Error<serde_json::Error>, bytes: &[u8]) -> Error {
    let mut pointer = pointer(error.path());
    let inner = error.into_inner();
    match inner.classify() {
        serde_json::error::Category::Data => {
            let Reason { field, detail } = Reason::of(&inner);
            // The place of a field that is missing or comes twice is that of its object.
            let part = field.map(|field| format!("/{}", escaped(&field))).unwrap_or_default();
            if !pointer.ends_with(&part) {
                pointer.push_str(&part);
            }
            Error::field(ProblemCode::FieldNotValid, &pointer, detail)
        }
        serde_json::error::Category::Syntax => match serde_json::from_slice::<Value>(bytes) {
            // Where a name of a list is wanted and something else stands, the reader says that it is no JSON.
            Ok(_) => Error::field(
                ProblemCode::FieldNotValid,
                &pointer,
                "expected one of the names that there are",
            ),
            // The field as far as it was read: the place alone may be far away in it.
            Err(error) => match unreadable(bytes, &error) {
                Error::Malformed(detail) if !pointer.is_empty() => {
                    Error::Malformed(format!("{detail}, in `{}`", shortened(&pointer)))
                }
                other => other,
            },
        },
        serde_json::error::Category::Io | serde_json::error::Category::Eof => unreadable(bytes, &inner),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Ask {
        email: String,
        #[serde(default, deserialize_with = "non_null")]
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
            let refused = value(nested(deep).as_bytes()).unwrap_err();
            assert!(
                matches!(&refused, Error::Malformed(why) if why.contains("deep")),
                "{refused}"
            );
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
            (r#"{"email":"a","email":"b"}"#, "/email"),
            (r#"{"email":"a","admin":true}"#, "/admin"),
            ("{}", "/email"),
            ("[]", ""),
            (r#" ["a"]"#, ""),
            (r#""a secret \", expected at line 1""#, ""),
        ] {
            match read("application/json", wrong) {
                Err(Error::Field { pointer, detail, .. }) => {
                    assert_eq!(pointer, place, "{wrong}: {detail}");
                    assert!(!detail.contains("line"), "{detail}");
                    assert!(!detail.contains("secret"), "{detail}");
                }
                other => panic!("{wrong}: {other:?}"),
            }
        }
    }

    #[derive(serde::Deserialize, Debug)]
    #[serde(rename_all = "snake_case")]
    enum Choice {
        EmailLink,
        Sms,
    }

    #[derive(serde::Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only how it is refused is looked at")]
    struct Much {
        #[serde(default)]
        way: Option<Choice>,
        #[serde(default)]
        count: u8,
        #[serde(default)]
        list: Vec<Ask>,
        #[serde(default)]
        flag: bool,
    }

    /// Item 20 of what callers read: no word of the reader's, no value that was sent, and what would be taken.
    #[test]
    fn what_cannot_be_read_is_told_in_our_own_words() {
        let read = |text: &str| {
            let request = http::Request::builder().header("content-type", "application/json");
            json::<Much>(&request.body(Body::from(text)).unwrap()).unwrap_err()
        };
        for (sent, place, expected) in [
            (
                r#"{"wya":1}"#,
                "/wya",
                "there is no field `wya` (did you mean `way`?); there are `way`, `count`, `list`, `flag`",
            ),
            (
                r#"{"way":"email-link"}"#,
                "/way",
                "`email-link` is not one of `email_link`, `sms` (did you mean `email_link`?)",
            ),
            (r#"{"way":7}"#, "/way", "expected one of the names that there are"),
            (
                r#"{"count":300}"#,
                "/count",
                "expected a whole number from 0 to 255, not this number",
            ),
            (
                r#"{"count":"secret"}"#,
                "/count",
                "expected a whole number from 0 to 255, not this text",
            ),
            (
                r#"{"count":1.5}"#,
                "/count",
                "expected a whole number from 0 to 255, not this number",
            ),
            (r#"{"flag":null}"#, "/flag", "expected a boolean, not null"),
            (r#"{"list":{}}"#, "/list", "expected a list, not an object"),
            (
                r#"{"list":[{"email":"a"},{}]}"#,
                "/list/1/email",
                "the field `email` is missing",
            ),
            (
                r#"{"list":[{"email":"a","email":"secret"}]}"#,
                "/list/0/email",
                "the field `email` comes twice",
            ),
            (r#"{"list":["secret"]}"#, "/list/0", "expected an object, not this text"),
            (r#"{"flag":true,"flag":false}"#, "/flag", "the field `flag` comes twice"),
        ] {
            match read(sent) {
                Error::Field { pointer, detail, .. } => {
                    assert_eq!((pointer.as_str(), detail.as_str()), (place, expected), "{sent}")
                }
                other => panic!("{sent}: {other:?}"),
            }
        }
        for (sent, expected) in [
            ("", "it is empty; send a JSON object"),
            (" \n", "it is empty; send a JSON object"),
            ("{", "the JSON ends too early, at line 1, column 1"),
            ("{\"flag\"", "the JSON ends too early, at line 1, column 7"),
            (
                "{\"flag\":true,}",
                "a comma with nothing behind it, at line 1, column 14",
            ),
            (
                "{flag:true}",
                "a name of a field stands in double quotes, at line 1, column 2",
            ),
            (
                "{'flag':true}",
                "a name of a field stands in double quotes, at line 1, column 2",
            ),
            ("{} {}", "there is more behind the end of the JSON, at line 1, column 4"),
            (
                "flag=true",
                "something that JSON does not have there, at line 1, column 2",
            ),
        ] {
            match read(sent) {
                Error::Malformed(detail) => assert_eq!(detail, expected, "{sent}"),
                other => panic!("{sent}: {other:?}"),
            }
        }
    }

    /// What is no text or no number that we can keep is reported as that, and where it stands; never as a name that is not known.
    #[test]
    fn what_is_not_utf_8_half_a_character_or_too_large_is_reported_as_that() {
        let read = |bytes: &[u8]| {
            let request = http::Request::builder().header("content-type", "application/json");
            json::<Ask>(&request.body(Body::from(bytes)).unwrap()).unwrap_err()
        };
        let unknown = "expected one of the names";
        for (sent, said) in [
            (
                &b"{\"email\":\"caf\xe9\"}"[..],
                "a text is not UTF-8, at line 1, column 14",
            ),
            (
                b"{\"email\":\"\\ud800\"}",
                "half of a pair of `\\u` stands alone, at line 1, column 17",
            ),
            (b"{\"email\":\"\\ud83dx\"}", "half of a pair of `\\u` stands alone"),
            (b"{\"email\":\"\\udc00\"}", "half of a pair of `\\u` stands alone"),
            (
                b"{\"email\":\"\\ud800\\u0041\"}",
                "half of a pair of `\\u` stands alone",
            ),
            (
                b"{\"email\":\"\\u00g0\"}",
                "a backslash stands before a sign that it cannot stand before",
            ),
            (b"{\"email\":\n1e400}", "a number is too large, at line 2, column 5"),
            (b"{\"email\":-1e999}", "a number is too large"),
            (b"{\"caf\xe9\":1}", "a text is not UTF-8"),
            (b"{\"\\ud800\":1}", "half of a pair of `\\u` stands alone"),
            (b"\xff\xfe{\x00}\x00", "it is UTF-16; send UTF-8"),
            (b"{\x00\"\x00", "it is UTF-16; send UTF-8"),
        ] {
            match read(sent) {
                Error::Malformed(detail) => {
                    assert!(detail.contains(said), "{:?}: {detail}", String::from_utf8_lossy(sent));
                    assert!(!detail.contains(unknown), "{detail}");
                }
                other => panic!("{:?}: {other:?}", String::from_utf8_lossy(sent)),
            }
        }
        let place = |sent: &[u8]| match read(sent) {
            Error::Malformed(detail) => detail,
            other => panic!("{other:?}"),
        };
        assert!(
            place(b"{\"email\":1e400}").contains("in `/email`"),
            "the field is named"
        );
        match value(b"{\"a\":\"\\ud800\"}").unwrap_err() {
            Error::Malformed(detail) => assert!(detail.contains("half of a pair"), "{detail}"),
            other => panic!("{other:?}"),
        }
    }

    proptest::proptest! {
        /// Whatever is sent, none of the words of the reader of JSON are passed on.
        #[test]
        fn no_word_of_the_reader_reaches_a_caller(text in "[\\[\\]{}\",:a-z0-9 \\\\.-]{0,40}") {
            const WORDS: [&str; 9] = [
                "EOF", "while parsing", "invalid type", "invalid value", "unknown variant", "unknown field", "ident", "struct ",
                "sequence",
            ];
            let request = http::Request::builder().header("content-type", "application/json");
            if let Err(error) = json::<Much>(&request.body(Body::from(text)).unwrap()) {
                let shown = error.detail();
                for word in WORDS {
                    proptest::prop_assert!(!shown.contains(word), "{}", shown);
                }
            }
        }
    }
}
