//! A line to the table that loses answers on request.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        interceptors::{
            Intercept,
            context::{
                BeforeDeserializationInterceptorContextMut, BeforeDeserializationInterceptorContextRef,
                BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
            },
        },
        orchestrator::HttpResponse,
        runtime_components::RuntimeComponents,
    },
};
use aws_smithy_types::{
    body::SdkBody,
    config_bag::{ConfigBag, Storable, StoreReplace},
    retry::RetryConfig,
};

/// How an answer is lost. The write has happened by then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Loss {
    /// It comes as an error of the server: the SDK sends the write again.
    Repeated,
    /// It does not come at all, and the SDK gives up.
    Unclear,
    /// It comes as an error of the server, and so does that of every repetition.
    Hopeless,
}

pub(crate) const LOSSES: [Loss; 3] = [Loss::Repeated, Loss::Unclear, Loss::Hopeless];

/// Loses answers to writes on request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line(Arc<State>);

#[derive(Debug, Default)]
struct State {
    unreadable: AtomicBool,
    unclear: AtomicBool,
    server_errors: AtomicU8,
    writes: AtomicUsize,
}

impl Line {
    /// Loses the answer to the next write in this way.
    pub(crate) fn lose(&self, loss: Loss) {
        self.0.writes.store(0, Ordering::SeqCst);
        match loss {
            Loss::Repeated => self.0.server_errors.store(1, Ordering::SeqCst),
            Loss::Unclear => self.0.unclear.store(true, Ordering::SeqCst),
            Loss::Hopeless => self.0.server_errors.store(3, Ordering::SeqCst),
        }
    }

    /// From now on nothing can be read, or everything can again.
    pub(crate) fn unreadable(&self, yes: bool) {
        self.0.unreadable.store(yes, Ordering::SeqCst);
    }

    /// How many writes have left since then. Every loss must have happened.
    pub(crate) fn writes(&self) -> usize {
        assert!(!self.0.unclear.load(Ordering::SeqCst), "an answer was to be lost");
        assert_eq!(
            self.0.server_errors.load(Ordering::SeqCst),
            0,
            "answers were to be lost"
        );
        self.0.writes.load(Ordering::SeqCst)
    }
}

/// Tells, between the hooks of one attempt, that it is a write.
#[derive(Debug)]
struct IsWrite;

impl Storable for IsWrite {
    type Storer = StoreReplace<Self>;
}

/// The same of a read.
#[derive(Debug)]
struct IsRead;

impl Storable for IsRead {
    type Storer = StoreReplace<Self>;
}

impl Intercept for Line {
    fn name(&self) -> &'static str {
        "Line"
    }

    /// The SDK waits before it repeats; nobody has to wait here.
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        bag.interceptor_state()
            .store_put(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)));
        Ok(())
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let target = context.request().headers().get("x-amz-target").unwrap_or_default();
        let writes = ["UpdateItem", "PutItem", "TransactWriteItems"];
        if writes.iter().any(|write| target.ends_with(write)) {
            self.0.writes.fetch_add(1, Ordering::SeqCst);
            bag.interceptor_state().store_put(IsWrite);
        } else if ["GetItem", "Query"].iter().any(|read| target.ends_with(read)) {
            bag.interceptor_state().store_put(IsRead);
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let broken = || {
            let body = SdkBody::from(r#"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}"#);
            Ok::<_, BoxError>(HttpResponse::new(500_u16.try_into()?, body))
        };
        if bag.load::<IsRead>().is_some() && self.0.unreadable.load(Ordering::SeqCst) {
            *context.response_mut() = broken()?;
        }
        let one_less = |left: u8| left.checked_sub(1);
        let errors = &self.0.server_errors;
        if bag.load::<IsWrite>().is_some()
            && errors
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less)
                .is_ok()
        {
            *context.response_mut() = broken()?;
        }
        Ok(())
    }

    fn read_after_transmit(
        &self,
        _: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if bag.load::<IsWrite>().is_some() && self.0.unclear.swap(false, Ordering::SeqCst) {
            return Err("the answer is lost".into());
        }
        Ok(())
    }
}
