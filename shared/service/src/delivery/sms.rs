//! SMS through SNS.

use aws_config::{SdkConfig, retry::RetryConfig};
use aws_sdk_sns::{Client, types::MessageAttributeValue};

use super::{Label, SendError, classify};
use domain::address::PhoneNumber;
use present::messages::Sms;

/// What SNS answers to a message that it will never take.
const REFUSALS: [&str; 3] = ["InvalidParameter", "InvalidParameterValue", "OptedOut"];

/// Sends SMS.
#[derive(Debug, Clone)]
pub struct Texter {
    client: Client,
}

impl Texter {
    /// A sender of SMS.
    #[must_use]
    pub fn new(sdk: &SdkConfig) -> Self {
        let config = aws_sdk_sns::config::Builder::from(sdk)
            .retry_config(RetryConfig::disabled())
            .build();
        Self {
            client: Client::from_conf(config),
        }
    }

    /// Hands `sms` over and gives the provider's id of it.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn send(&self, to: &PhoneNumber, sms: &Sms, label: &Label) -> Result<String, SendError> {
        let text = |value: &str| {
            let attribute = MessageAttributeValue::builder()
                .data_type("String")
                .string_value(value)
                .build();
            attribute.map_err(|error| SendError::Refused(error.to_string()))
        };
        let answer = self
            .client
            .publish()
            .phone_number(to.as_str())
            .message(&sms.text)
            // Codes are worth more than the cheapest route (SNS calls it "Promotional").
            .message_attributes("AWS.SNS.SMS.SMSType", text("Transactional")?)
            .message_attributes("kind", text(label.kind)?)
            .message_attributes("invitation", text(&label.invitation)?)
            .send()
            .await;
        match answer {
            Ok(output) => Ok(output.message_id.unwrap_or_default()),
            Err(error) => Err(classify(&error, &REFUSALS)),
        }
    }
}
