//! The process of a function: its log, its panics, and its end.

use std::{
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures_util::FutureExt;
use lambda_extension::Extension;
use tokio::signal::unix::{SignalKind, signal};

use crate::{logging, metrics};
use domain::clock::{Clock, SystemClock};

/// How long an invocation that has to end at `deadline` may still run, whenever it is asked.
pub fn time_left(deadline: SystemTime) -> impl Fn() -> Duration {
    let end = deadline.duration_since(UNIX_EPOCH).unwrap_or_default();
    move || {
        let now = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default();
        end.saturating_sub(Duration::from_millis(now))
    }
}

/// The work on an event ended in a panic. What it said is passed on to nobody: it may hold what was worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a panic ended the work on this; where, stands in the log")]
pub struct Panicked;

/// Does `work`; a panic ends that, and neither the process nor what it does next. Whatever is shared with other work is either
/// replaced as a whole or locked, and nobody minds a lock that was held by work that panicked.
///
/// # Errors
/// [`Panicked`].
pub async fn contained<F: Future>(work: F) -> Result<F::Output, Panicked> {
    // In a box: what handlers keep while they wait is large.
    let work = AssertUnwindSafe(Box::pin(work)).catch_unwind();
    let (done, work) = metrics::gather(work).await;
    work.emit();
    done.map_err(|_| Panicked)
}

/// Writes down that there was a panic and where, and not what it said.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panicked");
}

/// Lambda tells an instance that it ends only where an extension is registered. This one asks for no events, so it costs
/// nothing after the start.
const EXTENSION: &str = "latchkey-end";

/// Starts the log of a function, and has the instance end in order when Lambda takes it back: no function keeps anything that
/// is not written down by the time it answers, so there is nothing to do but to go at once.
pub async fn start() {
    logging::start();
    panic::set_hook(Box::new(log_panic));
    match signal(SignalKind::terminate()) {
        Ok(mut asked) => {
            tokio::spawn(async move {
                asked.recv().await;
                tracing::info!("the instance ends");
                std::process::exit(0);
            });
        }
        Err(error) => tracing::warn!(%error, "the instance will not hear that it ends"),
    }
    // Not every emulator of Lambda knows extensions.
    let extension = Extension::new().with_events(&[]).with_extension_name(EXTENSION);
    match extension.register().await {
        Ok(extension) => {
            tokio::spawn(async move {
                // It waits for events that never come.
                let _ = extension.run().await;
            });
        }
        Err(error) => tracing::debug!(%error, "no extension was registered"),
    }
}
