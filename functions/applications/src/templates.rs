//! Mails that an application writes itself: saved, tried out, taken back.

use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shared::{
    app::App,
    domain::{
        address::EmailAddress,
        api_key::Scope,
        application::Application,
        entropy::random,
        id::ApplicationId,
        template::{MailKind, Template},
    },
    http::{Error, Response, body, json, path_parameter},
    messages::{Mail, Sender, Values, check_template, sample},
    openapi::text,
    pages::Brand,
    store::Trial,
    wording::Wording,
};

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
    #[serde(deserialize_with = "body::given")]
    template: Option<Template>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TestSendTo")]
pub(crate) struct TrialBody {
    #[schemars(with = "text::Email")]
    to: String,
}

/// Which of our mails the application writes itself, and what each kind can say.
pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let application = app.application(&id).await?;
    let own = app.store.template_places(&id).await?;
    let kinds: Vec<_> = MailKind::ALL
        .into_iter()
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
    let example = sample::mail(kind, &app.config.base_url, app.clock.now(), false);
    let Mail { subject, text, html } = example.write(&sender, template.as_ref());
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

/// Sends the mail as it would be sent now, with example values, to the address in the body. `deliver` does it, as ever.
pub(crate) async fn try_out(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let (kind, language) = place(request)?;
    let body: TrialBody = body::json(request)?;
    let trial = Trial {
        id: Trial::named(random(&*app.entropy)?),
        application: id,
        kind,
        language: language.to_owned(),
        to: EmailAddress::parse(&body.to).map_err(|error| (error, "/to"))?,
    };
    app.store.owe_trial(&trial, app.clock.now()).await?;
    json(
        StatusCode::ACCEPTED,
        &Sent {
            kind: kind.as_str().to_owned(),
            language: language.to_owned(),
            to: trial.to.as_str().to_owned(),
        },
    )
}

fn named(kind: MailKind, language: &str) -> Place {
    Place {
        kind: kind.as_str().to_owned(),
        language: language.to_owned(),
    }
}

fn shown(kind: MailKind, language: &str, template: &Template) -> Shown {
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
    kind: MailKind,
    language: &str,
    template: &Template,
    within: &str,
) -> Result<(), Error> {
    let application = app.application(id).await?;
    let examples = examples(app, &application, language, kind);
    check_template(template, kind, &examples).map_err(|errors| Error::Fields {
        code: "template_not_valid",
        errors: errors
            .into_iter()
            .map(|error| (format!("{within}/{}", error.part), error.to_string()))
            .collect(),
    })
}

/// The values of two examples: with everything, and with nothing that there need not be.
fn examples(app: &App, application: &Application, language: &str, kind: MailKind) -> [Values; 2] {
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
        sample::mail(kind, &app.config.base_url, app.clock.now(), bare).values(&sender)
    })
}

/// Kind and language that the path names.
fn place(request: &Request) -> Result<(MailKind, &'static str), Error> {
    let kind = MailKind::parse(&path_parameter(request, "kind")).ok_or_else(|| {
        let all = MailKind::ALL.map(MailKind::as_str);
        Error::field(
            "kind_not_valid",
            "/kind",
            format!("there are the kinds {}", all.join(", ")),
        )
    })?;
    Ok((kind, language(request)?))
}
