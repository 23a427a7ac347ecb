//! The AWS SDK against local endpoints.

use std::sync::Arc;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_sdk_dynamodb::error::{DisplayErrorContext, ProvideErrorMetadata};
use service::watch;

/// An SDK configuration for a local endpoint: made-up credentials and region, nothing read from the environment. The
/// calls of a request have the time that they have in a function.
#[must_use]
pub fn sdk_config(endpoint: &str) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "local", "local", None, None, "local",
        )))
        .endpoint_url(endpoint)
        .region(Region::from_static("us-east-1"))
        .http_client(watch::client(Arc::new(watch::Nobody)))
        .build()
}

/// What the service said, or the whole chain of causes when it said nothing.
pub(crate) fn describe(error: &(impl ProvideErrorMetadata + std::error::Error)) -> String {
    match (error.code(), error.message()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        _ => DisplayErrorContext(error).to_string(),
    }
}
