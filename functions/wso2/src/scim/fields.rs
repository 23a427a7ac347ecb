//! What a user's attributes are asked to be, read from what clients send. Names of attributes know no case (RFC 7643
//! section 2.1).

use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    metadata::Metadata,
    person::{Person, Status},
    profile::Profile,
    roles,
};
use serde_json::{Map, Value};
use service::http::{Error, body};

use super::{
    ENTERPRISE, USER, WSO2, Wrong,
    several::{self, Entry, Label},
};

/// What is kept in the metadata.
const EXTERNAL_ID: &str = "externalId";
const ASK_PASSWORD: &str = "askPassword";
const VERIFY_EMAIL: &str = "verifyEmail";
const FIRST: &str = "first_name";
const LAST: &str = "last_name";
const COUNTRY: &str = "country";
const DISPLAY: &str = "display_name";
/// What SCIM alone has a word for: how the username, the address and the number were written.
const SPELLING: &str = "scim";

/// Everything of a user that SCIM may set, but for the username, which stays.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) external_id: Option<String>,
    pub(crate) given_name: Option<String>,
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
    /// Whether anything in the request switches them off, which is carried out whatever else it says.
    pub(crate) asked_off: bool,
    /// The username as it was sent, where that is not how it is kept.
    pub(crate) spelled: Option<String>,
    /// What was said of the address.
    pub(crate) email_label: Label,
    /// What was said of the number.
    pub(crate) phone_label: Label,
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
            given_name: None,
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
            asked_off: false,
            spelled: None,
            email_label: Label::default(),
            phone_label: Label::default(),
        }
    }

    /// As `person` is.
    pub(crate) fn of(person: &Person) -> Self {
        let text = |name| person.profile.answer(name).and_then(Value::as_str).map(str::to_owned);
        let metadata = as_map(&person.metadata);
        let spelling = |name: &str| metadata.get(SPELLING).and_then(|spelling| spelling.get(name));
        // What was said of a username that has changed since counts no more.
        let spelled = spelling("userName").and_then(Value::as_str);
        let spelled = spelled.filter(|spelled| is_called(person, spelled)).map(str::to_owned);
        Self {
            spelled,
            email_label: spelling("email").map(Label::read).unwrap_or_default(),
            phone_label: spelling("phone").map(Label::read).unwrap_or_default(),
            external_id: metadata.get(EXTERNAL_ID).and_then(Value::as_str).map(str::to_owned),
            given_name: text(FIRST),
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
            asked_off: false,
        }
    }

    /// Whether the request switches them off, and nothing in it switches them on again.
    pub(crate) fn switches_off(&self) -> bool {
        self.asked_off && !self.active
    }

    /// The metadata of `person` with what is kept there.
    pub(crate) fn metadata(&self, known: &Metadata) -> Result<Metadata, Wrong> {
        let mut map = as_map(known);
        put(&mut map, EXTERNAL_ID, self.external_id.as_ref());
        put(&mut map, ASK_PASSWORD, self.ask_password.as_ref());
        put(&mut map, VERIFY_EMAIL, self.verify_email.as_ref());
        put(&mut map, SPELLING, self.spelling().as_ref());
        serde_json::from_value(Value::Object(map)).map_err(|error| Wrong::bad("invalidValue", body::reason(&error)))
    }

    /// What SCIM alone has a word for, if anything was said that is not so of everybody.
    pub(crate) fn spelling(&self) -> Option<Map<String, Value>> {
        let mut map = Map::new();
        put(&mut map, "userName", self.spelled.as_ref());
        let email = self.email.as_ref().and_then(|_| self.email_label.write());
        put(&mut map, "email", email.as_ref());
        let phone = self.phone.as_ref().and_then(|_| self.phone_label.write());
        put(&mut map, "phone", phone.as_ref());
        (!map.is_empty()).then_some(map)
    }

    /// Keeps how the username is written, which `userName` of a request says.
    pub(crate) fn spell(&mut self, sent: &str, username: &str) {
        let sent = sent.trim();
        self.spelled = (sent != username).then(|| sent.to_owned());
    }

    /// The profile of `person` with the names in it.
    pub(crate) fn profile(&self, known: &Profile) -> Result<Profile, Wrong> {
        let mut map = match serde_json::to_value(known) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        };
        put(&mut map, FIRST, self.given_name.as_ref());
        put(&mut map, LAST, self.family.as_ref());
        put(&mut map, DISPLAY, self.display.as_ref());
        put(&mut map, COUNTRY, self.country.as_ref());
        serde_json::from_value(Value::Object(map)).map_err(|error| Wrong::bad("invalidValue", body::reason(&error)))
    }

    /// Takes over everything that `object` says; what Latchkey does not keep is passed over, as is what has no value
    /// (RFC 7643 section 2.5). The answer names the first thing that is wrong, after all the rest was taken over.
    pub(crate) fn take(&mut self, object: &Map<String, Value>) -> Result<(), Wrong> {
        self.begin();
        self.take_parts(object, true)
    }

    /// Each attribute of `object`, which may have those of the core schema in an object of their own (`looks_inside`).
    fn take_parts(&mut self, object: &Map<String, Value>, looks_inside: bool) -> Result<(), Wrong> {
        let mut outcome = Ok(());
        for (name, value) in object.iter().filter(|(_, value)| !is_absent(value)) {
            let name = name.to_ascii_lowercase();
            let name = bare(&name);
            let set = match name {
                name if name.eq_ignore_ascii_case(USER) && looks_inside => match value.as_object() {
                    Some(parts) => self.take_parts(parts, false),
                    None => Err(wrong_kind(name, "an object")),
                },
                "externalid" | "name" | "displayname" | "emails" | "phonenumbers" | "active" | "roles" => {
                    self.set(name, value)
                }
                name if is_schema(name) => self.set(name, value),
                name => match extension(name) {
                    Some((schema, rest)) => self.set(&format!("{schema}:{rest}"), value),
                    None => Ok(()),
                },
            };
            outcome = outcome.and(set);
        }
        outcome
    }

    /// Sets the attribute of this lower-case name. What has no value leaves it as it is.
    pub(crate) fn set(&mut self, name: &str, value: &Value) -> Result<(), Wrong> {
        let value = match name {
            "emails" | "emails.value" | "phonenumbers" | "phonenumbers.value" | "roles" => value,
            _ => single(value),
        };
        if is_absent(value) {
            return Ok(());
        }
        match name {
            "externalid" => self.external_id = Some(line(value, "externalId")?),
            "name" => {
                let parts = value.as_object().ok_or_else(|| wrong_kind("name", "an object"))?;
                for (part, value) in parts {
                    match part.to_ascii_lowercase().as_str() {
                        "givenname" => self.given_name = optional_line(value, "name.givenName")?,
                        "familyname" => self.family = optional_line(value, "name.familyName")?,
                        _ => {}
                    }
                }
            }
            "name.givenname" => self.given_name = optional_line(value, "name.givenName")?,
            "name.familyname" => self.family = optional_line(value, "name.familyName")?,
            "displayname" => self.display = optional_line(value, "displayName")?,
            "emails" | "emails.value" => {
                let all = several::entries(value);
                match several::email(&all, self.email.as_ref()) {
                    Some(entry) => self.set_email(entry)?,
                    None if all.is_empty() => return Err(wrong_kind("emails", "a list of objects with a `value`")),
                    None => {}
                }
            }
            "phonenumbers" | "phonenumbers.value" => {
                let all = several::entries(value);
                match several::phone(&all, self.phone.as_ref()) {
                    Some((entry, number)) => self.set_phone(entry, number),
                    // Of all that was sent, nothing is kept.
                    None => self.phone = None,
                }
            }
            "active" => self.switch(flag_of(value, "active")?),
            "roles" => self.roles = roles::checked(names(value)?).map_err(Error::from)?,
            name if is_schema(name) => {
                let parts = value.as_object().ok_or_else(|| wrong_kind(name, "an object"))?;
                let mut outcome = Ok(());
                for (part, value) in parts {
                    outcome = outcome.and(self.set(&format!("{}:{}", WSO2, part.to_ascii_lowercase()), value));
                }
                outcome?;
            }
            name => match extension(name) {
                Some((_, "askpassword")) => self.ask_password = Some(flag_of(value, "askPassword")?),
                Some((_, "accountdisabled")) => self.switch(!flag_of(value, "accountDisabled")?),
                Some((_, "accountlocked")) => self.set_lock(flag_of(value, "accountLocked")?)?,
                Some((_, "forcepasswordreset")) => self.reset = flag_of(value, "forcePasswordReset")?,
                Some((_, COUNTRY)) => self.country = optional_line(value, "country")?,
                Some((_, "verifyemail")) => self.verify_email = Some(flag_of(value, "verifyEmail")?),
                Some(_) | None => {}
            },
        }
        Ok(())
    }

    /// Another object, or another operation.
    pub(crate) fn begin(&mut self) {
        self.off = false;
    }

    /// Switches them off, as an operation that could not be read as a whole asked for.
    pub(crate) fn switch_off(&mut self) {
        self.switch(false);
    }

    fn switch(&mut self, on: bool) {
        self.off |= !on;
        self.asked_off |= !on;
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

    fn set_email(&mut self, entry: &Entry<'_>) -> Result<(), Wrong> {
        self.email = Some(several::address(entry)?);
        self.email_label = entry.label();
        Ok(())
    }

    fn set_phone(&mut self, entry: &Entry<'_>, number: PhoneNumber) {
        self.phone = Some(number);
        self.phone_label = entry.label();
    }
}

/// Whether a text spells the username that `person` has.
fn is_called(person: &Person, spelled: &str) -> bool {
    Username::parse(crate::tenant::bare(spelled)).is_ok_and(|name| name == person.username)
}

/// Whether a lower-case name is that of a schema whose attributes are kept.
pub(crate) fn is_schema(name: &str) -> bool {
    name == WSO2 || name.eq_ignore_ascii_case(ENTERPRISE)
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

fn flag_of(value: &Value, name: &str) -> Result<bool, Wrong> {
    flag(value).ok_or_else(|| wrong_kind(name, "true or false"))
}

/// A boolean, or its name or number, also in a text, as older clients send it.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    let written = match value {
        Value::Bool(flag) => return Some(*flag),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_ascii_lowercase(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    match written.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn line(value: &Value, name: &str) -> Result<String, Wrong> {
    let text = match value {
        Value::String(text) => Some(text.clone()),
        // Some directories number their people.
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let text = text.filter(|text| (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control));
    text.ok_or_else(|| wrong_kind(name, "a text of 1 to 200 characters, on one line"))
}

fn optional_line(value: &Value, name: &str) -> Result<Option<String>, Wrong> {
    match single(value) {
        value if is_absent(value) => Ok(None),
        value => line(value, name).map(Some),
    }
}

/// Whether there is no value, in whichever form that is said (RFC 7643 section 2.5): `null`, `""`, `[]`, or a list of nothing
/// else.
pub(crate) fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(all) => all.iter().all(is_absent),
        Value::Object(parts) => parts.is_empty() || member(parts, "value").is_some_and(is_absent),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The value of an attribute that has one, which some clients send as a list of one, or as an object with a `value`.
pub(crate) fn single(value: &Value) -> &Value {
    match value {
        Value::Array(all) => match all.as_slice() {
            [one] => single(one),
            _ => value,
        },
        Value::Object(parts) => member(parts, "value").unwrap_or(value),
        _ => value,
    }
}

/// The names in a list of roles: as texts, as objects with a `value`, and as Entra ID writes an app role, which is a JSON text
/// of such an object.
pub(crate) fn names(value: &Value) -> Result<Vec<String>, Wrong> {
    let all = match value {
        Value::Null => &[],
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found: Vec<String> = Vec::new();
    for value in all.iter().filter(|value| !is_absent(value)) {
        let name = name(value, true).ok_or_else(|| wrong_kind("roles", "a list of objects with a `value`"))?;
        if !found.contains(&name) {
            found.push(name);
        }
    }
    Ok(found)
}

/// The name of one role; `looks_inside` is whether a text may be the JSON of an object.
fn name(value: &Value, looks_inside: bool) -> Option<String> {
    match value {
        Value::String(text) => {
            let inside = text.trim_start().starts_with('{') && looks_inside;
            let inside = inside
                .then(|| serde_json::from_str::<Map<String, Value>>(text).ok())
                .flatten();
            match inside {
                Some(object) => name(&Value::Object(object), false),
                None => Some(text.trim().to_owned()),
            }
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            let value = member(object, "value").filter(|value| !is_absent(value));
            let display = || member(object, "display").or_else(|| member(object, "displayName"));
            name(value.or_else(display)?, looks_inside)
        }
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
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
