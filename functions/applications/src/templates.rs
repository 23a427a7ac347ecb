//! Mails that an application writes itself: saved, tried out, taken back.

use domain::{
    address::{EmailAddress, Username},
    api_key::{Caller, Scope},
    application::Application,
    channel::Channel,
    entropy::random,
    id::ApplicationId,
    limits::{Cause, Counter, destination},
    metadata::Metadata,
    outbox::MessageKind,
    quota::Mark,
    schema::text,
    template::Template,
};
use http::StatusCode;
use lambda_http::Request;
use present::{
    messages::{Mail, Sample, Sender, Values, check_template, example},
    pages::Brand,
    wording::Wording,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, path_parameter},
    inviting::room_at,
    throttle::Usage,
};
use store::Trial;

use crate::wording::language;

/// The mails that an application writes itself, and what each kind can say.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Templates")]
pub(crate) struct List {
    templates: Vec<Place>,
    kinds: Vec<Kind>,
}

/// Which mail in which language.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TemplatePlace")]
pub(crate) struct Place {
    kind: String,
    language: String,
}

/// A mail, and the variables that its template can use.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MailKind")]
struct Kind {
    kind: String,
    variables: Vec<String>,
}

/// A template as it is saved.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SavedTemplate")]
pub(crate) struct Shown {
    kind: String,
    language: String,
    subject: String,
    text: String,
    html: String,
}

/// A mail with example values.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MailPreview")]
pub(crate) struct Preview {
    subject: String,
    text: String,
    html: String,
    /// Whether it is of the application's own template.
    own: bool,
}

/// A mail that is on its way to be looked at.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TestSend")]
pub(crate) struct Sent {
    kind: String,
    language: String,
    to: String,
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "PreviewTemplate")]
pub(crate) struct PreviewBody {
    #[serde(deserialize_with = "body::non_null")]
    template: Option<Template>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TestSendTo")]
pub(crate) struct TrialBody {
    #[schemars(with = "text::Username")]
    to: String,
}

/// Which of our mails the application writes itself, and what each kind can say.
pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let application = app.application(&id).await?;
    let own = app.store.template_places(&id).await?;
    let kinds: Vec<_> = MessageKind::with_template()
        .map(|kind| {
            let [full, _] = examples(app, &application, "en", kind);
            Kind {
                kind: kind.as_str().to_owned(),
                variables: full.keys().map(ToString::to_string).collect(),
            }
        })
        .collect();
    let own: Vec<_> = own.into_iter().map(|(kind, language)| named(kind, &language)).collect();
    json(StatusCode::OK, &List { templates: own, kinds })
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let (kind, language) = place(request)?;
    let template = app.store.template(&id, kind, language).await?;
    let template = template.ok_or(Error::NoTemplate)?;
    json(StatusCode::OK, &shown(kind, language, &template))
}

pub(crate) async fn save(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let (kind, language) = place(request)?;
    let template: Template = body::json(request)?;
    checked(app, &id, kind, language, &template, "").await?;
    app.store
        .save_template(&id, kind, language, &template, app.clock.now())
        .await?;
    json(StatusCode::OK, &shown(kind, language, &template))
}

/// Takes it back: from then on the mail is ours again.
pub(crate) async fn remove(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let (kind, language) = place(request)?;
    app.store.drop_template(&id, kind, language).await?;
    json(StatusCode::OK, &named(kind, language))
}

/// The mail with example values: of the template in the body, or of the one that is saved, or else ours. Nothing is saved.
pub(crate) async fn preview(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let (kind, language) = place(request)?;
    let body: PreviewBody = body::optional_json(request)?;
    let template = match body.template {
        Some(template) => {
            checked(app, &id, kind, language, &template, "/template").await?;
            Some(template)
        }
        None => app.store.template(&id, kind, language).await?,
    };
    let application = app.application(&id).await?;
    let (brand, wording) = (Brand::from(&*application), Wording::of(&application, [language]));
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    let example = example(kind, &Sample::plain(&app.config.base_url, app.clock.now(), false));
    let mail = example.write(&sender, template.as_ref(), &Metadata::default());
    let Mail { subject, text, html } = mail.ok_or(Error::Internal("what has a template is a mail"))?;
    json(
        StatusCode::OK,
        &Preview {
            subject,
            text,
            html,
            own: template.is_some(),
        },
    )
}

/// Sends the mail as it would be sent now, with example values and marked as a trial, to a user of the application who
/// has proven their address. `deliver` does it, as ever. Each try counts, before anything is looked at.
pub(crate) async fn try_out(app: &App, request: &Request) -> Result<Response, Error> {
    let (caller, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let (kind, language) = place(request)?;
    let body: TrialBody = body::json(request)?;
    counted(app, &caller, &id).await?;
    let to = recipient(app, &id, &body.to).await?;
    let trial = Trial {
        id: Trial::named(random(&*app.entropy)?),
        application: id,
        kind,
        language: language.to_owned(),
        to,
        by: caller.id,
    };
    app.store.owe_trial(&trial, app.clock.now()).await?;
    tracing::info!(
        by = %trial.by,
        application = %trial.application,
        kind = kind.as_str(),
        language,
        trial = trial.id,
        "a trial is asked for"
    );
    json(
        StatusCode::ACCEPTED,
        &Sent {
            kind: kind.as_str().to_owned(),
            language: language.to_owned(),
            to: body.to,
        },
    )
}

/// Counts one more trial of the application. One write.
async fn counted(app: &App, caller: &Caller, application: &ApplicationId) -> Result<(), Error> {
    let counter = Counter::of_trials(application, app.clock.now());
    let usage = Usage::counted(app, &counter).await?;
    if usage.left.is_some() {
        return Ok(());
    }
    tracing::warn!(by = %caller.id, %application, "too many trials");
    Err(Error::LimitReached {
        until: usage.until,
        seconds: usage.seconds,
    })
}

/// The address of the user whom `named` names by username or, where that is the username, by address. Nobody else is sent
/// a mail that an application has written and they have not asked for. Two reads.
async fn recipient(app: &App, application: &ApplicationId, named: &str) -> Result<EmailAddress, Error> {
    let refused = || {
        let detail = "name a user of this application who is active and has proven their address";
        Error::field(ProblemCode::RecipientNotAllowed, "/to", detail)
    };
    let address = EmailAddress::parse(named).ok();
    let username = match &address {
        Some(address) => Username::from(address),
        None => Username::parse(named.trim()).map_err(|_| refused())?,
    };
    let proven = app
        .store
        .proven_address(app.keys.person_key(application, &username))
        .await?;
    // A user may have another address by now than the one that they are called by.
    let to = proven.filter(|proven| address.is_none_or(|address| address == *proven));
    let to = to.ok_or_else(refused)?;
    let sender = Mark::of(&app.keys, application);
    room_at(
        app,
        &destination(&app.keys, Channel::Email, to.as_str(), Cause::Invited, sender),
    )
    .await?;
    Ok(to)
}

fn named(kind: MessageKind, language: &str) -> Place {
    Place {
        kind: kind.as_str().to_owned(),
        language: language.to_owned(),
    }
}

fn shown(kind: MessageKind, language: &str, template: &Template) -> Shown {
    let Template { subject, text, html } = template.clone();
    Shown {
        kind: kind.as_str().to_owned(),
        language: language.to_owned(),
        subject,
        text,
        html,
    }
}

async fn checked(
    app: &App,
    id: &ApplicationId,
    kind: MessageKind,
    language: &str,
    template: &Template,
    within: &str,
) -> Result<(), Error> {
    let application = app.application(id).await?;
    let examples = examples(app, &application, language, kind);
    check_template(template, kind, &examples).map_err(|errors| Error::Fields {
        code: ProblemCode::TemplateNotValid,
        errors: errors
            .into_iter()
            .map(|error| (format!("{within}/{}", error.part), error.to_string()))
            .collect(),
    })
}

/// The values of two examples: with everything, and with nothing that there need not be.
fn examples(app: &App, application: &Application, language: &str, kind: MessageKind) -> [Values; 2] {
    let full = Brand {
        support_address: Some("help@example.com".to_owned()),
        ..Brand::from(application)
    };
    let bare = Brand {
        support_address: None,
        ..Brand::from(application)
    };
    let wording = Wording::of(application, [language]);
    [(full, false), (bare, true)].map(|(brand, bare)| {
        let sender = Sender {
            brand: &brand,
            wording: &wording,
        };
        let sample = Sample::plain(&app.config.base_url, app.clock.now(), bare);
        example(kind, &sample).all_values(&sender)
    })
}

/// Kind and language that the path names.
fn place(request: &Request) -> Result<(MessageKind, &'static str), Error> {
    let kind = MessageKind::parse(&path_parameter(request, "kind")).ok_or_else(|| {
        let all: Vec<_> = MessageKind::with_template().map(MessageKind::as_str).collect();
        Error::field(
            ProblemCode::KindNotValid,
            "/kind",
            format!("there are the kinds {}", all.join(", ")),
        )
    })?;
    Ok((kind, language(request)?))
}
