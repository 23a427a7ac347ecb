//! Sends requests, and sends them again where that is harmless.

use std::{fmt, sync::Arc, time::Duration};

use data_encoding::HEXLOWER;
use domain::entropy::{Entropy, SystemEntropy};
use futures_util::future::{BoxFuture, FutureExt};
use reqwest::{
    Method,
    header::{AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER},
    redirect::Policy,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use url::{Host, Url};

use crate::{Error, Invitations, Problem, Unusable, Users};

/// How a pause is made.
pub type Pause = Arc<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>;

/// Waits for as long as it says.
#[must_use]
pub fn pause() -> Pause {
    Arc::new(|length| tokio::time::sleep(length).boxed())
}

/// How a client calls.
#[derive(Clone)]
pub struct Settings {
    /// How often a call is tried again.
    pub retries: u32,
    /// The longest pause before that; where the server asks for more, the call fails.
    pub longest_pause: Duration,
    /// How long one try may take.
    pub timeout: Duration,
    /// Where each `Idempotency-Key` and the jitter of pauses come from.
    pub entropy: Arc<dyn Entropy>,
    /// How a pause is made.
    pub pause: Pause,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            retries: 2,
            longest_pause: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
            entropy: Arc::new(SystemEntropy),
            pause: pause(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("retries", &self.retries)
            .field("longest_pause", &self.longest_pause)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The API of one server, as the holder of one key sees it. Clones are handles to the same connections.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    origin: Url,
    settings: Settings,
}

/// One call of a route.
#[derive(Debug, Clone)]
pub struct Call {
    method: Method,
    segments: Vec<String>,
    query: Vec<(&'static str, String)>,
    body: Option<Value>,
    idempotency_key: Option<String>,
    is_repeatable: bool,
}

impl Call {
    /// A call of the route whose path has these segments, such as `["v1", "users", id]`: each is escaped.
    #[must_use]
    pub fn new(method: Method, segments: &[&str]) -> Self {
        let is_repeatable = matches!(method, Method::GET | Method::HEAD | Method::PUT | Method::DELETE);
        Self {
            method,
            segments: segments.iter().map(|&segment| segment.to_owned()).collect(),
            query: Vec::new(),
            body: None,
            idempotency_key: None,
            is_repeatable,
        }
    }

    /// With a parameter, where there is one.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Option<String>) -> Self {
        self.query.extend(value.map(|value| (name, value)));
        self
    }

    /// With a JSON body.
    #[must_use]
    pub fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// With an `Idempotency-Key`: so it can be made again whatever became of it.
    #[must_use]
    pub fn once(mut self, key: String) -> Self {
        self.idempotency_key = Some(key);
        self.repeatable()
    }

    /// What does no harm when it is made twice.
    #[must_use]
    pub fn repeatable(mut self) -> Self {
        self.is_repeatable = true;
        self
    }
}

impl Client {
    /// For the server at `origin`. Without a key only what is for everybody works.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn new(origin: &Url, key: Option<&SecretString>, settings: Settings) -> Result<Self, Unusable> {
        if origin.cannot_be_a_base() || !["http", "https"].contains(&origin.scheme()) {
            return Err(Unusable::Origin);
        }
        let is_here = match origin.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(Unusable::Origin),
        };
        if origin.scheme() == "http" && !is_here && key.is_some() {
            return Err(Unusable::PlainHttp);
        }
        let mut headers = HeaderMap::new();
        if let Some(key) = key {
            let text = format!("Bearer {}", key.expose_secret());
            let mut value = HeaderValue::try_from(text).map_err(|_| Unusable::Key)?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let mut http = reqwest::Client::builder()
            .default_headers(headers)
            .redirect(Policy::none())
            .timeout(settings.timeout)
            .user_agent(concat!("latchkey-rust/", env!("CARGO_PKG_VERSION")));
        if is_here {
            // A proxy would look for the server on its own machine.
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| Unusable::Client(cause(&error)))?;
        let mut origin = origin.clone();
        origin.set_path("");
        origin.set_query(None);
        origin.set_fragment(None);
        Ok(Self { http, origin, settings })
    }

    /// Makes sure that the server answers.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn health(&self) -> Result<(), Error> {
        let call = Call::new(Method::GET, &["health"]);
        self.call::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    /// What is done with invitations.
    #[must_use]
    pub fn invitations(&self) -> Invitations<'_> {
        Invitations(self)
    }

    /// What is done with users.
    #[must_use]
    pub fn users(&self) -> Users<'_> {
        Users(self)
    }

    /// Any other call of the API, with its answer. An empty answer is `null`.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn call<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        let mut tries = 0;
        loop {
            let failed = match self.once(&call).await {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            let does_no_harm = failed.is_untouched() || call.is_repeatable && failed.is_passing();
            if !does_no_harm {
                return Err(failed);
            }
            let retry_after = failed.problem().and_then(|problem| problem.retry_after);
            let wait = match retry_after {
                Some(seconds) => Duration::from_secs(seconds),
                None => self.backoff(tries)?,
            };
            if tries >= self.settings.retries || wait > self.settings.longest_pause {
                return Err(failed);
            }
            tries += 1;
            (self.settings.pause)(wait).await;
        }
    }

    /// Half a second, one, two, four, eight at most; less by chance, so that not all come back at once.
    fn backoff(&self, tries: u32) -> Result<Duration, Unusable> {
        let whole = Duration::from_millis(500) * (1 << tries.min(4));
        let mut chance = [0_u8; 1];
        self.settings.entropy.fill(&mut chance)?;
        let [chance] = chance;
        Ok(whole.mul_f64(0.5 + f64::from(chance) / 512.0))
    }

    /// A new `Idempotency-Key`.
    pub(crate) fn fresh_key(&self) -> Result<String, Unusable> {
        let mut bytes = [0_u8; 16];
        self.settings.entropy.fill(&mut bytes)?;
        Ok(HEXLOWER.encode(&bytes))
    }

    async fn once<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Error> {
        if let Some(part) = call.segments.iter().find(|part| ["", ".", ".."].contains(&&***part)) {
            return Err(Unusable::Id(part.to_string()).into());
        }
        let mut url = self.origin.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend(&call.segments);
        }
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&call.query);
        }
        let mut request = self.http.request(call.method.clone(), url);
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        if let Some(key) = &call.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        let no_answer = |error: reqwest::Error| Error::NoAnswer(cause(&error));
        let response = request.send().await.map_err(no_answer)?;
        let status = response.status();
        let retry_after = response.headers().get(RETRY_AFTER).cloned();
        let body = response.bytes().await.map_err(no_answer)?;
        let unknown = Error::Answer {
            status: status.as_u16(),
        };
        if status.is_success() {
            let body = if body.is_empty() { b"null".as_slice() } else { &body };
            return serde_json::from_slice(body).map_err(|_| unknown);
        }
        let Ok(mut problem) = serde_json::from_slice::<Problem>(&body) else {
            return Err(unknown);
        };
        problem.retry_after = retry_after.and_then(|wait| wait.to_str().ok()?.parse().ok());
        Err(Error::Refused(Box::new(problem)))
    }
}

/// The body of a call.
pub(crate) fn json(body: &impl Serialize) -> Result<Value, Error> {
    // A struct of texts, numbers and JSON always becomes JSON.
    serde_json::to_value(body).map_err(|error| Unusable::Client(error.to_string()).into())
}

/// The innermost reason, which tells most.
fn cause(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(inner) = innermost.source() {
        innermost = inner;
    }
    innermost.to_string()
}

#[cfg(test)]
mod tests {
    use std::{
        net::Ipv4Addr,
        sync::{Mutex, PoisonError},
    };

    use axum::{Router, extract::State, http::HeaderMap, response::IntoResponse};
    use tokio::net::TcpListener;

    use super::*;
    use crate::{Code, NewInvitation};

    const BUSY: &str = r#"{"type":"/docs#code-limit_reached","title":"Too Many Requests","status":429,
        "code":"limit_reached","detail":"wait a moment","request_id":"r1"}"#;
    const BROKEN: &str = r#"{"type":"/docs#code-internal","title":"Internal Server Error","status":500,
        "code":"of_a_newer_server","detail":"this failed","request_id":"r2","tries_left":2}"#;

    /// Status, `Retry-After` and body.
    type Answer = (u16, &'static str, &'static str);

    /// What a server answers in turn, and the `Idempotency-Key` of each call that it got.
    #[derive(Clone, Default)]
    struct Script(Arc<Mutex<(Vec<Answer>, Vec<String>)>>);

    async fn answer(State(script): State<Script>, headers: HeaderMap) -> impl IntoResponse {
        let mut script = script.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = headers.get("idempotency-key").map(|key| key.to_str().unwrap());
        script.1.push(key.unwrap_or("none").to_owned());
        let (status, wait, body) = script.0.remove(0);
        let status = axum::http::StatusCode::from_u16(status).unwrap();
        let headers = (!wait.is_empty()).then_some([("retry-after", wait)]);
        (status, headers.map(axum::response::AppendHeaders), body)
    }

    /// A client of a server that answers so, and the pauses that it makes.
    async fn client(answers: &[Answer]) -> (Client, Script, Arc<Mutex<Vec<Duration>>>) {
        let script = Script::default();
        script.0.lock().unwrap().0.extend_from_slice(answers);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let router = Router::new().fallback(answer).with_state(script.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let pauses = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&pauses);
        let settings = Settings {
            pause: Arc::new(move |length| {
                kept.lock().unwrap().push(length);
                std::future::ready(()).boxed()
            }),
            ..Settings::default()
        };
        (Client::new(&origin, None, settings).unwrap(), script, pauses)
    }

    #[tokio::test]
    async fn what_was_held_back_is_tried_again_after_the_pause_that_is_asked_for() {
        let (client, script, pauses) = client(&[(429, "7", BUSY), (429, "", BUSY), (200, "", "{}")]).await;
        let call = Call::new(Method::POST, &["v1", "keys"]);
        client.call::<Value>(call).await.unwrap();
        let pauses = pauses.lock().unwrap();
        assert_eq!(pauses[0], Duration::from_secs(7));
        let by_chance = Duration::from_millis(500)..Duration::from_millis(1_000);
        assert!(by_chance.contains(&pauses[1]), "{pauses:?}");
        assert_eq!(script.0.lock().unwrap().1, ["none"; 3]);
    }

    #[tokio::test]
    async fn a_part_of_the_path_that_leads_elsewhere_is_never_called() {
        let (client, script, _) = client(&[]).await;
        for id in ["", ".", ".."] {
            let call = Call::new(Method::DELETE, &["v1", "users", id]);
            let refused = client.call::<Value>(call).await.unwrap_err();
            assert!(matches!(refused, Error::Unusable(Unusable::Id(_))), "{refused}");
        }
        assert!(script.0.lock().unwrap().1.is_empty());
    }

    #[tokio::test]
    async fn what_takes_too_long_or_comes_too_often_fails() {
        let (client, _, pauses) =
            client(&[(429, "31", BUSY), (429, "1", BUSY), (429, "1", BUSY), (429, "1", BUSY)]).await;
        let call = || Call::new(Method::GET, &["v1", "keys"]);
        let refused = client.call::<Value>(call()).await.unwrap_err();
        assert_eq!(refused.problem().unwrap().retry_after, Some(31));
        assert!(pauses.lock().unwrap().is_empty());
        let refused = client.call::<Value>(call()).await.unwrap_err();
        assert!(refused.is(Code::LimitReached), "{refused}");
        assert_eq!(pauses.lock().unwrap().len(), 2);
    }

    #[tokio::test]
    async fn after_a_failure_only_what_does_no_harm_is_tried_again() {
        let answers = [
            (500, "", BROKEN),
            (500, "", BROKEN),
            (200, "", "{}"),
            (502, "", "<html>"),
            (204, "", ""),
        ];
        let (client, script, _) = client(&answers).await;
        let created = client
            .call::<Value>(Call::new(Method::POST, &["v1", "applications"]))
            .await;
        let refused = created.unwrap_err();
        assert_eq!(refused.status(), Some(500));
        let problem = refused.problem().unwrap();
        assert_eq!(problem.code, Code::Other("of_a_newer_server".to_owned()));
        assert_eq!(
            (problem.request_id.as_str(), &problem.more["tries_left"]),
            ("r2", &Value::from(2))
        );
        client
            .call::<Value>(Call::new(Method::GET, &["v1", "users"]))
            .await
            .unwrap();
        let gone = client
            .call::<Value>(Call::new(Method::DELETE, &["v1", "users", "a/b"]))
            .await;
        assert_eq!(gone.unwrap(), Value::Null);
        assert_eq!(script.0.lock().unwrap().1.len(), 5);
    }

    #[tokio::test]
    async fn a_repeated_creation_carries_the_same_key_and_another_one_another() {
        let answers = [
            (503, "1", "<html>"),
            (503, "", "<html>"),
            (400, "", "[]"),
            (400, "", "{}"),
        ];
        let (client, script, _) = client(&answers).await;
        for given in [None, Some("mine")] {
            let wanted = NewInvitation::default();
            let refused = client.invitations().create(&wanted, given).await.unwrap_err();
            assert!(matches!(refused, Error::Answer { status: 400 }), "{refused}");
        }
        let keys = script.0.lock().unwrap().1.clone();
        assert!(
            keys[0] == keys[1] && keys[1] == keys[2] && keys[0].len() == 32,
            "{keys:?}"
        );
        assert_eq!(keys[3], "mine");
    }

    #[tokio::test]
    async fn where_nobody_listens_there_is_no_answer() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        drop(listener);
        let settings = Settings {
            retries: 0,
            ..Settings::default()
        };
        let lost = Client::new(&origin, None, settings)
            .unwrap()
            .health()
            .await
            .unwrap_err();
        assert!(matches!(lost, Error::NoAnswer(_)) && lost.status().is_none(), "{lost}");
    }

    #[test]
    fn a_key_goes_to_this_machine_or_over_tls_and_nowhere_else() {
        let key = SecretString::from("lk_a_b");
        let client = |origin: &str, key| Client::new(&origin.parse().unwrap(), key, Settings::default()).map(|_| ());
        for good in [
            "https://join.example.com",
            "http://localhost:8787",
            "http://127.0.0.1:1",
            "http://[::1]:1/",
        ] {
            assert_eq!(client(good, Some(&key)), Ok(()), "{good}");
        }
        assert_eq!(client("http://join.example.com", Some(&key)), Err(Unusable::PlainHttp));
        assert_eq!(client("http://join.example.com", None), Ok(()));
        assert_eq!(client("ftp://join.example.com", None), Err(Unusable::Origin));
        assert_eq!(client("mailto:ada@example.com", None), Err(Unusable::Origin));
        let key = SecretString::from("lk_\n");
        assert_eq!(client("https://join.example.com", Some(&key)), Err(Unusable::Key));
    }
}
