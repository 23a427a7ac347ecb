//! What has to be done at a time, from the index `by_due`: soonest first. An item stands in it for as long as it has both
//! `due_kind` and `due_at`, which the writes that begin and end something set and take away. The index follows the table a
//! moment later, so what it says is a hint: what is done about it is a conditional write.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use jiff::Timestamp;

use super::{
    Item, Store, StoreError,
    attribute::{self as a, number, string},
    unavailable,
};
use domain::{clock::from_millis, due::DueKind};

const INDEX: &str = "by_due";

/// An item that something is due about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its partition key.
    pub partition: String,
    /// Its sort key.
    pub sort: String,
    /// When it was to be done.
    pub at: Timestamp,
}

/// One page of what is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuePage {
    /// Soonest first.
    pub items: Vec<Due>,
    /// Where it goes on, if it does.
    pub next: Option<Due>,
}

impl Store {
    /// What was to be done by `until` of this kind, in one of its parts (from 0 to [`DueKind::PARTS`]), after `from`. One
    /// query.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due(
        &self,
        kind: DueKind,
        part: u8,
        until: Timestamp,
        from: Option<Due>,
        limit: usize,
    ) -> Result<DuePage, StoreError> {
        let part = string(kind.part(part));
        let answer = self
            .client
            .query()
            .table_name(&*self.table)
            .index_name(INDEX)
            .key_condition_expression(format!("{} = :part AND {} <= :until", a::DUE_KIND, a::DUE_AT))
            .expression_attribute_values(":part", part.clone())
            .expression_attribute_values(":until", number(until.as_millisecond()))
            .set_exclusive_start_key(from.map(|from| from.into_key(part)))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        Ok(DuePage {
            next: answer.last_evaluated_key.as_ref().and_then(Due::read),
            items: answer.items().iter().filter_map(Due::read).collect(),
        })
    }
}

impl Due {
    /// DynamoDB puts nothing into an index that has not all of its keys.
    fn read(item: &Item) -> Option<Self> {
        Some(Self {
            partition: item.get(a::PARTITION)?.as_s().ok()?.clone(),
            sort: item.get(a::SORT)?.as_s().ok()?.clone(),
            at: from_millis(item.get(a::DUE_AT)?.as_n().ok()?.parse().ok()?),
        })
    }

    fn into_key(self, part: AttributeValue) -> Item {
        Item::from([
            (a::PARTITION.to_owned(), string(self.partition)),
            (a::SORT.to_owned(), string(self.sort)),
            (a::DUE_KIND.to_owned(), part),
            (a::DUE_AT.to_owned(), number(self.at.as_millisecond())),
        ])
    }
}
