//! Rotates the deployment keys and the signing keys, and makes them when they are not there yet.
//!
//! Secrets Manager calls it four times for each rotation (Secrets Manager User Guide, "Rotation function overview"). Each step
//! may come again, and does nothing twice. What the keys become is decided in [`DeploymentKeys::rotated`] and
//! [`Signer::rotated`]: a key is known everywhere long before it is used, and no deployment key is ever taken out.

mod origin;
mod start;

use std::sync::Arc;

use aws_sdk_secretsmanager::{Client, operation::get_secret_value::GetSecretValueOutput};
use domain::{
    clock::{Clock, from_millis},
    entropy::Entropy,
    keys::{DeploymentKeys, KeyError},
    origin_secret::NotReplaced,
};
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use service::token::{Signer, SignerError};

pub use origin::{Replaced, replace_origin_secret};
pub use start::start;

/// What the function needs.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds only what prints nothing of use")]
pub struct Rotation {
    /// Secrets Manager.
    pub client: Client,
    /// The secret of the deployment keys.
    pub deployment_keys: String,
    /// The secret of the signing keys.
    pub signing_keys: String,
    /// The secret that the CDN shows; none where there is no CDN.
    pub origin_secret: Option<String>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

/// What Secrets Manager asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Request {
    /// Which step.
    pub step: Step,
    /// Which secret.
    pub secret_id: String,
    /// The version that this rotation makes.
    pub client_request_token: String,
}

/// What it is called with.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Call {
    /// By Secrets Manager.
    Step(Request),
    /// By an operator: another secret for the CDN.
    Origin {
        /// Whether that is meant.
        origin: bool,
    },
}

/// A step of a rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Make the next version.
    CreateSecret,
    /// Tell it to a service that has to know it. There is none: whoever needs it reads it here.
    SetSecret,
    /// See whether it works.
    TestSecret,
    /// Let it count.
    FinishSecret,
}

/// Why a step was not taken. Secrets Manager tries again, and the keys that count go on counting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A secret that is none of ours.
    #[error("this function rotates no such secret")]
    NotOurs,
    /// Secrets Manager does not answer, or refuses.
    #[error("Secrets Manager did not {0}")]
    SecretsManager(&'static str),
    /// The deployment keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The signing keys.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// The secret of the CDN.
    #[error(transparent)]
    Origin(#[from] NotReplaced),
    /// There is no randomness.
    #[error("there is no randomness for new keys")]
    NoEntropy,
    /// The next version does not hold what it has to.
    #[error("the new keys do not continue those that count")]
    Discontinued,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    DeploymentKeys,
    SigningKeys,
}

const CURRENT: &str = "AWSCURRENT";
const PENDING: &str = "AWSPENDING";
const PREVIOUS: &str = "AWSPREVIOUS";

/// Earlier signing keys go only when the last rotation is this long ago: tokens live ten minutes, the published set is kept
/// for five, and so are secrets in memory.
const TOKENS_HAVE_ENDED: SignedDuration = SignedDuration::from_hours(1);

/// Takes one step.
///
/// # Errors
/// [`Failure`].
pub async fn handle(rotation: &Rotation, request: &Request) -> Result<(), Failure> {
    let kind = match &request.secret_id {
        id if *id == rotation.deployment_keys => Kind::DeploymentKeys,
        id if *id == rotation.signing_keys => Kind::SigningKeys,
        _ => return Err(Failure::NotOurs),
    };
    match request.step {
        Step::CreateSecret => create(rotation, kind, request).await?,
        Step::SetSecret => {}
        Step::TestSecret => test(rotation, kind, request).await?,
        Step::FinishSecret => finish(rotation, request).await?,
    }
    tracing::info!(step = ?request.step, keys = ?kind, "a step of a rotation was taken");
    Ok(())
}

async fn create(rotation: &Rotation, kind: Kind, request: &Request) -> Result<(), Failure> {
    if read(rotation, request, PENDING, true).await?.is_some() {
        return Ok(());
    }
    let current = read(rotation, request, CURRENT, false).await?;
    let next = match &current {
        Some(current) if !is_filling(&text(current)) => {
            let at = current
                .created_date()
                .and_then(|at| at.to_millis().ok())
                .map(from_millis);
            let age = at.map(|at| rotation.clock.now().duration_since(at));
            let retire = age.is_some_and(|age| age > TOKENS_HAVE_ENDED);
            next(rotation, kind, &text(current), retire)?
        }
        // A new secret, or one that was filled again by mistake: then the keys are one version back.
        Some(_) | None => match read(rotation, request, PREVIOUS, false).await? {
            Some(previous) if !is_filling(&text(&previous)) => next(rotation, kind, &text(&previous), false)?,
            Some(_) | None => first(rotation, kind)?,
        },
    };
    let put = rotation
        .client
        .put_secret_value()
        .secret_id(&request.secret_id)
        .client_request_token(&request.client_request_token)
        .secret_string(next.expose_secret())
        .version_stages(PENDING);
    put.send()
        .await
        .map(drop)
        .map_err(|_| Failure::SecretsManager("take the new keys"))
}

async fn test(rotation: &Rotation, kind: Kind, request: &Request) -> Result<(), Failure> {
    let pending = read(rotation, request, PENDING, true).await?;
    let pending = text(&pending.ok_or(Failure::SecretsManager("keep the new keys"))?);
    let current = read(rotation, request, CURRENT, false).await?;
    let current = current.as_ref().map(text).filter(|current| !is_filling(current));
    let continued = match (kind, current) {
        (Kind::DeploymentKeys, current) => {
            let pending = DeploymentKeys::parse(&pending)?;
            match current {
                Some(current) => pending.includes(&DeploymentKeys::parse(&current)?),
                None => true,
            }
        }
        (Kind::SigningKeys, current) => {
            let pending = Signer::parse(&pending)?;
            match current {
                Some(current) => pending.published().find(Signer::parse(&current)?.current()).is_some(),
                None => true,
            }
        }
    };
    if continued { Ok(()) } else { Err(Failure::Discontinued) }
}

async fn finish(rotation: &Rotation, request: &Request) -> Result<(), Failure> {
    let current = read(rotation, request, CURRENT, false).await?;
    let current = current.and_then(|current| current.version_id);
    if current.as_deref() == Some(&request.client_request_token) {
        return Ok(());
    }
    let update = rotation
        .client
        .update_secret_version_stage()
        .secret_id(&request.secret_id)
        .version_stage(CURRENT)
        .move_to_version_id(&request.client_request_token)
        .set_remove_from_version_id(current);
    update
        .send()
        .await
        .map(drop)
        .map_err(|_| Failure::SecretsManager("let the new keys count"))
}

/// The version of this stage; that of this rotation, if `own`.
async fn read(
    rotation: &Rotation,
    request: &Request,
    stage: &str,
    own: bool,
) -> Result<Option<GetSecretValueOutput>, Failure> {
    let get = rotation
        .client
        .get_secret_value()
        .secret_id(&request.secret_id)
        .version_stage(stage)
        .set_version_id(own.then(|| request.client_request_token.clone()));
    match get.send().await {
        Ok(output) => Ok(Some(output)),
        Err(error) => {
            let missing = error
                .as_service_error()
                .is_some_and(|error| error.is_resource_not_found_exception());
            if missing {
                Ok(None)
            } else {
                Err(Failure::SecretsManager("answer"))
            }
        }
    }
}

fn text(output: &GetSecretValueOutput) -> SecretString {
    SecretString::from(output.secret_string().unwrap_or_default().to_owned())
}

/// Whether it is what CloudFormation fills a new secret with: it can make a password, but no keys.
fn is_filling(text: &SecretString) -> bool {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Filling {
        #[serde(rename = "placeholder")]
        _placeholder: String,
    }
    text.expose_secret().is_empty() || serde_json::from_str::<Filling>(text.expose_secret()).is_ok()
}

fn next(rotation: &Rotation, kind: Kind, document: &SecretString, retire: bool) -> Result<SecretString, Failure> {
    Ok(match kind {
        Kind::DeploymentKeys => DeploymentKeys::rotated(document, &*rotation.entropy)?,
        Kind::SigningKeys => Signer::rotated(document, retire)?,
    })
}

/// The first keys, with the one that is used next.
fn first(rotation: &Rotation, kind: Kind) -> Result<SecretString, Failure> {
    let document = match kind {
        Kind::DeploymentKeys => DeploymentKeys::generate(&*rotation.entropy),
        Kind::SigningKeys => Signer::generate(),
    };
    next(rotation, kind, &document.map_err(|_| Failure::NoEntropy)?, false)
}
