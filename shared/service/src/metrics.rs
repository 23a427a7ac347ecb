//! What is counted and timed: lines of the log in CloudWatch's Embedded Metric Format, of which CloudWatch makes metrics by
//! itself. No call is made for them, and none of them names a person, an address or an application.
//!
//! Whoever counts something calls [`Metric::count`] where the fact is known once. [`crate::logging`] writes the line.

mod line;

use std::{
    fmt::Write as _,
    mem,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use domain::{
    invitation::{Kind, State},
    person::{Person, WriteKind},
};

pub use line::Line;

/// The target of these lines in the log.
pub const TARGET: &str = "latchkey_metrics";
/// Where CloudWatch keeps them.
pub const NAMESPACE: &str = "Latchkey";

tokio::task_local! {
    /// What is gathered of the work on one event: written in one line when it ends, since each line costs money.
    static WORK: Mutex<Work>;
}

/// What the work on one event came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Work {
    /// Calls of AWS, by service and operation, and how many milliseconds each took: `dynamodb.GetItem=2.5`, separated by
    /// spaces.
    calls: String,
    /// What was counted and measured meanwhile: `Invited=1`, separated by spaces, and `Sent/invitation=1` where there are kinds.
    counted: String,
    /// The id of the invitation that was written last: it leads from a request to the mail, and on to what became of it.
    invitation: String,
}

/// Does `work` and gathers what it came to. Within another such work nothing is gathered: that one tells of all.
pub async fn gather<F: Future>(work: F) -> (F::Output, Work) {
    if WORK.try_with(|_| ()).is_ok() {
        return (work.await, Work::default());
    }
    // In a box, as whoever calls this keeps much already.
    let work = Box::pin(async {
        let output = work.await;
        let gathered = WORK.with(|work| mem::take(&mut *work.lock().unwrap_or_else(PoisonError::into_inner)));
        (output, gathered)
    });
    WORK.scope(Mutex::default(), work).await
}

/// Notes something of the work that is done; whether there is one.
fn with_work(change: impl FnOnce(&mut Work)) -> bool {
    WORK.try_with(|work| change(&mut work.lock().unwrap_or_else(PoisonError::into_inner)))
        .is_ok()
}

impl Work {
    /// Logs it in a line of its own, if there is anything to say.
    pub fn emit(&self) {
        if !self.calls.is_empty() || !self.counted.is_empty() {
            let metric = Metric::DependencyMilliseconds;
            let (name, unit, calls, invitation) = (metric.name(), metric.unit(), &*self.calls, &*self.invitation);
            tracing::info!(target: TARGET, metric = name, unit, calls, counted = &*self.counted, invitation, "worked");
        }
    }

    /// Keeps a value of a metric.
    fn record(&mut self, metric: Metric, kind: &str, value: f64) {
        let before = if self.counted.is_empty() { "" } else { " " };
        let slash = if kind.is_empty() { "" } else { "/" };
        // A text takes whatever is written to it.
        let _ = write!(self.counted, "{before}{}{slash}{kind}={value}", metric.name());
    }
}

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
    /// A message waits, by what for: a limit, the provider, its answer, or the operator.
    Held,
    /// The recipient's server does not take a mail for now; the provider goes on trying.
    Delayed,
    /// A code was sent.
    CodesSent,
    /// The right code was entered.
    CodesEntered,
    /// A wrong code was entered.
    WrongCodes,
    /// Somebody has to wait or to stop: any answer with 429.
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
    const ALL: [Self; 21] = [
        Self::Invited,
        Self::Opened,
        Self::Completed,
        Self::SecondsToComplete,
        Self::Expired,
        Self::CameTooLate,
        Self::Sent,
        Self::Refused,
        Self::Held,
        Self::Delayed,
        Self::CodesSent,
        Self::CodesEntered,
        Self::WrongCodes,
        Self::LimitsHit,
        Self::Requests,
        Self::WebhooksDelivered,
        Self::WebhookTriesFailed,
        Self::WebhooksGivenUp,
        Self::WebhooksDisabled,
        Self::DependencyMilliseconds,
        Self::DependencyFaults,
    ];

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
            Self::Held => "Held",
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
            | Self::Held
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

    /// The one of this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }

    /// One more.
    pub fn count(self) {
        self.measure(1.0);
    }

    /// One more of the kind `of`.
    pub fn count_of(self, of: &str) {
        if !with_work(|work| work.record(self, of, 1.0)) {
            tracing::info!(target: TARGET, metric = self.name(), unit = self.unit(), value = 1.0, kind = of);
        }
    }

    /// A value.
    pub fn measure(self, value: f64) {
        if !with_work(|work| work.record(self, "", value)) {
            tracing::info!(target: TARGET, metric = self.name(), unit = self.unit(), value);
        }
    }
}

/// Counts an answer of `status` on `route`, and that a limit was hit where it says so. The one line of a request: it tells too
/// what was called for it.
pub fn answered(route: &str, status: u16, request_id: &str, work: &Work) {
    let class = match status {
        ..400 => "fine",
        400..500 => "refused",
        _ => "failed",
    };
    let mut work = work.clone();
    if status == 429 {
        work.record(Metric::LimitsHit, "", 1.0);
    }
    let metric = Metric::Requests;
    let (name, unit, calls, invitation) = (metric.name(), metric.unit(), &*work.calls, &*work.invitation);
    tracing::info!(
        target: TARGET,
        metric = name,
        unit,
        value = 1.0,
        kind = class,
        route,
        status,
        request_id,
        calls,
        counted = &*work.counted,
        invitation,
        "answered"
    );
}

/// Notes how long one call of a service took, and whether it was answered without a fault of the service. It is written with the
/// work that it was made for; at the start of a function, where there is none, by itself.
pub fn called(service: &str, operation: &str, took: Duration, fine: bool) {
    let metric = Metric::DependencyMilliseconds;
    let value = took.as_secs_f64() * 1000.0;
    let kind = format!("{service}.{operation}");
    let gathered = with_work(|work| {
        let before = if work.calls.is_empty() { "" } else { " " };
        // A text takes whatever is written to it.
        let _ = write!(work.calls, "{before}{kind}={value:.1}");
    });
    if !gathered {
        tracing::info!(target: TARGET, metric = metric.name(), unit = metric.unit(), value, kind);
    }
    if !fine {
        Metric::DependencyFaults.count_of(&kind);
    }
}

/// Counts what the last write of `person` did; to be called once, when it is known to have happened.
pub fn written(person: &Person) {
    let invitation = &person.invitation;
    let write = &person.last_write;
    with_work(|work| work.invitation = person.invitation_id().to_string());
    // The write that begins the way may be one that asks for a code.
    if matches!(invitation.state, State::Opened { at } if at == write.at) && invitation.kind == Kind::Invitation {
        Metric::Opened.count();
    }
    match write.kind {
        WriteKind::Created => Metric::Invited.count(),
        WriteKind::Expired => Metric::Expired.count(),
        WriteKind::Completed if invitation.kind == Kind::Invitation => {
            Metric::Completed.count();
            Metric::SecondsToComplete.measure(write.at.duration_since(invitation.created_at).as_secs_f64());
        }
        WriteKind::Completed
        | WriteKind::Imported
        | WriteKind::Resent
        | WriteKind::Renewed
        | WriteKind::LinkShown
        | WriteKind::Extended
        | WriteKind::Revoked
        | WriteKind::Declined
        | WriteKind::Opened
        | WriteKind::ResetAsked
        | WriteKind::PasswordChanged
        | WriteKind::Disabled
        | WriteKind::Enabled
        | WriteKind::UserChanged
        | WriteKind::CodeAsked
        | WriteKind::CodeTried
        | WriteKind::StepCompleted
        | WriteKind::MessageSent
        | WriteKind::MessageFailed
        | WriteKind::MessageDropped
        | WriteKind::MessageHeld
        | WriteKind::DeliveryReported
        | WriteKind::LanguageChosen
        | WriteKind::SignedOut
        | WriteKind::CodeExchanged
        | WriteKind::MessageRedriven
        | WriteKind::VerificationAsked
        | WriteKind::EmailProven
        | WriteKind::ReminderDue
        | WriteKind::DuePassed
        | WriteKind::SignInFailed
        | WriteKind::SignedIn
        | WriteKind::Unlocked => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clock::from_millis;
    use serde_json::{Value, json};
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
            answered("POST /v1/tickets/verify", 429, "r", &Work::default());
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
        assert_eq!(names, ["Requests", "DependencyMilliseconds", "DependencyFaults"]);
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
        assert_eq!(seen[0]["LimitsHit"], 1.0);
        assert_eq!(seen[1]["DependencyMilliseconds"], json!([2.5]));
        assert_eq!(seen[1]["kind"], "dynamodb.GetItem");
    }

    #[test]
    fn a_batch_logs_one_line_and_each_further_kind_another() {
        let seen = lines(LevelFilter::ERROR, || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let work = async {
                    Metric::Sent.count_of("invitation");
                    Metric::Sent.count_of("code");
                    Metric::CodesSent.count();
                    Metric::Sent.count_of("invitation");
                    Metric::Refused.count_of("code");
                };
                gather(work).await.1.emit();
                answered("GET /health", 200, "r", &Work::default());
            });
        });
        let values: Vec<_> = seen
            .iter()
            .map(|line| ["kind", "Sent", "Refused", "CodesSent", "Requests"].map(|name| line[name].clone()))
            .collect();
        let (nothing, one) = (Value::Null, json!(1.0));
        assert_eq!(
            values,
            [
                [
                    json!("invitation"),
                    json!([1.0, 1.0]),
                    nothing.clone(),
                    one.clone(),
                    nothing.clone()
                ],
                [
                    json!("code"),
                    one.clone(),
                    one.clone(),
                    nothing.clone(),
                    nothing.clone()
                ],
                [json!("fine"), nothing.clone(), nothing.clone(), nothing, one],
            ]
        );
        let directives = &seen[0]["_aws"]["CloudWatchMetrics"];
        assert_eq!(directives[0]["Dimensions"], json!([["deployment"]]));
        assert_eq!(
            directives[1]["Dimensions"],
            json!([["deployment"], ["deployment", "kind"]])
        );
        assert_eq!(directives[1]["Metrics"], json!([{ "Name": "Sent", "Unit": "Count" }]));
    }

    #[test]
    fn a_request_is_one_line_with_all_that_was_called_for_it() {
        let seen = lines(LevelFilter::WARN, || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let work = async {
                    called("dynamodb", "GetItem", Duration::from_micros(2_540), true);
                    // What is gathered within is written with the whole.
                    let (_, within) =
                        gather(async { called("dynamodb", "UpdateItem", Duration::from_millis(4), true) }).await;
                    within.emit();
                    written(&crate::sample::invited());
                    7
                };
                let (output, calls) = gather(work).await;
                assert_eq!(output, 7);
                answered("GET /setup", 429, "request-1", &calls);
                // Work that answers nobody tells of its calls alone, and work that calls nothing tells nothing.
                gather(async { called("ses", "SendEmail", Duration::from_millis(30), true) })
                    .await
                    .1
                    .emit();
                gather(async {}).await.1.emit();
            });
        });
        let [line, worked] = &seen[..] else { panic!("{seen:#?}") };
        assert_eq!(
            (&line["message"], &line["request_id"]),
            (&json!("answered"), &json!("request-1"))
        );
        assert!(line["invitation"].as_str().unwrap().starts_with("inv_"), "{line}");
        assert_eq!(line["calls"], "dynamodb.GetItem=2.5 dynamodb.UpdateItem=4.0");
        assert_eq!(line["DependencyMilliseconds"], json!([2.5, 4.0]));
        let directives = &line["_aws"]["CloudWatchMetrics"];
        assert_eq!(directives[0]["Metrics"][0]["Name"], "Requests");
        assert_eq!(directives[1]["Dimensions"], json!([["deployment"]]));
        let names: Vec<_> = directives[1]["Metrics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|metric| &metric["Name"])
            .collect();
        assert_eq!(names, ["DependencyMilliseconds", "Invited", "LimitsHit"]);
        assert_eq!((&line["Invited"], &line["LimitsHit"]), (&json!(1.0), &json!(1.0)));
        assert_eq!(worked["DependencyMilliseconds"], json!([30.0]));
        assert_eq!(worked["_aws"]["CloudWatchMetrics"].as_array().unwrap().len(), 1);
        assert!(line.to_string().len() < 700, "{} bytes: {line}", line.to_string().len());
    }

    #[test]
    fn the_funnel_is_counted_from_what_was_written_and_names_nobody() {
        let mut person = crate::sample::invited();
        let seen = lines(LevelFilter::INFO, || {
            written(&person);
            let at = from_millis(90_000);
            person.last_write = WriteKind::CodeAsked.write([1; 16], at, domain::invitation::Actor::Person);
            person.invitation.state = State::Opened { at };
            written(&person);
            let at = from_millis(120_000);
            person.last_write = WriteKind::Completed.write([2; 16], at, domain::invitation::Actor::Person);
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
