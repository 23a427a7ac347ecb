//! Groups, one item for all of an application.

use aws_sdk_dynamodb::{error::SdkError, types::ReturnConsumedCapacity};

use super::{
    Store, StoreError,
    attribute::{Key, number, string},
    reader::Reader,
    unavailable,
};
use domain::{groups::Groups, id::ApplicationId};

const LIST: &str = "g_list";
const VERSION: &str = "version";

impl Store {
    /// The groups of an application, read anew.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn groups(&self, id: &ApplicationId) -> Result<Groups, StoreError> {
        let key = Key::groups(id);
        let Some(item) = self.read(&key).await? else {
            return Ok(Groups::default());
        };
        let reader = Reader { key, item: &item };
        Ok(Groups {
            version: reader.integer(VERSION)?,
            list: reader.parsed(LIST, |text| serde_json::from_str(text))?,
        })
    }

    /// Replaces them, if nobody has changed them since they were read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replace_groups(&self, id: &ApplicationId, groups: &Groups) -> Result<bool, StoreError> {
        let mut item = Key::groups(id).into_item();
        item.insert(VERSION.to_owned(), number(groups.version.saturating_add(1)));
        let text = serde_json::to_string(&groups.list).unwrap_or_default();
        item.insert(LIST.to_owned(), string(text));
        let put = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        let put = match groups.version {
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
