//! Groups, one item for all of an application.

use super::{Store, StoreError, attribute::Key};
use domain::{groups::Groups, id::ApplicationId};

const LIST: &str = "g_list";

impl Store {
    /// The groups of an application, never from memory.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn groups(&self, id: &ApplicationId) -> Result<Groups, StoreError> {
        let (version, list) = self.whole_list(Key::groups(id), LIST).await?;
        Ok(Groups { version, list })
    }

    /// Replaces them, if nobody has changed them since they were read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replace_groups(&self, id: &ApplicationId, groups: &Groups) -> Result<bool, StoreError> {
        self.replace_whole_list(Key::groups(id), LIST, groups.version, &groups.list)
            .await
    }
}
