//! A user as SCIM shows it.

use domain::person::{Person, Status};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use service::app::App;

use super::{
    USER, WSO2,
    fields::{Wanted, bare, state},
    several::{Label, MOBILE},
};
use crate::tenant::Tenant;

/// What stands in an answer only where it is asked for by name.
const ON_REQUEST: [&str; 4] = ["accountState", "accountLocked", "accountDisabled", "emailVerified"];

/// Where a resource is.
pub(crate) fn location(app: &App, tenant: &Tenant, kind: &str, id: &str) -> String {
    format!("{}{}/scim2/{kind}/{id}", app.config.base_url, tenant.path())
}

/// A moment with all of its milliseconds, as clients expect that read them by position.
pub(crate) fn moment(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// The user, whole.
pub(crate) fn user(app: &App, tenant: &Tenant, person: &Person) -> Map<String, Value> {
    let known = Wanted::of(person);
    let id = person.user_id().to_string();
    let mut user = Map::new();
    let mut put = |name: &str, value: Value| {
        user.insert(name.to_owned(), value);
    };
    put("schemas", json!([USER, WSO2]));
    put(
        "meta",
        json!({
            "resourceType": "User",
            "created": moment(person.created_at),
            "lastModified": moment(person.last_write.at),
            "location": location(app, tenant, "Users", &id),
        }),
    );
    put("id", id.into());
    put(
        "userName",
        tenant.called(person.username.as_str(), known.spelled.as_deref()).into(),
    );
    if let Some(external) = known.external_id {
        put("externalId", external.into());
    }
    let mut name = Map::new();
    if let Some(given_name) = known.given_name {
        name.insert("givenName".to_owned(), given_name.into());
    }
    if let Some(family) = known.family {
        name.insert("familyName".to_owned(), family.into());
    }
    if !name.is_empty() {
        put("name", name.into());
    }
    if let Some(display) = known.display {
        put("displayName", display.into());
    }
    if let Some(email) = known.email {
        put("emails", json!([labelled(email.as_str(), &known.email_label)]));
    }
    if let Some(phone) = known.phone {
        let label = Label {
            kind: known.phone_label.kind.or_else(|| Some(MOBILE.to_owned())),
            ..known.phone_label
        };
        put("phoneNumbers", json!([labelled(phone.as_str(), &label)]));
    }
    put("active", known.active.into());
    let roles: Vec<_> = known.roles.iter().map(|role| json!({ "value": role })).collect();
    put("roles", roles.into());
    let disabled = person.status == Status::Disabled;
    let locked = disabled || person.status == (Status::Invited { locked: true });
    let verified = person.email.as_ref().is_some_and(|email| email.verified_at.is_some());
    let mut more = json!({
        "accountState": state(person), "accountLocked": locked, "accountDisabled": disabled, "emailVerified": verified,
    });
    if let Some(more) = more.as_object_mut() {
        let kept = [
            ("country", known.country.map(Value::from)),
            ("askPassword", known.ask_password.map(Value::from)),
            ("verifyEmail", known.verify_email.map(Value::from)),
        ];
        let kept = kept
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        more.extend(kept);
    }
    put(WSO2, more);
    user
}

/// A value with what was said of it.
fn labelled(value: &str, label: &Label) -> Map<String, Value> {
    let mut map = Map::from_iter([("value".to_owned(), value.into())]);
    label.onto(&mut map);
    map
}

/// Which attributes are asked for, and which are not wanted (RFC 7644 section 3.4.2.5).
#[derive(Debug, Default)]
pub(crate) struct Shown {
    only: Vec<String>,
    without: Vec<String>,
}

impl Shown {
    pub(crate) fn new(only: &[String], without: &[String]) -> Self {
        let names = |names: &[String]| {
            let names = names.iter().map(|name| name.trim().to_ascii_lowercase());
            let names = names.filter(|name| !name.is_empty());
            names.map(|name| bare(&name).to_owned()).collect()
        };
        Self {
            only: names(only),
            without: names(without),
        }
    }

    /// Whether the attribute of this lower-case name is shown, or a part of it.
    pub(crate) fn wants(&self, name: &str) -> bool {
        let asked = |asked: &String| asked == name || asked.starts_with(&format!("{name}."));
        (self.only.is_empty() || self.only.iter().any(asked)) && !self.without.iter().any(|without| without == name)
    }

    /// Of `user`, what is to be shown. Who it is, always; what WSO2 says besides, only where it is asked for.
    pub(crate) fn of(&self, mut user: Map<String, Value>) -> Value {
        if self.only.is_empty()
            && let Some(more) = user.get_mut(WSO2).and_then(Value::as_object_mut)
        {
            more.retain(|name, _| !ON_REQUEST.contains(&name.as_str()));
            if more.is_empty() {
                user.remove(WSO2);
            }
        }
        if !self.only.is_empty() {
            user.retain(|name, value| is_always(name) || keeps(&self.only, name, value));
        }
        user.retain(|name, value| {
            if is_always(name) {
                return true;
            }
            let lower = name.to_ascii_lowercase();
            if let Some(parts) = value.as_object_mut() {
                parts.retain(|part, _| !self.without.contains(&inside(&lower, part)));
            }
            !self.without.contains(&lower)
        });
        Value::Object(user)
    }
}

fn is_always(name: &str) -> bool {
    ["id", "schemas"].contains(&name)
}

/// Whether `only` names the attribute, or parts of it, which alone stay then.
fn keeps(only: &[String], name: &str, value: &mut Value) -> bool {
    let lower = name.to_ascii_lowercase();
    if only.contains(&lower) {
        return true;
    }
    match value {
        Value::Object(parts) => {
            parts.retain(|part, _| only.contains(&inside(&lower, part)));
            !parts.is_empty()
        }
        _ => only.iter().any(|asked| asked.starts_with(&format!("{lower}."))),
    }
}

/// The name of a part: behind a dot, or behind a colon in an extension.
fn inside(name: &str, part: &str) -> String {
    let between = if name.starts_with("urn:") { ':' } else { '.' };
    format!("{name}{between}{}", part.to_ascii_lowercase())
}
