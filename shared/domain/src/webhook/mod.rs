//! Webhooks: where an application's back end gets events, by signed calls (the Standard Webhooks specification,
//! version 1). Here are the rules: which addresses may be called, what proves a call to be ours, when one is repeated, and
//! when a webhook is given up.

mod address;
mod delivery;

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroize;

pub use address::{InvalidUrl, WebhookUrl, is_public};
pub use delivery::{CLAIM, CallOutcome, DeliveryProgress, MEMORY, TIMEOUT, WebhookDelivery, next_try};

use super::{
    clock::after,
    entropy::{Entropy, NoEntropy, random},
    event::{EventId, EventType},
    id::{ApplicationId, base32, from_base32},
    keys::{DeploymentKeys, KeyError, KeyId, Secret},
};

/// How many webhooks an application can have.
pub const MOST: usize = 5;
/// For how long a secret goes on counting after it was replaced.
const OVERLAP: SignedDuration = SignedDuration::from_hours(24);
/// Once nothing but failures came for this long, a webhook is given up.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// How long a description may be.
const LONGEST_DESCRIPTION: usize = 200;
/// How many secrets that were replaced are remembered.
const MOST_SECRETS: usize = 4;

/// Names a webhook: `whk_` and 16 letters or digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebhookId([u8; 10]);

impl WebhookId {
    /// Reads `whk_...`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        from_base32(text.strip_prefix("whk_")?).map(Self)
    }
}

impl TryFrom<String> for WebhookId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a webhook's id is whk_ and 16 letters or digits")
    }
}

impl From<WebhookId> for String {
    fn from(id: WebhookId) -> Self {
        id.to_string()
    }
}

impl std::fmt::Display for WebhookId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "whk_{}", base32(&self.0))
    }
}

/// Which events `names` ask for, none meaning all; nothing if there is no such type among them, or none at all.
#[must_use]
pub fn wanted(names: &[String]) -> Option<Vec<EventType>> {
    if let [only] = names
        && only == "*"
    {
        return Some(Vec::new());
    }
    let mut kinds: Vec<_> = names
        .iter()
        .map(|name| EventType::subscribable().find(|kind| kind.as_str() == name))
        .collect::<Option<_>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    (!kinds.is_empty()).then_some(kinds)
}

/// Why a webhook gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Disabled {
    /// An administrator switched it off.
    ByAdministrator,
    /// Nothing but failures came for a day.
    Failing,
    /// It answered 410.
    Gone,
}

/// What a secret is derived from. Neither is secret by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretSource {
    key: KeyId,
    #[serde(with = "nonce")]
    nonce: [u8; 32],
    /// Until when it counts; without an end if absent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    until: Option<Timestamp>,
}

mod nonce {
    use data_encoding::BASE64;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(nonce: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(nonce))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).ok();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| D::Error::custom("32 bytes in base64 are wanted"))
    }
}

/// A webhook of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where it is called.
    pub url: WebhookUrl,
    /// Which events it gets; all if empty.
    pub events: Vec<EventType>,
    /// What the administrator says of it.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Why it gets nothing; it does if absent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub disabled: Option<Disabled>,
    /// Since when nothing but failures came.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub failing_since: Option<Timestamp>,
    /// What its secrets are derived from, the newest first.
    pub secrets: Vec<SecretSource>,
}

impl Webhook {
    /// A new one, with a secret that is derived with `key`.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn new(
        url: WebhookUrl,
        events: Vec<EventType>,
        description: String,
        key: KeyId,
        entropy: &dyn Entropy,
        now: Timestamp,
    ) -> Result<Self, NoEntropy> {
        let source = SecretSource {
            key,
            nonce: random(entropy)?,
            until: None,
        };
        Ok(Self {
            id: WebhookId(random(entropy)?),
            url,
            events,
            description,
            created_at: now,
            disabled: None,
            failing_since: None,
            secrets: vec![source],
        })
    }

    /// Whether it is to get events of this type.
    #[must_use]
    pub fn wants(&self, kind: EventType) -> bool {
        self.events.is_empty() || self.events.contains(&kind)
    }

    /// Gives it another secret. The one before goes on counting for a day, so that nothing is lost while it is replaced.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn rotate(&mut self, key: KeyId, entropy: &dyn Entropy, now: Timestamp) -> Result<(), NoEntropy> {
        let fresh = SecretSource {
            key,
            nonce: random(entropy)?,
            until: None,
        };
        let over = after(now, OVERLAP);
        for source in &mut self.secrets {
            source.until = Some(source.until.map_or(over, |until| until.min(over)));
        }
        self.secrets
            .retain(|source| source.until.is_none_or(|until| now < until));
        self.secrets.insert(0, fresh);
        self.secrets.truncate(MOST_SECRETS);
        Ok(())
    }

    /// Until when the secret before the newest counts.
    #[must_use]
    pub fn overlap_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.secrets
            .iter()
            .filter_map(|source| source.until)
            .filter(|until| now < *until)
            .max()
    }

    /// Switches it on, with a clean slate.
    pub fn enable(&mut self) {
        self.disabled = None;
        self.failing_since = None;
    }

    /// What the outcome of a call changes, if it changes anything.
    #[must_use]
    pub fn after(&self, outcome: &CallOutcome, now: Timestamp) -> Option<Self> {
        let mut next = self.clone();
        match outcome {
            CallOutcome::Answered(200..300) => next.failing_since = None,
            CallOutcome::Answered(410) => {
                next.disabled = next.disabled.or(Some(Disabled::Gone));
            }
            CallOutcome::Answered(_) | CallOutcome::Failed(_) => {
                let since = *next.failing_since.get_or_insert(now);
                if now.duration_since(since) >= PATIENCE {
                    next.disabled = next.disabled.or(Some(Disabled::Failing));
                }
            }
        }
        (next != *self).then_some(next)
    }

    /// The newest secret, as its owner needs it. To be shown once.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn secret(&self, keys: &DeploymentKeys, application: &ApplicationId) -> Result<SecretString, KeyError> {
        let source = self
            .secrets
            .first()
            .ok_or(KeyError::Malformed("a webhook without a secret"))?;
        let secret = self.derive(keys, application, source)?;
        let mut text = BASE64.encode(secret.expose());
        let shown = SecretString::from(format!("whsec_{text}"));
        text.zeroize();
        Ok(shown)
    }

    /// The header `webhook-signature` of a call: one signature for each secret that counts, so that whoever verifies may have
    /// any of them.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn signature(
        &self,
        keys: &DeploymentKeys,
        application: &ApplicationId,
        event: &EventId,
        now: Timestamp,
        body: &str,
    ) -> Result<String, KeyError> {
        let live = self
            .secrets
            .iter()
            .filter(|source| source.until.is_none_or(|until| now < until));
        let mut signatures = Vec::new();
        for source in live {
            let secret = self.derive(keys, application, source)?;
            let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose())
                .map_err(|_| KeyError::Malformed("HMAC takes keys of any length"))?;
            mac.update(format!("{event}.{}.{body}", now.as_second()).as_bytes());
            signatures.push(format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes())));
        }
        Ok(signatures.join(" "))
    }

    fn derive(
        &self,
        keys: &DeploymentKeys,
        application: &ApplicationId,
        source: &SecretSource,
    ) -> Result<Secret, KeyError> {
        keys.webhook_secret(source.key, application, &self.id.to_string(), &source.nonce)
    }
}

/// A description as it is kept, if it can be one: one line, not too long.
#[must_use]
pub fn description(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = text.chars().count() <= LONGEST_DESCRIPTION && !text.chars().any(char::is_control);
    fine.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    use crate::{clock::from_millis, entropy::SeededEntropy};

    fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    fn webhook() -> Webhook {
        let url = WebhookUrl::parse("https://hooks.example.com/latchkey", false).unwrap();
        let entropy = SeededEntropy::new(2);
        Webhook::new(url, vec![], String::new(), KeyId(1), &entropy, from_millis(0)).unwrap()
    }

    #[test]
    fn a_secret_is_bound_to_its_webhook_and_a_rotated_one_counts_for_a_day() {
        let (keys, mut hook) = (keys(), webhook());
        let [one, two] = ["app_one", "app_two"].map(|id| ApplicationId::parse(id).unwrap());
        let text = |hook: &Webhook, application| hook.secret(&keys, application).unwrap().expose_secret().to_owned();
        let first = text(&hook, &one);
        assert!(first.starts_with("whsec_"));
        assert_ne!(first, text(&hook, &two));
        let now = from_millis(1_000_000);
        let event = EventId::of(now, 0, &[b"a"]);
        let signatures = |hook: &Webhook, at| {
            let header = hook.signature(&keys, &one, &event, at, "{}").unwrap();
            header.split(' ').count()
        };
        assert_eq!(signatures(&hook, now), 1);
        hook.rotate(KeyId(1), &SeededEntropy::new(3), now).unwrap();
        assert_ne!(text(&hook, &one), first);
        assert_eq!(signatures(&hook, now), 2);
        let over = after(now, OVERLAP);
        assert_eq!(hook.overlap_until(now), Some(over));
        assert_eq!(signatures(&hook, over), 1);
        // However often it is rotated, an end that was set is not put off.
        for seed in 0..9 {
            hook.rotate(
                KeyId(1),
                &SeededEntropy::new(seed),
                after(now, SignedDuration::from_hours(1)),
            )
            .unwrap();
        }
        assert!(hook.secrets.len() <= MOST_SECRETS);
        let kept = serde_json::to_string(&hook).unwrap();
        assert_eq!(serde_json::from_str::<Webhook>(&kept).unwrap(), hook);
    }

    #[test]
    fn a_webhook_is_given_up_after_a_day_of_failures_or_at_once_when_gone() {
        let hook = webhook();
        let (down, fine) = (CallOutcome::Answered(500), CallOutcome::Answered(204));
        let start = from_millis(0);
        assert_eq!(hook.after(&fine, start), None);
        let failing = hook.after(&down, start).unwrap();
        assert_eq!(failing.failing_since, Some(start));
        let just_before = after(start, SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        assert_eq!(failing.after(&CallOutcome::Failed("timeout"), just_before), None);
        assert_eq!(failing.after(&fine, just_before).unwrap().failing_since, None);
        let over = failing.after(&down, after(start, PATIENCE)).unwrap();
        assert_eq!(over.disabled, Some(Disabled::Failing));
        assert_eq!(
            hook.after(&CallOutcome::Answered(410), start).unwrap().disabled,
            Some(Disabled::Gone)
        );
        let mut again = over;
        again.enable();
        assert_eq!((again.disabled, again.failing_since), (None, None));
    }
}
