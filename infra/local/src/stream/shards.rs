//! The shards of a stream and how far each has been read.

use super::{Error, record};
use crate::sdk::describe;
use aws_sdk_dynamodbstreams::{Client, types::ShardIteratorType};
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf};

/// Records of a shard and the iterator for those after them; none when the shard is closed and read.
pub(super) struct Fetched {
    pub(super) records: Vec<Value>,
    pub(super) next: Option<String>,
}

pub(super) struct Shards {
    client: Client,
    stream_arn: String,
    open: BTreeMap<String, Shard>,
    /// The last number handled, by shard.
    position: BTreeMap<String, String>,
    file: Option<PathBuf>,
    /// Shards read to their end.
    finished: Vec<String>,
    /// Whether there may be shards that are not known yet: at the start and after one was split.
    stale: bool,
}

#[derive(Default)]
struct Shard {
    parent: Option<String>,
    iterator: Option<String>,
}

impl Shards {
    pub(super) fn open(client: Client, stream_arn: &str, file: Option<PathBuf>) -> Result<Self, Error> {
        let kept = match file.as_ref().map(std::fs::read) {
            Some(Ok(bytes)) => serde_json::from_slice::<(String, BTreeMap<String, String>)>(&bytes).ok(),
            Some(Err(error)) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => None,
        };
        // A position in another stream (the table was created again) says nothing.
        let position = kept
            .filter(|(arn, _)| arn == stream_arn)
            .map(|(_, position)| position)
            .unwrap_or_default();
        let stream_arn = stream_arn.to_owned();
        Ok(Self {
            client,
            stream_arn,
            open: BTreeMap::new(),
            position,
            file,
            finished: Vec::new(),
            stale: true,
        })
    }

    /// The shards that may be read now: a child waits until its parent is read to the end.
    pub(super) async fn readable(&mut self) -> Result<Vec<String>, Error> {
        if self.stale || self.open.is_empty() {
            self.discover().await?;
            self.stale = false;
        }
        let ready = |shard: &Shard| {
            !shard
                .parent
                .as_ref()
                .is_some_and(|parent| self.open.contains_key(parent))
        };
        Ok(self
            .open
            .iter()
            .filter(|(_, shard)| ready(shard))
            .map(|(id, _)| id.clone())
            .collect())
    }

    async fn discover(&mut self) -> Result<(), Error> {
        let mut after = None;
        loop {
            let request = self.client.describe_stream().stream_arn(&self.stream_arn);
            let answer = request
                .set_exclusive_start_shard_id(after)
                .send()
                .await
                .map_err(|error| Error::Sdk(describe(&error)))?;
            let Some(description) = answer.stream_description else {
                return Ok(());
            };
            for shard in description.shards.unwrap_or_default() {
                let Some(id) = shard.shard_id else { continue };
                if !self.finished.contains(&id) {
                    self.open.entry(id).or_default().parent = shard.parent_shard_id;
                }
            }
            after = description.last_evaluated_shard_id;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// The next records of a shard. A failure forgets the iterator, which may have expired; the next call makes a new
    /// one behind the last record handled.
    pub(super) async fn fetch(&mut self, id: &str, limit: usize) -> Result<Fetched, Error> {
        let kept = self.open.get_mut(id).and_then(|shard| shard.iterator.take());
        let iterator = match kept {
            Some(iterator) => iterator,
            None => self.iterator(id).await?,
        };
        let limit = i32::try_from(limit).unwrap_or(1000);
        let request = self.client.get_records().shard_iterator(iterator).limit(limit);
        let answer = request.send().await.map_err(|error| Error::Sdk(describe(&error)))?;
        let records = answer.records.unwrap_or_default();
        Ok(Fetched {
            records: records
                .iter()
                .map(|from| record::to_event(from, &self.stream_arn))
                .collect(),
            next: answer.next_shard_iterator,
        })
    }

    async fn iterator(&self, id: &str) -> Result<String, Error> {
        let request = self
            .client
            .get_shard_iterator()
            .stream_arn(&self.stream_arn)
            .shard_id(id);
        let request = match self.position.get(id) {
            Some(last) => request
                .shard_iterator_type(ShardIteratorType::AfterSequenceNumber)
                .sequence_number(last),
            None => request.shard_iterator_type(ShardIteratorType::TrimHorizon),
        };
        let answer = request.send().await.map_err(|error| Error::Sdk(describe(&error)))?;
        answer
            .shard_iterator
            .ok_or_else(|| Error::Sdk("no iterator".to_owned()))
    }

    /// Notes that the records up to `last` are handled, and where to go on.
    pub(super) fn advance(&mut self, id: &str, last: Option<String>, next: Option<String>) -> Result<(), Error> {
        if next.is_none() {
            self.open.remove(id);
            self.finished.push(id.to_owned());
            self.stale = true;
        } else if let Some(shard) = self.open.get_mut(id) {
            shard.iterator = next;
        }
        let Some(last) = last else { return Ok(()) };
        self.position.insert(id.to_owned(), last);
        let Some(file) = &self.file else { return Ok(()) };
        let text = serde_json::to_vec(&(&self.stream_arn, &self.position)).map_err(std::io::Error::from)?;
        // Written beside and moved, so that a stop in between leaves the old position, not half of one.
        let beside = file.with_extension("new");
        std::fs::write(&beside, text)?;
        std::fs::rename(&beside, file)?;
        Ok(())
    }
}
