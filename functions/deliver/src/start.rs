//! The Lambda function `deliver`: what it is made of when an instance starts.

use std::time::Duration;

use crate::{Deliver, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{
    app::App,
    delivery::{Budget, mail::Mailer, sms::Texter},
    environment::Environment,
    process,
};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
    let delivery = &Deliver {
        app: App::from_environment(&environment).await?,
        mailer: Mailer::new(
            environment.sdk(),
            Budget::default(),
            &environment.mail_from()?,
            environment.mail_events(),
        ),
        texter: Texter::new(environment.sdk(), Budget::default()),
        longest_pause: Duration::from_secs(2),
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        Ok::<_, Error>(process::contained(handle(delivery, event.payload)).await??)
    };
    run(service_fn(handler)).await
}
