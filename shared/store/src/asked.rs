//! That somebody asked, by name, for a link or a code: an item beside whoever may have the name. It is written the same way
//! for everybody, on no condition, and `deliver` carries it out.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};

use super::{
    Item, Store, StoreError,
    attribute::{self as a, Key, bytes, string},
    item::{millis, ttl},
    reader::Reader,
    unavailable,
};
use domain::{
    asking::{About, Ask},
    clock::after,
    id::{ApplicationId, PersonKey},
};

impl Store {
    /// Writes down that somebody asks, in the place of whoever asked for the same before. One write, on no condition.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ask(&self, ask: &Ask) -> Result<(), StoreError> {
        let names = [a::OWE_ASK, a::WRITE_OWES, a::WRITE_ID, a::ASK_APPLICATION, a::ASK_AT];
        let sets: Vec<_> = names.iter().map(|name| format!("{name} = :{name}")).collect();
        let answer = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::ask(ask.person, ask.about).into_item()))
            .update_expression(format!("SET #ttl = :ttl, {}", sets.join(", ")))
            .expression_attribute_names("#ttl", a::TTL)
            .expression_attribute_values(":ttl", ttl(after(ask.at, Ask::LIFE)))
            .expression_attribute_values(value(a::OWE_ASK), string(ask.about.as_str()))
            .expression_attribute_values(value(a::WRITE_OWES), AttributeValue::Bool(true))
            .expression_attribute_values(value(a::WRITE_ID), bytes(&ask.id))
            .expression_attribute_values(value(a::ASK_APPLICATION), string(ask.application.as_str()))
            .expression_attribute_values(value(a::ASK_AT), millis(ask.at))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        answer.map(|_| ()).map_err(|error| unavailable(&error))
    }

    /// What was asked for last, while it is to be carried out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn asked(&self, person: PersonKey, about: About) -> Result<Option<Ask>, StoreError> {
        let item = self.read(&Key::ask(person, about)).await?;
        item.map_or(Ok(None), |item| read(person, about, &item))
    }

    /// It was carried out. One that came since then is to be carried out all the same.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle_ask(&self, ask: &Ask) -> Result<(), StoreError> {
        let key = Key::ask(ask.person, ask.about);
        let condition = format!("{} = :id", a::WRITE_ID);
        self.acknowledge(key, &[a::OWE_ASK], &condition, Some(&ask.id)).await
    }
}

fn value(name: &str) -> String {
    format!(":{name}")
}

/// What an item says that was asked for, if it is still to be carried out.
pub(super) fn read(person: PersonKey, about: About, item: &Item) -> Result<Option<Ask>, StoreError> {
    let key = Key::ask(person, about);
    let reader = Reader { key, item };
    if !item.contains_key(a::OWE_ASK) {
        return Ok(None);
    }
    Ok(Some(Ask {
        person,
        about: reader.known(a::OWE_ASK, About::parse)?,
        application: reader.parsed(a::ASK_APPLICATION, ApplicationId::parse)?,
        at: reader.moment(a::ASK_AT)?,
        id: reader.bytes(a::WRITE_ID)?,
    }))
}
