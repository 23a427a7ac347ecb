//! Reading a body as Auth0 does: JSON or a form, closed or open, with its words for what is wrong.

use domain::{
    address::{EmailAddress, PhoneNumber},
    whole::whole,
};
use http::{StatusCode, header};
use lambda_http::{Request, RequestExt};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};
use service::http::{Error, body, form};

use crate::fault::Fault;

/// The fields of a body.
pub(crate) struct Fields {
    fields: Map<String, Value>,
    /// A form has only texts: numbers and booleans are read from them.
    is_form: bool,
}

impl Fields {
    /// The body's fields. A closed one has none but the `known` ones.
    pub(crate) fn closed(request: &Request, known: &[&str]) -> Result<Self, Fault> {
        let fields = Self::open(request)?;
        match fields.fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(Fault::body(format_args!(
                "Additional properties not allowed: {unknown}"
            ))),
            None => Ok(fields),
        }
    }

    /// The body's fields, whatever they are called.
    pub(crate) fn open(request: &Request) -> Result<Self, Fault> {
        let bytes = body::bytes(request)?;
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("application/json");
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "application/json" => match body::value(bytes)? {
                Value::Object(fields) => Ok(Self { fields, is_form: false }),
                other => Err(Fault::body(format_args!(
                    "Expected type object but found type {}",
                    kind_of(&other)
                ))),
            },
            "application/x-www-form-urlencoded" => {
                let fields = form::fields(bytes).map_err(|error| twice(request, error))?;
                let text = |value: SecretString| Value::String(value.expose_secret().to_owned());
                Ok(Self {
                    fields: fields.into_iter().map(|(name, value)| (name, text(value))).collect(),
                    is_form: true,
                })
            }
            _ => Err(Error::NotJson.into()),
        }
    }

    /// A part of a body that is an object itself, and closed.
    pub(crate) fn part(&mut self, name: &str, known: &[&str]) -> Result<Option<Self>, Fault> {
        let Some(fields) = self.object(name)? else {
            return Ok(None);
        };
        match fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(Fault::property(
                format_args!("Additional properties not allowed: {unknown}"),
                name,
            )),
            None => Ok(Some(Self {
                fields,
                is_form: self.is_form,
            })),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Whether the field says that it is to be unset.
    pub(crate) fn unsets(&mut self, name: &str) -> bool {
        let unsets = self.fields.get(name) == Some(&Value::Null);
        if unsets {
            self.fields.remove(name);
        }
        unsets
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong_type("string", &other, name)),
        }
    }

    /// A text of so many characters.
    pub(crate) fn limited(&mut self, name: &str, least: usize, most: usize) -> Result<Option<String>, Fault> {
        let text = self.text(name)?;
        let have = text.as_ref().map_or(least, |text| text.chars().count());
        if have < least {
            return Err(Fault::property(
                format_args!("String is too short ({have} chars), minimum {least}"),
                name,
            ));
        }
        if have > most {
            return Err(Fault::property(
                format_args!("String is too long ({have} chars), maximum {most}"),
                name,
            ));
        }
        Ok(text)
    }

    pub(crate) fn required(&mut self, name: &str) -> Result<String, Fault> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    pub(crate) fn boolean(&mut self, name: &str) -> Result<Option<bool>, Fault> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Value::Bool(value)) => Ok(Some(value)),
            Some(Value::String(text)) if self.is_form && text == "true" => Ok(Some(true)),
            Some(Value::String(text)) if self.is_form && text == "false" => Ok(Some(false)),
            Some(other) => Err(wrong_type("boolean", &other, name)),
        }
    }

    /// A lifetime in seconds: the default where it is absent or 0.
    pub(crate) fn seconds(&mut self, name: &str, default: u32, most: u32) -> Result<u32, Fault> {
        let number = match self.fields.remove(name) {
            None => return Ok(default),
            Some(Value::String(text)) if self.is_form => {
                let number = text.parse::<i64>();
                number.map_err(|_| wrong_type("integer", &Value::String(text), name))?
            }
            Some(number @ Value::Number(_)) => match whole(&number) {
                Ok(number) => number,
                Err(_) if number.is_u64() => i64::MAX,
                Err(_) => return Err(wrong_type("integer", &number, name)),
            },
            Some(other) => return Err(wrong_type("integer", &other, name)),
        };
        match u32::try_from(number) {
            Ok(0) => Ok(default),
            Ok(seconds) if seconds <= most => Ok(seconds),
            _ if number < 0 => Err(Fault::property(
                format_args!("Value {number} is less than minimum 0"),
                name,
            )),
            _ => Err(Fault::property(
                format_args!("Value {number} is greater than maximum {most}"),
                name,
            )),
        }
    }

    pub(crate) fn object(&mut self, name: &str) -> Result<Option<Map<String, Value>>, Fault> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Value::Object(map)) => Ok(Some(map)),
            Some(Value::String(text)) if self.is_form => match body::value(text.as_bytes()) {
                Ok(Value::Object(map)) => Ok(Some(map)),
                Ok(_) | Err(_) => Err(wrong_type("object", &Value::String(text), name)),
            },
            Some(other) => Err(wrong_type("object", &other, name)),
        }
    }

    pub(crate) fn texts(&mut self, name: &str) -> Result<Option<Vec<String>>, Fault> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Value::Array(values)) => values
                .into_iter()
                .map(|value| match value {
                    Value::String(text) => Ok(text),
                    other => Err(wrong_type("string", &other, name)),
                })
                .collect::<Result<_, _>>()
                .map(Some),
            Some(other) => Err(wrong_type("array", &other, name)),
        }
    }

    pub(crate) fn email(&mut self, name: &str) -> Result<Option<EmailAddress>, Fault> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match EmailAddress::parse(&text) {
            Ok(email) => Ok(Some(email)),
            Err(_) => Err(Fault::format("email", &text, name)),
        }
    }

    pub(crate) fn phone(&mut self, name: &str) -> Result<Option<PhoneNumber>, Fault> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match PhoneNumber::parse(&text) {
            Ok(phone) if phone.as_str() == text => Ok(Some(phone)),
            Ok(_) | Err(_) => Err(Fault::property(
                format_args!("String does not match pattern ^\\+[0-9]{{1,15}}$: {text}"),
                name,
            )),
        }
    }
}

/// A field of a form that comes twice, said as the API says it that was asked (RFC 6749 section 3.2 for the one of
/// tokens).
fn twice(request: &Request, error: Error) -> Fault {
    match error {
        Error::Field { pointer, .. } => {
            let detail = format!("Duplicate parameter: {}", pointer.trim_start_matches('/'));
            if request.uri().path().starts_with("/api/v2/") {
                Fault::body(detail)
            } else {
                Fault::authentication(StatusCode::BAD_REQUEST, "invalid_request", detail)
            }
        }
        other => other.into(),
    }
}

pub(crate) fn missing(name: &str) -> Fault {
    Fault::body(format_args!("Missing required property: {name}"))
}

fn wrong_type(expected: &str, found: &Value, name: &str) -> Fault {
    let found = kind_of(found);
    Fault::property(format_args!("Expected type {expected} but found type {found}"), name)
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Query parameters that may stand there more than once.
const LISTS: [&str; 1] = ["strategy"];

/// The query parameters, none but the `known` ones, each once.
pub(crate) struct Query<'a>(&'a Request);

impl<'a> Query<'a> {
    pub(crate) fn of(request: &'a Request, known: &[&str]) -> Result<Self, Fault> {
        let parameters = request.query_string_parameters_ref();
        let unknown = parameters.and_then(|parameters| parameters.iter().find(|(name, _)| !known.contains(name)));
        if let Some((name, _)) = unknown {
            return Err(Fault::query(format_args!("Additional properties not allowed: {name}")));
        }
        let is_list = |name: &str| {
            parameters
                .and_then(|all| all.all(name))
                .is_some_and(|all| all.len() > 1)
        };
        match known.iter().find(|name| !LISTS.contains(name) && is_list(name)) {
            Some(name) => Err(Fault::query(format_args!(
                "Expected type string but found type array on property {name}"
            ))),
            None => Ok(Self(request)),
        }
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        service::http::query_parameter(self.0, name)
    }

    /// The address that has to be there.
    pub(crate) fn email(&self) -> Result<EmailAddress, Fault> {
        let text = self
            .text("email")
            .ok_or_else(|| Fault::query("Missing required property: email"))?;
        EmailAddress::parse(&text)
            .map_err(|_| Fault::query(format_args!("Object didn't pass validation for format email: {text}")))
    }

    /// Everything that a parameter is given, which may stand there more than once.
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        let parameters = self.0.query_string_parameters_ref();
        parameters.and_then(|all| all.all(name)).unwrap_or_default()
    }

    pub(crate) fn boolean(&self, name: &str) -> Result<Option<bool>, Fault> {
        match self.text(name).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Fault::query(format_args!(
                "Expected type boolean but found type string on property {name}"
            ))),
        }
    }

    pub(crate) fn number(&self, name: &str, default: usize, least: usize, most: usize) -> Result<usize, Fault> {
        let Some(text) = self.text(name) else {
            return Ok(default);
        };
        let number: i64 = text.parse().map_err(|_| {
            Fault::query(format_args!(
                "Expected type integer but found type string on property {name}"
            ))
        })?;
        let (low, high) = (
            i64::try_from(least).unwrap_or(0),
            i64::try_from(most).unwrap_or(i64::MAX),
        );
        if number < low {
            return Err(Fault::query(format_args!(
                "Value {number} is less than minimum {least} on property {name}"
            )));
        }
        if number > high {
            return Err(Fault::query(format_args!(
                "Value {number} is greater than maximum {most} on property {name}"
            )));
        }
        Ok(usize::try_from(number).unwrap_or(default))
    }
}
