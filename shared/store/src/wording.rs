//! What an application says in its own way: single sentences, one item for all languages, and whole mails, one item for each
//! kind and language.

use std::sync::{Arc, PoisonError};

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};

use super::{
    Item, SETTINGS_LIFE, Store, StoreError,
    attribute::{self as a, Key, string},
    item::{millis, ttl},
    reader::Reader,
    unavailable,
};
use domain::{
    address::EmailAddress,
    api_key::CallerId,
    application::{OwnTexts, Texts},
    clock::after,
    id::{ApplicationId, PersonKey},
    outbox::MessageKind,
    person::Status,
    template::Template,
};

const SUBJECT: &str = "t_subject";
const TEXT: &str = "t_text";
const HTML: &str = "t_html";
const LANGUAGE: &str = "t_lang";
const TO: &str = "t_to";
const AT: &str = "t_at";
const BY: &str = "t_by";

/// How long what is left of a trial is kept.
const TRIAL_MEMORY: SignedDuration = SignedDuration::from_hours(1);

/// What the attribute of one language's sentences begins with; its tag follows.
const WORDS_IN: &str = "t_words_";

/// A mail that is sent once to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Names it in its application.
    pub id: String,
    /// Whose.
    pub application: ApplicationId,
    /// Which mail.
    pub kind: MessageKind,
    /// In which language.
    pub language: String,
    /// Where it goes.
    pub to: EmailAddress,
    /// Who asked for it.
    pub by: CallerId,
}

impl Store {
    /// The application's own words, never from memory.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn own_texts(&self, id: &ApplicationId) -> Result<OwnTexts, StoreError> {
        let key = Key::own_texts(id);
        let Some(item) = self.read(&key).await? else {
            return Ok(OwnTexts::new());
        };
        let mut languages = OwnTexts::new();
        for (name, value) in &item {
            if let Some(language) = name.strip_prefix(WORDS_IN) {
                let malformed = || StoreError::Malformed {
                    key: key.to_string(),
                    attribute: "t_words",
                    problem: "not well formed",
                };
                let text = value.as_s().map_err(|_| malformed())?;
                let texts = serde_json::from_str(text).map_err(|_| malformed())?;
                languages.insert(language.to_owned(), texts);
            }
        }
        Ok(languages)
    }

    /// Replaces the application's own words in one language; none at all takes them back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_words(&self, id: &ApplicationId, language: &str, texts: &Texts) -> Result<(), StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::own_texts(id).into_item()))
            .expression_attribute_names("#words", format!("{WORDS_IN}{language}"))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        let update = if texts.is_empty() {
            update.update_expression("REMOVE #words")
        } else {
            let json = serde_json::to_string(texts).unwrap_or_default();
            update
                .update_expression("SET #words = :words")
                .expression_attribute_values(":words", string(json))
        };
        update.send().await.map_err(|error| unavailable(&error))?;
        self.forget_application(id);
        Ok(())
    }

    /// The application's own mail of this kind and language, never from memory.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn template(
        &self,
        id: &ApplicationId,
        kind: MessageKind,
        language: &str,
    ) -> Result<Option<Template>, StoreError> {
        let key = Key::template(id, kind, language);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        // What was taken back leaves its place behind.
        if !item.contains_key(SUBJECT) {
            return Ok(None);
        }
        Ok(Some(Template {
            subject: reader.owned(SUBJECT)?,
            text: reader.owned(TEXT)?,
            html: reader.owned(HTML)?,
        }))
    }

    /// The same, from memory if it was read within the last minute.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn template_in_use(
        &self,
        id: &ApplicationId,
        kind: MessageKind,
        language: &'static str,
        now: Timestamp,
    ) -> Result<Option<Arc<Template>>, StoreError> {
        let place = (id.clone(), kind, language);
        let known = {
            let known = self.templates.read().unwrap_or_else(PoisonError::into_inner);
            known.get(&place).cloned()
        };
        if let Some((template, read_at)) = known
            && now.duration_since(read_at).abs() < SETTINGS_LIFE
        {
            return Ok(template);
        }
        let template = self.template(id, kind, language).await?.map(Arc::new);
        let mut known = self.templates.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(place, (template.clone(), now));
        Ok(template)
    }

    /// Saves the application's own mail of this kind and language.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_template(
        &self,
        id: &ApplicationId,
        kind: MessageKind,
        language: &'static str,
        template: &Template,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut item = Key::template(id, kind, language).into_item();
        item.insert(SUBJECT.to_owned(), string(&template.subject));
        item.insert(TEXT.to_owned(), string(&template.text));
        item.insert(HTML.to_owned(), string(&template.html));
        item.insert(AT.to_owned(), millis(now));
        self.put(item, None).await?;
        self.forget_template(id, kind, language);
        Ok(())
    }

    /// Takes it back: the mail is ours again. Its place is left behind empty: this function's role may not delete.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_template(
        &self,
        id: &ApplicationId,
        kind: MessageKind,
        language: &'static str,
    ) -> Result<(), StoreError> {
        let item = Key::template(id, kind, language).into_item();
        self.put(item, None).await?;
        self.forget_template(id, kind, language);
        Ok(())
    }

    fn forget_template(&self, id: &ApplicationId, kind: MessageKind, language: &'static str) {
        let mut known = self.templates.write().unwrap_or_else(PoisonError::into_inner);
        known.remove(&(id.clone(), kind, language));
    }

    /// Kinds and languages of the application's own mails.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn template_places(&self, id: &ApplicationId) -> Result<Vec<(MessageKind, String)>, StoreError> {
        let partition = Key::application(id).partition;
        let items = self.items(&partition, Some("mail#"), false).await?;
        let place = |item: &Item| {
            let sort = item.get(a::SORT)?.as_s().ok()?;
            let (kind, language) = sort.strip_prefix("mail#")?.split_once('#')?;
            Some((MessageKind::parse(kind)?, language.to_owned()))
        };
        let written = items.iter().filter(|item| item.contains_key(SUBJECT));
        Ok(written.filter_map(place).collect())
    }

    /// The address of a user who is active, has proven it, and whose mail does not bounce. No more of the person is read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn proven_address(&self, person: PersonKey) -> Result<Option<EmailAddress>, StoreError> {
        let key = Key::person(person);
        let looked_at = [a::STATUS, a::EMAIL, a::EMAIL_VERIFIED, a::EMAIL_BOUNCED, a::NAME_OF];
        let answer = self
            .client
            .get_item()
            .table_name(&*self.table)
            .set_key(Some(key.clone().into_item()))
            .projection_expression(looked_at.join(", "))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        let Some(item) = answer.map_err(|error| unavailable(&error))?.item else {
            return Ok(None);
        };
        if let Some(to) = a::leads_to(&item).filter(|to| *to != person) {
            return Box::pin(self.proven_address(to)).await;
        }
        let reader = Reader { key, item: &item };
        let is_active = reader.optional(a::STATUS, Reader::text)? == Some(Status::Active.as_str());
        let is_proven = item.contains_key(a::EMAIL_VERIFIED) && !item.contains_key(a::EMAIL_BOUNCED);
        if is_active && is_proven {
            reader.optional(a::EMAIL, |reader, name| reader.parsed(name, EmailAddress::parse))
        } else {
            Ok(None)
        }
    }

    /// Owes a mail that is to be looked at. The stream brings it to `deliver`, as every other.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn owe_trial(&self, trial: &Trial, now: Timestamp) -> Result<(), StoreError> {
        let mut item = Key::trial(&trial.application, &trial.id).into_item();
        item.insert(a::OWE_TRIAL.to_owned(), string(trial.kind.as_str()));
        item.insert(a::WRITE_OWES.to_owned(), AttributeValue::Bool(true));
        item.insert(LANGUAGE.to_owned(), string(&trial.language));
        item.insert(TO.to_owned(), string(trial.to.as_str()));
        item.insert(BY.to_owned(), string(trial.by.to_string()));
        item.insert(AT.to_owned(), millis(now));
        item.insert(a::TTL.to_owned(), ttl(after(now, TRIAL_MEMORY)));
        self.put(item, None).await.map(|_| ())
    }

    /// The trial, while it is still owed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn trial(&self, application: &ApplicationId, id: &str) -> Result<Option<Trial>, StoreError> {
        let key = Key::trial(application, id);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        let Some(kind) = reader.optional(a::OWE_TRIAL, |reader, name| reader.known(name, MessageKind::parse))? else {
            return Ok(None);
        };
        Ok(Some(Trial {
            id: id.to_owned(),
            application: application.clone(),
            kind,
            language: reader.owned(LANGUAGE)?,
            to: reader.parsed(TO, EmailAddress::parse)?,
            by: reader.known(BY, CallerId::parse)?,
        }))
    }

    /// Nothing is owed any more, and the address is forgotten.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle_trial(&self, trial: &Trial) -> Result<(), StoreError> {
        let key = Key::trial(&trial.application, &trial.id);
        let condition = format!("attribute_exists({})", a::OWE_TRIAL);
        self.acknowledge(key, &[a::OWE_TRIAL, TO], &condition, None).await
    }
}

impl Trial {
    /// A name for a new one.
    #[must_use]
    pub fn named(random: [u8; 16]) -> String {
        HEXLOWER.encode(&random)
    }
}
