//! DynamoDB, embedded, behind the wire protocol that the SDK speaks.

use crate::{
    Clock, Port, Server,
    sdk::{self, sdk_config},
};
use aws_config::SdkConfig;
use aws_sdk_dynamodb::{
    Client,
    error::BuildError,
    types::{
        AttributeDefinition, BillingMode, CreateGlobalSecondaryIndexAction, GlobalSecondaryIndex,
        GlobalSecondaryIndexUpdate, KeySchemaElement, KeyType, Projection, ProjectionType, StreamSpecification,
        StreamViewType, TimeToLiveSpecification,
    },
};
use routes::{Index, Key, Table};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// The name of the file in the data folder.
const FILE: &str = "latchkey.db";

/// Why the database did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data folder or the port.
    #[error("the local database: {0}")]
    Io(#[from] std::io::Error),
    /// The engine, for example a file that is not a database.
    #[error("the local database: {0}")]
    Engine(String),
    /// The table as described by the template is not one DynamoDB takes.
    #[error("the local table: {0}")]
    Table(String),
}

impl From<dynoxide::DynoxideError> for Error {
    fn from(error: dynoxide::DynoxideError) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self::Table(error.to_string())
    }
}

/// The embedded database and its endpoint.
pub struct Database {
    engine: dynoxide::Database,
    server: Server,
    config: SdkConfig,
    stream_arn: Option<String>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

/// Starts the database on a free loopback port and creates the table `name` when it does not exist.
///
/// With a `folder` the data is kept there (the folder is created, readable by its owner only); without, in memory. The
/// engine reads `clock` only in memory: in a file it has no such hook, and its TTL sweep goes by the system's time.
///
/// # Errors
/// The folder or file cannot be used, or DynamoDB refuses the table.
pub async fn start(table: &Table, name: &str, folder: Option<&Path>, clock: Clock) -> Result<Database, Error> {
    let engine = match folder {
        Some(folder) => {
            let file = private_folder(folder)?.join(FILE);
            let file = file.to_string_lossy();
            let engine = dynoxide::Database::new(&file)?;
            index_stream(&file)?;
            engine
        }
        None => in_memory(clock)?,
    };
    let served = engine.clone();
    let server = Server::start(Port::bind(0).await?, |listener, stop| {
        dynoxide::server::serve_with_shutdown(listener, served, stop.wait())
    });
    let config = sdk_config(&server.url());
    let stream_arn = ensure_table(&Client::new(&config), table, name).await?;
    Ok(Database {
        engine,
        server,
        config,
        stream_arn,
    })
}

/// The engine keeps every record of the stream, and looks at all of them for the next number with each write, and for what is new
/// with each read: so each would cost more than the one before. With this index both look at one.
fn index_stream(path: &str) -> Result<(), Error> {
    let connection = rusqlite::Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch(
        "CREATE INDEX IF NOT EXISTS latchkey_stream ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
    )?;
    Ok(())
}

/// How long the other connection to the file is waited for.
const BUSY: Duration = Duration::from_secs(10);

/// An engine in memory. Nobody else can reach its memory, so one that can be reached is made, and copied into it while it is
/// empty.
fn in_memory(clock: Clock) -> Result<dynoxide::Database, Error> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let engine = dynoxide::Database::memory_with_clock(Arc::new(EngineClock(clock)))?;
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let shared = format!("file:latchkey-{number}?mode=memory&cache=shared");
    // It is there as long as somebody has it open.
    let _model = dynoxide::Database::new(&shared)?;
    index_stream(&shared)?;
    engine.restore_from(&shared)?;
    Ok(engine)
}

impl Database {
    /// The endpoint's URL.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.server.url()
    }

    /// The SDK configuration that leads here, for the DynamoDB and the DynamoDB Streams client.
    #[must_use]
    pub fn config(&self) -> &SdkConfig {
        &self.config
    }

    /// The ARN of the table's stream, when it has one.
    #[must_use]
    pub fn stream_arn(&self) -> Option<&str> {
        self.stream_arn.as_deref()
    }

    /// Deletes what is past its time to live, which nothing else here does, and answers how many items that were.
    ///
    /// # Errors
    /// The engine failed.
    pub fn sweep_ttl(&self) -> Result<usize, Error> {
        Ok(self.engine.sweep_ttl()?)
    }

    /// Stops the endpoint; running requests finish first.
    pub async fn stop(self) {
        self.server.stop().await;
    }
}

/// Creates a folder that only its owner can look into.
pub(crate) fn private_folder(folder: &Path) -> std::io::Result<PathBuf> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    Ok(folder.to_owned())
}

/// Creates the table `name` as the template describes it, if it is not there, gives it the indexes that it does not have yet,
/// and answers the ARN of its stream.
///
/// # Errors
/// The database does not answer, or does not take the table.
pub async fn ensure_table(client: &Client, table: &Table, name: &str) -> Result<Option<String>, Error> {
    match client.describe_table().table_name(name).send().await {
        Ok(found) => {
            let known = found.table.as_ref().map(|table| table.global_secondary_indexes());
            let known: Vec<_> = known
                .unwrap_or_default()
                .iter()
                .filter_map(|index| index.index_name())
                .collect();
            for index in table
                .indexes
                .iter()
                .filter(|index| !known.contains(&index.name.as_str()))
            {
                add_index(client, table, name, index).await?;
            }
            return Ok(found.table.and_then(|table| table.latest_stream_arn));
        }
        Err(error)
            if error
                .as_service_error()
                .is_some_and(|error| error.is_resource_not_found_exception()) => {}
        Err(error) => return Err(Error::Table(sdk::describe(&error))),
    }
    let mut create = client
        .create_table()
        .table_name(name)
        .billing_mode(BillingMode::PayPerRequest)
        .set_key_schema(Some(key_schema(&table.key)?));
    for (attribute, kind) in &table.attributes {
        create = create.attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name(attribute)
                .attribute_type(kind.as_str().into())
                .build()?,
        );
    }
    for index in &table.indexes {
        create = create.global_secondary_indexes(
            GlobalSecondaryIndex::builder()
                .index_name(&index.name)
                .set_key_schema(Some(key_schema(&index.key)?))
                .projection(projection(&index.projection))
                .build()?,
        );
    }
    if let Some(view) = &table.stream_view {
        let view = StreamViewType::from(view.as_str());
        create = create.stream_specification(
            StreamSpecification::builder()
                .stream_enabled(true)
                .stream_view_type(view)
                .build()?,
        );
    }
    let created = create
        .send()
        .await
        .map_err(|error| Error::Table(sdk::describe(&error)))?;
    if let Some(attribute) = &table.ttl_attribute {
        let ttl = TimeToLiveSpecification::builder()
            .enabled(true)
            .attribute_name(attribute)
            .build()?;
        let update = client
            .update_time_to_live()
            .table_name(name)
            .time_to_live_specification(ttl);
        update
            .send()
            .await
            .map_err(|error| Error::Table(sdk::describe(&error)))?;
    }
    Ok(created.table_description.and_then(|table| table.latest_stream_arn))
}

/// Adds an index to a table that is older than it.
async fn add_index(client: &Client, table: &Table, name: &str, index: &Index) -> Result<(), Error> {
    let create = CreateGlobalSecondaryIndexAction::builder()
        .index_name(&index.name)
        .set_key_schema(Some(key_schema(&index.key)?))
        .projection(projection(&index.projection))
        .build()?;
    let mut update = client
        .update_table()
        .table_name(name)
        .global_secondary_index_updates(GlobalSecondaryIndexUpdate::builder().create(create).build());
    let of_index = |attribute: &str| attribute == index.key.hash || Some(attribute) == index.key.range.as_deref();
    for (attribute, kind) in table.attributes.iter().filter(|(attribute, _)| of_index(attribute)) {
        update = update.attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name(attribute)
                .attribute_type(kind.as_str().into())
                .build()?,
        );
    }
    let updated = update.send().await;
    updated.map(|_| ()).map_err(|error| Error::Table(sdk::describe(&error)))
}

fn key_schema(key: &Key) -> Result<Vec<KeySchemaElement>, BuildError> {
    [(Some(&key.hash), KeyType::Hash), (key.range.as_ref(), KeyType::Range)]
        .into_iter()
        .filter_map(|(name, kind)| Some(KeySchemaElement::builder().attribute_name(name?).key_type(kind).build()))
        .collect()
}

fn projection(projection: &routes::Projection) -> Projection {
    match projection {
        routes::Projection::All => Projection::builder().projection_type(ProjectionType::All),
        routes::Projection::KeysOnly => Projection::builder().projection_type(ProjectionType::KeysOnly),
        routes::Projection::Include(names) => Projection::builder()
            .projection_type(ProjectionType::Include)
            .set_non_key_attributes(Some(names.clone())),
    }
    .build()
}

/// Our clock as the engine wants it.
struct EngineClock(Clock);

impl dynoxide::storage_backend::Clock for EngineClock {
    fn now_unix_secs(&self) -> u64 {
        u64::try_from((self.0)() / 1000).unwrap_or_default()
    }

    fn now_unix_secs_f64(&self) -> f64 {
        (self.0)() as f64 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_stream_records_are_found_without_reading_the_whole_stream() {
        let folder = std::env::temp_dir().join(format!("latchkey-stream-{}", std::process::id()));
        private_folder(&folder).unwrap();
        let copy = folder.join("copy.db").to_string_lossy().into_owned();
        let file = folder.join(FILE).to_string_lossy().into_owned();
        in_memory(Arc::new(|| 0)).unwrap().vacuum_into(&copy).unwrap();
        let _engine = dynoxide::Database::new(&file).unwrap();
        // A folder is opened more than once.
        index_stream(&file).unwrap();
        index_stream(&file).unwrap();
        for path in [copy, file] {
            let connection = rusqlite::Connection::open(path).unwrap();
            for query in [
                "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 't'",
                "SELECT keys_json FROM _stream_records WHERE table_name = 't' AND shard_id = 's' \
                    AND CAST(sequence_number AS INTEGER) > 7 ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT 5",
            ] {
                let plan: String = connection
                    .query_row(&format!("EXPLAIN QUERY PLAN {query}"), [], |row| row.get(3))
                    .unwrap();
                assert!(plan.contains("INDEX latchkey_stream"), "{plan}");
            }
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
