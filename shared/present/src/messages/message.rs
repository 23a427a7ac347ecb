//! What the file of a kind of message holds: its mail, its short text, what a template can say of it, how it is made for a
//! person, and samples.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use url::form_urlencoded::Serializer;

use super::letter::{Letter, seconds_until};
use super::template::{self, Value, Values};
use super::{Mail, Sender, Sms};
use crate::wording::{self, Wording};
use domain::application::Application;
use domain::clock::after;
use domain::former::{Contact, Former};
use domain::metadata::Metadata;
use domain::outbox::MessageKind;
use domain::person::Person;
use domain::template::Template;

/// The application by its name, as a value of a sentence.
pub(super) type Named<'a> = (&'static str, wording::Value<'a>);

/// A message with all that it says.
pub trait Message: fmt::Debug {
    /// Which one it is.
    fn kind(&self) -> MessageKind;

    /// What its mail says. `None`: it is never mailed.
    fn letter(&self, _: &Sender<'_>, _: Named<'_>) -> Option<Letter> {
        None
    }

    /// The mail as we write it. `None`: it is never mailed.
    fn mail(&self, sender: &Sender<'_>) -> Option<Mail> {
        let application = sender.application();
        let letter = self.letter(sender, ("application", (&application).into()))?;
        Some(letter.write(sender))
    }

    /// The short message. `None`: it is never texted.
    fn sms(&self, _: &Sender<'_>) -> Option<Sms> {
        None
    }

    /// What a template can say of it, beside what can be said of every mail.
    fn values(&self, _: &Wording) -> Values {
        Values::new()
    }
}

impl dyn Message {
    /// The mail: as the application wrote it itself, where it did, else as we write it. A template can tell the metadata.
    #[must_use]
    pub fn write(&self, sender: &Sender<'_>, own: Option<&Template>, metadata: &Metadata) -> Option<Mail> {
        let own = own.and_then(|template| {
            let mut values = self.all_values(sender);
            values.insert(template::METADATA, Value::Data(metadata.as_map().clone()));
            template::render(template, self.kind(), &values)
        });
        own.or_else(|| self.mail(sender))
    }

    /// Everything that a template can say of it.
    #[must_use]
    pub fn all_values(&self, sender: &Sender<'_>) -> Values {
        let mut values = template::common(sender);
        values.extend(self.values(sender.wording));
        values
    }
}

/// A kind of message as the list knows it.
pub(super) trait Listed: Message + Sized + 'static {
    /// The message of this kind that a person is owed. `None`: there is nothing to say any more.
    fn of(facts: &Facts<'_>) -> Option<Self>;

    /// An example.
    fn sample(sample: &Sample) -> Self;

    /// Examples of every state that deliver makes.
    fn states(sample: &Sample) -> Vec<State>;
}

/// What a message is made of.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct Facts<'a> {
    /// To whom it goes.
    pub person: &'a Person,
    /// On whose behalf.
    pub application: &'a Application,
    /// Where.
    pub to: &'a Contact,
    /// The link or code that its kind carries: see [`domain::outbox::Carries`]. Empty where it carries none.
    pub carried: String,
    /// What was theirs, where it tells of that.
    pub former: Option<&'a Former>,
    /// Where the deployment is reached.
    pub base_url: &'a str,
    /// The host of that.
    pub host: &'a str,
    /// Whether the application is the one that no link has to name.
    pub is_default_application: bool,
    /// The time of writing.
    pub now: Timestamp,
}

impl Facts<'_> {
    pub(super) fn account(&self) -> String {
        self.person.username.as_str().to_owned()
    }

    pub(super) fn inviter(&self) -> Option<String> {
        self.person.invitation.inviter.as_deref().map(str::to_owned)
    }

    /// The address that it goes to. A short message does not say its own number.
    pub(super) fn recipient(&self) -> String {
        match self.to {
            Contact::Email(address) => address.as_str().to_owned(),
            Contact::Phone(_) => String::new(),
        }
    }

    pub(super) fn is_sent_again(&self) -> bool {
        self.person.invitation.generation.number > 1
    }

    /// Whether the username is another one than the number that it goes to.
    pub(super) fn is_named_otherwise(&self) -> bool {
        match self.to {
            Contact::Email(_) => true,
            Contact::Phone(number) => self.person.username.as_str() != number.as_str(),
        }
    }

    /// Where the code of an invitation by code is entered, with the username in its field if `named`. A number that is the name
    /// itself is written in digits alone, which costs a text less of its room.
    pub(super) fn entry_page(&self, named: bool) -> String {
        let mut query = Serializer::new(String::new());
        let username = self.person.username.as_str();
        if named {
            query.append_pair("username", username);
        } else if let Some(digits) = username.strip_prefix('+') {
            query.append_pair("u", digits);
        }
        if !self.is_default_application {
            query.append_pair("application", self.person.application.as_str());
        }
        let (page, query) = (format!("{}/enter", self.base_url), query.finish());
        if query.is_empty() {
            page
        } else {
            format!("{page}?{query}")
        }
    }
}

/// What the examples of all kinds say.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Who invites.
    pub inviter: String,
    /// The address that it goes to, which is the username.
    pub recipient: String,
    /// The link, where the kind has one.
    pub link: String,
    /// The code, where it has one.
    pub code: String,
    /// Where a code is entered.
    pub entry_page: String,
    /// Where one signs in.
    pub login_page: String,
    /// Where a new password is asked for.
    pub reset_page: String,
    /// The host of our pages.
    pub host: String,
    /// When what it tells of happened; what ends does so a round time later.
    pub began: Timestamp,
    /// The time of writing.
    pub now: Timestamp,
    /// Whether it lacks all that a message of its kind can lack.
    pub bare: bool,
}

impl Sample {
    /// An example for trying templates out. Link and code are plainly not valid.
    #[must_use]
    pub fn plain(base_url: &str, now: Timestamp, bare: bool) -> Self {
        Self {
            inviter: "Grace Hopper".to_owned(),
            recipient: "ada@example.com".to_owned(),
            link: format!("{base_url}/i/an-example-that-opens-nothing"),
            code: "000000".to_owned(),
            entry_page: format!("{base_url}/enter"),
            login_page: format!("{base_url}/sign-in"),
            reset_page: format!("{base_url}/forgotten"),
            host: String::new(),
            began: now,
            now,
            bare,
        }
    }

    pub(super) fn unless_bare(&self, text: &str) -> Option<String> {
        (!self.bare).then(|| text.to_owned())
    }

    pub(super) fn after(&self, hours: i64) -> Timestamp {
        after(self.began, SignedDuration::from_hours(hours))
    }
}

/// A message in one of its states, with the name that it has among the mails and among the texts.
#[derive(Debug)]
pub struct State {
    /// The message.
    pub message: Box<dyn Message>,
    /// Its name among the mails, if it is mailed in this state.
    pub as_mail: Option<&'static str>,
    /// Its name among the texts, if it is texted in this state.
    pub as_text: Option<&'static str>,
}

impl State {
    pub(super) fn mail(name: &'static str, message: impl Message + 'static) -> Self {
        Self {
            message: Box::new(message),
            as_mail: Some(name),
            as_text: None,
        }
    }

    pub(super) fn text(name: &'static str, message: impl Message + 'static) -> Self {
        Self {
            message: Box::new(message),
            as_mail: None,
            as_text: Some(name),
        }
    }

    pub(super) fn both(name: &'static str, message: impl Message + 'static) -> Self {
        Self {
            as_text: Some(name),
            ..Self::mail(name, message)
        }
    }
}

/// When it ends, as a value of a template.
pub(super) fn expires(w: &Wording, end: Option<Timestamp>) -> (&'static str, Value) {
    ("expires", end.map(|at| w.date_time(at)).into())
}

/// How long that is from now.
pub(super) fn expires_in(w: &Wording, end: Option<Timestamp>, now: Timestamp) -> (&'static str, Value) {
    ("expires_in", end.map(|at| w.span(seconds_until(at, now))).into())
}
