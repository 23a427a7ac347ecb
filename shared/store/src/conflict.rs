//! Writes that met a transaction: DynamoDB refuses them, and nothing has happened. The SDK repeats what was throttled by itself,
//! but not these.

use aws_sdk_dynamodb::operation::{
    delete_item::DeleteItemError, put_item::PutItemError, transact_write_items::TransactWriteItemsError,
    update_item::UpdateItemError,
};
use aws_smithy_runtime_api::client::{
    interceptors::context::{Error, InterceptorContext},
    retries::classifiers::{ClassifyRetry, RetryAction},
};

/// Says that a conflict is to be repeated, as often and as patiently as what was throttled.
#[derive(Debug)]
pub(super) struct Conflicts;

impl ClassifyRetry for Conflicts {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = context.output_or_error().and_then(Result::err);
        match error.and_then(|error| error.as_operation_error()) {
            Some(error) if met_a_transaction(error) => RetryAction::throttling_error(),
            Some(_) | None => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "Latchkey: transaction conflicts"
    }
}

fn met_a_transaction(error: &Error) -> bool {
    if let Some(error) = error.downcast_ref::<UpdateItemError>() {
        error.is_transaction_conflict_exception()
    } else if let Some(error) = error.downcast_ref::<PutItemError>() {
        error.is_transaction_conflict_exception()
    } else if let Some(error) = error.downcast_ref::<DeleteItemError>() {
        error.is_transaction_conflict_exception()
    } else if let Some(error) = error.downcast_ref::<TransactWriteItemsError>() {
        was_in_the_way(error)
    } else {
        // Single reads see what was before a transaction, or after it.
        false
    }
}

/// Whether a transaction was cancelled for nothing that would be the same the next time.
fn was_in_the_way(error: &TransactWriteItemsError) -> bool {
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = error else {
        return false;
    };
    let mut codes = cancelled
        .cancellation_reasons()
        .iter()
        .filter_map(|reason| reason.code())
        .filter(|code| *code != "None")
        .peekable();
    let passes = [
        "TransactionConflict",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
    ];
    codes.peek().is_some() && codes.all(|code| passes.contains(&code))
}
