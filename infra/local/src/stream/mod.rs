//! The event source mapping between the table's stream and a function: batches in order, retries, a dead-letter list.

mod batch;
pub mod filter;
mod record;
mod shards;

use aws_sdk_dynamodbstreams::Client;
use futures_util::future::BoxFuture;
use serde_json::Value;
use shards::Shards;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::Notify, task::JoinHandle};

/// The function. It gets a DynamoDB stream event and answers which records failed
/// (`{"batchItemFailures": [{"itemIdentifier": "<SequenceNumber>"}]}`); `Err` means that all of them did.
pub type DeliverHandler = Arc<dyn Fn(Value) -> BoxFuture<'static, Result<Value, String>> + Send + Sync>;

/// Whether a record is handed to the function at all, like the filter of an event source mapping.
pub type Filter = Arc<dyn Fn(&Value) -> bool + Send + Sync>;

/// Why the stream could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The endpoint answered with an error or not at all.
    #[error("reading the stream: {0}")]
    Sdk(String),
    /// The file that holds the position could not be read or written.
    #[error("the stream's position: {0}")]
    Position(#[from] std::io::Error),
}

/// How records are fetched and retried.
#[derive(Clone)]
pub struct Options {
    /// Records in one call of the function, at most.
    pub batch_size: usize,
    /// How long to wait before looking again when there was nothing. [`Stream::wake`] cuts it short.
    pub poll: Duration,
    /// How often a record is tried before it is parked.
    pub attempts: u32,
    /// The wait before the first retry; it doubles with each one, with jitter. Zero in tests.
    pub backoff: Duration,
    /// The longest wait before a retry.
    pub longest_backoff: Duration,
    /// Records that do not pass are skipped.
    pub filter: Option<Filter>,
    /// Where the position is kept over a restart; without it every start begins with the oldest record.
    pub position: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            batch_size: 10,
            poll: Duration::from_millis(50),
            attempts: 10,
            backoff: Duration::from_millis(200),
            longest_backoff: Duration::from_secs(10),
            filter: None,
            position: None,
        }
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("batch_size", &self.batch_size)
            .field("attempts", &self.attempts)
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

/// A record that was given up.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// The record as the function got it.
    pub record: Value,
    /// How often it was tried.
    pub attempts: u32,
    /// What the last attempt ended with.
    pub error: String,
}

/// The mapping. Nothing happens until [`Stream::drain`] is called or [`Stream::spawn`] lets it run by itself. Clones
/// are handles to the same mapping.
#[derive(Clone)]
pub struct Stream(Arc<Inner>);

struct Inner {
    deliver: DeliverHandler,
    options: Options,
    shards: tokio::sync::Mutex<Shards>,
    wake: Notify,
    dead: Mutex<Vec<DeadLetter>>,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream")
            .field("options", &self.0.options)
            .finish_non_exhaustive()
    }
}

impl Stream {
    /// A mapping from the stream to the function, at the kept position or the oldest record.
    ///
    /// # Errors
    /// The file with the position exists but cannot be read.
    pub fn new(client: Client, stream_arn: &str, deliver: DeliverHandler, options: Options) -> Result<Self, Error> {
        let shards = Shards::open(client, stream_arn, options.position.clone())?;
        Ok(Self(Arc::new(Inner {
            deliver,
            options,
            shards: tokio::sync::Mutex::new(shards),
            wake: Notify::new(),
            dead: Mutex::new(Vec::new()),
        })))
    }

    /// Handles every record written so far, and those that this causes, retries included; answers how many passed the
    /// filter. When it returns every one was either handled or parked. Safe beside a running [`Stream::spawn`]: it
    /// waits for the batch in progress.
    ///
    /// # Errors
    /// The stream cannot be read, or the position not be kept.
    pub async fn drain(&self) -> Result<usize, Error> {
        let mut handled = 0;
        loop {
            let (seen, passed) = self.pass().await?;
            handled += passed;
            if seen == 0 {
                return Ok(handled);
            }
        }
    }

    /// Resolves when every record so far was handled: [`Stream::drain`] without a count.
    ///
    /// # Errors
    /// As for [`Stream::drain`].
    pub async fn idle(&self) -> Result<(), Error> {
        self.drain().await.map(drop)
    }

    /// Lets the mapping run by itself, until the task is aborted.
    #[must_use]
    pub fn spawn(&self) -> JoinHandle<()> {
        let stream = self.clone();
        tokio::spawn(async move {
            let mut failures = 0;
            loop {
                let wait = match stream.pass().await {
                    Ok((seen, _)) => {
                        failures = 0;
                        if seen > 0 {
                            continue;
                        }
                        stream.0.options.poll
                    }
                    Err(error) => {
                        failures += 1;
                        tracing::warn!(%error, failures, "the stream could not be read");
                        batch::backoff(&stream.0.options, failures)
                    }
                };
                tokio::select! {
                    () = stream.0.wake.notified() => {}
                    () = tokio::time::sleep(wait) => {}
                }
            }
        })
    }

    /// Looks for records at once; call it after a write.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    /// The records that were given up since the start, oldest first.
    #[must_use]
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.0.dead.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Handles one batch of each open shard: how many records there were, and how many passed the filter.
    async fn pass(&self) -> Result<(usize, usize), Error> {
        let mut shards = self.0.shards.lock().await;
        let (mut seen, mut passed) = (0, 0);
        for id in shards.readable().await? {
            let fetched = shards.fetch(&id, self.0.options.batch_size).await?;
            seen += fetched.records.len();
            let last = fetched
                .records
                .last()
                .map(|record| record::sequence_number(record).to_owned());
            let filter = self.0.options.filter.as_ref();
            let records: Vec<_> = fetched
                .records
                .into_iter()
                .filter(|record| filter.is_none_or(|pass| pass(record)))
                .collect();
            passed += records.len();
            let dead = batch::deliver(&self.0.deliver, &self.0.options, records).await;
            self.0.dead.lock().unwrap_or_else(PoisonError::into_inner).extend(dead);
            // Only now: a stop in between repeats the batch, it never loses it.
            shards.advance(&id, last, fetched.next)?;
        }
        Ok((seen, passed))
    }
}
