//! The log: one JSON object a line in Lambda, plain lines in local mode.
//!
//! The level that is asked for counts for Latchkey's own code. Everything beneath stays at warnings whatever is asked for:
//! at TRACE the SDK and the runtime write out requests, and with them links and credentials (RUSTSEC-2023-0125).

use tracing::{Subscriber, level_filters::LevelFilter};
use tracing_subscriber::{
    filter::Targets,
    fmt::{MakeWriter, layer},
    layer::SubscriberExt,
    registry,
};

/// Our crates, whose lines hold no secret and no address.
const OURS: [&str; 13] = [
    "applications",
    "authorizer",
    "deliver",
    "feedback",
    "history",
    "invitations",
    "keys",
    "latchkey",
    "setup",
    "shared",
    "sign_in",
    "site",
    "users",
];

/// A subscriber that writes to `writer`.
pub fn subscriber<W>(level: LevelFilter, json: bool, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let targets = Targets::new().with_default(LevelFilter::WARN.min(level));
    let targets = targets.with_targets(OURS.map(|target| (target, level)));
    // The embedded database warns of every refused condition, which is how it is asked.
    let targets = targets.with_target("dynoxide", LevelFilter::ERROR.min(level));
    if json {
        let lines = layer()
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false);
        Box::new(registry().with(targets).with(lines.with_writer(writer)))
    } else {
        Box::new(registry().with(targets).with(layer().compact().with_writer(writer)))
    }
}

/// Starts the log of a Lambda function, at the level that the function's settings ask for.
pub fn start() {
    let level = crate::environment::log_level();
    // A second start would only mean that there is a log already.
    let _ = tracing::subscriber::set_global_default(subscriber(level, true, std::io::stdout));
}
