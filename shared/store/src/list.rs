//! Lists, from the index `by_application`: newest first, with just what a list shows.
//!
//! The index has every person's item (they alone have both of its keys) and costs one write unit for each write that
//! changes something it shows.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use jiff::Timestamp;

use super::{
    Item, Store, StoreError,
    attribute::{self as a, Key, number, string},
    reader::Reader,
    unavailable,
};
use domain::{
    clock::Expiry,
    id::{ApplicationId, InvitationId, PersonKey},
    invitation::{Kind, Method, Phase},
    transition::field::NEVER,
};

const INDEX: &str = "by_application";

/// How many pages of the index one call reads at most, when a filter leaves little of each.
const PAGES: usize = 5;

/// How many lines a query asks for at a time that asks for all of them.
const PAGE: usize = 1000;

/// All lines that were asked for, as far as they were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct All {
    /// The lines, newest first.
    pub rows: Vec<Row>,
    /// Whether there are no others; else reading more would tell.
    pub is_whole: bool,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Of which application.
    pub application: ApplicationId,
    /// Only those in this phase.
    pub phase: Option<Phase>,
    /// Only those with this address.
    pub email: Option<String>,
    /// Only those whose message is in this state.
    pub delivery: Option<String>,
    /// Only those created at or after.
    pub from: Option<Timestamp>,
    /// Only those created before.
    pub to: Option<Timestamp>,
    /// Only users, as they are now, and of them only those with this status.
    pub users: Option<UserFilter>,
    /// How many at most.
    pub limit: usize,
}

/// Which users are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UserFilter {
    /// Only those with this status; the name that [`domain::person::Status::as_str`] gives.
    pub status: Option<&'static str>,
}

/// Where a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The person that was shown last.
    pub person: PersonKey,
    /// The number of the invitation that was shown, where another one has followed it.
    pub ended: Option<u32>,
    /// When their invitation was created, in milliseconds.
    pub at: i64,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The invitation.
    pub id: InvitationId,
    /// What it is for.
    pub kind: Kind,
    /// Who is invited.
    pub username: String,
    /// Whether another invitation has followed it.
    pub ended: bool,
    /// Where mail reaches them.
    pub email: Option<String>,
    /// The user's status, as it was where another invitation has followed.
    pub status: String,
    /// What it is now.
    pub phase: Phase,
    /// How it reaches the person.
    pub method: Method,
    /// What became of its message.
    pub delivery: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it ends.
    pub expiry: Expiry,
}

impl Store {
    /// All lines of the list that `admits` takes, but no more than `most`, and of those that `left` allows to read.
    /// What was read is taken off that: it begins as [`domain::limits::Limits::rows_read`] for each call that is
    /// answered.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list_all(
        &self,
        query: &ListQuery,
        most: usize,
        left: &mut usize,
        now: Timestamp,
        admits: impl Fn(&Row) -> bool,
    ) -> Result<All, StoreError> {
        self.list_from(query, None, most, left, now, admits).await
    }

    /// The same, from behind this place on.
    pub(super) async fn list_from(
        &self,
        query: &ListQuery,
        mut start: Option<Place>,
        most: usize,
        left: &mut usize,
        now: Timestamp,
        admits: impl Fn(&Row) -> bool,
    ) -> Result<All, StoreError> {
        let mut rows = Vec::new();
        loop {
            let (found, next, read) = self.lines(query, start, *left, now).await?;
            *left = left.saturating_sub(read);
            rows.extend(found.into_iter().filter(&admits));
            if next.is_none() || rows.len() >= most {
                rows.truncate(most);
                return Ok(All { rows, is_whole: true });
            }
            if *left == 0 {
                return Ok(All { rows, is_whole: false });
            }
            start = next;
        }
    }

    /// Lines of the list, and where it goes on if it does.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list(
        &self,
        query: &ListQuery,
        start: Option<Place>,
        now: Timestamp,
    ) -> Result<(Vec<Row>, Option<Place>), StoreError> {
        let (rows, next, _) = self.lines(query, start, usize::MAX, now).await?;
        Ok((rows, next))
    }

    /// The same, of so many lines at most; and how many were read.
    async fn lines(
        &self,
        query: &ListQuery,
        start: Option<Place>,
        most: usize,
        now: Timestamp,
    ) -> Result<(Vec<Row>, Option<Place>, usize), StoreError> {
        let from = query.from.map_or(0, Timestamp::as_millisecond);
        let to = query.to.map_or(i64::MAX / 2, |to| to.as_millisecond() - 1);
        // DynamoDB refuses a range that ends before it begins.
        if to < from {
            return Ok((Vec::new(), None, 0));
        }
        let (mut rows, mut read) = (Vec::new(), 0_usize);
        let mut start = start.map(|place| place.to_key(&query.application));
        for _ in 0..PAGES {
            // One line at least, so that it goes on.
            let limit = query.limit.min(most.saturating_sub(read)).max(1);
            let answer = self
                .client
                .query()
                .table_name(&*self.table)
                .index_name(INDEX)
                .key_condition_expression(format!(
                    "{} = :app AND {} BETWEEN :from AND :to",
                    a::APPLICATION,
                    a::INVITED_AT
                ))
                .expression_attribute_values(":app", string(query.application.as_str()))
                .expression_attribute_values(":from", number(from))
                .expression_attribute_values(":to", number(to))
                .scan_index_forward(false)
                .limit(i32::try_from(limit).unwrap_or(i32::MAX))
                .set_exclusive_start_key(start.take())
                .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
                .send()
                .await
                .map_err(|error| unavailable(&error))?;
            start = answer.last_evaluated_key;
            let items = answer.items.unwrap_or_default();
            read = read.saturating_add(items.len());
            for item in items {
                let row = row(&item, now)?;
                if !query.admits(&row) {
                    continue;
                }
                let place = row.place();
                rows.push(row);
                if rows.len() == query.limit {
                    return Ok((rows, Some(place), read));
                }
            }
            if start.is_none() {
                return Ok((rows, None, read));
            }
            if read >= most {
                break;
            }
        }
        let next = start.as_ref().map(Place::from_key).transpose()?;
        Ok((rows, next, read))
    }
}

impl ListQuery {
    /// Everything that was ever invited to an application.
    #[must_use]
    pub fn of(application: ApplicationId) -> Self {
        Self {
            application,
            phase: None,
            email: None,
            delivery: None,
            from: None,
            to: None,
            users: None,
            limit: PAGE,
        }
    }

    /// All users of an application, as they are now.
    #[must_use]
    pub fn users(application: ApplicationId) -> Self {
        Self {
            users: Some(UserFilter { status: None }),
            ..Self::of(application)
        }
    }

    fn admits(&self, row: &Row) -> bool {
        self.users
            .is_none_or(|users| !row.ended && users.status.is_none_or(|status| status == row.status))
            && self.phase.is_none_or(|phase| phase == row.phase)
            && (self.email.is_none() || self.email == row.email)
            && self.delivery.as_ref().is_none_or(|delivery| *delivery == row.delivery)
    }
}

impl Row {
    /// Where a list goes on that has shown this line last.
    pub(super) fn place(&self) -> Place {
        Place {
            person: self.id.person,
            ended: self.ended.then_some(self.id.number),
            at: self.created_at.as_millisecond(),
        }
    }
}

impl Place {
    fn to_key(self, application: &ApplicationId) -> Item {
        let mut key = match self.ended {
            None => Key::person(self.person),
            Some(number) => Key::ended(self.person, number),
        }
        .into_item();
        key.insert(a::APPLICATION.to_owned(), string(application.as_str()));
        key.insert(a::INVITED_AT.to_owned(), number(self.at));
        key
    }

    fn from_key(key: &Item) -> Result<Self, StoreError> {
        let (person, ended) = owner(key)?;
        let reader = Reader {
            key: Key::person(person),
            item: key,
        };
        Ok(Self {
            person,
            ended,
            at: reader.integer(a::INVITED_AT)?,
        })
    }
}

/// Whose item it is, and the number of the invitation where another one has followed it.
pub(super) fn owner(item: &Item) -> Result<(PersonKey, Option<u32>), StoreError> {
    let text = |name: &str| {
        item.get(name)
            .and_then(|value: &AttributeValue| value.as_s().ok())
            .cloned()
    };
    let found = text(a::PARTITION).zip(text(a::SORT));
    found
        .and_then(|(partition, sort)| {
            let ended = match sort.strip_prefix(Key::ENDED) {
                Some(number) => Some(number.parse().ok()?),
                None => None,
            };
            Key::owner(&partition).map(|person| (person, ended))
        })
        .ok_or_else(|| StoreError::Malformed {
            key: INDEX.to_owned(),
            attribute: a::PARTITION,
            problem: "not the key of a person",
        })
}

fn row(item: &Item, now: Timestamp) -> Result<Row, StoreError> {
    let (person, ended) = owner(item)?;
    let r = Reader {
        key: Key::person(person),
        item,
    };
    let expiry = match item.get(a::EXPIRY) {
        Some(AttributeValue::S(text)) if text == NEVER => Expiry::Never,
        _ => Expiry::At(r.moment(a::EXPIRY)?),
    };
    let apart_from_time = match r.text(a::STATE)? {
        "pending" => Phase::Pending,
        "opened" => Phase::Opened,
        "completed" => Phase::Completed,
        "revoked" => Phase::Revoked,
        "declined" => Phase::Declined,
        _ => return Err(r.malformed(a::STATE, "not a state")),
    };
    Ok(Row {
        id: InvitationId {
            person,
            number: r.integer(a::NUMBER)?,
        },
        kind: r.known(a::KIND, Kind::parse)?,
        username: r.owned(a::USERNAME)?,
        ended: ended.is_some(),
        email: r.optional(a::EMAIL, Reader::owned)?,
        status: r.owned(a::STATUS)?,
        phase: apart_from_time.at(expiry, now),
        method: r.known(a::METHOD, Method::parse)?,
        delivery: r.owned(a::DELIVERY)?,
        created_at: r.moment(a::INVITED_AT)?,
        expiry,
    })
}
