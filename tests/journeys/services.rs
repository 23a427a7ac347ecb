//! Services of AWS that local mode only imitates, on an emulator that others wrote: `LATCHKEY_TEST_EMULATOR` names it, and
//! `tests/emulators/run.py services` sets it.

use std::{sync::Arc, time::Duration};

use domain::{
    clock::{Clock as _, SystemClock},
    entropy::SystemEntropy,
    keys::DeploymentKeys,
};
use local::sdk_config;
use rotate::{Request, Rotation, Step};
use secrecy::SecretString;
use service::{
    secrets::{Kept, Source},
    token::Signer,
};

use crate::support::env_var;

const STEPS: [Step; 4] = [
    Step::CreateSecret,
    Step::SetSecret,
    Step::TestSecret,
    Step::FinishSecret,
];

/// Secrets there, as CloudFormation makes them, and what rotates them.
struct Safe {
    sdk: aws_config::SdkConfig,
    rotation: Rotation,
}

impl Safe {
    async fn new() -> Self {
        let emulator = env_var("LATCHKEY_TEST_EMULATOR").expect("LATCHKEY_TEST_EMULATOR names the emulator");
        let sdk = sdk_config(&emulator);
        let client = aws_sdk_secretsmanager::Client::new(&sdk);
        let mut made = Vec::new();
        for name in ["deployment-keys", "signing-keys"] {
            let create = client
                .create_secret()
                .name(format!("latchkey-{name}-{}", std::process::id()));
            let secret = create.secret_string(r#"{"placeholder":"x"}"#).send().await.unwrap();
            made.push(secret.arn.unwrap());
        }
        let [deployment_keys, signing_keys] = made.try_into().unwrap();
        let rotation = Rotation {
            client,
            deployment_keys,
            signing_keys,
            origin_secret: None,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
        };
        Self { sdk, rotation }
    }

    /// Takes the steps as Secrets Manager has them taken, each twice.
    async fn rotate(&self, secret: &str, token: &str, steps: &[Step]) {
        for step in steps {
            let request = Request {
                step: *step,
                secret_id: secret.to_owned(),
                client_request_token: token.to_owned(),
            };
            for _ in 0..2 {
                rotate::handle(&self.rotation, &request).await.unwrap();
            }
        }
    }

    /// The stages of a version, sorted; none if there is no such version.
    async fn stages(&self, secret: &str, token: &str) -> Vec<String> {
        let described = self.rotation.client.describe_secret().secret_id(secret).send().await;
        let stages = described.unwrap().version_ids_to_stages.unwrap_or_default();
        let mut stages = stages.get(token).cloned().unwrap_or_default();
        stages.sort();
        stages
    }

    /// As a function reads it.
    async fn read(&self, secret: &str) -> SecretString {
        let source = Source::new(&self.sdk, secret);
        source.read(Duration::from_secs(5)).await.unwrap()
    }
}

fn token(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

#[tokio::test]
#[ignore = "needs an emulator of AWS: tests/emulators/run.py services"]
async fn keys_are_made_and_rotated_in_secrets_manager() {
    let safe = Safe::new().await;
    let (keys, signing) = (
        safe.rotation.deployment_keys.clone(),
        safe.rotation.signing_keys.clone(),
    );
    let open = || {
        Kept::open(
            Source::new(&safe.sdk, &keys),
            |text| DeploymentKeys::parse(text).ok(),
            SystemClock.now(),
        )
    };
    assert!(open().await.is_err(), "a function does not start with the filling");

    // New keys are pending until they are tested, and count from the last step on.
    for secret in [&keys, &signing] {
        safe.rotate(secret, &token(1), &STEPS[..3]).await;
        assert_eq!(safe.stages(secret, &token(1)).await, ["AWSPENDING"], "{secret}");
        safe.rotate(secret, &token(1), &STEPS[3..]).await;
        let stages = safe.stages(secret, &token(1)).await;
        assert!(stages.contains(&"AWSCURRENT".to_owned()), "{secret}: {stages:?}");
    }
    let first = DeploymentKeys::parse(&safe.read(&keys).await).unwrap();
    let first_signer = Signer::parse(&safe.read(&signing).await).ok().unwrap();
    open().await.unwrap();

    for number in 2..=4 {
        for secret in [&keys, &signing] {
            safe.rotate(secret, &token(number), &STEPS).await;
            let stages = safe.stages(secret, &token(number)).await;
            assert!(stages.contains(&"AWSCURRENT".to_owned()), "{secret}: {stages:?}");
            let before = safe.stages(secret, &token(number - 1)).await;
            // ministack leaves AWSPENDING there as well; AWS takes it away when another version is given it.
            assert!(before.contains(&"AWSPREVIOUS".to_owned()), "{secret}: {before:?}");
        }
    }
    let last = DeploymentKeys::parse(&safe.read(&keys).await).unwrap();
    assert!(last.includes(&first), "a key was lost");
    assert_ne!(last.current(), first.current());
    let last_signer = Signer::parse(&safe.read(&signing).await).ok().unwrap();
    assert!(
        last_signer.published().find(first_signer.current()).is_some(),
        "tokens of a moment ago count for nothing"
    );
    let kept = open().await.unwrap();
    assert_eq!(kept.value(SystemClock.now()).await.current(), last.current());
}
