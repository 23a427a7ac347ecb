//! What a function needs besides its request, made once at its start.

use std::{fmt, sync::Arc, time::Duration};

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::{
    entry,
    environment::{Environment, StartError},
    http::{Error, ProblemCode, Request, caller::authorize, path_parameter},
    secrets::Kept,
    turns::Turns,
    watch,
};
use domain::{
    address::PhoneNumber,
    api_key::{Caller, Reach, Scope},
    application::{Application, Settings},
    clock::{Clock, SystemClock},
    entropy::{Entropy, SystemEntropy, random},
    flow::{self, Flow, FlowRef},
    id::ApplicationId,
    invitation::Method,
    keys::DeploymentKeys,
    limits::Limits,
    nearest,
    password::{Blocklist, Hasher},
    person::Person,
    plan::{self, Kind},
    ticket::TicketHash,
};
use store::Store;

/// What an operator decides for the deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The public origin that links are built from, without a slash at its end. Never taken from a request.
    pub base_url: String,
    /// The application that is meant where none is named.
    pub default_application: ApplicationId,
    /// The longest lifetime of an invitation, in minutes.
    pub max_lifetime_minutes: Option<u32>,
    /// What SMS may go to, see [`plan::listed`]: calling codes without the plus sign, with or without an area, and regions;
    /// nothing by default, since each costs money.
    pub dial_codes: Vec<String>,
    /// Origins whose pages may call for every application, each as a browser writes it.
    pub origins: Vec<String>,
    /// Hosts whose back ends may exchange the code at the end of the way without an API key: for pages that stand there.
    pub exchange_hosts: Vec<String>,
    /// How often something may happen.
    pub limits: Limits,
}

impl Config {
    /// Whether the code that was given to the page at `url` can be exchanged without an API key.
    #[must_use]
    pub fn may_exchange(&self, url: &Url) -> bool {
        url.host_str().is_some_and(|host| {
            self.exchange_hosts
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(host))
        })
    }

    /// Whether the deployment is reached without TLS, which only local mode is.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.base_url.starts_with("http://")
    }

    /// The host name that people see.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.base_url.split_once("://").map_or("", |(_, host)| host);
        match host.rsplit_once(':') {
            // The colons of an IPv6 address stand in brackets.
            Some((name, port)) if !port.contains(']') => name,
            Some(_) | None => host,
        }
    }

    /// Makes sure that an SMS may go to `number`: its country is on the deployment's list, and it is a mobile telephone by the
    /// plan of its country.
    ///
    /// # Errors
    /// [`Error::Field`].
    pub fn may_text(&self, number: &PhoneNumber) -> Result<(), Error> {
        let elsewhere = || {
            let (range, _) = plan::range(number.digits());
            let detail = format!("this deployment sends no SMS to that country or range, +{range}: see `SmsDialCodes`");
            Err(Error::field(ProblemCode::PhoneCountryNotAllowed, "/phone", detail))
        };
        match number.plan().1 {
            _ if self.dial_code(number).is_none() => elsewhere(),
            Kind::Mobile | Kind::FixedOrMobile => Ok(()),
            Kind::Fixed => {
                let detail = "this is the number of a landline, which gets no SMS";
                Err(Error::field(ProblemCode::PhoneNotMobile, "/phone", detail))
            }
            Kind::Special | Kind::Unassigned => elsewhere(),
        }
    }

    /// What on the deployment's list stands for `number`: the longest, where there are several.
    #[must_use]
    pub fn dial_code(&self, number: &PhoneNumber) -> Option<&str> {
        let (region, _) = number.plan();
        let listed = self.dial_codes.iter().map(String::as_str);
        listed
            .filter(|listed| plan::lists(listed, region, number.digits()))
            .max_by_key(|listed| listed.len())
    }

    /// The link to the page that proves an address.
    #[must_use]
    pub fn verification_link(&self, text: &str) -> String {
        format!("{}/verify-email/{text}", self.base_url)
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
    /// The deployment's keys, as they were when this was made.
    pub keys: Arc<DeploymentKeys>,
    /// Where newer ones come from; none where they never change while it runs.
    pub kept_keys: Option<Arc<Kept<DeploymentKeys>>>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Passwords.
    pub hasher: Arc<Hasher>,
    /// Turns at hashing.
    pub turns: Arc<Turns>,
    /// The passwords that nobody may choose.
    pub blocklist: Arc<Blocklist>,
    /// What the operator decided.
    pub config: Arc<Config>,
    /// How long an entry or a sign-in that fails takes: [`entry::FAILURE_TAKES`], but for tests.
    pub failure_takes: Duration,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}

impl App {
    /// What a Lambda function finds around itself.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn from_environment(environment: &Environment) -> Result<Self, StartError> {
        let (config, store) = (environment.config()?, environment.store()?);
        // Beside each other: the first request finds the keys, a connection to the table, and the settings that it needs.
        let (app, ()) = tokio::join!(
            Self::without_settings(environment),
            store.warm_up(&config.default_application, SystemClock.now())
        );
        Ok(Self { store, ..app? })
    }

    /// The same for a function that has nothing to do with applications' settings, and may not read them.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn without_settings(environment: &Environment) -> Result<Self, StartError> {
        let (config, store) = (environment.config()?, environment.store()?);
        let blocklist = environment.blocklist()?;
        let kept_keys = environment.deployment_keys().await?;
        Ok(Self {
            store,
            keys: kept_keys.value(SystemClock.now()).await,
            kept_keys: Some(Arc::new(kept_keys)),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            hasher: Arc::new(Hasher::new(crate::pbkdf2)),
            turns: Arc::default(),
            blocklist: Arc::new(blocklist),
            config: Arc::new(config),
            failure_takes: entry::FAILURE_TAKES,
        })
    }

    /// The same with keys that are new enough: for the beginning of each request.
    pub async fn renewed(&self) -> Self {
        let keys = match &self.kept_keys {
            None => Arc::clone(&self.keys),
            Some(kept) => match kept.value(self.clock.now()).await {
                keys if keys.missed_one() => kept.again(self.clock.now()).await,
                keys => keys,
            },
        };
        Self { keys, ..self.clone() }
    }

    /// The same with newer keys, if a key was asked for that is not among these, and there are newer ones.
    pub async fn after_a_miss(&self) -> Option<Self> {
        let kept = self.kept_keys.as_ref().filter(|_| self.keys.missed_one())?;
        let keys = kept.again(self.clock.now()).await;
        let newer = !Arc::ptr_eq(&keys, &self.keys);
        newer.then(|| Self { keys, ..self.clone() })
    }

    /// The application of this id.
    ///
    /// # Errors
    /// [`Error::NoApplication`], or that the table does not answer.
    pub async fn application(&self, id: &ApplicationId) -> Result<Arc<Application>, Error> {
        self.store
            .application(id, self.clock.now())
            .await?
            .ok_or(Error::NoApplication)
    }

    /// The application that is named, or the deployment's default. Whether it exists is not looked at.
    ///
    /// # Errors
    /// [`Error::NoApplication`] for what cannot be one.
    pub fn application_id(&self, named: Option<&str>) -> Result<ApplicationId, Error> {
        match named {
            Some(named) => ApplicationId::parse(named).map_err(|_| unknown(named)),
            None => Ok(self.config.default_application.clone()),
        }
    }

    /// The application that a body names, or the deployment's default.
    ///
    /// # Errors
    /// [`Error::UnknownApplication`], or that the table does not answer.
    pub async fn application_named(&self, named: Option<&str>) -> Result<Arc<Application>, Error> {
        let found = self.application(&self.application_id(named)?).await;
        found.map_err(|error| match (error, named) {
            (Error::NoApplication, Some(named)) => unknown(named),
            (other, _) => other,
        })
    }

    /// The error where nobody could be signed in: that the application which the call names does not exist, where it does
    /// not, for its id is no secret. A call that succeeds costs no read of it.
    pub async fn or_unknown(&self, failed: Error, named: Option<&str>) -> Error {
        match (failed, named) {
            (failed @ (Error::SignInFailed | Error::EntryFailed), Some(_)) => match self.application_named(named).await
            {
                Err(missing @ Error::UnknownApplication { .. }) => missing,
                Ok(_) | Err(_) => failed,
            },
            (failed, _) => failed,
        }
    }

    /// The application that `caller` means: the one that is named, or the only one that its key reaches, or the
    /// deployment's default.
    ///
    /// # Errors
    /// [`Error::NoApplication`] for one that does not exist or is out of reach, [`Error::Field`] where it is not clear.
    pub async fn application_for(&self, caller: &Caller, named: Option<&str>) -> Result<Arc<Application>, Error> {
        let id = match (named, &caller.reach) {
            (Some(text), _) => ApplicationId::parse(text).map_err(|_| unknown(text))?,
            (None, Reach::Applications(ids)) => match ids.as_slice() {
                [only] => only.clone(),
                _ => {
                    let reached: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
                    let detail = format!(
                        "say which application is meant: this key reaches {}",
                        reached.join(", ")
                    );
                    return Err(Error::field(ProblemCode::ApplicationMissing, "/application", detail));
                }
            },
            (None, Reach::Deployment) => self.config.default_application.clone(),
        };
        let missing = || named.map_or(Error::NoApplication, unknown);
        if !caller.reach.covers(&id) {
            return Err(missing());
        }
        self.application(&id).await.map_err(|error| match error {
            Error::NoApplication => missing(),
            other => other,
        })
    }

    /// The caller, if its key has `scope`, and the application that the path names.
    ///
    /// # Errors
    /// As [`authorize`], or [`Error::NoApplication`] for one that does not exist or is out of reach.
    pub async fn application_in_path(&self, request: &Request, scope: Scope) -> Result<(Caller, ApplicationId), Error> {
        let caller = authorize(request, scope)?;
        let named = path_parameter(request, "id");
        let found = self.application_for(&caller, Some(&named)).await;
        let application = found.map_err(|error| match error {
            Error::UnknownApplication { .. } => Error::NoApplication,
            other => other,
        })?;
        Ok((caller, application.id.clone()))
    }

    /// Makes sure that `settings` are those of an application: in range, under the deployment's ceilings, with a flow that
    /// exists.
    ///
    /// # Errors
    /// What is wrong with them, or that the table does not answer.
    pub async fn check_settings(&self, id: &ApplicationId, settings: &Settings) -> Result<(), Error> {
        let application = settings.clone().into_new_application(id.clone())?;
        application.lifetime.within(self.config.max_lifetime_minutes)?;
        self.flow_named(id, &application.flow).await.map(|_| ())
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

    /// The hash of no ticket: what takes the place of a hash, so that no ticket fits any more.
    ///
    /// # Errors
    /// That there is no randomness.
    pub fn unmatched_ticket(&self) -> Result<TicketHash, Error> {
        Ok(TicketHash(random(&*self.entropy)?))
    }

    /// The flow of `person`'s invitation, in its version, entered by its method.
    ///
    /// # Errors
    /// [`Error::Broken`] if the flow is gone, or that the table does not answer.
    pub async fn flow_of(&self, person: &Person) -> Result<Flow, Error> {
        self.flow(&person.application, &person.invitation.flow, person.invitation.method)
            .await
    }

    /// An immutable version of a flow, entered by `method`.
    ///
    /// # Errors
    /// [`Error::Broken`] if it is gone, or that the table does not answer.
    pub async fn flow(&self, application: &ApplicationId, id: &FlowRef, method: Method) -> Result<Flow, Error> {
        let flow = match Flow::ready_made(&id.name).filter(|flow| flow.id == *id) {
            Some(flow) => flow,
            None => {
                let found = self.store.flow(application, id).await?;
                Flow::clone(&*found.ok_or_else(|| Error::Broken(format!("flow {id} is gone")))?)
            }
        };
        Ok(flow.entered_by(method))
    }

    /// The flow that the caller names: `name` is the published version, `name@3` that very one.
    ///
    /// # Errors
    /// [`Error::Field`] if there is none, or that the table does not answer.
    pub async fn flow_named(&self, application: &ApplicationId, name: &str) -> Result<Flow, Error> {
        let refused = |detail: String| Error::field(ProblemCode::FlowUnknown, "/flow", detail);
        let unknown = || {
            let ready_made = Flow::READY_MADE.map(|name| format!("`{name}`")).join(", ");
            let meant = nearest::meant(name, &Flow::READY_MADE);
            refused(format!(
                "there is no flow called `{name}`{meant}; every application has {ready_made}"
            ))
        };
        if let Some(flow) = Flow::ready_made(name) {
            return Ok(flow);
        }
        let id = match FlowRef::parse(name) {
            Some(id) => id,
            None => {
                if !flow::can_be_name(name) {
                    return Err(unknown());
                }
                let head = self.store.flow_head(application, name).await?.ok_or_else(unknown)?;
                let version = head.published.ok_or_else(|| {
                    let latest = head.latest;
                    refused(format!(
                        "the flow `{name}` has no published version: publish it, or name its draft, `{name}@{latest}`"
                    ))
                })?;
                FlowRef {
                    name: head.name,
                    version,
                }
            }
        };
        if let Some(flow) = Flow::ready_made(&id.name) {
            return if flow.id == id { Ok(flow) } else { Err(unknown()) };
        }
        self.store
            .flow(application, &id)
            .await?
            .map(|flow| Flow::clone(&flow))
            .ok_or_else(unknown)
    }

    /// Runs work that keeps a core busy, such as a hash, when it has its turn, where it holds up nothing else, and beside the
    /// time of the calls.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if its turn does not come, [`Error::Internal`] if it panicked.
    pub async fn busy<T: Send + 'static>(&self, work: impl FnOnce(&Self) -> T + Send + 'static) -> Result<T, Error> {
        let app = self.clone();
        watch::aside(async {
            let turn = self
                .turns
                .take()
                .await
                .map_err(|none| Error::Unavailable(none.to_string()))?;
            let worked = tokio::task::spawn_blocking(move || {
                let done = work(&app);
                // With the work, and not with the request: one that is given up leaves its work behind.
                drop(turn);
                done
            });
            worked.await.map_err(|_| Error::Internal("a computation was cut off"))
        })
        .await
    }
}

/// That the application which a body names does not exist, or is out of reach.
fn unknown(named: &str) -> Error {
    Error::UnknownApplication {
        pointer: "/application".to_owned(),
        named: named.chars().filter(|sign| !sign.is_control()).take(64).collect(),
    }
}
