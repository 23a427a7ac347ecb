//! The records of the table's stream, as `deliver` is given them.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use local::stream::{Options, Stream};
use serde_json::{Value, json};

use crate::support::World;

/// Every record so far, oldest first. Nothing is delivered.
pub(crate) async fn records(world: &World) -> Vec<Value> {
    let seen = Arc::new(Mutex::new(vec![]));
    let keep = Arc::clone(&seen);
    let collect = Arc::new(move |event: Value| {
        let records = event["Records"].as_array().cloned().unwrap_or_default();
        keep.lock().unwrap_or_else(PoisonError::into_inner).extend(records);
        async { Ok(json!({ "batchItemFailures": [] })) }.boxed()
    });
    let client = aws_sdk_dynamodbstreams::Client::new(&world.stack.sdk);
    let table = aws_sdk_dynamodb::Client::new(&world.stack.sdk)
        .describe_table()
        .table_name(&world.stack.table)
        .send()
        .await;
    let arn = table.unwrap().table.unwrap().latest_stream_arn.unwrap();
    Stream::new(client, &arn, collect, Options::default())
        .unwrap()
        .drain()
        .await
        .unwrap();
    std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner))
}
