//! Flows of an application: immutable versions, and one item that says which of them is published.
//!
//! Every save makes a new version, so an invitation that tries a draft out keeps what it started with. Publishing moves a
//! pointer; an earlier version is brought back by publishing it again.

use std::sync::{Arc, PoisonError};

use aws_sdk_dynamodb::{
    error::BuildError,
    types::{Put, ReturnConsumedCapacity, TransactWriteItem, Update},
};
use jiff::Timestamp;

use super::{
    Store, StoreError,
    attribute::{Key, number, string},
    item::millis,
    reader::Reader,
    unavailable,
};
use domain::{flow::{Flow, FlowRef, Step}, id::ApplicationId};

const STEPS: &str = "f_steps";
const LATEST: &str = "f_latest";
const PUBLISHED: &str = "f_live";
const SAVED: &str = "f_at";

/// Which versions of a flow there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowHead {
    /// Its name.
    pub name: String,
    /// The newest version.
    pub latest: u32,
    /// The one that invitations walk; none while there are only drafts.
    pub published: Option<u32>,
}

impl Store {
    /// One version of a flow, from memory once it was read: it never changes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn flow(&self, application: &ApplicationId, id: &FlowRef) -> Result<Option<Arc<Flow>>, StoreError> {
        let place = (application.clone(), id.clone());
        let known = self
            .flows
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&place)
            .cloned();
        if known.is_some() {
            return Ok(known);
        }
        let key = Key::flow_version(application, id);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        let steps: Vec<Step> = reader.parsed(STEPS, |text| serde_json::from_str(text))?;
        let flow = Flow::new(id.clone(), steps).map_err(|_| reader.malformed(STEPS, "not a flow"))?;
        let flow = Arc::new(flow);
        let mut known = self.flows.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(place, Arc::clone(&flow));
        Ok(Some(flow))
    }

    /// The version that invitations walk.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn published_flow(&self, application: &ApplicationId, name: &str) -> Result<Option<FlowRef>, StoreError> {
        let head = self.flow_head(application, name).await?;
        let version = head.and_then(|head| head.published);
        Ok(version.map(|version| FlowRef {
            name: name.to_owned(),
            version,
        }))
    }

    /// Which versions of the flow called `name` there are.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn flow_head(&self, application: &ApplicationId, name: &str) -> Result<Option<FlowHead>, StoreError> {
        let key = Key::flow(application, name);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        Ok(Some(FlowHead {
            name: name.to_owned(),
            latest: reader.integer(LATEST)?,
            published: reader.optional(PUBLISHED, Reader::integer)?,
        }))
    }

    /// Every flow of an application.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn flow_heads(&self, application: &ApplicationId) -> Result<Vec<FlowHead>, StoreError> {
        let partition = Key::application(application).partition;
        let items = self.items(&partition, Some("flow#"), false).await?;
        items
            .iter()
            .filter(|item| item.contains_key(LATEST))
            .map(|item| {
                let reader = Reader {
                    key: Key {
                        partition: partition.clone(),
                        sort: "flow#".to_owned(),
                    },
                    item,
                };
                let name = reader
                    .text(super::attribute::SORT)?
                    .trim_start_matches("flow#")
                    .to_owned();
                Ok(FlowHead {
                    name,
                    latest: reader.integer(LATEST)?,
                    published: reader.optional(PUBLISHED, Reader::integer)?,
                })
            })
            .collect()
    }

    /// Saves steps as the next version, a draft until it is published. `None` when somebody else saved the same version at
    /// the same time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_flow(
        &self,
        application: &ApplicationId,
        flow: &Flow,
        now: Timestamp,
    ) -> Result<Option<FlowHead>, StoreError> {
        let steps: Vec<_> = flow.steps().collect();
        let key = Key::flow_version(application, &flow.id);
        let text = serde_json::to_string(&steps).map_err(|_| StoreError::Malformed {
            key: key.to_string(),
            attribute: STEPS,
            problem: "not writable as JSON",
        })?;
        let mut item = key.into_item();
        item.insert(STEPS.to_owned(), string(text));
        item.insert(SAVED.to_owned(), millis(now));
        let build_failed = |error: BuildError| StoreError::Unavailable(error.to_string());
        let version = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .build()
            .map_err(build_failed)?;
        let head = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(Key::flow(application, &flow.id.name).into_item()))
            .update_expression(format!("SET {LATEST} = :version"))
            .expression_attribute_values(":version", number(flow.id.version))
            .build()
            .map_err(build_failed)?;
        // Both or none: a version that no head knows of would stand in the way of the next one for good.
        let parts = vec![
            TransactWriteItem::builder().put(version).build(),
            TransactWriteItem::builder().update(head).build(),
        ];
        if !self.transact(parts).await? {
            return Ok(None);
        }
        self.flow_head(application, &flow.id.name).await
    }

    /// Makes a version the one that invitations walk. `false` when there is no such version.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn publish_flow(&self, application: &ApplicationId, id: &FlowRef) -> Result<bool, StoreError> {
        if self.flow(application, id).await?.is_none() {
            return Ok(false);
        }
        let update = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::flow(application, &id.name).into_item()))
            .update_expression(format!("SET {PUBLISHED} = :version"))
            .condition_expression(format!("attribute_exists({LATEST})"))
            .expression_attribute_values(":version", number(id.version))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        update.map(|_| true).map_err(|error| unavailable(&error))
    }
}
