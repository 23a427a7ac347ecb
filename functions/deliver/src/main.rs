//! The Lambda function `deliver`.

use std::time::Duration;

use deliver::{Delivery, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{app::App, delivery::{mail::Mailer, sms::Texter}, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let delivery = &Delivery {
        app: App::from_environment(&environment).await?,
        mailer: Mailer::new(environment.sdk(), &environment.mail_from()?, environment.mail_events()),
        texter: Texter::new(environment.sdk()),
        longest_pause: Duration::from_secs(2),
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        Ok::<_, Error>(process::contained(handle(delivery, event.payload)).await??)
    };
    run(service_fn(handler)).await
}
