//! SES and SNS for one machine: what is sent is kept here and shown on a page, and goes nowhere.
//!
//! The real SDK clients send to it; only the endpoint differs.

mod feedback;
mod message;
mod pages;
mod ses;
mod sns;
mod view;

pub use domain::channel::Channel;
pub use message::Message;
pub(crate) use present::messages::escape;

use crate::{Clock, Port, Server, database::private_folder, time::rfc3339};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Response},
};
use futures_util::future::BoxFuture;
use message::Draft;
use serde_json::Value;
use std::{
    collections::VecDeque,
    fs::{File, OpenOptions},
    hash::{BuildHasher, RandomState},
    io::{BufRead, BufReader, Write},
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::watch;

/// The name of the file in the data folder, one message a line.
const FILE: &str = "mailbox.jsonl";

/// What goes wrong with a call, on request of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429: SES `TooManyRequestsException`, SNS `Throttled`. Nothing is sent.
    Throttle,
    /// 500. Nothing is sent.
    ServerError,
    /// 400: SES `MessageRejected`, SNS `InvalidParameter`. Nothing is sent.
    Rejected,
    /// This status, code and words. Nothing is sent.
    Refused(u16, &'static str, &'static str),
    /// The message is sent, and the connection is cut in place of an answer.
    CutAfterAccept,
    /// The same, and the provider tells nothing of it afterwards.
    CutWithoutFeedback,
    /// The message is sent, and there is never an answer. SES tells of it afterwards.
    Hang,
    /// The message is sent, and the answer comes late.
    Delay(Duration),
}

/// A call as it came: its path, its headers and its body.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The path.
    pub path: &'static str,
    /// The headers, signature and all.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// Hands a call on to another SES, SNS or EventBridge, and answers the id that this one gave.
pub type Relay = Arc<dyn Fn(Sent) -> BoxFuture<'static, Result<String, String>> + Send + Sync>;

/// Fewer messages came than were waited for.
#[derive(Debug, thiserror::Error)]
#[error("{found} of {wanted} messages came within {timeout:?}")]
pub struct TooFew {
    /// How many were waited for.
    pub wanted: usize,
    /// How many there are.
    pub found: usize,
    /// How long the wait was.
    pub timeout: Duration,
}

/// The mailbox. Clones are handles to the same one.
#[derive(Clone)]
pub struct Mailbox(Arc<Inner>);

struct Inner {
    state: Mutex<State>,
    /// How many messages there are.
    count: watch::Sender<usize>,
    clock: Clock,
    /// Tells the ids of one start from those of another.
    boot: u64,
    relay: Option<Relay>,
}

struct State {
    /// Oldest first.
    messages: Vec<Arc<Message>>,
    faults: VecDeque<Fault>,
    file: Option<File>,
    sent: u32,
    /// What SES will tell of them, oldest first.
    feedback: VecDeque<Value>,
}

impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailbox")
            .field("messages", &*self.0.count.borrow())
            .finish_non_exhaustive()
    }
}

/// Starts the mailbox; the server is the endpoint for the SES v2 and the SNS client. With a `folder` messages are kept
/// there over a restart. With a `relay` they are handed on to it as well.
///
/// # Errors
/// The folder or the file cannot be used, or no port is free.
pub async fn start(folder: Option<&Path>, clock: Clock, relay: Option<Relay>) -> std::io::Result<(Mailbox, Server)> {
    let (messages, file) = match folder {
        Some(folder) => {
            let path = private_folder(folder)?.join(FILE);
            let file = OpenOptions::new().create(true).append(true).read(true).open(&path)?;
            (read(&file)?, Some(file))
        }
        None => (Vec::new(), None),
    };
    let count = watch::Sender::new(messages.len());
    let state = Mutex::new(State {
        messages,
        faults: VecDeque::new(),
        file,
        sent: 0,
        feedback: VecDeque::new(),
    });
    let boot = RandomState::new().hash_one("boot");
    let mailbox = Mailbox(Arc::new(Inner {
        state,
        count,
        clock,
        boot,
        relay,
    }));
    let router = Router::new().merge(ses::routes(&mailbox)).merge(sns::routes(&mailbox));
    let server = Server::serve(Port::bind(0).await?, router);
    Ok((mailbox, server))
}

impl Mailbox {
    /// Everything that was sent, newest first.
    #[must_use]
    pub fn list(&self) -> Vec<Arc<Message>> {
        self.state().messages.iter().rev().cloned().collect()
    }

    /// The message with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Arc<Message>> {
        self.state().messages.iter().find(|message| message.id == id).cloned()
    }

    /// Waits until there are at least `wanted` messages, and answers all of them, newest first.
    ///
    /// # Errors
    /// They did not come in time.
    pub async fn wait_for(&self, wanted: usize, timeout: Duration) -> Result<Vec<Arc<Message>>, TooFew> {
        let mut count = self.0.count.subscribe();
        let came = tokio::time::timeout(timeout, count.wait_for(|count| *count >= wanted)).await;
        let messages = self.list();
        match came {
            Ok(_) => Ok(messages),
            Err(_) => Err(TooFew {
                wanted,
                found: messages.len(),
                timeout,
            }),
        }
    }

    /// Forgets every message, in the file too.
    ///
    /// # Errors
    /// The file cannot be emptied.
    pub fn clear(&self) -> std::io::Result<()> {
        let mut state = self.state();
        if let Some(file) = &state.file {
            file.set_len(0)?;
        }
        state.messages.clear();
        self.0.count.send_replace(0);
        Ok(())
    }

    /// Lets the next `calls` sends go wrong in this way, after those asked for before.
    pub fn fail_next(&self, calls: usize, fault: Fault) {
        self.state().faults.extend(std::iter::repeat_n(fault, calls));
    }

    /// Lets nothing go wrong any more.
    pub fn heal(&self) {
        self.state().faults.clear();
    }

    /// What SES tells of the mails that it took, oldest first; each is told once.
    #[must_use]
    pub fn take_feedback(&self) -> Vec<Value> {
        self.state().feedback.drain(..).collect()
    }

    /// How many of the faults asked for have not happened yet.
    #[must_use]
    pub fn faults_left(&self) -> usize {
        self.state().faults.len()
    }

    /// The pages: `/mailbox`, `/mailbox/{id}` and `/mailbox.json`.
    pub fn pages(&self) -> Router {
        pages::routes(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_fault(&self) -> Option<Fault> {
        self.state().faults.pop_front()
    }

    /// Keeps a message, under the id that it was given elsewhere if it was; answers its id. `has_feedback`: SES reports on it.
    fn accept(&self, draft: Draft, given: Option<String>, has_feedback: bool) -> std::io::Result<String> {
        let mut state = self.state();
        state.sent += 1;
        let id = given.unwrap_or_else(|| format!("{:016x}-{:04}", self.0.boot, state.sent));
        let message = draft.into_message(id.clone(), rfc3339((self.0.clock)()));
        if let Some(file) = &mut state.file {
            let mut line = serde_json::to_vec(&message)?;
            line.push(b'\n');
            file.write_all(&line)?;
        }
        if has_feedback && message.channel == Channel::Email {
            state.feedback.extend(feedback::events(&message));
        }
        state.messages.push(Arc::new(message));
        self.0.count.send_replace(state.messages.len());
        Ok(id)
    }

    /// Goes through the next fault, if any, and keeps the message unless the fault says otherwise. `accepted` writes
    /// the answer with the message's id, `refused` one for a status, an error code and whether the caller is to blame.
    async fn receive(
        &self,
        draft: Draft,
        sent: Sent,
        accepted: impl FnOnce(&str) -> Response<Body>,
        refused: impl FnOnce(Refusal) -> Response<Body>,
    ) -> Response<Body> {
        let fault = self.next_fault();
        match fault {
            Some(Fault::Throttle) => return refused(Refusal::Throttle),
            Some(Fault::ServerError) => return refused(Refusal::ServerError),
            Some(Fault::Rejected) => return refused(Refusal::Rejected),
            Some(Fault::Refused(status, code, words)) => return refused(Refusal::Other(status, code, words)),
            Some(Fault::CutAfterAccept | Fault::CutWithoutFeedback | Fault::Hang | Fault::Delay(_)) | None => {}
        }
        let given = match &self.0.relay {
            Some(relay) => match relay(sent).await {
                Ok(id) => Some(id),
                Err(error) => {
                    tracing::error!(error, "the relay does not take a message");
                    return refused(Refusal::ServerError);
                }
            },
            None => None,
        };
        let id = match self.accept(draft, given, fault != Some(Fault::CutWithoutFeedback)) {
            Ok(id) => id,
            Err(error) => {
                tracing::error!(%error, "the mailbox cannot keep a message");
                return refused(Refusal::ServerError);
            }
        };
        match fault {
            Some(Fault::CutAfterAccept | Fault::CutWithoutFeedback) => cut(),
            Some(Fault::Hang) => std::future::pending().await,
            Some(Fault::Delay(delay)) => {
                tokio::time::sleep(delay).await;
                accepted(&id)
            }
            _ => accepted(&id),
        }
    }
}

/// Why a message is not taken.
#[derive(Clone, Copy)]
enum Refusal {
    Throttle,
    ServerError,
    Rejected,
    Other(u16, &'static str, &'static str),
}

/// An answer that breaks off: its body fails before the first byte, which ends the connection.
fn cut() -> Response<Body> {
    let broken = futures_util::stream::once(async { Err::<Vec<u8>, _>(std::io::Error::other("cut on request")) });
    Response::new(Body::from_stream(broken))
}

/// The messages of an earlier run. A line that does not parse (half a line after a crash) is skipped.
fn read(file: &File) -> std::io::Result<Vec<Arc<Message>>> {
    let mut messages = Vec::new();
    for line in BufReader::new(file).lines() {
        match serde_json::from_str::<Message>(&line?) {
            Ok(message) => messages.push(Arc::new(message)),
            Err(error) => tracing::warn!(%error, "a line of the mailbox file is skipped"),
        }
    }
    Ok(messages)
}
