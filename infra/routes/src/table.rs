//! The table of the template, as plain values.

use crate::template::{Error, at, list, text};
use serde_yaml_ng::Value;

/// The primary key of a table or an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The attribute of the partition key.
    pub hash: String,
    /// The attribute of the sort key.
    pub range: Option<String>,
}

/// What an index holds of each item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Projection {
    /// The whole item.
    All,
    /// The keys only.
    KeysOnly,
    /// The keys and these attributes.
    Include(Vec<String>),
}

/// A global secondary index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: Key,
    /// What it holds.
    pub projection: Projection,
}

/// The DynamoDB table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of the resource in the template.
    pub logical_id: String,
    /// The table's name, when the template has it as plain text.
    pub name: Option<String>,
    /// The key attributes with their type: `S`, `N` or `B`.
    pub attributes: Vec<(String, String)>,
    /// The primary key.
    pub key: Key,
    /// The global secondary indexes.
    pub indexes: Vec<Index>,
    /// The attribute that holds the time to live, when there is one.
    pub ttl_attribute: Option<String>,
    /// What the stream shows of an item, such as `NEW_AND_OLD_IMAGES`, when there is a stream.
    pub stream_view: Option<String>,
}

impl Table {
    pub(crate) fn read(logical_id: &str, resource: &Value) -> Result<Self, Error> {
        let missing = |what| Error::Missing {
            resource: logical_id.to_owned(),
            what,
        };
        let properties = at(resource, &["Properties"]).ok_or(missing("Properties"))?;
        let attributes = list(properties, "AttributeDefinitions")
            .map(|item| Some((text(item, &["AttributeName"])?, text(item, &["AttributeType"])?)))
            .collect::<Option<Vec<_>>>()
            .filter(|attributes| !attributes.is_empty())
            .ok_or(missing("AttributeDefinitions"))?;
        let indexes = list(properties, "GlobalSecondaryIndexes")
            .map(|item| {
                Some(Index {
                    name: text(item, &["IndexName"])?,
                    key: key(item)?,
                    projection: match text(item, &["Projection", "ProjectionType"])?.as_str() {
                        "ALL" => Projection::All,
                        "KEYS_ONLY" => Projection::KeysOnly,
                        "INCLUDE" => Projection::Include(
                            list(at(item, &["Projection"])?, "NonKeyAttributes")
                                .map(|name| name.as_str().map(str::to_owned))
                                .collect::<Option<_>>()?,
                        ),
                        _ => return None,
                    },
                })
            })
            .collect::<Option<_>>()
            .ok_or(missing("a complete index"))?;
        let ttl = ["TimeToLiveSpecification", "AttributeName"];
        Ok(Self {
            logical_id: logical_id.to_owned(),
            name: text(properties, &["TableName"]),
            attributes,
            key: key(properties).ok_or(missing("KeySchema"))?,
            indexes,
            ttl_attribute: text(properties, &ttl),
            stream_view: text(properties, &["StreamSpecification", "StreamViewType"]),
        })
    }
}

fn key(of: &Value) -> Option<Key> {
    let part = |kind: &str| {
        list(of, "KeySchema")
            .find(|item| text(item, &["KeyType"]).as_deref() == Some(kind))
            .and_then(|item| text(item, &["AttributeName"]))
    };
    Some(Key {
        hash: part("HASH")?,
        range: part("RANGE"),
    })
}
