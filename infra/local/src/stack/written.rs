//! Says when the table was written to, so that nobody has to ask it all the time.

use aws_sdk_dynamodb::{
    config::{ConfigBag, Intercept, RuntimeComponents, interceptors::FinalizerInterceptorContextRef},
    error::BoxError,
};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use tokio::sync::watch;

/// What changes nothing. Whatever else the functions call may.
const READS: [&str; 4] = ["BatchGetItem", "GetItem", "Query", "Scan"];

/// Looks at every call of the store. Clones are handles to the same one.
#[derive(Debug, Clone, Default)]
pub(super) struct Written(watch::Sender<()>);

impl Written {
    /// Learns of every write from now on.
    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}

impl Intercept for Written {
    fn name(&self) -> &'static str {
        "written"
    }

    /// Also where the call failed: it may have been carried out.
    fn read_after_execution(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let reads = config
            .load::<Metadata>()
            .is_some_and(|call| READS.contains(&call.name()));
        if !reads {
            self.0.send_replace(());
        }
        Ok(())
    }
}
