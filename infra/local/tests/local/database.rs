use crate::support::{Folder, NOW, clock, database, movable_clock, template};
use aws_sdk_dynamodb::{
    Client,
    types::{AttributeValue, TimeToLiveStatus},
};
use local::database::{self, Database};
use std::sync::atomic::Ordering;

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

async fn put(database: &Database, key: &str, ttl: i64) {
    Client::new(database.config())
        .put_item()
        .table_name("test")
        .item("pk", text(key))
        .item("sk", text("-"))
        .item("list", text("all"))
        .item("at", AttributeValue::N("1".to_owned()))
        .item("state", text("new"))
        .item("ttl", AttributeValue::N(ttl.to_string()))
        .send()
        .await
        .unwrap();
}

async fn count(database: &Database) -> i32 {
    Client::new(database.config())
        .scan()
        .table_name("test")
        .send()
        .await
        .unwrap()
        .count()
}

#[tokio::test]
async fn the_table_is_the_one_of_the_template() {
    let database = database().await;
    let client = Client::new(database.config());
    put(&database, "a", 0).await;
    let found = client
        .get_item()
        .table_name("test")
        .key("pk", text("a"))
        .key("sk", text("-"))
        .send()
        .await
        .unwrap();
    assert_eq!(found.item.unwrap()["state"], text("new"));
    let listed = client
        .query()
        .table_name("test")
        .index_name("list")
        .key_condition_expression("#list = :list")
        .expression_attribute_names("#list", "list")
        .expression_attribute_values(":list", text("all"))
        .send()
        .await
        .unwrap();
    let item = &listed.items()[0];
    assert_eq!((item.get("state"), item.get("ttl")), (Some(&text("new")), None));
    let ttl = client.describe_time_to_live().table_name("test").send().await.unwrap();
    let ttl = ttl.time_to_live_description.unwrap();
    assert_eq!(ttl.attribute_name(), Some("ttl"));
    assert_eq!(ttl.time_to_live_status(), Some(&TimeToLiveStatus::Enabled));
    assert!(database.stream_arn().is_some());
    database.stop().await;
}

#[tokio::test]
async fn a_sweep_deletes_what_is_past_its_time() {
    let (clock, now) = movable_clock();
    let database = database::start(&template().table.unwrap(), "test", None, clock)
        .await
        .unwrap();
    put(&database, "short", NOW / 1000 + 60).await;
    put(&database, "long", NOW / 1000 + 6000).await;
    assert_eq!(database.sweep_ttl().unwrap(), 0);
    now.fetch_add(120_000, Ordering::SeqCst);
    assert_eq!(count(&database).await, 2);
    assert_eq!(database.sweep_ttl().unwrap(), 1);
    assert_eq!(count(&database).await, 1);
}

#[tokio::test]
async fn a_folder_keeps_the_data() {
    let folder = Folder::new();
    let table = template().table.unwrap();
    let first = database::start(&table, "test", Some(folder.path()), clock())
        .await
        .unwrap();
    put(&first, "a", 0).await;
    let stream = first.stream_arn().map(str::to_owned);
    first.stop().await;
    let second = database::start(&table, "test", Some(folder.path()), clock())
        .await
        .unwrap();
    assert_eq!(count(&second).await, 1);
    assert_eq!(second.stream_arn().map(str::to_owned), stream);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}

#[tokio::test]
async fn a_table_that_is_older_than_an_index_gets_it() {
    let folder = Folder::new();
    let table = template().table.unwrap();
    let mut older = table.clone();
    older.indexes.clear();
    older
        .attributes
        .retain(|(name, _)| ["pk", "sk"].contains(&name.as_str()));
    let first = database::start(&older, "test", Some(folder.path()), clock())
        .await
        .unwrap();
    put(&first, "a", 0).await;
    first.stop().await;
    for _ in 0..2 {
        let again = database::start(&table, "test", Some(folder.path()), clock())
            .await
            .unwrap();
        let listed = Client::new(again.config())
            .query()
            .table_name("test")
            .index_name("list")
            .key_condition_expression("#list = :list")
            .expression_attribute_names("#list", "list")
            .expression_attribute_values(":list", text("all"))
            .send()
            .await
            .unwrap();
        assert_eq!(listed.count(), 1);
        again.stop().await;
    }
}
