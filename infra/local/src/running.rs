//! Which function runs: for tests that look at what each of them does.

use std::future::Future;

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
