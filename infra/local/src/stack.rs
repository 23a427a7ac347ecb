//! The whole product in one process: the functions' own handlers between the local gateway, the database, the mailbox and
//! the stream.

use std::{
    collections::BTreeMap,
    future::Future,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

pub use authorizer::Issuer;
use aws_config::SdkConfig;
use aws_sdk_dynamodb::config::SharedInterceptor;
use futures_util::FutureExt;
use lambda_http::{Body, Request, Response};
use routes::{Table, Template};
use secrecy::{ExposeSecret, SecretString};
use shared::{
    app::{App, Config},
    delivery::{bus::Bus, mail::Mailer, sms::Texter},
    domain::{
        api_key::{ApiKey, PresentedKey, Reach, Scope},
        application::Settings,
        clock::{Clock, SystemClock},
        entropy::{Entropy, SystemEntropy},
        id::ApplicationId,
        keys::DeploymentKeys,
        limits::Limits,
    },
    http::Error,
    store::Store,
    token::Signer,
    watch::{self, Watcher},
};

use crate::{
    Port, Server,
    database::{self, Database, private_folder},
    events::{self, Events},
    gateway::{self, Authorizer, Handler},
    mailbox::{self, Mailbox, Relay},
    processes::{self, Processes},
    running::running_as,
    stream::{self, DeliverHandler, Stream},
};

const TEMPLATE: &str = include_str!("../../../template.yaml");

/// See [`Options::toward_mailbox`].
pub type TowardMailbox = Arc<dyn Fn(&str) -> SdkConfig + Send + Sync>;

/// How the product is started on one machine.
#[derive(Clone)]
pub struct Options {
    /// Where everything is kept; in memory if absent.
    pub folder: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Look at every call of the table, for tests that count.
    pub interceptors: Vec<SharedInterceptor>,
    /// Looks at every call of AWS, and can ask which function runs.
    pub watcher: Option<Arc<dyn Watcher>>,
    /// Whether the stream runs by itself; if not, [`Stream::drain`] has to be called.
    pub deliver: bool,
    /// Settings of the default application, when it is made.
    pub settings: Settings,
    /// The deployment's ceiling for lifetimes, in minutes.
    pub max_lifetime_minutes: Option<u32>,
    /// Country calling codes that SMS may go to.
    pub dial_codes: Vec<String>,
    /// Origins whose pages may call for every application.
    pub origins: Vec<String>,
    /// How often something may happen.
    pub limits: Limits,
    /// The name of the table.
    pub table: String,
    /// The address that mail comes from.
    pub mail_from: String,
    /// The event bus elsewhere on which events are told. If absent, they are told here, and webhooks are called.
    pub event_bus: Option<String>,
    /// The identity provider whose tokens let administrators in besides API keys.
    pub issuer: Option<Issuer>,
    /// Finds the addresses that webhooks' names lead to.
    pub resolver: dispatch::Resolver,
    /// Where to find DynamoDB, SES and SNS instead of here: an emulator, or AWS.
    pub elsewhere: Option<SdkConfig>,
    /// Makes the SDK settings that lead to the mailbox at this URL, also where the table is elsewhere: for tests that put
    /// something in between.
    pub toward_mailbox: Option<TowardMailbox>,
    /// Takes every message after the mailbox has, and says its id.
    pub relay: Option<Relay>,
    /// The functions as processes of their own, in place of calls in this one.
    pub binaries: Option<Binaries>,
}

/// Functions that are built and started as they are in AWS. Their time is the machine's.
#[derive(Debug, Clone)]
pub struct Binaries {
    /// The folder that the files are in, each with the name of its function.
    pub folder: PathBuf,
    /// Where their logs go, a file each; nowhere if absent.
    pub logs: Option<PathBuf>,
    /// Parameters of the template that are not as the template has them.
    pub parameters: BTreeMap<String, String>,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("folder", &self.folder)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

impl Default for Options {
    /// In memory, on any free port, with the system's clock.
    fn default() -> Self {
        let mut settings = Settings::named("Example App");
        settings.result_urls = vec!["http://localhost:3000/welcome".to_owned()];
        settings.allowed_origins = vec!["http://localhost:3000".to_owned()];
        Self {
            folder: None,
            port: 0,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            interceptors: Vec::new(),
            watcher: None,
            deliver: true,
            settings,
            max_lifetime_minutes: None,
            dial_codes: ["1", "33", "34", "351", "41", "43", "44", "49", "81"]
                .map(str::to_owned)
                .to_vec(),
            origins: vec![],
            limits: Limits::default(),
            table: "latchkey".to_owned(),
            mail_from: "invitations@latchkey.example".to_owned(),
            event_bus: None,
            issuer: None,
            resolver: dispatch::system_resolver(),
            elsewhere: None,
            toward_mailbox: None,
            relay: None,
            binaries: None,
        }
    }
}

/// Why the product did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The port is taken.
    #[error("port {port} cannot be used ({error}); choose another with --port")]
    Port {
        /// The port.
        port: u16,
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
    pub delivery: deliver::Delivery,
    /// `sweep` as the schedule calls it.
    pub sweeper: sweep::Sweep,
    /// The SDK settings that lead to the database.
    pub sdk: SdkConfig,
    /// The name of the table.
    pub table: String,
    /// The functions, where they are processes of their own.
    pub processes: Processes,
    api_key: SecretString,
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
        let bound = Port::bind(options.port).await;
        let port = bound.map_err(|error| StartError::Port {
            port: options.port,
            error,
        })?;
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

        let (events, event_server) = events::start().await?;
        let event_sdk = match (&options.event_bus, &options.elsewhere) {
            (Some(_), Some(elsewhere)) => elsewhere.clone(),
            (Some(_) | None, _) => crate::sdk_config(&event_server.url()),
        };
        let event_sdk = watched(&options, event_sdk);

        let (app, signer, api_key, kept) = first_start(&options, &sdk, &port).await?;
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
        let delivery = deliver::Delivery {
            app: app.clone(),
            mailer: Mailer::new(&mail_sdk, &options.mail_from, None),
            texter: Texter::new(&mail_sdk),
            longest_pause: Duration::ZERO,
        };
        let history = history::History {
            store: app.store.clone(),
            bus: Some(Bus::new(&event_sdk, options.event_bus.as_deref().unwrap_or("latchkey"))),
        };
        let caller = dispatch::Caller::with(true, Arc::clone(&options.resolver));
        let dispatch = dispatch::Dispatch {
            app: app.clone(),
            caller: caller.map_err(|error| StartError::First(error.to_string()))?,
        };
        let change = Change {
            history: history.clone(),
            delivery: delivery.clone(),
            mailbox: mailbox.clone(),
            events: events.clone(),
            dispatch: dispatch.clone(),
            waits: !options.deliver,
        };
        let stream_options = stream::Options {
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
            functions_apart.on_change(&mailbox, &events)
        } else {
            on_change(change)
        };
        let stream = Stream::new(streams, &stream_arn, driven, stream_options)?;
        let gateway = gateway::serve(gateway::Options {
            routes: template.routes,
            functions: functions(&app, signer),
            processes: functions_apart.invokers(),
            authorizer: Some(authorizer(&app, options.issuer)),
            local: mailbox.pages().merge(events.pages()).merge(crate::gallery::routes()),
            clock: millis,
            port,
        });
        let sweeper = sweep::Sweep {
            store: app.store.clone(),
            clock: Arc::clone(&app.clock),
            entropy: Arc::clone(&app.entropy),
        };
        let pollers = if options.deliver {
            vec![
                stream.spawn(),
                tokio::spawn(keep_sweeping(sweeper.clone(), dispatch.clone())),
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
            servers,
            database,
            pollers,
            _lock: lock,
        })
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.app.config.base_url
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

async fn sweep(sweeper: &sweep::Sweep) -> Result<sweep::Swept, Error> {
    running_as("sweep", sweep::handle(sweeper, || Duration::MAX)).await
}

/// What the schedule does in AWS, more often: whoever tries it out is not to wait for a minute.
async fn keep_sweeping(sweeper: sweep::Sweep, dispatch: dispatch::Dispatch) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        second.tick().await;
        if let Err(error) = sweep(&sweeper).await {
            tracing::warn!(reason = %error, "what is due has to wait");
        }
        if let Err(error) = call_again(&dispatch).await {
            tracing::warn!(reason = %error, "webhooks have to wait");
        }
    }
}

/// Calls the webhooks that something is due to.
async fn call_again(dispatch: &dispatch::Dispatch) -> Result<(), dispatch::Later> {
    let order = serde_json::json!({ "due": true });
    running_as("dispatch", dispatch::handle(dispatch, order, || Duration::MAX)).await
}

/// Takes the data folder for this process alone.
fn own_folder(folder: &Path) -> Result<std::fs::File, StartError> {
    let path = private_folder(folder)?;
    let lock = std::fs::File::create(path.join("lock"))?;
    if lock.try_lock().is_err() {
        return Err(StartError::InUse(folder.to_owned()));
    }
    if path.join("latchkey.db").exists() && !path.join("deployment-keys.json").exists() {
        return Err(StartError::KeysGone(folder.to_owned()));
    }
    Ok(lock)
}

/// The same configuration, with every call of its clients looked at.
fn watched(options: &Options, sdk: SdkConfig) -> SdkConfig {
    match &options.watcher {
        Some(watcher) => sdk
            .into_builder()
            .http_client(watch::client(Arc::clone(watcher)))
            .build(),
        None => sdk,
    }
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

/// Keys, the default application and an API key: read if they are there, made if not.
async fn first_start(
    options: &Options,
    sdk: &SdkConfig,
    port: &Port,
) -> Result<(App, Arc<Signer>, SecretString, processes::Kept), StartError> {
    let first = |error: &dyn std::fmt::Display| StartError::First(error.to_string());
    let folder = options.folder.as_deref();
    let keys = keep(folder, "deployment-keys.json", || {
        DeploymentKeys::generate(&*options.entropy).map_err(|error| first(&error))
    })?;
    let signing = keep(folder, "signing-keys.json", || {
        Signer::generate().map_err(|error| first(&error))
    })?;
    let mut config = aws_sdk_dynamodb::config::Builder::from(sdk);
    for interceptor in &options.interceptors {
        config.push_interceptor(interceptor.clone());
    }
    let default_application = ApplicationId::parse("app_default").map_err(|error| first(&error))?;
    let app = App {
        store: Store::new(aws_sdk_dynamodb::Client::from_conf(config.build()), &options.table),
        keys: Arc::new(DeploymentKeys::parse(&keys).map_err(|error| first(&error))?),
        kept_keys: None,
        clock: Arc::clone(&options.clock),
        entropy: Arc::clone(&options.entropy),
        hasher: Arc::default(),
        config: Arc::new(Config {
            base_url: port.url(),
            default_application,
            max_lifetime_minutes: options.max_lifetime_minutes,
            dial_codes: options.dial_codes.clone(),
            origins: options.origins.clone(),
            limits: options.limits,
        }),
    };
    let settings = &options.settings;
    app.store
        .create_application(&app.config.default_application, settings)
        .await
        .map_err(|error| first(&error))?;
    let mut fresh = None;
    let text = keep(folder, "api-key", || {
        let made = ApiKey::generate(&*options.entropy, "local", Scope::ALL.to_vec(), Reach::Deployment);
        let (key, text) = made.map_err(|error| first(&error))?;
        fresh = Some(key);
        Ok(text)
    })?;
    let key = match fresh {
        Some(key) => key,
        // The folder is older than the table, or than a scope: the key is written again as it should be.
        None => {
            let presented = PresentedKey::parse(&text).map_err(|error| first(&error))?;
            ApiKey::of(&presented, "local", Scope::ALL.to_vec(), Reach::Deployment)
        }
    };
    app.store.put_api_key(&key).await.map_err(|error| first(&error))?;
    let signer = Signer::parse(&signing).map_err(|error| first(&error))?;
    Ok((app, Arc::new(signer), text, processes::Kept { keys, signing }))
}

/// A secret kept in a file that only its owner can read; made when it is not there.
fn keep(
    folder: Option<&Path>,
    name: &str,
    make: impl FnOnce() -> Result<SecretString, StartError>,
) -> Result<SecretString, StartError> {
    let Some(folder) = folder else { return make() };
    let file = private_folder(folder)?.join(name);
    match std::fs::read_to_string(&file) {
        Ok(text) => Ok(SecretString::from(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let secret = make()?;
            write_private(&file, secret.expose_secret())?;
            Ok(secret)
        }
        Err(error) => Err(error.into()),
    }
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file)?.write_all(text.as_bytes())
}

/// The functions behind the gateway, by the names that `template.yaml` gives them.
fn functions(app: &App, signer: Arc<Signer>) -> BTreeMap<String, Handler> {
    let keys = keys::Keys {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
    };
    let sign_in = sign_in::SignIn {
        app: app.clone(),
        signer,
        kept_signer: None,
    };
    BTreeMap::from([
        function("applications", app.clone(), async |app, request| {
            applications::handle(&app, request).await
        }),
        function("auth0", app.clone(), async |app, request| {
            auth0::handle(&app, request).await
        }),
        function("invitations", app.clone(), async |app, request| {
            invitations::handle(&app, request).await
        }),
        function("keys", keys, async |keys, request| keys::handle(&keys, request).await),
        function("setup", app.clone(), async |app, request| {
            setup::handle(&app, request).await
        }),
        function("sign-in", sign_in, async |state, request| {
            sign_in::handle(&state, request).await
        }),
        function("users", app.clone(), async |app, request| {
            users::handle(&app, request).await
        }),
        function("webhooks", app.clone(), async |app, request| {
            webhooks::handle(&app, request).await
        }),
        function("wso2", app.clone(), async |app, request| {
            wso2::handle(&app, request).await
        }),
        function("site", (), async |(), request| site::handle(request).await),
    ])
}

fn function<S, F>(name: &str, state: S, handle: impl Fn(S, Request) -> F + Send + Sync + 'static) -> (String, Handler)
where
    S: Clone + Send + Sync + 'static,
    F: Future<Output = Response<Body>> + Send + 'static,
{
    (name.to_owned(), {
        let name = name.to_owned();
        Arc::new(move |request| {
            let (name, answer) = (name.clone(), handle(state.clone(), request));
            async move { running_as(&name, answer).await }.boxed()
        })
    })
}

fn authorizer(app: &App, issuer: Option<Issuer>) -> Authorizer {
    let app = app.clone();
    Arc::new(move |request| {
        let (app, issuer) = (app.clone(), issuer.clone());
        async move {
            let answer = authorizer::handle(&app.store, issuer.as_ref(), &*app.clock, &request);
            Ok(running_as("authorizer", answer).await)
        }
        .boxed()
    })
}

/// What the stream drives, and what is driven by that.
#[derive(Clone)]
struct Change {
    history: history::History,
    delivery: deliver::Delivery,
    mailbox: Mailbox,
    events: Events,
    dispatch: dispatch::Dispatch,
    /// Whether the stream waits for webhooks; if not, a slow one holds up no mail.
    waits: bool,
}

/// What the stream drives: the timeline with the events, then messages. In AWS each has a mapping of its own; here one after
/// the other, and what SES tells of a mail comes right behind it, as do calls of webhooks.
fn on_change(change: Change) -> DeliverHandler {
    let app = &change.delivery.app;
    let state = feedback::State {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
    };
    Arc::new(move |event| {
        let (change, state) = (change.clone(), state.clone());
        async move {
            let told = running_as("history", history::handle(&change.history, event.clone())).await;
            let sent = running_as("deliver", deliver::handle(&change.delivery, event)).await;
            for event in change.mailbox.take_feedback() {
                if let Err(error) = running_as("feedback", feedback::handle(&state, event)).await {
                    tracing::warn!(reason = %error, "what became of a mail is not written down");
                }
            }
            let events = change.events.take();
            let calls = call_webhooks(change.dispatch, events);
            if change.waits {
                calls.await;
            } else {
                tokio::spawn(calls);
            }
            let told = told.map_err(|error| error.to_string())?;
            let sent = sent.map_err(|error| error.to_string())?;
            Ok(if has_failures(&told) { told } else { sent })
        }
        .boxed()
    })
}

/// What the rule on the bus does: each event goes to `dispatch`, and again if it failed.
async fn call_webhooks(dispatch: dispatch::Dispatch, events: Vec<serde_json::Value>) {
    for event in events {
        for _ in 0..3 {
            let call = dispatch::handle(&dispatch, event.clone(), || Duration::MAX);
            match running_as("dispatch", call).await {
                Ok(()) => break,
                Err(error) => tracing::warn!(reason = %error, "an event did not reach the webhooks"),
            }
        }
    }
}

pub(crate) fn has_failures(answer: &serde_json::Value) -> bool {
    let failures = answer.get("batchItemFailures").and_then(serde_json::Value::as_array);
    failures.is_some_and(|failures| !failures.is_empty())
}
