//! `PATCH` (RFC 7644 section 3.5.2): operations on what is known of a user. What is not kept is passed over in every form.

use serde_json::{Map, Value};

use domain::{
    address::{EmailAddress, PhoneNumber},
    person::Person,
    roles,
};
use service::http::Error;

use super::{
    USER, WSO2, Wrong,
    fields::{self, Wanted, bare, extension, flag, is_absent, is_schema, member, names, single, wrong_kind},
    filter::unescaped,
    several::{self, Aim},
    users,
};

/// What WSO2's schemas hold that is switched, and what they hold that is kept.
const SWITCHES: [&str; 3] = ["accountlocked", "accountdisabled", "forcepasswordreset"];
const KEPT: [&str; 3] = ["askpassword", "verifyemail", "country"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Replace,
    Remove,
}

/// What is done, where, and with which value.
pub(crate) type Operation<'a> = (Op, Option<&'a str>, &'a Value);

/// Why an operation cannot be read, and how it was sent.
pub(crate) type Unread<'a> = (Wrong, &'a Value);

/// The operations of a body, in their order; of one that cannot be read, why, and how it was sent.
pub(crate) fn operations(body: &Map<String, Value>) -> Result<Vec<Result<Operation<'_>, Unread<'_>>>, Wrong> {
    let operations = match member(body, "Operations") {
        Some(Value::Array(operations)) => operations.as_slice(),
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        Some(_) | None => &[],
    };
    if operations.is_empty() {
        let why = "`Operations` is a list of at least one operation";
        return Err(Wrong::bad("invalidSyntax", why));
    }
    let read = |sent| operation(sent).map_err(|wrong| (wrong, sent));
    Ok(operations.iter().map(read).collect())
}

fn operation(operation: &Value) -> Result<Operation<'_>, Wrong> {
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
        None | Some(Value::Null) => Ok((op, None, value)),
        Some(Value::String(path)) if path.trim().is_empty() => Ok((op, None, value)),
        Some(Value::String(path)) => Ok((op, Some(path.as_str()), value)),
        Some(_) => Err(Wrong::bad("invalidPath", "`path` is a text")),
    }
}

/// Carries out all operations of `body`, in their order. The answer names the first thing that is wrong, after all the rest was
/// carried out, unless the user is switched off: nothing holds that back.
pub(crate) fn apply(wanted: &mut Wanted, body: &Map<String, Value>, person: &Person) -> Result<(), Wrong> {
    let mut renames = None;
    let mut outcome = Ok(());
    for operation in operations(body)? {
        wanted.begin();
        let done = match operation {
            Ok((op, None, value)) => whole(wanted, op, value, (person, &mut renames)),
            Ok((op, Some(path), value)) => at(wanted, op, path, value, (person, &mut renames)),
            Err((wrong, sent)) => {
                if still_switches_off(wanted, sent, person) {
                    wanted.switch_off();
                }
                Err(wrong)
            }
        };
        outcome = outcome.and(done);
    }
    if let Some(name) = &renames {
        outcome = outcome.and(users::renamed(person, wanted, name));
    }
    if wanted.switches_off() { Ok(()) } else { outcome }
}

/// Whether an operation that cannot be read, such as one without an `op`, would switch them off as a replacement.
fn still_switches_off(wanted: &Wanted, sent: &Value, person: &Person) -> bool {
    let Some(sent) = sent.as_object() else {
        return false;
    };
    // One that says what else it is to do, says what it means.
    if member(sent, "op")
        .and_then(Value::as_str)
        .is_some_and(|op| op.trim().eq_ignore_ascii_case("remove"))
    {
        return false;
    }
    let value = member(sent, "value").unwrap_or(&Value::Null);
    let mut alone = Wanted {
        asked_off: false,
        ..wanted.clone()
    };
    let subject = (person, &mut None);
    // What else is wrong with it is not what is asked.
    let _ = match member(sent, "path").and_then(Value::as_str) {
        Some(path) if !path.trim().is_empty() => at(&mut alone, Op::Replace, path, value, subject),
        Some(_) | None => whole(&mut alone, Op::Replace, value, subject),
    };
    alone.switches_off()
}

/// Whose attributes are changed, and the other name that they are to have, if one was sent.
type Subject<'a> = (&'a Person, &'a mut Option<String>);

/// An operation without a path: an object of attributes.
fn whole(wanted: &mut Wanted, op: Op, value: &Value, subject: Subject<'_>) -> Result<(), Wrong> {
    if op == Op::Remove {
        return Err(Wrong::bad("noTarget", "`remove` needs a `path`"));
    }
    let object = value.as_object().ok_or_else(|| wrong_kind("value", "an object"))?;
    parts(wanted, op, object, "", subject)
}

/// Each attribute of `object`, whose names stand behind `start`.
fn parts(
    wanted: &mut Wanted,
    op: Op,
    object: &Map<String, Value>,
    start: &str,
    (person, renames): Subject<'_>,
) -> Result<(), Wrong> {
    let mut outcome = Ok(());
    for (name, value) in object {
        outcome = outcome.and(at(
            wanted,
            op,
            &format!("{start}{name}"),
            value,
            (person, &mut *renames),
        ));
    }
    outcome
}

fn at(wanted: &mut Wanted, op: Op, path: &str, value: &Value, (person, renames): Subject<'_>) -> Result<(), Wrong> {
    let lower = path.trim().to_ascii_lowercase();
    let lower = bare(&lower);
    let Some((name, chosen)) = without_choice(lower) else {
        return Err(Wrong::bad(
            "invalidPath",
            format!("`{path}` is no path of an attribute"),
        ));
    };
    let name = name.as_str();
    let fixed = || Wrong::bad("mutability", format!("`{path}` cannot be changed"));
    let aim = Aim {
        adds: op == Op::Add,
        choice: chosen.as_deref(),
    };
    match name {
        "username" => {
            if op == Op::Remove {
                return Err(fixed());
            }
            if let Some(text) = single(value).as_str().filter(|text| !text.trim().is_empty()) {
                *renames = Some(text.to_owned());
            }
            return Ok(());
        }
        "id" => {
            let same = |text: &str| text.eq_ignore_ascii_case(&person.user_id().to_string());
            let is_same = op != Op::Remove && (is_absent(value) || value.as_str().is_some_and(same));
            return if is_same { Ok(()) } else { Err(fixed()) };
        }
        // Shown, and never taken.
        "schemas" | "meta" | "password" => return Ok(()),
        "emails.type" | "emails.primary" => {
            if aim.meets(
                &wanted.email_label,
                several::WORK,
                wanted.email.as_ref().map(EmailAddress::as_str),
            ) {
                relabel(&mut wanted.email_label, name, op, value);
            }
            return Ok(());
        }
        "phonenumbers.type" | "phonenumbers.primary" => {
            if aim.meets(
                &wanted.phone_label,
                several::MOBILE,
                wanted.phone.as_ref().map(PhoneNumber::as_str),
            ) {
                relabel(&mut wanted.phone_label, name, op, value);
            }
            return Ok(());
        }
        name if name.eq_ignore_ascii_case(USER) && op != Op::Remove => {
            let object = value.as_object().ok_or_else(|| wrong_kind(path, "an object"))?;
            return parts(wanted, op, object, "", (person, renames));
        }
        name if is_schema(name) && op != Op::Remove => {
            if is_absent(value) {
                return Ok(());
            }
            let object = value.as_object().ok_or_else(|| wrong_kind(path, "an object"))?;
            return parts(wanted, op, object, &format!("{WSO2}:"), (person, renames));
        }
        _ => {}
    }
    match extension(name) {
        None if is_kept(name) || is_schema(name) => {}
        None => return Ok(()),
        Some((_, attribute)) if SWITCHES.contains(&attribute) || KEPT.contains(&attribute) => {}
        Some((_, attribute)) => {
            return match is_as_it_stands(person, attribute, value) {
                Some(true) if op != Op::Remove => Ok(()),
                Some(_) if op != Op::Remove && is_absent(value) => Ok(()),
                Some(_) => Err(fixed()),
                None => Ok(()),
            };
        }
    }
    match (op, name) {
        (Op::Remove, _) => remove(wanted, name, aim, value),
        // Nothing is added; nothing of the value that was there is left.
        (Op::Add, _) if is_absent(value) => Ok(()),
        (Op::Replace, "active" | "emails" | "emails.value") if is_absent(value) => Ok(()),
        (Op::Replace, name) if is_absent(value) => match extension(name) {
            Some((_, attribute)) if SWITCHES.contains(&attribute) => Ok(()),
            _ => remove(wanted, name, aim, &Value::Null),
        },
        (Op::Add | Op::Replace, "roles" | "roles.value") => {
            let sent = names(value)?;
            // A role that is chosen by its name or as the primary one is replaced by what was sent.
            let adds = aim.adds && (name == "roles" || aim.choice.is_none());
            let mut all = if adds { wanted.roles.clone() } else { Vec::new() };
            if let (false, Some(role)) = (adds, role_in(aim)) {
                all.extend(
                    wanted
                        .roles
                        .iter()
                        .filter(|known| !known.eq_ignore_ascii_case(&role))
                        .cloned(),
                );
            }
            for role in sent {
                if !all.contains(&role) {
                    all.push(role);
                }
            }
            wanted.roles = roles::checked(all).map_err(Error::from)?;
            Ok(())
        }
        (_, "emails" | "emails.value") => {
            if !value.is_string() && several::entries(value).is_empty() {
                return Err(wrong_kind("emails", "a list of objects with a `value`"));
            }
            // Where it is the value that is named, there is one of it.
            let adds = aim.adds && name == "emails";
            let aim = Aim { adds, ..aim };
            if let Some(becomes) = aim.email(value, wanted.email.as_ref(), &wanted.email_label)? {
                wanted.email = Some(becomes.value);
                wanted.email_label = becomes.label;
            }
            Ok(())
        }
        (_, "phonenumbers" | "phonenumbers.value") => {
            let adds = aim.adds && name == "phonenumbers";
            let aim = Aim { adds, ..aim };
            if let Some(becomes) = aim.phone(value, wanted.phone.as_ref(), &wanted.phone_label) {
                wanted.phone = Some(becomes.value);
                wanted.phone_label = becomes.label;
            }
            Ok(())
        }
        (Op::Add | Op::Replace, _) => wanted.set(name, value),
    }
}

/// Whether an attribute of this lower-case name is kept, or switched.
fn is_kept(name: &str) -> bool {
    matches!(
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
    )
}

/// What is said of the value that there is.
fn relabel(label: &mut several::Label, name: &str, op: Op, value: &Value) {
    let value = if op == Op::Remove { &Value::Null } else { single(value) };
    if name.ends_with(".type") {
        label.kind = value.as_str().map(|kind| kind.chars().take(several::LONGEST).collect());
    } else {
        label.primary = flag(value);
    }
}

/// Whether an attribute that is shown and not changed through this door is as `value` says; `None` for one that is not
/// known.
fn is_as_it_stands(person: &Person, attribute: &str, value: &Value) -> Option<bool> {
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
            if known.is_some() && aim.removes(&wanted.email_label, several::WORK, value, known) {
                return Err(cannot());
            }
        }
        "phonenumbers" | "phonenumbers.value" => {
            let known = wanted.phone.as_ref().map(PhoneNumber::as_str);
            if aim.removes(&wanted.phone_label, several::MOBILE, value, known) {
                wanted.phone = None;
            }
        }
        "externalid" => wanted.external_id = None,
        "displayname" => wanted.display = None,
        "name" => {
            wanted.given_name = None;
            wanted.family = None;
        }
        "name.givenname" => wanted.given_name = None,
        "name.familyname" => wanted.family = None,
        "roles" | "roles.value" => match role_in(aim) {
            Some(role) => wanted.roles.retain(|known| !known.eq_ignore_ascii_case(&role)),
            None if is_absent(value) => wanted.roles.clear(),
            None => {
                let gone = names(value)?;
                wanted.roles.retain(|known| !gone.contains(known));
            }
        },
        name => {
            let gone =
                |attribute: &str| is_schema(name) || extension(name).is_some_and(|(_, named)| named == attribute);
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

/// The role that stands in the brackets: the one of this `value`, or `display`. Any other choice names none.
fn role_in(aim: Aim<'_>) -> Option<String> {
    let choice = aim.choice?.trim();
    let name = choice.split_whitespace().next()?;
    if !["value", "display"].contains(&name) {
        return None;
    }
    let quoted = choice.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"'));
    let text = match quoted {
        // Entra ID's text of a JSON object need not be written as a JSON text itself.
        Some((quoted, _)) => unescaped(quoted.to_owned()).unwrap_or_else(|| quoted.replace("\\\"", "\"")),
        None => choice.split_whitespace().nth(2)?.to_owned(),
    };
    // As Entra ID writes an app role, or by its name.
    names(&Value::String(text)).ok()?.into_iter().next()
}

/// The path without `[...]`, and what stands in it; `None` if it is no path.
fn without_choice(path: &str) -> Option<(String, Option<String>)> {
    let (name, choice) = match path.split_once('[') {
        None => (path.to_owned(), None),
        Some((before, rest)) => {
            let (choice, after) = rest.rsplit_once(']')?;
            (format!("{before}{after}"), Some(choice.to_owned()))
        }
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".:-_$".contains(&byte);
    (!name.is_empty() && name.bytes().all(fits)).then_some((name, choice))
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
        test_support::hostile::survives(include_str!("../../corpora/path.json"), PIECES, |path| {
            let lower = path.trim().to_ascii_lowercase();
            let Some((name, chosen)) = without_choice(bare(&lower)) else {
                return;
            };
            let _ = extension(&name);
            let aim = Aim {
                adds: false,
                choice: chosen.as_deref(),
            };
            let value = json!([{ "value": path, "type": path, "primary": path }]);
            let label = several::Label::default();
            let _ = (
                role_in(aim),
                aim.email(&value, None, &label),
                aim.phone(&value, None, &label),
            );
            let mut wanted = Wanted::nothing();
            for value in [&value, &json!(path), &json!({ path: path }), &json!(null)] {
                let _ = (wanted.set(&name, value), remove(&mut wanted, &name, aim, value));
                let _ = wanted.take(&Map::from_iter([(path.to_owned(), value.clone())]));
            }
        });
    }
}
