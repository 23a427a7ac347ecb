//! The log: one JSON object a line in Lambda, plain lines in local mode.
//!
//! The level that is asked for counts for Latchkey's own code. Everything beneath stays at warnings whatever is asked for:
//! at TRACE the SDK and the runtime write out requests, and with them links and credentials (RUSTSEC-2023-0125).

use tracing::{Event, Subscriber, level_filters::LevelFilter};
use tracing_subscriber::{
    filter::Targets,
    fmt::{
        FmtContext, FormatEvent, FormatFields, MakeWriter,
        format::{Format, Json, JsonFields, Writer},
        layer,
    },
    layer::SubscriberExt,
    registry,
    registry::LookupSpan,
};

use crate::metrics;
use domain::clock::{Clock, SystemClock};

/// Our crates, whose lines hold no secret and no address.
const OURS: [&str; 24] = [
    "applications",
    "auth0",
    "authorizer",
    "deliver",
    "dispatch",
    "domain",
    "feedback",
    "first_key",
    "history",
    "invitations",
    "keys",
    "latchkey",
    "present",
    "redrive",
    "rotate",
    "service",
    "setup",
    "sign_in",
    "site",
    "store",
    "sweep",
    "users",
    "webhooks",
    "wso2",
];

/// A subscriber that writes to `writer`: in JSON, with metrics, where there is a deployment, and for people's eyes if not.
pub fn subscriber<W>(level: LevelFilter, deployment: Option<&str>, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let targets = Targets::new().with_default(LevelFilter::WARN.min(level));
    let targets = targets.with_targets(OURS.map(|target| (target, level)));
    // The embedded database warns of every refused condition, which is how it is asked.
    let targets = targets.with_target("dynoxide", LevelFilter::ERROR.min(level));
    let Some(deployment) = deployment else {
        let targets = targets.with_target(metrics::TARGET, level);
        return Box::new(registry().with(targets).with(layer().compact().with_writer(writer)));
    };
    let lines = Lines {
        plain: Format::default()
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false),
        deployment: deployment.to_owned(),
    };
    // Metrics are no matter of severity.
    let targets = targets.with_target(metrics::TARGET, LevelFilter::INFO);
    let lines = layer().fmt_fields(JsonFields::new()).event_format(lines);
    Box::new(registry().with(targets).with(lines.with_writer(writer)))
}

/// One JSON object a line; metrics in the form in which CloudWatch finds them.
struct Lines {
    plain: Format<Json>,
    deployment: String,
}

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> std::fmt::Result {
        if event.metadata().target() == metrics::TARGET {
            let now = SystemClock.now().as_millisecond();
            let mut lines = metrics::Line::of(event).emf(&self.deployment, now).into_iter();
            lines.try_for_each(|line| writeln!(writer, "{line}"))
        } else {
            self.plain.format_event(context, writer, event)
        }
    }
}

/// Starts the log of a Lambda function, at the level that the function's settings ask for.
pub fn start() {
    let level = crate::environment::log_level();
    let deployment = crate::environment::deployment();
    // A second start would only mean that there is a log already.
    let _ = tracing::subscriber::set_global_default(subscriber(level, Some(&deployment), std::io::stdout));
}
