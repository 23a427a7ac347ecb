//! Lambda's Runtime API: a function as a process of its own, which asks for its work as it does in AWS.
//!
//! One process for each function, so one invocation at a time, as in one instance of Lambda. Where the process ends, the
//! invocation that it had has failed, and every one after it.

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path, State},
    response::IntoResponse,
    routing::{get, post},
};
use futures_util::future::BoxFuture;
use http::{Response, StatusCode};
use jiff::Timestamp;
use serde_json::Value;
use domain::clock::{Clock as _, SystemClock};
use tokio::sync::{mpsc, oneshot, watch};

use crate::{Port, Server};

/// A function that takes an event and answers, or fails with what it told of it.
pub type Invoke = Arc<dyn Fn(Value) -> BoxFuture<'static, Result<Value, String>> + Send + Sync>;

/// How a function is started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// Its name.
    pub name: String,
    /// The file.
    pub binary: PathBuf,
    /// Its variables, without those of Lambda itself. It has no others.
    pub environment: BTreeMap<String, String>,
    /// Its memory in MB. It is told of it, not held to it.
    pub memory: u32,
    /// How long an invocation may take.
    pub timeout: Duration,
    /// Where its log goes; nowhere if absent.
    pub log: Option<PathBuf>,
}

/// Why a function did not start.
#[derive(Debug, thiserror::Error)]
#[error("{name} does not start: {reason}")]
pub struct StartError {
    name: String,
    reason: String,
}

/// A running function. Clones are handles to the same process.
#[derive(Clone, Debug)]
pub struct Function(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    timeout: Duration,
    ready_after: Duration,
    work: mpsc::UnboundedSender<Work>,
    state: Arc<Runtime>,
    process: Process,
    // Held for as long as the function is.
    _server: Server,
}

#[derive(Debug)]
struct Work {
    event: String,
    answer: oneshot::Sender<Result<Value, String>>,
    deadline: Timestamp,
}

/// What the process sees.
#[derive(Debug)]
struct Runtime {
    name: String,
    next: tokio::sync::Mutex<mpsc::UnboundedReceiver<Work>>,
    asked: AtomicU64,
    running: Mutex<HashMap<String, oneshot::Sender<Result<Value, String>>>>,
    /// Whether the process has asked for work, or told why it cannot.
    begun: watch::Sender<Option<Result<(), String>>>,
    extensions: AtomicU64,
}

impl Function {
    /// Starts the process and waits until it asks for its first event.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(launch: Launch) -> Result<Self, StartError> {
        let name = launch.name.clone();
        let failed = |reason: String| StartError {
            name: name.clone(),
            reason,
        };
        let (work, next) = mpsc::unbounded_channel();
        let state = Arc::new(Runtime {
            name: launch.name.clone(),
            next: tokio::sync::Mutex::new(next),
            asked: AtomicU64::new(0),
            running: Mutex::default(),
            begun: watch::Sender::new(None),
            extensions: AtomicU64::new(0),
        });
        let port = Port::bind(0).await.map_err(|error| failed(error.to_string()))?;
        let address = port.url().trim_start_matches("http://").to_owned();
        let server = Server::serve(port, routes(&state));
        // Lambda's log takes what is written to either.
        let (log, errors) = match &launch.log {
            Some(file) => {
                let file = std::fs::File::create(file).map_err(|error| failed(error.to_string()))?;
                let same = file.try_clone().map_err(|error| failed(error.to_string()))?;
                (Stdio::from(file), Stdio::from(same))
            }
            None => (Stdio::null(), Stdio::inherit()),
        };
        let mut begun = state.begun.subscribe();
        let started = Instant::now();
        let process = Command::new(&launch.binary)
            .env_clear()
            .envs(&launch.environment)
            .env("AWS_LAMBDA_RUNTIME_API", address)
            .env("AWS_LAMBDA_FUNCTION_NAME", &launch.name)
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", launch.memory.to_string())
            .env("AWS_LAMBDA_LOG_FORMAT", "JSON")
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .spawn()
            .map(|child| Process(Mutex::new(child)))
            .map_err(|error| failed(format!("{}: {error}", launch.binary.display())))?;
        let wait = tokio::time::timeout(Duration::from_secs(10), begun.wait_for(Option::is_some));
        let told = tokio::select! {
            told = wait => told.map(|told| told.ok().and_then(|told| told.clone())),
            ended = process.ended() => return Err(failed(format!("the process ended ({ended})"))),
        };
        match told {
            Ok(Some(Ok(()))) => {}
            Ok(Some(Err(reason))) => return Err(failed(reason)),
            // Lambda gives a start ten seconds.
            Ok(None) | Err(_) => return Err(failed("it did not ask for work".to_owned())),
        }
        Ok(Self(Arc::new(Inner {
            name: launch.name,
            timeout: launch.timeout,
            ready_after: started.elapsed(),
            work,
            state,
            process,
            _server: server,
        })))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The time from starting the process to its first request for work.
    #[must_use]
    pub fn ready_after(&self) -> Duration {
        self.0.ready_after
    }

    /// Whether it has registered an extension: without one Lambda does not tell it that it ends.
    #[must_use]
    pub fn will_hear_its_end(&self) -> bool {
        self.0.state.extensions.load(Ordering::Relaxed) > 0
    }

    /// The number of its process; none when that has ended.
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.0.process.id()
    }

    /// Lets it work on an event.
    ///
    /// # Errors
    /// What it told of its failure; that it took too long, or has ended.
    pub async fn invoke(&self, event: String) -> Result<Value, String> {
        let (answer, answered) = oneshot::channel();
        let work = Work {
            event,
            answer,
            deadline: SystemClock.now() + self.0.timeout,
        };
        self.0
            .work
            .send(work)
            .map_err(|_| "the function has ended".to_owned())?;
        tokio::select! {
            answer = answered => answer.unwrap_or_else(|_| Err("the function has ended".to_owned())),
            () = tokio::time::sleep(self.0.timeout) => Err(format!("no answer within {:?}", self.0.timeout)),
            ended = self.0.process.ended() => Err(format!("the process ended ({ended})")),
        }
    }

    /// The same as a value that can be handed on.
    #[must_use]
    pub fn invoker(&self) -> Invoke {
        let function = self.clone();
        Arc::new(move |event| {
            let function = function.clone();
            Box::pin(async move { function.invoke(event.to_string()).await })
        })
    }

    /// Asks it to end, as Lambda does (`SIGTERM`), and tells how it ended; none if it has not after `patience`.
    ///
    /// # Errors
    /// It cannot be asked.
    pub async fn end(&self, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
        if let Some(id) = self.0.process.id() {
            // No safe call of the standard library sends a signal other than the one that kills.
            let line = format!("kill -TERM {id}");
            Command::new("/bin/sh").args(["-c", &line]).status()?;
        }
        Ok(tokio::time::timeout(patience, self.0.process.ended()).await.ok())
    }
}

/// A child that does not outlive this value.
#[derive(Debug)]
struct Process(Mutex<Child>);

impl Process {
    fn poll(&self) -> Option<ExitStatus> {
        let mut child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        child.try_wait().ok().flatten()
    }

    /// Its number, while it runs.
    fn id(&self) -> Option<u32> {
        let ended = self.poll().is_some();
        let child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (!ended).then(|| child.id())
    }

    /// Resolves when it has ended.
    async fn ended(&self) -> ExitStatus {
        loop {
            if let Some(status) = self.poll() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let child = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        // It fails where there is nothing left to end.
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn routes(state: &Arc<Runtime>) -> Router {
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
        .route("/2018-06-01/runtime/init/error", post(no_start))
        .route("/2020-01-01/extension/register", post(register))
        .route("/2020-01-01/extension/event/next", get(no_event))
        .layer(DefaultBodyLimit::max(10 * 1024 * 1024))
        .with_state(Arc::clone(state))
}

async fn next(State(state): State<Arc<Runtime>>) -> Response<Body> {
    state.begun.send_if_modified(|begun| {
        let first = begun.is_none();
        if first {
            *begun = Some(Ok(()));
        }
        first
    });
    let Some(work) = state.next.lock().await.recv().await else {
        // The function is being ended.
        return std::future::pending().await;
    };
    let number = state.asked.fetch_add(1, Ordering::Relaxed);
    // The shape of a UUID, which is what Lambda gives.
    let id = format!("00000000-0000-4000-8000-{number:012x}");
    let deadline = work.deadline.as_millisecond();
    let arn = format!("arn:aws:lambda:us-east-1:000000000000:function:{}", state.name);
    let mut running = state.running.lock().unwrap_or_else(PoisonError::into_inner);
    running.insert(id.clone(), work.answer);
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        ("lambda-runtime-invoked-function-arn", arn),
        (
            "lambda-runtime-trace-id",
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0".to_owned(),
        ),
    ];
    (headers, work.event).into_response()
}

impl Runtime {
    fn settle(&self, id: &str, answer: Result<Value, String>) -> StatusCode {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match running.remove(id) {
            // Whoever waited may have given up.
            Some(waiting) => drop(waiting.send(answer)),
            None => return StatusCode::BAD_REQUEST,
        }
        StatusCode::ACCEPTED
    }
}

async fn response(State(state): State<Arc<Runtime>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    let answer = serde_json::from_slice(&body).map_err(|error| format!("the answer is not JSON: {error}"));
    state.settle(&id, answer)
}

async fn error(State(state): State<Arc<Runtime>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    state.settle(&id, Err(String::from_utf8_lossy(&body).into_owned()))
}

async fn no_start(State(state): State<Arc<Runtime>>, body: Bytes) -> StatusCode {
    let reason = String::from_utf8_lossy(&body).into_owned();
    state.begun.send_replace(Some(Err(reason)));
    StatusCode::ACCEPTED
}

async fn register(State(state): State<Arc<Runtime>>) -> Response<Body> {
    state.extensions.fetch_add(1, Ordering::Relaxed);
    let told = format!(
        r#"{{"functionName":"{}","functionVersion":"$LATEST","handler":"bootstrap"}}"#,
        state.name
    );
    ([("lambda-extension-identifier", "extension")], told).into_response()
}

/// There is none for whoever asked for none.
async fn no_event() -> StatusCode {
    std::future::pending().await
}
