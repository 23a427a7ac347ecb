//! What stands beside a person in their partition: the timeline, and invitations that others have followed. Both are written
//! from the stream and go by TTL.

use aws_sdk_dynamodb::types::ReturnConsumedCapacity;
use jiff::Timestamp;

use super::{
    Item, Store, StoreError,
    attribute::{self as a, Key, bytes, number, string},
    item::{self, millis, ttl},
    reader::Reader,
    unavailable,
};
use domain::{
    clock::after,
    id::{InvitationId, PersonKey},
    invitation::Actor,
    person::Person,
    timeline::{Entry, MEMORY},
};

const HAPPENED: &str = "t_what";

/// A person with all that happened to them.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct History {
    /// The person.
    pub person: Person,
    /// Invitations that others have followed, oldest first.
    pub ended: Vec<Person>,
    /// What happened, oldest first.
    pub entries: Vec<Entry>,
}

impl Store {
    /// Whoever has this key, with all that happened to them. One query.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history(&self, key: PersonKey) -> Result<Option<History>, StoreError> {
        let mut person = None;
        let (mut ended, mut entries) = (Vec::new(), Vec::new());
        let partition = Key::person(key).partition;
        for item in self.items(&partition, None, true).await? {
            let reader = Reader {
                key: Key::person(key),
                item: &item,
            };
            let sort = reader.text(a::SORT)?;
            if sort == Key::PERSON {
                person = read_image(key, &item)?;
            } else if sort.starts_with(Key::ENDED) {
                ended.push(item::read(key, &item)?);
            } else if sort.starts_with(Key::EVENT) {
                entries.push(read_entry(&reader)?);
            }
        }
        Ok(person.map(|person| History { person, ended, entries }))
    }

    /// Writes what happened down; a second time it changes nothing. `place` is the number of the change in the stream, which
    /// orders what happened within the same millisecond.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_entry(&self, key: PersonKey, entry: &Entry, place: &str) -> Result<(), StoreError> {
        let sort = event_sort(entry.invitation, entry.at, place);
        let mut item = beside(key, sort).into_item();
        item.insert(a::NUMBER.to_owned(), number(entry.invitation));
        item.insert(a::WRITE_ID.to_owned(), bytes(&entry.write));
        item.insert(a::WRITE_AT.to_owned(), millis(entry.at));
        item.insert(a::WRITE_BY.to_owned(), string(entry.by.encode()));
        let what = serde_json::to_string(&entry.happened).unwrap_or_default();
        item.insert(HAPPENED.to_owned(), string(what));
        item.insert(a::TTL.to_owned(), ttl(after(entry.at, MEMORY)));
        self.put(item, None).await.map(|_| ())
    }

    /// Keeps an invitation that another one has followed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep(&self, ended: &Person) -> Result<(), StoreError> {
        let mut item = item::write(ended);
        item.remove(a::WRITE_OWES);
        let key = Key::ended(ended.key, ended.invitation.number);
        item.insert(a::SORT.to_owned(), string(key.sort));
        self.put(item, None).await.map(|_| ())
    }

    /// Deletes all that stands beside a person who is gone, or just what belongs to one of their ended invitations.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forget(&self, key: PersonKey, only: Option<InvitationId>) -> Result<(), StoreError> {
        let partition = Key::person(key).partition;
        for item in self.items(&partition, None, true).await? {
            let reader = Reader {
                key: Key::person(key),
                item: &item,
            };
            let sort = reader.text(a::SORT)?;
            let of_it = match only {
                None => true,
                Some(id) => [Key::EVENT, Key::ENDED]
                    .iter()
                    .any(|prefix| sort.starts_with(&format!("{prefix}{:05}", id.number))),
            };
            if sort != Key::PERSON && of_it {
                self.client
                    .delete_item()
                    .table_name(&*self.table)
                    .set_key(Some(beside(key, sort.to_owned()).into_item()))
                    .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
                    .send()
                    .await
                    .map_err(|error| unavailable(&error))?;
            }
        }
        Ok(())
    }
}

fn beside(key: PersonKey, sort: String) -> Key {
    Key {
        partition: Key::person(key).partition,
        sort,
    }
}

/// Entries sort by invitation, then by time.
fn event_sort(invitation: u32, at: Timestamp, place: &str) -> String {
    let at = at.as_millisecond();
    format!("{}{invitation:05}#{at:015}#{place:0>40}", Key::EVENT)
}

fn read_entry(reader: &Reader<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        invitation: reader.integer(a::NUMBER)?,
        write: reader.bytes(a::WRITE_ID)?,
        at: reader.moment(a::WRITE_AT)?,
        by: reader.known(a::WRITE_BY, Actor::decode)?,
        happened: reader.parsed(HAPPENED, |text| serde_json::from_str(text))?,
    })
}

/// The person that an image of the stream shows, if it shows one.
///
/// # Errors
/// [`StoreError::Malformed`].
pub fn read_image(key: PersonKey, image: &Item) -> Result<Option<Person>, StoreError> {
    a::stands_for_a_person(image)
        .then(|| item::read(key, image))
        .transpose()
}
