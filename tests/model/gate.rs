//! Holds a request between two of its calls to the table, so that others can act there.

use std::sync::{Arc, Mutex, PoisonError, mpsc};

use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        interceptors::{
            Intercept,
            context::{BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef},
        },
        runtime_components::RuntimeComponents,
    },
};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use tokio::sync::oneshot;

/// How the key of a person's item begins: counters of limits stand in items of their own.
const PERSON: &[u8] = b"PERSON#";

/// Tells, between the hooks of one call, that it is about a person's item.
#[derive(Debug)]
struct OfPerson;

impl Storable for OfPerson {
    type Storer = StoreReplace<Self>;
}

/// Where a request is held: at a call that is about a person's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// When the answer of its first call is there.
    AfterFirstCall,
    /// When the answers of so many of its calls are there.
    AfterCalls(u8),
    /// Before its first write leaves.
    BeforeFirstWrite,
}

/// A gate in the line to the table. Only one request is under way while it is closed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate(Arc<Mutex<Option<Closed>>>);

#[derive(Debug)]
struct Closed {
    place: Place,
    /// How many calls go by before.
    calls: u8,
    reached: oneshot::Sender<()>,
    open: mpsc::Receiver<bool>,
}

/// The other side of a closed gate. Without it, the gate is open.
#[derive(Debug)]
pub(crate) struct Keeper {
    pub(crate) reached: oneshot::Receiver<()>,
    open: mpsc::Sender<bool>,
}

impl Keeper {
    /// Lets the request go on.
    pub(crate) fn open(self) {
        let _ = self.open.send(true);
    }

    /// Cuts the request off where it is: its call never leaves.
    pub(crate) fn cut(self) {
        let _ = self.open.send(false);
    }
}

impl Gate {
    /// Holds the next request there.
    pub(crate) fn close(&self, place: Place) -> Keeper {
        let (send_reached, reached) = oneshot::channel();
        let (open, wait) = mpsc::channel();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Closed {
            place,
            calls: match place {
                Place::AfterCalls(calls) => calls.saturating_sub(1),
                Place::AfterFirstCall | Place::BeforeFirstWrite => 0,
            },
            reached: send_reached,
            open: wait,
        });
        Keeper { reached, open }
    }

    /// Holds nobody any more.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn pass(&self, place: Place) -> Result<(), BoxError> {
        let closed = {
            let mut closed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            closed.take_if(|closed| {
                let here = match closed.place {
                    Place::AfterCalls(_) => place == Place::AfterFirstCall,
                    own => place == own,
                };
                if here && closed.calls > 0 {
                    closed.calls -= 1;
                    return false;
                }
                here
            })
        };
        let Some(closed) = closed else { return Ok(()) };
        let _ = closed.reached.send(());
        // The hook is not async: this thread waits, and its other tasks go to another one.
        match tokio::task::block_in_place(|| closed.open.recv()) {
            Ok(false) => Err("cut off".into()),
            Ok(true) | Err(_) => Ok(()),
        }
    }
}

impl Intercept for Gate {
    fn name(&self) -> &'static str {
        "Gate"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let body = context.request().body().bytes().unwrap_or_default();
        if !body.windows(PERSON.len()).any(|part| part == PERSON) {
            return Ok(());
        }
        bag.interceptor_state().store_put(OfPerson);
        let target = context.request().headers().get("x-amz-target").unwrap_or_default();
        if target.ends_with("UpdateItem") {
            self.pass(Place::BeforeFirstWrite)
        } else {
            Ok(())
        }
    }

    fn read_after_execution(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match bag.load::<OfPerson>() {
            Some(OfPerson) => self.pass(Place::AfterFirstCall),
            None => Ok(()),
        }
    }
}
