//! What a user's attributes are asked to be, read from what clients send. Names of attributes know no case (RFC 7643
//! section 2.1).

use serde_json::{Map, Value};
use domain::{address::{EmailAddress, PhoneNumber}, metadata::Metadata, person::{Person, Status}, profile::Profile, roles};
use service::http::Error;

use super::{
    ENTERPRISE, USER, WSO2, Wrong,
    several::{self, Entry},
};

/// What is kept in the metadata.
const EXTERNAL_ID: &str = "externalId";
const ASK_PASSWORD: &str = "askPassword";
const VERIFY_EMAIL: &str = "verifyEmail";
const FIRST: &str = "first_name";
const LAST: &str = "last_name";
const COUNTRY: &str = "country";
const DISPLAY: &str = "display_name";

/// Everything of a user that SCIM may set, but for the username, which stays.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) external_id: Option<String>,
    pub(crate) given: Option<String>,
    pub(crate) family: Option<String>,
    pub(crate) display: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) email: Option<EmailAddress>,
    pub(crate) phone: Option<PhoneNumber>,
    pub(crate) roles: Vec<String>,
    pub(crate) active: bool,
    /// Whether whoever has no password yet is asked to choose one; `None` where it was not said.
    pub(crate) ask_password: Option<bool>,
    /// Kept, and no more: the code or the link of an invitation proves the address in any case.
    pub(crate) verify_email: Option<bool>,
    /// Whether whoever has a password is mailed a link to another: asked for, and kept nowhere.
    pub(crate) reset: bool,
    /// What being locked means of them.
    pub(crate) lock: Lock,
    /// What the object that is being read says of being switched off, which goes before all that says otherwise in it.
    pub(crate) off: bool,
}

/// What `accountLocked` is of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    /// Nothing yet: they are being made, and whether they are to be locked was asked for.
    New { asked: bool },
    /// They have no password yet, and are locked until they choose one.
    UntilPassword,
    /// Another word for being switched off.
    Switch,
}

/// `accountState`, as WSO2 calls it.
pub(crate) fn state(person: &Person) -> &'static str {
    match person.status {
        Status::Invited { .. } => "PENDING_AP",
        Status::Active => "UNLOCKED",
        Status::Disabled => "DISABLED",
    }
}

impl Wanted {
    /// Nothing yet.
    pub(crate) fn nothing() -> Self {
        Self {
            external_id: None,
            given: None,
            family: None,
            display: None,
            country: None,
            email: None,
            phone: None,
            roles: vec![],
            active: true,
            ask_password: None,
            verify_email: None,
            reset: false,
            lock: Lock::New { asked: false },
            off: false,
        }
    }

    /// As `person` is.
    pub(crate) fn of(person: &Person) -> Self {
        let text = |name| person.profile.answer(name).and_then(Value::as_str).map(str::to_owned);
        let metadata = as_map(&person.metadata);
        Self {
            external_id: metadata.get(EXTERNAL_ID).and_then(Value::as_str).map(str::to_owned),
            given: text(FIRST),
            family: text(LAST),
            display: text(DISPLAY),
            country: text(COUNTRY),
            email: person.email.as_ref().map(|email| email.value.clone()),
            phone: person.phone.as_ref().map(|phone| phone.value.clone()),
            roles: person.roles.clone(),
            active: person.status != Status::Disabled,
            ask_password: metadata.get(ASK_PASSWORD).and_then(Value::as_bool),
            verify_email: metadata.get(VERIFY_EMAIL).and_then(Value::as_bool),
            reset: false,
            lock: match person.status {
                Status::Invited { locked: true } => Lock::UntilPassword,
                Status::Invited { locked: false } | Status::Active | Status::Disabled => Lock::Switch,
            },
            off: false,
        }
    }

    /// The metadata of `person` with what is kept there.
    pub(crate) fn metadata(&self, known: &Metadata) -> Result<Metadata, Wrong> {
        let mut map = as_map(known);
        put(&mut map, EXTERNAL_ID, self.external_id.as_ref());
        put(&mut map, ASK_PASSWORD, self.ask_password.as_ref());
        put(&mut map, VERIFY_EMAIL, self.verify_email.as_ref());
        serde_json::from_value(Value::Object(map)).map_err(|error| Wrong::bad("invalidValue", error.to_string()))
    }

    /// The profile of `person` with the names in it.
    pub(crate) fn profile(&self, known: &Profile) -> Result<Profile, Wrong> {
        let mut map = match serde_json::to_value(known) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        };
        put(&mut map, FIRST, self.given.as_ref());
        put(&mut map, LAST, self.family.as_ref());
        put(&mut map, DISPLAY, self.display.as_ref());
        put(&mut map, COUNTRY, self.country.as_ref());
        serde_json::from_value(Value::Object(map)).map_err(|error| Wrong::bad("invalidValue", error.to_string()))
    }

    /// Takes over everything that `object` says; what Latchkey does not keep is passed over.
    pub(crate) fn take(&mut self, object: &Map<String, Value>) -> Result<(), Wrong> {
        self.begin();
        for (name, value) in object {
            let name = name.to_ascii_lowercase();
            match name.as_str() {
                "password" => return Err(password()),
                "externalid" | "name" | "displayname" | "emails" | "phonenumbers" | "active" | "roles" => {
                    self.set(&name, value)?;
                }
                name if name == WSO2 || name.eq_ignore_ascii_case(ENTERPRISE) => self.set(name, value)?,
                name => {
                    if let Some((schema, rest)) = extension(name) {
                        self.set(&format!("{schema}:{rest}"), value)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Sets the attribute of this lower-case name.
    pub(crate) fn set(&mut self, name: &str, value: &Value) -> Result<(), Wrong> {
        match name {
            "externalid" => self.external_id = Some(line(value, "externalId")?),
            "name" => {
                let parts = value.as_object().ok_or_else(|| wrong_kind("name", "an object"))?;
                for (part, value) in parts {
                    match part.to_ascii_lowercase().as_str() {
                        "givenname" => self.given = optional_line(value, "name.givenName")?,
                        "familyname" => self.family = optional_line(value, "name.familyName")?,
                        _ => {}
                    }
                }
            }
            "name.givenname" => self.given = optional_line(value, "name.givenName")?,
            "name.familyname" => self.family = optional_line(value, "name.familyName")?,
            "displayname" => self.display = optional_line(value, "displayName")?,
            "emails" | "emails.value" => {
                let all = several::entries(value, "emails")?;
                let one = several::email(&all, self.email.as_ref());
                self.set_email(one.ok_or_else(several::one_address)?)?;
            }
            "phonenumbers" | "phonenumbers.value" if is_empty(value) => self.phone = None,
            "phonenumbers" | "phonenumbers.value" => {
                let all = several::entries(value, "phoneNumbers")?;
                let one = several::phone(&all, self.phone.as_ref());
                self.set_phone(one.ok_or_else(several::one_number)?)?;
            }
            "active" => self.switch(told(value, "active")?),
            "roles" => self.roles = roles::checked(names(value)?).map_err(Error::from)?,
            name if name == WSO2 || name.eq_ignore_ascii_case(ENTERPRISE) => {
                let parts = value.as_object().ok_or_else(|| wrong_kind(name, "an object"))?;
                for (part, value) in parts {
                    self.set(&format!("{}:{}", WSO2, part.to_ascii_lowercase()), value)?;
                }
            }
            name => match extension(name) {
                Some((_, "askpassword")) => self.ask_password = Some(told(value, "askPassword")?),
                Some((_, "accountdisabled")) => self.switch(!told(value, "accountDisabled")?),
                Some((_, "accountlocked")) => self.set_lock(told(value, "accountLocked")?)?,
                Some((_, "forcepasswordreset")) => self.reset = told(value, "forcePasswordReset")?,
                Some((_, COUNTRY)) => self.country = optional_line(value, "country")?,
                Some((_, "verifyemail")) => self.verify_email = Some(told(value, "verifyEmail")?),
                Some(_) | None => {}
            },
        }
        Ok(())
    }

    /// Another object, or another operation.
    pub(crate) fn begin(&mut self) {
        self.off = false;
    }

    fn switch(&mut self, on: bool) {
        self.off |= !on;
        self.active = !self.off;
    }

    fn set_lock(&mut self, locked: bool) -> Result<(), Wrong> {
        match self.lock {
            Lock::New { .. } => self.lock = Lock::New { asked: locked },
            Lock::UntilPassword if locked => {}
            Lock::UntilPassword => {
                let why = "whoever is invited is locked until they choose a password: nothing else unlocks them";
                return Err(Wrong::bad("invalidValue", why));
            }
            Lock::Switch => self.switch(!locked),
        }
        Ok(())
    }

    pub(crate) fn set_email(&mut self, entry: &Entry<'_>) -> Result<(), Wrong> {
        self.email = Some(several::address(entry)?);
        Ok(())
    }

    pub(crate) fn set_phone(&mut self, entry: &Entry<'_>) -> Result<(), Wrong> {
        self.phone = Some(several::number(entry)?);
        Ok(())
    }
}

/// What is said of the password: it is its owner's to choose.
pub(crate) fn password() -> Wrong {
    let why = "a password is chosen by its owner: leave it out, and send `askPassword`";
    Wrong::bad("invalidValue", why)
}

/// The schema of an extension and the attribute in it, of a lower-case name such as `urn:scim:wso2:schema:askpassword`.
pub(crate) fn extension(name: &str) -> Option<(&'static str, &str)> {
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user";
    // WSO2 writes a dot there as well.
    let of = |schema: &str| name.strip_prefix(schema)?.strip_prefix([':', '.']);
    of(WSO2)
        .or_else(|| of(enterprise))
        .filter(|attribute| !attribute.is_empty())
        .map(|attribute| (WSO2, attribute))
}

/// A lower-case name without the core schema before it.
pub(crate) fn bare(name: &str) -> &str {
    let core = USER.to_ascii_lowercase();
    name.strip_prefix(core.as_str())
        .and_then(|rest| rest.strip_prefix(':'))
        .unwrap_or(name)
}

/// The value called `name`, whatever its case.
pub(crate) fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let mut all = object.iter();
    all.find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

pub(crate) fn wrong_kind(name: &str, kind: &str) -> Wrong {
    Wrong::bad("invalidValue", format!("`{name}` has to be {kind}"))
}

fn told(value: &Value, name: &str) -> Result<bool, Wrong> {
    flag(value).ok_or_else(|| wrong_kind(name, "true or false"))
}

/// A boolean, or its name in a text, as older clients send it.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn line(value: &Value, name: &str) -> Result<String, Wrong> {
    let text = value
        .as_str()
        .filter(|text| (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control));
    text.map(str::to_owned)
        .ok_or_else(|| wrong_kind(name, "a text of 1 to 200 characters, on one line"))
}

fn optional_line(value: &Value, name: &str) -> Result<Option<String>, Wrong> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        value => line(value, name).map(Some),
    }
}

pub(crate) fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// The names in a list of roles.
pub(crate) fn names(value: &Value) -> Result<Vec<String>, Wrong> {
    let all = match value {
        Value::Null => &[],
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let read = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => member(object, "value")?.as_str().map(str::to_owned),
        _ => None,
    };
    let mut found: Vec<String> = Vec::new();
    for value in all {
        let name = read(value).ok_or_else(|| wrong_kind("roles", "a list of objects with a `value`"))?;
        if !found.contains(&name) {
            found.push(name);
        }
    }
    Ok(found)
}

fn as_map(metadata: &Metadata) -> Map<String, Value> {
    match serde_json::to_value(metadata) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn put<T: Clone + Into<Value>>(map: &mut Map<String, Value>, name: &str, value: Option<&T>) {
    match value {
        Some(value) => {
            map.insert(name.to_owned(), value.clone().into());
        }
        None => {
            map.remove(name);
        }
    }
}
