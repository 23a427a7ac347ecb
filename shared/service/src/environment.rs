//! What a Lambda function finds around itself: variables, SDK settings, secrets. Read once, at the start; the only place
//! that reads the environment.

use std::{sync::Arc, time::Duration};

use aws_config::{
    BehaviorVersion, Region, SdkConfig, environment::EnvironmentVariableCredentialsProvider, retry::RetryConfig,
    timeout::TimeoutConfig,
};
use aws_types::{
    sdk_config::SharedCredentialsProvider,
    service_config::{LoadServiceConfig, ServiceConfigKey},
};
use secrecy::SecretString;

use crate::{
    app::Config,
    metrics,
    secrets::{Kept, Source},
    token::Signer,
};
use domain::{
    application,
    clock::{Clock, SystemClock},
    id::ApplicationId,
    keys::DeploymentKeys,
    limits::Limits,
    origin_secret::OriginSecret,
    password::{Blocklist, Corpus},
    plan,
};
use store::Store;

/// Why a function cannot start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// A variable is missing.
    #[error("the environment variable {0} is missing")]
    Missing(&'static str),
    /// A variable is not well formed.
    #[error("the environment variable {name} is not valid: {problem}")]
    Invalid {
        /// Its name.
        name: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A secret cannot be read.
    #[error("the secret of {name} cannot be read: {problem}")]
    Secret {
        /// The variable that names it.
        name: &'static str,
        /// Why.
        problem: String,
    },
}

/// The environment, with the SDK's settings loaded.
#[derive(Debug)]
pub struct Environment {
    sdk: SdkConfig,
}

/// The identity provider of administrators, and what its tokens have to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administrators {
    /// The issuer.
    pub issuer: String,
    /// The audience that the tokens are for.
    pub audience: String,
    /// One of these is their `acr`, if there are any.
    pub acr: Vec<String>,
    /// Each of these is in their `amr`.
    pub amr: Vec<String>,
    /// Whether their header has to say `at+jwt`.
    pub declared: bool,
}

const TABLE: &str = "LATCHKEY_TABLE";
const BASE_URL: &str = "LATCHKEY_BASE_URL";
const DEFAULT_APPLICATION: &str = "LATCHKEY_DEFAULT_APPLICATION";
const MAX_LIFETIME: &str = "LATCHKEY_MAX_LIFETIME_MINUTES";
const DIAL_CODES: &str = "LATCHKEY_SMS_DIAL_CODES";
const CORS_ORIGINS: &str = "LATCHKEY_CORS_ORIGINS";
const PASSWORD_WORDS: &str = "LATCHKEY_PASSWORD_WORDS";
const PASSWORD_CORPUS: &str = "LATCHKEY_PASSWORD_CORPUS";
const EXCHANGE_HOSTS: &str = "LATCHKEY_EXCHANGE_HOSTS";
const SOURCE_FAILURES: &str = "LATCHKEY_SOURCE_FAILURES";
const SOURCE_CALLS: &str = "LATCHKEY_SOURCE_CALLS";
const KEY_CALLS: &str = "LATCHKEY_KEY_CALLS";
const MAILS_PER_HOUR: &str = "LATCHKEY_MAILS_PER_HOUR";
const MAILS_PER_DAY: &str = "LATCHKEY_MAILS_PER_DAY";
const SMS_PER_HOUR: &str = "LATCHKEY_SMS_PER_HOUR";
const SMS_PER_COUNTRY: &str = "LATCHKEY_SMS_PER_COUNTRY_PER_DAY";
const SMS_PER_DAY: &str = "LATCHKEY_SMS_PER_DAY";
const APPLICATION_SHARE: &str = "LATCHKEY_APPLICATION_SHARE";
const SMS_BREAKER_AFTER: &str = "LATCHKEY_SMS_BREAKER_AFTER";
const KEYS_SECRET: &str = "LATCHKEY_KEYS_SECRET";
const SIGNING_SECRET: &str = "LATCHKEY_SIGNING_SECRET";
const ORIGIN_SECRET: &str = "LATCHKEY_ORIGIN_SECRET";
const MAIL_FROM: &str = "LATCHKEY_MAIL_FROM";
const MAIL_EVENTS: &str = "LATCHKEY_MAIL_EVENTS";
const EVENT_BUS: &str = "LATCHKEY_EVENT_BUS";
const ADMIN_ISSUER: &str = "LATCHKEY_ADMIN_ISSUER";
const ADMIN_AUDIENCE: &str = "LATCHKEY_ADMIN_AUDIENCE";
const ADMIN_ACR: &str = "LATCHKEY_ADMIN_ACR";
const ADMIN_AMR: &str = "LATCHKEY_ADMIN_AMR";
const ADMIN_TOKEN_TYPE: &str = "LATCHKEY_ADMIN_TOKEN_TYPE";

impl Environment {
    /// Region, credentials and endpoints as Lambda names them, with the patience of a function. The SDK's own way would look into
    /// files and ask the machine and STS as well, whose clients are a megabyte of the binary.
    #[must_use]
    pub fn load() -> Self {
        let region = said("AWS_REGION").or_else(|| said("AWS_DEFAULT_REGION"));
        let sdk = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(region.map(Region::new))
            .credentials_provider(SharedCredentialsProvider::new(
                EnvironmentVariableCredentialsProvider::new(),
            ))
            .service_config(Endpoints)
            .build();
        Self { sdk: patient(sdk) }
    }

    /// The SDK's settings.
    #[must_use]
    pub fn sdk(&self) -> &SdkConfig {
        &self.sdk
    }

    /// The table.
    ///
    /// # Errors
    /// [`StartError::Missing`].
    pub fn store(&self) -> Result<Store, StartError> {
        Ok(Store::new(
            aws_sdk_dynamodb::Client::new(&self.sdk),
            &self.table()?,
            metrics::written,
        ))
    }

    /// The name of the table.
    ///
    /// # Errors
    /// [`StartError::Missing`].
    pub fn table(&self) -> Result<String, StartError> {
        variable(TABLE)
    }

    /// The address that mail comes from.
    ///
    /// # Errors
    /// [`StartError::Missing`].
    pub fn mail_from(&self) -> Result<String, StartError> {
        variable(MAIL_FROM)
    }

    /// The SES configuration set that mails are sent with, which makes SES tell what becomes of them.
    #[must_use]
    pub fn mail_events(&self) -> Option<String> {
        variable(MAIL_EVENTS).ok()
    }

    /// The event bus on which back ends hear what happened.
    #[must_use]
    pub fn event_bus(&self) -> Option<String> {
        variable(EVENT_BUS).ok()
    }

    /// Whose tokens let administrators in besides API keys.
    #[must_use]
    pub fn administrators(&self) -> Option<Administrators> {
        let listed = |name| variable(name).map(|list| split_list(&list)).unwrap_or_default();
        Some(Administrators {
            issuer: variable(ADMIN_ISSUER).ok()?,
            audience: variable(ADMIN_AUDIENCE).unwrap_or_default(),
            acr: listed(ADMIN_ACR),
            amr: listed(ADMIN_AMR),
            declared: variable(ADMIN_TOKEN_TYPE).is_ok_and(|wanted| wanted == "at+jwt"),
        })
    }

    /// What the operator decided.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn config(&self) -> Result<Config, StartError> {
        let base_url = variable(BASE_URL)?;
        if !base_url.starts_with("https://") || base_url.ends_with('/') {
            let problem = "an https origin without a slash at its end is wanted".to_owned();
            return Err(StartError::Invalid {
                name: BASE_URL,
                problem,
            });
        }
        let default_application =
            ApplicationId::parse(&variable(DEFAULT_APPLICATION)?).map_err(|error| StartError::Invalid {
                name: DEFAULT_APPLICATION,
                problem: error.to_string(),
            })?;
        let minutes: u32 = match variable(MAX_LIFETIME) {
            Err(_) => 0,
            Ok(text) => text.parse().map_err(|_| StartError::Invalid {
                name: MAX_LIFETIME,
                problem: "a number of minutes is wanted, 0 for no ceiling".to_owned(),
            })?,
        };
        let dial_codes = match variable(DIAL_CODES) {
            Err(_) => Vec::new(),
            Ok(list) => dial_codes(&list)?,
        };
        let origins = match variable(CORS_ORIGINS) {
            Err(_) => Vec::new(),
            Ok(list) => origins(&list)?,
        };
        let exchange_hosts = match variable(EXCHANGE_HOSTS) {
            Err(_) => Vec::new(),
            Ok(list) => hosts(&list)?,
        };
        let max_lifetime_minutes = (minutes > 0).then_some(minutes);
        Ok(Config {
            base_url,
            default_application,
            max_lifetime_minutes,
            dial_codes,
            origins,
            exchange_hosts,
            limits: Self::limits()?,
        })
    }

    /// What the operator says about limits; the defaults for what is left out.
    fn limits() -> Result<Limits, StartError> {
        let defaults = Limits::default();
        Ok(Limits {
            source_failures: count(SOURCE_FAILURES, defaults.source_failures)?,
            source_calls: count(SOURCE_CALLS, defaults.source_calls)?,
            key_calls: count(KEY_CALLS, defaults.key_calls)?,
            mails_per_hour: count(MAILS_PER_HOUR, defaults.mails_per_hour)?,
            mails_per_day: count(MAILS_PER_DAY, defaults.mails_per_day)?,
            sms_per_hour: count(SMS_PER_HOUR, defaults.sms_per_hour)?,
            sms_per_country_per_day: count(SMS_PER_COUNTRY, defaults.sms_per_country_per_day)?,
            sms_per_day: count(SMS_PER_DAY, defaults.sms_per_day)?,
            application_share: count(APPLICATION_SHARE, defaults.application_share)?,
            sms_breaker_after: count(SMS_BREAKER_AFTER, defaults.sms_breaker_after)?,
            rows_read: defaults.rows_read,
        })
    }

    /// The passwords that nobody may choose, besides the common ones: the operator's own words, and those of a corpus
    /// in a file.
    ///
    /// # Errors
    /// [`StartError::Invalid`]: what is asked for and cannot be had is no reason to do without.
    pub fn blocklist(&self) -> Result<Blocklist, StartError> {
        blocklist(variable(PASSWORD_WORDS).ok(), variable(PASSWORD_CORPUS).ok())
    }

    /// The deployment keys, from Secrets Manager.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn deployment_keys(&self) -> Result<Kept<DeploymentKeys>, StartError> {
        self.secret(KEYS_SECRET, |text| DeploymentKeys::parse(text).ok()).await
    }

    /// The keys that sign tokens, from Secrets Manager.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn signer(&self) -> Result<Kept<Signer>, StartError> {
        self.secret(SIGNING_SECRET, |text| Signer::parse(text).ok()).await
    }

    /// What the CDN in front of the deployment shows, from Secrets Manager; none where there is no CDN.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn origin_secret(&self) -> Result<Option<Kept<OriginSecret>>, StartError> {
        if self.origin_secret_name().is_none() {
            return Ok(None);
        }
        self.secret(ORIGIN_SECRET, OriginSecret::parse).await.map(Some)
    }

    /// The name of the secret that the CDN shows, for whoever rotates it.
    #[must_use]
    pub fn origin_secret_name(&self) -> Option<String> {
        variable(ORIGIN_SECRET).ok()
    }

    /// The names of the secrets of the deployment keys and the signing keys, for whoever rotates them.
    ///
    /// # Errors
    /// [`StartError::Missing`].
    pub fn secret_names(&self) -> Result<(String, String), StartError> {
        Ok((variable(KEYS_SECRET)?, variable(SIGNING_SECRET)?))
    }

    async fn secret<T>(
        &self,
        name: &'static str,
        parse: fn(&SecretString) -> Option<T>,
    ) -> Result<Kept<T>, StartError> {
        let source = Source::new(&self.sdk, &variable(name)?);
        let kept = Kept::open(source, parse, SystemClock.now()).await;
        kept.map_err(|problem| StartError::Secret {
            name,
            problem: problem.to_owned(),
        })
    }
}

/// The same settings with what a function grants a dependency: a call is given up after 700 ms and repeated within 2 s in
/// all. Throttling, conflicts and faults of the server are repeated, soon: somebody waits.
#[must_use]
pub fn patient(sdk: SdkConfig) -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_millis(500))
        .operation_attempt_timeout(Duration::from_millis(700))
        .operation_timeout(Duration::from_secs(2))
        .build();
    let retries = RetryConfig::standard()
        .with_max_attempts(3)
        .with_initial_backoff(Duration::from_millis(100))
        .with_max_backoff(Duration::from_millis(400));
    sdk.into_builder()
        .http_client(crate::watch::client(Arc::new(crate::watch::Metrics)))
        .timeout_config(timeouts)
        .retry_config(retries)
        .build()
}

/// What the operator says about limits, for a local server.
///
/// # Errors
/// [`StartError::Invalid`].
pub fn limits() -> Result<Limits, StartError> {
    Environment::limits()
}

/// The passwords that nobody may choose, for a local server.
///
/// # Errors
/// [`StartError::Invalid`].
pub fn blocklist_here() -> Result<Blocklist, StartError> {
    blocklist(variable(PASSWORD_WORDS).ok(), variable(PASSWORD_CORPUS).ok())
}

/// `words` are separated by commas; `corpus` is the path of a file.
fn blocklist(words: Option<String>, corpus: Option<String>) -> Result<Blocklist, StartError> {
    let invalid = |name, problem| StartError::Invalid { name, problem };
    let words = words.unwrap_or_default();
    let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
    let list = Blocklist::default()
        .with_words(words)
        .map_err(|error| invalid(PASSWORD_WORDS, error.to_string()))?;
    let corpus = match corpus {
        None => None,
        Some(path) => {
            let file = std::fs::read(&path).map_err(|error| invalid(PASSWORD_CORPUS, format!("{path}: {error}")))?;
            let (bytes, corpus) = (file.len(), Corpus::parse(file));
            let corpus = corpus.map_err(|error| invalid(PASSWORD_CORPUS, format!("{path}: {error}")))?;
            tracing::info!(passwords = corpus.entries(), bytes, "a corpus of passwords was read");
            Some(corpus)
        }
    };
    Ok(list.with_corpus(corpus))
}

/// How many; `otherwise` where nothing is said.
fn count(name: &'static str, otherwise: u32) -> Result<u32, StartError> {
    match variable(name) {
        Err(_) => Ok(otherwise),
        Ok(text) => text.parse().map_err(|_| StartError::Invalid {
            name,
            problem: "a whole number is wanted".to_owned(),
        }),
    }
}

/// Words separated by commas or spaces.
#[must_use]
pub fn split_list(list: &str) -> Vec<String> {
    let words = list.split([',', ' ']).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Country calling codes, those with an area of North America behind them, and regions, separated by commas.
fn dial_codes(list: &str) -> Result<Vec<String>, StartError> {
    let named = list.split(',').map(str::trim).filter(|text| !text.is_empty());
    named
        .map(|text| {
            plan::listed(text).ok_or_else(|| StartError::Invalid {
                name: DIAL_CODES,
                problem: format!("`{text}` is no calling code and no region, as in 49,44,1,1-876,JM"),
            })
        })
        .collect()
}

/// The event bus elsewhere, for a local server that uses another's services.
#[must_use]
pub fn event_bus() -> Option<String> {
    variable(EVENT_BUS).ok()
}

fn origins(list: &str) -> Result<Vec<String>, StartError> {
    let named = list.split(',').map(str::trim).filter(|text| !text.is_empty());
    named
        .map(|text| {
            application::origin(text).ok_or_else(|| StartError::Invalid {
                name: CORS_ORIGINS,
                problem: format!("`{text}` is no origin, such as https://app.example.com"),
            })
        })
        .collect()
}

/// Names of hosts, without scheme, port and path.
fn hosts(list: &str) -> Result<Vec<String>, StartError> {
    let named = list.split(',').map(str::trim).filter(|text| !text.is_empty());
    named
        .map(|text| match url::Host::parse(text) {
            Ok(host) => Ok(host.to_string()),
            Err(_) => Err(StartError::Invalid {
                name: EXCHANGE_HOSTS,
                problem: format!("`{text}` is no host, such as app.example.com"),
            }),
        })
        .collect()
}

/// Where the services are if not in AWS: `AWS_ENDPOINT_URL_DYNAMODB` and the like, or `AWS_ENDPOINT_URL` for all.
#[derive(Debug)]
struct Endpoints;

impl LoadServiceConfig for Endpoints {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let service = key.service_id().replace([' ', '-'], "_").to_uppercase();
        said(&format!("{}_{service}", key.env())).or_else(|| said(key.env()))
    }
}

/// Whether the environment points the SDK at an endpoint of its own, such as an emulator.
#[must_use]
pub fn names_an_endpoint() -> bool {
    ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB"]
        .into_iter()
        .any(|name| variable(name).is_ok())
}

/// The API key of whoever runs a command: `LATCHKEY_API_KEY`. Never an argument, which every process of the machine can read.
///
/// # Errors
/// [`StartError::Missing`].
pub fn api_key() -> Result<SecretString, StartError> {
    variable("LATCHKEY_API_KEY").map(SecretString::from)
}

/// Where a local server keeps everything: `LATCHKEY_DATA`.
#[must_use]
pub fn data_folder() -> Option<std::path::PathBuf> {
    variable("LATCHKEY_DATA").ok().map(Into::into)
}

/// The least severe level that is logged: `LATCHKEY_LOG_LEVEL`. Lambda's own setting is no use: it drops every line that has no
/// level, and those of the metrics have none.
#[must_use]
pub fn log_level() -> tracing::level_filters::LevelFilter {
    let level = variable("LATCHKEY_LOG_LEVEL").ok().and_then(|level| level.parse().ok());
    level.unwrap_or(tracing::level_filters::LevelFilter::INFO)
}

/// The name under which the deployment's metrics are kept.
#[must_use]
pub fn deployment() -> String {
    variable("LATCHKEY_DEPLOYMENT").unwrap_or_else(|_| "latchkey".to_owned())
}

/// Which function this instance is, as Lambda says it: the `Handler` of `template.yaml`.
#[must_use]
pub fn handler() -> String {
    variable("_HANDLER").unwrap_or_default()
}

fn variable(name: &'static str) -> Result<String, StartError> {
    said(name).ok_or(StartError::Missing(name))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the environment"
)]
fn said(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
