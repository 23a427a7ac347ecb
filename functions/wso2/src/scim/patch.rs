//! `PATCH` (RFC 7644 section 3.5.2): operations on what is known of a user.

use serde_json::{Map, Value};

use super::{
    WSO2, Wrong,
    fields::{Wanted, bare, extension, member, names, password, wrong_kind},
};

/// What is known and never changed through this door.
const FIXED: [&str; 4] = ["id", "meta", "schemas", "username"];
/// What an address, a number, a state or an active flag is not without.
const NEEDED: [&str; 3] = ["emails", "emails.value", "active"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Replace,
    Remove,
}

/// Carries out all operations of `body`, in their order.
pub(crate) fn apply(wanted: &mut Wanted, body: &Map<String, Value>, username: &str) -> Result<(), Wrong> {
    let operations = member(body, "Operations").and_then(Value::as_array);
    let operations = operations.ok_or_else(|| Wrong::bad("invalidSyntax", "`Operations` is a list"))?;
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
        match member(operation, "path") {
            None | Some(Value::Null) => whole(wanted, op, value, username)?,
            Some(Value::String(path)) => at(wanted, op, path, value, username)?,
            Some(_) => return Err(Wrong::bad("invalidPath", "`path` is a text")),
        }
    }
    Ok(())
}

/// An operation without a path: an object of attributes.
fn whole(wanted: &mut Wanted, op: Op, value: &Value, username: &str) -> Result<(), Wrong> {
    if op == Op::Remove {
        return Err(Wrong::bad("noTarget", "`remove` needs a `path`"));
    }
    let object = value.as_object().ok_or_else(|| wrong_kind("value", "an object"))?;
    for (path, value) in object {
        match at(wanted, op, path, value, username) {
            // An object may be the whole user, with what is not kept here.
            Err(wrong) if wrong.kind == Some("invalidPath") => {}
            other => other?,
        }
    }
    Ok(())
}

fn at(wanted: &mut Wanted, op: Op, path: &str, value: &Value, username: &str) -> Result<(), Wrong> {
    let lower = path.trim().to_ascii_lowercase();
    let lower = bare(&lower);
    let (name, chosen) = without_choice(lower);
    let name = name.as_str();
    if name == "username" && value.as_str().is_some_and(|text| same_name(text, username)) {
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
            | "emails"
            | "emails.value"
            | "phonenumbers"
            | "phonenumbers.value"
            | "active"
            | "roles"
            | "roles.value"
    );
    let extended = name == WSO2 || extension(name).is_some();
    if !known && !extended {
        return Err(Wrong::bad("invalidPath", format!("`{path}` is not kept here")));
    }
    if let Some((_, attribute)) = extension(name)
        && !["askpassword", "verifyemail", "country"].contains(&attribute)
    {
        return Err(Wrong::bad("mutability", format!("`{path}` cannot be changed")));
    }
    match op {
        Op::Remove => remove(wanted, name, chosen.as_deref(), value),
        Op::Add if name == "roles" => {
            for role in names(value)? {
                if !wanted.roles.contains(&role) {
                    wanted.roles.push(role);
                }
            }
            let all = Value::from(wanted.roles.clone());
            wanted.set("roles", &all)
        }
        Op::Add | Op::Replace => wanted.set(name, value),
    }
}

fn remove(wanted: &mut Wanted, name: &str, chosen: Option<&str>, value: &Value) -> Result<(), Wrong> {
    if NEEDED.contains(&name) {
        return Err(Wrong::bad("mutability", format!("`{name}` cannot be removed")));
    }
    match name {
        "externalid" => wanted.external_id = None,
        "name" => {
            wanted.given = None;
            wanted.family = None;
        }
        "name.givenname" => wanted.given = None,
        "name.familyname" => wanted.family = None,
        "phonenumbers" | "phonenumbers.value" => wanted.phone = None,
        "roles" | "roles.value" => match chosen {
            Some(role) => wanted.roles.retain(|known| !known.eq_ignore_ascii_case(role)),
            None if value.is_null() => wanted.roles.clear(),
            None => {
                let gone = names(value)?;
                wanted.roles.retain(|known| !gone.contains(known));
            }
        },
        name => {
            let gone = |attribute: &str| name == WSO2 || extension(name).is_some_and(|(_, named)| named == attribute);
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

/// The path without `[...]`, and the text that is compared with in it: of the attributes that it is meant for, there is one
/// value each, but for roles.
fn without_choice(path: &str) -> (String, Option<String>) {
    let Some((before, rest)) = path.split_once('[') else {
        return (path.to_owned(), None);
    };
    let (choice, after) = rest.rsplit_once(']').unwrap_or((rest, ""));
    let chosen = choice.split('"').nth(1).map(str::to_owned);
    (format!("{before}{after}"), chosen)
}

fn same_name(text: &str, username: &str) -> bool {
    crate::tenant::bare(text).eq_ignore_ascii_case(username)
}
