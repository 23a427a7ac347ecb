//! Which function runs: for tests that look at what each of them does.

use std::future::Future;

use service::metrics;

tokio::task_local! {
    static FUNCTION: String;
}

/// The function that the current task runs, by the name of its binary.
#[must_use]
pub fn running() -> Option<String> {
    FUNCTION.try_with(Clone::clone).ok()
}

/// Runs `work` as the function called `name`.
pub async fn running_as<F: Future>(name: &str, work: F) -> F::Output {
    FUNCTION.scope(name.to_owned(), work).await
}

/// The same for what answers no request: one line of the log tells of it, as in AWS.
pub(crate) async fn driven_as<F: Future>(name: &str, work: F) -> F::Output {
    let (output, work) = running_as(name, metrics::gather(work)).await;
    work.emit();
    output
}
