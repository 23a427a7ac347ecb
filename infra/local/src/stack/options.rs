//! How the product is started on one machine.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

pub use authorizer::{Demands, Issuer};
use aws_config::SdkConfig;
use aws_sdk_dynamodb::config::SharedInterceptor;
use domain::{
    application::Settings,
    clock::{Clock, SystemClock},
    entropy::{Entropy, SystemEntropy},
    limits::Limits,
    password::Blocklist,
};
use service::{delivery::Budget, entry::FAILURE_TAKES, http::front::Front, turns::Turns, watch::Watcher};

use crate::{Hosts, mailbox::Relay, place::BaseUrl};

/// See [`Options::toward_mailbox`].
pub type TowardMailbox = Arc<dyn Fn(&str) -> SdkConfig + Send + Sync>;

/// How the product is started on one machine.
#[derive(Clone)]
pub struct Options {
    /// Where everything is kept; in memory if absent.
    pub folder: Option<PathBuf>,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port there; 0 takes any free one.
    pub port: u16,
    /// The origin that links lead to, and that pages of ours come from; if absent, the one that it listens at.
    pub base_url: Option<BaseUrl>,
    /// The names that it answers to besides those of this machine and the one in `base_url`.
    pub hosts: Hosts,
    /// Whether the mailbox and the events are shown to whoever reaches it, and not to this machine only.
    pub share_mailbox: bool,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Look at every call of the table, for tests that count.
    pub interceptors: Vec<SharedInterceptor>,
    /// Looks at every call of AWS, and can ask which function runs.
    pub watcher: Option<Arc<dyn Watcher>>,
    /// Whether the stream runs by itself; if not, [`crate::stream::Stream::drain`] has to be called.
    pub deliver: bool,
    /// Settings of the default application, when it is made.
    pub settings: Settings,
    /// The deployment's ceiling for lifetimes, in minutes.
    pub max_lifetime_minutes: Option<u32>,
    /// Country calling codes that SMS may go to.
    pub dial_codes: Vec<String>,
    /// Origins whose pages may call for every application.
    pub origins: Vec<String>,
    /// Hosts whose back ends may exchange the code at the end of the way without an API key.
    pub exchange_hosts: Vec<String>,
    /// How often something may happen.
    pub limits: Limits,
    /// The passwords that nobody may choose, besides the common ones.
    pub blocklist: Arc<Blocklist>,
    /// Whether calls may take as long as they like: where the table is embedded, which is never away, only busy.
    pub patient: bool,
    /// How many hashes work at once, and how many more wait.
    pub turns: Arc<Turns>,
    /// How long an entry that fails takes.
    pub failure_takes: Duration,
    /// How long a provider has for a message.
    pub send_budget: Budget,
    /// The name of the table.
    pub table: String,
    /// The address that mail comes from.
    pub mail_from: String,
    /// The event bus elsewhere on which events are told. If absent, they are told here, and webhooks are called.
    pub event_bus: Option<String>,
    /// The identity provider whose tokens let administrators in besides API keys.
    pub issuer: Option<Issuer>,
    /// What stands before the functions: a CDN, whose secret they demand, or nothing.
    pub front: Front,
    /// Finds the addresses that webhooks' names lead to.
    pub resolver: dispatch::Resolver,
    /// Where to find DynamoDB, SES and SNS instead of here: an emulator, or AWS.
    pub elsewhere: Option<SdkConfig>,
    /// Makes the SDK settings that lead to the mailbox at this URL, also where the table is elsewhere: for tests that put
    /// something in between.
    pub toward_mailbox: Option<TowardMailbox>,
    /// Takes every message after the mailbox has, and says its id.
    pub relay: Option<Relay>,
    /// Takes every call of the event bus after it was taken here.
    pub event_relay: Option<Relay>,
    /// The functions as processes of their own, in place of calls in this one.
    pub binaries: Option<Binaries>,
}

/// Functions that are built and started as they are in AWS. Their time is the machine's.
#[derive(Debug, Clone)]
pub struct Binaries {
    /// The file that each of them is, told by its name which one.
    pub file: PathBuf,
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
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            base_url: None,
            hosts: Hosts::default(),
            share_mailbox: false,
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
            exchange_hosts: ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec(),
            limits: Limits::default(),
            blocklist: Arc::default(),
            patient: false,
            turns: Arc::default(),
            failure_takes: FAILURE_TAKES,
            send_budget: Budget::default(),
            table: "latchkey".to_owned(),
            mail_from: "invitations@latchkey.example".to_owned(),
            event_bus: None,
            issuer: None,
            front: Front::open(),
            resolver: dispatch::system_resolver(),
            elsewhere: None,
            toward_mailbox: None,
            relay: None,
            event_relay: None,
            binaries: None,
        }
    }
}
