//! `POST /v1/imports`: users of another system, with the hashes of their passwords.

use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::{Caller, Scope},
    application::Application,
    channel::Channel,
    clock::Lifetime,
    display_name::DisplayName,
    flow::Flow,
    foreign_hash::{ForeignHash, ForeignHashError},
    import::{self, Import, ImportOutcome, MOST},
    invitation::Method,
    locale::Locale,
    metadata::{Metadata, Strict},
    password::PasswordHash,
    person::Person,
    profile::Profile,
    roles,
    schema::text,
    whole::non_null_whole,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, caller::authorize, json, warning::Warning},
    inviting::{self, SharedAddress},
    watch::{ANSWER_WITHIN, BATCH_WITHIN, within},
};
use store::Created;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImportUsersBody")]
pub(crate) struct ImportBody {
    /// Whose; may be left out where the key reaches one only.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    /// Whether everybody without a hash is invited now, as the application does it. Without it they wait until an administrator
    /// sends the invitation.
    #[serde(default)]
    invite: bool,
    /// How they are invited: `email_link`, `email_otp` or `sms_otp`; the application's method if absent.
    #[serde(default, deserialize_with = "body::non_null")]
    method: Option<Method>,
    /// Which steps they walk: a name, or `name@version`; the application's flow if absent.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::FlowName")]
    flow: Option<String>,
    /// How long their invitations live: -1 never ends.
    #[serde(default, deserialize_with = "non_null_whole")]
    #[schemars(with = "text::Minutes")]
    lifetime_minutes: Option<i64>,
    /// Who invites: the name that each of them reads.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Name")]
    inviter: Option<String>,
    /// Where they go at the end: one of the application's `result_urls`.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::WebAddress")]
    result_url: Option<String>,
    /// Each is taken or refused by itself, so its result says what is wrong with it.
    #[schemars(with = "Vec<Anything>", length(min = 1, max = 100))]
    users: Vec<StrictLine>,
}

/// What stands in the list: an `ImportedUser`, or something that is refused.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a schema, never a value")]
#[schemars(inline)]
enum Anything {
    User(Line),
    Other(Value),
}

struct StrictLine(Value);

impl<'de> Deserialize<'de> for StrictLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Strict::deserialize(deserializer).map(|Strict(value)| Self(value))
    }
}

/// A user of another system.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImportedUser")]
struct Line {
    /// The name to sign in by; the address, or else the number, if it is left out.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Username")]
    username: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Email")]
    email: Option<String>,
    /// Whether the address was proven there.
    #[serde(default)]
    email_verified: bool,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::TypedPhone")]
    phone: Option<String>,
    #[serde(default)]
    phone_verified: bool,
    /// bcrypt, or argon2, scrypt or pbkdf2 as a PHC string.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::PasswordHash")]
    password_hash: Option<SecretString>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Locale")]
    locale: Option<String>,
    #[serde(default)]
    #[schemars(with = "Vec<text::Role>", length(max = 20))]
    roles: Vec<String>,
    /// At most 4096 bytes of JSON.
    #[serde(default)]
    metadata: Metadata,
    /// What they said about themselves.
    #[serde(default)]
    profile: Profile,
    /// Whether they were switched off there.
    #[serde(default)]
    disabled: bool,
}

/// What became of an import.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ImportedUsers")]
pub(crate) struct Imported {
    created: usize,
    unchanged: usize,
    exists: usize,
    refused: usize,
    /// How many there was no time for. Send them again.
    left: usize,
    /// In the order of the body.
    results: Vec<LineResult>,
}

/// What became of one user.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "result", rename_all = "snake_case")]
#[schemars(rename = "ImportResult")]
enum LineResult {
    /// There is such a user now.
    Created(KnownUser),
    /// This very line was imported before. Whatever happened to the user since stays.
    Unchanged(KnownUser),
    /// There is somebody of this name already, who stays as they are.
    Exists(KnownUser),
    /// It could not be taken.
    Refused {
        /// A stable code.
        code: &'static str,
        /// Where in the user (RFC 6901).
        pointer: String,
        /// What is wrong.
        detail: String,
    },
    /// There was no time for it, or the table did not answer: send it again.
    Left,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct KnownUser {
    #[schemars(with = "text::UserId")]
    id: String,
    username: String,
    #[schemars(with = "text::UserStatus")]
    status: &'static str,
    #[schemars(with = "text::InvitationId")]
    invitation: String,
    /// What of the line was left out, or is not as whoever sent it may expect. Only where the user is made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
}

pub(crate) async fn import(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersImport)?;
    let body: ImportBody = body::json_within(request, body::IMPORT_LIMIT)?;
    if !(1..=MOST).contains(&body.users.len()) {
        let rule = format!("an import has 1 to {MOST} users");
        return Err(Error::field(ProblemCode::FieldNotValid, "/users", rule));
    }
    let application = app.application_for(&caller, body.application.as_deref()).await?;
    let method = match (body.method, application.method) {
        (Some(Method::Link), _) => {
            let rule = "nobody would have the links: name `email_link`, `email_otp` or `sms_otp`";
            return Err(Error::field(ProblemCode::FieldNotValid, "/method", rule));
        }
        (Some(method), _) => method,
        (None, Method::Link) => Method::EmailLink,
        (None, method) => method,
    };
    let named = body.flow.as_deref();
    let flow = app
        .flow_named(&application.id, named.unwrap_or(&application.flow))
        .await?;
    let waiting = match named {
        Some(_) => flow.clone(),
        None => Flow::ready_made("link_password").ok_or(Error::Internal("a ready-made flow is missing"))?,
    };
    let ceiling = app.config.max_lifetime_minutes;
    let lifetime = body.lifetime_minutes.map(Lifetime::from_minutes).transpose()?;
    let lifetime = lifetime.map(|lifetime| lifetime.within(ceiling)).transpose()?;
    let inviter = body.inviter.as_deref().map(DisplayName::parse).transpose();
    let result_url = body
        .result_url
        .map(|url| inviting::result_url(&application, &url))
        .transpose()?;
    let batch = Batch {
        app,
        caller,
        application: &application,
        method,
        flow: flow.entered_by(method),
        flow_is_named: named.is_some(),
        waiting,
        lifetime: lifetime.unwrap_or_else(|| application.lifetime.capped(ceiling)),
        inviter: inviter.map_err(|error| Error::field(ProblemCode::InviterNotValid, "/inviter", error))?,
        result_url: result_url.map(String::from),
        invite: body.invite,
    };
    // One after the other: a name that stands twice is the first one's. Each has the time of a request of its own, so
    // hashes do not use up that of the others.
    let end = app.clock.now() + BATCH_WITHIN;
    let mut results = Vec::with_capacity(body.users.len());
    let mut stopped = false;
    for StrictLine(line) in body.users {
        stopped = stopped || app.clock.now() >= end;
        if stopped {
            results.push(LineResult::Left);
            continue;
        }
        let warnings = warnings(&application, &line);
        let result = match within(ANSWER_WITHIN, batch.import(line)).await {
            Ok((ImportOutcome::Created, person)) => LineResult::Created(KnownUser {
                warnings,
                ..known_user(&person)
            }),
            Ok((ImportOutcome::Unchanged, person)) => LineResult::Unchanged(known_user(&person)),
            Ok((ImportOutcome::Exists, person)) => LineResult::Exists(known_user(&person)),
            // The answer says what was done until now, and the rest is left.
            Err(error) if error.status() == StatusCode::SERVICE_UNAVAILABLE && !results.is_empty() => {
                stopped = true;
                LineResult::Left
            }
            Err(error) => refused(error)?,
        };
        results.push(result);
    }
    let count = |test: fn(&LineResult) -> bool| results.iter().filter(|result| test(result)).count();
    json(
        StatusCode::OK,
        &Imported {
            created: count(|result| matches!(result, LineResult::Created(_))),
            unchanged: count(|result| matches!(result, LineResult::Unchanged(_))),
            exists: count(|result| matches!(result, LineResult::Exists(_))),
            refused: count(|result| matches!(result, LineResult::Refused { .. })),
            left: count(|result| matches!(result, LineResult::Left)),
            results,
        },
    )
}

/// The result of a line says what is wrong with it. What is wrong with us ends the call: it can be repeated.
fn refused(error: Error) -> Result<LineResult, Error> {
    if error.status().is_server_error() {
        return Err(error);
    }
    let pointer = match &error {
        Error::Field { pointer, .. } => pointer.clone(),
        _ => String::new(),
    };
    Ok(LineResult::Refused {
        code: error.code().as_str(),
        pointer,
        detail: error.detail(),
    })
}

fn known_user(person: &Person) -> KnownUser {
    KnownUser {
        id: person.user_id().to_string(),
        username: person.username.as_str().to_owned(),
        status: person.status.as_str(),
        invitation: person.invitation_id().to_string(),
        warnings: Vec::new(),
    }
}

/// What of a line that can be taken is taken otherwise than it says.
fn warnings(application: &Application, line: &Value) -> Vec<Warning> {
    let text = |name: &str| line.get(name).and_then(Value::as_str);
    let of_locale = text("locale").and_then(|tag| Warning::of_locale("/locale", tag, application));
    let wrong = text("phone").and_then(|number| PhoneNumber::parse(number).err());
    let of_number = wrong.map(|wrong| Warning::new("/phone", format!("this number is left out: {wrong}")));
    of_locale.into_iter().chain(of_number).collect()
}

struct Batch<'a> {
    app: &'a App,
    caller: Caller,
    application: &'a Application,
    /// How those are invited who are invited now, and the way that they go.
    method: Method,
    flow: Flow,
    flow_is_named: bool,
    /// The way of those who wait.
    waiting: Flow,
    lifetime: Lifetime,
    inviter: Option<DisplayName>,
    result_url: Option<String>,
    invite: bool,
}

impl Batch<'_> {
    /// One read, and for somebody new one hash and one conditional write.
    async fn import(&self, value: Value) -> Result<(ImportOutcome, Box<Person>), Error> {
        let app = self.app;
        let text = value.to_string();
        let line: Line = body::part(value)?;
        let email = body::email(line.email)?;
        // A number that cannot be kept holds nobody back who has another name or way.
        let phone = match body::phone(line.phone) {
            Err(_) if email.is_some() || line.username.is_some() => None,
            phone => phone?,
        };
        let username = match (line.username, &email, &phone) {
            (Some(text), _, _) => Username::parse(&text).map_err(|error| (error, "/username"))?,
            (None, Some(email), _) => Username::from(email),
            (None, None, Some(phone)) => Username::parse(phone.as_str()).map_err(|error| (error, "/phone"))?,
            (None, None, None) => {
                let rule = "give at least an email address, a number or a username";
                return Err(Error::field(ProblemCode::EmailMissing, "/email", rule));
            }
        };
        let locale = line.locale.as_deref().map(Locale::parse).transpose()?;
        let roles = roles::checked(line.roles)?;
        let foreign = line.password_hash.map(|text| hash(&text)).transpose()?;
        let invites = self.invite && foreign.is_none() && !line.disabled;
        if invites {
            self.can_reach(email.as_ref(), phone.as_ref())?;
        }
        let mark = import::mark(&app.keys, &self.application.id, &username, text.as_bytes());
        // Read first: whoever is there already costs no hash, so a second run is quick.
        let key = app.keys.person_key(&self.application.id, &username);
        // By an address that is another user's only they are found who signed in by it once.
        let is_address = email.as_ref().is_some_and(|email| Username::from(email) == username);
        if let Some(person) = app.store.named(key).await?
            && (person.key == key || is_address)
        {
            return Ok((import::repeated(mark, &person), Box::new(person)));
        }
        inviting::is_own_name(app, &self.application.id, &username, email.as_ref()).await?;
        let credential = match foreign {
            Some(foreign) => Some(self.wrapped(foreign).await?),
            None => None,
        };
        let import = Import {
            application: self.application,
            flow: if invites { &self.flow } else { &self.waiting },
            method: self.method,
            inviter: self.inviter.clone(),
            result_url: self.result_url.clone(),
            lifetime: self.lifetime,
            ceiling_minutes: app.config.max_lifetime_minutes,
            username,
            email: email.map(|email| (email, line.email_verified)),
            phone: phone.map(|phone| (phone, line.phone_verified)),
            locale,
            roles,
            metadata: line.metadata,
            profile: line.profile,
            credential,
            disabled: line.disabled,
            invite: self.invite,
            line: mark,
        };
        let mut person = import::create(&app.keys, &*app.entropy, import, app.clock.now(), &self.caller)?;
        // Nobody is invited to an address that is somebody else's.
        let shared = if invites {
            SharedAddress::Refused
        } else {
            SharedAddress::Kept
        };
        let created = inviting::create(app, &mut person, shared).await?;
        match created {
            Created::Done => Ok((ImportOutcome::Created, Box::new(person))),
            Created::Exists(known) => Ok((import::repeated(mark, &known), known)),
        }
    }

    /// Makes sure that the invitation reaches them, and that they can walk its steps.
    fn can_reach(&self, email: Option<&EmailAddress>, phone: Option<&PhoneNumber>) -> Result<(), Error> {
        match (self.method.channel().unwrap_or(Channel::Email), email, phone) {
            (Channel::Email, None, _) => {
                let rule = "without an address there is nowhere to mail the invitation to";
                return Err(Error::field(ProblemCode::EmailMissing, "/email", rule));
            }
            (Channel::Sms, _, None) => {
                let rule = "without a number there is nowhere to send the invitation to";
                return Err(Error::field(ProblemCode::PhoneMissing, "/phone", rule));
            }
            (Channel::Email, Some(_), _) | (Channel::Sms, _, Some(_)) => {}
        }
        if let Some(phone) = phone
            && self.flow.needs(Channel::Sms)
        {
            self.app.config.may_text(phone)?;
        }
        let walkable = self.flow.walkable(email.is_some(), phone.is_some());
        walkable.map_err(|why| inviting::unwalkable(&self.flow, self.flow_is_named, why))
    }

    /// Hashed once more, so that the foreign hash is nowhere.
    async fn wrapped(&self, foreign: ForeignHash) -> Result<PasswordHash, Error> {
        let cost = self.application.password.cost;
        let wrap = move |app: &App| app.hasher.wrap(&app.keys, &*app.entropy, cost, &foreign);
        Ok(self.app.busy(wrap).await??)
    }
}

fn hash(text: &SecretString) -> Result<ForeignHash, Error> {
    ForeignHash::parse(text.expose_secret()).map_err(|error| {
        let pointer = "/password_hash";
        match error {
            ForeignHashError::Unsupported => Error::field(ProblemCode::PasswordHashNotSupported, pointer, error),
            ForeignHashError::Malformed => Error::field(ProblemCode::PasswordHashNotValid, pointer, error),
            ForeignHashError::TooSlow { .. } | ForeignHashError::TooLarge { .. } => {
                Error::field(ProblemCode::PasswordHashTooDear, pointer, error)
            }
        }
    })
}
