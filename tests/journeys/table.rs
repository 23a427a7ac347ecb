//! What the table holds, and which calls are made to it: for tests that look behind the scenes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use aws_sdk_dynamodb::{
    Client,
    config::{
        ConfigBag, Intercept, RuntimeComponents, SharedInterceptor, interceptors::BeforeTransmitInterceptorContextRef,
    },
    error::BoxError,
    types::AttributeValue,
};
use aws_smithy_runtime_api::client::orchestrator::Metadata;

use crate::support::World;

/// An item.
pub(crate) type Item = BTreeMap<String, AttributeValue>;

/// Every item, by partition and sort key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table(BTreeMap<String, Item>);

impl Table {
    /// As it is now.
    pub(crate) async fn of(world: &World) -> Self {
        let client = Client::new(&world.stack.sdk);
        let pages = client
            .scan()
            .table_name(&world.stack.table)
            .consistent_read(true)
            .into_paginator();
        let items = pages.items().send().collect::<Result<Vec<_>, _>>().await.unwrap();
        let keyed = items.into_iter().map(|item| {
            let item: Item = item.into_iter().collect();
            (format!("{:?} {:?}", item["pk"], item["sk"]), item)
        });
        Self(keyed.collect())
    }

    /// It is byte for byte what `before` was.
    #[track_caller]
    pub(crate) fn is(&self, before: &Self) {
        let mut changes = Vec::new();
        for key in self
            .0
            .keys()
            .chain(before.0.keys().filter(|key| !self.0.contains_key(*key)))
        {
            let (old, new) = (before.0.get(key), self.0.get(key));
            let names = old.into_iter().chain(new).flat_map(Item::keys).collect::<BTreeSet<_>>();
            for name in names {
                let (old, new) = (old.and_then(|item| item.get(name)), new.and_then(|item| item.get(name)));
                if old != new {
                    changes.push(format!("{key} {name}: {old:?} -> {new:?}"));
                }
            }
        }
        assert!(changes.is_empty(), "the table was changed:\n{}", changes.join("\n"));
    }

    /// The item of whoever has this username.
    #[track_caller]
    pub(crate) fn person(&self, username: &str) -> &Item {
        let wanted = AttributeValue::S(username.to_owned());
        let mut found = self.0.values().filter(|item| item.get("u_name") == Some(&wanted));
        let item = found.next().unwrap_or_else(|| panic!("there is no {username}"));
        assert!(found.next().is_none(), "there are two of {username}");
        item
    }

    /// What stands in a person's partition under this sort key.
    #[track_caller]
    pub(crate) fn beside(&self, person: &str, sort: &str) -> &Item {
        let key = |item: &Item, name: &str| item[name].as_s().unwrap().clone();
        let mut all = self.0.values();
        let found = all.find(|item| key(item, "pk") == format!("PERSON#{person}") && key(item, "sk") == sort);
        found.unwrap_or_else(|| panic!("there is no {sort}"))
    }

    /// The same without counters of limits, which hold nobody's data: their keys are keyed fingerprints.
    pub(crate) fn without_limits(mut self) -> Self {
        self.0.retain(|key, _| !key.contains("\"LIMIT#"));
        self
    }

    /// The keys that hold this text.
    pub(crate) fn keys_with(&self, text: &str) -> Vec<String> {
        self.0.keys().filter(|key| key.contains(text)).cloned().collect()
    }

    /// How many items have this text in an attribute.
    pub(crate) fn holding(&self, attribute: &str, text: &str) -> usize {
        let holds = |item: &&Item| {
            let found = item.get(attribute).and_then(|value| value.as_s().ok());
            found.is_some_and(|found| found.contains(text))
        };
        self.0.values().filter(holds).count()
    }

    /// The items that lead from a name to somebody.
    pub(crate) fn leading(&self) -> impl Iterator<Item = &Item> {
        self.0.values().filter(|item| item.contains_key("n_to"))
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// A number in an item; 0 where there is none.
pub(crate) fn number(item: &Item, attribute: &str) -> i64 {
    item.get(attribute)
        .map_or(0, |value| value.as_n().unwrap().parse().unwrap())
}

/// The calls that the functions make to the table, by the names of the operations.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    /// For [`local::stack::Options`].
    pub(crate) fn interceptor(&self) -> SharedInterceptor {
        SharedInterceptor::new(self.clone())
    }

    /// Those since the last time that this was asked.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Intercept for Calls {
    fn name(&self) -> &'static str {
        "calls"
    }

    /// Every transmission counts, so a retry is a call of its own.
    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = config.load::<Metadata>().map(|metadata| metadata.name().to_owned());
        self.0.lock().unwrap().push(operation.unwrap_or_default());
        Ok(())
    }
}
