//! The journey itself: what can be done with a ticket. Nothing here knows how it was asked or how it is answered.

mod finished;
mod steps;

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    app::App,
    entry,
    http::{Error, language::PreferredLanguages},
    inviting,
    metrics::Metric,
};
use domain::{
    application::Application,
    channel::Channel,
    entropy::random,
    flow::{Flow, steps::Next},
    id::ApplicationId,
    invitation::{Kind, Method},
    limits::Cause,
    locale::Locale,
    person::Person,
    renewal::{self, Asked},
    setup,
    ticket::Ticket,
    transition::{Refusal, Transition},
};
use present::{
    pages::{Offer, Purpose},
    wording::Wording,
};
use store::Applied;

pub use finished::Finished;

/// Answers by the name of their field.
pub type Answers = BTreeMap<String, Value>;

/// Somebody with a ticket.
#[expect(missing_debug_implementations, reason = "it holds a ticket")]
pub struct Visit<'a> {
    app: &'a App,
    ticket: Ticket,
    /// What is known of the browser's languages; nothing where a product's own form asks.
    pub languages: PreferredLanguages,
}

/// Where somebody stands.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Journey {
    /// The person.
    pub person: Box<Person>,
    /// Their application.
    pub application: Arc<Application>,
    /// The way that they go.
    pub flow: Flow,
}

/// Why something was not done, and where the person stands, where that is known without another read.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Stopped {
    /// Why.
    pub error: Error,
    /// The person as they were found.
    pub person: Option<Box<Person>>,
}

impl<E: Into<Error>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            person: None,
        }
    }
}

impl<'a> Visit<'a> {
    /// Reads the ticket; a forged or damaged one goes no further.
    ///
    /// # Errors
    /// [`Refusal::InvalidTicket`], or that the deployment's keys cannot be used.
    pub fn begin(app: &'a App, ticket: &str) -> Result<Self, Error> {
        let ticket = Ticket::parse(&app.keys, ticket)?;
        Ok(Self {
            app,
            ticket,
            languages: PreferredLanguages::default(),
        })
    }

    /// The present moment. Each read and each write looks at the clock again: what ends while a password is hashed has ended.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// The token of this ticket's forms.
    ///
    /// # Errors
    /// That the deployment's keys cannot be used.
    pub fn form_token(&self) -> Result<String, Error> {
        Ok(self.ticket.form_token(&self.app.keys)?)
    }

    /// Where the person stands. One read; nothing changes.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn look(&self) -> Result<Journey, Stopped> {
        let person = self
            .app
            .store
            .person(self.ticket.person())
            .await?
            .ok_or(Refusal::InvalidTicket)?;
        let person = Box::new(person);
        match setup::admit(&self.ticket, &person, self.now()) {
            Ok(()) => Ok(self.journey(person).await?),
            Err(refusal) => {
                if refusal == Refusal::Expired {
                    Metric::CameTooLate.count();
                }
                Err(Stopped {
                    error: refusal.into(),
                    person: Some(person),
                })
            }
        }
    }

    /// The application that the ticket belongs to. One read, whatever has become of the ticket.
    ///
    /// # Errors
    /// That there is nobody, or that the table does not answer.
    pub async fn application(&self) -> Result<Arc<Application>, Error> {
        let person = self.app.store.person(self.ticket.person()).await?;
        self.app.application_of(&person.ok_or(Refusal::InvalidTicket)?).await
    }

    /// The hosted sign-in page of the person's application.
    #[must_use]
    pub fn hosted_sign_in(&self, journey: &Journey) -> String {
        hosted_sign_in(self.app, &journey.person)
    }

    /// Whether a password was set with this ticket.
    #[must_use]
    pub fn is_used(&self, journey: &Journey) -> bool {
        journey.person.has_used(self.ticket.generation())
    }

    /// What the holder of this ticket is offered where it is over.
    #[must_use]
    pub fn offer(&self, journey: &Journey) -> Option<Offer> {
        let Journey {
            person, application, ..
        } = journey;
        if !renewal::is_offered(application, &self.ticket, person, self.now()) {
            return None;
        }
        let channel = person.invitation.method.channel().unwrap_or(Channel::Email);
        Some(Offer {
            channel,
            destination: channel.masked(person).unwrap_or_default(),
            is_code: Method::WITH_CODE.contains(&person.invitation.method),
        })
    }

    /// Has a new link sent to the registered address or number, if one is offered and was not asked for too often. Nothing
    /// tells whether it was. Two reads, and one write if it is sent.
    ///
    /// # Errors
    /// That something does not answer.
    pub async fn renew(&self) -> Result<(), Error> {
        let app = self.app;
        let Some(person) = app.store.person(self.ticket.person()).await? else {
            return Ok(());
        };
        let journey = self.journey(Box::new(person)).await?;
        let Journey {
            person,
            application,
            flow,
        } = &journey;
        if !renewal::is_offered(application, &self.ticket, person, self.now()) {
            return Ok(());
        }
        if person.invitation.kind == Kind::PasswordReset {
            return match inviting::has_room(app, person, Method::EmailLink, Cause::Asked).await {
                Ok(()) => entry::ask_for_reset(app, &application.id, person.key).await,
                Err(Error::LimitReached { .. }) => Ok(()),
                Err(error) => Err(error),
            };
        }
        if let Some(renewed) =
            inviting::renewal(app, application, flow, Asked::With(&self.ticket), person, self.now()).await?
        {
            // Refused: somebody else changed it in this very moment, or has pressed twice.
            match renewed.apply(app, person).await? {
                Applied::Done(_) | Applied::Refused(..) => {}
            }
        }
        Ok(())
    }

    /// The country calling codes that SMS may go to.
    #[must_use]
    pub fn dial_codes(&self) -> &[String] {
        &self.app.config.dial_codes
    }

    /// The person with what is to be known of their application and flow, which are kept in memory.
    ///
    /// # Errors
    /// [`Error::Broken`] if something of it is gone, or that the table does not answer.
    pub async fn journey(&self, person: Box<Person>) -> Result<Journey, Error> {
        let application = self.app.application_of(&person).await?;
        let flow = self.app.flow_of(&person).await?;
        Ok(Journey {
            person,
            application,
            flow,
        })
    }

    /// The words that the person reads.
    #[must_use]
    pub fn wording(&self, journey: &Journey) -> Wording {
        let locale = journey.person.invitation.locale.as_deref();
        self.languages.wording(&journey.application, locale)
    }

    /// Changes the language of the invitation; once it was used, only for whoever `finished`. One write.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn set_locale(&self, language: Locale, finished: bool) -> Result<Box<Person>, Stopped> {
        let chosen = setup::set_locale(&self.ticket, language, finished, self.write_id()?, self.now());
        self.apply(&chosen).await
    }

    /// Whether the holder of the ticket may decline.
    #[must_use]
    pub fn may_decline(&self, journey: &Journey) -> bool {
        setup::may_decline(&journey.application, &journey.person)
    }

    /// Declines the invitation, which is of the application that the caller names, if it names one. What was declined before
    /// stays so, and is answered the same. One read, one write.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn decline(&self, named: Option<&ApplicationId>) -> Result<Journey, Stopped> {
        let journey = match self.look().await {
            Err(stopped) => {
                return self
                    .declined_before(stopped)
                    .await?
                    .within(named)
                    .map_err(Stopped::from);
            }
            Ok(journey) => journey.within(named)?,
        };
        let Journey {
            person, application, ..
        } = &journey;
        match setup::decline(&self.ticket, application, person, self.write_id()?, self.now()) {
            Ok(decline) => match self.apply(&decline).await {
                Ok(person) => Ok(Journey { person, ..journey }),
                Err(stopped) => self.declined_before(stopped).await,
            },
            Err(refusal) => Err(Stopped {
                error: refusal.into(),
                person: Some(journey.person),
            }),
        }
    }

    async fn declined_before(&self, stopped: Stopped) -> Result<Journey, Stopped> {
        match stopped {
            Stopped {
                error: Error::Refused(Refusal::Declined),
                person: Some(person),
            } => Ok(self.journey(person).await?),
            other => Err(other),
        }
    }

    async fn apply(&self, transition: &Transition) -> Result<Box<Person>, Stopped> {
        match self.app.store.apply(self.ticket.person(), transition).await? {
            Applied::Done(person) => Ok(person),
            // Tickets are made for people who exist: one that leads nowhere belongs to somebody who was erased.
            Applied::Refused(Refusal::NotFound, None) => Err(Refusal::InvalidTicket.into()),
            Applied::Refused(refusal, person) => Err(Stopped {
                error: refusal.into(),
                person,
            }),
        }
    }

    fn write_id(&self) -> Result<[u8; 16], Error> {
        Ok(random(&*self.app.entropy)?)
    }
}

impl Journey {
    /// Makes sure that the ticket belongs to the application that the caller names, if it names one.
    ///
    /// # Errors
    /// [`Refusal::InvalidTicket`].
    pub fn within(self, application: Option<&ApplicationId>) -> Result<Self, Error> {
        match application {
            Some(named) if *named != self.person.application => Err(Refusal::InvalidTicket.into()),
            Some(_) | None => Ok(self),
        }
    }

    /// What the person is asked for next.
    #[must_use]
    pub fn next(&self) -> Next<'_> {
        Next::of(&self.person, &self.application, &self.flow)
    }

    /// What the person is here for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        match self.person.invitation.kind {
            Kind::Invitation => Purpose::Invitation,
            Kind::PasswordReset => Purpose::PasswordReset,
        }
    }
}

/// The hosted sign-in page of the person's application.
#[must_use]
pub fn hosted_sign_in(app: &App, person: &Person) -> String {
    let application = person.application.as_str();
    if person.application == app.config.default_application {
        format!("{}/sign-in", app.config.base_url)
    } else {
        format!("{}/sign-in?application={application}", app.config.base_url)
    }
}
