//! Many users: `GET /api/v2/users` and `GET /api/v2/users-by-email`.

use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use serde_json::{Value, json};
use domain::{address::{EmailAddress, Username}, api_key::Scope, id::{ApplicationId, PersonKey}, person::{Person, Status}};
use service::{app::App, http::{Response, json}};
use store::{ListQuery, Row};

use crate::{
    body::Query,
    directories::{self, Holders},
    fault::Fault,
    ids, need,
    users::chosen,
    view,
};

/// A search gives no more than this many users in all, as Auth0's does.
const MOST: usize = 1000;
/// As many conditions as a search may have: each of them is asked of every user.
const MOST_CONDITIONS: usize = 20;

pub(crate) async fn by_email(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = need(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &["email", "fields", "include_fields"])?;
    let email = query.email()?;
    let mut found = Vec::new();
    // The match is exact, and all that is kept is lower-case.
    if query.text("email").as_deref() == Some(email.as_str()) {
        let mut left = app.config.limits.rows_read;
        let mut all = Holders::default();
        for id in directories::within(app, &caller).await? {
            let holders = directories::by_email(app, &id, &email, &mut left).await?;
            all.found.extend(holders.found);
            all.is_cut |= holders.is_cut;
        }
        for person in all.told()? {
            found.push(Value::Object(chosen(view::user(app, &person), &query)?));
        }
    }
    Ok(json(StatusCode::OK, &found)?)
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = need(request, &[Scope::UsersRead], "read:users")?;
    let known = [
        "page",
        "per_page",
        "include_totals",
        "sort",
        "connection",
        "fields",
        "include_fields",
        "q",
        "search_engine",
        "primary_order",
    ];
    let query = Query::of(request, &known)?;
    let page = query.number("page", 0, 0, MOST)?;
    let per_page = query.number("per_page", 50, 0, 100)?;
    let totals = query.boolean("include_totals")?.unwrap_or(false);
    let order = query.text("sort").map(|text| Order::parse(&text)).transpose()?;
    let conditions = conditions(&query.text("q").unwrap_or_default())?;
    let connection = query.text("connection");
    let start = page.saturating_mul(per_page);
    if start.saturating_add(per_page) > MOST {
        return Err(Fault::query(format_args!(
            "You can only page through the first {MOST} records"
        )));
    }
    let (mut rows, mut left) = (Vec::new(), app.config.limits.rows_read);
    let of_one = by_id(app, &conditions).await?;
    for id in directories::within(app, &caller).await? {
        let name = directories::connection_name(app, &id);
        let asked_for = connection.as_ref().is_none_or(|connection| *connection == name);
        if asked_for && conditions.iter().all(|condition| condition.admits_directory(&name)) {
            rows.extend(match &of_one {
                Some(one) => those(one, &id, &conditions),
                None => matching(app, id, &conditions, &mut left).await?,
            });
        }
    }
    if let Some(order) = order {
        rows.sort_by_key(|row| order.key(row));
        if order.descending {
            rows.reverse();
        }
    }
    rows.truncate(MOST);
    let total = rows.len();
    let mut users = Vec::new();
    for row in rows.iter().skip(start).take(per_page) {
        // Who was erased a moment ago is still in the index.
        if let Some(person) = app.store.person(row.key).await? {
            users.push(Value::Object(chosen(view::user(app, &person), &query)?));
        }
    }
    let body = if totals {
        json!({ "start": start, "limit": per_page, "length": users.len(), "total": total, "users": users })
    } else {
        Value::Array(users)
    };
    Ok(json(StatusCode::OK, &body)?)
}

/// What of a user is searched and sorted.
struct Line {
    key: PersonKey,
    created_at: Timestamp,
    email: Option<String>,
    username: String,
    blocked: bool,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            key: row.id.person,
            created_at: row.created_at,
            email: row.email,
            username: row.username,
            blocked: row.status == Status::Disabled.as_str(),
        }
    }
}

impl From<&Person> for Line {
    fn from(person: &Person) -> Self {
        Self {
            key: person.key,
            created_at: person.invitation.created_at,
            email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
            username: person.username.as_str().to_owned(),
            blocked: person.status == Status::Disabled,
        }
    }
}

/// Those of `people` who are users of the application and for whom the conditions hold.
fn those(people: &[Person], application: &ApplicationId, conditions: &[Condition]) -> Vec<Line> {
    let own = people.iter().filter(|person| person.application == *application);
    own.map(Line::from)
        .filter(|line| conditions.iter().all(|condition| condition.admits(line)))
        .collect()
}

/// The one user whose id is asked for, if one is: one read.
async fn by_id(app: &App, conditions: &[Condition]) -> Result<Option<Vec<Person>>, Fault> {
    let Some(id) = conditions.iter().find_map(|condition| condition.exactly(Field::UserId)) else {
        return Ok(None);
    };
    match ids::read_user(id) {
        Some(key) => Ok(Some(Vec::from_iter(app.store.person(key).await?))),
        None => Ok(Some(Vec::new())),
    }
}

/// Every user of an application for whom the conditions hold, the newest first. A name leads to its user in one read,
/// and an address to most of theirs; everything else reads the index, as far as `left` goes.
async fn matching(
    app: &App,
    application: ApplicationId,
    conditions: &[Condition],
    left: &mut usize,
) -> Result<Vec<Line>, Fault> {
    let exactly = |field| conditions.iter().find_map(|condition| condition.exactly(field));
    if let Some(name) = exactly(Field::Username) {
        *left = left.checked_sub(1).ok_or_else(directories::too_many)?;
        let key = Username::parse(name)
            .ok()
            .map(|name| app.keys.person_key(&application, &name));
        let person = match key {
            Some(key) => app.store.person(key).await?,
            None => None,
        };
        return Ok(those(&Vec::from_iter(person), &application, conditions));
    }
    if let Some(email) = exactly(Field::Email) {
        let Ok(email) = EmailAddress::parse(email) else {
            return Ok(Vec::new());
        };
        let holders = directories::by_email(app, &application, &email, left).await?;
        return Ok(those(&holders.told()?, &application, conditions));
    }
    let admits = |row: &Row| {
        conditions
            .iter()
            .all(|condition| condition.admits(&Line::from(row.clone())))
    };
    let query = ListQuery::users(application);
    let all = app.store.list_all(&query, MOST, left, app.clock.now(), admits).await?;
    if !all.is_whole {
        return Err(directories::too_many());
    }
    Ok(all.rows.into_iter().map(Line::from).collect())
}

/// One `field:value` of a search.
struct Condition {
    field: Field,
    /// The value, in the parts between its wildcards.
    value: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Email,
    Username,
    UserId,
    Blocked,
    Connection,
}

/// Conditions that all have to hold. The language is Lucene's; what of it is answered here stands in the guide.
fn conditions(q: &str) -> Result<Vec<Condition>, Fault> {
    let mut conditions = Vec::new();
    let mut rest = q.trim();
    while !rest.is_empty() {
        if conditions.len() == MOST_CONDITIONS {
            return Err(Fault::query(format_args!(
                "A search has at most {MOST_CONDITIONS} conditions"
            )));
        }
        if let Some(after) = rest.strip_prefix("AND ") {
            rest = after.trim_start();
            continue;
        }
        let (field, after) = rest.split_once(':').ok_or_else(|| not_answered(rest))?;
        let field = match field {
            "email" | "email.raw" => Field::Email,
            "username" => Field::Username,
            "user_id" => Field::UserId,
            "blocked" => Field::Blocked,
            "identities.connection" => Field::Connection,
            other => return Err(not_answered(other)),
        };
        let (value, after) = value(after).ok_or_else(|| not_answered(rest))?;
        conditions.push(Condition { field, value });
        rest = after.trim_start();
    }
    Ok(conditions)
}

/// The value that `text` begins with, in the parts between its wildcards, and what follows it. Within quotation marks there are
/// no wildcards, and after a backslash every character stands for itself. `None` for what has a meaning in Lucene that is not
/// answered.
fn value(text: &str) -> Option<(Vec<String>, &str)> {
    let quoted = text.strip_prefix('"');
    let mut rest = quoted.unwrap_or(text).chars();
    let (mut parts, mut part, mut closed) = (Vec::new(), String::new(), quoted.is_none());
    while let Some(char) = rest.next() {
        match char {
            '\\' => part.extend(rest.next()?.to_lowercase()),
            '"' if quoted.is_some() => {
                closed = true;
                break;
            }
            ' ' if quoted.is_none() => break,
            '*' if quoted.is_none() => parts.push(std::mem::take(&mut part)),
            '(' | '[' | '{' | '?' if quoted.is_none() => return None,
            other => part.extend(other.to_lowercase()),
        }
    }
    let is_nothing = parts.is_empty() && part.is_empty();
    parts.push(part);
    (closed && !is_nothing).then_some((parts, rest.as_str()))
}

fn not_answered(part: &str) -> Fault {
    Fault::query(format_args!(
        "Cannot search for: {part}. Search by email, username, user_id, blocked and identities.connection, with AND and *"
    ))
}

impl Condition {
    /// The value that `field` has to have, if this says so.
    fn exactly(&self, field: Field) -> Option<&str> {
        self.exact().filter(|_| self.field == field)
    }

    /// The value, if it has no wildcard.
    fn exact(&self) -> Option<&str> {
        match self.value.as_slice() {
            [whole] => Some(whole),
            _ => None,
        }
    }

    fn admits(&self, line: &Line) -> bool {
        match self.field {
            Field::Email => line.email.as_deref().is_some_and(|email| fits(&self.value, email)),
            Field::Username => fits(&self.value, &line.username),
            Field::UserId => self.exact().and_then(ids::read_user) == Some(line.key),
            Field::Blocked => (self.exact() == Some("true")) == line.blocked,
            Field::Connection => true,
        }
    }

    fn admits_directory(&self, name: &str) -> bool {
        match self.field {
            Field::Connection => fits(&self.value, &name.to_lowercase()),
            Field::Email | Field::Username | Field::UserId | Field::Blocked => true,
        }
    }
}

/// Whether `text` fits a pattern: its parts one after the other, and anything between them.
fn fits(pattern: &[String], text: &str) -> bool {
    let Some((start, rest)) = pattern.split_first() else {
        return false;
    };
    let Some((end, middle)) = rest.split_last() else {
        return start == text;
    };
    let Some(mut left) = text.strip_prefix(start.as_str()) else {
        return false;
    };
    for part in middle {
        match left.split_once(part.as_str()) {
            Some((_, after)) => left = after,
            None => return false,
        }
    }
    left.ends_with(end.as_str())
}

struct Order {
    by: By,
    descending: bool,
}

#[derive(Clone, Copy)]
enum By {
    Invited,
    Email,
    Username,
}

impl Order {
    fn parse(text: &str) -> Result<Self, Fault> {
        let wrong = || {
            Fault::query(format_args!(
                "String does not match pattern created_at|email|username and :1 or :-1: {text} on property sort"
            ))
        };
        let (field, direction) = text.rsplit_once(':').ok_or_else(wrong)?;
        let by = match field {
            "created_at" => By::Invited,
            "email" => By::Email,
            "username" => By::Username,
            _ => return Err(wrong()),
        };
        match direction {
            "1" => Ok(Self { by, descending: false }),
            "-1" => Ok(Self { by, descending: true }),
            _ => Err(wrong()),
        }
    }

    fn key(&self, line: &Line) -> (i64, String) {
        match self.by {
            By::Invited => (line.created_at.as_millisecond(), String::new()),
            By::Email => (0, line.email.clone().unwrap_or_default()),
            By::Username => (0, line.username.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M2: the language of searches, as far as it is read here.
    #[test]
    fn m2_no_search_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "email:¦email.raw:¦username:¦user_id:¦blocked:¦identities.connection:¦colour:¦:¦\"¦\\¦*¦?¦(¦)¦[¦",
            "]¦{¦}¦ AND ¦AND ¦ OR ¦NOT ¦ ¦true¦auth0|¦usr_¦a¦ada@example.com¦é¦İ¦ß",
        );
        let line = Line {
            key: PersonKey::from_bytes([1; PersonKey::LENGTH]),
            created_at: Timestamp::UNIX_EPOCH,
            email: Some("ada@example.com".to_owned()),
            username: "aéi\u{307}ada".to_owned(),
            blocked: true,
        };
        crate::hostile::survives(include_str!("../corpora/search.json"), PIECES, |text| {
            if let Ok(conditions) = conditions(text) {
                assert!(conditions.len() <= MOST_CONDITIONS);
                for condition in &conditions {
                    let _ = (condition.admits(&line), condition.admits_directory("Username-Password"));
                    let _ = condition.exactly(Field::UserId).map(ids::read_user);
                }
            }
            let _ = (Order::parse(text), ids::read_user(text), ids::read_invitation(text));
        });
    }

    #[test]
    fn m2_a_search_has_so_many_conditions_and_no_more() {
        let many = |count: usize| vec!["blocked:true"; count].join(" AND ");
        assert_eq!(
            conditions(&many(MOST_CONDITIONS)).map(|all| all.len()).ok(),
            Some(MOST_CONDITIONS)
        );
        assert!(conditions(&many(MOST_CONDITIONS + 1)).is_err());
    }
}
