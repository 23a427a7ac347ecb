//! For tests: somebody who was just invited, and whoever invited them.

use domain::{
    address::{EmailAddress, Username},
    api_key::{ApiKeyId, Caller, CallerId, Reach, Scope},
    application::Settings,
    clock::{Lifetime, from_millis},
    entropy::SeededEntropy,
    flow::Flow,
    id::ApplicationId,
    invitation::Method,
    invite::{self, Details, Invite},
    keys::DeploymentKeys,
    person::Person,
};

/// A key of the deployment that may do everything.
pub(crate) fn caller() -> Caller {
    Caller {
        id: CallerId::Key(ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap()),
        scopes: Scope::ALL.to_vec(),
        reach: Reach::Deployment,
    }
}

/// Somebody who was invited at the Unix epoch.
pub(crate) fn invited() -> Person {
    let keys = DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap();
    let application = ApplicationId::parse("app_test").unwrap();
    let application = Settings::named("Test Application")
        .into_application(application)
        .unwrap();
    let email = EmailAddress::parse("ada.lovelace@example.com").unwrap();
    let invite = Invite {
        application: &application,
        flow: &Flow::ready_made("email_code_password").unwrap(),
        username: Username::from(&email),
        method: Method::EmailLink,
        lifetime: Lifetime::Seconds(3600),
        details: Details {
            email: Some(email),
            ..Details::default()
        },
    };
    invite::create(&keys, &SeededEntropy::new(2), invite, from_millis(0), &caller()).unwrap()
}
