//! What is counted and timed: lines of the log in CloudWatch's Embedded Metric Format, of which CloudWatch makes metrics by
//! itself. No call is made for them, and none of them names a person, an address or an application.
//!
//! Whoever counts something calls [`Metric::count`] where the fact is known once. [`crate::logging`] writes the line.

use std::{fmt, time::Duration};

use serde_json::{Map, Value, json};
use tracing::field::{Field, Visit};

use domain::{clock::from_millis, invitation::{Kind, State}, person::{Event, Person}};

/// The target of these lines in the log.
pub const TARGET: &str = "latchkey_metrics";
/// Where CloudWatch keeps them.
pub const NAMESPACE: &str = "Latchkey";

/// Something that is counted or timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// An invitation was made.
    Invited,
    /// The person has begun.
    Opened,
    /// The password of an invitation was set.
    Completed,
    /// From the invitation to its completion, in seconds.
    SecondsToComplete,
    /// The end of an invitation has come, and nobody had finished.
    Expired,
    /// Somebody came when it was too late.
    CameTooLate,
    /// A provider took a message, by its kind.
    Sent,
    /// A provider refused a message for good, by its kind.
    Refused,
    /// The recipient's server does not take a mail for now; the provider goes on trying.
    Delayed,
    /// A code was sent.
    CodesSent,
    /// The right code was entered.
    CodesEntered,
    /// A wrong code was entered.
    WrongCodes,
    /// Somebody was told to wait or to stop: any answer with 429.
    LimitsHit,
    /// A request was answered, by the class of its status. The route stands beside it in the line.
    Requests,
    /// A webhook took an event.
    WebhooksDelivered,
    /// A webhook did not take an event; it is called again.
    WebhookTriesFailed,
    /// A webhook did not take an event, and is not called again for it.
    WebhooksGivenUp,
    /// A webhook was switched off, because nothing but failures came or because it is gone.
    WebhooksDisabled,
    /// How long a call of AWS took, by service and operation.
    DependencyMilliseconds,
    /// A call of AWS that was not answered, or with a fault of the service, by service and operation.
    DependencyFaults,
}

impl Metric {
    /// Its name in CloudWatch.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "Invited",
            Self::Opened => "Opened",
            Self::Completed => "Completed",
            Self::SecondsToComplete => "SecondsToComplete",
            Self::Expired => "Expired",
            Self::CameTooLate => "CameTooLate",
            Self::Sent => "Sent",
            Self::Refused => "Refused",
            Self::Delayed => "Delayed",
            Self::CodesSent => "CodesSent",
            Self::CodesEntered => "CodesEntered",
            Self::WrongCodes => "WrongCodes",
            Self::LimitsHit => "LimitsHit",
            Self::Requests => "Requests",
            Self::WebhooksDelivered => "WebhooksDelivered",
            Self::WebhookTriesFailed => "WebhookTriesFailed",
            Self::WebhooksGivenUp => "WebhooksGivenUp",
            Self::WebhooksDisabled => "WebhooksDisabled",
            Self::DependencyMilliseconds => "DependencyMilliseconds",
            Self::DependencyFaults => "DependencyFaults",
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::SecondsToComplete => "Seconds",
            Self::DependencyMilliseconds => "Milliseconds",
            Self::Invited
            | Self::Opened
            | Self::Completed
            | Self::Expired
            | Self::CameTooLate
            | Self::Sent
            | Self::Refused
            | Self::Delayed
            | Self::CodesSent
            | Self::CodesEntered
            | Self::WrongCodes
            | Self::LimitsHit
            | Self::Requests
            | Self::WebhooksDelivered
            | Self::WebhookTriesFailed
            | Self::WebhooksGivenUp
            | Self::WebhooksDisabled
            | Self::DependencyFaults => "Count",
        }
    }

    /// One more.
    pub fn count(self) {
        tracing::info!(target: TARGET, metric = self.name(), unit = self.unit(), value = 1.0);
    }

    /// One more of the kind `of`.
    pub fn count_of(self, of: &str) {
        tracing::info!(target: TARGET, metric = self.name(), unit = self.unit(), value = 1.0, kind = of);
    }

    /// A value.
    pub fn measure(self, value: f64) {
        tracing::info!(target: TARGET, metric = self.name(), unit = self.unit(), value);
    }
}

/// Counts an answer of `status` on `route`, and that a limit was hit where it says so.
pub fn answered(route: &str, status: u16) {
    let class = match status {
        ..400 => "fine",
        400..500 => "refused",
        _ => "failed",
    };
    let metric = Metric::Requests;
    tracing::info!(target: TARGET, metric = metric.name(), unit = metric.unit(), value = 1.0, kind = class, route, status);
    if status == 429 {
        Metric::LimitsHit.count();
    }
}

/// Notes how long one call of a service took, and whether it was answered without a fault of the service.
pub fn called(service: &str, operation: &str, took: Duration, fine: bool) {
    let metric = Metric::DependencyMilliseconds;
    let value = took.as_secs_f64() * 1000.0;
    let kind = format!("{service}.{operation}");
    tracing::info!(target: TARGET, metric = metric.name(), unit = metric.unit(), value, kind);
    if !fine {
        Metric::DependencyFaults.count_of(&kind);
    }
}

/// Counts what the last write of `person` did; to be called once, when it is known to have happened.
pub fn written(person: &Person) {
    let invitation = &person.invitation;
    let write = &person.last_write;
    // The write that begins the way may be one that asks for a code.
    if matches!(invitation.state, State::Opened { at } if at == write.at) && invitation.kind == Kind::Invitation {
        Metric::Opened.count();
    }
    match write.event {
        Event::Created => Metric::Invited.count(),
        Event::Expired => Metric::Expired.count(),
        Event::Completed if invitation.kind == Kind::Invitation => {
            Metric::Completed.count();
            Metric::SecondsToComplete.measure(write.at.duration_since(invitation.created_at).as_secs_f64());
        }
        Event::Completed
        | Event::Imported
        | Event::Resent
        | Event::Renewed
        | Event::LinkShown
        | Event::Extended
        | Event::Revoked
        | Event::Opened
        | Event::ResetAsked
        | Event::PasswordChanged
        | Event::Disabled
        | Event::Enabled
        | Event::UserChanged
        | Event::CodeAsked
        | Event::CodeTried
        | Event::StepCompleted
        | Event::MessageSent
        | Event::MessageFailed
        | Event::MessageDropped
        | Event::DeliveryReported
        | Event::LanguageChosen
        | Event::SignedOut
        | Event::CodeExchanged
        | Event::MessageRedriven
        | Event::VerificationAsked
        | Event::EmailProven
        | Event::ReminderDue
        | Event::DuePassed
        | Event::SignInFailed
        | Event::SignedIn => {}
    }
}

/// One line, as it is read from an event of the log.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Line {
    metric: String,
    unit: String,
    value: f64,
    kind: Option<String>,
    properties: Map<String, Value>,
}

impl Line {
    /// Reads an event of [`TARGET`].
    #[must_use]
    pub fn of(event: &tracing::Event<'_>) -> Self {
        let mut line = Self::default();
        event.record(&mut line);
        line
    }

    /// The line in Embedded Metric Format (CloudWatch User Guide, "Specification: Embedded metric format"), at `millis` since
    /// the epoch. Counted for the deployment, and for each kind where there are kinds; everything else in it can be searched
    /// and makes no metric, since each costs money.
    #[must_use]
    pub fn emf(&self, deployment: &str, millis: i64) -> Value {
        let mut dimensions = vec![json!(["deployment"])];
        let mut line = self.properties.clone();
        line.insert("deployment".to_owned(), deployment.into());
        if let Some(kind) = &self.kind {
            dimensions.push(json!(["deployment", "kind"]));
            line.insert("kind".to_owned(), kind.as_str().into());
        }
        line.insert(self.metric.clone(), self.value.into());
        let metrics = json!([{ "Name": self.metric, "Unit": self.unit }]);
        let directive = json!({ "Namespace": NAMESPACE, "Dimensions": dimensions, "Metrics": metrics });
        let meta = json!({ "Timestamp": from_millis(millis).as_millisecond(), "CloudWatchMetrics": [directive] });
        line.insert("_aws".to_owned(), meta);
        Value::Object(line)
    }
}

impl Visit for Line {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "value" {
            self.value = value;
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.properties.insert(field.name().to_owned(), value.into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "metric" => value.clone_into(&mut self.metric),
            "unit" => value.clone_into(&mut self.unit),
            "kind" => self.kind = Some(value.to_owned()),
            name => drop(self.properties.insert(name.to_owned(), value.into())),
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io,
        sync::{Arc, Mutex},
    };
    use tracing::level_filters::LevelFilter;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines(level: LevelFilter, say: impl FnOnce()) -> Vec<Value> {
        let memory = Memory::default();
        let writer = memory.clone();
        let subscriber = crate::logging::subscriber(level, Some("prod"), move || writer.clone());
        tracing::subscriber::with_default(subscriber, say);
        let text = String::from_utf8(memory.0.lock().unwrap().clone()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_metric_is_a_line_that_cloudwatch_understands_at_every_level() {
        let seen = lines(LevelFilter::ERROR, || {
            answered("POST /v1/tickets/verify", 429);
            called("dynamodb", "GetItem", Duration::from_micros(2500), false);
        });
        let names: Vec<_> = seen
            .iter()
            .map(|line| {
                line["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"]
                    .as_str()
                    .unwrap()
            })
            .collect();
        assert_eq!(
            names,
            ["Requests", "LimitsHit", "DependencyMilliseconds", "DependencyFaults"]
        );
        let first = &seen[0];
        assert_eq!(first["_aws"]["CloudWatchMetrics"][0]["Namespace"], "Latchkey");
        let dimensions = &first["_aws"]["CloudWatchMetrics"][0]["Dimensions"];
        assert_eq!(dimensions, &json!([["deployment"], ["deployment", "kind"]]));
        for of in dimensions
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|set| set.as_array().unwrap())
        {
            assert!(
                first[of.as_str().unwrap()].is_string(),
                "a dimension has its value at the root"
            );
        }
        assert_eq!((&first["Requests"], &first["kind"]), (&json!(1.0), &json!("refused")));
        assert_eq!(
            (&first["route"], &first["status"]),
            (&json!("POST /v1/tickets/verify"), &json!(429))
        );
        assert!(first["_aws"]["Timestamp"].as_i64().unwrap() > 1_700_000_000_000);
        assert_eq!(seen[2]["DependencyMilliseconds"], 2.5);
        assert_eq!(seen[2]["kind"], "dynamodb.GetItem");
    }

    #[test]
    fn the_funnel_is_counted_from_what_was_written_and_names_nobody() {
        let (_, mut person) = domain::invite::tests::sample();
        let seen = lines(LevelFilter::INFO, || {
            written(&person);
            let at = from_millis(90_000);
            person.last_write = Event::CodeAsked.write([1; 16], at, domain::invitation::Actor::Person);
            person.invitation.state = State::Opened { at };
            written(&person);
            let at = from_millis(120_000);
            person.last_write = Event::Completed.write([2; 16], at, domain::invitation::Actor::Person);
            written(&person);
        });
        let value = |name: &str| seen.iter().filter_map(|line| line[name].as_f64()).collect::<Vec<_>>();
        for name in ["Invited", "Opened", "Completed"] {
            assert_eq!(value(name), [1.0], "{name}");
        }
        let took = 120.0 - person.invitation.created_at.as_second() as f64;
        assert_eq!(value("SecondsToComplete"), [took]);
        for line in &seen {
            let known = ["_aws", "deployment", "kind"];
            let rest: Vec<_> = line
                .as_object()
                .unwrap()
                .keys()
                .filter(|key| !known.contains(&key.as_str()))
                .collect();
            assert_eq!(rest.len(), 1, "one value and nothing of the person: {line}");
        }
    }
}
