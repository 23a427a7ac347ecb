//! What other systems write their users into, read line by line into what `POST /v1/imports` takes.

use serde_json::{Map, Value, json};

/// A file's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// An export of Auth0: one JSON object a line, or an array; with `passwordHash`, or as its import takes it
    Auth0,
    /// SCIM users of WSO2 Identity Server or Asgardeo: one a line, an array, or list answers
    Wso2,
    /// Cognito: the CSV of its import, or the JSON of `aws cognito-idp list-users`
    Cognito,
    /// Latchkey's own: one user of `POST /v1/imports` a line
    Latchkey,
}

/// A user of the file: the line where it stands (in JSON that is one document: its number), and the user, or why there is
/// none.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Counted from 1.
    pub number: usize,
    /// The user.
    pub user: Result<Value, String>,
}

/// Every user in `text`.
///
/// # Errors
/// That the file as a whole is of another form.
pub fn read(format: Format, text: &str) -> Result<Vec<Line>, String> {
    let text = text.trim_start_matches('\u{feff}');
    match format {
        Format::Latchkey => Ok(objects(text)?.map(|user| Ok(Value::Object(user)))),
        Format::Auth0 => Ok(objects(text)?.map(auth0)),
        Format::Wso2 => Ok(objects(text)?.unfold("Resources").map(wso2)),
        Format::Cognito if text.trim_start().starts_with(['{', '[']) => {
            Ok(objects(text)?.unfold("Users").map(cognito_user))
        }
        Format::Cognito => cognito_csv(text),
    }
}

/// A JSON object, or why there is none.
type Object = Result<Map<String, Value>, String>;

/// JSON objects, each with its number.
struct Objects(Vec<(usize, Object)>);

impl Objects {
    fn map(self, user: impl Fn(Map<String, Value>) -> Result<Value, String>) -> Vec<Line> {
        let read = |(number, object): (usize, Object)| Line {
            number,
            user: object.and_then(&user),
        };
        self.0.into_iter().map(read).collect()
    }

    /// With the members of a list answer in its place.
    fn unfold(self, list: &str) -> Self {
        let is_list = |object: &Object| {
            object
                .as_ref()
                .is_ok_and(|object| object.get(list).is_some_and(Value::is_array))
        };
        if !self.0.iter().any(|(_, object)| is_list(object)) {
            return self;
        }
        let mut all = Vec::new();
        for (number, object) in self.0 {
            match object {
                Ok(mut answer) => match answer.remove(list) {
                    Some(Value::Array(users)) => all.extend(users.into_iter().map(as_object)),
                    Some(_) | None => all.push(Ok(answer)),
                },
                Err(problem) => all.push(Err(format!("line {number}: {problem}"))),
            }
        }
        Self(
            all.into_iter()
                .enumerate()
                .map(|(at, object)| (at + 1, object))
                .collect(),
        )
    }
}

fn as_object(value: Value) -> Object {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err("this is no JSON object".to_owned()),
    }
}

/// One JSON document (an object or an array), or one object a line.
fn objects(text: &str) -> Result<Objects, String> {
    let numbered = |list: Vec<Value>| {
        let objects = list.into_iter().map(as_object);
        Objects(objects.enumerate().map(|(at, object)| (at + 1, object)).collect())
    };
    if text.trim_start().starts_with('[') {
        let list: Vec<Value> = serde_json::from_str(text).map_err(|error| format!("this is no JSON array: {error}"))?;
        return Ok(numbered(list));
    }
    if let Ok(whole @ Value::Object(_)) = serde_json::from_str::<Value>(text) {
        return Ok(numbered(vec![whole]));
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        let object = serde_json::from_str::<Value>(line);
        let object = object.map_err(|_| "this line is no JSON object".to_owned());
        (at + 1, object.and_then(as_object))
    };
    Ok(Objects(lines.map(read).collect()))
}

/// What is put together of a foreign user. What is not known is left out.
#[derive(Default)]
struct User(Map<String, Value>);

impl User {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_nothing = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !is_nothing {
            self.0.insert(name.to_owned(), value);
        }
    }

    fn finish(self) -> Value {
        Value::Object(self.0)
    }
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object
        .get(name)
        .and_then(Value::as_str)
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn is_true(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(is)) => *is,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        Some(_) | None => false,
    }
}

/// A number as people write it, in the form that is asked for: `+`, and digits.
fn phone(text: &str) -> String {
    text.chars().filter(|char| !" -()./".contains(*char)).collect()
}

/// The names of the profile are those that the face for Auth0 shows.
const AUTH0_PROFILE: [&str; 5] = ["given_name", "family_name", "name", "nickname", "picture"];

fn auth0(from: Map<String, Value>) -> Result<Value, String> {
    let mut user = User::default();
    for (name, theirs) in [("username", "username"), ("email", "email")] {
        user.put(name, text(&from, theirs));
    }
    user.put("phone", text(&from, "phone_number").map(phone));
    user.put("email_verified", is_true(from.get("email_verified")));
    user.put("phone_verified", is_true(from.get("phone_verified")));
    user.put("disabled", is_true(from.get("blocked")));
    user.put("password_hash", auth0_hash(&from)?);
    let profile = AUTH0_PROFILE
        .iter()
        .filter_map(|name| Some((*name, text(&from, name)?)));
    let profile: Map<String, Value> = profile.map(|(name, value)| (name.to_owned(), value.into())).collect();
    user.put("profile", profile);
    // As the face for Auth0 keeps them: what the user may change is a key of its own, all the rest is the application's.
    let object = |name: &str| from.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    let (mut metadata, of_user) = (object("app_metadata"), object("user_metadata"));
    if !of_user.is_empty() {
        metadata.insert("user_metadata".to_owned(), of_user.into());
    }
    let id = text(&from, "user_id").or_else(|| text(&from, "id")).map(str::to_owned);
    let oid = from.get("_id").and_then(|id| id.get("$oid")).and_then(Value::as_str);
    if let Some(id) = id.or_else(|| oid.map(|oid| format!("auth0|{oid}"))) {
        metadata.insert("auth0_user_id".to_owned(), id.into());
    }
    user.put("metadata", metadata);
    Ok(user.finish())
}

/// `passwordHash` of an export, `password_hash` and `custom_password_hash` of an import.
fn auth0_hash(from: &Map<String, Value>) -> Result<Option<String>, String> {
    if let Some(hash) = text(from, "passwordHash").or_else(|| text(from, "password_hash")) {
        return Ok(Some(hash.to_owned()));
    }
    let Some(custom) = from.get("custom_password_hash") else {
        return Ok(None);
    };
    let algorithm = custom.get("algorithm").and_then(Value::as_str).unwrap_or_default();
    let hash = custom.get("hash");
    let value = hash.and_then(|hash| hash.get("value")).and_then(Value::as_str);
    let encoding = hash.and_then(|hash| hash.get("encoding")).and_then(Value::as_str);
    match (algorithm, value) {
        ("bcrypt" | "argon2" | "pbkdf2" | "scrypt", Some(value))
            if value.starts_with('$') && matches!(encoding, None | Some("utf8")) =>
        {
            Ok(Some(value.to_owned()))
        }
        _ => Err(format!(
            "a custom_password_hash of {} cannot be verified here; what can is bcrypt, and argon2, scrypt and pbkdf2 as PHC \
             strings",
            if algorithm.is_empty() {
                "no algorithm"
            } else {
                algorithm
            }
        )),
    }
}

const WSO2_SCHEMAS: [&str; 3] = [
    "urn:scim:wso2:schema",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    "urn:scim:schemas:extension:custom:User",
];

fn wso2(from: Map<String, Value>) -> Result<Value, String> {
    let name = text(&from, "userName").ok_or("a SCIM user has a userName")?;
    let (store, name) = name.split_once('/').unwrap_or(("PRIMARY", name));
    // Identity Server's name of the store that everybody is in, and Asgardeo's.
    if !["PRIMARY", "DEFAULT"]
        .iter()
        .any(|known| store.eq_ignore_ascii_case(known))
    {
        return Err(format!(
            "the user store {store} is not here; take it out of the userName to import the user all the same"
        ));
    }
    let name = name.strip_suffix("@carbon.super").unwrap_or(name);
    let of_wso2 = |name: &str| WSO2_SCHEMAS.iter().find_map(|schema| from.get(*schema)?.get(name));
    let mut user = User::default();
    user.put("username", name);
    let email = value_of(from.get("emails"));
    user.put("email", email);
    user.put("email_verified", email.is_some() && is_true(of_wso2("emailVerified")));
    user.put("phone", value_of(from.get("phoneNumbers")).map(phone));
    let locale = text(&from, "preferredLanguage").or_else(|| text(&from, "locale"));
    user.put("locale", locale.map(|locale| locale.replace('_', "-")));
    let off = from.get("active").is_some_and(|active| !is_true(Some(active))) || is_true(of_wso2("accountDisabled"));
    user.put("disabled", off);
    let roles = from.get("roles").and_then(Value::as_array).into_iter().flatten();
    let roles = roles.filter_map(|role| match role {
        Value::String(role) => Some(role.as_str()),
        role => role
            .get("display")
            .or_else(|| role.get("value"))
            .and_then(Value::as_str),
    });
    // Everybody's role says nothing.
    let roles: Vec<_> = roles.filter(|role| !role.ends_with("everyone")).collect();
    user.put("roles", roles);
    let mut profile = User::default();
    let of_name = |part: &str| from.get("name").and_then(|name| name.get(part)).and_then(Value::as_str);
    profile.put("first_name", of_name("givenName"));
    profile.put("last_name", of_name("familyName"));
    profile.put("country", of_wso2("country").and_then(Value::as_str));
    user.put("profile", profile.0);
    let mut metadata = User::default();
    metadata.put("externalId", text(&from, "externalId"));
    metadata.put("wso2_id", text(&from, "id"));
    user.put("metadata", metadata.0);
    Ok(user.finish())
}

/// The primary value of a SCIM list, or else the first.
fn value_of(list: Option<&Value>) -> Option<&str> {
    let list = list?.as_array()?;
    let primary = list.iter().find(|entry| is_true(entry.get("primary")));
    let entry = primary.or_else(|| list.first())?;
    entry.as_str().or_else(|| entry.get("value")?.as_str()).map(str::trim)
}

/// What says nothing of a person.
const OF_COGNITO_ITSELF: [&str; 6] = [
    "cognito:mfa_enabled",
    "cognito:user_status",
    "updated_at",
    "sub",
    "identities",
    "cognito:username",
];

fn cognito(from: &Map<String, Value>) -> Result<Value, String> {
    let name = text(from, "cognito:username");
    let email = text(from, "email");
    let mut user = User::default();
    let mut metadata = User::default();
    match name {
        // Where people sign in by their address, Cognito makes up the name.
        Some(name) if email.is_some() && is_uuid(name) => metadata.put("cognito_username", name),
        Some(name) => user.put("username", name),
        None if email.is_none() => return Err("a user has a cognito:username or an email".to_owned()),
        None => {}
    }
    user.put("email", email);
    user.put("email_verified", is_true(from.get("email_verified")));
    user.put("phone", text(from, "phone_number").map(phone));
    user.put("phone_verified", is_true(from.get("phone_number_verified")));
    user.put("locale", text(from, "locale").map(|locale| locale.replace('_', "-")));
    metadata.put("cognito_sub", text(from, "sub"));
    let mut profile = User::default();
    let known = [
        "email",
        "email_verified",
        "phone_number",
        "phone_number_verified",
        "locale",
    ];
    for (attribute, value) in from {
        let Some(value) = value.as_str().filter(|value| !value.trim().is_empty()) else {
            continue;
        };
        match attribute.as_str() {
            "given_name" => profile.put("first_name", value),
            "family_name" => profile.put("last_name", value),
            "name" | "nickname" | "picture" | "birthdate" => profile.put(attribute, value),
            other if known.contains(&other) || OF_COGNITO_ITSELF.contains(&other) => {}
            other => metadata.put(other, value),
        }
    }
    user.put("profile", profile.0);
    user.put("metadata", metadata.0);
    Ok(user.finish())
}

fn is_uuid(name: &str) -> bool {
    let groups: Vec<usize> = name.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && name.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn cognito_csv(text: &str) -> Result<Vec<Line>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| format!("the header cannot be read: {error}"))?
        .clone();
    if !header.iter().any(|name| name == "cognito:username" || name == "email") {
        return Err("the first line names the columns, with cognito:username or email among them".to_owned());
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        lines.push(match record {
            Ok(record) => {
                let columns = header.iter().zip(&record);
                let user = columns
                    .map(|(name, value)| (name.to_owned(), Value::from(value)))
                    .collect();
                let number = record.position().map_or(0, csv::Position::line);
                Line {
                    number: usize::try_from(number).unwrap_or_default(),
                    user: cognito(&user),
                }
            }
            Err(error) => Line {
                number: error
                    .position()
                    .and_then(|position| usize::try_from(position.line()).ok())
                    .unwrap_or_default(),
                user: Err("this line has another number of columns than the first".to_owned()),
            },
        });
    }
    Ok(lines)
}

/// A user of `list-users`: the name, a list of attributes, and whether they are enabled.
fn cognito_user(from: Map<String, Value>) -> Result<Value, String> {
    let mut flat = Map::new();
    for attribute in from.get("Attributes").and_then(Value::as_array).into_iter().flatten() {
        if let (Some(Value::String(name)), Some(value)) = (attribute.get("Name"), attribute.get("Value")) {
            flat.insert(name.clone(), value.clone());
        }
    }
    if let Some(name) = from.get("Username") {
        flat.insert("cognito:username".to_owned(), name.clone());
    }
    let mut user = cognito(&flat)?;
    if from.get("Enabled") == Some(&json!(false))
        && let Some(user) = user.as_object_mut()
    {
        user.insert("disabled".to_owned(), true.into());
    }
    Ok(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn users(format: Format, text: &str) -> Vec<Result<Value, String>> {
        read(format, text).unwrap().into_iter().map(|line| line.user).collect()
    }

    #[test]
    fn an_export_of_auth0_is_read_line_by_line() {
        let hash = "$2b$10$Z6hUTEEeoJXN5/AmSm/4.eZ75RYgFVriQM9LPhNEC7kbAbS/VAaJ2";
        let text = format!(
            "{}\n\n{}\nnonsense\n{}\n",
            json!({
                "_id": { "$oid": "60425da93519d90068f82966" }, "email_verified": true, "email": "kim@example.com",
                "passwordHash": hash, "tenant": "dev", "connection": "Username-Password-Authentication",
                "_tmp_is_unique": true, "given_name": "Kim", "user_metadata": { "colour": "red" },
                "app_metadata": { "plan": "gold" },
            }),
            json!({
                "email": "b@example.com", "blocked": true,
                "custom_password_hash": { "algorithm": "bcrypt", "hash": { "value": hash } },
            }),
            json!({
                "email": "c@example.com",
                "custom_password_hash": { "algorithm": "md5", "hash": { "value": "x", "encoding": "hex" } },
            }),
        );
        let lines = read(Format::Auth0, &text).unwrap();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3, 4, 5]);
        let users = users(Format::Auth0, &text);
        assert_eq!(
            users[0],
            Ok(json!({
                "email": "kim@example.com", "email_verified": true, "phone_verified": false, "disabled": false,
                "password_hash": hash, "profile": { "given_name": "Kim" },
                "metadata": {
                    "plan": "gold", "user_metadata": { "colour": "red" },
                    "auth0_user_id": "auth0|60425da93519d90068f82966",
                },
            }))
        );
        let second = users[1].as_ref().unwrap();
        assert_eq!(
            (&second["password_hash"], &second["disabled"]),
            (&json!(hash), &json!(true))
        );
        assert_eq!(users[2], Err("this line is no JSON object".to_owned()));
        assert!(users[3].as_ref().unwrap_err().contains("md5"));
    }

    #[test]
    fn scim_users_are_read_from_list_answers_arrays_and_lines() {
        let kim = json!({
            "id": "6a2c", "userName": "PRIMARY/kim", "active": false, "externalId": "4711",
            "emails": ["old@example.com", { "value": "kim@example.com", "primary": true }],
            "phoneNumbers": [{ "type": "mobile", "value": "+49 151 1234-5678" }],
            "name": { "givenName": "Kim", "familyName": "Yi" },
            "roles": [{ "display": "Internal/everyone" }, { "display": "admin" }],
            "preferredLanguage": "de_AT", "urn:scim:wso2:schema": { "emailVerified": "true", "country": "AT" },
        });
        let expected = json!({
            "username": "kim", "email": "kim@example.com", "email_verified": true, "phone": "+4915112345678",
            "locale": "de-AT", "disabled": true, "roles": ["admin"],
            "profile": { "first_name": "Kim", "last_name": "Yi", "country": "AT" },
            "metadata": { "externalId": "4711", "wso2_id": "6a2c" },
        });
        let other = json!({ "userName": "LDAP/lee" });
        for text in [
            json!({ "totalResults": 2, "Resources": [kim, other] }).to_string(),
            json!([kim, other]).to_string(),
            format!("{kim}\n{other}\n"),
            format!("{}\n{}", json!({ "Resources": [kim] }), json!({ "Resources": [other] })),
        ] {
            let users = users(Format::Wso2, &text);
            assert_eq!(users[0], Ok(expected.clone()), "{text}");
            assert!(users[1].as_ref().unwrap_err().contains("LDAP"));
            assert_eq!(users.len(), 2);
        }
        let asgardeo = json!([kim]).to_string().replace("PRIMARY/", "DEFAULT/");
        assert_eq!(users(Format::Wso2, &asgardeo), [Ok(expected)]);
    }

    #[test]
    fn a_csv_of_cognito_and_its_list_users_are_read_alike() {
        let text = "cognito:username,given_name,email,email_verified,phone_number,phone_number_verified,custom:team,\
                    cognito:mfa_enabled,updated_at\n\
                    kim,Kim,kim@example.com,TRUE,+4915112345678,false,\"Engines, big\",FALSE,\n\
                    9f0c2c1e-1111-4222-8333-444455556666,,lee@example.com,true,,,,,\n\
                    short,line\n";
        let users = users(Format::Cognito, text);
        let kim = json!({
            "username": "kim", "email": "kim@example.com", "email_verified": true, "phone": "+4915112345678",
            "phone_verified": false, "profile": { "first_name": "Kim" }, "metadata": { "custom:team": "Engines, big" },
        });
        assert_eq!(users[0], Ok(kim.clone()));
        let lee = users[1].as_ref().unwrap();
        assert!(lee.get("username").is_none(), "signs in by the address: {lee}");
        assert!(users[2].is_err());
        let listed = json!({ "Users": [{
            "Username": "kim", "Enabled": false, "UserStatus": "CONFIRMED",
            "Attributes": [
                { "Name": "sub", "Value": "s" }, { "Name": "email", "Value": "kim@example.com" },
                { "Name": "email_verified", "Value": "true" }, { "Name": "phone_number", "Value": "+4915112345678" },
                { "Name": "given_name", "Value": "Kim" }, { "Name": "custom:team", "Value": "Engines, big" },
            ],
        }] });
        let mut expected = kim;
        expected["disabled"] = json!(true);
        expected["metadata"]["cognito_sub"] = json!("s");
        assert_eq!(self::users(Format::Cognito, &listed.to_string()), [Ok(expected)]);
        assert!(read(Format::Cognito, "a,b\n1,2\n").is_err());
    }
}
