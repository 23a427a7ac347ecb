//! Many users: `GET /api/v2/users` and `GET /api/v2/users-by-email`.

use http::StatusCode;
use lambda_http::Request;
use serde_json::{Value, json};
use shared::{
    app::App,
    domain::{api_key::Scope, id::ApplicationId, person::Status},
    http::{Response, json},
    store::{ListQuery, Row},
};

use crate::{body::Query, directories, fault::Fault, ids, need, users::chosen, view};

/// A search gives no more than this many users in all, as Auth0's does.
const MOST: usize = 1000;

pub(crate) async fn by_email(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = need(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &["email", "fields", "include_fields"])?;
    let email = query.email()?;
    let mut found = Vec::new();
    // The match is exact, and all that is kept is lower-case.
    if query.text("email").as_deref() == Some(email.as_str()) {
        for id in directories::within(app, &caller).await? {
            for person in directories::by_email(app, &id, &email).await? {
                found.push(Value::Object(chosen(view::user(app, &person), &query)?));
            }
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
    let mut rows = Vec::new();
    for id in directories::within(app, &caller).await? {
        let name = directories::connection_name(app, &id);
        let asked_for = connection.as_ref().is_none_or(|connection| *connection == name);
        if asked_for && conditions.iter().all(|condition| condition.admits_directory(&name)) {
            rows.extend(matching(app, id, &conditions).await?);
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
        if let Some(person) = app.store.person(row.id.person).await? {
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

/// Every user of an application for whom the conditions hold, the newest first.
async fn matching(app: &App, application: ApplicationId, conditions: &[Condition]) -> Result<Vec<Row>, Fault> {
    let exact = conditions.iter().find_map(Condition::exact_email);
    let query = ListQuery {
        email: exact,
        ..ListQuery::users(application)
    };
    let admits = |row: &Row| conditions.iter().all(|condition| condition.admits(row));
    Ok(app.store.list_all(&query, MOST, app.clock.now(), admits).await?)
}

/// One `field:value` of a search.
struct Condition {
    field: Field,
    /// The value, in the parts between its wildcards.
    value: Vec<String>,
}

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
    fn exact_email(&self) -> Option<String> {
        match (&self.field, self.exact()) {
            (Field::Email, exact) => exact.map(str::to_owned),
            (Field::Username | Field::UserId | Field::Blocked | Field::Connection, _) => None,
        }
    }

    /// The value, if it has no wildcard.
    fn exact(&self) -> Option<&str> {
        match self.value.as_slice() {
            [whole] => Some(whole),
            _ => None,
        }
    }

    fn admits(&self, row: &Row) -> bool {
        match self.field {
            Field::Email => row.email.as_deref().is_some_and(|email| fits(&self.value, email)),
            Field::Username => fits(&self.value, &row.username),
            Field::UserId => self.exact() == Some(&ids::user(row.id.person)),
            Field::Blocked => (self.exact() == Some("true")) == (row.status == Status::Disabled.as_str()),
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

    fn key(&self, row: &Row) -> (i64, String) {
        match self.by {
            By::Invited => (row.created_at.as_millisecond(), String::new()),
            By::Email => (0, row.email.clone().unwrap_or_default()),
            By::Username => (0, row.username.clone()),
        }
    }
}
