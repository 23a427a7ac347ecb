//! Holding back a source that fails too often, or asks for too many messages: for the routes that need no ticket. And an API
//! key that calls too often, for the face whose clients read how many calls are left.
//!
//! Holders of a ticket are not held back by it: whoever has a good link gets on, whatever somebody else on the same network
//! does. Their codes have counters of their own.

use jiff::Timestamp;
use lambda_http::{RequestExt, request::RequestContext};

use crate::{
    app::App,
    http::{Error, Request},
};
use domain::{
    api_key::CallerId,
    limits::{Counter, Limit, Source},
};
use store::Reserved;

/// How far a counter has come with the call that was just counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// How many there may be.
    pub limit: u32,
    /// How many more; `None` where this one was too many already.
    pub left: Option<u32>,
    /// When the next one begins.
    pub until: Timestamp,
    /// How many seconds that is, at least one.
    pub seconds: u64,
}

impl Usage {
    /// Counts one more of `counter`. One write.
    ///
    /// # Errors
    /// That the table does not answer.
    pub async fn counted(app: &App, counter: &Counter) -> Result<Self, Error> {
        let now = app.clock.now();
        let reached = app.store.count_up(counter, now).await?;
        if reached.is_none() {
            report(counter.limit);
        }
        Ok(Self {
            limit: counter.cap,
            left: reached.map(|reached| counter.cap.saturating_sub(reached)),
            until: counter.window.end,
            seconds: counter.window.seconds_left(now),
        })
    }

    /// Counts a call of whoever holds an API key, or an administrator's token. One write.
    ///
    /// # Errors
    /// That the table does not answer.
    pub async fn of_caller(app: &App, caller: &CallerId) -> Result<Self, Error> {
        let counter = Counter::of_caller(caller, app.config.limits.key_calls, app.clock.now());
        Self::counted(app, &counter).await
    }
}

/// Where a request comes from, and what is counted against it.
#[derive(Debug)]
pub struct Throttle<'a> {
    app: &'a App,
    source: Source,
    failures: Counter,
    calls: Counter,
}

impl<'a> Throttle<'a> {
    /// The source of `request`: the address that the gateway saw, and nothing that a header says.
    #[must_use]
    pub fn of(app: &'a App, request: &Request) -> Self {
        let address = match request.request_context_ref() {
            Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.clone().unwrap_or_default(),
            _ => String::new(),
        };
        let (source, now, limits) = (Source::of(&app.keys, &address), app.clock.now(), &app.config.limits);
        Self {
            app,
            failures: source.counter(Limit::SourceFailures, limits.source_failures, now),
            calls: source.counter(Limit::SourceCalls, limits.source_calls, now),
            source,
        }
    }

    /// The source.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Counts a call that can cause a message. One write, before anything is looked at.
    ///
    /// # Errors
    /// [`Error::SourcePaused`], or that the table does not answer.
    pub async fn call(&self) -> Result<(), Error> {
        self.count(&self.calls).await
    }

    /// The same as [`Self::call`], for whoever tells the caller how far the counter has come.
    ///
    /// # Errors
    /// That the table does not answer.
    pub async fn usage(&self) -> Result<Usage, Error> {
        Usage::counted(self.app, &self.calls).await
    }

    /// Counts a try as a failure, before it is compared with anything. One write.
    ///
    /// # Errors
    /// [`Error::SourcePaused`], or that the table does not answer.
    pub async fn attempt(&self) -> Result<(), Error> {
        self.count(&self.failures).await
    }

    /// Takes back the failure that was counted in advance: the try was right. One write. If it fails, the source has one
    /// failure too many until the window ends, and whoever was right gets on all the same.
    pub async fn forgive(&self) {
        if let Err(error) = self.app.store.uncount(&self.failures).await {
            tracing::warn!(reason = %error, "a failure was not taken back");
        }
    }

    /// Whether this instance knows that the source has failed too often. No call: it has learned it when it counted a failure
    /// itself. So an instance that has seen none yet lets one more try through.
    ///
    /// # Errors
    /// [`Error::SourcePaused`].
    pub fn admit(&self) -> Result<(), Error> {
        if self.app.store.is_full(&self.failures) {
            Err(self.over(&self.failures))
        } else {
            Ok(())
        }
    }

    /// Begins a try that is counted as a failure afterwards, where it fails: its place is taken before anything is done for it.
    /// No call.
    ///
    /// # Errors
    /// [`Error::SourcePaused`].
    pub fn begin(&self) -> Result<Reserved, Error> {
        self.admit()?;
        self.app
            .store
            .reserve(&self.failures, self.app.clock.now())
            .ok_or_else(|| {
                report(self.failures.limit);
                // As many are under way as may fail: soon some of them have turned out right, or all of them wrong.
                Error::SourcePaused { seconds: 1 }
            })
    }

    async fn count(&self, counter: &Counter) -> Result<(), Error> {
        if self.app.store.count(counter, 0, self.app.clock.now()).await? {
            Ok(())
        } else {
            Err(self.over(counter))
        }
    }

    fn over(&self, counter: &Counter) -> Error {
        report(counter.limit);
        Error::SourcePaused {
            seconds: counter.window.seconds_left(self.app.clock.now()),
        }
    }
}

/// Says in the log that something was held back: one event, always of this name, for alarms to look for.
pub fn report(limit: Limit) {
    tracing::warn!(limit = limit.as_str(), "limit_hit");
}
