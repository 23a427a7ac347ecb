//! Webhooks: where an application's back end is told of events, by signed calls (the Standard Webhooks specification,
//! version 1). Here are the rules: which addresses may be called, what proves a call to be ours, when one is repeated, and
//! when a webhook is given up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use url::{Host, Url};
use zeroize::Zeroize;

use super::{
    clock::after,
    entropy::{Entropy, NoEntropy, random},
    event::{EventId, EventType},
    id::{ApplicationId, base32, from_base32},
    keys::{DeploymentKeys, KeyError, KeyId, Secret},
};

/// How many webhooks an application can have.
pub const MOST: usize = 5;
/// For how long a delivery is kept, and can be repeated on request.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// For how long a secret goes on counting after it was replaced.
pub const OVERLAP: SignedDuration = SignedDuration::from_hours(24);
/// Once nothing but failures came for this long, a webhook is given up.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// An answer that takes longer is none.
pub const TIMEOUT: SignedDuration = SignedDuration::from_secs(10);
/// For how long a claimed delivery belongs to whoever claimed it: longer than a call can take.
pub const CLAIM: SignedDuration = SignedDuration::from_secs(60);
/// How long a description may be.
const LONGEST_DESCRIPTION: usize = 200;
/// How long an address may be.
const LONGEST_URL: usize = 1024;
/// How many secrets that were replaced are remembered.
const MOST_SECRETS: usize = 4;

/// The waits between one try and the next. Together more than 27 hours.
const WAITS: [SignedDuration; 7] = [
    SignedDuration::from_secs(5),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(5),
    SignedDuration::from_hours(10),
    SignedDuration::from_hours(10),
];

/// When a delivery that failed for the `attempts`-th time is tried again; never after the last.
#[must_use]
pub fn next_try(attempts: u32, now: Timestamp) -> Option<Timestamp> {
    let place = usize::try_from(attempts.saturating_sub(1)).ok()?;
    WAITS.get(place).map(|wait| after(now, *wait))
}

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

/// Why an address cannot be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUrl {
    /// No URL, or a longer one than we keep.
    #[error("a webhook's url is an absolute URL of at most {LONGEST_URL} characters, without a fragment")]
    NotValid,
    /// Not https.
    #[error("a webhook's url begins with https://")]
    NotHttps,
    /// With a user name or a password, which would stand in every list of webhooks.
    #[error("a webhook's url holds no user name and no password; every call is signed")]
    Credentials,
    /// An address that is not of the public internet.
    #[error("a webhook's url leads to a host of the public internet")]
    NotPublic,
}

/// An address that may be called, as far as its text tells. What its name leads to is looked at with every call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebhookUrl(String);

impl WebhookUrl {
    /// Reads an address. In local mode, and only there, it may be one of this machine without TLS (`loopback`).
    ///
    /// # Errors
    /// [`InvalidUrl`].
    pub fn parse(text: &str, loopback: bool) -> Result<Self, InvalidUrl> {
        let url = Url::parse(text).map_err(|_| InvalidUrl::NotValid)?;
        // It is kept as the URL standard writes it, which can be longer than it was given.
        if url.as_str().len() > LONGEST_URL || !["http", "https"].contains(&url.scheme()) || url.fragment().is_some() {
            return Err(InvalidUrl::NotValid);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(InvalidUrl::Credentials);
        }
        let host = url.host().ok_or(InvalidUrl::NotValid)?;
        let here = match &host {
            Host::Domain(name) => is_this_machine(name),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if loopback && here {
            return Ok(Self(url.into()));
        }
        if url.scheme() != "https" {
            return Err(InvalidUrl::NotHttps);
        }
        let public = match host {
            // A name without a dot is one of a private network.
            Host::Domain(name) => !here && name.trim_end_matches('.').contains('.'),
            Host::Ipv4(address) => is_public(address.into()),
            Host::Ipv6(address) => is_public(address.into()),
        };
        if public {
            Ok(Self(url.into()))
        } else {
            Err(InvalidUrl::NotPublic)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether an address belongs to the public internet (the special-purpose registries of IANA, RFC 6890). Everything else could
/// be a neighbour of the functions: the metadata of the machine, a database, a router.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match a {
        0 | 10 | 127 | 224.. => true,
        100 => (64..128).contains(&b),
        169 => b == 254,
        172 => (16..32).contains(&b),
        192 => {
            b == 168 || b == 0 && (c == 0 || c == 2) || b == 88 && c == 99 || b == 31 && c == 196 || b == 52 && c == 193
        }
        198 => b == 18 || b == 19 || b == 51 && c == 100,
        203 => b == 0 && c == 113,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // 2000::/3 is all that is handed out. Of it: IETF protocols and Teredo (2001::/23), documentation (2001:db8::/32,
    // 3fff::/20), and 6to4 (2002::/16), which carries an IPv4 address.
    let handed_out = (0x2000..0x4000).contains(&a);
    let special = a == 0x2001 && (b < 0x200 || b == 0xdb8) || a == 0x2002 || a == 0x3fff && b < 0x1000;
    handed_out && !special
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
    /// Which events it is told; all if empty.
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

    /// Whether it is to be told events of this type.
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
    pub fn after(&self, outcome: &Outcome, now: Timestamp) -> Option<Self> {
        let mut next = self.clone();
        match outcome {
            Outcome::Answered(200..300) => next.failing_since = None,
            Outcome::Answered(410) => {
                next.disabled = next.disabled.or(Some(Disabled::Gone));
            }
            Outcome::Answered(_) | Outcome::Failed(_) => {
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

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer of this status. What else the answer holds is not looked at.
    Answered(u16),
    /// Without one, in a few words that name no address.
    Failed(&'static str),
}

impl Outcome {
    /// Whether the event has arrived.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Answered(200..300))
    }
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It will be tried.
    Pending,
    /// It has arrived.
    Delivered,
    /// It was given up.
    Failed,
    /// It was not tried, because the webhook was switched off.
    Held,
}

impl Progress {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Delivered, Self::Failed, Self::Held];

    /// The name in the item and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Held => "held",
        }
    }

    /// Reads what [`Progress::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.as_str() == text)
    }
}

/// An event on its way to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// To which webhook.
    pub webhook: WebhookId,
    /// Of which application.
    pub application: ApplicationId,
    /// The event's id.
    pub event: EventId,
    /// Its type.
    pub kind: EventType,
    /// What is sent; each time the same.
    pub body: String,
    /// When the event was told first.
    pub created_at: Timestamp,
    /// How far it has come.
    pub progress: Progress,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// When it is tried next, or belongs to nobody again.
    pub due_at: Option<Timestamp>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Why there was no answer, the last time.
    pub reason: Option<String>,
}

impl Delivery {
    /// The delivery after a call that ended like this.
    #[must_use]
    pub fn after(&self, outcome: &Outcome, webhook: Option<&Webhook>, now: Timestamp) -> Self {
        let given_up = webhook.is_none_or(|webhook| webhook.disabled.is_some());
        let due_at = next_try(self.attempts, now).filter(|_| !outcome.is_fine() && !given_up);
        let progress = match (outcome.is_fine(), due_at) {
            (true, _) => Progress::Delivered,
            (false, Some(_)) => Progress::Pending,
            (false, None) => Progress::Failed,
        };
        let (status, reason) = match outcome {
            Outcome::Answered(status) => (Some(*status), None),
            Outcome::Failed(reason) => (None, Some((*reason).to_owned())),
        };
        Self {
            progress,
            due_at,
            status,
            reason,
            ..self.clone()
        }
    }

    /// The delivery where its webhook was switched off before it was tried.
    #[must_use]
    pub fn held(&self) -> Self {
        Self {
            progress: Progress::Held,
            due_at: None,
            status: None,
            reason: None,
            ..self.clone()
        }
    }

    /// Until when it is kept.
    #[must_use]
    pub fn kept_until(&self) -> Timestamp {
        after(self.created_at, MEMORY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    use crate::domain::{clock::from_millis, entropy::SeededEntropy};

    fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    fn webhook() -> Webhook {
        let url = WebhookUrl::parse("https://hooks.example.com/latchkey", false).unwrap();
        let entropy = SeededEntropy::new(2);
        Webhook::new(url, vec![], String::new(), KeyId(1), &entropy, from_millis(0)).unwrap()
    }

    #[test]
    fn only_https_addresses_of_the_public_internet_are_taken() {
        let of = |text: &str| WebhookUrl::parse(text, false).err();
        for fine in [
            "https://hooks.example.com",
            "https://example.com:8443/a?b=c",
            "https://93.184.215.14/",
            "https://[2606:4700::1]/",
        ] {
            assert_eq!(of(fine), None, "{fine}");
        }
        for (wrong, why) in [
            ("", InvalidUrl::NotValid),
            ("hooks.example.com", InvalidUrl::NotValid),
            ("ftp://example.com/", InvalidUrl::NotValid),
            ("https://example.com/#a", InvalidUrl::NotValid),
            ("http://example.com/", InvalidUrl::NotHttps),
            ("http://127.0.0.1/", InvalidUrl::NotHttps),
            ("https://a:b@example.com/", InvalidUrl::Credentials),
            ("https://a@example.com/", InvalidUrl::Credentials),
            ("https://localhost/", InvalidUrl::NotPublic),
            ("https://a.localhost./", InvalidUrl::NotPublic),
            ("https://intranet/", InvalidUrl::NotPublic),
            ("https://10.0.0.1/", InvalidUrl::NotPublic),
            ("https://169.254.169.254/latest/meta-data/", InvalidUrl::NotPublic),
            // Other spellings of 127.0.0.1 and of 10.0.0.1.
            ("https://2130706433/", InvalidUrl::NotPublic),
            ("https://0x7f.1/", InvalidUrl::NotPublic),
            ("https://0177.0.0.1/", InvalidUrl::NotPublic),
            ("https://[::ffff:10.0.0.1]/", InvalidUrl::NotPublic),
            ("https://[::1]/", InvalidUrl::NotPublic),
            ("https://[fd00:ec2::254]/", InvalidUrl::NotPublic),
        ] {
            assert_eq!(of(wrong), Some(why), "{wrong}");
        }
        let long = |path: &str, count: usize| format!("https://hooks.example.com/{}", path.repeat(count));
        assert_eq!(of(&long("a", 998)), None);
        assert_eq!(of(&long("a", 999)), Some(InvalidUrl::NotValid));
        // Each quotation mark is three characters where it is kept.
        assert_eq!(of(&long("\"", 333)), Some(InvalidUrl::NotValid));
        let here = |text: &str| WebhookUrl::parse(text, true).err();
        assert_eq!(here("http://127.0.0.1:9000/hook"), None);
        assert_eq!(here("http://localhost:9000/"), None);
        assert_eq!(here("http://10.0.0.1/"), Some(InvalidUrl::NotHttps));
        assert_eq!(here("https://10.0.0.1/"), Some(InvalidUrl::NotPublic));
    }

    #[test]
    fn addresses_of_private_networks_are_not_public() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "93.184.215.14",
            "100.63.255.255",
            "172.32.0.1",
            "192.1.0.1",
            "2606:4700::1111",
            "2a00::1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn tries_go_on_for_more_than_a_day_and_end() {
        let mut at = from_millis(0);
        let mut tries = 1;
        while let Some(next) = next_try(tries, at) {
            assert!(next > at);
            (at, tries) = (next, tries + 1);
        }
        assert_eq!(tries, 8);
        assert!(at > from_millis(24 * 3_600_000), "{at}");
        assert_eq!(
            next_try(0, at),
            next_try(1, at),
            "a delivery that was not tried counts as one that was"
        );
        assert_eq!(next_try(u32::MAX, at), None);
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
    fn a_webhook_that_fails_for_a_day_is_given_up_and_one_that_is_gone_at_once() {
        let hook = webhook();
        let (down, fine) = (Outcome::Answered(500), Outcome::Answered(204));
        let start = from_millis(0);
        assert_eq!(hook.after(&fine, start), None);
        let failing = hook.after(&down, start).unwrap();
        assert_eq!(failing.failing_since, Some(start));
        let just_before = after(start, SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        assert_eq!(failing.after(&Outcome::Failed("timeout"), just_before), None);
        assert_eq!(failing.after(&fine, just_before).unwrap().failing_since, None);
        let over = failing.after(&down, after(start, PATIENCE)).unwrap();
        assert_eq!(over.disabled, Some(Disabled::Failing));
        assert_eq!(
            hook.after(&Outcome::Answered(410), start).unwrap().disabled,
            Some(Disabled::Gone)
        );
        let mut again = over;
        again.enable();
        assert_eq!((again.disabled, again.failing_since), (None, None));
    }
}
