//! A list that is one item: read as a whole, and replaced as a whole by whoever has seen what is there.

use aws_sdk_dynamodb::{error::SdkError, types::ReturnConsumedCapacity};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Store, StoreError,
    attribute::{Key, number, string},
    reader::Reader,
    unavailable,
};

const VERSION: &str = "version";

impl Store {
    /// The version of the list at `key` and what is in it; 0 and nothing where there is none yet.
    pub(super) async fn whole_list<T: DeserializeOwned>(
        &self,
        key: Key,
        attribute: &'static str,
    ) -> Result<(u32, Vec<T>), StoreError> {
        let Some(item) = self.read(&key).await? else {
            return Ok((0, Vec::new()));
        };
        let reader = Reader { key, item: &item };
        Ok((
            reader.integer(VERSION)?,
            reader.parsed(attribute, |text| serde_json::from_str(text))?,
        ))
    }

    /// Replaces it, if nobody has changed it since it had the version `seen`.
    pub(super) async fn replace_whole_list<T: Serialize>(
        &self,
        key: Key,
        attribute: &'static str,
        seen: u32,
        list: &[T],
    ) -> Result<bool, StoreError> {
        let mut item = key.into_item();
        item.insert(VERSION.to_owned(), number(seen.saturating_add(1)));
        let text = serde_json::to_string(list).unwrap_or_default();
        item.insert(attribute.to_owned(), string(text));
        let put = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        let put = match seen {
            0 => put.condition_expression("attribute_not_exists(pk)"),
            seen => put
                .condition_expression(format!("{VERSION} = :seen"))
                .expression_attribute_values(":seen", number(seen)),
        };
        match put.send().await {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => Ok(false),
            Err(error) => Err(unavailable(&error)),
        }
    }
}
