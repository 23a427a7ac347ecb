//! All functions in one binary. Lambda says which of them an instance is, by the `Handler` that `template.yaml` gives it.
//!
//! One binary because the functions share nearly all their code: nineteen of them compile and link it nineteen times, and are
//! nineteen archives to upload. Roles, environments and logs stay apart, as they belong to the function and not to its archive.

use std::pin::Pin;

use lambda_runtime::Error;

/// A function that runs for as long as its instance lives.
pub type Running = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// Starts a function.
pub type Start = fn() -> Running;

/// Each function by the name that is its `Handler`.
pub const FUNCTIONS: &[(&str, Start)] = &[
    ("applications", || Box::pin(applications::start())),
    ("auth0", || Box::pin(auth0::start())),
    ("authorizer", || Box::pin(authorizer::start())),
    ("deliver", || Box::pin(deliver::start())),
    ("dispatch", || Box::pin(dispatch::start())),
    ("feedback", || Box::pin(feedback::start())),
    ("first-key", || Box::pin(first_key::start())),
    ("history", || Box::pin(history::start())),
    ("invitations", || Box::pin(invitations::start())),
    ("keys", || Box::pin(keys::start())),
    ("redrive", || Box::pin(redrive::start())),
    ("rotate", || Box::pin(rotate::start())),
    ("setup", || Box::pin(setup::start())),
    ("sign-in", || Box::pin(sign_in::start())),
    ("site", || Box::pin(site::start())),
    ("sweep", || Box::pin(sweep::start())),
    ("users", || Box::pin(users::start())),
    ("webhooks", || Box::pin(webhooks::start())),
    ("wso2", || Box::pin(wso2::start())),
];

/// Runs the function of this name.
///
/// # Errors
/// There is none of this name, or it cannot start.
pub async fn run(name: &str) -> Result<(), Error> {
    let Some((_, start)) = FUNCTIONS.iter().find(|(function, _)| *function == name) else {
        let names: Vec<_> = FUNCTIONS.iter().map(|(function, _)| *function).collect();
        return Err(format!("there is no function {name:?}: _HANDLER is one of {}", names.join(", ")).into());
    };
    start().await
}
