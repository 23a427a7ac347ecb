//! What somebody with a ticket does: one method for each thing that a step takes.

use domain::{
    address::PhoneNumber,
    application::{ActivationNotice, Application},
    channel::Channel,
    flow::steps::{StepError, phone, set_password},
    password::{Match, Password, PasswordHash, WeakPassword},
    person::Person,
    setup::{self, Submission},
    transition::{Effect, Refusal, Transition},
};
use secrecy::SecretString;
use store::Applied;

use super::{Finished, Journey, Stopped, Visit};
use crate::{
    app::App,
    http::{Error, ProblemCode},
    metrics::Metric,
    naming,
};

/// How often a number is tried again when the person was written in the meantime.
const TRIES: usize = 3;

impl Visit<'_> {
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
                self.apply(&self.with_language(begin)).await
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
        self.apply(&self.with_language(ask)).await
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
            Some(ask) => self.apply(&self.with_language(ask)).await,
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
    fn with_language(&self, mut transition: Transition) -> Transition {
        let effects = self.languages.first_supported().map(Effect::KeepLocale);
        transition.effects.extend(effects);
        transition
    }
}
