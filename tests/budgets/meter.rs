//! Counts calls of the table and their capacity units, at the SDK client.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use aws_sdk_dynamodb::{
    config::SharedInterceptor,
    operation::{
        batch_get_item::BatchGetItemOutput,
        get_item::GetItemOutput,
        put_item::{PutItemError, PutItemOutput},
        query::QueryOutput,
        update_item::{UpdateItemError, UpdateItemOutput},
    },
    types::{AttributeValue, ConsumedCapacity},
};
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        interceptors::{Intercept, context::AfterDeserializationInterceptorContextRef},
        runtime_components::RuntimeComponents,
    },
};
use local::running::running;

/// Counts the calls of the table, each attempt by itself. Clones are handles to the same count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<Mutex<Vec<Call>>>);

/// One attempt of one call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Call {
    pub(crate) operation: &'static str,
    /// Units of the table itself.
    pub(crate) units: f64,
    /// Units of the index besides.
    pub(crate) index_units: f64,
    /// A write whose condition did not hold. It costs what it would have cost, and the service does not say how much.
    pub(crate) refused: bool,
    /// Whose item it was, where the answer shows it: `APP`, `KEY`, `PERSON`.
    pub(crate) kind: String,
    /// The function that made it.
    pub(crate) function: String,
}

impl Meter {
    pub(crate) fn interceptor(&self) -> SharedInterceptor {
        SharedInterceptor::new(self.clone())
    }

    /// The calls since it was last asked.
    pub(crate) fn take(&self) -> Vec<Call> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Intercept for Meter {
    fn name(&self) -> &'static str {
        "Meter"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut aws_smithy_types::config_bag::ConfigBag,
    ) -> Result<(), BoxError> {
        let call = match context.output_or_error() {
            Ok(output) => {
                if let Some(output) = output.downcast_ref::<GetItemOutput>() {
                    Call::done("GetItem", output.consumed_capacity(), output.item())
                } else if let Some(output) = output.downcast_ref::<PutItemOutput>() {
                    Call::done("PutItem", output.consumed_capacity(), None)
                } else if let Some(output) = output.downcast_ref::<UpdateItemOutput>() {
                    Call::done("UpdateItem", output.consumed_capacity(), output.attributes())
                } else if let Some(output) = output.downcast_ref::<BatchGetItemOutput>() {
                    Call::done("BatchGetItem", output.consumed_capacity().first(), None)
                } else if let Some(output) = output.downcast_ref::<QueryOutput>() {
                    Call::done("Query", output.consumed_capacity(), None)
                } else {
                    Call::done("other", None, None)
                }
            }
            Err(error) => {
                let error = error.as_operation_error();
                let put = error.and_then(|error| error.downcast_ref::<PutItemError>());
                let update = error.and_then(|error| error.downcast_ref::<UpdateItemError>());
                match (put, update) {
                    (Some(PutItemError::ConditionalCheckFailedException(failed)), _) => {
                        Call::refused("PutItem", failed.item.as_ref())
                    }
                    (_, Some(UpdateItemError::ConditionalCheckFailedException(failed))) => {
                        Call::refused("UpdateItem", failed.item.as_ref())
                    }
                    _ => Call::done("failed", None, None),
                }
            }
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(call);
        Ok(())
    }
}

impl Call {
    fn done(
        operation: &'static str,
        capacity: Option<&ConsumedCapacity>,
        item: Option<&HashMap<String, AttributeValue>>,
    ) -> Self {
        // A call that does not say what it costs is over every budget.
        let all = capacity
            .and_then(ConsumedCapacity::capacity_units)
            .unwrap_or(f64::INFINITY);
        let indexes = capacity.and_then(ConsumedCapacity::global_secondary_indexes);
        let index_units = indexes.map_or(0.0, |indexes| {
            indexes.values().filter_map(|index| index.capacity_units).sum()
        });
        Self {
            operation,
            units: all - index_units,
            index_units,
            refused: false,
            kind: kind(item),
            function: running().unwrap_or_default(),
        }
    }

    fn refused(operation: &'static str, item: Option<&HashMap<String, AttributeValue>>) -> Self {
        let units = item.map_or(1.0, |item| size(item).div_ceil(1024) as f64);
        Self {
            operation,
            units,
            index_units: 0.0,
            refused: true,
            kind: kind(item),
            function: running().unwrap_or_default(),
        }
    }

    pub(crate) fn is_read(&self) -> bool {
        ["GetItem", "BatchGetItem", "Query"].contains(&self.operation)
    }
}

fn kind(item: Option<&HashMap<String, AttributeValue>>) -> String {
    let partition = item.and_then(|item| item.get("pk")).and_then(|value| value.as_s().ok());
    partition
        .and_then(|partition| partition.split('#').next())
        .unwrap_or_default()
        .to_owned()
}

/// The size of an item as DynamoDB counts it: names and values (Developer Guide, "DynamoDB item sizes and formats").
pub(crate) fn size(item: &HashMap<String, AttributeValue>) -> usize {
    fn of(value: &AttributeValue) -> usize {
        match value {
            AttributeValue::S(text) => text.len(),
            AttributeValue::N(number) => number.len().div_ceil(2) + 1,
            AttributeValue::B(bytes) => bytes.as_ref().len(),
            AttributeValue::L(list) => 3 + list.iter().map(|value| 1 + of(value)).sum::<usize>(),
            AttributeValue::M(map) => {
                3 + map
                    .iter()
                    .map(|(name, value)| 1 + name.len() + of(value))
                    .sum::<usize>()
            }
            _ => 1,
        }
    }
    item.iter().map(|(name, value)| name.len() + of(value)).sum()
}
