//! The journey itself: what can be done with a ticket. Nothing here knows how it was asked or how it is answered.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use crate::{
    app::App,
    entry,
    http::{Error, ProblemCode, language::Wishes},
    inviting,
    metrics::Metric,
    naming,
};
use domain::{
    address::PhoneNumber,
    application::{ActivationNotice, Application, result_redirect},
    channel::Channel,
    directory,
    entropy::random,
    exchange::{self, Exchange, ExchangeCode},
    flow::{
        Flow,
        steps::{Next, StepError, phone, set_password},
    },
    id::ApplicationId,
    invitation::{Kind, Method},
    limits::Cause,
    locale::Locale,
    password::{Match, Password, PasswordHash, WeakPassword},
    person::Person,
    renewal::{self, Asked},
    setup::{self, Submission},
    ticket::Ticket,
    transition::{Effect, Refusal, Transition},
};
use present::{
    pages::{Offer, Purpose, result_message},
    wording::Wording,
};
use store::Applied;

/// Answers by the name of their field.
pub type Answers = BTreeMap<String, Value>;

/// Somebody with a ticket.
#[expect(missing_debug_implementations, reason = "it holds a ticket")]
pub struct Visit<'a> {
    app: &'a App,
    ticket: Ticket,
    /// What is known of the browser's languages; nothing where a product's own form asks.
    pub wishes: Wishes,
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

/// Somebody who has set their password, and nobody who has the ticket alone: only they learn who they are and where they go,
/// with the code that signs them in there.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Finished(Journey);

/// How often a number is tried again when the person was written in the meantime.
const TRIES: usize = 3;

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
            wishes: Wishes::default(),
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
            match app.store.apply(person.key, &renewed).await? {
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
        self.wishes.wording(&journey.application, locale)
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

    /// Begins: sends the first code where the flow wants one, and else just marks the way as begun. One write, and a second
    /// where there is no code to send.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn start(&self) -> Result<Box<Person>, Stopped> {
        match self.ask_for_code().await {
            Err(Stopped {
                error: Error::Refused(Refusal::WrongStep { .. } | Refusal::NoNumber),
                ..
            }) => {
                let begin = setup::begin(&self.ticket, self.write_id()?, self.now());
                self.apply(&self.kept(begin)).await
            }
            other => other,
        }
    }

    /// Has a new code sent. One write.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn ask_for_code(&self) -> Result<Box<Person>, Stopped> {
        let ask = setup::ask_for_code(&self.ticket, self.write_id()?, self.now());
        self.apply(&self.kept(ask)).await
    }

    /// Has a new code sent by `channel`, where the step lets the person choose. One read, one write.
    ///
    /// # Errors
    /// [`Stopped`]: `channel_not_offered`, besides those of [`Visit::ask_for_code`].
    pub async fn ask_for_code_by(&self, channel: Channel) -> Result<Box<Person>, Stopped> {
        let journey = self.look().await?;
        if journey.person.invitation.progress.next.channel() == Some(channel) {
            return self.ask_for_code().await;
        }
        let offered = self.other_channel(&journey).is_some_and(|(other, _)| other == channel);
        let Journey { person, flow, .. } = journey;
        let ask = setup::ask_by_other_channel(&self.ticket, &flow, &person, self.write_id()?, self.now());
        match ask.filter(|_| offered) {
            Some(ask) => self.apply(&self.kept(ask)).await,
            None => Err(Stopped {
                error: Error::field(
                    ProblemCode::ChannelNotOffered,
                    "/channel",
                    "the code of this step cannot be sent this way",
                ),
                person: Some(person),
            }),
        }
    }

    /// The other channel that the code of the step at hand can take, and the address or number, masked.
    #[must_use]
    pub fn other_channel(&self, journey: &Journey) -> Option<(Channel, String)> {
        let Journey { person, flow, .. } = journey;
        let channel = setup::other_channel(flow, person)?;
        channel
            .reaches(person, |number| self.app.config.may_text(number).is_ok())
            .then_some((channel, channel.masked(person)?))
    }

    /// Tries a code. It is counted before it is compared. One write when it is wrong, two when it is right.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn verify(&self, typed: &SecretString) -> Result<Box<Person>, Stopped> {
        let counted = self
            .apply(&setup::count_try(&self.ticket, typed, self.write_id()?, self.now()))
            .await?;
        let invitation = &counted.invitation;
        let code = setup::newest_code(&self.app.keys, &counted)?;
        if !code.matches(typed, invitation.code_policy.format) {
            Metric::WrongCodes.count();
            let refusal = Refusal::WrongCode {
                tries_left: invitation.tries_left(),
            };
            return Err(Stopped {
                error: refusal.into(),
                person: Some(counted),
            });
        }
        Metric::CodesEntered.count();
        // All that the answer needs is read before the code is used up: what fails here can be repeated.
        let Journey { person, flow, .. } = self.journey(counted).await?;
        let counted = person;
        let proven = setup::prove_step(&self.ticket, &flow, &counted, self.write_id()?, self.now());
        let person = self.apply(&proven).await?;
        Ok(naming::follow(self.app, person).await)
    }

    /// Takes the number that the person gives and sends a code to it. One write, and another where a number that was known
    /// before has to be notified of it.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn give_phone(&self, number: &str) -> Result<Box<Person>, Stopped> {
        let number = PhoneNumber::parse(number).map_err(|error| (error, "/phone"))?;
        self.app.config.may_text(&number)?;
        let mut known = None;
        for _ in 0..TRIES {
            let (write, now) = (self.write_id()?, self.now());
            let give = phone::give(&self.ticket, number.clone(), known.as_deref(), write, now);
            match self.apply(&give).await {
                Err(Stopped {
                    error: Error::Refused(Refusal::NotAsAssumed),
                    person: Some(person),
                }) => known = Some(person),
                other => return other,
            }
        }
        Err(Refusal::NotAsAssumed.into())
    }

    /// Takes the step that comes next, as `step` says it. One read, one write.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn submit(
        &self,
        step: impl FnOnce(&Submission<'_>) -> Result<Transition, StepError>,
    ) -> Result<Box<Person>, Stopped> {
        let Journey { person, flow, .. } = self.look().await?;
        let submitted = step(&Submission {
            ticket: &self.ticket,
            flow: &flow,
            seen: &person,
            write: self.write_id()?,
            now: self.now(),
        });
        match submitted {
            Ok(transition) => self.apply(&transition).await,
            Err(error) => Err(Stopped {
                error: error.into(),
                person: Some(person),
            }),
        }
    }

    /// Sets the password. One read, the hash, one write.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn set_password(
        &self,
        typed: &SecretString,
        confirm: Option<&SecretString>,
    ) -> Result<Finished, Stopped> {
        let journey = self.look().await?;
        let stop = |error: Error, journey: Journey| Stopped {
            error,
            person: Some(journey.person),
        };
        if let Err(refusal) = set_password::is_next(&journey.person) {
            return Err(stop(refusal.into(), journey));
        }
        let password = match self.acceptable(&journey, typed, confirm) {
            Ok(password) => password,
            Err(error) => return Err(stop(error, journey)),
        };
        let hash = self.hash(&journey.application, password).await?;
        let notice = journey.application.activation_notice != ActivationNotice::None;
        let write = self.write_id()?;
        let exchange = journey.exchange(self.app, self.now())?;
        let complete = set_password::complete(&self.ticket, &journey.person, hash, notice, exchange, write, self.now());
        let person = naming::follow(self.app, self.apply(&complete).await?).await;
        Ok(Finished(Journey { person, ..journey }))
    }

    /// Why `typed` would not be taken as the password, as it is typed; nothing, where it would be. It is judged as it is when it
    /// is set, nothing is kept of it, and it is compared with no secret. One read.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn judge_password(&self, typed: &SecretString) -> Result<Option<WeakPassword>, Stopped> {
        let journey = self.look().await?;
        if let Err(refusal) = set_password::is_next(&journey.person) {
            return Err(Stopped {
                error: refusal.into(),
                person: Some(journey.person),
            });
        }
        let judged = Password::parse(typed)
            .and_then(|password| password.check(&self.app.blocklist, &journey.application, &journey.person));
        Ok(judged.err())
    }

    /// Whether `typed` is the password that was set with this very ticket a moment ago: a form that was pressed twice, or sent
    /// again. It is counted before it is compared. One write, and the hash.
    ///
    /// # Errors
    /// That something does not answer.
    pub async fn repeats(&self, typed: &SecretString) -> Result<bool, Error> {
        let Ok(password) = Password::parse(typed) else {
            return Ok(false);
        };
        let count = setup::count_repeat(&self.ticket, self.write_id()?, self.now());
        let Applied::Done(person) = self.app.store.apply(self.ticket.person(), &count).await? else {
            return Ok(false);
        };
        let Some(stored) = person.credential else {
            return Ok(false);
        };
        let cost = self.app.application(&person.application).await?.password.cost;
        let verify = move |app: &App| app.hasher.verify(&app.keys, cost, &password, &stored);
        match self.app.busy(verify).await?? {
            Match::Right | Match::RightButOld => Ok(true),
            Match::Wrong => Ok(false),
        }
    }

    fn acceptable(
        &self,
        journey: &Journey,
        typed: &SecretString,
        confirm: Option<&SecretString>,
    ) -> Result<Password, Error> {
        let password = Password::parse(typed)?;
        password.check(&self.app.blocklist, &journey.application, &journey.person)?;
        match confirm.map(Password::parse) {
            Some(Ok(repeated)) if repeated.is(&password) => Ok(password),
            Some(Ok(_) | Err(WeakPassword::TooLong)) => Err(Error::Mismatch),
            Some(Err(weak)) => Err(weak.into()),
            None if journey.flow.confirms() => Err(Error::field(
                ProblemCode::ConfirmMissing,
                "/confirm",
                "repeat the password in `confirm`",
            )),
            None => Ok(password),
        }
    }

    async fn hash(&self, application: &Application, password: Password) -> Result<PasswordHash, Error> {
        let cost = application.password.cost;
        let hash = self
            .app
            .busy(move |app| app.hasher.hash(&app.keys, &*app.entropy, cost, &password))
            .await?;
        Ok(hash?)
    }

    /// The same change, and the language that the browser asks for is kept, unless one was named or chosen before: the
    /// messages that follow are to be read by whoever reads the page.
    fn kept(&self, mut transition: Transition) -> Transition {
        let effects = self.wishes.first_known().map(Effect::KeepLocale);
        transition.effects.extend(effects);
        transition
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

    /// The page of the product that the person goes to at the end, if it has one.
    fn target(&self) -> Option<Url> {
        let result = self.person.invitation.result_url.as_deref();
        let result = result.and_then(|url| Url::parse(url).ok());
        result.or_else(|| self.application.login_url.clone())
    }

    /// What the product may exchange for a sign-in token, if it wants to. Whoever reset a password signs in with it (ASVS
    /// 6.3.7, 7.4.3).
    fn exchange(&self, app: &App, now: Timestamp) -> Result<Option<Exchange>, Error> {
        let wanted = self.application.sign_in_after && self.person.invitation.kind == Kind::Invitation;
        let Some(target) = self.target().filter(|_| wanted) else {
            return Ok(None);
        };
        Ok(Some(exchange::begin(&app.keys, &self.person, target.as_str(), now)?))
    }
}

impl Finished {
    /// Whoever set the password of this ticket before and has shown that it was them.
    #[must_use]
    pub fn again(journey: Journey) -> Self {
        Self(journey)
    }

    /// Where they stand.
    #[must_use]
    pub fn journey(&self) -> &Journey {
        &self.0
    }

    /// Where the person goes when all is done, and whether that is the product's own: the invitation's result URL or the
    /// application's login, both with how it went, or the hosted sign-in. With the code to exchange, where there is one.
    #[must_use]
    pub fn destination(&self, app: &App) -> (String, bool) {
        let Self(journey) = self;
        let Journey {
            person, application, ..
        } = journey;
        let invitation = &person.invitation;
        let Some(target) = journey.target() else {
            return (hosted_sign_in(app, person), false);
        };
        let now = app.clock.now();
        let live = person.exchange.filter(|exchange| now < exchange.expires_at);
        let code = live.and_then(|_| ExchangeCode::of(&app.keys, person).ok());
        let code = code.map(|code| code.encode());
        let message = result_message(
            &Wording::of(application, invitation.locale.as_deref()),
            journey.purpose(),
        );
        let email = person.email.as_ref().filter(|_| invitation.include_email);
        let email = email.map(|email| &email.value);
        // So a back end knows whose code it is, and which verifier belongs to it. A link that a back end made for somebody whom
        // nobody invited has no invitation that it would know.
        let invited = invitation.kind == Kind::Invitation && directory::was_invited(person);
        let named = invited.then(|| person.invitation_id());
        (
            result_redirect(&target, &message, email, named, code.as_ref()).into(),
            true,
        )
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
