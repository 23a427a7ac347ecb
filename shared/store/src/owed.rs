//! Everybody who is owed a message, and everything that was asked for and not carried out, found by reading the whole table:
//! for the rare day when the stream has given up. Mails that are sent to be looked at are passed over: they are owed for an
//! hour, and whoever waits for one asks again.

use std::time::Duration;

use aws_sdk_dynamodb::{
    config::{Builder, timeout::TimeoutConfig},
    types::ReturnConsumedCapacity,
};

use super::{
    Store, StoreError, asked,
    attribute::{self as a, Key},
    item, unavailable,
};
use domain::{asking::Ask, id::PersonKey, person::Person, transition::field::Field};

/// How many items a page has at most: of a megabyte each, on a small function, not every page would come in time.
const PAGE: i32 = 1_000;
/// For how long a page is waited for, and how long in all. Nobody waits for the walk, but it has to come to its end.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(10), Duration::from_secs(35));

/// One page of the walk.
#[derive(Default)]
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct OwedPage {
    /// How many items were read.
    pub read: usize,
    /// Whoever is owed a message.
    pub people: Vec<Person>,
    /// What was asked for by name and not carried out.
    pub asks: Vec<Ask>,
    /// How many are owed one, and cannot be read.
    pub unreadable: usize,
    /// The last item that was read, if there are more: partition and sort key.
    pub next: Option<(String, String)>,
}

impl Store {
    /// People who are owed a message among the next items of the table, after `from`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn owed(&self, from: Option<(String, String)>) -> Result<OwedPage, StoreError> {
        let start = from.map(|(partition, sort)| Key { partition, sort }.into_item());
        let owes = Field::all().filter(|field| field.owes()).map(|field| {
            // What is settled goes out of the map, which stays.
            if field == Field::OweFormer {
                format!("size({}) > :none", field.name())
            } else {
                format!("attribute_exists({})", field.name())
            }
        });
        let asked = format!("attribute_exists({})", a::OWE_ASK);
        let owes: Vec<_> = owes.chain([asked]).collect();
        let patience = TimeoutConfig::builder()
            .operation_attempt_timeout(PATIENCE.0)
            .operation_timeout(PATIENCE.1)
            .build();
        let answer = self
            .client
            .scan()
            .limit(PAGE)
            .table_name(&*self.table)
            .filter_expression(owes.join(" OR "))
            .expression_attribute_values(":none", a::number(0))
            .set_exclusive_start_key(start)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .customize()
            .config_override(Builder::default().timeout_config(patience))
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        let mut page = OwedPage {
            read: usize::try_from(answer.scanned_count).unwrap_or_default(),
            next: answer.last_evaluated_key.as_ref().and_then(place),
            ..OwedPage::default()
        };
        for item in answer.items.unwrap_or_default() {
            let place = place(&item);
            if let Some((key, about)) = place
                .as_ref()
                .and_then(|(partition, sort)| Key::to_ask(partition, sort))
            {
                match asked::read(key, about, &item) {
                    Ok(ask) => page.asks.extend(ask),
                    Err(_) => page.unreadable += 1,
                }
                continue;
            }
            let person = place
                .and_then(|(partition, sort)| Key::to_person(&partition, &sort))
                .map(|key: PersonKey| item::read(key, &item));
            match person {
                Some(Ok(person)) => page.people.push(person),
                Some(Err(_)) | None => page.unreadable += 1,
            }
        }
        Ok(page)
    }
}

fn place(item: &super::Item) -> Option<(String, String)> {
    let text = |name| item.get(name)?.as_s().ok().cloned();
    Some((text(a::PARTITION)?, text(a::SORT)?))
}
