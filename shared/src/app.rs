//! What a function needs besides its request, made once at its start.

use std::{fmt, sync::Arc};

use aws_sdk_dynamodb::Client;
use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        application::Application,
        clock::{Clock, SystemClock},
        entropy::{Entropy, SystemEntropy},
        flow::{Flow, FlowRef},
        id::ApplicationId,
        keys::DeploymentKeys,
        password::Hasher,
        person::Person,
    },
    environment::{Environment, StartError},
    http::Error,
    pages::Brand,
    store::Store,
};

/// What an operator decides for the deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The public origin that links are built from, without a slash at its end. Never taken from a request.
    pub base_url: String,
    /// The application that is meant where none is named.
    pub default_application: ApplicationId,
    /// The longest lifetime of an invitation, in minutes.
    pub max_lifetime_minutes: Option<u32>,
}

impl Config {
    /// Whether the deployment is reached without TLS, which only local mode is.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.base_url.starts_with("http://")
    }

    /// The host name that people see.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.base_url.split_once("://").map_or("", |(_, host)| host);
        host.split(':').next().unwrap_or(host)
    }

    /// The link that carries `ticket`.
    #[must_use]
    pub fn link(&self, ticket: &SecretString) -> SecretString {
        SecretString::from(format!("{}/i/{}", self.base_url, ticket.expose_secret()))
    }
}

/// Everything that the functions which deal with people share.
#[derive(Clone)]
pub struct App {
    /// The table.
    pub store: Store,
    /// The deployment's keys.
    pub keys: Arc<DeploymentKeys>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Passwords.
    pub hasher: Arc<Hasher>,
    /// What the operator decided.
    pub config: Arc<Config>,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("config", &self.config).finish_non_exhaustive()
    }
}

impl App {
    /// What a Lambda function finds around itself.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn from_environment(environment: &Environment) -> Result<Self, StartError> {
        Ok(Self {
            store: Store::new(Client::new(environment.sdk()), &environment.table()?),
            keys: Arc::new(environment.deployment_keys().await?),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            hasher: Arc::default(),
            config: Arc::new(environment.config()?),
        })
    }

    /// The application of this id.
    ///
    /// # Errors
    /// [`Error::NoApplication`], or that the table does not answer.
    pub async fn application(&self, id: &ApplicationId) -> Result<Arc<Application>, Error> {
        self.store.application(id, self.clock.now()).await?.ok_or(Error::NoApplication)
    }

    /// The application of `person`.
    ///
    /// # Errors
    /// [`Error::Broken`] if there is none, or that the table does not answer.
    pub async fn application_of(&self, person: &Person) -> Result<Arc<Application>, Error> {
        match self.application(&person.application).await {
            Err(Error::NoApplication) => Err(Error::Broken(format!("{} is gone", person.application))),
            other => other,
        }
    }

    /// The published flow of this name and version.
    ///
    /// # Errors
    /// [`Error::Broken`] if there is none.
    pub fn flow(&self, id: &FlowRef) -> Result<Flow, Error> {
        let flow = Flow::ready_made(&id.name).filter(|flow| flow.id == *id);
        flow.ok_or_else(|| Error::Broken(format!("flow {id} is gone")))
    }

    /// The newest version of the flow called `name`.
    ///
    /// # Errors
    /// [`Error::Field`] if there is none.
    pub fn flow_named(&self, name: &str) -> Result<Flow, Error> {
        let unknown = || Error::field("flow_unknown", "/flow", format_args!("there is no flow called `{name}`"));
        Flow::ready_made(name).ok_or_else(unknown)
    }

    /// Runs work that keeps a core busy, such as a hash, where it holds up nothing else.
    ///
    /// # Errors
    /// [`Error::Internal`] if it panicked.
    pub async fn busy<T: Send + 'static>(&self, work: impl FnOnce(&Self) -> T + Send + 'static) -> Result<T, Error> {
        let app = self.clone();
        tokio::task::spawn_blocking(move || work(&app)).await.map_err(|_| Error::Internal("a computation was cut off"))
    }
}

/// What pages and messages of an application look like.
impl From<&Application> for Brand {
    fn from(application: &Application) -> Self {
        Self {
            application_name: application.name.clone(),
            accent: application.branding.colour.clone(),
            support_address: application.branding.support_address.clone(),
        }
    }
}
