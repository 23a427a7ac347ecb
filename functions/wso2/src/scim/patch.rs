//! `PATCH` (RFC 7644 section 3.5.2): operations on what is known of a user.

use serde_json::{Map, Value};

use domain::{address::{EmailAddress, PhoneNumber}, person::Person};

use super::{
    ENTERPRISE, USER, WSO2, Wrong,
    fields::{self, Wanted, bare, extension, flag, is_empty, member, names, password, wrong_kind},
    several::{self, Aim},
};

/// What is known and never changed through this door.
const FIXED: [&str; 4] = ["id", "meta", "schemas", "username"];
/// What WSO2's schemas hold that is switched, and what they hold that is kept.
const SWITCHES: [&str; 3] = ["accountlocked", "accountdisabled", "forcepasswordreset"];
const KEPT: [&str; 3] = ["askpassword", "verifyemail", "country"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Replace,
    Remove,
}

/// Carries out all operations of `body`, in their order.
pub(crate) fn apply(wanted: &mut Wanted, body: &Map<String, Value>, person: &Person) -> Result<(), Wrong> {
    let operations = member(body, "Operations").and_then(Value::as_array);
    let operations = operations
        .filter(|operations| !operations.is_empty())
        .ok_or_else(|| Wrong::bad("invalidSyntax", "`Operations` is a list of at least one operation"))?;
    for operation in operations {
        let operation = operation
            .as_object()
            .ok_or_else(|| Wrong::bad("invalidSyntax", "an operation is an object"))?;
        let op = match member(operation, "op").and_then(Value::as_str) {
            Some(op) if op.eq_ignore_ascii_case("add") => Op::Add,
            Some(op) if op.eq_ignore_ascii_case("replace") => Op::Replace,
            Some(op) if op.eq_ignore_ascii_case("remove") => Op::Remove,
            _ => return Err(Wrong::bad("invalidSyntax", "`op` is add, replace or remove")),
        };
        let value = member(operation, "value").unwrap_or(&Value::Null);
        wanted.begin();
        match member(operation, "path") {
            None | Some(Value::Null) => whole(wanted, op, value, person)?,
            Some(Value::String(path)) => at(wanted, op, path, value, person)?,
            Some(_) => return Err(Wrong::bad("invalidPath", "`path` is a text")),
        }
    }
    Ok(())
}

/// An operation without a path: an object of attributes.
fn whole(wanted: &mut Wanted, op: Op, value: &Value, person: &Person) -> Result<(), Wrong> {
    if op == Op::Remove {
        return Err(Wrong::bad("noTarget", "`remove` needs a `path`"));
    }
    let object = value.as_object().ok_or_else(|| wrong_kind("value", "an object"))?;
    parts(wanted, op, object, "", person)
}

/// Each attribute of `object`, whose names stand behind `start`.
fn parts(wanted: &mut Wanted, op: Op, object: &Map<String, Value>, start: &str, person: &Person) -> Result<(), Wrong> {
    for (name, value) in object {
        match at(wanted, op, &format!("{start}{name}"), value, person) {
            // An object may be the whole user, with what is not kept here.
            Err(wrong) if wrong.kind == Some("invalidPath") => {}
            other => other?,
        }
    }
    Ok(())
}

fn at(wanted: &mut Wanted, op: Op, path: &str, value: &Value, person: &Person) -> Result<(), Wrong> {
    let lower = path.trim().to_ascii_lowercase();
    let lower = bare(&lower);
    let (name, chosen) = without_choice(lower);
    let name = name.as_str();
    if name == "username"
        && value
            .as_str()
            .is_some_and(|text| same_name(text, person.username.as_str()))
    {
        return Ok(());
    }
    if FIXED.contains(&name) {
        return Err(Wrong::bad("mutability", format!("`{path}` cannot be changed")));
    }
    if name == "password" {
        return Err(password());
    }
    let known = matches!(
        name,
        "externalid"
            | "name"
            | "name.givenname"
            | "name.familyname"
            | "displayname"
            | "emails"
            | "emails.value"
            | "phonenumbers"
            | "phonenumbers.value"
            | "active"
            | "roles"
            | "roles.value"
    );
    if name.eq_ignore_ascii_case(USER) && op != Op::Remove {
        let object = value.as_object().ok_or_else(|| wrong_kind(path, "an object"))?;
        return parts(wanted, op, object, "", person);
    }
    let is_schema = name == WSO2 || name.eq_ignore_ascii_case(ENTERPRISE);
    let not_kept = || Wrong::bad("invalidPath", format!("`{path}` is not kept here"));
    match extension(name) {
        None if known || is_schema => {}
        None => return Err(not_kept()),
        Some((_, attribute)) if SWITCHES.contains(&attribute) || KEPT.contains(&attribute) => {}
        Some((_, attribute)) => match is_as_told(person, attribute, value) {
            Some(true) if op != Op::Remove => return Ok(()),
            Some(_) => return Err(Wrong::bad("mutability", format!("`{path}` cannot be changed"))),
            None => return Err(not_kept()),
        },
    }
    let aim = Aim {
        adds: op == Op::Add,
        choice: chosen.as_deref(),
    };
    match (op, name) {
        (Op::Remove, _) => remove(wanted, name, aim, value),
        (Op::Add, "roles") => {
            for role in names(value)? {
                if !wanted.roles.contains(&role) {
                    wanted.roles.push(role);
                }
            }
            let all = Value::from(wanted.roles.clone());
            wanted.set("roles", &all)
        }
        (_, "emails" | "emails.value") => {
            let changed = aim.email(value, wanted.email.as_ref())?;
            wanted.email = changed.or_else(|| wanted.email.take());
            Ok(())
        }
        (_, "phonenumbers" | "phonenumbers.value") if !is_empty(value) => {
            let changed = aim.phone(value, wanted.phone.as_ref())?;
            wanted.phone = changed.or_else(|| wanted.phone.take());
            Ok(())
        }
        // Nothing is added, or nothing of another kind is left.
        (Op::Add, "phonenumbers" | "phonenumbers.value") => Ok(()),
        (Op::Replace, "phonenumbers" | "phonenumbers.value") => remove(wanted, name, aim, value),
        _ if is_schema => {
            let object = value.as_object().ok_or_else(|| wrong_kind(path, "an object"))?;
            parts(wanted, op, object, &format!("{WSO2}:"), person)
        }
        (Op::Add | Op::Replace, _) => wanted.set(name, value),
    }
}

/// Whether an attribute that is told and not changed through this door is as `value` says; `None` for one that is not
/// known.
fn is_as_told(person: &Person, attribute: &str, value: &Value) -> Option<bool> {
    let none_but = |known: Option<&str>| {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut texts = values.iter().map(Value::as_str);
        texts.all(|text| text.is_some_and(|text| known.is_some_and(|known| text.eq_ignore_ascii_case(known))))
    };
    match attribute {
        "accountstate" => Some(value.as_str() == Some(fields::state(person))),
        "emailverified" => {
            let verified = person.email.as_ref().is_some_and(|email| email.verified_at.is_some());
            Some(flag(value) == Some(verified))
        }
        // There is one of each.
        "emailaddresses" | "verifiedemailaddresses" => {
            Some(none_but(person.email.as_ref().map(|email| email.value.as_str())))
        }
        "mobilenumbers" | "verifiedmobilenumbers" => {
            Some(none_but(person.phone.as_ref().map(|phone| phone.value.as_str())))
        }
        _ => None,
    }
}

fn remove(wanted: &mut Wanted, name: &str, aim: Aim<'_>, value: &Value) -> Result<(), Wrong> {
    let cannot = || Wrong::bad("mutability", format!("`{name}` cannot be removed"));
    if let Some((_, attribute)) = extension(name)
        && SWITCHES.contains(&attribute)
    {
        return Err(cannot());
    }
    match name {
        "active" => return Err(cannot()),
        "emails" | "emails.value" => {
            let known = wanted.email.as_ref().map(EmailAddress::as_str);
            if known.is_some() && aim.removes("work", value, known) {
                return Err(cannot());
            }
        }
        "phonenumbers" | "phonenumbers.value" => {
            let known = wanted.phone.as_ref().map(PhoneNumber::as_str);
            if aim.removes(several::MOBILE, value, known) {
                wanted.phone = None;
            }
        }
        "externalid" => wanted.external_id = None,
        "displayname" => wanted.display = None,
        "name" => {
            wanted.given = None;
            wanted.family = None;
        }
        "name.givenname" => wanted.given = None,
        "name.familyname" => wanted.family = None,
        "roles" | "roles.value" => match role_in(aim) {
            Some(role) => wanted.roles.retain(|known| !known.eq_ignore_ascii_case(role)),
            None if value.is_null() => wanted.roles.clear(),
            None => {
                let gone = names(value)?;
                wanted.roles.retain(|known| !gone.contains(known));
            }
        },
        name => {
            let gone = |attribute: &str| {
                name == WSO2
                    || name.eq_ignore_ascii_case(ENTERPRISE)
                    || extension(name).is_some_and(|(_, named)| named == attribute)
            };
            if gone("country") {
                wanted.country = None;
            }
            if gone("askpassword") {
                wanted.ask_password = None;
            }
            if gone("verifyemail") {
                wanted.verify_email = None;
            }
        }
    }
    Ok(())
}

/// The role that stands in the brackets.
fn role_in(aim: Aim<'_>) -> Option<&str> {
    aim.choice?.split('"').nth(1)
}

/// The path without `[...]`, and what stands in it.
fn without_choice(path: &str) -> (String, Option<String>) {
    let Some((before, rest)) = path.split_once('[') else {
        return (path.to_owned(), None);
    };
    let (choice, after) = rest.rsplit_once(']').unwrap_or((rest, ""));
    (format!("{before}{after}"), Some(choice.to_owned()))
}

fn same_name(text: &str, username: &str) -> bool {
    crate::tenant::bare(text).eq_ignore_ascii_case(username)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// M2: paths, and what stands in their brackets.
    #[test]
    fn m2_no_path_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "emails¦phoneNumbers¦roles¦name¦.¦.value¦.givenName¦[¦]¦[type eq \"work\"]¦type¦primary¦value¦",
            " eq ¦ and ¦true¦\"¦\"mobile\"¦urn:scim:wso2:schema¦:¦country¦",
            "urn:ietf:params:scim:schemas:core:2.0:User¦",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User¦accountLocked¦ ¦é¦İ",
        );
        crate::hostile::survives(include_str!("../../corpora/path.json"), PIECES, |path| {
            let lower = path.trim().to_ascii_lowercase();
            let (name, chosen) = without_choice(bare(&lower));
            let _ = extension(&name);
            let aim = Aim {
                adds: false,
                choice: chosen.as_deref(),
            };
            let value = json!([{ "value": path, "type": path, "primary": path }]);
            let _ = (role_in(aim), aim.email(&value, None), aim.phone(&value, None));
            let mut wanted = Wanted::nothing();
            for value in [&value, &json!(path), &json!({ path: path }), &json!(null)] {
                let _ = (wanted.set(&name, value), remove(&mut wanted, &name, aim, value));
                let _ = wanted.take(&Map::from_iter([(path.to_owned(), value.clone())]));
            }
        });
    }
}
