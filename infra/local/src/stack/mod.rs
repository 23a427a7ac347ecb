//! The whole product in one process: the functions' own handlers between the local gateway, the database, the mailbox and
//! the stream.

mod driven;
mod first;
mod format;
mod functions;
mod options;
mod written;

use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use aws_config::SdkConfig;
use routes::{Table, Template};
use secrecy::SecretString;
use service::{
    app::App,
    delivery::{bus::Bus, mail::Mailer, sms::Texter},
    http::Error,
    watch,
};

pub(crate) use driven::has_failures;
pub use format::OtherFormat;
pub use options::{Binaries, Demands, Issuer, Options, TowardMailbox};

use crate::{
    Hosts, Port, Server,
    database::{self, Database},
    events::{self, Events},
    gateway, host,
    mailbox::{self, Mailbox},
    place::BaseUrl,
    processes::{self, Processes},
    stream::{self, Stream},
};
pub(crate) use driven::Filters;
use driven::{Change, SWEPT, call_again, keep_sweeping, on_change, sweep, wake};
use first::{first_start, own_folder};
use functions::{authorizer, functions};
use written::Written;

const TEMPLATE: &str = include_str!("../../../../template.yaml");

/// How long the table is left alone at most while nobody writes to it.
const QUIET: Duration = Duration::from_secs(20);

/// Why the product did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The port is taken, or the address is none of this machine's.
    #[error("{address} cannot be used ({error}); choose another with --port or --host")]
    Port {
        /// Address and port.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
    },
    /// The data folder cannot be used.
    #[error("the data folder cannot be used ({0}); choose another with --data")]
    Folder(#[from] std::io::Error),
    /// Somebody else is using the data folder.
    #[error("{0} is in use by another Latchkey; stop it, or choose another folder with --data")]
    InUse(PathBuf),
    /// The database is there, and the keys that it was written with are not.
    #[error(
        "{0} holds a database without its deployment-keys.json: nothing in it can be read; restore the file, or choose another folder with --data"
    )]
    KeysGone(PathBuf),
    /// Another version made the data folder.
    #[error(transparent)]
    Format(#[from] OtherFormat),
    /// `template.yaml` does not describe what is needed here.
    #[error("template.yaml: {0}")]
    Template(String),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// The stream.
    #[error(transparent)]
    Stream(#[from] stream::Error),
    /// A function that is a process of its own.
    #[error(transparent)]
    Function(#[from] crate::lambda::StartError),
    /// Keys or first items could not be made.
    #[error("the first start failed: {0}")]
    First(String),
}

/// The product, running.
pub struct Stack {
    /// What the functions share: for tests that look behind the scenes.
    pub app: App,
    /// What was sent.
    pub mailbox: Mailbox,
    /// The stream that drives `deliver`.
    pub stream: Stream,
    /// What back ends were told.
    pub events: Events,
    /// `history` as the stream calls it.
    pub history: history::History,
    /// `dispatch` as the bus and the clock call it.
    pub dispatch: dispatch::Dispatch,
    /// `deliver` as the stream calls it.
    pub delivery: deliver::Deliver,
    /// `sweep` as the schedule calls it.
    pub sweeper: sweep::Sweep,
    /// The SDK settings that lead to the database.
    pub sdk: SdkConfig,
    /// The name of the table.
    pub table: String,
    /// The functions, where they are processes of their own.
    pub processes: Processes,
    api_key: SecretString,
    base_url: BaseUrl,
    address: SocketAddr,
    servers: Vec<Server>,
    database: Option<Database>,
    /// What runs by itself: the stream, and what the clock brings.
    pollers: Vec<tokio::task::JoinHandle<()>>,
    /// Held for as long as it runs: nobody else may use the folder.
    _lock: Option<std::fs::File>,
}

impl std::fmt::Debug for Stack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stack")
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}

impl Stack {
    /// Starts everything; it answers as soon as this returns.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let template = Template::parse(TEMPLATE).map_err(|error| StartError::Template(error.to_string()))?;
        let table = template
            .table
            .ok_or_else(|| StartError::Template("there is no table".to_owned()))?;
        let folder = options.folder.as_deref();
        let lock = folder.map(own_folder).transpose()?;
        let bound = Port::bind_at(options.host, options.port).await;
        let port = bound.map_err(|error| StartError::Port {
            address: SocketAddr::new(options.host, options.port),
            error,
        })?;
        let address = port.address();
        let base_url = options.base_url.clone().unwrap_or_else(|| BaseUrl::of(address));
        let hosts = answers_to(&options, &base_url);
        let millis: crate::Clock = {
            let clock = Arc::clone(&options.clock);
            Arc::new(move || clock.now().as_millisecond())
        };

        let (sdk, database, stream_arn) = table_at(&options, &table, folder, &millis).await?;
        let sdk = watched(&options, sdk);
        let (mailbox, mail_server) = mailbox::start(folder, Arc::clone(&millis), options.relay.clone()).await?;
        let mail_sdk = match (&options.toward_mailbox, &options.elsewhere) {
            (Some(toward), _) => toward(&mail_server.url()),
            (None, Some(elsewhere)) => elsewhere.clone(),
            (None, None) => crate::sdk_config(&mail_server.url()),
        };
        let mail_sdk = watched(&options, mail_sdk);

        let rule = driven::rule_of(&template.functions, "dispatch")?;
        let (events, event_server) = events::start(rule, options.event_relay.clone()).await?;
        let event_sdk = match (&options.event_bus, &options.elsewhere) {
            (Some(_), Some(elsewhere)) => elsewhere.clone(),
            (Some(_) | None, _) => crate::sdk_config(&event_server.url()),
        };
        let event_sdk = watched(&options, event_sdk);

        let written = Written::default();
        let (app, signer, api_key, kept) = first_start(&options, &sdk, &base_url, written.clone()).await?;
        let functions_apart = match &options.binaries {
            Some(binaries) => {
                let endpoints = processes::Endpoints {
                    table: options.table.clone(),
                    database: database.as_ref().map(Database::endpoint),
                    messages: mail_server.url(),
                    events: event_server.url(),
                    mail_from: options.mail_from.clone(),
                };
                processes::start(
                    &template.functions,
                    &template.defaults,
                    binaries,
                    &endpoints,
                    kept,
                    &millis,
                )
                .await?
            }
            None => Processes::default(),
        };
        let delivery = deliver::Deliver {
            app: app.clone(),
            mailer: Mailer::new(&mail_sdk, options.send_budget, &options.mail_from, None),
            texter: Texter::new(&mail_sdk, options.send_budget),
            longest_pause: Duration::ZERO,
        };
        let history = history::History {
            store: app.store.clone(),
            bus: Some(Bus::new(&event_sdk, options.event_bus.as_deref().unwrap_or("latchkey"))),
            keys: history::Keys::Fixed(Arc::clone(&app.keys)),
        };
        let caller = dispatch::Caller::with(true, Arc::clone(&options.resolver));
        let dispatch = dispatch::Dispatch {
            app: app.clone(),
            caller: caller.map_err(|error| StartError::First(error.to_string()))?,
        };
        let filters = Filters::of(&template.functions)?;
        let change = Change {
            filters: filters.clone(),
            history: history.clone(),
            delivery: delivery.clone(),
            mailbox: mailbox.clone(),
            events: events.clone(),
            dispatch: dispatch.clone(),
            waits: !options.deliver,
        };
        // Nobody writes to it but the functions in this process.
        let is_ours = database.is_some() && options.binaries.is_none();
        let stream_options = stream::Options {
            poll: if is_ours {
                QUIET
            } else {
                stream::Options::default().poll
            },
            position: folder.map(|folder| folder.join("stream.json")),
            backoff: if options.deliver {
                Duration::from_millis(200)
            } else {
                Duration::ZERO
            },
            ..stream::Options::default()
        };
        let streams = aws_sdk_dynamodbstreams::Client::new(&sdk);
        let driven = if options.binaries.is_some() {
            functions_apart.on_change(&mailbox, &events, filters)
        } else {
            on_change(change)
        };
        let stream = Stream::new(streams, &stream_arn, driven, stream_options)?;
        let mut private = mailbox.pages().merge(events.pages());
        if !options.share_mailbox {
            private = private.layer(axum::middleware::from_fn(host::only_here));
        }
        let gateway = gateway::serve(gateway::Options {
            routes: template.routes,
            functions: functions(&app, signer, &options.front),
            processes: functions_apart.invokers(),
            authorizer: Some(authorizer(&app, options.issuer, &options.front)),
            local: private
                .merge(crate::gallery::routes(&app))
                .merge(crate::home::routes(&app.config.base_url)),
            clock: millis,
            port,
            hosts,
        });
        let sweeper = sweep::Sweep {
            store: app.store.clone(),
            clock: Arc::clone(&app.clock),
            entropy: Arc::clone(&app.entropy),
        };
        let pollers = if options.deliver {
            vec![
                stream.spawn(),
                tokio::spawn(wake(stream.clone(), written.listen())),
                tokio::spawn(keep_sweeping(
                    sweeper.clone(),
                    dispatch.clone(),
                    written.listen(),
                    if is_ours { QUIET } else { SWEPT },
                )),
            ]
        } else {
            Vec::new()
        };
        let servers = vec![gateway, mail_server, event_server];
        Ok(Self {
            app,
            mailbox,
            stream,
            events,
            history,
            dispatch,
            delivery,
            sweeper,
            sdk,
            table: options.table,
            processes: functions_apart,
            api_key,
            base_url,
            address,
            servers,
            database,
            pollers,
            _lock: lock,
        })
    }

    /// Where people and back ends reach it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.app.config.base_url
    }

    /// The origin that links lead to.
    #[must_use]
    pub fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    /// What it listens at.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// An API key with every scope.
    #[must_use]
    pub fn api_key(&self) -> &SecretString {
        &self.api_key
    }

    /// Calls the webhooks that something is due to, as it is done every minute.
    ///
    /// # Errors
    /// [`dispatch::Later`].
    pub async fn call_webhooks(&self) -> Result<(), dispatch::Later> {
        call_again(&self.dispatch).await
    }

    /// Does all that is due now. In AWS a schedule calls it every minute.
    ///
    /// # Errors
    /// That the table does not answer.
    pub async fn sweep(&self) -> Result<sweep::Swept, Error> {
        sweep(&self.sweeper).await
    }

    /// Lets running requests finish and stops everything.
    pub async fn stop(self) {
        for server in self.servers {
            server.stop().await;
        }
        for poller in self.pollers {
            poller.abort();
        }
        if let Some(database) = self.database {
            database.stop().await;
        }
    }
}

/// The names that it answers to: what was allowed, the host of its links, and the very address that it listens at.
fn answers_to(options: &Options, base_url: &BaseUrl) -> Hosts {
    let hosts = options.hosts.also(&[base_url.as_str()]);
    match options.host {
        address if address.is_unspecified() => hosts,
        IpAddr::V4(address) => hosts.also(&[&address.to_string()]),
        IpAddr::V6(address) => hosts.also(&[&format!("[{address}]")]),
    }
}

/// The same configuration, with every call of its clients looked at.
fn watched(options: &Options, sdk: SdkConfig) -> SdkConfig {
    let client = match (&options.watcher, options.patient) {
        (Some(watcher), true) => watch::patient_client(Arc::clone(watcher)),
        (Some(watcher), false) => watch::client(Arc::clone(watcher)),
        (None, true) => watch::patient_client(Arc::new(watch::Nobody)),
        (None, false) => return sdk,
    };
    sdk.into_builder().http_client(client).build()
}

/// The table: embedded here, or wherever the environment points.
async fn table_at(
    options: &Options,
    table: &Table,
    folder: Option<&Path>,
    millis: &crate::Clock,
) -> Result<(SdkConfig, Option<Database>, String), StartError> {
    let no_stream = || StartError::Template("the table has no stream".to_owned());
    if let Some(sdk) = &options.elsewhere {
        let client = aws_sdk_dynamodb::Client::new(sdk);
        let arn = database::ensure_table(&client, table, &options.table)
            .await?
            .ok_or_else(no_stream)?;
        return Ok((sdk.clone(), None, arn));
    }
    let database = database::start(table, &options.table, folder, Arc::clone(millis)).await?;
    let arn = database.stream_arn().ok_or_else(no_stream)?.to_owned();
    Ok((database.config().clone(), Some(database), arn))
}
