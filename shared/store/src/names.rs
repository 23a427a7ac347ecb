//! Names. The key of a person's item is made of the name that they began with, and never changes. Another name leads to
//! them by an item at its own key, which holds nothing but that: an alias. Both are written in one transaction, which is
//! rare. Where another user has proven an address that was somebody's name, the item at its key leads on to that user.

use std::iter;

use aws_sdk_dynamodb::types::{AttributeValue, Delete, Put, ReturnConsumedCapacity, TransactWriteItem, Update};
use jiff::Timestamp;

use super::{
    Applied, Created, Store, StoreError,
    attribute::{self as a, Key, bytes, string},
    expression, item,
    item::ttl,
};
use domain::{
    id::PersonKey,
    person::Person,
    transition::{
        Refusal, Transition,
        field::{Field, NEVER},
    },
};

/// What becomes of a name, together with a change of the person whose it is or was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It leads to the person: nobody has it.
    Free(PersonKey),
    /// It leads to the person: it led to this one before.
    From(PersonKey, PersonKey),
    /// The same, on condition that nothing was written about that one since: their invitation is still over.
    FromEnded(PersonKey, Seen),
    /// It leads to the person, as it did before.
    Kept(PersonKey),
    /// Nothing was written about this one since, to whom a name of the person's led.
    Ended(Seen),
    /// It leads nowhere any more.
    Drop(PersonKey),
}

/// Somebody as they were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Whose item it is.
    pub person: PersonKey,
    /// The last write that it knew.
    pub write: [u8; 16],
}

impl From<&Person> for Seen {
    fn from(person: &Person) -> Self {
        Self {
            person: person.key,
            write: person.last_write.id,
        }
    }
}

/// What stands at a name.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Named {
    /// Nobody has it.
    Nobody,
    /// It leads to this person, whose key may be another one.
    Somebody(Box<Person>),
    /// It leads to somebody who is gone.
    Gone(PersonKey),
}

impl Store {
    /// Whoever has this name, or had it and nobody else has proven it since. One read, or two where it is not the name that
    /// they began with.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn named(&self, name: PersonKey) -> Result<Option<Person>, StoreError> {
        Ok(match self.at_name(name).await? {
            Named::Somebody(person) => Some(*person),
            Named::Nobody | Named::Gone(_) => None,
        })
    }

    /// What stands at this name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn at_name(&self, name: PersonKey) -> Result<Named, StoreError> {
        let Some(item) = self.read(&Key::person(name)).await? else {
            return Ok(Named::Nobody);
        };
        if let Some(to) = a::leads_to(&item) {
            return Ok(match self.person(to).await? {
                Some(person) => Named::Somebody(Box::new(person)),
                None => Named::Gone(to),
            });
        }
        if a::stands_for_a_person(&item) {
            return Ok(Named::Somebody(Box::new(item::read(name, &item)?)));
        }
        Ok(Named::Nobody)
    }

    /// Carries out `transition` on `person`, as they were read, together with what becomes of names: all or nothing. The
    /// transition has to be on condition that nothing was written since.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn apply_with_names(
        &self,
        person: &Person,
        transition: &Transition,
        claims: &[Claim],
    ) -> Result<Applied, StoreError> {
        if claims.is_empty() {
            return self.apply(person.key, transition).await;
        }
        let after = match transition.apply(person) {
            Ok(after) => after,
            Err(refusal) => return Ok(Applied::Refused(refusal, Some(Box::new(person.clone())))),
        };
        let changed = expression::compile(person.key, transition);
        let changed = self
            .part(person.key)
            .condition_expression(changed.condition)
            .update_expression(changed.update)
            .set_expression_attribute_names(Some(changed.names).filter(|names| !names.is_empty()))
            .set_expression_attribute_values(Some(changed.values));
        let mut parts = vec![whole(changed)?];
        for claim in claims {
            parts.extend(self.name_claim(*claim, person.key, transition.write.at)?);
        }
        let ended = self.transact(parts).await;
        if let Ok(true) = ended {
            (self.written)(&after);
            return Ok(Applied::Done(Box::new(after)));
        }
        // Refused, or unclear: the id of the write tells.
        let Some(current) = self.person(person.key).await? else {
            return Ok(Applied::Refused(Refusal::NotFound, None));
        };
        if current.last_write.id == transition.write.id {
            (self.written)(&current);
            return Ok(Applied::Done(Box::new(current)));
        }
        ended?;
        let refusal = transition.refusal(&current).unwrap_or(Refusal::NotAsAssumed);
        Ok(Applied::Refused(refusal, Some(Box::new(current))))
    }

    /// Writes a person who is not there yet together with what has another name lead to them: all or nothing. `None` where the
    /// name has gone to somebody else since it was looked at.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn create_with_name(&self, person: &Person, claim: Claim) -> Result<Option<Created>, StoreError> {
        let name = self.name_claim(claim, person.key, person.created_at)?;
        let mut condition = expression::nobody();
        let mut gone = None;
        // A second time where their own name led to somebody who is gone.
        for _ in 0..2 {
            let put = Put::builder()
                .table_name(&*self.table)
                .set_item(Some(item::write(person)))
                .condition_expression(&condition)
                .set_expression_attribute_values(gone.map(|gone: PersonKey| of_gone(gone).into()))
                .build()
                .map_err(|error| StoreError::Unavailable(error.to_string()))?;
            let put = TransactWriteItem::builder().put(put).build();
            let parts = iter::once(put).chain(name.iter().cloned()).collect();
            let ended = self.transact(parts).await;
            if let Ok(true) = ended {
                (self.written)(person);
                return Ok(Some(Created::Done));
            }
            // Refused, or unclear: the id of the write tells.
            match self.at_name(person.key).await? {
                Named::Somebody(known) if known.last_write.id == person.last_write.id => {
                    (self.written)(person);
                    return Ok(Some(Created::Done));
                }
                Named::Somebody(known) => return Ok(Some(Created::Exists(known))),
                Named::Gone(before) if gone.is_none() => {
                    ended?;
                    condition = leads_to_gone();
                    gone = Some(before);
                }
                Named::Gone(_) | Named::Nobody => return ended.map(|_| None),
            }
        }
        Ok(None)
    }

    fn part(&self, key: PersonKey) -> aws_sdk_dynamodb::types::builders::UpdateBuilder {
        Update::builder()
            .table_name(&*self.table)
            .set_key(Some(Key::person(key).into_item()))
    }

    /// What is written and asked for in one transaction with the person's own item.
    fn name_claim(
        &self,
        claim: Claim,
        person: PersonKey,
        now: Timestamp,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let (to, led) = (bytes(person.as_bytes()), format!("{} = :led", a::NAME_OF));
        let part = match claim {
            // Failed sign-ins in the name of nobody are forgotten.
            Claim::Free(name) => self
                .part(name)
                .condition_expression(expression::nobody())
                .update_expression(format!(
                    "SET {} = :to REMOVE #ttl, {}",
                    a::NAME_OF,
                    Field::OF_FAILURES.map(Field::name).join(", ")
                ))
                .expression_attribute_names("#ttl", a::TTL)
                .expression_attribute_values(":to", to),
            // The item of whoever began with the name. It stays for as long as it leads on, also where it would be cleaned up.
            Claim::From(name, before) if name == before => self
                .part(name)
                .condition_expression(format!(
                    "attribute_exists({}) AND attribute_not_exists({})",
                    a::USERNAME,
                    a::NAME_OF
                ))
                .update_expression(format!("SET {} = :to REMOVE #ttl", a::NAME_OF))
                .expression_attribute_names("#ttl", a::TTL)
                .expression_attribute_values(":to", to),
            Claim::FromEnded(name, seen) if name == seen.person => self
                .part(name)
                .condition_expression(format!(
                    "attribute_exists({}) AND attribute_not_exists({}) AND {}",
                    a::USERNAME,
                    a::NAME_OF,
                    as_seen()
                ))
                .update_expression(format!("SET {} = :to REMOVE #ttl", a::NAME_OF))
                .expression_attribute_names("#ttl", a::TTL)
                .expression_attribute_values(":to", to)
                .expression_attribute_values(":seen", bytes(&seen.write)),
            Claim::FromEnded(name, seen) => {
                let mut parts = self.name_claim(Claim::From(name, seen.person), person, now)?;
                parts.push(self.still(seen)?);
                return Ok(parts);
            }
            Claim::Ended(seen) => return Ok(vec![self.still(seen)?]),
            Claim::Kept(name) => self
                .part(name)
                .condition_expression(led)
                .update_expression(format!("SET {} = :led", a::NAME_OF))
                .expression_attribute_values(":led", to),
            Claim::From(name, before) => self
                .part(name)
                .condition_expression(led)
                .update_expression(format!("SET {} = :to", a::NAME_OF))
                .expression_attribute_values(":to", to)
                .expression_attribute_values(":led", bytes(before.as_bytes())),
            // What is left of it is cleaned up.
            Claim::Drop(name) => self
                .part(name)
                .condition_expression(led)
                .update_expression(format!("SET #ttl = :now REMOVE {}", a::NAME_OF))
                .expression_attribute_names("#ttl", a::TTL)
                .expression_attribute_values(":led", to)
                .expression_attribute_values(":now", ttl(now)),
        };
        Ok(vec![whole(part)?])
    }

    /// That nothing was written about somebody since. It writes what is there: a check would be another permission for every
    /// function that changes people, at the same price.
    fn still(&self, seen: Seen) -> Result<TransactWriteItem, StoreError> {
        let part = self.part(seen.person).condition_expression(as_seen());
        whole(
            part.update_expression(format!("SET {}", as_seen()))
                .expression_attribute_values(":seen", bytes(&seen.write)),
        )
    }

    /// The names of somebody who is gone lead nowhere any more. One that was cut off before leads to nobody, and is taken over
    /// by whoever gets the name next. Two writes a name at most.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forget_names(&self, person: PersonKey, names: &[PersonKey]) -> Result<(), StoreError> {
        for name in names {
            let led: (&str, AttributeValue) = (":led", bytes(person.as_bytes()));
            let alias = Delete::builder()
                .table_name(&*self.table)
                .set_key(Some(Key::person(*name).into_item()))
                .condition_expression(format!(
                    "{} = :led AND attribute_not_exists({})",
                    a::NAME_OF,
                    a::USERNAME
                ))
                .expression_attribute_values(led.0, led.1.clone())
                .build()
                .map_err(|error| StoreError::Unavailable(error.to_string()))?;
            if self
                .transact(vec![TransactWriteItem::builder().delete(alias).build()])
                .await?
            {
                continue;
            }
            // The item of whoever began with the name leads nowhere any more, and is cleaned up when it would have been.
            let lent = self
                .part(*name)
                .condition_expression(format!("{} = :led", a::NAME_OF))
                .update_expression(format!(
                    "SET #ttl = if_not_exists({}, :never) REMOVE {}",
                    a::CLEANUP,
                    a::NAME_OF
                ))
                .expression_attribute_names("#ttl", a::TTL)
                .expression_attribute_values(":never", string(NEVER))
                .expression_attribute_values(led.0, led.1);
            self.transact(vec![whole(lent)?]).await?;
        }
        Ok(())
    }

    /// Writes a person in the place of an alias that leads to somebody who is gone.
    pub(super) async fn create_over(&self, person: &Person, gone: PersonKey) -> Result<bool, StoreError> {
        let answer = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item::write(person)))
            .condition_expression(leads_to_gone())
            .set_expression_attribute_values(Some(of_gone(gone).into()))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        match answer {
            Ok(_) => Ok(true),
            Err(error) => match error.as_service_error() {
                Some(refused) if refused.is_conditional_check_failed_exception() => Ok(false),
                Some(_) | None => Err(super::unavailable(&error)),
            },
        }
    }
}

/// That the item is an alias, and leads to whom [`of_gone`] names.
fn leads_to_gone() -> String {
    format!("{} = :gone AND attribute_not_exists({})", a::NAME_OF, a::USERNAME)
}

fn of_gone(gone: PersonKey) -> [(String, AttributeValue); 1] {
    [(":gone".to_owned(), bytes(gone.as_bytes()))]
}

/// That the last write is the one that [`Seen`] has.
fn as_seen() -> String {
    format!("{} = :seen", Field::WriteId.name())
}

fn whole(part: aws_sdk_dynamodb::types::builders::UpdateBuilder) -> Result<TransactWriteItem, StoreError> {
    let update = part
        .build()
        .map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(TransactWriteItem::builder().update(update).build())
}
