//! The functions as processes of their own, with the environment that `template.yaml` gives them.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures_util::FutureExt;
use routes::{Function as Described, Variable};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::{
    Clock, Server,
    events::Events,
    lambda::{Function, Invoke, Launch},
    mailbox::Mailbox,
    secrets::Secrets,
    stack::{Binaries, Filters, StartError, has_failures},
    stream::DeliverHandler,
};

/// What the environment's references lead to, where they are resources and not parameters.
const KEYS: &str = "DeploymentKeys";
const SIGNING: &str = "SigningKeys";
/// There is no CDN here.
const ORIGIN: &str = "OriginSecret";

/// The two secrets.
#[expect(missing_debug_implementations, reason = "it holds secrets")]
pub struct Kept {
    pub(crate) keys: SecretString,
    pub(crate) signing: SecretString,
}

/// Where the functions find what they need.
#[derive(Debug)]
pub(crate) struct Endpoints {
    pub(crate) table: String,
    /// DynamoDB; where the environment points, if absent.
    pub(crate) database: Option<String>,
    /// SES and SNS.
    pub(crate) messages: String,
    /// EventBridge.
    pub(crate) events: String,
    pub(crate) mail_from: String,
}

/// Functions that run as processes of their own.
#[derive(Debug, Default)]
pub struct Processes {
    functions: BTreeMap<String, Function>,
    // Held for as long as the functions run.
    _secrets: Option<Server>,
}

impl Processes {
    /// The function with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Function> {
        self.functions.get(name)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Function> {
        self.functions.values()
    }

    pub(crate) fn invokers(&self) -> BTreeMap<String, Invoke> {
        let named = |(name, function): (&String, &Function)| (name.clone(), function.invoker());
        self.functions.iter().map(named).collect()
    }

    /// What the stream drives, and right behind it what SES tells of a mail and what the bus brings, as the local server does.
    pub(crate) fn on_change(&self, mailbox: &Mailbox, events: &Events, filters: Filters) -> DeliverHandler {
        let invoke = |name: &str| self.functions.get(name).map(Function::invoker);
        let (history, deliver, feedback) = (invoke("history"), invoke("deliver"), invoke("feedback"));
        let dispatch = invoke("dispatch");
        let (mailbox, events) = (mailbox.clone(), events.clone());
        Arc::new(move |event| {
            let (history, deliver, feedback) = (history.clone(), deliver.clone(), feedback.clone());
            let (mailbox, events, dispatch) = (mailbox.clone(), events.clone(), dispatch.clone());
            let filters = filters.clone();
            async move {
                let told = match filters.history.of_event(&event) {
                    Some(event) => call(history.as_ref(), event).await?,
                    None => service::stream::done(),
                };
                let sent = match filters.deliver.of_event(&event) {
                    Some(event) => call(deliver.as_ref(), event).await?,
                    None => service::stream::done(),
                };
                for event in mailbox.take_feedback() {
                    call(feedback.as_ref(), event).await?;
                }
                for event in events.take() {
                    call(dispatch.as_ref(), event).await?;
                }
                Ok(if has_failures(&told) { told } else { sent })
            }
            .boxed()
        })
    }
}

async fn call(function: Option<&Invoke>, event: Value) -> Result<Value, String> {
    match function {
        Some(function) => function(event).await,
        None => Err("there is no such function".to_owned()),
    }
}

/// Starts every function of the template.
pub(crate) async fn start(
    described: &[Described],
    defaults: &BTreeMap<String, String>,
    binaries: &Binaries,
    endpoints: &Endpoints,
    kept: Kept,
    clock: &Clock,
) -> Result<Processes, StartError> {
    let (secrets, server) = Secrets::start(Arc::clone(clock)).await?;
    secrets.make(KEYS, kept.keys.expose_secret());
    secrets.make(SIGNING, kept.signing.expose_secret());
    let mut references = defaults.clone();
    references.extend(binaries.parameters.clone());
    for (name, value) in [
        ("Table", endpoints.table.as_str()),
        ("AWS::StackName", "local"),
        ("MailEvents", "local-mail-events"),
        ("MailFrom", &endpoints.mail_from),
        ("EventBus", "latchkey"),
        (KEYS, KEYS),
        (SIGNING, SIGNING),
        (ORIGIN, ""),
    ] {
        references.insert(name.to_owned(), value.to_owned());
    }
    let mut aws = BTreeMap::from([
        ("AWS_REGION".to_owned(), "us-east-1".to_owned()),
        ("AWS_ACCESS_KEY_ID".to_owned(), "local".to_owned()),
        ("AWS_SECRET_ACCESS_KEY".to_owned(), "local".to_owned()),
        ("AWS_ENDPOINT_URL_SECRETS_MANAGER".to_owned(), server.url()),
        ("AWS_ENDPOINT_URL_SESV2".to_owned(), endpoints.messages.clone()),
        ("AWS_ENDPOINT_URL_SNS".to_owned(), endpoints.messages.clone()),
        ("AWS_ENDPOINT_URL_EVENTBRIDGE".to_owned(), endpoints.events.clone()),
    ]);
    if let Some(database) = &endpoints.database {
        aws.insert("AWS_ENDPOINT_URL_DYNAMODB".to_owned(), database.clone());
    }
    let launches = described.iter().map(|function| {
        let mut environment = aws.clone();
        for (name, variable) in &function.variables {
            let value = match variable {
                Variable::Text(text) => text.clone(),
                Variable::Reference(to) => references.get(to).cloned().ok_or_else(|| {
                    StartError::Template(format!(
                        "{name} of {} is {to}, which has no value here",
                        function.binary
                    ))
                })?,
            };
            environment.insert(name.clone(), value);
        }
        Ok(Launch {
            name: function.binary.clone(),
            binary: binaries.folder.join(&function.binary),
            environment,
            memory: function.memory,
            timeout: Duration::from_secs(u64::from(function.timeout)),
            log: binaries
                .logs
                .as_ref()
                .map(|folder| folder.join(format!("{}.log", function.binary))),
        })
    });
    let launches = launches.collect::<Result<Vec<_>, StartError>>()?;
    let mut functions = BTreeMap::new();
    for launch in launches {
        // One after the other: so the time that a start takes is its own.
        functions.insert(launch.name.clone(), Function::start(launch).await?);
    }
    Ok(Processes {
        functions,
        _secrets: Some(server),
    })
}
