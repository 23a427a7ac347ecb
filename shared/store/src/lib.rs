//! The table. There is one implementation: what runs in AWS runs in local mode and in every test.
//!
//! One item for a person in an application (`item` says how it looks), and one conditional write for each step
//! (`expression` compiles it from a [`Transition`]). Each write carries a fresh id: when its end is unclear, reading the item
//! back tells whether it happened.

mod applications_and_keys;
mod asked;
pub mod attribute;
mod conflict;
mod due;
mod expression;
mod files;
mod flows;
mod groups;
mod history;
mod item;
mod limits;
mod list;
mod names;
mod numbered;
mod owed;
mod people;
mod reader;
mod waiting;
mod webhooks;
mod whole_list;
mod wording;

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use aws_sdk_dynamodb::{
    Client,
    error::{ProvideErrorMetadata, SdkError},
    operation::{
        delete_item::DeleteItemError,
        put_item::PutItemError,
        update_item::{UpdateItemError, builders::UpdateItemFluentBuilder},
    },
    types::{AttributeValue, ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure},
};
use jiff::{SignedDuration, Timestamp};

pub use applications_and_keys::{Claim, Claimed, REPLAY_MEMORY, Replaced, Versioned};
use attribute::{Key, string};
pub use domain::due::DueKind;
use domain::{
    application::Application,
    branding::{BrandFile, FileName},
    flow::{Flow, FlowRef},
    id::{ApplicationId, PersonKey},
    outbox::MessageKind,
    person::Person,
    sign_in::{Attempt, Failures},
    template::Template,
    transition::{Guard, Refusal, Transition},
};
pub use due::{Due, DuePage};
pub use flows::FlowHead;
pub use history::{History, read_image};
pub use limits::Reserved;
pub use list::{All, ListQuery, Place, Row, UserFilter};
pub use names::{Claim as NameClaim, Named, Seen};
pub use numbered::{Numbered, PageRequest};
pub use owed::OwedPage;
pub use webhooks::{DeliveryQuery, Webhooks};
pub use wording::Trial;

/// An item as DynamoDB gives and takes it.
pub type Item = HashMap<String, AttributeValue>;

/// An application, and when it was read.
type Known = (Arc<Application>, Timestamp);

/// Origins that are listed, and when they were read.
type KnownOrigins = (Arc<[String]>, Timestamp);

/// Flows that were read, which never change.
type Flows = HashMap<(ApplicationId, FlowRef), Arc<Flow>>;

/// Mails in an application's own words, or that there are none, and when that was read.
type Templates = HashMap<(ApplicationId, MessageKind, &'static str), (Option<Arc<Template>>, Timestamp)>;

/// Pictures and fonts, which never change.
type Files = HashMap<(ApplicationId, FileName), Arc<BrandFile>>;

/// Access to the table.
#[derive(Clone)]
pub struct Store {
    client: Client,
    table: Arc<str>,
    applications: Arc<RwLock<HashMap<ApplicationId, Known>>>,
    flows: Arc<RwLock<Flows>>,
    /// Counters that were seen to be full, and until when they are.
    full: Arc<RwLock<HashMap<String, Timestamp>>>,
    /// Counters of what is compared.
    tries: limits::UnderWay,
    templates: Arc<RwLock<Templates>>,
    files: Arc<RwLock<Files>>,
    places: Arc<numbered::Places>,
    origins: Arc<RwLock<Option<KnownOrigins>>>,
    written: fn(&Person),
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("table", &self.table)
            .finish_non_exhaustive()
    }
}

/// Why the table could not be read or written. None of these is the caller's fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// An item is not what this version of Latchkey writes. It is never read with defaults in place of what is missing.
    #[error("the item {key} is not readable: attribute {attribute} is {problem}")]
    Malformed {
        /// Partition and sort key of the item.
        key: String,
        /// The attribute.
        attribute: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The table did not answer, or not in time. Whether a write happened is settled before this is said: it did not, as far
    /// as can be known.
    #[error("the table is not available: {0}")]
    Unavailable(String),
}

/// How a conditional write ended that could be carried out.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Applied {
    /// It happened; this is the person now.
    Done(Box<Person>),
    /// It did not. This is the first condition that failed, and the person, unless there is none.
    Refused(Refusal, Option<Box<Person>>),
}

/// How the creation of a person ended.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Created {
    /// It happened.
    Done,
    /// There was somebody already.
    Exists(Box<Person>),
}

/// What is known of whoever tries to sign in: nobody need exist for failures to be counted.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct SignInRecord {
    /// The user.
    pub person: Option<Person>,
    /// Failed tries in a row.
    pub failures: Failures,
}

/// How the counting of a try ended.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Attempted {
    /// It is counted; this is known now.
    Counted(SignInRecord),
    /// It is not: this is known, and was not what it was taken to be, or holds the try back.
    Refused(SignInRecord),
    /// It is not: the name leads to this person.
    Leads(PersonKey),
}

/// How long settings of an application are believed without looking again.
const SETTINGS_LIFE: SignedDuration = SignedDuration::from_secs(60);

impl Store {
    /// A store on the table called `table`. What met a transaction is repeated, as what was throttled is. `written` is
    /// called with each person who was written, as they are then: whoever counts is above the store.
    #[must_use]
    pub fn new(client: Client, table: &str, written: fn(&Person)) -> Self {
        let patient = client.config().to_builder().retry_classifier(conflict::Conflicts);
        Self {
            client: Client::from_conf(patient.build()),
            table: table.into(),
            applications: Arc::default(),
            flows: Arc::default(),
            full: Arc::default(),
            tries: Arc::default(),
            templates: Arc::default(),
            files: Arc::default(),
            places: Arc::default(),
            origins: Arc::default(),
            written,
        }
    }

    /// Whoever has this key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn person(&self, key: PersonKey) -> Result<Option<Person>, StoreError> {
        self.sign_in_record(key).await.map(|record| record.person)
    }

    /// Whoever has this key, and how often a sign-in in their name has failed. One read, whether they exist or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_in_record(&self, key: PersonKey) -> Result<SignInRecord, StoreError> {
        match self.read(&Key::person(key)).await? {
            None => Ok(SignInRecord {
                person: None,
                failures: Failures::NONE,
            }),
            Some(item) => record_of(key, &item),
        }
    }

    /// Counts a try of a password in the name of whoever has this key, or of nobody: one conditional update, the same whether
    /// they exist or not. `by_name`: unless the name leads to somebody else.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn attempt(
        &self,
        key: PersonKey,
        by_name: bool,
        attempt: Attempt,
        write: [u8; 16],
    ) -> Result<Attempted, StoreError> {
        let transition = attempt.transition(write);
        let expression = expression::attempt(key, by_name, &transition);
        let answer = self.changing(key, expression).send().await;
        let old = match answer {
            Ok(output) => return record_of(key, &output.attributes.unwrap_or_default()).map(Attempted::Counted),
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => failed.item.clone(),
                // Unclear, whatever the last attempt ended with: the id of the write tells.
                _ => match self.read(&Key::person(key)).await? {
                    Some(item) if attribute::is_of_write(&item, &write) => Some(item),
                    Some(_) | None => return Err(unavailable(&error)),
                },
            },
        };
        let old = old.unwrap_or_default();
        if let Some(to) = attribute::leads_to(&old).filter(|_| by_name) {
            return Ok(Attempted::Leads(to));
        }
        let record = record_of(key, &old)?;
        if attribute::is_of_write(&old, &write) {
            return Ok(Attempted::Counted(record));
        }
        if record.person.is_some() && !attribute::repeats_its_end(&old) {
            return self.attempt_at_an_earlier_version(key, &transition).await;
        }
        Ok(Attempted::Refused(record))
    }

    /// The same for a person who was written by a version that did not repeat the end of the item.
    async fn attempt_at_an_earlier_version(
        &self,
        key: PersonKey,
        transition: &Transition,
    ) -> Result<Attempted, StoreError> {
        let record = |person: Option<Box<Person>>| SignInRecord {
            failures: person
                .as_ref()
                .map_or(Failures::NONE, |person| person.sign_in_failures.clone()),
            person: person.map(|person| *person),
        };
        Ok(match self.apply(key, transition).await? {
            Applied::Done(person) => Attempted::Counted(record(Some(person))),
            Applied::Refused(_, person) => Attempted::Refused(record(person)),
        })
    }

    /// Writes a person who is not there yet: one conditional put.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn create(&self, person: &Person) -> Result<Created, StoreError> {
        let answer = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item::write(person)))
            .condition_expression(expression::nobody())
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        let existing = match answer {
            Ok(_) => {
                (self.written)(person);
                return Ok(Created::Done);
            }
            Err(error) => match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(failed)) => match &failed.item {
                    Some(item) => match attribute::leads_to(item) {
                        Some(to) => return self.created_beside(person, to, item).await,
                        None => item::read(person.key, item)?,
                    },
                    None => {
                        return Err(StoreError::Unavailable(
                            "a condition failed without its item".to_owned(),
                        ));
                    }
                },
                // Unclear, whatever the last attempt ended with: an earlier one may have happened.
                _ => self.person(person.key).await?.ok_or_else(|| unavailable(&error))?,
            },
        };
        // Our own write, seen again by a retry after its answer was lost.
        if existing.last_write.id == person.last_write.id {
            (self.written)(person);
            return Ok(Created::Done);
        }
        Ok(Created::Exists(Box::new(existing)))
    }

    /// How the creation ends of somebody whose name leads to `to`, by what stands at it.
    async fn created_beside(&self, person: &Person, to: PersonKey, item: &Item) -> Result<Created, StoreError> {
        if let Some(known) = self.person(to).await? {
            return Ok(Created::Exists(Box::new(known)));
        }
        if attribute::stands_for_a_person(item) {
            return Ok(Created::Exists(Box::new(item::read(person.key, item)?)));
        }
        if self.create_over(person, to).await? {
            (self.written)(person);
            return Ok(Created::Done);
        }
        match self.person(person.key).await? {
            Some(known) if known.last_write.id == person.last_write.id => Ok(Created::Done),
            Some(known) => Ok(Created::Exists(Box::new(known))),
            None => Err(StoreError::Unavailable("a name is being given away".to_owned())),
        }
    }

    /// Carries out `transition` on whoever has this key, or has it as another name: one conditional update, or two.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn apply(&self, key: PersonKey, transition: &Transition) -> Result<Applied, StoreError> {
        let expression = expression::compile(key, transition);
        let answer = self.changing(key, expression).send().await;
        let old = match answer {
            Ok(output) => {
                let item = output.attributes.unwrap_or_default();
                let after = item::read(key, &item)?;
                (self.written)(&after);
                return Ok(Applied::Done(Box::new(after)));
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => match &failed.item {
                    Some(item) if attribute::stands_for_a_person(item) => Some(item::read(key, item)?),
                    Some(item) => match attribute::leads_to(item) {
                        Some(to) => return Box::pin(self.apply(to, transition)).await,
                        None => None,
                    },
                    None => None,
                },
                // Unclear, whatever the last attempt ended with: an earlier one may have happened. The id of the write
                // tells.
                _ => match self.person(key).await? {
                    Some(person) if person.last_write.id == transition.write.id => Some(person),
                    Some(_) | None => return Err(unavailable(&error)),
                },
            },
        };
        let Some(old) = old else {
            return Ok(Applied::Refused(Refusal::NotFound, None));
        };
        if old.last_write.id == transition.write.id {
            (self.written)(&old);
            return Ok(Applied::Done(Box::new(old)));
        }
        match transition.refusal(&old) {
            Some(refusal) => Ok(Applied::Refused(refusal, Some(Box::new(old)))),
            None => Err(StoreError::Unavailable(
                "a condition failed that holds for the item".to_owned(),
            )),
        }
    }

    /// The conditional update of a person's item: gives the item after it, or the one that the condition refused.
    fn changing(&self, key: PersonKey, expression: expression::Expression) -> UpdateItemFluentBuilder {
        self.client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::person(key).into_item()))
            .condition_expression(expression.condition)
            .update_expression(expression.update)
            .set_expression_attribute_names(Some(expression.names).filter(|names| !names.is_empty()))
            .set_expression_attribute_values(Some(expression.values))
            .return_values(ReturnValue::AllNew)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
    }

    /// Erases a person for whom all of `guards` hold: one conditional delete. What stands beside them goes with them, as soon
    /// as the stream tells that they are gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn erase(&self, key: PersonKey, guards: &[Guard]) -> Result<Result<(), Refusal>, StoreError> {
        let expression = expression::somebody(guards);
        let answer = self
            .client
            .delete_item()
            .table_name(&*self.table)
            .set_key(Some(Key::person(key).into_item()))
            .condition_expression(expression.condition)
            .set_expression_attribute_values(Some(expression.values).filter(|values| !values.is_empty()))
            .return_values(ReturnValue::AllOld)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        let error = match answer {
            Ok(output) => {
                let erased = output.attributes.unwrap_or_default();
                if erased.contains_key(attribute::ALSO) {
                    self.forget_names(key, &item::read(key, &erased)?.also).await?;
                }
                return Ok(Ok(()));
            }
            Err(error) => error,
        };
        let old = match error.as_service_error() {
            Some(DeleteItemError::ConditionalCheckFailedException(failed)) => match &failed.item {
                Some(item) if attribute::stands_for_a_person(item) => Some(item::read(key, item)?),
                Some(_) | None => None,
            },
            // Unclear: who is gone now was erased.
            _ => match self.person(key).await? {
                None => return Ok(Ok(())),
                Some(_) => return Err(unavailable(&error)),
            },
        };
        let refusal = old.and_then(|old| guards.iter().find_map(|guard| guard.check(&old).err()));
        Ok(Err(refusal.unwrap_or(Refusal::NotFound)))
    }

    /// The application, from memory if it was read within the last minute.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn application(
        &self,
        id: &ApplicationId,
        now: Timestamp,
    ) -> Result<Option<Arc<Application>>, StoreError> {
        let known = self
            .applications
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .cloned();
        if let Some((application, read_at)) = known
            && now.duration_since(read_at).abs() < SETTINGS_LIFE
        {
            return Ok(Some(application));
        }
        let place = Key::application(id);
        let (settings, words) = tokio::try_join!(self.read(&place), self.own_texts(id))?;
        let Some(item) = settings else {
            return Ok(None);
        };
        let mut application = applications_and_keys::read_application(id, &item)?;
        application.texts = Arc::new(words);
        let application = Arc::new(application);
        let mut known = self.applications.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(id.clone(), (Arc::clone(&application), now));
        Ok(Some(application))
    }

    /// Reads what the first request will ask for, and with it opens the connection: when an instance starts it has a whole
    /// core, and a failure is not reported, since the first request will be.
    pub async fn warm_up(&self, application: &ApplicationId, now: Timestamp) {
        if let Err(error) = self.application(application, now).await {
            tracing::warn!(reason = %error, "the table did not answer at the start");
        }
    }

    /// Opens the connection for whoever reads API keys only.
    pub async fn warm_up_for_keys(&self) {
        if let Err(error) = self.read(&Key::no_api_key()).await {
            tracing::warn!(reason = %error, "the table did not answer at the start");
        }
    }

    /// Forgets what is remembered of an application, after a change through this very instance.
    fn forget_application(&self, id: &ApplicationId) {
        self.applications
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
        *self.origins.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    async fn read(&self, key: &Key) -> Result<Option<Item>, StoreError> {
        let answer = self
            .client
            .get_item()
            .table_name(&*self.table)
            .set_key(Some(key.clone().into_item()))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        answer.map(|output| output.item).map_err(|error| unavailable(&error))
    }

    /// Acknowledges what the item at `key` owed. Where `condition` does not hold, it owes something newer, or nothing: no error.
    async fn acknowledge(
        &self,
        key: Key,
        removed: &[&str],
        condition: &str,
        id: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(key.into_item()))
            .condition_expression(condition)
            .update_expression(format!("REMOVE {}, {}", removed.join(", "), attribute::WRITE_OWES))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        let update = match id {
            Some(id) => update.expression_attribute_values(":id", attribute::bytes(id)),
            None => update,
        };
        updated(update).await.map(|_| ())
    }

    async fn put(&self, item: Item, condition: Option<&str>) -> Result<bool, StoreError> {
        let answer = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item))
            .set_condition_expression(condition.map(str::to_owned))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        match answer {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => Ok(false),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

/// What an item says of whoever tries to sign in.
fn record_of(key: PersonKey, item: &Item) -> Result<SignInRecord, StoreError> {
    if attribute::stands_for_a_person(item) {
        let person = item::read(key, item)?;
        Ok(SignInRecord {
            failures: person.sign_in_failures.clone(),
            person: Some(person),
        })
    } else {
        Ok(SignInRecord {
            person: None,
            failures: item::read_failures(&Key::person(key), item)?,
        })
    }
}

/// What came of a conditional update: the item as far as it was asked for, or `None` where the condition did not hold.
async fn updated(update: UpdateItemFluentBuilder) -> Result<Option<Item>, StoreError> {
    match update.send().await {
        Ok(output) => Ok(Some(output.attributes.unwrap_or_default())),
        Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => Ok(None),
        Err(error) => Err(unavailable(&error)),
    }
}

/// Error code and message of DynamoDB, without the request, which may hold personal data.
fn unavailable<E: ProvideErrorMetadata + fmt::Debug>(error: &E) -> StoreError {
    let code = error.code().unwrap_or("no answer");
    StoreError::Unavailable(format!("{code}: {}", error.message().unwrap_or("none")))
}

impl Key {
    fn into_item(self) -> Item {
        HashMap::from([
            (attribute::PARTITION.to_owned(), string(self.partition)),
            (attribute::SORT.to_owned(), string(self.sort)),
        ])
    }
}
