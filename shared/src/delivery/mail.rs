//! Mail through SES v2.

use aws_config::{SdkConfig, retry::RetryConfig};
use aws_sdk_sesv2::{
    Client,
    error::BuildError,
    types::{Body, Content, Destination, EmailContent, Message, MessageTag},
};

use super::{Label, SendError, classify};
use crate::{domain::address::EmailAddress, messages::Mail};

/// What SES answers to a message that it will never take.
const REFUSALS: [&str; 4] = [
    "MessageRejected",
    "BadRequestException",
    "MailFromDomainNotVerifiedException",
    "AccountSuspendedException",
];

/// Sends mail.
#[derive(Debug, Clone)]
pub struct Mailer {
    client: Client,
    from: String,
    events: Option<String>,
}

impl Mailer {
    /// A sender of mail that comes from the bare address `from`, with `events` as the configuration set.
    #[must_use]
    pub fn new(sdk: &SdkConfig, from: &str, events: Option<String>) -> Self {
        let config = aws_sdk_sesv2::config::Builder::from(sdk)
            .retry_config(RetryConfig::disabled())
            .build();
        Self {
            client: Client::from_conf(config),
            from: from.to_owned(),
            events,
        }
    }

    /// Hands `mail` over and gives the provider's id of it.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn send(&self, to: &EmailAddress, mail: &Mail, label: &Label) -> Result<String, SendError> {
        let broken = |error: BuildError| SendError::Refused(error.to_string());
        let content = |text: &str| Content::builder().data(text).charset("UTF-8").build().map_err(broken);
        let body = Body::builder()
            .text(content(&mail.text)?)
            .html(content(&mail.html)?)
            .build();
        let message = Message::builder().subject(content(&mail.subject)?).body(body).build();
        let tag = |name: &str, value: &str| MessageTag::builder().name(name).value(value).build().map_err(broken);
        let answer = self
            .client
            .send_email()
            .from_email_address(&self.from)
            .set_configuration_set_name(self.events.clone())
            .destination(Destination::builder().to_addresses(to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .email_tags(tag("kind", label.kind)?)
            .email_tags(tag("invitation", &label.invitation)?)
            .send()
            .await;
        match answer {
            Ok(output) => Ok(output.message_id.unwrap_or_default()),
            Err(error) => Err(classify(&error, &REFUSALS)),
        }
    }
}
