//! Many users: `GET /api/v2/users` and `GET /api/v2/users-by-email`.

use std::collections::HashMap;

use domain::{
    address::{EmailAddress, Username},
    api_key::Scope,
    id::{ApplicationId, PersonKey},
    person::{Person, Status},
};
use futures_util::future::try_join_all;
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Response, json},
};
use store::{ListQuery, Row};

use crate::{
    body::Query,
    directories::{self, Holders},
    fault::Fault,
    grammar::{Condition, MOST_CONDITIONS, Refused, Search},
    ids, key_of, require_scopes,
    users::project_fields,
    view,
};

/// A search gives no more than this many users in all, as Auth0's does.
const MOST: usize = 1000;

pub(crate) async fn by_email(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &["email", "fields", "include_fields"])?;
    let email = query.email()?;
    let mut found = Vec::new();
    // The match is exact, and all that is kept is lower-case. A domain may be in its own script.
    let asked = query.text("email");
    if asked.as_deref() == Some(email.as_str()) || asked == email.international() {
        let mut left = app.config.limits.rows_read;
        let mut all = Holders::default();
        for id in directories::within(app, &caller).await? {
            let holders = directories::by_email(app, &id, &email, &mut left).await?;
            all.found.extend(holders.found);
            all.is_cut |= holders.is_cut;
        }
        for person in all.complete()? {
            found.push(Value::Object(project_fields(view::user(app, &person), &query)?));
        }
    }
    Ok(json(StatusCode::OK, &found)?)
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
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
    let search = search(&query.text("q").unwrap_or_default())?;
    let connection = query.text("connection");
    let start = page.saturating_mul(per_page);
    if start.saturating_add(per_page) > MOST {
        return Err(Fault::query(format_args!(
            "You can only page through the first {MOST} records"
        )));
    }
    let (mut rows, mut left) = (Vec::new(), app.config.limits.rows_read);
    let named = by_id(app, &search).await?;
    for id in directories::within(app, &caller).await? {
        let name = directories::connection_name(app, &id);
        let asked_for = connection.as_ref().is_none_or(|connection| *connection == name);
        // Those of another directory are not even read.
        let of_directory = |condition: &Condition| match condition.field.as_deref() {
            Some("identities.connection") => Some(condition.admits_text(&name)),
            Some(_) | None => None,
        };
        if asked_for && search.holds(&of_directory) != Some(false) {
            let whose = Whose {
                app,
                application: id,
                directory: name,
                search: &search,
            };
            rows.extend(match &named {
                Some(people) => whose.those(people.iter().cloned()),
                None => whose.matching(&mut left).await?,
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
    let page: Vec<_> = rows.into_iter().skip(start).take(per_page).collect();
    let users = whole(app, page)
        .await?
        .iter()
        .map(|person| Ok(Value::Object(project_fields(view::user(app, person), &query)?)))
        .collect::<Result<Vec<_>, Fault>>()?;
    let body = if totals {
        json!({ "start": start, "limit": per_page, "length": users.len(), "total": total, "users": users })
    } else {
        Value::Array(users)
    };
    Ok(json(StatusCode::OK, &body)?)
}

/// The users of these lines, in their order: those that were read for the search as they were then. Who was erased a moment ago
/// is still in the index, and left out here.
async fn whole(app: &App, lines: Vec<Line>) -> Result<Vec<Person>, Fault> {
    let unread: Vec<_> = lines
        .iter()
        .filter(|line| line.person.is_none())
        .map(|line| line.key)
        .collect();
    let read = if unread.is_empty() {
        Vec::new()
    } else {
        app.store.people(&unread).await?
    };
    let mut read: HashMap<_, _> = read.into_iter().map(|person| (person.key, person)).collect();
    let person = |line: Line| line.person.map(|person| *person).or_else(|| read.remove(&line.key));
    Ok(lines.into_iter().filter_map(person).collect())
}

/// What of a user is searched and sorted.
struct Line {
    key: PersonKey,
    created_at: Timestamp,
    email: Option<String>,
    username: String,
    blocked: bool,
    /// The user, where the search has read them.
    person: Option<Box<Person>>,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            key: row.id.person,
            created_at: row.created_at,
            email: row.email,
            username: row.username,
            blocked: row.status == Status::Disabled.as_str(),
            person: None,
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
            person: None,
        }
    }
}

impl Line {
    /// Of a user who is kept, to be shown.
    fn with(person: Person) -> Self {
        let line = Self::from(&person);
        Self {
            person: Some(Box::new(person)),
            ..line
        }
    }
}

/// As many users as one call may name by their ids.
const MOST_IDS: usize = 50;

/// The users whose ids are asked for, if only some can be meant: one read each.
async fn by_id(app: &App, search: &Search) -> Result<Option<Vec<Person>>, Fault> {
    let Some(named) = search.only("user_id").filter(|named| named.len() <= MOST_IDS) else {
        return Ok(None);
    };
    let keys = try_join_all(named.iter().map(|id| key_of(app, id))).await?;
    let keys = keys.into_iter().flatten();
    let read = try_join_all(keys.map(|key| app.store.person(key))).await?;
    Ok(Some(read.into_iter().flatten().collect()))
}

/// As many users as are looked at themselves, where the index alone does not tell.
const MOST_READ: usize = 2000;

/// A search in one directory.
struct Whose<'a> {
    app: &'a App,
    application: ApplicationId,
    directory: String,
    search: &'a Search,
}

impl Whose<'_> {
    /// Those of `people` who are users of the application and for whom the search holds.
    fn those(&self, people: impl IntoIterator<Item = Person>) -> Vec<Line> {
        let own = people
            .into_iter()
            .filter(|person| person.application == self.application);
        own.filter(|person| self.holds_for(person)).map(Line::with).collect()
    }

    fn holds_for(&self, person: &Person) -> bool {
        let (line, shown) = (Line::from(person), view::user(self.app, person));
        let truth = |condition: &Condition| truth(condition, &line, &self.directory, Some(&shown));
        self.search.holds(&truth) == Some(true)
    }

    /// Every user of the application for whom the search holds, the newest first. A name leads to its user in one read,
    /// and an address to most of theirs; everything else reads the index, as far as `left` goes, and the users themselves where
    /// that does not tell.
    async fn matching(&self, left: &mut usize) -> Result<Vec<Line>, Fault> {
        let app = self.app;
        if let Some(name) = self.search.exactly("username") {
            *left = left.checked_sub(1).ok_or_else(directories::too_many)?;
            let key = Username::parse(&name)
                .ok()
                .map(|name| app.keys.person_key(&self.application, &name));
            let person = match key {
                Some(key) => app.store.named(key).await?,
                None => None,
            };
            return Ok(self.those(person));
        }
        if let Some(email) = self
            .search
            .exactly("email")
            .or_else(|| self.search.exactly("email.raw"))
        {
            let Ok(email) = EmailAddress::parse(&email) else {
                return Ok(Vec::new());
            };
            let holders = directories::by_email(app, &self.application, &email, left).await?;
            return Ok(self.those(holders.complete()?));
        }
        let known = |line: &Line| {
            let truth = |condition: &Condition| truth(condition, line, &self.directory, None);
            self.search.holds(&truth)
        };
        let admits = |row: &Row| known(&Line::from(row.clone())) != Some(false);
        let query = ListQuery::users(self.application.clone());
        let of_the_index = self.search.every(&|condition| {
            let field = condition.field.as_deref();
            field.is_some_and(|field| OF_THE_INDEX.contains(&field))
        });
        let most = if of_the_index { MOST } else { MOST_READ };
        let all = app.store.list_all(&query, most, left, app.clock.now(), admits).await?;
        if !all.is_whole {
            return Err(directories::too_many());
        }
        let rows: Vec<Line> = all.rows.into_iter().map(Line::from).collect();
        if of_the_index {
            return Ok(rows);
        }
        let keys: Vec<_> = rows.iter().map(|line| line.key).collect();
        let people = app.store.people(&keys).await?;
        Ok(self.those(people))
    }
}

/// The parts of a search that its reader does not understand.
fn search(q: &str) -> Result<Search, Fault> {
    let search = Search::parse(q).map_err(|refused| match refused {
        Refused::Part(part) => Fault::query(format_args!(
            "Cannot search for: {part}. Write field:value with AND, OR, NOT, brackets, quotation marks, * and ?, and ranges \
             as in [2026-01-01 TO *]"
        )),
        Refused::TooMany => Fault::query(format_args!("A search has at most {MOST_CONDITIONS} conditions")),
        Refused::TooDeep => Fault::query("The brackets of a search stand too deep in each other"),
    })?;
    let root = |field: &str| field.split('.').next().unwrap_or_default().to_owned();
    if let Some(unknown) = search
        .fields()
        .into_iter()
        .find(|field| !SEARCHED.contains(&root(field).as_str()))
    {
        return Err(Fault::query(format_args!(
            "Cannot search for: {unknown}. Search by {}",
            SEARCHED.join(", ")
        )));
    }
    Ok(search)
}

/// What can be searched by, with names behind a dot where it is an object.
const SEARCHED: [&str; 17] = [
    "email",
    "username",
    "user_id",
    "blocked",
    "identities",
    "name",
    "nickname",
    "given_name",
    "family_name",
    "phone_number",
    "phone_verified",
    "email_verified",
    "created_at",
    "updated_at",
    "last_password_reset",
    "user_metadata",
    "app_metadata",
];

/// What the index tells of a user.
const OF_THE_INDEX: [&str; 6] = [
    "email",
    "email.raw",
    "username",
    "user_id",
    "blocked",
    "identities.connection",
];

/// Whether a condition holds for a user, as far as it is known: of the index, or of the user as they are shown.
fn truth(condition: &Condition, line: &Line, directory: &str, shown: Option<&Map<String, Value>>) -> Option<bool> {
    match condition.field.as_deref() {
        Some("email" | "email.raw") => Some(line.email.as_deref().is_some_and(|email| {
            condition.admits_text(email) || international(email).is_some_and(|email| condition.admits_text(&email))
        })),
        Some("username") => Some(condition.admits_text(&line.username)),
        Some("user_id") => {
            // The id of `/v1` is one as well.
            let named = Search::Is(condition.clone()).exactly("user_id");
            let read = named.as_deref().and_then(ids::read_user) == Some(line.key);
            let own = shown.is_some_and(|shown| condition.admits_user(shown));
            Some(read || own || condition.admits_text(&ids::user(line.key)))
        }
        Some("blocked") => Some(condition.admits_text(if line.blocked { "true" } else { "false" })),
        Some("identities.connection") => Some(condition.admits_text(directory)),
        Some(_) | None => shown.map(|shown| condition.admits_user(shown)),
    }
}

/// An address that is kept, with its domain in its own script where that is not ASCII.
fn international(email: &str) -> Option<String> {
    let in_ascii = email.contains("xn--").then(|| EmailAddress::parse(email).ok());
    in_ascii.flatten()?.international()
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
            person: None,
        };
        test_support::hostile::survives(include_str!("../corpora/search.json"), PIECES, |text| {
            if let Ok(search) = Search::parse(text) {
                let shown = Map::new();
                let _ = search.holds(&|condition: &Condition| truth(condition, &line, "Username-Password", None));
                let _ = search.holds(&|condition: &Condition| truth(condition, &line, "x", Some(&shown)));
                let _ = search.exactly("user_id").as_deref().map(ids::read_user);
            }
            let _ = (Order::parse(text), ids::read_user(text), ids::read_invitation(text));
        });
    }
}
