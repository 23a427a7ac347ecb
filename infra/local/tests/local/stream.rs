use crate::support::{Folder, database};
use aws_lambda_events::dynamodb::Event;
use aws_sdk_dynamodb::{Client, primitives::Blob, types::AttributeValue};
use local::{
    database::Database,
    stream::{DeliverHandler, Options, Stream},
};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::mpsc;

type Calls = Arc<Mutex<Vec<Vec<String>>>>;

async fn put(database: &Database, key: &str) {
    Client::new(database.config())
        .put_item()
        .table_name("test")
        .item("pk", AttributeValue::S(key.to_owned()))
        .item("sk", AttributeValue::S("-".to_owned()))
        .send()
        .await
        .unwrap();
}

fn key(record: &Value) -> String {
    record["dynamodb"]["Keys"]["pk"]["S"].as_str().unwrap().to_owned()
}

/// A function that notes the keys of each call and answers by them.
fn recorder(
    answer: impl Fn(usize, &[Value]) -> Result<Value, String> + Send + Sync + 'static,
) -> (DeliverHandler, Calls) {
    let calls = Calls::default();
    let seen = Arc::clone(&calls);
    let handler: DeliverHandler = Arc::new(move |event| {
        let records = event["Records"].as_array().unwrap().clone();
        let mut seen = seen.lock().unwrap();
        seen.push(records.iter().map(key).collect());
        let answer = answer(seen.len(), &records);
        Box::pin(async move { answer })
    });
    (handler, calls)
}

fn fine() -> Result<Value, String> {
    Ok(json!({ "batchItemFailures": [] }))
}

fn failed(records: &[&Value]) -> Result<Value, String> {
    let items: Vec<_> = records
        .iter()
        .map(|record| json!({ "itemIdentifier": record["dynamodb"]["SequenceNumber"] }))
        .collect();
    Ok(json!({ "batchItemFailures": items }))
}

fn stream(database: &Database, handler: DeliverHandler, options: Options) -> Stream {
    let client = aws_sdk_dynamodbstreams::Client::new(database.config());
    Stream::new(client, database.stream_arn().unwrap(), handler, options).unwrap()
}

fn quick() -> Options {
    Options {
        backoff: Duration::ZERO,
        attempts: 3,
        ..Options::default()
    }
}

#[tokio::test]
async fn records_come_in_order_and_in_batches() {
    let database = database().await;
    let (handler, calls) = recorder(|_, _| fine());
    let stream = stream(&database, handler, quick());
    assert_eq!(stream.drain().await.unwrap(), 0);
    for number in 0..12 {
        put(&database, &number.to_string()).await;
    }
    assert_eq!(stream.drain().await.unwrap(), 12);
    stream.idle().await.unwrap();
    let calls = calls.lock().unwrap();
    assert_eq!(calls.iter().map(Vec::len).collect::<Vec<_>>(), [10, 2]);
    assert_eq!(
        calls.concat(),
        (0..12).map(|number| number.to_string()).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_record_is_what_lambda_would_send() {
    let database = database().await;
    let (sender, mut received) = mpsc::unbounded_channel();
    let handler: DeliverHandler = Arc::new(move |event| {
        sender.send(event).unwrap();
        Box::pin(async { fine() })
    });
    let stream = stream(&database, handler, quick());
    let client = Client::new(database.config());
    let item = [
        ("pk", AttributeValue::S("a".to_owned())),
        ("sk", AttributeValue::S("-".to_owned())),
        ("n", AttributeValue::N("1.50".to_owned())),
        ("b", AttributeValue::B(Blob::new([0, 255]))),
        (
            "l",
            AttributeValue::L(vec![AttributeValue::Bool(true), AttributeValue::Null(true)]),
        ),
        (
            "m",
            AttributeValue::M([("x".to_owned(), AttributeValue::Ss(vec!["y".to_owned()]))].into()),
        ),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    client
        .put_item()
        .table_name("test")
        .set_item(Some(item.into()))
        .send()
        .await
        .unwrap();
    stream.drain().await.unwrap();
    let event = received.try_recv().unwrap();
    let record = &event["Records"][0];
    assert_eq!(record["eventName"], "INSERT");
    assert_eq!(record["eventSource"], "aws:dynamodb");
    assert_eq!(record["eventSourceARN"], database.stream_arn().unwrap());
    assert_eq!(record["dynamodb"]["StreamViewType"], "NEW_AND_OLD_IMAGES");
    assert_eq!(
        record["dynamodb"]["NewImage"],
        json!({
            "pk": {"S": "a"}, "sk": {"S": "-"}, "n": {"N": "1.5"}, "b": {"B": "AP8="},
            "l": {"L": [{"BOOL": true}, {"NULL": true}]}, "m": {"M": {"x": {"SS": ["y"]}}},
        })
    );
    let typed: Event = serde_json::from_value(event).unwrap();
    assert_eq!(typed.records[0].event_name, "INSERT");
}

#[tokio::test]
async fn a_delete_by_ttl_says_so() {
    let database = database().await;
    let (sender, mut received) = mpsc::unbounded_channel();
    let handler: DeliverHandler = Arc::new(move |event| {
        sender.send(event).unwrap();
        Box::pin(async { fine() })
    });
    let stream = stream(&database, handler, quick());
    Client::new(database.config())
        .put_item()
        .table_name("test")
        .item("pk", AttributeValue::S("a".to_owned()))
        .item("sk", AttributeValue::S("-".to_owned()))
        .item("ttl", AttributeValue::N("1599999999".to_owned()))
        .send()
        .await
        .unwrap();
    assert_eq!(database.sweep_ttl().unwrap(), 1);
    stream.drain().await.unwrap();
    let event = received.try_recv().unwrap();
    let [put, delete] = event["Records"].as_array().unwrap().as_slice() else {
        unreachable!()
    };
    assert!(put.get("userIdentity").is_none());
    assert_eq!(delete["eventName"], "REMOVE");
    assert_eq!(
        delete["userIdentity"],
        json!({ "type": "Service", "principalId": "dynamodb.amazonaws.com" })
    );
    assert_eq!(delete["dynamodb"]["OldImage"]["ttl"]["N"], "1599999999");
}

#[tokio::test]
async fn a_failure_repeats_that_record_and_those_after_it() {
    let database = database().await;
    let (handler, calls) = recorder(|call, records| {
        if call == 1 {
            failed(&[&records[2], &records[1]])
        } else {
            fine()
        }
    });
    let stream = stream(&database, handler, quick());
    for name in ["a", "b", "c"] {
        put(&database, name).await;
    }
    stream.drain().await.unwrap();
    assert_eq!(*calls.lock().unwrap(), [vec!["a", "b", "c"], vec!["b", "c"]]);
    assert!(stream.dead_letters().is_empty());
}

#[tokio::test]
async fn a_hopeless_record_is_parked_and_the_others_go_on() {
    // The function fails as a whole, or it tells which record it was.
    for (whole, error) in [(true, "no"), (false, "the function reported the record as failed")] {
        let database = database().await;
        let (handler, calls) = recorder(
            move |_, records| match records.iter().find(|record| key(record) == "bad") {
                Some(_) if whole => Err("no".to_owned()),
                Some(bad) => failed(&[bad]),
                None => fine(),
            },
        );
        let stream = stream(&database, handler, quick());
        for name in ["a", "bad", "c"] {
            put(&database, name).await;
        }
        assert_eq!(stream.drain().await.unwrap(), 3);
        let dead = stream.dead_letters();
        assert_eq!((dead.len(), dead[0].error.as_str(), dead[0].attempts), (1, error, 3));
        assert_eq!(key(&dead[0].record), "bad");
        assert_eq!(calls.lock().unwrap().last().unwrap(), &["c"]);
    }
}

#[tokio::test]
async fn a_panic_is_a_failure() {
    let database = database().await;
    let (handler, calls) = recorder(|call, _| if call == 1 { Err("first".to_owned()) } else { fine() });
    let panics: DeliverHandler = Arc::new(move |event| {
        let answer = handler(event);
        Box::pin(async move {
            match answer.await {
                Err(error) => panic!("{error}"),
                answer => answer,
            }
        })
    });
    let stream = stream(&database, panics, quick());
    put(&database, "a").await;
    stream.drain().await.unwrap();
    assert_eq!(calls.lock().unwrap().len(), 2);
    assert!(stream.dead_letters().is_empty());
}

#[tokio::test]
async fn a_filter_and_a_kept_position() {
    let database = database().await;
    let folder = Folder::new();
    std::fs::create_dir(folder.path()).unwrap();
    let options = || Options {
        filter: Some(Arc::new(|record| key(record) != "skip")),
        position: Some(folder.path().join("stream.json")),
        ..quick()
    };
    let (handler, calls) = recorder(|_, _| fine());
    put(&database, "a").await;
    put(&database, "skip").await;
    assert_eq!(
        stream(&database, Arc::clone(&handler), options())
            .drain()
            .await
            .unwrap(),
        1
    );
    put(&database, "b").await;
    assert_eq!(stream(&database, handler, options()).drain().await.unwrap(), 1);
    assert_eq!(*calls.lock().unwrap(), [["a"], ["b"]]);
}

#[tokio::test]
async fn it_runs_by_itself() {
    let database = database().await;
    let (sender, mut received) = mpsc::unbounded_channel();
    let handler: DeliverHandler = Arc::new(move |event| {
        sender.send(key(&event["Records"][0])).unwrap();
        Box::pin(async { fine() })
    });
    // Only the wake-up call can make it look in time.
    let stream = stream(
        &database,
        handler,
        Options {
            poll: Duration::from_secs(3600),
            ..quick()
        },
    );
    let task = stream.spawn();
    put(&database, "a").await;
    stream.wake();
    assert_eq!(received.recv().await.unwrap(), "a");
    stream.idle().await.unwrap();
    task.abort();
}
